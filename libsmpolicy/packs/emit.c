/* The model into the records of an image.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/model.h"

#include <string.h>

typedef struct emission {
    smp__model *model;
    smp__image_builder *builder;
    uint32_t clause_count;
} emission;

static smp__sref intern(const emission *emitter, smp_text text)
{
    return smp__image_intern(emitter->builder, text);
}

static int32_t day_of(smp_text date)
{
    int32_t day = SMP__NO_DAY;
    smp__date_parse(date, &day);
    return day;
}

static uint32_t add(const emission *emitter, uint32_t section, const void *record, size_t size)
{
    return smp__image_add(emitter->builder, section, record, size);
}

#define ADD(emitter, section, record) add(emitter, section, &(record), sizeof(record))

static uint32_t count_of(const emission *emitter, uint32_t section)
{
    return smp__image_count(emitter->builder, section);
}

/* ---- Facts and conditions ------------------------------------------------------------------ */

static uint32_t emit_values(const emission *emitter, const smp__values *values)
{
    uint32_t first = count_of(emitter, SMP__SECTION_VALUES);
    for (const smp__pack_value *value = values->first; value; value = value->next) {
        smp__value_record record = value->record;
        record.text = intern(emitter, value->text);
        ADD(emitter, SMP__SECTION_VALUES, record);
    }
    return first;
}

/* Words with a space between each two. */
static smp__sref intern_words(const emission *emitter, const smp__words *words)
{
    size_t size = 0;
    for (const smp__word *word = words->first; word; word = word->next) size += word->text.size + 1;
    if (size == 0) return 0;
    char *joined = smp__arena_allocate(emitter->model->arena, size);
    if (!joined) {
        emitter->model->faults->memory_failed = true;
        return 0;
    }
    size_t at = 0;
    for (const smp__word *word = words->first; word; word = word->next) {
        memcpy(joined + at, word->text.data, word->text.size);
        at += word->text.size;
        joined[at++] = ' ';
    }
    return intern(emitter, (smp_text){joined, at - 1});
}

static void emit_facts(const emission *emitter)
{
    for (smp__pack_fact *fact = emitter->model->facts; fact; fact = fact->next) {
        smp__fact_record record = {
            .name = intern(emitter, fact->name),
            .meaning = intern(emitter, fact->meaning),
            .ask = intern(emitter, fact->ask),
            .values = intern_words(emitter, &fact->values),
            .type = fact->type,
            .source = fact->source,
            .per_media = fact->per_media,
            .pattern_id = fact->pattern_id,
            .assumptions = {count_of(emitter, SMP__SECTION_ASSUMPTIONS), 0},
        };
        for (const smp__pack_assumption *assumption = fact->assumptions; assumption;
             assumption = assumption->next) {
            smp__assumption_record assumed = {assumption->accounts,
                                              emit_values(emitter, &assumption->value)};
            ADD(emitter, SMP__SECTION_ASSUMPTIONS, assumed);
            record.assumptions.count++;
        }
        fact->index = ADD(emitter, SMP__SECTION_FACTS, record);
    }
}

static void emit_calendars(const emission *emitter)
{
    for (smp__pack_calendar *calendar = emitter->model->calendars; calendar;
         calendar = calendar->next) {
        calendar->slice.first = count_of(emitter, SMP__SECTION_WINDOWS);
        for (const smp__pack_window *window = calendar->windows; window; window = window->next) {
            smp__window_record record = {intern(emitter, calendar->id), window->from,
                                         window->until};
            ADD(emitter, SMP__SECTION_WINDOWS, record);
            calendar->slice.count++;
        }
    }
}

static smp__slice emit_conditions(const emission *emitter, const smp__conditions *conditions,
                                  smp__clause_record *clause)
{
    smp__slice slice = {count_of(emitter, SMP__SECTION_CONDITIONS), conditions->count};
    for (const smp__pack_condition *condition = conditions->first; condition;
         condition = condition->next) {
        smp__condition_record record = {.op = condition->op};
        if (condition->op == SMP__SIGNAL) record.fact = condition->signal->index;
        else if (condition->op == SMP__DURING) record.values = condition->calendar->slice;
        else {
            record.fact = condition->fact->index;
            record.per_media = condition->fact->per_media;
            record.values = (smp__slice){emit_values(emitter, &condition->values),
                                         condition->values.count};
        }
        if (record.per_media) clause->per_media = 1;
        ADD(emitter, SMP__SECTION_CONDITIONS, record);
    }
    return slice;
}

/* ---- Organisation and documents ------------------------------------------------------------- */

static void emit_strings(const emission *emitter, uint32_t section, const smp__words *words)
{
    for (const smp__word *word = words->first; word; word = word->next) {
        smp__sref ref = intern(emitter, word->text);
        ADD(emitter, section, ref);
    }
}

static void emit_organisation(const emission *emitter)
{
    const smp__model *model = emitter->model;
    emit_strings(emitter, SMP__SECTION_NAMES, &model->names);
    emit_strings(emitter, SMP__SECTION_DOMAINS, &model->domains);
    emit_strings(emitter, SMP__SECTION_SIGNPOSTS, &model->signposts);
    for (const smp__pack_contact *contact = model->contacts; contact; contact = contact->next) {
        smp__contact_record record = {intern(emitter, contact->route),
                                      intern(emitter, contact->title),
                                      intern(emitter, contact->contact)};
        ADD(emitter, SMP__SECTION_CONTACTS, record);
    }
    for (const smp__pack_account *account = model->accounts; account; account = account->next) {
        smp__account_record record = {intern(emitter, account->handle),
                                      intern(emitter, account->name),
                                      intern(emitter, account->bio), account->platforms,
                                      account->is_team};
        ADD(emitter, SMP__SECTION_ACCOUNTS, record);
    }
}

/* The policy's own words are offered before others. */
static void emit_disclaimer(const emission *emitter)
{
    const smp__pack_disclaimer *disclaimer = &emitter->model->disclaimer;
    if (!disclaimer->node) return;
    uint32_t printed = disclaimer->wordings.count;
    smp__disclaimer_record record = {.accounts = disclaimer->accounts,
                                     .accepts = (uint32_t)disclaimer->accepts,
                                     .wordings = {0, printed},
                                     .offered = {0, printed + disclaimer->suggest.count}};
    ADD(emitter, SMP__SECTION_DISCLAIMER, record);
    emit_strings(emitter, SMP__SECTION_WORDINGS, &disclaimer->wordings);
    emit_strings(emitter, SMP__SECTION_WORDINGS, &disclaimer->suggest);
}

/* The pack's own come first, then its parent's, and so on: so with the clauses. */
static void emit_documents(const emission *emitter)
{
    for (uint32_t level = 0; level < emitter->model->pack_count; level++) {
        for (smp__pack_document *document = emitter->model->documents; document;
             document = document->next) {
            if (document->level != level) continue;
            smp__place place = document->node->key->place;
            smp__document_record record = {
                .id = intern(emitter, document->id),
                .title = intern(emitter, document->title),
                .version = intern(emitter, document->version),
                .approved = intern(emitter, document->approved),
                .review = intern(emitter, document->review),
                .expires = intern(emitter, document->expires),
                .review_day = day_of(document->review),
                .expires_day = day_of(document->expires),
                .url = intern(emitter, document->url),
                .note = intern(emitter, document->note),
                .source = intern(emitter, place.source->name),
                .line = smp__place_line(place),
                .column = smp__place_column(place),
            };
            document->index = ADD(emitter, SMP__SECTION_DOCUMENTS, record);
        }
    }
}

/* ---- Clauses ------------------------------------------------------------------------------- */

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

static void emit_example(const emission *emitter, const smp__pack_clause *clause,
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
        .at = intern(emitter, example->at),
        .fix = intern(emitter, example->fix),
        .source = intern(emitter, source),
        .fields = {count_of(emitter, SMP__SECTION_EXAMPLE_FIELDS), 0},
    };
    bool dated = false;
    for (const smp__pack_field *field = example->fields; field; field = field->next) {
        smp__example_field pair = {intern(emitter, path_in(subject, field->path)),
                                   intern(emitter, field->value)};
        ADD(emitter, SMP__SECTION_EXAMPLE_FIELDS, pair);
        record.fields.count++;
        if (smp__text_equal(field->path, SMP_TEXT("at"))) dated = true;
    }
    int32_t day = clause->effective.from != SMP__NO_DAY ? clause->effective.from
                                                        : clause->effective.until;
    if (!dated && day != SMP__NO_DAY) {
        char date[11];
        smp__date_format(day, date);
        smp__example_field pair = {intern(emitter, path_in(subject, SMP_TEXT("at"))),
                                   intern(emitter, smp_text_of(date))};
        ADD(emitter, SMP__SECTION_EXAMPLE_FIELDS, pair);
        record.fields.count++;
    }
    ADD(emitter, SMP__SECTION_EXAMPLES, record);
}

static void emit_flags(const emission *emitter, const smp__pack_clause *clause,
                       smp__clause_record *record)
{
    smp__words names = {NULL, NULL, 0};
    record->flags.first = count_of(emitter, SMP__SECTION_CLAUSE_SIGNALS);
    for (const smp__pack_flag *flag = clause->flags; flag; flag = flag->next) {
        ADD(emitter, SMP__SECTION_CLAUSE_SIGNALS, flag->signal->index);
        record->flags.count++;
        smp__words_add(emitter->model, &names, flag->signal->name, NULL);
    }
    record->signal_names = intern_words(emitter, &names);
}

static void emit_uses(const emission *emitter, smp__clause_record *record)
{
    static const char *const uses[] = {"post", "reply", "share", "quote", "direct-message",
                                       "profile", "message", "account", "conversation"};
    smp__words names = {NULL, NULL, 0};
    for (size_t i = 0; i < SMP_COUNT(uses); i++)
        if (record->on >> i & 1)
            smp__words_add(emitter->model, &names, smp_text_of(uses[i]), NULL);
    record->use_names = intern_words(emitter, &names);
}

static void emit_clause(emission *emitter, smp__pack_clause *clause)
{
    clause->index = emitter->clause_count++;
    smp__place place = clause->node->key->place;
    smp__words facts = {NULL, NULL, 0};
    for (const smp__pack_condition *condition = clause->require.first; condition;
         condition = condition->next)
        smp__words_add(emitter->model, &facts, condition->fact->name, NULL);
    smp__clause_record record = {
        .id = intern(emitter, clause->id),
        .document = clause->document ? clause->document->index : UINT32_MAX,
        .section = intern(emitter, clause->section),
        .quote = intern(emitter, clause->quote),
        .why = intern(emitter, clause->why),
        .note = intern(emitter, clause->note),
        .message = intern(emitter, clause->message),
        .route = intern(emitter, clause->route),
        .action = intern(emitter, clause->action),
        .kind = (uint8_t)clause->kind,
        .severity = (uint8_t)clause->severity,
        .outcome = (uint8_t)clause->outcome,
        .when_unknown = (uint8_t)clause->unknown,
        .on = clause->on,
        .accessibility = clause->accessibility,
        .effective_from = clause->effective.from,
        .effective_until = clause->effective.until,
        .examples = {count_of(emitter, SMP__SECTION_EXAMPLES),
                     clause->examples.flag_count + clause->examples.pass_count},
        .flag_examples = clause->examples.flag_count,
        .pass_examples = clause->examples.pass_count,
        .fact_names = intern_words(emitter, &facts),
        .source = intern(emitter, place.source->name),
        .line = smp__place_line(place),
        .column = smp__place_column(place),
    };
    emit_flags(emitter, clause, &record);
    emit_uses(emitter, &record);
    record.if_all = emit_conditions(emitter, &clause->if_all, &record);
    record.unless_any = emit_conditions(emitter, &clause->unless_any, &record);
    record.require = emit_conditions(emitter, &clause->require, &record);
    ADD(emitter, SMP__SECTION_CLAUSES, record);
    if (clause->flag_count == 0 && clause->kind != SMP_CLAUSE_ORGANISATIONAL)
        ADD(emitter, SMP__SECTION_STANDING, clause->index);
    for (const smp__pack_example *example = clause->examples.first; example;
         example = example->next)
        emit_example(emitter, clause, example);
}

static void emit_clauses(emission *emitter)
{
    for (uint32_t level = 0; level < emitter->model->pack_count; level++)
        for (smp__pack_clause *clause = emitter->model->clauses; clause; clause = clause->next)
            if (clause->level == level && !clause->disabled) emit_clause(emitter, clause);
}

/* ---- Signals ------------------------------------------------------------------------------- */

/* For each signal the clauses that it wakes, in one array: counted, placed, filled in. */
static uint32_t *find_wakes(smp__model *model, uint32_t signal_count, uint32_t **starts)
{
    uint32_t *start = smp__model_new(model, (signal_count + 1) * sizeof *start);
    uint32_t *next = smp__model_new(model, (signal_count + 1) * sizeof *next);
    if (!start || !next) return NULL;
    for (const smp__pack_clause *clause = model->clauses; clause; clause = clause->next)
        for (const smp__pack_flag *flag = clause->flags; flag && !clause->disabled;
             flag = flag->next)
            start[flag->signal->index + 1]++;
    for (uint32_t i = 0; i < signal_count; i++) start[i + 1] += start[i];
    memcpy(next, start, (signal_count + 1) * sizeof *next);
    uint32_t *wakes = smp__model_new(model, start[signal_count] * sizeof *wakes);
    if (!wakes) return NULL;
    for (uint32_t level = 0; level < model->pack_count; level++)
        for (const smp__pack_clause *clause = model->clauses; clause; clause = clause->next)
            for (const smp__pack_flag *flag = clause->flags;
                 flag && !clause->disabled && clause->level == level; flag = flag->next)
                wakes[next[flag->signal->index]++] = clause->index;
    *starts = start;
    return wakes;
}

/* Likewise what each signal weighs for which labels. */
static smp__weight_record *find_weights(const emission *emitter, uint32_t signal_count,
                                        uint32_t **starts)
{
    smp__model *model = emitter->model;
    const smp__pack_label *labels = model->keeps_labels ? model->labels : NULL;
    uint32_t *start = smp__model_new(model, (signal_count + 1) * sizeof *start);
    uint32_t *next = smp__model_new(model, (signal_count + 1) * sizeof *next);
    if (!start || !next) return NULL;
    for (const smp__pack_label *label = labels; label; label = label->next)
        for (const smp__pack_weight *weight = label->weights; weight; weight = weight->next)
            start[weight->signal->index + 1]++;
    for (uint32_t i = 0; i < signal_count; i++) start[i + 1] += start[i];
    memcpy(next, start, (signal_count + 1) * sizeof *next);
    smp__weight_record *weights =
        smp__model_new(model, start[signal_count] * sizeof *weights);
    if (!weights) return NULL;
    uint32_t index = 0;
    for (const smp__pack_label *label = labels; label; label = label->next, index++)
        for (const smp__pack_weight *weight = label->weights; weight; weight = weight->next)
            weights[next[weight->signal->index]++] =
                (smp__weight_record){.weight = weight->weight, .label = index};
    *starts = start;
    return weights;
}

static void emit_signals(const emission *emitter)
{
    const smp__model *model = emitter->model;
    uint32_t count = model->last_signal->index + 1, *starts, *weighs;
    const uint32_t *wakes = find_wakes(emitter->model, count, &starts);
    const smp__weight_record *weights = find_weights(emitter, count, &weighs);
    if (!wakes || !weights) return;
    smp__image_add_array(emitter->builder, SMP__SECTION_WAKES, wakes, sizeof *wakes,
                         starts[count]);
    smp__image_add_array(emitter->builder, SMP__SECTION_WEIGHTS, weights, sizeof *weights,
                         weighs[count]);
    for (const smp__pack_signal *signal = model->signals; signal; signal = signal->next) {
        const smp__word *pattern = signal->patterns.first;
        while (pattern && pattern->removed) pattern = pattern->next;
        smp__signal_record record = {
            .name = intern(emitter, signal->name),
            .meaning = intern(emitter, signal->meaning),
            .parameters = {signal->parameters[0], signal->parameters[1]},
            .fields = signal->fields,
            .has_patterns = pattern != NULL,
            .used = signal->used,
            .wakes = {starts[signal->index], starts[signal->index + 1] - starts[signal->index]},
            .speaks = {weighs[signal->index], weighs[signal->index + 1] - weighs[signal->index]},
            .replace = signal->replace.data ? intern(emitter, signal->replace) : 0,
        };
        ADD(emitter, SMP__SECTION_SIGNALS, record);
    }
}

/* ---- Labels -------------------------------------------------------------------------------- */

static void emit_labels(const emission *emitter)
{
    if (!emitter->model->keeps_labels) return;
    for (const smp__pack_label *label = emitter->model->labels; label; label = label->next) {
        smp__label_record record = {
            .bias = label->bias,
            .point = label->point,
            .doubt = label->doubt,
            .beside = label->beside,
            .family = label->family.data ? intern(emitter, label->family) : 0,
            .name = intern(emitter, label->name),
            .meaning = intern(emitter, label->meaning),
            .signal = label->raises->index,
            .own_words = label->quoted == SMP_NO,
        };
        ADD(emitter, SMP__SECTION_LABELS, record);
    }
}

/* ---- The policy ---------------------------------------------------------------------------- */

static void emit_policy(const emission *emitter)
{
    const smp__model *model = emitter->model;
    smp_text pieces[SMP__EXTENDS_MAX + 1];
    char sha256[65];
    for (uint32_t i = 0; i < model->pack_count; i++) pieces[i] = model->packs[i].bytes;
    smp__sha256_hex(pieces, model->pack_count, sha256);
    const smp__pack_head *head = &model->packs[0];
    smp__policy_record record = {
        .id = intern(emitter, head->id),
        .version = intern(emitter, head->version),
        .title = intern(emitter, head->title),
        .status = intern(emitter, head->status),
        .organisation = intern(emitter, model->organisation),
        .sha256 = intern(emitter, smp_text_of(sha256)),
        .catalogue_version = SMP__CATALOGUE_VERSION,
        .catalogue_count = SMP__SIGNAL_COUNT,
        .document = model->documents ? 0 : UINT32_MAX,
        .source = intern(emitter, head->source.name),
        .nation = (uint32_t)model->nation,
    };
    ADD(emitter, SMP__SECTION_POLICY, record);
}

static void emit_notes(const emission *emitter)
{
    for (const smp__pack_note *note = emitter->model->notes; note; note = note->next) {
        smp__note_record record = {
            .source = intern(emitter, note->place.source->name),
            .line = smp__place_line(note->place),
            .column = smp__place_column(note->place),
            .source_line = intern(emitter, smp__place_source_line(note->place)),
            .message = intern(emitter, note->message),
            .hint = intern(emitter, note->hint),
        };
        ADD(emitter, SMP__SECTION_NOTES, record);
    }
}

void smp__emit(smp__model *model, smp__image_builder *builder)
{
    emission emitter = {.model = model, .builder = builder};
    if (!smp__emit_automaton(model, builder)) return;
    emit_organisation(&emitter);
    emit_disclaimer(&emitter);
    emit_documents(&emitter);
    emit_facts(&emitter); /* after the patterns, which number the facts they name */
    emit_calendars(&emitter);
    emit_clauses(&emitter);
    emit_signals(&emitter);
    emit_labels(&emitter);
    smp__emit_vocabulary(model, builder);
    smp__emit_impressions(model, builder);
    emit_policy(&emitter);
    emit_notes(&emitter);
}
