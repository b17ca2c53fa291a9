/* The clocks that a message starts: whose law, by when, and what the request still lacks; and what
 * the channel changes.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

#define FOI "How much did you spend on agency staff last year? Please send a breakdown."
#define SAR "Please send me a copy of everything you hold about me"

static bench with;

static void set_up(void) { with = open_bench("staffs"); }
static void tear_down(void) { close_bench(&with); }

static smp_text text_of(const char *text)
{
    return text ? (smp_text){text, strlen(text)} : (smp_text){NULL, 0};
}

static void classify(const char *text, const char *received, smp_nation nation, const char *name,
                     const char *handle)
{
    smp_message message = SMP_MESSAGE_INIT;
    message.text = text_of(text);
    message.received = text_of(received);
    message.nation = nation;
    message.author.name = text_of(name);
    message.author.handle = text_of(handle);
    ck_assert_int_eq(smp_classify_message(with.report, with.evaluator, &message, NULL), SMP_OK);
}

static const smp_running_clock *clock_named(const char *name)
{
    for (size_t i = 0; i < smp_report_clock_count(with.report); i++)
        if (strcmp(smp_report_clock(with.report, i)->clock.data, name) == 0)
            return smp_report_clock(with.report, i);
    ck_abort_msg("no clock \"%s\"", name);
    return NULL;
}

/* "name address": what is lacking, in order. */
static const char *lacks(const smp_running_clock *clock)
{
    static char out[80];
    out[0] = '\0';
    for (size_t i = 0; i < clock->lack_count; i++) {
        if (i) strcat(out, " ");
        strcat(out, clock->lacks[i].what.data);
        ck_assert_uint_gt(clock->lacks[i].ask.size, 0);
    }
    return out;
}

START_TEST(each_nation_by_its_own_law)
{
    classify(FOI, "2026-03-02", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(clock_named("foi")->nation.data, "england"); /* as the pack says */
    ck_assert_str_eq(clock_named("foi")->by.data, "2026-03-31");
    classify(FOI, "2026-03-02", SMP_NATION_NORTHERN_IRELAND, NULL, NULL);
    ck_assert_str_eq(clock_named("foi")->by.data, "2026-03-31");
    /* Scotland has an Act of its own, whose days are not known here. */
    classify(FOI, "2026-03-02", SMP_NATION_SCOTLAND, NULL, NULL);
    ck_assert_str_eq(clock_named("foi")->by.data, "");
    ck_assert_uint_gt(clock_named("foi")->note.size, 0);
    /* The same law, by the days of the nation: 30 November is kept in Scotland. */
    classify(SAR, "2026-10-30", SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(clock_named("sar")->by.data, "2026-11-30");
    classify(SAR, "2026-10-30", SMP_NATION_SCOTLAND, NULL, NULL);
    ck_assert_str_eq(clock_named("sar")->by.data, "2026-12-01");
}
END_TEST

START_TEST(no_day_no_guess)
{
    classify(FOI, NULL, SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(clock_named("foi")->by.data, "");
    ck_assert_uint_gt(clock_named("foi")->note.size, 0);
    classify(FOI, "2030-12-20", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(clock_named("foi")->by.data, "");
    classify("Thank you all", "2026-03-02", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_uint_eq(smp_report_clock_count(with.report), 0);
}
END_TEST

START_TEST(what_a_request_lacks)
{
    classify(FOI, "2026-03-02", SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
    ck_assert_str_eq(clock_named("foi")->by.data, "2026-03-31"); /* it is not put aside for that */
    classify(FOI, "2026-03-02", SMP_NATION_ENGLAND, "Sam Sample", "@sam");
    ck_assert_str_eq(lacks(clock_named("foi")), "address");
    classify(FOI, "2026-03-02", SMP_NATION_ENGLAND, "angry_99", "@angry_99");
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
    classify("Dear Sir, " FOI "\n\nYours faithfully,\nSam Sample\nsam@example.org", "2026-03-02",
             SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "");
    /* In Scotland the name must stand in the message itself. */
    classify(FOI, "2026-03-02", SMP_NATION_SCOTLAND, "Sam Sample", "@sam");
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
    classify("Please treat this as an FOI request", "2026-03-02", SMP_NATION_ENGLAND,
             "Sam Sample", NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "address description");
    /* Names and courtesies are not what is wanted; two plain words are. */
    classify("Dear Dr Sample Samuels,\nThis is a freedom of information request.\nRegards,\nSam "
             "Sample", "2026-03-02", SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "address description");
    classify("FOI request: catering contract", "2026-03-02", SMP_NATION_ENGLAND, "Sam Sample",
             NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "address");
    classify("FOI request\n> how much was spent on agency nurses last year", "2026-03-02",
             SMP_NATION_ENGLAND, "Sam Sample", NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "address description");
    /* Hashtags are words; a salutation at the end is none, whoever it greets. */
    classify("FOI request please #catering #contract", "2026-03-02", SMP_NATION_ENGLAND,
             "Sam  O'Sample", NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "address");
    classify("This is a freedom of information request. Dear Dr Sample Samuels", "2026-03-02",
             SMP_NATION_ENGLAND, "Sam Sample", NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "address description");
    /* What is wanted may stand between quotation marks; so may nobody's name. */
    classify("FOI request: \"catering contract\". \"My name is Jo Sample\"", "2026-03-02",
             SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
    classify(FOI " My name is Sam Sample and I live at 12 Mill Lane, AB12 3CD. Thanks",
             "2026-03-02", SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "");
    /* What the writer tells of somebody's words is the writer's; what is quoted is not. */
    classify(FOI " My wife says we live at 12 Mill Lane, AB12 3CD", "2026-03-02",
             SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name");
    classify(FOI " She wrote \"we live at 12 Mill Lane, AB12 3CD\"", "2026-03-02",
             SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
    /* Nothing is needed of these but what may be in doubt. */
    classify(SAR, "2026-03-02", SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("sar")), "identity");
    classify("I want to make a formal complaint", "2026-03-02", SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("complaint")), "");
}
END_TEST

/* Two words, of which one may be a letter, in any script; digits make it a handle. */
START_TEST(what_a_full_name_is)
{
    static const char *const full[] = {"A Sample", "Sam Z", "Z. Sample", "\u00c9a \u00d3 Briain",
                                       "\u738b \u5c0f\u660e", "  Sam   Sample  "};
    static const char *const others[] = {"Sam", "Sam 2", "Sam Sample1", "Sam -", "", " "};
    for (size_t i = 0; i < sizeof full / sizeof full[0]; i++) {
        classify(FOI, "2026-03-02", SMP_NATION_ENGLAND, full[i], NULL);
        ck_assert_msg(strcmp(lacks(clock_named("foi")), "address") == 0, "%s", full[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        classify(FOI, "2026-03-02", SMP_NATION_ENGLAND, others[i], NULL);
        ck_assert_msg(strcmp(lacks(clock_named("foi")), "name address") == 0, "%s", others[i]);
    }
}
END_TEST

/* What an earlier message shows is not the writer's. */
START_TEST(earlier_messages_show_nothing)
{
    classify(FOI "\nOn Mon, 2 Mar 2026, Sam Sample <sam@example.org> wrote:\nRegards,\nSam Sample",
             "2026-03-02", SMP_NATION_ENGLAND, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
}
END_TEST

static const smp_action_advice *action_for(const char *clause)
{
    for (size_t i = 0; i < smp_report_action_count(with.report); i++)
        if (strcmp(smp_report_action(with.report, i)->clause.data, clause) == 0)
            return smp_report_action(with.report, i);
    ck_abort_msg("nothing for \"%s\"", clause);
    return NULL;
}

/* Where one desk answers both, the earlier day counts, whichever clock comes first. */
START_TEST(the_earliest_day_is_due)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\n"
        "organisation: {name: Own, nation: england, contacts: {desk: {title: Desk, contact: ''}}}\n"
        "documents: {own: {title: Own}}\n"
        "signals: {cue.a: {meaning: a, patterns: [alpha]}, cue.b: {meaning: b, patterns: [beta]}}\n"
        "labels:\n"
        "  foi: {meaning: f, raises: own.foi, bias: -1, point: 0.6, doubt: 0.4,\n"
        "        weights: {cue.a: 3}}\n"
        "  complaint: {meaning: c, raises: own.complaint, bias: -1, point: 0.6, doubt: 0.4,\n"
        "              weights: {cue.b: 3}}\n"
        "clauses:\n"
        "  own/foi: {cite: {doc: own, section: '1', quote: q}, on: [message], flag: own.foi,\n"
        "            outcome: review, route: desk, message: m}\n"
        "  own/complaint: {cite: {doc: own, section: '2', quote: q}, on: [message],\n"
        "                  flag: own.complaint, outcome: review, route: desk, message: m}\n"
        "  own/thanks: {cite: {doc: own, section: '3', quote: q}, on: [message],\n"
        "               flag: own.complaint, message: m}\n"
        "  own/always: {cite: {doc: own, section: '4', quote: q}, on: [message],\n"
        "               require: {channel: comment}, route: desk, action: consult, message: m}\n";
    close_bench(&with);
    with = open_pack(pack);
    classify("alpha", "2026-03-02", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(action_for("own/foi")->by.data, "2026-03-31");
    /* Which words a request needs nobody here has said, so none are missing. */
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
    classify("alpha beta", "2026-03-02", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(clock_named("complaint")->by.data, "2026-03-05");
    ck_assert_str_eq(action_for("own/foi")->by.data, "2026-03-05");
}
END_TEST

/* By what words an answer may be sent a pack says; they count wherever they stand. */
START_TEST(an_address_in_the_first_words)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\n"
        "organisation: {name: Own, nation: england}\n"
        "signals:\n"
        "  cue.a: {meaning: a, patterns: [alpha]}\n"
        "  request.address: {meaning: where to answer, patterns: [po box]}\n"
        "labels:\n"
        "  foi: {meaning: f, raises: own.foi, bias: -1, point: 0.6, doubt: 0.4,\n"
        "        weights: {cue.a: 3}}\n";
    close_bench(&with);
    with = open_pack(pack);
    classify("PO box 12: alpha", "2026-03-02", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name");
    classify("alpha, to PO box 12", "2026-03-02", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name");
    classify("alpha", "2026-03-02", SMP_NATION_UNKNOWN, NULL, NULL);
    ck_assert_str_eq(lacks(clock_named("foi")), "name address");
}
END_TEST

static int has_action(const char *action)
{
    for (size_t i = 0; i < smp_report_action_count(with.report); i++)
        if (strcmp(smp_report_action(with.report, i)->action.data, action) == 0) return 1;
    return 0;
}

static void classify_from(smp_channel channel, const char *text)
{
    smp_message message = SMP_MESSAGE_INIT;
    message.text = text_of(text);
    message.channel = channel;
    ck_assert_int_eq(smp_classify_message(with.report, with.evaluator, &message, NULL), SMP_OK);
}

START_TEST(what_the_channel_changes)
{
    const char number[] = "My NHS number is 999 000 0018 and my appointment is on Monday";
    classify_from(SMP_CHANNEL_COMMENT, number);
    ck_assert(has_action("hide"));
    ck_assert(has_action("move-to-private"));
    classify_from(SMP_CHANNEL_DIRECT, number);
    ck_assert(!has_action("hide"));
    ck_assert(!has_action("move-to-private"));
    /* Where nobody says, it is taken to be public, and said so. */
    classify_from(SMP_CHANNEL_UNKNOWN, number);
    ck_assert(has_action("hide"));
    ck_assert_uint_ge(smp_report_assumption_count(with.report), 1);
}
END_TEST

SUITE_WITH("checks/clocks", set_up, tear_down, each_nation_by_its_own_law, no_day_no_guess,
           what_a_request_lacks, what_a_full_name_is, earlier_messages_show_nothing,
           the_earliest_day_is_due, an_address_in_the_first_words, what_the_channel_changes)
