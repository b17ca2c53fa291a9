/* Is it a word that people write? Asks the list of words that hashtags are split with.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_model.h"

bool smp__in_dictionary(smp_text folded)
{
    smp__hashtag_model model;
    smp__hashtag_walk walk = {0};
    smp__hashtag_model_open(&model);
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.data[i];
        if (c < 'a' || c > 'z' || !smp__hashtag_step(&model, &walk, (unsigned)(c - 'a')))
            return false;
    }
    return walk.word;
}
