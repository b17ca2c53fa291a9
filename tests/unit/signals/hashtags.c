/* Hashtags and mentions: capitals, acronyms, digits for letters, place and number.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

START_TEST(several_words_need_capitals)
{
    REPAIRS(HASHTAG_UNCAPITALISED, "Book now #covwarks", "Book now #CovWarks");
    REPAIRS(HASHTAG_UNCAPITALISED, "Book now #getboosternow", "Book now #GetBoosterNow");
    REPAIRS(HASHTAG_UNCAPITALISED, "Today #worldmentalhealthday", "Today #WorldMentalHealthDay");
    REPAIRS(HASHTAG_UNCAPITALISED, "Today #Mentalhealthmatters", "Today #MentalHealthMatters");
    MARKS(HASHTAG_UNCAPITALISED, "Book now #covwarks", "#covwarks");
}
END_TEST

/* Where the letters well make other words too, no words are put into its writer's mouth. */
START_TEST(words_that_may_be_others)
{
    static const char *const doubtful[] = {"#childrenswear", "#penisland", "#powergenitalia"};
    for (size_t i = 0; i < SMP_COUNT(doubtful); i++) {
        REPAIRS(HASHTAG_UNCAPITALISED, doubtful[i], "-");
        FLAGS(HASHTAG_UNCAPITALISED, doubtful[i]);
        ck_assert_uint_eq(first_of(SMP__SIGNAL_HASHTAG_UNCAPITALISED)->evidence_count, 1);
    }
    REPAIRS(HASHTAG_ALL_CAPS, "#CHILDRENSWEAR", "-");
    FLAGS(HASHTAG_ALL_CAPS, "#CHILDRENSWEAR");
    /* "Sexual" is what these letters say, and "power plant" is nobody's shame. */
    REPAIRS(HASHTAG_UNCAPITALISED, "#sexualhealthweek", "#SexualHealthWeek");
    REPAIRS(HASHTAG_UNCAPITALISED, "#powerplanttour", "#PowerPlantTour");
    look("#getboosternow");
    ck_assert_uint_eq(first_of(SMP__SIGNAL_HASHTAG_UNCAPITALISED)->evidence_count, 0);
}
END_TEST

START_TEST(good_tags_stay_quiet)
{
    static const char *const good[] = {
        "Book now #CovWarks",  "Book now #NHS",     "We are #1 in the survey",
        "Thank you #volunteers", "Eat well #diabetes", "#GPs at work", "Well done #OurNHSPeople",
        "#MentalHealthAwarenessWeek", "#NHS75", "#GetYourFluJab", "#Coventry", "#hydration"};
    for (size_t i = 0; i < SMP_COUNT(good); i++) {
        PASSES(HASHTAG_UNCAPITALISED, good[i]);
        PASSES(HASHTAG_ALL_CAPS, good[i]);
        PASSES(HASHTAG_ACRONYM_JOIN, good[i]);
        PASSES(HASHTAG_NOT_REAL_WORDS, good[i]);
    }
}
END_TEST

START_TEST(tags_in_capitals)
{
    FLAGS(HASHTAG_ALL_CAPS, "Book now #GETBOOSTERNOW");
    PASSES(HASHTAG_ALL_CAPS, "Book now #NHS");
    PASSES(HASHTAG_ALL_CAPS, "Book now #NHSICB");
    PASSES(HASHTAG_ALL_CAPS, "Book now #COVID");
    PASSES(HASHTAG_ALL_CAPS, "Book now #STOP"); /* four letters */
    PASSES(HASHTAG_ALL_CAPS, "Book now #CAMHS"); /* which only the table of words knows */
    PASSES(HASHTAG_ALL_CAPS, "Book now #COVID19");
    PASSES(HASHTAG_ALL_CAPS, "Book now #NHSUNICEF");
    FLAGS(HASHTAG_ALL_CAPS, "Book now #NHSWINTER");
    FLAGS(HASHTAG_ALL_CAPS, "Book now #WINTER");
    fix.parameters[SMP__SIGNAL_HASHTAG_ALL_CAPS][0] = 4;
    FLAGS(HASHTAG_ALL_CAPS, "Book now #STOP");
}
END_TEST

START_TEST(acronyms_that_run_on)
{
    REPAIRS(HASHTAG_ACRONYM_JOIN, "Join in #NHSengage", "Join in #NHSEngage");
    REPAIRS(HASHTAG_ACRONYM_JOIN, "Join in #icb", "Join in #ICB");
    REPAIRS(HASHTAG_ACRONYM_JOIN, "Join in #GPengage", "Join in #GPEngage");
    PASSES(HASHTAG_ACRONYM_JOIN, "Join in #ABCDEFGHIJKLMNengage");
    PASSES(HASHTAG_ACRONYM_JOIN, "Join in #\u65b0\u51a0");
    fix.lexicons[SMP__LEXICON_HASHTAG_NAMES] = UINT32_MAX; /* a policy that lists none */
    PASSES(HASHTAG_ACRONYM_JOIN, "Join in #icb");
    fix.lexicons[SMP__LEXICON_HASHTAG_NAMES] = SMP__LEXICON_HASHTAG_NAMES;
    PASSES(HASHTAG_UNCAPITALISED, "Join in #NHSengage"); /* one tag, one observation */
    PASSES(HASHTAG_ACRONYM_JOIN, "Join in #NHSEngage");
    PASSES(HASHTAG_ACRONYM_JOIN, "Join in #NHSEngland");
    PASSES(HASHTAG_ACRONYM_JOIN, "Our #GPs");
    PASSES(HASHTAG_ACRONYM_JOIN, "How #nice"); /* or the institute */
    REPAIRS(HASHTAG_UNCAPITALISED, "Join in #thankyouNHS", "Join in #ThankYouNHS");
}
END_TEST

START_TEST(digits_for_letters)
{
    FLAGS(HASHTAG_NOT_REAL_WORDS, "Join us #clim8chnge");
    FLAGS(HASHTAG_NOT_REAL_WORDS, "Join us #Walk4Health");
    FLAGS(HASHTAG_NOT_REAL_WORDS, "Join us #gr8");
    static const char *const good[] = {"#Type2Diabetes", "#type2diabetes", "#COVID19", "#NHS75",
                                       "#Couchto5k", "#5aday", "#Under5s", "#stage4cancer",
                                       "#H1N1", "#Top10Tips", "#Ward8", "#BBCRadio4"};
    for (size_t i = 0; i < SMP_COUNT(good); i++) PASSES(HASHTAG_NOT_REAL_WORDS, good[i]);
}
END_TEST

START_TEST(number_of_tags)
{
    PASSES(HASHTAG_TOO_MANY, "Well #One #Two");
    MARKS(HASHTAG_TOO_MANY, "Well #One #Two #Three #Four", "#Three");
    ck_assert_double_eq(first_of(SMP__SIGNAL_HASHTAG_TOO_MANY)->value, 4);
    fix.parameters[SMP__SIGNAL_HASHTAG_TOO_MANY][0] = 0;
    MARKS(HASHTAG_TOO_MANY, "Well #One", "#One");
}
END_TEST

START_TEST(tags_at_the_end)
{
    static const char *const good[] = {
        "Book your jab. #CovWarks", "Book your jab. #CovWarks #NHS https://example.org",
        "Book your jab #CovWarks \xF0\x9F\x92\x99", "Book your jab (#CovWarks)",
        "Book your jab.\n\n#CovWarks\n@example", "#CovWarks #NHS", "#CovWarks"};
    for (size_t i = 0; i < SMP_COUNT(good); i++) PASSES(HASHTAG_NOT_AT_END, good[i]);
    FLAGS(HASHTAG_NOT_AT_END, "#CovWarks Book your jab");
    FLAGS(HASHTAG_NOT_AT_END, "The #CovWarks team is here");
}
END_TEST

START_TEST(a_loose_tag_moves_to_the_end)
{
    REPAIRS(HASHTAG_NOT_AT_END, "#CovWarks Book your jab.", "Book your jab. #CovWarks");
    REPAIRS(HASHTAG_NOT_AT_END, "Well done. #CovWarks Book now!\n",
            "Well done. Book now! #CovWarks\n");
    REPAIRS(HASHTAG_NOT_AT_END, "#CovWarks\nBook now", "Book now #CovWarks");
    REPAIRS(HASHTAG_NOT_AT_END, "One\n#CovWarks\nTwo", "One\nTwo #CovWarks");
    REPAIRS(HASHTAG_NOT_AT_END, "Well done! #CovWarks Book now", "Well done! Book now #CovWarks");
    REPAIRS(HASHTAG_NOT_AT_END, "Well? #CovWarks Book now", "Well? Book now #CovWarks");
    REPAIRS(HASHTAG_NOT_AT_END, "Well done. #CovWarks\nBook now",
            "Well done. \nBook now #CovWarks");
    REPAIRS(HASHTAG_NOT_AT_END, "#CovWarks See the", "-"); /* a noun would follow */
    REPAIRS(HASHTAG_NOT_AT_END, "The #\u65b0\u51a0 team is here", "-");
    REPAIRS(HASHTAG_NOT_AT_END, "#Diabetes is serious #Diabetes", "Diabetes is serious #Diabetes");
    REPAIRS(HASHTAG_NOT_AT_END, "#Diabetes is serious #Flu",
            "Diabetes is serious #Flu #Diabetes");
    /* A tag that is a word of its sentence leaves the word there, if it is one. */
    REPAIRS(HASHTAG_NOT_AT_END, "The #CovWarks team is here", "-");
    REPAIRS(HASHTAG_NOT_AT_END, "#Diabetes is a serious condition",
            "Diabetes is a serious condition #Diabetes");
    REPAIRS(HASHTAG_NOT_AT_END, "On #WorldHealthDay we thank you",
            "On World Health Day we thank you #WorldHealthDay");
    REPAIRS(HASHTAG_IN_PLACE_OF_WORDS, "Today is #WorldHealthDay",
            "Today is World Health Day #WorldHealthDay");
}
END_TEST

/* Where tags may stay and names must move, or the other way about, the line is not left empty. */
START_TEST(one_of_two_kinds_moves)
{
    static const char text[] = "Well done\n@someone #CovWarks @anyone\nBook now";
    static const struct {
        int stays, moves;
        const char *fixed;
    } rows[] = {{SMP__SIGNAL_HASHTAG_NOT_AT_END, SMP__SIGNAL_MENTION_NOT_AT_END,
                 "Well done\n#CovWarks @anyone\nBook now @someone"},
                {SMP__SIGNAL_MENTION_NOT_AT_END, SMP__SIGNAL_HASHTAG_NOT_AT_END,
                 "Well done\n@someone @anyone\nBook now #CovWarks"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++) {
        memset(fix.wanted, 0xFF, sizeof fix.wanted);
        fix.wanted[rows[i].stays / 64] &= ~((uint64_t)1 << rows[i].stays % 64);
        look(text);
        ck_assert_str_eq(repaired(rows[i].moves), rows[i].fixed);
    }
}
END_TEST

START_TEST(tags_that_are_words)
{
    FLAGS(HASHTAG_IN_PLACE_OF_WORDS, "The #CovWarks team is here");
    FLAGS(HASHTAG_IN_PLACE_OF_WORDS, "#Diabetes is a serious condition");
    FLAGS(HASHTAG_IN_PLACE_OF_WORDS, "Today is #WorldHealthDay");
    FLAGS(HASHTAG_IN_PLACE_OF_WORDS, "Meet #CovWarks Team today");
    FLAGS(HASHTAG_IN_PLACE_OF_WORDS, "Meet #CovWarks, our team");
    FLAGS(HASHTAG_IN_PLACE_OF_WORDS, "(meet #CovWarks)");
    PASSES(HASHTAG_IN_PLACE_OF_WORDS, "Meet #CovWarks!");
    PASSES(HASHTAG_IN_PLACE_OF_WORDS, "Book your jab #CovWarks");
    PASSES(HASHTAG_IN_PLACE_OF_WORDS, "#CovWarks Book your jab");
    PASSES(HASHTAG_IN_PLACE_OF_WORDS, "Book now. #CovWarks Thank you");
}
END_TEST

START_TEST(mentions)
{
    FLAGS(MENTION_NOT_AT_END, "Thanks to @example for the cakes");
    FLAGS(MENTION_NOT_AT_END, "@example thank you");
    PASSES(MENTION_NOT_AT_END, "Thank you for the cakes @example");
    PASSES(MENTION_NOT_AT_END, "Thank you for the cakes @example @other #Cake");
    REPAIRS(MENTION_NOT_AT_END, "@example Thank you", "Thank you @example");
    fix.post.action = SMP_ACTION_REPLY;
    PASSES(MENTION_NOT_AT_END, "@example @other thank you");
    FLAGS(MENTION_NOT_AT_END, "@example thanks to @other for this");
    PASSES(MENTION_NOT_AT_END, "@example @other");
    fix.post.action = SMP_ACTION_POST;
    /* A line of which one tag stays where it is is not taken away. */
    REPAIRS(HASHTAG_NOT_AT_END, "@example #CovWarks\nBook now", "@example Book now #CovWarks");
    fix.wanted[SMP__SIGNAL_MENTION_NOT_AT_END / 64] &=
        ~((uint64_t)1 << SMP__SIGNAL_MENTION_NOT_AT_END % 64);
    REPAIRS(HASHTAG_NOT_AT_END, "@example #CovWarks\nBook now", "@example \nBook now #CovWarks");
}
END_TEST

START_TEST(which_digits_stand_for_letters)
{
    static const char *const letters[] = {"#a1b", "#book2day", "#gr8", "#gr8day",
                                          "#l8r", "#w8",       "#n0w", "#t0day",
        "#mywonderfulxyzzz2go"};
    ALL_FLAG(HASHTAG_NOT_REAL_WORDS, letters);
    static const char *const figures[] = {"#A1b",    "#t3am", "#T3AM",  "#AT3am",     "#covid19",
                                          "#day1now", "#1day", "#week2", "#bookweek2", "#3rdday",
        "#mywonderfulweek2go", "#1week2go", "#bus8Stop"};
    ALL_PASS(HASHTAG_NOT_REAL_WORDS, figures);
    char endless[200] = "#a1b"; /* too long to be looked at */
    memset(endless + 4, 'a', sizeof endless - 5);
    PASSES(HASHTAG_NOT_REAL_WORDS, endless);
}
END_TEST

SUITE_WITH("signals/hashtags", set_up, tear_down, several_words_need_capitals,
           words_that_may_be_others, good_tags_stay_quiet, tags_in_capitals,
           acronyms_that_run_on, digits_for_letters, which_digits_stand_for_letters,
           number_of_tags, tags_at_the_end, a_loose_tag_moves_to_the_end, one_of_two_kinds_moves,
           tags_that_are_words, mentions)
