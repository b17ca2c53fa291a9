/* Many people who complain within one hour, each perhaps in a harmless word or two.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "signals/detect.h"

#include <string.h>

#define HOUR 60 /* minutes */

/* When a message may have come: one minute where its time is known, its day where only that is. */
typedef struct stay {
    int64_t first, last;
} stay;

/* Who writes in the hour that is looked at. */
typedef struct crowd {
    const smp__window *window;
    const stay *stays;
    bool timed_only; /* nobody of whom only the day is known, or not even that */
    uint32_t *messages, *negative; /* by writer */
    uint32_t writers, complaining;
} crowd;

static bool is_left_out(const crowd *in, size_t message)
{
    return in->timed_only && in->stays[message].first != in->stays[message].last;
}

static void let_in(crowd *in, size_t message)
{
    const uint32_t writer = in->window->writers[message];
    if (is_left_out(in, message)) return;
    in->writers += in->messages[writer]++ == 0;
    if (in->window->says[message] & SMP__SAYS_NEGATIVE)
        in->complaining += in->negative[writer]++ == 0;
}

static void let_out(crowd *in, size_t message)
{
    const uint32_t writer = in->window->writers[message];
    if (is_left_out(in, message)) return;
    in->writers -= --in->messages[writer] == 0;
    if (in->window->says[message] & SMP__SAYS_NEGATIVE)
        in->complaining -= --in->negative[writer] == 0;
}

static bool comes_before(const void *context, size_t a, size_t b)
{
    const stay *stays = context;
    return stays[a].first < stays[b].first;
}

static bool goes_before(const void *context, size_t a, size_t b)
{
    const stay *stays = context;
    return stays[a].last < stays[b].last;
}

/* The most who complain within an hour in which they are the share that the limit names; 0 where
 * they never are as many as it asks for. */
static uint32_t most_at_once(crowd *in, const size_t *by_first, const size_t *by_last,
                             const double limits[2])
{
    const size_t count = in->window->message_count;
    const stay *stays = in->stays;
    uint32_t most = 0;
    for (size_t i = 0, come = 0, gone = 0; i < count; i++) {
        const int64_t begins = stays[by_first[i]].first;
        while (come < count && stays[by_first[come]].first < begins + HOUR)
            let_in(in, by_first[come++]);
        while (stays[by_last[gone]].last < begins) let_out(in, by_last[gone++]);
        if (in->complaining > most && smp__reaches(in->complaining, limits[1] * in->writers))
            most = in->complaining;
    }
    return most < limits[0] ? 0 : most;
}

void smp__detect_pile_on(const smp__scene *scene, smp__observations *into)
{
    const smp__window *window = scene->window;
    if (!smp__wanted(scene, SMP__SIGNAL_CONVERSATION_PILE_ON)) return;
    const double *limits = scene->parameters[SMP__SIGNAL_CONVERSATION_PILE_ON];
    if (window->negative_writers < limits[0] || window->negative_writers == 0) return;
    const size_t count = window->message_count, counters = window->writer_count;
    stay *stays = smp__arena_allocate(scene->arena, count * sizeof *stays);
    size_t *orders = smp__arena_allocate(scene->arena, 3 * count * sizeof *orders);
    uint32_t *counts = smp__arena_allocate(scene->arena, 2 * counters * sizeof *counts);
    if (!stays || !orders || !counts) {
        into->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        orders[i] = orders[count + i] = i;
        if (!smp__minutes_of(window->messages[i].at, &stays[i].first, &stays[i].last))
            stays[i] = (stay){INT64_MIN, INT64_MAX}; /* it counts with any hour */
    }
    smp__sort(orders, orders + 2 * count, count, comes_before, stays);
    smp__sort(orders + count, orders + 2 * count, count, goes_before, stays);
    uint32_t most = 0;
    crowd in = {.timed_only = false};
    for (int pass = 0; pass < 2 && most == 0; pass++) { /* of whom the time is known, then all */
        memset(counts, 0, 2 * counters * sizeof *counts);
        in = (crowd){.window = window,
                     .stays = stays,
                     .timed_only = pass == 0,
                     .messages = counts,
                     .negative = counts + counters};
        most = most_at_once(&in, orders, orders + count, limits);
    }
    if (most == 0) return;
    smp__field field = {.kind = SMP__IN_SUBJECT};
    smp__observation *seen =
        smp__observe(into, SMP__SIGNAL_CONVERSATION_PILE_ON, field, 0, 0);
    if (!seen) return;
    seen->value = most;
    seen->detail = in.timed_only ? SMP_TEXT("complain within one hour")
                                 : SMP_TEXT("may have complained within one hour; their times are "
                                            "not known");
}
