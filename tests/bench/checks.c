/* What each check costs beside ICU's word pass over the same posts in the same run.
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"

#include <smpolicy.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <utf8proc.h>

#define ROUNDS 60u

static UChar wide[POSTS][MAX_POST];
static int32_t wide_sizes[POSTS];
static UBreakIterator *words, *sentences;
static smp_evaluator *evaluator;
static smp_report *report;
static size_t total; /* keeps the work from being optimised away */

/* ---- The contestants ------------------------------------------------------------------------ */

static void break_up(UBreakIterator *iterator, size_t i)
{
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, wide[i], wide_sizes[i], &status);
    while (ubrk_next(iterator) != UBRK_DONE) total++;
}

static void icu_words(size_t i) { break_up(words, i); }

static void icu_and_utf8proc(size_t i)
{
    break_up(words, i);
    break_up(sentences, i);
    const utf8proc_uint8_t *at = (const void *)posts[i], *end = at + sizes[i];
    utf8proc_int32_t state = 0, before = -1, point;
    while (at < end) {
        utf8proc_ssize_t size = utf8proc_iterate(at, end - at, &point);
        if (size < 1) break;
        if (before < 0 || utf8proc_grapheme_break_stateful(before, point, &state)) total++;
        before = point;
        at += size;
    }
}

static void tokenise(size_t i)
{
    smp_tokens *tokens;
    need(smp_tokenise(&tokens, (smp_text){posts[i], sizes[i]}, SMP_PLATFORM_X, counting_allocator(),
                      NULL) == SMP_OK, "tokenising");
    total += smp_tokens_count(tokens);
    smp_tokens_free(tokens);
}

static smp_post draft(size_t i)
{
    smp_post post = SMP_POST_INIT;
    post.text = (smp_text){posts[i], sizes[i]};
    post.account = SMP_ACCOUNT_CORPORATE;
    post.platform = SMP_PLATFORM_X;
    return post;
}

static void evaluate(size_t i)
{
    smp_post post = draft(i);
    need(smp_evaluate_post(report, evaluator, &post, NULL) == SMP_OK, "evaluating");
}

static void accessibility(size_t i)
{
    smp_post post = draft(i);
    need(smp_check_accessibility(report, evaluator, &post, NULL) == SMP_OK, "accessibility");
}

static void profile(size_t i)
{
    smp_profile of = SMP_PROFILE_INIT;
    of.name = smp_text_of("Example Nurse");
    of.bio = (smp_text){posts[i], sizes[i]};
    of.platform = SMP_PLATFORM_X;
    need(smp_check_profile(report, evaluator, &of, NULL) == SMP_OK, "a profile");
}

static void message(size_t i)
{
    smp_message of = SMP_MESSAGE_INIT;
    of.text = (smp_text){posts[i], sizes[i]};
    of.platform = SMP_PLATFORM_X;
    of.channel = SMP_CHANNEL_REPLY;
    need(smp_classify_message(report, evaluator, &of, NULL) == SMP_OK, "a message");
}

static void account(size_t i)
{
    smp_account of = SMP_ACCOUNT_INIT;
    of.name = smp_text_of("Example Hospital");
    of.handle = smp_text_of("@C0vWarksICB_help");
    of.bio = (smp_text){posts[i], sizes[i]};
    of.platform = SMP_PLATFORM_X;
    need(smp_check_account(report, evaluator, &of, NULL) == SMP_OK, "an account");
}

/* A check more is a line more. */
static const struct {
    const char *name;
    const char *policy; /* NULL: the published guidance; "": none, and no report */
    void (*run)(size_t post);
} contestants[] = {
    {"ICU words over UTF-16", "", icu_words},
    {"ICU words, sentences, utf8proc graphemes", "", icu_and_utf8proc},
    {"smp_tokenise (allocates its list)", "", tokenise},
    {"smp_evaluate_post, covwarks", "covwarks", evaluate},
    {"smp_evaluate_post, bnssg", "bnssg", evaluate},
    {"smp_evaluate_post, blmk", "blmk", evaluate},
    {"smp_evaluate_post, southtees", "southtees", evaluate},
    {"smp_evaluate_post, staffs", "staffs", evaluate},
    {"smp_check_accessibility, covwarks", "covwarks", accessibility},
    {"smp_check_accessibility, published guidance", NULL, accessibility},
    {"smp_check_profile, covwarks", "covwarks", profile},
    {"smp_check_profile, southtees", "southtees", profile},
    {"smp_classify_message, covwarks", "covwarks", message},
    {"smp_check_account, covwarks", "covwarks", account},
};

/* ---- Measuring ------------------------------------------------------------------------------ */

enum { ALL, WITHOUT_FINDINGS, WITH_FINDINGS };

typedef struct timing {
    double best;     /* nanoseconds a post; 0 = there was none */
    double by_words; /* how many times ICU's words */
} timing;

static bool found[POSTS];

/* Nanoseconds a post. */
static double pass(void (*run)(size_t), int which)
{
    size_t count = 0;
    double start = now();
    for (size_t i = 0; i < POSTS; i++) {
        if (which != ALL && found[i] != (which == WITH_FINDINGS)) continue;
        run(i);
        count++;
    }
    return count ? (now() - start) / (double)count : 0;
}

static int in_order(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

/* The best of several rounds, and how it compares: each round goes over the posts by ICU too, for
 * the machine may be busy with something else, and then the middle one of the rounds counts. */
static timing measure(void (*run)(size_t), bool reports, int which)
{
    timing took = {0, 0};
    double ratios[ROUNDS];
    for (size_t i = 0; i < POSTS; i++) {
        run(i);
        found[i] = reports && smp_report_finding_count(report) > 0;
    }
    for (size_t round = 0; round < ROUNDS; round++) {
        double alone = pass(icu_words, ALL), each = pass(run, which);
        if (round == 0 || each < took.best) took.best = each;
        ratios[round] = each / alone;
    }
    qsort(ratios, ROUNDS, sizeof *ratios, in_order);
    took.by_words = ratios[ROUNDS / 2];
    return took;
}

static double allocations_each(void (*run)(size_t))
{
    allocations = 0;
    for (size_t i = 0; i < POSTS; i++) run(i);
    return (double)allocations / POSTS;
}

static void print_row(size_t row, double bytes)
{
    bool reports = contestants[row].policy == NULL || *contestants[row].policy;
    if (reports) {
        smp_policy *policy = NULL;
        smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
        options.allocator = counting_allocator();
        if (contestants[row].policy)
            need(smp_policy_open_builtin(&policy, contestants[row].policy, NULL, NULL) == SMP_OK,
                 contestants[row].policy);
        need(smp_evaluator_new(&evaluator, policy, &options, NULL) == SMP_OK, "an evaluator");
        smp_policy_release(policy);
    }
    void (*run)(size_t) = contestants[row].run;
    timing all = measure(run, reports, ALL), clear = all, told = {0, 0};
    if (reports) {
        clear = measure(run, true, WITHOUT_FINDINGS);
        told = measure(run, true, WITH_FINDINGS);
    }
    printf("%-44s %8.0f %7.2f %8.0f %7.2f %8.0f %9.0f %7.1f %6.1f\n", contestants[row].name,
           all.best, all.by_words, clear.best, clear.by_words, told.best, 1e9 / all.best,
           bytes / all.best * 1e3, allocations_each(run));
    fflush(stdout);
    if (reports) smp_evaluator_free(evaluator);
}

static void print_table(const char *heading)
{
    size_t bytes = 0;
    for (size_t i = 0; i < POSTS; i++) {
        UErrorCode status = U_ZERO_ERROR;
        u_strFromUTF8(wide[i], (int32_t)MAX_POST, &wide_sizes[i], posts[i], (int32_t)sizes[i],
                      &status);
        need(U_SUCCESS(status), "UTF-16");
        bytes += sizes[i];
    }
    double each = (double)bytes / POSTS;
    printf("%s: %u posts of %.1f bytes on average; nanoseconds a post, the best of %u rounds\n",
           heading, POSTS, each, ROUNDS);
    printf("%-44s %8s %7s %8s %7s %8s %9s %7s %6s\n", "", "all", "by ICU", "clear", "by ICU",
           "findings", "posts/s", "MB/s", "allocs");
    for (size_t row = 0; row < sizeof contestants / sizeof contestants[0]; row++)
        print_row(row, each);
}

void bench_checks(void)
{
    UErrorCode status = U_ZERO_ERROR;
    words = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    sentences = ubrk_open(UBRK_SENTENCE, "root", NULL, 0, &status);
    need(U_SUCCESS(status) && smp_report_new(&report, counting_allocator()) == SMP_OK, "starting");
    make_posts();
    print_table("Short");
    lengthen_posts();
    printf("\n");
    print_table("Long");
    smp_report_free(report);
    ubrk_close(words);
    ubrk_close(sentences);
    need(total > 0, "counting");
}
