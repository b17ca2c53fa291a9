/* Scores of labels, and the evidence for each.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

#include <math.h>
#include <string.h>

#define TIMES_MAX 7u /* more often counts no more */

/* log2(1 + n) */
static const double times[TIMES_MAX + 1] = {0,        1,        1.584963, 2,
                                            2.321928, 2.584963, 2.807355, 3};

/* How often each signal was seen; `own` leaves out what stands between quotation marks. */
static uint8_t *count_signals(size_t signal_count, const smp__observations *seen, bool own,
                              smp__arena *arena)
{
    uint8_t *counts = smp__arena_allocate(arena, signal_count);
    if (!counts) return NULL;
    memset(counts, 0, signal_count);
    for (size_t i = 0; i < seen->count; i++) {
        const smp__observation *one = &seen->items[i];
        if (own && one->saying && one->saying->by == SMP__BY_QUOTED) continue;
        if (counts[one->signal] < TIMES_MAX) counts[one->signal]++;
    }
    return counts;
}

static bool any_quoted(const smp__observations *seen)
{
    for (size_t i = 0; i < seen->count; i++)
        if (seen->items[i].saying && seen->items[i].saying->by == SMP__BY_QUOTED) return true;
    return false;
}

/* How much each thing seen counts among so many words: in a long message there is a little for
 * anything. */
static double share_of(size_t token_count)
{
    if (token_count <= SMP__FEW_TOKENS) return 1;
    if (token_count > SMP__MANY_TOKENS) token_count = SMP__MANY_TOKENS;
    return cbrt((double)SMP__FEW_TOKENS / (double)token_count);
}

/* Adds what the words say: to labels that judge the writer, what words between quotation marks say
 * does not count. */
static void add_words(double sums[SMP__LABELS_MAX], size_t count, const smp_policy *policy,
                      const smp__words_seen *words, bool earlier)
{
    const smp__vocabulary_record *records =
        smp__policy_section(policy, SMP__SECTION_VOCABULARY, NULL);
    const smp__word_weight *weights = smp__policy_section(policy, SMP__SECTION_WORD_WEIGHTS, NULL);
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    int32_t own[SMP__LABELS_MAX] = {0}, quoted[SMP__LABELS_MAX] = {0};
    for (size_t i = 0; i < words->count; i++) {
        const smp__word_seen *word = &words->items[i];
        if (word->by == SMP__BY_EARLIER && !earlier) continue;
        int32_t *tenths = word->by == SMP__BY_QUOTED ? quoted : own;
        const smp__vocabulary_record *record = &records[word->record];
        const smp__word_weight *end = weights + record[1].speaks;
        for (const smp__word_weight *says = weights + record->speaks; says < end; says++)
            tenths[says->label] += says->tenths;
    }
    for (size_t l = 0; l < count; l++)
        sums[l] += 0.1 * (own[l] + (labels[l].own_words ? 0 : quoted[l]));
}

bool smp__score_labels(double scores[SMP__LABELS_MAX], size_t *count, const smp_policy *policy,
                       const smp__observations *seen, const smp__words_seen *words, bool earlier,
                       smp__arena *arena)
{
    size_t signal_count;
    const smp__signal_record *signals =
        smp__policy_section(policy, SMP__SECTION_SIGNALS, &signal_count);
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, count);
    const smp__weight_record *weights = smp__policy_section(policy, SMP__SECTION_WEIGHTS, NULL);
    if (*count == 0) return true;
    uint8_t *all = count_signals(signal_count, seen, false, arena), *own = all;
    if (any_quoted(seen)) own = count_signals(signal_count, seen, true, arena);
    if (!all || !own) return false;
    double sums[SMP__LABELS_MAX] = {0};
    for (size_t i = 0; i < seen->count; i++) {
        uint32_t signal = seen->items[i].signal;
        smp__slice speaks = signals[signal].speaks;
        const double any_times = times[all[signal]], own_times = times[own[signal]];
        all[signal] = own[signal] = 0; /* each once */
        for (uint32_t w = speaks.first; w < speaks.first + speaks.count; w++) {
            uint32_t label = weights[w].label;
            sums[label] += weights[w].weight * (labels[label].own_words ? own_times : any_times);
        }
    }
    add_words(sums, *count, policy, words, earlier);
    const double share = share_of(words->token_count + (earlier ? words->earlier_token_count : 0));
    for (size_t l = 0; l < *count; l++)
        scores[l] = 1 / (1 + exp(-(labels[l].bias + share * sums[l])));
    return true;
}

static bool reaches(const smp__label_record *labels, size_t count, const double *scores,
                    size_t label)
{
    const smp__label_record *of = &labels[label];
    if (scores[label] < of->point) return false;
    if (!of->family || scores[label] >= of->beside) return true;
    for (size_t i = 0; i < count; i++) {
        bool likelier = scores[i] > scores[label] || (scores[i] == scores[label] && i < label);
        if (labels[i].family == of->family && likelier && scores[i] >= labels[i].point)
            return false;
    }
    return true;
}

uint64_t smp__give_labels(const smp_policy *policy, const double *scores, bool alone)
{
    size_t count, likeliest = 0;
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, &count);
    uint64_t given = 0;
    for (size_t i = 0; i < count; i++) {
        given |= (uint64_t)reaches(labels, count, scores, i) << i;
        if (scores[i] > scores[likeliest]) likeliest = i;
    }
    if (!given && alone && count && scores[likeliest] >= labels[likeliest].alone)
        given = (uint64_t)1 << likeliest;
    return given;
}

static double weight_of(const smp_policy *policy, uint32_t label, uint32_t signal)
{
    const smp__signal_record *signals = smp__policy_section(policy, SMP__SECTION_SIGNALS, NULL);
    const smp__weight_record *weights = smp__policy_section(policy, SMP__SECTION_WEIGHTS, NULL);
    smp__slice speaks = signals[signal].speaks;
    for (uint32_t w = speaks.first; w < speaks.first + speaks.count; w++)
        if (weights[w].label == label) return weights[w].weight;
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

static void add_reason(smp__evidence *out, const smp_policy *policy, uint32_t signal)
{
    const smp__signal_record *signals = smp__policy_section(policy, SMP__SECTION_SIGNALS, NULL);
    smp_text meaning = smp__policy_string(policy, signals[signal].meaning);
    if (smp__is_empty(meaning) || out->reason_count == SMP__REASONS_MAX) return;
    for (size_t i = 0; i < out->reason_count; i++)
        if (smp__text_equal(out->reasons[i], meaning)) return;
    out->reasons[out->reason_count++] = meaning;
}

/* How much it is worth to show a stretch of the text: keeps the most. */
static void show(smp__evidence *out, smp__range_of_text range, double weight, uint8_t by,
                 double *most)
{
    out->by = out->span_count && by != out->by ? SMP__BY_WRITER : by;
    out->span_count = add_range(out->spans, out->span_count, range);
    if (weight <= *most) return;
    *most = weight;
    out->strongest = range;
}

/* What words say for one label. */
typedef struct hearing {
    const smp__vocabulary_record *records;
    const smp__word_weight *weights;
    uint32_t label;
    bool own_words; /* what is quoted does not count */
} hearing;

/* In tenths; 0 where it is no evidence. */
static int tenths_of(const hearing *in, const smp__word_seen *word)
{
    if (word->by == SMP__BY_EARLIER || (word->by == SMP__BY_QUOTED && in->own_words)) return 0;
    if (word->start == word->end) return 0; /* nothing to show */
    const smp__vocabulary_record *record = &in->records[word->record];
    const smp__word_weight *end = in->weights + record[1].speaks;
    for (const smp__word_weight *says = in->weights + record->speaks; says < end; says++)
        if (says->label == in->label) return says->tenths;
    return 0;
}

/* Where cues have said whose words it rests on, single words between them say no more. */
static void show_words(smp__evidence *out, const hearing *in, const smp__words_seen *words,
                       double *most)
{
    const bool cued = out->span_count > 0;
    int best = 0;
    for (size_t i = 0; i < words->count; i++) {
        int tenths = tenths_of(in, &words->items[i]);
        if (tenths > best) best = tenths;
    }
    for (size_t i = 0; best > 0 && i < words->count; i++) {
        const smp__word_seen *word = &words->items[i];
        int tenths = tenths_of(in, word);
        if (tenths * 2 >= best)
            show(out, (smp__range_of_text){word->start, word->end}, tenths * 0.1,
                 cued ? out->by : word->by, most);
    }
}

/* A reader is shown "I will kill you", not the one word of it that weighs most. */
static void widen_strongest(smp__evidence *out)
{
    for (size_t i = 0; i < out->span_count; i++)
        if (out->spans[i].start <= out->strongest.start && out->strongest.end <= out->spans[i].end)
            out->strongest = out->spans[i];
}

void smp__label_evidence(smp__evidence *out, const smp_policy *policy, uint32_t label,
                         const smp__observations *seen, const smp__words_seen *words)
{
    const smp__label_record *labels = smp__policy_section(policy, SMP__SECTION_LABELS, NULL);
    double most = 0;
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < seen->count; i++) {
        const smp__observation *item = &seen->items[i];
        double weight = weight_of(policy, label, item->signal);
        uint8_t by = item->saying ? item->saying->by : SMP__BY_WRITER;
        if (weight <= 0 || (labels[label].own_words && by == SMP__BY_QUOTED)) continue;
        add_reason(out, policy, item->signal);
        if (item->field.document && item->end > item->start)
            show(out, (smp__range_of_text){item->start, item->end}, weight, by, &most);
    }
    const hearing in = {.records = smp__policy_section(policy, SMP__SECTION_VOCABULARY, NULL),
                        .weights = smp__policy_section(policy, SMP__SECTION_WORD_WEIGHTS, NULL),
                        .label = label,
                        .own_words = labels[label].own_words};
    show_words(out, &in, words, &most);
    widen_strongest(out);
}
