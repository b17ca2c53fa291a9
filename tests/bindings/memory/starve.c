/* Preloaded: lets the library, and the modules over it, run out of memory at a chosen allocation,
 * while the interpreter goes on.
 * SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static long left = -1; /* allocations until none is given; negative: never */
static int refused;

/* The `count`th allocation from now gets nothing, nor does any after it; negative ends that. Says
 * whether any was refused since the last call. */
int starve_after(long count);
int starve_after(long count)
{
    int was = refused;
    refused = 0;
    left = count;
    return was;
}

static int refuses(const void *caller)
{
    Dl_info found;
    if (left < 0 || !dladdr(caller, &found) || !found.dli_fname) return 0;
    const char *name = strrchr(found.dli_fname, '/');
    name = name ? name + 1 : found.dli_fname;
    if (strncmp(name, "libsmpolicy", 11) != 0 && strncmp(name, "_native", 7) != 0 &&
        strncmp(name, "native", 6) != 0)
        return 0;
    if (left > 0) {
        left--;
        return 0;
    }
    refused = 1;
    return 1;
}

void *malloc(size_t size)
{
    return refuses(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refuses(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return refuses(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
