/* Whose words a message holds, and whether they are English.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

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

/* The text with '.' for what is quoted. */
static void expect(const char *text, const char *wanted)
{
    smp__range_of_text *ranges;
    size_t count;
    char got[400];
    strcpy(got, text);
    ck_assert(smp__find_quoted(&ranges, &count, read(text), &arena));
    for (size_t i = 0; i < count; i++)
        for (uint32_t at = ranges[i].start; at < ranges[i].end; at++)
            if (got[at] != '\n') got[at] = '.';
    ck_assert_str_eq(got, wanted);
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

START_TEST(empty_and_bare)
{
    expect("", "");
    expect("\n\n", "\n\n");
    expect(">", ".");
}
END_TEST

START_TEST(other_languages)
{
    ck_assert(!smp__is_other_language(read("")));
    ck_assert(!smp__is_other_language(read("ok")));
    ck_assert(!smp__is_other_language(read("when is the clinic open on Sundays please")));
    ck_assert(!smp__is_other_language(read("appointment cancelled again no reply for weeks")));
    ck_assert(smp__is_other_language(read("La vacuna estar\xC3\xA1 disponible el lunes en el centro de salud")));
    ck_assert(smp__is_other_language(read("Gdzie mog\xC4\x99 si\xC4\x99 zaszczepi\xC4\x87 w przysz\xC5\x82ym tygodniu")));
    ck_assert(smp__is_other_language(read("\xD0\x9F\xD0\xBE\xD0\xBC\xD0\xBE\xD0\xB3\xD0\xB8\xD1\x82\xD0\xB5")));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quoted");
    TCase *tests = tcase_create("quoted");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, repeated_lines);
    tcase_add_test(tests, heads_of_mail_programs);
    tcase_add_test(tests, empty_and_bare);
    tcase_add_test(tests, other_languages);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
