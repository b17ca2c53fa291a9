/* Registration numbers of health professionals, by the name of the register: the General Medical
 * Council's seven digits, the Nursing and Midwifery Council's PIN (01A2345N) and those of the
 * councils for dentists, pharmacists and other professions.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

/* A "PIN" of the form 01A2345N is the Nursing and Midwifery Council's. */
static const char registers[] = " gmc nmc pin hcpc gdc gphc ";

/* Does the folded text follow a picture in which 9 stands for a digit and a for a letter? */
static bool follows(smp_text text, const char *picture)
{
    size_t at = 0;
    for (; picture[at]; at++) {
        if (at == text.size) return false;
        char c = text.data[at];
        if (!(picture[at] == '9' ? smp__ascii_digit(c) : smp__ascii_lower(c))) return false;
    }
    return at == text.size;
}

static bool is_number_of(const smp__detection *detection, uint32_t label, uint32_t index)
{
    smp_text text = smp__folded(smp__token_at(detection, index));
    if (smp__token_one_of(detection, label, " gmc gphc ")) return follows(text, "9999999");
    if (smp__token_one_of(detection, label, " nmc pin ")) return follows(text, "99a9999a");
    if (smp__token_one_of(detection, label, " gdc "))
        return follows(text, "999999") || follows(text, "99999");
    return follows(text, "aa99999") || follows(text, "aa999999");
}

/* "GMC reference number is: 1234567": the register, a few small words and marks, the number. */
static uint32_t number_after(const smp__detection *detection, uint32_t label)
{
    static const char between[] =
        " number no num ref reference registration reg pin id code is was ";
    uint32_t at = label;
    for (uint32_t steps = 0; steps < 6; steps++) {
        at = smp__after(detection, at);
        if (at == SMP__NOWHERE) return at;
        if (smp__token_at(detection, at)->flags & SMP__TOKEN_HAS_DIGIT)
            return is_number_of(detection, label, at) ? at : SMP__NOWHERE;
        if (smp__is_kind(detection, at, SMP__KIND(WORD)) &&
            !smp__token_one_of(detection, at, between))
            return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

/* "1234567 (GMC)", "pin 01A2345N, NMC" */
static uint32_t number_before(const smp__detection *detection, uint32_t label)
{
    uint32_t at = label;
    for (uint32_t steps = 0; steps < 2; steps++) {
        at = smp__before(detection, at);
        if (at == SMP__NOWHERE) return at;
        if (smp__token_at(detection, at)->flags & SMP__TOKEN_HAS_DIGIT)
            return is_number_of(detection, label, at) ? at : SMP__NOWHERE;
        if (smp__is_kind(detection, at, SMP__KIND(WORD))) return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

void smp__detect_registrations(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD)) ||
            !smp__token_one_of(detection, i, registers))
            continue;
        uint32_t number = number_after(detection, i);
        if (number == SMP__NOWHERE) number = number_before(detection, i);
        if (number == SMP__NOWHERE) continue;
        const smp__token *token = smp__token_at(detection, number);
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_REGISTRATION, token->start, token->end,
                          SMP_TEXT("[registration number removed]"));
        if (number > i) i = number;
    }
}
