/* An evaluator that has seen much says of a post what a new one says: nothing that it keeps from
 * post to post shows.
 * SPDX-License-Identifier: MIT */
#include "suite.h"

#include <smpolicy.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const char *const policies[] = {"covwarks", "bnssg", "blmk", "southtees", "staffs"};
static const char *const texts[] = {
    "Flu clinics are open on Saturday.", "Ask @examplenhs about it.", "Read https://example.org/a",
    "Vote for our councillor!", "RT if you agree #FluJab",
    "A patient of ours, Mrs Example, went home.", "We're hiring midwives \U0001F499"};
static const char *const days[] = {NULL, "2026-06-01", "2024-05-20", "2029-01-01"};
static const char *const languages[] = {NULL, "en-GB", "cy"};

static uint32_t below(uint32_t limit)
{
    static uint32_t state = 77;
    state = state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)state * limit >> 32);
}

#define ANY(list) (list)[below((uint32_t)(sizeof(list) / sizeof((list)[0])))]

/* Of few circumstances, so that many are met again, and more than are kept. */
static smp_post any_post(smp_media *media)
{
    smp_post post = SMP_POST_INIT;
    const char *at = ANY(days), *lang = below(8) ? NULL : ANY(languages);
    post.text = smp_text_of(ANY(texts));
    post.account = (smp_account_kind)below(SMP_ACCOUNT_PERSONAL + 1);
    post.platform = below(2) ? SMP_PLATFORM_X : SMP_PLATFORM_FACEBOOK;
    post.action = below(4) ? SMP_ACTION_POST : SMP_ACTION_REPLY;
    if (at) post.at = smp_text_of(at);
    if (lang) post.lang = smp_text_of(lang);
    if (below(8) == 0) post.author.role = smp_text_of("nurse");
    if (below(8) == 0) {
        *media = (smp_media)SMP_MEDIA_INIT;
        media->kind = SMP_MEDIA_IMAGE;
        post.media = media;
        post.media_count = 1;
    }
    return post;
}

static smp_text evaluated(smp_report *report, smp_evaluator *evaluator, const smp_post *post,
                          bool accessibility)
{
    smp_text json = {NULL, 0};
    smp_status status = accessibility ? smp_check_accessibility(report, evaluator, post, NULL)
                                      : smp_evaluate_post(report, evaluator, post, NULL);
    ck_assert_int_eq(status, SMP_OK);
    ck_assert_int_eq(smp_report_json(report, &json, NULL), SMP_OK);
    return json;
}

static void compare(const char *policy_id)
{
    smp_policy *policy;
    smp_evaluator *used, *fresh;
    smp_report *one, *other;
    ck_assert_int_eq(smp_policy_open_builtin(&policy, policy_id, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&used, policy, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&one, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&other, NULL), SMP_OK);
    for (size_t i = 0; i < 400; i++) {
        smp_media media;
        smp_post post = any_post(&media);
        bool accessibility = below(5) == 0;
        ck_assert_int_eq(smp_evaluator_new(&fresh, policy, NULL, NULL), SMP_OK);
        smp_text now = evaluated(one, used, &post, accessibility);
        smp_text then = evaluated(other, fresh, &post, accessibility);
        ck_assert_uint_eq(now.size, then.size);
        ck_assert_int_eq(memcmp(now.data, then.data, now.size), 0);
        smp_evaluator_free(fresh);
    }
    smp_report_free(other);
    smp_report_free(one);
    smp_evaluator_free(used);
    smp_policy_release(policy);
}

START_TEST(what_is_kept_does_not_show)
{
    for (size_t i = 0; i < sizeof policies / sizeof policies[0]; i++) compare(policies[i]);
}
END_TEST

SUITE("checks/standing", what_is_kept_does_not_show)
