/* The compiler's door: YAML in, an image out, or every reason why not.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

static smp_status emit(smp__model *model, smp__image_builder *builder)
{
    smp__note_all(model);
    if (!model->faults->memory_failed) smp__emit(model, builder);
    if (model->faults->memory_failed || smp__image_builder_failed(builder)) return SMP_ERROR_MEMORY;
    return model->faults->count ? SMP_ERROR_PACK : SMP_OK;
}

smp_status smp__pack_compile_into(smp__image_builder *builder, smp_text yaml, const char *name,
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
    if (faults.memory_failed) status = SMP_ERROR_MEMORY;
    else if (faults.count == 0) status = emit(&model, builder);
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

smp_status smp__pack_compile(unsigned char **bytes, size_t *size, smp_text yaml, const char *name,
                             smp__find_parent find_parent, void *context,
                             const smp_allocator *allocator, smp_diagnostics *diagnostics,
                             smp_error *error)
{
    smp__image_builder *builder = smp__image_builder_new(allocator);
    if (!builder) return smp__fail_memory(error);
    smp_status status = smp__pack_compile_into(builder, yaml, name, find_parent, context, allocator,
                                               diagnostics, error);
    if (status == SMP_OK) {
        unsigned char *image = smp__image_finish(builder, size);
        if (image) *bytes = image;
        else status = smp__fail_memory(error);
    }
    smp__image_builder_free(builder);
    return status;
}
