/* What stands below mail of any kind is nobody's words, whatever it names.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

/* Words that only seem to belong to a notice may be a cry for help: what speaks for danger, and
 * what a clause looks for by itself, is never nobody's. */
static bool is_heard_everywhere(const smp_policy *policy, uint32_t signal)
{
    const smp__signal_record *record =
        (const smp__signal_record *)smp__policy_section(policy, SMP__SECTION_SIGNALS, NULL) +
        signal;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    const smp__weight_record *weights = smp__policy_section(policy, SMP__SECTION_WEIGHTS, NULL);
    if (record->wakes.count) return true;
    for (uint32_t w = record->speaks.first; w < record->speaks.first + record->speaks.count; w++) {
        const smp_text label = smp__policy_string(policy, labels[weights[w].label].name);
        if (weights[w].weight > 0 && (smp__label_says(label) & SMP__SAYS_DANGER)) return true;
    }
    return false;
}

typedef struct notices {
    const smp_policy *policy;
    const smp__sayings *sayings;
    const smp__document *text;
} notices;

static bool is_no_notice(const void *context, const smp__observation *seen)
{
    const notices *in = context;
    if (seen->field.document != in->text || is_heard_everywhere(in->policy, seen->signal))
        return true;
    const smp__saying *saying = smp__saying_at(in->sayings, seen->start);
    return !saying || saying->by != SMP__BY_NOTICE;
}

static bool any_word_is_left(const smp__document *text, const smp__sayings *sayings)
{
    for (uint32_t i = 0; i < text->token_count; i++) {
        if (text->tokens[i].kind != SMP_TOKEN_WORD && text->tokens[i].kind != SMP_TOKEN_HASHTAG)
            continue;
        const smp__saying *saying = smp__saying_at(sayings, text->tokens[i].start);
        if (!saying || saying->by != SMP__BY_NOTICE) return true;
    }
    return false;
}

bool smp__set_notices_aside(smp__view *view, const smp_evaluator *evaluator)
{
    const uint32_t signal = evaluator->known_signals[SMP__MESSAGE_NOTICE];
    const smp__document *text = smp__view_text(view);
    const smp__observations *seen = &view->observations;
    size_t most = 0, count = 0;
    for (size_t i = 0; i < seen->count; i++) most += seen->items[i].signal == signal;
    if (most == 0) return true;
    if (!smp__view_sayings(view, text)) return false;
    smp__saying *found = smp__arena_allocate(&view->arena, most * sizeof *found);
    if (!found) return false;
    for (size_t i = 0; i < seen->count; i++) {
        const smp__observation *one = &seen->items[i];
        if (one->signal != signal) continue;
        if (count && one->start < found[count - 1].end) continue; /* they go in order */
        found[count++] =
            (smp__saying){.start = one->start, .end = one->end, .by = SMP__BY_NOTICE};
    }
    view->sayings.notices = found;
    view->sayings.notice_count = count;
    if (!any_word_is_left(text, &view->sayings)) { /* then that is what somebody wanted to say */
        view->sayings.notice_count = 0;
        return true;
    }
    const notices in = {evaluator->policy, &view->sayings, text};
    smp__view_sift(view, evaluator, is_no_notice, &in);
    return true;
}
