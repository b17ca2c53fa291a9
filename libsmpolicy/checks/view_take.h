/* What taking a subject of any kind stands on (view_texts.c). Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_CHECKS_VIEW_TAKE_H
#define SMP_CHECKS_VIEW_TAKE_H

#include "checks/checks.h"

/* Forgets the subject before. */
void smp__view_begin(smp__view *view);
/* Room for so many texts of the subject. */
bool smp__view_make_room(smp__view *view, size_t most);
/* The subject as a whole, a text without words. */
void smp__view_add_whole(smp__view *view);
/* Adds a text; nothing where it is absent. */
void smp__view_add_text(smp__view *view, uint8_t kind, const char *name, smp_text text);
/* One of several, by a name with its number and that of its part; `text` may be absent. False: no
 * memory. */
bool smp__view_add_item(smp__view *view, uint8_t kind, const char *list, size_t index,
                        const char *part, smp_text text);
/* An array of the caller's structs: ours, and what messages call it. */
typedef struct smp__array_kind {
    size_t size; /* of our struct */
    size_t most;
    const char *one, *many;     /* "Media item", "media items" */
    const char *member, *count; /* where it stands */
    const char *init;           /* the macro to start from */
} smp__array_kind;
/* Copies an array of structs that may be older and shorter, or newer and longer, than ours; NULL in
 * *out where there are none. */
smp_status smp__view_take_array(smp__view *view, void **out, const smp__array_kind *kind,
                                const void *given, size_t count, smp_error *error);
/* That no text, and not the number of facts, is over its limit, and that what every subject has in
 * common is of its enumeration. */
smp_status smp__view_check_sizes(const smp__view *view, const smp_evaluator *evaluator,
                                 smp_error *error);

#endif
