/* Whether a message is in English at all: what reads English words must say so when they are not.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MIN 6u /* fewer words show no language */

/* Words that hold sentences together, and that other languages in Latin letters do not spell so;
 * sorted. */
static const char *const holding[] = {
    "about", "after", "all",   "and",   "any",   "are",   "at",    "be",    "because", "been",
    "but",   "by",    "can",   "could", "did",   "do",    "don't", "for",   "from",    "get",
    "had",   "has",   "have",  "he",    "her",   "his",   "how",   "i",     "i'm",     "if",
    "in",    "is",    "it",    "it's",  "just",  "me",    "my",    "no",    "not",     "of",
    "on",    "or",    "our",   "out",   "she",   "so",    "that",  "the",   "their",   "them",
    "there", "they",  "this",  "to",    "up",    "very",  "was",   "we",    "were",    "what",
    "when",  "where", "which", "who",   "why",   "will",  "with",  "would", "you",     "your"};

static int compare(const void *key, const void *entry)
{
    const smp_text *word = key;
    const char *other = *(const char *const *)entry;
    size_t size = strlen(other);
    int order = memcmp(word->data, other, word->size < size ? word->size : size);
    return order ? order : (word->size > size) - (word->size < size);
}

static bool holds_english(const smp__token *token)
{
    smp_text word = {token->folded, token->folded_size};
    return bsearch(&word, holding, SMP_COUNT(holding), sizeof *holding, compare) != NULL;
}

bool smp__is_other_language(const smp__document *document)
{
    uint32_t words = 0, english = 0, foreign = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind != SMP_TOKEN_WORD) continue;
        words++;
        if (holds_english(token)) english++;
        size_t at = 0;
        if ((token->flags & SMP__TOKEN_NON_ASCII) &&
            smp__utf8_next(document->text.data + token->start, &at) >= 0x370)
            foreign++; /* past Latin: Greek, Cyrillic, Arabic, ... */
    }
    if (foreign * 2 > words) return true;
    return words >= WORDS_MIN && english * 12 < words;
}
