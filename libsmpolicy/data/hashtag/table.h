/* Size and hash of model.bin, so that a new table rebuilds what includes it.
 * Written by generate.py; do not edit.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_DATA_HASHTAG_TABLE_H
#define SMP_DATA_HASHTAG_TABLE_H

#define SMP__HASHTAG_TABLE_SIZE 1961200u
#define SMP__HASHTAG_TABLE_SHA256 \
    "555acc6819f140286232d3ac35eef1ba2b407b2dd1a338b084919cc84270f7e4"

#endif
