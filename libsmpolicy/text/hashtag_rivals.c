/* How nearly a hashtag might be parted otherwise: "pen|island" beside "penis|land". Two words are
 * parted again a few letters to the left and to the right, and the best of these is compared.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_search.h"

#define FURTHEST 3         /* letters by which a boundary may move */
#define SHORTEST_UNKNOWN 4 /* a shorter unknown word would part any tag */

/* A run of letters as one word: what it costs, and its number if the table has it. */
typedef struct span_word {
    int32_t cost;
    uint32_t word;
    bool known, possible;
} span_word;

static int32_t unknown_cost(const smp__hashtag_model *model, const smp__tag_letters *body,
                            size_t start, size_t end)
{
    unsigned history = 0;
    int32_t letters = 0;
    for (size_t i = start; i < end; i++) {
        const unsigned letter = body->symbol[i] + 1u;
        letters += smp__hashtag_letter(model, history, letter);
        history = smp__hashtag_after(history, letter);
    }
    letters += smp__hashtag_letter(model, history, 0);
    return model->weights[SMP__TAG_UNKNOWN_BASE] + model->weights[SMP__TAG_WORD] +
           letters * model->weights[SMP__TAG_UNKNOWN_PERCENT] / 100 +
           (int32_t)(end - start) * model->weights[SMP__TAG_UNKNOWN_LETTER];
}

static span_word read_span(const smp__hashtag_model *model, const smp__tag_letters *body,
                           size_t start, size_t end)
{
    span_word out = {.possible = end - start >= SHORTEST_UNKNOWN};
    smp__hashtag_walk walk = {0};
    size_t at = start;
    while (at < end && smp__hashtag_step(model, &walk, body->symbol[at])) at++;
    out.known = at == end && walk.word;
    if (!out.known) {
        out.cost = unknown_cost(model, body, start, end);
        return out;
    }
    out.possible = true;
    out.word = walk.index;
    out.cost = smp__hashtag_cost(model, walk.index) + model->weights[SMP__TAG_WORD];
    if (end - start == 1) out.cost += model->weights[SMP__TAG_ONE_LETTER];
    if (end - start == 2) out.cost += model->weights[SMP__TAG_TWO_LETTERS];
    return out;
}

static int32_t gain(const smp__hashtag_model *model, const span_word *first,
                    const span_word *second)
{
    return first->known && second->known ? smp__hashtag_gain(model, first->word, second->word) : 0;
}

/* Of two words beside each other, with the words round them, which may be absent. */
static int32_t cost_of(const smp__hashtag_model *model, const span_word *before,
                       const span_word *first, const span_word *second, const span_word *after)
{
    return first->cost + second->cost - gain(model, before, first) - gain(model, first, second) -
           gain(model, second, after);
}

static bool is_word(const smp__tag_word *word)
{
    return word->kind == SMP__TAG_KIND_WORD || word->kind == SMP__TAG_KIND_UNKNOWN;
}

int32_t smp__tag_rival(const smp__hashtag_model *model, const smp__tag_letters *body,
                       const smp__tag_reading *reading, size_t index)
{
    const smp__tag_word *left = &reading->words[index], *right = left + 1;
    const size_t cut = right->start;
    if (!is_word(left) || !is_word(right) || left->end != cut) return INT32_MAX;
    span_word before = {0}, after = {0};
    if (index > 0 && is_word(left - 1))
        before = read_span(model, body, left[-1].start, left[-1].end);
    if (index + 2 < reading->count && is_word(right + 1))
        after = read_span(model, body, right[1].start, right[1].end);
    span_word first = read_span(model, body, left->start, cut);
    span_word second = read_span(model, body, cut, right->end);
    const int32_t best = cost_of(model, &before, &first, &second, &after);
    int32_t rival = INT32_MAX;
    for (size_t at = cut > FURTHEST ? cut - FURTHEST : 1; at <= cut + FURTHEST; at++) {
        if (at == cut || at <= left->start || at >= right->end) continue;
        first = read_span(model, body, left->start, at);
        second = read_span(model, body, at, right->end);
        if (!first.possible || !second.possible || !(first.known || second.known)) continue;
        const int32_t more = cost_of(model, &before, &first, &second, &after) - best;
        if (more < rival) rival = more;
    }
    return rival;
}
