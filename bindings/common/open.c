/* What needs no desk: policies, tokens, speech, and reports written as one document.
 * SPDX-License-Identifier: MIT */
#include "desk.h"

#include <stdlib.h>
#include <string.h>

static void *out_of_memory(smp_error *error)
{
    script_refuse(error, SMP_ERROR_MEMORY, "There is not enough memory. Free some and try again.");
    return NULL;
}

smp_diagnostics *script_messages(smp_error *error)
{
    smp_diagnostics *messages = NULL;
    if (smp_diagnostics_new(&messages, NULL) != SMP_OK) return out_of_memory(error);
    return messages;
}

smp_policy *script_open_policy(int source, smp_text what, smp_text name,
                               smp_diagnostics *messages, smp_error *error)
{
    smp_policy *policy = NULL;
    smp_policy_options options = SMP_POLICY_OPTIONS_INIT;
    options.diagnostics = messages;
    if (!what.data || (source != SCRIPT_MEMORY && memchr(what.data, 0, what.size))) {
        script_refuse(error, SMP_ERROR_ARGUMENT,
                      "The name of a policy cannot be empty or hold a NUL. Name one.");
        return NULL;
    }
    void *paused = script_pause();
    if (source == SCRIPT_BUILTIN) smp_policy_open_builtin(&policy, what.data, &options, error);
    else if (source == SCRIPT_FILE) smp_policy_open_file(&policy, what.data, &options, error);
    else smp_policy_open_memory(&policy, what, name.data ? name.data : "pack", &options, error);
    script_resume(paused);
    return policy;
}

static bool find_platform(smp_platform *out, smp_text name, smp_error *error)
{
    *out = name.size ? smp_platform_from_name(name) : SMP_PLATFORM_UNKNOWN;
    if (!name.size || *out) return true;
    return script_refuse(error, SMP_ERROR_ARGUMENT,
                         "There is no platform \"%.40s\". docs/json.md lists the names.",
                         name.data);
}

smp_tokens *script_tokenise(smp_text text, smp_text platform, smp_error *error)
{
    smp_platform on;
    smp_tokens *tokens = NULL;
    if (!find_platform(&on, platform, error)) return NULL;
    void *paused = script_pause();
    smp_tokenise(&tokens, text, on, NULL, error);
    script_resume(paused);
    return tokens;
}

#define MOST_ACRONYMS 256

static size_t split(smp_text words, smp_text *out)
{
    size_t count = 0, at = 0;
    while (at < words.size && count < MOST_ACRONYMS) {
        size_t start = at;
        while (at < words.size && words.data[at] != ' ') at++;
        if (at > start) out[count++] = (smp_text){words.data + start, at - start};
        at++;
    }
    return count;
}

smp_speech *script_preview(script_value post, smp_text acronyms, smp_text lang,
                           double words_per_minute, smp_error *error)
{
    smp_text words[MOST_ACRONYMS];
    smp_speech_options options = SMP_SPEECH_OPTIONS_INIT;
    options.acronyms = words;
    options.acronym_count = split(acronyms, words);
    options.lang = lang;
    options.words_per_minute = words_per_minute;
    smp_fields *fields = NULL;
    smp_speech *speech = NULL;
    if (smp_fields_new(&fields, SMP_SUBJECT_POST, NULL) != SMP_OK) return out_of_memory(error);
    script_walk walk = {.fields = fields, .error = error};
    bool done = script_fill(&walk, post) && smp_speech_new(&speech, NULL, error) == SMP_OK;
    if (done) {
        void *paused = script_pause();
        done = smp_preview_speech(speech, smp_fields_post(fields), &options, error) == SMP_OK;
        script_resume(paused);
    }
    smp_fields_free(fields);
    if (done) return speech;
    smp_speech_free(speech);
    return NULL;
}

/* ---- Documents ------------------------------------------------------------------------------ */

struct script_document {
    smp_writer *writer;
    char *bytes;
    size_t size, capacity;
};

static int keep(void *context, const char *bytes, size_t size)
{
    script_document *into = context;
    if (size >= into->capacity - into->size) {
        size_t capacity = 2 * (into->size + size) + 256;
        char *grown = realloc(into->bytes, capacity);
        if (!grown) return 1;
        into->bytes = grown;
        into->capacity = capacity;
    }
    memcpy(into->bytes + into->size, bytes, size);
    into->size += size;
    into->bytes[into->size] = '\0';
    return 0;
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
    if (!document) return out_of_memory(error);
    if (smp_writer_open(&document->writer, as, &options, keep, document, error) == SMP_OK)
        return document;
    free(document);
    return NULL;
}

void script_document_add(script_document *document, const smp_report *report, smp_error *error)
{
    if (document && document->writer) smp_writer_report(document->writer, report, error);
    else script_refuse(error, SCRIPT_MISUSE, "The document has been ended. Begin another.");
}

smp_text script_document_end(script_document *document, smp_error *error)
{
    if (!document) return (smp_text){NULL, 0};
    smp_writer *writer = document->writer;
    document->writer = NULL;
    if (smp_writer_close(writer, error) != SMP_OK) return (smp_text){NULL, 0};
    return (smp_text){document->bytes ? document->bytes : "", document->size};
}

void script_document_free(script_document *document)
{
    if (!document) return;
    smp_writer_close(document->writer, NULL);
    free(document->bytes);
    free(document);
}
