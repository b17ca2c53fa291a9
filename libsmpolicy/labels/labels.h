/* What was seen in a message to what kind of message it is: scores by the policy's own table, and
 * the words that speak for each.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_LABELS_LABELS_H
#define SMP_LABELS_LABELS_H

#include "base/base.h"
#include "packs/policy.h"
#include "signals/signals.h"
#include "text/text.h"

/* ---- Scores (score.c) ---------------------------------------------------------------------- */

/* A score for each label of the policy, in the policy's order; 0 labels where it has none. What was
 * seen n times counts log2(1 + n) times, and from the seventh time on no more. False when memory ran
 * out. */
bool smp__score_labels(double scores[SMP__LABELS_MAX], size_t *count, const smp_policy *policy,
                       const smp__observations *seen, smp__arena *arena);

/* Half-open, in bytes of the document's text. */
typedef struct smp__range_of_text {
    uint32_t start, end;
} smp__range_of_text;

/* The words that speak for a label: in their order, apart from each other, SMP__EVIDENCE_MAX at most.
 * `strongest` is the one that weighs most; NULL where nothing speaks for it. */
#define SMP__EVIDENCE_MAX 16u
size_t smp__label_evidence(smp__range_of_text spans[SMP__EVIDENCE_MAX],
                           const smp__observation **strongest, const smp_policy *policy,
                           const smp__label_record *label, const smp__observations *seen);

/* What was made of one message. Whoever scores fills it in. */
typedef struct smp__labelling {
    size_t count; /* labels of the policy */
    double scores[SMP__LABELS_MAX];
    smp__range_of_text *spans[SMP__LABELS_MAX]; /* of the labels that are given */
    size_t span_counts[SMP__LABELS_MAX];
} smp__labelling;

/* ---- Whose words (quoted.c) ---------------------------------------------------------------- */

/* What a message repeats of earlier ones: lines that begin with ">", and everything below the head
 * that mail programs put above the message they answer. Ranges in order; false when memory ran
 * out. */
bool smp__find_quoted(smp__range_of_text **out, size_t *count, const smp__document *document,
                      smp__arena *arena);

/* Whether the text seems to be in another language than English: of a few words or more hardly any
 * is one of those that hold English together, or most letters are of another script. */
bool smp__is_other_language(const smp__document *document);

#endif
