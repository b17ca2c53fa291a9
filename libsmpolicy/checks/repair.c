/* Repairs are evaluated again before they are offered: one is kept only if the post it leaves has
 * lost its finding and gained none.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

/* All repairs are tried together. If they do not hold, each half is tried, down to single repairs,
 * so that a few bad ones are found in few trials. Repairs left when a post has used up its trials
 * are not offered. The bytes read again are limited too, or a long hostile text full of repairs
 * would cost 34 evaluations. A post of 4 KiB gets all its trials. */
#define MOST_TRIALS 32u
#define MOST_BYTES_TRIED ((size_t)MOST_TRIALS * 4 * 1024)

typedef struct trying {
    smp_report *report;
    smp_evaluator *evaluator;
    const smp__circumstances *about;
    const uint32_t *decision_of; /* by finding */
    const smp_edit *shared; /* the one repair that several findings have; NULL if none is */
    size_t *kept; /* indexes of findings whose repairs hold together */
    size_t kept_count;
    size_t trials_left;
    smp_error *error;
} trying;

static bool may_be_repaired(const smp__written *written)
{
    return written->text.data && (written->kind == SMP__IN_TEXT || written->kind == SMP__IN_ALT);
}

/* ---- A repair that several findings share ---------------------------------------------------- */

/* It is tried once, for the first of them, or each would cost a trial. Has the finding it? */
static bool shares(const trying *with, size_t finding)
{
    const smp_finding *one = &with->report->findings[finding];
    return with->shared && one->edit_count && one->edits == with->shared;
}

/* The next finding after `finding` that has the same repair; finding_count where none has. */
static size_t next_sharing(const trying *with, size_t finding)
{
    const size_t count = with->report->finding_count;
    if (!shares(with, finding)) return count;
    do finding++;
    while (finding < count && !shares(with, finding));
    return finding;
}

/* ---- One trial ------------------------------------------------------------------------------- */

/* Makes the trial post: the main one with the edits of some findings done, but for those that
 * overlap an earlier one's. Sets took[i] where those of some[i] are done. */
static smp_status make_trial(const trying *with, const size_t *some, size_t count, bool *took)
{
    smp_evaluator *evaluator = with->evaluator;
    smp__view *trial = &evaluator->trial;
    smp_status status = smp__view_copy(trial, &evaluator->main, with->error);
    if (status != SMP_OK) return status;
    memset(took, 0, count * sizeof *took);
    for (size_t i = 0; i < trial->written_count; i++) {
        const smp__written *written = &trial->written[i];
        if (!may_be_repaired(written)) continue;
        size_t done;
        smp__buffer_clear(&evaluator->repaired);
        if (!smp__edits_apply(&evaluator->repaired, written->text, written->name,
                              with->report->findings, with->report->finding_count, some, count,
                              &done, took))
            return smp__fail_memory(with->error);
        if (done == 0) continue;
        smp_text text = smp__arena_copy(&trial->arena, smp__buffer_text(&evaluator->repaired));
        if (!text.data) return smp__fail_memory(with->error);
        smp__view_rewrite(trial, i, text);
    }
    return SMP_OK;
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

/* Evaluates the trial post, in which `some` are done. *holds: each clause has lost as many
 * decisions as repairs were made for it, and no clause has more than before. */
static smp_status judge_trial(const trying *with, const size_t *some, size_t count, bool *holds)
{
    const smp__decisions *main = &with->evaluator->main.decisions;
    smp__view *trial = &with->evaluator->trial;
    smp__circumstances then = *with->about;
    then.post = &trial->post;
    then.media = trial->media;
    then.noticed = &trial->noticed;
    then.remembered = NULL; /* other words may show other facts */
    *holds = false;
    smp_status status = smp__look_and_decide(trial, with->evaluator, &then, with->error);
    if (status != SMP_OK) return status;
    size_t clause_count;
    smp__policy_section(with->about->policy, SMP__SECTION_CLAUSES, &clause_count);
    uint32_t *before = count_by_clause(&trial->arena, main, clause_count);
    uint32_t *after = count_by_clause(&trial->arena, &trial->decisions, clause_count);
    if (!before || !after) return smp__fail_memory(with->error);
    for (size_t i = 0; i < count; i++)
        for (size_t f = some[i]; f < with->report->finding_count; f = next_sharing(with, f))
            before[main->items[with->decision_of[f]].clause]--;
    *holds = true;
    for (size_t i = 0; i < clause_count; i++)
        if (after[i] > before[i]) *holds = false;
    return SMP_OK;
}

/* ---- Which of them hold ---------------------------------------------------------------------- */

static void drop(const trying *with, const size_t *some, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t f = some[i], next; f < with->report->finding_count; f = next) {
            next = next_sharing(with, f);
            with->report->findings[f].edit_count = 0;
        }
}

/* One that overlaps those that are kept need only hold by itself: whoever applies all of them
 * leaves it out. */
static smp_status try_apart(trying *with, size_t finding)
{
    bool took, holds = false;
    if (with->trials_left > 0) {
        with->trials_left--;
        smp_status status = make_trial(with, &finding, 1, &took);
        if (status == SMP_OK && took) status = judge_trial(with, &finding, 1, &holds);
        if (status != SMP_OK) return status;
    }
    if (!holds) drop(with, &finding, 1);
    return SMP_OK;
}

/* Keeps those of `some` that hold together with the repairs kept so far, and drops the others.
 * `spoilt`: not all of them do, as is known already. `scratch` and `took` have room for twice as
 * many as there are repairs. The order of `some` may change. */
static smp_status try_some(trying *with, size_t *some, size_t count, bool spoilt, size_t *scratch,
                           bool *took)
{
    if (with->trials_left == 0 || (spoilt && count == 1)) {
        drop(with, some, count);
        return SMP_OK;
    }
    size_t kept = with->kept_count, beside = count;
    bool holds = false;
    if (!spoilt) {
        with->trials_left--;
        memcpy(scratch, with->kept, kept * sizeof *scratch);
        memcpy(scratch + kept, some, count * sizeof *scratch);
        smp_status status = make_trial(with, scratch, kept + count, took);
        if (status != SMP_OK) return status;
        size_t *apart = scratch + kept + count, apart_count = 0;
        beside = 0;
        for (size_t i = kept; i < kept + count; i++)
            *(took[i] ? &some[beside++] : &apart[apart_count++]) = scratch[i];
        memcpy(scratch + kept, some, beside * sizeof *scratch);
        memcpy(some + beside, apart, apart_count * sizeof *some);
        status = judge_trial(with, scratch, kept + beside, &holds);
        if (status != SMP_OK) return status;
    }
    smp_status status = SMP_OK;
    if (holds) {
        memcpy(with->kept + kept, some, beside * sizeof *some);
        with->kept_count += beside;
    } else if (beside == 1) {
        drop(with, some, 1);
    } else {
        size_t half = beside / 2;
        status = try_some(with, some, half, false, scratch, took);
        /* With all of the first half kept, the second half would be tried just as before. */
        spoilt = with->kept_count == kept + half;
        if (status == SMP_OK)
            status = try_some(with, some + half, beside - half, spoilt, scratch, took);
    }
    for (size_t i = beside; i < count && status == SMP_OK; i++) status = try_apart(with, some[i]);
    return status;
}

/* How many trials may be made. */
static size_t most_trials(const smp__view *view)
{
    size_t size = 1;
    for (size_t i = 0; i < view->written_count; i++)
        if (may_be_repaired(&view->written[i])) size += view->written[i].text.size;
    return 1 + (size * MOST_TRIALS <= MOST_BYTES_TRIED ? MOST_TRIALS : MOST_BYTES_TRIED / size);
}

/* Lists the first finding of each repair. */
static size_t list_repairs(const trying *with, size_t *some)
{
    size_t count = 0;
    bool listed = false;
    for (size_t i = 0; i < with->report->finding_count; i++) {
        if (with->report->findings[i].edit_count == 0 || (listed && shares(with, i))) continue;
        listed = listed || shares(with, i);
        some[count++] = i;
    }
    return count;
}

smp_status smp__verify_repairs(smp_report *report, smp_evaluator *evaluator,
                               const smp__circumstances *about, const uint32_t *decision_of,
                               const smp_edit *shared, smp_error *error)
{
    size_t wanted = 0;
    for (size_t i = 0; i < report->finding_count; i++) wanted += report->findings[i].edit_count > 0;
    if (wanted == 0) return SMP_OK;
    smp__arena *arena = &evaluator->main.arena;
    size_t *some = smp__arena_allocate(arena, 4 * wanted * sizeof *some);
    bool *took = smp__arena_allocate(arena, 2 * wanted * sizeof *took);
    if (!some || !took) return smp__fail_memory(error);
    trying with = {.report = report,
                   .evaluator = evaluator,
                   .about = about,
                   .decision_of = decision_of,
                   .shared = shared,
                   .kept = some + wanted,
                   .trials_left = most_trials(&evaluator->main),
                   .error = error};
    size_t count = list_repairs(&with, some);
    return try_some(&with, some, count, false, some + 2 * wanted, took);
}
