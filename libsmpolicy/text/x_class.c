/* Character classes, automata of strings, and the search for a sign with a fullwidth twin.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

#include <unicode/uchar.h>

typedef struct x_range {
    uint32_t first, last;
    uint16_t bits;
} x_range;

#include "data/x_classes.inc"

uint16_t smp__x_class_wide(uint32_t code_point)
{
    size_t low = 0, high = SMP_COUNT(x_ranges);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point > x_ranges[middle].last) low = middle + 1;
        else high = middle;
    }
    if (low == SMP_COUNT(x_ranges) || code_point < x_ranges[low].first) return 0;
    return x_ranges[low].bits;
}

bool smp__is_word(uint32_t code_point)
{
    if (code_point < 0x80) return smp__x_ascii[code_point] & X_NAME;
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_ALPHABETIC) ||
           smp__is_mark(code_point) || smp__is_digit(code_point) ||
           u_charType((UChar32)code_point) == U_CONNECTOR_PUNCTUATION;
}

bool smp__automaton_move(const smp__automaton *automaton, uint16_t *state, uint32_t code_point)
{
    uint32_t low = automaton->states[*state].edge, end = automaton->states[*state + 1].edge;
    uint32_t high = end;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const smp__automaton_edge *edge = &automaton->edges[middle];
        if (code_point > edge->first + edge->more) low = middle + 1;
        else high = middle;
    }
    if (low == end || code_point < automaton->edges[low].first) return false;
    *state = automaton->edges[low].target;
    return true;
}

size_t smp__utf16_size(smp_text text, size_t start, size_t end)
{
    size_t units = 0;
    for (size_t i = start; i < end; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        units += (byte & 0xC0) != 0x80;
        units += byte >= 0xF0;
    }
    return units;
}

/* ---- Signs --------------------------------------------------------------------------------- */

/* Where the sign of that index next occurs; SIZE_MAX if it does not. */
static size_t find_sign(const smp__sign_search *search, size_t index, size_t from)
{
    smp_text text = search->text;
    const char *wide = index > 0 ? search->wide[index - 1] : NULL;
    while (from < text.size) {
        const char *found = memchr(text.data + from, wide ? wide[0] : search->plain,
                                   text.size - from);
        if (!found) break;
        from = (size_t)(found - text.data);
        if (!wide || smp__starts_at(text, from, wide, 3)) return from;
        from++;
    }
    return SIZE_MAX;
}

smp__sign_search smp__sign_search_of(smp_text text, bool ascii, char plain, const char *wide,
                                     const char *other_wide)
{
    smp__sign_search search = {.text = text, .plain = plain};
    search.wide[0] = ascii ? NULL : wide;
    search.wide[1] = ascii ? NULL : other_wide;
    search.next[0] = find_sign(&search, 0, 0);
    search.next[1] = search.wide[0] ? find_sign(&search, 1, 0) : SIZE_MAX;
    search.next[2] = search.wide[1] ? find_sign(&search, 2, 0) : SIZE_MAX;
    return search;
}

bool smp__sign_next(smp__sign_search *search, size_t from, size_t *start, size_t *end)
{
    *start = SIZE_MAX;
    for (size_t i = 0; i < SMP_COUNT(search->next); i++) {
        if (search->next[i] < from) search->next[i] = find_sign(search, i, from);
        if (search->next[i] >= *start) continue;
        *start = search->next[i];
        *end = *start + (i ? 3 : 1);
    }
    return *start != SIZE_MAX;
}
