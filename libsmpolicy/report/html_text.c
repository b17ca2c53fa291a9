/* Texts and words inside the HTML page: escaping, and the findings marked where they stand.
 * SPDX-License-Identifier: MIT */
#include "report/html.h"

/* ---- Escaping -------------------------------------------------------------------------------- */

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '<' && byte != '>' && byte != '&' &&
           byte != '"' && byte != '\'';
}

static void escape(smp__buffer *out, uint32_t code_point)
{
    char spelt[SMP__SPELT_SIZE];
    switch (code_point) {
    case '<': smp__buffer_add_string(out, "&lt;"); return;
    case '>': smp__buffer_add_string(out, "&gt;"); return;
    case '&': smp__buffer_add_string(out, "&amp;"); return;
    case '"': smp__buffer_add_string(out, "&quot;"); return;
    case '\'': smp__buffer_add_string(out, "&#39;"); return;
    case '\n':
    case '\t': smp__buffer_add_char(out, (char)code_point); return;
    case '\r': return; /* of CRLF; alone it is as good as nothing */
    default: break;
    }
    if (smp__is_unseen(code_point)) {
        smp__spell_out(code_point, spelt);
        smp__buffer_add_string(out, spelt);
    } else {
        smp__put_code_point(out, code_point);
    }
}

void smp__html_shown(smp__buffer *out, const smp__shown *shown)
{
    smp__put_escaped(out, shown, is_plain, escape);
}

void smp__html_text(smp__buffer *out, smp_text text)
{
    smp__shown shown = smp__show_plain(text);
    smp__html_shown(out, &shown);
}

void smp__put_words(smp__buffer *out, smp__buffer *scratch)
{
    if (scratch->failed) out->failed = true;
    else smp__html_text(out, smp__buffer_text(scratch));
    smp__buffer_clear(scratch);
}

void smp__put_capital_words(smp__buffer *out, smp__buffer *scratch)
{
    if (scratch->size) scratch->data[0] = smp__capital(scratch->data[0]);
    smp__put_words(out, scratch);
}

/* ---- Marks ----------------------------------------------------------------------------------- */

/* The findings of one field, and how far the text has been written. Where findings overlap, the one
 * that began last owns the characters: its explanation is the one they link to. */
typedef struct marking {
    smp__buffer *out;
    smp__curtain *curtain;
    const smp_finding *findings;
    size_t number;      /* of the report */
    size_t *starts;     /* indexes of findings by start, as the report has them */
    size_t *ends;       /* the same by end */
    size_t count;
    size_t next_start, next_end;
    size_t *open;       /* stack of those begun; ended ones are dropped when they come to the top */
    size_t open_count;
} marking;

static bool ends_before(const void *context, size_t a, size_t b)
{
    const smp_finding *findings = context;
    return findings[a].span.bytes.end < findings[b].span.bytes.end;
}

static size_t start_of(const marking *in, size_t finding)
{
    return in->findings[finding].span.bytes.start;
}

static size_t end_of(const marking *in, size_t finding)
{
    return in->findings[finding].span.bytes.end;
}

static void reference(const marking *in, size_t finding)
{
    smp__buffer_format(in->out, "<sup><span class=\"vh\"> finding </span>%zu</sup>", finding + 1);
}

static void segment(const marking *in, smp_text field, size_t start, size_t end)
{
    smp__shown part = smp__show_field(in->curtain, field, start, end);
    if (in->open_count == 0) {
        smp__html_shown(in->out, &part);
        return;
    }
    size_t owner = in->open[in->open_count - 1];
    /* Those that begin here beside the owner need a place to be linked to. */
    for (size_t i = in->next_start; i-- > 0 && start_of(in, in->starts[i]) == start;)
        if (in->starts[i] != owner)
            smp__buffer_format(in->out, "<span id=\"r%zu-m%zu\"></span>", in->number,
                               in->starts[i] + 1);
    smp__buffer_format(in->out, "<mark class=\"%s\"",
                       smp_severity_name(in->findings[owner].severity));
    if (start_of(in, owner) == start)
        smp__buffer_format(in->out, " id=\"r%zu-m%zu\"", in->number, owner + 1);
    smp__buffer_format(in->out, "><a href=\"#r%zu-f%zu\">", in->number, owner + 1);
    smp__html_shown(in->out, &part);
    if (end_of(in, owner) == end) reference(in, owner);
    smp__buffer_add_string(in->out, "</a>");
    for (size_t i = in->next_end; i < in->count && end_of(in, in->ends[i]) == end; i++) {
        if (in->ends[i] == owner) continue;
        smp__buffer_format(in->out, "<a href=\"#r%zu-f%zu\">", in->number, in->ends[i] + 1);
        reference(in, in->ends[i]);
        smp__buffer_add_string(in->out, "</a>");
    }
    smp__buffer_add_string(in->out, "</mark>");
}

/* The findings that point into the field, listed or counted first. */
static size_t collect(const smp_report *report, size_t field, size_t *findings)
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        if (!smp__points_into(report, &report->findings[i], field)) continue;
        if (findings) findings[count] = i;
        count++;
    }
    return count;
}

bool smp__html_marked(smp__buffer *out, smp__curtain *curtain, size_t field, size_t number)
{
    const smp_report *report = curtain->report;
    smp_text name = report->fields[field].name;
    marking in = {.out = out, .curtain = curtain, .findings = report->findings, .number = number};
    const size_t most = collect(report, field, NULL);
    size_t *memory = smp__arena_allocate(curtain->arena, (4 * most + 1) * sizeof *memory);
    if (!memory) return false;
    in.starts = memory;
    in.ends = memory + most;
    in.open = memory + 2 * most;
    in.count = collect(report, field, in.starts);
    for (size_t i = 0; i < in.count; i++) in.ends[i] = in.starts[i];
    smp__sort(in.ends, memory + 3 * most, in.count, ends_before, report->findings);

    size_t at = 0, size = report->fields[field].bytes.size;
    while (at < size) {
        while (in.next_start < in.count && start_of(&in, in.starts[in.next_start]) <= at)
            in.open[in.open_count++] = in.starts[in.next_start++];
        while (in.open_count && end_of(&in, in.open[in.open_count - 1]) <= at) in.open_count--;
        while (in.next_end < in.count && end_of(&in, in.ends[in.next_end]) <= at) in.next_end++;
        size_t next = size;
        if (in.next_start < in.count) next = start_of(&in, in.starts[in.next_start]);
        if (in.next_end < in.count && end_of(&in, in.ends[in.next_end]) < next)
            next = end_of(&in, in.ends[in.next_end]);
        segment(&in, name, at, next);
        at = next;
    }
    return !out->failed;
}
