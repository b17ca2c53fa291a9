/* A line of JSON, or a table of CSV, as the command reads it: refused with a reason, or a subject
 * whose report is JSON that somebody else's reader takes. The first byte says which, and the kind
 * of subject.
 * SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "cli.h"

#include <jansson.h>
#include <stdarg.h>

static smp_evaluator *evaluator;
static smp_report *report;
static smp_fields *fields[SMP_SUBJECT_CONVERSATION + 1];

/* The readers tell what they pass over; here nobody listens. */
void cli_complain(const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    HOLDS(vsnprintf(line, sizeof line, format, arguments) > 0, "%s", format);
    va_end(arguments);
}

const char *cli_called(smp_subject subject)
{
    return subject == SMP_SUBJECT_POST ? "a post" : "it";
}

const char *cli_words_field(smp_subject subject)
{
    return subject == SMP_SUBJECT_POST ? "text" : "bio";
}

static void set_up(void)
{
    smp_error error = SMP_ERROR_INIT;
    smp_policy *policy = NULL;
    HOLDS(smp_policy_open_builtin(&policy, "covwarks", NULL, &error) == SMP_OK &&
              smp_evaluator_new(&evaluator, policy, NULL, &error) == SMP_OK &&
              smp_report_new(&report, NULL) == SMP_OK, "%s", error.message);
    smp_policy_release(policy);
    for (int kind = 0; kind <= SMP_SUBJECT_CONVERSATION; kind++)
        HOLDS(smp_fields_new(&fields[kind], (smp_subject)kind, NULL) == SMP_OK, "memory");
}

static void judge(smp_fields *subject)
{
    smp_error error = SMP_ERROR_INIT;
    smp_text json;
    smp_status status = smp_fields_check(report, evaluator, subject, &error);
    if (status != SMP_OK) {
        check_refusal(report, status, &error);
        return;
    }
    HOLDS(smp_report_json(report, &json, &error) == SMP_OK, "%s", error.message);
    HOLDS(!memchr(json.data, '\n', json.size), "more than one line");
    json_error_t fault;
    json_t *read = json_loadb(json.data, json.size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
                              &fault);
    HOLDS(read, "%s at %d of %s", fault.text, fault.position, json.data);
    json_decref(read);
}

static void read_json(smp_fields *subject, const char *bytes, size_t size)
{
    smp_error error = SMP_ERROR_INIT;
    cli_strangers strangers = {.source = "fuzz"};
    char *id = NULL;
    if (cli_read_json(subject, bytes, size, &id, &strangers, &error)) judge(subject);
    else HOLDS(error.code != SMP_OK && error.message[0], "refused without a reason");
    free(id);
    free(strangers.names);
}

static void read_csv(smp_subject kind, const char *bytes, size_t size)
{
    const char *end = memchr(bytes, '\n', size);
    size_t header = end ? (size_t)(end - bytes) : size;
    cli_csv *csv = cli_csv_new(kind, bytes, header, "fuzz");
    if (csv && end) {
        smp_error error = SMP_ERROR_INIT;
        char *id = NULL;
        if (cli_csv_read(csv, fields[kind], end + 1, size - header - 1, &id, &error))
            judge(fields[kind]);
        else HOLDS(error.code != SMP_OK && error.message[0], "refused without a reason");
        free(id);
    }
    cli_csv_free(csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || size > 1 << 14) return 0;
    if (!report) set_up();
    smp_subject kind = (smp_subject)(data[0] / 2 % (SMP_SUBJECT_CONVERSATION + 1));
    smp_fields_clear(fields[kind]);
    const char *bytes = (const char *)data + 1;
    if (data[0] % 2) read_csv(kind, bytes, size - 1);
    else read_json(fields[kind], bytes, size - 1);
    return 0;
}
