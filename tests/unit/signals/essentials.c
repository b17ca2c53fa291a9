/* What of a picture's words must come across whole: figures, dates, addresses, "not", opposites.
 * SPDX-License-Identifier: MIT */
#include "signals/detect.h"
#include "unit/signals/fixture.h"

static smp_media picture;

/* What is lost of the words `shown` in a picture under a post and an alt text. */
static const char *lost(const char *shown, const char *post, const char *alt)
{
    static char words[256];
    picture = (smp_media)SMP_MEDIA_INIT;
    picture.kind = SMP_MEDIA_IMAGE;
    picture.alt = smp_text_of(alt);
    picture.text_in_image = smp_text_of(shown);
    fix.post.media = &picture;
    fix.post.media_count = 1;
    fix.parameters[SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE][0] = 0; /* any share of the words will do */
    look_afresh();
    if (post) look_at(SMP__IN_TEXT, 0, smp_text_of(post));
    if (alt) look_at(SMP__IN_ALT, 0, picture.alt);
    look_at_subject();
    if (count_of(SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE) == 0) return "";
    const smp_text detail = first_of(SMP__SIGNAL_MEDIA_TEXT_IN_IMAGE)->detail;
    snprintf(words, sizeof words, "%.*s", (int)detail.size, detail.data);
    return words;
}

typedef struct row {
    const char *shown, *told, *lost;
} row;

static void all_lose(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(!strcmp(lost(rows[i].shown, NULL, rows[i].told), rows[i].lost),
                      "%s: %s: lost: %s", rows[i].shown, rows[i].told,
                      lost(rows[i].shown, NULL, rows[i].told));
        ck_assert_str_eq(lost(rows[i].shown, rows[i].told, NULL), rows[i].lost);
    }
}

START_TEST(numbers_and_doses)
{
    static const row rows[] = {{"Take 2.5ml", "Take 5ml", "2.5ml"},
                               {"Take 2.5ml", "Take 2.5 ml", ""},
                               {"Take 2.50 ml", "Take 2.5 millilitres", ""},
                               {"Take 5 mg", "Take 5ml", "5 mg"},
                               {"Take 5 mg", "Take 5", ""},
                               {"Take 2 tablets", "Take two tablets", ""},
                               {"Take two tablets", "Take tablets", "two"},
                               {"Take one if you like", "Take them if you like", ""},
                               {"Over 1,000 people", "Over 1000 people", ""},
                               {"Over 1,000 people", "Over 100 people", "1,000"},
                               {"20% off", "20 percent off", ""},
                               {"20% off", "20g off", "20%"},
                               {"Ages 5 and 65+", "Ages 5 and 60+", "65"},
                               {"Ring 111", "Ring us", "111"},
                               {"Only \u00A32.50", "Only \u00A32.50", ""},
                               {"Only \u00A32.50", "Only \u00A32.40", "2.50"},
                               {"COVID19", "COVID", "COVID19"},
                               {"20 of us", "Twenty of us", ""},
                               {"21 of us", "Twenty-one of us", ""},
                               {"21 of us", "Twenty of us", "21"},
                               {"Twenty-two of us", "Twenty of us", "Twenty-two"},
                               {"Our 1st day", "Our first day", ""},
                               {"Our 3rd day", "Our first day", "3rd"},
                               {"1,500,000 people", "1.5 million people", ""},
                               {"1.5 million people", "1.5 billion people", "1.5 million"},
                               {"200 beds", "Two hundred beds", ""},
                               {"100 beds", "A hundred beds", ""},
                               {"Two thousand beds", "2,000 beds", ""},
                               {"Two thousand beds", "Two hundred beds", "Two thousand"},
                               {"0.5 ml", "5 ml", "0.5 ml"},
                               {"0.5 ml", "0.50 ml", ""},
                               {"Take 5", "Take 5 mg", ""},
                               {"20 million people", "20,000,000 people", ""},
                               {"1.555 hundred", "1.55 hundred", "1.555 hundred"},
                               {"Only 9.125 of it", "Only 9.12 of it", "9.125"},
                               {"A 2.50m pool", "A 2.5m pool", ""},
                               {"Part 1.2.3", "Part 1.3.3", "1.2.3"},
                               {"Wards 5, 6 and 7", "Wards 5 6 and 8", "7"},
                               {"On ward 5.", "On ward 5", ""},
                               {"9.", "8", "9"},
                               {"Made twenty zero", "Made twenty", "zero"},
                               {"Up by +14", "Up by +41", "14"},
                               {"Up by +45", "Up by +54", "45"},
                               {"A score of 17/20", "A score of 17/18", "20"},
                               {"A score of 17/0", "A score of 17/", "0"},
                               {"Pages 3/", "Pages 4/", "3"},
                               {"Form 20260201", "Form 20260202", "20260201"},
                               {"Ward \uFF19", "Ward 8", ""}};
    all_lose(rows, SMP_COUNT(rows));
}
END_TEST

START_TEST(times_and_dates)
{
    static const row rows[] = {{"9am to 5pm", "9am to 1pm", "5pm"},
                               {"9am to 5pm", "9 to 5", ""},
                               {"9 to 5", "9am to 5pm", ""},
                               {"9am", "9pm", "9am"},
                               {"9.30am", "9:30 a.m.", ""},
                               {"9.30am", "9:30 and more", ""},
                               {"Doors 10.30", "Doors 10:30am", ""},
                               {"Doors 10.45", "Doors 10:30am", "10.45"},
                               {"17:00", "5pm", ""},
                               {"17:00", "5am", "17:00"},
                               {"12 noon", "12pm", ""},
                               {"midnight", "noon", "midnight"},
                               {"17 October", "10 October", "17"},
                               {"17 October", "17 November", "October"},
                               {"17/10/2026", "Saturday 17th Oct", ""},
                               {"17/10/2026", "17 October 2025", "2026"},
                               {"17/10", "17 November", "17/10"},
                               {"Sat 17 Oct", "Saturday 17 October", ""},
                               {"Sat 17 Oct", "Sunday 17 October", "Sat"},
                               {"On Monday", "On Tuesday", "Monday"},
                               {"You may march, all who sat", "You can", ""},
                               {"1 May", "1 day", "May"},
                               {"In June 2026", "In June", ""},
                               {"01/02/2026", "1 February 2026", ""},
                               {"01-02-2026", "1 February 2026", ""},
                               {"01.02.26", "Sunday 1st February", ""},
                               {"2026-02-01", "1 February 2026", ""},
                               {"2026-02-01", "1 February 2025", "2026"},
                               {"01-02-2026", "2 February 2026", "01-02-2026"},
                               {"01-02-2026", "2 March 2026", "01-02-2026"},
                               {"12/25/2026", "25 December 2026", ""},
                               {"09.00-17.00", "9am to 5pm", ""},
                               {"0900-1700", "9am to 5pm", ""},
                               {"0900\u20131700", "9am to 6pm", "1700"},
                               {"0900-1700", "0900-1700", ""},
                               {"0900-1700", "Ward 9 at 17", ""},
                               {"9am, 0915 next", "9am", "0915"},
                               {"Open 24:00", "Open at midnight", ""},
                               {"10.30 doors", "Doors 10:30am", ""},
                               {"1.5 hours", "9am", "1.5"},
                               {"45 minutes", "9am", "45"},
                               {"Mix 9:75", "Mix 9:74", "75"},
                               {"Mix 25:10", "Mix 25:15", "10"},
                               {"Come at 9:", "Come at 9am:", ""},
                               {"10 amps", "10pm", ""},
                               {"Form 9am5", "9am", ""},
                               {"0960-1700", "9am to 5pm", "0960-1700"},
                               {"0903-1700", "9.03am to 5pm", "0903-1700"},
                               {"0900-17005", "9am to 5pm", "0900-17005"},
                               {"0900-2500", "9am to 1pm", "0900-2500"},
                               {"01.02.76", "1 February 1976", ""},
                               {"01.02.49", "1 February 2049", ""},
                               {"84-04-03", "3 April 1984", ""},
                               {"84-04-03", "3 April 1985", "84"}};
    all_lose(rows, SMP_COUNT(rows));
}
END_TEST

START_TEST(telephones_and_addresses)
{
    static const row rows[] = {
        {"Ring 020 7946 0123", "Ring 020 7946 0321", "020 7946 0123"},
        {"Ring 020 7946 0123", "Ring (020) 79460123", ""},
        {"Ring 020 7946 0123", "Ring +44 (0)20 7946 0123", ""},
        {"Ring +44 20 7946 0123", "Ring 020-7946-0123", ""},
        {"Ring 07700 900123 9am", "Ring 07700900123 from 9am", ""},
        {"Ring 020 7946 0123", "Ring us", "020 7946 0123"},
        {"See example.org/flu", "See https://www.example.org/flu/ now", ""},
        {"See www.example.org", "See example.org/flu", ""},
        {"See example.org/flu", "See example.org", "example.org/flu"},
        {"Ring 0115 496 0123", "Ring 0115-496-0321", "0115 496 0123"},
        {"Ring 01632 9600", "Ring 01632 9601", "01632 9600"},
        {"Ring 01632 9600 now", "Ring 01632 9601 now", "01632 9600"},
        {"Ring 01632 9600 - now", "Ring 016329600 now", ""},
        {"Ring 01632 - 960001", "Ring 01632 and 960001", ""},
        {"Form 020794601234", "Form 020794601235", "020794601234"},
        {"Write to jo@example.org", "Write to us", "jo@example.org"}};
    all_lose(rows, SMP_COUNT(rows));
}
END_TEST

START_TEST(negations_and_opposites)
{
    static const row rows[] = {{"Do not take it", "Do take it", "not"},
                               {"Do not take it", "Don't take it", ""},
                               {"Don\u2019t take it", "Do take it", "Don\u2019t"},
                               {"Never drive. Never drink", "Never drive or drink", "Never"},
                               {"Clinic cancelled", "Clinic", "cancelled"},
                               {"We are closed", "We are open", "closed"},
                               {"We are closed", "We close", ""},
                               {"We are closed", "Our clinic", ""},
                               {"Before food", "After food", "Before"},
                               {"Once a day", "Twice a day", "Once"},
                               {"Once a day", "Once or twice a day", ""},
                               {"We are not open", "We are closed", ""},
                               {"We are closed", "We aren't open", ""},
                               {"We are not open", "We are open", "not, open"},
                               {"We are not open", "Our clinic", "not"},
                               {"We are open", "We are not open", "open"},
                               {"We are not open", "On 5 May we are closed", ""},
                               {"Before food", "Open now", ""},
                               {"Please do not", "Please do", "not"},
                               {"Twenty", "Thirty", "Twenty"},
                               {"Nothing of note", "A note", ""}};
    all_lose(rows, SMP_COUNT(rows));
    ck_assert_str_eq(lost("Do not ring 999 on 17 May", "On 17 May", "Ring"), "not, 999");
    ck_assert_str_eq(lost("Not 5ml", "5ml of it", "Not of that"), "");
}
END_TEST

/* A few are named, each by its beginning, whatever a hostile text has. */
START_TEST(no_end_of_what_is_lost)
{
    char shown[2000];
    ck_assert_str_eq(lost("11 22 33 44 55 66", NULL, "Numbers"), "11, 22, 33, 44, 55");
    snprintf(shown, sizeof shown, "https://example.org/%01900d and 77", 1);
    ck_assert_str_eq(lost(shown, NULL, "Hello"),
                     "https://example.org/00000000000000000000..., 77");
    /* A long address is told only whole. */
    snprintf(shown, sizeof shown, "https://example.org/%0300d", 1);
    ck_assert_str_eq(lost(shown, shown, NULL), "");
    ck_assert_str_eq(lost("https://example.org/0000", shown, NULL), "");
}
END_TEST

/* Nobody compares hundreds of figures. */
START_TEST(no_end_of_figures)
{
    char shown[4 * 65 + 1] = "", told[4 * 513 + 1] = "";
    for (int i = 0; i < 65; i++) strcat(shown, "777 ");
    for (int i = 0; i < 513; i++) strcat(told, "888 ");
    ck_assert_str_eq(lost(shown, NULL, "888"), "");
    shown[4 * 64] = '\0';
    ck_assert_str_ne(lost(shown, NULL, "888"), "");
    ck_assert_str_eq(lost("777", NULL, told), "");
    ck_assert_str_eq(lost("777", told, NULL), "");
    told[4 * 512] = '\0';
    ck_assert_str_eq(lost("777", NULL, told), "777");
    ck_assert_str_eq(lost("1234567890123456789", NULL, "1234567890123456789"), "");
    ck_assert_str_eq(lost("99999999999999999999:99", NULL, "Hello"), "99999999999999999999, 99");
}
END_TEST

SUITE_WITH("signals/essentials", set_up, tear_down, numbers_and_doses, times_and_dates,
           telephones_and_addresses, negations_and_opposites,
           no_end_of_what_is_lost, no_end_of_figures)
