/* This program's malloc, which counts and can be made to fail: what the library asks ICU, the YAML
 * library, SQLite and the C library for is under it too.
 * SPDX-License-Identifier: MIT */
#include "chaos.h"

#include <errno.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *old);

static struct {
    int under_way;
    chaos with;
    long blocks;
} now;

void chaos_malloc_begin(size_t fail_at, int for_good)
{
    now.with = (chaos){0, fail_at, for_good, 0};
    now.blocks = 0;
    now.under_way = 1;
}

size_t chaos_malloc_end(long *left_over)
{
    now.under_way = 0;
    *left_over = now.blocks;
    return now.with.calls;
}

static int refuses(void)
{
    if (!now.under_way || !chaos_refuses(&now.with)) return 0;
    errno = ENOMEM;
    return 1;
}

static void *given(void *block)
{
    if (now.under_way && block) now.blocks++;
    return block;
}

void *malloc(size_t size) { return refuses() ? NULL : given(__libc_malloc(size)); }

void *calloc(size_t count, size_t size)
{
    return refuses() ? NULL : given(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size)
{
    if (refuses()) return NULL;
    void *block = __libc_realloc(old, size);
    return old ? block : given(block);
}

void free(void *old)
{
    if (now.under_way && old) now.blocks--;
    __libc_free(old);
}
