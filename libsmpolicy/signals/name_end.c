/* Where a name ends that has begun, and whether what ends there is the name of a thing.
 * SPDX-License-Identifier: MIT */
#include "signals/name_parts.h"

/* "Aoife Ní Bhriain", "Ana de Souza" */
static const char particles[] =
    " n\303\255 ni \303\263 o mac nic van von der den ter de da das dos do du di del della la le "
    "al el bin bint ibn ap ab ";

uint32_t smp__next_of_name(const smp__detection *detection, uint32_t index, bool over_stop)
{
    uint32_t at = smp__after(detection, index);
    if (over_stop && at != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, at)) == '.')
        return smp__after(detection, at);
    return at != SMP__NOWHERE && smp__token_at(detection, at)->sentence ==
                                     smp__token_at(detection, index)->sentence
               ? at
               : SMP__NOWHERE;
}

uint32_t smp__past_initials(const smp__detection *detection, uint32_t index, bool *stopped)
{
    enum { MOST = 3 };
    for (uint32_t i = 0; i < MOST && smp__is_initial(detection, index); i++) {
        uint32_t next = smp__after(detection, index);
        if (next != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, next)) == '.' &&
            smp__joined(detection, index, next))
            *stopped = true;
        index = smp__next_of_name(detection, index, true);
    }
    return index;
}

/* ---- Further words -------------------------------------------------------------------------- */

/* Does `next`, in the small letters or capitals of the name before it, go on that name? A surname
 * that is a word too does where it is a rare one, or a name stands behind it that is none. */
static bool goes_on_uncased(const smp__detection *detection, uint32_t last, uint32_t next)
{
    enum { RARE = 960 }; /* smp__word_rarity: "smith", "baker", but not "said", "may", "day" */
    if (!smp__are_written_alike(detection, last, next)) return false;
    if (smp__may_only_be_name(detection, next)) return true;
    const uint32_t flags = smp__name_flags_of(detection, next);
    if (!(flags & SMP__NAME_SURNAME) || smp__is_doubtful_surname(detection, next) ||
        smp__token_one_of(detection, next, particles) ||
        smp__token_known(detection, next, SMP__LEXICON_NAMED_THINGS) ||
        smp__token_known(detection, next, SMP__LEXICON_WORKPLACES))
        return false;
    const uint32_t behind = smp__next_of_name(detection, next, false);
    if (behind != SMP__NOWHERE && smp__is_kind(detection, behind, SMP__KIND(NUMBER))) return false;
    smp_text word = smp__without_possessive(smp__folded(smp__token_at(detection, next)));
    return smp__word_rarity(word) >= RARE ||
           (behind != SMP__NOWHERE && smp__are_written_alike(detection, next, behind) &&
            smp__is_only_name(smp__name_flags_of(detection, behind)));
}

/* May `next` stand in a name behind a hyphen, or a particle, of a name that has reached `last`? */
static bool may_join(const smp__detection *detection, uint32_t last, uint32_t next)
{
    return smp__is_capitalised(detection, next) ||
           (next != SMP__NOWHERE && smp__are_written_alike(detection, last, next) &&
            (smp__name_flags_of(detection, next) || smp__token_one_of(detection, next, particles)));
}

/* Does the capitalised word at `next` go on a name that has reached `last`? A name, or a word that
 * none of our lists has, does; one of English only where a surname is still to come, as behind two
 * given names, and no headline goes on behind it. */
static bool goes_on_cased(const smp__detection *detection, uint32_t last, uint32_t next)
{
    if (!smp__may_be_surname(detection, next)) return false;
    if (smp__name_flags_of(detection, next) || smp__is_strange(detection, next)) return true;
    const uint32_t behind = smp__next_of_name(detection, next, false);
    return smp__lacks_surname(detection, last) && !smp__is_capitalised(detection, behind);
}

/* The surname behind the initials at `next` of a name that has reached `last`: "Jean M. Example";
 * NOWHERE if there is none. Without a stop "A" and "I" are words, unless a name must follow. */
static uint32_t past_middle_initials(const smp__detection *detection, uint32_t last, uint32_t next)
{
    bool stopped = false;
    if (!smp__is_initial(detection, next)) return SMP__NOWHERE;
    const uint32_t at = smp__past_initials(detection, next, &stopped);
    if (stopped) return smp__may_be_surname(detection, at) ? at : SMP__NOWHERE;
    if (at == SMP__NOWHERE || !goes_on_cased(detection, last, at)) return SMP__NOWHERE;
    return !smp__token_one_of(detection, next, " a i ") ||
                   smp__is_only_name(smp__name_flags_of(detection, at)) ||
                   smp__is_strange(detection, at)
               ? at
               : SMP__NOWHERE;
}

/* The surname behind a nickname at `next`: "Jean (Jeannie) Example", "Jean 'Jeannie' Example". */
static uint32_t past_nickname(const smp__detection *detection, uint32_t last, uint32_t next)
{
    static const char marks[] = " ' \" ( ) \342\200\230 \342\200\231 \342\200\234 \342\200\235 ";
    if (!smp__token_one_of(detection, next, marks)) return SMP__NOWHERE;
    const uint32_t nickname = smp__next_of_name(detection, next, false);
    if (!smp__is_capitalised(detection, nickname)) return SMP__NOWHERE;
    const uint32_t close = smp__next_of_name(detection, nickname, false);
    if (!smp__token_one_of(detection, close, marks)) return SMP__NOWHERE;
    const uint32_t at = smp__next_of_name(detection, close, false);
    return at != SMP__NOWHERE && goes_on_cased(detection, last, at) ? at : SMP__NOWHERE;
}

uint32_t smp__name_end(const smp__detection *detection, uint32_t last)
{
    for (uint32_t more = 0; more < 3 && !smp__token_is_possessive(detection, last); more++) {
        uint32_t next = smp__next_of_name(detection, last, false);
        if (next == SMP__NOWHERE) return last;
        if (smp__token_one_of(detection, last, particles) && may_join(detection, last, next)) {
            last = next;
            continue;
        }
        uint32_t behind = smp__next_of_name(detection, next, false), surname;
        if (smp__mark_of(smp__token_at(detection, next)) == '-' &&
            smp__joined(detection, last, next)) {
            if (behind == SMP__NOWHERE || !smp__joined(detection, next, behind) ||
                !may_join(detection, last, behind))
                return last;
            last = behind;
        } else if (goes_on_cased(detection, last, next) ||
                   goes_on_uncased(detection, last, next)) {
            last = next;
        } else if (smp__token_one_of(detection, next, particles) &&
                   may_join(detection, next, behind)) {
            last = behind;
        } else if ((surname = past_middle_initials(detection, last, next)) != SMP__NOWHERE ||
                   (surname = past_nickname(detection, last, next)) != SMP__NOWHERE) {
            last = surname;
        } else {
            return last;
        }
    }
    return last;
}

/* ---- Things --------------------------------------------------------------------------------- */

bool smp__names_a_thing(const smp__detection *detection, uint32_t first, uint32_t last)
{
    uint32_t next = smp__next_of_name(detection, last, false);
    if (next == SMP__NOWHERE) return false;
    /* "Elizabeth of ..." is no person of today, "Jean Example of ..." is. */
    if (last > first && smp__token_one_of(detection, next, " of ")) return false;
    if (smp__token_known(detection, next, SMP__LEXICON_NAMED_THINGS_PLAIN) ||
        smp__is_kind(detection, next, SMP__KIND(NUMBER)))
        return true;
    bool capital = smp__is_capitalised(detection, next);
    if (capital && smp__token_is_possessive(detection, last)) return true;
    if (smp__token_one_of(detection, next, " & ")) return true;
    if (capital && smp__token_known(detection, next, SMP__LEXICON_NAMED_THINGS)) return true;
    /* "William Harvey Heart Centre" */
    uint32_t second = capital ? smp__next_of_name(detection, next, false) : SMP__NOWHERE;
    return smp__is_capitalised(detection, second) &&
           smp__token_known(detection, second, SMP__LEXICON_NAMED_THINGS);
}

uint32_t smp__street_surname(const smp__detection *detection, uint32_t given)
{
    uint32_t next = smp__next_of_name(detection, given, false);
    bool may_be = next != SMP__NOWHERE && smp__lacks_surname(detection, given) &&
                  !smp__token_is_possessive(detection, given) &&
                  smp__is_capitalised(detection, next) &&
                  smp__name_flags_of(detection, next) & SMP__NAME_SURNAME &&
                  smp__token_known(detection, next, SMP__LEXICON_NAMED_THINGS);
    return may_be ? next : SMP__NOWHERE;
}

bool smp__may_be_of_somebody(const smp__detection *detection, uint32_t before, uint32_t last)
{
    uint32_t next = smp__next_of_name(detection, last, false);
    static const char beside_places[] =
        " at in on to from near of the outside inside by off via opposite ";
    return !smp__token_one_of(detection, before, beside_places) &&
           !smp__is_capitalised(detection, next) && !smp__names_a_thing(detection, last, last);
}

