/* A stable merge sort of indexes: the C library's qsort is neither stable nor free of malloc.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <string.h>

static void merge(size_t *into, const size_t *left, size_t left_count, const size_t *right,
                  size_t right_count, smp__comes_before before, const void *context)
{
    const size_t *left_end = left + left_count, *right_end = right + right_count;
    while (left < left_end && right < right_end)
        *into++ = before(context, *right, *left) ? *right++ : *left++;
    while (left < left_end) *into++ = *left++;
    while (right < right_end) *into++ = *right++;
}

void smp__sort(size_t *items, size_t *scratch, size_t count, smp__comes_before before,
               const void *context)
{
    size_t *from = items, *to = scratch;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t middle = count - start < width ? count : start + width;
            size_t end = count - middle < width ? count : middle + width;
            merge(to + start, from + start, middle - start, from + middle, end - middle, before,
                  context);
        }
        size_t *swap = from;
        from = to;
        to = swap;
    }
    if (from != items) memcpy(items, from, count * sizeof *items);
}
