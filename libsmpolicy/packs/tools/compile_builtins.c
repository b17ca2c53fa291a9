/* Compiles the built-in packs while the library is built: writes the YAML and the image of each
 * into one file of bytes, and a C file that takes it in. compile_builtins OUT.c OUT.bin
 * PACK.yaml...
 * SPDX-License-Identifier: MIT */
#include "packs/files.h"
#include "packs/packs.h"

#include <assert.h>
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

/* Where the parts of a pack lie in the file of bytes. The heads of all images come first, then the
 * YAML of each and the sections. Images of packs that stand on each other are much alike: a section
 * is written once. */
typedef struct parts {
    size_t yaml;
    smp__image_head head; /* with sections by their places in the file */
} parts;

typedef struct written {
    char sha256[65];
    size_t start;
} written;

typedef struct output {
    FILE *bytes;
    size_t size;
    smp__image strings; /* the last image: those of all before are among its own */
    written *sections;
    size_t count, capacity;
} output;

#define FILE_MAX (UINT32_MAX / 2) /* bytes: leaves offsets room for the strings */
#define HEAD_SIZE sizeof(smp__image_head)
static_assert(HEAD_SIZE % 16 == 0, "each head is aligned");

/* Says where the bytes begin, which is at a multiple of 16; at least one NUL follows them. */
static size_t write_bytes(output *out, const void *bytes, size_t size)
{
    static const char nuls[16];
    size_t start = out->size, padding = 16 - size % 16;
    fwrite(bytes, 1, size, out->bytes);
    fwrite(nuls, 1, padding, out->bytes);
    out->size += size + padding;
    return start;
}

/* Says where a section begins. */
static bool write_section(output *out, const void *bytes, size_t size, size_t *start)
{
    written section = {.start = out->size};
    smp__sha256_hex(&(smp_text){bytes, size}, 1, section.sha256);
    for (size_t i = 0; i < out->count; i++)
        if (strcmp(out->sections[i].sha256, section.sha256) == 0) {
            *start = out->sections[i].start;
            return true;
        }
    smp_allocator allocator = smp__allocator_or_default(NULL);
    void *sections = out->sections;
    if (!smp__grow(&allocator, &sections, &out->capacity, out->count + 1, sizeof section))
        return false;
    out->sections = sections;
    out->sections[out->count++] = section;
    *start = write_bytes(out, bytes, size);
    return true;
}

/* All sections but the strings, which the last image has for all. */
static smp_status write_sections(output *out, parts *made, const unsigned char *image,
                                 smp_error *error)
{
    size_t start;
    made->head = *(const smp__image_head *)(const void *)image;
    for (uint32_t i = 0; i < SMP__IMAGE_SECTIONS_MAX; i++) {
        smp__image_entry *entry = &made->head.sections[i];
        if (i == SMP__IMAGE_STRINGS || entry->count == 0) continue;
        const size_t size = (size_t)entry->count * entry->record_size;
        if (!write_section(out, image + entry->offset, size, &start))
            return smp__fail_memory(error);
        if (out->size > FILE_MAX)
            return smp__fail(error, SMP_ERROR_LIMIT, "The images do not fit one file.");
        entry->offset = (uint32_t)start;
    }
    return SMP_OK;
}

/* Sections are counted from their image's head. */
static bool write_heads(output *out, parts *made, size_t count)
{
    size_t size;
    const void *bytes = smp__image_section(&out->strings, SMP__IMAGE_STRINGS, &size);
    const smp__image_entry strings = {(uint32_t)write_bytes(out, bytes, size), (uint32_t)size, 1,
                                      0};
    for (size_t i = 0; i < count; i++) {
        smp__image_head *head = &made[i].head;
        head->size = (uint32_t)(out->size - i * HEAD_SIZE);
        head->sections[SMP__IMAGE_STRINGS] = strings;
        for (uint32_t j = 0; j < SMP__IMAGE_SECTIONS_MAX; j++) {
            smp__image_entry *entry = &head->sections[j];
            entry->offset = entry->count ? entry->offset - (uint32_t)(i * HEAD_SIZE) : 0;
        }
        if (fseek(out->bytes, (long)(i * HEAD_SIZE), SEEK_SET) != 0) return false;
        fwrite(head, sizeof *head, 1, out->bytes);
    }
    return true;
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

/* The image of a pack, whose strings begin with those of the images before it. */
static smp_status make_image(const packs *all, size_t index, const smp__image *before,
                             smp__image *image, smp_diagnostics *diagnostics, smp_error *error)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__image_builder *builder = smp__image_builder_new(&allocator);
    if (!builder) return smp__fail_memory(error);
    if (before->bytes) smp__image_begin_with(builder, before);
    smp_status status = smp__pack_compile_into(
        builder, all->files[index]->bytes, name_of(all->paths[index]), find_parent,
        (void *)(uintptr_t)all, &allocator, diagnostics, error);
    if (status == SMP_OK) image->bytes = smp__image_finish(builder, &image->size);
    if (status == SMP_OK && !image->bytes) status = smp__fail_memory(error);
    smp__image_builder_free(builder);
    return status;
}

static void release(const smp__image *image)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__release(&allocator, (void *)(uintptr_t)image->bytes, image->size);
}

static bool compile(const packs *all, size_t index, output *out, parts *made)
{
    smp_diagnostics *diagnostics;
    smp_error error = SMP_ERROR_INIT;
    if (smp_diagnostics_new(&diagnostics, NULL) != SMP_OK) return false;
    smp__image image = {NULL, 0};
    smp_text yaml = all->files[index]->bytes;
    smp_status status = make_image(all, index, &out->strings, &image, diagnostics, &error);
    if (status == SMP_OK) {
        made->yaml = write_bytes(out, yaml.data, yaml.size);
        status = write_sections(out, made, image.bytes, &error);
        release(&out->strings);
        out->strings = image;
    }
    if (smp_diagnostics_count(diagnostics)) print_diagnostics(diagnostics);
    else if (status != SMP_OK) fprintf(stderr, "%s: %s\n", all->paths[index], error.message);
    smp_diagnostics_free(diagnostics);
    return status == SMP_OK;
}

/* The assembler brings the bytes in, since a compiler would read millions of numbers for
 * minutes. */
static void write_c(const packs *all, const parts *made, const char *bytes_path, FILE *out)
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
            "extern const unsigned char smp__builtin_bytes[]\n"
            "    __attribute__((visibility(\"hidden\")));\n"
            "\nconst smp__builtin smp__builtins[] = {\n",
            name_of(bytes_path));
    for (size_t i = 0; i < all->count; i++)
        fprintf(out,
                "    {\"%s\", smp__builtin_bytes + %zu, %zu, smp__builtin_bytes + %zu, %zu},\n",
                all->ids[i], made[i].yaml, all->files[i]->bytes.size, i * HEAD_SIZE,
                (size_t)made[i].head.size);
    fprintf(out, "    {NULL, NULL, 0, NULL, 0},\n};\nconst size_t smp__builtin_count = %zu;\n",
            all->count);
}

/* Closes a file that was written; false if it is not whole. */
static bool finish(FILE *file)
{
    bool good = file && !ferror(file);
    return (!file || fclose(file) == 0) && good;
}

static bool write_all(const packs *all, parts *made, const char *c_path, const char *bytes_path)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    output out = {.bytes = fopen(bytes_path, "wb"), .size = all->count * HEAD_SIZE};
    bool good = out.bytes && fseek(out.bytes, (long)out.size, SEEK_SET) == 0;
    for (size_t i = 0; out.bytes && i < all->count; i++)
        good = compile(all, i, &out, &made[i]) && good;
    if (good) good = write_heads(&out, made, all->count);
    release(&out.strings);
    smp__release(&allocator, out.sections, out.capacity * sizeof *out.sections);
    good = finish(out.bytes) && good;
    FILE *c = good ? fopen(c_path, "wb") : NULL;
    if (c) write_c(all, made, bytes_path, c);
    good = finish(c) && good;
    if (good) return true;
    remove(bytes_path);
    remove(c_path);
    return false;
}

int main(int count, char **arguments)
{
    enum { PACKS_MAX = 112 };
    static smp__file *files[PACKS_MAX];
    static char ids[PACKS_MAX][64];
    static parts made[PACKS_MAX];
    if (count < 3 || count - 3 > PACKS_MAX) {
        fprintf(stderr, "usage: compile_builtins OUT.c OUT.bin PACK.yaml...\n");
        return 64;
    }
    packs all = {arguments + 3, files, ids, (size_t)count - 3};
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
    bool good = write_all(&all, made, arguments[1], arguments[2]);
    for (size_t i = 0; i < all.count; i++) smp__files_free(files[i], &allocator);
    return good ? 0 : 66;
}
