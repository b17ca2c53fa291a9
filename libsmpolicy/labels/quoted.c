/* Whose words a message holds: what it repeats of earlier messages is not the writer's.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

#include <string.h>

/* A line without the space round it. */
typedef struct line {
    uint32_t start, end; /* with its break */
    smp_text words;
} line;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static line line_at(smp_text text, uint32_t start)
{
    const char *stop = memchr(text.data + start, '\n', text.size - start);
    uint32_t end = stop ? (uint32_t)(stop - text.data) + 1 : (uint32_t)text.size;
    uint32_t first = start, last = stop ? end - 1 : end;
    while (first < last && is_blank(text.data[first])) first++;
    while (last > first && is_blank(text.data[last - 1])) last--;
    return (line){start, end, smp__text_slice(text, first, last)};
}

static bool ends_with(smp_text text, const char *ending)
{
    size_t size = strlen(ending);
    return text.size >= size && memcmp(text.data + text.size - size, ending, size) == 0;
}

static bool contains(smp_text text, char wanted)
{
    return memchr(text.data, wanted, text.size) != NULL;
}

/* "-----Original Message-----", "---- Forwarded message ----", and a bare rule of underscores, which
 * one mail program puts in its place. */
static bool is_rule(smp_text words)
{
    size_t dashes = 0;
    while (dashes < words.size && (words.data[dashes] == '-' || words.data[dashes] == '_'))
        dashes++;
    if (dashes < 4) return false;
    if (dashes == words.size) return words.data[0] == '_' && dashes >= 20;
    return ends_with(words, "---");
}

/* "On Mon, 3 Mar 2025 at 10:12, Example wrote:", and "From:" with an address after it. */
static bool is_head(smp_text words)
{
    if (smp__text_starts(words, "On ") && ends_with(words, "wrote:")) return true;
    return smp__text_starts(words, "From:") && contains(words, '@');
}

static bool is_repeated(smp_text words) { return words.size && words.data[0] == '>'; }

bool smp__find_quoted(smp__range_of_text **out, size_t *count, const smp__document *document,
                      smp__arena *arena)
{
    smp_text text = document->text;
    size_t most = 0;
    *out = NULL;
    *count = 0;
    if (!text.size) return true;
    for (uint32_t at = 0; at < text.size;) {
        line here = line_at(text, at);
        if (is_repeated(here.words) || is_rule(here.words) || is_head(here.words)) most++;
        at = here.end;
    }
    if (most == 0) return true;
    smp__range_of_text *ranges = smp__arena_allocate(arena, most * sizeof *ranges);
    if (!ranges) return false;
    *out = ranges;
    for (uint32_t at = 0; at < text.size;) {
        line here = line_at(text, at);
        at = here.end;
        bool below = is_rule(here.words) || is_head(here.words);
        if (below) at = (uint32_t)text.size;
        else if (!is_repeated(here.words)) continue;
        if (*count && ranges[*count - 1].end == here.start) ranges[*count - 1].end = at;
        else ranges[(*count)++] = (smp__range_of_text){here.start, at};
    }
    return true;
}
