/* Three numbers that move separately: the API, the ABI and the pack format.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_VERSION_H
#define SMPOLICY_VERSION_H

#include <smpolicy/base.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SMP_VERSION_MAJOR 0
#define SMP_VERSION_MINOR 1
#define SMP_VERSION_PATCH 0
#define SMP_VERSION_STRING "0.1.0"

/** Grows when a program built against an older libsmpolicy would no longer run (the SO version). */
#define SMP_ABI_VERSION 0

/** The value of the `smpack` key that this library reads. */
#define SMP_PACK_FORMAT_VERSION 1

/** The library's own version, as "MAJOR.MINOR.PATCH". Never NULL; static; any thread.
 *  It differs from SMP_VERSION_STRING when a program runs with another build than its headers. */
SMP_API const char *smp_version(void);

/** The ABI version of the library that is running. */
SMP_API int smp_abi_version(void);

/** The newest pack format that the running library reads. */
SMP_API int smp_pack_format_version(void);

/** The versions of Unicode that the libraries underneath follow, as "ICU 15.0, utf8proc 15.0.0".
 *  Never NULL; static; any thread. Builds that differ here may split new emoji differently. */
SMP_API const char *smp_unicode_version(void);

#ifdef __cplusplus
}
#endif

#endif
