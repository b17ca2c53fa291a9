/* Windows of messages and a response to them, against every built-in policy: "name=value" fields
 * separated by 0x1F, first the conversation's, then after 0x1E the response's. The first byte says
 * which policy.
 * SPDX-License-Identifier: MIT */
#include "fuzz.h"

static smp_evaluator *evaluators[POLICIES];
static size_t evaluator_count;
static smp_report *report;
static smp_fields *window, *response;

static void set_up(void)
{
    evaluator_count = open_policies(evaluators);
    HOLDS(smp_report_new(&report, NULL) == SMP_OK &&
              smp_fields_new(&window, SMP_SUBJECT_CONVERSATION, NULL) == SMP_OK &&
              smp_fields_new(&response, SMP_SUBJECT_POST, NULL) == SMP_OK, "memory");
}

/* What is said of a conversation can be counted: never more of a kind than there are of all. */
static void check_measures(const smp_conversation *conversation)
{
    for (size_t i = 0; i < smp_report_measure_count(report); i++) {
        const smp_measure *measure = smp_report_measure(report, i);
        if (measure->kind == SMP_MEASURE_WORD) continue;
        HOLDS(measure->value >= 0, "%s is %f", measure->name.data, measure->value);
        if (strcmp(measure->name.data, "negative") == 0 ||
            strcmp(measure->name.data, "messages") == 0)
            HOLDS(measure->value <= (double)conversation->message_count, "%s is %f of %zu",
                  measure->name.data, measure->value, conversation->message_count);
    }
}

static void check_spans(void)
{
    for (size_t i = 0; i < smp_report_finding_count(report); i++) {
        const smp_finding *finding = smp_report_finding(report, i);
        smp_text given = smp_report_field(report, finding->field.data);
        if (given.data) check_span(given, finding->span);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 1 << 14) return 0;
    if (!report) set_up();
    smp_evaluator *evaluator = evaluators[data[0] % evaluator_count];
    const char *bytes = (const char *)data + 1, *stop = memchr(bytes, 0x1E, size - 1);
    size_t first = stop ? (size_t)(stop - bytes) : size - 1;
    set_fields(window, bytes, first);
    const smp_conversation *conversation = smp_fields_conversation(window);
    smp_error error = SMP_ERROR_INIT;
    smp_status status = smp_fields_check(report, evaluator, window, &error);
    if (status == SMP_OK) {
        check_measures(conversation);
        check_spans();
    } else check_refusal(report, status, &error);
    if (!stop) return 0;
    set_fields(response, stop + 1, size - 2 - first);
    status = smp_check_response(report, evaluator, conversation, smp_fields_post(response), &error);
    if (status == SMP_OK) check_spans();
    else check_refusal(report, status, &error);
    return 0;
}
