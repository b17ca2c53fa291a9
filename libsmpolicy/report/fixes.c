/* Applying the repairs of findings to the text they were found in.
 * SPDX-License-Identifier: MIT */
#include "report/report.h"

#include "report/writing.h"

#include <string.h>

/* The edits taken so far, by where they start. A few lie on the stack: verifying one repair, which
 * happens for every finding, must not allocate. */
#define ON_STACK 32

typedef struct taken {
    const smp_edit *stack[ON_STACK];
    const smp_edit **items;
    size_t count, capacity;
    const smp_allocator *allocator;
} taken;

static bool take_room(taken *edits)
{
    if (edits->count < edits->capacity) return true;
    size_t capacity = edits->capacity * 2;
    const smp_edit **items = smp__allocate(edits->allocator, capacity * sizeof *items);
    if (!items) return false;
    memcpy(items, edits->items, edits->count * sizeof *items);
    if (edits->items != edits->stack)
        smp__release(edits->allocator, edits->items, edits->capacity * sizeof *items);
    edits->items = items;
    edits->capacity = capacity;
    return true;
}

/* Index of the first taken edit that starts at or after `start`. Edits come nearly in order, so the
 * end is tried first. */
static size_t find(const taken *edits, size_t start)
{
    size_t low = 0, high = edits->count;
    if (high && edits->items[high - 1]->span.bytes.start < start) return high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (edits->items[middle]->span.bytes.start < start) low = middle + 1;
        else high = middle;
    }
    return low;
}

static bool inserts_at(const smp_edit *edit, size_t place)
{
    return edit->span.bytes.start == place && edit->span.bytes.end == place;
}

/* Past what has already been put in at that place: insertions stand in the order of their findings,
 * so that several things can move to one place at once. */
static size_t after_insertions(const taken *edits, size_t at, size_t place)
{
    while (at < edits->count && inserts_at(edits->items[at], place)) at++;
    return at;
}

/* Other edits that start at one place count as overlapping: their order would be a guess. */
static bool is_free(const taken *edits, smp_range range, size_t at)
{
    if (at > 0 && edits->items[at - 1]->span.bytes.end > range.start) return false;
    if (at == edits->count) return true;
    size_t next = edits->items[at]->span.bytes.start;
    return next != range.start && next >= range.end;
}

static void take_back(taken *edits, const smp_edit *edit)
{
    size_t at = find(edits, edit->span.bytes.start);
    while (edits->items[at] != edit) at++;
    edits->count--;
    memmove(edits->items + at, edits->items + at + 1,
            (edits->count - at) * sizeof *edits->items);
}

/* Takes all edits that the finding has for `field`, or none: half a repair is no repair. */
static bool take_finding(taken *edits, const smp_finding *finding, smp_text field, size_t size,
                         bool *took)
{
    *took = false;
    size_t i = 0;
    for (; i < finding->edit_count; i++) {
        const smp_edit *edit = &finding->edits[i];
        if (!smp__text_equal(edit->field, field)) continue;
        smp_range range = edit->span.bytes;
        size_t at = find(edits, range.start);
        if (inserts_at(edit, range.start)) at = after_insertions(edits, at, range.start);
        if (range.start > range.end || range.end > size || !is_free(edits, range, at)) break;
        if (!take_room(edits)) return false;
        memmove(edits->items + at + 1, edits->items + at,
                (edits->count - at) * sizeof *edits->items);
        edits->items[at] = edit;
        edits->count++;
        *took = true;
    }
    if (i == finding->edit_count) return true;
    *took = false;
    while (i-- > 0)
        if (smp__text_equal(finding->edits[i].field, field)) take_back(edits, &finding->edits[i]);
    return true;
}

bool smp__edits_apply(smp__buffer *out, smp_text given, smp_text field, const smp_finding *findings,
                      size_t finding_count, const size_t *only, size_t only_count, size_t *applied,
                      bool *took)
{
    taken edits = {.capacity = ON_STACK, .allocator = &out->allocator};
    edits.items = edits.stack;
    size_t wanted = only ? only_count : finding_count, mended = 0;
    bool ok = true;
    for (size_t i = 0; i < wanted && ok; i++) {
        size_t index = only ? only[i] : i;
        bool whole = false;
        ok = take_finding(&edits, &findings[index], field, given.size, &whole);
        if (!whole) continue;
        mended++;
        if (took) took[i] = true;
    }
    smp__buffer_clear(out);
    size_t at = 0;
    for (size_t i = 0; i < edits.count && ok; i++) {
        smp_range range = edits.items[i]->span.bytes;
        if (range.start > at) smp__buffer_add(out, given.data + at, range.start - at);
        smp__buffer_add_text(out, edits.items[i]->with);
        at = range.end;
    }
    if (ok && at < given.size) smp__buffer_add(out, given.data + at, given.size - at);
    if (edits.items != edits.stack)
        smp__release(edits.allocator, edits.items, edits.capacity * sizeof *edits.items);
    if (applied) *applied = mended;
    return ok && !out->failed;
}

static smp_text replaced(const smp_report *report, const smp_edit *edit)
{
    size_t field = smp__field_index(report, edit->field);
    if (field == SIZE_MAX) return (smp_text){NULL, 0};
    return smp__text_slice(report->fields[field].bytes, edit->span.bytes.start,
                           edit->span.bytes.end);
}

bool smp__edit_is_at_end(const smp_report *report, const smp_edit *edit)
{
    size_t field = smp__field_index(report, edit->field), at = edit->span.bytes.start;
    return field != SIZE_MAX && at > 0 && at == edit->span.bytes.end &&
           at == report->fields[field].bytes.size;
}

size_t smp__equal_edits(const smp_report *report, const smp_finding *finding, size_t first)
{
    const smp_edit *edits = finding->edits;
    smp_text here = replaced(report, &edits[first]);
    size_t next = first + 1;
    while (next < finding->edit_count && smp__text_equal(edits[next].with, edits[first].with) &&
           smp__text_equal(replaced(report, &edits[next]), here))
        next++;
    return next - first;
}

smp_status smp_apply_fixes(smp_report *report, const char *field, const size_t *only,
                           size_t only_count, smp_text *out, size_t *applied, smp_error *error)
{
    smp__error_clear(error);
    if (!report || !field || !out)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "report, field and out must be given.");
    for (size_t i = 0; only && i < only_count; i++)
        if (only[i] >= report->finding_count)
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "There is no finding %td: the report has %zu.", (ptrdiff_t)only[i],
                             report->finding_count);
    smp_text name = smp_text_of(field);
    size_t index = smp__field_index(report, name);
    if (index == SIZE_MAX)
        return smp__fail(error, SMP_ERROR_NOT_FOUND,
                         "The report has no field \"%.64s\". Posts have \"text\".", field);
    size_t mended = 0;
    if (!smp__edits_apply(&report->fixed, report->fields[index].bytes, name, report->findings,
                          report->finding_count, only, only_count, &mended, NULL))
        return smp__fail_memory(error);
    *out = smp__buffer_text(&report->fixed);
    if (applied) *applied = mended;
    return SMP_OK;
}
