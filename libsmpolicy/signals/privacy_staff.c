/* Contact details of staff: a person's telephone number or e-mail address in a sentence that says
 * that the person works there.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

#include <string.h>

/* Whoever works there, also as "the consultant's", or by a title. */
static bool is_staff(const smp__detection *detection, uint32_t index)
{
    smp_text word = smp__without_possessive(smp__folded(smp__token_at(detection, index)));
    return smp__one_of(word, " dr prof professor sister ceo ") ||
           smp__known(detection->scene, SMP__LEXICON_STAFF_ROLES, word);
}

static bool any_staff(const smp__detection *detection, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (smp__is_kind(detection, i, SMP__KIND(WORD)) && is_staff(detection, i)) return true;
    return false;
}

void smp__raise_staff_contact(smp__detection *detection, uint32_t first, uint32_t last,
                              uint32_t start, uint32_t end, smp_text mask)
{
    const smp__document *document = detection->document;
    const smp__sentence *sentence = &document->sentences[smp__token_at(detection, first)->sentence];
    uint32_t from = smp__reach_back(detection, first, 14);
    uint32_t to = smp__reach_ahead(detection, last, 6);
    if (to > sentence->end_token) to = sentence->end_token;
    /* "Dr. Example" may have ended a sentence. */
    if (!any_staff(detection, from, first) && !any_staff(detection, last + 1, to)) return;
    smp__raise_masked(detection, SMP__SIGNAL_PRIVACY_STAFF_CONTACT, start, end, mask);
}
