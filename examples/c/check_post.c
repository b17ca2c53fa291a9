/* The smallest use of libsmpolicy: one post, one verdict, and why.
 * Build: cc check_post.c $(pkg-config --cflags --libs smpolicy)
 * SPDX-License-Identifier: MIT */
#include <smpolicy.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    smp_error error = SMP_ERROR_INIT;
    smp_policy *policy = NULL;
    smp_evaluator *evaluator = NULL;
    smp_report *report = NULL;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(argc > 1 ? argv[1] : "Flu clinics open today. Book now #covwarks");
    post.account = SMP_ACCOUNT_CORPORATE;
    if (smp_policy_open_builtin(&policy, "covwarks", NULL, &error) == SMP_OK &&
        smp_evaluator_new(&evaluator, policy, NULL, &error) == SMP_OK &&
        smp_report_new(&report, NULL) == SMP_OK &&
        smp_evaluate_post(report, evaluator, &post, &error) == SMP_OK) {
        printf("%s\n", smp_verdict_name(smp_report_verdict(report)));
        for (size_t i = 0; i < smp_report_finding_count(report); i++) {
            const smp_finding *finding = smp_report_finding(report, i);
            printf("section %s: %s\n", finding->cite.section.data, finding->message.data);
        }
    } else {
        fprintf(stderr, "%s\n", error.message);
    }
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
    return error.code == SMP_OK ? 0 : 1;
}
