/* Memory that runs out: at every allocation once, and from every allocation on.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

typedef struct tally {
    size_t calls, fail_at, live, bytes;
    bool for_ever;
} tally;

static bool fails(tally *counter)
{
    size_t call = counter->calls++;
    return counter->for_ever ? call >= counter->fail_at : call == counter->fail_at;
}

static void *counted_allocate(void *context, size_t size)
{
    tally *counter = context;
    if (fails(counter)) return NULL;
    counter->live++;
    counter->bytes += size;
    return malloc(size);
}

static void *counted_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    tally *counter = context;
    if (fails(counter)) return NULL;
    counter->bytes += size - old_size;
    return realloc(old, size);
}

static void counted_release(void *context, void *old, size_t old_size)
{
    tally *counter = context;
    counter->live--;
    counter->bytes -= old_size;
    free(old);
}

/* Of which there is something to note, with more facts than a policy has of itself. */
static const char noted[] =
    HEAD DOCUMENT
    "organisation: {name: Ours, contacts: {desk: {title: Desk}}}\n"
    "lexicons: {nothing: [], own-contacts: [a@example.org]}\n"
    "facts:\n"
    "  town: {type: text, values: [Ware, Hove, York]}\n"
    "  a: {type: truth}\n  b: {type: truth}\n  c: {type: truth}\n  d: {type: truth}\n"
    "  e: {type: truth}\n  f: {type: truth}\n  g: {type: truth}\n  h: {type: truth}\n"
    "  i: {type: truth}\n  j: {type: truth}\n  k: {type: truth}\n  l: {type: truth}\n"
    "clauses:\n"
    "  a/b: {cite: {doc: smp}, flag: emoticon, if: {town: york}, route: desk}\n";

/* True when the call came to its end although (or before) memory ran out. `file`: NULL for the pack
 * that is noted. */
static bool try_open(tally *counter, const char *file, smp_status expected)
{
    smp_allocator allocator = {counted_allocate, counted_reallocate, counted_release, counter};
    smp_policy_options options = SMP_POLICY_OPTIONS_INIT;
    options.allocator = &allocator;
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    char path[256];
    snprintf(path, sizeof path, SMP_SOURCE_DIR "/tests/packs/%s", file ? file : "");
    smp_status status = smp_diagnostics_new(&options.diagnostics, &allocator);
    if (status == SMP_OK) {
        status = file ? smp_policy_open_file(&policy, path, &options, &error)
                      : smp_policy_open_memory(&policy, smp_text_of(noted), NULL, &options, &error);
        if (status != SMP_OK) ck_assert_int_eq(error.code, status);
    }
    if (status == SMP_OK) {
        status = smp_policy_lint(policy, SMP_TEXT("2030-01-01"), options.diagnostics, &error);
    } else {
        ck_assert_ptr_null(policy);
    }
    smp_policy_release(policy);
    smp_diagnostics_free(options.diagnostics);
    ck_assert_uint_eq(counter->live, 0);
    ck_assert_uint_eq(counter->bytes, 0);
    if (status == expected) return true;
    ck_assert_int_eq(status, SMP_ERROR_MEMORY);
    return false;
}

static void fail_everywhere(const char *file, smp_status expected)
{
    for (int for_ever = 0; for_ever < 2; for_ever++) {
        size_t at = 0;
        for (;; at++) {
            tally counter = {.fail_at = at, .for_ever = for_ever != 0};
            bool done = try_open(&counter, file, expected);
            bool reached = counter.calls > at;
            /* Nothing of a good pack may be left out for want of memory. */
            ck_assert_msg(reached ? !done || expected != SMP_OK : done, "%s: allocation %zu",
                          file ? file : "noted", at);
            if (!reached) break;
        }
        ck_assert_uint_gt(at, 1);
    }
}

/* With every key of the format, and a parent. */
START_TEST(opening_a_good_pack) { fail_everywhere("whole/whole.yaml", SMP_OK); }
END_TEST

START_TEST(opening_a_pack_with_notes) { fail_everywhere(NULL, SMP_OK); }
END_TEST

/* Whose faults take memory to tell. */
START_TEST(opening_a_broken_pack)
{
    static const char *const broken[] = {
        "anchor", "clause-ids", "clause-references", "conditions", "examples", "facts", "lexicons",
        "parent-elsewhere", "parent-file-missing", "phrases", "signal-lists", "unknown-key",
        "unknown-key-far", "vocabulary"};
    char file[64];
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        snprintf(file, sizeof file, "broken/%s.yaml", broken[i]);
        fail_everywhere(file, SMP_ERROR_PACK);
    }
}
END_TEST

START_TEST(opening_a_built_in_pack)
{
    tally counter = {.fail_at = 0};
    smp_allocator allocator = {counted_allocate, counted_reallocate, counted_release, &counter};
    smp_policy_options options = SMP_POLICY_OPTIONS_INIT;
    options.allocator = &allocator;
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_policy_open_builtin(&policy, smp_builtin_id(0), &options, &error),
                     SMP_ERROR_MEMORY);
    ck_assert_ptr_null(policy);
    ck_assert_int_eq(smp_policy_open_builtin(&policy, smp_builtin_id(0), &options, &error), SMP_OK);
    ck_assert_uint_eq(counter.live, 1); /* the policy itself: its image is read in place */
    smp_policy_release(policy);
    ck_assert_uint_eq(counter.live, 0);
}
END_TEST

SUITE("packs/memory", opening_a_good_pack, opening_a_pack_with_notes, opening_a_broken_pack,
      opening_a_built_in_pack)
