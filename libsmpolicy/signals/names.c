/* Names of people: where they stand in a text, by title, by initials, by a given name that is no
 * other word, and by what stands round them. Precision comes first: a hospital, street, month or
 * condition named after a person is no person.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

/* What a token is as a name, its possessive ending left out. */
static uint32_t flags_of(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return 0;
    smp_text folded = smp__without_possessive(smp__folded(smp__token_at(detection, index)));
    return folded.size < 2 ? 0 : smp__name_flags(folded);
}

/* ---- Words --------------------------------------------------------------------------------- */

#define CIVIL_TITLES " mr mrs ms miss mx master "
#define STAFF_TITLES " dr doctor prof professor sister nurse matron midwife surgeon sgt inspector "
#define PUBLIC_TITLES                                                                              \
    " cllr councillor sir dame lord lady rev reverend mp minister mayor judge captain "
static const char titles[] = CIVIL_TITLES STAFF_TITLES PUBLIC_TITLES;
/* These are titles before any capitalised word; the others only before a name of the table. */
static const char sure_titles[] = " mr mrs ms miss mx master dr prof cllr ";

/* No surname, though it has a capital in a job title or a heading. */
static const char no_surname[] =
    " community clinical senior chief head support healthcare specialist team service services "
    "thank thanks you your our my his her their they she he it and for from with at in on to of "
    "the this that please hi hello dear was is has who when what where why how if but so we i "
    "children's learning project programme finance communications engagement deputy assistant "
    "associate interim executive officer chair governor advanced lead hr it ";
/* "Aoife Ní Bhriain", "Ana de Souza" */
static const char particles[] =
    " n\303\255 ni \303\263 o mac nic van von der den ter de da das dos do du di del della la le "
    "al el bin bint ibn ap ab ";
/* Surnames that are also second words of places and sayings, after a given name that is a word. */
static const char doubtful_surnames[] =
    " hill wood woods young day days field fields rose low long short best good read still well "
    "may bush brook brooks banks flowers garden bird birds summer winter spring berry power love ";
static const char calendar_names[] =
    " monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december christmas easter i i'm i've i'll "
    "i'd covid ";

/* ---- How it is written --------------------------------------------------------------------- */

static bool is_small(const smp__detection *detection, uint32_t index)
{
    return smp__is_kind(detection, index, SMP__KIND(WORD)) &&
           !(smp__token_at(detection, index)->flags &
             (SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_DIGIT));
}

static bool is_in_capitals(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_FIRST_UPPER &&
           !(token->flags & (SMP__TOKEN_HAS_LOWER | SMP__TOKEN_HAS_DIGIT)) &&
           token->folded_size > 2 && !smp__known_acronym(detection->scene, smp__folded(token));
}

/* "J", or several in one word: "J.K". */
static bool is_initial(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    const smp_text folded = smp__folded(token);
    for (size_t i = 1; i < folded.size; i++)
        if ((folded.data[i] == '.') != (i % 2 == 1)) return false;
    return token->flags & SMP__TOKEN_FIRST_UPPER && !(token->flags & SMP__TOKEN_HAS_LOWER);
}

/* The word after at most three initials; `stopped` where one of them has its stop. */
static uint32_t past_initials(const smp__detection *detection, uint32_t index, bool *stopped)
{
    enum { MOST = 3 };
    for (uint32_t i = 0; i < MOST && is_initial(detection, index); i++) {
        uint32_t next = smp__after(detection, index);
        if (next != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, next)) == '.' &&
            smp__joined(detection, index, next))
            *stopped = true;
        index = smp__next_of_name(detection, index, true);
    }
    return index;
}

/* No word of English, as far as we know, nor a place. */
static bool is_strange(const smp__detection *detection, uint32_t index)
{
    smp_text folded = smp__without_possessive(smp__folded(smp__token_at(detection, index)));
    return folded.size > 2 && !smp__in_dictionary(folded);
}

/* In small letters both, or both in capitals. */
static bool are_written_alike(const smp__detection *detection, uint32_t one, uint32_t other)
{
    return is_small(detection, one) ? is_small(detection, other)
                                    : is_in_capitals(detection, one) &&
                                          is_in_capitals(detection, other);
}

/* ---- Parts of a name ----------------------------------------------------------------------- */

bool smp__is_capitalised(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_FIRST_UPPER && token->flags & SMP__TOKEN_HAS_LOWER &&
           !(token->flags & SMP__TOKEN_HAS_DIGIT) &&
           !smp__token_one_of(detection, index, calendar_names) &&
           !smp__known_acronym(detection->scene, smp__folded(token));
}

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

static bool may_be_surname(const smp__detection *detection, uint32_t index)
{
    return smp__is_capitalised(detection, index) &&
           !smp__token_one_of(detection, index, no_surname) &&
           !smp__token_known(detection, index, SMP__LEXICON_NAMED_THINGS) &&
           !smp__is_staff_role(detection, index);
}

/* A given name and nothing else: a surname may follow. */
static bool lacks_surname(const smp__detection *detection, uint32_t index)
{
    return (flags_of(detection, index) & ~(uint32_t)SMP__NAME_COMMON) == SMP__NAME_GIVEN;
}

/* No word goes on "Mrs Example" but a further name. */
static bool is_only_surname(uint32_t flags)
{
    return flags & SMP__NAME_SURNAME && !(flags & SMP__NAME_GIVEN);
}

/* A name, and no word besides. */
static bool is_only_name(uint32_t flags) { return flags && !(flags & SMP__NAME_WORD); }

/* Of a name without a capital of its own: is the word a name, or, in capitals, none we know? In
 * small letters the latter may be anything. */
static bool may_only_be_name(const smp__detection *detection, uint32_t index)
{
    return is_only_name(flags_of(detection, index)) ||
           (is_in_capitals(detection, index) && is_strange(detection, index));
}

/* Does `next`, in the small letters or capitals of the name before it, go on that name? A surname
 * that is a word too does where it is a rare one, or a name stands behind it that is none. */
static bool goes_on_uncased(const smp__detection *detection, uint32_t last, uint32_t next)
{
    enum { RARE = 960 }; /* smp__word_rarity: "smith", "baker", but not "said", "may", "day" */
    if (!are_written_alike(detection, last, next)) return false;
    if (may_only_be_name(detection, next)) return true;
    const uint32_t flags = flags_of(detection, next);
    if (!(flags & SMP__NAME_SURNAME) || smp__token_one_of(detection, next, doubtful_surnames) ||
        smp__token_one_of(detection, next, particles) ||
        smp__token_known(detection, next, SMP__LEXICON_NAMED_THINGS) ||
        smp__token_known(detection, next, SMP__LEXICON_WORKPLACES))
        return false;
    const uint32_t behind = smp__next_of_name(detection, next, false);
    if (behind != SMP__NOWHERE && smp__is_kind(detection, behind, SMP__KIND(NUMBER))) return false;
    smp_text word = smp__without_possessive(smp__folded(smp__token_at(detection, next)));
    return smp__word_rarity(word) >= RARE ||
           (behind != SMP__NOWHERE && are_written_alike(detection, next, behind) &&
            is_only_name(flags_of(detection, behind)));
}

/* May `next` stand in a name behind a hyphen, or a particle, of a name that has reached `last`? */
static bool may_join(const smp__detection *detection, uint32_t last, uint32_t next)
{
    return smp__is_capitalised(detection, next) ||
           (next != SMP__NOWHERE && are_written_alike(detection, last, next) &&
            (flags_of(detection, next) || smp__token_one_of(detection, next, particles)));
}

/* Does the capitalised word at `next` go on a name that has reached `last`? A name, or a word that
 * none of our lists has, does; one of English only where a surname is still to come, as behind two
 * given names, and no headline goes on behind it. */
static bool goes_on_cased(const smp__detection *detection, uint32_t last, uint32_t next)
{
    if (!may_be_surname(detection, next)) return false;
    if (flags_of(detection, next) || is_strange(detection, next)) return true;
    const uint32_t behind = smp__next_of_name(detection, next, false);
    return lacks_surname(detection, last) && !smp__is_capitalised(detection, behind);
}

/* The surname behind the initials at `next` of a name that has reached `last`: "Jean M. Example";
 * NOWHERE if there is none. Without a stop "A" and "I" are words, unless a name must follow. */
static uint32_t past_middle_initials(const smp__detection *detection, uint32_t last, uint32_t next)
{
    bool stopped = false;
    if (!is_initial(detection, next)) return SMP__NOWHERE;
    const uint32_t at = past_initials(detection, next, &stopped);
    if (stopped) return may_be_surname(detection, at) ? at : SMP__NOWHERE;
    if (at == SMP__NOWHERE || !goes_on_cased(detection, last, at)) return SMP__NOWHERE;
    return !smp__token_one_of(detection, next, " a i ") || is_only_name(flags_of(detection, at)) ||
                   is_strange(detection, at)
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

/* The last token of a name that has reached `last`: further surnames, joined by a hyphen or not. */
static uint32_t name_end(const smp__detection *detection, uint32_t last)
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

/* Is the name from `first` to `last` that of a thing? */
static bool names_a_thing(const smp__detection *detection, uint32_t first, uint32_t last)
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

/* The surname behind the given name at `given` that is what streets, wards and places are called
 * too: "Hill", "Ward"; NOWHERE if there is none. */
static uint32_t street_surname(const smp__detection *detection, uint32_t given)
{
    uint32_t next = smp__next_of_name(detection, given, false);
    bool may_be = next != SMP__NOWHERE && lacks_surname(detection, given) &&
                  !smp__token_is_possessive(detection, given) &&
                  smp__is_capitalised(detection, next) &&
                  flags_of(detection, next) & SMP__NAME_SURNAME &&
                  smp__token_known(detection, next, SMP__LEXICON_NAMED_THINGS);
    return may_be ? next : SMP__NOWHERE;
}

/* "Sam Hill has ...", but not "on Sam Hill" nor "Sam Hill Court". */
static bool may_be_of_somebody(const smp__detection *detection, uint32_t before, uint32_t last)
{
    uint32_t next = smp__next_of_name(detection, last, false);
    static const char beside_places[] =
        " at in on to from near of the outside inside by off via opposite ";
    return !smp__token_one_of(detection, before, beside_places) &&
           !smp__is_capitalised(detection, next) && !names_a_thing(detection, last, last);
}

/* ---- Names with a title -------------------------------------------------------------------- */

/* May the word at `at` be a surname after the title at `title`? */
static bool follows_title(const smp__detection *detection, uint32_t title, uint32_t at)
{
    uint32_t flags = flags_of(detection, at);
    bool sure = smp__token_one_of(detection, title, sure_titles);
    bool capital = smp__token_at(detection, title)->flags & SMP__TOKEN_FIRST_UPPER;
    if (smp__is_capitalised(detection, at))
        return (sure && capital) ||
               ((flags || is_strange(detection, at)) &&
                !smp__token_one_of(detection, at, no_surname) &&
                !smp__is_staff_role(detection, at));
    if (is_in_capitals(detection, at))
        return capital && sure &&
               (flags & SMP__NAME_SURNAME || is_only_name(flags) || is_strange(detection, at));
    /* In small letters "miss" is a verb, and a sister anybody's. */
    bool plain = smp__token_one_of(detection, title, " mr mrs ms dr ");
    return !capital && ((flags & SMP__NAME_SURNAME && (plain || !(flags & SMP__NAME_WORD))) ||
                        (plain && is_only_name(flags)));
}

static bool read_titled(const smp__detection *detection, uint32_t index, smp__name *name)
{
    char initial = smp__initial(smp__token_at(detection, index));
    if (!memchr("mdpsncrlji", initial, 10) || !smp__token_one_of(detection, index, titles))
        return false;
    bool civil = smp__token_one_of(detection, index, CIVIL_TITLES), stopped = false;
    bool staff = !civil && smp__token_one_of(detection, index, STAFF_TITLES);
    uint32_t at = past_initials(detection, smp__next_of_name(detection, index, true), &stopped);
    if (at == SMP__NOWHERE || !follows_title(detection, index, at)) return false;
    uint32_t second = smp__next_of_name(detection, at, false);
    if (smp__is_capitalised(detection, at) && may_be_surname(detection, second) &&
        !smp__token_is_possessive(detection, at) && !is_only_surname(flags_of(detection, at)))
        at = second;
    uint32_t street = civil ? street_surname(detection, at) : SMP__NOWHERE;
    at = name_end(detection, street == SMP__NOWHERE ? at : street);
    if (names_a_thing(detection, index, at)) return false;
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
    uint32_t flags = flags_of(detection, at);
    bool common = flags & SMP__NAME_COMMON && !(flags & SMP__NAME_WORD);
    if ((!smp__is_capitalised(detection, at) && !common) ||
        smp__token_known(detection, at, SMP__LEXICON_PATIENT_COMPOUNDS))
        return false;
    uint32_t second = smp__next_of_name(detection, at, false);
    if (may_be_surname(detection, second) && !smp__token_is_possessive(detection, at)) at = second;
    *name = (smp__name){.first = smp__after(detection, index),
                        .last = name_end(detection, at),
                        .bearer = SMP__BEARER_PATIENT};
    return !names_a_thing(detection, name->first, name->last);
}

/* "A K Example", "J. Example" */
static bool read_initials(const smp__detection *detection, uint32_t index, smp__name *name)
{
    uint32_t before = smp__before(detection, index);
    if (!is_initial(detection, index) ||
        (before != SMP__NOWHERE && smp__joined(detection, before, index)))
        return false;
    bool stopped = false;
    uint32_t second = smp__next_of_name(detection, index, true);
    uint32_t at = past_initials(detection, index, &stopped);
    uint32_t flags = flags_of(detection, at);
    if (!(flags & SMP__NAME_SURNAME) || !may_be_surname(detection, at)) return false;
    /* "A Patel", "I Example": an article and a pronoun have neither stop nor further initials. */
    if (!stopped && at == second && smp__token_one_of(detection, index, " a i ")) return false;
    bool alone = before == SMP__NOWHERE && smp__after(detection, at) == SMP__NOWHERE;
    if (flags & SMP__NAME_WORD && !stopped && !alone) return false;
    *name = (smp__name){.first = index, .last = name_end(detection, at)};
    return !names_a_thing(detection, name->first, name->last);
}

/* In small letters, or all in capitals: nothing but a common name, in doubt where its neighbours do
 * not say that it is one. */
static bool read_uncased(const smp__detection *detection, uint32_t index, smp__name *name)
{
    enum { SHORT = 3 }; /* letters: most words are, and hardly a name */
    bool small = is_small(detection, index);
    if (!small && !is_in_capitals(detection, index)) return false;
    uint32_t second = smp__next_of_name(detection, index, false);
    if (small && smp__token_at(detection, index)->folded_size <= SHORT &&
        !(are_written_alike(detection, index, second) && is_only_name(flags_of(detection, second))))
        return false;
    uint32_t flags = flags_of(detection, index);
    if (!(flags & SMP__NAME_COMMON) || flags & SMP__NAME_WORD) return false;
    uint32_t last = name_end(detection, index);
    uint8_t bearer = SMP__BEARER_PERSON;
    bool sure = false;
    for (uint32_t i = index; i != last && !sure;) {
        i = smp__after(detection, i);
        sure = may_only_be_name(detection, i);
    }
    if (last == index && second != SMP__NOWHERE && !smp__token_is_possessive(detection, index) &&
        are_written_alike(detection, index, second) &&
        flags_of(detection, second) & SMP__NAME_SURNAME &&
        smp__frame_of_name(detection, index, second, &bearer))
        last = name_end(detection, second);
    if (!sure && !smp__frame_of_name(detection, index, last, &bearer)) {
        if (smp__frame_of_name(detection, index, index, &bearer))
            last = index; /* what follows is a word after all */
        else bearer = SMP__BEARER_DOUBTFUL;
    }
    *name = (smp__name){.first = index, .last = last, .bearer = bearer};
    return !names_a_thing(detection, index, last);
}

/* The last token of the name with a capital that begins at `index`, further surnames aside; NOWHERE
 * if none does. */
static uint32_t last_of_cased(const smp__detection *detection, uint32_t index, uint8_t *bearer)
{
    uint32_t flags = flags_of(detection, index);
    uint32_t second = smp__next_of_name(detection, index, false);
    bool follows = !smp__token_is_possessive(detection, index) && may_be_surname(detection, second);
    uint32_t second_flags = follows ? flags_of(detection, second) : 0;
    bool sure = flags & SMP__NAME_GIVEN && !(flags & SMP__NAME_WORD);
    bool surname = second_flags & SMP__NAME_SURNAME &&
                   (!(second_flags & SMP__NAME_WORD) ||
                    !smp__token_one_of(detection, second, doubtful_surnames));
    smp__name_frame frame = smp__frame_of_name(detection, index, index, bearer);
    if (follows) {
        bool introduced = frame >= SMP__FRAME_SOFT;
        if ((sure && (second_flags || flags & SMP__NAME_COMMON)) ||
            (flags & SMP__NAME_GIVEN && surname) ||
            (second_flags & SMP__NAME_SURNAME && !(second_flags & SMP__NAME_WORD) &&
             is_strange(detection, index)) ||
            (introduced && (flags & SMP__NAME_GIVEN || surname)) ||
            (introduced && is_strange(detection, index) && is_strange(detection, second)))
            return second;
    }
    if (sure && (flags & SMP__NAME_COMMON || frame)) return index;
    if (frame < SMP__FRAME_SOFT) return SMP__NOWHERE;
    bool likely = flags & SMP__NAME_GIVEN ||
                  (flags & SMP__NAME_SURNAME && !(flags & SMP__NAME_WORD));
    bool strange = frame >= SMP__FRAME_HARD && is_strange(detection, index);
    return likely || strange || (flags && frame == SMP__FRAME_ROLE) ? index : SMP__NOWHERE;
}

static bool read_cased(const smp__detection *detection, uint32_t index, smp__name *name)
{
    uint8_t bearer = SMP__BEARER_PERSON;
    uint32_t before = smp__before(detection, index);
    if (!smp__is_capitalised(detection, index) ||
        smp__token_known(detection, before, SMP__LEXICON_NAMED_PLACES) ||
        smp__token_known(detection, index, SMP__LEXICON_NAMED_THINGS) ||
        smp__token_one_of(detection, index, no_surname) || smp__is_staff_role(detection, index) ||
        (before != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, before)) == '-'))
        return false;
    uint32_t last = last_of_cased(detection, index, &bearer);
    /* "Rob the rich", "Lance a boil": a verb. */
    uint32_t second = smp__next_of_name(detection, index, false);
    bool verb = last == index &&
                smp__token_at(detection, index)->flags & SMP__TOKEN_SENTENCE_START &&
                is_small(detection, second) &&
                smp__token_one_of(detection, second, " a an the your my our ") &&
                bearer == SMP__BEARER_PERSON;
    if (last == SMP__NOWHERE || verb ||
        (last == index && smp__token_one_of(detection, before, " at in near inside outside ")))
        return false;
    uint32_t street = last == index ? street_surname(detection, index) : SMP__NOWHERE;
    if (street != SMP__NOWHERE && may_be_of_somebody(detection, before, street)) {
        if (bearer == SMP__BEARER_PERSON) bearer = SMP__BEARER_DOUBTFUL;
        *name = (smp__name){.first = index, .last = street, .bearer = bearer};
        return true;
    }
    last = name_end(detection, last);
    if (names_a_thing(detection, index, last)) return false;
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
    while ((last = name_end(detection, name->last)) != name->last) name->last = last;
    return name->last == known || !names_a_thing(detection, name->first, name->last);
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
