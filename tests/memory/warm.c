/* Once warm, an evaluation allocates nothing: neither from its allocator nor from malloc behind it
 * (ICU's included), which chaos.c counts.
 * SPDX-License-Identifier: MIT */
#include "chaos.h"

static const char *const texts[] = {
    "Flu clinics are open in Nuneaton and Rugby this Saturday. Book now #CovWarks",
    "Book your jab today #covwarks #getboosternow",
    "\U0001F499 Thank you to our caf\u00e9 volunteers \u2013 you\u2019re brilliant! "
    "\U0001F44F\U0001F3FD",
    "CLICK HERE!!! https://www.example.org/a/very/long/path?utm_source=x @nhsuk",
    "Mrs Example, NHS number 999 123 4560, was discharged from ward 4 on 07700 900123",
    "\u00a320 million for Coventry\u2019s hospitals \u2026 see example.org",
};

/* Says how many calls failed; Check's own assertions allocate, so there are none in here. */
static int run_all(smp_report *report, smp_evaluator *evaluator)
{
    int failed = 0;
    smp_post post = SMP_POST_INIT;
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.alt = smp_text_of("A nurse holding a syringe");
    media.people = SMP_PEOPLE_IDENTIFIABLE;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        post.text = smp_text_of(texts[i]);
        post.media = &media;
        post.media_count = i % 2;
        smp_text json;
        failed += smp_evaluate_post(report, evaluator, &post, NULL) != SMP_OK;
        failed += smp_report_json(report, &json, NULL) != SMP_OK;
    }
    smp_account account = SMP_ACCOUNT_INIT;
    account.name = smp_text_of("CovWarks ICB help");
    account.handle = smp_text_of("@C\u043evWarksICB_help");
    account.platform = SMP_PLATFORM_X;
    failed += smp_check_account(report, evaluator, &account, NULL) != SMP_OK;
    smp_conversation_message messages[2] = {SMP_CONVERSATION_MESSAGE_INIT,
                                            SMP_CONVERSATION_MESSAGE_INIT};
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    for (size_t i = 0; i < 2; i++) {
        messages[i].author = smp_text_of(i ? "a" : "b");
        messages[i].labels = smp_text_of("complaint");
        messages[i].text = smp_text_of("My solicitor will ask about the closure");
    }
    conversation.messages = messages;
    conversation.message_count = 2;
    failed += smp_assess_conversation(report, evaluator, &conversation, NULL) != SMP_OK;
    return failed;
}

START_TEST(a_warm_evaluation_allocates_nothing)
{
    smp_policy *policy = NULL;
    smp_evaluator *evaluator = NULL;
    smp_report *report = NULL;
    ck_assert_int_eq(smp_policy_open_builtin(&policy, "covwarks", NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&evaluator, policy, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    ck_assert_int_eq(run_all(report, evaluator), 0);
    ck_assert_int_eq(run_all(report, evaluator), 0);
    int failed = 0;
    long left_over;
    chaos_malloc_begin(0, 0);
    void *volatile one = malloc(1); /* the counter counts */
    free(one);
    for (int i = 0; i < 100; i++) failed += run_all(report, evaluator);
    size_t made = chaos_malloc_end(&left_over) - 1;
    ck_assert_int_eq(failed, 0);
    ck_assert_uint_eq(made, 0);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
}
END_TEST

SUITE("memory/warm", a_warm_evaluation_allocates_nothing)
