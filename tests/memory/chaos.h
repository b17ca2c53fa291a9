/* Memory that fails when it is told to: the allocator of a caller, and, in programs that link
 * chaos.c, malloc itself.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_MEMORY_CHAOS_H
#define SMP_TESTS_MEMORY_CHAOS_H

#include "suite.h"

#include <smpolicy.h>

typedef struct chaos {
    size_t calls;
    size_t fail_at; /* the call that gets nothing; 0 = none */
    int for_good;   /* and every later one too */
    size_t live;    /* bytes */
} chaos;

static inline int chaos_refuses(chaos *with)
{
    with->calls++;
    return with->fail_at && (with->calls == with->fail_at ||
                             (with->for_good && with->calls > with->fail_at));
}

static inline void *chaos_allocate(void *context, size_t size)
{
    chaos *with = context;
    if (chaos_refuses(with)) return NULL;
    with->live += size;
    return malloc(size);
}

static inline void *chaos_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    chaos *with = context;
    if (chaos_refuses(with)) return NULL;
    with->live += size - old_size;
    return realloc(old, size);
}

static inline void chaos_release(void *context, void *old, size_t old_size)
{
    chaos *with = context;
    with->live -= old_size;
    free(old);
}

static inline smp_allocator chaos_allocator(chaos *with)
{
    return (smp_allocator){chaos_allocate, chaos_reallocate, chaos_release, with};
}

/* Some public calls in a row, as a host makes them: the first that fails ends it, and what was made
 * is freed. An allocator of NULL is malloc. No assertions in it, since Check itself allocates. */
typedef smp_status (*scenario)(const smp_allocator *allocator, smp_error *error);

/* Each allocation of compiling a pack compiles it anew. Where each of an arena counts there are
 * twenty times as many: a stride that is prime reaches every kind of call. SMP_EVERY in the
 * environment is another. */
static inline size_t stride(void)
{
    const char *every = getenv("SMP_EVERY");
#ifdef SMP_ARENA_EXACT
    const size_t usual = 37;
#else
    const size_t usual = 1;
#endif
    return every ? strtoul(every, NULL, 10) : usual;
}

/* Each allocation of a scenario fails in turn, every `step`th of them: the call says so, nothing
 * leaks, and at the end there is an allocation that none reaches. */
static inline void fail_each(const char *name, scenario run, int for_good, size_t step)
{
    for (size_t n = 1;; n += step) {
        chaos with = {0, n, for_good, 0};
        smp_allocator allocator = chaos_allocator(&with);
        smp_error error = SMP_ERROR_INIT;
        smp_status status = run(&allocator, &error);
        int reached = with.calls >= n;
        ck_assert_msg(status == (reached ? SMP_ERROR_MEMORY : SMP_OK), "%s, allocation %zu: %s: %s",
                      name, n, smp_status_name(status), error.message);
        ck_assert_msg(with.live == 0, "%s, allocation %zu: %zu bytes leak", name, n, with.live);
        if (!reached) break;
    }
}

/* What chaos.c keeps of malloc. It is under way between the two calls; `chaos_malloc_end` says how
 * many allocations there were, and whether as many blocks were freed as were given out. */
void chaos_malloc_begin(size_t fail_at, int for_good);
size_t chaos_malloc_end(long *left_over);

#endif
