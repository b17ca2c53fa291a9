/* English words written with one slip: a letter too many or too few, another one, two changed
 * places, or no space between two words.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <string.h>

/* Short words are one slip from some word of any language; rare ones are meant by few. */
enum { LETTERS_MIN = 6, LETTERS_MAX = 20, PART_MIN = 3 };
#define COMMON 1200 /* as smp__word_rarity counts: "urgent" 1192 */
#define COMMON_PART 1000 /* "thank" 968 */

static bool is_common(const char *word, size_t size, int32_t rarest)
{
    return smp__word_rarity((smp_text){word, size}) <= rarest;
}

static bool is_two_words(smp_text word)
{
    for (size_t at = PART_MIN; at + PART_MIN <= word.size; at++)
        if (is_common(word.data, at, COMMON_PART) &&
            is_common(word.data + at, word.size - at, COMMON_PART))
            return true;
    return false;
}

/* Whether some letter put in at the place makes a word, or put there in place of another. */
static bool takes_letter(char *trial, size_t size, size_t at)
{
    for (char letter = 'a'; letter <= 'z'; letter++) {
        trial[at] = letter;
        if (is_common(trial, size, COMMON)) return true;
    }
    return false;
}

/* The slip at one place within the word. */
static bool is_mended_at(smp_text word, size_t at)
{
    char trial[LETTERS_MAX + 1];
    memcpy(trial, word.data, word.size);
    if (takes_letter(trial, word.size, at)) return true;
    memcpy(trial, word.data, word.size);
    trial[at] = word.data[at + 1];
    trial[at + 1] = word.data[at];
    if (at + 2 < word.size && is_common(trial, word.size, COMMON)) return true;
    memmove(trial + at, word.data + at + 1, word.size - at - 1);
    if (is_common(trial, word.size - 1, COMMON)) return true;
    memcpy(trial + at + 1, word.data + at, word.size - at);
    return takes_letter(trial, word.size + 1, at);
}

/* First letters are seldom wrong, and endings are what other languages change: "urgente". */
bool smp__is_misspelt(smp_text folded)
{
    if (folded.size < LETTERS_MIN || folded.size > LETTERS_MAX) return false;
    for (size_t i = 0; i < folded.size; i++)
        if (folded.data[i] < 'a' || folded.data[i] > 'z') return false;
    if (is_two_words(folded)) return true;
    for (size_t at = 1; at + 1 < folded.size; at++)
        if (is_mended_at(folded, at)) return true;
    return false;
}
