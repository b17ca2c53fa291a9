/* What reading a document costs, beside ICU's word pass alone over the same posts.
 * SPDX-License-Identifier: MIT */
#include "bench/posts.h"
#include "text/text.h"

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#define ROUNDS 200u

static UChar wide[POSTS][MAX_POST];
static int32_t wide_sizes[POSTS];

static void widen_posts(void)
{
    for (size_t i = 0; i < POSTS; i++) {
        UErrorCode status = U_ZERO_ERROR;
        u_strFromUTF8(wide[i], (int32_t)MAX_POST, &wide_sizes[i], posts[i], -1, &status);
        if (U_FAILURE(status)) exit(1);
    }
}

/* ---- The contestants ------------------------------------------------------------------------- */

static UBreakIterator *iterator;
static UText text = UTEXT_INITIALIZER;
static smp__segmenter *segmenter;
static smp__arena arena;
static size_t total; /* keeps the work from being optimised away */

static void by_utf16(size_t i)
{
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, wide[i], wide_sizes[i], &status);
    while (ubrk_next(iterator) != UBRK_DONE) total++;
}

static void by_utf8(size_t i)
{
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text, posts[i], (int64_t)sizes[i], &status);
    ubrk_setUText(iterator, &text, &status);
    while (ubrk_next(iterator) != UBRK_DONE) total++;
}

static void by_document(size_t i)
{
    smp__document document;
    smp__arena_reset(&arena);
    smp__document_read(&document, &arena, segmenter, (smp_text){posts[i], sizes[i]},
                       SMP_PLATFORM_X, NULL);
    total += document.token_count;
}

enum which { ALL, ASCII, NO_ENTITY };

static bool chosen(size_t i, enum which which)
{
    bool plain = i % 10 < 7;
    if (which == ALL) return true;
    return plain && (which == ASCII || !strpbrk(posts[i], "#@:"));
}

/* The best of several rounds, per post: the machine may be busy with something else. */
static double measure(void (*read)(size_t), enum which which)
{
    size_t picked[POSTS], count = 0;
    for (size_t i = 0; i < POSTS; i++)
        if (chosen(i, which)) picked[count++] = i;
    double best = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        double start = now();
        for (size_t i = 0; i < count; i++) read(picked[i]);
        double each = (now() - start) / (double)count;
        if (round == 0 || each < best) best = each;
    }
    return best;
}

int main(void)
{
    make_posts();
    widen_posts();
    size_t bytes = 0;
    for (size_t i = 0; i < POSTS; i++) bytes += sizes[i];
    smp_allocator allocator = smp__allocator_or_default(NULL);
    UErrorCode status = U_ZERO_ERROR;
    iterator = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    smp__arena_init(&arena, &allocator);
    if (U_FAILURE(status) || smp__segmenter_new(&segmenter, &allocator, NULL) != SMP_OK) return 1;

    printf("%u posts of %.1f bytes on average; nanoseconds a post, the best of %u rounds\n", POSTS,
           (double)bytes / POSTS, ROUNDS);
    printf("%-34s %8s %8s %10s\n", "", "all", "ASCII", "no entity");
    const struct {
        const char *name;
        void (*read)(size_t);
    } readers[] = {{"ICU words over UTF-16", by_utf16},
                   {"ICU words over UTF-8 (UText)", by_utf8},
                   {"smp__document_read", by_document}};
    for (size_t i = 0; i < SMP_COUNT(readers); i++)
        printf("%-34s %8.0f %8.0f %10.0f\n", readers[i].name, measure(readers[i].read, ALL),
               measure(readers[i].read, ASCII), measure(readers[i].read, NO_ENTITY));
    ubrk_close(iterator);
    utext_close(&text);
    smp__segmenter_free(segmenter);
    smp__arena_free(&arena);
    return total == 0;
}
