/* Names of people in a text, for the detectors of what is told about somebody. Private to this
 * room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_NAMES_H
#define SMP_SIGNALS_NAMES_H

#include "signals/detect.h"

/* What the words say of who bears a name. */
typedef enum smp__bearer {
    SMP__BEARER_PERSON = 0, /* nothing */
    SMP__BEARER_TITLED,     /* Mr, Mrs: a patient, a relative, or a surgeon */
    SMP__BEARER_PATIENT,    /* "patient Sam" */
    SMP__BEARER_STAFF,      /* Dr, Sister; "nurse Sam" */
    SMP__BEARER_THANKED,    /* "thanks to Sam", "well done Sam": staff, unless it says what for */
    SMP__BEARER_PUBLIC,     /* Sir, Councillor */
    SMP__BEARER_DOUBTFUL    /* "Sam Hill": a person or a ward; "sam": perhaps no name */
} smp__bearer;

typedef struct smp__name {
    uint32_t first, last; /* tokens, the title among them */
    uint8_t bearer;       /* smp__bearer */
    bool tag;             /* a handle or a hashtag */
    bool whole;           /* a hashtag of a given name and a surname */
} smp__name;

/* Is the bearer taken for somebody who works there? */
static inline bool smp__is_named_staff(const smp__name *name)
{
    return name->bearer == SMP__BEARER_STAFF || name->bearer == SMP__BEARER_THANKED;
}

/* What a folded word is as a name: bits, as the generator of the table has them. */
enum {
    SMP__NAME_GIVEN = 1,
    SMP__NAME_COMMON = 2,  /* a given name that posts are full of */
    SMP__NAME_SURNAME = 4,
    SMP__NAME_WORD = 8     /* of the dictionary too, or of a place */
};
uint32_t smp__name_flags(smp_text name);
/* A given name and nothing else: "Sarah", not "Grace". */
static inline bool smp__is_only_given_name(smp_text name)
{
    return (smp__name_flags(name) & (SMP__NAME_GIVEN | SMP__NAME_WORD)) == SMP__NAME_GIVEN;
}

/* What the words round a name say (name_frames.c). */
typedef enum smp__name_frame {
    SMP__FRAME_NONE = 0,
    SMP__FRAME_WEAK, /* as of a person, but things are spoken of so too: "... is a star" */
    SMP__FRAME_SOFT, /* somebody may be meant: "thanks to ...", "... on reception", "Tom and ..." */
    SMP__FRAME_HARD, /* nobody but a person is: "a nurse called ...", "..., our midwife" */
    SMP__FRAME_ROLE  /* a role or a relative stands right before: "nurse ...", "my son ..." */
} smp__name_frame;
/* Of the tokens `first` to `last`. `bearer` is set where they say who it is. */
smp__name_frame smp__frame_of_name(const smp__detection *detection, uint32_t first, uint32_t last,
                                   uint8_t *bearer);
/* The name that a handle or hashtag at `index` is, or ends with (name_tags.c). */
bool smp__read_tagged_name(const smp__detection *detection, uint32_t index, smp__name *name);
/* The next token of the same sentence, but for the stop of a title or an initial. */
uint32_t smp__next_of_name(const smp__detection *detection, uint32_t index, bool over_stop);
/* Are the words at tokens `first` to `last` of the policy's people whose names are public,
 * "florence_nightingale" in its lexicon? */
bool smp__is_public_name(const smp__detection *detection, uint32_t first, uint32_t last);
bool smp__is_staff_role(const smp__detection *detection, uint32_t index);
static inline bool smp__token_is_possessive(const smp__detection *detection, uint32_t index)
{
    return smp__is_possessive(smp__folded(smp__token_at(detection, index)));
}
/* A word of a name's form by its letters: one capital, then small ones. */
bool smp__is_capitalised(const smp__detection *detection, uint32_t index);

/* The first name that begins at one of the tokens [from, end); the next search begins after its
 * last token. False when there is no more. */
bool smp__next_name(const smp__detection *detection, uint32_t from, uint32_t end, smp__name *name);

#endif
