/* What is told of a named person: a clinical detail, or one of employment or discipline. And the
 * name by itself, which is no fault but evidence.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

/* ---- Words --------------------------------------------------------------------------------- */

/* What is told of patients and hardly of anybody else. */
static const char clinical[] =
    " admitted discharged diagnosed diagnosis prognosis sectioned overdose overdosed cancer "
    "tumour chemotherapy chemo radiotherapy biopsy miscarriage miscarried stillbirth "
    "transplant amputation dementia stroke sepsis pneumonia infection hiv epilepsy seizure "
    "seizures psychosis schizophrenia bipolar depression medication prescribed treated "
    "operation surgery icu dialysis terminal palliative catheter fracture fractured wound "
    "ulcer allergic pregnant pregnancy abortion scan mri x-ray symptoms relapse addiction "
    "withdrawal self-harm suicidal died resuscitated unconscious ";

/* In such a sentence the person is staff, a guest or a giver. */
static const char not_patient[] =
    " consultant surgeon surgeons nurse nurses midwife midwives matron doctor doctors "
    "professor dr prof sister physician anaesthetist radiographer physiotherapist pharmacist "
    "paramedic registrar chief chair chairman chairwoman chairperson director minister "
    "secretary councillor cllr mayor mp lord lady sir dame manager lead leads colleague "
    "colleagues performs performed led joined joins donated donating donation raised raising "
    "fundraising fundraised fundraiser visited visit volunteer volunteers volunteered "
    "governor specialist practitioner lecturer researcher speaker opened author wrote book "
    "webinar speaking presents presented presenting operated operates team ";

/* What is told of staff by nobody but their employer. */
static const char employment[] =
    " suspended suspension sacked dismissed dismissal fired demoted demotion disciplined "
    "disciplinary redundant redundancy grievance tribunal misconduct investigated probation capability salary "
    "payslip appraisal furloughed reprimanded ";

/* Between the name and what is told: "is", "has just been", "from ward 4 was". */
static const char links[] =
    " is was has had got is being been having who who's he's she's being're are were "
    "isn't wasn't hasn't remains stays went came gets ";
static const char light[] =
    " been being now just recently finally sadly still currently since again today yesterday "
    "tonight a an the in on off out to with his her their for of from under having suffering "
    "recovering rushed taken sent given put facing going through got getting about because and "
    "re-admitted very suspected possible another emergency urgent terminal advanced severe acute "
    "chronic early late stage breast bowel lung skin prostate brain heart hip knee type left right "
    "three two four five days weeks months ago last this morning night week home back ";
static const char about[] = " of for against into on about regarding ";

/* ---- Sentences ----------------------------------------------------------------------------- */

/* The sentence, and the one after where the full stop of a title ("Mr. Example") has cut it. */
static void sentence_round(const smp__detection *detection, const smp__name *name, uint32_t *from,
                           uint32_t *end)
{
    const smp__document *document = detection->document;
    uint32_t number = smp__token_at(detection, name->first)->sentence;
    uint32_t last = smp__token_at(detection, name->last)->sentence;
    *from = document->sentences[number].first_token;
    *end = document->sentences[last].end_token;
    bool cut = *end - name->last <= 2 && last == number && last + 1 < document->sentence_count &&
               smp__token_one_of(detection, name->first, " mr mrs ms dr ") && *end - *from <= 4;
    if (cut) *end = document->sentences[last + 1].end_token;
}

static bool is_clinical(const smp__detection *detection, uint32_t from, uint32_t end)
{
    return smp__any_one_of(detection, from, end, clinical) ||
           smp__any_pair(detection, from, end, " on in to ", " ward ") ||
           smp__any_pair(detection, from, end, " test scan blood biopsy ", " result results ");
}

static bool is_employment(const smp__detection *detection, uint32_t from, uint32_t end)
{
    return smp__any_one_of(detection, from, end, employment) ||
           smp__any_pair(detection, from, end, " struck signed off on under ",
                         " off sick investigation stress ") ||
           smp__any_pair(detection, from, end, " sick stress gardening maternity pay final written "
                                               "performance ",
                         " leave rise band warning management review ");
}

typedef bool told(const smp__detection *detection, uint32_t from, uint32_t end);

/* Does the sentence say it of the bearer: "Name was admitted", "Name from ward 4 has sepsis",
 * "Name's biopsy", "the grievance against Name"? Between the two stand no words but light ones. */
static bool is_told_of(const smp__detection *detection, const smp__name *name, uint32_t from,
                       uint32_t end, told *holds)
{
    uint32_t limit = smp__reach_ahead(detection, name->last, 12);
    if (limit > end) limit = end;
    smp_text last = smp__folded(smp__token_at(detection, name->last));
    bool linked = last.size > 2 && last.data[last.size - 1] == 's' &&
                  last.data[last.size - 2] == '\'';
    uint32_t since = name->last + 1, words = 0;
    for (uint32_t i = since; i < limit; i++) {
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        /* One word and the one after it, for "on ward" and "sick leave". */
        uint32_t next = smp__after(detection, i);
        uint32_t stop = next != SMP__NOWHERE && next < end ? next + 1 : i + 1;
        if (linked && holds(detection, i, stop)) return true;
        if (smp__token_one_of(detection, i, " died overdosed miscarried ") &&
            holds(detection, i, stop))
            return true;
        if (smp__token_one_of(detection, i, links)) {
            linked = true;
        } else if (!linked) {
            if (smp__token_one_of(detection, i, " my me i we us our you your ") || ++words > 5)
                break;
        } else if (!smp__token_one_of(detection, i, light) &&
                   !smp__is_kind(detection, i, SMP__KIND(NUMBER))) {
            break;
        }
    }
    uint32_t before = smp__before(detection, name->first);
    if (before == SMP__NOWHERE || before < from) return false;
    if (smp__token_one_of(detection, before, about)) before = smp__before(detection, before);
    else if (!smp__token_one_of(detection, before,
                                " admitted discharged sectioned suspended sacked dismissed "
                                "disciplined resuscitated "))
        return false;
    if (before == SMP__NOWHERE || before < from) return false;
    uint32_t back = smp__before(detection, before);
    return holds(detection, back == SMP__NOWHERE || back < from ? before : back, before + 1);
}

/* What the sentence read last holds, so that a sentence of many names is read once. */
typedef struct sentence_view {
    uint32_t from, end;
    bool known, clinical, others, first_person;
} sentence_view;

static void view_sentence(const smp__detection *detection, const smp__name *name,
                          sentence_view *view)
{
    uint32_t from, end;
    sentence_round(detection, name, &from, &end);
    if (view->known && view->from == from && view->end == end) return;
    *view = (sentence_view){
        from, end, true, is_clinical(detection, from, end),
        smp__any_one_of(detection, from, end, not_patient),
        smp__any_one_of(detection, from, end, " my me i we us i've i'm ")};
}

/* ---- A patient ----------------------------------------------------------------------------- */

/* "under Mr Example", "Mr Example removed my appendix": a surgeon, who bears the same title. */
static bool may_be_carer(const smp__detection *detection, const smp__name *name,
                         const sentence_view *view)
{
    return view->first_person || smp__token_one_of(detection, smp__before(detection, name->first),
                                                   " by under thank thanks to ");
}

static bool is_patient(const smp__detection *detection, const smp__name *name,
                       const sentence_view *view)
{
    if (name->bearer == SMP__BEARER_STAFF || name->bearer == SMP__BEARER_PUBLIC ||
        !view->clinical || view->others)
        return false;
    if (name->bearer == SMP__BEARER_PATIENT) return true;
    if (name->bearer == SMP__BEARER_TITLED && !may_be_carer(detection, name, view)) return true;
    return is_told_of(detection, name, view->from, view->end, is_clinical);
}

static bool is_employee(const smp__detection *detection, const smp__name *name,
                        const sentence_view *view)
{
    return name->bearer != SMP__BEARER_PUBLIC && name->bearer != SMP__BEARER_PATIENT &&
           is_told_of(detection, name, view->from, view->end, is_employment);
}

/* ---- The whole ----------------------------------------------------------------------------- */

static void raise(smp__detection *detection, smp__signal_id signal, const smp__name *name)
{
    const smp__token *last = smp__token_at(detection, name->last);
    uint32_t start = smp__token_at(detection, name->first)->start, end = last->end;
    smp_text folded = smp__folded(last);
    bool possessive = folded.size > 2 && folded.data[folded.size - 1] == 's' &&
                      folded.data[folded.size - 2] == '\'';
    smp__repair(detection, smp__raise(detection, signal, start, end), start, end,
                possessive ? SMP_TEXT("[name removed]'s") : SMP_TEXT("[name removed]"));
}

void smp__detect_names(smp__detection *detection)
{
    bool clinical_words = (detection->traits.cues & SMP__CUE_CLINICAL) != 0;
    bool employment_words = (detection->traits.cues & SMP__CUE_EMPLOYMENT) != 0;
    bool patients = clinical_words && smp__wants(detection, SMP__SIGNAL_PRIVACY_NAMED_PATIENT);
    bool staff = employment_words &&
                 smp__wants(detection, SMP__SIGNAL_PRIVACY_NAMED_STAFF_EMPLOYMENT);
    if (!patients && !staff && !smp__wants(detection, SMP__SIGNAL_PRIVACY_PERSON_NAME)) return;
    smp__name name;
    sentence_view view = {.known = false};
    for (uint32_t at = 0; smp__next_name(detection, at, &name); at = name.last + 1) {
        raise(detection, SMP__SIGNAL_PRIVACY_PERSON_NAME, &name);
        if (!patients && !staff) continue;
        view_sentence(detection, &name, &view);
        if (patients && is_patient(detection, &name, &view))
            raise(detection, SMP__SIGNAL_PRIVACY_NAMED_PATIENT, &name);
        if (staff && is_employee(detection, &name, &view))
            raise(detection, SMP__SIGNAL_PRIVACY_NAMED_STAFF_EMPLOYMENT, &name);
    }
}
