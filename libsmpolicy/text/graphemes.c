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

uint32_t smp__count_graphemes(smp__segmenter *segmenter, smp_text text)
{
    uint32_t count = 0;
    size_t at = 0;
    smp__cluster_class before = SMP__CLUSTER_CONTROL;
    struct pending pending = {NO_EMOJI, NO_CONJUNCT, false};
    while (at < text.size) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte < 0x80) {
            /* An ASCII character begins a cluster, save LF after CR and any after a Prepend. */
            bool pair = byte == '\n' && at > 0 && text.data[at - 1] == '\r';
            bool control = SMP__CLUSTER_CLASS(smp__ascii_properties[byte]) == SMP__CLUSTER_CONTROL;
            bool joined = pair || (before == SMP__CLUSTER_PREPEND && !control);
            count += !joined;
            before = control ? SMP__CLUSTER_CONTROL : SMP__CLUSTER_OTHER;
            pending = (struct pending){NO_EMOJI, NO_CONJUNCT, false};
            at++;
            continue;
        }
        smp__cluster_class class =
            SMP__CLUSTER_CLASS(smp__next_properties(segmenter, text.data, &at));
        bool joined = joins(before, class, &pending);
        count += !joined;
        advance(&pending, class, joined);
        before = class;
    }
    return count;
}
