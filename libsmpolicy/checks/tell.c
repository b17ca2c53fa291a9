/* Filling the report: findings in the reader's words, questions, actions, measures.
 * SPDX-License-Identifier: MIT */
#include "checks/tell.h"

#include <math.h>
#include <string.h>

smp_citation smp__tell_citation(const smp__telling *with, const smp__clause_record *clause)
{
    smp_citation citation = {.section = smp__or_empty(smp__tell_string(with, clause->section)),
                             .quote = smp__or_empty(smp__tell_string(with, clause->quote)),
                             .document = SMP_TEXT(""),
                             .version = SMP_TEXT("")};
    if (clause->document == UINT32_MAX) return citation;
    const smp__document_record *documents =
        smp__policy_section(with->policy, SMP__SECTION_DOCUMENTS, NULL);
    citation.document = smp__or_empty(smp__tell_string(with, documents[clause->document].title));
    citation.version = smp__or_empty(smp__tell_string(with, documents[clause->document].version));
    return citation;
}

/* ---- Names --------------------------------------------------------------------------------- */

/* A text that was made for the report; where there was no memory for it the report has failed. */
static smp_text made(const smp__telling *with, smp_text text)
{
    if (!text.data) with->report->failed = true;
    return text;
}

/* "media.consent" of item 2 is "media.2.consent" to the host. */
smp_text smp__tell_fact_name(smp__telling *with, uint32_t fact, uint32_t media)
{
    if (fact == SMP__FACT_AT) return SMP_TEXT("at");
    smp_text name = smp__tell_string(with, with->facts[fact].name);
    if (media == SMP__NO_MEDIA) return name;
    return made(with, smp__arena_format(&with->report->arena, "media.%u.%s", media, name.data + 6));
}

smp_text smp__tell_item(smp__telling *with, uint32_t media)
{
    static const char *const words[] = {"media item", "picture", "picture",
                                        "video",      "recording", "document"};
    if (media >= with->view->media_count) return (smp_text){NULL, 0};
    unsigned kind = (unsigned)with->view->media[media].kind;
    return made(with, smp__arena_format(&with->report->arena, "%s %u",
                                        words[kind < SMP_COUNT(words) ? kind : 0], media + 1));
}

static const smp__contact_record *contact_of(const smp__telling *with, smp__sref route)
{
    size_t count;
    const smp__contact_record *contacts =
        smp__policy_section(with->policy, SMP__SECTION_CONTACTS, &count);
    for (size_t i = 0; route && i < count; i++)
        if (contacts[i].route == route) return &contacts[i];
    return NULL;
}

smp_text smp__tell_contact(const smp__telling *with, smp__sref route)
{
    const smp__contact_record *contact = contact_of(with, route);
    return contact ? smp__or_empty(smp__tell_string(with, contact->contact)) : SMP_TEXT("");
}

smp_text smp__tell_title(const smp__telling *with, smp__sref route)
{
    const smp__contact_record *contact = contact_of(with, route);
    return contact ? smp__or_empty(smp__tell_string(with, contact->title)) : SMP_TEXT("");
}

/* ---- Findings ------------------------------------------------------------------------------ */

static void add_edits(smp__telling *with, smp_finding *finding, const smp__observation *seen)
{
    uint8_t kind = seen->field.kind;
    if (with->view->use == SMP__ON_CONVERSATION) return; /* nobody mends what others wrote */
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

static smp_text field_of(smp__telling *with, const smp__decision *decision)
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

/* What is only taken to apply, since a fact is not known, weighs no more than advice: no finding
 * says more than its verdict. */
static smp_severity severity_of(const smp__clause_record *clause, const smp__decision *decision)
{
    smp_severity most = SMP_SEVERITY_ERROR;
    if (decision->verdict == SMP_ADVISE)
        most = decision->outcome == SMP_REVIEW ? SMP_SEVERITY_NOTE : SMP_SEVERITY_WARNING;
    return (smp_severity)clause->severity > most ? most : (smp_severity)clause->severity;
}

static void add_finding(smp__telling *with, uint32_t index)
{
    const smp__decision *decision = &with->view->decisions.items[index];
    const smp__clause_record *clause = &with->clauses[decision->clause];
    smp_finding *finding = smp__report_add_finding(with->report);
    if (!finding) return;
    with->decision_of[with->report->finding_count - 1] = index;
    finding->clause = smp__tell_string(with, clause->id);
    finding->severity = severity_of(clause, decision);
    finding->outcome = (smp_outcome)decision->outcome;
    finding->cite = smp__tell_citation(with, clause);
    finding->field = field_of(with, decision);
    finding->signal = finding->text = finding->by = finding->who = SMP_TEXT("");
    if (!finding->field.data) with->report->failed = true;
    if (decision->observation == UINT32_MAX) return;
    const smp__observation *seen = &with->view->observations.items[decision->observation];
    finding->signal = smp__tell_string(with, with->signals[seen->signal].name);
    if (!seen->field.document || seen->start == seen->end) return;
    finding->span = smp__document_span(seen->field.document, seen->start, seen->end);
    finding->text = smp__arena_copy(&with->report->arena,
                                    smp__text_slice(seen->field.document->given,
                                                    finding->span.bytes.start,
                                                    finding->span.bytes.end));
    finding->by = smp__by_name(seen->saying ? seen->saying->by : SMP__BY_WRITER);
    if (seen->saying && seen->saying->who_end > seen->saying->who_start)
        finding->who = smp__arena_copy(&with->report->arena,
                                       smp__text_slice(seen->field.document->text,
                                                       seen->saying->who_start,
                                                       seen->saying->who_end));
    if (!finding->text.data || !finding->who.data) with->report->failed = true;
    add_edits(with, finding, seen);
}

/* The same clause about the same characters is said once, whichever signals showed it. */
static bool is_new(const smp__telling *with, uint32_t index, uint32_t *slots, size_t slot_count)
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

static void add_findings(smp__telling *with)
{
    size_t count = with->view->decisions.count;
    if (count == 0) return;
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

/* ---- Actions and measures ------------------------------------------------------------------ */

static void add_action(smp__telling *with, const smp__clause_record *clause)
{
    smp_text to = smp__or_empty(smp__tell_string(with, clause->route));
    smp_text action = clause->action ? smp__tell_string(with, clause->action) : SMP_TEXT("consult");
    for (size_t i = 0; i < with->report->action_count; i++) {
        const smp_action_advice *said = &with->report->actions[i];
        if (smp__text_equal(said->action, action) &&
            (!clause->route || smp__text_equal(said->to, to)))
            return;
    }
    smp_action_advice *advice = smp__report_add_action(with->report);
    if (advice)
        *advice = (smp_action_advice){action, to, smp__tell_contact(with, clause->route),
                                      SMP_TEXT(""), smp__tell_string(with, clause->id)};
}

/* What somebody named is to do comes first, and says it for whoever is not named. */
static void add_actions(smp__telling *with)
{
    const smp__decisions *decisions = &with->view->decisions;
    for (int routed = 1; routed >= 0; routed--)
        for (size_t i = 0; i < decisions->count; i++) {
            const smp__clause_record *clause = &with->clauses[decisions->items[i].clause];
            /* What arrives must go somewhere however little it weighs. */
            bool weighs =
                decisions->items[i].verdict >= SMP_HOLD || with->view->use == SMP__ON_MESSAGE;
            if (weighs && (routed ? clause->route : !clause->route && clause->action))
                add_action(with, clause);
        }
}

static double to_tenths(double value) { return floor(value * 10 + 0.5) / 10; }

/* X's count, without the work where nothing weighs more than one. */
static bool weigh_for_x(size_t *weighted, const smp__document *document, smp__arena *arena)
{
    *weighted = document->text.size;
    if (document->ascii && document->kind_counts[SMP_TOKEN_URL] == 0) return true;
    smp_x_length length = SMP_X_LENGTH_INIT;
    if (!smp__x_length(&length, document->text, 3, arena)) return false;
    *weighted = length.weighted_length;
    return true;
}

static void add_measures(smp__telling *with)
{
    const smp__document *document = NULL;
    if (with->view->use == SMP__ON_CONVERSATION) return; /* no one text to measure */
    for (size_t i = 0; i < with->view->field_count; i++)
        if (with->view->fields[i].kind == SMP__IN_TEXT) document = with->view->fields[i].document;
    if (!document) return;
    smp_report *report = with->report;
    size_t weighted;
    if (!weigh_for_x(&weighted, document, &with->evaluator->main.arena)) {
        report->failed = true;
        return;
    }
    double age = with->view->observations.reading_age;
    if (age == 0) age = smp__reading_age(document, SMP__FEWEST_PROSE_WORDS);
    smp_measure *measures = smp__report_add_measures(report, age > 0 ? 5 : 4);
    if (!measures) return;
    measures[0] = (smp_measure){.name = SMP_TEXT("graphemes"), .value = document->graphemes};
    measures[1] = (smp_measure){.name = SMP_TEXT("weighted_length"), .value = (double)weighted};
    measures[2] = (smp_measure){.name = SMP_TEXT("words"),
                                .value = document->kind_counts[SMP_TOKEN_WORD]};
    measures[3] = (smp_measure){.name = SMP_TEXT("sentences"), .value = document->sentence_count};
    if (age > 0)
        measures[4] = (smp_measure){.name = SMP_TEXT("reading_age"), .value = to_tenths(age)};
}

static void add_fields(smp__telling *with)
{
    smp__arena *arena = &with->report->arena;
    for (size_t i = 0; i < with->view->field_count; i++) {
        const smp__document *document = with->view->fields[i].document;
        if (!document) continue;
        smp__report_field *field = smp__report_add_field(with->report);
        if (!field) return;
        field->name = with->view->fields[i].kind == SMP__IN_TEXT
                          ? with->view->field_names[i] /* "text" or "bio", which last for ever */
                          : smp__arena_copy(arena, with->view->field_names[i]);
        field->bytes = smp__arena_copy(arena, document->given);
        if (!field->name.data || !field->bytes.data) with->report->failed = true;
    }
}

/* The report's own copy of the field that an observation is in; NULL where it has no text. */
static const smp__report_field *told_field(const smp__telling *with, const smp__field *of)
{
    const smp__view *view = with->view;
    for (size_t i = 0, told = 0; i < view->field_count; i++) {
        if (!view->fields[i].document) continue;
        if (view->fields[i].document == of->document) return &with->report->fields[told];
        told++;
    }
    return NULL;
}

static void add_secrets(smp__telling *with)
{
    const smp__observations *observations = &with->view->observations;
    for (size_t i = 0; i < observations->count; i++) {
        const smp__observation *seen = &observations->items[i];
        if (seen->signal < SMP__FIRST_PRIVATE_SIGNAL || seen->signal > SMP__LAST_PRIVATE_SIGNAL)
            continue;
        const smp__report_field *field = told_field(with, &seen->field);
        if (!field || seen->start == seen->end) continue;
        smp_range at = smp__document_span(seen->field.document, seen->start, seen->end).bytes;
        smp_text *secret = smp__report_add_secret(with->report);
        if (!secret) return;
        *secret = smp__text_slice(field->bytes, at.start, at.end);
    }
}

smp_status smp__tell(smp_report *report, smp_evaluator *evaluator,
                     const smp__circumstances *about, smp_error *error)
{
    smp__telling with = {.report = report,
                    .evaluator = evaluator,
                    .about = about,
                    .view = &evaluator->main,
                    .policy = evaluator->policy};
    with.clauses = smp__policy_section(with.policy, SMP__SECTION_CLAUSES, NULL);
    with.facts = smp__policy_section(with.policy, SMP__SECTION_FACTS, NULL);
    with.signals = smp__policy_section(with.policy, SMP__SECTION_SIGNALS, NULL);
    smp__report_begin(report, evaluator->policy, evaluator->recipe->check, about->post->id);
    report->day = about->day;
    add_fields(&with);
    if (!report->failed) add_secrets(&with);
    add_findings(&with);
    const smp_edit *masks = report->failed ? NULL : smp__tell_name_masks(&with);
    if (!report->failed) {
        smp_status status =
            smp__verify_repairs(report, evaluator, about, with.decision_of, masks, error);
        if (status != SMP_OK) return status;
    }
    for (size_t i = 0; i < report->finding_count && !report->failed; i++) {
        const smp__decision *decision = &with.view->decisions.items[with.decision_of[i]];
        smp__tell_reasons(&with, &report->findings[i], decision);
        smp__tell_message(&with, &report->findings[i], decision);
    }
    smp__tell_needs(&with);
    smp__tell_assumptions(&with);
    add_actions(&with);
    add_measures(&with);
    if (evaluator->recipe->tell) evaluator->recipe->tell(report, evaluator, with.view);
    smp_verdict verdict = with.view->decisions.verdict;
    if (verdict < SMP_HOLD && !smp__policy_in_force(about)) verdict = SMP_HOLD;
    return smp__report_finish(report, verdict) ? SMP_OK : smp__fail_memory(error);
}
