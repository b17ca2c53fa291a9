/* Civil dates, in days since 1970-01-01 (proleptic Gregorian). No clock, no time zone database.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CALENDAR_CALENDAR_H
#define SMP_CALENDAR_CALENDAR_H

#include "base/base.h"

#define SMP__YEAR_MIN 1
#define SMP__YEAR_MAX 9999

/* Reads YYYY-MM-DD, or the date of an RFC 3339 time ("2027-04-20T09:30:00+01:00": the day where it
 * was written, not in UTC). False for anything else, and for a date that does not exist. */
bool smp__date_parse(smp_text text, int32_t *day);
/* Writes YYYY-MM-DD and a NUL. `day` must lie in the years SMP__YEAR_MIN to SMP__YEAR_MAX. */
void smp__date_format(int32_t day, char out[11]);

#endif
