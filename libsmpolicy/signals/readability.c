/* Reading age by the Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word -
 * 15.59 (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas ... for
 * Navy enlisted personnel", Research Branch Report 8-75, 1975). A grade is that of American
 * schools, whose first is for children of six: age = grade + 5.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- Syllables ----------------------------------------------------------------------------- */

/* Groups of vowels are syllables, but for these parts of words. ^ and $ stand for the ends. */
static const struct {
    const char *part;
    int change;
} corrections[] = {
    /* Two vowels side by side that are both heard, and where they are not after all. */
    {"ia", 1},      {"tia", -1},    {"cia", -1},    {"ciat", 1},   {"rriage", -1}, {"io", 1},
    {"tio", -1},    {"sio", -1},    {"cio", -1},    {"gio", -1},   {"xio", -1},    {"nio", -1},
    {"llio", -1},   {"iu", 1},      {"eo", 1},      {"peop", -1},  {"geo", -1},    {"iet", 1},
    {"ienc", 1},    {"tienc", -1},  {"lien", 1},    {"dient", 1},  {"pien", 1},    {"nien", 1},
    {"rient", 1},   {"ual", 1},     {"qual", -1},   {"uat", 1},    {"quat", -1},   {"uous", 1},
    {"uen", 1},     {"quen", -1},   {"uel", 1},     {"oem", 1},    {"oet", 1},     {"seum", 1},
    {"creat", 1},   {"theat", 1},   {"reac", 1},    {"reali", 1},  {"coop", 1},    {"coor", 1},
    {"area$", 1},   {"idea", 1},    {"oea$", 1},    {"ying$", 1},  {"eing$", 1},   {"oing$", 1},
    /* A syllable without a vowel. */
    {"sm$", 1},     {"thm$", 1},
    /* A silent e inside, and at the end of -gue and -que. */
    {"ely$", -1},   {"eely$", 1},   {"^rely$", 1},  {"eful", -1},  {"eless", -1},  {"ement", -1},
    {"eement", 1},  {"lement", 1},  {"dement", 1}, {"somet", -1},  {"someo", -1},
    {"somew", -1},  {"gue$", -1},   {"gues$", -1},  {"que$", -1},  {"ques$", -1},  {"busin", -1},
    {"betes$", 1},
};

static bool is_vowel(char c) { return c && strchr("aeiouy", c) != NULL; }

static bool begins_with(smp_text text, size_t at, const char *part)
{
    for (; *part && *part != '$'; part++, at++)
        if (at >= text.size || text.data[at] != *part) return false;
    return *part != '$' || at == text.size;
}

static int corrections_of(smp_text word)
{
    int change = 0;
    for (size_t i = 0; i < SMP_COUNT(corrections); i++) {
        const char *part = corrections[i].part;
        bool at_start = *part == '^';
        if (at_start) part++;
        for (size_t at = 0; at < (at_start ? 1 : word.size); at++)
            if (word.data[at] == *part && begins_with(word, at, part))
                change += corrections[i].change;
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

double smp__reading_age(const smp__document *document, uint32_t least)
{
    uint32_t words = 0, sentences = 0;
    uint64_t syllables = 0;
    uint32_t last_sentence = UINT32_MAX;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (!is_prose(token)) continue;
        words++;
        syllables += smp__syllables(smp__folded(token));
        if (token->sentence != last_sentence) {
            sentences++;
            last_sentence = token->sentence;
        }
    }
    if (words < least || !words) return 0;
    double grade = 0.39 * (double)words / sentences + 11.8 * (double)syllables / words - 15.59;
    return grade < 0 ? 5 : grade + 5;
}

void smp__detect_readability(smp__detection *detection)
{
    const smp__scene *scene = detection->scene;
    const double *hard = scene->parameters[SMP__SIGNAL_READABILITY_HARD];
    const double *too_hard = scene->parameters[SMP__SIGNAL_READABILITY_TOO_HARD];
    double least = hard[1] < too_hard[1] ? hard[1] : too_hard[1];
    if (detection->document->kind_counts[SMP_TOKEN_WORD] < least) return;
    uint32_t end = (uint32_t)detection->document->text.size;
    double age = smp__reading_age(detection->document, (uint32_t)too_hard[1]);
    if (age > too_hard[0] && smp__wants(detection, SMP__SIGNAL_READABILITY_TOO_HARD)) {
        smp__raise_value(detection, SMP__SIGNAL_READABILITY_TOO_HARD, 0, end, age);
        return;
    }
    if (hard[1] != too_hard[1]) age = smp__reading_age(detection->document, (uint32_t)hard[1]);
    if (age > hard[0]) smp__raise_value(detection, SMP__SIGNAL_READABILITY_HARD, 0, end, age);
}
