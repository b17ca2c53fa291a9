/* Is it a word that people write? Asks the list of words that hashtags are split with.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_model.h"

bool smp__in_dictionary(smp_text folded)
{
    smp__hashtag_model model;
    smp__hashtag_walk walk;
    smp__hashtag_model_open(&model);
    return smp__hashtag_find(&model, &walk, folded.data, folded.size);
}
