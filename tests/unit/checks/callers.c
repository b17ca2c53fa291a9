/* What callers give that most do not: facts that stand, enumerations out of range, arrays that
 * are none; and whose words a finding is told to be.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\nextends: nhs-words\n"
    "documents: {p: {title: Our policy, version: '1'}}\n"
    "facts:\n"
    "  town: {type: text, meaning: Where it is about, ask: Where is it?}\n"
    "  staff: {type: number, meaning: How many work there, ask: How many?}\n"
    "signals: {topic.sweets: {meaning: a sweet, patterns: [humbug~]}}\n"
    "clauses:\n"
    "  a/town: {cite: {doc: p, section: '1', quote: Words}, if: {town: [Exampleton, Sampleford]},\n"
    "           require: {staff: {less: 5}}, message: 'Not there.', severity: note}\n"
    "  a/sweets: {on: [post, message], flag: topic.sweets,\n"
    "             message: 'A sweet.'}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

static smp_status check(const smp_post *post, smp_error *error)
{
    return smp_evaluate_post(with.report, with.evaluator, post, error);
}

static smp_post a_post(void)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("A humbug");
    return post;
}

/* A standing text outlives the caller's. */
START_TEST(facts_that_stand_are_kept)
{
    char town[] = "Exampleton";
    smp_fact facts[] = {{.struct_size = sizeof(smp_fact), .name = smp_text_of("town"),
                         .type = SMP_FACT_TEXT, .text = smp_text_of(town)},
                        {.struct_size = sizeof(smp_fact), .name = smp_text_of("staff"),
                         .type = SMP_FACT_NUMBER, .number = 9}};
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.facts = facts;
    options.fact_count = 2;
    smp_evaluator_free(with.evaluator);
    ck_assert_int_eq(smp_evaluator_new(&with.evaluator, with.policy, &options, NULL), SMP_OK);
    memset(town, 'x', sizeof town - 1);
    smp_post post = a_post();
    ck_assert_int_eq(check(&post, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    /* What a post says it does not know, stands; what does not stand either, is asked. */
    facts[0] = (smp_fact){.struct_size = sizeof(smp_fact), .name = smp_text_of("town"),
                          .type = SMP_FACT_TEXT, .text = smp_text_of("")};
    post.facts = facts;
    post.fact_count = 1;
    ck_assert_int_eq(check(&post, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    ck_assert_uint_eq(smp_report_need_count(with.report), 0);
    smp_evaluator_free(with.evaluator);
    ck_assert_int_eq(smp_evaluator_new(&with.evaluator, with.policy, &options, NULL), SMP_OK);
    post.fact_count = 0;
    ck_assert_int_eq(check(&post, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_need_count(with.report), 1);
    ck_assert_str_eq(smp_report_need(with.report, 0)->fact.data, "town");
}
END_TEST

#define REFUSED(call, status, about)                                                               \
    do {                                                                                           \
        smp_error error = SMP_ERROR_INIT;                                                          \
        ck_assert_int_eq(call, status);                                                            \
        ck_assert_msg(strstr(error.message, about), "%s", error.message);                          \
        ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);                               \
    } while (0)

START_TEST(no_value_of_an_enumeration)
{
    smp_post post = a_post();
    post.account = (smp_account_kind)99;
    REFUSED(check(&post, &error), SMP_ERROR_ARGUMENT, "account");
    post = a_post();
    post.action = (smp_action)99;
    REFUSED(check(&post, &error), SMP_ERROR_ARGUMENT, "action");
    post = a_post();
    post.platform = (smp_platform)99;
    REFUSED(check(&post, &error), SMP_ERROR_ARGUMENT, "platform");
    smp_message message = SMP_MESSAGE_INIT;
    message.text = smp_text_of("A humbug");
    message.channel = (smp_channel)99;
    REFUSED(smp_classify_message(with.report, with.evaluator, &message, &error), SMP_ERROR_ARGUMENT,
            "channel");
}
END_TEST

START_TEST(arrays_that_are_none)
{
    static smp_media media[1001];
    for (size_t i = 0; i < sizeof media / sizeof media[0]; i++)
        media[i] = (smp_media)SMP_MEDIA_INIT;
    smp_post post = a_post();
    post.media_count = 1;
    REFUSED(check(&post, &error), SMP_ERROR_ARGUMENT, "media_count");
    post.media = media;
    post.media_count = 1001;
    REFUSED(check(&post, &error), SMP_ERROR_LIMIT, "media items");
    post.media_count = 2;
    media[1].struct_size = 0;
    REFUSED(check(&post, &error), SMP_ERROR_ARGUMENT, "Media item 1");
    post = a_post();
    post.fact_count = 100000;
    REFUSED(check(&post, &error), SMP_ERROR_ARGUMENT, "facts");
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of("A humbug");
    profile.media_count = 1;
    REFUSED(smp_check_profile(with.report, with.evaluator, &profile, &error), SMP_ERROR_ARGUMENT,
            "media_count");
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.message_count = 1;
    REFUSED(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
            SMP_ERROR_ARGUMENT,
            "messages");
    smp_conversation_message said = SMP_CONVERSATION_MESSAGE_INIT;
    conversation.messages = &said;
    conversation.message_count = 1000000;
    REFUSED(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
            SMP_ERROR_LIMIT,
            "messages");
}
END_TEST

START_TEST(subjects_that_are_none)
{
    smp_profile profile = {0};
    smp_message message = {0};
    smp_account account = {0};
    REFUSED(smp_check_profile(with.report, with.evaluator, NULL, &error), SMP_ERROR_ARGUMENT,
            "profile");
    REFUSED(smp_check_profile(with.report, with.evaluator, &profile, &error), SMP_ERROR_ARGUMENT,
            "profile");
    REFUSED(smp_classify_message(with.report, with.evaluator, NULL, &error), SMP_ERROR_ARGUMENT,
            "message");
    REFUSED(smp_classify_message(with.report, with.evaluator, &message, &error), SMP_ERROR_ARGUMENT,
            "message");
    REFUSED(smp_check_account(with.report, with.evaluator, NULL, &error), SMP_ERROR_ARGUMENT,
            "account");
    REFUSED(smp_check_account(with.report, with.evaluator, &account, &error), SMP_ERROR_ARGUMENT,
            "account");
    REFUSED(smp_evaluate_post(with.report, NULL, NULL, &error), SMP_ERROR_ARGUMENT, "evaluator");
    ck_assert_int_eq(smp_check_profile(NULL, with.evaluator, &profile, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_classify_message(NULL, with.evaluator, &message, NULL),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_check_account(NULL, with.evaluator, &account, NULL), SMP_ERROR_ARGUMENT);
    smp_conversation window = SMP_CONVERSATION_INIT;
    smp_post post = a_post();
    ck_assert_int_eq(smp_assess_conversation(NULL, with.evaluator, &window, NULL),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_check_response(NULL, with.evaluator, &window, &post, NULL),
                     SMP_ERROR_ARGUMENT);
}
END_TEST

/* A policy that has no signs of a crisis, nor a word for one, finds none. */
START_TEST(a_policy_that_knows_of_no_crisis)
{
    smp_conversation_message said = SMP_CONVERSATION_MESSAGE_INIT;
    said.text = smp_text_of("A humbug");
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.messages = &said;
    conversation.message_count = 1;
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, NULL),
                     SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 0);
    smp_post response = a_post();
    ck_assert_int_eq(smp_check_response(with.report, with.evaluator, &conversation, &response,
                                        NULL), SMP_OK);
}
END_TEST

/* Where a text says whose words it repeats, a finding among them says so too. */
START_TEST(whose_words_a_finding_marks)
{
    smp_post post = a_post();
    post.text = smp_text_of("Oh dear RT @sam: I like humbugs");
    ck_assert_int_eq(check(&post, NULL), SMP_OK);
    ck_assert_str_eq(smp_report_finding(with.report, 0)->clause.data, "a/sweets");
    const smp_finding *finding = smp_report_finding(with.report, 0);
    ck_assert_str_eq(finding->by.data, "passed-on");
    ck_assert_str_eq(finding->who.data, "@sam");
    smp_text json;
    ck_assert_int_eq(smp_report_json(with.report, &json, NULL), SMP_OK);
    ck_assert_ptr_nonnull(strstr(json.data, "\"who\":\"@sam\""));
}
END_TEST

/* What policies stand on would clear whatever they refuse. */
START_TEST(packs_that_are_no_policy)
{
    static const char silent[] = "smpack: 1\npack: mine\nversion: '1'\ntitle: Mine\n"
                                 "extends: nhs-base\norganisation: {name: Example Trust}\n";
    bench packs[] = {open_bench("nhs-base"), open_bench("accessibility"), open_pack(silent)};
    for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
        smp_post post = a_post();
        smp_message message = SMP_MESSAGE_INIT;
        smp_error error = SMP_ERROR_INIT;
        ck_assert_int_eq(smp_evaluate_post(packs[i].report, packs[i].evaluator, &post, &error),
                         SMP_ERROR_ARGUMENT);
        ck_assert_ptr_nonnull(strstr(error.message, "would clear what they refuse"));
        ck_assert_int_eq(smp_check_accessibility(packs[i].report, packs[i].evaluator, &post, NULL),
                         SMP_OK);
        /* What the law asks of messages, it asks of everybody. */
        message.text = smp_text_of("Please send me a copy of my records");
        ck_assert_int_eq(smp_classify_message(packs[i].report, packs[i].evaluator, &message, NULL),
                         SMP_OK);
        close_bench(&packs[i]);
    }
}
END_TEST

SUITE_WITH("checks/callers", set_up, tear_down, facts_that_stand_are_kept,
           no_value_of_an_enumeration, arrays_that_are_none, subjects_that_are_none,
           a_policy_that_knows_of_no_crisis, whose_words_a_finding_marks,
           packs_that_are_no_policy)
