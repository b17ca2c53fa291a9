/* Running a list of Check tests as one suite.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_SUITE_H
#define SMP_TESTS_SUITE_H

#include <check.h>
#include <locale.h>
#include <stdlib.h>

static inline int run_suite(const char *name, const TTest *const *tests, size_t count)
{
    setlocale(LC_ALL, ""); /* whichever a host sets, all must come out the same */
    Suite *suite = suite_create(name);
    TCase *all = tcase_create(name);
    tcase_set_timeout(all, 120);
    for (size_t i = 0; i < count; i++) tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* So much longer may a test take that measures time, as Check's own limits: under an emulator, say. */
static inline double patience(void)
{
    const char *times = getenv("CK_TIMEOUT_MULTIPLIER");
    return times && atof(times) > 1 ? atof(times) : 1;
}

/* main() of a test program: SUITE("room/name", first_test, second_test, ...) */
#define SUITE(name, ...)                                                                           \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = {__VA_ARGS__};                                                \
        return run_suite(name, tests, sizeof tests / sizeof tests[0]);                             \
    }

#endif
