/* The report as it is filled and read: order, emptiness, memory.
 * SPDX-License-Identifier: MIT */
#include "unit/report/failing.h"
#include "unit/report/sample.h"

#include "suite.h"

static void place(smp_report *report, const char *clause, const char *field, size_t start)
{
    smp_finding *finding = smp__report_add_finding(report);
    ck_assert_ptr_nonnull(finding);
    finding->clause = smp_text_of(clause);
    finding->field = smp_text_of(field);
    finding->span.bytes = (smp_range){start, start + 1};
}

START_TEST(findings_come_in_the_order_a_reader_meets_them)
{
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    place(report, "j", "", 0);
    place(report, "h", "media.10.alt", 0);
    place(report, "g", "media.2.file_name", 0);
    place(report, "f", "media.2.alt", 3);
    place(report, "d", "shared.text", 0);
    place(report, "b", "text", 7);
    place(report, "e", "media.2", 9);
    place(report, "c", "text", 7); /* as far in as "b", and found after it */
    place(report, "a", "text", 2);
    place(report, "i", "shared.media.0.alt", 0);
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    ck_assert_uint_eq(smp_report_finding_count(report), 10);
    for (size_t i = 0; i < 10; i++)
        ck_assert_int_eq(smp_report_finding(report, i)->clause.data[0], (char)('a' + i));
    ck_assert_ptr_null(smp_report_finding(report, 10));
    smp_report_free(report);
}
END_TEST

START_TEST(fields_of_a_profile_keep_the_order_they_were_read_in)
{
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp__report_begin(report, NULL, "profile", SMP_TEXT("1"));
    sample_field(report, "name", SMP_TEXT("Example"));
    sample_field(report, "bio", SMP_TEXT("Nurse"));
    place(report, "b", "bio", 0);
    place(report, "a", "name", 5);
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    ck_assert_int_eq(smp_report_finding(report, 0)->clause.data[0], 'a');
    smp_report_free(report);
}
END_TEST

START_TEST(many_findings_are_sorted_stably)
{
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    uint32_t random = 1;
    for (size_t i = 0; i < 5000; i++) {
        random = random * 1664525u + 1013904223u;
        place(report, "x", "text", random >> 24);
        report->findings[i].span.chars.start = i;
    }
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    for (size_t i = 1; i < 5000; i++) {
        const smp_finding *before = smp_report_finding(report, i - 1);
        const smp_finding *here = smp_report_finding(report, i);
        ck_assert_uint_le(before->span.bytes.start, here->span.bytes.start);
        if (before->span.bytes.start == here->span.bytes.start)
            ck_assert_uint_lt(before->span.chars.start, here->span.chars.start);
    }
    smp_report_free(report);
}
END_TEST

START_TEST(an_empty_report_holds)
{
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
    ck_assert_int_eq(smp_report_verdict(NULL), SMP_HOLD);
    smp_text json;
    ck_assert_int_eq(smp_report_json(report, &json, NULL), SMP_OK);
    ck_assert_str_eq(json.data, "{\"check\":\"\",\"verdict\":\"hold\",\"findings\":[],\"needs\":[],"
                                "\"labels\":[],\"actions\":[],\"measures\":{}}");
    smp_policy *policy = sample_policy(NULL);
    ck_assert(sample_clear(report, policy));
    ck_assert_int_eq(smp_report_verdict(report), SMP_CLEAR);
    smp__report_clear(report);
    ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
    ck_assert_ptr_null(smp_report_field(report, "text").data);
    smp_policy_release(policy);
    smp_report_free(report);
}
END_TEST

START_TEST(a_report_keeps_its_policy_alive)
{
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp_policy *policy = sample_policy(NULL);
    ck_assert(sample_clear(report, policy));
    smp_policy_release(policy);
    /* The same policy again: it must not be let go of before it is taken up anew. */
    ck_assert(sample_hashtag(report, policy));
    smp_text json;
    ck_assert_int_eq(smp_report_json(report, &json, NULL), SMP_OK);
    ck_assert_ptr_nonnull(strstr(json.data, SAMPLE_SHA256));
    smp_report_free(report);
}
END_TEST

START_TEST(filling_again_allocates_nothing)
{
    SKIP_WHERE_NOTHING_IS_KEPT;
    failing state = {0};
    smp_allocator by = failing_allocator(&state);
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, &by), SMP_OK);
    smp_policy *policy = sample_policy(NULL);
    smp_text out;
    for (int round = 0; round < 5; round++) {
        if (round == 2) state.requests = 0;
        ck_assert(sample_patient(report, policy));
        ck_assert_int_eq(smp_report_json(report, &out, NULL), SMP_OK);
        ck_assert_int_eq(smp_apply_fixes(report, "text", NULL, 0, &out, NULL, NULL), SMP_OK);
    }
    ck_assert_uint_eq(state.requests, 0);
    smp_report_free(report);
    smp_policy_release(policy);
    ck_assert_int_eq(state.live, 0);
    ck_assert_int_eq(state.live_bytes, 0);
}
END_TEST

START_TEST(running_out_of_memory_leaves_an_empty_report)
{
    smp_policy *policy = sample_policy(NULL);
    for (int for_good = 0; for_good < 2; for_good++) {
        bool whole = false;
        for (size_t at = 1; !whole; at++) {
            failing state = {.refuse_at = at, .for_good = for_good};
            smp_allocator by = failing_allocator(&state);
            smp_report *report = NULL;
            if (smp_report_new(&report, &by) != SMP_OK) {
                ck_assert_int_eq(state.live, 0);
                continue;
            }
            if (sample_patient(report, policy)) {
                smp_text out;
                smp_error error = SMP_ERROR_INIT;
                smp_status status = smp_report_json(report, &out, &error);
                if (status == SMP_OK)
                    status = smp_apply_fixes(report, "text", NULL, 0, &out, NULL, &error);
                ck_assert(status == SMP_OK || status == SMP_ERROR_MEMORY);
                ck_assert_int_eq(error.code, status);
                ck_assert_uint_eq(smp_report_finding_count(report), 6);
                whole = status == SMP_OK && state.requests < at;
            } else {
                ck_assert_uint_eq(smp_report_finding_count(report), 0);
                ck_assert_int_eq(smp_report_verdict(report), SMP_HOLD);
            }
            smp_report_free(report);
            ck_assert_int_eq(state.live, 0);
        }
    }
    smp_policy_release(policy);
}
END_TEST

/* A report of whom nobody knows is none: without memory for the id the report is not finished. */
START_TEST(an_id_is_not_lost)
{
    static char id[70000]; /* more than an arena has at hand */
    smp_policy *policy = sample_policy(NULL);
    memset(id, 'x', sizeof id - 1);
    for (size_t at = 1;; at++) {
        failing state = {.refuse_at = at};
        smp_allocator allocator = failing_allocator(&state);
        smp_report *report = NULL;
        if (smp_report_new(&report, &allocator) != SMP_OK) continue;
        smp__report_begin(report, policy, "post", smp_text_of(id));
        bool finished = smp__report_finish(report, SMP_CLEAR);
        ck_assert_int_eq(finished, state.requests < at);
        if (finished) ck_assert_uint_eq(report->id.size, sizeof id - 1);
        smp_report_free(report);
        if (finished) break;
    }
    smp_policy_release(policy);
}
END_TEST

START_TEST(names_are_those_of_the_contract)
{
    ck_assert_str_eq(smp_verdict_name(SMP_CLEAR), "clear");
    ck_assert_str_eq(smp_verdict_name(SMP_REJECT), "reject");
    ck_assert_ptr_null(smp_verdict_name((smp_verdict)4));
    ck_assert_str_eq(smp_outcome_name(SMP_NEEDS_FACT), "needs-fact");
    ck_assert_ptr_null(smp_outcome_name((smp_outcome)3));
}
END_TEST

SUITE("report/model", findings_come_in_the_order_a_reader_meets_them,
      fields_of_a_profile_keep_the_order_they_were_read_in, many_findings_are_sorted_stably,
      an_empty_report_holds, a_report_keeps_its_policy_alive, filling_again_allocates_nothing,
      running_out_of_memory_leaves_an_empty_report, an_id_is_not_lost,
      names_are_those_of_the_contract)
