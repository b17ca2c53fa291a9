/* The folded form in which texts are compared.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

#include <locale.h>
#include <unicode/uloc.h>

static void expect_fold(const char *given, const char *folded)
{
    struct reading reading;
    reading_open(&reading);
    smp_text plain = smp__fold(&reading.arena, smp_text_of(given));
    smp_text cached = smp__fold_cached(&reading.arena, reading.segmenter, smp_text_of(given));
    ck_assert_msg(smp__text_equal(plain, smp_text_of(folded)), "%s gave %.*s", given,
                  (int)plain.size, plain.data);
    ck_assert_msg(smp__text_equal(cached, plain), "%s gave %.*s by the cache", given,
                  (int)cached.size, cached.data);
    smp_text again = smp__fold(&reading.arena, plain);
    ck_assert_msg(smp__text_equal(again, plain), "%s folded twice gave %.*s", given,
                  (int)again.size, again.data);
    reading_close(&reading);
}

START_TEST(letters_lose_case_style_and_width)
{
    expect_fold("NHS Trust 24/7", "nhs trust 24/7");
    expect_fold("\xC3\x89T\xC3\x89", "\xC3\xA9t\xC3\xA9");
    expect_fold("Stra\xC3\x9F" "e", "strasse");
    expect_fold("\xF0\x9D\x93\x9D\xF0\x9D\x93\x97\xF0\x9D\x93\xA2", "nhs"); /* script letters */
    expect_fold("\xEF\xBC\xAE\xEF\xBC\xA8\xEF\xBC\xB3", "nhs");             /* fullwidth */
    expect_fold("\xE2\x92\xB6\xE2\x93\x91", "ab");                          /* circled */
    expect_fold("\xEF\xAC\x81t", "fit");                                    /* ligature */
}
END_TEST

START_TEST(composed_and_decomposed_are_one)
{
    expect_fold("cafe\xCC\x81", "caf\xC3\xA9");
    expect_fold("caf\xC3\xA9", "caf\xC3\xA9");
    /* Marks given in either order compare equal. */
    expect_fold("q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87");
    expect_fold("q\xCC\xA3\xCC\x87", "q\xCC\xA3\xCC\x87");
    expect_fold("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C"); /* jamo to a syllable */
}
END_TEST

START_TEST(what_cannot_be_seen_is_dropped)
{
    expect_fold("s\xE2\x80\x8Bu\xC2\xADi\xE2\x81\xA0" "cide", "suicide");
    expect_fold("\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F",
                "\xF0\x9F\x91\xA9\xE2\x9A\x95");
    expect_fold("\xE2\x81\xA5x", "x"); /* U+2065, ignorable though unassigned */
    expect_fold("\xE2\x80\x8D", "");
}
END_TEST

START_TEST(curly_apostrophes_are_straight)
{
    expect_fold("Don\xE2\x80\x99T", "don't");
    expect_fold("Don\xCA\xBCT", "don't");
    expect_fold("\xC5\x89", "'n"); /* one character that NFKC opens into an apostrophe and n */
    expect_fold("\xC3\x89" "cole d\xE2\x80\x99\xC3\xA9t\xC3\xA9",
                "\xC3\xA9" "cole d'\xC3\xA9t\xC3\xA9");
}
END_TEST

START_TEST(unchanged_ascii_is_given_back_itself)
{
    struct reading reading;
    reading_open(&reading);
    smp_text text = SMP_TEXT("already lower case");
    ck_assert_ptr_eq(smp__fold(&reading.arena, text).data, text.data);
    ck_assert_ptr_eq(smp__nfkc(&reading.arena, text).data, text.data);
    ck_assert(smp__is_absent(smp__fold(&reading.arena, (smp_text){NULL, 0})));
    ck_assert_uint_eq(smp__fold(&reading.arena, SMP_TEXT("")).size, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(nfkc_keeps_case)
{
    struct reading reading;
    reading_open(&reading);
    smp_text plain =
        smp__nfkc(&reading.arena,
                  SMP_TEXT("\xF0\x9D\x93\x9D\xEF\xBC\xA8S \xE2\x80\x99 cafe\xCC\x81"));
    ck_assert(smp__text_equal(plain, SMP_TEXT("NHS \xE2\x80\x99 caf\xC3\xA9")));
    /* What has one form only is given back itself. */
    smp_text ascii = SMP_TEXT("cafe");
    ck_assert_ptr_eq(smp__nfc(&reading.arena, ascii).data, ascii.data);
    ck_assert_ptr_eq(smp__nfkc(&reading.arena, ascii).data, ascii.data);
    ck_assert_uint_eq(smp__nfc(&reading.arena, SMP_TEXT("")).size, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(no_locale_changes_it)
{
    UErrorCode status = U_ZERO_ERROR;
    uloc_setDefault("tr_TR", &status);
    if (!setlocale(LC_ALL, "tr_TR.UTF-8")) printf("skipped: the C library's Turkish locale\n");
    expect_fold("INFIRMARY I\xC3\x8E", "infirmary i\xC3\xAE");
    expect_fold("D\xC4\xB1\xC5\x9F", "d\xC4\xB1\xC5\x9F"); /* dotless i stays itself */
}
END_TEST

START_TEST(memory_that_runs_out_gives_an_absent_text)
{
    struct reading reading;
    reading_open(&reading);
    reading.count.refuse_from = 1;
    ck_assert(smp__is_absent(smp__fold(&reading.arena, SMP_TEXT("UPPER"))));
    ck_assert(smp__is_absent(smp__fold(&reading.arena, SMP_TEXT("\xC3\x89"))));
    ck_assert(smp__is_absent(smp__nfkc(&reading.arena, SMP_TEXT("\xC3\x89"))));
    reading.count.refuse_from = 0;
    reading_close(&reading);
    /* At each of its steps: here marks are put in order too, few of them and many. */
    char many[200] = "A\u0301\u0323 B";
    for (int i = 0; i < 20; i++) strcat(many, "\u0302\u0323\u0301");
    for (size_t n = 1;; n++) {
        reading_open(&reading);
        size_t before = reading.count.calls;
        reading.count.refuse_from = before + n;
        smp_text folded = smp__fold(&reading.arena, smp_text_of(many));
        ck_assert_int_eq(smp__is_absent(folded), reading.count.calls >= before + n);
        bool done = !smp__is_absent(folded);
        reading.count.refuse_from = 0;
        reading_close(&reading);
        if (done) break;
    }
    smp_text none = {NULL, 0};
    ck_assert_ptr_null(smp__nfkc(NULL, none).data);
    ck_assert_ptr_null(smp__nfc(NULL, none).data);
}
END_TEST

SUITE("text/fold", letters_lose_case_style_and_width, composed_and_decomposed_are_one,
      what_cannot_be_seen_is_dropped, curly_apostrophes_are_straight,
      unchanged_ascii_is_given_back_itself, nfkc_keeps_case, no_locale_changes_it,
      memory_that_runs_out_gives_an_absent_text)
