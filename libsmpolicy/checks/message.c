/* Filling in the {names} of a pack's message.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

static const smp_text *value_named(const smp__message_values *values, smp_text name)
{
    const struct {
        smp_text name;
        const smp_text *value;
    } known[] = {
        {SMP_TEXT("span"), &values->span},       {SMP_TEXT("fix"), &values->fix},
        {SMP_TEXT("value"), &values->value},     {SMP_TEXT("limit"), &values->limit},
        {SMP_TEXT("detail"), &values->detail},   {SMP_TEXT("item"), &values->item},
        {SMP_TEXT("contact"), &values->contact},
        {SMP_TEXT("organisation"), &values->organisation},
    };
    for (size_t i = 0; i < SMP_COUNT(known); i++)
        if (smp__text_equal(name, known[i].name)) return known[i].value;
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
    for (size_t at = start + 1; at < text.size; at++) {
        if (text.data[at] != ' ') continue;
        const char before = text.data[at - 1];
        if (before == '.' || before == '?' || before == '!') return at + 1;
    }
    return text.size;
}

/* Writes a sentence to `out` and returns where it ends: nowhere, if a value that it names is not
 * there. If the sentence begins with words of ours ("picture 1", in small letters), they get a
 * capital; quoted words stay as they are. What was seen gets that too, and a full stop, where it is
 * the sentence. */
static char *say(char *const out, smp_text sentence, const smp__message_values *values)
{
    const bool alone =
        is_detail_alone(sentence, 0) || smp__text_equal(sentence, SMP_TEXT(DETAIL " "));
    char *to = out;
    for (size_t at = 0, start, end; at < sentence.size; at = end) {
        const smp_text *value = next_placeholder(sentence, at, values, &start, &end);
        if (value && smp__is_empty(*value)) return out;
        memcpy(to, sentence.data + at, start - at);
        to += start - at;
        if (!value) continue;
        memcpy(to, value->data, value->size);
        bool ours = value == &values->item || value == &values->contact || alone;
        if (to == out && ours && smp__ascii_lower(*out)) *out = smp__ascii_to_capital(*out);
        to += value->size;
        if (alone && !smp__ends_sentence(*value)) *to++ = '.';
    }
    return to;
}

/* More bytes than the message can have. */
static size_t most_said(smp_text template_text, const smp__message_values *values)
{
    size_t most = template_text.size, start, end = 0;
    for (const smp_text *value;
         (value = next_placeholder(template_text, end, values, &start, &end)) != NULL;)
        most += value->size + 1; /* a full stop */
    return most;
}

smp_text smp__render_message(smp__arena *arena, smp_text template_text,
                             const smp__message_values *values)
{
    char *out = smp__arena_allocate(arena, most_said(template_text, values) + 1), *to = out;
    if (!out) return (smp_text){NULL, 0};
    for (size_t at = 0; at < template_text.size;) {
        size_t end = sentence_end(template_text, at);
        to = say(to, smp__text_slice(template_text, at, end), values);
        at = end;
    }
    while (to > out && to[-1] == ' ') to--;
    *to = '\0';
    return (smp_text){out, (size_t)(to - out)};
}
