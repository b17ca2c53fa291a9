/* A pack's own examples: what is said of those that do not come out, and of what none of them would
 * miss.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static smp_test_summary summary;

/* What the test of a pack with one clause says, line by line. */
static const char *said(const char *clause, int mutate)
{
    static char out[2048], pack[41000];
    snprintf(pack, sizeof pack,
             "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
             "signals: {own.sweet: {meaning: a sweet, patterns: [humbug, toffee]},\n"
             "          own.sour: {meaning: sour, patterns: [lemon]}}\n"
             "clauses:\n  a/b:\n%s",
             clause);
    bench with = open_pack(pack);
    smp_diagnostics *found = NULL;
    smp_test_options options = SMP_TEST_OPTIONS_INIT;
    options.mutate = mutate;
    summary = (smp_test_summary)SMP_TEST_SUMMARY_INIT;
    ck_assert_int_eq(smp_diagnostics_new(&found, NULL), SMP_OK);
    ck_assert_int_eq(smp_policy_test(with.policy, &options, found, &summary, NULL), SMP_OK);
    size_t size = 0;
    out[0] = '\0';
    for (size_t i = 0; i < smp_diagnostics_count(found); i++) {
        smp_diagnostic item = smp_diagnostics_at(found, i);
        size += (size_t)snprintf(out + size, sizeof out - size, "%u: %s\n", item.line,
                                 item.message.data);
    }
    /* Nobody has to read it. */
    smp_test_summary again = SMP_TEST_SUMMARY_INIT;
    ck_assert_int_eq(smp_policy_test(with.policy, &options, NULL, &again, NULL), SMP_OK);
    ck_assert_uint_eq(again.failures, summary.failures);
    ck_assert_uint_eq(again.unnoticed, summary.unnoticed);
    smp_diagnostics_free(found);
    close_bench(&with);
    return out;
}

START_TEST(what_does_not_come_out_is_told_with_its_line)
{
    ck_assert_str_eq(said("    flag: own.sweet\n    examples: {flag: [A humbug], pass: [A pear]}\n",
                          0), "");
    ck_assert_uint_eq(summary.examples, 2);
    ck_assert_uint_eq(summary.failures, 0);
    ck_assert_str_eq(said("    flag: own.sweet\n    examples:\n      flag:\n      - A pear\n"
                          "      pass:\n"
                          "      - A humbug\n", 0),
                     "12: The example \"A pear\" of clause a/b should be flagged, but passes.\n"
                     "14: The example \"A humbug\" of clause a/b should pass, but is flagged.\n");
    ck_assert_uint_eq(summary.failures, 2);
    ck_assert_str_eq(said("    flag: own.sweet\n    examples: {flag: [{text: A humbug and pear, "
                          "at: pear}]}\n", 0),
                     "10: The example \"A humbug and pear\" of clause a/b marks other words: "
                     "humbug.\n");
    ck_assert_str_eq(said("    flag: hashtag.uncapitalised\n"
                          "    examples: {flag: [{text: 'Now #flujab', fix: 'Now #FLUJAB'}]}\n", 0),
                     "10: The example \"Now #flujab\" of clause a/b is repaired to: "
                     "Now #FluJab.\n");
    ck_assert_str_eq(said("    flag: own.sweet\n"
                          "    examples: {flag: [{text: A humbug, bio: A nurse}]}\n", 0),
                     "10: The example \"A humbug\" of clause a/b cannot be read: There is no field "
                     "\"bio\" in a post. docs/json.md lists the names.\n");
}
END_TEST

/* An example may be more than a subject can be. */
START_TEST(an_example_that_is_too_much)
{
    static char clause[40000];
    size_t size = (size_t)snprintf(clause, sizeof clause,
                                   "    flag: own.sweet\n    examples: {flag: [{text: A humbug, "
                                   "media: [");
    for (int i = 0; i < 1001; i++)
        size += (size_t)snprintf(clause + size, sizeof clause - size, "{kind: image}, ");
    snprintf(clause + size, sizeof clause - size, "]}]}\n");
    ck_assert_str_eq(said(clause, 0), "10: The example \"A humbug\" of clause a/b cannot be read: "
                                      "There may be at most 1000 media items.\n");
}
END_TEST

START_TEST(what_no_example_misses_is_told)
{
    static const char both[] = "    flag: [own.sweet, own.sour]\n    if: {account: corporate}\n";
    char clause[512];
    snprintf(clause, sizeof clause, "%s    examples:\n      given: {account: corporate}\n"
                                    "      flag: [A humbug, A lemon]\n"
                                    "      pass: [{text: A lemon, account: personal}]\n", both);
    ck_assert_str_eq(said(clause, 1), "");
    ck_assert_uint_eq(summary.parts, 3);
    ck_assert_uint_eq(summary.unnoticed, 0);
    snprintf(clause, sizeof clause, "%s    examples:\n      given: {account: corporate}\n"
                                    "      flag: [A humbug]\n", both);
    ck_assert_str_eq(said(clause, 1),
                     "0: No example of clause a/b would notice if its signal own.sour were gone.\n"
                     "0: No example of clause a/b would notice if its `if` condition on account "
                     "were gone.\n");
    ck_assert_uint_eq(summary.parts, 3);
    ck_assert_uint_eq(summary.unnoticed, 2);
    /* What fails as it is would fail without any part. */
    snprintf(clause, sizeof clause, "%s    examples:\n      flag: [A pear]\n", both);
    said(clause, 1);
    ck_assert_uint_eq(summary.failures, 1);
    ck_assert_uint_eq(summary.parts, 0);
}
END_TEST

START_TEST(wrong_arguments)
{
    bench with = open_pack("smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n");
    smp_test_options options = SMP_TEST_OPTIONS_INIT;
    smp_test_summary out = SMP_TEST_SUMMARY_INIT;
    ck_assert_int_eq(smp_policy_test(NULL, NULL, NULL, &out, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_test(with.policy, NULL, NULL, NULL, NULL), SMP_ERROR_ARGUMENT);
    out.struct_size = 0;
    ck_assert_int_eq(smp_policy_test(with.policy, NULL, NULL, &out, NULL), SMP_ERROR_ARGUMENT);
    out.struct_size = sizeof out;
    options.struct_size = 0;
    ck_assert_int_eq(smp_policy_test(with.policy, &options, NULL, &out, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_test(with.policy, NULL, NULL, &out, NULL), SMP_OK);
    ck_assert_uint_eq(out.clauses, 0);
    close_bench(&with);
}
END_TEST

SUITE("checks/selftest", what_does_not_come_out_is_told_with_its_line,
      an_example_that_is_too_much,
      what_no_example_misses_is_told, wrong_arguments)
