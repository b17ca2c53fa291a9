/* What the word of each token means.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#include <string.h>

#define TOGETHER 32u
#define LONGEST_EMOJI 64u /* bytes; none that people write comes near */

static const smp__word_slot nothing = {0};

static bool is_spelt(const smp__matcher *matcher, const smp__token *token, uint32_t symbol)
{
    const smp__automaton *automaton = &matcher->automaton;
    return smp__text_equal(smp__image_string(&automaton->image, automaton->symbols[symbol].exact),
                           smp__token_text(matcher->reading.document, token));
}

/* ---- Put together ---------------------------------------------------------------------------- */

static void put_meanings(smp__matcher *matcher, smp__word_slot *sense, const smp__token *token,
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
        sense->flags |= meaning->flags & SMP__MEANING_FLAGS;
        if (meaning->flags & SMP__MEANING_GOES_ON) sense->later |= smp__symbol_bit(meaning->symbol);
    }
}

static const smp__word_slot *put_together(smp__matcher *matcher, const smp__token *token,
                                          const smp__word_slot *slot, const smp__word_slot *prefix,
                                          smp__prefix_walk walk)
{
    smp__word_slot *sense = (smp__word_slot *)matcher->joined.items + matcher->joined.count++;
    *sense = (smp__word_slot){.first = matcher->put.count};
    if (slot) put_meanings(matcher, sense, token, slot);
    for (; prefix; prefix = smp__next_prefix(&matcher->automaton, token->folded, &walk))
        put_meanings(matcher, sense, token, prefix);
    return sense;
}

/* ---- Skin tones ------------------------------------------------------------------------------ */

/* An emoji of a skin tone that no pattern names means what it does without; NULL for nothing. */
static const smp__word_slot *without_tone(const smp__automaton *automaton, const smp__token *token)
{
    static const char tones[] = "\xF0\x9F\x8F"; /* and 0xBB to 0xBF: U+1F3FB to U+1F3FF */
    enum { TONE = 4 };
    char plain[LONGEST_EMOJI];
    size_t size = 0;
    if (token->folded_size > sizeof plain) return NULL;
    for (size_t at = 0; at < token->folded_size;) {
        const char *from = token->folded + at;
        const bool tone = token->folded_size - at >= TONE && !memcmp(from, tones, TONE - 1) &&
                          (unsigned char)from[TONE - 1] >= 0xBB;
        if (!tone) plain[size++] = *from;
        at += tone ? TONE : 1;
    }
    if (size == 0 || size == token->folded_size) return NULL;
    return smp__find_word(automaton, automaton->words, automaton->head->word_mask, plain, size,
                          smp__hash(plain, size), smp__head(plain, size));
}

/* ---- All tokens ------------------------------------------------------------------------------ */

/* Looks up a few tokens at a time, each step for all of them before the next. With many patterns
 * the tables do not fit the processor's cache; so it fetches what one token needs next while it
 * works on the others. */
static void look_up_some(smp__matcher *matcher, const uint32_t *order, uint32_t count,
                         const smp__word_slot **senses, uint64_t *offered)
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
        if (!slot && words && token->kind == SMP_TOKEN_EMOJI)
            slot = without_tone(automaton, token);
        smp__prefix_walk walk = smp__prefixes_of(automaton, token->folded, token->folded_size);
        const smp__word_slot *prefix =
            walk ? smp__next_prefix(automaton, token->folded, &walk) : NULL;
        if (!slot) unknown[unknown_count++] = order[i];
        if (prefix || (slot && (slot->flags & SMP__MEANING_EXACT)))
            slot = put_together(matcher, token, slot, prefix, walk);
        else if (!slot) slot = &nothing;
        senses[i] = slot;
        SMP__PREFETCH(matcher->row + slot->effect);
        offered[i] = slot->later | matcher->kind_bits[token->kind];
    }
    matcher->unknown.count = unknown_count;
}

/* Fetches what weighing the words asks of other tables. */
static void fetch_some(const smp__matcher *matcher, const smp__word_slot *const *senses,
                       uint32_t count)
{
    const smp__effect *effects = matcher->automaton.effects;
    for (uint32_t i = 0; i < count; i++)
        SMP__PREFETCH(effects + matcher->row[senses[i]->effect]);
    for (uint32_t i = 0; i < count; i++) {
        const smp__effect *effect = effects + matcher->row[senses[i]->effect];
        SMP__PREFETCH(matcher->automaton.starts + effect->first_start);
        SMP__PREFETCH(matcher->automaton.opened + effect->first_opened);
        SMP__PREFETCH(matcher->automaton.triggers + effect->first_trigger);
    }
}

void smp__find_meanings(smp__matcher *matcher, const smp__document *document)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__word_slot *words = automaton->words;
    const uint32_t mask = automaton->head->word_mask;
    uint32_t all = document->token_count, count = 0;
    matcher->put.count = matcher->joined.count = 0;
    matcher->reading.document = document;
    if (!smp__reserve(matcher, &matcher->senses, (size_t)all + 1) ||
        !smp__reserve(matcher, &matcher->joined, all) ||
        !smp__reserve(matcher, &matcher->offered, (size_t)all + 1) ||
        !smp__reserve(matcher, &matcher->order, all) ||
        !smp__reserve(matcher, &matcher->unknown, all))
        return;
    uint32_t *order = matcher->order.items;
    const smp__word_slot **senses = matcher->senses.items;
    uint64_t *offered = matcher->offered.items;
    for (uint32_t i = 0; i < all;) {
        uint32_t first = count;
        for (; i < all && count - first < TOGETHER; i++) {
            const smp__token *token = &document->tokens[i];
            if (token->kind == SMP_TOKEN_SPACE) continue;
            if (words) SMP__PREFETCH(&words[token->hash & mask]);
            order[count++] = i;
        }
        look_up_some(matcher, order + first, count - first, senses + first, offered + first);
        if (automaton->big) fetch_some(matcher, senses + first, count - first);
    }
    senses[count] = &nothing;
    offered[count] = 0;
    matcher->meanings[0] = automaton->meanings;
    matcher->meanings[1] = matcher->put.items ? matcher->put.items : automaton->meanings;
    matcher->reading.order = order;
    matcher->reading.count = count;
}
