/* Lists of words that are there for ever, remembered by hash from when they are first asked for
 * (lists.c). Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_LISTS_H
#define SMP_SIGNALS_LISTS_H

#include "signals/signals.h"

/* Where memory runs out, `*failed` is set and the answer is what is true of no list. */

/* As smp__one_of, for a word of that smp__hash. `lists` may be NULL: then the list is read. */
bool smp__word_one_of(smp__word_lists *lists, smp_text word, uint32_t hash, const char *list,
                      bool *failed);

/* A word, and what it may be doing where it is met: bits of whoever has the list. */
typedef struct smp__meant_word {
    smp_text word;
    uint32_t says;
} smp__meant_word;

/* The one of `count` words that is `word`, of that smp__hash; NULL where none is. */
const smp__meant_word *smp__meaning_of(smp__word_lists *lists, const smp__meant_word *words,
                                       size_t count, smp_text word, uint32_t hash, bool *failed);

#endif
