/* Names of people in handles and hashtags: "@doris_w", "@tombryce59", "#PrayForDaisyHartley". What
 * teams, hospitals and staff are called there is no name of somebody who is cared for.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

enum { MOST_PIECES = 8, LONGEST = 48 };

/* The words of a handle or hashtag, folded. */
typedef struct pieces {
    char room[LONGEST];
    smp_text items[MOST_PIECES];
    uint32_t count;
} pieces;

/* ---- Its words ----------------------------------------------------------------------------- */

/* Does a word begin with the letter at `at`, by its capital? */
static bool begins_word(smp_text body, size_t at)
{
    if (!smp__ascii_capital(body.data[at])) return false;
    return !smp__ascii_capital(body.data[at - 1]) ||
           (at + 1 < body.size && smp__ascii_lower(body.data[at + 1]));
}

/* Adds the words of `body`, parted by capitals, lines and figures; false where there are too many
 * of them, or other letters than those of English. */
static bool add_pieces(pieces *into, size_t used, smp_text body)
{
    bool open = false;
    if (used + body.size > LONGEST) return false;
    for (size_t i = 0; i < body.size; i++) {
        char c = body.data[i], small = (char)(c | 0x20);
        if ((unsigned char)c >= 0x80) return false;
        if (!smp__ascii_lower(small)) {
            open = false;
            continue;
        }
        into->room[used + i] = small;
        if (!open || begins_word(body, i)) {
            if (into->count == MOST_PIECES) return false;
            into->items[into->count++] = (smp_text){into->room + used + i, 0};
        }
        into->items[into->count - 1].size++;
        open = true;
    }
    return into->count > 0;
}

/* ---- Which are names ------------------------------------------------------------------------ */

static bool is_given(smp_text word, uint32_t wanted)
{
    uint32_t flags = word.size < 3 ? 0 : smp__name_flags(word);
    return (flags & wanted) == wanted && !(flags & SMP__NAME_WORD);
}

/* May it be a surname, behind a given name? */
static bool is_family(smp_text word)
{
    return word.size > 2 &&
           (smp__name_flags(word) & SMP__NAME_SURNAME || !smp__in_dictionary(word));
}

/* Are they a given name and a surname? Where the first is a word too, "Daisy", the other is none,
 * or something is wished for them. */
static bool are_whole(smp_text given, smp_text family, bool wished)
{
    uint32_t flags = smp__name_flags(family);
    if (is_given(given, SMP__NAME_GIVEN)) return is_family(family);
    return smp__name_flags(given) & SMP__NAME_GIVEN && flags & SMP__NAME_SURNAME &&
           (wished || !(flags & SMP__NAME_WORD));
}

/* How much of the word at its end is a name written as one, "tombryce"; `*given` is the size of
 * its first part. 0 if none is. `from`: where it may begin. */
static size_t joined_name(smp_text word, size_t from, size_t *given)
{
    enum { SHORTEST = 4 }; /* letters of the surname; "annand" and "leeson" are none */
    for (size_t cut = from + 3; cut + SHORTEST <= word.size; cut++) {
        smp_text first = smp__text_slice(word, from, cut);
        smp_text last = smp__text_slice(word, cut, word.size);
        if (!is_given(first, SMP__NAME_GIVEN | SMP__NAME_COMMON) ||
            !(smp__name_flags(last) & SMP__NAME_SURNAME))
            continue;
        *given = first.size;
        return word.size - from;
    }
    return 0;
}

/* The given name of "jamesp"; its size, 0 if it is none. A row of names ends with an s too. */
static size_t before_initial(smp_text word)
{
    if (word.data[word.size - 1] == 's' || smp__in_dictionary(word)) return 0;
    word.size--;
    return is_given(word, SMP__NAME_GIVEN | SMP__NAME_COMMON) ? word.size : 0;
}

/* After one of these a tag goes on with the name of somebody. */
static bool calls_for(smp_text word)
{
    return smp__one_of(word, " for team to soon well strong remember remembering rip love miss "
                             "missing save help find little baby our with go ");
}

/* What somebody is wished, or wanted for them, in a tag of small letters. */
static size_t wish_of(smp_text word)
{
    static const char *const wishes[] = {"prayfor", "prayersfor", "justicefor", "getwellsoon",
                                         "getwell", "fightfor", "hopefor", "staystrong", "team",
                                         "remembering", "remember", "loveyou", "restinpeace",
                                         "rip", "birthday", "savebaby", "save", "find", "help"};
    for (size_t i = 0; i < SMP_COUNT(wishes); i++)
        if (smp__text_starts(word, wishes[i])) return strlen(wishes[i]);
    return 0;
}

/* Somebody who works there, or a thing: "sister_kelly", "JamesPagetHospital", "jo_ward_manager". */
static bool is_of_work(const smp__detection *detection, smp_text word)
{
    return smp__one_of(word, " dr doctor prof professor sister nurse cllr mp rev sir dame st rn "
                             "rgn nhs uk ") ||
           smp__known(detection->scene, SMP__LEXICON_STAFF_ROLES, word) ||
           smp__known(detection->scene, SMP__LEXICON_NAMED_THINGS, word) ||
           smp__known(detection->scene, SMP__LEXICON_WORKPLACES, word) ||
           smp__known_acronym(detection->scene, word);
}

/* ---- The name ------------------------------------------------------------------------------- */

typedef struct found_name {
    smp_text given, family; /* either may be empty */
} found_name;

/* The name that ends with word `at`. */
static bool name_up_to(const pieces *words, uint32_t at, bool handle, found_name *found)
{
    const smp_text word = words->items[at];
    const smp_text before = at ? words->items[at - 1] : (smp_text){NULL, 0};
    size_t from = handle ? 0 : wish_of(word), given = 0;
    bool wished = at > 1 && !handle && calls_for(words->items[at - 2]);
    bool initial = handle && word.size == 1 && is_given(before, SMP__NAME_GIVEN);
    if (at && (initial || are_whole(before, word, wished)))
        *found = (found_name){before, word};
    else if ((handle || (from && !at)) && joined_name(word, from, &given))
        *found = (found_name){smp__text_slice(word, from, from + given),
                              smp__text_slice(word, from + given, word.size)};
    else if (handle && (given = before_initial(word)) > 0)
        *found = (found_name){smp__text_slice(word, 0, given), {NULL, 0}};
    else if (is_given(word, SMP__NAME_GIVEN | SMP__NAME_COMMON) &&
             (handle ? at == 0 : at && calls_for(before)))
        *found = (found_name){word, {NULL, 0}};
    else return false;
    return true;
}

static bool is_public(const smp__detection *detection, const found_name *found)
{
    char key[LONGEST + 1];
    memcpy(key, found->given.data, found->given.size);
    key[found->given.size] = '_';
    if (found->family.size)
        memcpy(key + found->given.size + 1, found->family.data, found->family.size);
    return smp__known(detection->scene, SMP__LEXICON_PUBLIC_NAMES,
                      (smp_text){key, found->given.size + 1 + found->family.size});
}

/* The part of the text at a token, a sign before it left out. */
static smp_text body_of(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    size_t start = token->start;
    if (token->kind != SMP_TOKEN_WORD) smp__utf8_next(detection->document->text.data, &start);
    return smp__text_slice(detection->document->text, start, token->end);
}

/* "@tom.bryce", where the platform's handles have no full stop: the word behind it. */
static uint32_t dotted_end(const smp__detection *detection, uint32_t index)
{
    uint32_t stop = smp__after(detection, index);
    if (stop == SMP__NOWHERE || smp__mark_of(smp__token_at(detection, stop)) != '.' ||
        !smp__joined(detection, index, stop))
        return SMP__NOWHERE;
    uint32_t word = smp__after(detection, stop);
    return smp__is_kind(detection, word, SMP__KIND(WORD)) && smp__joined(detection, stop, word)
               ? word
               : SMP__NOWHERE;
}

bool smp__read_tagged_name(const smp__detection *detection, uint32_t index, smp__name *name)
{
    pieces words = {.count = 0};
    const bool handle = smp__is_kind(detection, index, SMP__KIND(MENTION));
    const smp_text body = body_of(detection, index);
    uint32_t last = handle ? dotted_end(detection, index) : SMP__NOWHERE;
    if (!add_pieces(&words, 0, body)) return false;
    const uint32_t own = words.count;
    if (last == SMP__NOWHERE || !add_pieces(&words, body.size, body_of(detection, last))) {
        words.count = own; /* without what was added until it failed */
        last = index;
    }
    found_name found;
    if (!name_up_to(&words, words.count - 1, handle, &found)) {
        if (last == index || !name_up_to(&words, own - 1, handle, &found)) return false;
        last = index; /* a full stop without a space after it */
    }
    for (uint32_t i = 0; i < words.count; i++)
        if (is_of_work(detection, words.items[i]) &&
            words.items[i].data != found.given.data && words.items[i].data != found.family.data)
            return false;
    if (is_public(detection, &found)) return false;
    *name = (smp__name){.first = index,
                        .last = last,
                        .bearer = SMP__BEARER_PERSON,
                        .tag = true,
                        .whole = !handle && found.family.size > 0};
    if (handle) smp__frame_of_name(detection, index, last, &name->bearer);
    return true;
}
