/* Web addresses taken apart. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_SIGNALS_ADDRESSES_H
#define SMP_SIGNALS_ADDRESSES_H

#include "base/base.h"

typedef struct smp__address {
    smp_text host;   /* without scheme, "www." and port */
    smp_text path;   /* from the first / on, without query and fragment */
    size_t query;    /* where the ? stands; the address's size if there is none */
    size_t fragment; /* where the # stands, likewise */
} smp__address;

smp__address smp__read_address(smp_text url);
/* Is the host the domain, or one below it? ASCII case matters not. */
bool smp__is_host_under(smp_text host, smp_text domain);

#endif
