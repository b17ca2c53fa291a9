/* The automaton against the simple matcher of ways.h. Random patterns and texts, the same each run.
 * SPDX-License-Identifier: MIT */
#include "ways.h"

enum { PAIRS = 5000, TEXTS = 8, OWNERS = 3 };

static const uint32_t owners[OWNERS] = {4, 6, 9}; /* of the first pattern, of the first unless
                                                     the second, of the second */

typedef struct pattern {
    wood wood;
    const tree *root;
    smp__buffer shown;
    const char *text;
} pattern;

static void random_text(uint64_t *state, char *text)
{
    static const char *const words[] = {"a ", "b ", "c ", "a ", "b ", "c ", "7 ", ". ", "d "};
    uint32_t size = roll(state, 14);
    text[0] = '\0';
    for (uint32_t i = 0; i < size; i++) strcat(text, words[roll(state, SMP_COUNT(words))]);
}

/* Is the pattern one that the compiler takes? Some random ones could be empty, or end in a gap. */
static bool is_accepted(const char *text)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "pair", NULL, NULL);
    smp_status status =
        smp__pattern_add(k.compiler, smp_text_of(text), 0, false, NULL, NULL, NULL);
    kit_end(&k);
    return status == SMP_OK;
}

static void draw(pattern *of)
{
    do {
        of->root = grow_pattern(&of->wood);
        smp__buffer_clear(&of->shown);
        print(of->root, &of->shown);
        of->text = smp__buffer_text(&of->shown).data;
    } while (can_be_empty(of->root) || !is_accepted(of->text));
}

static void compile(kit *k, const pattern patterns[2])
{
    kit_begin(k);
    kit_lexicon(k, "pair", "a b", "two");
    kit_lexicon(k, "pair", "c", "one");
    kit_add(k, patterns[0].text, owners[0], false);
    kit_add(k, patterns[1].text, owners[2], false);
    kit_add(k, patterns[0].text, owners[1], false);
    kit_add(k, patterns[1].text, owners[1], true);
    pair_values[0] = smp__image_intern(k->builder, SMP_TEXT("two"));
    pair_values[1] = smp__image_intern(k->builder, SMP_TEXT("one"));
    kit_compile(k);
}

/* What each owner's hits are to be. */
static void expect_spans(const pattern patterns[2], spans of[OWNERS], way *memory)
{
    best_spans(patterns[0].root, &of[0], memory);
    best_spans(patterns[1].root, &of[2], memory);
    of[1] = of[0];
    select_spans(&of[1], &of[2]);
    select_spans(&of[0], NULL);
    select_spans(&of[2], NULL);
}

static bool is_hit(const span *of, const smp__hit *hit)
{
    return order[of->first] == hit->first_token && order[of->end - 1] + 1 == hit->end_token &&
           of->value == (int)hit->value;
}

static bool finds(kit *k, const spans expected[OWNERS])
{
    const smp__hit *hits;
    size_t count;
    ck_assert_int_eq(smp__match(k->matcher, &k->document, &hits, &count, NULL), SMP_OK);
    int seen[OWNERS] = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        int owner = 0;
        while (owners[owner] != hits[i].owner) owner++;
        int at = seen[owner]++;
        if (at >= expected[owner].count || !is_hit(&expected[owner].items[at], &hits[i]))
            return false;
    }
    for (int i = 0; i < OWNERS; i++)
        if (seen[i] != expected[i].count) return false;
    return true;
}

/* Two patterns, alone and with the second as `unless` of the first, on several texts. */
static void compare(pattern patterns[2], way *memory)
{
    static spans expected[OWNERS];
    kit k;
    for (int i = 0; i < 2; i++) draw(&patterns[i]);
    compile(&k, patterns);
    for (int round = 0; round < TEXTS; round++) {
        char text[64];
        random_text(patterns[0].wood.state, text);
        smp__arena_reset(&k.arena);
        read_by_hand(&k.document, &k.arena, smp_text_of(text));
        read_document(&k.document);
        expect_spans(patterns, expected, memory);
        ck_assert_msg(finds(&k, expected),
                      "pattern %s, unless %s, text \"%s\": found %s; expected %d, %d, %d hits",
                      patterns[0].text, patterns[1].text, text, kit_hits(&k), expected[0].count,
                      expected[1].count, expected[2].count);
    }
    kit_end(&k);
}

START_TEST(the_automaton_agrees_with_a_simple_matcher)
{
    static pattern patterns[2];
    way *memory = malloc(8 * MAX_WAYS * sizeof *memory);
    smp_allocator allocator = smp__allocator_or_default(NULL);
    uint64_t state = 20260521;
    for (int i = 0; i < 2; i++) {
        patterns[i].wood.state = &state;
        smp__buffer_init(&patterns[i].shown, &allocator);
    }
    for (int i = 0; i < 2 * PAIRS; i++) {
        for (int j = 0; j < 2; j++) patterns[j].wood.with_runs = i >= PAIRS;
        compare(patterns, memory);
    }
    for (int i = 0; i < 2; i++) smp__buffer_free(&patterns[i].shown);
    free(memory);
}
END_TEST

SUITE("patterns/reference", the_automaton_agrees_with_a_simple_matcher)
