/* Dates that are written in figures, or with the name of a month: "3/4/84", "3rd of March, 1984".
 * SPDX-License-Identifier: MIT */
#include "signals/dates.h"

#include <string.h>

/* Up to four digits of any script. How many; 0 for none or for more. */
static uint32_t read_digits(smp_text text, size_t *at, uint32_t *value)
{
    uint32_t count = 0;
    *value = 0;
    while (*at < text.size) {
        size_t next = *at;
        int digit = smp__digit_value(smp__utf8_next(text.data, &next));
        if (digit < 0) break;
        if (++count > 4) return 0;
        *value = *value * 10 + (uint32_t)digit;
        *at = next;
    }
    return count;
}

/* The number of a month by its name or the first three letters of it; 0 for another word. */
static uint32_t month_of(smp_text word)
{
    static const char names[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
    static const char *const full[] = {"january", "february", "march",     "april",
                                       "may",     "june",     "july",      "august",
                                       "september", "october", "november", "december"};
    for (uint32_t i = 0; i < 12; i++)
        if (smp__text_equal_ascii_fold(word, smp_text_of(full[i])) ||
            smp__text_equal_ascii_fold(word, (smp_text){names + (size_t)i * 4, 3}))
            return i + 1;
    return smp__text_equal_ascii_fold(word, SMP_TEXT("sept")) ? 9 : 0;
}

static smp_text read_letters(smp_text text, size_t *at)
{
    size_t start = *at;
    while (*at < text.size && smp__ascii_lower((char)(text.data[*at] | 0x20)))
        ++*at;
    return smp__text_slice(text, start, *at);
}

static void skip(smp_text text, size_t *at, const char *set)
{
    size_t size = strlen(set);
    for (int most = 2; most > 0 && *at < text.size && memchr(set, text.data[*at], size); most--)
        ++*at;
}

/* "3", "3rd" */
static bool read_day(smp_text text, size_t *at, uint32_t *day)
{
    uint32_t count = read_digits(text, at, day);
    size_t after = *at;
    if (smp__one_of(read_letters(text, &after), " st nd rd th ")) *at = after;
    return count >= 1 && count <= 2 && *day >= 1 && *day <= 31;
}

/* The year after a month's name, if one is there. */
static void read_year(smp_text text, size_t at, smp__date *date)
{
    date->end = at;
    skip(text, &at, " ,'-");
    uint32_t year;
    uint32_t count = read_digits(text, &at, &year);
    if (count != 2 && count != 4) return;
    date->year = year;
    date->end = at;
}

/* "3 March 1984", "3rd of March" */
static bool read_day_and_month(smp_text text, size_t at, smp__date *date)
{
    if (!read_day(text, &at, &date->day)) return false;
    skip(text, &at, " -");
    size_t word = at;
    if (smp__text_equal(read_letters(text, &word), SMP_TEXT("of"))) {
        at = word;
        skip(text, &at, " ");
    }
    date->month = month_of(read_letters(text, &at));
    if (!date->month) return false;
    if (at < text.size && text.data[at] == '-') at++;
    read_year(text, at, date);
    return true;
}

/* "March 3, 1984", "March-3-1984" */
static bool read_month_and_day(smp_text text, size_t at, smp__date *date)
{
    date->month = month_of(read_letters(text, &at));
    skip(text, &at, " .-");
    if (!date->month || !read_day(text, &at, &date->day)) return false;
    read_year(text, at, date);
    return true;
}

/* "03/04/1984", "3.4.84", "1984-04-03" */
static bool read_figures(smp_text text, size_t at, smp__date *date)
{
    uint32_t parts[3] = {0}, counts[3] = {0};
    for (uint32_t i = 0; i < 3; i++) {
        if (i) {
            if (at < text.size && text.data[at] == ' ') at++;
            if (at >= text.size || !memchr("/-.", text.data[at], 3)) {
                /* "03 04 1984" */
                if (text.data[at - 1] != ' ') return false;
            } else {
                at++;
                if (at < text.size && text.data[at] == ' ') at++;
            }
        }
        counts[i] = read_digits(text, &at, &parts[i]);
        if (!counts[i]) return false;
    }
    bool year_first = counts[0] == 4 || (counts[0] == 2 && parts[0] > 31);
    if (year_first ? counts[1] > 2 || counts[2] > 2
                   : counts[0] > 2 || counts[1] > 2 || (counts[2] != 2 && counts[2] != 4))
        return false;
    date->year = year_first ? parts[0] : parts[2];
    date->month = parts[1];
    date->day = year_first ? parts[2] : parts[0];
    date->end = at;
    bool american = date->month > 12 && date->month <= 31 && date->day <= 12;
    return (american || (date->month >= 1 && date->month <= 12)) && date->day >= 1 &&
           date->day <= 31;
}

/* "03041984"; "030484", which only a label makes a date */
static bool read_run(smp_text text, size_t at, bool labelled, smp__date *date)
{
    enum { SHORT = 6, LONG = 8 };
    uint32_t digits[LONG + 1], count = 0;
    while (at < text.size && count <= LONG) {
        size_t next = at;
        int digit = smp__digit_value(smp__utf8_next(text.data, &next));
        if (digit < 0) break;
        digits[count++] = (uint32_t)digit;
        at = next;
    }
    if (count != LONG && !(labelled && count == SHORT)) return false;
    date->day = digits[0] * 10 + digits[1];
    date->month = digits[2] * 10 + digits[3];
    date->year = digits[4] * 10 + digits[5];
    if (count == LONG) date->year = date->year * 100 + digits[6] * 10 + digits[7];
    if (count == LONG && date->month > 12) { /* "19840304" */
        date->year = date->day * 100 + date->month;
        date->month = digits[4] * 10 + digits[5];
        date->day = digits[6] * 10 + digits[7];
    }
    date->end = at;
    return date->day >= 1 && date->day <= 31 && date->month >= 1 && date->month <= 12 &&
           (count == SHORT || (date->year >= 1900 && date->year < 2100));
}

bool smp__read_date_at(smp_text text, size_t at, bool labelled, smp__date *date)
{
    *date = (smp__date){0, 0, 0, 0};
    return read_run(text, at, labelled, date) || read_figures(text, at, date) ||
           read_day_and_month(text, at, date) || read_month_and_day(text, at, date);
}

bool smp__read_written_date(const smp__detection *detection, uint32_t index, bool labelled,
                            smp__date *date)
{
    return smp__read_date_at(detection->document->text, smp__token_at(detection, index)->start,
                             labelled, date);
}
