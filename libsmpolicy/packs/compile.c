/* The compiler's door: YAML in, an image out, or every reason why not.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

static smp_status finish(smp__model *model, smp__image_builder *builder, unsigned char **bytes,
                         size_t *size)
{
    if (!builder) return SMP_ERROR_MEMORY;
    smp__note_all(model);
    if (!model->faults->memory_failed) smp__emit(model, builder);
    if (model->faults->memory_failed || smp__image_builder_failed(builder)) return SMP_ERROR_MEMORY;
    if (model->faults->count) return SMP_ERROR_PACK;
    unsigned char *image = smp__image_finish(builder, size);
    if (!image) return SMP_ERROR_MEMORY;
    *bytes = image;
    return SMP_OK;
}

smp_status smp__pack_compile(unsigned char **bytes, size_t *size, smp_text yaml, const char *name,
                             smp__find_parent find_parent, void *context,
                             const smp_allocator *allocator, smp_diagnostics *diagnostics,
                             smp_error *error)
{
    smp__arena arena;
    smp__arena_init(&arena, allocator);
    smp__faults faults = {.arena = &arena};
    smp__model model = {
        .arena = &arena, .faults = &faults, .find_parent = find_parent, .find_context = context};
    smp__read_pack(&model, yaml, name);
    smp_status status = SMP_ERROR_PACK;
    if (faults.memory_failed) {
        status = SMP_ERROR_MEMORY;
    } else if (faults.count == 0) {
        smp__image_builder *builder = smp__image_builder_new(allocator);
        status = finish(&model, builder, bytes, size);
        smp__image_builder_free(builder);
    }
    if (status == SMP_ERROR_PACK) {
        smp__faults_tell(&faults, diagnostics, error);
        if (faults.memory_failed) status = SMP_ERROR_MEMORY;
    }
    smp__arena_free(&arena);
    if (status == SMP_ERROR_MEMORY) {
        smp__error_clear(error); /* a fault seen before says less */
        smp__fail_memory(error);
    }
    return status;
}
