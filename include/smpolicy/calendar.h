/* Statutory clocks: by which day a request or complaint must have been answered, and the bank
 * holidays on which that turns. No clock is read: the caller says when a message came.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_CALENDAR_H
#define SMPOLICY_CALENDAR_H

#include <smpolicy/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where in the United Kingdom the organisation is: its law, and the days on which it is shut. */
typedef enum smp_nation {
    SMP_NATION_UNKNOWN = 0,
    SMP_NATION_ENGLAND,
    SMP_NATION_WALES,
    SMP_NATION_SCOTLAND,
    SMP_NATION_NORTHERN_IRELAND
} smp_nation;

/** "england", "wales", "scotland", "northern-ireland". NULL for UNKNOWN and out of range;
 *  UNKNOWN for a name it does not know. ASCII case matters not. Any thread. */
SMP_API const char *smp_nation_name(smp_nation nation);
SMP_API smp_nation smp_nation_from_name(smp_text name);

/** What the law sets a time for. */
typedef enum smp_clock {
    SMP_CLOCK_UNKNOWN = 0,
    SMP_CLOCK_FOI,            /**< Freedom of Information Act 2000, section 10: the twentieth
                                   working day following the day of receipt, where no bank holiday
                                   of any part of the United Kingdom is a working day */
    SMP_CLOCK_EIR,            /**< Environmental Information Regulations 2004, regulation 5(2):
                                   counted in the same way */
    SMP_CLOCK_SUBJECT_ACCESS, /**< UK GDPR, Article 12(3): the day of the next month with the same
                                   number as the day of receipt, or that month's last; from a
                                   weekend or bank holiday on to the next working day */
    SMP_CLOCK_COMPLAINT       /**< the acknowledgement of an NHS complaint in England, S.I.
                                   2009/309, regulation 13: the third working day after receipt */
} smp_clock;

/** The labels of messages: "foi", "eir", "sar", "complaint". NULL for UNKNOWN and out of range;
 *  UNKNOWN for a name it does not know. ASCII case matters not. Any thread. */
SMP_API const char *smp_clock_name(smp_clock clock);
SMP_API smp_clock smp_clock_from_name(smp_text name);

/** A deadline and where it comes from. The texts are static. */
typedef struct smp_deadline {
    size_t struct_size;
    char received[11];         /**< the day of receipt by UK clocks, YYYY-MM-DD */
    char due[11];              /**< the last day on which it is in time, YYYY-MM-DD */
    smp_text rule;             /**< how it was counted, in one sentence */
    smp_text source;           /**< the law */
    smp_text caution;          /**< what can move the date; may be empty */
    smp_text holidays_seen;    /**< when the bank holidays were last looked over, YYYY-MM-DD */
} smp_deadline;

#define SMP_DEADLINE_INIT SMP_SIZED(smp_deadline)

/** By when a request that came at `received` must have been answered.
 *  @param received  YYYY-MM-DD, or an RFC 3339 time. A time with an offset is taken to the day that
 *                   UK clocks showed, with summer time; one without is a UK time already. The hour
 *                   does not matter otherwise: a message that comes at night, at a weekend or on a
 *                   holiday was received that day, and the count begins on the next working day.
 *  @param nation    whose holidays count where the law looks at one nation only (subject access,
 *                   complaints). UNKNOWN: only days that are holidays in every nation are left
 *                   out, so that the date is never too late.
 *  @param out       from SMP_DEADLINE_INIT; untouched on error
 *  Errors: SMP_ERROR_ARGUMENT (a date that does not exist, a clock out of range);
 *  SMP_ERROR_NOT_FOUND where the answer is not known: the count reaches past the bank holidays that
 *  are known, or the nation has a law of its own that this library does not have (information
 *  requests in Scotland; complaints outside England). It never guesses.
 *  Any thread; no allocation; a few hundred nanoseconds. Sources: docs/clocks.md. */
SMP_API smp_status smp_work_out_deadline(smp_deadline *out, smp_clock clock, smp_text received,
                                         smp_nation nation, smp_error *error);

/** Whether `date` (as in smp_work_out_deadline) is neither a weekend nor a bank holiday of `nation`
 *  (UNKNOWN: of every nation). SMP_UNKNOWN for a date that does not exist, and for a weekday
 *  outside the years that are known. Any thread. */
SMP_API smp_tri smp_is_working_day(smp_text date, smp_nation nation);

/** One bank holiday; `date` is the day that is kept, never a weekend. */
typedef struct smp_bank_holiday {
    size_t struct_size;
    char date[11];          /**< YYYY-MM-DD */
    smp_text name;          /**< static */
    int england_and_wales;  /**< 1 where it is kept */
    int scotland;
    int northern_ireland;
} smp_bank_holiday;

#define SMP_BANK_HOLIDAY_INIT SMP_SIZED(smp_bank_holiday)

/** The bank holidays that are known, in the order of their dates; SMP_ERROR_NOT_FOUND past the end.
 *  Any thread. */
SMP_API size_t smp_bank_holiday_count(void);
SMP_API smp_status smp_bank_holiday_at(size_t index, smp_bank_holiday *out);

#ifdef __cplusplus
}
#endif

#endif
