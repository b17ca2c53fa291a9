/* The compiled automaton: the records of image sections 1 to 23, and reading them.
 *
 * A token satisfies *symbols*: a word, its inflections, a prefix, a lexicon, a class. A *position*
 * is one atom of a pattern; a symbol fires it, and *edges* lead there. From a position that has
 * fired its *links* go along the edges that the very next token may take. Where something may come
 * between, the position feeds *places*, in which a thread waits for its next symbol: for at most
 * `gap` tokens more, perhaps of some kinds alone, or for the rest of the text. Equal beginnings of
 * patterns share their positions, so that many patterns with the same first words cost what one
 * does.
 *
 * Most words that begin a pattern are common and what must follow is not. So symbols at the start,
 * edges and places have *gates*, and only rarer symbols, of which one has to follow in every match,
 * open them: the gate's *triggers*, if what must follow the trigger in its turn does follow. A gate
 * is asked whether one comes within so many tokens. What a word begins and which gates it opens, by
 * all its symbols together, is worked out beforehand.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_AUTOMATON_H
#define SMP_PATTERNS_AUTOMATON_H

#include "base/base.h"
#include "patterns/patterns.h"
#include "text/text.h"

#include <assert.h>

#include <string.h>

enum {
    SMP__SECTION_AUTOMATON = 1, /* one smp__automaton_head */
    SMP__SECTION_WORDS,         /* smp__word_slot: hash table of folded tokens */
    SMP__SECTION_PREFIXES,      /* smp__word_slot: hash table of beginnings of tokens */
    SMP__SECTION_MEANINGS,      /* smp__meaning: what words, prefixes and trie nodes stand for */
    SMP__SECTION_SYMBOLS,       /* smp__symbol */
    SMP__SECTION_POSITIONS,     /* smp__position */
    SMP__SECTION_LINKS,         /* smp__link: hash tables, which positions and places share */
    SMP__SECTION_FEEDS,         /* smp__feed, by position */
    SMP__SECTION_ACCEPTS,       /* smp__accept, by position */
    SMP__SECTION_PLACES,        /* smp__place */
    SMP__SECTION_EDGES,         /* smp__edge */
    SMP__SECTION_LEXICONS,      /* smp__lexicon */
    SMP__SECTION_TRIE,          /* smp__trie_slot: steps of entries of many words, hashed */
    SMP__SECTION_TRIE_NODES,    /* smp__trie_node */
    SMP__SECTION_STARTS,        /* smp__start, by smp__effect */
    SMP__SECTION_OPENINGS,      /* smp__opening, by start */
    SMP__SECTION_TRIGGERS,      /* smp__trigger, by smp__effect */
    SMP__SECTION_EFFECTS,       /* smp__effect */
    SMP__SECTION_LINK_BITS,     /* uint64_t: smp__symbol_bit of links that belong in eight slots */
    SMP__SECTION_OPENED,        /* uint32_t: gates that open whatever follows, by smp__effect */
    SMP__SECTION_EFFECT_ROWS    /* uint32_t: the number of the smp__effect that what a word does has
                                   for one kind of purpose: a row for each kind */
};

/* What must hold where an atom begins, or where a pattern ends. */
enum {
    SMP__ANCHOR_TEXT_START = 1u << 0,
    SMP__ANCHOR_SENTENCE = 1u << 1, /* an edge: begins a sentence; an accept: ends one */
    SMP__ANCHOR_TEXT_END = 1u << 2  /* an edge: patterns that can but end with it end the text */
};

#define SMP__GAP_REST UINT32_MAX /* >> */
#define SMP__PREFIX_MAX 63u      /* bytes, so that the lengths in use fit one word of bits */
#define SMP__PREFIX_STARTS 256u
#define SMP__SHAPE_MAX 16u       /* tokens of a telephone number or a date */
#define SMP__FACTS_MAX 64u
#define SMP__MANY_POSITIONS 100000u

/* One symbol that a token satisfies. */
typedef struct smp__meaning {
    uint32_t symbol;
    smp__sref value; /* of a lexicon entry */
    uint32_t flags;
} smp__meaning;

enum {
    SMP__MEANING_EXACT = 1u << 0,    /* the symbol asks for a spelling */
    SMP__MEANING_STARTS = 1u << 1,   /* it starts a pattern */
    SMP__MEANING_TRIGGERS = 1u << 2, /* it opens gates */
    SMP__MEANING_GOES_ON = 1u << 3,  /* it comes later in a pattern */
    SMP__MEANING_OPENS = 1u << 4,    /* some entry of many words begins with it */
    SMP__MEANING_IN_ENTRY = 1u << 5, /* and here it is a later word */
    SMP__MEANING_FLAGS = (1u << 6) - 1
};

#define SMP__ALL_PURPOSES (((uint32_t)1 << SMP__PURPOSES) - 1)
/* `unless` patterns of owners that seldom have a hit serve this one alone: in short texts they are
 * looked for by themselves once there is a hit, in longer ones with the rest. */
#define SMP__FOR_EXCEPTIONS ((uint32_t)1 << SMP__PURPOSES)
#define SMP__PURPOSE_BITS (SMP__PURPOSES + 1)
static_assert(SMP__PURPOSE_BITS <= 16, "edges and accepts keep them in 16 bits");

/* A gate and how many tokens later its triggers may come at most, in one word; 0 is always open. */
typedef uint32_t smp__gate;

#define SMP__GATE_BITS 24u
#define SMP__GATES_MAX ((uint32_t)1 << SMP__GATE_BITS)
#define SMP__REACH_ANYWHERE 128u /* as is any reach that is no less */

static inline smp__gate smp__gate_of(uint32_t number, uint32_t reach)
{
    return number | (reach < SMP__REACH_ANYWHERE ? reach : SMP__REACH_ANYWHERE) << SMP__GATE_BITS;
}

static inline uint32_t smp__gate_number(smp__gate gate) { return gate & (SMP__GATES_MAX - 1); }

/* Of one whose triggers may come anywhere it is more than any text has. */
static inline uint32_t smp__gate_reach(smp__gate gate)
{
    return gate >> SMP__GATE_BITS | gate >> 31 << 30;
}

/* A gate that opens only if what must follow its trigger does follow. */
typedef struct smp__trigger {
    uint32_t opens; /* the number of a gate */
    smp__gate needs;
} smp__trigger;

/* What hearing a word or a symbol does for the beginnings of patterns of one purpose. Effect 0 does
 * nothing. */
typedef struct smp__effect {
    uint32_t first_start, start_count;
    uint32_t first_opened, opened_count;
    uint32_t first_trigger, trigger_count;
} smp__effect;

/* The patterns of such a purpose that a symbol begins. */
typedef struct smp__start {
    uint64_t next;         /* of all its openings together */
    smp__gate gate;        /* before all of them */
    smp__sref value;       /* of the word, in the lexicon that the symbol is */
    uint32_t first, count; /* openings */
} smp__start;

/* One way to begin: an edge from the start, and what the matcher asks of the position behind it. */
typedef struct smp__opening {
    uint64_t next; /* smp__symbol_bit of what the very next token must be; SMP__ALWAYS_BIT too where
                      the pattern may end, or wait, without */
    smp__gate gate; /* before what follows */
    uint32_t position;
    uint32_t anchors;
    uint32_t may;  /* SMP__MAY_* */
} smp__opening;

enum {
    SMP__MAY_END = 1u << 0,  /* the position accepts */
    SMP__MAY_WAIT = 1u << 1, /* it feeds places */
    SMP__IS_ALONE = 1u << 2  /* nothing but one token at the beginning of a pattern fires it */
};

typedef struct smp__automaton_head {
    uint32_t word_mask, prefix_mask, trie_mask; /* slots - 1; an empty section has an empty table */
    uint32_t gate_count;
    uint32_t effect_rows[SMP__PURPOSE_BITS]; /* where that of each purpose begins, and last that of
                                                exceptions; at 0 lies that of all and them */
    uint32_t rows_at_once[SMP__PURPOSES];    /* of each purpose and exceptions */
    /* Symbol 0 = not used by any pattern. */
    smp__meaning any, kinds[SMP_TOKEN_SPACE + 1]; /* by smp_token_kind */
    uint32_t kind_effects[SMP_TOKEN_SPACE + 1];   /* of a token for being one, and of its kind:
                                                     where a row has it */
    smp__meaning phone, date;
    smp__meaning facts[SMP__FACTS_MAX];
    uint64_t prefix_starts[SMP__PREFIX_STARTS]; /* by the hash of two bytes: lengths, a bit each */
} smp__automaton_head;

/* Two of them in a line of the processor's cache. */
typedef struct smp__word_slot {
    uint64_t head;   /* smp__head of the word: of a short one, all of it */
    uint64_t later;  /* smp__symbol_bit of the meanings that go on patterns */
    smp__sref word;  /* 0 = free */
    uint32_t first;  /* meanings */
    uint32_t effect; /* of all the meanings together; as `kind_effects` */
    uint32_t count : 18;
    uint32_t flags : 6; /* of all the meanings together */
    uint32_t size : 8;  /* of the word; of a longer one SMP__SLOT_SIZE_MAX */
} smp__word_slot;

#define SMP__SLOT_MEANINGS_MAX (((uint32_t)1 << 18) - 1)
#define SMP__SLOT_SIZE_MAX 255u

static inline uint32_t smp__slot_size(size_t size)
{
    return size < SMP__SLOT_SIZE_MAX ? (uint32_t)size : SMP__SLOT_SIZE_MAX;
}

typedef struct smp__symbol {
    smp__sref exact; /* the token must be spelt like this; 0 = any way */
    uint32_t effect; /* where a row has it */
    uint32_t node; /* of the trie: entries of many words that begin with it; 0 = none */
} smp__symbol;

/* A hash table of links. */
typedef struct smp__links {
    uint64_t symbols; /* smp__symbol_bit of them */
    uint32_t first;
    uint32_t mask;    /* slots - 1 */
} smp__links;

typedef struct smp__position {
    smp__links links;
    uint32_t first_feed;        /* to that of the position after it: there is one more at the end */
    uint32_t first_accept : 31; /* likewise */
    uint32_t in_span : 1;       /* inside [ ], or its pattern has none */
} smp__position;

typedef struct smp__link {
    uint32_t symbol; /* 0 = free */
    uint32_t edge : 31;
    uint32_t more : 1; /* another one by the same symbol comes later */
} smp__link;

typedef struct smp__accept {
    uint32_t owner;
    uint8_t anchors;
    uint8_t kind;      /* SMP__ACCEPT_* */
    uint16_t purposes; /* of the owner, or for exceptions */
} smp__accept;

enum {
    SMP__ACCEPT_UNLESS = 1u << 0,  /* of an `unless` pattern */
    SMP__ACCEPT_EXCEPTED = 1u << 1 /* of an owner whose exceptions are looked for apart */
};

/* A place that a position feeds, and what must hold before a thread enters it. */
typedef struct smp__feed {
    uint32_t place;
    smp__gate gate;
    uint32_t purposes; /* of the patterns that go through it */
} smp__feed;

typedef struct smp__place {
    smp__links links;
    uint32_t gap;  /* at least 1 */
    uint32_t over; /* kinds of token that may come in between, a bit each; 0 = any of the same
                      sentence */
} smp__place;

typedef struct smp__edge {
    uint32_t symbol;
    uint32_t position;
    uint16_t anchors;
    uint16_t purposes; /* of the patterns that go this way */
    smp__gate gate;    /* before what follows the symbol */
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
    uint64_t next;         /* smp__symbol_bit of what an entry may go on with */
    uint32_t first, count; /* meanings: the entries that end here */
} smp__trie_node;

/* Pointers into an image, looked up once. */
typedef struct smp__automaton {
    smp__image image;
    const smp__automaton_head *head; /* NULL: an image without patterns */
    const smp__word_slot *words, *prefixes;
    const smp__meaning *meanings;
    const smp__symbol *symbols;
    const smp__position *positions;
    const smp__link *links;
    const uint64_t *link_bits;
    const smp__feed *feeds;
    const smp__accept *accepts;
    const smp__place *places;
    const smp__edge *edges;
    const smp__lexicon *lexicons;
    const smp__trie_slot *trie;
    const smp__trie_node *trie_nodes;
    const smp__start *starts;
    const smp__opening *openings;
    const uint32_t *opened;
    const smp__trigger *triggers;
    const smp__effect *effects;
    const uint32_t *effect_rows;
    size_t position_count, place_count, lexicon_count;
    bool big; /* the tables do not fit the processor's cache, and are fetched beforehand */
} smp__automaton;

void smp__automaton_open(smp__automaton *automaton, const smp__image *image);

/* One of 64 bits for a symbol. Sets of symbols whose bits do not meet have no symbol in common. The
 * last bit also stands for "always": it is set where a pattern takes any token, or needs none, and
 * every token has it. */
#define SMP__ALWAYS_BIT ((uint64_t)1 << 63)
static inline unsigned smp__symbol_bit_number(uint32_t symbol)
{
    return symbol * 0x9e3779b1u >> 26;
}
static inline uint64_t smp__symbol_bit(uint32_t symbol)
{
    return (uint64_t)1 << smp__symbol_bit_number(symbol);
}

/* Where links by a symbol are looked for first. */
static inline uint32_t smp__link_slot(uint32_t symbol, uint32_t mask)
{
    return symbol * 0x9e3779b1u >> 8 & mask;
}

/* Which word of the link bits covers a slot of the list that begins at `first`: one for each eight
 * slots, which short lists share with their neighbours. */
static inline uint32_t smp__link_word(uint32_t first, uint32_t slot) { return (first + slot) / 8; }

/* The slot of a word in a table; NULL for one that it does not have. `head` is smp__head of it. */
static inline const smp__word_slot *smp__find_word(const smp__automaton *automaton,
                                                   const smp__word_slot *slots, uint32_t mask,
                                                   const char *word, size_t size, uint32_t hash,
                                                   uint64_t head)
{
    for (uint32_t at = hash & mask; slots[at].word; at = (at + 1) & mask) {
        const smp__word_slot *slot = &slots[at];
        if (slot->head != head || slot->size != smp__slot_size(size)) continue;
        if (size <= sizeof head) return slot;
        smp_text known = smp__image_string(&automaton->image, slot->word);
        if (known.size == size && memcmp(known.data, word, size) == 0) return slot;
    }
    return NULL;
}

/* Looking for the prefixes of a token. Bit n: one of n bytes may be known. */
typedef uint64_t smp__prefix_walk;

static inline uint32_t smp__prefix_start(const char *folded)
{
    return ((uint8_t)folded[0] * 31u + (uint8_t)folded[1]) % SMP__PREFIX_STARTS;
}

/* Most words begin like no prefix: then there is nothing to look for. */
static inline smp__prefix_walk smp__prefixes_of(const smp__automaton *automaton, const char *folded,
                                                size_t size)
{
    if (size < 2) return 0;
    uint64_t lengths = automaton->head->prefix_starts[smp__prefix_start(folded)];
    return size < SMP__PREFIX_MAX ? lengths & (((uint64_t)2 << size) - 1) : lengths;
}
/* The next prefix of the token that some pattern knows; NULL at the end. */
const smp__word_slot *smp__next_prefix(const smp__automaton *automaton, const char *folded,
                                       smp__prefix_walk *walk);
/* The node that a symbol leads to; 0 = none. */
uint32_t smp__trie_step(const smp__automaton *automaton, uint32_t node, uint32_t symbol);

static inline uint32_t smp__trie_hash(uint32_t node, uint32_t symbol)
{
    return smp__hash_finish((node * 16777619u) ^ (symbol * 0x9e3779b1u));
}

#endif
