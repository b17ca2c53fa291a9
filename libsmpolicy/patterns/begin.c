/* Where patterns may begin. We go from the last token to the first: by the time we come to a word
 * that begins patterns, the words that have to follow have opened its gate or they have not.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

/* ---- Gates --------------------------------------------------------------------------------- */

static inline void open_gates(smp__matcher *matcher, const smp__effect *effect, uint32_t at)
{
    /* We come from the last token: what a trigger says now is not less than what others have said. */
    const smp__run *run = matcher->automaton.runs + effect->first_run;
    uint64_t *gates = matcher->gates, now = matcher->base + at;
    for (uint32_t left = effect->run_count; left > 0; left--, run++) {
        if (!(run->purposes & matcher->purposes)) continue;
        const smp__trigger *trigger = matcher->automaton.triggers + run->first;
        const smp__trigger *end = trigger + run->count;
        matcher->steps += run->count;
        for (; trigger < end; trigger++)
            gates[trigger->gate] = now - (trigger->reach < at ? trigger->reach : at);
    }
}

/* Which of the places that a position feeds are open once its atom ends with token `last`. */
static uint32_t open_places(const smp__matcher *matcher, const smp__position *position,
                            uint32_t last)
{
    uint32_t count = position[1].first_feed - position->first_feed, open = 0;
    const uint32_t *feeds = matcher->automaton.feeds + position->first_feed;
    if (count > SMP__LAST_OPEN) {
        open = (uint32_t)1 << SMP__LAST_OPEN;
        count = SMP__LAST_OPEN;
    }
    for (uint32_t i = 0; i < count; i++)
        if (smp__may_wait(matcher, feeds[i], last)) open |= (uint32_t)1 << i;
    return open;
}

static inline bool has_link(const smp__matcher *matcher, const smp__position *position,
                            uint32_t symbol, uint32_t at)
{
    if (!(smp__symbol_bit(symbol) & position->next)) return false;
    uint32_t slot = smp__link_slot(symbol, position->link_mask);
    for (const smp__edge *edge; (edge = smp__next_edge(matcher, position, symbol, &slot));)
        if (smp__may_follow(matcher, edge, at, 1)) return true;
    return false;
}

/* Could the very next token go on? Mostly not, and then the pattern is not worth beginning. */
static bool goes_on(const smp__matcher *matcher, const smp__position *position, uint32_t next)
{
    if (next >= matcher->reading.count || !(position->next & smp__offered(matcher, next)))
        return false;
    if (smp__sense_at(matcher, next)->longer) return true;
    uint32_t count;
    const smp__meaning *known = smp__known(matcher, next, &count);
    for (uint32_t i = 0; i < count; i++)
        if (has_link(matcher, position, known[i].symbol, next)) return true;
    uint8_t kind = smp__read_token(&matcher->reading, next)->kind;
    if (!(position->next & matcher->kind_bits[kind])) return false;
    const smp__automaton_head *head = matcher->automaton.head;
    return has_link(matcher, position, head->kinds[kind].symbol, next) ||
           has_link(matcher, position, head->any.symbol, next);
}

static void begin_patterns(smp__matcher *matcher, const smp__start *start, smp__sref value,
                           uint32_t at, uint32_t length)
{
    const smp__automaton *automaton = &matcher->automaton;
    for (uint32_t i = start->first; i < start->first + start->count; i++) {
        const smp__edge *edge = &automaton->edges[i];
        const smp__position *position = &automaton->positions[edge->position];
        matcher->steps++;
        if (!smp__may_follow(matcher, edge, at, length)) continue;
        uint32_t end = at + length, open = open_places(matcher, position, end - 1);
        if (open == 0 && position->first_accept == position[1].first_accept &&
            !goes_on(matcher, position, end))
            continue;
        smp__beginning *begins = smp__push(matcher, &matcher->beginnings);
        if (begins)
            *begins = (smp__beginning){{edge->symbol, value, at, length}, edge->position, open};
    }
}

/* What is heard at `at` does for the beginnings of patterns. `value`: where the effect has none. */
static inline void weigh(smp__matcher *matcher, const smp__effect *effect, smp__sref value,
                         uint32_t at, uint32_t length)
{
    const smp__start *start = matcher->automaton.starts + effect->first_start;
    for (uint32_t left = effect->start_count; left > 0; left--, start++)
        if (((start->purposes & matcher->purposes) != 0) & smp__is_open(matcher, start->gate, at))
            begin_patterns(matcher, start, start->value ? start->value : value, at, length);
    open_gates(matcher, effect, at);
}

static void weigh_symbol(smp__matcher *matcher, const smp__meaning *meaning, uint32_t at,
                         uint32_t length)
{
    const smp__effect *effect = &matcher->automaton.symbols[meaning->symbol].effect;
    weigh(matcher, effect, meaning->value, at, length);
}

/* ---- Atoms of several tokens --------------------------------------------------------------- */

static void hear_longer(smp__matcher *matcher, const smp__meaning *meaning, uint32_t at,
                        uint32_t length)
{
    weigh_symbol(matcher, meaning, at, length);
    if (!(meaning->flags & SMP__MEANING_GOES_ON)) return;
    smp__sense_at(matcher, at)->longer = 1;
    smp__heard *heard = smp__push(matcher, &matcher->longer);
    if (heard) *heard = (smp__heard){meaning->symbol, meaning->value, at, length};
}

/* Entries of many words that began at token `begin`, from `node` at token `at` on. */
static void follow_trie(smp__matcher *matcher, uint32_t node, uint32_t begin, uint32_t at)
{
    const smp__automaton *automaton = &matcher->automaton;
    const uint32_t wanted = node ? SMP__MEANING_IN_ENTRY : SMP__MEANING_OPENS;
    uint32_t count;
    const smp__meaning *known = smp__known(matcher, at, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (!(known[i].flags & wanted)) continue;
        matcher->steps++;
        uint32_t child = smp__trie_step(automaton, node, known[i].symbol);
        if (!child) continue;
        const smp__trie_node *reached = &automaton->trie_nodes[child];
        for (uint32_t j = 0; j < reached->count; j++)
            hear_longer(matcher, &automaton->meanings[reached->first + j], begin, at + 1 - begin);
        if (reached->has_children && at + 1 < matcher->reading.count)
            follow_trie(matcher, child, begin, at + 1);
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

#define BEGINS (SMP__MEANING_STARTS | SMP__MEANING_TRIGGERS)

/* Whatever its word is, a token is one, and of a kind. */
static void weigh_kind(smp__matcher *matcher, const smp__token *token, uint32_t at)
{
    const smp__automaton_head *head = matcher->automaton.head;
    if (head->kinds[token->kind].flags & BEGINS)
        weigh_symbol(matcher, &head->kinds[token->kind], at, 1);
    if (head->any.flags & BEGINS) weigh_symbol(matcher, &head->any, at, 1);
}

/* Of a token in its folded form; NUL where there is none. */
static char first_byte(const smp__matcher *matcher, uint32_t at)
{
    if (at >= matcher->reading.count) return '\0';
    const smp__token *token = smp__read_token(&matcher->reading, at);
    return token->folded_size ? token->folded[0] : '\0';
}

static void hear_shapes(smp__matcher *matcher, uint32_t at)
{
    const smp__automaton_head *head = matcher->automaton.head;
    const char first = first_byte(matcher, at);
    if (head->phone.symbol && smp__may_begin_phone(first)) {
        uint32_t length = smp__phone_length(&matcher->reading, at);
        if (length) hear_longer(matcher, &head->phone, at, length);
    }
    if (head->date.symbol && smp__may_begin_date(first, first_byte(matcher, at + 1))) {
        uint32_t length = smp__date_length(&matcher->reading, at);
        if (length) hear_longer(matcher, &head->date, at, length);
    }
}

static void begin_at(smp__matcher *matcher, uint32_t at)
{
    const smp__sense *sense = smp__sense_at(matcher, at);
    if (sense->effect) {
        weigh(matcher, sense->effect, 0, at, 1);
    } else {
        uint32_t count;
        const smp__meaning *known = smp__known(matcher, at, &count);
        for (uint32_t i = 0; i < count; i++) weigh_symbol(matcher, &known[i], at, 1);
    }
    if ((sense->flags & SMP__MEANING_OPENS) && at + 1 < matcher->reading.count &&
        (sense[1].flags & SMP__MEANING_IN_ENTRY))
        follow_trie(matcher, 0, at, at);

    const smp__token *token = smp__read_token(&matcher->reading, at);
    weigh_kind(matcher, token, at);
    hear_shapes(matcher, at);
    if (matcher->fact_begins.count) hear_facts(matcher, at);
}

void smp__find_beginnings(smp__matcher *matcher)
{
    matcher->beginnings.count = matcher->longer.count = 0;
    matcher->base += matcher->span;
    matcher->span = matcher->reading.count;
    matcher->gates[0] = matcher->base;
    for (uint32_t at = matcher->reading.count; at-- > 0 && !matcher->failed;)
        begin_at(matcher, at);
}
