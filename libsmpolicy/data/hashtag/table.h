/* Size and hash of model.bin, so that a new table rebuilds what includes it.
 * Written by generate.py; do not edit.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_DATA_HASHTAG_TABLE_H
#define SMP_DATA_HASHTAG_TABLE_H

#define SMP__HASHTAG_TABLE_SIZE 1959840u
#define SMP__HASHTAG_TABLE_SHA256 \
    "b30ceefb0d01b2ee29a88d06855ab86095740cebb6655dd4d95b7ffc4516a2e3"

#endif
