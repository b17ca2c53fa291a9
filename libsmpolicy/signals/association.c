/* Whether a profile says that its owner works for the NHS or for the organisation: by names, roles,
 * handles and addresses, and not by talk of the NHS from outside.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "signals/profile.h"

#define NHS SMP__WORD_NHS
#define ROLE SMP__WORD_ROLE
#define JOB SMP__WORD_JOB

/* How many words back something may still be said of a name. */
#define REACH 8u
/* How far from a job the word may stand that makes it a clinical one. */
#define NEAR_WORDS 3u

typedef struct stretch {
    const smp__row *row;
    uint32_t first, end; /* between commas and the like */
    uint32_t whole_first, whole_end; /* of the sentence */
    smp__associated *into;
} stretch;

/* Of a word that is not before the stretch. */
static bool says(const stretch *in, uint32_t at, uint32_t any_of)
{
    return at < in->end && smp__says(in->row, at, any_of);
}

static bool is(const stretch *in, uint32_t at, const char *words)
{
    return at >= in->first && at < in->end && smp__row_is(in->row, at, words);
}

static bool any_says(const stretch *in, uint32_t from, uint32_t to, uint32_t any_of)
{
    for (uint32_t i = from; i < to; i++)
        if (says(in, i, any_of)) return true;
    return false;
}

static bool any_is(const stretch *in, uint32_t from, uint32_t to, const char *words)
{
    for (uint32_t i = from; i < to; i++)
        if (is(in, i, words)) return true;
    return false;
}

static uint32_t reach_back(const stretch *in, uint32_t at)
{
    return at - in->first > REACH ? at - REACH : in->first;
}

static uint32_t reach_on(const stretch *in, uint32_t at)
{
    return in->end - at > REACH ? at + REACH : in->end;
}

static void found(const stretch *in, uint32_t first, uint32_t end, bool organisation)
{
    smp__associated *into = in->into;
    if (!into->with_nhs || (organisation && !into->with_organisation)) {
        into->first = first;
        into->end = end;
    }
    into->with_nhs = true;
    into->with_organisation |= organisation;
}

/* "Ex-nurse", "retired GP", "used to work for the NHS", "my wife works for", "not a doctor". */
static bool is_past_or_others(const stretch *in, uint32_t at)
{
    uint32_t from = reach_back(in, at);
    if (any_says(in, from, at, SMP__WORD_PAST | SMP__WORD_KIN)) return true;
    for (uint32_t i = from; i < at; i++) {
        bool article = i + 1 < at && is(in, i + 1, " a an your ");
        if (says(in, i, SMP__WORD_NOT) && (article || i + 1 == at)) return true;
        if (is(in, i, " to of ") && article && is(in, i - 1, " mum dad mam gran nan "))
            return true;
        if (is(in, i, " my our his her ") && i + 1 < at &&
            is(in, i + 1, " mum dad mam sis sister brother gran nan friend "))
            return true;
    }
    return is(in, at + 1, " retired no longer turned ") ||
           (is(in, at + 1, " for ") && any_is(in, at, reach_on(in, at), " retired "));
}

/* "Work for", "job in", "manager at" and the like before a name. */
static bool works_there(const stretch *in, uint32_t at)
{
    for (uint32_t i = at; i > in->first && at - i < REACH; i--) {
        uint32_t before = i - 1;
        if (is(in, before, " for in at with of within @ by across ") &&
            any_says(in, reach_back(in, before), before, SMP__WORD_WORK | ROLE | JOB))
            return true;
        if (says(in, before, SMP__WORD_WORK)) return true;
    }
    return false;
}

/* Words of the same thought after `at`: an "and" goes on to another, "a nurse and Arsenal fan". */
static uint32_t thought_end(const stretch *in, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < reach_on(in, at) && !is(in, end, " and & + ")) end++;
    return end;
}

/* Before the name at `at`, or after it and the job at `last`, if there is one. */
static bool has_outsider(const stretch *in, uint32_t at, uint32_t last)
{
    uint32_t end = last > at ? thought_end(in, last) : reach_on(in, at);
    return any_says(in, reach_back(in, at), end, SMP__WORD_OUTSIDE);
}

/* A name of the NHS or of the organisation. */
static void name(const stretch *in, uint32_t at)
{
    bool organisation = says(in, at, SMP__WORD_NAME);
    if (is_past_or_others(in, at)) return;
    uint32_t end = at + 1;
    while (organisation && says(in, end, SMP__WORD_NAME)) end++;
    bool outsider = has_outsider(in, at, says(in, end, ROLE | JOB) ? end : at);
    bool hopes = any_is(in, reach_back(in, at), at, " looking hoping aspiring seeking ");
    if (works_there(in, at) && !hopes) {
        in->into->employed = true;
        found(in, at, end, organisation);
        return;
    }
    if (outsider) return;
    bool led = at > in->first && is(in, at - 1, " the our on to about of from ");
    bool titled = any_says(in, reach_back(in, at), reach_on(in, at), ROLE | JOB);
    if (!led || titled || (organisation && !is(in, at - 1, " to about of from on ")))
        found(in, at, end, organisation);
}

/* "My GP is ace", "my lovely midwife"; not "my role: nurse". */
static bool is_writers(const stretch *in, uint32_t at)
{
    uint32_t from = at;
    while (from > in->first && at - from < NEAR_WORDS && !says(in, from - 1, UINT32_MAX)) from--;
    return from > in->first && is(in, from - 1, " my our me ");
}

/* "Doctor Who", "matron of honour", "doctor (of philosophy)". */
static bool is_of_a_name(const stretch *in, uint32_t at)
{
    static const char *const pairs[][2] = {{" doctor ", " who foster martens strange dolittle "},
                                           {" midwife ", " toad toads "},
                                           {" surgeon ", " general general's "},
                                           {" matron ", " of "}};
    for (size_t i = 0; i < SMP_COUNT(pairs); i++)
        if (is(in, at, pairs[i][0]) && is(in, at + 1, pairs[i][1]))
            return i + 1 < SMP_COUNT(pairs) || is(in, at + 2, " honour honor ");
    return is(in, at, " doctor ") && at + 1 < in->whole_end &&
           smp__row_is(in->row, at + 1, " of ");
}

/* Of animals, or of those who play for a club: "physio for horses", "dog nurse". */
static bool is_of_others(const stretch *in, uint32_t at)
{
    return is(in, at - 1, " dog dogs cat cats pet pets animal animals equine canine sport sports "
                          "nursery plant computer rugby football cricket ") ||
           (is(in, at + 1, " for to of ") &&
            any_is(in, at, reach_on(in, at), " horses horse dogs dog cats cat pets animals fc afc "
                                             "rfc rufc united rovers dancers plants laptops "));
}

/* Words that make of a role something else, or somebody else's. */
static bool is_other_sense(const stretch *in, uint32_t at)
{
    return is_of_a_name(in, at) || is_of_others(in, at) || is_writers(in, at) ||
           is(in, at + 1, " crisis ") || is(in, at - 1, " dental the vet ") ||
           any_is(in, at, thought_end(in, at), " fan fans addict stan ") ||
           (at > in->first && says(in, at - 1, SMP__WORD_OUTSIDE | SMP__WORD_THEIRS)) ||
           any_says(in, reach_back(in, at), at, SMP__WORD_OUTSIDE);
}

/* "Junior doctor", "consultant cardiologist", "clinical psychologist", "health visitor": a job
 * that by the word beside it is a clinical role. */
static bool is_made_clinical(const stretch *in, uint32_t at)
{
    if (is(in, at, " doctor surgeon ") && !is(in, at + 1, " of ")) return true;
    static const struct {
        const char *jobs, *with;
    } pairs[] = {
        {" head director chief deputy ", " nursing midwifery medical pharmacy therapies "},
        {" commissioner ", " health care "},
        {" registrar trainee ",
         " junior resident hospital foundation a&e ed emergency clinical medical surgical gp nhs "
         "specialist specialty academic trainee medicine surgery medics public "},
        {" consultant ",
         " physician surgeon anaesthetist surgery medicine care emergency orthopaedic cardiac "
         "breast vascular neurosurgery trauma general health palliative paediatric nurse midwife "
         "psychiatry radiology haematology oncology cardiology neurology clinical "},
        {" visitor ", " health "},
        {" assistant ", " healthcare care nursing health therapy physio "},
        {" associate ", " nursing physician "},
        {" practitioner ", " nurse clinical department advanced paramedic "},
        {" technician ", " pharmacy ambulance theatre "},
        {" clinician ", " ambulance emergency "},
        {" therapist ", " occupational speech language "},
        {" psychologist scientist physiologist educator lead coder ",
         " clinical biomedical cardiac respiratory camhs health "},
        {" handler dispatcher taker ", " 999 111 ambulance "},
        {" sister ", " ward outreach charge theatre care "},
        {" clerk manager receptionist ", " ward gp surgery "},
    };
    uint32_t from = at > in->first + NEAR_WORDS ? at - NEAR_WORDS : in->first;
    uint32_t to = in->end - at > NEAR_WORDS ? at + NEAR_WORDS + 1 : in->end;
    if (any_is(in, from, reach_on(in, at), " home homes ")) return false; /* care homes */
    for (size_t i = 0; i < SMP_COUNT(pairs); i++)
        if (is(in, at, pairs[i].jobs) && any_is(in, from, to, pairs[i].with)) return true;
    return false;
}

/* Is there a hospital or the like in the same sentence, so that a porter is one of the NHS? */
static bool is_at_place(const stretch *in, uint32_t at)
{
    uint32_t from = at - in->whole_first > REACH ? at - REACH : in->whole_first;
    uint32_t to = in->whole_end - at > REACH ? at + REACH : in->whole_end;
    for (uint32_t i = from; i < to; i++)
        if (smp__says(in->row, i, SMP__WORD_PLACE)) return true;
    return false;
}

static void role(const stretch *in, uint32_t at)
{
    bool clinical = says(in, at, ROLE) || is_made_clinical(in, at);
    bool placed = !clinical && is_at_place(in, at);
    if ((!clinical && !placed && !says(in, at, JOB)) || is_past_or_others(in, at)) return;
    if (is_other_sense(in, at)) return;
    in->into->role = true;
    if (!clinical && !placed) return;
    if (!in->into->with_nhs) in->into->role_alone = true;
    found(in, at, at + 1, false);
}

static void read_stretch(const stretch *in)
{
    for (uint32_t i = in->first; i < in->end; i++) {
        if (!says(in, i, NHS | SMP__WORD_NAME | ROLE | JOB | SMP__WORD_WORK | SMP__WORD_ABROAD))
            continue;
        if (says(in, i, NHS | SMP__WORD_NAME)) name(in, i);
        if (says(in, i, ROLE | JOB | SMP__WORD_WORK)) role(in, i);
        if (says(in, i, SMP__WORD_ABROAD)) in->into->abroad = true;
    }
}

smp__associated smp__read_association(const smp__row *row)
{
    smp__associated into = {.with_nhs = false};
    for (uint32_t first = 0; first < row->count;) {
        uint32_t end = smp__stretch_end(row, first, SMP__PARTED);
        for (uint32_t part = first; part < end;) {
            uint32_t part_end = smp__stretch_end(row, part, SMP__PARTED_SOFTLY);
            stretch in = {row, part, part_end, first, end, &into};
            read_stretch(&in);
            part = part_end;
        }
        first = end;
    }
    /* Nurses in other countries are not of the NHS, unless they say that they are. */
    if (into.abroad && into.role_alone) into.with_nhs = into.with_organisation = false;
    return into;
}
