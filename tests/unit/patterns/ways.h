/* A matcher so simple that it can be believed: it keeps every way in which a pattern can match,
 * without sharing, places or queues.
 * SPDX-License-Identifier: MIT */
#ifndef TESTS_PATTERNS_WAYS_H
#define TESTS_PATTERNS_WAYS_H

#include "trees.h"

enum { NOWHERE = -1, MAX_WAYS = 60000, MAX_SPANS = 4096 };

/* One way in which part of the pattern has matched. */
typedef struct way {
    int start, last;       /* tokens; NOWHERE before the first */
    int skipped;           /* tokens that a gap may pass */
    int gap, rest;         /* truths; int, so that ways have no padding and memcmp compares them */
    int first, end;        /* the captured span */
    int value;
    uint32_t leaf;         /* which atom, of which round of which repetition, matched last */
    unsigned needs;        /* START, SENTENCE or END seen since the last atom: bits */
} way;

typedef struct ways {
    way *items;
    int count;
} ways;

static smp__document document;   /* what is matched */
static uint32_t order[64];       /* its tokens but for spaces */
static int token_count;
static smp__sref pair_values[2]; /* of "a b" and "c" */
static uint32_t rounds;          /* a hash of the rounds of repetition we are in */

static inline void read_document(const smp__document *read)
{
    document = *read;
    token_count = 0;
    for (uint32_t i = 0; i < document.token_count; i++)
        if (document.tokens[i].kind != SMP_TOKEN_SPACE) order[token_count++] = i;
}

static inline const smp__token *token(int at) { return &document.tokens[order[at]]; }

static inline void add(ways *to, way item)
{
    ck_assert_int_lt(to->count, MAX_WAYS);
    for (int i = 0; i < to->count; i++)
        if (memcmp(&to->items[i], &item, sizeof item) == 0) return;
    to->items[to->count++] = item;
}

static inline bool letter_at(int at, char letter)
{
    return at < token_count && token(at)->folded_size == 1 && token(at)->folded[0] == letter;
}

/* How many tokens the atom takes at `at`, 0 = it is not there. */
static inline int atom_length(const tree *t, int at, int *value)
{
    *value = 0;
    if (at >= token_count) return 0;
    switch (t->kind) {
    case LETTER: return letter_at(at, t->letter);
    case ANY_CLASS: return 1;
    case WORD_CLASS: return token(at)->kind == SMP_TOKEN_WORD;
    case NUMBER_CLASS: return token(at)->kind == SMP_TOKEN_NUMBER;
    default:
        if (letter_at(at, 'c')) {
            *value = (int)pair_values[1];
            return 1;
        }
        if (!letter_at(at, 'a') || !letter_at(at + 1, 'b')) return 0;
        *value = (int)pair_values[0];
        return 2;
    }
}

static inline void step_atom(const tree *t, const way *from, int at, bool in_span, uint32_t leaf,
                             ways *to)
{
    int value, length = atom_length(t, at, &value);
    if (length == 0) return;
    if ((from->needs & 1) && at != 0) return;
    if ((from->needs & 2) && !(token(at)->flags & SMP__TOKEN_SENTENCE_START)) return;
    way next = *from;
    if (next.start == NOWHERE) next.start = at;
    next.last = at + length - 1;
    next.gap = next.rest = false;
    next.skipped = 0;
    next.needs = 0;
    next.leaf = leaf;
    if (in_span) {
        if (next.first == NOWHERE) {
            next.first = at;
            next.value = 0;
        }
        next.end = at + length;
        if (value) next.value = value;
    } else if (next.first == NOWHERE && value) {
        next.value = value;
    }
    add(to, next);
}

static inline ways run(const tree *t, ways from, bool in_span, way **memory);

static inline ways fresh(way **memory)
{
    ways made = {*memory, 0};
    return made;
}

static inline ways run_atom(const tree *t, ways from, bool in_span, way **memory)
{
    ways to = fresh(memory);
    uint32_t leaf = t->name * 2654435761u ^ rounds;
    for (int i = 0; i < from.count; i++) {
        const way *of = &from.items[i];
        if (of->needs & 4) continue;
        int begin = of->start == NOWHERE ? 0 : of->last + 1;
        int end = of->start == NOWHERE || of->rest ? token_count
                  : of->gap                        ? begin + of->skipped + 1
                                                   : begin + 1;
        for (int at = begin; at < end && at < token_count; at++) {
            bool waits = of->start != NOWHERE && of->gap && !of->rest;
            if (waits && token(at)->sentence != token(of->last)->sentence) break;
            step_atom(t, of, at, in_span, leaf, &to);
        }
    }
    *memory += to.count;
    return to;
}

static inline ways run_all(ways a, ways b, way **memory)
{
    ways to = fresh(memory);
    for (int i = 0; i < a.count; i++) add(&to, a.items[i]);
    for (int i = 0; i < b.count; i++) add(&to, b.items[i]);
    *memory += to.count;
    return to;
}

static inline ways run(const tree *t, ways from, bool in_span, way **memory)
{
    switch (t->kind) {
    case SEQUENCE:
        for (int i = 0; i < t->count; i++) from = run(t->children[i], from, in_span, memory);
        return from;
    case EITHER: {
        ways first = run(t->children[0], from, in_span, memory);
        return run_all(first, run(t->children[1], from, in_span, memory), memory);
    }
    case REPEAT: {
        uint32_t outside = rounds;
        ways all = {NULL, 0};
        for (int i = 0; i <= t->high; i++) {
            if (i >= t->low) all = run_all(all, from, memory);
            rounds = smp__hash_finish(outside * 31u + t->name * 7u + (uint32_t)i);
            if (i < t->high) from = run(t->children[0], from, in_span, memory);
        }
        rounds = outside;
        return all;
    }
    case SPAN: return run(t->children[0], from, true, memory);
    case GAP:
    case REST:
    case START:
    case END:
    case SENTENCE: {
        ways to = fresh(memory);
        for (int i = 0; i < from.count; i++) {
            way next = from.items[i];
            if (t->kind == GAP) next.gap = true, next.skipped += t->high;
            else if (t->kind == REST) next.gap = next.rest = true;
            else next.needs |= t->kind == START ? 1u : t->kind == SENTENCE ? 2u : 4u;
            if (next.start == NOWHERE) next.gap = next.rest = false, next.skipped = 0;
            if (next.rest) next.skipped = 0;
            add(&to, next);
        }
        *memory += to.count;
        return to;
    }
    default: return run_atom(t, from, in_span, memory);
    }
}

static inline bool has_span(const tree *t)
{
    bool found = t->kind == SPAN;
    for (int i = 0; i < t->count; i++) found |= has_span(t->children[i]);
    return found;
}

static inline bool beats(const way *a, const way *b)
{
    if (a->start != b->start) return a->start < b->start;
    if (a->first != b->first) return (uint32_t)a->first < (uint32_t)b->first;
    if (a->end != b->end) return a->end > b->end;
    return (uint32_t)a->value - 1 < (uint32_t)b->value - 1;
}

typedef struct span {
    int first, end, value;
} span;

typedef struct spans {
    span items[MAX_SPANS];
    int count;
} spans;

/* Of the ways that end in the same atom at the same token, the best: where they end, what they
 * say. */
static inline void best_spans(const tree *t, spans *out, way *memory)
{
    way start = {.start = NOWHERE, .last = NOWHERE, .first = NOWHERE};
    ways from = {&start, 1};
    way *next = memory;
    rounds = 0;
    ways all = run(t, from, !has_span(t), &next);
    out->count = 0;
    for (int i = 0; i < all.count; i++) {
        const way *of = &all.items[i];
        if ((of->needs & 4) && of->last != token_count - 1) continue;
        if ((of->needs & 2) && !(token(of->last)->flags & SMP__TOKEN_SENTENCE_END)) continue;
        bool best = true;
        for (int j = 0; j < all.count && best; j++)
            best = i == j || all.items[j].leaf != of->leaf || all.items[j].last != of->last ||
                   all.items[j].needs != of->needs || !beats(&all.items[j], of);
        if (!best) continue;
        bool captured = of->first != NOWHERE;
        ck_assert_int_lt(out->count, MAX_SPANS);
        out->items[out->count++] = (span){captured ? of->first : of->start,
                                          captured ? of->end : of->last + 1, of->value};
    }
}

static inline int compare_spans(const void *a, const void *b)
{
    const span *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    uint32_t v = (uint32_t)x->value - 1, w = (uint32_t)y->value - 1;
    return v < w ? -1 : v > w;
}

/* Keeps what a matcher reports: from left to right, the longer of two that begin together, none
 * that overlaps the one before or what cancels it. */
static inline void select_spans(spans *of, const spans *unless)
{
    int kept = 0, taken = 0;
    qsort(of->items, (size_t)of->count, sizeof *of->items, compare_spans);
    for (int i = 0; i < of->count; i++) {
        span next = of->items[i];
        bool cancelled = next.first < taken;
        for (int j = 0; unless && j < unless->count; j++)
            cancelled |= unless->items[j].first < next.end && unless->items[j].end > next.first;
        if (cancelled) continue;
        of->items[kept++] = next;
        taken = next.end;
    }
    of->count = kept;
}

#endif
