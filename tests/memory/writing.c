/* Every public call that takes memory once there is a report: its written forms, and the record of
 * decisions.
 * SPDX-License-Identifier: MIT */
#include "scenarios.h"

#ifdef SMP_WITH_HISTORY
#  include <smpolicy/history.h>
#endif

#include <string.h>

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

static const named_scenario scenarios[] = {
    {"write_text", write_text, 0},
    {"write_json", write_json, 0},
    {"write_sarif", write_sarif, 0},
    {"write_html", write_html, 0},
    {"write_triage", write_triage, 0},
    {"report_json", report_json, 0},
#ifdef SMP_WITH_HISTORY
    {"keep_history", keep_history, 0},
#endif
};

int main(void)
{
    return run_scenarios("memory/writing", scenarios, sizeof scenarios / sizeof scenarios[0]);
}
