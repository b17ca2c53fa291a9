/* JSON: the pieces, and a report as one object (the contract of docs/json.md).
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

#include "text/text.h"

#include <math.h>
#include <stdio.h>

/* ---- Pieces ---------------------------------------------------------------------------------- */

/* Every value ends in something else, so the last byte tells whether one came before. */
void smp__json_next(smp__buffer *out)
{
    char last = out->size ? out->data[out->size - 1] : '{';
    if (last != '{' && last != '[' && last != ':') smp__buffer_add_char(out, ',');
}

void smp__json_key(smp__buffer *out, const char *key)
{
    smp__json_next(out);
    smp__buffer_add_char(out, '"');
    smp__buffer_add_string(out, key);
    smp__buffer_add(out, "\":", 2);
}

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

static void escape(smp__buffer *out, uint32_t code_point)
{
    switch (code_point) {
    case '"': smp__buffer_add_string(out, "\\\""); return;
    case '\\': smp__buffer_add_string(out, "\\\\"); return;
    case '\b': smp__buffer_add_string(out, "\\b"); return;
    case '\f': smp__buffer_add_string(out, "\\f"); return;
    case '\n': smp__buffer_add_string(out, "\\n"); return;
    case '\r': smp__buffer_add_string(out, "\\r"); return;
    case '\t': smp__buffer_add_string(out, "\\t"); return;
    default: break;
    }
    /* A control, since what is plain does not come here. Line and paragraph separators end a line
     * in JavaScript, and for some readers of lines. */
    if (code_point < 0xA0 || code_point == 0x2028 || code_point == 0x2029)
        smp__buffer_format(out, "\\u%04x", (unsigned)code_point);
    else
        smp__put_code_point(out, code_point);
}

void smp__json_shown(smp__buffer *out, const smp__shown *shown)
{
    smp__buffer_add_char(out, '"');
    smp__put_escaped(out, shown, is_plain, escape);
    smp__buffer_add_char(out, '"');
}

void smp__json_text(smp__buffer *out, smp_text text)
{
    smp__shown shown = smp__show_plain(text);
    smp__json_shown(out, &shown);
}

void smp__json_string(smp__buffer *out, const char *string)
{
    smp__json_text(out, smp_text_of(string));
}

void smp__json_number(smp__buffer *out, double value)
{
    if (!isfinite(value)) {
        smp__buffer_add_string(out, "null");
        return;
    }
    if (value < 0) {
        value = -value;
        if (value >= 0.0000005) smp__buffer_add_char(out, '-');
    }
    if (value >= 9e12) { /* no decimals are left that matter; %.0f has no point to localise */
        smp__buffer_format(out, "%.0f", value);
        return;
    }
    uint64_t millionths = (uint64_t)llround(value * 1e6);
    smp__buffer_format(out, "%llu", (unsigned long long)(millionths / 1000000));
    unsigned fraction = (unsigned)(millionths % 1000000);
    if (fraction == 0) return;
    char digits[8];
    int size = snprintf(digits, sizeof digits, ".%06u", fraction);
    while (digits[size - 1] == '0') size--;
    smp__buffer_add(out, digits, (size_t)size);
}

/* ---- A report -------------------------------------------------------------------------------- */

static void optional(smp__buffer *out, const char *key, smp_text text)
{
    if (smp__is_empty(text)) return;
    smp__json_key(out, key);
    smp__json_text(out, text);
}

static void shown(smp__buffer *out, const char *key, smp__shown text)
{
    smp__json_key(out, key);
    smp__json_shown(out, &text);
}

static void decimal(smp__buffer *out, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    smp__buffer_add(out, digits + at, sizeof digits - at);
}

static void range(smp__buffer *out, const char *key, smp_range range_of)
{
    smp__json_key(out, key);
    smp__buffer_add_char(out, '[');
    decimal(out, range_of.start);
    smp__buffer_add_char(out, ',');
    decimal(out, range_of.end);
    smp__buffer_add_char(out, ']');
}

static void citation(smp__buffer *out, const smp_citation *cite)
{
    smp__buffer_add_char(out, '{');
    optional(out, "document", cite->document);
    optional(out, "version", cite->version);
    optional(out, "section", cite->section);
    optional(out, "quote", cite->quote);
    smp__buffer_add_char(out, '}');
}

static void fix(smp__buffer *out, const smp_finding *finding, smp__curtain *curtain)
{
    smp__json_key(out, "fix");
    smp__buffer_add_string(out, "{\"edits\":[");
    for (size_t i = 0; i < finding->edit_count; i++) {
        const smp_edit *edit = &finding->edits[i];
        smp__json_next(out);
        smp__buffer_add_char(out, '{');
        optional(out, "field", edit->field);
        range(out, "bytes", edit->span.bytes);
        shown(out, "with", smp__show(curtain, edit->with));
        smp__buffer_add_char(out, '}');
    }
    /* A repair is only offered when evaluating it again found it good. */
    smp__buffer_add_string(out, "],\"safe\":true}");
}

static void finding_object(smp__buffer *out, const smp_finding *finding, smp__curtain *curtain)
{
    smp__json_next(out);
    smp__buffer_add_char(out, '{');
    smp__json_key(out, "clause");
    smp__json_text(out, finding->clause);
    optional(out, "signal", finding->signal);
    smp__json_key(out, "severity");
    smp__json_string(out, smp_severity_name(finding->severity));
    smp__json_key(out, "outcome");
    smp__json_string(out, smp_outcome_name(finding->outcome));
    optional(out, "field", finding->field);
    if (smp__has_span(finding)) {
        smp__json_key(out, "span");
        smp__buffer_add_char(out, '{');
        range(out, "bytes", finding->span.bytes);
        range(out, "chars", finding->span.chars);
        range(out, "utf16", finding->span.utf16);
        smp__buffer_add_char(out, '}');
        shown(out, "text", smp__show_finding(curtain, finding));
        if (!smp__text_equal(finding->by, SMP_TEXT("writer"))) optional(out, "by", finding->by);
        if (!smp__is_empty(finding->who)) shown(out, "who", smp__show(curtain, finding->who));
    }
    shown(out, "message", smp__show(curtain, finding->message));
    smp__json_key(out, "because");
    smp__buffer_add_char(out, '[');
    for (size_t i = 0; i < finding->because_count; i++) {
        smp__shown why = smp__show(curtain, finding->because[i]);
        smp__json_next(out);
        smp__json_shown(out, &why);
    }
    smp__buffer_add_char(out, ']');
    smp__json_key(out, "cite");
    citation(out, &finding->cite);
    if (finding->edit_count) fix(out, finding, curtain);
    smp__buffer_add_char(out, '}');
}

static void need_object(smp__buffer *out, const smp_need *need, smp__curtain *curtain)
{
    smp__json_next(out);
    smp__buffer_add_char(out, '{');
    smp__json_key(out, "fact");
    smp__json_text(out, need->fact);
    shown(out, "ask", smp__show(curtain, need->ask));
    smp__json_key(out, "clauses");
    smp__buffer_add_char(out, '[');
    for (size_t i = 0; i < need->clause_count; i++) {
        smp__json_next(out);
        smp__json_text(out, need->clauses[i]);
    }
    smp__buffer_add_string(out, "],\"cites\":[");
    for (size_t i = 0; need->cites && i < need->clause_count; i++) {
        smp__json_next(out);
        citation(out, &need->cites[i]);
    }
    smp__buffer_add_string(out, "]}");
}

static void action_object(smp__buffer *out, const smp_action_advice *action)
{
    smp__json_next(out);
    smp__buffer_add_char(out, '{');
    smp__json_key(out, "do");
    smp__json_text(out, action->action);
    optional(out, "to", action->to);
    optional(out, "contact", action->contact);
    optional(out, "by", action->by);
    optional(out, "clause", action->clause);
    smp__buffer_add_char(out, '}');
}

static void label_object(smp__buffer *out, const smp_label *label)
{
    smp__json_next(out);
    smp__buffer_add_char(out, '{');
    smp__json_key(out, "label");
    smp__json_text(out, label->label);
    smp__json_key(out, "score");
    smp__json_number(out, label->score);
    smp__json_key(out, "spans");
    smp__buffer_add_char(out, '[');
    for (size_t i = 0; i < label->span_count; i++) {
        smp__json_next(out);
        smp__buffer_add_char(out, '{');
        range(out, "bytes", label->spans[i].bytes);
        range(out, "chars", label->spans[i].chars);
        range(out, "utf16", label->spans[i].utf16);
        smp__buffer_add_char(out, '}');
    }
    smp__buffer_add_char(out, ']');
    optional(out, "by", label->by);
    smp__json_key(out, "because");
    smp__buffer_add_char(out, '[');
    for (size_t i = 0; i < label->because_count; i++) {
        smp__json_next(out);
        smp__json_text(out, label->because[i]);
    }
    smp__buffer_add_string(out, "]}");
}

static void clock_object(smp__buffer *out, const smp_running_clock *clock)
{
    smp__json_next(out);
    smp__buffer_add_char(out, '{');
    smp__json_key(out, "clock");
    smp__json_text(out, clock->clock);
    optional(out, "nation", clock->nation);
    optional(out, "received", clock->received);
    optional(out, "by", clock->by);
    optional(out, "rule", clock->rule);
    optional(out, "source", clock->source);
    optional(out, "note", clock->note);
    smp__json_key(out, "lacks");
    smp__buffer_add_char(out, '[');
    for (size_t i = 0; i < clock->lack_count; i++) {
        smp__json_next(out);
        smp__buffer_add_char(out, '{');
        optional(out, "what", clock->lacks[i].what);
        optional(out, "ask", clock->lacks[i].ask);
        optional(out, "source", clock->lacks[i].source);
        smp__buffer_add_char(out, '}');
    }
    smp__buffer_add_string(out, "]}");
}

static void measure_member(smp__buffer *out, const smp_measure *measure)
{
    smp__json_next(out);
    smp__json_text(out, measure->name);
    smp__buffer_add_char(out, ':');
    if (measure->kind == SMP_MEASURE_NUMBER) smp__json_number(out, measure->value);
    else if (measure->kind == SMP_MEASURE_WORD) smp__json_text(out, measure->word);
    else smp__buffer_add_string(out, measure->value != 0 ? "true" : "false");
}

static void policy_object(smp__buffer *out, const smp_policy *policy)
{
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    if (!policy) return;
    smp_policy_describe(policy, &info);
    smp__json_key(out, "policy");
    smp__buffer_add_char(out, '{');
    optional(out, "id", info.id);
    optional(out, "version", info.version);
    optional(out, "sha256", info.sha256);
    if (!smp__text_equal(info.status, SMP_TEXT("current"))) optional(out, "status", info.status);
    optional(out, "review", info.review);
    optional(out, "expires", info.expires);
    smp__buffer_add_char(out, '}');
}

void smp__json_report(smp__buffer *out, smp__curtain *curtain)
{
    const smp_report *report = curtain->report;
    smp__buffer_add_char(out, '{');
    if (report->id.data) {
        smp__json_key(out, "id");
        smp__json_text(out, report->id);
    }
    smp__json_key(out, "check");
    smp__json_string(out, report->check);
    policy_object(out, report->policy);
    smp__json_key(out, "verdict");
    smp__json_string(out, smp_verdict_name(report->verdict));
    smp__json_key(out, "findings");
    smp__buffer_add_char(out, '[');
    for (size_t i = 0; i < report->finding_count; i++)
        finding_object(out, &report->findings[i], curtain);
    smp__buffer_add_string(out, "],\"needs\":[");
    for (size_t i = 0; i < report->need_count; i++) need_object(out, &report->needs[i], curtain);
    smp__buffer_add_string(out, "],\"labels\":[");
    for (size_t i = 0; i < report->label_count; i++) label_object(out, &report->labels[i]);
    smp__buffer_add_string(out, "],\"actions\":[");
    for (size_t i = 0; i < report->action_count; i++) action_object(out, &report->actions[i]);
    smp__buffer_add_char(out, ']');
    if (report->clock_count) {
        smp__json_key(out, "clocks");
        smp__buffer_add_char(out, '[');
        for (size_t i = 0; i < report->clock_count; i++) clock_object(out, &report->clocks[i]);
        smp__buffer_add_char(out, ']');
    }
    smp__buffer_add_string(out, ",\"measures\":{");
    for (size_t i = 0; i < report->measure_count; i++) measure_member(out, &report->measures[i]);
    smp__buffer_add_char(out, '}');
    if (report->assumption_count) {
        smp__json_key(out, "assumed");
        smp__buffer_add_char(out, '{');
        for (size_t i = 0; i < report->assumption_count; i++) {
            smp__json_key(out, report->assumptions[i].fact.data);
            smp__json_text(out, report->assumptions[i].value);
        }
        smp__buffer_add_char(out, '}');
    }
    smp__buffer_add_char(out, '}');
}

smp_status smp_report_json(smp_report *report, smp_text *out, smp_error *error)
{
    smp__error_clear(error);
    if (!report || !out)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "report and out must be given.");
    smp__curtain curtain;
    smp__curtain_open(&curtain, report, false, &report->arena);
    smp__buffer_clear(&report->written);
    smp__json_report(&report->written, &curtain);
    smp_text written = smp__buffer_text(&report->written);
    if (!written.data) return smp__fail_memory(error);
    *out = written;
    return SMP_OK;
}

/* ---- JSON Lines ------------------------------------------------------------------------------ */

static bool write_report(smp_writer *writer, smp__curtain *curtain)
{
    smp__json_report(&writer->out, curtain);
    smp__buffer_add_char(&writer->out, '\n');
    return !writer->out.failed;
}

static bool write_bad_input(smp_writer *writer, smp_text id, const smp_error *why)
{
    smp__buffer *out = &writer->out;
    smp__buffer_add_char(out, '{');
    if (id.data) {
        smp__json_key(out, "id");
        smp__json_text(out, id);
    }
    if (writer->source_is_told) {
        smp__json_key(out, "file");
        smp__json_text(out, writer->sources[writer->source].name);
    }
    if (why->line) {
        smp__json_key(out, "line");
        smp__buffer_format(out, "%u", (unsigned)why->line);
    }
    smp__json_key(out, "error");
    smp__buffer_add_char(out, '{');
    smp__json_key(out, "code");
    smp__json_string(out, smp_status_name(why->code));
    smp__json_key(out, "message");
    smp__json_string(out, why->message);
    if (why->column) {
        smp__json_key(out, "column");
        smp__buffer_format(out, "%u", (unsigned)why->column);
    }
    smp__buffer_add_string(out, "}}\n");
    return !out->failed;
}

const smp__form smp__form_json = {write_report, write_bad_input, NULL, NULL};
