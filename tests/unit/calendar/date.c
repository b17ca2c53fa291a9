/* Civil dates.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "suite.h"


static bool parse(const char *text, int32_t *day) { return smp__date_parse(smp_text_of(text), day); }

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
}
END_TEST

START_TEST(days_that_do_not_exist)
{
    static const char *const wrong[] = {
        "", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29",
        "2026-04-31", "0000-01-01", "2026-01-01x", "2026-01-01T25:00Z", "2026-01-01T10:00+25:00",
        "2026-01-01T", "2026-01-01T10:00:00.", "20x6-01-01", "-026-01-01"};
    int32_t day = 7;
    for (size_t i = 0; i < SMP_COUNT(wrong); i++)
        ck_assert_msg(!parse(wrong[i], &day), "%s was read", wrong[i]);
    ck_assert(!smp__date_parse((smp_text){NULL, 0}, &day));
    ck_assert_int_eq(day, 7);
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

SUITE("calendar/date", known_days, days_that_do_not_exist, every_day_there_and_back)
