/* YAML to policy: strict reading, schema, inheritance, compilation.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_PACKS_H
#define SMP_PACKS_PACKS_H

#include "packs/policy.h"

/* Compiles the text of a pack into an image (see policy.h), which the caller releases with
 * smp__release(allocator, bytes, size). Parents are found by `find_parent`, which returns the YAML
 * of a pack by id or by the path of a file; absent if there is none, and `error` says why. The YAML
 * stays the finder's until the call returns; `found_name` is what messages call it.
 * Every fault is added to `diagnostics` (NULL is allowed), the first also to `error`. */
typedef smp_text (*smp__find_parent)(void *context, smp_text id_or_file, const char **found_name,
                                     smp_error *error);
smp_status smp__pack_compile(unsigned char **bytes, size_t *size, smp_text yaml, const char *name,
                             smp__find_parent find_parent, void *context,
                             const smp_allocator *allocator, smp_diagnostics *diagnostics,
                             smp_error *error);
/* The same into a builder of the caller's, who finishes the image. */
smp_status smp__pack_compile_into(smp__image_builder *builder, smp_text yaml, const char *name,
                                  smp__find_parent find_parent, void *context,
                                  const smp_allocator *allocator, smp_diagnostics *diagnostics,
                                  smp_error *error);

/* A built-in pack: its source and the image made of it at build time. Images reach past their heads
 * to sections that they share. */
typedef struct smp__builtin {
    const char *id;
    const unsigned char *yaml;
    size_t yaml_size;
    const unsigned char *image; /* aligned to 16 */
    size_t image_size;          /* to the end of the sections of all */
} smp__builtin;

extern const smp__builtin smp__builtins[];
extern const size_t smp__builtin_count;

/* Adds a message. False when memory ran out; at 50 the rest are dropped. */
bool smp__diagnose(smp_diagnostics *diagnostics, bool is_error, smp_text source, uint32_t line,
                   uint32_t column, smp_text source_line, smp_text message, smp_text hint);

#endif
