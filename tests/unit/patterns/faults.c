/* Every fault of a pattern or an entry is reported at its place, with a cure.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

static const struct {
    const char *pattern;
    size_t offset;
    const char *message; /* a part of it */
} faults[] = {
    {"", 0, "Nothing stands here"},
    {"   ", 3, "Nothing stands here"},
    {"a |", 3, "Nothing stands here"},
    {"| a", 0, "Nothing stands here"},
    {"a || b", 3, "Nothing stands here"},
    {"a () b", 3, "Nothing stands here"},
    {"a (b", 2, "not closed; add )"},
    {"a [b", 2, "not closed; add ]"},
    {"a (b] c", 4, "expected )"},
    {"a) b", 1, "closes nothing"},
    {"a ] b", 2, "closes nothing"},
    {"a } b", 2, "closes nothing"},
    {"say \"hello", 4, "not closed; add \""},
    {"say \" \"", 4, "quotes are empty"},
    {"say \xE2\x80\x9Chello\xE2\x80\x9D", 4, "straight ones"},
    {"\xE2\x80\x9Dhello", 0, "straight ones"},
    {"say \u00A0 now", 4, "no word here"},
    {"say \"\u2003\"", 4, "no word here"},
    {"a HASTAG", 2, "did you mean HASHTAG?"},
    {"MENTIONED", 0, "did you mean MENTION?"},
    {"NUMBERS", 0, "did you mean NUMBER?"},
    {"SEND", 0, "did you mean SENT?"},
    {"a?", 0, "could match nothing"},
    {"a? b?", 0, "could match nothing"},
    {"^ $", 0, "could match nothing"},
    {"a{0,3}", 0, "could match nothing"},
    {"? a", 0, "needs a word or group before it"},
    {"^? a", 1, "needs a word or group before it"},
    {"a ..2 ? b", 6, "needs a word or group before it"},
    {"a{3,2}", 1, "counts down"},
    {"a{0}", 1, "Zero times"},
    {"a{2,}", 1, "both numbers"},
    {"a{,2}", 1, "both numbers"},
    {"a{2 b", 1, "both numbers"},
    {"a{2", 1, "both numbers"},
    {"a{21}", 1, "at most 20 times"},
    {"a{4294967297}", 1, "at most 20 times"},
    {"a ..0 b", 2, "..1 to ..20"},
    {"a ..21 b", 2, "..1 to ..20"},
    {"a .. b", 2, "..1 to ..20"},
    {"..3 a", 0, "something before it"},
    {"a ..3", 2, "something after it"},
    {"a >>", 2, "something after it"},
    {"a ..2 >> b", 6, "Two gaps"},
    {"^ ..3 a", 2, "write ANY{0,3}"},
    {"a (^ | b) ..3 c", 3, "Nothing can stand before ^"},
    {"(SENT | b) ..3 c", 11, "cannot follow an anchor"},
    {"a ..3 $", 7, "needs a word after it"},
    {"a ^ b", 2, "Nothing can stand before ^"},
    {"a $ b", 4, "Nothing can follow $"},
    {"a ..3 SENT b", 11, "write >>"},
    {"a > b", 2, "write >>"},
    {"a < b", 2, "write \"<\""},
    {"a <drug", 7, "ends with >"},
    {"a <other>", 2, "no lexicon <other>; declare it"},
    {"<An.other_one-2>", 0, "no lexicon <An.other_one-2>; declare it"},
    {"<aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx>", 0,
     "no lexicon <aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd>"},
    {"<caf\u00E9>", 4, "it has letters, digits"},
    {"<caf^>", 4, "it has letters, digits"},
    {"a {} b", 2, "a fact {name}"},
    {"a {handle", 9, "ends with }"},
    {"a {nobody}", 2, "no text fact {nobody}; declare it"},
    {"a ~", 2, "belongs to the end of a word"},
    {"a * b", 2, "belongs to the end of a word"},
    {"f*ck", 1, "put a space after it"},
    {"19~", 0, "needs an English word"},
    {"caf\u00E9~", 0, "needs an English word"},
    {"antidisestablishmentarianismsandmanymorethingsofthekind~", 0, "needs an English word"},
    {"a*", 0, "at least two letters"},
    {"[a [b]]", 3, "inside [ ]"},
    {"[a] [b]", 4, "A second [ ]"},
    {"[a]{2}", 0, "cannot be repeated"},
    {"[a?] b", 0, "could be empty"},
    {"((a{20}){20}){2}", 2, "more than 512 parts"},
    {"((SENT a){20}){20}", 2, "more than 512 parts"},
    {"((a?){15}){15} b", 2, "Too many parts in a row are optional"},
};

static smp_status try_pattern(const char *pattern, smp__pattern_fault *fault)
{
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "drug", NULL, NULL);
    smp_status status =
        smp__pattern_add(k.compiler, smp_text_of(pattern), 0, false, kit_fact_of, NULL, fault);
    kit_end(&k);
    return status;
}

START_TEST(faults_have_a_place_and_a_cure)
{
    smp__pattern_fault fault = {SIZE_MAX, ""};
    smp_status status = try_pattern(faults[_i].pattern, &fault);
    ck_assert_msg(status == SMP_ERROR_PACK, "%s was accepted", faults[_i].pattern);
    ck_assert_msg(strstr(fault.message, faults[_i].message) && fault.offset == faults[_i].offset,
                  "%s: at %zu: %s", faults[_i].pattern, fault.offset, fault.message);
    ck_assert_int_eq(try_pattern(faults[_i].pattern, NULL), SMP_ERROR_PACK);
}
END_TEST

/* Facts are not known, or are none that can be matched: their numbers are used up. */
static int too_many(void *context, smp_text name)
{
    (void)context;
    (void)name;
    return 64;
}

START_TEST(facts_and_patterns_that_are_not_there)
{
    kit k;
    kit_begin(&k);
    const smp__fact_lookup lookups[] = {NULL, too_many};
    for (size_t i = 0; i < SMP_COUNT(lookups); i++) {
        smp__pattern_fault fault = {SIZE_MAX, ""};
        ck_assert_int_eq(smp__pattern_add(k.compiler, SMP_TEXT("by {handle}"), 0, false, lookups[i],
                                          NULL, &fault),
                         SMP_ERROR_PACK);
        ck_assert_ptr_nonnull(strstr(fault.message, "no text fact {handle}"));
        ck_assert_uint_eq(fault.offset, 3);
    }
    smp__pattern_fault fault;
    ck_assert_int_eq(smp__pattern_add(k.compiler, (smp_text){NULL, 0}, 0, false, NULL, NULL,
                                      &fault),
                     SMP_ERROR_PACK);
    ck_assert_ptr_nonnull(strstr(fault.message, "Nothing stands here"));
    kit_end(&k);
}
END_TEST

/* What is wrong in a phrase is told where it is named. */
START_TEST(faults_of_phrases)
{
    static const struct {
        const char *phrase, *message;
    } bad[] = {{"two [words]", "A phrase has no [ ]"}, {"a {nobody}", "no text fact {nobody}"}};
    for (size_t i = 0; i < SMP_COUNT(bad); i++) {
        kit k;
        kit_begin(&k);
        ck_assert_int_eq(smp__phrase_declare(k.compiler, SMP_TEXT("dose"),
                                             smp_text_of(bad[i].phrase)), SMP_OK);
        smp__pattern_fault fault = {SIZE_MAX, ""};
        smp_text pattern = SMP_TEXT("take <dose>");
        ck_assert_int_eq(smp__pattern_add(k.compiler, pattern, 0, false, kit_fact_of, NULL, &fault),
                         SMP_ERROR_PACK);
        ck_assert_msg(strstr(fault.message, bad[i].message) && fault.offset == 5, "at %zu: %s",
                      fault.offset, fault.message);
        ck_assert_int_eq(smp__pattern_add(k.compiler, pattern, 0, false, kit_fact_of, NULL, NULL),
                         SMP_ERROR_PACK);
        kit_end(&k);
    }
}
END_TEST

START_TEST(deep_nesting_is_refused)
{
    char pattern[4096];
    memset(pattern, '(', sizeof pattern - 1);
    pattern[sizeof pattern - 1] = '\0';
    smp__pattern_fault fault;
    ck_assert_int_eq(try_pattern(pattern, &fault), SMP_ERROR_PACK);
    ck_assert_ptr_nonnull(strstr(fault.message, "nested more than 32 deep"));
}
END_TEST

START_TEST(entries_of_lexicons)
{
    static const struct {
        const char *entry;
        size_t offset;
        const char *message;
    } bad[] = {{"", 0, "entry is empty"},
               {"  ", 0, "entry is empty"},
               {"a b c d e f g h i j k l m", 24, "at most 12"},
               {"room 12~", 7, "needs an English word"},
               {"a*", 1, "at least two letters"}};
    kit k;
    kit_begin(&k);
    kit_lexicon(&k, "x", NULL, NULL);
    for (size_t i = 0; i < SMP_COUNT(bad); i++) {
        smp__pattern_fault fault = {SIZE_MAX, ""};
        ck_assert_int_eq(smp__lexicon_add(k.compiler, 0, smp_text_of(bad[i].entry), 0, &fault),
                         SMP_ERROR_PACK);
        ck_assert_msg(strstr(fault.message, bad[i].message) && fault.offset == bad[i].offset,
                      "%s: at %zu: %s", bad[i].entry, fault.offset, fault.message);
    }
    ck_assert_int_eq(smp__lexicon_add(k.compiler, 0, (smp_text){NULL, 0}, 0, NULL), SMP_ERROR_PACK);
    kit_end(&k);
}
END_TEST

/* Whatever the bytes, a pattern is compiled or refused with a message. */
START_TEST(nonsense_is_refused_or_means_something)
{
    static const char *const pieces[] = {"a", " ", "(", ")", "[", "]", "|", "?", "{2}", "{1,3}",
                                         "..2", ">>", "^", "$", "SENT", "\"b\"", "<drug>", "~",
                                         "*", "{handle}", ".", "\xC3", "\xE2\x80\x9C", "NUMBER"};
    uint64_t state = 5;
    int accepted = 0;
    for (int i = 0; i < 20000; i++) {
        char pattern[128] = "";
        for (uint32_t size = roll(&state, 12); size > 0; size--)
            strcat(pattern, pieces[roll(&state, SMP_COUNT(pieces))]);
        smp__pattern_fault fault = {0, ""};
        smp_status status = try_pattern(pattern, &fault);
        accepted += status == SMP_OK;
        if (status == SMP_OK) continue;
        ck_assert_int_eq(status, SMP_ERROR_PACK);
        ck_assert_uint_le(fault.offset, strlen(pattern));
        size_t size = strlen(fault.message);
        ck_assert_msg(size > 20 && size < sizeof fault.message - 1, "%s: %s", pattern,
                      fault.message);
    }
    ck_assert_int_gt(accepted, 500);
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("patterns/faults");
    tcase_set_timeout(all, 300);
    tcase_add_loop_test(all, faults_have_a_place_and_a_cure, 0, (int)SMP_COUNT(faults));
    tcase_add_test(all, facts_and_patterns_that_are_not_there);
    tcase_add_test(all, faults_of_phrases);
    tcase_add_test(all, deep_nesting_is_refused);
    tcase_add_test(all, entries_of_lexicons);
    tcase_add_test(all, nonsense_is_refused_or_means_something);
    return run_case("patterns/faults", all);
}
