/* The compiler's tables to the records of the image.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include <string.h>

/* Where the items of each of `count` owners begin in one array, and how many each has so far. */
typedef struct shares {
    uint32_t *first; /* count + 1 */
    uint32_t *used;
} shares;

void *smp__take(smp__pattern_compiler *compiler, size_t count, size_t size)
{
    void *memory = smp__arena_allocate(&compiler->arena, (count ? count : 1) * size);
    if (memory) memset(memory, 0, (count ? count : 1) * size);
    else compiler->failed = true;
    return memory;
}

/* Begin with counts in first[owner + 1]; settle turns them into places. */
static shares take_shares(smp__pattern_compiler *compiler, size_t count)
{
    return (shares){smp__take(compiler, count + 1, sizeof(uint32_t)),
                    smp__take(compiler, count, sizeof(uint32_t))};
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

/* A hash table of the keys of one kind that have a meaning. Returns its mask. */
static uint32_t write_words(smp__pattern_compiler *compiler, uint32_t section, smp__key_kind kind,
                            const shares *meanings, const smp__meaning *records,
                            const uint32_t *effects)
{
    const smp__sequences *keys = &compiler->keys;
    const uint32_t *first = meanings->first;
    uint32_t size;
    size_t count = 0;
    for (uint32_t key = 0; key < keys->count; key++)
        if (smp__sequences_at(keys, key, &size)[0] == kind && first[key] < first[key + 1]) count++;
    if (count == 0) return 0;
    uint32_t slots = table_size(count), mask = slots - 1;
    smp__word_slot *table = smp__take(compiler, slots, sizeof *table);
    if (!table) return 0;
    for (uint32_t key = 0; key < keys->count; key++) {
        const uint32_t *words = smp__sequences_at(keys, key, &size);
        if (words[0] != kind || first[key] == first[key + 1]) continue;
        smp_text text = smp__image_builder_string(compiler->builder, words[1]);
        uint32_t hash = smp__hash(text.data, text.size), at = hash & mask;
        while (table[at].word) at = (at + 1) & mask;
        smp__word_slot *slot = &table[at];
        if (first[key + 1] - first[key] > SMP__SLOT_MEANINGS_MAX) compiler->failed = true;
        *slot = (smp__word_slot){.head = smp__head(text.data, text.size),
                                 .word = words[1],
                                 .first = first[key],
                                 .effect = effects[key]};
        slot->count = (first[key + 1] - first[key]) & SMP__SLOT_MEANINGS_MAX;
        slot->size = smp__slot_size(text.size) & SMP__SLOT_SIZE_MAX;
        for (uint32_t i = first[key]; i < first[key + 1]; i++) {
            slot->flags |= records[i].flags & SMP__MEANING_FLAGS;
            if (records[i].flags & SMP__MEANING_GOES_ON)
                slot->later |= smp__symbol_bit(records[i].symbol);
        }
    }
    add_records(compiler, section, table, sizeof *table, slots);
    return mask;
}

static void find_prefix_starts(const smp__pattern_compiler *compiler, const shares *meanings,
                               uint64_t *starts)
{
    const smp__sequences *keys = &compiler->keys;
    for (uint32_t key = 0; key < keys->count; key++) {
        uint32_t size;
        const uint32_t *words = smp__sequences_at(keys, key, &size);
        if (words[0] != SMP__KEY_PREFIX || meanings->first[key] == meanings->first[key + 1])
            continue;
        smp_text text = smp__image_builder_string(compiler->builder, words[1]);
        starts[smp__prefix_start(text.data)] |= (uint64_t)1 << text.size;
    }
}

/* By node: does some entry end there, or further on, that a pattern asks for? Marks the symbols on
 * the way there. */
static bool *find_useful_nodes(smp__pattern_compiler *compiler, smp__meaning *meant)
{
    const smp__sequences *meanings = &compiler->meanings, *steps = &compiler->steps;
    uint32_t size;
    bool *useful = smp__take(compiler, steps->count + 1, sizeof *useful);
    if (!useful) return NULL;
    for (uint32_t i = 0; i < meanings->count; i++) {
        const uint32_t *meaning = smp__sequences_at(meanings, i, &size);
        const uint32_t *key = smp__sequences_at(&compiler->keys, meaning[0], &size);
        if (key[0] == SMP__KEY_NODE && meant[meaning[1]].flags) useful[key[1]] = true;
    }
    for (uint32_t i = (uint32_t)steps->count; i-- > 0;) {
        if (!useful[i + 1]) continue;
        const uint32_t *step = smp__sequences_at(steps, i, &size);
        useful[step[0]] = true;
        meant[step[1]].flags |= step[0] ? SMP__MEANING_IN_ENTRY : SMP__MEANING_OPENS;
    }
    return useful;
}

static void write_trie(smp__pattern_compiler *compiler, smp__tables *tables, const bool *useful,
                       const shares *meanings)
{
    const smp__sequences *steps = &compiler->steps;
    uint32_t size, count = 0;
    for (uint32_t i = 0; i < steps->count; i++) count += useful[i + 1];
    if (count == 0) return;
    const uint32_t slots = table_size(count), mask = slots - 1;
    smp__trie_slot *table = smp__take(compiler, slots, sizeof *table);
    smp__trie_node *nodes = smp__take(compiler, steps->count + 1, sizeof *nodes);
    if (!table || !nodes) return;
    tables->head.trie_mask = mask;
    for (uint32_t i = 0; i < steps->count; i++) {
        if (!useful[i + 1]) continue;
        const uint32_t *step = smp__sequences_at(steps, i, &size);
        if (step[0] == 0) {
            tables->symbols[step[1]].node = i + 1;
        } else {
            uint32_t at = smp__trie_hash(step[0], step[1]) & mask;
            while (table[at].child) at = (at + 1) & mask;
            table[at] = (smp__trie_slot){step[0], step[1], i + 1};
            nodes[step[0]].next |= smp__symbol_bit(step[1]);
        }
        uint32_t key = smp__sequences_find(&compiler->keys, (uint32_t[]){SMP__KEY_NODE, i + 1}, 2);
        if (key == SMP__NO_SEQUENCE) continue;
        nodes[i + 1].first = meanings->first[key];
        nodes[i + 1].count = meanings->first[key + 1] - meanings->first[key];
    }
    add_records(compiler, SMP__SECTION_TRIE, table, sizeof *table, slots);
    add_records(compiler, SMP__SECTION_TRIE_NODES, nodes, sizeof *nodes, steps->count + 1);
}

/* Does anything ask for the meaning: a pattern, a longer entry, or a detector for the lexicon? */
static bool is_useful(const smp__pattern_compiler *compiler, const uint32_t *meaning,
                      const smp__meaning *meant)
{
    uint32_t size;
    return meant[meaning[1]].flags ||
           (smp__sequences_at(&compiler->symbols, meaning[1], &size)[0] == SMP__SYMBOL_LEXICON &&
            smp__sequences_at(&compiler->keys, meaning[0], &size)[0] != SMP__KEY_NODE);
}

static shares write_meanings(smp__pattern_compiler *compiler, const smp__tables *tables,
                             const smp__meaning **out)
{
    const smp__sequences *meanings = &compiler->meanings;
    uint32_t size;
    shares by_key = take_shares(compiler, compiler->keys.count);
    if (compiler->failed) return by_key;
    for (uint32_t i = 0; i < meanings->count; i++) {
        const uint32_t *words = smp__sequences_at(meanings, i, &size);
        by_key.first[words[0] + 1] += is_useful(compiler, words, tables->meant);
    }
    settle(&by_key, compiler->keys.count);
    uint32_t total = by_key.first[compiler->keys.count];
    smp__meaning *records = smp__take(compiler, total, sizeof *records);
    if (!records) return by_key;
    for (uint32_t i = 0; i < meanings->count; i++) {
        const uint32_t *words = smp__sequences_at(meanings, i, &size);
        if (!is_useful(compiler, words, tables->meant)) continue;
        smp__meaning *record = &records[next_in(&by_key, words[0])];
        *record = tables->meant[words[1]];
        record->value = compiler->values[i];
        if (tables->symbols[words[1]].exact) record->flags |= SMP__MEANING_EXACT;
    }
    add_records(compiler, SMP__SECTION_MEANINGS, records, sizeof *records, total);
    *out = records;
    return by_key;
}

/* ---- Positions and places ------------------------------------------------------------------- */

/* Positions in the order of their symbols, so that each place's edges come out sorted. */
static uint32_t *by_symbol(smp__pattern_compiler *compiler)
{
    const smp__sequences *positions = &compiler->positions;
    uint32_t size;
    shares order = take_shares(compiler, compiler->symbols.count);
    uint32_t *sorted = smp__take(compiler, positions->count, sizeof *sorted);
    if (compiler->failed) return NULL;
    for (uint32_t i = 0; i < positions->count; i++)
        order.first[smp__sequences_at(positions, i, &size)[0] + 1]++;
    settle(&order, compiler->symbols.count);
    for (uint32_t i = 0; i < positions->count; i++)
        sorted[next_in(&order, smp__sequences_at(positions, i, &size)[0])] = i;
    return sorted;
}

/* The places and their edges, and which edges of the start are whose. */
static void make_places(smp__pattern_compiler *compiler, smp__tables *tables)
{
    const smp__sequences *positions = &compiler->positions, *places = &compiler->places;
    uint32_t size, total = 0;
    const uint32_t *sorted = tables->by_symbol = by_symbol(compiler);
    shares by_place = take_shares(compiler, places->count);
    if (compiler->failed) return;
    for (uint32_t i = 1; i < positions->count; i++) {
        const uint32_t *words = smp__sequences_at(positions, i, &size);
        for (uint32_t j = 2; j < size; j += 2, total++) by_place.first[words[j] + 1]++;
    }
    settle(&by_place, places->count);
    smp__edge *edges = smp__take(compiler, total, sizeof *edges);
    smp__made_place *records = smp__take(compiler, places->count, sizeof *records);
    if (compiler->failed) return;
    for (uint32_t i = 0; i < places->count; i++) {
        const uint32_t *words = smp__sequences_at(places, i, &size);
        records[i] = (smp__made_place){.gap = words[0],
                                       .over = words[1],
                                       .first = by_place.first[i],
                                       .count = by_place.first[i + 1] - by_place.first[i]};
    }
    for (uint32_t i = 0; i < positions->count; i++) {
        const uint32_t *words = smp__sequences_at(positions, sorted[i], &size);
        for (uint32_t j = 2; j < size; j += 2)
            edges[next_in(&by_place, words[j])] =
                (smp__edge){words[0], sorted[i], (uint16_t)words[j + 1], 0, 0};
    }
    for (uint32_t i = records[0].count; i-- > 0;) {
        smp__made_start *start = &tables->starts[edges[i].symbol];
        start->first = i;
        start->count++;
    }
    tables->places = records;
    tables->edges = edges;
    tables->edge_count = total;
}

static void make_positions(smp__pattern_compiler *compiler, smp__tables *tables)
{
    const smp__sequences *positions = &compiler->positions, *places = &compiler->places,
                         *accepts = &compiler->accepts;
    uint32_t size, total = 0;
    shares feeds = take_shares(compiler, positions->count);
    shares ends = take_shares(compiler, positions->count);
    smp__made_position *records = smp__take(compiler, positions->count, sizeof *records);
    smp__accept *accepting = smp__take(compiler, accepts->count, sizeof *accepting);
    if (compiler->failed) return;
    for (uint32_t i = 1; i < places->count; i++) {
        const uint32_t *words = smp__sequences_at(places, i, &size);
        for (uint32_t j = SMP__PLACE_FED; j < size; j++, total++) feeds.first[words[j] + 1]++;
    }
    for (uint32_t i = 0; i < accepts->count; i++)
        ends.first[smp__sequences_at(accepts, i, &size)[0] + 1]++;
    settle(&feeds, positions->count);
    settle(&ends, positions->count);
    uint32_t *fed = smp__take(compiler, total, sizeof *fed);
    if (!fed) return;
    for (uint32_t i = 1; i < places->count; i++) {
        const uint32_t *words = smp__sequences_at(places, i, &size);
        for (uint32_t j = SMP__PLACE_FED; j < size; j++) fed[next_in(&feeds, words[j])] = i;
    }
    for (uint32_t i = 0; i < accepts->count; i++) {
        const uint32_t *words = smp__sequences_at(accepts, i, &size);
        accepting[next_in(&ends, words[0])] =
            (smp__accept){words[1], (uint8_t)words[2], (uint8_t)words[3], 0};
    }
    for (uint32_t i = 1; i < positions->count; i++)
        records[i] = (smp__made_position){smp__sequences_at(positions, i, &size)[1],
                                          feeds.first[i], feeds.first[i + 1] - feeds.first[i],
                                          ends.first[i], ends.first[i + 1] - ends.first[i], 0};
    tables->positions = records;
    tables->accepts = accepting;
    tables->feeds = fed;
}

/* Patterns whose last atom nothing can follow but the end of the text say so at the edge to it. */
static void move_ends_to_edges(smp__tables *tables)
{
    for (size_t i = 0; i < tables->edge_count; i++) {
        const smp__made_position *position = &tables->positions[tables->edges[i].position];
        const smp__accept *accepts = tables->accepts + position->first_accept;
        uint16_t all = position->feed_count ? 0 : UINT16_MAX;
        for (uint32_t j = 0; j < position->accept_count; j++) all &= accepts[j].anchors;
        tables->edges[i].anchors |= all & SMP__ANCHOR_TEXT_END;
    }
}

/* ---- The head ------------------------------------------------------------------------------- */

/* What patterns do with each symbol. */
static void flag_symbols(smp__tables *tables, size_t symbol_count)
{
    for (size_t i = 0; i < symbol_count; i++) {
        if (tables->starts[i].count) tables->meant[i].flags |= SMP__MEANING_STARTS;
        if (tables->starts[i].trigger_count) tables->meant[i].flags |= SMP__MEANING_TRIGGERS;
    }
    for (size_t i = tables->places[0].count; i < tables->edge_count; i++)
        tables->meant[tables->edges[i].symbol].flags |= SMP__MEANING_GOES_ON;
}

static smp__meaning meaning_of(const smp__pattern_compiler *compiler, const smp__tables *tables,
                               smp__symbol_kind kind, uint32_t data)
{
    uint32_t symbol = smp__sequences_find(&compiler->symbols, (uint32_t[]){kind, data}, 2);
    return symbol == SMP__NO_SEQUENCE ? (smp__meaning){0} : tables->meant[symbol];
}

static void fill_head(const smp__pattern_compiler *compiler, smp__tables *tables)
{
    smp__automaton_head *head = &tables->head;
    for (uint32_t kind = 0; kind < SMP_COUNT(head->kinds); kind++)
        head->kinds[kind] = meaning_of(compiler, tables, SMP__SYMBOL_CLASS, kind);
    smp__meaning punct = meaning_of(compiler, tables, SMP__SYMBOL_CLASS, SMP__CLASS_PUNCT);
    head->kinds[SMP_TOKEN_PUNCTUATION] = head->kinds[SMP_TOKEN_SYMBOL] = punct;
    head->any = meaning_of(compiler, tables, SMP__SYMBOL_CLASS, SMP__CLASS_ANY);
    head->phone = meaning_of(compiler, tables, SMP__SYMBOL_CLASS, SMP__CLASS_PHONE);
    head->date = meaning_of(compiler, tables, SMP__SYMBOL_CLASS, SMP__CLASS_DATE);
    for (uint32_t id = 0; id < SMP__FACTS_MAX; id++)
        head->facts[id] = meaning_of(compiler, tables, SMP__SYMBOL_FACT, id);
}

/* ---- All of it ------------------------------------------------------------------------------ */

/* What tokens mean: of no use before it is known what patterns do with the symbols. */
static void write_lexis(smp__pattern_compiler *compiler, smp__tables *tables)
{
    flag_symbols(tables, compiler->symbols.count);
    const bool *useful = find_useful_nodes(compiler, tables->meant);
    if (!useful) return;
    fill_head(compiler, tables);
    const smp__meaning *records = NULL;
    shares meanings = write_meanings(compiler, tables, &records);
    if (compiler->failed) return;
    uint32_t *effects = smp__take(compiler, compiler->keys.count, sizeof *effects);
    if (!effects) return;
    smp__write_effects(compiler, tables, records, meanings.first, effects);
    if (compiler->failed) return;
    tables->head.word_mask =
        write_words(compiler, SMP__SECTION_WORDS, SMP__KEY_WORD, &meanings, records, effects);
    tables->head.prefix_mask = write_words(compiler, SMP__SECTION_PREFIXES, SMP__KEY_PREFIX,
                                           &meanings, records, effects);
    find_prefix_starts(compiler, &meanings, tables->head.prefix_starts);
    write_trie(compiler, tables, useful, &meanings);
}

static void write_all(smp__pattern_compiler *compiler)
{
    size_t symbol_count = compiler->symbols.count;
    smp__tables tables;
    memset(&tables, 0, sizeof tables);
    tables.symbols = smp__take(compiler, symbol_count, sizeof *tables.symbols);
    tables.starts = smp__take(compiler, symbol_count, sizeof *tables.starts);
    tables.meant = smp__take(compiler, symbol_count, sizeof *tables.meant);
    if (compiler->failed) return;
    for (uint32_t i = 0; i < symbol_count; i++) {
        tables.meant[i].symbol = i;
        uint32_t size;
        const uint32_t *words = smp__sequences_at(&compiler->symbols, i, &size);
        if (words[0] == SMP__SYMBOL_EXACT) tables.symbols[i].exact = words[2];
    }
    make_places(compiler, &tables);
    if (!compiler->failed) make_positions(compiler, &tables);
    if (!compiler->failed) move_ends_to_edges(&tables);
    if (!compiler->failed) smp__estimate_frequencies(compiler, &tables);
    if (!compiler->failed) smp__find_purposes(compiler, &tables);
    if (!compiler->failed) smp__place_gates(compiler, &tables);
    if (!compiler->failed) smp__write_ways(compiler, &tables);
    if (!compiler->failed) write_lexis(compiler, &tables);
    if (compiler->failed) return;
    add_records(compiler, SMP__SECTION_ACCEPTS, tables.accepts, sizeof *tables.accepts,
                compiler->accepts.count);
    add_records(compiler, SMP__SECTION_SYMBOLS, tables.symbols, sizeof *tables.symbols,
                symbol_count);
    add_records(compiler, SMP__SECTION_LEXICONS, compiler->lexicons, sizeof *compiler->lexicons,
                compiler->lexicon_count);
    add_records(compiler, SMP__SECTION_AUTOMATON, &tables.head, sizeof tables.head, 1);
}

smp_status smp__pattern_compile(smp__pattern_compiler *compiler, smp_error *error)
{
    smp__arena_reset(&compiler->arena);
    write_all(compiler);
    if (compiler->failed || smp__image_builder_failed(compiler->builder))
        return smp__fail_memory(error);
    return SMP_OK;
}
