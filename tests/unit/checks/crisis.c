/* Signs of a crisis in a conversation, the checklist for one, and a response.
 * SPDX-License-Identifier: MIT */
#include "window.h"

/* A crisis is likely from two signs on; then the checklist is asked, and a response is held to
 * it. */
START_TEST(crisis)
{
    bench with = open_bench("covwarks");
    smp_conversation_message messages[] = {
        message("a", "2026-11-20", "complaint", "The ward closure is a scandal"),
        message("b", "2026-11-20", "complaint", "No warning of the closure at all"),
        message("c", "2026-11-20", "criticism", "Closure of the ward without a word to us"),
        message("d", "2026-11-21", "complaint", "My solicitor will ask about this closure"),
        message("e", "2026-11-21", "complaint", "Judicial review of the closure, anyone?"),
        message("f", "2026-11-21", "question", "When does the flu clinic open?"),
    };
    smp_conversation conversation = window(messages, 6);
    assess(&with, &conversation);
    ck_assert_str_eq(measure_of(with.report, "crisis")->word.data, "likely");
    ck_assert_int_eq((int)measure_of(with.report, "crisis_signs")->value, 2);
    const smp_finding *topic = finding_of(with.report, "crisis/only-topic", 0);
    ck_assert_ptr_nonnull(topic);
    ck_assert_ptr_nonnull(strstr(topic->message.data, "\"closure\""));
    ck_assert_str_eq(finding_of(with.report, "crisis/legal", 0)->text.data, "solicitor");
    ck_assert_ptr_nonnull(strstr(finding_of(with.report, "crisis/listen-first", 0)->message.data,
                                 "Thank you for bringing this to our attention"));
    ck_assert(asks(with.report, "crisis.listening_posted"));
    ck_assert(asks(with.report, "crisis.media_coverage"));
    ck_assert(asks(with.report, "approval.stakeholders"));
    ck_assert(asks(with.report, "information.in_public_domain"));
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);

    smp_post response = SMP_POST_INIT;
    response.account = SMP_ACCOUNT_CORPORATE;
    response.text = smp_text_of("The ward has closed.");
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_check_response(with.report, with.evaluator, &conversation, &response,
                                        &error), SMP_OK);
    ck_assert_ptr_nonnull(finding_of(with.report, "crisis/listening-message", 0));
    ck_assert(asks(with.report, "approval.stakeholders"));
    /* The listening message itself needs no agreement. */
    response.text = smp_text_of("Thank you for bringing this to our attention, we are "
                                "investigating and will respond as soon as we are able");
    ck_assert_int_eq(smp_check_response(with.report, with.evaluator, &conversation, &response,
                                        &error), SMP_OK);
    ck_assert_ptr_null(finding_of(with.report, "crisis/listening-message", 0));
    ck_assert(!asks(with.report, "approval.stakeholders"));
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
    /* The host's own word goes first. */
    smp_fact calm = SMP_FACT_INIT;
    calm.name = smp_text_of("crisis.active");
    calm.truth = SMP_NO;
    response.text = smp_text_of("The ward has closed.");
    response.facts = &calm;
    response.fact_count = 1;
    ck_assert_int_eq(smp_check_response(with.report, with.evaluator, &conversation, &response,
                                        &error), SMP_OK);
    ck_assert_ptr_null(finding_of(with.report, "crisis/listening-message", 0));
    ck_assert_str_eq(measure_of(with.report, "crisis")->word.data, "likely");
    ck_assert_int_eq((int)measure_of(with.report, "crisis_signs")->value, 2);
    /* Also where it says so of the conversation, whatever that shows. */
    response.fact_count = 0;
    conversation.facts = &calm;
    conversation.fact_count = 1;
    ck_assert_int_eq(smp_check_response(with.report, with.evaluator, &conversation, &response,
                                        &error), SMP_OK);
    ck_assert_ptr_null(finding_of(with.report, "crisis/listening-message", 0));
    calm.truth = SMP_YES;
    conversation.message_count = 1;
    ck_assert_int_eq(smp_check_response(with.report, with.evaluator, &conversation, &response,
                                        &error), SMP_OK);
    ck_assert_ptr_nonnull(finding_of(with.report, "crisis/listening-message", 0));
    ck_assert_str_eq(measure_of(with.report, "crisis")->word.data, "none");
    close_bench(&with);
}
END_TEST

/* One sign is told and nothing more; an ordinary day has none and asks nothing. */
START_TEST(no_crisis)
{
    bench with = open_bench("covwarks");
    smp_conversation_message messages[] = {
        message("a", "2026-11-20", "complaint", "My solicitor will write to you"),
        message("b", "2026-11-20", "complaint", "A solicitor could sort this"),
        message("c", "2026-11-20", "compliment", "Lovely nurses on ward 5"),
        message("d", "2026-11-21", "question", "When does the flu clinic open?"),
    };
    smp_conversation conversation = window(messages, 4);
    assess(&with, &conversation);
    ck_assert_str_eq(measure_of(with.report, "crisis")->word.data, "possible");
    ck_assert_ptr_null(finding_of(with.report, "crisis/listen-first", 0));
    ck_assert(!asks(with.report, "approval.stakeholders"));
    messages[0].text = smp_text_of("The letter never came");
    assess(&with, &conversation);
    ck_assert_str_eq(measure_of(with.report, "crisis")->word.data, "none");
    ck_assert_uint_eq(smp_report_finding_count(with.report), 0);
    ck_assert_uint_eq(smp_report_need_count(with.report), 0);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
    close_bench(&with);
}
END_TEST

/* Ten who complain within an hour are a sign, where most of those who write complain. */
START_TEST(many_who_complain_at_once)
{
    static const struct {
        const char *day, *time;          /* of the first; NULL where not told */
        int minutes, authors, content, wanted; /* between two of them; of how many; signs */
    } cases[] = {
        {"2026-11-20", "10", 5, 10, 0, 1}, /* the last of them 45 minutes after the first */
        {"2026-11-20", "10", 7, 10, 0, 0}, /* 63 minutes */
        {"2026-11-20", "10", 6, 10, 0, 1}, /* 54 */
        {"2026-11-20", "10", 5, 9, 0, 0},  /* too few */
        {"2026-11-20", "10", 5, 10, 6, 1}, /* 10 of 16 is more than 60 % */
        {"2026-11-20", "10", 5, 10, 7, 0},
        {"2026-11-20", NULL, 0, 10, 0, 1}, /* without a time, it may have been any */
        {NULL, NULL, 0, 10, 0, 1},
        {NULL, NULL, 0, 10, 7, 0},
    };
    static const char *const words[] = {"Rubbish", "Shame", "Clowns",  "Useless", "Resign",
                                        "Pathetic", "Joke", "Liars", "Sort it", "Appalling"};
    bench with = open_bench("covwarks");
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        smp_conversation_message messages[20];
        char names[20][8], at[20][24];
        int count = 0;
        for (; count < cases[c].authors + cases[c].content; count++) {
            bool negative = count < cases[c].authors;
            int minute = negative ? count * cases[c].minutes : 30;
            snprintf(names[count], sizeof names[count], "a%d", count);
            at[count][0] = '\0';
            if (cases[c].time)
                snprintf(at[count], sizeof at[count], "%sT%02d:%02d:00Z", cases[c].day,
                         10 + minute / 60, minute % 60);
            else if (cases[c].day) snprintf(at[count], sizeof at[count], "%s", cases[c].day);
            messages[count] = negative
                                  ? message(names[count], at[count], "criticism", words[count])
                                  : message(names[count], at[count], "compliment", "Well done");
        }
        smp_conversation conversation = window(messages, (size_t)count);
        assess(&with, &conversation);
        const int signs = (int)measure_of(with.report, "crisis_signs")->value;
        ck_assert_msg(signs == cases[c].wanted, "%zu", c);
        const smp_finding *told = finding_of(with.report, "crisis/emotive-talk", 0);
        ck_assert_msg((told != NULL) == (cases[c].wanted == 1), "%zu", c);
        if (told)
            ck_assert_ptr_nonnull(strstr(told->message.data,
                                         cases[c].time ? "10 people complain within one hour"
                                                       : "10 people may have complained within one "
                                                         "hour; their times are not known"));
    }
    close_bench(&with);
}
END_TEST

/* Days apart they are no crowd, and one who writes ten times is one. */
START_TEST(who_is_no_crowd)
{
    bench with = open_bench("covwarks");
    smp_conversation_message messages[10];
    char names[10][8], days[10][11];
    for (int i = 0; i < 10; i++) {
        snprintf(names[i], sizeof names[i], "a%d", i);
        snprintf(days[i], sizeof days[i], "2026-11-%02d", i + 1);
        messages[i] = message(names[i], days[i], "criticism", "Rubbish");
    }
    smp_conversation conversation = window(messages, 10);
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "crisis/emotive-talk", 0));
    for (int i = 0; i < 10; i++) {
        messages[i].author = smp_text_of("one");
        messages[i].at = smp_text_of(days[0]);
    }
    assess(&with, &conversation);
    ck_assert_ptr_null(finding_of(with.report, "crisis/emotive-talk", 0));
    close_bench(&with);
}
END_TEST

/* How many who complain are many is for a policy to say; it may ask nothing of signs, and have no
 * facts. */
START_TEST(signs_by_an_organisations_own_measure)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
        "documents: {p: {title: Our policy, version: '1'}}\n"
        "signals:\n"
        "  crisis.legal: {meaning: law, patterns: [solicitor]}\n"
        "  crisis.feeling: {meaning: feeling, patterns: [scandal]}\n"
        "  conversation.legal: {authors: 1}\n"
        "clauses:\n"
        "  s/legal: {cite: {doc: p, section: '1', quote: q}, on: [message, conversation],\n"
        "            flag: [crisis.legal, conversation.legal], message: m}\n"
        "  s/emotive: {cite: {doc: p, section: '2', quote: q}, on: [conversation],\n"
        "              flag: conversation.emotive, message: m}\n"
        "  s/crisis: {cite: {doc: p, section: '3', quote: q}, on: [conversation],\n"
        "             flag: conversation.crisis, message: m}\n";
    bench with = open_pack(pack);
    smp_conversation_message messages[20];
    char authors[20][4];
    for (int i = 0; i < 20; i++) {
        snprintf(authors[i], sizeof authors[i], "u%d", i);
        messages[i] = message(authors[i], NULL, i < 10 ? "complaint, media" : "compliment",
                              i < 3 ? "A scandal" : i == 19 ? "My solicitor likes it" : "So it is");
    }
    smp_conversation conversation = window(messages, 20);
    assess(&with, &conversation);
    ck_assert_ptr_nonnull(finding_of(with.report, "s/emotive", 0));
    ck_assert_ptr_nonnull(finding_of(with.report, "s/legal", 0));
    ck_assert_str_eq(measure_of(with.report, "crisis")->word.data, "likely");
    for (int i = 10; i < 20; i++) messages[i].labels = smp_text_of("complaint");
    assess(&with, &conversation); /* three of twenty are too few */
    ck_assert_ptr_null(finding_of(with.report, "s/emotive", 0));
    ck_assert_str_eq(measure_of(with.report, "crisis")->word.data, "possible");
    close_bench(&with);
}
END_TEST

/* Feeling and reports in the media are signs in complaints, not in thanks; a report that is spoken
 * of has the question of the media asked. */
START_TEST(signs_in_complaints_alone)
{
    static const char *const texts[] = {"We lost our daughter on that ward", "In floods of tears",
                                        "Shaking with rage", "Front page of the Telegraph today"};
    bench with = open_bench("covwarks");
    smp_conversation_message messages[4];
    static const char *const authors[] = {"a", "b", "c", "d"};
    for (int thanks = 0; thanks < 2; thanks++) {
        for (int i = 0; i < 4; i++)
            messages[i] = message(authors[i], NULL, thanks ? "compliment" : "complaint", texts[i]);
        smp_conversation conversation = window(messages, 4);
        assess(&with, &conversation);
        ck_assert_int_eq(finding_of(with.report, "crisis/emotive-talk", 0) != NULL, !thanks);
        ck_assert_int_eq(finding_of(with.report, "crisis/media-talk", 0) != NULL, !thanks);
        ck_assert_int_eq(finding_of(with.report, "crisis/media-coverage", 0) != NULL, !thanks);
    }
    close_bench(&with);
}
END_TEST

SUITE("checks/crisis", crisis, no_crisis, many_who_complain_at_once, who_is_no_crowd,
      signs_by_an_organisations_own_measure, signs_in_complaints_alone)
