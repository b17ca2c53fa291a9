/* The known name that was meant by one that is not known.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#define NAME_MAX 48u /* longer names are not guessed at */

/* How many letters must be added, dropped, changed or swapped with their neighbour. */
static uint32_t edit_distance(smp_text a, smp_text b)
{
    uint32_t rows[3][NAME_MAX + 1];
    uint32_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (uint32_t j = 0; j <= b.size; j++) last[j] = j;
    for (uint32_t i = 1; i <= a.size; i++) {
        row[0] = i;
        for (uint32_t j = 1; j <= b.size; j++) {
            uint32_t best = last[j - 1] + (a.data[i - 1] != b.data[j - 1]);
            if (last[j] + 1 < best) best = last[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                a.data[i - 2] == b.data[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
        uint32_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b.size];
}

/* A third of the letters may be wrong, but not more than three. */
static uint32_t tolerance(smp_text wanted)
{
    return wanted.size < 9 ? (uint32_t)(wanted.size + 1) / 3 : 3;
}

/* "alt" with a word put after it: "alt_text", "altText". */
static bool is_longer_by_a_word(smp_text name, smp_text than)
{
    if (smp__is_empty(than) || name.size <= than.size ||
        memcmp(name.data, than.data, than.size) != 0)
        return false;
    char next = name.data[than.size];
    return next == '_' || next == '-' || next == ' ' || (next >= 'A' && next <= 'Z');
}

smp__nearest smp__nearest_to(smp_text wanted)
{
    return (smp__nearest){wanted, {NULL, 0}, wanted.size <= NAME_MAX ? tolerance(wanted) + 1 : 0};
}

void smp__nearest_try(smp__nearest *nearest, smp_text candidate)
{
    size_t a = nearest->wanted.size, b = candidate.size;
    if (b > NAME_MAX || nearest->distance == 0) return;
    uint32_t distance = nearest->distance;
    if ((a > b ? a - b : b - a) < distance) distance = edit_distance(nearest->wanted, candidate);
    /* A word more or less is as far as the most that may be wrong: any better spelling is
     * nearer. */
    if (is_longer_by_a_word(nearest->wanted, candidate) ||
        is_longer_by_a_word(candidate, nearest->wanted))
        distance = tolerance(nearest->wanted);
    if (distance >= nearest->distance) return;
    nearest->distance = distance;
    nearest->best = candidate;
}
