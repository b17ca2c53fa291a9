/* Bytes to document: the order of the steps, and tokens into sentences.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

/* ---- Sentences ------------------------------------------------------------------------------ */

/* Tells the tokens from `first` up to `end` that they are sentence `index`. */
static void mark_tokens(smp__token *tokens, uint32_t first, uint32_t end, uint32_t index)
{
    if (index > 0)
        for (uint32_t i = first; i < end; i++) tokens[i].sentence = index;
    while (first < end && tokens[first].kind == SMP_TOKEN_SPACE) first++;
    while (first < end && tokens[end - 1].kind == SMP_TOKEN_SPACE) end--;
    if (first == end) return;
    tokens[first].flags |= SMP__TOKEN_SENTENCE_START;
    tokens[end - 1].flags |= SMP__TOKEN_SENTENCE_END;
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
        const uint16_t telling = SMP__TOKEN_HAS_STOP | SMP__TOKEN_NON_ASCII;
        while (token < document->token_count && !(document->tokens[token].flags & telling)) token++;
        size_t from = token < document->token_count ? document->tokens[token].start : text.size;
        if (from == text.size) end = from;
        while (end == start || document->tokens[token - 1].end != end) {
            /* A question mark in a link ends no sentence: one ends where a token does. */
            end = smp__sentence_end_beyond(segmenter, text, end, from > end ? from : end);
            if (end == text.size) token = document->token_count;
            while (token < document->token_count && document->tokens[token].start < end) token++;
        }
        mark_tokens(document->tokens, first, token, count);
        sentences[count] = (smp__sentence){(uint32_t)start, (uint32_t)end, first, token};
        count++;
    }
    document->sentences = sentences;
    document->sentence_count = count;
    return SMP_OK;
}

/* ---- The whole ------------------------------------------------------------------------------ */

static bool has(smp_text text, char c)
{
    return memchr(text.data, c, text.size) != NULL;
}

/* Whether some `c` of the text is followed by a byte that `answers`. */
static bool has_before(smp_text text, char c, bool (*answers)(unsigned char))
{
    const char *at = text.data, *end = text.data + text.size;
    while ((at = memchr(at, c, (size_t)(end - at))) && ++at < end)
        if (answers((unsigned char)*at)) return true;
    return false;
}

static bool may_begin_tld(unsigned char byte)
{
    return byte >= 0x80 || (smp__ascii_properties[byte] & SMP__IS_LETTER) != 0;
}

static bool is_slash(unsigned char byte) { return byte == '/'; }

/* U+FE40 to U+FE7F and U+FF00 to U+FF7F, where small and fullwidth # and @ are. */
static bool leads_to_forms(unsigned char byte)
{
    return byte == 0xB9 || byte == 0xBC || byte == 0xBD;
}

/* Whether a platform could make anything in the text live: most posts hold nothing, and looking for
 * what would have to be there is cheap. A full stop counts before a domain, a colon in a link. */
static bool may_hold_entities(smp_text text, bool ascii)
{
    return has(text, '#') || has(text, '@') || has(text, '$') ||
           has_before(text, '.', may_begin_tld) || has_before(text, ':', is_slash) ||
           (!ascii && has_before(text, '\xEF', leads_to_forms));
}

/* Eight bytes at once, those from A to Z as a to z. Adding carries into a byte's top bit exactly
 * where its other bits are beyond the bound. */
static uint64_t lower_eight(uint64_t eight)
{
    uint64_t bits = eight & SMP__EACH(0x7F);
    uint64_t from_a = bits + SMP__EACH(0x80 - 'A'), beyond_z = bits + SMP__EACH(0x7F - 'Z');
    uint64_t upper = from_a & ~beyond_z & ~eight & SMP__EACH(0x80);
    return eight | upper >> 2; /* 0x80 >> 2 is what 'a' has over 'A' */
}

/* A copy with A-Z as a-z, eight NULs after it. Tells whether all of it is ASCII. */
static const char *lower_copy(smp__arena *arena, smp_text text, bool *ascii)
{
    char *lower = smp__arena_allocate(arena, text.size + sizeof(uint64_t));
    if (!lower) return NULL;
    uint64_t any = 0, eight;
    size_t i = 0;
    for (; text.size - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, text.data + i, sizeof eight);
        any |= eight;
        eight = lower_eight(eight);
        memcpy(lower + i, &eight, sizeof eight);
    }
    eight = 0;
    memcpy(&eight, text.data + i, text.size - i);
    any |= eight;
    eight = lower_eight(eight);
    memcpy(lower + i, &eight, text.size - i);
    memset(lower + text.size, 0, sizeof eight);
    *ascii = (any & SMP__EACH(0x80)) == 0;
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
        /* No tokens lie somewhere too, so that they may be walked like others. */
        read.tokens = smp__arena_allocate(arena, sizeof *read.tokens);
        if (!read.tokens) return smp__fail_memory(error);
        *document = read;
        return SMP_OK;
    }
    read.text = text;
    const char *lower = lower_copy(arena, text, &read.ascii);
    if (!lower) return smp__fail_memory(error);
    if (!read.ascii &&
        !smp__utf8_repair(&read.text, &read.ill_formed, &read.ill_formed_count, arena, text))
        return smp__fail_memory(error);
    if (read.ill_formed_count && !(lower = lower_copy(arena, read.text, &read.ascii)))
        return smp__fail_memory(error);
    if (!smp__count_offsets(&read, arena)) return smp__fail_memory(error);

    smp__entity *entities = NULL;
    uint32_t entity_count = 0;
    if (may_hold_entities(read.text, read.ascii) &&
        !smp__find_entities(&entities, &entity_count, arena, read.text, read.ascii, platform))
        return smp__fail_memory(error);
    smp_status status = smp__read_tokens(&read, arena, segmenter, lower, entities, entity_count,
                                         error);
    if (status == SMP_OK) status = smp__read_sentences(&read, arena, segmenter, error);
    if (status != SMP_OK) return status;
    read.graphemes = smp__count_graphemes(segmenter, read.text, read.code_points);
    *document = read;
    return SMP_OK;
}
