/* The recipe for an account.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

smp_status smp_check_account(smp_report *report, smp_evaluator *evaluator, const smp_account *account,
                             smp_error *error)
{
    static const smp__recipe recipe = {.check = "account"};
    smp_status status = smp__check_begin(report, evaluator, error);
    if (status == SMP_OK)
        status = smp__view_take_account(&evaluator->main, evaluator, account, error);
    return smp__check(report, evaluator, &recipe, status, error);
}
