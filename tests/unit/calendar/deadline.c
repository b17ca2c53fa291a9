/* Statutory clocks, working days and bank holidays.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "suite.h"

#include <string.h>

typedef struct deadline_case {
    smp_clock clock;
    smp_nation nation;
    const char *received, *due;
} deadline_case;

#define E SMP_NATION_ENGLAND
#define S SMP_NATION_SCOTLAND
#define NI SMP_NATION_NORTHERN_IRELAND

static void check_all(const deadline_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        smp_error error = SMP_ERROR_INIT;
        smp_deadline deadline = SMP_DEADLINE_INIT;
        smp_status status = smp_work_out_deadline(
            &deadline, cases[i].clock, smp_text_of(cases[i].received), cases[i].nation, &error);
        ck_assert_msg(status == SMP_OK, "%s: %s", cases[i].received, error.message);
        ck_assert_msg(strcmp(deadline.due, cases[i].due) == 0, "%s received %s: %s, not %s",
                      smp_clock_name(cases[i].clock), cases[i].received, deadline.due,
                      cases[i].due);
    }
}

START_TEST(information_requests)
{
    static const deadline_case cases[] = {
        /* A plain month; then one with Scotland's holiday of 15 June, which counts in England. */
        {SMP_CLOCK_FOI, E, "2026-02-02", "2026-03-02"},
        {SMP_CLOCK_FOI, E, "2026-06-01", "2026-06-30"},
        {SMP_CLOCK_EIR, E, "2026-06-01", "2026-06-30"},
        /* 17 March and 12 July, which Northern Ireland keeps, and Scotland's August holiday. */
        {SMP_CLOCK_FOI, E, "2026-03-02", "2026-03-31"},
        {SMP_CLOCK_FOI, E, "2026-07-01", "2026-07-30"},
        {SMP_CLOCK_FOI, E, "2026-07-20", "2026-08-18"},
        /* Christmas 2026: 25 and 28 December, 1 January, and 4 January for Scotland's 2 January. */
        {SMP_CLOCK_FOI, E, "2026-12-21", "2027-01-22"},
        {SMP_CLOCK_FOI, NI, "2026-12-21", "2027-01-22"},
        {SMP_CLOCK_FOI, SMP_NATION_UNKNOWN, "2026-12-21", "2027-01-22"},
        /* Received on a Friday, a Saturday and a Sunday: all begin to count on the Monday. */
        {SMP_CLOCK_FOI, E, "2026-02-06", "2026-03-06"},
        {SMP_CLOCK_FOI, E, "2026-02-07", "2026-03-06"},
        {SMP_CLOCK_FOI, E, "2026-02-08", "2026-03-06"},
        {SMP_CLOCK_FOI, E, "2026-02-09", "2026-03-09"},
        /* Received on Christmas Eve and on Christmas Day. */
        {SMP_CLOCK_FOI, E, "2026-12-24", "2027-01-27"},
        {SMP_CLOCK_FOI, E, "2026-12-25", "2027-01-27"},
        /* Received on a Saturday; 30 November is a holiday in Scotland. */
        {SMP_CLOCK_FOI, E, "2026-11-21", "2026-12-21"},
        /* Easter 2027: Good Friday 26 March, Easter Monday 29 March. */
        {SMP_CLOCK_FOI, E, "2027-03-17", "2027-04-16"},
        /* The funeral of 2022. */
        {SMP_CLOCK_FOI, E, "2022-09-01", "2022-09-30"},
    };
    check_all(cases, SMP_COUNT(cases));
}
END_TEST

START_TEST(subject_access)
{
    static const deadline_case cases[] = {
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2026-09-03", "2026-10-05"}, /* 3 October is a Saturday */
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2025-09-03", "2025-10-03"},
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2027-01-31", "2027-03-01"}, /* 28 February is a Sunday */
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2028-01-31", "2028-02-29"},
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2026-03-31", "2026-04-30"},
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2026-11-25", "2026-12-29"}, /* Christmas, and its Monday */
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2026-12-15", "2027-01-15"},
        /* Whose holiday it is matters: 30 November is Scotland's, 17 March Northern Ireland's. */
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2026-10-30", "2026-11-30"},
        {SMP_CLOCK_SUBJECT_ACCESS, S, "2026-10-30", "2026-12-01"},
        {SMP_CLOCK_SUBJECT_ACCESS, SMP_NATION_UNKNOWN, "2026-10-30", "2026-11-30"},
        {SMP_CLOCK_SUBJECT_ACCESS, NI, "2026-02-17", "2026-03-18"},
        {SMP_CLOCK_SUBJECT_ACCESS, E, "2026-02-17", "2026-03-17"},
        {SMP_CLOCK_SUBJECT_ACCESS, SMP_NATION_UNKNOWN, "2026-11-25", "2026-12-29"},
    };
    check_all(cases, SMP_COUNT(cases));
}
END_TEST

START_TEST(complaints)
{
    static const deadline_case cases[] = {
        {SMP_CLOCK_COMPLAINT, E, "2026-11-16", "2026-11-19"},
        {SMP_CLOCK_COMPLAINT, E, "2026-11-20", "2026-11-25"}, /* a Friday */
        {SMP_CLOCK_COMPLAINT, E, "2026-11-21", "2026-11-25"}, /* a Saturday */
        {SMP_CLOCK_COMPLAINT, E, "2026-12-24", "2026-12-31"},
        {SMP_CLOCK_COMPLAINT, E, "2026-06-11", "2026-06-16"}, /* Scotland's day does not count */
        /* With the nation unknown Easter Monday, which Scotland does not keep, is taken for a
         * working day: the earlier date is the safe one. */
        {SMP_CLOCK_COMPLAINT, E, "2026-04-02", "2026-04-09"},
        {SMP_CLOCK_COMPLAINT, SMP_NATION_UNKNOWN, "2026-04-02", "2026-04-08"},
    };
    check_all(cases, SMP_COUNT(cases));
}
END_TEST

/* What a platform stamps in UTC was received on the day that clocks in the UK showed. */
START_TEST(the_day_in_the_uk)
{
    static const char *const days[][2] = {
        {"2026-07-01T22:59:59Z", "2026-07-01"},      {"2026-07-01T23:00:00Z", "2026-07-02"},
        {"2026-07-01T23:00:00+00:00", "2026-07-02"}, {"2026-07-01T23:59:00+01:00", "2026-07-01"},
        {"2026-07-01T23:59:00", "2026-07-01"},       {"2026-01-31T23:59:00Z", "2026-01-31"},
        {"2026-03-28T23:30:00Z", "2026-03-28"},      {"2026-03-29T23:30:00Z", "2026-03-30"},
        {"2026-10-24T23:30:00Z", "2026-10-25"},      {"2026-10-25T23:30:00Z", "2026-10-25"},
        {"2026-01-01T00:30:00+02:00", "2025-12-31"}, {"2026-01-01T20:00:00-08:00", "2026-01-02"},
        {"2026-03-29T00:30:00Z", "2026-03-29"},      {"2026-10-25T00:30:00Z", "2026-10-25"},
        {"2026-11-21", "2026-11-21"},
    };
    for (size_t i = 0; i < SMP_COUNT(days); i++) {
        smp_deadline deadline = SMP_DEADLINE_INIT;
        ck_assert_int_eq(smp_work_out_deadline(&deadline, SMP_CLOCK_FOI, smp_text_of(days[i][0]),
                                               SMP_NATION_ENGLAND, NULL),
                         SMP_OK);
        ck_assert_msg(strcmp(deadline.received, days[i][1]) == 0, "%s: %s", days[i][0],
                      deadline.received);
    }
}
END_TEST

/* Beyond the data, in another law's land, or on no day at all there is no answer. */
START_TEST(never_a_guess)
{
    static const struct {
        smp_clock clock;
        smp_nation nation;
        const char *received;
        smp_status status;
    } cases[] = {
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "2030-12-10", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "2018-12-01", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "9999-12-31", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "0001-01-01", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_SUBJECT_ACCESS, SMP_NATION_ENGLAND, "2030-12-02", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_SUBJECT_ACCESS, SMP_NATION_ENGLAND, "9999-12-31", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_COMPLAINT, SMP_NATION_ENGLAND, "2030-12-31", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_FOI, SMP_NATION_SCOTLAND, "2026-06-01", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_EIR, SMP_NATION_SCOTLAND, "2026-06-01", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_COMPLAINT, SMP_NATION_WALES, "2026-06-01", SMP_ERROR_NOT_FOUND},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "2026-02-30", SMP_ERROR_ARGUMENT},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "", SMP_ERROR_ARGUMENT},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, NULL, SMP_ERROR_ARGUMENT},
        {SMP_CLOCK_UNKNOWN, SMP_NATION_ENGLAND, "2026-06-01", SMP_ERROR_ARGUMENT},
        {(smp_clock)77, SMP_NATION_ENGLAND, "2026-06-01", SMP_ERROR_ARGUMENT},
        {SMP_CLOCK_FOI, (smp_nation)77, "2026-06-01", SMP_ERROR_ARGUMENT},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        smp_error error = SMP_ERROR_INIT;
        smp_deadline deadline = SMP_DEADLINE_INIT, before = deadline;
        smp_status status = smp_work_out_deadline(
            &deadline, cases[i].clock, smp_text_of(cases[i].received), cases[i].nation, &error);
        ck_assert_msg(status == cases[i].status && error.code == status && error.message[0],
                      "case %zu: %s", i, smp_status_name(status));
        ck_assert(memcmp(&deadline, &before, sizeof deadline) == 0);
    }
    ck_assert_int_eq(smp_work_out_deadline(NULL, SMP_CLOCK_FOI, smp_text_of("2026-06-01"), E, NULL),
                     SMP_ERROR_ARGUMENT);
    /* The last that is known, to the day. */
    static const deadline_case last[] = {{SMP_CLOCK_COMPLAINT, E, "2030-12-24", "2030-12-31"}};
    check_all(last, 1);
}
END_TEST

/* What is not known is told apart: another country's law, days that nobody has announced, no
 * day. */
START_TEST(why_there_is_no_date)
{
    static const struct {
        smp_clock clock;
        smp_nation nation;
        const char *received, *says;
    } cases[] = {
        {SMP_CLOCK_FOI, SMP_NATION_SCOTLAND, "2026-06-01",
         "a freedom of information request in Scotland"},
        {SMP_CLOCK_COMPLAINT, SMP_NATION_WALES, "2026-06-01",
         "the acknowledgement of a complaint in Wales"},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "2030-12-10",
         "What came on 2030-12-10 cannot be counted"},
        {SMP_CLOCK_FOI, SMP_NATION_UNKNOWN, "2018-12-10",
         "known from 2019-01-01 to 2030-12-31 only"},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, NULL, "\"\" is not a day that exists"},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "0123456789012345678901234567890123456789",
         "\"0123456789012345678901234567890123456789\" is"},
        {SMP_CLOCK_FOI, SMP_NATION_ENGLAND, "01234567890123456789012345678901234567890",
         "\"0123456789012345678901234567890123456789\" is"},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        smp_error error = SMP_ERROR_INIT;
        smp_deadline deadline = SMP_DEADLINE_INIT;
        ck_assert_int_ne(smp_work_out_deadline(&deadline, cases[i].clock,
                                               smp_text_of(cases[i].received), cases[i].nation,
                                               &error), SMP_OK);
        ck_assert_msg(strstr(error.message, cases[i].says) != NULL, "%s, not %s", error.message,
                      cases[i].says);
    }
    smp_deadline shortest = {.struct_size = sizeof shortest.struct_size}, none = {.struct_size = 0};
    ck_assert_int_eq(smp_work_out_deadline(&shortest, SMP_CLOCK_FOI, SMP_TEXT("2026-02-02"), E,
                                           NULL),
                     SMP_OK);
    ck_assert_int_eq(smp_work_out_deadline(&none, SMP_CLOCK_FOI, SMP_TEXT("2026-02-02"), E, NULL),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_work_out_deadline(NULL, SMP_CLOCK_FOI, SMP_TEXT("2026-02-02"), E, NULL),
                     SMP_ERROR_ARGUMENT);
}
END_TEST

START_TEST(working_days)
{
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2026-11-20"), SMP_NATION_ENGLAND), SMP_YES);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2026-11-21"), SMP_NATION_ENGLAND), SMP_NO);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2026-11-30"), SMP_NATION_ENGLAND), SMP_YES);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2026-11-30"), SMP_NATION_SCOTLAND), SMP_NO);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2026-11-30"), SMP_NATION_UNKNOWN), SMP_YES);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2026-12-25"), SMP_NATION_UNKNOWN), SMP_NO);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2031-01-01"), SMP_NATION_WALES), SMP_UNKNOWN);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2031-01-04"), SMP_NATION_WALES), SMP_NO);
    ck_assert_int_eq(smp_is_working_day(smp_text_of("2026-13-01"), SMP_NATION_WALES), SMP_UNKNOWN);
}
END_TEST

START_TEST(the_list_of_holidays)
{
    int years[3] = {0};
    char before[11] = "";
    for (size_t i = 0; i < smp_bank_holiday_count(); i++) {
        smp_bank_holiday holiday = SMP_BANK_HOLIDAY_INIT;
        ck_assert_int_eq(smp_bank_holiday_at(i, &holiday), SMP_OK);
        ck_assert(strcmp(before, holiday.date) <= 0 && holiday.name.size > 0);
        ck_assert_int_eq(smp_is_working_day(smp_text_of(holiday.date),
                                            holiday.england_and_wales ? SMP_NATION_WALES
                                            : holiday.scotland        ? SMP_NATION_SCOTLAND
                                                               : SMP_NATION_NORTHERN_IRELAND),
                         SMP_NO);
        memcpy(before, holiday.date, sizeof before);
        if (strncmp(holiday.date, "2026", 4) == 0) {
            years[0] += holiday.england_and_wales;
            years[1] += holiday.scotland;
            years[2] += holiday.northern_ireland;
        }
    }
    ck_assert_int_eq(years[0], 8);
    ck_assert_int_eq(years[1], 10);
    ck_assert_int_eq(years[2], 10);
    smp_bank_holiday holiday = SMP_BANK_HOLIDAY_INIT;
    ck_assert_int_eq(smp_bank_holiday_at(smp_bank_holiday_count(), &holiday), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_bank_holiday_at(0, NULL), SMP_ERROR_ARGUMENT);
}
END_TEST

START_TEST(names)
{
    for (int i = SMP_CLOCK_FOI; i <= SMP_CLOCK_COMPLAINT; i++)
        ck_assert_int_eq(smp_clock_from_name(smp_text_of(smp_clock_name((smp_clock)i))), i);
    for (int i = SMP_NATION_ENGLAND; i <= SMP_NATION_NORTHERN_IRELAND; i++)
        ck_assert_int_eq(smp_nation_from_name(smp_text_of(smp_nation_name((smp_nation)i))), i);
    ck_assert_int_eq(smp_nation_from_name(smp_text_of("Northern-Ireland")), NI);
    ck_assert_ptr_null(smp_clock_name(SMP_CLOCK_UNKNOWN));
    ck_assert_ptr_null(smp_nation_name((smp_nation)9));
    ck_assert_int_eq(smp_clock_from_name(smp_text_of("criticism")), SMP_CLOCK_UNKNOWN);
    ck_assert_int_eq(smp_nation_from_name((smp_text){NULL, 0}), SMP_NATION_UNKNOWN);
}
END_TEST

START_TEST(no_clock_needs_nothing_and_never_ends)
{
    int32_t due = 7;
    for (int none = -1; none < 100; none += 100) {
        ck_assert(!smp__deadline((smp_clock)none, 20000, E, &due));
        ck_assert_int_eq(due, 7);
        ck_assert_uint_eq(smp__clock_needs((smp_clock)none, E), 0);
        ck_assert_uint_eq(smp__clock_needs_source((smp_clock)none, E).size, 0);
    }
}
END_TEST

SUITE("calendar/deadline", information_requests, subject_access, complaints, the_day_in_the_uk,
      never_a_guess, why_there_is_no_date, working_days, the_list_of_holidays, names,
      no_clock_needs_nothing_and_never_ends)
