/* Faults: their places, their collection, and guesses at what was meant.
 * SPDX-License-Identifier: MIT */
#include "packs/faults.h"

#include "packs/packs.h"
#include "text/text.h"

#include <stdio.h>
#include <string.h>

#define SHOWN_LINE_MAX 1000u /* bytes of a source line that a terminal can still make sense of */

bool smp__source_index(smp__source *source, smp__arena *arena)
{
    uint32_t count = 1;
    const char *text = source->text.data;
    size_t size = source->text.size;
    for (size_t i = 0; i < size; i++)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n'))) count++;
    uint32_t *lines = smp__arena_allocate(arena, count * sizeof *lines);
    if (!lines) return false;
    uint32_t line = 0;
    lines[line++] = 0;
    for (size_t i = 0; i < size; i++)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n')))
            lines[line++] = (uint32_t)i + 1;
    source->lines = lines;
    source->line_count = count;
    return true;
}

uint32_t smp__place_line(smp__place place)
{
    uint32_t low = 0, high = place.source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (place.source->lines[middle] <= place.offset) low = middle;
        else high = middle;
    }
    return low + 1;
}

uint32_t smp__place_column(smp__place place)
{
    const char *text = place.source->text.data;
    uint32_t column = 1;
    for (uint32_t i = place.source->lines[smp__place_line(place) - 1]; i < place.offset; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80) column++;
    return column;
}

smp_text smp__place_source_line(smp__place place)
{
    const smp__source *source = place.source;
    uint32_t line = smp__place_line(place);
    size_t start = source->lines[line - 1];
    size_t end = line < source->line_count ? source->lines[line] : source->text.size;
    const char *text = source->text.data;
    while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r')) end--;
    smp_text shown = smp__text_slice(source->text, start, end);
    size_t bad_start, bad_end;
    if (shown.size > SHOWN_LINE_MAX || smp__utf8_check(shown, &bad_start, &bad_end))
        return SMP_TEXT("");
    return shown;
}

bool smp__place_before(smp__place a, smp__place b)
{
    /* The sources of a chain of packs lie in one array, the pack itself first. */
    if (a.source != b.source) return a.source < b.source;
    return a.offset < b.offset;
}

void smp__blame(smp__faults *faults, smp__place place, smp_text hint, const char *format, ...)
{
    if (faults->count >= SMP__FAULTS_MAX) {
        faults->count++;
        return;
    }
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    smp_text copy = smp__arena_copy(faults->arena, smp_text_of(message));
    if (!copy.data) faults->memory_failed = true;
    faults->items[faults->count++] = (smp__fault_item){place, copy, hint};
}

void smp__faults_tell(smp__faults *faults, smp_diagnostics *diagnostics, smp_error *error)
{
    uint32_t count = faults->count < SMP__FAULTS_MAX ? faults->count : SMP__FAULTS_MAX;
    smp__fault_item *items = faults->items;
    for (uint32_t i = 1; i < count; i++) {
        smp__fault_item item = items[i];
        uint32_t at = i;
        for (; at > 0 && smp__place_before(item.place, items[at - 1].place); at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
    for (uint32_t i = 0; i < count && !faults->memory_failed; i++) {
        smp__place place = items[i].place;
        uint32_t line = smp__place_line(place), column = smp__place_column(place);
        smp_text hint = items[i].hint;
        smp__fail_at(error, SMP_ERROR_PACK, place.source->name.data, line, column, place.offset,
                     "%s%s%.*s", items[i].message.data, smp__is_empty(hint) ? "" : " ",
                     (int)hint.size, hint.data ? hint.data : "");
        if (diagnostics && !smp__diagnose(diagnostics, true, place.source->name, line, column,
                                          smp__place_source_line(place), items[i].message, hint))
            faults->memory_failed = true;
    }
}

/* ---- What was meant ------------------------------------------------------------------------ */

/* A full list tries nothing. */
smp__nearest smp__nearest_for(const smp__faults *faults, smp_text wanted)
{
    smp__nearest nearest = smp__nearest_to(wanted);
    if (smp__faults_full(faults)) nearest.distance = 0;
    return nearest;
}

smp_text smp__nearest_hint(const smp__nearest *nearest, smp__faults *faults, smp_text otherwise)
{
    if (!nearest->best.data) return otherwise;
    smp_text hint = smp__arena_format(faults->arena, "Did you mean \"%.*s\"?",
                                      SMP__SHOW(nearest->best));
    if (!hint.data) faults->memory_failed = true;
    return hint;
}
