/* Words: short forms letter by letter, and words run together cut where their case shows it.
 * SPDX-License-Identifier: MIT */
#include "speech/speech.h"

#include <string.h>

enum { LONGEST_SHORT_FORM = 6 };

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_figure(char c) { return c >= '0' && c <= '9'; }

/* "GPs", "NHS's", "NHS111". */
static bool may_end(smp_text rest)
{
    return rest.size == 0 || is_figure(rest.data[0]) || smp__text_equal(rest, SMP_TEXT("s")) ||
           smp__text_equal(rest, SMP_TEXT("'s")) ||
           smp__text_equal(rest, SMP_TEXT("\xE2\x80\x99s"));
}

size_t smp__short_form(const smp_speech_options *options, smp_text word)
{
    size_t size = 0;
    bool vowel = false;
    while (size < word.size && is_capital(word.data[size])) {
        vowel = vowel || strchr("AEIOUY", word.data[size]);
        size++;
    }
    if (size < 2 || !may_end(smp__text_slice(word, size, word.size))) return 0;
    if (size <= LONGEST_SHORT_FORM && !vowel) return size;
    for (size_t i = 0; i < options->acronym_count; i++)
        if (smp__text_equal(options->acronyms[i], smp__text_slice(word, 0, size))) return size;
    return 0;
}

void smp__say_word(smp__voice *voice, smp_text word)
{
    size_t letters = smp__short_form(voice->options, word);
    for (size_t i = 0; i < letters; i++)
        smp__voice_say_text(voice, smp__text_slice(word, i, i + 1));
    smp_text rest = smp__text_slice(word, letters, word.size);
    if (letters && rest.size && !is_figure(rest.data[0])) smp__voice_cling(voice, rest);
    else smp__voice_write(voice, rest);
}

/* ---- Words run together ---------------------------------------------------------------------- */

typedef enum letter_case { OTHER, LOWER, UPPER, FIGURE } letter_case;

static letter_case case_of(uint32_t c)
{
    if (smp__is_upper(c)) return UPPER;
    if (smp__is_digit(c)) return FIGURE;
    return smp__is_letter(c) ? LOWER : OTHER;
}

static letter_case case_at(smp_text text, size_t at)
{
    return at < text.size ? case_of(smp__utf8_next(text.data, &at)) : OTHER;
}

/* "covidTest", "NHSEngland" before "En", "Covid19", "19Test". */
static bool begins_word(letter_case before, letter_case here, letter_case after)
{
    if (here == UPPER) return before == LOWER || before == FIGURE ||
                              (before == UPPER && after == LOWER);
    return here == FIGURE && (before == LOWER || before == UPPER);
}

static void say_part(smp__voice *voice, smp_text part)
{
    if (part.size == 0) return;
    smp__voice_gap(voice, SMP__GAP_SOFT);
    smp__say_word(voice, part);
}

void smp__say_cased(smp__voice *voice, smp_text words)
{
    if (smp__is_styled(words)) {
        if (voice->rules->styled != SMP__STYLED_PLAIN) {
            smp__say_styled(voice, words);
            return;
        }
        words = smp__plain_word(voice->arena, words);
        if (!words.data) {
            voice->failed = true;
            return;
        }
    }
    size_t start = 0;
    letter_case before = OTHER;
    for (size_t at = 0; at < words.size;) {
        size_t from = at;
        uint32_t c = smp__utf8_next(words.data, &at);
        letter_case here = case_of(c);
        if (c == '_') {
            say_part(voice, smp__text_slice(words, start, from));
            smp__mark mark = smp__read_mark(SMP_TEXT("_"), false);
            if (mark.level <= voice->rules->level) smp__say_mark_name(voice, &mark);
            start = at;
        } else if (begins_word(before, here, case_at(words, at))) {
            say_part(voice, smp__text_slice(words, start, from));
            start = from;
        }
        if (!smp__is_mark(c)) before = here;
    }
    say_part(voice, smp__text_slice(words, start, words.size));
}
