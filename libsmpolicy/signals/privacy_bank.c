/* Bank accounts: sort code and account number by their labels or together, and IBANs by their check
 * digits. The organisation's own (a charity's, for gifts) are in the lexicon `own-contacts`.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

static const smp_text mask = {"[bank details removed]", sizeof "[bank details removed]" - 1};

static bool is_own(const smp__detection *detection, const char *digits, uint32_t count)
{
    return smp__known(detection->scene, SMP__LEXICON_OWN_CONTACTS, (smp_text){digits, count});
}

/* ---- Sort codes and accounts --------------------------------------------------------------- */

/* "12-34-56", "12 34 56" */
static bool is_in_pairs(const smp__digit_runs *runs, uint32_t first, uint32_t used)
{
    return used == 3 && runs->items[first].count == 2 && runs->items[first + 1].count == 2;
}

/* "12/34/56", which but for a label is a date. */
static bool is_in_strokes(const smp__digit_runs *runs, uint32_t first, smp_text text, char *digits)
{
    if (first + 3 > runs->count) return false;
    for (uint32_t i = first; i < first + 3; i++) {
        const smp__digit_run *run = &runs->items[i];
        if (run->count != 2 || run->taken) return false;
        if (i > first && !smp__text_equal(smp__text_slice(text, run[-1].end, run->start),
                                          SMP_TEXT("/")))
            return false;
        memcpy(digits + 2 * (size_t)(i - first), run->digits, 2);
    }
    return true;
}

/* A label right before, over marks and small words: "acc: ", "sort code is ". */
static bool is_after(const smp__detection *detection, const smp__digit_run *run, const char *list)
{
    enum { STEPS = 6 };
    uint32_t at = run->token;
    for (uint32_t step = 0; step < STEPS; step++) {
        at = smp__before(detection, at);
        if (at == SMP__NOWHERE) return false;
        if (smp__token_one_of(detection, at, list)) return true;
        if (smp__is_kind(detection, at, SMP__ORDINARY) &&
            !smp__token_one_of(detection, at, " number number's no num nr is was code code's "))
            return false;
    }
    return false;
}

/* "a/c 12345678": the two letters right before, over marks and "no". */
static bool is_after_letters(const smp__detection *detection, const smp__digit_run *run,
                             const char *one, const char *two)
{
    uint32_t from = smp__reach_back(detection, run->token, 5);
    return is_after(detection, run, two) && smp__any_pair(detection, from, run->token, one, two);
}

static bool labelled(const smp__detection *detection, const smp__digit_run *run,
                     const char *one, const char *two)
{
    uint32_t from = smp__reach_back(detection, run->token, 6);
    return smp__any_pair(detection, from, run->token, one, two);
}

static bool is_sort_code(const smp__detection *detection, const smp__digit_run *run)
{
    return labelled(detection, run, " sort ", " code ") ||
           smp__any_one_of(detection, smp__reach_back(detection, run->token, 4), run->token,
                           " sortcode ") ||
           is_after(detection, run, " sort sortcode sc ") ||
           is_after_letters(detection, run, " s ", " c ");
}

static bool is_account(const smp__detection *detection, const smp__digit_run *run)
{
    return labelled(detection, run, " account acct acc bank ",
                    " number number's no num account details ") ||
           is_after(detection, run, " acc acct ") || is_after_letters(detection, run, " a ", " c ");
}

/* Eight digits directly after a sort code, or after a stroke: "12-34-56 / 12345678". */
static bool is_followed_by_account(const smp__detection *detection, const smp__digit_runs *runs,
                                   uint32_t index)
{
    if (index >= runs->count || runs->items[index].count != 8) return false;
    smp_text gap = smp__text_slice(detection->document->text, runs->items[index - 1].end,
                                   runs->items[index].start);
    return runs->items[index].follows || smp__text_equal(gap, SMP_TEXT(" / ")) ||
           smp__text_equal(gap, SMP_TEXT("/")) || smp__text_equal(gap, SMP_TEXT(", "));
}

/* "my sort code", "to Jane Example, sort code ...": does it say right before whose it is? */
static bool is_somebodys(const smp__detection *detection, uint32_t index)
{
    enum { CLOSE = 7 };
    for (uint32_t i = smp__reach_back(detection, index, CLOSE); i < index; i++)
        if (smp__token_one_of(detection, i, " my his her their mum's dad's patient's mr mrs ms ") ||
            (smp__is_capitalised(detection, i) &&
             smp__is_only_given_name(smp__folded(smp__token_at(detection, i)))))
            return true;
    return false;
}

/* "Donate to our charity: sort code ...": published for everybody who gives, and nobody's own. */
static bool is_for_gifts(const smp__detection *detection, const smp__digit_run *run)
{
    enum { NEAR = 24, BEHIND = 12 };
    uint32_t from = smp__reach_back(detection, run->token, NEAR);
    return smp__any_one_of(detection, from, smp__reach_ahead(detection, run->token, BEHIND),
                           " donate donation donations charity charity's charitable fundraising "
                           "appeal ") &&
           !is_somebodys(detection, run->token);
}

void smp__detect_accounts(smp__detection *detection, smp__digit_runs *runs)
{
    if (!smp__wants(detection, SMP__SIGNAL_PRIVACY_BANK_ACCOUNT)) return;
    char digits[SMP__RUN_DIGITS];
    bool code_before = false;
    for (uint32_t i = 0; i < runs->count; i++) {
        const smp__digit_run *run = &runs->items[i];
        if (run->taken || run->touches_letter || run->plus) continue;
        uint32_t used = smp__gather_digits(runs, i, 6, digits);
        bool pairs = used && is_in_pairs(runs, i, used);
        bool strokes = !used && is_in_strokes(runs, i, detection->document->text, digits);
        if (strokes) used = 3;
        if (used == 1 || pairs || strokes || (used && run->said)) {
            /* "12-34-56 12345678": nothing else is written so. */
            bool with_account = pairs && is_followed_by_account(detection, runs, i + 3);
            if ((with_account || is_sort_code(detection, run)) && !is_own(detection, digits, 6) &&
                !is_for_gifts(detection, run)) {
                smp__raise_digits(detection, SMP__SIGNAL_PRIVACY_BANK_ACCOUNT, runs, i,
                                  used + with_account, mask);
                code_before = true;
                i += used + with_account - 1;
                continue;
            }
        }
        used = smp__gather_digits(runs, i, 8, digits);
        if (used && (used <= 2 || run->said) && !is_own(detection, digits, 8) &&
            !is_for_gifts(detection, run) &&
            (is_account(detection, run) ||
             (code_before &&
              smp__any_one_of(detection, smp__reach_back(detection, run->token, 5), run->token,
                              " account acct acc ac "))))
            smp__raise_digits(detection, SMP__SIGNAL_PRIVACY_BANK_ACCOUNT, runs, i, used, mask);
    }
}

/* ---- IBANs --------------------------------------------------------------------------------- */

#define IBAN_MOST 34u

/* ISO 13616: read as a number with its head moved to the end, the rest by 97 is 1. */
static bool check_digits_fit(const char *iban, uint32_t size)
{
    uint32_t rest = 0;
    for (uint32_t i = 0; i < size; i++) {
        char c = iban[(i + 4) % size];
        if (smp__ascii_digit(c)) rest = (rest * 10 + (uint32_t)(c - '0')) % 97;
        else rest = (rest * 100 + (uint32_t)(c - 'a') + 10) % 97;
    }
    return rest == 1;
}

static bool begins_iban(smp_text word)
{
    return word.size >= 4 && smp__ascii_lower(word.data[0]) && smp__ascii_lower(word.data[1]) &&
           smp__ascii_digit(word.data[2]) && smp__ascii_digit(word.data[3]);
}

void smp__detect_ibans(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD || token->flags & SMP__TOKEN_HAS_LOWER ||
            !begins_iban(smp__folded(token)))
            continue;
        char iban[IBAN_MOST];
        uint32_t size = 0, last = SMP__NOWHERE;
        for (uint32_t at = i; smp__is_kind(detection, at, SMP__ORDINARY);
             at = smp__after(detection, at)) {
            smp_text word = smp__folded(smp__token_at(detection, at));
            bool plain = size + word.size <= IBAN_MOST;
            for (size_t c = 0; plain && c < word.size; c++)
                plain = smp__ascii_lower(word.data[c]) || smp__ascii_digit(word.data[c]);
            if (!plain) break;
            memcpy(iban + size, word.data, word.size);
            size += (uint32_t)word.size;
            if (size >= 15 && check_digits_fit(iban, size)) last = at;
        }
        if (last == SMP__NOWHERE) continue;
        uint32_t end = smp__token_at(detection, last)->end;
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_BANK_ACCOUNT, token->start, end, mask);
        i = last;
    }
}
