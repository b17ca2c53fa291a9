/* Extended grapheme clusters: UAX #29, rules GB3 to GB999, with the Indic conjuncts that ICU 72
 * holds together.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

/* Hangul syllables, GB6 to GB8. */
static bool hangul_joins(smp__cluster_class before, smp__cluster_class class)
{
    switch (class) {
    case SMP__CLUSTER_L:
    case SMP__CLUSTER_LV:
    case SMP__CLUSTER_LVT: return before == SMP__CLUSTER_L;
    case SMP__CLUSTER_V:
        return before == SMP__CLUSTER_L || before == SMP__CLUSTER_LV || before == SMP__CLUSTER_V;
    case SMP__CLUSTER_T:
        return before == SMP__CLUSTER_LV || before == SMP__CLUSTER_V ||
               before == SMP__CLUSTER_LVT || before == SMP__CLUSTER_T;
    default: return false;
    }
}

static bool clings(smp__cluster_class class)
{
    return class >= SMP__CLUSTER_EXTEND && class <= SMP__CLUSTER_SPACING;
}

/* What the current cluster may still grow by, beyond what its last character tells. */
struct pending {
    enum { NO_EMOJI, EMOJI, EMOJI_JOINER } emoji;            /* GB11 */
    enum { NO_CONJUNCT, CONSONANT, CONSONANT_VIRAMA } indic; /* ICU's own rule */
    bool regional;                                           /* GB12, GB13: a flag half begun */
};

static bool joins(smp__cluster_class before, smp__cluster_class class,
                  const struct pending *pending)
{
    if (before == SMP__CLUSTER_CONTROL || class == SMP__CLUSTER_CONTROL) return false;
    if (clings(class) || before == SMP__CLUSTER_PREPEND) return true;
    switch (class) {
    case SMP__CLUSTER_REGIONAL: return before == SMP__CLUSTER_REGIONAL && pending->regional;
    case SMP__CLUSTER_PICTOGRAPH: return pending->emoji == EMOJI_JOINER;
    case SMP__CLUSTER_CONSONANT: return pending->indic == CONSONANT_VIRAMA;
    default: return hangul_joins(before, class);
    }
}

static void advance(struct pending *pending, smp__cluster_class class, bool joined)
{
    switch (class) {
    case SMP__CLUSTER_PICTOGRAPH: pending->emoji = EMOJI; break;
    case SMP__CLUSTER_EXTEND:
    case SMP__CLUSTER_EXTEND_REORDERED:
    case SMP__CLUSTER_VIRAMA:
        if (pending->emoji == EMOJI_JOINER) pending->emoji = NO_EMOJI;
        break;
    case SMP__CLUSTER_ZWJ:
        pending->emoji = pending->emoji == EMOJI ? EMOJI_JOINER : NO_EMOJI;
        break;
    default: pending->emoji = NO_EMOJI;
    }
    switch (class) {
    case SMP__CLUSTER_CONSONANT: pending->indic = CONSONANT; break;
    case SMP__CLUSTER_VIRAMA:
        if (pending->indic == CONSONANT) pending->indic = CONSONANT_VIRAMA;
        break;
    case SMP__CLUSTER_EXTEND_REORDERED:
    case SMP__CLUSTER_ZWJ: break;
    default: pending->indic = NO_CONJUNCT;
    }
    pending->regional = class == SMP__CLUSTER_REGIONAL && !(joined && pending->regional);
}

static size_t count_line_pairs(smp_text text)
{
    size_t pairs = 0;
    const char *at = text.data, *end = text.data + text.size;
    while ((at = memchr(at, '\r', (size_t)(end - at))) && ++at < end) pairs += *at == '\n';
    return pairs;
}

static smp__cluster_class ascii_class(char c)
{
    return SMP__CLUSTER_CLASS(smp__ascii_properties[(unsigned char)c]);
}

/* Every code point is a cluster of its own unless it joins the one before. In ASCII only LF does,
 * after CR, and anything after a Prepend. So we can skip from one stretch beyond ASCII to the
 * next. */
uint32_t smp__count_graphemes(smp__segmenter *segmenter, smp_text text, uint32_t code_points)
{
    if (text.size == 0) return 0;
    size_t joined = count_line_pairs(text);
    if (code_points == text.size) return code_points - (uint32_t)joined;
    size_t at = smp__skip_ascii(text.data, 0, text.size);
    while (at < text.size) {
        struct pending pending = {NO_EMOJI, NO_CONJUNCT, false};
        smp__cluster_class before = at ? ascii_class(text.data[at - 1]) : SMP__CLUSTER_CONTROL;
        while (at < text.size && (unsigned char)text.data[at] >= 0x80) {
            smp__cluster_class class =
                SMP__CLUSTER_CLASS(smp__next_properties(segmenter, text.data, &at));
            bool join = joins(before, class, &pending);
            joined += join;
            advance(&pending, class, join);
            before = class;
        }
        if (at == text.size) break;
        joined += before == SMP__CLUSTER_PREPEND &&
                  ascii_class(text.data[at]) != SMP__CLUSTER_CONTROL;
        at = smp__skip_ascii(text.data, at, text.size);
    }
    return code_points - (uint32_t)joined;
}
