/* Reports at a terminal: where the underline falls, where lines end, what never gets through.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "report/screen.h"
#include "report/writing.h"
#include "text/text.h"
#include "unit/report/sample.h"

#include "suite.h"

#include <stdio.h>

static smp__buffer out;
static smp_allocator by;

static void setup(void)
{
    by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
}

static void teardown(void)
{
    smp__buffer_free(&out);
}

static void write_one(bool (*fill)(smp_report *, smp_policy *), size_t width, int colour)
{
    smp_policy *policy = sample_policy(NULL);
    smp_report *report;
    smp_writer *writer;
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.width = width;
    options.colour = colour;
    smp__buffer_clear(&out);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    ck_assert(fill(report, policy));
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_TEXT, &options, sample_collect, &out,
                                     NULL), SMP_OK);
    ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
    ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
    smp_report_free(report);
    smp_policy_release(policy);
}

START_TEST(an_officer_can_read_it)
{
    write_one(sample_hashtag, 80, 0);
    ck_assert_str_eq(
        out.data,
        "Post 12 - Hold: a person must decide\n"
        "  1. Warning: \"#covwarks\" is read as one word. Capitalise each word: #CovWarks.\n"
        "       Book now #covwarks \xF0\x9F\x8E\x89 for your flu jab\n"
        "                ~~~~~~~~~\n"
        "     Policy: Social Media Policy 1.4, section 7.1: \"Each word of a hashtag\n"
        "     begins with a capital.\"\n"
        "     Try: #CovWarks\n"
        "  Ask: Have the people in picture 1 agreed to its use? (media.0.consent)\n"
        "     Policy: Social Media Policy 1.4, section 3.5\n"
        "  Next: escalate to communications (comms@example.org) in time: the law's last\n"
        "     day is 2026-12-21\n"
        "\n"
        "1 checked: 1 hold. 1 finding: 1 warning.\n");
}
END_TEST

/* The day comes from the posts: the latest counts, and where none is known nothing is said. */
START_TEST(a_policy_past_its_dates_is_told_once_at_the_end)
{
    static const struct {
        const char *days[2], *told;
    } cases[] = {
        {{NULL, NULL}, ""},
        {{"2027-03-01", NULL}, ""}, /* the day itself is not past */
        {{"2027-03-02", "2026-01-01"},
         "Social Media Policy 1.4 was due for review on 2027-03-01.\n"},
        {{NULL, "2028-01-01"}, "Social Media Policy 1.4 was due for review on 2027-03-01.\n"},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        smp_policy *policy = sample_policy(NULL);
        smp_report *report;
        smp_writer *writer;
        smp__buffer_clear(&out);
        ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_TEXT, NULL, sample_collect, &out,
                                         NULL), SMP_OK);
        for (size_t j = 0; j < SMP_COUNT(cases[i].days); j++) {
            ck_assert(sample_hashtag(report, policy));
            if (cases[i].days[j])
                ck_assert(smp__date_parse(smp_text_of(cases[i].days[j]), &report->day));
            ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
        }
        ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
        const char *closing = strstr(out.data, "2 checked: ");
        ck_assert_ptr_nonnull(closing);
        ck_assert_str_eq(strchr(closing, '\n') + 1, cases[i].told);
        smp_report_free(report);
        smp_policy_release(policy);
    }
}
END_TEST

/* Whoever goes by a policy is told how it stands. */
START_TEST(a_draft_and_days_taken_for_granted_are_told)
{
    smp__roll_policy policy = {.title = SMP_TEXT("Our policy"), .status = SMP_TEXT("current"),
                               .document = SMP_TEXT("Social Media Policy"),
                               .expires = SMP_TEXT("2024-10-01"), .review_day = SMP__NO_DAY,
                               .expires_day = 19997, .day = SMP__NO_DAY};
    smp__standing_words(&out, &policy);
    ck_assert_uint_eq(out.size, 0);
    policy.status = SMP_TEXT("draft");
    smp__standing_words(&out, &policy);
    ck_assert_str_eq(out.data, "Our policy is a draft.");
    smp__buffer_clear(&out);
    policy.status = SMP_TEXT("withdrawn");
    policy.days = SMP_TEXT("until 2027-12-31");
    policy.day = 20000;
    smp__standing_words(&out, &policy);
    ck_assert_str_eq(out.data, "Our policy is withdrawn. Where no date was given, the policy was "
                               "taken to be in force: until 2027-12-31. Social Media Policy "
                               "expired on 2024-10-01.");
}
END_TEST

START_TEST(expiry_is_told_with_review)
{
    smp__roll_policy policy = {.document = SMP_TEXT("Social Media Policy"),
                               .review = SMP_TEXT("2024-04-01"),
                               .expires = SMP_TEXT("2024-10-01"),
                               .review_day = 19814,
                               .expires_day = 19997,
                               .day = 20000};
    smp__standing_words(&out, &policy);
    ck_assert_str_eq(out.data, "Social Media Policy was due for review on 2024-04-01 and expired "
                               "on 2024-10-01.");
    policy.review_day = SMP__NO_DAY;
    smp__buffer_clear(&out);
    smp__standing_words(&out, &policy);
    ck_assert_str_eq(out.data, "Social Media Policy expired on 2024-10-01.");
    policy.day = 19997;
    smp__buffer_clear(&out);
    smp__standing_words(&out, &policy);
    ck_assert_uint_eq(out.size, 0);
}
END_TEST

START_TEST(colour_is_only_by_option_and_changes_no_word)
{
    write_one(sample_patient, 60, 0);
    ck_assert_ptr_null(strchr(out.data, '\x1b'));
    smp__buffer plain = out;
    smp__buffer_init(&out, &by);
    write_one(sample_patient, 60, 1);
    ck_assert_ptr_nonnull(strstr(out.data, "\x1b[1;31mReject: the policy forbids it\x1b[0m"));
    size_t kept = 0;
    for (size_t i = 0; i < out.size; i++) {
        if (out.data[i] == '\x1b') {
            while (out.data[i] != 'm') i++;
            continue;
        }
        ck_assert_uint_lt(kept, plain.size);
        ck_assert_int_eq(out.data[i], plain.data[kept++]);
    }
    ck_assert_uint_eq(kept, plain.size);
    smp__buffer_free(&plain);
}
END_TEST

/* Columns of a line as a terminal draws it, an emoji sequence as one picture. */
static size_t columns_of(const char *line, size_t size)
{
    smp__shown shown = smp__show_plain((smp_text){line, size});
    smp__cursor cursor;
    smp__cursor_start(&cursor, &shown);
    size_t total = 0, columns;
    for (uint32_t c; smp__screen_next(&cursor, NULL, &columns, &c);) total += columns;
    return total;
}

START_TEST(no_line_is_wider_than_the_terminal)
{
    static bool (*const fill[])(smp_report *, smp_policy *) = {sample_hashtag, sample_patient,
                                                               sample_hostile, sample_long,
                                                               sample_clear};
    for (size_t which = 0; which < SMP_COUNT(fill); which++) {
        for (size_t width = 40; width < 130; width += 3) {
            write_one(fill[which], width, 0);
            for (const char *line = out.data; *line;) {
                const char *end = strchr(line, '\n');
                ck_assert_uint_le(columns_of(line, (size_t)(end - line)), width);
                line = end + 1;
            }
        }
    }
}
END_TEST

/* One emoji may be made of more bytes than most words, and comes where a line is full. */
START_TEST(an_emoji_of_many_bytes_is_not_torn)
{
    enum { WIDTH = 40, INDENT = 5, TAGS = 26 };
    char text[2 * WIDTH + 4 * TAGS + 16], flag[4 * TAGS + 16] = "\U0001F3F4";
    for (int i = 0; i < TAGS; i++) strcat(flag, "\U000E0061");
    strcat(flag, "\U000E007F");
    for (size_t letters = 1; letters < 2 * WIDTH; letters++) {
        smp__buffer word;
        smp__buffer_init(&word, &by);
        smp__buffer_clear(&out);
        smp__paragraph paragraph = {.out = &out, .word = &word, .width = WIDTH, .indent = INDENT};
        memset(text, 'a', letters);
        snprintf(text + letters, sizeof text - letters, "%saa a", flag);
        smp__paragraph_add_string(&paragraph, text);
        smp__paragraph_end(&paragraph);
        ck_assert_msg(strstr(out.data, flag) != NULL, "%zu", letters);
        for (const char *line = out.data, *end; *line; line = end + 1) {
            end = strchr(line, '\n');
            ck_assert_msg(columns_of(line, (size_t)(end - line)) <= WIDTH, "%zu: %s", letters,
                          out.data);
        }
        smp__buffer_free(&word);
    }
}
END_TEST

static void excerpt(const char *text, const char *needle, size_t width)
{
    const char *at = strstr(text, needle);
    smp__shown shown = smp__show_plain(smp_text_of(text));
    smp__buffer_clear(&out);
    smp__screen_excerpt(&out, &shown, (size_t)(at - text), (size_t)(at - text) + strlen(needle),
                        '~', 2, width);
}

START_TEST(the_underline_stands_under_the_characters)
{
    excerpt("one two three", "two", 40);
    ck_assert_str_eq(out.data, "  one two three\n      ~~~\n");
    /* CJK takes two columns, a combining accent none, an emoji two. */
    excerpt("\xE6\xBC\xA2\xE5\xAD\x97 x", "x", 40);
    ck_assert_str_eq(out.data, "  \xE6\xBC\xA2\xE5\xAD\x97 x\n       ~\n");
    excerpt("a \xE6\xBC\xA2\xE5\xAD\x97 b", "\xE6\xBC\xA2\xE5\xAD\x97", 40);
    ck_assert_str_eq(out.data, "  a \xE6\xBC\xA2\xE5\xAD\x97 b\n    ~~~~\n");
    excerpt("e\xCC\x81t\xC3\xA9 x", "x", 40);
    ck_assert_str_eq(out.data, "  e\xCC\x81t\xC3\xA9 x\n      ~\n");
    excerpt("\xF0\x9F\x8E\x89\xF0\x9F\x8E\x89 x", "x", 40);
    ck_assert_str_eq(out.data, "  \xF0\x9F\x8E\x89\xF0\x9F\x8E\x89 x\n       ~\n");
    excerpt("a\tb x", "x", 40);
    ck_assert_str_eq(out.data, "  a b x\n      ~\n");
}
END_TEST

START_TEST(only_the_line_of_the_finding_is_shown)
{
    excerpt("first\nsecond word\nthird", "word", 40);
    ck_assert_str_eq(out.data, "  second word\n         ~~~~\n");
    excerpt("first\r\nsecond\r\nthird", "second", 40);
    ck_assert_str_eq(out.data, "  second\n  ~~~~~~\n");
    excerpt("first\nsecond\nthird", "second\nthi", 40); /* it goes on: that is said */
    ck_assert_str_eq(out.data, "  second\xE2\x80\xA6\n  ~~~~~~\n");
    excerpt("first\n\n\nthird", "\n\n\n", 40);
    ck_assert_str_eq(out.data, "  first\xE2\x80\xA6\n       ~\n");
}
END_TEST

START_TEST(long_lines_are_cut_round_the_finding)
{
    char text[3001];
    memset(text, 'a', 3000);
    text[3000] = '\0';
    memcpy(text + 1500, " needle ", 8);
    excerpt(text, "needle", 42);
    ck_assert_str_eq(out.data, "  \xE2\x80\xA6" "aaaaaaaaaaaaaaa needle "
                                                "aaaaaaaaaaaaaaa\xE2\x80\xA6\n"
                               "                   ~~~~~~\n");
    memcpy(text, "needle ", 7);
    excerpt(text, "needle", 42);
    ck_assert_int_eq(strncmp(out.data, "  needle a", 10), 0);
    smp__shown shown = smp__show_plain(smp_text_of(text));
    smp__buffer_clear(&out);
    smp__screen_excerpt(&out, &shown, 10, 2990, '^', 0, 40); /* longer than any line */
    const char *second = strchr(out.data, '\n') + 1;
    ck_assert_uint_le(columns_of(out.data, (size_t)(second - 1 - out.data)), 40);
    ck_assert_ptr_nonnull(strchr(second, '^'));
    ck_assert_uint_le(strlen(second) - 1, 40);
}
END_TEST

START_TEST(an_excerpt_of_an_endless_line_costs_little)
{
    size_t size = 4u << 20;
    char *text = malloc(size + 1);
    ck_assert_ptr_nonnull(text);
    memset(text, 'a', size);
    text[size] = '\0';
    smp__shown shown = smp__show_plain((smp_text){text, size});
    for (size_t i = 0; i < 5000; i++) { /* 20 gigabytes, were the line read through each time */
        smp__buffer_clear(&out);
        smp__screen_excerpt(&out, &shown, size / 2 + i, size / 2 + i + 1, '~', 0, 80);
    }
    ck_assert_ptr_nonnull(strchr(out.data, '~'));
    free(text);
}
END_TEST

START_TEST(nothing_that_moves_the_cursor_gets_through)
{
    write_one(sample_hostile, 80, 0);
    ck_assert_ptr_null(strchr(out.data, '\x1b'));
    ck_assert_ptr_null(strchr(out.data, '\x07'));
    ck_assert_ptr_null(strstr(out.data, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strstr(out.data, "\xC2\x9B"));
    ck_assert_ptr_null(strchr(out.data, '\r'));
    ck_assert_ptr_nonnull(strstr(out.data, "\xE2\x9F\xA8U+202E\xE2\x9F\xA9" "gnp.exe"));
    ck_assert_ptr_nonnull(strstr(out.data, "Try: \xE2\x9F\xA8U+001B\xE2\x9F\xA9]0;x"));
    /* A zero-width space inside a word is seen, the joiner of a script is left alone. */
    excerpt("pay\xE2\x80\x8Bpal", "pal", 60);
    ck_assert_int_eq(strncmp(out.data, "  pay\xE2\x9F\xA8U+200B\xE2\x9F\xA9pal\n", 20), 0);
    excerpt("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7", "\xD8\xAE", 60);
    ck_assert_ptr_nonnull(strstr(out.data, "\xE2\x80\x8C"));
}
END_TEST

static bool fill_repeated(smp_report *report, smp_policy *policy)
{
    static smp_edit edits[5];
    smp__report_begin(report, policy, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Hi! ! ! there"));
    smp_finding *finding = sample_finding(report, "c", "s", SMP_SEVERITY_NOTE, SMP_BREACH, "text",
                                          "!", "m");
    if (!finding) return false;
    edits[0] = (smp_edit){SMP_TEXT("text"), {{0, 2}, {0, 2}, {0, 2}}, SMP_TEXT("Hello")};
    for (size_t i = 0; i < 3; i++)
        edits[i + 1] = (smp_edit){SMP_TEXT("text"), {{2 * i + 2, 2 * i + 3}, {0, 0}, {0, 0}},
                                  SMP_TEXT("")};
    edits[4] = (smp_edit){SMP_TEXT("text"), {{13, 13}, {13, 13}, {13, 13}}, SMP_TEXT(" #NHS")};
    finding->edits = edits;
    finding->edit_count = 5;
    smp_action_advice *action = smp__report_add_action(report);
    if (action) *action = (smp_action_advice){.action = SMP_TEXT("consult"),
                                              .to = SMP_TEXT("communications")};
    return smp__report_finish(report, SMP_HOLD);
}

static bool fill_passed_on(smp_report *report, smp_policy *policy)
{
    smp__report_begin(report, policy, "post", SMP_TEXT("9"));
    sample_field(report, "text", SMP_TEXT("Well said"));
    sample_field(report, "shared.text", SMP_TEXT("They are useless"));
    static const char *const whose[] = {"passed-on", "reported", "writer"};
    for (size_t i = 0; i < SMP_COUNT(whose); i++) {
        smp_finding *finding = sample_finding(report, "a/b", "tone.scorn", SMP_SEVERITY_ERROR,
                                              SMP_REVIEW, "shared.text", "useless", "Mind.");
        if (!finding) continue;
        finding->by = smp_text_of(whose[i]);
        finding->who = smp_text_of(i == 0 ? "@sam" : "");
    }
    return smp__report_finish(report, SMP_HOLD);
}

START_TEST(whose_words_they_are_is_told)
{
    write_one(fill_passed_on, 80, 0);
    ck_assert_ptr_nonnull(strstr(out.data, "Not the writer's words: passed on (@sam)\n"));
    ck_assert_ptr_nonnull(strstr(out.data, "Not the writer's words: reported\n"));
    ck_assert_ptr_null(strstr(out.data, "words: writer"));
    ck_assert_ptr_nonnull(strstr(out.data, "the shared post"));
}
END_TEST

START_TEST(repairs_that_say_the_same_are_said_once)
{
    write_one(fill_repeated, 80, 0);
    ck_assert_ptr_nonnull(strstr(out.data,
                                 "     Try: \"Hello\" for \"Hi\"; leave out \"!\" (3 times); "
                                     "add \" #NHS\" at the end\n"));
    ck_assert_ptr_nonnull(strstr(out.data, "  Next: consult communications\n"));
}
END_TEST

/* A message with two clocks, and what it is by two classes of words. */
static bool fill_message(smp_report *report, smp_policy *policy)
{
    static const char *const clocks[][2] = {{"foi", "2026-12-21"},
                                            {"subject-access", "2026-12-20"}};
    static const char *const words[][2] = {{"label", "foi"}, {"label", "complaint"},
                                           {"voice", "public"}};
    smp__report_begin(report, policy, "message", SMP_TEXT("7"));
    for (size_t i = 0; i < SMP_COUNT(clocks); i++) {
        smp_running_clock *clock = smp__report_add_clock(report);
        if (clock)
            *clock = (smp_running_clock){.clock = smp_text_of(clocks[i][0]),
                                         .by = smp_text_of(clocks[i][1])};
    }
    smp_measure *measures = smp__report_add_measures(report, SMP_COUNT(words));
    for (size_t i = 0; measures && i < SMP_COUNT(words); i++)
        measures[i] = (smp_measure){.name = smp_text_of(words[i][0]), .kind = SMP_MEASURE_WORD,
                                    .word = smp_text_of(words[i][1])};
    return smp__report_finish(report, SMP_HOLD);
}

START_TEST(every_clock_is_told_and_every_class_counted_once)
{
    write_one(fill_message, 80, 0);
    ck_assert_str_eq(out.data, "Message 7 - Hold: a person must decide\n"
                               "  Label: foi. Label: complaint. Voice: public.\n"
                               "  By law: Freedom of information request: answer by 2026-12-21.\n"
                               "  By law: Subject access: answer by 2026-12-20.\n"
                               "\n"
                               "1 checked: 1 hold. 0 findings.\n"
                               "Label\n"
                               "  foi                      1\n"
                               "  complaint                1\n"
                               "Voice\n"
                               "  public                   1\n");
}
END_TEST

START_TEST(the_closing_lines_begin_at_the_margin)
{
    write_one(sample_patient, 40, 0);
    ck_assert_str_eq(strstr(out.data, "1 checked: "), "1 checked: 1 reject. 6 findings: 2\n"
                                                      "errors, 2 warnings, 2 notes.\n");
}
END_TEST

START_TEST(paragraphs_break_between_words_and_inside_monsters)
{
    smp__buffer word;
    smp__buffer_init(&word, &by);
    smp__paragraph paragraph = {.out = &out, .word = &word, .width = 20, .indent = 4};
    smp__paragraph_add_string(&paragraph, "Head: ");
    smp__paragraph_add_string(&paragraph, "one  two\nthree four five six");
    smp__paragraph_end(&paragraph);
    ck_assert_str_eq(out.data, "Head: one two three\n    four five six\n");
    smp__buffer_clear(&out);
    smp__paragraph_add_string(&paragraph, "a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb c");
    smp__paragraph_end(&paragraph);
    ck_assert_str_eq(out.data, "a bbbbbbbbbbbbbbbb\n    bbbbbbbbbbbbbbbb\n    bbbb c\n");
    smp__buffer_free(&word);
}
END_TEST

SUITE_WITH("report/text", setup, teardown, an_officer_can_read_it,
           a_policy_past_its_dates_is_told_once_at_the_end, expiry_is_told_with_review,
      a_draft_and_days_taken_for_granted_are_told,
           colour_is_only_by_option_and_changes_no_word, no_line_is_wider_than_the_terminal,
           an_emoji_of_many_bytes_is_not_torn, the_underline_stands_under_the_characters,
           only_the_line_of_the_finding_is_shown, long_lines_are_cut_round_the_finding,
           an_excerpt_of_an_endless_line_costs_little, nothing_that_moves_the_cursor_gets_through,
           repairs_that_say_the_same_are_said_once,
           every_clock_is_told_and_every_class_counted_once, the_closing_lines_begin_at_the_margin,
           whose_words_they_are_is_told, paragraphs_break_between_words_and_inside_monsters)
