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

/* What a character is to the ear. Speech is parted by plain spaces and line breaks alone. */
typedef enum sound { VOWEL, CONSONANT, SYLLABLE, FIGURE, SPACE, LINE, STOP, CLAUSE, JOINT, SILENT }
    sound;

#define FIRST_OF_SYLLABLES 0x2E80u /* Han, kana, Hangul: a letter is about a syllable */

static bool is_one_of(uint32_t c, const char *set) { return memchr(set, (int)c, strlen(set)); }

static sound sound_of_ascii(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return is_one_of(c | 0x20, "aeiouy") ? VOWEL : CONSONANT;
    if (c >= '0' && c <= '9') return FIGURE;
    if (c == ' ') return SPACE;
    if (c == '\n') return LINE;
    if (c == '\'') return JOINT;
    if (is_one_of(c, ".!?")) return STOP;
    return is_one_of(c, ",;:") ? CLAUSE : SILENT;
}

static sound sound_of(uint32_t c)
{
    if (c < 0x80) return sound_of_ascii(c);
    if (smp__is_letter(c)) return c < FIRST_OF_SYLLABLES ? VOWEL : SYLLABLE;
    if (c == 0x2019 || smp__is_mark(c)) return JOINT;
    if (c == 0x2026 || c == 0x3002) return STOP; /* ellipsis, ideographic full stop */
    if (c == 0x2013 || c == 0x2014) return CLAUSE;
    return smp__is_digit(c) ? FIGURE : SILENT;
}

struct timing {
    double seconds;
    uint32_t letters; /* of the word being read */
    bool vowel;
    bool in_sentence; /* something was said since the last long pause */
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

/* The pause that `last` makes at the end of a word; inside one, as in "9.30", it makes none. */
static void pause(struct timing *timing, sound last)
{
    end_word(timing);
    if (last == STOP) end_sentence(timing);
    else if (last == CLAUSE && timing->in_sentence) timing->seconds += PER_CLAUSE;
}

static void hear(struct timing *timing, sound here)
{
    if (here <= CONSONANT) {
        timing->letters++;
        timing->vowel = timing->vowel || here == VOWEL;
    } else if (here != JOINT) {
        end_word(timing);
        if (here == FIGURE) timing->seconds += PER_FIGURE;
        else if (here == SYLLABLE) timing->seconds += PER_SPELLED_LETTER;
    }
    if (here <= FIGURE) timing->in_sentence = true;
}

double smp__speech_seconds(smp_text spoken, double words_per_minute)
{
    struct timing timing = {0};
    sound last = SPACE;
    for (size_t at = 0; at < spoken.size;) {
        sound here = sound_of(smp__utf8_next(spoken.data, &at));
        if (here == SPACE || here == LINE) pause(&timing, last);
        else hear(&timing, here);
        if (here == LINE) end_sentence(&timing);
        last = here;
    }
    end_word(&timing);
    end_sentence(&timing);
    return timing.seconds * (FITTED_AT / words_per_minute);
}
