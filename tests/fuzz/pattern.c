/* A pattern, a line break, and a text it is looked for in: refused, or matched with its span inside
 * the text.
 * SPDX-License-Identifier: MIT */
#include "fuzz.h"

static const char head[] = "smpack: 1\npack: fuzz\nversion: '1'\ntitle: Patterns\n"
                           "lexicons:\n  colours: [red, green, light blue]\n"
                           "facts:\n  name: {type: text, meaning: a name, ask: Which name?}\n"
                           "signals:\n  own.signal:\n    meaning: what the pattern finds\n"
                           "    patterns:\n      - '";
static const char tail[] =
    "'\nclauses:\n  own/clause:\n    flag: own.signal\n    message: Found.\n";

/* In single quotes, where only the quote itself is doubled. */
static char *pack_of(const char *pattern, size_t size, size_t *pack_size)
{
    char *pack = malloc(sizeof head + sizeof tail + size * 2);
    if (!pack) abort();
    size_t at = sizeof head - 1;
    memcpy(pack, head, at);
    for (size_t i = 0; i < size; i++) {
        pack[at++] = pattern[i];
        if (pattern[i] == '\'') pack[at++] = '\'';
    }
    memcpy(pack + at, tail, sizeof tail - 1);
    *pack_size = at + sizeof tail - 1;
    return pack;
}

static void match(smp_policy *policy, smp_text text)
{
    smp_error error = SMP_ERROR_INIT;
    smp_evaluator *evaluator = NULL;
    smp_report *report = NULL;
    smp_fact fact = SMP_FACT_INIT;
    fact.name = smp_text_of("name");
    fact.type = SMP_FACT_TEXT;
    fact.text = smp_text_of("Example Systems; Dr Example");
    smp_post post = SMP_POST_INIT;
    post.text = text;
    post.facts = &fact;
    post.fact_count = 1;
    HOLDS(smp_evaluator_new(&evaluator, policy, NULL, &error) == SMP_OK, "%s", error.message);
    HOLDS(smp_report_new(&report, NULL) == SMP_OK, "memory");
    HOLDS(smp_evaluate_post(report, evaluator, &post, &error) == SMP_OK, "%s", error.message);
    for (size_t i = 0; i < smp_report_finding_count(report); i++) {
        smp_span span = smp_report_finding(report, i)->span;
        check_span(text, span);
        HOLDS(is_boundary(text, span.bytes.start) && is_boundary(text, span.bytes.end),
              "a character is cut");
    }
    smp_report_free(report);
    smp_evaluator_free(evaluator);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 1 << 13) return 0;
    const char *bytes = (const char *)data, *line = size ? memchr(bytes, '\n', size) : NULL;
    size_t pattern_size = line ? (size_t)(line - bytes) : size, pack_size;
    smp_text text = {bytes + pattern_size, size - pattern_size};
    char *pack = pack_of(bytes, pattern_size, &pack_size);
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    if (smp_policy_open_memory(&policy, (smp_text){pack, pack_size}, "fuzz.yaml", NULL, &error) ==
        SMP_OK)
        match(policy, text);
    else
        HOLDS(error.code == SMP_ERROR_PACK && error.message[0], "%d: %s", error.code,
              error.message);
    smp_policy_release(policy);
    free(pack);
    return 0;
}
