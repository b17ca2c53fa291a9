/* Measures smp__hashtag_words on files of hashtags with gold words.
 * SPDX-License-Identifier: MIT
 *
 *     hashtags [--errors] [--weight NAME=VALUE]... FILE...
 *
 * A line of a file: the tag without its #, a tab, its words with spaces; further tab-separated
 * alternatives count as right too. Lines that begin with # are skipped. For each file:
 * exact   the words are exactly a gold's, the tag as it stands, and with its case taken away
 * flags   of the lower-case tags: which are suggested a new case. Precision: flagged tags that are
 *         several words by some gold; recall: of those that are several words by every gold. Fix:
 *         flagged tags whose suggestion has its capitals exactly where a gold begins its words. */
#include "text/hashtag_model.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_GOLDS 12

static const char *const weight_names[SMP__TAG_WEIGHTS] = {
    "unknown_base",  "unknown_letter_percent", "unknown_letter", "word",
    "number",        "pair_percent",           "unlisted_percent", "unlisted", "case_boundary",
    "digit_boundary", "one_letter", "two_letters", "unknown_whole", "code", "code_letter",
    "name_pair", "margin", "unknown_margin",
};

typedef struct tally {
    size_t tags, exact, exact_uncased;
    size_t flagged, flagged_right, fix_right, several, several_flagged;
} tally;

/* Lower case, letters and digits and single spaces alone. */
static void simplify(char *out, size_t size, const char *text)
{
    size_t used = 0;
    for (; *text && used + 1 < size; text++) {
        if (isalnum((unsigned char)*text)) out[used++] = (char)tolower((unsigned char)*text);
        else if (*text == ' ' && used > 0 && out[used - 1] != ' ') out[used++] = ' ';
    }
    while (used > 0 && out[used - 1] == ' ') used--;
    out[used] = '\0';
}

static void join(char *out, size_t size, const char *body, const smp__tag_casing *casing)
{
    char spaced[512];
    size_t used = 0;
    size_t from = 0;
    for (uint32_t i = 0; i < casing->words; i++) {
        for (; from < casing->ends[i]; from++) spaced[used++] = body[from];
        spaced[used++] = ' ';
    }
    if (casing->words == 0) used = (size_t)snprintf(spaced, sizeof spaced, "%s", body);
    spaced[used] = '\0';
    simplify(out, size, spaced);
}

static bool matches(const char *words, char *const *golds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words, golds[i]) == 0) return true;
    return false;
}

static void measure(tally *t, const smp__hashtag_model *model, smp__arena *arena, const char *body,
                    char *const *golds, size_t count, bool errors)
{
    char words[512], lower[256], uncased_words[512];
    size_t several = 0;
    for (size_t i = 0; i < count; i++) several += strchr(golds[i], ' ') != NULL;

    smp__tag_casing casing;
    smp__arena_reset(arena);
    smp__hashtag_words_by(model, &casing, arena, (smp_text){body, strlen(body)}, NULL, NULL);
    join(words, sizeof words, body, &casing);

    snprintf(lower, sizeof lower, "%s", body);
    for (char *c = lower; *c; c++) *c = (char)tolower((unsigned char)*c);
    smp__hashtag_words_by(model, &casing, arena, (smp_text){lower, strlen(lower)}, NULL, NULL);
    join(uncased_words, sizeof uncased_words, lower, &casing);
    bool flagged = !smp__is_absent(casing.cased);

    bool right = matches(uncased_words, golds, count);
    t->tags++;
    t->exact += matches(words, golds, count);
    t->exact_uncased += right;
    t->flagged += flagged;
    t->flagged_right += flagged && several > 0;
    t->fix_right += flagged && right;
    t->several += several == count;
    t->several_flagged += flagged && several == count;
    if (errors && (!matches(words, golds, count) || !right || (flagged && several == 0)))
        printf("%-28s read %-32s uncased %-32s gold %s%s (%.2f)\n", body, words, uncased_words,
               golds[0], flagged ? " FLAGGED" : "", casing.margin);
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static bool run(const char *path, const smp__hashtag_model *model, bool errors)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return false;
    }
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    tally t = {0};
    char line[2048];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0') continue;
        char *golds[MOST_GOLDS];
        char room[MOST_GOLDS][512];
        size_t count = 0;
        char *body = strtok(line, "\t");
        for (char *gold; count < MOST_GOLDS && (gold = strtok(NULL, "\t"));) {
            simplify(room[count], sizeof room[count], gold);
            golds[count] = room[count];
            count++;
        }
        if (body && count > 0 && strlen(body) < 200)
            measure(&t, model, &arena, body, golds, count, errors);
    }
    smp__arena_free(&arena);
    fclose(file);
    const char *name = strrchr(path, '/');
    printf("%-22s %5zu tags  exact %.2f %%  uncased %.2f %%  flags: precision %.2f %%  "
           "recall %.2f %%  fix %.2f %%\n",
           name ? name + 1 : path, t.tags, percent(t.exact, t.tags),
           percent(t.exact_uncased, t.tags), percent(t.flagged_right, t.flagged),
           percent(t.several_flagged, t.several), percent(t.fix_right, t.flagged));
    return true;
}

static bool set_weight(smp__hashtag_model *model, const char *assignment)
{
    size_t length = strcspn(assignment, "=");
    for (size_t i = 0; i < SMP__TAG_WEIGHTS; i++) {
        if (strlen(weight_names[i]) != length || strncmp(assignment, weight_names[i], length) != 0)
            continue;
        if (assignment[length] == '=') model->weights[i] = atoi(assignment + length + 1);
        return true;
    }
    fprintf(stderr, "%s: no such weight\n", assignment);
    return false;
}

int main(int count, char **arguments)
{
    smp__hashtag_model model;
    smp__hashtag_model_open(&model);
    bool errors = false;
    bool good = count > 1;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--errors") == 0) errors = true;
        else if (strcmp(arguments[i], "--weight") == 0 && i + 1 < count)
            good = set_weight(&model, arguments[++i]) && good;
        else good = run(arguments[i], &model, errors) && good;
    }
    return good ? 0 : 1;
}
