/* Reading a pack's file whole, and saying in words why it could not be.
 * SPDX-License-Identifier: MIT */
#include "packs/files.h"

#include "packs/yaml.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool smp__path_is_file(smp_text name)
{
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] == '.' || name.data[i] == '/' || name.data[i] == '\\') return true;
    return false;
}

void smp__files_free(smp__file *files, const smp_allocator *allocator)
{
    while (files) {
        smp__file *next = files->next;
        smp__release(allocator, files->path, files->path_size);
        smp__release(allocator, (void *)(uintptr_t)files->bytes.data, files->capacity);
        smp__release(allocator, files, sizeof *files);
        files = next;
    }
}

static const char *why(int number)
{
    switch (number) { /* not counted: what cannot be brought about by root */
    case ENOENT: return "There is no such file. Check the name and the folder.";
    case ENOTDIR: return "A part of the path is no folder. Check the path.";
    case EACCES: return "You may not read it. Ask for permission, or copy it.";
    case EISDIR: return "It is a folder. Name a file in it.";
    case EMFILE:
    case ENFILE: return "Too many files are open. Close some.";
    case ENAMETOOLONG: return "The path is too long. Check it.";
    case ELOOP: return "Links lead round in a circle. Name the file itself.";
    case EIO: return "The disk gave an error. Try again, or restore the file from a copy.";
    default: return NULL;
    }
}

static smp_status fail(smp_error *error, smp_text path, int number)
{
    if (number == ENOMEM) return smp__fail_memory(error); /* not counted: the C library's memory */
    char name[128];
    size_t size = path.size < sizeof name ? path.size : sizeof name - 1;
    memcpy(name, path.data + (path.size - size), size);
    name[size] = '\0';
    const char *words = why(number);
    if (words)
        return smp__fail_at(error, SMP_ERROR_IO, name, 0, 0, 0, "\"%s\" could not be read. %s",
                            name, words);
    return smp__fail_at(error, SMP_ERROR_IO, name, 0, 0, 0,
                        "\"%s\" could not be read (error %d). Check that it is an ordinary file.",
                        name, number);
}

/* Reads what there is into `file`. */
static smp_status read_all(smp__file *file, FILE *stream, const smp_allocator *allocator,
                           smp_error *error)
{
    void *data = NULL;
    size_t size = 0;
    int number = 0;
    bool enough = false;
    while (!enough) {
        if (!smp__grow(allocator, &data, &file->capacity, size + 65536, 1)) {
            smp__release(allocator, data, file->capacity);
            file->capacity = 0;
            return smp__fail_memory(error);
        }
        errno = 0;
        size_t got = fread((char *)data + size, 1, file->capacity - size, stream);
        number = errno;
        size += got;
        enough = got == 0 || size > SMP__YAML_MAX_BYTES;
    }
    file->bytes = (smp_text){data, size};
    if (!ferror(stream)) return SMP_OK;
    return fail(error, (smp_text){file->path, file->path_size - 1}, number);
}

smp_status smp__file_read(smp__file **out, smp_text path, const smp_allocator *allocator,
                          smp_error *error)
{
    smp__file *file = smp__allocate_zeroed(allocator, sizeof *file);
    if (!file) return smp__fail_memory(error);
    file->path = smp__allocate(allocator, path.size + 1);
    if (!file->path) {
        smp__files_free(file, allocator);
        return smp__fail_memory(error);
    }
    file->path_size = path.size + 1;
    memcpy(file->path, path.data, path.size);
    file->path[path.size] = '\0';
    errno = 0;
    FILE *stream = fopen(file->path, "rb");
    smp_status status = stream ? read_all(file, stream, allocator, error)
                               : fail(error, path, errno);
    if (stream) fclose(stream);
    if (status == SMP_OK && file->bytes.size == 0)
        status = smp__fail_at(error, SMP_ERROR_IO, file->path, 0, 0, 0,
                              "\"%.100s\" is empty. Begin a pack with \"smpack: 1\".", file->path);
    if (status != SMP_OK) smp__files_free(file, allocator);
    else *out = file;
    return status;
}
