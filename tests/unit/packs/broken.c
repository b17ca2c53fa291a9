/* Every pack in tests/packs/broken is refused for exactly the reasons that its lines of the form
 * "# expect: LINE:COLUMN: MESSAGE" give, in order.
 * SPDX-License-Identifier: MIT */
#include "packs/packs.h"

#include "suite.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER SMP_SOURCE_DIR "/tests/packs/broken"
#define FILES_MAX 200

static char names[FILES_MAX][256];
static int name_count;

static int compare(const void *a, const void *b) { return strcmp(a, b); }

static void find_files(void)
{
    DIR *folder = opendir(FOLDER);
    const struct dirent *entry;
    while (folder && name_count < FILES_MAX && (entry = readdir(folder))) {
        const char *dot = strrchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".yaml") != 0) continue;
        snprintf(names[name_count++], sizeof names[0], "%.255s", entry->d_name);
    }
    if (folder) closedir(folder);
    qsort(names, (size_t)name_count, sizeof names[0], compare);
}

START_TEST(test_refused_as_expected)
{
    char path[1024], line[2048], said[2048];
    snprintf(path, sizeof path, FOLDER "/%s", names[_i]);
    smp_policy_options options = SMP_POLICY_OPTIONS_INIT;
    ck_assert_int_eq(smp_diagnostics_new(&options.diagnostics, NULL), SMP_OK);
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_policy_open_file(&policy, path, &options, &error) == SMP_ERROR_PACK,
                  "%s was not refused", names[_i]);
    ck_assert_ptr_null(policy);
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    size_t count = 0;
    while (fgets(line, sizeof line, file)) {
        static const char mark[] = "# expect: ";
        if (strncmp(line, mark, sizeof mark - 1) != 0) continue;
        line[strcspn(line, "\n")] = '\0';
        smp_diagnostic item = smp_diagnostics_at(options.diagnostics, count);
        ck_assert_msg(item.line != 0, "%s: nothing more is said, expected %s", names[_i], line);
        snprintf(said, sizeof said, "%s%u:%u: %s", mark, item.line, item.column,
                 item.message.data);
        ck_assert_msg(strcmp(line, said) == 0, "%s: expected\n%s\nbut it says\n%s", names[_i], line,
                      said);
        ck_assert_int_eq(item.is_error, 1);
        if (count++ == 0) {
            ck_assert_uint_eq(error.line, item.line);
            ck_assert_uint_eq(error.column, item.column);
            ck_assert_int_eq(strncmp(error.message, item.message.data, item.message.size), 0);
        }
    }
    fclose(file);
    ck_assert_msg(count > 0, "%s expects nothing", names[_i]);
    ck_assert_msg(count == smp_diagnostics_count(options.diagnostics), "%s says more: %s",
                  names[_i], smp_diagnostics_at(options.diagnostics, count).message.data);
    smp_diagnostics_free(options.diagnostics);
}
END_TEST

int main(void)
{
    find_files();
    TCase *tests = tcase_create("packs/broken");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, test_refused_as_expected, 0, name_count);
    return run_case("packs/broken", tests);
}
