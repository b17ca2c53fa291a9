/* Words, hashtags, mentions, addresses and styled letters, as each profile says them.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#define BOLD_BOOK "\U0001D5D5\U0001D5FC\U0001D5FC\U0001D5F8" /* sans-serif bold */

START_TEST(plain_words_are_said_as_written)
{
    expect_all("Book your flu jab", "Book your flu jab");
    expect_all("  Two   spaces\t\there ", "Two spaces here");
    expect_all("Caf\u00e9 open, don't wait!", "Caf\u00e9 open, don't wait!");
    expect_all("One line\n\n\nand another", "One line\nand another");
    expect_all("", "");
    expect_all(" \n ", "");
}
END_TEST

START_TEST(numbers_dates_times_and_money_are_left_to_the_voice)
{
    expect_all("Call 07700 900123, 9am-5pm", "Call 07700 900123, 9am-5pm");
    expect_all("\u00a320 million, 5% off on 12/10/2026", "\u00a320 million, 5% off on 12/10/2026");
    expect_all("From 21:00, 24/7, 5\u201310 people", "From 21:00, 24/7, 5\u201310 people");
    expect_all("999 123 4567", "999 123 4567");
    expect_all("walk-in, 9am-noon", "walk-in, 9am-noon");
    expect_all("The 1990's, NHS111's", "The 1990's, N H S 111's");
    expect_all("The 1990\u2019s, NHS111\u2019s", "The 1990\u2019s, N H S 111\u2019s");
}
END_TEST

/* A sum begins with the sign of its currency, whatever was said before it. */
START_TEST(a_sum_is_a_word_of_its_own)
{
    expect_all("$5, US$5m \u20AC5 $ 5 $x", "$5, US$5m \u20AC5 dollar 5 dollar x");
    expect_all("\U0001F389\u00A35", "party popper \u00A35");
    expect("(\u00A35)", "open bracket \u00A35 close bracket", "(\u00A35)", "(\u00A35)");
    expect_all("=$5 $!", "equals $5 dollar!");
}
END_TEST

START_TEST(a_null_byte_is_a_sign_without_a_name)
{
    smp_post post = SMP_POST_INIT;
    post.text = (smp_text){"a\0b", 3};
    preview_post(&post, NULL);
    ck_assert_str_eq(said(SMP_SPEECH_LITERAL), "a symbol b");
    ck_assert_str_eq(said(SMP_SPEECH_SKIP), "a b");
}
END_TEST

START_TEST(short_forms_without_a_vowel_are_spelled)
{
    expect_all("NHS and BNSSG", "N H S and B N S S G");
    expect_all("Your GPs and the NHS's NHS111", "Your G Ps and the N H S's N H S 111");
    expect_all("The NHS\u2019s NHSx", "The N H S\u2019s NHSx");
    expect_all("NICE, the ICB and A&E", "NICE, the ICB and A&E");
    expect_all("BTWXZQR nhs Mr", "BTWXZQR nhs Mr"); /* too long, no capitals, not all capitals */
}
END_TEST

START_TEST(the_caller_may_name_more_short_forms)
{
    smp_text acronyms[] = {smp_text_of("ICB"), smp_text_of("UHCW")};
    smp_speech_options options = SMP_SPEECH_OPTIONS_INIT;
    options.acronyms = acronyms;
    options.acronym_count = 2;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("The ICB, ICBs, #StaffsICB, Icb and NICE");
    preview_post(&post, &options);
    ck_assert_str_eq(said(SMP_SPEECH_SKIP),
                     "The I C B, I C Bs, hash Staffs I C B, Icb and NICE");
}
END_TEST

START_TEST(hashtags_are_cut_by_case_alone)
{
    expect_all("#CovWarks", "hash Cov Warks");
    expect_all("#covwarks", "hash covwarks");
    expect_all("#GETBOOSTERNOW", "hash GETBOOSTERNOW");
    expect_all("#NHSEngland", "hash N H S England");
    expect_all("#NHSengage", "hash N H Sengage"); /* heard so: the capital begins the word */
    expect_all("#Covid19Test", "hash Covid 19 Test");
    expect_all("#NHS75", "hash N H S 75");
    expect_all("#\u00c9t\u00e9Caf\u00e9", "hash \u00c9t\u00e9 Caf\u00e9");
    expect("#flu_jab", "hash flu underscore jab", "hash flu jab", "hash flu jab");
    expect("#a__b", "hash a underscore underscore b", "hash a b", "hash a b");
    expect_all("#Cafe\u0301Test", "hash Cafe\u0301 Test");
}
END_TEST

START_TEST(mentions_and_addresses_have_their_marks_said)
{
    expect_all("Ask @nhsuk.", "Ask at nhsuk.");
    expect("Ask @NHS_uk", "Ask at N H S underscore uk", "Ask at N H S uk", "Ask at N H S uk");
    expect_all("help@example.org", "help at example dot org");
    expect("See https://example.org/flu-jab?a=1!", "See https colon slash slash example dot org "
           "slash flu dash jab question mark a equals 1!",
           "See example dot org slash flu dash jab question mark a equals 1!",
           "See example dot org slash flu dash jab question mark a equals 1!");
    expect_all("See www.example.org", "See www dot example dot org");
    expect_all("www.example.org/~jo", "www dot example dot org slash tilde jo");
    expect_all("example.org/caf\u00e9", "example dot org slash caf\u00e9");
}
END_TEST

START_TEST(styled_letters_are_spelled_skipped_or_made_plain)
{
    expect(BOLD_BOOK " now",
           "mathematical sans-serif bold capital B mathematical sans-serif bold small o "
           "mathematical sans-serif bold small o mathematical sans-serif bold small k now",
           "now", "Book now");
    expect("\uFF22ook", "fullwidth capital B ook", "ook", "Book");
    expect("\U0001D5D5!", "mathematical sans-serif bold capital B!", "!", "B!");
    expect("\u24B7", "circled capital B", "", "B");
    expect("\U0001D7D9", "mathematical double-struck 1", "", "1");
    /* Not compatibility characters, yet NVDA's normalisation knows them; two of these are emoji. */
    expect("\U0001F171\U0001F17E\U0001F17A", "negative squared capital B negative squared capital "
           "O negative squared capital K", "", "BOK");
    /* Between marks a blood group is one. */
    expect_all("1!\U0001F171!", "1! B button (blood type)!");
    expect_all("1!\U0001F171 now", "1! B button (blood type) now");
    /* Small capitals are letters in their own right: nothing makes them plain. */
    expect("\u0299\u1D0F", "small capital b small capital o", "",
           "small capital b small capital o");
}
END_TEST

START_TEST(styled_letters_are_found_in_tags_and_short_forms)
{
    expect("#" BOLD_BOOK "Now", "hash mathematical sans-serif bold capital B mathematical "
           "sans-serif bold small o mathematical sans-serif bold small o mathematical sans-serif "
           "bold small k Now", "hash Now", "hash Book Now");
    preview("\U0001D5E1\U0001D5DB\U0001D5E6"); /* NHS */
    ck_assert_str_eq(said(SMP_SPEECH_NORMALISED), "N H S");
    ck_assert_str_eq(said(SMP_SPEECH_SKIP), "");
}
END_TEST

START_TEST(stacked_marks_are_dropped_and_accents_kept)
{
    expect_all("z\u0301\u0302\u0303a\u0300\u0301\u0302\u0303l", "zal");
    expect_all("cafe\u0301", "cafe\u0301");
    /* Marks of every block that belongs to no script; what comes before or after a block is
     * none. */
    expect_all("a\u1AB0\u1AB1\u1AB2b a\u1DC0\u1DC1\u1DC2b a\u20D0\u20D1\u20D2b "
               "a\uFE20\uFE21\uFE22b", "ab ab ab ab");
    expect_all("a\u0900\u0901\u0902b \uA66F\uA674\uA675\uA676",
               "a\u0900\u0901\u0902b \uA66F\uA674\uA675\uA676");
    expect("a\uFE30b", "a symbol b", "a\uFE30b", "a\uFE30b");
    expect_all("Vi\u1EC7t Nam \u092E\u0930\u0940\u091C", "Vi\u1EC7t Nam \u092E\u0930\u0940\u091C");
}
END_TEST

START_TEST(ill_formed_text_is_read_all_the_same)
{
    preview("Hello \xFF there");
    ck_assert_ptr_nonnull(strstr(said(SMP_SPEECH_SKIP), "there"));
}
END_TEST

SUITE("speech/words", a_null_byte_is_a_sign_without_a_name, plain_words_are_said_as_written,
      numbers_dates_times_and_money_are_left_to_the_voice, a_sum_is_a_word_of_its_own,
      short_forms_without_a_vowel_are_spelled, the_caller_may_name_more_short_forms,
      hashtags_are_cut_by_case_alone, mentions_and_addresses_have_their_marks_said,
      styled_letters_are_spelled_skipped_or_made_plain,
      styled_letters_are_found_in_tags_and_short_forms, stacked_marks_are_dropped_and_accents_kept,
      ill_formed_text_is_read_all_the_same)
