/* Looking a compiled policy over: what was noted while compiling, and what the day tells.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/faults.h"
#include "packs/packs.h"

#include <stdio.h>

typedef struct inspection {
    const smp_policy *policy;
    smp_diagnostics *diagnostics;
    bool failed;
} inspection;

static smp_text string(const inspection *look, smp__sref ref)
{
    return smp__policy_string(look->policy, ref);
}

static void say(inspection *look, smp__sref source, uint32_t line, uint32_t column,
                const char *hint, const char *format, ...) SMP_PRINTF(6, 7);

static void say(inspection *look, smp__sref source, uint32_t line, uint32_t column,
                const char *hint, const char *format, ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (!smp__diagnose(look->diagnostics, false, string(look, source), line, column, SMP_TEXT(""),
                       smp_text_of(message), smp_text_of(hint)))
        look->failed = true;
}

static void lint_notes(inspection *look)
{
    size_t count;
    const smp__note_record *notes = smp__policy_section(look->policy, SMP__SECTION_NOTES, &count);
    for (size_t i = 0; i < count; i++)
        if (!smp__diagnose(look->diagnostics, false, string(look, notes[i].source), notes[i].line,
                           notes[i].column, string(look, notes[i].source_line),
                           string(look, notes[i].message), string(look, notes[i].hint)))
            look->failed = true;
}

static void lint_documents(inspection *look, int32_t today)
{
    size_t count;
    const smp__document_record *documents =
        smp__policy_section(look->policy, SMP__SECTION_DOCUMENTS, &count);
    for (size_t i = 0; i < count; i++) {
        const smp__document_record *document = &documents[i];
        if (document->expires_day != SMP__NO_DAY && document->expires_day < today)
            say(look, document->source, document->line, document->column,
                "Find out whether it has been replaced.", "The document \"%.*s\" expired on %s.",
                SMP__SHOW(string(look, document->title)), string(look, document->expires).data);
        if (document->review_day != SMP__NO_DAY && document->review_day < today)
            say(look, document->source, document->line, document->column,
                "Ask its owner, and bring the pack up to date.",
                "The document \"%.*s\" was due for review on %s.",
                SMP__SHOW(string(look, document->title)), string(look, document->review).data);
    }
}

/* A pack that has ended, or has not begun, says so once, not of each of its clauses. */
static bool lint_window(inspection *look, int32_t today)
{
    const smp__policy_record *policy = smp__policy_section(look->policy, SMP__SECTION_POLICY, NULL);
    bool ended = policy->effective_until != SMP__NO_DAY && policy->effective_until < today;
    if (!ended && (policy->effective_from == SMP__NO_DAY || policy->effective_from <= today))
        return true;
    char date[11];
    smp__date_format(ended ? policy->effective_until : policy->effective_from, date);
    say(look, policy->source, policy->effective_line, policy->effective_column,
        ended ? "Check by the pack that replaces it, or change its dates."
              : "Until then nothing is checked by it.",
        ended ? "The pack ended on %s." : "The pack begins on %s.", date);
    return false;
}

static void lint_clauses(inspection *look, int32_t today)
{
    size_t count;
    const smp__clause_record *clauses =
        smp__policy_section(look->policy, SMP__SECTION_CLAUSES, &count);
    for (size_t i = 0; i < count; i++) {
        const smp__clause_record *clause = &clauses[i];
        if (clause->effective_until == SMP__NO_DAY || clause->effective_until >= today) continue;
        char date[11];
        smp__date_format(clause->effective_until, date);
        say(look, clause->source, clause->line, clause->column, "Delete it, or change its dates.",
            "The clause \"%.*s\", as it is written here, ended on %s.",
            SMP__SHOW(string(look, clause->id)), date);
    }
}

smp_status smp_policy_lint(const smp_policy *policy, smp_text on, smp_diagnostics *diagnostics,
                           smp_error *error)
{
    smp__error_clear(error);
    if (!policy || !diagnostics)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`policy` and `diagnostics` must not be NULL.");
    int32_t today = SMP__NO_DAY;
    if (on.data && !smp__date_parse(on, &today))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`on` is not a date that exists. Give it as YYYY-MM-DD.");
    inspection look = {.policy = policy, .diagnostics = diagnostics};
    lint_notes(&look);
    if (today != SMP__NO_DAY) {
        lint_documents(&look, today);
        if (lint_window(&look, today)) lint_clauses(&look, today);
    }
    return look.failed ? smp__fail_memory(error) : SMP_OK;
}
