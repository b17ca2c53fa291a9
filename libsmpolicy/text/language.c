/* Which language a message is in: what reads English words must say so when they are not.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <string.h>

#define WORDS_MIN 6u /* fewer words without one of ours show no language */

/* ---- Latin letters: the words that hold sentences together --------------------------------- */

/* By their first letter. */
static const char *const english[26] = {
    ['a' - 'a'] = "about after all and any are at ",
    ['b' - 'a'] = "be because been but by ",
    ['c' - 'a'] = "can could ",
    ['d' - 'a'] = "did do don't ",
    ['f' - 'a'] = "for from ",
    ['g' - 'a'] = "get ",
    ['h' - 'a'] = "had has have he her his how ",
    ['i' - 'a'] = "i i'm if in is it it's ",
    ['j' - 'a'] = "just ",
    ['m' - 'a'] = "me my ",
    ['n' - 'a'] = "no not ",
    ['o' - 'a'] = "of on or our out ",
    ['s' - 'a'] = "she so ",
    ['t' - 'a'] = "that the their them there they this to ",
    ['u' - 'a'] = "up ",
    ['v' - 'a'] = "very ",
    ['w' - 'a'] = "was we were what when where which who why will with would ",
    ['y' - 'a'] = "you your ",
};

static bool is_english(const smp__token *token)
{
    char first = token->folded_size ? token->folded[0] : '\0';
    const char *list = first >= 'a' && first <= 'z' ? english[first - 'a'] : NULL;
    while (list && *list) {
        size_t size = 0;
        while (list[size] != ' ') size++;
        if (size == token->folded_size && memcmp(list, token->folded, size) == 0) return true;
        list += size + 1;
    }
    return false;
}

static const char *const welsh[] = {
    "bod", "bydd", "chi", "cymraeg", "diolch", "ddim", "eich", "ein", "eisiau", "fydd", "gyda",
    "hoffwn",
    "hwn", "mae", "oedd", "oes", "roedd", "rwy'n", "rydw", "rydym", "rydyn", "sydd", "wedi", "wrth",
    "y", "ydw", "ydy", "ydych", "yn", "yr"};
static const char *const polish[] = {
    "ale", "bardzo", "by\xC5\x82", "by\xC5\x82o", "czy", "dla", "dzi\xC4\x99kuj\xC4\x99",
    "dzie\xC5\x84",
    "gdzie", "jak", "jest", "kiedy", "lekarza", "mam", "mnie", "mog\xC4\x99", "moja",
    "m\xC3\xB3j", "nie",
    "od", "prosz\xC4\x99", "przez", "si\xC4\x99", "s\xC4\x85", "\xC5\xBC" "e"};
static const char *const romanian[] = {
    "am", "aveam", "ce\xC8\x9B", "cum", "dar", "din", "este", "fost", "mul\xC8\x9Bumesc", "nu",
    "pentru",
    "sunt", "s\xC4\x83", "unde", "vreau", "v\xC4\x83", "\xC3\xAEmi", "\xC3\xAEn", "\xC8\x99i"};
static const char *const spanish[] = {
    "con", "cuando", "cu\xC3\xA1ndo", "del", "d\xC3\xB3nde", "el", "est\xC3\xA1", "gracias",
    "hay", "las",
    "los", "mi", "muy", "para", "pero", "por", "puedo", "una", "y", "yo"};
static const char *const portuguese[] = {
    "com", "como", "dos", "em", "est\xC3\xA1", "eu", "isso", "mas", "meu", "minha", "muito",
    "n\xC3\xA3o",
    "obrigada", "obrigado", "onde", "o", "os", "para", "quando", "uma", "voc\xC3\xAAs"};
static const char *const french[] = {
    "avec", "bonjour", "ce", "dans", "des", "du", "est", "et", "je", "les", "merci", "mon", "ne",
    "nous",
    "o\xC3\xB9", "pas", "pour", "quand", "qui", "suis", "sur", "une", "votre", "vous"};
static const char *const german[] = {
    "auch", "bei", "bitte", "das", "dem", "den", "der", "ein", "eine", "f\xC3\xBCr", "ich", "ist",
    "mein",
    "meine", "mit", "nicht", "sie", "und", "von", "wann", "wie", "wir", "wo", "zu"};
static const char *const italian[] = {
    "anche", "che", "con", "del", "della", "di", "dove", "gli", "grazie", "ho", "il", "mia",
    "mio", "molto",
    "nel", "non", "perch\xC3\xA9", "per", "sono", "una", "\xC3\xA8"};
static const char *const lithuanian[] = {
    "a\xC5\xA1", "a\xC4\x8Di\xC5\xAB", "bet", "buvo", "ir", "kada", "kaip", "kur", "labai", "man",
    "mano",
    "ne", "n\xC4\x97ra", "su", "tai", "yra", "\xC4\xAF"};
static const char *const turkish[] = {
    "ama", "ben", "benim", "bir", "bu", "\xC3\xA7ok", "de\xC4\x9Fil", "i\xC3\xA7in", "ile",
    "l\xC3\xBCtfen",
    "nas\xC4\xB1l", "ne", "nerede", "te\xC5\x9F" "ekk\xC3\xBCrler", "var", "ve", "yok", "zaman"};
static const char *const somali[] = {
    "aan", "ayaa", "badan", "fadlan", "iyo", "ka", "ku", "la", "leh", "mahadsanid", "oo", "soo",
    "u",
    "waa", "waan", "waxaan", "waxay"};

typedef struct words {
    smp__language language;
    const char *const *list;
    size_t count;
} words;

#define WORDS(code, name, list) {{code, name}, list, SMP_COUNT(list)}
static const words latin[] = {
    WORDS("cy", "Welsh", welsh),           WORDS("pl", "Polish", polish),
    WORDS("ro", "Romanian", romanian),     WORDS("es", "Spanish", spanish),
    WORDS("pt", "Portuguese", portuguese), WORDS("fr", "French", french),
    WORDS("de", "German", german),         WORDS("it", "Italian", italian),
    WORDS("lt", "Lithuanian", lithuanian), WORDS("tr", "Turkish", turkish),
    WORDS("so", "Somali", somali)};

static bool is_one_of(const smp__token *token, const char *const *list, size_t count)
{
    const char *word = token->folded;
    const size_t size = token->folded_size;
    for (size_t i = 0; size && i < count; i++)
        if (list[i][0] == word[0] && strlen(list[i]) == size && memcmp(list[i], word, size) == 0)
            return true;
    return false;
}

/* The language with the most of its words there, if they are at least two and more than English
 * has. */
static const smp__language *by_words(const smp__document *document, uint32_t ours)
{
    const smp__language *best = NULL;
    uint32_t most = ours > 1 ? ours : 1;
    for (size_t l = 0; l < SMP_COUNT(latin); l++) {
        uint32_t found = 0, left = document->kind_counts[SMP_TOKEN_WORD];
        for (uint32_t i = 0; left && found + left > most; i++)
            if (document->tokens[i].kind == SMP_TOKEN_WORD) {
                found += is_one_of(&document->tokens[i], latin[l].list, latin[l].count);
                left--;
            }
        if (found <= most) continue;
        most = found;
        best = &latin[l].language;
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
    uint32_t total = 0, ours = 0, foreign = 0, letter = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind != SMP_TOKEN_WORD) continue;
        total++;
        ours += is_english(token);
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
    const smp__language *found = by_words(document, ours);
    if (found) return found;
    return total >= WORDS_MIN && ours * 12 < total && mostly_unknown(document) ? &other : NULL;
}
