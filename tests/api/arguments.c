/* What callers get wrong: each is refused by name, and nothing is taken for what it is not.
 * SPDX-License-Identifier: MIT */
#include "suite.h"

#include <smpolicy.h>

#include <math.h>
#include <string.h>

static smp_policy *policy;
static smp_evaluator *evaluator;
static smp_report *report;

static void set_up(void)
{
    ck_assert_int_eq(smp_policy_open_builtin(&policy, "covwarks", NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&evaluator, policy, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
}

static void tear_down(void)
{
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
}

/* The call gave this status, and said so in words with `about` in them. */
#define REFUSED(call, status, about)                                                               \
    do {                                                                                           \
        smp_error error = SMP_ERROR_INIT;                                                          \
        ck_assert_int_eq(call, status);                                                            \
        ck_assert_int_eq(error.code, status);                                                      \
        ck_assert_msg(strstr(error.message, about), "%s", error.message);                          \
    } while (0)

START_TEST(what_must_be_given)
{
    smp_policy *none = NULL;
    smp_diagnostics *found = NULL;
    smp_text text;
    REFUSED(smp_policy_open_builtin(NULL, "blmk", NULL, &error), SMP_ERROR_ARGUMENT, "`out`");
    REFUSED(smp_policy_open_builtin(&none, NULL, NULL, &error), SMP_ERROR_ARGUMENT, "`id`");
    REFUSED(smp_policy_open_file(NULL, "a.yaml", NULL, &error), SMP_ERROR_ARGUMENT, "`out`");
    REFUSED(smp_policy_open_file(&none, NULL, NULL, &error), SMP_ERROR_ARGUMENT, "`path`");
    REFUSED(smp_policy_open_memory(NULL, smp_text_of("a"), "a", NULL, &error), SMP_ERROR_ARGUMENT,
            "`out`");
    REFUSED(smp_policy_open_memory(&none, smp_text_of(NULL), "a", NULL, &error), SMP_ERROR_ARGUMENT,
            "`yaml`");
    smp_policy_options options = {0};
    REFUSED(smp_policy_open_file(&none, "a.yaml", &options, &error), SMP_ERROR_ARGUMENT, "options");
    REFUSED(smp_policy_open_memory(&none, smp_text_of("a"), "a", &options, &error),
            SMP_ERROR_ARGUMENT,
            "options");
    REFUSED(smp_policy_open_memory(&none,
                                   smp_text_of("smpack: 1\npack: own\nversion: '1'\ntitle: T\n"
                                                      "extends: qqqqqqqqqqqqqqqq\nclauses: {}\n"),
                                   "own", NULL, &error),
            SMP_ERROR_PACK, "qqqqqqqqqqqqqqqq");
    ck_assert_ptr_null(none);
    ck_assert_int_eq(smp_diagnostics_new(&found, NULL), SMP_OK);
    REFUSED(smp_policy_lint(NULL, smp_text_of(NULL), found, &error), SMP_ERROR_ARGUMENT,
            "`policy`");
    REFUSED(smp_policy_lint(policy, smp_text_of(NULL), NULL, &error), SMP_ERROR_ARGUMENT,
            "`diagnostics`");
    smp_diagnostics_free(found);
    REFUSED(smp_report_json(NULL, &text, &error), SMP_ERROR_ARGUMENT, "report");
    REFUSED(smp_report_json(report, NULL, &error), SMP_ERROR_ARGUMENT, "out");
    REFUSED(smp_apply_fixes(NULL, "text", NULL, 0, &text, NULL, &error), SMP_ERROR_ARGUMENT,
            "report");
    REFUSED(smp_apply_fixes(report, NULL, NULL, 0, &text, NULL, &error), SMP_ERROR_ARGUMENT,
            "field");
    REFUSED(smp_apply_fixes(report, "text", NULL, 0, NULL, NULL, &error), SMP_ERROR_ARGUMENT,
            "out");
    REFUSED(smp_evaluator_new(NULL, policy, NULL, &error), SMP_ERROR_ARGUMENT, "`out`");
}
END_TEST

/* Nothing is asked of no policy, and nothing is given to nobody; past the end there is nothing. */
START_TEST(what_a_policy_says_of_nothing)
{
    smp_policy_info about = SMP_POLICY_INFO_INIT;
    smp_document_info document = SMP_DOCUMENT_INFO_INIT;
    smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
    smp_example_info example = SMP_EXAMPLE_INFO_INIT;
    smp_fact_info fact = SMP_FACT_INFO_INIT;
    smp_signal_info signal = SMP_SIGNAL_INFO_INIT;
    smp_text path, value;
    const smp_policy *none = NULL;
    ck_assert_int_eq(smp_policy_describe(none, &about), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_describe(policy, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_document(none, 0, &document), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_document(policy, 0, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_document(policy, SIZE_MAX, &document), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_clause(none, 0, &clause), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_clause(policy, 0, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_clause(policy, SIZE_MAX, &clause), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_example(none, 0, 0, &example), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_example(policy, 0, 0, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_example(policy, SIZE_MAX, 0, &example), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_example(policy, 0, SIZE_MAX, &example), SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_example_field(none, 0, 0, 0, &path, &value), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_example_field(policy, 0, 0, 0, NULL, &value), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_example_field(policy, 0, 0, 0, &path, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_example_field(policy, SIZE_MAX, 0, 0, &path, &value),
                     SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(smp_policy_fact(none, 0, &fact), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_fact(policy, 0, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_fact(policy, SIZE_MAX, &fact), SMP_ERROR_NOT_FOUND);
    ck_assert_uint_eq(smp_policy_fact_count(none), 0);
    ck_assert_int_eq(smp_policy_signal(none, 0, &signal), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_signal(policy, 0, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_policy_signal(policy, SIZE_MAX, &signal), SMP_ERROR_NOT_FOUND);
    ck_assert_ptr_null(smp_builtin_id(smp_builtin_count()));
    ck_assert_ptr_null(smp_builtin_yaml(NULL).data);
    ck_assert_ptr_null(smp_builtin_yaml("no such pack").data);
    ck_assert_int_eq(smp_diagnostics_new(NULL, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_uint_eq(smp_diagnostics_count(NULL), 0);
    ck_assert_uint_eq(smp_diagnostics_at(NULL, 0).line, 0);
    smp_policy_release(NULL);
    smp_diagnostics_free(NULL);
}
END_TEST

START_TEST(what_an_evaluator_cannot_be)
{
    static smp_fact facts[1025];
    smp_evaluator *none = NULL;
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.max_text_bytes = (16u << 20) + 1;
    REFUSED(smp_evaluator_new(&none, policy, &options, &error), SMP_ERROR_ARGUMENT, "16 MiB");
    options.max_text_bytes = 16u << 20;
    ck_assert_int_eq(smp_evaluator_new(&none, policy, &options, NULL), SMP_OK);
    smp_evaluator_free(none);
    none = NULL;
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) facts[i] = (smp_fact)SMP_FACT_INIT;
    options.facts = facts;
    options.fact_count = sizeof facts / sizeof facts[0];
    REFUSED(smp_evaluator_new(&none, policy, &options, &error), SMP_ERROR_LIMIT, "standing facts");
    options.facts = NULL;
    options.fact_count = 1;
    REFUSED(smp_evaluator_new(&none, policy, &options, &error), SMP_ERROR_ARGUMENT, "`facts`");
    options = (smp_evaluator_options){0};
    REFUSED(smp_evaluator_new(&none, policy, &options, &error), SMP_ERROR_ARGUMENT, "struct_size");
    ck_assert_ptr_null(none);
}
END_TEST

START_TEST(what_subjects_cannot_hold)
{
    static smp_text links[10000];
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hello");
    post.fact_count = 1;
    REFUSED(smp_evaluate_post(report, evaluator, &post, &error), SMP_ERROR_ARGUMENT, "`facts`");
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of("Nurse");
    profile.link_count = 1;
    REFUSED(smp_check_profile(report, evaluator, &profile, &error), SMP_ERROR_LIMIT, "`links`");
    profile.links = links;
    profile.link_count = sizeof links / sizeof links[0];
    REFUSED(smp_check_profile(report, evaluator, &profile, &error), SMP_ERROR_LIMIT, "links");
    smp_message message = SMP_MESSAGE_INIT;
    REFUSED(smp_classify_message(report, evaluator, &message, &error), SMP_ERROR_ARGUMENT,
            "no text");
    message.text = smp_text_of("When do you open?");
    message.nation = (smp_nation)99;
    REFUSED(smp_classify_message(report, evaluator, &message, &error), SMP_ERROR_ARGUMENT,
            "nation");
    smp_conversation_message said = SMP_CONVERSATION_MESSAGE_INIT;
    said.text = message.text;
    said.answered = (smp_tri)9;
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.messages = &said;
    conversation.message_count = 1;
    REFUSED(smp_assess_conversation(report, evaluator, &conversation, &error), SMP_ERROR_ARGUMENT,
            "`answered`");
    ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
}
END_TEST

/* Whose policy did not open passes none on: nothing may then be clear. */
START_TEST(what_needs_a_policy)
{
    smp_evaluator *without = NULL;
    smp_post post = SMP_POST_INIT;
    smp_message message = SMP_MESSAGE_INIT;
    smp_profile profile = SMP_PROFILE_INIT;
    smp_account account = SMP_ACCOUNT_INIT;
    smp_author_counts counts = SMP_AUTHOR_COUNTS_INIT;
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    post.text = message.text = profile.bio = account.bio = counts.author = smp_text_of("Hello");
    conversation.authors = &counts;
    conversation.author_count = 1;
    ck_assert_int_eq(smp_evaluator_new(&without, NULL, NULL, NULL), SMP_OK);
    const char *why = "made without a policy";
    REFUSED(smp_evaluate_post(report, without, &post, &error), SMP_ERROR_ARGUMENT, why);
    REFUSED(smp_classify_message(report, without, &message, &error), SMP_ERROR_ARGUMENT, why);
    REFUSED(smp_check_profile(report, without, &profile, &error), SMP_ERROR_ARGUMENT, why);
    REFUSED(smp_check_account(report, without, &account, &error), SMP_ERROR_ARGUMENT, why);
    REFUSED(smp_assess_conversation(report, without, &conversation, &error), SMP_ERROR_ARGUMENT,
            why);
    REFUSED(smp_check_response(report, without, &conversation, &post, &error), SMP_ERROR_ARGUMENT,
            why);
    ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
    ck_assert_int_eq(smp_check_accessibility(report, without, &post, NULL), SMP_OK);
    smp_evaluator_free(without);
}
END_TEST

/* Each is out of its range by itself, in a post, a share and a profile. */
START_TEST(what_media_cannot_be)
{
    smp_media wrong[10];
    static const char *const names[] = {
        "`kind`", "`captions`", "`people`", "`decorative`", "`captions_reviewed`",
        "`audio_description`", "`transcript`", "`consent`", "contrast", "font_pt"};
    for (size_t i = 0; i < 10; i++) wrong[i] = (smp_media)SMP_MEDIA_INIT;
    wrong[0].kind = (smp_media_kind)42;
    wrong[1].captions = (smp_captions)33;
    wrong[2].people = (smp_people)9;
    wrong[3].decorative = wrong[4].captions_reviewed = wrong[5].audio_description = (smp_tri)7;
    wrong[6].transcript = wrong[7].consent = (smp_tri)-1;
    wrong[8].contrast = NAN;
    wrong[9].font_pt = -1;
    for (size_t i = 0; i < 10; i++) {
        smp_media media[2] = {SMP_MEDIA_INIT, wrong[i]};
        smp_post post = SMP_POST_INIT;
        smp_profile profile = SMP_PROFILE_INIT;
        smp_shared shared = SMP_SHARED_INIT;
        post.text = profile.bio = smp_text_of("Hello");
        post.media = profile.media = media;
        post.media_count = profile.media_count = 2;
        REFUSED(smp_evaluate_post(report, evaluator, &post, &error), SMP_ERROR_ARGUMENT, names[i]);
        REFUSED(smp_evaluate_post(report, evaluator, &post, &error), SMP_ERROR_ARGUMENT, "item 1");
        REFUSED(smp_check_profile(report, evaluator, &profile, &error), SMP_ERROR_ARGUMENT,
                names[i]);
        shared.media = media;
        shared.media_count = 2;
        post.media_count = 0;
        post.shared = &shared;
        REFUSED(smp_evaluate_post(report, evaluator, &post, &error), SMP_ERROR_ARGUMENT, names[i]);
    }
}
END_TEST

START_TEST(what_an_account_and_a_fact_cannot_be)
{
    smp_account account = SMP_ACCOUNT_INIT;
    account.bio = smp_text_of("Hello");
    account.verified = (smp_tri)7;
    REFUSED(smp_check_account(report, evaluator, &account, &error), SMP_ERROR_ARGUMENT, "verified");
    account.verified = SMP_UNKNOWN;
    account.approved = (smp_tri)7;
    REFUSED(smp_check_account(report, evaluator, &account, &error), SMP_ERROR_ARGUMENT, "approved");
    smp_fact fact = SMP_FACT_INIT;
    fact.name = smp_text_of("approval.communications");
    fact.truth = (smp_tri)7;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hello");
    post.facts = &fact;
    post.fact_count = 1;
    REFUSED(smp_evaluate_post(report, evaluator, &post, &error), SMP_ERROR_ARGUMENT, "truth");
    fact.truth = SMP_YES;
    fact.name = smp_text_of("approval.comms");
    REFUSED(smp_evaluate_post(report, evaluator, &post, &error), SMP_ERROR_ARGUMENT,
            "Did you mean \"approval.communications\"?");
    post.fact_count = 0;
    post.at = smp_text_of("21/11/2026");
    REFUSED(smp_evaluate_post(report, evaluator, &post, &error), SMP_ERROR_ARGUMENT,
            "write 2026-11-21");
    post.at = smp_text_of(NULL);
    ck_assert_int_eq(smp_evaluate_post(report, evaluator, &post, NULL), SMP_OK);
    smp_text fixed;
    const size_t before_the_first = (size_t)-1;
    REFUSED(smp_apply_fixes(report, "text", &before_the_first, 1, &fixed, NULL, &error),
            SMP_ERROR_ARGUMENT, "no finding -1:");
}
END_TEST

static int ignore(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return 0;
}

/* No report, no text and no speech have nothing to tell; and past the end there is nothing. */
START_TEST(what_results_say_of_nothing)
{
    const smp_report *none = NULL;
    ck_assert_int_eq(smp_report_verdict(none), SMP_HOLD);
    ck_assert_uint_eq(smp_report_finding_count(none), 0);
    ck_assert_uint_eq(smp_report_need_count(none), 0);
    ck_assert_uint_eq(smp_report_assumption_count(none), 0);
    ck_assert_uint_eq(smp_report_action_count(none), 0);
    ck_assert_uint_eq(smp_report_label_count(none), 0);
    ck_assert_uint_eq(smp_report_clock_count(none), 0);
    ck_assert_uint_eq(smp_report_measure_count(none), 0);
    const smp_report *const reports[] = {none, report};
    for (size_t i = 0; i < 2; i++) {
        ck_assert_ptr_null(smp_report_finding(reports[i], SIZE_MAX));
        ck_assert_ptr_null(smp_report_need(reports[i], SIZE_MAX));
        ck_assert_ptr_null(smp_report_assumption(reports[i], SIZE_MAX));
        ck_assert_ptr_null(smp_report_action(reports[i], SIZE_MAX));
        ck_assert_ptr_null(smp_report_label(reports[i], SIZE_MAX));
        ck_assert_ptr_null(smp_report_clock(reports[i], SIZE_MAX));
        ck_assert_ptr_null(smp_report_measure(reports[i], SIZE_MAX));
        ck_assert_ptr_null(smp_report_field(reports[i], "text").data);
        ck_assert_ptr_null(smp_report_field(reports[i], NULL).data);
    }
    ck_assert_int_eq(smp_report_new(NULL, NULL), SMP_ERROR_ARGUMENT);
    smp_report_free(NULL);
    smp_writer_line(NULL, 1);

    smp_text_measures measures = {.struct_size = sizeof measures};
    ck_assert_uint_eq(smp_tokens_count(NULL), 0);
    ck_assert_uint_eq(smp_tokens_ill_formed_count(NULL), 0);
    ck_assert_uint_eq(smp_tokens_at(NULL, 0).span.bytes.end, 0);
    ck_assert_uint_eq(smp_tokens_ill_formed(NULL, 0).bytes.end, 0);
    ck_assert_int_eq(smp_tokens_measure(NULL, &measures), SMP_ERROR_ARGUMENT);
    smp_tokens_free(NULL);
    smp_tokens *tokens = NULL;
    ck_assert_int_eq(smp_tokenise(&tokens, smp_text_of("Hello"), SMP_PLATFORM_X, NULL, NULL),
                     SMP_OK);
    ck_assert_uint_eq(smp_tokens_at(tokens, 1).span.bytes.end, 0);
    ck_assert_uint_eq(smp_tokens_ill_formed(tokens, 0).bytes.end, 0);
    ck_assert_int_eq(smp_tokens_measure(tokens, NULL), SMP_ERROR_ARGUMENT);
    measures.struct_size = 0;
    ck_assert_int_eq(smp_tokens_measure(tokens, &measures), SMP_ERROR_ARGUMENT);
    smp_tokens_free(tokens);

    const smp_speech_profile unknown = (smp_speech_profile)99;
    ck_assert_uint_eq(smp_speech_spoken(NULL, SMP_SPEECH_LITERAL).piece_count, 0);
    ck_assert_int_eq(smp_speech_piece_at(NULL, SMP_SPEECH_LITERAL, 0).kind, SMP_SPEECH_ADDED);
    smp_speech *speech = NULL;
    ck_assert_int_eq(smp_speech_new(&speech, NULL, NULL), SMP_OK);
    ck_assert_uint_eq(smp_speech_spoken(speech, unknown).piece_count, 0);
    ck_assert_int_eq(smp_speech_piece_at(speech, unknown, 0).kind, SMP_SPEECH_ADDED);
    ck_assert_int_eq(smp_speech_piece_at(speech, SMP_SPEECH_LITERAL, SIZE_MAX).kind,
                     SMP_SPEECH_ADDED);
    smp_speech_free(speech);
    smp_speech_free(NULL);
}
END_TEST

START_TEST(what_cannot_be_written_or_spoken)
{
    smp_writer *writer = NULL;
    smp_error why = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_TEXT, NULL, ignore, NULL, NULL), SMP_OK);
    why.code = SMP_ERROR_IO;
    why.struct_size = 0;
    REFUSED(smp_writer_bad_input(writer, smp_text_of("a"), &why, &error), SMP_ERROR_ARGUMENT,
            "SMP_ERROR_INIT");
    REFUSED(smp_writer_bad_input(writer, smp_text_of("a"), NULL, &error), SMP_ERROR_ARGUMENT,
            "why");
    ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
    smp_media media = SMP_MEDIA_INIT;
    media.kind = (smp_media_kind)99;
    smp_post post = SMP_POST_INIT;
    post.media = &media;
    post.media_count = 1;
    smp_speech *speech = NULL;
    ck_assert_int_eq(smp_speech_new(&speech, NULL, NULL), SMP_OK);
    REFUSED(smp_preview_speech(speech, &post, NULL, &error), SMP_ERROR_ARGUMENT, "media item 0");
    smp_speech_free(speech);
}
END_TEST

SUITE_WITH("api/arguments", set_up, tear_down, what_must_be_given, what_a_policy_says_of_nothing,
           what_an_evaluator_cannot_be, what_subjects_cannot_hold, what_needs_a_policy,
           what_media_cannot_be, what_an_account_and_a_fact_cannot_be, what_results_say_of_nothing,
           what_cannot_be_written_or_spoken)
