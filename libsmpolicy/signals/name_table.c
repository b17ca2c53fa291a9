/* The table of given names and surnames: what a word is as a name.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

#include "data/names.inc"

#define ROWS ((uint32_t)(sizeof name_rows / sizeof *name_rows))

static bool ends_entry(char c) { return c == '\0' || (c >= 'A' && c <= 'P'); }

/* Orders a name against the entry whose letters begin at `entry`. */
static int compare(smp_text name, const char *entry)
{
    for (size_t i = 0; i < name.size; i++) {
        if (ends_entry(entry[i])) return 1;
        if (name.data[i] != entry[i])
            return (unsigned char)name.data[i] < (unsigned char)entry[i] ? -1 : 1;
    }
    return ends_entry(entry[name.size]) ? 0 : -1;
}

uint32_t smp__name_flags(smp_text name)
{
    uint32_t low = 0, high = ROWS;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(name, name_rows[middle] + 1) < 0) high = middle;
        else low = middle;
    }
    for (const char *entry = name_rows[low]; *entry;) {
        int order = compare(name, entry + 1);
        if (order == 0) return (uint32_t)(*entry - 'A');
        if (order < 0) return 0;
        do entry++;
        while (!ends_entry(*entry));
    }
    return 0;
}

