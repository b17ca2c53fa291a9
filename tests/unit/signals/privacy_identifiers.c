/* Personal data beyond the commonest: registers, vehicles, internet addresses, and digits in words.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(registrations)
{
    static const char *const leaks[] = {
        "GMC number 7012345", "GMC: 7012345", "(GMC 7012345)", "7012345 (GMC)",
        "GMC reference number is 0123456", "NMC PIN 01A2345E", "nmc pin: 98i0001s", "01A2345E, NMC",
        "PIN 01A2345E", "HCPC PH123456", "GDC no. 123456", "GPhC registration number 2012345",
        "HCPC PH12345", "GDC no. 12345"}; /* the shorter ones of each register */
    ALL_FLAG(PRIVACY_REGISTRATION, leaks);
    static const char *const ordinary[] = {
        "The GMC wrote to 7012345 people", "GMC guidance of 2024", "GMC 0300 123 4567",
        "Reference 7012345", "Reference 01A2345E", "NMC: 700,000 nurses", "HCPC 2024",
        "the GMC on 12345", "GDC 1234", "HCPC PH1234567",
        "HCPC number is no reg pin code id PH12345"};
    ALL_PASS(PRIVACY_REGISTRATION, ordinary);
    REPAIRS(PRIVACY_REGISTRATION, "His GMC number is 7012345.",
            "His GMC number is [registration number removed].");
}
END_TEST

START_TEST(vehicles)
{
    static const char *const leaks[] = {
        "Her car is AB51 ABC", "reg AB51ABC", "parked in the bay, A123 ABC", "ABC 123A, a blue van",
        "number plate: ABZ 1234", "He drives a Mini, LK07 XYZ", "AB51 ABC", "BD62XYZ", "LN14-HGT",
        "car reg aa02 aaa", "White hatchback, AB51 ABC, in staff bay 40",
        "Whoever owns AB51 ABC: your headlights are on", "A man in a black Audi AB51ABC left",
        "An audi, reg ab51 abc, left", "The A123 ABC Transit that left"};
    ALL_FLAG(PRIVACY_VEHICLE, leaks);
    static const char *const ordinary[] = {
        "Meet in AB51 ABC", "The car park is at CV1 2AB", "Drive down the M40 to park the car",
        "Registration is in room AB12", "The car has ABS 12", "driving AI51 ABC", "COVID 19 driver",
        "Park the car at B33 8TH", "A car from 10 AM", "car AB00 ABC", "car AB35 ABC",
        "car AB80 ABC", "car ABC 123I", "car ABC 123Z", "car AQ51 ABC", "my car, aa02 aaa",
        "My car, an Audi A4 for sale", "The Audi of the man whom we saw at AB51 ABC",
        "We left at AB51 ABC and met many who had an Audi"};
    ALL_PASS(PRIVACY_VEHICLE, ordinary);
    look("Cars AB51 ABC and BD62XYZ");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_VEHICLE), 2);
    REPAIRS(PRIVACY_VEHICLE, "Whose car is AB51 ABC?", "Whose car is [registration mark removed]?");
}
END_TEST

START_TEST(documents)
{
    PASSES(PRIVACY_CASE_NUMBER, "Licence MORGA657054SM91J");
    PASSES(PRIVACY_CASE_NUMBER, "Licence MORGA657054SM9I1");
    PASSES(PRIVACY_CASE_NUMBER, "Licence MORGA657054SM_IJ");
    PASSES(PRIVACY_CASE_NUMBER, "Order 925665416 is a passport");
    static const char *const leaks[] = {
        "MORGA607054SM9IJ", "Licence: MORGA657054SM9IJ ok", "FO999512018AA1AB", "JONES710153J99EF",
        "MORGA607054SMAIJ",
        "driving licence morga607054sm9ij", "MORGA 607054 SM9IJ", "passport number 925665416",
        "Her passport no. is 123456789", "passport: F92402356", "My passport is AB1234567"};
    ALL_FLAG(PRIVACY_CASE_NUMBER, leaks);
    static const char *const ordinary[] = {
        "MORGA600054SM9IJ", "MORGA613054SM9IJ", "MORGA650054SM9IJ", "MORGA663054SM9IJ",
        "MORGA601004SM9IJ", "MORGA601324SM9IJ", "MORGA65705SM9IJ", "MORGA6570544SM9IJ",
        "99999657054SM9IJ", "MO9G9657054SM9IJ", "Number 925665416", "AB1234567",
        "passport 2026", "Your passport to health, 123456789 steps", "passport photos: 123456"};
    ALL_PASS(PRIVACY_CASE_NUMBER, ordinary);
    REPAIRS(PRIVACY_CASE_NUMBER, "passport no 925665416!",
            "passport no [passport number removed]!");
    REPAIRS(PRIVACY_CASE_NUMBER, "It is MORGA 607054 SM9IJ",
            "It is [driving licence number removed]");
}
END_TEST

START_TEST(hardware_addresses)
{
    static const char *const leaks[] = {
        "MAC 00:1B:44:11:3A:B7", "00-1b-44-11-3a-b7 is her phone", "[de:ad:be:ef:00:01]",
        "Its 001b.4411.3ab7 port", "MAC address: 001B44113AB7",
        "MAC 00:11:22:33:44:55", "Hardware address: aa:bb:cc:dd:ee:ff"};
    ALL_FLAG(PRIVACY_IP_ADDRESS, leaks);
    static const char *const ordinary[] = {
        "12:34:56:78:90:12", "00:1B:44:11:3A", "00:1B:44:11:3A:B7:00", "00:1B-44:11-3A:B7",
        "aa:bb:cc:dd:ee:ff", "00:1B:44:11:3A:B7x", "2026-11-21-0a-1b-2c", "001b.4411.3ab7.0011",
        "device 001B44113AB7", "MAC ff:ff:ff:ff:ff:ff", "MAC 00:00:00:00:00:00",
        "Mac 10, 12 and 14"};
    ALL_PASS(PRIVACY_IP_ADDRESS, ordinary);
    REPAIRS(PRIVACY_IP_ADDRESS, "Phone 00:1B:44:11:3A:B7.", "Phone [device address removed].");
}
END_TEST

START_TEST(alone)
{
    static const char *const postcodes[] = {"M1 1AA", "M60 1NW", "W1A 1HQ", "CR2 6XH", "DN55 1PT",
                                            "EC1A 1BB", "M11AA", "EC1A1BB", "DN551PT"};
    ALL_FLAG(PRIVACY_POSTCODE, postcodes);
    static const char *const none[] = {"QA1 1AA", "VA1 1AA", "M1 1CA", "M1 1AI", "ABCM11AADEF",
                                       "Find us at M1 1AA", "M1 1AA to M1 1AB"};
    ALL_PASS(PRIVACY_POSTCODE, none);
    FLAGS(PRIVACY_NATIONAL_INSURANCE, "hh 01 02 03 d");
    FLAGS(PRIVACY_NATIONAL_INSURANCE, "tw987654a");
    PASSES(PRIVACY_NATIONAL_INSURANCE, "ref tw987654a");
    FLAGS(PRIVACY_DATE_OF_BIRTH, "DOB 03041984");
    PASSES(PRIVACY_DATE_OF_BIRTH, "DOB 99041984");
    MARKS(PRIVACY_PHONE, "my number is +44 20 7946 0123", "+44 20 7946 0123");
    FLAGS(PRIVACY_PHONE, "ring her on 01632 960123");
    FLAGS(PRIVACY_DATE_OF_BIRTH, "her birthday is 21/05/1981");
    PASSES(PRIVACY_DATE_OF_BIRTH, "Our birthday is 21 May");
}
END_TEST

START_TEST(internet_addresses)
{
    static const char *const leaks[] = {
        "She wrote from 192.0.2.44", "IP: 203.0.113.7.", "2001:db8::ff00:42:8329",
        "2001:0db8:0000:0000:0000:ff00:0042:8329", "from 198.51.100.23/24", "fe80::1ff:fe23:4567",
        "2001:db8::192.0.2.33", "::ffff:192.0.2.33", "from ::192.0.2.33"};
    ALL_FLAG(PRIVACY_IP_ADDRESS, leaks);
    static const char *const ordinary[] = {
        "Version 1.2.3.4", "Open 10:30:00", "1.2.3", "256.1.1.1", "1.2.3.4.5", "std::vector",
        "At 10:00: all welcome", "127.0.0.1", "a::b", "On 12.10.2026", "See 4.5.1.2a",
        "10::30::5", "1:2:3:4"};
    ALL_PASS(PRIVACY_IP_ADDRESS, ordinary);
    MARKS(PRIVACY_IP_ADDRESS, "IP: 203.0.113.7.", "203.0.113.7");
}
END_TEST

/* How far an address goes, and what is none for a sign too many. "-": none is seen. */
START_TEST(where_addresses_end)
{
    static const struct {
        const char *text, *address;
    } rows[] = {
        {"192.0.2.7.", "192.0.2.7"}, {"192.0.2.7.x", "192.0.2.7"}, {"192.0.2.7.8", "-"},
        {"192.0.2.1234", "-"},
        {"192..2.7", "-"}, {"192.0.2.7/24", "192.0.2.7/24"}, {"192.0.2.7/24x", "192.0.2.7"},
        {"2001:db8::192.0.2.777", "-"}, {"2001:db8::1:", "2001:db8::1"}, {"2001:db8::1:x", "-"},
        {"2001:db8::1.", "2001:db8::1"}, {"2001:db8::1%eth0 here", "2001:db8::1%eth0"},
        {"2001:db8::1%", "2001:db8::1"}, {"2001:db8::1/64 here", "2001:db8::1/64"},
        {"2001:db8::1/64a", "2001:db8::1"},
        {"2001:db8::1/1234", "2001:db8::1"}, {"2001:db8::1/", "2001:db8::1"}, {"::1", "-"},
        {"10::30", "-"},
        {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7::"}, {"1:2:3:4:5:6:7:8::", "-"},
        {"1:2:3:4:5:6:7:8:9", "-"},
        {"10:30:20:40:50:10:20:30", "-"}, {"abcd::ef", "-"},
        {"2001:db8::1:2:3:4:5:6:7:8", "-"}, {"00:1a:2b:3c:4d:5e: yes", "00:1a:2b:3c:4d:5e"},
        {"00:1a:2b:3c:4d:5e:6f", "-"}, {"ff:00:1a:2b:3c:4d:5e", "-"},
        {"at -00-1a-2b-3c-4d-5e", "00-1a-2b-3c-4d-5e"},
        {"00:1a:2b:3c:4d:5eg", "-"}, {"00:1a-2b:3c:4d:5e", "-"}, {"00:1a:2b:3c:4d", "-"},
        {"aa:aa:aa:aa:aa:aa", "-"},
        /* Of figures alone it must be called one. */
        {"MAC address is 001122334455", "001122334455"}, {"id 001122334455", "-"},
        {"00:11:22:33:44:55", "-"},
        {"MAC 00:11:22:33:44:55", "00:11:22:33:44:55"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_IP_ADDRESS, rows[i].text, rows[i].address);
}
END_TEST

START_TEST(where_marks_of_vehicles_end)
{
    static const char *const marks[] = {"AB12 CDE", "A123 ABC", "ABC 123A", "ABC-123A",
                                        "reg ab12cde", "ab12cde"};
    ALL_FLAG(PRIVACY_VEHICLE, marks);
    static const char *const ordinary[] = {"A1234 ABC", "ABC 1234A", "reg AB12CDEF", "CVA12",
                                           "A1BC2"};
    ALL_PASS(PRIVACY_VEHICLE, ordinary);
}
END_TEST

START_TEST(digits_in_words)
{
    static const char *const phones[] = {
        "Ring oh seven seven double oh nine double oh one two three",
        "zero seven seven zero zero, nine zero zero, one two three",
        "Zero-seven-seven-zero-zero-nine-zero-zero-one-two-three",
        "07700 nine oh oh one two three", "oh double seven double oh, nine hundred, four one six",
        "text 0 7 7 o o 9 o o 1 2 3", "o7700 9oo123"};
    ALL_FLAG(PRIVACY_PHONE, phones);
    FLAGS(PRIVACY_NHS_NUMBER, "NHS number nine nine nine zero zero zero zero zero one eight");
    FLAGS(PRIVACY_NHS_NUMBER, "NHS number triple nine triple zero double zero one eight");
    FLAGS(PRIVACY_NHS_NUMBER, "It's nine nine nine, then oh double oh, then double oh one eight.");
    FLAGS(PRIVACY_NHS_NUMBER, "Find triple nine space oh oh oh space double oh one eight");
    PASSES(PRIVACY_NHS_NUMBER, "It's nine nine nine, then oh double oh, then double oh one nine.");
    PASSES(PRIVACY_NHS_NUMBER, "Bingo: nine nine nine oh oh oh oh oh one eight six");
    static const char *const ordinary[] = {
        "One or two of us, three or four of them, five, six, seven, eight",
        "one two three four five six seven eight nine ten", "Oh no, seven days to go",
        "Triple one for advice, nine nine nine in an emergency", "9 hundred of 07 two 700 three",
        "one 2 3 4 5 6 7 8 9 10 11"};
    ALL_PASS(PRIVACY_PHONE, ordinary);
    MARKS(PRIVACY_PHONE, "Ring oh seven seven double oh nine double oh one two three.",
          "oh seven seven double oh nine double oh one two three");
}
END_TEST

#define KEY(digit) digit "\xEF\xB8\x8F\xE2\x83\xA3"

START_TEST(what_may_part_digits)
{
    static const char *const signs[] = {" ",      ".",      "-",      "(",      ")",      "\u00a0",
                                        "\u2007", "\u2009", "\u202f", "\u2010", "\u2011", "\u2012",
                                        "\u2013", "\u2014", "\u200b", "\u2060", "\ufeff", "\u00ad"};
    char text[64];
    for (size_t i = 0; i < SMP_COUNT(signs); i++) {
        snprintf(text, sizeof text, "ring 07700%s900123 now", signs[i]);
        FLAGS(PRIVACY_PHONE, text);
        snprintf(text, sizeof text, "NHS number 999%s000%s0018", signs[i], signs[i]);
        FLAGS(PRIVACY_NHS_NUMBER, text);
    }
    PASSES(PRIVACY_PHONE, "ring 07700\u2015900123 now");
    static const char *const said[] = {
        "ring oh seven seven double oh nine double oh one two three", "ring o77oo9oo123",
        "ring 07700 9oo123", "her work mobile is 07700 900123", "call Mr. 07700 900123"};
    ALL_FLAG(PRIVACY_PHONE, said);
    static const char *const none[] = {
        "ring oh double seven", "ring oh seven seven double",
        "ring oh seven seven oh oh nine triple",
        "ring oh seven seven oh oh 12345678901234567890 one two", "ring ooooo",
        "ring oh seven seven oh oh 123456789012345678901 one two",
        "ring oh seven seven oh oh 9.5 one two three", "ring 07 11 2026 900 please"};
    ALL_PASS(PRIVACY_PHONE, none);
}
END_TEST

START_TEST(digits_on_keys)
{
    FLAGS(PRIVACY_PHONE, "Text " KEY("0") KEY("7") KEY("7") KEY("0") KEY("0") " " KEY("9") KEY("0")
                         KEY("0") " " KEY("1") KEY("2") KEY("3") " now");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_PHONE), 1);
    PASSES(PRIVACY_PHONE, "Top tips: " KEY("1") " rest " KEY("2") " drink " KEY("3") " call 111");
}
END_TEST

START_TEST(numbers_of_other_nations)
{
    REPAIRS(PRIVACY_NHS_NUMBER, "CHI: 010170 1234", "CHI: [CHI number removed]");
    REPAIRS(PRIVACY_NHS_NUMBER, "Health and Care Number 999 000 0018",
            "Health and Care Number [Health and Care number removed]");
    REPAIRS(PRIVACY_NHS_NUMBER, "her H&C number is 9990000018",
            "her H&C number is [Health and Care number removed]");
    PASSES(PRIVACY_NHS_NUMBER, "Customer care number 9990000018");
    FLAGS(PRIVACY_NHS_NUMBER, "NHS number \xE0\xA5\xAF\xE0\xA5\xAF\xE0\xA5\xAF\xE0\xA5\xA6"
                              "\xE0\xA5\xA6\xE0\xA5\xA6\xE0\xA5\xA6\xE0\xA5\xA6\xE0\xA5\xA7"
                              "\xE0\xA5\xAE"); /* Devanagari */
}
END_TEST

static void look_at_file(const char *name)
{
    look_afresh();
    look_at(SMP__IN_FILE_NAME, 0, smp_text_of(name));
}

START_TEST(links_and_file_names)
{
    FLAGS(PRIVACY_NHS_NUMBER, "See https://example.org/book?nhs_number=9990000018&x=1");
    MARKS(PRIVACY_NHS_NUMBER, "See https://example.org/?a=1&NHSNumber=999+000+0018 now",
          "999+000+0018");
    FLAGS(PRIVACY_PHONE, "https://example.org/call?mobile=07700900123");
    FLAGS(PRIVACY_DATE_OF_BIRTH, "https://example.org/?dateOfBirth=1980-02-01");
    FLAGS(PRIVACY_CASE_NUMBER, "https://example.org/?patientId=X12345");
    FLAGS(PRIVACY_PERSON_NAME, "https://example.org/?name=Sarah%20Jones");
    FLAGS(PRIVACY_PERSON_NAME, "https://example.org/?name=Sarah_Jones%2");
    FLAGS(PRIVACY_NHS_NUMBER, "https://example.org/?nhs=9990000018");
    /* Signs that links have to escape. */
    MARKS(PRIVACY_EMAIL, "https://example.org/?email=jane.smith%40example.org&x=1",
          "jane.smith%40example.org");
    MARKS(PRIVACY_DATE_OF_BIRTH, "https://example.org/?dob=03%2f04%2F1984", "03%2f04%2F1984");
    MARKS(PRIVACY_PHONE, "https://example.org/?tel=%2B447700900123", "447700900123");
    PASSES(PRIVACY_NHS_NUMBER,
           "https://example.org/?patientnumberpatientnumber=9990000018"); /* no key of ours */
    PASSES(PRIVACY_PHONE, "https://example.org/?v=07700900123");
    MARKS(PRIVACY_PHONE, "Text her: https://wa.me/447700900123", "447700900123");
    FLAGS(PRIVACY_PHONE, "t.me/+447700900123");
    FLAGS(PRIVACY_OF_PERSON, "Her daughter is at https://wa.me/447700900123 today");
    PASSES(PRIVACY_OF_PERSON, "Join us: https://wa.me/447700900123");
    PASSES(PRIVACY_PHONE, "https://wa.me/message/447700900123");
    PASSES(PRIVACY_PHONE, "https://t.me/ward2024");
    look("Her number is 07700 900123, and https://wa.me/447700900456"); /* each once */
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_PHONE), 2);
    PASSES(PRIVACY_CARD_NUMBER, "https://example.org/?fbclid=4111111111111111");
    PASSES(PRIVACY_NHS_NUMBER, "NHS number: https://example.org/?page=9990000018");
    look_at_file("nhs_999-000-0018_scan.pdf");
    ck_assert_str_eq(span_of(SMP__SIGNAL_PRIVACY_NHS_NUMBER), "999-000-0018");
    look_at_file("dob_01-02-1980.pdf");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_DATE_OF_BIRTH), 1);
    look_at_file("Mrs_Jones_discharged_ward_4.docx");
    ck_assert_str_eq(span_of(SMP__SIGNAL_PRIVACY_NAMED_PATIENT), "Mrs_Jones");
    look_at_file("ward_4_opening.jpg");
    ck_assert_uint_eq(fix.seen.count, 0);
}
END_TEST

SUITE_WITH("signals/privacy_identifiers", set_up, tear_down, registrations, vehicles, documents,
           alone, internet_addresses, where_addresses_end, where_marks_of_vehicles_end,
           digits_in_words, what_may_part_digits, digits_on_keys, numbers_of_other_nations,
               links_and_file_names,
           hardware_addresses)
