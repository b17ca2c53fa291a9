/* What of a text must come across whole: numbers, doses, times, dates, telephone numbers,
 * addresses, "not", and which of two opposites. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_ESSENTIALS_H
#define SMP_SIGNALS_ESSENTIALS_H

#include "signals/detect.h"

typedef enum smp__essential_kind {
    SMP__A_NUMBER, SMP__A_CLOCK, SMP__A_YEAR, SMP__A_MONTH, SMP__A_WEEKDAY, SMP__A_TELEPHONE,
    SMP__A_LINK, SMP__A_NEGATION, SMP__A_SIDE
} smp__essential_kind;

typedef struct smp__essential {
    smp__essential_kind kind;
    smp_text key;   /* of numbers and links; absent for others */
    uint32_t value; /* which month, day, side; minutes past the hour of twelve */
    uint8_t half;   /* of the day: 'a', 'p', 0 unknown */
    uint8_t unit;   /* 0 = none */
    bool loose;     /* perhaps another word: "you may", "one of us" */
    uint32_t start, end;
} smp__essential;

typedef struct smp__essentials {
    smp__detection in; /* only its document and scene are used */
    smp__essential *items;
    uint32_t count, most;
} smp__essentials;

/* Reads the document; once more than `most` are found there are too many to judge, and `count` is
 * past it. */
void smp__read_essentials(smp__essentials *all);

#endif
