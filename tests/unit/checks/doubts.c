/* What a message may be where no label is sure, and what one label says of another: by packs of a
 * few labels.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>

static void classify(const bench *with, const char *text)
{
    smp_message message = SMP_MESSAGE_INIT;
    message.text = smp_text_of(text);
    ck_assert_int_eq(smp_classify_message(with->report, with->evaluator, &message, NULL), SMP_OK);
}

/* Danger and what the law sets a time for are held in doubt; a doubt about anything else is only
 * told. */
START_TEST(a_grave_doubt_is_held)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "documents: {own: {title: Own}}\n"
        "signals:\n"
        "  cue.a: {meaning: a, patterns: [alpha, '#alpha']}\n"
        "  cue.b: {meaning: b, patterns: [beta]}\n"
        "labels:\n"
        "  crisis: {meaning: in a crisis, raises: own.crisis, bias: -1, point: 0.7, doubt: 0.4,\n"
        "           weights: {cue.a: 1}}\n"
        "  praise: {meaning: praises, raises: own.praise, bias: -1, point: 0.7, doubt: 0.4,\n"
        "           weights: {cue.b: 1}}\n"
        "clauses:\n"
        "  own/doubt: {cite: {doc: own, section: '1', quote: doubt}, on: [message],\n"
        "    flag: inbound.in_doubt, outcome: review, message: 'Perhaps {detail}.'}\n";
    bench own = open_pack(pack);
    classify(&own, "alpha");
    ck_assert_str_eq(measure_of(own.report, "perhaps")->word.data, "crisis");
    ck_assert_int_eq(smp_report_verdict(own.report), SMP_HOLD);
    ck_assert_str_eq(smp_report_finding(own.report, 0)->message.data, "Perhaps in a crisis.");
    classify(&own, "#Alpha"); /* a hashtag is a word */
    ck_assert_str_eq(measure_of(own.report, "perhaps")->word.data, "crisis");
    classify(&own, "beta");
    ck_assert_str_eq(measure_of(own.report, "perhaps")->word.data, "praise");
    ck_assert_int_eq(smp_report_verdict(own.report), SMP_CLEAR);
    close_bench(&own);
}
END_TEST

/* Of what is in doubt the likeliest is told, wherever the policy names it. */
START_TEST(the_likeliest_doubt_is_told)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "signals:\n"
        "  cue.a: {meaning: a, patterns: [alpha]}\n"
        "  cue.b: {meaning: b, patterns: [beta]}\n"
        "labels:\n"
        "  praise: {meaning: p, raises: own.praise, bias: -1, point: 0.9, doubt: 0.2,\n"
        "           weights: {cue.a: 1}}\n"
        "  thanks: {meaning: t, raises: own.thanks, bias: -1, point: 0.9, doubt: 0.2,\n"
        "           weights: {cue.b: 1}}\n"
        "  idea: {meaning: i, raises: own.idea, bias: -1, point: 0.9, doubt: 0.2, weights: {}}\n";
    static const char *const cases[][2] = {
        {"alpha", "praise"}, {"beta", "thanks"}, {"alpha beta", "praise"}, {"gamma", "praise"}};
    bench own = open_pack(pack);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        classify(&own, cases[i][0]);
        ck_assert_str_eq(measure_of(own.report, "perhaps")->word.data, cases[i][1]);
    }
    close_bench(&own);
}
END_TEST

static bool is_given(const smp_report *report, const char *name)
{
    for (size_t i = 0; i < smp_report_label_count(report); i++)
        if (strcmp(smp_report_label(report, i)->label.data, name) == 0) return true;
    return false;
}

/* A low point finds danger where little tells of it; once danger is heard, it takes more to say
 * that there is another. */
START_TEST(of_a_family_the_likeliest_is_given)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "signals:\n"
        "  cue.a: {meaning: a, patterns: [alpha]}\n"
        "  cue.b: {meaning: b, patterns: [beta]}\n"
        "labels:\n"
        "  crisis: {meaning: c, raises: own.crisis, bias: -1, point: 0.6, doubt: 0.4,\n"
        "           weights: {cue.a: 2}, family: danger, beside: 0.6}\n"
        "  child: {meaning: d, raises: own.child, bias: -1, point: 0.3, doubt: 0.2,\n"
        "          weights: {cue.a: 0.5, cue.b: 1}, family: danger, beside: 0.5}\n"
        "  other: {meaning: o, raises: own.other, bias: -2, point: 0.3, doubt: 0.2,\n"
        "          weights: {cue.a: 1.5}}\n";
    static const struct {
        const char *text;
        bool crisis, child, other;
    } cases[] = {{"alpha", true, false, true}, /* the child's score of 0.38 is below `beside` */
                 {"beta", false, true, false},
                 {"alpha beta", true, true, true}};
    bench own = open_pack(pack);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        classify(&own, cases[i].text);
        ck_assert_msg(is_given(own.report, "crisis") == cases[i].crisis, "%s", cases[i].text);
        ck_assert_msg(is_given(own.report, "child") == cases[i].child, "%s", cases[i].text);
        ck_assert_msg(is_given(own.report, "other") == cases[i].other, "%s", cases[i].text);
        ck_assert_ptr_null(measure_of(own.report, "perhaps"));
    }
    close_bench(&own);
}
END_TEST

/* A message that says little for anything is most likely what it says most for, if it has some
 * words that can be read. A person should look all the same. */
START_TEST(the_likeliest_is_given_alone_and_in_doubt)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "signals:\n"
        "  cue.a: {meaning: a, patterns: [alpha]}\n"
        "  cue.b: {meaning: b, patterns: [beta]}\n"
        "labels:\n"
        "  praise: {meaning: p, raises: own.praise, bias: -1, point: 0.5, doubt: 0.4,\n"
        "           weights: {cue.b: 3}, alone: 0.2}\n"
        "  blame: {meaning: b, raises: own.blame, bias: -2, point: 0.4, doubt: 0.3,\n"
        "          weights: {cue.a: 2}}\n";
    static const struct {
        const char *text;
        bool praise, unsure;
    } cases[] = {{"gamma gamma gamma gamma", true, true},
                 {"gamma #gamma #gamma gamma", true, true},
                 {"gamma 5 @gamma gamma gamma", false, false}, /* three words */
                 {"beta", true, false},
                 {"alpha", false, false},
                 {"\xF0\x9F\x99\x82", false, false}, /* one emoji */
                 {"gamma: Voglio morire stanotte", false, true}};
    bench own = open_pack(pack);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        classify(&own, cases[i].text);
        ck_assert_msg(is_given(own.report, "praise") == cases[i].praise, "%s", cases[i].text);
        ck_assert_msg((measure_of(own.report, "person_should_look")->value != 0) ==
                          cases[i].unsure, "%s", cases[i].text);
    }
    close_bench(&own);
}
END_TEST

/* What may be a request is held, although a question is given. */
START_TEST(a_lighter_label_does_not_silence_a_grave_doubt)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "signals:\n"
        "  cue.a: {meaning: a, patterns: [alpha]}\n"
        "  cue.b: {meaning: b, patterns: [beta]}\n"
        "  cue.c: {meaning: c, patterns: [gamma]}\n"
        "labels:\n"
        "  foi: {meaning: f, raises: own.foi, bias: -1, point: 0.3, doubt: 0.2,\n"
        "        weights: {cue.a: 0.5}, family: asked, beside: 0.9}\n"
        "  question: {meaning: q, raises: own.question, bias: -2, point: 0.4, doubt: 0.2,\n"
        "             weights: {cue.b: 3}, family: asked, beside: 0.9}\n"
        "  idea: {meaning: i, raises: own.idea, bias: -1, point: 0.4, doubt: 0.2,\n"
        "         weights: {cue.c: 0.5}, family: asked, beside: 0.9}\n";
    bench own = open_pack(pack);
    classify(&own, "alpha beta");
    ck_assert(is_given(own.report, "question") && !is_given(own.report, "foi"));
    ck_assert_str_eq(measure_of(own.report, "perhaps")->word.data, "foi");
    /* What is no graver than the question is heard with it. */
    classify(&own, "gamma beta");
    ck_assert(is_given(own.report, "question") && !is_given(own.report, "idea"));
    ck_assert_str_eq(measure_of(own.report, "perhaps")->word.data, "foi");
    close_bench(&own);
}
END_TEST

/* Danger in doubt is held although something lighter, which the policy names first, is likelier. */
START_TEST(a_lighter_doubt_does_not_hide_a_grave_one)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "documents: {own: {title: Own}}\n"
        "signals: {cue.a: {meaning: a, patterns: [alpha]}}\n"
        "labels:\n"
        "  praise: {meaning: praises, raises: own.praise, bias: 0, point: 0.9, doubt: 0.2,\n"
        "           weights: {cue.a: 1}}\n"
        "  crisis: {meaning: in a crisis, raises: own.crisis, bias: -1, point: 0.9, doubt: 0.2,\n"
        "           weights: {cue.a: 1}}\n"
        "clauses:\n"
        "  own/doubt: {cite: {doc: own, section: '1', quote: doubt}, on: [message],\n"
        "    flag: inbound.in_doubt, outcome: review, message: 'Perhaps {detail}.'}\n";
    bench own = open_pack(pack);
    classify(&own, "alpha");
    ck_assert_str_eq(measure_of(own.report, "perhaps")->word.data, "praise");
    ck_assert_uint_eq(smp_report_finding_count(own.report), 1);
    ck_assert_str_eq(smp_report_finding(own.report, 0)->message.data, "Perhaps in a crisis.");
    close_bench(&own);
}
END_TEST

/* Danger that is said in a message passed on is held, whichever of the labels it is. */
START_TEST(what_is_passed_on_may_be_grave)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "documents: {own: {title: Own}}\n"
        "signals: {cue.a: {meaning: a, patterns: [alpha]}, cue.b: {meaning: b, patterns: [beta]}}\n"
        "labels:\n"
        "  crisis: {meaning: in a crisis, raises: own.crisis, bias: -2, point: 0.6, doubt: 0.4,\n"
        "           weights: {cue.a: 5}}\n"
        "  threat: {meaning: threatens, raises: own.threat, bias: -2, point: 0.6, doubt: 0.4,\n"
        "           weights: {cue.b: 5}}\n"
        "clauses:\n"
        "  own/doubt: {cite: {doc: own, section: '1', quote: doubt}, on: [message],\n"
        "    flag: inbound.in_doubt, outcome: review, message: 'Perhaps {detail}.'}\n";
    static const char *const cases[][2] = {
        {"alpha", "Perhaps in a crisis (said in an earlier message that it repeats)."},
        {"beta", "Perhaps threatens (said in an earlier message that it repeats)."}};
    bench own = open_pack(pack);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[80];
        snprintf(text, sizeof text, "Please see below.\nBegin forwarded message:\n%s", cases[i][0]);
        classify(&own, text);
        ck_assert_uint_eq(smp_report_finding_count(own.report), 1);
        ck_assert_str_eq(smp_report_finding(own.report, 0)->message.data, cases[i][1]);
        ck_assert_str_eq(smp_report_label(own.report, 0)->label.data, "none");
    }
    close_bench(&own);
}
END_TEST

/* "none" is as likely as the likeliest label is not. */
START_TEST(what_none_scores)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "signals: {cue.a: {meaning: a, patterns: [alpha]}}\n"
        "labels:\n"
        "  praise: {meaning: p, raises: own.praise, bias: 0, point: 0.9, doubt: 0.8, weights: {}}\n"
        "  idea: {meaning: i, raises: own.idea, bias: -3, point: 0.9, doubt: 0.8, weights: {}}\n";
    bench own = open_pack(pack);
    classify(&own, "gamma");
    ck_assert_uint_eq(smp_report_label_count(own.report), 1);
    ck_assert_str_eq(smp_report_label(own.report, 0)->label.data, "none");
    ck_assert_double_eq_tol(smp_report_label(own.report, 0)->score, 0.5, 1e-9);
    close_bench(&own);
}
END_TEST

SUITE("checks/doubts", a_grave_doubt_is_held, the_likeliest_doubt_is_told,
      of_a_family_the_likeliest_is_given, the_likeliest_is_given_alone_and_in_doubt,
      a_lighter_label_does_not_silence_a_grave_doubt, a_lighter_doubt_does_not_hide_a_grave_one,
      what_is_passed_on_may_be_grave, what_none_scores)
