/* An allocator that counts, and can refuse from the n-th request on, once or for good.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_REPORT_FAILING_H
#define SMP_TESTS_REPORT_FAILING_H

#include <smpolicy/base.h>

#include <stdlib.h>

typedef struct failing {
    size_t requests;
    size_t refuse_at; /* counted from 1; 0 = never */
    int for_good;
    long live;        /* blocks given out and not yet taken back */
    long live_bytes;
} failing;

static inline int failing_refuses(failing *state)
{
    state->requests++;
    if (state->refuse_at == 0) return 0;
    return state->for_good ? state->requests >= state->refuse_at
                           : state->requests == state->refuse_at;
}

static inline void *failing_allocate(void *context, size_t size)
{
    failing *state = context;
    void *memory = failing_refuses(state) ? NULL : malloc(size);
    if (memory) {
        state->live++;
        state->live_bytes += (long)size;
    }
    return memory;
}

static inline void *failing_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    failing *state = context;
    void *memory = failing_refuses(state) ? NULL : realloc(old, size);
    if (memory) state->live_bytes += (long)size - (long)old_size;
    return memory;
}

static inline void failing_release(void *context, void *old, size_t old_size)
{
    failing *state = context;
    free(old);
    state->live--;
    state->live_bytes -= (long)old_size;
}

static inline smp_allocator failing_allocator(failing *state)
{
    return (smp_allocator){failing_allocate, failing_reallocate, failing_release, state};
}

#endif
