/* What platforms allow, and the length of a text in their own units.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

#include <stdlib.h>
#include <string.h>

static smp__arena arena;
static smp__segmenter *segmenter;

static uint32_t length_on(smp_platform platform, const char *text)
{
    smp__document document;
    smp__arena_reset(&arena);
    ck_assert_int_eq(smp__document_read(&document, &arena, segmenter, smp_text_of(text), platform,
                                        NULL),
                     SMP_OK);
    uint32_t length = smp__platform_length(&document, &arena);
    ck_assert_uint_ge(smp__platform_length_bound(&document), length);
    return length;
}

START_TEST(known_limits)
{
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_X)->text, 280);
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_X)->alt, 1000);
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_UNKNOWN)->text, 280);
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_BLUESKY)->text, 300);
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_MASTODON)->alt, 1500);
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_INSTAGRAM)->hashtags, 5);
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_THREADS)->hashtags, 1);
    ck_assert_uint_eq(smp__platform_limits_of(SMP_PLATFORM_FACEBOOK)->alt, 0);
}
END_TEST

START_TEST(limits_nobody_has_seen)
{
    const smp__platform_limits *none = smp__platform_limits_of(SMP_PLATFORM_NEXTDOOR);
    ck_assert_uint_eq(none->text, 0);
    ck_assert_ptr_null(none->source);
    ck_assert_ptr_nonnull(smp__platform_limits_of(SMP_PLATFORM_OTHER));
    ck_assert_ptr_nonnull(smp__platform_limits_of((smp_platform)999));
}
END_TEST

START_TEST(limits_say_where_they_come_from)
{
    for (int i = SMP_PLATFORM_X; i <= SMP_PLATFORM_OTHER; i++) {
        const smp__platform_limits *limits = smp__platform_limits_of((smp_platform)i);
        if (!limits->text && !limits->alt && !limits->media && !limits->hashtags) continue;
        ck_assert_ptr_nonnull(limits->source);
        ck_assert_uint_eq(strlen(limits->seen), strlen("2026-08"));
    }
}
END_TEST

START_TEST(units)
{
    static const char family[] = "👨‍👩‍👧‍👦";
    ck_assert_uint_eq(length_on(SMP_PLATFORM_X, family), 2);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_BLUESKY, family), 1);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_FACEBOOK, family), 11);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_WHATSAPP, family), 7);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_THREADS, family), 25);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_THREADS, "café 💙"), 5 + 4);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_OTHER, "café 💙"), 6);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_X, ""), 0);
}
END_TEST

START_TEST(mastodon_counts_links_and_servers_its_own_way)
{
    ck_assert_uint_eq(length_on(SMP_PLATFORM_MASTODON, "café 👨‍👩‍👧‍👦"), 6);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_MASTODON, "See https://example.org/a/long/path/here"),
                      4 + 23);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_MASTODON, "HTTP://a.co"), 23);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_MASTODON, "See example.org/a"), 17);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_MASTODON, "Hi @nhs@example.social!"), 8);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_MASTODON, "Hi @nhs!"), 8);
    ck_assert_uint_eq(length_on(SMP_PLATFORM_MASTODON, "Hi @nhs@пример.рф!"), 8);
}
END_TEST

/* Some characters come apart in the normal form in which X counts; they are in these blocks. */
START_TEST(no_character_breaks_the_bound)
{
    static const uint32_t blocks[][2] = {{0x0001, 0x33FF},   {0xF900, 0xFFFD},
                                         {0x11000, 0x119FF}, {0x1D000, 0x1D7FF},
                                         {0x1F000, 0x1FAFF}, {0x2F800, 0x2FA1F}};
    for (size_t i = 0; i < SMP_COUNT(blocks); i++)
        for (uint32_t point = blocks[i][0]; point <= blocks[i][1]; point++) {
            char text[5] = "";
            smp__utf8_put(point, text);
            length_on(SMP_PLATFORM_X, text);
        }
}
END_TEST

START_TEST(links_do_not_break_the_bound)
{
    static const char *const texts[] = {"a.co", "a.co b.co c.co", "a.co.uk a.co/a.co a.co,b.co",
                                        "http://a.co", "Ask a@b.co. Or c.co...", "пример.рф"};
    for (size_t i = 0; i < SMP_COUNT(texts); i++) {
        length_on(SMP_PLATFORM_X, texts[i]);
        length_on(SMP_PLATFORM_MASTODON, texts[i]);
        length_on(SMP_PLATFORM_THREADS, texts[i]);
    }
}
END_TEST

static void start(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &allocator);
    ck_assert_int_eq(smp__segmenter_new(&segmenter, &allocator, NULL), SMP_OK);
}

static void stop(void)
{
    smp__segmenter_free(segmenter);
    smp__arena_free(&arena);
}

SUITE_WITH("text/platforms", start, stop, known_limits, limits_nobody_has_seen,
           limits_say_where_they_come_from, units, mastodon_counts_links_and_servers_its_own_way,
           no_character_breaks_the_bound, links_do_not_break_the_bound)
