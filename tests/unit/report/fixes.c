/* Repairs: which are applied, and which are left out.
 * SPDX-License-Identifier: MIT */
#include "unit/report/sample.h"

#include "suite.h"

static smp_report *report;

static void begin(const char *text)
{
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", smp_text_of(text));
}

static smp_edit edit(size_t start, size_t end, const char *with)
{
    return (smp_edit){SMP_TEXT("text"), {{start, end}, {start, end}, {start, end}},
                      smp_text_of(with)};
}

static void add(const smp_edit *edits, size_t count)
{
    smp_finding *finding = smp__report_add_finding(report);
    ck_assert_ptr_nonnull(finding);
    finding->clause = SMP_TEXT("c");
    finding->field = SMP_TEXT("text");
    finding->edits = edits;
    finding->edit_count = count;
}

static void expect(const char *text, size_t count)
{
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    smp_text out;
    size_t applied;
    ck_assert_int_eq(smp_apply_fixes(report, "text", NULL, 0, &out, &applied, NULL), SMP_OK);
    ck_assert_str_eq(out.data, text);
    ck_assert_uint_eq(out.size, strlen(text));
    ck_assert_uint_eq(applied, count);
    smp_report_free(report);
}

START_TEST(repairs_are_applied_wherever_they_stand)
{
    begin("one two three");
    smp_edit first = edit(8, 13, "3"), second = edit(0, 3, "1"), third = edit(13, 13, "!");
    add(&first, 1);
    add(&second, 1);
    add(&third, 1);
    expect("1 two 3!", 3);
}
END_TEST

START_TEST(a_repair_that_overlaps_an_earlier_one_is_left_out)
{
    begin("one two three");
    smp_edit first = edit(4, 7, "2"), inside = edit(5, 6, "x"), across = edit(2, 5, "y");
    smp_edit around = edit(0, 13, "z"), beside = edit(7, 13, ""), same = edit(4, 4, "w");
    add(&first, 1);
    add(&inside, 1);
    add(&across, 1);
    add(&around, 1);
    add(&same, 1);
    add(&beside, 1);
    expect("one 2", 2);
}
END_TEST

START_TEST(several_can_put_something_in_at_one_place)
{
    begin("one two three");
    const smp_edit first[] = {edit(0, 4, ""), edit(13, 13, " one")};
    const smp_edit second[] = {edit(4, 8, ""), edit(13, 13, " two")};
    const smp_edit third[] = {edit(13, 13, "!"), edit(9, 2, "?")};
    add(first, 2);
    add(third, 2);
    add(second, 2);
    expect("three one two", 2);
}
END_TEST

START_TEST(a_repair_of_several_edits_is_whole_or_not_at_all)
{
    begin("one two three");
    smp_edit first = edit(4, 7, "2");
    smp_edit pair[] = {edit(0, 3, "1"), edit(6, 8, "x")};
    smp_edit moved[] = {edit(8, 13, ""), edit(0, 0, "three ")};
    add(&first, 1);
    add(pair, 2);
    add(moved, 2);
    expect("three one 2 ", 2);
}
END_TEST

START_TEST(an_edit_that_does_not_fit_the_text_is_left_out)
{
    begin("one");
    smp_edit beyond = edit(2, 9, "x"), backwards = edit(2, 1, "y");
    add(&beyond, 1);
    add(&backwards, 1);
    expect("one", 0);
}
END_TEST

START_TEST(more_repairs_than_the_stack_holds)
{
    static smp_edit many[1000];
    static char text[1001];
    begin((memset(text, 'a', 1000), text));
    for (size_t i = 0; i < 1000; i++) {
        many[i] = edit(999 - i, 1000 - i, "b");
        add(&many[i], 1);
    }
    static char wanted[1001];
    memset(wanted, 'b', 1000);
    expect(wanted, 1000);
}
END_TEST

START_TEST(only_the_chosen_ones)
{
    begin("one two three");
    smp_edit first = edit(0, 3, "1"), second = edit(4, 7, "2");
    add(&first, 1);
    add(&second, 1);
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    smp_text out;
    size_t second_only = 1, none = 2, applied;
    ck_assert_int_eq(smp_apply_fixes(report, "text", &second_only, 1, &out, &applied, NULL),
                     SMP_OK);
    ck_assert_str_eq(out.data, "one 2 three");
    ck_assert_int_eq(smp_apply_fixes(report, "text", &second_only, 0, &out, &applied, NULL),
                     SMP_OK);
    ck_assert_str_eq(out.data, "one two three");
    ck_assert_uint_eq(applied, 0);
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_apply_fixes(report, "text", &none, 1, &out, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_apply_fixes(report, "bio", NULL, 0, &out, NULL, &error),
                     SMP_ERROR_NOT_FOUND);
    ck_assert_int_eq(error.code, SMP_ERROR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(error.message, "bio"));
    smp_report_free(report);
}
END_TEST

START_TEST(edits_of_other_fields_are_not_this_field_s)
{
    begin("one two");
    static smp_edit edits[2];
    edits[0] = edit(0, 3, "1");
    edits[1] = edit(0, 3, "alt");
    edits[1].field = SMP_TEXT("media.0.alt");
    add(edits, 2);
    expect("1 two", 1);
}
END_TEST

SUITE("report/fixes", repairs_are_applied_wherever_they_stand,
      a_repair_that_overlaps_an_earlier_one_is_left_out,
      a_repair_of_several_edits_is_whole_or_not_at_all,
      an_edit_that_does_not_fit_the_text_is_left_out, more_repairs_than_the_stack_holds,
      several_can_put_something_in_at_one_place, only_the_chosen_ones,
      edits_of_other_fields_are_not_this_field_s)
