/* What the tests of this room share: opening packs written in the test, and records by name.
 * SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_PACKS_KIT_H
#define TESTS_UNIT_PACKS_KIT_H

#include "packs/packs.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "smpack: 1\npack: example\nversion: \"1\"\ntitle: Example\n"
#define DOCUMENT "documents:\n  smp: {title: Social Media Policy, version: \"1.4\"}\n"

/* Other packs of a test, found by their ids. */
typedef struct other_pack {
    const char *id, *yaml;
} other_pack;

static inline smp_text find_other(void *context, smp_text id, const char **name, smp_error *error)
{
    for (const other_pack *pack = context; pack && pack->id; pack++) {
        if (!smp__text_equal(id, smp_text_of(pack->id))) continue;
        *name = pack->id;
        return smp_text_of(pack->yaml);
    }
    smp__fail(error, SMP_ERROR_NOT_FOUND, "The test has no such pack.");
    return (smp_text){NULL, 0};
}

/* A compiled pack that the test owns. */
typedef struct opened {
    smp_policy policy;
    smp_allocator allocator;
} opened;

static inline opened open_with(const char *yaml, const other_pack *others)
{
    opened made = {.allocator = smp__allocator_or_default(NULL)};
    unsigned char *bytes = NULL;
    size_t size = 0;
    smp_error error = SMP_ERROR_INIT;
    smp_status status =
        smp__pack_compile(&bytes, &size, smp_text_of(yaml), "test.yaml", find_other,
                          (void *)(uintptr_t)others, &made.allocator, NULL, &error);
    ck_assert_msg(status == SMP_OK, "%u:%u: %s", error.line, error.column, error.message);
    ck_assert(smp__image_check(bytes, size));
    made.policy.image = (smp__image){bytes, size};
    return made;
}

static inline opened open_pack(const char *yaml) { return open_with(yaml, NULL); }

static inline void close_pack(opened *made)
{
    smp__release(&made->allocator, (void *)(uintptr_t)made->policy.image.bytes,
                 made->policy.image.size);
}

/* The pack is refused, and its first fault is "LINE:COLUMN: MESSAGE HINT". */
static inline void expect_fault_with(const char *yaml, const other_pack *others, const char *fault)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    unsigned char *bytes = NULL;
    size_t size = 0;
    smp_error error = SMP_ERROR_INIT;
    char said[600];
    ck_assert_int_eq(smp__pack_compile(&bytes, &size, smp_text_of(yaml), "test.yaml", find_other,
                                       (void *)(uintptr_t)others, &allocator, NULL, &error),
                     SMP_ERROR_PACK);
    ck_assert_ptr_null(bytes);
    snprintf(said, sizeof said, "%u:%u: %s", error.line, error.column, error.message);
    ck_assert_str_eq(said, fault);
}

static inline void expect_fault(const char *yaml, const char *fault)
{
    expect_fault_with(yaml, NULL, fault);
}

static inline const void *section_of(const opened *made, uint32_t section, size_t *count)
{
    return smp__policy_section(&made->policy, section, count);
}

static inline const char *string_of(const opened *made, smp__sref ref)
{
    smp_text text = smp__policy_string(&made->policy, ref);
    return text.data ? text.data : "(absent)";
}

/* The `nth` clause of that id. */
static inline const smp__clause_record *clause_of(const opened *made, const char *id, int nth)
{
    size_t count;
    const smp__clause_record *clauses = section_of(made, SMP__SECTION_CLAUSES, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(string_of(made, clauses[i].id), id) == 0 && nth-- == 0) return &clauses[i];
    return NULL;
}

static inline const smp__signal_record *signal_of(const opened *made, const char *name)
{
    size_t count;
    const smp__signal_record *signals = section_of(made, SMP__SECTION_SIGNALS, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(string_of(made, signals[i].name), name) == 0) return &signals[i];
    return NULL;
}

static inline const smp__fact_record *fact_of(const opened *made, const char *name)
{
    size_t count;
    const smp__fact_record *facts = section_of(made, SMP__SECTION_FACTS, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(string_of(made, facts[i].name), name) == 0) return &facts[i];
    return NULL;
}

#endif
