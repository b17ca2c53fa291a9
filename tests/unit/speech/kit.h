/* What the tests of speech share: one preview at a time, and what it says.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_SPEECH_KIT_H
#define SMP_TESTS_SPEECH_KIT_H

#include "suite.h"

#include <smpolicy/speech.h>
#include <string.h>

static smp_speech *speech; /* each test runs in a process of its own */

static inline void preview_post(const smp_post *post, const smp_speech_options *options)
{
    smp_error error = SMP_ERROR_INIT;
    if (!speech) ck_assert_int_eq(smp_speech_new(&speech, NULL, &error), SMP_OK);
    ck_assert_msg(smp_preview_speech(speech, post, options, &error) == SMP_OK, "%s", error.message);
}

static inline void preview(const char *text)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    preview_post(&post, NULL);
}

static inline const char *said(smp_speech_profile profile)
{
    return smp_speech_spoken(speech, profile).text.data;
}

static inline double seconds(smp_speech_profile profile)
{
    return smp_speech_spoken(speech, profile).seconds;
}

static inline void expect(const char *text, const char *literal, const char *skip,
                          const char *normalised)
{
    preview(text);
    ck_assert_str_eq(said(SMP_SPEECH_LITERAL), literal);
    ck_assert_str_eq(said(SMP_SPEECH_SKIP), skip);
    ck_assert_str_eq(said(SMP_SPEECH_NORMALISED), normalised);
}

/* The same in every profile. */
static inline void expect_all(const char *text, const char *spoken)
{
    expect(text, spoken, spoken, spoken);
}

#endif
