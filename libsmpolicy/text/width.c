/* How many columns of a terminal a character takes.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <utf8proc.h>

unsigned smp__display_columns(uint32_t code_point)
{
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    utf8proc_int32_t character = (utf8proc_int32_t)code_point;
    int width = utf8proc_charwidth(character);
    if (width > 0) return (unsigned)width;
    /* A box is drawn for what has no glyph: private use, and characters newer than the tables. */
    utf8proc_category_t category = utf8proc_category(character);
    return category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN ? 1 : 0;
}
