/* What a policy is asked at: room for each thread that checks at the same time, used again and
 * again.
 * SPDX-License-Identifier: MIT */
#include "desk.h"

#include <stdlib.h>
#include <string.h>
#include <threads.h>

/* What the checks that are run together work with; lies at the desk when none does. */
struct script_batch {
    script_batch *next;
    script_desk *desk;
    smp_evaluator *evaluator;
    int check;
    size_t count;
    bool swollen; /* by something large */
    smp_fields *fields[SCRIPT_ACCESSIBILITY][SCRIPT_MOST_AT_ONCE]; /* by kind of subject */
    script_report *reports[SCRIPT_MOST_AT_ONCE];
    smp_error faults[SCRIPT_MOST_AT_ONCE];
};

#define MOST_SPARE 128 /* a collector frees many at a time */
#define SMALL 4096u    /* bytes of a subject */
#define LARGE 262144u  /* what takes more room than should lie idle */

struct script_desk {
    smp_policy *policy;
    smp_fields *facts; /* a post that has nothing but the standing facts */
    bool find_personal_data;
    size_t max_text_bytes;
    mtx_t lock;        /* for what follows */
    size_t holders;    /* the script, and each report that it holds */
    script_batch *free;
    script_report *spare;
    size_t spare_count;
};

static void free_batch(script_batch *given)
{
    smp_evaluator_free(given->evaluator);
    for (size_t kind = 0; kind < SCRIPT_ACCESSIBILITY; kind++)
        for (size_t i = 0; i < SCRIPT_MOST_AT_ONCE; i++) smp_fields_free(given->fields[kind][i]);
    free(given);
}

static script_batch *take(script_desk *desk, smp_error *error)
{
    mtx_lock(&desk->lock);
    script_batch *found = desk->free;
    if (found) desk->free = found->next;
    mtx_unlock(&desk->lock);
    if (found) return found;
    found = calloc(1, sizeof *found);
    if (!found) return script_out_of_memory(error);
    found->desk = desk;
    const smp_post *standing = smp_fields_post(desk->facts);
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.facts = standing->facts;
    options.fact_count = standing->fact_count;
    options.find_personal_data = desk->find_personal_data;
    options.max_text_bytes = desk->max_text_bytes;
    if (smp_evaluator_new(&found->evaluator, desk->policy, &options, error) == SMP_OK) return found;
    free(found);
    return NULL;
}

static void give_back(script_batch *used)
{
    script_desk *desk = used->desk;
    if (used->swollen) {
        free_batch(used);
        return;
    }
    mtx_lock(&desk->lock);
    used->next = desk->free;
    desk->free = used;
    mtx_unlock(&desk->lock);
}

script_desk *script_desk_new(smp_policy *policy, script_value facts, bool find_personal_data,
                             size_t max_text_bytes, smp_error *error)
{
    script_desk *desk = calloc(1, sizeof *desk);
    if (!desk) return script_out_of_memory(error);
    if (mtx_init(&desk->lock, mtx_plain) != thrd_success) {
        free(desk);
        return script_out_of_memory(error);
    }
    desk->holders = 1;
    desk->find_personal_data = find_personal_data;
    desk->max_text_bytes = max_text_bytes;
    desk->policy = policy ? smp_policy_retain(policy) : NULL;
    script_walk walk = {.error = error, .size = 5, .name = "facts"};
    bool made = smp_fields_new(&desk->facts, SMP_SUBJECT_POST, NULL) == SMP_OK;
    if (!made) script_out_of_memory(error);
    walk.fields = desk->facts;
    script_batch *first = made && script_fill(&walk, facts) ? take(desk, error) : NULL;
    if (first) {
        give_back(first);
        return desk;
    }
    script_desk_free(desk);
    return NULL;
}

static void tear_down(script_desk *desk)
{
    while (desk->free) {
        script_batch *first = desk->free;
        desk->free = first->next;
        free_batch(first);
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
        return script_out_of_memory(error);
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
    bool last = --desk->holders == 0,
         kept = !last && report->is_small && desk->spare_count < MOST_SPARE;
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

static smp_subject kind_of(int check)
{
    if (check == SCRIPT_RESPONSE) return SMP_SUBJECT_CONVERSATION;
    return check == SCRIPT_ACCESSIBILITY ? SMP_SUBJECT_POST : (smp_subject)check;
}

static script_batch *begin(script_desk *desk, int check, smp_error *error)
{
    script_batch *batch = take(desk, error);
    if (!batch) return NULL;
    batch->check = check;
    batch->count = 0;
    return batch;
}

script_batch *script_batch_open(script_desk *desk, int check, smp_error *error)
{
    if (check >= SCRIPT_POST && check <= SCRIPT_ACCESSIBILITY) return begin(desk, check, error);
    script_refuse(error, SCRIPT_MISUSE, "There is no such check.");
    return NULL;
}

/* Reads subject `index` of a kind, and counts its bytes. */
static bool fill(script_batch *batch, smp_subject kind, size_t index, script_value subject,
                 size_t *bytes, smp_error *error)
{
    smp_fields **fields = &batch->fields[kind][index];
    if (*fields) smp_fields_clear(*fields);
    else if (smp_fields_new(fields, kind, NULL) != SMP_OK) return script_out_of_memory(error);
    script_walk walk = {.fields = *fields, .error = error};
    bool done = script_fill(&walk, subject);
    *bytes += walk.bytes;
    return done;
}

/* A report for what was just read. */
static bool add_report(script_batch *batch, size_t bytes, smp_error *error)
{
    script_report *report = take_report(batch->desk, error);
    if (!report) return false;
    report->is_small = bytes <= SMALL;
    batch->swollen |= bytes > LARGE;
    batch->faults[batch->count] = (smp_error)SMP_ERROR_INIT;
    batch->reports[batch->count++] = report;
    return true;
}

bool script_batch_add(script_batch *batch, script_value subject, smp_error *error)
{
    size_t bytes = 0;
    if (batch->count == SCRIPT_MOST_AT_ONCE)
        return script_refuse(error, SCRIPT_MISUSE, "Too many are to be checked at once.");
    return fill(batch, kind_of(batch->check), batch->count, subject, &bytes, error) &&
           add_report(batch, bytes, error);
}

static void run(script_batch *batch, size_t index)
{
    smp_fields *fields = batch->fields[kind_of(batch->check)][index];
    smp_report *into = batch->reports[index]->report;
    smp_error *fault = &batch->faults[index];
    if (batch->check == SCRIPT_ACCESSIBILITY)
        smp_check_accessibility(into, batch->evaluator, smp_fields_post(fields), fault);
    else if (batch->check == SCRIPT_RESPONSE)
        smp_check_response(into, batch->evaluator, smp_fields_conversation(fields),
                           smp_fields_post(batch->fields[SMP_SUBJECT_POST][index]), fault);
    else smp_fields_check(into, batch->evaluator, fields, fault);
}

void script_batch_run(script_batch *batch)
{
    void *paused = script_pause();
    for (size_t i = 0; i < batch->count; i++) run(batch, i);
    script_resume(paused);
}

script_report *script_batch_take(script_batch *batch, size_t index, smp_error *error)
{
    script_report *report = batch->reports[index];
    batch->reports[index] = NULL;
    if (batch->faults[index].code == SMP_OK) return report;
    *error = batch->faults[index];
    script_report_free(report);
    return NULL;
}

void script_batch_close(script_batch *batch)
{
    if (!batch) return;
    for (size_t i = 0; i < batch->count; i++) script_report_free(batch->reports[i]);
    give_back(batch);
}

/* The answer to the one subject that was added; the batch is closed. */
static script_report *answer(script_batch *batch, bool added, smp_error *error)
{
    script_report *report = NULL;
    if (added) {
        script_batch_run(batch);
        report = script_batch_take(batch, 0, error);
    }
    script_batch_close(batch);
    return report;
}

script_report *script_desk_check(script_desk *desk, int check, script_value subject,
                                 smp_error *error)
{
    script_batch *batch = script_batch_open(desk, check, error);
    if (!batch) return NULL;
    return answer(batch, script_batch_add(batch, subject, error), error);
}

script_report *script_desk_respond(script_desk *desk, script_value conversation,
                                   script_value subject, smp_error *error)
{
    size_t bytes = 0;
    script_batch *batch = begin(desk, SCRIPT_RESPONSE, error);
    if (!batch) return NULL;
    bool added = fill(batch, SMP_SUBJECT_CONVERSATION, 0, conversation, &bytes, error) &&
                 fill(batch, SMP_SUBJECT_POST, 0, subject, &bytes, error) &&
                 add_report(batch, bytes, error);
    return answer(batch, added, error);
}
