/* Emoji by number: how many, how often the same, instead of a text.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#define MAX_EDITS 32u /* in one repair */
#define MAX_KINDS 32u /* of repeated emoji told apart */

static bool is_skin_tone(uint32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

/* ---- Letters that are emoji too ------------------------------------------------------------- */

bool smp__is_letter_emoji(uint32_t c)
{
    return c == 0x1F170 || c == 0x1F171 || c == 0x1F17E || c == 0x1F17F;
}

/* Does a squared letter that is no emoji stand behind a row of those that are? One before them has
 * made them its word. */
static bool spells(const smp__detection *detection, uint32_t index)
{
    enum { FURTHEST = 16 };
    const smp__document *document = detection->document;
    for (uint32_t gone = 0; gone < FURTHEST; gone++) {
        if (++index >= document->token_count) return false;
        size_t at = smp__token_at(detection, index)->start;
        uint32_t c = smp__utf8_next(document->text.data, &at);
        if (!smp__is_letter_emoji(c)) return smp__plain_letter(c) != 0;
    }
    return false;
}

bool smp__is_emoji(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(EMOJI))) return false;
    size_t at = smp__token_at(detection, index)->start;
    return !smp__is_letter_emoji(smp__utf8_next(detection->document->text.data, &at)) ||
           !spells(detection, index);
}

/* ---- Number -------------------------------------------------------------------------------- */

static void check_number(smp__detection *detection)
{
    const smp__document *document = detection->document;
    double limit = smp__parameter(detection, SMP__SIGNAL_EMOJI_TOO_MANY);
    if (document->kind_counts[SMP_TOKEN_EMOJI] <= limit) return;
    const smp__token *excess = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_emoji(detection, i)) continue;
        if (++count > limit && !excess) excess = smp__token_at(detection, i);
    }
    if (excess)
        smp__raise_value(detection, SMP__SIGNAL_EMOJI_TOO_MANY, excess->start, excess->end, count);
}

/* ---- The same again ------------------------------------------------------------------------ */

/* Without the emoji, and the space before it where it stands between spaces, or that behind it
 * where it opens a line. */
static smp__suggestion cut(const smp__detection *detection, uint32_t i)
{
    const smp__token *token = smp__token_at(detection, i);
    const bool last = i + 1 == detection->document->token_count;
    bool space_before = i > 0 && smp__is_kind(detection, i - 1, SMP__KIND(SPACE)) &&
                        !(smp__token_at(detection, i - 1)->flags & SMP__TOKEN_LINE_BREAK);
    bool space_after = last || smp__is_kind(detection, i + 1, SMP__KIND(SPACE));
    bool opens = token->flags & SMP__TOKEN_LINE_START;
    uint32_t start = space_before && space_after && !opens ? smp__token_at(detection, i - 1)->start
                                                           : token->start;
    uint32_t end = opens && space_after && !last &&
                           !(smp__token_at(detection, i + 1)->flags & SMP__TOKEN_LINE_BREAK)
                       ? smp__token_at(detection, i + 1)->end
                       : token->end;
    return (smp__suggestion){start, end, SMP_TEXT("")};
}

/* Does the emoji stand for a word wherever it has words beside it? Where it stands between others
 * too it beats time. */
static bool is_word_of_text(const smp__detection *detection, smp_text emoji)
{
    bool word = false;
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        if (!smp__is_emoji(detection, i)) continue;
        const uint32_t before = smp__before(detection, i);
        uint32_t after = i;
        bool here = false;
        while (smp__is_kind(detection, after, SMP__KIND(EMOJI))) {
            here = here || smp__text_equal(smp__folded(smp__token_at(detection, after)), emoji);
            i = after;
            after = smp__after(detection, after);
        }
        if (!here) continue;
        const smp__emoji_place place = smp__place_between(detection, before, after);
        if (place == SMP__EMOJI_AMONG_WORDS) return false;
        word = word || place == SMP__EMOJI_IS_WORD;
    }
    return word;
}

/* Cuts each of the same from the token `first` on. Numbers and marks of a list are written plainly
 * instead, all of them; if it says yes or no, or stands for a word, only its writer can mend it. */
static void repair_repeated(smp__detection *detection, smp__observation *observation,
                            uint32_t first, smp_text emoji)
{
    if (!observation || smp__emoji_answers(detection, first)) return;
    const bool word = is_word_of_text(detection, emoji);
    smp__suggestion changes[MAX_EDITS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < detection->document->token_count && count < MAX_EDITS; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (!smp__is_emoji(detection, i) || !smp__text_equal(smp__folded(token), emoji)) continue;
        const smp_text digits = smp__emoji_digits(detection, i);
        if (digits.data)
            changes[count++] = (smp__suggestion){token->start, token->end, digits};
        else if (smp__emoji_is_bullet(detection, i))
            changes[count++] = smp__bullet_for_emoji(detection, i);
        else if (word)
            return;
        else if (i >= first)
            changes[count++] = cut(detection, i);
    }
    smp__repair_all(detection, observation, changes, count);
}

static void check_repeated(smp__detection *detection)
{
    const smp__document *document = detection->document;
    uint32_t all = document->kind_counts[SMP_TOKEN_EMOJI];
    double limit = smp__parameter(detection, SMP__SIGNAL_EMOJI_REPEATED);
    if (all <= limit || !smp__wants(detection, SMP__SIGNAL_EMOJI_REPEATED)) return;
    smp__tally tally;
    if (!smp__tally_init(&tally, detection->scene->arena, all)) {
        detection->into->failed = true;
        return;
    }
    uint32_t first_excess[MAX_KINDS];
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (!smp__is_emoji(detection, i)) continue;
        smp__tally_slot *slot = smp__tally_find(&tally, smp__folded(token));
        slot->count++;
        if (slot->count > limit && !slot->other && kinds < MAX_KINDS) {
            first_excess[kinds++] = i;
            slot->other = 1;
        }
    }
    for (uint32_t i = 0; i < kinds; i++) {
        const smp__token *token = smp__token_at(detection, first_excess[i]);
        smp_text emoji = smp__folded(token);
        uint32_t count = smp__tally_find(&tally, emoji)->count;
        repair_repeated(detection,
                        smp__raise_value(detection, SMP__SIGNAL_EMOJI_REPEATED, token->start,
                                         token->end, count),
                        first_excess[i], emoji);
    }
}

/* ---- Nothing else, and skin tones ---------------------------------------------------------- */

static void check_only(smp__detection *detection)
{
    if (smp__has_only(detection, SMP__KIND(EMOJI) | SMP__KIND(SPACE) | SMP__KIND(PUNCTUATION) |
                                     SMP__KIND(SYMBOL) | SMP__KIND(MENTION)))
        smp__raise(detection, SMP__SIGNAL_EMOJI_ONLY, 0,
                   (uint32_t)detection->document->text.size);
}

static void check_skin_tones(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_EMOJI) continue;
        smp_text emoji = smp__token_text(document, token);
        smp__suggestion cuts[4];
        uint32_t count = 0;
        for (size_t at = 0; at < emoji.size && count < SMP_COUNT(cuts);) {
            size_t start = at;
            if (is_skin_tone(smp__utf8_next(emoji.data, &at)))
                cuts[count++] = (smp__suggestion){token->start + (uint32_t)start,
                                                  token->start + (uint32_t)at, SMP_TEXT("")};
        }
        if (count)
            smp__repair_all(detection,
                            smp__raise(detection, SMP__SIGNAL_EMOJI_SKIN_TONE_VERBOSE,
                                       token->start, token->end),
                            cuts, count);
    }
}

void smp__detect_emoji(smp__detection *detection)
{
    check_only(detection);
    if (detection->field->kind != SMP__IN_TEXT) return;
    check_number(detection);
    check_repeated(detection);
    if (smp__wants(detection, SMP__SIGNAL_EMOJI_SKIN_TONE_VERBOSE)) check_skin_tones(detection);
}
