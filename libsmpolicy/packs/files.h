/* Reading a pack's file whole.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_FILES_H
#define SMP_PACKS_FILES_H

#include "base/base.h"

typedef struct smp__file {
    struct smp__file *next;
    char *path;
    size_t path_size; /* with its NUL */
    smp_text bytes;
    size_t capacity;
} smp__file;

/* Reads at most one byte more than a pack may have. Errors: IO, in plain words; MEMORY. */
smp_status smp__file_read(smp__file **out, smp_text path, const smp_allocator *allocator,
                          smp_error *error);
void smp__files_free(smp__file *files, const smp_allocator *allocator);

/* Is it a path rather than the id of a pack, which has neither dots nor slashes? */
bool smp__path_is_file(smp_text name);

#endif
