/* The recipes for a post: the policy's whole view, and accessibility alone.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

static smp_status check_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             const smp__recipe *recipe, smp_error *error)
{
    smp_status status = smp__check_begin(report, evaluator, error);
    if (status == SMP_OK) status = smp__view_take(&evaluator->main, evaluator, post, error);
    return smp__check(report, evaluator, recipe, status, error);
}

smp_status smp_evaluate_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             smp_error *error)
{
    static const smp__recipe recipe = {.check = "post"};
    return check_post(report, evaluator, post, &recipe, error);
}

smp_status smp_check_accessibility(smp_report *report, smp_evaluator *evaluator,
                                   const smp_post *post, smp_error *error)
{
    static const smp__recipe recipe = {.check = "accessibility", .accessibility_only = true};
    return check_post(report, evaluator, post, &recipe, error);
}
