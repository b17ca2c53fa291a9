/* Dates in a text, for the detector of dates of birth. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_DATES_H
#define SMP_SIGNALS_DATES_H

#include "signals/detect.h"

typedef struct smp__date {
    uint32_t day, month, year; /* year 0 where none was written */
    size_t end;                /* bytes of the document's text */
} smp__date;

/* The date in figures, or with the name of a month, that begins with token `index`; false where
 * none does. `labelled`: the words before say that it is one, so "030484" is. */
bool smp__read_written_date(const smp__detection *detection, uint32_t index, bool labelled,
                            smp__date *date);

/* The same for the date that begins at byte `at`, which may be within a token. */
bool smp__read_date_at(smp_text text, size_t at, bool labelled, smp__date *date);

/* The last token of a date that is said in words, wholly or in part, from token `index` on;
 * SMP__NOWHERE if none is there. `labelled`: likewise, so "three five eighty four" is. `*year` is 0
 * where none was said, under 100 without its century. */
uint32_t smp__read_said_date(const smp__detection *detection, uint32_t index, bool labelled,
                             uint32_t *year);

/* What a word counts: "zero" to "nineteen", "zeroth" to "twentieth", "twenty" to "ninety". */
#define SMP__NO_NUMBER 100u
uint32_t smp__small_number(smp_text word);
uint32_t smp__small_ordinal(smp_text word);
uint32_t smp__tens(smp_text word);

#endif
