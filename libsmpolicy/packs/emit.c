/* The model into the records of an image.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/emit.h"

#include <stdio.h>
#include <string.h>

static int32_t day_of(smp_text date)
{
    int32_t day = SMP__NO_DAY;
    smp__date_parse(date, &day);
    return day;
}

/* ---- Values and words -------------------------------------------------------------------- */

uint32_t smp__emit_values(const smp__emission *emitter, const smp__values *values)
{
    uint32_t first = smp__emitted(emitter, SMP__SECTION_VALUES);
    for (const smp__pack_value *value = values->first; value; value = value->next) {
        smp__value_record record = value->record;
        record.text = smp__emit_text(emitter, value->text);
        SMP__EMIT(emitter, SMP__SECTION_VALUES, record);
    }
    return first;
}

smp__sref smp__emit_words(const smp__emission *emitter, const smp__words *words)
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
    return smp__emit_text(emitter, (smp_text){joined, at - 1});
}

/* ---- Facts and calendars ------------------------------------------------------------------- */

static void emit_facts(const smp__emission *emitter)
{
    for (smp__pack_fact *fact = emitter->model->facts; fact; fact = fact->next) {
        smp__fact_record record = {
            .name = smp__emit_text(emitter, fact->name),
            .meaning = smp__emit_text(emitter, fact->meaning),
            .ask = smp__emit_text(emitter, fact->ask),
            .values = smp__emit_words(emitter, &fact->values),
            .type = fact->type,
            .source = fact->source,
            .per_media = fact->per_media,
            .pattern_id = fact->pattern_id,
            .assumptions = {smp__emitted(emitter, SMP__SECTION_ASSUMPTIONS), 0},
        };
        for (const smp__pack_assumption *assumption = fact->assumptions; assumption;
             assumption = assumption->next) {
            smp__assumption_record assumed = {assumption->accounts,
                                              smp__emit_values(emitter, &assumption->value)};
            SMP__EMIT(emitter, SMP__SECTION_ASSUMPTIONS, assumed);
            record.assumptions.count++;
        }
        fact->index = SMP__EMIT(emitter, SMP__SECTION_FACTS, record);
    }
}

static void emit_calendars(const smp__emission *emitter)
{
    for (smp__pack_calendar *calendar = emitter->model->calendars; calendar;
         calendar = calendar->next) {
        calendar->slice.first = smp__emitted(emitter, SMP__SECTION_WINDOWS);
        for (const smp__pack_window *window = calendar->windows; window; window = window->next) {
            smp__window_record record = {smp__emit_text(emitter, calendar->id), window->from,
                                         window->until};
            SMP__EMIT(emitter, SMP__SECTION_WINDOWS, record);
            calendar->slice.count++;
        }
    }
}

/* ---- Organisation and documents ------------------------------------------------------------- */

static void emit_strings(const smp__emission *emitter, uint32_t section, const smp__words *words)
{
    for (const smp__word *word = words->first; word; word = word->next) {
        smp__sref ref = smp__emit_text(emitter, word->text);
        SMP__EMIT(emitter, section, ref);
    }
}

static void emit_organisation(const smp__emission *emitter)
{
    const smp__model *model = emitter->model;
    emit_strings(emitter, SMP__SECTION_NAMES, &model->names);
    emit_strings(emitter, SMP__SECTION_DOMAINS, &model->domains);
    emit_strings(emitter, SMP__SECTION_SIGNPOSTS, &model->signposts);
    for (const smp__pack_contact *contact = model->contacts; contact; contact = contact->next) {
        smp__contact_record record = {smp__emit_text(emitter, contact->route),
                                      smp__emit_text(emitter, contact->title),
                                      smp__emit_text(emitter, contact->contact)};
        SMP__EMIT(emitter, SMP__SECTION_CONTACTS, record);
    }
    for (const smp__pack_account *account = model->accounts; account; account = account->next) {
        smp__account_record record = {smp__emit_text(emitter, account->handle),
                                      smp__emit_text(emitter, account->name),
                                      smp__emit_text(emitter, account->bio), account->platforms,
                                      account->is_team};
        SMP__EMIT(emitter, SMP__SECTION_ACCOUNTS, record);
    }
}

/* The policy's own words are offered before others. */
static void emit_disclaimer(const smp__emission *emitter)
{
    const smp__pack_disclaimer *disclaimer = &emitter->model->disclaimer;
    if (!disclaimer->node) return;
    uint32_t printed = disclaimer->wordings.count;
    smp__disclaimer_record record = {.accounts = disclaimer->accounts,
                                     .accepts = (uint32_t)disclaimer->accepts,
                                     .wordings = {0, printed},
                                     .offered = {0, printed + disclaimer->suggest.count}};
    SMP__EMIT(emitter, SMP__SECTION_DISCLAIMER, record);
    emit_strings(emitter, SMP__SECTION_WORDINGS, &disclaimer->wordings);
    emit_strings(emitter, SMP__SECTION_WORDINGS, &disclaimer->suggest);
}

/* The pack's own come first, then its parent's, and so on: so with the clauses. */
static void emit_documents(const smp__emission *emitter)
{
    for (uint32_t level = 0; level < emitter->model->pack_count; level++) {
        for (smp__pack_document *document = emitter->model->documents; document;
             document = document->next) {
            if (document->level != level) continue;
            smp__place place = document->node->key->place;
            smp__document_record record = {
                .id = smp__emit_text(emitter, document->id),
                .title = smp__emit_text(emitter, document->title),
                .version = smp__emit_text(emitter, document->version),
                .approved = smp__emit_text(emitter, document->approved),
                .review = smp__emit_text(emitter, document->review),
                .expires = smp__emit_text(emitter, document->expires),
                .review_day = day_of(document->review),
                .expires_day = day_of(document->expires),
                .url = smp__emit_text(emitter, document->url),
                .note = smp__emit_text(emitter, document->note),
                .source = smp__emit_text(emitter, place.source->name),
                .line = smp__place_line(place),
                .column = smp__place_column(place),
            };
            document->index = SMP__EMIT(emitter, SMP__SECTION_DOCUMENTS, record);
        }
    }
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
static smp__weight_record *find_weights(const smp__emission *emitter, uint32_t signal_count,
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

/* "words 3 limit 2": the parameters of a signal of the catalogue. */
static smp__sref emit_limits(const smp__emission *emitter, const smp__pack_signal *signal)
{
    char text[128];
    size_t size = 0;
    for (size_t i = 0; signal->index < SMP__SIGNAL_COUNT && i < 2; i++) {
        const char *name = smp__catalogue[signal->index].parameter_names[i];
        char number[32];
        if (!name) continue;
        smp__double_to_text(signal->parameters[i], number);
        size += (size_t)snprintf(text + size, sizeof text - size, "%s%s %s", size ? " " : "", name,
                                 number);
    }
    return size ? smp__emit_text(emitter, (smp_text){text, size}) : 0;
}

static void emit_signals(const smp__emission *emitter)
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
            .name = smp__emit_text(emitter, signal->name),
            .meaning = smp__emit_text(emitter, signal->meaning),
            .pack = signal->index < SMP__SIGNAL_COUNT
                        ? 0
                        : smp__emit_text(emitter, model->packs[signal->declared].id),
            .limits = emit_limits(emitter, signal),
            .parameters = {signal->parameters[0], signal->parameters[1]},
            .fields = signal->fields,
            .has_patterns = pattern != NULL,
            .used = signal->used,
            .wakes = {starts[signal->index], starts[signal->index + 1] - starts[signal->index]},
            .speaks = {weighs[signal->index], weighs[signal->index + 1] - weighs[signal->index]},
            .replace = signal->replace.data ? smp__emit_text(emitter, signal->replace) : 0,
        };
        SMP__EMIT(emitter, SMP__SECTION_SIGNALS, record);
    }
}

/* ---- Labels -------------------------------------------------------------------------------- */

static void emit_labels(const smp__emission *emitter)
{
    if (!emitter->model->keeps_labels) return;
    for (const smp__pack_label *label = emitter->model->labels; label; label = label->next) {
        smp__label_record record = {
            .bias = label->bias,
            .point = label->point,
            .doubt = label->doubt,
            .beside = label->beside,
            .alone = label->alone,
            .family = label->family.data ? smp__emit_text(emitter, label->family) : 0,
            .name = smp__emit_text(emitter, label->name),
            .meaning = smp__emit_text(emitter, label->meaning),
            .signal = label->raises->index,
            .own_words = label->quoted == SMP_NO,
        };
        SMP__EMIT(emitter, SMP__SECTION_LABELS, record);
    }
}

/* ---- The policy ---------------------------------------------------------------------------- */

/* A built-in pack below, that belongs to no organisation; it goes by its id, as no file does. */
static bool is_common_ground(const smp__pack_head *head)
{
    const smp__node *organisation = smp__map_find(head->root, "organisation");
    return head->level > 0 && smp__text_equal(head->source.name, head->id) &&
           !(organisation && organisation->kind == SMP__NODE_MAP &&
             smp__map_find(organisation, "name"));
}

/* Those that an organisation's packs have or change. */
static uint32_t count_own_clauses(const smp__model *model)
{
    uint32_t count = 0;
    for (uint32_t level = 0; level < model->pack_count; level++)
        count += !is_common_ground(&model->packs[level]) &&
                 smp__map_find(model->packs[level].root, "overrides") != NULL;
    for (const smp__pack_clause *clause = model->clauses; clause; clause = clause->next)
        count += !clause->disabled && !is_common_ground(&model->packs[clause->level]);
    return count;
}

static void emit_policy(const smp__emission *emitter)
{
    const smp__model *model = emitter->model;
    smp_text pieces[SMP__EXTENDS_MAX + 1];
    char sha256[65];
    for (uint32_t i = 0; i < model->pack_count; i++) pieces[i] = model->packs[i].bytes;
    smp__sha256_hex(pieces, model->pack_count, sha256);
    const smp__pack_head *head = &model->packs[0];
    smp__policy_record record = {
        .id = smp__emit_text(emitter, head->id),
        .version = smp__emit_text(emitter, head->version),
        .title = smp__emit_text(emitter, head->title),
        .status = smp__emit_text(emitter, head->status),
        .organisation = smp__emit_text(emitter, model->organisation),
        .sha256 = smp__emit_text(emitter, smp_text_of(sha256)),
        .catalogue_version = SMP__CATALOGUE_VERSION,
        .catalogue_count = SMP__SIGNAL_COUNT,
        .document = model->documents ? 0 : UINT32_MAX,
        .source = smp__emit_text(emitter, head->source.name),
        .nation = (uint32_t)model->nation,
        .effective_from = head->effective.from,
        .effective_until = head->effective.until,
        .own_clauses = count_own_clauses(model),
    };
    if (head->effective_node) {
        record.effective_line = smp__place_line(head->effective_node->place);
        record.effective_column = smp__place_column(head->effective_node->place);
    }
    SMP__EMIT(emitter, SMP__SECTION_POLICY, record);
}

static void emit_notes(const smp__emission *emitter)
{
    for (const smp__pack_note *note = emitter->model->notes; note; note = note->next) {
        smp__note_record record = {
            .source = smp__emit_text(emitter, note->place.source->name),
            .line = smp__place_line(note->place),
            .column = smp__place_column(note->place),
            .source_line = smp__emit_text(emitter, smp__place_source_line(note->place)),
            .message = smp__emit_text(emitter, note->message),
            .hint = smp__emit_text(emitter, note->hint),
        };
        SMP__EMIT(emitter, SMP__SECTION_NOTES, record);
    }
}

void smp__emit(smp__model *model, smp__image_builder *builder)
{
    smp__emission emitter = {.model = model, .builder = builder};
    if (!smp__emit_automaton(model, builder)) return;
    emit_organisation(&emitter);
    emit_disclaimer(&emitter);
    emit_documents(&emitter);
    emit_facts(&emitter); /* after the patterns, which number the facts they name */
    emit_calendars(&emitter);
    smp__emit_clauses(&emitter);
    emit_signals(&emitter);
    emit_labels(&emitter);
    smp__emit_vocabulary(model, builder);
    smp__emit_impressions(model, builder);
    emit_policy(&emitter);
    emit_notes(&emitter);
}
