/* Reports, and what could not be judged, written as one document in memory.
 * SPDX-License-Identifier: MIT */
#include "desk.h"

#include <stdlib.h>
#include <string.h>

struct script_document {
    smp_writer *writer;
    char *bytes;
    size_t size, capacity;
    uint32_t count; /* of what was told so far */
    bool starved; /* no memory for what was written */
};

static int keep(void *context, const char *bytes, size_t size)
{
    script_document *into = context;
    if (size >= into->capacity - into->size) {
        size_t capacity = 2 * (into->size + size) + 256;
        char *grown = realloc(into->bytes, capacity);
        into->starved = !grown;
        if (!grown) return 1;
        into->bytes = grown;
        into->capacity = capacity;
    }
    memcpy(into->bytes + into->size, bytes, size);
    into->size += size;
    into->bytes[into->size] = '\0';
    return 0;
}

/* The writer knows only that the document refused. */
static smp_status settle(const script_document *document, smp_status status, smp_error *error)
{
    if (document->starved) script_out_of_memory(error);
    return status;
}

static bool find_format(smp_format *out, smp_text name)
{
    static const char *const names[] = {"text", "json", "sarif", "html"};
    for (int i = 0; i < 4; i++)
        if (name.data && strcmp(name.data, names[i]) == 0) {
            *out = (smp_format)i;
            return true;
        }
    return false;
}

script_document *script_document_new(smp_text format, smp_text title, bool redact,
                                     smp_error *error)
{
    smp_format as;
    if (!find_format(&as, format)) {
        script_refuse(error, SMP_ERROR_ARGUMENT,
                      "There is no format \"%.40s\". Give text, json, sarif or html.",
                      format.data ? format.data : "");
        return NULL;
    }
    script_document *document = calloc(1, sizeof *document);
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.title = title;
    options.redact = redact;
    if (!document) return script_out_of_memory(error);
    if (smp_writer_open(&document->writer, as, &options, keep, document, error) == SMP_OK)
        return document;
    free(document);
    return NULL;
}

void script_document_add(script_document *document, const smp_report *report, smp_error *error)
{
    document->count++;
    if (document->writer)
        settle(document, smp_writer_report(document->writer, report, error), error);
    else script_refuse(error, SCRIPT_MISUSE, "The document has been ended. Begin another.");
}

/* The status of a name such as "argument". */
static smp_status find_status(smp_text name)
{
    int status = SMP_ERROR_ARGUMENT;
    while (status < SMP_ERROR_INTERNAL && name.data &&
           strcmp(smp_status_name((smp_status)status), name.data) != 0)
        status++;
    return (smp_status)status;
}

void script_document_add_error(script_document *document, smp_text id, smp_text code,
                               smp_text message, smp_error *error)
{
    smp_error why = SMP_ERROR_INIT;
    why.line = ++document->count;
    script_refuse(&why, (int)find_status(code), "%s", message.data ? message.data : "");
    if (document->writer)
        settle(document, smp_writer_bad_input(document->writer, id, &why, error), error);
    else script_refuse(error, SCRIPT_MISUSE, "The document has been ended. Begin another.");
}

smp_text script_document_end(script_document *document, smp_error *error)
{
    smp_writer *writer = document->writer;
    document->writer = NULL;
    if (settle(document, smp_writer_close(writer, error), error) != SMP_OK)
        return (smp_text){NULL, 0};
    return (smp_text){document->bytes ? document->bytes : "", document->size};
}

void script_document_free(script_document *document)
{
    if (!document) return;
    smp_writer_close(document->writer, NULL);
    free(document->bytes);
    free(document);
}
