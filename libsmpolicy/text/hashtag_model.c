/* Reads the hashtag table that data/hashtag/generate.py makes.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_model.h"

#include "data/hashtag/table.h"

/* The bytes are brought in by the assembler: read-only, shared between processes, and no compiler
 * has to read two million numbers. Including table.h, which names their hash, rebuilds this file
 * with them. */
__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        ".globl smp__hashtag_table\n"
        ".hidden smp__hashtag_table\n"
        ".type smp__hashtag_table, %object\n"
        "smp__hashtag_table:\n"
        ".incbin \"data/hashtag/model.bin\"\n"
        ".size smp__hashtag_table, . - smp__hashtag_table\n"
        ".popsection\n");
extern const unsigned char smp__hashtag_table[SMP__HASHTAG_TABLE_SIZE]
    __attribute__((visibility("hidden")));

enum {
    WEIGHTS, EDGES, SKIPS, WORDS, BUCKETS, PAIRS, LETTER_ROWS, LETTERS, SPECIAL_INDEX, SPECIAL
};

#define BUCKET_BITS 14
#define KEY_BITS 36
#define GAIN_STEP 10
#define LETTER_STEP 4
#define NEAR_ROOT 1024 /* edges whose skipped words are in the list apart */
#define GAIN_ZERO 64
#define GAIN_MOST 1000
/* Words of this joint cost or less would be listed if they ever met as often as chance has it:
 * -100 ln(6.4e6 / 1.024e12), from the floor of the pairs' list. */
#define UNLISTED_COST 1198

static uint32_t read_u32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static const unsigned char *section(unsigned which)
{
    return smp__hashtag_table + read_u32(smp__hashtag_table + 16 + 8 * (size_t)which);
}

void smp__hashtag_model_open(smp__hashtag_model *model)
{
    model->edges = section(EDGES);
    model->skips = section(SKIPS);
    model->words = section(WORDS);
    model->buckets = section(BUCKETS);
    model->pairs = section(PAIRS);
    model->letter_rows = section(LETTER_ROWS);
    model->letters = section(LETTERS);
    model->special_index = section(SPECIAL_INDEX);
    model->special = section(SPECIAL);
    model->special_count = read_u32(smp__hashtag_table + 16 + 8 * (size_t)SPECIAL_INDEX + 4) / 8;
    const unsigned char *weights = section(WEIGHTS);
    for (size_t i = 0; i < SMP__TAG_WEIGHTS; i++)
        model->weights[i] = (int32_t)read_u32(weights + 4 * i);
}

/* An edge, from the lowest bit: first edge of its target (18), last of its node (1), ends a word
 * (1), symbol (6), words spelt by the node and its earlier edges (14; for the edges near the root a
 * list apart). Edges of a node are in the order of 0 to 9, a to z. */
bool smp__hashtag_step(const smp__hashtag_model *model, smp__hashtag_walk *walk, unsigned symbol)
{
    if (walk->dead) return false;
    uint32_t at = walk->edge;
    if (at == 0) at = symbol < 26 ? symbol + 10 : symbol - 26; /* the root has every symbol */
    for (;; at++) {
        const unsigned char *bytes = model->edges + 5 * (size_t)at;
        uint32_t edge = read_u32(bytes);
        if ((edge >> 20 & 63) == symbol) {
            walk->edge = edge & 0x3ffff;
            walk->dead = walk->edge == 0;
            walk->word = edge >> 19 & 1;
            walk->index += at < NEAR_ROOT ? read_u32(model->skips + 4 * (size_t)at)
                                          : edge >> 26 | (uint32_t)bytes[4] << 6;
            return true;
        }
        if (edge >> 18 & 1) return false;
    }
}

bool smp__hashtag_find(const smp__hashtag_model *model, smp__hashtag_walk *walk, const char *word,
                       size_t size)
{
    *walk = (smp__hashtag_walk){0};
    for (size_t i = 0; i < size; i++) {
        unsigned symbol = (unsigned char)(word[i] - 'a');
        if (symbol >= 26 || !smp__hashtag_step(model, walk, symbol)) return false;
    }
    return walk->word;
}

int32_t smp__hashtag_letter(const smp__hashtag_model *model, unsigned history, unsigned symbol)
{
    const unsigned char *at = model->letter_rows + 2 * (size_t)history;
    size_t row = (size_t)at[0] | (size_t)at[1] << 8;
    return model->letters[row * SMP__TAG_LETTERS + symbol] * LETTER_STEP;
}

int32_t smp__hashtag_most_gain(const smp__hashtag_model *model)
{
    return GAIN_MOST * model->weights[SMP__TAG_PAIR_PERCENT] / 100;
}

int32_t smp__hashtag_gain(const smp__hashtag_model *model, uint32_t first, uint32_t second)
{
    unsigned flags = smp__hashtag_flags(model, first);
    int32_t apart = 0;
    unsigned second_flags = smp__hashtag_flags(model, second);
    if ((flags & SMP__TAG_FIRST) && (second_flags & SMP__TAG_SECOND)) {
        const uint64_t mask = ((uint64_t)1 << KEY_BITS) - 1;
        uint64_t key = (uint64_t)first << 18 | second;
        key ^= key >> 19;
        key = key * 0x9E3779B95u & mask;
        key ^= key >> 19;
        const unsigned char *bucket =
            model->buckets + 4 * (size_t)(key >> (KEY_BITS - BUCKET_BITS));
        uint32_t end = read_u32(bucket + 4);
        uint32_t rest = (uint32_t)(key & (((uint64_t)1 << (KEY_BITS - BUCKET_BITS)) - 1));
        for (uint32_t at = read_u32(bucket); at < end; at++) {
            uint32_t entry = read_u32(model->pairs + 4 * (size_t)at);
            if (entry >> 8 == rest)
                return ((int32_t)(entry & 255) - GAIN_ZERO) * GAIN_STEP *
                       model->weights[SMP__TAG_PAIR_PERCENT] / 100;
        }
        apart = model->weights[SMP__TAG_UNLISTED];
    }
    if (flags & second_flags & SMP__TAG_NAME) return apart + model->weights[SMP__TAG_NAME_PAIR];
    int32_t joint = smp__hashtag_cost(model, first) + smp__hashtag_cost(model, second);
    if (joint >= UNLISTED_COST) return apart;
    return apart + (joint - UNLISTED_COST) * model->weights[SMP__TAG_UNLISTED_PERCENT] / 100;
}

smp_text smp__hashtag_special(const smp__hashtag_model *model, uint32_t word, size_t size)
{
    uint32_t low = 0;
    uint32_t high = model->special_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (read_u32(model->special_index + 8 * (size_t)middle) < word) low = middle + 1;
        else high = middle;
    }
    const unsigned char *form =
        model->special + read_u32(model->special_index + 8 * (size_t)low + 4);
    return (smp_text){(const char *)form, size};
}
