/* What the files of this room that cut text share: character classes, the decoder and the cuts.
 * Seen by text/ alone.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_SEGMENT_H
#define SMP_TEXT_SEGMENT_H

#include "text/text.h"

#include <unicode/ubrk.h>

/* ---- The properties of a character, in one word --------------------------------------------- */

/* Word_Break as ICU's root rules see it: "@" is a letter, ":" is not MidLetter, and whatever a
 * dictionary may cut (Han, kana, Hangul, Thai ...) is one class, left to ICU. */
typedef enum smp__word_class {
    SMP__WORD_OTHER = 0,
    SMP__WORD_CR,
    SMP__WORD_LF,
    SMP__WORD_NEWLINE,
    SMP__WORD_EXTEND, /* Extend and Format */
    SMP__WORD_ZWJ,
    SMP__WORD_REGIONAL,
    SMP__WORD_SPACE,
    SMP__WORD_DICTIONARY,
    SMP__WORD_SINGLE_QUOTE, /* from here to MID_NUM: what may stand inside a word */
    SMP__WORD_DOUBLE_QUOTE,
    SMP__WORD_MID_NUM_LET,
    SMP__WORD_MID_LETTER,
    SMP__WORD_MID_NUM,
    SMP__WORD_LETTER, /* from here on: what holds together side by side */
    SMP__WORD_HEBREW,
    SMP__WORD_NUMERIC,
    SMP__WORD_EXTEND_NUM_LET
} smp__word_class;

typedef enum smp__sentence_class {
    SMP__SENTENCE_OTHER = 0,
    SMP__SENTENCE_CR,
    SMP__SENTENCE_LF,
    SMP__SENTENCE_SEP,
    SMP__SENTENCE_EXTEND, /* Extend and Format */
    SMP__SENTENCE_SP,
    SMP__SENTENCE_LOWER,
    SMP__SENTENCE_UPPER,
    SMP__SENTENCE_OLETTER,
    SMP__SENTENCE_NUMERIC,
    SMP__SENTENCE_ATERM,
    SMP__SENTENCE_SCONTINUE,
    SMP__SENTENCE_STERM,
    SMP__SENTENCE_CLOSE
} smp__sentence_class;

/* Grapheme_Cluster_Break, refined by what ICU's rules for emoji and Indic conjuncts ask. */
typedef enum smp__cluster_class {
    SMP__CLUSTER_OTHER = 0,
    SMP__CLUSTER_CONTROL, /* CR and LF too; the pair CR LF is seen by code point */
    SMP__CLUSTER_EXTEND,
    SMP__CLUSTER_EXTEND_REORDERED, /* with a combining class other than 0 */
    SMP__CLUSTER_VIRAMA,           /* of the six scripts whose conjuncts hold together */
    SMP__CLUSTER_ZWJ,
    SMP__CLUSTER_SPACING,
    SMP__CLUSTER_PREPEND,
    SMP__CLUSTER_REGIONAL,
    SMP__CLUSTER_PICTOGRAPH,
    SMP__CLUSTER_CONSONANT, /* of those six scripts */
    SMP__CLUSTER_L,
    SMP__CLUSTER_V,
    SMP__CLUSTER_T,
    SMP__CLUSTER_LV,
    SMP__CLUSTER_LVT
} smp__cluster_class;

#define SMP__WORD_CLASS(properties) ((smp__word_class)((properties) & 31u))
#define SMP__SENTENCE_CLASS(properties) ((smp__sentence_class)((properties) >> 5 & 15u))
#define SMP__CLUSTER_CLASS(properties) ((smp__cluster_class)((properties) >> 9 & 15u))

/* The bits that become a token's flags stand as they do there, SMP__FLAG_SHIFT higher. */
#define SMP__FLAG_SHIFT 13
enum {
    SMP__IS_NON_ASCII = SMP__TOKEN_NON_ASCII << SMP__FLAG_SHIFT,
    SMP__IS_UPPER = SMP__TOKEN_HAS_UPPER << SMP__FLAG_SHIFT,  /* Lu or Lt */
    SMP__IS_LOWER = SMP__TOKEN_HAS_LOWER << SMP__FLAG_SHIFT,  /* Ll */
    SMP__IS_DIGIT = SMP__TOKEN_HAS_DIGIT << SMP__FLAG_SHIFT,  /* Nd */
    SMP__IS_STYLED = SMP__TOKEN_COMPATIBLE << SMP__FLAG_SHIFT, /* a letter NFKC makes plain */
    SMP__FLAG_BITS = SMP__IS_NON_ASCII | SMP__IS_UPPER | SMP__IS_LOWER | SMP__IS_DIGIT |
                     SMP__IS_STYLED,
    SMP__IS_PICTOGRAPH = 1u << 24, /* Extended_Pictographic */
    SMP__IS_SPACE = 1u << 25,      /* White_Space */
    SMP__IS_LINE_BREAK = 1u << 26,
    SMP__IS_LETTER = 1u << 27,      /* Alphabetic or Ideographic */
    SMP__IS_NUMBER = 1u << 28,      /* Nd, Nl or No */
    SMP__IS_PUNCTUATION = 1u << 29, /* P* */
    SMP__IS_IGNORABLE = 1u << 30,   /* Default_Ignorable_Code_Point */
    SMP__IS_INERT = 1u << 16,       /* folding leaves it, and what stands beside it, alone */
    SMP__IS_EMOJI_START = 1u << 18  /* an emoji sequence may begin with it */
};

/* The properties of the 128 ASCII characters. */
extern const uint32_t smp__ascii_properties[128];

/* Those of any other character, as ICU's data has them. */
uint32_t smp__properties_of(uint32_t code_point);

/* ---- The segmenter ------------------------------------------------------------------------ */

#define SMP__PROPERTY_CACHE 1024u /* a power of two */

struct smp__segmenter {
    smp_allocator allocator;
    UBreakIterator *words; /* opened when a text first needs a dictionary */
    UText text;
    /* Characters met lately: a text uses few beyond ASCII, and asking ICU costs far more. */
    struct {
        uint32_t code_point; /* 0 in an unused slot: ASCII never comes here */
        uint32_t properties;
    } cache[SMP__PROPERTY_CACHE];
};

static inline uint32_t smp__properties(smp__segmenter *segmenter, uint32_t code_point)
{
    if (code_point < 0x80) return smp__ascii_properties[code_point];
    uint32_t slot = (code_point ^ code_point >> 10) & (SMP__PROPERTY_CACHE - 1);
    if (segmenter->cache[slot].code_point != code_point) {
        segmenter->cache[slot].code_point = code_point;
        segmenter->cache[slot].properties = smp__properties_of(code_point);
    }
    return segmenter->cache[slot].properties;
}

/* Decodes the character of well-formed text at *at and moves past it. */
static inline uint32_t smp__decode(const char *text, size_t *at)
{
    const unsigned char *byte = (const unsigned char *)text + *at;
    uint32_t c = byte[0];
    if (c < 0x80) {
        *at += 1;
        return c;
    }
    if (c < 0xE0) {
        *at += 2;
        return (c & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
    }
    if (c < 0xF0) {
        *at += 3;
        return (c & 0x0Fu) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 | (byte[2] & 0x3Fu);
    }
    *at += 4;
    return (c & 0x07u) << 18 | (uint32_t)(byte[1] & 0x3F) << 12 | (uint32_t)(byte[2] & 0x3F) << 6 |
           (byte[3] & 0x3Fu);
}

/* The properties of the character at *at; moves past it. */
static inline uint32_t smp__next_properties(smp__segmenter *segmenter, const char *text, size_t *at)
{
    unsigned char byte = (unsigned char)text[*at];
    if (byte < 0x80) {
        *at += 1;
        return smp__ascii_properties[byte];
    }
    return smp__properties(segmenter, smp__decode(text, at));
}

/* ---- The cuts -------------------------------------------------------------------------------- */

/* Walks the words of a stretch of well-formed text, which is cut as if it stood alone. */
typedef struct smp__words {
    smp__segmenter *segmenter;
    const char *text;
    size_t end;
    size_t dictionary_start; /* what ICU's iterator was given; SIZE_MAX when it was given nothing */
    size_t dictionary_at;    /* the boundary on which it stands */
    bool failed;             /* ICU had no memory: the last words are not to be trusted */
} smp__words;

void smp__words_begin(smp__words *words, smp__segmenter *segmenter, const char *text, size_t end);
/* Where the word ends that starts at `start`, which must be a boundary and before the end. */
size_t smp__word_end(smp__words *words, size_t start);

/* Where the sentence ends that starts at `start`. */
size_t smp__sentence_end(smp__segmenter *segmenter, smp_text text, size_t start);

/* How many extended grapheme clusters well-formed text has. */
uint32_t smp__count_graphemes(smp__segmenter *segmenter, smp_text text);

/* ---- Steps of reading a document ------------------------------------------------------------- */

/* `text` with each maximal ill-formed subpart replaced by U+FFFD, in the arena, and the list of
 * them; `text` itself and no list when there is none. False when memory ran out. */
bool smp__utf8_repair(smp_text *out, smp__ill_formed **list, uint32_t *count, smp__arena *arena,
                      smp_text text);

/* Code points, UTF-16 units and checkpoints of document.text. False when memory ran out. */
bool smp__count_offsets(smp__document *document, smp__arena *arena);

/* smp__fold, by way of the segmenter's cache. */
smp_text smp__fold_cached(smp__arena *arena, smp__segmenter *segmenter, smp_text text);

/* Cuts document.text into tokens; `lower` is it with A-Z as a-z. */
smp_status smp__read_tokens(smp__document *document, smp__arena *arena, smp__segmenter *segmenter,
                            const char *lower, const smp__entity *entities, uint32_t entity_count,
                            smp_error *error);
/* Groups the tokens into sentences. */
smp_status smp__read_sentences(smp__document *document, smp__arena *arena,
                               smp__segmenter *segmenter, smp_error *error);

#endif
