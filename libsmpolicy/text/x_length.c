/* X's weighted length (twitter-text 3.1, parseTweet): of the text in NFC, each link counts 23, each
 * emoji 2 (configuration 3), most characters of Latin, Greek and Cyrillic 1 and all others 2.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"
#include "text/segment.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { MOST = 280, LINK_WEIGHT = 23, HEAVY_WEIGHT = 2 };

/* ---- Normal form ---------------------------------------------------------------------------- */

static size_t ascii_end(smp_text text, size_t at)
{
    uint64_t eight;
    while (text.size - at >= sizeof eight) {
        memcpy(&eight, text.data + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080)) break;
        at += sizeof eight;
    }
    while (at < text.size && (unsigned char)text.data[at] < 0x80) at++;
    return at;
}

/* Characters below the combining ones, dashes, quotes and most emoji: NFC never touches them. */
static bool is_common(uint32_t point)
{
    return point < 0x300 || (point >= 0x2010 && point <= 0x205F) || point == 0xFE0F ||
           (point >= 0x1F000 && point <= 0x1FAFF);
}

/* Whether every character stands in NFC as it is, whatever its neighbours. */
static bool is_settled(smp_text text)
{
    for (size_t at = ascii_end(text, 0); at < text.size; at = ascii_end(text, at)) {
        uint32_t point = smp__next(text, &at);
        if (is_common(point)) continue;
        if (u_getIntPropertyValue((UChar32)point, UCHAR_NFC_QUICK_CHECK) != UNORM_YES ||
            u_getCombiningClass((UChar32)point) != 0)
            return false;
    }
    return true;
}

/* ---- Counting ------------------------------------------------------------------------------- */

static size_t weight(uint32_t point)
{
    bool light = point <= 0x10FF || (point >= 0x2000 && point <= 0x200D) ||
                 (point >= 0x2010 && point <= 0x201F) || (point >= 0x2032 && point <= 0x2037);
    return light ? 1 : HEAVY_WEIGHT;
}

/* The first emoji at or after `at`. X marks all emoji from left to right before it counts, so one
 * that begins inside a link still takes up its characters. In ASCII only the character before
 * something else can begin one, a keycap. */
static void find_emoji(smp_text text, size_t at, size_t *start, size_t *end)
{
    for (*start = at; *start < text.size; smp__next(text, start)) {
        size_t other = ascii_end(text, *start);
        if (other > *start + 1) *start = other == text.size ? other : other - 1;
        if (*start == text.size) return;
        size_t length = smp__x_emoji_length(text, *start);
        *end = *start + length;
        if (length) return;
    }
}

typedef struct x_count {
    size_t weighted;
    size_t units; /* UTF-16, read so far */
    size_t fit;   /* of those, how many belong to the part that fits */
    bool valid;
} x_count;

static void add(x_count *count, size_t units, size_t weighted, uint32_t last)
{
    count->weighted += weighted;
    count->units += units;
    /* X looks at the last unit of what it has just counted. */
    if (last <= 0xFFFF && smp__x_class(last) & X_INVALID) count->valid = false;
    if (count->valid && count->weighted <= MOST) count->fit = count->units;
}

/* Characters of ASCII, each for itself: none weighs more than 1 or makes a text invalid. */
static void add_plain(x_count *count, size_t size)
{
    size_t room = count->weighted < MOST ? MOST - count->weighted : 0;
    if (count->valid && room > 0) count->fit = count->units + (size < room ? size : room);
    count->weighted += size;
    count->units += size;
}

static x_count count_text(smp_text text, const smp__x_url *urls, uint32_t url_count, bool emoji)
{
    x_count count = {.valid = true};
    size_t emoji_start = 0, emoji_end = 0;
    if (emoji) find_emoji(text, 0, &emoji_start, &emoji_end);
    else emoji_start = SIZE_MAX;
    uint32_t url = 0;
    for (size_t at = 0; at < text.size;) {
        while (url < url_count && urls[url].start < at) url++;
        while (emoji_start < at) find_emoji(text, emoji_end, &emoji_start, &emoji_end);
        size_t stop = emoji_start < text.size ? emoji_start : text.size;
        if (url < url_count && urls[url].start < stop) stop = urls[url].start;
        size_t plain = at < stop ? ascii_end((smp_text){text.data, stop}, at) : at;
        if (plain > at) {
            add_plain(&count, plain - at);
            at = plain;
            continue;
        }
        size_t units = 0, end = at;
        uint32_t last = 0;
        if (url < url_count && urls[url].start == at) {
            size_t counted = urls[url].counted;
            while (counted ? units < counted : end < urls[url].end) {
                last = smp__next(text, &end);
                units += last > 0xFFFF ? 2 : 1;
            }
            /* What X leaves of a link may start with the second half of a surrogate pair. */
            size_t over = counted ? units - counted : 0;
            add(&count, units - over, LINK_WEIGHT, last);
            if (over) add(&count, over, HEAVY_WEIGHT, last);
        } else if (emoji_start == at) {
            for (end = at; end < emoji_end; units += last > 0xFFFF ? 2 : 1)
                last = smp__next(text, &end);
            add(&count, units, HEAVY_WEIGHT, last);
        } else {
            last = smp__next(text, &end);
            add(&count, last > 0xFFFF ? 2 : 1, weight(last), last);
        }
        at = end;
    }
    return count;
}

/* The same for a text of ASCII that fits: a link counts for all of it, and whatever is no link
 * counts 1. False if it does not. */
static bool count_short(x_count *count, smp_text text, const smp__x_url *urls, uint32_t url_count)
{
    if (ascii_end(text, 0) < text.size) return false;
    *count = (x_count){.weighted = text.size, .units = text.size, .fit = text.size, .valid = true};
    for (uint32_t i = 0; i < url_count; i++) {
        count->weighted += LINK_WEIGHT;
        count->weighted -= urls[i].end - urls[i].start;
    }
    return count->weighted <= MOST;
}

bool smp__x_length(smp_x_length *out, smp_text text, int configuration, smp__arena *arena)
{
    smp_text normal = is_settled(text) ? text : smp__nfc(arena, text);
    smp__x_url *urls;
    uint32_t url_count;
    if (smp__is_absent(normal) || !smp__find_x_urls(&urls, &url_count, arena, normal)) return false;
    x_count count;
    if (!count_short(&count, normal, urls, url_count))
        count = count_text(normal, urls, url_count, configuration == 3);
    size_t units = normal.data == text.data ? count.units : smp__utf16_size(text, 0, text.size);
    /* As X does: what normalising took away is added to where the part that fits ends. */
    size_t fit = count.fit + units;
    fit = count.fit == 0 || fit < count.units ? 0 : fit - count.units;
    out->weighted_length = count.weighted;
    out->permillage = 1000 * count.weighted / MOST;
    out->valid = count.valid && count.weighted > 0 && count.weighted <= MOST;
    out->display_utf16 = (smp_range){0, units};
    out->valid_utf16 = (smp_range){0, fit};
    return true;
}

smp_status smp_x_weighted_length(smp_x_length *out, smp_text text, int configuration,
                                 smp_error *error)
{
    smp__error_clear(error);
    if (!out || out->struct_size < sizeof(size_t))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`out` is NULL or was not set from SMP_X_LENGTH_INIT.");
    if (smp__is_absent(text))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`text` is absent. Give an empty text where there is none.");
    if (configuration != 2 && configuration != 3)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`configuration` is %d. Give 2 or 3.", configuration);
    if (text.size > SMP__MAX_TEXT_BYTES)
        return smp__fail(error, SMP_ERROR_LIMIT,
                         "The text is larger than 16 MiB. Give it in parts.");
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena arena;
    smp__arena_init(&arena, &allocator);
    smp_text well_formed;
    smp__ill_formed *ill_formed;
    uint32_t ill_formed_count;
    smp_x_length length = SMP_X_LENGTH_INIT;
    bool done = smp__utf8_repair(&well_formed, &ill_formed, &ill_formed_count, &arena, text);
    if (done) /* not counted: malloc's memory */
        done = smp__x_length(&length, well_formed, configuration, &arena);
    smp__arena_free(&arena);
    if (!done) return smp__fail_memory(error); /* not counted: malloc's memory */
    size_t size = out->struct_size;
    memcpy(out, &length, size < sizeof length ? size : sizeof length);
    out->struct_size = size;
    return SMP_OK;
}
