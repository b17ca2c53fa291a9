/* Which texts of a subject a pack's patterns are looked for in, what they know of the facts, what
 * is counted of the text and what is to be done.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <string.h>

static const char pack[] =
    "smpack: 1\npack: looking\nversion: '1'\ntitle: Looking\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "facts:\n"
    "  suppliers: {type: text, meaning: names of suppliers, ask: Which?}\n"
    "  partners: {type: text, meaning: names of partners, ask: Which?}\n"
    "signals:\n"
    "  own.text: {fields: [text], patterns: [badger]}\n"
    "  own.alt: {fields: [alt], patterns: [badger]}\n"
    "  own.shared: {fields: [shared], patterns: [badger]}\n"
    "  own.supplier: {patterns: ['{suppliers}']}\n"
    "  own.partner: {patterns: ['{partners}']}\n"
    "  own.light: {patterns: [teapot]}\n"
    "  own.heavy: {patterns: [anvil]}\n"
    "clauses:\n"
    "  in/light: {on: [post, message], flag: own.light, severity: note, action: consult,\n"
    "             message: m}\n"
    "  in/heavy: {on: [post, message], flag: own.heavy, severity: error, action: escalate,\n"
    "             message: m}\n"
    "  in/text: {on: [share, profile], flag: own.text, message: m}\n"
    "  in/alt: {on: [share, profile], flag: own.alt, message: m}\n"
    "  in/shared: {on: [share, profile], flag: own.shared, message: m}\n"
    "  in/supplier: {flag: own.supplier, message: m}\n"
    "  in/partner: {flag: own.partner, message: m}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

/* The clauses with a finding, with a space after each. */
static const char *found(void)
{
    static char clauses[256];
    clauses[0] = '\0';
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++) {
        strcat(clauses, smp_report_finding(with.report, i)->clause.data);
        strcat(clauses, " ");
    }
    return clauses;
}

static const char *in_post(const smp_post *post)
{
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, post, NULL), SMP_OK);
    return found();
}

/* A signal is looked for in the fields that its pack names, and nowhere else. */
START_TEST(fields_of_a_signal)
{
    smp_post post = SMP_POST_INIT;
    smp_media media = SMP_MEDIA_INIT;
    smp_shared shared = SMP_SHARED_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    post.media = &media;
    post.media_count = 1;
    post.shared = &shared;
    post.text = smp_text_of("A badger");
    ck_assert_str_eq(in_post(&post), "in/text ");
    post.text = smp_text_of("Hello");
    media.alt = smp_text_of("A badger at rest");
    ck_assert_str_eq(in_post(&post), "in/alt ");
    media.alt = (smp_text){NULL, 0};
    shared.text = smp_text_of("A badger");
    ck_assert_str_eq(in_post(&post), "in/shared ");
    shared.text = (smp_text){NULL, 0};
    shared.author = smp_text_of("Badger");
    media.file_name = smp_text_of("badger.png");
    ck_assert_str_eq(in_post(&post), "");
    smp_profile profile = SMP_PROFILE_INIT;
    profile.role = smp_text_of("Badger");
    profile.bio = smp_text_of("Hello");
    ck_assert_int_eq(smp_check_profile(with.report, with.evaluator, &profile, NULL), SMP_OK);
    ck_assert_str_eq(found(), "");
    profile.name = smp_text_of("Pat Badger"); /* a display name says what its owner likes */
    ck_assert_int_eq(smp_check_profile(with.report, with.evaluator, &profile, NULL), SMP_OK);
    ck_assert_str_eq(found(), "in/text ");
    profile.name = (smp_text){NULL, 0};
    profile.bio = smp_text_of("I am a badger");
    ck_assert_int_eq(smp_check_profile(with.report, with.evaluator, &profile, NULL), SMP_OK);
    ck_assert_str_eq(found(), "in/text ");
}
END_TEST

/* What the host says of a fact is looked for in the words of the post. */
START_TEST(facts_in_patterns)
{
    smp_post post = SMP_POST_INIT;
    smp_fact facts[2] = {SMP_FACT_INIT, SMP_FACT_INIT};
    facts[0].name = smp_text_of("suppliers");
    facts[1].name = smp_text_of("partners");
    facts[0].type = facts[1].type = SMP_FACT_TEXT;
    facts[0].text = smp_text_of("Acme Widgets; Sample & Sons");
    facts[1].text = smp_text_of("Example Borough Council");
    post.text = smp_text_of("Ask Sample & Sons");
    ck_assert_str_eq(in_post(&post), "");
    post.facts = facts;
    post.fact_count = 2;
    ck_assert_str_eq(in_post(&post), "in/supplier ");
    post.text = smp_text_of("Ask Example Borough Council");
    ck_assert_str_eq(in_post(&post), "in/partner ");
}
END_TEST

/* X counts a link as 23, however long it is, and most characters beyond Latin letters as two. */
START_TEST(what_is_counted)
{
    static const char *const names[] = {"graphemes", "weighted_length", "words", "sentences"};
    static const struct {
        const char *text;
        double counts[4];
    } rows[] = {{"Hello there. Come in!", {21, 21, 4, 2}},
                {"See https://example.org/our/page/on/jabs", {40, 27, 1, 1}},
                {"Oui, l'\u00E9t\u00E9", {10, 10, 2, 1}},
                {"Jabs \U0001F489\U0001F489", {7, 9, 1, 1}}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_post post = SMP_POST_INIT;
        post.text = smp_text_of(rows[i].text);
        in_post(&post);
        for (size_t j = 0; j < sizeof names / sizeof names[0]; j++) {
            const smp_measure *measure = smp_report_measure(with.report, j);
            ck_assert_str_eq(measure->name.data, names[j]);
            ck_assert_msg(measure->value == rows[i].counts[j], "%s: %s %g", rows[i].text, names[j],
                          measure->value);
        }
    }
}
END_TEST

/* Whether or not a clause asks how hard a text is to read, it is told where the text is long enough
 * to tell. */
START_TEST(reading_age_is_told)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Come in.");
    in_post(&post);
    ck_assert_uint_eq(smp_report_measure_count(with.report), 4);
    post.text = smp_text_of(
        "Your doctor will ask you how you feel today, and then the nurse will check your weight "
        "and your height. You can bring a friend or someone from your family with you. If you need "
        "an interpreter, please tell us when you book, and we will find one for you at no cost.");
    in_post(&post);
    ck_assert_uint_eq(smp_report_measure_count(with.report), 5);
    const smp_measure *age = smp_report_measure(with.report, 4);
    ck_assert_str_eq(age->name.data, "reading_age");
    ck_assert_double_gt(age->value, 7);
    ck_assert_double_lt(age->value, 14);
}
END_TEST

static const char *to_do(void)
{
    static char actions[256];
    actions[0] = '\0';
    for (size_t i = 0; i < smp_report_action_count(with.report); i++) {
        strcat(actions, smp_report_action(with.report, i)->action.data);
        strcat(actions, " ");
    }
    return actions;
}

/* Of a post only what weighs is to be taken anywhere; what arrives must go somewhere. */
START_TEST(what_is_to_be_done)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("A teapot");
    ck_assert_str_eq(in_post(&post), "in/light ");
    ck_assert_str_eq(to_do(), "");
    post.text = smp_text_of("A teapot and an anvil");
    ck_assert_str_eq(in_post(&post), "in/light in/heavy ");
    ck_assert_str_eq(to_do(), "escalate ");
    smp_message message = SMP_MESSAGE_INIT;
    message.text = post.text;
    ck_assert_int_eq(smp_classify_message(with.report, with.evaluator, &message, NULL), SMP_OK);
    ck_assert_str_eq(to_do(), "consult escalate ");
}
END_TEST

static char written[4096];

static int keep(void *context, const char *bytes, size_t size)
{
    (void)context;
    strncat(written, bytes, size);
    return 0;
}

/* Personal data that no clause speaks of: masked where they were looked for, never a finding. */
START_TEST(what_nobody_asked_for_is_masked)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("teapot, NHS number 999 000 0018");
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    smp_writer_options writing = SMP_WRITER_OPTIONS_INIT;
    writing.redact = 1;
    for (int looks = 0; looks < 2; looks++) {
        smp_evaluator *evaluator;
        smp_writer *writer;
        options.find_personal_data = looks;
        ck_assert_int_eq(smp_evaluator_new(&evaluator, with.policy, &options, NULL), SMP_OK);
        ck_assert_int_eq(smp_evaluate_post(with.report, evaluator, &post, NULL), SMP_OK);
        ck_assert_str_eq(found(), "in/light ");
        written[0] = '\0';
        ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_TEXT, &writing, keep, NULL, NULL),
                         SMP_OK);
        ck_assert_int_eq(smp_writer_report(writer, with.report, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
        ck_assert_int_eq(strstr(written, "999 000 0018") == NULL, looks);
        smp_evaluator_free(evaluator);
    }
}
END_TEST

/* What speaks for a label may begin or end in a number's middle, and half a number would not be
 * masked. */
START_TEST(no_detail_is_quoted_in_part)
{
    static const char labelled[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "documents: {own: {title: Own}}\n"
        "signals: {cue.a: {meaning: asks for a call, patterns: ['ring me on NUMBER']},\n"
        "          cue.b: {meaning: says until when, patterns: ['NUMBER by noon']}}\n"
        "labels:\n"
        "  call: {meaning: asks for a call, raises: own.call, bias: -2, point: 0.6, doubt: 0.4,\n"
        "         weights: {cue.a: 5}}\n"
        "  haste: {meaning: is in haste, raises: own.haste, bias: -2, point: 0.6, doubt: 0.4,\n"
        "          weights: {cue.b: 5}}\n"
        "clauses:\n"
        "  own/call: {cite: {doc: own}, on: [message], flag: own.call, message: '{span}'}\n"
        "  own/haste: {cite: {doc: own}, on: [message], flag: own.haste, message: '{span}'}\n"
        "  own/phone: {cite: {doc: own}, on: [message], flag: privacy.phone, message: m}\n";
    bench own = open_pack(labelled);
    smp_message message = SMP_MESSAGE_INIT;
    message.text = smp_text_of("Please ring me on 020 7946 0123 by noon");
    ck_assert_int_eq(smp_classify_message(own.report, own.evaluator, &message, NULL), SMP_OK);
    ck_assert_str_eq(finding_of(own.report, "own/call", 0)->text.data, "ring me on 020 7946 0123");
    ck_assert_str_eq(finding_of(own.report, "own/haste", 0)->text.data, "020 7946 0123 by noon");
    close_bench(&own);
}
END_TEST

/* Nobody is told to write out what a picture must not show; nor may it stay there unseen. */
START_TEST(what_a_picture_must_not_show)
{
    static const struct {
        const char *shown;
        int written_out;
    } rows[] = {{"Clinic at 5pm on Monday for all of us", 1},
                {"Clinic at 5pm on Monday, NHS number 999 000 0018", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bench own = open_bench("covwarks");
        smp_media media = SMP_MEDIA_INIT;
        smp_post post = SMP_POST_INIT;
        media.kind = SMP_MEDIA_IMAGE;
        media.alt = smp_text_of("A poster");
        media.text_in_image = smp_text_of(rows[i].shown);
        post.text = smp_text_of("Come to us");
        post.media = &media;
        post.media_count = 1;
        int told = 0, secret = 0;
        ck_assert_int_eq(smp_evaluate_post(own.report, own.evaluator, &post, NULL), SMP_OK);
        for (size_t f = 0; f < smp_report_finding_count(own.report); f++) {
            const char *signal = smp_report_finding(own.report, f)->signal.data;
            told = told || strcmp(signal, "media.text_in_image") == 0;
            secret = secret || strcmp(signal, "privacy.nhs_number") == 0;
        }
        ck_assert_int_eq(told, rows[i].written_out);
        ck_assert_int_eq(secret, !rows[i].written_out);
        close_bench(&own);
    }
}
END_TEST

SUITE_WITH("checks/looking", set_up, tear_down, fields_of_a_signal, facts_in_patterns,
           what_is_counted, reading_age_is_told, what_is_to_be_done,
           what_nobody_asked_for_is_masked, no_detail_is_quoted_in_part,
           what_a_picture_must_not_show)
