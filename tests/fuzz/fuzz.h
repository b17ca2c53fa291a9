/* What the fuzz targets share. A property that does not hold ends the program, as a crash does.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_FUZZ_H
#define SMP_TESTS_FUZZ_H

#include <smpolicy.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HOLDS(property, ...)                                                                       \
    do {                                                                                           \
        if (!(property)) {                                                                         \
            fprintf(stderr, "does not hold: %s: ", #property);                                     \
            fprintf(stderr, __VA_ARGS__);                                                          \
            fputc('\n', stderr);                                                                   \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Is `at` between two characters of a text, or between ill-formed bytes? */
static inline int is_boundary(smp_text text, size_t at)
{
    return at == 0 || at >= text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80 ||
           (unsigned char)text.data[at - 1] < 0x80;
}

/* A span of a text is in order and inside it, in all three units. */
static inline void check_span(smp_text text, smp_span span)
{
    HOLDS(span.bytes.start <= span.bytes.end && span.bytes.end <= text.size, "bytes %zu to %zu",
          (size_t)span.bytes.start, (size_t)span.bytes.end);
    HOLDS(span.chars.start <= span.chars.end && span.chars.end <= text.size, "chars %zu to %zu",
          (size_t)span.chars.start, (size_t)span.chars.end);
    HOLDS(span.utf16.start <= span.utf16.end && span.utf16.end <= text.size, "utf16 %zu to %zu",
          (size_t)span.utf16.start, (size_t)span.utf16.end);
    HOLDS(span.chars.start <= span.bytes.start && span.chars.end <= span.bytes.end,
          "more characters than bytes");
}

static inline int write_nowhere(void *context, const char *bytes, size_t size)
{
    (void)bytes;
    *(size_t *)context += size;
    return 0;
}

#endif
