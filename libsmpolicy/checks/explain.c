/* Why a finding stands, and what to do about it.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "checks/tell.h"

smp_text smp__tell_value(smp__telling *with, uint32_t fact, const smp__fact_value *value)
{
    char number[32];
    switch ((smp_fact_type)with->facts[fact].type) {
    case SMP_FACT_TRUTH: return value->truth == SMP_YES ? SMP_TEXT("yes") : SMP_TEXT("no");
    case SMP_FACT_TEXT: return smp__arena_copy(&with->report->arena, value->text);
    case SMP_FACT_NUMBER: smp__double_to_text(value->number, number); break;
    case SMP_FACT_DATE: smp__date_format((int32_t)value->number, number); break;
    }
    return smp__arena_copy(&with->report->arena, smp_text_of(number));
}

static smp_text describe_condition(smp__telling *with, const smp__condition_record *condition,
                                   uint32_t media)
{
    smp__arena *arena = &with->report->arena;
    if (condition->op == SMP__SIGNAL)
        return smp__arena_format(
            arena, "also seen: %s",
            smp__tell_string(with, with->signals[condition->fact].meaning).data);
    if (condition->op == SMP__DURING) {
        const smp__window_record *windows =
            smp__policy_section(with->policy, SMP__SECTION_WINDOWS, NULL);
        return smp__arena_format(
            arena, "the date matters: %s",
            smp__tell_string(with, windows[condition->values.first].calendar).data);
    }
    if (!condition->per_media) media = SMP__NO_MEDIA;
    smp_text name = smp__tell_fact_name(with, condition->fact, media);
    if (!name.data) return name;
    smp__fact_value value = smp__fact_get(with->about, condition->fact, media);
    if (!value.known)
        return smp__arena_format(arena, "%s is not known", name.data);
    smp_text shown = smp__tell_value(with, condition->fact, &value);
    if (!shown.data) return shown;
    return smp__arena_format(arena, "%s is %.*s%s", name.data, (int)shown.size, shown.data,
                             value.assumed ? " (assumed by the policy)" : "");
}

/* "the date matters: in force until 2026-12-31"; an empty text where the clause has no days. */
static smp_text describe_days(smp__telling *with, const smp__clause_record *clause)
{
    bool ends = clause->effective_until != SMP__NO_DAY;
    char date[11];
    if (!ends && clause->effective_from == SMP__NO_DAY) return SMP_TEXT("");
    smp__date_format(ends ? clause->effective_until : clause->effective_from, date);
    return smp__arena_format(&with->report->arena, "the date matters: in force %s %s",
                             ends ? "until" : "from", date);
}

static bool asks_for_date(const smp__telling *with, const smp__decision *decision)
{
    const smp__unknown *unknowns = with->view->decisions.unknowns; /* may lie nowhere */
    for (uint32_t i = 0; i < decision->unknowns.count; i++)
        if (unknowns[decision->unknowns.first + i].fact == SMP__FACT_AT) return true;
    return false;
}

void smp__tell_reasons(smp__telling *with, smp_finding *finding, const smp__decision *decision)
{
    const smp__clause_record *clause = &with->clauses[decision->clause];
    const smp__condition_record *conditions =
        smp__policy_section(with->policy, SMP__SECTION_CONDITIONS, NULL);
    const smp__observation *seen = decision->observation == UINT32_MAX
                                       ? NULL
                                       : &with->view->observations.items[decision->observation];
    size_t most = 3 + clause->if_all.count + clause->require.count +
                  (seen ? seen->evidence_count : 0),
           count = 0;
    smp_text *because = smp__arena_allocate(&with->report->arena, most * sizeof *because);
    if (!because) {
        with->report->failed = true;
        return;
    }
    if (seen) {
        smp_text meaning = smp__tell_string(with, with->signals[seen->signal].meaning);
        if (!smp__is_empty(meaning)) because[count++] = meaning;
        for (uint32_t i = 0; i < seen->evidence_count; i++)
            because[count++] = smp__arena_copy(&with->report->arena, seen->evidence[i]);
    }
    for (uint32_t i = 0; i < clause->if_all.count; i++)
        because[count++] = describe_condition(with, &conditions[clause->if_all.first + i],
                                              decision->media);
    for (uint32_t i = 0; i < clause->require.count; i++)
        if (decision->outcome == SMP_NEEDS_FACT || clause->require.first + i == decision->failed)
            because[count++] = describe_condition(with, &conditions[clause->require.first + i],
                                                  decision->media);
    smp_text days = asks_for_date(with, decision) ? describe_days(with, clause) : SMP_TEXT("");
    if (!days.data || days.size) because[count++] = days;
    for (size_t i = 0; i < count; i++)
        if (!because[i].data) with->report->failed = true;
    finding->because = because;
    finding->because_count = count;
}

/* What the repair leaves: the new words alone for one replacement, else the whole field. A long
 * field is not shown, or a text full of findings would be told once for each of them. */
static smp_text shown_fix(smp__telling *with, const smp_finding *finding)
{
    enum { LONGEST_SHOWN = 600 }; /* bytes */
    if (finding->edit_count == 0) return (smp_text){NULL, 0};
    if (finding->edit_count == 1 && finding->edits[0].with.size) return finding->edits[0].with;
    smp_evaluator *evaluator = with->evaluator;
    size_t index = (size_t)(finding - with->report->findings);
    smp_text given = {NULL, 0};
    for (size_t i = 0; i < with->report->field_count; i++)
        if (smp__text_equal(with->report->fields[i].name, finding->field))
            given = with->report->fields[i].bytes;
    if (given.size > LONGEST_SHOWN) return (smp_text){NULL, 0};
    smp__buffer_clear(&evaluator->repaired);
    if (!smp__edits_apply(&evaluator->repaired, given, finding->field, with->report->findings,
                          with->report->finding_count, &index, 1, NULL, NULL)) {
        with->report->failed = true;
        return (smp_text){NULL, 0};
    }
    smp_text fix = smp__arena_copy(&with->report->arena, smp__buffer_text(&evaluator->repaired));
    if (!fix.data) with->report->failed = true;
    return fix;
}

/* What is told where the pack has no words, or none of its sentences can be said. */
static smp_text plain_message(smp__telling *with, const smp__observation *seen)
{
    smp_text meaning = seen ? smp__tell_string(with, with->signals[seen->signal].meaning)
                            : (smp_text){NULL, 0};
    if (smp__is_empty(meaning))
        return SMP_TEXT("The policy asks for something here. Read the section quoted.");
    return smp__arena_format(&with->report->arena,
                             "The policy speaks of this: %s. Read the section quoted.",
                             meaning.data);
}

/* "the press office (press@example.org)"; one of the two where the pack gives no more. */
static smp_text whom_to_ask(smp__telling *with, smp__sref route)
{
    smp_text title = smp__tell_title(with, route), address = smp__tell_contact(with, route);
    if (smp__is_empty(title) || smp__is_empty(address)) return title.size ? title : address;
    smp_text both = smp__arena_format(&with->report->arena, "%s (%s)", title.data, address.data);
    if (!both.data) with->report->failed = true;
    return both;
}

/* The clause's words for what was seen. */
static smp_text words_for(const smp__telling *with, const smp__clause_record *clause,
                          const smp__observation *seen)
{
    const smp__saying_record *sayings =
        smp__policy_section(with->policy, SMP__SECTION_SAYINGS, NULL);
    for (uint32_t i = 0; seen && i < clause->sayings.count; i++) {
        const smp__saying_record *saying = &sayings[clause->sayings.first + i];
        if (saying->signal == seen->signal) return smp__tell_string(with, saying->words);
    }
    return smp__tell_string(with, clause->message);
}

void smp__tell_message(smp__telling *with, smp_finding *finding, const smp__decision *decision)
{
    const smp__clause_record *clause = &with->clauses[decision->clause];
    const smp__policy_record *policy = smp__policy_section(with->policy, SMP__SECTION_POLICY, NULL);
    char value[32] = "", limit[32] = "";
    smp__message_values values = {.span = finding->text,
                                  .fix = shown_fix(with, finding),
                                  .item = smp__tell_item(with, decision->media),
                                  .organisation = smp__tell_string(with, policy->organisation),
                                  .contact = whom_to_ask(with, clause->route),
                                  .address = smp__tell_contact(with, clause->route)};
    const smp__observation *seen = NULL;
    if (decision->observation != UINT32_MAX) {
        seen = &with->view->observations.items[decision->observation];
        smp__double_to_text(seen->value, value);
        smp__double_to_text(seen->limit > 0 ? seen->limit
                                            : with->signals[seen->signal].parameters[0],
                            limit);
        values.detail = seen->detail;
        if (smp__is_of_media(seen->field.kind))
            values.item = smp__tell_item(with, seen->field.index);
    }
    values.value = smp_text_of(value);
    values.limit = smp_text_of(limit);
    finding->message = smp__render_message(
        &with->report->arena, words_for(with, clause, seen), &values);
    if (finding->message.data && finding->message.size == 0)
        finding->message = plain_message(with, seen);
    if (!finding->message.data) with->report->failed = true;
}

