/* "Click here to book" and "To book, click here:" without the words that only lead to the link:
 * what is offered, and where nothing is.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "signals: {own.click: {patterns: [click here], replace: lead-in}}\n"
    "clauses:\n"
    "  plain/click: {cite: {doc: d, section: '1', quote: q}, flag: own.click, message: m}\n";

#define LINK " https://example.org/a"

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

/* NULL: nothing is offered. */
static void expect(const char *text, const char *fixed)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    smp_text got;
    size_t applied;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_msg(smp_report_finding_count(with.report) == 1, "%s", text);
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &got, &applied, NULL), SMP_OK);
    ck_assert_msg(fixed ? strcmp(got.data, fixed) == 0 : applied == 0, "%s: %s", text, got.data);
}

START_TEST(words_before_a_verb)
{
    expect("Click here to book." LINK, "Book." LINK);
    expect("Please click here to book." LINK, "Please book." LINK);
    expect("Click here for times." LINK, "Times." LINK);
    expect("Click here  to  \u00e9tude." LINK, "\u00c9tude." LINK);
    /* A noun can only begin a sentence. */
    expect("You can click here for times." LINK, NULL);
}
END_TEST

START_TEST(words_behind_a_sentence)
{
    expect("To book your place, please click here:" LINK, "Book your place:" LINK);
    expect("To book your place click here" LINK, "Book your place" LINK);
    expect("Come. To book, click here \U0001F449" LINK, "Come. Book \U0001F449" LINK);
    expect("For your place, click here:" LINK, NULL);
    expect("To book (or not), click here:" LINK, NULL);
}
END_TEST

START_TEST(nothing_that_could_be_left)
{
    /* Without a link, or with none that is meant. */
    expect("Click here to book.", NULL);
    expect("https://example.org/a Click here", NULL);
    expect("https://example.org/a To book, click here!", NULL);
    expect("To book, click here, as" LINK " says", NULL);
    /* On a line of its own. */
    expect("Click here\nto book" LINK, NULL);
    expect("To book\nclick here" LINK, NULL);
    /* No word follows. */
    expect("Click here to 5 things" LINK, NULL);
    expect("Now: click here to" LINK, NULL);
    expect("https://example.org/a Click here to", NULL);
    expect("To 5 things, click here" LINK, NULL);
    expect("To click here:" LINK, NULL);
}
END_TEST

SUITE_WITH("checks/lead_in", set_up, tear_down, words_before_a_verb, words_behind_a_sentence,
           nothing_that_could_be_left)
