/* A known name inside another: the same shapes, or nearly.
 * SPDX-License-Identifier: MIT */
#include "signals/account.h"

#include <string.h>

#define SHORTEST_CORE 5u /* shapes; anything shorter is met by chance */
#define SHORTEST_BARE 6u /* the same where "NHS" was left out */

/* Halves of an edit. A letter doubled, or two that changed places, is how a name is mistyped, and
 * how one is made to be taken for another. */
enum { HALF = 1, WHOLE = 2, WORD_START = 4, NEVER = 64 };

/* ---- Making -------------------------------------------------------------------------------- */

/* What kinds of body call themselves, at the end of a name. */
static uint32_t size_of_kind(const uint8_t *shapes, uint32_t count)
{
    static const char *const kinds[] = {"icb", "ccg", "ics", "icp", "pct", "trust", "council"};
    for (size_t i = 0; i < SMP_COUNT(kinds); i++) {
        uint32_t size = (uint32_t)strlen(kinds[i]), same = 0;
        if (size >= count) continue;
        while (same < size) {
            char c = kinds[i][same] == 'l' ? 'i' : kinds[i][same];
            if (shapes[count - size + same] != c - 'a') break;
            same++;
        }
        if (same == size) return size;
    }
    return 0;
}

bool smp__core_make(smp__core *out, const smp__looks *looks, smp__core_kind kind,
                    uint32_t account)
{
    *out = (smp__core){.text = looks->text, .kind = kind, .account = account};
    if (looks->shape_count < SHORTEST_CORE - 1 || looks->shape_count > SMP__LONGEST_CORE)
        return false;
    out->has_nhs = looks->has_nhs;
    out->needs_nhs = looks->has_nhs && looks->shape_count < SHORTEST_BARE;
    if (looks->shape_count < SHORTEST_CORE && !out->needs_nhs) return false;
    out->shape_count = looks->shape_count;
    for (uint32_t i = 0; i < out->shape_count; i++) {
        const smp__shape *shape = &looks->shapes[i];
        out->shapes[i] = shape->value;
        out->spelling[i] = *shape;
        out->places[shape->value] |= (uint64_t)1 << i;
        out->uses |= 1u << shape->value;
        if (looks->letters[shape->first].begins_word) out->word_starts |= (uint64_t)1 << i;
    }
    uint32_t kind_size = size_of_kind(out->shapes, out->shape_count);
    out->distinct = out->shape_count - kind_size;
    if (kind == SMP__CORE_NAME && kind_size == 0) out->kind = SMP__CORE_BRAND;
    out->letters = looks->letters;
    for (uint32_t i = 0; i < looks->letter_count; i++)
        if (looks->letters[i].code_point >= 0x80) out->foreign = true;
    return true;
}

bool smp__core_of_place(smp__core *out, const smp__core *core, const smp__looks *looks,
                        uint32_t first, uint32_t end)
{
    *out = (smp__core){.text = core->text, .kind = SMP__CORE_PLACE, .account = core->account,
                       .letters = core->letters, .foreign = core->foreign,
                       .has_nhs = core->has_nhs};
    uint32_t kind = core->shape_count - core->distinct;
    for (uint32_t i = 0; i < core->shape_count; i++) {
        bool inside = looks->shapes[i].first >= first && looks->shapes[i].end <= end;
        if (!inside && i < core->distinct) continue;
        uint32_t at = out->shape_count++;
        out->shapes[at] = core->shapes[i];
        out->spelling[at] = core->spelling[i];
        out->places[core->shapes[i]] |= (uint64_t)1 << at;
        out->uses |= 1u << core->shapes[i];
        if (core->word_starts >> i & 1) out->word_starts |= (uint64_t)1 << at;
    }
    out->distinct = out->shape_count - kind;
    return out->distinct >= SHORTEST_CORE && out->distinct < core->distinct;
}

bool smp__core_turn(smp__core *out, const smp__core *core)
{
    uint32_t count = core->shape_count, kind = count - core->distinct;
    if (kind == 0) return false;
    *out = *core;
    out->turned = true;
    out->distinct = count;
    out->word_starts = 0;
    memset(out->places, 0, sizeof out->places);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = i < kind ? core->distinct + i : i - kind;
        out->shapes[i] = core->shapes[from];
        out->spelling[i] = core->spelling[from];
        out->places[out->shapes[i]] |= (uint64_t)1 << i;
    }
    return true;
}

/* ---- Searching ----------------------------------------------------------------------------- */

/* How much a name may differ before it is another: by how much of it is its own. */
static uint32_t budget_of(const smp__core *core)
{
    uint32_t own = core->distinct;
    if (core->turned) return 0;
    if (core->kind == SMP__CORE_BRAND || core->kind == SMP__CORE_PLACE || own < 6) return HALF;
    return own < 12 ? WHOLE : own < 20 ? 2 * WHOLE : 3 * WHOLE;
}

/* Are there no more than `most` shapes of the core that the text has nowhere? Each is an edit. */
static bool may_be_in(const smp__core *core, const smp__looks *in, uint32_t most)
{
    uint32_t absent = core->uses & ~in->uses, count = 0;
    for (; absent && count <= most; absent &= absent - 1) count++;
    return count <= most;
}

/* The fewest single edits to anything inside the text: Myers' bit vectors, one step for each shape.
 * *end: where the first such thing ends, in shapes. */
static uint32_t fewest_edits(const smp__core *core, const smp__looks *in, uint32_t *end)
{
    uint32_t size = core->shape_count, score = size, best = size;
    *end = 0;
    uint64_t last = (uint64_t)1 << (size - 1), up = ~(uint64_t)0, down = 0;
    for (uint32_t i = 0; i < in->shape_count; i++) {
        uint64_t equal = core->places[in->shapes[i].value];
        uint64_t vertical = equal | down;
        uint64_t across = (((equal & up) + up) ^ up) | equal;
        uint64_t more = down | ~(across | up), less = up & across;
        if (more & last) score++;
        if (less & last) score--;
        more <<= 1;
        less <<= 1;
        up = less | ~(vertical | more);
        down = more & vertical;
        if (score >= best) continue;
        best = score;
        *end = i + 1;
    }
    return best;
}

/* What it costs to read the core's shape `i` as `there`. A letter of another script that no table
 * likens to any is meant to be read as what is expected. */
static uint32_t cost_of(const smp__core *core, uint32_t i, uint8_t there)
{
    if (there == core->shapes[i]) return 0;
    if (there == SMP__SHAPE_OTHER) return HALF;
    if (i >= core->distinct) return NEVER; /* another kind of body is another body */
    return core->word_starts >> i & 1 ? WORD_START : WHOLE;
}

typedef struct cell {
    uint16_t cost, start;
} cell;

static cell cheaper(cell one, cell other) { return other.cost < one.cost ? other : one; }
static cell plus(cell from, uint32_t cost)
{
    return (cell){(uint16_t)(from.cost + cost), from.start};
}

/* "cl", which looks like d in small letters; what looks like l has the shape of i. */
static bool is_cl(const smp__looks *in, uint32_t at)
{
    return in->shapes[at].value == 'c' - 'a' && in->shapes[at + 1].value == 'i' - 'a';
}

/* Weighs the edits, with neighbours changed over as one (optimal string alignment). */
static smp__likeness align(const smp__core *core, const smp__looks *in)
{
    cell rows[3][SMP__MOST_LETTERS + 2];
    uint32_t count = in->shape_count;
    for (uint32_t j = 0; j <= count; j++) rows[0][j] = (cell){0, (uint16_t)j};
    for (uint32_t i = 1; i <= core->shape_count; i++) {
        cell *now = rows[i % 3], *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];
        uint8_t wanted = core->shapes[i - 1];
        bool doubled = i > 1 && core->shapes[i - 2] == wanted;
        uint32_t out = doubled ? HALF : cost_of(core, i - 1, SMP__SHAPES);
        now[0] = plus(before[0], out);
        for (uint32_t j = 1; j <= count; j++) {
            uint8_t there = in->shapes[j - 1].value;
            now[j] = plus(before[j - 1], cost_of(core, i - 1, there));
            now[j] = cheaper(now[j], plus(before[j], out));
            /* What is put in lies between two shapes of the core; past its last, nothing is. */
            uint32_t in_between = i == core->shape_count ? NEVER
                                  : there == wanted      ? HALF
                                  : i >= core->distinct  ? NEVER
                                                         : WHOLE;
            if (i == core->shape_count && there == wanted) in_between = HALF;
            now[j] = cheaper(now[j], plus(now[j - 1], in_between));
            if (i > 1 && j > 1 && there == core->shapes[i - 2] &&
                in->shapes[j - 2].value == wanted && there != wanted)
                now[j] = cheaper(now[j], plus(two_before[j - 2], HALF));
            if (j > 1 && wanted == 'd' - 'a' && is_cl(in, j - 2))
                now[j] = cheaper(now[j], plus(before[j - 2], HALF));
        }
    }
    const cell *last = rows[core->shape_count % 3];
    smp__likeness best = {.cost = NEVER};
    for (uint32_t j = 1; j <= count; j++)
        if (last[j].cost < best.cost)
            best = (smp__likeness){.first = last[j].start, .end = j, .cost = last[j].cost};
    return best;
}

/* Are the letters of one shape written alike? Initials and what they stand for are. */
static bool same_spelling(const smp__letter *here, smp__shape one, const smp__letter *there,
                          smp__shape other)
{
    if (one.shortened) return one.exactly;
    if (other.shortened) return here[one.first].code_point == (uint32_t)('a' + other.value);
    if (one.end - one.first != other.end - other.first) return false;
    for (uint32_t i = 0; one.first + i < one.end; i++)
        if (here[one.first + i].code_point != there[other.first + i].code_point) return false;
    return true;
}

static bool is_same(const smp__likeness *found, const smp__core *core, const smp__looks *in)
{
    if (found->cost) return false;
    for (uint32_t i = 0; i < core->shape_count; i++)
        if (!same_spelling(in->letters, in->shapes[found->first + i], core->letters,
                           core->spelling[i]))
            return false;
    return true;
}

static bool has_foreign(const smp__looks *in, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const smp__letter *letter = &in->letters[i];
        if ((i > first && letter->hidden) || letter->code_point >= 0x80)
            return true;
    }
    return false;
}

/* Are the letters [first, end) "NHS" with a slip? Two of its letters are enough only where
 * `short_too`. */
static bool is_slip(const smp__looks *in, uint32_t first, uint32_t end, bool short_too)
{
    static const char *const slips[] = {"nsh", "hns", "nhhs", "nnhs", "nh", "ns", "hs"};
    for (size_t i = 0; i < SMP_COUNT(slips); i++) {
        size_t size = strlen(slips[i]), same = 0;
        if (size != end - first || (size == 2 && !short_too)) continue;
        while (same < size && in->letters[first + same].read == slips[i][same]) same++;
        if (same == size) return true;
    }
    return false;
}

/* Looks for a slip right behind what was found, or right before it, as far as the letters run. */
static void find_slip(smp__likeness *out, const smp__core *core, const smp__looks *in)
{
    uint32_t end = out->end_letter, first = out->first_letter;
    while (end < in->letter_count && (end == out->end_letter || !in->letters[end].apart) &&
           in->letters[end].read > '9')
        end++;
    while (first > 0 && (first == out->first_letter || !in->letters[first].apart) &&
           in->letters[first - 1].read > '9')
        first--;
    if (is_slip(in, out->end_letter, end, !core->needs_nhs)) out->end_letter = end;
    else if (is_slip(in, first, out->first_letter, !core->needs_nhs)) out->first_letter = first;
    else return;
    out->slip = true;
}

bool smp__core_find(smp__likeness *out, const smp__core *core, const smp__looks *in)
{
    uint32_t budget = budget_of(core);
    if (in->shape_count + 3 < core->shape_count || !may_be_in(core, in, budget + HALF))
        return false;
    uint32_t exact_end, edits = fewest_edits(core, in, &exact_end);
    if (edits > budget + HALF) return false;
    if (edits) *out = align(core, in);
    else *out = (smp__likeness){.first = exact_end - core->shape_count, .end = exact_end};
    if (out->cost > budget) return false;
    out->first_letter = in->shapes[out->first].first;
    out->end_letter = in->shapes[out->end - 1].end;
    out->foreign = !core->foreign && (has_foreign(in, out->first_letter, out->end_letter) ||
                                      (core->has_nhs && in->foreign_nhs));
    out->same_letters = !out->foreign && is_same(out, core, in) &&
                        !(core->has_nhs && in->has_nhs && !in->plain_nhs);
    if (core->has_nhs && !in->has_nhs) find_slip(out, core, in);
    return !core->needs_nhs || in->has_nhs || out->slip;
}
