/* Clauses that ask the same first, and clauses that only seem to: each is judged by its own.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <string.h>

#define CLAUSE(id, condition)                                                                      \
    "  a/" id ": {cite: {doc: p, section: '1', quote: q}, if: {" condition "},\n"                  \
    "          require: {agreed: yes}, message: m}\n"

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
    "documents: {p: {title: Our policy, version: '1'}}\n"
    "facts:\n"
    "  agreed: {type: truth}\n  open: {type: truth}\n  visitors: {type: number}\n"
    "clauses:\n"
    CLAUSE("open", "open: yes") CLAUSE("shut", "open: no") CLAUSE("too", "open: yes")
    CLAUSE("few", "visitors: {less: 3}") CLAUSE("some", "visitors: {less: 5}")
    CLAUSE("fewest", "visitors: {less: 2}");

/* Which clauses apply to a post with these facts, in order. */
static const char *applied(bench *with, smp_tri open, double visitors)
{
    static char out[256];
    smp_fact facts[3] = {SMP_FACT_INIT, SMP_FACT_INIT, SMP_FACT_INIT};
    facts[0].name = smp_text_of("agreed");
    facts[0].truth = SMP_NO;
    facts[1].name = smp_text_of("open");
    facts[1].truth = open;
    facts[2].name = smp_text_of("visitors");
    facts[2].type = SMP_FACT_NUMBER;
    facts[2].number = visitors;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Hello");
    post.facts = facts;
    post.fact_count = 3;
    ck_assert_int_eq(smp_evaluate_post(with->report, with->evaluator, &post, NULL), SMP_OK);
    out[0] = '\0';
    for (size_t i = 0; i < smp_report_finding_count(with->report); i++) {
        strcat(out, smp_report_finding(with->report, i)->clause.data + 2);
        strcat(out, " ");
    }
    return out;
}

START_TEST(each_by_its_own_condition)
{
    bench with = open_pack(pack);
    ck_assert_str_eq(applied(&with, SMP_YES, 4), "open too some ");
    ck_assert_str_eq(applied(&with, SMP_NO, 2), "shut few some ");
    ck_assert_str_eq(applied(&with, SMP_NO, 1), "shut few some fewest ");
    ck_assert_str_eq(applied(&with, SMP_YES, 9), "open too ");
    close_bench(&with);
}
END_TEST

SUITE("checks/gates", each_by_its_own_condition)
