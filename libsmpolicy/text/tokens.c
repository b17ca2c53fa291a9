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

/* The same as smp__token_fold for a stretch of reader->lower, which goes on for eight bytes past
 * the end of the text. */
static inline void fold_ascii(smp__token *token, const char *folded, size_t size)
{
    token->folded = folded;
    token->folded_size = (uint32_t)size;
    static const unsigned char ones[16] = {255, 255, 255, 255, 255, 255, 255, 255};
    const uint64_t head = smp__head(folded, sizeof head);
    if (size > sizeof head) {
        token->head = head;
        token->hash = smp__hash(folded, size);
        return;
    }
    token->head = head & smp__head(ones + sizeof head - size, sizeof head);
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

/* The flags of a token with such characters, where the ones before it come to `before`. */
static inline uint16_t token_flags(uint32_t any, uint32_t first_letter, uint32_t before)
{
    const uint32_t other = SMP__IS_NON_ASCII | SMP__IS_NUMBER | SMP__IS_PUNCTUATION;
    bool only_letters = (any & (SMP__IS_LETTER | other)) == SMP__IS_LETTER;
    return (uint16_t)(((any & SMP__FLAG_BITS) >> SMP__FLAG_SHIFT) | before |
                      (only_letters ? SMP__TOKEN_ONLY_LETTERS : 0) |
                      (first_letter & SMP__IS_UPPER ? SMP__TOKEN_FIRST_UPPER : 0));
}

static bool add_described(struct reader *reader, size_t start, size_t end, smp_token_kind kind,
                          const description *found)
{
    smp__token *token = add(reader, start, end, kind);
    if (!token) return false;
    token->flags = token_flags(found->any, found->first_letter, reader->next_flags);
    if (kind == SMP_TOKEN_CASHTAG) /* its sign is no punctuation, but no letter either */
        token->flags &= (uint16_t)~SMP__TOKEN_ONLY_LETTERS;
    reader->next_flags = 0;
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

static inline uint32_t ascii_at(const char *text, size_t at)
{
    return smp__ascii_properties[(unsigned char)text[at]];
}

/* The end of a word, number or sign that does not begin with a run of letters alone; 0 if text
 * beyond ASCII decides where it ends. *any: the properties of all its characters, *first: those of
 * its first letter. */
static inline size_t mixed_end(const char *text, size_t start, size_t limit, uint32_t *any,
                               uint32_t *first)
{
    if (!smp__word_joins(SMP__WORD_CLASS(ascii_at(text, start))))
        return start + 1 < limit && !is_ascii(text, start + 1) ? 0 : start + 1;
    size_t end = smp__ascii_word_end(any, text, start, limit);
    if (end && *any & SMP__IS_UPPER)
        for (*first = 0; !(*first & SMP__IS_LETTER); start++) *first = ascii_at(text, start);
    return end;
}

/* Reads tokens from `at` on for as long as there is room and ASCII alone says what they are and
 * where they end, white space but single blanks aside. Returns where that ends. */
static size_t read_ascii(struct reader *reader, size_t at, size_t limit)
{
    const char *text = reader->text, *lower = reader->lower;
    smp__token *next = reader->next;
    uint32_t flags = reader->next_flags, *counts = reader->document->kind_counts;
    while (at < limit && next < reader->end) {
        uint32_t first = ascii_at(text, at), any = first, after = 0;
        size_t end = at + 1;
        if (text[at] == ' ') {
            if (end < limit && (!is_ascii(text, end) || ascii_at(text, end) & SMP__IS_SPACE)) break;
            *next = (smp__token){.start = (uint32_t)at,
                                 .end = (uint32_t)end,
                                 .kind = SMP_TOKEN_SPACE,
                                 .flags = (uint16_t)(flags & SMP__TOKEN_SPACE_BEFORE),
                                 .hash = smp__hash_head(smp__head(" ", 1), 1),
                                 .folded_size = 1,
                                 .head = smp__head(" ", 1),
                                 .folded = lower + at};
            flags |= SMP__TOKEN_SPACE_BEFORE;
            counts[SMP_TOKEN_SPACE]++;
            next++;
            at = end;
            continue;
        }
        if (!first || first & SMP__IS_SPACE) break;
        if (first & SMP__IS_LETTER)
            while (end < limit && (after = ascii_at(text, end)) & SMP__IS_LETTER) {
                any |= after;
                end++;
            }
        bool letters = first & SMP__IS_LETTER &&
                       (end == limit || (after && !smp__word_may_follow(SMP__WORD_CLASS(after))));
        if (!letters && !(end = mixed_end(text, at, limit, &any, &first))) break;
        smp_token_kind kind = any & SMP__IS_LETTER        ? SMP_TOKEN_WORD
                              : any & SMP__IS_NUMBER      ? SMP_TOKEN_NUMBER
                              : any & SMP__IS_PUNCTUATION ? SMP_TOKEN_PUNCTUATION
                                                          : SMP_TOKEN_SYMBOL;
        next->start = (uint32_t)at;
        next->end = (uint32_t)end;
        next->kind = (uint8_t)kind;
        next->sentence = 0;
        next->flags = token_flags(any, first, flags);
        fold_ascii(next, lower + at, end - at);
        flags = 0;
        counts[kind]++;
        next++;
        at = end;
    }
    reader->next = next;
    reader->next_flags = flags;
    return at;
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
    if (words->failed) return 0; /* not counted: ICU's own memory */
    return add_described(reader, start, end, kind, &found) ? end : 0;
}

/* The stretch between two entities. False when memory ran out. */
static bool read_stretch(struct reader *reader, size_t start, size_t limit)
{
    smp__words words;
    smp__words_begin(&words, reader->segmenter, reader->text, limit);
    for (size_t at = start; at < limit;) {
        if (!smp__words_in_dictionary(&words, at)) {
            if (reader->next == reader->end && !make_room(reader)) return false;
            at = read_ascii(reader, at, limit);
            if (reader->next == reader->end) continue;
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
    for (uint32_t i = 0;; i++) {
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
