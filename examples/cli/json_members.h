/* Which members of a JSON object are ours.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_JSON_MEMBERS_H
#define SMPOLICY_JSON_MEMBERS_H

#include "cli.h"

#include <jansson.h>

typedef enum cli_member {
    CLI_OURS,  /* a field of the subject, with a value of its type */
    CLI_THEIRS, /* the caller's own, which is passed over */
    CLI_WRONG  /* a value of another type, or nearly one of ours: `error` says what was meant */
} cli_member;

/* The names that an object of the subject may have, from 0; NULL after the last. */
const char *cli_member_name(smp_subject subject, size_t index);
bool cli_is_member(smp_subject subject, const char *name);

cli_member cli_know_member(smp_subject subject, const char *key, const json_t *value,
                           smp_error *error);

#endif
