/* Signals and facts to decisions, in three-valued logic. Sees no text: only what was observed,
 * where, and what the host knows.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CLAUSES_CLAUSES_H
#define SMP_CLAUSES_CLAUSES_H

#include "base/base.h"
#include "packs/policy.h"
#include "signals/signals.h"

#include <smpolicy/report.h>

/* ---- Facts (facts.c) ----------------------------------------------------------------------- */

#define SMP__NO_MEDIA UINT32_MAX
#define SMP__FACT_AT UINT32_MAX /* stands for "when": asked for like a fact, but no record */

/* One fact as it stands: not known, known, or assumed by the policy. */
typedef struct smp__fact_value {
    bool known;
    bool assumed;
    uint8_t truth; /* smp_tri */
    smp_text text;
    double number; /* a date as days since 1970-01-01 */
} smp__fact_value;

/* What the host said in a list, against the policy's record of it. */
typedef struct smp__listed_fact {
    uint32_t fact;
    uint32_t media; /* SMP__NO_MEDIA for the post as a whole */
    smp__fact_value value;
} smp__listed_fact;

typedef struct smp__listed_facts {
    smp__listed_fact *items;
    size_t count, capacity;
} smp__listed_facts;

/* Finds facts by name; made once for a policy. */
typedef struct smp__fact_index smp__fact_index;
smp_status smp__fact_index_new(smp__fact_index **out, const smp_policy *policy,
                               const smp_allocator *allocator, smp_error *error);
void smp__fact_index_free(smp__fact_index *index);

/* Reads a caller's facts into `out`, which grows by `allocator`. `media_count` bounds
 * "media.N." names; SIZE_MAX where they are not allowed (standing facts). */
smp_status smp__facts_read(smp__listed_facts *out, const smp_allocator *allocator,
                           const smp__fact_index *index, const smp_policy *policy,
                           const smp_fact *facts, size_t count, size_t media_count,
                           smp_error *error);

/* Adds what the subject's own words show. A name that the policy does not declare, or declares of
 * another type, is left out. False when memory ran out. */
bool smp__facts_notice(smp__listed_facts *out, const smp_allocator *allocator,
                       const smp__fact_index *index, const smp_policy *policy, smp_text name,
                       const smp__fact_value *value, smp_fact_type type);

/* Facts of the post as a whole that were asked for already, by fact; many clauses ask for the same.
 * An entry counts when its round is the present one. NULL: none are kept. */
typedef struct smp__remembered_fact {
    uint32_t round;
    smp__fact_value value;
} smp__remembered_fact;

/* Clauses that no signal wakes come to the same for two posts of one account on one day, unless
 * more is known of one of them or other signals that these clauses ask for are raised. So what they
 * came to is kept (standing.c). */
#define SMP__KEPT_STANDING 16u /* outcomes; the oldest is dropped */
typedef struct smp__kept_standing smp__kept_standing;

/* What the clauses that no signal wakes ask first (gates.c). Most policies ask the same of many
 * ("is there a crisis?"), and one answer then rules them all out. */
typedef struct smp__gates {
    smp_allocator allocator;
    uint32_t *conditions; /* by gate; UINT32_MAX: nothing is asked */
    uint8_t *shut;        /* by gate, for the post at hand: 0 not asked yet, 1 open, 2 shut */
    size_t count;
    uint32_t *gate_of;    /* by place in SMP__SECTION_STANDING */
    size_t standing_count;
    uint64_t *asked;           /* the signals that those clauses ask for, a bit each */
    size_t asked_words;
    smp__kept_standing *kept;  /* SMP__KEPT_STANDING of them */
    size_t kept_count;         /* ever */
} smp__gates;

/* Made once for a policy. False when memory ran out; then there is nothing to free. */
bool smp__gates_make(smp__gates *out, const smp_policy *policy, const smp_allocator *allocator);
void smp__gates_free(smp__gates *gates);

/* Everything a condition may ask about. Whatever you add here, add to smp__facts_key too. */
typedef struct smp__circumstances {
    const smp_policy *policy;
    const smp_post *post;     /* structs of this library's size; of another kind of subject, what it
                                 has in common with a post */
    const smp_media *media;
    size_t media_count;
    const smp__listed_facts *given;    /* with the post */
    const smp__listed_facts *noticed;  /* what its own words show, where the host is silent */
    const smp__listed_facts *standing; /* with the evaluator */
    uint32_t use;             /* one SMP__ON_* bit */
    int32_t day;              /* SMP__NO_DAY = not said */
    smp_channel channel;      /* of a message */
    bool accessibility_only;
    smp__gates *gates;
    smp__remembered_fact *remembered;
    uint32_t round;
} smp__circumstances;

/* `media`: SMP__NO_MEDIA for a fact of the post as a whole. */
smp__fact_value smp__fact_get(const smp__circumstances *about, uint32_t fact, uint32_t media);
/* A key such that circumstances with equal keys have the same facts of the post as a whole. False:
 * more is known than a key can hold. */
bool smp__facts_key(const smp__circumstances *about, uint64_t *key);

/* ---- Decisions (decide.c) ------------------------------------------------------------------ */

/* A fact that was not known where a decision turned on it. */
typedef struct smp__unknown {
    uint32_t fact;  /* or SMP__FACT_AT */
    uint32_t media;
} smp__unknown;

/* A fact that the policy took for granted. */
typedef struct smp__assumed {
    uint32_t fact;
    uint32_t media;
    smp__fact_value value;
} smp__assumed;

typedef struct smp__decision {
    uint32_t clause;
    uint32_t observation; /* index; UINT32_MAX when no signal woke the clause */
    uint32_t media;       /* the item it is about; SMP__NO_MEDIA */
    uint32_t failed;      /* the requirement that was broken (index of a condition); UINT32_MAX */
    uint8_t outcome;      /* smp_outcome */
    uint8_t verdict;      /* smp_verdict: what it weighs */
    uint8_t settled;      /* scratch of smp__settle_dates */
    smp__slice unknowns;  /* in smp__decisions.unknowns */
} smp__decision;

typedef struct smp__decisions {
    smp_allocator allocator;
    smp__decision *items;
    size_t count, capacity;
    smp__unknown *unknowns;
    size_t unknown_count, unknown_capacity;
    smp__assumed *assumed; /* each fact once */
    size_t assumed_count, assumed_capacity;
    size_t *order; /* scratch of smp__settle_dates */
    size_t order_capacity;
    smp_verdict verdict; /* the gravest */
    bool failed;         /* memory ran out */
} smp__decisions;

void smp__decisions_free(const smp__decisions *of, const smp_allocator *allocator);

/* Judges every clause that an observation wakes or that stands by itself. */
void smp__decide(smp__decisions *out, const smp__circumstances *about,
                 const smp__observations *observations);

/* Notes a fact that was not known. */
void smp__note_unknown(smp__decisions *into, uint32_t fact, uint32_t media);

/* ---- Dates (dates.c) ----------------------------------------------------------------------- */

/* False only where a date is given that is outside the policy's own window. */
bool smp__policy_in_force(const smp__circumstances *about);
/* Likewise of a clause. */
bool smp__may_be_in_force(const smp__circumstances *about, const smp__clause_record *clause);
/* Where no date is given: decisions from `first` on that would not be the same on every day ask for
 * it, and of two versions of a clause that speak of the same one is kept. */
void smp__settle_dates(smp__decisions *out, const smp__circumstances *about, size_t first);

/* How many decisions and unknown facts there were before some clauses were judged. */
typedef struct smp__judged {
    size_t decisions, unknowns;
} smp__judged;

/* Adds what the standing clauses came to the last time that circumstances were the same. False if
 * they have not been, or it was too long ago. */
bool smp__standing_recall(smp__decisions *out, const smp__circumstances *about,
                          const smp__observations *observations);
/* Keeps what they came to now, which is all in `out` from `before` on. */
void smp__standing_keep(smp__decisions *out, smp__judged before, const smp__circumstances *about,
                        const smp__observations *observations);
/* `words` hold a bit for each signal of the policy. */
smp__kept_standing *smp__kept_standing_new(const smp_allocator *allocator, size_t words);
void smp__kept_standing_free(smp__kept_standing *kept, const smp_allocator *allocator,
                             size_t words);
/* Notes a fact that the policy took for granted, unless it is noted already. */
void smp__note_assumed(smp__decisions *into, const smp__assumed *assumed);

/* One condition for one media item (or none). Unknown and assumed facts are added to
 * `unknowns`. */
smp_tri smp__condition_holds(const smp__circumstances *about, const smp__observations *observations,
                             const smp__condition_record *condition, uint32_t media,
                             smp__decisions *unknowns);

/* What an outcome of a severity weighs (docs/pack-format.md has the table). */
smp_verdict smp__weigh(smp_outcome outcome, smp_severity severity, smp__when_unknown when_unknown);

#endif
