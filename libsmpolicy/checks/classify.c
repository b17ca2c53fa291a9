/* The recipe for an inbound message.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

smp_status smp_classify_message(smp_report *report, smp_evaluator *evaluator, const smp_message *message,
                                smp_error *error)
{
    static const smp__recipe recipe = {.check = "message"};
    smp_status status = smp__check_begin(report, evaluator, error);
    if (status == SMP_OK)
        status = smp__view_take_message(&evaluator->main, evaluator, message, error);
    return smp__check(report, evaluator, &recipe, status, error);
}
