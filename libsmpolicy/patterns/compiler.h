/* What is known of a policy's patterns and lexicons before the automaton is written.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_COMPILER_H
#define SMP_PATTERNS_COMPILER_H

#include "patterns/automaton.h"
#include "patterns/parse.h"
#include "patterns/patterns.h"
#include "patterns/sequences.h"

/* What a symbol stands for; with its data it is a sequence in `symbols`. Symbol 0 is none. */
typedef enum smp__symbol_kind {
    SMP__SYMBOL_NONE = 0,
    SMP__SYMBOL_WORD,      /* word */
    SMP__SYMBOL_INFLECTED, /* word */
    SMP__SYMBOL_PREFIX,    /* prefix */
    SMP__SYMBOL_EXACT,     /* word, spelling */
    SMP__SYMBOL_LEXICON,   /* id */
    SMP__SYMBOL_CLASS,     /* smp_token_kind or SMP__CLASS_* */
    SMP__SYMBOL_FACT       /* id */
} smp__symbol_kind;

/* What can have a meaning; with its id it is a sequence in `keys`. */
typedef enum smp__key_kind {
    SMP__KEY_WORD,   /* smp__sref */
    SMP__KEY_PREFIX, /* smp__sref */
    SMP__KEY_NODE    /* of the trie */
} smp__key_kind;

/* A part of patterns that has a name. */
typedef struct smp__phrase {
    smp_text name, pattern; /* borrowed */
} smp__phrase;

struct smp__pattern_compiler {
    smp_allocator allocator;
    smp__image_builder *builder;
    smp__segmenter *segmenter;
    smp__arena arena;        /* for one call */
    smp__sequences symbols;  /* kind, data */
    smp__sequences keys;     /* smp__key_kind, id */
    smp__sequences meanings; /* key, symbol */
    smp__sref *values;       /* by meaning */
    size_t value_capacity;
    smp__sequences steps;     /* trie node, symbol; the child is the step's number + 1 */
    smp__sequences positions; /* symbol, in_span, then (place, anchors) from which it is reached */
    smp__sequences places;    /* gap, what it goes over, then the positions that feed it */
    smp__sequences accepts;   /* position, owner, anchors, kind */
    smp__lexicon *lexicons;
    size_t lexicon_count, lexicon_capacity;
    smp__phrase *phrases;
    size_t phrase_count, phrase_capacity;
    uint16_t *purposes; /* by owner; 0 = all */
    size_t purpose_capacity;
    bool failed; /* memory ran out; everything afterwards is worthless but harmless */
};

/* A number in one of the compiler's sequences; 0 and failed when memory ran out. */
uint32_t smp__number(smp__pattern_compiler *compiler, smp__sequences *sequences,
                     const uint32_t *words, size_t count);

/* The symbols of a text's words, one after another; the last word takes `last` (WORDS, INFLECTED or
 * PREFIX), or every one is EXACT. */
smp_status smp__symbols_of(smp__pattern_compiler *compiler, smp_text text, smp__node_kind kind,
                           size_t offset, const uint32_t **symbols, uint32_t *count,
                           smp__pattern_fault *fault);

/* Zeroed memory for the rest of the call; NULL and failed when memory ran out. */
void *smp__take(smp__pattern_compiler *compiler, size_t count, size_t size);

#define SMP__PLACE_FED 2u /* where the positions begin that feed a place */

/* A position and a place as patterns make them. Here the very next token, too, leaves a place,
 * whose gap is 0; place 0 is the start. */
typedef struct smp__made_position {
    uint32_t in_span;
    uint32_t first_feed, feed_count;
    uint32_t first_accept, accept_count;
    uint64_t fired; /* how often, in SMP__ALWAYS tokens, if nothing held threads up */
} smp__made_position;

typedef struct smp__made_place {
    uint32_t gap, over;
    uint32_t first, count; /* edges */
    smp__gate gate;
    uint32_t purposes;
    uint64_t entered; /* how often threads come to it, likewise */
} smp__made_place;

/* What a symbol does for the beginnings of patterns. */
typedef struct smp__made_start {
    uint32_t first, count; /* edges from the start */
    smp__gate gate;
    uint32_t purposes;
    uint32_t first_trigger, trigger_count;
} smp__made_start;

typedef struct smp__made_trigger {
    uint32_t opens;
    smp__gate needs;
    uint32_t purposes; /* of the patterns that the symbol leads to the end of */
} smp__made_trigger;

/* The records of the image while they are made. */
typedef struct smp__tables {
    smp__automaton_head head;
    smp__symbol *symbols;
    smp__made_start *starts; /* by symbol */
    smp__made_trigger *triggers;
    smp__meaning *meant; /* by symbol, without a value */
    smp__made_position *positions;
    smp__accept *accepts;
    uint32_t *feeds;
    smp__made_place *places;
    smp__edge *edges;
    size_t edge_count;
    uint32_t *by_symbol; /* positions in the order of their symbols */
    const uint32_t *frequencies; /* by symbol: how often it is heard, in SMP__ALWAYS tokens; at
                                    least 1 if a word can mean it */
    smp__opening *openings; /* as the edges of place 0 */
} smp__tables;

/* Estimates how often symbols are heard, positions fire and places are entered. */
#define SMP__ALWAYS ((uint32_t)1 << 30)
void smp__estimate_frequencies(smp__pattern_compiler *compiler, smp__tables *tables);

/* Says what accepts, edges, places and starts are for. After the estimates. */
void smp__find_purposes(smp__pattern_compiler *compiler, smp__tables *tables);

/* Says what each symbol does, and each key (`of_keys`: where rows have it), whose meanings
 * are records from `first[key]` to `first[key + 1]`; and writes the effects. After
 * smp__write_ways. */
void smp__write_effects(smp__pattern_compiler *compiler, smp__tables *tables,
                        const smp__meaning *records, const uint32_t *first, uint32_t *of_keys);

/* Writes the positions with their links, the places that have a gap and the edges; makes
 * openings. */
void smp__write_ways(smp__pattern_compiler *compiler, smp__tables *tables);

/* Gives symbols their gates and triggers. */
void smp__place_gates(smp__pattern_compiler *compiler, smp__tables *tables);

#endif
