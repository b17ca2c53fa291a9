/* The parts of a name: what one word may be in it (name_words.c), and where it ends that has begun
 * (name_end.c). Private to the readers of names.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_NAME_PARTS_H
#define SMP_SIGNALS_NAME_PARTS_H

#include "signals/names.h"

/* ---- One word ------------------------------------------------------------------------------ */

/* What a token is as a name (SMP__NAME_...), its possessive ending left out. */
uint32_t smp__name_flags_of(const smp__detection *detection, uint32_t index);
/* No word goes on "Mrs Example" but a further name. */
static inline bool smp__is_only_surname(uint32_t flags)
{
    return flags & SMP__NAME_SURNAME && !(flags & SMP__NAME_GIVEN);
}
/* A name, and no word besides. */
static inline bool smp__is_only_name(uint32_t flags) { return flags && !(flags & SMP__NAME_WORD); }

static inline bool smp__is_in_small_letters(const smp__detection *detection, uint32_t index)
{
    return smp__is_kind(detection, index, SMP__KIND(WORD)) &&
           !(smp__token_at(detection, index)->flags &
             (SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_DIGIT));
}
/* An acronym that is known aside. */
bool smp__is_in_capitals(const smp__detection *detection, uint32_t index);
/* In small letters both, or both in capitals. */
bool smp__are_written_alike(const smp__detection *detection, uint32_t one, uint32_t other);
/* "J", or several in one word: "J.K". */
bool smp__is_initial(const smp__detection *detection, uint32_t index);
/* No word of English, as far as we know, nor a place. */
bool smp__is_strange(const smp__detection *detection, uint32_t index);

/* A capitalised word that neither a role nor a thing named after people has. */
bool smp__may_be_surname(const smp__detection *detection, uint32_t index);
/* What stands behind a name with a capital in job titles and headings. */
bool smp__is_never_surname(const smp__detection *detection, uint32_t index);
/* A surname that is also the second word of places and sayings. */
bool smp__is_doubtful_surname(const smp__detection *detection, uint32_t index);
/* Of a name without a capital of its own: is the word a name, or, in capitals, none we know? In
 * small letters the latter may be anything. */
bool smp__may_only_be_name(const smp__detection *detection, uint32_t index);
/* A given name and nothing else: a surname may follow. */
bool smp__lacks_surname(const smp__detection *detection, uint32_t index);

/* ---- Where it ends ------------------------------------------------------------------------- */

/* The word after at most three initials; `stopped` where one of them has its stop. */
uint32_t smp__past_initials(const smp__detection *detection, uint32_t index, bool *stopped);
/* The last token of a name that has reached `last`: further surnames, joined by a hyphen or not. It
 * looks only a few words ahead. */
uint32_t smp__name_end(const smp__detection *detection, uint32_t last);
/* Is the name from `first` to `last` that of a thing? */
bool smp__names_a_thing(const smp__detection *detection, uint32_t first, uint32_t last);
/* The surname behind the given name at `given` that is what streets, wards and places are called
 * too: "Hill", "Ward"; NOWHERE if there is none. */
uint32_t smp__street_surname(const smp__detection *detection, uint32_t given);
/* Is it, with that surname at `last`, somebody: "Sam Hill has ...", but not "on Sam Hill" nor "Sam
 * Hill Court"? `before` is the token before the name. */
bool smp__may_be_of_somebody(const smp__detection *detection, uint32_t before, uint32_t last);

#endif
