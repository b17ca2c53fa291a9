/* The recipe for a profile.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

smp_status smp_check_profile(smp_report *report, smp_evaluator *evaluator, const smp_profile *profile,
                             smp_error *error)
{
    static const smp__recipe recipe = {.check = "profile"};
    smp_status status = smp__check_begin(report, evaluator, error);
    if (status == SMP_OK)
        status = smp__view_take_profile(&evaluator->main, evaluator, profile, error);
    return smp__check(report, evaluator, &recipe, status, error);
}
