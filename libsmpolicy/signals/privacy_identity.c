/* National Insurance numbers, and hospital or case numbers.
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
    bool alone = has_suffix && smp__is_alone(detection, start, (uint32_t)at + 1);
    if ((!has_suffix || !capitals) && !alone) {
        uint32_t token = runs->items[first].token;
        uint32_t back = smp__reach_back(detection, token, 8);
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

/* ---- Hospital and case numbers ------------------------------------------------------------- */

static const char whose[] =
    " hospital hosp patient pt case unit district incident complaint datix pas episode referral nhs "
    "payroll employee assignment crime claim ";
static const char number_words[] = " number no num ref reference id ";

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

/* The token after the label that ends at `index`: "number is: H123456". SMP__NOWHERE if no number
 * follows. */
static uint32_t value_after(const smp__detection *detection, uint32_t index)
{
    uint32_t at = index;
    for (uint32_t steps = 0; steps < 4; steps++) {
        at = smp__after(detection, at);
        if (at == SMP__NOWHERE) return at;
        const smp__token *token = smp__token_at(detection, at);
        if (token->flags & SMP__TOKEN_HAS_DIGIT || identifier_end(detection, at) != at) return at;
        if (token->kind == SMP_TOKEN_WORD && !smp__token_one_of(detection, at, " is was ") &&
            token->end - token->start > 3)
            return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

/* Is what stands at the tokens `first` to `last` a reference, "ABC/123/2024"? */
static bool is_identifier(const smp__detection *detection, uint32_t first, uint32_t last)
{
    uint32_t digits = 0;
    size_t size = 0;
    for (uint32_t index = first; index <= last; index++) {
        smp_text text = smp__folded(smp__token_at(detection, index));
        size += text.size;
        for (size_t i = 0; i < text.size; i++) {
            char c = text.data[i];
            if (digit_ascii(c)) digits++;
            else if (!lower_ascii(c) && !memchr("_.-/", c, 4)) return false;
        }
    }
    /* "The hospital number is 01926 ...": a telephone. */
    char initial = smp__initial(smp__token_at(detection, first));
    bool phone = initial == '0' && digits == size && size >= 3 && size <= 6 &&
                 smp__is_kind(detection, smp__after(detection, last), SMP__KIND(NUMBER));
    phone = phone || (digits == 11 && initial == '0');
    return digits >= 3 && size >= 4 && !phone;
}

void smp__detect_case_numbers(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD)) ||
            !memchr("amhpcudiern", smp__initial(smp__token_at(detection, i)), 11))
            continue;
        bool whole = smp__token_one_of(detection, i, " mrn ");
        uint32_t label = i;
        if (!whole) {
            if (!smp__token_one_of(detection, i, whose)) continue;
            label = smp__after(detection, i);
            if (!smp__token_one_of(detection, label, number_words)) continue;
            uint32_t more = smp__after(detection, label); /* "reference number" */
            if (smp__token_one_of(detection, more, number_words)) label = more;
            if (smp__token_one_of(detection, i, " nhs ") &&
                !smp__token_one_of(detection, label, " ref reference "))
                continue;
        }
        uint32_t value = value_after(detection, label);
        if (value == SMP__NOWHERE) continue;
        uint32_t start = smp__token_at(detection, value)->start;
        uint32_t last = identifier_end(detection, value);
        if (!is_identifier(detection, value, last)) continue;
        uint32_t end = smp__token_at(detection, last)->end;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_CASE_NUMBER, start, end), start,
                    end, SMP_TEXT("[reference removed]"));
        i = last;
    }
}
