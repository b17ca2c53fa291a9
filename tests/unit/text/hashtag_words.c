/* The words inside a hashtag and their capitals.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

#include <string.h>

/* The organisation's own words. */
static smp_text own_names(void *context, smp_text folded)
{
    static const char *const names[][2] = {
        {"covwarks", "CovWarks"}, {"mpft", "MPFT"},           {"zorblequist", "Zorblequist"},
        {"ed", "ED"},             {"bigsleepin", "BigSleepIn"}, {"ll\xC5\xB7n", "Ll\xC5\xB7n"},
        {"dwr", "D\xC5\xB5r"},    {"nowhere", "Nowhere"},       {"tooth", "ToothToothTooth"},
    };
    (void)context;
    for (size_t i = 0; i < SMP_COUNT(names); i++)
        if (smp__text_equal(folded, smp_text_of(names[i][0]))) return smp_text_of(names[i][1]);
    return (smp_text){0};
}

static smp__arena arena;

static bool has_small_and_ascii(const char *body)
{
    bool small = false;
    for (; *body; body++) {
        if ((unsigned char)*body >= 0x80) return false;
        small = small || (*body >= 'a' && *body <= 'z');
    }
    return small;
}

static smp__tag_casing read_tag(const char *body, smp__tag_name_lookup names)
{
    if (arena.allocator.allocate == NULL) {
        smp_allocator allocator = smp__allocator_or_default(NULL);
        smp__arena_init(&arena, &allocator);
    }
    smp__tag_casing casing;
    ck_assert(smp__hashtag_words(&casing, &arena, smp_text_of(body), names, NULL));
    /* What the look at its capitals rules out never comes. */
    if (has_small_and_ascii(body) && !smp__hashtag_may_lack_capitals(smp_text_of(body)))
        ck_assert_msg(smp__is_absent(casing.cased), "%s: %s", body, casing.cased.data);
    return casing;
}

static void expect_by(const char *body, const char *cased, smp__tag_name_lookup names)
{
    smp__tag_casing casing = read_tag(body, names);
    const char *found = smp__is_absent(casing.cased) ? "(left alone)" : casing.cased.data;
    ck_assert_msg(strcmp(found, cased) == 0, "%s: %s, expected %s", body, found, cased);
}

/* Each tag in lower case becomes what is given. */
static void expect_all(const char *const *cased, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char body[256];
        size_t size = strlen(cased[i]);
        for (size_t j = 0; j <= size; j++) {
            char c = cased[i][j];
            body[j] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        }
        expect_by(body, cased[i], NULL);
    }
}

static void expect_left_alone(const char *const *bodies, size_t count)
{
    for (size_t i = 0; i < count; i++) expect_by(bodies[i], "(left alone)", NULL);
}

#define EXPECT_ALL(...)                                                                            \
    do {                                                                                           \
        const char *const tags[] = {__VA_ARGS__};                                                  \
        expect_all(tags, SMP_COUNT(tags));                                                         \
    } while (0)
#define EXPECT_LEFT_ALONE(...)                                                                     \
    do {                                                                                           \
        const char *const tags[] = {__VA_ARGS__};                                                  \
        expect_left_alone(tags, SMP_COUNT(tags));                                                  \
    } while (0)

START_TEST(several_words_get_a_capital_each)
{
    EXPECT_ALL("MentalHealthAwarenessWeek", "WorldMentalHealthDay", "GetBoosterNow",
               "TimeToTalk", "HelloMyNameIs", "StopTheSpread", "HandsFaceSpace", "AskAboutAsthma",
               "ThinkPharmacy", "VolunteersWeek", "KnowYourNumbers", "BreastCancerAwareness",
               "FreedomToSpeakUp", "ProudToCare", "DryJanuary", "MindfulnessMonday",
               "ChooseYourOwnPath", "GardenersCorner", "RainyDayReading");
}
END_TEST

START_TEST(small_words_get_one_too)
{
    EXPECT_ALL("DayOfTheGirl", "InternationalDayOfTheMidwife", "ANewStart", "BestStartInLife",
               "StandUpToCancer", "OneOfUs");
}
END_TEST

START_TEST(acronyms_come_out_in_capitals)
{
    EXPECT_ALL("NHS75", "NHSEngage", "StaffsICB", "ThankYouNHS", "GPSurgery", "MMRVaccine",
               "HIVTestingWeek", "CQCRating", "ICSMidMersey", "PCNManager", "TeamUK",
               "LGBTHistoryMonth", "ADHDAwareness", "AHPsDay", "WorldAIDSDay", "NHS1000Miles",
               "COVID19Vaccine", "OurICUTeam");
    EXPECT_LEFT_ALONE("NHS", "ICB", "GPs");
}
END_TEST

START_TEST(places_are_known)
{
    EXPECT_ALL("CovWarks", "NorthStaffs", "StokeOnTrent", "CoventryCityOfCulture", "WestMidlands",
               "HealthierLancashire", "MiltonKeynesHospital");
}
END_TEST

START_TEST(the_spelling_is_british_or_american)
{
    EXPECT_ALL("FavouriteColour", "FavoriteColor", "OrganiseYourWeek", "PaediatricCentre",
               "HaematologyTeam");
}
END_TEST

START_TEST(numbers_are_words)
{
    EXPECT_ALL("BBC12News", "70MidwifeBloggers", "Type1Diabetes", "Summer2026", "Dial999", "5ADay");
    EXPECT_LEFT_ALONE("2026", "999", "b12", "m6", "COVID19");
}
END_TEST

START_TEST(a_capital_first_letter_alone_is_no_casing)
{
    expect_by("Worldmentalhealthday", "WorldMentalHealthDay", NULL);
    expect_by("Covwarks", "CovWarks", NULL);
}
END_TEST

START_TEST(capitals_throughout_hide_the_words_too)
{
    expect_by("GETBOOSTERNOW", "GetBoosterNow", NULL);
    expect_by("NHSENGLAND", "NHSEngland", NULL);
    EXPECT_LEFT_ALONE("THERAPIST", "TOGETHER", "BNSSG", "NHSEI");
}
END_TEST

START_TEST(an_acronym_before_small_letters_is_one_word)
{
    expect_by("NHSengage", "NHSEngage", NULL);
    expect_by("COVID19vaccine", "COVID19Vaccine", NULL);
    expect_by("NHS2026plan", "NHS2026Plan", NULL);
    EXPECT_LEFT_ALONE("NHSx", "GPs", "TVs", "NHSzorblequist");
}
END_TEST

START_TEST(some_capitals_show_what_the_others_lack)
{
    expect_by("thankyouNHS", "ThankYouNHS", NULL);
    expect_by("lovetheNHS", "LoveTheNHS", NULL);
    expect_by("askyourGP", "AskYourGP", NULL);
    expect_by("livingwithHIV", "LivingWithHIV", NULL);
    expect_by("MentalhealthAwarenessWeek", "MentalHealthAwarenessWeek", NULL);
    expect_by("BreastcancerAwareness", "BreastCancerAwareness", NULL);
    expect_by("AskYourpharmacist", "AskYourPharmacist", NULL);
    expect_by("NHSPeopleplan", "NHSPeoplePlan", NULL);
    EXPECT_LEFT_ALONE("loveNHS", "thankYouNHS", "PortisheadLido", "SouthmeadHospital",
                      "GuisboroughTown", "YouTubers", "iPhoneography", "ImGuiltyof",
                      "NorthumberlandZoo", "zorblequistNHS", "WorldKidneyday");
}
END_TEST

/* Names that no list has may be made up of words by chance, above all those of places. */
START_TEST(names_of_places_are_no_words)
{
    EXPECT_LEFT_ALONE("portishead", "nailsea", "southmead", "easton", "codsall", "perton",
                      "eccleshall", "guisborough", "saltburn", "loftus", "normanby",
                      "biggleswade", "whitnash", "hillfields", "chippingsodbury", "sheeran",
                      "Portishead", "PORTISHEAD");
    EXPECT_ALL("TownHall", "VillageHall", "CityHall", "DropBy", "FollowUs", "TellUs", "JoinUs");
}
END_TEST

START_TEST(a_cased_tag_is_left_alone)
{
    EXPECT_LEFT_ALONE("CovWarks", "iPhone", "WorldMentalHealthDay", "getBoosterNow", "NHSEngage",
                      "DayofTheGirl", "YouTube", "McDonald", "TeamCWPT", "helpANewday", "noWhere");
    ck_assert_uint_eq(read_tag("noWhere", NULL).words, 2); /* as it is cased */
    ck_assert_uint_eq(read_tag("nowhere", NULL).words, 1);
}
END_TEST

/* Some platforms' tags hold any sign: it parts what is in small letters. */
START_TEST(signs_part_small_letters)
{
    ck_assert(smp__hashtag_may_lack_capitals(SMP_TEXT("NHSabc")));
    ck_assert(smp__hashtag_may_lack_capitals(SMP_TEXT("NHS{abc")));
    ck_assert(!smp__hashtag_may_lack_capitals(SMP_TEXT("NHSab{cd")));
}
END_TEST

START_TEST(one_word_is_left_alone)
{
    EXPECT_LEFT_ALONE("winter", "Movember", "covid", "together", "therapist", "nowhere",
                      "wellbeing", "breastfeeding", "healthcare", "Stoptober", "nhs", "manchester",
                      "handwashing", "weekend", "forward", "nevertheless", "Blackpool", "selfie",
                      "friendship", "carpet");
}
END_TEST

START_TEST(unknown_words_are_left_alone)
{
    EXPECT_LEFT_ALONE("zorblequist", "kwyjibo", "bnssg", "xqzt", "tglw");
}
END_TEST

START_TEST(welsh_is_left_alone)
{
    EXPECT_LEFT_ALONE("Cymru", "iechydmeddwl", "iechydda", "diolch", "gofalsylfaenol", "cymraeg",
                      "eisteddfod", "d\xC5\xB5r", "t\xC5\xB7", "ll\xC5\xB7n", "m\xC3\xB4r",
                      "hywelddauhb");
}
END_TEST

START_TEST(accents_and_marks_stay_on_their_letters)
{
    expect_by("caf\xC3\xA9"
              "culture",
              "Caf\xC3\xA9"
              "Culture",
              NULL);
    expect_by("cafe\xCC\x81"
              "culture",
              "Cafe\xCC\x81"
              "Culture",
              NULL);
    expect_by("\xC3\xA9"
              "clairday",
              "\xC3\x89"
              "clairDay",
              NULL);
    EXPECT_LEFT_ALONE("\xCC\x81", "\xCC\x81"
                                  "nhsstaff");
}
END_TEST

START_TEST(other_scripts_are_left_alone)
{
    EXPECT_LEFT_ALONE("\xD0\xB7\xD0\xB4\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB2",
                      "nhs\xE5\x81\xA5\xE5\xBA\xB7", "\xEF\xBD\x8E\xEF\xBD\x88\xEF\xBD\x93",
                      "stra\xC3\x9F"
                      "e");
}
END_TEST

START_TEST(an_underscore_parts_words)
{
    expect_by("nhs_staff", "NHS_Staff", NULL);
    expect_by("world_mentalhealth_day", "World_MentalHealth_Day", NULL);
    EXPECT_LEFT_ALONE("NHS_Staff", "_", "__", "_nhs", "winter_");
    smp__tag_casing casing = read_tag("nhs_staff", NULL);
    ck_assert_uint_eq(casing.words, 2);
    ck_assert_uint_eq(casing.ends[0], 3);
    ck_assert_uint_eq(casing.ends[1], 9);
}
END_TEST

START_TEST(the_organisation_s_own_words_are_known)
{
    expect_by("covwarks", "CovWarks", own_names);
    expect_by("Covwarks", "CovWarks", own_names);
    expect_by("thankyoucovwarks", "ThankYouCovWarks", own_names);
    expect_by("zorblequistteam", "ZorblequistTeam", own_names);
    expect_by("mpftstaff", "MPFTStaff", own_names);
    expect_by("MPFTstaff", "MPFTStaff", own_names);
    expect_by("bigsleepin", "BigSleepIn", own_names);
    expect_by("ll\xC5\xB7nhospital", "Ll\xC5\xB7nHospital", own_names);
    expect_by("needed", "(left alone)", own_names);
    expect_by("zorblequist", "(left alone)", own_names);
    expect_by("CovWarks", "(left alone)", own_names);
    expect_by("nowhere", "(left alone)", own_names);
    expect_by("dwrcymru", "D\xC5\xB5rCymru", own_names); /* of more bytes than what was written */
    expect_by("toothteam", "ToothTeam", own_names);       /* what is far longer is no form of it */
}
END_TEST

START_TEST(the_words_are_counted_even_where_nothing_is_suggested)
{
    smp__tag_casing casing = read_tag("WorldMentalHealthDay", NULL);
    ck_assert_uint_eq(casing.words, 4);
    ck_assert_uint_eq(casing.ends[0], 5);
    ck_assert_uint_eq(casing.ends[3], 20);
    ck_assert_double_gt(casing.margin, 10);
    casing = read_tag("covwarks", own_names);
    ck_assert_uint_eq(casing.words, 2);
    ck_assert_uint_eq(casing.ends[0], 3);
    ck_assert_uint_eq(read_tag("winter", NULL).words, 1);
    ck_assert_uint_eq(read_tag("", NULL).words, 0);
    ck_assert_uint_eq(read_tag("2026", NULL).words, 0);
}
END_TEST

START_TEST(a_long_body_is_left_alone)
{
    smp__tag_casing casing = read_tag("", NULL);
    static char body[10000];
    for (size_t i = 0; i < sizeof body; i++) body[i] = "mentalhealth"[i % 12];
    for (size_t size = 0; size <= sizeof body; size += size < 300 ? 1 : 970) {
        ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){body, size}, own_names, NULL));
        if (size > 128) ck_assert_uint_eq(casing.words, 0);
        if (size > 128) ck_assert(smp__is_absent(casing.cased));
    }
    ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){body, 120}, NULL, NULL));
    ck_assert_uint_eq(casing.words, 20);
    memset(body, '1', 128);
    for (size_t i = 0; i < 128; i += 2) body[i] = 'a';
    ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){body, 128}, NULL, NULL));
    ck_assert_uint_le(casing.words, 32);
}
END_TEST

START_TEST(any_bytes_are_taken)
{
    smp__tag_casing casing = read_tag("", NULL);
    ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){0}, NULL, NULL));
    ck_assert_uint_eq(casing.words, 0);
    for (int a = 0; a < 256; a++) {
        for (int b = 0; b < 256; b++) {
            char body[4] = {'x', (char)a, (char)b, 'e'};
            smp__arena_reset(&arena);
            ck_assert(smp__hashtag_words(&casing, &arena, (smp_text){body, 4}, own_names, NULL));
            for (uint32_t i = 0; i < casing.words; i++) ck_assert_uint_le(casing.ends[i], 4);
            ck_assert(casing.words == 0 || casing.ends[casing.words - 1] == 4);
        }
    }
}
END_TEST

static void *no_memory(void *context, size_t size)
{
    (void)context;
    (void)size;
    return NULL;
}

START_TEST(memory_may_run_out)
{
    smp_allocator none = smp__allocator_or_default(NULL);
    none.allocate = no_memory;
    smp__arena empty;
    smp__arena_init(&empty, &none);
    smp__tag_casing casing;
    ck_assert(!smp__hashtag_words(&casing, &empty, SMP_TEXT("getboosternow"), NULL, NULL));
    ck_assert(smp__is_absent(casing.cased));
    ck_assert(smp__hashtag_words(&casing, &empty, SMP_TEXT("winter"), NULL, NULL));
    smp__arena_free(&empty);
}
END_TEST

SUITE("text/hashtag_words", several_words_get_a_capital_each, small_words_get_one_too,
      acronyms_come_out_in_capitals, places_are_known, the_spelling_is_british_or_american,
      numbers_are_words, a_capital_first_letter_alone_is_no_casing,
      capitals_throughout_hide_the_words_too, an_acronym_before_small_letters_is_one_word,
      some_capitals_show_what_the_others_lack, names_of_places_are_no_words,
      a_cased_tag_is_left_alone, signs_part_small_letters, one_word_is_left_alone,
      unknown_words_are_left_alone, welsh_is_left_alone, accents_and_marks_stay_on_their_letters,
      other_scripts_are_left_alone, an_underscore_parts_words,
      the_organisation_s_own_words_are_known, the_words_are_counted_even_where_nothing_is_suggested,
      a_long_body_is_left_alone, any_bytes_are_taken, memory_may_run_out)
