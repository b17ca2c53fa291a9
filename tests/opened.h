/* A policy opened from what a test has written: through the public door, with the fault told where
 * there is one.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_OPENED_H
#define SMP_TESTS_OPENED_H

#include "suite.h"

#include <smpolicy.h>

static inline smp_policy *policy_of(const char *yaml)
{
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_policy_open_memory(&policy, smp_text_of(yaml), "test.yaml", NULL, &error) ==
                      SMP_OK,
                  "%u:%u: %s", error.line, error.column, error.message);
    return policy;
}

#endif
