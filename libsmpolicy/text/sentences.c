/* Sentence boundaries: UAX #29, rules SB3 to SB998, as ICU has them.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

/* A cursor over the classes of a text's characters, by which Extend and Format vanish (SB5). */
struct cursor {
    smp__segmenter *segmenter;
    smp_text text;
    size_t at;  /* of the character after this one and what clings to it */
    size_t own; /* of this character */
    smp__sentence_class class;
};

static smp__sentence_class class_at(struct cursor *cursor, size_t *at)
{
    return SMP__SENTENCE_CLASS(smp__next_properties(cursor->segmenter, cursor->text.data, at));
}

/* Moves to the next character; false at the end of the text. */
static bool next(struct cursor *cursor)
{
    if (cursor->at == cursor->text.size) {
        cursor->own = cursor->at;
        return false;
    }
    cursor->own = cursor->at;
    cursor->class = class_at(cursor, &cursor->at);
    if (cursor->class == SMP__SENTENCE_SEP || cursor->class == SMP__SENTENCE_CR ||
        cursor->class == SMP__SENTENCE_LF)
        return true;
    while (cursor->at < cursor->text.size) {
        if ((unsigned char)cursor->text.data[cursor->at] < 0x80) break;
        size_t beyond = cursor->at;
        if (class_at(cursor, &beyond) != SMP__SENTENCE_EXTEND) break;
        cursor->at = beyond;
    }
    return true;
}

static bool is_separator(smp__sentence_class class)
{
    return class == SMP__SENTENCE_SEP || class == SMP__SENTENCE_CR || class == SMP__SENTENCE_LF;
}

static bool is_terminator(smp__sentence_class class)
{
    return class == SMP__SENTENCE_ATERM || class == SMP__SENTENCE_STERM;
}

/* The end of the sentence that the separator at `own` closes: CR LF are one (SB3, SB4). */
static size_t after_separator(const struct cursor *cursor)
{
    size_t at = cursor->at;
    bool pair = cursor->class == SMP__SENTENCE_CR && at < cursor->text.size &&
                cursor->text.data[at] == '\n';
    return pair ? at + 1 : at;
}

/* SB8: whether a lower-case letter comes before any other letter, terminator or separator. */
static bool goes_on_in_lower_case(struct cursor cursor)
{
    while (next(&cursor)) {
        switch (cursor.class) {
        case SMP__SENTENCE_LOWER: return true;
        case SMP__SENTENCE_UPPER:
        case SMP__SENTENCE_OLETTER:
        case SMP__SENTENCE_SEP:
        case SMP__SENTENCE_CR:
        case SMP__SENTENCE_LF:
        case SMP__SENTENCE_ATERM:
        case SMP__SENTENCE_STERM: return false;
        default: break;
        }
    }
    return false;
}

/* Judges the terminator on which `terminator` stands, `before` being the class before it: the end
 * of the sentence, or 0 when the sentence goes on. */
static size_t terminated_at(struct cursor terminator, smp__sentence_class before)
{
    struct cursor after = terminator;
    bool more = next(&after);
    bool full_stop = terminator.class == SMP__SENTENCE_ATERM;
    if (full_stop && more) {
        if (after.class == SMP__SENTENCE_NUMERIC) return 0; /* SB6 */
        if (after.class == SMP__SENTENCE_UPPER &&
            (before == SMP__SENTENCE_UPPER || before == SMP__SENTENCE_LOWER))
            return 0; /* SB7 */
    }
    while (more && after.class == SMP__SENTENCE_CLOSE) more = next(&after); /* SB9 */
    while (more && after.class == SMP__SENTENCE_SP) more = next(&after);    /* SB10 */
    if (!more) return after.own;
    if (is_separator(after.class)) return after_separator(&after);
    if (after.class == SMP__SENTENCE_SCONTINUE || is_terminator(after.class)) return 0; /* SB8a */
    if (full_stop && goes_on_in_lower_case(terminator)) return 0;
    return after.own; /* SB11 */
}

/* Past the ASCII that neither ends a sentence nor begs a look at what stands around it, and past
 * full stops within a number or before a small letter (SB6, SB8). */
static size_t skip_plain(smp_text text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.data;
    for (; at < text.size && byte[at] < 0x80; at++) {
        if (!(smp__ascii_properties[byte[at]] & SMP__IS_STOP)) continue;
        if (byte[at] != '.' || at + 1 == text.size || byte[at + 1] >= 0x80 ||
            !(smp__ascii_properties[byte[at + 1]] & (SMP__IS_NUMBER | SMP__IS_LOWER)))
            break;
    }
    return at;
}

/* Most sentences end with a mark before a blank and a capital (SB11): the end of such a one, 0
 * where the mark at `at` stands otherwise. */
static size_t end_before_capital(smp_text text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.data;
    if (text.size - at < 3 || byte[at + 1] != ' ' || (byte[at] | byte[at + 2]) >= 0x80) return 0;
    bool ends = is_terminator(SMP__SENTENCE_CLASS(smp__ascii_properties[byte[at]]));
    bool begins = smp__ascii_properties[byte[at + 2]] & SMP__IS_UPPER;
    return ends && begins ? at + 2 : 0;
}

size_t smp__sentence_end_beyond(smp__segmenter *segmenter, smp_text text, size_t start,
                                size_t from)
{
    struct cursor cursor = {.segmenter = segmenter, .text = text, .at = start, .own = start};
    smp__sentence_class before = SMP__SENTENCE_OTHER;
    for (;; from = cursor.at) {
        size_t plain = skip_plain(text, from);
        if (plain == text.size) return plain;
        size_t end = end_before_capital(text, plain);
        if (end) return end;
        if (plain > cursor.at) {
            before = SMP__SENTENCE_CLASS(
                smp__ascii_properties[(unsigned char)text.data[plain - 1]]);
            cursor.at = plain;
            /* A mark on the last of them changes nothing. */
        }
        if (!next(&cursor)) return text.size; /* cannot happen: `plain` lies before the end */
        if (is_separator(cursor.class)) return after_separator(&cursor);
        if (is_terminator(cursor.class)) {
            end = terminated_at(cursor, before);
            if (end) return end;
        }
        if (cursor.class != SMP__SENTENCE_EXTEND) before = cursor.class;
    }
}
