/* What a message is, whose words count, and what is due by when.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bench with;

static void set_up(void) { with = open_bench("staffs"); }
static void tear_down(void) { close_bench(&with); }

static smp_status classify(const char *text, size_t size, const char *received)
{
    smp_message message = SMP_MESSAGE_INIT;
    message.text = (smp_text){text, size};
    if (received) message.received = (smp_text){received, strlen(received)};
    return smp_classify_message(with.report, with.evaluator, &message, NULL);
}

static const smp_label *label_of(const char *text)
{
    ck_assert_int_eq(classify(text, strlen(text), NULL), SMP_OK);
    ck_assert_uint_ge(smp_report_label_count(with.report), 1);
    return smp_report_label(with.report, 0);
}

#define EXPECT(text, name) ck_assert_str_eq(label_of(text)->label.data, name)

START_TEST(requests_by_what_they_ask)
{
    EXPECT("how much did you spend on agency staff last year, please send a breakdown", "foi");
    EXPECT("Under FOI please send me everything you hold about me", "sar");
    EXPECT("I want to make a formal complaint", "complaint");
    EXPECT("I have no complaints, a lovely team", "compliment");
}
END_TEST

START_TEST(now_and_once)
{
    EXPECT("I want to end my life", "crisis");
    EXPECT("my dad felt suicidal in 2015 and your team were superb", "compliment");
}
END_TEST

/* A hashtag weighs what its words do where they raise something, and nothing where they do not. */
START_TEST(hashtags_by_what_they_say)
{
    EXPECT("#WomenAreStupid", "hate");
    EXPECT("#killyourself", "abuse");
    EXPECT("#BlackLivesMatter", "none");
    EXPECT("#ProudToBeGay", "none");
    const smp_label *label = label_of("Shut it. #GoHomeMuslims");
    ck_assert_str_eq(label->label.data, "hate");
    for (size_t i = 0; i < label->span_count; i++) ck_assert_uint_le(label->spans[i].bytes.end, 23);
}
END_TEST

/* Words for what people are say nothing of what is thought of them. */
START_TEST(to_be_named_is_no_hate)
{
    static const char *const texts[] = {
        "Proud to be gay", "Black lives matter", "the jews", "My wife is Jewish", "old people",
        "I'm a Muslim nurse and proud of it", "Happy Eid to all our Muslim colleagues",
        "Where is the Jewish chapel?", "As a black woman I felt welcome",
        "My trans son was treated so well", "Immigrants built the NHS", "disabled parking",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ck_assert_int_eq(classify(texts[i], strlen(texts[i]), NULL), SMP_OK);
        for (size_t l = 0; l < smp_report_label_count(with.report); l++) {
            const char *label = smp_report_label(with.report, l)->label.data;
            ck_assert_msg(strcmp(label, "hate") != 0 && strcmp(label, "abuse") != 0,
                          "\"%s\" is called %s", texts[i], label);
        }
    }
    EXPECT("Muslims are vermin, send them all back", "hate");
}
END_TEST

START_TEST(spans_are_what_speaks_for_it)
{
    const char text[] = "Hello there. I want to make a formal complaint today.";
    const smp_label *label = label_of(text);
    ck_assert_uint_ge(label->span_count, 1);
    for (size_t i = 0; i < label->span_count; i++) {
        ck_assert_uint_ge(label->spans[i].bytes.start, 13);
        ck_assert_uint_le(label->spans[i].bytes.end, sizeof text - 1);
    }
}
END_TEST

/* A finding quotes the stretch that speaks for the label, not the heaviest word of it. */
START_TEST(findings_quote_the_whole_of_it)
{
    label_of("Listen to me now. I will kill you");
    ck_assert_uint_ge(smp_report_finding_count(with.report), 1);
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++)
        ck_assert_str_eq(smp_report_finding(with.report, i)->text.data, "I will kill you");
}
END_TEST

START_TEST(whose_words_they_are)
{
    EXPECT("I want to make a formal complaint", "complaint");
    ck_assert_str_eq(smp_report_label(with.report, 0)->by.data, "writer");
    ck_assert_uint_ge(smp_report_label(with.report, 0)->because_count, 1);
    EXPECT("My son says he wants to kill himself and nobody will help", "crisis");
    ck_assert_str_eq(smp_report_label(with.report, 0)->by.data, "reported");
    EXPECT("My son just wrote \"I want to kill myself\"", "crisis");
    ck_assert_str_eq(smp_report_label(with.report, 0)->by.data, "quoted");
    /* Who tells of an insult does not insult. */
    EXPECT("You are all useless scum", "abuse");
    const char quoted[] = "He stood there, \"you are all useless scum\", and I want to make a "
                          "formal complaint";
    ck_assert_int_eq(classify(quoted, sizeof quoted - 1, NULL), SMP_OK);
    for (size_t i = 0; i < smp_report_label_count(with.report); i++)
        ck_assert_str_ne(smp_report_label(with.report, i)->label.data, "abuse");
}
END_TEST

START_TEST(quoted_words_are_not_the_writers)
{
    EXPECT("See below.\n> I want to make a formal complaint", "none");
    /* They may be why it was sent on, all the same. */
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    ck_assert_ptr_nonnull(
        strstr(smp_report_finding(with.report, 0)->message.data, "earlier message"));
    EXPECT("I want to make a formal complaint\n> See below.", "complaint");
    /* What is not grave is not held for that. */
    EXPECT("See below.\n> Thank you all so much, you were wonderful", "none");
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_CLEAR);
}
END_TEST

/* What stands beside a notice in one sentence is the writer's own, and so is what asks for one. */
START_TEST(notices_hide_nothing_beside_them)
{
    static const struct {
        const char *text, *label;
    } beside[] = {
        {"I want to kill myself tonight, sorry this email is confidential and intended solely for "
         "the addressee", "crisis"},
        {"I want to end my life tonight and this message is confidential", "crisis"},
        {"This message is only for Dr Sample, I have taken 40 paracetamol and I want to die",
         "crisis"},
        {"this email I will kill myself tonight is confidential", "crisis"},
        {"i got this by mistake at the pharmacy and my little boy has swallowed them all and wont "
         "wake up", "emergency"},
        {"All emails between Jo Sample and Sam Example must be released under the Freedom of "
         "Information Act", "foi"},
        {"I want all emails to be disclosed under the Freedom of Information Act unless an "
         "exemption applies", "foi"},
        {"Please send me your privacy policy and a copy of everything you hold about me", "sar"},
        /* Where there is nothing else, that is what somebody wanted to say. */
        {"Emails of the board are subject to disclosure under the Freedom of Information Act",
         "foi"}};
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
        EXPECT(beside[i].text, beside[i].label);
    const char breach[] = "I was sent this by mistake, it is another patient's letter";
    ck_assert_int_eq(classify(breach, sizeof breach - 1, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
}
END_TEST

/* What stands below mail of any kind starts no clock; what is asked above it does. */
START_TEST(notices_are_nobodys_words)
{
    static const char *const notices[] = {
        "This email and any attachments are confidential and may be disclosed under the Freedom of "
        "Information Act 2000.",
        "Emails sent to us may be subject to disclosure under the Freedom of Information Act.",
        "Freedom of Information: your reply can be published.",
        "If you would like to know what personal data we hold about you, see our privacy notice.",
        "If you have received this email in error please delete it and tell the sender.",
        "You have the right to access, rectify or erase your data.",
        "Please consider the environment before printing this email."};
    char text[400];
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++) {
        snprintf(text, sizeof text, "Thank you all so much\n\n%s", notices[i]);
        EXPECT(text, "compliment");
        ck_assert_uint_eq(smp_report_label_count(with.report), 1);
        ck_assert_uint_eq(smp_report_clock_count(with.report), 0);
        snprintf(text, sizeof text,
                 "How much did you spend on agency staff? Please send a breakdown.\n\n%s",
                 notices[i]);
        EXPECT(text, "foi");
        snprintf(text, sizeof text, "%s I want to kill myself", notices[i]);
        EXPECT(text, "crisis");
    }
    /* Personal details in one are found all the same. */
    const char address[] = "Thanks\n\nThis email is confidential, if it is not for you tell "
                           "jo.sample@example.org";
    ck_assert_int_eq(classify(address, sizeof address - 1, NULL), SMP_OK);
    bool found = false;
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++)
        found |= strcmp(smp_report_finding(with.report, i)->signal.data, "privacy.email") == 0;
    ck_assert(found);
}
END_TEST

START_TEST(strange_input)
{
    /* Where nothing is said, nothing is perhaps meant. */
    static const char *const wordless[] = {"\xF0\x9F\x99\x82", "https://example.org/x"};
    for (size_t i = 0; i < sizeof wordless / sizeof wordless[0]; i++) {
        EXPECT(wordless[i], "none");
        ck_assert_double_eq(measure_of(with.report, "person_should_look")->value, 0);
        ck_assert_ptr_null(measure_of(with.report, "perhaps"));
    }
    EXPECT("La vacuna estar\xC3\xA1 disponible el lunes en el centro de salud", "none");
    ck_assert_double_eq(measure_of(with.report, "person_should_look")->value, 1);
    ck_assert_str_eq(measure_of(with.report, "language")->word.data, "es");
    ck_assert_ptr_null(measure_of(with.report, "perhaps"));
    ck_assert_int_ne(smp_report_verdict(with.report), SMP_CLEAR);
    /* Nothing that anybody would see is no message. */
    static const char *const blank[] = {"", " \r\n\t", "\xE2\x80\x8B\xC2\xA0", " \xE3\x85\xA4"};
    for (size_t i = 0; i < sizeof blank / sizeof blank[0]; i++)
        ck_assert_int_eq(classify(blank[i], strlen(blank[i]), NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(classify("\xFF\xFE", 2, NULL), SMP_OK); /* what was lost may be anything */
    ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    size_t size = 100000;
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < size; i++) text[i] = "I want to make a formal complaint. "[i % 35];
    ck_assert_int_eq(classify(text, size, NULL), SMP_OK);
    ck_assert_str_eq(smp_report_label(with.report, 0)->label.data, "complaint");
    free(text);
    ck_assert_int_eq(classify("x", 1, "2026-02-30"), SMP_ERROR_ARGUMENT);
}
END_TEST

/* A word or two are shown with four words to each side, and nothing of another sentence; three say
 * enough. */
START_TEST(few_words_are_shown_in_their_sentence)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "documents: {own: {title: Own}}\n"
        "signals:\n"
        "  cue.a: {meaning: a, patterns: [parcel, parcel of, parcel of fish]}\n"
        "labels:\n"
        "  arrived: {meaning: a, raises: own.arrived, bias: -1, point: 0.6, doubt: 0.4,\n"
        "            weights: {cue.a: 4}}\n"
        "clauses:\n"
        "  own/arrived: {cite: {doc: own, section: '1', quote: q}, on: [message],\n"
        "    flag: own.arrived, message: 'It has come.'}\n";
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"parcel", "parcel"},
        {"It came. Where is my parcel? Nobody knows.", "Where is my parcel"},
        {"It came. Parcel lost. Nobody knows.", "Parcel lost"},
        {"One two three four five parcel, six seven eight nine ten.",
         "two three four five parcel, six seven eight nine"},
        {"One two three four five parcel of six seven eight nine ten.",
         "two three four five parcel of six seven eight nine"},
        {"One two three parcel of fish four five six", "parcel of fish"},
    };
    bench own = open_pack(pack);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        smp_message message = SMP_MESSAGE_INIT;
        message.text = smp_text_of(cases[i].text);
        ck_assert_int_eq(smp_classify_message(own.report, own.evaluator, &message, NULL), SMP_OK);
        ck_assert_uint_eq(smp_report_finding_count(own.report), 1);
        smp_text shown = smp_report_finding(own.report, 0)->text;
        ck_assert_msg(shown.size == strlen(cases[i].shown) &&
                          memcmp(shown.data, cases[i].shown, shown.size) == 0,
                      "%s: %.*s", cases[i].text, (int)shown.size, shown.data);
    }
    close_bench(&own);
}
END_TEST

/* A label that needs no words to speak for it marks none. */
START_TEST(without_evidence_nothing_is_marked)
{
    static const char pack[] =
        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\norganisation: {name: Own}\n"
        "documents: {own: {title: Own}}\n"
        "labels:\n"
        "  arrived: {meaning: a, raises: own.arrived, bias: 1, point: 0.6, doubt: 0.4,\n"
        "            weights: {link.present: 1}}\n"
        "clauses:\n"
        "  own/arrived: {cite: {doc: own, section: '1', quote: q}, on: [message],\n"
        "    flag: own.arrived, message: 'It has come.'}\n";
    bench own = open_pack(pack);
    smp_message message = SMP_MESSAGE_INIT;
    message.text = smp_text_of("Anything");
    ck_assert_int_eq(smp_classify_message(own.report, own.evaluator, &message, NULL), SMP_OK);
    ck_assert_str_eq(smp_report_label(own.report, 0)->label.data, "arrived");
    ck_assert_uint_eq(smp_report_label(own.report, 0)->span_count, 0);
    ck_assert_uint_eq(smp_report_finding_count(own.report), 1);
    ck_assert_uint_eq(smp_report_finding(own.report, 0)->text.size, 0);
    close_bench(&own);
}
END_TEST

static const char *due(const char *text, const char *received)
{
    ck_assert_int_eq(classify(text, strlen(text), received), SMP_OK);
    for (size_t i = 0; i < smp_report_action_count(with.report); i++)
        if (smp_report_action(with.report, i)->by.size)
            return smp_report_action(with.report, i)->by.data;
    return "";
}

START_TEST(what_is_due)
{
    const char foi[] = "how much did you spend on agency staff last year, please send a breakdown";
    ck_assert_str_eq(due(foi, "2026-03-02"), "2026-03-31"); /* 17 March is a holiday in Belfast */
    ck_assert_str_eq(due("send me everything you hold about me", "2026-03-02"), "2026-04-02");
    ck_assert_str_eq(due(foi, NULL), "");
    ck_assert_str_eq(due("Thank you to everyone", "2026-03-02"), "");
}
END_TEST

SUITE_WITH("checks/classify", set_up, tear_down, requests_by_what_they_ask, now_and_once,
           hashtags_by_what_they_say, to_be_named_is_no_hate, spans_are_what_speaks_for_it,
           findings_quote_the_whole_of_it, whose_words_they_are, quoted_words_are_not_the_writers,
           notices_are_nobodys_words, notices_hide_nothing_beside_them, strange_input,
           few_words_are_shown_in_their_sentence, without_evidence_nothing_is_marked, what_is_due)
