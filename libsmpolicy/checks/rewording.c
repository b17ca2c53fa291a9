/* Words to write instead of others: with the capital and the article that the place asks for, and
 * only where they fit. What comes after "the" or before a noun is not always what may stand there:
 * "the aforementioned leaflet" is no "the this leaflet", "asymptomatic people" are no "without
 * symptoms people". Where it is not sure, nothing is offered.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

typedef struct place {
    const smp__document *document;
    const smp__hit *hit;
    uint32_t before, after; /* tokens on the same line; token_count where there is none */
} place;

/* ---- Neighbours ------------------------------------------------------------------------------ */

static const smp__token *token_of(const place *at, uint32_t index)
{
    return index < at->document->token_count ? &at->document->tokens[index] : NULL;
}

static bool is_one_of(const place *at, uint32_t index, const char *list)
{
    const smp__token *token = token_of(at, index);
    return token && smp__one_of((smp_text){token->folded, token->folded_size}, list);
}

static bool is_word(const place *at, uint32_t index)
{
    const smp__token *token = token_of(at, index);
    return token && token->kind == SMP_TOKEN_WORD;
}

/* Does the one word `with` stand a word or two from the hit already? Whoever writes "chair, not
 * chairman" is speaking of the words. */
static bool is_contrasted(const place *at, smp_text with)
{
    enum { WORDS = 2 };
    const smp__document *document = at->document;
    for (int side = 0; side < 2; side++) {
        uint32_t words = 0, i = side ? at->hit->end_token : at->hit->first_token;
        while (words < WORDS && (side ? i < document->token_count : i > 0)) {
            const smp__token *token = &document->tokens[side ? i : i - 1];
            i = side ? i + 1 : i - 1;
            if (token->kind != SMP_TOKEN_WORD) continue;
            if (smp__text_equal((smp_text){token->folded, token->folded_size}, with)) return true;
            words++;
        }
    }
    return false;
}

/* "Chairman Mao", "Pensioner Credit" and "the group's" are one with what follows. */
static bool is_bound(const place *at)
{
    const smp__token *first = token_of(at, at->hit->first_token),
                     *last = token_of(at, at->hit->end_token - 1), *next = token_of(at, at->after);
    if (!next) return false;
    bool names = first->flags & next->flags & SMP__TOKEN_FIRST_UPPER &&
                 next->flags & SMP__TOKEN_HAS_LOWER && next->kind == SMP_TOKEN_WORD;
    return names || (next->start == last->end && is_one_of(at, at->after, " ' - & / "));
}

/* ---- What fits ------------------------------------------------------------------------------- */

static smp_text word_at(smp_text text, size_t start)
{
    size_t end = start;
    while (end < text.size && text.data[end] != ' ') end++;
    return smp__text_slice(text, start, end);
}

static bool ends_in_ing(smp_text word)
{
    enum { SHORTEST = 5 }; /* "king" is none */
    return word.size >= SHORTEST && memcmp(word.data + word.size - 3, "ing", 3) == 0;
}

/* "with high blood pressure", "under the skin", "choosing what comes first": said behind a noun, or
 * of somebody who is so. What is written instead of "utilising" or "stricken with" is none. */
static bool is_said_behind(const place *at, smp_text with)
{
    static const char openers[] =
        " with without under into by of on during caught caused designed ";
    const smp__token *own = token_of(at, at->hit->first_token);
    smp_text first = word_at(with, 0);
    if (ends_in_ing(first)) return !ends_in_ing((smp_text){own->folded, own->folded_size});
    return first.size < with.size && smp__one_of(first, openers);
}

/* "people with diabetes", "person waiting to leave hospital" */
static bool has_tail(smp_text with)
{
    for (size_t i = word_at(with, 0).size + 1; i < with.size; i += word_at(with, i).size + 1)
        if (i + word_at(with, i).size < with.size &&
            smp__one_of(word_at(with, i), " with who of waiting for "))
            return true;
    return false;
}

/* May no noun follow? Words that begin something else may, and whatever is no word. */
static bool goes_on_elsewhere(const place *at)
{
    static const char others[] =
        " and or but nor who that which are were is was am be been being can cannot could will "
        "would shall should may might must do does did have has had need needs get gets got live "
        "use feel find know want to at in on by from with without for of as than if when while "
        "because so too also not often always never usually sometimes still now today tonight "
        "tomorrow this these those the a an my your our his her their its we you they he she it i "
        "us them me him everyone more most very through across during after before until since "
        "about into over under near ";
    return !is_word(at, at->after) || is_one_of(at, at->after, others);
}

static bool fits(const place *at, smp_text with)
{
    static const char determiners[] =
        " a an the this that these those my your our his her its their some any every each no all "
        "both many few several most two three four five six seven eight nine ten another other "
        "lovely dear fellow ";
    static const char alone[] =
        " a an the this that my your our their they them themselves everyone everybody ";
    const smp__token *before = token_of(at, at->before);
    bool determined = before && (is_one_of(at, at->before, determiners) ||
                                 before->flags & SMP__TOKEN_HAS_DIGIT);
    if (is_bound(at)) return false;
    if (determined && smp__one_of(word_at(with, 0), alone)) return false;
    if (is_said_behind(at, with)) return !determined && goes_on_elsewhere(at);
    return !has_tail(with) || goes_on_elsewhere(at);
}

/* ---- How it is written ----------------------------------------------------------------------- */

/* Does the hit begin a sentence, or what a bullet or an emoji leads in? */
static bool opens(const place *at)
{
    const smp__token *before = token_of(at, at->before);
    if (token_of(at, at->hit->first_token)->flags & SMP__TOKEN_SENTENCE_START || !before)
        return true;
    if (before->kind == SMP_TOKEN_EMOJI) return true;
    return before->kind == SMP_TOKEN_PUNCTUATION &&
           (before->flags & SMP__TOKEN_LINE_START || is_one_of(at, at->before, " . ! ? : "));
}

/* A capital where what they replace has one; but several words are no title, and a word all in
 * capitals has them for another reason, unless it opens the sentence. */
static bool takes_capital(const place *at, smp_text with)
{
    const uint32_t flags = token_of(at, at->hit->first_token)->flags;
    if (with.size == 0 || !(flags & SMP__TOKEN_FIRST_UPPER)) return false;
    return opens(at) || (flags & SMP__TOKEN_HAS_LOWER && !memchr(with.data, ' ', with.size));
}

static smp_text with_capital(smp_text with, smp__arena *arena)
{
    size_t first = 0;
    char upper[4];
    uint32_t letter = smp__to_upper(smp__utf8_next(with.data, &first));
    size_t upper_size = smp__utf8_put(letter, upper);
    return smp__arena_format(arena, "%.*s%.*s", (int)upper_size, upper, (int)(with.size - first),
                             with.data + first);
}

/* A word that is left out for nothing takes the space before or behind it along. */
static void take_space(smp_text text, uint32_t *start, uint32_t *end)
{
    if (*start > 0 && text.data[*start - 1] == ' ') --*start;
    else if (*end < text.size && text.data[*end] == ' ') ++*end;
}

void smp__suggest_words(const smp__scene *scene, smp__observations *into, smp__observation *seen,
                        const smp__hit *hit, smp_text with)
{
    const smp__document *document = seen->field.document;
    const place at = {document, hit, smp__previous_of(document, hit->first_token),
                      smp__next_of(document, hit->end_token - 1)};
    if (is_contrasted(&at, with) || !fits(&at, with)) return;
    uint32_t start = seen->start, end = seen->end;
    smp_text words = takes_capital(&at, with) ? with_capital(with, scene->arena) : with;
    if (words.size == 0) take_space(document->text, &start, &end);
    smp_text article = with.size && is_word(&at, at.before)
                           ? smp__other_article(token_of(&at, at.before), with)
                           : (smp_text){NULL, 0};
    if (smp__is_absent(article)) {
        smp__suggest(scene, into, seen, start, end, words);
        return;
    }
    const smp__token *before = token_of(&at, at.before);
    const smp__suggestion changes[] = {{before->start, before->end, article}, {start, end, words}};
    smp__suggest_all(scene, into, seen, changes, SMP_COUNT(changes));
}
