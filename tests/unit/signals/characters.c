/* Characters by the block: those that nobody sees, those that turn the line round, marks that are
 * stacked, and faces made of signs.
 * SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "signals/detect.h"

/* `before`, the character `times` times, `after`. */
static const char *with(const char *before, uint32_t c, int times, const char *after)
{
    static char text[128];
    size_t size = (size_t)snprintf(text, sizeof text, "%s", before);
    for (int i = 0; i < times; i++) size += smp__utf8_put(c, text + size);
    snprintf(text + size, sizeof text - size, "%s", after);
    return text;
}

typedef struct block {
    uint32_t first, last;
} block;

static void expect_each(int signal, const block *blocks, size_t count, const char *before,
                        int times, const char *after, size_t seen)
{
    for (size_t i = 0; i < count; i++)
        for (uint32_t c = blocks[i].first; c <= blocks[i].last; c++) {
            look(with(before, c, times, after));
            ck_assert_msg(count_of(signal) == seen, "U+%04X: seen %zu times", (unsigned)c,
                          count_of(signal));
        }
}

#define EACH(signal, blocks, before, times, after, seen)                                           \
    expect_each(SMP__SIGNAL_##signal, blocks, SMP_COUNT(blocks), before, times, after, seen)

/* Of no use anywhere, also where text runs from right to left. */
static const block never[] = {{0xAD, 0xAD},     {0x115F, 0x1160}, {0x180E, 0x180E},
                              {0x200B, 0x200B}, {0x202D, 0x202E}, {0x2060, 0x2064},
                              {0x206A, 0x206F}, {0x2800, 0x2800}, {0x3164, 0x3164},
                              {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0001},
                              {0xE0020, 0xE007F}};
static const block directions[] = {{0x61C, 0x61C}, {0x200E, 0x200F}, {0x202A, 0x202C},
                                   {0x2066, 0x2069}};
static const block neighbours[] = {{0xA9, 0xAC},     {0xAE, 0xAE},     {0x2010, 0x2015},
                                   {0x2070, 0x2071}, {0x27FF, 0x27FF}, {0x2801, 0x2801},
                                   {0x3163, 0x3163}, {0x3165, 0x3165}, {0xFF9F, 0xFF9F}};

START_TEST(characters_that_nobody_sees)
{
    EACH(TEXT_INVISIBLE, never, "Book ", 1, "now", 1);
    EACH(TEXT_INVISIBLE, never, "Book ", 3, "now", 1); /* told once */
    EACH(TEXT_INVISIBLE, never, "\u05E9\u05DC\u05D5\u05DD ", 1, "\u05E9", 1);
    EACH(TEXT_INVISIBLE, directions, "Book ", 1, "now", 1);
    EACH(TEXT_INVISIBLE, neighbours, "Book ", 1, "now", 0);
    static const block joiners[] = {{0x200C, 0x200D}};
    EACH(TEXT_INVISIBLE, joiners, "Book", 1, "now", 1);
    EACH(TEXT_INVISIBLE, joiners, "Book ", 1, "now", 1);
    EACH(TEXT_INVISIBLE, joiners, "\u0915\u094D", 1, "\u0937", 0); /* Devanagari joins by them */
    MARKS(TEXT_INVISIBLE, "a\u200B\u200Cb", "\u200B\u200C");
    look("a\u200Bb\u200Bc");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_TEXT_INVISIBLE), 2);
}
END_TEST

/* Marks of direction are of use beside letters of scripts that run from right to left. */
START_TEST(directions_where_they_are_needed)
{
    static const uint32_t letters[] = {0x05D0, 0x0628, 0x0712, 0x0780, 0x07CA, 0x0800, 0x08A0,
                                       0xFB1D, 0xFB50, 0xFDF2, 0xFE70, 0xFEFC};
    for (size_t i = 0; i < SMP_COUNT(letters); i++) {
        char before[16];
        before[smp__utf8_put(letters[i], before)] = '\0';
        EACH(TEXT_INVISIBLE, directions, before, 1, " now", 0);
    }
    static const uint32_t others[] = {0x058A, 0x0904, 0xFB17, 0xFE6B, 0xFF01, 0xFFFD};
    for (size_t i = 0; i < SMP_COUNT(others); i++) {
        char before[16];
        before[smp__utf8_put(others[i], before)] = '\0';
        EACH(TEXT_INVISIBLE, directions, before, 1, " now", 1);
    }
}
END_TEST

START_TEST(marks_that_are_stacked)
{
    static const block general[] = {{0x0300, 0x036F}, {0x1AB0, 0x1ACE}, {0x1DC0, 0x1DFF},
                                    {0x20D0, 0x20F0}, {0xFE20, 0xFE2F}};
    /* Several on a letter are how these scripts are written. */
    static const block of_scripts[] = {{0x0591, 0x05BD}, {0x064B, 0x0655}, {0x0E48, 0x0E4B},
                                       {0x0F71, 0x0F7D}, {0x102B, 0x1035}};
    EACH(TEXT_ZALGO, general, "z", 3, "al", 1);
    EACH(TEXT_ZALGO, general, "z", 2, "al", 0);
    EACH(TEXT_ZALGO, of_scripts, "\u0E01", 3, "", 0);
}
END_TEST

START_TEST(faces_of_signs)
{
    static const char *const faces[] = {
        "So >_<", "So -_-", "So o_O", "So O_o", "So (^.^)", "So (*~*)", "So (;-;)", "So =_=",
        "So (T.T)", "So (>.<)", "So \u0CA0_\u0CA0", "So (\u25D5\u203F\u25D5)",
        "So (\u25D4_\u25D4)", "So \u0295\u2022\u1D25\u2022\u0294",
        "So (\u256F\u00B0\u25A1\u00B0\uFF09\u256F", "So (\u2299_\u2299)",
        "So (\u30EE\u2323\u30EE)", "So (^\u03C9^)", "So (^\u25BD^)", "So (^\u25E1^)",
        "So (\u30B7_\u30B7)", "So (*\u2200*)"};
    static const char *const none[] = {
        "So >.<", "So a_a", "So (a.a)", "So (-_^)", "So (o_o", "So _._", "So (~~~)", "So (_)",
        "So ^__^b", "So \u30C4\u30C4", "So \u30B7\u30C4\u30E1\u30A4\u30C8",
        "So (\u30B7\u30E3\u30C4\u306F\u3042\u308B)", "So 1_1", "So https://example.org/T_T",
        "So #o_o"};
    ALL_FLAG(KAOMOJI, faces);
    ALL_PASS(KAOMOJI, none);
    static const char *const smiling[] = {
        "So =)", "So =(", "So =D", "So :]", "So :[", "So :o", "So :O", "So :p", "So :|", "So :*",
        "So :/", "So ;)", "So :')", "So :^)", "So :-\\", "So :)!", "So :)\u2026", "So :)\nDone",
        "So:-)", "So <3 \u00E9t\u00E9", "So <3!", "So :),"};
    static const char *const straight[] = {
        "So:)", "So :", "So :-", "So <", "So <4", "So =p", "So =]", "So :)a", "So <3 1",
        "So <3 .5", "So :Da", "So ::", "So <3a"};
    ALL_FLAG(EMOTICON, smiling);
    ALL_PASS(EMOTICON, straight);
}
END_TEST

/* No detector of odd characters looks at a text that has only these, from the first of a row to the
 * last. */
START_TEST(everyday_characters)
{
    static const struct {
        uint32_t first, last;
    } rows[] = {{0xA0, 0xAC},     {0xAE, 0xFF},     {0x2010, 0x2027},   {0x2030, 0x203A},
                {0x20AC, 0x20AC}, {0xFE0F, 0xFE0F}, {0x2600, 0x27BF}, {0x1F300, 0x1FAFF}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++) {
        const uint32_t edges[] = {rows[i].first - 1, rows[i].first, rows[i].last, rows[i].last + 1};
        for (size_t at = 0; at < SMP_COUNT(edges); at++) {
            char text[8] = "a ";
            text[2 + smp__utf8_put(edges[at], text + 2)] = '\0';
            look(text);
            smp__traits traits;
            smp__read_traits(&traits, &fix.documents[0]);
            ck_assert_msg(!(traits.has & SMP__HAS_STRANGE) == (at == 1 || at == 2), "U+%04X",
                          (unsigned)edges[at]);
        }
    }
}
END_TEST

SUITE_WITH("signals/characters", set_up, tear_down, characters_that_nobody_sees,
           directions_where_they_are_needed, marks_that_are_stacked, faces_of_signs,
           everyday_characters)
