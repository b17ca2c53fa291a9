/* Flags, and letters of flags that spell a word.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* The regions that have a flag in Unicode 15.0 (emoji-sequences.txt, RGI_Emoji_Flag_Sequence), by
 * their first letter. */
static const char *const regions[26] = {
    "CDEFGILMOQRSTUWXZ", "ABDEFGHIJLMNOQRSTVWYZ", "ACDFGHIKLMNOPRUVWXYZ", "EGJKMOZ",
    "ACEGHRSTU", "IJKMOR", "ABDEFGHILMNPQRSTUWY", "KMNRTU", "CDELMNOQRST", "EMOP",
    "EGHIMNPRWYZ", "ABCIKRSTUVY", "ACDEFGHKLMNOPQRSTUVWXYZ", "ACEFGILOPRUZ", "M",
    "AEFGHKLMNRSTWY", "A", "EOSUW", "ABCDEGHIJKLMNORSTVXYZ", "ACDFGHJKLMNORTVWZ", "AGMNSYZ",
    "ACEGINU", "FS", "K", "ET", "AMW"};

bool smp__is_regional(uint32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

bool smp__is_region(uint32_t first, uint32_t second)
{
    return smp__is_regional(second) &&
           strchr(regions[first - 0x1F1E6], 'A' + (char)(second - 0x1F1E6)) != NULL;
}

/* Is the token a letter of a flag or two that are none? */
static bool is_no_flag(const smp__detection *detection, uint32_t index)
{
    const smp_text text = detection->document->text;
    const smp__token *token = smp__token_at(detection, index);
    size_t at = token->start;
    const uint32_t first = smp__utf8_next(text.data, &at);
    return at == token->end || !smp__is_region(first, smp__utf8_next(text.data, &at));
}

static bool begins_flag(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(EMOJI))) return false;
    size_t at = smp__token_at(detection, index)->start;
    return smp__is_regional(smp__utf8_next(detection->document->text.data, &at));
}

bool smp__flags_spell(const smp__detection *detection, uint32_t index)
{
    enum { FURTHEST = 16 };
    if (!begins_flag(detection, index)) return false;
    uint32_t first = index;
    while (first > 0 && index - first < FURTHEST && begins_flag(detection, first - 1)) first--;
    for (uint32_t i = first; i < detection->document->token_count && i - first < 2 * FURTHEST &&
                             begins_flag(detection, i);
         i++)
        if (is_no_flag(detection, i)) return true;
    return false;
}
