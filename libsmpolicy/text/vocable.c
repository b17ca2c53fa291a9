/* Tokens as a vocabulary lists them: words by their stems, and names for what is no word.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

/* In the order of smp_token_kind; those without a name go by their folded form. */
static const char *const class_names[SMP_TOKEN_SPACE] = {
    [SMP_TOKEN_NUMBER] = SMP__VOCABLE_NUMBER, [SMP_TOKEN_MENTION] = "<mention>",
    [SMP_TOKEN_URL] = "<link>",      [SMP_TOKEN_EMAIL] = "<email>",
    [SMP_TOKEN_CASHTAG] = "<tag>",
};

static bool ends(smp_text text, size_t size, const char *with, size_t with_size)
{
    return size >= with_size && memcmp(text.data + size - with_size, with, with_size) == 0;
}
#define ENDS(text, size, with) ends(text, size, with, sizeof(with) - 1)

/* "stopp" without its last letter; "kill", "miss" and "buzz" as they are. */
static size_t without_double(smp_text text, size_t size)
{
    char last = text.data[size - 1];
    bool doubled = last == text.data[size - 2] && last != 'l' && last != 's' && last != 'z';
    return size - doubled;
}

smp_text smp__stem(smp_text folded)
{
    size_t size = folded.size;
    if (ENDS(folded, size, "'s")) size -= 2;
    if (size >= 6 && ENDS(folded, size, "ing")) size = without_double(folded, size - 3);
    else if (size >= 5 && ENDS(folded, size, "ed")) size = without_double(folded, size - 2);
    else if (size >= 5 && ENDS(folded, size, "es")) size -= 2;
    else if (size >= 4 && ENDS(folded, size, "s") && !ENDS(folded, size, "ss")) size -= 1;
    char last = size >= 4 ? folded.data[size - 1] : '\0';
    if (last == 'e' || last == 'y' || last == 'i') size -= 1;
    return (smp_text){folded.data, size};
}

smp_text smp__vocable_form(const smp__token *token)
{
    smp_text folded = {token->folded, token->folded_size};
    const bool is_tag = token->kind == SMP_TOKEN_HASHTAG;
    if (token->kind == SMP_TOKEN_SPACE) return (smp_text){NULL, 0};
    if (is_tag || token->kind == SMP_TOKEN_WORD) {
        if (token->flags & SMP__TOKEN_HAS_DIGIT) return smp_text_of(class_names[SMP_TOKEN_NUMBER]);
        return smp__text_slice(folded, is_tag, folded.size);
    }
    if (class_names[token->kind])
        return smp_text_of(class_names[token->kind]);
    return folded;
}

smp_text smp__vocable(const smp__token *token)
{
    smp_text form = smp__vocable_form(token);
    const bool is_word = token->kind == SMP_TOKEN_HASHTAG || token->kind == SMP_TOKEN_WORD;
    return is_word && !(token->flags & SMP__TOKEN_HAS_DIGIT) ? smp__stem(form) : form;
}

/* Each some six tenths longer than the one before. */
const smp__vocable_length smp__vocable_lengths[SMP__VOCABLE_LENGTHS] = {
    {"<8+>", 8},   {"<15+>", 15},   {"<25+>", 25},   {"<40+>", 40},
    {"<60+>", 60}, {"<100+>", 100}, {"<160+>", 160}, {"<250+>", 250},
};

smp_text smp__vocable_class(smp_text name)
{
    for (size_t i = 0; i < SMP_COUNT(class_names); i++)
        if (class_names[i] && smp__text_equal(name, smp_text_of(class_names[i])))
            return smp_text_of(class_names[i]);
    return (smp_text){NULL, 0};
}

smp_text smp__vocable_of_text(smp_text name)
{
    if (smp__text_equal(name, SMP_TEXT(SMP__VOCABLE_START))) return SMP_TEXT(SMP__VOCABLE_START);
    if (smp__text_equal(name, SMP_TEXT(SMP__VOCABLE_END))) return SMP_TEXT(SMP__VOCABLE_END);
    for (size_t i = 0; i < SMP__VOCABLE_LENGTHS; i++)
        if (smp__text_equal(name, smp_text_of(smp__vocable_lengths[i].name)))
            return smp_text_of(smp__vocable_lengths[i].name);
    return (smp_text){NULL, 0};
}
