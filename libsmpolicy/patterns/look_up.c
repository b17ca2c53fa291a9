/* What the word of each token means.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#include <string.h>

#define TOGETHER 32u

typedef struct found {
    const smp__token *token;
    const smp__meaning *meanings;
    uint32_t count;
} found;

static bool is_spelt(const smp__matcher *matcher, const smp__token *token, uint32_t symbol)
{
    const smp__automaton *automaton = &matcher->automaton;
    return smp__text_equal(smp__image_string(&automaton->image, automaton->symbols[symbol].exact),
                           smp__token_text(matcher->reading.document, token));
}

static void add_meanings(smp__matcher *matcher, const found *of)
{
    if (!smp__reserve(matcher, &matcher->known, (size_t)matcher->known.count + of->count)) return;
    smp__meaning *out = (smp__meaning *)matcher->known.items + matcher->known.count;
    for (uint32_t i = 0; i < of->count; i++) {
        const smp__meaning *meaning = &of->meanings[i];
        if ((meaning->flags & SMP__MEANING_EXACT) && !is_spelt(matcher, of->token, meaning->symbol))
            continue;
        if (meaning->flags & (SMP__MEANING_STARTS | SMP__MEANING_TRIGGERS))
            SMP__PREFETCH(&matcher->automaton.symbols[meaning->symbol]);
        *out++ = *meaning;
    }
    matcher->known.count = (uint32_t)(out - (smp__meaning *)matcher->known.items);
}

static void add_prefixes(smp__matcher *matcher, const smp__token *token)
{
    const smp__automaton *automaton = &matcher->automaton;
    smp__prefix_walk walk = smp__prefixes_of(automaton, token->folded, token->folded_size);
    found one = {token, NULL, 0};
    while (walk.lengths &&
           smp__next_prefix(automaton, token->folded, &walk, &one.meanings, &one.count))
        add_meanings(matcher, &one);
}

/* Looks up a few tokens, each step for all of them before the next: with many patterns the tables do
 * not fit the processor's cache, and so it fetches what the next step needs of one token while it
 * works on others. */
static void look_up_some(smp__matcher *matcher, found *some, uint32_t count, uint32_t *from)
{
    const smp__automaton *automaton = &matcher->automaton;
    for (uint32_t i = 0; i < count; i++) {
        const smp__token *token = some[i].token;
        some[i].meanings = smp__word_meanings(automaton, token->folded, token->folded_size,
                                              token->hash, &some[i].count);
        if (some[i].count) SMP__PREFETCH(some[i].meanings);
    }
    for (uint32_t i = 0; i < count; i++) {
        from[i] = matcher->known.count;
        if (some[i].count) add_meanings(matcher, &some[i]);
        add_prefixes(matcher, some[i].token);
    }
}

void smp__look_up(smp__matcher *matcher, const smp__document *document)
{
    const smp__automaton *automaton = &matcher->automaton;
    uint32_t all = document->token_count, count = 0;
    matcher->known.count = 0;
    matcher->reading.document = document;
    if (!smp__reserve(matcher, &matcher->known_from, (size_t)all + 1) ||
        !smp__reserve(matcher, &matcher->order, all))
        return;
    uint32_t *order = matcher->order.items, *from = matcher->known_from.items;
    found some[TOGETHER];
    for (uint32_t i = 0; i < all;) {
        uint32_t taken = 0;
        for (; i < all && taken < TOGETHER; i++) {
            const smp__token *token = &document->tokens[i];
            if (token->kind == SMP_TOKEN_SPACE) continue;
            if (automaton->words)
                SMP__PREFETCH(&automaton->words[token->hash & automaton->head->word_mask]);
            order[count + taken] = i;
            some[taken++].token = token;
        }
        look_up_some(matcher, some, taken, from + count);
        count += taken;
    }
    from[count] = matcher->known.count;
    matcher->reading.order = order;
    matcher->reading.count = count;
}
