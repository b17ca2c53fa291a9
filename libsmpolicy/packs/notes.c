/* What is suspicious about a pack though not wrong: found while compiling, kept in the image.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <stdio.h>

static void note(smp__model *model, smp__place place, const char *hint, const char *format, ...)
    SMP_PRINTF(4, 5);

static void note(smp__model *model, smp__place place, const char *hint, const char *format, ...)
{
    if (model->note_count++ >= SMP__FAULTS_MAX) return;
    smp__pack_note *note = smp__model_new(model, sizeof *note);
    if (!note) return;
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    note->place = place;
    note->message = smp__arena_copy(model->arena, smp_text_of(message));
    note->hint = smp_text_of(hint);
    if (!note->message.data) model->faults->memory_failed = true;
    SMP__APPEND(model->notes, model->last_note, note);
}

static void note_clause(smp__model *model, const smp__pack_clause *clause)
{
    smp__place place = clause->node->key->place;
    if (smp__is_empty(clause->quote))
        note(model, place, "Give them in \"cite\", so that a finding can show them.",
             "The clause \"%.*s\" does not quote the policy's own words.", SMP__SHOW(clause->id));
    if (clause->kind == SMP_CLAUSE_ORGANISATIONAL) return;
    if (clause->examples.flag_count == 0)
        note(model, place, "Give one under \"examples\", in \"flag\".",
             "The clause \"%.*s\" has no example that it flags.", SMP__SHOW(clause->id));
    if (clause->examples.pass_count == 0)
        note(model, place, "Give one under \"examples\", in \"pass\".",
             "The clause \"%.*s\" has no example that it passes.", SMP__SHOW(clause->id));
}

static void note_route(smp__model *model, const smp__pack_clause *clause)
{
    const smp__pack_contact *contact = smp__table_get(&model->contact_table, clause->route);
    if (contact && smp__is_empty(contact->contact))
        note(model, contact->node->key->place, "Add a \"contact\" to it.",
             "The clause \"%.*s\" sends people to \"%.*s\", which has no address or number.",
             SMP__SHOW(clause->id), SMP__SHOW(contact->route));
}

static bool has_entry(const smp__words *words)
{
    const smp__word *word = words->first;
    while (word && word->removed) word = word->next;
    return word != NULL;
}

/* Only the pack itself is looked at: its parents are linted on their own. */
void smp__note_all(smp__model *model)
{
    bool is_base = !model->organisation.data; /* made for others to extend */
    for (const smp__pack_clause *clause = model->clauses; clause; clause = clause->next) {
        if (clause->disabled) continue;
        if (clause->level == 0) note_clause(model, clause);
        if (!is_base && clause->route.data) note_route(model, clause);
    }
    for (const smp__pack_signal *signal = model->signals; signal; signal = signal->next) {
        if (!signal->node || signal->level != 0) continue;
        if (!signal->used && !is_base)
            note(model, signal->node->key->place,
                 "Name it in the \"flag\" of a clause, or delete it.",
                 "The signal \"%.*s\" is used by no clause.", SMP__SHOW(signal->name));
        if (signal->index >= SMP__SIGNAL_COUNT && !has_entry(&signal->patterns))
            note(model, signal->node->key->place, "Give it patterns.",
                 "The signal \"%.*s\" has no pattern, so it is never raised.",
                 SMP__SHOW(signal->name));
    }
    for (const smp__pack_lexicon *lexicon = model->lexicons; lexicon; lexicon = lexicon->next)
        if (lexicon->level == 0 && !has_entry(&lexicon->entries))
            note(model, lexicon->node->key->place, "Add entries, or delete it.",
                 "The lexicon \"%.*s\" is empty, so a pattern that needs it never matches.",
                 SMP__SHOW(lexicon->name));
}
