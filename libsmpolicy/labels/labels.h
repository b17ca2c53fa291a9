/* From what was seen in a message to its labels: scores by the policy's table, the words that speak
 * for each label, and whose words they are. Also impressions: what a post's words come to together.
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
    size_t token_count;         /* tokens looked up, known or not, but for earlier messages */
    size_t earlier_token_count; /* those of earlier messages */
} smp__words_seen;

/* The words of the document that the vocabulary knows, each once: in the writer's words or what is
 * reported, else in what is quoted, else in earlier messages; not in notices. Costs one look-up for
 * a token, and one for two known neighbours; items are in the arena. False when memory ran out. */
bool smp__see_words(smp__words_seen *out, const smp_policy *policy, const smp__document *document,
                    const smp__sayings *sayings, smp__arena *arena);

/* ---- Impressions (impressions.c) ----------------------------------------------------------- */

/* What a post's words come to together, and the stretch of the post that says most for it. */
typedef struct smp__impression {
    const smp__impression_record *record;
    uint32_t start, end; /* bytes of the document's text */
} smp__impression;

/* The impressions that the document gives, of those that the policy asks for and in its order.
 * Costs one look-up for a token and one for two words, and a second reading only if there is
 * something to tell. False when memory ran out. */
bool smp__see_impressions(smp__impression out[SMP__IMPRESSIONS_MAX], size_t *count,
                          const smp_policy *policy, const smp__document *document,
                          smp__arena *arena);

/* ---- Scores (score.c) ---------------------------------------------------------------------- */

/* A score for each label of the policy, in the policy's order. A signal seen n times counts
 * log2(1 + n) times, and from the seventh time on no more; a word counts once. In texts of more
 * than SMP__FEW_TOKENS tokens, all but the bias is multiplied by the cube root of SMP__FEW_TOKENS
 * over their number. `earlier`: count the words of earlier messages too. False when memory ran
 * out. */
#define SMP__FEW_TOKENS 4u
#define SMP__MANY_TOKENS 400u /* longer than this changes no more */
bool smp__score_labels(double scores[SMP__LABELS_MAX], size_t *count, const smp_policy *policy,
                       const smp__observations *seen, const smp__words_seen *words, bool earlier,
                       smp__arena *arena);

/* The labels that have the score they need, a bit each: its point, or its `beside` if a likelier
 * label of its family is given. With `alone`, if there are none, the likeliest may need less. */
uint64_t smp__give_labels(const smp_policy *policy, const double *scores, bool alone);

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
    smp__range_of_text strongest; /* the one of them that holds what weighs most, or that itself
                                     if they were full; empty where nothing speaks */
    uint8_t by;                   /* SMP__BY_*: the writer where any of it is the writer's */
} smp__evidence;
/* `label` is its number in the policy. A word is shown if it says at least half as much as the word
 * that says most. */
void smp__label_evidence(smp__evidence *out, const smp_policy *policy, uint32_t label,
                         const smp__observations *seen, const smp__words_seen *words);

/* What was made of one message. Whoever scores fills it in. */
typedef struct smp__labelling {
    size_t count; /* labels of the policy */
    double scores[SMP__LABELS_MAX];
    smp__evidence *evidence[SMP__LABELS_MAX]; /* of the labels that are given; else NULL */
    uint8_t in_doubt[SMP__LABELS_MAX]; /* labels that are not given and may be right, in order */
    size_t in_doubt_count;
} smp__labelling;

#endif
