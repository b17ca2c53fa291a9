/* Personal data: streets where somebody is at home, and those of venues.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(street_addresses)
{
    static const char *const leaks[] = {
        "She lives at 12 Example Road", "my address is 3a Mill Lane", "i live at 12 example road",
        "Flat 3, 12 Example Street", "The address of Mrs Example is 7 The Green Road",
        "his home address: 144 Old Example Avenue", "lives above the shop at 22 High St",
        "It is at mine, 7 Tallow Mews"};
    ALL_FLAG(PRIVACY_STREET_ADDRESS, leaks);
    static const char *const ordinary[] = {
        "Visit us at 12 Example Road", "The clinic at 3 Mill Lane is open", "I live for 5 o'clock",
        "12 of us live near Example Road", "We live 2 miles from Example Road",
        "Our new home from 2027 is the Example Road centre", "Live at 7 on Park Road FM",
        "I live in CV1", "I live at 12_ Mill Lane", "I live at Cottage, Mill Lane",
        "I live at Rose cottage, Mill Lane", "I live at Rose Cottage Mill Lane"};
    ALL_PASS(PRIVACY_STREET_ADDRESS, ordinary);
    MARKS(PRIVACY_STREET_ADDRESS, "It is Flat 3, 12 Example Street", "Flat 3, 12 Example Street");
    MARKS(PRIVACY_STREET_ADDRESS, "I live at Rose Cottage, Mill Lane", "Rose Cottage, Mill Lane");
    MARKS(PRIVACY_STREET_ADDRESS, "I live at 12 Mill Lane, Abc Def Ghi Jkl Mno", "12 Mill Lane");
}
END_TEST

START_TEST(called_on_at_home)
{
    static const char *const leaks[] = {
        "popped to 14 Elm Road with a hoist", "knocked at 14 Elm Road", "meds for 14 Elm Road",
        "Mrs Example, 14 Elm Road", "Sarah Briggs 14 Elm Road", "the woman at 14a Elm Road",
        "his mum, 14 Elm Road", "Key safe code for 22 High St is 1234",
        "delivered a hospital bed to 9 Mill Lane", "Flat 9, Elm Close", "70 Elm Road, 84F, fall",
        "the family at 28 Elm Road", "apt 4, 12 Elm Road", "an ambulance to 40 Elm Close CV1 2AB"};
    ALL_FLAG(PRIVACY_STREET_ADDRESS, leaks);
    static const char *const ordinary[] = {
        "We are at 14 Elm Road", "roadworks at 14 Elm Road, tell mum",
        "Our clinic at 14 Elm Road, his too", "Meet Sarah at 14 Elm Road",
        "the hall, 14 Elm Road, for Mrs Example", "Ask her at the 14 Elm Road surgery",
        "Patient safety, 14 Elm Road", "Family fun at 28 Elm Road", "14 Elm Road, 5m away",
        "2 places close to her home", "use 1 Any Street for his address",
        "she ran 5 miles down Elm Road", "meds from the library 14 Elm Road",
        "Sarah says the lights outside 14 Elm Road work",
        "Her surgery moved to 14 Elm Road"};
    ALL_PASS(PRIVACY_STREET_ADDRESS, ordinary);
}
END_TEST

START_TEST(where_addresses_end)
{
    MARKS(PRIVACY_STREET_ADDRESS, "Mrs Example, 14 Elm Road, Leeds LS1 4AP, fell",
          "14 Elm Road, Leeds LS1 4AP");
    MARKS(PRIVACY_STREET_ADDRESS, "Mrs Example, 14 Elm Road, Leeds, fell", "14 Elm Road");
    MARKS(PRIVACY_STREET_ADDRESS, "Mrs Example, 14 elm close, CV1 2AB", "14 elm close, CV1 2AB");
    MARKS(PRIVACY_STREET_ADDRESS, "She lives at 14 Elm Road, Leeds LS1 4AP", "14 Elm Road");
    MARKS(PRIVACY_POSTCODE, "She lives at 14 Elm Road, Leeds LS1 4AP", "LS1 4AP");
    PASSES(PRIVACY_POSTCODE, "Mrs Example, 14 Elm Road, Leeds LS1 4AP, fell");
    MARKS(PRIVACY_STREET_ADDRESS, "Flat 9, Elm Close, third time", "Flat 9, Elm Close");
}
END_TEST

START_TEST(own_postcodes)
{
    static const char *const ordinary[] = {"Mrs Example, 14 Elm Road, Leeds LS1 4ZZ, speaks",
                                           "He is at home at 14 Elm Road LS14ZZ"};
    ALL_PASS(PRIVACY_STREET_ADDRESS, ordinary);
    PASSES(PRIVACY_POSTCODE, "my address is LS1 4ZZ");
    PASSES(PRIVACY_POSTCODE, "my address is LS14ZZ");
    FLAGS(PRIVACY_POSTCODE, "my address is LS1 4AP");
}
END_TEST

START_TEST(houses_with_names)
{
    FLAGS(PRIVACY_STREET_ADDRESS, "Rose Cottage, Mill Lane, Wem: poor man");
    FLAGS(PRIVACY_STREET_ADDRESS, "She is at Old Mill House, Mill Lane");
    MARKS(PRIVACY_STREET_ADDRESS, "She is at Old House, Mill Lane", "Old House, Mill Lane");
    PASSES(PRIVACY_STREET_ADDRESS, "The event with her is at Delta House, Mill Lane");
    PASSES(PRIVACY_STREET_ADDRESS, "Delta House, Mill Lane");
    PASSES(PRIVACY_STREET_ADDRESS, "Cottage, Mill Lane, is her home");
    PASSES(PRIVACY_STREET_ADDRESS, "She lives, with her mum, at Mill House");
    PASSES(PRIVACY_STREET_ADDRESS, "her house, mill lane");
    PASSES(PRIVACY_STREET_ADDRESS, "He is at Mill House, which is near");
}
END_TEST

SUITE_WITH("signals/privacy_streets", set_up, tear_down, street_addresses, called_on_at_home,
           where_addresses_end, own_postcodes, houses_with_names)
