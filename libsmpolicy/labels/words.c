/* The words of a message that the policy's vocabulary knows.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"
#include "labels/met.h"

#define NOTHING UINT32_MAX

typedef struct search {
    const char *strings;
    const smp__vocabulary_record *records;
    const uint32_t *slots;
    uint32_t mask;
    smp__met met;
    smp__words_seen seen;
    smp__word_seen *items; /* of `seen` */
} search;

static uint32_t find_word(const search *in, smp_text stem, uint32_t hash)
{
    for (uint32_t slot = hash & in->mask; in->slots[slot]; slot = (slot + 1) & in->mask) {
        uint32_t number = in->slots[slot] - 1;
        const smp__vocabulary_record *record = &in->records[number];
        if (record->second == SMP__ONE_WORD &&
            smp__text_equal(smp__string_at(in->strings, record->first), stem))
            return number;
    }
    return NOTHING;
}

/* `second` with SMP__ONE_BETWEEN, where there is one. */
static uint32_t find_two(const search *in, uint32_t first, uint32_t second)
{
    uint32_t hash = smp__hash_of_two(first, second);
    for (uint32_t slot = hash & in->mask; in->slots[slot]; slot = (slot + 1) & in->mask) {
        uint32_t number = in->slots[slot] - 1;
        const smp__vocabulary_record *record = &in->records[number];
        if (record->first == first && record->second == second) return number;
    }
    return NOTHING;
}

static void meet(search *in, uint32_t record, uint32_t start, uint32_t end, uint8_t by)
{
    if (record == NOTHING || !smp__is_new(&in->met, record)) return;
    if (in->records[record].speaks < in->records[record + 1].speaks)
        in->items[in->seen.count++] = (smp__word_seen){record, start, end, by};
}

enum { OWN = 0, QUOTED, EARLIER, RANKS, NOBODYS };

/* The writer's own words go before those between quotation marks, and these before earlier
 * messages: what was met in the one need not be met again. */
static unsigned rank_of(uint8_t by)
{
    if (by == SMP__BY_NOTICE) return NOBODYS;
    if (by == SMP__BY_EARLIER) return EARLIER;
    return by == SMP__BY_QUOTED ? QUOTED : OWN;
}

/* The hash of a word that is its own stem is known. */
static uint32_t find_token(const search *in, const smp__token *token, smp_text stem)
{
    bool whole = stem.data == token->folded && stem.size == token->folded_size;
    return find_word(in, stem, whole ? token->hash : smp__hash(stem.data, stem.size));
}

static uint32_t find_name(const search *in, const char *name)
{
    const smp_text stem = smp_text_of(name);
    return find_word(in, stem, smp__hash(stem.data, stem.size));
}

/* A word of the text, or its start or end. */
typedef struct place {
    uint32_t record, start, end;
    uint8_t by;
} place;

static const place nowhere = {.record = NOTHING};

static void meet_one(search *in, const place *word)
{
    meet(in, word->record, word->start, word->end, word->by);
}

static void meet_two(search *in, const place *first, const place *second, uint32_t between)
{
    if (first->record != NOTHING && second->record != NOTHING)
        meet(in, find_two(in, first->record, second->record | between), first->start, second->end,
             second->by);
}

static void walk(search *in, const smp__document *document, const smp__sayings *sayings,
                 bool all_own, unsigned rank)
{
    place before = nowhere, earlier = nowhere; /* the token before, and the one before that */
    if (rank == OWN) before.record = find_name(in, SMP__VOCABLE_START);
    before.by = SMP__BY_WRITER;
    meet_one(in, &before);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        smp_text stem = smp__vocable(token);
        if (!stem.data) continue;
        const smp__saying *saying = all_own ? NULL : smp__saying_at(sayings, token->start);
        uint8_t by = saying ? saying->by : SMP__BY_WRITER;
        if (rank_of(by) != rank) {
            before = earlier = nowhere;
            continue;
        }
        if (by == SMP__BY_EARLIER) in->seen.earlier_token_count++;
        else in->seen.token_count++;
        const place word = {find_token(in, token, stem), token->start, token->end, by};
        meet_one(in, &word);
        meet_two(in, &before, &word, 0);
        meet_two(in, &earlier, &word, SMP__ONE_BETWEEN);
        earlier = before;
        before = word;
    }
    const place end = {find_name(in, SMP__VOCABLE_END), before.start, before.end, before.by};
    if (rank == OWN) meet_two(in, &before, &end, 0);
}

/* What the length says shows nowhere. */
static void measure(search *in)
{
    const smp__vocable_length *length = smp__vocable_lengths;
    for (size_t i = 0; i < SMP__VOCABLE_LENGTHS; i++)
        if (length[i].tokens <= in->seen.token_count)
            meet(in, find_name(in, length[i].name), 0, 0, SMP__BY_WRITER);
}

bool smp__see_words(smp__words_seen *out, const smp_policy *policy, const smp__document *document,
                    const smp__sayings *sayings, smp__arena *arena)
{
    size_t record_count, slot_count;
    search in = {.strings = smp__image_section(&policy->image, SMP__IMAGE_STRINGS, NULL)};
    *out = (smp__words_seen){0};
    in.records = smp__policy_section(policy, SMP__SECTION_VOCABULARY, &record_count);
    in.slots = smp__policy_section(policy, SMP__SECTION_VOCABULARY_SLOTS, &slot_count);
    if (record_count == 0 || document->token_count == 0) return true;
    in.mask = (uint32_t)slot_count - 1;
    /* A token is met with in one walk, by itself and with each of the two before it; the start, the
     * end and each length once. */
    const size_t most = 3 * (size_t)document->token_count + 2 + SMP__VOCABLE_LENGTHS;
    in.items = smp__arena_allocate(arena, most * sizeof *in.items);
    in.seen.items = in.items;
    if (!in.items || !smp__met_init(&in.met, arena, most)) return false;
    bool all_own = sayings->repeated_count + sayings->quoted_count + sayings->reported_count +
                       sayings->notice_count == 0;
    for (unsigned rank = OWN; rank < (all_own ? 1u : RANKS); rank++)
        walk(&in, document, sayings, all_own, rank);
    measure(&in);
    *out = in.seen;
    return true;
}
