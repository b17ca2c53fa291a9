/* What people in a conversation complain of.
 * SPDX-License-Identifier: MIT */
#include "collision.h"
#include "window.h"

/* A word that everybody uses is not what people complain of. */
START_TEST(a_common_word_is_no_topic)
{
    bench with = open_bench("covwarks");
    smp_conversation_message messages[12];
    char authors[12][4];
    for (int i = 0; i < 12; i++) {
        snprintf(authors[i], sizeof authors[i], "u%d", i);
        messages[i] = message(authors[i], NULL, i < 6 ? "complaint" : "compliment",
                              "Coventry clinic");
    }
    smp_conversation conversation = window(messages, 12);
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "crisis/only-topic", 0));
    for (int i = 6; i < 12; i++) messages[i].text = smp_text_of("Warwick library");
    assess(&with, &conversation);
    ck_assert_ptr_nonnull(finding_of(with.report, "crisis/only-topic", 0));
    close_bench(&with);
}
END_TEST

/* A subject is also one by its hashtag, in the plural, or with an s of its own; and none where too
 * few complain of it. */
START_TEST(what_people_complain_of)
{
    static const char *const texts[] = {"What a #mess", "mess", "The mess's fault", "Such a mess!",
                                        "#Mess again", "Parking"};
    bench with = open_bench("covwarks");
    smp_conversation_message messages[6];
    char authors[6][4];
    for (int i = 0; i < 6; i++) {
        snprintf(authors[i], sizeof authors[i], "u%d", i);
        messages[i] = message(authors[i], NULL, "complaint", texts[i]);
    }
    messages[5].text = (smp_text){NULL, 0}; /* a picture of it */
    smp_conversation conversation = window(messages, 6);
    assess(&with, &conversation);
    ck_assert_ptr_nonnull(finding_of(with.report, "crisis/only-topic", 0));
    ck_assert_ptr_nonnull(
        strstr(finding_of(with.report, "crisis/only-topic", 0)->message.data, "\"mess\""));
    static const char *const shown[] = {"The bonus", "Bonus!", "a bonus", "bonus", "Bonus's", "b"};
    for (int i = 0; i < 6; i++) messages[i].text = smp_text_of(shown[i]);
    assess(&with, &conversation);
    ck_assert_ptr_nonnull(
        strstr(finding_of(with.report, "crisis/only-topic", 0)->message.data, "\"bonus\""));
    static const char *const others[] = {"Beds", "Bed", "No bed", "Parking", "Food", "Lifts"};
    for (int i = 0; i < 6; i++) messages[i].text = smp_text_of(others[i]);
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "crisis/only-topic", 0));
    close_bench(&with);
}
END_TEST

/* Words that hash alike are two subjects; and of many who complain, some must be of one mind. */
START_TEST(what_too_few_complain_of)
{
    enum { MANY = 24 };
    collision words = find_collision(false);
    bench with = open_bench("covwarks");
    smp_conversation_message messages[MANY];
    char authors[MANY][4], texts[MANY][16];
    for (int i = 0; i < MANY; i++) {
        snprintf(authors[i], sizeof authors[i], "u%d", i);
        snprintf(texts[i], sizeof texts[i], "%s", i % 2 ? words.one : words.other);
        messages[i] = message(authors[i], NULL, "complaint", texts[i]);
    }
    smp_conversation conversation = window(messages, 8);
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "crisis/only-topic", 0));
    for (int i = 0; i < 6; i++) messages[i].text = smp_text_of("Beds");
    assess(&with, &conversation);
    ck_assert_ptr_nonnull(finding_of(with.report, "crisis/only-topic", 0));
    for (int i = 6; i < MANY; i++) {
        snprintf(texts[i], sizeof texts[i], "subject%c", 'a' + i);
        messages[i].text = smp_text_of(texts[i]);
    }
    conversation = window(messages, MANY);
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "crisis/only-topic", 0));
    close_bench(&with);
}
END_TEST

SUITE("checks/topics", a_common_word_is_no_topic, what_people_complain_of, what_too_few_complain_of)
