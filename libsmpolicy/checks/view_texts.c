/* What taking a subject of any kind stands on: its texts, the caller's arrays, the limits.
 * SPDX-License-Identifier: MIT */
#include "checks/view_take.h"

#include <string.h>

void smp__view_begin(smp__view *view)
{
    smp__arena_reset(&view->arena);
    memset(&view->shared, 0, sizeof view->shared);
    view->media = view->shared_media = NULL;
    view->media_count = view->shared_media_count = view->written_count = 0;
}

bool smp__view_make_room(smp__view *view, size_t most)
{
    view->written = smp__arena_allocate(&view->arena, most * sizeof *view->written);
    view->written_count = 0;
    return view->written != NULL;
}

void smp__view_add_text(smp__view *view, uint8_t kind, const char *name, smp_text text)
{
    if (text.data)
        view->written[view->written_count++] =
            (smp__written){.kind = kind, .name = smp_text_of(name), .text = text};
}

void smp__view_add_whole(smp__view *view)
{
    view->written[view->written_count++] =
        (smp__written){.kind = SMP__IN_SUBJECT, .name = SMP_TEXT("")};
}

bool smp__view_add_item(smp__view *view, uint8_t kind, const char *list, size_t index,
                        const char *part, smp_text text)
{
    smp_text name = smp__arena_format(&view->arena, "%s%zu%s", list, index, part);
    view->written[view->written_count++] =
        (smp__written){.kind = kind, .index = (uint16_t)index, .name = name, .text = text};
    return name.data != NULL;
}

smp_status smp__view_take_array(smp__view *view, void **out, const smp__array_kind *kind,
                                const void *given, size_t count, smp_error *error)
{
    *out = NULL;
    if (count == 0) return SMP_OK;
    if (!given)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "%s is not 0 but %s is NULL.", kind->count,
                         kind->member);
    if (count > kind->most)
        return smp__fail(error, SMP_ERROR_LIMIT, "There may be at most %zu %s.", kind->most,
                         kind->many);
    char *copies = smp__arena_allocate(&view->arena, count * kind->size);
    size_t stride;
    if (!copies) return smp__fail_memory(error);
    memcpy(&stride, given, sizeof stride);
    for (size_t i = 0; i < count; i++)
        if (!smp__copy_sized(copies + i * kind->size, kind->size,
                             (const char *)given + i * stride))
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "%s %zu has no struct_size. Start from %s.", kind->one, i, kind->init);
    *out = copies;
    return SMP_OK;
}

smp_status smp__view_check_sizes(const smp__view *view, const smp_evaluator *evaluator,
                                 smp_error *error)
{
    for (size_t i = 0; i < view->written_count; i++)
        if (view->written[i].text.size > evaluator->max_text_bytes)
            return smp__fail(error, SMP_ERROR_LIMIT,
                             "The text is longer than %zu bytes. Shorten it%s.",
                             evaluator->max_text_bytes,
                             evaluator->max_text_bytes < SMP__MAX_TEXT_BYTES
                                 ? " or raise max_text_bytes"
                                 : "");
    if (view->post.fact_count > SMP__MAX_FACTS || (view->post.fact_count && !view->post.facts))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "There may be at most %u facts, and `facts` must not be NULL.",
                         SMP__MAX_FACTS);
    if ((unsigned)view->post.account > SMP_ACCOUNT_PERSONAL ||
        (unsigned)view->post.platform > SMP_PLATFORM_OTHER ||
        (unsigned)view->post.action > SMP_ACTION_DIRECT_MESSAGE)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "platform, account or action is not a value of its enumeration.");
    return SMP_OK;
}
