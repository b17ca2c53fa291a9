/* Words, sentences and grapheme clusters of generated texts, cut by us and by ICU: the same cuts.
 * And documents keep every entity that a search of the whole text finds.
 * SMP_DIFFERENTIAL sets how many texts.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#define DEFAULT_TEXTS 200000u
#define MAX_BYTES 1024u

/* ---- Texts ----------------------------------------------------------------------------------- */

static uint64_t seed = 20260401;

static uint32_t below(uint32_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 11) % limit);
}

/* Characters that the rules single out, more or less one of each class. */
static const uint32_t special[] = {
    '\r', '\n', 0x0B, 0x0C, '\t', ' ', ' ', '.', '.', ',', ';', ':', '\'', '"', '_', '@', '-', '!',
    '?', '(', ')', '#', '1', '9', 'a', 'Z', 0x85, 0xA0, 0xAD, 0xB7, 0xE9, 0x130, 0x2019, 0x201C,
    0x2018, 0x2024, 0x2027, 0x203F, 0x2028, 0x2029, 0x200B, 0x200C, 0x200D, 0x200D, 0x2060, 0xFE0F,
    0xFE0F, 0x20E3, 0x0300, 0x0301, 0x0323, 0x034F, 0x0600, 0x06DD, 0x070F, 0x08E2, 0x0661, 0x066C,
    0x05D0, 0x05D1, 0x05F4, 0x05BC, 0x0915, 0x0937, 0x094D, 0x093F, 0x093C, 0x0995, 0x09CD, 0x0D15,
    0x0D4D, 0x0D4E, 0x0C15, 0x0C4D, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0xD7A3, 0x0E01, 0x0E33,
    0x0E31, 0x0E81, 0x1000, 0x1039, 0x1780, 0x17D2, 0x30A2, 0x30FC, 0x3042, 0x3099, 0x309B, 0xFF76,
    0x4E00, 0x65E5, 0x672C, 0x3005, 0x3007, 0x302A, 0x17000, 0x1B170, 0x16FF0, 0x3000, 0x3002,
    0xFF01, 0xFF0E, 0xFF1A, 0xFF3F, 0xFF21, 0xFE52, 0x2003, 0x1680, 0x202F, 0x00AA, 0x01C5, 0x0430,
    0x0410, 0x24B6, 0x24C2, 0x2139, 0x2122, 0x00A9, 0x1F1E6, 0x1F1EC, 0x1F1E7, 0x1F468, 0x1F469,
    0x1F3FB, 0x1F3FF, 0x2764, 0x1F600, 0x1F6D1, 0x1F3F4, 0xE0067, 0xE007F, 0x1D400, 0x1D7CE,
    0x11F02, 0x110BD, 0x1F130, 0x303D, 0x3297, 0xFFFD, 0xE000, 0x10FFFD, 0x1F8FF, 0x0, 0x7F};

static const char *const phrases[] = {
    "the clinic", "can't", "3.5", "1,000", "e.g. this", "Dr. Patel", "NHS", "St. Mary's",
    " \xE2\x80\x94 ",
    "don\xE2\x80\x99t", "\xE2\x80\x9C" "Hello.\xE2\x80\x9D ", "U.K. ", "etc.) and", "...", "?!",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F", "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7",
    "example.org/a?b", "https://", "\xEF\xBC\x83tag", "\xEF\xBC\xA0name", "$AB", "\xE3\x80\x82jp",
    "1\xEF\xB8\x8F\xE2\x83\xA3", "\r\n", "  ", "10 a.m. ", "\xC2\xA3" "5.50", "a.b@c.org", "_x_",
    "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", "\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2",
    "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82. ", "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7",
    "\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4", "\xD7\xA6\xD7\x94\xD7\xB4\xD7\x9C"};

static uint32_t any_code_point(void)
{
    for (;;) {
        uint32_t code_point = below(4) ? below(0x3000) : below(0x110000);
        if (code_point < 0xD800 || code_point > 0xDFFF) return code_point;
    }
}

/* Each text leans one way: mostly ASCII, mostly what the rules single out, or anything. */
static size_t make_text(char *text)
{
    size_t size = 0, pieces = 1 + below(24);
    uint32_t lean = below(4);
    for (size_t i = 0; i < pieces && size < MAX_BYTES - 64; i++) {
        uint32_t dice = below(100);
        if (lean == 0 ? dice < 60 : dice < 12) {
            const char *phrase = phrases[below((uint32_t)SMP_COUNT(phrases))];
            size_t length = strlen(phrase);
            memcpy(text + size, phrase, length);
            size += length;
        } else if (lean <= 1 && dice < 90) {
            text[size++] = (char)(below(3) ? ' ' + (int)below(95) : (int)below(128));
        } else if (lean == 3 && dice < 50) {
            size += smp__utf8_put(any_code_point(), text + size);
        } else {
            size += smp__utf8_put(special[below((uint32_t)SMP_COUNT(special))], text + size);
        }
    }
    return size;
}

/* ---- Comparison ------------------------------------------------------------------------------ */

struct oracle {
    UBreakIterator *words, *sentences, *clusters;
    UText text;
};

/* ICU's next boundary after `at` is what `next` is compared with. */
static int differ(const char *what, const char *text, size_t size, size_t ours, size_t theirs)
{
    fprintf(stderr, "%s: ours ends at %zu, ICU's at %zu, in", what, ours, theirs);
    for (size_t at = 0; at < size;) {
        fprintf(stderr, "%s", at == ours ? " |" : at == theirs ? " /" : "");
        fprintf(stderr, " %04X", (unsigned)smp__utf8_next(text, &at));
    }
    fprintf(stderr, "\n");
    return 1;
}

static size_t oracle_next(UBreakIterator *iterator, size_t size)
{
    int32_t end = ubrk_next(iterator);
    return end == UBRK_DONE ? size : (size_t)end;
}

static int compare(struct oracle *oracle, smp__segmenter *segmenter, const char *text, size_t size)
{
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&oracle->text, text, (int64_t)size, &status);
    ubrk_setUText(oracle->words, &oracle->text, &status);
    ubrk_setUText(oracle->sentences, &oracle->text, &status);
    ubrk_setUText(oracle->clusters, &oracle->text, &status);
    if (U_FAILURE(status)) return 1;

    smp__words words;
    smp__words_begin(&words, segmenter, text, size);
    for (size_t at = 0; at < size;) {
        size_t ours = smp__word_end(&words, at), theirs = oracle_next(oracle->words, size);
        if (ours != theirs) return differ("word", text, size, ours, theirs);
        at = ours;
    }
    for (size_t at = 0; at < size;) {
        size_t ours = smp__sentence_end(segmenter, (smp_text){text, size}, at);
        size_t theirs = oracle_next(oracle->sentences, size);
        if (ours != theirs) return differ("sentence", text, size, ours, theirs);
        at = ours;
    }
    size_t theirs = 0;
    while (ubrk_next(oracle->clusters) != UBRK_DONE) theirs++;
    uint32_t code_points = 0;
    for (size_t at = 0; at < size; code_points++) smp__utf8_next(text, &at);
    size_t ours = smp__count_graphemes(segmenter, (smp_text){text, size}, code_points);
    if (ours != theirs) return differ("clusters (counts)", text, size, ours, theirs);
    return 0;
}

/* Reading a document passes over texts that cannot hold an entity: none may be lost by it. */
static int compare_entities(smp__arena *arena, smp__segmenter *segmenter, smp_text text)
{
    smp__document document;
    smp__entity *entities;
    uint32_t found, kept = 0;
    bool ascii = true;
    for (size_t i = 0; i < text.size; i++) ascii = ascii && (unsigned char)text.data[i] < 0x80;
    smp_platform platform = (smp_platform)below(SMP_PLATFORM_OTHER + 1);
    smp__arena_reset(arena);
    if (smp__document_read(&document, arena, segmenter, text, platform, NULL) != SMP_OK ||
        !smp__find_entities(&entities, &found, arena, text, ascii, platform))
        return 1;
    for (int kind = SMP_TOKEN_HASHTAG; kind <= SMP_TOKEN_EMAIL; kind++)
        kept += document.kind_counts[kind];
    if (kept != found) return differ("entities (counts)", text.data, text.size, kept, found);
    return 0;
}

int main(int argc, char **argv)
{
    const char *wanted = getenv("SMP_DIFFERENTIAL");
    unsigned long texts = wanted ? strtoul(wanted, NULL, 10) : DEFAULT_TEXTS;
    UErrorCode status = U_ZERO_ERROR;
    struct oracle oracle = {.words = ubrk_open(UBRK_WORD, "root", NULL, 0, &status),
                            .sentences = ubrk_open(UBRK_SENTENCE, "root", NULL, 0, &status),
                            .clusters = ubrk_open(UBRK_CHARACTER, "root", NULL, 0, &status),
                            .text = UTEXT_INITIALIZER};
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__segmenter *segmenter;
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    if (U_FAILURE(status) || smp__segmenter_new(&segmenter, &allocator, NULL) != SMP_OK) return 1;

    int failures = 0;
    static char text[MAX_BYTES];
    if (argc > 1) { /* a file, a text on each line */
        FILE *file = fopen(argv[1], "rb");
        static char line[1 << 16];
        for (texts = 0; file && fgets(line, sizeof line, file); texts++) {
            size_t start, end, size = strlen(line);
            if (smp__utf8_check((smp_text){line, size}, &start, &end)) continue;
            failures += compare(&oracle, segmenter, line, size);
            failures += compare_entities(&arena, segmenter, (smp_text){line, size});
        }
        if (file) fclose(file);
    } else {
        for (unsigned long i = 0; i < texts && failures < 20; i++) {
            size_t size = make_text(text);
            failures += compare(&oracle, segmenter, text, size);
            failures += compare_entities(&arena, segmenter, (smp_text){text, size});
        }
    }
    printf("%lu texts, %d differ\n", texts, failures);
    smp__segmenter_free(segmenter);
    smp__arena_free(&arena);
    ubrk_close(oracle.words);
    ubrk_close(oracle.sentences);
    ubrk_close(oracle.clusters);
    utext_close(&oracle.text);
    return failures != 0;
}
