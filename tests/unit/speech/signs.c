/* Emoji, marks, faces and repeats, as each profile says them.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#define SYRINGE "\U0001F489"
#define CLAP "\U0001F44F"
#define JOINER "\u200D"

START_TEST(emoji_are_said_by_their_short_names)
{
    expect_all("Get your jab " SYRINGE, "Get your jab syringe");
    expect_all("\u2764\uFE0F \u2764", "red heart red heart"); /* with U+FE0F and without */
    expect_all("1\uFE0F\u20E3", "keycap: 1");
    expect_all("\U0001F1EC\U0001F1E7", "flag: United Kingdom");
    expect_all("\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F",
               "flag: Wales");
    expect_all("\U0001F4A9\U0001F489", "pile of poo syringe");
}
END_TEST

START_TEST(skin_tones_are_put_together)
{
    expect_all(CLAP "\U0001F3FD", "clapping hands: medium skin tone");
    expect_all("\U0001F469\U0001F3FD" JOINER "\u2695\uFE0F",
               "woman health worker: medium skin tone");
    expect_all("\U0001F9D1\U0001F3FB" JOINER "\U0001F91D" JOINER "\U0001F9D1\U0001F3FF",
               "people holding hands: light skin tone, dark skin tone");
    expect_all("\U0001F468\U0001F3FC" JOINER "\u2764\uFE0F" JOINER "\U0001F468\U0001F3FC",
               "couple with heart: man, man, medium-light skin tone");
    expect_all("\U0001F469\U0001F3FD" JOINER "\U0001F9B0", "woman: medium skin tone, red hair");
}
END_TEST

START_TEST(emoji_without_a_name_speak_by_their_parts)
{
    /* Newer than CLDR 41: the name of emoji-test.txt. */
    expect_all("\U0001FAE8", "shaking face");
    expect_all("\U0001FAF7\U0001F3FD", "leftwards pushing hand: medium skin tone");
    /* A sequence that nobody has named. */
    expect_all("\U0001F408" JOINER "\U0001F489", "cat syringe");
    expect_all("\U0001F408" JOINER "\U0001FAFF \U0001F408" JOINER JOINER " ok", "cat emoji cat ok");
    /* One to come. */
    expect_all("\U0001FAFF", "emoji");
    /* Letters of flags that make no flag. */
    expect("\U0001F1F4\U0001F1F0", "regional indicator O regional indicator K", "", "OK");
}
END_TEST

START_TEST(emoji_are_named_in_welsh)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Brechlyn " SYRINGE " " CLAP "\U0001F3FD \U0001FAE8");
    post.lang = smp_text_of("cy-GB");
    preview_post(&post, NULL);
    const char *spoken = said(SMP_SPEECH_SKIP);
    ck_assert_msg(strstr(spoken, "chwistrell") != NULL, "%s", spoken);
    ck_assert_msg(strstr(spoken, ": arlliw croen canol") != NULL, "%s", spoken);
    ck_assert_ptr_nonnull(strstr(spoken, "shaking face")); /* CLDR 41 has no Welsh name for it */
    smp_speech_options options = SMP_SPEECH_OPTIONS_INIT;
    options.lang = smp_text_of("en");
    preview_post(&post, &options);
    ck_assert_ptr_nonnull(strstr(said(SMP_SPEECH_SKIP), "syringe"));
    post.lang = smp_text_of("cym"); /* no BCP 47 for Welsh */
    preview_post(&post, NULL);
    ck_assert_ptr_nonnull(strstr(said(SMP_SPEECH_SKIP), "syringe"));
    post.lang = smp_text_of("cy_GB"); /* as C names its locales */
    preview_post(&post, NULL);
    ck_assert_ptr_nonnull(strstr(said(SMP_SPEECH_SKIP), "chwistrell"));
}
END_TEST

START_TEST(four_of_a_kind_are_counted)
{
    expect_all(SYRINGE SYRINGE SYRINGE, "syringe syringe syringe");
    expect(SYRINGE SYRINGE SYRINGE SYRINGE, "syringe syringe syringe syringe", "4 syringe",
           "4 syringe");
    expect(SYRINGE SYRINGE SYRINGE SYRINGE CLAP,
           "syringe syringe syringe syringe clapping hands", "4 syringe clapping hands",
           "4 syringe clapping hands");
    /* Not in a row. */
    expect_all(SYRINGE " " SYRINGE " " SYRINGE " " SYRINGE, "syringe syringe syringe syringe");
    expect_all("a === b", "a equals equals equals b");
    expect("a ==== b", "a equals equals equals equals b", "a 4 equals b", "a 4 equals b");
    expect("a ===== b", "a equals equals equals equals equals b", "a 5 equals b", "a 5 equals b");
    expect("a ____ b", "a underscore underscore underscore underscore b", "a b", "a b");
    expect("Now!!!!! Go", "Now!!!!! Go", "Now! Go", "Now! Go");
}
END_TEST

START_TEST(marks_are_said_from_their_level_on)
{
    expect_all("Wow! Really? Yes, \u2026", "Wow! Really? Yes, \u2026");
    expect_all("a # b @ c & d + e = f", "a hash b at c and d plus e equals f");
    expect("say \"hi\" (now): go", "say quote hi quote open bracket now close bracket colon go",
           "say \"hi\" (now): go", "say \"hi\" (now): go");
    expect_all("\u2022 item \u2192 next \u2122 \u00b0",
               "bullet item right-pointing arrow next trade mark degree");
    expect("a \u2502 b", "a symbol b", "a b", "a b"); /* a box drawing, without a name */
    expect_all("$NHS", "dollar N H S");
    expect_all("\u00A3abc \u20AC5 5% 5 \u00A3", "pound abc \u20AC5 5% 5 pound");
    expect("\u203C \u3030", "double exclamation mark wavy dash", "\u203C \u3030", "\u203C \u3030");
    /* A sign with a mark upon it is one, once. */
    expect_all("Oh!\u0301 a", "Oh!\u0301 a");
    expect_all("Oh\u2026\u0301 a", "Oh\u2026\u0301 a");
}
END_TEST

START_TEST(faces_are_the_marks_they_are_drawn_with)
{
    expect("Hi :-)", "Hi colon dash close bracket", "Hi", "Hi");
    expect("Yay (^_^) ok", "Yay open bracket caret underscore caret close bracket ok",
           "Yay caret caret ok", "Yay caret caret ok");
    expect_all("I <3 you", "I less than 3 you");
    expect("So :D", "So colon D", "So D", "So D");
    expect("(^.^\u2060)", "open bracket caret dot caret close bracket", "caret caret",
           "caret caret");
    expect("see \u0CA0_\u0CA0 (\u0CA0\u30C4\u0CA0)",
           "see \u0CA0_\u0CA0 open bracket \u0CA0\u30C4\u0CA0 close bracket",
           "see \u0CA0_\u0CA0 (\u0CA0\u30C4\u0CA0)", "see \u0CA0_\u0CA0 (\u0CA0\u30C4\u0CA0)");
    /* These are no faces. */
    expect_all("^D <33 <4", "caret D less than 33 less than 4");
    expect(":3", "colon 3", ":3", ":3");
    expect("(\u0CA0^\u0CA0\u0CA0\u0CA0) :Do",
           "open bracket \u0CA0 caret \u0CA0\u0CA0\u0CA0 close bracket colon Do",
           "(\u0CA0 caret \u0CA0\u0CA0\u0CA0) :Do", "(\u0CA0 caret \u0CA0\u0CA0\u0CA0) :Do");
    expect(":#nhs", "colon hash nhs", ":hash nhs", ":hash nhs");
    preview(":========================================"); /* too long */
    ck_assert_str_eq(said(SMP_SPEECH_SKIP), ":40 equals");
    expect("(a) one", "open bracket a close bracket one", "(a) one", "(a) one");
    expect("either/or (maybe).", "either slash or open bracket maybe close bracket.",
           "either slash or (maybe).", "either slash or (maybe).");
}
END_TEST

START_TEST(marks_cling_to_names)
{
    expect("\u201C" CLAP "\u201D (" CLAP "), " CLAP ".",
           "quote clapping hands quote open bracket clapping hands close bracket, clapping hands.",
           "\u201Cclapping hands\u201D (clapping hands), clapping hands.",
           "\u201Cclapping hands\u201D (clapping hands), clapping hands.");
    expect_all("jab" SYRINGE "now", "jab syringe now");
}
END_TEST

SUITE("speech/signs", emoji_are_said_by_their_short_names, skin_tones_are_put_together,
      emoji_without_a_name_speak_by_their_parts, emoji_are_named_in_welsh,
      four_of_a_kind_are_counted, marks_are_said_from_their_level_on,
      faces_are_the_marks_they_are_drawn_with, marks_cling_to_names)
