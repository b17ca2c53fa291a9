/* Contractions that people write without their apostrophe.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_CONTRACTIONS_H
#define SMP_PATTERNS_CONTRACTIONS_H

#include "base/base.h"

#define SMP__CONTRACTION_MAX 16u /* bytes of the longest contraction */

/* Writes a folded contraction without its apostrophe (don't: dont) and returns how many bytes that
 * are; 0 for what is none, or would then be another word (we're, she'll, it's). */
size_t smp__contraction_without_sign(char bare[SMP__CONTRACTION_MAX], smp_text folded);

#endif
