/* Which language a message is in. The rest of the library reads English, and must say when it meets
 * another language.
 * SPDX-License-Identifier: MIT */
#include "text/language_words.h"

#include <string.h>

/* ---- Latin letters: the words that hold sentences together --------------------------------- */

static const smp__language latin[LANGUAGES] = {
    {"cy", "Welsh"},   {"pl", "Polish"}, {"ro", "Romanian"}, {"es", "Spanish"},
    {"pt", "Portuguese"}, {"fr", "French"}, {"de", "German"},   {"it", "Italian"},
    {"lt", "Lithuanian"}, {"tr", "Turkish"}, {"so", "Somali"},
    {"hi-Latn", "Hindi or Urdu in Latin letters"}};

/* The language with the most of its words there, if they are more than `most`. */
static const smp__language *by_words(const uint32_t counts[LANGUAGES], uint32_t most)
{
    const smp__language *best = NULL;
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

/* ---- Words that are not English ------------------------------------------------------------ */

/* "sooo", "loool": a letter three times in a row is said at length, in whatever language. */
static bool is_drawn_out(smp_text word)
{
    for (size_t i = 2; i < word.size; i++)
        if (word.data[i] == word.data[i - 1] && word.data[i] == word.data[i - 2]) return true;
    return false;
}

/* "dancin", as it is said. */
static bool is_clipped(smp_text word)
{
    char whole[24];
    if (word.size < 4 || word.size >= sizeof whole || memcmp(word.data + word.size - 2, "in", 2))
        return false;
    memcpy(whole, word.data, word.size);
    whole[word.size] = 'g';
    return smp__word_rarity((smp_text){whole, word.size + 1}) != SMP__NOT_ENGLISH;
}

/* Names are no language: "Machynlleth" within a sentence, and what opens it where the next word has
 * a capital too ("Ysbyty Gwynedd"). */
static bool is_like_a_name(const smp__token *token, const smp__token *end)
{
    const uint32_t cased = SMP__TOKEN_FIRST_UPPER | SMP__TOKEN_HAS_LOWER;
    if ((token->flags & cased) != cased) return false;
    if (!(token->flags & SMP__TOKEN_SENTENCE_START)) return true;
    for (token++; token < end && token->kind == SMP_TOKEN_SPACE;) token++;
    return token < end && token->kind == SMP_TOKEN_WORD && (token->flags & cased) == cased;
}

/* Is the word none of English? A small word of another language is, if English has its letters for
 * an acronym alone: "mi", but not "ok". */
static bool is_strange(const smp__token *token)
{
    const uint32_t in = smp__word_sets(language_words, token);
    smp_text word = {token->folded, token->folded_size};
    if (in & EN || token->flags & SMP__TOKEN_HAS_DIGIT) return false;
    const char *mark = memchr(word.data, '\'', word.size);
    if (mark) word.size = (size_t)(mark - word.data); /* "that's" */
    if (smp__word_rarity(word) != SMP__NOT_ENGLISH) return false;
    return in || !(smp__in_dictionary(word) || is_drawn_out(word) || is_clipped(word));
}

enum { FEW_WORDS = 6 }; /* among more of them slips do not weigh, and each costs much to find */

/* Is each strange word an English one, but for a slip? */
static bool is_only_misspelt(const smp__document *document, uint32_t total)
{
    if (total > FEW_WORDS) return false;
    const smp__token *end = document->tokens + document->token_count;
    for (const smp__token *token = document->tokens; token < end; token++) {
        if (token->kind != SMP_TOKEN_WORD || is_like_a_name(token, end)) continue;
        const bool ours = !smp__word_sets(language_words, token) &&
                          smp__is_misspelt((smp_text){token->folded, token->folded_size});
        if (is_strange(token) && !ours) return false;
    }
    return true;
}

/* ---- Both ---------------------------------------------------------------------------------- */

/* What the words of a text come to. */
typedef struct counted {
    uint32_t total, ours, of[LANGUAGES];
    uint32_t foreign; /* in other than Latin letters */
    uint32_t letter;  /* the first of these */
} counted;

static void count_word(counted *counts, const smp__document *document, const smp__token *token)
{
    uint32_t in = smp__word_sets(language_words, token);
    counts->total++;
    counts->ours += (in & EN) != 0;
    for (uint32_t l = 0; in & ~(uint32_t)EN; in &= ~(1u << l), l++) counts->of[l] += in >> l & 1;
    size_t at = 0;
    uint32_t first = token->flags & SMP__TOKEN_NON_ASCII
                         ? smp__utf8_next(document->text.data + token->start, &at)
                         : 0;
    if (first < 0x370) return; /* Latin; past it: Greek, Cyrillic, Arabic, ... */
    counts->foreign++;
    counts->letter = counts->letter ? counts->letter : first;
}

/* Whether most words but names are none of English, of so many in all: once half of them are, the
 * rest need not be looked up. */
static bool is_mostly_strange(const smp__document *document, uint32_t total)
{
    const smp__token *end = document->tokens + document->token_count;
    uint32_t strange = 0, others = 0;
    for (const smp__token *token = document->tokens; token < end && others * 2 < total; token++) {
        if (token->kind != SMP_TOKEN_WORD || is_like_a_name(token, end)) continue;
        if (is_strange(token)) strange++;
        else others++;
    }
    return strange > others;
}

const smp__language *smp__other_language(const smp__document *document)
{
    counted counts = {0};
    for (uint32_t i = 0; i < document->token_count; i++)
        if (document->tokens[i].kind == SMP_TOKEN_WORD)
            count_word(&counts, document, &document->tokens[i]);
    if (counts.foreign * 2 > counts.total) return by_script(document, counts.letter);
    if (counts.ours * 3 > counts.total) return NULL; /* English enough to be read */
    /* Two small words tell their language; one does where most words are none of English. */
    if (is_mostly_strange(document, counts.total)) {
        if (is_only_misspelt(document, counts.total)) return NULL;
        const smp__language *found = by_words(counts.of, 0);
        return found ? found : &other;
    }
    return by_words(counts.of, counts.ours > 1 ? counts.ours : 1);
}
