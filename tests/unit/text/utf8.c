/* Checking and repairing UTF-8, and the code points in between.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

/* The text with its ill-formed parts replaced, "<" and ">" for their offsets left aside. */
static void expect_repair(const char *given, size_t size, const char *repaired, size_t parts)
{
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_bytes(&reading, given, size);
    ck_assert_uint_eq(document->ill_formed_count, parts);
    ck_assert_uint_eq(document->text.size, strlen(repaired));
    ck_assert_mem_eq(document->text.data, repaired, document->text.size);
    reading_close(&reading);
}

#define REPAIR(given, repaired, parts) expect_repair(given, sizeof(given) - 1, repaired, parts)
#define FFFD "\xEF\xBF\xBD"

/* Tables 3-8 to 3-11 of the Unicode Standard, version 15.0. */
START_TEST(maximal_subparts_become_one_replacement_each)
{
    REPAIR("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
           FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 8);
    REPAIR("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 8);
    REPAIR("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
           FFFD FFFD FFFD FFFD FFFD "A" FFFD FFFD "B", 7);
    REPAIR("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", FFFD FFFD FFFD FFFD "A", 4);
}
END_TEST

START_TEST(a_sequence_cut_by_the_end_is_one_part)
{
    REPAIR("plain text here \xF0\x9F\x98", "plain text here " FFFD, 1);
    REPAIR("\xE2\x82", FFFD, 1);
    REPAIR("\x80", FFFD, 1);
}
END_TEST

START_TEST(well_formed_text_is_not_copied)
{
    static const char text[] = "caf\xC3\xA9 \xF0\x9F\x98\x80 \xF4\x8F\xBF\xBF \xED\x9F\xBF\0NUL";
    struct reading reading;
    reading_open(&reading);
    const smp__document *document = read_bytes(&reading, text, sizeof text - 1);
    ck_assert_ptr_eq(document->text.data, text);
    ck_assert_uint_eq(document->text.size, sizeof text - 1);
    ck_assert_uint_eq(document->ill_formed_count, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(check_says_where)
{
    size_t start, end;
    ck_assert(!smp__utf8_check(SMP_TEXT("all of it is well formed \xC3\xA9"), &start, &end));
    ck_assert(smp__utf8_check(SMP_TEXT("123456789\xE2\x82x"), &start, &end));
    ck_assert_uint_eq(start, 9);
    ck_assert_uint_eq(end, 11);
}
END_TEST

START_TEST(every_code_point_survives_a_round_trip)
{
    for (uint32_t c = 0; c < 0x110000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4];
        size_t at = 0, start, end, size = smp__utf8_put(c, bytes);
        bool back = smp__utf8_next(bytes, &at) == c && at == size &&
                    !smp__utf8_check((smp_text){bytes, size}, &start, &end);
        if (!back) ck_abort_msg("U+%04X does not come back", (unsigned)c);
    }
}
END_TEST

START_TEST(characters_have_their_properties_in_every_script)
{
    ck_assert(smp__is_letter('a') && smp__is_letter(0x65E5) && !smp__is_letter('1'));
    ck_assert(smp__is_upper('Z') && smp__is_upper(0x01C5) && !smp__is_upper('z'));
    ck_assert(smp__is_lower(0x00DF) && !smp__is_lower('Z'));
    ck_assert(smp__is_digit(0x0663) && !smp__is_digit(0x00BD));
    ck_assert_int_eq(smp__digit_value(0x0663), 3);
    ck_assert_int_eq(smp__digit_value('x'), -1);
    ck_assert(smp__is_mark(0x0301) && smp__is_mark(0x20E3) && !smp__is_mark('a'));
    ck_assert(smp__is_white_space(0x00A0) && !smp__is_white_space(0x200B));
    ck_assert(smp__is_default_ignorable(0x200D) && smp__is_default_ignorable(0xFE0F));
    ck_assert(smp__is_emoji_character(0x1F600) && !smp__is_emoji_character('1'));
    ck_assert_uint_eq(smp__to_upper('i'), 'I');
    ck_assert_uint_eq(smp__to_lower(0x0410), 0x0430);
}
END_TEST

SUITE("text/utf8", maximal_subparts_become_one_replacement_each,
      a_sequence_cut_by_the_end_is_one_part, well_formed_text_is_not_copied, check_says_where,
      every_code_point_survives_a_round_trip, characters_have_their_properties_in_every_script)
