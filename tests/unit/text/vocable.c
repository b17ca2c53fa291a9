/* How a vocabulary lists tokens.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

START_TEST(forms_of_a_word_share_a_stem)
{
    static const char *const same[][2] = {
        {"kill", "killing"},    {"kill", "kills"},      {"stop", "stopped"}, {"body", "bodies"},
        {"nurse", "nurse's"},   {"nurse", "nurses"},    {"miss", "missed"},  {"beach", "beaches"},
        {"ambulance", "ambulances"}, {"cope", "coping"}, {"worry", "worries"},
    };
    for (size_t i = 0; i < SMP_COUNT(same); i++) {
        smp_text one = smp__stem(smp_text_of(same[i][0]));
        smp_text other = smp__stem(smp_text_of(same[i][1]));
        ck_assert_msg(smp__text_equal(one, other), "%s and %s", same[i][0], same[i][1]);
    }
}
END_TEST

START_TEST(short_words_stay_whole)
{
    static const char *const whole[] = {"is", "bus", "sing", "red", "less", "the", "?", "a"};
    for (size_t i = 0; i < SMP_COUNT(whole); i++)
        ck_assert_uint_eq(smp__stem(smp_text_of(whole[i])).size, strlen(whole[i]));
}
END_TEST

START_TEST(only_names_that_stand_for_something)
{
    ck_assert_str_eq(smp__vocable_class(SMP_TEXT("<number>")).data, "<number>");
    ck_assert_ptr_null(smp__vocable_class(SMP_TEXT("<start>")).data);
    ck_assert_ptr_null(smp__vocable_class(SMP_TEXT("<word>")).data);
    ck_assert_ptr_null(smp__vocable_class(SMP_TEXT("number")).data);
}
END_TEST

START_TEST(a_text_has_a_start_an_end_and_a_length)
{
    ck_assert_str_eq(smp__vocable_of_text(SMP_TEXT("<start>")).data, "<start>");
    ck_assert_str_eq(smp__vocable_of_text(SMP_TEXT("<end>")).data, "<end>");
    ck_assert_str_eq(smp__vocable_of_text(SMP_TEXT("<8+>")).data, "<8+>");
    ck_assert_str_eq(smp__vocable_of_text(SMP_TEXT("<250+>")).data, "<250+>");
    ck_assert_ptr_null(smp__vocable_of_text(SMP_TEXT("<9+>")).data);
    ck_assert_ptr_null(smp__vocable_of_text(SMP_TEXT("<number>")).data);
    for (size_t i = 1; i < SMP__VOCABLE_LENGTHS; i++)
        ck_assert_uint_lt(smp__vocable_lengths[i - 1].tokens, smp__vocable_lengths[i].tokens);
}
END_TEST

SUITE("text/vocable", forms_of_a_word_share_a_stem, short_words_stay_whole,
      only_names_that_stand_for_something, a_text_has_a_start_an_end_and_a_length)
