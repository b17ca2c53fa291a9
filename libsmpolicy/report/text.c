/* Reports for a person at a terminal.
 * SPDX-License-Identifier: MIT */
#include "report/screen.h"
#include "report/writing.h"

#define MARGIN 2u
#define HANGING 5u
#define NARROWEST 40u

/* Select Graphic Rendition; weight and position say the same for those who see no colour. */
#define BOLD "1"
static const char *const severity_colours[] = {"36", "33", "1;31"};
static const char *const verdict_colours[] = {"1;32", "1;36", "1;33", "1;31"};

typedef struct page {
    smp_writer *writer;
    smp__curtain *curtain;
    smp__buffer *out;
    smp__buffer *word;  /* the paragraph's scratch */
    smp__buffer *words; /* a line put together before it is wrapped */
    size_t width;
} page;

static page page_of(smp_writer *writer, smp__curtain *curtain)
{
    size_t width = writer->options.width < NARROWEST ? NARROWEST : writer->options.width;
    /* This form keeps nothing until the end, so the buffers for that serve as scratch. */
    return (page){writer, curtain, &writer->out, &writer->notes, &writer->artifacts, width};
}

static void colour(const page *on, const char *code)
{
    if (on->writer->options.colour) smp__buffer_format(on->out, "\x1b[%sm", code);
}

static void plain(const page *on)
{
    colour(on, "0");
}

static void spaces(const page *on, size_t count)
{
    while (count-- > 0) smp__buffer_add_char(on->out, ' ');
}

/* A paragraph whose first line starts at `column` and whose others start at HANGING. */
static smp__paragraph paragraph_at(const page *on, size_t column)
{
    spaces(on, column);
    return (smp__paragraph){.out = on->out, .word = on->word, .width = on->width,
                            .indent = HANGING, .column = column};
}

static void words_out(const page *on, smp__paragraph *paragraph)
{
    smp__paragraph_add_text(paragraph, smp__buffer_text(on->words));
    if (on->words->failed) on->out->failed = true;
    smp__buffer_clear(on->words);
}

static void cite(const page *on, const smp_citation *citation)
{
    smp__buffer_clear(on->words);
    smp__cite_words(on->words, citation);
    if (smp__buffer_is_empty(on->words) && smp__is_empty(citation->quote)) return;
    smp__paragraph paragraph = paragraph_at(on, HANGING);
    smp__paragraph_add_string(&paragraph, "Policy: ");
    if (!smp__is_empty(citation->quote)) {
        smp__buffer_add_string(on->words, on->words->size ? ": \"" : "\"");
        smp__buffer_add_text(on->words, citation->quote);
        smp__buffer_add_char(on->words, '"');
    }
    words_out(on, &paragraph);
    smp__paragraph_end(&paragraph);
}

static void excerpt(const page *on, const smp_finding *finding)
{
    if (!smp__can_point(on->curtain->report, finding)) return;
    if (!smp__text_equal(finding->field, SMP_TEXT("text"))) {
        smp__paragraph paragraph = paragraph_at(on, HANGING);
        smp__buffer_clear(on->words);
        smp__buffer_add_string(on->words, "In ");
        smp__field_words(on->words, finding->field);
        smp__buffer_add_char(on->words, ':');
        words_out(on, &paragraph);
        smp__paragraph_end(&paragraph);
    }
    smp__shown field = smp__show_field(on->curtain, finding->field, 0, SIZE_MAX);
    smp__screen_excerpt(on->out, &field, finding->span.bytes.start, finding->span.bytes.end,
                        finding->severity == SMP_SEVERITY_ERROR ? '^' : '~', HANGING + 2,
                        on->width);
}

static void quoted(smp__paragraph *paragraph, smp__shown text)
{
    smp__paragraph_add_string(paragraph, "\"");
    smp__paragraph_add(paragraph, &text);
    smp__paragraph_add_string(paragraph, "\"");
}

/* One of the edits of a finding. What goes in is told by itself where it is all there is to do. */
static void edit_out(const page *on, smp__paragraph *paragraph, const smp_edit *edit, bool alone)
{
    smp_range range = edit->span.bytes;
    smp__shown old = smp__show_field(on->curtain, edit->field, range.start, range.end);
    smp__shown with = smp__show(on->curtain, edit->with);
    if (smp__is_empty(edit->with)) {
        smp__paragraph_add_string(paragraph, "leave out ");
        quoted(paragraph, old);
    } else if (range.start == range.end) {
        smp__paragraph_add_string(paragraph, "add ");
        quoted(paragraph, with);
        if (smp__edit_is_at_end(on->curtain->report, edit))
            smp__paragraph_add_string(paragraph, " at the end");
    } else if (alone) {
        smp__paragraph_add(paragraph, &with);
    } else {
        quoted(paragraph, with);
        smp__paragraph_add_string(paragraph, " for ");
        quoted(paragraph, old);
    }
}

/* "Try:" and what would stand there: 'Try: #CovWarks', 'Try: leave out "!" (3 times)'. */
static void suggestion(const page *on, const smp_finding *finding)
{
    if (finding->edit_count == 0) return;
    smp__paragraph paragraph = paragraph_at(on, HANGING);
    smp__paragraph_add_string(&paragraph, "Try: ");
    for (size_t i = 0, equal; i < finding->edit_count; i += equal) {
        equal = smp__equal_edits(on->curtain->report, finding, i);
        if (i > 0) smp__paragraph_add_string(&paragraph, "; ");
        edit_out(on, &paragraph, &finding->edits[i], equal == finding->edit_count);
        if (equal > 1) {
            smp__buffer_clear(on->words);
            smp__buffer_format(on->words, " (%zu times)", equal);
            words_out(on, &paragraph);
        }
    }
    smp__paragraph_end(&paragraph);
}

static void by_out(const page *on, const smp_finding *finding)
{
    smp__buffer_clear(on->words);
    smp__by_words(on->words, finding);
    if (on->words->size == 0) return;
    smp__paragraph paragraph = paragraph_at(on, HANGING);
    words_out(on, &paragraph);
    smp__paragraph_end(&paragraph);
}

static void finding_out(const page *on, const smp_finding *finding, size_t number)
{
    smp__buffer_format(on->out, "%*zu. ", (int)(HANGING - MARGIN), number);
    colour(on, severity_colours[finding->severity % SMP_COUNT(severity_colours)]);
    smp__buffer_add_string(on->out, smp__finding_words(finding));
    smp__buffer_add_char(on->out, ':');
    plain(on);
    smp__paragraph paragraph = paragraph_at(on, 0);
    paragraph.column = HANGING + 1 + smp_text_of(smp__finding_words(finding)).size;
    paragraph.begun = paragraph.space = true;
    smp__shown message = smp__show(on->curtain, finding->message);
    smp__paragraph_add(&paragraph, &message);
    smp__paragraph_end(&paragraph);
    excerpt(on, finding);
    by_out(on, finding);
    cite(on, &finding->cite);
    suggestion(on, finding);
}

static void need_out(const page *on, const smp_need *need)
{
    smp__paragraph paragraph = paragraph_at(on, MARGIN);
    smp__paragraph_add_string(&paragraph, "Ask: ");
    smp__shown ask = smp__show(on->curtain, smp__is_empty(need->ask) ? need->fact : need->ask);
    smp__paragraph_add(&paragraph, &ask);
    smp__buffer_clear(on->words);
    smp__buffer_add_string(on->words, " (");
    smp__buffer_add_text(on->words, need->fact);
    smp__buffer_add_char(on->words, ')');
    words_out(on, &paragraph);
    smp__paragraph_end(&paragraph);
    if (need->clause_count && need->cites) cite(on, &need->cites[0]);
}

static void action_out(const page *on, const smp_action_advice *action)
{
    smp__paragraph paragraph = paragraph_at(on, MARGIN);
    smp__paragraph_add_string(&paragraph, "Next: ");
    smp__buffer_clear(on->words);
    smp__action_words(on->words, on->curtain->report, action);
    words_out(on, &paragraph);
    smp__paragraph_end(&paragraph);
}

static void clock_out(const page *on, const smp_running_clock *clock)
{
    smp__paragraph paragraph = paragraph_at(on, MARGIN);
    smp__paragraph_add_string(&paragraph, "By law: ");
    smp__buffer_clear(on->words);
    smp__clock_words(on->words, clock);
    words_out(on, &paragraph);
    smp__paragraph_end(&paragraph);
    for (size_t i = 0; i < clock->lack_count; i++) {
        paragraph = paragraph_at(on, MARGIN);
        smp__paragraph_add_string(&paragraph, "Lacks: ");
        smp__paragraph_add_text(&paragraph, clock->lacks[i].ask);
        smp__paragraph_end(&paragraph);
    }
}

static void labels_out(const page *on, const smp_report *report)
{
    if (report->label_count == 0) return;
    smp__paragraph paragraph = paragraph_at(on, MARGIN);
    smp__paragraph_add_string(&paragraph, "What it is: ");
    smp__buffer_clear(on->words);
    smp__label_words(on->words, report);
    words_out(on, &paragraph);
    smp__paragraph_end(&paragraph);
}

static bool write_report(smp_writer *writer, smp__curtain *curtain)
{
    page on = page_of(writer, curtain);
    const smp_report *report = curtain->report;
    size_t policy;
    if (!smp__roll_policy_of(&writer->roll, report, &policy)) return false;
    smp__buffer_clear(on.words);
    smp__subject_words(on.words, report, writer->reports);
    smp__buffer_add_string(on.words, " -");
    smp__paragraph paragraph = paragraph_at(&on, 0);
    words_out(&on, &paragraph);
    smp__buffer_add_char(on.out, ' ');
    paragraph.column++;
    colour(&on, verdict_colours[report->verdict % SMP_COUNT(verdict_colours)]);
    smp__paragraph_add_string(&paragraph,
                              smp__verdict_words(report->verdict, smp__is_of_post(report)));
    plain(&on);
    smp__paragraph_end(&paragraph);
    smp__buffer_clear(on.words);
    smp__measure_words(on.words, report);
    if (!smp__buffer_is_empty(on.words)) {
        paragraph = paragraph_at(&on, MARGIN);
        words_out(&on, &paragraph);
        smp__paragraph_end(&paragraph);
    }
    labels_out(&on, report);
    for (size_t i = 0; i < report->finding_count; i++)
        finding_out(&on, &report->findings[i], i + 1);
    for (size_t i = 0; i < report->need_count; i++) need_out(&on, &report->needs[i]);
    for (size_t i = 0; i < report->clock_count; i++) clock_out(&on, &report->clocks[i]);
    for (size_t i = 0; i < report->action_count; i++) action_out(&on, &report->actions[i]);
    if (report->finding_count + report->need_count + report->action_count + report->clock_count)
        smp__buffer_add_char(on.out, '\n');
    return !on.out->failed;
}

static bool write_bad_input(smp_writer *writer, smp_text id, const smp_error *why)
{
    page on = page_of(writer, NULL);
    smp__buffer_clear(on.words);
    smp__bad_place_words(on.words, writer, why);
    smp__buffer_add_char(on.words, ' ');
    if (!smp__is_empty(id)) {
        smp__buffer_add_char(on.words, '(');
        smp__buffer_add_text(on.words, id);
        smp__buffer_add_string(on.words, ") ");
    }
    smp__buffer_add_string(on.words, "- Could not be read: ");
    smp__buffer_add_string(on.words, why->message);
    smp__paragraph paragraph = paragraph_at(&on, 0);
    words_out(&on, &paragraph);
    smp__paragraph_end(&paragraph);
    return !on.out->failed;
}

/* One line for a policy of which something is to be known; nothing for others. */
static void standing(const page *on, const smp__roll_policy *policy)
{
    smp__buffer_clear(on->words);
    smp__standing_words(on->words, policy);
    if (smp__buffer_is_empty(on->words)) return;
    smp__paragraph paragraph = paragraph_at(on, 0);
    paragraph.indent = 0;
    words_out(on, &paragraph);
    smp__paragraph_end(&paragraph);
}

/* "Class" over a column of its words and how many have each. */
static void word_table(const page *on, const smp__roll *roll)
{
    enum { COLUMN = 24 };
    for (size_t i = 0; i < roll->word_count; i++) {
        const smp__roll_word *word = &roll->words[i];
        bool is_first = true;
        for (size_t j = 0; j < i; j++)
            if (smp__text_equal(roll->words[j].name, word->name)) is_first = false;
        if (!is_first) continue;
        smp__plain_words(on->out, word->name, true);
        smp__buffer_add_char(on->out, '\n');
        for (size_t j = i; j < roll->word_count; j++) {
            if (!smp__text_equal(roll->words[j].name, word->name)) continue;
            smp__buffer_clear(on->words);
            smp__plain_words(on->words, roll->words[j].word, false);
            smp_text name = smp__buffer_text(on->words);
            smp__buffer_format(on->out, "%*s%-*.*s %zu\n", MARGIN, "", COLUMN,
                               SMP__SHOWN(name, 200), roll->words[j].count);
            on->out->failed |= on->words->failed;
        }
    }
}

/* "3 checked: 1 hold, 2 clear. 4 findings: 1 error, 3 warnings. 1 line could not be read." */
static void write_closing(smp_writer *writer)
{
    page on = page_of(writer, NULL);
    smp__buffer *words = on.words;
    smp__buffer_clear(words);
    smp__buffer_format(words, "%zu checked", writer->reports);
    const char *before = ": ";
    for (size_t i = SMP_COUNT(writer->verdicts); i-- > 0;) {
        if (!writer->verdicts[i]) continue;
        smp__buffer_format(words, "%s%zu %s", before, writer->verdicts[i],
                           smp_verdict_name((smp_verdict)i));
        before = ", ";
    }
    smp__buffer_add_string(words, ". ");
    smp__count_words(words, writer->findings, "finding", "findings");
    static const char *const one[] = {"note", "warning", "error"};
    static const char *const many[] = {"notes", "warnings", "errors"};
    before = ": ";
    for (size_t i = SMP_COUNT(writer->severities); i-- > 0;) {
        if (!writer->severities[i]) continue;
        smp__buffer_add_string(words, before);
        smp__count_words(words, writer->severities[i], one[i], many[i]);
        before = ", ";
    }
    smp__buffer_add_char(words, '.');
    if (writer->bad) {
        smp__buffer_add_char(words, ' ');
        smp__count_words(words, writer->bad, "input", "inputs");
        smp__buffer_add_string(words, " could not be read.");
    }
    colour(&on, BOLD);
    smp__paragraph paragraph = paragraph_at(&on, 0);
    paragraph.indent = 0;
    words_out(&on, &paragraph);
    plain(&on);
    smp__paragraph_end(&paragraph);
    word_table(&on, &writer->roll);
    for (size_t i = 0; i < writer->roll.policy_count; i++) standing(&on, &writer->roll.policies[i]);
}

const smp__form smp__form_text = {write_report, write_bad_input, NULL, write_closing};
