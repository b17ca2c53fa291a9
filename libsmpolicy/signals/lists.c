/* Lists of words, such as " the a an ", remembered by their address: a list is not read again for a
 * word that it is known not to have.
 * SPDX-License-Identifier: MIT */
#include "signals/lists.h"

#include <string.h>

#define LISTS 1024u /* a power of two above how many there are; any more would be read each time */
#define WITH_MEANINGS 1u /* lists of listed words */

/* A list with its table by hash, at least half of which is empty. */
typedef struct kept_list {
    const void *list;
    const void *table; /* uint32_t: the hashes of a string's words, 0 where there is none; uint16_t:
                          the places of words with meanings, from 1 on, likewise */
    uint32_t mask;
} kept_list;

struct smp__word_lists {
    smp_allocator allocator;
    smp__arena arena;
    uint32_t count;
    kept_list slots[LISTS];
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

/* A table of zeros for so many words; NULL when memory ran out. */
static void *make_table(kept_list *kept, smp__arena *arena, size_t words, size_t entry_size)
{
    uint32_t size = 16;
    while (size < 2 * words) size *= 2;
    void *table = smp__arena_allocate(arena, size * entry_size);
    if (table) memset(table, 0, size * entry_size);
    kept->mask = size - 1;
    return table;
}

static const uint32_t *hash_words(kept_list *kept, smp__arena *arena, const char *list)
{
    size_t words = 1;
    for (const char *at = list; *at; at++) words += *at == ' ';
    uint32_t *hashes = make_table(kept, arena, words, sizeof *hashes);
    for (const char *word = list + strspn(list, " "); hashes && *word;) {
        const char *end = end_of(word);
        uint32_t hash = smp__hash(word, (size_t)(end - word)), at = hash & kept->mask;
        while (hashes[at]) at = (at + 1) & kept->mask;
        hashes[at] = hash;
        word = end + strspn(end, " ");
    }
    return hashes;
}

static const uint16_t *hash_meant(kept_list *kept, smp__arena *arena, const smp__meant_word *words,
                                  size_t count)
{
    uint16_t *places = make_table(kept, arena, count, sizeof *places);
    for (size_t i = 0; places && i < count; i++) {
        uint32_t at = smp__hash(words[i].word.data, words[i].word.size) & kept->mask;
        while (places[at]) at = (at + 1) & kept->mask;
        places[at] = (uint16_t)(i + 1);
    }
    return places;
}

/* Where the list stands among the slots, or would. */
static kept_list *slot_of(smp__word_lists *lists, const void *list)
{
    uint32_t at = (uint32_t)((uintptr_t)list * UINT64_C(0x9e3779b97f4a7c15) >> 40) & (LISTS - 1);
    while (lists->slots[at].list && lists->slots[at].list != list) at = (at + 1) & (LISTS - 1);
    return &lists->slots[at];
}

/* Makes the table of a new list: of a string, or of so many words that mean something. */
static bool remember(smp__word_lists *lists, kept_list *kept, const void *list, size_t meant,
                     bool *failed)
{
    if (meant) kept->table = hash_meant(kept, &lists->arena, list, meant);
    else kept->table = hash_words(kept, &lists->arena, list);
    if (kept->table) {
        kept->list = list;
        lists->count++;
    } else {
        *failed = true;
    }
    return kept->table != NULL;
}

/* False where the list has no word of that hash. */
static bool may_be_listed(smp__word_lists *lists, const char *list, uint32_t hash, bool *failed)
{
    kept_list *kept = slot_of(lists, list);
    if (SMP_UNLIKELY(!kept->list)) {
        if (lists->count == LISTS - 1 - WITH_MEANINGS)
            return true; /* cannot happen: there are not so many */
        if (!remember(lists, kept, list, 0, failed)) return false;
    }
    const uint32_t *hashes = kept->table, mask = kept->mask;
    for (uint32_t at = hash & mask; hashes[at]; at = (at + 1) & mask)
        if (hashes[at] == hash) return true;
    return hash == 0;
}

bool smp__word_one_of(smp__word_lists *lists, smp_text word, uint32_t hash, const char *list,
                      bool *failed)
{
    return (!lists || may_be_listed(lists, list, hash, failed)) && smp__one_of(word, list);
}

const smp__meant_word *smp__meaning_of(smp__word_lists *lists, const smp__meant_word *words,
                                       size_t count, smp_text word, uint32_t hash, bool *failed)
{
    kept_list *kept = slot_of(lists, words);
    if (SMP_UNLIKELY(!kept->list) && !remember(lists, kept, words, count, failed)) return NULL;
    const uint16_t *places = kept->table;
    for (uint32_t at = hash & kept->mask; places[at]; at = (at + 1) & kept->mask) {
        const smp__meant_word *listed = &words[places[at] - 1];
        if (smp__text_equal(listed->word, word)) return listed;
    }
    return NULL;
}
