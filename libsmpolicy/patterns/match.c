/* A match from beginning to end, and what is asked about it afterwards.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

/* ---- Lists --------------------------------------------------------------------------------- */

bool smp__grow_list(smp__matcher *matcher, smp__list *list, size_t count)
{
    if (count > UINT32_MAX - 1 || !smp__grow(&matcher->allocator, &list->items, &list->capacity,
                                             count, list->element_size)) {
        matcher->failed = true;
        return false;
    }
    return true;
}

static void size_lists(smp__matcher *matcher)
{
    matcher->order.element_size = sizeof(uint32_t);
    matcher->senses.element_size = sizeof(const smp__word_slot *);
    matcher->offered.element_size = sizeof(uint64_t);
    matcher->joined.element_size = sizeof(smp__word_slot);
    matcher->unknown.element_size = sizeof(uint32_t);
    matcher->put.element_size = sizeof(smp__meaning);
    matcher->fact_begins.element_size = sizeof(uint64_t);
    matcher->beginnings.element_size = sizeof(smp__beginning);
    matcher->longer.element_size = sizeof(smp__heard);
    matcher->candidates.element_size = matcher->spare.element_size = sizeof(smp__candidate);
    matcher->hits.element_size = sizeof(smp__hit);
    smp__size_thread_lists(matcher);
}

/* ---- Life ---------------------------------------------------------------------------------- */

static size_t gates_of(const smp__automaton *automaton)
{
    return automaton->head ? automaton->head->gate_count : 0;
}

smp_status smp__matcher_new(smp__matcher **out, const smp__image *image,
                            const smp_allocator *allocator, smp_error *error)
{
    smp_allocator memory = smp__allocator_or_default(allocator);
    smp__matcher *matcher = smp__allocate_zeroed(&memory, sizeof *matcher);
    if (!matcher) return smp__fail_memory(error);
    matcher->allocator = memory;
    smp__automaton *automaton = &matcher->automaton;
    smp__automaton_open(automaton, image);
    smp__arena_init(&matcher->fact_arena, &memory);
    size_lists(matcher);
    for (uint32_t kind = 0; automaton->head && kind <= SMP_TOKEN_SPACE; kind++) {
        uint32_t own = automaton->head->kinds[kind].symbol, any = automaton->head->any.symbol;
        matcher->kind_bits[kind] =
            (own ? smp__symbol_bit(own) : 0) | (any ? smp__symbol_bit(any) : 0);
    }
    matcher->base = 1;
    smp__matcher_serve(matcher, SMP__ALL_PURPOSES);
    matcher->gates = smp__allocate_zeroed(&memory, gates_of(automaton) * sizeof *matcher->gates);
    matcher->position_at =
        smp__allocate_zeroed(&memory, automaton->position_count * sizeof *matcher->position_at);
    matcher->place_at =
        smp__allocate_zeroed(&memory, automaton->place_count * sizeof *matcher->place_at);
    if (!matcher->gates || !matcher->position_at || !matcher->place_at) {
        smp__matcher_free(matcher);
        return smp__fail_memory(error);
    }
    *out = matcher;
    return SMP_OK;
}

void smp__matcher_free(smp__matcher *matcher)
{
    if (!matcher) return;
    smp__matcher *m = matcher;
    smp_allocator memory = m->allocator;
    smp__list *const lists[] = {&m->order,   &m->senses,     &m->offered,    &m->joined,
                                &m->put,     &m->unknown,    &m->fact_begins,
                                &m->longer,  &m->beginnings, &m->firings,
                                &m->before,  &m->laters,     &m->pending,    &m->gaps,
                                &m->queues,  &m->candidates, &m->spare,      &m->hits};
    for (size_t i = 0; i < SMP_COUNT(lists); i++)
        smp__release(&memory, lists[i]->items, lists[i]->capacity * lists[i]->element_size);
    smp__release(&memory, m->gates, gates_of(&m->automaton) * sizeof *m->gates);
    smp__release(&memory, m->position_at, m->automaton.position_count * sizeof *m->position_at);
    smp__release(&memory, m->place_at, m->automaton.place_count * sizeof *m->place_at);
    smp__arena_free(&m->fact_arena);
    smp__release(&memory, m, sizeof *m);
}

/* Of several purposes that of all. */
static const uint32_t *row_of(const smp__matcher *matcher, const uint32_t *rows)
{
    uint32_t purpose = 0;
    while (purpose < SMP__PURPOSES && (uint32_t)1 << purpose != matcher->purposes) purpose++;
    return matcher->automaton.effect_rows + (purpose < SMP__PURPOSES ? rows[purpose] : 0);
}

void smp__matcher_serve(smp__matcher *matcher, uint32_t purposes)
{
    const smp__automaton_head *head = matcher->automaton.head;
    if (!head || purposes == matcher->purposes) return;
    matcher->purposes = purposes & SMP__ALL_PURPOSES;
    matcher->row = row_of(matcher, head->effect_rows);
    matcher->row_at_once = row_of(matcher, head->rows_at_once);
}

/* ---- Matching ------------------------------------------------------------------------------ */

static void write_hits(smp__matcher *matcher)
{
    const uint32_t *order = matcher->reading.order;
    uint32_t count = matcher->candidates.count;
    if (!smp__reserve(matcher, &matcher->spare, count)) return;
    smp__candidate *candidates = matcher->candidates.items;
    size_t selected = smp__select(candidates, matcher->spare.items, count);
    if (!smp__reserve(matcher, &matcher->hits, selected)) return;
    smp__hit *hits = matcher->hits.items;
    for (size_t i = 0; i < selected; i++)
        hits[i] = (smp__hit){candidates[i].owner, order[candidates[i].first],
                             order[candidates[i].end - 1] + 1, candidates[i].value};
    matcher->hits.count = (uint32_t)selected;
}

static void look_for(smp__matcher *matcher, uint32_t purposes, const uint32_t *row)
{
    matcher->purposes = purposes;
    matcher->row = row;
}

static void find_candidates(smp__matcher *matcher)
{
    if (!matcher->failed) smp__find_beginnings(matcher);
    if (!matcher->failed && matcher->beginnings.count) smp__run_threads(matcher);
}

/* A text of more tokens, space being one too, mostly has a hit that may be excepted: all is looked
 * for at once. */
#define SELDOM_EXCEPTED 192u

static void find_all(smp__matcher *matcher, const smp__document *document)
{
    const smp__automaton *automaton = &matcher->automaton;
    const uint32_t purposes = matcher->purposes;
    const uint32_t *row = matcher->row;
    const bool at_once = row == matcher->row_at_once || document->token_count > SELDOM_EXCEPTED;
    if (at_once) look_for(matcher, purposes | SMP__FOR_EXCEPTIONS, matcher->row_at_once);
    smp__find_meanings(matcher, document);
    matcher->fact_begins.count = 0;
    if (matcher->fact_count && !matcher->failed) smp__find_facts(matcher);
    find_candidates(matcher);
    if (matcher->excepted && !at_once) {
        look_for(matcher, SMP__FOR_EXCEPTIONS,
                 automaton->effect_rows + automaton->head->effect_rows[SMP__PURPOSES]);
        find_candidates(matcher);
    }
    look_for(matcher, purposes, row);
}

smp_status smp__match(smp__matcher *matcher, const smp__document *document, const smp__hit **hits,
                      size_t *hit_count, smp_error *error)
{
    *hits = NULL;
    *hit_count = 0;
    matcher->failed = matcher->excepted = false;
    matcher->steps = 0;
    matcher->reading.count = matcher->candidates.count = matcher->hits.count = 0;
    matcher->unknown.count = 0;
    if (!matcher->automaton.head) return SMP_OK;

    find_all(matcher, document);
    if (!matcher->failed && matcher->candidates.count) write_hits(matcher);
    if (matcher->failed) {
        matcher->reading.count = 0;
        return smp__fail_memory(error);
    }
    *hits = matcher->hits.items;
    *hit_count = matcher->hits.count;
    return SMP_OK;
}

uint64_t smp__match_steps(const smp__matcher *matcher) { return matcher->steps; }

/* Where the document's token is in the reading; its count if it is space. */
static uint32_t place_in_reading(const smp__reading *reading, uint32_t index)
{
    uint32_t low = 0, high = reading->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (reading->order[middle] < index) low = middle + 1;
        else high = middle;
    }
    return low < reading->count && reading->order[low] == index ? low : reading->count;
}

bool smp__token_in_lexicon(const smp__matcher *matcher, uint32_t index, uint32_t lexicon,
                           smp__sref *value)
{
    uint32_t at = place_in_reading(&matcher->reading, index);
    if (at == matcher->reading.count || lexicon >= matcher->automaton.lexicon_count) return false;
    const smp__word_slot *sense = smp__sense_at(matcher, at);
    const smp__meaning *known = smp__meanings_of(matcher, sense);
    for (uint32_t i = 0; i < sense->count; i++) {
        if (known[i].symbol != matcher->automaton.lexicons[lexicon].symbol) continue;
        if (value) *value = known[i].value;
        return true;
    }
    return false;
}

/* ---- Words that are not in the document ------------------------------------------------------ */

static const smp__word_slot *slot_of(const smp__automaton *automaton, smp_text folded,
                                     uint32_t hash)
{
    if (!automaton->words) return NULL;
    return smp__find_word(automaton, automaton->words, automaton->head->word_mask, folded.data,
                          folded.size, hash, smp__head(folded.data, folded.size));
}

const uint32_t *smp__unknown_tokens(const smp__matcher *matcher, uint32_t *count)
{
    *count = matcher->unknown.count;
    return matcher->unknown.items;
}

bool smp__word_known(const smp__matcher *matcher, smp_text folded, uint32_t hash)
{
    return slot_of(&matcher->automaton, folded, hash) != NULL;
}

static uint32_t slot_in_set(const smp__lexicon_set *set, uint32_t symbol)
{
    uint32_t at = symbol % SMP__LEXICON_SET_SLOTS;
    while (set->slots[at].symbol && set->slots[at].symbol != symbol)
        at = (at + 1) % SMP__LEXICON_SET_SLOTS;
    return at;
}

bool smp__lexicon_set_add(smp__lexicon_set *set, const smp__image *image, const char *name,
                          uint32_t bit)
{
    const uint32_t id = smp__lexicon_find(image, name);
    if (id == UINT32_MAX) return false;
    const smp__lexicon *lexicons = smp__image_section(image, SMP__SECTION_LEXICONS, NULL);
    const uint32_t at = slot_in_set(set, lexicons[id].symbol);
    set->slots[at].symbol = lexicons[id].symbol;
    set->slots[at].bit = bit;
    return true;
}

static uint32_t lexicons_of(const smp__automaton *automaton, const smp__word_slot *slot,
                            const smp__lexicon_set *set)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < slot->count; i++)
        found |= set->slots[slot_in_set(set, automaton->meanings[slot->first + i].symbol)].bit;
    return found;
}

uint32_t smp__word_lexicons(const smp__matcher *matcher, smp_text folded, uint32_t hash,
                            const smp__lexicon_set *set)
{
    const smp__word_slot *slot = slot_of(&matcher->automaton, folded, hash);
    return slot ? lexicons_of(&matcher->automaton, slot, set) : 0;
}

static bool has_shape(smp_text word, smp_text shape)
{
    if (word.size != shape.size) return false;
    for (size_t i = 0; i < word.size; i++)
        if (shape.data[i] != '*' ? word.data[i] != shape.data[i] : !smp__ascii_lower(word.data[i]))
            return false;
    return true;
}

bool smp__word_of_shape(const smp__matcher *matcher, smp_text shape, const smp__lexicon_set *set,
                        uint32_t bits, smp_text *word)
{
    const smp__automaton *automaton = &matcher->automaton;
    bool found = false;
    for (size_t at = 0; automaton->words && at <= automaton->head->word_mask; at++) {
        const smp__word_slot *slot = &automaton->words[at];
        if (!slot->word || slot->size != smp__slot_size(shape.size)) continue;
        smp_text known = smp__image_string(&automaton->image, slot->word);
        if (!has_shape(known, shape) || !(lexicons_of(automaton, slot, set) & bits) ||
            (found && memcmp(known.data, word->data, known.size) > 0))
            continue;
        *word = known;
        found = true;
    }
    return found;
}
