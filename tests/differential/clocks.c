/* Every day of receipt from 2020 to 2030, every clock and every nation, against a second
 * calculation: bank holidays from their rules and not from the table, dates as year, month and day
 * and not as days in a row.
 * SPDX-License-Identifier: MIT */
#include "suite.h"

#include <smpolicy.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct date {
    int year, month, day;
} date;

static int length_of(int year, int month)
{
    if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static date next(date at)
{
    if (++at.day <= length_of(at.year, at.month)) return at;
    at.day = 1;
    if (++at.month <= 12) return at;
    at.month = 1;
    at.year++;
    return at;
}

static bool is(date at, int year, int month, int day)
{
    return at.year == year && at.month == month && at.day == day;
}

/* 0 = Sunday: Sakamoto's method. */
static int weekday(date at)
{
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    int year = at.year - (at.month < 3);
    return (year + year / 4 - year / 100 + year / 400 + shift[at.month - 1] + at.day) % 7;
}

/* Easter Sunday: the anonymous Gregorian algorithm. */
static date easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    return (date){year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1};
}

static bool is_good_friday(date at)
{
    date sunday = easter(at.year);
    return is(next(next(at)), sunday.year, sunday.month, sunday.day);
}

static bool is_easter_monday(date at)
{
    date monday = next(easter(at.year));
    return is(at, monday.year, monday.month, monday.day);
}

/* The day itself, or the Monday after where it falls on a weekend. */
static bool is_kept(date at, int month, int day)
{
    date kept = {at.year, month, day};
    while (weekday(kept) == 0 || weekday(kept) == 6) kept = next(kept);
    return is(at, kept.year, kept.month, kept.day);
}

/* Two days in a row: what falls on a weekend goes to the first weekdays after both. */
static bool is_kept_pair(date at, int month, int day)
{
    date one = {at.year, month, day}, other = next(one);
    bool one_moves = weekday(one) == 0 || weekday(one) == 6;
    bool other_moves = weekday(other) == 0 || weekday(other) == 6;
    if (!one_moves && is(at, one.year, one.month, one.day)) return true;
    if (!other_moves && is(at, other.year, other.month, other.day)) return true;
    date free = next(other);
    for (int moves = one_moves + other_moves; moves > 0; free = next(free)) {
        if (weekday(free) == 0 || weekday(free) == 6) continue;
        if (is(at, free.year, free.month, free.day)) return true;
        moves--;
    }
    return false;
}

static bool is_first_monday(date at, int month)
{
    return at.month == month && weekday(at) == 1 && at.day <= 7;
}

static bool is_last_monday(date at, int month)
{
    return at.month == month && weekday(at) == 1 && at.day + 7 > length_of(at.year, month);
}

/* Kept everywhere: Christmas, Good Friday, the May holidays, and what was proclaimed. */
static bool is_common(date at)
{
    if (is(at, 2020, 5, 8) || is(at, 2022, 6, 2) || is(at, 2022, 6, 3) || is(at, 2022, 9, 19) ||
        is(at, 2023, 5, 8))
        return true;
    if (is_first_monday(at, 5) && at.year != 2020) return true;
    if (is_last_monday(at, 5) && at.year != 2022) return true;
    return is_good_friday(at) || is_kept_pair(at, 12, 25);
}

static bool is_holiday(date at, smp_nation nation)
{
    if (is_common(at)) return true;
    switch (nation) {
    case SMP_NATION_SCOTLAND:
        return is_kept_pair(at, 1, 1) || is_first_monday(at, 8) || is_kept(at, 11, 30) ||
               is(at, 2026, 6, 15);
    case SMP_NATION_NORTHERN_IRELAND:
        if (is_kept(at, 3, 17) || is_kept(at, 7, 12)) return true;
        break;
    default: break;
    }
    return is_kept(at, 1, 1) || is_easter_monday(at) || is_last_monday(at, 8);
}

static bool is_working(date at, smp_nation nation, bool any)
{
    if (weekday(at) == 0 || weekday(at) == 6) return false;
    bool england = is_holiday(at, SMP_NATION_ENGLAND),
         scotland = is_holiday(at, SMP_NATION_SCOTLAND);
    bool ireland = is_holiday(at, SMP_NATION_NORTHERN_IRELAND);
    if (any) return !england && !scotland && !ireland;
    if (nation == SMP_NATION_UNKNOWN) return !(england && scotland && ireland);
    return !is_holiday(at, nation);
}

static date after_days(date at, int days, smp_nation nation, bool any)
{
    while (days > 0) {
        at = next(at);
        days -= is_working(at, nation, any);
    }
    return at;
}

static date after_a_month(date at, smp_nation nation)
{
    date due = {at.year + at.month / 12, at.month % 12 + 1, at.day};
    if (due.day > length_of(due.year, due.month)) due.day = length_of(due.year, due.month);
    while (!is_working(due, nation, false)) due = next(due);
    return due;
}

static date due_of(smp_clock clock, date received, smp_nation nation)
{
    switch (clock) {
    case SMP_CLOCK_SUBJECT_ACCESS: return after_a_month(received, nation);
    case SMP_CLOCK_COMPLAINT: return after_days(received, 3, nation, false);
    default: return after_days(received, 20, nation, true);
    }
}

/* Whether the law is one that the library has (docs/clocks.md). */
static bool has_law(smp_clock clock, smp_nation nation)
{
    if (nation == SMP_NATION_UNKNOWN || clock == SMP_CLOCK_SUBJECT_ACCESS) return true;
    if (clock == SMP_CLOCK_COMPLAINT) return nation == SMP_NATION_ENGLAND;
    return nation != SMP_NATION_SCOTLAND;
}

static unsigned compare(date received)
{
    char text[32], wanted[32];
    unsigned compared = 0;
    snprintf(text, sizeof text, "%04d-%02d-%02d", received.year, received.month, received.day);
    for (int nation = SMP_NATION_UNKNOWN; nation <= SMP_NATION_NORTHERN_IRELAND; nation++)
        for (int clock = SMP_CLOCK_FOI; clock <= SMP_CLOCK_COMPLAINT; clock++) {
            smp_deadline found = SMP_DEADLINE_INIT;
            smp_status status =
                smp_work_out_deadline(&found, (smp_clock)clock, (smp_text){text, 10},
                                      (smp_nation)nation, NULL);
            date due = due_of((smp_clock)clock, received, (smp_nation)nation);
            /* Bank holidays are known to the end of 2030, and nothing is guessed past that. */
            if (!has_law((smp_clock)clock, (smp_nation)nation) || due.year > 2030) {
                ck_assert_int_eq(status, SMP_ERROR_NOT_FOUND);
                continue;
            }
            snprintf(wanted, sizeof wanted, "%04d-%02d-%02d", due.year, due.month, due.day);
            ck_assert_msg(status == SMP_OK && strcmp(found.due, wanted) == 0,
                          "clock %d, nation %d, received %s: %s, not %s", clock, nation, text,
                          status == SMP_OK ? found.due : "nothing", wanted);
            compared++;
        }
    return compared;
}

START_TEST(every_day_of_eleven_years)
{
    unsigned compared = 0;
    for (date at = {2020, 1, 1}; at.year <= 2030; at = next(at)) compared += compare(at);
    ck_assert_uint_gt(compared, 59000);
    printf("%u dates\n", compared);
}
END_TEST

SUITE("differential/clocks", every_day_of_eleven_years)
