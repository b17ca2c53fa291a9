/* Which repairs are offered: those whose post, evaluated again, has lost their findings and gained
 * none.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

/* Words are to be changed, some of them into words that are flagged themselves: by themselves, or
 * where two of them come together. */
static const char pack[] =
    "smpack: 1\npack: repairs\nversion: '1'\ntitle: Repairs\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "lexicons:\n"
    "  long: {utilise: use, commence: begin, endeavour: try, terminate: stop, worsen: grim,\n"
    "    rosy: red, banner: flag, initiate: commence, verily: ''}\n"
    "  longer: {utilise: employ, worsen: get worse}\n"
    "signals:\n"
    "  own.long: {patterns: ['[<long>]'], replace: value}\n"
    "  own.longer: {patterns: ['[<longer>]'], replace: value}\n"
    "  own.grim: {patterns: [grim, red flag]}\n"
    "clauses:\n"
    "  plain/words: {cite: {doc: d, section: '1', quote: q}, flag: own.long, message: m,\n"
    "                on: [post, profile]}\n"
    "  plain/grim: {cite: {doc: d, section: '2', quote: q}, flag: own.grim, message: m}\n"
    "  plain/longer: {cite: {doc: d, section: '3', quote: q}, flag: own.longer,\n"
    "                 if: {platform: x}, message: m}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

/* How many findings of the text there are, and how many of them offer a repair. */
static void expect_on(smp_platform platform, const char *text, size_t findings, size_t repairs)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    post.platform = platform;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    size_t offered = 0;
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++)
        offered += smp_report_finding(with.report, i)->edit_count > 0;
    ck_assert_msg(smp_report_finding_count(with.report) == findings && offered == repairs,
                  "%zu findings and %zu repairs: %.60s", smp_report_finding_count(with.report),
                  offered, text);
}

static void expect(const char *text, size_t findings, size_t repairs)
{
    expect_on(SMP_PLATFORM_BLUESKY, text, findings, repairs);
}

/* What the post is once all that is offered has been done. */
static void expect_fixed(const char *fixed)
{
    smp_text text;
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &text, NULL, NULL), SMP_OK);
    ck_assert_str_eq(text.data, fixed);
}

START_TEST(all_that_hold)
{
    expect("We utilise it and commence to endeavour.", 3, 3);
    expect_fixed("We use it and begin to try.");
}
END_TEST

/* A word all in capitals has them for another reason, unless it opens the sentence. */
START_TEST(with_a_capital_where_there_was_one)
{
    expect("Utilise it. We UTILISE it. UTILISE it.", 3, 3);
    expect_fixed("Use it. We use it. Use it.");
}
END_TEST

/* A word may be left out for nothing. */
START_TEST(without_the_word)
{
    static const char *const table[][2] = {{"It is verily so.", "It is so."},
                                           {"Verily it is.", "it is."},
                                           {"So it is, verily!", "So it is,!"},
                                           {"Is it (verily)?", "Is it ()?"},
                                           {"verily", ""}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        expect(table[i][0], 1, 1);
        expect_fixed(table[i][1]);
    }
}
END_TEST

/* Where the word to write stands beside it, the two are compared. */
START_TEST(not_beside_the_word_to_write)
{
    expect("Utilise? Use!", 1, 0);
    expect("We say use, not utilise.", 1, 0);
    expect("We use it and we utilise it.", 1, 1);
}
END_TEST

START_TEST(not_the_one_that_spoils)
{
    expect("It will worsen.", 1, 0);
    expect("We utilise it, commence, worsen, endeavour and terminate.", 5, 4);
    expect_fixed("We use it, begin, worsen, try and stop.");
    expect("Worsen, utilise, commence, endeavour, terminate, worsen, utilise.", 7, 5);
}
END_TEST

/* Each holds by itself, and they do not together: the first is kept. */
/* A repair by words that its own clause flags mends nothing, whatever others mend. */
START_TEST(not_the_one_that_is_flagged_again)
{
    expect("We utilise it and initiate it.", 2, 1);
    expect_fixed("We use it and initiate it.");
}
END_TEST

START_TEST(not_both_of_two_that_spoil_each_other)
{
    expect("A rosy day.", 1, 1);
    expect("A banner day.", 1, 1);
    expect("A rosy banner.", 2, 1);
    expect_fixed("A red banner.");
    expect("We utilise a rosy banner to commence.", 4, 3);
    expect_fixed("We use a red banner to begin.");
}
END_TEST

/* However many there are, a few trials tell. */
START_TEST(of_many)
{
    static char text[4000];
    size_t size = 0;
    for (int i = 0; i < 100; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "%s. ",
                                 i == 70 ? "They worsen" : "They utilise it");
    expect(text, 100, 99);
}
END_TEST

/* Two ways to say one thing are both offered, and one of them is done; one that brings another
 * finding is not. */
START_TEST(of_two_in_one_place_each_by_itself)
{
    expect_on(SMP_PLATFORM_X, "We utilise it.", 2, 2);
    expect_fixed("We use it.");
    expect_on(SMP_PLATFORM_X, "It will worsen.", 2, 1);
    expect_fixed("It will get worse.");
    expect_on(SMP_PLATFORM_X, "We utilise it, and it will worsen.", 4, 3);
}
END_TEST

/* A text so long is read twice at most, and offers what is known to hold by then. */
/* Of a profile only what the account writes of itself is mended; its pinned post is read alone. */
START_TEST(not_where_nothing_is_written_anew)
{
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of("We utilise it.");
    profile.pinned = smp_text_of("We commence.");
    ck_assert_int_eq(smp_check_profile(with.report, with.evaluator, &profile, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    for (size_t i = 0; i < 2; i++) {
        const smp_finding *finding = smp_report_finding(with.report, i);
        ck_assert_uint_eq(finding->edit_count, strcmp(finding->field.data, "bio") == 0);
    }
}
END_TEST

START_TEST(of_a_long_text)
{
    enum { LONG = 200 * 1024 };
    static char text[LONG + 64];
    for (size_t i = 0; i < LONG; i++) text[i] = "and so on. "[i % 11];
    strcpy(text + LONG, " We utilise it.");
    expect(text, 1, 1);
    expect_on(SMP_PLATFORM_X, text, 2, 1);
    strcpy(text + LONG, " We utilise it and worsen.");
    expect(text, 2, 0);
}
END_TEST

/* Of a clause that is another until a day, both are mended. */
START_TEST(of_a_clause_that_is_changed_for_a_time)
{
    static const char changed[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\nextends: accessibility\n"
        "overrides:\n  clauses:\n"
        "    hashtag/uncapitalised: {severity: error, reason: Agreed, until: 2027-03-31}\n";
    static const char *const days[] = {"2027-03-31", "2027-04-01"};
    bench own = open_pack(changed);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        smp_post post = SMP_POST_INIT;
        post.text = smp_text_of("Time to #bookyourjab");
        post.at = smp_text_of(days[i]);
        ck_assert_int_eq(smp_evaluate_post(own.report, own.evaluator, &post, NULL), SMP_OK);
        const smp_finding *finding = smp_report_finding(own.report, 0);
        ck_assert_str_eq(finding->clause.data, "hashtag/uncapitalised");
        ck_assert_int_eq(finding->severity, i == 0 ? SMP_SEVERITY_ERROR : SMP_SEVERITY_WARNING);
        ck_assert_uint_eq(finding->edit_count, 1);
        ck_assert_str_eq(finding->edits[0].with.data, "#BookYourJab");
    }
    close_bench(&own);
}
END_TEST

SUITE_WITH("checks/repairs", set_up, tear_down, all_that_hold, with_a_capital_where_there_was_one,
           without_the_word, not_beside_the_word_to_write, not_the_one_that_spoils,
           not_the_one_that_is_flagged_again, not_both_of_two_that_spoil_each_other, of_many,
           of_two_in_one_place_each_by_itself, not_where_nothing_is_written_anew, of_a_long_text,
           of_a_clause_that_is_changed_for_a_time)
