/* Dates of birth: a date with a label, or said to be when somebody was born.
 * SPDX-License-Identifier: MIT */
#include "signals/dates.h"
#include "signals/names.h"

#include <string.h>

/* ---- Dates --------------------------------------------------------------------------------- */

/* A date from token `index` on, in figures or in words. */
static bool date_at(const smp__detection *detection, uint32_t index, bool labelled, smp__date *date)
{
    bool found = smp__read_written_date(detection, index, labelled, date);
    if (found && date->year) return true;
    uint32_t year = 0, last = smp__read_said_date(detection, index, labelled, &year);
    if (last == SMP__NOWHERE) return found;
    *date = (smp__date){.year = year, .end = smp__token_at(detection, last)->end};
    return true;
}

/* ---- Labels -------------------------------------------------------------------------------- */

/* What says that a date is of birth: a label proper, or a verb, which is also said of other
 * dates. */
typedef struct birth_label {
    uint32_t end; /* one past its last token; 0 if there is none */
    bool verb;
} birth_label;

/* The token after `index`, over a hyphen or a stroke: "date-of-birth", "b-day", "d/o/b". */
static uint32_t after_hyphen(const smp__detection *detection, uint32_t index)
{
    uint32_t next = smp__after(detection, index);
    if (next != SMP__NOWHERE && memchr("-/", smp__mark_of(smp__token_at(detection, next)), 2) &&
        smp__joined(detection, index, next))
        next = smp__after(detection, next);
    return next;
}

/* "Her birthday is ...", "her bday, ...": with the year it is the date, without it a party. */
static birth_label read_birthday(const smp__detection *detection, uint32_t index)
{
    uint32_t last = index;
    if (smp__token_one_of(detection, index, " b ")) {
        last = after_hyphen(detection, index);
        if (!smp__token_one_of(detection, last, " day ")) return (birth_label){0, false};
    } else if (smp__token_one_of(detection, index, " birthday's ")) {
        return (birth_label){index + 1, true};
    } else if (!smp__token_one_of(detection, index, " birthday bday b'day ")) {
        return (birth_label){0, false};
    }
    uint32_t next = smp__after(detection, last);
    bool date = smp__is_kind(detection, next, SMP__KIND(NUMBER)) ||
                smp__token_one_of(detection, next, " is was : , ( - = ");
    return (birth_label){date ? last + 1 : 0, true};
}

/* "date of birth", "birth date", "dob", "d o b" */
static birth_label read_proper(const smp__detection *detection, uint32_t index)
{
    const birth_label none = {0, false};
    if (smp__token_one_of(detection, index, " dob d.o.b birthdate "))
        return (birth_label){index + 1, false};
    uint32_t second = after_hyphen(detection, index);
    if (smp__token_one_of(detection, index, " birth "))
        return smp__token_one_of(detection, second, " date ") ? (birth_label){second + 1, false}
                                                              : none;
    bool letters = smp__token_one_of(detection, index, " d ");
    if (!smp__token_one_of(detection, second, letters ? " o " : " of ")) return none;
    uint32_t third = after_hyphen(detection, second);
    return smp__token_one_of(detection, third, letters ? " b " : " birth ")
               ? (birth_label){third + 1, false}
               : none;
}

/* Is somebody spoken of shortly before or after? */
static bool is_of_somebody(const smp__detection *detection, uint32_t index)
{
    enum { NEAR = 8 };
    uint32_t from = smp__reach_back(detection, index, NEAR);
    for (uint32_t i = from; i < smp__reach_ahead(detection, index, NEAR); i++)
        if (smp__token_one_of(detection, i, " i he she they him her his mr mrs ms miss ") ||
            smp__token_known(detection, i, SMP__LEXICON_RELATIVES) ||
            (smp__is_capitalised(detection, i) &&
             smp__is_only_given_name(smp__folded(smp__token_at(detection, i)))))
            return true;
    return false;
}

/* "born", "came into the world", "turned 40 on" */
static birth_label read_verb(const smp__detection *detection, uint32_t index)
{
    if (smp__token_one_of(detection, index, " born ")) return (birth_label){index + 1, true};
    if (smp__token_one_of(detection, index, " world ")) {
        uint32_t from = smp__reach_back(detection, index, 5);
        bool came = smp__any_pair(detection, from, index, " entered ", " the this our ") ||
                    (smp__any_pair(detection, from, index, " into ", " the this our ") &&
                     smp__any_one_of(detection, from, index, " came come arrived brought "));
        return (birth_label){came ? index + 1 : 0, true};
    }
    if (!smp__token_one_of(detection, index, " turned turns turning "))
        return (birth_label){0, true};
    uint32_t age = smp__after(detection, index);
    bool figures = smp__is_kind(detection, age, SMP__KIND(NUMBER));
    uint32_t on = figures ? smp__after(detection, age) : age;
    bool told = on != age && smp__token_one_of(detection, on, " on ") &&
                is_of_somebody(detection, index);
    return (birth_label){told ? on + 1 : 0, true};
}

/* "(b 3.5.84)", "b. 3.5.84": the letter right before the date, in brackets or with its stop. */
static birth_label read_letter(const smp__detection *detection, uint32_t index)
{
    const birth_label none = {0, true};
    const smp__token *token = smp__token_at(detection, index);
    if (token->folded_size != 1 || token->flags & SMP__TOKEN_HAS_UPPER) return none;
    uint32_t before = smp__before(detection, index), next = smp__after(detection, index);
    bool bracket = before != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, before)) == '(';
    bool stop = next != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, next)) == '.';
    if (stop) next = smp__after(detection, next);
    smp__date date;
    bool dated = smp__is_kind(detection, next, SMP__ORDINARY) &&
                 smp__read_written_date(detection, next, false, &date);
    return (bracket || stop) && dated ? (birth_label){next, true} : none;
}

static birth_label read_label(const smp__detection *detection, uint32_t index)
{
    birth_label label = {0, false};
    switch (smp__initial(smp__token_at(detection, index))) {
    case 'b':
        label = read_birthday(detection, index);
        if (!label.end) label = read_proper(detection, index);
        if (!label.end) label = read_letter(detection, index);
        if (!label.end) label = read_verb(detection, index);
        return label;
    case 'd': return read_proper(detection, index);
    case 't':
    case 'w': return read_verb(detection, index);
    default: return label;
    }
}

/* ---- Dates beside them --------------------------------------------------------------------- */

/* "Born on or after", "date of birth between": who may come forward, not one person. */
static const char range_words[] = " between before after from since or onwards until to and ";
/* These are born too, but have no date of birth to hide; and several people have none in common. */
static const char not_one_person[] =
    " nhs service hospital hospice charity idea trust organisation movement foundation company "
    "unit ward clinic league society school programme nhs's hospital's hospice's charity's "
    "trust's unit's ward's clinic's team's children babies people anyone those everyone women "
    "men adults infants all if were mothers ";
/* Whose births are in books. */
static const char of_books[] =
    " king queen prince princess duke duchess saint st king's queen's prince's princess's founder "
    "founded pioneer pioneering scientist poet author inventor composer painter suffragette "
    "reformer legend president philosopher physicist actor actress singer famous ";

static bool is_about_one_person(const smp__detection *detection, uint32_t label)
{
    enum { BEFORE = 8 };
    uint32_t from = smp__reach_back(detection, label, BEFORE);
    if (smp__any_one_of(detection, from, label, not_one_person) ||
        smp__any_one_of(detection, from, label, of_books) ||
        smp__any_pair(detection, from, label, " this ", " day "))
        return false;
    for (uint32_t i = from; i < label; i++) {
        uint32_t next = smp__after(detection, i);
        if (smp__is_capitalised(detection, i) && next != SMP__NOWHERE &&
            smp__is_public_name(detection, i, next))
            return false;
    }
    return true;
}

/* Does what is told go on to something else at token `index`, `steps` tokens behind the label? */
static bool leads_away(const smp__detection *detection, uint32_t index, uint32_t steps)
{
    enum { CLOSE = 5 };
    static const char turns[] =
        " but who when while then joined started moved died opened came years ";
    char mark = smp__mark_of(smp__token_at(detection, index));
    return smp__token_one_of(detection, index, range_words) ||
           smp__token_one_of(detection, index, turns) || mark == '?' || mark == '!' ||
           (steps > CLOSE && mark && memchr(",;.", mark, 3));
}

/* Of a date that begins in token `first`. */
static void raise(smp__detection *detection, uint32_t first, uint32_t start, uint32_t end)
{
    const smp_text mask = SMP_TEXT("[date of birth removed]");
    uint32_t last = first;
    while (last + 1 < detection->document->token_count &&
           smp__token_at(detection, last + 1)->start < end)
        last++;
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH, start, end, mask);
    smp__raise_home_of_person(detection, first, last, start, end, mask);
}

static void check_label(smp__detection *detection, uint32_t label, birth_label read)
{
    enum { VERB_REACH = 14, REACH = 7 };
    uint32_t end = smp__reach_ahead(detection, read.end - 1, read.verb ? VERB_REACH : REACH);
    uint32_t steps = 0;
    for (uint32_t i = read.end; i < end; i++) {
        const smp__token *token = smp__token_at(detection, i);
        steps += token->kind != SMP_TOKEN_SPACE;
        if (leads_away(detection, i, steps)) return;
        if (token->kind != SMP_TOKEN_NUMBER && token->kind != SMP_TOKEN_WORD) continue;
        smp__date date;
        if (!date_at(detection, i, !read.verb, &date)) continue;
        bool ancient = date.year > 99 && date.year < 1910;
        if (read.verb && (!date.year || ancient || !is_about_one_person(detection, label))) return;
        raise(detection, i, token->start, (uint32_t)date.end);
        return;
    }
}

/* "01/02/1980 (DOB)", "3 May 1984 is her date of birth" */
static void check_date_before(smp__detection *detection, uint32_t label)
{
    uint32_t from = smp__reach_back(detection, label, 7);
    for (uint32_t i = from; i < label; i++) {
        const smp__token *token = smp__token_at(detection, i);
        smp__date date;
        if (token->kind != SMP_TOKEN_NUMBER ||
            !smp__read_written_date(detection, i, true, &date) || !date.year)
            continue;
        uint32_t between = label;
        while (smp__token_at(detection, between - 1)->start >= date.end) between--;
        for (uint32_t j = between; j < label; j++)
            if (smp__is_kind(detection, j, SMP__ORDINARY) &&
                !smp__token_one_of(detection, j, " is was as her his my their the patient's "))
                return;
        raise(detection, i, token->start, (uint32_t)date.end);
        return;
    }
}

void smp__detect_birth_dates(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!smp__is_kind(detection, i, SMP__KIND(WORD))) continue;
        birth_label label = read_label(detection, i);
        if (!label.end) continue;
        uint32_t seen = detection->raised[SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH];
        check_label(detection, i, label);
        if (!label.verb && seen == detection->raised[SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH])
            check_date_before(detection, i);
    }
}

/* "dob03051984": the label and its date as one word. */
void smp__detect_joined_births(smp__detection *detection)
{
    const size_t label = strlen("dob");
    for (uint32_t i = 0; i < detection->document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        smp__date date;
        if (!(token->flags & SMP__TOKEN_HAS_DIGIT) ||
            !smp__text_starts(smp__folded(token), "dob") ||
            !smp__read_date_at(detection->document->text, token->start + label, true, &date))
            continue;
        raise(detection, i, token->start + (uint32_t)label, (uint32_t)date.end);
    }
}
