/* Faces made of characters, such as :-) and (^_^): nobody has given them names, so they are read as
 * the marks they are drawn with.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

enum { LONGEST_FACE = 40, MOST_LETTERS = 3 };

static bool is_one_of(uint32_t c, const char *set)
{
    return c < 0x80 && memchr(set, (int)c, strlen(set));
}

/* Is this stretch between white space drawn rather than written? */
static bool is_face(smp_text text)
{
    size_t letters = 0, marks = 0;
    bool drawn = false, varied = false;
    uint32_t first = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = smp__utf8_next(text.data, &at);
        if (!first) first = c;
        varied = varied || c != first;
        if (smp__is_letter(c)) {
            /* Letters that are mouths or eyes, and those of other scripts. */
            if (c < 0x80 && !is_one_of(c, "DOPTUVXdopuvx")) return false;
            if (++letters > MOST_LETTERS) return false;
        } else if (smp__is_digit(c)) {
            if (c != '3' || first != '<' || text.size != 2) return false;
        } else {
            marks++;
            drawn = drawn || c >= 0x80 || is_one_of(c, ":;=<>^_~\\");
        }
    }
    bool eyes_first = is_one_of(first, ":;=<");
    return drawn && varied && (marks >= 2 || eyes_first) && letters <= marks;
}

uint32_t smp__face_length(const smp__document *document, uint32_t index)
{
    uint32_t start = document->tokens[index].start, end = start, i = index;
    if (!(document->tokens[index].flags & SMP__TOKEN_SPACE_BEFORE)) return 0;
    for (; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind == SMP_TOKEN_SPACE || token->kind == SMP_TOKEN_EMOJI) break;
        bool may_be = token->kind == SMP_TOKEN_PUNCTUATION || token->kind == SMP_TOKEN_SYMBOL ||
                      token->kind == SMP_TOKEN_WORD || token->kind == SMP_TOKEN_NUMBER;
        end = token->end;
        if (!may_be || end - start > LONGEST_FACE) return 0;
    }
    return is_face(smp__text_slice(document->text, start, end)) ? i - index : 0;
}

void smp__say_face(smp__voice *voice, smp_text face)
{
    for (size_t at = 0; at < face.size;) {
        size_t start = at;
        uint32_t c = smp__utf8_next(face.data, &at);
        smp_text character = smp__text_slice(face, start, at);
        smp__mark mark = smp__read_mark(character, true);
        if (smp__is_letter(c) || smp__is_digit(c)) {
            smp__voice_say_text(voice, character);
        } else if (mark.level <= voice->rules->level ||
                   (voice->rules->level >= SMP__LEVEL_MOST && mark.level == SMP__LEVEL_ALL)) {
            smp__say_mark_name(voice, &mark);
        }
    }
}
