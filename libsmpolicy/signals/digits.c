/* Digits as people write numbers: in groups, with separators, in any script, or in words.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static bool is_separator(uint32_t c)
{
    return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == 0x00A0 ||
           c == 0x2007 || c == 0x2009 || c == 0x202F || (c >= 0x2010 && c <= 0x2014) ||
           (c >= 0xAD && smp__is_default_ignorable(c)); /* copied along, and not seen */
}

/* At most three separators and nothing else. */
static bool joins(smp_text gap)
{
    size_t at = 0;
    for (uint32_t count = 0; at < gap.size; count++)
        if (count == 3 || !is_separator(smp__utf8_next(gap.data, &at))) return false;
    return gap.size > 0;
}

/* What tables, lists and pages put between the groups of one number: "999 / 000 / 0018". */
static bool joins_widely(smp_text gap)
{
    enum { WIDEST = 24 };
    if (!gap.size || gap.size > WIDEST) return false;
    for (size_t at = 0; at < gap.size;) {
        uint32_t c = smp__utf8_next(gap.data, &at);
        bool mark = c < 0x80 ? memchr("\t\r\n/_|,;*", (int)c, 9) != NULL
                             : c == 0x00B7 || c == 0x2022;
        if (!mark && !is_separator(c)) return false;
    }
    return true;
}

static bool letter_before(smp_text text, uint32_t at)
{
    if (!at) return false;
    size_t from = at - 1;
    while (from > 0 && ((unsigned char)text.data[from] & 0xC0) == 0x80) from--;
    return smp__is_letter(smp__utf8_next(text.data, &from));
}

static bool letter_after(smp_text text, uint32_t at)
{
    size_t from = at;
    return from < text.size && smp__is_letter(smp__utf8_next(text.data, &from));
}

/* The value of the digit at text[*at], moving past it; -1 for any other character. */
static int next_digit(smp_text text, size_t *at)
{
    unsigned char byte = (unsigned char)text.data[*at];
    if (byte >= 0x80) return smp__digit_value(smp__utf8_next(text.data, at));
    ++*at;
    return byte >= '0' && byte <= '9' ? byte - '0' : -1;
}

/* "o7700", "9oo123": figures with the letter for nought among them. */
static bool has_letters_for_noughts(smp_text text)
{
    enum { FEWEST = 3 };
    uint32_t digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (!digit && (text.data[i] | 0x20) != 'o') return false;
        digits += digit;
    }
    return digits >= FEWEST;
}

/* The runs of one token; or only how many, with `into` NULL. */
static uint32_t read_token(const smp__document *document, uint32_t index, smp__digit_run *into)
{
    const smp__token *token = &document->tokens[index];
    smp_text text = smp__token_text(document, token);
    uint32_t count = 0;
    bool inside = false, noughts = token->kind == SMP_TOKEN_WORD && has_letters_for_noughts(text);
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        int digit = next_digit(text, &at);
        if (digit < 0 && noughts) digit = 0;
        if (digit >= 0) {
            if (!inside) {
                count++;
                if (into)
                    into[count - 1] = (smp__digit_run){.start = token->start + (uint32_t)from,
                                                       .token = index};
            }
            if (into) {
                smp__digit_run *run = &into[count - 1];
                if (run->count < SMP__RUN_DIGITS) run->digits[run->count] = (char)('0' + digit);
                run->count++;
                run->end = token->start + (uint32_t)at;
            }
        }
        inside = digit >= 0;
    }
    if (into && token->kind == SMP_TOKEN_EMOJI) { /* a keycap is one digit and its frame */
        into->end = token->end;
        into->on_key = true;
    }
    return count;
}

/* ---- Digits in words ----------------------------------------------------------------------- */

/* The digit that a word says; -1 for any other word. */
static int digit_said(smp_text folded)
{
    static const char *const words[] = {" zero oh o nought naught ", " one ", " two ", " three ",
                                        " four ", " five ", " six ", " seven ", " eight "};
    if (!smp__one_of(folded, " zero oh o nought naught one two three four five six seven eight "
                             "nine "))
        return -1;
    for (int digit = 0; digit < 9; digit++)
        if (smp__one_of(folded, words[digit])) return digit;
    return 9;
}

/* Is the word after token `index` "hundred"? */
static bool is_hundreds(const smp__document *document, uint32_t index)
{
    return index + 2 < document->token_count &&
           document->tokens[index + 1].kind == SMP_TOKEN_SPACE &&
           smp__one_of(smp__folded(&document->tokens[index + 2]), " hundred ");
}

/* Reads "seven", "double seven" or "seven hundred" at token `index`: returns one past the last
 * token, or 0. */
static uint32_t read_said(const smp__document *document, uint32_t index, smp__digit_run *run)
{
    const smp__token *token = &document->tokens[index];
    if (token->kind != SMP_TOKEN_WORD) return 0;
    uint32_t times = smp__one_of(smp__folded(token), " double ")   ? 2
                     : smp__one_of(smp__folded(token), " triple ") ? 3
                                                                   : 1;
    uint32_t last = times == 1 ? index : index + 2;
    if (last >= document->token_count) return 0;
    int digit = digit_said(smp__folded(&document->tokens[last]));
    if (digit < 0) return 0;
    *run = (smp__digit_run){.start = token->start, .end = document->tokens[last].end,
                            .token = index, .count = times, .said = true};
    memset(run->digits, '0' + digit, times);
    if (times == 1 && is_hundreds(document, index)) {
        last = index + 2;
        run->count = 3;
        run->end = document->tokens[last].end;
        memset(run->digits + 1, '0', 2);
    }
    return last + 1;
}

/* Reads a number in figures among digits in words, "o 7 7 o o nine": one past it, or 0. */
static uint32_t read_figures(const smp__document *document, uint32_t index, smp__digit_run *run)
{
    const smp__token *token = &document->tokens[index];
    if (token->kind != SMP_TOKEN_NUMBER || token->folded_size > SMP__RUN_DIGITS ||
        token->flags & SMP__TOKEN_NON_ASCII)
        return 0;
    for (uint32_t i = 0; i < token->folded_size; i++)
        if (!smp__ascii_digit(token->folded[i])) return 0;
    *run = (smp__digit_run){.start = token->start, .end = token->end, .token = index,
                            .count = token->folded_size, .said = true};
    memcpy(run->digits, token->folded, token->folded_size);
    return index + 1;
}

/* A row of digits in words, perhaps with figures among them. A short one ("one or two") is no
 * number of anybody's, nor are figures beside one word ("one 07700 900123"). */
#define SHORTEST_ROW 4u
#define FEWEST_SAID 2u

typedef struct said_row {
    uint32_t end; /* one past the last token */
    uint32_t runs, digits;
    uint32_t said; /* how many of the runs are in words */
} said_row;

static bool is_number(const said_row *row)
{
    return row->digits >= SHORTEST_ROW && row->said >= FEWEST_SAID;
}

/* The row that begins at token `index`, its runs into `into` unless that is NULL. */
static said_row read_row(const smp__document *document, uint32_t index, smp__digit_run *into)
{
    said_row row = {.end = index};
    smp__digit_run run;
    for (uint32_t at = index; at < document->token_count;) {
        const smp__token *token = &document->tokens[at];
        bool gap = token->kind == SMP_TOKEN_SPACE ||
                   smp__one_of(smp__folded(token), " , - . then space dash hyphen ");
        if (gap && row.runs) {
            at++;
            continue;
        }
        uint32_t next = read_said(document, at, &run);
        if (next) row.said++;
        else next = read_figures(document, at, &run);
        if (!next) break;
        run.goes_on = row.runs > 0;
        if (into) into[row.runs] = run;
        row.runs++;
        row.digits += run.count;
        row.end = at = next;
    }
    return row;
}

/* ---- Runs ---------------------------------------------------------------------------------- */

static bool may_hold_numbers(const smp__token *token)
{
    return token->flags & SMP__TOKEN_HAS_DIGIT &&
           (token->kind == SMP_TOKEN_WORD || token->kind == SMP_TOKEN_NUMBER ||
            token->kind == SMP_TOKEN_EMOJI);
}

/* Every run into `into`, or only how many, with `into` NULL. */
static uint32_t list_runs(const smp__document *document, bool said, smp__digit_run *into)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->token_count;) {
        said_row row = {.runs = 0};
        if (said) row = read_row(document, i, NULL);
        uint32_t end = row.runs ? row.end : i + 1;
        if (is_number(&row)) {
            if (into) read_row(document, i, into + count);
            count += row.runs;
            i = end;
        }
        for (; i < end; i++)
            if (may_hold_numbers(&document->tokens[i]))
                count += read_token(document, i, into ? into + count : NULL);
    }
    return count;
}

static void link_runs(const smp__document *document, smp__digit_runs *runs)
{
    uint32_t count = runs->count;
    smp_text text = document->text;
    for (uint32_t i = 0; i < count; i++) {
        smp__digit_run *run = &runs->items[i];
        runs->digits += run->count;
        run->plus = run->start > 0 && text.data[run->start - 1] == '+';
        run->touches_letter = letter_before(text, run->start) || letter_after(text, run->end);
        if (!i) continue;
        smp_text gap = smp__text_slice(text, runs->items[i - 1].end, run->start);
        run->follows = joins(gap) || run->goes_on || (run->on_key && !gap.size);
        run->follows_widely = run->follows || joins_widely(gap);
    }
}

smp__digit_runs *smp__read_digits(smp__detection *detection)
{
    smp__digit_runs *runs = &detection->runs;
    if (detection->runs_read) return runs;
    detection->runs_read = true;
    bool said = (detection->traits.cues & SMP__CUE_DIGIT) != 0;
    uint32_t count = list_runs(detection->document, said, NULL);
    if (!count) return runs;
    runs->items = smp__arena_allocate(detection->scene->arena, count * sizeof *runs->items);
    if (!runs->items) {
        detection->into->failed = true;
        return runs;
    }
    runs->count = count;
    list_runs(detection->document, said, runs->items);
    link_runs(detection->document, runs);
    return runs;
}

static uint32_t gather(const smp__digit_runs *runs, uint32_t first, uint32_t want, bool widely,
                       char *out)
{
    uint32_t digits = 0;
    for (uint32_t i = first; i < runs->count; i++) {
        const smp__digit_run *run = &runs->items[i];
        bool follows = i == first || (widely ? run->follows_widely : run->follows);
        if (!follows || run->taken || digits + run->count > want) return 0;
        memcpy(out + digits, run->digits, run->count);
        digits += run->count;
        if (digits == want) return i - first + 1;
    }
    return 0;
}

uint32_t smp__gather_digits(const smp__digit_runs *runs, uint32_t first, uint32_t want, char *out)
{
    return gather(runs, first, want, false, out);
}

uint32_t smp__gather_groups(const smp__digit_runs *runs, uint32_t first, const uint32_t *counts,
                            uint32_t count, char *out)
{
    uint32_t want = 0;
    if (runs->count - first < count) return 0;
    for (uint32_t i = 0; i < count; i++) {
        if (runs->items[first + i].count != counts[i]) return 0;
        want += counts[i];
    }
    return gather(runs, first, want, true, out);
}

uint32_t smp__digits_start(const smp__detection *detection, const smp__digit_runs *runs,
                           uint32_t first, uint32_t used)
{
    smp_text text = detection->document->text;
    uint32_t start = runs->items[first].start, end = runs->items[first + used - 1].end;
    bool bracket = start > 0 && text.data[start - 1] == '(' &&
                   memchr(text.data + start, ')', end - start);
    return runs->items[first].plus || bracket ? start - 1 : start;
}

void smp__raise_digits(smp__detection *detection, smp__signal_id signal, smp__digit_runs *runs,
                       uint32_t first, uint32_t used, smp_text mask)
{
    for (uint32_t i = 0; i < used; i++) runs->items[first + i].taken = true;
    smp__raise_masked(detection, signal, smp__digits_start(detection, runs, first, used),
                      runs->items[first + used - 1].end, mask);
}

/* ---- What stands round a number ------------------------------------------------------------ */

uint32_t smp__reach_back(const smp__detection *detection, uint32_t index, uint32_t reach)
{
    uint32_t breaks = 0;
    while (index > 0 && reach > 0) {
        const smp__token *token = smp__token_at(detection, index - 1);
        if (token->flags & SMP__TOKEN_LINE_BREAK && ++breaks > 1) break;
        if (token->kind != SMP_TOKEN_SPACE) reach--;
        index--;
    }
    return index;
}

uint32_t smp__reach_ahead(const smp__detection *detection, uint32_t index, uint32_t reach)
{
    index++;
    while (index < detection->document->token_count && reach > 0) {
        const smp__token *token = smp__token_at(detection, index);
        if (token->flags & SMP__TOKEN_LINE_BREAK) break;
        if (token->kind != SMP_TOKEN_SPACE) reach--;
        index++;
    }
    return index;
}

bool smp__any_pair(const smp__detection *detection, uint32_t from, uint32_t end, const char *first,
                   const char *second)
{
    bool seen = false;
    for (uint32_t i = from; i < end; i++) {
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        if (seen && smp__token_one_of(detection, i, second)) return true;
        seen = smp__token_one_of(detection, i, first);
    }
    return false;
}
