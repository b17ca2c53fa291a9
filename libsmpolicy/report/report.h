/* The report: how the checks fill it. Reading it is <smpolicy/report.h>; its written forms are
 * json.c, sarif.c, text.c and html.c.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_REPORT_REPORT_H
#define SMP_REPORT_REPORT_H

#include "base/base.h"
#include "packs/policy.h"

#include <smpolicy/report.h>

/* A field of the subject, kept so that findings can be shown in their text. */
typedef struct smp__report_field {
    smp_text name;  /* "text", "media.0.alt", "shared.text" */
    smp_text bytes; /* as given, copied */
} smp__report_field;

struct smp_report {
    smp_allocator allocator;
    smp__arena arena;     /* everything below that is not a growing array points into it */
    smp_policy *policy;   /* retained; NULL in an empty report */
    const char *check;    /* "post", "profile", ...; static */
    int32_t day;          /* as of which it was judged; SMP__NO_DAY = not known */
    smp_text id;
    smp_verdict verdict;
    smp__report_field *fields;
    size_t field_count, field_capacity;
    smp_finding *findings;
    size_t finding_count, finding_capacity;
    smp_text *secrets; /* personal data in the fields' bytes, whether or not there is a finding */
    size_t secret_count, secret_capacity;
    smp_need *needs;
    size_t need_count, need_capacity;
    smp_assumption *assumptions;
    size_t assumption_count, assumption_capacity;
    smp_action_advice *actions;
    size_t action_count, action_capacity;
    smp_label *labels;
    size_t label_count, label_capacity;
    smp_running_clock *clocks;
    size_t clock_count, clock_capacity;
    smp_measure *measures;
    size_t measure_count, measure_capacity;
    smp__buffer written;  /* of smp_report_json */
    smp__buffer fixed;    /* of smp_apply_fixes */
    bool failed;          /* memory ran out while filling */
};

/* Empties the report and starts one about a subject; `policy` is retained. */
void smp__report_begin(smp_report *report, smp_policy *policy, const char *check, smp_text id);
/* Each of these copies nothing but the record: texts in it must live in the report's arena, in the
 * policy's image, or for ever. NULL (and `failed`) when memory ran out; else a zeroed record. */
smp__report_field *smp__report_add_field(smp_report *report);
smp_finding *smp__report_add_finding(smp_report *report);
smp_text *smp__report_add_secret(smp_report *report);
smp_need *smp__report_add_need(smp_report *report);
smp_action_advice *smp__report_add_action(smp_report *report);
smp_label *smp__report_add_label(smp_report *report);
smp_running_clock *smp__report_add_clock(smp_report *report);
/* The first of several, likewise. */
smp_assumption *smp__report_add_assumptions(smp_report *report, size_t more);
smp_measure *smp__report_add_measures(smp_report *report, size_t more);
/* Ends the filling. When memory ran out, the report is emptied (verdict hold); then false. */
bool smp__report_finish(smp_report *report, smp_verdict verdict);
/* Empties it: verdict hold, no findings; keeps its memory, lets go of its policy. */
void smp__report_clear(smp_report *report);

/* Applies edits to `given`: those of the findings for `field` that do not overlap an earlier one,
 * in order. Used for verifying a repair before it is offered as well as by smp_apply_fixes. `took`,
 * if not NULL, has an element for each of `only` (or of the findings), which is set where its edits
 * are among them. False when memory ran out. */
bool smp__edits_apply(smp__buffer *out, smp_text given, smp_text field, const smp_finding *findings,
                      size_t finding_count, const size_t *only, size_t only_count, size_t *applied,
                      bool *took);

/* Names that are masked, in their other spellings (secret_names.c): by a part, in capitals, or as
 * one word in a hashtag, a handle or a link. */
typedef struct smp__secret_names smp__secret_names;
/* In the arena; NULL when memory ran out. */
smp__secret_names *smp__names_open(smp__arena *arena);
/* What is no name adds nothing. */
void smp__names_add(smp__secret_names *names, smp_text name);
/* Did memory run out while names were added? */
bool smp__names_failed(const smp__secret_names *names);
/* Were there more spellings than are looked for? */
bool smp__names_overflowed(const smp__secret_names *names);
/* The length of the longest spelling of one of them that stands at text[at]; 0 = none. `names` may
 * be NULL. */
size_t smp__name_at(const smp__secret_names *names, smp_text text, size_t at);

#endif
