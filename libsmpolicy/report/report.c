/* The report: filling it, putting it in order, reading it.
 * SPDX-License-Identifier: MIT */
#include "report/report.h"

#include "report/writing.h"

#include <string.h>

/* ---- Names ---------------------------------------------------------------------------------- */

const char *smp_verdict_name(smp_verdict verdict)
{
    switch (verdict) {
    case SMP_CLEAR: return "clear";
    case SMP_ADVISE: return "advise";
    case SMP_HOLD: return "hold";
    case SMP_REJECT: return "reject";
    }
    return NULL;
}

const char *smp_outcome_name(smp_outcome outcome)
{
    switch (outcome) {
    case SMP_BREACH: return "breach";
    case SMP_REVIEW: return "review";
    case SMP_NEEDS_FACT: return "needs-fact";
    }
    return NULL;
}

/* ---- Life ----------------------------------------------------------------------------------- */

smp_status smp_report_new(smp_report **out, const smp_allocator *allocator)
{
    if (!out) return SMP_ERROR_ARGUMENT;
    smp_allocator by = smp__allocator_or_default(allocator);
    smp_report *report = smp__allocate_zeroed(&by, sizeof *report);
    if (!report) return SMP_ERROR_MEMORY;
    report->allocator = by;
    report->verdict = SMP_HOLD;
    report->check = "";
    report->day = SMP__NO_DAY;
    smp__arena_init(&report->arena, &by);
    smp__buffer_init(&report->written, &by);
    smp__buffer_init(&report->fixed, &by);
    *out = report;
    return SMP_OK;
}

void smp_report_free(smp_report *report)
{
    if (!report) return;
    smp_allocator by = report->allocator;
    smp_policy_release(report->policy);
    smp__release(&by, report->fields, report->field_capacity * sizeof *report->fields);
    smp__release(&by, report->findings, report->finding_capacity * sizeof *report->findings);
    smp__release(&by, report->secrets, report->secret_capacity * sizeof *report->secrets);
    smp__release(&by, report->needs, report->need_capacity * sizeof *report->needs);
    smp__release(&by, report->assumptions,
                 report->assumption_capacity * sizeof *report->assumptions);
    smp__release(&by, report->actions, report->action_capacity * sizeof *report->actions);
    smp__release(&by, report->labels, report->label_capacity * sizeof *report->labels);
    smp__release(&by, report->clocks, report->clock_capacity * sizeof *report->clocks);
    smp__release(&by, report->measures, report->measure_capacity * sizeof *report->measures);
    smp__buffer_free(&report->written);
    smp__buffer_free(&report->fixed);
    smp__arena_free(&report->arena);
    smp__release(&by, report, sizeof *report);
}

/* Empties it but for its policy. */
static void clear_findings(smp_report *report)
{
    report->check = "";
    report->day = SMP__NO_DAY;
    report->id = (smp_text){NULL, 0};
    report->verdict = SMP_HOLD;
    report->field_count = report->finding_count = report->need_count = 0;
    report->secret_count = 0;
    report->assumption_count = 0;
    report->action_count = report->label_count = report->clock_count = 0;
    report->measure_count = 0;
    report->failed = false;
    smp__buffer_clear(&report->written);
    smp__buffer_clear(&report->fixed);
    smp__arena_reset(&report->arena);
}

void smp__report_clear(smp_report *report)
{
    smp_policy_release(report->policy);
    report->policy = NULL;
    clear_findings(report);
}

/* ---- Filling -------------------------------------------------------------------------------- */

void smp__report_begin(smp_report *report, smp_policy *policy, const char *check, smp_text id)
{
    if (report->policy != policy) {
        smp_policy_release(report->policy);
        report->policy = smp_policy_retain(policy);
    }
    clear_findings(report);
    report->check = check;
    report->id = smp__arena_copy(&report->arena, id);
    if (id.data && !report->id.data) report->failed = true;
}

/* The first of `more` zeroed records. */
static void *add(smp_report *report, void **array, size_t *count, size_t *capacity, size_t more,
                 size_t size)
{
    if (report->failed || !smp__grow(&report->allocator, array, capacity, *count + more, size)) {
        report->failed = true;
        return NULL;
    }
    void *record = (unsigned char *)*array + *count * size;
    memset(record, 0, more * size);
    *count += more;
    return record;
}

/* The arrays are typed and `add` is not, so the pointer goes by way of a void one. */
#define RECORDS(kind, more, type)                                                                  \
    void *array = report->kind##s;                                                                 \
    type *record = add(report, &array, &report->kind##_count, &report->kind##_capacity, more,      \
                       sizeof(type));                                                              \
    report->kind##s = array;                                                                       \
    return record

smp__report_field *smp__report_add_field(smp_report *report)
{
    RECORDS(field, 1, smp__report_field);
}
smp_finding *smp__report_add_finding(smp_report *report) { RECORDS(finding, 1, smp_finding); }
smp_text *smp__report_add_secret(smp_report *report) { RECORDS(secret, 1, smp_text); }
smp_need *smp__report_add_need(smp_report *report) { RECORDS(need, 1, smp_need); }
smp_action_advice *smp__report_add_action(smp_report *report)
{
    RECORDS(action, 1, smp_action_advice);
}
smp_label *smp__report_add_label(smp_report *report) { RECORDS(label, 1, smp_label); }
smp_running_clock *smp__report_add_clock(smp_report *report)
{
    RECORDS(clock, 1, smp_running_clock);
}
smp_assumption *smp__report_add_assumptions(smp_report *report, size_t more)
{
    RECORDS(assumption, more, smp_assumption);
}
smp_measure *smp__report_add_measures(smp_report *report, size_t more)
{
    RECORDS(measure, more, smp_measure);
}

#undef RECORDS

/* ---- Order ---------------------------------------------------------------------------------- */

enum { GROUP_TEXT, GROUP_OTHER, GROUP_SHARED, GROUP_MEDIA, GROUP_SHARED_MEDIA, GROUP_WHOLE };

/* Where a finding belongs: what is read first comes first. */
typedef struct place {
    uint32_t group;
    uint32_t item; /* of media */
    size_t field;  /* GROUP_OTHER: its index, in the order the check read them */
    smp_text name;
    size_t start;
} place;

static uint32_t item_number(smp_text name, size_t at)
{
    size_t end = at;
    while (end < name.size && name.data[end] != '.') end++;
    uint32_t item = 0;
    smp__text_to_u32(smp__text_slice(name, at, end), &item);
    return item;
}

static place place_of(const smp_report *report, const smp_finding *finding)
{
    smp_text name = finding->field;
    place found = {.group = GROUP_OTHER, .name = name, .start = finding->span.bytes.start};
    if (smp__is_empty(name)) {
        found.group = GROUP_WHOLE;
        return found;
    }
    if (smp__text_equal(name, SMP_TEXT("text"))) {
        found.group = GROUP_TEXT;
    } else if (smp__text_starts(name, "media.")) {
        found.group = GROUP_MEDIA;
        found.item = item_number(name, strlen("media."));
    } else if (smp__text_starts(name, "shared.media.")) {
        found.group = GROUP_SHARED_MEDIA;
        found.item = item_number(name, strlen("shared.media."));
    } else if (smp__text_starts(name, "shared")) {
        found.group = GROUP_SHARED;
    } else {
        found.field = smp__field_index(report, name);
    }
    return found;
}

static bool place_before(const void *context, size_t a, size_t b)
{
    const place *places = context, *left = &places[a], *right = &places[b];
    if (left->group != right->group) return left->group < right->group;
    if (left->item != right->item) return left->item < right->item;
    if (left->field != right->field) return left->field < right->field;
    /* "media.0" before "media.0.alt" before "media.0.file_name". */
    size_t shorter = left->name.size < right->name.size ? left->name.size : right->name.size;
    int order = shorter ? memcmp(left->name.data, right->name.data, shorter) : 0;
    if (order || left->name.size != right->name.size)
        return order ? order < 0 : left->name.size < right->name.size;
    return left->start < right->start;
}

static bool put_in_order(smp_report *report)
{
    size_t count = report->finding_count;
    place *places = smp__arena_allocate(&report->arena, count * sizeof *places);
    size_t *order = smp__arena_allocate(&report->arena, 2 * count * sizeof *order);
    if (!places || !order) return false;
    bool sorted = true;
    for (size_t i = 0; i < count; i++) {
        places[i] = place_of(report, &report->findings[i]);
        order[i] = i;
        if (i > 0 && place_before(places, i, i - 1)) sorted = false;
    }
    if (sorted) return true;
    smp_finding *copies = smp__arena_allocate(&report->arena, count * sizeof *copies);
    if (!copies) return false;
    smp__sort(order, order + count, count, place_before, places);
    memcpy(copies, report->findings, count * sizeof *copies);
    for (size_t i = 0; i < count; i++) report->findings[i] = copies[order[i]];
    return true;
}

bool smp__report_finish(smp_report *report, smp_verdict verdict)
{
    if (report->failed || !put_in_order(report)) {
        smp__report_clear(report);
        return false;
    }
    report->verdict = verdict;
    return true;
}

/* ---- Reading -------------------------------------------------------------------------------- */

smp_verdict smp_report_verdict(const smp_report *report)
{
    return report ? report->verdict : SMP_HOLD;
}

#define READ(kind, type)                                                                           \
    size_t smp_report_##kind##_count(const smp_report *report)                                     \
    {                                                                                              \
        return report ? report->kind##_count : 0;                                                  \
    }                                                                                              \
    const type *smp_report_##kind(const smp_report *report, size_t index)                          \
    {                                                                                              \
        return report && index < report->kind##_count ? &report->kind##s[index] : NULL;            \
    }

READ(finding, smp_finding)
READ(need, smp_need)
READ(assumption, smp_assumption)
READ(action, smp_action_advice)
READ(label, smp_label)
READ(clock, smp_running_clock)
READ(measure, smp_measure)

#undef READ

size_t smp__field_index(const smp_report *report, smp_text name)
{
    for (size_t i = 0; i < report->field_count; i++)
        if (smp__text_equal(report->fields[i].name, name)) return i;
    return SIZE_MAX;
}

smp_text smp_report_field(const smp_report *report, const char *field)
{
    size_t index = report && field ? smp__field_index(report, smp_text_of(field)) : SIZE_MAX;
    return index == SIZE_MAX ? (smp_text){NULL, 0} : report->fields[index].bytes;
}
