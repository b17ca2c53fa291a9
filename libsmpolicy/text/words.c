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
    if (U_SUCCESS(status)) /* not counted: ICU's own memory */
        ubrk_setUText(segmenter->words, &segmenter->text, &status);
    if (U_FAILURE(status)) { /* not counted: ICU's own memory */
        words->failed = true;
        return false;
    }
    words->dictionary_start = words->dictionary_at = start;
    return true;
}

static size_t dictionary_word_end(smp__words *words, size_t start)
{
    if (!smp__words_in_dictionary(words, start) && /* not counted: ICU's own memory */
        !dictionary_begin(words, start))
        return words->end;
    int32_t next = ubrk_next(words->segmenter->words);
    size_t end = words->dictionary_start + (size_t)next;
    if (next == UBRK_DONE) end = words->end; /* cannot happen: `start` lies before it */
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
static size_t extended_word_end(smp__words *words, size_t at, smp__word_class base, bool alone,
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
                      (smp__word_joins(base) && smp__word_joins(class)) ||
                      (base == SMP__WORD_SPACE && class == SMP__WORD_SPACE && alone); /* WB3d */
        if (base == SMP__WORD_REGIONAL && class == SMP__WORD_REGIONAL && half_flag) {
            half_flag = false; /* WB15 and WB16 */
            joined = true;
        }
        if (!joined && smp__word_is_middle(class) && smp__word_joins(base)) {
            size_t beyond = next;
            smp__word_class after = class_beyond(words, &beyond);
            if (after == SMP__WORD_DICTIONARY) return DICTIONARY;
            if (smp__word_joins_over(base, class, after)) {
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

static size_t rule_word_end(smp__words *words, size_t start)
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
    size_t end = extended_word_end(words, at, base, !is_ignored(class), class == SMP__WORD_ZWJ);
    return end == DICTIONARY ? dictionary_word_end(words, start) : end;
}

/* ---- All together --------------------------------------------------------------------------- */

size_t smp__word_end(smp__words *words, size_t start)
{
    if (smp__words_in_dictionary(words, start)) return dictionary_word_end(words, start);
    unsigned char byte = (unsigned char)words->text[start];
    if (byte < 0x80 && smp__word_joins(SMP__WORD_CLASS(smp__ascii_properties[byte]))) {
        uint32_t any;
        size_t end = smp__ascii_word_end(&any, words->text, start, words->end);
        if (end) return end;
    }
    return rule_word_end(words, start);
}
