/* The list of observations, and the repairs that go with them.
 * SPDX-License-Identifier: MIT */
#include "signals/signals.h"

#include <string.h>

smp__observation *smp__observe(smp__observations *into, uint32_t signal, smp__field field,
                               uint32_t start, uint32_t end)
{
    void *items = into->items;
    if (!smp__grow(&into->allocator, &items, &into->capacity, into->count + 1,
                   sizeof *into->items)) {
        into->failed = true;
        return NULL;
    }
    into->items = items;
    smp__observation *observation = &into->items[into->count++];
    memset(observation, 0, sizeof *observation);
    observation->signal = signal;
    observation->field = field;
    observation->start = start;
    observation->end = end;
    into->raised[signal / 64] |= (uint64_t)1 << (signal % 64);
    return observation;
}

void smp__suggest_all(const smp__scene *scene, smp__observations *into,
                      smp__observation *observation, const smp__suggestion *suggestions,
                      uint32_t count)
{
    if (!observation) return;
    smp__suggestion *kept = smp__arena_allocate(scene->arena, count * sizeof *kept);
    bool failed = !kept;
    for (uint32_t i = 0; i < count && !failed; i++) {
        if (smp__is_absent(suggestions[i].with)) failed = true;
        kept[i] = suggestions[i];
    }
    if (failed) {
        into->failed = true;
        return;
    }
    observation->suggestions = kept;
    observation->suggestion_count = count;
}

void smp__suggest(const smp__scene *scene, smp__observations *into, smp__observation *observation,
                  uint32_t start, uint32_t end, smp_text with)
{
    const smp__suggestion only = {start, end, with};
    smp__suggest_all(scene, into, observation, &only, 1);
}
