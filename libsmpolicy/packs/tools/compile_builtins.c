/* Compiles the built-in packs while the library is built: writes a C file with the YAML and the
 * image of each.  compile_builtins OUT PACK.yaml...
 * SPDX-License-Identifier: MIT */
#include "packs/files.h"
#include "packs/packs.h"

#include <stdio.h>
#include <string.h>

/* The library that this program is made of has no packs of its own yet. */
const smp__builtin smp__builtins[] = {{0}};
const size_t smp__builtin_count = 0;

typedef struct packs {
    char **paths;
    smp__file **files;
    char (*ids)[64];
    size_t count;
} packs;

/* The name in messages and in the image, which must not tell where it was built. */
static const char *name_of(const char *path)
{
    const char *name = strrchr(path, '/');
    return name ? name + 1 : path;
}

/* "some/folder/nhs-base.yaml" is the pack nhs-base. */
static bool id_of(const char *path, char id[64])
{
    const char *name = name_of(path);
    size_t size = strlen(name), tail = strlen(".yaml");
    if (size <= tail || strcmp(name + size - tail, ".yaml") != 0 || size - tail >= 64) return false;
    memcpy(id, name, size - tail);
    id[size - tail] = '\0';
    return true;
}

static smp_text find_parent(void *context, smp_text id, const char **found_name, smp_error *error)
{
    const packs *all = context;
    for (size_t i = 0; i < all->count; i++) {
        if (!smp__text_equal(id, smp_text_of(all->ids[i]))) continue;
        *found_name = name_of(all->paths[i]);
        return all->files[i]->bytes;
    }
    smp__fail(error, SMP_ERROR_NOT_FOUND, "It is not among the built-in packs.");
    return (smp_text){NULL, 0};
}

/* Eight bytes to a number: compilers read few large numbers faster than many small ones. At least
 * one NUL follows the bytes. */
static void write_bytes(FILE *out, const char *what, size_t index, const void *bytes, size_t size)
{
    fprintf(out, "static const _Alignas(16) uint64_t %s_%zu[] = {", what, index);
    for (size_t at = 0; at < size + 1; at += 8) {
        uint64_t word = 0;
        memcpy(&word, (const char *)bytes + at, size - at < 8 ? size - at : 8);
        fprintf(out, "%s0x%llx,", at % 32 ? "" : "\n    ", (unsigned long long)word);
    }
    fprintf(out, "\n};\n");
}

static void print_diagnostics(const smp_diagnostics *diagnostics)
{
    for (size_t i = 0; i < smp_diagnostics_count(diagnostics); i++) {
        smp_diagnostic item = smp_diagnostics_at(diagnostics, i);
        fprintf(stderr, "%s:%u:%u: error: %s %s\n", item.source.data, item.line, item.column,
                item.message.data, item.hint.data);
        if (item.source_line.size)
            fprintf(stderr, "  %s\n  %*s^\n", item.source_line.data, (int)item.column - 1, "");
    }
}

static bool compile(const packs *all, size_t index, FILE *out, size_t *image_size)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp_diagnostics *diagnostics;
    smp_error error = SMP_ERROR_INIT;
    if (smp_diagnostics_new(&diagnostics, NULL) != SMP_OK) return false;
    unsigned char *image = NULL;
    smp_text yaml = all->files[index]->bytes;
    smp_status status =
        smp__pack_compile(&image, image_size, yaml, name_of(all->paths[index]), find_parent,
                          (void *)(uintptr_t)all, &allocator, diagnostics, &error);
    if (status == SMP_OK) {
        write_bytes(out, "yaml", index, yaml.data, yaml.size);
        write_bytes(out, "image", index, image, *image_size);
        smp__release(&allocator, image, *image_size);
    } else if (smp_diagnostics_count(diagnostics)) {
        print_diagnostics(diagnostics);
    } else {
        fprintf(stderr, "%s: %s\n", all->paths[index], error.message);
    }
    smp_diagnostics_free(diagnostics);
    return status == SMP_OK;
}

static bool write_all(const packs *all, FILE *out, size_t *image_sizes)
{
    bool good = true;
    fprintf(out, "/* Made by compile_builtins from the packs in packs/builtin. */\n"
                 "#include \"packs/packs.h\"\n\n");
    for (size_t i = 0; i < all->count; i++) good = compile(all, i, out, &image_sizes[i]) && good;
    fprintf(out, "\nconst smp__builtin smp__builtins[] = {\n");
    for (size_t i = 0; i < all->count; i++)
        fprintf(out,
                "    {\"%s\", (const unsigned char *)yaml_%zu, %zu,\n"
                "     (const unsigned char *)image_%zu, %zu},\n",
                all->ids[i], i, all->files[i]->bytes.size, i, image_sizes[i]);
    fprintf(out, "    {NULL, NULL, 0, NULL, 0},\n};\nconst size_t smp__builtin_count = %zu;\n",
            all->count);
    return good && !ferror(out);
}

int main(int count, char **arguments)
{
    enum { PACKS_MAX = 64 };
    static smp__file *files[PACKS_MAX];
    static char ids[PACKS_MAX][64];
    static size_t image_sizes[PACKS_MAX];
    if (count < 2 || count - 2 > PACKS_MAX) {
        fprintf(stderr, "usage: compile_builtins OUT PACK.yaml...\n");
        return 64;
    }
    packs all = {arguments + 2, files, ids, (size_t)count - 2};
    smp_allocator allocator = smp__allocator_or_default(NULL);
    for (size_t i = 0; i < all.count; i++) {
        smp_error error = SMP_ERROR_INIT;
        if (!id_of(all.paths[i], ids[i])) {
            fprintf(stderr, "%s: a pack's file is called ID.yaml\n", all.paths[i]);
            return 64;
        }
        if (smp__file_read(&files[i], smp_text_of(all.paths[i]), &allocator, &error) != SMP_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 66;
        }
    }
    FILE *out = fopen(arguments[1], "wb");
    bool good = out && write_all(&all, out, image_sizes);
    if (out && fclose(out) != 0) good = false;
    if (!good) remove(arguments[1]);
    for (size_t i = 0; i < all.count; i++) smp__files_free(files[i], &allocator);
    return good ? 0 : 66;
}
