/* Streets with the number or the name of a house: whose they are is told by home_words.c.
 * SPDX-License-Identifier: MIT */
#include "signals/homes.h"
#include "signals/names.h"

#include <string.h>

/* No street's name has one: "2 miles from Example Road", "7 of us walk". */
static const char not_in_streets[] =
    " of from to near in on at and for with by away or than then that who a my your our their "
    "mile miles minute minutes hour hours day days week weeks month months year years am pm "
    "people patients staff beds steps any some every each this these those ";

/* Of what streets are called, what is nothing else in a sentence: "1 place close to home" is no
 * street. The rest need a capital, or something behind them that goes with an address. */
static const char plain_kinds[] =
    " street st road rd avenue ave lane ln crescent cres terrace gardens grove mews boulevard ";

/* The number of a house: "12", "12a". */
static bool is_house_number(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__ORDINARY)) return false;
    smp_text text = smp__folded(smp__token_at(detection, index));
    size_t at = 0;
    while (at < text.size && smp__ascii_digit(text.data[at])) at++;
    return at >= 1 && at <= 4 && text.size - at <= 1 &&
           (at == text.size || (text.data[at] >= 'a' && text.data[at] <= 'h'));
}

static uint32_t over_comma(const smp__detection *detection, uint32_t index)
{
    bool comma = index != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, index)) == ',';
    return comma ? smp__after(detection, index) : index;
}

/* The postcode that ends an address, "..., Leeds LS1 4AP". */
typedef struct postcode {
    uint32_t first, last; /* tokens; SMP__NOWHERE where none does */
} postcode;

/* That of an address whose street ends at `last`. */
static postcode postcode_after(const smp__detection *detection, uint32_t last)
{
    enum { TOWN = 3 };
    uint32_t at = over_comma(detection, smp__after(detection, last));
    for (uint32_t words = 0; words <= TOWN && at != SMP__NOWHERE; words++) {
        uint32_t end = smp__postcode_end(detection, at);
        if (end != SMP__NOWHERE) return (postcode){at, end};
        if (!smp__is_capitalised(detection, at)) break;
        at = over_comma(detection, smp__after(detection, at));
    }
    return (postcode){SMP__NOWHERE, SMP__NOWHERE};
}

/* Is the word at `index` what a street is called, and not the word that it also is? */
static bool is_kind_of_street(const smp__detection *detection, uint32_t index)
{
    if (!smp__token_known(detection, index, SMP__LEXICON_STREET_KINDS)) return false;
    return smp__token_one_of(detection, index, plain_kinds) ||
           smp__token_at(detection, index)->flags & SMP__TOKEN_HAS_UPPER ||
           postcode_after(detection, index).last != SMP__NOWHERE;
}

/* The last token of the street that begins after a house's number or name; SMP__NOWHERE if none
 * does. */
static uint32_t street_end(const smp__detection *detection, uint32_t house)
{
    enum { WORDS = 4 };
    uint32_t at = over_comma(detection, smp__after(detection, house));
    for (uint32_t words = 0; words < WORDS; words++) {
        if (!smp__is_kind(detection, at, SMP__KIND(WORD)) ||
            smp__token_at(detection, at)->flags & SMP__TOKEN_HAS_DIGIT ||
            smp__token_one_of(detection, at, not_in_streets))
            return SMP__NOWHERE;
        if (words && is_kind_of_street(detection, at)) return at;
        at = smp__after(detection, at);
    }
    return SMP__NOWHERE;
}

/* "Flat 3, 12 Example Road", "Flat 9, Elm Court": with the flat, which nothing but homes have. */
static uint32_t address_start(const smp__detection *detection, uint32_t number)
{
    static const char flats[] = " flat apartment apt maisonette bedsit ";
    uint32_t back = smp__before(detection, number);
    if (smp__token_one_of(detection, back, flats)) return back;
    if (back != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, back)) == ',')
        back = smp__before(detection, back);
    if (back == SMP__NOWHERE || !is_house_number(detection, back)) return number;
    uint32_t flat = smp__before(detection, back);
    return smp__token_one_of(detection, flat, flats) ? flat : number;
}

/* "Rose Cottage, Mill Lane": where a house's name begins whose last word is at `index`, before a
 * comma and a street; SMP__NOWHERE if none ends there. */
static uint32_t named_house(const smp__detection *detection, uint32_t index)
{
    if (!smp__token_one_of(detection, index, " cottage house farm lodge villa bungalow barn "))
        return SMP__NOWHERE;
    uint32_t comma = smp__after(detection, index), first = smp__before(detection, index);
    if (comma == SMP__NOWHERE || smp__mark_of(smp__token_at(detection, comma)) != ',' ||
        first == SMP__NOWHERE || !smp__is_capitalised(detection, first) ||
        !smp__is_capitalised(detection, index))
        return SMP__NOWHERE;
    uint32_t before = smp__before(detection, first);
    return before != SMP__NOWHERE && smp__is_capitalised(detection, before) ? before : first;
}

void smp__detect_streets(smp__detection *detection)
{
    const smp__document *document = detection->document;
    bool homes = detection->traits.cues & SMP__CUE_HOME;
    for (uint32_t i = 0; i < document->token_count; i++) {
        bool digit = smp__token_at(detection, i)->flags & SMP__TOKEN_HAS_DIGIT;
        uint32_t first = i;
        if (digit ? !is_house_number(detection, i) : !homes) continue;
        if (!digit) first = named_house(detection, i);
        uint32_t last = first == SMP__NOWHERE ? first : street_end(detection, i);
        if (last == SMP__NOWHERE) continue;
        if (digit) first = address_start(detection, i);
        bool flat = digit && first != i, home = homes && smp__is_home(detection, i);
        if (!flat && !home && !smp__is_visited(detection, first, last)) continue;
        postcode code = postcode_after(detection, last);
        if (code.last != SMP__NOWHERE) {
            if (smp__is_own_postcode(detection, code.first, code.last)) continue;
            /* Of a home it is told by itself. */
            if (!home) last = code.last;
        }
        uint32_t start = smp__token_at(detection, first)->start;
        uint32_t end = smp__token_at(detection, last)->end;
        const smp_text mask = SMP_TEXT("[address removed]");
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_STREET_ADDRESS, start, end, mask);
        smp__raise_home_of_person(detection, first, last, start, end, mask);
        i = last;
    }
}
