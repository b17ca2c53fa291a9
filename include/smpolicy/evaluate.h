/* The checks. An evaluator is one thread's scratch memory over one policy: make it once, use it for
 * millions of calls.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_EVALUATE_H
#define SMPOLICY_EVALUATE_H

#include <smpolicy/base.h>
#include <smpolicy/policy.h>
#include <smpolicy/report.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct smp_evaluator smp_evaluator;

typedef struct smp_evaluator_options {
    size_t struct_size;
    const smp_allocator *allocator; /**< NULL = malloc; must outlive the evaluator */
    const smp_fact *facts;          /**< standing facts, for posts that do not give them; copied */
    size_t fact_count;
    size_t max_text_bytes;          /**< longest text accepted; 0 = 16 MiB, the maximum */
    int find_personal_data;         /**< 1: personal data is looked for wherever the policy says
                                         nothing of it too, so that a report written with `redact`
                                         (smp_writer_options) has all of it masked that the library
                                         can see, and not only what findings are about. Raises no
                                         finding more. A third slower; not for
                                         smp_check_accessibility. */
} smp_evaluator_options;

#define SMP_EVALUATOR_OPTIONS_INIT SMP_SIZED(smp_evaluator_options)

/** @param policy  retained for the evaluator's life; NULL for the built-in published accessibility
 *                 guidance, which is all that smp_check_accessibility needs: every other check
 *                 then gives SMP_ERROR_ARGUMENT
 *  Not for two threads at once; any number of evaluators may share a policy. */
SMP_API smp_status smp_evaluator_new(smp_evaluator **out, smp_policy *policy,
                                     const smp_evaluator_options *options, smp_error *error);
SMP_API void smp_evaluator_free(smp_evaluator *evaluator); /**< NULL is allowed */

/** The policy's whole view of a draft post, reply, share, quote or direct message.
 *  @param report   from smp_report_new; filled anew, and emptied on any error
 *  @param post     borrowed for the call; its `text` may be absent or blank when there is media or
 *                  a share; blank is what has nothing that anybody would see
 *  Errors: SMP_ERROR_ARGUMENT (an unknown fact, a date that does not exist, ...), SMP_ERROR_LIMIT,
 *  SMP_ERROR_MEMORY. Ill-formed UTF-8 is not an error: it is read as U+FFFD and reported.
 *  Same post, facts and policy: same report. No clock, locale, file or network is touched; where a
 *  date matters and the post has no `at`, the report asks for it.
 *  Cost: linear in the text; no allocation once the evaluator and report are warm. */
SMP_API smp_status smp_evaluate_post(smp_report *report, smp_evaluator *evaluator,
                                     const smp_post *post, smp_error *error);

/** Accessibility alone: by the accessibility clauses of the evaluator's policy, or by the published
 *  guidance if the evaluator was made with policy NULL. Otherwise as smp_evaluate_post. Sources:
 *  docs/accessibility.md. */
SMP_API smp_status smp_check_accessibility(smp_report *report, smp_evaluator *evaluator,
                                           const smp_post *post, smp_error *error);

/** The policy's view of a profile: who speaks, and whose views they are (docs/profiles.md).
 *  Parameters, errors and cost as smp_evaluate_post; at least one of name, handle, bio and pinned
 *  post must be given. */
SMP_API smp_status smp_check_profile(smp_report *report, smp_evaluator *evaluator,
                                     const smp_profile *profile, smp_error *error);

/** What an inbound message is, and what the policy says to do with it (docs/inbound.md).
 *  Parameters, errors and cost as smp_evaluate_post; the message must have a text that is
 *  not blank. */
SMP_API smp_status smp_classify_message(smp_report *report, smp_evaluator *evaluator,
                                        const smp_message *message, smp_error *error);

/** Whether an account is the organisation's own, and what the policy says to do with it
 *  (docs/accounts.md). Parameters, errors and cost as smp_evaluate_post; at least one of name,
 *  handle and bio must be given and not blank. */
SMP_API smp_status smp_check_account(smp_report *report, smp_evaluator *evaluator,
                                     const smp_account *account, smp_error *error);

/** How to run a pack's own examples. */
typedef struct smp_test_options {
    size_t struct_size;
    const smp_allocator *allocator;
    int mutate; /**< 1: also take away each condition and each alternative signal in turn, and say
                     which of them no example would miss; costs one run per part */
} smp_test_options;

#define SMP_TEST_OPTIONS_INIT SMP_SIZED(smp_test_options)

typedef struct smp_test_summary {
    size_t struct_size;
    size_t clauses;       /**< that have examples */
    size_t examples;      /**< that ran */
    size_t failures;      /**< examples that did not come out as the pack says */
    size_t parts;         /**< conditions and alternatives taken away (with `mutate`) */
    size_t unnoticed;     /**< of these, the ones no example missed */
} smp_test_summary;

#define SMP_TEST_SUMMARY_INIT SMP_SIZED(smp_test_summary)

/** Runs the examples of every clause of `policy`: each `flag` example must raise its clause, at the
 *  words and with the repair it names; no `pass` example may. Each failure is a message in
 *  `diagnostics` with the file and line of the example.
 *  Returns SMP_OK when all ran, whatever came out; see the summary. Any thread. */
SMP_API smp_status smp_policy_test(smp_policy *policy, const smp_test_options *options,
                                   smp_diagnostics *diagnostics, smp_test_summary *summary,
                                   smp_error *error);

#ifdef __cplusplus
}
#endif

#endif
