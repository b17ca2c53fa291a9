/* A pack with something of all that a policy can be asked about and lint has something to say of.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_PACKS_SAMPLE_H
#define SMP_TESTS_PACKS_SAMPLE_H

#include "kit.h"

static const char sample[] =
    HEAD "documents:\n"
         "  smp: {title: Social Media Policy, version: \"1.4\", approved: 2024-01-31,\n"
         "        review: 2026-01-31, expires: 2027-01-31}\n"
         "organisation:\n  name: Example Trust\n  contacts:\n"
         "    communications: {title: the team}\n"
         "lexicons:\n  nothing: []\n"
         "signals:\n  own.unused: {patterns: [never]}\n  own.bare: {patterns: []}\n"
         "clauses:\n"
         "  a/b:\n    cite: {doc: smp, section: \"7\"}\n    flag: own.bare\n"
         "    route: communications\n    effective: {until: 2026-06-30}\n"
         "  duties/all:\n    kind: organisational\n    why: A duty\n"
         "    cite: {doc: smp, quote: Do it}\n"
         "  images/consent:\n    cite: {doc: smp, quote: Ask}\n    require: {media.consent: yes}\n"
         "    examples: {flag: [{media: [{consent: no}]}], pass: [fine]}\n";

#endif
