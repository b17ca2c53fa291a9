/* Which language a message is in. The rest of the library reads English, and must say when it meets
 * another language.
 * SPDX-License-Identifier: MIT */
#include "text/language_words.h"

#include <string.h>

#define WORDS_MIN 6u /* fewer words without one of ours show no language */

/* ---- Latin letters: the words that hold sentences together --------------------------------- */

static const smp__language latin[LANGUAGES] = {
    {"cy", "Welsh"},   {"pl", "Polish"}, {"ro", "Romanian"}, {"es", "Spanish"},
    {"pt", "Portuguese"}, {"fr", "French"}, {"de", "German"},   {"it", "Italian"},
    {"lt", "Lithuanian"}, {"tr", "Turkish"}, {"so", "Somali"}};

/* The language with the most of its words there, if they are at least two and more than English
 * has. */
static const smp__language *by_words(const uint32_t counts[LANGUAGES], uint32_t ours)
{
    const smp__language *best = NULL;
    uint32_t most = ours > 1 ? ours : 1;
    for (size_t l = 0; l < LANGUAGES; l++) {
        if (counts[l] <= most) continue;
        most = counts[l];
        best = &latin[l];
    }
    return best;
}

/* ---- Other scripts ------------------------------------------------------------------------- */

/* A range of letters, and the language that they are taken for. `telling` are letters of it that
 * others who write so do not have; a script without such is taken for its most frequent language
 * here. */
typedef struct script {
    uint32_t first, last;
    smp__language language;
    const char *telling; /* UTF-8, in a row; NULL = none needed */
} script;

static const script scripts[] = {
    {0x0600, 0x06FF, {"ur", "Urdu"}, "\xD9\xB9\xDA\x88\xDA\x91\xDA\xBA\xDB\x92\xDB\x81\xDA\xBE"},
    {0x0600, 0x06FF, {"fa", "Persian"}, "\xD9\xBE\xDA\x86\xDA\x98\xDA\xAF\xDA\xA9\xDB\x8C"},
    {0x0600, 0x06FF, {"ar", "Arabic"}, NULL},
    {0x0400, 0x04FF, {"uk", "Ukrainian"}, "\xD1\x96\xD1\x97\xD1\x94\xD2\x91"},
    {0x0400, 0x04FF, {"ru", "Russian"}, "\xD1\x8B\xD1\x8D\xD1\x91"},
    {0x0400, 0x04FF, {"other", "a language in Cyrillic letters"}, NULL},
    {0x0370, 0x03FF, {"el", "Greek"}, NULL},
    {0x0590, 0x05FF, {"he", "Hebrew"}, NULL},
    {0x0900, 0x097F, {"hi", "Hindi or another language in Devanagari letters"}, NULL},
    {0x0980, 0x09FF, {"bn", "Bengali"}, NULL},
    {0x0A00, 0x0A7F, {"pa", "Punjabi"}, NULL},
    {0x0A80, 0x0AFF, {"gu", "Gujarati"}, NULL},
    {0x0B80, 0x0BFF, {"ta", "Tamil"}, NULL},
    {0x0E00, 0x0E7F, {"th", "Thai"}, NULL},
    {0x1200, 0x137F, {"other", "Amharic, Tigrinya or another language in Ethiopic letters"}, NULL},
    {0x3040, 0x30FF, {"ja", "Japanese"}, NULL},
    {0x4E00, 0x9FFF, {"zh", "Chinese"}, NULL},
    {0xAC00, 0xD7AF, {"ko", "Korean"}, NULL},
};

static const smp__language other = {"other", "another language than English"};

static bool has_letter(const smp__document *document, const char *telling)
{
    smp_text letters = smp_text_of(telling);
    for (size_t at = 0; at < letters.size;) {
        size_t start = at;
        smp__utf8_next(letters.data, &at);
        smp_text letter = smp__text_slice(letters, start, at);
        for (uint32_t i = 0; i < document->token_count; i++) {
            const smp__token *token = &document->tokens[i];
            if (token->kind != SMP_TOKEN_WORD || !(token->flags & SMP__TOKEN_NON_ASCII)) continue;
            for (size_t b = 0; b + letter.size <= token->folded_size; b++)
                if (memcmp(token->folded + b, letter.data, letter.size) == 0) return true;
        }
    }
    return false;
}

/* By the script of the word's first letter; of several languages the first whose letters are
 * there. */
static const smp__language *by_script(const smp__document *document, uint32_t letter)
{
    for (size_t i = 0; i < SMP_COUNT(scripts); i++)
        if (letter >= scripts[i].first && letter <= scripts[i].last &&
            (!scripts[i].telling || has_letter(document, scripts[i].telling)))
            return &scripts[i].language;
    return &other;
}

/* Whether most words are none of English at all: a list of English nouns holds no small words
 * either. */
static bool mostly_unknown(const smp__document *document)
{
    uint32_t total = 0, unknown = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind != SMP_TOKEN_WORD) continue;
        smp_text word = {token->folded, token->folded_size};
        total++;
        unknown += smp__word_rarity(word) == SMP__NOT_ENGLISH;
    }
    return unknown * 2 > total;
}

/* ---- Both ---------------------------------------------------------------------------------- */

const smp__language *smp__other_language(const smp__document *document)
{
    uint32_t total = 0, ours = 0, foreign = 0, letter = 0, counts[LANGUAGES] = {0};
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind != SMP_TOKEN_WORD) continue;
        total++;
        uint32_t in = smp__word_sets(language_words, token);
        ours += (in & EN) != 0;
        for (uint32_t l = 0; in & ~(uint32_t)EN; in &= ~(1u << l), l++) counts[l] += in >> l & 1;
        size_t at = 0;
        uint32_t first = token->flags & SMP__TOKEN_NON_ASCII
                             ? smp__utf8_next(document->text.data + token->start, &at)
                             : 0;
        if (first < 0x370) continue; /* Latin; past it: Greek, Cyrillic, Arabic, ... */
        foreign++;
        letter = letter ? letter : first;
    }
    if (foreign * 2 > total) return by_script(document, letter);
    if (ours * 4 > total || total < 2) return NULL; /* English enough to be read */
    const smp__language *found = by_words(counts, ours);
    if (found) return found;
    return total >= WORDS_MIN && ours * 12 < total && mostly_unknown(document) ? &other : NULL;
}
