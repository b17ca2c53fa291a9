/* What every other header needs: text by reference, three-valued truth, errors, memory.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_BASE_H
#define SMPOLICY_BASE_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && defined(SMP_SHARED)
#  ifdef SMP_BUILDING
#    define SMP_API __declspec(dllexport)
#  else
#    define SMP_API __declspec(dllimport)
#  endif
#elif defined(__GNUC__)
#  define SMP_API __attribute__((visibility("default")))
#else
#  define SMP_API
#endif

/** The initial value of a struct that begins with its own size: everything else zero. */
#ifdef __cplusplus
#  define SMP_SIZED(type) {sizeof(type)}
#else
#  define SMP_SIZED(type) {.struct_size = sizeof(type)}
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes that somebody else owns. `data` NULL means absent (unknown); an empty text has a
 *  non-NULL `data` and `size` 0. Given to the library it need not end in NUL and may hold NUL
 *  bytes; handed out by the library it always ends in NUL, which `size` does not count. */
typedef struct smp_text {
    const char *data;
    size_t size; /**< bytes */
} smp_text;

/** A text from a NUL-terminated string; NULL gives an absent text. */
SMP_API smp_text smp_text_of(const char *string);

/** Truth with a third value. Zero means unknown, so a zeroed struct claims nothing. */
typedef enum smp_tri { SMP_UNKNOWN = 0, SMP_NO = 1, SMP_YES = 2 } smp_tri;

/** What a call came to. Everything but SMP_OK leaves outputs as they were. */
typedef enum smp_status {
    SMP_OK = 0,
    SMP_ERROR_ARGUMENT,    /**< a parameter breaks its stated range; the message names it */
    SMP_ERROR_MEMORY,      /**< the allocator gave nothing */
    SMP_ERROR_IO,          /**< a file could not be read, or a write function refused */
    SMP_ERROR_PACK,        /**< a policy pack is wrong; diagnostics list every reason */
    SMP_ERROR_NOT_FOUND,   /**< no built-in policy of that name, no such index */
    SMP_ERROR_LIMIT,       /**< the input is larger than a documented limit */
    SMP_ERROR_INTERNAL     /**< a fault in this library: please report it */
} smp_status;

/** A word for a status: "ok", "argument", "memory", "io", "pack", "not-found", "limit",
 *  "internal". Never NULL; static. */
SMP_API const char *smp_status_name(smp_status status);

/** Why a call failed. Owned by the caller, on the stack if liked: nothing in it is allocated, so
 *  it still tells when memory has run out. Pass NULL where only the status matters. */
typedef struct smp_error {
    size_t struct_size;  /**< sizeof(smp_error); SMP_ERROR_INIT sets it */
    smp_status code;
    uint32_t line;       /**< 1-based; 0 where a line means nothing */
    uint32_t column;     /**< 1-based, in code points; 0 where unknown */
    size_t offset;       /**< byte offset from the start of the source; 0 where unknown */
    char source[128];    /**< file name or kind of input; empty where none; cut at the front */
    char message[384];   /**< one sentence for what, one for what to do; NUL-terminated UTF-8 */
} smp_error;

#define SMP_ERROR_INIT SMP_SIZED(smp_error)

/** Where memory comes from. Every pointer is used with the `context` given here.
 *  The library never calls malloc when it has been given an allocator, never aborts when one
 *  returns NULL, and may call it from any thread that calls the library (ICU's own caches, filled
 *  once per process, are outside it).
 *  `reallocate` and `release` are told the old size, so an arena can serve. */
typedef struct smp_allocator {
    void *(*allocate)(void *context, size_t size);
    void *(*reallocate)(void *context, void *old, size_t old_size, size_t size);
    void (*release)(void *context, void *old, size_t old_size);
    void *context;
} smp_allocator;

/** The same place in a text, counted three ways. Half-open: `end` is the first unit outside. */
typedef struct smp_range {
    size_t start;
    size_t end;
} smp_range;

typedef struct smp_span {
    smp_range bytes; /**< UTF-8 bytes of the text as it was given */
    smp_range chars; /**< Unicode code points (an ill-formed sequence counts as one, U+FFFD) */
    smp_range utf16; /**< UTF-16 code units, as JavaScript, Java and C# count */
} smp_span;

/** Takes `size` bytes for a caller that writes as it goes. Returns 0 to go on; anything else stops
 *  the writing, and the call that was writing returns SMP_ERROR_IO. */
typedef int (*smp_write_function)(void *context, const char *bytes, size_t size);

#ifdef __cplusplus
}
#endif

#endif
