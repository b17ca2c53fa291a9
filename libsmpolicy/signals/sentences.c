/* Sentences of too many words.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

/* Words and numbers; a hashtag counts where words follow it, for then it is one of them. */
static uint32_t words_of(const smp__detection *detection, const smp__sentence *sentence)
{
    uint32_t words = 0, tags = 0;
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        if (smp__is_kind(detection, i, SMP__KIND(HASHTAG))) tags++;
        if (!smp__is_kind(detection, i, SMP__ORDINARY)) continue;
        words += 1 + tags;
        tags = 0;
    }
    return words;
}

void smp__detect_sentences(smp__detection *detection)
{
    const smp__document *document = detection->document;
    const uint32_t *counts = document->kind_counts;
    double lower = smp__parameter(detection, SMP__SIGNAL_SENTENCE_LONG);
    double upper = smp__parameter(detection, SMP__SIGNAL_SENTENCE_TOO_LONG);
    bool both = smp__wants(detection, SMP__SIGNAL_SENTENCE_TOO_LONG);
    uint32_t all = counts[SMP_TOKEN_WORD] + counts[SMP_TOKEN_NUMBER] + counts[SMP_TOKEN_HASHTAG];
    if (all <= lower && all <= upper) return;
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const smp__sentence *sentence = &document->sentences[i];
        if (sentence->end_token - sentence->first_token <= lower) continue;
        uint32_t words = words_of(detection, sentence);
        /* One sentence, one observation: the worse. */
        bool worse = words > upper && both;
        if (!worse && words <= lower) continue;
        smp__signal_id signal = worse ? SMP__SIGNAL_SENTENCE_TOO_LONG : SMP__SIGNAL_SENTENCE_LONG;
        uint32_t last = sentence->end_token;
        while (smp__is_kind(detection, last - 1, SMP__KIND(SPACE))) last--;
        smp__raise_value(detection, signal,
                         smp__token_at(detection, sentence->first_token)->start,
                         smp__token_at(detection, last - 1)->end, words);
    }
}
