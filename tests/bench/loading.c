/* What it costs to begin: opening policies, making evaluators, the first verdict of a process; and
 * the memory that all of it takes.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L /* fork, exec */

#include "bench/bench.h"

#include <smpolicy.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TIMES 50u

static const char *const policies[] = {"covwarks", "bnssg", "blmk", "southtees", "staffs",
                                       "accessibility"};

/* ---- Time ----------------------------------------------------------------------------------- */

static double open_builtin(const char *id)
{
    double best = 0;
    for (size_t i = 0; i < TIMES; i++) {
        smp_policy *policy;
        double start = now();
        for (size_t j = 0; j < TIMES; j++) {
            need(smp_policy_open_builtin(&policy, id, NULL, NULL) == SMP_OK, id);
            smp_policy_release(policy);
        }
        double took = (now() - start) / TIMES;
        if (i == 0 || took < best) best = took;
    }
    return best;
}

static double open_yaml(const char *id)
{
    double best = 0;
    for (size_t i = 0; i < 3; i++) {
        smp_policy *policy;
        double start = now();
        need(smp_policy_open_memory(&policy, smp_builtin_yaml(id), id, NULL, NULL) == SMP_OK, id);
        double took = now() - start;
        smp_policy_release(policy);
        if (i == 0 || took < best) best = took;
    }
    return best;
}

static smp_evaluator *new_evaluator(const char *id)
{
    smp_policy *policy;
    smp_evaluator *evaluator;
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.allocator = counting_allocator();
    need(smp_policy_open_builtin(&policy, id, NULL, NULL) == SMP_OK, id);
    need(smp_evaluator_new(&evaluator, policy, &options, NULL) == SMP_OK, "an evaluator");
    smp_policy_release(policy);
    return evaluator;
}

static void evaluate_posts(smp_report *report, smp_evaluator *evaluator, size_t count)
{
    smp_post post = SMP_POST_INIT;
    post.account = SMP_ACCOUNT_CORPORATE;
    post.platform = SMP_PLATFORM_X;
    for (size_t i = 0; i < count; i++) {
        post.text = (smp_text){posts[i], sizes[i]};
        need(smp_evaluate_post(report, evaluator, &post, NULL) == SMP_OK, "evaluating");
    }
}

void first_verdict(void)
{
    smp_report *report;
    smp_evaluator *evaluator = new_evaluator("covwarks");
    need(smp_report_new(&report, NULL) == SMP_OK, "a report");
    make_posts();
    evaluate_posts(report, evaluator, 1);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
}

/* From the fork to the end of a process that evaluates one post, and of one that does nothing. */
static double process_takes(const char *program, const char *argument)
{
    double best = 0;
    for (size_t i = 0; i < 20; i++) {
        double start = now();
        pid_t child = fork();
        need(child >= 0, "fork");
        if (child == 0) {
            execl(program, program, argument, (char *)NULL);
            _exit(127);
        }
        int status = 1;
        need(waitpid(child, &status, 0) == child && WIFEXITED(status) && !WEXITSTATUS(status),
             program);
        double took = now() - start;
        if (i == 0 || took < best) best = took;
    }
    return best;
}

/* ---- Memory --------------------------------------------------------------------------------- */

/* A figure in KiB of a file of /proc, 0 where there is no such file. */
static unsigned long proc_figure(const char *path, const char *name)
{
    FILE *file = fopen(path, "r");
    char line[200];
    unsigned long sum = 0, figure;
    while (file && fgets(line, sizeof line, file))
        if (!strncmp(line, name, strlen(name)) && sscanf(line + strlen(name), "%lu", &figure) == 1)
            sum += figure;
    if (file) fclose(file);
    return sum;
}

static unsigned long private_memory(void)
{
    return proc_figure("/proc/self/smaps_rollup", "Private_Dirty:") +
           proc_figure("/proc/self/smaps_rollup", "Private_Clean:");
}

static void print_memory(void)
{
    smp_report *report;
    unsigned long before = private_memory();
    allocations = allocated_bytes = 0;
    smp_evaluator *evaluator = new_evaluator("covwarks");
    need(smp_report_new(&report, counting_allocator()) == SMP_OK, "a report");
    printf("an evaluator and a report: %zu allocations, %zu bytes\n", allocations, allocated_bytes);
    allocations = allocated_bytes = 0;
    evaluate_posts(report, evaluator, 1);
    printf("the first post: %zu allocations, %zu bytes\n", allocations, allocated_bytes);
    allocations = allocated_bytes = 0;
    evaluate_posts(report, evaluator, POSTS);
    printf("the next %u posts: %zu allocations, %zu bytes\n", POSTS, allocations, allocated_bytes);
    allocations = allocated_bytes = 0;
    evaluate_posts(report, evaluator, POSTS);
    printf("the same again: %zu allocations\n", allocations);
    unsigned long one = private_memory();
    printf("private memory of the process: %lu KiB more than before (relocated and touched pages "
           "of libraries included)\n", one - before);
    smp_evaluator *second = new_evaluator("covwarks");
    evaluate_posts(report, second, POSTS);
    printf("a second evaluator over the same policy: %lu KiB more\n", private_memory() - one);
    printf("peak of the process so far: %lu KiB resident\n",
           proc_figure("/proc/self/status", "VmHWM:"));
    smp_report_free(report);
    smp_evaluator_free(second);
    smp_evaluator_free(evaluator);
}

void bench_loading(void)
{
    make_posts();
    print_memory();
    printf("\n%-16s %16s %16s %12s\n", "policy", "built in, ns", "from YAML, ms", "YAML, KiB");
    for (size_t i = 0; i < sizeof policies / sizeof policies[0]; i++)
        printf("%-16s %16.0f %16.1f %12.1f\n", policies[i], open_builtin(policies[i]),
               open_yaml(policies[i]) / 1e6, (double)smp_builtin_yaml(policies[i]).size / 1024);
    double start = now();
    for (size_t i = 0; i < TIMES; i++) smp_evaluator_free(new_evaluator("covwarks"));
    printf("\nan evaluator made and freed: %.1f microseconds\n", (now() - start) / TIMES / 1e3);
    char self[4096];
    ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
    if (size <= 0) return;
    self[size] = '\0';
    printf("a process that evaluates one post: %.1f ms from fork to end (one that does nothing: "
           "%.1f ms)\n", process_takes(self, "--first") / 1e6,
           process_takes("/bin/true", "") / 1e6);
}
