/* Telling accounts apart: a name as it looks, how near it comes to one that is known, and what the
 * words round it make of that. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_ACCOUNT_H
#define SMP_SIGNALS_ACCOUNT_H

#include "signals/signals.h"

#define SMP__MOST_LETTERS 256u /* of a name or handle that are looked at */
#define SMP__LONGEST_CORE 64u  /* shapes of a known name that are compared with others */

/* ---- As it looks (account_letters.c) ------------------------------------------------------- */

/* A letter or digit of a name. */
typedef struct smp__letter {
    uint32_t start, end; /* bytes of the text */
    uint32_t code_point; /* lower case */
    char read;           /* the ASCII letter or digit it is read as; 0 = none */
    bool begins_word;    /* a separator, or the step from small letters to capitals, is before it */
    bool apart;          /* a separator is before it */
    bool hidden;         /* something that cannot be seen parts it from the letter before */
} smp__letter;

/* A shape: one letter, or a pair that looks like one (rn, vv). All that look alike have the same
 * value, from 0 up. */
enum { SMP__SHAPE_OTHER = 26, SMP__SHAPES };
typedef struct smp__shape {
    uint8_t value;
    bool shortened; /* one of the initials that stand for a long name, */
    bool exactly;   /* which is written in its own letters */
    uint16_t first, end; /* letters */
} smp__shape;

/* A text as it looks. Of the shapes "nhs" is left out, and the long names of kinds of bodies are
 * shortened, so that the ways of writing one name come to the same. */
typedef struct smp__looks {
    smp_text text;
    smp__letter *letters;
    uint32_t letter_count;
    smp__shape *shapes;
    uint32_t shape_count;
    uint32_t uses; /* a bit for each value of these */
    bool has_nhs;
    bool plain_nhs; /* each time in its own letters, not as "NH5" */
    bool foreign_nhs; /* with characters beyond ASCII, or something hidden */
} smp__looks;

/* Without its words "and", which some write and others do not; and with them, since where words run
 * together, as in most handles, nothing tells such a word from the "and" of Andover. */
enum { SMP__WAYS = 2 };

/* Reads what is well-formed of `text`, up to SMP__MOST_LETTERS, in as many ways as it can be taken,
 * over the same letters: one where it has no word "and". 0 when memory ran out. */
uint32_t smp__look_at(smp__looks ways[SMP__WAYS], smp__arena *arena, smp__segmenter *segmenter,
                      smp_text text);

/* ---- Handles (account_known.c) ------------------------------------------------------------- */

bool smp__is_bluesky_handle(smp_text handle);
/* "jo@server" of "@jo@server" and of ".../@jo@server"; "jo" of "jo.bsky.social". */
smp_text smp__full_handle(smp_text handle);
/* How much of a full handle is the name, before the server that it is on. */
size_t smp__handle_name_size(smp_text handle);
/* That name: "jo". */
smp_text smp__bare_handle(smp_text handle);

/* ---- Known names (account_match.c) ---------------------------------------------------------- */

typedef enum smp__core_kind {
    SMP__CORE_HANDLE, /* of a known account */
    SMP__CORE_NAME,   /* says which kind of body it is: Example and Sample ICB */
    SMP__CORE_PLACE,  /* the same of one of several places: Sample ICB */
    SMP__CORE_BRAND   /* does not: others may be called so too */
} smp__core_kind;

/* What a name of the organisation comes to, ready to be looked for. */
typedef struct smp__core {
    smp_text text;          /* as the pack has it */
    smp__core_kind kind;
    uint32_t account;       /* index of the known account; UINT32_MAX for a name or alias */
    const smp__letter *letters;
    smp__shape spelling[SMP__LONGEST_CORE]; /* the letters of each shape */
    bool foreign;           /* has letters beyond ASCII itself */
    uint8_t shapes[SMP__LONGEST_CORE];
    uint32_t shape_count;
    uint32_t distinct;      /* shapes before the kind of body: the part that is its own */
    uint64_t word_starts;   /* a bit for each shape that begins a word */
    uint64_t places[SMP__SHAPES]; /* for each shape a bit where it stands */
    uint32_t uses;          /* a bit for each shape that stands anywhere */
    bool has_nhs;           /* its "NHS" is left out of the shapes */
    bool needs_nhs;         /* too short without */
    bool turned;            /* the kind of body goes before the rest: nobody writes it so */
} smp__core;

/* Keeps the letters of `looks`. False when the name is too short or too long to be told from
 * others. */
bool smp__core_make(smp__core *out, const smp__looks *looks, smp__core_kind kind,
                    uint32_t account);

/* One place of several that the name has, with the kind of body: [first, end) are letters of
 * `looks`, which is what the core was made of. False where the name is too short. */
bool smp__core_of_place(smp__core *out, const smp__core *core, const smp__looks *looks,
                        uint32_t first, uint32_t end);
/* The same name with the kind of body first. False where the name does not end in one. */
bool smp__core_turn(smp__core *out, const smp__core *core);

/* Where a name stands in another. Costs are in halves of an edit. */
typedef struct smp__likeness {
    uint32_t first, end;   /* shapes */
    uint32_t first_letter, end_letter; /* the letters of these, and of the slip */
    uint32_t cost;         /* 0: the same shapes */
    bool same_letters;     /* and the same characters, case and separators aside */
    bool foreign;          /* characters beyond ASCII stand for letters of it, or hide in it */
    bool slip;             /* its "NHS" stands beside it, mistyped: NSH, NHHS */
} smp__likeness;

/* Finds the core, or something near it; false where there is nothing of the kind. Linear in the
 * shapes of both. */
bool smp__core_find(smp__likeness *out, const smp__core *core, const smp__looks *in);

/* ---- What stands round it (account_words.c) ------------------------------------------------- */

/* Bits of what the rest of a name is made of. */
enum {
    SMP__REST_LURE = 1u << 0,     /* official, help, uk, digits, a letter or two */
    SMP__REST_SERVICE = 1u << 1,  /* what a team is called: jobs, maternity */
    SMP__REST_DISTANCE = 1u << 2, /* parody, watch, residents: somebody else, and says so */
    SMP__REST_UNKNOWN = 1u << 3
};

/* What the letters outside [first, end) are made of; 0 where there are none. */
uint32_t smp__rest_of(const smp__scene *scene, const smp__looks *looks, uint32_t first,
                      uint32_t end);

/* Does the description have nearly all the words of a known account's? */
bool smp__is_bio_copied(const smp__identity *known, smp_text bio);

#endif
