/* Size and hash of model.bin, so that a new table rebuilds what includes it.
 * Written by generate.py; do not edit.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_DATA_HASHTAG_TABLE_H
#define SMP_DATA_HASHTAG_TABLE_H

#define SMP__HASHTAG_TABLE_SIZE 1961104u
#define SMP__HASHTAG_TABLE_SHA256 \
    "db3ddaba0c6837f7e6f284b6e9f451004b27376dbc6781f3b510e25521b2e6c9"

#endif
