/* What a verdict costs, beside ICU's word pass alone over the same posts in the same run.
 * SPDX-License-Identifier: MIT */
#include "bench/posts.h"

#include <smpolicy.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#define ROUNDS 100u
#define LONG_POST 240u

static UChar wide[POSTS][MAX_POST];
static int32_t wide_sizes[POSTS];
static UBreakIterator *iterator;
static smp_evaluator *evaluator;
static smp_report *report;
static size_t total; /* keeps the work from being optimised away */

static void widen_posts(void)
{
    for (size_t i = 0; i < POSTS; i++) {
        UErrorCode status = U_ZERO_ERROR;
        u_strFromUTF8(wide[i], (int32_t)MAX_POST, &wide_sizes[i], posts[i], (int32_t)sizes[i],
                      &status);
        if (U_FAILURE(status)) exit(1);
    }
}

static void by_icu(size_t i)
{
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, wide[i], wide_sizes[i], &status);
    while (ubrk_next(iterator) != UBRK_DONE) total++;
}

static smp_post draft(size_t i)
{
    smp_post post = SMP_POST_INIT;
    post.text = (smp_text){posts[i], sizes[i]};
    post.account = SMP_ACCOUNT_CORPORATE;
    post.platform = SMP_PLATFORM_X;
    return post;
}

static void by_policy(size_t i)
{
    smp_post post = draft(i);
    if (smp_evaluate_post(report, evaluator, &post, NULL) != SMP_OK) exit(1);
    total += smp_report_finding_count(report);
}

static void by_guidance(size_t i)
{
    smp_post post = draft(i);
    if (smp_check_accessibility(report, evaluator, &post, NULL) != SMP_OK) exit(1);
    total += smp_report_finding_count(report);
}

static void by_tokens(size_t i)
{
    smp_tokens *tokens;
    if (smp_tokenise(&tokens, (smp_text){posts[i], sizes[i]}, SMP_PLATFORM_X, NULL, NULL) != SMP_OK)
        exit(1);
    total += smp_tokens_count(tokens);
    smp_tokens_free(tokens);
}

/* The best of several rounds, per post: the machine may be busy with something else. `which` is 0 for
 * all posts, 1 for those that come out clear, 2 for those with findings. */
static double measure(void (*run)(size_t), int which)
{
    double best = 0;
    static bool found[POSTS];
    for (size_t i = 0; which && i < POSTS; i++) {
        by_policy(i);
        found[i] = smp_report_finding_count(report) > 0;
    }
    for (size_t round = 0; round < ROUNDS; round++) {
        size_t count = 0;
        double start = now();
        for (size_t i = 0; i < POSTS; i++)
            if (!which || found[i] == (which == 2)) {
                run(i);
                count++;
            }
        double each = count ? (now() - start) / (double)count : 0;
        if (round == 0 || each < best) best = each;
    }
    return best;
}

static void print_row(const char *name, void (*run)(size_t))
{
    printf("%-44s %8.0f %8.0f %8.0f\n", name, measure(run, 0), measure(run, 1), measure(run, 2));
}

static void open_evaluator(const char *policy_id)
{
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_evaluator_free(evaluator);
    evaluator = NULL;
    if (policy_id && smp_policy_open_builtin(&policy, policy_id, NULL, &error) != SMP_OK) exit(1);
    if (smp_evaluator_new(&evaluator, policy, NULL, &error) != SMP_OK) exit(1);
    smp_policy_release(policy);
}

static void run_table(const char *heading)
{
    size_t bytes = 0;
    for (size_t i = 0; i < POSTS; i++) bytes += sizes[i];
    widen_posts();
    printf("\n%s: %u posts of %.1f bytes on average; nanoseconds a post, the best of %u rounds\n",
           heading, POSTS, (double)bytes / POSTS, ROUNDS);
    printf("%-44s %8s %8s %8s\n", "", "all", "clear", "findings");
    open_evaluator("covwarks");
    print_row("ICU words over UTF-16", by_icu);
    print_row("smp_tokenise (allocates its list)", by_tokens);
    print_row("smp_evaluate_post, covwarks", by_policy);
    print_row("smp_check_accessibility, covwarks", by_guidance);
    open_evaluator(NULL);
    print_row("smp_check_accessibility, published guidance", by_guidance);
}

/* Draws posts out to about three times their length, sentence after sentence. */
static void lengthen_posts(void)
{
    for (size_t i = 0; i < POSTS; i++)
        for (size_t next = i + 1; sizes[i] < LONG_POST; next++) {
            const char *more = posts[next % POSTS];
            size_t size = strlen(more);
            if (sizes[i] + size + 2 > MAX_POST) break;
            posts[i][sizes[i]++] = ' ';
            memcpy(posts[i] + sizes[i], more, size + 1);
            sizes[i] += size;
        }
}

static void time_opening(void)
{
    double best = 0;
    for (int round = 0; round < 100; round++) {
        smp_policy *policy;
        double start = now();
        if (smp_policy_open_builtin(&policy, "covwarks", NULL, NULL) != SMP_OK) exit(1);
        double took = now() - start;
        if (round == 0 || took < best) best = took;
        smp_policy_release(policy);
    }
    printf("\nopening a built-in policy: %.0f nanoseconds\n", best);
    double start = now();
    open_evaluator("covwarks");
    printf("making an evaluator: %.1f microseconds\n", (now() - start) / 1e3);
}

int main(void)
{
    UErrorCode status = U_ZERO_ERROR;
    iterator = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    if (U_FAILURE(status) || smp_report_new(&report, NULL) != SMP_OK) return 1;
    make_posts();
    run_table("Short");
    lengthen_posts();
    run_table("Long");
    time_opening();
    ubrk_close(iterator);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    return total == 0;
}
