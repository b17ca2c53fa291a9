/* Numbers under which somebody is filed: hospital, case, complaint and staff numbers, by what they
 * are called; in figures, in groups or in words.
 * SPDX-License-Identifier: MIT */
#include "signals/dates.h"

#include <string.h>

static void raise(smp__detection *detection, uint32_t start, uint32_t end)
{
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_CASE_NUMBER, start, end,
                      SMP_TEXT("[reference removed]"));
}

/* ---- Labels -------------------------------------------------------------------------------- */

/* How much a value must look like a reference for a label to make it one. */
typedef enum label_kind {
    LABEL_NONE = 0,
    LABEL_STRONG,   /* "hospital number": three digits do */
    LABEL_WEAK,     /* "staff number", which may also be how many there are */
    LABEL_SOMEBODYS /* "her reference": where the words between say so */
} label_kind;

#define FILED                                                                                      \
    "hospital hosp patient pt case unit district incident complaint datix pas episode referral "   \
    "nhs payroll employee assignment crime claim "
#define ALSO_COUNTED                                                                               \
    "staff records notes chart lab specimen sample smartcard admission spell esr emis rio "        \
    "systmone pals camhs safeguarding services police "
#define OTHERS "ubrn mrn m.r.n ref reference id number "
static const char filed[] = " " FILED;
static const char also_counted[] = " " ALSO_COUNTED;
/* Systems and papers whose name is label enough. */
static const char systems[] = " pas emis rio systmone esr ubrn patient pt notes "
                              "datix incident complaint ";
static const char number_words[] = " number no num nr ref reference id # ";
/* All that labels begin with, but for single letters: most words are told from them at once. */
static const char label_words[] = " " FILED ALSO_COUNTED OTHERS;

static uint32_t past_number_words(const smp__detection *detection, uint32_t index)
{
    for (;;) {
        uint32_t next = smp__after(detection, index);
        /* "hosp. no.": a stop of the short form. */
        if (next != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, next)) == '.' &&
            smp__joined(detection, index, next))
            next = smp__after(detection, next);
        if (!smp__token_one_of(detection, next, number_words)) return index;
        index = next;
    }
}

/* "K number", "X-number": the letter that a hospital's numbers begin with. The last token of the
 * label, or `index`. */
static uint32_t read_letter(const smp__detection *detection, uint32_t index)
{
    char letter = smp__initial(smp__token_at(detection, index));
    if (memchr("aio", letter, 3)) return index;
    uint32_t next = smp__after(detection, index);
    if (next != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, next)) == '-')
        next = smp__after(detection, next);
    return smp__token_one_of(detection, next, " number no ") ? next : index;
}

/* The last token of the label that begins at `index`, and of which kind it is. */
static uint32_t read_label(const smp__detection *detection, uint32_t index, label_kind *kind)
{
    *kind = LABEL_NONE;
    if (smp__token_at(detection, index)->folded_size == 1) {
        uint32_t letter = read_letter(detection, index);
        if (letter != index) *kind = LABEL_WEAK;
        return letter;
    }
    if (!smp__token_one_of(detection, index, label_words)) return index;
    uint32_t last = past_number_words(detection, index);
    /* Of other things, numbers are how many there are. */
    uint32_t next = smp__after(detection, index);
    bool several = smp__token_one_of(detection, index, " hospital hosp ") &&
                   smp__token_one_of(detection, next, " numbers nos ");
    if (several) last = next;
    if (smp__token_one_of(detection, index, " mrn m.r.n ")) {
        *kind = LABEL_STRONG;
    } else if (smp__token_one_of(detection, index, filed) && last != index) {
        bool nhs_number = smp__token_one_of(detection, index, " nhs ") &&
                          !smp__token_one_of(detection, last, " ref reference ");
        /* "Hospital numbers 2024" are how many were there. */
        *kind = nhs_number ? LABEL_NONE : several ? LABEL_WEAK : LABEL_STRONG;
    } else if ((smp__token_one_of(detection, index, also_counted) && last != index) ||
               smp__token_one_of(detection, index, systems)) {
        *kind = LABEL_WEAK;
    } else if (smp__token_one_of(detection, index, " ref reference id number ")) {
        *kind = LABEL_SOMEBODYS;
    }
    return last;
}

/* ---- Values -------------------------------------------------------------------------------- */

/* With what is joined to it by - or / : "2026/0417-3". */
static uint32_t identifier_end(const smp__detection *detection, uint32_t index)
{
    for (;;) {
        uint32_t mark = smp__after(detection, index);
        if (mark == SMP__NOWHERE || !smp__joined(detection, index, mark) ||
            !memchr("-/", smp__mark_of(smp__token_at(detection, mark)), 2))
            return index;
        uint32_t next = smp__after(detection, mark);
        if (next == SMP__NOWHERE || !smp__joined(detection, mark, next) ||
            !smp__is_kind(detection, next, SMP__ORDINARY))
            return index;
        index = next;
    }
}

/* "2026-27", "BSW2026": a year, perhaps with the next. */
static bool has_year(const smp__detection *detection, uint32_t index, uint32_t digits)
{
    enum { YEAR = 4, TWO_YEARS = 8 };
    smp_text text = smp__folded(smp__token_at(detection, index));
    size_t at = 0;
    while (at < text.size && !smp__ascii_digit(text.data[at])) at++;
    return digits <= TWO_YEARS && text.size - at == YEAR &&
           (!memcmp(text.data + at, "19", 2) || !memcmp(text.data + at, "20", 2));
}

/* Is what stands at the tokens `first` to `last` a reference, "ABC/123/2024"? */
static bool is_identifier(const smp__detection *detection, uint32_t first, uint32_t last,
                          label_kind kind)
{
    uint32_t digits = 0, letters = 0;
    size_t size = 0;
    for (uint32_t index = first; index <= last; index++) {
        smp_text text = smp__folded(smp__token_at(detection, index));
        size += text.size;
        for (size_t i = 0; i < text.size; i++) {
            char c = text.data[i];
            if (smp__ascii_digit(c)) digits++;
            else if (smp__ascii_lower(c)) letters++;
            else if (!memchr("_.-/", c, 4)) return false;
        }
    }
    /* "The hospital number is 01632 ...": a telephone. */
    char initial = smp__initial(smp__token_at(detection, first));
    bool phone = initial == '0' && digits == size && size <= 6 &&
                 smp__is_kind(detection, smp__after(detection, last), SMP__KIND(NUMBER));
    phone = phone || (digits == 11 && initial == '0');
    if (phone || size < 4) return false;
    /* "patient number 10000 through our doors": a round one is a milestone. */
    smp_text only = smp__folded(smp__token_at(detection, first));
    if (first == last && digits == size && size <= 7 &&
        smp__text_equal(smp__text_slice(only, size - 3, size), SMP_TEXT("000")))
        return false;
    if (kind == LABEL_STRONG) return digits >= 3;
    return !has_year(detection, first, digits) &&
           (digits >= 6 || (digits >= 4 && letters >= 1));
}

/* The token after the label that ends at `index`: "number is: H123456". SMP__NOWHERE if no number
 * follows. */
static uint32_t value_after(const smp__detection *detection, uint32_t index)
{
    uint32_t at = index;
    for (uint32_t steps = 0; steps < 4; steps++) {
        at = smp__after(detection, at);
        if (at == SMP__NOWHERE) return at;
        const smp__token *token = smp__token_at(detection, at);
        if (token->flags & SMP__TOKEN_HAS_DIGIT || identifier_end(detection, at) != at) return at;
        if (token->kind == SMP_TOKEN_WORD && !smp__token_one_of(detection, at, " is was ") &&
            token->end - token->start > 3)
            return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

static const char somebodys[] =
    " my her his their patient's pt's mum's dad's nan's son's daughter's wife's husband's "
    "resident's client's ";

/* "the reference on her letter is AB12345": the number after a label at the tokens `first` to
 * `label`, where somebody is spoken of in between, or shortly before. */
static uint32_t somebodys_value(const smp__detection *detection, uint32_t first, uint32_t label)
{
    enum { BEFORE = 4, BETWEEN = 8 };
    static const char of_things[] =
        " job vacancy post bid tender grid order course policy study trial research document book "
        "map planning quote ";
    static const char between[] =
        " on in at of from the letter form card email text is was says said number no quoted as "
        "appointment notes file wristband label top system record ";
    uint32_t before = smp__before(detection, first);
    bool whose = smp__any_one_of(detection, smp__reach_back(detection, first, BEFORE), first,
                                 somebodys);
    /* "her number on the system": of a number that is called something else, that says whose it
     * is. */
    bool bare = !smp__token_one_of(detection, first, " number ") ||
                smp__token_one_of(detection, before, somebodys);
    if (!bare || smp__token_one_of(detection, before, of_things)) return SMP__NOWHERE;
    uint32_t at = label;
    for (uint32_t steps = 0; steps < BETWEEN; steps++) {
        at = smp__after(detection, at);
        if (at == SMP__NOWHERE) return at;
        const smp__token *token = smp__token_at(detection, at);
        if (token->flags & SMP__TOKEN_HAS_DIGIT || identifier_end(detection, at) != at)
            return whose ? at : SMP__NOWHERE;
        bool owner = smp__token_one_of(detection, at, somebodys);
        whose |= owner;
        bool known = owner || smp__token_one_of(detection, at, between) ||
                     memchr(":=-#", smp__mark_of(token), 4);
        if (!known) return SMP__NOWHERE;
    }
    return SMP__NOWHERE;
}

/* ---- In groups and in words ---------------------------------------------------------------- */

/* The first run of digits at token `index` or after; runs->count when there is none. */
static uint32_t run_at(const smp__digit_runs *runs, uint32_t index)
{
    uint32_t low = 0, high = runs->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (runs->items[middle].token < index) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The number of runs that make a reference from token `index` on: "44 55 66", "four four one seven
 * ..."; 0 if they make none. */
static uint32_t runs_of(const smp__digit_runs *runs, uint32_t first, smp_text text)
{
    enum { FEWEST = 6, SAID = 4, MOST = 14 };
    uint32_t digits = 0, used = 0;
    bool said = runs->items[first].said;
    for (uint32_t i = first; i < runs->count; i++, used++) {
        const smp__digit_run *run = &runs->items[i];
        bool next = i == first || (said ? run->goes_on : run[-1].end + 1 == run->start &&
                                                             text.data[run->start - 1] == ' ');
        if (!next || run->said != said) break;
        if (run->taken || run->touches_letter || (!said && run->count < 2)) return 0;
        digits += run->count;
    }
    bool phone = runs->items[first].digits[0] == '0' && digits >= 10;
    bool enough = said ? digits >= SAID : digits >= FEWEST && used > 1;
    return enough && digits <= MOST && !phone ? used : 0;
}

/* Raises what stands in groups or in words after the label that ends at `label`; how far that goes,
 * or `label`. */
static uint32_t check_runs(smp__detection *detection, uint32_t label)
{
    smp__digit_runs *runs = smp__read_digits(detection);
    uint32_t at = smp__after(detection, label);
    while (at != SMP__NOWHERE &&
           (smp__token_one_of(detection, at, " is was ") ||
            memchr(":=-#", smp__mark_of(smp__token_at(detection, at)), 4)))
        at = smp__after(detection, at);
    if (at == SMP__NOWHERE) return label;
    uint32_t first = run_at(runs, at);
    if (first == runs->count || runs->items[first].token != at) return label;
    uint32_t used = runs_of(runs, first, detection->document->text);
    if (!used) return label;
    const smp__digit_run *last = &runs->items[first + used - 1];
    raise(detection, runs->items[first].start, last->end);
    return last->token;
}

/* ---- By form ------------------------------------------------------------------------------- */

/* "RXK1234567", "H445566": an organisation's code or a letter or two before a number, where notes
 * and patients are spoken of. */
static bool is_record_code(const smp__detection *detection, uint32_t index)
{
    enum { LEAST = 7, MOST = 10, NEAR = 6, LETTERS = 3, DIGITS = 6 };
    static const char of_care[] =
        " notes patient pt hospital referral record records lab specimen ";
    const smp__token *token = smp__token_at(detection, index);
    if (token->flags & SMP__TOKEN_HAS_LOWER || token->folded_size < LEAST ||
        token->folded_size > MOST)
        return false;
    smp_text text = smp__folded(token);
    size_t letters = 0, digits = text.size;
    while (smp__ascii_lower(text.data[letters])) letters++; /* up to a digit */
    while (digits > letters && smp__ascii_digit(text.data[digits - 1])) digits--;
    return letters && letters <= LETTERS && letters == digits && text.size - digits >= DIGITS &&
           (smp__any_one_of(detection, smp__reach_back(detection, index, NEAR), index, of_care) ||
            smp__any_one_of(detection, index + 1, smp__reach_ahead(detection, index, NEAR),
                            of_care));
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* Is the number at token `index` an NHS number, or another that has been recognised? */
static bool is_taken(smp__detection *detection, uint32_t index)
{
    const smp__digit_runs *runs = smp__read_digits(detection);
    uint32_t run = run_at(runs, index);
    return run < runs->count && runs->items[run].token == index && runs->items[run].taken;
}

/* "patient DOB 12/03/1956", "incident 12/03/2024": when it was, not what it is filed under. */
static bool is_date(const smp__detection *detection, uint32_t first, uint32_t last)
{
    smp__date date;
    return smp__read_written_date(detection, first, false, &date) &&
           date.end == smp__token_at(detection, last)->end && first != last;
}

/* Raises the reference at token `value`, if it is one; its last token, or SMP__NOWHERE. */
static uint32_t check_value(smp__detection *detection, uint32_t value, label_kind kind)
{
    uint32_t last = identifier_end(detection, value);
    if (is_taken(detection, value) || is_date(detection, value, last) ||
        !is_identifier(detection, value, last, kind))
        return SMP__NOWHERE;
    raise(detection, smp__token_at(detection, value)->start, smp__token_at(detection, last)->end);
    return last;
}

/* The references that follow one at token `last` in a list, "1234567, 1234568 and 1234569", have
 * its label too. The last token of the list. */
static uint32_t check_list(smp__detection *detection, uint32_t last, label_kind kind)
{
    for (uint32_t at = last; ++at < detection->document->token_count;) {
        const smp__token *token = smp__token_at(detection, at);
        char mark = smp__mark_of(token);
        if (token->kind == SMP_TOKEN_SPACE || (mark && memchr(",;&/|-", mark, 6)) ||
            smp__token_one_of(detection, at, " and or "))
            continue;
        uint32_t read = token->flags & SMP__TOKEN_HAS_DIGIT ? check_value(detection, at, kind)
                                                            : SMP__NOWHERE;
        if (read == SMP__NOWHERE) break;
        at = last = read;
    }
    return last;
}

/* What the label at token `index` is a label of; the last token that was read. */
static uint32_t check_label(smp__detection *detection, uint32_t index)
{
    label_kind kind;
    uint32_t label = read_label(detection, index, &kind);
    if (kind == LABEL_NONE) return index;
    /* "MRN 44 55 66"; of other labels only those of two words go before groups. */
    if (kind == LABEL_STRONG || (kind != LABEL_SOMEBODYS && label != index)) {
        uint32_t read = check_runs(detection, label);
        if (read != label) return read;
    }
    uint32_t value = kind == LABEL_SOMEBODYS ? somebodys_value(detection, index, label)
                                             : value_after(detection, label);
    if (value == SMP__NOWHERE) return index;
    uint32_t last = check_value(detection, value, kind);
    return last == SMP__NOWHERE ? index : check_list(detection, last, kind);
}

void smp__detect_case_numbers(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD) continue;
        if (!(token->flags & SMP__TOKEN_HAS_DIGIT)) i = check_label(detection, i);
        else if (is_record_code(detection, i)) raise(detection, token->start, token->end);
    }
}
