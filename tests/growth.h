/* Whether the time of a piece of work grows with its size and no faster.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_GROWTH_H
#define SMP_TESTS_GROWTH_H

#include "suite.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Seconds since some moment, of the processor's time that this program took. */
static inline double seconds_worked(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* `piece` over and over, `size` bytes or up to a piece more; free() it. */
static inline char *made_of(const char *piece, size_t size, size_t *filled)
{
    size_t length = strlen(piece);
    char *text = malloc(size + length);
    ck_assert_ptr_nonnull(text);
    for (*filled = 0; *filled < size; *filled += length) memcpy(text + *filled, piece, length);
    return text;
}

/* Does a piece of work of `size` on `what`; gives the seconds of what is to be judged of it. */
typedef double timed_work(const void *what, size_t size);

/* Fails unless work of size `large` takes at most `most` times as long as work of size `small`.
 *
 * What else a machine does makes a run longer and never shorter, and the first run takes memory
 * that later ones find. So the least of some runs count: work that grows as it should passes as
 * soon as one run of each size was left in peace, and what grows as the square fails them all. */
static inline void must_grow_at_most(timed_work *work, const void *what, const char *name,
                                     size_t small, size_t large, double most)
{
    enum { RUNS = 12 };
    double little = 1e9, much = 1e9;
    for (int run = 0; run < RUNS; run++) {
        double seconds = work(what, large);
        if (seconds < much) much = seconds;
        seconds = work(what, small);
        if (seconds < little) little = seconds;
        if (much <= most * little) break;
    }
    if (getenv("SMP_SHOW"))
        printf("%-40s %9zu: %9.6f s, %9zu: %9.6f s\n", name, small, little, large, much);
    ck_assert_msg(much <= most * little, "%s: %.6f s for %zu, and %.6f s for %zu", name, little,
                  small, much, large);
}

#endif
