/* Whose words a text holds.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <check.h>
#include <string.h>

static smp__arena arena;
static smp__segmenter *segmenter;

static void set_up(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &allocator);
    ck_assert_int_eq(smp__segmenter_new(&segmenter, &allocator, NULL), SMP_OK);
}

static void tear_down(void)
{
    smp__segmenter_free(segmenter);
    smp__arena_free(&arena);
}

static const smp__document *read(const char *text)
{
    static smp__document document;
    ck_assert_int_eq(smp__document_read(&document, &arena, segmenter, smp_text_of(text),
                                        SMP_PLATFORM_UNKNOWN, NULL),
                     SMP_OK);
    return &document;
}

/* The text with '.' for what an earlier message says, '"' for quotations, '@' for what is passed on and
 * '~' for reported speech. */
static void expect(const char *text, const char *wanted)
{
    static const char signs[] = {'w', '~', '"', '@', '.'};
    smp__sayings sayings;
    char got[400];
    strcpy(got, text);
    ck_assert(smp__find_sayings(&sayings, read(text), &arena));
    for (uint32_t at = 0; got[at]; at++) {
        const smp__saying *saying = smp__saying_at(&sayings, at);
        if (saying && got[at] != '\n') got[at] = signs[saying->by];
    }
    ck_assert_str_eq(got, wanted);
}

static void expect_who(const char *text, uint32_t at, const char *wanted)
{
    smp__sayings sayings;
    const smp__document *document = read(text);
    ck_assert(smp__find_sayings(&sayings, document, &arena));
    const smp__saying *saying = smp__saying_at(&sayings, at);
    ck_assert_ptr_nonnull(saying);
    smp_text who = smp__text_slice(document->text, saying->who_start, saying->who_end);
    ck_assert(smp__text_equal(who, smp_text_of(wanted)));
}

START_TEST(repeated_lines)
{
    expect("No.\n> Are you well?\n> Yes\nBye", "No.\n...............\n.....\nBye");
    expect("a > b\nc", "a > b\nc");
    expect("  > far in", "..........");
}
END_TEST

START_TEST(heads_of_mail_programs)
{
    expect("Yes\nOn Mon, 3 Mar, Sam wrote:\nold\nolder", "Yes\n.........................\n...\n.....");
    expect("Yes\n-----Original Message-----\nold", "Yes\n..........................\n...");
    expect("Yes\nFrom: sam@example.org\nold", "Yes\n.....................\n...");
    expect("Yes\n________________________________\nold", "Yes\n................................\n...");
    expect("From: a friend\nOn Monday I wrote:\n--\nSam", "From: a friend\n..................\n..\n...");
    expect("I came on Monday.\n-- \nSam", "I came on Monday.\n-- \nSam");
}
END_TEST

START_TEST(heads_over_two_lines_and_forwards)
{
    expect("Yes\nOn Mon Sam Sample\n<sam@example.org> wrote:\nold",
           "Yes\n.................\n........................\n...");
    expect("See below\nBegin forwarded message:\nold", "See below\n........................\n...");
    expect_who("Yes\nOn Mon, 3 Mar 2025, Sam Sample <sam@example.org> wrote:\nold", 60, "Sam Sample");
    expect_who("Yes\nFrom: Sam Sample <sam@example.org>\nold", 40, "Sam Sample");
}
END_TEST

START_TEST(quotation_marks)
{
    expect("It reads \"go away\" to all", "It reads \"\"\"\"\"\"\"\"\" to all");
    expect("\xE2\x80\x9CNo\xE2\x80\x9D I say", "\xE2\x80\x9C\"\"\xE2\x80\x9D I say");
    expect("she was 5'10\" and 6'\" tall", "she was 5'10\" and 6'\" tall");
    expect("the sign 'mind the gap' is gone", "the sign '\"\"\"\"\"\"\"\"\"\"\"\"' is gone");
    expect("the nurses' rota isn't the doctors' rota", "the nurses' rota isn't the doctors' rota");
    expect("rock 'n' roll and 'em", "rock 'n' roll and 'em");
    expect("one \" open\nand \"more", "one \" open\nand \"more");
}
END_TEST

START_TEST(passed_on)
{
    expect("RT @sam: it is closed", "RT @sam:@@@@@@@@@@@@@");
    expect("START @sam: hello", "START @sam: hello");
    expect_who("Oh dear RT @sam: it is closed", 20, "@sam");
}
END_TEST

START_TEST(reported_speech)
{
    expect("My son says he is ill. I am well.", "My son says~~~~~~~~~~~~I am well.");
    expect("I said I am ill", "I said I am ill");
    expect("What did you say", "What did you say");
}
END_TEST

/* Marks that open and never close must not cost a look at the whole text each. */
START_TEST(many_open_marks)
{
    enum { SIZE = 400000 };
    static char text[SIZE + 1];
    for (size_t i = 0; i < SIZE; i++) text[i] = " 'a"[i % 3];
    smp__sayings sayings;
    ck_assert(smp__find_sayings(&sayings, read(text), &arena));
    ck_assert_ptr_null(smp__saying_at(&sayings, SIZE - 1));
}
END_TEST

START_TEST(empty_and_bare)
{
    expect("", "");
    expect("\n\n", "\n\n");
    expect(">", ".");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sayings");
    TCase *tests = tcase_create("sayings");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, repeated_lines);
    tcase_add_test(tests, heads_of_mail_programs);
    tcase_add_test(tests, heads_over_two_lines_and_forwards);
    tcase_add_test(tests, quotation_marks);
    tcase_add_test(tests, passed_on);
    tcase_add_test(tests, reported_speech);
    tcase_add_test(tests, many_open_marks);
    tcase_add_test(tests, empty_and_bare);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
