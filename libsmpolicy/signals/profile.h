/* What the detectors of profiles share: a text as a row of words, each with what it may be
 * doing there, and what is read out of such rows. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_PROFILE_H
#define SMP_SIGNALS_PROFILE_H

#include "signals/lists.h"
#include "signals/signals.h"

/* What a word may be doing in a profile; many may do several things (profile_words.def). */
enum {
    SMP__WORD_VIEWS = 1u << 0,    /* views, opinions, barn */
    SMP__WORD_TALK = 1u << 1,     /* tweets, thoughts, ramblings: views when somebody owns them */
    SMP__WORD_OWN = 1u << 2,      /* own, mine, personal */
    SMP__WORD_MY = 1u << 3,
    SMP__WORD_NOT = 1u << 4,
    SMP__WORD_STAND = 1u << 5,    /* represent, reflect, behalf */
    SMP__WORD_EMPLOYER = 1u << 6, /* employer, trust, NHS, anybody */
    SMP__WORD_IS = 1u << 7,       /* are, =, entirely: what comes next says whose */
    SMP__WORD_LINK = 1u << 8,     /* words that change nothing between "views" and "own" */
    SMP__WORD_TOPIC = 1u << 9,    /* about, on, over */
    SMP__WORD_HERE = 1u << 10,    /* here, this, account */
    SMP__WORD_SPEAK = 1u << 11,
    SMP__WORD_SELF = 1u << 12,    /* myself, me */
    SMP__WORD_SHARE = 1u << 13,   /* retweets, likes: nobody's views */
    SMP__WORD_CAPACITY = 1u << 14,
    SMP__WORD_ACCOUNT = 1u << 15,
    SMP__WORD_ONLY = 1u << 16,
    SMP__WORD_GO_ON = 1u << 17,   /* may follow "my own" without being what is owned */
    SMP__WORD_THEIRS = 1u << 18,  /* your, our */
    SMP__WORD_NHS = 1u << 19,
    SMP__WORD_PLACE = 1u << 20,   /* hospital, ward: with a job, the NHS as a rule */
    SMP__WORD_ROLE = 1u << 21,    /* nurse, GP: hardly anything but the NHS */
    SMP__WORD_JOB = 1u << 22,     /* manager, porter: of anything */
    SMP__WORD_WORK = 1u << 23,
    SMP__WORD_PAST = 1u << 24,    /* former, retired */
    SMP__WORD_OUTSIDE = 1u << 25, /* save, patient, journalist: speaks of the NHS from outside */
    SMP__WORD_KIN = 1u << 26,     /* whose wife, whose mum */
    SMP__WORD_ABROAD = 1u << 27,
    SMP__WORD_NAME = 1u << 28,    /* of the organisation: set by its names, not by a list */
    SMP__WORD_FOREIGN_VIEWS = 1u << 29, /* views, opinions in languages of which we know no more */
    SMP__WORD_FOREIGN_OWN = 1u << 30
};

/* How a word is parted from the one before. */
typedef enum smp__parting {
    SMP__PARTED_NOT = 0,
    SMP__PARTED_SOFTLY, /* by a comma, a dash, an emoji */
    SMP__PARTED_QUOTED, /* by a quotation mark */
    SMP__PARTED         /* by the end of a sentence or line, a bar, a bullet */
} smp__parting;

typedef struct smp__row_word {
    smp_text folded;
    uint32_t hash;       /* smp__hash of it */
    uint32_t start, end; /* bytes of the document's text */
    uint32_t says;       /* bits above */
    uint8_t parting;     /* smp__parting */
} smp__row_word;

/* A text as words; hashtags and handles taken apart, signs left out unless they say something. */
typedef struct smp__row {
    smp__row_word *words;
    uint32_t count;
    uint64_t hashes;        /* a bit for each word, by its hash's lowest six */
    smp__word_lists *lists; /* of the scene */
    bool *failed;           /* set where memory runs out, also when the row is asked for words */
} smp__row;

/* Reads a field's document into a row, in the scene's arena. False when memory ran out. */
bool smp__row_read(smp__row *row, const smp__scene *scene, const smp__field *field, bool *failed);
/* What an e-mail address or a web host below these domains says: SMP__WORD_NAME, SMP__WORD_NHS or
 * nothing. */
uint32_t smp__address_says(const smp__scene *scene, smp_text folded);
/* What a folded word of that smp__hash may be doing; 0 for one that is in no list. */
uint32_t smp__word_says(smp__word_lists *lists, smp_text folded, uint32_t hash, bool *failed);

static inline bool smp__says(const smp__row *row, uint32_t at, uint32_t any_of)
{
    return at < row->count && (row->words[at].says & any_of) != 0;
}
/* Is the word one of a list such as " the a an ", which is there for ever? */
static inline bool smp__row_is(const smp__row *row, uint32_t at, const char *list)
{
    return at < row->count && smp__word_one_of(row->lists, row->words[at].folded,
                                               row->words[at].hash, list, row->failed);
}
static inline bool smp__row_has_at(const smp__row *row, uint32_t at, const smp__hashed_word *word)
{
    return row->words[at].hash == word->hash &&
           smp__text_equal(row->words[at].folded, word->text);
}
/* May the row have a word of that smp__hash? */
static inline bool smp__row_may_have(const smp__row *row, uint32_t hash)
{
    return row->hashes >> (hash & 63) & 1;
}
/* The end of the stretch that begins at `first`: the next word that is parted so much. */
uint32_t smp__stretch_end(const smp__row *row, uint32_t first, smp__parting least);

/* ---- Disclaimers --------------------------------------------------------------------------- */

/* What a text says of whose views it has. Words [first, end) of the row say it. */
typedef struct smp__disclaimed {
    bool own;          /* the views are the writer's own */
    bool not_employer; /* they are not the employer's */
    bool contrary;     /* they are the employer's */
    bool attempt;      /* begins to say whose, and does not end */
    bool withdrawn;    /* says that they are the writer's own, and takes it back */
    uint32_t first, end;
    uint32_t contrary_first, contrary_end; /* what says the contrary */
} smp__disclaimed;

smp__disclaimed smp__find_disclaimer(const smp__row *row);

/* Whether the words round a disclaimer leave it standing. */
typedef enum smp__withdrawal {
    SMP__STANDS = 0,
    SMP__DENIED, /* or only mentioned */
    SMP__SHARED  /* with the employer */
} smp__withdrawal;

/* Of words [first, end) of the row, which by themselves are a disclaimer; word `whose` of them is
 * the one that a "not" before it denies. */
smp__withdrawal smp__find_withdrawal(const smp__row *row, uint32_t first, uint32_t end,
                                     uint32_t whose);

/* How near a row comes to one wording. Words [first, end) are what was compared. */
typedef struct smp__likeness {
    uint32_t distance; /* words to add, leave out or change; 0: word for word */
    uint32_t first, end;
} smp__likeness;

/* False when memory ran out. Time: the words of both, multiplied. */
bool smp__compare_wording(smp__likeness *out, const smp__row *row, const smp__wording *wording,
                          smp__arena *arena);
/* The difference in words, for a reader. Absent when memory ran out. */
smp_text smp__tell_difference(const smp__row *row, const smp__likeness *likeness,
                              const smp__wording *wording, smp__arena *arena);

/* ---- Words to offer ------------------------------------------------------------------------ */

/* Offers the first of the policy's suggestions for which there is room, in place of [start, end) of
 * the bio (NULL: there is none), or after all of it. False when memory ran out. */
bool smp__offer_disclaimer(const smp__scene *scene, smp__observations *into, smp__observation *seen,
                           const smp__field *bio, uint32_t start, uint32_t end);

/* ---- Association --------------------------------------------------------------------------- */

/* What a text says of where the writer works. Words [first, end) of the row say it. */
typedef struct smp__associated {
    bool with_nhs, with_organisation, abroad;
    bool role; /* names a role */
    bool role_alone; /* a clinical role is all that speaks for the NHS */
    bool employed;   /* says so in words of employment: "work for", "job at" */
    uint32_t first, end;
} smp__associated;

smp__associated smp__read_association(const smp__row *row);

#endif
