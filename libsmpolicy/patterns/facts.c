/* The host's text facts, and where they are said.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#include <string.h>

static bool same_word(const smp__token *a, const smp__token *b)
{
    return a->hash == b->hash && a->folded_size == b->folded_size &&
           memcmp(a->folded, b->folded, a->folded_size) == 0;
}

/* How much of the fact has been seen once `token` follows `seen` tokens of it (Knuth, Morris and
 * Pratt). */
static uint32_t advance_fact(const smp__fact *of, uint32_t seen, const smp__token *token)
{
    if (seen == of->count) seen = of->borders[seen];
    while (seen > 0 && !same_word(&of->tokens[seen], token)) seen = of->borders[seen];
    return seen + same_word(&of->tokens[seen], token);
}

static smp_status read_fact(smp__matcher *matcher, smp_text text, smp__segmenter *segmenter,
                            smp__fact **out, smp_error *error)
{
    smp__arena *arena = &matcher->fact_arena;
    smp__fact *made = smp__arena_allocate(arena, sizeof *made);
    if (!made) return smp__fail_memory(error);
    smp_status status =
        smp__document_read(&made->document, arena, segmenter, text, SMP_PLATFORM_X, error);
    if (status != SMP_OK) return status;
    made->tokens = made->document.tokens;
    made->count = 0;
    for (uint32_t i = 0; i < made->document.token_count; i++)
        if (made->tokens[i].kind != SMP_TOKEN_SPACE) made->tokens[made->count++] = made->tokens[i];
    made->borders = smp__arena_allocate(arena, ((size_t)made->count + 1) * sizeof *made->borders);
    if (!made->borders) return smp__fail_memory(error);
    made->borders[0] = 0;
    if (made->count > 0) made->borders[1] = 0;
    for (uint32_t i = 1; i < made->count; i++)
        made->borders[i + 1] = advance_fact(made, made->borders[i], &made->tokens[i]);
    *out = made->count ? made : NULL;
    return SMP_OK;
}

smp_status smp__match_facts(smp__matcher *matcher, const smp_text *facts, size_t count,
                            smp__segmenter *segmenter, smp_error *error)
{
    memset(matcher->facts, 0, sizeof matcher->facts);
    matcher->fact_count = 0;
    smp__arena_reset(&matcher->fact_arena);
    if (!matcher->automaton.head) return SMP_OK;
    for (size_t id = 0; id < count && id < SMP__FACTS_MAX; id++) {
        if (smp__is_empty(facts[id]) || !matcher->automaton.head->facts[id].symbol)
            continue;
        smp_status status =
            read_fact(matcher, facts[id], segmenter, &matcher->facts[id], error);
        if (status != SMP_OK) {
            memset(matcher->facts, 0, sizeof matcher->facts);
            matcher->fact_count = 0;
            return status;
        }
        matcher->fact_count += matcher->facts[id] != NULL;
    }
    return SMP_OK;
}

void smp__find_facts(smp__matcher *matcher)
{
    const smp__reading *reading = &matcher->reading;
    for (uint32_t id = 0; id < SMP__FACTS_MAX && reading->count; id++) {
        const smp__fact *of = matcher->facts[id];
        if (!of) continue;
        if (matcher->fact_begins.count == 0) {
            if (!smp__reserve(matcher, &matcher->fact_begins, reading->count)) return;
            memset(matcher->fact_begins.items, 0, reading->count * sizeof(uint64_t));
            matcher->fact_begins.count = reading->count;
        }
        uint64_t *begins = matcher->fact_begins.items;
        uint32_t seen = 0;
        for (uint32_t i = 0; i < reading->count; i++) {
            seen = advance_fact(of, seen, smp__read_token(reading, i));
            if (seen == of->count) begins[i + 1 - seen] |= (uint64_t)1 << id;
        }
    }
}
