/* What the word of each token means.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#define TOGETHER 32u

typedef struct asked {
    const smp__token *token;
    const smp__word_slot *slot; /* NULL: no pattern knows the word */
} asked;

static bool is_spelt(const smp__matcher *matcher, const smp__token *token, uint32_t symbol)
{
    const smp__automaton *automaton = &matcher->automaton;
    return smp__text_equal(smp__image_string(&automaton->image, automaton->symbols[symbol].exact),
                           smp__token_text(matcher->reading.document, token));
}

static void add_meanings(smp__matcher *matcher, const smp__token *token,
                         const smp__word_slot *slot)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__meaning *meaning = automaton->meanings + slot->first;
    smp__list *known = &matcher->known;
    if (!smp__reserve(matcher, known, (size_t)known->count + slot->count)) return;
    smp__meaning *out = (smp__meaning *)known->items + known->count;
    for (uint32_t left = slot->count; left > 0; left--, meaning++) {
        if ((meaning->flags & SMP__MEANING_EXACT) && !is_spelt(matcher, token, meaning->symbol))
            continue;
        if (meaning->flags & SMP__MEANING_STARTS) SMP__PREFETCH(&matcher->gates[meaning->gate]);
        if (meaning->flags & SMP__MEANING_TRIGGERS)
            SMP__PREFETCH(automaton->triggers + meaning->first_trigger);
        *out++ = *meaning;
        known->count++;
    }
}

static void add_prefixes(smp__matcher *matcher, const smp__token *token, smp__prefix_walk walk)
{
    const smp__word_slot *slot;
    while ((slot = smp__next_prefix(&matcher->automaton, token->folded, &walk)) != NULL)
        add_meanings(matcher, token, slot);
}

/* Looks up a few tokens, each step for all of them before the next: with many patterns the tables do
 * not fit the processor's cache, and so it fetches what the next step needs of one token while it
 * works on others. */
static void look_up_some(smp__matcher *matcher, asked *some, uint32_t count, uint32_t *from)
{
    const smp__automaton *automaton = &matcher->automaton;
    const uint32_t mask = automaton->head->word_mask;
    for (uint32_t i = 0; i < count; i++) {
        const smp__token *token = some[i].token;
        some[i].slot = smp__find_word(automaton, automaton->words, mask, token->folded,
                                      token->folded_size, token->hash);
        if (some[i].slot) SMP__PREFETCH(automaton->meanings + some[i].slot->first);
    }
    for (uint32_t i = 0; i < count; i++) {
        const smp__token *token = some[i].token;
        from[i] = matcher->known.count;
        if (some[i].slot) add_meanings(matcher, token, some[i].slot);
        smp__prefix_walk walk = smp__prefixes_of(automaton, token->folded, token->folded_size);
        if (walk.lengths) add_prefixes(matcher, token, walk);
    }
}

void smp__find_meanings(smp__matcher *matcher, const smp__document *document)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__word_slot *words = automaton->words;
    uint32_t all = document->token_count, count = 0;
    matcher->known.count = 0;
    matcher->reading.document = document;
    if (!smp__reserve(matcher, &matcher->known_from, (size_t)all + 1) ||
        !smp__reserve(matcher, &matcher->order, all))
        return;
    uint32_t *order = matcher->order.items, *from = matcher->known_from.items;
    asked some[TOGETHER];
    for (uint32_t i = 0; i < all;) {
        uint32_t taken = 0;
        for (; i < all && taken < TOGETHER; i++) {
            const smp__token *token = &document->tokens[i];
            if (token->kind == SMP_TOKEN_SPACE) continue;
            if (words) SMP__PREFETCH(&words[token->hash & automaton->head->word_mask]);
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
