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

/* In brackets of the pack's own, behind words of its own for whom to ask, a contact is its address:
 * "Ask the team ({contact})." */
static bool is_in_brackets(smp_text text, size_t start, size_t end)
{
    return start > 0 && text.data[start - 1] == '(' && end < text.size && text.data[end] == ')';
}

/* The first {name} from text[at] on; sets *start to its brace and *end past the other. Where there
 * is none both are at the end of the text. */
static const smp_text *next_placeholder(smp_text text, size_t at, const smp__message_values *values,
                                        size_t *start, size_t *end)
{
    while (at < text.size) {
        const char *open = memchr(text.data + at, '{', text.size - at);
        if (!open) break;
        *start = (size_t)(open - text.data);
        const char *close = memchr(open, '}', text.size - *start);
        if (!close) break;
        *end = (size_t)(close - text.data) + 1;
        const smp_text *value = value_named(values, smp__text_slice(text, *start + 1, *end - 1));
        if (value == &values->contact && is_in_brackets(text, *start, *end))
            return &values->address;
        if (value) return value;
        at = *start + 1;
    }
    *start = *end = text.size;
    return NULL;
}

#define DETAIL "{detail}"

/* What was seen may be a sentence by itself: "{detail} Tell the team." */
static bool is_detail_alone(smp_text text, size_t start)
{
    size_t end = start + sizeof DETAIL - 1;
    return smp__text_starts(smp__text_slice(text, start, text.size), DETAIL) &&
           (end == text.size || (end + 1 < text.size && text.data[end] == ' ' &&
                                 text.data[end + 1] >= 'A' && text.data[end + 1] <= 'Z'));
}

static size_t sentence_end(smp_text text, size_t start)
{
    if (is_detail_alone(text, start)) {
        size_t end = start + sizeof DETAIL;
        return end < text.size ? end : text.size;
    }
    for (size_t at = start; at < text.size; at++)
        if (text.data[at] == ' ' && at > start && strchr(".?!", text.data[at - 1])) return at + 1;
    return text.size;
}

static bool can_say(smp_text sentence, const smp__message_values *values)
{
    size_t start, end = 0;
    for (const smp_text *value;
         (value = next_placeholder(sentence, end, values, &start, &end)) != NULL;)
        if (smp__is_empty(*value)) return false;
    return true;
}

/* Adds a sentence to `out`; with NULL it only counts the bytes. If the sentence begins with words
 * of ours ("picture 1", in small letters), they get a capital; quoted words stay as they are. What
 * was seen gets that too, and a full stop, where it is the sentence. */
static size_t say(char *out, smp_text sentence, const smp__message_values *values)
{
    const bool alone =
        is_detail_alone(sentence, 0) || smp__text_equal(sentence, SMP_TEXT(DETAIL " "));
    size_t size = 0;
    for (size_t at = 0, start, end; at < sentence.size; at = end) {
        const smp_text *value = next_placeholder(sentence, at, values, &start, &end);
        if (out) memcpy(out + size, sentence.data + at, start - at);
        size += start - at;
        if (!value) continue;
        if (out) memcpy(out + size, value->data, value->size);
        bool ours = value == &values->item || value == &values->contact || alone;
        if (out && size == 0 && ours && smp__ascii_lower(out[0])) out[0] = (char)(out[0] & ~0x20);
        size += value->size;
        if (!alone || smp__ends_sentence(*value)) continue;
        if (out) out[size] = '.';
        size++;
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
