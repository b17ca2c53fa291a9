/* Every operator of the pattern language, alone and with others.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "collision.h"

START_TEST(words_are_folded_and_tokenised_as_posts_are)
{
    expect("flu jab", "Get your FLU Jab today", "0:FLU Jab");
    expect("flu\tjab\r\nnow", "A flu jab now", "0:flu jab now");
    expect("flu jab", "flu, jab", "");
    expect("flu jab", "flu\njab", "0:flu\njab");
    expect("don't panic", "DON\xE2\x80\x99T PANIC!", "0:DON\xE2\x80\x99T PANIC");
    expect("covid-19", "Covid-19 or covid 19", "0:Covid-19");
    expect("#nhs", "Our #NHS team, nhs", "0:#NHS");
    expect("@example", "Ask @Example now", "0:@Example");
    expect("NHS", "the nhs and the NHS", "0:nhs; 0:NHS");
    expect("a", "", "");
}
END_TEST

START_TEST(inflections_and_prefixes)
{
    expect("nurse~", "Nurses nursed, a nurse's nursing nursery",
           "0:Nurses; 0:nursed; 0:nurse's; 0:nursing");
    expect("vaccin*", "Vaccines vaccinate vacancy", "0:Vaccines; 0:vaccinate");
    expect("#nhs*", "#NHSWales #nhs #example", "0:#NHSWales; 0:#nhs");
    expect("go~ home", "They went home, I am going home", "0:went home; 0:going home");
}
END_TEST

START_TEST(exact_case)
{
    expect("\"US\"", "US and us and Us", "0:US");
    expect("\"Good Morning\" all", "good morning all, Good Morning all", "0:Good Morning all");
    expect("help \"?\"", "help? help!", "0:help?");
}
END_TEST

START_TEST(classes)
{
    expect("WORD NUMBER", "room 12, 13", "0:room 12");
    expect("HASHTAG", "a #tag b", "0:#tag");
    expect("MENTION", "hi @example", "0:@example");
    expect("see URL", "see https://example.org/a now", "0:see https://example.org/a");
    expect("EMAIL", "write to a.b@example.org", "0:a.b@example.org");
    expect("EMOJI", "well done \xF0\x9F\x91\x8F", "0:\xF0\x9F\x91\x8F");
    expect("stop PUNCT", "stop! stop", "0:stop!");
    expect("a ANY c", "a b c, a ! c", "0:a b c; 0:a ! c");
}
END_TEST

START_TEST(telephone_numbers)
{
    expect("PHONE", "ring 07700 900123 now", "0:07700 900123");
    expect("PHONE", "ring 07700900123", "0:07700900123");
    expect("PHONE", "(020) 7946 0000.", "0:(020) 7946 0000");
    expect("PHONE", "+44 (0)20 7946 0000", "0:+44 (0)20 7946 0000");
    expect("PHONE", "+44 7700 900 123", "0:+44 7700 900 123");
    expect("PHONE", "0044 7700 900123", "0:0044 7700 900123");
    expect("PHONE", "call 020-7946-0000", "0:020-7946-0000");
    expect("call [PHONE] PUNCT", "call 020 7946 0000!", "0:020 7946 0000");
    expect("PHONE", "999 000 0018 and 12345678901 and 2026", "");
}
END_TEST

START_TEST(numbers_of_every_length_and_country)
{
    expect("PHONE", "0800 1111, 01632 96001 and +44 1632 96001",
           "0:0800 1111; 0:01632 96001; 0:+44 1632 96001");
    expect("PHONE", "+44 (0)1632 960001 and 0044 (0)1632 960001",
           "0:+44 (0)1632 960001; 0:0044 (0)1632 960001");
    expect("PHONE", "0163 2960, +33 1 23 45 67 89, +4, 0044 1 and 00 1632 960001", "");
    expect("PHONE", "+44 20 7946 000 from abroad", "0:+44 20 7946 000");
    expect("PHONE", "+44 20 7946 00 or 0044 20 7946 00", "");
    expect("PHONE", "01632 .960 .001", "0:01632 .960 .001");
    expect("PHONE", "0) 1632", "");
    /* What runs on is a reference, however long; and so is one digit in each of many groups. */
    expect("PHONE", "07700 900123\u2460", "");
    expect("PHONE", "07700 900123 \u2460", "0:07700 900123");
    expect("PHONE", "07700 900123 12345678901234567890", "0:07700 900123");
    expect("PHONE", "1-2-3-4-5-6-7-8-9-0-1-2-3", "");
}
END_TEST

START_TEST(dates)
{
    expect("DATE", "on 1st of May 2026", "0:1st of May 2026");
    expect("DATE", "12 June, then", "0:12 June");
    expect("DATE", "May 5th, 2026", "0:May 5th, 2026");
    expect("DATE", "by 01/05/26.", "0:01/05/26");
    expect("DATE", "by 2026-05-01", "0:2026-05-01");
    expect("DATE", "by 01.05.2026", "0:01.05.2026");
    expect("DATE", "in March 2026", "0:March 2026");
    expect("DATE", "I may go 45 May, 13/13/2026 in march", "");
    expect("before DATE we", "before 1 May 2026 we", "0:before 1 May 2026 we");
}
END_TEST

START_TEST(dates_that_nearly_are)
{
    expect("DATE", "2nd sept, 3rd oct and 22nd of November",
           "0:2nd sept; 0:3rd oct; 0:22nd of November");
    expect("DATE", "4 mayors, 5 marching, 6 septs, 7 ma, 5pm May and 8st Junes", "");
    expect("DATE", "0 May, 32 May, 0th June", "");
    expect("DATE", "2026-5-01, 2026-05-1, 2026-00-01, 2026-13-01, 2026-05-00, 2026-05-32", "");
    expect("DATE", "2026-123-01, 1/123/2026, 123/1/2026, a/1/2026, 1/a/2026", "");
    expect("DATE", "0/1/2026, 32/1/2026, 1/0/2026, 1/13/2026", "");
    expect("DATE", "1/1/ab, 1/1/123, 1/1/1899, 1/1/2200, 1/1-26, 1/1/2199",
           "0:1/1/2199");
    expect("DATE", "1 /5/26, 01.05, 01.05.26.01 and 13.13.2026", "");
    expect("DATE", "May 2026, May 1899, June, 7", "0:May 2026");
    expect("DATE", "1 May, 1900 and 2 May, 12", "0:1 May, 1900; 0:2 May");
    expect("DATE", "2026-12345-01 or 12345/1/2026", "");
}
END_TEST

START_TEST(alternatives_and_groups)
{
    expect("cat | dog", "dog cat cow", "0:dog; 0:cat");
    expect("(big | small) (cat | dog)", "big dog small cat big cow", "0:big dog; 0:small cat");
    expect("a | a b", "a b", "0:a b");
    expect("a ((b | c) d | e)", "a b d a c d a e a d", "0:a b d; 0:a c d; 0:a e");
}
END_TEST

START_TEST(optional_and_repeated)
{
    expect("very? good", "good very good", "0:good; 0:very good");
    expect("(not so)? good", "not so good", "0:not so good");
    expect("ha{2,3}", "ha ha ha ha ha x ha", "0:ha ha ha; 0:ha ha");
    expect("ha{2}", "ha ha ha", "0:ha ha");
    expect("a b{0,2} c", "a c a b c a b b c a b b b c", "0:a c; 0:a b c; 0:a b b c");
    expect("(a b?){2} c", "a b a c", "0:a b a c");
}
END_TEST

START_TEST(gaps)
{
    expect("free ..2 meal", "free hot meal", "0:free hot meal");
    expect("free ..2 meal", "free a b meal free a b c meal", "0:free a b meal");
    expect("free ..2 meal", "free. Meal", "");
    expect("free..2 meal", "free meal", "0:free meal");
    expect("a ..2 b", "a a x b", "0:a a x b");
    expect("a ..2 b", "a x a x b", "0:a x b");
    expect("a ..1 b? ..1 c", "a x x c", "0:a x x c");
    expect("a ..2 (b ..2 c)", "a x x b x x c", "0:a x x b x x c");
    /* Of two gaps in a row, what stands between being left out, one may go on for ever. */
    expect("a >> b? ..2 c", "a. X y z c", "0:a. X y z c");
    expect("a ..2 b? >> c", "a. X y z c", "0:a. X y z c");
}
END_TEST

/* A class that may be there some times over is waited for, unless what is told would differ. */
START_TEST(runs_of_a_class)
{
    expect("((ANY){1,2}){1,2}", "c d", "0:c d");
    expect("((ANY){1,2}){1,2}", "d b b a a a 7 . c d", "0:d b b a; 0:a a 7 .; 0:c d");
    expect("(ANY){1,2}", "c d", "0:c d");
    expect("a WORD{0,2} b", "a b, a x b, a x y b, a x y z b, a 7 b", "0:a b; 0:a x b; 0:a x y b");
    expect("a WORD{0,2} b", "a b", "0:a b");
    expect("a ANY{0,2} b", "Oh a. Here b", "0:a. Here b");
    expect("a (WORD|NUMBER){1,2} b", "a b, a 7 b, a 7 x b, a ! b", "0:a 7 b; 0:a 7 x b");
    expect("a WORD{0,1} WORD{0,1} b", "a b, a x y b, a x y z b", "0:a b; 0:a x y b");
    expect("a WORD{0,2} NUMBER? b", "a x y 7 b, a 7 x b", "0:a x y 7 b");
    expect("a WORD{0,2} ..1 b", "a x y - b, a - b, a - - b", "0:a x y - b; 0:a - b");
    expect("a WORD{0,2} >> b", "a ! ! b", "0:a ! ! b");
    expect("a WORD{0,2} $", "a x y. a x y", "0:a x y");
    expect("a WORD{0,2}", "a x y z, a", "0:a x y; 0:a");
    expect("WORD{0,2} b", "x y z b", "0:y z b");
    expect("SENT WORD{0,2} b", "x y b. x y z b", "0:x y b");
    expect("[a WORD{0,2}] b", "a x b", "0:a x");
    expect("a [WORD{0,2} b]", "a x b", "0:x b");
    expect("a WORD{0,2} [b]", "a x b", "0:b");
    expect("a WORD{0,1} [WORD{0,1} b]", "a x b", "0:x b");
}
END_TEST

START_TEST(later_in_the_text)
{
    expect("free >> prize", "It is free. Win a prize", "0:free. Win a prize");
    expect("free >> [prize]", "free prize. prize", "0:prize; 0:prize");
    expect("free >> prize", "prize free", "");
}
END_TEST

START_TEST(anchors)
{
    expect("^ hello", "hello hello", "0:hello");
    expect("hello $", "hello hello", "0:hello");
    expect("^ hello $", "hello!", "");
    expect("SENT so", "so he said so. So?", "0:so; 0:So");
    expect("so SENT", "so what. Is it so", "0:so");
    expect("go \".\" SENT we", "Go. We went", "0:Go. We");
    expect("(^ | and) hello", "hello and hello hello", "0:hello; 0:and hello");
    expect("bye (PUNCT | $)", "bye bye! bye", "0:bye!; 0:bye");
    expect("a >> SENT b", "a b. B", "0:a b. B");
    expect("(SENT | ^) so", "so, so. So", "0:so; 0:So");
    expect("a (SENT | b?) \".\"", "a. A b. B.", "0:a.; 0:A b.");
}
END_TEST

START_TEST(the_reported_span)
{
    expect("buy [cheap NUMBER] pills", "buy cheap 10 pills", "0:cheap 10");
    expect("([a] b | c d)", "a b c d", "0:a; 0:c d");
    expect("x [a b? c{1,2}] y", "x a c c y", "0:a c c");
}
END_TEST

START_TEST(lexicons)
{
    expect("take <drug>", "take Ibuprofen, take Calpol six plus, take calpol",
           "0:take Ibuprofen=a painkiller; 0:take Calpol six plus; 0:take calpol=paracetamol");
    expect("<drug> now", "calpol six plus now", "0:calpol six plus now");
    expect("[take] <drug>", "take ibuprofen", "0:take");
    expect("<drug> or <drug>", "ibuprofen or calpol", "0:ibuprofen or calpol=paracetamol");
}
END_TEST

START_TEST(facts)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "of {place} today", 1, false);
    kit_add(&k, "{handle}", 2, false);
    kit_compile(&k);
    ck_assert_str_eq(kit_match(&k, "of a b a b c today"), "");
    smp_text given[8] = {[0] = SMP_TEXT("@Example"), [7] = SMP_TEXT("a b A B c")};
    ck_assert_int_eq(smp__match_facts(k.matcher, given, 8, k.segmenter, NULL), SMP_OK);
    ck_assert_str_eq(kit_match(&k, "of a b a b a b c today of A b a b c today @example"),
                     "1:of A b a b c today; 2:@example");
    ck_assert_str_eq(kit_match(&k, "of a b a b"), "");
    ck_assert_str_eq(kit_match(&k, ""), "");
    ck_assert_int_eq(smp__match_facts(k.matcher, NULL, 0, k.segmenter, NULL), SMP_OK);
    ck_assert_str_eq(kit_match(&k, "@example"), "");
    kit_end(&k);
}
END_TEST

/* A fact lists its texts with semicolons or one a line; empty ones are none, and of more than there
 * is room for none is taken. */
START_TEST(facts_list_texts)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "{handle}", 2, false);
    kit_compile(&k);
    smp_text given[65] = {[64] = SMP_TEXT("so")};
    given[0] = SMP_TEXT(";Example Systems; ;Example\nCatering\n");
    ck_assert_int_eq(smp__match_facts(k.matcher, given, SMP_COUNT(given), k.segmenter, NULL),
                     SMP_OK);
    ck_assert_str_eq(kit_match(&k, "so systems of Example Systems and catering, example"),
                     "2:Example Systems; 2:catering; 2:example");
    smp__buffer list;
    smp__buffer_init(&list, &k.allocator);
    for (int i = 0; i < 64; i++) smp__buffer_format(&list, "name%d;", i);
    given[0] = smp__buffer_text(&list);
    ck_assert_int_eq(smp__match_facts(k.matcher, given, 1, k.segmenter, NULL), SMP_OK);
    ck_assert_str_eq(kit_match(&k, "a name0 b name63 c name64"), "2:name0; 2:name63");
    smp__buffer_add_string(&list, "more");
    given[0] = smp__buffer_text(&list);
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp__match_facts(k.matcher, given, 1, k.segmenter, &error), SMP_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "more than 64 texts"));
    ck_assert_str_eq(kit_match(&k, "a name0 b name63 c more"), "");
    smp__buffer_free(&list);
    kit_end(&k);
}
END_TEST

/* A word of the text that hashes like one of the fact's is another word all the same. */
START_TEST(facts_are_compared_letter_by_letter)
{
    for (int longer = 0; longer < 2; longer++) {
        collision words = find_collision(longer);
        kit k;
        kit_begin(&k);
        kit_add(&k, "{handle}", 2, false);
        kit_compile(&k);
        smp_text fact = smp_text_of(words.one);
        ck_assert_int_eq(smp__match_facts(k.matcher, &fact, 1, k.segmenter, NULL), SMP_OK);
        ck_assert_str_eq(kit_match(&k, words.other), "");
        ck_assert_ptr_nonnull(strstr(kit_match(&k, words.one), words.one));
        kit_end(&k);
    }
}
END_TEST

START_TEST(unless_cancels_what_it_overlaps)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "sick", 1, false);
    kit_add(&k, "sick leave", 1, true);
    kit_add(&k, "sick", 2, false);
    kit_add(&k, "idiot people?", 3, false);
    kit_add(&k, "people of", 3, true);
    kit_compile(&k);
    ck_assert_str_eq(kit_match(&k, "sick leave sick"), "2:sick; 1:sick; 2:sick");
    ck_assert_str_eq(kit_match(&k, "idiot people of"), "3:idiot");
    kit_end(&k);
}
END_TEST

/* Whether exceptions are looked for by themselves or with all the rest makes no difference: for a
 * rare word and a common one, in short texts and long. */
START_TEST(exceptions_hold_in_texts_of_any_length)
{
    static const char *const words[] = {"the", "quincunx"};
    kit k;
    char text[2048];
    for (size_t i = 0; i < SMP_COUNT(words); i++) {
        kit_begin(&k);
        kit_add(&k, words[i], 3, false);
        snprintf(text, sizeof text, "%s leave", words[i]);
        kit_add(&k, text, 3, true);
        kit_compile(&k);
        for (int before = 0; before < 250; before += 83) {
            text[0] = '\0';
            for (int j = 0; j < before; j++) strcat(text, "a ");
            snprintf(text + strlen(text), 100, "%s leave", words[i]);
            ck_assert_str_eq(kit_match(&k, text), "");
            snprintf(text + strlen(text), 100, " or %s", words[i]);
            ck_assert_str_eq(kit_match(&k, text), i ? "3:quincunx" : "3:the");
        }
        kit_end(&k);
    }
}
END_TEST

START_TEST(hits_of_one_owner_do_not_overlap)
{
    kit k;
    kit_begin(&k);
    kit_add(&k, "a b", 1, false);
    kit_add(&k, "b c d", 1, false);
    kit_add(&k, "b c", 2, false);
    kit_compile(&k);
    ck_assert_str_eq(kit_match(&k, "a b c d b c d"), "1:a b; 2:b c; 2:b c; 1:b c d");
    /* Twice the same, and again after another text. */
    ck_assert_str_eq(kit_hits(&k), "1:a b; 2:b c; 2:b c; 1:b c d");
    ck_assert_str_eq(kit_match(&k, "x"), "");
    ck_assert_str_eq(kit_match(&k, "a b c d b c d"), "1:a b; 2:b c; 2:b c; 1:b c d");
    kit_end(&k);
}
END_TEST

START_TEST(no_patterns_at_all)
{
    kit k;
    kit_begin(&k);
    kit_compile(&k);
    ck_assert_str_eq(kit_match(&k, "hello"), "");
    smp__image_builder *builder = smp__image_builder_new(&k.allocator);
    size_t size;
    unsigned char *bytes = smp__image_finish(builder, &size);
    smp__image empty = {bytes, size};
    smp__matcher *matcher;
    ck_assert_int_eq(smp__matcher_new(&matcher, &empty, NULL, NULL), SMP_OK);
    const smp__hit *hits;
    size_t count;
    ck_assert_int_eq(smp__match(matcher, &k.document, &hits, &count, NULL), SMP_OK);
    ck_assert_uint_eq(count, 0);
    ck_assert(!smp__token_in_lexicon(matcher, 0, 0, NULL));
    ck_assert_uint_eq(smp__lexicon_find(&empty, "x"), UINT32_MAX);
    ck_assert(!smp__word_known(matcher, SMP_TEXT("hello"), smp__hash("hello", 5)));
    smp_text fact = SMP_TEXT("hello");
    ck_assert_int_eq(smp__match_facts(matcher, &fact, 1, k.segmenter, NULL), SMP_OK);
    smp__matcher_free(matcher);
    smp__release(&k.allocator, bytes, size);
    smp__image_builder_free(builder);
    kit_end(&k);
}
END_TEST

SUITE("patterns/operators", words_are_folded_and_tokenised_as_posts_are, inflections_and_prefixes,
      exact_case, classes, telephone_numbers, numbers_of_every_length_and_country, dates,
      dates_that_nearly_are, alternatives_and_groups, optional_and_repeated,
      gaps, runs_of_a_class, later_in_the_text, anchors, the_reported_span, lexicons, facts,
      facts_list_texts, facts_are_compared_letter_by_letter,
      unless_cancels_what_it_overlaps, exceptions_hold_in_texts_of_any_length,
      hits_of_one_owner_do_not_overlap,
      no_patterns_at_all)
