/* What every caller relies on: errors that say what to do, structs of any age, nothing kept from
 * one post to the next, threads.
 * SPDX-License-Identifier: MIT */
#include "suite.h"

#include <smpolicy.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

static smp_policy *covwarks(void)
{
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_policy_open_builtin(&policy, "covwarks", NULL, &error) == SMP_OK, "%s",
                  error.message);
    return policy;
}

typedef struct bench {
    smp_evaluator *evaluator;
    smp_report *report;
} bench;

static bench set_up(const smp_evaluator_options *options)
{
    bench with = {NULL, NULL};
    smp_error error = SMP_ERROR_INIT;
    smp_policy *policy = covwarks();
    ck_assert_msg(smp_evaluator_new(&with.evaluator, policy, options, &error) == SMP_OK, "%s",
                  error.message);
    smp_policy_release(policy); /* the evaluator keeps it alive */
    ck_assert_int_eq(smp_report_new(&with.report, NULL), SMP_OK);
    return with;
}

static void tear_down(bench *with)
{
    smp_evaluator_free(with->evaluator);
    smp_report_free(with->report);
}

static smp_post draft(const char *text)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    post.account = SMP_ACCOUNT_CORPORATE;
    return post;
}

static const smp_finding *find(const smp_report *report, const char *signal)
{
    for (size_t i = 0; i < smp_report_finding_count(report); i++)
        if (strcmp(smp_report_finding(report, i)->signal.data, signal) == 0)
            return smp_report_finding(report, i);
    return NULL;
}

START_TEST(a_finding_says_clause_characters_and_repair)
{
    bench with = set_up(NULL);
    smp_post post = draft("Caf\u00e9 \U0001F499 open #covwarks");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_ADVISE);
    const smp_finding *found = find(with.report, "hashtag.uncapitalised");
    ck_assert_ptr_nonnull(found);
    ck_assert_str_eq(found->cite.section.data, "7.1");
    ck_assert_str_eq(found->text.data, "#covwarks");
    ck_assert_uint_eq(found->span.bytes.start, 16);
    ck_assert_uint_eq(found->span.chars.start, 12);
    ck_assert_uint_eq(found->span.utf16.start, 13);
    ck_assert_uint_eq(found->edit_count, 1);
    ck_assert_str_eq(found->edits[0].with.data, "#CovWarks");
    smp_text fixed;
    size_t applied;
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &fixed, &applied, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, "Caf\u00e9 \U0001F499 open #CovWarks");
    ck_assert_uint_eq(applied, 1);
    tear_down(&with);
}
END_TEST

START_TEST(wrong_arguments_are_named_and_leave_no_verdict)
{
    bench with = set_up(NULL);
    smp_post good = draft("Book now #covwarks"), post = good;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &good, NULL), SMP_OK);

    post.at = smp_text_of("2026-02-30");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "2026-02-30"));
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 0);

    post = good;
    post.struct_size = 0;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "SMP_POST_INIT"));

    post = good;
    smp_fact fact = SMP_FACT_INIT;
    fact.name = smp_text_of("aproval.communications");
    post.facts = &fact;
    post.fact_count = 1;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "aproval.communications"));

    post = good;
    post.media_count = 1;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, &error),
                     SMP_ERROR_ARGUMENT);
    post = (smp_post)SMP_POST_INIT;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "nothing to check"));
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_evaluate_post(NULL, with.evaluator, &good, &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_evaluate_post(with.report, NULL, &good, NULL), SMP_ERROR_ARGUMENT);

    post = good;
    post.platform = (smp_platform)99;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &good, &error), SMP_OK);
    ck_assert_uint_gt(smp_report_finding_count(with.report), 0);
    tear_down(&with);
}
END_TEST

START_TEST(texts_over_the_limit_are_refused_not_cut)
{
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.max_text_bytes = 20;
    bench with = set_up(&options);
    smp_post post = draft("Twenty bytes, no mor");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    post.text = smp_text_of("Twenty bytes, no more");
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, &error),
                     SMP_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "raise max_text_bytes"));
    tear_down(&with);
}
END_TEST

START_TEST(older_and_newer_structs_are_read)
{
    bench with = set_up(NULL);
    struct {
        smp_post post;
        char added_later[64];
    } newer = {draft("Book now #covwarks"), "unknown to this library"};
    newer.post.struct_size = sizeof newer;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &newer.post, NULL), SMP_OK);
    ck_assert_ptr_nonnull(find(with.report, "hashtag.uncapitalised"));

    struct { /* as a program built before `at` and all that follows would give it */
        size_t struct_size;
        smp_text id, text;
        smp_platform platform;
        smp_account_kind account;
    } older = {sizeof older, {NULL, 0}, smp_text_of("Book now #covwarks"), SMP_PLATFORM_X,
               SMP_ACCOUNT_CORPORATE};
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, (const void *)&older, NULL),
                     SMP_OK);
    ck_assert_ptr_nonnull(find(with.report, "hashtag.uncapitalised"));
    tear_down(&with);
}
END_TEST

START_TEST(one_post_leaves_nothing_for_the_next)
{
    bench used = set_up(NULL), fresh = set_up(NULL);
    static const char *const texts[] = {
        "Mrs Example was discharged from ward 4, NHS number 999 123 4560", "Hello",
        "STOP SHOUTING AT OUR STAFF NOW", "Book now #covwarks", ".", "\xff\xfe broken", "Hello"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        smp_post post = draft(texts[i]);
        smp_text seen, alone;
        ck_assert_int_eq(smp_evaluate_post(used.report, used.evaluator, &post, NULL), SMP_OK);
        ck_assert_int_eq(smp_report_json(used.report, &seen, NULL), SMP_OK);
        tear_down(&fresh);
        fresh = set_up(NULL);
        ck_assert_int_eq(smp_evaluate_post(fresh.report, fresh.evaluator, &post, NULL), SMP_OK);
        ck_assert_int_eq(smp_report_json(fresh.report, &alone, NULL), SMP_OK);
        ck_assert_str_eq(seen.data, alone.data);
    }
    tear_down(&used);
    tear_down(&fresh);
}
END_TEST

START_TEST(a_report_outlives_what_it_was_made_of)
{
    bench with = set_up(NULL);
    char text[] = "Book now #covwarks";
    smp_post post = draft(text);
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    memset(text, 'x', sizeof text - 1);
    smp_evaluator_free(with.evaluator);
    with.evaluator = NULL;
    const smp_finding *found = find(with.report, "hashtag.uncapitalised");
    ck_assert_str_eq(found->text.data, "#covwarks");
    ck_assert_str_eq(found->cite.document.data, "Social Media Policy");
    smp_text json;
    ck_assert_int_eq(smp_report_json(with.report, &json, NULL), SMP_OK);
    tear_down(&with);
}
END_TEST

START_TEST(standing_facts_answer_where_a_post_is_silent)
{
    smp_media picture = SMP_MEDIA_INIT;
    picture.kind = SMP_MEDIA_IMAGE;
    picture.alt = smp_text_of("Two volunteers at a market stall");
    picture.people = SMP_PEOPLE_IDENTIFIABLE;
    smp_post post = draft("Meet our volunteers on Saturday");
    post.media = &picture;
    post.media_count = 1;
    bench with = set_up(NULL);
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    ck_assert_uint_gt(smp_report_need_count(with.report), 0);
    picture.consent = SMP_YES;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
    picture.consent = SMP_NO;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_REJECT);
    tear_down(&with);

    char name[] = "approval.communications", value[] = "no"; /* copied, so may go */
    smp_fact fact = SMP_FACT_INIT;
    fact.name = smp_text_of(name);
    fact.type = SMP_FACT_TEXT;
    fact.text = smp_text_of(value);
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.facts = &fact;
    options.fact_count = 1;
    with = set_up(&options);
    memset(name, 'x', sizeof name - 1);
    post = draft("Hello");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    tear_down(&with);
}
END_TEST

START_TEST(accessibility_needs_no_policy)
{
    smp_evaluator *evaluator = NULL;
    smp_report *report = NULL;
    ck_assert_int_eq(smp_evaluator_new(&evaluator, NULL, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD); /* empty is not clear */
    smp_post post = draft("Read more here: https://example.org #walkingforhealth");
    ck_assert_int_eq(smp_check_accessibility(report, evaluator, &post, NULL), SMP_OK);
    ck_assert_ptr_nonnull(find(report, "hashtag.uncapitalised"));
    ck_assert_ptr_nonnull(find(report, "link.vague_text"));
    smp_report_free(report);
    smp_evaluator_free(evaluator);
}
END_TEST

/* ---- Threads --------------------------------------------------------------------------------- */

typedef struct runner {
    pthread_t thread;
    smp_policy *policy;
    char json[4096];
} runner;

static void *run(void *context)
{
    runner *self = context;
    for (int round = 0; round < 50; round++) {
        smp_evaluator *evaluator = NULL;
        smp_report *report = NULL;
        smp_policy *mine = smp_policy_retain(self->policy);
        smp_text json;
        if (smp_evaluator_new(&evaluator, mine, NULL, NULL) != SMP_OK) return NULL;
        smp_policy_release(mine);
        if (smp_report_new(&report, NULL) != SMP_OK) return NULL;
        smp_post post = draft("Book now, caf\u00e9 \U0001F499 #covwarks #getboosternow");
        for (int i = 0; i < 20; i++)
            if (smp_evaluate_post(report, evaluator, &post, NULL) != SMP_OK) return NULL;
        if (smp_report_json(report, &json, NULL) != SMP_OK) return NULL;
        snprintf(self->json, sizeof self->json, "%s", json.data);
        smp_report_free(report);
        smp_evaluator_free(evaluator);
    }
    return NULL;
}

START_TEST(many_threads_share_one_policy)
{
    runner runners[4];
    smp_policy *policy = covwarks();
    for (int i = 0; i < 4; i++) {
        runners[i] = (runner){.policy = policy};
        ck_assert_int_eq(pthread_create(&runners[i].thread, NULL, run, &runners[i]), 0);
    }
    for (int i = 0; i < 4; i++) pthread_join(runners[i].thread, NULL);
    for (int i = 0; i < 4; i++) {
        ck_assert_ptr_nonnull(strstr(runners[i].json, "#CovWarks"));
        ck_assert_str_eq(runners[i].json, runners[0].json);
    }
    smp_policy_release(policy);
}
END_TEST

SUITE("api/evaluate", a_finding_says_clause_characters_and_repair,
      wrong_arguments_are_named_and_leave_no_verdict, texts_over_the_limit_are_refused_not_cut,
      older_and_newer_structs_are_read, one_post_leaves_nothing_for_the_next,
      a_report_outlives_what_it_was_made_of, standing_facts_answer_where_a_post_is_silent,
      accessibility_needs_no_policy, many_threads_share_one_policy)
