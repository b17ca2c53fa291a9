/* Which clauses are in force, and what comes of those that are in force on some days only where no
 * day is known.
 * SPDX-License-Identifier: MIT */
#include "clauses/clauses.h"

/* Is a day within a window? Its ends are inside; one that is not there is open. */
static bool is_within(int32_t day, int32_t from, int32_t until)
{
    return (from == SMP__NO_DAY || day >= from) && (until == SMP__NO_DAY || day <= until);
}

static const smp__policy_record *policy_of(const smp__circumstances *about)
{
    return smp__policy_section(about->policy, SMP__SECTION_POLICY, NULL);
}

bool smp__policy_in_force(const smp__circumstances *about)
{
    const smp__policy_record *policy = policy_of(about);
    return about->day == SMP__NO_DAY ||
           is_within(about->day, policy->effective_from, policy->effective_until);
}

/* Without a date the policy itself is taken to be in force, or nothing could be checked by it. So a
 * clause is in doubt only if it ends earlier, or is what comes back after a change has ended. One
 * that merely began on some day is taken to have begun, which is the stricter reading. */
static bool is_in_doubt(const smp__circumstances *about, const smp__clause_record *clause)
{
    if (about->day != SMP__NO_DAY) return false;
    return clause->comes_back || (clause->effective_until != SMP__NO_DAY &&
                                  clause->effective_until != policy_of(about)->effective_until);
}

bool smp__may_be_in_force(const smp__circumstances *about, const smp__clause_record *clause)
{
    return about->day == SMP__NO_DAY ||
           is_within(about->day, clause->effective_from, clause->effective_until);
}

/* ---- Without a date ------------------------------------------------------------------------ */

typedef struct settling {
    smp__decisions *out;
    const smp__circumstances *about;
    const smp__clause_record *clauses;
    size_t first, end; /* in out->order: what the versions of one clause say of the same */
} settling;

static const smp__clause_record *clause_of(const settling *with, const smp__decision *decision)
{
    return &with->clauses[decision->clause];
}

/* Do two versions of a clause, in force on different days, speak of the same? */
static bool are_versions(const settling *with, const smp__decision *a, const smp__decision *b)
{
    return clause_of(with, a)->id == clause_of(with, b)->id && a->media == b->media &&
           a->observation == b->observation;
}

/* Puts versions of a clause side by side. */
static bool sorts_before(const void *context, size_t a, size_t b)
{
    const settling *with = context;
    const smp__decision *one = &with->out->items[a], *other = &with->out->items[b];
    const smp__sref id = clause_of(with, one)->id, other_id = clause_of(with, other)->id;
    if (id != other_id) return id < other_id;
    if (one->media != other->media) return one->media < other->media;
    return one->observation < other->observation;
}

static smp__decision *in_order(const settling *with, size_t index)
{
    return &with->out->items[with->out->order[index]];
}

static bool come_to_the_same(const settling *with, const smp__decision *a, const smp__decision *b)
{
    return a->outcome == b->outcome && a->verdict == b->verdict &&
           clause_of(with, a)->severity == clause_of(with, b)->severity;
}

/* Its version that begins on the day after; NULL if there is none. */
static const smp__decision *version_after(const settling *with, const smp__decision *decision)
{
    for (size_t i = with->first; i < with->end; i++) {
        const smp__decision *other = in_order(with, i);
        if (clause_of(with, other)->effective_from ==
            clause_of(with, decision)->effective_until + 1)
            return other;
    }
    return NULL;
}

/* Does some version of the clause come to the same on every day of the policy? */
static bool is_the_same_whenever(const settling *with, const smp__decision *decision)
{
    const smp__policy_record *policy = policy_of(with->about);
    const smp__decision *now = decision;
    for (size_t i = with->first; i < with->end; i++) { /* back to the earliest */
        const smp__decision *other = in_order(with, i);
        if (!come_to_the_same(with, decision, other)) return false;
        if (clause_of(with, other)->effective_from < clause_of(with, now)->effective_from)
            now = other;
    }
    if (clause_of(with, now)->effective_from != policy->effective_from) return false;
    while (clause_of(with, now)->effective_until != policy->effective_until) {
        now = version_after(with, now);
        if (!now) return false;
    }
    return true;
}

/* The date is one more fact that the decision turns on. */
static void ask_for_date(const settling *with, smp__decision *decision)
{
    smp__decisions *out = with->out;
    const smp__clause_record *clause = clause_of(with, decision);
    smp__slice known = decision->unknowns;
    decision->unknowns = (smp__slice){(uint32_t)out->unknown_count, known.count + 1};
    for (uint32_t i = 0; i < known.count; i++) {
        smp__unknown unknown = out->unknowns[known.first + i];
        smp__note_unknown(out, unknown.fact, unknown.media);
    }
    smp__note_unknown(out, SMP__FACT_AT, SMP__NO_MEDIA);
    if (clause->when_unknown == SMP__UNKNOWN_HOLDS) decision->outcome = SMP_NEEDS_FACT;
    if (decision->outcome == SMP_NEEDS_FACT)
        decision->verdict = (uint8_t)smp__weigh(SMP_NEEDS_FACT, (smp_severity)clause->severity,
                                                (smp__when_unknown)clause->when_unknown);
    else if (decision->verdict > SMP_ADVISE) decision->verdict = SMP_ADVISE;
}

/* Of the versions of one clause the gravest is kept; of equals the one that ends first, which is
 * the one that is in force while a change lasts. */
static bool goes_before(const settling *with, const smp__decision *a, const smp__decision *b)
{
    if (a->verdict != b->verdict) return a->verdict > b->verdict;
    return clause_of(with, a)->effective_from < clause_of(with, b)->effective_from;
}

static bool is_kept(const settling *with, const smp__decision *decision)
{
    for (size_t i = with->first; i < with->end; i++)
        if (in_order(with, i) != decision && goes_before(with, in_order(with, i), decision))
            return false;
    return true;
}

enum { CERTAIN, DROPPED, ASKS };

/* What becomes of a decision, by what all versions of its clause came to. */
static uint8_t settled(const settling *with, const smp__decision *decision)
{
    if (!is_in_doubt(with->about, clause_of(with, decision))) return CERTAIN;
    if (!is_kept(with, decision)) return DROPPED;
    return is_the_same_whenever(with, decision) ? CERTAIN : ASKS;
}

/* Settles the decisions from `first` on; false when memory ran out. */
static bool settle_all(settling *with, size_t first)
{
    smp__decisions *out = with->out;
    const size_t count = out->count - first;
    void *order = out->order;
    if (!smp__grow(&out->allocator, &order, &out->order_capacity, 2 * count, sizeof *out->order))
        return false;
    out->order = order;
    for (size_t i = 0; i < count; i++) out->order[i] = first + i;
    smp__sort(out->order, out->order + count, count, sorts_before, with);
    for (with->first = 0; with->first < count; with->first = with->end) {
        with->end = with->first + 1;
        while (with->end < count &&
               are_versions(with, in_order(with, with->first), in_order(with, with->end)))
            with->end++;
        for (size_t i = with->first; i < with->end; i++)
            in_order(with, i)->settled = settled(with, in_order(with, i));
    }
    return true;
}

void smp__settle_dates(smp__decisions *out, const smp__circumstances *about, size_t first)
{
    settling with = {.out = out, .about = about,
                     .clauses = smp__policy_section(about->policy, SMP__SECTION_CLAUSES, NULL)};
    bool doubt = false;
    for (size_t i = first; i < out->count && !doubt; i++)
        doubt = is_in_doubt(about, clause_of(&with, &out->items[i]));
    if (!doubt) return;
    if (!settle_all(&with, first)) {
        out->failed = true;
        return;
    }
    size_t kept = first;
    for (size_t i = first; i < out->count; i++) {
        if (out->items[i].settled == DROPPED) continue;
        out->items[kept] = out->items[i];
        if (out->items[kept].settled == ASKS) ask_for_date(&with, &out->items[kept]);
        kept++;
    }
    out->count = kept;
    out->verdict = SMP_CLEAR;
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].verdict > out->verdict)
            out->verdict = (smp_verdict)out->items[i].verdict;
}
