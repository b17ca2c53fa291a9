/* Judging clauses: Kleene's three-valued logic, and what each outcome weighs. Unknown never passes.
 * SPDX-License-Identifier: MIT */
#include "clauses/clauses.h"

#include <string.h>

/* ---- Conditions ---------------------------------------------------------------------------- */

static smp_tri tri_of(bool truth) { return truth ? SMP_YES : SMP_NO; }

void smp__note_unknown(smp__decisions *into, uint32_t fact, uint32_t media)
{
    void *unknowns = into->unknowns;
    if (!smp__grow(&into->allocator, &unknowns, &into->unknown_capacity, into->unknown_count + 1,
                   sizeof *into->unknowns)) {
        into->failed = true;
        return;
    }
    into->unknowns = unknowns;
    into->unknowns[into->unknown_count++] = (smp__unknown){fact, media};
}

/* What was assumed is told, whatever came of it. */
void smp__note_assumed(smp__decisions *into, const smp__assumed *assumed)
{
    for (size_t i = 0; i < into->assumed_count; i++)
        if (into->assumed[i].fact == assumed->fact && into->assumed[i].media == assumed->media)
            return;
    void *items = into->assumed;
    if (!smp__grow(&into->allocator, &items, &into->assumed_capacity, into->assumed_count + 1,
                   sizeof *into->assumed)) {
        into->failed = true;
        return;
    }
    into->assumed = items;
    into->assumed[into->assumed_count++] = *assumed;
}

static bool is_raised(const smp__observations *observations, uint32_t signal)
{
    return observations->raised[signal / 64] >> (signal % 64) & 1;
}

static bool is_inside_window(const smp__circumstances *about, smp__slice windows)
{
    const smp__window_record *records =
        smp__policy_section(about->policy, SMP__SECTION_WINDOWS, NULL);
    for (uint32_t i = windows.first; i < windows.first + windows.count; i++) {
        if (about->day >= records[i].from_day && about->day <= records[i].until_day) return true;
    }
    return false;
}

static bool equals(const smp__circumstances *about, const smp__fact_value *value,
                   const smp__value_record *wanted)
{
    /* Numbers and dates are compared: no pack can ask whether they are equal. */
    if (wanted->type == SMP_FACT_TRUTH) return value->truth == wanted->truth;
    return smp__text_equal_ascii_fold(value->text, smp__policy_string(about->policy, wanted->text));
}

/* By an operator that is about a value. */
static bool compare(const smp__circumstances *about, const smp__condition_record *condition,
                    const smp__fact_value *value)
{
    const smp__value_record *values =
        smp__policy_section(about->policy, SMP__SECTION_VALUES, NULL);
    values += condition->values.first;
    const double have = value->number, limit = values->number;
    if (condition->op == SMP__LESS) return have < limit;
    if (condition->op == SMP__LESS_EQUAL) return have <= limit;
    if (condition->op == SMP__GREATER) return have > limit;
    if (condition->op == SMP__GREATER_EQUAL) return have >= limit;
    for (uint32_t i = 0; i < condition->values.count; i++)
        if (equals(about, value, &values[i])) return true;
    return false;
}

smp_tri smp__condition_holds(const smp__circumstances *about, const smp__observations *observations,
                             const smp__condition_record *condition, uint32_t media,
                             smp__decisions *unknowns)
{
    if (condition->op == SMP__SIGNAL) return tri_of(is_raised(observations, condition->fact));
    if (condition->op == SMP__DURING) {
        if (about->day != SMP__NO_DAY) return tri_of(is_inside_window(about, condition->values));
        smp__note_unknown(unknowns, SMP__FACT_AT, SMP__NO_MEDIA);
        return SMP_UNKNOWN;
    }
    if (!condition->per_media) media = SMP__NO_MEDIA;
    smp__fact_value value = smp__fact_get(about, condition->fact, media);
    if (value.assumed) smp__note_assumed(unknowns, &(smp__assumed){condition->fact, media, value});
    if (value.known) return tri_of(compare(about, condition, &value));
    smp__note_unknown(unknowns, condition->fact, media);
    return SMP_UNKNOWN;
}

/* ---- Clauses ------------------------------------------------------------------------------- */

smp_verdict smp__weigh(smp_outcome outcome, smp_severity severity, smp__when_unknown when_unknown)
{
    switch (outcome) {
    case SMP_BREACH: return severity == SMP_SEVERITY_ERROR ? SMP_REJECT : SMP_ADVISE;
    case SMP_REVIEW: return severity == SMP_SEVERITY_NOTE ? SMP_ADVISE : SMP_HOLD;
    case SMP_NEEDS_FACT: break;
    }
    return when_unknown == SMP__UNKNOWN_ADVISES ? SMP_ADVISE : SMP_HOLD;
}

typedef struct judging {
    smp__decisions *out;
    const smp__circumstances *about;
    const smp__observations *observations;
    const smp__condition_record *conditions;
    const smp__clause_record *clauses;
} judging;

static bool takes_part(const judging *with, const smp__clause_record *clause)
{
    return (clause->on & with->about->use) && smp__may_be_in_force(with->about, clause) &&
           (clause->accessibility || !with->about->accessibility_only);
}

/* Is the clause live for this media item: all of `if`, none of `unless`? Unknown conditions are
 * noted, and forgotten again by the caller when another condition settles the matter. */
static smp_tri is_live(const judging *with, const smp__clause_record *clause, uint32_t media)
{
    smp_tri live = SMP_YES;
    for (uint32_t i = 0; i < clause->if_all.count; i++) {
        smp_tri holds = smp__condition_holds(with->about, with->observations,
                                             &with->conditions[clause->if_all.first + i], media,
                                             with->out);
        if (holds == SMP_NO) return SMP_NO;
        if (holds == SMP_UNKNOWN) live = SMP_UNKNOWN;
    }
    for (uint32_t i = 0; i < clause->unless_any.count; i++) {
        smp_tri holds = smp__condition_holds(with->about, with->observations,
                                             &with->conditions[clause->unless_any.first + i],
                                             media, with->out);
        if (holds == SMP_YES) return SMP_NO;
        if (holds == SMP_UNKNOWN) live = SMP_UNKNOWN;
    }
    return live;
}

/* Do the requirements hold? Sets `failed` to the first that is against it. */
static smp_tri requirements_hold(const judging *with, const smp__clause_record *clause,
                                 uint32_t media, uint32_t *failed)
{
    smp_tri all = SMP_YES;
    for (uint32_t i = 0; i < clause->require.count; i++) {
        uint32_t index = clause->require.first + i;
        smp_tri holds = smp__condition_holds(with->about, with->observations,
                                             &with->conditions[index], media, with->out);
        if (holds == SMP_NO) {
            *failed = index;
            return SMP_NO;
        }
        if (holds == SMP_UNKNOWN) all = SMP_UNKNOWN;
    }
    return all;
}

/* What somebody else says is not what the writer does, even in the writer's post, so whether a
 * quotation breaks the policy is for a person. Two things weigh the same whoever says them:
 * personal details, and how a text looks and reads. */
static bool is_quotation(const judging *with, uint32_t observation)
{
    if (observation == UINT32_MAX) return false;
    const smp__observation *seen = &with->observations->items[observation];
    if (!seen->saying ||
        (seen->saying->by != SMP__BY_QUOTED && seen->saying->by != SMP__BY_EARLIER))
        return false;
    const smp__signal_record *signals =
        smp__policy_section(with->about->policy, SMP__SECTION_SIGNALS, NULL);
    smp_text name = smp__policy_string(with->about->policy, signals[seen->signal].name);
    return !smp__text_starts(name, "privacy.") && !smp__signal_is_accessibility(name);
}

/* Judges one clause for one observation and one media item; adds at most one decision. Returns what
 * became of it: YES a finding, UNKNOWN a question, NO nothing. */
static smp_tri judge_item(judging *with, uint32_t index, uint32_t observation, uint32_t media)
{
    const smp__clause_record *clause = &with->clauses[index];
    smp__decisions *out = with->out;
    size_t noted = out->unknown_count;
    uint32_t failed = UINT32_MAX;
    smp_tri satisfied = SMP_NO;
    smp_tri live = is_live(with, clause, media);
    if (live != SMP_NO && clause->require.count)
        satisfied = requirements_hold(with, clause, media, &failed);
    if (live == SMP_NO || satisfied == SMP_YES) {
        out->unknown_count = noted;
        return SMP_NO;
    }
    smp__decision decision = {.clause = index,
                              .observation = observation,
                              .media = media,
                              .failed = failed,
                              .outcome = clause->outcome};
    if (decision.outcome == SMP_BREACH && clause->severity == SMP_SEVERITY_ERROR &&
        is_quotation(with, observation))
        decision.outcome = SMP_REVIEW;
    bool asks = live == SMP_UNKNOWN || satisfied == SMP_UNKNOWN;
    smp_verdict weight = smp__weigh((smp_outcome)decision.outcome, (smp_severity)clause->severity,
                                    (smp__when_unknown)clause->when_unknown);
    if (asks && (clause->when_unknown == SMP__UNKNOWN_HOLDS || satisfied == SMP_UNKNOWN)) {
        decision.outcome = SMP_NEEDS_FACT;
        weight = smp__weigh(SMP_NEEDS_FACT, (smp_severity)clause->severity,
                            (smp__when_unknown)clause->when_unknown);
    } else if (asks && weight > SMP_ADVISE) {
        weight = SMP_ADVISE;
    }
    decision.verdict = (uint8_t)weight;
    decision.unknowns = (smp__slice){(uint32_t)noted, (uint32_t)(out->unknown_count - noted)};
    void *items = out->items;
    if (!smp__grow(&out->allocator, &items, &out->capacity, out->count + 1, sizeof *out->items)) {
        out->failed = true;
        return SMP_NO;
    }
    out->items = items;
    out->items[out->count++] = decision;
    if (weight > out->verdict) out->verdict = weight;
    return asks ? SMP_UNKNOWN : SMP_YES;
}

/* An observation in the words of a post may be bound by conditions on its media: then it is enough
 * that one item meets them, and failing that, that one may. */
static void judge_any_item(judging *with, uint32_t index, uint32_t observation)
{
    smp__decisions *out = with->out;
    size_t count = out->count;
    smp_verdict before = out->verdict;
    smp__decision question = {.clause = UINT32_MAX};
    for (uint32_t media = 0; media < with->about->media_count; media++) {
        smp_tri came = judge_item(with, index, observation, media);
        if (came == SMP_YES) return;
        if (came == SMP_UNKNOWN && question.clause == UINT32_MAX) question = out->items[count];
        out->count = count;
        out->verdict = before;
    }
    if (question.clause == UINT32_MAX) return;
    out->items[out->count++] = question;
    if (question.verdict > out->verdict) out->verdict = (smp_verdict)question.verdict;
}

static void judge_observation(judging *with, uint32_t index, uint32_t observation)
{
    const smp__field *field = &with->observations->items[observation].field;
    if (!with->clauses[index].per_media) judge_item(with, index, observation, SMP__NO_MEDIA);
    else if (smp__is_of_media(field->kind)) judge_item(with, index, observation, field->index);
    else judge_any_item(with, index, observation);
}

enum { NOT_ASKED, OPEN, SHUT };

/* Is it already settled that the clauses behind this gate do not apply? */
static bool is_shut(const judging *with, uint32_t gate)
{
    smp__gates *gates = with->about->gates;
    if (gates->shut[gate] == NOT_ASKED) {
        size_t noted = with->out->unknown_count;
        uint32_t condition = gates->conditions[gate];
        smp_tri holds = condition == UINT32_MAX
                            ? SMP_YES
                            : smp__condition_holds(with->about, with->observations,
                                                   &with->conditions[condition], SMP__NO_MEDIA,
                                                   with->out);
        with->out->unknown_count = noted; /* each clause notes its own */
        gates->shut[gate] = holds == SMP_NO ? SHUT : OPEN;
    }
    return gates->shut[gate] == SHUT;
}

static void judge_standing(judging *with)
{
    const smp__circumstances *about = with->about;
    if (smp__standing_recall(with->out, about, with->observations)) return;
    const smp__judged before = {with->out->count, with->out->unknown_count};
    const bool none_assumed = with->out->assumed_count == 0;
    const uint32_t *standing = smp__policy_section(about->policy, SMP__SECTION_STANDING, NULL);
    if (about->gates->count) memset(about->gates->shut, NOT_ASKED, about->gates->count);
    for (size_t i = 0; i < about->gates->standing_count && !with->out->failed; i++) {
        const smp__clause_record *clause = &with->clauses[standing[i]];
        if ((clause->per_media && about->media_count == 0) || !takes_part(with, clause) ||
            is_shut(with, about->gates->gate_of[i]))
            continue;
        if (!clause->per_media) judge_item(with, standing[i], UINT32_MAX, SMP__NO_MEDIA);
        else
            for (uint32_t media = 0; media < about->media_count; media++)
                judge_item(with, standing[i], UINT32_MAX, media);
    }
    smp__settle_dates(with->out, about, before.decisions);
    if (none_assumed) smp__standing_keep(with->out, before, about, with->observations);
}

void smp__decisions_free(const smp__decisions *of, const smp_allocator *allocator)
{
    smp__release(allocator, of->items, of->capacity * sizeof *of->items);
    smp__release(allocator, of->unknowns, of->unknown_capacity * sizeof *of->unknowns);
    smp__release(allocator, of->assumed, of->assumed_capacity * sizeof *of->assumed);
    smp__release(allocator, of->order, of->order_capacity * sizeof *of->order);
}

void smp__decide(smp__decisions *out, const smp__circumstances *about,
                 const smp__observations *observations)
{
    out->count = out->unknown_count = out->assumed_count = 0;
    out->verdict = SMP_CLEAR;
    out->failed = false;
    judging with = {out, about, observations,
                    smp__policy_section(about->policy, SMP__SECTION_CONDITIONS, NULL),
                    smp__policy_section(about->policy, SMP__SECTION_CLAUSES, NULL)};
    const smp__signal_record *signals =
        smp__policy_section(about->policy, SMP__SECTION_SIGNALS, NULL);
    const uint32_t *wakes = smp__policy_section(about->policy, SMP__SECTION_WAKES, NULL);
    for (uint32_t i = 0; i < observations->count && !out->failed; i++) {
        smp__slice woken = signals[observations->items[i].signal].wakes;
        size_t first = out->count;
        for (uint32_t w = woken.first; w < woken.first + woken.count; w++)
            if (takes_part(&with, &with.clauses[wakes[w]])) judge_observation(&with, wakes[w], i);
        smp__settle_dates(out, about, first);
    }
    judge_standing(&with);
}
