/* Lists of words such as " the a an ", remembered by their address: a list is not read again for a
 * word that it is known not to have.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

#define LISTS 512u /* a power of two, more than there are lists; any more would be read each time */

struct smp__word_lists {
    smp_allocator allocator;
    smp__arena arena;
    uint32_t count;
    struct {
        const char *list;
        const uint32_t *hashes; /* of its words; a table with 0 where there is none */
        uint32_t mask;
    } slots[LISTS];
};

smp__word_lists *smp__word_lists_new(const smp_allocator *allocator)
{
    smp__word_lists *lists = smp__allocate_zeroed(allocator, sizeof *lists);
    if (!lists) return NULL;
    lists->allocator = *allocator;
    smp__arena_init(&lists->arena, allocator);
    return lists;
}

void smp__word_lists_free(smp__word_lists *lists)
{
    if (!lists) return;
    smp_allocator allocator = lists->allocator;
    smp__arena_free(&lists->arena);
    smp__release(&allocator, lists, sizeof *lists);
}

/* The end of the word of a list that begins at `word`. */
static const char *end_of(const char *word) { return word + strcspn(word, " "); }

/* NULL when memory ran out. */
static const uint32_t *hash_words(smp__arena *arena, const char *list, uint32_t *mask)
{
    uint32_t words = 1, size = 16;
    for (const char *at = list; *at; at++) words += *at == ' ';
    while (size < 2 * words) size *= 2;
    uint32_t *hashes = smp__arena_allocate(arena, size * sizeof *hashes);
    if (!hashes) return NULL;
    memset(hashes, 0, size * sizeof *hashes);
    *mask = size - 1;
    for (const char *word = list + strspn(list, " "); *word;) {
        const char *end = end_of(word);
        uint32_t hash = smp__hash(word, (size_t)(end - word)), at = hash & *mask;
        while (hashes[at]) at = (at + 1) & *mask;
        hashes[at] = hash;
        word = end + strspn(end, " ");
    }
    return hashes;
}

/* Where the list stands among the slots, or would. */
static uint32_t slot_of(const smp__word_lists *lists, const char *list)
{
    uint32_t at = (uint32_t)((uintptr_t)list * UINT64_C(0x9e3779b97f4a7c15) >> 40) & (LISTS - 1);
    while (lists->slots[at].list && lists->slots[at].list != list) at = (at + 1) & (LISTS - 1);
    return at;
}

bool smp__may_be_listed(const smp__detection *detection, const char *list, uint32_t hash)
{
    smp__word_lists *lists = detection->scene->lists;
    if (!lists) return true;
    uint32_t slot = slot_of(lists, list);
    if (!lists->slots[slot].list) {
        if (lists->count == LISTS - 1) return true; /* cannot happen: there are not so many */
        lists->slots[slot].hashes = hash_words(&lists->arena, list, &lists->slots[slot].mask);
        if (!lists->slots[slot].hashes) {
            detection->into->failed = true;
            return true;
        }
        lists->slots[slot].list = list;
        lists->count++;
    }
    const uint32_t *hashes = lists->slots[slot].hashes, mask = lists->slots[slot].mask;
    for (uint32_t at = hash & mask; hashes[at]; at = (at + 1) & mask)
        if (hashes[at] == hash) return true;
    return hash == 0;
}
