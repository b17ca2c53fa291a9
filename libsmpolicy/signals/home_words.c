/* Whose a place is, by the words round it: somebody's, or a venue that everybody may know.
 * SPDX-License-Identifier: MIT */
#include "signals/homes.h"
#include "signals/names.h"

#include <string.h>

/* ---- Where somebody lives ------------------------------------------------------------------- */

/* "the regular's postcode": somebody's, unless it is a venue's. */
static bool is_owned(const smp__detection *detection, uint32_t from, uint32_t end)
{
    static const char venues[] =
        " hospital's clinic's centre's surgery's practice's venue's trust's site's school's "
        "church's hub's building's pharmacy's library's unit's ward's charity's it's that's "
        "what's here's there's where's ";
    for (uint32_t i = from; i < end; i++) {
        smp_text word = smp__folded(smp__token_at(detection, i));
        if (smp__is_possessive(word) && !smp__one_of(word, venues) &&
            smp__token_one_of(detection, smp__after(detection, i), " address postcode house flat "))
            return true;
    }
    return false;
}

bool smp__is_home(const smp__detection *detection, uint32_t index)
{
    const smp__document *document = detection->document;
    const smp__sentence *sentence = &document->sentences[smp__token_at(detection, index)->sentence];
    enum { CLOSE = 6 };
    uint32_t from = smp__reach_back(detection, index, 24);
    uint32_t end = smp__reach_ahead(detection, index, 10);
    if (from < sentence->first_token) from = sentence->first_token;
    if (end > sentence->end_token) end = sentence->end_token;
    static const char owners[] =
        " my his her their mum's dad's mother's father's patient's wife's husband's neighbour's "
        "nan's gran's sister's brother's home ";
    return smp__any_pair(detection, from, end, " lives lived living resides residing ",
                         " at in on with near ") ||
           smp__any_pair(detection, from, end, " at round to ", " mine hers ours theirs ") ||
           is_owned(detection, from, end) ||
           smp__any_one_of(detection, smp__reach_back(detection, index, CLOSE), index,
                           " lives lived resides ") ||
           smp__any_pair(detection, from, end, " i they who we patient he she ", " live ") ||
           smp__any_pair(detection, from, end, owners, " address postcode house home flat ") ||
           (smp__any_one_of(detection, from, end, " address postcode ") &&
            smp__any_one_of(detection, from, end, " mr mrs ms miss mx patient "));
}

/* ---- Where somebody is called on ------------------------------------------------------------ */

/* The words of the sentence round a place, the place itself left out. */
typedef struct surroundings {
    uint32_t from, first, last, end;
} surroundings;

static surroundings round_place(const smp__detection *detection, uint32_t first, uint32_t last)
{
    enum { BEFORE = 14, BEHIND = 10 };
    const smp__document *document = detection->document;
    const smp__sentence *sentence = &document->sentences[smp__token_at(detection, first)->sentence];
    surroundings round = {smp__reach_back(detection, first, BEFORE), first, last,
                          smp__reach_ahead(detection, last, BEHIND)};
    /* "Mrs. Example" may have ended a sentence; a short one before goes with the place. */
    if (round.from < sentence->first_token && first - sentence->first_token > 4)
        round.from = sentence->first_token;
    return round;
}

/* The next word of the surroundings after token `index`; SMP__NOWHERE after the last. */
static uint32_t next_word(const smp__detection *detection, const surroundings *round,
                          uint32_t index)
{
    for (index++; index < round->end; index++) {
        if (index == round->first) index = round->last + 1;
        if (index < round->end && smp__is_kind(detection, index, SMP__KIND(WORD))) return index;
    }
    return SMP__NOWHERE;
}

/* "a clinic at", "the pub,", and right behind the place "14 Example Road surgery": the place is
 * that. */
static bool is_venue_there(const smp__detection *detection, const surroundings *round,
                           uint32_t index)
{
    if (!smp__token_known(detection, index, SMP__LEXICON_VENUES)) return false;
    if (index > round->last) return smp__before(detection, index) == round->last;
    uint32_t next = smp__after(detection, index);
    return next == round->first ||
           smp__token_one_of(detection, next,
                             " at in on is are has moved moves moving , ( : - near opposite next ");
}

/* "Mavis at 14 ...", "Sarah Briggs, 14 ...": a given name shortly before the place. Further away it
 * may be anybody's who speaks of it. */
static bool is_name_before(const smp__detection *detection, const surroundings *round,
                           uint32_t index)
{
    enum { NEAR = 3 };
    if (!smp__is_capitalised(detection, index) || index > round->first ||
        index < smp__reach_back(detection, round->first, NEAR))
        return false;
    smp_text word = smp__folded(smp__token_at(detection, index));
    return smp__is_only_given_name(smp__without_possessive(word));
}

/* "84F", "67M": age and sex, as crews and wards write them. */
static bool is_age_and_sex(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    uint32_t size = token->folded_size;
    if (size < 2 || size > 4 || !(token->flags & SMP__TOKEN_HAS_UPPER) ||
        !memchr("fm", token->folded[size - 1], 2))
        return false;
    for (uint32_t i = 0; i + 1 < size; i++)
        if (!smp__ascii_digit(token->folded[i])) return false;
    return true;
}

bool smp__is_somebody(const smp__detection *detection, uint32_t index)
{
    static const char persons[] =
        " he she him her his hers mr mrs ms miss mx patient pt resident pensioner fella couple "
        "casualty ex client tenant ";
    /* "patient transport" */
    if (smp__token_known(detection, smp__after(detection, index), SMP__LEXICON_PATIENT_COMPOUNDS) &&
        smp__token_one_of(detection, index, " patient "))
        return false;
    /* "the family at ...", not a "family day" */
    if (smp__token_one_of(detection, index, " family household occupants "))
        return smp__token_one_of(detection, smp__after(detection, index),
                                 " at in from of on is are has have can want wants ");
    smp_text word = smp__without_possessive(smp__folded(smp__token_at(detection, index)));
    return smp__one_of(word, persons) || is_age_and_sex(detection, index) ||
           smp__known(detection->scene, SMP__LEXICON_RELATIVES, word) ||
           smp__known(detection->scene, SMP__LEXICON_CALLED_PERSONS, word);
}

bool smp__is_visited(const smp__detection *detection, uint32_t first, uint32_t last)
{
    surroundings round = round_place(detection, first, last);
    bool somebody = smp__any_pair(detection, round.from, first, " key door gate ", " safe code ");
    uint32_t at = next_word(detection, &round, round.from - 1);
    for (; at != SMP__NOWHERE; at = next_word(detection, &round, at)) {
        if (smp__token_known(detection, at, SMP__LEXICON_PUBLIC_PLACE_WORDS) ||
            is_venue_there(detection, &round, at))
            return false;
        somebody |= smp__token_known(detection, at, SMP__LEXICON_HOME_WORDS) ||
                    smp__is_somebody(detection, at) || is_name_before(detection, &round, at);
    }
    return somebody;
}
