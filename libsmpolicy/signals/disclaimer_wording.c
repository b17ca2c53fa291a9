/* How near a profile comes to a wording that a policy prints, word by word, and the difference in
 * words.
 * SPDX-License-Identifier: MIT */
#include "signals/profile.h"

#include <string.h>

static bool same(const smp__row *row, uint32_t at, const smp__wording *wording, uint32_t word)
{
    return smp__row_has_at(row, at, &wording->words[word]);
}

/* The cost of the cheapest way to the cell, and where in the row that way began. */
typedef struct cell {
    uint32_t cost, from;
} cell;

/* Of ways that cost the same the one that begins later, without words that need not be there. */
static cell cheaper(cell a, cell b)
{
    return b.cost < a.cost || (b.cost == a.cost && b.from > a.from) ? b : a;
}

static cell dearer(cell way)
{
    way.cost++;
    return way;
}

/* "boards" is meant for "board"; any other word is rather one that comes after. */
static bool is_like(smp_text word, smp_text wanted)
{
    const size_t head = 3;
    return word.size >= head && wanted.size >= head && !memcmp(word.data, wanted.data, head);
}

/* Sellers' algorithm: the wording against every stretch of the row at once. */
bool smp__compare_wording(smp__likeness *out, const smp__row *row, const smp__wording *wording,
                          smp__arena *arena)
{
    uint32_t size = wording->count;
    cell *column = smp__arena_allocate(arena, (size + 1) * sizeof *column);
    if (!column) return false;
    for (uint32_t w = 0; w <= size; w++) column[w] = (cell){w, 0};
    *out = (smp__likeness){.distance = size};
    for (uint32_t at = 0; at < row->count; at++) {
        cell diagonal = column[0];
        column[0] = (cell){0, at + 1};
        for (uint32_t w = 1; w <= size; w++) {
            cell best = diagonal;
            if (!same(row, at, wording, w - 1)) best.cost++;
            best = cheaper(best, dearer(column[w]));     /* a word too many */
            best = cheaper(best, dearer(column[w - 1])); /* one that is missing */
            diagonal = column[w];
            column[w] = best;
        }
        bool nearer = column[size].cost < out->distance;
        bool goes_on = column[size].cost == out->distance && column[size].from == out->first &&
                       out->end == at &&
                       is_like(row->words[at].folded, wording->words[size - 1].text);
        if (nearer || goes_on)
            *out = (smp__likeness){column[size].cost, column[size].from, at + 1};
    }
    return true;
}

/* ---- Telling ------------------------------------------------------------------------------- */

#define LONGEST_SHOWN 40u /* bytes of one word */
#define ROOM_FOR_WORD (LONGEST_SHOWN + 32u)

typedef enum step { SAME, CHANGED, MISSING, SURPLUS } step;

/* What was written so far, in memory that is large enough. */
typedef struct page {
    char *at;
    bool begun;
} page;

static void put(page *to, const char *text)
{
    size_t size = strlen(text);
    memcpy(to->at, text, size);
    to->at += size;
}

/* A word between quotation marks, with a space before all but the first. */
static void put_word(page *to, smp_text word, bool first)
{
    if (!first) put(to, " ");
    word = smp__text_head(word, LONGEST_SHOWN);
    memcpy(to->at, word.data, word.size);
    to->at += word.size;
}

/* Words [first, end) of the row stand where the wording has words [word, word_end). */
static void put_change(page *to, const smp__row *row, uint32_t first, uint32_t end,
                       const smp__wording *wording, uint32_t word, uint32_t word_end)
{
    put(to, to->begun ? ", " : "");
    to->begun = true;
    put(to, first == end ? "put in \"" : word == word_end ? "leave out \"" : "write \"");
    for (uint32_t i = word; i < word_end; i++) put_word(to, wording->written[i], i == word);
    if (first < end && word < word_end) put(to, "\" for \"");
    for (uint32_t i = first; i < end; i++) put_word(to, row->words[i].folded, i == first);
    put(to, "\"");
}

/* Which step the cheapest way takes out of each cell, from the end back to the beginning. */
static uint32_t trace(step *steps, const uint16_t *costs, const smp__row *row,
                      const smp__likeness *likeness, const smp__wording *wording)
{
    uint32_t i = likeness->end - likeness->first, j = wording->count, count = 0;
    uint32_t width = wording->count + 1;
    while (j) { /* and never i alone: no likeness begins with words that need not be there */
        uint32_t cost = costs[i * width + j];
        bool equal = i && same(row, likeness->first + i - 1, wording, j - 1);
        if (i && costs[(i - 1) * width + j - 1] + (equal ? 0u : 1u) == cost) {
            steps[count++] = equal ? SAME : CHANGED;
            i--;
            j--;
        } else if (costs[i * width + j - 1] + 1u == cost) {
            steps[count++] = MISSING;
            j--;
        } else {
            steps[count++] = SURPLUS;
            i--;
        }
    }
    return count;
}

static void fill_costs(uint16_t *costs, const smp__row *row, const smp__likeness *likeness,
                       const smp__wording *wording)
{
    uint32_t height = likeness->end - likeness->first + 1, width = wording->count + 1;
    for (uint32_t i = 0; i < height; i++)
        for (uint32_t j = 0; j < width; j++) {
            uint32_t best = i == 0 ? j : i;
            if (i && j) {
                best = costs[(i - 1) * width + j - 1] +
                       (same(row, likeness->first + i - 1, wording, j - 1) ? 0u : 1u);
                uint32_t missing = costs[i * width + j - 1] + 1u;
                uint32_t surplus = costs[(i - 1) * width + j] + 1u;
                if (missing < best) best = missing;
                if (surplus < best) best = surplus;
            }
            costs[i * width + j] = (uint16_t)best;
        }
}

smp_text smp__tell_difference(const smp__row *row, const smp__likeness *likeness,
                              const smp__wording *wording, smp__arena *arena)
{
    size_t height = likeness->end - likeness->first + 1, width = (size_t)wording->count + 1;
    size_t most = height + width;
    uint16_t *costs = smp__arena_allocate(arena, height * width * sizeof *costs);
    step *steps = smp__arena_allocate(arena, most * sizeof *steps);
    char *text = smp__arena_allocate(arena, most * 2 * ROOM_FOR_WORD);
    if (!costs || !steps || !text) return (smp_text){NULL, 0};
    fill_costs(costs, row, likeness, wording);
    uint32_t count = trace(steps, costs, row, likeness, wording);
    uint32_t at = likeness->first, word = 0;
    page to = {text, false};
    while (count) {
        if (steps[count - 1] == SAME) {
            count--;
            at++;
            word++;
            continue;
        }
        uint32_t from = at, word_from = word;
        for (; count && steps[count - 1] != SAME; count--) {
            at += steps[count - 1] != MISSING;
            word += steps[count - 1] != SURPLUS;
        }
        put_change(&to, row, from, at, wording, word_from, word);
    }
    return (smp_text){text, (size_t)(to.at - text)};
}
