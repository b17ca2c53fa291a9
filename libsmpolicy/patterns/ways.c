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
            for (uint32_t k = SMP__PLACE_FED; place[0] == 0 && k < feeders; k++)
                links->edges[links->first[place[k]] + used[place[k]]++] = edge;
        }
    }
}

/* At least a quarter of the slots is free. */
static uint32_t slots_for(uint32_t count)
{
    uint32_t slots = 2;
    while (slots * 3 < count * 4) slots *= 2;
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

/* The tables of links: what goes on alike shares one. */
typedef struct link_tables {
    smp__pattern_compiler *compiler;
    const smp__tables *tables;
    smp__sequences lists; /* edges */
    uint32_t *begin;      /* by list */
    uint32_t total;       /* slots so far */
} link_tables;

static smp__links number_links(link_tables *all, const uint32_t *edges, uint32_t count)
{
    if (count == 0) return (smp__links){0};
    const size_t known = all->lists.count;
    const uint32_t list = smp__sequences_number(&all->lists, edges, count);
    if (list == SMP__NO_SEQUENCE) {
        all->compiler->failed = true;
        return (smp__links){0};
    }
    if (all->lists.count > known) {
        all->begin[list] = all->total;
        all->total += slots_for(count);
    }
    smp__links links = {.first = all->begin[list], .mask = slots_for(count) - 1};
    for (uint32_t i = 0; i < count; i++)
        links.symbols |= smp__symbol_bit(all->tables->edges[edges[i]].symbol);
    return links;
}

static void write_tables(link_tables *all)
{
    smp__pattern_compiler *compiler = all->compiler;
    uint32_t size, first = 0;
    const uint32_t words = smp__link_word(all->total, 0) + 1;
    smp__link *written = smp__take(compiler, all->total, sizeof *written);
    uint64_t *bits = smp__take(compiler, words, sizeof *bits);
    for (uint32_t i = 0; i < all->lists.count && !compiler->failed; i++) {
        const uint32_t *edges = smp__sequences_at(&all->lists, i, &size);
        fill_links(written, bits, first, all->tables, edges, size);
        first += slots_for(size);
    }
    if (compiler->failed) return;
    smp__image_add_array(compiler->builder, SMP__SECTION_LINKS, written, sizeof *written,
                         all->total);
    smp__image_add_array(compiler->builder, SMP__SECTION_LINK_BITS, bits, sizeof *bits, words);
}

/* ---- Places --------------------------------------------------------------------------------- */

/* The places with a gap, counted anew. Returns their new numbers. */
static const uint32_t *write_places(link_tables *links)
{
    smp__pattern_compiler *compiler = links->compiler;
    size_t count = compiler->places.count, edge_count = links->tables->edge_count;
    uint32_t *renamed = smp__take(compiler, count, sizeof *renamed), kept = 0;
    uint32_t *edges = smp__take(compiler, edge_count, sizeof *edges);
    smp__place *records = smp__take(compiler, count, sizeof *records);
    if (compiler->failed) return NULL;
    for (uint32_t i = 0; i < edge_count; i++) edges[i] = i;
    for (size_t i = 1; i < count; i++) {
        const smp__made_place *made = &links->tables->places[i];
        if (!made->gap) continue;
        renamed[i] = kept;
        records[kept++] = (smp__place){.links = number_links(links, edges + made->first,
                                                             made->count),
                                       .gap = made->gap,
                                       .over = made->over};
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
        *opening = (smp__opening){.next = position->links.symbols,
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

static void write_positions(link_tables *links, smp__position *records)
{
    smp__pattern_compiler *compiler = links->compiler;
    const smp__tables *tables = links->tables;
    size_t count = compiler->positions.count, feed_count = 0;
    linked of = {NULL, NULL};
    find_links(compiler, tables, &of);
    const uint32_t *renamed = write_places(links);
    for (size_t i = 1; i < count; i++) feed_count += tables->positions[i].feed_count;
    smp__feed *feeds = smp__take(compiler, feed_count, sizeof *feeds);
    uint32_t total = 0, accepts = 0;
    for (size_t i = 1; i < count && !compiler->failed; i++) {
        const smp__made_position *made = &tables->positions[i];
        records[i].links =
            number_links(links, of.edges + of.first[i], of.first[i + 1] - of.first[i]);
        records[i].in_span = made->in_span & 1u;
        records[i].first_feed = total;
        records[i].first_accept = made->first_accept & INT32_MAX;
        accepts = made->first_accept + made->accept_count;
        for (uint32_t j = 0; j < made->feed_count; j++) {
            uint32_t number = tables->feeds[made->first_feed + j];
            const smp__made_place *place = &tables->places[number];
            if (place->gap)
                feeds[total++] = (smp__feed){renamed[number], place->gate, place->purposes};
        }
    }
    records[count].first_feed = total;
    records[count].first_accept = accepts & INT32_MAX;
    smp__image_add_array(compiler->builder, SMP__SECTION_FEEDS, feeds, sizeof *feeds, total);
    smp__image_add_array(compiler->builder, SMP__SECTION_POSITIONS, records, sizeof *records,
                         count + 1);
}

void smp__write_ways(smp__pattern_compiler *compiler, smp__tables *tables)
{
    link_tables links = {.compiler = compiler, .tables = tables};
    smp__position *records = smp__take(compiler, compiler->positions.count + 1, sizeof *records);
    links.begin = smp__take(compiler, compiler->positions.count + compiler->places.count + 1,
                            sizeof *links.begin);
    smp__sequences_init(&links.lists, &compiler->allocator);
    if (!compiler->failed) write_positions(&links, records);
    if (!compiler->failed) write_tables(&links);
    smp__sequences_free(&links.lists);
    if (compiler->failed) return;
    smp__image_add_array(compiler->builder, SMP__SECTION_EDGES,
                         tables->edges + tables->places[0].count, sizeof *tables->edges,
                         tables->edge_count - tables->places[0].count);
    make_openings(compiler, tables, records);
}
