/* Large packs compile in time that grows with their size and no faster.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "growth.h"

static smp__buffer buffer;

static double compile_seconds(void)
{
    double start = seconds_worked();
    opened made = open_pack(smp__buffer_text(&buffer).data);
    double taken = seconds_worked() - start;
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

static double clauses(size_t count)
{
    begin();
    smp__buffer_add_string(&buffer, "clauses:\n");
    for (size_t i = 0; i < count; i++)
        smp__buffer_format(&buffer,
                           "  topic/clause-%zu:\n    cite: {doc: smp, section: \"%zu\", quote: Q}\n"
                           "    flag: [emoticon, hashtag.too_many]\n    if: {account: corporate}\n"
                           "    examples: {flag: [one %zu], pass: [two]}\n",
                           i, i, i);
    return compile_seconds();
}

static double entries(size_t count)
{
    begin();
    smp__buffer_add_string(&buffer, "lexicons:\n  words:\n");
    for (size_t i = 0; i < count; i++) smp__buffer_format(&buffer, "    - word%zu two\n", i);
    return compile_seconds();
}

static double own_signals(size_t count)
{
    begin();
    smp__buffer_add_string(&buffer, "signals:\n");
    for (size_t i = 0; i < count; i++)
        smp__buffer_format(&buffer, "  own.s%zu: {patterns: [alpha%zu beta]}\n", i, i);
    return compile_seconds();
}

/* What might be the beginning of a number, over and over, and then is none. */
static double contact(size_t count)
{
    begin();
    smp__buffer_add_string(&buffer, "organisation:\n  contacts:\n    desk: {title: d, contact: '");
    for (size_t i = 0; i < count; i++) smp__buffer_add_string(&buffer, "( - ) ");
    smp__buffer_add_string(&buffer, "'}\n");
    return compile_seconds();
}

static double of_kind(const void *kind, size_t count)
{
    return (*(double (*const *)(size_t))kind)(count);
}

static void expect_linear(double (*of)(size_t), size_t count, const char *name)
{
    must_grow_at_most(of_kind, &of, name, count / 4, count, 10);
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
