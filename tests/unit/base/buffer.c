/* Buffers at their limits, and the text helpers that need no Unicode.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

static smp__buffer empty(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__buffer buffer;
    smp__buffer_init(&buffer, &allocator);
    return buffer;
}

/* Sizes that do not fit in a size_t are memory that is not there, and nothing is written. */
START_TEST(what_no_memory_could_hold_is_refused)
{
    smp__buffer buffer = empty();
    smp__buffer_add_string(&buffer, "kept");
    smp__buffer_add(&buffer, "x", SIZE_MAX);
    ck_assert(buffer.failed);
    smp__buffer_free(&buffer);

    void *array = NULL;
    size_t capacity = 0;
    ck_assert(!smp__grow(&buffer.allocator, &array, &capacity, SIZE_MAX, 1));
    ck_assert(!smp__grow(&buffer.allocator, &array, &capacity, SIZE_MAX / 4, 16));
    ck_assert_ptr_null(array);
    ck_assert_uint_eq(capacity, 0);

    smp__arena arena;
    smp__arena_init(&arena, &buffer.allocator);
    ck_assert_ptr_null(smp__arena_allocate(&arena, SIZE_MAX));
    ck_assert_ptr_null(smp__arena_allocate(&arena, SIZE_MAX - 31));
    ck_assert_ptr_nonnull(smp__arena_allocate(&arena, 1));
    smp__arena_free(&arena);
}
END_TEST

/* printf fails on a character that the locale cannot write. */
START_TEST(what_cannot_be_formatted_is_a_failure)
{
    smp__buffer buffer = empty();
    smp__buffer_format(&buffer, "%lc", (wint_t)0xD800);
    ck_assert(buffer.failed);
    ck_assert(!smp__buffer_is_empty(&buffer));
    smp__buffer_clear(&buffer);
    ck_assert(smp__buffer_is_empty(&buffer));
    smp__buffer_format(&buffer, "%s", "");
    ck_assert(smp__buffer_is_empty(&buffer));
    smp__buffer_format(&buffer, "%d", 42);
    ck_assert(!smp__buffer_is_empty(&buffer));
    ck_assert_str_eq(buffer.data, "42");
    smp__arena arena;
    smp__arena_init(&arena, &buffer.allocator);
    ck_assert_ptr_null(smp__arena_format(&arena, "%lc", (wint_t)0xD800).data);
    smp__arena_free(&arena);
    smp__buffer_free(&buffer);
}
END_TEST

START_TEST(absent_text_equals_only_absent_text)
{
    smp_text absent = {NULL, 0};
    bool (*const equal[])(smp_text, smp_text) = {smp__text_equal, smp__text_equal_ascii_fold};
    for (size_t i = 0; i < SMP_COUNT(equal); i++) {
        ck_assert(equal[i](absent, absent));
        ck_assert(!equal[i](absent, SMP_TEXT("")));
        ck_assert(!equal[i](SMP_TEXT(""), absent));
        ck_assert(equal[i](SMP_TEXT(""), SMP_TEXT("")));
        ck_assert(!equal[i](SMP_TEXT("nh"), SMP_TEXT("nhs")));
    }
    ck_assert(!smp__text_equal(SMP_TEXT("NHS"), SMP_TEXT("nhs")));
    ck_assert(!smp__text_starts(absent, ""));
    ck_assert(smp__text_starts(SMP_TEXT("nhs"), "nhs"));
    ck_assert(!smp__text_starts(SMP_TEXT("nh"), "nhs"));
    ck_assert(!smp__text_starts(SMP_TEXT("nsh"), "nh"));
    ck_assert(smp__text_has(SMP_TEXT("annhs"), SMP_TEXT("nhs")));
    ck_assert(!smp__text_has(SMP_TEXT("annh"), SMP_TEXT("nhs")));
    ck_assert(!smp__text_has(absent, SMP_TEXT("nhs")));
    ck_assert(smp__one_of(SMP_TEXT("gp"), " nhs gp "));
    ck_assert(!smp__one_of(SMP_TEXT("g"), " nhs gp "));
    ck_assert_ptr_null(smp__text_slice(absent, 0, 3).data);
    ck_assert_ptr_null(smp_text_of(NULL).data);
}
END_TEST

START_TEST(only_letters_are_folded)
{
    ck_assert(smp__text_equal_ascii_fold(SMP_TEXT("AbYZ"), SMP_TEXT("aByz")));
    ck_assert(!smp__text_equal_ascii_fold(SMP_TEXT("@"), SMP_TEXT("`")));
    ck_assert(!smp__text_equal_ascii_fold(SMP_TEXT("["), SMP_TEXT("{")));
    ck_assert(!smp__text_equal_ascii_fold(SMP_TEXT("ab"), SMP_TEXT("ac")));
}
END_TEST

START_TEST(slices_end_where_the_text_does)
{
    smp_text text = SMP_TEXT("nurse");
    ck_assert(smp__text_equal(smp__text_slice(text, 1, 3), SMP_TEXT("ur")));
    ck_assert(smp__text_equal(smp__text_slice(text, 3, 99), SMP_TEXT("se")));
    ck_assert(smp__text_equal(smp__text_slice(text, 9, 99), SMP_TEXT("")));
    ck_assert(smp__text_equal(smp__text_slice(text, 3, 1), SMP_TEXT("")));
}
END_TEST

START_TEST(heads_end_between_characters)
{
    smp_text text = SMP_TEXT("na\u00efve\u20ac");
    ck_assert(smp__text_equal(smp__text_head(text, 2), SMP_TEXT("na")));
    ck_assert(smp__text_equal(smp__text_head(text, 3), SMP_TEXT("na")));
    ck_assert(smp__text_equal(smp__text_head(text, 4), SMP_TEXT("na\u00ef")));
    ck_assert(smp__text_equal(smp__text_head(text, 8), SMP_TEXT("na\u00efve")));
    ck_assert(smp__text_equal(smp__text_head(text, 9), text));
    ck_assert(smp__text_equal(smp__text_head(text, 99), text));
    ck_assert(smp__text_equal(smp__text_head(SMP_TEXT("\x80\x80"), 1), SMP_TEXT("")));
    ck_assert_str_eq(smp__text_head((smp_text){NULL, 0}, 1).data, "");
    char shown[16];
    snprintf(shown, sizeof shown, "%.*s", SMP__SHOWN(text, 3));
    ck_assert_str_eq(shown, "na");
    snprintf(shown, sizeof shown, "%.*s", SMP__SHOWN(((smp_text){NULL, 0}), 3));
    ck_assert_str_eq(shown, "");
}
END_TEST

START_TEST(numbers_are_read_and_written_with_a_point)
{
    static const struct {
        double value;
        const char *text;
    } table[] = {{0, "0"},      {-3, "-3"},           {0.5, "0.5"},     {123456789, "123456789"},
                 {1e14, "100000000000000"}, {-1e15, "-1e+15"}, {2.0 / 3, "0.666667"}};
    static const char *const locales[] = {"C", "de_DE.UTF-8", "tr_TR.UTF-8", "fr_FR.UTF-8"};
    for (size_t l = 0; l < SMP_COUNT(locales); l++) {
        if (!setlocale(LC_ALL, locales[l])) continue; /* not installed */
        for (size_t i = 0; i < SMP_COUNT(table); i++) {
            char text[32];
            smp__double_to_text(table[i].value, text);
            ck_assert_str_eq(text, table[i].text);
        }
    }
    setlocale(LC_ALL, "");
    double value;
    ck_assert(smp__text_to_double(SMP_TEXT("-12.25"), &value) && value == -12.25);
    static const char *const wrong[] = {"1.2.3", "--1", "1-", "1 ", "1,5", "/", ":", "."};
    for (size_t i = 0; i < SMP_COUNT(wrong); i++)
        ck_assert_msg(!smp__text_to_double(smp_text_of(wrong[i]), &value), "%s", wrong[i]);
    uint32_t whole;
    ck_assert(!smp__text_to_u32(SMP_TEXT(""), &whole));
    ck_assert(!smp__text_to_u32((smp_text){NULL, 0}, &whole));
    ck_assert(!smp__text_to_u32(SMP_TEXT("1/"), &whole));
    ck_assert(!smp__text_to_u32(SMP_TEXT("1:"), &whole));
    ck_assert(smp__text_to_u32(SMP_TEXT("0"), &whole) && whole == 0);
    ck_assert(smp__text_to_u32(SMP_TEXT("90"), &whole) && whole == 90);
}
END_TEST

SUITE("base/buffer", what_no_memory_could_hold_is_refused, what_cannot_be_formatted_is_a_failure,
      absent_text_equals_only_absent_text, only_letters_are_folded,
      slices_end_where_the_text_does, heads_end_between_characters,
      numbers_are_read_and_written_with_a_point)
