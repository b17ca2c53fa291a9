/* Personal data: what is recognised, and what is left alone.
 * Every number and name here is from a range kept for tests, or made up.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(nhs_numbers)
{
    static const char *const leaks[] = {
        "Her NHS number is 9990000018", "NHS No. 999 000 0018", "NHS number: 999-000-0018",
        "NHS number\n9990000018", "Seen today: 999 000 0018", "NHS number 9990000019",
        "999 000 0018 is my NHS number", "NHS #: NHS number 999\xC2\xA0" "000\xC2\xA0" "0018",
        "NHS number \xEF\xBC\x99\xEF\xBC\x99\xEF\xBC\x99\xEF\xBC\x90\xEF\xBC\x90\xEF\xBC\x90"
        "\xEF\xBC\x90\xEF\xBC\x90\xEF\xBC\x91\xEF\xBC\x98",
        "nhs_number 9990000018", "999.000.0018", "CHI number 0101701234",
        "Seen today: 010 199 9984",
        "Seen today: 311 299 9983"}; /* as Scotland has them, by date of birth */
    ALL_FLAG(PRIVACY_NHS_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Seen today: 000 199 9990", "Seen today: 011 399 9984", "Seen today: 010 099 9980",
        /* no dates */
        "9990000018", "Order 9990000018 now", "Have your NHS number ready and call 0300 123 4567",
        "Call NHS 111 on any number of days", "999 000 0019", "Visited 1 234 567 8901 times",
        "Find your NHS number at https://example.org/9990000018", "020 7946 0123",
        "+44 207 946 0123", "In 2024 123 456 people", "NHS number of staff: 1,500,000"};
    ALL_PASS(PRIVACY_NHS_NUMBER, ordinary);
    REPAIRS(PRIVACY_NHS_NUMBER, "NHS No 999 000 0018.", "NHS No [NHS number removed].");
}
END_TEST

START_TEST(national_insurance)
{
    static const char *const leaks[] = {"My NI is AB123456C", "AB 12 34 56 C",
                                        "NI number ab123456c",
                                        "National Insurance number AB123456", "ab-12-34-56-d is my "
                                        "National Insurance number: AB 12 34 56 D"};
    ALL_FLAG(PRIVACY_NATIONAL_INSURANCE, leaks);
    static const char *const ordinary[] = {"QQ 12 34 56 A", "GB123456A", "AB1234567C", "AB123456E",
                                           "ref ab123456c", "AO 12 34 56 A", "XAB123456C",
                                           "Room 12 34 56"};
    ALL_PASS(PRIVACY_NATIONAL_INSURANCE, ordinary);
    REPAIRS(PRIVACY_NATIONAL_INSURANCE, "It is AB 12 34 56 C.",
            "It is [National Insurance number removed].");
}
END_TEST

START_TEST(phones)
{
    static const char *const leaks[] = {
        "07700 900123", "07700900123", "07700-900-123", "(07700) 900123", "+44 7700 900123",
        "+447700900123", "0044 7700 900123", "+44 (0)7700 900123", "07700.900.123",
        "07 700 900 123", "0770 0900 123", "447700900123", "call 07700 900123 2-4pm",
        "Call me on 020 7946 0123", "Please ring me: 0117 496 0123", "Mrs Example's number is "
        "0117 496 0123", "my home number 01632 960123", "Next of kin: 0117 496 0123",
        "call me on +353 20 915 1234", "020 7946 0123", "Ring Mrs Example on 0117 496 0123",
        "my UK mobile 020 7946 0123", "my foreign one is +353 20 915 1234", "0 7 7 0 0 9 0 0 1 2 3",
        "the lady wants ringing back, 01632 960123", "her home line is 0117 496 0123"};
    ALL_FLAG(PRIVACY_PHONE, leaks);
    static const char *const ordinary[] = {
        "Call 999 in an emergency", "Call 111", "Samaritans: 116 123", "Childline: 0800 1111",
        "Book on 0300 123 4567", "Call 020 7946 0123 to book", "Ring the clinic on 0117 496 0123",
        "Our duty phone is 07700 900999", "Open 07/11/2026 10 30", "From 07 11 2026 123",
        "Text CALM to 85258", "Order 077009001234", "+353 20 915 1234", "0808 157 0123",
        "Ref A07700900123B", "Call Sarah on 0117 496 0123",
        "Book by ringing 0117 496 0123",
        "Her clinic has moved to the far side of the hill and has a new number, 0117 496 0123"};
    ALL_PASS(PRIVACY_PHONE, ordinary);
    REPAIRS(PRIVACY_PHONE, "Ring +44 7700 900123!", "Ring [phone number removed]!");
    MARKS(PRIVACY_PHONE, "My number is +353 20 915 1234, or ask for 4", "+353 20 915 1234");
    MARKS(PRIVACY_PHONE, "My number is +353 20 915 1234 1234 5678", "+353 20 915 1234");
}
END_TEST

START_TEST(emails)
{
    static const char *const leaks[] = {
        "Write to jane.example@example.com", "j.example2@example.nhs.uk",
        "my email is jx@example.com",
        "jane_example@example.com", "Email me at jx99@example.com", "to jpatel@example.com",
        "Try sarahpatel@example.com", "login unclebert1938@example.com", "info@example.com"};
    ALL_FLAG(PRIVACY_EMAIL, leaks);
    static const char *const ordinary[] = {
        "Write to communications@example.nhs.uk", "Or bnssg.communications@example.net",
        "To blmkicb.ig@example.net", "Try contact-us@example.com", "To press.jones@example.com",
        "jane.example@ourtrust.example.org", "jane.example@ward.ourtrust.example.org",
        "To research.team@example.com", "Or jobs@example.com", "Come to jubilee2022@example.com",
        "Email us at info@example.com", "Or agcsu.equalities@example.net", "To awell@example.com"};
    ALL_PASS(PRIVACY_EMAIL, ordinary);
}
END_TEST

START_TEST(postcodes)
{
    static const char *const leaks[] = {
        "She lives at 1 Example Road, CV1 2AB", "I live in SW1A 1AA", "my address is M1 1AE",
        "Her home address: 3 High St, B33 8TH", "the patient's address, EC1A 1BB",
        "The address of Mrs Example is W1A 0AX", "he lives at cv1 2ab", "I live at CV12AB",
        "Back to hers, then round to theirs at CV1 2AB"};
    ALL_FLAG(PRIVACY_POSTCODE, leaks);
    static const char *const ordinary[] = {
        "Join us at the Health Centre, CV1 2AB", "The address is Example House, CV1 2AB",
        "Drop in at Example Care Home, CV1 2AB", "She lives at QV1 2AB", "I live in CV1",
        "We're live at Example Hall, CV1 2AB!", "I live on M6 at 2AB"};
    ALL_PASS(PRIVACY_POSTCODE, ordinary);
    REPAIRS(PRIVACY_POSTCODE, "I live in CV1 2AB.", "I live in [postcode removed].");
}
END_TEST

START_TEST(half_a_postcode)
{
    PASSES(PRIVACY_POSTCODE, "My home is in LS1");
    PASSES(PRIVACY_POSTCODE, "My home is in LS1, not 4AP");
}
END_TEST

START_TEST(named_patients)
{
    static const char *const leaks[] = {
        "Mrs Example was admitted last night", "Mr. Example has been discharged",
        "Our patient Sam Example has cancer", "Miss Example is on Ward 7",
        "We treated patient Sam yesterday", "Ms Example's biopsy was clear"};
    ALL_FLAG(PRIVACY_NAMED_PATIENT, leaks);
    static const char *const ordinary[] = {
        "Thank you Dr Example for the surgery", "Sister Example runs the cancer ward",
        "Mr Example, our consultant surgeon, performs the operation", "Thank you Mrs Example",
        "Patient Safety Week is about infection", "The patient Monday clinic for cancer",
        "Mrs Example donated to the cancer ward", "Nurse Example treated me",
        "A patient was admitted",
        "Patient Experience teams and surgery", "mr motivator treated us",
        "Patients discharged early",
        "Miss a dose? Cancer drugs can wait",
        "Thank you to patient Participation Group and surgery"};
    ALL_PASS(PRIVACY_NAMED_PATIENT, ordinary);
    MARKS(PRIVACY_NAMED_PATIENT, "Our patient Sam Example has cancer", "Sam Example");
    MARKS(PRIVACY_NAMED_PATIENT, "See Mr. Example, now discharged", "Mr. Example");
}
END_TEST

/* Each word that starts off a detector does so. */
START_TEST(every_label_counts)
{
    static const char *const of_cases[] = {"hospital", "patient", "case", "unit", "district",
                                           "incident", "complaint", "datix", "pas", "episode",
                                           "referral", "nhs"};
    static const char *const owners[] = {
        "my", "his", "her", "mum's", "dad's", "mother's", "father's", "daughter's", "son's",
        "wife's", "husband's", "sister's", "brother's", "patient's", "neighbour's", "relative's",
        "Mr Example's", "Mrs Example's", "Ms Example's", "Miss Example's", "Mx Example's"};
    static const char *const labels[] = {"Born", "DOB", "D.O.B", "Birthdate", "Birth date",
                                         "Date of birth"};
    static const char *const titles[] = {"Mr", "Mrs", "Ms", "Miss", "Mx", "Master", "patient"};
    char text[80];
    for (size_t i = 0; i < SMP_COUNT(of_cases); i++) {
        snprintf(text, sizeof text, "The %s reference is 5550123", of_cases[i]);
        FLAGS(PRIVACY_CASE_NUMBER, text);
    }
    FLAGS(PRIVACY_CASE_NUMBER, "MRN 5550123");
    for (size_t i = 0; i < SMP_COUNT(owners); i++) {
        snprintf(text, sizeof text, "That is %s number, 020 7946 0123", owners[i]);
        FLAGS(PRIVACY_PHONE, text);
    }
    FLAGS(PRIVACY_PHONE, "Call me on 020 7946 0123");
    FLAGS(PRIVACY_PHONE, "Next of kin 020 7946 0123");
    for (size_t i = 0; i < SMP_COUNT(labels); i++) {
        snprintf(text, sizeof text, "%s 3 March 1984", labels[i]);
        FLAGS(PRIVACY_DATE_OF_BIRTH, text);
    }
    for (size_t i = 0; i < SMP_COUNT(titles); i++) {
        snprintf(text, sizeof text, "Today %s Example was admitted", titles[i]);
        FLAGS(PRIVACY_NAMED_PATIENT, text);
    }
}
END_TEST

START_TEST(every_field_is_read)
{
    static const uint8_t kinds[] = {SMP__IN_TEXT, SMP__IN_SHARED_TEXT, SMP__IN_ALT,
                                    SMP__IN_SHARED_ALT, SMP__IN_FILE_NAME, SMP__IN_IMAGE_TEXT,
                                    SMP__IN_PLACE, SMP__IN_CREDIT, SMP__IN_SHARED_IMAGE_TEXT,
                                    SMP__IN_SHARED_PLACE, SMP__IN_SHARED_CREDIT,
                                    SMP__IN_AUTHOR_NAME};
    for (size_t i = 0; i < SMP_COUNT(kinds); i++) {
        look_afresh();
        look_at(kinds[i], 0, SMP_TEXT("NHS number 999 000 0018"));
        ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 1);
    }
    look_afresh();
    look_at(SMP__IN_FILE_NAME, 0, SMP_TEXT("nhs_9990000018_scan.pdf"));
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), 1);
    /* Whoever writes may tell of themselves with their name. */
    look_afresh();
    look_at(SMP__IN_IMAGE_TEXT, 0, SMP_TEXT("Jane Smith was admitted"));
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), 1);
    look_afresh();
    look_at(SMP__IN_AUTHOR_NAME, 0, SMP_TEXT("Jane Smith was admitted"));
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), 0);
    /* The rules of a post's text are not those of a shared one's. */
    look_afresh();
    look_at(SMP__IN_SHARED_TEXT, 0, SMP_TEXT("BOOK YOUR JAB #getboosternow NOW"));
    ck_assert_uint_eq(fix.seen.count, 0);
}
END_TEST

/* Three thousand comments by patients and families, where the checkout has them beside it: hardly
 * anything personal is in them but a few names that were left in (at most 3 in 1,000 hits in all, 1
 * in 1,000 beside names told of), and nobody shouts much. */
START_TEST(comments_raise_hardly_anything)
{
    FILE *file = fopen(SMP_SOURCE_DIR "/../shared/corpora/nhs-comments-dev.csv", "r");
    if (!file) {
        printf("comments_raise_hardly_anything: skipped, no ../shared\n");
        return;
    }
    char line[16384];
    size_t lines = 0, privacy = 0, names = 0, capitals = 0;
    while (fgets(line, sizeof line, file)) {
        look(line);
        lines++;
        for (size_t i = 0; i < fix.seen.count; i++) {
            const char *name = smp__catalogue[fix.seen.items[i].signal].name;
            privacy += !strncmp(name, "privacy.", 8);
            names += !strcmp(name, "privacy.person_name");
            capitals += !strncmp(name, "caps.", 5);
        }
    }
    fclose(file);
    ck_assert_uint_gt(lines, 1000);
    ck_assert_uint_le((privacy - names) * 1000, lines);
    ck_assert_uint_le(privacy * 1000, 3 * lines);
    ck_assert_uint_le(capitals * 500, lines);
}
END_TEST

SUITE_WITH("signals/privacy", set_up, tear_down, nhs_numbers, national_insurance, phones, emails,
           postcodes, half_a_postcode, named_patients, every_label_counts, every_field_is_read,
           comments_raise_hardly_anything)
