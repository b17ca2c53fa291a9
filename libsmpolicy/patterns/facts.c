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

static smp_status read_fact(smp__matcher *matcher, uint32_t id, smp_text text,
                            smp__segmenter *segmenter, smp_error *error)
{
    smp__arena *arena = &matcher->fact_arena;
    smp__fact *made = smp__arena_allocate(arena, sizeof *made);
    if (!made) return smp__fail_memory(error);
    made->id = id;
    smp_status status =
        smp__document_read(&made->document, arena, segmenter, text, SMP_PLATFORM_X, error);
    if (status != SMP_OK) return status;
    made->tokens = made->document.tokens;
    made->count = 0;
    for (uint32_t i = 0; i < made->document.token_count; i++)
        if (made->tokens[i].kind != SMP_TOKEN_SPACE) made->tokens[made->count++] = made->tokens[i];
    if (made->count == 0) return SMP_OK;
    made->borders = smp__arena_allocate(arena, ((size_t)made->count + 1) * sizeof *made->borders);
    if (!made->borders) return smp__fail_memory(error);
    made->borders[0] = made->borders[1] = 0;
    for (uint32_t i = 1; i < made->count; i++)
        made->borders[i + 1] = advance_fact(made, made->borders[i], &made->tokens[i]);
    if (matcher->fact_count == SMP__FACT_TEXTS_MAX)
        return smp__fail(error, SMP_ERROR_LIMIT,
                         "Facts that the words are searched for list more than %u texts in all.",
                         SMP__FACT_TEXTS_MAX);
    matcher->facts[matcher->fact_count++] = made;
    return SMP_OK;
}

/* A fact may list several texts: "Example Systems; Example Catering". */
static smp_status read_list(smp__matcher *matcher, uint32_t id, smp_text list,
                            smp__segmenter *segmenter, smp_error *error)
{
    smp_status status = SMP_OK;
    for (size_t start = 0, end; status == SMP_OK && start < list.size; start = end + 1) {
        end = start;
        while (end < list.size && list.data[end] != ';' && list.data[end] != '\n') end++;
        status = read_fact(matcher, id, smp__text_slice(list, start, end), segmenter, error);
    }
    return status;
}

smp_status smp__match_facts(smp__matcher *matcher, const smp_text *facts, size_t count,
                            smp__segmenter *segmenter, smp_error *error)
{
    matcher->fact_count = 0;
    smp__arena_reset(&matcher->fact_arena);
    if (!matcher->automaton.head) return SMP_OK;
    for (uint32_t id = 0; id < count && id < SMP__FACTS_MAX; id++) {
        if (smp__is_empty(facts[id]) || !matcher->automaton.head->facts[id].symbol)
            continue;
        smp_status status = read_list(matcher, id, facts[id], segmenter, error);
        if (status != SMP_OK) {
            matcher->fact_count = 0;
            return status;
        }
    }
    return SMP_OK;
}

void smp__find_facts(smp__matcher *matcher)
{
    const smp__reading *reading = &matcher->reading;
    for (uint32_t which = 0; which < matcher->fact_count && reading->count; which++) {
        const smp__fact *of = matcher->facts[which];
        if (matcher->fact_begins.count == 0) {
            if (!smp__reserve(matcher, &matcher->fact_begins, reading->count)) return;
            memset(matcher->fact_begins.items, 0, reading->count * sizeof(uint64_t));
            matcher->fact_begins.count = reading->count;
        }
        uint64_t *begins = matcher->fact_begins.items;
        uint32_t seen = 0;
        for (uint32_t i = 0; i < reading->count; i++) {
            seen = advance_fact(of, seen, smp__read_token(reading, i));
            if (seen == of->count) begins[i + 1 - seen] |= (uint64_t)1 << which;
        }
    }
}
