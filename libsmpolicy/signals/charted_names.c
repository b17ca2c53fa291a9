/* Names as the notes and lists of a ward write them: surname first, with an initial, in capitals.
 * They are no names elsewhere; what makes them some stands beside them (privacy_charted.c).
 * SPDX-License-Identifier: MIT */
#include "signals/charted.h"
#include "signals/names.h"

#include <string.h>

static uint32_t flags_of(const smp__detection *detection, uint32_t index)
{
    return smp__name_flags(smp__without_possessive(smp__folded(smp__token_at(detection, index))));
}

/* Written as a name is: with a capital, or all in capitals. */
static bool is_written_so(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->flags & SMP__TOKEN_FIRST_UPPER && !(token->flags & SMP__TOKEN_HAS_DIGIT) &&
           token->folded_size > 2 && !smp__known_acronym(detection->scene, smp__folded(token)) &&
           !smp__is_staff_role(detection, index) &&
           !smp__token_known(detection, index, SMP__LEXICON_NAMED_THINGS);
}

static bool is_in_capitals(const smp__detection *detection, uint32_t index)
{
    return !(smp__token_at(detection, index)->flags & SMP__TOKEN_HAS_LOWER);
}

static bool may_be_surname(const smp__detection *detection, uint32_t index)
{
    if (!is_written_so(detection, index)) return false;
    if (flags_of(detection, index) & (SMP__NAME_SURNAME | SMP__NAME_GIVEN)) return true;
    return smp__is_capitalised(detection, index) &&
           !smp__in_dictionary(smp__folded(smp__token_at(detection, index)));
}

static bool may_be_given(const smp__detection *detection, uint32_t index)
{
    return is_written_so(detection, index) && flags_of(detection, index) & SMP__NAME_GIVEN;
}

/* One capital letter, which is no word of the sentence. */
static bool is_initial(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return false;
    const smp__token *token = smp__token_at(detection, index);
    return token->folded_size == 1 && token->flags & SMP__TOKEN_HAS_UPPER;
}

/* The token after `index`, over a mark that is joined to it. */
static uint32_t past_mark(const smp__detection *detection, uint32_t index, char mark)
{
    uint32_t next = smp__after(detection, index);
    return next != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, next)) == mark &&
                   smp__joined(detection, index, next)
               ? smp__after(detection, next)
               : SMP__NOWHERE;
}

/* By itself it is told from other words only by the table of names. */
static smp__charted_form form_alone(const smp__detection *detection, uint32_t index)
{
    uint32_t flags = flags_of(detection, index);
    if ((flags & (SMP__NAME_SURNAME | SMP__NAME_WORD)) == SMP__NAME_SURNAME)
        return SMP__CHARTED_SURNAME;
    return flags == 0 || flags & SMP__NAME_SURNAME ? SMP__CHARTED_LIKELY : SMP__CHARTED_GIVEN;
}

/* Behind a given name that is no other word, any word with a capital may be a surname. */
static bool goes_on(const smp__detection *detection, uint32_t given, uint32_t next)
{
    if (!may_be_given(detection, given)) return false;
    return may_be_surname(detection, next) ||
           (!(flags_of(detection, given) & SMP__NAME_WORD) && is_written_so(detection, next) &&
            smp__is_capitalised(detection, next));
}

smp__charted_name smp__charted_from(const smp__detection *detection, uint32_t index)
{
    smp__charted_name name = {index, index, SMP__CHARTED_NONE};
    bool title = smp__token_one_of(detection, index, " mr mrs ms miss mx master ");
    if (title || is_initial(detection, index)) {
        uint32_t stopped = past_mark(detection, index, '.');
        uint32_t at = stopped == SMP__NOWHERE ? smp__after(detection, index) : stopped;
        if (!may_be_surname(detection, at)) return name;
        if (!title && stopped == SMP__NOWHERE && !(flags_of(detection, at) & SMP__NAME_SURNAME))
            return name;
        return (smp__charted_name){index, at, SMP__CHARTED_PAIR};
    }
    if (!may_be_surname(detection, index)) return name;
    uint32_t next = smp__after(detection, index), behind = past_mark(detection, index, ',');
    uint32_t initial = behind == SMP__NOWHERE ? next : behind;
    if (is_initial(detection, initial))
        return (smp__charted_name){index, initial, SMP__CHARTED_INITIAL};
    name.form = form_alone(detection, index);
    bool turned = behind != SMP__NOWHERE || is_in_capitals(detection, index);
    if (turned && may_be_given(detection, initial)) name.last = initial;
    else if (goes_on(detection, index, next)) name.last = next;
    if (name.last != index) name.form = SMP__CHARTED_PAIR;
    return name;
}

smp__charted_name smp__charted_up_to(const smp__detection *detection, uint32_t index)
{
    enum { LONGEST = 4 }; /* tokens: "Whitfield", ",", "D", "." */
    smp__charted_name name = {index, index, SMP__CHARTED_NONE};
    uint32_t last = index, stop = smp__before(detection, index);
    if (smp__mark_of(smp__token_at(detection, index)) == '.' && stop != SMP__NOWHERE) last = stop;
    uint32_t at = last;
    for (int i = 0; i < LONGEST && at != SMP__NOWHERE; i++, at = smp__before(detection, at)) {
        smp__charted_name found = smp__charted_from(detection, at);
        if (found.form && found.last == last) name = found;
    }
    return name;
}

bool smp__charted_is_other(const smp__detection *detection, const smp__charted_name *name)
{
    enum { NEAR = 8 };
    static const char staff[] = " dr doctor prof professor sister nurse matron staff cllr sir dame "
                                "lord lady st saint ";
    static const char work[] = " rota rotas shift shifts nights days allocation allocations cover "
                               "covering off-duty oncall on-call team author authors al ";
    uint32_t before = smp__before(detection, name->first);
    if (before != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, before)) == '.')
        before = smp__before(detection, before);
    uint32_t after = smp__after(detection, name->last);
    if (smp__token_one_of(detection, after, " , ( - : \342\200\223 "))
        after = smp__after(detection, after);
    if (smp__token_one_of(detection, after, " our the "))
        after = smp__after(detection, after);
    return smp__token_one_of(detection, before, staff) || smp__is_staff_role(detection, before) ||
           smp__is_staff_role(detection, after) ||
           smp__token_known(detection, after, SMP__LEXICON_NAMED_THINGS) ||
           smp__any_one_of(detection, smp__reach_back(detection, name->first, NEAR),
                           smp__reach_ahead(detection, name->last, NEAR), work);
}
