/* The segmenter: what one thread keeps between texts.
 * SPDX-License-Identifier: MIT */
#include "text/segment.h"

smp_status smp__segmenter_new(smp__segmenter **out, const smp_allocator *allocator,
                              smp_error *error)
{
    smp__segmenter *segmenter = smp__allocate_zeroed(allocator, sizeof *segmenter);
    if (!segmenter) return smp__fail_memory(error);
    segmenter->allocator = *allocator;
    segmenter->text = (UText)UTEXT_INITIALIZER;
    *out = segmenter;
    return SMP_OK;
}

void smp__segmenter_free(smp__segmenter *segmenter)
{
    if (!segmenter) return;
    if (segmenter->words) ubrk_close(segmenter->words);
    if (segmenter->look_alikes) uspoof_close(segmenter->look_alikes);
    utext_close(&segmenter->text);
    smp_allocator allocator = segmenter->allocator;
    smp__release(&allocator, segmenter, sizeof *segmenter);
}
