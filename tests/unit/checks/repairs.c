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
    "    rosy: red, banner: flag}\n"
    "signals:\n"
    "  own.long: {patterns: ['[<long>]'], replace: value}\n"
    "  own.grim: {patterns: [grim, red flag]}\n"
    "clauses:\n"
    "  plain/words: {cite: {doc: d, section: '1', quote: q}, flag: own.long, message: m}\n"
    "  plain/grim: {cite: {doc: d, section: '2', quote: q}, flag: own.grim, message: m}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

/* How many findings of the text there are, and how many of them offer a repair. */
static void expect(const char *text, size_t findings, size_t repairs)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    size_t offered = 0;
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++)
        offered += smp_report_finding(with.report, i)->edit_count > 0;
    ck_assert_msg(smp_report_finding_count(with.report) == findings && offered == repairs,
                  "%zu findings and %zu repairs: %.60s", smp_report_finding_count(with.report),
                  offered, text);
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

START_TEST(not_the_one_that_spoils)
{
    expect("It will worsen.", 1, 0);
    expect("We utilise it, commence, worsen, endeavour and terminate.", 5, 4);
    expect_fixed("We use it, begin, worsen, try and stop.");
    expect("Worsen, utilise, commence, endeavour, terminate, worsen, utilise.", 7, 5);
}
END_TEST

/* Each holds by itself, and they do not together: the first is kept. */
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

SUITE_WITH("checks/repairs", set_up, tear_down, all_that_hold, not_the_one_that_spoils,
           not_both_of_two_that_spoil_each_other, of_many)
