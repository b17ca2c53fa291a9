/* The HTML page's article about one report: what was checked with its findings marked in it, each
 * finding explained, what to ask and what to do next.
 * SPDX-License-Identifier: MIT */
#include "report/html.h"

static void show(smp__buffer *out, smp__shown text)
{
    smp__html_shown(out, &text);
}

/* What the parts of one article need. */
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
    smp__put(in->out, "<p class=\"soft\">Policy: ");
    smp__put_words(in->out, in->scratch);
    smp__put(in->out, "</p>");
    if (smp__is_empty(cite->quote)) return;
    smp__put(in->out, "<blockquote>");
    smp__html_text(in->out, cite->quote);
    smp__put(in->out, "</blockquote>");
}

/* Text between the tags <ins> or <del>. */
static void changed(const article *in, const char *tag, smp__shown text)
{
    smp__buffer_format(in->out, "<%s>", tag);
    show(in->out, text);
    smp__buffer_format(in->out, "</%s>", tag);
}

/* One of the edits of a finding. What goes in is told by itself where it is all there is to do. */
static void edit_out(const article *in, const smp_edit *edit, bool alone)
{
    smp_range range = edit->span.bytes;
    smp__shown old = smp__show_field(in->curtain, edit->field, range.start, range.end);
    if (smp__is_empty(edit->with)) {
        smp__put(in->out, "leave out ");
        changed(in, "del", old);
        return;
    }
    if (range.start == range.end) smp__put(in->out, "add ");
    changed(in, "ins", smp__show(in->curtain, edit->with));
    if (smp__edit_is_at_end(in->curtain->report, edit)) smp__put(in->out, " at the end");
    if (range.start == range.end || alone) return;
    smp__put(in->out, " for ");
    changed(in, "del", old);
}

static void repair(const article *in, const smp_finding *finding)
{
    if (finding->edit_count == 0) return;
    smp__put(in->out, "<p>Try: ");
    for (size_t i = 0, equal; i < finding->edit_count; i += equal) {
        equal = smp__equal_edits(in->curtain->report, finding, i);
        if (i > 0) smp__put(in->out, "; ");
        edit_out(in, &finding->edits[i], equal == finding->edit_count);
        if (equal > 1) smp__buffer_format(in->out, " (%zu times)", equal);
    }
    smp__put(in->out, "</p>");
}

static void details(const article *in, const smp_finding *finding)
{
    smp__put(in->out, "<details><summary>Why it applied</summary><ul>");
    for (size_t i = 0; i < finding->because_count; i++) {
        smp__put(in->out, "<li>");
        show(in->out, smp__show(in->curtain, finding->because[i]));
        smp__put(in->out, "</li>");
    }
    smp__put(in->out, "<li>Clause <code>");
    smp__html_text(in->out, finding->clause);
    smp__put(in->out, "</code></li>");
    if (!smp__is_empty(finding->signal)) {
        smp__put(in->out, "<li>Signal <code>");
        smp__html_text(in->out, finding->signal);
        smp__put(in->out, "</code></li>");
    }
    smp__put(in->out, "</ul></details>");
}

static void finding_item(const article *in, const smp_finding *finding, size_t number)
{
    smp__buffer *out = in->out;
    smp__buffer_format(out, "<li id=\"r%zu-f%zu\" class=\"%s\"><p><b>%zu. %s:</b> ", in->number,
                       number, smp_severity_name(finding->severity), number,
                       smp__finding_words(finding));
    show(out, smp__show(in->curtain, finding->message));
    smp__put(out, "</p>");
    repair(in, finding);
    citation(in, &finding->cite);
    details(in, finding);
    if (smp__can_point(in->curtain->report, finding)) {
        smp__buffer_format(out, "<p class=\"back\"><a href=\"#r%zu-m%zu\">Show", in->number,
                           number);
        smp__buffer_format(out, "<span class=\"vh\"> finding %zu</span> in ", number);
        smp__field_words(in->scratch, finding->field);
        smp__put_words(out, in->scratch);
        smp__put(out, "</a></p>");
    }
    smp__put(out, "</li>\n");
}

/* The language that a message seems to be in, for whatever reads the page aloud. */
static void language_of(smp__buffer *out, const smp_report *report)
{
    for (size_t i = 0; i < report->measure_count; i++) {
        const smp_measure *measure = &report->measures[i];
        if (!smp__text_equal(measure->name, SMP_TEXT("language")) ||
            smp__text_equal(measure->word, SMP_TEXT("other")))
            continue;
        smp__put(out, " lang=\"");
        smp__html_text(out, measure->word);
        smp__put(out, "\"");
    }
}

static bool has_finding(const smp_report *report, size_t field)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (smp__points_into(report, &report->findings[i], field))
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
        smp__put(in->out, "<h4>");
        smp__field_words(in->scratch, name);
        smp__put_capital_words(in->out, in->scratch);
        smp__put(in->out, "</h4>\n<div class=\"field\" dir=\"auto\"");
        language_of(in->out, report);
        smp__put(in->out, ">");
        if (!smp__html_marked(in->out, in->curtain, i, in->number)) return false;
        smp__put(in->out, "</div>\n");
    }
    return true;
}

static void needs(const article *in)
{
    const smp_report *report = in->curtain->report;
    if (report->need_count == 0) return;
    smp__put(in->out, "<h4>To ask</h4><ul>");
    for (size_t i = 0; i < report->need_count; i++) {
        const smp_need *need = &report->needs[i];
        smp__put(in->out, "<li><p>");
        show(in->out, smp__show(in->curtain, smp__is_empty(need->ask) ? need->fact : need->ask));
        smp__put(in->out, " <code>");
        smp__html_text(in->out, need->fact);
        smp__put(in->out, "</code></p>");
        if (need->clause_count && need->cites) citation(in, &need->cites[0]);
        smp__put(in->out, "</li>\n");
    }
    smp__put(in->out, "</ul>\n");
}

static void actions(const article *in)
{
    const smp_report *report = in->curtain->report;
    if (report->action_count == 0) return;
    smp__put(in->out, "<h4>Next</h4><ul>");
    for (size_t i = 0; i < report->action_count; i++) {
        smp__put(in->out, "<li>");
        smp__action_words(in->scratch, report, &report->actions[i]);
        smp__put_capital_words(in->out, in->scratch);
        smp__put(in->out, "</li>");
    }
    smp__put(in->out, "</ul>\n");
}

static void labels(const article *in)
{
    if (in->curtain->report->label_count == 0) return;
    smp__put(in->out, "<p>What it is: ");
    smp__buffer_clear(in->scratch);
    smp__label_words(in->scratch, in->curtain->report);
    smp__put_words(in->out, in->scratch);
    smp__put(in->out, "</p>\n");
}

static void clocks(const article *in)
{
    const smp_report *report = in->curtain->report;
    if (report->clock_count == 0) return;
    smp__put(in->out, "<h4>By law</h4><ul>");
    for (size_t i = 0; i < report->clock_count; i++) {
        const smp_running_clock *clock = &report->clocks[i];
        smp__put(in->out, "<li>");
        smp__clock_words(in->scratch, clock);
        smp__put_words(in->out, in->scratch);
        if (clock->lack_count) smp__put(in->out, "<ul>");
        for (size_t l = 0; l < clock->lack_count; l++) {
            smp__put(in->out, "<li>Lacks: ");
            smp__html_text(in->out, clock->lacks[l].ask);
            smp__put(in->out, "</li>");
        }
        smp__put(in->out, clock->lack_count ? "</ul></li>" : "</li>");
    }
    smp__put(in->out, "</ul>\n");
}

bool smp__html_article(smp_writer *writer, smp__curtain *curtain)
{
    article in = {&writer->body, &writer->artifacts, curtain, writer->reports};
    const smp_report *report = curtain->report;
    smp__buffer_clear(in.scratch);
    smp__buffer_format(in.out, "<article id=\"r%zu\" class=\"%s\" aria-labelledby=\"r%zu-h\">\n",
                       in.number, smp_verdict_name(report->verdict), in.number);
    smp__buffer_format(in.out, "<div class=\"top\"><h3 id=\"r%zu-h\">", in.number);
    smp__subject_words(in.scratch, report, in.number);
    smp__put_words(in.out, in.scratch);
    smp__put(in.out, "</h3><p class=\"verdict\">");
    smp__put(in.out, smp__verdict_words(report->verdict, smp__is_of_post(report)));
    smp__put(in.out, "</p></div>\n");
    smp__measure_words(in.scratch, report);
    if (!smp__buffer_is_empty(in.scratch)) {
        smp__put(in.out, "<p>");
        smp__put_words(in.out, in.scratch);
        smp__put(in.out, "</p>\n");
    }
    labels(&in);
    if (!fields(&in)) return false;
    if (report->finding_count) {
        smp__put(in.out, "<h4>Findings</h4>\n<ol class=\"findings\">\n");
        for (size_t i = 0; i < report->finding_count; i++)
            finding_item(&in, &report->findings[i], i + 1);
        smp__put(in.out, "</ol>\n");
    }
    needs(&in);
    clocks(&in);
    actions(&in);
    smp__put(in.out, "</article>\n");
    return !in.out->failed && !curtain->failed;
}
