/* Emoji sequences: all that Unicode lists, and the borders of what counts.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIST "/usr/share/unicode/emoji/emoji-test.txt"

static size_t emoji_length(const char *text) { return smp__emoji_length(smp_text_of(text), 0); }

static void is_one(const char *text)
{
    ck_assert_msg(emoji_length(text) == strlen(text), "%s: %zu of %zu bytes", text,
                  emoji_length(text), strlen(text));
}

static void is_none(const char *text)
{
    ck_assert_msg(emoji_length(text) == 0, "%s: %zu bytes", text, emoji_length(text));
}

/* "1F468 200D ... ; fully-qualified # ..." */
START_TEST(every_listed_sequence_is_one)
{
    FILE *file = fopen(LIST, "r");
    if (!file) {
        printf("skipped: %s is not there (Debian package unicode-data)\n", LIST);
        return;
    }
    char line[512], text[64];
    unsigned fully = 0, minimally = 0, failed = 0;
    while (fgets(line, sizeof line, file)) {
        bool full = strstr(line, "; fully-qualified") != NULL;
        if (!full && !strstr(line, "; minimally-qualified")) continue;
        full ? fully++ : minimally++;
        size_t size = 0;
        for (char *c = line; *c != ';';) {
            size += smp__utf8_put((uint32_t)strtoul(c, &c, 16), text + size);
            while (*c == ' ') c++;
        }
        memcpy(text + size, "a", 2);
        if (emoji_length(text) == size) continue;
        failed++;
        printf("%s", line);
    }
    fclose(file);
    ck_assert_uint_eq(fully, 3655);
    ck_assert_uint_eq(minimally, 827);
    ck_assert_uint_eq(failed, 0);
}
END_TEST

START_TEST(sequences_that_are_well_formed_but_not_listed)
{
    is_one("👩\u200D🚗");                                     /* a driver to come */
    is_one("👩🏽\u200D🚗");
    is_one("🇽🇽");                                             /* two letters, no flag yet */
    is_one("🇬");                                              /* a letter alone */
    is_one("🏴\U000E0075\U000E0073\U000E0063\U000E0061\U000E007F"); /* California */
    is_one("🫩");                                              /* assigned in Unicode 16 */
    is_one("🏳\u200D🌈");                                      /* selectors left out */
    is_one("👁\u200D🗨");
    is_one("☝\uFE0F🏽");                                       /* a selector too many */
    is_one("#\u20E3");
}
END_TEST

START_TEST(text_and_emoji_presentation)
{
    is_one("❤\uFE0F");
    is_one("❤"); /* used and read out as an emoji */
    is_none("❤\uFE0E");
    is_one("☎");
    is_one("🅰");
    is_none("😀\uFE0E");
    is_one("©\uFE0F");
    is_none("©");
    is_none("™");
    is_none("‼🏽"); /* a sign takes no skin tone */
    is_none("→");
    is_none("↔");
    is_one("↔\uFE0F");
    is_none("▶");
    is_none("⬛\uFE0E");
    is_one("⬛");
}
END_TEST

START_TEST(what_is_no_emoji)
{
    is_none("a");
    is_none("#");
    is_none("1");
    is_none("1a");
    is_none("1\uFE0F");
    is_none("\u200D");
    is_none("\uFE0F");
    is_none("\u20E3");
    is_none("é");
    is_none("健");
    is_none("✓"); /* U+2713 has no emoji form */
    is_none("");
    is_none("\U000FFFFD"); /* past the last emoji */
    ck_assert_uint_eq(smp__emoji_length(smp_text_of("a"), 1), 0);
}
END_TEST

START_TEST(where_a_sequence_stops)
{
    ck_assert_uint_eq(emoji_length("😀😀"), strlen("😀"));
    ck_assert_uint_eq(emoji_length("🇬🇧🇫🇷"), strlen("🇬🇧"));
    ck_assert_uint_eq(emoji_length("👩\u200D"), strlen("👩"));
    ck_assert_uint_eq(emoji_length("👩\u200Da"), strlen("👩"));
    ck_assert_uint_eq(emoji_length("👩\u200D1"), strlen("👩"));
    ck_assert_uint_eq(emoji_length("🚗🏽"), strlen("🚗"));      /* cars take no skin tone */
    ck_assert_uint_eq(emoji_length("🏴\U000E0067"), strlen("🏴")); /* tags without an end */
    ck_assert_uint_eq(emoji_length("🏴\U000E007F"), strlen("🏴"));
    ck_assert_uint_eq(emoji_length("1\uFE0F\u20E3 2"), strlen("1\uFE0F\u20E3"));
    /* Half a character at the limit of the text is not read. */
    ck_assert_uint_eq(smp__emoji_length((smp_text){"😀\u200D👩", 4}, 0), 4);
}
END_TEST

SUITE("text/emoji", every_listed_sequence_is_one, sequences_that_are_well_formed_but_not_listed,
      text_and_emoji_presentation, what_is_no_emoji, where_a_sequence_stops)
