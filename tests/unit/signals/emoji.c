/* Emoji: how many, at the start of lines, among words, what they count, label and spell.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "unit/signals/fixture.h"

#define HEART "\xF0\x9F\x92\x99"
#define SYRINGE "\xF0\x9F\x92\x89"
#define CLAP "\xF0\x9F\x91\x8F"
#define STAR "\xE2\xAD\x90"
#define FLAGS_BO "\U0001F1E7\U0001F1F4"
#define FLAGS_OK "\U0001F1F4\U0001F1F0" /* no region */
#define APPLE "\U0001F34E"
#define PILL "\U0001F48A"
#define DROP "\U0001F4A7"
#define SMILE "\U0001F600"
#define FLAG_OF(letters) "\U0001F3F4\U000E0067\U000E0062" letters "\U000E007F"
#define ENGLAND FLAG_OF("\U000E0065\U000E006E\U000E0067")
#define SCOTLAND FLAG_OF("\U000E0073\U000E0063\U000E0074")
#define WALES FLAG_OF("\U000E0077\U000E006C\U000E0073")
#define TONE "\xF0\x9F\x8F\xBD"
#define PARKING "\U0001F17F"
#define WORKER "\U0001F477"
#define AND_WORKER "\u200D" WORKER TONE
#define SQUARED_SO "\U0001F182\U0001F17E" /* the second by itself is a blood group */
#define KEYCAP "\uFE0F\u20E3"
#define TICK "\u2705"
#define CROSS "\u274C"
#define POINTS_RIGHT "\U0001F449"
#define POINTS_LEFT "\U0001F448"
#define ROW_OF_O "\U0001F17E\U0001F17E\U0001F17E\U0001F17E"

START_TEST(number_of_emoji)
{
    PASSES(EMOJI_TOO_MANY, "Thank you " HEART SYRINGE CLAP);
    MARKS(EMOJI_TOO_MANY, "Thank you " HEART SYRINGE CLAP STAR, STAR);
    ck_assert_double_eq(first_of(SMP__SIGNAL_EMOJI_TOO_MANY)->value, 4);
    /* Squared letters that spell a word with others are none, and the parking sign is one. */
    PASSES(EMOJI_TOO_MANY, SQUARED_SO " " HEART SYRINGE CLAP);
    MARKS(EMOJI_TOO_MANY, SQUARED_SO " " HEART SYRINGE CLAP STAR, STAR);
    ck_assert_double_eq(first_of(SMP__SIGNAL_EMOJI_TOO_MANY)->value, 4);
    PASSES(EMOJI_TOO_MANY, "\U0001F172" ROW_OF_O);
    MARKS(EMOJI_TOO_MANY, "\U0001F172" ROW_OF_O " " HEART SYRINGE CLAP STAR, STAR);
    PASSES(EMOJI_TOO_MANY, ROW_OF_O "\U0001F172");
    FLAGS(EMOJI_TOO_MANY, HEART SYRINGE CLAP PARKING);
    FLAGS(EMOJI_TOO_MANY, ROW_OF_O ROW_OF_O ROW_OF_O ROW_OF_O ROW_OF_O "\U0001F182");
    PASSES(EMOJI_REPEATED, "Thank you " HEART SYRINGE);
    REPAIRS(EMOJI_REPEATED, "Thank you " CLAP CLAP CLAP, "Thank you " CLAP);
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP " for " CLAP " our " CLAP " staff",
            "Clap " CLAP " for our staff");
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP CLAP CLAP "now", "Clap " CLAP "now");
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP " " CLAP "!", "Clap " CLAP " !");
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP "\n" CLAP " all", "Clap " CLAP "\nall");
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP "\n" CLAP "\nall", "Clap " CLAP "\n\nall");
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP "\n" CLAP, "Clap " CLAP "\n");
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP "\n " CLAP " all", "Clap " CLAP "\n all");
    REPAIRS(EMOJI_REPEATED, "Clap " CLAP "\n" CLAP "all", "Clap " CLAP "\nall");
    /* Of very many kinds the first are told. */
    char many[2 * 40 * 4 + 1] = "", *at = many;
    for (uint32_t i = 0; i < 80; i++) at += smp__utf8_put(0x1F400 + i % 40, at);
    *at = '\0';
    look(many);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_EMOJI_REPEATED), 32);
    fix.parameters[SMP__SIGNAL_EMOJI_REPEATED][0] = 0;
    REPAIRS(EMOJI_REPEATED, HEART " Thank you", "Thank you");
    fix.parameters[SMP__SIGNAL_EMOJI_REPEATED][0] = 2;
    PASSES(EMOJI_REPEATED, "Thank you " CLAP CLAP);
}
END_TEST

/* Two texts, each put together of three parts, are kept at a time. */
static const char *joined(const char *first, const char *second, const char *third)
{
    static char room[2][64];
    static size_t used;
    char *text = room[used++ % SMP_COUNT(room)];
    snprintf(text, sizeof room[0], "%s%s%s", first, second, third);
    return text;
}

START_TEST(emoji_before_lines)
{
    REPAIRS(EMOJI_AT_LINE_START, SYRINGE " Book now\nThank you", "Book now " SYRINGE "\nThank you");
    PASSES(EMOJI_AT_LINE_START, "Book now " SYRINGE "\nThank you");
    PASSES(EMOJI_AT_LINE_START, "Book now\n" SYRINGE); /* no text behind it */
    REPAIRS(EMOJI_AT_LINE_START, SYRINGE " " CLAP " Book now", "Book now " SYRINGE CLAP);
    PASSES(EMOJI_AS_BULLET, SYRINGE " Book now");
    FLAGS(EMOJI_AS_BULLET, "Bring:\n" STAR " a coat\n" HEART " a friend");
}
END_TEST

/* What an emoji before a line does there says what becomes of it. */
START_TEST(emoji_that_say_something_before_lines)
{
    /* Steps are numbered in figures, also from ten on; numbers of things have no stop. */
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP " Ring us\n2" KEYCAP " Wait",
            "1. Ring us\n2" KEYCAP " Wait");
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP "Ring us\n2" KEYCAP "Wait",
            "1. Ring us\n2" KEYCAP "Wait");
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP "0" KEYCAP " Ring us\n2" KEYCAP " Wait",
            "10. Ring us\n2" KEYCAP " Wait");
    REPAIRS(EMOJI_AT_LINE_START, "\U0001F51F Ring us\n2" KEYCAP " Wait",
            "10. Ring us\n2" KEYCAP " Wait");
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP ". Ring us", "1. Ring us");
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP " - Ring us", "1 - Ring us");
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP " in 4 of us", "1 in 4 of us");
    REPAIRS(EMOJI_AT_LINE_START, "9" KEYCAP "9" KEYCAP "9" KEYCAP " Ring it", "999 Ring it");
    REPAIRS(EMOJI_AT_LINE_START, "5" KEYCAP " Ways to wellbeing", "-");
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP " Ring us\n" STAR " Wait", "-");
    REPAIRS(EMOJI_AT_LINE_START, "#" KEYCAP " Topics", "Topics #" KEYCAP);
    /* A long number is written whole, or left. */
    REPAIRS(EMOJI_AT_LINE_START,
            "0" KEYCAP "7" KEYCAP "7" KEYCAP "0" KEYCAP "0" KEYCAP "9" KEYCAP "0" KEYCAP "0" KEYCAP
            "1" KEYCAP "2" KEYCAP "3" KEYCAP " is our number", "07700900123 is our number");
    REPAIRS(EMOJI_AT_LINE_START,
            "1" KEYCAP "2" KEYCAP "3" KEYCAP "4" KEYCAP "5" KEYCAP "6" KEYCAP "7" KEYCAP "8" KEYCAP
            "1" KEYCAP "2" KEYCAP "3" KEYCAP "4" KEYCAP "5" KEYCAP "6" KEYCAP "7" KEYCAP "8" KEYCAP
            "9" KEYCAP " is our number", "-");
    REPAIRS(EMOJI_AT_LINE_START, "1" KEYCAP SYRINGE " Ring us\n2" KEYCAP " Wait",
            "1. Ring us " SYRINGE "\n2" KEYCAP " Wait");
    REPAIRS(EMOJI_REPEATED, "Ring 9" KEYCAP "9" KEYCAP "9" KEYCAP, "Ring 999");
    /* The same before several lines marks a list. */
    REPAIRS(EMOJI_AT_LINE_START, STAR " A coat\n" STAR " A hat", "- A coat\n" STAR " A hat");
    REPAIRS(EMOJI_AT_LINE_START, STAR "A coat\n" STAR "A hat", "- A coat\n" STAR "A hat");
    REPAIRS(EMOJI_REPEATED, TICK " A coat\n" TICK " A hat\nCome " TICK,
            "- A coat\n" "- A hat\nCome");
    /* A tick and a cross say what to do and what not. */
    REPAIRS(EMOJI_AT_LINE_START, TICK " Rest\n" CROSS " Visit us", "-");
    REPAIRS(EMOJI_AT_LINE_START, CROSS " Visit us\n" TICK " Rest", "-");
    REPAIRS(EMOJI_REPEATED, TICK " Rest\n" TICK " Drink\n" CROSS " Visit us", "-");
    REPAIRS(EMOJI_AT_LINE_START, CROSS " Visit us", "Visit us " CROSS);
    static const char *const yes[] = {TICK, "\u2714\uFE0F", "\u2611\uFE0F"};
    static const char *const no[] = {CROSS, "\u274E", "\u2716\uFE0F", "\U0001F6AB", "\u26D4"};
    for (size_t i = 0; i < SMP_COUNT(yes); i++)
        for (size_t j = 0; j < SMP_COUNT(no); j++)
            REPAIRS(EMOJI_AT_LINE_START, joined(yes[i], " Eat fruit\n", no[j]), "-");
    /* What points at the line points at nothing from its end. */
    REPAIRS(EMOJI_AT_LINE_START, POINTS_RIGHT " Book now " POINTS_LEFT, "Book now");
    REPAIRS(EMOJI_AT_LINE_START, SYRINGE POINTS_RIGHT TONE " Book now", "Book now " SYRINGE);
    REPAIRS(EMOJI_AT_LINE_START, "\u27A1 Book now \u2B05", "Book now");
    REPAIRS(EMOJI_AT_LINE_START, SYRINGE " Book now " POINTS_LEFT,
            "Book now " POINTS_LEFT " " SYRINGE);
    static const char *const pointers[] = {
        "\u261D\uFE0F", "\U0001F446", "\U0001F449", "\u2B05\uFE0F", "\u2B07\uFE0F",
        "\u27A1\uFE0F", "\u2196\uFE0F", "\u2199\uFE0F", "\U0001F53C", "\U0001F53D",
        "\u25B6\uFE0F", "\u25C0\uFE0F"};
    for (size_t i = 0; i < SMP_COUNT(pointers); i++)
        REPAIRS(EMOJI_AT_LINE_START, joined(pointers[i], " Book now", ""), "Book now");
    static const char *const others[] = {"\U0001F445", "\U0001F44A", "\u2B50", "\u26AB",
                                         "\u2195\uFE0F", "\u21A9\uFE0F", "\U0001F53B"};
    for (size_t i = 0; i < SMP_COUNT(others); i++)
        REPAIRS(EMOJI_AT_LINE_START, joined(others[i], " Book now", ""),
                joined("Book now ", others[i], ""));
    REPAIRS(EMOJI_AT_LINE_START, POINTS_RIGHT " \u25C0", "\u25C0");
    /* One that is a word of a sentence stays in it. */
    REPAIRS(EMOJI_AT_LINE_START, HEART " your lungs", "-");
    REPAIRS(EMOJI_REPEATED, "We " HEART " our nurses. We " HEART " our porters.", "-");
}
END_TEST

/* How many there are may be what is said: of things, of rows that differ, beside what is
 * measured. */
START_TEST(emoji_that_are_counted)
{
    static const char *const counted[] = {
        "Take " PILL PILL " twice a day",
        "Take " PILL PILL " in the morning and " PILL " at night",
        "Hygiene: " STAR STAR STAR STAR STAR "\nCleanliness: " STAR STAR STAR,
        DROP DROP DROP " means high risk, " DROP " means low",
        "Ward 4 " CLAP CLAP CLAP ", ward 5 " CLAP,
        "Pain score " SMILE SMILE SMILE,
        SMILE SMILE SMILE " on our rating",
        "Rating\n" SMILE SMILE SMILE,
        "Mood: " SMILE SMILE,
        "Mood = " SMILE SMILE,
        SMILE SMILE " means good",
        SMILE SMILE " \u2013 good"};
    for (size_t i = 0; i < SMP_COUNT(counted); i++) {
        REPAIRS(EMOJI_REPEATED, counted[i], "-");
        ck_assert_uint_eq(first_of(SMP__SIGNAL_EMOJI_REPEATED)->evidence_count, 1);
    }
    REPAIRS(EMOJI_REPEATED, "Ward 4 " CLAP CLAP " and ward 5 " CLAP CLAP,
            "Ward 4 " CLAP " and ward 5");
    REPAIRS(EMOJI_REPEATED, "For ward 4 " CLAP CLAP " and 5 " CLAP CLAP " too",
            "For ward 4 " CLAP " and 5 too");
    REPAIRS(EMOJI_REPEATED, "Our ratings are out\n\nThank you " CLAP CLAP,
            "Our ratings are out\n\nThank you " CLAP);
    REPAIRS(EMOJI_AT_LINE_START, STAR STAR " Ward A\n" STAR STAR " Ward B",
            "Ward A " STAR STAR "\n" STAR STAR " Ward B");
    /* England, Scotland and Wales differ by their tags alone. */
    PASSES(EMOJI_REPEATED, "All of " ENGLAND " " SCOTLAND " " WALES " together");
    FLAGS(EMOJI_REPEATED, "For " WALES " and " WALES);
    FLAGS(EMOJI_REPEATED, "\u2764\uFE0F and \u2764");
}
END_TEST

/* One that may be the label of what follows it stays where it is. */
START_TEST(emoji_that_are_labels)
{
    static const char *const labels[] = {
        HEART " Low " STAR " High",
        "\U0001F7E2 Open: Canley \U0001F534 Closed: Hillfields",
        HEART " Home, then " HEART " away",
        HEART " Home " STAR,
        "\U0001F1EC\U0001F1E7 Home or away \U0001F1EB\U0001F1F7",
        DROP " means low",
        DROP ": low",
        DROP " = low",
        "\U0001F7E2 Open\n\U0001F534 Closed",
        "\U0001F44D Fruit\n\U0001F44E Cake",
        "\U0001F44E Cake\n\U0001F44D Fruit",
        DROP " Low " STAR " High\n" DROP " Few " STAR " Many"};
    for (size_t i = 0; i < SMP_COUNT(labels); i++) REPAIRS(EMOJI_AT_LINE_START, labels[i], "-");
    REPAIRS(EMOJI_AT_LINE_START, HEART " Thank you " HEART, "Thank you " HEART " " HEART);
    REPAIRS(EMOJI_AT_LINE_START, HEART " Low\n" STAR " High", "Low " HEART "\n" STAR " High");
    REPAIRS(EMOJI_AT_LINE_START, HEART " Book " POINTS_RIGHT " here",
            "Book " POINTS_RIGHT " here " HEART);
    REPAIRS(EMOJI_AT_LINE_START, TICK " Wash " HEART "\n" TICK " Rest",
            "- Wash " HEART "\n" TICK " Rest");
    REPAIRS(EMOJI_AT_LINE_START, HEART " Meaning of life", "Meaning of life " HEART);
    static const char *const colours[] = {"\u26AA", "\u26AB", "\u2B1B", "\u2B1C", "\U0001F534",
                                          "\U0001F535", "\U0001F7E0", "\U0001F7EB"};
    for (size_t i = 0; i < SMP_COUNT(colours); i++) {
        REPAIRS(EMOJI_AT_LINE_START, joined(colours[i], " Open\n\U0001F7E2 ", "Closed"), "-");
        REPAIRS(EMOJI_AT_LINE_START, joined(colours[i], " Open now\n", "We " HEART " our nurses"),
                joined("Open now ", colours[i], "\nWe " HEART " our nurses"));
    }
}
END_TEST

/* Letters of flags in a row that are not all flags, and squared letters in a word. */
START_TEST(emoji_that_spell)
{
    REPAIRS(TEXT_FANCY_FONT, FLAGS_BO FLAGS_OK " now", "BOOK now");
    PASSES(EMOJI_AT_LINE_START, FLAGS_BO FLAGS_OK " now");
    PASSES(EMOJI_AT_LINE_START, "\U0001F1F3\U0001F1ED\U0001F1F8 heroes");
    PASSES(EMOJI_AT_LINE_START, "\U0001F171\uFE0Fest team");
    FLAGS(EMOJI_AT_LINE_START, FLAGS_BO " Bolivia");
    FLAGS(EMOJI_AT_LINE_START, FLAGS_BO FLAGS_BO " Bolivia");
    FLAGS(EMOJI_AT_LINE_START, "\U0001F171 group");
    PASSES(TEXT_FANCY_FONT, FLAGS_BO FLAGS_BO " Bolivia");
    PASSES(TEXT_FANCY_FONT, FLAGS_BO " " FLAGS_BO);
    PASSES(EMOJI_TOO_MANY, FLAGS_OK FLAGS_OK FLAGS_OK FLAGS_OK FLAGS_OK);
}
END_TEST

START_TEST(emoji_among_words)
{
    FLAGS(EMOJI_IN_TEXT, "Clap " CLAP " for our staff");
    PASSES(EMOJI_IN_TEXT, "Thank you " HEART " Please come again");
    PASSES(EMOJI_IN_TEXT, "Thank you all " HEART);
    FLAGS(EMOJI_REPLACES_WORD, "Book your " SYRINGE " today");
    FLAGS(EMOJI_REPLACES_WORD, "We " HEART " our nurses");
    FLAGS(EMOJI_REPLACES_WORD, "A day full of " HEART " and joy");
    FLAGS(EMOJI_REPLACES_WORD, "Eat more " APPLE " and less of the rest");
    PASSES(EMOJI_REPLACES_WORD, "Find out more " APPLE " here");
    PASSES(EMOJI_REPLACES_WORD, "Even more " HEART " for you");
    PASSES(EMOJI_REPLACES_WORD, "Eat more " APPLE " Thank you");
    PASSES(EMOJI_REPLACES_WORD, "We love this " HEART);
    PASSES(EMOJI_REPLACES_WORD, "Here we " HEART " come");
    PASSES(EMOJI_REPLACES_WORD, "We " HEART " 3 wards");
    PASSES(EMOJI_REPLACES_WORD, "That is what we are made of " HEART " Thank you");
    PASSES(EMOJI_REPLACES_WORD, "Thank you " HEART);
    PASSES(EMOJI_REPLACES_WORD, "Clap for " HEART " our nurses");
}
END_TEST

START_TEST(nothing_but_emoji)
{
    FLAGS(EMOJI_ONLY, HEART HEART);
    FLAGS(EMOJI_ONLY, "@example " HEART "!");
    PASSES(EMOJI_ONLY, HEART " thanks");
    PASSES(EMOJI_ONLY, "#Thanks " HEART);
    PASSES(EMOJI_ONLY, "!");
    look_afresh();
    look_at(SMP__IN_ALT, 0, SMP_TEXT(HEART));
    ck_assert_uint_eq(count_of(SMP__SIGNAL_EMOJI_ONLY), 1);
}
END_TEST

/* The tone is the writer's choice: the plain emoji is told, not written. */
START_TEST(skin_tones)
{
    static const char *const rows[][2] = {
        {"Thanks " CLAP TONE, CLAP},
        {WORKER TONE "\u200D" WORKER TONE, WORKER "\u200D" WORKER},
        {WORKER TONE AND_WORKER, WORKER "\u200D" WORKER}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++) {
        REPAIRS(EMOJI_SKIN_TONE_VERBOSE, rows[i][0], "-");
        ck_assert_uint_eq(count_of(SMP__SIGNAL_EMOJI_SKIN_TONE_VERBOSE), 1);
        const smp_text plain = first_of(SMP__SIGNAL_EMOJI_SKIN_TONE_VERBOSE)->detail;
        ck_assert(smp__text_equal(plain, smp_text_of(rows[i][1])));
    }
    PASSES(EMOJI_SKIN_TONE_VERBOSE, "Thanks " CLAP);
    PASSES(EMOJI_SKIN_TONE_VERBOSE, TONE); /* a tone by itself has nothing under it */
}
END_TEST

SUITE_WITH("signals/emoji", set_up, tear_down, number_of_emoji, emoji_before_lines,
           emoji_that_say_something_before_lines, emoji_that_are_counted, emoji_that_are_labels,
           emoji_that_spell, emoji_among_words, nothing_but_emoji, skin_tones)
