/* National Insurance numbers, postcodes of homes, and hospital or case numbers.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static bool upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
static bool lower_ascii(char c) { return c >= 'a' && c <= 'z'; }
static bool digit_ascii(char c) { return c >= '0' && c <= '9'; }
static bool word_ascii(char c) { return upper_ascii(c) || lower_ascii(c) || digit_ascii(c); }
static char to_upper(char c) { return lower_ascii(c) ? (char)(c - 'a' + 'A') : c; }

/* ---- National Insurance -------------------------------------------------------------------- */

/* HMRC, National Insurance Manual NIM39110: letters and pairs never issued. */
static bool is_issued_prefix(char first, char second)
{
    static const char *const never[] = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    if (!upper_ascii(first) || !upper_ascii(second) || strchr("DFIQUV", first) ||
        strchr("DFIQUVO", second))
        return false;
    for (size_t i = 0; i < SMP_COUNT(never); i++)
        if (never[i][0] == first && never[i][1] == second) return false;
    return true;
}

static void check_insurance(smp__detection *detection, const smp__digit_runs *runs,
                            uint32_t first, uint32_t used)
{
    smp_text text = detection->document->text;
    uint32_t start = runs->items[first].start, end = runs->items[first + used - 1].end;
    if (start > 0 && memchr(" -", text.data[start - 1], 2)) start--;
    if (start < 2 || (start > 2 && word_ascii(text.data[start - 3]))) return;
    start -= 2;
    char one = text.data[start], two = text.data[start + 1];
    bool capitals = upper_ascii(one) && upper_ascii(two);
    if (!is_issued_prefix(to_upper(one), to_upper(two))) return;
    size_t at = end;
    if (at + 1 < text.size && memchr(" -", text.data[at], 2)) at++;
    char suffix = at < text.size ? to_upper(text.data[at]) : '\0';
    bool has_suffix = suffix >= 'A' && suffix <= 'D' &&
                      (at + 1 == text.size || !word_ascii(text.data[at + 1]));
    if (!has_suffix && end < text.size && word_ascii(text.data[end])) return;
    if (!has_suffix || !capitals) {
        uint32_t back = smp__reach_back(detection, runs->items[first].token, 8);
        uint32_t token = runs->items[first].token;
        if (!smp__any_pair(detection, back, token, " national ni ", " insurance number no ") &&
            !smp__any_one_of(detection, back, token, " nino "))
            return;
    }
    if (has_suffix) end = (uint32_t)at + 1;
    smp__repair(detection,
                smp__raise(detection, SMP__SIGNAL_PRIVACY_NATIONAL_INSURANCE, start, end), start,
                end, SMP_TEXT("[National Insurance number removed]"));
}

void smp__detect_insurance(smp__detection *detection)
{
    const smp__digit_runs *runs = smp__read_digits(detection);
    char digits[SMP__RUN_DIGITS];
    for (uint32_t i = 0; runs->digits >= 6 && i < runs->count; i++) {
        uint32_t used = smp__gather_digits(runs, i, 6, digits);
        bool pairs = used == 3 && runs->items[i].count == 2 && runs->items[i + 1].count == 2;
        if (used == 1 || pairs) check_insurance(detection, runs, i, used);
    }
}

/* ---- Postcodes ----------------------------------------------------------------------------- */

/* BS 7666 as published in the Cabinet Office's PostCodeType schema; `code` in capitals. */
static bool is_outward(smp_text code)
{
    if (code.size < 2 || code.size > 4) return false;
    const char *c = code.data;
    if (code.size == 3 && !memcmp(c, "GIR", 3)) return true;
    if (!upper_ascii(c[0]) || strchr("QVX", c[0])) return false;
    size_t at = 1;
    bool two_letters = upper_ascii(c[1]);
    if (two_letters) {
        if (strchr("IJZ", c[1]) || code.size < 3) return false;
        at = 2;
    }
    if (!digit_ascii(c[at])) return false;
    if (++at == code.size) return true;
    if (at + 1 != code.size) return false;
    if (digit_ascii(c[at])) return true;
    return strchr(two_letters ? "ABEHMNPRVWXY" : "ABCDEFGHJKPSTUW", c[at]) != NULL;
}

static bool is_inward(smp_text code)
{
    return code.size == 3 && digit_ascii(code.data[0]) && upper_ascii(code.data[1]) &&
           upper_ascii(code.data[2]) && !strchr("CIKMOV", code.data[1]) &&
           !strchr("CIKMOV", code.data[2]);
}

/* Up to seven characters in capitals; empty if there are more or others. */
static smp_text capitals_of(const smp__detection *detection, uint32_t index, char out[8])
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return SMP_TEXT("");
    smp_text text = smp__folded(smp__token_at(detection, index));
    if (text.size > 7) return SMP_TEXT("");
    for (size_t i = 0; i < text.size; i++) out[i] = to_upper(text.data[i]);
    return (smp_text){out, text.size};
}

/* Does the sentence say that somebody lives there? */
static bool is_home(const smp__detection *detection, uint32_t index)
{
    const smp__document *document = detection->document;
    const smp__sentence *sentence = &document->sentences[smp__token_at(detection, index)->sentence];
    uint32_t from = smp__reach_back(detection, index, 24);
    uint32_t end = smp__reach_ahead(detection, index, 10);
    if (from < sentence->first_token) from = sentence->first_token;
    if (end > sentence->end_token) end = sentence->end_token;
    static const char owners[] =
    " my his her mum's dad's mother's father's patient's wife's husband's neighbour's home ";
    return smp__any_pair(detection, from, end, " lives lived living resides residing ",
                         " at in on with near ") ||
           smp__any_pair(detection, from, end, " i they who we patient he she ", " live ") ||
           smp__any_pair(detection, from, end, owners, " address postcode house home flat ") ||
           (smp__any_pair(detection, from, end, " address postcode ", " of for ") &&
            smp__any_one_of(detection, from, end, " mr mrs ms miss mx patient "));
}

void smp__detect_postcodes(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD || !(token->flags & SMP__TOKEN_HAS_DIGIT)) continue;
        char first[8], second[8];
        smp_text whole = capitals_of(detection, i, first);
        uint32_t last = i;
        bool found = whole.size >= 5 &&
                     is_outward(smp__text_slice(whole, 0, whole.size - 3)) &&
                     is_inward(smp__text_slice(whole, whole.size - 3, whole.size));
        if (!found && is_outward(whole)) {
            last = smp__after(detection, i);
            found = last != SMP__NOWHERE && last <= i + 2 &&
                    is_inward(capitals_of(detection, last, second));
        }
        if (!found || !is_home(detection, i)) continue;
        uint32_t end = smp__token_at(detection, last)->end;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_POSTCODE, token->start, end),
                    token->start, end, SMP_TEXT("[postcode removed]"));
    }
}

/* ---- Hospital and case numbers ------------------------------------------------------------- */

static const char whose[] =
    " hospital patient case unit district incident complaint datix pas episode referral nhs ";
static const char number_words[] = " number no num ref reference id ";

/* The token after the label that ends at `index`: "number is: H123456". SMP__NOWHERE if no number
 * follows. */
static uint32_t value_after(const smp__detection *detection, uint32_t index)
{
    uint32_t at = index;
    for (uint32_t steps = 0; steps < 4; steps++) {
        at = smp__after(detection, at);
        if (at == SMP__NOWHERE) return at;
        const smp__token *token = smp__token_at(detection, at);
        if (token->flags & SMP__TOKEN_HAS_DIGIT) return at;
        if (token->kind == SMP_TOKEN_WORD && !smp__token_one_of(detection, at, " is was ") &&
            token->end - token->start > 3)
            return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

static bool is_identifier(const smp__detection *detection, uint32_t index)
{
    smp_text text = smp__folded(smp__token_at(detection, index));
    uint32_t digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (digit_ascii(c)) digits++;
        else if (!lower_ascii(c) && c != '_' && c != '.') return false;
    }
    /* "The hospital number is 01926 ...": a telephone. */
    bool phone = text.size >= 3 && text.size <= 6 && text.data[0] == '0' && digits == text.size &&
                 smp__is_kind(detection, smp__after(detection, index), SMP__KIND(NUMBER));
    phone = phone || (digits == 11 && text.data[0] == '0');
    return digits >= 3 && text.size >= 4 && !phone;
}

/* With what is joined to it by - or / : "2026/0417-3". */
static uint32_t identifier_end(const smp__detection *detection, uint32_t index)
{
    for (;;) {
        uint32_t mark = smp__after(detection, index);
        if (mark == SMP__NOWHERE || !smp__joined(detection, index, mark) ||
            !memchr("-/", smp__mark_of(smp__token_at(detection, mark)), 2))
            return index;
        uint32_t next = smp__after(detection, mark);
        if (next == SMP__NOWHERE || !smp__joined(detection, mark, next) ||
            !smp__is_kind(detection, next, SMP__ORDINARY))
            return index;
        index = next;
    }
}

void smp__detect_case_numbers(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD)) ||
            !memchr("mhpcudiern", smp__initial(smp__token_at(detection, i)), 10))
            continue;
        bool whole = smp__token_one_of(detection, i, " mrn ");
        uint32_t label = i;
        if (!whole) {
            if (!smp__token_one_of(detection, i, whose)) continue;
            label = smp__after(detection, i);
            if (!smp__token_one_of(detection, label, number_words)) continue;
            if (smp__token_one_of(detection, i, " nhs ") &&
                !smp__token_one_of(detection, label, " ref reference "))
                continue;
        }
        uint32_t value = value_after(detection, label);
        if (value == SMP__NOWHERE || !is_identifier(detection, value)) continue;
        uint32_t start = smp__token_at(detection, value)->start;
        uint32_t last = identifier_end(detection, value);
        uint32_t end = smp__token_at(detection, last)->end;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_CASE_NUMBER, start, end), start,
                    end, SMP_TEXT("[reference removed]"));
        i = last;
    }
}
