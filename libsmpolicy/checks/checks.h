/* What the checks share: one evaluator's scratch, and the steps of a check.
 * The recipe of every check: look (documents, signals), decide (clauses), tell (report).
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CHECKS_CHECKS_H
#define SMP_CHECKS_CHECKS_H

#include "base/base.h"
#include "clauses/clauses.h"
#include "labels/labels.h"
#include "patterns/patterns.h"
#include "report/report.h"
#include "signals/signals.h"
#include "text/text.h"

#include <smpolicy/evaluate.h>

#include <string.h>

#define SMP__MAX_MEDIA 1000u
#define SMP__MAX_LINKS 1000u
#define SMP__MAX_FACTS 1000u
#define SMP__MAX_MESSAGES 10000u /* of a conversation; also its authors */

/* What shows where a letter may be sent. */
#define SMP__ADDRESS_SIGNALS SMP__SIGNAL_PRIVACY_POSTCODE, SMP__SIGNAL_PRIVACY_STREET_ADDRESS

/* One text of a subject, before it is read. */
typedef struct smp__written {
    uint8_t kind;    /* smp__field_kind */
    uint16_t index;
    smp_text name;   /* "text", "media.0.alt", "bio" */
    smp_text text;   /* absent for what has no text of its own */
} smp__written;

/* Everything seen of one subject. Texts and documents live in its arena until it looks again. */
typedef struct smp__view {
    smp__arena arena;
    uint32_t use;             /* one SMP__ON_* bit */
    smp_post post;            /* the caller's, at this library's size; for other subjects what they
                                 share with a post: text (bio), platform, account, author, at,
                                 media, facts */
    smp_profile profile;      /* the caller's, where `use` says that it is one */
    smp_message message;
    smp_account account;
    smp_conversation conversation;
    smp__window window;       /* of the conversation */
    uint32_t crisis_signs;    /* how many of its signs of a crisis are there */
    bool crisis_likely;       /* they are enough for one */
    bool in_crisis;           /* the host says so, or it says nothing and crisis_likely is true */
    smp__written *written;    /* its texts, in the order they are read */
    size_t written_count;
    smp_shared shared;
    smp_media *media;
    size_t media_count;
    smp_media *shared_media;
    size_t shared_media_count;
    smp__field *fields;       /* with their documents; [0] is the post as a whole */
    smp_text *field_names;
    size_t field_count;
    smp__observations observations;
    smp__listed_facts noticed; /* what its own words show */
    smp__decisions decisions;
    const smp__account_judgement *judgement; /* of an account; in the arena */
    const smp__document *as_meant; /* of a message: its text, disguises undone; NULL: it has none */
    const smp__document *attributed; /* the text that `sayings` are of; NULL: none yet */
    smp__sayings sayings;
    smp__labelling *labelling; /* of a message */
    const smp__language *language; /* of a message that is not in English */
} smp__view;

/* What is looked for in subjects of one use. */
typedef struct smp__sought {
    uint64_t *signals;  /* a bit each */
    uint64_t detectors; /* smp__text_detectors of them */
} smp__sought;

struct smp_evaluator {
    smp_allocator allocator;
    smp_policy *policy;
    size_t max_text_bytes;
    smp__segmenter *segmenter;
    smp__matcher *matcher;
    smp__word_lists *lists;
    smp__fact_index *fact_index;
    smp__listed_facts standing, given;
    smp__gates gates;
    smp__remembered_fact *remembered; /* by fact */
    size_t fact_count;
    uint32_t round;
    smp__arena standing_texts;
    size_t signal_count;
    double (*parameters)[2];
    smp__sought sought[SMP__PURPOSES]; /* by the number of the bit: SMP__ON_*, SMP__FOR_* */
    uint32_t lexicons[SMP__LEXICON_COUNT];
    uint32_t known_signals[SMP__KNOWN_SIGNAL_COUNT]; /* UINT32_MAX where the policy has none */
    uint32_t hints[SMP__HINT_COUNT];                 /* likewise */
    smp__lexicon_set disguised; /* whose words are seen in disguise */
    bool sees_disguises;
    bool guidance_only; /* made without a policy */
    bool judges;        /* the policy has clauses that are an organisation's */
    bool has_pattern_facts;
    smp__profile_terms terms;  /* in standing_texts */
    smp__identity identity;   /* what the organisation is called; made when it is first asked for */
    smp__arena identity_memory;
    bool identity_made;
    smp__view main;           /* of the post asked about */
    smp__view trial;          /* of the post as a repair would leave it */
    smp__buffer repaired;
    const struct smp__recipe *recipe; /* of the check under way */
};

/* What one kind of check does its own way. */
typedef struct smp__recipe {
    const char *check;       /* its name in reports */
    bool accessibility_only;
    bool needs_policy; /* the packs on which policies stand would clear nearly all of them */
    /* After the signals and before the clauses: raises further signals, notices facts. Also done
     * for each trial of a repair. NULL: nothing. */
    smp_status (*consider)(smp__view *view, smp_evaluator *evaluator,
                           const smp__circumstances *about, smp_error *error);
    /* Adds labels and measures of its own to the report, which notes when memory runs out. NULL:
     * nothing. */
    void (*tell)(smp_report *report, smp_evaluator *evaluator, const smp__view *view);
} smp__recipe;

/* The steps that every check shares, once evaluator->main has taken its subject; `taken` is what
 * came of that. The report is emptied on any error. */
smp_status smp__check(smp_report *report, smp_evaluator *evaluator, const smp__recipe *recipe,
                      smp_status taken, smp_error *error);
/* Signals and decisions of what the view has taken. */
smp_status smp__look_and_decide(smp__view *view, smp_evaluator *evaluator,
                                const smp__circumstances *about, smp_error *error);
/* What is looked for in a subject: SMP__ON_* or SMP__FOR_*. */
const smp__sought *smp__sought_in(const smp_evaluator *evaluator, uint32_t purpose);
static inline bool smp__is_sought(const smp__sought *sought, uint32_t signal)
{
    return sought->signals[signal / 64] >> (signal % 64) & 1;
}
/* "21/11/2026" where a date of ours is wanted; `field` is what it was given as. */
smp_status smp__bad_date(smp_error *error, smp_text date, const char *field);
/* Needs a message no full stop after this? */
static inline bool smp__ends_sentence(smp_text text)
{
    return text.size && memchr(".?!", text.data[text.size - 1], 3);
}
/* NULL arguments, and a check of an organisation's policy that was never given. */
smp_status smp__check_begin(smp_report *report, const smp_evaluator *evaluator,
                            const smp__recipe *recipe, smp_error *error);

/* What the words of a post come to, as a recipe considers it (post.c). */
smp_status smp__consider_post(smp__view *view, smp_evaluator *evaluator,
                              const smp__circumstances *about, smp_error *error);

/* Fills evaluator->terms from its policy (profile_terms.c). */
smp_status smp__profile_terms_read(smp_evaluator *evaluator, smp_error *error);

/* What the subject's own words show of a fact that the policy may ask for. */
smp_status smp__notice_truth(smp__view *view, const smp_evaluator *evaluator, const char *fact,
                            bool truth, smp_error *error);
smp_status smp__notice_text(smp__view *view, const smp_evaluator *evaluator, const char *fact,
                            smp_text text, smp_error *error);

/* Each fills the view from the caller's structs, of whatever size they are (view_take.c,
 * view_window.c). */
smp_status smp__view_take(smp__view *view, const smp_evaluator *evaluator, const smp_post *post,
                          smp_error *error);
smp_status smp__view_take_profile(smp__view *view, const smp_evaluator *evaluator,
                                  const smp_profile *profile, smp_error *error);
smp_status smp__view_take_message(smp__view *view, const smp_evaluator *evaluator,
                                  const smp_message *message, smp_error *error);
smp_status smp__view_take_account(smp__view *view, const smp_evaluator *evaluator,
                                  const smp_account *account, smp_error *error);
smp_status smp__view_take_conversation(smp__view *view, const smp_evaluator *evaluator,
                                       const smp_conversation *conversation, smp_error *error);
/* Takes what another view has taken. */
smp_status smp__view_copy(smp__view *view, const smp__view *from, smp_error *error);
/* Puts other words in place of a text that the view has taken. */
void smp__view_rewrite(smp__view *view, size_t index, smp_text text);
/* Whose words stand where in one of its texts; NULL when memory ran out. Of one text they are
 * looked for once. */
const smp__sayings *smp__view_sayings(smp__view *view, const smp__document *document);
/* The text of a message. */
const smp__document *smp__view_text(const smp__view *view);
/* Keeps the observations that `keeps` says, and the signals that they raise. */
void smp__view_sift(smp__view *view, const smp_evaluator *evaluator,
                    bool (*keeps)(const void *context, const smp__observation *seen),
                    const void *context);
/* Leaves out what a message's notices say, and nothing beside them; where it has no other words,
 * they count (notices.c). False when memory ran out. */
bool smp__set_notices_aside(smp__view *view, const smp_evaluator *evaluator);
/* Adds the clocks that a message's labels start, what each request lacks, and to the actions the
 * day by which they are due (clocks.c). */
void smp__tell_clocks(smp_report *report, const smp_evaluator *evaluator, const smp__view *view);

/* What a request shows of itself (request.c). Earlier messages and quotations show nothing of who
 * asks; whether a name is somebody's own, nothing here can tell. */
bool smp__request_is_signed(const smp__view *view, const smp_evaluator *evaluator);
/* Whether a name stands on a line of its own near the end (signature.c). */
bool smp__ends_with_a_name(const smp__document *document, const smp__sayings *sayings);
bool smp__request_comes_from_a_name(const smp__view *view); /* its author is called by two words */
bool smp__request_has_address(const smp__view *view, const smp_evaluator *evaluator);
/* Whether it says what is wanted: it has words beside those of which every request is made. False
 * when memory ran out. */
bool smp__request_is_described(bool *described, smp__arena *arena, const smp__view *view,
                               const smp_evaluator *evaluator);

/* Reads the texts of the view, and raises every signal that some clause wants. */
smp_status smp__view_look(smp__view *view, smp_evaluator *evaluator,
                          const smp__circumstances *about, smp_error *error);

/* Fills the report from the view: findings with verified repairs, questions, actions, measures. */
smp_status smp__tell(smp_report *report, smp_evaluator *evaluator,
                     const smp__circumstances *about, smp_error *error);

/* Removes from the report's findings every repair that, evaluated again, does not mend its finding
 * or brings a new one. `decision_of` has the index of each finding's decision; `shared` is the one
 * repair that several findings have, or NULL. */
smp_status smp__verify_repairs(smp_report *report, smp_evaluator *evaluator,
                               const smp__circumstances *about, const uint32_t *decision_of,
                               const smp_edit *shared, smp_error *error);

/* The bit of SMP__FIELD_* that a kind of field has. */
uint32_t smp__field_bit(uint8_t kind);
/* Which lexicons of the policy hold words that are worth seeing through a disguise (behind.c). */
void smp__find_disguised(smp_evaluator *evaluator);
/* Reads a field again with such words in place of what hides them, and adds what the patterns find
 * there. The matcher has the document as read afterwards. */
smp_status smp__look_behind(smp__view *view, smp_evaluator *evaluator, const smp__scene *scene,
                            const smp__field *field, smp_error *error);

/* The neighbour on the same line, white space skipped; token_count where there is none. */
uint32_t smp__next_of(const smp__document *document, uint32_t index);
uint32_t smp__previous_of(const smp__document *document, uint32_t index);
/* Suggests to write `with` instead of the words of a hit, where it fits. */
void smp__suggest_words(const smp__scene *scene, smp__observations *into, smp__observation *seen,
                        const smp__hit *hit, smp_text with);
/* Suggests to cut the words of a hit ("click here") where those round them say the same without. */
void smp__suggest_without_lead_in(const smp__scene *scene, smp__observations *into,
                                  smp__observation *seen, const smp__document *document,
                                  const smp__hit *hit);

/* A message of the pack with its {names} filled in. A sentence with a name that has no value is
 * left out. Absent when memory ran out. */
typedef struct smp__message_values {
    smp_text span, fix, value, limit, detail, item, organisation;
    smp_text contact; /* who it is, and how to reach them */
    smp_text address; /* of the contact, which stands where a pack puts it into brackets itself */
} smp__message_values;
smp_text smp__render_message(smp__arena *arena, smp_text template_text,
                             const smp__message_values *values);

#endif
