/* The three version numbers of the library that is running.
 * SPDX-License-Identifier: MIT */
#include <smpolicy/version.h>

const char *smp_version(void)
{
    return SMP_VERSION_STRING;
}

int smp_abi_version(void)
{
    return SMP_ABI_VERSION;
}

int smp_pack_format_version(void)
{
    return SMP_PACK_FORMAT_VERSION;
}
