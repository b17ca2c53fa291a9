/* Sources on the policy's list, however they are reached.
 * SPDX-License-Identifier: MIT */
#include "fixture.h"

static size_t in_field(uint8_t kind, const char *text)
{
    fix.seen.count = fix.field_count = 0;
    look_at(kind, 0, smp_text_of(text));
    return count_of(SMP__SIGNAL_SHARE_UNRELIABLE_SOURCE);
}

START_TEST(links)
{
    ck_assert_uint_eq(in_field(SMP__IN_TEXT, "Read https://rumours.example.com/jabs?x=1"), 1);
    ck_assert_uint_eq(in_field(SMP__IN_TEXT, "Read HTTPS://WWW.Rumours.Example.com"), 1);
    ck_assert_uint_eq(in_field(SMP__IN_SHARED_TEXT, "See rumours.example.com/jabs"), 1);
    ck_assert_uint_eq(in_field(SMP__IN_TEXT, "Read https://example.com/rumours.example.com"), 0);
    ck_assert_uint_eq(in_field(SMP__IN_TEXT, "Read https://notrumours.example.com/"), 0);
}
END_TEST

START_TEST(authors_and_mentions)
{
    ck_assert_uint_eq(in_field(SMP__IN_SHARED_AUTHOR, "@RumourMill"), 1);
    ck_assert_uint_eq(in_field(SMP__IN_SHARED_AUTHOR, "rumourmill"), 1);
    ck_assert_uint_eq(in_field(SMP__IN_SHARED_AUTHOR, "@rumourmills"), 0);
    ck_assert_uint_eq(in_field(SMP__IN_SHARED_AUTHOR, "\u200B"), 0);
    ck_assert_uint_eq(in_field(SMP__IN_TEXT, "As @rumourmill says"), 1);
    ck_assert_uint_eq(in_field(SMP__IN_TEXT, "the rumourmill is turning"), 0);
}
END_TEST

SUITE_WITH("signals/sources", set_up, tear_down, links, authors_and_mentions)
