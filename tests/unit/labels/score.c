/* Scores by a policy's table, and the words that speak for a label.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"
#include "packs/packs.h"

#include "opened.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <smpolicy/policy.h>

static const char pack[] =
    "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\norganisation: {name: Sample}\n"
    "signals:\n"
    "  cue.a: {meaning: a, patterns: [alpha]}\n"
    "  cue.b: {meaning: b, patterns: [beta]}\n"
    "  cue.c: {meaning: c, patterns: [gamma]}\n"
    "  cue.silent: {patterns: [delta]}\n"
    "labels:\n"
    "  first: {meaning: f, raises: own.first, bias: -1, point: 0.5, doubt: 0.3,\n"
    "          weights: {cue.a: 2, cue.b: -3, cue.silent: 1}}\n"
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

static void set_up_with(stage *on, const char *yaml)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    memset(on, 0, sizeof *on);
    on->policy = policy_of(yaml);
    smp__arena_init(&on->arena, &allocator);
    on->seen.allocator = allocator;
    on->seen.raised = on->raised;
}

static void set_up(stage *on) { set_up_with(on, pack); }

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
    /* What the writer tells of somebody's words is no quotation. */
    const smp__saying told = {.start = 40, .end = 60, .by = SMP__BY_REPORTED};
    see(&on, "cue.b", 45, 50);
    on.seen.items[on.seen.count - 1].saying = &told;
    ck_assert_double_eq_tol(score_of(&on, 1), logistic(1), 1e-9);
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

/* What is seen of the message as a whole, or nowhere in its text, speaks for a label and has no
 * words to show; a signal without a meaning gives no reason. */
START_TEST(evidence_without_words_or_reason)
{
    stage on;
    set_up(&on);
    see(&on, "cue.a", 7, 7);
    see(&on, "cue.silent", 2, 4);
    smp__evidence found;
    smp__label_evidence(&found, on.policy, 0, &on.seen, &silence);
    ck_assert_uint_eq(found.span_count, 1);
    ck_assert_uint_eq(found.strongest.start, 2);
    ck_assert_uint_eq(found.reason_count, 1);
    ck_assert_str_eq(found.reasons[0].data, "a");
    on.seen.items[1].field.document = NULL;
    smp__label_evidence(&found, on.policy, 0, &on.seen, &silence);
    ck_assert_uint_eq(found.span_count, 0);
    ck_assert_uint_eq(found.reason_count, 1);
    tear_down(&on);
}
END_TEST

/* Of more reasons than there is room for, those are kept that come first. */
START_TEST(reasons_are_bounded)
{
    char yaml[2048], weights[512] = "";
    int size = snprintf(yaml, sizeof yaml,
                        "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
                        "organisation: {name: Sample}\nsignals:\n");
    for (int i = 0; i < 12; i++) {
        size += snprintf(yaml + size, sizeof yaml - (size_t)size,
                         "  cue.c%d: {meaning: m%d, patterns: [word%d]}\n", i, i, i);
        snprintf(weights + strlen(weights), sizeof weights - strlen(weights), "%scue.c%d: 1",
                 i ? ", " : "", i);
    }
    snprintf(yaml + size, sizeof yaml - (size_t)size,
             "labels: {one: {meaning: o, raises: own.one, bias: 0, point: 0.5, doubt: 0.3, "
             "weights: {%s}}}\n", weights);
    stage on;
    set_up_with(&on, yaml);
    for (int i = 0; i < 12; i++) {
        char name[16];
        snprintf(name, sizeof name, "cue.c%d", i);
        see(&on, name, 0, 5);
    }
    smp__evidence found;
    smp__label_evidence(&found, on.policy, 0, &on.seen, &silence);
    ck_assert_uint_eq(found.reason_count, SMP__REASONS_MAX);
    ck_assert_str_eq(found.reasons[SMP__REASONS_MAX - 1].data, "m7");
    tear_down(&on);
}
END_TEST

/* Beside a likelier label of its family, one that is given needs more; of two as likely the first
 * is the likelier. A label that is not given itself is nobody's rival. */
START_TEST(one_of_a_family_beside_another)
{
    static const char families[] =
        "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\norganisation: {name: Sample}\n"
        "labels:\n"
        "  thanks: {meaning: t, raises: own.thanks, bias: 0, point: 0.9, doubt: 0.3, weights: {},\n"
        "           family: tone, beside: 0.95}\n"
        "  praise: {meaning: p, raises: own.praise, bias: 0, point: 0.5, doubt: 0.3, weights: {},\n"
        "           family: tone, beside: 0.8}\n"
        "  blame: {meaning: b, raises: own.blame, bias: 0, point: 0.5, doubt: 0.3, weights: {},\n"
        "          family: tone, beside: 0.8}\n"
        "  other: {meaning: o, raises: own.other, bias: 0, point: 0.5, doubt: 0.3, weights: {}}\n";
    static const struct {
        double scores[4];
        bool given[4];
    } cases[] = {{{0, 0.6, 0.6, 0.9}, {false, true, false, true}},
                 {{0, 0.6, 0.7, 0.5}, {false, false, true, true}},
                 {{0, 0.9, 0.8, 0.4}, {false, true, true, false}},
                 {{0, 0.4, 0.5, 0}, {false, false, true, false}},
                 {{0.85, 0.6, 0.5, 0}, {false, true, false, false}},
                 {{0.9, 0.6, 0.9, 0}, {true, false, true, false}}};
    stage on;
    set_up_with(&on, families);
    for (size_t i = 0; i < SMP_COUNT(cases); i++)
        for (uint32_t label = 0; label < 4; label++)
            ck_assert_msg((smp__give_labels(on.policy, cases[i].scores, true) >> label & 1) ==
                              cases[i].given[label], "case %zu, label %u", i, label);
    tear_down(&on);
}
END_TEST

/* Where no label reaches its point, the likeliest of all may need less; others need what they
 * need. */
START_TEST(the_likeliest_alone)
{
    static const char labels[] =
        "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\norganisation: {name: Sample}\n"
        "labels:\n"
        "  praise: {meaning: p, raises: own.praise, bias: 0, point: 0.5, doubt: 0.3, weights: {},\n"
        "           alone: 0.2}\n"
        "  blame: {meaning: b, raises: own.blame, bias: 0, point: 0.5, doubt: 0.3, weights: {}}\n";
    static const struct {
        double scores[2];
        uint64_t given;
    } cases[] = {{{0.2, 0.1}, 1}, {{0.19, 0.1}, 0}, {{0.3, 0.4}, 0}, {{0.4, 0.5}, 2},
                 {{0.5, 0.5}, 3}};
    stage on;
    set_up_with(&on, labels);
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        ck_assert_msg(smp__give_labels(on.policy, cases[i].scores, true) == cases[i].given,
                      "case %zu", i);
        ck_assert_uint_eq(smp__give_labels(on.policy, cases[i].scores, false),
                          cases[i].given & (cases[i].given == 1 ? 0 : 3));
    }
    tear_down(&on);
}
END_TEST

typedef struct ration {
    size_t left;
} ration;

static void *allocate_some(void *context, size_t size)
{
    ration *of = context;
    return of->left && of->left-- ? malloc(size) : NULL;
}

static void let_go(void *context, void *old, size_t old_size)
{
    (void)context, (void)old_size;
    free(old);
}

/* However much of the memory that it takes is there. */
START_TEST(memory_may_run_out)
{
    stage on;
    set_up(&on);
    const smp__saying quotation = {.start = 0, .end = 20, .by = SMP__BY_QUOTED};
    see(&on, "cue.a", 0, 5);
    on.seen.items[0].saying = &quotation;
    bool done = false;
    for (size_t given = 0; !done; given++) {
        ration of = {given};
        smp_allocator allocator = {allocate_some, NULL, let_go, &of};
        double scores[SMP__LABELS_MAX];
        size_t count;
        smp__arena arena;
        smp__arena_init(&arena, &allocator);
        done = smp__score_labels(scores, &count, on.policy, &on.seen, &silence, false, &arena);
        ck_assert_msg(done || of.left == 0, "fails with %zu", given);
        ck_assert(!done || given > 0);
        smp__arena_free(&arena);
    }
    tear_down(&on);
}
END_TEST

SUITE("labels/score", weights_add_up, more_of_the_same_counts_less, evidence_is_what_speaks_for_it,
      quotations_count_for_some_labels, evidence_is_bounded,
      evidence_without_words_or_reason, reasons_are_bounded, one_of_a_family_beside_another,
      the_likeliest_alone, memory_may_run_out)
