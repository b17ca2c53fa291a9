/* Every public call on the way to a report that takes memory: policies, checks, fields, texts.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "scenarios.h"

#include <unistd.h>

static const char pack[] =
    "smpack: 1\npack: small\nversion: '1'\ntitle: Ours\nextends: nhs-words\n"
    "documents: {p: {title: Our policy, version: '1', review: 2020-01-01}}\n"
    "organisation: {name: Ours}\n"
    "labels: {fond: {meaning: m, raises: own.fond, bias: 0, point: 0.5, doubt: 0.4, weights: {}}}\n"
    "lexicons: {sweet: [toffee, fudge]}\n"
    "vocabulary: {fond: {lexicons: {sweet: 1}, words: {1: [humbugs, \"two caf\\u00e9s\"]}}}\n"
    "signals: {topic.sweets: {meaning: a sweet, patterns: ['humbug~ ..3 shop~'], unless: ['no']}}\n"
    "impressions: {of-sweets: {meaning: m, raises: topic.sweets, bias: -1, point: 0.5,\n"
    "              unless: [link.present],\n"
    "              words: {2: [nougat, \"sherbet lemons\", <capital>]}}}\n"
    "clauses:\n"
    "  a/b: {cite: {doc: p, section: '1', quote: Words},\n"
    "        flag: [hashtag.uncapitalised, topic.sweets], if: {account: corporate},\n"
    "        message: '\"{span}\" is {fix}.',\n"
    "        examples: {flag: [{text: '#bookyourjab', account: corporate, fix: '#BookYourJab'}],\n"
    "                   pass: [{text: humbugs, account: corporate}]}}\n"
    "  a/c: {cite: {doc: p, section: '2', quote: Words}, flag: emoji.repeated, message: Fewer.}\n";

/* ---- Policies -------------------------------------------------------------------------------- */

static smp_status open_pack(const smp_allocator *allocator, smp_error *error)
{
    smp_policy *policy = NULL;
    smp_diagnostics *diagnostics = NULL;
    smp_policy_options opening = SMP_POLICY_OPTIONS_INIT;
    opening.allocator = allocator;
    smp_status status = smp_diagnostics_new(&diagnostics, allocator);
    opening.diagnostics = diagnostics;
    if (status == SMP_OK)
        status = smp_policy_open_memory(&policy, smp_text_of(pack), "small", &opening, error);
    if (status == SMP_OK)
        status = smp_policy_lint(policy, smp_text_of("2026-01-01"), diagnostics, error);
    smp_policy_release(policy);
    smp_diagnostics_free(diagnostics);
    return status;
}

static smp_status test_pack(const smp_allocator *allocator, smp_error *error)
{
    static smp_policy *policy; /* its opening is another scenario */
    if (!policy && smp_policy_open_memory(&policy, smp_text_of(pack), "small", NULL,
                                          error) != SMP_OK)
        return SMP_ERROR_INTERNAL;
    smp_diagnostics *diagnostics = NULL;
    smp_test_options options = SMP_TEST_OPTIONS_INIT;
    smp_test_summary summary = SMP_TEST_SUMMARY_INIT;
    options.allocator = allocator;
    options.mutate = 1;
    smp_status status = smp_diagnostics_new(&diagnostics, allocator);
    if (status == SMP_OK)
        status = smp_policy_test(policy, &options, diagnostics, &summary, error);
    smp_diagnostics_free(diagnostics);
    return status;
}

static char pack_file[] = "/tmp/smp-pack-XXXXXX"; /* which main writes */

static smp_status open_file(const smp_allocator *allocator, smp_error *error)
{
    smp_policy *policy = NULL;
    smp_policy_options opening = SMP_POLICY_OPTIONS_INIT;
    opening.allocator = allocator;
    smp_status status = smp_policy_open_file(&policy, pack_file, &opening, error);
    smp_policy_release(policy);
    return status;
}

/* ---- Checks ---------------------------------------------------------------------------------- */

static smp_status check_accessibility(const smp_allocator *allocator, smp_error *error)
{
    desk with;
    smp_post post = hard_post();
    smp_status status = open_desk(&with, NULL, allocator, error);
    if (status == SMP_OK)
        status = smp_check_accessibility(with.report, with.evaluator, &post, error);
    return close_desk(&with, status);
}

static smp_status evaluate_post(const smp_allocator *allocator, smp_error *error)
{
    desk with;
    smp_post post = hard_post();
    smp_text fixed;
    smp_status status = open_desk(&with, "staffs", allocator, error);
    if (status == SMP_OK) status = smp_evaluate_post(with.report, with.evaluator, &post, error);
    if (status == SMP_OK)
        status = smp_apply_fixes(with.report, "text", NULL, 0, &fixed, NULL, error);
    return close_desk(&with, status);
}

static smp_status classify_message(const smp_allocator *allocator, smp_error *error)
{
    desk with;
    smp_message message = SMP_MESSAGE_INIT;
    message.text = smp_text_of("Under the Freedom of Information Act, how many caf\u00e9s? You "
                               "v.e.r.m.i.n, I want to complain about my NHS number 999 123 4560");
    message.received = smp_text_of("2026-03-01T23:30:00Z");
    smp_status status = open_desk(&with, "covwarks", allocator, error);
    if (status == SMP_OK)
        status = smp_classify_message(with.report, with.evaluator, &message, error);
    return close_desk(&with, status);
}

static smp_status check_response(const smp_allocator *allocator, smp_error *error)
{
    desk with;
    static const char *const authors[] = {"a", "b", "c", "d", "e"};
    smp_conversation_message messages[5];
    for (size_t i = 0; i < 5; i++) {
        messages[i] = (smp_conversation_message)SMP_CONVERSATION_MESSAGE_INIT;
        messages[i].author = smp_text_of(authors[i]);
        messages[i].text = smp_text_of("The closure is a scandal, caf\u00e9 and all; my solicitor "
                                       "will write");
        messages[i].labels = smp_text_of("complaint, abuse");
    }
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.messages = messages;
    conversation.message_count = 5;
    smp_post response = hard_post();
    smp_status status = open_desk(&with, "bnssg", allocator, error);
    if (status == SMP_OK)
        status = smp_assess_conversation(with.report, with.evaluator, &conversation, error);
    if (status == SMP_OK)
        status = smp_check_response(with.report, with.evaluator, &conversation, &response, error);
    return close_desk(&with, status);
}

/* ---- Fields ---------------------------------------------------------------------------------- */

typedef struct field {
    const char *name, *value;
} field;

static smp_status check_fields(smp_subject subject, const field *values, size_t count,
                               const smp_allocator *allocator, smp_error *error)
{
    desk with;
    smp_fields *fields = NULL;
    smp_status status = open_desk(&with, "covwarks", allocator, error);
    if (status == SMP_OK) status = smp_fields_new(&fields, subject, allocator);
    for (size_t i = 0; status == SMP_OK && i < count; i++)
        status = smp_fields_set(fields, smp_text_of(values[i].name), smp_text_of(values[i].value),
                                error);
    if (status == SMP_OK) status = smp_fields_check(with.report, with.evaluator, fields, error);
    smp_fields_free(fields);
    return close_desk(&with, status);
}

#define CHECK_FIELDS(subject, ...)                                                                 \
    static const field values[] = {__VA_ARGS__};                                                   \
    return check_fields(subject, values, sizeof values / sizeof values[0], allocator, error)

static smp_status post_fields(const smp_allocator *allocator, smp_error *error)
{
    CHECK_FIELDS(SMP_SUBJECT_POST, {"text", "Book now #covwarks"}, {"media.0.kind", "image"},
                 {"media.17.alt", "A nurse"}, {"shared.text", "Caf\u00e9"},
                 {"shared.media.3.alt", "A"},
                 {"facts.approval.communications", "yes"}, {"facts.media.0.consent", "no"});
}

static smp_status profile_fields(const smp_allocator *allocator, smp_error *error)
{
    CHECK_FIELDS(SMP_SUBJECT_PROFILE, {"name", "Pat"}, {"handle", "@nursepatsample"},
                 {"bio", "NHS nurse. Views my own"}, {"links.0", "https://example.org"},
                 {"links.20", "https://example.org/b"});
}

static smp_status message_fields(const smp_allocator *allocator, smp_error *error)
{
    CHECK_FIELDS(SMP_SUBJECT_MESSAGE, {"text", "I want to complain"}, {"history.days", "7"},
                 {"received", "2026-03-01"}, {"author.handle", "@a"});
}

static smp_status account_fields(const smp_allocator *allocator, smp_error *error)
{
    CHECK_FIELDS(SMP_SUBJECT_ACCOUNT, {"name", "C\u043evWarks ICB help"},
                 {"links.3", "example.org"},
                 {"handle", "@covwarksicb_help"});
}

static smp_status conversation_fields(const smp_allocator *allocator, smp_error *error)
{
    CHECK_FIELDS(SMP_SUBJECT_CONVERSATION, {"messages.0.text", "The closure is a scandal"},
                 {"messages.30.labels", "complaint"}, {"authors.9.days", "7"},
                 {"authors.9.author", "a"});
}

/* ---- Texts ----------------------------------------------------------------------------------- */

static smp_status tokenise(const smp_allocator *allocator, smp_error *error)
{
    smp_tokens *tokens = NULL;
    smp_status status =
        smp_tokenise(&tokens, hard_post().text, SMP_PLATFORM_MASTODON, allocator, error);
    smp_tokens_free(tokens);
    return status;
}

static smp_status preview_speech(const smp_allocator *allocator, smp_error *error)
{
    smp_speech *speech = NULL;
    smp_post post = hard_post();
    smp_status status = smp_speech_new(&speech, allocator, error);
    if (status == SMP_OK) status = smp_preview_speech(speech, &post, NULL, error);
    smp_speech_free(speech);
    return status;
}

/* This one takes its memory from malloc alone. */
static smp_status x_weighted_length(const smp_allocator *allocator, smp_error *error)
{
    (void)allocator;
    smp_x_length length = SMP_X_LENGTH_INIT;
    return smp_x_weighted_length(&length, hard_post().text, 3, error);
}

/* ---- All of them ----------------------------------------------------------------------------- */

static const named_scenario scenarios[] = {
    {"open_pack", open_pack, 1},
    {"open_file", open_file, 1},
    {"test_pack", test_pack, 0},
    {"check_accessibility", check_accessibility, 0},
    {"evaluate_post", evaluate_post, 0},
    {"classify_message", classify_message, 0},
    {"check_response", check_response, 0},
    {"post_fields", post_fields, 0},
    {"profile_fields", profile_fields, 0},
    {"message_fields", message_fields, 0},
    {"account_fields", account_fields, 0},
    {"conversation_fields", conversation_fields, 0},
    {"tokenise", tokenise, 0},
    {"preview_speech", preview_speech, 0},
    {"x_weighted_length", x_weighted_length, 0},
};

int main(void)
{
    const int file = mkstemp(pack_file);
    if (file < 0 || write(file, pack, sizeof pack - 1) != (long)sizeof pack - 1) return 1;
    close(file);
    const int failed =
        run_scenarios("memory/calls", scenarios, sizeof scenarios / sizeof scenarios[0]);
    unlink(pack_file);
    return failed;
}
