/* What a word does for the beginnings of patterns, by all its meanings together: which patterns it
 * begins and which gates it opens. There is one row for each kind of purpose, so that a check never
 * meets the patterns of another. Words with the same effect share it.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include <string.h>

/* Rows of effects: that of all purposes and exceptions, and one for purposes that all patterns
 * serve alike, with exceptions and without. */
#define ROWS_MAX (2 * SMP__PURPOSES + 2)

typedef struct effects {
    smp__pattern_compiler *compiler;
    const smp__tables *tables;
    uint32_t rows;              /* how many there are */
    uint32_t purposes[ROWS_MAX]; /* that each serves */
    smp__sequences openings;    /* edges of the start */
    smp__sequences starts;      /* openings, gate, value; again for the next symbol */
    smp__sequences opened;      /* gates */
    smp__sequences triggers;    /* smp__trigger */
    smp__sequences effects;     /* the numbers of starts, of what is opened and of triggers */
    smp__sequences words_do;    /* for each row the number of an effect */
    uint32_t *listed;           /* by symbol and row: the openings' number + 1; 0 = not made so
                                   far */
    uint32_t *words;            /* room for one sequence */
    size_t word_capacity;
} effects;

static uint32_t number(effects *e, smp__sequences *sequences, const uint32_t *words, size_t count)
{
    uint32_t number = smp__sequences_number(sequences, words, count);
    if (number == SMP__NO_SEQUENCE) e->compiler->failed = true;
    return number;
}

static bool make_room(effects *e, size_t count)
{
    void *words = e->words;
    if (!smp__grow(&e->compiler->allocator, &words, &e->word_capacity, count, sizeof *e->words))
        e->compiler->failed = true;
    e->words = words;
    return !e->compiler->failed;
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static uint32_t number_row(effects *e, uint32_t purposes)
{
    uint32_t row = 0;
    while (row < e->rows && e->purposes[row] != purposes) row++;
    if (row == e->rows) e->purposes[e->rows++] = purposes;
    return row;
}

/* Two purposes are alike if whatever serves one of them serves the other too. */
static void find_rows(effects *e, smp__automaton_head *head)
{
    uint32_t unlike[SMP__PURPOSE_BITS] = {0}; /* a bit for each purpose that one differs from */
    for (size_t i = 0; i < e->tables->places[0].count; i++)
        for (uint32_t purpose = 0, by = e->tables->edges[i].purposes; purpose < SMP__PURPOSE_BITS;
             purpose++)
            unlike[purpose] |= by >> purpose & 1 ? ~by : by;
    for (uint32_t i = 0; i < e->compiler->symbols.count; i++) {
        const smp__made_start *of = &e->tables->starts[i];
        for (uint32_t j = 0; j < of->trigger_count; j++)
            for (uint32_t purpose = 0,
                          by = e->tables->triggers[of->first_trigger + j].purposes;
                 purpose < SMP__PURPOSE_BITS; purpose++)
                unlike[purpose] |= by >> purpose & 1 ? ~by : by;
    }
    const uint32_t all = SMP__ALL_PURPOSES | SMP__FOR_EXCEPTIONS;
    number_row(e, all);
    for (uint32_t purpose = 0; purpose < SMP__PURPOSE_BITS; purpose++) {
        const uint32_t alike = ~unlike[purpose] & all;
        /* Times how long a row is, once that is known. */
        head->effect_rows[purpose] = number_row(e, alike);
        if (purpose < SMP__PURPOSES)
            head->rows_at_once[purpose] = number_row(e, alike | SMP__FOR_EXCEPTIONS);
    }
}

#define WORDS_OF_START 3u
#define WORDS_OF_TRIGGER 2u
#define LISTS_OF_EFFECT 3u

/* ---- One word ------------------------------------------------------------------------------- */

/* Adds what a word opens; one that needs no other gate does for all that open the same. */
static size_t add_trigger(uint32_t *words, size_t used, const smp__made_trigger *trigger)
{
    for (size_t i = 0; i < used; i += WORDS_OF_TRIGGER) {
        if (words[i] != trigger->opens) continue;
        if (trigger->needs == 0) words[i + 1] = 0;
        if (words[i + 1] == 0 || words[i + 1] == trigger->needs) return used;
    }
    words[used] = trigger->opens;
    words[used + 1] = trigger->needs;
    return used + WORDS_OF_TRIGGER;
}

/* Collects what a word opens, and its need of each, in `words`; returns how many words that is. */
static size_t find_triggers(effects *e, const smp__meaning *meanings, uint32_t count, uint32_t row)
{
    size_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        const smp__made_start *by = &e->tables->starts[meanings[i].symbol];
        if (!make_room(e, used + WORDS_OF_TRIGGER * (size_t)by->trigger_count)) return 0;
        for (uint32_t j = 0; j < by->trigger_count; j++) {
            const smp__made_trigger *trigger = &e->tables->triggers[by->first_trigger + j];
            if (trigger->purposes & e->purposes[row]) used = add_trigger(e->words, used, trigger);
        }
    }
    return used;
}

/* Numbers what a word opens: what always, and what only if something follows. */
static void number_triggers(effects *e, const smp__meaning *meanings, uint32_t count, uint32_t row,
                            uint32_t *numbers)
{
    const size_t found = find_triggers(e, meanings, count, row);
    if (e->compiler->failed || !make_room(e, 2 * found)) return;
    uint32_t *always = e->words + found, *used = e->words;
    size_t always_count = 0;
    for (size_t i = 0; i < found; i += WORDS_OF_TRIGGER) {
        if (e->words[i + 1] == 0) {
            always[always_count++] = e->words[i];
            continue;
        }
        *used++ = e->words[i];
        *used++ = e->words[i + 1];
    }
    numbers[0] = number(e, &e->opened, always, always_count);
    numbers[1] = number(e, &e->triggers, e->words, (size_t)(used - e->words));
}

/* The openings of a symbol that serve a row: each list is made once. */
static uint32_t number_openings(effects *e, uint32_t symbol, uint32_t row)
{
    uint32_t *listed = &e->listed[(size_t)symbol * ROWS_MAX + row];
    const smp__made_start *by = &e->tables->starts[symbol];
    if (*listed == 0) {
        uint32_t *edges = smp__take(e->compiler, by->count, sizeof *edges), count = 0;
        for (uint32_t i = 0; edges && i < by->count; i++)
            if (e->tables->edges[by->first + i].purposes & e->purposes[row])
                edges[count++] = by->first + i;
        if (edges) *listed = number(e, &e->openings, edges, count) + 1;
    }
    return *listed - 1;
}

static uint32_t number_starts(effects *e, const smp__meaning *meanings, uint32_t count,
                              uint32_t row)
{
    size_t used = 0;
    if (!make_room(e, WORDS_OF_START * (size_t)count)) return 0;
    for (uint32_t i = 0; i < count; i++) {
        const smp__made_start *by = &e->tables->starts[meanings[i].symbol];
        if (!(by->purposes & e->purposes[row])) continue;
        e->words[used++] = number_openings(e, meanings[i].symbol, row);
        e->words[used++] = by->gate;
        e->words[used++] = meanings[i].value;
    }
    return number(e, &e->starts, e->words, used);
}

static uint32_t effect_of(effects *e, const smp__meaning *meanings, uint32_t count)
{
    uint32_t by_row[ROWS_MAX] = {0};
    for (uint32_t row = 0; row < e->rows && !e->compiler->failed; row++) {
        uint32_t lists[LISTS_OF_EFFECT] = {number_starts(e, meanings, count, row)};
        number_triggers(e, meanings, count, row, lists + 1);
        if (!e->compiler->failed) by_row[row] = number(e, &e->effects, lists, LISTS_OF_EFFECT);
    }
    return e->compiler->failed ? 0 : number(e, &e->words_do, by_row, e->rows);
}

/* ---- What they share ------------------------------------------------------------------------- */

/* Where each of the sequences begins among the records, `size` words to a record. */
static uint32_t *places_of(smp__pattern_compiler *compiler, const smp__sequences *sequences,
                           uint32_t size)
{
    uint32_t *first = smp__take(compiler, sequences->count + 1, sizeof *first), words;
    for (uint32_t i = 0; first && i < sequences->count; i++) {
        smp__sequences_at(sequences, i, &words);
        first[i + 1] = first[i] + words / size;
    }
    return first;
}

static uint32_t length_of(const uint32_t *places, uint32_t sequence)
{
    return places[sequence + 1] - places[sequence];
}

static void write_starts(effects *e)
{
    smp__pattern_compiler *compiler = e->compiler;
    const uint32_t *places = places_of(compiler, &e->openings, 1);
    size_t count = e->starts.word_count / WORDS_OF_START, opening_count = e->openings.word_count;
    smp__start *starts = smp__take(compiler, count, sizeof *starts);
    smp__opening *openings = smp__take(compiler, opening_count, sizeof *openings);
    if (compiler->failed) return;
    for (size_t i = 0; i < opening_count; i++)
        openings[i] = e->tables->openings[e->openings.words[i]];
    const uint32_t *words = e->starts.words;
    for (size_t i = 0; i < count; i++, words += WORDS_OF_START) {
        starts[i] = (smp__start){.gate = words[1],
                                 .value = words[2],
                                 .first = places[words[0]],
                                 .count = length_of(places, words[0])};
        for (uint32_t j = 0; j < starts[i].count; j++)
            starts[i].next |= openings[starts[i].first + j].next;
    }
    smp__image_add_array(compiler->builder, SMP__SECTION_STARTS, starts, sizeof *starts, count);
    smp__image_add_array(compiler->builder, SMP__SECTION_OPENINGS, openings, sizeof *openings,
                         opening_count);
}

static void write_effects(effects *e)
{
    smp__pattern_compiler *compiler = e->compiler;
    const uint32_t *starts = places_of(compiler, &e->starts, WORDS_OF_START);
    const uint32_t *opened = places_of(compiler, &e->opened, 1);
    const uint32_t *triggers = places_of(compiler, &e->triggers, WORDS_OF_TRIGGER);
    smp__effect *records = smp__take(compiler, e->effects.count, sizeof *records);
    if (compiler->failed) return;
    for (uint32_t i = 0; i < e->effects.count; i++) {
        uint32_t size;
        const uint32_t *lists = smp__sequences_at(&e->effects, i, &size);
        records[i] = (smp__effect){starts[lists[0]],   length_of(starts, lists[0]),
                                   opened[lists[1]],   length_of(opened, lists[1]),
                                   triggers[lists[2]], length_of(triggers, lists[2])};
    }
    smp__image_add_array(compiler->builder, SMP__SECTION_OPENED, e->opened.words, sizeof(uint32_t),
                         e->opened.word_count);
    smp__image_add_array(compiler->builder, SMP__SECTION_TRIGGERS, e->triggers.words,
                         sizeof(smp__trigger), e->triggers.word_count / WORDS_OF_TRIGGER);
    smp__image_add_array(compiler->builder, SMP__SECTION_EFFECTS, records, sizeof *records,
                         e->effects.count);
}

static void write_rows(effects *e, smp__automaton_head *head)
{
    const uint32_t count = (uint32_t)e->words_do.count;
    uint32_t size, *rows = smp__take(e->compiler, (size_t)count * e->rows, sizeof *rows);
    if (!rows) return;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t row = 0; row < e->rows; row++)
            rows[row * count + i] = smp__sequences_at(&e->words_do, i, &size)[row];
    for (uint32_t purpose = 0; purpose < SMP__PURPOSE_BITS; purpose++) {
        head->effect_rows[purpose] *= count;
        if (purpose < SMP__PURPOSES) head->rows_at_once[purpose] *= count;
    }
    smp__image_add_array(e->compiler->builder, SMP__SECTION_EFFECT_ROWS, rows, sizeof *rows,
                         (size_t)count * e->rows);
}

static void find_all(effects *e, smp__tables *tables, const smp__meaning *records,
                     const uint32_t *first, uint32_t *of_keys)
{
    smp__pattern_compiler *compiler = e->compiler;
    find_rows(e, &tables->head);
    for (uint32_t i = 0; i < compiler->symbols.count && !compiler->failed; i++)
        tables->symbols[i].effect = effect_of(e, &(smp__meaning){.symbol = i}, 1);
    for (size_t i = 0; i < compiler->keys.count && !compiler->failed; i++)
        of_keys[i] = effect_of(e, records + first[i], first[i + 1] - first[i]);
    smp__automaton_head *head = &tables->head;
    for (size_t i = 0; i < SMP_COUNT(head->kinds) && !compiler->failed; i++)
        head->kind_effects[i] = effect_of(e, (smp__meaning[]){head->kinds[i], head->any}, 2);
    if (!compiler->failed) write_starts(e);
    if (!compiler->failed) write_effects(e);
    if (!compiler->failed) write_rows(e, head);
}

void smp__write_effects(smp__pattern_compiler *compiler, smp__tables *tables,
                        const smp__meaning *records, const uint32_t *first, uint32_t *of_keys)
{
    effects *e = smp__take(compiler, 1, sizeof *e);
    if (!e) return;
    e->compiler = compiler;
    e->tables = tables;
    e->listed = smp__take(compiler, compiler->symbols.count * ROWS_MAX, sizeof *e->listed);
    smp__sequences_init(&e->openings, &compiler->allocator);
    smp__sequences_init(&e->starts, &compiler->allocator);
    smp__sequences_init(&e->opened, &compiler->allocator);
    smp__sequences_init(&e->triggers, &compiler->allocator);
    smp__sequences_init(&e->effects, &compiler->allocator);
    smp__sequences_init(&e->words_do, &compiler->allocator);
    if (!compiler->failed) find_all(e, tables, records, first, of_keys);
    smp__sequences_free(&e->openings);
    smp__sequences_free(&e->starts);
    smp__sequences_free(&e->opened);
    smp__sequences_free(&e->triggers);
    smp__sequences_free(&e->effects);
    smp__sequences_free(&e->words_do);
    smp__release(&compiler->allocator, e->words, e->word_capacity * sizeof *e->words);
}
