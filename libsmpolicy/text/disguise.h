/* What undoing disguises shares: the words of the caller, and the tokens as they are read. Private
 * to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_DISGUISE_H
#define SMP_TEXT_DISGUISE_H

#include "text/hashtag_model.h"
#include "text/segment.h"

#define SMP__DISGUISE_LONGEST 24 /* letters of a term */

typedef struct smp__undoing {
    smp__undisguised *out;
    const smp__document *document;
    smp__arena *arena;
    smp__segmenter *segmenter;
    const smp__terms *terms;
    smp__hashtag_model model;
    bool model_is_open;
    uint32_t typing_left;
    uint32_t starred_left;
    uint32_t unknown; /* the first of the unknown tokens that we have not come past */
    uint32_t room; /* for tokens as they are read; 0 while there is nothing to undo */
    bool failed;
} smp__undoing;

/* ---- disguise.c ------------------------------------------------------------------------------ */

smp__term_kind smp__undo_term(const smp__undoing *with, const char *word, size_t size);
/* Is it a dictionary's word, or a name? */
bool smp__undo_is_ordinary(smp__undoing *with, const char *word, size_t size);
/* The first unknown word from `at` on; token_count where there is none. */
uint32_t smp__undo_next_unknown(smp__undoing *with, uint32_t at);
/* Puts a word in the place of the tokens from `first` to before `end`; two of them share a token
 * that they were both in. A `way` of SMP__DISGUISES says that there was nothing to undo in it. */
void smp__undo_put(smp__undoing *with, uint32_t first, uint32_t end, const char *word, size_t size,
                   smp__disguise_way way, bool is_rest);
/* Of a kind that stands between two spaces, as part of a chunk of text. */
bool smp__undo_is_written(const smp__token *token);
static inline bool smp__undo_is_letter(char c) { return c >= 'a' && c <= 'z'; }

/* ---- disguise_signs.c: signs for letters and between them ---------------------------------- */

/* The tokens from `first` to before `end`, with no space between them nor quotes and stops at their
 * ends, as one word in disguise. */
bool smp__undo_signs(smp__undoing *with, uint32_t first, uint32_t end);
/* All of a hashtag or handle as one word in disguise. */
bool smp__undo_tag_signs(smp__undoing *with, uint32_t at);
/* Characters each by themselves from `first` on; past them, whether or not they are a term. */
uint32_t smp__undo_spaces(smp__undoing *with, uint32_t first);
/* One character by itself, with space, a stop or nothing after it. */
bool smp__undo_is_lone(const smp__undoing *with, uint32_t at);

/* ---- disguise_stars.c: most letters of a word hidden ---------------------------------------- */

/* The tokens from `first` to before `end`, likewise, where they show some letters of a term. */
bool smp__undo_stars(smp__undoing *with, uint32_t first, uint32_t end);

/* ---- disguise_words.c: a word of letters alone --------------------------------------------- */

void smp__undo_in_word(smp__undoing *with, uint32_t at);

/* ---- disguise_tags.c: hashtags, and words run together -------------------------------------- */

/* The hashtag or handle as the words that it stands for, if one of them is worth it. */
void smp__undo_hashtag(smp__undoing *with, uint32_t at);
/* An unknown word of letters as three words or more that were run together. */
bool smp__undo_row_of_words(smp__undoing *with, uint32_t at);

#endif
