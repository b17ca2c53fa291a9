/* A day's inbox as one table: what is due first comes first. Of reports on messages, for the text
 * form "triage" and at the head of the HTML page.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "report/screen.h"
#include "signals/signals.h"

#include <string.h>

/* Somebody may be in danger: these come before any date. */
static bool is_urgent(const smp_report *report)
{
    for (size_t i = 0; i < report->label_count; i++)
        if (smp__label_says(report->labels[i].label) & SMP__SAYS_DANGER) return true;
    return false;
}

/* What it is must be seen by a person before anybody can say that it may wait. */
static bool is_unclear(const smp_report *report)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (smp__text_starts(report->findings[i].signal, "inbound.in_doubt") ||
            smp__text_starts(report->findings[i].signal, "cue.") ||
            smp__text_equal(report->findings[i].signal, SMP_TEXT("inbound.other_language")))
            return true;
    return false;
}

static bool is_undated(const smp_report *report)
{
    for (size_t i = 0; i < report->clock_count; i++)
        if (smp__is_empty(report->clocks[i].by)) return true;
    return false;
}

/* The earliest day by which something must be done: by an action, or by a clock that a label
 * starts, whether or not the policy has an action for it. */
static int32_t due_of(const smp_report *report)
{
    int32_t earliest = INT32_MAX, day;
    for (size_t i = 0; i < report->action_count; i++)
        if (smp__date_parse(report->actions[i].by, &day) && day < earliest) earliest = day;
    for (size_t i = 0; i < report->clock_count; i++)
        if (smp__date_parse(report->clocks[i].by, &day) && day < earliest) earliest = day;
    return earliest;
}

static smp_text keep(smp_writer *writer, smp__buffer *words)
{
    smp_text kept = smp__arena_copy(&writer->roll.arena, smp__buffer_text(words));
    smp__buffer_clear(words);
    return kept;
}

static void next_words(smp__buffer *out, const smp_report *report)
{
    for (size_t i = 0; i < report->action_count; i++) {
        if (i) smp__buffer_add_string(out, "; ");
        smp__action_words(out, report, &report->actions[i]);
    }
}

enum {
    EXCERPT_COLUMNS = 64,
    EXCERPT_BYTES = 2048 /* more than so many columns need: the rest is not looked at */
};

/* How the message begins, in one line and with "..." where it goes on; masked where it must be. */
static void first_words(smp__buffer *out, smp_writer *writer, smp__curtain *curtain)
{
    smp__buffer word;
    smp__buffer_init(&word, &writer->allocator);
    smp__paragraph lines = {.out = out, .word = &word, .width = EXCERPT_COLUMNS};
    const smp__shown text = smp__show_field(curtain, SMP_TEXT("text"), 0, EXCERPT_BYTES);
    smp__paragraph_add(&lines, &text);
    const char *more = out->size ? memchr(out->data, '\n', out->size) : NULL;
    if (more) {
        out->size = (size_t)(more - out->data);
        smp__buffer_add_string(out, " \xE2\x80\xA6");
    }
    smp__buffer_free(&word);
}

bool smp__triage_add(smp_writer *writer, smp__curtain *curtain)
{
    const smp_report *report = curtain->report;
    if (!smp__text_equal(smp_text_of(report->check), SMP_TEXT("message"))) return true;
    void *entries = writer->triage;
    if (!smp__grow(&writer->allocator, &entries, &writer->triage_capacity,
                   writer->triage_count + 1, sizeof *writer->triage))
        return false;
    writer->triage = entries;
    smp__triage_entry entry = {.number = writer->reports,
                               .urgent = is_urgent(report),
                               .unclear = is_unclear(report),
                               .undated = is_undated(report),
                               .due = due_of(report),
                               .verdict = report->verdict};
    smp__buffer words;
    smp__buffer_init(&words, &writer->allocator);
    smp__subject_words(&words, report, writer->reports);
    entry.subject = keep(writer, &words);
    smp__label_words(&words, report);
    entry.labels = keep(writer, &words);
    next_words(&words, report);
    entry.next = keep(writer, &words);
    first_words(&words, writer, curtain);
    entry.excerpt = keep(writer, &words);
    smp__buffer_free(&words);
    if (!entry.subject.data || !entry.labels.data || !entry.next.data ||
        !entry.excerpt.data)
        return false;
    writer->triage[writer->triage_count++] = entry;
    return true;
}

/* Danger, then what may be, then dates, then what has a date that is not known, then the graver
 * verdict. */
static bool sooner(const void *context, size_t a, size_t b)
{
    const smp__triage_entry *one = (const smp__triage_entry *)context + a;
    const smp__triage_entry *other = (const smp__triage_entry *)context + b;
    if (one->urgent != other->urgent) return one->urgent;
    if (one->unclear != other->unclear) return one->unclear;
    if (one->due != other->due) return one->due < other->due;
    if (one->undated != other->undated) return one->undated;
    return one->verdict > other->verdict;
}

const size_t *smp__triage_order(smp_writer *writer)
{
    size_t count = writer->triage_count;
    size_t *order = smp__arena_allocate(&writer->roll.arena, (2 * count + 1) * sizeof *order);
    if (!order) {
        writer->out.failed = true;
        return NULL;
    }
    for (size_t i = 0; i < count; i++) order[i] = i;
    smp__sort(order, order + count, count, sooner, writer->triage);
    return order;
}

void smp__triage_due(const smp__triage_entry *entry, char out[11])
{
    out[0] = '\0';
    if (entry->due != INT32_MAX) smp__date_format(entry->due, out);
}

/* ---- The text form ------------------------------------------------------------------------- */

enum { DUE_COLUMNS = 12 };

static bool add_report(smp_writer *writer, smp__curtain *curtain)
{
    return smp__triage_add(writer, curtain);
}

static bool add_bad_input(smp_writer *writer, smp_text id, const smp_error *why)
{
    smp__buffer *out = &writer->notes;
    smp__bad_place_words(out, writer, why);
    if (!smp__is_empty(id)) {
        smp__buffer_add_string(out, " (");
        smp__buffer_add_text(out, id);
        smp__buffer_add_char(out, ')');
    }
    smp__buffer_add_string(out, " could not be read: ");
    smp__buffer_add_string(out, why->message);
    smp__buffer_add_char(out, '\n');
    return !out->failed;
}

static smp__paragraph paragraph_of(smp_writer *writer, size_t indent)
{
    return (smp__paragraph){.out = &writer->out,
                            .word = &writer->artifacts,
                            .width = writer->options.width,
                            .indent = indent,
                            .column = indent};
}

static void write_entry(smp_writer *writer, const smp__triage_entry *entry)
{
    char due[11];
    smp__triage_due(entry, due);
    smp__buffer_format(&writer->out, "%-*s", DUE_COLUMNS,
                       entry->urgent    ? "now"
                       : entry->unclear ? "look"
                       : due[0]         ? due
                                        : "-");
    smp__paragraph line = paragraph_of(writer, DUE_COLUMNS);
    smp__paragraph_add_text(&line, entry->subject);
    if (entry->labels.size) {
        smp__paragraph_add_string(&line, ": ");
        smp__paragraph_add_text(&line, entry->labels);
    }
    if ((entry->urgent || entry->unclear) && due[0]) {
        smp__paragraph_add_string(&line, " (by ");
        smp__paragraph_add_string(&line, due);
        smp__paragraph_add_string(&line, ")");
    }
    if (entry->next.size) {
        smp__paragraph_add_string(&line, ". To do: ");
        smp__paragraph_add_text(&line, entry->next);
    }
    smp__paragraph_end(&line);
    if (!entry->excerpt.size) return;
    smp__buffer_format(&writer->out, "%-*s", DUE_COLUMNS, "");
    line = paragraph_of(writer, DUE_COLUMNS);
    smp__paragraph_add_text(&line, entry->excerpt);
    smp__paragraph_end(&line);
}

static void write_table(smp_writer *writer)
{
    const size_t *order = smp__triage_order(writer);
    if (!order) return;
    smp__buffer_format(&writer->out, "%-*sMessage\n", DUE_COLUMNS, "Due");
    for (size_t i = 0; i < writer->triage_count; i++)
        write_entry(writer, &writer->triage[order[i]]);
    smp_text notes = smp__buffer_text(&writer->notes);
    for (size_t at = 0; at < notes.size;) {
        size_t end = at;
        while (notes.data[end] != '\n') end++; /* each note ends with one */
        smp__paragraph line = paragraph_of(writer, 0);
        smp__paragraph_add_text(&line, smp__text_slice(notes, at, end));
        smp__paragraph_end(&line);
        at = end + 1;
    }
}

const smp__form smp__form_triage = {add_report, add_bad_input, NULL, write_table};
