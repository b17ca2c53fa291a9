/* Patients as the notes and lists of a ward name them. The people are made up.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(beside_a_bed)
{
    static const char *const leaks[] = {
        "Jones P, bed 12", "Sarah Jones, bed 12", "K. Zqwxv bed 4", "Zqwxv 03/05/1941 BED 4",
        "Patel 12/11/38 (82) bed 4", "Jones M, bed 4", "Okonkwo bed4", "Okonkwo in side room 2",
        "Bed 6 - Rebecca Table - asleep", "SR2 Okonkwo", "sr 2: Mrs Zqwxv", "Bed: 4 | JONES Sarah",
        "Cubicle 3 Okonkwo, tired", "Bed no 4 Okonkwo", "Name: Rebecca Zqwxv Bed: 11",
        "Okonkwo sr2", "Bed 4, Okonkwo.", "K Jones bed 4", "Mr Zqwxv bed 4"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    MARKS(PRIVACY_NAMED_PATIENT, "Now Jones, P., bed 12", "Jones, P");
    MARKS(PRIVACY_NAMED_PATIENT, "JONES, Sarah bed 12", "JONES, Sarah");
    MARKS(PRIVACY_NAMED_PATIENT, "Mr. Zqwxv 03/05/1941 bed 12", "Mr. Zqwxv");
    REPAIRS(PRIVACY_NAMED_PATIENT, "Bed 4: Okonkwo", "Bed 4: [name removed]");
    static const char *const ordinary[] = {
        "Zqwxv bed 4", "Bed 4 Zqwxv", "Bed 4, Okonkwo came", "Okonkwo 12/11/2026 bed 4 opens",
        "Zqwxv 12/11/26 bed 4", "Sister Okonkwo, bed 4", "Dr. Okonkwo, bed 4", "St Okonkwo bed 4",
        "Okonkwo, our nurse, bed 4", "Okonkwo Ward, bed 4", "Rota: Okonkwo bed 4", "nurse bed 4",
        "Sarah Jones in flower beds", "Side door 4 Okonkwo", "Bed Okonkwo", "bedding4 Okonkwo",
        "Bed 4. Okonkwo", "bed 4", "Mr bed 4", "K. bed 4", "Side", "Zqwxv, bed 4", "NHS bed 4",
        "4 4 4 4 4 4 4 4 4 bed 4", "Okonkwo bedx", "Okonkwo bed123", "Okonkwo bed", "Okonkwo, bay",
        "bedroom.example.org 4 Okonkwo", "Okonkwo 12/11/1890 bed 4", "Rebecca 03/05/1941 bed 4",
        "K Zqwxv bed 4", ". . . . . . . . . bed 4", "Bed 4: Okonkwo, our nurse",
        "Bed 4: Okonkwo the porter", "Nurse Okonkwo, bed 4", "Bed 4 Okonkwo Ward",
        "Bed 4: Okonkwo (nurse)"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
}
END_TEST

START_TEST(by_bay)
{
    look("Bay 3: Okonkwo, Zqwxv and Jones P");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), 3);
    look("Bay A - Okonkwo; Banerjee. Bay B - Zqwxv, Jones");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), 4);
    static const char *const ordinary[] = {
        "Bay 3: Okonkwo", "Bay 3: Zqwxv, Vwxqz", "Bay 3 Okonkwo, Banerjee", "Bay 3: chairs, tables",
        "Bay 3: nurses Okonkwo, Banerjee on nights", "Bay a - Okonkwo, Banerjee", "Bay 3:",
        "Bay 3: Okonkwo,"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
    /* As many as lie in a bay. */
    look("Bay 3: Okonkwo, Okonkwo, Okonkwo, Okonkwo, Okonkwo, Okonkwo, Okonkwo, Okonkwo, Okonkwo, "
         "Okonkwo, Okonkwo, Okonkwo, Okonkwo");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), 12);
}
END_TEST

START_TEST(with_age_and_sex)
{
    static const char *const leaks[] = {
        "Jones, Sarah (F, 82)", "Jones, Sarah (82 F)", "Sarah Jones (M/82)", "JONES Sarah 82F",
        "Jones P, 82M, asleep", "Patel P (female, 82)", "Jones, Sarah DOB 01/02/1933"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    static const char *const ordinary[] = {
        "Okonkwo (F, 82)", "Jones, Sarah (F, 82 votes)", "Jones, Sarah F, 82", "Sarah Jones F82",
        "Sarah Jones 8F", "Sarah Jones 82f", "Sarah Jones 82FF", "Sarah Jones (F)", "(F, 82)",
        "82F", "Jones M (blue)", "Mr DOB"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
}
END_TEST

START_TEST(with_a_label_or_what_is_to_be_done)
{
    static const char *const leaks[] = {
        "Pt: Sarah Jones", "Patient name: Banerjee", "Patient: JONES Sarah.", "Jones P - sepsis",
        "Jones P (82) ?sepsis", "Scan for Jones P today", "Biopsy results for Jones, P.",
        "Jones P awaiting scan", "Jones P - sepsis on the 20th", "Jones P - sepsis 1899"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    static const char *const ordinary[] = {
        "Pt Zqwxv", "Patient: Zqwxv", "Patient: please wait", "Pt:", "Patient name", "Pt: 2 weeks",
        "Jones P, sepsis", "Jones P - sepsis 2019", "Jones P - sepsis, 1999",
        "Team B - sepsis", "Scan for Jones",
        "Scan for", "Scan Jones P", "Jones P - tea", "Nurse Jones P - sepsis"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
}
END_TEST

START_TEST(whom_staff_care_for)
{
    static const char *const leaks[] = {
        "Nurse, caring for Rebecca Jones in bay 3", "Looking after Rebecca on our ward",
        "Nursing Okonkwo in side room 2", "Specialling Mrs Zqwxv in bed 4"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    static const char *const ordinary[] = {
        "Nurse, caring for people in bay 3", "Caring for Zqwxv in bay 3", "Tea for Rebecca, bay 3",
        "Meet Rebecca in bay 3", "In bay 3", "caring for Rebecca by bay 3", "in the ward",
        "Rebecca in bay 3"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
}
END_TEST

/* The detector of names has seen the first already. */
START_TEST(each_once)
{
    look("Sarah Jones, bed 4, has sepsis. Bed 5: Okonkwo");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), 2);
    look_afresh(); /* in the post, and in each of two pictures */
    look_at(SMP__IN_TEXT, 0, SMP_TEXT("Okonkwo P, bed 4"));
    look_at(SMP__IN_ALT, 0, SMP_TEXT("Okonkwo P, bed 4"));
    look_at(SMP__IN_ALT, 1, SMP_TEXT("Okonkwo P, bed 4"));
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), 3);
    static char many[SMP__MAX_OBSERVATIONS_EACH * 16 + 32];
    for (uint32_t i = 0; i <= SMP__MAX_OBSERVATIONS_EACH; i++)
        strcat(many, "Bed 4: Okonkwo\n");
    look(many);
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), SMP__MAX_OBSERVATIONS_EACH);
}
END_TEST

SUITE_WITH("signals/privacy_charted", set_up, tear_down, beside_a_bed, by_bay, with_age_and_sex,
           with_a_label_or_what_is_to_be_done, whom_staff_care_for, each_once)
