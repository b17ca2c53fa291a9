/* Running a list of Check tests as one suite.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_SUITE_H
#define SMP_TESTS_SUITE_H

#include <check.h>
#include <locale.h>
#include <stdlib.h>

/* A program whose tests take a fixture, a loop or a time of their own puts its test case together
 * itself. */
static inline int run_case(const char *name, TCase *all)
{
    setlocale(LC_ALL, ""); /* whichever a host sets, all must come out the same */
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

static inline TCase *case_of(const char *name, const TTest *const *tests, size_t count)
{
    TCase *all = tcase_create(name);
    tcase_set_timeout(all, 120);
    for (size_t i = 0; i < count; i++) tcase_add_test(all, tests[i]);
    return all;
}

/* In a build in which arenas keep nothing, nothing is ever warm. */
#ifdef SMP_ARENA_EXACT
#  define SKIP_WHERE_NOTHING_IS_KEPT return
#else
#  define SKIP_WHERE_NOTHING_IS_KEPT ((void)0)
#endif

/* main() of a test program: SUITE("room/name", first_test, second_test, ...); SUITE_WITH begins
 * each test with one function and ends it with another. */
#define SUITE(name, ...) SUITE_WITH(name, NULL, NULL, __VA_ARGS__)
#define SUITE_WITH(name, begin, end, ...)                                                          \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = {__VA_ARGS__};                                                \
        TCase *all = case_of(name, tests, sizeof tests / sizeof tests[0]);                         \
        tcase_add_checked_fixture(all, begin, end);                                                \
        return run_case(name, all);                                                                \
    }

#endif
