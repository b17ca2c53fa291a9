/* The search for the words of a hashtag: its letters, and the best reading of them. Private to
 * text/.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_HASHTAG_SEARCH_H
#define SMP_TEXT_HASHTAG_SEARCH_H

#include "text/hashtag_model.h"

#define SMP__TAG_MOST_BYTES 128
#define SMP__TAG_SEPARATOR 255 /* the symbol of an underscore */

/* The body, letter by letter: a letter takes its combining marks with it. */
typedef struct smp__tag_letters {
    size_t count;
    uint8_t symbol[SMP__TAG_MOST_BYTES + 1]; /* 0-25 a letter, 26-35 a digit, or the separator */
    bool upper[SMP__TAG_MOST_BYTES + 1];
    int16_t boundary[SMP__TAG_MOST_BYTES + 1]; /* gain of a boundary before this letter */
    bool joined[SMP__TAG_MOST_BYTES + 1];      /* no boundary here: between two digits */
    uint8_t at[SMP__TAG_MOST_BYTES + 1];       /* where it begins in the body */
    uint16_t folded_at[SMP__TAG_MOST_BYTES + 1];
    char folded[4 * SMP__TAG_MOST_BYTES]; /* the body in lower case */
    size_t uppers;
    size_t lowers;
} smp__tag_letters;

typedef enum smp__tag_kind {
    SMP__TAG_KIND_START,
    SMP__TAG_KIND_WORD,      /* of the table */
    SMP__TAG_KIND_UNKNOWN,
    SMP__TAG_KIND_NUMBER,
    SMP__TAG_KIND_CODE,      /* letters with a number: T20 */
    SMP__TAG_KIND_NAME,      /* the organisation's own */
    SMP__TAG_KIND_SEPARATOR
} smp__tag_kind;

/* One word, by letters. */
typedef struct smp__tag_word {
    uint32_t word; /* its number, for a word of the table */
    uint8_t kind;
    uint8_t start;
    uint8_t end;
} smp__tag_word;

typedef struct smp__tag_reading {
    smp__tag_word words[SMP__TAG_MOST_BYTES]; /* without separators */
    size_t count;
    int32_t score;        /* log-likelihood of this reading, */
    int32_t single_score; /* and of the best as one word, in hundredths of a nat */
    bool dictionary;      /* the whole is a dictionary's word */
} smp__tag_reading;

/* False for a body that we leave alone: ill-formed, without letters, or not in Latin letters. */
bool smp__tag_letters_read(smp__tag_letters *out, smp_text body);
/* The best reading; count is 0 where there is none. */
void smp__tag_search(smp__tag_reading *out, const smp__hashtag_model *model,
                     smp__tag_letters *body, smp__tag_name_lookup names, void *context);

/* How much worse the reading is where its words `index` and the next are parted otherwise, in
 * hundredths of a nat; INT32_MAX where they cannot be. (hashtag_rivals.c) */
int32_t smp__tag_rival(const smp__hashtag_model *model, const smp__tag_letters *body,
                       const smp__tag_reading *reading, size_t index);

static inline smp_text smp__tag_folded(const smp__tag_letters *body, size_t start, size_t end)
{
    return (smp_text){body->folded + body->folded_at[start],
                      (size_t)(body->folded_at[end] - body->folded_at[start])};
}

#endif
