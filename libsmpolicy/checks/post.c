/* The recipes for a post: the policy's whole view, and accessibility alone.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

/* ---- Impressions --------------------------------------------------------------------------- */

static bool is_raised(const smp__observations *seen, uint32_t signal)
{
    return seen->raised[signal / 64] >> (signal % 64) & 1;
}

static bool is_excepted(const smp__observations *seen, const smp_policy *policy,
                        const smp__impression_record *impression)
{
    const uint32_t *signals = smp__policy_section(policy, SMP__SECTION_CLAUSE_SIGNALS, NULL);
    const smp__slice unless = impression->unless;
    for (uint32_t i = unless.first; i < unless.first + unless.count; i++)
        if (is_raised(seen, signals[i])) return true;
    return false;
}

static bool is_seen(const smp__observations *seen, uint32_t signal, const smp__field *field)
{
    if (!is_raised(seen, signal)) return false;
    for (size_t i = 0; i < seen->count; i++)
        if (seen->items[i].signal == signal && seen->items[i].field.document == field->document)
            return true;
    return false;
}

/* Raises what an impression does, where no pattern has found the same there. */
static bool observe_impression(smp__view *view, const smp_policy *policy, const smp__field *field,
                               const smp__impression *found)
{
    const uint32_t *signals = smp__policy_section(policy, SMP__SECTION_CLAUSE_SIGNALS, NULL);
    const smp__slice raises = found->record->raises;
    for (uint32_t i = raises.first; i < raises.first + raises.count; i++) {
        if (is_seen(&view->observations, signals[i], field)) continue;
        const smp__sayings *sayings = smp__view_sayings(view, field->document);
        smp__observation *seen =
            smp__observe(&view->observations, signals[i], *field, found->start, found->end);
        if (!sayings || !seen) return false;
        seen->saying = smp__saying_at(sayings, found->start);
    }
    return true;
}

static bool observe_impressions(smp__view *view, const smp_policy *policy, const smp__field *field)
{
    smp__impression found[SMP__IMPRESSIONS_MAX];
    size_t count;
    if (!smp__see_impressions(found, &count, policy, field->document, &view->arena)) return false;
    for (size_t i = 0; i < count; i++)
        if (!is_excepted(&view->observations, policy, found[i].record) &&
            !observe_impression(view, policy, field, &found[i]))
            return false;
    return true;
}

/* ---- Who is in a picture ------------------------------------------------------------------- */

typedef struct pictures {
    const smp__circumstances *about;
    uint32_t signal, fact;
} pictures;

/* UINT32_MAX: the policy asks nothing about it. */
static uint32_t fact_of_people(const smp_policy *policy)
{
    size_t count;
    const smp__fact_record *facts = smp__policy_section(policy, SMP__SECTION_FACTS, &count);
    for (uint32_t i = 0; i < count; i++)
        if (facts[i].source == SMP__FACT_MEDIA_PEOPLE) return i;
    return UINT32_MAX;
}

/* What an alt text tells of people counts only where the host has not said whether they can be
 * recognised; words that are to be read in the picture are of nobody there. */
static bool is_untold(const void *context, const smp__observation *seen)
{
    const pictures *in = context;
    if (seen->signal != in->signal) return true;
    if (seen->field.kind != SMP__IN_ALT) return false;
    smp__fact_value people = smp__fact_get(in->about, in->fact, seen->field.index);
    return !people.known || people.assumed;
}

static void leave_out_told(smp__view *view, const smp_evaluator *evaluator,
                           const smp__circumstances *about)
{
    const pictures in = {about, evaluator->known_signals[SMP__MEDIA_PERSON],
                         fact_of_people(evaluator->policy)};
    if (in.signal != UINT32_MAX && in.fact != UINT32_MAX &&
        is_raised(&view->observations, in.signal))
        smp__view_sift(view, evaluator, is_untold, &in);
}

/* ---- Words in a picture -------------------------------------------------------------------- */

static bool is_secret(const smp_policy *policy, const smp__observation *seen)
{
    const smp__signal_record *signals = smp__policy_section(policy, SMP__SECTION_SIGNALS, NULL);
    smp_text name = smp__policy_string(policy, signals[seen->signal].name);
    return seen->field.kind == SMP__IN_IMAGE_TEXT &&
           (smp__text_starts(name, "privacy.") || smp__text_starts(name, "confidential."));
}

typedef struct shown_words {
    const smp_policy *policy;
    const smp__observations *all;
} shown_words;

/* Nobody is told to write out what a picture must not show. */
static bool may_be_written_out(const void *context, const smp__observation *seen)
{
    const shown_words *in = context;
    if (seen->signal != SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE) return true;
    for (size_t i = 0; i < in->all->count; i++)
        if (in->all->items[i].field.index == seen->field.index &&
            is_secret(in->policy, &in->all->items[i]))
            return false;
    return true;
}

static void leave_out_secrets(smp__view *view, const smp_evaluator *evaluator)
{
    const shown_words in = {evaluator->policy, &view->observations};
    if (is_raised(&view->observations, SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE))
        smp__view_sift(view, evaluator, may_be_written_out, &in);
}

/* The author's own words alone: others' are shared for what they say, and are long. */
smp_status smp__consider_post(smp__view *view, smp_evaluator *evaluator,
                              const smp__circumstances *about, smp_error *error)
{
    if (about->media_count) {
        leave_out_secrets(view, evaluator);
        leave_out_told(view, evaluator, about);
    }
    for (size_t i = 0; i < view->field_count; i++)
        if (view->fields[i].kind == SMP__IN_TEXT &&
            !observe_impressions(view, evaluator->policy, &view->fields[i]))
            return smp__fail_memory(error);
    return SMP_OK;
}

/* ---- Checks -------------------------------------------------------------------------------- */

static smp_status check_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             const smp__recipe *recipe, smp_error *error)
{
    smp_status status = smp__check_begin(report, evaluator, recipe, error);
    if (status == SMP_OK) status = smp__view_take(&evaluator->main, evaluator, post, error);
    return smp__check(report, evaluator, recipe, status, error);
}

smp_status smp_evaluate_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             smp_error *error)
{
    static const smp__recipe recipe = {
        .check = "post", .needs_policy = true, .consider = smp__consider_post};
    return check_post(report, evaluator, post, &recipe, error);
}

smp_status smp_check_accessibility(smp_report *report, smp_evaluator *evaluator,
                                   const smp_post *post, smp_error *error)
{
    static const smp__recipe recipe = {.check = "accessibility", .accessibility_only = true};
    return check_post(report, evaluator, post, &recipe, error);
}
