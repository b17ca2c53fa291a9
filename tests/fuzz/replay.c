/* Runs a fuzz target over files and folders of inputs, without a fuzzer: replay PATH...
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

static size_t run_count;

static int replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || stat(path, &status) != 0) {
        perror(path);
        if (file) fclose(file);
        return 1;
    }
    size_t size = (size_t)status.st_size;
    /* A buffer of just that size, so that a sanitizer sees a read past its end. */
    uint8_t *bytes = malloc(size ? size : 1);
    int failed = !bytes || fread(bytes, 1, size, file) != size;
    if (failed) perror(path);
    else LLVMFuzzerTestOneInput(bytes, size);
    run_count++;
    free(bytes);
    fclose(file);
    return failed;
}

static int replay(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) return replay_file(path);
    DIR *folder = opendir(path);
    int failed = !folder;
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char inner[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        failed |= replay(inner);
    }
    if (folder) closedir(folder);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = argc < 2;
    for (int i = 1; i < argc; i++) failed |= replay(argv[i]);
    printf("%zu inputs\n", run_count);
    return failed || run_count == 0;
}
