/* Texts on a terminal: what may reach it, how wide it is, where lines end. Private to this room.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_REPORT_SCREEN_H
#define SMP_REPORT_SCREEN_H

#include "report/writing.h"

/* Adds the next thing that is drawn as one: an emoji sequence, a character, or a control or
 * direction-changing character spelt out as "⟨U+202E⟩". Returns its columns; *code_point is its
 * first character. `out` may be NULL to measure. False at the end. */
bool smp__screen_next(smp__cursor *cursor, smp__buffer *out, size_t *columns,
                      uint32_t *code_point);

/* A paragraph that is being filled: words separated by one space, broken before `width`. */
typedef struct smp__paragraph {
    smp__buffer *out;
    smp__buffer *word; /* scratch */
    size_t width;
    size_t indent;     /* of every line but the first */
    size_t column;     /* where the cursor is */
    bool begun;        /* there is a word on this line */
    bool space;        /* a space is due before the next word */
} smp__paragraph;

/* The words of a text. White space of any kind is one space; a word over a line long is broken. */
void smp__paragraph_add(smp__paragraph *paragraph, const smp__shown *shown);
void smp__paragraph_add_string(smp__paragraph *paragraph, const char *string);
void smp__paragraph_add_text(smp__paragraph *paragraph, smp_text text);
void smp__paragraph_end(smp__paragraph *paragraph);

/* The line of `shown` where its bytes `start` to `end` begin, and a line of `marker` under them,
 * both indented and no wider than `width`; what does not fit is cut and shows as "…". */
void smp__screen_excerpt(smp__buffer *out, const smp__shown *shown, size_t start, size_t end,
                         char marker, size_t indent, size_t width);

#endif
