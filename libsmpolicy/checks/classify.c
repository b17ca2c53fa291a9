/* The recipe for an inbound message: what it is, what speaks for that, and what is due by when.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "checks/checks.h"
#include "labels/labels.h"

#include <string.h>

/* ---- Looking ------------------------------------------------------------------------------- */

static const smp__document *document_of(const smp__view *view)
{
    for (size_t i = 0; i < view->field_count; i++)
        if (view->fields[i].kind == SMP__IN_TEXT) return view->fields[i].document;
    return NULL;
}

static void raise(smp__observations *into, uint32_t signal)
{
    into->raised[signal / 64] |= (uint64_t)1 << (signal % 64);
}

/* Keeps the observations that `keeps` says, and the signals that they raise. */
static void sift(smp__view *view, const smp_evaluator *evaluator,
                 bool (*keeps)(const void *context, const smp__observation *seen),
                 const void *context)
{
    smp__observations *seen = &view->observations;
    size_t kept = 0;
    memset(seen->raised, 0, (evaluator->signal_count + 63) / 64 * sizeof(uint64_t));
    for (size_t i = 0; i < seen->count; i++) {
        if (!keeps(context, &seen->items[i])) continue;
        seen->items[kept] = seen->items[i];
        raise(seen, seen->items[kept++].signal);
    }
    seen->count = kept;
}

typedef struct quoting {
    const smp_policy *policy;
    const smp__range_of_text *ranges;
    size_t count;
} quoting;

/* Personal details are there whoever wrote them; nothing else in earlier messages is the writer's. */
static bool is_own(const void *context, const smp__observation *seen)
{
    const quoting *with = context;
    const smp__signal_record *signals =
        smp__policy_section(with->policy, SMP__SECTION_SIGNALS, NULL);
    size_t low = 0, high = with->count;
    while (low < high) { /* the first range that ends after it starts */
        size_t middle = (low + high) / 2;
        if (with->ranges[middle].end > seen->start) high = middle;
        else low = middle + 1;
    }
    if (!seen->field.document || low == with->count || with->ranges[low].start > seen->start)
        return true;
    return smp__text_starts(smp__policy_string(with->policy, signals[seen->signal].name),
                            "privacy.");
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

/* Scores what is the writer's own; the labels that reach their point raise their signals, at the words
 * that weigh most. */
static smp_status consider(smp__view *view, smp_evaluator *evaluator,
                           const smp__circumstances *about, smp_error *error)
{
    const smp_policy *policy = evaluator->policy;
    const smp__document *document = document_of(view);
    quoting quoted = {.policy = policy};
    smp__range_of_text *ranges;
    (void)about;
    if (!smp__find_quoted(&ranges, &quoted.count, document, &view->arena))
        return smp__fail_memory(error);
    quoted.ranges = ranges;
    if (quoted.count) sift(view, evaluator, is_own, &quoted);

    smp__labelling *found = smp__arena_allocate(&view->arena, sizeof *found);
    if (!found || !smp__score_labels(found->scores, &found->count, policy, &view->observations,
                                     &view->arena))
        return smp__fail_memory(error);
    view->labelling = found;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    smp__observation best[SMP__LABELS_MAX];
    for (size_t i = 0; i < found->count; i++) {
        const smp__observation *strongest;
        found->span_counts[i] = 0;
        if (found->scores[i] < labels[i].point) continue;
        smp__range_of_text spans[SMP__EVIDENCE_MAX];
        found->span_counts[i] =
            smp__label_evidence(spans, &strongest, policy, &labels[i], &view->observations);
        found->spans[i] =
            smp__arena_allocate(&view->arena, (found->span_counts[i] + 1) * sizeof *spans);
        if (!found->spans[i]) return smp__fail_memory(error);
        memcpy(found->spans[i], spans, found->span_counts[i] * sizeof *spans);
        best[i] = strongest ? *strongest : (smp__observation){.field = view->fields[0]};
    }
    sift(view, evaluator, is_no_label, policy);
    for (size_t i = 0; i < found->count; i++)
        if (found->scores[i] >= labels[i].point)
            smp__observe(&view->observations, labels[i].signal, best[i].field, best[i].start,
                         best[i].end);
    return view->observations.failed ? smp__fail_memory(error) : SMP_OK;
}

/* ---- Telling ------------------------------------------------------------------------------- */

static void tell_label(smp_report *report, const smp__view *view, const smp_policy *policy,
                       size_t index)
{
    const smp__labelling *found = view->labelling;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    size_t count = found->span_counts[index];
    smp_span *spans = smp__arena_allocate(&report->arena, (count + 1) * sizeof *spans);
    smp_label *label = spans ? smp__report_add_label(report) : NULL;
    if (!label) {
        report->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        spans[i] = smp__document_span(document_of(view), found->spans[index][i].start,
                                      found->spans[index][i].end);
    *label = (smp_label){smp__policy_string(policy, labels[index].name), found->scores[index],
                         spans, count};
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
    size_t perhaps = found->count;
    for (size_t i = 0; i < found->count; i++) {
        double score = found->scores[i];
        if (score > most) most = score;
        if (score >= labels[i].point) tell_label(report, view, policy, i);
        else if (score >= labels[i].doubt &&
                 (perhaps == found->count || score > found->scores[perhaps]))
            perhaps = i;
    }
    if (found->count && report->label_count == 0) {
        smp_label *none = smp__report_add_label(report);
        if (none) *none = (smp_label){SMP_TEXT("none"), 1 - most, NULL, 0};
    }
    bool other = smp__is_other_language(document_of(view));
    add_measure(report, (smp_measure){.name = SMP_TEXT("person_should_look"),
                                      .value = other || perhaps < found->count,
                                      .kind = SMP_MEASURE_TRUTH});
    if (perhaps < found->count)
        add_measure(report,
                    (smp_measure){.name = SMP_TEXT("perhaps"),
                                  .kind = SMP_MEASURE_WORD,
                                  .word = smp__policy_string(policy, labels[perhaps].name)});
    if (other)
        add_measure(report, (smp_measure){.name = SMP_TEXT("language"),
                                          .kind = SMP_MEASURE_WORD,
                                          .word = SMP_TEXT("other")});
}

/* The statutory clock that a signal's label starts. */
static smp_clock clock_of(const smp_policy *policy, uint32_t signal)
{
    size_t count;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, &count);
    for (size_t i = 0; i < count; i++)
        if (labels[i].signal == signal)
            return smp_clock_from_name(smp__policy_string(policy, labels[i].name));
    return SMP_CLOCK_UNKNOWN;
}

/* The earliest day by which what led to the action is due. */
static bool is_due(int32_t *earliest, const smp_action_advice *action, const smp__view *view,
                   const smp_policy *policy, int32_t received)
{
    const smp__clause_record *clauses = smp__policy_section(policy, SMP__SECTION_CLAUSES, NULL);
    bool any = false;
    for (size_t i = 0; i < view->decisions.count; i++) {
        const smp__decision *decision = &view->decisions.items[i];
        const smp__clause_record *clause = &clauses[decision->clause];
        int32_t due;
        if (decision->observation == UINT32_MAX ||
            !smp__text_equal(smp__policy_string(policy, clause->route), action->to))
            continue;
        smp_clock clock =
            clock_of(policy, view->observations.items[decision->observation].signal);
        if (clock == SMP_CLOCK_UNKNOWN ||
            !smp__deadline(clock, received, SMP_NATION_ENGLAND, &due))
            continue;
        if (!any || due < *earliest) *earliest = due;
        any = true;
    }
    return any;
}

static void tell_deadlines(smp_report *report, const smp__view *view, const smp_policy *policy)
{
    int32_t received, due = 0;
    if (smp__is_empty(view->message.received) ||
        !smp__date_in_uk(view->message.received, &received))
        return;
    for (size_t i = 0; i < report->action_count; i++) {
        char date[11];
        if (!is_due(&due, &report->actions[i], view, policy, received)) continue;
        smp__date_format(due, date);
        report->actions[i].by = smp__arena_copy(&report->arena, smp_text_of(date));
        if (!report->actions[i].by.data) report->failed = true;
    }
}

static void tell(smp_report *report, smp_evaluator *evaluator, const smp__view *view)
{
    tell_labels(report, view, evaluator->policy);
    tell_deadlines(report, view, evaluator->policy);
}

smp_status smp_classify_message(smp_report *report, smp_evaluator *evaluator,
                                const smp_message *message, smp_error *error)
{
    static const smp__recipe recipe = {.check = "message", .consider = consider, .tell = tell};
    smp_status status = smp__check_begin(report, evaluator, error);
    if (status == SMP_OK)
        status = smp__view_take_message(&evaluator->main, evaluator, message, error);
    return smp__check(report, evaluator, &recipe, status, error);
}
