/* One document read for a test, with an allocator that counts and can refuse.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_TEXT_READING_H
#define SMP_TESTS_TEXT_READING_H

#include "text/segment.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct counting {
    size_t calls;
    size_t refuse_from; /* the first call refused, counted from 1; 0 = none */
    long live;          /* blocks given out and not taken back */
} counting;

static inline bool counting_refuses(counting *count)
{
    return ++count->calls >= count->refuse_from && count->refuse_from != 0;
}
static inline void *counting_allocate(void *context, size_t size)
{
    counting *count = context;
    if (counting_refuses(count)) return NULL;
    count->live++;
    return malloc(size);
}
static inline void *counting_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    (void)old_size;
    return counting_refuses(context) ? NULL : realloc(old, size);
}
static inline void counting_release(void *context, void *old, size_t old_size)
{
    counting *count = context;
    (void)old_size;
    count->live--;
    free(old);
}
static inline smp_allocator counting_allocator(counting *count)
{
    return (smp_allocator){counting_allocate, counting_reallocate, counting_release, count};
}

struct reading {
    counting count;
    smp_allocator allocator;
    smp__arena arena;
    smp__segmenter *segmenter;
    smp__document document;
};

static inline void reading_open(struct reading *reading)
{
    memset(reading, 0, sizeof *reading);
    reading->allocator = counting_allocator(&reading->count);
    smp__arena_init(&reading->arena, &reading->allocator);
    ck_assert_int_eq(smp__segmenter_new(&reading->segmenter, &reading->allocator, NULL), SMP_OK);
}
static inline void reading_close(struct reading *reading)
{
    smp__segmenter_free(reading->segmenter);
    smp__arena_free(&reading->arena);
    ck_assert_int_eq(reading->count.live, 0);
}
static inline const smp__document *read_on(struct reading *reading, smp_platform platform,
                                           const char *text, size_t size)
{
    smp__arena_reset(&reading->arena);
    smp_status status =
        smp__document_read(&reading->document, &reading->arena, reading->segmenter,
                           (smp_text){text, size}, platform, NULL);
    ck_assert_int_eq(status, SMP_OK);
    return &reading->document;
}
static inline const smp__document *read_bytes(struct reading *reading, const char *text,
                                              size_t size)
{
    return read_on(reading, SMP_PLATFORM_UNKNOWN, text, size);
}
static inline const smp__document *read_string(struct reading *reading, const char *text)
{
    return read_bytes(reading, text, strlen(text));
}

#endif
