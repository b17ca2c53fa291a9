/* Opening policies and letting go of them.
 * SPDX-License-Identifier: MIT */
#include "packs/policy.h"

#include "packs/files.h"
#include "packs/packs.h"

#include <string.h>

/* Wraps an image. `owned` is NULL when the image lies in the library. */
static smp_status wrap(smp_policy **out, const unsigned char *bytes, size_t size,
                       unsigned char *owned, const smp_allocator *allocator, smp_error *error)
{
    smp_policy *policy = smp__allocate(allocator, sizeof *policy);
    if (!policy) {
        smp__release(allocator, owned, size);
        return smp__fail_memory(error);
    }
    policy->image = (smp__image){bytes, size};
    policy->allocator = *allocator;
    policy->owned = owned;
    atomic_init(&policy->references, 1);
    *out = policy;
    return SMP_OK;
}

static smp_status read_options(smp_policy_options *options, const smp_policy_options *given,
                               smp_error *error)
{
    *options = (smp_policy_options)SMP_POLICY_OPTIONS_INIT;
    if (given && !smp__copy_sized(options, sizeof *options, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The options have no size. Start from SMP_POLICY_OPTIONS_INIT.");
    return SMP_OK;
}

static const smp__builtin *find_builtin(smp_text id)
{
    for (size_t i = 0; i < smp__builtin_count; i++)
        if (smp__text_equal(id, smp_text_of(smp__builtins[i].id))) return &smp__builtins[i];
    return NULL;
}

static bool is_of_organisation(const smp__builtin *builtin)
{
    smp__image image = {builtin->image, builtin->image_size};
    if (!smp__image_check(builtin->image, builtin->image_size)) /* not counted: built elsewhere */
        return false;
    const smp__policy_record *record = smp__image_section(&image, SMP__SECTION_POLICY, NULL);
    return record->organisation != 0;
}

bool smp__policy_judges(const smp_policy *policy)
{
    const smp__policy_record *record = smp__policy_section(policy, SMP__SECTION_POLICY, NULL);
    if (record->own_clauses == 0) return false;
    return record->organisation || !find_builtin(smp__policy_string(policy, record->id));
}

/* "blmk, covwarks": the policies of organisations, in a message of limited length. The packs that
 * they stand on would crowd them out. */
static void list_builtins(char *list, size_t size)
{
    size_t used = 0;
    list[0] = '\0';
    for (size_t i = 0; i < smp__builtin_count; i++) {
        if (!is_of_organisation(&smp__builtins[i])) continue;
        size_t length = strlen(smp__builtins[i].id);
        if (used + length + 3 > size) return; /* cannot happen: there is room for all */
        if (used) {
            memcpy(list + used, ", ", 2);
            used += 2;
        }
        memcpy(list + used, smp__builtins[i].id, length + 1);
        used += length;
    }
}

smp_status smp_policy_open_builtin(smp_policy **out, const char *id,
                                   const smp_policy_options *given, smp_error *error)
{
    smp__error_clear(error);
    if (!out || !id)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`out` and `id` must not be NULL.");
    smp_policy_options options;
    smp_status status = read_options(&options, given, error);
    if (status != SMP_OK) return status;
    const smp__builtin *builtin = find_builtin(smp_text_of(id));
    if (!builtin) {
        char list[200];
        list_builtins(list, sizeof list);
        return smp__fail(error, SMP_ERROR_NOT_FOUND,
                         "There is no built-in policy \"%.60s\". There are: %s.", id, list);
    }
    if (!smp__image_check(builtin->image, builtin->image_size)) /* not counted: likewise */
        return smp__fail(error, SMP_ERROR_INTERNAL,
                         "The built-in policy \"%.60s\" was made for another kind of machine. "
                         "Build the library where it runs.", id);
    smp_allocator allocator = smp__allocator_or_default(options.allocator);
    return wrap(out, builtin->image, builtin->image_size, NULL, &allocator, error);
}

/* ---- From YAML ----------------------------------------------------------------------------- */

/* The files read for one compilation, kept until it ends. */
typedef struct parents {
    const smp_allocator *allocator;
    bool files; /* parents may be files */
    smp__file *read;
} parents;

static smp_text find_parent(void *context, smp_text id_or_file, const char **found_name,
                            smp_error *error)
{
    parents *search = context;
    smp_text none = {NULL, 0};
    const smp__builtin *builtin = find_builtin(id_or_file);
    if (builtin) {
        *found_name = builtin->id;
        return (smp_text){(const char *)builtin->yaml, builtin->yaml_size};
    }
    bool is_path = smp__path_is_file(id_or_file);
    if (is_path && search->files) {
        smp__file *file;
        if (smp__file_read(&file, id_or_file, search->allocator, error) != SMP_OK) return none;
        file->next = search->read;
        search->read = file;
        *found_name = file->path;
        return file->bytes;
    }
    if (is_path) {
        smp__fail(error, SMP_ERROR_NOT_FOUND,
                  "A pack that is no file can extend built-in packs only.");
        return none;
    }
    smp__nearest meant = smp__nearest_to(id_or_file);
    for (size_t i = 0; i < smp__builtin_count; i++)
        smp__nearest_try(&meant, smp_text_of(smp__builtins[i].id));
    if (meant.best.data)
        smp__fail(error, SMP_ERROR_NOT_FOUND, "Did you mean \"%.*s\"?",
                  (int)meant.best.size, meant.best.data);
    else
        smp__fail(error, SMP_ERROR_NOT_FOUND,
                  "`smpolicy policies` lists those built in; one of your own beside this file is "
                  "named as in \"./own.yaml\".");
    return none;
}

static smp_status compile(smp_policy **out, smp_text yaml, const char *name, parents *search,
                          smp_diagnostics *diagnostics, smp_error *error)
{
    unsigned char *bytes = NULL;
    size_t size = 0;
    smp_status status = smp__pack_compile(&bytes, &size, yaml, name, find_parent, search,
                                          search->allocator, diagnostics, error);
    if (status == SMP_OK) status = wrap(out, bytes, size, bytes, search->allocator, error);
    smp__files_free(search->read, search->allocator);
    return status;
}

smp_status smp_policy_open_file(smp_policy **out, const char *path, const smp_policy_options *given,
                                smp_error *error)
{
    smp__error_clear(error);
    if (!out || !path)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`out` and `path` must not be NULL.");
    smp_policy_options options;
    smp_status status = read_options(&options, given, error);
    if (status != SMP_OK) return status;
    smp_allocator allocator = smp__allocator_or_default(options.allocator);
    parents search = {.allocator = &allocator, .files = true};
    status = smp__file_read(&search.read, smp_text_of(path), &allocator, error);
    if (status != SMP_OK) return status;
    return compile(out, search.read->bytes, path, &search, options.diagnostics, error);
}

smp_status smp_policy_open_memory(smp_policy **out, smp_text yaml, const char *name,
                                  const smp_policy_options *given, smp_error *error)
{
    smp__error_clear(error);
    if (!out || !yaml.data)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`out` and `yaml` must be given.");
    smp_policy_options options;
    smp_status status = read_options(&options, given, error);
    if (status != SMP_OK) return status;
    smp_allocator allocator = smp__allocator_or_default(options.allocator);
    parents search = {.allocator = &allocator};
    return compile(out, yaml, name ? name : "memory", &search, options.diagnostics, error);
}

/* ---- Ownership ----------------------------------------------------------------------------- */

smp_policy *smp_policy_retain(smp_policy *policy)
{
    if (policy) atomic_fetch_add_explicit(&policy->references, 1, memory_order_relaxed);
    return policy;
}

void smp_policy_release(smp_policy *policy)
{
    if (!policy) return;
    if (atomic_fetch_sub_explicit(&policy->references, 1, memory_order_acq_rel) != 1) return;
    smp_allocator allocator = policy->allocator;
    smp__release(&allocator, policy->owned, policy->image.size);
    smp__release(&allocator, policy, sizeof *policy);
}

/* ---- What is built in ---------------------------------------------------------------------- */

size_t smp_builtin_count(void) { return smp__builtin_count; }

const char *smp_builtin_id(size_t index)
{
    return index < smp__builtin_count ? smp__builtins[index].id : NULL;
}

smp_text smp_builtin_yaml(const char *id)
{
    const smp__builtin *builtin = id ? find_builtin(smp_text_of(id)) : NULL;
    if (!builtin) return (smp_text){NULL, 0};
    return (smp_text){(const char *)builtin->yaml, builtin->yaml_size};
}
