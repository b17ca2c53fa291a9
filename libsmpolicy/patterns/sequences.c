/* Numbers sequences of words: an open hash table over one long array.
 * SPDX-License-Identifier: MIT */
#include "patterns/sequences.h"

#include <string.h>

void smp__sequences_init(smp__sequences *sequences, const smp_allocator *allocator)
{
    *sequences = (smp__sequences){.allocator = *allocator};
}

void smp__sequences_free(smp__sequences *sequences)
{
    const smp_allocator *allocator = &sequences->allocator;
    smp__release(allocator, sequences->words, sequences->word_capacity * sizeof(uint32_t));
    smp__release(allocator, sequences->items, sequences->capacity * sizeof *sequences->items);
    smp__release(allocator, sequences->slots, sequences->slot_count * sizeof(uint32_t));
}

static uint32_t hash_words(const uint32_t *words, size_t count)
{
    uint32_t hash = smp__hash_start();
    for (size_t i = 0; i < count; i++) hash = smp__hash_finish((hash ^ words[i]) * 16777619u);
    return smp__hash_finish(hash);
}

/* The slot that holds the sequence, or the free one where it belongs. */
static size_t find_slot(const smp__sequences *sequences, const uint32_t *words, size_t count,
                        uint32_t hash)
{
    size_t mask = sequences->slot_count - 1, slot = hash & mask;
    while (sequences->slots[slot]) {
        uint32_t item = sequences->slots[slot] - 1;
        if (sequences->items[item].hash == hash && sequences->items[item].count == count &&
            (count == 0 || memcmp(sequences->words + sequences->items[item].first, words,
                                  count * sizeof *words) == 0))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool grow_slots(smp__sequences *sequences)
{
    if (sequences->count * 2 < sequences->slot_count) return true;
    size_t wanted = sequences->slot_count ? sequences->slot_count * 2 : 64;
    uint32_t *slots = smp__allocate_zeroed(&sequences->allocator, wanted * sizeof *slots);
    if (!slots) return false;
    smp__release(&sequences->allocator, sequences->slots,
                 sequences->slot_count * sizeof *sequences->slots);
    sequences->slots = slots;
    sequences->slot_count = wanted;
    for (uint32_t item = 0; item < sequences->count; item++) {
        size_t slot = sequences->items[item].hash & (wanted - 1);
        while (slots[slot]) slot = (slot + 1) & (wanted - 1);
        slots[slot] = item + 1;
    }
    return true;
}

uint32_t smp__sequences_find(const smp__sequences *sequences, const uint32_t *words, size_t count)
{
    if (sequences->count == 0) return SMP__NO_SEQUENCE; /* cannot happen: some are known by then */
    size_t slot = find_slot(sequences, words, count, hash_words(words, count));
    return sequences->slots[slot] ? sequences->slots[slot] - 1 : SMP__NO_SEQUENCE;
}

uint32_t smp__sequences_number(smp__sequences *sequences, const uint32_t *words, size_t count)
{
    if (!grow_slots(sequences)) return SMP__NO_SEQUENCE;
    uint32_t hash = hash_words(words, count);
    size_t slot = find_slot(sequences, words, count, hash);
    if (sequences->slots[slot]) return sequences->slots[slot] - 1;

    void *array = sequences->words; /* one more, so that even an empty sequence lies somewhere */
    if (!smp__grow(&sequences->allocator, &array, &sequences->word_capacity,
                   sequences->word_count + count + 1, sizeof *words))
        return SMP__NO_SEQUENCE;
    sequences->words = array;
    array = sequences->items;
    if (!smp__grow(&sequences->allocator, &array, &sequences->capacity, sequences->count + 1,
                   sizeof *sequences->items))
        return SMP__NO_SEQUENCE;
    sequences->items = array;

    uint32_t item = (uint32_t)sequences->count++;
    sequences->items[item].first = (uint32_t)sequences->word_count;
    sequences->items[item].count = (uint32_t)count;
    sequences->items[item].hash = hash;
    if (count) memcpy(sequences->words + sequences->word_count, words, count * sizeof *words);
    sequences->word_count += count;
    sequences->slots[slot] = item + 1;
    return item;
}
