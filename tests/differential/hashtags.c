/* Measures smp__hashtag_words on files of hashtags with gold words.
 * SPDX-License-Identifier: MIT
 *
 *     hashtags [--errors] [--golds N] [--weight NAME=VALUE]... [FILE...]
 *
 * Without a file: the development sets beside the project, where they are there, each of which must
 * reach its floor. A line of a file: the tag without its #, a tab, its words with spaces; further
 * tab-separated alternatives count as right too, up to N golds in all. Lines that begin with # are
 * skipped. Golds that lost an apostrophe (don t) are joined again. For each file:
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
    "uncased_boundary", "digit_boundary", "one_letter", "two_letters", "unknown_whole",
    "capital_whole", "code", "code_letter", "name_pair", "margin", "unknown_margin",
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

/* What an apostrophe cut off goes back to its word: gold "don t" is our "dont". */
static void join_apostrophes(char *gold)
{
    static const char *const tails[] = {"t", "s", "m", "ll", "re", "ve"};
    static const char *const befores[][14] = {
        {"don", "can", "won", "isn", "didn", "doesn", "wasn", "ain", "couldn", "wouldn",
         "shouldn", "aren", "haven", "hasn"},
        {"it", "that", "what", "let", "he", "she", "there", "who", "how", "where", "here"},
        {"i"},
        {"i", "you", "he", "she", "it", "we", "they", "that", "there"},
        {"you", "we", "they"},
        {"i", "you", "we", "they"},
    };
    for (char *space = strchr(gold, ' '); space; space = strchr(space + 1, ' ')) {
        char *word = space;
        while (word > gold && word[-1] != ' ') word--;
        size_t size = (size_t)(space - word);
        size_t tail = strcspn(space + 1, " ");
        bool join = false;
        for (size_t i = 0; i < SMP_COUNT(tails); i++) {
            if (strlen(tails[i]) != tail || strncmp(tails[i], space + 1, tail) != 0) continue;
            for (size_t j = 0; j < SMP_COUNT(befores[i]) && befores[i][j]; j++)
                join = join || (strlen(befores[i][j]) == size &&
                                strncmp(befores[i][j], word, size) == 0);
        }
        if (join) memmove(space, space + 1, strlen(space));
    }
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

static bool run(const char *path, const smp__hashtag_model *model, size_t most_golds, bool errors,
                double floor)
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
        for (char *gold; count < most_golds && (gold = strtok(NULL, "\t"));) {
            simplify(room[count], sizeof room[count], gold);
            join_apostrophes(room[count]);
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
    return percent(t.exact, t.tags) >= floor;
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

/* Exact words of the tags as they stand; a point or two below what was measured. */
static bool run_development_sets(const smp__hashtag_model *model)
{
    static const struct {
        const char *name;
        size_t golds;
        double floor;
    } sets[] = {
        {"dev_boun.tsv", MOST_GOLDS, 88},
        {"stan_large_dev.tsv", MOST_GOLDS, 88},
        {"nhs_dev.tsv", 1, 95},
    };
    bool good = true;
    for (size_t i = 0; i < SMP_COUNT(sets); i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/../shared/corpora/hashtags/%s", SMP_SOURCE_DIR,
                 sets[i].name);
        FILE *file = fopen(path, "r");
        if (!file) {
            printf("skipped: %s is not there\n", sets[i].name);
            continue;
        }
        fclose(file);
        if (run(path, model, sets[i].golds, false, sets[i].floor)) continue;
        printf("%s: under %.0f %%\n", sets[i].name, sets[i].floor);
        good = false;
    }
    return good;
}

int main(int count, char **arguments)
{
    smp__hashtag_model model;
    smp__hashtag_model_open(&model);
    bool errors = false;
    bool good = true;
    size_t files = 0;
    size_t golds = MOST_GOLDS;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--errors") == 0) {
            errors = true;
        } else if (strcmp(arguments[i], "--weight") == 0 && i + 1 < count) {
            good = set_weight(&model, arguments[++i]) && good;
        } else if (strcmp(arguments[i], "--golds") == 0 && i + 1 < count) {
            int most = atoi(arguments[++i]);
            golds = most > 0 && most < MOST_GOLDS ? (size_t)most : MOST_GOLDS;
        } else {
            good = run(arguments[i], &model, golds, errors, 0) && good;
            files++;
        }
    }
    if (files == 0) good = run_development_sets(&model) && good;
    return good ? 0 : 1;
}
