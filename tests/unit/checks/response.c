/* A drafted response: what a post is checked for, and what a crisis asks beside that.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\nextends: nhs-words\n"
    "documents: {p: {title: Our policy, version: '1'}}\n"
    "lexicons: {long: {utilise: use}}\n"
    "signals:\n"
    "  own.long: {meaning: a long word, patterns: ['[<long>]'], replace: value}\n"
    "  own.joke: {meaning: a joke, patterns: [knock knock]}\n"
    "  own.sweets: {meaning: sweets, patterns: [humbug~]}\n"
    "impressions: {of-sweets: {meaning: m, raises: own.sweets, bias: -1, point: 0.5,\n"
    "              words: {2: [nougat]}}}\n"
    "clauses:\n"
    "  a/long: {cite: {doc: p, section: '1', quote: Words}, flag: own.long, message: Long.}\n"
    "  a/sweets: {cite: {doc: p, section: '2', quote: Words}, flag: own.sweets, message: Sweets.}\n"
    "  calm/joke: {cite: {doc: p, section: '3', quote: Words}, if: {crisis.active: no},\n"
    "              flag: own.joke, message: Funny.}\n"
    "  crisis/joke: {cite: {doc: p, section: '4', quote: Words}, if: {crisis.active: yes},\n"
    "                flag: own.joke, message: Not funny.}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

static void respond(const char *text, smp_tri crisis)
{
    smp_conversation_message message = SMP_CONVERSATION_MESSAGE_INIT;
    message.text = smp_text_of("Why is it closed?");
    smp_fact active = SMP_FACT_INIT;
    active.name = smp_text_of("crisis.active");
    active.truth = crisis;
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.messages = &message;
    conversation.message_count = 1;
    conversation.facts = &active;
    conversation.fact_count = 1;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    ck_assert_int_eq(smp_check_response(with.report, with.evaluator, &conversation, &post, NULL),
                     SMP_OK);
}

static const smp_finding *only_finding(const char *clause)
{
    ck_assert_uint_eq(smp_report_finding_count(with.report), 1);
    const smp_finding *finding = smp_report_finding(with.report, 0);
    ck_assert_str_eq(finding->clause.data, clause);
    return finding;
}

/* Also for what its words come to, whether or not there is a crisis. */
START_TEST(it_is_checked_as_a_post)
{
    respond("We give away nougat.", SMP_UNKNOWN);
    only_finding("a/sweets");
    respond("We give away nougat.", SMP_YES);
    only_finding("a/sweets");
}
END_TEST

START_TEST(a_crisis_decides_which_clauses_hold)
{
    respond("Knock knock", SMP_NO);
    only_finding("calm/joke");
    respond("Knock knock", SMP_YES);
    only_finding("crisis/joke");
}
END_TEST

/* The crisis goes on while a repair is tried: what holds on calm days only does not speak against
 * it. */
START_TEST(repairs_are_tried_in_the_same_crisis)
{
    smp_text fixed;
    respond("Knock knock: we utilise it.", SMP_YES);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &fixed, NULL, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, "Knock knock: we use it.");
    respond("Knock knock: we utilise it.", SMP_NO);
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &fixed, NULL, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, "Knock knock: we use it.");
}
END_TEST

SUITE_WITH("checks/response", set_up, tear_down, it_is_checked_as_a_post,
           a_crisis_decides_which_clauses_hold, repairs_are_tried_in_the_same_crisis)
