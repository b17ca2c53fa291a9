/* Compiles the built-in packs while the library is built: writes the YAML of each, and the image of
 * those that stand by themselves, into one file of bytes, and a C file that takes it in. A pack that
 * just one other extends is a part of that one: it is compiled here too, so that its faults are told,
 * but hardly anybody would open its image.  compile_builtins OUT.c OUT.bin PACK.yaml...
 * SPDX-License-Identifier: MIT */
#include "packs/files.h"
#include "packs/packs.h"

#include <stdio.h>
#include <string.h>

/* The library that this program is made of has no packs of its own yet. */
const smp__builtin smp__builtins[] = {{0}};
const size_t smp__builtin_count = 0;

typedef struct pack {
    const char *path;
    smp__file *file;
    char id[64];
    unsigned char *image;
    size_t image_size;
    size_t extended; /* by how many others */
    size_t yaml_at, image_at; /* in the file of bytes */
} pack;

typedef struct packs {
    pack *items;
    size_t count;
    bool asked; /* the parent of the one that is being compiled has been found */
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
    packs *all = context;
    for (size_t i = 0; i < all->count; i++) {
        pack *found = &all->items[i];
        if (!smp__text_equal(id, smp_text_of(found->id))) continue;
        /* The first that is asked for is the parent, the next are its ancestors. */
        found->extended += !all->asked;
        all->asked = true;
        *found_name = name_of(found->path);
        return found->file->bytes;
    }
    smp__fail(error, SMP_ERROR_NOT_FOUND, "It is not among the built-in packs.");
    return (smp_text){NULL, 0};
}

typedef struct output {
    FILE *bytes;
    size_t written;
} output;

/* Says where the bytes begin, which is at a multiple of 16; at least one NUL follows them. */
static size_t write_bytes(output *out, const void *bytes, size_t size)
{
    static const char nuls[16];
    size_t start = out->written, padding = 16 - size % 16;
    fwrite(bytes, 1, size, out->bytes);
    fwrite(nuls, 1, padding, out->bytes);
    out->written += size + padding;
    return start;
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

static bool compile(packs *all, pack *of)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp_diagnostics *diagnostics;
    smp_error error = SMP_ERROR_INIT;
    if (smp_diagnostics_new(&diagnostics, NULL) != SMP_OK) return false;
    all->asked = false;
    smp_status status = smp__pack_compile(&of->image, &of->image_size, of->file->bytes,
                                          name_of(of->path), find_parent, all, &allocator,
                                          diagnostics, &error);
    if (status != SMP_OK && smp_diagnostics_count(diagnostics)) print_diagnostics(diagnostics);
    else if (status != SMP_OK) fprintf(stderr, "%s: %s\n", of->path, error.message);
    smp_diagnostics_free(diagnostics);
    return status == SMP_OK;
}

/* The assembler brings the bytes in, since a compiler would read millions of numbers for minutes. */
static void write_c(const packs *all, const char *bytes_path, FILE *out)
{
    fprintf(out,
            "/* Made by compile_builtins from the packs in packs/builtin. */\n"
            "#include \"packs/packs.h\"\n\n"
            "__asm__(\".pushsection .rodata\\n\"\n"
            "        \".balign 16\\n\"\n"
            "        \".globl smp__builtin_bytes\\n\"\n"
            "        \".hidden smp__builtin_bytes\\n\"\n"
            "        \".type smp__builtin_bytes, %%object\\n\"\n"
            "        \"smp__builtin_bytes:\\n\"\n"
            "        \".incbin \\\"%s\\\"\\n\"\n"
            "        \".size smp__builtin_bytes, . - smp__builtin_bytes\\n\"\n"
            "        \".popsection\\n\");\n"
            "extern const unsigned char smp__builtin_bytes[] __attribute__((visibility(\"hidden\")));\n"
            "\nconst smp__builtin smp__builtins[] = {\n",
            name_of(bytes_path));
    for (const pack *of = all->items; of < all->items + all->count; of++) {
        fprintf(out, "    {\"%s\", smp__builtin_bytes + %zu, %zu, ", of->id, of->yaml_at,
                of->file->bytes.size);
        if (of->image)
            fprintf(out, "smp__builtin_bytes + %zu, %zu},\n", of->image_at, of->image_size);
        else fprintf(out, "NULL, 0},\n");
    }
    fprintf(out, "    {NULL, NULL, 0, NULL, 0},\n};\nconst size_t smp__builtin_count = %zu;\n",
            all->count);
}

/* Closes a file that was written; false if it is not whole. */
static bool finish(FILE *file)
{
    bool good = file && !ferror(file);
    return (!file || fclose(file) == 0) && good;
}

static void write_packs(packs *all, output *out)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    for (pack *of = all->items; of < all->items + all->count; of++) {
        of->yaml_at = write_bytes(out, of->file->bytes.data, of->file->bytes.size);
        if (of->extended != 1) {
            of->image_at = write_bytes(out, of->image, of->image_size);
        } else {
            smp__release(&allocator, of->image, of->image_size);
            of->image = NULL;
        }
    }
}

static bool write_all(packs *all, const char *c_path, const char *bytes_path)
{
    bool good = true;
    for (size_t i = 0; i < all->count; i++) good = compile(all, &all->items[i]) && good;
    if (!good) return false;
    output out = {fopen(bytes_path, "wb"), 0};
    if (out.bytes) write_packs(all, &out);
    good = finish(out.bytes);
    FILE *c = good ? fopen(c_path, "wb") : NULL;
    if (c) write_c(all, bytes_path, c);
    good = finish(c) && good;
    if (good) return true;
    remove(bytes_path);
    remove(c_path);
    return false;
}

static void free_all(const packs *all)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    for (size_t i = 0; i < all->count; i++) {
        smp__release(&allocator, all->items[i].image, all->items[i].image_size);
        smp__files_free(all->items[i].file, &allocator);
    }
}

int main(int count, char **arguments)
{
    enum { PACKS_MAX = 80 };
    static pack items[PACKS_MAX];
    if (count < 3 || count - 3 > PACKS_MAX) {
        fprintf(stderr, "usage: compile_builtins OUT.c OUT.bin PACK.yaml...\n");
        return 64;
    }
    packs all = {.items = items, .count = (size_t)count - 3};
    smp_allocator allocator = smp__allocator_or_default(NULL);
    for (size_t i = 0; i < all.count; i++) {
        smp_error error = SMP_ERROR_INIT;
        items[i].path = arguments[i + 3];
        if (!id_of(items[i].path, items[i].id)) {
            fprintf(stderr, "%s: a pack's file is called ID.yaml\n", items[i].path);
            return 64;
        }
        smp_text path = smp_text_of(items[i].path);
        if (smp__file_read(&items[i].file, path, &allocator, &error) != SMP_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 66;
        }
    }
    bool good = write_all(&all, arguments[1], arguments[2]);
    free_all(&all);
    return good ? 0 : 66;
}
