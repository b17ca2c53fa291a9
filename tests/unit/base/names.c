/* The names of enumerations: each comes back to its value, in any ASCII case.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "suite.h"

#include <smpolicy/subject.h>

#include <stdlib.h>

START_TEST(every_name_comes_back)
{
    for (int i = 1; i <= SMP_PLATFORM_OTHER; i++)
        ck_assert_int_eq(smp_platform_from_name(smp_text_of(smp_platform_name((smp_platform)i))),
                         i);
    for (int i = 1; i <= SMP_ACCOUNT_PERSONAL; i++)
        ck_assert_int_eq(
            smp_account_kind_from_name(smp_text_of(smp_account_kind_name((smp_account_kind)i))), i);
    for (int i = 1; i <= SMP_ACTION_DIRECT_MESSAGE; i++)
        ck_assert_int_eq(smp_action_from_name(smp_text_of(smp_action_name((smp_action)i))), i);
    for (int i = 1; i <= SMP_MEDIA_DOCUMENT; i++)
        ck_assert_int_eq(
            smp_media_kind_from_name(smp_text_of(smp_media_kind_name((smp_media_kind)i))), i);
    for (int i = 1; i <= SMP_CAPTIONS_AUTOMATIC; i++)
        ck_assert_int_eq(smp_captions_from_name(smp_text_of(smp_captions_name((smp_captions)i))),
                         i);
    for (int i = 1; i <= SMP_PEOPLE_IDENTIFIABLE; i++)
        ck_assert_int_eq(smp_people_from_name(smp_text_of(smp_people_name((smp_people)i))), i);
}
END_TEST

START_TEST(case_matters_not)
{
    ck_assert_int_eq(smp_platform_from_name(SMP_TEXT("YouTube")), SMP_PLATFORM_YOUTUBE);
    ck_assert_int_eq(smp_action_from_name(SMP_TEXT("Direct-Message")), SMP_ACTION_DIRECT_MESSAGE);
    ck_assert_str_eq(smp_platform_name(SMP_PLATFORM_X), "x");
}
END_TEST

START_TEST(a_former_name_is_known)
{
    ck_assert_int_eq(smp_platform_from_name(SMP_TEXT("Twitter")), SMP_PLATFORM_X);
}
END_TEST

START_TEST(what_has_no_name_or_value)
{
    ck_assert_ptr_null(smp_platform_name(SMP_PLATFORM_UNKNOWN));
    ck_assert_ptr_null(smp_platform_name((smp_platform)999));
    ck_assert_ptr_null(smp_people_name((smp_people)-1));
    ck_assert_int_eq(smp_platform_from_name(SMP_TEXT("myspace")), SMP_PLATFORM_UNKNOWN);
    ck_assert_int_eq(smp_platform_from_name(SMP_TEXT("")), SMP_PLATFORM_UNKNOWN);
    ck_assert_int_eq(smp_platform_from_name((smp_text){NULL, 0}), SMP_PLATFORM_UNKNOWN);
}
END_TEST

SUITE("base/names", every_name_comes_back, case_matters_not, a_former_name_is_known,
      what_has_no_name_or_value)
