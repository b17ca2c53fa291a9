/* Personal data: the numbers under which somebody is filed, in every way people tell them.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(case_numbers)
{
    static const char *const leaks[] = {
        "Hospital number: H123456", "hospital no. 1234567", "Her MRN is 00123456",
        "case ref 2026/0417-3", "Patient ID X12345", "complaint reference 12345",
        "payroll number 20881436", "Crime reference number 44/90127/25", "employee no. 20881436",
        "hospital number 012345", "hospital number 12345678901", "staff number AB1234",
        "notes \u31641234567", "hospital numbers: 1234567",
        "hospital numbers H1234", "case no 12/03/1956/4", "case no 12/33/1956"};
    ALL_FLAG(PRIVACY_CASE_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Case numbers rose to 12345", "In case 12345 come", "Patient number one in our hearts",
        "The hospital number is 01632 960123", "case number 12", "Hospital 12345", "NHS number 111",
        "The case number is 12,345", "Crime fell by 12.5 % to 12345",
        "Our payroll pays 12345 people",
        "hosp . no 12345", "records number BSW1998", "staff number 12345", "his MRN is", "MRN:",
        "notes of the ward 12", "Hospital numbers 2024 and 2025 show fewer falls",
        "Hospital numbers: 1200 beds", "Patient DOB 12/03/1956", "incident no 12/03/2024",
        "notes of 1956-03-12"};
    ALL_PASS(PRIVACY_CASE_NUMBER, ordinary);
    MARKS(PRIVACY_CASE_NUMBER, "case ref 2026/0417-3 now", "2026/0417-3");
    MARKS(PRIVACY_CASE_NUMBER, "hospital number AB1234- 5", "AB1234");
    MARKS(PRIVACY_CASE_NUMBER, "hospital number AB1234-(3)", "AB1234");
}
END_TEST

START_TEST(odd_labels)
{
    static const char *const leaks[] = {
        "pt number 445566", "hosp. no. 445566", "M.R.N. 0012345", "K number K123456",
        "X-number: X445566", "staff number 12345678", "staff ID 445566", "ESR number 20304050",
        "chart no 123456", "RiO number 1234567", "PAS 4455667", "patient 445566 is waiting",
        "pt 445566 to theatre", "hospital # 445566", "specimen no 24-H-123456",
        "UBRN 445566778899", "datix 204418",
        "Incident W-204418", "CAMHS ref 99821/B", "social services ref 8812345",
        "CAMHS no 99821/B", "PALS no 445566", "police no 44901271", "safeguarding no 445566",
        "sample no 24-H-123456", "admission no 445566", "spell no 445566", "SystmOne 4455667"};
    ALL_FLAG(PRIVACY_CASE_NUMBER, leaks);
    static const char *const ordinary[] = {
        "our staff number 12000", "staff numbers 123456", "Staff reference ABC2026",
        "Room K number 12", "A number 445566", "patient 100,000 treated", "patients 445566",
        "Notes 2026-27 are out", "Rio 2016", "Complaint 2026/27", "Police 123456 strong",
        "Police no longer at 445566 doors", "Sample 445566 of them", "ID 445566",
        "EMIS 2026 upgrade", "Company number 01234567", "number 445566",
        "PALS number is 01632 960123"};
    ALL_PASS(PRIVACY_CASE_NUMBER, ordinary);
}
END_TEST

START_TEST(references_of_somebody)
{
    static const char *const leaks[] = {
        "The reference on her letter is AB12345", "her reference is CRN/2024/1187",
        "her ID is AB12345", "his letter says ref LM/445566", "mum's reference number is 445566",
        "his number on the system is D1234567",
        "The ref from his appointment letter: 4455667"};
    ALL_FLAG(PRIVACY_CASE_NUMBER, leaks);
    static const char *const ordinary[] = {
        "The reference in your letter is AB12345", "Quote reference NUR-2024-15 when applying",
        "my job reference is AB12345", "her reference to 1948", "his reference letter of 2024",
        "my ref 12", "Our number is M445127", "my order number is 445566", "her number is 21",
        "Her study reference is 445566", "their reference, as of 20261231"};
    ALL_PASS(PRIVACY_CASE_NUMBER, ordinary);
    MARKS(PRIVACY_CASE_NUMBER, "her reference is CRN/2024/1187, I think", "CRN/2024/1187");
}
END_TEST

START_TEST(in_groups_and_in_words)
{
    static const char *const leaks[] = {
        "hospital number is four four one seven eight two", "hospital number: 44 55 66",
        "his smartcard number is 5551 2345 6789", "case number one two three four five six"};
    ALL_FLAG(PRIVACY_CASE_NUMBER, leaks);
    static const char *const ordinary[] = {
        "hospital number one in the county", "hospital no 1 2 3", "unit number one two three",
        "patient 18 24 36 weeks", "hospital number 01632 960 123",
        "case one two three four five six"};
    ALL_PASS(PRIVACY_CASE_NUMBER, ordinary);
    MARKS(PRIVACY_CASE_NUMBER, "hospital number four four one seven, bed 2", "four four one seven");
    /* The words are all the digits that there are. */
    MARKS(PRIVACY_CASE_NUMBER, "hospital number four five six seven", "four five six seven");
    MARKS(PRIVACY_CASE_NUMBER, "her MRN is triple four one", "triple four one");
    MARKS(PRIVACY_CASE_NUMBER, "case ref: seven hundred one", "seven hundred one");
    REPAIRS(PRIVACY_CASE_NUMBER, "hospital number: 44 55 66.",
            "hospital number: [reference removed].");
}
END_TEST

/* How far a reference goes behind which label. "-": none is seen. */
START_TEST(where_references_end)
{
    static const struct {
        const char *text, *reference;
    } rows[] = {
        {"K number K123456", "K123456"}, {"K-number 123456", "123456"}, {"a number 123456", "-"},
        {"K 123456", "-"}, {"K- 123456", "-"}, {"hospital number 01632 960001", "-"},
        {"hospital number 01632960001", "-"}, {"case number ABC/123/2024", "ABC/123/2024"},
        {"case number ABC/123/", "ABC/123"}, {"case number ABC/", "-"},
        {"case number ABC-12\u00e94", "-"},
        {"MRN 123", "-"}, {"MRN 1234", "1234"}, {"MRN is was is was 1234", "-"},
        {"MRN was there 1234", "-"},
        {"NHS no 12345", "-"}, {"NHS ref 12345", "12345"}, {"NHS number ref 12345", "12345"},
        {"her reference is AB12345", "AB12345"},
        {"the reference on her letter is AB12345", "AB12345"},
        {"the reference on the letter is AB12345", "-"}, {"my ref: AB12345", "AB12345"},
        {"her ref on the form from the letter on the form from AB12345", "-"},
        {"job ref AB12345", "-"},
        {"her number on the system AB12345", "AB12345"}, {"number on the system AB12345", "-"},
        {"my ref quickly AB12345", "-"}, {"MRN 44 55 66", "44 55 66"},
        {"MRN =: 44 55 66", "44 55 66"},
        {"MRN four four one seven two two", "four four one seven two two"}, {"MRN 44 55", "-"},
        {"MRN 44  55 66", "-"}, {"MRN 44 55 66 77 88 99 11 22", "-"}, {"MRN 0161 496 0000", "-"},
        {"EMIS 44 55 66", "-"}, {"RXK1234567 hospital", "RXK1234567"},
        {"hospital RXK1234567", "RXK1234567"},
        {"H445566 notes", "H445566"}, {"H44556 notes", "-"}, {"HABC445566 notes", "-"},
        {"H4455K66 notes", "-"},
        {"RXK1234567 here", "-"}, {"rxk1234567 notes", "-"},
        {"12 of us know the MRN", "-"}, {"12 of us know the MRN is:", "-"},
        {"EMIS A1234", "A1234"}, {"EMIS AB123", "-"}, {"EMIS 12345", "-"},
        {"EMIS 123456", "123456"},
        {"MRN 44 55 66 one two three four", "44 55 66 one two three four"},
        {"MRN 44 55 66/one two three four", "44 55 66"},
        {"MRN \uFF14\uFF14 \uFF15\uFF15 \uFF16\uFF16 one two three four",
         "\uFF14\uFF14 \uFF15\uFF15 \uFF16\uFF16"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_CASE_NUMBER, rows[i].text, rows[i].reference);
}
END_TEST

START_TEST(codes)
{
    static const char *const leaks[] = {"RXK1234567 needs her notes", "notes for H445566 please",
                                        "The patient is AB123456"};
    ALL_FLAG(PRIVACY_CASE_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Patients: ISRCTN12345678", "H445566", "So h445566, the hospital says",
        "So ABCD123456 is the hospital voucher", "Hospital voucher PATIENT12345",
        "The hospital of B12", "So 1AB23456 is the hospital voucher"};
    ALL_PASS(PRIVACY_CASE_NUMBER, ordinary);
}
END_TEST

SUITE_WITH("signals/privacy_case", set_up, tear_down, case_numbers, odd_labels,
           references_of_somebody, in_groups_and_in_words, where_references_end, codes)
