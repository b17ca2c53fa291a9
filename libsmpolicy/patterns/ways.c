/* Positions, places and edges to the records of the image. What the very next token may go on with
 * is looked up by position; only what may wait needs a place. Edges from the start become openings.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include <string.h>

/* ---- Links ---------------------------------------------------------------------------------- */

/* By position, the edges that its links take, in the order of their symbols. */
typedef struct linked {
    uint32_t *first; /* by position, and where they end */
    uint32_t *edges; /* as the image counts them */
} linked;

static void count_links(smp__pattern_compiler *compiler, const smp__tables *tables, linked *links)
{
    size_t count = compiler->positions.count;
    for (size_t i = 1; i < count; i++) {
        const smp__made_position *position = &tables->positions[i];
        for (uint32_t j = 0; j < position->feed_count; j++) {
            const smp__made_place *place =
                &tables->places[tables->feeds[position->first_feed + j]];
            if (!place->gap) links->first[i + 1] += place->count;
        }
    }
    for (size_t i = 0; i < count; i++) links->first[i + 1] += links->first[i];
}

/* All edges by symbol, so that each position's come out in that order. */
static void find_links(smp__pattern_compiler *compiler, const smp__tables *tables, linked *links)
{
    const smp__sequences *positions = &compiler->positions, *places = &compiler->places;
    size_t count = positions->count;
    uint32_t size, feeders;
    links->first = smp__take(compiler, count + 1, sizeof *links->first);
    uint32_t *used = smp__take(compiler, count, sizeof *used);
    uint32_t *passed = smp__take(compiler, places->count, sizeof *passed); /* edges, by place */
    if (compiler->failed) return;
    count_links(compiler, tables, links);
    links->edges = smp__take(compiler, links->first[count], sizeof *links->edges);
    if (!links->edges) return;
    for (size_t i = 0; i < count; i++) {
        const uint32_t *words = smp__sequences_at(positions, tables->by_symbol[i], &size);
        for (uint32_t j = 2; j < size; j += 2) {
            uint32_t edge = tables->places[words[j]].first + passed[words[j]]++;
            const uint32_t *place = smp__sequences_at(places, words[j], &feeders);
            for (uint32_t k = 1; place[0] == 0 && k < feeders; k++)
                links->edges[links->first[place[k]] + used[place[k]]++] = edge;
        }
    }
}

/* At least half of the slots is free. */
static uint32_t slots_for(uint32_t count)
{
    uint32_t slots = 2;
    while (slots / 2 < count) slots *= 2;
    return slots;
}

/* The table of links along `edges` in cleared slots from `first` on. The image has no edges of the
 * start. */
static void fill_links(smp__link *links, uint64_t *bits, uint32_t first, const smp__tables *tables,
                       const uint32_t *edges, uint32_t count)
{
    smp__link *slots = links + first;
    const uint32_t mask = slots_for(count) - 1;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t symbol = tables->edges[edges[i]].symbol;
        uint32_t at = smp__link_slot(symbol, mask);
        bits[smp__link_word(first, at)] |= smp__symbol_bit(symbol);
        for (; slots[at].symbol; at = (at + 1) & mask)
            if (slots[at].symbol == symbol) slots[at].more = 1;
        slots[at].symbol = symbol;
        slots[at].edge = (edges[i] - tables->places[0].count) & INT32_MAX;
    }
}

/* Gives each position its list of links, which those that go on alike share, and counts the
 * slots. */
static uint32_t number_links(smp__pattern_compiler *compiler, const smp__tables *tables,
                             const linked *links, smp__sequences *lists, smp__position *records)
{
    size_t count = compiler->positions.count;
    uint32_t *begin = smp__take(compiler, count + 1, sizeof *begin), total = 0; /* by list */
    for (size_t i = 1; i < count && !compiler->failed; i++) {
        const uint32_t *edges = links->edges + links->first[i];
        uint32_t size = links->first[i + 1] - links->first[i];
        if (size == 0) continue;
        size_t known = lists->count;
        uint32_t list = smp__sequences_number(lists, edges, size);
        if (list == SMP__NO_SEQUENCE) {
            compiler->failed = true;
            break;
        }
        if (lists->count > known) {
            begin[list] = total;
            total += slots_for(size);
        }
        records[i].first_link = begin[list];
        records[i].link_mask = (slots_for(size) - 1) & INT32_MAX;
        for (uint32_t j = 0; j < size; j++)
            records[i].next |= smp__symbol_bit(tables->edges[edges[j]].symbol);
    }
    return total;
}

static void write_links(smp__pattern_compiler *compiler, const smp__tables *tables,
                        smp__position *records)
{
    linked links = {NULL, NULL};
    find_links(compiler, tables, &links);
    if (compiler->failed) return;
    smp__sequences lists;
    smp__sequences_init(&lists, &compiler->allocator);
    uint32_t total = number_links(compiler, tables, &links, &lists, records), size, first = 0;
    const uint32_t words = smp__link_word(total, 0) + 1;
    smp__link *written = smp__take(compiler, total, sizeof *written);
    uint64_t *bits = smp__take(compiler, words, sizeof *bits);
    for (uint32_t i = 0; i < lists.count && !compiler->failed; i++) {
        const uint32_t *edges = smp__sequences_at(&lists, i, &size);
        fill_links(written, bits, first, tables, edges, size);
        first += slots_for(size);
    }
    smp__sequences_free(&lists);
    if (compiler->failed) return;
    smp__image_add_array(compiler->builder, SMP__SECTION_LINKS, written, sizeof *written, total);
    smp__image_add_array(compiler->builder, SMP__SECTION_LINK_BITS, bits, sizeof *bits, words);
}

/* ---- Places --------------------------------------------------------------------------------- */

/* The places with a gap, counted anew. Returns their new numbers. */
static const uint32_t *write_places(smp__pattern_compiler *compiler, const smp__tables *tables)
{
    size_t count = compiler->places.count;
    uint32_t *renamed = smp__take(compiler, count, sizeof *renamed), kept = 0;
    smp__place *records = smp__take(compiler, count, sizeof *records);
    if (compiler->failed) return NULL;
    for (size_t i = 1; i < count; i++) {
        const smp__made_place *made = &tables->places[i];
        if (!made->gap) continue;
        renamed[i] = kept;
        smp__place *place = &records[kept++];
        *place = (smp__place){.gap = made->gap,
                              .first = made->first - tables->places[0].count,
                              .count = made->count};
        for (uint32_t j = 0; j < made->count; j++)
            place->symbols |= smp__symbol_bit(tables->edges[made->first + j].symbol);
    }
    smp__image_add_array(compiler->builder, SMP__SECTION_PLACES, records, sizeof *records, kept);
    return renamed;
}

/* ---- Openings ------------------------------------------------------------------------------- */

/* By symbol: may it be heard of more than one token? */
static bool *find_longer(smp__pattern_compiler *compiler)
{
    const smp__sequences *symbols = &compiler->symbols, *meanings = &compiler->meanings;
    bool *longer = smp__take(compiler, symbols->count, sizeof *longer);
    uint32_t size;
    for (uint32_t i = 0; longer && i < symbols->count; i++) {
        const uint32_t *symbol = smp__sequences_at(symbols, i, &size);
        longer[i] = symbol[0] == SMP__SYMBOL_FACT ||
                    (symbol[0] == SMP__SYMBOL_CLASS &&
                     (symbol[1] == SMP__CLASS_PHONE || symbol[1] == SMP__CLASS_DATE));
    }
    for (uint32_t i = 0; longer && i < meanings->count; i++) {
        const uint32_t *meaning = smp__sequences_at(meanings, i, &size);
        if (smp__sequences_at(&compiler->keys, meaning[0], &size)[0] == SMP__KEY_NODE)
            longer[meaning[1]] = true;
    }
    return longer;
}

/* Do edges lead to a position from the start alone? */
static bool only_begins(const smp__pattern_compiler *compiler, uint32_t position)
{
    uint32_t size;
    const uint32_t *words = smp__sequences_at(&compiler->positions, position, &size);
    for (uint32_t i = 2; i < size; i += 2)
        if (words[i] != 0) return false;
    return true;
}

static void make_openings(smp__pattern_compiler *compiler, smp__tables *tables,
                          const smp__position *positions)
{
    const uint32_t count = tables->places[0].count;
    const bool *longer = find_longer(compiler);
    tables->openings = smp__take(compiler, count, sizeof *tables->openings);
    if (compiler->failed) return;
    for (uint32_t i = 0; i < count; i++) {
        const smp__edge *edge = &tables->edges[i];
        const smp__position *position = &positions[edge->position];
        smp__opening *opening = &tables->openings[i];
        *opening = (smp__opening){.next = position->next,
                                  .gate = edge->gate,
                                  .position = edge->position,
                                  .anchors = edge->anchors};
        if (position->first_accept < position[1].first_accept) opening->may |= SMP__MAY_END;
        if (position->first_feed < position[1].first_feed) opening->may |= SMP__MAY_WAIT;
        if (opening->may) opening->next |= SMP__ALWAYS_BIT;
        if (!longer[edge->symbol] && only_begins(compiler, edge->position))
            opening->may |= SMP__IS_ALONE;
    }
}

/* ---- All of them ---------------------------------------------------------------------------- */

void smp__write_ways(smp__pattern_compiler *compiler, smp__tables *tables)
{
    size_t count = compiler->positions.count, feed_count = 0;
    smp__position *records = smp__take(compiler, count + 1, sizeof *records);
    const uint32_t *renamed = write_places(compiler, tables);
    for (size_t i = 1; i < count; i++) feed_count += tables->positions[i].feed_count;
    smp__feed *feeds = smp__take(compiler, feed_count, sizeof *feeds);
    uint32_t total = 0;
    if (!compiler->failed) write_links(compiler, tables, records);
    if (compiler->failed) return;
    uint32_t accepts = 0;
    for (size_t i = 1; i < count; i++) {
        const smp__made_position *made = &tables->positions[i];
        records[i].in_span = made->in_span & 1u;
        records[i].first_feed = total;
        records[i].first_accept = made->first_accept;
        accepts = made->first_accept + made->accept_count;
        for (uint32_t j = 0; j < made->feed_count; j++) {
            uint32_t number = tables->feeds[made->first_feed + j];
            const smp__made_place *place = &tables->places[number];
            if (place->gap)
                feeds[total++] = (smp__feed){renamed[number], place->gate, place->purposes};
        }
    }
    records[count].first_feed = total;
    records[count].first_accept = accepts;
    smp__image_add_array(compiler->builder, SMP__SECTION_FEEDS, feeds, sizeof *feeds, total);
    smp__image_add_array(compiler->builder, SMP__SECTION_POSITIONS, records, sizeof *records,
                         count + 1);
    smp__image_add_array(compiler->builder, SMP__SECTION_EDGES,
                         tables->edges + tables->places[0].count, sizeof *tables->edges,
                         tables->edge_count - tables->places[0].count);
    make_openings(compiler, tables, records);
}
