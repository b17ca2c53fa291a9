/* Payment cards: by their ranges and check digit, by what they are called, and with some of their
 * digits hidden.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static const smp_text mask = {"[card number removed]", sizeof "[card number removed]" - 1};

/* ---- What it is called --------------------------------------------------------------------- */

static const char payment[] = " visa mastercard amex maestro debit credit barclaycard ";

/* "library card 1234 ...": of another kind. */
static bool is_other_card(const smp__detection *detection, uint32_t from, uint32_t end)
{
    return smp__any_one_of(detection, from, end,
                           " library loyalty smart smartcard staff id oyster gift donor member "
                           "membership railcard clubcard sim nhs order ");
}

/* "debit card 1234 ...", "my card number is ...", "the long number ...". */
static bool is_called_card(const smp__detection *detection, uint32_t token)
{
    uint32_t from = smp__reach_back(detection, token, 7);
    return (smp__any_one_of(detection, from, token, payment) ||
            smp__any_pair(detection, from, token, " bank payment ", " card ") ||
            smp__any_pair(detection, from, token, " card card's long ", " number no num nr ")) &&
           !is_other_card(detection, from, token);
}

/* ---- By digits ----------------------------------------------------------------------------- */

/* ISO/IEC 7812 check digit. */
static bool luhn_fits(const char *digits, uint32_t count)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t digit = (uint32_t)(digits[count - 1 - i] - '0');
        if (i % 2) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/* Visa, Mastercard, American Express, Discover, Diners Club, JCB, Maestro: first digits and
 * lengths. */
static bool is_card_range(const char *digits, uint32_t count)
{
    int two = (digits[0] - '0') * 10 + digits[1] - '0';
    int four = two * 100 + (digits[2] - '0') * 10 + digits[3] - '0';
    if (count == 13 || count == 19) return digits[0] == '4';
    if (count == 14) return two == 36 || two == 38 || (four >= 3000 && four <= 3059);
    if (count == 15) return two == 34 || two == 37;
    return digits[0] == '4' || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) ||
           four == 6011 || two == 65 || (four >= 3528 && four <= 3589) ||
           (four >= 5018 && four <= 5020) || four == 5038 || four == 6304 || four == 6759 ||
           (four >= 6761 && four <= 6763);
}

/* Airlines' cards (UATP) have a range of which many other numbers are: where a card is named, or
 * where nothing else is said. */
static bool is_airlines(const smp__detection *detection, const smp__digit_runs *runs,
                        uint32_t first, uint32_t used, const char *digits, uint32_t count)
{
    const smp__digit_run *run = &runs->items[first];
    return count == 15 && digits[0] == '1' &&
           (smp__is_alone(detection, run->start, run[used - 1].end) ||
            smp__any_one_of(detection, smp__reach_back(detection, run->token, 6), run->token,
                            " card uatp airplus "));
}

/* In one run or in a card's groups, never in two. */
static bool is_grouped(uint32_t used) { return used == 1 || used >= 3; }

static bool is_card(const smp__detection *detection, const smp__digit_runs *runs, uint32_t first,
                    uint32_t used, const char *digits, uint32_t count)
{
    if (luhn_fits(digits, count) &&
        (is_card_range(digits, count) ||
         is_airlines(detection, runs, first, used, digits, count)))
        return true;
    /* A digit that was mistyped leaves the rest in view. */
    return !runs->items[first].plus && is_called_card(detection, runs->items[first].token);
}

void smp__detect_cards(smp__detection *detection, smp__digit_runs *runs)
{
    static const uint32_t lengths[] = {16, 15, 19, 14, 13};
    char digits[SMP__RUN_DIGITS];
    for (uint32_t i = 0; i < runs->count; i++) {
        if ((runs->items[i].count != 4 && runs->items[i].count < 13) ||
            runs->items[i].touches_letter)
            continue;
        for (size_t j = 0; j < SMP_COUNT(lengths); j++) {
            uint32_t used = smp__gather_digits(runs, i, lengths[j], digits);
            if (!used || !is_grouped(used) ||
                !is_card(detection, runs, i, used, digits, lengths[j]))
                continue;
            smp__raise_digits(detection, SMP__SIGNAL_PRIVACY_CARD_NUMBER, runs, i, used, mask);
            break;
        }
    }
}

/* ---- In part hidden ------------------------------------------------------------------------ */

/* A row of digits and of signs that hide digits, "4929 **** **** 1234". */
typedef struct hidden_row {
    size_t end; /* bytes; it begins where it was looked for */
    uint32_t digits, stars, crosses, gaps;
} hidden_row;

static uint32_t star_size(smp_text text, size_t at)
{
    if (text.data[at] == '*' || text.data[at] == '#') return 1;
    static const char bullets[] = "\xE2\x80\xA2"; /* U+2022 */
    return text.size - at >= 3 && !memcmp(text.data + at, bullets, 3) ? 3 : 0;
}

static hidden_row read_hidden(smp_text text, size_t at)
{
    enum { GAP = 3 }; /* " - " */
    hidden_row row = {.end = at};
    while (at < text.size && at <= row.end + GAP) {
        char c = text.data[at];
        if (c == ' ' || c == '-') {
            at++;
            continue;
        }
        uint32_t star = star_size(text, at);
        if (smp__ascii_digit(c)) row.digits++;
        else if (star) row.stars++;
        else if ((c | 0x20) == 'x') row.crosses++;
        else break;
        row.gaps += at > row.end;
        at += star ? star : 1;
        row.end = at;
    }
    return row;
}

/* Kisses are crosses too ("cards xxxx 2026"), so those are joined to digits, or as many as a
 * card's. */
static bool is_hidden_number(const hidden_row *row)
{
    enum { FEWEST_SHOWN = 3, FEWEST_HIDDEN = 2, CARD = 12, LONGEST = 19 };
    uint32_t hidden = row->stars + row->crosses, all = hidden + row->digits;
    if (row->digits < FEWEST_SHOWN || hidden < FEWEST_HIDDEN || all > LONGEST) return false;
    return all >= CARD || (!row->gaps && (row->stars >= FEWEST_HIDDEN || row->crosses >= 4));
}

/* Is a card or an account spoken of round token `index`? */
static bool is_of_bank(const smp__detection *detection, uint32_t index, bool *account)
{
    uint32_t from = smp__reach_back(detection, index, 8);
    uint32_t to = smp__reach_ahead(detection, index, 16);
    bool card = smp__any_one_of(detection, from, to, " card cards ") ||
                smp__any_one_of(detection, from, to, payment);
    *account = !card && smp__any_one_of(detection, from, to, " account acct acc ");
    return (card || *account) && !is_other_card(detection, from, index);
}

/* "card ending in 4821", also with words between ("left a card on the desk, ending 4821"), which go
 * before a year too. */
static bool is_ending(const smp__detection *detection, uint32_t index, bool *near)
{
    enum { NEAR = 6 };
    static const char ends[] = " card visa mastercard amex maestro debit credit account ";
    if (!smp__token_one_of(detection, index, " ending ends ")) return false;
    *near = smp__token_one_of(detection, smp__before(detection, index), ends);
    uint32_t from = smp__reach_back(detection, index, NEAR);
    return *near || smp__any_one_of(detection, from, index, ends);
}

/* Four digits: a year? */
static bool is_year(smp_text digits)
{
    return !memcmp(digits.data, "19", 2) || !memcmp(digits.data, "20", 2);
}

/* The token of the digits after "ending" or "cvv" at `index`; SMP__NOWHERE where none follow. */
static uint32_t told_digits(const smp__detection *detection, uint32_t index)
{
    enum { STEPS = 4 };
    bool near = true;
    bool code = smp__token_one_of(detection, index, " cvv cvv2 cvc cvc2 cv2 ");
    if (!code && !is_ending(detection, index, &near)) return SMP__NOWHERE;
    uint32_t at = index;
    for (uint32_t steps = 0; steps < STEPS; steps++) {
        at = smp__after(detection, at);
        if (smp__is_kind(detection, at, SMP__KIND(NUMBER))) {
            smp_text digits = smp__folded(smp__token_at(detection, at));
            bool fits = digits.size == 4 || (code && digits.size == 3);
            return fits && (near || !is_year(digits)) ? at : SMP__NOWHERE;
        }
        if (at == SMP__NOWHERE ||
            (smp__is_kind(detection, at, SMP__KIND(WORD)) &&
             !smp__token_one_of(detection, at, " in with is on code number no the digits ")))
            return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

void smp__detect_hidden_cards(smp__detection *detection)
{
    const smp__document *document = detection->document;
    smp_text text = document->text;
    size_t done = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind == SMP_TOKEN_SPACE || token->start < done) continue;
        uint32_t told = told_digits(detection, i);
        if (told != SMP__NOWHERE) {
            const smp__token *digits = smp__token_at(detection, told);
            smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_CARD_NUMBER, digits->start,
                              digits->end, mask);
            done = digits->end;
            continue;
        }
        hidden_row row = read_hidden(text, token->start);
        bool account;
        if (row.end > token->start) done = row.end;
        if (!is_hidden_number(&row) || !is_of_bank(detection, i, &account)) continue;
        smp__raise_masked(
            detection,
            account ? SMP__SIGNAL_PRIVACY_BANK_ACCOUNT : SMP__SIGNAL_PRIVACY_CARD_NUMBER,
            token->start, (uint32_t)row.end,
            account ? SMP_TEXT("[bank details removed]") : mask);
    }
}
