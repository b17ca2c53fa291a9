/* A place for each thread that checks at the same time.
 * SPDX-License-Identifier: MIT */
#include "desk.h"

#include <stdlib.h>
#include <string.h>
#include <threads.h>

/* What one check works with. */
typedef struct place {
    struct place *next;
    smp_evaluator *evaluator;
    smp_fields *fields[SCRIPT_ACCESSIBILITY];
} place;

#define MOST_SPARE 128 /* a collector frees many at a time */
#define SMALL 4096u    /* bytes of a subject */

struct script_desk {
    smp_policy *policy;
    smp_fields *facts; /* a post that has nothing but the standing facts */
    mtx_t lock;        /* for what follows */
    size_t holders;    /* the script, and each report that it holds */
    place *free;
    script_report *spare;
    size_t spare_count;
};

static void *out_of_memory(smp_error *error)
{
    script_refuse(error, SMP_ERROR_MEMORY, "There is not enough memory. Free some and try again.");
    return NULL;
}

static void free_place(place *given)
{
    smp_evaluator_free(given->evaluator);
    for (size_t i = 0; i < sizeof given->fields / sizeof given->fields[0]; i++)
        smp_fields_free(given->fields[i]);
    free(given);
}

static place *take(script_desk *desk, smp_error *error)
{
    mtx_lock(&desk->lock);
    place *found = desk->free;
    if (found) desk->free = found->next;
    mtx_unlock(&desk->lock);
    if (found) return found;
    found = calloc(1, sizeof *found);
    if (!found) return out_of_memory(error);
    const smp_post *standing = smp_fields_post(desk->facts);
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.facts = standing->facts;
    options.fact_count = standing->fact_count;
    if (smp_evaluator_new(&found->evaluator, desk->policy, &options, error) == SMP_OK) return found;
    free(found);
    return NULL;
}

static void give_back(script_desk *desk, place *used)
{
    mtx_lock(&desk->lock);
    used->next = desk->free;
    desk->free = used;
    mtx_unlock(&desk->lock);
}

script_desk *script_desk_new(smp_policy *policy, script_value facts, smp_error *error)
{
    script_desk *desk = calloc(1, sizeof *desk);
    if (!desk) return out_of_memory(error);
    if (mtx_init(&desk->lock, mtx_plain) != thrd_success) {
        free(desk);
        return out_of_memory(error);
    }
    desk->holders = 1;
    desk->policy = policy ? smp_policy_retain(policy) : NULL;
    script_walk walk = {.error = error, .size = 5, .name = "facts"};
    bool made = smp_fields_new(&desk->facts, SMP_SUBJECT_POST, NULL) == SMP_OK;
    if (!made) out_of_memory(error);
    walk.fields = desk->facts;
    place *first = made && script_fill(&walk, facts) ? take(desk, error) : NULL;
    if (first) {
        give_back(desk, first);
        return desk;
    }
    script_desk_free(desk);
    return NULL;
}

static void tear_down(script_desk *desk)
{
    while (desk->free) {
        place *first = desk->free;
        desk->free = first->next;
        free_place(first);
    }
    while (desk->spare) {
        script_report *first = desk->spare;
        desk->spare = first->next;
        smp_report_free(first->report);
        free(first);
    }
    smp_fields_free(desk->facts);
    smp_policy_release(desk->policy);
    mtx_destroy(&desk->lock);
    free(desk);
}

void script_desk_free(script_desk *desk)
{
    if (!desk) return;
    mtx_lock(&desk->lock);
    bool last = --desk->holders == 0;
    mtx_unlock(&desk->lock);
    if (last) tear_down(desk);
}

/* ---- Reports -------------------------------------------------------------------------------- */

static script_report *take_report(script_desk *desk, smp_error *error)
{
    mtx_lock(&desk->lock);
    script_report *found = desk->spare;
    if (found) {
        desk->spare = found->next;
        desk->spare_count--;
        desk->holders++;
    }
    mtx_unlock(&desk->lock);
    if (found) return found;
    found = calloc(1, sizeof *found);
    if (!found || smp_report_new(&found->report, NULL) != SMP_OK) {
        free(found);
        return out_of_memory(error);
    }
    found->desk = desk;
    mtx_lock(&desk->lock);
    desk->holders++;
    mtx_unlock(&desk->lock);
    return found;
}

void script_report_free(script_report *report)
{
    if (!report) return;
    script_desk *desk = report->desk;
    mtx_lock(&desk->lock);
    bool last = --desk->holders == 0, kept = !last && report->is_small && desk->spare_count < MOST_SPARE;
    if (kept) {
        report->next = desk->spare;
        desk->spare = report;
        desk->spare_count++;
    }
    mtx_unlock(&desk->lock);
    if (!kept) {
        smp_report_free(report->report);
        free(report);
    }
    if (last) tear_down(desk);
}

/* ---- Checks --------------------------------------------------------------------------------- */

static bool fill(place *at, smp_subject kind, script_value subject, bool *is_small,
                 smp_error *error)
{
    smp_fields **fields = &at->fields[kind];
    if (*fields) smp_fields_clear(*fields);
    else if (smp_fields_new(fields, kind, NULL) != SMP_OK) return out_of_memory(error);
    script_walk walk = {.fields = *fields, .error = error};
    bool done = script_fill(&walk, subject);
    *is_small = walk.bytes <= SMALL;
    return done;
}

static bool run(script_report *into, place *at, int check, smp_subject kind, smp_error *error)
{
    smp_fields *fields = at->fields[kind];
    void *paused = script_pause();
    smp_status status =
        check == SCRIPT_ACCESSIBILITY
            ? smp_check_accessibility(into->report, at->evaluator, smp_fields_post(fields), error)
            : smp_fields_check(into->report, at->evaluator, fields, error);
    script_resume(paused);
    return status == SMP_OK;
}

script_report *script_desk_check(script_desk *desk, int check, script_value subject,
                                 smp_error *error)
{
    if (check < SCRIPT_POST || check > SCRIPT_ACCESSIBILITY) {
        script_refuse(error, SCRIPT_MISUSE, "There is no such check.");
        return NULL;
    }
    smp_subject kind = check == SCRIPT_ACCESSIBILITY ? SMP_SUBJECT_POST : (smp_subject)check;
    place *at = take(desk, error);
    if (!at) return NULL;
    bool is_small = false;
    script_report *report = NULL;
    bool done = fill(at, kind, subject, &is_small, error) && (report = take_report(desk, error)) &&
                run(report, at, check, kind, error);
    if (report) report->is_small = is_small;
    give_back(desk, at);
    if (done) return report;
    script_report_free(report);
    return NULL;
}
