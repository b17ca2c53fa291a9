/* Where the forms of personal numbers begin and end: the first and last of each range, one letter
 * or digit too few or too many, and what may stand between.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(cards)
{
    static const char *const leaks[] = {
        "Card 4111111111111111", "Card 4222222222222", "Card 4000000000000000006",
        "Card 5555555555554444", "Card 5105105105105100", "Card 2223000048400011",
        "Card 2720999999999996", "Card 378282246310005", "Card 343434343434343",
        "Card 6011000990139424", "Card 6500000000000002", "Card 3528000000000007",
        "Card 3589999999999994", "Card 5018000000000009", "Card 5020000000000005",
        "Card 5038000000000005", "Card 6304000000000000", "Card 6759000000000000",
        "Card 6761000000000006", "Card 6763000000000004", "Card 30569309025904",
        "Card 38520000023237", "Card 36000000000008", "Card 30590000000004",
        "My card is 4111 1111 1111 1111", "UATP card 100000000000009", "100000000000009"};
    ALL_FLAG(PRIVACY_CARD_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Order 2220999999999991", "Order 2721000000000004", "Order 3590000000000000",
        "Order 3527000000000008", "Order 5021000000000004", "Order 6764000000000003",
        "Order 30600000000001", "Order 39000000000005", "Order 5000000000000009",
        "Order 5600000000000003", "Order 350000000000006", "Order 5123456789012345676",
        "Order 6222222222222222222", "Order 100000000000009", "Order 4111111111111112",
        "Order 41111111 11111111", "X4111111111111111", "The card ends June 2026",
        "Her card has a cvv", "The cvv lies under 123 things", "Card ending in 48212",
        "Order 20000000000006", "code 49** **** **** 1234", "my card is in the  bank"};
    ALL_PASS(PRIVACY_CARD_NUMBER, ordinary);
}
END_TEST

/* Three groups and a check digit that fits tell an NHS number where it could have been issued.
 * Those that begin with a date have the 30th or 31st of February, which nobody was born on. */
START_TEST(nhs_numbers)
{
    static const char *const leaks[] = {
        "Pt 999 000 0018", "Pt 300 212 3404", "Pt 310 212 3406", "NHS 9990000018",
        "nhs9990000018", "chi9990000018", "9990000018 is his NHS number",
        "9990000018 is her CHI number", "HSC number 9990000018", "Health and Care id 9990000018",
        "nhs_number 9990000018", "the CHI is 9990000018", "his NHS is 9990000018", "801 234 5676",
        "HCN 9990000018"};
    ALL_FLAG(PRIVACY_NHS_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Pt 801 234 5676", "Pt 301 312 3451", "Pt 001 012 3458", "Pt 999 000 0019",
        "See 9990000018", "Pt 999 0000 0184", "+999 000 0018", "Care number 9990000018",
        "his NHS is 9990000019", "1 999 000 0018",
        "x999 000 0018", "999 000 0018x"};
    ALL_PASS(PRIVACY_NHS_NUMBER, ordinary);
    REPAIRS(PRIVACY_NHS_NUMBER, "chi9990000018", "chi[CHI number removed]");
    REPAIRS(PRIVACY_NHS_NUMBER, "9990000018 is her CHI number",
            "[CHI number removed] is her CHI number");
    REPAIRS(PRIVACY_NHS_NUMBER, "HSC number 9990000018",
            "HSC number [Health and Care number removed]");
}
END_TEST

/* In one run of digits more fit by chance: then care must be spoken of, and nothing else. */
START_TEST(nhs_numbers_beside_care)
{
    static const char *const leaks[] = {
        "Bloods for 9990000018", "9990000018 is on the ward", "Ring the ward about 9990000018",
        "Call me re 9990000018 and her scan", "NHS # : 9990000018", "NHS: 9990000018",
        "Nos of the NHS: 9990000018, 9990000026 and 9990000034", "999 000 0018 for bed 4",
        "999 000 0018 for my son", "999 000 0018 for Rebecca", "pt 9990000018",
        "9990000018 on SystmOne"};
    ALL_FLAG(PRIVACY_NHS_NUMBER, leaks);
    static const char *const ordinary[] = {
        "Ward order 9990000018", "+9990000018 is on the ward", "9990000019 is on the ward",
        "A form looks like 9990000018 on the ward", "Swab batch 9990000018",
        "Call the ward 9990000018",
        "Ward form, eg 9990000018", "NHS . . . . . 9990000018", "Send 9990000018 to us",
        "Order 999 000 0018 now", "An example: for example 999 000 0018",
        "(999)(000) 0018 in the book"};
    ALL_PASS(PRIVACY_NHS_NUMBER, ordinary);
}
END_TEST

START_TEST(vehicles)
{
    static const char *const leaks[] = {
        "car A1 ABC", "car A12 ABC", "car A123 ABC", "car ABC 1A", "car ABC 12A", "car ABC 123A",
        "car ABZ 12", "car ZAB 1234", "car AB02 ABC", "car AB29 ABC", "car AB51 ABC",
        "car AB79 ABC"};
    ALL_FLAG(PRIVACY_VEHICLE, leaks);
    static const char *const ordinary[] = {
        "car A1234 ABC", "car ABC 1234A", "car I123 ABC", "car O123 ABC", "car A123 IBC",
        "car A123 ABZ", "car IBC 123A", "car AB01 ABC", "car AB30 ABC", "car AB50 ABC",
        "car AB80 ABC", "car ABZ 1", "car ABC 1234", "car AB51 AIC", "car A\u00c951 ABC",
        "car AB51 A-C", "car A1B2C3", "car AB 51 ABC", "car AB51,ABC", "AB51 ABCD car",
        "the car 51AB ABC",
        "AB51ABC hello"};
    ALL_PASS(PRIVACY_VEHICLE, ordinary);
}
END_TEST

START_TEST(addresses_of_the_internet)
{
    static const char *const leaks[] = {
        "at 192.0.2.0", "at 203.0.113.255.", "at 1:2:3:4:5:6:7:abc", "at 2001:db8::",
        "at 2001:db8::1", "at ::ffff:1", "at 2001:db8:0:0:0:0:192.0.2.33", "(2001:db8::1)",
        "at 2001:db8::1: yes"};
    ALL_FLAG(PRIVACY_IP_ADDRESS, leaks);
    static const char *const ordinary[] = {
        "at 192.0.2.256", "at 1922.0.2.1", "at 192.0.2", "at 192.0.2.", "at 192..2.1",
        "at 192.0.2.1.5", "at 192.0.2.1x", "at 1:2:3:4:5:6:7:8", "at 1:2:3:4:5:6:7:8:abc",
        "at 2001:db8::1::2", "at 12345:db8::1", "at 1:2:3:4:5:6:7::abc:1", "at 2001:db8::1g",
        "at 2001:db8::1:g", "at 2001:db8::1.5", "at 0.0.0.0", "at 255.255.255.0", "build 192.0.2.1",
        "x::ffff:1", "at :::ffff:1", "at 2001:db8:1"};
    ALL_PASS(PRIVACY_IP_ADDRESS, ordinary);
}
END_TEST

START_TEST(wallets)
{
    static const char *const ordinary[] = {
        "2A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",       /* neither 1 nor 3 */
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa11",     /* too long */
        "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz1",
        "3zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",      /* more than 25 bytes hold */
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3b4", /* b is none of its digits */
        "0x52908400098527886E0F7030069857D2E4169EEG", /* nor G one of these */
        "1x52908400098527886E0F7030069857D2E4169EE7",
        "0x52908400098527886E0F7030069857D2E4169_E7",
        "0x52908400098527886E0F7030069857D2E4169.E7",
        "abcdefghijklmnopqrstuvwxyzabcdefgh 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN\u00e9"};
    ALL_PASS(PRIVACY_BANK_ACCOUNT, ordinary);
}
END_TEST

START_TEST(bank_accounts)
{
    static const char *const leaks[] = {
        "sortcode 12-34-56", "Pay 12-34-56, 12345678", "Pay 12-34-56/12345678",
        "GB82 WEST 1234 5698 7654 32 please", "bank account details 12345678"};
    ALL_FLAG(PRIVACY_BANK_ACCOUNT, leaks);
    look("sort code 12-34-56, that is Pat's, and the acct is 12345678");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_BANK_ACCOUNT), 2);
    /* Eight digits after a sort code need a word for what they are. */
    MARKS(PRIVACY_BANK_ACCOUNT, "sort code 12-34-56, then ring 12345678", "12-34-56");
    ck_assert_uint_eq(count_of(SMP__SIGNAL_PRIVACY_BANK_ACCOUNT), 1);
    static const char *const ordinary[] = {
        "Pay 12-34-56; 12345678", "Pay 12-34-56 1234567", "Gb82 WEST 1234 5698 7654 32",
        "G182 WEST 1234 5698 7654 32", "GBX2 WEST 1234 5698 7654 32", "GB8X WEST 1234 5698 7654 32",
        "GB82 WEST 1234 5698 7654-32", "account 123 45 678", "sort code X12-34-56",
        "sort code 60-99-99", "account number 12340000", "GB82 WEST's 1234 5698 7654 32",
        "sort code 12/34/99 90 00 00 18 is my nhs number"};
    ALL_PASS(PRIVACY_BANK_ACCOUNT, ordinary);
}
END_TEST

START_TEST(dates_of_birth)
{
    static const char *const leaks[] = {
        "dob 3/4/1984", "dob 03.04.84", "dob 03-04-1984", "dob 03 04 1984", "dob 3 / 4 / 1984",
        "dob 1984-04-03", "dob 04/23/1984", "dob 3 March 1984", "dob 3rd of March, 1984",
        "dob 3-Mar-84", "dob March 3, 1984", "dob Mar-3-1984", "dob Sept. 3 1984", "dob 03041984",
        "D.O.B. 3/4/84", "date of birth: 3/4/84", "birth date 3/4/84", "birthdate 3/4/84",
        "born 3 March 1984", "her birthday was 3 March 1984", "3/4/1984 (DOB)", "3/4/1984 - dob",
        "She turned 40 on 3 March 1984", "Sam\nborn 3 March 1984",
        "dob third of March two thousand"};
    ALL_FLAG(PRIVACY_DATE_OF_BIRTH, leaks);
    static const char *const ordinary[] = {
        "dob 3/4", "dob 3/4/198", "dob 32/4/1984", "dob 3/32/1984", "dob 13/13/1984",
        "dob 0/4/1984", "dob 3/0/1984", "dob 123/4/1984", "dob 3/123/1984", "dob 1984/123/3",
        "dob 1984/3/123", "dob 99041984", "dob 03991984", "dob 03041884", "dob 03042184",
        "dob 030419845", "dob 00041984", "dob 03001984", "born 3 March 1884",
        "born between 3 March 1984 and today", "dob 3 Foo", "date of 3/4/1984", "birth 3/4/1984",
        "her birthday 3 March", "3/4/1984 and then the dob", "children born 3 March 1984",
        "born? 3 March 1984", "born! 3 March 1984", "3 May is his dob", "3/4/1984 then dob",
        "dob 3/", "dob 84/3/45", "dob 0304198455", "born third of March two",
        "It turned 40 on 3 March 1984"};
    ALL_PASS(PRIVACY_DATE_OF_BIRTH, ordinary);
}
END_TEST

START_TEST(insurance)
{
    static const char *const leaks[] = {
        "it is QQ 12 34 56 A", "it is AB123456C", "it is AB 123456 D.", "it is AB-12-34-56-A",
        "NINO ab123456", "ni number ab 12 34 56 x", "national insurance number AB123456"};
    for (size_t i = 1; i < SMP_COUNT(leaks); i++) FLAGS(PRIVACY_NATIONAL_INSURANCE, leaks[i]);
    static const char *const ordinary[] = {
        "it is QQ123456A", "it is AO123456A", "it is BG123456A", "it is ZZ123456A",
        "it is AB123456E", "it is AB123456AB", "it is XAB123456A", "it is AB123456",
        "it is ab123456a", "it is A1123456A", "it is AB1234567A", "123456A", "it is AB 123 456 A"};
    ALL_PASS(PRIVACY_NATIONAL_INSURANCE, ordinary);
}
END_TEST

START_TEST(papers)
{
    static const char *const leaks[] = {
        "passport no 123456789", "passport A12345678", "passport AB1234567", "MRN 1234",
        "mrn: H12-34/5", "hospital number is H1234", "patient ref ABC/123/2024",
        "case reference number: 2026/0417-3", "nhs ref 12345", "MORGA657054SM9IJ",
        "M9999 657054 SM99I"};
    for (size_t i = 0; i + 1 < SMP_COUNT(leaks); i++) FLAGS(PRIVACY_CASE_NUMBER, leaks[i]);
    static const char *const ordinary[] = {
        "passport no ABC123456", "passport no 12345678", "passport no A1234567B", "passport",
        "passport is and was and no", "passport number number number number number 123456789",
        "MORGA657054SM9I1", "MORGA657054S19IJ", "MORGA657054SM-IJ", "MORGA 657054",
        "hospital number is 01632 960123", "hospital number is 07700900123",
        "hospital number of beds 1234", "patient id", "nhs number 123", "hospital number 12",
        "case no. of many", "hospital ref ABC\u00e912345", "case number a b c d 1234",
        "MORGA657054SM_IJ", "MORGA657054SM9I1", "MORGA657054SM91I", "Ask for my passport"};
    ALL_PASS(PRIVACY_CASE_NUMBER, ordinary);
}
END_TEST

START_TEST(postcodes_and_streets)
{
    static const char *const leaks[] = {"her address is GIR 0AA", "she lives at M1 1AA",
                                        "my postcode: EC1A 1BB", "he lives at w1a1hq",
                                        "the regular's postcode is CR2 6XH"};
    ALL_FLAG(PRIVACY_POSTCODE, leaks);
    static const char *const ordinary[] = {
        "she lives at QA1 1AA", "she lives at AI1 1AA", "she lives at AZ 1AA",
        "she lives at M1A1 1AA", "she lives at M1 1CA", "she lives at M1 AAA",
        "she lives at M1L 1AA", "she lives at EC1C 1BB", "she lives at M1", "she lives at M1 - 1AA",
        "she lives at MA", "the hospital's postcode is CR2 6XH"};
    ALL_PASS(PRIVACY_POSTCODE, ordinary);
    static const char *const homes[] = {"she lives at 1234h Mill Lane", "Apartment 3, 12 Mill Lane",
                                        "she lives at 12, Mill Lane", "Flat 3 12 Mill Lane",
                                        "come round to ours, 12 Mill Lane"};
    ALL_FLAG(PRIVACY_STREET_ADDRESS, homes);
    static const char *const places[] = {
        "she lives at 12345 Mill Lane", "she lives at 12i Mill Lane", "she lives at 12ab Mill Lane",
        "she lives at 12 Lane", "she lives at 12 Mill B3 Lane",
        "she lives at 12 The Old Green Mill Lane", "Room 3, 12 Mill Lane", "12 Mill Lane"};
    ALL_PASS(PRIVACY_STREET_ADDRESS, places);
}
END_TEST

START_TEST(mailboxes)
{
    static const char *const leaks[] = {
        "write to pat.sample@example.com", "write to p.sample2@example.com",
        "write to pat_sample@example.com", "write to a.b.sample@example.com",
        "write to unclebert1938@example.com", "write to ren\u00e9.sample@example.com",
        "email me at bnssg@example.com", "my email is 123@example.com", "zzz@example.com",
        "write to j.kr\u00fcg@example.org"};
    ALL_FLAG(PRIVACY_EMAIL, leaks);
    static const char *const ordinary[] = {
        "write to a.b@example.com", "write to a.b.c.sample@example.com",
        "write to press.office@example.com", "write to pat.xzq@example.com",
        "write to pat.sample1a@example.com", "write to bnssg@example.com",
        "write to zorbqist1918@example.com", "write to enquiries1938@example.com",
        "write to x1938@example.com", "write to pat.sample@ourtrust.example.org",
        "write to press.jones@example.com", "write to pat.sample@a.b.ourtrust.example.org",
        "email me at press@example.com", "write to patient.averylongnamethatgoeson@example.com",
        "write to zorbqist19x8@example.com",
        "write to krzt19ab@example.org", "write to krzt193a@example.org"};
    ALL_PASS(PRIVACY_EMAIL, ordinary);
}
END_TEST

START_TEST(telephones)
{
    static const char *const leaks[] = {
        "07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700 900123",
        "44 7700 900123", "4407700900123", "call me on 01632 960123", "01632 96012 is my number",
        "Mrs. Patel's number is 020 7946 0123", "phone Mr Patel: 020 7946 0123",
        "my number is +353 20 912 3456", "next of kin 020 7946 0123",
        "keep calling him 020 7946 0123", "calling back on 020 7946 0123",
        "phoning back on 020 7946 0123", "ring mum on 020 7946 0123", "text dad 020 7946 0123",
        "his old mobile 020 7946 0123",
        "my number is +07700 900123", "07 70 0900123", "My new number is 020 7946 0123"};
    ALL_FLAG(PRIVACY_PHONE, leaks);
    static const char *const ordinary[] = {
        "ring 01632 960123", "44 20 7946 0123", "07700 90012", "07 11 2026 12345",
        "call me on 0300 123 4567", "07700900999", "0800 1111", "+353 20 912 3456",
        "my number is +353 20 91", "07700 900123x", "Mr Patel: 020 7946 0123", "Mr",
        "Mrs Patel's clinic is 020 7946 0123", "000 7700 900123",
        "+07700 900123", "+447700 9001234", "Mrs\n020 7946 0123", "Mrs Ng number 020 7946 0123"};
    ALL_PASS(PRIVACY_PHONE, ordinary);
    /* No number has more than fifteen digits. */
    MARKS(PRIVACY_PHONE, "my number is +353 87 123 4567 89012345", "+353 87 123 4567");
}
END_TEST

SUITE_WITH("signals/privacy_forms", set_up, tear_down, cards, nhs_numbers, nhs_numbers_beside_care,
           vehicles, addresses_of_the_internet, wallets, bank_accounts, dates_of_birth, insurance,
           papers, postcodes_and_streets, mailboxes, telephones)
