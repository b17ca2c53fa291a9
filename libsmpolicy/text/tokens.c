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
    smp__token *tokens, *next, *end; /* the first, the next to be written, the end of the room */
    uint32_t next_flags; /* SPACE_BEFORE and LINE_START, as they are for the next token */
};

static bool make_room(struct reader *reader)
{
    size_t count = (size_t)(reader->next - reader->tokens);
    size_t capacity = count ? count * 2 : reader->document->text.size / 3 + 16;
    smp__token *tokens = smp__arena_allocate(reader->arena, capacity * sizeof *tokens);
    if (!tokens) return false;
    if (count) memcpy(tokens, reader->tokens, count * sizeof *tokens);
    reader->tokens = tokens;
    reader->next = tokens + count;
    reader->end = tokens + capacity;
    return true;
}

/* The next token, all but its flags and its fold; NULL when memory ran out. */
static inline smp__token *add(struct reader *reader, size_t start, size_t end, smp_token_kind kind)
{
    if (reader->next == reader->end && !make_room(reader)) return NULL;
    smp__token *token = reader->next++;
    token->start = (uint32_t)start;
    token->end = (uint32_t)end;
    token->kind = (uint8_t)kind;
    token->sentence = 0;
    reader->document->kind_counts[kind]++;
    return token;
}

/* The same as smp__token_fold for a stretch of reader->lower, which goes on for eight bytes past the
 * end of the text. */
static inline void fold_ascii(smp__token *token, const char *folded, size_t size)
{
    token->folded = folded;
    token->folded_size = (uint32_t)size;
    static const unsigned char ones[16] = {255, 255, 255, 255, 255, 255, 255, 255};
    uint64_t head, mask;
    memcpy(&head, folded, sizeof head);
    if (size > sizeof head) {
        token->head = head;
        token->hash = smp__hash(folded, size);
        return;
    }
    memcpy(&mask, ones + sizeof mask - size, sizeof mask);
    token->head = head & mask;
    token->hash = smp__hash_head(token->head, size);
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

static inline bool add_space(struct reader *reader, size_t start, size_t end, bool line_break)
{
    smp__token *token = add(reader, start, end, SMP_TOKEN_SPACE);
    if (!token) return false;
    uint32_t any = 0;
    for (size_t i = start; i < end; i++) any |= (uint8_t)reader->text[i];
    smp__token_fold(token, (smp_text){reader->text + start, end - start});
    token->flags = (uint16_t)((reader->next_flags & SMP__TOKEN_SPACE_BEFORE) |
                              (any >= 0x80 ? SMP__TOKEN_NON_ASCII : 0) |
                              (line_break ? SMP__TOKEN_LINE_BREAK | SMP__TOKEN_HAS_STOP : 0));
    reader->next_flags |= SMP__TOKEN_SPACE_BEFORE | (line_break ? SMP__TOKEN_LINE_START : 0);
    return true;
}

/* One blank, between words: nearly every second token. */
static inline bool add_blank(struct reader *reader, size_t start)
{
    smp__token *token = add(reader, start, start + 1, SMP_TOKEN_SPACE);
    if (!token) return false;
    token->folded = reader->lower + start;
    token->folded_size = 1;
    token->head = smp__head(" ", 1);
    token->hash = smp__hash_head(token->head, 1);
    token->flags = (uint16_t)(reader->next_flags & SMP__TOKEN_SPACE_BEFORE);
    reader->next_flags |= SMP__TOKEN_SPACE_BEFORE;
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
    const uint32_t other = SMP__IS_NON_ASCII | SMP__IS_NUMBER | SMP__IS_PUNCTUATION;
    bool only_letters = (any & (SMP__IS_LETTER | other)) == SMP__IS_LETTER;
    token->flags = (uint16_t)(((any & SMP__FLAG_BITS) >> SMP__FLAG_SHIFT) | reader->next_flags |
                              (only_letters ? SMP__TOKEN_ONLY_LETTERS : 0) |
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
    smp__token_fold(token, folded);
    return true;
}

static bool add_entity(struct reader *reader, const smp__entity *entity)
{
    description found = describe(reader, entity->start, entity->end);
    return add_described(reader, entity->start, entity->end, (smp_token_kind)entity->kind, &found);
}

static bool clings(smp__word_class class)
{
    return class == SMP__WORD_EXTEND || class == SMP__WORD_ZWJ;
}

/* The end of the emoji sequence at `start`, with whatever clings to it; 0 if none starts there.
 * A stray joiner before it holds it fast (WB3c), and must not hide it. */
static size_t emoji_end(struct reader *reader, size_t start, size_t limit)
{
    size_t at = start, own = start;
    uint32_t properties = smp__next_properties(reader->segmenter, reader->text, &at), before = 0;
    while (clings(SMP__WORD_CLASS(properties)) && at < limit) {
        own = at;
        before = properties;
        properties = smp__next_properties(reader->segmenter, reader->text, &at);
    }
    if (own != start && (SMP__WORD_CLASS(before) != SMP__WORD_ZWJ ||
                         !(properties & SMP__IS_PICTOGRAPH)))
        return 0;
    if (!(properties & SMP__IS_EMOJI_START)) return 0;
    size_t length = smp__emoji_length((smp_text){reader->text, limit}, own);
    if (length == 0) return 0;
    size_t end = own + length;
    while (end < limit && (unsigned char)reader->text[end] >= 0x80) {
        size_t next = end;
        if (!clings(SMP__WORD_CLASS(
                smp__next_properties(reader->segmenter, reader->text, &next))))
            break;
        end = next;
    }
    return end;
}

/* ---- ASCII, which is nearly everything ------------------------------------------------------- */

static inline bool is_ascii(const char *text, size_t at)
{
    return (unsigned char)text[at] < 0x80;
}

static inline bool add_ascii(struct reader *reader, size_t start, size_t end, smp_token_kind kind,
                             uint32_t any)
{
    smp__token *token = add(reader, start, end, kind);
    if (!token) return false;
    uint32_t first = 0;
    if (any & SMP__IS_UPPER)
        for (size_t at = start; !(first & SMP__IS_LETTER); at++)
            first = smp__ascii_properties[(unsigned char)reader->text[at]];
    set_flags(reader, token, any, first);
    fold_ascii(token, reader->lower + start, end - start);
    return true;
}

/* Letters alone, and after them nothing that could hold on to them: most of what is not space. Sets
 * *end past them; to `start` when it is otherwise. */
static inline bool read_letters(struct reader *reader, size_t start, size_t limit, size_t *end)
{
    const unsigned char *text = (const unsigned char *)reader->text;
    uint32_t first = smp__ascii_properties[text[start]], any = first, after = 0;
    size_t at = start + 1;
    while (at < limit && (after = smp__ascii_properties[text[at]]) & SMP__IS_LETTER) {
        any |= after;
        at++;
    }
    *end = start;
    if (at < limit && (text[at] >= 0x80 || smp__word_may_follow(SMP__WORD_CLASS(after)))) return true;
    smp__token *token = add(reader, start, at, SMP_TOKEN_WORD);
    if (!token) return false;
    token->flags = (uint16_t)(((any & SMP__FLAG_BITS) >> SMP__FLAG_SHIFT) | reader->next_flags |
                              SMP__TOKEN_ONLY_LETTERS |
                              (first & SMP__IS_UPPER ? SMP__TOKEN_FIRST_UPPER : 0));
    reader->next_flags = 0;
    fold_ascii(token, reader->lower + start, at - start);
    *end = at;
    return true;
}

/* Reads the token at `start` if what it is and where it ends is for ASCII alone to say. Sets *end
 * past it; to `start` when it is not. False when memory ran out. */
static inline bool read_ascii(struct reader *reader, size_t start, size_t limit, size_t *end)
{
    const char *text = reader->text;
    uint32_t properties = smp__ascii_properties[(unsigned char)text[start]];
    if (properties & SMP__IS_LETTER) {
        if (!read_letters(reader, start, limit, end)) return false;
        if (*end > start) return true;
    }
    *end = start;
    if (smp__word_joins(SMP__WORD_CLASS(properties))) {
        uint32_t any;
        size_t word_end = smp__ascii_word_end(&any, text, start, limit);
        if (word_end == 0) return true;
        *end = word_end;
        smp_token_kind kind = any & SMP__IS_LETTER   ? SMP_TOKEN_WORD
                              : any & SMP__IS_NUMBER ? SMP_TOKEN_NUMBER
                                                     : SMP_TOKEN_PUNCTUATION;
        return add_ascii(reader, start, *end, kind, any);
    }
    uint32_t after = 0;
    if (start + 1 < limit) {
        if (!is_ascii(text, start + 1)) return true;
        after = smp__ascii_properties[(unsigned char)text[start + 1]];
    }
    if (properties & after & SMP__IS_SPACE) return true;
    *end = start + 1;
    if (text[start] == ' ') return add_blank(reader, start);
    if (properties & SMP__IS_SPACE)
        return add_space(reader, start, *end, (properties & SMP__IS_LINE_BREAK) != 0);
    return add_ascii(reader, start, *end,
                     properties & SMP__IS_PUNCTUATION ? SMP_TOKEN_PUNCTUATION : SMP_TOKEN_SYMBOL,
                     properties);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* A keycap begins with ASCII, every other emoji does not. */
static bool may_be_emoji(const char *text, size_t at, size_t limit)
{
    return !is_ascii(text, at) || (at + 1 < limit && !is_ascii(text, at + 1));
}

/* Reads the token at `start`, whatever it is; returns its end, 0 when memory ran out. */
static size_t read_any(struct reader *reader, smp__words *words, size_t start)
{
    size_t limit = words->end, end = start;
    uint32_t properties = smp__next_properties(reader->segmenter, reader->text, &end);
    if (properties & SMP__IS_SPACE) {
        bool line_break = (properties & SMP__IS_LINE_BREAK) != 0;
        end = space_end(reader, start, limit, line_break);
        return add_space(reader, start, end, line_break) ? end : 0;
    }
    size_t emoji = may_be_emoji(reader->text, start, limit) ? emoji_end(reader, start, limit) : 0;
    end = emoji ? emoji : smp__word_end(words, start);
    description found = describe(reader, start, end);
    smp_token_kind kind = emoji ? SMP_TOKEN_EMOJI : kind_of(&found);
    return !words->failed && add_described(reader, start, end, kind, &found) ? end : 0;
}

/* The stretch between two entities. False when memory ran out. */
static bool read_stretch(struct reader *reader, size_t start, size_t limit)
{
    smp__words words;
    smp__words_begin(&words, reader->segmenter, reader->text, limit);
    for (size_t at = start; at < limit;) {
        bool plain = !smp__words_in_dictionary(&words, at);
        while (plain && at < limit && is_ascii(reader->text, at)) {
            size_t end;
            if (!read_ascii(reader, at, limit, &end)) return false;
            plain = end > at;
            at = end;
        }
        if (at < limit && (at = read_any(reader, &words, at)) == 0) return false;
    }
    return true;
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
        if (!read_stretch(&reader, at, limit)) return smp__fail_memory(error);
        if (i == entity_count) break;
        if (!add_entity(&reader, &entities[i])) return smp__fail_memory(error);
        at = entities[i].end;
    }
    document->tokens = reader.tokens;
    document->token_count = (uint32_t)(reader.next - reader.tokens);
    return SMP_OK;
}
