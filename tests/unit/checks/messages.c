/* What a reader is told and asked in the pack's own words: sentences that lack a word of theirs are
 * left out, and nobody is told nothing.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static bench open_clause(const char *facts, const char *clause)
{
    char pack[1024];
    snprintf(pack, sizeof pack,
             "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
             "organisation: {name: Ours, contacts: {team: {title: Team, contact: "
             "team@example.org}, desk: {title: the desk, contact: ''}}}\n"
             "signals: {own.sweet: {meaning: a sweet, patterns: [humbug]}, own.bare: {patterns: "
             "[toffee]}}\n"
             "%sclauses:\n  a/b: {%s}\n",
             facts, clause);
    return open_pack(pack);
}

/* The message of the first finding of a post with a picture. */
static const char *told(const char *clause, const char *text)
{
    static char message[256];
    bench with = open_clause("", clause);
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.consent = SMP_NO;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    post.media = &media;
    post.media_count = 1;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_uint_gt(smp_report_finding_count(with.report), 0);
    snprintf(message, sizeof message, "%s", smp_report_finding(with.report, 0)->message.data);
    close_bench(&with);
    return message;
}

START_TEST(names_are_filled_in)
{
    ck_assert_str_eq(told("flag: own.sweet, message: 'No {span} here.'", "A humbug"),
                     "No humbug here.");
    ck_assert_str_eq(told("flag: media.alt_missing, message: '{item} has no words.'", "A"),
                     "Picture 1 has no words.");
    ck_assert_str_eq(told("flag: own.sweet, route: team, message: 'Ask {contact}.'", "A humbug"),
                     "Ask Team (team@example.org).");
    ck_assert_str_eq(told("flag: own.sweet, route: team, message: 'Ask us ({contact}).'",
                          "A humbug"),
                     "Ask us (team@example.org).");
    ck_assert_str_eq(told("flag: own.sweet, route: desk, message: 'Ask {contact}.'", "A humbug"),
                     "Ask the desk.");
    ck_assert_str_eq(told("flag: own.sweet, route: desk, message: 'No. {contact} decides.'",
                          "A humbug"),
                     "No. The desk decides.");
    ck_assert_str_eq(told("flag: own.sweet, message: '{organisation} has it.'", "A humbug"),
                     "Ours has it.");
    ck_assert_str_eq(told("flag: own.sweet, message: 'No more of  {span}'", "A humbug"),
                     "No more of  humbug");
}
END_TEST

/* What was seen may be told as a sentence of its own. */
START_TEST(what_was_seen_is_a_sentence)
{
    static const char *const cases[][2] = {
        {"{detail} Ask us.", "PDF. Ask us."}, {"{detail}", "PDF."}, {"Oh. {detail}", "Oh. PDF."},
        {"{detail} is linked to.", "PDF is linked to."}, {"A {detail} Ask us.", "A PDF Ask us."},
        {"{detail}. Ask us.", "PDF. Ask us."}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char clause[128];
        snprintf(clause, sizeof clause, "flag: link.not_labelled_media, message: '%s'",
                 cases[i][0]);
        ck_assert_str_eq(told(clause, "Read https://example.org/plan.pdf"), cases[i][1]);
    }
}
END_TEST

START_TEST(a_sentence_that_lacks_a_word_is_left_out)
{
    ck_assert_str_eq(told("flag: own.sweet, message: 'Ask {contact}. Eat it! {fix} Now?'",
                          "A humbug"),
                     "Eat it!");
    ck_assert_str_eq(told("flag: own.sweet, message: 'Eat it. Ask {contact}.'", "A humbug"),
                     "Eat it.");
    ck_assert_str_eq(told("flag: own.sweet, message: 'Eat it.  Ask {contact}'", "A humbug"),
                     "Eat it.");
    /* Where nobody is named whom to ask, a contact is nobody. */
    ck_assert_str_eq(told("flag: own.sweet, message: 'Eat it. Ask {contact}.'", "A humbug"),
                     "Eat it.");
}
END_TEST

/* A clause that flags unlike things tells of each in its own words. */
START_TEST(each_signal_has_its_words)
{
    static const char clause[] = "flag: [own.sweet, emoji.only, emoji.repeated], "
                                 "message: {own.sweet: 'A {span}.', other: 'It is {span}.'}";
    ck_assert_str_eq(told(clause, "A humbug"), "A humbug.");
    ck_assert_str_eq(told(clause, "\u2B50"), "It is \u2B50.");
    ck_assert_str_eq(told("flag: [own.sweet, emoji.only], message: {emoji.only: No.}", "A humbug"),
                     "The policy speaks of this: a sweet. Read the section quoted.");
}
END_TEST

START_TEST(nobody_is_told_nothing)
{
    static const char meant[] = "The policy speaks of this: a sweet. Read the section quoted.";
    static const char plain[] = "The policy asks for something here. Read the section quoted.";
    ck_assert_str_eq(told("flag: own.sweet", "A humbug"), meant);
    ck_assert_str_eq(told("flag: own.sweet, message: 'Ask {contact}.'", "A humbug"), meant);
    ck_assert_str_eq(told("flag: own.bare", "A toffee"), plain);
    ck_assert_str_eq(told("require: {media.consent: yes}, message: 'No {span}.'", "A toffee"),
                     plain);
}
END_TEST

/* The question about the fact that is not known. */
static const char *asked(const char *facts, const char *clause)
{
    static char question[256];
    bench with = open_clause(facts, clause);
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("A humbug");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_need_count(with.report), 1);
    snprintf(question, sizeof question, "%s", smp_report_need(with.report, 0)->ask.data);
    close_bench(&with);
    return question;
}

START_TEST(nobody_is_asked_nothing)
{
    static const char clause[] = "flag: own.sweet, require: {sold: yes}";
    ck_assert_str_eq(asked("facts: {sold: {type: truth, ask: 'Is it sold?'}}\n", clause),
                     "Is it sold?");
    ck_assert_str_eq(asked("facts: {sold: {type: truth}}\n", clause), "What is sold?");
    ck_assert_str_eq(asked("facts: {sold: {type: truth, ask: 'Is {item} sold?'}}\n", clause),
                     "What is sold?");
    ck_assert_str_eq(asked("facts: {sold: {type: truth, ask: 'Is {this} {sold?'}}\n", clause),
                     "Is {this} {sold?");
    ck_assert_str_eq(asked("calendars: {sale: [{from: 2026-01-01, until: 2026-01-31}]}\n",
                           "flag: own.sweet, if: {during: sale}"),
                     "When will this be published?");
}
END_TEST

SUITE("checks/messages", names_are_filled_in, what_was_seen_is_a_sentence,
      a_sentence_that_lacks_a_word_is_left_out, each_signal_has_its_words,
      nobody_is_told_nothing, nobody_is_asked_nothing)
