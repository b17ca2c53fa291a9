/* Making texts fit to be shown: ill-formed bytes repaired, personal data masked when asked.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

#include "text/text.h"

#include <stdio.h>
#include <string.h>

/* ---- Reading a shown text -------------------------------------------------------------------- */

static void find_bad(smp__cursor *cursor)
{
    size_t start, end;
    smp_text rest = smp__text_slice(cursor->shown->text, cursor->at, cursor->shown->end);
    if (smp__utf8_check(rest, &start, &end)) {
        cursor->bad_start = cursor->at + start;
        cursor->bad_end = cursor->at + end;
    } else {
        cursor->bad_start = cursor->bad_end = SIZE_MAX;
    }
}

static void skip_hidden(smp__cursor *cursor)
{
    const smp__shown *shown = cursor->shown;
    while (cursor->hidden < shown->hidden_count && shown->hidden[cursor->hidden].end <= cursor->at)
        cursor->hidden++;
}

void smp__cursor_start(smp__cursor *cursor, const smp__shown *shown)
{
    *cursor = (smp__cursor){.shown = shown, .at = shown->start};
    /* The ranges are those of the whole text; the part shown may begin far on. */
    size_t low = 0, high = shown->hidden_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (shown->hidden[middle].end <= shown->start) low = middle + 1;
        else high = middle;
    }
    cursor->hidden = low;
    find_bad(cursor);
}

bool smp__cursor_next(smp__cursor *cursor, uint32_t *code_point)
{
    const smp__shown *shown = cursor->shown;
    if (cursor->at >= shown->end) return false;
    bool hide = cursor->hidden < shown->hidden_count &&
                shown->hidden[cursor->hidden].start <= cursor->at;
    if (cursor->at == cursor->bad_start) {
        cursor->at = cursor->bad_end;
        *code_point = SMP__REPLACEMENT;
        find_bad(cursor);
    } else {
        *code_point = smp__utf8_next(shown->text.data, &cursor->at);
    }
    if (hide) *code_point = SMP__MASK;
    skip_hidden(cursor);
    return true;
}

size_t smp__cursor_clean(const smp__cursor *cursor)
{
    size_t end = cursor->shown->end;
    if (cursor->bad_start < end) end = cursor->bad_start;
    if (cursor->hidden < cursor->shown->hidden_count) {
        size_t hidden = cursor->shown->hidden[cursor->hidden].start;
        if (hidden < end) end = hidden;
    }
    return end > cursor->at ? end - cursor->at : 0;
}

void smp__put_code_point(smp__buffer *out, uint32_t code_point)
{
    char bytes[4];
    smp__buffer_add(out, bytes, smp__utf8_put(code_point, bytes));
}

/* Joiners and variation selectors are let through: Persian, Indic scripts and emoji are spelt with
 * them, and they move nothing. Controls of direction are among what is ignorable. */
bool smp__is_unseen(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
    if (c < 0xAD || c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F)) return false;
    return c == 0x2028 || c == 0x2029 || (c >= 0xFFF9 && c <= 0xFFFB) ||
           smp__is_default_ignorable(c);
}

size_t smp__spell_out(uint32_t code_point, char out[SMP__SPELT_SIZE])
{
    return (size_t)snprintf(out, SMP__SPELT_SIZE, "\u27E8U+%04X\u27E9", (unsigned)code_point) - 4;
}

/* ---- What is masked -------------------------------------------------------------------------- */

static void *room(smp__curtain *curtain, size_t count, size_t size)
{
    void *memory = smp__arena_allocate(curtain->arena, count * size);
    if (!memory) curtain->failed = true;
    return memory;
}

static bool text_before(const void *context, size_t a, size_t b)
{
    const smp_text *texts = context, *left = &texts[a], *right = &texts[b];
    size_t shorter = left->size < right->size ? left->size : right->size;
    int order = memcmp(left->data, right->data, shorter);
    return order ? order < 0 : left->size < right->size;
}

static bool begins(smp_text text, size_t at, smp_text start)
{
    return text.size - at >= start.size && memcmp(text.data + at, start.data, start.size) == 0;
}

/* The length of the longest secret that stands at text[at]; 0 = none. The last secret that sorts
 * before the rest of the text either begins it, or shares with it any secret that does. */
static size_t secret_at(const smp__curtain *curtain, smp_text text, size_t at)
{
    if (!curtain->first[(unsigned char)text.data[at]]) return 0;
    smp_text rest = {text.data + at, text.size - at};
    size_t low = 0, high = curtain->secret_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        smp_text pair[2] = {rest, curtain->secrets[middle]};
        if (text_before(pair, 0, 1)) high = middle;
        else low = middle + 1;
    }
    size_t index = low ? low - 1 : SIZE_MAX;
    while (index != SIZE_MAX && !begins(text, at, curtain->secrets[index]))
        index = curtain->parents[index];
    return index == SIZE_MAX ? 0 : curtain->secrets[index].size;
}

static bool is_private(const smp_finding *finding)
{
    return smp__text_starts(finding->signal, "privacy.");
}

/* Where secrets stand in `text`. Fills `ranges` unless that is NULL; returns how many there are. */
static size_t hide(const smp__curtain *curtain, smp_text text, smp_range *ranges)
{
    size_t count = 0;
    smp_range open = {0, 0};
    for (size_t at = 0; at < text.size; at++) {
        size_t size = secret_at(curtain, text, at);
        size_t of_name = smp__name_at(curtain->names, text, at);
        size_t end = at + (size > of_name ? size : of_name);
        if (end <= at || end <= open.end) continue;
        if (open.end > open.start && at <= open.end) {
            open.end = end;
        } else {
            if (open.end > open.start) {
                if (ranges) ranges[count] = open;
                count++;
            }
            open = (smp_range){at, end};
        }
    }
    if (open.end > open.start) {
        if (ranges) ranges[count] = open;
        count++;
    }
    return count;
}

static smp__shown with_hidden(smp__curtain *curtain, smp_text text)
{
    smp__shown shown = smp__show_plain(text);
    size_t count = hide(curtain, shown.text, NULL);
    smp_range *ranges = count ? room(curtain, count, sizeof *ranges) : NULL;
    if (!ranges) return shown;
    hide(curtain, shown.text, ranges);
    shown.hidden = ranges;
    shown.hidden_count = count;
    return shown;
}

/* Collects what is personal data, and what findings quote of it: each text once, sorted, each
 * knowing the longest other that begins it. */
static void collect_secrets(smp__curtain *curtain)
{
    const smp_report *report = curtain->report;
    size_t most = report->secret_count;
    for (size_t i = 0; i < report->finding_count; i++)
        if (is_private(&report->findings[i])) most += 2;
    if (most == 0) return;
    smp_text *found = room(curtain, most, sizeof *found);
    smp_text *sorted = room(curtain, most, sizeof *sorted);
    size_t *order = room(curtain, 2 * most, sizeof *order);
    size_t *parents = room(curtain, most, sizeof *parents);
    if (curtain->failed) return;
    size_t count = 0;
    for (size_t i = 0; i < report->secret_count; i++) found[count++] = report->secrets[i];
    for (size_t i = 0; i < report->finding_count; i++) {
        const smp_finding *finding = &report->findings[i];
        if (!is_private(finding)) continue;
        size_t field = smp__field_index(report, finding->field);
        if (field != SIZE_MAX)
            found[count] = smp__text_slice(report->fields[field].bytes, finding->span.bytes.start,
                                           finding->span.bytes.end);
        if (field != SIZE_MAX && !smp__is_empty(found[count])) count++;
        if (!smp__is_empty(finding->text)) found[count++] = finding->text;
    }
    for (size_t i = 0; i < count; i++) order[i] = i;
    smp__sort(order, order + most, count, text_before, found);
    for (size_t i = 0; i < count; i++) {
        smp_text text = found[order[i]];
        size_t at = curtain->secret_count;
        if (at && smp__text_equal(sorted[at - 1], text)) continue;
        size_t parent = at ? at - 1 : SIZE_MAX;
        while (parent != SIZE_MAX && !begins(text, 0, sorted[parent])) parent = parents[parent];
        sorted[at] = text;
        parents[at] = parent;
        curtain->first[(unsigned char)text.data[0]] = true;
        curtain->secret_count++;
    }
    curtain->secrets = sorted;
    curtain->parents = parents;
}

static void mask_fields(smp__curtain *curtain)
{
    const smp_report *report = curtain->report;
    smp__shown *fields = room(curtain, report->field_count, sizeof *fields);
    if (!fields) return;
    for (size_t i = 0; i < report->field_count; i++)
        fields[i] = with_hidden(curtain, report->fields[i].bytes);
    curtain->fields = fields;
}

void smp__curtain_open(smp__curtain *curtain, const smp_report *report, bool draw,
                       smp__arena *arena)
{
    *curtain = (smp__curtain){.drawn = draw, .arena = arena, .report = report};
    if (!draw) return;
    collect_secrets(curtain);
    if (!curtain->failed && curtain->secret_count) smp__collect_names(curtain);
    if (!curtain->failed && curtain->secret_count) mask_fields(curtain);
}

/* ---- What is shown --------------------------------------------------------------------------- */

smp__shown smp__show_plain(smp_text text)
{
    if (smp__is_absent(text)) text = SMP_TEXT("");
    return (smp__shown){.text = text, .end = text.size};
}

smp__shown smp__show(smp__curtain *curtain, smp_text text)
{
    if (!curtain->secret_count || smp__is_empty(text)) return smp__show_plain(text);
    return with_hidden(curtain, text);
}

smp__shown smp__show_field(smp__curtain *curtain, smp_text field, size_t start, size_t end)
{
    size_t index = smp__field_index(curtain->report, field);
    if (index == SIZE_MAX) return smp__show_plain(SMP_TEXT(""));
    smp__shown shown = curtain->fields ? curtain->fields[index]
                                       : smp__show_plain(curtain->report->fields[index].bytes);
    if (end < shown.end) shown.end = end;
    shown.start = start < shown.end ? start : shown.end;
    return shown;
}

bool smp__has_span(const smp_finding *finding)
{
    return !smp__is_empty(finding->field) && finding->span.bytes.end > finding->span.bytes.start;
}

bool smp__points_into(const smp_report *report, const smp_finding *finding, size_t field)
{
    const smp__report_field *into = &report->fields[field];
    return smp__has_span(finding) && smp__text_equal(finding->field, into->name) &&
           finding->span.bytes.end <= into->bytes.size;
}

bool smp__can_point(const smp_report *report, const smp_finding *finding)
{
    size_t field = smp__has_span(finding) ? smp__field_index(report, finding->field) : SIZE_MAX;
    return field != SIZE_MAX && smp__points_into(report, finding, field);
}

smp__shown smp__show_finding(smp__curtain *curtain, const smp_finding *finding)
{
    if (smp__can_point(curtain->report, finding))
        return smp__show_field(curtain, finding->field, finding->span.bytes.start,
                               finding->span.bytes.end);
    return smp__show(curtain, finding->text);
}
