/* How long speech takes: an estimate from letters, figures and pauses.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

/* Seconds at 175 words a minute, espeak-ng's own rate. Fitted by least squares to how long its
 * British voice took over 51 phrases; docs/speech.md has the errors. */
#define FITTED_AT 175.0
#define PER_WORD 0.03
#define PER_LETTER 0.056
#define PER_SPELLED_LETTER 0.17 /* of words without a vowel, and of scripts of syllables */
#define PER_FIGURE 0.35         /* "999" is "nine hundred and ninety nine" */
#define PER_CLAUSE 0.32         /* the pause at a comma or colon */
#define PER_SENTENCE 0.34       /* the longer one at its end */

#define FIRST_OF_SYLLABLES 0x2E80u

struct timing {
    double seconds;
    uint32_t letters; /* of the word being read */
    bool vowel;
    bool in_sentence; /* something was said since the last long pause */
    bool clause, stop; /* a mark that makes a pause, if it ends a word */
};

static void end_word(struct timing *timing)
{
    if (timing->letters)
        timing->seconds += timing->vowel ? PER_WORD + PER_LETTER * timing->letters
                                         : PER_SPELLED_LETTER * timing->letters;
    timing->letters = 0;
    timing->vowel = false;
}

static void end_sentence(struct timing *timing)
{
    if (timing->in_sentence) timing->seconds += PER_SENTENCE;
    timing->in_sentence = false;
}

static void end_chunk(struct timing *timing)
{
    end_word(timing);
    if (timing->stop) end_sentence(timing);
    else if (timing->clause && timing->in_sentence) timing->seconds += PER_CLAUSE;
    timing->stop = timing->clause = false;
}

static void count_character(struct timing *timing, uint32_t c)
{
    bool ascii_letter = c < 0x80 && smp__is_letter(c);
    timing->stop = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
    timing->clause = c == ',' || c == ';' || c == ':' || c == 0x2013 || c == 0x2014;
    if (smp__is_letter(c) && c < FIRST_OF_SYLLABLES) {
        timing->letters++;
        timing->vowel = timing->vowel || !ascii_letter || strchr("aeiouyAEIOUY", (int)c);
        timing->in_sentence = true;
        return;
    }
    if (c == '\'' || c == 0x2019 || smp__is_mark(c)) return;
    end_word(timing);
    if (smp__is_digit(c)) timing->seconds += PER_FIGURE;
    else if (smp__is_letter(c)) timing->seconds += PER_SPELLED_LETTER;
    else return;
    timing->in_sentence = true;
}

double smp__speech_seconds(smp_text spoken, double words_per_minute)
{
    struct timing timing = {0};
    for (size_t at = 0; at < spoken.size;) {
        uint32_t c = smp__utf8_next(spoken.data, &at);
        if (c == '\n') end_chunk(&timing), end_sentence(&timing);
        else if (smp__is_white_space(c)) end_chunk(&timing);
        else count_character(&timing, c);
    }
    end_chunk(&timing);
    end_sentence(&timing);
    return timing.seconds * (FITTED_AT / words_per_minute);
}
