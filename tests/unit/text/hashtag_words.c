/* The words inside a hashtag and their capitals.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static smp__arena arena;

static void set_up(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &allocator);
}

static void tear_down(void)
{
    smp__arena_free(&arena);
}

/* The organisation's own words. */
static smp_text lookup(void *context, smp_text folded)
{
    static const char *const names[][2] = {
        {"covwarks", "CovWarks"}, {"icb", "ICB"}, {"zorblequist", "Zorblequist"},
        {"mpft", "MPFT"},
    };
    (void)context;
    for (size_t i = 0; i < SMP_COUNT(names); i++)
        if (strlen(names[i][0]) == folded.size && memcmp(names[i][0], folded.data, folded.size) == 0)
            return smp_text_of(names[i][1]);
    return (smp_text){0};
}

static const char *cased_with(const char *body, smp__tag_name_lookup names)
{
    smp__tag_casing casing;
    ck_assert(smp__hashtag_words(&casing, &arena, smp_text_of(body), names, NULL));
    return smp__is_absent(casing.cased) ? NULL : casing.cased.data;
}

static void expect(const char *const pairs[][2], size_t count)
{
    for (size_t i = 0; i < count; i++) ck_assert_str_eq(cased_with(pairs[i][0], NULL), pairs[i][1]);
}

static void expect_left_alone(const char *const *bodies, size_t count)
{
    for (size_t i = 0; i < count; i++) ck_assert_pstr_eq(cased_with(bodies[i], NULL), NULL);
}

START_TEST(several_lower_case_words_get_a_capital_each)
{
    static const char *const tags[][2] = {
        {"mentalhealthawarenessweek", "MentalHealthAwarenessWeek"},
        {"worldmentalhealthday", "WorldMentalHealthDay"},
        {"getboosternow", "GetBoosterNow"},
        {"dayofthegirl", "DayOfTheGirl"},
    };
    expect(tags, SMP_COUNT(tags));
}
END_TEST

START_TEST(acronyms_come_out_in_capitals)
{
    static const char *const tags[][2] = {
        {"nhs75", "NHS75"}, {"nhsengage", "NHSEngage"}, {"staffsicb", "StaffsICB"},
        {"thankyounhs", "ThankYouNHS"},
    };
    expect(tags, SMP_COUNT(tags));
}
END_TEST

START_TEST(an_acronym_in_capitals_before_lower_case_is_one_word)
{
    ck_assert_str_eq(cased_with("NHSengage", NULL), "NHSEngage");
}
END_TEST

START_TEST(a_capital_first_letter_alone_is_no_casing)
{
    ck_assert_str_eq(cased_with("Covwarks", lookup), "CovWarks");
    ck_assert_str_eq(cased_with("Worldmentalhealthday", NULL), "WorldMentalHealthDay");
}
END_TEST

START_TEST(capitals_throughout_hide_the_words_too)
{
    ck_assert_str_eq(cased_with("GETBOOSTERNOW", NULL), "GetBoosterNow");
}
END_TEST

START_TEST(the_organisation_s_own_words_are_known)
{
    ck_assert_str_eq(cased_with("covwarks", lookup), "CovWarks");
    ck_assert_str_eq(cased_with("thankyoucovwarks", lookup), "ThankYouCovWarks");
    ck_assert_str_eq(cased_with("zorblequistteam", lookup), "ZorblequistTeam");
    ck_assert_str_eq(cased_with("mpftstaff", lookup), "MPFTStaff");
}
END_TEST

START_TEST(one_word_or_a_cased_tag_is_left_alone)
{
    static const char *const tags[] = {
        "winter", "iPhone", "NHS", "COVID19", "CovWarks", "Movember", "covid", "together",
        "therapist", "nowhere", "2012", "WorldMentalHealthDay", "getBoosterNow",
    };
    expect_left_alone(tags, SMP_COUNT(tags));
}
END_TEST

START_TEST(unknown_words_are_left_alone)
{
    static const char *const tags[] = {"iechydmeddwl", "Cymru", "zorblequist"};
    expect_left_alone(tags, SMP_COUNT(tags));
}
END_TEST

START_TEST(nothing_breaks_it)
{
    smp__tag_casing casing;
    ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){0}, NULL, NULL));
    ck_assert_uint_eq(casing.words, 0);
    static char long_tag[10000];
    memset(long_tag, 'a', sizeof long_tag);
    for (size_t size = 0; size <= sizeof long_tag; size += size < 300 ? 1 : 970) {
        ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){long_tag, size}, NULL, NULL));
        ck_assert(size <= 128 || (casing.words == 0 && smp__is_absent(casing.cased)));
    }
    for (int a = 0; a < 256; a++) {
        for (int b = 0; b < 256; b++) {
            char body[3] = {'x', (char)a, (char)b};
            ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){body, 3}, lookup, NULL));
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hashtag words");
    TCase *cases = tcase_create("all");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, several_lower_case_words_get_a_capital_each);
    tcase_add_test(cases, acronyms_come_out_in_capitals);
    tcase_add_test(cases, an_acronym_in_capitals_before_lower_case_is_one_word);
    tcase_add_test(cases, a_capital_first_letter_alone_is_no_casing);
    tcase_add_test(cases, capitals_throughout_hide_the_words_too);
    tcase_add_test(cases, the_organisation_s_own_words_are_known);
    tcase_add_test(cases, one_word_or_a_cased_tag_is_left_alone);
    tcase_add_test(cases, unknown_words_are_left_alone);
    tcase_add_test(cases, nothing_breaks_it);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
