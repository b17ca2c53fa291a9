/* Contact details of staff: a person's telephone number or e-mail address in a sentence that says
 * that the person works there.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"

static const char staff[] =
    " dr doctor prof professor sister matron nurse nurse's midwife midwife's consultant "
    "consultant's surgeon surgeon's doctor's registrar physio receptionist secretary manager "
    "manager's boss boss's colleague colleague's supervisor director director's ceo therapist "
    "paramedic porter carer gp gp's hca ";

void smp__raise_staff_contact(smp__detection *detection, uint32_t first, uint32_t last,
                              uint32_t start, uint32_t end, smp_text mask)
{
    const smp__document *document = detection->document;
    const smp__sentence *sentence = &document->sentences[smp__token_at(detection, first)->sentence];
    uint32_t from = smp__reach_back(detection, first, 14);
    uint32_t to = smp__reach_ahead(detection, last, 6);
    if (to > sentence->end_token) to = sentence->end_token;
    /* "Dr. Example" may have ended a sentence. */
    if (!smp__any_one_of(detection, from, first, staff) &&
        !smp__any_one_of(detection, last + 1, to, staff))
        return;
    smp__repair(detection, smp__raise(detection, SMP__SIGNAL_PRIVACY_STAFF_CONTACT, start, end),
                start, end, mask);
}
