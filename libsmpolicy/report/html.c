/* One self-contained HTML page: a summary, then each report with its findings marked in the text.
 * No script, nothing fetched; the content security policy forbids both.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

#include <smpolicy/version.h>

#include <string.h>

static void raw(smp__buffer *out, const char *html)
{
    smp__buffer_add_string(out, html);
}

/* Words put together in a scratch buffer, escaped into the page. */
static void words(smp__buffer *out, smp__buffer *scratch)
{
    if (scratch->failed) out->failed = true;
    else smp__html_text(out, smp__buffer_text(scratch));
    smp__buffer_clear(scratch);
}

static void capital(smp__buffer *scratch)
{
    if (scratch->size) scratch->data[0] = smp__capital(scratch->data[0]);
}

static void shown(smp__buffer *out, smp__shown text)
{
    smp__html_shown(out, &text);
}

/* ---- A report -------------------------------------------------------------------------------- */

typedef struct article {
    smp__buffer *out;
    smp__buffer *scratch;
    smp__curtain *curtain;
    size_t number;
} article;

static void citation(const article *in, const smp_citation *cite)
{
    smp__cite_words(in->scratch, cite);
    if (smp__buffer_is_empty(in->scratch) && smp__is_empty(cite->quote)) return;
    raw(in->out, "<p class=\"soft\">Policy: ");
    words(in->out, in->scratch);
    raw(in->out, "</p>");
    if (smp__is_empty(cite->quote)) return;
    raw(in->out, "<blockquote>");
    smp__html_text(in->out, cite->quote);
    raw(in->out, "</blockquote>");
}

/* Text between the tags <ins> or <del>. */
static void changed(const article *in, const char *tag, smp__shown text)
{
    smp__buffer_format(in->out, "<%s>", tag);
    shown(in->out, text);
    smp__buffer_format(in->out, "</%s>", tag);
}

/* One of the edits of a finding. What goes in is told by itself where it is all there is to do. */
static void edit_out(const article *in, const smp_edit *edit, bool alone)
{
    smp_range range = edit->span.bytes;
    smp__shown old = smp__show_field(in->curtain, edit->field, range.start, range.end);
    if (smp__is_empty(edit->with)) {
        raw(in->out, "leave out ");
        changed(in, "del", old);
        return;
    }
    if (range.start == range.end) raw(in->out, "add ");
    changed(in, "ins", smp__show(in->curtain, edit->with));
    if (smp__edit_is_at_end(in->curtain->report, edit)) raw(in->out, " at the end");
    if (range.start == range.end || alone) return;
    raw(in->out, " for ");
    changed(in, "del", old);
}

static void repair(const article *in, const smp_finding *finding)
{
    if (finding->edit_count == 0) return;
    raw(in->out, "<p>Try: ");
    for (size_t i = 0, equal; i < finding->edit_count; i += equal) {
        equal = smp__equal_edits(in->curtain->report, finding, i);
        if (i > 0) raw(in->out, "; ");
        edit_out(in, &finding->edits[i], equal == finding->edit_count);
        if (equal > 1) smp__buffer_format(in->out, " (%zu times)", equal);
    }
    raw(in->out, "</p>");
}

static void details(const article *in, const smp_finding *finding)
{
    raw(in->out, "<details><summary>Why it applied</summary><ul>");
    for (size_t i = 0; i < finding->because_count; i++) {
        raw(in->out, "<li>");
        shown(in->out, smp__show(in->curtain, finding->because[i]));
        raw(in->out, "</li>");
    }
    raw(in->out, "<li>Clause <code>");
    smp__html_text(in->out, finding->clause);
    raw(in->out, "</code></li>");
    if (!smp__is_empty(finding->signal)) {
        raw(in->out, "<li>Signal <code>");
        smp__html_text(in->out, finding->signal);
        raw(in->out, "</code></li>");
    }
    raw(in->out, "</ul></details>");
}

static void finding_item(const article *in, const smp_finding *finding, size_t number)
{
    smp__buffer *out = in->out;
    smp__buffer_format(out, "<li id=\"r%zu-f%zu\" class=\"%s\"><p><b>%zu. %s:</b> ", in->number,
                       number, smp_severity_name(finding->severity), number,
                       smp__finding_words(finding));
    shown(out, smp__show(in->curtain, finding->message));
    raw(out, "</p>");
    repair(in, finding);
    citation(in, &finding->cite);
    details(in, finding);
    if (smp__can_point(in->curtain->report, finding)) {
        smp__buffer_format(out, "<p class=\"back\"><a href=\"#r%zu-m%zu\">Show", in->number,
                           number);
        smp__buffer_format(out, "<span class=\"vh\"> finding %zu</span> in ", number);
        smp__field_words(in->scratch, finding->field);
        words(out, in->scratch);
        raw(out, "</a></p>");
    }
    raw(out, "</li>\n");
}

/* The language that a message seems to be in, for whatever reads the page aloud. */
static void language_of(smp__buffer *out, const smp_report *report)
{
    for (size_t i = 0; i < report->measure_count; i++) {
        const smp_measure *measure = &report->measures[i];
        if (!smp__text_equal(measure->name, SMP_TEXT("language")) ||
            smp__text_equal(measure->word, SMP_TEXT("other")))
            continue;
        raw(out, " lang=\"");
        smp__html_text(out, measure->word);
        raw(out, "\"");
    }
}

static bool has_finding(const smp_report *report, size_t field)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (smp__can_point(report, &report->findings[i]) &&
            smp__text_equal(report->findings[i].field, report->fields[field].name))
            return true;
    return false;
}

static bool is_own(smp_text field)
{
    static const char *const names[] = {"text", "name", "handle", "bio"};
    for (size_t i = 0; i < SMP_COUNT(names); i++)
        if (smp__text_equal(field, smp_text_of(names[i]))) return true;
    return false;
}

/* The subject's own words always, other fields where something was found in them. */
static bool fields(const article *in)
{
    const smp_report *report = in->curtain->report;
    for (size_t i = 0; i < report->field_count; i++) {
        smp_text name = report->fields[i].name;
        if (smp__is_empty(report->fields[i].bytes) || !(is_own(name) || has_finding(report, i)))
            continue;
        raw(in->out, "<h4>");
        smp__field_words(in->scratch, name);
        capital(in->scratch);
        words(in->out, in->scratch);
        raw(in->out, "</h4>\n<div class=\"field\" dir=\"auto\"");
        language_of(in->out, report);
        raw(in->out, ">");
        if (!smp__html_marked(in->out, in->curtain, i, in->number)) return false;
        raw(in->out, "</div>\n");
    }
    return true;
}

static void needs(const article *in)
{
    const smp_report *report = in->curtain->report;
    if (report->need_count == 0) return;
    raw(in->out, "<h4>To ask</h4><ul>");
    for (size_t i = 0; i < report->need_count; i++) {
        const smp_need *need = &report->needs[i];
        raw(in->out, "<li><p>");
        shown(in->out, smp__show(in->curtain, smp__is_empty(need->ask) ? need->fact : need->ask));
        raw(in->out, " <code>");
        smp__html_text(in->out, need->fact);
        raw(in->out, "</code></p>");
        if (need->clause_count && need->cites) citation(in, &need->cites[0]);
        raw(in->out, "</li>\n");
    }
    raw(in->out, "</ul>\n");
}

static void actions(const article *in)
{
    const smp_report *report = in->curtain->report;
    if (report->action_count == 0) return;
    raw(in->out, "<h4>Next</h4><ul>");
    for (size_t i = 0; i < report->action_count; i++) {
        raw(in->out, "<li>");
        smp__action_words(in->scratch, report, &report->actions[i]);
        capital(in->scratch);
        words(in->out, in->scratch);
        raw(in->out, "</li>");
    }
    raw(in->out, "</ul>\n");
}

static void labels(const article *in)
{
    if (in->curtain->report->label_count == 0) return;
    raw(in->out, "<p>What it is: ");
    smp__buffer_clear(in->scratch);
    smp__label_words(in->scratch, in->curtain->report);
    words(in->out, in->scratch);
    raw(in->out, "</p>\n");
}

static void clocks(const article *in)
{
    const smp_report *report = in->curtain->report;
    if (report->clock_count == 0) return;
    raw(in->out, "<h4>By law</h4><ul>");
    for (size_t i = 0; i < report->clock_count; i++) {
        const smp_running_clock *clock = &report->clocks[i];
        raw(in->out, "<li>");
        smp__clock_words(in->scratch, clock);
        words(in->out, in->scratch);
        if (clock->lack_count) raw(in->out, "<ul>");
        for (size_t l = 0; l < clock->lack_count; l++) {
            raw(in->out, "<li>Lacks: ");
            smp__html_text(in->out, clock->lacks[l].ask);
            raw(in->out, "</li>");
        }
        raw(in->out, clock->lack_count ? "</ul></li>" : "</li>");
    }
    raw(in->out, "</ul>\n");
}

/* Counts what the summary shows by clause. The curtain is needed for the first message only. */
static bool count_clauses(smp_writer *writer, smp__curtain *curtain)
{
    const smp_report *report = curtain->report;
    size_t policy, *clauses = smp__arena_allocate(&writer->scratch,
                                                  report->finding_count * sizeof *clauses);
    if (!clauses || !smp__roll_policy_of(&writer->roll, report, &policy)) return false;
    for (size_t i = 0; i < report->finding_count; i++)
        if (!smp__roll_clause_of(&writer->roll, policy, &report->findings[i], curtain,
                                 &clauses[i]))
            return false;
    /* Nothing below can fail, so a report that is taken back is not counted. */
    for (size_t i = 0; i < report->finding_count; i++) writer->roll.clauses[clauses[i]].count++;
    return true;
}

static bool write_report(smp_writer *writer, smp__curtain *curtain)
{
    article in = {&writer->body, &writer->artifacts, curtain, writer->reports};
    const smp_report *report = curtain->report;
    smp__buffer_clear(in.scratch);
    smp__buffer_format(in.out, "<article id=\"r%zu\" class=\"%s\" aria-labelledby=\"r%zu-h\">\n",
                       in.number, smp_verdict_name(report->verdict), in.number);
    smp__buffer_format(in.out, "<div class=\"top\"><h3 id=\"r%zu-h\">", in.number);
    smp__subject_words(in.scratch, report, in.number);
    words(in.out, in.scratch);
    raw(in.out, "</h3><p class=\"verdict\">");
    raw(in.out, smp__verdict_words(report->verdict, smp__is_of_post(report)));
    raw(in.out, "</p></div>\n");
    smp__measure_words(in.scratch, report);
    if (!smp__buffer_is_empty(in.scratch)) {
        raw(in.out, "<p>");
        words(in.out, in.scratch);
        raw(in.out, "</p>\n");
    }
    labels(&in);
    if (!fields(&in)) return false;
    if (report->finding_count) {
        raw(in.out, "<h4>Findings</h4>\n<ol class=\"findings\">\n");
        for (size_t i = 0; i < report->finding_count; i++)
            finding_item(&in, &report->findings[i], i + 1);
        raw(in.out, "</ol>\n");
    }
    needs(&in);
    clocks(&in);
    actions(&in);
    raw(in.out, "</article>\n");
    return !in.out->failed && !curtain->failed && smp__triage_add(writer, curtain) &&
           count_clauses(writer, curtain);
}

static bool write_bad_input(smp_writer *writer, smp_text id, const smp_error *why)
{
    smp__buffer *out = &writer->notes;
    raw(out, "<li>");
    smp__bad_place_words(&writer->out, writer, why);
    smp__html_text(out, smp__buffer_text(&writer->out));
    if (writer->out.failed) out->failed = true;
    smp__buffer_clear(&writer->out);
    if (why->column) smp__buffer_format(out, ", column %u", (unsigned)why->column);
    if (!smp__is_empty(id)) {
        raw(out, " (");
        smp__html_text(out, id);
        raw(out, ")");
    }
    raw(out, ": ");
    smp__html_text(out, smp_text_of(why->message));
    raw(out, "</li>\n");
    return !out->failed;
}

/* ---- The page -------------------------------------------------------------------------------- */

static unsigned nibble(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* The style's SHA-256 in base64: the page allows this style and no other, so that text which broke
 * out could not even restyle it. */
static void style_hash(smp__buffer *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz0123456789+/";
    smp_text style[SMP__STYLE_PARTS];
    for (size_t i = 0; i < SMP__STYLE_PARTS; i++) style[i] = smp_text_of(smp__html_style[i]);
    char hex[65];
    smp__sha256_hex(style, SMP__STYLE_PARTS, hex);
    for (size_t i = 0; i < 64; i += 6) { /* three bytes of hash, four letters */
        unsigned value = 0, digits = i + 6 <= 64 ? 6 : (unsigned)(64 - i);
        for (size_t j = 0; j < 6; j++) value = value << 4 | (j < digits ? nibble(hex[i + j]) : 0);
        for (unsigned j = 0; j < 4; j++) {
            bool padding = 3 * j >= 2 * digits; /* a letter holds one and a half digits */
            smp__buffer_add_char(out, padding ? '=' : letters[value >> (18 - 6 * j) & 63]);
        }
    }
}

static void verdict_table(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    raw(out, "<table><caption>Verdicts</caption><thead><tr><th scope=\"col\">Verdict</th>"
             "<th scope=\"col\" class=\"n\">How many</th></tr></thead><tbody>\n");
    for (size_t i = SMP_COUNT(writer->verdicts); i-- > 0;) {
        smp__buffer_format(out, "<tr><th scope=\"row\">%s</th><td class=\"n\">%zu</td></tr>\n",
                           smp__verdict_words((smp_verdict)i, !writer->has_others),
                           writer->verdicts[i]);
    }
    raw(out, "</tbody></table>\n");
}

/* A table for each measure that is a word. */
static void word_tables(smp_writer *writer)
{
    smp__buffer *out = &writer->out, *scratch = &writer->artifacts;
    const smp__roll *roll = &writer->roll;
    for (size_t i = 0; i < roll->word_count; i++) {
        smp_text name = roll->words[i].name;
        bool is_first = true;
        for (size_t j = 0; j < i; j++)
            if (smp__text_equal(roll->words[j].name, name)) is_first = false;
        if (!is_first) continue;
        raw(out, "<table><caption>");
        smp__plain_words(scratch, name, true);
        words(out, scratch);
        raw(out, "</caption><thead><tr><th scope=\"col\">Which</th>"
                 "<th scope=\"col\" class=\"n\">How many</th></tr></thead><tbody>\n");
        for (size_t j = i; j < roll->word_count; j++) {
            if (!smp__text_equal(roll->words[j].name, name)) continue;
            raw(out, "<tr><th scope=\"row\">");
            smp__plain_words(scratch, roll->words[j].word, true);
            words(out, scratch);
            smp__buffer_format(out, "</th><td class=\"n\">%zu</td></tr>\n", roll->words[j].count);
        }
        raw(out, "</tbody></table>\n");
    }
}

/* The gravest first, then the most frequent. */
static bool clause_before(const void *context, size_t a, size_t b)
{
    const smp__roll_clause *clauses = context;
    if (clauses[a].severity != clauses[b].severity)
        return clauses[a].severity > clauses[b].severity;
    return clauses[a].count > clauses[b].count;
}

static void clause_row(smp_writer *writer, const smp__roll_clause *clause)
{
    smp__buffer *out = &writer->out, *scratch = &writer->artifacts;
    raw(out, "<tr><th scope=\"row\">");
    smp__cite_words(scratch, &clause->cite);
    words(out, scratch);
    raw(out, "<code>");
    smp__html_text(out, clause->id);
    raw(out, "</code></th><td>");
    smp__buffer_add_string(scratch, smp_severity_name(clause->severity));
    capital(scratch);
    words(out, scratch);
    smp__buffer_format(out, "</td><td class=\"n\">%zu</td></tr>\n", clause->count);
}

static void clause_table(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    if (writer->findings == 0) return;
    size_t most = writer->roll.clause_count, count = 0;
    size_t *order = smp__arena_allocate(&writer->roll.arena, 2 * most * sizeof *order);
    if (!order) {
        out->failed = true;
        return;
    }
    /* A clause whose only report was taken back has no findings. */
    for (size_t i = 0; i < most; i++)
        if (writer->roll.clauses[i].count) order[count++] = i;
    smp__sort(order, order + most, count, clause_before, writer->roll.clauses);
    raw(out, "<table><caption>Findings by clause</caption><thead><tr><th scope=\"col\">Clause</th>"
             "<th scope=\"col\">Severity</th><th scope=\"col\" class=\"n\">Findings</th></tr>"
             "</thead><tbody>\n");
    for (size_t i = 0; i < count; i++) clause_row(writer, &writer->roll.clauses[order[i]]);
    raw(out, "</tbody></table>\n");
}

/* Messages by what is due first, each a link to what was found. */
static void triage_table(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    const size_t *order = writer->triage_count ? smp__triage_order(writer) : NULL;
    if (!order) return;
    raw(out, "<table><caption>What is due first</caption><thead><tr><th scope=\"col\">Due</th>"
             "<th scope=\"col\">Message</th><th scope=\"col\">How it begins</th>"
             "<th scope=\"col\">What it is</th><th scope=\"col\">To do</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < writer->triage_count; i++) {
        const smp__triage_entry *entry = &writer->triage[order[i]];
        char due[11];
        smp__triage_due(entry, due);
        raw(out, "<tr><td>");
        bool first = entry->urgent || entry->unclear;
        if (first) raw(out, entry->urgent ? "<strong>Now</strong>" : "<strong>Look first</strong>");
        if (first && due[0]) raw(out, ", ");
        if (due[0]) smp__buffer_format(out, "<time>%s</time>", due);
        else if (!first) raw(out, "No date");
        smp__buffer_format(out, "</td><th scope=\"row\"><a href=\"#r%zu\">", entry->number);
        smp__html_text(out, entry->subject);
        raw(out, "</a></th><td dir=\"auto\">");
        smp__html_text(out, entry->excerpt);
        raw(out, "</td><td>");
        smp__html_text(out, entry->labels);
        raw(out, "</td><td>");
        smp__html_text(out, entry->next);
        raw(out, "</td></tr>\n");
    }
    raw(out, "</tbody></table>\n");
}

static void policy_list(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    if (writer->roll.policy_count == 0) return;
    raw(out, "<h2>Checked against</h2>\n<ul>\n");
    for (size_t i = 0; i < writer->roll.policy_count; i++) {
        const smp__roll_policy *policy = &writer->roll.policies[i];
        raw(out, "<li>");
        smp__html_text(out, policy->title);
        raw(out, ", version ");
        smp__html_text(out, policy->version);
        if (policy->approved.size) {
            raw(out, ", approved ");
            smp__html_text(out, policy->approved);
        }
        if (policy->review.size) {
            raw(out, ", due for review ");
            smp__html_text(out, policy->review);
        }
        smp__standing_words(&writer->artifacts, policy);
        if (writer->artifacts.size) {
            raw(out, "<br><strong>");
            words(out, &writer->artifacts);
            raw(out, "</strong>");
        }
        raw(out, "<br><code>");
        smp__html_text(out, policy->id);
        raw(out, " sha256:");
        smp__html_text(out, policy->sha256);
        raw(out, "</code></li>\n");
    }
    raw(out, "</ul>\n");
}

static void write_head(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    smp__buffer_clear(&writer->artifacts);
    raw(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
             "style-src 'sha256-");
    style_hash(out);
    raw(out, "'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    smp__html_text(out, writer->options.title);
    raw(out, "</title>\n<style>");
    for (size_t i = 0; i < SMP__STYLE_PARTS; i++) raw(out, smp__html_style[i]);
    raw(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#checked\">Skip to what was "
             "checked</a>\n<header><h1>");
    smp__html_text(out, writer->options.title);
    raw(out, "</h1>\n<p class=\"lead\">");
    smp__buffer_format(out, "%zu checked, ", writer->reports);
    smp__count_words(out, writer->findings, "finding", "findings");
    raw(out, "</p></header>\n<main>\n<h2>Summary</h2>\n");
    triage_table(writer);
    verdict_table(writer);
    word_tables(writer);
    clause_table(writer);
    if (writer->bad) {
        raw(out, "<h2>Could not be read</h2>\n<ul>\n");
        smp__buffer_add(out, writer->notes.data, writer->notes.size);
        raw(out, "</ul>\n");
    }
    raw(out, "<h2 id=\"checked\" tabindex=\"-1\">What was checked</h2>\n");
    if (writer->reports == 0) raw(out, "<p>Nothing.</p>\n");
}

static void write_tail(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    policy_list(writer);
    raw(out, "</main>\n<footer>Made by smpolicy " SMP_VERSION_STRING
             ". A clear verdict means that the policy speaks against nothing that was found; the "
             "decision to publish stays with a person.</footer>\n</body>\n</html>\n");
}

const smp__form smp__form_html = {write_report, write_bad_input, write_head, write_tail};
