/* Whose contact details they are: of one person who is spoken of, or there for everybody.
 * Every number and name here is from a range kept for tests, or made up.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(of_one_person)
{
    static const char *const persons[] = {
        "The patient's mobile is 07700 900123", "Jane's mobile is 07700900123",
        "The family can be reached at jane.smith@example.org", "Call Jean on +447700900123",
        "Ring Mrs. Example on 020 7946 0123", "Her daughter is on 07700-900-123",
        "His email: jane.smith@example.org", "Email the patient to book, jane.smith@example.org",
        "Ring Jane Smith on 07700 900123 to book her scan",
        "She wants more information, ring her on 07700 900123",
        "Ring her mum on 07700 900123, she missed her session",
        "The nurse asks you to ring Jane Smith on 07700 900123",
        "Jane Smith missed the session, she is on 07700 900123"};
    ALL_FLAG(PRIVACY_OF_PERSON, persons);
    static const char *const others[] = {
        "Ring the booking line on 07700 900123", "Text our stop smoking team on 07700 900123",
        "My mobile is 07700 900123, about the sofa", "Call Jane on 07700 900123 to join our walks",
        "Ring Sarah on 07700 900123 to hear about our choir", "Tickets: Sarah on 07700 900123",
        "Call our ward manager Jane on 07700 900123, she will ring back",
        "For more details call Jane on 07700 900123", "To book, text Jane on 07700 900123",
        "Bring your mum! Write to jane.smith@example.org", "07700 900123 for cakes",
        "Call Jane, our ward manager, on 07700 900123", "Patients can text 07700 900123",
        "Patient Safety is on 07700 900123"};
    ALL_PASS(PRIVACY_OF_PERSON, others);
}
END_TEST

START_TEST(homes_and_births)
{
    static const char *const persons[] = {
        "Ambulance outside 14 Example Avenue again", "She lives at LS1 4AP",
        "The crew were called to 14 Example Avenue, where a man had died",
        "We have your date of birth as 3 May 1984", "dob03051984", "Their postcode is ls14ap",
        "My patient was born on 3 May 1984"};
    ALL_FLAG(PRIVACY_OF_PERSON, persons);
    static const char *const own[] = {"I live at LS1 4AP", "My date of birth is 3 May 1984",
                                      "The party is at mine, 12 Example Road",
                                      "The sale is at 14 Example Avenue on Saturday"};
    ALL_PASS(PRIVACY_OF_PERSON, own);
    REPAIRS(PRIVACY_OF_PERSON, "Her mum is on (07700) 900123.",
            "Her mum is on [phone number removed].");
}
END_TEST

/* Whoever is named with a number in what is announced runs it, if nothing is told of care. */
START_TEST(who_runs_what_is_announced)
{
    static const char *const own[] = {
        "Our concert is on Friday. Contact Sarah on 07700 900123",
        "Carol concert at 7pm\n\nCall Rebecca on 07700 900123",
        "Ring Sarah on 07700 900123. Raffle too.",
        "Volunteers wanted, text Sarah on 07700 900123"};
    ALL_PASS(PRIVACY_OF_PERSON, own);
    static const char *const persons[] = {
        "Contact Sarah on 07700 900123", "The concert was fine. Call Sarah's mum on 07700 900123",
        "Concert on Friday. Call Sarah on 07700 900123 about her scan",
        "A scan today. Raffle. Ring Sarah on 07700 900123"};
    ALL_FLAG(PRIVACY_OF_PERSON, persons);
    for (size_t words = 20; words <= 60; words += 40) { /* too far away */
        char text[512] = "Concert. ";
        for (size_t i = 0; i < words; i++) strcat(text, "and ");
        strcat(text, "Ring Sarah on 07700 900123");
        look(text);
        ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_OF_PERSON), words > 40);
    }
}
END_TEST

/* A landline is somebody's where the words say so. */
START_TEST(landlines)
{
    static const char *const persons[] = {"Mrs Example's daughter can be reached on 0117 496 0123",
                                          "home tel 01632 960456",
                                          "Call Sister Jones at home on 01632 960123"};
    ALL_FLAG(PRIVACY_PHONE, persons);
    static const char *const others[] = {"The clinic can be reached on 0117 496 0123",
                                         "Call the care home on 01632 960123",
                                         "Test at home: order on 01632 960123"};
    ALL_PASS(PRIVACY_PHONE, others);
}
END_TEST

SUITE_WITH("signals/privacy_person", set_up, tear_down, of_one_person, homes_and_births,
           who_runs_what_is_announced, landlines)
