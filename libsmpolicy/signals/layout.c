/* Layout made by characters: pictures, rows of the same mark, columns of spaces, long lines.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

#define MARKS (SMP__KIND(PUNCTUATION) | SMP__KIND(SYMBOL))

/* ---- The same mark in a row ---------------------------------------------------------------- */

static bool is_drawing(uint32_t c) { return c >= 0x2500 && c <= 0x259F; }

/* Marks that people repeat for emphasis: a row of them is no picture, however long. */
static bool is_emphasis(uint32_t c)
{
    return c == '!' || c == '?' || c == '.' || c == ',' || c == ';' || c == 0x2026 || c == '\'' ||
           c == '"';
}

static void end_mark_run(smp__detection *detection, uint32_t c, uint32_t start, uint32_t end,
                         uint32_t count)
{
    if (!is_emphasis(c) && count >= smp__parameter(detection, SMP__SIGNAL_TEXT_ASCII_ART)) {
        smp__raise_value(detection, SMP__SIGNAL_TEXT_ASCII_ART, start, end, count);
        return;
    }
    if (count <= smp__parameter(detection, SMP__SIGNAL_TEXT_PUNCTUATION_RUN)) return;
    char once[4];
    smp_text with = {once, smp__utf8_put(c, once)};
    smp__observation *observation = smp__raise_value(
        detection, SMP__SIGNAL_TEXT_PUNCTUATION_RUN, start, end, count);
    if (observation)
        smp__repair(detection, observation, start, end,
                    c == '.' ? SMP_TEXT("...")
                             : smp__arena_copy(detection->scene->arena, with));
}

static bool has_marks(const smp__token *token) { return MARKS >> token->kind & 1; }

static void check_mark_runs(smp__detection *detection)
{
    const smp__document *document = detection->document;
    uint32_t last = 0, start = 0, end = 0, count = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (!has_marks(token)) continue;
        smp_text text = smp__token_text(document, token);
        for (size_t at = 0; at < text.size;) {
            uint32_t from = token->start + (uint32_t)at;
            uint32_t c = smp__utf8_next(text.data, &at);
            if (count && c == last && from == end) {
                count++;
            } else {
                if (count) end_mark_run(detection, last, start, end, count);
                last = c;
                start = from;
                count = 1;
            }
            end = token->start + (uint32_t)at;
        }
    }
    end_mark_run(detection, last, start, end, count); /* of a row there is one mark at least */
}

/* ---- Pictures ------------------------------------------------------------------------------ */

typedef struct drawn_lines {
    uint32_t lines, start, end;
} drawn_lines;

/* Of a picture: lines of marks, or in all, characters that draw boxes. */
#define FEWEST_LINES 3u
#define FEWEST_MARKS 3u

static void end_picture(smp__detection *detection, drawn_lines *picture)
{
    if (picture->lines >= FEWEST_LINES)
        smp__raise_value(detection, SMP__SIGNAL_TEXT_ASCII_ART, picture->start, picture->end,
                         picture->lines);
    picture->lines = 0;
}

/* Three lines or more, each mostly marks; and any use of the characters for drawing boxes. */
static void check_pictures(smp__detection *detection)
{
    const smp__document *document = detection->document;
    drawn_lines picture = {0, 0, 0};
    uint32_t marks = 0, others = 0, start = 0, boxes = 0, box_start = 0, box_end = 0;
    for (uint32_t i = 0; i <= document->token_count; i++) {
        bool at_end = i == document->token_count;
        const smp__token *token = at_end ? NULL : smp__token_at(detection, i);
        if (at_end || token->flags & SMP__TOKEN_LINE_BREAK) {
            uint32_t end = at_end ? (uint32_t)document->text.size : token->start;
            if (marks >= FEWEST_MARKS && marks > others * 2) {
                if (!picture.lines++) picture.start = start;
                picture.end = end;
            } else {
                end_picture(detection, &picture);
            }
            marks = others = 0;
            continue;
        }
        if (token->kind == SMP_TOKEN_SPACE) continue;
        if (!marks && !others) start = token->start;
        if (!has_marks(token)) {
            others += token->end - token->start;
            continue;
        }
        marks++;
        size_t at = 0;
        if (token->flags & SMP__TOKEN_NON_ASCII &&
            is_drawing(smp__utf8_next(document->text.data + token->start, &at))) {
            if (!boxes++) box_start = token->start;
            box_end = token->end;
        }
    }
    end_picture(detection, &picture);
    if (boxes >= FEWEST_MARKS && !detection->raised[SMP__SIGNAL_TEXT_ASCII_ART])
        smp__raise_value(detection, SMP__SIGNAL_TEXT_ASCII_ART, box_start, box_end, boxes);
}

void smp__detect_runs(smp__detection *detection)
{
    const uint32_t *counts = detection->document->kind_counts;
    if (smp__has(detection, SMP__HAS_MARK_ROW)) check_mark_runs(detection);
    if (counts[SMP_TOKEN_PUNCTUATION] + counts[SMP_TOKEN_SYMBOL] < FEWEST_MARKS) return;
    bool may_draw = detection->traits.breaks + 1 >= FEWEST_LINES ||
                    smp__has(detection, SMP__HAS_STRANGE);
    if (may_draw && smp__wants(detection, SMP__SIGNAL_TEXT_ASCII_ART)) check_pictures(detection);
}

/* ---- Spaces -------------------------------------------------------------------------------- */

#define WIDEST_SPACE 2u  /* typists put two after a full stop */
#define MOST_BREAKS 3u   /* two empty lines */

static bool has_tab(smp_text space) { return memchr(space.data, '\t', space.size) != NULL; }

static uint32_t width_of(smp_text space)
{
    uint32_t width = 0;
    for (size_t at = 0; at < space.size; width++) smp__utf8_next(space.data, &at);
    return width;
}

/* At either end of the text platforms trim white space, and before a line break nobody notices. */
void smp__detect_spacing(smp__detection *detection)
{
    const smp__document *document = detection->document;
    if (!smp__has(detection, SMP__HAS_WIDE_SPACE) && detection->traits.breaks <= MOST_BREAKS)
        return;
    uint32_t breaks = 0, break_start = 0;
    bool begun = false;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_SPACE) {
            if (begun && breaks > MOST_BREAKS) {
                const smp__token *last = smp__token_at(detection, i - 1);
                smp__repair(detection,
                            smp__raise_value(detection, SMP__SIGNAL_TEXT_SPACING_LAYOUT,
                                             break_start, last->end, breaks),
                            break_start, last->end, SMP_TEXT("\n\n"));
            }
            begun = true;
            breaks = 0;
            continue;
        }
        if (token->flags & SMP__TOKEN_LINE_BREAK) {
            if (!breaks++) break_start = token->start;
            continue;
        }
        bool inside = begun && i + 1 < document->token_count &&
                      !(smp__token_at(detection, i + 1)->flags & SMP__TOKEN_LINE_BREAK);
        smp_text space = smp__token_text(document, token);
        uint32_t width = width_of(space);
        if (inside && (width > WIDEST_SPACE || has_tab(space)))
            smp__repair(detection,
                        smp__raise_value(detection, SMP__SIGNAL_TEXT_SPACING_LAYOUT, token->start,
                                         token->end, width),
                        token->start, token->end, breaks ? SMP_TEXT("") : SMP_TEXT(" "));
    }
}

/* ---- Lines --------------------------------------------------------------------------------- */

/* What one line holds. A paragraph is a line: no platform shows another kind. */
typedef struct line_measure {
    uint32_t start, end;
    uint32_t characters;
    uint32_t sentences;
    uint32_t words; /* of the sentence being read */
    uint32_t sentence;
} line_measure;

static void end_sentence(line_measure *line)
{
    /* One word is an abbreviation's half ("Dr.") or a cry, not a sentence to read. */
    if (line->words >= 2) line->sentences++;
    line->words = 0;
}

static void end_line(smp__detection *detection, line_measure *line)
{
    end_sentence(line);
    if (line->characters > smp__parameter(detection, SMP__SIGNAL_LINE_TOO_LONG))
        smp__raise_value(detection, SMP__SIGNAL_LINE_TOO_LONG, line->start, line->end,
                         line->characters);
    if (line->sentences > smp__parameter(detection, SMP__SIGNAL_PARAGRAPH_TOO_LONG))
        smp__raise_value(detection, SMP__SIGNAL_PARAGRAPH_TOO_LONG, line->start, line->end,
                         line->sentences);
    *line = (line_measure){0};
}

static uint32_t characters_of(const smp__document *document, const smp__token *token)
{
    if (!(token->flags & SMP__TOKEN_NON_ASCII)) return token->end - token->start;
    uint32_t count = 0;
    for (size_t at = token->start; at < token->end; count++)
        smp__utf8_next(document->text.data, &at);
    return count;
}

void smp__detect_lines(smp__detection *detection)
{
    const smp__document *document = detection->document;
    if (document->code_points <= smp__parameter(detection, SMP__SIGNAL_LINE_TOO_LONG) &&
        document->sentence_count <= smp__parameter(detection, SMP__SIGNAL_PARAGRAPH_TOO_LONG))
        return;
    line_measure line = {0};
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->flags & SMP__TOKEN_LINE_BREAK) {
            end_line(detection, &line);
            continue;
        }
        if (!line.characters) {
            line.start = token->start;
            line.sentence = token->sentence;
        }
        if (token->sentence != line.sentence) {
            end_sentence(&line);
            line.sentence = token->sentence;
        }
        line.characters += characters_of(document, token);
        if (token->kind != SMP_TOKEN_SPACE) line.end = token->end;
        if (token->kind == SMP_TOKEN_WORD) line.words++;
    }
    end_line(detection, &line);
}
