/* Civil dates.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "suite.h"

#include <stdio.h>

static bool parse(const char *text, int32_t *day)
{
    return smp__date_parse(smp_text_of(text), day);
}

START_TEST(known_days)
{
    int32_t day;
    ck_assert(parse("1970-01-01", &day) && day == 0);
    ck_assert(parse("1969-12-31", &day) && day == -1);
    ck_assert(parse("2000-03-01", &day) && day == 11017);
    ck_assert(parse("2026-11-21", &day) && day == 20778);
    ck_assert(parse("2027-04-20T09:30:00+01:00", &day) && day == 20928);
    ck_assert(parse("2027-04-20T23:59Z", &day) && day == 20928);
    ck_assert(parse("2027-04-20T23:59:60.25z", &day) && day == 20928);
    ck_assert(parse("2027-04-20 09:30Z", &day) && day == 20928);
    ck_assert(parse("2027-04-20t09:30Z", &day) && day == 20928);
}
END_TEST

START_TEST(days_that_do_not_exist)
{
    static const char *const wrong[] = {
        "", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29",
        "2026-04-31", "0000-01-01", "2026-01-01x", "2026-01-01T25:00Z", "2026-01-01T10:00+25:00",
        "2026/01-01", "2026-01/01", "2026-0x-01", "2026-01-0x", "2026-01-00", "2026-01-32",
        "2026-01-01T", "2026-01-01T10:00:00.", "20x6-01-01", "-026-01-01"};
    int32_t day = 7;
    for (size_t i = 0; i < SMP_COUNT(wrong); i++)
        ck_assert_msg(!parse(wrong[i], &day), "%s was read", wrong[i]);
    ck_assert(!smp__date_parse((smp_text){NULL, 0}, &day));
    ck_assert_int_eq(day, 7);
}
END_TEST

/* What people in the UK write is proposed as it should be; what no calendar has is not. */
START_TEST(what_was_meant_by_a_date)
{
    static const char *const meant[][2] = {
        {"21/11/2026", "2026-11-21"},   {"21.11.2026", "2026-11-21"}, {"21-11-2026", "2026-11-21"},
        {"1/2/2026 09:30", "2026-02-01"}, {"2026/11/21", "2026-11-21"}, {"2026.1.2", "2026-01-02"},
        {"29/02/2028", "2028-02-29"},   {"2026-1-2T10:00", "2026-01-02"}};
    static const char *const nothing[] = {"",           "tomorrow",    "21/11",      "21/11/26",
                                          "11/21/2026", "29/02/2026",  "21/11/20267", "0/1/2026",
                                          "2026//1",    "1//2026",     "21:11:2026", "21/11/",
                                          "0000-1-1",   "21/11/2026x", "/11/2026",   "20261121"};
    char out[11];
    for (size_t i = 0; i < SMP_COUNT(meant); i++) {
        ck_assert_msg(smp__date_meant(smp_text_of(meant[i][0]), out), "%s", meant[i][0]);
        ck_assert_str_eq(out, meant[i][1]);
    }
    for (size_t i = 0; i < SMP_COUNT(nothing); i++)
        ck_assert_msg(!smp__date_meant(smp_text_of(nothing[i]), out), "%s", nothing[i]);
    ck_assert(!smp__date_meant((smp_text){NULL, 0}, out));
}
END_TEST

/* A time cut off anywhere is no time, though what was cut off still follows in memory. */
START_TEST(only_whole_times_are_read)
{
    static const char text[] = "2027-04-20T23:59:30.25+01:59";
    static const size_t whole[] = {10, 16, 19, 21, 22, 28};
    for (size_t size = 0, next = 0; size < sizeof text; size++) {
        int32_t day;
        bool is_whole = size == whole[next];
        ck_assert_msg(smp__date_parse((smp_text){text, size}, &day) == is_whole, "%.*s", (int)size,
                      text);
        if (is_whole) next++;
    }
}
END_TEST

START_TEST(times_that_do_not_exist)
{
    static const char *const wrong[] = {"24:00",       "10:60",       "10:00:61",    "10:00+24:00",
                                        "10:00+01:60", "10:00+01-00", "10:00*01:00", "10:00Zz",
                                        "10:00+0100",  "1:000",       "10.00",       "10:0a",
                                        "1a:00",       "a1:00",       "10:00+1a:00", "10:00+01:a0",
                                        "10:00+01:000"};
    static const char *const right[] = {"23:59", "10:59:59", "10:00:60", "10:00+23:59",
                                        "00:00-00:00"};
    char text[40];
    int32_t day;
    for (size_t i = 0; i < SMP_COUNT(wrong); i++) {
        snprintf(text, sizeof text, "2027-04-20T%s", wrong[i]);
        ck_assert_msg(!parse(text, &day), "%s was read", text);
    }
    for (size_t i = 0; i < SMP_COUNT(right); i++) {
        snprintf(text, sizeof text, "2027-04-20 %s", right[i]);
        ck_assert_msg(parse(text, &day) && day == 20928, "%s was not read", text);
    }
}
END_TEST

/* On days after the clocks have turned, before the month is out. */
START_TEST(the_last_days_of_march_and_october)
{
    static const struct {
        const char *utc, *day;
    } cases[] = {{"2026-03-28T23:30:00Z", "2026-03-28"}, {"2026-03-30T23:30:00Z", "2026-03-31"},
                 {"2026-10-24T23:30:00Z", "2026-10-25"}, {"2026-10-26T23:30:00Z", "2026-10-26"}};
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        int32_t day, expected;
        ck_assert(smp__date_in_uk(smp_text_of(cases[i].utc), &day));
        ck_assert(parse(cases[i].day, &expected));
        ck_assert_msg(day == expected, "%s", cases[i].utc);
    }
}
END_TEST

/* Minutes are those of UTC; what names no offset is what a clock in the UK showed. */
START_TEST(minutes_of_a_time_and_of_a_day)
{
    static const struct {
        const char *text;
        int64_t first, minutes; /* from 1970-01-01T00:00Z */
    } cases[] = {{"1970-01-02T00:05:59Z", 24 * 60 + 5, 1},
                 {"1970-01-02T01:05:00+01:00", 24 * 60 + 5, 1},
                 {"1970-01-02 00:05", 24 * 60 + 5, 1},
                 {"2026-07-01T12:00", INT64_C(29715060), 1},
                 {"2026-07-01T12:00Z", INT64_C(29715120), 1},
                 {"1970-01-02", 24 * 60, 24 * 60}};
    int64_t first, last;
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        ck_assert(smp__minutes_of(smp_text_of(cases[i].text), &first, &last));
        ck_assert_msg(first == cases[i].first, "%s: %lld", cases[i].text, (long long)first);
        ck_assert_msg(last - first + 1 == cases[i].minutes, "%s", cases[i].text);
    }
    ck_assert(!smp__minutes_of(smp_text_of("20/11/2026"), &first, &last));
}
END_TEST

START_TEST(each_year_follows_the_last)
{
    char text[40];
    for (int year = 1; year < 9999; year++) {
        int32_t last, first;
        snprintf(text, sizeof text, "%04d-12-31", year);
        ck_assert_msg(parse(text, &last), "%s", text);
        snprintf(text, sizeof text, "%04d-01-01", year + 1);
        ck_assert_msg(parse(text, &first) && first == last + 1, "%s", text);
    }
}
END_TEST

START_TEST(every_day_there_and_back)
{
    int32_t first, last, day;
    char text[11];
    ck_assert(parse("0001-01-01", &first) && parse("9999-12-31", &last));
    ck_assert_int_eq(last - first, 3652058);
    for (day = first; day <= last; day += 13) {
        int32_t again;
        smp__date_format(day, text);
        ck_assert_msg(parse(text, &again) && again == day, "%s", text);
    }
}
END_TEST

SUITE("calendar/date", known_days, days_that_do_not_exist, what_was_meant_by_a_date,
      only_whole_times_are_read,
      times_that_do_not_exist, the_last_days_of_march_and_october, minutes_of_a_time_and_of_a_day,
      each_year_follows_the_last,
      every_day_there_and_back)
