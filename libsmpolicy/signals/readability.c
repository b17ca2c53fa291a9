/* Reading age by the Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word -
 * 15.59 (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas ... for
 * Navy enlisted personnel", Research Branch Report 8-75, 1975). A grade is that of American
 * schools, whose first is for children of six: age = grade + 5.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <math.h>
#include <string.h>

/* ---- Syllables ----------------------------------------------------------------------------- */

/* Groups of vowels are syllables, but for these parts of words, by their first letter: two vowels
 * side by side that are both heard ("ia"), and where they are not after all ("tia"); a syllable
 * without a vowel ("thm"); a silent e inside ("eful"), and at the end of -gue and -que. ^ and $ stand
 * for the ends of the word. */
typedef struct correction {
    const char *part; /* NULL after the last */
    int change;
} correction;

#define PARTS(...) (const correction[]){__VA_ARGS__, {NULL, 0}}

static const correction *const corrections[26] = {
    ['a' - 'a'] = PARTS({"area$", 1}),
    ['b' - 'a'] = PARTS({"busin", -1}, {"betes$", 1}),
    ['c' - 'a'] = PARTS({"cia", -1}, {"ciat", 1}, {"cio", -1}, {"creat", 1}, {"coop", 1},
                        {"coor", 1}),
    ['d' - 'a'] = PARTS({"dient", 1}, {"dement", 1}),
    ['e' - 'a'] = PARTS({"eo", 1}, {"eing$", 1}, {"ely$", -1}, {"eely$", 1}, {"eful", -1},
                        {"eless", -1}, {"ement", -1}, {"eement", 1}),
    ['g' - 'a'] = PARTS({"gio", -1}, {"geo", -1}, {"gue$", -1}, {"gues$", -1}),
    ['i' - 'a'] = PARTS({"ia", 1}, {"io", 1}, {"iu", 1}, {"iet", 1}, {"ienc", 1}, {"idea", 1}),
    ['l' - 'a'] = PARTS({"llio", -1}, {"lien", 1}, {"lement", 1}),
    ['n' - 'a'] = PARTS({"nio", -1}, {"nien", 1}),
    ['o' - 'a'] = PARTS({"oem", 1}, {"oet", 1}, {"oea$", 1}, {"oing$", 1}),
    ['p' - 'a'] = PARTS({"peop", -1}, {"pien", 1}),
    ['q' - 'a'] = PARTS({"qual", -1}, {"quat", -1}, {"quen", -1}, {"que$", -1}, {"ques$", -1}),
    ['r' - 'a'] = PARTS({"rriage", -1}, {"rient", 1}, {"reac", 1}, {"reali", 1}, {"^rely$", 1}),
    ['s' - 'a'] = PARTS({"sio", -1}, {"seum", 1}, {"sm$", 1}, {"somet", -1}, {"someo", -1},
                        {"somew", -1}),
    ['t' - 'a'] = PARTS({"tia", -1}, {"tio", -1}, {"tienc", -1}, {"theat", 1}, {"thm$", 1}),
    ['u' - 'a'] = PARTS({"ual", 1}, {"uat", 1}, {"uous", 1}, {"uen", 1}, {"uel", 1}),
    ['x' - 'a'] = PARTS({"xio", -1}),
    ['y' - 'a'] = PARTS({"ying$", 1}),
};

#define LETTER(letter) (1u << (letter - 'a'))

static bool is_vowel(char c)
{
    const uint32_t vowels = LETTER('a') | LETTER('e') | LETTER('i') | LETTER('o') | LETTER('u') |
                            LETTER('y');
    return c >= 'a' && c <= 'z' && (vowels >> (c - 'a') & 1);
}

static bool begins_with(smp_text word, size_t at, const char *part)
{
    if (*part == '^') {
        if (at > 0) return false;
        part++;
    }
    for (; *part && *part != '$'; part++, at++)
        if (at >= word.size || word.data[at] != *part) return false;
    return *part != '$' || at == word.size;
}

static int corrections_of(smp_text word)
{
    int change = 0;
    for (size_t at = 0; at < word.size; at++) {
        unsigned char letter = (unsigned char)(word.data[at] - 'a');
        const correction *next = letter < SMP_COUNT(corrections) ? corrections[letter] : NULL;
        for (; next && next->part; next++)
            if (begins_with(word, at, next->part)) change += next->change;
    }
    return change;
}

/* The final e of "care", the ed of "helped" and the es of "makes" are silent, but not those of
 * "table", "centre", "tested" and "nurses". */
static bool has_silent_end(smp_text word)
{
    if (word.size < 3) return false;
    char last = word.data[word.size - 1], before = word.data[word.size - 2];
    char third = word.data[word.size - 3];
    if (last == 'e')
        return !is_vowel(before) &&
               !((before == 'l' || before == 'r') && !is_vowel(third) && third != before);
    if (word.size < 4 || before != 'e' || is_vowel(third)) return false;
    if (last == 'd') return third != 't' && third != 'd';
    if (last != 's') return false;
    char fourth = word.data[word.size - 4];
    if (strchr("szxcg", third) || (third == 'h' && strchr("cs", fourth))) return false;
    return !((third == 'l' || third == 'r') && !is_vowel(fourth) && fourth != third);
}

uint32_t smp__syllables(smp_text folded)
{
    int groups = 0;
    bool in_group = false;
    for (size_t i = 0; i < folded.size; i++) {
        bool vowel = is_vowel(folded.data[i]);
        groups += vowel && !in_group;
        in_group = vowel;
    }
    if (groups > 1 && has_silent_end(folded)) groups--;
    /* Short words have no parts to correct. */
    if (folded.size > 2) groups += corrections_of(folded);
    return groups > 0 ? (uint32_t)groups : 1;
}

/* ---- The grade ----------------------------------------------------------------------------- */

/* Prose is words in small letters, perhaps with a capital: not acronyms, which the formula was not
 * made for. */
static bool is_prose(const smp__token *token)
{
    return token->kind == SMP_TOKEN_WORD && token->flags & SMP__TOKEN_HAS_LOWER;
}

/* Counts of prose, and the age they come to. */
typedef struct prose {
    uint32_t words, sentences, syllables;
} prose;

static double age_of(prose counts)
{
    double words = counts.words;
    double grade = 0.39 * words / counts.sentences + 11.8 * counts.syllables / words - 15.59;
    return grade < 0 ? 5 : grade + 5;
}

/* The hardest sentences, by the age that each would come to alone. */
#define MOST_NAMED 3u
#define FEWEST_WORDS 6u /* of a sentence that is named: the formula makes too much of shorter ones */

typedef struct hardest {
    uint32_t sentences[MOST_NAMED];
    double ages[MOST_NAMED];
    uint32_t count;
} hardest;

static void consider(hardest *named, uint32_t sentence, prose counts, double limit)
{
    if (counts.words < FEWEST_WORDS) return;
    double age = age_of(counts);
    if (age <= limit) return;
    uint32_t at = named->count < MOST_NAMED ? named->count++ : MOST_NAMED;
    for (; at > 0 && named->ages[at - 1] < age; at--)
        if (at < MOST_NAMED) {
            named->ages[at] = named->ages[at - 1];
            named->sentences[at] = named->sentences[at - 1];
        }
    if (at == MOST_NAMED) return;
    named->ages[at] = age;
    named->sentences[at] = sentence;
}

/* Counts the prose; of each sentence apart, where the hardest are wanted. */
static prose count_prose(const smp__document *document, hardest *named, double limit)
{
    prose all = {0, 0, 0}, sentence = {0, 1, 0};
    uint32_t last_sentence = UINT32_MAX;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (!is_prose(token)) continue;
        uint32_t syllables = smp__syllables(smp__folded(token));
        if (token->sentence != last_sentence) {
            if (named && all.sentences) consider(named, last_sentence, sentence, limit);
            sentence = (prose){0, 1, 0};
            all.sentences++;
            last_sentence = token->sentence;
        }
        all.words++;
        all.syllables += syllables;
        sentence.words++;
        sentence.syllables += syllables;
    }
    if (named && all.sentences) consider(named, last_sentence, sentence, limit);
    return all;
}

double smp__reading_age(const smp__document *document, uint32_t least)
{
    if (document->kind_counts[SMP_TOKEN_WORD] < least) return 0;
    prose counts = count_prose(document, NULL, 0);
    return counts.words < least || !counts.words ? 0 : age_of(counts);
}

/* The sentences to begin with, as `A", "B`; nothing where the text is one sentence. */
static smp_text name_hardest(const smp__detection *detection, double limit)
{
    const smp__document *document = detection->document;
    hardest named = {.count = 0};
    if (count_prose(document, &named, limit).sentences < 2) return (smp_text){NULL, 0};
    smp_text names = {NULL, 0};
    for (uint32_t i = 0; i < named.count; i++) {
        const smp__sentence *sentence = &document->sentences[named.sentences[i]];
        uint32_t last = sentence->end_token;
        while (last > sentence->first_token + 1 &&
               smp__is_kind(detection, last - 1, SMP__KIND(SPACE)))
            last--;
        smp_text text = smp__text_slice(document->text,
                                        smp__token_at(detection, sentence->first_token)->start,
                                        smp__token_at(detection, last - 1)->end);
        names = smp__arena_format(detection->scene->arena, "%.*s%s%.*s", (int)names.size,
                                  names.data ? names.data : "", i ? "\", \"" : "",
                                  (int)text.size, text.data);
        if (smp__is_absent(names)) detection->into->failed = true;
    }
    return names;
}

void smp__detect_readability(smp__detection *detection)
{
    const double *hard = detection->scene->parameters[SMP__SIGNAL_READABILITY_HARD];
    const double *too_hard = detection->scene->parameters[SMP__SIGNAL_READABILITY_TOO_HARD];
    double least = hard[1] < too_hard[1] ? hard[1] : too_hard[1];
    if (detection->document->kind_counts[SMP_TOKEN_WORD] < least) return;
    prose counts = count_prose(detection->document, NULL, 0);
    if (counts.words < least || !counts.words) return;
    double age = age_of(counts);
    if (counts.words >= SMP__FEWEST_PROSE_WORDS) detection->into->reading_age = age;
    bool worse = counts.words >= too_hard[1] && age > too_hard[0] &&
                 smp__wants(detection, SMP__SIGNAL_READABILITY_TOO_HARD);
    if (!worse && (counts.words < hard[1] || age <= hard[0])) return;
    smp__observation *observation = smp__raise_value(
        detection,
        worse ? SMP__SIGNAL_READABILITY_TOO_HARD : SMP__SIGNAL_READABILITY_HARD, 0,
        (uint32_t)detection->document->text.size, floor(age + 0.5));
    if (observation)
        observation->detail = name_hardest(detection, worse ? too_hard[0] : hard[0]);
}
