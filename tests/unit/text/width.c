/* How many columns of a terminal a character takes.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

START_TEST(columns)
{
    static const struct {
        uint32_t code_point;
        unsigned columns;
    } rows[] = {{'a', 1},    {' ', 1},    {'~', 1},     {'\n', 0},     {0x7F, 0},
                {0xE9, 1},   {0x301, 0},  {0x200B, 0},  {0x4E00, 2},   {0x1F600, 2},
                {0xE000, 1}, {0x0378, 1}, {0x10FFFF, 1}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        ck_assert_msg(smp__display_columns(rows[i].code_point) == rows[i].columns, "U+%04X: %u",
                      (unsigned)rows[i].code_point, smp__display_columns(rows[i].code_point));
}
END_TEST

SUITE("text/width", columns)
