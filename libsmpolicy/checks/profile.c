/* The recipe for a profile.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

/* What the profile shows need not be asked. */
static smp_status consider(smp__view *view, smp_evaluator *evaluator,
                           const smp__circumstances *about, smp_error *error)
{
    (void)about;
    const smp__who *who = &view->observations.who;
    smp_status status = smp__notice_truth(view, evaluator, "profile.shows_employer",
                                          who->associated, error);
    if (status == SMP_OK)
        status = smp__notice_truth(view, evaluator, "profile.disclaimer", who->own_views, error);
    if (status == SMP_OK)
        status = smp__notice_truth(view, evaluator, "profile.name_and_role",
                                   who->has_name && who->has_role, error);
    return status;
}

static void tell(smp_report *report, smp_evaluator *evaluator, const smp__view *view)
{
    static const char *const words[] = {[SMP__DISCLAIMER_NOT_REQUIRED] = "not-required",
                                        [SMP__DISCLAIMER_ABSENT] = "absent",
                                        [SMP__DISCLAIMER_NEAR] = "near",
                                        [SMP__DISCLAIMER_EQUIVALENT] = "equivalent",
                                        [SMP__DISCLAIMER_EXACT] = "exact"};
    (void)evaluator;
    const smp__who *who = &view->observations.who;
    smp_measure *measures = smp__report_add_measures(report, 2);
    if (!measures) return;
    measures[0] = (smp_measure){.name = SMP_TEXT("associated"),
                                .value = who->associated,
                                .kind = SMP_MEASURE_TRUTH};
    measures[1] = (smp_measure){.name = SMP_TEXT("disclaimer"),
                                .word = smp_text_of(words[who->disclaimer]),
                                .kind = SMP_MEASURE_WORD};
}

smp_status smp_check_profile(smp_report *report, smp_evaluator *evaluator,
                             const smp_profile *profile, smp_error *error)
{
    static const smp__recipe recipe = {
        .check = "profile", .needs_policy = true, .consider = consider, .tell = tell};
    smp_status status = smp__check_begin(report, evaluator, &recipe, error);
    if (status == SMP_OK)
        status = smp__view_take_profile(&evaluator->main, evaluator, profile, error);
    return smp__check(report, evaluator, &recipe, status, error);
}
