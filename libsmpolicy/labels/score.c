/* Scores of labels, and the evidence for each.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

#include <math.h>
#include <string.h>

#define TIMES_MAX 7u /* more often counts no more */

/* log2(1 + n) */
static const double times[TIMES_MAX + 1] = {0,        1,        1.584963, 2,
                                            2.321928, 2.584963, 2.807355, 3};

bool smp__score_labels(double scores[SMP__LABELS_MAX], size_t *count, const smp_policy *policy,
                       const smp__observations *seen, smp__arena *arena)
{
    size_t signal_count;
    smp__policy_section(policy, SMP__SECTION_SIGNALS, &signal_count);
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, count);
    const smp__weight_record *weights = smp__policy_section(policy, SMP__SECTION_WEIGHTS, NULL);
    if (*count == 0) return true;
    uint8_t *counts = smp__arena_allocate(arena, signal_count);
    if (!counts) return false;
    memset(counts, 0, signal_count);
    for (size_t i = 0; i < seen->count; i++)
        if (counts[seen->items[i].signal] < TIMES_MAX) counts[seen->items[i].signal]++;
    for (size_t l = 0; l < *count; l++) {
        double sum = labels[l].bias;
        const smp__weight_record *weight = weights + labels[l].weights.first;
        for (uint32_t i = 0; i < labels[l].weights.count; i++, weight++)
            sum += weight->weight * times[counts[weight->signal]];
        scores[l] = 1 / (1 + exp(-sum));
    }
    return true;
}

static double weight_of(const smp_policy *policy, const smp__label_record *label, uint32_t signal)
{
    const smp__weight_record *weights = smp__policy_section(policy, SMP__SECTION_WEIGHTS, NULL);
    for (uint32_t i = 0; i < label->weights.count; i++)
        if (weights[label->weights.first + i].signal == signal)
            return weights[label->weights.first + i].weight;
    return 0;
}

/* Puts a range among those already there, which are in order; those that it meets become one. */
static size_t add_range(smp__range_of_text *spans, size_t count, smp__range_of_text range)
{
    size_t first = 0;
    while (first < count && spans[first].end < range.start) first++;
    size_t end = first;
    for (; end < count && spans[end].start <= range.end; end++) {
        if (spans[end].start < range.start) range.start = spans[end].start;
        if (spans[end].end > range.end) range.end = spans[end].end;
    }
    if (end == first && count == SMP__EVIDENCE_MAX) return count;
    memmove(&spans[first + 1], &spans[end], (count - end) * sizeof *spans);
    spans[first] = range;
    return count - (end - first) + 1;
}

size_t smp__label_evidence(smp__range_of_text spans[SMP__EVIDENCE_MAX],
                           const smp__observation **strongest, const smp_policy *policy,
                           const smp__label_record *label, const smp__observations *seen)
{
    size_t count = 0;
    double most = 0;
    *strongest = NULL;
    for (size_t i = 0; i < seen->count; i++) {
        const smp__observation *item = &seen->items[i];
        if (!item->field.document || item->end == item->start) continue;
        double weight = weight_of(policy, label, item->signal);
        if (weight <= 0) continue;
        count = add_range(spans, count, (smp__range_of_text){item->start, item->end});
        if (weight > most) {
            most = weight;
            *strongest = item;
        }
    }
    return count;
}
