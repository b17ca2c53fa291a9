/* Large packs compile in time that grows with their size and no faster.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include <time.h>

static smp__buffer buffer;

static double compile_seconds(void)
{
    clock_t start = clock();
    opened made = open_pack(smp__buffer_text(&buffer).data);
    double taken = (double)(clock() - start) / CLOCKS_PER_SEC;
    close_pack(&made);
    smp__buffer_free(&buffer);
    return taken;
}

static void begin(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__buffer_init(&buffer, &allocator);
    smp__buffer_add_string(&buffer, HEAD DOCUMENT);
}

static double clauses(int count)
{
    begin();
    smp__buffer_add_string(&buffer, "clauses:\n");
    for (int i = 0; i < count; i++)
        smp__buffer_format(&buffer,
                           "  topic/clause-%d:\n    cite: {doc: smp, section: \"%d\", quote: Q}\n"
                           "    flag: [emoticon, hashtag.too_many]\n    if: {account: corporate}\n"
                           "    examples: {flag: [one %d], pass: [two]}\n",
                           i, i, i);
    return compile_seconds();
}

static double entries(int count)
{
    begin();
    smp__buffer_add_string(&buffer, "lexicons:\n  words:\n");
    for (int i = 0; i < count; i++) smp__buffer_format(&buffer, "    - word%d two\n", i);
    return compile_seconds();
}

static double own_signals(int count)
{
    begin();
    smp__buffer_add_string(&buffer, "signals:\n");
    for (int i = 0; i < count; i++)
        smp__buffer_format(&buffer, "  own.s%d: {patterns: [alpha%d beta]}\n", i, i);
    return compile_seconds();
}

/* What might be the beginning of a number, over and over, and then is none. */
static double contact(int count)
{
    begin();
    smp__buffer_add_string(&buffer, "organisation:\n  contacts:\n    desk: {title: d, contact: '");
    for (int i = 0; i < count; i++) smp__buffer_add_string(&buffer, "( - ) ");
    smp__buffer_add_string(&buffer, "'}\n");
    return compile_seconds();
}

/* Generous, so that a busy machine or a sanitizer does not fail it: four times as much may take ten
 * times as long, where squares would take sixteen. */
static void expect_linear(double (*of)(int), int count, const char *what)
{
    double small = of(count / 4), large = of(count);
    printf("%s: %d in %.3f s, %d in %.3f s\n", what, count / 4, small, count, large);
    ck_assert_double_lt(large, 10 * small + 0.2);
}

START_TEST(many_clauses) { expect_linear(clauses, 10000, "clauses"); }
END_TEST

START_TEST(many_entries) { expect_linear(entries, 100000, "lexicon entries"); }
END_TEST

START_TEST(many_signals) { expect_linear(own_signals, 4000, "signals"); }
END_TEST

START_TEST(long_contact) { expect_linear(contact, 100000, "words of a contact"); }
END_TEST

SUITE("packs/scale", many_clauses, many_entries, many_signals, long_contact)
