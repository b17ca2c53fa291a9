/* Messages looked at together: who writes too often or only to abuse, and whether the account seems
 * to be in a crisis.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_CONVERSATION_H
#define SMPOLICY_CONVERSATION_H

#include <smpolicy/base.h>
#include <smpolicy/evaluate.h>
#include <smpolicy/report.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One message of the window, classified already. */
typedef struct smp_conversation_message {
    size_t struct_size;
    smp_text author;   /**< handle or pseudonym. Equal texts are one person; ASCII case and a
                            leading "@" do not matter. Absent = somebody who wrote nothing else */
    smp_text at;       /**< when it came: YYYY-MM-DD or RFC 3339; absent = unknown */
    smp_text text;     /**< absent: the message is only counted */
    smp_text labels;   /**< as smp_classify_message names them, separated by spaces or commas;
                            absent = not classified, which counts as neither negative nor abusive */
    smp_text topic;    /**< what it is about in the host's own words; absent = found in the text */
    smp_tri answered;  /**< it has had an answer */
} smp_conversation_message;

#define SMP_CONVERSATION_MESSAGE_INIT SMP_SIZED(smp_conversation_message)

/** What one author sent over a longer time than the window, as the host or its history counts it.
 *  Replaces what the window shows of that author. */
typedef struct smp_author_counts {
    size_t struct_size;
    smp_text author;
    smp_history history;
} smp_author_counts;

#define SMP_AUTHOR_COUNTS_INIT SMP_SIZED(smp_author_counts)

/** Messages to one account over a window of time. */
typedef struct smp_conversation {
    size_t struct_size;
    smp_text id;
    smp_platform platform;
    smp_account_kind account; /**< whose account it is */
    smp_text at;              /**< the day it is judged on; absent = unknown */
    const smp_conversation_message *messages; /**< in any order, at most 10,000 */
    size_t message_count;
    const smp_author_counts *authors;         /**< at most 10,000 */
    size_t author_count;
    const smp_fact *facts;
    size_t fact_count;
} smp_conversation;

#define SMP_CONVERSATION_INIT SMP_SIZED(smp_conversation)

/** The policy's view of a conversation: authors who are overly prolific, consistently negative or
 *  often abusive, by the limits in the pack; and the policy's signs of a crisis. If there are
 *  enough signs, the report has the listening message to post, and its needs are the checklist for
 *  a response. It never says that there is a crisis or that somebody is to be blocked: it shows the
 *  signs, and a person decides.
 *  Measures: "messages", "authors", "negative" (messages), "crisis_signs" where the policy has
 *  signs, and "crisis", `none`, `possible` or `likely`.
 *  The conversation needs at least one message or author. Otherwise as smp_evaluate_post; cost:
 *  linear in the texts, and n log n in their number. See docs/conversations.md. */
SMP_API smp_status smp_assess_conversation(smp_report *report, smp_evaluator *evaluator,
                                           const smp_conversation *conversation, smp_error *error);

/** Checks a drafted response as smp_evaluate_post does. If the conversation looks like a crisis, it
 *  also checks the policy's rules for one: is it a listening message, or has one gone out, does it
 *  show feeling, does it say sorry, is it plain, who has agreed to it? The fact "crisis.active",
 *  given with `response` or else with `conversation`, overrides what the conversation shows.
 *  Measures: also the conversation's "crisis_signs" and "crisis", where the policy has signs.
 *  Costs what both checks cost. */
SMP_API smp_status smp_check_response(smp_report *report, smp_evaluator *evaluator,
                                      const smp_conversation *conversation,
                                      const smp_post *response, smp_error *error);

#ifdef __cplusplus
}
#endif

#endif
