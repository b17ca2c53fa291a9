/* The Unicode Character Database's own break tests, and the ASCII table against ICU's data.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#define FOLDER "/usr/share/unicode/auxiliary/"
#define MAX_CASE 256

/* One case: the text and where the file puts boundaries, both ends among them. */
struct sample {
    char text[MAX_CASE];
    size_t size;
    size_t breaks[MAX_CASE];
    size_t count;
};

/* Reads "÷ 0061 × 0308 ÷" up to the comment; false when the line holds no case. */
static bool read_sample(struct sample *sample, const char *line)
{
    memset(sample, 0, sizeof *sample);
    for (const char *c = line; *c && *c != '#' && *c != '\n';) {
        if (strncmp(c, "\xC3\xB7", 2) == 0) {
            sample->breaks[sample->count++] = sample->size;
            c += 2;
        } else if (strncmp(c, "\xC3\x97", 2) == 0) {
            c += 2;
        } else if (*c == ' ' || *c == '\t') {
            c++;
        } else {
            char *end;
            unsigned long code_point = strtoul(c, &end, 16);
            if (end == c) return false;
            c = end;
            sample->size += smp__utf8_put((uint32_t)code_point, sample->text + sample->size);
        }
    }
    return sample->size > 0;
}

static smp__segmenter *segmenter;

static void set_up(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    ck_assert_int_eq(smp__segmenter_new(&segmenter, &allocator, NULL), SMP_OK);
}

static void tear_down(void) { smp__segmenter_free(segmenter); }

static size_t our_words(const char *text, size_t size, size_t *breaks)
{
    smp__words words;
    smp__words_begin(&words, segmenter, text, size);
    size_t count = 0, at = 0;
    for (breaks[count++] = 0; at < size; breaks[count++] = at) at = smp__word_end(&words, at);
    return count;
}

static size_t our_sentences(const char *text, size_t size, size_t *breaks)
{
    size_t count = 0, at = 0;
    for (breaks[count++] = 0; at < size; breaks[count++] = at)
        at = smp__sentence_end(segmenter, (smp_text){text, size}, at);
    return count;
}

static size_t icu_words(const char *text, size_t size, size_t *breaks)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *source = utext_openUTF8(NULL, text, (int64_t)size, &status);
    UBreakIterator *iterator = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    ubrk_setUText(iterator, source, &status);
    ck_assert(U_SUCCESS(status));
    size_t count = 0;
    for (int32_t at = 0; at != UBRK_DONE; at = ubrk_next(iterator)) breaks[count++] = (size_t)at;
    ubrk_close(iterator);
    utext_close(source);
    return count;
}

static bool same(const struct sample *sample, const size_t *breaks, size_t count)
{
    return count == sample->count &&
           memcmp(breaks, sample->breaks, count * sizeof *breaks) == 0;
}

/* Runs `agrees` over a file's cases; false when this machine lacks the file. */
static bool run_file(const char *name, bool (*agrees)(const struct sample *), size_t *passed,
                     size_t *cases)
{
    char line[2048], path[128];
    snprintf(path, sizeof path, "%s%s", FOLDER, name);
    FILE *file = fopen(path, "r");
    *passed = *cases = 0;
    if (!file) {
        printf("skipped: %s is not here (Debian package unicode-data)\n", path);
        return false;
    }
    static struct sample sample;
    while (fgets(line, sizeof line, file)) {
        if (!read_sample(&sample, line)) continue;
        ++*cases;
        *passed += agrees(&sample);
    }
    fclose(file);
    printf("%s: %zu of %zu\n", name, *passed, *cases);
    return true;
}

/* Counting is all we do with clusters, so a cut is seen as the count growing from one prefix to
 * the next. */
static bool clusters_agree(const struct sample *sample)
{
    uint32_t code_points = 0;
    for (size_t i = 0, at = 0; i < sample->count; i++) {
        smp_text prefix = {sample->text, sample->breaks[i]};
        for (; at < prefix.size; code_points++) smp__utf8_next(prefix.data, &at);
        if (smp__count_graphemes(segmenter, prefix, code_points) != i) return false;
    }
    return true;
}

static bool sentences_agree(const struct sample *sample)
{
    size_t breaks[MAX_CASE];
    return same(sample, breaks, our_sentences(sample->text, sample->size, breaks));
}

static bool words_agree(const struct sample *sample)
{
    size_t breaks[MAX_CASE], theirs[MAX_CASE];
    size_t count = our_words(sample->text, sample->size, breaks);
    ck_assert_uint_eq(icu_words(sample->text, sample->size, theirs), count);
    ck_assert_mem_eq(breaks, theirs, count * sizeof *breaks);
    return same(sample, breaks, count);
}

START_TEST(grapheme_clusters_pass_every_case)
{
    size_t passed, cases;
    if (!run_file("GraphemeBreakTest.txt", clusters_agree, &passed, &cases)) return;
    ck_assert_uint_ge(cases, 602);
    ck_assert_uint_eq(passed, cases);
}
END_TEST

START_TEST(sentences_pass_every_case)
{
    size_t passed, cases;
    if (!run_file("SentenceBreakTest.txt", sentences_agree, &passed, &cases)) return;
    ck_assert_uint_ge(cases, 502);
    ck_assert_uint_eq(passed, cases);
}
END_TEST

/* ICU 72's root rules part from the standard in fifteen cases, all for the colon; we follow ICU. */
START_TEST(words_pass_as_many_cases_as_icu)
{
    size_t passed, cases;
    if (!run_file("WordBreakTest.txt", words_agree, &passed, &cases)) return;
    ck_assert_uint_ge(cases, 1823);
    ck_assert_uint_ge(passed, cases - 15);
}
END_TEST

START_TEST(ascii_table_is_what_icu_says)
{
    for (uint32_t c = 0; c < 128; c++)
        ck_assert_msg(smp__ascii_properties[c] == smp__properties_of(c),
                      "U+%04X is %08X, ICU says %08X", (unsigned)c,
                      (unsigned)smp__ascii_properties[c], (unsigned)smp__properties_of(c));
}
END_TEST

/* The short way of folding leaves inert characters alone: utf8proc must agree about each. */
START_TEST(inert_characters_fold_to_themselves)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    for (uint32_t c = 0x80; c < 0x110000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char text[4];
        smp_text given = {text, smp__utf8_put(c, text)};
        smp_text fully = smp__fold(&arena, given);
        smp_text cached = smp__fold_cached(&arena, segmenter, given);
        if (!smp__text_equal(fully, cached)) ck_abort_msg("U+%04X", (unsigned)c);
        smp__arena_reset(&arena);
    }
    smp__arena_free(&arena);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("conformance/unicode");
    tcase_set_timeout(tests, 120);
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, grapheme_clusters_pass_every_case);
    tcase_add_test(tests, sentences_pass_every_case);
    tcase_add_test(tests, words_pass_as_many_cases_as_icu);
    tcase_add_test(tests, ascii_table_is_what_icu_says);
    tcase_add_test(tests, inert_characters_fold_to_themselves);
    return run_case("conformance/unicode", tests);
}
