/* Filling in the {names} of a pack's message.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

static const smp_text *value_named(const smp__message_values *values, smp_text name)
{
    const struct {
        const char *name;
        const smp_text *value;
    } known[] = {
        {"span", &values->span},     {"fix", &values->fix},
        {"value", &values->value},   {"limit", &values->limit},
        {"detail", &values->detail}, {"item", &values->item},
        {"contact", &values->contact}, {"organisation", &values->organisation},
    };
    for (size_t i = 0; i < SMP_COUNT(known); i++)
        if (smp__text_equal(name, smp_text_of(known[i].name))) return known[i].value;
    return NULL;
}

/* The {name} at text[at], if that is what begins there; sets *end past the brace. */
static const smp_text *placeholder_at(smp_text text, size_t at, const smp__message_values *values,
                                      size_t *end)
{
    if (text.data[at] != '{') return NULL;
    const char *close = memchr(text.data + at, '}', text.size - at);
    if (!close) return NULL;
    *end = (size_t)(close - text.data) + 1;
    return value_named(values, smp__text_slice(text, at + 1, *end - 1));
}

static size_t sentence_end(smp_text text, size_t at)
{
    for (; at < text.size; at++)
        if (strchr(".?!", text.data[at]) && at + 1 < text.size && text.data[at + 1] == ' ')
            return at + 2;
    return text.size;
}

static bool can_say(smp_text sentence, const smp__message_values *values)
{
    size_t end;
    for (size_t at = 0; at < sentence.size; at++) {
        const smp_text *value = placeholder_at(sentence, at, values, &end);
        if (value && smp__is_empty(*value)) return false;
    }
    return true;
}

/* Adds a sentence to `out`, or only counts its bytes where `out` is NULL. A sentence may begin with one
 * of our own words ("picture 1"), which then takes a capital; what was quoted stays as it is. */
static size_t say(char *out, smp_text sentence, const smp__message_values *values)
{
    size_t size = 0;
    for (size_t at = 0; at < sentence.size;) {
        size_t end = at + 1;
        const smp_text *value = placeholder_at(sentence, at, values, &end);
        smp_text piece = value ? *value : smp__text_slice(sentence, at, at + 1);
        if (out) memcpy(out + size, piece.data, piece.size);
        if (out && size == 0 && value == &values->item && out[0] >= 'a' && out[0] <= 'z')
            out[0] = (char)(out[0] - 'a' + 'A');
        size += piece.size;
        at = value ? end : at + 1;
    }
    return size;
}

smp_text smp__render_message(smp__arena *arena, smp_text template_text,
                             const smp__message_values *values)
{
    char *out = NULL;
    size_t size = 0;
    for (int writing = 0; writing < 2; writing++) {
        if (writing && !(out = smp__arena_allocate(arena, size + 1)))
            return (smp_text){NULL, 0};
        size = 0;
        for (size_t at = 0; at < template_text.size;) {
            size_t end = sentence_end(template_text, at);
            smp_text sentence = smp__text_slice(template_text, at, end);
            if (can_say(sentence, values)) size += say(out ? out + size : NULL, sentence, values);
            at = end;
        }
    }
    while (size > 0 && out[size - 1] == ' ') size--;
    out[size] = '\0';
    return (smp_text){out, size};
}
