/* Writes sample reports in one form to standard output, for the tests that read them with other
 * tools: report_samples html|sarif|text|json many|none|redact [WIDTH].
 * SPDX-License-Identifier: MIT */
#include "unit/report/sample.h"

#include <stdio.h>

static int to_stdout(void *context, const char *bytes, size_t size)
{
    (void)context;
    return fwrite(bytes, 1, size, stdout) == size ? 0 : 1;
}

static smp_format format_of(const char *name)
{
    if (strcmp(name, "html") == 0) return SMP_FORMAT_HTML;
    if (strcmp(name, "sarif") == 0) return SMP_FORMAT_SARIF;
    return strcmp(name, "json") == 0 ? SMP_FORMAT_JSON : SMP_FORMAT_TEXT;
}

int main(int argc, char **argv)
{
    static bool (*const fill[])(smp_report *, smp_policy *) = {sample_hashtag, sample_patient,
                                                               sample_hostile, sample_long,
                                                               sample_clear};
    if (argc < 3) return 64;
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.redact = strcmp(argv[2], "redact") == 0;
    options.colour = argc > 4;
    options.width = argc > 3 ? (size_t)atoi(argv[3]) : 0;
    options.title = SMP_TEXT("Posts for <June> & \"July\"");
    options.source = SMP_TEXT("posts of June: 1.jsonl");
    smp_policy *policy = sample_policy(NULL);
    smp_report *report = NULL;
    smp_writer *writer = NULL;
    if (!policy || smp_report_new(&report, NULL) != SMP_OK ||
        smp_writer_open(&writer, format_of(argv[1]), &options, to_stdout, NULL, NULL) != SMP_OK)
        return 70;
    int result = 0;
    bool any = strcmp(argv[2], "none") != 0;
    for (size_t i = 0; any && i < SMP_COUNT(fill); i++)
        if (!fill[i](report, policy) || smp_writer_report(writer, report, NULL) != SMP_OK)
            result = 70;
    smp_error why = SMP_ERROR_INIT;
    why.code = SMP_ERROR_ARGUMENT;
    why.line = 5;
    why.column = 7;
    memcpy(why.message, "A comma <is> missing.\x1b[31m", 26);
    if (any && smp_writer_bad_input(writer, SMP_TEXT("<9>"), &why, NULL) != SMP_OK) result = 70;
    if (smp_writer_close(writer, NULL) != SMP_OK) result = 70;
    smp_report_free(report);
    smp_policy_release(policy);
    return result;
}
