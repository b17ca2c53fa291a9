/* Names as the notes and lists of a ward write them. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_CHARTED_H
#define SMP_SIGNALS_CHARTED_H

#include "signals/detect.h"

typedef enum smp__charted_form {
    SMP__CHARTED_NONE = 0,
    SMP__CHARTED_GIVEN,   /* "Doris" */
    SMP__CHARTED_LIKELY,  /* "Lister": a surname, or a word that we do not know */
    SMP__CHARTED_SURNAME, /* "Whitfield": a surname and nothing else */
    SMP__CHARTED_PAIR,    /* "Doris Whitfield", "Whitfield, Doris", "Mr Whitfield" */
    SMP__CHARTED_INITIAL  /* "Whitfield D", "Whitfield, D." */
} smp__charted_form;

typedef struct smp__charted_name {
    uint32_t first, last; /* tokens */
    smp__charted_form form;
} smp__charted_name;

/* The name that begins at token `index`; the form is NONE where none does. */
smp__charted_name smp__charted_from(const smp__detection *detection, uint32_t index);
/* The longest that ends at token `index`. */
smp__charted_name smp__charted_up_to(const smp__detection *detection, uint32_t index);
/* Do the words beside the name say that it is that of staff, or of a ward or street? */
bool smp__charted_is_other(const smp__detection *detection, const smp__charted_name *name);

#endif
