/* Names of people: where they stand in a text, by title, by initials, by a given name that is no
 * other word, and by what stands round them. Precision comes first: a hospital, street, month or
 * condition named after a person is no person.
 * SPDX-License-Identifier: MIT */
#include "signals/name_parts.h"

#include <string.h>

/* ---- Words --------------------------------------------------------------------------------- */

#define CIVIL_TITLES " mr mrs ms miss mx master "
#define STAFF_TITLES " dr doctor prof professor sister nurse matron midwife surgeon sgt inspector "
#define PUBLIC_TITLES                                                                              \
    " cllr councillor sir dame lord lady rev reverend mp minister mayor judge captain "
static const char titles[] = CIVIL_TITLES STAFF_TITLES PUBLIC_TITLES;
/* These are titles before any capitalised word; the others only before a name of the table. */
static const char sure_titles[] = " mr mrs ms miss mx master dr prof cllr ";

/* ---- Names with a title -------------------------------------------------------------------- */

/* May the word at `at` be a surname after the title at `title`? */
static bool follows_title(const smp__detection *detection, uint32_t title, uint32_t at)
{
    uint32_t flags = smp__name_flags_of(detection, at);
    bool sure = smp__token_one_of(detection, title, sure_titles);
    bool capital = smp__token_at(detection, title)->flags & SMP__TOKEN_FIRST_UPPER;
    if (smp__is_capitalised(detection, at))
        return (sure && capital) ||
               ((flags || smp__is_strange(detection, at)) &&
                !smp__is_never_surname(detection, at) &&
                !smp__is_staff_role(detection, at));
    if (smp__is_in_capitals(detection, at))
        return capital && sure &&
               (flags & SMP__NAME_SURNAME || smp__is_only_name(flags) ||
                smp__is_strange(detection, at));
    /* In small letters "miss" is a verb, and a sister anybody's. */
    bool plain = smp__token_one_of(detection, title, " mr mrs ms dr ");
    return !capital && ((flags & SMP__NAME_SURNAME && (plain || !(flags & SMP__NAME_WORD))) ||
                        (plain && smp__is_only_name(flags)));
}

static bool read_titled(const smp__detection *detection, uint32_t index, smp__name *name)
{
    char initial = smp__initial(smp__token_at(detection, index));
    if (!memchr("mdpsncrlji", initial, 10) || !smp__token_one_of(detection, index, titles))
        return false;
    bool civil = smp__token_one_of(detection, index, CIVIL_TITLES), stopped = false;
    bool staff = !civil && smp__token_one_of(detection, index, STAFF_TITLES);
    uint32_t next = smp__next_of_name(detection, index, true);
    uint32_t at = smp__past_initials(detection, next, &stopped);
    if (at == SMP__NOWHERE || !follows_title(detection, index, at)) return false;
    uint32_t second = smp__next_of_name(detection, at, false);
    if (smp__is_capitalised(detection, at) && smp__may_be_surname(detection, second) &&
        !smp__token_is_possessive(detection, at) &&
        !smp__is_only_surname(smp__name_flags_of(detection, at)))
        at = second;
    uint32_t street = civil ? smp__street_surname(detection, at) : SMP__NOWHERE;
    at = smp__name_end(detection, street == SMP__NOWHERE ? at : street);
    if (smp__names_a_thing(detection, index, at)) return false;
    *name = (smp__name){.first = index,
                        .last = at,
                        .bearer = civil ? SMP__BEARER_TITLED
                                  : staff ? SMP__BEARER_STAFF
                                          : SMP__BEARER_PUBLIC};
    return true;
}

/* ---- Names without one --------------------------------------------------------------------- */

static bool read_patient(const smp__detection *detection, uint32_t index, smp__name *name)
{
    if (smp__initial(smp__token_at(detection, index)) != 'p' ||
        !smp__token_one_of(detection, index, " patient "))
        return false;
    uint32_t at = smp__next_of_name(detection, index, false);
    uint32_t flags = smp__name_flags_of(detection, at);
    bool common = flags & SMP__NAME_COMMON && !(flags & SMP__NAME_WORD);
    if ((!smp__is_capitalised(detection, at) && !common) ||
        smp__token_known(detection, at, SMP__LEXICON_PATIENT_COMPOUNDS))
        return false;
    uint32_t second = smp__next_of_name(detection, at, false);
    if (smp__may_be_surname(detection, second) && !smp__token_is_possessive(detection, at))
        at = second;
    *name = (smp__name){.first = smp__after(detection, index),
                        .last = smp__name_end(detection, at),
                        .bearer = SMP__BEARER_PATIENT};
    return !smp__names_a_thing(detection, name->first, name->last);
}

/* "A K Example", "J. Example" */
static bool read_initials(const smp__detection *detection, uint32_t index, smp__name *name)
{
    uint32_t before = smp__before(detection, index);
    if (!smp__is_initial(detection, index) ||
        (before != SMP__NOWHERE && smp__joined(detection, before, index)))
        return false;
    bool stopped = false;
    uint32_t second = smp__next_of_name(detection, index, true);
    uint32_t at = smp__past_initials(detection, index, &stopped);
    uint32_t flags = smp__name_flags_of(detection, at);
    if (!(flags & SMP__NAME_SURNAME) || !smp__may_be_surname(detection, at)) return false;
    /* "A Patel", "I Example": an article and a pronoun have neither stop nor further initials. */
    if (!stopped && at == second && smp__token_one_of(detection, index, " a i ")) return false;
    bool alone = before == SMP__NOWHERE && smp__after(detection, at) == SMP__NOWHERE;
    if (flags & SMP__NAME_WORD && !stopped && !alone) return false;
    *name = (smp__name){.first = index, .last = smp__name_end(detection, at)};
    return !smp__names_a_thing(detection, name->first, name->last);
}

/* In small letters, or all in capitals: nothing but a common name, in doubt where its neighbours do
 * not say that it is one. */
static bool read_uncased(const smp__detection *detection, uint32_t index, smp__name *name)
{
    enum { SHORT = 3 }; /* letters: most words are, and hardly a name */
    bool small = smp__is_in_small_letters(detection, index);
    if (!small && !smp__is_in_capitals(detection, index)) return false;
    uint32_t second = smp__next_of_name(detection, index, false);
    if (small && smp__token_at(detection, index)->folded_size <= SHORT &&
        !(smp__are_written_alike(detection, index, second) &&
          smp__is_only_name(smp__name_flags_of(detection, second))))
        return false;
    uint32_t flags = smp__name_flags_of(detection, index);
    if (!(flags & SMP__NAME_COMMON) || flags & SMP__NAME_WORD) return false;
    uint32_t last = smp__name_end(detection, index);
    uint8_t bearer = SMP__BEARER_PERSON;
    bool sure = false;
    for (uint32_t i = index; i != last && !sure;) {
        i = smp__after(detection, i);
        sure = smp__may_only_be_name(detection, i);
    }
    if (last == index && second != SMP__NOWHERE && !smp__token_is_possessive(detection, index) &&
        smp__are_written_alike(detection, index, second) &&
        smp__name_flags_of(detection, second) & SMP__NAME_SURNAME &&
        smp__frame_of_name(detection, index, second, &bearer))
        last = smp__name_end(detection, second);
    if (!sure && !smp__frame_of_name(detection, index, last, &bearer)) {
        if (smp__frame_of_name(detection, index, index, &bearer))
            last = index; /* what follows is a word after all */
        else bearer = SMP__BEARER_DOUBTFUL;
    }
    *name = (smp__name){.first = index, .last = last, .bearer = bearer};
    return !smp__names_a_thing(detection, index, last);
}

/* The last token of the name with a capital that begins at `index`, further surnames aside; NOWHERE
 * if none does. */
static uint32_t last_of_cased(const smp__detection *detection, uint32_t index, uint8_t *bearer)
{
    uint32_t flags = smp__name_flags_of(detection, index);
    uint32_t second = smp__next_of_name(detection, index, false);
    bool follows =
        !smp__token_is_possessive(detection, index) && smp__may_be_surname(detection, second);
    uint32_t second_flags = follows ? smp__name_flags_of(detection, second) : 0;
    bool sure = flags & SMP__NAME_GIVEN && !(flags & SMP__NAME_WORD);
    bool surname = second_flags & SMP__NAME_SURNAME &&
                   (!(second_flags & SMP__NAME_WORD) ||
                    !smp__is_doubtful_surname(detection, second));
    smp__name_frame frame = smp__frame_of_name(detection, index, index, bearer);
    if (follows) {
        bool introduced = frame >= SMP__FRAME_SOFT;
        if ((sure && (second_flags || flags & SMP__NAME_COMMON)) ||
            (flags & SMP__NAME_GIVEN && surname) ||
            (second_flags & SMP__NAME_SURNAME && !(second_flags & SMP__NAME_WORD) &&
             smp__is_strange(detection, index)) ||
            (introduced && (flags & SMP__NAME_GIVEN || surname)) ||
            (introduced && smp__is_strange(detection, index) && smp__is_strange(detection, second)))
            return second;
    }
    if (sure && (flags & SMP__NAME_COMMON || frame)) return index;
    if (frame < SMP__FRAME_SOFT) return SMP__NOWHERE;
    bool likely = flags & SMP__NAME_GIVEN ||
                  (flags & SMP__NAME_SURNAME && !(flags & SMP__NAME_WORD));
    bool strange = frame >= SMP__FRAME_HARD && smp__is_strange(detection, index);
    return likely || strange || (flags && frame == SMP__FRAME_ROLE) ? index : SMP__NOWHERE;
}

static bool read_cased(const smp__detection *detection, uint32_t index, smp__name *name)
{
    uint8_t bearer = SMP__BEARER_PERSON;
    uint32_t before = smp__before(detection, index);
    if (!smp__is_capitalised(detection, index) ||
        smp__token_known(detection, before, SMP__LEXICON_NAMED_PLACES) ||
        smp__token_known(detection, index, SMP__LEXICON_NAMED_THINGS) ||
        smp__is_never_surname(detection, index) || smp__is_staff_role(detection, index) ||
        (before != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, before)) == '-'))
        return false;
    uint32_t last = last_of_cased(detection, index, &bearer);
    /* "Rob the rich", "Lance a boil": a verb. */
    uint32_t second = smp__next_of_name(detection, index, false);
    bool verb = last == index &&
                smp__token_at(detection, index)->flags & SMP__TOKEN_SENTENCE_START &&
                smp__is_in_small_letters(detection, second) &&
                smp__token_one_of(detection, second, " a an the your my our ") &&
                bearer == SMP__BEARER_PERSON;
    if (last == SMP__NOWHERE || verb ||
        (last == index && smp__token_one_of(detection, before, " at in near inside outside ")))
        return false;
    uint32_t street = last == index ? smp__street_surname(detection, index) : SMP__NOWHERE;
    if (street != SMP__NOWHERE && smp__may_be_of_somebody(detection, before, street)) {
        if (bearer == SMP__BEARER_PERSON) bearer = SMP__BEARER_DOUBTFUL;
        *name = (smp__name){.first = index, .last = street, .bearer = bearer};
        return true;
    }
    last = smp__name_end(detection, last);
    if (smp__names_a_thing(detection, index, last)) return false;
    *name = (smp__name){.first = index, .last = last, .bearer = bearer};
    return true;
}

/* ---- The list ------------------------------------------------------------------------------ */

/* Takes in the rest of a name of very many words. What reads a name looks only a few words ahead,
 * so that a row of names that is none after all is not read again from each of its words; where it
 * has taken one word, none goes on the name. False where it turns out to be that of a thing. */
static bool take_rest(const smp__detection *detection, smp__name *name)
{
    if (name->last == name->first) return true;
    uint32_t known = name->last, last;
    while ((last = smp__name_end(detection, name->last)) != name->last) name->last = last;
    return name->last == known || !smp__names_a_thing(detection, name->first, name->last);
}

bool smp__next_name(const smp__detection *detection, uint32_t from, uint32_t end, smp__name *name)
{
    for (uint32_t i = from; i < end; i++) {
        if (smp__is_kind(detection, i, SMP__KIND(HASHTAG) | SMP__KIND(MENTION)) &&
            smp__read_tagged_name(detection, i, name))
            return true;
        if (smp__token_at(detection, i)->kind != SMP_TOKEN_WORD) continue;
        if (!read_titled(detection, i, name) && !read_patient(detection, i, name) &&
            !read_initials(detection, i, name) && !read_cased(detection, i, name) &&
            !read_uncased(detection, i, name))
            continue;
        if (!take_rest(detection, name) ||
            smp__is_public_name(detection, name->first, name->last)) {
            i = name->last;
            continue;
        }
        return true;
    }
    return false;
}
