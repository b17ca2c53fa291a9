/* What the entity finders share: a growing list, character classes of X, automata of strings.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TEXT_ENTITIES_H
#define SMP_TEXT_ENTITIES_H

#include "text/text.h"

#include <string.h>

/* ---- Lists --------------------------------------------------------------------------------- */

/* Entities in the arena. After memory runs out `failed` stays set and additions are dropped. */
typedef struct smp__entity_list {
    smp__arena *arena;
    smp__entity *items;
    uint32_t count;
    uint32_t capacity;
    bool failed;
} smp__entity_list;

void smp__entity_add(smp__entity_list *list, size_t start, size_t end, smp_token_kind kind);

/* ---- Characters of X (x_class.c) ----------------------------------------------------------- */

/* What X's expressions let a character be. "Not" where all other characters are allowed. The order
 * of the bits is that of CLASSES in data/generate_x.py. */
enum {
    X_HASHTAG_LETTER = 1u << 0,      /* a hashtag needs one */
    X_HASHTAG_MORE = 1u << 1,        /* a digit, or one of the few signs allowed inside */
    X_NOT_DOMAIN = 1u << 2,
    X_LATIN_DOMAIN = 1u << 3,        /* in a domain written without "http://" */
    X_PATH = 1u << 4,
    X_PATH_END = 1u << 5,
    X_QUERY = 1u << 6,
    X_QUERY_END = 1u << 7,
    X_NOT_BEFORE_URL = 1u << 8,
    X_NOT_BEFORE_MENTION = 1u << 9,
    X_NAME = 1u << 10,               /* of an account: ASCII letter, digit or "_" */
    X_NOT_AFTER_MENTION = 1u << 11,
    X_BEFORE_CASHTAG = 1u << 12,
    X_AFTER_CASHTAG = 1u << 13,
    X_NOT_AFTER_TLD = 1u << 14,
    X_INVALID = 1u << 15             /* makes a whole post invalid */
};

#define X_HASHTAG (X_HASHTAG_LETTER | X_HASHTAG_MORE)

extern const uint16_t smp__x_ascii[128];
uint16_t smp__x_class_wide(uint32_t code_point); /* of U+0080 and up */

static inline uint16_t smp__x_class(uint32_t code_point)
{
    return code_point < 0x80 ? smp__x_ascii[code_point] : smp__x_class_wide(code_point);
}

/* ---- Walking through well-formed UTF-8 ------------------------------------------------------ */

static inline uint32_t smp__next(smp_text text, size_t *at)
{
    unsigned char byte = (unsigned char)text.data[*at];
    if (byte < 0x80) {
        ++*at;
        return byte;
    }
    return smp__utf8_next(text.data, at);
}

/* The start of the character that ends at `at`, which is not 0. */
static inline size_t smp__before(smp_text text, size_t at)
{
    do at--;
    while (((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

static inline uint32_t smp__point_at(smp_text text, size_t at) { return smp__next(text, &at); }

/* The class of the character at `at`; 0 at the end. */
static inline uint16_t smp__x_class_at(smp_text text, size_t at)
{
    return at < text.size ? smp__x_class(smp__point_at(text, at)) : (uint16_t)0;
}

static inline bool smp__starts_at(smp_text text, size_t at, const char *string, size_t size)
{
    return text.size - at >= size && memcmp(text.data + at, string, size) == 0;
}

/* A letter, mark, digit or connector such as "_": what Ruby calls [[:word:]], and so Mastodon. */
bool smp__is_word(uint32_t code_point);

/* The number of UTF-16 units in text[start, end). */
size_t smp__utf16_size(smp_text text, size_t start, size_t end);

/* A sign that may have twins of three bytes, fullwidth or small: where one of them next occurs.
 * Looking for all from a rising position costs one pass for each. */
typedef struct smp__sign_search {
    smp_text text;
    char plain;
    const char *wide[2]; /* NULL where there is none */
    size_t next[3];      /* of the plain one and of each wide one; SIZE_MAX when no more */
} smp__sign_search;

smp__sign_search smp__sign_search_of(smp_text text, bool ascii, char plain, const char *wide,
                                     const char *other_wide);
/* The first sign at or after `from`, and where it ends; false when there is none. */
bool smp__sign_next(smp__sign_search *search, size_t from, size_t *start, size_t *end);

/* ---- Automata of strings (x_class.c) -------------------------------------------------------- */

typedef struct smp__automaton_edge {
    uint32_t first; /* code point */
    uint16_t more;  /* how many after it lead to the same state */
    uint16_t target;
} smp__automaton_edge;

typedef struct smp__automaton_state {
    uint16_t edge; /* its first; the next state's first ends its edges */
    uint16_t accept;
} smp__automaton_state;

typedef struct smp__automaton {
    const smp__automaton_state *states;
    const smp__automaton_edge *edges;
    uint16_t start;
} smp__automaton;

/* Moves *state along `code_point`; false when no string goes on that way. */
bool smp__automaton_move(const smp__automaton *automaton, uint16_t *state, uint32_t code_point);

/* ---- Finders: each adds in order of position ------------------------------------------------ */

/* A link on X. Links of one list may overlap what other finders found, not each other. */
typedef struct smp__x_url {
    uint32_t start, end; /* bytes */
    uint32_t counted;    /* UTF-16 units that X's length replaces by 23; 0 = all of it, as nearly
                            always */
} smp__x_url;

/* False when memory ran out. */
bool smp__find_x_urls(smp__x_url **out, uint32_t *count, smp__arena *arena, smp_text text);

/* The end of the top-level domain that begins at `at`, as X knows them; 0 if none does. */
size_t smp__tld_end(smp_text text, size_t at);

/* The syntaxes of hashtags and mentions that platforms have. */
typedef enum smp__hashtag_syntax {
    HASHTAG_X = 0,
    HASHTAG_MASTODON,
    HASHTAG_BLUESKY,
    HASHTAG_UAX31
} smp__hashtag_syntax;

typedef struct smp__mention_syntax {
    enum { MENTION_X = 0, MENTION_MASTODON, MENTION_BLUESKY, MENTION_PLAIN } kind;
    const char *inside; /* PLAIN: what names may hold beside ASCII letters, digits and "_", though
                           not at their end */
    uint32_t longest;   /* PLAIN: in characters */
} smp__mention_syntax;

void smp__find_hashtags(smp__entity_list *list, smp_text text, bool ascii,
                        smp__hashtag_syntax syntax);
void smp__find_cashtags(smp__entity_list *list, smp_text text);
void smp__find_mentions(smp__entity_list *list, smp_text text, bool ascii,
                        const smp__mention_syntax *syntax);
void smp__find_emails(smp__entity_list *list, smp_text text);

/* ---- Emoji ---------------------------------------------------------------------------------- */

/* The length of the emoji at text[at] that X counts as one (twemoji-parser 11); 0 if none. */
size_t smp__x_emoji_length(smp_text text, size_t at);

#endif
