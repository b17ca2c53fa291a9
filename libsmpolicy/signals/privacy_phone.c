/* Telephone numbers of persons. Mobiles always; a landline only where the words round it say that
 * it is somebody's own, for a post that gives a clinic's number is an ordinary one. Numbers that
 * begin with 03, 05, 08 or 09 are services'.
 * SPDX-License-Identifier: MIT */
#include "signals/homes.h"

#include <string.h>

#define NATIONAL 11u /* digits, the leading 0 among them */

/* ---- Forms --------------------------------------------------------------------------------- */

/* A British number as 0 and ten digits, from any way of writing it; the runs used, 0 if none. */
static uint32_t read_national(const smp__digit_runs *runs, uint32_t first, char *national)
{
    const smp__digit_run *run = &runs->items[first];
    char digits[SMP__RUN_DIGITS];
    uint32_t used = 0, skip = 0;
    if (run->digits[0] == '0' && run->digits[1] != '0' && !run->plus) {
        static const uint32_t mobile[] = {5, 6}, in_three[] = {5, 3, 3};
        used = smp__gather_digits(runs, first, NATIONAL, digits);
        if (!used && run->digits[1] == '7') {
            used = smp__gather_groups(runs, first, mobile, SMP_COUNT(mobile), digits);
            if (!used)
                used = smp__gather_groups(runs, first, in_three, SMP_COUNT(in_three), digits);
        }
        if (!used) return 0;
        memcpy(national, digits, NATIONAL);
        return used;
    }
    if (run->count >= 4 && !memcmp(run->digits, "0044", 4)) skip = 4;
    else if (run->count >= 2 && !memcmp(run->digits, "44", 2)) skip = 2;
    if (!skip) return 0;
    used = smp__gather_digits(runs, first, skip + 11, digits);
    bool with_zero = used && digits[skip] == '0';
    if (!with_zero) used = smp__gather_digits(runs, first, skip + 10, digits);
    if (!used) return 0;
    /* Without a + only a mobile is told from any other number that begins with 44. */
    if (skip == 2 && !run->plus && digits[skip + with_zero] != '7') return 0;
    national[0] = '0';
    memcpy(national + 1, digits + skip + with_zero, NATIONAL - 1);
    return used;
}

/* "07 11 2026 ...": a date and more, not a mobile. */
static bool looks_like_date(const smp__digit_runs *runs, uint32_t first, uint32_t used)
{
    const smp__digit_run *run = &runs->items[first];
    return used >= 3 && !run->plus && run[0].count == 2 && run[1].count == 2 && run[2].count == 4;
}

static bool is_own(const smp__scene *scene, const char *national, uint32_t count)
{
    smp_text number = {national, count};
    return smp__known(scene, SMP__LEXICON_OWN_CONTACTS, number) ||
           smp__known(scene, SMP__LEXICON_PUBLIC_NUMBERS, number);
}

/* ---- Whose ---------------------------------------------------------------------------------- */

static bool any_somebody(const smp__detection *detection, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (smp__is_kind(detection, i, SMP__KIND(WORD)) && smp__is_somebody(detection, i))
            return true;
    return false;
}

/* "call me on", "my number is", "Mrs Patel's number", "next of kin". */
static bool is_somebodys(const smp__detection *detection, const smp__digit_run *first,
                         const smp__digit_run *last)
{
    if (!(detection->traits.cues & (SMP__CUE_WHOSE | SMP__CUE_HOME))) return false;
    static const char calls[] = " call ring phone text contact message whatsapp reach dial ";
    static const char phones[] =
        " number numbers no mobile phone tel telephone home landline cell contact mob one line ";
    uint32_t from = smp__reach_back(detection, first->token, 10);
    uint32_t end = smp__reach_ahead(detection, last->token, 5);
    if (smp__any_pair(detection, from, end, calls, " me her him mum dad ") ||
        smp__any_pair(detection, from, end, " ringing calling phoning ", " back her him me ") ||
        smp__any_pair(detection, from, end,
                      " my his her mum's dad's mother's father's daughter's son's wife's husband's "
                      "sister's brother's patient's neighbour's relative's ",
                      phones) ||
        (smp__any_pair(detection, from, end,
                       " uk us work new old own personal private direct other international "
                       "foreign ",
                       phones) &&
         smp__any_one_of(detection, from, end, " my his her ")) ||
        smp__any_pair(detection, from, end, " of ", " kin ") ||
        smp__any_pair(detection, from, end, " home ", " tel telephone phone number landline ") ||
        (smp__any_pair(detection, from, first->token, " at ", " home ") &&
         smp__any_one_of(detection, from, first->token, calls)) ||
        (smp__any_pair(detection, from, first->token, " reached contacted ", " on at ") &&
         any_somebody(detection, from, first->token)))
        return true;
    for (uint32_t i = from; i < first->token; i++) {
        if (!smp__token_one_of(detection, i, " mr mrs ms miss mx ")) continue;
        if (smp__token_one_of(detection, smp__before(detection, i), calls)) return true;
        uint32_t name = smp__after(detection, i);
        if (name != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, name)) == '.')
            name = smp__after(detection, name);
        if (name != SMP__NOWHERE &&
            smp__is_possessive(smp__folded(smp__token_at(detection, name))) &&
            smp__token_one_of(detection, smp__after(detection, name), phones))
            return true;
    }
    return false;
}

static const smp_text mask = {"[phone number removed]", sizeof "[phone number removed]" - 1};

/* "+353 87 123 4567": somebody's only where the words say so. */
static void check_foreign(smp__detection *detection, smp__digit_runs *runs, uint32_t first)
{
    uint32_t digits = 0, used = 0;
    for (uint32_t i = first; i < runs->count && (i == first || runs->items[i].follows); i++) {
        if (digits + runs->items[i].count > 15) break;
        digits += runs->items[i].count;
        used++;
    }
    if (digits < 8 ||
        !is_somebodys(detection, &runs->items[first], &runs->items[first + used - 1]))
        return;
    smp__raise_digits(detection, SMP__SIGNAL_PRIVACY_PHONE, runs, first, used, mask);
}

static void raise_phone(smp__detection *detection, smp__digit_runs *runs, uint32_t first,
                        uint32_t used)
{
    const smp__digit_run *last = &runs->items[first + used - 1];
    uint32_t from = runs->items[first].token;
    uint32_t start = smp__digits_start(detection, runs, first, used);
    smp__raise_staff_contact(detection, from, last->token, start, last->end, mask);
    smp__raise_contact_of_person(detection, from, last->token, start, last->end, mask);
    smp__raise_digits(detection, SMP__SIGNAL_PRIVACY_PHONE, runs, first, used, mask);
}

void smp__detect_phones(smp__detection *detection, smp__digit_runs *runs)
{
    if (!smp__wants(detection, SMP__SIGNAL_PRIVACY_PHONE) &&
        !smp__wants(detection, SMP__SIGNAL_PRIVACY_STAFF_CONTACT) &&
        !smp__wants(detection, SMP__SIGNAL_PRIVACY_OF_PERSON))
        return;
    for (uint32_t i = 0; i < runs->count; i++) {
        if (runs->items[i].taken || runs->items[i].touches_letter) continue;
        char national[SMP__RUN_DIGITS];
        uint32_t digits = NATIONAL;
        uint32_t used = read_national(runs, i, national);
        if (!used && runs->items[i].digits[0] == '0' && runs->items[i].digits[1] == '1') {
            /* Some towns have nine digits after the 0. */
            digits = NATIONAL - 1;
            used = smp__gather_digits(runs, i, digits, national);
        }
        if (!used) {
            if (runs->items[i].plus) check_foreign(detection, runs, i);
            continue;
        }
        const smp__digit_run *last = &runs->items[i + used - 1];
        if (last->touches_letter || looks_like_date(runs, i, used) ||
            is_own(detection->scene, national, digits))
            continue;
        bool mobile = national[1] == '7';
        bool landline = national[1] == '1' || national[1] == '2';
        bool alone = landline && smp__is_alone(detection, runs->items[i].start, last->end);
        if (mobile || alone || (landline && is_somebodys(detection, &runs->items[i], last)))
            raise_phone(detection, runs, i, used);
        else
            i += used - 1;
    }
}
