/* The clocks that a message starts: by when, under whose law, and what the request still lacks.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "checks/checks.h"

#include <string.h>

static smp_nation nation_of(const smp__view *view, const smp_policy *policy)
{
    const smp__policy_record *record = smp__policy_section(policy, SMP__SECTION_POLICY, NULL);
    return view->message.nation ? view->message.nation : (smp_nation)record->nation;
}

/* ---- What it lacks ------------------------------------------------------------------------- */

#define LACKS_MAX 4u

static void lack(smp_running_clock *clock, smp_lack *lacks, const char *what, const char *ask,
                 smp_text source)
{
    lacks[clock->lack_count++] = (smp_lack){smp_text_of(what), smp_text_of(ask), source};
}

static bool tell_lacks(smp_report *report, smp_running_clock *clock, smp_clock which,
                       smp_nation nation, const smp__view *view, const smp_evaluator *evaluator)
{
    unsigned needs = smp__clock_needs(which, nation);
    smp_text source = smp__clock_needs_source(which, nation);
    smp_lack *lacks = smp__arena_allocate(&report->arena, LACKS_MAX * sizeof *lacks);
    if (!lacks) return false;
    clock->lacks = lacks;
    bool named = smp__request_is_signed(view, evaluator) ||
                 (!(needs & SMP__NEEDS_NAME_INSIDE) && smp__request_comes_from_a_name(view));
    if ((needs & SMP__NEEDS_NAME) && !named)
        lack(clock, lacks, "name",
             needs & SMP__NEEDS_NAME_INSIDE
                 ? "The message does not give the real name of whoever asks, and a profile is not "
                   "enough. Ask for the name."
                 : "Neither the message nor the profile gives the real name of whoever asks. Ask "
                   "for it.",
             source);
    if ((needs & SMP__NEEDS_ADDRESS) && !smp__request_has_address(view, evaluator))
        lack(clock, lacks, "address",
             smp__is_empty(view->message.author.handle)
                 ? "There is no address for correspondence. Ask for a postal or e-mail address."
                 : "There is a handle, and whether that is an address for correspondence is not "
                   "settled. Ask for a postal or e-mail address.",
             source);
    bool described = true;
    if ((needs & SMP__NEEDS_DESCRIPTION) &&
        !smp__request_is_described(&described, &report->arena, view, evaluator))
        return false;
    if (!described)
        lack(clock, lacks, "description",
             "What is wanted is not plain. Ask which information it is, and offer help to say it.",
             source);
    if (needs & SMP__MAY_CHECK_IDENTITY)
        lack(clock, lacks, "identity",
             "Nothing shows who is asking. Ask for proof of identity only where there is real "
             "doubt.",
             source);
    return true;
}

/* ---- The clock ----------------------------------------------------------------------------- */

static void set_day(smp_report *report, smp_running_clock *clock, smp_clock which,
                    smp_nation nation, smp_text received)
{
    smp_deadline deadline = SMP_DEADLINE_INIT;
    smp_error why = SMP_ERROR_INIT;
    smp__arena *arena = &report->arena;
    if (smp__is_empty(received)) {
        clock->note = SMP_TEXT("Nothing says when it was received. Count from that day.");
        return;
    }
    smp_status status = smp_work_out_deadline(&deadline, which, received, nation, &why);
    if (status != SMP_OK) {
        clock->note = smp__arena_copy(arena, smp_text_of(why.message));
    } else {
        clock->received = smp__arena_copy(arena, smp_text_of(deadline.received));
        clock->by = smp__arena_copy(arena, smp_text_of(deadline.due));
        clock->rule = deadline.rule;
        clock->source = deadline.source;
        clock->note = deadline.caution;
    }
    if (!clock->note.data || !clock->by.data || !clock->received.data) report->failed = true;
}

static void tell_clock(smp_report *report, smp_clock which, const smp_evaluator *evaluator,
                       const smp__view *view)
{
    smp_nation nation = nation_of(view, evaluator->policy);
    smp_running_clock *clock = smp__report_add_clock(report);
    if (!clock) return;
    const smp_text none = SMP_TEXT("");
    *clock = (smp_running_clock){.clock = smp_text_of(smp_clock_name(which)),
                                 .nation = none,
                                 .received = none,
                                 .by = none,
                                 .rule = none,
                                 .source = none,
                                 .note = none};
    if (nation) clock->nation = smp_text_of(smp_nation_name(nation));
    set_day(report, clock, which, nation, view->message.received);
    if (!tell_lacks(report, clock, which, nation, view, evaluator)) report->failed = true;
    /* What must be asked for stops no clock here: the day is counted from receipt, which is never
     * later than the law's. */
    if (clock->lack_count && !smp__is_empty(clock->by) && smp__is_empty(clock->note))
        clock->note = SMP_TEXT("Counted from receipt. What is lacking may move the day, and "
                               "whoever handles requests decides that.");
}

/* ---- Actions ------------------------------------------------------------------------------- */

static smp_clock clock_of(const smp_policy *policy, uint32_t signal)
{
    size_t count;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, &count);
    for (size_t i = 0; i < count; i++)
        if (labels[i].signal == signal)
            return smp_clock_from_name(smp__policy_string(policy, labels[i].name));
    return SMP_CLOCK_UNKNOWN;
}

static bool leads_to(const smp__clause_record *clause, const smp_action_advice *action,
                     const smp_policy *policy)
{
    smp_text to = smp__policy_string(policy, clause->route);
    if (clause->route) return smp__text_equal(to, action->to);
    return clause->action && smp__text_equal(smp__policy_string(policy, clause->action),
                                             action->action);
}

/* The earliest day by which what led to the action is due. Dates as text sort as days do. */
static smp_text due_of(const smp_action_advice *action, const smp_report *report,
                       const smp__view *view, const smp_policy *policy)
{
    const smp__clause_record *clauses = smp__policy_section(policy, SMP__SECTION_CLAUSES, NULL);
    smp_text earliest = SMP_TEXT("");
    for (size_t i = 0; i < view->decisions.count; i++) {
        const smp__decision *decision = &view->decisions.items[i];
        const smp__clause_record *clause = &clauses[decision->clause];
        if (decision->observation == UINT32_MAX || !leads_to(clause, action, policy)) continue;
        smp_clock clock =
            clock_of(policy, view->observations.items[decision->observation].signal);
        for (size_t c = 0; clock && c < report->clock_count; c++) {
            smp_text by = report->clocks[c].by;
            if (smp__is_empty(by) || smp_clock_from_name(report->clocks[c].clock) != clock)
                continue;
            if (smp__is_empty(earliest) || memcmp(by.data, earliest.data, by.size) < 0)
                earliest = by;
        }
    }
    return earliest;
}

void smp__tell_clocks(smp_report *report, const smp_evaluator *evaluator, const smp__view *view)
{
    for (size_t i = 0; i < report->label_count; i++) {
        smp_clock which = smp_clock_from_name(report->labels[i].label);
        if (which) tell_clock(report, which, evaluator, view);
    }
    for (size_t i = 0; i < report->action_count; i++)
        report->actions[i].by = due_of(&report->actions[i], report, view, evaluator->policy);
}
