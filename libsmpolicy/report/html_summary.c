/* The HTML page's summary: tables of what is due first, verdicts, measures and findings by clause.
 * SPDX-License-Identifier: MIT */
#include "report/html.h"

static void verdict_table(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    smp__put(out, "<table><caption>Verdicts</caption><thead><tr><th scope=\"col\">Verdict</th>"
                  "<th scope=\"col\" class=\"n\">How many</th></tr></thead><tbody>\n");
    for (size_t i = SMP_COUNT(writer->verdicts); i-- > 0;) {
        smp__buffer_format(out, "<tr><th scope=\"row\">%s</th><td class=\"n\">%zu</td></tr>\n",
                           smp__verdict_words((smp_verdict)i, !writer->has_others),
                           writer->verdicts[i]);
    }
    smp__put(out, "</tbody></table>\n");
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
        smp__put(out, "<table><caption>");
        smp__plain_words(scratch, name, true);
        smp__put_words(out, scratch);
        smp__put(out, "</caption><thead><tr><th scope=\"col\">Which</th>"
                      "<th scope=\"col\" class=\"n\">How many</th></tr></thead><tbody>\n");
        for (size_t j = i; j < roll->word_count; j++) {
            if (!smp__text_equal(roll->words[j].name, name)) continue;
            smp__put(out, "<tr><th scope=\"row\">");
            smp__plain_words(scratch, roll->words[j].word, true);
            smp__put_words(out, scratch);
            smp__buffer_format(out, "</th><td class=\"n\">%zu</td></tr>\n", roll->words[j].count);
        }
        smp__put(out, "</tbody></table>\n");
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
    smp__put(out, "<tr><th scope=\"row\">");
    smp__cite_words(scratch, &clause->cite);
    smp__put_words(out, scratch);
    smp__put(out, "<code>");
    smp__html_text(out, clause->id);
    smp__put(out, "</code></th><td>");
    smp__buffer_add_string(scratch, smp_severity_name(clause->severity));
    smp__put_capital_words(out, scratch);
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
    smp__put(out, "<table><caption>Findings by clause</caption><thead><tr>"
                  "<th scope=\"col\">Clause</th><th scope=\"col\">Severity</th>"
                  "<th scope=\"col\" class=\"n\">Findings</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < count; i++) clause_row(writer, &writer->roll.clauses[order[i]]);
    smp__put(out, "</tbody></table>\n");
}

/* Messages by what is due first, each a link to what was found. */
static void triage_table(smp_writer *writer)
{
    smp__buffer *out = &writer->out;
    const size_t *order = writer->triage_count ? smp__triage_order(writer) : NULL;
    if (!order) return;
    smp__put(out, "<table><caption>What is due first</caption><thead><tr><th scope=\"col\">Due</th>"
                  "<th scope=\"col\">Message</th><th scope=\"col\">How it begins</th>"
                  "<th scope=\"col\">What it is</th><th scope=\"col\">To do</th></tr></thead>"
                  "<tbody>\n");
    for (size_t i = 0; i < writer->triage_count; i++) {
        const smp__triage_entry *entry = &writer->triage[order[i]];
        char due[11];
        smp__triage_due(entry, due);
        smp__put(out, "<tr><td>");
        bool first = entry->urgent || entry->unclear;
        if (first)
            smp__put(out, entry->urgent ? "<strong>Now</strong>" : "<strong>Look first</strong>");
        if (first && due[0]) smp__put(out, ", ");
        if (due[0]) smp__buffer_format(out, "<time>%s</time>", due);
        else if (!first) smp__put(out, "No date");
        smp__buffer_format(out, "</td><th scope=\"row\"><a href=\"#r%zu\">", entry->number);
        smp__html_text(out, entry->subject);
        smp__put(out, "</a></th><td dir=\"auto\">");
        smp__html_text(out, entry->excerpt);
        smp__put(out, "</td><td>");
        smp__html_text(out, entry->labels);
        smp__put(out, "</td><td>");
        smp__html_text(out, entry->next);
        smp__put(out, "</td></tr>\n");
    }
    smp__put(out, "</tbody></table>\n");
}

void smp__html_summary(smp_writer *writer)
{
    triage_table(writer);
    verdict_table(writer);
    word_tables(writer);
    clause_table(writer);
}
