/* The same place counted in given bytes, code points and UTF-16 units.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

/* Compares the span of every piece of the text with a count from its start. */
static void expect_counts(const smp__document *document)
{
    size_t chars = 0, utf16 = 0, at = 0;
    while (at < document->text.size) {
        size_t start = at;
        uint32_t c = smp__utf8_next(document->text.data, &at);
        smp_span span = smp__document_span(document, (uint32_t)start, (uint32_t)at);
        ck_assert_uint_eq(span.chars.start, chars++);
        ck_assert_uint_eq(span.utf16.start, utf16);
        utf16 += c >= 0x10000 ? 2 : 1;
        ck_assert_uint_eq(span.chars.end, chars);
        ck_assert_uint_eq(span.utf16.end, utf16);
        if (document->ill_formed_count == 0) {
            ck_assert_uint_eq(span.bytes.start, start);
            ck_assert_uint_eq(span.bytes.end, at);
        }
    }
    ck_assert_uint_eq(document->code_points, chars);
    ck_assert_uint_eq(document->utf16_units, utf16);
}

START_TEST(every_character_is_counted_three_ways)
{
    struct reading reading;
    reading_open(&reading);
    expect_counts(read_string(&reading, "Plain ASCII of more than sixty-four bytes, so that one "
                                        "would expect a checkpoint or two."));
    char text[1200] = "";
    for (size_t i = 0; strlen(text) < 1100; i++) {
        static const char *const pieces[] = {"a", "\xC3\xA9", "\xE2\x80\x99", "\xF0\x9F\x98\x80",
                                             "word ", "\xE2\x80\x94"};
        strcat(text, pieces[(i * i + i / 3) % SMP_COUNT(pieces)]);
    }
    for (size_t cut = strlen(text); cut > 900; cut--) { /* every length about a checkpoint */
        size_t start, end;
        text[cut] = '\0';
        if (!smp__utf8_check(smp_text_of(text), &start, &end))
            expect_counts(read_string(&reading, text));
    }
    reading_close(&reading);
}
END_TEST

START_TEST(spans_lead_back_to_the_bytes_given)
{
    struct reading reading;
    reading_open(&reading);
    /*                     0123   4       5   6..     10 */
    const smp__document *document = read_string(&reading, "ab \xFF\xE2\x82 \xF0\x9F\x98\x80\x80z");
    ck_assert_uint_eq(document->ill_formed_count, 3);
    ck_assert_uint_eq(document->ill_formed[1].given_start, 4);
    ck_assert_uint_eq(document->ill_formed[1].given_end, 6);
    /* What is within a replacement stands for where the bytes begin. */
    uint32_t inside = document->ill_formed[1].start + 1;
    ck_assert_uint_eq(smp__document_span(document, inside, inside + 2).bytes.start, 4);
    smp_span span = smp__document_span(document, document->ill_formed[1].start,
                                       document->ill_formed[1].start + 3);
    ck_assert_uint_eq(span.bytes.start, 4);
    ck_assert_uint_eq(span.bytes.end, 6);
    ck_assert_uint_eq(span.chars.start, 4);
    ck_assert_uint_eq(span.chars.end, 5);
    uint32_t size = (uint32_t)document->text.size;
    span = smp__document_span(document, size - 1, size); /* the z */
    ck_assert_uint_eq(span.bytes.start, 12);
    ck_assert_uint_eq(span.bytes.end, 13);
    ck_assert_uint_eq(span.utf16.start, 9);
    expect_counts(document);
    reading_close(&reading);
}
END_TEST

START_TEST(many_ill_formed_bytes_are_found_quickly)
{
    struct reading reading;
    reading_open(&reading);
    enum { SIZE = 100000 };
    static char text[SIZE];
    memset(text, 0xFF, sizeof text);
    const smp__document *document = read_bytes(&reading, text, sizeof text);
    ck_assert_uint_eq(document->ill_formed_count, SIZE);
    for (uint32_t i = 0; i < SIZE; i += 997) {
        smp_span span = smp__document_span(document, 3 * i, 3 * i + 3);
        ck_assert_uint_eq(span.bytes.start, i);
        ck_assert_uint_eq(span.bytes.end, i + 1);
        ck_assert_uint_eq(span.chars.start, i);
    }
    reading_close(&reading);
}
END_TEST

SUITE("text/offsets", every_character_is_counted_three_ways, spans_lead_back_to_the_bytes_given,
      many_ill_formed_bytes_are_found_quickly)
