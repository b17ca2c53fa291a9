/* Clauses, what they ask, and their examples into the records of an image.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/emit.h"

static smp__slice emit_conditions(const smp__emission *emitter, const smp__conditions *conditions,
                                  smp__clause_record *clause)
{
    smp__slice slice = {smp__emitted(emitter, SMP__SECTION_CONDITIONS), conditions->count};
    for (const smp__pack_condition *condition = conditions->first; condition;
         condition = condition->next) {
        smp__condition_record record = {.op = condition->op};
        if (condition->op == SMP__SIGNAL) record.fact = condition->signal->index;
        else if (condition->op == SMP__DURING) record.values = condition->calendar->slice;
        else {
            record.fact = condition->fact->index;
            record.per_media = condition->fact->per_media;
            record.values = (smp__slice){smp__emit_values(emitter, &condition->values),
                                         condition->values.count};
        }
        if (record.per_media) clause->per_media = 1;
        SMP__EMIT(emitter, SMP__SECTION_CONDITIONS, record);
    }
    return slice;
}

/* ---- Examples ------------------------------------------------------------------------------ */

/* What an example is: what it says it is, else a post if the clause is about posts at all. */
static smp_subject subject_of(const smp__pack_clause *clause, const smp__pack_example *example)
{
    static const struct {
        const char *check;
        uint32_t uses;
    } kinds[] = {[SMP_SUBJECT_POST] = {"post", SMP__ON_POST | SMP__ON_REPLY | SMP__ON_SHARE |
                                                   SMP__ON_QUOTE | SMP__ON_DIRECT_MESSAGE},
                 [SMP_SUBJECT_PROFILE] = {"profile", SMP__ON_PROFILE},
                 [SMP_SUBJECT_MESSAGE] = {"message", SMP__ON_MESSAGE},
                 [SMP_SUBJECT_ACCOUNT] = {"account", SMP__ON_ACCOUNT},
                 [SMP_SUBJECT_CONVERSATION] = {"conversation", SMP__ON_CONVERSATION}};
    for (unsigned kind = 0; kind < SMP_COUNT(kinds); kind++) /* cannot happen: it has one */
        if (example->check.data ? smp__text_equal(example->check, smp_text_of(kinds[kind].check))
                                : (clause->on & kinds[kind].uses) != 0)
            return (smp_subject)kind;
    return SMP_SUBJECT_POST; /* cannot happen: likewise */
}

/* Where the words of an example and its date go in a subject of its kind. */
static smp_text path_in(smp_subject subject, smp_text path)
{
    static const char *const words[] = {"text", "bio", "text", "handle", "messages.0.text"};
    if (smp__text_equal(path, SMP_TEXT("text"))) return smp_text_of(words[subject]);
    if (subject == SMP_SUBJECT_MESSAGE && smp__text_equal(path, SMP_TEXT("at")))
        return SMP_TEXT("received");
    return path;
}

/* A day on which the clause is in force, where it is not whenever the pack is; without a date the
 * pack itself is taken to be in force. */
static int32_t day_of_example(const smp__model *model, const smp__pack_clause *clause)
{
    const smp__range *own = &clause->effective, *pack = &model->packs[0].effective;
    if (own->from == pack->from && own->until == pack->until) return SMP__NO_DAY;
    return own->from != SMP__NO_DAY ? own->from : own->until;
}

static void emit_example(const smp__emission *emitter, const smp__pack_clause *clause,
                         const smp__pack_example *example)
{
    const smp__model *model = emitter->model;
    smp__place place = example->node->place;
    smp_text source = smp__arena_format(model->arena, "%.*s:%u", (int)place.source->name.size,
                                        place.source->name.data, smp__place_line(place));
    if (!source.data) model->faults->memory_failed = true;
    smp_subject subject = subject_of(clause, example);
    smp__example_record record = {
        .clause = clause->index,
        .flags = example->flags,
        .subject = (uint8_t)subject,
        .at = smp__emit_text(emitter, example->at),
        .fix = smp__emit_text(emitter, example->fix),
        .source = smp__emit_text(emitter, source),
        .fields = {smp__emitted(emitter, SMP__SECTION_EXAMPLE_FIELDS), 0},
    };
    bool dated = false;
    for (const smp__pack_field *field = example->fields; field; field = field->next) {
        smp__example_field pair = {smp__emit_text(emitter, path_in(subject, field->path)),
                                   smp__emit_text(emitter, field->value)};
        SMP__EMIT(emitter, SMP__SECTION_EXAMPLE_FIELDS, pair);
        record.fields.count++;
        if (smp__text_equal(field->path, SMP_TEXT("at"))) dated = true;
    }
    int32_t day = day_of_example(model, clause);
    if (!dated && day != SMP__NO_DAY) {
        char date[11];
        smp__date_format(day, date);
        smp__example_field pair = {smp__emit_text(emitter, path_in(subject, SMP_TEXT("at"))),
                                   smp__emit_text(emitter, smp_text_of(date))};
        SMP__EMIT(emitter, SMP__SECTION_EXAMPLE_FIELDS, pair);
        record.fields.count++;
    }
    SMP__EMIT(emitter, SMP__SECTION_EXAMPLES, record);
}

/* ---- Clauses ------------------------------------------------------------------------------- */

static void emit_flags(const smp__emission *emitter, const smp__pack_clause *clause,
                       smp__clause_record *record)
{
    smp__words names = {NULL, NULL, 0};
    record->flags.first = smp__emitted(emitter, SMP__SECTION_CLAUSE_SIGNALS);
    for (const smp__pack_flag *flag = clause->flags; flag; flag = flag->next) {
        SMP__EMIT(emitter, SMP__SECTION_CLAUSE_SIGNALS, flag->signal->index);
        record->flags.count++;
        smp__words_add(emitter->model, &names, flag->signal->name, NULL);
    }
    record->signal_names = smp__emit_words(emitter, &names);
}

static void emit_sayings(const smp__emission *emitter, const smp__pack_clause *clause,
                         smp__clause_record *record)
{
    record->sayings.first = smp__emitted(emitter, SMP__SECTION_SAYINGS);
    for (const smp__pack_saying *saying = clause->sayings; saying; saying = saying->next) {
        const smp__saying_record told = {saying->signal->index,
                                         smp__emit_text(emitter, saying->words)};
        SMP__EMIT(emitter, SMP__SECTION_SAYINGS, told);
        record->sayings.count++;
    }
}

static void emit_uses(const smp__emission *emitter, smp__clause_record *record)
{
    static const char *const uses[] = {"post", "reply", "share", "quote", "direct-message",
                                       "profile", "message", "account", "conversation"};
    smp__words names = {NULL, NULL, 0};
    for (size_t i = 0; i < SMP_COUNT(uses); i++)
        if (record->on >> i & 1)
            smp__words_add(emitter->model, &names, smp_text_of(uses[i]), NULL);
    record->use_names = smp__emit_words(emitter, &names);
}

static void emit_clause(smp__emission *emitter, smp__pack_clause *clause)
{
    clause->index = emitter->clause_count++;
    smp__place place = clause->node->key->place;
    smp__words facts = {NULL, NULL, 0};
    for (const smp__pack_condition *condition = clause->require.first; condition;
         condition = condition->next)
        smp__words_add(emitter->model, &facts, condition->fact->name, NULL);
    smp__clause_record record = {
        .id = smp__emit_text(emitter, clause->id),
        .document = clause->document ? clause->document->index : UINT32_MAX,
        .section = smp__emit_text(emitter, clause->section),
        .quote = smp__emit_text(emitter, clause->quote),
        .why = smp__emit_text(emitter, clause->why),
        .note = smp__emit_text(emitter, clause->note),
        .message = smp__emit_text(emitter, clause->message),
        .route = smp__emit_text(emitter, clause->route),
        .action = smp__emit_text(emitter, clause->action),
        .kind = (uint8_t)clause->kind,
        .severity = (uint8_t)clause->severity,
        .outcome = (uint8_t)clause->outcome,
        .when_unknown = (uint8_t)clause->unknown,
        .on = clause->on,
        .accessibility = clause->accessibility,
        .comes_back = clause->comes_back,
        .effective_from = clause->effective.from,
        .effective_until = clause->effective.until,
        .examples = {smp__emitted(emitter, SMP__SECTION_EXAMPLES),
                     clause->examples.flag_count + clause->examples.pass_count},
        .flag_examples = clause->examples.flag_count,
        .pass_examples = clause->examples.pass_count,
        .fact_names = smp__emit_words(emitter, &facts),
        .source = smp__emit_text(emitter, place.source->name),
        .line = smp__place_line(place),
        .column = smp__place_column(place),
    };
    emit_flags(emitter, clause, &record);
    emit_sayings(emitter, clause, &record);
    emit_uses(emitter, &record);
    record.if_all = emit_conditions(emitter, &clause->if_all, &record);
    record.unless_any = emit_conditions(emitter, &clause->unless_any, &record);
    record.require = emit_conditions(emitter, &clause->require, &record);
    SMP__EMIT(emitter, SMP__SECTION_CLAUSES, record);
    if (clause->flag_count == 0 && clause->kind != SMP_CLAUSE_ORGANISATIONAL)
        SMP__EMIT(emitter, SMP__SECTION_STANDING, clause->index);
    for (const smp__pack_example *example = clause->examples.first; example;
         example = example->next)
        emit_example(emitter, clause, example);
}

void smp__emit_clauses(smp__emission *emitter)
{
    for (uint32_t level = 0; level < emitter->model->pack_count; level++)
        for (smp__pack_clause *clause = emitter->model->clauses; clause; clause = clause->next)
            if (clause->level == level && !clause->disabled) emit_clause(emitter, clause);
}
