/* What stands round a name and says that a person is meant: roles, relatives, thanks, being called
 * something, where somebody works, what only people do.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

/* ---- Words --------------------------------------------------------------------------------- */

static const char thanks[] = " thanks thank cheers bless ";
static const char especially[] =
    " especially particularly mostly mainly namely including meet ask dear hi hello hey thank ";
static const char small_words[] = " the our my a an your new lovely this from at in on ";
static const char marks[] = " , ( - \342\200\223 \342\200\224 : ";

/* ---- Before ---------------------------------------------------------------------------------- */

bool smp__is_staff_role(const smp__detection *detection, uint32_t index)
{
    return smp__token_known(detection, index, SMP__LEXICON_STAFF_ROLES);
}

static smp__name_frame staff(uint8_t *bearer, smp__name_frame frame)
{
    *bearer = SMP__BEARER_STAFF;
    return frame;
}

static smp__name_frame by_thanks(uint8_t *bearer)
{
    *bearer = SMP__BEARER_THANKED;
    return SMP__FRAME_SOFT;
}

/* "Tom and ...", "Tom, ...", "Tom & ...": a name is joined by another. */
static bool is_joined_to_name(const smp__detection *detection, uint32_t before)
{
    if (!smp__token_one_of(detection, before, " and & , or nor ")) return false;
    uint32_t other = smp__before(detection, before);
    if (smp__token_one_of(detection, before, " and ") &&
        smp__token_one_of(detection, other, " , "))
        other = smp__before(detection, other);
    if (other == SMP__NOWHERE || !smp__is_capitalised(detection, other)) return false;
    return smp__is_only_given_name(smp__folded(smp__token_at(detection, other)));
}

static bool is_called(const smp__detection *detection, uint32_t before, uint8_t *bearer)
{
    uint32_t from = smp__reach_back(detection, before, 3);
    bool person = false;
    for (uint32_t i = from; i < before; i++) {
        if (smp__is_staff_role(detection, i)) *bearer = SMP__BEARER_STAFF;
        person = person || smp__token_known(detection, i, SMP__LEXICON_RELATIVES) ||
                 smp__token_known(detection, i, SMP__LEXICON_CALLED_PERSONS);
    }
    return person || *bearer == SMP__BEARER_STAFF;
}

/* "happy birthday to Name": a patient as well as a colleague, also "on ward 4". */
static bool is_wished(const smp__detection *detection, uint32_t first)
{
    uint32_t before = smp__before(detection, first);
    return smp__token_one_of(detection, before, " to ") &&
           smp__token_one_of(detection, smp__before(detection, before), " birthday ");
}

static smp__name_frame frame_before(const smp__detection *detection, uint32_t first,
                                    uint8_t *bearer)
{
    uint32_t before = smp__before(detection, first);
    if (before == SMP__NOWHERE) return SMP__FRAME_NONE;
    if (is_joined_to_name(detection, before)) return SMP__FRAME_SOFT;
    bool after_mark = smp__token_one_of(detection, before, marks);
    uint32_t word = after_mark ? smp__before(detection, before) : before;
    if (smp__is_staff_role(detection, word))
        return staff(bearer, after_mark ? SMP__FRAME_HARD : SMP__FRAME_ROLE);
    if (!after_mark && smp__token_known(detection, word, SMP__LEXICON_RELATIVES))
        return SMP__FRAME_ROLE;
    if (after_mark || !smp__is_kind(detection, before, SMP__KIND(WORD))) return SMP__FRAME_NONE;
    uint32_t second = smp__before(detection, before), third = SMP__NOWHERE;
    if (second != SMP__NOWHERE) third = smp__before(detection, second);
    if (smp__token_one_of(detection, before, " is was ")) {
        if (smp__token_one_of(detection, second, " name ")) return SMP__FRAME_HARD;
        return smp__is_staff_role(detection, second) ||
                       smp__token_one_of(detection, second, " charge ")
                   ? staff(bearer, SMP__FRAME_HARD)
                   : smp__token_one_of(detection, second, " this ") ? SMP__FRAME_SOFT
                                                                    : SMP__FRAME_NONE;
    }
    if (smp__token_one_of(detection, before, " name's ") ||
        (smp__token_one_of(detection, before, " me ") &&
         smp__token_one_of(detection, second, " call ")))
        return SMP__FRAME_HARD;
    if (smp__token_one_of(detection, before, " called named "))
        return is_called(detection, before, bearer) ? SMP__FRAME_HARD : SMP__FRAME_NONE;
    if (smp__token_one_of(detection, before, " lady lad guy bloke chap ") &&
        smp__token_one_of(detection, second, " reception lovely young tea desk "))
        return SMP__FRAME_SOFT;
    bool thanked = smp__token_one_of(detection, before, thanks) ||
                   (smp__token_one_of(detection, before, " to with done you ") &&
                    smp__token_one_of(detection, second,
                                      " thanks thank cheers you out speak spoke spoken love well "
                                      "welcome mention congratulations "));
    /* "thank you to ..." thanks whoever follows; "you to ..." of other words does not. */
    if (thanked && smp__token_one_of(detection, second, " you ") &&
        !smp__token_one_of(detection, third, " thank "))
        thanked = false;
    if (thanked) return by_thanks(bearer);
    bool written = smp__token_one_of(detection, before, " from ") &&
                   smp__token_one_of(detection, second,
                                     " message heard letter email text note card word ");
    return written || is_wished(detection, first) ||
                   smp__token_one_of(detection, before, especially)
               ? SMP__FRAME_SOFT
               : SMP__FRAME_NONE;
}

/* ---- After ----------------------------------------------------------------------------------- */

/* "Name the midwife", "Name, our new porter", "Name (health visitor)". */
static smp__name_frame frame_of_description(const smp__detection *detection, uint32_t next)
{
    bool marked = smp__token_one_of(detection, next, marks);
    if (marked) next = smp__after(detection, next);
    for (uint32_t i = 0; i < 3 && smp__is_kind(detection, next, SMP__KIND(WORD)); i++) {
        if (smp__is_staff_role(detection, next))
            return marked ? SMP__FRAME_HARD : i ? SMP__FRAME_SOFT : SMP__FRAME_NONE;
        if (i == 0 && !smp__token_one_of(detection, next, small_words) &&
            !(marked && smp__token_one_of(detection, next, " health student staff ward senior ")))
            return SMP__FRAME_NONE;
        next = smp__after(detection, next);
    }
    return SMP__FRAME_NONE;
}

static smp__name_frame frame_after(const smp__detection *detection, uint32_t first, uint32_t last,
                                   uint8_t *bearer)
{
    uint32_t next = smp__next_of_name(detection, last, false);
    if (next == SMP__NOWHERE) return SMP__FRAME_NONE;
    smp__name_frame described = frame_of_description(detection, next);
    if (described) return staff(bearer, described);
    if (smp__token_known(detection, next, SMP__LEXICON_DEEDS)) return SMP__FRAME_SOFT;
    if (smp__token_one_of(detection, next, " from in on at ") && !is_wished(detection, first)) {
        uint32_t place = smp__after(detection, next);
        if (smp__token_one_of(detection, place, " the our ")) place = smp__after(detection, place);
        if (smp__token_known(detection, place, SMP__LEXICON_WORKPLACES))
            return staff(bearer, SMP__FRAME_SOFT);
    }
    /* "Name who took my blood", "Name is a star" */
    uint32_t second = smp__after(detection, next);
    bool praised = smp__token_one_of(detection, next, " is was ") &&
                   (smp__token_one_of(detection, second, " a an so very my the our always ") ||
                    smp__token_one_of(detection, second,
                                      " amazing lovely brilliant superb kind great rude fantastic "
                                      "wonderful excellent fab helpful caring patient "));
    return smp__token_one_of(detection, next, " who ") || praised ? SMP__FRAME_WEAK
                                                                   : SMP__FRAME_NONE;
}

/* ---- The whole ------------------------------------------------------------------------------- */

smp__name_frame smp__frame_of_name(const smp__detection *detection, uint32_t first, uint32_t last,
                                   uint8_t *bearer)
{
    smp__name_frame before = frame_before(detection, first, bearer);
    if (before >= SMP__FRAME_HARD) return before;
    smp__name_frame after = frame_after(detection, first, last, bearer);
    return after > before ? after : before;
}
