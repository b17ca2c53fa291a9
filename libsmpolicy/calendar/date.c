/* Days and civil dates.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"

#include <stdio.h>

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days before 1 January of `year`, counted from 1 January of year 1. */
static int32_t days_before_year(int year)
{
    int before = year - 1;
    return before * 365 + before / 4 - before / 100 + before / 400;
}

#define DAYS_BEFORE_1970 719162

static bool digits(smp_text text, size_t at, size_t count, int *out)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= text.size || text.data[i] < '0' || text.data[i] > '9') return false;
        value = value * 10 + (text.data[i] - '0');
    }
    *out = value;
    return true;
}

/* The rest of an RFC 3339 time after its date: "T12:30:00[.5](Z|+01:00)". Seconds may be left out,
 * as calendars do. */
static bool is_time(smp_text text, size_t at)
{
    int hour, minute, second = 0;
    if (text.data[at] != 'T' && text.data[at] != 't' && text.data[at] != ' ') return false;
    if (!digits(text, at + 1, 2, &hour) || at + 3 >= text.size || text.data[at + 3] != ':' ||
        !digits(text, at + 4, 2, &minute))
        return false;
    at += 6;
    if (at < text.size && text.data[at] == ':') {
        if (!digits(text, at + 1, 2, &second)) return false;
        at += 3;
        if (at < text.size && text.data[at] == '.') {
            size_t first = ++at;
            while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9') at++;
            if (at == first) return false;
        }
    }
    if (hour > 23 || minute > 59 || second > 60) return false;
    if (at == text.size) return true;
    if ((text.data[at] == 'Z' || text.data[at] == 'z') && at + 1 == text.size) return true;
    if (text.data[at] != '+' && text.data[at] != '-') return false;
    return digits(text, at + 1, 2, &hour) && at + 3 < text.size && text.data[at + 3] == ':' &&
           digits(text, at + 4, 2, &minute) && hour <= 23 && minute <= 59 && at + 6 == text.size;
}

bool smp__date_parse(smp_text text, int32_t *day)
{
    int year, month, date;
    if (!text.data || text.size < 10 || text.data[4] != '-' || text.data[7] != '-') return false;
    if (!digits(text, 0, 4, &year) || !digits(text, 5, 2, &month) || !digits(text, 8, 2, &date))
        return false;
    if (year < SMP__YEAR_MIN || month < 1 || month > 12 || date < 1 ||
        date > days_in_month(year, month))
        return false;
    if (text.size > 10 && !is_time(text, 10)) return false;
    int32_t days = days_before_year(year) - DAYS_BEFORE_1970 + date - 1;
    for (int m = 1; m < month; m++) days += days_in_month(year, m);
    *day = days;
    return true;
}

void smp__date_format(int32_t day, char out[11])
{
    int32_t since = day + DAYS_BEFORE_1970;
    int year = (int)(since / 365.2425) + 1;
    while (days_before_year(year) > since) year--;
    while (days_before_year(year + 1) <= since) year++;
    int32_t rest = since - days_before_year(year);
    int month = 1;
    while (rest >= days_in_month(year, month)) rest -= days_in_month(year, month++);
    snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)(rest + 1) % 100);
}
