/* Emoji sequences: as UTS #51 forms them, and as X counts them.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

/* Every sequence that Unicode recommends is well-formed, so the grammar of UTS #51 (ED-9 to ED-16)
 * needs no list of them, and finds those that later versions will add. */

typedef struct emoji_range {
    uint32_t first;
    uint16_t more;
    uint16_t bits;
} emoji_range;

#include "data/emoji.inc"
#include "data/x_emoji.inc"

enum { EMOJI = 1, PRESENTATION = 2, MODIFIER_BASE = 4, FUTURE = 8 };

enum {
    ZWJ = 0x200D,
    KEYCAP = 0x20E3,
    TEXT_SELECTOR = 0xFE0E,
    EMOJI_SELECTOR = 0xFE0F,
    FIRST_REGIONAL = 0x1F1E6,
    LAST_REGIONAL = 0x1F1FF,
    FIRST_MODIFIER = 0x1F3FB,
    LAST_MODIFIER = 0x1F3FF,
    FIRST_TAG = 0xE0020,
    CANCEL_TAG = 0xE007F
};

static unsigned bits_of(uint32_t point)
{
    size_t low = 0, high = SMP_COUNT(emoji_ranges);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (point > emoji_ranges[middle].first + emoji_ranges[middle].more) low = middle + 1;
        else high = middle;
    }
    if (low == SMP_COUNT(emoji_ranges) || point < emoji_ranges[low].first) return 0;
    return emoji_ranges[low].bits;
}

/* The code point at *at, which moves past it; 0 at the end. */
static uint32_t take(smp_text text, size_t *at)
{
    return *at < text.size ? smp__next(text, at) : 0;
}

static uint32_t peek(smp_text text, size_t at) { return take(text, &at); }

static bool is_between(uint32_t point, uint32_t first, uint32_t last)
{
    return point >= first && point <= last;
}

static size_t keycap_end(smp_text text, size_t at)
{
    at++;
    size_t next = at;
    if (take(text, &next) == EMOJI_SELECTOR) at = next;
    return take(text, &at) == KEYCAP ? at : 0;
}

/* Tags end with a cancel tag, or are none. */
static size_t tags_end(smp_text text, size_t at)
{
    size_t start = at;
    for (;;) {
        size_t before = at;
        uint32_t point = take(text, &at);
        if (point == CANCEL_TAG) return before > start ? at : start;
        if (!is_between(point, FIRST_TAG, CANCEL_TAG - 1)) return start;
    }
}

/* The end of the element of a sequence at `at`: a flag, or an emoji with its selector, skin tone
 * or tags; 0 if there is none. Within a sequence joined by ZWJ the selector is often left out. */
static size_t element_end(smp_text text, size_t at, bool joined)
{
    uint32_t point = take(text, &at);
    if (is_between(point, FIRST_REGIONAL, LAST_REGIONAL)) {
        size_t second = at;
        return is_between(take(text, &second), FIRST_REGIONAL, LAST_REGIONAL) ? second : at;
    }
    unsigned bits = bits_of(point);
    if (!bits) return 0;
    size_t next = at;
    uint32_t after = take(text, &next);
    if (after == TEXT_SELECTOR) return 0;
    if (after == EMOJI_SELECTOR) at = next;
    else if (!(bits & (PRESENTATION | FUTURE)) && !joined &&
             !is_between(point, 0x2600, 0x27BF) && point <= 0xFFFF)
        return 0;
    next = at;
    if (bits & MODIFIER_BASE && is_between(take(text, &next), FIRST_MODIFIER, LAST_MODIFIER))
        return next;
    return tags_end(text, at);
}

size_t smp__emoji_length(smp_text text, size_t at)
{
    if (at >= text.size) return 0;
    unsigned char c = (unsigned char)text.data[at];
    if (c < 0x80) {
        bool may_be = c == '#' || c == '*' || (c >= '0' && c <= '9');
        size_t end = may_be && text.size - at > 1 && (unsigned char)text.data[at + 1] >= 0x80
                         ? keycap_end(text, at) : 0;
        return end ? end - at : 0;
    }
    size_t end = element_end(text, at, peek(text, at) == ZWJ);
    while (end) {
        size_t next = end;
        if (take(text, &next) != ZWJ) break;
        next = element_end(text, next, true);
        if (!next) break;
        end = next;
    }
    return end ? end - at : 0;
}

size_t smp__x_emoji_length(smp_text text, size_t at)
{
    uint16_t state = x_emoji.start;
    size_t start = at, end = at;
    while (at < text.size && smp__automaton_move(&x_emoji, &state, smp__next(text, &at))) {
        unsigned accept = x_emoji.states[state].accept;
        if (accept == 1 || (accept == 2 && peek(text, at) != TEXT_SELECTOR)) end = at;
    }
    return end - start;
}
