/* How rare English words are, by the table that hashtags are split with.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_model.h"
#include "text/text.h"

int32_t smp__word_rarity(smp_text folded)
{
    smp__hashtag_model model;
    smp__hashtag_model_open(&model);
    smp__hashtag_walk walk = {0};
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.data[i];
        if (c < 'a' || c > 'z' || !smp__hashtag_step(&model, &walk, (unsigned)(c - 'a')))
            return SMP__NOT_ENGLISH;
    }
    if (!walk.word || (smp__hashtag_flags(&model, walk.index) & SMP__TAG_FORM) == SMP__TAG_UPPER)
        return SMP__NOT_ENGLISH;
    return smp__hashtag_cost(&model, walk.index);
}
