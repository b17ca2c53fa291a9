/* Scores by a policy's table, and the words that speak for a label.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"
#include "packs/packs.h"

#include "suite.h"

#include <math.h>
#include <string.h>

#include <smpolicy/policy.h>

static const char pack[] =
    "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\norganisation: {name: Sample}\n"
    "signals:\n"
    "  cue.a: {meaning: a, patterns: [alpha]}\n"
    "  cue.b: {meaning: b, patterns: [beta]}\n"
    "  cue.c: {meaning: c, patterns: [gamma]}\n"
    "labels:\n"
    "  first: {meaning: f, raises: own.first, bias: -1, point: 0.5, doubt: 0.3,\n"
    "          weights: {cue.a: 2, cue.b: -3}}\n"
    "  second: {meaning: s, raises: own.second, bias: 0, point: 0.5, doubt: 0.3,\n"
    "           weights: {cue.b: 1, cue.c: 0.5}, quoted: no}\n";

static const smp__words_seen silence;

typedef struct stage {
    smp_policy *policy;
    smp__arena arena;
    smp__document document;
    smp__observations seen;
    uint64_t raised[16];
} stage;

static void set_up(stage *on)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp_error error = SMP_ERROR_INIT;
    memset(on, 0, sizeof *on);
    ck_assert_msg(smp_policy_open_memory(&on->policy, smp_text_of(pack), "sample", NULL, &error) ==
                      SMP_OK,
                  "%u:%u: %s", error.line, error.column, error.message);
    smp__arena_init(&on->arena, &allocator);
    on->seen.allocator = allocator;
    on->seen.raised = on->raised;
}

static void tear_down(stage *on)
{
    smp__release(&on->seen.allocator, on->seen.items, on->seen.capacity * sizeof *on->seen.items);
    smp__arena_free(&on->arena);
    smp_policy_release(on->policy);
}

static void see(stage *on, const char *signal, uint32_t start, uint32_t end)
{
    size_t count;
    const smp__signal_record *signals =
        smp__policy_section(on->policy, SMP__SECTION_SIGNALS, &count);
    for (uint32_t i = 0; i < count; i++)
        if (smp__text_equal(smp__policy_string(on->policy, signals[i].name), smp_text_of(signal)))
            smp__observe(&on->seen, i, (smp__field){.document = &on->document}, start, end);
}

static double score_of(stage *on, size_t label)
{
    double scores[SMP__LABELS_MAX];
    size_t count;
    ck_assert(smp__score_labels(scores, &count, on->policy, &on->seen, &silence, false,
                                &on->arena));
    ck_assert_uint_eq(count, 2);
    return scores[label];
}

static double logistic(double sum) { return 1 / (1 + exp(-sum)); }

START_TEST(weights_add_up)
{
    stage on;
    set_up(&on);
    ck_assert_double_eq_tol(score_of(&on, 0), logistic(-1), 1e-9);
    see(&on, "cue.a", 0, 5);
    ck_assert_double_eq_tol(score_of(&on, 0), logistic(1), 1e-9);
    see(&on, "cue.b", 6, 10);
    ck_assert_double_eq_tol(score_of(&on, 0), logistic(-2), 1e-9);
    ck_assert_double_eq_tol(score_of(&on, 1), logistic(1), 1e-9);
    tear_down(&on);
}
END_TEST

/* Seen three times it counts twice, and a hundred times no more than three times. */
START_TEST(more_of_the_same_counts_less)
{
    stage on;
    set_up(&on);
    for (uint32_t i = 0; i < 3; i++) see(&on, "cue.a", i, i + 1);
    ck_assert_double_eq_tol(score_of(&on, 0), logistic(3), 1e-6);
    for (uint32_t i = 3; i < 100; i++) see(&on, "cue.a", i, i + 1);
    ck_assert_double_eq_tol(score_of(&on, 0), logistic(5), 1e-6);
    tear_down(&on);
}
END_TEST

START_TEST(evidence_is_what_speaks_for_it)
{
    stage on;
    set_up(&on);
    see(&on, "cue.c", 30, 35);
    see(&on, "cue.b", 10, 14);
    see(&on, "cue.c", 12, 20);
    see(&on, "cue.a", 50, 55);
    smp__evidence found;
    smp__label_evidence(&found, on.policy, 1, &on.seen, &silence);
    ck_assert_uint_eq(found.span_count, 2);
    ck_assert_uint_eq(found.spans[0].start, 10);
    ck_assert_uint_eq(found.spans[0].end, 20);
    ck_assert_uint_eq(found.spans[1].start, 30);
    ck_assert_uint_eq(found.strongest.start, 10);
    ck_assert_uint_eq(found.reason_count, 2);
    ck_assert_str_eq(found.reasons[0].data, "c");
    ck_assert_str_eq(found.reasons[1].data, "b");
    /* What speaks against the first label is no evidence for it. */
    smp__label_evidence(&found, on.policy, 0, &on.seen, &silence);
    ck_assert_uint_eq(found.span_count, 1);
    ck_assert_uint_eq(found.spans[0].start, 50);
    tear_down(&on);
}
END_TEST

/* The second label judges the writer, who is not to be judged by what somebody else said. */
START_TEST(quotations_count_for_some_labels)
{
    stage on;
    set_up(&on);
    const smp__saying quotation = {.start = 0, .end = 20, .by = SMP__BY_QUOTED};
    see(&on, "cue.a", 0, 5);
    see(&on, "cue.b", 6, 10);
    for (size_t i = 0; i < on.seen.count; i++) on.seen.items[i].saying = &quotation;
    ck_assert_double_eq_tol(score_of(&on, 0), logistic(-2), 1e-9);
    ck_assert_double_eq_tol(score_of(&on, 1), logistic(0), 1e-9);
    smp__evidence found;
    smp__label_evidence(&found, on.policy, 1, &on.seen, &silence);
    ck_assert_uint_eq(found.span_count, 0);
    smp__label_evidence(&found, on.policy, 0, &on.seen, &silence);
    ck_assert_uint_eq(found.by, SMP__BY_QUOTED);
    see(&on, "cue.a", 30, 35); /* and again in the writer's own words */
    smp__label_evidence(&found, on.policy, 0, &on.seen, &silence);
    ck_assert_uint_eq(found.by, SMP__BY_WRITER);
    tear_down(&on);
}
END_TEST

/* However much there is, the room for it is bounded, and it stays in order. */
START_TEST(evidence_is_bounded)
{
    stage on;
    set_up(&on);
    for (uint32_t i = 0; i < 60; i++) see(&on, "cue.a", (60 - i) * 10, (60 - i) * 10 + 4);
    smp__evidence found;
    smp__label_evidence(&found, on.policy, 0, &on.seen, &silence);
    ck_assert_uint_eq(found.span_count, SMP__EVIDENCE_MAX);
    ck_assert_uint_eq(found.reason_count, 1);
    for (size_t i = 1; i < found.span_count; i++)
        ck_assert_uint_lt(found.spans[i - 1].end, found.spans[i].start);
    tear_down(&on);
}
END_TEST

SUITE("labels/score", weights_add_up, more_of_the_same_counts_less, evidence_is_what_speaks_for_it,
      quotations_count_for_some_labels, evidence_is_bounded)
