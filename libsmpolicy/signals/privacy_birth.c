/* Dates of birth: a date with a label, or said to be when somebody was born.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- Dates --------------------------------------------------------------------------------- */

typedef struct read_date {
    uint32_t day, month, year; /* year 0 where none was written */
    size_t end;                /* bytes of the document's text */
} read_date;

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
    while (*at < text.size && ((text.data[*at] | 0x20) >= 'a' && (text.data[*at] | 0x20) <= 'z'))
        ++*at;
    return smp__text_slice(text, start, *at);
}

static void skip(smp_text text, size_t *at, const char *set)
{
    for (int most = 2; most > 0 && *at < text.size && strchr(set, text.data[*at]) &&
                       text.data[*at]; most--)
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
static void read_year(smp_text text, size_t at, read_date *date)
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
static bool read_day_and_month(smp_text text, size_t at, read_date *date)
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
static bool read_month_and_day(smp_text text, size_t at, read_date *date)
{
    date->month = month_of(read_letters(text, &at));
    skip(text, &at, " .-");
    if (!date->month || !read_day(text, &at, &date->day)) return false;
    read_year(text, at, date);
    return true;
}

/* "03/04/1984", "3.4.84", "1984-04-03" */
static bool read_figures(smp_text text, size_t at, read_date *date)
{
    uint32_t parts[3] = {0}, counts[3] = {0};
    for (uint32_t i = 0; i < 3; i++) {
        if (i) {
            if (at < text.size && text.data[at] == ' ') at++;
            if (at >= text.size || !memchr("/-.", text.data[at], 3)) {
                /* "03 04 1984" */
                if (at == 0 || text.data[at - 1] != ' ') return false;
            } else {
                at++;
                if (at < text.size && text.data[at] == ' ') at++;
            }
        }
        counts[i] = read_digits(text, &at, &parts[i]);
        if (!counts[i]) return false;
    }
    bool year_first = counts[0] == 4;
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

/* "03041984", which only a label makes a date */
static bool read_run(smp_text text, size_t at, read_date *date)
{
    enum { SIZE = 8 };
    uint32_t digits[SIZE + 1], count = 0;
    while (at < text.size && count <= SIZE) {
        size_t next = at;
        int digit = smp__digit_value(smp__utf8_next(text.data, &next));
        if (digit < 0) break;
        digits[count++] = (uint32_t)digit;
        at = next;
    }
    if (count != SIZE) return false;
    date->day = digits[0] * 10 + digits[1];
    date->month = digits[2] * 10 + digits[3];
    date->year = digits[4] * 1000 + digits[5] * 100 + digits[6] * 10 + digits[7];
    date->end = at;
    return date->day >= 1 && date->day <= 31 && date->month >= 1 && date->month <= 12 &&
           date->year >= 1900 && date->year < 2100;
}

static bool read_any_date(smp_text text, size_t at, read_date *date)
{
    *date = (read_date){0, 0, 0, 0};
    return read_run(text, at, date) || read_figures(text, at, date) ||
           read_day_and_month(text, at, date) ||
           read_month_and_day(text, at, date);
}

/* A date from token `index` on, in figures or in words. */
static bool date_at(const smp__detection *detection, uint32_t index, read_date *date)
{
    const smp__document *document = detection->document;
    bool found = read_any_date(document->text, smp__token_at(detection, index)->start, date);
    if (found && date->year) return true;
    uint32_t year = 0, last = smp__read_said_date(detection, index, &year);
    if (last == SMP__NOWHERE) return found;
    *date = (read_date){.year = year, .end = smp__token_at(detection, last)->end};
    return true;
}

/* ---- Labels -------------------------------------------------------------------------------- */

/* One past the last token of a label that begins at `index`; 0 if none does. `*born` tells the verb
 * from the label proper. */
static uint32_t label_end(const smp__detection *detection, uint32_t index, bool *born)
{
    char initial = smp__initial(smp__token_at(detection, index));
    if (initial != 'b' && initial != 'd') return 0;
    *born = smp__token_one_of(detection, index, " born ");
    if (*born || smp__token_one_of(detection, index, " dob d.o.b birthdate ")) return index + 1;
    uint32_t second = smp__after(detection, index);
    /* "Her birthday is ...": with the year it is the date, without it a party. */
    *born = smp__token_one_of(detection, index, " birthday ");
    if (*born)
        return smp__token_one_of(detection, second, " is was : ") ? second + 1 : 0;
    if (smp__token_one_of(detection, index, " birth ") &&
        smp__token_one_of(detection, second, " date "))
        return second + 1;
    if (!smp__token_one_of(detection, index, " date ") ||
        !smp__token_one_of(detection, second, " of "))
        return 0;
    uint32_t third = smp__after(detection, second);
    return smp__token_one_of(detection, third, " birth ") ? third + 1 : 0;
}

/* "Born on or after", "date of birth between": who may come forward, not one person. */
static const char range_words[] = " between before after from since or onwards until to and ";
/* These are born too, but have no date of birth to hide; and several people have none in common. */
static const char not_one_person[] =
    " nhs service hospital charity idea trust organisation movement foundation company "
    "children babies people anyone those everyone women men adults infants all if were "
    "mothers ";

static bool is_about_one_person(const smp__detection *detection, uint32_t label)
{
    uint32_t from = smp__reach_back(detection, label, 8);
    return !smp__any_one_of(detection, from, label, not_one_person);
}

static void check_label(smp__detection *detection, uint32_t label, uint32_t from, bool born)
{
    uint32_t end = smp__reach_ahead(detection, from - 1, born ? 5 : 7);
    for (uint32_t i = from; i < end; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (smp__token_one_of(detection, i, range_words)) return;
        if (token->kind != SMP_TOKEN_NUMBER && token->kind != SMP_TOKEN_WORD) continue;
        read_date date;
        if (!date_at(detection, i, &date)) continue;
        bool ancient = date.year > 99 && date.year < 1910;
        if (born && (!date.year || ancient || !is_about_one_person(detection, label))) return;
        uint32_t start = token->start, stop = (uint32_t)date.end;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH, start, stop),
                    start, stop, SMP_TEXT("[date of birth removed]"));
        return;
    }
}

/* "01/02/1980 (DOB)" */
static void check_date_before(smp__detection *detection, uint32_t label)
{
    uint32_t from = smp__reach_back(detection, label, 7);
    for (uint32_t i = from; i < label; i++) {
        const smp__token *token = smp__token_at(detection, i);
        read_date date;
        if (token->kind != SMP_TOKEN_NUMBER ||
            !read_any_date(detection->document->text, token->start, &date) || !date.year)
            continue;
        uint32_t between = label;
        while (between > i && smp__token_at(detection, between - 1)->start >= date.end) between--;
        for (uint32_t j = between; j < label; j++)
            if (smp__is_kind(detection, j, SMP__ORDINARY)) return;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH, token->start,
                               (uint32_t)date.end),
                    token->start, (uint32_t)date.end, SMP_TEXT("[date of birth removed]"));
        return;
    }
}

void smp__detect_birth_dates(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD))) continue;
        bool born;
        uint32_t end = label_end(detection, i, &born);
        if (!end) continue;
        uint32_t seen = detection->raised[SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH];
        check_label(detection, i, end, born);
        if (!born && seen == detection->raised[SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH])
            check_date_before(detection, i);
    }
}
