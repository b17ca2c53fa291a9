/* Writing many reports as one document: what the forms have in common.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

static const smp__form *form_of(smp_format format)
{
    switch (format) {
    case SMP_FORMAT_TEXT: return &smp__form_text;
    case SMP_FORMAT_JSON: return &smp__form_json;
    case SMP_FORMAT_SARIF: return &smp__form_sarif;
    case SMP_FORMAT_HTML: return &smp__form_html;
    case SMP_FORMAT_TRIAGE: return &smp__form_triage;
    }
    return NULL;
}

static void free_writer(smp_writer *writer)
{
    smp_allocator by = writer->allocator;
    smp__arena_free(&writer->scratch);
    smp__buffer_free(&writer->out);
    smp__buffer_free(&writer->body);
    smp__buffer_free(&writer->notes);
    smp__buffer_free(&writer->artifacts);
    smp__roll_free(&writer->roll);
    smp__release(&by, writer->sources, writer->source_capacity * sizeof *writer->sources);
    smp__release(&by, writer->triage, writer->triage_capacity * sizeof *writer->triage);
    smp__release(&by, writer, sizeof *writer);
}

/* The place in the list of a source by its name; one not seen before is added. SIZE_MAX: no
 * memory. */
static size_t source_of(smp_writer *writer, smp_text name)
{
    for (size_t i = 0; i < writer->source_count; i++)
        if (smp__text_equal(writer->sources[i].name, name)) return i;
    void *items = writer->sources;
    smp_text copy = smp__arena_copy(&writer->roll.arena, name);
    if (!copy.data || !smp__grow(&writer->allocator, &items, &writer->source_capacity,
                                 writer->source_count + 1, sizeof *writer->sources))
        return SIZE_MAX;
    writer->sources = items;
    writer->sources[writer->source_count] = (smp__source){copy, SIZE_MAX};
    return writer->source_count++;
}

smp_status smp_writer_open(smp_writer **out, smp_format format, const smp_writer_options *options,
                           smp_write_function write, void *context, smp_error *error)
{
    smp__error_clear(error);
    if (!out || !write)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "out and write must be given.");
    if (!form_of(format))
        return smp__fail(error, SMP_ERROR_ARGUMENT, "There is no format %d.", (int)format);
    smp_writer_options wanted = SMP_WRITER_OPTIONS_INIT;
    if (options && !smp__copy_sized(&wanted, sizeof wanted, options))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "Fill smp_writer_options from SMP_WRITER_OPTIONS_INIT.");
    smp_allocator by = smp__allocator_or_default(wanted.allocator);
    smp_writer *writer = smp__allocate_zeroed(&by, sizeof *writer);
    if (!writer) return smp__fail_memory(error);
    writer->allocator = by;
    writer->format = format;
    writer->write = write;
    writer->context = context;
    smp__arena_init(&writer->scratch, &by);
    smp__buffer_init(&writer->out, &by);
    smp__buffer_init(&writer->body, &by);
    smp__buffer_init(&writer->notes, &by);
    smp__buffer_init(&writer->artifacts, &by);
    smp__roll_init(&writer->roll, &by);
    if (wanted.width == 0) wanted.width = 80;
    if (smp__is_empty(wanted.title)) wanted.title = SMP_TEXT("Social media check");
    if (smp__is_empty(wanted.source)) wanted.source = SMP_TEXT("input");
    wanted.title = smp__arena_copy(&writer->roll.arena, wanted.title);
    wanted.source = smp__arena_copy(&writer->roll.arena, wanted.source);
    writer->options = wanted;
    if (!wanted.title.data || !wanted.source.data ||
        source_of(writer, wanted.source) == SIZE_MAX) {
        free_writer(writer);
        return smp__fail_memory(error);
    }
    writer->sources[0].artifact = 0;
    *out = writer;
    return SMP_OK;
}

void smp_writer_line(smp_writer *writer, uint32_t line)
{
    if (writer) writer->line = line;
}

smp_status smp_writer_source(smp_writer *writer, smp_text name, smp_error *error)
{
    smp__error_clear(error);
    if (!writer) return smp__fail(error, SMP_ERROR_ARGUMENT, "writer must be given.");
    bool is_told = !smp__is_empty(name);
    size_t source = source_of(writer, is_told ? name : writer->options.source);
    if (source == SIZE_MAX) return smp__fail_memory(error);
    if (source && writer->reports + writer->bad == 0) {
        writer->sources[0].name = writer->sources[source].name;
        writer->source_count = 1;
        source = 0;
    }
    if (source != writer->source) writer->last_line = 0;
    writer->source = source;
    writer->source_is_told = is_told;
    return SMP_OK;
}

void smp__bad_place_words(smp__buffer *out, const smp_writer *writer, const smp_error *why)
{
    if (why->line) smp__buffer_format(out, "Line %u", (unsigned)why->line);
    else if (!writer->source_is_told) smp__buffer_add_string(out, "Input");
    if (!writer->source_is_told) return;
    if (why->line) smp__buffer_add_string(out, " of ");
    smp__buffer_add_text(out, writer->sources[writer->source].name);
}

/* ---- Sending --------------------------------------------------------------------------------- */

static smp_status refused(smp_error *error)
{
    return smp__fail(error, SMP_ERROR_IO, "The report could not be written: the receiver refused. "
                                          "Check that the file can be written and has room.");
}

static smp_status send(smp_writer *writer, const smp__buffer *buffer, smp_error *error)
{
    if (buffer->size == 0) return SMP_OK;
    if (writer->write(writer->context, buffer->data, buffer->size) == 0) return SMP_OK;
    writer->broken = SMP_ERROR_IO;
    return refused(error);
}

/* How far the kept buffers had got, to take back what a failed report added. */
typedef struct mark {
    size_t body, notes, artifacts, artifact_count, triage_count;
} mark;

static mark mark_of(const smp_writer *writer)
{
    return (mark){writer->body.size, writer->notes.size, writer->artifacts.size,
                  writer->artifact_count, writer->triage_count};
}

static void cut(smp__buffer *buffer, size_t size)
{
    buffer->size = size;
    buffer->failed = false;
    if (buffer->data) buffer->data[size] = '\0';
}

static smp_status take_back(smp_writer *writer, mark to, smp_error *error)
{
    cut(&writer->body, to.body);
    cut(&writer->notes, to.notes);
    cut(&writer->artifacts, to.artifacts);
    writer->artifact_count = to.artifact_count;
    for (size_t i = 0; i < writer->source_count; i++)
        if (writer->sources[i].artifact > to.artifact_count) writer->sources[i].artifact = SIZE_MAX;
    writer->triage_count = to.triage_count;
    return smp__fail_memory(error);
}

/* The line of the next thing in the source: as told, or one after another. */
static void next_line(smp_writer *writer, uint32_t told)
{
    uint32_t line = told ? told : writer->line;
    writer->last_line = line ? line : writer->last_line + 1;
    writer->line = 0;
}

/* ---- The public calls ------------------------------------------------------------------------ */

smp_status smp_writer_report(smp_writer *writer, const smp_report *report, smp_error *error)
{
    smp__error_clear(error);
    if (!writer || !report)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "writer and report must be given.");
    if (writer->broken) return refused(error);
    mark before = mark_of(writer);
    smp__buffer_clear(&writer->out);
    smp__arena_reset(&writer->scratch);
    next_line(writer, 0);
    smp__curtain curtain;
    smp__curtain_open(&curtain, report, writer->options.redact != 0, &writer->scratch);
    writer->reports++;
    if (writer->options.redact && !curtain.failed)
        curtain.failed = !smp__redact_title(writer, &curtain);
    if (curtain.failed || !form_of(writer->format)->report(writer, &curtain) || curtain.failed ||
        !smp__roll_count_words(&writer->roll, report)) {
        writer->reports--;
        return take_back(writer, before, error);
    }
    writer->has_others |= !smp__is_of_post(report);
    writer->verdicts[report->verdict]++;
    writer->findings += report->finding_count;
    for (size_t i = 0; i < report->finding_count; i++)
        writer->severities[report->findings[i].severity]++;
    return send(writer, &writer->out, error);
}

smp_status smp_writer_bad_input(smp_writer *writer, smp_text id, const smp_error *why,
                                smp_error *error)
{
    /* The caller may hand one object for both, so the reason is copied before it is emptied. */
    if (!writer || !why || why->code == SMP_OK) {
        smp__error_clear(error);
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "writer must be given, and why must tell of an error.");
    }
    smp_error reason;
    if (!smp__copy_sized(&reason, sizeof reason, why)) {
        smp__error_clear(error);
        return smp__fail(error, SMP_ERROR_ARGUMENT, "Fill smp_error from SMP_ERROR_INIT.");
    }
    smp__error_clear(error);
    if (writer->broken) return refused(error);
    mark before = mark_of(writer);
    smp__buffer_clear(&writer->out);
    smp__arena_reset(&writer->scratch);
    if (writer->options.redact) smp__redact_message(&reason);
    next_line(writer, reason.line);
    if (!form_of(writer->format)->bad_input(writer, id, &reason))
        return take_back(writer, before, error);
    writer->bad++;
    return send(writer, &writer->out, error);
}

smp_status smp_writer_close(smp_writer *writer, smp_error *error)
{
    smp__error_clear(error);
    if (!writer) return SMP_OK;
    const smp__form *form = form_of(writer->format);
    smp_status status = writer->broken ? refused(error) : SMP_OK;
    for (int part = 0; part < 2 && status == SMP_OK; part++) {
        void (*write)(smp_writer *) = part == 0 ? form->head : form->tail;
        if (!write) continue;
        smp__buffer_clear(&writer->out);
        write(writer);
        if (writer->out.failed) status = smp__fail_memory(error);
        else status = send(writer, &writer->out, error);
        if (part == 0 && status == SMP_OK) status = send(writer, &writer->body, error);
    }
    free_writer(writer);
    return status;
}
