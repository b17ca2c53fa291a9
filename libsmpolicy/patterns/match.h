/* What the files of the matcher share. A match goes in four steps:
 *   meanings.c  what each token's word means, token by token;
 *   facts.c     where the host's text facts begin;
 *   begin.c     from the last token to the first, where a pattern may begin;
 *   threads.c   from each such beginning on, the automaton.
 * Most texts have few beginnings, so that most tokens cost one look-up.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PATTERNS_MATCH_H
#define SMP_PATTERNS_MATCH_H

#include "patterns/automaton.h"
#include "patterns/patterns.h"

#define SMP__NO_TOKEN UINT32_MAX

/* SMP__APART: a function that is mostly not called, so what calls it is to stay short. */
#if defined(__GNUC__)
#  define SMP__PREFETCH(address) __builtin_prefetch(address)
#  define SMP__APART __attribute__((noinline))
#else
#  define SMP__PREFETCH(address) ((void)0)
#  define SMP__APART
#endif

/* The tokens that are not space. Where patterns are matched, tokens are counted among these. */
typedef struct smp__reading {
    const smp__document *document;
    const uint32_t *order; /* their indexes in the document */
    uint32_t count;
} smp__reading;

static inline const smp__token *smp__read_token(const smp__reading *reading, uint32_t at)
{
    return &reading->document->tokens[reading->order[at]];
}

/* ---- Shapes -------------------------------------------------------------------------------- */

/* How many tokens from `at` look like a UK telephone number, or a date; 0 = they do not. At most
 * SMP__SHAPE_MAX tokens are looked at. */
uint32_t smp__phone_length(const smp__reading *reading, uint32_t at);
uint32_t smp__date_length(const smp__reading *reading, uint32_t at);
/* Not, unless their first byte is one of these. */
static inline bool smp__may_begin_phone(char first)
{
    return (first >= '0' && first <= '9') || first == '+' || first == '(';
}
/* A month has a number after it. */
static inline bool smp__may_begin_date(char first, char next)
{
    return (first >= '0' && first <= '9') ||
           (next >= '0' && next <= '9' && first >= 'a' && first <= 's'); /* april, september */
}

/* ---- Candidates ---------------------------------------------------------------------------- */

/* Something a pattern has matched, before those that overlap are weighed against each other. */
typedef struct smp__candidate {
    uint32_t owner;
    uint32_t unless;
    uint32_t first, end; /* the reported span */
    smp__sref value;
} smp__candidate;

/* The hits among the candidates, in order, in place of the first of them: returns how many. `spare`
 * has room for `count` more. Sorts the candidates. */
size_t smp__select(smp__candidate *candidates, smp__candidate *spare, size_t count);

/* ---- The matcher --------------------------------------------------------------------------- */

/* A symbol that is satisfied from a token on. */
typedef struct smp__heard {
    uint32_t symbol;
    smp__sref value;
    uint32_t at;     /* the token */
    uint32_t length; /* in tokens */
} smp__heard;

/* A pattern that may begin. */
typedef struct smp__beginning {
    uint32_t at, length; /* of what is heard */
    smp__sref value;
    uint32_t position;
    uint32_t open; /* which places it may wait in: a bit each as the position feeds them */
} smp__beginning;

#define SMP__ALL_OPEN UINT32_MAX
#define SMP__LAST_OPEN 31u /* this bit stands for all places from here on */

/* Texts of facts that one match searches for: a bit of a word each. */
#define SMP__FACT_TEXTS_MAX 64u

/* One of the texts that a fact lists. */
typedef struct smp__fact {
    uint32_t id; /* of the fact */
    smp__document document;
    smp__token *tokens;
    uint32_t count;
    uint32_t *borders; /* of each beginning: its longest proper beginning that also ends it */
} smp__fact;

typedef struct smp__list {
    void *items;
    size_t capacity, element_size;
    uint32_t count;
} smp__list;

struct smp__matcher {
    smp_allocator allocator;
    smp__automaton automaton;
    smp__arena fact_arena;
    smp__fact *facts[SMP__FACT_TEXTS_MAX];
    uint32_t fact_count;
    smp__reading reading;
    uint64_t steps;
    uint32_t purposes; /* of this match */
    bool excepted;     /* a candidate's owner has exceptions that are looked for apart */
    bool failed;

    smp__list order;       /* uint32_t: of the reading */
    smp__list senses;      /* const smp__word_slot *: what each token's word means; at the end one
                              that means nothing */
    smp__list offered;     /* uint64_t: smp__symbol_bit of all that each token satisfies; all bits
                              where something longer begins; at the end 0 */
    smp__list unknown;     /* uint32_t: the document's tokens that are no word of the image */
    smp__list joined;      /* smp__word_slot: made here for words with meanings from several places:
                              their own slot, prefixes, spellings */
    smp__list put;         /* smp__meaning: those of `joined` */
    const smp__meaning *meanings[2]; /* those of the image, and those put together */
    smp__list fact_begins; /* uint64_t: bit N, facts[N] begins at this token; empty without facts */
    smp__list beginnings;  /* smp__beginning, from the last to the first */
    smp__list longer;      /* smp__heard: what goes on a pattern beside words, likewise */
    uint32_t *gates;       /* the first trigger of each, counted from `base` */
    uint32_t base;         /* past all tokens of the last match: what it left is closed */
    uint32_t span;         /* how many tokens beyond `base` this match may open gates for */
    uint64_t kind_bits[SMP_TOKEN_SPACE + 1]; /* smp__symbol_bit of what a token is by its kind */
    const uint32_t *row;         /* of effects, for these purposes */
    const uint32_t *row_at_once; /* for them and exceptions */

    /* Private to threads.c. */
    smp__list firings, before, laters, pending, gaps, queues;
    uint32_t free_waiting; /* index + 1 */
    uint32_t busy_until;   /* tokens before this one are in the middle of a longer atom */
    uint32_t *position_at; /* index in firings; meaningful if the position there is this one */
    uint32_t *place_at;    /* index in gaps, likewise */

    smp__list candidates, spare; /* smp__candidate */
    smp__list hits;              /* smp__hit */
};

bool smp__grow_list(smp__matcher *matcher, smp__list *list, size_t count);
/* Room for `count` in all; false and failed when memory ran out. */
static inline bool smp__reserve(smp__matcher *matcher, smp__list *list, size_t count)
{
    return SMP_LIKELY(count <= list->capacity) || smp__grow_list(matcher, list, count);
}
/* One more, not set; NULL when memory ran out. */
static inline void *smp__push(smp__matcher *matcher, smp__list *to)
{
    if (!smp__reserve(matcher, to, (size_t)to->count + 1)) return NULL;
    return (unsigned char *)to->items + to->element_size * to->count++;
}

/* What the word of token `at` means. */
static inline const smp__word_slot *smp__sense_at(const smp__matcher *matcher, uint32_t at)
{
    return ((const smp__word_slot *const *)matcher->senses.items)[at];
}
/* Its meanings lie in the image, or where they were put together. */
static inline const smp__meaning *smp__meanings_of(const smp__matcher *matcher,
                                                   const smp__word_slot *sense)
{
    return matcher->meanings[sense->word == 0] + sense->first;
}

/* Conditions that no processor can predict are joined by & rather than &&: one branch goes wrong
 * less often than two. */

/* Is a gate open at a token: does one of its triggers follow within reach? That is exact while
 * going from the last token to the first; later it may also be open for a trigger gone by. Values
 * left by an earlier match are below `base`; minus `base` they wrap round to past every token. */
static inline bool smp__is_open(const smp__matcher *matcher, smp__gate gate, uint32_t at)
{
    return matcher->gates[smp__gate_number(gate)] - matcher->base <= at + smp__gate_reach(gate);
}

/* May a symbol that is heard at token `at` pass such anchors? */
static inline bool smp__may_stand(const smp__matcher *matcher, uint32_t anchors, uint32_t at,
                                  uint32_t length)
{
    if ((anchors & SMP__ANCHOR_TEXT_START) && at > 0) return false;
    if ((anchors & SMP__ANCHOR_TEXT_END) && at + length < matcher->reading.count) return false;
    return !(anchors & SMP__ANCHOR_SENTENCE) ||
           (smp__read_token(&matcher->reading, at)->flags & SMP__TOKEN_SENTENCE_START);
}

/* Do the purposes, the gate and the anchors of an edge let a symbol pass that is heard at token
 * `at`? */
static inline bool smp__may_follow(const smp__matcher *matcher, const smp__edge *edge, uint32_t at,
                                   uint32_t length)
{
    return ((edge->purposes & matcher->purposes) != 0) & smp__is_open(matcher, edge->gate, at) &&
           (!edge->anchors || smp__may_stand(matcher, edge->anchors, at, length));
}

/* May there be links by a symbol? One bit of few rules out nearly all that there are not; of many
 * links, one of those near the slot does. If there may, `*slot` becomes smp__link_slot. */
static inline bool smp__may_link(const smp__matcher *matcher, const smp__links *links,
                                 uint32_t symbol, uint32_t *slot)
{
    if (!(links->symbols >> smp__symbol_bit_number(symbol) & 1)) return false;
    *slot = smp__link_slot(symbol, links->mask);
    return (matcher->automaton.link_bits[smp__link_word(links->first, *slot)] &
            smp__symbol_bit(symbol)) != 0;
}

#define SMP__NO_SLOT UINT32_MAX

/* The next edge by which links go on with a symbol; NULL after the last. `*slot` is smp__link_slot
 * before the first. */
static inline const smp__edge *smp__next_edge(const smp__matcher *matcher, const smp__links *links,
                                              uint32_t symbol, uint32_t *slot)
{
    if (*slot == SMP__NO_SLOT) return NULL;
    const smp__link *slots = matcher->automaton.links + links->first;
    for (const smp__link *link; (link = &slots[*slot])->symbol;) {
        *slot = (*slot + 1) & links->mask;
        if (link->symbol != symbol) continue;
        if (!link->more) *slot = SMP__NO_SLOT;
        return &matcher->automaton.edges[link->edge];
    }
    return NULL;
}

/* A bit for each symbol that token `at` satisfies; none past the last. */
static inline uint64_t smp__offered(const smp__matcher *matcher, uint32_t at)
{
    return ((const uint64_t *)matcher->offered.items)[at];
}

/* May a thread enter such a place at token `at`? */
static inline bool smp__may_wait(const smp__matcher *matcher, const smp__feed *feed, uint32_t at)
{
    return ((feed->purposes & matcher->purposes) != 0) & smp__is_open(matcher, feed->gate, at);
}

void smp__find_meanings(smp__matcher *matcher, const smp__document *document);
void smp__find_facts(smp__matcher *matcher);
void smp__find_beginnings(smp__matcher *matcher);
/* Adds to the candidates what ends at a position that fired at token `last`, with the span to
 * report. */
void smp__end_patterns(smp__matcher *matcher, const smp__position *position, uint32_t first,
                       uint32_t end, smp__sref value, uint32_t last);
/* Adds the rest of them. */
void smp__run_threads(smp__matcher *matcher);

/* How large the elements of the lists of threads.c are. */
void smp__size_thread_lists(smp__matcher *matcher);

#endif
