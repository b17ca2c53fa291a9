/* Personal data: dates of birth, by their labels and by what is said of a birth.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(birth_dates)
{
    static const char *const leaks[] = {
        "DOB 01/02/1980", "DOB: 1.2.80", "dob 1980-02-01", "date of birth 3 March 1984",
        "Date of birth: 3rd of March 1984", "D.O.B. 03-Mar-84", "D.O.B 03 04 1984",
        "He was born on 3 March 1984", "born March 3, 1984", "01/02/1980 (DOB)",
        "Birth date 01/02/80", "DOB: May-21-2021", "dob \xEF\xBC\x90\xEF\xBC\x91/02/1980"};
    ALL_FLAG(PRIVACY_DATE_OF_BIRTH, leaks);
    static const char *const ordinary[] = {
        "The NHS was born on 5 July 1948", "Have your date of birth ready", "born to run on 5 May",
        "If you were born on or after 1 September 2014", "Children born on 1 September 2014",
        "born between 1 January 1950 and 2 March 1960",
        "Date of birth between 1/1/1950 and 2/2/1960",
        "Born on 12 May 1820, she founded nursing", "We open on 01/02/2027",
        "We need your name, date of birth and address by 1 May 2027", "A baby born at 3.15",
        "Anyone born before 1 May 1960"};
    ALL_PASS(PRIVACY_DATE_OF_BIRTH, ordinary);
    REPAIRS(PRIVACY_DATE_OF_BIRTH, "DOB 01/02/1980.", "DOB [date of birth removed].");
}
END_TEST

/* How a date may be written, and what is none. "-": none is seen. */
START_TEST(where_dates_end)
{
    static const struct {
        const char *text, *date;
    } rows[] = {
        {"born on the first of March nineteen eighty", "the first of March nineteen eighty"},
        {"born on the thirty first of March nineteen eighty",
         "the thirty first of March nineteen eighty"},
        {"born thirty-one March nineteen eighty", "thirty-one March nineteen eighty"},
        {"born on the twenty second of the third nineteen eighty one",
         "the twenty second of the third nineteen eighty one"},
        {"born the twenty of the thirteenth nineteen eighty", "-"},
        {"born 2 of the 0 nineteen eighty", "-"},
        {"born first of March two thousand", "first of March two thousand"},
        {"born first of March twenty oh five", "first of March twenty oh five"},
        {"born first of March nineteen oh", "-"},
        {"born first of March eighty", "first of March eighty"},
        {"born first of March 80", "first of March 80"},
        {"born first of March, 1980", "first of March, 1980"},
        {"born first of March 198", "-"}, {"born first of March eighteen eighty", "-"},
        {"dob 03 04 1984", "03 04 1984"}, {"dob 03/ 04/ 1984", "03/ 04/ 1984"},
        {"dob 03 /04/1984", "03 /04/1984"},
        {"dob 04/31/1984", "04/31/1984"}, {"dob 31/04/1984", "31/04/1984"}, {"dob 32/04/1984", "-"},
        {"dob 00/04/1984", "-"}, {"dob 03041984", "03041984"}, {"dob 030484", "030484"},
        {"dob 0304198", "-"},
        {"dob 030419845", "-"}, {"dob 0304", "-"}, {"dob 03-04", "-"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        MARKS(PRIVACY_DATE_OF_BIRTH, rows[i].text, rows[i].date);
}
END_TEST

START_TEST(births_in_words)
{
    static const char *const leaks[] = {
        "DOB: twenty first of June nineteen seventy nine",
        "born on the third of March nineteen eighty-four",
        "date of birth March the third, nineteen oh five",
        "date of birth twelfth august two thousand and one",
        "His date of birth is 3rd March sixty two", "She was born on the thirtieth of May 1984",
        "DOB thirty-first December two thousand", "dob the 4th of the 7th 52",
        "date of birth the fourth of the seventh, fifty-two"};
    ALL_FLAG(PRIVACY_DATE_OF_BIRTH, leaks);
    static const char *const ordinary[] = {
        "Save the date, the first of March", "born in the third ward", "born on the first of May",
        "The charity was born on the first of May nineteen ninety",
        "born between the first of May nineteen ninety and the second of June two thousand",
        "the third of March nineteen eighty-four"};
    ALL_PASS(PRIVACY_DATE_OF_BIRTH, ordinary);
    MARKS(PRIVACY_DATE_OF_BIRTH, "DOB the third of May nineteen eighty zero coffees",
          "the third of May nineteen eighty");
    REPAIRS(PRIVACY_DATE_OF_BIRTH, "Born on the third of March nineteen eighty-four, he",
            "Born on [date of birth removed], he");
}
END_TEST

/* What stands by itself is said to be nothing else. */
START_TEST(births_by_odd_labels)
{
    static const char *const leaks[] = {
        "bday 03/05/1984", "b-day: 3.5.84", "Her birthday's 3 May 1984", "his birthday, 3/5/1984",
        "her birthday (3 May 1984)", "D O B 3/5/84", "date-of-birth 3 May 1984", "DOB 84-05-03",
        "dob three five eighty four",
        "dob 030584", "Mrs Jones (b 3.5.84)", "Patient b. 03/05/1984",
        "3/5/84 was his dob", "3 May 1984 is her date of birth"};
    ALL_FLAG(PRIVACY_DATE_OF_BIRTH, leaks);
    static const char *const ordinary[] = {
        "Our birthday party is on 3 May 2024", "Plan B 03/05/2024", "Hepatitis B: 03/05/2024",
        "Team B day out 3 May 2024", "b. the clinic on 03/05/2024", "D Day: 6 June 1944",
        "Which date of birth? The form ends 3 May 2024", "born three five eighty four",
        "born 030584"};
    ALL_PASS(PRIVACY_DATE_OF_BIRTH, ordinary);
}
END_TEST

START_TEST(births_told)
{
    static const char *const leaks[] = {
        "Little Sam came into the world on 3 May 2024", "my mum turned 90 on 3 May 2024",
        "Sarah turns 18 on 03/05/2024",
        "He entered the world on 3 May 1984",
        "She was born at Queen Mary's at ten past four on 3 May 1984"};
    ALL_FLAG(PRIVACY_DATE_OF_BIRTH, leaks);
    static const char *const ordinary[] = {
        "Our hospital came into the world on 3 May 1984",
        "The best team in the world on 3 May 2024", "She looked into the world on 3 May 1984",
        "The hospice turned 40 on 3 May 2024",
        "I turned up on 3 May 2024", "she turned 40 pages on 3 May 2024",
        "She was born in Leeds but moved here on 3 May 2004",
        "Born to do this and joined on 3 May 2024",
        "Born in the NHS: 75 years on 5 July 2023"};
    ALL_PASS(PRIVACY_DATE_OF_BIRTH, ordinary);
}
END_TEST

START_TEST(births_in_books)
{
    static const char *const ordinary[] = {
        "The King's birthday is 14 November 1948", "Princess Anne was born on 15 August 1950",
        "Marie Curie was born on 7 November 1967", "Our founder was born on 3 May 1944",
        "On this day Ann was born: 3 May 1944", "Our ward's birthday is 3 May 2024"};
    ALL_PASS(PRIVACY_DATE_OF_BIRTH, ordinary);
    FLAGS(PRIVACY_DATE_OF_BIRTH, "Marie Jones was born on 7 November 1967");
}
END_TEST

SUITE_WITH("signals/privacy_births", set_up, tear_down, birth_dates, where_dates_end,
           births_in_words, births_by_odd_labels, births_told, births_in_books)
