/* Names of people: where they stand in a text, by title, by role, by a given name that is no other
 * word, and by what introduces them. Precision comes first: a hospital, street, month or condition
 * named after a person is no person.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

#include "data/names.inc"

/* ---- The table ----------------------------------------------------------------------------- */

#define ROWS ((uint32_t)(sizeof name_rows / sizeof *name_rows))

enum { GIVEN = 1, COMMON = 2, SURNAME = 4, WORD = 8 }; /* as the generator has them */

static bool ends_entry(char c) { return c == '\0' || (c >= 'A' && c <= 'P'); }

/* Orders a name against the entry whose letters begin at `entry`. */
static int compare(smp_text name, const char *entry)
{
    for (size_t i = 0; i < name.size; i++) {
        if (ends_entry(entry[i])) return 1;
        if (name.data[i] != entry[i])
            return (unsigned char)name.data[i] < (unsigned char)entry[i] ? -1 : 1;
    }
    return ends_entry(entry[name.size]) ? 0 : -1;
}

static uint32_t find(smp_text name)
{
    uint32_t low = 0, high = ROWS;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(name, name_rows[middle] + 1) < 0) high = middle;
        else low = middle;
    }
    for (const char *entry = name_rows[low]; *entry;) {
        int order = compare(name, entry + 1);
        if (order == 0) return (uint32_t)(*entry - 'A');
        if (order < 0) return 0;
        do entry++;
        while (!ends_entry(*entry));
    }
    return 0;
}

/* What a token is as a name, its possessive ending left out. */
static uint32_t flags_of(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return 0;
    smp_text folded = smp__folded(smp__token_at(detection, index));
    if (folded.size > 2 && !memcmp(folded.data + folded.size - 2, "'s", 2)) folded.size -= 2;
    return folded.size < 2 ? 0 : find(folded);
}

/* ---- Words --------------------------------------------------------------------------------- */

static const char civil_titles[] = " mr mrs ms miss mx master ";
static const char staff_titles[] =
    " dr doctor prof professor sister nurse matron midwife surgeon sgt inspector ";
static const char public_titles[] =
    " cllr councillor sir dame lord lady rev reverend mp minister mayor judge captain ";
/* These are titles before any capitalised word; the others only before a name of the table. */
static const char sure_titles[] = " mr mrs ms miss mx master dr prof cllr ";

static const char staff_roles[] =
    " nurse midwife consultant surgeon doctor gp physio physiotherapist receptionist porter carer "
    "paramedic registrar therapist counsellor psychiatrist psychologist pharmacist dietitian "
    "radiographer anaesthetist practitioner hca technician dentist manager colleague volunteer "
    "secretary coordinator administrator director lead housekeeper cleaner phlebotomist "
    "sonographer audiologist optometrist nurses midwives doctors consultants cardiologist "
    "oncologist neurologist urologist gynaecologist obstetrician paediatrician ";
static const char relatives[] =
    " son daughter husband wife mum mother dad father brother sister partner nan gran grandad "
    "uncle aunt nephew niece friend neighbour baby grandson granddaughter mate ";
/* Who is called something is a person after one of these. */
static const char people[] =
    " man woman lady gentleman guy girl boy lad person someone somebody patient student member ";

/* After a name, they make it that of a place, a thing or a condition: with a capital ... */
static const char things[] =
    " hospital hospitals hospice house ward wards unit street road lane avenue close drive court "
    "park place square crescent terrace gardens grove way walk centre center clinic surgery "
    "practice health medical infirmary trust foundation charity appeal fund school college "
    "university academy institute building wing suite theatre hall room lodge home homes nursing "
    "care church library museum bridge station award awards prize lecture lectures scholarship "
    "memorial day week month disease syndrome palsy lymphoma disorder scale score test tube line "
    "bag catheter manoeuvre method technique law rule act bar club pharmacy opticians dental cup "
    "stadium ground arena project programme campaign report review inquiry charter hotel bay town "
    "city county council airport valley hill island beach bank maternity ";
/* ... and these without one too. */
static const char plain_things[] =
    " hospital hospice ward unit house centre clinic surgery wing suite theatre building street "
    "road lane disease syndrome palsy lymphoma catheter appeal rule law line apple report review "
    "inquiry course of ";
/* Before a name: saints, royalty, landscapes. */
static const char not_before[] =
    " st saint saints queen king prince princess royal mount lake port san santa the cape fort "
    "loch river union g\305\265yl ";
/* No surname, though it has a capital in a job title or a heading. */
static const char no_surname[] =
    " community clinical senior chief head support healthcare specialist team service services "
    "thank thanks you your our my his her their they she he it and for from with at in on to of "
    "the this that please hi hello dear was is has who when what where why how if but so we i "
    "children's learning project programme finance communications engagement deputy assistant "
    "associate interim executive officer chair governor advanced lead hr it ";
/* "Aoife Ní Bhriain", "Ana de Souza" */
static const char particles[] =
    " n\303\255 ni \303\263 o mac nic van von der de da dos la le al el bin bint ibn ap ab ";
/* Surnames that are also second words of places and sayings, after a given name that is a word. */
static const char doubtful_surnames[] =
    " hill wood woods young day days field fields rose low long short best good read still well "
    "may bush brook brooks banks flowers garden bird birds summer winter spring berry power love ";
static const char calendar_names[] =
    " monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december christmas easter i i'm i've i'll "
    "i'd covid ";
/* Nouns that follow "Patient" in names of groups, weeks and services. */
static const char patient_nouns[] =
    " safety experience participation advice transport liaison engagement voice voices choice "
    "group groups care portal access initiated led flow record records information services "
    "service pathway association feedback survey story stories partner partners panel "
    "reference line education day week centre council forum network representative leader "
    "experts involvement and public first opinion knows level support team hub helpline app ";

/* ---- Parts of a name ----------------------------------------------------------------------- */

static bool is_capitalised(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_FIRST_UPPER && token->flags & SMP__TOKEN_HAS_LOWER &&
           !(token->flags & SMP__TOKEN_HAS_DIGIT) && token->folded_size > 1 &&
           !smp__token_one_of(detection, index, calendar_names) &&
           !smp__known_acronym(detection->scene, smp__folded(token));
}

/* The next token of the same sentence, but for the stop of a title or an initial. */
static uint32_t next_word(const smp__detection *detection, uint32_t index, bool over_stop)
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
    return is_capitalised(detection, index) && !smp__token_one_of(detection, index, no_surname) &&
           !smp__token_one_of(detection, index, things) &&
           !smp__token_one_of(detection, index, staff_roles);
}

static bool ends_possessive(const smp__detection *detection, uint32_t index)
{
    smp_text folded = smp__folded(smp__token_at(detection, index));
    return folded.size > 2 && !memcmp(folded.data + folded.size - 2, "'s", 2);
}

/* The last token of a name that has reached `last`: further surnames, joined by a hyphen or not. */
static uint32_t name_end(const smp__detection *detection, uint32_t last)
{
    for (uint32_t more = 0; more < 3 && !ends_possessive(detection, last); more++) {
        uint32_t next = next_word(detection, last, false);
        if (next == SMP__NOWHERE) return last;
        if (smp__token_one_of(detection, last, particles) && is_capitalised(detection, next)) {
            last = next;
            continue;
        }
        if (smp__mark_of(smp__token_at(detection, next)) == '-' &&
            smp__joined(detection, last, next)) {
            uint32_t joined = smp__after(detection, next);
            if (joined == SMP__NOWHERE || !smp__joined(detection, next, joined) ||
                !is_capitalised(detection, joined))
                return last;
            last = joined;
        } else if (may_be_surname(detection, next) && flags_of(detection, next)) {
            last = next;
        } else if (smp__token_one_of(detection, next, particles) &&
                   is_capitalised(detection, next_word(detection, next, false))) {
            last = next_word(detection, next, false);
        } else {
            return last;
        }
    }
    return last;
}

/* Is the name, up to `last`, that of a thing? */
static bool names_a_thing(const smp__detection *detection, uint32_t last)
{
    uint32_t next = next_word(detection, last, false);
    if (next == SMP__NOWHERE) return false;
    if (smp__token_one_of(detection, next, plain_things) ||
        smp__is_kind(detection, next, SMP__KIND(NUMBER)))
        return true;
    bool capital = is_capitalised(detection, next);
    if (capital && ends_possessive(detection, last)) return true;
    if (smp__token_one_of(detection, next, " & ")) return true;
    if (capital && smp__token_one_of(detection, next, things)) return true;
    /* "William Harvey Heart Centre" */
    uint32_t second = capital ? next_word(detection, next, false) : SMP__NOWHERE;
    return is_capitalised(detection, second) && smp__token_one_of(detection, second, things);
}

/* The policy's people whose names are public: "florence_nightingale" in its lexicon. */
static bool is_public(const smp__detection *detection, uint32_t first, uint32_t last)
{
    char key[64];
    size_t size = 0;
    for (uint32_t i = first; i <= last; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD))) continue;
        smp_text word = smp__folded(smp__token_at(detection, i));
        if (word.size > 2 && !memcmp(word.data + word.size - 2, "'s", 2)) word.size -= 2;
        if (size + word.size + 1 > sizeof key) return false;
        if (size) key[size++] = '_';
        memcpy(key + size, word.data, word.size);
        size += word.size;
    }
    return smp__known(detection->scene, SMP__LEXICON_PUBLIC_NAMES, (smp_text){key, size});
}

/* ---- Names with a title -------------------------------------------------------------------- */

static bool read_titled(const smp__detection *detection, uint32_t index, smp__name *name)
{
    bool civil = smp__token_one_of(detection, index, civil_titles);
    bool staff = !civil && smp__token_one_of(detection, index, staff_titles);
    if (!civil && !staff && !smp__token_one_of(detection, index, public_titles)) return false;
    uint32_t at = next_word(detection, index, true);
    uint32_t flags = flags_of(detection, at);
    bool title_capital = smp__token_at(detection, index)->flags & SMP__TOKEN_FIRST_UPPER;
    bool sure = title_capital && smp__token_one_of(detection, index, sure_titles);
    bool capital = is_capitalised(detection, at);
    if (capital ? !sure && (!flags || smp__token_one_of(detection, at, no_surname) ||
                            smp__token_one_of(detection, at, staff_roles))
                : !(flags & SURNAME) || flags & WORD || title_capital)
        return false;
    uint32_t second = next_word(detection, at, false);
    if (capital && may_be_surname(detection, second) && !ends_possessive(detection, at))
        at = second;
    at = name_end(detection, at);
    if (names_a_thing(detection, at)) return false;
    *name = (smp__name){.first = index,
                        .last = at,
                        .bearer = civil ? SMP__BEARER_TITLED
                                  : staff ? SMP__BEARER_STAFF
                                          : SMP__BEARER_PUBLIC};
    return true;
}

/* ---- Names without one --------------------------------------------------------------------- */

/* What stands before a name says that a person follows. */
static bool is_introduced(const smp__detection *detection, uint32_t index, uint8_t *bearer)
{
    uint32_t before = smp__before(detection, index);
    if (before == SMP__NOWHERE || !smp__is_kind(detection, before, SMP__KIND(WORD))) return false;
    if (smp__token_one_of(detection, before, staff_roles)) {
        *bearer = SMP__BEARER_STAFF;
        return true;
    }
    if (smp__token_one_of(detection, before, relatives)) return true;
    uint32_t second = smp__before(detection, before);
    if (smp__token_one_of(detection, before, " is was ") &&
        smp__token_one_of(detection, second, " name "))
        return true;
    if (smp__token_one_of(detection, before, " name's ")) return true;
    if (smp__token_one_of(detection, before, " called named ")) {
        uint32_t from = smp__reach_back(detection, before, 3);
        if (smp__any_one_of(detection, from, before, staff_roles)) *bearer = SMP__BEARER_STAFF;
        return *bearer == SMP__BEARER_STAFF ||
               smp__any_one_of(detection, from, before, relatives) ||
               smp__any_one_of(detection, from, before, people);
    }
    bool thanks = (smp__token_one_of(detection, before, " to ") &&
                   smp__token_one_of(detection, second, " thanks you ")) ||
                  (smp__token_one_of(detection, before, " you ") &&
                   smp__token_one_of(detection, second, " thank "));
    if (thanks) *bearer = SMP__BEARER_STAFF;
    return thanks;
}

/* Only a person does it. */
static bool acts(const smp__detection *detection, uint32_t last)
{
    return smp__token_one_of(detection, next_word(detection, last, false),
                             " said says told explained asked listened helped phoned rang "
                             "reassured apologised smiled spoke introduced ");
}

static bool read_patient(const smp__detection *detection, uint32_t index, smp__name *name)
{
    if (!smp__token_one_of(detection, index, " patient ")) return false;
    uint32_t at = next_word(detection, index, false);
    if (!is_capitalised(detection, at) || smp__token_one_of(detection, at, patient_nouns))
        return false;
    uint32_t second = next_word(detection, at, false);
    if (may_be_surname(detection, second) && !ends_possessive(detection, at)) at = second;
    *name = (smp__name){.first = smp__after(detection, index),
                        .last = name_end(detection, at),
                        .bearer = SMP__BEARER_PATIENT};
    return !names_a_thing(detection, name->last);
}

static bool read_plain(const smp__detection *detection, uint32_t index, smp__name *name)
{
    bool capital = is_capitalised(detection, index);
    uint8_t bearer = SMP__BEARER_PERSON;
    uint32_t before = smp__before(detection, index);
    if (!capital) {
        /* "a nurse called sarah" */
        if (!smp__token_one_of(detection, before, " called named nurse midwife ")) return false;
        uint32_t flags = flags_of(detection, index);
        if (!(flags & COMMON) || flags & WORD || !is_introduced(detection, index, &bearer))
            return false;
        *name = (smp__name){.first = index, .last = index, .bearer = bearer};
        return true;
    }
    uint32_t flags = flags_of(detection, index);
    uint32_t second = next_word(detection, index, false);
    bool follows = !ends_possessive(detection, index) && may_be_surname(detection, second);
    uint32_t second_flags = follows ? flags_of(detection, second) : 0;
    bool introduced = is_introduced(detection, index, &bearer);
    if (smp__token_one_of(detection, before, not_before) ||
        smp__token_one_of(detection, index, things) ||
        (before != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, before)) == '-'))
        return false;
    bool sure = flags & GIVEN && !(flags & WORD);
    bool surname = second_flags & SURNAME &&
                   (!(second_flags & WORD) ||
                    !smp__token_one_of(detection, second, doubtful_surnames));
    uint32_t last = SMP__NOWHERE;
    if (follows && ((sure && (second_flags || flags & COMMON)) || (flags & GIVEN && surname) ||
                    (introduced && (flags & GIVEN || surname))))
        last = second;
    else if ((sure && flags & COMMON) || (introduced && flags & (GIVEN | SURNAME)) ||
             (flags & COMMON && acts(detection, index)))
        last = index;
    else if (introduced && !smp__token_one_of(detection, before, staff_roles) && follows)
        last = second;
    /* "Rob the rich", "Lance a boil": a verb. */
    bool verb = last == index &&
                smp__token_at(detection, index)->flags & SMP__TOKEN_SENTENCE_START &&
                smp__token_one_of(detection, second, " a an the your my our ");
    if (last == SMP__NOWHERE || verb ||
        (last == index && smp__token_one_of(detection, before, " at in near inside outside ")))
        return false;
    last = name_end(detection, last);
    if (names_a_thing(detection, last)) return false;
    *name = (smp__name){.first = index, .last = last, .bearer = bearer};
    return true;
}

/* ---- The list ------------------------------------------------------------------------------ */

/* In small letters only a title begins a name, or what a person is said to be called. */
static bool may_begin(const smp__detection *detection, uint32_t index)
{
    char initial = smp__initial(smp__token_at(detection, index));
    if (memchr("mdpcns", initial, 6) &&
        smp__token_one_of(detection, index, " mr mrs ms miss mx dr prof cllr doctor nurse sister "
                                            "matron midwife patient "))
        return true;
    uint32_t before = smp__before(detection, index);
    return before != SMP__NOWHERE &&
           memchr("cnm", smp__initial(smp__token_at(detection, before)), 3) &&
           smp__token_one_of(detection, before, " called named nurse midwife ");
}

bool smp__next_name(const smp__detection *detection, uint32_t from, smp__name *name)
{
    for (uint32_t i = from; i < detection->document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD) continue;
        bool capital = token->flags & SMP__TOKEN_FIRST_UPPER;
        if (!capital && !may_begin(detection, i)) continue;
        if (!read_titled(detection, i, name) && !read_patient(detection, i, name) &&
            !read_plain(detection, i, name))
            continue;
        if (is_public(detection, name->first, name->last)) {
            i = name->last;
            continue;
        }
        return true;
    }
    return false;
}
