/* The golden cases through C: reads cases as names and values, writes a line of JSON for each, or
 * the code of its error. On standard input: check NUL policy NUL (name NUL value-size NUL value)*
 * NUL.
 * SPDX-License-Identifier: MIT */
#include <smpolicy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char word[256];

/* The next text up to its NUL; false at the end of input. */
static int read_word(void)
{
    size_t size = 0;
    int byte;
    while ((byte = getchar()) > 0 && size + 1 < sizeof word) word[size++] = (char)byte;
    word[size] = '\0';
    return byte == 0;
}

static smp_status read_field(smp_fields *fields, smp_error *error)
{
    char name[256];
    memcpy(name, word, sizeof name);
    read_word();
    size_t size = (size_t)strtoul(word, NULL, 10);
    char *value = malloc(size + 1);
    if (!value || fread(value, 1, size, stdin) != size) exit(2);
    smp_status status =
        smp_fields_set(fields, smp_text_of(name), (smp_text){value, size}, error);
    free(value);
    return status;
}

static smp_subject subject_of(const char *check)
{
    static const char *const names[] = {"post", "profile", "message", "account", "conversation"};
    for (int i = 0; i < 5; i++)
        if (strcmp(check, names[i]) == 0) return (smp_subject)i;
    return SMP_SUBJECT_POST;
}

static smp_status answer(smp_report *report, smp_fields *fields, int accessibility,
                         smp_error *error)
{
    smp_policy *policy = NULL;
    smp_evaluator *evaluator = NULL;
    smp_status status = SMP_OK;
    if (word[0]) status = smp_policy_open_builtin(&policy, word, NULL, error);
    if (status == SMP_OK) status = smp_evaluator_new(&evaluator, policy, NULL, error);
    smp_status set = SMP_OK;
    while (read_word() && word[0])
        if (set == SMP_OK) set = read_field(fields, error);
    if (status == SMP_OK) status = set;
    if (status == SMP_OK)
        status = accessibility
                     ? smp_check_accessibility(report, evaluator, smp_fields_post(fields), error)
                     : smp_fields_check(report, evaluator, fields, error);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
    return status;
}

int main(void)
{
    smp_report *report = NULL;
    if (smp_report_new(&report, NULL) != SMP_OK) return 2;
    while (read_word()) {
        smp_error error = SMP_ERROR_INIT;
        smp_fields *fields = NULL;
        smp_text json;
        int accessibility = strcmp(word, "accessibility") == 0;
        if (smp_fields_new(&fields, subject_of(word), NULL) != SMP_OK) return 2;
        read_word();
        if (answer(report, fields, accessibility, &error) == SMP_OK &&
            smp_report_json(report, &json, &error) == SMP_OK)
            fwrite(json.data, 1, json.size, stdout);
        else
            fputs(smp_status_name(error.code), stdout);
        putchar('\n');
        smp_fields_free(fields);
    }
    smp_report_free(report);
    return 0;
}
