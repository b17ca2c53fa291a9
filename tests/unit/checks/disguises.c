/* Terms in disguise, as a check tells of them: once, with how they were written, beside those in
 * plain letters, and only where their signal is looked for.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "lexicons: {vermin: [vermin, parasites], vile: [filthy, verminous], insult: [dolt]}\n"
    "signals:\n"
    "  own.vermin: {meaning: vermin, fields: [text], patterns: ['<vile>? <vermin> <vile>?']}\n"
    "  own.vile: {meaning: vile, patterns: [<vile>]}\n"
    "  own.pair: {meaning: pair, patterns: ['look ..2 here']}\n"
    "  own.insult: {meaning: insult, fields: [text, alt], patterns: [<insult>]}\n"
    "clauses:\n"
    "  a/vermin: {cite: {doc: d, section: '1', quote: q}, flag: own.vermin, message: '{detail}.'}\n"
    "  a/insult: {cite: {doc: d, section: '1', quote: q}, flag: own.insult, message: '{detail}.'}\n"
    "  a/pair: {cite: {doc: d, section: '1', quote: q}, flag: own.pair, message: '{detail}.'}\n"
    "  a/vile: {cite: {doc: d, section: '1', quote: q}, flag: own.vile, on: [reply], message: m}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

static void check(const char *text, const char *alt)
{
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.alt = smp_text_of(alt);
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    post.media = &media;
    post.media_count = alt ? 1 : 0;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
}

static void expect(size_t index, const char *text, const char *message)
{
    ck_assert_uint_gt(smp_report_finding_count(with.report), index);
    const smp_finding *finding = smp_report_finding(with.report, index);
    ck_assert_str_eq(finding->text.data, text);
    ck_assert_msg(strstr(finding->message.data, message), "%s", finding->message.data);
}

START_TEST(each_is_told_as_it_was_written)
{
    check("You vermin. You v.e.r.m.i.n, you p4rasites!", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 3);
    expect(0, "vermin", "speaks of this: vermin");
    expect(1, "v.e.r.m.i.n", "it reads \"vermin\"");
    expect(2, "p4rasites", "it reads \"parasites\"");
}
END_TEST

/* The words of a hashtag have its place, and their own sense. */
START_TEST(a_hashtag_is_told_whole)
{
    check("Get out. #YouFilthyVermin, #vermin", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    expect(0, "#YouFilthyVermin", "it reads \"you filthy vermin\"");
    expect(1, "#vermin", "it reads \"vermin\"");
    check("#VerminControlWeek #verminous", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 1);
    expect(0, "#VerminControlWeek", "it reads \"vermin control week\"");
}
END_TEST

/* What is seen in plain letters already is not told once more, nor what stands beside it. */
START_TEST(what_is_plain_is_told_once)
{
    check("You f.i.l.t.h.y vermin", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 1);
    expect(0, "vermin", "speaks of this: vermin");
    check("You filthy vermin and p.a.r.a.s.i.t.e.s", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    check("You vermin f.i.l.t.h.y", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 1);
    expect(0, "vermin", "speaks of this: vermin");
    check("You p.a.r.a.s.i.t.e.s. And vermin", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
}
END_TEST

/* Nor is a hashtag told twice in which two terms are, nor one text for the other. */
START_TEST(each_place_is_told_once)
{
    check("Out! #VerminAndParasites", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 1);
    check("Dolt.", "D.o.l.t.");
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    expect(0, "Dolt", "speaks of this: insult");
    expect(1, "D.o.l.t", "it reads \"dolt\"");
}
END_TEST

/* What is seen in plain letters round a term in disguise is told once, with how that is written. */
START_TEST(within_what_is_plain)
{
    check("Look d.o.l.t here", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    expect(0, "Look d.o.l.t here", "it reads \"dolt\"");
    expect(1, "d.o.l.t", "it reads \"dolt\"");
}
END_TEST

/* In fields that a signal does not look at, and for signals of other kinds of posts, none is. */
START_TEST(only_where_somebody_looks)
{
    check("A ward", "You v.e.r.m.i.n");
    ck_assert_uint_eq(smp_report_finding_count(with.report), 0);
    check("You f.i.l.t.h.y lot", NULL);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 0);
}
END_TEST

/* What only a message's labels weigh is not told of a post, and the other way round. */
START_TEST(only_who_asks)
{
    bench own = open_pack(
        "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\norganisation: {name: Ours}\n"
        "documents: {d: {title: D, version: '1'}}\n"
        "lexicons: {vermin: [vermin]}\n"
        "signals:\n"
        "  own.vermin: {meaning: vermin, patterns: [<vermin>]}\n"
        "  cue.vermin: {meaning: cue, patterns: [<vermin>]}\n"
        "labels:\n"
        "  abuse: {meaning: a, raises: own.abuse, bias: -1, point: 0.5, doubt: 0.4,\n"
        "          weights: {cue.vermin: 2}}\n"
        "clauses:\n"
        "  a/vermin: {cite: {doc: d, section: '1', quote: q}, flag: own.vermin, message: m}\n"
        "  a/abuse: {cite: {doc: d, section: '1', quote: q}, flag: own.abuse, on: [message],\n"
        "            message: m}\n");
    smp_post post = SMP_POST_INIT;
    smp_message message = SMP_MESSAGE_INIT;
    post.text = message.text = smp_text_of("You v.e.r.m.i.n");
    ck_assert_int_eq(smp_evaluate_post(own.report, own.evaluator, &post, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(own.report), 1);
    ck_assert_str_eq(smp_report_finding(own.report, 0)->clause.data, "a/vermin");
    ck_assert_int_eq(smp_classify_message(own.report, own.evaluator, &message, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(own.report), 1);
    ck_assert_str_eq(smp_report_finding(own.report, 0)->clause.data, "a/abuse");
    close_bench(&own);
}
END_TEST

SUITE_WITH("checks/disguises", set_up, tear_down, each_is_told_as_it_was_written,
           a_hashtag_is_told_whole, what_is_plain_is_told_once, each_place_is_told_once,
           within_what_is_plain, only_where_somebody_looks, only_who_asks)
