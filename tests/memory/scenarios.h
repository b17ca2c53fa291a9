/* Public calls in the order of a host's work, of which each allocation is made to fail, once and
 * for good: first the caller's allocator, then malloc itself, which is what ICU, the YAML library
 * and SQLite stand on.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_MEMORY_SCENARIOS_H
#define SMP_TESTS_MEMORY_SCENARIOS_H

#include "chaos.h"

typedef struct named_scenario {
    const char *name;
    scenario run;
    int compiles; /* a pack: thousands of allocations, most of them alike */
} named_scenario;

/* What a program's main returns. */
int run_scenarios(const char *program, const named_scenario *list, int count);

/* What most of them begin with: a policy (none where `name` is NULL), an evaluator and a report. */
typedef struct desk {
    const smp_allocator *allocator;
    smp_policy *policy;
    smp_evaluator *evaluator;
    smp_report *report;
} desk;
smp_status open_desk(desk *with, const char *name, const smp_allocator *allocator,
                     smp_error *error);
/* Frees it and returns `status`. */
smp_status close_desk(desk *with, smp_status status);

/* A post in which every room has something to do. */
smp_post hard_post(void);

#endif
