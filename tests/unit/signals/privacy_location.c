/* Coordinates and three words that are somebody's home, and those that everybody may know.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(where_somebody_is)
{
    static const char *const leaks[] = {
        "She lives at 52.40681,-1.51968", "Her home: lat 52.4068 long -1.5197",
        "His house is 52.4068N, 1.5197", "Mum collapsed at 52.4068 -1.5197",
        "She lives at ///filled.count.soap",
        "Their house is https://what3words.com/filled.count.soap",
        "https://w3w.co/filled.count.soap is his house",
        "https://example.org/maps/@52.40681,-1.51968,17z is her home",
        "Mrs Jones: https://example.org/?q=52.40681,-1.51968",
        "She lives at 52.40681 lon: -1.51968", "She lives at 52.40681longitude=1.51968"};
    ALL_FLAG(PRIVACY_STREET_ADDRESS, leaks);
    MARKS(PRIVACY_STREET_ADDRESS, "She lives at ///filled.count.soap. Call",
          "///filled.count.soap");
    REPAIRS(PRIVACY_STREET_ADDRESS, "She lives at 52.40681,-1.51968 now",
            "She lives at [location removed] now");
    FLAGS(PRIVACY_OF_PERSON, "Her home is at ///filled.count.soap");
    static const char *const ordinary[] = {
        "The clinic is at 52.40681,-1.51968", "Find us at ///filled.count.soap",
        "She lives at 52.406,-1.519", "She lives at 92.40681,-1.51968",
        "She lives at 52.40681,-191.51968", "She lives by 52.40681", "She lives by 52.40681, 7",
        "She lives with 0.00000000000000001,1.00000", "She lives at ///filled.count",
        "She lives at //filled.count.soap", "She lives at ///filled..soap", "She lives at ///",
        "She lives at ///filled.count.soap.dish", "She lives at 5.",
        "Her home page is https://example.org/v1.2345", "Her home page is w3w.co/about",
        "Her home: 152.40681,-1.51968", "She lives at 52.40681, -", "She lives at 52.40681,",
        "She lives at 52.40681,1", "She lives at 52.40681 ,;:=N 1.51968",
        "She lives at 52.40681 long", "She lives at ///filled.count.",
        "She lives at ///filled.5.soap", "She lives at ///.filled.soap"};
    ALL_PASS(PRIVACY_STREET_ADDRESS, ordinary);
}
END_TEST

SUITE_WITH("signals/privacy_location", set_up, tear_down, where_somebody_is)
