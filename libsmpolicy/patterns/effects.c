/* What hearing a word does for the beginnings of patterns, by all that it means together: what it begins,
 * and which gates it opens, in runs of the same purposes. Words that do the same share it.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include <string.h>

#define MASKS (SMP__ALL_PURPOSES + 1)

typedef struct effects {
    smp__pattern_compiler *compiler;
    const smp__tables *tables;
    smp__sequences starts;   /* gate, purposes, first, count, value; again for the next symbol */
    smp__sequences runs;     /* purposes, count, and so many gates; again for the next run */
    uint32_t *words;         /* room for one sequence */
    size_t word_capacity;
    uint32_t *opened;        /* gates of the triggers at hand, each once */
    uint32_t opened_count;
    uint32_t *purposes;      /* by gate: of those triggers; 0 = none */
    uint32_t *reach;         /* by gate */
    uint32_t of_mask[MASKS]; /* how many of those gates have just these purposes */
} effects;

static uint32_t number(effects *e, smp__sequences *sequences, size_t count)
{
    uint32_t number = smp__sequences_number(sequences, e->words, count);
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

/* ---- One word ------------------------------------------------------------------------------- */

static void open_gates(effects *e, const smp__made_start *by)
{
    for (uint32_t i = 0; i < by->trigger_count; i++) {
        const smp__made_trigger *trigger = &e->tables->triggers[by->first_trigger + i];
        uint32_t *purposes = &e->purposes[trigger->gate];
        if (*purposes == 0) e->opened[e->opened_count++] = trigger->gate;
        *purposes |= trigger->purposes;
        e->reach[trigger->gate] = trigger->reach;
    }
}

/* The gates opened so far, by purposes; none is open afterwards. */
static uint32_t number_runs(effects *e)
{
    if (!make_room(e, 3 * (size_t)e->opened_count)) return 0;
    for (uint32_t i = 0; i < e->opened_count; i++) e->of_mask[e->purposes[e->opened[i]]]++;
    size_t count = 0;
    for (uint32_t i = 0; i < e->opened_count; i++) {
        uint32_t mask = e->purposes[e->opened[i]];
        if (e->of_mask[mask] == 0) continue; /* a run that has been listed */
        e->words[count++] = mask;
        e->words[count++] = e->of_mask[mask];
        for (uint32_t j = i; e->of_mask[mask] > 0; j++) {
            if (e->purposes[e->opened[j]] != mask) continue;
            e->words[count++] = e->opened[j];
            e->of_mask[mask]--;
        }
    }
    for (uint32_t i = 0; i < e->opened_count; i++) e->purposes[e->opened[i]] = 0;
    e->opened_count = 0;
    return number(e, &e->runs, count);
}

/* For now with the numbers of what is shared. */
static smp__effect effect_of(effects *e, const smp__meaning *meanings, uint32_t count)
{
    smp__effect effect = {0};
    size_t used = 0;
    if (!make_room(e, 5 * (size_t)count)) return effect;
    for (uint32_t i = 0; i < count; i++) {
        const smp__made_start *start = &e->tables->starts[meanings[i].symbol];
        open_gates(e, start);
        if (start->count == 0) continue;
        const uint32_t words[5] = {start->gate, start->purposes, start->first, start->count,
                                   meanings[i].value};
        memcpy(e->words + used, words, sizeof words);
        used += SMP_COUNT(words);
    }
    effect.first_start = number(e, &e->starts, used);
    effect.start_count = (uint32_t)(used / 5);
    if (!e->compiler->failed) effect.first_run = number_runs(e);
    return effect;
}

/* ---- What they share ------------------------------------------------------------------------- */

/* Where each sequence of starts begins. */
static uint32_t *write_starts(effects *e)
{
    smp__pattern_compiler *compiler = e->compiler;
    uint32_t *first = smp__take(compiler, e->starts.count + 1, sizeof *first), size;
    smp__start *records = smp__take(compiler, e->starts.word_count / 5, sizeof *records);
    if (compiler->failed) return NULL;
    for (uint32_t i = 0; i < e->starts.count; i++) {
        const uint32_t *words = smp__sequences_at(&e->starts, i, &size);
        first[i + 1] = first[i];
        for (; size > 0; size -= 5, words += 5)
            records[first[i + 1]++] =
                (smp__start){words[0], words[1], words[2], words[3], words[4]};
    }
    smp__image_add_array(compiler->builder, SMP__SECTION_STARTS, records, sizeof *records,
                         first[e->starts.count]);
    return first;
}

static uint32_t *write_runs(effects *e)
{
    smp__pattern_compiler *compiler = e->compiler;
    uint32_t *first = smp__take(compiler, e->runs.count + 1, sizeof *first), size, total = 0;
    smp__run *records = smp__take(compiler, e->runs.word_count / 2, sizeof *records);
    smp__trigger *triggers = smp__take(compiler, e->runs.word_count, sizeof *triggers);
    if (compiler->failed) return NULL;
    for (uint32_t i = 0; i < e->runs.count; i++) {
        const uint32_t *words = smp__sequences_at(&e->runs, i, &size), *end = words + size;
        first[i + 1] = first[i];
        while (words < end) {
            uint32_t purposes = *words++, count = *words++;
            records[first[i + 1]++] = (smp__run){purposes, total, count};
            for (; count > 0; count--, words++)
                triggers[total++] = (smp__trigger){*words, e->reach[*words]};
        }
    }
    smp__image_add_array(compiler->builder, SMP__SECTION_RUNS, records, sizeof *records,
                         first[e->runs.count]);
    smp__image_add_array(compiler->builder, SMP__SECTION_TRIGGERS, triggers, sizeof *triggers,
                         total);
    return first;
}

static void settle(smp__effect *effect, const uint32_t *starts, const uint32_t *runs)
{
    uint32_t list = effect->first_run;
    effect->first_start = starts[effect->first_start];
    effect->first_run = runs[list];
    effect->run_count = runs[list + 1] - runs[list];
}

static void find_all(effects *e, const smp__meaning *records, const uint32_t *first,
                     smp__effect *of_keys)
{
    smp__pattern_compiler *compiler = e->compiler;
    size_t symbol_count = compiler->symbols.count, key_count = compiler->keys.count;
    for (uint32_t i = 0; i < symbol_count && !compiler->failed; i++)
        e->tables->symbols[i].effect = effect_of(e, &(smp__meaning){.symbol = i}, 1);
    for (size_t i = 0; i < key_count && !compiler->failed; i++)
        of_keys[i] = effect_of(e, records + first[i], first[i + 1] - first[i]);
    if (compiler->failed) return;
    const uint32_t *starts = write_starts(e), *runs = write_runs(e);
    if (compiler->failed) return;
    for (size_t i = 0; i < symbol_count; i++)
        settle(&e->tables->symbols[i].effect, starts, runs);
    for (size_t i = 0; i < key_count; i++) settle(&of_keys[i], starts, runs);
}

void smp__write_effects(smp__pattern_compiler *compiler, const smp__tables *tables,
                        const smp__meaning *records, const uint32_t *first, smp__effect *of_keys)
{
    size_t gates = tables->head.gate_count;
    effects *e = smp__take(compiler, 1, sizeof *e);
    if (!e) return;
    e->compiler = compiler;
    e->tables = tables;
    e->opened = smp__take(compiler, gates, sizeof *e->opened);
    e->purposes = smp__take(compiler, gates, sizeof *e->purposes);
    e->reach = smp__take(compiler, gates, sizeof *e->reach);
    smp__sequences_init(&e->starts, &compiler->allocator);
    smp__sequences_init(&e->runs, &compiler->allocator);
    if (!compiler->failed) find_all(e, records, first, of_keys);
    smp__sequences_free(&e->starts);
    smp__sequences_free(&e->runs);
    smp__release(&compiler->allocator, e->words, e->word_capacity * sizeof *e->words);
}
