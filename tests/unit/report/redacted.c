/* What a document says beside its reports, redacted. The people are made up.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"
#include "unit/report/sample.h"

#include "suite.h"

#include <stdio.h>

static const char *redacted(const char *message)
{
    static smp_error error;
    error = (smp_error)SMP_ERROR_INIT;
    snprintf(error.message, sizeof error.message, "%s", message);
    smp__redact_message(&error);
    return error.message;
}

/* Names of fields and facts are no secrets; what was given for them may be one. */
START_TEST(messages_keep_what_they_quote)
{
    static const char *const rows[][2] = {
        {"\"account\" cannot be \"Ann Hope\". It takes corporate.",
         "\"account\" cannot be \"\u2588\". It takes corporate."},
        {"\"account\" cannot be \"ann\".", "\"account\" cannot be \"\u2588\"."},
        {"\"ann\" cannot be read as a date.", "\"\u2588\" cannot be read as a date."},
        {"There is no field \"acount\" in a post. Did you mean \"account\"?",
         "There is no field \"acount\" in a post. Did you mean \"account\"?"},
        {"The fact \"media.0.consent\" is unknown.", "The fact \"media.0.consent\" is unknown."},
        {"There is no field \"9990000018\" in a post.", "There is no field \"\u2588\" in a post."},
        {"There is no field \"Ann\" in a post.", "There is no field \"\u2588\" in a post."},
        {"It ends within \"Ann Ho", "It ends within \"\u2588"},
        {"Nothing is quoted.", "Nothing is quoted."}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        ck_assert_str_eq(redacted(rows[i][0]), rows[i][1]);
}
END_TEST

/* A mask is longer than one letter: what no longer fits is cut. */
START_TEST(a_long_message_stays_within_its_room)
{
    char message[384], masks[] = "\"x\"";
    size_t size = 0;
    while (size + sizeof masks < sizeof message)
        size += (size_t)snprintf(message + size, sizeof message - size, "%s", masks);
    const char *shown = redacted(message);
    ck_assert_uint_lt(strlen(shown), sizeof message);
    ck_assert_ptr_null(strchr(shown, 'x'));
    memset(message, 'a', sizeof message - 1);
    memcpy(message, "The fact \"", 10);
    message[sizeof message - 1] = '\0';
    ck_assert_str_eq(redacted(message), message); /* nothing is masked, so nothing is cut */
    smp_text text, whole = SMP_TEXT("\u00e9");
    memcpy(message, "\"\"", 2);
    for (size_t at = 2; at + 2 < sizeof message; at += 2) memcpy(message + at, whole.data, 2);
    text = smp_text_of(redacted(message));
    ck_assert_uint_gt(text.size, sizeof message - 4);
    ck_assert(!smp__utf8_check(text, &size, &size));
}
END_TEST

/* Whoever is named in a report is masked in the title of the page too. */
START_TEST(the_title_hides_what_reports_do)
{
    smp__buffer out;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
    for (int redact = 0; redact < 2; redact++) {
        smp_report *report;
        smp_writer *writer;
        smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
        options.redact = redact;
        options.title = SMP_TEXT("About ANN HOPE");
        ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
        smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
        sample_field(report, "text", SMP_TEXT("Ann Hope has sepsis"));
        ck_assert_ptr_nonnull(sample_finding(report, "c", "privacy.named_patient",
                                             SMP_SEVERITY_NOTE, SMP_BREACH, "text", "Ann Hope",
                                             "m"));
        ck_assert(smp__report_finish(report, SMP_ADVISE));
        smp__buffer_clear(&out);
        ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_HTML, &options, sample_collect, &out,
                                         NULL),
                         SMP_OK);
        ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
        ck_assert_int_eq(strstr(out.data, "<title>About ANN HOPE</title>") == NULL, redact);
        ck_assert_ptr_nonnull(strstr(out.data, "<title>About "));
        smp_report_free(report);
    }
    smp__buffer_free(&out);
}
END_TEST

SUITE("report/redacted", messages_keep_what_they_quote, a_long_message_stays_within_its_room,
      the_title_hides_what_reports_do)
