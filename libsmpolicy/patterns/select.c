/* Which of the matches of each owner count: those no `unless` touches, leftmost, then longest.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#include <string.h>

typedef bool before_function(const smp__candidate *a, const smp__candidate *b);

/* By owner: what cancels first, then from left to right, the longer first. */
static bool owner_before(const smp__candidate *a, const smp__candidate *b)
{
    if (a->owner != b->owner) return a->owner < b->owner;
    if (a->unless != b->unless) return a->unless > b->unless;
    if (a->first != b->first) return a->first < b->first;
    if (a->end != b->end) return a->end > b->end;
    return a->value - 1 < b->value - 1; /* any value before none */
}

static bool span_before(const smp__candidate *a, const smp__candidate *b)
{
    if (a->first != b->first) return a->first < b->first;
    if (a->end != b->end) return a->end < b->end;
    return a->owner < b->owner;
}

/* Merge sort from the bottom up, in runs that are short to begin with: no recursion, no memory. */
static void sort(smp__candidate *items, smp__candidate *spare, size_t count,
                 before_function *before)
{
    enum { RUN = 8 };
    for (size_t start = 0; start < count; start += RUN) {
        size_t end = start + RUN < count ? start + RUN : count;
        for (size_t i = start + 1; i < end; i++) {
            smp__candidate item = items[i];
            size_t at = i;
            for (; at > start && before(&item, &items[at - 1]); at--) items[at] = items[at - 1];
            items[at] = item;
        }
    }
    for (size_t width = RUN; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t middle = start + width < count ? start + width : count;
            size_t end = middle + width < count ? middle + width : count;
            size_t i = start, j = middle;
            for (size_t at = start; at < end; at++)
                spare[at] = j == end || (i < middle && !before(&items[j], &items[i])) ? items[i++]
                                                                                      : items[j++];
        }
        memcpy(items, spare, count * sizeof *items);
    }
}

/* The candidates of one owner: cancelling ones first, as sorted. Writes the hits from `out` on,
 * which is never past what has been read. Returns how many. */
static size_t select_owner(const smp__candidate *of, size_t count, smp__candidate *spare,
                           smp__candidate *out)
{
    size_t cancelling = 0; /* in spare: spans that do not overlap, from left to right */
    size_t i = 0;
    for (; i < count && of[i].unless; i++) {
        if (cancelling && of[i].first < spare[cancelling - 1].end) {
            if (of[i].end > spare[cancelling - 1].end) spare[cancelling - 1].end = of[i].end;
        } else {
            spare[cancelling++] = of[i];
        }
    }
    size_t hits = 0, at = 0;
    uint32_t taken = 0; /* everything before this token */
    for (; i < count; i++) {
        smp__candidate candidate = of[i];
        if (candidate.first < taken) continue;
        while (at < cancelling && spare[at].end <= candidate.first) at++;
        if (at < cancelling && spare[at].first < candidate.end) continue;
        out[hits++] = candidate;
        taken = candidate.end;
    }
    return hits;
}

size_t smp__select(smp__candidate *candidates, smp__candidate *spare, size_t count)
{
    sort(candidates, spare, count, owner_before);
    size_t hits = 0;
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && candidates[end].owner == candidates[start].owner;)
            end++;
        hits += select_owner(candidates + start, end - start, spare, candidates + hits);
    }
    sort(candidates, spare, hits, span_before);
    return hits;
}
