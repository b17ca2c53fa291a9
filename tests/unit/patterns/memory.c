/* Memory that runs out: every allocation of compiling and of matching fails once, and from then on.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

typedef struct failing {
    size_t live, calls;
    size_t fail_at;   /* the number of the call; 0 = never */
    bool fail_after;  /* and every one after it */
} failing;

static bool refuses(failing *f)
{
    f->calls++;
    return f->fail_at && (f->calls == f->fail_at || (f->fail_after && f->calls > f->fail_at));
}

static void *failing_allocate(void *context, size_t size)
{
    failing *f = context;
    if (refuses(f)) return NULL;
    f->live += size;
    return malloc(size);
}

static void *failing_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    failing *f = context;
    if (refuses(f)) return NULL;
    f->live += size - old_size;
    return realloc(old, size);
}

static void failing_release(void *context, void *old, size_t old_size)
{
    failing *f = context;
    f->live -= old_size;
    free(old);
}

static const char *const patterns[] = {"take <drug> ..3 daily~", "(a | b){1,3} >> [c]",
                                       "\"Exact Case\" vaccin*", "{handle} $", "PHONE | DATE",
                                       "a ..2 a ..2 a", "SENT (NHS | ANY) b"};

/* Compiles; NULL when memory ran out, which must be said. */
static unsigned char *compile(const smp_allocator *allocator, size_t *size)
{
    smp__image_builder *builder = smp__image_builder_new(allocator);
    if (!builder) return NULL;
    smp__pattern_compiler *compiler = NULL;
    smp_status status = smp__pattern_compiler_new(&compiler, allocator, builder, NULL);
    unsigned char *bytes = NULL;
    if (status == SMP_OK) {
        uint32_t drug = smp__lexicon_declare(compiler, SMP_TEXT("drug"));
        status = smp__lexicon_add(compiler, drug, SMP_TEXT("calpol six~ plus"), 0, NULL);
        if (status == SMP_OK)
            status = smp__lexicon_add(compiler, drug, SMP_TEXT("ibu*"), 0, NULL);
        for (size_t i = 0; i < SMP_COUNT(patterns) && status == SMP_OK; i++)
            status = smp__pattern_add(compiler, smp_text_of(patterns[i]), (uint32_t)i, i == 4,
                                      kit_fact_of, NULL, NULL);
        if (status == SMP_OK) status = smp__pattern_compile(compiler, NULL);
        if (status == SMP_OK) bytes = smp__image_finish(builder, size);
    }
    ck_assert(status == SMP_OK || status == SMP_ERROR_MEMORY);
    smp__pattern_compiler_free(compiler);
    smp__image_builder_free(builder);
    return bytes;
}

START_TEST(compiling_without_memory)
{
    failing f = {0};
    smp_allocator allocator = {failing_allocate, failing_reallocate, failing_release, &f};
    size_t size;
    unsigned char *bytes = compile(&allocator, &size);
    ck_assert_ptr_nonnull(bytes);
    smp__release(&allocator, bytes, size);
    ck_assert_uint_eq(f.live, 0);
    size_t calls = f.calls;
    ck_assert_uint_gt(calls, 30);
    for (size_t at = 1; at <= calls; at++) {
        for (int after = 0; after < 2; after++) {
            f = (failing){.fail_at = at, .fail_after = after};
            bytes = compile(&allocator, &size);
            ck_assert_msg(bytes == NULL, "allocation %zu of %zu failed unnoticed", at, calls);
            ck_assert_uint_eq(f.live, 0);
        }
    }
}
END_TEST

/* Where memory runs out before a fault is found, that is what is told. */
START_TEST(refusing_without_memory)
{
    static const char *const refused[] = {"one~two", "a b $ c", "a (b ..2 | c) ..20 $", "{nobody}"};
    for (size_t i = 0; i < SMP_COUNT(refused); i++) {
        size_t calls = 1;
        for (size_t at = 0; at <= calls; at++) {
            failing f = {0};
            smp_allocator allocator = {failing_allocate, failing_reallocate, failing_release, &f};
            smp__image_builder *builder = smp__image_builder_new(&allocator);
            smp__pattern_compiler *compiler;
            ck_assert_int_eq(smp__pattern_compiler_new(&compiler, &allocator, builder, NULL),
                             SMP_OK);
            f = (failing){.live = f.live, .fail_at = at};
            smp_status status = smp__pattern_add(compiler, smp_text_of(refused[i]), 0, false,
                                                 kit_fact_of, NULL, NULL);
            ck_assert_int_eq(status, at ? SMP_ERROR_MEMORY : SMP_ERROR_PACK);
            if (at == 0) calls = f.calls;
            smp__pattern_compiler_free(compiler);
            smp__image_builder_free(builder);
            ck_assert_uint_eq(f.live, 0);
        }
    }
}
END_TEST

static smp_status match_all(kit *k, const smp_allocator *allocator, size_t *found)
{
    smp__matcher *matcher;
    smp_status status = smp__matcher_new(&matcher, &k->image, allocator, NULL);
    if (status != SMP_OK) return status;
    const smp__hit *hits;
    smp_text fact = SMP_TEXT("@example");
    status = smp__match_facts(matcher, &fact, 1, k->segmenter, NULL);
    if (status == SMP_OK) status = smp__match(matcher, &k->document, &hits, found, NULL);
    if (status != SMP_OK) {
        ck_assert_int_eq(status, SMP_ERROR_MEMORY);
        ck_assert(!smp__token_in_lexicon(matcher, 0, 0, NULL));
        /* Once there is memory again, the same matcher serves. */
        failing *f = allocator->context;
        f->fail_at = 0;
        ck_assert_int_eq(smp__match_facts(matcher, &fact, 1, k->segmenter, NULL), SMP_OK);
        ck_assert_int_eq(smp__match(matcher, &k->document, &hits, found, NULL), SMP_OK);
    }
    smp__matcher_free(matcher);
    return status;
}

START_TEST(matching_without_memory)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "drug", "calpol six~ plus", NULL);
    for (size_t i = 0; i < SMP_COUNT(patterns); i++)
        kit_add(&k, patterns[i], (uint32_t)i, i == 4);
    kit_compile(&k);
    smp__buffer text;
    smp__buffer_init(&text, &k.allocator);
    for (int i = 0; i < 40; i++)
        smp__buffer_add_string(&text, "take calpol six plus once daily a b a a c. Exact Case "
                                      "vaccination 020 7946 0000 on 1 May 2026 ");
    smp__buffer_add_string(&text, "@example");
    kit_match(&k, smp__buffer_text(&text).data);

    failing f = {0};
    smp_allocator allocator = {failing_allocate, failing_reallocate, failing_release, &f};
    size_t expected, found;
    ck_assert_int_eq(match_all(&k, &allocator, &expected), SMP_OK);
    ck_assert_uint_gt(expected, 100);
    ck_assert_uint_eq(f.live, 0);
    size_t calls = f.calls;
    for (size_t at = 1; at <= calls; at++) {
        for (int after = 0; after < 2; after++) {
            f = (failing){.fail_at = at, .fail_after = after};
            smp_status status = match_all(&k, &allocator, &found);
            if (status == SMP_OK) ck_assert_uint_eq(found, expected);
            ck_assert_uint_eq(f.live, 0);
        }
    }
    smp__buffer_free(&text);
    kit_end(&k);
}
END_TEST

START_TEST(a_warm_matcher_allocates_nothing)
{
    SKIP_WHERE_NOTHING_IS_KEPT;
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "drug", "calpol", NULL);
    for (size_t i = 0; i < SMP_COUNT(patterns); i++)
        kit_add(&k, patterns[i], (uint32_t)i, false);
    kit_compile(&k);
    kit_match(&k, "take calpol once daily a a b a c Exact Case vaccines 1 May 2026");
    failing f = {0};
    smp_allocator allocator = {failing_allocate, failing_reallocate, failing_release, &f};
    smp__matcher *matcher;
    ck_assert_int_eq(smp__matcher_new(&matcher, &k.image, &allocator, NULL), SMP_OK);
    const smp__hit *hits;
    size_t count, calls = 0;
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(smp__match(matcher, &k.document, &hits, &count, NULL), SMP_OK);
        if (i == 0) calls = f.calls;
    }
    ck_assert_uint_eq(f.calls, calls);
    smp__matcher_free(matcher);
    kit_end(&k);
}
END_TEST

SUITE("patterns/memory", compiling_without_memory, refusing_without_memory,
      matching_without_memory, a_warm_matcher_allocates_nothing)
