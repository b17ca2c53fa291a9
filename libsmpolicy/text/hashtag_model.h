/* The hashtag table: words with their costs, gains of pairs, a letter model. Private to text/.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_HASHTAG_MODEL_H
#define SMP_TEXT_HASHTAG_MODEL_H

#include "text/text.h"

/* Scores are hundredths of a nat; a cost is a negated log-probability. data/hashtag/generate.py
 * writes the weights in this order. */
typedef enum smp__tag_weight {
    SMP__TAG_UNKNOWN_BASE,     /* cost of any word that is not in the table */
    SMP__TAG_UNKNOWN_PERCENT,  /* share of the letter model's cost in it */
    SMP__TAG_UNKNOWN_LETTER,   /* and a further cost for each letter */
    SMP__TAG_WORD,             /* cost of each word whatever it is */
    SMP__TAG_NUMBER,           /* cost of a run of digits */
    SMP__TAG_PAIR_PERCENT,     /* share of a listed pair's gain that counts */
    SMP__TAG_UNLISTED_PERCENT, /* the same for the most that an unlisted pair can have */
    SMP__TAG_UNLISTED,         /* gain, mostly negative, of an unlisted pair of common words */
    SMP__TAG_CASE_BOUNDARY,    /* gain of a boundary where the case says so */
    SMP__TAG_UNCASED_BOUNDARY, /* cost of one between small letters where the tag has capitals */
    SMP__TAG_DIGIT_BOUNDARY,   /* gain of one between letters and digits */
    SMP__TAG_ONE_LETTER,       /* further cost of a word of one letter */
    SMP__TAG_TWO_LETTERS,      /* and of two */
    SMP__TAG_UNKNOWN_WHOLE,    /* further cost where the whole tag is the unknown word */
    SMP__TAG_CAPITAL_WHOLE,    /* gain for that where only its first letter is a capital */
    SMP__TAG_CODE,             /* cost of letters with a number, and for each of its characters */
    SMP__TAG_CODE_LETTER,
    SMP__TAG_NAME_PAIR,        /* gain of two proper names together */
    SMP__TAG_MARGIN,           /* what several words must win by to be suggested */
    SMP__TAG_UNKNOWN_MARGIN,   /* and by more for each unknown word among them */
    SMP__TAG_WEIGHTS
} smp__tag_weight;

enum { /* flags of a word */
    SMP__TAG_FORM = 3u,    /* mask: how it is written */
    SMP__TAG_TITLE = 0u,
    SMP__TAG_UPPER = 1u,
    SMP__TAG_SPECIAL = 2u, /* as smp__hashtag_special says */
    SMP__TAG_GUARD = 4u,   /* a dictionary's word */
    SMP__TAG_FIRST = 8u,   /* some listed pair begins with it */
    SMP__TAG_SECOND = 16u, /* some listed pair ends with it */
    SMP__TAG_NAME = 32u,   /* a proper name */
    SMP__TAG_PHRASE = 64u  /* really several words, at the capitals of its special form */
};

#define SMP__TAG_SYMBOLS 36u /* a to z, 0 to 9 */

/* Pointers into the table, which is bytes: nothing in it depends on byte order or alignment. */
typedef struct smp__hashtag_model {
    const unsigned char *edges;
    const unsigned char *skips;
    const unsigned char *words;
    const unsigned char *buckets;
    const unsigned char *pairs;
    const unsigned char *letter_rows;
    const unsigned char *letters;
    const unsigned char *special_index;
    const unsigned char *special;
    uint32_t special_count;
    int32_t weights[SMP__TAG_WEIGHTS];
} smp__hashtag_model;

/* The table that is built in. */
void smp__hashtag_model_open(smp__hashtag_model *model);

/* Walking the word graph from a start: at the root `edge` and `index` are 0. */
typedef struct smp__hashtag_walk {
    uint32_t edge;  /* first edge of the node reached */
    uint32_t index; /* words before it in the order of the table */
    bool dead;      /* nothing follows */
    bool word;      /* what was walked is a word: `index` is its number */
} smp__hashtag_walk;

/* Follows one symbol; false when no word continues so. */
bool smp__hashtag_step(const smp__hashtag_model *model, smp__hashtag_walk *walk, unsigned symbol);
/* Walks a folded word from its first letter on; true where it is a word of the table. */
bool smp__hashtag_find(const smp__hashtag_model *model, smp__hashtag_walk *walk, const char *word,
                       size_t size);

static inline int32_t smp__hashtag_cost(const smp__hashtag_model *model, uint32_t word)
{
    return model->words[2 * (size_t)word] * 8;
}
static inline unsigned smp__hashtag_flags(const smp__hashtag_model *model, uint32_t word)
{
    return model->words[2 * word + 1];
}
/* What the second word gains by following the first; weighted. */
int32_t smp__hashtag_gain(const smp__hashtag_model *model, uint32_t first, uint32_t second);
/* No gain is more than this. */
int32_t smp__hashtag_most_gain(const smp__hashtag_model *model);
/* The letter model: symbols are 1 to 26 and 0 for the edge of a word; a history is the three
 * symbols before, 0 at the start of a word. */
#define SMP__TAG_LETTERS 27u
static inline unsigned smp__hashtag_after(unsigned history, unsigned symbol)
{
    return history % (SMP__TAG_LETTERS * SMP__TAG_LETTERS) * SMP__TAG_LETTERS + symbol;
}
/* Cost of a symbol after a history. */
int32_t smp__hashtag_letter(const smp__hashtag_model *model, unsigned history, unsigned symbol);
/* How a SMP__TAG_SPECIAL word of `size` letters is written. */
smp_text smp__hashtag_special(const smp__hashtag_model *model, uint32_t word, size_t size);

/* smp__hashtag_words with a model of the caller's, for measuring other weights. */
bool smp__hashtag_words_by(const smp__hashtag_model *model, smp__tag_casing *out, smp__arena *arena,
                           smp_text body, smp__tag_name_lookup names, void *context);

#endif
