/* Patterns that serve no purpose of a match find nothing in it; those that share their words with
 * them do.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

/* The owners that are hit in the text, as a bit each. */
static unsigned owners_hit(kit *k, const char *text, uint32_t purposes)
{
    const smp__hit *hits;
    size_t count;
    unsigned found = 0;
    smp__arena_reset(&k->arena);
    read_by_hand(&k->document, &k->arena, smp_text_of(text));
    smp__matcher_serve(k->matcher, purposes);
    ck_assert_int_eq(smp__match(k->matcher, &k->document, &hits, &count, NULL), SMP_OK);
    for (size_t i = 0; i < count; i++) found |= 1u << hits[i].owner;
    return found;
}

START_TEST(patterns_are_found_for_their_purposes)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "one two", 0, false);
    kit_add(&k, "one two three", 1, false);
    kit_add(&k, "two ..2 four", 2, false);
    kit_add(&k, "five", 3, false);
    smp__pattern_purposes(k.compiler, 1, 1u << 1);
    smp__pattern_purposes(k.compiler, 2, 1u << 1 | 1u << 2);
    smp__pattern_purposes(k.compiler, 3, 1u << 8);
    kit_compile(&k);
    const char *text = "one two three four five";
    ck_assert_uint_eq(owners_hit(&k, text, 0x1FF), 0xF);
    ck_assert_uint_eq(owners_hit(&k, text, 1u << 1) & 0xE, 1u << 1 | 1u << 2);
    ck_assert_uint_eq(owners_hit(&k, text, 1u << 2) & 0xC, 1u << 2);
    ck_assert_uint_eq(owners_hit(&k, text, 1u << 8) & 0xC, 1u << 3);
    for (uint32_t purpose = 0; purpose < SMP__PURPOSES; purpose++) /* all, where nothing is said */
        ck_assert_uint_eq(owners_hit(&k, text, 1u << purpose) & 1, 1);
    kit_end(&k);
}
END_TEST

/* What may follow a word, at once or later, has purposes of its own. */
START_TEST(ways_on_serve_their_own_purposes)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "six seven", 0, false);
    kit_add(&k, "six ..2 eight", 1, false);
    kit_add(&k, "six >> nine", 2, false);
    for (uint32_t owner = 0; owner < 3; owner++)
        smp__pattern_purposes(k.compiler, owner, 1u << owner);
    kit_compile(&k);
    for (uint32_t owner = 0; owner < 3; owner++)
        ck_assert_uint_eq(owners_hit(&k, "six seven eight nine", 1u << owner), 1u << owner);
    kit_end(&k);
}
END_TEST

/* Of a rare word, whose exceptions are looked for apart in short texts, and of a common one; for a
 * purpose by itself, beside another, and for all. */
START_TEST(exceptions_hold_for_every_purpose)
{
    kit k;
    char text[1024];
    kit_begin(&k);
    kit_add(&k, "quincunx", 0, false);
    kit_add(&k, "quincunx leave", 0, true);
    kit_add(&k, "the", 1, false);
    kit_add(&k, "the leave", 1, true);
    kit_add(&k, "gnomon", 2, false);
    kit_add(&k, "a gnomon", 2, true);
    smp__pattern_purposes(k.compiler, 0, 1u << 1 | 1u << 2);
    smp__pattern_purposes(k.compiler, 1, 1u << 1);
    smp__pattern_purposes(k.compiler, 2, 1u << 2);
    kit_compile(&k);
    for (int before = 0; before < 300; before += 299) {
        text[0] = '\0';
        for (int i = 0; i < before; i++) strcat(text, "x ");
        char *rest = text + strlen(text);
        strcpy(rest, "quincunx leave the leave a gnomon");
        for (uint32_t purposes = 0; purposes < 8; purposes++)
            ck_assert_uint_eq(owners_hit(&k, text, purposes), 0);
        strcpy(rest, "quincunx leave quincunx the leave the gnomon a gnomon");
        ck_assert_uint_eq(owners_hit(&k, text, 1u << 0), 0);
        ck_assert_uint_eq(owners_hit(&k, text, 1u << 1), 3);
        ck_assert_uint_eq(owners_hit(&k, text, 1u << 2), 5);
        ck_assert_uint_eq(owners_hit(&k, text, 1u << 1 | 1u << 2), 7);
        ck_assert_uint_eq(owners_hit(&k, text, UINT32_MAX), 7);
    }
    kit_end(&k);
}
END_TEST

SUITE("patterns/purposes", patterns_are_found_for_their_purposes, ways_on_serve_their_own_purposes,
      exceptions_hold_for_every_purpose)
