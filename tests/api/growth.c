/* Structs that begin with their size may be of any age: a shorter one, as an older program gives
 * it, is neither read nor written past its end; a longer one, as a newer program gives it, is read
 * as far as this library knows it.
 * SPDX-License-Identifier: MIT */
#include "suite.h"

#include <smpolicy.h>

#include <string.h>

static smp_policy *policy;
static smp_evaluator *evaluator;
static smp_report *report;
static smp_speech *speech;
static smp_tokens *tokens;

static void set_up(void)
{
    ck_assert_int_eq(smp_policy_open_builtin(&policy, "covwarks", NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&evaluator, policy, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    ck_assert_int_eq(smp_speech_new(&speech, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_tokenise(&tokens, smp_text_of("Hi #NHS"), SMP_PLATFORM_X, NULL, NULL),
                     SMP_OK);
}

static void tear_down(void)
{
    smp_tokens_free(tokens);
    smp_speech_free(speech);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
}

/* ---- What the library fills ------------------------------------------------------------------ */

static smp_status fill_deadline(void *out)
{
    return smp_work_out_deadline(out, SMP_CLOCK_FOI, smp_text_of("2026-03-01"), SMP_NATION_ENGLAND,
                                 NULL);
}

static smp_status fill_holiday(void *out) { return smp_bank_holiday_at(0, out); }
static smp_status fill_policy(void *out) { return smp_policy_describe(policy, out); }
static smp_status fill_document(void *out) { return smp_policy_document(policy, 0, out); }
static smp_status fill_clause(void *out) { return smp_policy_clause(policy, 0, out); }
static smp_status fill_fact(void *out) { return smp_policy_fact(policy, 0, out); }
static smp_status fill_signal(void *out) { return smp_policy_signal(policy, 0, out); }
static smp_status fill_measures(void *out) { return smp_tokens_measure(tokens, out); }

static smp_status fill_example(void *out)
{
    smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
    for (size_t i = 0; smp_policy_clause(policy, i, &clause) == SMP_OK; i++)
        if (clause.flag_examples) return smp_policy_example(policy, i, 0, out);
    return SMP_ERROR_NOT_FOUND;
}

static smp_status fill_length(void *out)
{
    return smp_x_weighted_length(out, smp_text_of("caf\u00e9"), 3, NULL);
}

static smp_status fill_summary(void *out)
{
    static const char pack[] = "smpack: 1\npack: one\nversion: '1'\ntitle: One\n"
                               "documents: {p: {title: Ours, version: '1'}}\nclauses:\n"
                               "  a/b: {cite: {doc: p, section: '1', quote: Words}, flag: "
                               "hashtag.uncapitalised, message: Mend it., examples: {flag: "
                               "['#bookyourjab'], pass: [x]}}\n";
    static smp_policy *small;
    smp_error error = SMP_ERROR_INIT;
    if (!small)
        ck_assert_msg(smp_policy_open_memory(&small, smp_text_of(pack), "one", NULL, &error) ==
                          SMP_OK, "%s", error.message);
    return smp_policy_test(small, NULL, NULL, out, NULL);
}

static const struct {
    const char *name;
    size_t size;
    smp_status (*fill)(void *out);
} filled[] = {
    {"deadline", sizeof(smp_deadline), fill_deadline},
    {"bank holiday", sizeof(smp_bank_holiday), fill_holiday},
    {"policy", sizeof(smp_policy_info), fill_policy},
    {"document", sizeof(smp_document_info), fill_document},
    {"clause", sizeof(smp_clause_info), fill_clause},
    {"example", sizeof(smp_example_info), fill_example},
    {"fact", sizeof(smp_fact_info), fill_fact},
    {"signal", sizeof(smp_signal_info), fill_signal},
    {"measures", sizeof(smp_text_measures), fill_measures},
    {"X's length", sizeof(smp_x_length), fill_length},
    {"test summary", sizeof(smp_test_summary), fill_summary},
};

START_TEST(what_is_filled_is_filled_to_its_size)
{
    set_up();
    for (size_t i = 0; i < sizeof filled / sizeof filled[0]; i++) {
        unsigned char whole[1024] = {0}, given[1024], none[1024] = {0};
        memcpy(whole, &filled[i].size, sizeof filled[i].size);
        ck_assert_int_eq(filled[i].fill(whole), SMP_OK);
        for (size_t size = sizeof size; size <= filled[i].size + 64; size += sizeof size) {
            size_t known = size < filled[i].size ? size : filled[i].size;
            memset(given, 0xA5, sizeof given);
            memcpy(given, &size, sizeof size);
            ck_assert_msg(filled[i].fill(given) == SMP_OK, "%s of %zu", filled[i].name, size);
            ck_assert_msg(memcmp(given, &size, sizeof size) == 0, "%s of %zu: its size is changed",
                          filled[i].name, size);
            ck_assert_msg(memcmp(given + sizeof size, whole + sizeof size,
                                 known - sizeof size) == 0,
                          "%s of %zu: not as the whole one", filled[i].name, size);
            for (size_t at = known; at < sizeof given; at++)
                ck_assert_msg(given[at] == 0xA5, "%s of %zu: byte %zu is written", filled[i].name,
                              size, at);
        }
        ck_assert_msg(filled[i].fill(none) == SMP_ERROR_ARGUMENT, "%s without a size",
                      filled[i].name);
    }
    tear_down();
}
END_TEST

/* ---- What the library reads ------------------------------------------------------------------ */

/* Each takes a struct of its kind of whatever size, at the end of its block, so that a sanitizer or
 * valgrind sees a byte read past it. */
static smp_status read_post(const void *post)
{
    return smp_evaluate_post(report, evaluator, post, NULL);
}

static smp_status read_profile(const void *profile)
{
    return smp_check_profile(report, evaluator, profile, NULL);
}

static smp_status read_message(const void *message)
{
    return smp_classify_message(report, evaluator, message, NULL);
}

static smp_status read_account(const void *account)
{
    return smp_check_account(report, evaluator, account, NULL);
}

static smp_status read_conversation(const void *conversation)
{
    return smp_assess_conversation(report, evaluator, conversation, NULL);
}

static smp_status read_spoken(const void *post)
{
    return smp_preview_speech(speech, post, NULL, NULL);
}

static smp_status read_media(const void *media)
{
    smp_post post = SMP_POST_INIT;
    post.media = media;
    post.media_count = 1;
    smp_status spoken = smp_preview_speech(speech, &post, NULL, NULL);
    smp_status status = smp_evaluate_post(report, evaluator, &post, NULL);
    return spoken == SMP_OK ? status : spoken;
}

static smp_status read_shared(const void *shared)
{
    smp_post post = SMP_POST_INIT;
    post.shared = shared;
    smp_status spoken = smp_preview_speech(speech, &post, NULL, NULL);
    smp_status status = smp_evaluate_post(report, evaluator, &post, NULL);
    return spoken == SMP_OK ? status : spoken;
}

static smp_status read_fact(const void *fact)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hello");
    post.facts = fact;
    post.fact_count = 1;
    return smp_evaluate_post(report, evaluator, &post, NULL);
}

static smp_status read_said(const void *message)
{
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.messages = message;
    conversation.message_count = 1;
    return smp_assess_conversation(report, evaluator, &conversation, NULL);
}

static smp_status read_counts(const void *counts)
{
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.authors = counts;
    conversation.author_count = 1;
    return smp_assess_conversation(report, evaluator, &conversation, NULL);
}

static smp_status read_evaluator_options(const void *options)
{
    smp_evaluator *made = NULL;
    smp_status status = smp_evaluator_new(&made, policy, options, NULL);
    smp_evaluator_free(made);
    return status;
}

static smp_status read_policy_options(const void *options)
{
    smp_policy *made = NULL;
    smp_status status = smp_policy_open_builtin(&made, "covwarks", options, NULL);
    smp_policy_release(made);
    return status;
}

static int write_nowhere(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return 0;
}

static smp_status read_writer_options(const void *options)
{
    smp_writer *made = NULL;
    smp_status status = smp_writer_open(&made, SMP_FORMAT_HTML, options, write_nowhere, NULL, NULL);
    if (status == SMP_OK) status = smp_writer_close(made, NULL);
    return status;
}

static smp_status read_speech_options(const void *options)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hello");
    return smp_preview_speech(speech, &post, options, NULL);
}

static smp_post a_post;
static smp_profile a_profile;
static smp_message a_message;
static smp_account an_account;
static smp_conversation a_conversation;
static smp_media a_picture;
static smp_shared a_share;
static smp_fact a_fact;
static smp_conversation_message said;
static smp_author_counts counts;
static const smp_evaluator_options evaluating = SMP_EVALUATOR_OPTIONS_INIT;
static const smp_policy_options opening = SMP_POLICY_OPTIONS_INIT;
static const smp_writer_options writing = SMP_WRITER_OPTIONS_INIT;
static const smp_speech_options speaking = SMP_SPEECH_OPTIONS_INIT;

/* `least` is the shortest that says enough to be checked. */
#define UP_TO(type, member) (offsetof(type, member) + sizeof(((type *)0)->member))

static const struct {
    const char *name;
    const void *whole;
    size_t size, least;
    smp_status (*read)(const void *given);
} read_ones[] = {
    {"post", &a_post, sizeof a_post, UP_TO(smp_post, text), read_post},
    {"post to be spoken", &a_post, sizeof a_post, UP_TO(smp_post, text), read_spoken},
    {"profile", &a_profile, sizeof a_profile, UP_TO(smp_profile, bio), read_profile},
    {"message", &a_message, sizeof a_message, UP_TO(smp_message, text), read_message},
    {"account", &an_account, sizeof an_account, UP_TO(smp_account, handle), read_account},
    {"conversation", &a_conversation, sizeof a_conversation,
     UP_TO(smp_conversation, message_count), read_conversation},
    {"picture", &a_picture, sizeof a_picture, sizeof(size_t), read_media},
    {"share", &a_share, sizeof a_share, UP_TO(smp_shared, text), read_shared},
    {"fact", &a_fact, sizeof a_fact, UP_TO(smp_fact, truth), read_fact},
    {"message of a conversation", &said, sizeof said, sizeof(size_t), read_said},
    {"counts of an author", &counts, sizeof counts, UP_TO(smp_author_counts, author), read_counts},
    {"options of an evaluator", &evaluating, sizeof evaluating, sizeof(size_t),
     read_evaluator_options},
    {"options of a policy", &opening, sizeof opening, sizeof(size_t), read_policy_options},
    {"options of a writer", &writing, sizeof writing, sizeof(size_t), read_writer_options},
    {"options of speech", &speaking, sizeof speaking, sizeof(size_t), read_speech_options},
};

static void fill_subjects(void)
{
    a_post = (smp_post)SMP_POST_INIT;
    a_profile = (smp_profile)SMP_PROFILE_INIT;
    a_message = (smp_message)SMP_MESSAGE_INIT;
    an_account = (smp_account)SMP_ACCOUNT_INIT;
    a_conversation = (smp_conversation)SMP_CONVERSATION_INIT;
    a_picture = (smp_media)SMP_MEDIA_INIT;
    a_share = (smp_shared)SMP_SHARED_INIT;
    a_fact = (smp_fact)SMP_FACT_INIT;
    said = (smp_conversation_message)SMP_CONVERSATION_MESSAGE_INIT;
    counts = (smp_author_counts)SMP_AUTHOR_COUNTS_INIT;
    a_post.text = a_message.text = a_share.text = said.text = smp_text_of("Book now #covwarks");
    a_profile.bio = smp_text_of("NHS nurse");
    an_account.handle = smp_text_of("@covwarks_help");
    a_picture.alt = smp_text_of("A nurse");
    a_fact.name = smp_text_of("approval.communications");
    a_fact.truth = SMP_YES;
    said.labels = smp_text_of("complaint");
    counts.author = smp_text_of("@a");
    counts.history.messages = 9;
    a_conversation.messages = &said;
    a_conversation.message_count = 1;
}

START_TEST(what_is_read_may_be_of_any_age)
{
    set_up();
    fill_subjects();
    for (size_t i = 0; i < sizeof read_ones / sizeof read_ones[0]; i++) {
        for (size_t size = 0; size <= read_ones[i].size + 64; size += sizeof size) {
            size_t known = size < read_ones[i].size ? size : read_ones[i].size;
            unsigned char *given = malloc(size ? size : sizeof size);
            ck_assert_ptr_nonnull(given);
            memset(given, 0xA5, size);
            memcpy(given, read_ones[i].whole, known);
            memcpy(given, &size, sizeof size);
            smp_status status = read_ones[i].read(given);
            if (size == 0 || size >= read_ones[i].least)
                ck_assert_msg(status == (size ? SMP_OK : SMP_ERROR_ARGUMENT), "%s of %zu: %s",
                              read_ones[i].name, size, smp_status_name(status));
            else
                ck_assert_msg(status == SMP_OK || status == SMP_ERROR_ARGUMENT, "%s of %zu: %s",
                              read_ones[i].name, size, smp_status_name(status));
            free(given);
        }
    }
    tear_down();
}
END_TEST

SUITE("api/growth", what_is_filled_is_filled_to_its_size, what_is_read_may_be_of_any_age)
