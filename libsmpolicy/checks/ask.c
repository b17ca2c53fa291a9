/* What only the host can say, asked for once each with every clause that turns on it.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "checks/tell.h"

#include <string.h>

typedef struct question {
    smp__unknown about;
    struct question *next;
    smp_text *clauses;
    smp_citation *cites;
    size_t count, capacity;
} question;

static bool grow_question(smp__telling *with, question *asked)
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

static bool ask(smp__telling *with, question **first, smp__unknown about,
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
    smp_text id = smp__tell_string(with, clause->id);
    for (size_t i = 0; i < asked->count; i++)
        if (asked->clauses[i].data == id.data) return true;
    if (!grow_question(with, asked)) return false;
    asked->clauses[asked->count] = id;
    asked->cites[asked->count++] = smp__tell_citation(with, clause);
    return true;
}

static void add_need(smp__telling *with, const question *asked)
{
    smp_need *need = smp__report_add_need(with->report);
    if (!need) return;
    smp_text name = {NULL, 0}, wording = SMP_TEXT("When will this be published?");
    if (asked->about.fact != SMP__FACT_AT) {
        name = smp__tell_string(with, with->facts[asked->about.fact].name);
        wording = smp__tell_string(with, with->facts[asked->about.fact].ask);
    }
    smp__message_values values = {.item = smp__tell_item(with, asked->about.media)};
    need->fact = smp__tell_fact_name(with, asked->about.fact, asked->about.media);
    need->ask = smp__render_message(&with->report->arena, wording, &values);
    if (need->ask.data && need->ask.size == 0) /* no words of the pack's that can be said */
        need->ask = smp__arena_format(&with->report->arena, "What is %s?", name.data);
    need->clauses = asked->clauses;
    need->cites = asked->cites;
    need->clause_count = asked->count;
    if (!need->fact.data || !need->ask.data) with->report->failed = true;
}

/* "2027-01-31" */
static smp_text day_text(smp__telling *with, int32_t day)
{
    char date[11];
    smp__date_format(day, date);
    smp_text text = smp__arena_copy(&with->report->arena, smp_text_of(date));
    if (!text.data) with->report->failed = true;
    return text;
}

static const smp__policy_record *policy_of(const smp__telling *with)
{
    return smp__policy_section(with->policy, SMP__SECTION_POLICY, NULL);
}

/* A policy that has ended, or has not begun, speaks against nothing: nobody is to take that for
 * its consent. */
static void tell_not_in_force(smp__telling *with)
{
    const smp__policy_record *policy = policy_of(with);
    if (smp__policy_in_force(with->about)) return;
    bool ended = policy->effective_until != SMP__NO_DAY &&
                 with->about->day > policy->effective_until;
    smp_need *need = smp__report_add_need(with->report);
    if (!need) return;
    smp_text day = day_text(with, with->about->day);
    smp_text limit = day_text(with, ended ? policy->effective_until : policy->effective_from);
    if (with->report->failed) return;
    need->fact = SMP_TEXT("at");
    need->ask = smp__arena_format(&with->report->arena,
                                  "The policy is not in force on %s: it %s %s. Is the date right, "
                                  "and which policy holds on that day?",
                                  day.data, ended ? "ended on" : "begins on", limit.data);
    if (!need->ask.data) with->report->failed = true;
}

void smp__tell_needs(smp__telling *with)
{
    tell_not_in_force(with);

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

/* An assumed text is the policy's own, which the report keeps alive. */
static smp_text assumed_value(smp__telling *with, const smp__assumed *assumed)
{
    return with->facts[assumed->fact].type == SMP_FACT_TEXT
               ? assumed->value.text
               : smp__tell_value(with, assumed->fact, &assumed->value);
}

/* "from 2027-01-01 until 2027-12-31": the window of the policy, in which a subject without a date
 * is taken to be; absent where there is a date or no window. */
static smp_text assumed_days(smp__telling *with)
{
    const smp__policy_record *policy = policy_of(with);
    bool begins = policy->effective_from != SMP__NO_DAY;
    bool ends = policy->effective_until != SMP__NO_DAY;
    if (with->about->day != SMP__NO_DAY || (!begins && !ends)) return (smp_text){NULL, 0};
    smp_text from = begins ? day_text(with, policy->effective_from) : SMP_TEXT("");
    smp_text until = ends ? day_text(with, policy->effective_until) : SMP_TEXT("");
    if (with->report->failed) return (smp_text){NULL, 0};
    smp_text words = smp__arena_format(&with->report->arena, "%s%s%s%s%s", begins ? "from " : "",
                                       from.data, begins && ends ? " " : "",
                                       ends ? "until " : "", until.data);
    if (!words.data) with->report->failed = true;
    return words;
}

void smp__tell_assumptions(smp__telling *with)
{
    const smp__decisions *decisions = &with->view->decisions;
    size_t count = decisions->assumed_count;
    smp_text days = assumed_days(with);
    smp_assumption *told = days.data || count
                               ? smp__report_add_assumptions(with->report, count + !!days.data)
                               : NULL;
    if (told && days.data) *told++ = (smp_assumption){SMP_TEXT("at"), days};
    for (size_t i = 0; told && i < count; i++) {
        const smp__assumed *assumed = &decisions->assumed[i];
        told[i].fact = smp__tell_fact_name(with, assumed->fact, assumed->media);
        told[i].value = assumed_value(with, assumed);
        if (!told[i].fact.data || !told[i].value.data) with->report->failed = true;
    }
}
