/* How often each symbol is likely to be heard. A guess is enough: it decides what a match costs,
 * never what it finds.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"
#include "text/hashtag_model.h"

#include <string.h>

/* The table of words has costs in hundredths of a nat; this many halve a frequency. */
#define COST_OF_HALF 69

#define ONCE_IN(power) (SMP__ALWAYS >> (power)) /* 2 to the power tokens */
#define SIGN ONCE_IN(5)     /* of ASCII */
#define EMOJI ONCE_IN(14)   /* one of them, or another sign */
#define UNKNOWN_WORD ONCE_IN(22)
#define KIND ONCE_IN(6)
#define FACT ONCE_IN(10)

static uint32_t frequency_of_word(const smp__hashtag_model *model, smp_text word)
{
    smp__hashtag_walk walk = {0};
    bool sign = true, ascii = true;
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        bool letter = smp__ascii_lower(c), digit = smp__ascii_digit(c);
        if ((unsigned char)c >= 0x80) ascii = false;
        if (!letter && !digit) continue;
        sign = false;
        int symbol = letter ? c - 'a' : 26 + (c - '0');
        if (!smp__hashtag_step(model, &walk, (unsigned)symbol)) return UNKNOWN_WORD;
    }
    if (sign) return ascii ? SIGN : EMOJI;
    if (!walk.word || word.data[0] == '#' || word.data[0] == '@') return UNKNOWN_WORD;
    return SMP__ALWAYS >> smp__hashtag_cost(model, walk.index) / COST_OF_HALF; /* never nought */
}

/* Two letters begin one word in 64, and each further letter divides by eight. */
static uint32_t frequency_of_prefix(size_t size)
{
    return size < 7 ? ONCE_IN(3 * size) : UNKNOWN_WORD;
}

static uint32_t frequency_of_class(uint32_t class)
{
    switch (class) {
    case SMP__CLASS_ANY: return SMP__ALWAYS;
    case SMP_TOKEN_WORD: return ONCE_IN(1);
    case SMP__CLASS_PUNCT: return ONCE_IN(3);
    default: return KIND;
    }
}

static void add(uint32_t *frequency, uint32_t more)
{
    *frequency = more < SMP__ALWAYS - *frequency ? *frequency + more : SMP__ALWAYS;
}

/* Entries of many words are as frequent as the rarest of their words. */
static void add_entries(smp__pattern_compiler *compiler, uint32_t *frequencies)
{
    const smp__sequences *meanings = &compiler->meanings;
    uint32_t size;
    uint32_t *nodes = smp__take(compiler, compiler->steps.count + 1, sizeof *nodes);
    if (!nodes) return;
    nodes[0] = SMP__ALWAYS;
    for (uint32_t i = 0; i < compiler->steps.count; i++) {
        const uint32_t *step = smp__sequences_at(&compiler->steps, i, &size);
        uint32_t before = nodes[step[0]], last = frequencies[step[1]];
        nodes[i + 1] = before < last ? before : last;
    }
    for (uint32_t i = 0; i < meanings->count; i++) {
        const uint32_t *meaning = smp__sequences_at(meanings, i, &size);
        const uint32_t *key = smp__sequences_at(&compiler->keys, meaning[0], &size);
        if (key[0] == SMP__KEY_NODE) add(&frequencies[meaning[1]], nodes[key[1]]);
    }
}

static const uint32_t *estimate_symbols(smp__pattern_compiler *compiler, const smp__tables *tables)
{
    const smp__sequences *meanings = &compiler->meanings, *symbols = &compiler->symbols;
    uint32_t size;
    uint32_t *frequencies = smp__take(compiler, symbols->count, sizeof *frequencies);
    if (!frequencies) return NULL;
    smp__hashtag_model model;
    smp__hashtag_model_open(&model);
    for (uint32_t i = 0; i < symbols->count; i++) {
        const uint32_t *symbol = smp__sequences_at(symbols, i, &size);
        if (symbol[0] == SMP__SYMBOL_CLASS) frequencies[i] = frequency_of_class(symbol[1]);
        if (symbol[0] == SMP__SYMBOL_FACT) frequencies[i] = FACT;
    }
    for (uint32_t i = 0; i < meanings->count; i++) {
        const uint32_t *meaning = smp__sequences_at(meanings, i, &size);
        const uint32_t *key = smp__sequences_at(&compiler->keys, meaning[0], &size);
        if (key[0] == SMP__KEY_NODE) continue;
        smp_text text = smp__image_builder_string(compiler->builder, key[1]);
        add(&frequencies[meaning[1]], key[0] == SMP__KEY_WORD ? frequency_of_word(&model, text)
                                                              : frequency_of_prefix(text.size));
    }
    /* Of two words that nobody has counted, the one that more patterns have is the commoner. */
    for (size_t i = 0; i < tables->edge_count; i++)
        add(&frequencies[tables->edges[i].symbol], UNKNOWN_WORD);
    add_entries(compiler, frequencies);
    return frequencies;
}

static uint64_t most_always(uint64_t often) { return often < SMP__ALWAYS ? often : SMP__ALWAYS; }

/* A position's number is higher than those of the positions before it. */
static void estimate_ways(const smp__pattern_compiler *compiler, smp__tables *tables)
{
    uint32_t size;
    for (uint32_t i = 1; i < compiler->positions.count; i++) {
        const uint32_t *words = smp__sequences_at(&compiler->positions, i, &size);
        const uint64_t heard = tables->frequencies[words[0]];
        smp__made_position *position = &tables->positions[i];
        for (uint32_t j = 2; j < size; j += 2)
            position->fired +=
                words[j] ? tables->places[words[j]].entered * heard / SMP__ALWAYS : heard;
        for (uint32_t j = 0; j < position->feed_count; j++) {
            smp__made_place *fed = &tables->places[tables->feeds[position->first_feed + j]];
            fed->entered = most_always(fed->entered + position->fired);
        }
    }
}

void smp__estimate_frequencies(smp__pattern_compiler *compiler, smp__tables *tables)
{
    tables->frequencies = estimate_symbols(compiler, tables);
    if (!compiler->failed) estimate_ways(compiler, tables);
}
