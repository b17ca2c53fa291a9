/* What the word of each token means.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#define TOGETHER 32u

static bool is_spelt(const smp__matcher *matcher, const smp__token *token, uint32_t symbol)
{
    const smp__automaton *automaton = &matcher->automaton;
    return smp__text_equal(smp__image_string(&automaton->image, automaton->symbols[symbol].exact),
                           smp__token_text(matcher->reading.document, token));
}

/* ---- Put together ---------------------------------------------------------------------------- */

static void put_meanings(smp__matcher *matcher, smp__sense *sense, const smp__token *token,
                         const smp__word_slot *slot)
{
    const smp__meaning *meaning = matcher->automaton.meanings + slot->first;
    smp__list *put = &matcher->put;
    if (!smp__reserve(matcher, put, (size_t)put->count + slot->count)) return;
    smp__meaning *out = (smp__meaning *)put->items + put->count;
    for (uint32_t left = slot->count; left > 0; left--, meaning++) {
        if ((meaning->flags & SMP__MEANING_EXACT) && !is_spelt(matcher, token, meaning->symbol))
            continue;
        *out++ = *meaning;
        put->count++;
        sense->count++;
        sense->flags |= meaning->flags;
        if (meaning->flags & SMP__MEANING_GOES_ON) sense->later |= smp__symbol_bit(meaning->symbol);
    }
}

static void put_together(smp__matcher *matcher, smp__sense *sense, const smp__token *token,
                         const smp__word_slot *slot, const smp__word_slot *prefix,
                         smp__prefix_walk walk)
{
    *sense = (smp__sense){.first = matcher->put.count};
    if (slot) put_meanings(matcher, sense, token, slot);
    for (; prefix; prefix = smp__next_prefix(&matcher->automaton, token->folded, &walk))
        put_meanings(matcher, sense, token, prefix);
}

/* ---- All tokens ------------------------------------------------------------------------------ */

/* Looks up a few tokens, each step for all of them before the next: with many patterns the tables do
 * not fit the processor's cache, and so it fetches what the next step needs of one token while it
 * works on others. */
static void look_up_some(smp__matcher *matcher, const uint32_t *order, uint32_t count,
                         smp__sense *senses)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__token *tokens = matcher->reading.document->tokens;
    const smp__word_slot *words = automaton->words;
    const uint32_t mask = automaton->head->word_mask;
    uint32_t *unknown = matcher->unknown.items, unknown_count = matcher->unknown.count;
    for (uint32_t i = 0; i < count; i++) {
        const smp__token *token = &tokens[order[i]];
        const smp__word_slot *slot =
            words ? smp__find_word(automaton, words, mask, token->folded, token->folded_size,
                                   token->hash, token->head)
                  : NULL;
        smp__prefix_walk walk = smp__prefixes_of(automaton, token->folded, token->folded_size);
        const smp__word_slot *prefix =
            walk ? smp__next_prefix(automaton, token->folded, &walk) : NULL;
        if (prefix || (slot && (slot->flags & SMP__MEANING_EXACT))) {
            put_together(matcher, &senses[i], token, slot, prefix, walk);
        } else if (slot) {
            senses[i] = (smp__sense){automaton->meanings + slot->first, &slot->effect, slot->count,
                                     slot->flags, 0, 0, slot->later};
            SMP__PREFETCH(senses[i].here);
        } else {
            senses[i] = (smp__sense){NULL, NULL, 0, 0, 0, 0, 0};
        }
        if (!slot) unknown[unknown_count++] = order[i];
    }
    matcher->unknown.count = unknown_count;
}

/* Fetches what weighing the words asks of other tables. */
static void fetch_some(const smp__matcher *matcher, const smp__sense *senses, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!senses[i].effect) continue;
        SMP__PREFETCH(matcher->automaton.starts + senses[i].effect->first_start);
        SMP__PREFETCH(matcher->automaton.runs + senses[i].effect->first_run);
    }
}

void smp__find_meanings(smp__matcher *matcher, const smp__document *document)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__word_slot *words = automaton->words;
    const uint32_t mask = automaton->head->word_mask;
    uint32_t all = document->token_count, count = 0;
    matcher->put.count = 0;
    matcher->reading.document = document;
    if (!smp__reserve(matcher, &matcher->senses, all) ||
        !smp__reserve(matcher, &matcher->order, all) ||
        !smp__reserve(matcher, &matcher->unknown, all))
        return;
    uint32_t *order = matcher->order.items;
    smp__sense *senses = matcher->senses.items;
    for (uint32_t i = 0; i < all;) {
        uint32_t first = count;
        for (; i < all && count - first < TOGETHER; i++) {
            const smp__token *token = &document->tokens[i];
            if (token->kind == SMP_TOKEN_SPACE) continue;
            if (words) SMP__PREFETCH(&words[token->hash & mask]);
            order[count++] = i;
        }
        look_up_some(matcher, order + first, count - first, senses + first);
        if (automaton->big) fetch_some(matcher, senses + first, count - first);
    }
    matcher->reading.order = order;
    matcher->reading.count = count;
}
