/* The plain letter behind a strange one.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

START_TEST(one_character_looks_like_a_letter)
{
    static const struct {
        uint32_t code_point;
        char letter;
    } cases[] = {{'x', 'x'},     {0x0430, 'a'}, {0x0412, 'B'}, {0x0435, 'e'}, {0x0261, 'g'},
                 {0x00E9, 'e'},  {0x1D5BA, 'a'}, {0x1D5C6, 'm'}, {0x4E2D, '\0'}, {0x1F600, '\0'},
                 {0x00BD, '\0'}, {0x00E6, '\0'}, {0x2026, '\0'}, {0x20A8, '\0'}, {0x33A1, '\0'},
                 {0x0491, '\0'}};
    struct reading reading;
    reading_open(&reading);
    for (size_t i = 0; i < SMP_COUNT(cases); i++)
        ck_assert_msg(smp__look_alike(reading.segmenter, cases[i].code_point) == cases[i].letter,
                      "U+%04X", (unsigned)cases[i].code_point);
    reading_close(&reading);
}
END_TEST

SUITE("text/look_alike", one_character_looks_like_a_letter)
