/* The automaton against a matcher so simple that it can be believed: it keeps every way in which a
 * pattern can match, without sharing, places or queues. Random patterns and texts, the same each
 * run.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

/* ---- Patterns as trees, made here and printed for the compiler ----------------------------- */

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

static tree pool[256];
static int pool_used;
static bool with_runs; /* and without values: of two ways that go on alike, the simple matcher keeps
                          that with a value, the automaton that which has captured more so far */

static tree *make(kind of)
{
    tree *made = &pool[pool_used++];
    *made = (tree){.kind = of, .name = (uint32_t)pool_used};
    return made;
}

static bool can_be_empty(const tree *t)
{
    if (t->kind == REPEAT) return t->low == 0 || can_be_empty(t->children[0]);
    if (t->kind == SEQUENCE || t->kind == EITHER) {
        for (int i = 0; i < t->count; i++)
            if (can_be_empty(t->children[i]) == (t->kind == EITHER)) return t->kind == EITHER;
        return t->kind == SEQUENCE;
    }
    return t->kind >= GAP;
}

static tree *grow(uint64_t *state, int depth, bool *span);

static tree *grow_atom(uint64_t *state)
{
    uint32_t side = roll(state, 12);
    if (side == 0) return make(ANY_CLASS);
    if (side == 1) return make(NUMBER_CLASS);
    if (side == 2) return make(with_runs ? WORD_CLASS : PAIR_LEXICON);
    tree *t = make(LETTER);
    t->letter = (char)('a' + roll(state, 3));
    return t;
}

/* WORD{0,2} and the like, over which threads wait. */
static tree *grow_run(uint64_t *state)
{
    tree *t = make(REPEAT), *of = make(roll(state, 3) ? WORD_CLASS : ANY_CLASS);
    if (roll(state, 4) == 0) {
        tree *either = make(EITHER);
        either->children[0] = of;
        either->children[1] = make(NUMBER_CLASS);
        either->count = 2;
        of = either;
    }
    t->children[0] = of;
    t->count = 1;
    t->low = (int)roll(state, 2);
    t->high = t->low + 1 + (int)roll(state, 2);
    return t;
}

static tree *grow_sequence(uint64_t *state, int depth, bool *span)
{
    tree *t = make(SEQUENCE);
    int items = 1 + (int)roll(state, 3);
    for (int i = 0; i < items && t->count < 4; i++) {
        if (i > 0 && t->count < 3 && roll(state, 4) == 0) {
            tree *gap = make(roll(state, 4) == 0 ? REST : GAP);
            gap->high = 1 + (int)roll(state, 4);
            t->children[t->count++] = gap;
        }
        if (with_runs && t->count < 3 && roll(state, 4) == 0)
            t->children[t->count++] = grow_run(state);
        t->children[t->count++] = grow(state, depth - 1, span);
    }
    return t;
}

static tree *grow(uint64_t *state, int depth, bool *span)
{
    if (depth <= 0 || pool_used > 60) return grow_atom(state);
    uint32_t side = roll(state, 10);
    if (with_runs && side == 3) return grow_run(state);
    if (side < 4) return grow_atom(state);
    if (side < 6) {
        tree *t = make(REPEAT);
        bool none = true; /* no [ ] inside a repetition */
        t->children[0] = grow(state, depth - 1, &none);
        t->count = 1;
        t->low = (int)roll(state, 2);
        t->high = t->low + (int)roll(state, 2);
        if (t->high == 0) t->high = 1;
        return t;
    }
    if (side < 8) {
        tree *t = make(EITHER);
        t->count = 2;
        bool other = *span;
        t->children[0] = grow_sequence(state, depth - 1, span);
        t->children[1] = grow_sequence(state, depth - 1, &other);
        *span |= other;
        return t;
    }
    if (side == 8 && !*span) {
        bool inside = *span = true;
        tree *t = make(SPAN);
        t->children[0] = grow(state, depth - 1, &inside);
        t->count = 1;
        return t;
    }
    return grow_sequence(state, depth - 1, span);
}

/* An anchor only at the ends, where each is allowed. */
static tree *grow_pattern(uint64_t *state)
{
    pool_used = 0;
    bool span = roll(state, 3) == 0;
    tree *t = make(SEQUENCE);
    if (roll(state, 8) == 0) t->children[t->count++] = make(roll(state, 2) ? START : SENTENCE);
    t->children[t->count++] = grow(state, 4, &span);
    if (roll(state, 8) == 0) t->children[t->count++] = make(roll(state, 2) ? END : SENTENCE);
    return t;
}

static void print(const tree *t, smp__buffer *out)
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

/* ---- The simple matcher -------------------------------------------------------------------- */

enum { NOWHERE = -1, MAX_WAYS = 60000 };

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

static smp__document document;
static uint32_t order[64];
static int token_count;
static smp__sref pair_values[2]; /* of "a b" and "c" */
static uint32_t rounds;          /* a hash of the rounds of repetition we are in */

static const smp__token *token(int at) { return &document.tokens[order[at]]; }

static void add(ways *to, way item)
{
    ck_assert_int_lt(to->count, MAX_WAYS);
    for (int i = 0; i < to->count; i++)
        if (memcmp(&to->items[i], &item, sizeof item) == 0) return;
    to->items[to->count++] = item;
}

static bool letter_at(int at, char letter)
{
    return at < token_count && token(at)->folded_size == 1 && token(at)->folded[0] == letter;
}

/* How many tokens the atom takes at `at`, 0 = it is not there. */
static int atom_length(const tree *t, int at, int *value)
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

static void step_atom(const tree *t, const way *from, int at, bool in_span, uint32_t leaf, ways *to)
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

static ways run(const tree *t, ways from, bool in_span, way **memory);

static ways fresh(way **memory)
{
    ways made = {*memory, 0};
    return made;
}

static ways run_atom(const tree *t, ways from, bool in_span, way **memory)
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

static ways run_all(ways a, ways b, way **memory)
{
    ways to = fresh(memory);
    for (int i = 0; i < a.count; i++) add(&to, a.items[i]);
    for (int i = 0; i < b.count; i++) add(&to, b.items[i]);
    *memory += to.count;
    return to;
}

static ways run(const tree *t, ways from, bool in_span, way **memory)
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

static bool has_span(const tree *t)
{
    bool found = t->kind == SPAN;
    for (int i = 0; i < t->count; i++) found |= has_span(t->children[i]);
    return found;
}

static bool beats(const way *a, const way *b)
{
    if (a->start != b->start) return a->start < b->start;
    if (a->first != b->first) return (uint32_t)a->first < (uint32_t)b->first;
    if (a->end != b->end) return a->end > b->end;
    return (uint32_t)a->value - 1 < (uint32_t)b->value - 1;
}

typedef struct span {
    int first, end, value;
} span;

/* Of the ways that end in the same atom at the same token, the best: where they end, what they
 * say. */
static int best_spans(const tree *t, span *out, way *memory)
{
    way start = {.start = NOWHERE, .last = NOWHERE, .first = NOWHERE};
    ways from = {&start, 1};
    way *next = memory;
    rounds = 0;
    ways all = run(t, from, !has_span(t), &next);
    int count = 0;
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
        out[count++] = (span){captured ? of->first : of->start, captured ? of->end : of->last + 1,
                              of->value};
    }
    return count;
}

static int compare_spans(const void *a, const void *b)
{
    const span *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    uint32_t v = (uint32_t)x->value - 1, w = (uint32_t)y->value - 1;
    return v < w ? -1 : v > w;
}

static int select_spans(span *spans, int count, const span *unless, int unless_count)
{
    int kept = 0, taken = 0;
    qsort(spans, (size_t)count, sizeof *spans, compare_spans);
    for (int i = 0; i < count; i++) {
        span of = spans[i];
        bool cancelled = of.first < taken;
        for (int j = 0; j < unless_count; j++)
            cancelled |= unless[j].first < of.end && unless[j].end > of.first;
        if (cancelled) continue;
        spans[kept++] = of;
        taken = of.end;
    }
    return kept;
}

/* ---- The comparison ------------------------------------------------------------------------ */

enum { PAIRS = 5000, TEXTS = 8, OWNERS = 3, SPANS = 4096 };

static void random_text(uint64_t *state, char *text)
{
    static const char *const words[] = {"a ", "b ", "c ", "a ", "b ", "c ", "7 ", ". ", "d "};
    uint32_t size = roll(state, 14);
    text[0] = '\0';
    for (uint32_t i = 0; i < size; i++) strcat(text, words[roll(state, SMP_COUNT(words))]);
}

/* Is the pattern one that the compiler takes? Some random ones could be empty, or end in a gap. */
static bool is_accepted(const char *pattern)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "pair", NULL, NULL);
    smp_status status =
        smp__pattern_add(k.compiler, smp_text_of(pattern), 0, false, NULL, NULL, NULL);
    kit_end(&k);
    return status == SMP_OK;
}

/* Compares two patterns, alone and with the second as `unless` of the first, on several texts. */
static void compare(uint64_t *state, way *memory, smp__buffer shown[2])
{
    static tree trees[2][256];
    const tree *roots[2];
    const char *printed[2];
    for (int i = 0; i < 2; i++) {
        const tree *grown;
        do {
            grown = grow_pattern(state);
            smp__buffer_clear(&shown[i]);
            print(grown, &shown[i]);
            printed[i] = smp__buffer_text(&shown[i]).data;
        } while (can_be_empty(grown) || !is_accepted(printed[i]));
        /* Copied by index, since the next one uses the pool again. */
        memcpy(trees[i], pool, sizeof pool);
        for (int j = 0; j < pool_used; j++)
            for (int c = 0; c < trees[i][j].count; c++)
                trees[i][j].children[c] = &trees[i][pool[j].children[c] - pool];
        roots[i] = &trees[i][grown - pool];
    }
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "pair", "a b", "two");
    kit_lexicon(&k, "pair", "c", "one");
    kit_add(&k, printed[0], 4, false);
    kit_add(&k, printed[1], 9, false);
    kit_add(&k, printed[0], 6, false);
    kit_add(&k, printed[1], 6, true);
    pair_values[0] = smp__image_intern(k.builder, SMP_TEXT("two"));
    pair_values[1] = smp__image_intern(k.builder, SMP_TEXT("one"));
    kit_compile(&k);
    static span expected[2][SPANS];
    for (int round = 0; round < TEXTS; round++) {
        char text[64];
        random_text(state, text);
        smp__arena_reset(&k.arena);
        read_by_hand(&k.document, &k.arena, smp_text_of(text));
        document = k.document;
        token_count = 0;
        for (uint32_t i = 0; i < document.token_count; i++)
            if (document.tokens[i].kind != SMP_TOKEN_SPACE) order[token_count++] = i;

        int counts[2];
        for (int i = 0; i < 2; i++) counts[i] = best_spans(roots[i], expected[i], memory);
        static span both[OWNERS][SPANS];
        int kept[OWNERS];
        memcpy(both[0], expected[0], sizeof both[0]);
        memcpy(both[1], expected[0], sizeof both[1]);
        memcpy(both[2], expected[1], sizeof both[2]);
        kept[0] = select_spans(both[0], counts[0], NULL, 0);
        kept[1] = select_spans(both[1], counts[0], expected[1], counts[1]);
        kept[2] = select_spans(both[2], counts[1], NULL, 0);

        const smp__hit *hits;
        size_t hit_count;
        ck_assert_int_eq(smp__match(k.matcher, &k.document, &hits, &hit_count, NULL), SMP_OK);
        static const uint32_t owners[OWNERS] = {4, 6, 9};
        int seen[OWNERS] = {0, 0, 0};
        bool same = true;
        for (size_t i = 0; i < hit_count; i++) {
            int owner = 0;
            while (owners[owner] != hits[i].owner) owner++;
            int at = seen[owner]++;
            same = same && at < kept[owner] &&
                   order[both[owner][at].first] == hits[i].first_token &&
                   order[both[owner][at].end - 1] + 1 == hits[i].end_token &&
                   both[owner][at].value == (int)hits[i].value;
        }
        for (int i = 0; i < OWNERS; i++) same = same && seen[i] == kept[i];
        ck_assert_msg(same, "pattern %s, unless %s, text \"%s\": found %s; expected %d, %d, %d "
                            "hits",
                      printed[0], printed[1], text, kit_hits(&k), kept[0], kept[1], kept[2]);
    }
    kit_end(&k);
}

START_TEST(the_automaton_agrees_with_a_simple_matcher)
{
    way *memory = malloc(8 * MAX_WAYS * sizeof *memory);
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__buffer shown[2];
    for (int i = 0; i < 2; i++) smp__buffer_init(&shown[i], &allocator);
    uint64_t state = 20260521;
    for (int i = 0; i < 2 * PAIRS; i++) {
        with_runs = i >= PAIRS;
        compare(&state, memory, shown);
    }
    for (int i = 0; i < 2; i++) smp__buffer_free(&shown[i]);
    free(memory);
}
END_TEST

SUITE("patterns/reference", the_automaton_agrees_with_a_simple_matcher)
