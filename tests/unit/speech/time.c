/* How long speech takes: the order and direction that espeak-ng 1.51 showed.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

static double seconds_of(const char *text, smp_speech_profile profile)
{
    preview(text);
    return seconds(profile);
}

START_TEST(a_plain_phrase_takes_about_as_long_as_measured)
{
    double plain = seconds_of("Book your flu jab", SMP_SPEECH_LITERAL); /* measured: 1.29 */
    ck_assert_double_gt(plain, 1.0);
    ck_assert_double_lt(plain, 1.6);
}
END_TEST

START_TEST(styled_letters_cost_ten_times_as_much)
{
    const char *styled = "\U0001D5D5\U0001D5FC\U0001D5FC\U0001D5F8 \U0001D606\U0001D5FC\U0001D602"
                         "\U0001D5FF \U0001D5F3\U0001D5F9\U0001D602 \U0001D5F7\U0001D5EE\U0001D5EF";
    /* Measured: 19.57 for code points in place of names. */
    ck_assert_double_gt(seconds_of(styled, SMP_SPEECH_LITERAL), 13);
    ck_assert_double_eq(seconds_of(styled, SMP_SPEECH_SKIP), 0);
    ck_assert_double_eq_tol(seconds_of(styled, SMP_SPEECH_NORMALISED),
                            seconds_of("Book your flu jab", SMP_SPEECH_NORMALISED), 1e-9);
}
END_TEST

START_TEST(five_syringes_cost_more_than_one)
{
    double one = seconds_of("Get your jab \U0001F489", SMP_SPEECH_LITERAL); /* measured: 1.39 */
    double five = seconds_of("Get your jab \U0001F489\U0001F489\U0001F489\U0001F489\U0001F489",
                             SMP_SPEECH_LITERAL); /* measured: 2.93 */
    ck_assert_double_gt(five, 1.7 * one);
    ck_assert_double_lt(five, 3 * one);
    ck_assert_double_lt(seconds(SMP_SPEECH_SKIP), five); /* counted instead */
}
END_TEST

START_TEST(claps_between_words_cost_more_than_one_at_the_end)
{
    double between = seconds_of("Clap \U0001F44F for \U0001F44F our \U0001F44F carers",
                                SMP_SPEECH_SKIP); /* measured: 4.00 */
    double end = seconds_of("Clap for our carers \U0001F44F", SMP_SPEECH_SKIP); /* 2.35 */
    ck_assert_double_gt(between, 1.4 * end);
}
END_TEST

START_TEST(a_long_link_costs_far_more_than_a_domain)
{
    double full = seconds_of("https://www.example.org/flu?utm_source=x&utm_medium=social&utm_"
                             "campaign=winter", SMP_SPEECH_LITERAL); /* measured: 12.83 */
    double domain = seconds_of("example.org", SMP_SPEECH_LITERAL);   /* measured: 1.84 */
    ck_assert_double_gt(full, 5 * domain);
    ck_assert_double_lt(domain, 2.5);
}
END_TEST

START_TEST(a_faster_voice_takes_less_time)
{
    smp_speech_options options = SMP_SPEECH_OPTIONS_INIT;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Book your flu jab, please. Call 111.");
    preview_post(&post, NULL);
    double usual = seconds(SMP_SPEECH_SKIP);
    options.words_per_minute = 350;
    preview_post(&post, &options);
    ck_assert_double_eq_tol(seconds(SMP_SPEECH_SKIP), usual / 2, 1e-9);
}
END_TEST

START_TEST(pauses_count)
{
    double run = seconds_of("one two three", SMP_SPEECH_SKIP);
    ck_assert_double_gt(seconds_of("one, two, three", SMP_SPEECH_SKIP), run + 0.5);
    ck_assert_double_gt(seconds_of("one\ntwo\nthree", SMP_SPEECH_SKIP), run + 0.5);
    ck_assert_double_gt(seconds_of("one\u3002 two\u2026 three", SMP_SPEECH_SKIP), run + 0.5);
    ck_assert_double_gt(seconds_of("one \u2013 two \u2014 three", SMP_SPEECH_SKIP), run + 0.2);
    /* A mark inside a word makes none. */
    ck_assert_double_eq_tol(seconds_of("walk-in", SMP_SPEECH_SKIP),
                            seconds_of("walk in", SMP_SPEECH_SKIP), 1e-9);
    /* Nor does one before anything was said, or one that is only looked at. */
    ck_assert_double_eq_tol(seconds_of(", one", SMP_SPEECH_SKIP),
                            seconds_of("one", SMP_SPEECH_SKIP), 1e-9);
    ck_assert_double_eq_tol(seconds_of("one\u2019s", SMP_SPEECH_SKIP),
                            seconds_of("one's", SMP_SPEECH_SKIP), 1e-9);
    ck_assert_double_eq_tol(seconds_of("{one}", SMP_SPEECH_SKIP),
                            seconds_of("one", SMP_SPEECH_SKIP), 1e-9);
    /* Figures of any script are read out. */
    ck_assert_double_eq_tol(seconds_of("room \u0663", SMP_SPEECH_SKIP),
                            seconds_of("room 3", SMP_SPEECH_SKIP), 1e-9);
}
END_TEST

SUITE("speech/time", a_plain_phrase_takes_about_as_long_as_measured,
      styled_letters_cost_ten_times_as_much, five_syringes_cost_more_than_one,
      claps_between_words_cost_more_than_one_at_the_end, a_long_link_costs_far_more_than_a_domain,
      a_faster_voice_takes_less_time, pauses_count)
