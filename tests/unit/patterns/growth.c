/* Work grows with the text and hardly with the number of patterns; counted in steps, which no
 * machine changes.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

static const char *const hostile[] = {
    "(a? ){20} b",
    "(a{0,10}){0,10} b",
    "a ..20 a ..20 a ..20 a ..20 b",
    "a >> a >> a >> b",
    "a >> a",
    "[a] ..20 a",
    "(a | a a | a a a){5} (a ..3 a){5}",
    "(ANY ..20 WORD){10} b",
    "(SENT | b) a{1,20} >> (a | b)",
    "<runs> <runs> <runs> b",
    "{handle} ..5 b",
    "PHONE DATE",
};

/* The text repeated to a length. */
static uint64_t steps_on(kit *k, const char *piece, size_t size)
{
    smp__buffer text;
    smp__buffer_init(&text, &k->allocator);
    while (text.size < size) smp__buffer_add_string(&text, piece);
    smp__arena_reset(&k->arena);
    read_by_hand(&k->document, &k->arena, smp__buffer_text(&text));
    const smp__hit *hits;
    size_t count;
    ck_assert_int_eq(smp__match(k->matcher, &k->document, &hits, &count, NULL), SMP_OK);
    smp__buffer_free(&text);
    return smp__match_steps(k->matcher);
}

START_TEST(hostile_patterns_take_linear_work)
{
    static const char *const pieces[] = {"a ", "a b ", "a a a. ", "0 1 ", "07 ( 7 - ", "# "};
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "runs", "a", NULL);
    kit_lexicon(&k, "runs", "a a", NULL);
    kit_lexicon(&k, "runs", "a a~ a a a a a a a a a a", NULL);
    kit_add(&k, hostile[_i], 0, false);
    kit_add(&k, "a ..3 b", 0, true);
    kit_compile(&k);
    smp_text fact = SMP_TEXT("a a a a a a a a a a a a a a a a a a a a b");
    ck_assert_int_eq(smp__match_facts(k.matcher, &fact, 1, k.segmenter, NULL), SMP_OK);
    for (size_t i = 0; i < SMP_COUNT(pieces); i++) {
        uint64_t once = steps_on(&k, pieces[i], 1500), eight = steps_on(&k, pieces[i], 12000);
        ck_assert_msg(eight <= 9 * once + 1000, "%s on %s: %llu, then %llu", hostile[_i], pieces[i],
                      (unsigned long long)once, (unsigned long long)eight);
        ck_assert_msg(eight < 12000ull * 4000, "%s on %s: %llu", hostile[_i], pieces[i],
                      (unsigned long long)eight);
    }
    kit_end(&k);
}
END_TEST

/* Steps on one text of patterns that begin alike: `form` with a number of its own for each *. */
static uint64_t steps_of_many(const char *form, uint32_t patterns)
{
    kit k;
    kit_begin(&k);
    smp__buffer pattern;
    smp__buffer_init(&pattern, &k.allocator);
    for (uint32_t i = 0; i < patterns; i++) {
        smp__buffer_clear(&pattern);
        for (const char *at = form; *at; at++) {
            if (*at == '*') smp__buffer_format(&pattern, "%ux", (unsigned)i);
            else smp__buffer_add_char(&pattern, *at);
        }
        kit_add(&k, smp__buffer_text(&pattern).data, i, false);
    }
    smp__buffer_free(&pattern);
    kit_compile(&k);
    uint64_t steps = steps_on(&k, "the old nurse saw w7 and w12 go by ", 20000);
    kit_end(&k);
    return steps;
}

/* Few patterns may cost next to nothing, because the words that they need are rare; so what many
 * cost is also measured against the text. */
START_TEST(patterns_that_begin_alike_share_their_work)
{
    static const char *const forms[] = {"the w*",    "the old nurse w*", "the ..9 w*",
                                        "the >> w*", "(the | a) w*",     "the (old nurse)? w*",
                                        "w* the",    "the [w*]",         "WORD w*",
                                        "the old w*{1,3} the"};
    const uint64_t tokens = 20000 / 35 * 9;
    for (size_t i = 0; i < SMP_COUNT(forms); i++) {
        uint64_t few = steps_of_many(forms[i], 100), many = steps_of_many(forms[i], 20000);
        ck_assert_msg(2 * many <= 3 * few + 20 || many <= 2 * tokens, "%s: %llu, then %llu",
                      forms[i], (unsigned long long)few, (unsigned long long)many);
    }
}
END_TEST

START_TEST(a_megabyte_of_anything)
{
    static const char *const pieces[] = {"a ", "#", "aa. "};
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "runs", "a a", NULL);
    for (size_t i = 0; i < SMP_COUNT(hostile); i++) {
        if (i != 1) kit_add(&k, hostile[i], (uint32_t)i, false);
    }
    kit_compile(&k);
    for (size_t i = 0; i < SMP_COUNT(pieces); i++) steps_on(&k, pieces[i], 1 << 20);
    kit_end(&k);
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("patterns/growth");
    tcase_set_timeout(all, 300);
    tcase_add_loop_test(all, hostile_patterns_take_linear_work, 0, (int)SMP_COUNT(hostile));
    tcase_add_test(all, patterns_that_begin_alike_share_their_work);
    tcase_add_test(all, a_megabyte_of_anything);
    return run_case("patterns/growth", all);
}
