/* Growing bytes, and the text helpers that need no Unicode.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void smp__buffer_init(smp__buffer *buffer, const smp_allocator *allocator)
{
    *buffer = (smp__buffer){.allocator = *allocator};
}

void smp__buffer_free(smp__buffer *buffer)
{
    smp__release(&buffer->allocator, buffer->data, buffer->capacity);
    smp_allocator allocator = buffer->allocator;
    *buffer = (smp__buffer){.allocator = allocator};
}

void smp__buffer_clear(smp__buffer *buffer)
{
    buffer->size = 0;
    buffer->failed = false;
    if (buffer->data) buffer->data[0] = '\0';
}

static bool reserve(smp__buffer *buffer, size_t more)
{
    if (buffer->failed) return false;
    if (more > SIZE_MAX - buffer->size - 1) {
        buffer->failed = true;
        return false;
    }
    void *data = buffer->data;
    if (!smp__grow(&buffer->allocator, &data, &buffer->capacity, buffer->size + more + 1, 1)) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    return true;
}

void smp__buffer_add(smp__buffer *buffer, const void *bytes, size_t size)
{
    if (size == 0 || !reserve(buffer, size)) return;
    memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void smp__buffer_add_text(smp__buffer *buffer, smp_text text)
{
    smp__buffer_add(buffer, text.data, text.size);
}

void smp__buffer_add_string(smp__buffer *buffer, const char *string)
{
    smp__buffer_add(buffer, string, strlen(string));
}

void smp__buffer_add_char(smp__buffer *buffer, char c)
{
    smp__buffer_add(buffer, &c, 1);
}

void smp__buffer_format(smp__buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0) buffer->failed = true;
    else if (reserve(buffer, (size_t)size)) {
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
}

bool smp__buffer_is_empty(const smp__buffer *buffer)
{
    return buffer->size == 0 && !buffer->failed;
}

smp_text smp__buffer_text(const smp__buffer *buffer)
{
    if (buffer->failed) return (smp_text){NULL, 0};
    return buffer->data ? (smp_text){buffer->data, buffer->size} : SMP_TEXT("");
}

/* ---- Text ---------------------------------------------------------------------------------- */

smp_text smp_text_of(const char *string)
{
    return string ? (smp_text){string, strlen(string)} : (smp_text){NULL, 0};
}

bool smp__text_equal(smp_text a, smp_text b)
{
    if (!a.data || !b.data) return a.data == b.data;
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static unsigned char fold(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool smp__text_equal_ascii_fold(smp_text a, smp_text b)
{
    if (!a.data || !b.data) return a.data == b.data;
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++)
        if (fold(a.data[i]) != fold(b.data[i])) return false;
    return true;
}

bool smp__text_starts(smp_text text, const char *prefix)
{
    size_t size = strlen(prefix);
    return text.data && text.size >= size && memcmp(text.data, prefix, size) == 0;
}

bool smp__text_has(smp_text text, smp_text part)
{
    for (size_t at = 0; at + part.size <= text.size; at++)
        if (memcmp(text.data + at, part.data, part.size) == 0) return true;
    return false;
}

bool smp__one_of(smp_text word, const char *list)
{
    char key[33];
    if (word.size == 0 || word.size > sizeof key - 3) return false;
    key[0] = ' ';
    memcpy(key + 1, word.data, word.size);
    key[word.size + 1] = ' ';
    key[word.size + 2] = '\0';
    return !memchr(word.data, ' ', word.size) && strstr(list, key) != NULL;
}

smp_text smp__text_slice(smp_text text, size_t start, size_t end)
{
    if (!text.data) return text;
    if (end > text.size) end = text.size;
    if (start > end) start = end;
    return (smp_text){text.data + start, end - start};
}

smp_text smp__text_head(smp_text text, size_t most)
{
    if (!text.data) return SMP_TEXT("");
    if (text.size <= most) return text;
    while (most > 0 && ((unsigned char)text.data[most] & 0xC0) == 0x80) most--;
    return (smp_text){text.data, most};
}

bool smp__text_to_double(smp_text text, double *out)
{
    size_t i = 0;
    bool negative = i < text.size && text.data[i] == '-';
    if (negative) i++;
    double value = 0, unit = 1;
    bool digits = false, fraction = false;
    for (; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && !fraction && digits) {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9') return false;
        digits = true;
        if (fraction) unit /= 10;
        value = fraction ? value + (c - '0') * unit : value * 10 + (c - '0');
    }
    if (!digits || text.data[text.size - 1] == '.') return false;
    *out = negative ? -value : value;
    return true;
}

bool smp__text_to_u32(smp_text text, uint32_t *out)
{
    if (smp__is_empty(text)) return false;
    uint64_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c < '0' || c > '9') return false;
        value = value * 10 + (uint64_t)(c - '0');
        if (value > UINT32_MAX) return false;
    }
    *out = (uint32_t)value;
    return true;
}

/* Whole numbers, nearly all there are, take no printf, whose precision they must not depend on. */
static void whole_to_text(double value, char out[32])
{
    char digits[32], *at = digits + sizeof digits;
    uint64_t left = (uint64_t)fabs(value);
    *--at = '\0';
    do *--at = (char)('0' + left % 10);
    while (left /= 10);
    if (signbit(value)) *--at = '-';
    memcpy(out, at, (size_t)(digits + sizeof digits - at));
}

void smp__double_to_text(double value, char out[32])
{
    if (value == floor(value) && fabs(value) < 1e15) {
        whole_to_text(value, out);
        return;
    }
    snprintf(out, 32, "%.6g", value);
    for (char *c = out; *c; c++)
        if (*c == ',') *c = '.'; /* not counted: in a locale with a decimal comma */
}
