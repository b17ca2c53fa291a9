/* What a document of many reports has met: each policy and clause once, and how often each word was
 * measured.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"
#include "unit/report/sample.h"

#include "suite.h"

#include <stdio.h>

static smp__roll roll;

static void set_up(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    memset(&roll, 0xA5, sizeof roll); /* what was there before does not count */
    smp__roll_init(&roll, &allocator);
}
static void tear_down(void) { smp__roll_free(&roll); }

static size_t met(size_t policy, const char *clause, smp_severity severity)
{
    smp_finding finding = {.clause = smp_text_of(clause), .severity = severity,
                           .message = smp_text_of("Mind.")};
    smp__curtain curtain = {0};
    size_t index = SIZE_MAX;
    ck_assert(smp__roll_clause_of(&roll, policy, &finding, &curtain, &index));
    return index;
}

START_TEST(a_clause_is_met_once_for_each_policy)
{
    enum { CLAUSES = 1000 };
    char id[32];
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < CLAUSES; i++) {
            snprintf(id, sizeof id, "words/clause-%zu", i / 2);
            ck_assert_uint_eq(met(i % 2, id, SMP_SEVERITY_NOTE), i);
            ck_assert_uint_ge(roll.slot_count, 2 * roll.clause_count); /* looking up stays short */
        }
    ck_assert_uint_eq(roll.clause_count, CLAUSES);
    for (size_t i = 0; i < CLAUSES; i++) {
        snprintf(id, sizeof id, "words/clause-%zu", i / 2);
        ck_assert(smp__text_equal(roll.clauses[i].id, smp_text_of(id)));
        ck_assert_uint_eq(roll.clauses[i].policy, i % 2);
    }
    ck_assert_uint_le(roll.slot_count, 4096); /* doubled when it must be, and no oftener */
}
END_TEST

/* The same policy opened again is the same; one of the same id with other bytes is another. */
START_TEST(a_policy_is_known_by_its_bytes)
{
    static const char *const bytes[] = {SAMPLE_SHA256, "0c", SAMPLE_SHA256, "0c"};
    for (size_t i = 0; i < SMP_COUNT(bytes); i++) {
        smp_policy *policy = sample_policy_of(NULL, bytes[i]);
        smp_report *report = NULL;
        size_t index;
        ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
        smp__report_begin(report, policy, "post", SMP_TEXT("1"));
        ck_assert(smp__roll_policy_of(&roll, report, &index));
        ck_assert_uint_eq(index, i % 2);
        ck_assert_str_eq(roll.policies[index].sha256.data, bytes[i]);
        smp_report_free(report);
        smp_policy_release(policy);
    }
    ck_assert_uint_eq(roll.policy_count, 2);
}
END_TEST

START_TEST(a_clause_is_as_severe_as_its_gravest_finding)
{
    size_t index = met(0, "a/b", SMP_SEVERITY_WARNING);
    met(0, "a/b", SMP_SEVERITY_NOTE);
    ck_assert_int_eq(roll.clauses[index].severity, SMP_SEVERITY_WARNING);
    met(0, "a/b", SMP_SEVERITY_ERROR);
    ck_assert_int_eq(roll.clauses[index].severity, SMP_SEVERITY_ERROR);
}
END_TEST

static void count(const smp_measure *measures, size_t number)
{
    smp_report *report = NULL;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp_measure *kept = smp__report_add_measures(report, number);
    ck_assert_ptr_nonnull(kept);
    memcpy(kept, measures, number * sizeof *measures);
    ck_assert(smp__roll_count_words(&roll, report));
    smp_report_free(report);
}

START_TEST(words_are_counted_and_numbers_are_not)
{
    const smp_measure measures[] = {
        {.name = SMP_TEXT("label"), .kind = SMP_MEASURE_WORD, .word = SMP_TEXT("complaint")},
        {.name = SMP_TEXT("score"), .kind = SMP_MEASURE_NUMBER, .value = 2, .word = SMP_TEXT("no")},
        {.name = SMP_TEXT("voice"), .kind = SMP_MEASURE_WORD, .word = SMP_TEXT("complaint")},
        {.name = SMP_TEXT("label"), .kind = SMP_MEASURE_WORD, .word = SMP_TEXT("complaint")}};
    count(measures, 4);
    count(measures, 2);
    ck_assert_uint_eq(roll.word_count, 2);
    ck_assert_str_eq(roll.words[0].name.data, "label");
    ck_assert_uint_eq(roll.words[0].count, 3);
    ck_assert_str_eq(roll.words[1].name.data, "voice");
    ck_assert_uint_eq(roll.words[1].count, 1);
}
END_TEST

/* More different words than are told: those met first are, and go on being counted. */
START_TEST(only_so_many_words_are_told)
{
    char word[16];
    for (unsigned i = 0; i < SMP__MOST_ROLL_WORDS + 3; i++) {
        snprintf(word, sizeof word, "w%u", i);
        smp_measure measure = {.name = SMP_TEXT("label"), .kind = SMP_MEASURE_WORD,
                               .word = smp_text_of(word)};
        count(&measure, 1);
    }
    ck_assert_uint_eq(roll.word_count, SMP__MOST_ROLL_WORDS);
    smp_measure first = {.name = SMP_TEXT("label"), .kind = SMP_MEASURE_WORD,
                         .word = SMP_TEXT("w0")};
    count(&first, 1);
    ck_assert_uint_eq(roll.words[0].count, 2);
}
END_TEST

SUITE_WITH("report/roll", set_up, tear_down, a_clause_is_met_once_for_each_policy,
           a_policy_is_known_by_its_bytes, a_clause_is_as_severe_as_its_gravest_finding,
           words_are_counted_and_numbers_are_not, only_so_many_words_are_told)
