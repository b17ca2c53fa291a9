/* Faces made of characters: emoticons such as :-) and kaomoji such as (^_^).
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* A stretch without white space in which a face may stand. */
#define MAX_FACE 40u /* bytes */

/* ---- Emoticons ----------------------------------------------------------------------------- */

static bool one_of_chars(char c, const char *set) { return c && strchr(set, c) != NULL; }

/* The length of the emoticon that begins at text[0], one of ":;=<": eyes, perhaps a nose, a
 * mouth. */
static size_t emoticon_length(smp_text text)
{
    if (text.size < 2) return 0;
    if (text.data[0] == '<') return text.data[1] == '3' ? 2 : 0;
    size_t at = 1;
    bool nose = one_of_chars(text.data[1], "-'^");
    if (nose) at++;
    if (at >= text.size) return 0;
    bool mouth = one_of_chars(text.data[at], ")(][DpPoO|*/\\");
    if (text.data[0] == '=' && !nose && !one_of_chars(text.data[at], ")(D")) return 0;
    return mouth ? at + 1 : 0;
}

static bool ends_face(smp_text text, size_t at)
{
    if (at >= text.size) return true;
    char c = text.data[at];
    return one_of_chars(c, " \n\r\t.,!?") || (unsigned char)c >= 0x80;
}

/* After white space, up to the next; "<3" only at the end of a clause, for "<3 years" is a
 * number. */
static size_t emoticon_at(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    smp_text text = detection->document->text;
    smp_text rest = smp__text_slice(text, token->start, text.size);
    size_t size = emoticon_length(rest);
    if (!size || !ends_face(rest, size)) return 0;
    if (!(token->flags & SMP__TOKEN_SPACE_BEFORE) && size < 3) return 0;
    if (rest.data[0] == '<') {
        size_t at = size;
        while (at < rest.size && rest.data[at] == ' ') at++;
        char next = at < rest.size ? rest.data[at] : '\0';
        if (smp__ascii_lower(next) || smp__ascii_digit(next) || next == '.') return 0;
    }
    return size;
}

static void check_emoticons(smp__detection *detection)
{
    const smp__document *document = detection->document;
    uint32_t end = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if ((token->kind != SMP_TOKEN_PUNCTUATION && token->kind != SMP_TOKEN_SYMBOL) ||
            token->start < end || !one_of_chars(document->text.data[token->start], ":;=<"))
            continue;
        uint32_t size = (uint32_t)emoticon_at(detection, i);
        if (!size) continue;
        end = token->start + size;
        smp__raise(detection, SMP__SIGNAL_EMOTICON, token->start, end);
    }
}

/* ---- Kaomoji ------------------------------------------------------------------------------- */

/* Seen in hardly anything but faces: katakana tsu and shi as mouths, drawn eyes, arms and ears. */
static bool is_face_part(uint32_t c)
{
    return c == 0x30C4 || c == 0x30B7 || c == 0x0CA0 || c == 0x0CA5 || c == 0x256F ||
           c == 0x2570 || c == 0x25D5 || c == 0x25D4 || c == 0x203F || c == 0x0295 ||
           c == 0x0294 || c == 0x1D25 || c == 0x25E1 || c == 0x2299 || c == 0x76CA ||
           c == 0x30EE || c == 0x2323;
}

static bool is_mouth(uint32_t c)
{
    return c == '_' || c == '.' || c == '-' || c == '~' || c == 0x203F || c == 0x03C9 ||
           c == 0x1D25 || c == 0x25BD || c == 0x25E1 || c == 0x25A1 || c == 0x76CA || c == 0x2200;
}

static bool is_eye(uint32_t c)
{
    if (c >= 0x80) return !smp__is_letter(c) || is_face_part(c);
    return one_of_chars((char)c, "^><-;=TOo*@");
}

/* Two like eyes with a mouth between, alone or in brackets: "^_^", "(T_T)", "(o_o)". */
static bool has_eyes_and_mouth(const uint32_t *c, size_t count)
{
    bool brackets = count >= 5 && c[0] == '(' && c[count - 1] == ')';
    if (brackets) c++, count -= 2;
    if (count != 3 || !is_mouth(c[1]) || !is_eye(c[0])) return false;
    if (c[1] != '_' && !brackets) return false;
    bool alike = c[0] == c[2] || (c[0] == '>' && c[2] == '<') || (c[0] == 'o' && c[2] == 'O') ||
                 (c[0] == 'O' && c[2] == 'o');
    /* "---", "(1.1)" and the like are no faces. */
    return alike && c[0] != c[1];
}

static bool is_kaomoji(smp_text chunk)
{
    uint32_t characters[MAX_FACE];
    size_t count = 0, parts = 0, letters = 0, brackets = 0;
    for (size_t at = 0; at < chunk.size;) {
        uint32_t c = smp__utf8_next(chunk.data, &at);
        characters[count++] = c;
        if (is_face_part(c)) parts++;
        else if (smp__is_letter(c)) letters++;
        brackets += c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09 || c == '_' || c == 0x0295;
    }
    if (has_eyes_and_mouth(characters, count)) return true;
    return parts >= 1 && brackets >= 1 && letters <= 3 && count >= 3;
}

static void check_kaomoji(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (smp__is_kind(detection, i, SMP__KIND(SPACE))) continue;
        uint32_t first = i, kinds = 0;
        while (i < document->token_count && !smp__is_kind(detection, i, SMP__KIND(SPACE))) {
            kinds |= 1u << smp__token_at(detection, i)->kind;
            i++;
        }
        uint32_t start = smp__token_at(detection, first)->start;
        uint32_t end = smp__token_at(detection, i - 1)->end;
        if (end - start < 3 || end - start > MAX_FACE ||
            kinds & (SMP__KIND(URL) | SMP__KIND(EMAIL) | SMP__KIND(HASHTAG) | SMP__KIND(NUMBER)))
            continue;
        if (is_kaomoji(smp__text_slice(document->text, start, end)))
            smp__raise(detection, SMP__SIGNAL_KAOMOJI, start, end);
    }
}

void smp__detect_faces(smp__detection *detection)
{
    if (smp__has(detection, SMP__HAS_EYES) && smp__wants(detection, SMP__SIGNAL_EMOTICON))
        check_emoticons(detection);
    if (smp__has(detection, SMP__HAS_FACE_PART | SMP__HAS_STRANGE) &&
        smp__wants(detection, SMP__SIGNAL_KAOMOJI))
        check_kaomoji(detection);
}
