/* Telling a report, in parts: findings (tell.c), why and what to do (explain.c), questions (ask.c).
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CHECKS_TELL_H
#define SMP_CHECKS_TELL_H

#include "checks/checks.h"

typedef struct smp__telling {
    smp_report *report;
    smp_evaluator *evaluator;
    const smp__circumstances *about;
    const smp__view *view;
    const smp_policy *policy;
    const smp__clause_record *clauses;
    const smp__fact_record *facts;
    const smp__signal_record *signals;
    uint32_t *decision_of; /* by finding */
} smp__telling;

static inline smp_text smp__tell_string(const smp__telling *with, smp__sref ref)
{
    return smp__policy_string(with->policy, ref);
}
static inline smp_text smp__or_empty(smp_text text) { return text.data ? text : SMP_TEXT(""); }

smp_citation smp__tell_citation(const smp__telling *with, const smp__clause_record *clause);
/* The address or number of the contact behind a route, and who that is; empty if the pack does not
 * say. */
smp_text smp__tell_contact(const smp__telling *with, smp__sref route);
smp_text smp__tell_title(const smp__telling *with, smp__sref route);
/* "media.consent" of item 2 is "media.2.consent" to the host. Absent when memory ran out. */
smp_text smp__tell_fact_name(smp__telling *with, uint32_t fact, uint32_t media);
/* "picture 1"; absent for no item. */
smp_text smp__tell_item(smp__telling *with, uint32_t media);

/* Why the clause applied, and the message with its names filled in. */
void smp__tell_reasons(smp__telling *with, smp_finding *finding, const smp__decision *decision);
void smp__tell_message(smp__telling *with, smp_finding *finding, const smp__decision *decision);

/* Has each repair that masks somebody's name mask it everywhere, or takes it back (masks.c). Returns
 * the edits that all of those findings share from then on; NULL where none is left. */
const smp_edit *smp__tell_name_masks(smp__telling *with);

/* Every fact that a decision turned on and the host did not give, each asked for once. */
void smp__tell_needs(smp__telling *with);
/* Every fact that the policy took for granted. */
void smp__tell_assumptions(smp__telling *with);
/* A value in words; in the report's arena where it must be made. Absent when memory ran out. */
smp_text smp__tell_value(smp__telling *with, uint32_t fact, const smp__fact_value *value);

#endif
