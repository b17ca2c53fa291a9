/* The table of given names and surnames: what a word is as a name; and whose names are public.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

#include "data/names.inc"

uint32_t smp__name_flags(smp_text name)
{
    uint32_t hash = smp__hash_start();
    for (size_t i = 0; i < name.size; i++) hash = smp__hash_byte(hash, (uint8_t)name.data[i]);
    uint32_t bucket = smp__hash_finish(hash) % NAME_BUCKETS;
    uint32_t at = name_starts[bucket], end = name_starts[bucket + 1];
    while (at < end) {
        const char *entry = &name_rows[at / sizeof *name_rows][at % sizeof *name_rows];
        if (!*entry) { /* the names go on in the next row */
            at += (uint32_t)(sizeof *name_rows - at % sizeof *name_rows);
            continue;
        }
        size_t size = (size_t)(entry[1] - '0');
        if (size == name.size && !memcmp(entry + 2, name.data, size))
            return (uint32_t)(*entry - 'A');
        at += (uint32_t)(2 + size);
    }
    return 0;
}

bool smp__is_public_name(const smp__detection *detection, uint32_t first, uint32_t last)
{
    char key[64];
    size_t size = 0;
    for (uint32_t i = first; i <= last; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD))) continue;
        smp_text word = smp__without_possessive(smp__folded(smp__token_at(detection, i)));
        if (size + word.size + 1 > sizeof key) return false;
        if (size) key[size++] = '_';
        memcpy(key + size, word.data, word.size);
        size += word.size;
    }
    return smp__known(detection->scene, SMP__LEXICON_PUBLIC_NAMES, (smp_text){key, size});
}
