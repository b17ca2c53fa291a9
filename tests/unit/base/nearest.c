/* What was meant by a name that is not known.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "suite.h"

static const char *const known[] = {
    "alt", "text_in_image", "captions", "captions_reviewed", "kind", "", "font_pt",
    "an_extraordinarily_long_name_that_nobody_would_type"};

static const char *meant_by(const char *name)
{
    smp__nearest nearest = smp__nearest_to(smp_text_of(name));
    for (size_t i = 0; i < SMP_COUNT(known); i++)
        smp__nearest_try(&nearest, smp_text_of(known[i]));
    return nearest.best.data ? nearest.best.data : "";
}

START_TEST(letters_that_are_wrong)
{
    ck_assert_str_eq(meant_by("kimd"), "kind");     /* changed */
    ck_assert_str_eq(meant_by("kid"), "kind");      /* dropped */
    ck_assert_str_eq(meant_by("kinds"), "kind");    /* added */
    ck_assert_str_eq(meant_by("ikdn"), "");         /* two of four is too many */
    ck_assert_str_eq(meant_by("knid"), "kind");     /* neighbours swapped count once */
    ck_assert_str_eq(meant_by("iknd"), "kind");     /* the first two as well */
    ck_assert_str_eq(meant_by("capshuns"), "captions");
    ck_assert_str_eq(meant_by("text_in_imgae_"), "text_in_image");
    ck_assert_str_eq(meant_by("tixt_on_emagi"), ""); /* four are too many for any name */
}
END_TEST

START_TEST(a_word_more_or_less)
{
    ck_assert_str_eq(meant_by("alt_text"), "alt");
    ck_assert_str_eq(meant_by("altText"), "alt");
    ck_assert_str_eq(meant_by("altAgain"), "alt");
    ck_assert_str_eq(meant_by("altZoom"), "alt");
    ck_assert_str_eq(meant_by("alt-text"), "alt");
    ck_assert_str_eq(meant_by("alt text"), "alt");
    ck_assert_str_eq(meant_by("font"), "font_pt");
    ck_assert_str_eq(meant_by("altogether"), ""); /* no word ends there */
    ck_assert_str_eq(meant_by("_"), "");
    /* The nearer spelling wins over the shorter name. */
    ck_assert_str_eq(meant_by("captions_reviewd"), "captions_reviewed");
    ck_assert_str_eq(meant_by("captions_"), "captions");
}
END_TEST

START_TEST(what_is_not_guessed_at)
{
    ck_assert_str_eq(meant_by(""), "");
    ck_assert_str_eq(meant_by("an_extraordinarily_long_name_that_nobody_would_typ"), "");
    ck_assert_str_eq(meant_by("x"), "");
    /* 48 bytes are the longest that is guessed at. */
    static const char longest[] = "a_name_of_forty_eight_bytes_which_is_the_longest";
    smp__nearest nearest =
        smp__nearest_to(smp_text_of("a_name_of_forty_eight_bytes_which_is_the_longesd"));
    smp__nearest_try(&nearest, smp_text_of(longest));
    ck_assert_str_eq(nearest.best.data, longest);
    nearest = smp__nearest_to(smp_text_of("a_name_of_forty_eight_bytes_which_is_the_longests"));
    smp__nearest_try(&nearest, smp_text_of(longest));
    ck_assert_ptr_null(nearest.best.data);
    smp__nearest absent = smp__nearest_to((smp_text){NULL, 0});
    smp__nearest_try(&absent, smp_text_of("alt"));
    ck_assert_ptr_null(absent.best.data);
}
END_TEST

SUITE("base/nearest", letters_that_are_wrong, a_word_more_or_less, what_is_not_guessed_at)
