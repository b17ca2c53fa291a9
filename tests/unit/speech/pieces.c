/* Where each piece of speech comes from, what media and shares say, and what callers may ask.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

static smp_speech_piece piece_of(smp_speech_profile profile, size_t index)
{
    ck_assert_uint_lt(index, smp_speech_spoken(speech, profile).piece_count);
    return smp_speech_piece_at(speech, profile, index);
}

static void expect_piece(smp_speech_profile profile, size_t index, smp_speech_kind kind,
                         const char *spoken, const char *field, size_t start, size_t end)
{
    smp_speech_piece piece = piece_of(profile, index);
    const char *text = smp_speech_spoken(speech, profile).text.data;
    ck_assert_int_eq(piece.kind, kind);
    ck_assert_uint_eq(piece.spoken.end - piece.spoken.start, strlen(spoken));
    ck_assert_mem_eq(text + piece.spoken.start, spoken, strlen(spoken));
    ck_assert_str_eq(piece.field.data, field);
    ck_assert_uint_eq(piece.span.bytes.start, start);
    ck_assert_uint_eq(piece.span.bytes.end, end);
}

START_TEST(pieces_lead_back_to_the_post)
{
    preview("Book now \U0001F489 #CovWarks!");
    for (int i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp_speech_profile profile = (smp_speech_profile)i;
        ck_assert_uint_eq(smp_speech_spoken(speech, profile).piece_count, 4);
        expect_piece(profile, 0, SMP_SPEECH_AS_WRITTEN, "Book now", "text", 0, 8);
        expect_piece(profile, 1, SMP_SPEECH_EMOJI, "syringe", "text", 9, 13);
        expect_piece(profile, 2, SMP_SPEECH_HASHTAG, "hash Cov Warks", "text", 14, 23);
        expect_piece(profile, 3, SMP_SPEECH_AS_WRITTEN, "!", "text", 23, 24);
    }
    smp_speech_piece emoji = piece_of(SMP_SPEECH_SKIP, 1);
    ck_assert_uint_eq(emoji.span.chars.start, 9);
    ck_assert_uint_eq(emoji.span.chars.end, 10);
    ck_assert_uint_eq(emoji.span.utf16.end, 11);
    ck_assert_int_eq(emoji.differs, 1);
    ck_assert_double_gt(emoji.seconds, 0);
    ck_assert_int_eq(piece_of(SMP_SPEECH_SKIP, 0).differs, 0);
}
END_TEST

START_TEST(what_is_not_said_is_a_piece_too)
{
    preview("Go \U0001D5D5\U0001D5FC now :-) NICE NHS");
    expect_piece(SMP_SPEECH_SKIP, 1, SMP_SPEECH_STYLED, "", "text", 3, 11);
    ck_assert_int_eq(piece_of(SMP_SPEECH_SKIP, 1).differs, 1);
    expect_piece(SMP_SPEECH_NORMALISED, 1, SMP_SPEECH_STYLED, "Bo", "text", 3, 11);
    expect_piece(SMP_SPEECH_SKIP, 3, SMP_SPEECH_FACE, "", "text", 16, 19);
    expect_piece(SMP_SPEECH_SKIP, 4, SMP_SPEECH_AS_WRITTEN, "NICE", "text", 20, 24);
    expect_piece(SMP_SPEECH_SKIP, 5, SMP_SPEECH_SHORT_FORM, "N H S", "text", 25, 28);
}
END_TEST

START_TEST(a_count_covers_all_that_it_counts)
{
    preview("\U0001F489\U0001F489\U0001F489\U0001F489 now");
    expect_piece(SMP_SPEECH_SKIP, 0, SMP_SPEECH_REPEAT, "4 syringe", "text", 0, 16);
    expect_piece(SMP_SPEECH_LITERAL, 3, SMP_SPEECH_EMOJI, "syringe", "text", 12, 16);
}
END_TEST

/* Every byte that is not space is in exactly one piece, and pieces are in order. */
START_TEST(pieces_cover_the_text)
{
    const char *text = "Hi @nhsuk \U0001F489\U0001F489 #CovWarks (a) \u2022 \u2502 __ :-) "
                       "\U0001D5D5 \u200B https://example.org/a A&E 5% !!!!! z\u0301\u0302\u0303";
    preview(text);
    for (int i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp_spoken spoken = smp_speech_spoken(speech, (smp_speech_profile)i);
        size_t at = 0, said_to = 0;
        for (size_t n = 0; n < spoken.piece_count; n++) {
            smp_speech_piece piece = smp_speech_piece_at(speech, (smp_speech_profile)i, n);
            while (at < piece.span.bytes.start) ck_assert_int_eq(text[at++], ' ');
            ck_assert_uint_eq(piece.span.bytes.start, at);
            ck_assert_uint_ge(piece.spoken.start, said_to);
            ck_assert_uint_ge(piece.spoken.end, piece.spoken.start);
            at = piece.span.bytes.end;
            said_to = piece.spoken.end;
        }
        ck_assert_uint_eq(at, strlen(text));
        ck_assert_uint_le(said_to, spoken.text.size);
    }
}
END_TEST

START_TEST(media_and_shares_are_announced)
{
    smp_media media[5];
    for (size_t i = 0; i < 5; i++) media[i] = (smp_media)SMP_MEDIA_INIT;
    media[0].kind = media[1].kind = media[2].kind = SMP_MEDIA_IMAGE;
    media[0].alt = smp_text_of("A nurse #CovWarks");
    media[2].decorative = SMP_YES;
    media[3].kind = SMP_MEDIA_VIDEO;
    smp_shared shared = SMP_SHARED_INIT;
    shared.author = smp_text_of("Example Trust");
    shared.text = smp_text_of("Open today");
    shared.media = &media[1];
    shared.media_count = 1;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hello");
    post.media = media;
    post.media_count = 5;
    post.shared = &shared;
    preview_post(&post, NULL);
    ck_assert_str_eq(said(SMP_SPEECH_SKIP),
                     "Hello\nshared post by Example Trust\nOpen today\nimage, no description\n"
                     "image, A nurse hash Cov Warks\nimage, no description\nvideo\nattachment");
    for (int i = 0; i < SMP_SPEECH_PROFILES; i++)
        ck_assert_ptr_nonnull(strstr(said((smp_speech_profile)i),
                                     "Hello\nshared post by Example Trust\nOpen today\n"));
    expect_piece(SMP_SPEECH_SKIP, 1, SMP_SPEECH_ADDED, "shared post by", "shared", 0, 0);
    expect_piece(SMP_SPEECH_SKIP, 2, SMP_SPEECH_AS_WRITTEN, "Example Trust", "shared.author", 0,
                 13);
    expect_piece(SMP_SPEECH_SKIP, 4, SMP_SPEECH_ADDED, "image, no description", "shared.media.0", 0,
                 0);
    expect_piece(SMP_SPEECH_SKIP, 7, SMP_SPEECH_HASHTAG, "hash Cov Warks", "media.0.alt", 8, 17);
    expect_piece(SMP_SPEECH_SKIP, 9, SMP_SPEECH_ADDED, "video", "media.3", 0, 0);
    shared.author.data = NULL;
    preview_post(&post, NULL);
    ck_assert_ptr_nonnull(strstr(said(SMP_SPEECH_SKIP), "\nshared post, Open today\n"));
}
END_TEST

START_TEST(a_preview_does_not_need_the_post_afterwards)
{
    char text[] = "Book now #CovWarks";
    preview(text);
    memset(text, 'x', sizeof text - 1);
    expect_piece(SMP_SPEECH_SKIP, 1, SMP_SPEECH_HASHTAG, "hash Cov Warks", "text", 9, 18);
    ck_assert_int_eq(piece_of(SMP_SPEECH_SKIP, 0).differs, 0);
}
END_TEST

static void expect_refusal(const smp_post *post, const smp_speech_options *options,
                           smp_status status)
{
    smp_error error = SMP_ERROR_INIT;
    preview("Something");
    ck_assert_int_eq(smp_preview_speech(speech, post, options, &error), status);
    ck_assert_int_eq(error.code, status);
    ck_assert_uint_gt(strlen(error.message), 0);
    ck_assert_str_eq(said(SMP_SPEECH_LITERAL), ""); /* nothing is left of the preview before */
    ck_assert_uint_eq(smp_speech_spoken(speech, SMP_SPEECH_LITERAL).piece_count, 0);
    ck_assert_double_eq(seconds(SMP_SPEECH_LITERAL), 0);
}

START_TEST(what_breaks_the_contract_is_refused)
{
    smp_post post = SMP_POST_INIT;
    smp_media media = SMP_MEDIA_INIT;
    expect_refusal(NULL, NULL, SMP_ERROR_ARGUMENT);
    post.struct_size = 0;
    expect_refusal(&post, NULL, SMP_ERROR_ARGUMENT);
    post = (smp_post)SMP_POST_INIT;
    post.media_count = 1;
    expect_refusal(&post, NULL, SMP_ERROR_ARGUMENT);
    post.media = &media;
    post.media_count = 1001;
    expect_refusal(&post, NULL, SMP_ERROR_LIMIT);
    post.media_count = 1;
    media.struct_size = 0;
    expect_refusal(&post, NULL, SMP_ERROR_ARGUMENT);
    media.struct_size = sizeof media;
    media.kind = (smp_media_kind)99;
    expect_refusal(&post, NULL, SMP_ERROR_ARGUMENT);
    post.media_count = 0;
    smp_shared shared = SMP_SHARED_INIT;
    post.shared = &shared;
    shared.media_count = 1;
    expect_refusal(&post, NULL, SMP_ERROR_ARGUMENT);
    shared.media_count = 0;
    shared.author = (smp_text){"x", (size_t)17 << 20};
    expect_refusal(&post, NULL, SMP_ERROR_LIMIT);
    shared.struct_size = 0;
    expect_refusal(&post, NULL, SMP_ERROR_ARGUMENT);
    post.shared = NULL;
    post.text = (smp_text){"x", (size_t)17 << 20};
    expect_refusal(&post, NULL, SMP_ERROR_LIMIT);
    post.text = smp_text_of("x");
    post.platform = (smp_platform)99;
    expect_refusal(&post, NULL, SMP_ERROR_ARGUMENT);
    post.platform = SMP_PLATFORM_X;
    smp_speech_options options = SMP_SPEECH_OPTIONS_INIT;
    options.words_per_minute = 5;
    expect_refusal(&post, &options, SMP_ERROR_ARGUMENT);
    options.words_per_minute = 1001;
    expect_refusal(&post, &options, SMP_ERROR_ARGUMENT);
    options.words_per_minute = 175;
    options.acronym_count = 1;
    expect_refusal(&post, &options, SMP_ERROR_ARGUMENT);
    options.struct_size = 0;
    expect_refusal(&post, &options, SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_preview_speech(NULL, &post, NULL, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_speech_new(NULL, NULL, NULL), SMP_ERROR_ARGUMENT);
}
END_TEST

START_TEST(what_is_just_within_the_limits)
{
    static smp_media media[1001];
    for (size_t i = 0; i < 1001; i++) media[i] = (smp_media)SMP_MEDIA_INIT;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hello");
    post.platform = SMP_PLATFORM_OTHER;
    post.media = media;
    post.media_count = 1000;
    preview_post(&post, NULL);
    post.media_count = 1001;
    expect_refusal(&post, NULL, SMP_ERROR_LIMIT);
}
END_TEST

START_TEST(questions_out_of_range_have_harmless_answers)
{
    preview("Hi");
    ck_assert_str_eq(smp_speech_spoken(speech, (smp_speech_profile)3).text.data, "");
    ck_assert_str_eq(smp_speech_spoken(NULL, SMP_SPEECH_SKIP).text.data, "");
    smp_speech_piece none = smp_speech_piece_at(speech, SMP_SPEECH_SKIP, 1);
    ck_assert_int_eq(none.kind, SMP_SPEECH_ADDED);
    ck_assert_str_eq(none.field.data, "");
    ck_assert_ptr_null(smp_speech_profile_name((smp_speech_profile)3));
    ck_assert_ptr_null(smp_speech_kind_name((smp_speech_kind)11));
    ck_assert_str_eq(smp_speech_profile_name(SMP_SPEECH_NORMALISED), "normalised");
    ck_assert_str_eq(smp_speech_kind_name(SMP_SPEECH_ADDED), "added");
    smp_speech_free(NULL);
}
END_TEST

SUITE("speech/pieces", pieces_lead_back_to_the_post, what_is_not_said_is_a_piece_too,
      a_count_covers_all_that_it_counts, pieces_cover_the_text, media_and_shares_are_announced,
      a_preview_does_not_need_the_post_afterwards, what_breaks_the_contract_is_refused,
      what_is_just_within_the_limits, questions_out_of_range_have_harmless_answers)
