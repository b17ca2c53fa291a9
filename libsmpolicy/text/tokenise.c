/* The public list of tokens.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include <string.h>

struct smp_tokens {
    smp_allocator allocator;
    smp__arena arena;
    smp__document document;
    const char **texts; /* of each token, each followed by a NUL */
    size_t weighted_length;
    uint32_t platform_length;
};

const char *smp_token_kind_name(smp_token_kind kind)
{
    switch (kind) {
    case SMP_TOKEN_WORD: return "word";
    case SMP_TOKEN_NUMBER: return "number";
    case SMP_TOKEN_HASHTAG: return "hashtag";
    case SMP_TOKEN_MENTION: return "mention";
    case SMP_TOKEN_CASHTAG: return "cashtag";
    case SMP_TOKEN_URL: return "url";
    case SMP_TOKEN_EMAIL: return "email";
    case SMP_TOKEN_EMOJI: return "emoji";
    case SMP_TOKEN_PUNCTUATION: return "punctuation";
    case SMP_TOKEN_SYMBOL: return "symbol";
    case SMP_TOKEN_SPACE: return "space";
    }
    return NULL;
}

static bool copy_texts(smp_tokens *tokens)
{
    const smp__document *document = &tokens->document;
    uint32_t count = document->token_count;
    if (count == 0) return true;
    const char **texts = smp__arena_allocate(&tokens->arena, count * sizeof *texts);
    char *copy = smp__arena_allocate(&tokens->arena, document->text.size + count);
    if (!texts || !copy) return false;
    for (uint32_t i = 0; i < count; i++) {
        smp_text text = smp__token_text(document, &document->tokens[i]);
        memcpy(copy, text.data, text.size);
        copy[text.size] = '\0';
        texts[i] = copy;
        copy += text.size + 1;
    }
    tokens->texts = texts;
    return true;
}

static smp_status read_into(smp_tokens *tokens, smp_text text, smp_platform platform,
                            smp_error *error)
{
    /* The caller's bytes need not outlive this call; what is too long need not be copied. */
    if (text.size <= SMP__MAX_TEXT_BYTES) text = smp__arena_copy(&tokens->arena, text);
    if (!text.data) return smp__fail_memory(error);
    smp__segmenter *segmenter;
    smp_status status = smp__segmenter_new(&segmenter, &tokens->allocator, error);
    if (status != SMP_OK) return status;
    status = smp__document_read(&tokens->document, &tokens->arena, segmenter, text, platform,
                                error);
    smp__segmenter_free(segmenter);
    if (status != SMP_OK) return status;
    if (!copy_texts(tokens)) return smp__fail_memory(error);
    smp_x_length x = SMP_X_LENGTH_INIT;
    if (!smp__x_length(&x, tokens->document.text, 3, &tokens->arena))
        return smp__fail_memory(error);
    tokens->weighted_length = x.weighted_length;
    tokens->platform_length = smp__platform_length(&tokens->document, &tokens->arena);
    if (tokens->platform_length == UINT32_MAX) return smp__fail_memory(error);
    return SMP_OK;
}

smp_status smp_tokenise(smp_tokens **out, smp_text text, smp_platform platform,
                        const smp_allocator *allocator, smp_error *error)
{
    smp__error_clear(error);
    if (!out)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`out` is NULL. Give a place for the list.");
    if (smp__is_absent(text))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`text` is absent. Give an empty text where there is none.");
    if ((int)platform < 0 || platform > SMP_PLATFORM_OTHER)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`platform` is %d, which is no platform. Use SMP_PLATFORM_UNKNOWN.",
                         (int)platform);
    smp_allocator chosen = smp__allocator_or_default(allocator);
    smp_tokens *tokens = smp__allocate_zeroed(&chosen, sizeof *tokens);
    if (!tokens) return smp__fail_memory(error);
    tokens->allocator = chosen;
    smp__arena_init(&tokens->arena, &chosen);
    smp_status status = read_into(tokens, text, platform, error);
    if (status == SMP_OK) *out = tokens;
    else smp_tokens_free(tokens);
    return status;
}

void smp_tokens_free(smp_tokens *tokens)
{
    if (!tokens) return;
    smp__arena_free(&tokens->arena);
    smp_allocator allocator = tokens->allocator;
    smp__release(&allocator, tokens, sizeof *tokens);
}

size_t smp_tokens_count(const smp_tokens *tokens)
{
    return tokens ? tokens->document.token_count : 0;
}

smp_token smp_tokens_at(const smp_tokens *tokens, size_t index)
{
    smp_token out = {.kind = SMP_TOKEN_SPACE, .text = SMP_TEXT("")};
    if (index >= smp_tokens_count(tokens)) return out;
    const smp__token *token = &tokens->document.tokens[index];
    out.kind = (smp_token_kind)token->kind;
    out.span = smp__document_span(&tokens->document, token->start, token->end);
    out.text = (smp_text){tokens->texts[index], token->end - token->start};
    return out;
}

size_t smp_tokens_ill_formed_count(const smp_tokens *tokens)
{
    return tokens ? tokens->document.ill_formed_count : 0;
}

smp_span smp_tokens_ill_formed(const smp_tokens *tokens, size_t index)
{
    if (index >= smp_tokens_ill_formed_count(tokens)) return (smp_span){{0, 0}, {0, 0}, {0, 0}};
    uint32_t start = tokens->document.ill_formed[index].start;
    return smp__document_span(&tokens->document, start, start + 3);
}

smp_status smp_tokens_measure(const smp_tokens *tokens, smp_text_measures *out)
{
    if (!tokens || !out || out->struct_size < sizeof out->struct_size) return SMP_ERROR_ARGUMENT;
    const smp__document *document = &tokens->document;
    smp_text_measures measures = {
        .struct_size = out->struct_size,
        .bytes = document->given.size,
        .code_points = document->code_points,
        .utf16_units = document->utf16_units,
        .graphemes = document->graphemes,
        .weighted_length = tokens->weighted_length,
        .platform_length = tokens->platform_length,
        .platform_limit = smp__platform_limits_of(document->platform)->text,
        .words = document->kind_counts[SMP_TOKEN_WORD],
        .sentences = document->sentence_count,
    };
    /* A caller built with an older header has a shorter struct. */
    size_t size = out->struct_size < sizeof measures ? out->struct_size : sizeof measures;
    memcpy(out, &measures, size);
    return SMP_OK;
}
