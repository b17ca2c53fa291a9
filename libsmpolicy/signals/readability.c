/* Reading age by the Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word -
 * 15.59 (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas ... for
 * Navy enlisted personnel", Research Branch Report 8-75, 1975). A grade is that of American
 * schools, whose first is for children of six: age = grade + 5.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <math.h>
#include <string.h>

/* ---- Syllables ----------------------------------------------------------------------------- */

/* Each group of vowels is a syllable, except in these parts of words, listed by their first letter:
 * two vowels that are both heard ("ia"), unless they are not after all ("tia"); a syllable without
 * a vowel ("thm"); a silent e inside ("eful") and at the end of -gue and -que. ^ and $ are the ends
 * of the word. */
typedef struct correction {
    const char *part; /* NULL after the last */
    int change;
} correction;

#define PARTS_A(PART) PART("area$", 1)
#define PARTS_B(PART) PART("busin", -1) PART("betes$", 1)
#define PARTS_C(PART) PART("cia", -1) PART("ciat", 1) PART("cio", -1) PART("creat", 1) \
                      PART("coop", 1) PART("coor", 1)
#define PARTS_D(PART) PART("dient", 1) PART("dement", 1)
#define PARTS_E(PART) PART("eo", 1) PART("eing$", 1) PART("ely$", -1) PART("eely$", 1) \
                      PART("eful", -1) PART("eless", -1) PART("ement", -1) PART("eement", 1)
#define PARTS_G(PART) PART("gio", -1) PART("geo", -1) PART("gue$", -1) PART("gues$", -1)
#define PARTS_I(PART) PART("ia", 1) PART("io", 1) PART("iu", 1) PART("iet", 1) PART("ienc", 1) \
                      PART("idea", 1)
#define PARTS_L(PART) PART("llio", -1) PART("lien", 1) PART("lement", 1)
#define PARTS_N(PART) PART("nio", -1) PART("nien", 1)
#define PARTS_O(PART) PART("oem", 1) PART("oet", 1) PART("oea$", 1) PART("oing$", 1)
#define PARTS_P(PART) PART("peop", -1) PART("pien", 1)
#define PARTS_Q(PART) PART("qual", -1) PART("quat", -1) PART("quen", -1) PART("que$", -1) \
                      PART("ques$", -1)
#define PARTS_R(PART) PART("rriage", -1) PART("rient", 1) PART("reac", 1) PART("reali", 1) \
                      PART("^rely$", 1)
#define PARTS_S(PART) PART("sio", -1) PART("seum", 1) PART("sm$", 1) PART("somet", -1) \
                      PART("someo", -1) PART("somew", -1)
#define PARTS_T(PART) PART("tia", -1) PART("tio", -1) PART("tienc", -1) PART("theat", 1) \
                      PART("thm$", 1)
#define PARTS_U(PART) PART("ual", 1) PART("uat", 1) PART("uous", 1) PART("uen", 1) PART("uel", 1)
#define PARTS_X(PART) PART("xio", -1)
#define PARTS_Y(PART) PART("ying$", 1)

#define SECOND_OF(part) (part)[(part)[0] == '^' ? 2 : 1]
#define ENTRY(part, change) {part, change},
#define SECOND(part, change) | 1u << (SECOND_OF(part) & 31)
#define ROW(letter)                                                                                \
    {(const correction[]){PARTS_##letter(ENTRY){NULL, 0}}, 0 PARTS_##letter(SECOND)}

static const struct {
    const correction *parts;
    uint32_t seconds; /* a bit for each second letter, as far as it counts from 32 to 32 */
} corrections[26] = {
    ['a' - 'a'] = ROW(A), ['b' - 'a'] = ROW(B), ['c' - 'a'] = ROW(C), ['d' - 'a'] = ROW(D),
    ['e' - 'a'] = ROW(E), ['g' - 'a'] = ROW(G), ['i' - 'a'] = ROW(I), ['l' - 'a'] = ROW(L),
    ['n' - 'a'] = ROW(N), ['o' - 'a'] = ROW(O), ['p' - 'a'] = ROW(P), ['q' - 'a'] = ROW(Q),
    ['r' - 'a'] = ROW(R), ['s' - 'a'] = ROW(S), ['t' - 'a'] = ROW(T), ['u' - 'a'] = ROW(U),
    ['x' - 'a'] = ROW(X), ['y' - 'a'] = ROW(Y),
};

static bool is_vowel(char c)
{
    static const bool vowels[256] = {['a'] = true, ['e'] = true, ['i'] = true,
                                     ['o'] = true, ['u'] = true, ['y'] = true};
    return vowels[(unsigned char)c];
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
    for (size_t at = 0; at + 1 < word.size; at++) {
        unsigned char letter = (unsigned char)(word.data[at] - 'a');
        if (letter >= SMP_COUNT(corrections) ||
            !(corrections[letter].seconds >> (word.data[at + 1] & 31) & 1))
            continue;
        for (const correction *next = corrections[letter].parts; next->part; next++)
            if (SECOND_OF(next->part) == word.data[at + 1] && begins_with(word, at, next->part))
                change += next->change;
    }
    return change;
}

/* Of a word with two groups of vowels or more: the final e of "care", the ed of "helped" and the es
 * of "makes" are silent, but not those of "table", "centre", "tested" and "nurses". */
static bool has_silent_end(smp_text word)
{
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
#define FEWEST_WORDS 6u /* of a sentence that is named: the formula makes too much of shorter
                           ones */

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

/* Counts the prose; of each sentence apart, where the hardest are wanted: then there is some. */
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
    if (named) consider(named, last_sentence, sentence, limit);
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
        while (smp__is_kind(detection, last - 1, SMP__KIND(SPACE))) last--;
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
