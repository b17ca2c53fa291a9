/* Days and civil dates.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"

#include <stdio.h>
#include <string.h>

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

/* A time of day, and how far the clock that showed it was ahead of UTC. */
typedef struct clock_time {
    int minutes; /* since midnight */
    int offset;  /* minutes */
    bool has_offset;
} clock_time;

/* The rest of an RFC 3339 time after its date: "T12:30:00[.5](Z|+01:00)". Seconds may be left out,
 * as calendars do. */
static bool time_parse(smp_text text, size_t at, clock_time *out)
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
    *out = (clock_time){.minutes = hour * 60 + minute};
    if (at == text.size) return true;
    out->has_offset = true;
    if ((text.data[at] == 'Z' || text.data[at] == 'z') && at + 1 == text.size) return true;
    if (text.data[at] != '+' && text.data[at] != '-') return false;
    if (!digits(text, at + 1, 2, &hour) || at + 3 >= text.size || text.data[at + 3] != ':' ||
        !digits(text, at + 4, 2, &minute) || hour > 23 || minute > 59 || at + 6 != text.size)
        return false;
    out->offset = (text.data[at] == '-' ? -1 : 1) * (hour * 60 + minute);
    return true;
}

static int32_t day_of(int year, int month, int date)
{
    int32_t days = days_before_year(year) - DAYS_BEFORE_1970 + date - 1;
    for (int m = 1; m < month; m++) days += days_in_month(year, m);
    return days;
}

static void civil_of(int32_t day, int *year, int *month, int *date)
{
    int32_t since = day + DAYS_BEFORE_1970;
    *year = (int)(since / 365.2425) + 1; /* or the one before */
    while (days_before_year(*year + 1) <= since) (*year)++;
    int32_t rest = since - days_before_year(*year);
    *month = 1;
    while (rest >= days_in_month(*year, *month)) rest -= days_in_month(*year, (*month)++);
    *date = (int)rest + 1;
}

/* Four digits come to no year after SMP__YEAR_MAX. */
static bool is_there(int year, int month, int date)
{
    return year >= SMP__YEAR_MIN && month >= 1 && month <= 12 && date >= 1 &&
           date <= days_in_month(year, month);
}

static bool date_time_parse(smp_text text, int32_t *day, clock_time *clock)
{
    int year, month, date;
    *clock = (clock_time){0};
    if (!text.data || text.size < 10 || text.data[4] != '-' || text.data[7] != '-') return false;
    if (!digits(text, 0, 4, &year) || !digits(text, 5, 2, &month) || !digits(text, 8, 2, &date))
        return false;
    if (!is_there(year, month, date)) return false;
    if (text.size > 10 && !time_parse(text, 10, clock)) return false;
    *day = day_of(year, month, date);
    return true;
}

bool smp__date_parse(smp_text text, int32_t *day)
{
    clock_time clock;
    return date_time_parse(text, day, &clock);
}

/* A number of at most four digits. Moves *at past it and says how many they were. */
static size_t short_number(smp_text text, size_t *at, int *out)
{
    size_t start = *at;
    for (*out = 0; *at < text.size && *at < start + 4; (*at)++) {
        if (text.data[*at] < '0' || text.data[*at] > '9') break;
        *out = *out * 10 + (text.data[*at] - '0');
    }
    return *at - start;
}

bool smp__date_meant(smp_text text, char out[11])
{
    int parts[3];
    size_t sizes[3], at = 0;
    for (size_t i = 0; i < 3; i++) {
        if (i && (at >= text.size || !memchr("/.-", text.data[at], 3))) return false;
        if (i) at++;
        sizes[i] = short_number(text, &at, &parts[i]);
    }
    if (at < text.size && !memchr(" ,T", text.data[at], 3)) return false;
    bool year_first = sizes[0] == 4;
    if (sizes[year_first ? 0 : 2] != 4 || !sizes[1]) return false;
    int year = parts[year_first ? 0 : 2], date = parts[year_first ? 2 : 0];
    if (!is_there(year, parts[1], date)) return false;
    smp__date_format(day_of(year, parts[1], date), out);
    return true;
}

/* British Summer Time, as the Summer Time Order 2002 sets it: from 01:00 UTC on the last Sunday of
 * March to 01:00 UTC on the last Sunday of October. */
static bool is_summer_time(int32_t day, int minutes)
{
    int year, month, date;
    civil_of(day, &year, &month, &date);
    if (month != 3 && month != 10) return month > 3 && month < 10;
    int32_t last_sunday = day_of(year, month, 31);
    last_sunday -= (last_sunday % 7 + 7 + 4) % 7; /* 1970-01-01 was a Thursday */
    bool turned = day > last_sunday || (day == last_sunday && minutes >= 60);
    return turned == (month == 3);
}

bool smp__date_in_uk(smp_text text, int32_t *day)
{
    clock_time clock;
    int32_t written;
    if (!date_time_parse(text, &written, &clock)) return false;
    if (clock.has_offset) {
        int minutes = clock.minutes - clock.offset;
        while (minutes < 0) minutes += 24 * 60, written--;
        while (minutes >= 24 * 60) minutes -= 24 * 60, written++;
        if (is_summer_time(written, minutes) && minutes + 60 >= 24 * 60) written++;
    }
    *day = written;
    return true;
}

bool smp__minutes_of(smp_text text, int64_t *first, int64_t *last)
{
    clock_time clock;
    int32_t day;
    if (!date_time_parse(text, &day, &clock)) return false;
    int ahead = clock.has_offset ? clock.offset : is_summer_time(day, clock.minutes) ? 60 : 0;
    *first = (int64_t)day * (24 * 60) + clock.minutes - ahead;
    *last = *first + (text.size > strlen("2026-11-21") ? 0 : 24 * 60 - 1);
    return true;
}

int32_t smp__date_next_month(int32_t day)
{
    int year, month, date;
    civil_of(day, &year, &month, &date);
    year += month == 12;
    month = month % 12 + 1;
    int last = days_in_month(year, month);
    return day_of(year, month, date < last ? date : last);
}

void smp__date_format(int32_t day, char out[11])
{
    int year, month, date;
    civil_of(day, &year, &month, &date);
    snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)date % 100);
}
