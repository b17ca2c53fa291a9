/* The recipes for a post: the policy's whole view, and accessibility alone.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "checks/checks.h"

#include <string.h>

static uint32_t use_of(smp_action action)
{
    switch (action) {
    case SMP_ACTION_REPLY: return SMP__ON_REPLY;
    case SMP_ACTION_SHARE: return SMP__ON_SHARE;
    case SMP_ACTION_QUOTE: return SMP__ON_QUOTE;
    case SMP_ACTION_DIRECT_MESSAGE: return SMP__ON_DIRECT_MESSAGE;
    case SMP_ACTION_UNKNOWN:
    case SMP_ACTION_POST: break;
    }
    return SMP__ON_POST;
}

/* What was remembered of facts holds for one post only. */
static uint32_t next_round(smp_evaluator *evaluator)
{
    if (++evaluator->round == 0) {
        memset(evaluator->remembered, 0, evaluator->fact_count * sizeof *evaluator->remembered);
        evaluator->round = 1;
    }
    return evaluator->round;
}

static smp_status check_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             bool accessibility_only, smp_error *error)
{
    smp__view *view = &evaluator->main;
    smp_status status = smp__view_take(view, evaluator, post, error);
    if (status != SMP_OK) return status;
    smp__circumstances about = {.policy = evaluator->policy,
                                .post = &view->post,
                                .media = view->media,
                                .media_count = view->media_count,
                                .given = &evaluator->given,
                                .standing = &evaluator->standing,
                                .use = use_of(view->post.action),
                                .day = SMP__NO_DAY,
                                .accessibility_only = accessibility_only,
                                .gates = &evaluator->gates,
                                .remembered = evaluator->remembered,
                                .round = next_round(evaluator)};
    if (!smp__is_empty(view->post.at) && !smp__date_parse(view->post.at, &about.day))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "\"%.*s\" is not a date that exists. Give `at` as YYYY-MM-DD or RFC 3339.",
                         (int)(view->post.at.size > 40 ? 40 : view->post.at.size),
                         view->post.at.data);
    status = smp__facts_read(&evaluator->given, &evaluator->allocator, evaluator->fact_index,
                             evaluator->policy, view->post.facts, view->post.fact_count,
                             view->media_count, error);
    if (status == SMP_OK) status = smp__view_look(view, evaluator, &about, error);
    if (status != SMP_OK) return status;
    smp__decide(&view->decisions, &about, &view->observations);
    if (view->decisions.failed) return smp__fail_memory(error);
    return smp__tell(report, evaluator, &about, accessibility_only ? "accessibility" : "post",
                     error);
}

static smp_status guarded(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                          bool accessibility_only, smp_error *error)
{
    smp__error_clear(error);
    if (!report || !evaluator)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`report` or `evaluator` is NULL.");
    smp_status status = check_post(report, evaluator, post, accessibility_only, error);
    if (status != SMP_OK) smp__report_clear(report);
    return status;
}

smp_status smp_evaluate_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             smp_error *error)
{
    return guarded(report, evaluator, post, false, error);
}

smp_status smp_check_accessibility(smp_report *report, smp_evaluator *evaluator,
                                   const smp_post *post, smp_error *error)
{
    return guarded(report, evaluator, post, true, error);
}
