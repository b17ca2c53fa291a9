/* The plain letter that a strange one looks like: its skeleton by Unicode's security mechanisms
 * (UTS #39, section 4), of ICU's data.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

static const USpoofChecker *checker_of(smp__segmenter *segmenter)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!segmenter->look_alikes) segmenter->look_alikes = uspoof_open(&status);
    return U_SUCCESS(status) ? segmenter->look_alikes : NULL; /* not counted: ICU's own memory */
}

/* False when memory ran out. */
static bool find_look_alike(smp__segmenter *segmenter, uint32_t code_point, char *plain)
{
    *plain = '\0';
    const USpoofChecker *checker = checker_of(segmenter);
    if (!checker) return false; /* not counted: ICU's own memory */
    char text[4], out[64];
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = uspoof_getSkeletonUTF8(
        checker, 0, text, (int32_t)smp__utf8_put(code_point, text), out, sizeof out, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR) return false; /* not counted: ICU's own memory */
    if (U_FAILURE(status) || size < 1) return true; /* cannot happen: it is one character */
    if ((unsigned char)out[0] >= 0x80) return true;
    *plain = out[0];
    /* What is left after a plain letter may be its accents, but no second letter. */
    for (size_t at = 1; at < (size_t)size;)
        if (!smp__is_mark(smp__decode(out, &at))) {
            *plain = size == 2 && memcmp(out, "rn", 2) == 0 ? 'm' : '\0';
            break;
        }
    return true;
}

char smp__look_alike(smp__segmenter *segmenter, uint32_t code_point)
{
    if (code_point < 0x80) return (char)code_point;
    uint32_t slot = (code_point ^ code_point >> 6) & (SMP__LOOKS_CACHE - 1);
    if (segmenter->looks[slot].code_point != code_point) {
        char plain;
        if (!find_look_alike(segmenter, code_point, &plain)) /* not counted: ICU's own memory */
            return '\0';
        segmenter->looks[slot].code_point = code_point;
        segmenter->looks[slot].plain = plain;
    }
    return segmenter->looks[slot].plain;
}
