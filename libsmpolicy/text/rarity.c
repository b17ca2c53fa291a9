/* How rare English words are, by the table that hashtags are split with.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_model.h"
#include "text/text.h"

int32_t smp__word_rarity(smp_text folded)
{
    smp__hashtag_model model;
    smp__hashtag_model_open(&model);
    smp__hashtag_walk walk;
    if (!smp__hashtag_find(&model, &walk, folded.data, folded.size) ||
        (smp__hashtag_flags(&model, walk.index) & SMP__TAG_FORM) == SMP__TAG_UPPER)
        return SMP__NOT_ENGLISH;
    return smp__hashtag_cost(&model, walk.index);
}
