/* Any bytes as a pack: refused with a place and a reason, or a policy that tests itself, is linted
 * and, if it has clauses of its own, judges a post.
 * SPDX-License-Identifier: MIT */
#include "fuzz.h"

static void use(smp_policy *policy)
{
    smp_error error = SMP_ERROR_INIT;
    smp_evaluator *evaluator = NULL;
    smp_report *report = NULL;
    smp_diagnostics *diagnostics = NULL;
    smp_test_summary summary = SMP_TEST_SUMMARY_INIT;
    HOLDS(smp_diagnostics_new(&diagnostics, NULL) == SMP_OK, "memory");
    HOLDS(smp_policy_lint(policy, smp_text_of("2027-01-01"), diagnostics, &error) == SMP_OK, "%s",
          error.message);
    HOLDS(smp_policy_test(policy, NULL, diagnostics, &summary, &error) == SMP_OK, "%s",
          error.message);
    HOLDS(smp_evaluator_new(&evaluator, policy, NULL, &error) == SMP_OK, "%s", error.message);
    HOLDS(smp_report_new(&report, NULL) == SMP_OK, "memory");
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Click here #flujab! Call 07700 900123 on 1.1.2030 \xF0\x9F\x92\x89");
    const smp_status status = smp_evaluate_post(report, evaluator, &post, &error);
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    HOLDS(smp_policy_describe(policy, &info) == SMP_OK, "a policy without a description");
    if (status == SMP_OK) HOLDS(info.clause_count > 0, "judged by no clause");
    else
        HOLDS(status == SMP_ERROR_ARGUMENT && strstr(error.message, "has no clauses"), "%s",
              error.message);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_diagnostics_free(diagnostics);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 1 << 16) return 0;
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_diagnostics *diagnostics = NULL;
    HOLDS(smp_diagnostics_new(&diagnostics, NULL) == SMP_OK, "memory");
    smp_policy_options options = SMP_POLICY_OPTIONS_INIT;
    options.diagnostics = diagnostics;
    smp_status status = smp_policy_open_memory(&policy, (smp_text){(const char *)data, size},
                                               "fuzz.yaml", &options, &error);
    if (status == SMP_OK) use(policy);
    else {
        HOLDS(status == SMP_ERROR_PACK && error.message[0], "status %d: %s", status, error.message);
        HOLDS(smp_diagnostics_count(diagnostics) > 0, "refused without a reason");
        for (size_t i = 0; i < smp_diagnostics_count(diagnostics); i++) {
            smp_diagnostic one = smp_diagnostics_at(diagnostics, i);
            HOLDS(one.message.size > 0 && one.line > 0, "reason %zu has no words or no line", i);
        }
    }
    smp_policy_release(policy);
    smp_diagnostics_free(diagnostics);
    return 0;
}
