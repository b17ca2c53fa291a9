/* The compiled automaton: the records of image sections 1 to 15, and reading them.
 *
 * A token satisfies *symbols*: a word, its inflections, a prefix, a lexicon, a class. A *position* is
 * one atom of a pattern; a symbol fires it. A position that has fired feeds *places*, where a thread
 * waits for its next symbol: for the very next token, for at most `gap` tokens more, or for the rest
 * of the text. Place 0 is the start; it is always occupied. Equal beginnings of patterns share their
 * positions and places, so that many patterns with the same first words cost what one does.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_AUTOMATON_H
#define SMP_PATTERNS_AUTOMATON_H

#include "base/base.h"
#include "text/text.h"

enum {
    SMP__SECTION_AUTOMATON = 1, /* one smp__automaton_head */
    SMP__SECTION_WORDS,         /* smp__word_slot: hash table of folded tokens */
    SMP__SECTION_PREFIXES,      /* smp__word_slot: hash table of beginnings of tokens */
    SMP__SECTION_MEANINGS,      /* smp__meaning: what words, prefixes and trie nodes stand for */
    SMP__SECTION_SYMBOLS,       /* smp__symbol */
    SMP__SECTION_POSITIONS,     /* smp__position */
    SMP__SECTION_FEEDS,         /* uint32_t: places, by position */
    SMP__SECTION_ACCEPTS,       /* smp__accept, by position */
    SMP__SECTION_PLACES,        /* smp__place */
    SMP__SECTION_EDGES,         /* smp__edge, by place and then symbol; those of place 0 by symbol */
    SMP__SECTION_LEXICONS,      /* smp__lexicon */
    SMP__SECTION_TRIE,          /* smp__trie_slot: hash table of the steps of entries of many words */
    SMP__SECTION_TRIE_NODES,    /* smp__trie_node */
    SMP__SECTION_PAIRS          /* uint32_t: by symbol, a Bloom filter of those that come soon after */
};

/* What must hold where an atom begins, or where a pattern ends. */
enum {
    SMP__ANCHOR_TEXT_START = 1u << 0,
    SMP__ANCHOR_SENTENCE = 1u << 1, /* an edge: begins a sentence; an accept: ends one */
    SMP__ANCHOR_TEXT_END = 1u << 2,
    SMP__EDGE_NEEDS_PAIR = 1u << 3 /* not an anchor: from the start, worth following only if the pair
                                      of its symbol and one soon after is in the filter */
};

#define SMP__WINDOW_MAX 8u /* tokens that may be looked ahead for the second of a pair */

#define SMP__GAP_REST UINT32_MAX /* >> */
#define SMP__PREFIX_MAX 63u      /* bytes, so that the lengths in use fit one word of bits */
#define SMP__FACTS_MAX 64u

typedef struct smp__automaton_head {
    uint32_t word_mask, prefix_mask, trie_mask; /* slots - 1; the table is empty where its section is */
    uint32_t any;                               /* symbols; 0 = not used by any pattern */
    uint32_t kinds[SMP_TOKEN_SPACE + 1];        /* by smp_token_kind */
    uint32_t phone, date;
    uint32_t facts[SMP__FACTS_MAX];
    uint32_t lengths[2]; /* bit n: some prefix has n bytes; low half first */
} smp__automaton_head;

/* What a look-up touches lies together: most words fit the slot. */
typedef struct smp__word_slot {
    uint32_t hash;
    smp__sref word;        /* 0 = free */
    uint32_t first, count; /* meanings */
    uint32_t size;         /* of the word */
    char start[12];        /* of the word */
} smp__word_slot;

typedef struct smp__meaning {
    uint32_t symbol;
    smp__sref value; /* of a lexicon entry */
    uint32_t flags;
} smp__meaning;

/* What can be known of a meaning without reading its symbol. */
enum {
    SMP__MEANING_EXACT = 1u << 0,  /* the symbol asks for a spelling */
    SMP__MEANING_STARTS = 1u << 1, /* the symbol starts a pattern */
    SMP__MEANING_OPENS = 1u << 2   /* some entry of many words begins with the symbol */
};

typedef struct smp__symbol {
    smp__sref exact;       /* the token must be spelt like this; 0 = any way */
    uint32_t first, count; /* edges from the start */
    uint32_t unpaired;     /* how many of them need no pair */
    uint32_t window;       /* tokens to look ahead for the second of a pair */
    uint32_t filter;       /* where its seconds begin in SMP__SECTION_PAIRS */
    uint32_t filter_mask;  /* bits - 1 */
} smp__symbol;

typedef struct smp__position {
    uint32_t in_span; /* 1: inside [ ], or its pattern has none */
    uint32_t first_feed, feed_count;
    uint32_t first_accept, accept_count;
} smp__position;

typedef struct smp__accept {
    uint32_t owner;
    uint16_t anchors;
    uint16_t unless;
} smp__accept;

typedef struct smp__place {
    uint32_t gap; /* 0 = the next token only */
    uint32_t first, count; /* edges */
} smp__place;

typedef struct smp__edge {
    uint32_t symbol;
    uint32_t position;
    uint32_t anchors;
} smp__edge;

typedef struct smp__lexicon {
    smp__sref name;
    uint32_t symbol;
} smp__lexicon;

typedef struct smp__trie_slot {
    uint32_t node, symbol;
    uint32_t child; /* 0 = free */
} smp__trie_slot;

typedef struct smp__trie_node {
    uint32_t first, count; /* meanings: the entries that end here */
    uint32_t has_children;
} smp__trie_node;

/* Pointers into an image, looked up once. */
typedef struct smp__automaton {
    smp__image image;
    const smp__automaton_head *head; /* NULL: an image without patterns */
    const smp__word_slot *words, *prefixes;
    const smp__meaning *meanings;
    const smp__symbol *symbols;
    const smp__position *positions;
    const uint32_t *feeds;
    const smp__accept *accepts;
    const smp__place *places;
    const smp__edge *edges;
    const smp__lexicon *lexicons;
    const smp__trie_slot *trie;
    const smp__trie_node *trie_nodes;
    const uint32_t *pairs;
    size_t position_count, place_count, lexicon_count;
} smp__automaton;

void smp__automaton_open(smp__automaton *automaton, const smp__image *image);

/* What a folded token means; NULL and 0 for a word that no pattern knows. */
const smp__meaning *smp__word_meanings(const smp__automaton *automaton, const char *folded,
                                       size_t size, uint32_t hash, uint32_t *count);
/* The next prefix of the token that some pattern knows. Start with *length 0; false at the end. The
 * hash goes along from call to call: start with smp__hash_start(). */
bool smp__next_prefix(const smp__automaton *automaton, const char *folded, size_t size,
                      uint32_t *length, uint32_t *hash, const smp__meaning **meanings,
                      uint32_t *count);
/* The node that a symbol leads to; 0 = none. */
uint32_t smp__trie_step(const smp__automaton *automaton, uint32_t node, uint32_t symbol);

static inline uint32_t smp__trie_hash(uint32_t node, uint32_t symbol)
{
    return smp__hash_finish((node * 16777619u) ^ (symbol * 0x9e3779b1u));
}

/* Which bit of a filter stands for the second of a pair. */
static inline uint32_t smp__second_bit(uint32_t second, uint32_t filter_mask)
{
    return smp__hash_finish(second * 0x9e3779b1u) & filter_mask;
}

#endif
