/* What the pack's patterns found that is told of somebody.
 * SPDX-License-Identifier: MIT */
#include "signals/details.h"

static uint32_t hint_of(const smp__scene *scene, uint32_t owner)
{
    for (uint32_t hint = 0; hint < SMP__HINT_COUNT; hint++)
        if (scene->hints[hint] == owner) return 1u << hint;
    return 0;
}

bool smp__read_details(smp__detection *detection, smp__detail_list *out)
{
    const smp__scene *scene = detection->scene;
    *out = (smp__detail_list){NULL, 0, 0};
    size_t most = scene->hit_count;
    if (most == 0) return true;
    smp__detail *items = smp__arena_allocate(scene->arena, most * sizeof *items);
    if (!items) {
        detection->into->failed = true;
        return false;
    }
    for (size_t i = 0; i < most; i++) {
        const smp__hit *hit = &scene->hits[i];
        uint32_t hint = hint_of(scene, hit->owner);
        if (!hint) continue;
        items[out->count++] = (smp__detail){hit->first_token, hit->end_token, hint};
        out->hints |= hint;
    }
    out->items = items;
    return true;
}

uint32_t smp__first_detail(const smp__detail_list *details, uint32_t token)
{
    uint32_t low = 0, high = details->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (details->items[middle].first < token) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool smp__any_detail(const smp__detail_list *details, uint32_t from, uint32_t end, uint32_t hints)
{
    if (!(details->hints & hints)) return false;
    for (uint32_t i = smp__first_detail(details, from);
         i < details->count && details->items[i].first < end; i++)
        if (details->items[i].hint & hints) return true;
    return false;
}

bool smp__any_detail_ends(const smp__detail_list *details, uint32_t token, uint32_t hints)
{
    enum { REACH = 24 }; /* tokens, white space too */
    for (uint32_t i = smp__first_detail(details, token > REACH ? token - REACH : 0);
         i < details->count && details->items[i].first <= token; i++)
        if (details->items[i].hint & hints && details->items[i].end == token + 1) return true;
    return false;
}
