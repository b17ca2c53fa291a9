/* What platforms allow, and the length of a text as each of them counts.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <string.h>
#include <utf8proc.h>

#include "data/platforms.inc"

enum { MASTODON_LINK = 23, X_LINK = 23 };

const smp__platform_limits *smp__platform_limits_of(smp_platform platform)
{
    static const smp__platform_limits none = {.text_unit = SMP__UNIT_CODE_POINTS};
    size_t index = platform == SMP_PLATFORM_UNKNOWN ? (size_t)SMP_PLATFORM_X : (size_t)platform;
    if (index >= SMP_COUNT(platform_limits) || !platform_limits[index].source) return &none;
    return &platform_limits[index];
}

static uint32_t code_points(smp_text text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++) count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}

/* Grapheme clusters of one link or mention, which begin and end at borders of clusters. */
static uint32_t graphemes(smp_text text)
{
    uint32_t count = text.size > 0;
    utf8proc_int32_t state = 0, before = -1;
    for (size_t at = 0; at < text.size;) {
        utf8proc_int32_t point = (utf8proc_int32_t)smp__utf8_next(text.data, &at);
        if (before >= 0) count += utf8proc_grapheme_break_stateful(before, point, &state);
        before = point;
    }
    return count;
}

/* What one token takes away from the count of graphemes on Mastodon: a link with a scheme counts
 * 23, and a mention of somebody elsewhere counts without the server. */
static int64_t mastodon_excess(smp_text token, uint8_t kind)
{
    if (kind == SMP_TOKEN_URL) {
        smp_text head = smp__text_slice(token, 0, 8);
        if (!smp__text_equal_ascii_fold(head, SMP_TEXT("https://")) &&
            !smp__text_equal_ascii_fold(smp__text_slice(head, 0, 7), SMP_TEXT("http://")))
            return 0;
        return (int64_t)graphemes(token) - MASTODON_LINK;
    }
    if (kind != SMP_TOKEN_MENTION) return 0;
    for (size_t i = 1; i < token.size; i++)
        if (token.data[i] == '@') return graphemes(smp__text_slice(token, i, token.size));
    return 0;
}

uint32_t smp__platform_length(const smp__document *document, smp__arena *arena)
{
    smp__length_unit unit =
        (smp__length_unit)smp__platform_limits_of(document->platform)->text_unit;
    int64_t length = unit == SMP__UNIT_MASTODON ? document->graphemes : document->code_points;
    switch (unit) {
    case SMP__UNIT_CODE_POINTS: return document->code_points;
    case SMP__UNIT_UTF16: return document->utf16_units;
    case SMP__UNIT_GRAPHEMES: return document->graphemes;
    case SMP__UNIT_WEIGHTED: {
        smp_x_length x;
        if (!smp__x_length(&x, document->text, 3, arena)) return UINT32_MAX;
        return (uint32_t)x.weighted_length;
    }
    case SMP__UNIT_MASTODON:
        for (uint32_t i = 0; i < document->token_count; i++)
            length -= mastodon_excess(smp__token_text(document, &document->tokens[i]),
                                      document->tokens[i].kind);
        break;
    case SMP__UNIT_THREADS:
        for (uint32_t i = 0; i < document->token_count; i++) {
            if (document->tokens[i].kind != SMP_TOKEN_EMOJI) continue;
            smp_text emoji = smp__token_text(document, &document->tokens[i]);
            length += (int64_t)emoji.size - code_points(emoji);
        }
        break;
    }
    return (uint32_t)length;
}

/* A link has a full stop and something after it; all else weighs no more than its bytes, but that
 * NFC takes a few notes of music, of four bytes, apart into three characters of weight two. */
static uint32_t x_bound(smp_text text, bool ascii)
{
    size_t bound = ascii ? text.size : text.size + text.size / 2;
    const char *at = text.data, *end = text.data + text.size;
    while ((at = memchr(at, '.', (size_t)(end - at))) && ++at < end)
        if ((unsigned char)*at > ' ') bound += X_LINK;
    return (uint32_t)bound;
}

uint32_t smp__platform_length_bound(const smp__document *document)
{
    switch ((smp__length_unit)smp__platform_limits_of(document->platform)->text_unit) {
    case SMP__UNIT_UTF16: return document->utf16_units;
    case SMP__UNIT_GRAPHEMES: return document->graphemes;
    case SMP__UNIT_WEIGHTED: return x_bound(document->text, document->ascii);
    case SMP__UNIT_MASTODON:
        return document->graphemes + MASTODON_LINK * document->kind_counts[SMP_TOKEN_URL];
    case SMP__UNIT_THREADS: return (uint32_t)document->text.size;
    case SMP__UNIT_CODE_POINTS: break;
    }
    return document->code_points;
}
