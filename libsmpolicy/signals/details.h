/* What the pack's patterns found that is told of somebody, in the order of the text. Private to
 * this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_DETAILS_H
#define SMP_SIGNALS_DETAILS_H

#include "signals/detect.h"

/* The bit of one of the smp__hints, and those of what is said of somebody who is no patient. */
#define SMP__TOLD(name) (1u << SMP__HINT_##name)
#define SMP__TOLD_NO_PATIENT (SMP__TOLD(NO_PATIENT) | SMP__TOLD(INVENTED))

typedef struct smp__detail {
    uint32_t first, end; /* tokens */
    uint32_t hint;       /* one bit */
} smp__detail;

typedef struct smp__detail_list {
    const smp__detail *items; /* in the order of their first tokens */
    uint32_t count;
    uint32_t hints; /* all bits */
} smp__detail_list;

/* False when memory ran out. */
bool smp__read_details(smp__detection *detection, smp__detail_list *out);
/* The number of the first detail that begins at `token` or later. */
uint32_t smp__first_detail(const smp__detail_list *details, uint32_t token);
/* Does one of `hints` begin in [from, end)? */
bool smp__any_detail(const smp__detail_list *details, uint32_t from, uint32_t end,
                     uint32_t hints);
/* Does one of `hints` have its last word just at `token`? It has not begun long before. */
bool smp__any_detail_ends(const smp__detail_list *details, uint32_t token, uint32_t hints);

#endif
