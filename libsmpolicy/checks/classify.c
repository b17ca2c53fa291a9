/* The recipe for an inbound message: what it is, what speaks for that, and what is due by when.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"
#include "labels/labels.h"

#include <string.h>

/* ---- Looking ------------------------------------------------------------------------------- */

/* A message always has one; before it stands the message as a whole. */
static const smp__field *text_field(const smp__view *view) { return &view->fields[1]; }

const smp__document *smp__view_text(const smp__view *view)
{
    return text_field(view)->document;
}

/* Personal details are there whoever wrote them. */
static bool is_detail(const smp_policy *policy, const smp__observation *seen)
{
    const smp__signal_record *signals = smp__policy_section(policy, SMP__SECTION_SIGNALS, NULL);
    return smp__text_starts(smp__policy_string(policy, signals[seen->signal].name), "privacy.");
}

/* Of earlier messages nothing else is the writer's. */
static bool is_own(const void *context, const smp__observation *seen)
{
    return !seen->saying || seen->saying->by != SMP__BY_EARLIER || is_detail(context, seen);
}

/* A signal that a label raises is not raised otherwise. */
static bool is_no_label(const void *context, const smp__observation *seen)
{
    const smp_policy *policy = context;
    size_t count;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, &count);
    for (size_t i = 0; i < count; i++)
        if (labels[i].signal == seen->signal) return false;
    return true;
}

/* Raises a signal over the message as a whole, if it is wanted. False when memory ran out. */
static bool observe_whole(smp__view *view, const smp_evaluator *evaluator, smp__signal_id signal,
                          smp_text detail)
{
    if (!smp__is_sought(smp__sought_in(evaluator, SMP__ON_MESSAGE), signal)) return true;
    smp__observation *seen = smp__observe(&view->observations, signal, view->fields[0], 0, 0);
    if (seen) seen->detail = detail;
    return seen != NULL;
}

/* Words in another language say nothing to what reads English, so that its silence is no answer. */
static bool observe_language(smp__view *view, const smp_evaluator *evaluator)
{
    return !view->language || observe_whole(view, evaluator, SMP__SIGNAL_INBOUND_OTHER_LANGUAGE,
                                            smp_text_of(view->language->name));
}

#define GRAVE (SMP__SAYS_DANGER | SMP__SAYS_DUE)

static bool is_grave(const smp_policy *policy, const smp__label_record *label)
{
    return smp__label_says(smp__policy_string(policy, label->name)) & GRAVE;
}

/* Is one of the label's family given that is as grave? Then somebody looks already; a question does
 * not silence the doubt that a request may stand beside it. */
static bool is_heard(const smp__labelling *found, const smp_policy *policy, size_t label)
{
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    const smp__label_record *of = &labels[label];
    for (size_t i = 0; of->family && i < found->count; i++)
        if (labels[i].family == of->family && found->evidence[i] &&
            (is_grave(policy, &labels[i]) || !is_grave(policy, of)))
            return true;
    return false;
}

/* The label that is likeliest of those in doubt, among those that say one of `says` (0: among all),
 * but for one whose family has been heard. The number of labels where there is none. */
static size_t likeliest_in_doubt(const smp__labelling *found, const smp_policy *policy,
                                 uint8_t says)
{
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    size_t best = found->count;
    for (size_t d = 0; d < found->in_doubt_count; d++) {
        const size_t i = found->in_doubt[d];
        if (is_heard(found, policy, i)) continue;
        if (says && !(smp__label_says(smp__policy_string(policy, labels[i].name)) & says)) continue;
        if (best == found->count || found->scores[i] > found->scores[best]) best = i;
    }
    return best;
}

/* The first label that says one of `says` which the message has together with the earlier ones in
 * it and not by itself: whoever forwards a cry for help adds few words. The number of labels where
 * there is none. */
static size_t given_with_earlier(const double *together, const smp__labelling *found,
                                 const smp_policy *policy, uint8_t says)
{
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    const uint64_t given = together ? smp__give_labels(policy, together, false) : 0;
    for (size_t i = 0; i < found->count; i++)
        if (!found->evidence[i] && (given >> i & 1) &&
            (smp__label_says(smp__policy_string(policy, labels[i].name)) & says))
            return i;
    return found->count;
}

static bool observe_doubt_of(uint8_t says, smp__signal_id signal, smp__view *view,
                             const smp_evaluator *evaluator, const double *together)
{
    const smp_policy *policy = evaluator->policy;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    const smp__labelling *found = view->labelling;
    const size_t own = likeliest_in_doubt(found, policy, says);
    const size_t earlier = given_with_earlier(together, found, policy, says);
    smp_text detail;
    if (earlier < found->count)
        detail = smp__arena_format(&view->arena, "%s (said in an earlier message that it repeats)",
                                   smp__policy_string(policy, labels[earlier].meaning).data);
    else if (own < found->count) detail = smp__policy_string(policy, labels[own].meaning);
    else return true;
    if (!detail.data) return earlier == found->count; /* no memory, but for an empty meaning */
    return observe_whole(view, evaluator, signal, detail);
}

/* Danger and the law's clocks are too grave for a doubt to pass unseen, and neither hides the
 * other. */
static bool observe_doubts(smp__view *view, const smp_evaluator *evaluator, const double *together)
{
    return observe_doubt_of(SMP__SAYS_DANGER, SMP__SIGNAL_INBOUND_IN_DOUBT, view, evaluator,
                            together) &&
           observe_doubt_of(SMP__SAYS_DUE, SMP__SIGNAL_INBOUND_IN_DOUBT_DUE, view, evaluator,
                            together);
}

/* Scores of all that is there, earlier messages too; *together is NULL where none are. False when
 * memory ran out. */
static bool score_together(double **together, smp__view *view, const smp_policy *policy,
                           const smp__words_seen *words)
{
    size_t count;
    *together = NULL;
    if (view->sayings.repeated_count == 0) return true;
    *together = smp__arena_allocate(&view->arena, SMP__LABELS_MAX * sizeof **together);
    return *together && smp__score_labels(*together, &count, policy, &view->observations, words,
                                          true, &view->arena);
}

static bool see_words(smp__words_seen *words, smp__view *view, const smp_policy *policy)
{
    const smp__document *text = smp__view_text(view);
    const smp__sayings *sayings = smp__view_sayings(view, text);
    *words = (smp__words_seen){0};
    return sayings && smp__see_words(words, policy, view->as_meant ? view->as_meant : text, sayings,
                                     &view->arena);
}

enum { WORDS_SHOWN = 3, WORDS_BESIDE = 4 };

static bool is_spoken(const smp__token *token)
{
    return token->kind != SMP_TOKEN_SPACE && token->kind != SMP_TOKEN_PUNCTUATION;
}

/* The token that holds the byte, or the first after it. */
static uint32_t token_from(const smp__document *document, uint32_t byte)
{
    uint32_t low = 0, high = document->token_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->tokens[middle].end <= byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* A word or two by themselves tell a reader nothing: with them goes what stands beside them in
 * their sentence, some words to each side. */
static smp__range_of_text in_its_sentence(const smp__document *document, smp__range_of_text at)
{
    const smp__token *tokens = document->tokens;
    const uint32_t first = token_from(document, at.start);
    if (at.start == at.end) return at;
    uint32_t end = first, words = 0;
    for (; end < document->token_count && tokens[end].start < at.end; end++)
        words += is_spoken(&tokens[end]);
    if (words >= WORDS_SHOWN) return at;
    const smp__sentence *sentence = &document->sentences[tokens[first].sentence];
    words = 0;
    for (uint32_t i = first; i > sentence->first_token && words < WORDS_BESIDE; i--)
        if (is_spoken(&tokens[i - 1])) at.start = tokens[i - 1].start, words++;
    words = 0;
    for (uint32_t i = end; i < sentence->end_token && words < WORDS_BESIDE; i++)
        if (is_spoken(&tokens[i])) at.end = tokens[i].end, words++;
    return at;
}

/* Half a telephone number would not be known for one, and not be masked. */
static smp__range_of_text with_whole_details(const smp__view *view, smp__range_of_text at)
{
    const smp__observations *found = &view->observations;
    for (size_t i = 0; i < found->count; i++) {
        const smp__observation *seen = &found->items[i];
        if (seen->signal < SMP__FIRST_PRIVATE_SIGNAL || seen->signal > SMP__LAST_PRIVATE_SIGNAL ||
            seen->field.kind != SMP__IN_TEXT || seen->end <= at.start || seen->start >= at.end)
            continue;
        if (seen->start < at.start) at.start = seen->start;
        if (seen->end > at.end) at.end = seen->end;
    }
    return at;
}

/* What is likeliest to be meant is told of no less than that: "Noted." may be anything. Doubts are
 * told of any word. */
#define WORDS_TO_GO_BY 4

/* Where there are fewer words than that, or none that can be read here, what is likeliest is only
 * what most people write. */
static bool says_less_than(uint32_t words, const smp__view *view)
{
    const uint32_t *counts = smp__view_text(view)->kind_counts;
    return view->language || counts[SMP_TOKEN_WORD] + counts[SMP_TOKEN_HASHTAG] < words;
}

/* Scores what is the writer's own; the labels that have the score they need raise their signals, at
 * the words that weigh most. */
static smp_status consider(smp__view *view, smp_evaluator *evaluator,
                           const smp__circumstances *about, smp_error *error)
{
    const smp_policy *policy = evaluator->policy;
    (void)about;
    smp__words_seen words;
    double *together;
    if (!smp__set_notices_aside(view, evaluator) || !see_words(&words, view, policy) ||
        !score_together(&together, view, policy, &words))
        return smp__fail_memory(error);
    smp__view_sift(view, evaluator, is_own, policy);
    smp__labelling *found = smp__arena_allocate(&view->arena, sizeof *found);
    if (!found || !smp__score_labels(found->scores, &found->count, policy, &view->observations,
                                     &words, false, &view->arena))
        return smp__fail_memory(error);
    found->in_doubt_count = 0;
    view->labelling = found;
    view->language = smp__other_language(smp__view_text(view));
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    const uint64_t given =
        smp__give_labels(policy, found->scores, !says_less_than(WORDS_TO_GO_BY, view));
    for (size_t i = 0; i < found->count; i++) {
        found->evidence[i] = NULL;
        if (!(given >> i & 1)) {
            if (found->scores[i] >= labels[i].doubt)
                found->in_doubt[found->in_doubt_count++] = (uint8_t)i;
            continue;
        }
        smp__evidence *evidence = smp__arena_allocate(&view->arena, sizeof *evidence);
        if (!evidence) return smp__fail_memory(error);
        smp__label_evidence(evidence, policy, (uint32_t)i, &view->observations, &words);
        found->evidence[i] = evidence;
    }
    smp__view_sift(view, evaluator, is_no_label, policy);
    for (size_t i = 0; i < found->count; i++) {
        if (!found->evidence[i]) continue;
        const smp__range_of_text strongest = found->evidence[i]->strongest;
        const smp__range_of_text at =
            with_whole_details(view, in_its_sentence(smp__view_text(view), strongest));
        smp__observation *raised = smp__observe(&view->observations, labels[i].signal,
                                                *text_field(view), at.start, at.end);
        if (raised && at.end > at.start)
            raised->saying = smp__saying_at(&view->sayings, strongest.start);
    }
    bool kept = !view->observations.failed && observe_language(view, evaluator) &&
                observe_doubts(view, evaluator, together);
    return kept ? SMP_OK : smp__fail_memory(error);
}

/* ---- Telling ------------------------------------------------------------------------------- */

static void tell_label(smp_report *report, const smp__view *view, const smp_policy *policy,
                       size_t index)
{
    const smp__evidence *evidence = view->labelling->evidence[index];
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    smp__arena *arena = &report->arena;
    smp_span *spans = smp__arena_allocate(arena, (evidence->span_count + 1) * sizeof *spans);
    smp_text *because = smp__arena_allocate(arena, (evidence->reason_count + 1) * sizeof *because);
    smp_label *label = spans && because ? smp__report_add_label(report) : NULL;
    if (!label) {
        report->failed = true;
        return;
    }
    for (size_t i = 0; i < evidence->span_count; i++)
        spans[i] = smp__document_span(smp__view_text(view), evidence->spans[i].start,
                                      evidence->spans[i].end);
    memcpy(because, evidence->reasons, evidence->reason_count * sizeof *because);
    *label = (smp_label){.label = smp__policy_string(policy, labels[index].name),
                         .score = view->labelling->scores[index],
                         .spans = spans,
                         .span_count = evidence->span_count,
                         .by = smp__by_name(evidence->by),
                         .because = because,
                         .because_count = evidence->reason_count};
}

static void add_measure(smp_report *report, smp_measure measure)
{
    smp_measure *added = smp__report_add_measures(report, 1);
    if (added) *added = measure;
}

/* What is sure enough, in the policy's order; or "none", and what it may be all the same. */
static void tell_labels(smp_report *report, const smp__view *view, const smp_policy *policy)
{
    const smp__labelling *found = view->labelling;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    double most = 0;
    bool unsure = view->language != NULL;
    size_t perhaps = says_less_than(1, view) ? found->count : likeliest_in_doubt(found, policy, 0);
    for (size_t i = 0; i < found->count; i++) {
        if (found->scores[i] > most) most = found->scores[i];
        if (!found->evidence[i]) continue;
        tell_label(report, view, policy, i);
        unsure |= found->scores[i] < labels[i].point;
    }
    if (found->count && report->label_count == 0) {
        smp_label *none = smp__report_add_label(report);
        if (none)
            *none = (smp_label){.label = SMP_TEXT("none"), .score = 1 - most, .by = SMP_TEXT("")};
    }
    add_measure(report, (smp_measure){.name = SMP_TEXT("person_should_look"),
                                      .value = unsure || perhaps < found->count,
                                      .kind = SMP_MEASURE_TRUTH});
    if (perhaps < found->count)
        add_measure(report,
                    (smp_measure){.name = SMP_TEXT("perhaps"),
                                  .kind = SMP_MEASURE_WORD,
                                  .word = smp__policy_string(policy, labels[perhaps].name)});
    if (view->language)
        add_measure(report, (smp_measure){.name = SMP_TEXT("language"),
                                          .kind = SMP_MEASURE_WORD,
                                          .word = smp_text_of(view->language->code)});
}

static void tell(smp_report *report, smp_evaluator *evaluator, const smp__view *view)
{
    tell_labels(report, view, evaluator->policy);
    smp__tell_clocks(report, evaluator, view);
}

smp_status smp_classify_message(smp_report *report, smp_evaluator *evaluator,
                                const smp_message *message, smp_error *error)
{
    static const smp__recipe recipe = {.check = "message", .consider = consider, .tell = tell};
    smp_status status = smp__check_begin(report, evaluator, &recipe, error);
    if (status == SMP_OK)
        status = smp__view_take_message(&evaluator->main, evaluator, message, error);
    return smp__check(report, evaluator, &recipe, status, error);
}
