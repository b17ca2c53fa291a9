/* Runs the automaton over a document.
 *
 * First every token is looked up once: the symbols it satisfies. Then the threads move from token to
 * token. A thread knows where it began and what it has captured; of two at the same position the one
 * that began earlier wins, so there are never more threads than places. A place with a gap keeps a
 * queue: later arrivals may wait longer, so one is kept behind an earlier one that will give up first.
 * SPDX-License-Identifier: MIT */
#include "patterns/match.h"

#include <string.h>

#define NONE UINT32_MAX
#define LOOKED_UP_TOGETHER 32u

#if defined(__GNUC__)
#  define PREFETCH(address) __builtin_prefetch(address)
#else
#  define PREFETCH(address) ((void)0)
#endif

typedef struct thread {
    uint32_t start;
    uint32_t first, end; /* what [ ] has captured; NONE, 0 before it */
    smp__sref value;
} thread;

/* A symbol that the token at hand begins to satisfy. */
typedef struct heard {
    uint32_t symbol;
    smp__sref value;
    uint32_t length; /* in tokens */
    bool starts;     /* a pattern */
} heard;

typedef struct firing {
    uint32_t position;
    thread thread;
} firing;

/* A position that fires when its atom of several tokens ends. */
typedef struct later {
    firing firing;
    uint32_t next; /* for the same token; index + 1 */
} later;

/* A thread in the queue of a place with a gap. */
typedef struct waiting {
    thread thread;
    uint32_t entered;
    uint32_t older, newer; /* index + 1 */
} waiting;

typedef struct occupied {
    uint32_t place;
    thread thread;         /* of a place without a queue */
    uint32_t oldest, newest; /* index + 1 of a queue */
} occupied;

typedef struct fact {
    smp__document document;
    smp__token *tokens;
    uint32_t count;
    uint32_t *borders; /* of each beginning: its longest proper beginning that also ends it */
} fact;

typedef struct list {
    void *items;
    size_t capacity, element_size;
    uint32_t count;
} list;

struct smp__matcher {
    smp_allocator allocator;
    smp__automaton automaton;
    smp__arena fact_arena;
    fact *facts[SMP__FACTS_MAX];

    const smp__document *document;
    list order;      /* uint32_t: the document's tokens that are not space */
    list known;      /* smp__meaning: what each token means, one after another */
    list known_from; /* uint32_t: where a token's begin, and one more */
    list fact_begins; /* uint64_t: bit id, a fact begins at this token; empty without facts */
    list pending;    /* uint32_t by token: index + 1 of the first later */

    list heard, firings, laters, current, coming, gaps, queues, candidates, spare, hits;
    uint32_t free_waiting; /* index + 1 */
    uint32_t *position_at; /* index in firings; meaningful if the position there is this one */
    uint32_t *place_at;    /* index in coming or gaps, likewise */
    uint64_t steps;
    bool failed;
};

/* ---- Lists --------------------------------------------------------------------------------- */

static bool reserve(smp__matcher *matcher, list *of, size_t count)
{
    if (count > UINT32_MAX - 1 ||
        !smp__grow(&matcher->allocator, &of->items, &of->capacity, count, of->element_size)) {
        matcher->failed = true;
        return false;
    }
    return true;
}

/* One more, not set; NULL when memory ran out. */
static void *push(smp__matcher *matcher, list *to)
{
    if (to->count == to->capacity && !reserve(matcher, to, (size_t)to->count + 1)) return NULL;
    return (unsigned char *)to->items + to->element_size * to->count++;
}

/* The lists of a matcher, for those who treat them all alike. */
static size_t all_lists(smp__matcher *m, list **lists)
{
    static const size_t sizes[] = {
        sizeof(uint32_t), sizeof(smp__meaning), sizeof(uint32_t), sizeof(uint64_t),
        sizeof(uint32_t), sizeof(heard),        sizeof(firing),   sizeof(later),
        sizeof(occupied), sizeof(occupied),     sizeof(occupied), sizeof(waiting),
        sizeof(smp__candidate), sizeof(smp__candidate), sizeof(smp__hit)};
    list *const all[] = {&m->order,   &m->known,   &m->known_from, &m->fact_begins, &m->pending,
                         &m->heard,   &m->firings, &m->laters,     &m->current,     &m->coming,
                         &m->gaps,    &m->queues,  &m->candidates, &m->spare,       &m->hits};
    for (size_t i = 0; i < SMP_COUNT(all); i++) {
        lists[i] = all[i];
        lists[i]->element_size = sizes[i];
    }
    return SMP_COUNT(all);
}

/* ---- Life ---------------------------------------------------------------------------------- */

smp_status smp__matcher_new(smp__matcher **out, const smp__image *image,
                            const smp_allocator *allocator, smp_error *error)
{
    smp_allocator memory = smp__allocator_or_default(allocator);
    smp__matcher *matcher = smp__allocate_zeroed(&memory, sizeof *matcher);
    if (!matcher) return smp__fail_memory(error);
    matcher->allocator = memory;
    smp__automaton_open(&matcher->automaton, image);
    smp__arena_init(&matcher->fact_arena, &memory);
    list *lists[16];
    all_lists(matcher, lists);
    matcher->position_at = smp__allocate_zeroed(
        &memory, matcher->automaton.position_count * sizeof *matcher->position_at);
    matcher->place_at = smp__allocate_zeroed(
        &memory, matcher->automaton.place_count * sizeof *matcher->place_at);
    if (!matcher->position_at || !matcher->place_at) {
        smp__matcher_free(matcher);
        return smp__fail_memory(error);
    }
    *out = matcher;
    return SMP_OK;
}

void smp__matcher_free(smp__matcher *matcher)
{
    if (!matcher) return;
    smp_allocator memory = matcher->allocator;
    list *lists[16];
    size_t count = all_lists(matcher, lists);
    for (size_t i = 0; i < count; i++)
        smp__release(&memory, lists[i]->items, lists[i]->capacity * lists[i]->element_size);
    smp__release(&memory, matcher->position_at,
                 matcher->automaton.position_count * sizeof *matcher->position_at);
    smp__release(&memory, matcher->place_at,
                 matcher->automaton.place_count * sizeof *matcher->place_at);
    smp__arena_free(&matcher->fact_arena);
    smp__release(&memory, matcher, sizeof *matcher);
}

uint64_t smp__match_steps(const smp__matcher *matcher) { return matcher->steps; }

/* ---- Facts --------------------------------------------------------------------------------- */

static bool same_word(const smp__token *a, const smp__token *b)
{
    return a->hash == b->hash && a->folded_size == b->folded_size &&
           memcmp(a->folded, b->folded, a->folded_size) == 0;
}

/* How much of the fact has been seen once `token` follows `seen` tokens of it (Knuth, Morris and
 * Pratt). */
static uint32_t advance_fact(const fact *of, uint32_t seen, const smp__token *token)
{
    if (seen == of->count) seen = of->borders[seen];
    while (seen > 0 && !same_word(&of->tokens[seen], token)) seen = of->borders[seen];
    return seen + same_word(&of->tokens[seen], token);
}

static smp_status read_fact(smp__matcher *matcher, smp_text text, smp__segmenter *segmenter,
                            fact **out, smp_error *error)
{
    smp__arena *arena = &matcher->fact_arena;
    fact *made = smp__arena_allocate(arena, sizeof *made);
    if (!made) return smp__fail_memory(error);
    smp_status status =
        smp__document_read(&made->document, arena, segmenter, text, SMP_PLATFORM_X, error);
    if (status != SMP_OK) return status;
    made->tokens = made->document.tokens;
    made->count = 0;
    for (uint32_t i = 0; i < made->document.token_count; i++)
        if (made->tokens[i].kind != SMP_TOKEN_SPACE) made->tokens[made->count++] = made->tokens[i];
    made->borders = smp__arena_allocate(arena, ((size_t)made->count + 1) * sizeof *made->borders);
    if (!made->borders) return smp__fail_memory(error);
    made->borders[0] = 0;
    if (made->count > 0) made->borders[1] = 0;
    for (uint32_t i = 1; i < made->count; i++)
        made->borders[i + 1] = advance_fact(made, made->borders[i], &made->tokens[i]);
    *out = made->count ? made : NULL;
    return SMP_OK;
}

smp_status smp__match_facts(smp__matcher *matcher, const smp_text *facts, size_t count,
                            smp__segmenter *segmenter, smp_error *error)
{
    memset(matcher->facts, 0, sizeof matcher->facts);
    smp__arena_reset(&matcher->fact_arena);
    if (!matcher->automaton.head) return SMP_OK;
    for (size_t id = 0; id < count && id < SMP__FACTS_MAX; id++) {
        if (smp__is_empty(facts[id]) || !matcher->automaton.head->facts[id]) continue;
        smp_status status =
            read_fact(matcher, facts[id], segmenter, &matcher->facts[id], error);
        if (status != SMP_OK) {
            memset(matcher->facts, 0, sizeof matcher->facts);
            return status;
        }
    }
    return SMP_OK;
}

/* Marks where each fact begins. */
static void find_facts(smp__matcher *matcher, const smp__reading *reading)
{
    matcher->fact_begins.count = 0;
    for (uint32_t id = 0; id < SMP__FACTS_MAX; id++) {
        const fact *of = matcher->facts[id];
        if (!of) continue;
        if (matcher->fact_begins.count == 0) {
            if (!reserve(matcher, &matcher->fact_begins, reading->count)) return;
            memset(matcher->fact_begins.items, 0, reading->count * sizeof(uint64_t));
            matcher->fact_begins.count = reading->count;
        }
        uint64_t *begins = matcher->fact_begins.items;
        uint32_t seen = 0;
        for (uint32_t i = 0; i < reading->count; i++) {
            seen = advance_fact(of, seen, smp__read_token(reading, i));
            if (seen == of->count) begins[i + 1 - seen] |= (uint64_t)1 << id;
        }
    }
}

/* ---- What each token means ----------------------------------------------------------------- */

static void add_meanings(smp__matcher *matcher, const smp__token *token,
                         const smp__meaning *meanings, uint32_t count)
{
    const smp__automaton *automaton = &matcher->automaton;
    for (uint32_t i = 0; i < count; i++) {
        if ((meanings[i].flags & SMP__MEANING_EXACT) &&
            !smp__text_equal(smp__image_string(&automaton->image,
                                               automaton->symbols[meanings[i].symbol].exact),
                             smp__token_text(matcher->document, token)))
            continue;
        if (meanings[i].flags & SMP__MEANING_STARTS)
            PREFETCH(&automaton->symbols[meanings[i].symbol]);
        smp__meaning *meaning = push(matcher, &matcher->known);
        if (meaning) *meaning = meanings[i];
    }
}

/* What a token means beside what its word does: the prefixes and classes it belongs to. */
static void look_up_more(smp__matcher *matcher, const smp__token *token)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__meaning *meanings;
    uint32_t count, length = 0, hash = smp__hash_start();
    while (smp__next_prefix(automaton, token->folded, token->folded_size, &length, &hash,
                            &meanings, &count))
        add_meanings(matcher, token, meanings, count);
    uint32_t classes[2] = {automaton->head->kinds[token->kind], automaton->head->any};
    for (int i = 0; i < 2; i++) {
        smp__meaning *meaning = classes[i] ? push(matcher, &matcher->known) : NULL;
        if (meaning) *meaning = (smp__meaning){classes[i], 0, SMP__MEANING_STARTS};
    }
}

/* Looks up the tokens from `begin` to `end`, which are few, each step for all of them before the
 * next: with many patterns the tables do not fit the processor's cache, and so it fetches what the
 * next step needs of one token while it works on others. */
static void look_up_some(smp__matcher *matcher, uint32_t begin, uint32_t end)
{
    const smp__automaton *automaton = &matcher->automaton;
    const smp__token *tokens = matcher->document->tokens;
    struct {
        const smp__meaning *meanings;
        uint32_t count;
    } found[LOOKED_UP_TOGETHER];
    if (automaton->words)
        for (uint32_t i = begin; i < end; i++)
            PREFETCH(&automaton->words[tokens[i].hash & automaton->head->word_mask]);
    for (uint32_t i = begin; i < end; i++) {
        const smp__token *token = &tokens[i];
        found[i - begin].count = 0;
        if (token->kind == SMP_TOKEN_SPACE) continue;
        found[i - begin].meanings =
            smp__word_meanings(automaton, token->folded, token->folded_size, token->hash,
                               &found[i - begin].count);
        if (found[i - begin].count) PREFETCH(found[i - begin].meanings);
    }
    uint32_t *from = matcher->known_from.items, *order = matcher->order.items;
    for (uint32_t i = begin; i < end; i++) {
        from[i] = matcher->known.count;
        if (tokens[i].kind == SMP_TOKEN_SPACE) continue;
        order[matcher->order.count++] = i;
        add_meanings(matcher, &tokens[i], found[i - begin].meanings, found[i - begin].count);
        look_up_more(matcher, &tokens[i]);
    }
}

/* Fills order, known and known_from. */
static void look_up_all(smp__matcher *matcher)
{
    uint32_t count = matcher->document->token_count;
    matcher->order.count = matcher->known.count = 0;
    if (!reserve(matcher, &matcher->known_from, (size_t)count + 1) ||
        !reserve(matcher, &matcher->order, count))
        return;
    for (uint32_t i = 0; i < count; i += LOOKED_UP_TOGETHER)
        look_up_some(matcher, i,
                     count - i < LOOKED_UP_TOGETHER ? count : i + LOOKED_UP_TOGETHER);
    ((uint32_t *)matcher->known_from.items)[count] = matcher->known.count;
    matcher->known_from.count = count + 1;
}

static const smp__meaning *known_of(const smp__matcher *matcher, uint32_t index, uint32_t *count)
{
    const uint32_t *from = matcher->known_from.items;
    *count = from[index + 1] - from[index];
    return (const smp__meaning *)matcher->known.items + from[index];
}

static void hear(smp__matcher *matcher, uint32_t symbol, smp__sref value, uint32_t length)
{
    heard *more = symbol ? push(matcher, &matcher->heard) : NULL;
    if (more) *more = (heard){symbol, value, length, true};
}

/* Entries of many words, from `node` at token `at` on; they began at token `begin`. */
static void follow_trie(smp__matcher *matcher, const smp__reading *reading, uint32_t node,
                        uint32_t begin, uint32_t at)
{
    const smp__automaton *automaton = &matcher->automaton;
    uint32_t count;
    const smp__meaning *known = known_of(matcher, reading->order[at], &count);
    for (uint32_t i = 0; i < count; i++) {
        if (node == 0 && !(known[i].flags & SMP__MEANING_OPENS)) continue;
        matcher->steps++;
        uint32_t child = smp__trie_step(automaton, node, known[i].symbol);
        if (!child) continue;
        const smp__trie_node *reached = &automaton->trie_nodes[child];
        for (uint32_t j = 0; j < reached->count; j++) {
            const smp__meaning *ends = &automaton->meanings[reached->first + j];
            hear(matcher, ends->symbol, ends->value, at + 1 - begin);
        }
        if (reached->has_children && at + 1 < reading->count)
            follow_trie(matcher, reading, child, begin, at + 1);
    }
}

/* Everything that begins at the token. */
static void listen(smp__matcher *matcher, const smp__reading *reading, uint32_t at)
{
    const smp__automaton_head *head = matcher->automaton.head;
    uint32_t count;
    const smp__meaning *known = known_of(matcher, reading->order[at], &count);
    matcher->heard.count = 0;
    for (uint32_t i = 0; i < count; i++) {
        heard *more = push(matcher, &matcher->heard);
        if (!more) return;
        *more = (heard){known[i].symbol, known[i].value, 1,
                        (known[i].flags & SMP__MEANING_STARTS) != 0};
    }
    if (count && matcher->automaton.trie) follow_trie(matcher, reading, 0, at, at);
    if (head->phone) {
        uint32_t length = smp__phone_length(reading, at);
        if (length) hear(matcher, head->phone, 0, length);
    }
    if (head->date) {
        uint32_t length = smp__date_length(reading, at);
        if (length) hear(matcher, head->date, 0, length);
    }
    if (matcher->fact_begins.count == 0) return;
    uint64_t facts = ((const uint64_t *)matcher->fact_begins.items)[at];
    for (uint32_t id = 0; facts; id++, facts >>= 1)
        if (facts & 1) hear(matcher, head->facts[id], 0, matcher->facts[id]->count);
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

static void fire(smp__matcher *matcher, uint32_t position, const thread *arriving)
{
    matcher->steps++;
    firing *firings = matcher->firings.items;
    uint32_t at = matcher->position_at[position];
    if (at < matcher->firings.count && firings[at].position == position) {
        if (better(arriving, &firings[at].thread)) firings[at].thread = *arriving;
        return;
    }
    matcher->position_at[position] = matcher->firings.count;
    firing *fresh = push(matcher, &matcher->firings);
    if (fresh) *fresh = (firing){position, *arriving};
}

/* Takes a thread (NULL: a new one) along an edge, if its anchors hold. */
static void follow_edge(smp__matcher *matcher, const smp__reading *reading, const smp__edge *edge,
                        const thread *from, const heard *by, uint32_t at)
{
    matcher->steps++;
    if ((edge->anchors & SMP__ANCHOR_TEXT_START) && at > 0) return;
    if ((edge->anchors & SMP__ANCHOR_SENTENCE) &&
        !(smp__read_token(reading, at)->flags & SMP__TOKEN_SENTENCE_START))
        return;
    thread moved = from ? *from : (thread){.start = at, .first = NONE};
    uint32_t end = at + by->length;
    if (matcher->automaton.positions[edge->position].in_span) {
        if (moved.first == NONE) {
            moved.first = at;
            moved.value = 0;
        }
        moved.end = end;
        if (by->value) moved.value = by->value;
    } else if (moved.first == NONE && by->value) {
        moved.value = by->value;
    }
    if (by->length == 1) {
        fire(matcher, edge->position, &moved);
        return;
    }
    uint32_t *head = (uint32_t *)matcher->pending.items + (end - 1);
    later *wait = push(matcher, &matcher->laters);
    if (!wait) return;
    *wait = (later){{edge->position, moved}, *head};
    *head = matcher->laters.count;
}

/* The first of the place's edges with a symbol not below this one. */
static uint32_t find_edge(const smp__edge *edges, uint32_t count, uint32_t symbol)
{
    uint32_t low = 0;
    while (count > 0) {
        uint32_t half = count / 2;
        if (edges[low + half].symbol < symbol) {
            low += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return low;
}

static void leave_place(smp__matcher *matcher, const smp__reading *reading, uint32_t place,
                        const thread *from, uint32_t at)
{
    const smp__place *of = &matcher->automaton.places[place];
    const smp__edge *edges = matcher->automaton.edges + of->first;
    const heard *said = matcher->heard.items;
    for (uint32_t i = 0; i < matcher->heard.count; i++) {
        matcher->steps++;
        uint32_t edge = find_edge(edges, of->count, said[i].symbol);
        for (; edge < of->count && edges[edge].symbol == said[i].symbol; edge++)
            follow_edge(matcher, reading, &edges[edge], from, &said[i], at);
    }
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
        if (!push(matcher, &matcher->queues)) return;
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
    uint32_t gap = matcher->automaton.places[place].gap;
    list *in = gap ? &matcher->gaps : &matcher->coming;
    occupied *items = in->items, *found;
    uint32_t index = matcher->place_at[place];
    if (index < in->count && items[index].place == place) {
        found = &items[index];
    } else {
        matcher->place_at[place] = in->count;
        found = push(matcher, in);
        if (!found) return;
        *found = (occupied){.place = place, .thread = *arriving};
    }
    if (gap && gap != SMP__GAP_REST) join_queue(matcher, found, arriving, at);
    else if (better(arriving, &found->thread)) found->thread = *arriving;
}

/* Drops the threads that have waited too long; the oldest left is the best. NULL = the place is
 * empty. */
static const thread *best_waiting(smp__matcher *matcher, const smp__reading *reading,
                                  occupied *place, uint32_t at)
{
    uint32_t gap = matcher->automaton.places[place->place].gap;
    if (gap == SMP__GAP_REST) return &place->thread;
    uint32_t sentence = smp__read_token(reading, at)->sentence;
    while (place->oldest) {
        const waiting *oldest = (const waiting *)matcher->queues.items + (place->oldest - 1);
        if (at - oldest->entered - 1 <= gap &&
            smp__read_token(reading, oldest->entered)->sentence == sentence)
            return &oldest->thread;
        drop_waiting(matcher, place, true);
    }
    return NULL;
}

static void leave_gaps(smp__matcher *matcher, const smp__reading *reading, uint32_t at)
{
    for (uint32_t i = 0; i < matcher->gaps.count;) {
        occupied *places = matcher->gaps.items;
        matcher->steps++;
        const thread *best = best_waiting(matcher, reading, &places[i], at);
        if (best) {
            leave_place(matcher, reading, places[i].place, best, at);
            i++;
        } else {
            places[i] = places[--matcher->gaps.count];
            matcher->place_at[places[i].place] = i;
        }
    }
}

/* ---- One token ----------------------------------------------------------------------------- */

static void accept(smp__matcher *matcher, const smp__reading *reading, const firing *fired,
                   uint32_t at)
{
    const smp__position *position = &matcher->automaton.positions[fired->position];
    const smp__accept *accepts = matcher->automaton.accepts + position->first_accept;
    const thread *of = &fired->thread;
    for (uint32_t i = 0; i < position->accept_count; i++) {
        matcher->steps++;
        if ((accepts[i].anchors & SMP__ANCHOR_TEXT_END) && at + 1 < reading->count) continue;
        if ((accepts[i].anchors & SMP__ANCHOR_SENTENCE) &&
            !(smp__read_token(reading, at)->flags & SMP__TOKEN_SENTENCE_END))
            continue;
        smp__candidate *candidate = push(matcher, &matcher->candidates);
        if (!candidate) return;
        bool captured = of->first != NONE;
        *candidate = (smp__candidate){accepts[i].owner, accepts[i].unless,
                                      captured ? of->first : of->start,
                                      captured ? of->end : at + 1, of->value};
    }
}

/* Could what the symbol starts go on after it? Looks at a few tokens from `next` on. */
static bool may_go_on(smp__matcher *matcher, const smp__reading *reading,
                      const smp__symbol *symbol, uint32_t next)
{
    const uint32_t *filter = matcher->automaton.pairs + symbol->filter;
    uint32_t end = next + symbol->window;
    for (; next < end && next < reading->count; next++) {
        uint32_t count;
        const smp__meaning *known = known_of(matcher, reading->order[next], &count);
        for (uint32_t i = 0; i < count; i++) {
            matcher->steps++;
            if (known[i].flags & SMP__MEANING_OPENS) return true;
            uint32_t bit = smp__second_bit(known[i].symbol, symbol->filter_mask);
            if (filter[bit / 32] >> bit % 32 & 1) return true;
        }
    }
    return false;
}

static void start_patterns(smp__matcher *matcher, const smp__reading *reading, const heard *said,
                           uint32_t at)
{
    const smp__symbol *symbol = &matcher->automaton.symbols[said->symbol];
    const smp__edge *edges = matcher->automaton.edges + symbol->first;
    bool pairs = symbol->window && may_go_on(matcher, reading, symbol, at + said->length);
    if (!pairs && symbol->unpaired == 0) return;
    for (uint32_t i = 0; i < symbol->count; i++)
        if (pairs || !(edges[i].anchors & SMP__EDGE_NEEDS_PAIR))
            follow_edge(matcher, reading, &edges[i], NULL, said, at);
}

static void match_token(smp__matcher *matcher, const smp__reading *reading, uint32_t at)
{
    const smp__automaton *automaton = &matcher->automaton;
    list current = matcher->coming;
    matcher->coming = matcher->current;
    matcher->current = current;
    matcher->coming.count = matcher->firings.count = 0;

    listen(matcher, reading, at);
    const heard *said = matcher->heard.items;
    for (uint32_t i = 0; i < matcher->heard.count; i++)
        if (said[i].starts) start_patterns(matcher, reading, &said[i], at);
    if (matcher->heard.count) {
        const occupied *places = current.items;
        for (uint32_t i = 0; i < current.count; i++)
            leave_place(matcher, reading, places[i].place, &places[i].thread, at);
        leave_gaps(matcher, reading, at);
    }
    const later *laters = matcher->laters.items;
    for (uint32_t i = ((const uint32_t *)matcher->pending.items)[at]; i; i = laters[i - 1].next)
        fire(matcher, laters[i - 1].firing.position, &laters[i - 1].firing.thread);

    for (uint32_t i = 0; i < matcher->firings.count && !matcher->failed; i++) {
        const firing *fired = (const firing *)matcher->firings.items + i;
        const smp__position *position = &automaton->positions[fired->position];
        accept(matcher, reading, fired, at);
        for (uint32_t j = 0; j < position->feed_count; j++)
            enter_place(matcher, automaton->feeds[position->first_feed + j], &fired->thread, at);
    }
}

/* ---- The whole text ------------------------------------------------------------------------ */

static void write_hits(smp__matcher *matcher, const smp__reading *reading)
{
    uint32_t count = matcher->candidates.count;
    matcher->hits.count = 0;
    if (!reserve(matcher, &matcher->spare, count)) return;
    smp__candidate *candidates = matcher->candidates.items;
    size_t selected = smp__select(candidates, matcher->spare.items, count);
    if (!reserve(matcher, &matcher->hits, selected)) return;
    smp__hit *hits = matcher->hits.items;
    for (size_t i = 0; i < selected; i++)
        hits[i] = (smp__hit){candidates[i].owner, reading->order[candidates[i].first],
                             reading->order[candidates[i].end - 1] + 1, candidates[i].value};
    matcher->hits.count = (uint32_t)selected;
}

smp_status smp__match(smp__matcher *matcher, const smp__document *document, const smp__hit **hits,
                      size_t *hit_count, smp_error *error)
{
    *hits = NULL;
    *hit_count = 0;
    matcher->document = document;
    matcher->failed = false;
    matcher->steps = 0;
    matcher->known_from.count = 0;
    if (!matcher->automaton.head) return SMP_OK;

    list *const emptied[] = {&matcher->current, &matcher->coming,     &matcher->gaps,
                             &matcher->queues,  &matcher->candidates, &matcher->laters};
    for (size_t i = 0; i < SMP_COUNT(emptied); i++) emptied[i]->count = 0;
    matcher->free_waiting = 0;
    look_up_all(matcher);
    smp__reading reading = {document, matcher->order.items, matcher->order.count};
    if (!matcher->failed && reserve(matcher, &matcher->pending, reading.count)) {
        if (reading.count)
            memset(matcher->pending.items, 0, reading.count * sizeof(uint32_t));
        find_facts(matcher, &reading);
        for (uint32_t i = 0; i < reading.count && !matcher->failed; i++)
            match_token(matcher, &reading, i);
    }
    if (!matcher->failed) write_hits(matcher, &reading);
    if (matcher->failed) {
        matcher->known_from.count = 0;
        return smp__fail_memory(error);
    }
    *hits = matcher->hits.items;
    *hit_count = matcher->hits.count;
    return SMP_OK;
}

bool smp__token_in_lexicon(const smp__matcher *matcher, uint32_t index, uint32_t lexicon,
                           smp__sref *value)
{
    if (lexicon >= matcher->automaton.lexicon_count) return false;
    if (index + 1 >= matcher->known_from.count) return false;
    uint32_t count;
    const smp__meaning *known = known_of(matcher, index, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (known[i].symbol != matcher->automaton.lexicons[lexicon].symbol) continue;
        if (value) *value = known[i].value;
        return true;
    }
    return false;
}
