/* Hyperscan (or Vectorscan) over the same posts and terms: hyperscan POSTS TERMS.
 * SPDX-License-Identifier: MIT */
#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 4096u
#define LINE 512u
#define ROUNDS 100u

static char posts[MOST][LINE], terms[MOST][LINE], *expressions[MOST];
static unsigned flags[MOST], ids[MOST];

static double now(void)
{
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void need(int done, const char *what)
{
    if (done) return;
    fprintf(stderr, "hyperscan: %s failed\n", what);
    exit(EXIT_FAILURE);
}

static size_t read_lines(const char *path, char lines[][LINE])
{
    FILE *file = fopen(path, "r");
    size_t count = 0;
    need(file != NULL, path);
    while (count < MOST && fgets(lines[count], LINE, file)) {
        lines[count][strcspn(lines[count], "\n")] = '\0';
        count++;
    }
    fclose(file);
    return count;
}

static int count_hit(unsigned id, unsigned long long from, unsigned long long to,
                     unsigned hit_flags, void *hits)
{
    (void)id, (void)from, (void)to, (void)hit_flags;
    ++*(size_t *)hits;
    return 0;
}

int main(int count, char **files)
{
    need(count == 3, "reading the arguments POSTS and TERMS");
    size_t post_count = read_lines(files[1], posts), term_count = read_lines(files[2], terms);
    for (size_t i = 0; i < term_count; i++) {
        expressions[i] = malloc(LINE + 8);
        need(expressions[i] != NULL, "memory");
        snprintf(expressions[i], LINE + 8, "\\b%s\\b", terms[i]);
        flags[i] = HS_FLAG_CASELESS;
        ids[i] = (unsigned)i;
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    hs_scratch_t *scratch = NULL;
    need(hs_compile_multi((const char *const *)expressions, flags, ids, (unsigned)term_count,
                          HS_MODE_BLOCK, NULL, &database, &error) == HS_SUCCESS, "compiling");
    need(hs_alloc_scratch(database, &scratch) == HS_SUCCESS, "scratch");
    double best = 0;
    size_t hits = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        double start = now();
        hits = 0;
        for (size_t i = 0; i < post_count; i++)
            need(hs_scan(database, posts[i], (unsigned)strlen(posts[i]), 0, scratch, count_hit,
                         &hits) == HS_SUCCESS, "scanning");
        double each = (now() - start) / (double)post_count;
        if (round == 0 || each < best) best = each;
    }
    printf("%-52s %10.0f %8zu\n", "Hyperscan: scan", best, hits);
    hs_free_scratch(scratch);
    hs_free_database(database);
    for (size_t i = 0; i < term_count; i++) free(expressions[i]);
    return 0;
}
