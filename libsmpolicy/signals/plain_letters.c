/* The plain letter behind a styled one. Mathematical, fullwidth, circled and other letters that are
 * compatibility forms lie in ranges (Unicode 15.0 charts); the rest, which NFKC leaves as they are,
 * in a table.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

typedef struct letter_range {
    uint32_t first, last;
    char plain; /* of the first; the alphabet goes on from there and starts again after 26 */
} letter_range;

static const letter_range ranges[] = {
    {0x249C, 0x24B5, 'a'},   /* parenthesised small */
    {0x24B6, 0x24CF, 'A'},   /* circled capital */
    {0x24D0, 0x24E9, 'a'},   /* circled small */
    {0xFF21, 0xFF3A, 'A'},   /* fullwidth */
    {0xFF41, 0xFF5A, 'a'},
    {0x1F110, 0x1F129, 'A'}, /* parenthesised capital */
    {0x1F130, 0x1F149, 'A'}, /* squared */
    {0x1F150, 0x1F169, 'A'}, /* negative circled */
    {0x1F170, 0x1F189, 'A'}, /* negative squared */
};

/* Mathematical letters: 13 alphabets of 26 capitals and 26 small letters from U+1D400. */
#define MATHS_FIRST 0x1D400u
#define MATHS_LAST 0x1D6A3u

typedef struct letter_pair {
    uint16_t styled;
    char plain;
} letter_pair;

/* By code point. Small capitals, which are set where small letters would be, modifier and subscript
 * letters, letterlike symbols. */
static const letter_pair pairs[] = {
    {0x0262, 'g'}, {0x026A, 'i'}, {0x0274, 'n'}, {0x0280, 'r'}, {0x028F, 'y'}, {0x0299, 'b'},
    {0x029C, 'h'}, {0x029F, 'l'}, {0x02B0, 'h'}, {0x02B2, 'j'}, {0x02B3, 'r'}, {0x02B7, 'w'},
    {0x02B8, 'y'}, {0x02E1, 'l'}, {0x02E2, 's'}, {0x02E3, 'x'}, {0x1D00, 'a'}, {0x1D04, 'c'},
    {0x1D05, 'd'}, {0x1D07, 'e'}, {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x1D0D, 'm'}, {0x1D0F, 'o'},
    {0x1D18, 'p'}, {0x1D1B, 't'}, {0x1D1C, 'u'}, {0x1D20, 'v'}, {0x1D21, 'w'}, {0x1D22, 'z'},
    {0x1D2C, 'A'}, {0x1D2E, 'B'}, {0x1D30, 'D'}, {0x1D31, 'E'}, {0x1D33, 'G'}, {0x1D34, 'H'},
    {0x1D35, 'I'}, {0x1D36, 'J'}, {0x1D37, 'K'}, {0x1D38, 'L'}, {0x1D39, 'M'}, {0x1D3A, 'N'},
    {0x1D3C, 'O'}, {0x1D3E, 'P'}, {0x1D3F, 'R'}, {0x1D40, 'T'}, {0x1D41, 'U'}, {0x1D42, 'W'},
    {0x1D43, 'a'}, {0x1D47, 'b'}, {0x1D48, 'd'}, {0x1D49, 'e'}, {0x1D4D, 'g'}, {0x1D4F, 'k'},
    {0x1D50, 'm'}, {0x1D52, 'o'}, {0x1D56, 'p'}, {0x1D57, 't'}, {0x1D58, 'u'}, {0x1D5B, 'v'},
    {0x1D62, 'i'}, {0x1D63, 'r'}, {0x1D64, 'u'}, {0x1D65, 'v'}, {0x1D9C, 'c'}, {0x1DA0, 'f'},
    {0x1DBB, 'z'}, {0x2071, 'i'}, {0x207F, 'n'}, {0x2090, 'a'}, {0x2091, 'e'}, {0x2092, 'o'},
    {0x2093, 'x'}, {0x2095, 'h'}, {0x2096, 'k'}, {0x2097, 'l'}, {0x2098, 'm'}, {0x2099, 'n'},
    {0x209A, 'p'}, {0x209B, 's'}, {0x209C, 't'}, {0x2102, 'C'}, {0x210A, 'g'}, {0x210B, 'H'},
    {0x210C, 'H'}, {0x210D, 'H'}, {0x210E, 'h'}, {0x2110, 'I'}, {0x2111, 'I'}, {0x2112, 'L'},
    {0x2113, 'l'}, {0x2115, 'N'}, {0x2119, 'P'}, {0x211A, 'Q'}, {0x211B, 'R'}, {0x211C, 'R'},
    {0x211D, 'R'}, {0x2124, 'Z'}, {0x2128, 'Z'}, {0x212C, 'B'}, {0x212D, 'C'}, {0x212F, 'e'},
    {0x2130, 'E'}, {0x2131, 'F'}, {0x2133, 'M'}, {0x2134, 'o'}, {0x2C7C, 'j'}, {0x2C7D, 'V'},
    {0xA730, 'f'}, {0xA731, 's'}, {0xA7AF, 'q'},
};

uint32_t smp__plain_letter(uint32_t code_point)
{
    if (code_point < 0x0262) return 0;
    if (code_point >= MATHS_FIRST && code_point <= MATHS_LAST) {
        uint32_t place = (code_point - MATHS_FIRST) % 52;
        return place < 26 ? 'A' + place : 'a' + place - 26;
    }
    for (size_t i = 0; i < SMP_COUNT(ranges); i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return (uint32_t)ranges[i].plain + (code_point - ranges[i].first);
    size_t low = 0, high = SMP_COUNT(pairs);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (pairs[middle].styled < code_point) low = middle + 1;
        else high = middle;
    }
    bool found = low < SMP_COUNT(pairs) && pairs[low].styled == code_point;
    return found ? (uint32_t)pairs[low].plain : 0;
}
