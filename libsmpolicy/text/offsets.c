/* The same place counted in bytes, code points and UTF-16 units.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#define STRIDE 64u /* bytes between checkpoints */

/* The sum of eight bytes of at most 31 each. */
static uint32_t sum(uint64_t eight) { return (uint32_t)(eight * SMP__EACH(1) >> 56); }

/* Code points and UTF-16 units that begin in `size` bytes. A byte with its top bit set and the next
 * one clear continues a character; one with its top four set begins a pair of UTF-16 units. */
static smp__checkpoint count(const char *text, size_t size)
{
    uint32_t continuing = 0, pairs = 0;
    for (size_t i = 0; i < size; i += sizeof(uint64_t)) {
        uint64_t eight = 0; /* what is past the end is NUL: a character, not counted below */
        size_t room = size - i;
        if (room >= sizeof eight) memcpy(&eight, text + i, sizeof eight);
        else memcpy(&eight, text + i, room);
        uint64_t two = eight >> 7 & eight >> 6;
        continuing += sum(eight >> 7 & ~(eight >> 6) & SMP__EACH(1));
        pairs += sum(two & eight >> 5 & eight >> 4 & SMP__EACH(1));
    }
    uint32_t chars = (uint32_t)size - continuing;
    return (smp__checkpoint){chars, chars + pairs};
}

bool smp__count_offsets(smp__document *document, smp__arena *arena)
{
    smp_text text = document->text;
    document->checkpoints = NULL;
    document->code_points = document->utf16_units = (uint32_t)text.size;
    if (document->ascii) return true;

    size_t strides = text.size / STRIDE + 1;
    smp__checkpoint *checkpoints = smp__arena_allocate(arena, strides * sizeof *checkpoints);
    if (!checkpoints) return false;
    smp__checkpoint total = {0, 0};
    for (size_t i = 0; i < strides; i++) {
        size_t room = text.size - i * STRIDE;
        checkpoints[i] = total;
        smp__checkpoint more = count(text.data + i * STRIDE, room < STRIDE ? room : STRIDE);
        total.chars += more.chars;
        total.utf16 += more.utf16;
    }
    document->checkpoints = checkpoints;
    document->code_points = total.chars;
    document->utf16_units = total.utf16;
    return true;
}

/* The byte of `given` that byte `at` of the repaired text stands for. */
static size_t given_byte(const smp__document *document, uint32_t at)
{
    uint32_t low = 0, high = document->ill_formed_count;
    while (low < high) { /* how many replacements begin before `at` */
        uint32_t middle = low + (high - low) / 2;
        if (document->ill_formed[middle].start < at) low = middle + 1;
        else high = middle;
    }
    if (low == 0) return at;
    const smp__ill_formed *last = &document->ill_formed[low - 1];
    uint32_t end = last->start + 3;
    return at < end ? last->given_start : (size_t)last->given_end + (at - end);
}

static void place(const smp__document *document, uint32_t at, size_t *byte, size_t *chars,
                  size_t *utf16)
{
    *byte = document->ill_formed_count ? given_byte(document, at) : at;
    *chars = *utf16 = at;
    if (!document->checkpoints) return;
    uint32_t stride = at / STRIDE;
    smp__checkpoint more =
        count(document->text.data + (size_t)stride * STRIDE, at - (size_t)stride * STRIDE);
    *chars = document->checkpoints[stride].chars + more.chars;
    *utf16 = document->checkpoints[stride].utf16 + more.utf16;
}

smp_span smp__document_span(const smp__document *document, uint32_t start, uint32_t end)
{
    smp_span span;
    place(document, start, &span.bytes.start, &span.chars.start, &span.utf16.start);
    place(document, end, &span.bytes.end, &span.chars.end, &span.utf16.end);
    return span;
}
