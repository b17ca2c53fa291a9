/* One program, all figures: bench [--curves FILE] [PART...], bench hashtags FILE..., bench terms
 * POSTS TERMS (two files to be written), bench count POLICY CHECK [FILE] (for count.sh), bench
 * --first.
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"

#include <string.h>

static FILE *curves;

void curve(const char *name, double x, double y)
{
    if (curves) fprintf(curves, "%s\t%.6g\t%.6g\n", name, x, y);
}

int main(int count, char **words)
{
    static const struct {
        const char *name;
        void (*run)(void);
    } parts[] = {{"checks", bench_checks},
                 {"loading", bench_loading},
                 {"curves", bench_curves},
                 {"patterns", bench_patterns}};
    int at = 1;
    if (at < count && !strcmp(words[at], "--first")) {
        first_verdict();
        return 0;
    }
    if (at + 1 < count && !strcmp(words[at], "--curves")) {
        curves = fopen(words[at + 1], "w");
        need(curves != NULL, words[at + 1]);
        at += 2;
    }
    if (at < count && !strcmp(words[at], "hashtags")) {
        bench_hashtags(count - at - 1, words + at + 1);
        return 0;
    }
    if (at + 2 < count && !strcmp(words[at], "count")) {
        bench_count(words[at + 1], words[at + 2], at + 3 < count ? words[at + 3] : NULL);
        return 0;
    }
    if (at + 2 < count && !strcmp(words[at], "terms")) {
        bench_terms(words[at + 1], words[at + 2]);
        return 0;
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        bool wanted = at == count;
        for (int word = at; word < count; word++) wanted |= !strcmp(words[word], parts[i].name);
        if (!wanted) continue;
        printf("\n== %s\n", parts[i].name);
        fflush(stdout);
        parts[i].run();
    }
    if (curves) fclose(curves);
    return 0;
}
