/* What the parts of the benchmark share: the posts, the clock, and where figures go.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_BENCH_H
#define SMP_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define POSTS 400u
#define MAX_POST 400u

/* Drafts of about 80 bytes, seven in ten of them ASCII, the rest with an emoji, a curly quote, a
 * dash or a pound sign; after lengthen_posts, of about 280. */
extern char posts[POSTS][MAX_POST];
extern size_t sizes[POSTS];
void make_posts(void);
void lengthen_posts(void);

/* Nanoseconds since some moment. */
double now(void);
/* Ends the program, saying what failed, unless `done`. */
void need(bool done, const char *what);

/* What was allocated through this allocator since `allocations` was last set to 0. */
typedef struct smp_allocator smp_allocator;
const smp_allocator *counting_allocator(void);
extern size_t allocations, allocated_bytes;

/* One point of a curve, for tests/bench/plot.py: to the file of the option --curves, if it is
 * given. */
void curve(const char *name, double x, double y);

/* The parts. Each prints its tables. */
void bench_checks(void);
void bench_loading(void);
void bench_curves(void);
void bench_patterns(void);
void bench_hashtags(int count, char **files);
/* Writes the posts and a thousand terms, one a line, and looks for these in those. */
void bench_terms(const char *posts_file, const char *terms_file);
/* Checks the posts, or the lines of a file, as "post" (only those without findings), "any-post",
 * "message", "profile" or "account", once for practice and once to be counted. */
void bench_count(const char *policy_id, const char *check, const char *file);
/* A policy opened, a post evaluated: what --first does, in a process of its own. */
void first_verdict(void);

#endif
