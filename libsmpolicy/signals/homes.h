/* Whose a place is, for the detectors of postcodes and streets. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_HOMES_H
#define SMP_SIGNALS_HOMES_H

#include "signals/detect.h"

/* Does the sentence of token `index` say that somebody lives there? */
bool smp__is_home(const smp__detection *detection, uint32_t index);
/* Does it say of the place at the tokens `first` to `last` that somebody is there, or is called on
 * there; and not that it is a venue? */
bool smp__is_visited(const smp__detection *detection, uint32_t first, uint32_t last);

/* Is the word at `index` of one person who is spoken of: "she", "Mrs", "patient", "daughter's"? */
bool smp__is_somebody(const smp__detection *detection, uint32_t index);

/* The last token of a postcode that begins at token `index`; SMP__NOWHERE if none does. */
uint32_t smp__postcode_end(const smp__detection *detection, uint32_t index);
/* Is the one at the tokens `first` to `last` the organisation's, "cv12ab" in its `own-contacts`? */
bool smp__is_own_postcode(const smp__detection *detection, uint32_t first, uint32_t last);

#endif
