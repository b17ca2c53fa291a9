/* How a sentence ties to a name what it tells of somebody. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_TOLD_OF_H
#define SMP_SIGNALS_TOLD_OF_H

#include "signals/details.h"
#include "signals/names.h"

/* What may be told of somebody: a state to be in, what befalls, what is done to them. Hints of
 * details. */
typedef struct smp__told {
    uint32_t state, event, act;
} smp__told;

/* Where it may be told of a name. */
typedef struct smp__told_round {
    uint32_t from, end; /* the tokens of its sentence */
    uint32_t pronoun;   /* with which the next one goes on about the same person; or NOWHERE */
    uint32_t next_end;
} smp__told_round;

/* Reads that for a name; false where it is what it was for the name before. `round` begins as all
 * zeroes. */
bool smp__read_told_round(const smp__detection *detection, const smp__name *name,
                          smp__told_round *round);

/* Does the sentence, or the next one of the same person, say it of the bearer: "Name was admitted",
 * "Name from ward 4 has sepsis", "Name's biopsy", "the grievance against Name"? */
bool smp__is_told_of(const smp__detection *detection, const smp__detail_list *details,
                     const smp__name *name, const smp__told_round *round, smp__told of);
/* Is it told of the bearer right beside the name, whoever else the sentence is about: "removed a
 * tumour from Name, 72", "Name, from Place, who has lost two fingers", "Name's biopsy"? */
bool smp__is_told_beside(const smp__detection *detection, const smp__detail_list *details,
                         const smp__name *name, const smp__told_round *round, smp__told of);
/* Do later words of the sentence say it of somebody by a pronoun: "Name, who ran the shop, came in
 * and he's had his scan"? If a name stands by itself it is a heading, and what follows is about its
 * bearer. */
bool smp__is_told_later(const smp__detection *detection, const smp__detail_list *details,
                        const smp__name *name, const smp__told_round *round, smp__told of);
/* Does a state or an event stand after the name, with nobody else between whose it may be: "Name
 * the postman, leg off below the knee", "Name from the wool shop can't speak since the stroke"? */
bool smp__is_told_in_passing(const smp__detection *detection, const smp__detail_list *details,
                             const smp__name *name, const smp__told_round *round, smp__told of);

#endif
