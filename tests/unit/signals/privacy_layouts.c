/* Numbers as tables, lists, pages and files lay them out, and ten digits that are nobody's.
 * Every number here is from a range kept for tests, or made up.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(labels_with_any_mark)
{
    static const char *const leaks[] = {
        "NHS: 9990000018", "NHS - 9990000018", "NHS# 9990000018", "NHS#: 9990000018",
        "NHS (9990000018)", "NHS/9990000018", "NHS, 9990000018", "N.H.S. number 9990000018",
        "#NHS9990000018 went home", "pt 9990000018 to theatre", "9990000018 is on SystmOne"};
    ALL_FLAG(PRIVACY_NHS_NUMBER, leaks);
    static const char *const ordinary[] = {
        "NHS: 9990000019", "NHS, order 9990000018", "NHS 111: 9990000018", "9990000018 is on sale",
        "pt 9990000019 to theatre", "#covid19 in #ward4"};
    ALL_PASS(PRIVACY_NHS_NUMBER, ordinary);
}
END_TEST

START_TEST(groups_as_tables_and_pages_part_them)
{
    static const char *const leaks[] = {
        "NHS number\t999\t000\t0018", "NHS number\n999\n000\n0018", "NHS number 999/000/0018",
        "NHS number 999, 000, 0018", "NHS number 999_000_0018", "NHS number 999 | 000 | 0018",
        "NHS number 999 \xC2\xB7 000 \xC2\xB7 0018", "NHS number: 999&nbsp;000&nbsp;0018",
        "NHS number: 999&#32;000&#32;0018", "NHS number 999<br>000<br/>0018",
        "NHS number 999%20000%200018"};
    ALL_FLAG(PRIVACY_NHS_NUMBER, leaks);
    MARKS(PRIVACY_NHS_NUMBER, "NHS number 999<br>000<br>0018 now", "999<br>000<br>0018");
    static const char *const ordinary[] = {"We saw 999, 000, 0018 of them", "999/000/0018",
                                           "NHS numbers: 9990, 000, 018 calls",
                                           "Cost & benefit <3 of 50% 999"};
    ALL_PASS(PRIVACY_NHS_NUMBER, ordinary);
    FLAGS(PRIVACY_PHONE, "Text 07700&nbsp;900123");
    FLAGS(PRIVACY_PHONE, "Text 07700/900123");
    FLAGS(PRIVACY_PHONE, "Text 07700*900*123");
    PASSES(PRIVACY_PHONE, "Text 07700/90012");
    FLAGS(PRIVACY_EMAIL, "Write to jane.smith&#64;example.org");
    FLAGS(PRIVACY_EMAIL, "Write to jane.smith&commat;example.org");
    PASSES(PRIVACY_EMAIL, "Tom &amp; Jane &#8211; example.org");
    PASSES(PRIVACY_EMAIL, "jane.smith&#32;example.org jane.smith&#;example.org jane.smith&;"
                          "example.org jane.smith&#64example.org jane.smith&");
    /* What was seen as it stands is not told again. */
    MARKS(PRIVACY_NHS_NUMBER, "Us &amp; you. NHS number 999 000 0018", "999 000 0018");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 1);
}
END_TEST

START_TEST(every_number_of_a_list)
{
    look("NHS nos 9990000018, 9991422552, 9991298851 and 9991360700");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 4);
    look("NHS numbers:\n9990000018\n9991422552\n9991298851");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 3);
    look("NHS numbers: Tom 9990000018, Jo 9991422552");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 2);
    look("NHS number 9990000018. We gave the people of our town and of all the rest 9991422552");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 1);
    look("hospital numbers 1234567, 1234568 and 1234569");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_CASE_NUMBER), 3);
    look("hospital number 1234567 and 12 more, 7654321 people");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_CASE_NUMBER), 1);
    /* A number is told of once. */
    look("patient no 9990000018");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 1);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_CASE_NUMBER), 0);
}
END_TEST

START_TEST(links_by_key_and_path)
{
    static const char *const leaks[] = {
        "https://example.org/nhs-number/9990000018", "https://example.org/patient/9990000018/notes",
        "https://example.org/x#nhsNumber=9990000018", "https://example.org/?pid=9990000018"};
    ALL_FLAG(PRIVACY_NHS_NUMBER, leaks);
    static const char *const ordinary[] = {
        "https://example.org/9990000018", "https://example.org/nhs/news/2026",
        "https://example.org/?pid=9990000019", "https://example.org/x#page=9990000018"};
    ALL_PASS(PRIVACY_NHS_NUMBER, ordinary);
}
END_TEST

/* The form alone is held to a person; what is said to be something else is not. */
START_TEST(the_form_alone)
{
    static const char *const forms[] = {"999 000 0018 is great", "The tally: 999-000-0018",
                                        "See 999 000 0018"};
    ALL_FLAG(PRIVACY_NHS_NUMBER_FORM, forms);
    ALL_PASS(PRIVACY_NHS_NUMBER, forms);
    static const char *const patients[] = {"Jane 999 000 0018", "999 000 0018, bed 4",
                                           "Mrs X, 999 000 0018", "Her mum is 999 000 0018"};
    ALL_FLAG(PRIVACY_NHS_NUMBER, patients);
    static const char *const others[] = {
        "Meeting ID 999 000 0018", "Order 999 000 0018 has arrived", "ISBN 999-000-0018",
        "Tracking: 999 000 0018", "Call the US on (999) 000-0018", "+1 999 000 0018",
        "(999) 000-0018", "An NHS number looks like this: 999 000 0018",
        "Your NHS number, for example 999 000 0018, is on letters"};
    ALL_PASS(PRIVACY_NHS_NUMBER_FORM, others);
    ALL_PASS(PRIVACY_NHS_NUMBER, others);
    FLAGS(PRIVACY_NHS_NUMBER, "e.g. NHS number 999 000 0018, admitted with sepsis");
}
END_TEST

/* ---- Files --------------------------------------------------------------------------------- */

typedef struct file_row {
    const char *name, *number, *form, *birth, *patient; /* spans, "-" for none */
} file_row;

START_TEST(names_of_files)
{
    static const file_row rows[] = {
        {"9990000018.jpg", "-", "9990000018", "-", "-"},
        {"9990000018_1.jpg", "-", "9990000018", "-", "-"},
        {"9990000018_chest.jpg", "9990000018", "-", "-", "-"},
        {"Jane9990000018.png", "9990000018", "-", "-", "-"},
        {"9990000019.jpg", "-", "-", "-", "-"},
        {"SMITH_Jane_03-05-1984_MRI.dcm", "-", "-", "03-05-1984", "SMITH_Jane"},
        {"JaneSmith_DOB03051984_form.jpg", "-", "-", "03051984", "-"},
        {"jane_19840503.pdf", "-", "-", "19840503", "-"},
        {"xray-Jane-Smith.png", "-", "-", "-", "Jane-Smith"},
        {"Nurse_Jane_Smith_12-06-2026.jpg", "-", "-", "-", "-"},
        {"Ward_opening_12-06-1948.jpg", "-", "-", "-", "-"},
        {"IMG_20261103_123456.jpg", "-", "-", "-", "-"},
        {"mri_scanner_opening_03-05-2026.jpg", "-", "-", "-", "-"},
        {"Sarah_Jones_opens_MRI_suite.jpg", "-", "-", "-", "-"},
        {"Sarah_Jones_headshot.jpg", "-", "-", "-", "-"},
        {"Jane_MRI.jpg", "-", "-", "-", "Jane"},
        {"MRI_Jane.jpg", "-", "-", "-", "Jane"},
        {"7_Jane_MRI.jpg", "-", "-", "-", "Jane"},
        {"MRI_2026_Jane_Smith.jpg", "-", "-", "-", "Jane_Smith"},
        {"2026_Jane_Smith_photo.jpg", "-", "-", "-", "-"},
        {"Jane_MRI_03-05-2011.jpg", "-", "-", "03-05-2011", "Jane"},
        {"bed 4 Jane Smith MRI.jpg", "-", "-", "-", "Jane Smith"},
        {"Zqwxvzqwxvzqwxvzqwxvzqwxv_of_Jane_MRI.jpg", "-", "-", "-", "of_Jane"},
        {"1a1a1a1a1a1a1a1a1a1a1aJane_MRI.jpg", "-", "-", "-", "aJane"},
        {"1a1a1a1a1a1a1a1a1a1a1a1aJane_MRI.jpg", "-", "-", "-", "-"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++) {
        look_afresh();
        look_at(SMP__IN_FILE_NAME, 0, smp_text_of(rows[i].name));
        ck_assert_str_eq(span_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), rows[i].number);
        ck_assert_str_eq(span_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER_FORM), rows[i].form);
        ck_assert_str_eq(span_of(SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH), rows[i].birth);
        ck_assert_str_eq(span_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), rows[i].patient);
    }
}
END_TEST

START_TEST(labels_of_dates)
{
    static const char *const leaks[] = {"d/o/b 03-05-84", "dob03051984", "#dob03051984",
                                        "DOB 19840503"};
    ALL_FLAG(PRIVACY_DATE_OF_BIRTH, leaks);
    static const char *const ordinary[] = {"dobson1984", "dob99999999", "#dobby2026"};
    ALL_PASS(PRIVACY_DATE_OF_BIRTH, ordinary);
}
END_TEST

/* What is there for everybody, or is no number of anybody's. */
START_TEST(published_round_and_rude)
{
    PASSES(PRIVACY_BANK_ACCOUNT, "Donate to our charity: sort code 12-34-56, account 12345678");
    PASSES(PRIVACY_BANK_ACCOUNT, "12-34-56 12345678 is where donations go");
    FLAGS(PRIVACY_BANK_ACCOUNT, "Donate to my sort code 12-34-56");
    FLAGS(PRIVACY_BANK_ACCOUNT, "Charity draw: a prize to Jane Example, sort code 12-34-56");
    FLAGS(PRIVACY_BANK_ACCOUNT, "Pay me back for the leaving gift, sort 12-34-56");
    FLAGS(PRIVACY_BANK_ACCOUNT, "sort code 12-34-56");
    PASSES(PRIVACY_CASE_NUMBER, "Patient number 10000 through our doors");
    FLAGS(PRIVACY_CASE_NUMBER, "Patient number 10010 through our doors");
    PASSES(PRIVACY_VEHICLE, "p155 off");
    FLAGS(PRIVACY_VEHICLE, "P155 OFF");
}
END_TEST

SUITE_WITH("signals/privacy_layouts", set_up, tear_down, labels_with_any_mark,
           groups_as_tables_and_pages_part_them, every_number_of_a_list, links_by_key_and_path,
           the_form_alone, names_of_files, labels_of_dates,
           published_round_and_rude)
