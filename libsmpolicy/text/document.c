/* Bytes to document: the order of the steps, and tokens into sentences.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include <string.h>

/* ---- Sentences ------------------------------------------------------------------------------ */

/* Tells the tokens from `first` up to `end` that they are sentence `index`. */
static void mark_tokens(smp__token *tokens, uint32_t first, uint32_t end, uint32_t index)
{
    smp__token *last = NULL;
    for (uint32_t i = first; i < end; i++) {
        tokens[i].sentence = index;
        if (tokens[i].kind == SMP_TOKEN_SPACE) continue;
        if (!last) tokens[i].flags |= SMP__TOKEN_SENTENCE_START;
        last = &tokens[i];
    }
    if (last) last->flags |= SMP__TOKEN_SENTENCE_END;
}

smp_status smp__read_sentences(smp__document *document, smp__arena *arena,
                               smp__segmenter *segmenter, smp_error *error)
{
    smp_text text = document->text;
    uint32_t count = 0, capacity = 0, token = 0;
    smp__sentence *sentences = NULL;
    for (size_t start = 0, end = 0; start < text.size; start = end) {
        if (count == capacity) {
            capacity = capacity ? capacity * 2 : 8;
            smp__sentence *more = smp__arena_allocate(arena, capacity * sizeof *more);
            if (!more) return smp__fail_memory(error);
            if (count) memcpy(more, sentences, count * sizeof *more);
            sentences = more;
        }
        uint32_t first = token;
        do { /* A question mark in a link ends no sentence: one ends where a token does. */
            end = smp__sentence_end(segmenter, text, end);
            while (token < document->token_count && document->tokens[token].start < end) token++;
        } while (document->tokens[token - 1].end != end);
        mark_tokens(document->tokens, first, token, count);
        sentences[count] = (smp__sentence){(uint32_t)start, (uint32_t)end, first, token};
        count++;
    }
    document->sentences = sentences;
    document->sentence_count = count;
    return SMP_OK;
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* Whether a platform could make anything in the text live. A full stop counts before a letter or
 * digit (a domain), a colon before a slash (a link); beyond ASCII, fullwidth and small forms. */
static bool may_hold_entities(smp_text text)
{
    static const bool trigger[256] = {['#'] = true, ['$'] = true, ['.'] = true, [':'] = true,
                                      ['@'] = true, [0xEF] = true};
    const unsigned char *byte = (const unsigned char *)text.data;
    for (size_t i = 0; i < text.size; i++) {
        if (!trigger[byte[i]]) continue;
        unsigned char next = i + 1 < text.size ? byte[i + 1] : ' ';
        switch (byte[i]) {
        case '.':
            if (next < 0x80 && SMP__WORD_CLASS(smp__ascii_properties[next]) < SMP__WORD_LETTER)
                continue;
            return true;
        case ':':
            if (next != '/') continue;
            return true;
        case 0xEF:
            if (next != 0xB9 && next != 0xBC && next != 0xBD) continue;
            return true;
        default: return true;
        }
    }
    return false;
}

/* A copy with A-Z as a-z. Tells whether all of it is ASCII. */
static const char *lower_copy(smp__arena *arena, smp_text text, bool *ascii)
{
    char *lower = smp__arena_allocate(arena, text.size + 1);
    if (!lower) return NULL;
    unsigned char any = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        any |= byte;
        lower[i] = (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
    }
    lower[text.size] = '\0';
    *ascii = any < 0x80;
    return lower;
}

smp_status smp__document_read(smp__document *document, smp__arena *arena,
                              smp__segmenter *segmenter, smp_text text, smp_platform platform,
                              smp_error *error)
{
    if (text.size > SMP__MAX_TEXT_BYTES)
        return smp__fail(error, SMP_ERROR_LIMIT,
                         "The text is over %zu bytes. Give it in smaller parts.",
                         SMP__MAX_TEXT_BYTES);
    smp__document read = {.given = text, .text = SMP_TEXT(""), .ascii = true,
                          .platform = platform};
    if (smp__is_empty(text)) {
        *document = read;
        return SMP_OK;
    }
    const char *lower;
    if (!smp__utf8_repair(&read.text, &read.ill_formed, &read.ill_formed_count, arena, text) ||
        !(lower = lower_copy(arena, read.text, &read.ascii)) ||
        !smp__count_offsets(&read, arena))
        return smp__fail_memory(error);

    smp__entity *entities = NULL;
    uint32_t entity_count = 0;
    if (may_hold_entities(read.text) &&
        !smp__find_entities(&entities, &entity_count, arena, read.text, read.ascii, platform))
        return smp__fail_memory(error);
    smp_status status = smp__read_tokens(&read, arena, segmenter, lower, entities, entity_count,
                                         error);
    if (status == SMP_OK) status = smp__read_sentences(&read, arena, segmenter, error);
    if (status != SMP_OK) return status;
    read.graphemes = smp__count_graphemes(segmenter, read.text);
    *document = read;
    return SMP_OK;
}
