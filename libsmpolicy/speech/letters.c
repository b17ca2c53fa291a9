/* Styled letters and stacked marks: spelled by name, left out, or made plain.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

typedef struct letter_range {
    uint32_t first;
    uint8_t count;
    char plain;    /* of the first; the alphabet goes on from there */
    uint8_t style; /* index into style_names */
    uint8_t normal;
} letter_range;

#include "data/speech_letters.inc"

#define FIRST_STYLED 0x262u

bool smp__find_styled_letter(smp__styled_letter *out, uint32_t code_point)
{
    if (code_point < FIRST_STYLED) return false;
    size_t low = 0, high = SMP_COUNT(letter_ranges);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const letter_range *range = &letter_ranges[middle];
        if (code_point < range->first) {
            high = middle;
        } else if (code_point >= range->first + range->count) {
            low = middle + 1;
        } else {
            out->plain = (char)((uint32_t)range->plain + (code_point - range->first));
            out->normal = range->normal;
            out->style = style_names[range->style];
            return true;
        }
    }
    return false;
}

bool smp__begins_styled(smp_text text)
{
    smp__styled_letter letter;
    size_t at = 0;
    return smp__find_styled_letter(&letter, smp__utf8_next(text.data, &at));
}

/* The blocks of combining marks that belong to no script. Two on a letter are in use (Vietnamese);
 * voices drop higher stacks. */
#define MOST_MARKS 2u

static bool is_loose_mark(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

/* The end of the run of loose marks at `at`, and how many they are. */
static size_t marks_end(smp_text text, size_t at, size_t *count)
{
    *count = 0;
    for (size_t next = at; next < text.size; at = next, (*count)++)
        if (!is_loose_mark(smp__utf8_next(text.data, &next))) break;
    return at;
}

bool smp__is_styled(smp_text word)
{
    smp__styled_letter letter;
    for (size_t at = 0; at < word.size;) {
        size_t count, end = marks_end(word, at, &count);
        if (count > MOST_MARKS) return true;
        if (end > at) at = end;
        else if (smp__find_styled_letter(&letter, smp__utf8_next(word.data, &at))) return true;
    }
    return false;
}

/* Without stacks of marks; absent when memory ran out. */
static smp_text without_stacks(smp__arena *arena, smp_text word)
{
    char *kept = smp__arena_allocate(arena, word.size + 1);
    if (!kept) return (smp_text){NULL, 0};
    size_t size = 0;
    for (size_t at = 0; at < word.size;) {
        size_t start = at, count, end = marks_end(word, at, &count);
        if (end > at) at = end;
        else smp__utf8_next(word.data, &at);
        if (count > MOST_MARKS) continue;
        memcpy(kept + size, word.data + start, at - start);
        size += at - start;
    }
    kept[size] = '\0';
    return (smp_text){kept, size};
}

smp_text smp__plain_word(smp__arena *arena, smp_text word)
{
    smp_text kept = without_stacks(arena, word);
    smp_text text = kept.data ? smp__nfkc(arena, kept) : kept;
    char *plain = text.data ? smp__arena_allocate(arena, text.size + 1) : NULL;
    if (!plain) return (smp_text){NULL, 0};
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        smp__styled_letter letter;
        if (smp__find_styled_letter(&letter, smp__utf8_next(text.data, &at)) && letter.normal) {
            plain[size++] = letter.plain;
        } else {
            memcpy(plain + size, text.data + start, at - start);
            size += at - start;
        }
    }
    plain[size] = '\0';
    return (smp_text){plain, size};
}

/* Styled letters by name or not at all, what lies between them as it is. */
static void say_mixed(smp__voice *voice, smp_text word)
{
    size_t start = 0, at = 0;
    while (at < word.size) {
        size_t from = at;
        smp__styled_letter letter;
        if (!smp__find_styled_letter(&letter, smp__utf8_next(word.data, &at))) continue;
        smp__voice_write(voice, smp__text_slice(word, start, from));
        start = at;
        if (voice->rules->styled == SMP__STYLED_SILENT) continue;
        smp__voice_say(voice, letter.style);
        smp__voice_say_text(voice, (smp_text){&letter.plain, 1});
    }
    smp__voice_write(voice, smp__text_slice(word, start, at));
}

void smp__say_styled(smp__voice *voice, smp_text word)
{
    bool plain = voice->rules->styled == SMP__STYLED_PLAIN;
    smp_text text = plain ? smp__plain_word(voice->arena, word)
                          : without_stacks(voice->arena, word);
    if (!text.data) voice->failed = true;
    else if (plain && !smp__is_styled(text)) smp__say_word(voice, text);
    else say_mixed(voice, text);
}
