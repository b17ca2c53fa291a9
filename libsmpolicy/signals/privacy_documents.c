/* Numbers of papers that say who somebody is: driving licences of Great Britain, which hold the
 * name and the date of birth, and passports, which nothing but their label tells.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static void raise(smp__detection *detection, uint32_t first, uint32_t last, smp_text mask)
{
    uint32_t start = smp__token_at(detection, first)->start;
    uint32_t end = smp__token_at(detection, last)->end;
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_CASE_NUMBER, start, end, mask);
}

/* ---- Driving licences ---------------------------------------------------------------------- */

#define LICENCE_SIZE 16u

/* MORGA657054SM9IJ: five letters of the surname, or fewer and nines; the decade of birth, the month
 * (50 more for women), the day, the year; two initials or nines; a figure or letter; two
 * letters. */
static bool is_licence(const char *text)
{
    size_t at = 0;
    while (at < 5 && smp__ascii_lower(text[at])) at++;
    if (at == 0) return false;
    for (; at < 5; at++)
        if (text[at] != '9') return false;
    for (; at < 11; at++)
        if (!smp__ascii_digit(text[at])) return false;
    int month = (text[6] - '0') * 10 + text[7] - '0', day = (text[8] - '0') * 10 + text[9] - '0';
    if (month > 50) month -= 50;
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    for (; at < 13; at++)
        if (!smp__ascii_lower(text[at]) && text[at] != '9') return false;
    return (smp__ascii_lower(text[13]) || smp__ascii_digit(text[13])) &&
           smp__ascii_lower(text[14]) && smp__ascii_lower(text[15]);
}

/* The last token of a licence's number that begins at `index`, in one to three groups; NOWHERE if
 * none does. */
static uint32_t licence_end(const smp__detection *detection, uint32_t index)
{
    enum { GROUPS = 3 };
    char text[LICENCE_SIZE];
    size_t size = 0;
    for (uint32_t group = 0; group < GROUPS; group++) {
        if (!smp__is_kind(detection, index, SMP__ORDINARY)) return SMP__NOWHERE;
        smp_text folded = smp__folded(smp__token_at(detection, index));
        if (size + folded.size > sizeof text) return SMP__NOWHERE;
        memcpy(text + size, folded.data, folded.size);
        size += folded.size;
        if (size == sizeof text) return is_licence(text) ? index : SMP__NOWHERE;
        index = smp__after(detection, index);
    }
    return SMP__NOWHERE;
}

/* ---- Passports ----------------------------------------------------------------------------- */

/* Nine digits, or one or two letters and seven or eight: nine in all. */
static bool is_passport_number(smp_text text)
{
    size_t letters = 0;
    while (smp__ascii_lower(text.data[letters])) letters++; /* up to a digit */
    for (size_t i = letters; i < text.size; i++)
        if (!smp__ascii_digit(text.data[i])) return false;
    return text.size == 9 && letters <= 2;
}

/* "passport number is: 123456789", "Passport 123456789" */
static uint32_t passport_number(const smp__detection *detection, uint32_t label)
{
    enum { STEPS = 5 };
    uint32_t at = label;
    for (uint32_t step = 0; step < STEPS; step++) {
        at = smp__after(detection, at);
        if (at == SMP__NOWHERE) return at;
        if (smp__token_at(detection, at)->flags & SMP__TOKEN_HAS_DIGIT)
            return is_passport_number(smp__folded(smp__token_at(detection, at))) ? at
                                                                                 : SMP__NOWHERE;
        if (smp__is_kind(detection, at, SMP__KIND(WORD)) &&
            !smp__token_one_of(detection, at, " number no num ref id is was "))
            return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

void smp__detect_documents(smp__detection *detection)
{
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD) continue;
        if (smp__initial(token) == 'p' && smp__token_one_of(detection, i, " passport ")) {
            uint32_t number = passport_number(detection, i);
            if (number == SMP__NOWHERE) continue;
            raise(detection, number, number, SMP_TEXT("[passport number removed]"));
            i = number;
        } else if (token->folded_size == LICENCE_SIZE ||
                   (token->folded_size == 5 && smp__ascii_lower(smp__initial(token)))) {
            uint32_t last = licence_end(detection, i);
            if (last == SMP__NOWHERE) continue;
            raise(detection, i, last, SMP_TEXT("[driving licence number removed]"));
            i = last;
        }
    }
}
