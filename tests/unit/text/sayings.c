/* Whose words a text holds.
 * SPDX-License-Identifier: MIT */
#include "reading.h"

#include <string.h>

static struct reading reading;

static void set_up(void) { reading_open(&reading); }
static void tear_down(void) { reading_close(&reading); }

/* The text with '.' for what an earlier message says, '"' for quotations, '@' for what is passed on
 * and '~' for reported speech. */
static void expect(const char *text, const char *wanted)
{
    static const char signs[] = {'w', '~', '"', '@', '.'};
    smp__sayings sayings;
    char got[400];
    strcpy(got, text);
    ck_assert(smp__find_sayings(&sayings, read_string(&reading, text), &reading.arena));
    for (uint32_t at = 0; got[at]; at++) {
        const smp__saying *saying = smp__saying_at(&sayings, at);
        if (saying && got[at] != '\n') got[at] = signs[saying->by];
    }
    ck_assert_str_eq(got, wanted);
}

static void expect_who(const char *text, uint32_t at, const char *wanted)
{
    smp__sayings sayings;
    const smp__document *document = read_string(&reading, text);
    ck_assert(smp__find_sayings(&sayings, document, &reading.arena));
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
    expect("No\r\n> Are you?\r\nYes\r\n", "No\r\n...........\nYes\r\n");
    expect("> a\nNo\n> b\n> c", "...\nNo\n...\n...");
}
END_TEST

START_TEST(heads_of_mail_programs)
{
    expect("Yes\nOn Mon, 3 Mar, Sam wrote:\nold\nolder",
           "Yes\n.........................\n...\n.....");
    expect("Yes\n-----Original Message-----\nold", "Yes\n..........................\n...");
    expect("Yes\nFrom: sam@example.org\nold", "Yes\n.....................\n...");
    expect("Yes\n________________________________\nold",
           "Yes\n................................\n...");
    expect("Yes\nFrom: Sam Sample\nSent: Monday\nold",
           "Yes\n................\n............\n...");
    expect("Yes\n*From:* Sam\n*Date:* today\nold", "Yes\n...........\n.............\n...");
    expect("Yes\nFrom: Sam, with love\nTo: you", "Yes\n....................\n.......");
    expect("Yes\nFrom: Sam, with love\nSee you", "Yes\nFrom: Sam, with love\nSee you");
    /* What a message itself begins with heads nothing earlier. */
    expect("\nFrom: sam@example.org\nTo: you\n\nHelp", "\nFrom: sam@example.org\nTo: you\n\nHelp");
    expect("From: sam@example.org\nHelp\nFrom: pat@example.org\nold",
           "From: sam@example.org\nHelp\n.....................\n...");
    expect("From: a friend\nOn Monday I wrote:\n--\nSam",
           "From: a friend\n..................\n..\n...");
    expect("I came on Monday.\n-- \nSam", "I came on Monday.\n-- \nSam");
    /* A rule of underscores is one where it is long; a rule of dashes parts what it likes. */
    expect("Yes\n____________________\nold", "Yes\n....................\n...");
    expect("Yes\n_____\nmore\n--------------------\nmore",
           "Yes\n_____\nmore\n--------------------\nmore");
    expect("Yes\nFrom: Sam", "Yes\nFrom: Sam");
    expect("K\nFrom: sam@example.org\nold", "K\n.....................\n...");
    expect("On", "On");
    expect("On a", "On a");
    expect("Yes\n*From:*\nold", "Yes\n*From:*\nold");
    expect("Yes\n\t> old", "Yes\n......");
    expect_who("Yes\nOn 3 Mar 2025 at 10:15: Sam Sample wrote:\nold", 45, "Sam Sample");
}
END_TEST

START_TEST(heads_over_two_lines_and_forwards)
{
    expect("Yes\nOn Mon Sam Sample\n<sam@example.org> wrote:\nold",
           "Yes\n.................\n........................\n...");
    expect("See below\nBegin forwarded message:\nold", "See below\n........................\n...");
    expect_who("Yes\nOn Mon, 3 Mar 2025, Sam Sample <sam@example.org> wrote:\nold", 60,
               "Sam Sample");
    expect_who("Yes\nFrom: Sam Sample <sam@example.org>\nold", 40, "Sam Sample");
    expect_who("Yes\n*From:* Sam Sample\n*To:* Pat\nold", 34, "Sam Sample");
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
    expect("It isn't \"all right\" here", "It isn't \"\"\"\"\"\"\"\"\"\"\" here");
    expect("one \" open\nand \"more", "one \" open\nand \"more");
    expect("caf\u00E9\"no way\" x", "caf\u00E9\"no way\" x");
    expect("the sign 'mind the gap ' is gone", "the sign 'mind the gap ' is gone");
}
END_TEST

START_TEST(passed_on)
{
    expect("RT @sam: it is closed", "RT @sam:@@@@@@@@@@@@@");
    expect("START @sam: hello", "START @sam: hello");
    expect("{RT @sam: hello", "{RT @sam:@@@@@@");
    expect("RT @sam", "RT @sam");
    expect("RT @sam hello: you", "RT @sam hello: you");
    expect_who("Oh dear RT @sam: it is closed", 20, "@sam");
}
END_TEST

START_TEST(reported_speech)
{
    expect("My son says he is ill. I am well.", "My son says~~~~~~~~~~~~I am well.");
    expect("I said I am ill", "I said I am ill");
    expect("What did you say", "What did you say");
    expect("At 12, says he", "At 12, says he");
}
END_TEST

/* Marks that open and never close must not cost a look at the whole text each. */
START_TEST(many_open_marks)
{
    enum { SIZE = 400000 };
    static char text[SIZE + 1];
    for (size_t i = 0; i < SIZE; i++) text[i] = " 'a"[i % 3];
    smp__sayings sayings;
    ck_assert(smp__find_sayings(&sayings, read_string(&reading, text), &reading.arena));
    ck_assert_ptr_null(smp__saying_at(&sayings, SIZE - 1));
}
END_TEST

/* More than the first few, of each kind; and memory that runs out among them. */
START_TEST(many_sayings_and_no_memory)
{
    enum { MANY = 40 };
    static const struct {
        const char *unit;
        size_t sayings;
    } cases[] = {{"\"a b\" c ", MANY}, {"> a\nb\n", MANY}, {"He says he is. ", MANY},
                 {"RT @sam: no ", 1}};
    char text[MANY * 20];
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        text[0] = '\0';
        for (size_t n = 0; n < MANY; n++) strcat(text, cases[i].unit);
        const smp__document *document = read_string(&reading, text);
        smp__sayings sayings;
        ck_assert(smp__find_sayings(&sayings, document, &reading.arena));
        ck_assert_uint_eq(sayings.quoted_count + sayings.repeated_count + sayings.reported_count,
                          cases[i].sayings);
        for (size_t n = 1;; n++) {
            smp__arena own;
            counting count = {.refuse_from = n};
            smp_allocator by = counting_allocator(&count);
            smp__arena_init(&own, &by);
            bool found = smp__find_sayings(&sayings, document, &own);
            ck_assert_int_eq(found, count.calls < n);
            smp__arena_free(&own);
            if (found) break;
        }
    }
}
END_TEST

START_TEST(empty_and_bare)
{
    expect("", "");
    expect("\n\n", "\n\n");
    expect(">", ".");
}
END_TEST

SUITE_WITH("text/sayings", set_up, tear_down, repeated_lines, heads_of_mail_programs,
           heads_over_two_lines_and_forwards, quotation_marks, passed_on, reported_speech,
           many_open_marks, many_sayings_and_no_memory, empty_and_bare)
