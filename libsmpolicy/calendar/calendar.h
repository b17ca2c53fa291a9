/* Civil dates, in days since 1970-01-01 (proleptic Gregorian), working days, statutory clocks.
 * No clock is read, no time zone database.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CALENDAR_CALENDAR_H
#define SMP_CALENDAR_CALENDAR_H

#include "base/base.h"

#include <smpolicy/calendar.h>

#define SMP__YEAR_MIN 1
#define SMP__YEAR_MAX 9999

/* Reads YYYY-MM-DD, or the date of an RFC 3339 time ("2027-04-20T09:30:00+01:00": the day where it
 * was written, not in UTC). False for anything else, and for a date that does not exist. */
bool smp__date_parse(smp_text text, int32_t *day);
/* Writes YYYY-MM-DD and a NUL. `day` must lie in the years SMP__YEAR_MIN to SMP__YEAR_MAX. */
void smp__date_format(int32_t day, char out[11]);
/* What smp__date_parse cannot read but a person in the UK can, "21/11/2026" or "2026.11.21", as
 * YYYY-MM-DD: only to be proposed, for elsewhere the month comes first. */
bool smp__date_meant(smp_text text, char out[11]);
/* As smp__date_parse, but the day that UK clocks showed where the time names an offset. */
bool smp__date_in_uk(smp_text text, int32_t *day);
/* The first and the last minute, counted in UTC from 1970, of what smp__date_parse reads: one
 * minute where a time of day is named, else those of the day. What names no offset is UK time. */
bool smp__minutes_of(smp_text text, int64_t *first, int64_t *last);
/* The day of the next month with the same number; that month's last where it has none. */
int32_t smp__date_next_month(int32_t day);

/* ---- Bank holidays: sets of nations as bits ------------------------------------------------ */

enum {
    SMP__KEPT_ENGLAND_AND_WALES = 1u << 0,
    SMP__KEPT_SCOTLAND = 1u << 1,
    SMP__KEPT_NORTHERN_IRELAND = 1u << 2,
    SMP__KEPT_EVERYWHERE = 7u
};

/* The nations that keep `day` as a bank holiday. False outside the years that are known. */
bool smp__bank_holiday(int32_t day, unsigned *kept);
/* When the data were last looked over, and their first and last day. */
smp_text smp__bank_holidays_seen(void);
int32_t smp__bank_holidays_from(void);
int32_t smp__bank_holidays_until(void);

/* ---- Statutory clocks ---------------------------------------------------------------------- */

/* The day by which what was received on `received` is due. False where that is not known; see
 * smp_work_out_deadline. */
bool smp__deadline(smp_clock clock, int32_t received, smp_nation nation, int32_t *due);

/* What the law wants of a request that starts a clock. */
enum {
    SMP__NEEDS_NAME = 1u << 0,
    SMP__NEEDS_ADDRESS = 1u << 1,     /* for correspondence */
    SMP__NEEDS_DESCRIPTION = 1u << 2, /* of what is wanted */
    SMP__NEEDS_NAME_INSIDE = 1u << 3, /* the name stands in the request itself, not in a profile */
    SMP__MAY_CHECK_IDENTITY = 1u << 4 /* where there is doubt about who asks */
};
unsigned smp__clock_needs(smp_clock clock, smp_nation nation);
/* Where it says so; empty where nothing is needed by law. */
smp_text smp__clock_needs_source(smp_clock clock, smp_nation nation);

#endif
