/* Authors who write very often, hardly ever kindly, or only to abuse: by the messages of a window,
 * or by the host's own counts.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* What is known of one author. */
typedef struct sent {
    smp_text author;
    smp__field first;   /* where to point to: the author's first message */
    uint32_t messages, negative, abusive;
    uint32_t busiest;   /* the most messages within the days that the limit names */
} sent;

/* The numbers beside the limit that they came to: who looks at it is to judge by them. */
static smp_text numbers(const smp__scene *scene, uint32_t signal, const sent *by)
{
    const double *limit = scene->parameters[signal];
    char least[32], other[32];
    smp__double_to_text(limit[0], least);
    smp__double_to_text(signal == SMP__SIGNAL_AUTHOR_NEGATIVE ? limit[1] * 100 : limit[1], other);
    if (signal == SMP__SIGNAL_AUTHOR_PROLIFIC)
        return smp__arena_format(scene->arena,
                                 "%u messages. The policy asks for %s or more within %s days.",
                                 by->busiest, least, other);
    if (signal == SMP__SIGNAL_AUTHOR_NEGATIVE)
        return smp__arena_format(scene->arena,
                                 "%u of %u messages were negative. The policy asks for %s or more "
                                 "messages, at least %s %% of them negative.",
                                 by->negative, by->messages, least, other);
    return smp__arena_format(scene->arena,
                             "%u messages were abusive or misleading. The policy asks for %s or "
                             "more.",
                             by->abusive, least);
}

static void observe(const smp__scene *scene, smp__observations *into, uint32_t signal,
                    const sent *by, double value)
{
    if (!smp__wanted(scene, signal)) return;
    smp__observation *seen = smp__observe(into, signal, by->first, 0, 0);
    if (!seen) return;
    smp_text *evidence = smp__arena_allocate(scene->arena, sizeof *evidence);
    if (evidence) *evidence = numbers(scene, signal, by);
    into->failed = into->failed || !evidence || !evidence->data;
    seen->detail = by->author;
    seen->value = value;
    seen->evidence = evidence;
    seen->evidence_count = evidence != NULL;
}

static void judge(const smp__scene *scene, smp__observations *into, const sent *by)
{
    const double *prolific = scene->parameters[SMP__SIGNAL_AUTHOR_PROLIFIC];
    const double *negative = scene->parameters[SMP__SIGNAL_AUTHOR_NEGATIVE];
    const double *abusive = scene->parameters[SMP__SIGNAL_AUTHOR_ABUSIVE];
    if (by->busiest >= prolific[0])
        observe(scene, into, SMP__SIGNAL_AUTHOR_PROLIFIC, by, by->busiest);
    if (by->messages && by->messages >= negative[0] &&
        smp__reaches(by->negative, negative[1] * by->messages))
        observe(scene, into, SMP__SIGNAL_AUTHOR_NEGATIVE, by, by->negative);
    if (by->abusive && by->abusive >= abusive[0])
        observe(scene, into, SMP__SIGNAL_AUTHOR_ABUSIVE, by, by->abusive);
}

/* Counts over a longer time than the limit names are brought down to it; over a shorter time, or
 * one that is not told, they stand as they are. */
static void take_counts(const smp__scene *scene, sent *into, const smp_history *history)
{
    double days = scene->parameters[SMP__SIGNAL_AUTHOR_PROLIFIC][1];
    double messages = history->messages;
    into->busiest = history->days > days ? (uint32_t)(messages * days / history->days)
                                         : history->messages;
    into->messages = history->messages;
    into->negative = history->negative;
    into->abusive = history->abusive;
}

/* ---- A window ------------------------------------------------------------------------------ */

static bool earlier(const void *context, size_t a, size_t b)
{
    const smp__window *window = context;
    if (window->writers[a] != window->writers[b]) return window->writers[a] < window->writers[b];
    return window->days[a] < window->days[b];
}

/* The most messages of order[first..end), one author's by date, in so many days on end. Those of an
 * unknown day count with any. */
static uint32_t busiest(const smp__window *window, const size_t *order, size_t first, size_t end,
                        double days)
{
    size_t dated = first, from;
    uint32_t most = 0;
    while (dated < end && window->days[order[dated]] == INT32_MIN) dated++;
    from = dated;
    for (size_t i = dated; i < end; i++) {
        while (window->days[order[i]] - window->days[order[from]] >= days) from++;
        if (i - from + 1 > most) most = (uint32_t)(i - from + 1);
    }
    return most + (uint32_t)(dated - first);
}

/* The field of a message's text, or the conversation as a whole where it has none. */
static smp__field field_of(const smp__field *fields, size_t field_count, uint32_t message)
{
    size_t low = 1, high = field_count; /* [0] is the whole; the texts follow in their order */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fields[middle].index < message) low = middle + 1;
        else high = middle;
    }
    if (low < field_count && fields[low].index == message) return fields[low];
    return (smp__field){.kind = SMP__IN_SUBJECT, .index = (uint16_t)message};
}

static const smp_author_counts *counts_of(const smp__window *window, const uint32_t *slots,
                                          size_t slot_count, smp_text author)
{
    if (smp__is_empty(author)) return NULL;
    size_t slot = smp__author_hash(author) & (slot_count - 1);
    for (; slots[slot]; slot = (slot + 1) & (slot_count - 1))
        if (smp__same_author(window->authors[slots[slot] - 1].author, author))
            return &window->authors[slots[slot] - 1];
    return NULL;
}

/* The host's counts by author; neither nobody's nor the later of two for the same one are looked
 * at. */
static uint32_t *index_counts(const smp__window *window, smp__arena *arena, size_t *slot_count)
{
    uint32_t *slots = smp__slots(arena, window->author_count, slot_count);
    for (uint32_t i = 0; slots && i < window->author_count; i++) {
        smp_text author = window->authors[i].author;
        if (counts_of(window, slots, *slot_count, author)) continue;
        size_t slot = smp__author_hash(author) & (*slot_count - 1);
        while (slots[slot]) slot = (slot + 1) & (*slot_count - 1);
        slots[slot] = i + 1;
    }
    return slots;
}

static void judge_window(const smp__scene *scene, const smp__field *fields, size_t field_count,
                         smp__observations *into)
{
    const smp__window *window = scene->window;
    size_t count = window->message_count, slot_count;
    size_t *order = smp__arena_allocate(scene->arena, (2 * count + 1) * sizeof *order);
    uint8_t *told = smp__arena_allocate(scene->arena, window->author_count + 1);
    uint32_t *slots = index_counts(window, scene->arena, &slot_count);
    if (!order || !told || !slots) {
        into->failed = true;
        return;
    }
    memset(told, 0, window->author_count + 1);
    for (size_t i = 0; i < count; i++) order[i] = i;
    smp__sort(order, order + count, count, earlier, window);
    double days = scene->parameters[SMP__SIGNAL_AUTHOR_PROLIFIC][1];
    for (size_t first = 0, end; first < count; first = end) {
        sent by = {.author = window->messages[order[first]].author};
        size_t least = order[first];
        for (end = first; end < count && window->writers[order[end]] ==
                                             window->writers[order[first]]; end++) {
            if (order[end] < least) least = order[end];
            by.messages++;
            by.negative += (window->says[order[end]] & SMP__SAYS_NEGATIVE) != 0;
            by.abusive += (window->says[order[end]] & SMP__SAYS_ABUSIVE) != 0;
        }
        by.busiest = busiest(window, order, first, end, days);
        const smp_author_counts *counts = counts_of(window, slots, slot_count, by.author);
        if (counts) {
            take_counts(scene, &by, &counts->history);
            told[counts - window->authors] = 1;
        }
        by.first = field_of(fields, field_count, (uint32_t)least);
        judge(scene, into, &by);
    }
    for (size_t i = 0; i < window->author_count; i++) {
        const smp_author_counts *counts = &window->authors[i];
        if (told[i] || counts_of(window, slots, slot_count, counts->author) != counts) continue;
        sent by = {.author = counts->author,
                   .first = {.kind = SMP__IN_SUBJECT, .index = (uint16_t)(count + i)}};
        take_counts(scene, &by, &counts->history);
        judge(scene, into, &by);
    }
}

void smp__detect_authors(const smp__scene *scene, const smp__field *fields, size_t field_count,
                         smp__observations *into)
{
    if (scene->window) judge_window(scene, fields, field_count, into);
    if (!scene->message) return;
    const smp_author *author = &scene->message->author;
    sent by = {.author = smp__is_empty(author->handle) ? author->name : author->handle,
               .first = {.kind = SMP__IN_SUBJECT}};
    take_counts(scene, &by, &scene->message->history);
    judge(scene, into, &by);
}
