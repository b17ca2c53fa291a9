/* The public list of messages about a pack.
 * SPDX-License-Identifier: MIT */
#include "packs/faults.h"
#include "packs/packs.h"

struct smp_diagnostics {
    smp_allocator allocator;
    smp__arena arena; /* the texts */
    smp_diagnostic *items;
    size_t count;
    size_t capacity;
};

smp_status smp_diagnostics_new(smp_diagnostics **out, const smp_allocator *allocator)
{
    if (!out) return SMP_ERROR_ARGUMENT;
    smp_allocator from = smp__allocator_or_default(allocator);
    smp_diagnostics *diagnostics = smp__allocate_zeroed(&from, sizeof *diagnostics);
    if (!diagnostics) return SMP_ERROR_MEMORY;
    diagnostics->allocator = from;
    smp__arena_init(&diagnostics->arena, &from);
    *out = diagnostics;
    return SMP_OK;
}

void smp_diagnostics_free(smp_diagnostics *diagnostics)
{
    if (!diagnostics) return;
    smp_allocator allocator = diagnostics->allocator;
    smp__arena_free(&diagnostics->arena);
    smp__release(&allocator, diagnostics->items,
                 diagnostics->capacity * sizeof *diagnostics->items);
    smp__release(&allocator, diagnostics, sizeof *diagnostics);
}

size_t smp_diagnostics_count(const smp_diagnostics *diagnostics)
{
    return diagnostics ? diagnostics->count : 0;
}

smp_diagnostic smp_diagnostics_at(const smp_diagnostics *diagnostics, size_t index)
{
    if (!diagnostics || index >= diagnostics->count) return (smp_diagnostic){.line = 0};
    return diagnostics->items[index];
}

bool smp__diagnose(smp_diagnostics *diagnostics, bool is_error, smp_text source, uint32_t line,
                   uint32_t column, smp_text source_line, smp_text message, smp_text hint)
{
    if (diagnostics->count >= SMP__FAULTS_MAX) return true;
    smp_diagnostic item = {.line = line, .column = column, .is_error = is_error};
    const smp_text from[] = {source, source_line, message, hint};
    smp_text *const to[] = {&item.source, &item.source_line, &item.message, &item.hint};
    for (size_t i = 0; i < SMP_COUNT(from); i++) {
        *to[i] = smp__arena_copy(&diagnostics->arena, from[i].data ? from[i] : SMP_TEXT(""));
        if (!to[i]->data) return false;
    }
    void *items = diagnostics->items;
    if (!smp__grow(&diagnostics->allocator, &items, &diagnostics->capacity,
                   diagnostics->count + 1, sizeof item))
        return false;
    diagnostics->items = items;
    diagnostics->items[diagnostics->count++] = item;
    return true;
}
