/* The posts that every part reads, and what else the parts share.
 * SPDX-License-Identifier: MIT */
#include "bench/bench.h"

#include <smpolicy.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LONG_POST 240u

char posts[POSTS][MAX_POST];
size_t sizes[POSTS];
size_t allocations, allocated_bytes;

/* ---- Posts ---------------------------------------------------------------------------------- */

static const char *const openings[] = {
    "Book your flu jab", "Our clinic has moved", "We're hiring midwives", "Join us today",
    "Visiting hours have changed", "Feeling anxious or low?", "Thank you to our volunteers",
    "New: same day care", "Your GP can help", "It's Carers Week", "The car park is full",
    "Need advice fast? Call 111", "Celebrating 75 years of the NHS", "Staff survey closes Friday"};
static const char *const middles[] = {
    " at the Example Centre", " before 31 October", " for anyone over 65", " at 9.30am on Tuesday",
    ", don't wait", ": it takes 10 minutes", " - free parking", " in Coventry and Rugby",
    " with Dr. Example's team", " and bring a friend", ". No appointment needed", ""};
static const char *const closings[] = {
    ".", "!", ". Find out more on our website.", ". Please share.", " - thank you.",
    ". Call 020 7946 0123.", ". Details: https://www.example.org/book", " #FluJab #OurNHS",
    ". Ask @examplenhs."};
static const char *const extras[] = {
    " \xF0\x9F\x92\x99", " \xF0\x9F\x91\x8F\xF0\x9F\x8F\xBD", " It\xE2\x80\x99s quick.",
    " \xE2\x80\x94 and it\xE2\x80\x99s free", " Prescriptions cost \xC2\xA3" "9.90."};

static uint32_t below(uint32_t limit)
{
    static uint32_t state = 12345;
    state = state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)state * limit >> 32);
}

#define ANY(list) (list)[below((uint32_t)(sizeof(list) / sizeof((list)[0])))]

void make_posts(void)
{
    for (size_t i = 0; i < POSTS; i++) {
        bool plain = i % 10 < 7;
        snprintf(posts[i], MAX_POST, "%s%s%s%s%s", ANY(openings), ANY(middles), ANY(middles),
                 ANY(closings), plain ? "" : ANY(extras));
        sizes[i] = strlen(posts[i]);
    }
}

/* Draws posts out to about three times their length, sentence after sentence. */
void lengthen_posts(void)
{
    for (size_t i = 0; i < POSTS; i++)
        for (size_t next = i + 1; sizes[i] < LONG_POST; next++) {
            const char *more = posts[next % POSTS];
            size_t size = strlen(more);
            if (sizes[i] + size + 2 > MAX_POST) break;
            posts[i][sizes[i]++] = ' ';
            memcpy(posts[i] + sizes[i], more, size + 1);
            sizes[i] += size;
        }
}

/* ---- The rest ------------------------------------------------------------------------------- */

double now(void)
{
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

void need(bool done, const char *what)
{
    if (done) return;
    fprintf(stderr, "bench: %s failed\n", what);
    exit(EXIT_FAILURE);
}

static void *count_allocate(void *context, size_t size)
{
    (void)context;
    allocations++;
    allocated_bytes += size;
    return malloc(size);
}

static void *count_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    (void)context;
    allocations++;
    allocated_bytes += size - old_size;
    return realloc(old, size);
}

static void count_release(void *context, void *old, size_t old_size)
{
    (void)context;
    (void)old_size;
    free(old);
}

const smp_allocator *counting_allocator(void)
{
    static const smp_allocator counting = {count_allocate, count_reallocate, count_release, NULL};
    return &counting;
}
