/* Acronyms written out as an organisation's own list has them, with the article that then fits.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Own\nextends: nhs-language\n"
    "documents: {p: {title: Own policy, version: '1'}}\n"
    "overrides:\n  lexicons:\n    acronym-expansions:\n      reason: ours\n      add:\n"
    "        UTK: urinary tract kit\n        UKC: urgent knee clinic\n"
    "        UKV: unplanned knee visit\n        UKT: united knee team\n"
    "        EKL: European knee list\n"
    "        OKC: one-stop knee clinic\n        MKD: meeting of knee doctors\n"
    "        EKH: early knee help\n        UKL: urgent knee list s\n"
    "clauses:\n"
    "  a/b: {cite: {doc: p, section: '1', quote: Words}, flag: language.acronym_unexplained,\n"
    "        message: Write it out.}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

static void expect(const char *text, const char *wanted)
{
    smp_post post = SMP_POST_INIT;
    smp_text fixed;
    post.text = smp_text_of(text);
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &fixed, NULL, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, wanted);
}

START_TEST(the_article_follows_the_sound)
{
    expect("We saw an UTK today", "We saw a urinary tract kit (UTK) today");
    expect("We saw a UKC today", "We saw an urgent knee clinic (UKC) today");
    expect("We had a UKV today", "We had an unplanned knee visit (UKV) today");
    expect("We are an UKT today", "We are a united knee team (UKT) today");
    expect("It is an EKL today", "It is a European knee list (EKL) today");
    expect("An OKC opens today", "A one-stop knee clinic (OKC) opens today");
    expect("A EKH team is here", "An early knee help (EKH) team is here");
    expect("It is a MKD today", "It is a meeting of knee doctors (MKD) today");
}
END_TEST

START_TEST(what_begins_a_sentence_is_a_capital)
{
    expect("MKD today", "Meeting of knee doctors (MKD) today");
    expect("Come in. \"UKC here\"", "Come in. \"Urgent knee clinic (UKC) here\"");
    expect("See our UKCs", "See our urgent knee clinics (UKCs)");
    expect("UKC / MKX is here", "Urgent knee clinic (UKC) / MKX is here");
    expect("Our team - UKC - is here", "Our team - urgent knee clinic (UKC) - is here");
}
END_TEST

START_TEST(what_is_a_part_of_more_is_left)
{
    static const char *const left[] = {"The NHS-UKC today", "Our UKC/MKX today", "Ask us (UKC) now",
                                       "Our MKDS today", "The team (UKC meets", "Our UKC (a team)",
                                       "Our UKC's hours", "Our UKLs today"};
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) expect(left[i], left[i]);
}
END_TEST

SUITE_WITH("checks/acronyms", set_up, tear_down, the_article_follows_the_sound,
           what_begins_a_sentence_is_a_capital, what_is_a_part_of_more_is_left)
