/* Every public call that takes memory, in the order of a host's work: each allocation is made to
 * fail, once and for good; first the caller's allocator, then malloc itself, which is what ICU, the
 * YAML library and SQLite stand on.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "chaos.h"

#ifdef SMP_WITH_HISTORY
#  include <smpolicy/history.h>
#endif

#include <stdio.h>
#include <string.h>
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

/* ---- What the scenarios share ---------------------------------------------------------------- */

typedef struct desk {
    const smp_allocator *allocator;
    smp_policy *policy;
    smp_evaluator *evaluator;
    smp_report *report;
} desk;

static smp_status open_desk(desk *with, const char *name, const smp_allocator *allocator,
                            smp_error *error)
{
    *with = (desk){allocator, NULL, NULL, NULL};
    smp_policy_options opening = SMP_POLICY_OPTIONS_INIT;
    smp_evaluator_options evaluating = SMP_EVALUATOR_OPTIONS_INIT;
    smp_fact standing[2] = {SMP_FACT_INIT, SMP_FACT_INIT};
    standing[0].name = smp_text_of("approval.communications");
    standing[0].truth = SMP_YES;
    standing[1].name = smp_text_of("crisis.format");
    standing[1].type = SMP_FACT_TEXT;
    standing[1].text = smp_text_of("statement");
    opening.allocator = evaluating.allocator = allocator;
    evaluating.facts = standing;
    evaluating.fact_count = name ? 2 : 0;
    smp_status status = SMP_OK;
    if (name) status = smp_policy_open_builtin(&with->policy, name, &opening, error);
    if (status == SMP_OK)
        status = smp_evaluator_new(&with->evaluator, with->policy, &evaluating, error);
    if (status == SMP_OK) status = smp_report_new(&with->report, allocator);
    return status;
}

static smp_status close_desk(desk *with, smp_status status)
{
    smp_report_free(with->report);
    smp_evaluator_free(with->evaluator);
    smp_policy_release(with->policy);
    return status;
}

static smp_post hard_post(void)
{
    static smp_media media;
    media = (smp_media)SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.alt = smp_text_of("A nurse \U0001F469\U0001F3FD\u200D\u2695\uFE0F");
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Caf\u00e9 \xff #bookyourjab \U0001D5D5old v-e-r-m-i-n x@example.org "
                            "https://example.org/a \u0421all 07700 900123 \U0001F499\U0001F499");
    post.account = SMP_ACCOUNT_CORPORATE;
    post.media = &media;
    post.media_count = 1;
    return post;
}

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

static char pack_file[64];

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

/* ---- Writing --------------------------------------------------------------------------------- */

static int write_nowhere(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return 0;
}

/* A report of a post, one of a message, and a line that could not be read, in one format. */
static smp_status write_in(smp_format format, const smp_allocator *allocator, smp_error *error)
{
    static desk of_post, of_message, of_account; /* evaluating is another scenario */
    if (!of_post.report) {
        smp_post post = hard_post();
        smp_message message = SMP_MESSAGE_INIT;
        message.text = smp_text_of("FOI request: what did the caf\u00e9 cost? You vermin");
        message.received = smp_text_of("2026-03-01");
        smp_account account = SMP_ACCOUNT_INIT;
        account.handle = smp_text_of("@covwarksicb_help");
        if (open_desk(&of_post, "covwarks", NULL, error) != SMP_OK ||
            smp_evaluate_post(of_post.report, of_post.evaluator, &post, error) != SMP_OK ||
            open_desk(&of_message, "covwarks", NULL, error) != SMP_OK ||
            smp_classify_message(of_message.report, of_message.evaluator, &message,
                                 error) != SMP_OK ||
            open_desk(&of_account, "covwarks", NULL, error) != SMP_OK ||
            smp_check_account(of_account.report, of_account.evaluator, &account, error) != SMP_OK)
            return SMP_ERROR_INTERNAL;
    }
    smp_writer *writer = NULL;
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.allocator = allocator;
    options.redact = 1;
    options.title = smp_text_of("A day's posts");
    options.source = smp_text_of("posts.jsonl");
    smp_error why = SMP_ERROR_INIT;
    why.code = SMP_ERROR_ARGUMENT;
    strcpy(why.message, "This is not JSON.");
    smp_status status = smp_writer_open(&writer, format, &options, write_nowhere, NULL, error);
    if (status == SMP_OK) status = smp_writer_report(writer, of_post.report, error);
    if (status == SMP_OK) smp_writer_line(writer, 7);
    if (status == SMP_OK) status = smp_writer_bad_input(writer, smp_text_of("p2"), &why, error);
    if (status == SMP_OK) status = smp_writer_source(writer, smp_text_of("b.jsonl"), error);
    if (status == SMP_OK) status = smp_writer_report(writer, of_message.report, error);
    if (status == SMP_OK) status = smp_writer_report(writer, of_account.report, error);
    smp_status closed = smp_writer_close(writer, status == SMP_OK ? error : NULL);
    return status == SMP_OK ? closed : status;
}

static smp_status write_text(const smp_allocator *allocator, smp_error *error)
{
    return write_in(SMP_FORMAT_TEXT, allocator, error);
}

static smp_status write_json(const smp_allocator *allocator, smp_error *error)
{
    return write_in(SMP_FORMAT_JSON, allocator, error);
}

static smp_status write_sarif(const smp_allocator *allocator, smp_error *error)
{
    return write_in(SMP_FORMAT_SARIF, allocator, error);
}

static smp_status write_html(const smp_allocator *allocator, smp_error *error)
{
    return write_in(SMP_FORMAT_HTML, allocator, error);
}

static smp_status write_triage(const smp_allocator *allocator, smp_error *error)
{
    return write_in(SMP_FORMAT_TRIAGE, allocator, error);
}

static smp_status report_json(const smp_allocator *allocator, smp_error *error)
{
    desk with;
    smp_post post = hard_post();
    smp_text json;
    smp_status status = open_desk(&with, "covwarks", allocator, error);
    if (status == SMP_OK) status = smp_evaluate_post(with.report, with.evaluator, &post, error);
    if (status == SMP_OK) status = smp_report_json(with.report, &json, error);
    return close_desk(&with, status);
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

/* ---- The record of decisions ----------------------------------------------------------------- */

#ifdef SMP_WITH_HISTORY
static smp_status keep_history(const smp_allocator *allocator, smp_error *error)
{
    static desk with; /* evaluating is another scenario */
    if (!with.report) {
        smp_message message = SMP_MESSAGE_INIT;
        message.text = smp_text_of("I want to complain");
        if (open_desk(&with, "covwarks", NULL, error) != SMP_OK ||
            smp_classify_message(with.report, with.evaluator, &message, error) != SMP_OK)
            return SMP_ERROR_INTERNAL;
    }
    smp_history_store *store = NULL;
    smp_history_options options = SMP_HISTORY_OPTIONS_INIT;
    options.key = smp_text_of("sixteen bytes and a few more");
    options.allocator = allocator;
    smp_history_entry entry = SMP_HISTORY_ENTRY_INIT;
    entry.author = smp_text_of("@a");
    entry.at = smp_text_of("2026-03-01");
    smp_history counted;
    smp_status status = smp_history_open(&store, ":memory:", &options, error);
    if (status == SMP_OK) status = smp_history_record(store, with.report, &entry, error);
    if (status == SMP_OK)
        status = smp_history_count(store, entry.author, entry.at, 7, &counted, error);
    if (status == SMP_OK) status = smp_history_export(store, write_nowhere, NULL, error);
    if (status == SMP_OK)
        status = smp_history_forget(store, smp_text_of("2027-01-01"), NULL, error);
    smp_history_close(store);
    return status;
}
#endif

/* ---- All of them ----------------------------------------------------------------------------- */

static const struct {
    const char *name;
    scenario run;
    int compiles; /* a pack: thousands of allocations, most of them alike */
} scenarios[] = {
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
    {"write_text", write_text, 0},
    {"write_json", write_json, 0},
    {"write_sarif", write_sarif, 0},
    {"write_html", write_html, 0},
    {"write_triage", write_triage, 0},
    {"report_json", report_json, 0},
    {"tokenise", tokenise, 0},
    {"preview_speech", preview_speech, 0},
    {"x_weighted_length", x_weighted_length, 0},
#ifdef SMP_WITH_HISTORY
    {"keep_history", keep_history, 0},
#endif
};

#define SCENARIOS ((int)(sizeof scenarios / sizeof scenarios[0]))

/* What is kept for the whole process, ICU's data among it, is made before anything fails. */
static void warm_up(scenario run)
{
    smp_error error = SMP_ERROR_INIT;
    strcpy(pack_file, "/tmp/smp-pack-XXXXXX");
    int file = mkstemp(pack_file);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, pack, sizeof pack - 1), (long)sizeof pack - 1);
    close(file);
    ck_assert_msg(run(NULL, &error) == SMP_OK, "%s", error.message);
}

static size_t stride_of(int i) { return scenarios[i].compiles ? stride() : 1; }

START_TEST(an_allocator_fails)
{
    warm_up(scenarios[_i].run);
    fail_each(scenarios[_i].name, scenarios[_i].run, 0, stride_of(_i));
    fail_each(scenarios[_i].name, scenarios[_i].run, 1, stride_of(_i));
    unlink(pack_file);
}
END_TEST

#ifdef SMP_MALLOC_FAILS
/* The last thing that a scenario sees of the outside may be an allocation that nothing depends on:
 * a buffer of the C library's own, say. Then it does its work. */
static void fail_malloc(const char *name, scenario run, int for_good, size_t step)
{
    for (size_t n = 1;; n += step) {
        smp_error error = SMP_ERROR_INIT;
        long left_over;
        chaos_malloc_begin(n, for_good);
        smp_status status = run(NULL, &error);
        size_t calls = chaos_malloc_end(&left_over);
        int reached = calls >= n;
        ck_assert_msg(status == SMP_OK || (reached && status == SMP_ERROR_MEMORY),
                      "%s, malloc %zu: %s: %s", name, n, smp_status_name(status), error.message);
        ck_assert_msg(left_over == 0, "%s, malloc %zu: %ld blocks leak", name, n, left_over);
        if (!reached) break;
    }
}

START_TEST(malloc_fails)
{
    warm_up(scenarios[_i].run);
    fail_malloc(scenarios[_i].name, scenarios[_i].run, 0, stride_of(_i));
    fail_malloc(scenarios[_i].name, scenarios[_i].run, 1, stride_of(_i));
    unlink(pack_file);
}
END_TEST
#endif

int main(void)
{
    TCase *all = tcase_create("memory/calls");
    tcase_set_timeout(all, 300);
    tcase_add_loop_test(all, an_allocator_fails, 0, SCENARIOS);
#ifdef SMP_MALLOC_FAILS
    tcase_add_loop_test(all, malloc_fails, 0, SCENARIOS);
#endif
    return run_case("memory/calls", all);
}
