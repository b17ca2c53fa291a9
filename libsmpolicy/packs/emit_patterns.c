/* The patterns and lexicons of a model. What the policy's clauses need goes into its automaton. The
 * rest is only tried, so that its faults are reported too.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <assert.h>

#define PATTERN_FACTS_MAX 64u /* text facts that patterns can name */

typedef struct emission {
    smp__model *model;
    smp__pattern_compiler *kept, *tried; /* with the same lexicons */
    uint32_t pattern_facts;              /* facts that kept patterns name so far */
    bool facts_full;                     /* one more was asked for */
} emission;

/* Reports what the pattern compiler found. False when nothing more can be done. */
static bool accept(emission *emitter, smp_status status, const smp__pattern_fault *fault,
                   const smp__node *node)
{
    if (status == SMP_OK) return true;
    if (status == SMP_ERROR_MEMORY) {
        emitter->model->faults->memory_failed = true;
        return false;
    }
    smp__place place = smp__node_place_at(node, fault->offset);
    if (emitter->facts_full)
        smp__blame(emitter->model->faults, place, SMP_TEXT("Leave this one out."),
                   "Patterns name more than %u different text facts.", PATTERN_FACTS_MAX);
    else
        smp__blame(emitter->model->faults, place, SMP_TEXT(""), "%s", fault->message);
    emitter->facts_full = false;
    return true;
}

/* ---- Patterns ------------------------------------------------------------------------------ */

static smp__pack_fact *text_fact(const emission *emitter, smp_text name)
{
    smp__pack_fact *fact = smp__table_get(&emitter->model->fact_table, name);
    return fact && fact->type == SMP_FACT_TEXT && !fact->per_media ? fact : NULL;
}

/* Gives a text fact that a pattern names its number. */
static int number_fact(void *context, smp_text name)
{
    emission *emitter = context;
    smp__pack_fact *fact = text_fact(emitter, name);
    if (!fact) return -1;
    if (fact->pattern_id == 255) {
        emitter->facts_full = emitter->pattern_facts == PATTERN_FACTS_MAX;
        if (emitter->facts_full) return -1;
        fact->pattern_id = (uint8_t)emitter->pattern_facts++;
    }
    return fact->pattern_id;
}

/* Patterns that are only tried take no number from those that are kept. */
static int try_fact(void *context, smp_text name) { return text_fact(context, name) ? 0 : -1; }

/* Marks each <lexicon> that a pattern names, by itself or in a phrase; one that only looks so, in
 * quotes, does no harm. */
static void mark_lexicons(const emission *emitter, smp_text pattern)
{
    size_t name = 0; /* where the last < ends */
    for (size_t at = 0; at < pattern.size; at++) {
        if (pattern.data[at] == '<') name = at + 1;
        if (pattern.data[at] != '>' || name == 0) continue;
        smp_text named = smp__text_slice(pattern, name, at);
        smp__pack_lexicon *lexicon = smp__table_get(&emitter->model->lexicon_table, named);
        smp__pack_phrase *phrase = smp__table_get(&emitter->model->phrase_table, named);
        if (lexicon) lexicon->needed = true;
        if (phrase && !phrase->needed) {
            phrase->needed = true;
            mark_lexicons(emitter, phrase->pattern);
        }
        name = 0;
    }
}

static bool emit_patterns(emission *emitter, const smp__pack_signal *signal,
                          const smp__words *patterns, bool unless)
{
    const bool needed = smp__signal_needs(signal) != 0;
    smp__pattern_fault fault;
    for (const smp__word *word = patterns->first; word; word = word->next) {
        if (word->removed) continue;
        smp_status status = smp__pattern_add(needed ? emitter->kept : emitter->tried,
                                             word->text, signal->index, unless,
                                             needed ? number_fact : try_fact, emitter,
                                             &fault);
        if (!accept(emitter, status, &fault, word->node)) return false;
        if (needed) mark_lexicons(emitter, word->text);
    }
    return true;
}

static_assert(SMP__FOR_PICTURES < 1u << SMP__PURPOSES, "a use is a purpose");

/* What a signal is looked for in is what the clauses are about that it may wake; one of pictures
 * costs other texts nothing. */
static bool emit_signals(emission *emitter)
{
    for (const smp__pack_signal *signal = emitter->model->signals; signal; signal = signal->next) {
        if (!emit_patterns(emitter, signal, &signal->patterns, false) ||
            !emit_patterns(emitter, signal, &signal->unless, true))
            return false;
        const uint32_t purposes = smp__signal_needs(signal);
        if (purposes)
            smp__pattern_purposes(emitter->kept, signal->index,
                                  signal->fields == SMP__FIELD_ALT ? SMP__FOR_PICTURES
                                                                   : purposes);
    }
    return true;
}

/* ---- Lexicons ------------------------------------------------------------------------------ */

static void declare_lexicons(emission *emitter)
{
    for (const smp__pack_lexicon *lexicon = emitter->model->lexicons; lexicon;
         lexicon = lexicon->next) {
        smp__lexicon_declare(emitter->kept, lexicon->name);
        smp__lexicon_declare(emitter->tried, lexicon->name);
    }
}

/* Each phrase is tried before it can be named, so its faults are told where it stands and it cannot
 * name itself. False when nothing more can be done. */
static bool declare_phrases(emission *emitter)
{
    smp__pattern_fault fault;
    for (const smp__pack_phrase *phrase = emitter->model->phrases; phrase; phrase = phrase->next) {
        smp_status status = smp__pattern_add(emitter->tried, phrase->pattern, 0, false, try_fact,
                                             emitter, &fault);
        if (status == SMP_OK)
            status = smp__phrase_declare(emitter->tried, phrase->name, phrase->pattern);
        if (status == SMP_OK)
            status = smp__phrase_declare(emitter->kept, phrase->name, phrase->pattern);
        if (!accept(emitter, status, &fault, phrase->node)) return false;
    }
    return true;
}

static void mark_known_lexicons(const emission *emitter)
{
    for (size_t i = 0; i < SMP__LEXICON_COUNT; i++) {
        smp__pack_lexicon *lexicon = smp__table_get(&emitter->model->lexicon_table,
                                                    smp_text_of(smp__known_lexicon_names[i]));
        if (lexicon) lexicon->needed = true;
    }
}

static bool emit_entries(emission *emitter, smp__image_builder *builder,
                         const smp__pack_lexicon *lexicon, uint32_t id)
{
    smp__pattern_fault fault;
    for (const smp__word *word = lexicon->entries.first; word; word = word->next) {
        if (word->removed) continue;
        smp_status status =
            lexicon->needed ? smp__lexicon_add(emitter->kept, id, word->text,
                                               smp__image_intern(builder, word->value), &fault)
                            : smp__lexicon_add(emitter->tried, id, word->text, 0, &fault);
        if (!accept(emitter, status, &fault, word->node)) return false;
    }
    return true;
}

static bool emit_lexicons(emission *emitter, smp__image_builder *builder)
{
    uint32_t id = 0; /* as they were declared */
    mark_known_lexicons(emitter);
    for (const smp__pack_lexicon *lexicon = emitter->model->lexicons; lexicon;
         lexicon = lexicon->next)
        if (!emit_entries(emitter, builder, lexicon, id++)) return false;
    return true;
}

/* ---- The automaton ------------------------------------------------------------------------- */

static bool emit_all(emission *emitter, smp__image_builder *builder)
{
    smp__faults *faults = emitter->model->faults;
    declare_lexicons(emitter);
    if (!declare_phrases(emitter) || !emit_signals(emitter) || !emit_lexicons(emitter, builder) ||
        faults->count)
        return false;
    if (smp__pattern_compile(emitter->kept, NULL) == SMP_OK) return true;
    faults->memory_failed = true; /* each pattern was read before */
    return false;
}

bool smp__emit_automaton(smp__model *model, smp__image_builder *builder)
{
    const smp_allocator *allocator = &model->arena->allocator;
    emission emitter = {.model = model};
    bool done = false;
    smp__image_builder *scratch = smp__image_builder_new(allocator);
    if (scratch &&
        smp__pattern_compiler_new(&emitter.kept, allocator, builder, NULL) == SMP_OK &&
        smp__pattern_compiler_new(&emitter.tried, allocator, scratch, NULL) == SMP_OK)
        done = emit_all(&emitter, builder);
    else model->faults->memory_failed = true;
    smp__pattern_compiler_free(emitter.tried);
    smp__pattern_compiler_free(emitter.kept);
    smp__image_builder_free(scratch);
    return done;
}
