/* What one word is as a part of a name: by the tables, by its letters, and by what it is besides.
 * SPDX-License-Identifier: MIT */
#include "signals/name_parts.h"

/* ---- Words --------------------------------------------------------------------------------- */

/* No surname, though it has a capital in a job title or a heading. */
static const char no_surname[] =
    " community clinical senior chief head support healthcare specialist team service services "
    "thank thanks you your our my his her their they she he it and for from with at in on to of "
    "the this that please hi hello dear was is has who when what where why how if but so we i "
    "children's learning project programme finance communications engagement deputy assistant "
    "associate interim executive officer chair governor advanced lead hr it ";
/* Surnames that are also second words of places and sayings, after a given name that is a word. */
static const char doubtful_surnames[] =
    " hill wood woods young day days field fields rose low long short best good read still well "
    "may bush brook brooks banks flowers garden bird birds summer winter spring berry power love ";
static const char calendar_names[] =
    " monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december christmas easter i i'm i've i'll "
    "i'd covid ";

/* ---- How it is written --------------------------------------------------------------------- */

bool smp__is_capitalised(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_FIRST_UPPER && token->flags & SMP__TOKEN_HAS_LOWER &&
           !(token->flags & SMP__TOKEN_HAS_DIGIT) &&
           !smp__token_one_of(detection, index, calendar_names) &&
           !smp__known_acronym(detection->scene, smp__folded(token));
}

bool smp__is_in_capitals(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_FIRST_UPPER &&
           !(token->flags & (SMP__TOKEN_HAS_LOWER | SMP__TOKEN_HAS_DIGIT)) &&
           token->folded_size > 2 && !smp__known_acronym(detection->scene, smp__folded(token));
}

bool smp__are_written_alike(const smp__detection *detection, uint32_t one, uint32_t other)
{
    if (smp__is_in_small_letters(detection, one)) return smp__is_in_small_letters(detection, other);
    return smp__is_in_capitals(detection, one) && smp__is_in_capitals(detection, other);
}

bool smp__is_initial(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    const smp_text folded = smp__folded(token);
    for (size_t i = 1; i < folded.size; i++)
        if ((folded.data[i] == '.') != (i % 2 == 1)) return false;
    return token->flags & SMP__TOKEN_FIRST_UPPER && !(token->flags & SMP__TOKEN_HAS_LOWER);
}

/* ---- What it may be ------------------------------------------------------------------------ */

uint32_t smp__name_flags_of(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return 0;
    smp_text folded = smp__without_possessive(smp__folded(smp__token_at(detection, index)));
    return folded.size < 2 ? 0 : smp__name_flags(folded);
}

bool smp__is_strange(const smp__detection *detection, uint32_t index)
{
    smp_text folded = smp__without_possessive(smp__folded(smp__token_at(detection, index)));
    return folded.size > 2 && !smp__in_dictionary(folded);
}

bool smp__is_never_surname(const smp__detection *detection, uint32_t index)
{
    return smp__token_one_of(detection, index, no_surname);
}

bool smp__is_doubtful_surname(const smp__detection *detection, uint32_t index)
{
    return smp__token_one_of(detection, index, doubtful_surnames);
}

bool smp__may_be_surname(const smp__detection *detection, uint32_t index)
{
    return smp__is_capitalised(detection, index) && !smp__is_never_surname(detection, index) &&
           !smp__token_known(detection, index, SMP__LEXICON_NAMED_THINGS) &&
           !smp__is_staff_role(detection, index);
}

bool smp__may_only_be_name(const smp__detection *detection, uint32_t index)
{
    return smp__is_only_name(smp__name_flags_of(detection, index)) ||
           (smp__is_in_capitals(detection, index) && smp__is_strange(detection, index));
}

bool smp__lacks_surname(const smp__detection *detection, uint32_t index)
{
    return (smp__name_flags_of(detection, index) & ~(uint32_t)SMP__NAME_COMMON) == SMP__NAME_GIVEN;
}
