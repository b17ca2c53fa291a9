/* Faces, styled letters, marks, invisible characters, symbols and layout.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "unit/signals/fixture.h"

#define HEART "\xF0\x9F\x92\x99"
#define CLAP "\xF0\x9F\x91\x8F"
#define TONE "\xF0\x9F\x8F\xBD"

/* Lines through or under letters, and letters of other scripts that look like ours. */
START_TEST(struck_letters)
{
    REPAIRS(TEXT_FANCY_FONT, "Our F\u0332l\u0332u\u0332 clinic", "Our Flu clinic");
    REPAIRS(TEXT_FANCY_FONT, "N\u0336o\u0336 \u0336a\u0336p\u0336p\u0336 yet", "No app yet");
    REPAIRS(TEXT_FANCY_FONT, "N\u0338o\u0338 a\u0338p\u0338p\u0338", "No app");
    REPAIRS(TEXT_FANCY_FONT, " \u0336n\u0336o\u0336", " \u0336no");
    PASSES(TEXT_FANCY_FONT, "A single x\u0332 here");
    PASSES(TEXT_FANCY_FONT, "Cafe\u0301 Nguye\u0302\u0303n");
    PASSES(TEXT_FANCY_FONT, "1\u0332 2\u0332 3\u0332");
    REPAIRS(TEXT_FANCY_FONT, "Get your \u03BD\u0430\u0441\u0441ine", "Get your vaccine");
}
END_TEST

START_TEST(faces)
{
    static const char *const smiling[] = {"Thank you :-)", "Thank you :) all", "Oh no :(",
                                          "Well done ;-)", "See you soon :D", "We <3", "Hi :-P."};
    for (size_t i = 0; i < SMP_COUNT(smiling); i++) FLAGS(EMOTICON, smiling[i]);
    static const char *const straight[] = {
        "Open: (Monday)", "children <3 years", "levels <3.5", "See https://example.org:/",
        "(see below:)", "8) Wash hands", "Bring: a coat", "At 10:30", "Options: D", "a=b",
        "ratio 8:1"};
    for (size_t i = 0; i < SMP_COUNT(straight); i++) PASSES(EMOTICON, straight[i]);
    static const char nothing[] = "So :\0 and :-\0";
    look_afresh();
    look_at(SMP__IN_TEXT, 0, (smp_text){nothing, sizeof nothing - 1});
    ck_assert_uint_eq(count_of(SMP__SIGNAL_EMOTICON), 0);
    FLAGS(KAOMOJI, "Who knows \xC2\xAF\\_(\xE3\x83\x84)_/\xC2\xAF");
    FLAGS(KAOMOJI, "Thank you ^_^");
    FLAGS(KAOMOJI, "Thank you (^_^)");
    FLAGS(KAOMOJI, "So sad (T_T)");
    FLAGS(KAOMOJI, "So sad T_T");
    static const char *const none[] = {"(see (a))", "snake_case_name", "ages (5-9)", "a_b", "(1.1)",
                                       "---", "(e.g. this)", "**bold**", "(NHS)"};
    for (size_t i = 0; i < SMP_COUNT(none); i++) PASSES(KAOMOJI, none[i]);
}
END_TEST

START_TEST(styled_letters)
{
    /* "Book" and "now" in mathematical sans-serif bold. */
    REPAIRS(TEXT_FANCY_FONT,
            "\xF0\x9D\x97\x95\xF0\x9D\x97\xBC\xF0\x9D\x97\xBC\xF0\x9D\x97\xB8 "
            "\xF0\x9D\x97\xBB\xF0\x9D\x97\xBC\xF0\x9D\x98\x84!",
            "Book now!");
    REPAIRS(TEXT_FANCY_FONT, "\xEF\xBC\xA2\xEF\xBD\x8F\xEF\xBD\x8F\xEF\xBD\x8B now", "Book now");
    REPAIRS(TEXT_FANCY_FONT, "\xCA\x99\xE1\xB4\x8F\xE1\xB4\x8F\xE1\xB4\x8B now", "book now");
    REPAIRS(TEXT_FANCY_FONT, "B\xE1\xB4\x8F\xE1\xB4\x8F\xE1\xB4\x8B now", "Book now");
    /* Negative squared NHS, which NFKC leaves alone. */
    REPAIRS(TEXT_FANCY_FONT, "The \xF0\x9F\x85\xBD\xF0\x9F\x85\xB7\xF0\x9F\x86\x82 now",
            "The NHS now");
    /* Regional indicators, spaced. */
    REPAIRS(TEXT_FANCY_FONT, "The \xF0\x9F\x87\xB3 \xF0\x9F\x87\xAD \xF0\x9F\x87\xB8", "The N H S");
    /* Upside down: "thank" from right to left. */
    REPAIRS(TEXT_FANCY_FONT, "\xCA\x9Eu\xC9\x90\xC9\xA5\xCA\x87 you", "thank you");
    /* Cyrillic a and e in Latin words. */
    REPAIRS(TEXT_FANCY_FONT, "v\xD0\xB0" "ccin\xD0\xB5 now", "vaccine now");
    static const char *const plain[] = {
        "Book now", "Caf\xC3\xA9 na\xC3\xAFve", "the 10\xE1\xB5\x97\xCA\xB0 of May",
        "Give blood \xF0\x9F\x85\xB0\xEF\xB8\x8F\xF0\x9F\x85\xB1\xEF\xB8\x8F",
        "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7",
        "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xBA\xF0\x9F\x87\xA6", "5\xCE\xBCg of it",
        "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD1\x96\xD1\x82",
        "\xCE\x95\xCE\xBB\xCE\xBB\xCE\xAC\xCE\xB4\xCE\xB1",
        "Dydd G\xC5\xB5yl Dewi hapus", "m\xC2\xB2", "\xE2\x84\xA2 \xC2\xA9 \xE2\x82\xAC"};
    for (size_t i = 0; i < SMP_COUNT(plain); i++) PASSES(TEXT_FANCY_FONT, plain[i]);
}
END_TEST

START_TEST(every_maths_letter_is_plain)
{
    for (uint32_t c = 0x1D400; c <= 0x1D6A3; c++) ck_assert_uint_ne(smp__plain_letter(c), 0);
    ck_assert_uint_eq(smp__plain_letter(0x1D400), 'A');
    ck_assert_uint_eq(smp__plain_letter(0x1D41A), 'a');
    ck_assert_uint_eq(smp__plain_letter(0x1D6A3), 'z');
    ck_assert_uint_eq(smp__plain_letter(0xA7AF), 'q');
    ck_assert_uint_eq(smp__plain_letter('a'), 0);
    /* Where NFKC knows the letter, it must agree. */
    for (uint32_t c = 0x0250; c < 0x1F200; c++) {
        uint32_t plain = smp__plain_letter(c);
        char bytes[4];
        if (!plain) continue;
        smp_text given = {bytes, smp__utf8_put(c, bytes)};
        smp_text nfkc = smp__nfkc(&fix.arena, given);
        if (nfkc.size == 1 && ((nfkc.data[0] | 0x20) >= 'a' && (nfkc.data[0] | 0x20) <= 'z'))
            ck_assert_msg((uint32_t)nfkc.data[0] == plain, "U+%04X", c);
    }
}
END_TEST

START_TEST(marks_and_invisible)
{
    REPAIRS(TEXT_ZALGO, "z\xCC\x80\xCC\x81\xCC\x82" "al", "zal");
    PASSES(TEXT_ZALGO, "z\xCC\x80\xCC\x81" "al"); /* two on one letter */
    PASSES(TEXT_ZALGO, "Ti\xE1\xBA\xBFng Vi\xE1\xBB\x87t");
    REPAIRS(TEXT_INVISIBLE, "Book\xE2\x80\x8B now", "Book now");
    REPAIRS(TEXT_INVISIBLE, "Book \xE2\x80\xAE" "now", "Book now");
    REPAIRS(TEXT_INVISIBLE, "in\xC2\xAD" "visible", "invisible");
    PASSES(TEXT_INVISIBLE, "Book now\n\nThank you");
    /* A family, a flag of a nation, Persian with its joiner, Arabic with its direction. */
    PASSES(TEXT_INVISIBLE,
           "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7");
    PASSES(TEXT_INVISIBLE,
           "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xB7\xF3\xA0"
           "\x81\xAC\xF3\xA0\x81\xB3\xF3\xA0\x81\xBF");
    PASSES(TEXT_INVISIBLE, "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE");
    PASSES(TEXT_INVISIBLE, "\xE2\x80\x8F\xD9\x85\xDB\x8C");
    /* Direction marks in a text without letters that run from right to left. */
    FLAGS(TEXT_INVISIBLE, "Book\xE2\x80\x8F now");
}
END_TEST

START_TEST(symbols_for_words)
{
    REPAIRS(TEXT_SYMBOL_FOR_WORD, "advice & support", "advice and support");
    REPAIRS(TEXT_SYMBOL_FOR_WORD, "Meet us @ the library", "Meet us at the library");
    FLAGS(TEXT_SYMBOL_FOR_WORD, "jab = safe");
    FLAGS(TEXT_SYMBOL_FOR_WORD, "flu + cold");
    FLAGS(TEXT_SYMBOL_FOR_WORD, "home \xE2\x86\x92 hospital");
    REPAIRS(TEXT_SYMBOL_FOR_WORD, "advice&support", "advice and support");
    REPAIRS(TEXT_SYMBOL_FOR_WORD, "flu+cold", "flu and cold");
    PASSES(TEXT_SYMBOL_FOR_WORD, "walking = 10000");
    PASSES(TEXT_SYMBOL_FOR_WORD, "10000 = many");
    static const char *const good[] = {
        "A&E", "R&D", "Q&A session", "A & E", "+44 20 7946 0000", "18+ only", "50+ people", "C=O",
        "2 + 2 = 4", "Marks & Spencer", "Coventry & Warwickshire", "LGBT+ groups", "LGBTQ+ people",
        "B&B", "T&Cs apply", "press@example.org", "H&S", "@example hello", "1-2-3"};
    for (size_t i = 0; i < SMP_COUNT(good); i++) PASSES(TEXT_SYMBOL_FOR_WORD, good[i]);
}
END_TEST

START_TEST(rows_and_pictures)
{
    PASSES(TEXT_PUNCTUATION_RUN, "Wait... what!!!");
    REPAIRS(TEXT_PUNCTUATION_RUN, "Wait.... what", "Wait... what");
    REPAIRS(TEXT_PUNCTUATION_RUN, "Book now!!!!", "Book now!");
    PASSES(TEXT_ASCII_ART, "Book now!!!!!!!!!!");
    PASSES(TEXT_ASCII_ART, "News\n----\nWe are open");
    FLAGS(TEXT_ASCII_ART, "News\n-----\nWe are open");
    FLAGS(TEXT_ASCII_ART, "\xE2\x94\x8C\xE2\x94\x80\xE2\x94\x80\xE2\x94\x90 Hello");
    FLAGS(TEXT_ASCII_ART, " /\\_/\\\n(=^.^=)\n(\")(\")\n");
    PASSES(TEXT_ASCII_ART, "- Coats\n- Hats\n- Gloves");
}
END_TEST

START_TEST(spaces)
{
    PASSES(TEXT_SPACING_LAYOUT, "We are open.  Come in.\n\n\nThank you");
    REPAIRS(TEXT_SPACING_LAYOUT, "We are   open", "We are open");
    REPAIRS(TEXT_SPACING_LAYOUT, "Monday\t9 to 5", "Monday 9 to 5");
    REPAIRS(TEXT_SPACING_LAYOUT, "Open\n\n\n\nNow", "Open\n\nNow");
    REPAIRS(TEXT_SPACING_LAYOUT, "Open\n    Now", "Open\nNow");
    PASSES(TEXT_SPACING_LAYOUT, "Open    \nNow");
    PASSES(TEXT_SPACING_LAYOUT, "Open    ");
    PASSES(TEXT_SPACING_LAYOUT, "    Open now    \n\n\n\n\n");
}
END_TEST

/* A quarter of a megabyte of one thing, of each kind that has its own path. */
START_TEST(hostile_texts_cost_in_proportion)
{
    static const char *const units[] = {
        "#", "#a", "#ab ", "@a ", HEART, HEART " ", CLAP TONE "\n", "z\xCC\x80\xCC\x81\xCC\x82",
        "\xCC\x80",
        "\xF0\x9D\x97\x95", "\xF0\x9F\x87\xB3 ", "\xC7\x9D\xC9\xA5 ", "v\xD0\xB0" "c ",
        "\xE2\x80\x8B", "a\xE2\x80\x8B",
        "!", "(", "(^_^) ", ":) ", "A ", "ABC ", "ABC(", "a-", "1 ", "0", "07700 ", "943 476 5919 ",
        "a@b.co ", "x.org ", "https://x.org/a.pdf ", "\n", "\t", "  \n", "Mr Xy died ", "Mr Xy. ",
        "born ", "dob 1/2/80 ", "AB12 3CD ", "lives at CV1 2AB ", "case no 12345 ", "& ",
        "a & ", "vAcCiN",
        ". ", "aA ", "\xE2\x94\x80", "QQ 12 34 56 "};
    enum { SIZE = 1 << 18 };
    char *text = malloc(SIZE);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < SMP_COUNT(units); i++) {
        size_t unit = strlen(units[i]), size = 0;
        while (size + unit <= SIZE) {
            memcpy(text + size, units[i], unit);
            size += unit;
        }
        look_afresh();
        look_at(SMP__IN_TEXT, 0, (smp_text){text, size});
        ck_assert_uint_le(fix.seen.count, 20 * SMP__MAX_OBSERVATIONS_EACH);
    }
    free(text);
}
END_TEST

START_TEST(which_marks_make_a_face)
{
    static const char *const drawn[] = {
        "(^_^)", "(o_O)", "(O_o)", "(>_<)", "(^.^)", "(^-^)", "(^~^)", "^_^", "T_T", "=_=", ";_;",
        "*_*", "o_o",
        "(^\u03c9^)", "(^\u25bd^)", "(\u1d54\u1d25\u1d54)", "(\u76ca_\u76ca)", "(\u30c4)",
        "\u00af\\_(\u30c4)_/\u00af", "\u30fd(\u30b7)\uff89", "\u0ca0_\u0ca0", "\u0ca5_\u0ca5",
        "\u25d4_\u25d4",
        "(^\u203f^)", "(^\u25e1^)", "(^\u25a1^)", "(^\u2200^)", "\u0295\u2022\u1d25\u2022\u0294",
        "(\u25d5_\u25d5)",
        "(\u2299_\u2299)", "(\u30ee_\u30ee)", "(\u256f_\u2570)", "(^\u2323^)",
        "\uff08\u30c4\uff09",
        "(\u30fb\u25a1\u30fb)", "(\u30fb\u76ca\u30fb)", "o_O", "O_o", ">_<"};
    ALL_FLAG(KAOMOJI, drawn);
    static const char *const none[] = {"(1.1)", "---", "(a.a)", "(a_a)", "^.^",
                                       "\u25d5\u203f\u25d5 (", "_-_", "(^_o)",
        "(---)", "(\u30c4", ">_o",
        "o_x", "O_x"};
    ALL_PASS(KAOMOJI, none);
    static const char *const hearts[] = {"<3 you", "<3you", "<3.", "<3 9"};
    ALL_PASS(EMOTICON, hearts);
    FLAGS(EMOTICON, "<3");
    look_afresh();
    look_at(SMP__IN_TEXT, 0, (smp_text){"Hi :\0)", 6});
    ck_assert_uint_eq(count_of(SMP__SIGNAL_EMOTICON), 0);
    FLAGS(EMOTICON, "I <3 ");
}
END_TEST

/* "Walk" and "in" in mathematical sans-serif bold, with what may stand between words. */
#define BOLD_WALK "\U0001D5EA\U0001D5EE\U0001D5F9\U0001D5F8"
#define BOLD_IN "\U0001D5F6\U0001D5FB"

START_TEST(where_styled_letters_end)
{
    static const char *const between[] = {" ", "-", "'", "&", "\u2019"};
    static const char *const unseen[] = {"\u200B", "\uFE0F", "\u20E3", "\uFE0F\u20E3"};
    char text[128], plain[64];
    for (size_t i = 0; i < SMP_COUNT(between); i++) {
        snprintf(text, sizeof text, "So " BOLD_WALK "%s" BOLD_IN "!", between[i]);
        snprintf(plain, sizeof plain, "So Walk%sin!", between[i]);
        REPAIRS(TEXT_FANCY_FONT, text, plain);
    }
    for (size_t i = 0; i < SMP_COUNT(unseen); i++) {
        snprintf(text, sizeof text, "So" BOLD_WALK "%s" BOLD_IN, unseen[i]);
        REPAIRS(TEXT_FANCY_FONT, text, "SoWalkin");
    }
    /* What stands on the last letter goes with it; a key behind it does not. */
    REPAIRS(TEXT_FANCY_FONT, BOLD_WALK "\u20E3 in", "Walk in");
    REPAIRS(TEXT_FANCY_FONT, BOLD_WALK " \u20E3" BOLD_IN "\uFE0F\u20E3!", "Walk in!");
    REPAIRS(TEXT_FANCY_FONT, BOLD_WALK " 1\uFE0F\u20E3", "Walk 1\uFE0F\u20E3");
    PASSES(TEXT_FANCY_FONT, "\U0001D5F6/\U0001D5FB"); /* two letters, each by itself */
    REPAIRS(TEXT_FANCY_FONT, "10" BOLD_WALK, "10Walk");
    /* A flag is none of the letters beside it. */
    REPAIRS(TEXT_FANCY_FONT, "\U0001F1EC\U0001F1E7 " BOLD_WALK " " BOLD_IN " \U0001F1EC\U0001F1E7",
            "\U0001F1EC\U0001F1E7 Walk in \U0001F1EC\U0001F1E7");
    /* Turned letters; what has no turned form stays as it is. */
    REPAIRS(TEXT_FANCY_FONT, "\u0287\u0250\u0265\u0287 \u00e9 \u0287\u0250\u0265\u0287",
            "that \u00e9 that");
    PASSES(TEXT_FANCY_FONT, "\u029eid");
    MARKS(TEXT_FANCY_FONT, "\u0287\u0250\u0265\u0287 to all of you", "\u0287\u0250\u0265\u0287");
    MARKS(TEXT_FANCY_FONT, "\u0287\u0250\u0265\u0287! \u0287\u0250\u0265\u0287",
          "\u0287\u0250\u0265\u0287");
    /* Selectors that tell forms of a letter apart are of use; tags outside a flag are of none. */
    PASSES(TEXT_INVISIBLE, "\u845b\U000E0100\u98fe\u533a");
    FLAGS(TEXT_INVISIBLE, "Book\U000E0062 now");
}
END_TEST

SUITE_WITH("signals/lettering", set_up, tear_down, which_marks_make_a_face, struck_letters, faces,
           styled_letters, every_maths_letter_is_plain, marks_and_invisible, symbols_for_words,
           rows_and_pictures, spaces, hostile_texts_cost_in_proportion, where_styled_letters_end)
