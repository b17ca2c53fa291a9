/* A hash table from text to pointer, in an arena.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_TABLE_H
#define SMP_PACKS_TABLE_H

#include "base/base.h"

typedef struct smp__table_slot {
    smp_text key; /* absent = free */
    void *value;
} smp__table_slot;

/* All zero is an empty table. Keys are borrowed. */
typedef struct smp__table {
    smp__table_slot *slots;
    uint32_t capacity; /* a power of two */
    uint32_t count;
} smp__table;

/* NULL when the key is not there. */
void *smp__table_get(const smp__table *table, smp_text key);
/* Adds or replaces. False when memory ran out. */
bool smp__table_put(smp__table *table, smp__arena *arena, smp_text key, void *value);

#endif
