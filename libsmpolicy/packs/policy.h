/* The compiled policy: the records of its image, for the rooms that read it.
 * How they get there is packs.h's business.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_POLICY_H
#define SMP_PACKS_POLICY_H

#include "base/base.h"
#include "patterns/patterns.h"
#include "signals/signals.h"

#include <smpolicy/policy.h>
#include <smpolicy/subject.h>

#include <stdatomic.h>

struct smp_policy {
    smp__image image;
    smp_allocator allocator;
    unsigned char *owned; /* the image's bytes when they are on the heap; NULL for a built-in one */
    atomic_int references;
};

/* Sections of the image that belong to this room. */
enum {
    SMP__SECTION_POLICY = 24,     /* one smp__policy_record */
    SMP__SECTION_DOCUMENTS,       /* smp__document_record */
    SMP__SECTION_SIGNALS,         /* smp__signal_record: the catalogue's by id, then the pack's */
    SMP__SECTION_FACTS,           /* smp__fact_record */
    SMP__SECTION_VALUES,          /* smp__value_record */
    SMP__SECTION_CONDITIONS,      /* smp__condition_record */
    SMP__SECTION_CLAUSES,         /* smp__clause_record */
    SMP__SECTION_CLAUSE_SIGNALS,  /* uint32_t: signal indexes, by clause and by impression */
    SMP__SECTION_WAKES,           /* uint32_t: clause indexes, for smp__signal_record.wakes */
    SMP__SECTION_STANDING,        /* uint32_t: clauses that no signal wakes but context may */
    SMP__SECTION_WINDOWS,         /* smp__window_record: dated windows of calendars */
    SMP__SECTION_CONTACTS,        /* smp__contact_record */
    SMP__SECTION_EXAMPLES,        /* smp__example_record */
    SMP__SECTION_ASSUMPTIONS,     /* smp__assumption_record */
    SMP__SECTION_EXAMPLE_FIELDS,  /* smp__example_field */
    SMP__SECTION_NAMES,           /* smp__sref: the organisation's names, aliases and handles */
    SMP__SECTION_DOMAINS,         /* smp__sref: domains that are the organisation's */
    SMP__SECTION_SIGNPOSTS,       /* smp__sref: where the organisation sends people */
    SMP__SECTION_NOTES,           /* smp__note_record: what smp_policy_lint says whatever the day */
    SMP__SECTION_ACCOUNTS,        /* smp__account_record: accounts known to be the organisation's */
    SMP__SECTION_LABELS,          /* smp__label_record: kinds of message, the first to act on
                                     first */
    SMP__SECTION_WEIGHTS,         /* smp__weight_record, for smp__signal_record.speaks */
    SMP__SECTION_DISCLAIMER,      /* one smp__disclaimer_record, where profiles need a disclaimer */
    SMP__SECTION_WORDINGS,        /* smp__sref: disclaimers printed by the policy, then others to
                                     offer */
    SMP__SECTION_VOCABULARY,      /* smp__vocabulary_record: what single words say of a message */
    SMP__SECTION_VOCABULARY_SLOTS, /* uint32_t: the record's number + 1, by its hash; 0 = free */
    SMP__SECTION_WORD_WEIGHTS,    /* smp__word_weight, for smp__vocabulary_record.speaks */
    SMP__SECTION_IMPRESSIONS,     /* smp__impression_record: what the words of a post may come to */
    SMP__SECTION_FORMS,           /* smp__form_record: what each of them says */
    SMP__SECTION_FORM_SLOTS,      /* uint32_t: the form's number + 1, by its hash; 0 = free */
    SMP__SECTION_SAYINGS          /* smp__saying_record: what clauses tell of certain signals */
};

/* Days since 1970-01-01; SMP__NO_DAY where there is none. */
#define SMP__NO_DAY INT32_MIN

/* No record has bytes between its members, which a compiler may leave as they are: the same pack
 * is to give the same image. */
#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wpadded"
#endif

typedef struct smp__policy_record {
    smp__sref id, version, title, status, organisation, sha256;
    uint32_t catalogue_version; /* SMP__CATALOGUE_VERSION of the library that compiled it */
    uint32_t catalogue_count;   /* signals below this index are the catalogue's */
    uint32_t document;          /* the pack's first; UINT32_MAX = none */
    smp__sref source;           /* name of the file */
    uint32_t nation;            /* smp_nation */
    int32_t effective_from, effective_until; /* of the pack as a whole */
    uint32_t effective_line, effective_column; /* where that is said */
    uint32_t own_clauses;       /* that are not lent by packs on which every policy stands */
} smp__policy_record;

typedef struct smp__document_record {
    smp__sref id, title, version, approved, review, expires; /* dates as YYYY-MM-DD */
    int32_t review_day, expires_day;
    smp__sref url, note;
    smp__sref source;      /* where it is declared */
    uint32_t line, column;
} smp__document_record;

/* A range in another section. */
typedef struct smp__slice {
    uint32_t first, count;
} smp__slice;

/* Bits of fields a signal is looked for in. */
enum {
    SMP__FIELD_TEXT = 1u << 0,
    SMP__FIELD_ALT = 1u << 1,
    SMP__FIELD_SHARED = 1u << 2
};

typedef struct smp__signal_record {
    smp__sref name;
    smp__sref meaning;    /* one line, for `smpolicy` listings */
    smp__sref pack;       /* that declares it; 0 = the catalogue */
    smp__sref limits;     /* the parameters by name, for listings: "limit 3" */
    double parameters[2]; /* as the catalogue names them, with the pack's changes */
    uint32_t fields;      /* SMP__FIELD_* for pattern hits */
    uint32_t has_patterns;
    uint32_t used;        /* SMP__ON_* and SMP__FOR_*: of the clauses, or checks, that ask for it */
    smp__slice wakes;     /* in SMP__SECTION_WAKES */
    smp__slice speaks;    /* in SMP__SECTION_WEIGHTS: for labels and against them */
    smp__sref replace;    /* "value": the repair is the value of the lexicon entry; "lead-in": to
                             cut what only leads in the words round it; 0 = no repair */
} smp__signal_record;

#define SMP__LABELS_MAX 64u

/* One kind of message: its score is the logistic function of `bias` and the weights of what was
 * seen. */
typedef struct smp__label_record {
    double bias;
    double point; /* the label is given from this score on */
    double doubt; /* from this one on, a person should look */
    double beside; /* what it needs where a likelier label of its family is given */
    double alone;  /* what it needs where no label reaches its point and it is the likeliest */
    smp__sref name, meaning;
    smp__sref family; /* 0 = none */
    uint32_t signal; /* raised where the label is given, and then only */
    uint32_t own_words; /* 1: what the writer quotes between marks does not count */
    uint32_t reserved;
} smp__label_record;

typedef struct smp__weight_record {
    double weight;
    uint32_t label;
    uint32_t reserved;
} smp__weight_record;

/* A word, or two next to each other or with one between them, and what it says for labels and
 * against them. One record more than there are ends the weights of the last. */
typedef struct smp__vocabulary_record {
    uint32_t speaks; /* the first of its weights; they end where the next record's begin */
    uint32_t first;  /* stem of a word (smp__sref); of two the number of the first */
    uint32_t second; /* of two its number, and SMP__ONE_BETWEEN; SMP__ONE_WORD for a word */
} smp__vocabulary_record;
#define SMP__ONE_WORD UINT32_MAX
#define SMP__ONE_BETWEEN (UINT32_C(1) << 31)

typedef struct smp__word_weight {
    uint8_t label;
    int8_t tenths;
} smp__word_weight;

static inline uint32_t smp__hash_of_two(uint32_t first, uint32_t second)
{
    uint64_t hash = ((uint64_t)first << 32 | second) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash >> 32);
}

#define SMP__IMPRESSIONS_MAX 16u /* a byte each, added eight at once */

/* What the words of a post, taken together, may give the impression of: it is given where what they
 * say comes to `least` tenths. One of which no clause wants to know has no name, and is never
 * given. */
typedef struct smp__impression_record {
    smp__sref name;
    int32_t least;
    smp__slice raises; /* in CLAUSE_SIGNALS: raised where the impression is given, by others too */
    smp__slice unless; /* in CLAUSE_SIGNALS: not where one of these is raised */
} smp__impression_record;

/* What words of a longer text come to is divided by the root of how many times as long it is. */
#define SMP__IMPRESSION_WORDS 30

/* A form of a word, or two next to each other, and what it says for each impression. The two that
 * are asked for most are in places of their own. Words of two have forms of their own, whether or
 * not these say anything. Two of one hash would be taken for each other, which of some thousands
 * happens to hardly any pack. */
#define SMP__FORM_OF_CAPITAL 0u
#define SMP__FORM_OF_NUMBER 1u
typedef struct smp__form_record {
    uint32_t hash; /* smp__hash of the folded form, or of the class that it goes by; of two that of
                      both hashes */
    uint8_t says[SMP__IMPRESSIONS_MAX]; /* tenths, and SMP__SAYS_NOTHING more */
} smp__form_record;
#define SMP__SAYS_NOTHING 128

/* Where a fact's value comes from: a field of the caller's structs, or the list of facts. */
typedef enum smp__fact_source {
    SMP__FACT_LISTED = 0,
    SMP__FACT_PLATFORM,
    SMP__FACT_ACCOUNT,
    SMP__FACT_ACTION,
    SMP__FACT_LANG,
    SMP__FACT_AUTHOR_ROLE,
    SMP__FACT_AUTHOR_NAME,
    SMP__FACT_CHANNEL,
    SMP__FACT_MEDIA_KIND, /* this and the following are per media item */
    SMP__FACT_MEDIA_DECORATIVE,
    SMP__FACT_MEDIA_ALT,
    SMP__FACT_MEDIA_CAPTIONS,
    SMP__FACT_MEDIA_CAPTIONS_REVIEWED,
    SMP__FACT_MEDIA_AUDIO_DESCRIPTION,
    SMP__FACT_MEDIA_TRANSCRIPT,
    SMP__FACT_MEDIA_PEOPLE,
    SMP__FACT_MEDIA_PLACE,
    SMP__FACT_MEDIA_CONSENT,
    SMP__FACT_MEDIA_CREDIT,
    SMP__FACT_MEDIA_FLASHES,
    SMP__FACT_MEDIA_CONTRAST,
    SMP__FACT_MEDIA_FONT
} smp__fact_source;

typedef struct smp__fact_record {
    smp__sref name;        /* "approval.communications", "media.consent" */
    smp__sref meaning, ask, values;
    uint8_t type;          /* smp_fact_type */
    uint8_t source;        /* smp__fact_source */
    uint8_t per_media;     /* 1: one value for each media item; named media.N.rest by the host */
    uint8_t pattern_id;    /* for {fact} atoms; 255 = not used in patterns */
    smp__slice assumptions;
} smp__fact_record;

/* For accounts of these kinds (bits 1 << smp_account_kind; bit 0 = unknown kind) take this value
 * when the host is silent. */
typedef struct smp__assumption_record {
    uint32_t accounts;
    uint32_t value; /* index into values */
} smp__assumption_record;

typedef struct smp__value_record {
    smp__sref text;   /* for TEXT facts, folded to lower case; 0 otherwise */
    uint8_t type;     /* smp_fact_type */
    uint8_t truth;    /* smp_tri */
    uint16_t unused;
    double number;    /* also a DATE, as days since 1970-01-01 */
} smp__value_record;

typedef enum smp__condition_op {
    SMP__IS_IN = 0,   /* equals one of the values (TRUTH and TEXT) */
    SMP__LESS,        /* number or date below the one value */
    SMP__LESS_EQUAL,
    SMP__GREATER,
    SMP__GREATER_EQUAL,
    SMP__DURING,      /* the date is inside one of the windows */
    SMP__SIGNAL       /* another signal is raised: `fact` is its index; truth two-valued */
} smp__condition_op;

typedef struct smp__condition_record {
    uint32_t fact; /* index into facts; for SMP__SIGNAL into signals; unused for SMP__DURING */
    uint8_t op;
    uint8_t per_media;
    uint16_t unused;
    smp__slice values; /* in VALUES; for SMP__DURING in WINDOWS */
} smp__condition_record;

typedef struct smp__window_record {
    smp__sref calendar;
    int32_t from_day, until_day; /* both inside, and always given */
} smp__window_record;

typedef struct smp__contact_record {
    smp__sref route; /* "communications" */
    smp__sref title, contact;
} smp__contact_record;

/* An account that the organisation has said is its own, or its team's. */
typedef struct smp__account_record {
    smp__sref handle; /* as written in the pack; 0 where only the name is known */
    smp__sref name, bio;
    uint32_t platforms; /* bits 1 << smp_platform; 0 = it was not said where */
    uint32_t is_team;   /* approved for a team, service or programme */
} smp__account_record;

/* Which profiles need a disclaimer, and which disclaimers do. */
typedef struct smp__disclaimer_record {
    uint32_t accounts;    /* bits 1 << smp_account_kind */
    uint32_t accepts;     /* smp__accepts */
    smp__slice wordings;  /* in WORDINGS: printed by the policy */
    smp__slice offered;   /* in WORDINGS: what to suggest, best first */
} smp__disclaimer_record;

/* Bits of uses a clause takes part in. */
enum {
    SMP__ON_POST = 1u << 0,
    SMP__ON_REPLY = 1u << 1,
    SMP__ON_SHARE = 1u << 2,
    SMP__ON_QUOTE = 1u << 3,
    SMP__ON_DIRECT_MESSAGE = 1u << 4,
    SMP__ON_PROFILE = 1u << 5,
    SMP__ON_MESSAGE = 1u << 6,
    SMP__ON_ACCOUNT = 1u << 7,
    SMP__ON_CONVERSATION = 1u << 8,
    /* No use, but what signals are looked for in too: a post whose accessibility alone is asked
     * about. */
    SMP__FOR_ACCESSIBILITY = 1u << 9,
    SMP__FOR_PICTURES = 1u << 10 /* in what is said of pictures, beside another of these */
};

/* An override that ends on a day makes two clauses of one id, whose effective days do not meet. */
typedef enum smp__when_unknown {
    SMP__UNKNOWN_HOLDS = 0, /* outcome needs-fact, verdict at least hold */
    SMP__UNKNOWN_ADVISES    /* taken to apply, but weighs no more than advise */
} smp__when_unknown;

typedef struct smp__saying_record {
    uint32_t signal;
    smp__sref words;
} smp__saying_record;

typedef struct smp__clause_record {
    smp__sref id;
    uint32_t document; /* index into documents; UINT32_MAX = none */
    smp__sref section, quote, why, message;
    smp__sref note;          /* what is odd about the words of the policy */
    smp__sref route, action; /* "communications", "escalate" */
    uint8_t kind;            /* smp_clause_kind */
    uint8_t severity;        /* smp_severity */
    uint8_t outcome;         /* smp_outcome: BREACH or REVIEW */
    uint8_t when_unknown;    /* smp__when_unknown */
    uint32_t on;             /* SMP__ON_* */
    uint8_t per_media;       /* a condition or requirement is per media item: asked for each */
    uint8_t accessibility;   /* takes part in smp_check_accessibility */
    uint8_t comes_back;      /* in force again once an override has ended */
    uint8_t unused;
    smp__slice flags;        /* in CLAUSE_SIGNALS: any raises it; count 0 = requirement only */
    smp__slice sayings;      /* in SAYINGS: instead of `message`, for these signals */
    smp__slice if_all;       /* in CONDITIONS: all must hold */
    smp__slice unless_any;   /* none may hold */
    smp__slice require;      /* each must hold, or the clause is broken */
    int32_t effective_from, effective_until;
    smp__slice examples;     /* in EXAMPLES */
    uint32_t flag_examples, pass_examples;
    smp__sref signal_names, fact_names, use_names; /* for listings: separated by spaces */
    smp__sref source;        /* where it is declared, or overridden */
    uint32_t line, column;
} smp__clause_record;

/* An example: a subject as a list of paths and values, and what must come of it. */
typedef struct smp__example_record {
    uint32_t clause;
    uint8_t flags;      /* 1 = must raise the clause, 0 = must not */
    uint8_t subject;    /* smp_subject */
    uint8_t reserved[2];
    smp__sref at;       /* the words that must be the span; 0 = not said */
    smp__sref fix;      /* the text after this clause's repair; 0 = not said */
    smp__sref source;   /* "file:line", for messages */
    smp__slice fields;  /* in EXAMPLE_FIELDS */
} smp__example_record;

/* One path and value of an example's subject: "text" -> "...", "media.0.kind" -> "image",
 * "facts.approval.communications" -> "yes". An example that states no date has "at" all the
 * same where its clause is not in force whenever the pack is: a day on which it is. */
typedef struct smp__example_field {
    smp__sref path, value;
} smp__example_field;

/* Something suspicious that was seen while compiling. */
typedef struct smp__note_record {
    smp__sref source;
    uint32_t line, column;
    smp__sref source_line, message, hint;
} smp__note_record;

#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

/* ---- Reading ------------------------------------------------------------------------------- */

static inline smp_text smp__policy_string(const smp_policy *policy, smp__sref ref)
{
    return smp__image_string(&policy->image, ref);
}
static inline const void *smp__policy_section(const smp_policy *policy, uint32_t section,
                                              size_t *count)
{
    return smp__image_section(&policy->image, section, count);
}

/* Whether there are clauses to judge by: a pack that others stand on has none that are an
 * organisation's, and would clear nearly everything. */
bool smp__policy_judges(const smp_policy *policy);

#endif
