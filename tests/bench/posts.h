/* The posts that every benchmark reads: 400 drafts of about 80 bytes, seven in ten of them ASCII, the
 * rest with an emoji, a curly quote, a dash or a pound sign. And the clock.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_BENCH_POSTS_H
#define SMP_BENCH_POSTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define POSTS 400u
#define MAX_POST 400u

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

static char posts[POSTS][MAX_POST];
static size_t sizes[POSTS];

static uint32_t below(uint32_t limit)
{
    static uint32_t state = 12345;
    state = state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)state * limit >> 32);
}

#define ANY(list) (list)[below((uint32_t)(sizeof(list) / sizeof((list)[0])))]

static void make_posts(void)
{
    for (size_t i = 0; i < POSTS; i++) {
        bool plain = i % 10 < 7;
        snprintf(posts[i], MAX_POST, "%s%s%s%s%s", ANY(openings), ANY(middles), ANY(middles),
                 ANY(closings), plain ? "" : ANY(extras));
        sizes[i] = strlen(posts[i]);
    }
}

static double now(void)
{
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

#endif
