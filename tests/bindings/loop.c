/* Evaluates one short post so many times: the C side of bench.sh.
 * SPDX-License-Identifier: MIT */
#include <smpolicy.h>
#include <stdlib.h>

int main(int count, char **words)
{
    smp_policy *policy = NULL;
    smp_evaluator *evaluator = NULL;
    smp_report *report = NULL;
    long rounds = count > 1 ? strtol(words[1], NULL, 10) : 1000;
    if (smp_policy_open_builtin(&policy, "covwarks", NULL, NULL) != SMP_OK ||
        smp_evaluator_new(&evaluator, policy, NULL, NULL) != SMP_OK ||
        smp_report_new(&report, NULL) != SMP_OK)
        return 1;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Our clinics are open on Saturday morning for everyone.");
    post.account = SMP_ACCOUNT_CORPORATE;
    post.platform = SMP_PLATFORM_X;
    size_t found = 0;
    for (long i = 0; i < rounds; i++) {
        if (smp_evaluate_post(report, evaluator, &post, NULL) != SMP_OK) return 1;
        found += smp_report_finding_count(report);
    }
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
    return found > 0;
}
