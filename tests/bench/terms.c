/* What peers are compared over: the posts and a thousand terms, written to files, one a line; and
 * what finding those terms costs here.
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"
#include "patterns/patterns.h"

#include <stdlib.h>
#include <string.h>

#define TERMS 1000u
#define TERM_BYTES 64u
#define ROUNDS 100u

static char terms[TERMS][TERM_BYTES];

/* Pairs of words that follow each other in the posts, and as many that do not. */
static void make_terms(void)
{
    static const char *const rare[] = {"bespoke", "synergy", "leverage", "paradigm", "utilise",
                                       "commence", "facilitate", "henceforth"};
    for (size_t i = 0; i < TERMS; i++) {
        const char *post = posts[i * 7 % POSTS];
        size_t skip = i % 5, size;
        while (skip-- > 0 && strchr(post, ' ')) post = strchr(post, ' ') + 1;
        size = strspn(post, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (size == 0 || size > 30) {
            post = "clinic";
            size = strlen(post);
        }
        if (i % 2 && post[size] == ' ') {
            size_t next = strspn(post + size + 1, "abcdefghijklmnopqrstuvwxyz");
            snprintf(terms[i], TERM_BYTES, "%.*s", (int)(size + 1 + (next < 20 ? next : 20)), post);
            if (next == 0) terms[i][size] = '\0';
        } else {
            snprintf(terms[i], TERM_BYTES, "%.*s %s%u", (int)size, post,
                     rare[i % (sizeof rare / sizeof rare[0])], (unsigned)(i / 8));
        }
    }
}

static void write_lines(const char *path, const char *lines, size_t each, size_t count)
{
    FILE *file = fopen(path, "w");
    need(file != NULL, path);
    for (size_t i = 0; i < count; i++) fprintf(file, "%s\n", lines + i * each);
    need(fclose(file) == 0, path);
}

void bench_terms(const char *posts_file, const char *terms_file)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__image_builder *builder = smp__image_builder_new(&allocator);
    smp__pattern_compiler *compiler;
    smp__segmenter *segmenter;
    smp__matcher *matcher;
    smp__image image;
    smp__arena arena;
    make_posts();
    make_terms();
    write_lines(posts_file, posts[0], sizeof posts[0], POSTS);
    write_lines(terms_file, terms[0], sizeof terms[0], TERMS);

    smp__arena_init(&arena, &allocator);
    need(smp__segmenter_new(&segmenter, &allocator, NULL) == SMP_OK, "a segmenter");
    need(smp__pattern_compiler_new(&compiler, NULL, builder, NULL) == SMP_OK, "a compiler");
    for (uint32_t i = 0; i < TERMS; i++)
        need(smp__pattern_add(compiler, smp_text_of(terms[i]), i, false, NULL, NULL, NULL) ==
                 SMP_OK,
             terms[i]);
    need(smp__pattern_compile(compiler, NULL) == SMP_OK, "compiling");
    unsigned char *bytes = smp__image_finish(builder, &image.size);
    image.bytes = bytes;
    need(bytes && smp__matcher_new(&matcher, &image, NULL, NULL) == SMP_OK, "a matcher");
    double best = 0;
    size_t hits = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        double start = now();
        hits = 0;
        for (size_t i = 0; i < POSTS; i++) {
            smp__document document;
            const smp__hit *found;
            size_t count;
            smp__arena_reset(&arena);
            need(smp__document_read(&document, &arena, segmenter, (smp_text){posts[i], sizes[i]},
                                    SMP_PLATFORM_X, NULL) == SMP_OK, "reading");
            need(smp__match(matcher, &document, &found, &count, NULL) == SMP_OK, "matching");
            hits += count;
        }
        double each = (now() - start) / POSTS;
        if (round == 0 || each < best) best = each;
    }
    printf("%-52s %10.0f %8zu\n", "smpolicy: read and match", best, hits);
    smp__matcher_free(matcher);
    smp__release(&allocator, bytes, image.size);
    smp__pattern_compiler_free(compiler);
    smp__image_builder_free(builder);
    smp__segmenter_free(segmenter);
    smp__arena_free(&arena);
}
