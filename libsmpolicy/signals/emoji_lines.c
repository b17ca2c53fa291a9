/* Emoji at the start of lines, by what they do there: number the lines, mark them as a list, point,
 * say yes and no, stand for a word, or decorate.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static uint32_t first_character(const smp__detection *detection, uint32_t index)
{
    size_t at = smp__token_at(detection, index)->start;
    return smp__utf8_next(detection->document->text.data, &at);
}

/* ---- What it does -------------------------------------------------------------------------- */

smp_text smp__emoji_digits(const smp__detection *detection, uint32_t index)
{
    const uint32_t c = first_character(detection, index);
    if (c == 0x1F51F) return SMP_TEXT("10");
    if (c < '0' || c > '9') return (smp_text){NULL, 0};
    const uint32_t start = smp__token_at(detection, index)->start;
    return smp__text_slice(detection->document->text, start, start + 1);
}

/* Hands and arrows: whatever they point at, they do so from where they stand. */
static bool is_pointer(const smp__detection *detection, uint32_t index)
{
    const uint32_t c = first_character(detection, index);
    return c == 0x261D || (c >= 0x1F446 && c <= 0x1F449) || (c >= 0x2B05 && c <= 0x2B07) ||
           c == 0x27A1 || (c >= 0x2196 && c <= 0x2199) || (c >= 0x1F53C && c <= 0x1F53D) ||
           c == 0x25B6 || c == 0x25C0;
}

static bool is_yes(uint32_t c) { return c == 0x2705 || c == 0x2714 || c == 0x2611; }
static bool is_no(uint32_t c)
{
    return c == 0x274C || c == 0x274E || c == 0x2716 || c == 0x1F6AB || c == 0x26D4;
}

/* Circles and squares that differ by their colour. */
static bool is_coloured(uint32_t c)
{
    return c == 0x26AA || c == 0x26AB || c == 0x2B1B || c == 0x2B1C || c == 0x1F534 ||
           c == 0x1F535 || (c >= 0x1F7E0 && c <= 0x1F7EB);
}

/* Does one of them say what the other does not? */
static bool are_opposed(uint32_t a, uint32_t b)
{
    enum { THUMBS_UP = 0x1F44D, THUMBS_DOWN = 0x1F44E };
    return (is_yes(a) && is_no(b)) || (a == THUMBS_UP && b == THUMBS_DOWN) ||
           (is_coloured(a) && is_coloured(b) && a != b);
}

bool smp__emoji_answers(const smp__detection *detection, uint32_t index)
{
    const uint32_t c = first_character(detection, index);
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(EMOJI))) continue;
        const uint32_t other = first_character(detection, i);
        if (are_opposed(c, other) || are_opposed(other, c)) return true;
    }
    return false;
}

bool smp__emoji_is_explained(const smp__detection *detection, uint32_t after)
{
    return smp__token_one_of(detection, after, " : = - \u2013 ") ||
           (smp__is_kind(detection, after, SMP__KIND(WORD)) &&
            !(smp__token_at(detection, after)->flags & SMP__TOKEN_HAS_UPPER) &&
            smp__token_one_of(detection, after, " means mean meaning is are shows stands "));
}

/* Does it stand before the text of its line? */
static bool opens_line(const smp__detection *detection, uint32_t index)
{
    return smp__token_at(detection, index)->flags & SMP__TOKEN_LINE_START &&
           smp__is_emoji(detection, index) && smp__after(detection, index) != SMP__NOWHERE;
}

/* Are there words behind an emoji that is among those of the line that `index` opens? Then each may
 * be the label of what follows it. */
static bool labels_parts(const smp__detection *detection, uint32_t index)
{
    bool words = false, labelled = false;
    for (uint32_t i = smp__after(detection, index); i != SMP__NOWHERE && !labelled;
         i = smp__after(detection, i)) {
        const bool word = smp__is_kind(detection, i, SMP__ORDINARY);
        words = words || word;
        labelled = words && smp__is_emoji(detection, i) && !is_pointer(detection, i) &&
                   smp__is_kind(detection, smp__after(detection, i), SMP__ORDINARY);
    }
    return labelled;
}

bool smp__emoji_is_bullet(const smp__detection *detection, uint32_t index)
{
    if (!opens_line(detection, index) || labels_parts(detection, index) ||
        smp__same_emoji(detection, index, smp__after(detection, index)))
        return false;
    for (uint32_t i = 0; i < detection->document->token_count; i++)
        if (i != index && opens_line(detection, i) && smp__same_emoji(detection, i, index))
            return true;
    return false;
}

smp__suggestion smp__bullet_for_emoji(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    const bool joined = smp__joined(detection, index, smp__after(detection, index));
    return (smp__suggestion){token->start, token->end,
                             joined ? SMP_TEXT("- ") : SMP_TEXT("-")};
}

/* ---- Repairs ------------------------------------------------------------------------------- */

/* The emoji before a line, [first, end) in tokens, and the line's text from `text` to `last`. */
typedef struct line {
    uint32_t first, end, text, last;
} line;

/* What the emoji come to: a number, and what may move to the end of the line. */
typedef struct opening {
    char number[16];
    size_t digits;
    bool too_long; /* the number: no part of one says what it says */
    char *moved; /* as long as the emoji at most */
    size_t moved_size;
    bool points;
} opening;

static void read_emoji(const smp__detection *detection, const line *at, opening *out)
{
    const smp__document *document = detection->document;
    for (uint32_t i = at->first; i < at->end; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (!smp__is_kind(detection, i, SMP__KIND(EMOJI))) continue;
        const smp_text digits = smp__emoji_digits(detection, i);
        if (!out->moved_size && digits.data) {
            out->too_long = out->digits + digits.size > sizeof out->number;
            if (out->too_long) return;
            memcpy(out->number + out->digits, digits.data, digits.size);
            out->digits += digits.size;
        } else if (is_pointer(detection, i)) {
            out->points = true;
        } else {
            memcpy(out->moved + out->moved_size, document->text.data + token->start,
                   token->end - token->start);
            out->moved_size += token->end - token->start;
        }
    }
}

/* Do other lines begin with numbers of this kind? */
static bool is_one_of_steps(const smp__detection *detection, uint32_t index)
{
    for (uint32_t i = 0; i < detection->document->token_count; i++)
        if (i != index && opens_line(detection, i) && smp__emoji_digits(detection, i).data)
            return true;
    return false;
}

/* Is the number one of a step, before a sentence, not a word of it as in "1 in 4 of us"? */
static bool may_be_step(const smp__detection *detection, const line *at, const opening *emoji)
{
    enum { LONGEST = 2 }; /* digits: 999 is to be rung */
    return emoji->digits > 0 && emoji->digits <= LONGEST &&
           smp__token_at(detection, at->text)->flags & SMP__TOKEN_FIRST_UPPER;
}

/* "1. " or "1 ", as the text goes on; nothing where there is no number. */
static smp_text written_number(const smp__detection *detection, const line *at,
                               const opening *emoji)
{
    if (!emoji->digits) return SMP_TEXT("");
    const bool joined = smp__is_kind(detection, at->text, SMP__KIND(PUNCTUATION)) &&
                        smp__joined(detection, at->end - 1, at->text);
    return smp__arena_format(detection->scene->arena, "%.*s%s%s", (int)emoji->digits,
                             emoji->number, may_be_step(detection, at, emoji) ? "." : "",
                             joined ? "" : " ");
}

/* Is one of the emoji before the line the same as that at `index`? */
static bool opens_with(const smp__detection *detection, const line *at, uint32_t index)
{
    for (uint32_t i = at->first; i < at->end; i++)
        if (smp__same_emoji(detection, i, index)) return true;
    return false;
}

/* May the emoji be a label, which would be read with other words at the end of its line? Then the
 * text says what it means, or the line has another emoji. The same at the end is but a frame. */
static bool may_be_label(const smp__detection *detection, const line *at)
{
    if (smp__emoji_is_explained(detection, at->text)) return true;
    bool frames = true;
    for (uint32_t i = at->last; i >= at->text; i = smp__before(detection, i)) {
        const bool other = smp__is_emoji(detection, i) && !is_pointer(detection, i);
        if (other && !(frames && opens_with(detection, at, i))) return true;
        frames = frames && smp__is_kind(detection, i, SMP__KIND(EMOJI));
    }
    return false;
}

/* Numbers are written, pointers go, and whatever decorates moves to the end of the line. What says
 * yes or no, is a label or stands for a word, only its writer can put into words. */
static void repair_line(smp__detection *detection, smp__observation *observation, const line *at)
{
    if (!observation) return;
    if (smp__emoji_answers(detection, at->first)) return;
    if (smp__emoji_is_bullet(detection, at->first)) {
        const smp__suggestion bullet = smp__bullet_for_emoji(detection, at->first);
        smp__repair_all(detection, observation, &bullet, 1);
        return;
    }
    const uint32_t start = smp__token_at(detection, at->first)->start;
    const size_t most = smp__token_at(detection, at->end - 1)->end - start;
    opening emoji = {.moved = smp__arena_allocate(detection->scene->arena, most)};
    if (!emoji.moved) {
        detection->into->failed = true;
        return;
    }
    read_emoji(detection, at, &emoji);
    if (emoji.too_long) return;
    if (!emoji.digits &&
        smp__place_between(detection, SMP__NOWHERE, at->text) == SMP__EMOJI_IS_WORD)
        return;
    if (emoji.moved_size && may_be_label(detection, at)) return;
    /* "5 Ways to wellbeing", "1. Call us": only the other lines tell which it is. */
    if (may_be_step(detection, at, &emoji) && !is_one_of_steps(detection, at->first)) return;
    uint32_t last = at->last; /* without what points back at the text */
    while (emoji.points && last > at->text && is_pointer(detection, last))
        last = smp__before(detection, last);
    const uint32_t end = smp__token_at(detection, last)->end;
    const smp_text moved = emoji.moved_size
                               ? smp__arena_format(detection->scene->arena, " %.*s",
                                                   (int)emoji.moved_size, emoji.moved)
                               : SMP_TEXT("");
    const smp__suggestion changes[] = {
        {start, smp__token_at(detection, at->text)->start,
         written_number(detection, at, &emoji)},
        {end, smp__token_at(detection, at->last)->end, moved}};
    smp__repair_all(detection, observation, changes, emoji.moved_size || last != at->last ? 2 : 1);
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* The last token of the line that is not space. */
static uint32_t line_end(const smp__detection *detection, uint32_t index)
{
    for (uint32_t next; (next = smp__after(detection, index)) != SMP__NOWHERE;) index = next;
    return index;
}

void smp__detect_emoji_lines(smp__detection *detection)
{
    const smp__document *document = detection->document;
    uint32_t lines = 0;
    const smp__token *first = NULL;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (!(token->flags & SMP__TOKEN_LINE_START) || !smp__is_emoji(detection, i)) continue;
        line at = {.first = i, .text = i};
        while (smp__is_kind(detection, at.text, SMP__KIND(EMOJI))) {
            at.end = at.text + 1;
            at.text = smp__after(detection, at.text);
        }
        if (at.text == SMP__NOWHERE) continue;
        if (!lines++) first = token;
        at.last = line_end(detection, at.text);
        repair_line(detection,
                    smp__raise(detection, SMP__SIGNAL_EMOJI_AT_LINE_START, token->start,
                               smp__token_at(detection, at.end - 1)->end),
                    &at);
    }
    if (lines >= 2)
        smp__raise_value(detection, SMP__SIGNAL_EMOJI_AS_BULLET, first->start, first->end, lines);
}
