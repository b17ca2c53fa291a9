/* Every allocation made to fail, none made once warm, and much of what is hardest to read.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "growth.h"

#include <stdio.h>

typedef struct counting {
    size_t calls, fail_at, live;
    int for_good;
} counting;

static int refuses(counting *with)
{
    with->calls++;
    return with->calls == with->fail_at ||
           (with->for_good && with->fail_at && with->calls > with->fail_at);
}

static void *allocate(void *context, size_t size)
{
    counting *with = context;
    if (refuses(with)) return NULL;
    with->live += size;
    return malloc(size);
}

static void *reallocate(void *context, void *old, size_t old_size, size_t size)
{
    counting *with = context;
    if (refuses(with)) return NULL;
    with->live += size - old_size;
    return realloc(old, size);
}

static void release(void *context, void *old, size_t old_size)
{
    counting *with = context;
    with->live -= old_size;
    free(old);
}

static smp_post hard_post(void)
{
    static smp_media media;
    media = (smp_media)SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.alt = smp_text_of("A nurse \U0001F469\U0001F3FD\u200D\u2695\uFE0F");
    static smp_shared shared;
    shared = (smp_shared)SMP_SHARED_INIT;
    shared.author = smp_text_of("@example");
    shared.text = smp_text_of("Now \U0001D5D5");
    shared.media = &media;
    shared.media_count = 1;
    smp_post post = SMP_POST_INIT;
    post.shared = &shared;
    post.text = smp_text_of("\U0001F469\U0001F3FD\u200D\U0001F9B0 Hi @nhsuk "
                            "\U0001F489\U0001F489\U0001F489\U0001F489 #Cov\U0001D5D5Warks :-) "
                            "\U0001D5D5z\u0301\u0302\u0303 \xFF https://example.org/a!!!!");
    post.media = &media;
    post.media_count = 1;
    return post;
}

/* Where nothing was said before what is shared, nor before an emoji of several words. */
static smp_post shared_post(void)
{
    smp_post post = hard_post();
    post.text = (smp_text){NULL, 0};
    return post;
}

static smp_post emoji_post(void)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("\U0001F44F\U0001F3FD");
    return post;
}

static void fail_each(const smp_post *post, int for_good)
{
    for (size_t n = 1;; n++) {
        counting with = {0, n, 0, for_good};
        smp_allocator allocator = {allocate, reallocate, release, &with};
        smp_speech *made = NULL;
        smp_error error = SMP_ERROR_INIT;
        smp_status status = smp_speech_new(&made, &allocator, &error);
        if (status == SMP_OK) status = smp_preview_speech(made, post, NULL, &error);
        int reached = with.calls >= n;
        ck_assert_int_eq(status, reached ? SMP_ERROR_MEMORY : SMP_OK);
        if (reached && made) {
            ck_assert_uint_eq(smp_speech_spoken(made, SMP_SPEECH_LITERAL).piece_count, 0);
            with.fail_at = 0; /* there is memory again */
            ck_assert_int_eq(smp_preview_speech(made, post, NULL, &error), SMP_OK);
        }
        smp_speech_free(made);
        ck_assert_uint_eq(with.live, 0);
        if (!reached) break;
    }
}

START_TEST(each_allocation_fails)
{
    const smp_post posts[] = {hard_post(), shared_post(), emoji_post()};
    for (size_t i = 0; i < sizeof posts / sizeof posts[0]; i++) {
        fail_each(&posts[i], 0); /* once */
        fail_each(&posts[i], 1); /* and all later ones */
    }
}
END_TEST

START_TEST(a_warm_preview_allocates_nothing)
{
    SKIP_WHERE_NOTHING_IS_KEPT;
    counting with = {0, 0, 0, 0};
    smp_allocator allocator = {allocate, reallocate, release, &with};
    smp_post post = hard_post();
    smp_speech *made = NULL;
    ck_assert_int_eq(smp_speech_new(&made, &allocator, NULL), SMP_OK);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(smp_preview_speech(made, &post, NULL, NULL), SMP_OK);
    size_t before = with.calls;
    for (int i = 0; i < 100; i++)
        ck_assert_int_eq(smp_preview_speech(made, &post, NULL, NULL), SMP_OK);
    ck_assert_uint_eq(with.calls, before);
    smp_speech_free(made);
}
END_TEST

/* ---- Much of it ------------------------------------------------------------------------------ */

static double preview_pieces(const void *piece, size_t size)
{
    size_t filled;
    char *text = made_of(piece, size, &filled);
    smp_post post = SMP_POST_INIT;
    post.text = (smp_text){text, filled};
    double start = seconds_worked();
    preview_post(&post, NULL);
    double taken = seconds_worked() - start;
    free(text);
    /* Each piece still leads back. */
    for (int i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp_spoken spoken = smp_speech_spoken(speech, (smp_speech_profile)i);
        if (!spoken.piece_count) continue;
        smp_speech_piece last =
            smp_speech_piece_at(speech, (smp_speech_profile)i, spoken.piece_count - 1);
        ck_assert_uint_le(last.span.bytes.end, filled);
        ck_assert_uint_le(last.spoken.end, spoken.text.size);
    }
    return taken;
}

static const char *const hostile[] = {
    "\U0001F489", "\U0001F489\U0001F44F", "\U0001F44F\U0001F3FD", "\U0001F468\u200D",
    "\U0001D5D5", "\U0001D5D5 ", "\U0001F170", "\U0001F1E6", "\u0301", "\u0301\u0323", "a\u0301",
    "\u0591\u05A3", "#", "#a", "#aB", "@a ", "_", "!", "! ", "=", ":-) ", "(", "A ", "NHS ", "\n",
    "a.b ", "http://example.org/_ ", "\uFE0F", "\u200B", "\U000E0061", "1\uFE0F\u20E3", "\uFDFA",
    "\u2502", "\u4E2D", "\xFF",
};

START_TEST(time_grows_with_the_text)
{
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
        must_grow_at_most(preview_pieces, hostile[i], hostile[i], 1 << 14, 1 << 18, 60);
}
END_TEST

SUITE("speech/memory", each_allocation_fails, a_warm_preview_allocates_nothing,
      time_grows_with_the_text)
