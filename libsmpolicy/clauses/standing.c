/* What the clauses that no signal wakes came to, kept from post to post.
 * SPDX-License-Identifier: MIT */
#include "clauses/clauses.h"

#include <string.h>

struct smp__kept_standing {
    bool full;
    uint64_t key;
    uint64_t *raised; /* of the signals that the clauses ask for; behind the last of the array */
    smp__decisions came_to;
};

static size_t size_of(size_t words)
{
    return SMP__KEPT_STANDING * (sizeof(smp__kept_standing) + words * sizeof(uint64_t));
}

smp__kept_standing *smp__kept_standing_new(const smp_allocator *allocator, size_t words)
{
    smp__kept_standing *kept = smp__allocate_zeroed(allocator, size_of(words));
    if (!kept) return NULL;
    uint64_t *raised = (void *)(kept + SMP__KEPT_STANDING);
    for (size_t i = 0; i < SMP__KEPT_STANDING; i++) kept[i].raised = raised + i * words;
    return kept;
}

void smp__kept_standing_free(smp__kept_standing *kept, const smp_allocator *allocator, size_t words)
{
    for (size_t i = 0; kept && i < SMP__KEPT_STANDING; i++)
        smp__decisions_free(&kept[i].came_to, allocator);
    smp__release(allocator, kept, size_of(words));
}

static bool is_same(const smp__kept_standing *kept, uint64_t key, const smp__gates *gates,
                    const smp__observations *observations)
{
    if (!kept->full || kept->key != key) return false;
    for (size_t i = 0; i < gates->asked_words; i++)
        if (kept->raised[i] != (gates->asked[i] & observations->raised[i])) return false;
    return true;
}

/* Adds the decisions of `from`, and what they turned on, but for the first ones. */
static bool add_all(smp__decisions *to, const smp_allocator *allocator, const smp__decisions *from,
                    smp__judged first)
{
    size_t decisions = from->count - first.decisions;
    size_t unknowns = from->unknown_count - first.unknowns;
    uint32_t moved = (uint32_t)(to->unknown_count - first.unknowns);
    void *items = to->items, *turned_on = to->unknowns;
    bool room = smp__grow(allocator, &items, &to->capacity, to->count + decisions,
                          sizeof *to->items);
    to->items = items;
    room = room && smp__grow(allocator, &turned_on, &to->unknown_capacity,
                             to->unknown_count + unknowns, sizeof *to->unknowns);
    to->unknowns = turned_on;
    if (!room) return false;
    for (size_t i = 0; i < decisions; i++) {
        smp__decision *added = &to->items[to->count++];
        *added = from->items[first.decisions + i];
        added->unknowns.first += moved;
        if (added->verdict > to->verdict) to->verdict = (smp_verdict)added->verdict;
    }
    for (size_t i = 0; i < unknowns; i++)
        to->unknowns[to->unknown_count++] = from->unknowns[first.unknowns + i];
    if (to->assumed_count) {
        for (size_t i = 0; i < from->assumed_count; i++) smp__note_assumed(to, &from->assumed[i]);
        return !to->failed;
    }
    void *assumed = to->assumed;
    if (!smp__grow(allocator, &assumed, &to->assumed_capacity, from->assumed_count,
                   sizeof *to->assumed))
        return false;
    to->assumed = assumed;
    to->assumed_count = from->assumed_count;
    if (from->assumed_count)
        memcpy(to->assumed, from->assumed, from->assumed_count * sizeof *to->assumed);
    return true;
}

bool smp__standing_recall(smp__decisions *out, const smp__circumstances *about,
                          const smp__observations *observations)
{
    const smp__gates *gates = about->gates;
    uint64_t key;
    if (!smp__facts_key(about, &key)) return false;
    for (size_t i = 0; i < SMP__KEPT_STANDING; i++) {
        const smp__kept_standing *kept = &gates->kept[i];
        if (!is_same(kept, key, gates, observations)) continue;
        if (!add_all(out, &out->allocator, &kept->came_to, (smp__judged){0, 0})) out->failed = true;
        return true;
    }
    return false;
}

void smp__standing_keep(smp__decisions *out, smp__judged before, const smp__circumstances *about,
                        const smp__observations *observations)
{
    smp__gates *gates = about->gates;
    uint64_t key;
    if (out->failed || !smp__facts_key(about, &key)) return;
    smp__kept_standing *kept = &gates->kept[gates->kept_count++ % SMP__KEPT_STANDING];
    smp__decisions *of = &kept->came_to;
    of->allocator = gates->allocator;
    of->count = of->unknown_count = of->assumed_count = 0;
    of->verdict = SMP_CLEAR;
    of->failed = false;
    kept->key = key;
    for (size_t i = 0; i < gates->asked_words; i++)
        kept->raised[i] = gates->asked[i] & observations->raised[i];
    kept->full = add_all(of, &of->allocator, out, before);
    if (!kept->full) out->failed = true;
}
