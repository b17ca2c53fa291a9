/* The recipes for a post: the policy's whole view, and accessibility alone.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

/* ---- Impressions --------------------------------------------------------------------------- */

static bool is_raised(const smp__observations *seen, uint32_t signal)
{
    return seen->raised[signal / 64] >> (signal % 64) & 1;
}

static bool is_excepted(const smp__observations *seen, const smp_policy *policy,
                        const smp__impression_record *impression)
{
    const uint32_t *signals = smp__policy_section(policy, SMP__SECTION_CLAUSE_SIGNALS, NULL);
    const smp__slice unless = impression->unless;
    for (uint32_t i = unless.first; i < unless.first + unless.count; i++)
        if (is_raised(seen, signals[i])) return true;
    return false;
}

static bool is_seen(const smp__observations *seen, uint32_t signal, const smp__field *field)
{
    if (!is_raised(seen, signal)) return false;
    for (size_t i = 0; i < seen->count; i++)
        if (seen->items[i].signal == signal && seen->items[i].field.document == field->document)
            return true;
    return false;
}

/* Raises what an impression does, where no pattern has found the same there. */
static bool observe_impression(smp__view *view, const smp_policy *policy, const smp__field *field,
                               const smp__impression *found)
{
    const uint32_t *signals = smp__policy_section(policy, SMP__SECTION_CLAUSE_SIGNALS, NULL);
    const smp__slice raises = found->record->raises;
    for (uint32_t i = raises.first; i < raises.first + raises.count; i++) {
        if (is_seen(&view->observations, signals[i], field)) continue;
        const smp__sayings *sayings = smp__view_sayings(view, field->document);
        smp__observation *seen =
            smp__observe(&view->observations, signals[i], *field, found->start, found->end);
        if (!sayings || !seen) return false;
        seen->saying = smp__saying_at(sayings, found->start);
    }
    return true;
}

static bool observe_impressions(smp__view *view, const smp_policy *policy, const smp__field *field)
{
    smp__impression found[SMP__IMPRESSIONS_MAX];
    size_t count;
    if (!smp__see_impressions(found, &count, policy, field->document, &view->arena)) return false;
    for (size_t i = 0; i < count; i++)
        if (!is_excepted(&view->observations, policy, found[i].record) &&
            !observe_impression(view, policy, field, &found[i]))
            return false;
    return true;
}

/* The author's own words alone: others' are shared for what they say, and are long. */
smp_status smp__consider_post(smp__view *view, smp_evaluator *evaluator,
                              const smp__circumstances *about, smp_error *error)
{
    (void)about;
    for (size_t i = 0; i < view->field_count; i++)
        if (view->fields[i].kind == SMP__IN_TEXT &&
            !observe_impressions(view, evaluator->policy, &view->fields[i]))
            return smp__fail_memory(error);
    return SMP_OK;
}

/* ---- Checks -------------------------------------------------------------------------------- */

static smp_status check_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             const smp__recipe *recipe, smp_error *error)
{
    smp_status status = smp__check_begin(report, evaluator, recipe, error);
    if (status == SMP_OK) status = smp__view_take(&evaluator->main, evaluator, post, error);
    return smp__check(report, evaluator, recipe, status, error);
}

smp_status smp_evaluate_post(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                             smp_error *error)
{
    static const smp__recipe recipe = {
        .check = "post", .needs_policy = true, .consider = smp__consider_post};
    return check_post(report, evaluator, post, &recipe, error);
}

smp_status smp_check_accessibility(smp_report *report, smp_evaluator *evaluator,
                                   const smp_post *post, smp_error *error)
{
    static const smp__recipe recipe = {.check = "accessibility", .accessibility_only = true};
    return check_post(report, evaluator, post, &recipe, error);
}
