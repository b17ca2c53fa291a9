/* Something to count instructions of: every text is checked once for practice, then, within
 * bench_counted, those without findings are checked again. tests/bench/count.sh counts.
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"

#include <smpolicy.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LINE 4096u

typedef smp_status check(smp_report *report, smp_evaluator *evaluator, smp_text text);

static smp_status check_post(smp_report *report, smp_evaluator *evaluator, smp_text text)
{
    smp_post post = SMP_POST_INIT;
    post.text = text;
    post.account = SMP_ACCOUNT_CORPORATE;
    post.platform = SMP_PLATFORM_X;
    return smp_evaluate_post(report, evaluator, &post, NULL);
}

static smp_status check_accessibility(smp_report *report, smp_evaluator *evaluator, smp_text text)
{
    smp_post post = SMP_POST_INIT;
    post.text = text;
    post.account = SMP_ACCOUNT_CORPORATE;
    post.platform = SMP_PLATFORM_X;
    return smp_check_accessibility(report, evaluator, &post, NULL);
}

static smp_status check_message(smp_report *report, smp_evaluator *evaluator, smp_text text)
{
    smp_message message = SMP_MESSAGE_INIT;
    message.text = text;
    message.platform = SMP_PLATFORM_X;
    message.channel = SMP_CHANNEL_REPLY;
    return smp_classify_message(report, evaluator, &message, NULL);
}

static smp_status check_profile(smp_report *report, smp_evaluator *evaluator, smp_text text)
{
    smp_profile profile = SMP_PROFILE_INIT;
    profile.name = smp_text_of("Example Nurse");
    profile.bio = text;
    profile.platform = SMP_PLATFORM_X;
    return smp_check_profile(report, evaluator, &profile, NULL);
}

static smp_status check_account(smp_report *report, smp_evaluator *evaluator, smp_text text)
{
    smp_account account = SMP_ACCOUNT_INIT;
    account.name = smp_text_of("Example Hospital");
    account.handle = smp_text_of("@C0vWarksICB_help");
    account.bio = text;
    account.platform = SMP_PLATFORM_X;
    return smp_check_account(report, evaluator, &account, NULL);
}

static const struct {
    const char *name;
    check *check;
    bool all; /* count those with findings too */
} checks[] = {{"post", check_post, false},
              {"any-post", check_post, true},
              {"accessibility", check_accessibility, false},
              {"message", check_message, true},
              {"profile", check_profile, true},
              {"account", check_account, true}};

static struct {
    char *data;
    size_t size;
} *texts;
static size_t text_count;

static void add_text(const char *text, size_t size)
{
    texts = realloc(texts, (text_count + 1) * sizeof *texts);
    char *copy = malloc(size + 1);
    need(texts && copy, "memory");
    memcpy(copy, text, size);
    copy[size] = '\0';
    texts[text_count].data = copy;
    texts[text_count++].size = size;
}

static smp_text text_at(size_t i) { return (smp_text){texts[i].data, texts[i].size}; }

static void read_lines(const char *name)
{
    static char line[MAX_LINE];
    FILE *file = fopen(name, "r");
    need(file != NULL, name);
    while (fgets(line, sizeof line, file)) add_text(line, strcspn(line, "\n"));
    fclose(file);
}

/* callgrind finds it by its name; called through `counted_call`, so that it stays a function. */
static void bench_counted(check *run, smp_report *report, smp_evaluator *evaluator,
                          const bool *counts)
{
    for (size_t i = 0; i < text_count; i++)
        if (counts[i]) run(report, evaluator, text_at(i));
}

static void (*volatile counted_call)(check *, smp_report *, smp_evaluator *,
                                     const bool *) = bench_counted;

void bench_count(const char *policy_id, const char *check_name, const char *file)
{
    make_posts();
    if (file) read_lines(file);
    else
        for (size_t i = 0; i < POSTS; i++) add_text(posts[i], sizes[i]);
    size_t which = 0;
    while (which < sizeof checks / sizeof checks[0] && strcmp(checks[which].name, check_name))
        which++;
    need(which < sizeof checks / sizeof checks[0], check_name);

    smp_policy *policy;
    smp_evaluator *evaluator;
    smp_report *report;
    need(smp_policy_open_builtin(&policy, policy_id, NULL, NULL) == SMP_OK, policy_id);
    need(smp_evaluator_new(&evaluator, policy, NULL, NULL) == SMP_OK, "an evaluator");
    need(smp_report_new(&report, NULL) == SMP_OK, "a report");
    bool *counts = malloc(text_count * sizeof *counts);
    need(counts != NULL, "memory");
    size_t counted = 0, bytes = 0;
    for (size_t i = 0; i < text_count; i++) {
        need(checks[which].check(report, evaluator, text_at(i)) == SMP_OK, "checking");
        counts[i] = checks[which].all || smp_report_finding_count(report) == 0;
        counted += counts[i];
        bytes += counts[i] ? texts[i].size : 0;
    }
    counted_call(checks[which].check, report, evaluator, counts);
    printf("%zu texts of %zu bytes\n", counted, bytes);

    free(counts);
    for (size_t i = 0; i < text_count; i++) free(texts[i].data);
    free(texts);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
}
