/* Posts, profiles, messages and accounts: "name=value" fields in any order, against every built-in
 * policy. The first byte says which kind of subject and which policy; fields are separated by 0x1F.
 * SPDX-License-Identifier: MIT */
#include "fuzz.h"

static smp_evaluator *evaluators[POLICIES];
static size_t evaluator_count;
static smp_report *report, *again;
static smp_fields *fields[SMP_SUBJECT_ACCOUNT + 1];

static void set_up(void)
{
    evaluator_count = open_policies(evaluators);
    HOLDS(smp_report_new(&report, NULL) == SMP_OK && smp_report_new(&again, NULL) == SMP_OK,
          "memory");
    for (int kind = 0; kind <= SMP_SUBJECT_ACCOUNT; kind++)
        HOLDS(smp_fields_new(&fields[kind], (smp_subject)kind, NULL) == SMP_OK, "memory");
}

static void check_findings(void)
{
    for (size_t i = 0; i < smp_report_finding_count(report); i++) {
        const smp_finding *finding = smp_report_finding(report, i);
        if (!finding->field.size) continue;
        smp_text given = smp_report_field(report, finding->field.data);
        if (!given.data) continue;
        check_span(given, finding->span);
        HOLDS(is_boundary(given, finding->span.bytes.start) &&
                  is_boundary(given, finding->span.bytes.end),
              "%s cuts a character", finding->clause.data);
        for (size_t e = 0; e < finding->edit_count; e++)
            check_span(given, finding->edits[e].span);
    }
    for (size_t i = 0; i < smp_report_label_count(report); i++) {
        const smp_label *label = smp_report_label(report, i);
        HOLDS(label->score >= 0 && label->score <= 1, "%s has a score of %f", label->label.data,
              label->score);
        for (size_t s = 0; s < label->span_count; s++)
            check_span(smp_report_field(report, "text"), label->spans[s]);
    }
}

static void check_written(void)
{
    static const smp_format formats[] = {SMP_FORMAT_TEXT, SMP_FORMAT_JSON, SMP_FORMAT_SARIF,
                                         SMP_FORMAT_HTML};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        smp_error error = SMP_ERROR_INIT;
        smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
        smp_writer *writer = NULL;
        size_t written = 0;
        options.redact = (int)(i & 1);
        HOLDS(smp_writer_open(&writer, formats[i], &options, write_nowhere, &written, &error) ==
                  SMP_OK, "%s", error.message);
        HOLDS(smp_writer_report(writer, report, &error) == SMP_OK, "%s", error.message);
        HOLDS(smp_writer_close(writer, &error) == SMP_OK, "%s", error.message);
        HOLDS(written > 0, "nothing was written");
    }
}

/* Repairs come to an end: the text with all of them made is soon one that none is offered for. */
static void check_fixes(smp_fields *subject, smp_evaluator *evaluator)
{
    enum { ROUNDS = 12 };
    for (int round = 0; round < ROUNDS; round++) {
        smp_text fixed;
        size_t applied = 0;
        smp_error error = SMP_ERROR_INIT;
        if (!smp_report_field(report, "text").data) return;
        HOLDS(smp_apply_fixes(report, "text", NULL, 0, &fixed, &applied, &error) == SMP_OK, "%s",
              error.message);
        if (applied == 0) return;
        HOLDS(smp_fields_set(subject, smp_text_of("text"), fixed, &error) == SMP_OK, "%s",
              error.message);
        HOLDS(smp_fields_check(report, evaluator, subject, &error) == SMP_OK, "%s", error.message);
    }
    HOLDS(0, "repairs go on for %d rounds", ROUNDS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 1 << 16) return 0;
    if (!report) set_up();
    smp_subject kind = (smp_subject)(data[0] % (SMP_SUBJECT_ACCOUNT + 1));
    smp_evaluator *evaluator = evaluators[data[0] / 4 % evaluator_count];
    smp_error error = SMP_ERROR_INIT;
    set_fields(fields[kind], (const char *)data + 1, size - 1);
    smp_status status = smp_fields_check(report, evaluator, fields[kind], &error);
    if (status != SMP_OK) {
        check_refusal(report, status, &error);
        return 0;
    }
    HOLDS(smp_fields_check(again, evaluator, fields[kind], &error) == SMP_OK, "%s", error.message);
    smp_text first, second;
    HOLDS(smp_report_json(report, &first, NULL) == SMP_OK &&
              smp_report_json(again, &second, NULL) == SMP_OK, "memory");
    HOLDS(first.size == second.size && memcmp(first.data, second.data, first.size) == 0,
          "two reports of one subject:\n%s\n%s", first.data, second.data);
    check_findings();
    check_written();
    if (kind == SMP_SUBJECT_POST) check_fixes(fields[kind], evaluator);
    return 0;
}
