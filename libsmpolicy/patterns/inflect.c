/* The English inflections of a word: spelling rules, and a table of what does not follow them.
 * SPDX-License-Identifier: MIT */
#include "patterns/inflect.h"

#include <string.h>

static const char *const irregular[] = {
#define IRREGULAR(forms) forms,
#define COMPARED(words)
#include "patterns/inflections.def"
#undef IRREGULAR
#undef COMPARED
};

static const char *const compared =
#define IRREGULAR(forms)
#define COMPARED(words) words
#include "patterns/inflections.def"
#undef IRREGULAR
#undef COMPARED
    ;

typedef struct giver {
    smp__form_function give;
    void *context;
    smp_text word;
} giver;

static bool is_vowel(char c) { return c != '\0' && strchr("aeiou", c) != NULL; }

/* The letter `back` places from the end, 1 being the last; NUL before the start. */
static char letter(smp_text word, size_t back)
{
    return word.size >= back ? word.data[word.size - back] : '\0';
}

static bool ends(smp_text word, const char *ending)
{
    size_t size = strlen(ending);
    return word.size >= size && memcmp(word.data + word.size - size, ending, size) == 0;
}

/* The word without its last `drop` bytes, then `ending`. */
static void give(const giver *g, smp_text word, size_t drop, const char *ending)
{
    char form[SMP__INFLECT_MAX + 16];
    size_t size = word.size - drop, more = strlen(ending);
    memcpy(form, word.data, size);
    memcpy(form + size, ending, more);
    g->give(g->context, (smp_text){form, size + more});
}

static size_t syllables(smp_text word)
{
    size_t count = 0;
    for (size_t i = 0; i < word.size; i++) {
        bool vowel = is_vowel(word.data[i]) || (word.data[i] == 'y' && i > 0);
        bool before = i > 0 && (is_vowel(word.data[i - 1]) || (word.data[i - 1] == 'y' && i > 1));
        if (vowel && !before) count++;
    }
    return count;
}

/* One consonant after one vowel letter, as in stop, refer, quiz. */
static bool may_double(smp_text word)
{
    char last = letter(word, 1), middle = letter(word, 2), before = letter(word, 3);
    if (is_vowel(last) || strchr("hjqwxy", last)) return false;
    if (!is_vowel(middle)) return false;
    return !is_vowel(before) || (before == 'u' && letter(word, 4) == 'q');
}

/* The word with an ending that begins with a vowel: "ed", "ing", "er", "est". */
static void give_vowel_ending(const giver *g, const char *ending)
{
    smp_text word = g->word;
    char doubled[8] = {letter(word, 1)};
    memcpy(doubled + 1, ending, strlen(ending) + 1);
    bool with_e = ending[0] == 'e';
    if (ends(word, "ie") && !with_e) {
        give(g, word, 2, "ying");
    } else if (letter(word, 1) == 'e') {
        bool keeps = ends(word, "ee") || ends(word, "oe") || ends(word, "ye");
        if (with_e) give(g, word, 0, ending + 1);
        else give(g, word, keeps ? 0 : 1, ending);
    } else if (letter(word, 1) == 'y' && !is_vowel(letter(word, 2)) && with_e) {
        give(g, word, 1, ending[1] == 'd' ? "ied" : ending[1] == 'r' ? "ier" : "iest");
    } else if (letter(word, 1) == 'c' && is_vowel(letter(word, 2))) {
        doubled[0] = 'k';
        give(g, word, 0, doubled);
    } else if (may_double(word)) {
        /* Where the stress falls is not known: both spellings for longer words. */
        give(g, word, 0, doubled);
        if (syllables(word) > 1) give(g, word, 0, ending);
    } else {
        /* travelled and the like end in a doubled l after two vowels as well: fuelled */
        if (letter(word, 1) == 'l' && is_vowel(letter(word, 2))) give(g, word, 0, doubled);
        give(g, word, 0, ending);
    }
}

static void give_s(const giver *g)
{
    smp_text word = g->word;
    char last = letter(word, 1);
    if (last == 'y' && !is_vowel(letter(word, 2))) {
        give(g, word, 1, "ies");
    } else if (strchr("sxz", last) || ends(word, "ch") || ends(word, "sh")) {
        give(g, word, 0, "es");
        if ((last == 's' || last == 'z') && may_double(word))
            give(g, word, 0, last == 's' ? "ses" : "zes");
        if (ends(word, "ch")) give(g, word, 0, "s"); /* stomachs */
    } else {
        give(g, word, 0, "s");
        if (last == 'o' && !is_vowel(letter(word, 2))) give(g, word, 0, "es");
    }
}

/* Is `word` one of those in a list with spaces between? */
static bool listed(const char *list, smp_text word)
{
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, " ");
        if (size == word.size && memcmp(at, word.data, size) == 0) return true;
        at += size;
        while (*at == ' ') at++;
    }
    return false;
}

/* The forms in one line of the table, with their possessives. */
static void give_listed(const giver *g, const char *forms)
{
    while (*forms) {
        smp_text form = {forms, strcspn(forms, " ")};
        give(g, form, 0, "");
        give(g, form, 0, "'s");
        forms += form.size;
        while (*forms == ' ') forms++;
    }
}

/* The line of the table that begins with the word; *complete when the rules add nothing. */
static const char *find_irregular(smp_text word, bool *complete)
{
    for (size_t i = 0; i < SMP_COUNT(irregular); i++) {
        const char *line = irregular[i] + (irregular[i][0] == '=');
        if (strncmp(line, word.data, word.size) != 0 ||
            (line[word.size] != ' ' && line[word.size] != '\0'))
            continue;
        *complete = line > irregular[i];
        return line;
    }
    return NULL;
}

/* firemen, grandchildren: a compound bends like its last part. */
static bool give_compound(const giver *g)
{
    static const struct {
        const char *one, *many;
    } parts[] = {{"woman", "women"}, {"man", "men"}, {"child", "children"}, {"wife", "wives"}};
    if (ends(g->word, "human") || ends(g->word, "german") || ends(g->word, "roman")) return false;
    for (size_t i = 0; i < SMP_COUNT(parts); i++) {
        size_t size = strlen(parts[i].one);
        if (g->word.size < size + 2 || !ends(g->word, parts[i].one)) continue;
        char plural[SMP__INFLECT_MAX + 8];
        size_t stem = g->word.size - size;
        memcpy(plural, g->word.data, stem);
        memcpy(plural + stem, parts[i].many, strlen(parts[i].many) + 1);
        give_listed(g, plural);
        return true;
    }
    return false;
}

bool smp__inflect(smp_text folded, smp__form_function function, void *context)
{
    if (folded.size == 0 || folded.size > SMP__INFLECT_MAX || !smp__ascii_lower(letter(folded, 1)))
        return false;
    giver g = {function, context, folded};
    give(&g, folded, 0, "");
    give(&g, folded, 0, "'s");
    bool complete = false;
    const char *line = find_irregular(folded, &complete);
    if (line) give_listed(&g, line);
    if (complete || (!line && give_compound(&g))) return true;

    give_s(&g);
    give_vowel_ending(&g, "ing");
    if (!line) give_vowel_ending(&g, "ed");
    bool y = letter(folded, 1) == 'y' && letter(folded, 2) != '\0' && !is_vowel(letter(folded, 2));
    if (y || listed(compared, folded)) {
        give_vowel_ending(&g, "er");
        give_vowel_ending(&g, "est");
    }
    return true;
}
