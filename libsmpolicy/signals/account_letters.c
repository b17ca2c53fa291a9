/* A name as it looks: letters of every script read as the plain ones that they resemble.
 * SPDX-License-Identifier: MIT */
#include "signals/account.h"
#include "signals/detect.h"

#include <string.h>

/* ---- Letters ------------------------------------------------------------------------------- */

static bool is_ascii_letter(uint32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
static bool is_ascii_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool turns(uint32_t c) /* right-to-left override */
{
    return c == 0x202E;
}

/* What a character beyond ASCII is read as: a styled letter as its plain one, any other by what it
 * or its capital looks like, since small Cyrillic and Cherokee letters are drawn as small
 * capitals. */
static char read_as(smp__segmenter *segmenter, uint32_t c)
{
    int digit = smp__digit_value(c);
    if (digit >= 0) return (char)('0' + digit);
    const uint32_t tries[] = {smp__plain_letter(c), (unsigned char)smp__look_alike(segmenter, c),
                              (unsigned char)smp__look_alike(segmenter, smp__to_upper(c))};
    for (size_t i = 0; i < SMP_COUNT(tries); i++) {
        if (is_ascii_letter(tries[i])) return (char)(tries[i] | 0x20);
        if (is_ascii_digit(tries[i])) return (char)tries[i];
    }
    return '\0';
}

/* Letters after a sign that makes the writing run from right to left, in the order they are
 * seen. */
static void turn(smp__looks *out, uint32_t from)
{
    for (uint32_t i = from, j = out->letter_count - 1; i < j; i++, j--) {
        smp__letter letter = out->letters[i];
        out->letters[i] = out->letters[j];
        out->letters[j] = letter;
    }
    for (uint32_t i = from; i < out->letter_count; i++) out->letters[i].hidden = true;
}

static void read_letters(smp__looks *out, smp__segmenter *segmenter)
{
    bool apart = true, hidden = false, small = false;
    uint32_t turned_from = UINT32_MAX;
    for (size_t at = 0; at < out->text.size && out->letter_count < SMP__MOST_LETTERS;) {
        size_t start = at;
        uint32_t c = smp__utf8_next(out->text.data, &at);
        const bool ascii = c < 0x80;
        if (turns(c) && turned_from == UINT32_MAX) turned_from = out->letter_count;
        if (!ascii && smp__is_mark(c)) continue;
        if (!ascii && smp__is_default_ignorable(c)) {
            hidden = true;
            continue;
        }
        char read = !ascii              ? read_as(segmenter, c)
                    : is_ascii_letter(c) ? (char)(c | 0x20)
                    : is_ascii_digit(c)  ? (char)c
                                         : '\0';
        if (!read && (ascii || !smp__is_letter(c))) {
            apart = true;
            hidden = small = false;
            continue;
        }
        bool capital = ascii ? c >= 'A' && c <= 'Z' : smp__is_upper(c);
        out->letters[out->letter_count++] = (smp__letter){
            .start = (uint32_t)start,
            .end = (uint32_t)at,
            .code_point = ascii ? (unsigned char)read : smp__to_lower(c),
            .read = read,
            .begins_word = apart || (small && capital),
            .apart = apart,
            .hidden = hidden && !apart,
        };
        small = !capital && !is_ascii_digit((unsigned char)read);
        apart = hidden = false;
    }
    if (turned_from < out->letter_count) turn(out, turned_from);
}

/* ---- Shapes -------------------------------------------------------------------------------- */

static uint8_t shape_of(char read)
{
    static const char as_letters[] = "oizeasgtbg"; /* 0 to 9 */
    if (is_ascii_digit((unsigned char)read)) read = as_letters[read - '0'];
    if (!smp__ascii_lower(read)) return SMP__SHAPE_OTHER;
    return (uint8_t)((read == 'l' ? 'i' : read) - 'a');
}

/* Two letters that stand close and look like one, in capitals too. */
static const char pairs[][3] = {{'r', 'n', 'm'}, {'v', 'v', 'w'}};

static void add_shape(smp__looks *out, uint32_t letter)
{
    const smp__letter *now = &out->letters[letter];
    if (letter && !now->apart) {
        smp__shape *last = &out->shapes[out->shape_count - 1];
        for (size_t i = 0; i < SMP_COUNT(pairs); i++)
            if (last->end - last->first == 1 &&
                out->letters[letter - 1].read == pairs[i][0] && now->read == pairs[i][1]) {
                last->value = shape_of(pairs[i][2]);
                last->end++;
                return;
            }
    }
    out->shapes[out->shape_count++] =
        (smp__shape){.value = shape_of(now->read), .first = (uint16_t)letter,
                     .end = (uint16_t)(letter + 1)};
}

/* Do the shapes from `at` on spell `word`, letter for letter? No word that is asked for begins with
 * a pair, or ends in what may begin one. */
static bool spells(const smp__looks *looks, uint32_t at, const char *word, uint32_t *shapes,
                   bool *exactly)
{
    uint32_t letter = looks->shapes[at].first, end = at;
    *exactly = true;
    for (; *word; word++, letter++) {
        if (letter >= looks->letter_count ||
            shape_of(looks->letters[letter].read) != shape_of(*word))
            return false;
        if (looks->letters[letter].code_point != (unsigned char)*word) *exactly = false;
    }
    while (end < looks->shape_count && looks->shapes[end].end <= letter) end++;
    *shapes = end - at;
    return true;
}

/* Is what stands at the shapes [at, end) a word by itself, as far as its letters show? */
static bool is_word(const smp__looks *looks, uint32_t at, uint32_t end)
{
    uint32_t next = looks->shapes[end - 1].end;
    return looks->letters[looks->shapes[at].first].begins_word &&
           (next == looks->letter_count || looks->letters[next].begins_word);
}

/* Notes how an "NHS" at the letters [first, end) is written. */
static void note_nhs(smp__looks *looks, uint32_t first, uint32_t end, bool exactly)
{
    if (!looks->has_nhs) looks->plain_nhs = true;
    looks->has_nhs = true;
    if (!exactly) looks->plain_nhs = false;
    for (uint32_t i = first; i < end; i++)
        if (looks->letters[i].code_point >= 0x80 || (i > first && looks->letters[i].hidden))
            looks->foreign_nhs = true;
}

/* Shortens the long names of bodies and leaves out what some write and others do not; the word
 * "and" just where `without_and`. Is there such a word? */
static bool shorten(smp__looks *looks, bool without_and)
{
    enum { BOARD, GROUP, NHS, AND, FORMS };
    static const struct {
        const char *word, *short_form;
    } forms[FORMS] = {[BOARD] = {"integratedcareboard", "icb"},
                      [GROUP] = {"clinicalcommissioninggroup", "ccg"},
                      [NHS] = {"nhs", ""},
                      [AND] = {"and", ""}};
    static const uint8_t begun_by[SMP__SHAPES] = { /* the form + 1 */
        ['i' - 'a'] = BOARD + 1, ['c' - 'a'] = GROUP + 1, ['n' - 'a'] = NHS + 1,
        ['a' - 'a'] = AND + 1};
    uint32_t kept = 0;
    bool any_and = false;
    for (uint32_t at = 0; at < looks->shape_count;) {
        uint32_t shapes = 0, i = begun_by[looks->shapes[at].value];
        bool exactly;
        if (i-- == 0 || !spells(looks, at, forms[i].word, &shapes, &exactly)) i = FORMS;
        bool is_and = i == AND && is_word(looks, at, at + shapes);
        any_and = any_and || is_and;
        if (i == FORMS || (i == AND && !(is_and && without_and))) {
            looks->shapes[kept++] = looks->shapes[at++];
            continue;
        }
        uint16_t first = looks->shapes[at].first, end = looks->shapes[at + shapes - 1].end;
        if (i == NHS) note_nhs(looks, first, end, exactly);
        for (const char *c = forms[i].short_form; *c; c++)
            looks->shapes[kept++] = (smp__shape){shape_of(*c), true, exactly, first, end};
        at += shapes;
    }
    looks->shape_count = kept;
    for (uint32_t i = 0; i < kept; i++) looks->uses |= 1u << looks->shapes[i].value;
    return any_and;
}

/* False when memory ran out. */
static bool read_shapes(smp__looks *out, smp__arena *arena)
{
    out->shapes = smp__arena_allocate(arena, (out->letter_count + 1) * sizeof *out->shapes);
    for (uint32_t i = 0; out->shapes && i < out->letter_count; i++) add_shape(out, i);
    return out->shapes != NULL;
}

uint32_t smp__look_at(smp__looks ways[SMP__WAYS], smp__arena *arena, smp__segmenter *segmenter,
                      smp_text text)
{
    smp__looks *out = &ways[0];
    *out = (smp__looks){.text = smp__text_head(text, 4 * (size_t)SMP__MOST_LETTERS)};
    size_t most = out->text.size < SMP__MOST_LETTERS ? out->text.size : SMP__MOST_LETTERS;
    out->letters = smp__arena_allocate(arena, (most + 1) * sizeof *out->letters);
    if (!out->letters) return 0;
    read_letters(out, segmenter);
    ways[1] = *out;
    if (!read_shapes(out, arena)) return 0;
    if (!shorten(out, true)) return 1;
    if (!read_shapes(&ways[1], arena)) return 0;
    shorten(&ways[1], false);
    return SMP__WAYS;
}
