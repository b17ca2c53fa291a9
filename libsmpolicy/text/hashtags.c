/* Hashtags by the four syntaxes that platforms have, and X's cashtags.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

#include <unicode/uchar.h>

#define FULLWIDTH_SIGN "\xEF\xBC\x83" /* U+FF03 */
#define SMALL_SIGN "\xEF\xB9\x9F"     /* U+FE5F */

enum { ZWNJ = 0x200C, ZWJ = 0x200D, TEXT_SELECTOR = 0xFE0E, EMOJI_SELECTOR = 0xFE0F };

/* Whether the sign that ends at `at` is an emoji, not the start of a tag. */
static bool is_keycap(smp_text text, size_t at)
{
    return smp__starts_at(text, at, "\xEF\xB8\x8F", 3) ||
           smp__starts_at(text, at, "\xE2\x83\xA3", 3);
}

/* ---- X: after anything that could not be in a hashtag, letters and digits with a letter ------ */

static void find_x(smp__entity_list *list, smp_text text, smp__sign_search *search)
{
    size_t from = 0, at = 0, start, body;
    while (smp__sign_next(search, at, &start, &body)) {
        at = body;
        if (start > 0) {
            if (start == from) continue; /* the character before it belongs to the last hashtag */
            uint32_t before = smp__point_at(text, smp__before(text, start));
            if (before != TEXT_SELECTOR && before != EMOJI_SELECTOR &&
                (before == '&' || smp__x_class(before) & X_HASHTAG))
                continue;
        }
        if (is_keycap(text, body)) continue;
        size_t end = body;
        bool letter = false;
        while (end < text.size) {
            size_t next = end;
            uint16_t bits = smp__x_class(smp__next(text, &next));
            if (!(bits & X_HASHTAG)) break;
            letter |= (bits & X_HASHTAG_LETTER) != 0;
            end = next;
        }
        if (!letter) continue;
        from = at = end;
        if (!smp__starts_at(text, end, "#", 1) && !smp__starts_at(text, end, FULLWIDTH_SIGN, 3) &&
            !smp__starts_at(text, end, "://", 3))
            smp__entity_add(list, start, end, SMP_TOKEN_HASHTAG);
    }
}

/* ---- The others ----------------------------------------------------------------------------- */

static bool after_space(smp_text text, size_t at)
{
    return at == 0 || smp__is_white_space(smp__point_at(text, smp__before(text, at)));
}

/* Letters, digits and "_", with a middle dot (also the Katakana one) or a ZWNJ inside; at least one
 * of them is a letter or one of those signs. A scheme right after it belongs to the link, not to
 * the tag. */
static size_t mastodon_end(smp_text text, size_t start)
{
    size_t at = start, words_end = 0, end = 0, before_end = 0;
    bool letter_in_words = false, in_words = true;
    size_t inner = 0; /* where the first letter or sign after the first character ends */
    while (at < text.size) {
        size_t next = at;
        uint32_t point = smp__next(text, &next);
        bool separator = point == '_' || point == 0xB7 || point == 0x30FB || point == ZWNJ;
        bool word = smp__is_word(point);
        bool letter = u_hasBinaryProperty((UChar32)point, UCHAR_ALPHABETIC);
        if (!word && !separator) break;
        if (at == start && !word) return 0;
        if (at > start && inner == 0 && (letter || separator)) inner = next;
        in_words = in_words && word;
        if (in_words) {
            letter_in_words |= letter;
            words_end = next;
        }
        if (word) {
            before_end = at;
            end = next;
        }
        at = next;
    }
    if (inner == 0 || inner > before_end) end = letter_in_words ? words_end : 0;
    if (end && smp__starts_at(text, end, "://", 3)) {
        size_t scheme = end >= start + 5 && memcmp(text.data + end - 5, "https", 5) == 0  ? 5
                        : end >= start + 4 && memcmp(text.data + end - 4, "http", 4) == 0 ? 4
                                                                                          : 0;
        if (end - scheme > start) end -= scheme;
    }
    return end;
}

static bool is_bluesky_gap(uint32_t point)
{
    return smp__is_white_space(point) || point == 0xFEFF || point == 0xAD || point == 0x2060 ||
           (point >= 0x200A && point <= 0x200D) || point == 0x20E2;
}

/* Anything up to white space, without the punctuation at its end; at most 64 UTF-16 units. */
static size_t bluesky_end(smp_text text, size_t start)
{
    size_t at = start, end = start;
    bool enough = false;
    while (at < text.size) {
        uint32_t point = smp__next(text, &at);
        if (is_bluesky_gap(point)) break;
        bool punctuation = (U_GET_GC_MASK((UChar32)point) & U_GC_P_MASK) != 0;
        enough |= !punctuation && !(point >= '0' && point <= '9');
        if (!punctuation) end = at;
    }
    return enough && smp__utf16_size(text, start, end) <= 64 ? end : 0;
}

static bool continues(uint32_t point)
{
    return u_hasBinaryProperty((UChar32)point, UCHAR_XID_CONTINUE);
}

/* UAX #31-D2: characters that continue identifiers, and the joiners that Persian, Sinhala and other
 * languages need inside words, which Unicode 15 does not count among them yet. Digits alone are a
 * rank or a number ("we are #1"): no platform that we know turns them into a tag. */
static size_t uax31_end(smp_text text, size_t start)
{
    size_t at = start, end = start;
    bool enough = false;
    while (at < text.size) {
        uint32_t point = smp__next(text, &at);
        if (continues(point)) {
            end = at;
            enough |= smp__digit_value(point) < 0;
        } else if ((point != ZWNJ && point != ZWJ) || end == start) {
            break;
        }
    }
    return enough ? end : 0;
}

static void find_other(smp__entity_list *list, smp_text text, smp__sign_search *search,
                       smp__hashtag_syntax syntax)
{
    size_t at = 0, start, body, end;
    while (smp__sign_next(search, at, &start, &body)) {
        at = body;
        if (is_keycap(text, body)) continue;
        if (syntax == HASHTAG_UAX31) {
            if (start > 0 && continues(smp__point_at(text, smp__before(text, start)))) continue;
            end = uax31_end(text, body);
        } else {
            if (!after_space(text, start)) continue;
            end = syntax == HASHTAG_MASTODON ? mastodon_end(text, body) : bluesky_end(text, body);
        }
        if (!end) continue;
        smp__entity_add(list, start, end, SMP_TOKEN_HASHTAG);
        at = end;
    }
}

void smp__find_hashtags(smp__entity_list *list, smp_text text, bool ascii,
                        smp__hashtag_syntax syntax)
{
    if (ascii && !memchr(text.data, '#', text.size)) return;
    smp__sign_search search = smp__sign_search_of(
        text, ascii, '#', FULLWIDTH_SIGN, syntax == HASHTAG_UAX31 ? SMALL_SIGN : NULL);
    if (syntax == HASHTAG_X) find_x(list, text, &search);
    else find_other(list, text, &search, syntax);
}

/* ---- Cashtags ------------------------------------------------------------------------------- */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool ends_cashtag(smp_text text, size_t at)
{
    return at == text.size || smp__x_class_at(text, at) & X_AFTER_CASHTAG;
}

void smp__find_cashtags(smp__entity_list *list, smp_text text)
{
    size_t at = 0;
    while (at < text.size) {
        const char *found = memchr(text.data + at, '$', text.size - at);
        if (!found) return;
        size_t start = (size_t)(found - text.data), end = start + 1;
        at = end;
        if (start > 0 && !(smp__x_class_at(text, smp__before(text, start)) & X_BEFORE_CASHTAG))
            continue;
        while (end < text.size && end - start <= 6 && is_letter(text.data[end])) end++;
        if (end == start + 1) continue;
        size_t suffix = end;
        if (end + 1 < text.size && (text.data[end] == '.' || text.data[end] == '_')) {
            suffix++;
            while (suffix < text.size && suffix - end <= 2 && is_letter(text.data[suffix]))
                suffix++;
        }
        if (suffix > end + 1 && ends_cashtag(text, suffix)) end = suffix;
        else if (!ends_cashtag(text, end)) continue;
        smp__entity_add(list, start, end, SMP_TOKEN_CASHTAG);
        at = end;
    }
}
