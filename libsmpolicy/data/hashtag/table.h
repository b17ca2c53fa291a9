/* Size and hash of model.bin, so that a new table rebuilds what includes it.
 * Written by generate.py; do not edit.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_DATA_HASHTAG_TABLE_H
#define SMP_DATA_HASHTAG_TABLE_H

#define SMP__HASHTAG_TABLE_SIZE 1959808u
#define SMP__HASHTAG_TABLE_SHA256 \
    "b86d7532fb1c7411cbbb8344559a569af4319b426ddc34ecbc8d5e94c7d57e30"

#endif
