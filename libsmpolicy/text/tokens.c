/* Well-formed text to tokens: entities first, then emoji, white space and UAX #29 words.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include <string.h>

struct reader {
    smp__document *document;
    smp__arena *arena;
    smp__segmenter *segmenter;
    const char *text;
    const char *lower; /* the text with A-Z as a-z: where folded ASCII tokens point */
    smp__token *tokens;
    size_t count, capacity;
    uint32_t next_flags; /* SPACE_BEFORE and LINE_START, as they are for the next token */
};

static bool make_room(struct reader *reader)
{
    size_t capacity = reader->capacity ? reader->capacity * 2
                                       : reader->document->text.size / 3 + 16;
    smp__token *tokens = smp__arena_allocate(reader->arena, capacity * sizeof *tokens);
    if (!tokens) return false;
    if (reader->count) memcpy(tokens, reader->tokens, reader->count * sizeof *tokens);
    reader->tokens = tokens;
    reader->capacity = capacity;
    return true;
}

/* The next token, all but its text and fold; NULL when memory ran out. */
static inline smp__token *add(struct reader *reader, size_t start, size_t end, smp_token_kind kind)
{
    if (reader->count == reader->capacity && !make_room(reader)) return NULL;
    smp__token *token = &reader->tokens[reader->count++];
    token->start = (uint32_t)start;
    token->end = (uint32_t)end;
    token->kind = (uint8_t)kind;
    reader->document->kind_counts[kind]++;
    return token;
}

/* ---- White space --------------------------------------------------------------------------- */

/* The end of the line break or run of other white space at `start`, which is one of the two. */
static size_t space_end(struct reader *reader, size_t start, size_t limit, bool line_break)
{
    size_t at = start;
    smp__next_properties(reader->segmenter, reader->text, &at);
    if (line_break) {
        bool pair = reader->text[start] == '\r' && at < limit && reader->text[at] == '\n';
        return pair ? at + 1 : at;
    }
    while (at < limit) {
        size_t next = at;
        uint32_t properties = smp__next_properties(reader->segmenter, reader->text, &next);
        if (!(properties & SMP__IS_SPACE) || (properties & SMP__IS_LINE_BREAK)) break;
        at = next;
    }
    return at;
}

static bool add_space(struct reader *reader, size_t start, size_t end, bool line_break)
{
    smp__token *token = add(reader, start, end, SMP_TOKEN_SPACE);
    if (!token) return false;
    uint32_t hash = smp__hash_start(), any = 0;
    for (size_t i = start; i < end; i++) {
        hash = smp__hash_byte(hash, (uint8_t)reader->text[i]);
        any |= (uint8_t)reader->text[i];
    }
    token->hash = smp__hash_finish(hash);
    token->folded = reader->text + start;
    token->folded_size = (uint32_t)(end - start);
    token->flags = (uint16_t)((reader->next_flags & SMP__TOKEN_SPACE_BEFORE) |
                              (any >= 0x80 ? SMP__TOKEN_NON_ASCII : 0) |
                              (line_break ? SMP__TOKEN_LINE_BREAK : 0));
    reader->next_flags |= SMP__TOKEN_SPACE_BEFORE | (line_break ? SMP__TOKEN_LINE_START : 0);
    return true;
}

/* ---- Everything else ------------------------------------------------------------------------ */

/* What the characters of a token come to. */
typedef struct description {
    uint32_t any;          /* the properties that any character has */
    uint32_t first;        /* those of the first that can be seen */
    uint32_t first_letter; /* those of the first letter; 0 when there is none */
} description;

static description describe(struct reader *reader, size_t start, size_t end)
{
    description found = {0, 0, 0};
    for (size_t at = start; at < end;) {
        uint32_t properties = smp__next_properties(reader->segmenter, reader->text, &at);
        found.any |= properties;
        if (!found.first && !(properties & SMP__IS_IGNORABLE)) found.first = properties;
        if (!found.first_letter && (properties & SMP__IS_LETTER)) found.first_letter = properties;
    }
    return found;
}

static smp_token_kind kind_of(const description *found)
{
    if (found->any & SMP__IS_LETTER) return SMP_TOKEN_WORD;
    if (found->any & SMP__IS_NUMBER) return SMP_TOKEN_NUMBER;
    return found->first & SMP__IS_PUNCTUATION ? SMP_TOKEN_PUNCTUATION : SMP_TOKEN_SYMBOL;
}

static void set_flags(struct reader *reader, smp__token *token, uint32_t any, uint32_t first_letter)
{
    token->flags = (uint16_t)(((any & SMP__FLAG_BITS) >> SMP__FLAG_SHIFT) | reader->next_flags |
                              (first_letter & SMP__IS_UPPER ? SMP__TOKEN_FIRST_UPPER : 0));
    reader->next_flags = 0;
}

static bool add_described(struct reader *reader, size_t start, size_t end, smp_token_kind kind,
                          const description *found)
{
    smp__token *token = add(reader, start, end, kind);
    if (!token) return false;
    set_flags(reader, token, found->any, found->first_letter);
    smp_text folded = {reader->lower + start, end - start};
    if (found->any & SMP__IS_NON_ASCII) {
        folded = smp__fold_cached(reader->arena, reader->segmenter,
                                  (smp_text){reader->text + start, end - start});
        if (!folded.data) return false;
    }
    token->folded = folded.data;
    token->folded_size = (uint32_t)folded.size;
    token->hash = smp__hash(folded.data, folded.size);
    return true;
}

static bool add_entity(struct reader *reader, const smp__entity *entity)
{
    description found = describe(reader, entity->start, entity->end);
    return add_described(reader, entity->start, entity->end, (smp_token_kind)entity->kind, &found);
}

/* The end of the emoji sequence at `start`, with whatever clings to it; 0 if none starts there.
 * What cannot be seen, a stray joiner say, may stand before it. */
static size_t emoji_end(struct reader *reader, size_t start, size_t limit)
{
    size_t at = start, own = start;
    uint32_t properties = smp__next_properties(reader->segmenter, reader->text, &at);
    while ((properties & SMP__IS_IGNORABLE) && at < limit) {
        own = at;
        properties = smp__next_properties(reader->segmenter, reader->text, &at);
    }
    if (!(properties & SMP__IS_EMOJI_START)) return 0;
    size_t length = smp__emoji_length((smp_text){reader->text, limit}, own);
    if (length == 0) return 0;
    size_t end = own + length;
    while (end < limit && (unsigned char)reader->text[end] >= 0x80) {
        size_t next = end;
        smp__word_class class =
            SMP__WORD_CLASS(smp__next_properties(reader->segmenter, reader->text, &next));
        if (class != SMP__WORD_EXTEND && class != SMP__WORD_ZWJ) break;
        end = next;
    }
    return end;
}

/* A keycap begins with ASCII, every other emoji does not. */
static bool may_be_emoji(struct reader *reader, size_t at, size_t limit)
{
    unsigned char byte = (unsigned char)reader->text[at];
    if (byte >= 0x80) return true;
    return (smp__ascii_properties[byte] & SMP__IS_EMOJI_START) && at + 1 < limit &&
           (unsigned char)reader->text[at + 1] >= 0x80;
}

/* The stretch between two entities. */
static smp_status read_stretch(struct reader *reader, size_t start, size_t limit, smp_error *error)
{
    smp__words words;
    smp__words_begin(&words, reader->segmenter, reader->text, limit);
    for (size_t at = start; at < limit;) {
        size_t end = at;
        uint32_t properties = smp__next_properties(reader->segmenter, reader->text, &end);
        bool added;
        if (properties & SMP__IS_SPACE) {
            bool line_break = (properties & SMP__IS_LINE_BREAK) != 0;
            end = space_end(reader, at, limit, line_break);
            added = add_space(reader, at, end, line_break);
        } else {
            size_t emoji = may_be_emoji(reader, at, limit) ? emoji_end(reader, at, limit) : 0;
            end = emoji ? emoji : smp__word_end(&words, at);
            description found = describe(reader, at, end);
            added = add_described(reader, at, end, emoji ? SMP_TOKEN_EMOJI : kind_of(&found),
                                  &found);
        }
        if (!added || words.failed) return smp__fail_memory(error);
        at = end;
    }
    return SMP_OK;
}

smp_status smp__read_tokens(smp__document *document, smp__arena *arena, smp__segmenter *segmenter,
                            const char *lower, const smp__entity *entities, uint32_t entity_count,
                            smp_error *error)
{
    struct reader reader = {.document = document, .arena = arena, .segmenter = segmenter,
                     .text = document->text.data, .lower = lower,
                     .next_flags = SMP__TOKEN_SPACE_BEFORE | SMP__TOKEN_LINE_START};
    size_t at = 0;
    for (uint32_t i = 0; i <= entity_count; i++) {
        size_t limit = i < entity_count ? entities[i].start : document->text.size;
        smp_status status = read_stretch(&reader, at, limit, error);
        if (status != SMP_OK) return status;
        if (i == entity_count) break;
        if (!add_entity(&reader, &entities[i])) return smp__fail_memory(error);
        at = entities[i].end;
    }
    document->tokens = reader.tokens;
    document->token_count = (uint32_t)reader.count;
    return SMP_OK;
}
