/* Word boundaries: UAX #29 as ICU's root rules have it. ASCII goes through a table, other scripts
 * through the rules, and what a dictionary must cut through ICU itself.
 *
 * A rule-based match begins afresh at each boundary and looks at nothing before it, so the three
 * ways may take turns at any boundary. White space is where ICU hands back, for no dictionary range
 * reaches across it.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

void smp__words_begin(smp__words *words, smp__segmenter *segmenter, const char *text, size_t end)
{
    *words = (smp__words){.segmenter = segmenter, .text = text, .end = end,
                          .dictionary_start = SIZE_MAX};
}

/* ---- Dictionary scripts: ICU's own iterator ----------------------------------------------- */

/* Puts ICU's iterator on the stretch from `start`. It looks ahead only as it is asked on. */
static bool dictionary_begin(smp__words *words, size_t start)
{
    smp__segmenter *segmenter = words->segmenter;
    UErrorCode status = U_ZERO_ERROR;
    if (!segmenter->words) segmenter->words = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
    utext_openUTF8(&segmenter->text, words->text + start, (int64_t)(words->end - start), &status);
    if (U_SUCCESS(status)) ubrk_setUText(segmenter->words, &segmenter->text, &status);
    if (U_FAILURE(status)) {
        words->failed = true;
        return false;
    }
    words->dictionary_start = words->dictionary_at = start;
    return true;
}

static size_t dictionary_word_end(smp__words *words, size_t start)
{
    bool standing = words->dictionary_start != SIZE_MAX && words->dictionary_at == start;
    if (!standing && !dictionary_begin(words, start)) return words->end;
    int32_t next = ubrk_next(words->segmenter->words);
    size_t end = next == UBRK_DONE ? words->end : words->dictionary_start + (size_t)next;
    words->dictionary_at = end;
    if (end < words->end) {
        unsigned char byte = (unsigned char)words->text[end];
        if (byte < 0x80 && (smp__ascii_properties[byte] & SMP__IS_SPACE))
            words->dictionary_start = SIZE_MAX;
    }
    return end;
}

/* ---- Other scripts: the rules ---------------------------------------------------------------- */

static bool is_ignored(smp__word_class class)
{
    return class == SMP__WORD_EXTEND || class == SMP__WORD_ZWJ;
}

static bool is_letter(smp__word_class class)
{
    return class == SMP__WORD_LETTER || class == SMP__WORD_HEBREW;
}

/* Rules WB5, WB8 to WB10, WB13a and WB13b: joined whatever stands beside them. */
static bool joins(smp__word_class class)
{
    return class >= SMP__WORD_LETTER;
}

/* Rules WB6, WB7, WB7b, WB7c, WB11 and WB12: `before` and `after` hold together over `middle`. */
static bool joins_over(smp__word_class before, smp__word_class middle, smp__word_class after)
{
    bool any = middle == SMP__WORD_MID_NUM_LET || middle == SMP__WORD_SINGLE_QUOTE;
    if (before == SMP__WORD_NUMERIC)
        return after == SMP__WORD_NUMERIC && (any || middle == SMP__WORD_MID_NUM);
    if (!is_letter(before) || !is_letter(after)) return false;
    if (any || middle == SMP__WORD_MID_LETTER) return true;
    return middle == SMP__WORD_DOUBLE_QUOTE && before == SMP__WORD_HEBREW &&
           after == SMP__WORD_HEBREW;
}

static bool is_middle(smp__word_class class)
{
    return class >= SMP__WORD_SINGLE_QUOTE && class <= SMP__WORD_MID_NUM;
}

/* The class of the first character from *at on that is not ignored (WB4), *at being moved past it;
 * OTHER at the end. */
static smp__word_class class_beyond(smp__words *words, size_t *at)
{
    while (*at < words->end) {
        uint32_t properties = smp__next_properties(words->segmenter, words->text, at);
        if (!is_ignored(SMP__WORD_CLASS(properties))) return SMP__WORD_CLASS(properties);
    }
    return SMP__WORD_OTHER;
}

#define DICTIONARY SIZE_MAX /* a word whose end only ICU can tell */

/* Where the word ends of which all before `at` is known, its last base being `base`; `alone` says
 * that nothing ignored has followed it. */
static size_t rule_word_end(smp__words *words, size_t at, smp__word_class base, bool alone,
                            bool after_zwj)
{
    const char *text = words->text;
    bool half_flag = true; /* a flag is two regional indicators, the first of them at the start */
    while (at < words->end) {
        size_t next = at;
        uint32_t properties = smp__next_properties(words->segmenter, text, &next);
        smp__word_class class = SMP__WORD_CLASS(properties);
        if (class == SMP__WORD_DICTIONARY) return DICTIONARY;
        if (is_ignored(class)) { /* WB4 */
            alone = false;
            after_zwj = class == SMP__WORD_ZWJ;
            at = next;
            continue;
        }
        bool joined = (after_zwj && (properties & SMP__IS_PICTOGRAPH)) || /* WB3c */
                      (joins(base) && joins(class)) ||
                      (base == SMP__WORD_SPACE && class == SMP__WORD_SPACE && alone); /* WB3d */
        if (base == SMP__WORD_REGIONAL && class == SMP__WORD_REGIONAL && half_flag) {
            half_flag = false; /* WB15 and WB16 */
            joined = true;
        }
        if (!joined && is_middle(class) && joins(base)) {
            size_t beyond = next;
            smp__word_class after = class_beyond(words, &beyond);
            if (after == SMP__WORD_DICTIONARY) return DICTIONARY;
            if (joins_over(base, class, after)) {
                joined = true;
                next = beyond;
                class = after;
            } else {
                joined = base == SMP__WORD_HEBREW && class == SMP__WORD_SINGLE_QUOTE; /* WB7a */
            }
        }
        if (!joined) return at;
        base = class;
        alone = true;
        after_zwj = false;
        at = next;
    }
    return at;
}

static size_t any_word_end(smp__words *words, size_t start)
{
    size_t at = start;
    uint32_t properties = smp__next_properties(words->segmenter, words->text, &at);
    smp__word_class class = SMP__WORD_CLASS(properties);
    switch (class) {
    case SMP__WORD_CR: return at < words->end && words->text[at] == '\n' ? at + 1 : at;
    case SMP__WORD_LF:
    case SMP__WORD_NEWLINE: return at;
    case SMP__WORD_DICTIONARY: return dictionary_word_end(words, start);
    default: break;
    }
    /* What is ignored has nothing to cling to here, and only WB3c can continue it. */
    smp__word_class base = is_ignored(class) ? SMP__WORD_OTHER : class;
    size_t end = rule_word_end(words, at, base, !is_ignored(class), class == SMP__WORD_ZWJ);
    return end == DICTIONARY ? dictionary_word_end(words, start) : end;
}

/* ---- ASCII: a table ------------------------------------------------------------------------- */

size_t smp__word_end(smp__words *words, size_t start)
{
    if (words->dictionary_start != SIZE_MAX && words->dictionary_at == start)
        return dictionary_word_end(words, start);
    const unsigned char *byte = (const unsigned char *)words->text;
    if (byte[start] >= 0x80) return any_word_end(words, start);
    smp__word_class base = SMP__WORD_CLASS(smp__ascii_properties[byte[start]]);
    size_t at = start + 1;
    if (base == SMP__WORD_CR) return any_word_end(words, start);
    for (;;) {
        if (at == words->end) return at;
        if (byte[at] >= 0x80) break;
        smp__word_class class = SMP__WORD_CLASS(smp__ascii_properties[byte[at]]);
        if (joins(base) ? joins(class) : base == SMP__WORD_SPACE && class == SMP__WORD_SPACE) {
            base = class;
            at++;
            continue;
        }
        if (!is_middle(class) || !joins(base) || at + 1 == words->end) return at;
        if (byte[at + 1] >= 0x80) break;
        smp__word_class after = SMP__WORD_CLASS(smp__ascii_properties[byte[at + 1]]);
        if (!joins_over(base, class, after)) return at;
        base = after;
        at += 2;
    }
    if (base == SMP__WORD_LF || base == SMP__WORD_NEWLINE) return at;
    size_t end = rule_word_end(words, at, base, true, false);
    return end == DICTIONARY ? dictionary_word_end(words, start) : end;
}
