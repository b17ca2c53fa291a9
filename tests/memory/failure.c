/* Every allocation of every public call is made to fail: once, and from then on. No crash, no leak,
 * a clear error, and the same call works again afterwards.
 * SPDX-License-Identifier: MIT */
#include "chaos.h"

#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\nextends: nhs-words\n"
    "documents: {p: {title: Our policy, version: '1', review: 2027-01-01}}\n"
    "organisation: {name: Example ICB, handles: ['@example'],\n"
    "               contacts: {comms: {title: Team, contact: comms@example.org}}}\n"
    "facts: {approved: {type: truth, meaning: Approved, ask: 'Is it approved?'}}\n"
    "lexicons: {sweets: {humbug: mint, liquorice~: root}}\n"
    "signals: {topic.sweets: {meaning: a sweet, patterns: ['<sweets> ..3 shop~'], unless: "
    "['no']}}\n"
    "clauses:\n"
    "  a/b: {cite: {doc: p, section: '1', quote: Words}, flag: hashtag.uncapitalised,\n"
    "        message: '\"{span}\" is {fix}.', examples: {flag: ['#bookyourjab'], pass: [x]}}\n"
    "  a/c: {cite: {doc: p, section: '2', quote: Words}, flag: topic.sweets,\n"
    "        require: {approved: yes}, route: comms, message: 'See {contact}.'}\n";

/* Does all that a host does; the first thing that fails ends it. What was made is freed. */
static smp_status use_everything(const smp_allocator *allocator, smp_error *error)
{
    smp_policy *policy = NULL;
    smp_evaluator *evaluator = NULL;
    smp_report *report = NULL;
    smp_fields *fields = NULL;
    smp_tokens *tokens = NULL;
    smp_diagnostics *diagnostics = NULL;
    smp_text json;
    smp_policy_options opening = SMP_POLICY_OPTIONS_INIT;
    opening.allocator = allocator;
    smp_evaluator_options evaluating = SMP_EVALUATOR_OPTIONS_INIT;
    evaluating.allocator = allocator;
    smp_status status = smp_diagnostics_new(&diagnostics, allocator);
    opening.diagnostics = diagnostics;
    if (status == SMP_OK)
        status = smp_policy_open_memory(&policy, smp_text_of(pack), "own", &opening, error);
    if (status == SMP_OK) status = smp_evaluator_new(&evaluator, policy, &evaluating, error);
    if (status == SMP_OK) status = smp_report_new(&report, allocator);
    if (status == SMP_OK) status = smp_fields_new(&fields, SMP_SUBJECT_POST, allocator);
    static const char *const values[][2] = {
        {"text", "Caf\u00e9: humbugs from our shop \U0001F499 #bookyourjab \xff and more"},
        {"media.0.kind", "image"},
        {"media.0.alt", "A humbug shop"},
        {"shared.text", "Liquorice at the shops"},
    };
    for (size_t i = 0; status == SMP_OK && i < sizeof values / sizeof values[0]; i++)
        status = smp_fields_set(fields, smp_text_of(values[i][0]), smp_text_of(values[i][1]),
                                     error);
    if (status == SMP_OK)
        status = smp_evaluate_post(report, evaluator, smp_fields_post(fields), error);
    if (status == SMP_OK) {
        ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
        ck_assert_uint_eq(smp_report_need_count(report), 1);
        status = smp_report_json(report, &json, error);
    }
    if (status == SMP_OK)
        status = smp_apply_fixes(report, "text", NULL, 0, &json, NULL, error);
    if (status == SMP_OK)
        status = smp_tokenise(&tokens, smp_text_of("Hi #NHS"), SMP_PLATFORM_X, allocator, error);
    if (report && status != SMP_OK) ck_assert_int_ge(smp_report_verdict(report), SMP_HOLD);
    smp_tokens_free(tokens);
    smp_fields_free(fields);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
    smp_diagnostics_free(diagnostics);
    return status;
}

START_TEST(each_allocation_fails_once) { fail_each("everything", use_everything, 0, stride()); }
END_TEST

START_TEST(each_allocation_and_all_later_ones_fail)
{
    fail_each("everything", use_everything, 1, stride());
}
END_TEST

/* What an evaluation is of. */
typedef smp_status (*evaluation)(smp_report *report, smp_evaluator *evaluator, smp_error *error);

static smp_status evaluate_post(smp_report *report, smp_evaluator *evaluator, smp_error *error)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("CAF\u00c9 IS OPEN. Email someone@example.org \U0001F499 #bookyourjab");
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.people = SMP_PEOPLE_IDENTIFIABLE;
    post.media = &media;
    post.media_count = 1;
    return smp_evaluate_post(report, evaluator, &post, error);
}

static smp_status check_profile(smp_report *report, smp_evaluator *evaluator, smp_error *error)
{
    smp_profile profile = SMP_PROFILE_INIT;
    profile.name = smp_text_of("Pat \U0001F499");
    profile.handle = smp_text_of("@nursepatsample");
    profile.bio = smp_text_of("\u039D\u0397S nurse, pat.sample@nhs.net #opinions. The views posted "
                              "do represent the views of nobody");
    profile.platform = SMP_PLATFORM_LINKEDIN;
    return smp_check_profile(report, evaluator, &profile, error);
}

static smp_status check_account(smp_report *report, smp_evaluator *evaluator, smp_error *error)
{
    smp_account account = SMP_ACCOUNT_INIT;
    account.name = smp_text_of("C\u043evWarks ICB help");
    account.handle = smp_text_of("@covwarksicb_help");
    account.bio = smp_text_of("Caf\u00e9. Apply at https://covwarksicb.example.com/jobs");
    account.platform = SMP_PLATFORM_X;
    return smp_check_account(report, evaluator, &account, error);
}

static smp_status assess_conversation(smp_report *report, smp_evaluator *evaluator,
                                      smp_error *error)
{
    static const char *const texts[] = {"The closure is a scandal", "My solicitor will ask why",
                                        "Judicial review of the closure", "Caf\u00e9 closure too",
                                        "No word of the closure", "When do you open?"};
    static const char *const authors[] = {"a", "b", "c", "d", "e", "f"};
    smp_conversation_message messages[6];
    for (size_t i = 0; i < 6; i++) {
        messages[i] = (smp_conversation_message)SMP_CONVERSATION_MESSAGE_INIT;
        messages[i].author = smp_text_of(authors[i]);
        messages[i].text = smp_text_of(texts[i]);
        messages[i].labels = smp_text_of(i < 5 ? "complaint" : "question");
    }
    smp_author_counts counts = SMP_AUTHOR_COUNTS_INIT;
    counts.author = smp_text_of("@a");
    counts.history = (smp_history){.days = 7, .messages = 40};
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.messages = messages;
    conversation.message_count = 6;
    conversation.authors = &counts;
    conversation.author_count = 1;
    return smp_assess_conversation(report, evaluator, &conversation, error);
}

/* Once it is set up, an evaluator meets its first subjects: each allocation of that fails in turn.
 * Where each of an arena counts, every seventh is one of each kind; subjects.c has those of the
 * subjects alone. */
#ifdef SMP_ARENA_EXACT
#    define STEP 7
#else
#    define STEP 1
#endif

static void fail_each_of(const char *name, evaluation evaluate)
{
    chaos with = {0, 0, 0, 0};
    smp_allocator allocator = chaos_allocator(&with);
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_policy_open_builtin(&policy, name, NULL, &error), SMP_OK);
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.allocator = &allocator;
    for (size_t n = 1;; n += STEP) {
        smp_evaluator *evaluator = NULL;
        smp_report *report = NULL;
        with = (chaos){0, n, 0, 0};
        smp_status status = smp_evaluator_new(&evaluator, policy, &options, &error);
        if (status == SMP_OK) status = smp_report_new(&report, &allocator);
        if (status == SMP_OK) status = evaluate(report, evaluator, &error);
        int reached = with.calls >= n;
        ck_assert_msg(status == (reached ? SMP_ERROR_MEMORY : SMP_OK), "call %zu", n);
        if (reached && report) {
            /* The same evaluator and report do their work once there is memory again. */
            ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
            if (evaluator) ck_assert_int_eq(evaluate(report, evaluator, NULL), SMP_OK);
            ck_assert_uint_gt(smp_report_finding_count(report), 0);
        }
        smp_report_free(report);
        smp_evaluator_free(evaluator);
        ck_assert_msg(with.live == 0, "call %zu leaks %zu bytes", n, with.live);
        if (!reached) break;
    }
    smp_policy_release(policy);
}

START_TEST(each_allocation_of_an_evaluation_fails) { fail_each_of("covwarks", evaluate_post); }
END_TEST

START_TEST(each_allocation_of_a_profile_fails) { fail_each_of("southtees", check_profile); }
END_TEST

START_TEST(each_allocation_of_an_account_fails) { fail_each_of("covwarks", check_account); }
END_TEST

START_TEST(each_allocation_of_a_conversation_fails)
{
    fail_each_of("covwarks", assess_conversation);
    fail_each_of("bnssg", assess_conversation);
}
END_TEST

SUITE("memory/failure", each_allocation_of_a_conversation_fails, each_allocation_fails_once,
      each_allocation_and_all_later_ones_fail,
      each_allocation_of_an_evaluation_fails, each_allocation_of_a_profile_fails,
      each_allocation_of_an_account_fails)
