/* Accessibility alone: what a whole verdict says of it, and nothing else.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Own\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "signals:\n"
    "  own.jargon: {patterns: [synergise]}\n"
    "  own.secret: {patterns: [merger]}\n"
    "  own.asked: {patterns: [badger]}\n"
    "  own.excuse: {patterns: [teapot]}\n"
    "clauses:\n"
    "  accessibility/jargon: {flag: own.jargon, message: m}\n"
    "  accessibility/asks: {flag: emoticon, if: {signal: own.asked}, message: m}\n"
    "  style/tags: {flag: hashtag.uncapitalised, unless: {signal: own.excuse}, message: m}\n"
    "  secret/merger: {flag: own.secret, message: m}\n";

/* The clauses of accessibility with a finding, and where: "accessibility/jargon 3-13; ". */
static const char *told(const smp_report *report, bool all)
{
    static char text[4096];
    text[0] = '\0';
    for (size_t i = 0; i < smp_report_finding_count(report); i++) {
        const smp_finding *finding = smp_report_finding(report, i);
        if (!all && strncmp(finding->clause.data, "accessibility/", 14)) continue;
        size_t filled = strlen(text);
        snprintf(text + filled, sizeof text - filled, "%.*s %zu-%zu; ", (int)finding->clause.size,
                 finding->clause.data, finding->span.bytes.start, finding->span.bytes.end);
    }
    return text;
}

static const char *alone(bench *with, const char *text)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    post.account = SMP_ACCOUNT_CORPORATE;
    ck_assert_int_eq(smp_check_accessibility(with->report, with->evaluator, &post, NULL), SMP_OK);
    return told(with->report, true);
}

START_TEST(its_clauses_and_what_they_ask_for)
{
    bench with = open_pack(pack);
    ck_assert_str_eq(alone(&with, "We synergise"), "accessibility/jargon 3-12; ");
    ck_assert_str_eq(alone(&with, "Our badger :-)"), "accessibility/asks 11-14; ");
    ck_assert_str_eq(alone(&with, "Our cat :-)"), "");
    ck_assert_str_eq(alone(&with, "Now #walkingforhealth"), "style/tags 4-21; ");
    ck_assert_str_eq(alone(&with, "A teapot #walkingforhealth"), "");
    ck_assert_str_eq(alone(&with, "The merger"), "");
    close_bench(&with);
}
END_TEST

/* The two are made of one policy in two ways: signals that no clause of accessibility asks for are
 * not looked for where it alone is asked about. */
START_TEST(as_a_whole_verdict_says)
{
    static const char *const policies[] = {"covwarks", "bnssg", "blmk", "southtees", "staffs"};
    static const char *const texts[] = {
        "Book your flu jab today",
        "Read more here: https://example.org #walkingforhealth",
        "CLAP FOR OUR CARERS \U0001F44F\U0001F44F\U0001F44F\U0001F44F tonight :-)",
        "\U0001D5D5\U0001D5FC\U0001D5FC\U0001D5F8 now!!!!! Click here https://bit.ly/abc123",
        "Our ICB and the MDT met the chairman, the elderly and a diabetic patient of Exampleton",
        "You are a f u c k i n g r3tard and mental patients are crazy",
        "Mrs Jones of ward 4 went home, ring 07700 900123 or see the red button below",
        "mOcKiNg suffers from dementia @exampleorg is great",
        "The walk-in centre on the high street is open every day of the week from eight in the "
        "morning until eight at night and you need not book, so do come along and bring whoever "
        "else has not had it yet, since it is never too late to be protected from influenza.",
    };
    for (size_t p = 0; p < sizeof policies / sizeof policies[0]; p++) {
        bench with = open_bench(policies[p]);
        for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++) {
            char by_itself[4096];
            smp_post post = SMP_POST_INIT;
            post.text = smp_text_of(texts[t]);
            post.account = SMP_ACCOUNT_CORPORATE;
            alone(&with, texts[t]);
            strcpy(by_itself, told(with.report, false));
            ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
            ck_assert_msg(strcmp(by_itself, told(with.report, false)) == 0, "%s: %s: %s, not %s",
                          policies[p], texts[t], by_itself, told(with.report, false));
        }
        close_bench(&with);
    }
}
END_TEST

SUITE("checks/accessibility", its_clauses_and_what_they_ask_for, as_a_whole_verdict_says)
