/* What was seen in a message to what kind of message it is: scores by the policy's own table, the
 * words that speak for each, and whose words they are; and what the words of a post come to.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_LABELS_LABELS_H
#define SMP_LABELS_LABELS_H

#include "base/base.h"
#include "packs/policy.h"
#include "signals/signals.h"
#include "text/text.h"

/* ---- Words (words.c) ----------------------------------------------------------------------- */

/* A word of the policy's vocabulary, or two next to each other, where it first stands. */
typedef struct smp__word_seen {
    uint32_t record;     /* in SMP__SECTION_VOCABULARY */
    uint32_t start, end; /* bytes of the document's text; equal for where the message begins */
    uint8_t by;          /* SMP__BY_* */
} smp__word_seen;
typedef struct smp__words_seen {
    const smp__word_seen *items;
    size_t count;
    size_t token_count, earlier_token_count; /* looked up, known or not; those of earlier
                                                messages */
} smp__words_seen;

/* What the vocabulary knows of the document, each once: in the writer's words or what is reported;
 * if not there, in what is quoted; if not there either, in earlier messages. One look-up a token,
 * and one for two that are known; items in the arena. False when memory ran out. */
bool smp__see_words(smp__words_seen *out, const smp_policy *policy, const smp__document *document,
                    const smp__sayings *sayings, smp__arena *arena);

/* ---- Impressions (impressions.c) ----------------------------------------------------------- */

/* What the words of a post come to, taken together, and the stretch of it that says most for
 * that. */
typedef struct smp__impression {
    const smp__impression_record *record;
    uint32_t start, end; /* bytes of the document's text */
} smp__impression;

/* All that the policy wants to know of and the document gives, in the policy's order. One look-up a
 * token and one for each two words, and a second reading only where there is something to
 * tell. False when memory ran out. */
bool smp__see_impressions(smp__impression out[SMP__IMPRESSIONS_MAX], size_t *count,
                          const smp_policy *policy, const smp__document *document,
                          smp__arena *arena);

/* ---- Scores (score.c) ---------------------------------------------------------------------- */

/* A score for each label of the policy, in the policy's order; 0 labels where it has none. What was
 * seen n times counts log2(1 + n) times, and from the seventh time on no more; a word counts once.
 * What words say is multiplied by the cube root of SMP__FEW_TOKENS over the number of tokens, where
 * there are more. `earlier` takes in the words of earlier messages. False when memory ran out. */
#define SMP__FEW_TOKENS 4u
#define SMP__MANY_TOKENS 400u /* longer than this changes no more */
bool smp__score_labels(double scores[SMP__LABELS_MAX], size_t *count, const smp_policy *policy,
                       const smp__observations *seen, const smp__words_seen *words, bool earlier,
                       smp__arena *arena);

/* The score that a label needs so that it is given: its `beside` where a likelier one of its family
 * reaches its point, and the likeliest of them is given. */
double smp__label_needs(const smp_policy *policy, const double *scores, uint32_t label);

/* Half-open, in bytes of the document's text. */
typedef struct smp__range_of_text {
    uint32_t start, end;
} smp__range_of_text;

/* What speaks for a label. */
#define SMP__EVIDENCE_MAX 16u
#define SMP__REASONS_MAX 8u
typedef struct smp__evidence {
    smp__range_of_text spans[SMP__EVIDENCE_MAX]; /* in their order, apart from each other */
    size_t span_count;
    smp_text reasons[SMP__REASONS_MAX];  /* what was seen there, each once */
    size_t reason_count;
    smp__range_of_text strongest; /* what weighs most; empty where nothing speaks */
    uint8_t by;                   /* SMP__BY_*: the writer where any of it is the writer's */
} smp__evidence;
/* `label` is its number in the policy. Words show where they say no less than half of what the one
 * that says most does. */
void smp__label_evidence(smp__evidence *out, const smp_policy *policy, uint32_t label,
                         const smp__observations *seen, const smp__words_seen *words);

/* What was made of one message. Whoever scores fills it in. */
typedef struct smp__labelling {
    size_t count; /* labels of the policy */
    double scores[SMP__LABELS_MAX];
    smp__evidence *evidence[SMP__LABELS_MAX]; /* of the labels that are given; else NULL */
} smp__labelling;

#endif
