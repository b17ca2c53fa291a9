/* The steps that every check shares: look, decide, tell.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "checks/checks.h"

#include <string.h>

/* What was remembered of facts holds for one subject only. */
static uint32_t next_round(smp_evaluator *evaluator)
{
    if (++evaluator->round == 0) { /* not counted: after 4,000 million checks */
        memset(evaluator->remembered, 0, evaluator->fact_count * sizeof *evaluator->remembered);
        evaluator->round = 1;
    }
    return evaluator->round;
}

smp_status smp__bad_date(smp_error *error, smp_text date, const char *field)
{
    char meant[11];
    bool has_meaning = smp__date_meant(date, meant);
    return smp__fail(error, SMP_ERROR_ARGUMENT,
                     "\"%.*s\" cannot be read as a date that exists. Give `%s` as YYYY-MM-DD or "
                     "RFC 3339%s%s.",
                     SMP__SHOWN(date, 40), field, has_meaning ? ": write " : "",
                     has_meaning ? meant : "");
}

static smp_status check(smp_report *report, smp_evaluator *evaluator, smp_error *error)
{
    smp__view *view = &evaluator->main;
    smp__circumstances about = {.policy = evaluator->policy,
                                .post = &view->post,
                                .media = view->media,
                                .media_count = view->media_count,
                                .given = &evaluator->given,
                                .noticed = &view->noticed,
                                .standing = &evaluator->standing,
                                .use = view->use,
                                .channel = view->use == SMP__ON_MESSAGE ? view->message.channel
                                                                        : SMP_CHANNEL_UNKNOWN,
                                .day = SMP__NO_DAY,
                                .accessibility_only = evaluator->recipe->accessibility_only,
                                .gates = &evaluator->gates,
                                .remembered = evaluator->remembered,
                                .round = next_round(evaluator)};
    /* A message was received on the day that clocks in the UK showed; what is planned has the day
     * that is written. */
    bool is_message = view->use == SMP__ON_MESSAGE;
    if (!smp__is_empty(view->post.at) &&
        !(is_message ? smp__date_in_uk : smp__date_parse)(view->post.at, &about.day))
        return smp__bad_date(error, view->post.at, is_message ? "received" : "at");
    smp_status status =
        smp__facts_read(&evaluator->given, &evaluator->allocator, evaluator->fact_index,
                        evaluator->policy, view->post.facts, view->post.fact_count,
                        view->media_count, error);
    if (status == SMP_OK) status = smp__look_and_decide(view, evaluator, &about, error);
    return status == SMP_OK ? smp__tell(report, evaluator, &about, error) : status;
}

smp_status smp__look_and_decide(smp__view *view, smp_evaluator *evaluator,
                                const smp__circumstances *about, smp_error *error)
{
    view->noticed.count = 0;
    smp_status status = smp__view_look(view, evaluator, about, error);
    if (status == SMP_OK && evaluator->recipe->consider)
        status = evaluator->recipe->consider(view, evaluator, about, error);
    if (status != SMP_OK) return status;
    smp__decide(&view->decisions, about, &view->observations);
    return view->decisions.failed ? smp__fail_memory(error) : SMP_OK;
}

smp_status smp__check(smp_report *report, smp_evaluator *evaluator, const smp__recipe *recipe,
                      smp_status taken, smp_error *error)
{
    smp_status status = taken;
    if (status == SMP_OK) {
        evaluator->recipe = recipe;
        status = check(report, evaluator, error);
    }
    if (status != SMP_OK && report) smp__report_clear(report);
    return status;
}

smp_status smp__check_begin(smp_report *report, const smp_evaluator *evaluator,
                            const smp__recipe *recipe, smp_error *error)
{
    smp__error_clear(error);
    if (!report || !evaluator)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`report` or `evaluator` is NULL.");
    if (evaluator->guidance_only && !recipe->accessibility_only)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The evaluator was made without a policy, so it can check accessibility "
                         "alone. Give smp_evaluator_new the organisation's policy.");
    if (!evaluator->judges && recipe->needs_policy)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The policy has no clauses of an organisation, so it would clear what "
                         "they refuse. Give the pack \"clauses\", or name an organisation's "
                         "policy.");
    return SMP_OK;
}

/* ---- What the subject shows of facts ------------------------------------------------------- */

static smp_status notice(smp__view *view, const smp_evaluator *evaluator, const char *fact,
                         const smp__fact_value *value, smp_fact_type type, smp_error *error)
{
    return smp__facts_notice(&view->noticed, &evaluator->allocator, evaluator->fact_index,
                             evaluator->policy, smp_text_of(fact), value, type)
               ? SMP_OK
               : smp__fail_memory(error);
}

smp_status smp__notice_truth(smp__view *view, const smp_evaluator *evaluator, const char *fact,
                            bool truth, smp_error *error)
{
    smp__fact_value value = {.known = true, .truth = truth ? SMP_YES : SMP_NO};
    return notice(view, evaluator, fact, &value, SMP_FACT_TRUTH, error);
}

smp_status smp__notice_text(smp__view *view, const smp_evaluator *evaluator, const char *fact,
                            smp_text text, smp_error *error)
{
    smp__fact_value value = {.known = true, .text = text};
    return notice(view, evaluator, fact, &value, SMP_FACT_TEXT, error);
}
