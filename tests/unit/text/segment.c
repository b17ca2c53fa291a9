/* Words, sentences and clusters: the cuts people rely on. (The whole of UAX #29 is in
 * tests/conformance, and ICU's own cuts in tests/differential.)
 * SPDX-License-Identifier: MIT */
#include "reading.h"

static struct reading open_reading;

static void set_up(void) { reading_open(&open_reading); }
static void tear_down(void) { reading_close(&open_reading); }

/* Writes `text` with "|" at each inner word boundary. */
static const char *words_of(const char *text)
{
    static char out[512];
    size_t size = strlen(text), written = 0;
    smp__words words;
    smp__words_begin(&words, open_reading.segmenter, text, size);
    for (size_t at = 0, end; at < size; at = end) {
        end = smp__word_end(&words, at);
        memcpy(out + written, text + at, end - at);
        written += end - at;
        out[written++] = '|';
    }
    out[written ? written - 1 : 0] = '\0';
    return out;
}

static const char *sentences_of(const char *text)
{
    static char out[512];
    size_t size = strlen(text), written = 0;
    for (size_t at = 0, end; at < size; at = end) {
        end = smp__sentence_end(open_reading.segmenter, (smp_text){text, size}, at);
        memcpy(out + written, text + at, end - at);
        written += end - at;
        out[written++] = '|';
    }
    out[written ? written - 1 : 0] = '\0';
    return out;
}

START_TEST(words_keep_their_apostrophes_points_and_figures)
{
    ck_assert_str_eq(words_of("don't stop"), "don't| |stop");
    ck_assert_str_eq(words_of("don\xE2\x80\x99t stop"), "don\xE2\x80\x99t| |stop");
    ck_assert_str_eq(words_of("1,234.50 or 7.5mg."), "1,234.50| |or| |7.5mg|.");
    ck_assert_str_eq(words_of("'quoted' e.g. U.K."), "'|quoted|'| |e.g|.| |U.K|.");
    ck_assert_str_eq(words_of("12:30 a:b"), "12|:|30| |a|:|b");
    ck_assert_str_eq(words_of("snake_case_2"), "snake_case_2");
    ck_assert_str_eq(words_of("a.b.c..d"), "a.b.c|.|.|d");
    ck_assert_str_eq(words_of("well-being"), "well|-|being");
}
END_TEST

START_TEST(emoji_and_flags_stay_whole)
{
    ck_assert_str_eq(words_of("\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F!"),
                     "\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F|!");
    ck_assert_str_eq(
        words_of("\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAE\xF0\x9F\x87\xAA"),
        "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7|\xF0\x9F\x87\xAE\xF0\x9F\x87\xAA");
}
END_TEST

START_TEST(dictionary_scripts_are_cut_by_icu_and_handed_back)
{
    ck_assert_str_eq(words_of("see \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E now"),
                     "see| |\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E| |now");
    /* "hello" and "people" in Thai, written without a space. */
    ck_assert_str_eq(words_of("\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8"
                              "\xB5\xE0\xB8\x84\xE0\xB8\x99 ok"),
                     "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8"
                     "\xB5|\xE0\xB8\x84\xE0\xB8\x99| |ok");
}
END_TEST

START_TEST(sentences_end_where_readers_end_them)
{
    ck_assert_str_eq(sentences_of("Hello there. How are you? Fine!"),
                     "Hello there. |How are you? |Fine!");
    ck_assert_str_eq(sentences_of("It costs 9.90 a month. OK?"), "It costs 9.90 a month. |OK?");
    ck_assert_str_eq(sentences_of("Open 9 a.m. to noon. \"Yes.\" Then go"),
                     "Open 9 a.m. to noon. |\"Yes.\" |Then go");
    ck_assert_str_eq(sentences_of("One\nTwo\r\nThree"), "One\n|Two\r\n|Three");
    ck_assert_str_eq(sentences_of("One\n Two"), "One\n| Two");
    ck_assert_str_eq(sentences_of("e.g. this, etc.) and more"), "e.g. this, etc.) and more");
    ck_assert_str_eq(sentences_of("\xE4\xBD\xA0\xE5\xA5\xBD\xE3\x80\x82\xE5\x86\x8D\xE8\xA7\x81"),
                     "\xE4\xBD\xA0\xE5\xA5\xBD\xE3\x80\x82|\xE5\x86\x8D\xE8\xA7\x81");
    /* A stop between capitals is an abbreviation's, whatever its letters wear. */
    ck_assert_str_eq(sentences_of("The N.H.S is here"), "The N.H.S is here");
    ck_assert_str_eq(sentences_of("Ask \xC3\x89.D first"), "Ask \xC3\x89.D first");
    /* A soft hyphen, which nobody sees, changes nothing. */
    ck_assert_str_eq(sentences_of("BMI 3.\xC2\xAD" "5 KG"), "BMI 3.\xC2\xAD" "5 KG");
}
END_TEST

START_TEST(clusters_are_what_a_reader_counts)
{
    static const struct {
        const char *text;
        uint32_t clusters;
    } cases[] = {{"plain", 5},
                 {"a\r\nb\r", 4},
                 {"cafe\xCC\x81", 4},
                 {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F hi", 4},
                 {"\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAE", 2},
                 {"\U0001F469\u200D\u0301\U0001F469", 2}, /* a mark after it undoes a joiner */
                 {"\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7", 1}, /* a Devanagari conjunct */
                 {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 1}, /* Hangul jamo */
                 {"\xD8\x80" "1", 1},                         /* a prepended sign */
                 {"", 0}};
    for (size_t i = 0; i < SMP_COUNT(cases); i++)
        ck_assert_msg(read_string(&open_reading, cases[i].text)->graphemes == cases[i].clusters,
                      "%s has %u", cases[i].text, (unsigned)open_reading.document.graphemes);
}
END_TEST

SUITE_WITH("text/segment", set_up, tear_down, words_keep_their_apostrophes_points_and_figures,
           emoji_and_flags_stay_whole, dictionary_scripts_are_cut_by_icu_and_handed_back,
           sentences_end_where_readers_end_them, clusters_are_what_a_reader_counts)
