/* What the files of the matcher share.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_MATCH_H
#define SMP_PATTERNS_MATCH_H

#include "patterns/automaton.h"
#include "patterns/patterns.h"

/* The tokens that are not space. Where patterns are matched, tokens are counted among these. */
typedef struct smp__reading {
    const smp__document *document;
    const uint32_t *order; /* their indexes in the document */
    uint32_t count;
} smp__reading;

static inline const smp__token *smp__read_token(const smp__reading *reading, uint32_t at)
{
    return &reading->document->tokens[reading->order[at]];
}

/* How many tokens from `at` look like a UK telephone number, or a date; 0 = they do not. At most 16
 * tokens are looked at. */
uint32_t smp__phone_length(const smp__reading *reading, uint32_t at);
uint32_t smp__date_length(const smp__reading *reading, uint32_t at);

/* Something a pattern has matched, before those that overlap are weighed against each other. */
typedef struct smp__candidate {
    uint32_t owner;
    uint32_t unless;
    uint32_t first, end; /* the reported span */
    smp__sref value;
} smp__candidate;

/* The hits among the candidates, in order, in place of the first of them: returns how many. `spare`
 * has room for `count` more. Sorts the candidates. */
size_t smp__select(smp__candidate *candidates, smp__candidate *spare, size_t count);

#endif
