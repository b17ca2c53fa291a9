/* Document, media and facts to signals: policy-free observations. The catalogue (catalogue.def)
 * names them all; a family of detectors is one file. Detectors read tokens and flags, never a
 * clause.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_SIGNALS_H
#define SMP_SIGNALS_SIGNALS_H

#include "base/base.h"
#include "patterns/patterns.h"
#include "text/text.h"

#include <smpolicy/conversation.h>
#include <smpolicy/subject.h>

/* ---- The catalogue ------------------------------------------------------------------------- */

/* Raise it when catalogue.def changes in a way that makes compiled policies wrong. */
#define SMP__CATALOGUE_VERSION 7u

typedef enum smp__signal_id {
#define SIGNAL(id, name, p1, d1, p2, d2, meaning) SMP__SIGNAL_##id,
#include "signals/catalogue.def"
#undef SIGNAL
    SMP__SIGNAL_COUNT
} smp__signal_id;

/* The catalogue lists what shows personal data one after the other: the names "privacy." begins. */
#define SMP__FIRST_PRIVATE_SIGNAL SMP__SIGNAL_PRIVACY_NHS_NUMBER
#define SMP__LAST_PRIVATE_SIGNAL SMP__SIGNAL_PRIVACY_PERSON_NAME

typedef struct smp__catalogue_entry {
    const char *name;
    const char *parameter_names[2]; /* NULL: no such parameter */
    double parameter_defaults[2];
    const char *meaning;
} smp__catalogue_entry;

extern const smp__catalogue_entry smp__catalogue[SMP__SIGNAL_COUNT];

/* The catalogue's index of a name, or -1. */
int smp__signal_find(smp_text name);
/* Does a signal of this name belong to the accessibility families (hashtag., media., ...)? */
bool smp__signal_is_accessibility(smp_text name);

/* ---- What detectors see -------------------------------------------------------------------- */

typedef enum smp__field_kind {
    SMP__IN_SUBJECT = 0,  /* the post, profile, message or account as a whole */
    SMP__IN_TEXT,         /* of a post or message; the bio of a profile or account; of message
                             `index` of a conversation */
    SMP__IN_SHARED_TEXT,
    SMP__IN_ALT,          /* of media item `index` */
    SMP__IN_MEDIA,        /* media item `index` as a whole */
    SMP__IN_SHARED_ALT,
    SMP__IN_SHARED_MEDIA,
    SMP__IN_FILE_NAME,    /* of media item `index` */
    SMP__IN_NAME,         /* the display name of a profile or account */
    SMP__IN_HANDLE,
    SMP__IN_LINK,         /* number `index` of a profile or account */
    SMP__IN_PINNED,       /* the post that a profile keeps at the top */
    SMP__IN_SHARED_AUTHOR, /* whose post is shared */
    SMP__IN_ROLE,         /* the job that a profile shows */
    SMP__IN_IMAGE_TEXT,   /* the words that media item `index` shows; where it is; its credit */
    SMP__IN_PLACE,
    SMP__IN_CREDIT,
    SMP__IN_SHARED_IMAGE_TEXT,
    SMP__IN_SHARED_PLACE,
    SMP__IN_SHARED_CREDIT,
    SMP__IN_AUTHOR_NAME   /* of who writes a post */
} smp__field_kind;

/* Is it of media item `index` of the subject itself? */
static inline bool smp__is_of_media(uint8_t kind)
{
    return kind == SMP__IN_ALT || kind == SMP__IN_MEDIA || kind == SMP__IN_FILE_NAME ||
           (kind >= SMP__IN_IMAGE_TEXT && kind <= SMP__IN_CREDIT);
}

typedef struct smp__field {
    uint8_t kind;   /* smp__field_kind */
    uint16_t index; /* of the media item, link or message */
    const smp__document *document; /* NULL for SUBJECT, MEDIA, SHARED_MEDIA */
} smp__field;

/* Lexicons that detectors know by name; a pack fills them. */
typedef enum smp__known_lexicon {
    SMP__LEXICON_ACRONYMS = 0,    /* "acronyms": need no explaining (NHS, GP) */
    SMP__LEXICON_SHORTENERS,      /* "link-shorteners": domains */
    SMP__LEXICON_HASHTAG_NAMES,   /* "hashtag-names": words as cased in a tag (value) */
    SMP__LEXICON_CAPITALS,        /* "capitals": words properly written in capitals (HIV, MMR) */
    SMP__LEXICON_OWN_CONTACTS,    /* "own-contacts": the organisation's numbers and addresses */
    SMP__LEXICON_PUBLIC_NUMBERS,  /* "public-numbers": 999, 111, 116 123 */
    SMP__LEXICON_SOURCES,         /* "unreliable-sources": domains, and handles without "@" */
    SMP__LEXICON_PUBLIC_NAMES,    /* "public-names": people whose names are no secret */
    SMP__LEXICON_EXPANSIONS,      /* "acronym-expansions": what acronyms stand for (value) */
    SMP__LEXICON_ACCOUNT_LURES,   /* "account-lures": words that impersonators add to a name */
    SMP__LEXICON_ACCOUNT_SERVICES, /* "account-services": what teams and services are called */
    SMP__LEXICON_ACCOUNT_DISTANCE, /* "account-distance": parody, watch, residents */
    SMP__LEXICON_STAFF_ROLES, /* "staff-role": nurse, surgeon, manager */
    SMP__LEXICON_RELATIVES, /* "relative": mother, friend */
    SMP__LEXICON_CALLED_PERSONS, /* "called-person": who is "called" something: man, student */
    SMP__LEXICON_WORKPLACES, /* "place-of-work": reception, pharmacy */
    SMP__LEXICON_DEEDS, /* "deed": what only people do: said, rang */
    SMP__LEXICON_NAMED_THINGS, /* "named-thing": what is named after people: Hospital, Way */
    SMP__LEXICON_NAMED_THINGS_PLAIN, /* "named-thing-plain": also without a capital: syndrome */
    SMP__LEXICON_NAMED_PLACES, /* "named-place-before": Saint, Mount */
    SMP__LEXICON_PATIENT_COMPOUNDS, /* "patient-compound": after "Patient": Safety, Group */
    SMP__LEXICON_TEAM_MAILBOXES, /* "team-mailbox": parts before an @ that no person has */
    SMP__LEXICON_TEAM_MAILBOX_ROOTS, /* "team-mailbox-root": the same, as parts: "enquir*" */
    SMP__LEXICON_PERSONAL_MAIL, /* "personal-mail": where people have their addresses: gmail */
    SMP__LEXICON_VENUES, /* "venue": what a place for everybody is called: clinic, library */
    SMP__LEXICON_PUBLIC_PLACE_WORDS, /* "public-place": what is said of such a place: open, bus */
    SMP__LEXICON_HOME_WORDS, /* "home-visit": what is said of a home: doorstep, prescription */
    SMP__LEXICON_STREET_KINDS, /* "street-kind": Road, Avenue */
    SMP__LEXICON_ASKING_WORDS, /* "asking-word": found in any request, whatever it asks for */
    SMP__LEXICON_OF_SLOGANS, /* "of-slogans": for two of them a hashtag is read as its words */
    SMP__LEXICON_DISGUISED_BESIDE, /* "disguised-beside": read where they are in disguise too */
    SMP__LEXICON_UNSEEMLY, /* "unseemly": what no hashtag should be taken to say by mistake */
    SMP__LEXICON_ANNOUNCED_EVENTS, /* "announced-event": concert, raffle, volunteers */
    SMP__LEXICON_VEHICLE_MAKES, /* "vehicle-make": audi, transit */
    SMP__LEXICON_COUNT
} smp__known_lexicon;

/* The name of each in a pack. */
extern const char *const smp__known_lexicon_names[SMP__LEXICON_COUNT];

/* Signals that a pack may declare and a check asks for, whether or not a clause does. */
typedef enum smp__known_signal {
    SMP__ACCOUNT_KEEPS_DISTANCE = 0, /* "account.keeps_distance" */
    SMP__ACCOUNT_OWN_VOICE,          /* "account.own_voice" */
    SMP__ACCOUNT_CLAIMS,             /* "account.claims_organisation" */
    SMP__REQUEST_SIGNED,             /* "request.signed": where the writer's name stands */
    SMP__REQUEST_ADDRESS,            /* "request.address": where an answer may go */
    SMP__MESSAGE_NOTICE,             /* "message.notice": what stands below mail of any kind */
    SMP__MEDIA_PERSON,               /* "media.person_described": somebody, by the alt text */
    SMP__KNOWN_SIGNAL_COUNT
} smp__known_signal;
extern const char *const smp__known_signal_names[SMP__KNOWN_SIGNAL_COUNT];
/* Which check asks for it though no clause does. */
typedef enum smp__asked_of {
    SMP__ASKED_OF_NOTHING = 0,
    SMP__ASKED_OF_ACCOUNTS,
    SMP__ASKED_OF_MESSAGES
} smp__asked_of;
smp__asked_of smp__known_signal_asked_of(smp__known_signal signal);

/* What a pack's patterns find for a detector: signals that the pack declares, looked for where a
 * signal of the detector is. */
typedef enum smp__hint {
    SMP__HINT_CLINICAL = 0,     /* "told.clinical": a state, place or thing of patients */
    SMP__HINT_CLINICAL_EVENT,   /* "told.clinical_event": what befalls a patient, after the name */
    SMP__HINT_CLINICAL_ACT,     /* "told.clinical_act": what is done to one, before the name */
    SMP__HINT_NO_PATIENT,       /* "told.no_patient": whoever is named is staff, a guest, a giver */
    SMP__HINT_INVENTED,         /* "told.invented": nobody real is meant */
    SMP__HINT_EMPLOYMENT,       /* "told.employment" and so on: the same of employees */
    SMP__HINT_EMPLOYMENT_EVENT,
    SMP__HINT_EMPLOYMENT_ACT,
    SMP__HINT_COUNT
} smp__hint;

typedef struct smp__hint_entry {
    const char *name;
    smp__signal_id serves; /* the signal that it is looked for with */
} smp__hint_entry;
extern const smp__hint_entry smp__hints[SMP__HINT_COUNT];

/* What single messages say, by the pack's patterns. A conversation's signal stands in its place
 * where enough authors say so; it is looked for where that signal is. */
typedef struct smp__gathering {
    const char *of;
    smp__signal_id as;
    uint8_t says; /* only in messages that have one of these bits; 0: in any */
} smp__gathering;
#define SMP__GATHERINGS 3u
extern const smp__gathering smp__gatherings[SMP__GATHERINGS];

/* What labels mean to a conversation or an inbox, as bits. */
enum {
    SMP__SAYS_NEGATIVE = 1u << 0,
    SMP__SAYS_ABUSIVE = 1u << 1,    /* or misleading */
    SMP__SAYS_PRESS = 1u << 2,
    SMP__SAYS_DANGER = 1u << 3,     /* to somebody's life or safety */
    SMP__SAYS_DUE = 1u << 4         /* the law sets a time */
};

/* The messages of a conversation, and what is known of each. */
typedef struct smp__window {
    const smp_conversation_message *messages; /* of this library's size */
    const smp_author_counts *authors;
    size_t message_count, author_count;
    uint8_t *says;      /* by message */
    int32_t *days;      /* by message; INT32_MIN = not known */
    uint32_t *writers;  /* by message: its author, numbered from 0 in order of appearance */
    uint32_t writer_count;
    uint32_t negative_writers; /* how many of them were negative at least once */
    uint32_t negative_messages;
} smp__window;

typedef struct smp__hashed_word {
    smp_text text; /* folded */
    uint32_t hash; /* smp__hash of it */
} smp__hashed_word;

/* Words in a row: a name, or a wording that a policy prints. */
typedef struct smp__wording {
    smp_text text; /* as written */
    const smp__hashed_word *words;
    const smp_text *written;
    uint32_t count;
} smp__wording;

/* Which disclaimers a policy takes. */
typedef enum smp__accepts {
    SMP__ACCEPTS_ANY = 0,  /* any that says whose views they are */
    SMP__ACCEPTS_SIMILAR,  /* "such as": the printed ones, or others to the same effect */
    SMP__ACCEPTS_EXACT     /* the printed one */
} smp__accepts;

/* What the policy says about profiles. */
typedef struct smp__profile_terms {
    const smp__wording *names;     /* of the organisation: also aliases and handles */
    size_t name_count;
    const smp__hashed_word *short_names; /* words of names in capitals, "SMPL" of "SMPL ICB" */
    size_t short_name_count;
    const smp_text *domains;       /* the organisation's own, folded */
    size_t domain_count;
    uint32_t accounts;             /* whose profile needs one: bits 1 << smp_account_kind */
    smp__accepts accepts;
    const smp__wording *wordings;  /* printed by the policy */
    size_t wording_count;
    const smp_text *suggestions;   /* words to offer, best first; the printed ones among them */
    size_t suggestion_count;
} smp__profile_terms;

/* What one thread remembers of detectors' lists of words (lists.c). NULL when memory ran out. */
typedef struct smp__word_lists smp__word_lists;
smp__word_lists *smp__word_lists_new(const smp_allocator *allocator);
void smp__word_lists_free(smp__word_lists *lists);

typedef struct smp__scene {
    const smp_post *post;           /* every struct copied to this library's size; of another kind
                                       of subject, what it has in common with a post */
    const smp_profile *profile;     /* what it is, if not a post: one of these or none */
    const smp_message *message;
    const smp_account *account;
    const struct smp__window *window;
    const smp_media *media;         /* likewise; post->media may be older and shorter */
    size_t media_count;
    const smp_media *shared_media;
    size_t shared_media_count;
    const smp_fact *facts;          /* what the host listed, each of the type its policy declares */
    size_t fact_count;
    const double (*parameters)[2];  /* by signal id */
    const uint64_t *wanted;         /* a bit for each signal looked for in this check */
    uint64_t detectors;             /* smp__text_detectors of these */
    const smp__image *image;
    smp__segmenter *segmenter;
    smp__matcher *matcher;          /* has just matched the field's document */
    const smp__hit *hits;           /* what it found there */
    size_t hit_count;
    const uint32_t *hints;          /* by smp__hint: the owner of its hits, UINT32_MAX if the policy
                                       has none; NULL if it has no hints */
    uint32_t lexicons[SMP__LEXICON_COUNT]; /* ids, UINT32_MAX where the policy has none */
    const smp__profile_terms *terms;
    smp__word_lists *lists;         /* NULL: nothing is remembered of lists of words */
    smp__arena *arena;              /* lives as long as the report is being made */
} smp__scene;

static inline bool smp__wanted(const smp__scene *scene, uint32_t signal)
{
    return scene->wanted[signal / 64] >> (signal % 64) & 1;
}

/* ---- What they say ------------------------------------------------------------------------- */

/* A change to the observation's field; `with` lives in the scene's arena or for ever. */
typedef struct smp__suggestion {
    uint32_t start, end; /* bytes of the document's text */
    smp_text with;
} smp__suggestion;

typedef struct smp__observation {
    uint32_t signal;       /* the catalogue's, or the policy's own from SMP__SIGNAL_COUNT on */
    smp__field field;
    uint32_t start, end;   /* bytes of the document's text; 0, 0 for a whole media item or post */
    double value;          /* what was counted or measured: {value} in messages */
    double limit;          /* {limit} in messages; 0: the first parameter of the signal */
    smp_text detail;       /* a word more for {detail}: the known term, what was undone */
    const smp_text *evidence; /* further reasons, each a few words */
    uint32_t evidence_count;
    const smp__suggestion *suggestions;
    uint32_t suggestion_count;
    const smp__saying *saying; /* whose words they are; NULL: the writer's, or not words at all */
} smp__observation;

/* What a profile has by way of a disclaimer, judged by the policy's own standard. */
typedef enum smp__disclaimer {
    SMP__DISCLAIMER_NOT_REQUIRED = 0,
    SMP__DISCLAIMER_ABSENT,
    SMP__DISCLAIMER_NEAR,       /* something is missing */
    SMP__DISCLAIMER_EQUIVALENT, /* in other words than the policy prints */
    SMP__DISCLAIMER_EXACT
} smp__disclaimer;

/* What a profile says of its owner. */
typedef struct smp__who {
    bool associated;       /* with the organisation or the NHS */
    bool own_views;        /* it says that they speak for themselves, in any words */
    bool has_name, has_role;
    smp__disclaimer disclaimer;
} smp__who;

typedef struct smp__observations {
    smp__observation *items;
    size_t count;
    size_t capacity;
    uint64_t *raised;      /* a bit for each signal of the policy */
    smp_allocator allocator;
    bool failed;           /* memory ran out */
    smp__who who;          /* of a profile */
    double reading_age;    /* of the post's own text, in years; 0 where it was not looked for */
} smp__observations;

/* Adds one; NULL (and failed) when memory ran out. The rest of the record is zero. */
smp__observation *smp__observe(smp__observations *into, uint32_t signal, smp__field field,
                               uint32_t start, uint32_t end);
/* Gives an observation one suggestion in the scene's arena. `observation` may be NULL; an absent
 * `with` counts as memory having run out. */
void smp__suggest(const smp__scene *scene, smp__observations *into, smp__observation *observation,
                  uint32_t start, uint32_t end, smp_text with);
/* The same for one repair made of several changes. */
void smp__suggest_all(const smp__scene *scene, smp__observations *into,
                      smp__observation *observation, const smp__suggestion *suggestions,
                      uint32_t count);

/* What the article before some words must become ("an MDT", but "a multidisciplinary team"); absent
 * where it can stay, and where `before` is no article. */
smp_text smp__other_article(const smp__token *before, smp_text words);

/* However long a text, one signal is observed in one field at most so often: a longer list helps
 * nobody, and memory stays bounded. */
#define SMP__MAX_OBSERVATIONS_EACH 200u

/* The detectors that read texts for one of the signals: a bit each. */
uint64_t smp__text_detectors(const uint64_t *wanted);
/* Every detector that reads a text, over one field. Call after smp__match on its document. */
void smp__detect_in_text(const smp__scene *scene, const smp__field *field,
                         smp__observations *into);
/* The same over what a file name or the links of a text say when they are spelt. Has another
 * document matched, so what the matcher knows of the field itself is lost. */
void smp__detect_in_spelt(const smp__scene *scene, const smp__field *field,
                          smp__observations *into);
/* Every detector that reads media and the post as a whole. Call once, after the texts. */
void smp__detect_in_subject(const smp__scene *scene, const smp__field *fields, size_t field_count,
                            smp__observations *into);

/* ---- Accounts (account.c) ------------------------------------------------------------------ */

/* An account that is known to be the organisation's. */
typedef struct smp__known_account {
    smp_text handle, name, bio; /* absent where it is not known */
    uint32_t platforms;         /* bits 1 << smp_platform; 0 = it was not said where */
    bool is_team;
} smp__known_account;

/* What an organisation is called, and its accounts, made ready to be compared with others. What is
 * given must outlive it. */
typedef struct smp__identity {
    const smp__known_account *accounts;
    size_t account_count;
    const smp_text *names;
    size_t name_count;
    const smp_text *domains;
    size_t domain_count;
    struct smp__core **cores;
    size_t core_count;
} smp__identity;

/* Makes the rest of `identity` from its lists, in the arena. False when memory ran out. */
bool smp__identity_prepare(smp__identity *identity, smp__arena *arena, smp__segmenter *segmenter);

typedef enum smp__account_class {
    SMP__ACCOUNT_UNRELATED = 0,
    SMP__ACCOUNT_OFFICIAL,
    SMP__ACCOUNT_TEAM_APPROVED,
    SMP__ACCOUNT_UNAPPROVED,    /* goes by the organisation's name, and nobody is known to have
                                   agreed */
    SMP__ACCOUNT_IMPERSONATION  /* is made to be taken for the organisation's */
} smp__account_class;

#define SMP__MOST_EVIDENCE 8u

typedef struct smp__account_judgement {
    smp__account_class class;
    uint32_t score;         /* 0 to 100: how much speaks for impersonation */
    smp_text evidence[SMP__MOST_EVIDENCE];
    uint32_t evidence_count;
    const smp__field *field; /* where what weighs most was seen; NULL for nowhere */
    uint32_t start, end;     /* bytes of its text */
} smp__account_judgement;

/* What the words of a description say, as the policy's patterns find it. */
typedef struct smp__account_words {
    bool keeps_distance; /* not to be the organisation: a parody, a fan */
    bool own_voice;      /* to be somebody else: a reporter, a campaign, a member of staff */
    bool claims;         /* to be the organisation's own */
} smp__account_words;

/* Judges the scene's account by its own fields. False when memory ran out. */
bool smp__account_judge(smp__account_judgement *out, const smp__identity *known,
                        const smp__scene *scene, smp__segmenter *segmenter,
                        const smp__field *fields, size_t field_count, smp__account_words words);

/* What a label says, as SMP__SAYS bits. */
uint8_t smp__label_says(smp_text label);
/* Where the label ends that begins at byte `at` of a row of them, between spaces or commas. */
size_t smp__label_end(smp_text labels, size_t at);
/* Who wrote what in a window; `days` is filled, the rest is worked out here. False when memory ran
 * out. */
bool smp__window_read(smp__window *window, smp__arena *arena);
/* How many writers, each once, wrote at least one of the messages whose `chosen` is set. False when
 * memory ran out. */
bool smp__count_writers(uint32_t *out, const smp__window *window, const uint8_t *chosen,
                        smp__arena *arena);

/* A reading age is told of so much prose and more. */
#define SMP__FEWEST_PROSE_WORDS 30u

/* Reading age: Flesch-Kincaid grade and five years more, over the words of the prose (hashtags,
 * links, numbers and words in capitals aside). 0 where there are fewer words than `least`. */
double smp__reading_age(const smp__document *document, uint32_t least);
/* Syllables of one folded English word, by rule; at least 1. */
uint32_t smp__syllables(smp_text folded);

#endif
