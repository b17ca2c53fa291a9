/* What the published guidance tells writers: the words that they read, of posts by themselves.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static bench with;

static void open_guidance(void) { with = open_bench("accessibility"); }
static void close_guidance(void) { close_bench(&with); }

/* What is told of a signal in a post; "" where it is not seen. */
static const char *told_of_post(const char *signal, const smp_post *post)
{
    static char message[512];
    message[0] = '\0';
    ck_assert_int_eq(smp_check_accessibility(with.report, with.evaluator, post, NULL), SMP_OK);
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++) {
        const smp_finding *finding = smp_report_finding(with.report, i);
        if (strcmp(finding->signal.data, signal) == 0)
            snprintf(message, sizeof message, "%s", finding->message.data);
    }
    return message;
}

static smp_post post_of(const char *text)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    post.account = SMP_ACCOUNT_CORPORATE;
    return post;
}

static smp_media picture_of(const char *alt)
{
    smp_media picture = SMP_MEDIA_INIT;
    picture.kind = SMP_MEDIA_IMAGE;
    picture.alt = smp_text_of(alt);
    return picture;
}

START_TEST(limits_of_platforms)
{
    char text[400], alt[600];
    memset(text, 'a', sizeof text);
    memset(alt, 'a', sizeof alt);
    text[320] = alt[550] = '\0';
    smp_media picture = picture_of(alt);
    smp_post post = post_of(text);
    post.platform = SMP_PLATFORM_BLUESKY;
    ck_assert_str_eq(told_of_post("length.platform_limit", &post),
                     "This has 320 characters; the platform takes 300. Shorten it.");
    post = post_of("Hello");
    post.media = &picture;
    post.media_count = 1;
    post.platform = SMP_PLATFORM_PINTEREST;
    ck_assert_str_eq(told_of_post("media.alt_over_limit", &post),
                     "The alt text of picture 1 has 550 characters; the platform takes 500. "
                     "Shorten it.");
}
END_TEST

START_TEST(words_of_a_picture)
{
    smp_media picture = picture_of("Poster: take 5ml with food");
    smp_post post = post_of("Hello");
    post.media = &picture;
    post.media_count = 1;
    picture.text_in_image = smp_text_of("Take 2.5ml with food");
    ck_assert_str_eq(told_of_post("media.text_in_image", &post),
                     "Picture 1 shows words that are neither in the post nor in its alt text. "
                     "Put them in one of the two. Above all, tell \"2.5ml\".");
    picture.text_in_image = smp_text_of("Wash your hands often");
    ck_assert_str_eq(told_of_post("media.text_in_image", &post),
                     "Picture 1 shows words that are neither in the post nor in its alt text. "
                     "Put them in one of the two.");
}
END_TEST

START_TEST(pictures_of_others)
{
    smp_media picture = picture_of(NULL);
    smp_shared shared = SMP_SHARED_INIT;
    smp_post post = post_of("Hello");
    post.media = &picture;
    post.media_count = 1;
    ck_assert_str_eq(told_of_post("media.alt_missing", &post),
                     "Picture 1 has no alt text: say in a sentence what it shows, or mark it as "
                     "decorative.");
    post.media_count = 0;
    post.shared = &shared;
    shared.media = &picture;
    shared.media_count = 1;
    ck_assert_str_eq(told_of_post("media.alt_missing", &post),
                     "A picture of the post that is shared has no alt text: say in your own words "
                     "what it shows.");
}
END_TEST

/* That a text is a machine's, and that nobody has read it, is a guess by its first words. */
START_TEST(what_machines_seem_to_have_written)
{
    smp_media picture = picture_of("May be an image of 2 people and text");
    smp_post post = post_of("Hello");
    post.media = &picture;
    post.media_count = 1;
    ck_assert_str_eq(told_of_post("media.alt_auto_unreviewed", &post),
                     "The alt text of picture 1 seems to be a machine's. If nobody has checked it, "
                     "read it, and say what matters.");
}
END_TEST

START_TEST(emoji_alone)
{
    smp_media picture = picture_of("\U0001F600");
    smp_post post = post_of("\U0001F600");
    ck_assert_str_eq(told_of_post("emoji.only", &post), "Emoji alone say too little. Use words.");
    post = post_of("Hello");
    post.media = &picture;
    post.media_count = 1;
    ck_assert_str_eq(told_of_post("emoji.only", &post),
                     "There is nothing but emoji in the alt text of picture 1. Emoji alone say "
                     "too little. Use words.");
}
END_TEST

START_TEST(what_is_shown_as_a_repair)
{
    static const char *const rows[][3] = {
        {"hashtag.acronym_join", "Join in #nhs",
         "\"#nhs\" has an acronym that lacks capitals or runs into the next word, so it is not "
         "read letter by letter. Write #NHS."},
        {"emoji.skin_tone_verbose", "Well done \U0001F44F\U0001F3FD",
         "The skin tone of \"\U0001F44F\U0001F3FD\" is read out in words. Where it does not "
         "matter, write \"\U0001F44F\"."},
        {"link.long_url", "Come to https://example.org/?utm_source=x",
         "An address is read out in full, and this one is long or has codes in it. Leave out "
         "\"?utm_source=x\", which only counts visitors. Where you can, use a short path on your "
         "own site."},
        {"link.long_url", "Watch this video https://www.youtube.com/watch?v=abcdefghijk",
         "An address is read out in full, and this one is long or has codes in it. Where you can, "
         "use a short path on your own site."},
        {"link.shortener", "Watch this video https://youtu.be/abcdefghijk", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_post post = post_of(rows[i][1]);
        ck_assert_str_eq(told_of_post(rows[i][0], &post), rows[i][2]);
    }
}
END_TEST

/* What nobody has said does not pass: it is asked for. */
START_TEST(films_and_recordings_that_nobody_described)
{
    static const char *const policies[] = {"accessibility", "covwarks"};
    for (size_t i = 0; i < 2; i++) {
        bench other = open_bench(policies[i]);
        smp_media film = SMP_MEDIA_INIT;
        smp_post post = post_of("Watch our film about screening.");
        post.media = &film;
        post.media_count = 1;
        film.kind = SMP_MEDIA_VIDEO;
        ck_assert_int_eq(smp_check_accessibility(other.report, other.evaluator, &post, NULL),
                         SMP_OK);
        ck_assert_int_eq(smp_report_verdict(other.report), SMP_ADVISE);
        ck_assert_uint_eq(smp_report_need_count(other.report), 1);
        ck_assert_str_eq(smp_report_need(other.report, 0)->fact.data, "media.0.captions");
        film.kind = SMP_MEDIA_AUDIO;
        ck_assert_int_eq(smp_check_accessibility(other.report, other.evaluator, &post, NULL),
                         SMP_OK);
        ck_assert_str_eq(smp_report_need(other.report, 0)->fact.data, "media.0.transcript");
        film.transcript = SMP_YES;
        ck_assert_int_eq(smp_check_accessibility(other.report, other.evaluator, &post, NULL),
                         SMP_OK);
        ck_assert_int_eq(smp_report_verdict(other.report), SMP_CLEAR);
        close_bench(&other);
    }
}
END_TEST

SUITE_WITH("checks/guidance", open_guidance, close_guidance, limits_of_platforms,
           words_of_a_picture, pictures_of_others, what_machines_seem_to_have_written,
           emoji_alone, what_is_shown_as_a_repair, films_and_recordings_that_nobody_described)
