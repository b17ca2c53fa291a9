/* Characters that are shaped like a letter, beyond what Unicode's data on look-alikes has.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

char smp__letter_of_emoji(uint32_t c)
{
    static const struct {
        uint32_t first, last;
        char letter;   /* of the first */
        bool alphabet; /* the others are those after it; if not, the same */
    } rows[] = {
        {0x24B6, 0x24CF, 'a', true},    {0x24D0, 0x24E9, 'a', true},
        {0x1F130, 0x1F149, 'a', true},  {0x1F150, 0x1F169, 'a', true},
        {0x1F170, 0x1F189, 'a', true},  {0x1F1E6, 0x1F1FF, 'a', true},
        /* discs, moons, balls, globes and rings to eat */
        {0x26AA, 0x26AB, 'o', false},   {0x26BD, 0x26BE, 'o', false},
        {0x1F30D, 0x1F311, 'o', false}, {0x1F315, 0x1F315, 'o', false},
        {0x1F31A, 0x1F31A, 'o', false}, {0x1F31D, 0x1F31D, 'o', false},
        {0x1F369, 0x1F36A, 'o', false}, {0x1F3BE, 0x1F3BE, 'o', false},
        {0x1F3C0, 0x1F3C0, 'o', false}, {0x1F3D0, 0x1F3D0, 'o', false},
        {0x1F4BF, 0x1F4C0, 'o', false}, {0x1F518, 0x1F518, 'o', false},
        {0x1F534, 0x1F535, 'o', false}, {0x1F7E0, 0x1F7E4, 'o', false},
        {0x1F95A, 0x1F95A, 'o', false}, {0x1F96F, 0x1F96F, 'o', false},
        {0x1F9FF, 0x1F9FF, 'o', false}, {0x1FA99, 0x1FA99, 'o', false},
        /* triangles */
        {0x1F53A, 0x1F53A, 'a', false}, {0x1F53B, 0x1F53B, 'v', false},
        {0x1F53C, 0x1F53C, 'a', false}, {0x1F53D, 0x1F53D, 'v', false}};
    if (c < 0x2000) return '\0';
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        if (c >= rows[i].first && c <= rows[i].last)
            return (char)((uint32_t)rows[i].letter + (rows[i].alphabet ? c - rows[i].first : 0));
    switch (c) {
    case 0x2139: case 0x2755: case 0x2757: return 'i';
    case 0x1F4B2: return 's';
    case 0x2B55: return 'o';
    case 0x2716: case 0x274C: case 0x274E: return 'x';
    case 0x271D: case 0x2795: return 't';
    default: return '\0';
    }
}

/* UTS #39 compares letters with small capitals at most ("т" with "ᴛ"); who writes so means the
 * letter that a capital of that shape would be, or the one that it was turned or bent from. */
char smp__letter_of_shape(uint32_t c)
{
    static const struct {
        uint16_t shape;
        char letter;
    } shapes[] = {
        {0x00A2, 'c'}, {0x00A3, 'l'}, {0x00A5, 'y'}, {0x00A7, 's'}, {0x00B5, 'u'}, {0x00DF, 'b'},
        {0x0262, 'g'}, {0x0269, 'i'}, {0x026A, 'i'}, {0x0274, 'n'}, {0x0280, 'r'}, {0x028F, 'y'},
        {0x0299, 'b'}, {0x029C, 'h'}, {0x029F, 'l'}, {0x03B1, 'a'}, {0x03B2, 'b'}, {0x03B5, 'e'},
        {0x03B7, 'n'}, {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BC, 'u'}, {0x03BD, 'v'}, {0x03C1, 'p'},
        {0x03C4, 't'}, {0x03C5, 'u'}, {0x03C7, 'x'}, {0x03C9, 'w'}, {0x0432, 'b'}, {0x0433, 'r'},
        {0x0438, 'n'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043D, 'h'}, {0x043F, 'n'}, {0x0442, 't'},
        {0x044C, 'b'}, {0x044F, 'r'}, {0x0454, 'e'}, {0x0491, 'r'}, {0x049B, 'k'}, {0x04BD, 'e'},
        {0x051D, 'w'}, {0x0578, 'n'}, {0x057C, 'n'}, {0x057D, 'u'}, {0x0585, 'o'}, {0x1D00, 'a'},
        {0x1D04, 'c'}, {0x1D05, 'd'}, {0x1D07, 'e'}, {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x1D0D, 'm'},
        {0x1D0F, 'o'}, {0x1D18, 'p'}, {0x1D1B, 't'}, {0x1D1C, 'u'}, {0x1D20, 'v'}, {0x1D21, 'w'},
        {0x1D22, 'z'}, {0xA731, 's'}};
    size_t low = 0, high = SMP_COUNT(shapes);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (shapes[middle].shape < c) low = middle + 1;
        else high = middle;
    }
    return low < SMP_COUNT(shapes) && shapes[low].shape == c ? shapes[low].letter : '\0';
}
