/* What needs no desk: policies and what they say of themselves, tokens, speech, clocks.
 * SPDX-License-Identifier: MIT */
#include "desk.h"

#include <stdlib.h>
#include <string.h>

smp_diagnostics *script_messages(smp_error *error)
{
    smp_diagnostics *messages = NULL;
    if (smp_diagnostics_new(&messages, NULL) != SMP_OK) return script_out_of_memory(error);
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

void script_test(smp_policy *policy, bool mutate, smp_diagnostics *messages, smp_test_summary *out,
                 smp_error *error)
{
    smp_test_options options = SMP_TEST_OPTIONS_INIT;
    options.mutate = mutate;
    void *paused = script_pause();
    smp_policy_test(policy, &options, messages, out, error);
    script_resume(paused);
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
    if (smp_fields_new(&fields, SMP_SUBJECT_POST, NULL) != SMP_OK)
        return script_out_of_memory(error);
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

/* ---- Clocks --------------------------------------------------------------------------------- */

static bool find_nation(smp_nation *out, smp_text name, smp_error *error)
{
    *out = name.size ? smp_nation_from_name(name) : SMP_NATION_UNKNOWN;
    if (!name.size || *out) return true;
    return script_refuse(error, SMP_ERROR_ARGUMENT,
                         "There is no nation \"%.40s\". Give england, wales, scotland or "
                         "northern-ireland.",
                         name.data);
}

void script_deadline(smp_deadline *out, smp_text clock, smp_text received, smp_text nation,
                     smp_error *error)
{
    smp_nation in;
    smp_clock of = smp_clock_from_name(clock);
    if (!of)
        script_refuse(error, SMP_ERROR_ARGUMENT,
                      "There is no clock \"%.40s\". Give foi, eir, sar or complaint.",
                      clock.data ? clock.data : "");
    else if (find_nation(&in, nation, error))
        smp_work_out_deadline(out, of, received, in, error);
}

smp_tri script_working_day(smp_text date, smp_text nation, smp_error *error)
{
    smp_nation in;
    return find_nation(&in, nation, error) ? smp_is_working_day(date, in) : SMP_UNKNOWN;
}
