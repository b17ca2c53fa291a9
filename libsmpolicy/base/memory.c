/* The allocator, growing arrays and the arena.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* For tests: an array grows by one element at a time while it is short, and each allocation of an
 * arena gets a chunk of exactly its size, which a reset releases. So each can be made to fail, and
 * a sanitizer sees any read past it or after its release. Bytes grow as ever: each character that
 * is written would be an allocation. */
#ifdef SMP_ARENA_EXACT
enum { EXACT = true, SHORT = 64 };
#else
enum { EXACT = false, SHORT = 0 };
#endif

static void *default_allocate(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void *default_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    (void)context;
    (void)old_size;
    return realloc(old, size);
}

static void default_release(void *context, void *old, size_t old_size)
{
    (void)context;
    (void)old_size;
    free(old);
}

smp_allocator smp__allocator_or_default(const smp_allocator *given)
{
    static const smp_allocator by_malloc = {default_allocate, default_reallocate, default_release,
                                            NULL};
    return given ? *given : by_malloc;
}

void *smp__allocate(const smp_allocator *allocator, size_t size)
{
    return allocator->allocate(allocator->context, size ? size : 1);
}

void *smp__allocate_zeroed(const smp_allocator *allocator, size_t size)
{
    void *memory = smp__allocate(allocator, size);
    if (memory) memset(memory, 0, size);
    return memory;
}

void smp__release(const smp_allocator *allocator, void *old, size_t old_size)
{
    if (old) allocator->release(allocator->context, old, old_size ? old_size : 1);
}

bool smp__grow(const smp_allocator *allocator, void **array, size_t *capacity, size_t needed,
               size_t element_size)
{
    if (needed <= *capacity) return true;
    size_t wanted = *capacity ? *capacity : 16;
    if (needed <= SHORT && element_size > 1) wanted = needed;
    while (wanted < needed) {
        if (wanted > SIZE_MAX / 2) return false;
        wanted *= 2;
    }
    if (wanted > SIZE_MAX / element_size) return false;
    void *moved = *array ? allocator->reallocate(allocator->context, *array,
                                                 *capacity * element_size, wanted * element_size)
                         : allocator->allocate(allocator->context, wanted * element_size);
    if (!moved) return false;
    *array = moved;
    *capacity = wanted;
    return true;
}

/* ---- Arena --------------------------------------------------------------------------------- */

#define FIRST_CHUNK 8192u
#define ALIGNMENT 16u

struct smp__arena_chunk {
    smp__arena_chunk *next;
    size_t size; /* of the memory after this head */
};

/* The head, rounded up so that what follows is aligned. */
#define CHUNK_HEAD ((sizeof(smp__arena_chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

void smp__arena_init(smp__arena *arena, const smp_allocator *allocator)
{
    arena->allocator = *allocator;
    arena->first = arena->current = NULL;
    arena->used = 0;
}

void smp__arena_reset(smp__arena *arena)
{
    if (EXACT) smp__arena_free(arena);
    arena->current = arena->first;
    arena->used = 0;
}

void smp__arena_free(smp__arena *arena)
{
    smp__arena_chunk *chunk = arena->first;
    while (chunk) {
        smp__arena_chunk *next = chunk->next;
        smp__release(&arena->allocator, chunk, CHUNK_HEAD + chunk->size);
        chunk = next;
    }
    arena->first = arena->current = NULL;
    arena->used = 0;
}

/* Moves on to a chunk with room for `size`: a kept one if it is large enough, else a new one put
 * after the current one, at least twice as large. */
static bool next_chunk(smp__arena *arena, size_t size)
{
    smp__arena_chunk *current = arena->current;
    smp__arena_chunk *kept = current ? current->next : arena->first;
    if (!kept || kept->size < size) {
        size_t wanted = current ? current->size * 2 : FIRST_CHUNK;
        if (EXACT || wanted < size) wanted = size;
        smp__arena_chunk *fresh = smp__allocate(&arena->allocator, CHUNK_HEAD + wanted);
        if (!fresh) return false;
        fresh->size = wanted;
        fresh->next = kept;
        if (current) current->next = fresh;
        else arena->first = fresh;
        kept = fresh;
    }
    arena->current = kept;
    arena->used = 0;
    return true;
}

void *smp__arena_allocate(smp__arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT - CHUNK_HEAD) return NULL;
    if (!EXACT) size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (EXACT || !arena->current || arena->current->size - arena->used < size) {
        if (!next_chunk(arena, size)) return NULL;
    }
    void *memory = (unsigned char *)arena->current + CHUNK_HEAD + arena->used;
    arena->used += size;
    return memory;
}

smp_text smp__arena_copy(smp__arena *arena, smp_text text)
{
    if (!text.data) return text;
    char *copy = smp__arena_allocate(arena, text.size + 1);
    if (!copy) return (smp_text){NULL, 0};
    memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return (smp_text){copy, text.size};
}

smp_text smp__arena_format(smp__arena *arena, const char *format, ...)
{
    char brief[256]; /* what is longer is put together twice */
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(brief, sizeof brief, format, arguments);
    va_end(arguments);
    char *memory = size < 0 ? NULL : smp__arena_allocate(arena, (size_t)size + 1);
    if (memory && (size_t)size < sizeof brief) memcpy(memory, brief, (size_t)size + 1);
    else if (memory) vsnprintf(memory, (size_t)size + 1, format, again);
    va_end(again);
    return memory ? (smp_text){memory, (size_t)size} : (smp_text){NULL, 0};
}
