/* Repairs are evaluated again before they are offered: one is kept only if the post it leaves has lost
 * its finding and gained none.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

/* Tried one by one when they do not all hold together; a post with more repairs than this offers none
 * of the rest. Nor are more bytes read again than these, or a hostile text, long and full of repairs,
 * would cost 34 evaluations. A post of 4 KiB still gets them all. */
#define MOST_TRIALS 32u
#define MOST_BYTES_TRIED (MOST_TRIALS * 4u * 1024)

static bool may_be_repaired(const smp__written *written)
{
    return written->text.data && (written->kind == SMP__IN_TEXT || written->kind == SMP__IN_ALT);
}

/* Makes the trial post: the main one with the edits of the findings in `only` (all: NULL) done. */
static smp_status make_trial(smp_evaluator *evaluator, const smp_report *report,
                             const size_t *only, size_t only_count, size_t *applied,
                             smp_error *error)
{
    smp__view *main = &evaluator->main, *trial = &evaluator->trial;
    smp_status status = smp__view_copy(trial, main, error);
    if (status != SMP_OK) return status;
    *applied = 0;
    for (size_t i = 0; i < trial->written_count; i++) {
        const smp__written *written = &trial->written[i];
        if (!may_be_repaired(written)) continue;
        size_t done;
        smp__buffer_clear(&evaluator->repaired);
        if (!smp__edits_apply(&evaluator->repaired, written->text, written->name,
                              report->findings, report->finding_count, only, only_count, &done))
            return smp__fail_memory(error);
        if (done == 0) continue;
        *applied += done;
        smp_text text = smp__arena_copy(&trial->arena, smp__buffer_text(&evaluator->repaired));
        if (!text.data) return smp__fail_memory(error);
        smp__view_rewrite(trial, i, text);
    }
    return SMP_OK;
}

/* How many repairs may be tried one by one. */
static size_t most_trials(const smp__view *view)
{
    size_t size = 1;
    for (size_t i = 0; i < view->written_count; i++)
        if (may_be_repaired(&view->written[i])) size += view->written[i].text.size;
    return size * MOST_TRIALS <= MOST_BYTES_TRIED ? MOST_TRIALS : MOST_BYTES_TRIED / size;
}

static uint32_t *count_by_clause(smp__arena *arena, const smp__decisions *decisions,
                                 size_t clause_count)
{
    uint32_t *counts = smp__arena_allocate(arena, (clause_count + 1) * sizeof *counts);
    if (!counts) return NULL;
    memset(counts, 0, clause_count * sizeof *counts);
    for (size_t i = 0; i < decisions->count; i++) counts[decisions->items[i].clause]++;
    return counts;
}

static uint32_t clause_index(const smp_policy *policy, smp_text id, size_t clause_count)
{
    const smp__clause_record *clauses = smp__policy_section(policy, SMP__SECTION_CLAUSES, NULL);
    for (uint32_t i = 0; i < clause_count; i++)
        if (smp__policy_string(policy, clauses[i].id).data == id.data) return i;
    return UINT32_MAX;
}

/* Evaluates the post with some repairs done. *holds: each clause has lost as many decisions as
 * repairs were made for it, and no clause has more than before. */
static smp_status try_repairs(const smp_report *report, smp_evaluator *evaluator,
                              const smp__circumstances *about, const size_t *only,
                              size_t only_count, size_t wanted, bool *holds, smp_error *error)
{
    size_t applied, clause_count;
    *holds = false;
    smp_status status = make_trial(evaluator, report, only, only_count, &applied, error);
    if (status != SMP_OK || applied != wanted) return status;
    smp__view *trial = &evaluator->trial;
    smp__circumstances then = *about;
    then.post = &trial->post;
    then.media = trial->media;
    then.noticed = &trial->noticed;
    then.remembered = NULL; /* other words may show other facts */
    status = smp__look_and_decide(trial, evaluator, &then, error);
    if (status != SMP_OK) return status;
    smp__policy_section(about->policy, SMP__SECTION_CLAUSES, &clause_count);
    uint32_t *before = count_by_clause(&trial->arena, &evaluator->main.decisions, clause_count);
    uint32_t *after = count_by_clause(&trial->arena, &trial->decisions, clause_count);
    if (!before || !after) return smp__fail_memory(error);
    for (size_t i = 0; i < (only ? only_count : report->finding_count); i++) {
        const smp_finding *finding = &report->findings[only ? only[i] : i];
        if (finding->edit_count == 0) continue;
        uint32_t clause = clause_index(about->policy, finding->clause, clause_count);
        if (clause == UINT32_MAX || before[clause] == 0) return SMP_OK;
        before[clause]--;
    }
    *holds = true;
    for (size_t i = 0; i < clause_count; i++)
        if (after[i] > before[i]) *holds = false;
    return SMP_OK;
}

/* Tries the repair together[*count] along with those before it, which hold together. One that
 * overlaps them need only hold by itself: whoever applies all of them leaves it out. */
static smp_status try_beside(const smp_report *report, smp_evaluator *evaluator,
                             const smp__circumstances *about, const size_t *together,
                             size_t *count, bool *holds, smp_error *error)
{
    size_t applied;
    smp_status status = make_trial(evaluator, report, together, *count + 1, &applied, error);
    if (status != SMP_OK) return status;
    bool overlaps = applied <= *count;
    const size_t *tried = overlaps ? together + *count : together;
    size_t size = overlaps ? 1 : *count + 1;
    status = try_repairs(report, evaluator, about, tried, size, size, holds, error);
    if (status == SMP_OK && *holds && !overlaps) ++*count;
    return status;
}

smp_status smp__verify_repairs(smp_report *report, smp_evaluator *evaluator,
                               const smp__circumstances *about, smp_error *error)
{
    size_t wanted = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].edit_count) wanted++;
    if (wanted == 0) return SMP_OK;
    bool holds;
    smp_status status = try_repairs(report, evaluator, about, NULL, 0, wanted, &holds, error);
    if (status != SMP_OK || holds) return status;
    size_t together[MOST_TRIALS], count = 0, trials = 0;
    const size_t most = most_trials(&evaluator->main);
    for (size_t i = 0; i < report->finding_count; i++) {
        if (report->findings[i].edit_count == 0) continue;
        holds = false;
        if (wanted > 1 && trials++ < most) {
            together[count] = i;
            status = try_beside(report, evaluator, about, together, &count, &holds, error);
        }
        if (status != SMP_OK) return status;
        if (!holds) report->findings[i].edit_count = 0;
    }
    return SMP_OK;
}
