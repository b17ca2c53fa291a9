/* NHS, CHI and Health and Care numbers: by check digit, grouping and label; and the order in which
 * whatever is a row of digits is looked for.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- NHS numbers --------------------------------------------------------------------------- */

/* Modulus 11 with weights 10 to 2 (NHS Data Dictionary, "NHS NUMBER"). */
static bool check_digit_fits(const char *digits)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < 9; i++) sum += (uint32_t)(digits[i] - '0') * (10 - i);
    uint32_t check = (11 - sum % 11) % 11;
    return check != 10 && check == (uint32_t)(digits[9] - '0');
}

/* England, Wales and Man issue from 3, 4, 6 and 7, and test with 9; Northern Ireland from 3;
 * Scotland's begin with a date of birth, ddmmyy. */
static bool is_issued(const char *digits)
{
    if (strchr("34679", digits[0])) {
        if (digits[0] != '3' || digits[1] != '0') return true;
    }
    int day = (digits[0] - '0') * 10 + digits[1] - '0';
    int month = (digits[2] - '0') * 10 + digits[3] - '0';
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* The three nations' numbers are told apart by their labels alone. */
static const smp_text nhs_mask = {"[NHS number removed]", sizeof "[NHS number removed]" - 1};
static const smp_text chi_mask = {"[CHI number removed]", sizeof "[CHI number removed]" - 1};
static const smp_text care_mask = {"[Health and Care number removed]",
                                   sizeof "[Health and Care number removed]" - 1};

/* The mask that suits the label before or shortly after a number; absent where there is none. */
static smp_text label_mask(const smp__detection *detection, const smp__digit_run *first,
                           const smp__digit_run *last)
{
    static const char numbers[] = " number numbers no num nr id identifier ref nhsno ";
    const smp_text none = {NULL, 0};
    smp_text own = smp__folded(smp__token_at(detection, first->token));
    if (smp__text_starts(own, "nhs")) return nhs_mask;
    if (smp__text_starts(own, "chi")) return chi_mask;
    if (first->touches_letter) return none;
    uint32_t back = smp__reach_back(detection, first->token, 8);
    uint32_t ahead = smp__reach_ahead(detection, last->token, 6);
    if (smp__any_one_of(detection, back, first->token, " nhsno nhsnumber nhs_number nhs_no ") ||
        smp__token_one_of(detection, smp__before(detection, first->token), " nhs ") ||
        smp__any_pair(detection, back, first->token, " nhs ", numbers) ||
        smp__any_pair(detection, last->token + 1, ahead, " nhs ", numbers))
        return nhs_mask;
    if (smp__any_one_of(detection, back, first->token, " chi chinumber chi_number chi_no ") ||
        smp__any_pair(detection, last->token + 1, ahead, " chi ", numbers))
        return chi_mask;
    if (smp__any_one_of(detection, back, first->token, " hcn h&c ") ||
        smp__any_pair(detection, back, first->token, " hsc ", numbers) ||
        (smp__any_pair(detection, back, first->token, " care c ", numbers) &&
         smp__any_one_of(detection, back, first->token, " health h ")))
        return care_mask;
    return none;
}

static bool is_spaced(const smp__digit_runs *runs, uint32_t first, uint32_t used)
{
    const smp__digit_run *run = &runs->items[first];
    return used == 3 && run[0].count == 3 && run[1].count == 3 && !run[0].plus &&
           !(run[0].follows && !run[-1].taken);
}

/* Ten digits in words and no more: other numbers that people spell out begin with 0, or are
 * shorter. */
static bool is_spelt_out(const smp__digit_runs *runs, uint32_t first, uint32_t used)
{
    uint32_t end = first + used, said = 0;
    for (uint32_t i = first; i < end; i++) said += runs->items[i].said;
    return said == used && !runs->items[first].goes_on &&
           (end == runs->count || !runs->items[end].goes_on);
}

/* "his NHS is 9990000018": what is no label is near enough where the check digit fits. */
static bool is_near_nhs(const smp__detection *detection, const smp__digit_run *run)
{
    uint32_t from = smp__reach_back(detection, run->token, 4);
    return smp__any_pair(detection, from, run->token, " nhs ", " is was its it's ");
}

static void find_nhs_numbers(smp__detection *detection, smp__digit_runs *runs)
{
    char digits[SMP__RUN_DIGITS];
    for (uint32_t i = 0; i < runs->count; i++) {
        uint32_t used = smp__gather_digits(runs, i, 10, digits);
        if (!used) continue;
        const smp__digit_run *first = &runs->items[i], *last = &runs->items[i + used - 1];
        bool by_itself = (is_spaced(runs, i, used) || is_spelt_out(runs, i, used) ||
                          is_near_nhs(detection, first)) &&
                         !first->touches_letter && !last->touches_letter &&
                         check_digit_fits(digits) &&
                         (is_issued(digits) || smp__is_alone(detection, first->start, last->end));
        smp_text mask = label_mask(detection, first, last);
        if (by_itself || mask.data)
            smp__raise_digits(detection, SMP__SIGNAL_PRIVACY_NHS_NUMBER, runs, i, used,
                              mask.data ? mask : nhs_mask);
    }
}

void smp__detect_numbers(smp__detection *detection)
{
    smp__digit_runs *runs = smp__read_digits(detection);
    if (runs->digits < SMP__FEWEST_DIGITS) return;
    find_nhs_numbers(detection, runs);
    smp__detect_cards(detection, runs);
    smp__detect_accounts(detection, runs);
    smp__detect_phones(detection, runs);
}
