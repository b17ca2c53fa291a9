/* Sequences of tokens that look like a UK telephone number or a date.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#include <string.h>

static smp_text folded_at(const smp__reading *reading, uint32_t at)
{
    if (at >= reading->count) return SMP_TEXT("");
    const smp__token *token = smp__read_token(reading, at);
    return (smp_text){token->folded, token->folded_size};
}

static bool is(smp_text text, const char *word)
{
    return text.size == strlen(word) && memcmp(text.data, word, text.size) == 0;
}

static bool is_digits(smp_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9') return false;
    return text.size > 0;
}

/* A whole number of at most four digits; -1 otherwise. */
static int number(smp_text text)
{
    if (!is_digits(text) || text.size > 4) return -1;
    int value = 0;
    for (size_t i = 0; i < text.size; i++) value = value * 10 + (text.data[i] - '0');
    return value;
}

static bool touches(const smp__reading *reading, uint32_t at)
{
    return at < reading->count &&
           !(smp__read_token(reading, at)->flags & SMP__TOKEN_SPACE_BEFORE);
}

/* ---- Telephone numbers ---------------------------------------------------------------------- */

/* All the digits of a number: 0 and nine or ten more, or seven for old freephone numbers; after the
 * country's code the 0 may be missing. */
static bool is_uk_number(const char *digits, size_t count, bool international)
{
    if (!international && count > 4 && memcmp(digits, "0044", 4) == 0) {
        digits += 2;
        count -= 2;
        international = true;
    }
    if (international) {
        if (count < 3 || memcmp(digits, "44", 2) != 0) return false;
        digits += 2;
        count -= 2;
        if (digits[0] != '0') return count == 9 || count == 10;
    }
    if (count < 8 || digits[0] != '0' || digits[1] == '0') return false;
    return count == 10 || count == 11 || (count == 8 && memcmp(digits, "0800", 4) == 0);
}

/* Groups of digits with signs between them: 0117 496 0000, (0117) 496-0000, +44 (0)117 496 0000. */
uint32_t smp__phone_length(const smp__reading *reading, uint32_t at)
{
    char digits[16];
    size_t count = 0;
    uint32_t end = at, length = 0;
    bool international = is(folded_at(reading, at), "+");
    if (international) end++;
    for (; end < reading->count && end - at < SMP__SHAPE_MAX; end++) {
        smp_text text = folded_at(reading, end);
        if (is_digits(text)) {
            if (text.size > sizeof digits - count) break;
            memcpy(digits + count, text.data, text.size);
            count += text.size;
            if (is_uk_number(digits, count, international)) length = end + 1 - at;
        } else if (!is(text, "(") && (count == 0 || (!is(text, ")") && !is(text, "-") &&
                                                     !is(text, ".")))) {
            break;
        }
    }
    /* Digits that run on belong to a longer reference. */
    if (length && touches(reading, at + length) && is_digits(folded_at(reading, at + length)))
        return 0;
    return length;
}

/* ---- Dates ---------------------------------------------------------------------------------- */

static bool is_month(smp_text text)
{
    static const char *const months[] = {"january", "february", "march",     "april",
                                         "may",     "june",     "july",      "august",
                                         "september", "october", "november", "december"};
    if (text.size < 3) return false;
    for (size_t i = 0; i < SMP_COUNT(months); i++)
        if (memcmp(text.data, months[i], 3) == 0)
            return text.size == 3 || is(text, months[i]) || is(text, "sept");
    return false;
}

/* 1, 21st: a day of the month. */
static bool is_day(smp_text text)
{
    if (text.size > 2 && text.data[0] <= '9') {
        smp_text ending = smp__text_slice(text, text.size - 2, text.size);
        if (is(ending, "st") || is(ending, "nd") || is(ending, "rd") || is(ending, "th"))
            text.size -= 2;
    }
    int day = text.size <= 2 ? number(text) : -1;
    return day >= 1 && day <= 31;
}

static bool is_year(smp_text text)
{
    int year = text.size == 4 ? number(text) : -1;
    return year >= 1900 && year <= 2199;
}

/* 1/5/26, 01-05-2026, 2026-05-01: three numbers and the same sign twice. */
static bool is_numeric(smp_text a, smp_text b, smp_text c)
{
    if (is_year(a)) {
        int month = number(b), day = number(c);
        return b.size == 2 && c.size == 2 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
    int day = a.size <= 2 ? number(a) : -1, month = b.size <= 2 ? number(b) : -1;
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 &&
           (is_year(c) || (c.size == 2 && is_digits(c)));
}

/* 01.05.2026 is one token. */
static bool is_dotted(smp_text text)
{
    smp_text parts[3];
    size_t count = 0, start = 0;
    for (size_t i = 0; i <= text.size; i++) {
        if (i < text.size && text.data[i] != '.') continue;
        if (count == 3) return false;
        parts[count++] = smp__text_slice(text, start, i);
        start = i + 1;
    }
    return count == 3 && is_numeric(parts[0], parts[1], parts[2]);
}

uint32_t smp__date_length(const smp__reading *reading, uint32_t at)
{
    smp_text first = folded_at(reading, at), sign = folded_at(reading, at + 1);
    if (is_dotted(first)) return 1;
    if ((is(sign, "/") || is(sign, "-") || is(sign, ".")) &&
        smp__text_equal(sign, folded_at(reading, at + 3)) && touches(reading, at + 1) &&
        is_numeric(first, folded_at(reading, at + 2), folded_at(reading, at + 4)))
        return 5;
    uint32_t length = 0;
    if (is_day(first)) {
        uint32_t month = is(sign, "of") ? at + 2 : at + 1;
        if (is_month(folded_at(reading, month))) length = month + 1 - at;
    } else if (is_month(first)) {
        if (is_day(sign)) length = 2;
        else if (is_year(sign)) return 2;
    }
    if (length == 0) return 0;
    uint32_t year = is(folded_at(reading, at + length), ",") ? length + 1 : length;
    return is_year(folded_at(reading, at + year)) ? year + 1 : length;
}
