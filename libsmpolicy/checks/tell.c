/* Filling the report: findings in the reader's words, questions, actions, measures.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

typedef struct telling {
    smp_report *report;
    smp_evaluator *evaluator;
    const smp__circumstances *about;
    const smp__view *view;
    const smp_policy *policy;
    const smp__clause_record *clauses;
    const smp__fact_record *facts;
    const smp__signal_record *signals;
    uint32_t *decision_of; /* by finding */
} telling;

static smp_text string_of(const telling *with, smp__sref ref)
{
    return smp__policy_string(with->policy, ref);
}

static smp_text or_empty(smp_text text) { return text.data ? text : SMP_TEXT(""); }

static smp_citation cite(const telling *with, const smp__clause_record *clause)
{
    smp_citation citation = {.section = or_empty(string_of(with, clause->section)),
                             .quote = or_empty(string_of(with, clause->quote)),
                             .document = SMP_TEXT(""),
                             .version = SMP_TEXT("")};
    if (clause->document == UINT32_MAX) return citation;
    const smp__document_record *documents =
        smp__policy_section(with->policy, SMP__SECTION_DOCUMENTS, NULL);
    citation.document = or_empty(string_of(with, documents[clause->document].title));
    citation.version = or_empty(string_of(with, documents[clause->document].version));
    return citation;
}

/* ---- Names --------------------------------------------------------------------------------- */

/* "media.consent" of item 2 is "media.2.consent" to the host. */
static smp_text fact_name(telling *with, uint32_t fact, uint32_t media)
{
    if (fact == SMP__FACT_AT) return SMP_TEXT("at");
    smp_text name = string_of(with, with->facts[fact].name);
    if (media == SMP__NO_MEDIA || !smp__text_starts(name, "media.")) return name;
    return smp__arena_format(&with->report->arena, "media.%u.%s", media, name.data + 6);
}

static smp_text item_name(telling *with, uint32_t media)
{
    static const char *const words[] = {"media item", "picture", "picture",
                                        "video",      "recording", "document"};
    if (media >= with->view->media_count) return (smp_text){NULL, 0};
    unsigned kind = (unsigned)with->view->media[media].kind;
    return smp__arena_format(&with->report->arena, "%s %u",
                             words[kind < SMP_COUNT(words) ? kind : 0], media + 1);
}

static smp_text contact_of(const telling *with, smp__sref route)
{
    size_t count;
    const smp__contact_record *contacts =
        smp__policy_section(with->policy, SMP__SECTION_CONTACTS, &count);
    for (size_t i = 0; route && i < count; i++)
        if (contacts[i].route == route) return or_empty(string_of(with, contacts[i].contact));
    return SMP_TEXT("");
}

/* ---- Findings ------------------------------------------------------------------------------ */

static void add_edits(telling *with, smp_finding *finding, const smp__observation *seen)
{
    uint8_t kind = seen->field.kind;
    if (seen->suggestion_count == 0 || (kind != SMP__IN_TEXT && kind != SMP__IN_ALT)) return;
    smp__arena *arena = &with->report->arena;
    smp_edit *edits = smp__arena_allocate(arena, seen->suggestion_count * sizeof *edits);
    if (!edits) {
        with->report->failed = true;
        return;
    }
    for (uint32_t i = 0; i < seen->suggestion_count; i++) {
        const smp__suggestion *suggestion = &seen->suggestions[i];
        edits[i] = (smp_edit){finding->field,
                              smp__document_span(seen->field.document, suggestion->start,
                                                 suggestion->end),
                              smp__arena_copy(arena, suggestion->with)};
        if (!edits[i].with.data) with->report->failed = true;
    }
    finding->edits = edits;
    finding->edit_count = seen->suggestion_count;
}

static smp_text field_of(telling *with, const smp__decision *decision)
{
    const smp__view *view = with->view;
    const smp__observation *seen = decision->observation == UINT32_MAX
                                       ? NULL
                                       : &view->observations.items[decision->observation];
    uint8_t kind = seen ? seen->field.kind : SMP__IN_MEDIA;
    uint32_t index = seen ? seen->field.index : decision->media;
    if (!seen && decision->media == SMP__NO_MEDIA) return SMP_TEXT("");
    for (size_t i = 0; i < view->field_count; i++)
        if (view->fields[i].kind == kind && view->fields[i].index == index)
            return smp__arena_copy(&with->report->arena, view->field_names[i]);
    return SMP_TEXT("");
}

static void add_finding(telling *with, uint32_t index)
{
    const smp__decision *decision = &with->view->decisions.items[index];
    const smp__clause_record *clause = &with->clauses[decision->clause];
    smp_finding *finding = smp__report_add_finding(with->report);
    if (!finding) return;
    with->decision_of[with->report->finding_count - 1] = index;
    finding->clause = string_of(with, clause->id);
    finding->severity = (smp_severity)clause->severity;
    finding->outcome = (smp_outcome)decision->outcome;
    finding->cite = cite(with, clause);
    finding->field = field_of(with, decision);
    finding->signal = finding->text = SMP_TEXT("");
    if (!finding->field.data) with->report->failed = true;
    if (decision->observation == UINT32_MAX) return;
    const smp__observation *seen = &with->view->observations.items[decision->observation];
    finding->signal = string_of(with, with->signals[seen->signal].name);
    if (!seen->field.document || seen->start == seen->end) return;
    finding->span = smp__document_span(seen->field.document, seen->start, seen->end);
    finding->text = smp__arena_copy(&with->report->arena,
                                    smp__text_slice(seen->field.document->given,
                                                    finding->span.bytes.start,
                                                    finding->span.bytes.end));
    if (!finding->text.data) with->report->failed = true;
    add_edits(with, finding, seen);
}

/* The same clause about the same characters is said once, whichever signals showed it. */
static bool is_new(const telling *with, uint32_t index, uint32_t *slots, size_t slot_count)
{
    const smp__decision *decisions = with->view->decisions.items;
    const smp__observation *observations = with->view->observations.items;
    const smp__decision *decision = &decisions[index];
    if (decision->observation == UINT32_MAX) return true;
    const smp__observation *seen = &observations[decision->observation];
    uint32_t key[5] = {decision->clause, seen->field.kind, seen->field.index, seen->start,
                       seen->end};
    size_t slot = smp__hash(key, sizeof key) & (slot_count - 1);
    for (; slots[slot]; slot = (slot + 1) & (slot_count - 1)) {
        const smp__decision *other = &decisions[slots[slot] - 1];
        const smp__observation *there = &observations[other->observation];
        if (other->clause == decision->clause && there->field.kind == seen->field.kind &&
            there->field.index == seen->field.index && there->start == seen->start &&
            there->end == seen->end)
            return false;
    }
    slots[slot] = index + 1;
    return true;
}

static void add_findings(telling *with)
{
    size_t count = with->view->decisions.count;
    size_t slot_count = 16;
    while (slot_count < count * 2) slot_count *= 2;
    smp__arena *arena = &with->evaluator->main.arena;
    with->decision_of = smp__arena_allocate(arena, (count + 1) * sizeof *with->decision_of);
    uint32_t *slots = smp__arena_allocate(arena, slot_count * sizeof *slots);
    if (!with->decision_of || !slots) {
        with->report->failed = true;
        return;
    }
    memset(slots, 0, slot_count * sizeof *slots);
    for (uint32_t i = 0; i < count && !with->report->failed; i++)
        if (is_new(with, i, slots, slot_count)) add_finding(with, i);
}

/* ---- Why, and what to do ------------------------------------------------------------------- */

static smp_text describe_condition(telling *with, const smp__condition_record *condition,
                                   uint32_t media)
{
    smp__arena *arena = &with->report->arena;
    if (condition->op == SMP__SIGNAL)
        return smp__arena_format(arena, "it also has %s",
                                 string_of(with, with->signals[condition->fact].meaning).data);
    if (condition->op == SMP__DURING) {
        const smp__window_record *windows =
            smp__policy_section(with->policy, SMP__SECTION_WINDOWS, NULL);
        return smp__arena_format(arena, "the date matters: %s",
                                 string_of(with, windows[condition->values.first].calendar).data);
    }
    if (!condition->per_media) media = SMP__NO_MEDIA;
    smp_text name = fact_name(with, condition->fact, media);
    smp__fact_value value = smp__fact_get(with->about, condition->fact, media);
    if (!value.known)
        return smp__arena_format(arena, "%s is not known", name.data ? name.data : "");
    char number[32];
    smp_text shown = value.text;
    switch ((smp_fact_type)with->facts[condition->fact].type) {
    case SMP_FACT_TRUTH: shown = smp_text_of(value.truth == SMP_YES ? "yes" : "no"); break;
    case SMP_FACT_TEXT: break;
    case SMP_FACT_NUMBER:
    case SMP_FACT_DATE: smp__double_to_text(value.number, number); shown = smp_text_of(number);
    }
    return smp__arena_format(arena, "%s is %.*s%s", name.data ? name.data : "", (int)shown.size,
                             shown.data, value.assumed ? " (assumed by the policy)" : "");
}

static void add_reasons(telling *with, smp_finding *finding, const smp__decision *decision)
{
    const smp__clause_record *clause = &with->clauses[decision->clause];
    const smp__condition_record *conditions =
        smp__policy_section(with->policy, SMP__SECTION_CONDITIONS, NULL);
    size_t most = 2 + clause->if_all.count + clause->require.count, count = 0;
    smp_text *because = smp__arena_allocate(&with->report->arena, most * sizeof *because);
    if (!because) {
        with->report->failed = true;
        return;
    }
    if (decision->observation != UINT32_MAX) {
        uint32_t signal = with->view->observations.items[decision->observation].signal;
        smp_text meaning = string_of(with, with->signals[signal].meaning);
        if (!smp__is_empty(meaning)) because[count++] = meaning;
    }
    for (uint32_t i = 0; i < clause->if_all.count; i++)
        because[count++] = describe_condition(with, &conditions[clause->if_all.first + i],
                                              decision->media);
    for (uint32_t i = 0; i < clause->require.count; i++)
        if (decision->outcome == SMP_NEEDS_FACT || clause->require.first + i == decision->failed)
            because[count++] = describe_condition(with, &conditions[clause->require.first + i],
                                                  decision->media);
    for (size_t i = 0; i < count; i++)
        if (!because[i].data) with->report->failed = true;
    finding->because = because;
    finding->because_count = count;
}

/* What the repair leaves: the new words alone for one replacement, else the whole field. */
static smp_text shown_fix(telling *with, const smp_finding *finding)
{
    if (finding->edit_count == 0) return (smp_text){NULL, 0};
    if (finding->edit_count == 1 && finding->edits[0].with.size) return finding->edits[0].with;
    smp_evaluator *evaluator = with->evaluator;
    size_t index = (size_t)(finding - with->report->findings);
    smp_text given = {NULL, 0};
    for (size_t i = 0; i < with->report->field_count; i++)
        if (smp__text_equal(with->report->fields[i].name, finding->field))
            given = with->report->fields[i].bytes;
    smp__buffer_clear(&evaluator->repaired);
    if (!smp__edits_apply(&evaluator->repaired, given, finding->field, with->report->findings,
                          with->report->finding_count, &index, 1, NULL)) {
        with->report->failed = true;
        return (smp_text){NULL, 0};
    }
    return smp__arena_copy(&with->report->arena, smp__buffer_text(&evaluator->repaired));
}

static void add_message(telling *with, smp_finding *finding, const smp__decision *decision)
{
    const smp__clause_record *clause = &with->clauses[decision->clause];
    const smp__policy_record *policy = smp__policy_section(with->policy, SMP__SECTION_POLICY, NULL);
    char value[32] = "", limit[32] = "";
    smp__message_values values = {.span = finding->text,
                                  .fix = shown_fix(with, finding),
                                  .item = item_name(with, decision->media),
                                  .organisation = string_of(with, policy->organisation),
                                  .contact = contact_of(with, clause->route)};
    smp_text message = string_of(with, clause->message);
    if (decision->observation != UINT32_MAX) {
        const smp__observation *seen = &with->view->observations.items[decision->observation];
        smp__double_to_text(seen->value, value);
        smp__double_to_text(with->signals[seen->signal].parameters[0], limit);
        values.detail = seen->detail;
        if (seen->field.kind >= SMP__IN_ALT && seen->field.kind != SMP__IN_SHARED_ALT &&
            seen->field.kind != SMP__IN_SHARED_MEDIA)
            values.item = item_name(with, seen->field.index);
        if (smp__is_empty(message))
            message = smp__arena_format(&with->report->arena,
                                        "The policy speaks of this: %s. Read the section quoted.",
                                        string_of(with, with->signals[seen->signal].meaning).data);
    } else if (smp__is_empty(message)) {
        message = SMP_TEXT("The policy asks for something here. Read the section quoted.");
    }
    values.value = smp_text_of(value);
    values.limit = smp_text_of(limit);
    finding->message = smp__render_message(&with->report->arena, message, &values);
    if (!finding->message.data) with->report->failed = true;
}

/* ---- Questions ----------------------------------------------------------------------------- */

typedef struct question {
    smp__unknown about;
    struct question *next;
    smp_text *clauses;
    smp_citation *cites;
    size_t count, capacity;
} question;

static bool grow_question(telling *with, question *asked)
{
    if (asked->count < asked->capacity) return true;
    size_t capacity = asked->capacity ? asked->capacity * 2 : 4;
    smp__arena *arena = &with->report->arena;
    smp_text *clauses = smp__arena_allocate(arena, capacity * sizeof *clauses);
    smp_citation *cites = smp__arena_allocate(arena, capacity * sizeof *cites);
    if (!clauses || !cites) return false;
    if (asked->count) {
        memcpy(clauses, asked->clauses, asked->count * sizeof *clauses);
        memcpy(cites, asked->cites, asked->count * sizeof *cites);
    }
    asked->clauses = clauses;
    asked->cites = cites;
    asked->capacity = capacity;
    return true;
}

static bool ask(telling *with, question **first, smp__unknown about,
                const smp__clause_record *clause)
{
    question **link = first;
    while (*link && ((*link)->about.fact != about.fact || (*link)->about.media != about.media))
        link = &(*link)->next;
    if (!*link) {
        question *fresh = smp__arena_allocate(&with->evaluator->main.arena, sizeof *fresh);
        if (!fresh) return false;
        *fresh = (question){.about = about};
        *link = fresh;
    }
    question *asked = *link;
    smp_text id = string_of(with, clause->id);
    for (size_t i = 0; i < asked->count; i++)
        if (asked->clauses[i].data == id.data) return true;
    if (!grow_question(with, asked)) return false;
    asked->clauses[asked->count] = id;
    asked->cites[asked->count++] = cite(with, clause);
    return true;
}

static void add_need(telling *with, const question *asked)
{
    smp_need *need = smp__report_add_need(with->report);
    if (!need) return;
    smp_text wording = SMP_TEXT("When will this be published?");
    if (asked->about.fact != SMP__FACT_AT) {
        const smp__fact_record *fact = &with->facts[asked->about.fact];
        wording = string_of(with, fact->ask);
        if (smp__is_empty(wording))
            wording = smp__arena_format(&with->report->arena, "What is %s?",
                                        string_of(with, fact->name).data);
    }
    smp__message_values values = {.item = item_name(with, asked->about.media)};
    need->fact = fact_name(with, asked->about.fact, asked->about.media);
    need->ask = smp__render_message(&with->report->arena, wording, &values);
    need->clauses = asked->clauses;
    need->cites = asked->cites;
    need->clause_count = asked->count;
    if (!need->fact.data || !need->ask.data) with->report->failed = true;
}

static void add_needs(telling *with)
{
    const smp__decisions *decisions = &with->view->decisions;
    question *first = NULL;
    for (size_t i = 0; i < decisions->count; i++) {
        const smp__decision *decision = &decisions->items[i];
        if (decision->outcome != SMP_NEEDS_FACT) continue;
        for (uint32_t u = 0; u < decision->unknowns.count; u++)
            if (!ask(with, &first, decisions->unknowns[decision->unknowns.first + u],
                     &with->clauses[decision->clause])) {
                with->report->failed = true;
                return;
            }
    }
    for (const question *asked = first; asked; asked = asked->next) add_need(with, asked);
}

/* ---- Actions and measures ------------------------------------------------------------------ */

static void add_actions(telling *with)
{
    const smp__decisions *decisions = &with->view->decisions;
    for (size_t i = 0; i < decisions->count; i++) {
        const smp__clause_record *clause = &with->clauses[decisions->items[i].clause];
        if (!clause->route || decisions->items[i].verdict < SMP_HOLD) continue;
        smp_text to = string_of(with, clause->route);
        smp_text action = clause->action ? string_of(with, clause->action) : SMP_TEXT("consult");
        bool said = false;
        for (size_t a = 0; a < with->report->action_count; a++)
            if (smp__text_equal(with->report->actions[a].to, to) &&
                smp__text_equal(with->report->actions[a].action, action))
                said = true;
        smp_action_advice *advice = said ? NULL : smp__report_add_action(with->report);
        if (!advice) continue;
        *advice = (smp_action_advice){action, to, contact_of(with, clause->route), SMP_TEXT(""),
                                      string_of(with, clause->id)};
    }
}

static void add_measure(smp_report *report, smp_text name, double value)
{
    smp_measure *measure = smp__report_add_measure(report);
    if (measure) *measure = (smp_measure){name, value};
}

/* X's count, without the work where nothing weighs more than one. */
static size_t weighted_length(const smp__document *document, smp__arena *arena)
{
    if (document->ascii && document->kind_counts[SMP_TOKEN_URL] == 0) return document->text.size;
    smp_x_length length = SMP_X_LENGTH_INIT;
    smp__x_length(&length, document->text, 3, arena);
    return length.weighted_length;
}

static void add_measures(telling *with)
{
    const smp__document *document = NULL;
    for (size_t i = 0; i < with->view->field_count; i++)
        if (with->view->fields[i].kind == SMP__IN_TEXT) document = with->view->fields[i].document;
    if (!document) return;
    smp_report *report = with->report;
    add_measure(report, SMP_TEXT("graphemes"), document->graphemes);
    add_measure(report, SMP_TEXT("weighted_length"),
                (double)weighted_length(document, &with->evaluator->main.arena));
    add_measure(report, SMP_TEXT("words"), document->kind_counts[SMP_TOKEN_WORD]);
    add_measure(report, SMP_TEXT("sentences"), document->sentence_count);
}

static void add_fields(telling *with)
{
    smp__arena *arena = &with->report->arena;
    for (size_t i = 0; i < with->view->field_count; i++) {
        const smp__document *document = with->view->fields[i].document;
        if (!document) continue;
        smp__report_field *field = smp__report_add_field(with->report);
        if (!field) return;
        field->name = smp__arena_copy(arena, with->view->field_names[i]);
        field->bytes = smp__arena_copy(arena, document->given);
        if (!field->name.data || !field->bytes.data) with->report->failed = true;
    }
}

smp_status smp__tell(smp_report *report, smp_evaluator *evaluator,
                     const smp__circumstances *about, const char *check, smp_error *error)
{
    telling with = {.report = report,
                    .evaluator = evaluator,
                    .about = about,
                    .view = &evaluator->main,
                    .policy = evaluator->policy};
    with.clauses = smp__policy_section(with.policy, SMP__SECTION_CLAUSES, NULL);
    with.facts = smp__policy_section(with.policy, SMP__SECTION_FACTS, NULL);
    with.signals = smp__policy_section(with.policy, SMP__SECTION_SIGNALS, NULL);
    smp__report_begin(report, evaluator->policy, check, about->post->id);
    add_fields(&with);
    add_findings(&with);
    if (!report->failed) {
        smp_status status = smp__verify_repairs(report, evaluator, about, error);
        if (status != SMP_OK) return status;
    }
    for (size_t i = 0; i < report->finding_count && !report->failed; i++) {
        const smp__decision *decision = &with.view->decisions.items[with.decision_of[i]];
        add_reasons(&with, &report->findings[i], decision);
        add_message(&with, &report->findings[i], decision);
    }
    add_needs(&with);
    add_actions(&with);
    add_measures(&with);
    return smp__report_finish(report, with.view->decisions.verdict) ? SMP_OK
                                                                    : smp__fail_memory(error);
}
