/* Windows of conversations, and what a report says of one.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_TESTS_CHECKS_WINDOW_H
#define SMP_TESTS_CHECKS_WINDOW_H

#include "bench.h"

#include <stdbool.h>
#include <stdio.h>

static inline smp_conversation_message message(const char *author, const char *at,
                                               const char *labels, const char *text)
{
    smp_conversation_message made = SMP_CONVERSATION_MESSAGE_INIT;
    made.author = smp_text_of(author);
    made.at = smp_text_of(at);
    made.labels = smp_text_of(labels);
    made.text = smp_text_of(text);
    return made;
}

static inline smp_conversation window(const smp_conversation_message *messages, size_t count)
{
    smp_conversation made = SMP_CONVERSATION_INIT;
    made.id = smp_text_of("w");
    made.account = SMP_ACCOUNT_CORPORATE;
    made.messages = messages;
    made.message_count = count;
    return made;
}

static inline bool asks(const smp_report *report, const char *fact)
{
    for (size_t i = 0; i < smp_report_need_count(report); i++)
        if (strcmp(smp_report_need(report, i)->fact.data, fact) == 0) return true;
    return false;
}

static inline void assess(const bench *with, const smp_conversation *conversation)
{
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_assess_conversation(with->report, with->evaluator, conversation, &error) ==
                      SMP_OK, "%s", error.message);
}

#endif
