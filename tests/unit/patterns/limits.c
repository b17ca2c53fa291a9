/* More of something than the matcher has room or patience for: nothing is found that is not there,
 * and nothing is lost.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "patterns/match.h"

/* Common words, in which patterns begin that wait for a rare one. */
static const char *const common[] = {
    "a",    "about", "after", "all",  "also",  "an",   "and",  "any",   "are",  "as",   "at",
    "be",   "been",  "but",   "by",   "can",   "come", "day",  "do",    "even", "find", "first",
    "for",  "from",  "get",   "give", "go",    "good", "had",  "has",   "have", "he",   "her",
    "here", "him",   "his",   "how",  "i",     "if",   "in",   "into",  "is",   "it",   "just",
    "know", "like",  "look",  "make", "many",  "me",   "more", "my",    "new",  "no",   "not",
    "now",  "of",    "on",    "one",  "only",  "or",   "our",  "out",   "over", "see",  "she",
    "so",   "some",  "than",  "that", "the",   "they", "this", "to",    "up",   "was",  "we"};

static void expect_hit(kit *k, uint32_t owner, const char *text)
{
    char hit[64];
    snprintf(hit, sizeof hit, "%u:%s", (unsigned)owner, text);
    ck_assert_str_eq(kit_match(k, text), hit);
}

/* More patterns wait for one rare word than it may wake: those that are left go without waiting. */
START_TEST(many_patterns_need_the_same_word)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "cat ANY quokka", 99, false);
    char pattern[32], text[32];
    for (uint32_t i = 0; i < SMP_COUNT(common); i++) {
        snprintf(pattern, sizeof pattern, "%s ANY zebra", common[i]);
        kit_add(&k, pattern, i, false);
    }
    kit_compile(&k);
    for (uint32_t i = 0; i < SMP_COUNT(common); i++) {
        snprintf(text, sizeof text, "%s old zebra", common[i]);
        expect_hit(&k, i, text);
    }
    kit_end(&k);
}
END_TEST

/* What follows many beginnings is the same long way, which is not walked for each of them. */
START_TEST(many_patterns_share_what_follows)
{
    kit k;
    kit_begin(&k);
    smp__buffer any;
    smp__buffer_init(&any, &k.allocator);
    for (uint32_t i = 0; i < SMP_COUNT(common); i++)
        smp__buffer_format(&any, "%s%s", i ? " | " : "(", common[i]);
    smp__buffer_add_string(&any, ")");
    smp__buffer shared;
    smp__buffer_init(&shared, &k.allocator);
    smp__buffer_format(&shared, "%s %s zebra", any.data, any.data);
    kit_add(&k, shared.data, 99, false);
    char text[32];
    for (uint32_t i = 0; i < SMP_COUNT(common); i++) {
        snprintf(text, sizeof text, "%s ANY quokka", common[i]);
        kit_add(&k, text, i, false);
    }
    kit_compile(&k);
    for (uint32_t i = 0; i < SMP_COUNT(common); i++) {
        snprintf(text, sizeof text, "%s old quokka", common[i]);
        expect_hit(&k, i, text);
        snprintf(text, sizeof text, "%s %s zebra", common[i], common[i / 2]);
        expect_hit(&k, 99, text);
    }
    smp__buffer_free(&shared);
    smp__buffer_free(&any);
    kit_end(&k);
}
END_TEST

/* From one word a thread goes on to more places than are told apart. */
START_TEST(a_word_leads_to_many_places)
{
    enum { PLACES = 2 * SMP__LAST_OPEN };
    kit k;
    kit_begin(&k);
    char text[48];
    for (uint32_t i = 0; i < PLACES; i++) {
        snprintf(text, sizeof text, "(hub | spoke%u) ..3 rim%u", (unsigned)i, (unsigned)i);
        kit_add(&k, text, i, false);
        snprintf(text, sizeof text, "to (hub | spoke%u) ..2 tyre%u", (unsigned)i, (unsigned)i);
        kit_add(&k, text, 100 + i, false);
    }
    kit_compile(&k);
    for (uint32_t i = 0; i < PLACES; i++) {
        snprintf(text, sizeof text, "hub or a rim%u", (unsigned)i);
        expect_hit(&k, i, text);
        snprintf(text, sizeof text, "spoke%u or rim%u", (unsigned)i, (unsigned)i);
        expect_hit(&k, i, text);
        snprintf(text, sizeof text, "to hub or tyre%u", (unsigned)i);
        expect_hit(&k, 100 + i, text);
        snprintf(text, sizeof text, "spoke%u or a rim%u", (unsigned)i, (unsigned)i + 1);
        ck_assert_str_eq(kit_match(&k, text), "");
    }
    kit_end(&k);
}
END_TEST

/* So many patterns that their tables are fetched before they are read. */
START_TEST(more_patterns_than_a_cache_holds)
{
    enum { MANY = SMP__MANY_POSITIONS + 10, STEP = 9973 };
    kit k;
    kit_begin(&k);
    char text[32];
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(text, sizeof text, "word%u", (unsigned)i);
        kit_add(&k, text, i, false);
    }
    kit_compile(&k);
    for (uint32_t i = 0; i < MANY; i += STEP) {
        snprintf(text, sizeof text, "word%u", (unsigned)i);
        expect_hit(&k, i, text);
    }
    ck_assert_str_eq(kit_match(&k, "a word"), "");
    kit_end(&k);
}
END_TEST

/* A word has as many meanings as patterns spell it in ways of their own. One with more than it has
 * room for cannot be compiled. */
START_TEST(a_word_with_too_many_meanings)
{
    enum { LETTERS = 19 };
    kit k;
    kit_begin(&k);
    for (uint32_t way = 0; way <= SMP__SLOT_MEANINGS_MAX; way++) {
        char quoted[LETTERS + 3] = "\"aaaaaaaaaaaaaaaaaaa\"";
        for (uint32_t i = 0; i < LETTERS; i++)
            if (way >> i & 1) quoted[i + 1] = 'A';
        kit_add(&k, quoted, way, false);
    }
    ck_assert_int_eq(smp__pattern_compile(k.compiler, NULL), SMP_ERROR_MEMORY);
    kit_end(&k);
}
END_TEST

/* Tokens are counted from text to text. Before the count would overflow it begins again, and no
 * pattern is taken up that was waited for long ago. */
START_TEST(the_count_of_tokens_begins_again)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "the ANY zebra", 1, false);
    kit_compile(&k);
    kit_match(&k, "the old the new the");
    const uint64_t steps = smp__match_steps(k.matcher);
    for (uint32_t left = 12; left > 0; left--) {
        k.matcher->base = UINT32_MAX - left - k.matcher->span;
        ck_assert_str_eq(kit_match(&k, "the old the new the"), "");
        ck_assert_uint_eq(smp__match_steps(k.matcher), steps);
        ck_assert_str_eq(kit_match(&k, "the old zebra saw the new zebra"),
                         "1:the old zebra; 1:the new zebra");
    }
    kit_end(&k);
}
END_TEST

START_TEST(lists_have_a_last_place)
{
    kit k;
    kit_begin(&k);
    kit_compile(&k);
    smp__list list = {.element_size = 1};
    ck_assert(!smp__grow_list(k.matcher, &list, UINT32_MAX));
    ck_assert(k.matcher->failed);
    ck_assert_ptr_null(list.items);
    kit_end(&k);
}
END_TEST

SUITE("patterns/limits", many_patterns_need_the_same_word, many_patterns_share_what_follows,
      a_word_leads_to_many_places, more_patterns_than_a_cache_holds, a_word_with_too_many_meanings,
      the_count_of_tokens_begins_again, lists_have_a_last_place)
