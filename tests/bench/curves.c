/* How the cost grows: with the length of the text, the clauses of a policy, the size of its pack,
 * and the threads that share it.
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"

#include <pthread.h>
#include <smpolicy.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#define MOST_BYTES ((size_t)1 << 20)
#define MOST_CLAUSES 10000u

static smp_evaluator *new_evaluator(smp_policy *policy)
{
    smp_evaluator *evaluator;
    need(smp_evaluator_new(&evaluator, policy, NULL, NULL) == SMP_OK, "an evaluator");
    return evaluator;
}

static smp_post draft(const char *text, size_t size)
{
    smp_post post = SMP_POST_INIT;
    post.text = (smp_text){text, size};
    post.account = SMP_ACCOUNT_CORPORATE;
    post.platform = SMP_PLATFORM_X;
    return post;
}

/* Nanoseconds for one text: the best of some rounds that take a tenth of a second together. */
static double cost_of_text(smp_report *report, smp_evaluator *evaluator, smp_text text)
{
    smp_post post = draft(text.data, text.size);
    double best = 0, begun = now();
    for (size_t round = 0; round < 3 || now() - begun < 1e8; round++) {
        double start = now();
        need(smp_evaluate_post(report, evaluator, &post, NULL) == SMP_OK, "evaluating");
        double took = now() - start;
        if (round == 0 || took < best) best = took;
    }
    return best;
}

static double cost_of_words(UBreakIterator *iterator, smp_text text)
{
    double best = 0;
    for (size_t round = 0; round < 10; round++) {
        UErrorCode status = U_ZERO_ERROR;
        UText utf8 = UTEXT_INITIALIZER;
        double start = now();
        utext_openUTF8(&utf8, text.data, (int64_t)text.size, &status);
        ubrk_setUText(iterator, &utf8, &status);
        need(U_SUCCESS(status), "a break iterator");
        while (ubrk_next(iterator) != UBRK_DONE) continue;
        double took = now() - start;
        utext_close(&utf8);
        if (round == 0 || took < best) best = took;
    }
    return best;
}

/* The posts one after another, as often as it takes. */
static char *long_text(void)
{
    char *text = malloc(MOST_BYTES);
    need(text != NULL, "memory");
    for (size_t at = 0, i = 0; at < MOST_BYTES; i++) {
        size_t size = sizes[i % POSTS] < MOST_BYTES - at ? sizes[i % POSTS] : MOST_BYTES - at;
        memcpy(text + at, posts[i % POSTS], size);
        at += size;
        if (at < MOST_BYTES) text[at++] = i % 5 == 4 ? '\n' : ' ';
    }
    return text;
}

static size_t whole_characters(const char *text, size_t size)
{
    while (size > 0 && size < MOST_BYTES && ((unsigned char)text[size] & 0xC0) == 0x80) size--;
    return size;
}

static void length_of_text(smp_report *report)
{
    smp_policy *policy;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    need(U_SUCCESS(status), "a break iterator");
    need(smp_policy_open_builtin(&policy, "covwarks", NULL, NULL) == SMP_OK, "covwarks");
    smp_evaluator *evaluator = new_evaluator(policy);
    char *text = long_text();
    printf("%9s %14s %14s %10s %9s\n", "bytes", "verdict, us", "ICU words, us", "ns a byte",
           "findings");
    for (size_t bytes = 80; bytes <= MOST_BYTES; bytes = bytes < 640 ? bytes * 2 : bytes * 4) {
        if (bytes * 4 > MOST_BYTES && bytes > 640) bytes = MOST_BYTES;
        smp_text piece = {text, whole_characters(text, bytes)};
        double verdict = cost_of_text(report, evaluator, piece);
        double words = cost_of_words(iterator, piece);
        printf("%9zu %14.1f %14.1f %10.1f %9zu\n", piece.size, verdict / 1e3, words / 1e3,
               verdict / (double)piece.size, smp_report_finding_count(report));
        fflush(stdout);
        curve("length: verdict, ns", (double)piece.size, verdict);
        curve("length: ICU words, ns", (double)piece.size, words);
    }
    free(text);
    ubrk_close(iterator);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
}

/* ---- Clauses -------------------------------------------------------------------------------- */

/* Each clause has a signal of its own, of one pattern; returns the size of the pack. */
static size_t write_pack(char *out, size_t room, unsigned clauses)
{
    size_t size = (size_t)snprintf(out, room,
                                   "smpack: 1\npack: many\nversion: '1'\ntitle: Many\n"
                                   "documents: {d: {title: D, version: '1'}}\nsignals:\n");
    for (unsigned i = 0; i < clauses; i++)
        size += (size_t)snprintf(out + size, room - size,
                                 "  own.s%u: {patterns: ['the w%ux ..3 z%u']}\n", i, i, i % 97);
    size += (size_t)snprintf(out + size, room - size, "clauses:\n");
    for (unsigned i = 0; i < clauses; i++)
        size += (size_t)snprintf(out + size, room - size,
                                 "  topic/c%u: {cite: {doc: d, section: '1', quote: q}, "
                                 "flag: own.s%u, message: m}\n", i, i);
    return size;
}

static double cost_of_posts(smp_report *report, smp_evaluator *evaluator)
{
    double best = 0;
    for (size_t round = 0; round < 30; round++) {
        double start = now();
        for (size_t i = 0; i < POSTS; i++) {
            smp_post post = draft(posts[i], sizes[i]);
            need(smp_evaluate_post(report, evaluator, &post, NULL) == SMP_OK, "evaluating");
        }
        double each = (now() - start) / POSTS;
        if (round == 0 || each < best) best = each;
    }
    return best;
}

static void number_of_clauses(smp_report *report)
{
    size_t room = MOST_CLAUSES * 200u + 1000;
    char *pack = malloc(room);
    need(pack != NULL, "memory");
    printf("\n%9s %10s %14s %12s\n", "clauses", "pack, KiB", "opening, ms", "ns a post");
    for (unsigned clauses = 100; clauses <= MOST_CLAUSES; clauses *= 10) {
        smp_policy *policy;
        smp_error error = SMP_ERROR_INIT;
        smp_text yaml = {pack, write_pack(pack, room, clauses)};
        double start = now();
        need(smp_policy_open_memory(&policy, yaml, "many", NULL, &error) == SMP_OK, error.message);
        double opening = now() - start;
        smp_evaluator *evaluator = new_evaluator(policy);
        double each = cost_of_posts(report, evaluator);
        printf("%9u %10.1f %14.1f %12.0f\n", clauses, (double)yaml.size / 1024, opening / 1e6,
               each);
        fflush(stdout);
        curve("clauses: verdict, ns", clauses, each);
        curve("pack: opening, ms", (double)yaml.size / 1024, opening / 1e6);
        smp_evaluator_free(evaluator);
        smp_policy_release(policy);
    }
    free(pack);
}

/* ---- Threads -------------------------------------------------------------------------------- */

#define THREAD_ROUNDS 100u

static void *work(void *policy)
{
    smp_report *report;
    smp_evaluator *evaluator = new_evaluator(policy);
    need(smp_report_new(&report, NULL) == SMP_OK, "a report");
    for (size_t round = 0; round < THREAD_ROUNDS; round++)
        for (size_t i = 0; i < POSTS; i++) {
            smp_post post = draft(posts[i], sizes[i]);
            need(smp_evaluate_post(report, evaluator, &post, NULL) == SMP_OK, "evaluating");
        }
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    return NULL;
}

/* As long as that, and no memory: what the machine's processors do side by side. */
static void *count(void *turns)
{
    uint64_t state = 1;
    for (uint64_t left = *(const uint64_t *)turns; left > 0; left--) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    return (void *)(uintptr_t)state;
}

/* Times a second that threads, each on its own, come to the end of `task`. */
static double rate_of(void *(*task)(void *), void *with, size_t threads)
{
    double best = 0;
    for (size_t round = 0; round < 5; round++) {
        pthread_t ids[2];
        double start = now();
        for (size_t i = 0; i < threads; i++)
            need(pthread_create(&ids[i], NULL, task, with) == 0, "a thread");
        for (size_t i = 0; i < threads; i++) pthread_join(ids[i], NULL);
        double rate = (double)threads / (now() - start) * 1e9;
        if (rate > best) best = rate;
    }
    return best;
}

static void number_of_threads(void)
{
    smp_policy *policy;
    need(smp_policy_open_builtin(&policy, "covwarks", NULL, NULL) == SMP_OK, "covwarks");
    uint64_t turns = 300000000;
    double one = rate_of(work, policy, 1) * THREAD_ROUNDS * POSTS;
    double two = rate_of(work, policy, 2) * THREAD_ROUNDS * POSTS;
    double alone = rate_of(count, &turns, 1), both = rate_of(count, &turns, 2);
    printf("\none thread: %.0f posts/s; two threads: %.0f posts/s, %.2f times one (a loop that "
           "touches no memory: %.2f times)\n", one, two, two / one, both / alone);
    curve("threads: posts/s", 1, one);
    curve("threads: posts/s", 2, two);
    smp_policy_release(policy);
}

void bench_curves(void)
{
    smp_report *report;
    need(smp_report_new(&report, NULL) == SMP_OK, "a report");
    make_posts();
    length_of_text(report);
    number_of_clauses(report);
    number_of_threads();
    smp_report_free(report);
}
