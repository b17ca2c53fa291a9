/* Conversations: their authors, their labels, and what cannot be read.
 * SPDX-License-Identifier: MIT */
#include "window.h"

/* Each author who is prolific is told apart, by the days that matter. */
START_TEST(prolific_authors)
{
    bench with = open_bench("bnssg");
    smp_conversation_message messages[70];
    char day[30][11];
    size_t count = 0;
    for (int i = 0; i < 30; i++) snprintf(day[i], sizeof day[i], "2026-11-%02d", i % 30 + 1);
    for (int i = 0; i < 20; i++) messages[count++] = message("@busy", day[i % 7], "question", "Hi");
    for (int i = 0; i < 20; i++) messages[count++] = message("Busier", day[9], NULL, "Hi");
    for (int i = 0; i < 29; i++) messages[count++] = message("@steady", day[i], NULL, "Hi");
    smp_conversation conversation = window(messages, count);
    assess(&with, &conversation);
    ck_assert_ptr_nonnull(finding_of(with.report, "users/prolific", 0));
    ck_assert_ptr_nonnull(finding_of(with.report, "users/prolific", 1));
    ck_assert_ptr_null(finding_of(with.report, "users/prolific", 2));
    const smp_finding *first = finding_of(with.report, "users/prolific", 0);
    ck_assert_ptr_nonnull(strstr(first->message.data, "@busy"));
    ck_assert_str_eq(first->field.data, "messages.0.text");
    ck_assert_uint_eq(first->because_count, 2); /* the numbers to judge by */
    ck_assert_str_eq(first->because[1].data,
                     "20 messages. The policy asks for 20 or more within 7 days.");
    ck_assert_int_eq((int)measure_of(with.report, "authors")->value, 3);
    /* The host's own counts go before what the window shows. */
    smp_author_counts counts = SMP_AUTHOR_COUNTS_INIT;
    counts.author = smp_text_of("BUSY");
    counts.history = (smp_history){.days = 365, .messages = 30};
    conversation.authors = &counts;
    conversation.author_count = 1;
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "users/prolific", 1));
    /* Of two counts for one author the first is taken, and none for nobody. */
    smp_author_counts many[24];
    char names[24][8];
    for (int i = 0; i < 24; i++) {
        many[i] = counts;
        snprintf(names[i], sizeof names[i], "u%d", i);
        many[i].author = smp_text_of(names[i]);
    }
    many[0].author = smp_text_of("");
    many[1] = counts;
    many[20] = counts;
    many[20].history.messages = 3000;
    conversation.authors = many;
    conversation.author_count = 24;
    assess(&with, &conversation);
    ck_assert_ptr_nonnull(finding_of(with.report, "users/prolific", 0));
    ck_assert_ptr_null(finding_of(with.report, "users/prolific", 1));
    /* An author whose first message is a picture is told by the conversation as a whole. */
    conversation.author_count = 0;
    messages[0].text = (smp_text){NULL, 0};
    assess(&with, &conversation);
    /* What has a place of its own goes first. */
    first = finding_of(with.report, "users/prolific", 1);
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(strstr(first->message.data, "@busy"));
    ck_assert_str_eq(first->field.data, "");
    messages[0].text = smp_text_of("Hi");
    close_bench(&with);
}
END_TEST

/* Nobody is told apart who is not named. */
START_TEST(nameless_authors)
{
    bench with = open_bench("bnssg");
    smp_conversation_message messages[30];
    for (int i = 0; i < 30; i++) messages[i] = message(i % 2 ? NULL : "", NULL, "abuse", "Fools");
    smp_conversation conversation = window(messages, 30);
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "users/prolific", 0));
    ck_assert_ptr_null(finding_of(with.report, "users/block", 0));
    ck_assert_int_eq((int)measure_of(with.report, "authors")->value, 30);
    close_bench(&with);
}
END_TEST

/* A label that nobody knows would count for nothing. */
START_TEST(labels_that_are_none)
{
    bench with = open_bench("covwarks");
    smp_conversation_message messages[2] = {message("a", NULL, "none, Complaint", "x"),
                                            message("b", NULL, "foi complaints", "y")};
    smp_conversation conversation = window(messages, 2);
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_str_eq(error.message, "\"complaints\", of message 2, is no label of the policy. Did "
                                    "you mean \"complaint\"?");
    messages[1].labels = smp_text_of("angry");
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "`smpolicy classify`"));
    messages[1].labels = smp_text_of("None Criticism");
    assess(&with, &conversation);
    messages[1].labels = smp_text_of("");
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
                     SMP_OK);
    close_bench(&with);
}
END_TEST

START_TEST(what_cannot_be_read)
{
    bench with = open_bench("covwarks");
    smp_error error = SMP_ERROR_INIT;
    smp_conversation_message one = message("a", "2026-02-30", NULL, "x");
    smp_conversation conversation = window(&one, 1);
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "2026-02-30"));
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    one.at = smp_text_of("2026-02-28");
    one.struct_size = 0;
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_str_eq(error.message, "Message 0 has no struct_size. Start from "
                                    "SMP_CONVERSATION_MESSAGE_INIT.");
    conversation = window(NULL, 0);
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
                     SMP_ERROR_ARGUMENT);
    conversation.message_count = 10001;
    conversation.messages = &one;
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, &error),
                     SMP_ERROR_LIMIT);
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_assess_conversation(NULL, with.evaluator, &conversation, &error),
                     SMP_ERROR_ARGUMENT);
    close_bench(&with);
}
END_TEST

/* What nobody has sorted counts as calm, and is not passed over in silence. */
START_TEST(messages_without_labels)
{
    bench with = open_bench("covwarks");
    smp_conversation_message messages[] = {
        message("a", "2026-11-20", "", "You should be ashamed"),
        message("b", "2026-11-20", "none", "See you there"),
        message("c", "2026-11-20", "", "Shame on all of you"),
        message("d", "2026-11-20", "", ""),
    };
    smp_conversation conversation = window(messages, 4);
    assess(&with, &conversation);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    const smp_finding *unsorted = finding_of(with.report, "reading/unsorted", 0);
    ck_assert_ptr_nonnull(unsorted);
    ck_assert_ptr_nonnull(strstr(unsorted->message.data, "sorted: 2."));
    messages[0].labels = messages[2].labels = smp_text_of("none");
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "reading/unsorted", 0));
    close_bench(&with);
}
END_TEST

SUITE("checks/conversation", prolific_authors, nameless_authors, labels_that_are_none,
      what_cannot_be_read, messages_without_labels)
