/* Packs in files: those that cannot be read, and those that others extend.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "kit.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

START_TEST(files_that_cannot_be_read)
{
    static const struct {
        const char *path, *message;
    } cases[] = {
        {"not-there.yaml", "\"not-there.yaml\" could not be read. There is no such file. Check the "
                           "name and the folder."},
        {".", "\".\" could not be read. It is a folder. Name a file in it."},
        {"/dev/null", "\"/dev/null\" is empty. Begin a pack with \"smpack: 1\"."},
        {SMP_SOURCE_DIR "/LICENSE/x", NULL},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        smp_policy *policy = NULL;
        smp_error error = SMP_ERROR_INIT;
        ck_assert_int_eq(smp_policy_open_file(&policy, cases[i].path, NULL, &error), SMP_ERROR_IO);
        ck_assert_ptr_null(policy);
        if (cases[i].message) ck_assert_str_eq(error.message, cases[i].message);
        else ck_assert_ptr_nonnull(strstr(error.message, "A part of the path is no folder."));
    }
    char path[8192] = "smp-link-to-itself.yaml";
    unlink(path);
    ck_assert_int_eq(symlink(path, path), 0);
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_policy_open_file(&policy, path, NULL, &error), SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "Links lead round in a circle."));
    unlink(path);
    /* A socket cannot be opened as a file is: of such errors the number is given. */
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path, "smp-socket.yaml");
    int door = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink(address.sun_path);
    ck_assert_int_eq(bind(door, (struct sockaddr *)&address, sizeof address), 0);
    ck_assert_int_eq(smp_policy_open_file(&policy, address.sun_path, NULL, &error), SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "(error "));
    ck_assert_ptr_nonnull(strstr(error.message, "Check that it is an ordinary file."));
    unlink(address.sun_path);
    close(door);
    /* One's own memory has nothing at its beginning. */
    if (access("/proc/self/mem", R_OK) == 0) {
        ck_assert_int_eq(smp_policy_open_file(&policy, "/proc/self/mem", NULL, &error),
                         SMP_ERROR_IO);
        ck_assert_ptr_nonnull(strstr(error.message, "The disk gave an error."));
    }
    /* Nor is a file read that never ends. */
    ck_assert_int_eq(smp_policy_open_file(&policy, "/dev/zero", NULL, &error), SMP_ERROR_PACK);
    ck_assert_ptr_nonnull(strstr(error.message, "The file is larger than 4 MiB."));
    struct rlimit files;
    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &files), 0);
    rlim_t before = files.rlim_cur;
    files.rlim_cur = 0;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &files), 0);
    smp_status full = smp_policy_open_file(&policy, SMP_SOURCE_DIR "/LICENSE", NULL, &error);
    files.rlim_cur = before;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &files), 0);
    ck_assert_int_eq(full, SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "Too many files are open."));
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    ck_assert_int_eq(smp_policy_open_file(&policy, path, NULL, &error), SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "The path is too long."));
}
END_TEST

/* A pack may extend a file beside it, wherever that is. */
START_TEST(parents_beside_a_file)
{
    static const char folder[] = "smp-packs-test", child[] = "smp-packs-test/child.yaml",
                      parent[] = "smp-packs-test/parent.yaml";
    mkdir(folder, 0700);
    FILE *file = fopen(child, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(HEAD "extends: ./parent.yaml\n", file);
    fclose(file);
    file = fopen(parent, "wb");
    ck_assert_ptr_nonnull(file);
    fputs("smpack: 1\npack: parent\nversion: \"1\"\ntitle: t\nclauses:\n  a/b: {flag: emoticon}\n",
          file);
    fclose(file);
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_status status = smp_policy_open_file(&policy, child, NULL, &error);
    remove(child);
    remove(parent);
    remove(folder);
    ck_assert_msg(status == SMP_OK, "%s", error.message);
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    smp_policy_describe(policy, &info);
    ck_assert_uint_eq(info.clause_count, 1);
    smp_policy_release(policy);
    ck_assert_int_eq(smp_policy_open_memory(&policy, SMP_TEXT(HEAD "extends: ./parent.yaml\n"),
                                            NULL, NULL, &error),
                     SMP_ERROR_PACK);
    ck_assert_ptr_nonnull(strstr(error.message, "can extend built-in packs only"));
    ck_assert_str_eq(error.source, "memory");
}
END_TEST

SUITE("packs/files", files_that_cannot_be_read, parents_beside_a_file)
