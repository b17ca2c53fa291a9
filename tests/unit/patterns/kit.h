/* A policy's patterns in a few lines: add, compile, match, and read the hits as text. Also a small
 * tokeniser of plain ASCII, so that documents can be made without the text room.
 * SPDX-License-Identifier: MIT */
#ifndef TESTS_PATTERNS_KIT_H
#define TESTS_PATTERNS_KIT_H

#include "patterns/patterns.h"

#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct kit {
    smp_allocator allocator;
    smp__image_builder *builder;
    smp__pattern_compiler *compiler;
    unsigned char *bytes;
    size_t size;
    smp__image image;
    smp__matcher *matcher;
    smp__segmenter *segmenter;
    smp__arena arena;
    smp__document document;
    smp__buffer shown;
} kit;

static inline void kit_begin(kit *k)
{
    memset(k, 0, sizeof *k);
    k->allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&k->arena, &k->allocator);
    smp__buffer_init(&k->shown, &k->allocator);
    k->builder = smp__image_builder_new(&k->allocator);
    ck_assert_ptr_nonnull(k->builder);
    ck_assert_int_eq(smp__pattern_compiler_new(&k->compiler, NULL, k->builder, NULL), SMP_OK);
    ck_assert_int_eq(smp__segmenter_new(&k->segmenter, &k->allocator, NULL), SMP_OK);
}

static inline void kit_end(kit *k)
{
    smp__matcher_free(k->matcher);
    smp__release(&k->allocator, k->bytes, k->size);
    smp__pattern_compiler_free(k->compiler);
    smp__image_builder_free(k->builder);
    smp__segmenter_free(k->segmenter);
    smp__arena_free(&k->arena);
    smp__buffer_free(&k->shown);
}

/* Two facts are known: {handle} and {place}. */
static inline int kit_fact_of(void *context, smp_text name)
{
    (void)context;
    if (smp__text_equal(name, SMP_TEXT("handle"))) return 0;
    return smp__text_equal(name, SMP_TEXT("place")) ? 7 : -1;
}

static inline void kit_add(kit *k, const char *pattern, uint32_t owner, bool unless)
{
    smp__pattern_fault fault = {0, ""};
    smp_status status = smp__pattern_add(k->compiler, smp_text_of(pattern), owner, unless,
                                         kit_fact_of, NULL, &fault);
    ck_assert_msg(status == SMP_OK, "%s: %zu: %s", pattern, fault.offset, fault.message);
}

static inline void kit_lexicon(kit *k, const char *name, const char *entry, const char *value)
{
    smp__pattern_fault fault = {0, ""};
    uint32_t id = smp__lexicon_declare(k->compiler, smp_text_of(name));
    if (!entry) return;
    smp__sref ref = smp__image_intern(k->builder, smp_text_of(value));
    smp_status status = smp__lexicon_add(k->compiler, id, smp_text_of(entry), ref, &fault);
    ck_assert_msg(status == SMP_OK, "%s: %s", entry, fault.message);
}

static inline void kit_compile(kit *k)
{
    ck_assert_int_eq(smp__pattern_compile(k->compiler, NULL), SMP_OK);
    k->bytes = smp__image_finish(k->builder, &k->size);
    ck_assert_ptr_nonnull(k->bytes);
    ck_assert(smp__image_check(k->bytes, k->size));
    k->image = (smp__image){k->bytes, k->size};
    ck_assert_int_eq(smp__matcher_new(&k->matcher, &k->image, NULL, NULL), SMP_OK);
}

/* The hits about k->document, as "owner:words=value; ...". */
static inline const char *kit_hits(kit *k)
{
    const smp__hit *hits;
    size_t count;
    ck_assert_int_eq(smp__match(k->matcher, &k->document, &hits, &count, NULL), SMP_OK);
    smp__buffer_clear(&k->shown);
    for (size_t i = 0; i < count; i++) {
        uint32_t start = k->document.tokens[hits[i].first_token].start;
        uint32_t end = k->document.tokens[hits[i].end_token - 1].end;
        smp__buffer_format(&k->shown, "%s%u:%.*s", i ? "; " : "", (unsigned)hits[i].owner,
                           (int)(end - start), k->document.text.data + start);
        if (!hits[i].value) continue;
        smp__buffer_add_string(&k->shown, "=");
        smp__buffer_add_text(&k->shown, smp__image_string(&k->image, hits[i].value));
    }
    return smp__buffer_text(&k->shown).data;
}

static inline const char *kit_match(kit *k, const char *text)
{
    smp__arena_reset(&k->arena);
    ck_assert_int_eq(smp__document_read(&k->document, &k->arena, k->segmenter, smp_text_of(text),
                                        SMP_PLATFORM_X, NULL),
                     SMP_OK);
    return kit_hits(k);
}

/* One pattern, one text. */
static inline void expect(const char *pattern, const char *text, const char *hits)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "drug", "ibuprofen", "a painkiller");
    kit_lexicon(&k, "drug", "calpol six plus", NULL);
    kit_lexicon(&k, "drug", "calpol", "paracetamol");
    kit_add(&k, pattern, 0, false);
    kit_compile(&k);
    const char *found = kit_match(&k, text);
    ck_assert_msg(strcmp(found, hits) == 0, "%s on \"%s\": expected \"%s\", found \"%s\"", pattern,
                  text, hits, found);
    kit_end(&k);
}

/* ---- Documents by hand --------------------------------------------------------------------- */

/* Reads small letters and digits as words, everything else but space as one sign each; a full stop
 * ends a sentence. */
static inline void read_by_hand(smp__document *document, smp__arena *arena, smp_text text)
{
    smp__token *tokens = smp__arena_allocate(arena, (text.size + 1) * sizeof *tokens);
    uint32_t count = 0, sentence = 0;
    bool starts = true;
    for (uint32_t i = 0, end; i < text.size; i = end) {
        end = i + 1;
        bool space = text.data[i] == ' ', word = text.data[i] >= '0' && text.data[i] <= 'z';
        while (end < text.size && (space ? text.data[end] == ' '
                                         : word && text.data[end] >= '0' && text.data[end] <= 'z'))
            end++;
        smp__token *token = &tokens[count++];
        *token = (smp__token){.start = i, .end = end, .sentence = sentence};
        token->kind = space  ? SMP_TOKEN_SPACE
                      : word ? (text.data[i] <= '9' ? SMP_TOKEN_NUMBER : SMP_TOKEN_WORD)
                             : SMP_TOKEN_PUNCTUATION;
        smp__token_fold(token, smp__text_slice(text, i, end));
        if (space) continue;
        if (starts) token->flags |= SMP__TOKEN_SENTENCE_START;
        starts = text.data[i] == '.';
        if (starts) token->flags |= SMP__TOKEN_SENTENCE_END;
        if (starts) sentence++;
    }
    for (uint32_t i = count; i-- > 0;) {
        if (tokens[i].kind == SMP_TOKEN_SPACE) continue;
        tokens[i].flags |= SMP__TOKEN_SENTENCE_END;
        break;
    }
    *document = (smp__document){.given = text, .text = text, .ascii = true, .tokens = tokens,
                                .token_count = count, .sentence_count = sentence + 1};
}

/* The same numbers every time. */
static inline uint32_t roll(uint64_t *state, uint32_t sides)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % sides;
}

#endif
