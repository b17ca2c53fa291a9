/* Bank holidays and working days.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"

#include <string.h>

enum { EW = SMP__KEPT_ENGLAND_AND_WALES, S = SMP__KEPT_SCOTLAND, NI = SMP__KEPT_NORTHERN_IRELAND };

typedef struct bank_holiday {
    int32_t day;
    unsigned kept;
    const char *name;
} bank_holiday;

#include "data/bank_holidays.inc"

bool smp__bank_holiday(int32_t day, unsigned *kept)
{
    *kept = 0;
    if (day < HOLIDAYS_FIRST_DAY || day > HOLIDAYS_LAST_DAY) return false;
    size_t low = 0, high = SMP_COUNT(bank_holidays);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bank_holidays[middle].day < day) low = middle + 1;
        else high = middle;
    }
    for (; low < SMP_COUNT(bank_holidays) && bank_holidays[low].day == day; low++)
        *kept |= bank_holidays[low].kept;
    return true;
}

smp_text smp__bank_holidays_seen(void) { return SMP_TEXT(HOLIDAYS_SEEN); }
int32_t smp__bank_holidays_from(void) { return HOLIDAYS_FIRST_DAY; }
int32_t smp__bank_holidays_until(void) { return HOLIDAYS_LAST_DAY; }

size_t smp_bank_holiday_count(void) { return SMP_COUNT(bank_holidays); }

smp_status smp_bank_holiday_at(size_t index, smp_bank_holiday *out)
{
    if (!out || out->struct_size < sizeof out->struct_size) return SMP_ERROR_ARGUMENT;
    if (index >= SMP_COUNT(bank_holidays)) return SMP_ERROR_NOT_FOUND;
    const bank_holiday *holiday = &bank_holidays[index];
    smp_bank_holiday told;
    memset(&told, 0, sizeof told); /* the bytes between its members too: they go to the caller */
    told.struct_size = out->struct_size;
    told.name = smp_text_of(holiday->name);
    told.england_and_wales = (holiday->kept & EW) != 0;
    told.scotland = (holiday->kept & S) != 0;
    told.northern_ireland = (holiday->kept & NI) != 0;
    smp__date_format(holiday->day, told.date);
    memcpy(out, &told, out->struct_size < sizeof told ? out->struct_size : sizeof told);
    return SMP_OK;
}
