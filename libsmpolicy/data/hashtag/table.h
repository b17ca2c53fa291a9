/* Size and hash of model.bin, so that a new table rebuilds what includes it.
 * Written by generate.py; do not edit.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_DATA_HASHTAG_TABLE_H
#define SMP_DATA_HASHTAG_TABLE_H

#define SMP__HASHTAG_TABLE_SIZE 1737920u
#define SMP__HASHTAG_TABLE_SHA256 \
    "87b76de387bd58e388d821565e88d5185c4a4964f07bd1ed4305a86541a67ea6"

#endif
