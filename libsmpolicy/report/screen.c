/* Texts on a terminal. A post may hold escape sequences and direction controls: none of them gets
 * through raw.
 * SPDX-License-Identifier: MIT */
#include "report/screen.h"

#include "text/text.h"

#include <string.h>

bool smp__screen_next(smp__cursor *cursor, smp__buffer *out, size_t *columns,
                      uint32_t *code_point)
{
    size_t clean = smp__cursor_clean(cursor), from = cursor->at;
    const char *bytes = cursor->shown->text.data;
    /* ASCII begins no emoji but a keycap, whose parts are measured well enough one by one. */
    if (clean > 0 && (unsigned char)bytes[from] >= 0x80) {
        smp_text rest = {bytes + from, clean};
        size_t emoji = smp__emoji_length(rest, 0);
        if (emoji > 0) {
            size_t at = 0;
            *code_point = smp__utf8_next(rest.data, &at);
            for (uint32_t part; cursor->at < from + emoji;) smp__cursor_next(cursor, &part);
            if (out) smp__buffer_add(out, bytes + from, emoji);
            *columns = 2;
            return true;
        }
    }
    if (!smp__cursor_next(cursor, code_point)) return false;
    if (*code_point == '\t') {
        if (out) smp__buffer_add_char(out, ' ');
        *columns = 1;
    } else if (smp__is_unseen(*code_point)) {
        char spelt[SMP__SPELT_SIZE];
        *columns = smp__spell_out(*code_point, spelt);
        if (out) smp__buffer_add_string(out, spelt);
    } else {
        if (out) smp__put_code_point(out, *code_point);
        *columns = smp__display_columns(*code_point);
    }
    return true;
}

/* ---- Paragraphs ------------------------------------------------------------------------------ */

static void pad(smp__buffer *out, size_t columns)
{
    while (columns-- > 0) smp__buffer_add_char(out, ' ');
}

static void new_line(smp__paragraph *paragraph)
{
    smp__buffer_add_char(paragraph->out, '\n');
    pad(paragraph->out, paragraph->indent);
    paragraph->column = paragraph->indent;
    paragraph->begun = false;
}

/* Puts out the first `size` bytes of the word, which take so many columns; what follows them goes
 * on being collected. */
static void put_word(smp__paragraph *paragraph, size_t size, size_t columns)
{
    smp__buffer *word = paragraph->word;
    if (word->failed) paragraph->out->failed = true;
    if (size == 0) return;
    size_t space = paragraph->space ? 1 : 0;
    if (paragraph->begun && paragraph->column + space + columns > paragraph->width) {
        new_line(paragraph);
        space = 0;
    }
    if (space) smp__buffer_add_char(paragraph->out, ' ');
    smp__buffer_add(paragraph->out, word->data, size);
    paragraph->column += space + columns;
    paragraph->begun = true;
    paragraph->space = false;
    memmove(word->data, word->data + size, word->size - size);
    word->size -= size;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

void smp__paragraph_add(smp__paragraph *paragraph, const smp__shown *shown)
{
    smp__cursor cursor;
    smp__cursor_start(&cursor, shown);
    size_t word = 0;
    smp__buffer_clear(paragraph->word);
    for (;;) {
        size_t before = paragraph->word->size, columns;
        uint32_t c;
        if (!smp__screen_next(&cursor, paragraph->word, &columns, &c)) break;
        if (paragraph->word->failed) break;
        if (is_space(c)) {
            paragraph->word->size = before;
            put_word(paragraph, before, word);
            word = 0;
            paragraph->space = paragraph->begun;
        } else if (word + columns > paragraph->width - paragraph->indent) {
            put_word(paragraph, before, word); /* longer than any line: it goes out in pieces */
            word = columns;
        } else {
            word += columns;
        }
    }
    put_word(paragraph, paragraph->word->size, word);
}

void smp__paragraph_add_text(smp__paragraph *paragraph, smp_text text)
{
    smp__shown shown = smp__show_plain(text);
    smp__paragraph_add(paragraph, &shown);
}

void smp__paragraph_add_string(smp__paragraph *paragraph, const char *string)
{
    smp__paragraph_add_text(paragraph, smp_text_of(string));
}

void smp__paragraph_end(smp__paragraph *paragraph)
{
    smp__buffer_add_char(paragraph->out, '\n');
    paragraph->column = 0;
    paragraph->begun = paragraph->space = false;
}

/* ---- Excerpts -------------------------------------------------------------------------------- */

/* How far round a finding a line is looked at: far more than a terminal shows, and what keeps ten
 * thousand findings on one endless line from being looked at ten thousand times. */
#define REACH 512u

#define ELLIPSIS 0x2026u

typedef struct excerpt {
    smp__shown line;   /* the line, or what of it is within reach */
    size_t start, end; /* the finding, within it */
    bool cut_left, cut_right;
    size_t skip;       /* columns left out at the front */
    size_t available;
    char marker;
} excerpt;

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static void find_line(excerpt *from, const smp__shown *shown)
{
    enum { AT_MOST = 3 }; /* bytes go on a character; more are no text, and are not passed over */
    const char *bytes = shown->text.data;
    size_t left = from->start, right = left;
    while (left > shown->start && from->start - left < REACH && !ends_line(bytes[left - 1])) left--;
    for (int i = 0; i < AT_MOST && left < from->start && continues(bytes[left]); i++) left++;
    while (right < shown->end && right - from->start < REACH && !ends_line(bytes[right])) right++;
    for (int i = 0; i < AT_MOST && right < shown->end && continues(bytes[right]); i++) right--;
    from->cut_left = left > shown->start && !ends_line(bytes[left - 1]);
    from->cut_right = right < shown->end && (from->end > right + 1 || !ends_line(bytes[right]));
    from->line = *shown;
    from->line.start = left;
    from->line.end = right;
    if (from->end > right) from->end = right;
}

/* Columns of a part of the line, counted no further than `enough`. */
static size_t measure(const excerpt *from, size_t start, size_t end, size_t enough)
{
    smp__shown part = from->line;
    part.start = start;
    part.end = end;
    smp__cursor cursor;
    smp__cursor_start(&cursor, &part);
    size_t total = 0, columns;
    uint32_t c;
    while (total < enough && smp__screen_next(&cursor, NULL, &columns, &c)) total += columns;
    return total;
}

/* Draws the text, or the markers under it. */
static void draw(smp__buffer *out, const excerpt *from, bool markers)
{
    smp__cursor cursor;
    smp__cursor_start(&cursor, &from->line);
    size_t passed = 0, drawn = 0, marked = 0, gap = 0, columns;
    uint32_t c;
    while (passed < from->skip && /* cannot happen: what is left out has been measured */
           smp__screen_next(&cursor, NULL, &columns, &c))
        passed += columns;
    if (from->cut_left || from->skip) {
        if (!markers) smp__put_code_point(out, ELLIPSIS);
        gap = drawn = 1;
    }
    for (;;) {
        smp__cursor here = cursor;
        if (!smp__screen_next(&cursor, NULL, &columns, &c)) break;
        bool last = cursor.at >= from->line.end && !from->cut_right;
        bool inside = here.at >= from->start && here.at < from->end;
        bool full = drawn + columns + (last ? 0 : 1) > from->available;
        if (full) columns = 1;
        if (markers && inside) {
            pad(out, gap);
            gap = 0;
            for (size_t i = 0; i < columns; i++) smp__buffer_add_char(out, from->marker);
            marked += columns;
        } else if (markers && here.at >= from->end) {
            break;
        } else if (markers) {
            gap += columns;
        } else if (!full) {
            smp__screen_next(&here, out, &columns, &c);
        }
        if (full) {
            if (!markers) smp__put_code_point(out, ELLIPSIS);
            return;
        }
        drawn += columns;
    }
    if (!markers && from->cut_right) smp__put_code_point(out, ELLIPSIS);
    if (markers && marked == 0) { /* a line break, or marks that take no column */
        pad(out, gap);
        smp__buffer_add_char(out, from->marker);
    }
}

void smp__screen_excerpt(smp__buffer *out, const smp__shown *shown, size_t start, size_t end,
                         char marker, size_t indent, size_t width)
{
    excerpt from = {.start = start, .end = end, .available = width - indent, .marker = marker};
    find_line(&from, shown);
    size_t before = measure(&from, from.line.start, from.start, SIZE_MAX);
    size_t inside = measure(&from, from.start, from.end, from.available);
    size_t after = measure(&from, from.end, from.line.end, from.available);
    if (from.cut_left || from.cut_right || before + inside + after > from.available) {
        size_t room = from.available - 2; /* for two ellipses */
        /* The finding is shown from its start, with what goes before it in the room that is left,
         * and a quarter of the line in any case. */
        size_t left = inside < room ? (room - inside) / 2 : 0;
        if (left < room / 4) left = room / 4;
        from.skip = before > left ? before - left : 0;
    }
    pad(out, indent);
    draw(out, &from, false);
    smp__buffer_add_char(out, '\n');
    pad(out, indent);
    draw(out, &from, true);
    smp__buffer_add_char(out, '\n');
}
