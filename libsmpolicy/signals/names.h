/* Names of people in a text, for the detectors of what is told about somebody. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_NAMES_H
#define SMP_SIGNALS_NAMES_H

#include "signals/detect.h"

/* What the words say of who bears a name. */
typedef enum smp__bearer {
    SMP__BEARER_PERSON = 0, /* nothing */
    SMP__BEARER_TITLED,     /* Mr, Mrs: a patient, a relative, or a surgeon */
    SMP__BEARER_PATIENT,    /* "patient Sam" */
    SMP__BEARER_STAFF,      /* Dr, Sister; "nurse Sam"; "thanks to Sam" */
    SMP__BEARER_PUBLIC      /* Sir, Councillor */
} smp__bearer;

typedef struct smp__name {
    uint32_t first, last; /* tokens, the title among them */
    uint8_t bearer;       /* smp__bearer */
} smp__name;

/* The first name that begins at token `from` or later; the next search begins after its last token.
 * False when there is no more. */
bool smp__next_name(const smp__detection *detection, uint32_t from, smp__name *name);

#endif
