/* Postcodes. A venue's is there to be published, so they are reported only where the sentence says
 * that it is a home's (home_words.c).
 * SPDX-License-Identifier: MIT */
#include "signals/homes.h"

#include <string.h>

/* ---- Postcodes ----------------------------------------------------------------------------- */

/* BS 7666 as published in the Cabinet Office's PostCodeType schema; `code` in capitals. */
static bool is_outward(smp_text code)
{
    if (code.size < 2 || code.size > 4) return false;
    const char *c = code.data;
    if (code.size == 3 && !memcmp(c, "GIR", 3)) return true;
    if (!smp__ascii_capital(c[0]) || strchr("QVX", c[0])) return false;
    size_t at = 1;
    bool two_letters = smp__ascii_capital(c[1]);
    if (two_letters) {
        if (strchr("IJZ", c[1]) || code.size < 3) return false;
        at = 2;
    }
    if (!smp__ascii_digit(c[at])) return false;
    if (++at == code.size) return true;
    if (at + 1 != code.size) return false;
    if (smp__ascii_digit(c[at])) return true;
    return strchr(two_letters ? "ABEHMNPRVWXY" : "ABCDEFGHJKPSTUW", c[at]) != NULL;
}

static bool is_inward(smp_text code)
{
    return code.size == 3 && smp__ascii_digit(code.data[0]) && smp__ascii_capital(code.data[1]) &&
           smp__ascii_capital(code.data[2]) && !strchr("CIKMOV", code.data[1]) &&
           !strchr("CIKMOV", code.data[2]);
}

/* Up to seven characters in capitals; empty if there are more or others. */
static smp_text capitals_of(const smp__detection *detection, uint32_t index, char out[8])
{
    if (!smp__is_kind(detection, index, SMP__KIND(WORD))) return SMP_TEXT("");
    smp_text text = smp__folded(smp__token_at(detection, index));
    if (text.size > 7) return SMP_TEXT("");
    for (size_t i = 0; i < text.size; i++) out[i] = smp__ascii_to_capital(text.data[i]);
    return (smp_text){out, text.size};
}

static bool may_begin(const smp__detection *detection, uint32_t index)
{
    const smp__token *token = smp__token_at(detection, index);
    return token->kind == SMP_TOKEN_WORD &&
           (token->flags & SMP__TOKEN_HAS_DIGIT ||
            smp__text_equal(smp__folded(token), SMP_TEXT("gir")));
}

uint32_t smp__postcode_end(const smp__detection *detection, uint32_t index)
{
    if (!may_begin(detection, index)) return SMP__NOWHERE;
    char first[8], second[8];
    smp_text whole = capitals_of(detection, index, first);
    if (whole.size >= 5 && is_outward(smp__text_slice(whole, 0, whole.size - 3)) &&
        is_inward(smp__text_slice(whole, whole.size - 3, whole.size)))
        return index;
    if (!is_outward(whole)) return SMP__NOWHERE;
    uint32_t last = smp__after(detection, index);
    return is_inward(capitals_of(detection, last, second)) ? last : SMP__NOWHERE;
}

bool smp__is_own_postcode(const smp__detection *detection, uint32_t first, uint32_t last)
{
    char code[8];
    smp_text head = smp__folded(smp__token_at(detection, first));
    smp_text tail = first == last ? SMP_TEXT("") : smp__folded(smp__token_at(detection, last));
    memcpy(code, head.data, head.size);
    if (tail.size) memcpy(code + head.size, tail.data, tail.size);
    return smp__known(detection->scene, SMP__LEXICON_OWN_CONTACTS,
                      (smp_text){code, head.size + tail.size});
}

void smp__detect_postcodes(smp__detection *detection)
{
    const smp__document *document = detection->document;
    bool home = detection->traits.cues & SMP__CUE_HOME;
    for (uint32_t i = 0; i < document->token_count; i++) {
        if (!may_begin(detection, i)) continue;
        uint32_t last = smp__postcode_end(detection, i);
        if (last == SMP__NOWHERE || smp__is_own_postcode(detection, i, last)) continue;
        const smp__token *token = smp__token_at(detection, i);
        uint32_t end = smp__token_at(detection, last)->end;
        if (!(home && smp__is_home(detection, i)) && !smp__is_alone(detection, token->start, end))
            continue;
        const smp_text mask = SMP_TEXT("[postcode removed]");
        smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_POSTCODE, token->start, end, mask);
        smp__raise_home_of_person(detection, i, last, token->start, end, mask);
    }
}
