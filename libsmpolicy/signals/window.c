/* A window of messages: who wrote which, and what their labels say.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

uint8_t smp__label_says(smp_text label)
{
    static const struct {
        const char *label;
        uint8_t says;
    } known[] = {
        {"emergency", SMP__SAYS_DANGER},
        {"crisis", SMP__SAYS_DANGER},
        {"safeguarding.child", SMP__SAYS_DANGER},
        {"safeguarding.adult", SMP__SAYS_DANGER},
        {"sar", SMP__SAYS_DUE},
        {"eir", SMP__SAYS_DUE},
        {"foi", SMP__SAYS_DUE},
        {"complaint", SMP__SAYS_NEGATIVE | SMP__SAYS_DUE},
        {"criticism", SMP__SAYS_NEGATIVE},
        {"abuse", SMP__SAYS_NEGATIVE | SMP__SAYS_ABUSIVE},
        {"hate", SMP__SAYS_NEGATIVE | SMP__SAYS_ABUSIVE},
        {"threat", SMP__SAYS_NEGATIVE | SMP__SAYS_ABUSIVE | SMP__SAYS_DANGER},
        {"troll", SMP__SAYS_NEGATIVE},
        {"misinformation", SMP__SAYS_ABUSIVE},
        {"media", SMP__SAYS_PRESS},
    };
    for (size_t i = 0; i < SMP_COUNT(known); i++)
        if (smp__text_equal_ascii_fold(label, smp_text_of(known[i].label))) return known[i].says;
    return 0;
}

size_t smp__label_end(smp_text labels, size_t at)
{
    while (at < labels.size && labels.data[at] != ' ' && labels.data[at] != ',') at++;
    return at;
}

static uint8_t says_of(smp_text labels)
{
    uint8_t says = 0;
    for (size_t at = 0; at < labels.size;) {
        size_t end = smp__label_end(labels, at);
        if (end > at) says |= smp__label_says(smp__text_slice(labels, at, end));
        at = end + 1;
    }
    return says;
}

/* A handle without its "@". */
static smp_text bare(smp_text author)
{
    return smp__text_starts(author, "@") ? smp__text_slice(author, 1, author.size) : author;
}

bool smp__same_author(smp_text a, smp_text b)
{
    return !smp__is_empty(a) && smp__text_equal_ascii_fold(bare(a), bare(b));
}

uint32_t smp__author_hash(smp_text author)
{
    uint32_t hash = smp__hash_start();
    author = bare(author);
    for (size_t i = 0; i < author.size; i++) {
        uint8_t byte = (uint8_t)author.data[i];
        hash = smp__hash_byte(hash, byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte | 0x20) : byte);
    }
    return smp__hash_finish(hash);
}

uint32_t *smp__slots(smp__arena *arena, size_t entries, size_t *count)
{
    *count = 16;
    while (*count < entries * 2) *count *= 2;
    uint32_t *slots = smp__arena_allocate(arena, *count * sizeof *slots);
    if (slots) memset(slots, 0, *count * sizeof *slots);
    return slots;
}

bool smp__count_writers(uint32_t *out, const smp__window *window, const uint8_t *chosen,
                        smp__arena *arena)
{
    uint8_t *seen = smp__arena_allocate(arena, window->writer_count + 1);
    uint32_t count = 0;
    if (!seen) return false;
    memset(seen, 0, window->writer_count + 1);
    for (size_t i = 0; i < window->message_count; i++) {
        if (!chosen[i] || seen[window->writers[i]]) continue;
        seen[window->writers[i]] = 1;
        count++;
    }
    *out = count;
    return true;
}

/* Numbers the authors in the order in which they appear. */
static bool number_writers(smp__window *window, smp__arena *arena)
{
    size_t slot_count;
    uint32_t *slots = smp__slots(arena, window->message_count, &slot_count);
    if (!slots) return false;
    for (uint32_t i = 0; i < window->message_count; i++) {
        smp_text author = window->messages[i].author;
        if (smp__is_empty(author)) {
            window->writers[i] = window->writer_count++;
            continue;
        }
        size_t slot = smp__author_hash(author) & (slot_count - 1);
        while (slots[slot] && !smp__same_author(window->messages[slots[slot] - 1].author, author))
            slot = (slot + 1) & (slot_count - 1);
        if (slots[slot]) {
            window->writers[i] = window->writers[slots[slot] - 1];
            continue;
        }
        slots[slot] = i + 1;
        window->writers[i] = window->writer_count++;
    }
    return true;
}

bool smp__window_read(smp__window *window, smp__arena *arena)
{
    size_t count = window->message_count + 1;
    window->writers = smp__arena_allocate(arena, count * sizeof *window->writers);
    window->says = smp__arena_allocate(arena, count);
    uint8_t *negative = smp__arena_allocate(arena, count);
    if (!window->writers || !window->says || !negative) return false;
    window->writer_count = window->negative_messages = 0;
    if (!number_writers(window, arena)) return false;
    for (size_t i = 0; i < window->message_count; i++) {
        window->says[i] = says_of(window->messages[i].labels);
        negative[i] = window->says[i] & SMP__SAYS_NEGATIVE;
        window->negative_messages += negative[i] != 0;
    }
    return smp__count_writers(&window->negative_writers, window, negative, arena);
}
