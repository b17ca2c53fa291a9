/* Writing an acronym out where it is first used: "our ICB" becomes "our integrated care board
 * (ICB)". What acronyms stand for is the policy's lexicon "acronym-expansions".
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* Is it part of something longer ("NHS-ICB", "ICB/ICS"), or in brackets already? */
static bool is_bound(const smp__detection *detection, uint32_t index)
{
    uint32_t before = smp__before(detection, index), after = smp__after(detection, index);
    char left = before == SMP__NOWHERE ? '\0' : smp__mark_of(smp__token_at(detection, before));
    char right = after == SMP__NOWHERE ? '\0' : smp__mark_of(smp__token_at(detection, after));
    bool bound_left = left && (left == '(' || (strchr("-/&+_.", left) &&
                                               smp__joined(detection, before, index)));
    return bound_left || (right && strchr("-/&+_(", right) &&
                          (right == '(' || smp__joined(detection, index, after)));
}

/* Does it begin its line or sentence, marks aside? */
static bool is_first(const smp__detection *detection, uint32_t index)
{
    uint32_t sentence = smp__token_at(detection, index)->sentence;
    for (uint32_t i = smp__before(detection, index); i != SMP__NOWHERE;
         i = smp__before(detection, i)) {
        if (smp__token_at(detection, i)->sentence != sentence) return true;
        if (smp__is_kind(detection, i, SMP__ORDINARY)) return false;
    }
    return true;
}

/* Does a word sound as if it began with a vowel? "urgent" and "unplanned" do; "united", "urinary",
 * "European" and "one-stop" do not. */
static bool takes_an(smp_text word)
{
    static const char *const like_you[] = {"eu",   "one",  "ura",  "uri",  "uro",  "us",   "ut",
                                           "unic", "unif", "unio", "uniq", "unit", "univ"};
    for (size_t i = 0; i < SMP_COUNT(like_you); i++)
        if (smp__text_equal_ascii_fold(smp__text_slice(word, 0, strlen(like_you[i])),
                                       smp_text_of(like_you[i])))
            return false;
    return strchr("AEIOUaeiou", word.data[0]) != NULL;
}

smp_text smp__other_article(const smp__token *before, smp_text words)
{
    const smp_text none = {NULL, 0};
    if (!smp__one_of((smp_text){before->folded, before->folded_size}, " a an ")) return none;
    bool is_an = before->folded_size == 2, capital = before->flags & SMP__TOKEN_FIRST_UPPER;
    if (is_an == takes_an(words)) return none;
    if (is_an) return capital ? SMP_TEXT("A") : SMP_TEXT("a");
    return capital ? SMP_TEXT("An") : SMP_TEXT("an");
}

void smp__expand_acronym(smp__detection *detection, smp__observation *observation, uint32_t index,
                         smp_text stem)
{
    const smp__scene *scene = detection->scene;
    smp_text folded = smp__fold_in(detection, stem);
    smp_text expansion = smp__value_of(scene, SMP__LEXICON_EXPANSIONS, folded);
    if (smp__is_empty(expansion) || is_bound(detection, index)) return;
    const smp__token *token = smp__token_at(detection, index);
    smp_text written = smp__token_text(detection->document, token);
    /* "PCNs" are networks; of "PCN's", and of words that take another ending, nothing is made. */
    bool plural = written.size == stem.size + 1;
    if (written.size > stem.size &&
        (!plural || strchr("shxyz", expansion.data[expansion.size - 1])))
        return;
    char first = expansion.data[0];
    if (is_first(detection, index)) first = smp__ascii_to_capital(first);
    smp_text with = smp__arena_format(scene->arena, "%c%.*s%s (%.*s)", first,
                                      (int)(expansion.size - 1), expansion.data + 1,
                                      plural ? "s" : "", (int)written.size, written.data);
    smp__suggestion changes[2];
    uint32_t count = 0, before = smp__before(detection, index);
    smp_text article = before == SMP__NOWHERE
                           ? (smp_text){NULL, 0}
                           : smp__other_article(smp__token_at(detection, before), expansion);
    if (!smp__is_absent(article))
        changes[count++] = (smp__suggestion){smp__token_at(detection, before)->start,
                                             smp__token_at(detection, before)->end, article};
    changes[count++] = (smp__suggestion){token->start, token->end, with};
    smp__repair_all(detection, observation, changes, count);
}
