/* The word to write instead of another: offered where it fits, as it is written there, and not
 * offered where it does not.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "lexicons:\n"
    "  words: {verily: the, guys: everyone, pyrexia: a high temperature, afebrile: without fever,\n"
    "    dolts: people with ideas, dolt: chair, optometrist: tester of eyes, sailor: able person,\n"
    "    mums: parents or carers, nausea: feeling sick, utilising: using}\n"
    "signals: {own.words: {patterns: ['[<words>]'], replace: value}}\n"
    "clauses: {a/words: {cite: {doc: d, section: '1', quote: q}, flag: own.words, message: m}}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

static void expect(const char *text, const char *fixed)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_uint_gt(smp_report_finding_count(with.report), 0);
    smp_text out;
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &out, NULL, NULL), SMP_OK);
    ck_assert_str_eq(out.data, fixed);
}

static void expect_none(const char *text) { expect(text, text); }

START_TEST(after_another_article)
{
    expect("Hello guys.", "Hello everyone.");
    expect_none("Two guys ran.");
    expect_none("3 guys ran.");
    expect_none("All guys ran.");
    expect("It is pyrexia.", "It is a high temperature.");
    expect_none("The pyrexia is gone.");
}
END_TEST

START_TEST(before_a_noun)
{
    expect("She is afebrile.", "She is without fever.");
    expect("She is afebrile and well.", "She is without fever and well.");
    expect_none("We see afebrile people.");
    expect_none("The afebrile can go home.");
    expect("Ask dolts today.", "Ask people with ideas today.");
    expect_none("Our dolts group meets.");
    expect("It may be nausea.", "It may be feeling sick.");
    expect_none("It stops nausea attacks.");
    expect("We are utilising halls.", "We are using halls.");
}
END_TEST

START_TEST(bound_to_the_next_word)
{
    expect("The dolts' group, the dolt-in-chief, a Dolt Smith.",
           "The dolts' group, the dolt-in-chief, a Dolt Smith.");
    expect("The Dolt of all.", "The Chair of all.");
}
END_TEST

START_TEST(with_the_capital_of_the_place)
{
    expect("Bring your Mums along.", "Bring your parents or carers along.");
    expect("Mums come.\n- Mums stay.",
           "Parents or carers come.\n- Parents or carers stay.");
    expect("Ask: Mums know.", "Ask: Parents or carers know.");
    expect("Ask \u2B50 Mums know.", "Ask \u2B50 Parents or carers know.");
    expect("Ask, Mums know.", "Ask, parents or carers know.");
}
END_TEST

START_TEST(with_the_article_of_the_word)
{
    expect("See an optometrist.", "See a tester of eyes.");
    expect("A sailor helps.", "An able person helps.");
    expect("See a dolt, not an old dolt.", "See a chair, not an old chair.");
}
END_TEST

SUITE_WITH("checks/rewording", set_up, tear_down, after_another_article, before_a_noun,
           bound_to_the_next_word, with_the_capital_of_the_place, with_the_article_of_the_word)
