/* The pack of tests/packs/whole, which uses every key of the format, and the one that it extends.
 * SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_PACKS_WHOLE_H
#define TESTS_UNIT_PACKS_WHOLE_H

#include "kit.h"

typedef struct whole {
    char pack[8192], parent[8192];
    other_pack others[2]; /* for find_other */
} whole;

static inline void read_file(char *into, size_t size, const char *path)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    size_t got = fread(into, 1, size - 1, file);
    ck_assert_uint_lt(got, size - 1);
    into[got] = '\0';
    fclose(file);
}

static inline void read_whole(whole *into)
{
    read_file(into->pack, sizeof into->pack, SMP_SOURCE_DIR "/tests/packs/whole/whole.yaml");
    read_file(into->parent, sizeof into->parent, SMP_SOURCE_DIR "/tests/packs/whole/parent.yaml");
    into->others[0] = (other_pack){"parent.yaml", into->parent};
    into->others[1] = (other_pack){NULL, NULL};
}

#endif
