/* Look-alikes: skeletons of names, and the plain letter behind a strange one.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

static bool alike(const char *a, const char *b)
{
    struct reading reading;
    reading_open(&reading);
    smp_text left = smp__skeleton(&reading.arena, reading.segmenter, smp_text_of(a));
    smp_text right = smp__skeleton(&reading.arena, reading.segmenter, smp_text_of(b));
    ck_assert_ptr_nonnull(left.data);
    ck_assert_ptr_nonnull(right.data);
    bool same = smp__text_equal(left, right);
    reading_close(&reading);
    return same;
}

START_TEST(names_that_look_alike_have_one_skeleton)
{
    ck_assert(alike("paypal", "p\xD0\xB0yp\xD0\xB0l")); /* Cyrillic a */
    ck_assert(alike("modern", "rnodern"));
    ck_assert(alike("l0ca1", "lOcal"));
    ck_assert(alike("trust", "tr\xE2\x80\x8Bust")); /* a zero-width space */
    ck_assert(alike("\xD0\x92\xD0\x9E\xD0\x92", "BOB"));
    ck_assert(!alike("trust", "truest"));
    ck_assert(!alike("ward", "w\xC3\xA5rd"));
}
END_TEST

START_TEST(a_text_that_is_no_name_is_let_be)
{
    char text[2000];
    memset(text, 'm', sizeof text);
    struct reading reading;
    reading_open(&reading);
    smp_text given = {text, sizeof text};
    smp_text skeleton = smp__skeleton(&reading.arena, reading.segmenter, given);
    ck_assert(smp__text_equal(skeleton, given));
    skeleton = smp__skeleton(&reading.arena, reading.segmenter, SMP_TEXT(""));
    ck_assert_uint_eq(skeleton.size, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(memory_may_run_out)
{
    for (size_t n = 1;; n++) {
        struct reading reading;
        reading_open(&reading);
        size_t before = reading.count.calls;
        reading.count.refuse_from = before + n;
        smp_text skeleton = smp__skeleton(&reading.arena, reading.segmenter, smp_text_of("name"));
        ck_assert_int_eq(smp__is_absent(skeleton), reading.count.calls >= before + n);
        reading_close(&reading);
        if (!smp__is_absent(skeleton)) break;
    }
}
END_TEST

START_TEST(one_character_looks_like_a_letter)
{
    static const struct {
        uint32_t code_point;
        char letter;
    } cases[] = {{'x', 'x'},     {0x0430, 'a'}, {0x0412, 'B'}, {0x0435, 'e'}, {0x0261, 'g'},
                 {0x00E9, 'e'},  {0x1D5BA, 'a'}, {0x1D5C6, 'm'}, {0x4E2D, '\0'}, {0x1F600, '\0'},
                 {0x00BD, '\0'}, {0x00E6, '\0'}, {0x2026, '\0'}, {0x20A8, '\0'}, {0x33A1, '\0'},
                 {0x0491, '\0'}};
    struct reading reading;
    reading_open(&reading);
    for (size_t i = 0; i < SMP_COUNT(cases); i++)
        ck_assert_msg(smp__look_alike(reading.segmenter, cases[i].code_point) == cases[i].letter,
                      "U+%04X", (unsigned)cases[i].code_point);
    reading_close(&reading);
}
END_TEST

SUITE("text/skeleton", names_that_look_alike_have_one_skeleton, a_text_that_is_no_name_is_let_be,
      memory_may_run_out, one_character_looks_like_a_letter)
