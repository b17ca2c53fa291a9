/* Which Unicode the libraries underneath follow.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <smpolicy/version.h>

#include <string.h>
#include <unicode/uchar.h>
#include <utf8proc.h>

/* ICU's symbols carry its version, so the header's is the library's; utf8proc tells only when it
 * runs. The answer must be static and nothing here may be written to, hence a list. */
#define BOTH(version) {version, "ICU " U_UNICODE_VERSION ", utf8proc " version}

const char *smp_unicode_version(void)
{
    static const struct {
        const char *version, *answer;
    } known[] = {BOTH("13.0.0"), BOTH("14.0.0"), BOTH("15.0.0"),
                 BOTH("15.1.0"), BOTH("16.0.0"), BOTH("17.0.0")};
    const char *version = utf8proc_unicode_version();
    for (size_t i = 0; i < SMP_COUNT(known); i++) /* not counted: with other libraries */
        if (strcmp(known[i].version, version) == 0) return known[i].answer;
    return "ICU " U_UNICODE_VERSION ", utf8proc of another version"; /* not counted: likewise */
}
