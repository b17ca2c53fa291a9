/* Characters that are heard as noise or not at all: piled-up marks, and what cannot be seen.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- Piled-up marks ------------------------------------------------------------------------ */

/* The blocks of combining marks for any letter; marks that belong to a script, which may need
 * several on a letter, are not in them. */
static bool is_general_mark(uint32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

smp_text smp__without_marks(const smp__detection *detection, uint32_t start, uint32_t end)
{
    smp_text text = smp__text_slice(detection->document->text, start, end);
    char *plain = smp__arena_allocate(detection->scene->arena, text.size + 1);
    if (!plain) return (smp_text){NULL, 0};
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        if (is_general_mark(smp__utf8_next(text.data, &at))) continue;
        memcpy(plain + size, text.data + from, at - from);
        size += at - from;
    }
    return (smp_text){plain, size};
}

void smp__detect_marks(smp__detection *detection)
{
    const smp__document *document = detection->document;
    double limit = smp__parameter(detection, SMP__SIGNAL_TEXT_ZALGO);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (!(token->flags & SMP__TOKEN_NON_ASCII)) continue;
        smp_text text = smp__token_text(document, token);
        uint32_t run = 0, most = 0;
        for (size_t at = 0; at < text.size;) {
            run = is_general_mark(smp__utf8_next(text.data, &at)) ? run + 1 : 0;
            if (run > most) most = run;
        }
        if (most <= limit) continue;
        smp__observation *observation = smp__raise_value(detection, SMP__SIGNAL_TEXT_ZALGO,
                                                         token->start, token->end, most);
        if (observation)
            smp__repair(detection, observation, token->start, token->end,
                        smp__without_marks(detection, token->start, token->end));
    }
}

/* ---- Invisible ----------------------------------------------------------------------------- */

static bool is_right_to_left(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC);
}

/* Never any use in a post. */
static bool is_never_wanted(uint32_t c)
{
    return c == 0x00AD || c == 0x180E || c == 0x200B || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0x206A && c <= 0x206F) || c == 0xFEFF || c == 0x115F || c == 0x1160 ||
           c == 0x3164 || c == 0xFFA0 || c == 0x2800 || c == 0x202D || c == 0x202E ||
           (c >= 0xE0000 && c <= 0xE007F);
}

/* Of use where text runs from right to left. */
static bool is_direction(uint32_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202C) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Joiners shape letters of Arabic and Indic scripts, and hold emoji together; after a Latin letter
 * or a space they do nothing. */
static bool is_joiner(uint32_t c) { return c == 0x200C || c == 0x200D; }

static bool is_invisible(uint32_t c, uint32_t before, bool right_to_left)
{
    return is_never_wanted(c) || (is_direction(c) && !right_to_left) ||
           (is_joiner(c) && before < 0x0250);
}

void smp__detect_invisible(smp__detection *detection)
{
    const smp__document *document = detection->document;
    smp_text text = document->text;
    bool right_to_left = false;
    for (size_t at = 0; at < text.size && !right_to_left;) {
        uint32_t c = smp__utf8_next(text.data, &at);
        right_to_left = is_right_to_left(c) && c != 0x061C;
    }
    uint32_t start = 0, end = 0, count = 0, before = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        smp_text part = smp__token_text(document, token);
        bool look = (token->flags & SMP__TOKEN_NON_ASCII) != 0;
        /* Tags and joiners inside an emoji make the emoji. */
        bool emoji = token->kind == SMP_TOKEN_EMOJI;
        for (size_t at = 0; look && at < part.size;) {
            uint32_t from = token->start + (uint32_t)at;
            uint32_t c = smp__utf8_next(part.data, &at);
            if (!emoji && is_invisible(c, before, right_to_left)) {
                if (count && end != from) {
                    smp__repair(detection,
                                smp__raise_value(detection, SMP__SIGNAL_TEXT_INVISIBLE, start, end,
                                                 count),
                                start, end, SMP_TEXT(""));
                    count = 0;
                }
                if (!count++) start = from;
                end = token->start + (uint32_t)at;
            } else {
                before = c;
            }
        }
        if (!look) before = ' ';
    }
    if (count)
        smp__repair(detection,
                    smp__raise_value(detection, SMP__SIGNAL_TEXT_INVISIBLE, start, end, count),
                    start, end, SMP_TEXT(""));
}
