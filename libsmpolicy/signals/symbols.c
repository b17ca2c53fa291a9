/* Symbols in place of words: "tea & cake", "jab = safe", "meet @ 5".
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

static uint32_t first_character(const smp__detection *detection, const smp__token *token)
{
    size_t at = 0;
    return smp__utf8_next(detection->document->text.data + token->start, &at);
}

static bool is_arrow(uint32_t c) { return c >= 0x2190 && c <= 0x21FF; }

/* "A&E", "R&D", "C=O", "2+2", "18+": short forms in which the symbol is at home. */
static bool is_short_form(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    if (token->flags & SMP__TOKEN_NON_ASCII) return false;
    bool capitals = !(token->flags & SMP__TOKEN_HAS_LOWER) || token->end - token->start == 1;
    return token->end - token->start <= 3 && capitals;
}

/* "Marks & Spencer", "Coventry & Warwickshire": part of a name. */
static bool is_name_part(const smp__detection *detection, uint32_t index)
{
    return (smp__token_at(detection, index)->flags & SMP__TOKEN_FIRST_UPPER) != 0;
}

static bool stands_for_word(const smp__detection *detection, uint32_t left, uint32_t symbol,
                            uint32_t right, uint32_t c)
{
    bool joined_left = smp__joined(detection, left, symbol);
    bool joined_right = smp__joined(detection, symbol, right);
    /* "50+ people", "+44", "LGBT+ groups": it belongs to one side. */
    if (joined_left != joined_right) return c == '&';
    if (is_short_form(detection, left) && is_short_form(detection, right)) return false;
    if (c == '&') return !(is_name_part(detection, left) && is_name_part(detection, right));
    bool numbers = smp__is_kind(detection, left, SMP__KIND(NUMBER)) ||
                   smp__is_kind(detection, right, SMP__KIND(NUMBER));
    if (c == '@' || is_arrow(c)) return !joined_left;
    return !numbers;
}

static smp_text word_for(const smp__detection *detection, uint32_t left, uint32_t symbol,
                         uint32_t c)
{
    bool joined = smp__joined(detection, left, symbol);
    if (c == '&' || c == '+') return joined ? SMP_TEXT(" and ") : SMP_TEXT("and");
    if (c == '@') return SMP_TEXT("at");
    return (smp_text){NULL, 0};
}

void smp__detect_symbols(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 1; i + 1 < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_PUNCTUATION && token->kind != SMP_TOKEN_SYMBOL) continue;
        uint32_t c = first_character(detection, token);
        if (c != '=' && c != '+' && c != '&' && c != '@' && !is_arrow(c)) continue;
        uint32_t left = smp__before(detection, i), right = smp__after(detection, i);
        if (!smp__is_kind(detection, left, SMP__ORDINARY) ||
            !smp__is_kind(detection, right, SMP__ORDINARY) ||
            !stands_for_word(detection, left, i, right, c))
            continue;
        smp__observation *observation =
            smp__raise(detection, SMP__SIGNAL_TEXT_SYMBOL_FOR_WORD, token->start, token->end);
        smp_text word = word_for(detection, left, i, c);
        if (!smp__is_absent(word))
            smp__repair(detection, observation, token->start, token->end, word);
    }
}
