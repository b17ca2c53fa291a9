/* How rare words are: common before rare, none for what is no word.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include "suite.h"

START_TEST(commoner_words_are_less_rare)
{
    static const char *const words[] = {"the", "your", "hospital", "abseil"};
    for (size_t i = 1; i < SMP_COUNT(words); i++)
        ck_assert_int_lt(smp__word_rarity(smp_text_of(words[i - 1])),
                         smp__word_rarity(smp_text_of(words[i])));
}
END_TEST

START_TEST(what_is_no_word_has_no_rarity)
{
    static const char *const others[] = {"",    "pcn",  "camhs", "xqzzt",
                                         "the-", "Your", "caf\xC3\xA9", "4ever"};
    for (size_t i = 0; i < SMP_COUNT(others); i++)
        ck_assert_int_eq(smp__word_rarity(smp_text_of(others[i])), SMP__NOT_ENGLISH);
}
END_TEST

SUITE("text/rarity", commoner_words_are_less_rare, what_is_no_word_has_no_rarity)
