/* A named person together with a clinical detail, in one sentence.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

static const char titles[] = " mr mrs ms miss mx master ";

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
    "webinar speaking presents presented presenting ";

/* Nouns that follow "Patient" in names of groups, weeks and services. */
static const char patient_nouns[] =
    " safety experience participation advice transport liaison engagement voice voices choice "
    "group groups care portal access initiated led flow record records information services "
    "service pathway association feedback survey story stories partner partners panel "
    "reference line education day week centre council forum network representative leader "
    "experts involvement and public first opinion knows level support team hub helpline app ";
static const char calendar_names[] =
    " monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december christmas easter i i'm i've "
    "covid ";

static bool is_name(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_FIRST_UPPER && token->flags & SMP__TOKEN_HAS_LOWER &&
           !(token->flags & SMP__TOKEN_HAS_DIGIT) && token->folded_size > 1 &&
           !smp__known_acronym(detection->scene, smp__folded(token)) &&
           !smp__token_one_of(detection, index, calendar_names);
}

/* The last token of the name after a title or "patient"; SMP__NOWHERE if none follows. */
static uint32_t name_after(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    uint32_t at = smp__after(detection, index);
    if (smp__token_one_of(detection, index, titles)) {
        if (!(token->flags & SMP__TOKEN_FIRST_UPPER)) return SMP__NOWHERE;
        if (at != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, at)) == '.')
            at = smp__after(detection, at);
    } else if (!smp__token_one_of(detection, index, " patient ") ||
               smp__token_one_of(detection, at, patient_nouns)) {
        return SMP__NOWHERE;
    }
    if (!is_name(detection, at)) return SMP__NOWHERE;
    uint32_t second = smp__after(detection, at);
    return is_name(detection, second) ? second : at;
}

/* The sentence, and the one after where an abbreviation's full stop ("Mr. Example") has cut it. */
static void sentence_round(const smp__detection *detection, uint32_t index, uint32_t *from,
                           uint32_t *end)
{
    const smp__document *document = detection->document;
    uint32_t number = smp__token_at(detection, index)->sentence;
    *from = document->sentences[number].first_token;
    *end = document->sentences[number].end_token;
    bool cut = *end - index <= 4 && smp__token_one_of(detection, index, titles);
    if (cut && number + 1 < document->sentence_count)
        *end = document->sentences[number + 1].end_token;
}

static bool has_clinical_detail(const smp__detection *detection, uint32_t from, uint32_t end)
{
    return smp__any_one_of(detection, from, end, clinical) ||
           smp__any_pair(detection, from, end, " on in to ", " ward ") ||
           smp__any_pair(detection, from, end, " test scan blood biopsy ", " result results ");
}

/* What the sentence read last holds, so that a sentence of many names is read once. */
typedef struct sentence_view {
    uint32_t from, end;
    bool known, clinical;
} sentence_view;

static bool is_clinical(const smp__detection *detection, uint32_t index, sentence_view *view)
{
    uint32_t from, end;
    sentence_round(detection, index, &from, &end);
    if (!view->known || view->from != from || view->end != end)
        *view = (sentence_view){from, end, true,
                                has_clinical_detail(detection, from, end) &&
                                    !smp__any_one_of(detection, from, end, not_patient)};
    return view->clinical;
}

void smp__detect_patients(smp__detection *detection)
{
    const smp__document *document = detection->document;
    sentence_view view = {0, 0, false, false};
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD))) continue;
        char initial = smp__initial(smp__token_at(detection, i));
        if (initial != 'm' && initial != 'p') continue;
        bool title = smp__token_one_of(detection, i, titles);
        if (!title && !smp__token_one_of(detection, i, " patient ")) continue;
        uint32_t last = name_after(detection, i);
        if (last == SMP__NOWHERE || !is_clinical(detection, i, &view)) continue;
        uint32_t first = title ? i : smp__after(detection, i);
        uint32_t start = smp__token_at(detection, first)->start;
        uint32_t end = smp__token_at(detection, last)->end;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_NAMED_PATIENT, start, end), start,
                    end, SMP_TEXT("[name removed]"));
        i = last;
    }
}
