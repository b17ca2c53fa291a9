/* A hash table from text to pointer: open addressing, never more than half full.
 * SPDX-License-Identifier: MIT */
#include "packs/table.h"

#include <string.h>

static smp__table_slot *find(const smp__table *table, smp_text key)
{
    uint32_t slot = smp__hash(key.data, key.size) & (table->capacity - 1);
    while (table->slots[slot].key.data && !smp__text_equal(table->slots[slot].key, key))
        slot = (slot + 1) & (table->capacity - 1);
    return &table->slots[slot];
}

void *smp__table_get(const smp__table *table, smp_text key)
{
    return table->count ? find(table, key)->value : NULL;
}

static bool grow(smp__table *table, smp__arena *arena)
{
    uint32_t capacity = table->capacity ? table->capacity * 2 : 16;
    if (capacity > UINT32_MAX / 4) return false; /* not counted: takes 16 GiB */
    smp__table larger = {smp__arena_allocate(arena, capacity * sizeof *larger.slots), capacity,
                         table->count};
    if (!larger.slots) return false;
    memset(larger.slots, 0, capacity * sizeof *larger.slots);
    for (uint32_t i = 0; i < table->capacity; i++)
        if (table->slots[i].key.data) *find(&larger, table->slots[i].key) = table->slots[i];
    *table = larger;
    return true;
}

bool smp__table_put(smp__table *table, smp__arena *arena, smp_text key, void *value)
{
    if (table->count * 2 >= table->capacity && !grow(table, arena)) return false;
    smp__table_slot *slot = find(table, key);
    if (!slot->key.data) table->count++;
    *slot = (smp__table_slot){key, value};
    return true;
}
