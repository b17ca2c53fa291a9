/* Nanoseconds that smp__hashtag_words takes for a tag, with and without a lookup of names: for some
 * tags of our own, and for each file named (a tag a line, up to a tab).
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"
#include "text/text.h"

#include <string.h>

#define MOST_TAGS 4096
#define ROUNDS 20

static char tags[MOST_TAGS][160];

/* What a lookup in a policy's table costs when the word is not there: a hash and a comparison. */
static smp_text no_names(void *context, smp_text folded)
{
    *(uint32_t *)context ^= smp__hash(folded.data, folded.size);
    return (smp_text){0};
}

static void run(const char *name, size_t count)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    for (int with_names = 0; with_names < 2; with_names++) {
        size_t bytes = 0;
        size_t suggested = 0;
        uint32_t sink = 0;
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            bytes = suggested = 0;
            double start = now();
            for (size_t i = 0; i < count; i++) {
                smp__tag_casing casing;
                smp_text body = smp_text_of(tags[i]);
                smp__arena_reset(&arena);
                smp__hashtag_words(&casing, &arena, body, with_names ? no_names : NULL, &sink);
                bytes += body.size;
                suggested += !smp__is_absent(casing.cased);
            }
            double each = (now() - start) / (double)count;
            if (round == 0 || each < best) best = each;
        }
        printf("%-24s %5zu tags, %5.1f letters each: %7.0f ns a tag%s (%zu suggested)\n", name,
               count, (double)bytes / (double)count, best, with_names ? " with names" : "",
               suggested);
    }
    smp__arena_free(&arena);
}

static size_t read_tags(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    char line[2048];
    size_t count = 0;
    while (count < MOST_TAGS && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\t\r\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0' || strlen(line) >= sizeof tags[0]) continue;
        strcpy(tags[count++], line);
    }
    fclose(file);
    return count;
}

void bench_hashtags(int count, char **files)
{
    static const char *const own[] = {"mentalhealthawarenessweek", "nhs75", "winter", "CovWarks",
                                      "getboosternow", "staffsicb", "coventrycityofculture",
                                      "handsfacespace", "iechydmeddwl", "ThankYouNHS"};
    for (size_t i = 0; i < SMP_COUNT(own); i++) strcpy(tags[i], own[i]);
    run("own", SMP_COUNT(own));
    memset(tags[0], 'a', 128);
    tags[0][128] = '\0';
    run("128 times a", 1);
    for (size_t i = 0; i < 128; i++) tags[0][i] = "theinthatonearshe"[i % 17];
    run("128 letters of words", 1);
    for (int i = 0; i < count; i++) {
        size_t read = read_tags(files[i]);
        const char *name = strrchr(files[i], '/');
        if (read > 0) run(name ? name + 1 : files[i], read);
        else fprintf(stderr, "%s: no tags\n", files[i]);
    }
}
