/* Whether an account's description is a copy of a known account's.
 * SPDX-License-Identifier: MIT */
#include "signals/account.h"

#define FEWEST_WORDS 5u
#define MOST_WORDS 64u

/* Splits off the next run of ASCII letters and digits, or other bytes of words; 0 at the end. */
static uint32_t next_word(smp_text text, size_t *at)
{
    for (;;) {
        uint32_t hash = smp__hash_start();
        size_t size = 0;
        for (; *at < text.size; ++*at, size++) {
            unsigned char c = (unsigned char)text.data[*at];
            if (c < 0x80 && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && !(c >= '0' && c <= '9'))
                break;
            hash = smp__hash_byte(hash, c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        }
        if (size) return smp__hash_finish(hash) | 1;
        if (*at >= text.size) return 0;
        ++*at;
    }
}

/* The part of the known description's different words that the other has too, in hundredths. */
static uint32_t share_copied(smp_text known, smp_text bio)
{
    uint32_t words[MOST_WORDS], count = 0, there = 0, word;
    uint64_t seen = 0;
    for (size_t at = 0; count < MOST_WORDS && (word = next_word(known, &at)) != 0;) {
        uint32_t i = 0;
        while (i < count && words[i] != word) i++;
        if (i == count) words[count++] = word;
    }
    if (count < FEWEST_WORDS) return 0;
    for (size_t at = 0; (word = next_word(bio, &at)) != 0;)
        for (uint32_t i = 0; i < count; i++)
            if (words[i] == word) seen |= (uint64_t)1 << i;
    for (uint32_t i = 0; i < count; i++) there += (uint32_t)(seen >> i & 1);
    return there * 100 / count;
}

bool smp__is_bio_copied(const smp__identity *known, smp_text bio)
{
    enum { SHARE = 80, LOOKED_AT = 8192 };
    if (bio.size > LOOKED_AT) bio.size = LOOKED_AT;
    for (size_t i = 0; i < known->account_count; i++)
        if (!smp__is_empty(known->accounts[i].bio) &&
            share_copied(known->accounts[i].bio, bio) >= SHARE)
            return true;
    return false;
}
