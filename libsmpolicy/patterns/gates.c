/* Which symbols open the gates before the beginnings of patterns.
 *
 * The positions after a beginning are a graph whose every way ends where a pattern does. A set of
 * them that no way avoids is a *cut*: if none of its symbols is heard, nothing can match. We take
 * the cut that is heard least often, from the ends of the patterns back to their beginnings: what a
 * position costs is how often its symbol is heard, or what the positions that follow it cost
 * together, whichever is less.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include <string.h>

#define COST_OF_THREAD 16u   /* that comes to nothing; opening a gate costs 1 */
#define MOST_GATES 256u      /* that one symbol opens, so that hearing it costs little */
#define WORK_PER_EDGE 8u     /* when looking for triggers; patterns may share what follows */
#define ANYWHERE UINT32_MAX

/* What is known of the way from somewhere to the ends of patterns. */
typedef struct ahead {
    uint64_t cost;  /* of the cheapest cut */
    uint32_t reach; /* tokens to the last of its symbols */
    bool known;
    bool cut; /* of a position: the cut goes through it */
} ahead;

typedef struct planner {
    smp__pattern_compiler *compiler;
    smp__tables *tables;
    ahead *positions, *places;
    smp__sequences gates;    /* the places behind a gate; gate 1 is number 0 */
    smp__sequences triggers; /* symbol, gate, the gate that must be open too */
    uint16_t *trigger_purposes;
    size_t trigger_capacity;
    uint32_t *reach;         /* by gate */
    bool *useless;           /* by gate: it is better to leave it open */
    uint32_t *gates_opened;  /* by symbol */
    uint32_t *seen;          /* by place: the last gate it was looked at for */
    uint32_t *found;         /* places: room for all of them */
    size_t work;             /* left */
} planner;

static uint32_t add_reach(uint32_t a, uint32_t b) { return b < ANYWHERE - a ? a + b : ANYWHERE; }

static uint32_t symbol_of(const planner *p, uint32_t position)
{
    uint32_t size;
    return smp__sequences_at(&p->compiler->positions, position, &size)[0];
}

/* Tokens after the first that a symbol can span. */
static uint32_t further_tokens(const planner *p, uint32_t symbol)
{
    uint32_t size;
    const uint32_t *words = smp__sequences_at(&p->compiler->symbols, symbol, &size);
    switch (words[0]) {
    case SMP__SYMBOL_LEXICON: return SMP__LEXICON_MAX_WORDS - 1;
    case SMP__SYMBOL_FACT: return ANYWHERE;
    case SMP__SYMBOL_CLASS:
        return words[1] == SMP__CLASS_PHONE || words[1] == SMP__CLASS_DATE ? SMP__SHAPE_MAX - 1 : 0;
    default: return 0;
    }
}

/* ---- The cheapest cut ----------------------------------------------------------------------- */

/* Of a place all of whose edges lead to positions that are known. */
static const ahead *look_past_place(planner *p, uint32_t place)
{
    ahead *of = &p->places[place];
    if (of->known) return of;
    const smp__made_place *record = &p->tables->places[place];
    for (uint32_t i = 0; i < record->count; i++) {
        const ahead *next = &p->positions[p->tables->edges[record->first + i].position];
        of->cost += next->cost;
        if (of->reach < next->reach) of->reach = next->reach;
    }
    of->reach = add_reach(of->reach, add_reach(record->gap, 1));
    of->known = true;
    return of;
}

static ahead look_past_position(planner *p, uint32_t position)
{
    ahead all = {0};
    const smp__made_position *record = &p->tables->positions[position];
    for (uint32_t i = 0; i < record->feed_count; i++) {
        const ahead *one = look_past_place(p, p->tables->feeds[record->first_feed + i]);
        all.cost += one->cost;
        if (all.reach < one->reach) all.reach = one->reach;
    }
    all.reach = add_reach(all.reach, further_tokens(p, symbol_of(p, position)));
    return all;
}

/* A position's number is higher than those of the positions before it. */
static void find_cuts(planner *p)
{
    for (uint32_t i = (uint32_t)p->compiler->positions.count; i-- > 1;) {
        uint64_t own = p->tables->frequencies[symbol_of(p, i)];
        p->positions[i] = look_past_position(p, i);
        if (p->tables->positions[i].accept_count == 0 && p->positions[i].cost < own) continue;
        p->positions[i] = (ahead){.cost = own, .cut = true};
    }
}

/* ---- Gates ---------------------------------------------------------------------------------- */

static uint32_t number_in(planner *p, smp__sequences *sequences, const uint32_t *words,
                          size_t count)
{
    uint32_t number = smp__sequences_number(sequences, words, count);
    if (number == SMP__NO_SEQUENCE) p->compiler->failed = true;
    return number;
}

/* Adds a place to those in order; returns how many there are then. */
static uint32_t insert_place(uint32_t *places, uint32_t count, uint32_t place)
{
    uint32_t at = count;
    while (at > 0 && places[at - 1] > place) at--;
    if (at > 0 && places[at - 1] == place) return count;
    memmove(places + at + 1, places + at, (count - at) * sizeof *places);
    places[at] = place;
    return count + 1;
}

static uint32_t gate_before(planner *p, const uint32_t *places, uint32_t count, uint32_t reach)
{
    uint32_t number = number_in(p, &p->gates, places, count);
    if (number == SMP__NO_SEQUENCE) return 0;
    if (p->reach[number + 1] < reach) p->reach[number + 1] = reach;
    return number + 1;
}

/* Gives a symbol that begins patterns its gate. Symbols whose patterns go on alike share one. */
static void gate_symbol(planner *p, uint32_t symbol)
{
    const smp__made_start *of = &p->tables->starts[symbol];
    uint32_t count = 0, reach = 0;
    uint64_t cost = 0;
    bool accepts = false;
    for (uint32_t i = 0; i < of->count; i++) {
        uint32_t position = p->tables->edges[of->first + i].position;
        const smp__made_position *record = &p->tables->positions[position];
        ahead next = look_past_position(p, position);
        cost += next.cost;
        if (reach < next.reach) reach = next.reach;
        if (record->accept_count > 0) accepts = true;
        for (uint32_t j = 0; j < record->feed_count; j++) {
            uint32_t fed = p->tables->feeds[record->first_feed + j];
            count = insert_place(p->found, count, fed);
        }
    }
    if (!accepts && cost < (uint64_t)COST_OF_THREAD * p->tables->frequencies[symbol])
        p->tables->starts[symbol].gate = gate_before(p, p->found, count, reach);
}

/* Gives the edges of a place their gates. */
static void gate_edges(planner *p, uint32_t place)
{
    const smp__made_place *record = &p->tables->places[place];
    for (uint32_t i = 0; i < record->count; i++) {
        smp__edge *edge = &p->tables->edges[record->first + i];
        const smp__made_position *position = &p->tables->positions[edge->position];
        if (position->accept_count > 0) continue;

        ahead next = look_past_position(p, edge->position);
        uint64_t passed = (place ? record->entered : SMP__ALWAYS) *
                          p->tables->frequencies[edge->symbol] / SMP__ALWAYS;
        if (next.cost >= COST_OF_THREAD * passed) continue;
        uint32_t count = 0;
        for (uint32_t j = 0; j < position->feed_count; j++)
            count = insert_place(p->found, count, p->tables->feeds[position->first_feed + j]);
        edge->gate = gate_before(p, p->found, count, next.reach);
    }
}

static void gate_place(planner *p, uint32_t place)
{
    const uint64_t entered = p->tables->places[place].entered;
    const ahead *of = &p->places[place];
    if (entered && of->cost < COST_OF_THREAD * entered)
        p->tables->places[place].gate = gate_before(p, &place, 1, of->reach);
}

/* Notes that hearing a symbol opens a gate; false if it would open too many. */
static bool add_trigger(planner *p, const smp__edge *edge, uint32_t gate)
{
    size_t known = p->triggers.count;
    uint32_t number = number_in(p, &p->triggers, (uint32_t[]){edge->symbol, gate, edge->gate}, 3);
    void *purposes = p->trigger_purposes;
    if (number == SMP__NO_SEQUENCE ||
        !smp__grow(&p->compiler->allocator, &purposes, &p->trigger_capacity, (size_t)number + 1,
                   sizeof *p->trigger_purposes)) {
        p->compiler->failed = true;
        return false;
    }
    p->trigger_purposes = purposes;
    if (p->triggers.count > known) p->trigger_purposes[number] = 0;
    p->trigger_purposes[number] |= edge->purposes;
    return p->triggers.count == known || ++p->gates_opened[edge->symbol] <= MOST_GATES;
}

/* Follows the ways behind a gate as far as the cut. False if the gate is not worth having. */
static bool find_triggers(planner *p, uint32_t gate)
{
    uint32_t count;
    const uint32_t *places = smp__sequences_at(&p->gates, gate - 1, &count);
    memcpy(p->found, places, count * sizeof *places);
    for (uint32_t i = 0; i < count; i++) p->seen[places[i]] = gate;
    while (count > 0) {
        const smp__made_place *place = &p->tables->places[p->found[--count]];
        for (uint32_t i = 0; i < place->count; i++) {
            const smp__edge *edge = &p->tables->edges[place->first + i];
            if (p->work == 0) return false;
            p->work--;
            if (p->positions[edge->position].cut) {
                if (!add_trigger(p, edge, gate)) return false;
                continue;
            }
            const smp__made_position *next = &p->tables->positions[edge->position];
            for (uint32_t j = 0; j < next->feed_count; j++) {
                uint32_t fed = p->tables->feeds[next->first_feed + j];
                if (p->seen[fed] == gate) continue;
                p->seen[fed] = gate;
                p->found[count++] = fed;
            }
        }
    }
    return true;
}

/* As the image has it: always open if it is not worth having. */
static smp__gate settled(const planner *p, uint32_t gate)
{
    return p->useless[gate] ? 0 : smp__gate_of(gate, p->reach[gate]);
}

static void settle_gates(planner *p)
{
    smp__tables *tables = p->tables;
    for (uint32_t i = 0; i < p->compiler->symbols.count; i++)
        tables->starts[i].gate = settled(p, tables->starts[i].gate);
    for (uint32_t i = 0; i < p->compiler->places.count; i++)
        tables->places[i].gate = settled(p, tables->places[i].gate);
    for (size_t i = 0; i < tables->edge_count; i++)
        tables->edges[i].gate = settled(p, tables->edges[i].gate);
}

/* By symbol, those of the gates that are worth having. */
static void list_triggers(planner *p)
{
    smp__made_start *starts = p->tables->starts;
    uint32_t size, total = 0;
    for (uint32_t i = 0; i < p->triggers.count; i++) {
        const uint32_t *trigger = smp__sequences_at(&p->triggers, i, &size);
        if (!p->useless[trigger[1]]) starts[trigger[0]].trigger_count++;
    }
    for (uint32_t i = 0; i < p->compiler->symbols.count; i++) {
        starts[i].first_trigger = total;
        total += starts[i].trigger_count;
        starts[i].trigger_count = 0;
    }
    smp__made_trigger *made = smp__take(p->compiler, total, sizeof *made);
    if (!made) return;
    for (uint32_t i = 0; i < p->triggers.count; i++) {
        const uint32_t *trigger = smp__sequences_at(&p->triggers, i, &size);
        if (p->useless[trigger[1]]) continue;
        smp__made_start *of = &starts[trigger[0]];
        made[of->first_trigger + of->trigger_count++] =
            (smp__made_trigger){trigger[1], settled(p, trigger[2]), p->trigger_purposes[i]};
    }
    p->tables->triggers = made;
}

static void plan(planner *p)
{
    uint32_t symbol_count = (uint32_t)p->compiler->symbols.count;
    find_cuts(p);
    for (uint32_t i = 1; i < symbol_count && !p->compiler->failed; i++)
        if (p->tables->starts[i].count) gate_symbol(p, i);
    for (uint32_t i = 1; i < p->compiler->places.count && !p->compiler->failed; i++)
        gate_place(p, i);
    for (uint32_t i = 0; i < p->compiler->places.count && !p->compiler->failed; i++)
        gate_edges(p, i);
    for (uint32_t gate = 1; gate <= p->gates.count && !p->compiler->failed; gate++)
        p->useless[gate] = gate >= SMP__GATES_MAX || /* not counted: so many take gigabytes */
                           !find_triggers(p, gate);
    if (!p->compiler->failed) list_triggers(p);
    if (!p->compiler->failed) settle_gates(p);
    p->tables->head.gate_count = (uint32_t)p->gates.count + 1;
}

void smp__place_gates(smp__pattern_compiler *compiler, smp__tables *tables)
{
    size_t symbol_count = compiler->symbols.count, place_count = compiler->places.count;
    const size_t gate_most = symbol_count + place_count + tables->edge_count;
    planner p = {
        .compiler = compiler,
        .tables = tables,
        .positions = smp__take(compiler, compiler->positions.count, sizeof *p.positions),
        .places = smp__take(compiler, place_count, sizeof *p.places),
        .reach = smp__take(compiler, gate_most + 1, sizeof *p.reach),
        .useless = smp__take(compiler, gate_most + 1, sizeof *p.useless),
        .gates_opened = smp__take(compiler, symbol_count, sizeof *p.gates_opened),
        .seen = smp__take(compiler, place_count, sizeof *p.seen),
        .found = smp__take(compiler, place_count + 1, sizeof *p.found),
        .work = WORK_PER_EDGE * tables->edge_count,
    };
    smp__sequences_init(&p.gates, &compiler->allocator);
    smp__sequences_init(&p.triggers, &compiler->allocator);
    if (!compiler->failed) plan(&p);
    smp__sequences_free(&p.gates);
    smp__sequences_free(&p.triggers);
    smp__release(&compiler->allocator, p.trigger_purposes,
                 p.trigger_capacity * sizeof *p.trigger_purposes);
}
