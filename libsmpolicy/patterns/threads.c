/* Moves threads from token to token.
 *
 * A thread knows where it began and what it has captured; of two at the same position the one that
 * began earlier wins, so there are never more threads than positions. A place keeps a queue: later
 * arrivals may wait longer, so one is kept behind an earlier one that will give up first.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#include <string.h>

typedef struct thread {
    uint32_t start;
    uint32_t first, end; /* what [ ] has captured; SMP__NO_TOKEN, 0 before it */
    smp__sref value;
} thread;

typedef struct firing {
    uint32_t position;
    uint32_t open; /* as in smp__beginning */
    thread thread;
} firing;

/* A position that fires when its atom of several tokens ends. */
typedef struct later {
    firing firing;
    uint32_t next; /* for the same token; index + 1 */
} later;

/* A thread in the queue of a place. */
typedef struct waiting {
    thread thread;
    uint32_t entered;
    uint32_t older, newer; /* index + 1 */
} waiting;

typedef struct occupied {
    uint64_t symbols;        /* of the place's links */
    uint32_t place;
    thread thread;           /* of a place for the rest of the text, which has no queue */
    uint32_t oldest, newest; /* index + 1 of a queue */
} occupied;

void smp__size_thread_lists(smp__matcher *matcher)
{
    matcher->firings.element_size = matcher->before.element_size = sizeof(firing);
    matcher->laters.element_size = sizeof(later);
    matcher->pending.element_size = sizeof(uint32_t);
    matcher->gaps.element_size = sizeof(occupied);
    matcher->queues.element_size = sizeof(waiting);
}

/* ---- Threads ------------------------------------------------------------------------------- */

/* The one that began earlier; then any order will do that keeps when both go on alike. */
static bool better(const thread *a, const thread *b)
{
    if (a->start != b->start) return a->start < b->start;
    if (a->first != b->first) return a->first < b->first;
    if (a->end != b->end) return a->end > b->end;
    return a->value - 1 < b->value - 1; /* any value before none */
}

static inline void fire(smp__matcher *matcher, uint32_t position, const thread *arriving,
                        uint32_t open)
{
    matcher->steps++;
    firing *firings = matcher->firings.items;
    uint32_t at = matcher->position_at[position];
    if (at < matcher->firings.count && firings[at].position == position) {
        if (better(arriving, &firings[at].thread)) firings[at].thread = *arriving;
        firings[at].open |= open;
        return;
    }
    matcher->position_at[position] = matcher->firings.count;
    firing *fresh = smp__push(matcher, &matcher->firings);
    if (fresh) *fresh = (firing){position, open, *arriving};
}

/* A thread with which an atom is heard: inside [ ] it captures it. */
static inline void hear_atom(thread *moved, bool in_span, const smp__heard *by)
{
    if (in_span) {
        if (moved->first == SMP__NO_TOKEN) {
            moved->first = by->at;
            moved->value = 0;
        }
        moved->end = by->at + by->length;
        if (by->value) moved->value = by->value;
    } else if (moved->first == SMP__NO_TOKEN && by->value) {
        moved->value = by->value;
    }
}

/* Fires a position once an atom of several tokens ends. */
static void fire_later(smp__matcher *matcher, const firing *fires, uint32_t end)
{
    uint32_t *head = (uint32_t *)matcher->pending.items + (end - 1);
    if (matcher->busy_until < end) matcher->busy_until = end;
    later *wait = smp__push(matcher, &matcher->laters);
    if (!wait) return;
    *wait = (later){*fires, *head};
    *head = matcher->laters.count;
}

/* Takes a thread along an edge. */
static void follow_edge(smp__matcher *matcher, uint32_t position, const thread *from,
                        const smp__heard *by, uint32_t open)
{
    thread moved = *from;
    matcher->steps++;
    hear_atom(&moved, matcher->automaton.positions[position].in_span, by);
    if (by->length == 1) fire(matcher, position, &moved, open);
    else fire_later(matcher, &(firing){position, open, moved}, by->at + by->length);
}

/* What token `at` says: what its word means, what longer begins with it, and what it is whatever
 * its word. */
typedef struct hearing {
    const smp__meaning *known, *known_end;
    const smp__heard *longer;
    uint32_t longer_count;
    uint32_t at;
    uint32_t kind, any; /* symbols; 0 = none */
} hearing;

static inline hearing hear(smp__matcher *matcher, uint32_t at)
{
    const smp__automaton_head *head = matcher->automaton.head;
    const smp__word_slot *sense = smp__sense_at(matcher, at);
    const smp__heard *longer = matcher->longer.items;
    uint32_t end = matcher->longer.count, left;
    hearing heard = {.at = at, .known = smp__meanings_of(matcher, sense)};
    heard.known_end = heard.known + sense->count;
    while (end && longer[end - 1].at < at) end--;
    for (left = end; left && longer[left - 1].at == at;) left--;
    if (left < end) heard.longer = longer + left; /* the list may lie nowhere yet */
    heard.longer_count = end - left;
    matcher->longer.count = left;
    heard.kind = head->kinds[smp__read_token(&matcher->reading, at)->kind].symbol;
    heard.any = head->any.symbol;
    return heard;
}

/* ---- Leaving ------------------------------------------------------------------------------- */

/* Takes a thread along links by what is heard. */
static SMP__APART void take_links(smp__matcher *matcher, const smp__links *links,
                                  const thread *from, const smp__heard *by, uint32_t slot)
{
    for (const smp__edge *edge; (edge = smp__next_edge(matcher, links, by->symbol, &slot));)
        if (smp__may_follow(matcher, edge, by->at, by->length))
            follow_edge(matcher, edge->position, from, by, SMP__ALL_OPEN);
}

/* Mostly there is none by the symbol, and nothing is called. */
static inline void try_links(smp__matcher *matcher, const smp__links *links, const thread *from,
                             uint32_t symbol, smp__sref value, uint32_t at, uint32_t length)
{
    uint32_t slot;
    if (smp__may_link(matcher, links, symbol, &slot))
        take_links(matcher, links, from, &(smp__heard){symbol, value, at, length}, slot);
}

/* Takes a thread from the position that fired at the token before, or from a place, by all that a
 * token says. */
static void leave(smp__matcher *matcher, const smp__links *links, const thread *from,
                  const hearing *heard)
{
    const uint32_t at = heard->at;
    matcher->steps += 1 + (uint64_t)(heard->known_end - heard->known);
    for (const smp__meaning *known = heard->known; known < heard->known_end; known++)
        try_links(matcher, links, from, known->symbol, known->value, at, 1);
    for (uint32_t i = heard->longer_count; i-- > 0;)
        try_links(matcher, links, from, heard->longer[i].symbol, heard->longer[i].value, at,
                  heard->longer[i].length);
    try_links(matcher, links, from, heard->kind, 0, at, 1);
    try_links(matcher, links, from, heard->any, 0, at, 1);
}

/* ---- Places -------------------------------------------------------------------------------- */

static void drop_waiting(smp__matcher *matcher, occupied *place, bool oldest)
{
    waiting *queue = matcher->queues.items;
    uint32_t dropped = oldest ? place->oldest : place->newest;
    waiting *item = &queue[dropped - 1];
    uint32_t rest = oldest ? item->newer : item->older;
    if (oldest) place->oldest = rest;
    else place->newest = rest;
    if (rest == 0) place->oldest = place->newest = 0;
    else if (oldest) queue[rest - 1].older = 0;
    else queue[rest - 1].newer = 0;
    item->newer = matcher->free_waiting;
    matcher->free_waiting = dropped;
}

/* Puts a thread at the end of a queue, where those before it that gain nothing by waiting for less
 * long are dropped: what is left began earlier the nearer it is to giving up. */
static void join_queue(smp__matcher *matcher, occupied *place, const thread *arriving, uint32_t at)
{
    waiting *queue = matcher->queues.items;
    while (place->newest) {
        const waiting *newest = &queue[place->newest - 1];
        if (better(&newest->thread, arriving)) {
            if (newest->entered == at) return;
            break;
        }
        drop_waiting(matcher, place, false);
    }
    uint32_t taken = matcher->free_waiting;
    if (taken) {
        matcher->free_waiting = queue[taken - 1].newer;
    } else {
        if (!smp__push(matcher, &matcher->queues)) return;
        queue = matcher->queues.items;
        taken = matcher->queues.count;
    }
    queue[taken - 1] = (waiting){*arriving, at, place->newest, 0};
    if (place->newest) queue[place->newest - 1].newer = taken;
    else place->oldest = taken;
    place->newest = taken;
}

static void enter_place(smp__matcher *matcher, uint32_t place, const thread *arriving, uint32_t at)
{
    matcher->steps++;
    occupied *items = matcher->gaps.items, *found;
    uint32_t index = matcher->place_at[place];
    if (index < matcher->gaps.count && items[index].place == place) {
        found = &items[index];
    } else {
        matcher->place_at[place] = matcher->gaps.count;
        found = smp__push(matcher, &matcher->gaps);
        if (!found) return;
        *found = (occupied){.symbols = matcher->automaton.places[place].links.symbols,
                            .place = place,
                            .thread = *arriving};
    }
    if (matcher->automaton.places[place].gap != SMP__GAP_REST)
        join_queue(matcher, found, arriving, at);
    else if (better(arriving, &found->thread)) found->thread = *arriving;
}

/* May a thread that entered a place at one token still be there at another? */
static bool still_waits(const smp__matcher *matcher, const smp__place *place, uint32_t entered,
                        uint32_t at)
{
    const smp__reading *reading = &matcher->reading;
    if (at - entered - 1 > place->gap) return false;
    if (!place->over) {
        const uint32_t sentence = smp__read_token(reading, at)->sentence;
        return smp__read_token(reading, entered)->sentence == sentence;
    }
    for (uint32_t between = entered + 1; between < at; between++)
        if (!(place->over >> smp__read_token(reading, between)->kind & 1)) return false;
    return true;
}

/* Drops the threads that have waited too long; the oldest left is the best. NULL = the place is
 * empty. */
static const thread *best_waiting(smp__matcher *matcher, occupied *place, uint32_t at)
{
    const smp__place *of = &matcher->automaton.places[place->place];
    if (of->gap == SMP__GAP_REST) return &place->thread;
    while (place->oldest) {
        const waiting *oldest = (const waiting *)matcher->queues.items + (place->oldest - 1);
        if (still_waits(matcher, of, oldest->entered, at)) return &oldest->thread;
        drop_waiting(matcher, place, true);
    }
    return NULL;
}

static void leave_gaps(smp__matcher *matcher, const hearing *heard, uint64_t offered)
{
    for (uint32_t i = 0; i < matcher->gaps.count;) {
        occupied *places = matcher->gaps.items;
        matcher->steps++;
        /* Those who have waited too long are dropped when it matters. */
        if (!(places[i].symbols & offered)) {
            i++;
            continue;
        }
        const thread *best = best_waiting(matcher, &places[i], heard->at);
        if (best) {
            leave(matcher, &matcher->automaton.places[places[i].place].links, best, heard);
            i++;
        } else {
            places[i] = places[--matcher->gaps.count];
            matcher->place_at[places[i].place] = i;
        }
    }
}

/* ---- One token ----------------------------------------------------------------------------- */

void smp__end_patterns(smp__matcher *matcher, const smp__position *position, uint32_t first,
                       uint32_t end, smp__sref value, uint32_t last)
{
    const smp__accept *by = matcher->automaton.accepts + position->first_accept;
    const smp__accept *by_end = matcher->automaton.accepts + position[1].first_accept;
    for (; by < by_end; by++) {
        matcher->steps++;
        if (!(by->purposes & matcher->purposes)) continue;
        if ((by->anchors & SMP__ANCHOR_TEXT_END) && last + 1 < matcher->reading.count) continue;
        if ((by->anchors & SMP__ANCHOR_SENTENCE) &&
            !(smp__read_token(&matcher->reading, last)->flags & SMP__TOKEN_SENTENCE_END))
            continue;
        smp__candidate *candidate = smp__push(matcher, &matcher->candidates);
        if (!candidate) return;
        *candidate = (smp__candidate){by->owner, by->kind & SMP__ACCEPT_UNLESS, first, end, value};
        matcher->excepted |= (by->kind & SMP__ACCEPT_EXCEPTED) != 0;
    }
}

/* What a position does that has fired: it ends patterns, and its threads begin to wait in
 * places. */
static void fulfil(smp__matcher *matcher, const firing *fired, const smp__position *position,
                   uint32_t at)
{
    const smp__automaton *automaton = &matcher->automaton;
    const thread *of = &fired->thread;
    const bool captured = of->first != SMP__NO_TOKEN;
    if (position->first_accept < position[1].first_accept)
        smp__end_patterns(matcher, position, captured ? of->first : of->start,
                          captured ? of->end : at + 1, of->value, at);
    if (fired->open == 0) return;
    for (uint32_t i = position->first_feed; i < position[1].first_feed; i++) {
        const smp__feed *feed = &automaton->feeds[i];
        uint32_t bit = i - position->first_feed;
        if (bit > SMP__LAST_OPEN) bit = SMP__LAST_OPEN;
        if ((fired->open >> bit & 1) &&
            (fired->open != SMP__ALL_OPEN || smp__may_wait(matcher, feed, at)))
            enter_place(matcher, feed->place, &fired->thread, at);
    }
}

/* The threads that begin at token `at`: the last of the beginnings that are left. */
static void start_threads(smp__matcher *matcher, uint32_t at)
{
    const smp__beginning *begins = matcher->beginnings.items;
    uint32_t left = matcher->beginnings.count;
    const thread fresh = {.start = at, .first = SMP__NO_TOKEN};
    for (; left && begins[left - 1].at == at; left--) {
        const smp__beginning *next = &begins[left - 1];
        follow_edge(matcher, next->position, &fresh,
                    &(smp__heard){0, next->value, at, next->length}, next->open);
    }
    matcher->beginnings.count = left;
}

/* Those that fired at the token before and those that wait, once it is heard what token `at`
 * says. */
static void go_on(smp__matcher *matcher, uint32_t at)
{
    const smp__position *positions = matcher->automaton.positions;
    const uint64_t offered = smp__offered(matcher, at);
    const firing *before = matcher->before.items;
    const hearing heard = hear(matcher, at);
    for (uint32_t i = 0; i < matcher->before.count; i++)
        leave(matcher, &positions[before[i].position].links, &before[i].thread, &heard);
    leave_gaps(matcher, &heard, offered);
}

static void match_token(smp__matcher *matcher, uint32_t at)
{
    const smp__position *positions = matcher->automaton.positions;
    smp__list before = matcher->firings;
    matcher->firings = matcher->before;
    matcher->before = before;
    matcher->firings.count = 0;

    start_threads(matcher, at);
    if (before.count || matcher->gaps.count) go_on(matcher, at);
    const later *laters = matcher->laters.items;
    for (uint32_t i = ((const uint32_t *)matcher->pending.items)[at]; i; i = laters[i - 1].next)
        fire(matcher, laters[i - 1].firing.position, &laters[i - 1].firing.thread,
             laters[i - 1].firing.open);

    /* Kept are those that the next token may go on with. */
    firing *fired = matcher->firings.items;
    uint32_t count = matcher->firings.count, kept = 0;
    const uint64_t next = smp__offered(matcher, at + 1);
    for (uint32_t i = 0; i < count; i++) {
        const smp__position *position = &positions[fired[i].position];
        fulfil(matcher, &fired[i], position, at);
        if (position->links.symbols & next) fired[kept++] = fired[i];
    }
    matcher->firings.count = kept;
}

/* Visits only tokens where a thread is under way or one may begin. */
void smp__run_threads(smp__matcher *matcher)
{
    uint32_t count = matcher->reading.count;
    if (!smp__reserve(matcher, &matcher->pending, count)) return;
    memset(matcher->pending.items, 0, count * sizeof(uint32_t));
    matcher->firings.count = matcher->gaps.count = 0;
    matcher->queues.count = matcher->laters.count = matcher->free_waiting = 0;
    matcher->busy_until = 0;
    for (uint32_t at = 0; at < count && !matcher->failed; at++) {
        if (matcher->firings.count == 0 && matcher->gaps.count == 0 && matcher->busy_until <= at) {
            const smp__list *left = &matcher->beginnings;
            if (left->count == 0) break;
            at = ((const smp__beginning *)left->items)[left->count - 1].at;
        }
        match_token(matcher, at);
    }
}
