/* What the files of this room that cut text share: character classes, the decoder and the cuts.
 * Seen by text/ alone.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_SEGMENT_H
#define SMP_TEXT_SEGMENT_H

#include "text/text.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uspoof.h>

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
    SMP__IS_STOP = SMP__TOKEN_HAS_STOP << SMP__FLAG_SHIFT, /* ends or parts sentences */
    SMP__FLAG_BITS = SMP__IS_NON_ASCII | SMP__IS_UPPER | SMP__IS_LOWER | SMP__IS_DIGIT |
                     SMP__IS_STYLED | SMP__IS_STOP,
    SMP__IS_PICTOGRAPH = 1u << 19, /* Extended_Pictographic */
    SMP__IS_SPACE = 1u << 25,      /* White_Space */
    SMP__IS_LINE_BREAK = 1u << 26,
    SMP__IS_LETTER = 1u << 27,      /* Alphabetic or Ideographic */
    SMP__IS_NUMBER = 1u << 28,      /* Nd, Nl or No */
    SMP__IS_PUNCTUATION = 1u << 29, /* P* */
    SMP__IS_IGNORABLE = 1u << 30,   /* Default_Ignorable_Code_Point */
    SMP__IS_INERT = 1u << 16,       /* folding leaves it, and what stands beside it, alone */
    SMP__IS_EMOJI_START = 1u << 18      /* an emoji sequence may begin with it */
};

/* The properties of the ASCII characters; a byte of any other has none here, so a loop that looks
 * for some property stops there. */
extern const uint32_t smp__ascii_properties[256];

/* Those of any other character, as ICU's data has them. */
uint32_t smp__properties_of(uint32_t code_point);

/* ---- The segmenter ------------------------------------------------------------------------ */

#define SMP__PROPERTY_CACHE 1024u /* a power of two */
#define SMP__LOOKS_CACHE 64u      /* likewise */

struct smp__segmenter {
    smp_allocator allocator;
    UBreakIterator *words; /* opened when a text first needs a dictionary */
    USpoofChecker *look_alikes; /* opened when a look-alike is first asked for */
    UText text;
    struct {
        uint32_t code_point; /* 0 in an unused slot */
        char plain;
    } looks[SMP__LOOKS_CACHE]; /* what characters met lately look like */
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

/* A word of eight bytes, each of them `byte`. */
#define SMP__EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The first byte from `at` on that is not ASCII; `size` when there is none. */
static inline size_t smp__skip_ascii(const char *text, size_t at, size_t size)
{
    uint64_t eight;
    for (; size - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if (eight & SMP__EACH(0x80)) break;
    }
    while (at < size && (unsigned char)text[at] < 0x80) at++;
    return at;
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

/* Whether two characters of such classes hold together side by side (WB5, WB8 to WB10, WB13a and
 * WB13b). */
static inline bool smp__word_joins(smp__word_class class) { return class >= SMP__WORD_LETTER; }

/* Whether `before` and `after` hold together over `middle` (WB6, WB7, WB7b, WB7c, WB11, WB12). */
static inline bool smp__word_joins_over(smp__word_class before, smp__word_class middle,
                                        smp__word_class after)
{
    bool any = middle == SMP__WORD_MID_NUM_LET || middle == SMP__WORD_SINGLE_QUOTE;
    if (before == SMP__WORD_NUMERIC)
        return after == SMP__WORD_NUMERIC && (any || middle == SMP__WORD_MID_NUM);
    if (before < SMP__WORD_LETTER || before > SMP__WORD_HEBREW || after < SMP__WORD_LETTER ||
        after > SMP__WORD_HEBREW)
        return false;
    if (any || middle == SMP__WORD_MID_LETTER) return true;
    return middle == SMP__WORD_DOUBLE_QUOTE && before == SMP__WORD_HEBREW &&
           after == SMP__WORD_HEBREW;
}

/* The class of one that may stand inside a word. */
static inline bool smp__word_is_middle(smp__word_class class)
{
    return class >= SMP__WORD_SINGLE_QUOTE && class <= SMP__WORD_MID_NUM;
}

/* Whether a word of letters may go on with a character of the class. */
static inline bool smp__word_may_follow(smp__word_class class)
{
    return class >= SMP__WORD_SINGLE_QUOTE;
}

/* Where the word ends that starts at `start` with a character that joins; 0 when the rest of the
 * text has a say in it that is not ASCII. *any: the properties that any of its characters has. */
static inline size_t smp__ascii_word_end(uint32_t *any, const char *text, size_t start, size_t end)
{
    const unsigned char *byte = (const unsigned char *)text;
    uint32_t found = 0;
    size_t at = start;
    for (;;) {
        uint32_t properties = 0;
        for (; at < end; at++) {
            properties = smp__ascii_properties[byte[at]];
            if (!smp__word_joins(SMP__WORD_CLASS(properties))) break;
            found |= properties;
        }
        if (at == end) break;
        if (byte[at] >= 0x80) return 0;
        if (!smp__word_is_middle(SMP__WORD_CLASS(properties)) || at + 1 == end) break;
        if (byte[at + 1] >= 0x80) return 0;
        uint32_t before = smp__ascii_properties[byte[at - 1]];
        uint32_t after = smp__ascii_properties[byte[at + 1]];
        if (!smp__word_joins_over(SMP__WORD_CLASS(before), SMP__WORD_CLASS(properties),
                                  SMP__WORD_CLASS(after)))
            break;
        found |= properties;
        at++;
    }
    *any = found;
    return at;
}

void smp__words_begin(smp__words *words, smp__segmenter *segmenter, const char *text, size_t end);
/* Whether ICU's iterator stands at `at`, in the middle of what a dictionary cuts. */
static inline bool smp__words_in_dictionary(const smp__words *words, size_t at)
{
    return words->dictionary_start != SIZE_MAX && words->dictionary_at == at;
}
/* Where the word ends that starts at `start`, which must be a boundary and before the end. */
size_t smp__word_end(smp__words *words, size_t start);

/* Where the sentence ends that starts at `start`, nothing before `from` being a stop or other than
 * ASCII. */
size_t smp__sentence_end_beyond(smp__segmenter *segmenter, smp_text text, size_t start,
                                size_t from);
static inline size_t smp__sentence_end(smp__segmenter *segmenter, smp_text text, size_t start)
{
    return smp__sentence_end_beyond(segmenter, text, start, start);
}

/* How many extended grapheme clusters there are in well-formed text of so many code points. */
uint32_t smp__count_graphemes(smp__segmenter *segmenter, smp_text text, uint32_t code_points);

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
