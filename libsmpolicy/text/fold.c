/* The form in which texts are compared: NFKC, case folded, without what cannot be seen.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include <string.h>
#include <utf8proc.h>

#define NOTHING ((smp_text){NULL, 0})

static bool is_curly_apostrophe(uint32_t code_point)
{
    return code_point == 0x2019 || code_point == 0x02BC;
}

static int32_t combining_class(int32_t code_point)
{
    return utf8proc_get_property(code_point)->combining_class;
}

/* ---- Canonical order ------------------------------------------------------------------------- */

#define SHORT_RUN 16u

static void insert_in_order(int32_t *run, size_t size)
{
    for (size_t i = 1; i < size; i++) {
        int32_t mark = run[i];
        int32_t class = combining_class(mark);
        size_t j = i;
        for (; j > 0 && combining_class(run[j - 1]) > class; j--) run[j] = run[j - 1];
        run[j] = mark;
    }
}

/* Sorts marks by combining class, equals staying as they are. utf8proc bubbles them, which a text
 * of nothing but marks turns into a quadratic wait; long runs are counted into place instead. */
static bool order_run(smp__arena *arena, int32_t *run, size_t size)
{
    if (size <= SHORT_RUN) {
        insert_in_order(run, size);
        return true;
    }
    size_t starts[257] = {0};
    int32_t *copy = smp__arena_allocate(arena, size * sizeof *copy);
    if (!copy) return false;
    memcpy(copy, run, size * sizeof *copy);
    for (size_t i = 0; i < size; i++) starts[combining_class(copy[i]) + 1]++;
    for (size_t i = 1; i < SMP_COUNT(starts); i++) starts[i] += starts[i - 1];
    for (size_t i = 0; i < size; i++) run[starts[combining_class(copy[i])]++] = copy[i];
    return true;
}

static bool order_marks(smp__arena *arena, int32_t *points, size_t count)
{
    for (size_t i = 0; i < count;) {
        size_t run = i;
        while (run < count && combining_class(points[run]) != 0) run++;
        if (run - i > 1 && !order_run(arena, points + i, run - i)) return false;
        i = run + 1;
    }
    return true;
}

/* ---- The full way, by utf8proc -------------------------------------------------------------- */

/* Writes what one code point comes to; returns how many code points that is. */
static size_t decompose(uint32_t code_point, int32_t *out, size_t room, utf8proc_option_t options)
{
    /* utf8proc knows only the ignorables that have been assigned. */
    if ((options & UTF8PROC_IGNORE) && smp__is_default_ignorable(code_point)) return 0;
    int unused = 0;
    utf8proc_ssize_t size = utf8proc_decompose_char((int32_t)code_point, out,
                                                    (utf8proc_ssize_t)room, options, &unused);
    return size > 0 ? (size_t)size : 0;
}

uint32_t smp__bare_letter(uint32_t code_point)
{
    enum { MOST = 8 };
    int32_t parts[MOST];
    uint32_t lower = smp__to_lower(code_point);
    return decompose(lower, parts, MOST, UTF8PROC_DECOMPOSE) > 1 ? (uint32_t)parts[0] : lower;
}

static smp_text normalise(smp__arena *arena, smp_text text, utf8proc_option_t options)
{
    size_t count = 0;
    for (size_t at = 0; at < text.size;)
        count += decompose(smp__decode(text.data, &at), NULL, 0, options);
    /* utf8proc_reencode writes UTF-8 over the code points and a NUL after it. */
    int32_t *points = smp__arena_allocate(arena, (count + 1) * sizeof *points);
    if (!points) return NOTHING;
    size_t filled = 0;
    for (size_t at = 0; at < text.size;)
        filled += decompose(smp__decode(text.data, &at), points + filled, count - filled, options);
    if (options & UTF8PROC_CASEFOLD)
        for (size_t i = 0; i < count; i++)
            if (is_curly_apostrophe((uint32_t)points[i])) points[i] = '\'';
    if (!order_marks(arena, points, count)) return NOTHING;
    utf8proc_ssize_t size = utf8proc_reencode(points, (utf8proc_ssize_t)count, options);
    if (size < 0) return NOTHING; /* cannot happen: they are code points */
    return (smp_text){(const char *)points, (size_t)size};
}

static smp_text fold_fully(smp__arena *arena, smp_text text)
{
    return normalise(arena, text,
                     UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD |
                         UTF8PROC_IGNORE);
}

/* ---- The short ways -------------------------------------------------------------------------- */

static bool is_ascii(smp_text text)
{
    unsigned char any = 0;
    for (size_t i = 0; i < text.size; i++) any |= (unsigned char)text.data[i];
    return any < 0x80;
}

static bool has_upper_ascii(smp_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= 'A' && text.data[i] <= 'Z') return true;
    return false;
}

static char lower_ascii(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static smp_text fold_ascii(smp__arena *arena, smp_text text)
{
    if (!has_upper_ascii(text)) return text;
    char *out = smp__arena_allocate(arena, text.size + 1);
    if (!out) return NOTHING;
    for (size_t i = 0; i < text.size; i++) out[i] = lower_ascii(text.data[i]);
    out[text.size] = '\0';
    return (smp_text){out, text.size};
}

smp_text smp__fold(smp__arena *arena, smp_text text)
{
    if (smp__is_empty(text)) return text;
    return is_ascii(text) ? fold_ascii(arena, text) : fold_fully(arena, text);
}

smp_text smp__fold_cached(smp__arena *arena, smp__segmenter *segmenter, smp_text text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t properties = smp__next_properties(segmenter, text.data, &at);
        if ((properties & SMP__IS_NON_ASCII) &&
            !(properties & (SMP__IS_INERT | SMP__IS_IGNORABLE)))
            return fold_fully(arena, text);
    }
    char *out = smp__arena_allocate(arena, text.size + 1);
    if (!out) return NOTHING;
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        if ((unsigned char)text.data[at] < 0x80) {
            out[size++] = lower_ascii(text.data[at++]);
            continue;
        }
        uint32_t code_point = smp__decode(text.data, &at);
        if (is_curly_apostrophe(code_point)) {
            out[size++] = '\'';
        } else if (!(smp__properties(segmenter, code_point) & SMP__IS_IGNORABLE)) {
            memcpy(out + size, text.data + start, at - start);
            size += at - start;
        }
    }
    out[size] = '\0';
    return (smp_text){out, size};
}

smp_text smp__nfkc(smp__arena *arena, smp_text text)
{
    if (smp__is_empty(text) || is_ascii(text)) return text;
    return normalise(arena, text, UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

smp_text smp__nfc(smp__arena *arena, smp_text text)
{
    if (smp__is_empty(text) || is_ascii(text)) return text;
    return normalise(arena, text, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}
