/* Numbers sequences of words: equal sequences get equal numbers, counted from 0 in order of
 * arrival. With it the compiler shares symbols, places, positions and the words of lexicons.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_SEQUENCES_H
#define SMP_PATTERNS_SEQUENCES_H

#include "base/base.h"

typedef struct smp__sequences {
    smp_allocator allocator;
    uint32_t *words; /* all sequences, one after another */
    size_t word_count, word_capacity;
    struct {
        uint32_t first, count, hash;
    } *items;
    size_t count, capacity;
    uint32_t *slots; /* item + 1, 0 = free */
    size_t slot_count;
} smp__sequences;

#define SMP__NO_SEQUENCE UINT32_MAX

void smp__sequences_init(smp__sequences *sequences, const smp_allocator *allocator);
void smp__sequences_free(smp__sequences *sequences);
/* The number of the sequence, new or known; SMP__NO_SEQUENCE when memory ran out. */
uint32_t smp__sequences_number(smp__sequences *sequences, const uint32_t *words, size_t count);
/* The number of a sequence that is known; SMP__NO_SEQUENCE if it is not. */
uint32_t smp__sequences_find(const smp__sequences *sequences, const uint32_t *words, size_t count);

static inline const uint32_t *smp__sequences_at(const smp__sequences *sequences, uint32_t number,
                                                uint32_t *count)
{
    *count = sequences->items[number].count;
    return sequences->words + sequences->items[number].first;
}

#endif
