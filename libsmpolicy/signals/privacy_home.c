/* Where somebody lives: postcodes and street addresses. A venue's address is there to be published,
 * so both are reported only where the sentence says that it is a home.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

static bool upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
static bool digit_ascii(char c) { return c >= '0' && c <= '9'; }
static char to_upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c; }

/* ---- Homes --------------------------------------------------------------------------------- */

/* "the regular's postcode": somebody's, unless it is a venue's. */
static bool is_owned(const smp__detection *detection, uint32_t from, uint32_t end)
{
    static const char venues[] =
        " hospital's clinic's centre's surgery's practice's venue's trust's site's school's church's "
        "hub's building's pharmacy's library's unit's ward's charity's it's that's what's here's "
        "there's where's ";
    for (uint32_t i = from; i < end; i++) {
        smp_text word = smp__folded(smp__token_at(detection, i));
        if (word.size > 2 && !memcmp(word.data + word.size - 2, "'s", 2) &&
            !smp__one_of(word, venues) &&
            smp__token_one_of(detection, smp__after(detection, i), " address postcode house flat "))
            return true;
    }
    return false;
}

/* Does the sentence say that somebody lives there? */
static bool is_home(const smp__detection *detection, uint32_t index)
{
    const smp__document *document = detection->document;
    const smp__sentence *sentence = &document->sentences[smp__token_at(detection, index)->sentence];
    enum { CLOSE = 6 };
    uint32_t from = smp__reach_back(detection, index, 24);
    uint32_t end = smp__reach_ahead(detection, index, 10);
    if (from < sentence->first_token) from = sentence->first_token;
    if (end > sentence->end_token) end = sentence->end_token;
    static const char owners[] =
        " my his her mum's dad's mother's father's patient's wife's husband's neighbour's "
        "nan's gran's sister's brother's home ";
    return smp__any_pair(detection, from, end, " lives lived living resides residing ",
                         " at in on with near ") ||
           smp__any_pair(detection, from, end, " at round to ", " mine hers ours theirs ") ||
           is_owned(detection, from, end) ||
           smp__any_one_of(detection, smp__reach_back(detection, index, CLOSE), index,
                           " lives lived resides ") ||
           smp__any_pair(detection, from, end, " i they who we patient he she ", " live ") ||
           smp__any_pair(detection, from, end, owners, " address postcode house home flat ") ||
           (smp__any_one_of(detection, from, end, " address postcode ") &&
            smp__any_one_of(detection, from, end, " mr mrs ms miss mx patient "));
}

/* ---- Postcodes ----------------------------------------------------------------------------- */

/* BS 7666 as published in the Cabinet Office's PostCodeType schema; `code` in capitals. */
static bool is_outward(smp_text code)
{
    if (code.size < 2 || code.size > 4) return false;
    const char *c = code.data;
    if (code.size == 3 && !memcmp(c, "GIR", 3)) return true;
    if (!upper_ascii(c[0]) || strchr("QVX", c[0])) return false;
    size_t at = 1;
    bool two_letters = upper_ascii(c[1]);
    if (two_letters) {
        if (strchr("IJZ", c[1]) || code.size < 3) return false;
        at = 2;
    }
    if (!digit_ascii(c[at])) return false;
    if (++at == code.size) return true;
    if (at + 1 != code.size) return false;
    if (digit_ascii(c[at])) return true;
    return strchr(two_letters ? "ABEHMNPRVWXY" : "ABCDEFGHJKPSTUW", c[at]) != NULL;
}

static bool is_inward(smp_text code)
{
    return code.size == 3 && digit_ascii(code.data[0]) && upper_ascii(code.data[1]) &&
           upper_ascii(code.data[2]) && !strchr("CIKMOV", code.data[1]) &&
           !strchr("CIKMOV", code.data[2]);
}

/* Up to seven characters in capitals; empty if there are more or others. */
static smp_text capitals_of(const smp__detection *detection, uint32_t index, char out[8])
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return SMP_TEXT("");
    smp_text text = smp__folded(smp__token_at(detection, index));
    if (text.size > 7) return SMP_TEXT("");
    for (size_t i = 0; i < text.size; i++) out[i] = to_upper(text.data[i]);
    return (smp_text){out, text.size};
}

void smp__detect_postcodes(smp__detection *detection)
{
    const smp__document *document = detection->document;
    bool home = detection->traits.cues & SMP__CUE_HOME;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = smp__token_at(detection, i);
        if (token->kind != SMP_TOKEN_WORD ||
            !(token->flags & SMP__TOKEN_HAS_DIGIT || smp__token_one_of(detection, i, " gir ")))
            continue;
        char first[8], second[8];
        smp_text whole = capitals_of(detection, i, first);
        uint32_t last = i;
        bool found = whole.size >= 5 &&
                     is_outward(smp__text_slice(whole, 0, whole.size - 3)) &&
                     is_inward(smp__text_slice(whole, whole.size - 3, whole.size));
        if (!found && is_outward(whole)) {
            last = smp__after(detection, i);
            found = last != SMP__NOWHERE && last <= i + 2 &&
                    is_inward(capitals_of(detection, last, second));
        }
        if (!found) continue;
        uint32_t end = smp__token_at(detection, last)->end;
        if (!(home && is_home(detection, i)) && !smp__is_alone(detection, token->start, end))
            continue;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_POSTCODE, token->start, end),
                    token->start, end, SMP_TEXT("[postcode removed]"));
    }
}

/* ---- Streets ------------------------------------------------------------------------------- */

/* No street's name has one: "2 miles from Example Road", "7 of us walk". */
static const char not_in_streets[] =
    " of from to near in on at and for with by away or than then that who a my your our their "
    "mile miles minute minutes hour hours day days week weeks month months year years am pm "
    "people patients staff beds steps ";

/* The number of a house: "12", "12a". */
static bool is_house_number(const smp__detection *detection, uint32_t index)
{
    if (!smp__is_kind(detection, index, SMP__ORDINARY)) return false;
    smp_text text = smp__folded(smp__token_at(detection, index));
    size_t at = 0;
    while (at < text.size && digit_ascii(text.data[at])) at++;
    return at >= 1 && at <= 4 && text.size - at <= 1 &&
           (at == text.size || (text.data[at] >= 'a' && text.data[at] <= 'h'));
}

/* The last token of the street that begins after the house number; SMP__NOWHERE if none does. */
static uint32_t street_end(const smp__detection *detection, uint32_t number)
{
    uint32_t at = smp__after(detection, number);
    if (at != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, at)) == ',')
        at = smp__after(detection, at);
    for (uint32_t words = 0; words < 4; words++) {
        if (!smp__is_kind(detection, at, SMP__KIND(WORD)) ||
            smp__token_at(detection, at)->flags & SMP__TOKEN_HAS_DIGIT ||
            smp__token_one_of(detection, at, not_in_streets))
            return SMP__NOWHERE;
        if (words && smp__token_known(detection, at, SMP__LEXICON_STREET_KINDS)) return at;
        at = smp__after(detection, at);
    }
    return SMP__NOWHERE;
}

/* "Flat 3, 12 Example Road": with the flat. */
static uint32_t address_start(const smp__detection *detection, uint32_t number)
{
    uint32_t back = smp__before(detection, number);
    if (back != SMP__NOWHERE && smp__mark_of(smp__token_at(detection, back)) == ',')
        back = smp__before(detection, back);
    if (back == SMP__NOWHERE || !is_house_number(detection, back)) return number;
    uint32_t flat = smp__before(detection, back);
    return smp__token_one_of(detection, flat, " flat apartment ") ? flat : number;
}

void smp__detect_streets(smp__detection *detection)
{
    const smp__document *document = detection->document;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!(smp__token_at(detection, i)->flags & SMP__TOKEN_HAS_DIGIT) ||
            !is_house_number(detection, i))
            continue;
        uint32_t last = street_end(detection, i);
        if (last == SMP__NOWHERE) continue;
        uint32_t first = address_start(detection, i);
        if (first == i && !is_home(detection, i)) continue;
        uint32_t start = smp__token_at(detection, first)->start;
        uint32_t end = smp__token_at(detection, last)->end;
        smp__repair(detection,
                    smp__raise(detection, SMP__SIGNAL_PRIVACY_STREET_ADDRESS, start, end), start,
                    end, SMP_TEXT("[address removed]"));
        i = last;
    }
}
