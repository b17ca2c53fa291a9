/* A pattern's text to its tree. Knows the grammar, not the words.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_PARSE_H
#define SMP_PATTERNS_PARSE_H

#include "base/base.h"
#include "patterns/automaton.h"
#include "patterns/patterns.h"

typedef enum smp__node_kind {
    SMP__NODE_WORDS,    /* text: what it says, folded */
    SMP__NODE_INFLECTED,
    SMP__NODE_PREFIX,
    SMP__NODE_EXACT,
    SMP__NODE_LEXICON,  /* text: its name */
    SMP__NODE_FACT,     /* text: its name */
    SMP__NODE_CLASS,    /* low: smp__class */
    SMP__NODE_GAP,      /* high: at most so many tokens, or SMP__GAP_REST */
    SMP__NODE_ANCHOR,   /* low: SMP__ANCHOR_* */
    SMP__NODE_SEQUENCE, /* of children */
    SMP__NODE_EITHER,   /* of children */
    SMP__NODE_REPEAT,   /* its child, low to high times */
    SMP__NODE_SPAN      /* its child */
} smp__node_kind;

/* The kinds of smp_token_kind come first, under their own numbers. */
enum { SMP__CLASS_PUNCT = SMP_TOKEN_SPACE + 1, SMP__CLASS_ANY, SMP__CLASS_PHONE, SMP__CLASS_DATE };

typedef struct smp__node smp__node;
struct smp__node {
    smp__node_kind kind;
    size_t offset; /* bytes into the pattern */
    smp_text text;
    uint32_t low, high;
    smp__node *child; /* first of its children */
    smp__node *next;  /* sibling */
};

/* Fills `fault` and returns SMP_ERROR_PACK. */
smp_status smp__fault(smp__pattern_fault *fault, size_t offset, const char *format, ...)
    SMP_PRINTF(3, 4);
/* White space between the words of patterns and entries. */
static inline bool smp__pattern_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The tree, in the arena. Errors: PACK (with fault), MEMORY. */
smp_status smp__pattern_parse(const smp__node **out, smp__arena *arena, smp_text pattern,
                              smp__pattern_fault *fault);

#endif
