/* What each way through the patterns is for. Exceptions of owners that seldom have a hit are apart
 * (SMP__FOR_EXCEPTIONS).
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

/* An owner with more hits than one in so many tokens has them in most texts, and then looking once
 * for all costs less. */
#define SELDOM (SMP__ALWAYS / 1024)

typedef struct owners {
    uint64_t *hits; /* by owner, in SMP__ALWAYS tokens */
    bool *excepted; /* has `unless` patterns that are looked for apart */
} owners;

static void find_owners(smp__pattern_compiler *compiler, const smp__tables *tables, owners *of)
{
    const size_t count = compiler->accepts.count;
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (tables->accepts[i].owner > most) most = tables->accepts[i].owner;
    of->hits = smp__take(compiler, (size_t)most + 1, sizeof *of->hits);
    of->excepted = smp__take(compiler, (size_t)most + 1, sizeof *of->excepted);
    if (compiler->failed) return;
    for (size_t i = 1; i < compiler->positions.count; i++) {
        const smp__made_position *position = &tables->positions[i];
        for (uint32_t j = 0; j < position->accept_count; j++) {
            const smp__accept *accept = &tables->accepts[position->first_accept + j];
            if (accept->kind & SMP__ACCEPT_UNLESS) of->excepted[accept->owner] = true;
            else of->hits[accept->owner] += position->fired;
        }
    }
    for (uint32_t i = 0; i <= most; i++)
        if (of->hits[i] > SELDOM) of->excepted[i] = false;
}

/* Says of the end of a pattern what it is for. */
static uint16_t settle_end(const smp__pattern_compiler *compiler, const owners *of,
                           smp__accept *accept)
{
    const uint32_t owner = accept->owner;
    accept->purposes = owner < compiler->purpose_capacity && compiler->purposes[owner]
                           ? compiler->purposes[owner]
                           : (uint16_t)SMP__ALL_PURPOSES;
    if (!of->excepted[owner]) return accept->purposes;
    if (accept->kind & SMP__ACCEPT_UNLESS) accept->purposes = SMP__FOR_EXCEPTIONS;
    else accept->kind |= SMP__ACCEPT_EXCEPTED;
    return accept->purposes;
}

/* An edge serves what all serve that the way ahead accepts. A position's number is higher than
 * those of the positions before it. */
void smp__find_purposes(smp__pattern_compiler *compiler, smp__tables *tables)
{
    owners of;
    const size_t count = compiler->positions.count;
    uint16_t *ahead = smp__take(compiler, count, sizeof *ahead);
    uint16_t *through = smp__take(compiler, compiler->places.count, sizeof *through);
    find_owners(compiler, tables, &of);
    if (compiler->failed) return;
    for (uint32_t i = (uint32_t)count; i-- > 1;) {
        const smp__made_position *position = &tables->positions[i];
        for (uint32_t j = 0; j < position->accept_count; j++)
            ahead[i] |= settle_end(compiler, &of, &tables->accepts[position->first_accept + j]);
        for (uint32_t j = 0; j < position->feed_count; j++)
            ahead[i] |= through[tables->feeds[position->first_feed + j]];
        uint32_t size;
        const uint32_t *words = smp__sequences_at(&compiler->positions, i, &size);
        for (uint32_t j = 2; j < size; j += 2) through[words[j]] |= ahead[i];
    }
    for (size_t i = 1; i < compiler->places.count; i++) tables->places[i].purposes = through[i];
    for (size_t i = 0; i < tables->edge_count; i++)
        tables->edges[i].purposes = ahead[tables->edges[i].position];
    for (size_t i = 0; i < tables->places[0].count; i++)
        tables->starts[tables->edges[i].symbol].purposes |= tables->edges[i].purposes;
}
