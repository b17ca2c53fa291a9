/* What every check stands on: a policy, built in or from a pack, an evaluator of it and a report.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_CHECKS_BENCH_H
#define SMP_TESTS_CHECKS_BENCH_H

#include "opened.h"

#include <string.h>

typedef struct bench {
    smp_policy *policy;
    smp_evaluator *evaluator;
    smp_report *report;
} bench;

/* Takes the policy over. */
static inline bench bench_over(smp_policy *policy)
{
    bench with = {policy, NULL, NULL};
    ck_assert_int_eq(smp_evaluator_new(&with.evaluator, policy, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&with.report, NULL), SMP_OK);
    return with;
}

static inline bench open_bench(const char *builtin)
{
    smp_policy *policy = NULL;
    ck_assert_int_eq(smp_policy_open_builtin(&policy, builtin, NULL, NULL), SMP_OK);
    return bench_over(policy);
}

static inline bench open_pack(const char *pack) { return bench_over(policy_of(pack)); }

static inline void close_bench(bench *with)
{
    smp_report_free(with->report);
    smp_evaluator_free(with->evaluator);
    smp_policy_release(with->policy);
}

/* The clause's findings, counted from 0; NULL where there are not so many. */
static inline const smp_finding *finding_of(const smp_report *report, const char *clause,
                                            size_t number)
{
    for (size_t i = 0; i < smp_report_finding_count(report); i++)
        if (strcmp(smp_report_finding(report, i)->clause.data, clause) == 0 && number-- == 0)
            return smp_report_finding(report, i);
    return NULL;
}

/* NULL where the report has no such measure. */
static inline const smp_measure *measure_of(const smp_report *report, const char *name)
{
    for (size_t i = 0; i < smp_report_measure_count(report); i++)
        if (strcmp(smp_report_measure(report, i)->name.data, name) == 0)
            return smp_report_measure(report, i);
    return NULL;
}

/* The measure's word, or an empty one. */
static inline const char *word_of(const smp_report *report, const char *name)
{
    const smp_measure *measure = measure_of(report, name);
    return measure ? measure->word.data : "";
}

#endif
