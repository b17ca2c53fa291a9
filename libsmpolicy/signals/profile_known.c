/* What the words of profiles may be doing there, by a list.
 * SPDX-License-Identifier: MIT */
#include "signals/lists.h"
#include "signals/profile.h"

#define VIEWS SMP__WORD_VIEWS
#define TALK SMP__WORD_TALK
#define OWN SMP__WORD_OWN
#define MY SMP__WORD_MY
#define NOT SMP__WORD_NOT
#define STAND SMP__WORD_STAND
#define EMPLOYER SMP__WORD_EMPLOYER
#define IS SMP__WORD_IS
#define LINK SMP__WORD_LINK
#define TOPIC SMP__WORD_TOPIC
#define HERE SMP__WORD_HERE
#define SPEAK SMP__WORD_SPEAK
#define SELF SMP__WORD_SELF
#define SHARE SMP__WORD_SHARE
#define CAPACITY SMP__WORD_CAPACITY
#define ACCOUNT SMP__WORD_ACCOUNT
#define ONLY SMP__WORD_ONLY
#define GO_ON SMP__WORD_GO_ON
#define THEIRS SMP__WORD_THEIRS
#define NHS SMP__WORD_NHS
#define PLACE SMP__WORD_PLACE
#define ROLE SMP__WORD_ROLE
#define JOB SMP__WORD_JOB
#define WORK SMP__WORD_WORK
#define PAST SMP__WORD_PAST
#define OUTSIDE SMP__WORD_OUTSIDE
#define KIN SMP__WORD_KIN
#define ABROAD SMP__WORD_ABROAD
#define FOREIGN_VIEWS SMP__WORD_FOREIGN_VIEWS
#define FOREIGN_OWN SMP__WORD_FOREIGN_OWN

static const smp__meant_word known_words[] = {
#define WORD(word, says) {{word, sizeof word - 1}, says},
#include "signals/profile_words.def"
#undef WORD
};

/* One letter left out, put in, changed, or two changed round; the first letter stands. */
static bool is_slip_of(smp_text text, smp_text word)
{
    if (text.data[0] != word.data[0]) return false;
    if (text.size + 1 < word.size || text.size > word.size + 1) return false;
    size_t at = 0, back = 0;
    while (at < word.size && at < text.size && text.data[at] == word.data[at]) at++;
    while (back < word.size - at && back < text.size - at &&
           text.data[text.size - 1 - back] == word.data[word.size - 1 - back])
        back++;
    size_t ours = text.size - at - back, theirs = word.size - at - back;
    if (ours <= 1 && theirs <= 1) return true;
    return ours == 2 && theirs == 2 && text.data[at] == word.data[at + 1] &&
           text.data[at + 1] == word.data[at];
}

static uint32_t says_by_slip(smp_text text)
{
    static const smp_text words[] = {
        {"views", 5}, {"opinions", 8}, {"opinion", 7}, {"thoughts", 8}};
    if (text.size < words[0].size) return 0;
    for (size_t i = 0; i < SMP_COUNT(words); i++)
        if (is_slip_of(text, words[i])) return VIEWS;
    return 0;
}

uint32_t smp__word_says(smp__word_lists *lists, smp_text folded, uint32_t hash, bool *failed)
{
    const smp__meant_word *known =
        smp__meaning_of(lists, known_words, SMP_COUNT(known_words), folded, hash, failed);
    return known ? known->says : says_by_slip(folded);
}
