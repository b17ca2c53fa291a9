/* The triage table: danger first, then what may be danger, then what is due first, then the rest.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "report/writing.h"
#include "suite.h"
#include "unit/report/failing.h"
#include "unit/report/sample.h"

/* One message of the inbox. */
typedef struct arrived {
    const char *id, *label, *received;
    smp_verdict verdict;
} arrived;

static const arrived inbox[] = {
    {"thanks", "compliment", "2026-11-20", SMP_CLEAR},
    {"spending", "foi", "2026-11-20", SMP_HOLD},
    {"\"><script>\x1b[2J", "criticism", "2026-11-20", SMP_HOLD},
    {"treatment", "complaint", "2026-11-20", SMP_HOLD},
    {"danger", "safeguarding.child", "2026-11-20", SMP_HOLD},
    {"bruises", "safeguarding.child", "2026-11-20", SMP_HOLD},
    {"undated", "foi", "", SMP_HOLD},
    {"doubtful", "criticism", "2026-11-20", SMP_HOLD},
    {"foreign", "none", "2026-11-20", SMP_HOLD},
    {"late", "foi", "2030-12-20", SMP_HOLD},
};

static bool fill(smp_report *report, smp_policy *policy, const arrived *message)
{
    smp__report_begin(report, policy, "message", smp_text_of(message->id));
    smp__date_parse(smp_text_of(message->received), &report->day);
    smp_label *label = smp__report_add_label(report);
    if (label) *label = (smp_label){.label = smp_text_of(message->label), .score = 0.9};
    if (strcmp(message->id, "spending") == 0) {
        smp_running_clock *clock = smp__report_add_clock(report);
        if (clock)
            *clock = (smp_running_clock){.clock = SMP_TEXT("foi"), .by = SMP_TEXT("2026-12-21")};
    }
    if (strcmp(message->id, "undated") == 0) {
        smp_running_clock *clock = smp__report_add_clock(report);
        if (clock) *clock = (smp_running_clock){.clock = SMP_TEXT("foi"), .by = SMP_TEXT("")};
    }
    bool foreign = strcmp(message->id, "foreign") == 0;
    if (foreign || strcmp(message->id, "doubtful") == 0) {
        smp_finding *finding = smp__report_add_finding(report);
        if (finding) {
            finding->clause = SMP_TEXT("reading/look");
            finding->signal = foreign ? SMP_TEXT("inbound.other_language")
                                      : SMP_TEXT("inbound.in_doubt");
        }
    }
    if (strcmp(message->id, "treatment") == 0 || strcmp(message->id, "bruises") == 0) {
        smp_action_advice *action = smp__report_add_action(report);
        if (action)
            *action = (smp_action_advice){SMP_TEXT("escalate"), SMP_TEXT("complaints"),
                                          SMP_TEXT(""), SMP_TEXT("2026-11-25"), SMP_TEXT("a/b")};
    }
    return smp__report_finish(report, message->verdict);
}

static smp_status write_inbox(smp_format format, smp__buffer *out, const smp_allocator *by)
{
    smp_policy *policy = sample_policy(NULL);
    smp_report *report = NULL;
    smp_writer *writer = NULL;
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.allocator = by;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp_status status = smp_writer_open(&writer, format, &options, sample_collect, out, NULL);
    for (size_t i = 0; status == SMP_OK && i < SMP_COUNT(inbox); i++) {
        ck_assert(fill(report, policy, &inbox[i]));
        status = smp_writer_report(writer, report, NULL);
    }
    ck_assert(sample_hashtag(report, policy)); /* a post: not in the table */
    if (status == SMP_OK) status = smp_writer_report(writer, report, NULL);
    smp_error why = SMP_ERROR_INIT;
    smp__fail_at(&why, SMP_ERROR_ARGUMENT, "inbox", 9, 1, 0, "This is not JSON.");
    if (status == SMP_OK) status = smp_writer_bad_input(writer, (smp_text){NULL, 0}, &why, NULL);
    smp_status closed = smp_writer_close(writer, NULL);
    smp_report_free(report);
    smp_policy_release(policy);
    return status == SMP_OK ? closed : status;
}

START_TEST(an_officer_sees_what_is_first)
{
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer out;
    smp__buffer_init(&out, &by);
    ck_assert_int_eq(write_inbox(SMP_FORMAT_TRIAGE, &out, NULL), SMP_OK);
    ck_assert_str_eq(out.data,
                     "Due         Message\n"
                     "now         Message bruises: Safeguarding (child) (by 2026-11-25). To do:\n"
                     "            escalate to complaints in time: the law's last day is "
                     "2026-11-25\n"
                     "now         Message danger: Safeguarding (child)\n"
                     "look        Message doubtful: Criticism\n"
                     "look        Message foreign: None\n"
                     "2026-11-25  Message treatment: Complaint. To do: escalate to complaints "
                     "in time:\n"
                     "            the law's last day is 2026-11-25\n"
                     "2026-12-21  Message spending: Freedom of information request\n"
                     "-           Message undated: Freedom of information request\n"
                     "-           Message \"><script>\xE2\x9F\xA8U+001B\xE2\x9F\xA9[2J: Criticism\n"
                     "-           Message late: Freedom of information request\n"
                     "-           Message thanks: Compliment\n"
                     "Line 9 could not be read: This is not JSON.\n");
    smp__buffer_free(&out);
}
END_TEST

START_TEST(the_page_begins_with_it)
{
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer out;
    smp__buffer_init(&out, &by);
    ck_assert_int_eq(write_inbox(SMP_FORMAT_HTML, &out, NULL), SMP_OK);
    const char *table = strstr(out.data, "<caption>What is due first</caption>");
    ck_assert_ptr_nonnull(table);
    const char *danger = strstr(table,
                                "<strong>Now</strong></td><th scope=\"row\"><a href=\"#r5\">");
    const char *complaint = strstr(table, "<time>2026-11-25</time></td><th scope=\"row\">"
                                          "<a href=\"#r4\">");
    const char *request = strstr(table, "<time>2026-12-21</time>");
    const char *doubtful = strstr(table, "<strong>Look first</strong></td>");
    ck_assert(danger && doubtful && complaint && request && danger < doubtful &&
              doubtful < complaint && complaint < request);
    ck_assert_ptr_null(strstr(out.data, "<script>"));
    ck_assert_ptr_nonnull(strstr(out.data, "id=\"r4\""));
    /* No messages, no table. */
    smp_policy *policy = sample_policy(NULL);
    smp_report *report;
    smp_writer *writer;
    smp__buffer_clear(&out);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    ck_assert(sample_hashtag(report, policy));
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_HTML, NULL, sample_collect, &out, NULL),
                     SMP_OK);
    ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
    ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
    ck_assert_ptr_null(strstr(out.data, "What is due first"));
    smp_report_free(report);
    smp_policy_release(policy);
    smp__buffer_free(&out);
}
END_TEST

/* Each request for memory fails, once and for good: a clean error, and nothing is lost. */
START_TEST(running_out_of_memory)
{
    for (int way = 0; way < 4; way++) {
        failing all = {0}, state;
        smp_allocator by = failing_allocator(&all), plain = smp__allocator_or_default(NULL);
        smp_format format = way & 1 ? SMP_FORMAT_HTML : SMP_FORMAT_TRIAGE;
        smp__buffer out;
        smp__buffer_init(&out, &plain);
        ck_assert_int_eq(write_inbox(format, &out, &by), SMP_OK);
        for (size_t n = 1; n <= all.requests; n++) {
            state = (failing){.refuse_at = n, .for_good = way / 2};
            by = failing_allocator(&state);
            smp__buffer_clear(&out);
            ck_assert_int_eq(write_inbox(format, &out, &by), SMP_ERROR_MEMORY);
            ck_assert_int_eq(state.live, 0);
        }
        smp__buffer_free(&out);
    }
}
END_TEST

/* A message with two actions and two clocks, by these days. */
static void add_due(smp_writer *writer, smp_report *report, smp_policy *policy, const char *id,
                    const char *const days[4])
{
    smp__report_begin(report, policy, "message", smp_text_of(id));
    *smp__report_add_label(report) = (smp_label){.label = SMP_TEXT("foi"), .score = 0.9};
    for (int i = 0; i < 2; i++)
        *smp__report_add_action(report) =
            (smp_action_advice){SMP_TEXT("escalate"), SMP_TEXT("complaints"), SMP_TEXT(""),
                                smp_text_of(days[i]), SMP_TEXT("a/b")};
    for (int i = 2; i < 4; i++)
        *smp__report_add_clock(report) =
            (smp_running_clock){.clock = SMP_TEXT("foi"), .by = smp_text_of(days[i])};
    ck_assert(smp__report_finish(report, SMP_HOLD));
    ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
}

/* What is due is so on the earliest of its days, whichever way round they come; and of what is due
 * on one day that which also has a clock without a day comes first, whichever of its clocks that
 * is. */
START_TEST(the_earliest_day_counts)
{
    static const char *const days[][4] = {{"2027-01-02", "2027-02-01", "2027-01-03", "2027-01-04"},
                                          {"2027-02-01", "2027-01-02", "2027-01-03", "2027-01-04"},
                                          {"2027-02-01", "", "2027-01-02", "2027-02-01"},
                                          {"", "2027-02-01", "2027-02-01", "2027-01-02"},
                                          {"", "", "", "2027-01-02"},
                                          {"", "", "2027-01-02", ""}};
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp_policy *policy = sample_policy(NULL);
    smp_report *report = NULL;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    for (size_t i = 0; i < SMP_COUNT(days); i++) {
        static const char *const plain[4] = {"", "", "2027-01-02", "2027-01-02"};
        smp__buffer out;
        smp_writer *writer = NULL;
        smp__buffer_init(&out, &allocator);
        ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_TRIAGE, NULL, sample_collect, &out,
                                         NULL),
                         SMP_OK);
        add_due(writer, report, policy, "plain", plain);
        add_due(writer, report, policy, "other", days[i]);
        ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
        smp__buffer_add_char(&out, '\0');
        const char *first = strstr(out.data, "2027-01-02"), *other = strstr(out.data, "other");
        ck_assert_msg(first && strstr(first + 1, "2027-01-02") && other, "%s", out.data);
        ck_assert_ptr_nonnull(strchr(first, ';')); /* between the two actions, which are both
                                                      told */
        bool undated = !days[i][2][0] || !days[i][3][0];
        ck_assert_msg((other < strstr(out.data, "plain")) == undated, "%s", out.data);
        smp__buffer_free(&out);
    }
    smp_report_free(report);
    smp_policy_release(policy);
}
END_TEST

SUITE("report/triage", the_earliest_day_counts, an_officer_sees_what_is_first,
      the_page_begins_with_it, running_out_of_memory)
