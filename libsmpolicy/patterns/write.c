/* The compiler's tables to the records of the image.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include <string.h>

/* Where the items of each of `count` owners begin in one array, and how many each has so far. */
typedef struct shares {
    uint32_t *first; /* count + 1 */
    uint32_t *used;
} shares;

static void *take(smp__pattern_compiler *compiler, size_t count, size_t size)
{
    void *memory = smp__arena_allocate(&compiler->arena, (count ? count : 1) * size);
    if (memory) memset(memory, 0, (count ? count : 1) * size);
    else compiler->failed = true;
    return memory;
}

/* Begin with counts in first[owner + 1]; settle turns them into places. */
static shares take_shares(smp__pattern_compiler *compiler, size_t count)
{
    return (shares){take(compiler, count + 1, sizeof(uint32_t)),
                    take(compiler, count, sizeof(uint32_t))};
}

static void settle(const shares *of, size_t count)
{
    for (size_t i = 0; i < count; i++) of->first[i + 1] += of->first[i];
}

static uint32_t next_in(const shares *of, uint32_t owner)
{
    return of->first[owner] + of->used[owner]++;
}

static void add_records(smp__pattern_compiler *compiler, uint32_t section, const void *records,
                        size_t size, size_t count)
{
    smp__image_add_array(compiler->builder, section, records, size, count);
}

/* ---- Words, prefixes and the trie ----------------------------------------------------------- */

static uint32_t table_size(size_t count)
{
    uint32_t size = 4;
    while (size < count * 2) size *= 2;
    return size;
}

/* A hash table of the keys of one kind. Returns its mask. */
static uint32_t write_words(smp__pattern_compiler *compiler, uint32_t section, smp__key_kind kind,
                            const shares *meanings)
{
    const smp__sequences *keys = &compiler->keys;
    uint32_t size;
    size_t count = 0;
    for (uint32_t key = 0; key < keys->count; key++)
        if (smp__sequences_at(keys, key, &size)[0] == kind) count++;
    if (count == 0) return 0;
    uint32_t slots = table_size(count), mask = slots - 1;
    smp__word_slot *table = take(compiler, slots, sizeof *table);
    if (!table) return 0;
    for (uint32_t key = 0; key < keys->count; key++) {
        const uint32_t *words = smp__sequences_at(keys, key, &size);
        if (words[0] != kind) continue;
        smp_text text = smp__image_builder_string(compiler->builder, words[1]);
        uint32_t hash = smp__hash(text.data, text.size), at = hash & mask;
        while (table[at].word) at = (at + 1) & mask;
        table[at] = (smp__word_slot){.hash = hash,
                                     .word = words[1],
                                     .first = meanings->first[key],
                                     .count = meanings->first[key + 1] - meanings->first[key],
                                     .size = (uint32_t)text.size};
        if (text.size <= sizeof table[at].start) memcpy(table[at].start, text.data, text.size);
    }
    add_records(compiler, section, table, sizeof *table, slots);
    return mask;
}

static void write_trie(smp__pattern_compiler *compiler, smp__automaton_head *head,
                       const shares *meanings)
{
    const smp__sequences *steps = &compiler->steps;
    if (steps->count == 0) return;
    uint32_t slots = table_size(steps->count), size;
    smp__trie_slot *table = take(compiler, slots, sizeof *table);
    smp__trie_node *nodes = take(compiler, steps->count + 1, sizeof *nodes);
    if (!table || !nodes) return;
    head->trie_mask = slots - 1;
    for (uint32_t i = 0; i < steps->count; i++) {
        const uint32_t *step = smp__sequences_at(steps, i, &size);
        uint32_t at = smp__trie_hash(step[0], step[1]) & head->trie_mask;
        while (table[at].child) at = (at + 1) & head->trie_mask;
        table[at] = (smp__trie_slot){step[0], step[1], i + 1};
        nodes[step[0]].has_children = 1;
        uint32_t key = smp__sequences_find(&compiler->keys, (uint32_t[]){SMP__KEY_NODE, i + 1}, 2);
        if (key == SMP__NO_SEQUENCE) continue;
        nodes[i + 1].first = meanings->first[key];
        nodes[i + 1].count = meanings->first[key + 1] - meanings->first[key];
    }
    add_records(compiler, SMP__SECTION_TRIE, table, sizeof *table, slots);
    add_records(compiler, SMP__SECTION_TRIE_NODES, nodes, sizeof *nodes, steps->count + 1);
}

/* Which meanings are whose. */
static shares share_meanings(smp__pattern_compiler *compiler)
{
    const smp__sequences *meanings = &compiler->meanings;
    uint32_t size;
    shares by_key = take_shares(compiler, compiler->keys.count);
    if (compiler->failed) return by_key;
    for (uint32_t i = 0; i < meanings->count; i++)
        by_key.first[smp__sequences_at(meanings, i, &size)[0] + 1]++;
    settle(&by_key, compiler->keys.count);
    return by_key;
}

/* Once all is known of the symbols. */
static void write_meanings(smp__pattern_compiler *compiler, const shares *by_key,
                           const smp__symbol *symbols)
{
    const smp__sequences *meanings = &compiler->meanings;
    uint32_t size;
    smp__meaning *records = take(compiler, meanings->count, sizeof *records);
    if (!records) return;
    for (uint32_t i = 0; i < meanings->count; i++) {
        const uint32_t *words = smp__sequences_at(meanings, i, &size);
        const smp__symbol *symbol = &symbols[words[1]];
        uint32_t step = smp__sequences_find(&compiler->steps, (uint32_t[]){0, words[1]}, 2);
        uint32_t flags = (symbol->exact ? (uint32_t)SMP__MEANING_EXACT : 0) |
                         (symbol->count ? (uint32_t)SMP__MEANING_STARTS : 0) |
                         (step != SMP__NO_SEQUENCE ? (uint32_t)SMP__MEANING_OPENS : 0);
        records[next_in(by_key, words[0])] =
            (smp__meaning){words[1], compiler->values[i], flags};
    }
    add_records(compiler, SMP__SECTION_MEANINGS, records, sizeof *records, meanings->count);
}

/* ---- Pairs: what must follow at once for a beginning to be worth following ------------------- */

/* May the symbol be satisfied by several tokens, so that the first of them does not tell? (Entries of
 * many words do tell: the first opens the trie.) */
static bool *find_long_symbols(smp__pattern_compiler *compiler)
{
    bool *is_long = take(compiler, compiler->symbols.count, sizeof *is_long);
    if (!is_long) return NULL;
    uint32_t size;
    for (uint32_t i = 0; i < compiler->symbols.count; i++) {
        const uint32_t *words = smp__sequences_at(&compiler->symbols, i, &size);
        is_long[i] = words[0] == SMP__SYMBOL_FACT ||
                     (words[0] == SMP__SYMBOL_CLASS &&
                      (words[1] == SMP__CLASS_PHONE || words[1] == SMP__CLASS_DATE));
    }
    return is_long;
}

/* Every pair of a symbol that starts a pattern and one that may come next: counts them in `counts`,
 * or sets their bits in `filters`. */
static void each_pair(const smp__pattern_compiler *compiler, const bool *needed,
                      const smp__symbol *symbols, const smp__place *places, const smp__edge *edges,
                      uint32_t *counts, uint32_t *filters)
{
    uint32_t size, ignored;
    for (uint32_t i = 1; i < compiler->places.count; i++) {
        const uint32_t *words = smp__sequences_at(&compiler->places, i, &size);
        for (uint32_t j = 1; j < size; j++) {
            if (!needed[words[j]]) continue;
            uint32_t first = smp__sequences_at(&compiler->positions, words[j], &ignored)[0];
            if (counts) counts[first] += places[i].count;
            if (!filters) continue;
            uint32_t *filter = filters + symbols[first].filter;
            for (uint32_t k = 0; k < places[i].count; k++) {
                uint32_t bit = smp__second_bit(edges[places[i].first + k].symbol,
                                               symbols[first].filter_mask);
                filter[bit / 32] |= (uint32_t)1 << bit % 32;
            }
        }
    }
}

/* Which positions come to nothing unless a symbol that they lead to follows within a few tokens. */
static bool *find_pairs_needed(smp__pattern_compiler *compiler, const smp__place *places,
                               const smp__edge *edges)
{
    uint32_t size;
    const bool *is_long = find_long_symbols(compiler);
    bool *needed = take(compiler, compiler->positions.count, sizeof *needed);
    if (!is_long || !needed) return NULL;
    memset(needed, true, compiler->positions.count * sizeof *needed);
    for (uint32_t i = 0; i < compiler->accepts.count; i++)
        needed[smp__sequences_at(&compiler->accepts, i, &size)[0]] = false;
    for (uint32_t i = 1; i < compiler->places.count; i++) {
        const uint32_t *words = smp__sequences_at(&compiler->places, i, &size);
        bool waits = words[0] >= SMP__WINDOW_MAX;
        for (uint32_t j = 0; j < places[i].count && !waits; j++)
            waits = is_long[edges[places[i].first + j].symbol];
        for (uint32_t j = 1; j < size && waits; j++) needed[words[j]] = false;
    }
    return needed;
}

static void write_pairs(smp__pattern_compiler *compiler, smp__symbol *symbols,
                        const smp__place *places, smp__edge *edges)
{
    uint32_t size, ignored;
    const bool *needed = find_pairs_needed(compiler, places, edges);
    uint32_t *counts = take(compiler, compiler->symbols.count, sizeof *counts);
    if (!needed || !counts) return;
    for (uint32_t i = 0; i < places[0].count; i++) {
        if (needed[edges[i].position]) edges[i].anchors |= SMP__EDGE_NEEDS_PAIR;
        else symbols[edges[i].symbol].unpaired++;
    }
    for (uint32_t i = 1; i < compiler->places.count; i++) {
        const uint32_t *words = smp__sequences_at(&compiler->places, i, &size);
        for (uint32_t j = 1; j < size; j++) {
            if (!needed[words[j]]) continue;
            smp__symbol *first =
                &symbols[smp__sequences_at(&compiler->positions, words[j], &ignored)[0]];
            if (first->window < words[0] + 1) first->window = words[0] + 1;
        }
    }
    each_pair(compiler, needed, symbols, places, edges, counts, NULL);
    uint32_t total = 0;
    for (uint32_t i = 0; i < compiler->symbols.count; i++) {
        if (counts[i] == 0) continue;
        uint32_t bits = 64;
        while (bits / 16 < counts[i] && bits < (uint32_t)1 << 20) bits *= 2;
        symbols[i].filter = total;
        symbols[i].filter_mask = bits - 1;
        total += bits / 32;
    }
    uint32_t *filters = take(compiler, total, sizeof *filters);
    if (!filters) return;
    each_pair(compiler, needed, symbols, places, edges, NULL, filters);
    add_records(compiler, SMP__SECTION_PAIRS, filters, sizeof *filters, total);
}

/* ---- Positions and places ------------------------------------------------------------------- */

/* Positions in the order of their symbols, so that each place's edges come out sorted. */
static uint32_t *by_symbol(smp__pattern_compiler *compiler)
{
    const smp__sequences *positions = &compiler->positions;
    uint32_t size;
    shares order = take_shares(compiler, compiler->symbols.count);
    uint32_t *sorted = take(compiler, positions->count, sizeof *sorted);
    if (compiler->failed) return NULL;
    for (uint32_t i = 0; i < positions->count; i++)
        order.first[smp__sequences_at(positions, i, &size)[0] + 1]++;
    settle(&order, compiler->symbols.count);
    for (uint32_t i = 0; i < positions->count; i++)
        sorted[next_in(&order, smp__sequences_at(positions, i, &size)[0])] = i;
    return sorted;
}

static void write_edges(smp__pattern_compiler *compiler, smp__symbol *symbols)
{
    const smp__sequences *positions = &compiler->positions, *places = &compiler->places;
    uint32_t size, total = 0;
    const uint32_t *sorted = by_symbol(compiler);
    shares by_place = take_shares(compiler, places->count);
    if (compiler->failed) return;
    for (uint32_t i = 1; i < positions->count; i++) {
        const uint32_t *words = smp__sequences_at(positions, i, &size);
        for (uint32_t j = 2; j < size; j += 2, total++) by_place.first[words[j] + 1]++;
    }
    settle(&by_place, places->count);
    smp__edge *edges = take(compiler, total, sizeof *edges);
    smp__place *records = take(compiler, places->count, sizeof *records);
    if (compiler->failed) return;
    for (uint32_t i = 0; i < positions->count; i++) {
        const uint32_t *words = smp__sequences_at(positions, sorted[i], &size);
        for (uint32_t j = 2; j < size; j += 2)
            edges[next_in(&by_place, words[j])] = (smp__edge){words[0], sorted[i], words[j + 1]};
    }
    for (uint32_t i = 0; i < places->count; i++)
        records[i] = (smp__place){smp__sequences_at(places, i, &size)[0], by_place.first[i],
                                  by_place.first[i + 1] - by_place.first[i]};
    for (uint32_t i = by_place.first[1]; i-- > 0;) {
        smp__symbol *symbol = &symbols[edges[i].symbol];
        symbol->first = i;
        symbol->count++;
    }
    write_pairs(compiler, symbols, records, edges);
    add_records(compiler, SMP__SECTION_EDGES, edges, sizeof *edges, total);
    add_records(compiler, SMP__SECTION_PLACES, records, sizeof *records, places->count);
}

static void write_positions(smp__pattern_compiler *compiler)
{
    const smp__sequences *positions = &compiler->positions, *places = &compiler->places,
                         *accepts = &compiler->accepts;
    uint32_t size, total = 0;
    shares feeds = take_shares(compiler, positions->count);
    shares ends = take_shares(compiler, positions->count);
    smp__position *records = take(compiler, positions->count, sizeof *records);
    smp__accept *accepting = take(compiler, accepts->count, sizeof *accepting);
    if (compiler->failed) return;
    for (uint32_t i = 1; i < places->count; i++) {
        const uint32_t *words = smp__sequences_at(places, i, &size);
        for (uint32_t j = 1; j < size; j++, total++) feeds.first[words[j] + 1]++;
    }
    for (uint32_t i = 0; i < accepts->count; i++)
        ends.first[smp__sequences_at(accepts, i, &size)[0] + 1]++;
    settle(&feeds, positions->count);
    settle(&ends, positions->count);
    uint32_t *fed = take(compiler, total, sizeof *fed);
    if (!fed) return;
    for (uint32_t i = 1; i < places->count; i++) {
        const uint32_t *words = smp__sequences_at(places, i, &size);
        for (uint32_t j = 1; j < size; j++) fed[next_in(&feeds, words[j])] = i;
    }
    for (uint32_t i = 0; i < accepts->count; i++) {
        const uint32_t *words = smp__sequences_at(accepts, i, &size);
        accepting[next_in(&ends, words[0])] =
            (smp__accept){words[1], (uint16_t)words[2], (uint16_t)words[3]};
    }
    for (uint32_t i = 1; i < positions->count; i++)
        records[i] = (smp__position){smp__sequences_at(positions, i, &size)[1],
                                     feeds.first[i], feeds.first[i + 1] - feeds.first[i],
                                     ends.first[i], ends.first[i + 1] - ends.first[i]};
    add_records(compiler, SMP__SECTION_FEEDS, fed, sizeof *fed, total);
    add_records(compiler, SMP__SECTION_ACCEPTS, accepting, sizeof *accepting, accepts->count);
    add_records(compiler, SMP__SECTION_POSITIONS, records, sizeof *records, positions->count);
}

/* ---- The head ------------------------------------------------------------------------------- */

static uint32_t symbol_if_used(const smp__pattern_compiler *compiler, smp__symbol_kind kind,
                               uint32_t data)
{
    uint32_t symbol = smp__sequences_find(&compiler->symbols, (uint32_t[]){kind, data}, 2);
    return symbol == SMP__NO_SEQUENCE ? 0 : symbol;
}

static void fill_head(smp__pattern_compiler *compiler, smp__automaton_head *head)
{
    const smp__sequences *keys = &compiler->keys;
    for (uint32_t kind = 0; kind < SMP_COUNT(head->kinds); kind++)
        head->kinds[kind] = symbol_if_used(compiler, SMP__SYMBOL_CLASS, kind);
    uint32_t punct = symbol_if_used(compiler, SMP__SYMBOL_CLASS, SMP__CLASS_PUNCT);
    head->kinds[SMP_TOKEN_PUNCTUATION] = head->kinds[SMP_TOKEN_SYMBOL] = punct;
    head->any = symbol_if_used(compiler, SMP__SYMBOL_CLASS, SMP__CLASS_ANY);
    head->phone = symbol_if_used(compiler, SMP__SYMBOL_CLASS, SMP__CLASS_PHONE);
    head->date = symbol_if_used(compiler, SMP__SYMBOL_CLASS, SMP__CLASS_DATE);
    for (uint32_t id = 0; id < SMP__FACTS_MAX; id++)
        head->facts[id] = symbol_if_used(compiler, SMP__SYMBOL_FACT, id);
    for (uint32_t key = 0; key < keys->count; key++) {
        uint32_t size;
        const uint32_t *words = smp__sequences_at(keys, key, &size);
        if (words[0] != SMP__KEY_PREFIX) continue;
        size_t length = smp__image_builder_string(compiler->builder, words[1]).size;
        head->lengths[length / 32] |= (uint32_t)1 << length % 32;
    }
}

smp_status smp__pattern_compile(smp__pattern_compiler *compiler, smp_error *error)
{
    smp__arena_reset(&compiler->arena);
    smp__automaton_head head;
    memset(&head, 0, sizeof head);
    size_t symbol_count = compiler->symbols.count;
    smp__symbol *symbols = take(compiler, symbol_count, sizeof *symbols);
    if (!compiler->failed) {
        fill_head(compiler, &head);
        for (uint32_t i = 0; i < symbol_count; i++) {
            uint32_t size;
            const uint32_t *words = smp__sequences_at(&compiler->symbols, i, &size);
            if (words[0] == SMP__SYMBOL_EXACT) symbols[i].exact = words[2];
        }
        shares meanings = share_meanings(compiler);
        if (!compiler->failed) {
            head.word_mask =
                write_words(compiler, SMP__SECTION_WORDS, SMP__KEY_WORD, &meanings);
            head.prefix_mask =
                write_words(compiler, SMP__SECTION_PREFIXES, SMP__KEY_PREFIX, &meanings);
            write_trie(compiler, &head, &meanings);
            write_edges(compiler, symbols);
            write_positions(compiler);
            write_meanings(compiler, &meanings, symbols);
        }
        add_records(compiler, SMP__SECTION_SYMBOLS, symbols, sizeof *symbols, symbol_count);
        add_records(compiler, SMP__SECTION_LEXICONS, compiler->lexicons,
                    sizeof *compiler->lexicons, compiler->lexicon_count);
        add_records(compiler, SMP__SECTION_AUTOMATON, &head, sizeof head, 1);
    }
    if (compiler->failed || smp__image_builder_failed(compiler->builder))
        return smp__fail_memory(error);
    return SMP_OK;
}
