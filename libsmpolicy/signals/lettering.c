/* Styled letters in place of plain ones: mathematical and other alphabets, letters upside down,
 * flags' letters, look-alikes of other scripts. Screen readers skip them or spell them out.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* ---- Styled alphabets ---------------------------------------------------------------------- */

/* A selector, or the frame of a key: goes with the letter before it. */
static bool stands_on_letter(uint32_t c) { return c == 0xFE0F || c == 0x20E3; }

/* Between two styled letters these do not end the run: the words of one styled phrase. */
static bool is_between(uint32_t c)
{
    return c == ' ' || c == '-' || c == '\'' || c == '&' || c == 0x2019 || c == 0x200B ||
           stands_on_letter(c);
}

typedef struct styled_run {
    uint32_t start, end; /* bytes, from the first styled letter to the last */
    uint32_t letters, emoji_letters;
    bool after_digit; /* "10ᵗʰ" */
    bool regional;    /* of letters of flags, or of others: never of both */
    bool spells; /* they do not all go in pairs that are flags */
} styled_run;

/* The plain letters of [start, end), everything else as it is, but no joiners, selectors or frames
 * of keys. */
static smp_text plain_text(const smp__detection *detection, uint32_t start, uint32_t end)
{
    smp_text text = smp__text_slice(detection->document->text, start, end);
    char *plain = smp__arena_allocate(detection->scene->arena, text.size + 1);
    if (!plain) return (smp_text){NULL, 0};
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        uint32_t c = smp__utf8_next(text.data, &at);
        uint32_t letter = smp__is_regional(c) ? 'A' + (c - 0x1F1E6) : smp__plain_letter(c);
        if (letter) {
            plain[size++] = (char)letter;
        } else if (!smp__is_default_ignorable(c) && !stands_on_letter(c)) {
            memcpy(plain + size, text.data + from, at - from);
            size += at - from;
        }
    }
    plain[size] = '\0';
    return (smp_text){plain, size};
}

static void end_run(smp__detection *detection, styled_run *run)
{
    bool blood_groups = run->emoji_letters == run->letters;
    bool ordinal = run->after_digit && run->letters <= 2;
    bool spelt = !run->regional || run->spells;
    if (run->letters >= smp__parameter(detection, SMP__SIGNAL_TEXT_FANCY_FONT) &&
        !blood_groups && !ordinal && spelt)
        smp__repair(detection,
                    smp__raise_value(detection, SMP__SIGNAL_TEXT_FANCY_FONT, run->start, run->end,
                                     run->letters),
                    run->start, run->end, plain_text(detection, run->start, run->end));
    *run = (styled_run){0};
}

static void check_alphabets(smp__detection *detection)
{
    smp_text text = detection->document->text;
    styled_run run = {0};
    uint32_t before = 0;
    uint32_t half_flag = 0; /* the first letter of one */
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        if ((unsigned char)text.data[at] < 0x80 && !run.letters) {
            before = (unsigned char)text.data[at++];
            continue;
        }
        uint32_t c = smp__utf8_next(text.data, &at);
        bool regional = smp__is_regional(c);
        if (half_flag && !(regional && smp__is_region(half_flag, c))) run.spells = true;
        half_flag = regional && !half_flag ? c : 0;
        if (regional || smp__plain_letter(c)) {
            if (run.letters && run.regional != regional) end_run(detection, &run);
            if (!run.letters++) {
                run.start = (uint32_t)start;
                run.after_digit = before >= '0' && before <= '9';
                run.regional = regional;
            }
            run.end = (uint32_t)at;
            run.emoji_letters += smp__is_letter_emoji(c);
        } else if (run.letters && stands_on_letter(c) && run.end == start) {
            run.end = (uint32_t)at;
        } else if (run.letters && !is_between(c)) {
            end_run(detection, &run);
        }
        before = c;
    }
    if (half_flag) run.spells = true;
    end_run(detection, &run);
}

/* ---- Struck through, underlined ------------------------------------------------------------ */

/* Marks that draw a line over, under or through whatever stands before them. */
static bool is_line(uint32_t c)
{
    return c == 0x0305 || c == 0x0332 || c == 0x0333 || (c >= 0x0335 && c <= 0x0338) ||
           c == 0x033F || c == 0x0347 || c == 0x20D2 || c == 0x20D3 || c == 0x20E5 || c == 0x20EB;
}

static void end_lined(smp__detection *detection, const styled_run *run)
{
    if (run->letters < smp__parameter(detection, SMP__SIGNAL_TEXT_FANCY_FONT)) return;
    smp__repair(detection,
                smp__raise_value(detection, SMP__SIGNAL_TEXT_FANCY_FONT, run->start, run->end,
                                 run->letters),
                run->start, run->end, smp__without_marks(detection, run->start, run->end));
}

/* A row of letters each of which has such a mark; spaces between them may lack it. */
static void check_lined(smp__detection *detection)
{
    const smp_text text = detection->document->text;
    styled_run run = {0};
    for (size_t at = 0; at < text.size;) {
        const size_t start = at;
        const uint32_t c = smp__utf8_next(text.data, &at);
        size_t after = at;
        if (at < text.size && is_line(smp__utf8_next(text.data, &after))) {
            if (!run.letters && c == ' ') continue;
            if (!run.letters) run.start = (uint32_t)start;
            run.letters += smp__is_letter(c);
            run.end = (uint32_t)after;
            at = after;
        } else if (c != ' ' && run.letters) {
            end_lined(detection, &run);
            run = (styled_run){0};
        }
    }
    end_lined(detection, &run);
}

/* ---- Upside down --------------------------------------------------------------------------- */

typedef struct turned_letter {
    uint16_t turned;
    char plain;
    bool telling; /* not a letter of phonetic spelling that anybody would print */
} turned_letter;

static const turned_letter turned[] = {
    {0x0183, 'g', true},  {0x01DD, 'e', true},  {0x0250, 'a', false}, {0x0254, 'c', false},
    {0x025F, 'f', true},  {0x0265, 'h', true},  {0x026F, 'm', true},  {0x0279, 'r', false},
    {0x027E, 'j', false}, {0x0287, 't', true},  {0x028C, 'v', false}, {0x028D, 'w', true},
    {0x028E, 'y', true},  {0x029E, 'k', true},  {0x0131, 'i', false}, {0x1D09, 'i', true},
};

static const turned_letter *find_turned(uint32_t c)
{
    for (size_t i = 0; i < SMP_COUNT(turned); i++)
        if (turned[i].turned == c) return &turned[i];
    return NULL;
}

/* What a plain character looks like when the page is turned. */
static char turn(char c)
{
    static const char from[] = "bdnpqu69", to[] = "qpudbn96";
    const char *found = memchr(from, c, sizeof from - 1);
    return found ? to[found - from] : c;
}

/* Turned text reads from right to left. */
static smp_text turned_back(const smp__detection *detection, uint32_t start, uint32_t end)
{
    smp_text text = smp__text_slice(detection->document->text, start, end);
    char *plain = smp__arena_allocate(detection->scene->arena, text.size + 1);
    if (!plain) return (smp_text){NULL, 0};
    size_t put = text.size;
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        uint32_t c = smp__utf8_next(text.data, &at);
        const turned_letter *letter = find_turned(c);
        if (letter) {
            plain[--put] = letter->plain;
        } else if (c < 0x80) {
            plain[--put] = turn((char)c);
        } else {
            put -= at - from;
            memcpy(plain + put, text.data + from, at - from);
        }
    }
    plain[text.size] = '\0';
    return (smp_text){plain + put, text.size - put};
}

static bool is_turned_word(const smp__detection *detection, uint32_t index, uint32_t *letters)
{
    const smp__token *token = smp__token_at(detection, index);
    if (token->kind != SMP_TOKEN_WORD || !(token->flags & SMP__TOKEN_NON_ASCII)) return false;
    smp_text text = smp__token_text(detection->document, token);
    uint32_t all = 0, telling = 0;
    for (size_t at = 0; at < text.size;) {
        const turned_letter *letter = find_turned(smp__utf8_next(text.data, &at));
        if (!letter) continue;
        all++;
        telling += letter->telling;
    }
    *letters += all;
    return telling > 0 && all >= 2;
}

static void check_turned(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        uint32_t letters = 0;
        if (!is_turned_word(detection, i, &letters)) continue;
        /* The phrase goes on while words have turned letters; short ones may lack them. */
        uint32_t last = i;
        for (uint32_t next = smp__after(detection, i); next != SMP__NOWHERE && next <= last + 4;
             next = smp__after(detection, next)) {
            if (!smp__is_kind(detection, next, SMP__KIND(WORD))) break;
            if (is_turned_word(detection, next, &letters)) last = next;
        }
        uint32_t start = smp__token_at(detection, i)->start;
        uint32_t end = smp__token_at(detection, last)->end;
        smp__repair(detection,
                    smp__raise_value(detection, SMP__SIGNAL_TEXT_FANCY_FONT, start, end, letters),
                    start, end, turned_back(detection, start, end));
        i = last;
    }
}

/* ---- Look-alikes --------------------------------------------------------------------------- */

/* Cyrillic and Greek letters that pass for Latin ones; as UTS #39 would have them, but only those
 * found in words that somebody wants to slip past a filter. */
static const struct {
    uint16_t other;
    char latin;
} lookalikes[] = {
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'},
    {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'},
    {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x0405, 'S'}, {0x0406, 'I'},
    {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'},
    {0x041D, 'H'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'},
    {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'},
    {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x04BB, 'h'},
    {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'},
};

static char latin_of(uint32_t c)
{
    for (size_t i = 0; i < SMP_COUNT(lookalikes); i++)
        if (lookalikes[i].other == c) return lookalikes[i].latin;
    return '\0';
}

/* A word of Latin letters with foreign ones among them, all of which pass for Latin. */
static void check_lookalikes(smp__detection *detection, const smp__token *token)
{
    smp_text text = smp__token_text(detection->document, token);
    if (text.size > 256) return;
    char plain[256 + 1];
    size_t size = 0;
    uint32_t latin = 0, foreign = 0;
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        uint32_t c = smp__utf8_next(text.data, &at);
        char as_latin = c >= 0x0391 && c <= 0x051D ? latin_of(c) : '\0';
        if (as_latin) {
            plain[size++] = as_latin;
            foreign++;
            continue;
        }
        if (c >= 0x0370 && smp__is_letter(c)) return;
        latin += c < 0x0250 && smp__is_letter(c);
        memcpy(plain + size, text.data + from, at - from);
        size += at - from;
    }
    if (!foreign || latin < 2) return;
    smp__repair(detection,
                smp__raise_value(detection, SMP__SIGNAL_TEXT_FANCY_FONT, token->start, token->end,
                                 foreign),
                token->start, token->end,
                smp__arena_copy(detection->scene->arena, (smp_text){plain, size}));
}

void smp__detect_lettering(smp__detection *detection)
{
    const smp__document *document = detection->document;
    check_alphabets(detection);
    check_lined(detection);
    check_turned(detection);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->flags & SMP__TOKEN_NON_ASCII && token->kind == SMP_TOKEN_WORD)
            check_lookalikes(detection, token);
    }
}
