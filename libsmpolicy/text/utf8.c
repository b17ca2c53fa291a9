/* UTF-8: reading, writing, checking, and repair by maximal subparts (Unicode 15.0, section 3.9).
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

uint32_t smp__utf8_next(const char *text, size_t *at)
{
    return smp__decode(text, at);
}

size_t smp__utf8_put(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

/* How many of the `room` bytes at `byte`, which is not ASCII, belong together: a whole sequence
 * (*good), else the longest start of one, else one byte. In Table 3-7 of Unicode only the second
 * byte's range depends on the first byte. */
static size_t sequence(const unsigned char *byte, size_t room, bool *good)
{
    *good = false;
    unsigned lead = byte[0], low = 0x80, high = 0xBF;
    size_t length;
    if (lead < 0xC2 || lead > 0xF4) return 1;
    if (lead < 0xE0) length = 2;
    else if (lead < 0xF0) length = 3;
    else length = 4;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    size_t i = 1;
    while (i < length && i < room && byte[i] >= low && byte[i] <= high) {
        low = 0x80;
        high = 0xBF;
        i++;
    }
    *good = i == length;
    return i;
}

bool smp__utf8_check(smp_text text, size_t *start, size_t *end)
{
    const unsigned char *byte = (const unsigned char *)text.data;
    size_t i = 0;
    for (;;) {
        i = smp__skip_ascii(text.data, i, text.size);
        if (i == text.size) return false;
        bool good;
        size_t length = sequence(byte + i, text.size - i, &good);
        if (!good) {
            *start = i;
            *end = i + length;
            return true;
        }
        i += length;
    }
}

bool smp__utf8_repair(smp_text *out, smp__ill_formed **list, uint32_t *count, smp__arena *arena,
                      smp_text text)
{
    size_t at = 0, start, end, repaired = text.size;
    *out = text;
    *list = NULL;
    *count = 0;
    while (smp__utf8_check((smp_text){text.data + at, text.size - at}, &start, &end)) {
        ++*count;
        repaired = repaired - (end - start) + 3;
        at += end;
    }
    if (*count == 0) return true;

    smp__ill_formed *ill_formed = smp__arena_allocate(arena, *count * sizeof *ill_formed);
    char *copy = smp__arena_allocate(arena, repaired + 1);
    if (!ill_formed || !copy) return false;
    size_t size = 0;
    at = 0;
    for (uint32_t i = 0; i < *count; i++) {
        smp__utf8_check((smp_text){text.data + at, text.size - at}, &start, &end);
        memcpy(copy + size, text.data + at, start);
        size += start;
        ill_formed[i] = (smp__ill_formed){(uint32_t)(at + start), (uint32_t)(at + end),
                                          (uint32_t)size};
        memcpy(copy + size, "\xEF\xBF\xBD", 3);
        size += 3;
        at += end;
    }
    memcpy(copy + size, text.data + at, text.size - at);
    copy[repaired] = '\0';
    *out = (smp_text){copy, repaired};
    *list = ill_formed;
    return true;
}
