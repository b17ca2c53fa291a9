/* Emoji by themselves: how many, instead of a text, with a skin tone.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

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

/* "\U0001F171est": is it directly beside letters? */
static bool is_letter_of_word(const smp__detection *detection, uint32_t index)
{
    return (index > 0 && smp__is_kind(detection, index - 1, SMP__KIND(WORD))) ||
           (index + 1 < detection->document->token_count &&
            smp__is_kind(detection, index + 1, SMP__KIND(WORD)));
}

bool smp__is_emoji(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(EMOJI))) return false;
    size_t at = smp__token_at(detection, index)->start;
    const uint32_t c = smp__utf8_next(detection->document->text.data, &at);
    if (smp__is_regional(c)) return !smp__flags_spell(detection, index);
    return !smp__is_letter_emoji(c) ||
           !(spells(detection, index) || is_letter_of_word(detection, index));
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

/* ---- Nothing else, and skin tones ---------------------------------------------------------- */

static void check_only(smp__detection *detection)
{
    if (smp__has_only(detection, SMP__KIND(EMOJI) | SMP__KIND(SPACE) | SMP__KIND(PUNCTUATION) |
                                     SMP__KIND(SYMBOL) | SMP__KIND(MENTION)))
        smp__raise(detection, SMP__SIGNAL_EMOJI_ONLY, 0,
                   (uint32_t)detection->document->text.size);
}

/* The tone is the writer's choice, so none is taken away: the plain emoji is but told. */
static void check_skin_tones(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_EMOJI) continue;
        const smp_text emoji = smp__token_text(document, token);
        char *plain = smp__arena_allocate(detection->scene->arena, emoji.size + 1);
        if (!plain) {
            detection->into->failed = true;
            return;
        }
        size_t size = 0;
        for (size_t at = 0; at < emoji.size;) {
            const size_t start = at;
            if (is_skin_tone(smp__utf8_next(emoji.data, &at))) continue;
            memcpy(plain + size, emoji.data + start, at - start);
            size += at - start;
        }
        smp__observation *observation = NULL;
        if (size > 0 && size < emoji.size)
            observation = smp__raise(detection, SMP__SIGNAL_EMOJI_SKIN_TONE_VERBOSE, token->start,
                                     token->end);
        if (observation) observation->detail = (smp_text){plain, size};
    }
}

void smp__detect_emoji(smp__detection *detection)
{
    check_only(detection);
    if (detection->field->kind != SMP__IN_TEXT) return;
    check_number(detection);
    if (smp__wants(detection, SMP__SIGNAL_EMOJI_SKIN_TONE_VERBOSE)) check_skin_tones(detection);
}
