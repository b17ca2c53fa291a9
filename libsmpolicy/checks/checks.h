/* What the checks share: one evaluator's scratch, and the steps of a check.
 * The recipe of every check: look (documents, signals), decide (clauses), tell (report).
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CHECKS_CHECKS_H
#define SMP_CHECKS_CHECKS_H

#include "base/base.h"
#include "clauses/clauses.h"
#include "patterns/patterns.h"
#include "report/report.h"
#include "signals/signals.h"
#include "text/text.h"

#include <smpolicy/evaluate.h>

#define SMP__MAX_MEDIA 1000u
#define SMP__MAX_FACTS 1000u

/* Everything seen of one subject. Its texts and documents live in its arena until it looks again. */
typedef struct smp__view {
    smp__arena arena;
    smp_post post;            /* the caller's, at this library's size */
    smp_shared shared;
    smp_media *media;
    size_t media_count;
    smp_media *shared_media;
    size_t shared_media_count;
    smp__field *fields;       /* with their documents; [0] is the post as a whole */
    smp_text *field_names;
    size_t field_count;
    smp__observations observations;
    smp__decisions decisions;
} smp__view;

struct smp_evaluator {
    smp_allocator allocator;
    smp_policy *policy;
    size_t max_text_bytes;
    smp__segmenter *segmenter;
    smp__matcher *matcher;
    smp__fact_index *fact_index;
    smp__listed_facts standing, given;
    smp__gates gates;
    smp__remembered_fact *remembered; /* by fact */
    size_t fact_count;
    uint32_t round;
    smp__arena standing_texts;
    size_t signal_count;
    double (*parameters)[2];
    uint64_t *wanted;
    uint32_t lexicons[SMP__LEXICON_COUNT];
    bool has_pattern_facts;
    smp__view main;           /* of the post asked about */
    smp__view trial;          /* of the post as a repair would leave it */
    smp__buffer repaired;
};

/* Fills view->post and its media from the caller's structs, of whatever size they are. */
smp_status smp__view_take(smp__view *view, const smp_evaluator *evaluator, const smp_post *post,
                          smp_error *error);
/* Reads the texts of view->post, and raises every signal that some clause wants. */
smp_status smp__view_look(smp__view *view, smp_evaluator *evaluator,
                          const smp__circumstances *about, smp_error *error);

/* Fills the report from the view: findings with verified repairs, questions, actions, measures. */
smp_status smp__tell(smp_report *report, smp_evaluator *evaluator,
                     const smp__circumstances *about, const char *check, smp_error *error);

/* Removes from the report's findings every repair that, evaluated again, does not mend its finding
 * or brings a new one. */
smp_status smp__verify_repairs(smp_report *report, smp_evaluator *evaluator,
                               const smp__circumstances *about, smp_error *error);

/* Suggests to cut the words of a hit ("click here") where those round them say the same without. */
void smp__suggest_without_lead_in(const smp__scene *scene, smp__observations *into,
                                  smp__observation *seen, const smp__document *document,
                                  const smp__hit *hit);

/* A message of the pack with its {names} filled in. A sentence with a name that has no value is left
 * out. Absent when memory ran out. */
typedef struct smp__message_values {
    smp_text span, fix, value, limit, detail, item, organisation, contact;
} smp__message_values;
smp_text smp__render_message(smp__arena *arena, smp_text template_text,
                             const smp__message_values *values);

#endif
