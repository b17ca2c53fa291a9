/* Which records a text has met so far, since each counts once: a hash table sized by the text's
 * words, not by the many more that a policy knows.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_LABELS_MET_H
#define SMP_LABELS_MET_H

#include "base/base.h"

#include <string.h>

typedef struct smp__met {
    uint32_t *slots; /* number + 1; 0 = free */
    uint32_t mask;
} smp__met;

/* For at most so many numbers. False when memory ran out. */
static inline bool smp__met_init(smp__met *met, smp__arena *arena, size_t most)
{
    size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    met->slots = smp__arena_allocate(arena, slots * sizeof *met->slots);
    met->mask = (uint32_t)slots - 1;
    if (met->slots) memset(met->slots, 0, slots * sizeof *met->slots);
    return met->slots != NULL;
}

/* Whether it is met for the first time. */
static inline bool smp__is_new(smp__met *met, uint32_t number)
{
    uint32_t slot = number * 0x9e3779b1u;
    for (slot = (slot ^ slot >> 15) & met->mask; met->slots[slot]; slot = (slot + 1) & met->mask)
        if (met->slots[slot] == number + 1) return false;
    met->slots[slot] = number + 1;
    return true;
}

#endif
