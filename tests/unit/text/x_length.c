/* X's weighted length: what counts one, two and 23, what fits, and wrong arguments.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

#include <stdlib.h>
#include <string.h>

static smp_x_length measure_bytes(smp_text text, int configuration)
{
    smp_x_length length = SMP_X_LENGTH_INIT;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_x_weighted_length(&length, text, configuration, &error), SMP_OK);
    return length;
}

static smp_x_length measure(const char *text) { return measure_bytes(smp_text_of(text), 3); }

static size_t length_of(const char *text) { return measure(text).weighted_length; }

START_TEST(characters)
{
    ck_assert_uint_eq(length_of(""), 0);
    ck_assert_uint_eq(length_of("NHS"), 3);
    ck_assert_uint_eq(length_of("café"), 4);
    ck_assert_uint_eq(length_of("cafe\u0301"), 4); /* composed first */
    ck_assert_uint_eq(length_of("Москва"), 6);
    ck_assert_uint_eq(length_of("健康"), 4);
    ck_assert_uint_eq(length_of("‘a’—"), 4);
    ck_assert_uint_eq(length_of("…"), 2);
    ck_assert_uint_eq(length_of("𝐍"), 2);
}
END_TEST

START_TEST(links)
{
    ck_assert_uint_eq(length_of("https://example.org"), 23);
    ck_assert_uint_eq(length_of("a.co"), 23);
    ck_assert_uint_eq(length_of("See https://example.org/a/very/long/path?with=a&query=b now"),
                      4 + 23 + 4);
    ck_assert_uint_eq(length_of("日本example.org"), 4 + 23);
    /* All that X leaves of the domain is its end, but it counts the path with it. */
    ck_assert_uint_eq(length_of("é日本.example.org/健康"), 1 + 4 + 1 + 23 + 2 * 2);
    /* What follows the domain that X keeps counts for itself, by as many units as were taken. */
    ck_assert_uint_eq(length_of("example.com日.рф/a"), 23 + 4);
    ck_assert_uint_eq(length_of("example.com日𠀀.рф/a"), 23 + 2 + 5); /* half of a character */
    ck_assert_uint_eq(length_of("example.com𠀀日.рф/a"), 23 + 2 + 5);
}
END_TEST

START_TEST(emoji)
{
    ck_assert_uint_eq(length_of("💙"), 2);
    ck_assert_uint_eq(length_of("❤"), 2);
    ck_assert_uint_eq(length_of("❤\uFE0E"), 4); /* as text */
    ck_assert_uint_eq(length_of("👨‍👩‍👧‍👦"), 2);
    ck_assert_uint_eq(length_of("👩🏾‍⚕️"), 2);
    ck_assert_uint_eq(length_of("1️⃣"), 2);
    ck_assert_uint_eq(measure_bytes(smp_text_of("👨‍👩‍👧‍👦"), 2).weighted_length, 11);
    ck_assert_uint_eq(measure_bytes(smp_text_of("💙"), 2).weighted_length, 2);
}
END_TEST

START_TEST(what_fits)
{
    char text[301];
    memset(text, 'a', 300);
    text[300] = '\0';
    smp_x_length length = measure(text);
    ck_assert_uint_eq(length.weighted_length, 300);
    ck_assert_uint_eq(length.permillage, 1071);
    ck_assert_int_eq(length.valid, 0);
    ck_assert_uint_eq(length.display_utf16.end, 300);
    ck_assert_uint_eq(length.valid_utf16.end, 280);
    text[280] = '\0';
    length = measure(text);
    ck_assert_int_eq(length.valid, 1);
    ck_assert_uint_eq(length.valid_utf16.end, 280);
    memcpy(text + 279, "💙", sizeof "💙");
    length = measure(text);
    ck_assert_uint_eq(length.weighted_length, 281);
    ck_assert_uint_eq(length.valid_utf16.end, 279);
    ck_assert_uint_eq(length.display_utf16.end, 281);
}
END_TEST

START_TEST(what_is_invalid)
{
    ck_assert_int_eq(measure("").valid, 0);
    ck_assert_int_eq(measure("a").valid, 1);
    ck_assert_int_eq(measure("a\uFFFE").valid, 0);
    ck_assert_int_eq(measure("a\uFEFF").valid, 0);
    ck_assert_uint_eq(measure("ab\uFFFEcd").valid_utf16.end, 2);
    ck_assert_uint_eq(measure("\uFFFEcd").valid_utf16.end, 0);
}
END_TEST

START_TEST(what_fits_is_told_over_the_text_as_given)
{
    smp_x_length length = measure("cafe\u0301");
    ck_assert_uint_eq(length.display_utf16.end, 5);
    ck_assert_uint_eq(length.valid_utf16.end, 5);
    length = measure("\u212A"); /* the Kelvin sign, a plain K in NFC */
    ck_assert_uint_eq(length.weighted_length, 1);
    ck_assert_uint_eq(length.display_utf16.end, 1);
    ck_assert_uint_eq(length.valid_utf16.end, 1);
    /* Letters of which NFC makes two each take away more than fitted. */
    ck_assert_uint_eq(measure("a\uFFFE\u0958\u0958\u0958").valid_utf16.end, 0);
}
END_TEST

START_TEST(ill_formed_bytes_read_as_one_character)
{
    smp_x_length length = measure_bytes((smp_text){"a\xFF\xC3z", 4}, 3);
    ck_assert_uint_eq(length.weighted_length, 1 + 2 + 2 + 1);
    ck_assert_uint_eq(length.display_utf16.end, 4);
    ck_assert_uint_eq(measure_bytes((smp_text){"a\0b", 3}, 3).weighted_length, 3);
}
END_TEST

START_TEST(wrong_arguments)
{
    smp_x_length length = SMP_X_LENGTH_INIT, unset = {0};
    smp_error error = SMP_ERROR_INIT;
    smp_text text = SMP_TEXT("a"), absent = {NULL, 0};
    ck_assert_int_eq(smp_x_weighted_length(NULL, text, 3, &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_x_weighted_length(&unset, text, 3, &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_x_weighted_length(&length, text, 1, &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_x_weighted_length(&length, absent, 3, &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(error.code, SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_x_weighted_length(&length, text, 3, &error), SMP_OK);
    ck_assert_int_eq(error.code, SMP_OK);
    smp_text large = {"a", SMP__MAX_TEXT_BYTES + 1};
    ck_assert_int_eq(smp_x_weighted_length(&length, large, 3, NULL), SMP_ERROR_LIMIT);
}
END_TEST

/* A caller built against an older, shorter struct gets what fits into it, and no byte more. */
START_TEST(an_older_caller)
{
    smp_x_length length = {.struct_size = offsetof(smp_x_length, permillage), .permillage = 7};
    ck_assert_int_eq(smp_x_weighted_length(&length, SMP_TEXT("abc"), 3, NULL), SMP_OK);
    ck_assert_uint_eq(length.weighted_length, 3);
    ck_assert_uint_eq(length.permillage, 7);
    ck_assert_uint_eq(length.struct_size, offsetof(smp_x_length, permillage));
}
END_TEST

SUITE("text/x_length", characters, links, emoji, what_fits, what_is_invalid,
      what_fits_is_told_over_the_text_as_given, ill_formed_bytes_read_as_one_character,
      wrong_arguments, an_older_caller)
