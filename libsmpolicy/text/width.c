/* How many columns of a terminal a character takes.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <utf8proc.h>

unsigned smp__display_columns(uint32_t code_point)
{
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point); /* -1 of some controls */
    return width > 0 ? (unsigned)width : 0;
}
