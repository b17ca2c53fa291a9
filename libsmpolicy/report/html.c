/* One self-contained HTML page: a summary, then each report with its findings marked in the text.
 * No script, nothing fetched; the content security policy forbids both.
 * SPDX-License-Identifier: MIT */
#include "report/html.h"

#include <smpolicy/version.h>

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
    return smp__html_article(writer, curtain) && smp__triage_add(writer, curtain) &&
           count_clauses(writer, curtain);
}

static bool write_bad_input(smp_writer *writer, smp_text id, const smp_error *why)
{
    smp__buffer *out = &writer->notes;
    smp__put(out, "<li>");
    smp__bad_place_words(&writer->out, writer, why);
    smp__html_text(out, smp__buffer_text(&writer->out));
    if (writer->out.failed) out->failed = true;
    smp__buffer_clear(&writer->out);
    if (why->column) smp__buffer_format(out, ", column %u", (unsigned)why->column);
    if (!smp__is_empty(id)) {
        smp__put(out, " (");
        smp__html_text(out, id);
        smp__put(out, ")");
    }
    smp__put(out, ": ");
    smp__html_text(out, smp_text_of(why->message));
    smp__put(out, "</li>\n");
    return !out->failed;
}

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

static void policy_list(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    if (writer->roll.policy_count == 0) return;
    smp__put(out, "<h2>Checked against</h2>\n<ul>\n");
    for (size_t i = 0; i < writer->roll.policy_count; i++) {
        const smp__roll_policy *policy = &writer->roll.policies[i];
        smp__put(out, "<li>");
        smp__html_text(out, policy->title);
        smp__put(out, ", version ");
        smp__html_text(out, policy->version);
        if (policy->approved.size) {
            smp__put(out, ", approved ");
            smp__html_text(out, policy->approved);
        }
        if (policy->review.size) {
            smp__put(out, ", due for review ");
            smp__html_text(out, policy->review);
        }
        smp__standing_words(&writer->artifacts, policy);
        if (writer->artifacts.size) {
            smp__put(out, "<br><strong>");
            smp__put_words(out, &writer->artifacts);
            smp__put(out, "</strong>");
        }
        smp__put(out, "<br><code>");
        smp__html_text(out, policy->id);
        smp__put(out, " sha256:");
        smp__html_text(out, policy->sha256);
        smp__put(out, "</code></li>\n");
    }
    smp__put(out, "</ul>\n");
}

static void write_head(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    smp__buffer_clear(&writer->artifacts);
    smp__put(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'sha256-");
    style_hash(out);
    smp__put(out, "'; base-uri 'none'; form-action 'none'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    smp__html_text(out, writer->options.title);
    smp__put(out, "</title>\n<style>");
    for (size_t i = 0; i < SMP__STYLE_PARTS; i++) smp__put(out, smp__html_style[i]);
    smp__put(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#checked\">Skip to what was "
                  "checked</a>\n<header><h1>");
    smp__html_text(out, writer->options.title);
    smp__put(out, "</h1>\n<p class=\"lead\">");
    smp__buffer_format(out, "%zu checked, ", writer->reports);
    smp__count_words(out, writer->findings, "finding", "findings");
    smp__put(out, "</p></header>\n<main>\n<h2>Summary</h2>\n");
    smp__html_summary(writer);
    if (writer->bad) {
        smp__put(out, "<h2>Could not be read</h2>\n<ul>\n");
        smp__buffer_add(out, writer->notes.data, writer->notes.size);
        smp__put(out, "</ul>\n");
    }
    smp__put(out, "<h2 id=\"checked\" tabindex=\"-1\">What was checked</h2>\n");
    if (writer->reports == 0) smp__put(out, "<p>Nothing.</p>\n");
}

static void write_tail(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    policy_list(writer);
    smp__put(out, "</main>\n<footer>Made by smpolicy " SMP_VERSION_STRING
                  ". A clear verdict means that the policy speaks against nothing that was found; "
                  "the decision to publish stays with a person.</footer>\n</body>\n</html>\n");
}

const smp__form smp__form_html = {write_report, write_bad_input, write_head, write_tail};
