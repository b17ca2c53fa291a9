/* Capitals: a post in capitals, too many words in capitals, words in alternating case.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

/* ---- Words in capitals --------------------------------------------------------------------- */

/* Two letters or more, all capitals; digits and apostrophes do not count. */
static bool in_capitals(const smp__document *document, const smp__token *token)
{
    if (!(token->flags & SMP__TOKEN_HAS_UPPER) ||
        token->flags & (SMP__TOKEN_HAS_LOWER | SMP__TOKEN_HAS_DIGIT))
        return false;
    smp_text text = smp__token_text(document, token);
    uint32_t letters = 0;
    for (size_t at = 0; at < text.size && letters < 2;)
        if (smp__is_letter(smp__utf8_next(text.data, &at))) letters++;
    return letters == 2;
}

/* "(ICB)": capitals alone in brackets are a short form being introduced. */
static bool in_brackets(const smp__detection *detection, uint32_t index)
{
    uint32_t before = smp__before(detection, index), after = smp__after(detection, index);
    return before != SMP__NOWHERE && after != SMP__NOWHERE &&
           smp__mark_of(smp__token_at(detection, before)) == '(' &&
           smp__mark_of(smp__token_at(detection, after)) == ')';
}

/* Capitals of few letters that are no word of English are a short form, known or not: "SWFT". */
static bool is_short_form(const smp__detection *detection, const smp__token *token)
{
    enum { MOST_LETTERS = 6 };
    const smp_text folded = smp__folded(token);
    return smp__known_acronym(detection->scene, folded) ||
           (folded.size <= MOST_LETTERS && smp__word_rarity(folded) == SMP__NOT_ENGLISH);
}

typedef struct capitals_count {
    uint32_t cased;      /* words with a letter that has case */
    uint32_t with_lower;
    uint32_t shouted;    /* in capitals and no short form */
    uint32_t start, end; /* from the first shouted word to the last */
} capitals_count;

static capitals_count count_capitals(const smp__detection *detection)
{
    const smp__document *document = detection->document;
    capitals_count count = {0};
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD) continue;
        if (!(token->flags & (SMP__TOKEN_HAS_UPPER | SMP__TOKEN_HAS_LOWER))) continue;
        count.cased++;
        if (token->flags & SMP__TOKEN_HAS_LOWER) count.with_lower++;
        if (!in_capitals(document, token) || is_short_form(detection, token) ||
            in_brackets(detection, i))
            continue;
        if (!count.shouted++) count.start = token->start;
        count.end = token->end;
    }
    return count;
}

static void check_words(smp__detection *detection)
{
    capitals_count count = count_capitals(detection);
    /* Two that are no acronym, or "NHS GP ICB" would be shouting. */
    if (!count.with_lower && count.shouted >= 2 &&
        count.cased >= smp__parameter(detection, SMP__SIGNAL_CAPS_ALL)) {
        smp__raise_value(detection, SMP__SIGNAL_CAPS_ALL, count.start, count.end, count.cased);
        return;
    }
    if (count.shouted > smp__parameter(detection, SMP__SIGNAL_CAPS_EXCESS))
        smp__raise_value(detection, SMP__SIGNAL_CAPS_EXCESS, count.start, count.end,
                         count.shouted);
}

/* ---- Alternating case ---------------------------------------------------------------------- */

/* Changes of case between neighbouring letters: "vAcC" has three. */
typedef struct flips {
    uint32_t letters, uppers, total, streak;
    bool begins_lower;
} flips;

static flips count_flips(smp_text text)
{
    flips found = {0};
    uint32_t streak = 0;
    int last = 0; /* 1 lower, 2 upper */
    for (size_t at = 0; at < text.size;) {
        uint32_t character = smp__utf8_next(text.data, &at);
        int now = smp__is_upper(character) ? 2 : smp__is_lower(character) ? 1 : 0;
        if (now) {
            if (!found.letters++) found.begins_lower = now == 1;
            found.uppers += now == 2;
        }
        bool flip = now && last && now != last;
        streak = flip ? streak + 1 : 0;
        found.total += flip;
        if (streak > found.streak) found.streak = streak;
        last = now;
    }
    return found;
}

/* Has a word of ASCII letters fewer than two capitals? Then its case changes twice at most. */
static bool has_few_capitals(const smp__document *document, const smp__token *token)
{
    if (token->flags & SMP__TOKEN_NON_ASCII) return false;
    uint32_t capitals = 0;
    for (uint32_t i = token->start; i < token->end; i++)
        capitals += document->text.data[i] >= 'A' && document->text.data[i] <= 'Z';
    return capitals < 2;
}

/* Names such as YouTube, McDonald and HbA1c change case too, but seldom letter by letter. */
static void check_alternating(smp__detection *detection)
{
    const smp__document *document = detection->document;
    double least = smp__parameter(detection, SMP__SIGNAL_CAPS_ALTERNATING);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD || !(token->flags & SMP__TOKEN_HAS_UPPER) ||
            !(token->flags & SMP__TOKEN_HAS_LOWER) || token->end - token->start < 5 ||
            has_few_capitals(document, token))
            continue;
        flips found = count_flips(smp__token_text(document, token));
        if (found.letters >= 5 && found.streak >= least &&
            found.total * 3 >= (found.letters - 1) * 2 &&
            (found.uppers >= 3 || found.begins_lower))
            smp__raise_value(detection, SMP__SIGNAL_CAPS_ALTERNATING, token->start, token->end,
                             found.total);
    }
}

void smp__detect_capitals(smp__detection *detection)
{
    if (smp__has(detection, SMP__HAS_CAPITALS) &&
        (smp__wants(detection, SMP__SIGNAL_CAPS_ALL) ||
         smp__wants(detection, SMP__SIGNAL_CAPS_EXCESS)))
        check_words(detection);
    if (smp__has(detection, SMP__HAS_INNER_CAPITAL) &&
        smp__wants(detection, SMP__SIGNAL_CAPS_ALTERNATING))
        check_alternating(detection);
}
