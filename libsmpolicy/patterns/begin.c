/* Where patterns may begin. We go from the last token to the first. So when we reach a word that
 * begins patterns, the words that have to follow it have opened its gate, or they do not follow.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

/* A number from an earlier match, less `base`, is past any reach. */
#define BASE_MAX ((uint32_t)INT32_MAX)

/* ---- Gates --------------------------------------------------------------------------------- */

static inline void open_gates(smp__matcher *matcher, const smp__effect *effect, uint32_t at)
{
    const uint32_t now = matcher->base + at;
    const uint32_t *opened = matcher->automaton.opened + effect->first_opened;
    const uint32_t *last = opened + effect->opened_count;
    const smp__trigger *trigger = matcher->automaton.triggers + effect->first_trigger;
    const smp__trigger *end = trigger + effect->trigger_count;
    uint32_t *gates = matcher->gates;
    matcher->steps += effect->opened_count + effect->trigger_count;
    for (; opened < last; opened++) gates[*opened] = now;
    for (; trigger < end; trigger++)
        if (smp__is_open(matcher, trigger->needs, at)) gates[trigger->opens] = now;
}

/* ---- Beginnings ---------------------------------------------------------------------------- */

/* Which of the places that a position feeds are open once its atom ends with token `last`. */
static uint32_t open_places(const smp__matcher *matcher, const smp__position *position,
                            uint32_t last)
{
    uint32_t count = position[1].first_feed - position->first_feed, open = 0;
    const smp__feed *feeds = matcher->automaton.feeds + position->first_feed;
    if (count > SMP__LAST_OPEN) {
        open = (uint32_t)1 << SMP__LAST_OPEN;
        count = SMP__LAST_OPEN;
    }
    for (uint32_t i = 0; i < count; i++)
        open |= (uint32_t)smp__may_wait(matcher, &feeds[i], last) << i;
    return open;
}

static SMP__APART bool has_open_link(const smp__matcher *matcher, const smp__links *links,
                                     uint32_t symbol, uint32_t slot, uint32_t at)
{
    for (const smp__edge *edge; (edge = smp__next_edge(matcher, links, symbol, &slot));)
        if (smp__may_follow(matcher, edge, at, 1)) return true;
    return false;
}

/* Mostly there is none by the symbol, and nothing is called. */
static inline bool has_link(const smp__matcher *matcher, const smp__links *links,
                            uint32_t symbol, uint32_t at)
{
    uint32_t slot;
    return smp__may_link(matcher, links, symbol, &slot) &&
           has_open_link(matcher, links, symbol, slot, at);
}

/* Could the very next token go on? Mostly not, and then the pattern is not worth beginning. */
static bool goes_on(const smp__matcher *matcher, const smp__links *links, uint32_t next)
{
    const uint64_t offered = smp__offered(matcher, next);
    if (!(links->symbols & offered)) return false;
    if (offered == UINT64_MAX) return true;
    const smp__word_slot *sense = smp__sense_at(matcher, next);
    const smp__meaning *known = smp__meanings_of(matcher, sense);
    for (uint32_t i = 0; i < sense->count; i++)
        if (has_link(matcher, links, known[i].symbol, next)) return true;
    uint8_t kind = smp__read_token(&matcher->reading, next)->kind;
    if (!(links->symbols & matcher->kind_bits[kind])) return false;
    const smp__automaton_head *head = matcher->automaton.head;
    return has_link(matcher, links, head->kinds[kind].symbol, next) ||
           has_link(matcher, links, head->any.symbol, next);
}

/* The patterns that a symbol begins which is heard for so many tokens from `at` on. */
static inline void begin_patterns(smp__matcher *matcher, const smp__start *start, smp__sref value,
                                  uint32_t at, uint32_t length, uint64_t ahead)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__opening *opening = automaton->openings + start->first;
    const smp__opening *last = opening + start->count;
    matcher->steps += start->count;
    for (; opening < last; opening++) {
        if (!(opening->next & ahead) || !smp__is_open(matcher, opening->gate, at)) continue;
        if (opening->anchors && !smp__may_stand(matcher, opening->anchors, at, length)) continue;
        const smp__position *position = &automaton->positions[opening->position];
        uint32_t open = 0;
        if (opening->may & SMP__MAY_WAIT) open = open_places(matcher, position, at + length - 1);
        if (open == 0 && !goes_on(matcher, &position->links, at + length)) {
            if (opening->may & SMP__IS_ALONE && opening->may & SMP__MAY_END)
                smp__end_patterns(matcher, position, at, at + 1, value, at);
            if (opening->may & SMP__IS_ALONE || !(opening->may & SMP__MAY_END)) continue;
        }
        smp__beginning *begins = smp__push(matcher, &matcher->beginnings);
        if (begins) *begins = (smp__beginning){at, length, value, opening->position, open};
    }
}

/* May patterns that a symbol begins at `at` go on, before a token that offers such bits? */
static inline bool may_begin(const smp__matcher *matcher, const smp__start *start, uint32_t at,
                             uint64_t ahead)
{
    return (start->next & ahead) && smp__is_open(matcher, start->gate, at);
}

/* What an effect does, heard at `at`. `value`: where the effect has none. */
static SMP__APART void take_effect(smp__matcher *matcher, const smp__effect *effect,
                                   smp__sref value, uint32_t at, uint32_t length)
{
    const smp__start *start = matcher->automaton.starts + effect->first_start;
    const smp__start *end = start + effect->start_count;
    const uint64_t ahead = smp__offered(matcher, at + length) | SMP__ALWAYS_BIT;
    for (; start < end; start++)
        if (may_begin(matcher, start, at, ahead))
            begin_patterns(matcher, start, start->value ? start->value : value, at, length, ahead);
    open_gates(matcher, effect, at);
}

/* Of much that is heard nothing comes, and then nothing is called. `effect` is where rows have
 * it. */
static inline void weigh(smp__matcher *matcher, uint32_t effect, smp__sref value, uint32_t at,
                         uint32_t length)
{
    const uint32_t number = matcher->row[effect];
    if (number) take_effect(matcher, &matcher->automaton.effects[number], value, at, length);
}

static void weigh_symbol(smp__matcher *matcher, const smp__meaning *meaning, uint32_t at,
                         uint32_t length)
{
    weigh(matcher, matcher->automaton.symbols[meaning->symbol].effect, meaning->value, at, length);
}

/* ---- Atoms of several tokens --------------------------------------------------------------- */

static void hear_longer(smp__matcher *matcher, const smp__meaning *meaning, uint32_t at,
                        uint32_t length)
{
    weigh_symbol(matcher, meaning, at, length);
    if (!(meaning->flags & SMP__MEANING_GOES_ON)) return;
    ((uint64_t *)matcher->offered.items)[at] = UINT64_MAX;
    smp__heard *heard = smp__push(matcher, &matcher->longer);
    if (heard) *heard = (smp__heard){meaning->symbol, meaning->value, at, length};
}

/* Entries of many words that began at token `begin` and came to a node; what token `at` adds. */
static void follow_trie(smp__matcher *matcher, uint32_t node, uint32_t begin, uint32_t at)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__word_slot *sense = smp__sense_at(matcher, at);
    const smp__meaning *known = smp__meanings_of(matcher, sense);
    const uint64_t next = automaton->trie_nodes[node].next;
    for (uint32_t i = 0; i < sense->count; i++) {
        if (!(smp__symbol_bit(known[i].symbol) & next)) continue;
        matcher->steps++;
        uint32_t child = smp__trie_step(automaton, node, known[i].symbol);
        if (!child) continue;
        const smp__trie_node *reached = &automaton->trie_nodes[child];
        for (uint32_t j = 0; j < reached->count; j++)
            hear_longer(matcher, &automaton->meanings[reached->first + j], begin, at + 1 - begin);
        if (reached->next && at + 1 < matcher->reading.count)
            follow_trie(matcher, child, begin, at + 1);
    }
}

/* The token `at` is not the last. */
static void begin_entries(smp__matcher *matcher, const smp__word_slot *sense, uint32_t at)
{
    const smp__meaning *known = smp__meanings_of(matcher, sense);
    for (uint32_t i = 0; i < sense->count; i++) {
        uint32_t node = matcher->automaton.symbols[known[i].symbol].node;
        if (node) follow_trie(matcher, node, at, at + 1);
    }
}

static void hear_facts(smp__matcher *matcher, uint32_t at)
{
    uint64_t facts = ((const uint64_t *)matcher->fact_begins.items)[at];
    for (uint32_t which = 0; facts; which++, facts >>= 1) {
        if (!(facts & 1)) continue;
        const smp__fact *fact = matcher->facts[which];
        hear_longer(matcher, &matcher->automaton.head->facts[fact->id], at, fact->count);
    }
}

/* ---- All tokens ---------------------------------------------------------------------------- */

/* `first` and `next`: the first bytes of the token and of the one after it. */
static void hear_shapes(smp__matcher *matcher, uint32_t at, char first, char next)
{
    const smp__automaton_head *head = matcher->automaton.head;
    if (head->phone.symbol && smp__may_begin_phone(first)) {
        uint32_t length = smp__phone_length(&matcher->reading, at);
        if (length) hear_longer(matcher, &head->phone, at, length);
    }
    if (head->date.symbol && smp__may_begin_date(first, next)) {
        uint32_t length = smp__date_length(&matcher->reading, at);
        if (length) hear_longer(matcher, &head->date, at, length);
    }
}

/* Whatever begins at the token. `next` is the first byte of the one after it; returns its own. */
static char begin_at(smp__matcher *matcher, uint32_t at, char next)
{
    const smp__word_slot *sense = smp__sense_at(matcher, at);
    const smp__token *token = smp__read_token(&matcher->reading, at);
    weigh(matcher, matcher->automaton.head->kind_effects[token->kind], 0, at, 1);
    if (sense->word) {
        weigh(matcher, sense->effect, 0, at, 1);
    } else {
        const smp__meaning *known = smp__meanings_of(matcher, sense);
        for (uint32_t i = 0; i < sense->count; i++) weigh_symbol(matcher, &known[i], at, 1);
    }
    if (((sense->flags & SMP__MEANING_OPENS) != 0) &
        ((smp__sense_at(matcher, at + 1)->flags & SMP__MEANING_IN_ENTRY) != 0))
        begin_entries(matcher, sense, at);
    const char first = token->folded_size ? token->folded[0] : '\0';
    if (smp__may_begin_phone(first) || smp__may_begin_date(first, next))
        hear_shapes(matcher, at, first, next);
    if (matcher->fact_begins.count) hear_facts(matcher, at);
    return first;
}

void smp__find_beginnings(smp__matcher *matcher)
{
    matcher->beginnings.count = matcher->longer.count = 0;
    if (matcher->reading.count >= BASE_MAX - matcher->base - matcher->span) {
        memset(matcher->gates, 0, matcher->automaton.head->gate_count * sizeof *matcher->gates);
        matcher->base = matcher->span = 1;
    }
    matcher->base += matcher->span;
    matcher->span = matcher->reading.count;
    matcher->gates[0] = matcher->base;
    char next = '\0';
    for (uint32_t at = matcher->reading.count; at-- > 0 && !matcher->failed;)
        next = begin_at(matcher, at, next);
}
