/* Size and hash of model.bin, so that a new table rebuilds what includes it.
 * Written by generate.py; do not edit.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_DATA_HASHTAG_TABLE_H
#define SMP_DATA_HASHTAG_TABLE_H

#define SMP__HASHTAG_TABLE_SIZE 1959840u
#define SMP__HASHTAG_TABLE_SHA256 \
    "62fd9bd6b248f671185d6db4295009b6de91fed05f4e7af1a7f1dc8b54e0d646"

#endif
