/* Emoji among words: between them, or where a word is missing.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

/* After these something must be named. "This" and "her" may end a sentence, so are not here. */
static const char needs_noun[] = " a an the your our my his their its every each ";
/* After these too, but only within a clause: "what we are made of". */
static const char needs_noun_inside[] = " of for with into ";
/* Before a verb. */
static const char needs_verb[] = " i we they ";

static bool is_lower_word(const smp__detection *detection, uint32_t index)
{
    return smp__is_kind(detection, index, SMP__KIND(WORD)) &&
           !(smp__token_at(detection, index)->flags & SMP__TOKEN_HAS_UPPER);
}

static bool replaces_word(const smp__detection *detection, uint32_t before, uint32_t after)
{
    if (smp__token_one_of(detection, before, needs_noun)) return true;
    if (smp__token_one_of(detection, before, needs_noun_inside))
        return is_lower_word(detection, after) && !smp__token_one_of(detection, after, needs_noun);
    return smp__token_one_of(detection, before, needs_verb) &&
           smp__is_kind(detection, after, SMP__KIND(WORD)) &&
           smp__token_at(detection, before)->flags & SMP__TOKEN_SENTENCE_START;
}

/* After these the emoji of a thing is its word, "more <apple> and less <cake>", unless there is
 * more to read: "find out more <telephone> here". */
static const char needs_thing[] = " more less fewer some any ";
static const char finds_more[] = " out read learn see hear know find discover ";

static bool names_thing(const smp__detection *detection, uint32_t index, uint32_t before,
                        uint32_t after)
{
    return !smp__emoji_shows_feeling(detection, index) &&
           smp__token_one_of(detection, before, needs_thing) && is_lower_word(detection, after) &&
           !smp__token_one_of(detection, smp__before(detection, before), finds_more);
}

/* Where one opens a sentence before these, it is its verb: "<heart> your lungs"; or its subject. */
static const char verb_before[] =
    " a an the your our my his her their its this that these those you us it me them to is are ";

/* Is the word between `before` and `after` the first of its sentence? */
static bool opens_sentence(const smp__detection *detection, uint32_t before, uint32_t after)
{
    return !smp__is_kind(detection, before, SMP__ORDINARY) && is_lower_word(detection, after) &&
           smp__token_one_of(detection, after, verb_before);
}

static bool is_among_words(const smp__detection *detection, uint32_t before, uint32_t after)
{
    return smp__is_kind(detection, before, SMP__ORDINARY) && is_lower_word(detection, after);
}

smp__emoji_place smp__place_between(const smp__detection *detection, uint32_t before,
                                    uint32_t after)
{
    if (replaces_word(detection, before, after) || opens_sentence(detection, before, after))
        return SMP__EMOJI_IS_WORD;
    return is_among_words(detection, before, after) ? SMP__EMOJI_AMONG_WORDS : SMP__EMOJI_APART;
}

void smp__detect_emoji_grammar(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_emoji(detection, i)) continue;
        uint32_t before = smp__before(detection, i), end = i, after = i;
        while (smp__is_kind(detection, after, SMP__KIND(EMOJI))) {
            end = after;
            after = smp__after(detection, after);
        }
        uint32_t start = smp__token_at(detection, i)->start;
        if (replaces_word(detection, before, after) || names_thing(detection, i, before, after))
            smp__raise(detection, SMP__SIGNAL_EMOJI_REPLACES_WORD, start,
                       smp__token_at(detection, end)->end);
        else if (is_among_words(detection, before, after))
            smp__raise(detection, SMP__SIGNAL_EMOJI_IN_TEXT, start,
                       smp__token_at(detection, end)->end);
        i = end;
    }
}
