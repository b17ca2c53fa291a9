/* Random patterns as trees, which are also printed for the compiler to read.
 * SPDX-License-Identifier: MIT */
#ifndef TESTS_PATTERNS_TREES_H
#define TESTS_PATTERNS_TREES_H

#include "kit.h"

typedef enum kind {
    LETTER, PAIR_LEXICON, NUMBER_CLASS, WORD_CLASS, ANY_CLASS, SEQUENCE, EITHER, REPEAT, SPAN, GAP,
    REST, START, END, SENTENCE
} kind;

typedef struct tree {
    kind kind;
    char letter;
    int low, high; /* REPEAT; GAP: high */
    uint32_t name; /* tells trees apart */
    struct tree *children[4];
    int count;
} tree;

/* Where a pattern's trees stand, and what they grow from. */
typedef struct wood {
    tree trees[256];
    int count;
    uint64_t *state; /* of `roll` */
    bool with_runs; /* and without values: of two ways that go on alike, the simple matcher keeps
                       that with a value, the automaton that which has captured more so far */
} wood;

static inline tree *make(wood *in, kind of)
{
    ck_assert_uint_lt((unsigned)in->count, SMP_COUNT(in->trees));
    tree *made = &in->trees[in->count++];
    *made = (tree){.kind = of, .name = (uint32_t)in->count};
    return made;
}

static inline void join(tree *to, tree *child) { to->children[to->count++] = child; }

static inline bool can_be_empty(const tree *t)
{
    if (t->kind == REPEAT) return t->low == 0 || can_be_empty(t->children[0]);
    if (t->kind == SEQUENCE || t->kind == EITHER) {
        for (int i = 0; i < t->count; i++)
            if (can_be_empty(t->children[i]) == (t->kind == EITHER)) return t->kind == EITHER;
        return t->kind == SEQUENCE;
    }
    return t->kind >= GAP;
}

static inline tree *grow(wood *in, int depth, bool *span);

static inline tree *grow_atom(wood *in)
{
    uint32_t side = roll(in->state, 12);
    if (side == 0) return make(in, ANY_CLASS);
    if (side == 1) return make(in, NUMBER_CLASS);
    if (side == 2) return make(in, in->with_runs ? WORD_CLASS : PAIR_LEXICON);
    tree *t = make(in, LETTER);
    t->letter = (char)('a' + roll(in->state, 3));
    return t;
}

/* WORD{0,2} and the like, over which threads wait. */
static inline tree *grow_run(wood *in)
{
    tree *t = make(in, REPEAT), *of = make(in, roll(in->state, 3) ? WORD_CLASS : ANY_CLASS);
    if (roll(in->state, 4) == 0) {
        tree *either = make(in, EITHER);
        join(either, of);
        join(either, make(in, NUMBER_CLASS));
        of = either;
    }
    join(t, of);
    t->low = (int)roll(in->state, 2);
    t->high = t->low + 1 + (int)roll(in->state, 2);
    return t;
}

static inline tree *grow_sequence(wood *in, int depth, bool *span)
{
    tree *t = make(in, SEQUENCE);
    int items = 1 + (int)roll(in->state, 3);
    for (int i = 0; i < items && t->count < 4; i++) {
        if (i > 0 && t->count < 3 && roll(in->state, 4) == 0) {
            tree *gap = make(in, roll(in->state, 4) == 0 ? REST : GAP);
            gap->high = 1 + (int)roll(in->state, 4);
            join(t, gap);
        }
        if (in->with_runs && t->count < 3 && roll(in->state, 4) == 0) join(t, grow_run(in));
        join(t, grow(in, depth - 1, span));
    }
    return t;
}

static inline tree *grow(wood *in, int depth, bool *span)
{
    if (depth <= 0 || in->count > 60) return grow_atom(in);
    uint32_t side = roll(in->state, 10);
    if (in->with_runs && side == 3) return grow_run(in);
    if (side < 4) return grow_atom(in);
    if (side < 6) {
        tree *t = make(in, REPEAT);
        bool none = true; /* no [ ] inside a repetition */
        join(t, grow(in, depth - 1, &none));
        t->low = (int)roll(in->state, 2);
        t->high = t->low + (int)roll(in->state, 2);
        if (t->high == 0) t->high = 1;
        return t;
    }
    if (side < 8) {
        tree *t = make(in, EITHER);
        bool other = *span;
        join(t, grow_sequence(in, depth - 1, span));
        join(t, grow_sequence(in, depth - 1, &other));
        *span |= other;
        return t;
    }
    if (side == 8 && !*span) {
        bool inside = *span = true;
        tree *t = make(in, SPAN);
        join(t, grow(in, depth - 1, &inside));
        return t;
    }
    return grow_sequence(in, depth - 1, span);
}

/* In place of the pattern that stood there. An anchor only at the ends, where each is allowed. */
static inline tree *grow_pattern(wood *in)
{
    in->count = 0;
    bool span = roll(in->state, 3) == 0;
    tree *t = make(in, SEQUENCE);
    if (roll(in->state, 8) == 0) join(t, make(in, roll(in->state, 2) ? START : SENTENCE));
    join(t, grow(in, 4, &span));
    if (roll(in->state, 8) == 0) join(t, make(in, roll(in->state, 2) ? END : SENTENCE));
    return t;
}

static inline void print(const tree *t, smp__buffer *out)
{
    static const char *const names[] = {"", "<pair>", "NUMBER", "WORD", "ANY", "", "", "", "",
                                        "", ">>", "^", "$", "SENT"};
    switch (t->kind) {
    case LETTER: smp__buffer_add_char(out, t->letter); break;
    case GAP: smp__buffer_format(out, "..%d", t->high); break;
    case SEQUENCE:
    case EITHER:
    case SPAN:
    case REPEAT:
        smp__buffer_add_string(out, t->kind == SPAN ? "[" : "(");
        for (int i = 0; i < t->count; i++) {
            if (i > 0) smp__buffer_add_string(out, t->kind == EITHER ? " | " : " ");
            print(t->children[i], out);
        }
        smp__buffer_add_string(out, t->kind == SPAN ? "]" : ")");
        if (t->kind == REPEAT) smp__buffer_format(out, "{%d,%d}", t->low, t->high);
        break;
    default: smp__buffer_add_string(out, names[t->kind]);
    }
}

#endif
