/* Media: alternative text, captions, sound, movement; threads, language, names, length.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

static smp_media pictures[3];

/* Looks at a post of `text` with `count` of the pictures above. */
static void look_with(const char *text, size_t count)
{
    fix.post.media = pictures;
    fix.post.media_count = count;
    look_afresh();
    if (text) look_at(SMP__IN_TEXT, 0, smp_text_of(text));
    for (size_t i = 0; i < count; i++)
        if (!smp__is_absent(pictures[i].alt))
            look_at(SMP__IN_ALT, (uint16_t)i, pictures[i].alt);
    look_at_subject();
}

static void one_picture(const char *alt)
{
    pictures[0] = (smp_media)SMP_MEDIA_INIT;
    pictures[0].kind = SMP_MEDIA_IMAGE;
    pictures[0].alt = smp_text_of(alt);
}

static bool alt_raises(int signal, const char *alt)
{
    one_picture(alt);
    look_with("Come and see us at the fair on Monday", 1);
    return count_of(signal) > 0;
}
#define ALT_FLAGS(signal, alt) ck_assert_msg(alt_raises(SMP__SIGNAL_##signal, alt), "%s", alt)
#define ALT_PASSES(signal, alt) ck_assert_msg(!alt_raises(SMP__SIGNAL_##signal, alt), "%s", alt)

START_TEST(missing_alt)
{
    one_picture(NULL);
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_MISSING), 1);
    ck_assert_uint_eq(first_of(SMP__SIGNAL_MEDIA_ALT_MISSING)->field.kind, SMP__IN_MEDIA);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_PRESENT), 1);
    pictures[0].alt = SMP_TEXT("  ");
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_MISSING), 1);
    pictures[0].decorative = SMP_YES;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_MISSING), 0);
    one_picture("Two nurses under a tree");
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_MISSING), 0);
    pictures[0] = (smp_media)SMP_MEDIA_INIT;
    pictures[0].kind = SMP_MEDIA_VIDEO;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_MISSING), 0);
}
END_TEST

START_TEST(shared_pictures_count_too)
{
    one_picture(NULL);
    smp_shared shared = SMP_SHARED_INIT;
    shared.media = pictures;
    shared.media_count = 1;
    fix.post.shared = &shared;
    look_afresh();
    look_at_subject();
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_MISSING), 1);
    ck_assert_uint_eq(first_of(SMP__SIGNAL_MEDIA_ALT_MISSING)->field.kind, SMP__IN_SHARED_MEDIA);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_SHARE_PRESENT), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_PRESENT), 0);
}
END_TEST

START_TEST(alt_that_is_no_description)
{
    static const char *const names[] = {"IMG_1234", "IMG-20260101-WA0001", "fair.jpg",
                                        "DSC00123", "Screenshot 2026-01-01 at 10.11.12",
                                        "final poster v2.PNG", "image001", "PXL_20260101_1200"};
    for (size_t i = 0; i < SMP_COUNT(names); i++) ALT_FLAGS(MEDIA_ALT_FILENAME, names[i]);
    ALT_FLAGS(MEDIA_ALT_FILENAME, " fair.jpg\r\n\t ");
    static const char *const empty[] = {"image", "Photo", "alt text", "TODO", "n/a", "...",
                                        "An image.", ".", "Todo..", "Icon...",
                                        "Image description"};
    for (size_t i = 0; i < SMP_COUNT(empty); i++) ALT_FLAGS(MEDIA_ALT_PLACEHOLDER, empty[i]);
    static const char *const good[] = {"Two nurses under a tree", "Screenshot of the booking page",
                                       "Image 1 shows two nurses", "Logo of the hospital charity",
                                       "10 people at a table", "Photo 51, an X-ray pattern of DNA"};
    for (size_t i = 0; i < SMP_COUNT(good); i++) {
        ALT_PASSES(MEDIA_ALT_FILENAME, good[i]);
        ALT_PASSES(MEDIA_ALT_PLACEHOLDER, good[i]);
    }
    one_picture("scan-of-form");
    pictures[0].file_name = SMP_TEXT("Scan-of-form");
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_FILENAME), 1);
}
END_TEST

START_TEST(alt_that_machines_made)
{
    static const char *const names[] = {
        "4f9a7c1e-0b2d-4c3e-9f10-0123456789ab", "4f9a7c1e-0b2d-4c3e-9f10-0123456789AB copy",
        "2026-03-02 10.14.33", "20260302_101433", "FB_IMG_1700000000", "Untitled design (1)",
        "Untitled design", "Adobe Stock 123456789", "AdobeStock98765", "Instagram post 1",
        "Copy of Flu campaign 2026", "Copy of Flu poster FINAL", "1700000000000", "02-03-2026",
        "2026-03-02", "2026-flu-poster", "01-flu-poster", "flu_poster", "flu-poster-2026",
        "Screen Shot 3", "1999-12-31", "31-12-1999", "4f9a7c1e-0b2d-4c3e-9f10-0123456789aB",
        "flu-poster-for-the-ward", "flyer123456", "20260302 101433"};
    for (size_t i = 0; i < SMP_COUNT(names); i++) ALT_FLAGS(MEDIA_ALT_FILENAME, names[i]);
    static const char *const guesses[] = {
        "May be an image of 2 people and text", "A picture containing text, person, indoor",
        "Graphical user interface, text Description automatically generated",
        "Two people at a desk\n\nAI-generated content may be incorrect."};
    for (size_t i = 0; i < SMP_COUNT(guesses); i++)
        ALT_FLAGS(MEDIA_ALT_AUTO_UNREVIEWED, guesses[i]);
    static const char *const empty[] = {"null", "undefined", "As above", "See post",
                                        "No photo description available.", "Alt text goes here",
                                        "Social media graphic", "Photo of", "NaN"};
    for (size_t i = 0; i < SMP_COUNT(empty); i++) ALT_FLAGS(MEDIA_ALT_PLACEHOLDER, empty[i]);
    static const char *const good[] = {
        "Copy of the letter with our address", "Copy", "Copy and paste", "Walk-in centre",
        "Untitled, a painting of the sea", "Our state-of-the-art ward", "Call 020 7946 0123",
        "9am to 5pm", "111", "Ward 3", "Poster: flu jabs from 1 October", "20 week scan",
        "Copy of Magna Carta in the entrance hall", "+44 20 7946 0958", "020-7946-0958",
        "00 44 20 7946 0958", "12-15-year-olds", "24-hour-a-day care", "7-day-a-week",
        "Graphical user interface of the new NHS App, with three buttons",
        "It may be a long wait", "A picture of health", "B12", "Caf\u00e9 image 1",
        "18-13-2026", "32-12-2026", "00-12-2026",
        "20-00-2026", "2026-13-31", "2026-12-32", "2026-12-00", "31-12-2126", "02-03-26",
        "0170000000000", "state-of-the-art", "flyer1234", "Copy of 7 letters",
        "Copy of the 2026 letter"};
    for (size_t i = 0; i < SMP_COUNT(good); i++) {
        ALT_PASSES(MEDIA_ALT_FILENAME, good[i]);
        ALT_PASSES(MEDIA_ALT_PLACEHOLDER, good[i]);
        ALT_PASSES(MEDIA_ALT_AUTO_UNREVIEWED, good[i]);
    }
    /* The host knows better. */
    const smp_fact own = {.struct_size = sizeof own, .name = SMP_TEXT("media.0.alt_automatic"),
                          .type = SMP_FACT_TRUTH, .truth = SMP_NO};
    fix.post.facts = &own;
    fix.post.fact_count = 1;
    ALT_PASSES(MEDIA_ALT_AUTO_UNREVIEWED, guesses[0]);
    fix.post.fact_count = 0;
}
END_TEST

START_TEST(image_of)
{
    static const char *const forms[] = {
        "In this photo, two nurses smile", "Alt text: two nurses", "Image description: a nurse",
        "Gif of two nurses", "This is a picture of two nurses", "Here is a photo of a nurse",
        "An image that shows two nurses", "Photo depicting two nurses"};
    for (size_t i = 0; i < SMP_COUNT(forms); i++) ALT_FLAGS(MEDIA_ALT_PREFIX, forms[i]);
    ALT_FLAGS(MEDIA_ALT_PREFIX, "In this photo, two nurses smile");
    ck_assert_str_eq(repaired(SMP__SIGNAL_MEDIA_ALT_PREFIX), "Two nurses smile");
    ALT_PASSES(MEDIA_ALT_PREFIX, "Infographic about flu");
    ALT_PASSES(MEDIA_ALT_PREFIX, "In this ward, two nurses smile");
    ALT_PASSES(MEDIA_ALT_PREFIX, "In a picture frame, two nurses smile");
    ALT_PASSES(MEDIA_ALT_PREFIX, "Here is the ward");
    ALT_PASSES(MEDIA_ALT_PREFIX, "Text on a wall: two nurses");
    ALT_FLAGS(MEDIA_ALT_PREFIX, "Image of two nurses under a tree");
    ck_assert_str_eq(repaired(SMP__SIGNAL_MEDIA_ALT_PREFIX), "Two nurses under a tree");
    ALT_FLAGS(MEDIA_ALT_PREFIX, "A photo showing two nurses");
    ALT_FLAGS(MEDIA_ALT_PREFIX, "Picture: two nurses");
    ALT_FLAGS(MEDIA_ALT_PREFIX, "This graphic shows the opening hours");
    ALT_PASSES(MEDIA_ALT_PREFIX, "Illustration of two nurses");
    ALT_PASSES(MEDIA_ALT_PREFIX, "Screenshot of the booking page");
    ALT_PASSES(MEDIA_ALT_PREFIX, "Photo booth at the fair");
    ALT_PASSES(MEDIA_ALT_PREFIX, "Photo\nTwo nurses under a tree");
}
END_TEST

START_TEST(length_of_alt)
{
    ALT_FLAGS(MEDIA_ALT_SHORT, "Mosque roof");
    ALT_PASSES(MEDIA_ALT_SHORT, "Old mosque roof");
    look_afresh();
    look_at(SMP__IN_ALT, 9, SMP_TEXT("Mosque roof")); /* of what, is not known */
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_SHORT), 1);
    one_picture("Mosque roof");
    pictures[0].decorative = SMP_YES;
    look_with("Come and see us", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_SHORT), 0);
    char alt[1200];
    memset(alt, 'a', sizeof alt);
    alt[125] = '\0';
    ALT_PASSES(MEDIA_ALT_LONG, alt);
    alt[125] = 'a';
    alt[126] = '\0';
    ALT_FLAGS(MEDIA_ALT_LONG, alt);
    fix.post.platform = SMP_PLATFORM_X;
    alt[126] = 'a';
    alt[1000] = '\0';
    ALT_PASSES(MEDIA_ALT_OVER_LIMIT, alt);
    alt[1000] = 'a';
    alt[1001] = '\0';
    ALT_FLAGS(MEDIA_ALT_OVER_LIMIT, alt);
    fix.post.platform = SMP_PLATFORM_UNKNOWN;
    ALT_PASSES(MEDIA_ALT_OVER_LIMIT, alt);
}
END_TEST

START_TEST(alt_that_repeats)
{
    ALT_FLAGS(MEDIA_ALT_DUPLICATES_POST, "Come and see us at the fair on Monday!");
    ck_assert_double_eq(first_of(SMP__SIGNAL_MEDIA_ALT_DUPLICATES_POST)->value, 1);
    ALT_PASSES(MEDIA_ALT_DUPLICATES_POST, "Two nurses at the fair on Monday under a tree");
    one_picture("Two nurses under a tree");
    pictures[1] = pictures[0];
    pictures[2] = pictures[0];
    pictures[1].alt = SMP_TEXT("two nurses under a TREE");
    pictures[2].alt = SMP_TEXT("Two doctors under a tree");
    look_with("Hello", 3);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_DUPLICATES_OTHER), 1);
    ck_assert_uint_eq(first_of(SMP__SIGNAL_MEDIA_ALT_DUPLICATES_OTHER)->field.index, 1);
    look_with(NULL, 3); /* no post to repeat */
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_DUPLICATES_POST), 0);
    pictures[0].alt = pictures[1].alt = SMP_TEXT(" "); /* missing, not repeated */
    look_with("Hello", 3);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_DUPLICATES_OTHER), 0);
}
END_TEST

START_TEST(what_does_not_belong_in_alt)
{
    ALT_FLAGS(MEDIA_ALT_EMOJI, "Two nurses \xF0\x9F\x92\x99 smiling");
    ALT_FLAGS(MEDIA_ALT_HASHTAG, "Two nurses smiling #NHS");
    ALT_FLAGS(MEDIA_ALT_URL, "Two nurses smiling https://example.org");
    ALT_PASSES(MEDIA_ALT_URL, "Two nurses smiling");
}
END_TEST

START_TEST(words_in_a_picture)
{
    one_picture("Poster: free flu jabs on Monday");
    pictures[0].text_in_image = SMP_TEXT("FREE FLU JABS MONDAY");
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE), 0);
    pictures[0].text_in_image = SMP_TEXT("FREE FLU JABS MONDAY 9am TO 5pm AT EXAMPLE HALL");
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE), 1);
    look_with("Come to Example Hall, 9am to 5pm", 1); /* the post may say the rest */
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE), 0);
    /* Marks are no words, and of what is no text as much as is one is read. */
    static const char *const little[] = {"!!! ...", "FLU\xFF AT EXAMPLE HALL", "\xFF",
                                         "\u0915\u093F"};
    static const unsigned raised[] = {0, 0, 0, 1};
    for (size_t i = 0; i < SMP_COUNT(little); i++) {
        pictures[0].text_in_image = smp_text_of(little[i]);
        look_with("Hello", 1);
        ck_assert_msg(count_of(SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE) == raised[i], "%s", little[i]);
    }
}
END_TEST

START_TEST(platforms_without_alt)
{
    fix.post.platform = SMP_PLATFORM_SNAPCHAT;
    one_picture(NULL);
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_DESCRIPTION_MISSING), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_MISSING), 0);
    look_with("Hello. Image description: two nurses.", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_DESCRIPTION_MISSING), 0);
    fix.post.platform = SMP_PLATFORM_WHATSAPP;
    look_with("A video. The picture", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_DESCRIPTION_MISSING), 1);
    look_with("The picture above: two nurses", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_DESCRIPTION_MISSING), 1);
    look_afresh();
    look_at_subject(); /* not one word */
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_DESCRIPTION_MISSING), 1);
}
END_TEST

START_TEST(sound_and_sight)
{
    pictures[0] = (smp_media)SMP_MEDIA_INIT;
    smp_media *film = &pictures[0];
    film->kind = SMP_MEDIA_VIDEO;
    look_with("Hello", 1); /* nothing known, nothing said */
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CAPTIONS_MISSING), 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_TRANSCRIPT_MISSING), 0);
    film->captions = SMP_CAPTIONS_NONE;
    film->transcript = SMP_NO;
    film->audio_description = SMP_NO;
    film->flashes_per_second = 4;
    film->contrast = 4.4;
    film->font_pt = 13;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CAPTIONS_MISSING), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_TRANSCRIPT_MISSING), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_AUDIO_DESCRIPTION_MISSING), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_FLASH), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CONTRAST), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_FONT_TOO_SMALL), 1);
    film->captions = SMP_CAPTIONS_AUTOMATIC;
    film->flashes_per_second = 3;
    film->contrast = 4.5;
    film->font_pt = 14;
    film->transcript = SMP_YES;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CAPTIONS_AUTO_UNREVIEWED), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_AUDIO_DESCRIPTION_MISSING), 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_FLASH), 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CONTRAST), 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_FONT_TOO_SMALL), 0);
    film->captions_reviewed = SMP_YES;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CAPTIONS_AUTO_UNREVIEWED), 0);
    film->captions = SMP_CAPTIONS_OPEN;
    static const smp_platform take_files[] = {SMP_PLATFORM_YOUTUBE, SMP_PLATFORM_FACEBOOK,
                                              SMP_PLATFORM_LINKEDIN, SMP_PLATFORM_X};
    for (size_t i = 0; i < SMP_COUNT(take_files); i++) {
        fix.post.platform = take_files[i];
        look_with("Hello", 1);
        ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CAPTIONS_KIND), 1);
        smp_shared shared = SMP_SHARED_INIT; /* somebody else's film stays as it is */
        shared.media = film;
        shared.media_count = 1;
        fix.post.shared = &shared;
        look_with("Hello", 0);
        ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CAPTIONS_KIND), 0);
        fix.post.shared = NULL;
    }
    fix.post.platform = SMP_PLATFORM_TIKTOK;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_CAPTIONS_KIND), 0);
}
END_TEST

START_TEST(what_facts_say)
{
    smp_fact facts[3] = {SMP_FACT_INIT, SMP_FACT_INIT, SMP_FACT_INIT};
    facts[0].name = SMP_TEXT("media.0.alt_automatic");
    facts[0].truth = SMP_YES;
    facts[1].name = SMP_TEXT("media.0.duration_seconds");
    facts[1].type = SMP_FACT_NUMBER;
    facts[1].number = 5.5;
    facts[2].name = SMP_TEXT("media.0.voice_music_gap");
    facts[2].type = SMP_FACT_NUMBER;
    facts[2].number = 12;
    fix.post.facts = facts;
    fix.post.fact_count = 3;
    one_picture("Two nurses under a tree");
    pictures[0].kind = SMP_MEDIA_GIF;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_AUTO_UNREVIEWED), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_AUTOPLAY_MOTION), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_VOICE_MUSIC_GAP), 1);
    facts[0].truth = SMP_NO;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_AUTO_UNREVIEWED), 0);
    facts[0].truth = SMP_YES;
    smp_fact reviewed = facts[1];
    facts[1] = (smp_fact)SMP_FACT_INIT;
    facts[1].name = SMP_TEXT("media.0.alt_reviewed");
    facts[1].truth = SMP_NO;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_AUTO_UNREVIEWED), 1);
    facts[1].truth = SMP_YES;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_AUTO_UNREVIEWED), 0);
    facts[1] = reviewed;
    facts[0].name = SMP_TEXT("media.0.alt_reviewed");
    facts[1].number = 5;
    facts[2].number = 20;
    look_with("Hello", 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_ALT_AUTO_UNREVIEWED), 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_AUTOPLAY_MOTION), 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_MEDIA_VOICE_MUSIC_GAP), 0);
}
END_TEST

START_TEST(threads)
{
    smp_fact part = SMP_FACT_INIT;
    part.name = SMP_TEXT("thread.position");
    part.type = SMP_FACT_NUMBER;
    part.number = 2;
    fix.post.facts = &part;
    fix.post.fact_count = 1;
    look_with("Wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_UNNUMBERED), 1);
    look_with("Wash your hands. 2 of 5", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_UNNUMBERED), 0);
    look_with("2/5 Wash your hands.", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_UNNUMBERED), 0);
    look_with("Wash both hands for 20 seconds", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_UNNUMBERED), 1);
    look_with("Wash your hands. 2 ", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_UNNUMBERED), 1);
    fix.wanted[SMP__SIGNAL_THREAD_UNNUMBERED / 64] ^=
        (uint64_t)1 << SMP__SIGNAL_THREAD_UNNUMBERED % 64;
    look_with("Wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_UNNUMBERED), 0);
    part.number = 0; /* before the first there is none */
    look_with("How to wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_NOT_ANNOUNCED), 0);
    /* A thread of one is no thread. */
    smp_fact facts[] = {part, part};
    facts[0].number = 1;
    facts[1].name = SMP_TEXT("thread.length");
    facts[1].number = 1;
    fix.post.facts = facts;
    fix.post.fact_count = 2;
    look_with("How to wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_NOT_ANNOUNCED), 0);
    facts[1].number = 2;
    look_with("How to wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_NOT_ANNOUNCED), 1);
    fix.post.facts = &part;
    fix.post.fact_count = 1;
    part.number = 1;
    look_with("How to wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_NOT_ANNOUNCED), 1);
    look_with("How to wash your hands: a thread", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_NOT_ANNOUNCED), 0);
    fix.post.fact_count = 0;
    look_with("How to wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_THREAD_NOT_ANNOUNCED), 0);
}
END_TEST

START_TEST(language)
{
    look_with("Wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 0);
    fix.post.lang = (smp_text){NULL, 0};
    look_with("Wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 0);
    fix.parameters[SMP__SIGNAL_LANGUAGE_UNDECLARED][0] = 1;
    look_with("Wash your hands", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 1);
    fix.post.lang = SMP_TEXT("en-GB");
    look_with("\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD1\x96\xD1\x82", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 1);
    fix.post.lang = SMP_TEXT("uk");
    look_with("\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD1\x96\xD1\x82", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 0);
    fix.post.lang = SMP_TEXT("ukrainian");
    look_with("\u041F\u0440\u0438\u0432\u0456\u0442", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 0);
    fix.post.lang = SMP_TEXT("vi");
    look_with("r\u1eeda tay \u1ea5y \u1ebf", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 0);
    look_with("\u6d17\u624b", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LANGUAGE_UNDECLARED), 1);
}
END_TEST

START_TEST(names)
{
    fix.post.author.name = SMP_TEXT("Example Trust");
    look_with("Hello", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_EMOJI_IN_NAME), 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_TEXT_FANCY_IN_NAME), 0);
    fix.post.author.name = SMP_TEXT("Example \xF0\x9F\x92\x99");
    look_with("Hello", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_EMOJI_IN_NAME), 1);
    fix.post.author.name = SMP_TEXT("\xF0\x9D\x97\x95\xF0\x9D\x97\xBC\xFF");
    look_with("Hello", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_TEXT_FANCY_IN_NAME), 1);
}
END_TEST

START_TEST(presence_and_length)
{
    look_with("Hello @one and @two at https://example.org", 0);
    ck_assert_str_eq(span_of(SMP__SIGNAL_MENTION_PRESENT), "@one");
    ck_assert_double_eq(first_of(SMP__SIGNAL_MENTION_PRESENT)->value, 2);
    ck_assert_str_eq(span_of(SMP__SIGNAL_LINK_PRESENT), "https://example.org");
    look_with("Hello \xFF", 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_TEXT_ILL_FORMED), 1);
    char text[300];
    memset(text, 'a', sizeof text);
    text[280] = '\0';
    fix.post.platform = SMP_PLATFORM_X;
    look_with(text, 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LENGTH_PLATFORM_LIMIT), 0);
    text[280] = 'a';
    text[281] = '\0';
    look_with(text, 0);
    ck_assert_double_eq(first_of(SMP__SIGNAL_LENGTH_PLATFORM_LIMIT)->value, 281);
    fix.post.platform = SMP_PLATFORM_UNKNOWN;
    look_with(text, 0);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_LENGTH_PLATFORM_LIMIT), 0);
}
END_TEST

SUITE_WITH("signals/media", set_up, tear_down, missing_alt, shared_pictures_count_too,
           alt_that_is_no_description, alt_that_machines_made, image_of, length_of_alt,
           alt_that_repeats, what_does_not_belong_in_alt, words_in_a_picture,
           platforms_without_alt, sound_and_sight, what_facts_say, threads, language, names,
           presence_and_length)
