/* What patterns cost: nanoseconds per token for 100 to 100,000 of them, over posts of 40 words and
 * over the same words as one text, and how long they take to compile. Run it by itself on a quiet
 * machine.
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"
#include "patterns/patterns.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = 100000, TEXTS = 500, TEXT_WORDS = 40, ROUNDS = 50 };

static const char common[] =
    "the to and a of in for is on you your we our with are at be this from have it as by can will "
    "or all if not please more about up has out get they was but their who how what new when help "
    "nhs health care service patient staff hospital support team people today thank work need time "
    "local information appointment book visit call find may us so day do your make any week next";

static char words[WORDS][16];
static uint64_t state = 7;

static uint32_t roll(uint32_t sides)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % sides;
}

/* Real common words first, then words of syllables: the rarer the later, as in English. */
static void make_words(void)
{
    static const char onsets[] = "bcdfghjklmnprstvw", vowels[] = "aeiou", codas[] = "nrstlm";
    size_t made = 0;
    for (const char *at = common; *at && made < WORDS;) {
        size_t size = strcspn(at, " ");
        memcpy(words[made++], at, size);
        at += size + (at[size] == ' ');
    }
    for (; made < WORDS; made++) {
        size_t size = 0;
        for (uint32_t syllables = 2 + roll(3); syllables > 0; syllables--) {
            words[made][size++] = onsets[roll(sizeof onsets - 1)];
            words[made][size++] = vowels[roll(sizeof vowels - 1)];
            if (roll(2)) words[made][size++] = codas[roll(sizeof codas - 1)];
        }
    }
}

/* The n-th word is n times as rare as the first (Zipf), by halving ranges. */
static const char *zipf_word(void)
{
    uint32_t range = 1;
    while (range < WORDS && roll(100) < 91) range = range * 3 / 2 + 1;
    return words[roll(range < WORDS ? range : WORDS)];
}

/* What packs hold: mostly phrases, with gaps, choices, inflections and lexicons among them. They
 * begin with any word of the language; few phrases begin with "the". */
static void make_pattern(char *out, size_t size)
{
    const char *w[4];
    for (int i = 0; i < 4; i++) w[i] = words[roll(WORDS)];
    const char *often = zipf_word();
    switch (roll(8)) {
    case 0: snprintf(out, size, "%s~ %s", w[0], often); break;
    case 1: snprintf(out, size, "%s ..4 %s", w[0], w[1]); break;
    case 2: snprintf(out, size, "(%s | %s) %s? %s", w[0], w[1], often, w[2]); break;
    case 3: snprintf(out, size, "%s <place> %s", w[0], often); break;
    case 4: snprintf(out, size, "%s %s [%s]", often, w[0], w[1]); break;
    default: snprintf(out, size, "%s %s %s", w[0], often, w[1]);
    }
}

/* Nanoseconds per token: the best of many rounds over all the documents. */
static double cost_of(smp__matcher *matcher, const smp__document *documents, size_t count,
                      size_t *hit_count, double *steps)
{
    double best = 1e30;
    uint32_t spoken = 0;
    for (size_t i = 0; i < count; i++)
        spoken += documents[i].token_count - documents[i].kind_counts[SMP_TOKEN_SPACE];
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t all_steps = 0;
        *hit_count = 0;
        double begin = now();
        for (size_t i = 0; i < count; i++) {
            const smp__hit *hits;
            size_t found;
            need(!smp__match(matcher, &documents[i], &hits, &found, NULL), "match");
            *hit_count += found;
            all_steps += smp__match_steps(matcher);
        }
        double taken = now() - begin;
        if (taken < best) best = taken;
        *steps = (double)all_steps / spoken;
    }
    return best / spoken;
}

/* `documents` are TEXTS posts, and then all of them as one text. */
static void measure(uint32_t patterns, uint32_t entries, const smp__document *documents,
                    double *first_cost)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__image_builder *builder = smp__image_builder_new(&allocator);
    smp__pattern_compiler *compiler;
    char text[128];
    double begin = now();
    need(!smp__pattern_compiler_new(&compiler, NULL, builder, NULL), "compiler_new");
    uint32_t lexicon = smp__lexicon_declare(compiler, SMP_TEXT("place"));
    for (uint32_t i = 0; i < entries; i++) {
        snprintf(text, sizeof text, "%s %s%s", words[roll(WORDS)], words[roll(WORDS)],
                 i % 4 ? "" : "~");
        smp_text entry = smp_text_of(i % 2 ? text : text + strcspn(text, " ") + 1);
        need(!smp__lexicon_add(compiler, lexicon, entry, 0, NULL), "lexicon_add");
    }
    for (uint32_t i = 0; i < patterns; i++) {
        make_pattern(text, sizeof text);
        need(!smp__pattern_add(compiler, smp_text_of(text), i % 500, false, NULL, NULL, NULL),
             text);
    }
    need(!smp__pattern_compile(compiler, NULL), "compile");
    smp__image image;
    unsigned char *bytes = smp__image_finish(builder, &image.size);
    double compiled = now() - begin;
    image.bytes = bytes;

    smp__matcher *matcher;
    need(!smp__matcher_new(&matcher, &image, NULL, NULL), "matcher_new");
    size_t hit_count;
    double steps, whole_steps, cost = cost_of(matcher, documents, TEXTS, &hit_count, &steps);
    double whole = cost_of(matcher, documents + TEXTS, 1, &hit_count, &whole_steps);
    if (*first_cost == 0) *first_cost = cost;
    if (entries == 1000) curve("patterns: ns a token", patterns, cost);
    printf("%9u %8u %11.1f | %9.1f %9.2f %8.2f | %9.1f %8.2f %6zu | %7.1f\n", (unsigned)patterns,
           (unsigned)entries, compiled / 1e6, cost, cost / *first_cost, steps, whole, whole_steps,
           hit_count, (double)image.size / 1048576.0);
    smp__matcher_free(matcher);
    smp__release(&allocator, bytes, image.size);
    smp__pattern_compiler_free(compiler);
    smp__image_builder_free(builder);
}

void bench_patterns(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    smp__segmenter *segmenter;
    need(!smp__segmenter_new(&segmenter, &allocator, NULL), "segmenter_new");
    make_words();
    smp__buffer text;
    smp__buffer_init(&text, &allocator);
    size_t ends[TEXTS + 1] = {0};
    for (size_t i = 1; i <= TEXTS; i++) {
        for (int word = 1; word <= TEXT_WORDS; word++)
            smp__buffer_format(&text, "%s%s", zipf_word(), word % 13 ? " " : ". ");
        ends[i] = text.size;
    }
    static smp__document documents[TEXTS + 1];
    for (size_t i = 0; i <= TEXTS; i++) {
        smp_text post = i < TEXTS ? smp__text_slice(smp__buffer_text(&text), ends[i], ends[i + 1])
                                  : smp__buffer_text(&text);
        need(!smp__document_read(&documents[i], &arena, segmenter, post, SMP_PLATFORM_X, NULL),
             "reading");
    }

    printf("%30s | %28s | %25s |\n", "", "posts of 40 words", "as one text");
    printf("%9s %8s %11s | %9s %9s %8s | %9s %8s %6s | %7s\n", "patterns", "entries", "compile ms",
           "ns/token", "to first", "steps", "ns/token", "steps", "hits", "MiB");
    double first_cost = 0;
    for (uint32_t patterns = 100; patterns <= 100000; patterns *= 10)
        measure(patterns, 1000, documents, &first_cost);
    measure(10000, 100000, documents, &first_cost);
    smp__buffer_free(&text);
    smp__segmenter_free(segmenter);
    smp__arena_free(&arena);
}
