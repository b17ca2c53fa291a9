/* Dates of birth: a date with a label, or said to be when somebody was born.
 * SPDX-License-Identifier: MIT */
#include "signals/names.h"

#include <string.h>

/* ---- Dates --------------------------------------------------------------------------------- */

typedef struct read_date {
    uint32_t day, month, year; /* year 0 where none was written */
    size_t end;                /* bytes of the document's text */
} read_date;

/* Up to four digits of any script. How many; 0 for none or for more. */
static uint32_t read_digits(smp_text text, size_t *at, uint32_t *value)
{
    uint32_t count = 0;
    *value = 0;
    while (*at < text.size) {
        size_t next = *at;
        int digit = smp__digit_value(smp__utf8_next(text.data, &next));
        if (digit < 0) break;
        if (++count > 4) return 0;
        *value = *value * 10 + (uint32_t)digit;
        *at = next;
    }
    return count;
}

/* The number of a month by its name or the first three letters of it; 0 for another word. */
static uint32_t month_of(smp_text word)
{
    static const char names[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
    static const char *const full[] = {"january", "february", "march",     "april",
                                       "may",     "june",     "july",      "august",
                                       "september", "october", "november", "december"};
    for (uint32_t i = 0; i < 12; i++)
        if (smp__text_equal_ascii_fold(word, smp_text_of(full[i])) ||
            smp__text_equal_ascii_fold(word, (smp_text){names + (size_t)i * 4, 3}))
            return i + 1;
    return smp__text_equal_ascii_fold(word, SMP_TEXT("sept")) ? 9 : 0;
}

static smp_text read_letters(smp_text text, size_t *at)
{
    size_t start = *at;
    while (*at < text.size && smp__ascii_lower((char)(text.data[*at] | 0x20)))
        ++*at;
    return smp__text_slice(text, start, *at);
}

static void skip(smp_text text, size_t *at, const char *set)
{
    for (int most = 2; most > 0 && *at < text.size && strchr(set, text.data[*at]) &&
                       text.data[*at]; most--)
        ++*at;
}

/* "3", "3rd" */
static bool read_day(smp_text text, size_t *at, uint32_t *day)
{
    uint32_t count = read_digits(text, at, day);
    size_t after = *at;
    if (smp__one_of(read_letters(text, &after), " st nd rd th ")) *at = after;
    return count >= 1 && count <= 2 && *day >= 1 && *day <= 31;
}

/* The year after a month's name, if one is there. */
static void read_year(smp_text text, size_t at, read_date *date)
{
    date->end = at;
    skip(text, &at, " ,'-");
    uint32_t year;
    uint32_t count = read_digits(text, &at, &year);
    if (count != 2 && count != 4) return;
    date->year = year;
    date->end = at;
}

/* "3 March 1984", "3rd of March" */
static bool read_day_and_month(smp_text text, size_t at, read_date *date)
{
    if (!read_day(text, &at, &date->day)) return false;
    skip(text, &at, " -");
    size_t word = at;
    if (smp__text_equal(read_letters(text, &word), SMP_TEXT("of"))) {
        at = word;
        skip(text, &at, " ");
    }
    date->month = month_of(read_letters(text, &at));
    if (!date->month) return false;
    if (at < text.size && text.data[at] == '-') at++;
    read_year(text, at, date);
    return true;
}

/* "March 3, 1984", "March-3-1984" */
static bool read_month_and_day(smp_text text, size_t at, read_date *date)
{
    date->month = month_of(read_letters(text, &at));
    skip(text, &at, " .-");
    if (!date->month || !read_day(text, &at, &date->day)) return false;
    read_year(text, at, date);
    return true;
}

/* "03/04/1984", "3.4.84", "1984-04-03" */
static bool read_figures(smp_text text, size_t at, read_date *date)
{
    uint32_t parts[3] = {0}, counts[3] = {0};
    for (uint32_t i = 0; i < 3; i++) {
        if (i) {
            if (at < text.size && text.data[at] == ' ') at++;
            if (at >= text.size || !memchr("/-.", text.data[at], 3)) {
                /* "03 04 1984" */
                if (at == 0 || text.data[at - 1] != ' ') return false;
            } else {
                at++;
                if (at < text.size && text.data[at] == ' ') at++;
            }
        }
        counts[i] = read_digits(text, &at, &parts[i]);
        if (!counts[i]) return false;
    }
    bool year_first = counts[0] == 4 || (counts[0] == 2 && parts[0] > 31);
    if (year_first ? counts[1] > 2 || counts[2] > 2
                   : counts[0] > 2 || counts[1] > 2 || (counts[2] != 2 && counts[2] != 4))
        return false;
    date->year = year_first ? parts[0] : parts[2];
    date->month = parts[1];
    date->day = year_first ? parts[2] : parts[0];
    date->end = at;
    bool american = date->month > 12 && date->month <= 31 && date->day <= 12;
    return (american || (date->month >= 1 && date->month <= 12)) && date->day >= 1 &&
           date->day <= 31;
}

/* "03041984"; "030484", which only a label makes a date */
static bool read_run(smp_text text, size_t at, bool labelled, read_date *date)
{
    enum { SHORT = 6, LONG = 8 };
    uint32_t digits[LONG + 1], count = 0;
    while (at < text.size && count <= LONG) {
        size_t next = at;
        int digit = smp__digit_value(smp__utf8_next(text.data, &next));
        if (digit < 0) break;
        digits[count++] = (uint32_t)digit;
        at = next;
    }
    if (count != LONG && !(labelled && count == SHORT)) return false;
    date->day = digits[0] * 10 + digits[1];
    date->month = digits[2] * 10 + digits[3];
    date->year = digits[4] * 10 + digits[5];
    if (count == LONG) date->year = date->year * 100 + digits[6] * 10 + digits[7];
    date->end = at;
    return date->day >= 1 && date->day <= 31 && date->month >= 1 && date->month <= 12 &&
           (count == SHORT || (date->year >= 1900 && date->year < 2100));
}

static bool read_any_date(smp_text text, size_t at, bool labelled, read_date *date)
{
    *date = (read_date){0, 0, 0, 0};
    return read_run(text, at, labelled, date) || read_figures(text, at, date) ||
           read_day_and_month(text, at, date) ||
           read_month_and_day(text, at, date);
}

/* A date from token `index` on, in figures or in words. */
static bool date_at(const smp__detection *detection, uint32_t index, bool labelled, read_date *date)
{
    const smp__document *document = detection->document;
    bool found = read_any_date(document->text, smp__token_at(detection, index)->start, labelled,
                               date);
    if (found && date->year) return true;
    uint32_t year = 0, last = smp__read_said_date(detection, index, labelled, &year);
    if (last == SMP__NOWHERE) return found;
    *date = (read_date){.year = year, .end = smp__token_at(detection, last)->end};
    return true;
}

/* ---- Labels -------------------------------------------------------------------------------- */

/* What says that a date is of birth: a label proper, or a verb, which is also said of other
 * dates. */
typedef struct birth_label {
    uint32_t end; /* one past its last token; 0 if there is none */
    bool verb;
} birth_label;

/* The token after `index`, over a hyphen: "date-of-birth", "b-day". */
static uint32_t after_hyphen(const smp__detection *detection, uint32_t index)
{
    uint32_t next = smp__after(detection, index);
    if (next != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, next)) == '-' &&
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
    read_date date;
    bool dated = smp__is_kind(detection, next, SMP__ORDINARY) &&
                 read_any_date(detection->document->text, smp__token_at(detection, next)->start,
                               false, &date);
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
        read_date date;
        if (!date_at(detection, i, !read.verb, &date)) continue;
        bool ancient = date.year > 99 && date.year < 1910;
        if (read.verb && (!date.year || ancient || !is_about_one_person(detection, label))) return;
        uint32_t start = token->start, stop = (uint32_t)date.end;
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH, start, stop,
                          SMP_TEXT("[date of birth removed]"));
        return;
    }
}

/* "01/02/1980 (DOB)", "3 May 1984 is her date of birth" */
static void check_date_before(smp__detection *detection, uint32_t label)
{
    uint32_t from = smp__reach_back(detection, label, 7);
    for (uint32_t i = from; i < label; i++) {
        const smp__token *token = smp__token_at(detection, i);
        read_date date;
        if (token->kind != SMP_TOKEN_NUMBER ||
            !read_any_date(detection->document->text, token->start, true, &date) || !date.year)
            continue;
        uint32_t between = label;
        while (between > i && smp__token_at(detection, between - 1)->start >= date.end) between--;
        for (uint32_t j = between; j < label; j++)
            if (smp__is_kind(detection, j, SMP__ORDINARY) &&
                !smp__token_one_of(detection, j, " is was as her his my their the patient's "))
                return;
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH, token->start,
                          (uint32_t)date.end, SMP_TEXT("[date of birth removed]"));
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
