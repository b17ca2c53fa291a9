/* Where things are told and asked: of each picture, in each text of a subject, in other people's
 * words, and of a subject that has no words to point to.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const char pack[] =
    "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
    "documents: {p: {title: Our policy, version: '1'}}\n"
    "lexicons: {long: {utilise: use}}\n"
    "signals:\n"
    "  own.sweets: {meaning: sweets, fields: [text, alt, shared], patterns: [humbug~]}\n"
    "  own.shop: {meaning: a shop, fields: [text, alt, shared], patterns: [humbug shop]}\n"
    "  own.said: {meaning: said, patterns: ['sell ..2 toffee']}\n"
    "  own.long: {meaning: a long word, patterns: ['[<long>]'], replace: value}\n"
    "  own.nutty: {meaning: nutty, patterns: [praline]}\n"
    "impressions: {of-sweets: {meaning: m, raises: [own.sweets, own.nutty], bias: -1, point: 0.5,\n"
    "              words: {2: [nougat]}}}\n"
    "clauses:\n"
    "  a/sweets: {cite: {doc: p, section: '1', quote: Words}, on: [post, reply, share, quote],\n"
    "             flag: [own.sweets, own.shop], message: Sweets.}\n"
    "  a/nutty: {cite: {doc: p, section: '1', quote: Words}, on: [reply], flag: own.nutty,\n"
    "            message: Nutty.}\n"
    "  a/said: {cite: {doc: p, section: '2', quote: Words}, flag: own.said, message: Said.}\n"
    "  a/long: {cite: {doc: p, section: '3', quote: Words}, on: [account, profile],\n"
    "           flag: own.long, message: Long.}\n"
    "  a/consent: {cite: {doc: p, section: '4', quote: Words}, require: {media.consent: yes},\n"
    "              route: desk, message: '{item} is not agreed to. Ask {contact}.'}\n"
    "  a/alt: {cite: {doc: p, section: '5', quote: Words}, flag: media.alt_missing,\n"
    "          on: [share], message: '{item} has no words. Nor has this.'}\n"
    "  a/prolific: {cite: {doc: p, section: '6', quote: Words}, on: [conversation],\n"
    "               flag: author.prolific, message: '{detail} writes much.'}\n";

static bench with;

static void set_up(void) { with = open_pack(pack); }
static void tear_down(void) { close_bench(&with); }

static void check(const smp_post *post)
{
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, post, NULL), SMP_OK);
}

static const smp_finding *finding(size_t index)
{
    ck_assert_uint_gt(smp_report_finding_count(with.report), index);
    return smp_report_finding(with.report, index);
}

static void expect(size_t index, const char *clause, const char *field, const char *text)
{
    ck_assert_str_eq(finding(index)->clause.data, clause);
    ck_assert_str_eq(finding(index)->field.data, field);
    ck_assert_str_eq(finding(index)->text.data, text);
}

START_TEST(each_picture_is_asked_about)
{
    smp_media media[2] = {SMP_MEDIA_INIT, SMP_MEDIA_INIT};
    media[0].kind = SMP_MEDIA_IMAGE;
    smp_post post = SMP_POST_INIT;
    post.media = media;
    post.media_count = 2;
    check(&post);
    ck_assert_uint_eq(smp_report_need_count(with.report), 2);
    ck_assert_str_eq(smp_report_need(with.report, 0)->fact.data, "media.0.consent");
    ck_assert_str_eq(smp_report_need(with.report, 1)->fact.data, "media.1.consent");
    media[0].consent = media[1].consent = SMP_NO;
    check(&post);
    /* The desk has no address here, so nothing is said of it. */
    ck_assert_str_eq(finding(0)->message.data, "Picture 1 is not agreed to.");
    ck_assert_str_eq(finding(1)->message.data, "Media item 2 is not agreed to.");
}
END_TEST

/* A picture that somebody else shows is not one of the post's own, which have numbers. */
START_TEST(what_is_shared_has_no_number)
{
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    smp_shared shared = SMP_SHARED_INIT;
    shared.media = &media;
    shared.media_count = 1;
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Look");
    post.shared = &shared;
    check(&post);
    expect(0, "a/alt", "shared.media.0", "");
    ck_assert_str_eq(finding(0)->message.data, "Nor has this.");
}
END_TEST

/* What a file was called that somebody else shows is theirs to mend, so it is not read; whoever
 * gives only pictures of theirs has shared something all the same. */
START_TEST(what_is_read_of_shared_pictures)
{
    smp_fields *fields = NULL;
    static const char *const given[][2] = {{"text", "Look"},
                                           {"shared.media.0.alt", "A humbug"},
                                           {"shared.media.0.file_name", "humbug.jpg"},
                                           {"media.0.alt", "A shop"},
                                           {"media.0.file_name", "humbug.jpg"}};
    ck_assert_int_eq(smp_fields_new(&fields, SMP_SUBJECT_POST, NULL), SMP_OK);
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
        ck_assert_int_eq(smp_fields_set(fields, smp_text_of(given[i][0]),
                                        smp_text_of(given[i][1]), NULL), SMP_OK);
    ck_assert_int_eq(smp_fields_check(with.report, with.evaluator, fields, NULL), SMP_OK);
    ck_assert_ptr_nonnull(smp_report_field(with.report, "shared.media.0.alt").data);
    ck_assert_ptr_nonnull(smp_report_field(with.report, "media.0.file_name").data);
    ck_assert_ptr_null(smp_report_field(with.report, "shared.media.0.file_name").data);
    ck_assert_ptr_nonnull(finding_of(with.report, "a/sweets", 0));
    smp_fields_free(fields);
}
END_TEST

/* One place is told once, however many signals show it; each other place, by itself. */
START_TEST(each_place_is_told_once)
{
    enum { TIMES = 60, PICTURES = 3 };
    static char text[TIMES * 16];
    size_t size = 0;
    for (int i = 0; i < TIMES; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "Humbug shop. ");
    smp_media media[PICTURES];
    for (int i = 0; i < PICTURES; i++) {
        media[i] = (smp_media)SMP_MEDIA_INIT;
        media[i].kind = SMP_MEDIA_IMAGE;
        media[i].consent = SMP_YES;
        media[i].alt = (smp_text){text, size};
    }
    smp_post post = SMP_POST_INIT;
    post.text = (smp_text){text, size};
    post.media = media;
    post.media_count = PICTURES;
    check(&post);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2 * TIMES * (1 + PICTURES));
}
END_TEST

/* Nor are those taken for one that begin in one place and end in others. */
START_TEST(each_length_is_told_once)
{
    enum { LENGTHS = 40 };
    static char text[LENGTHS * 8], yaml[LENGTHS * (LENGTHS * 8 + 100)];
    size_t size = 0, at = (size_t)snprintf(yaml, sizeof yaml,
                                           "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
                                           "documents: {d: {title: D, version: '1'}}\nsignals:\n");
    for (int i = 0; i < LENGTHS; i++) {
        size += (size_t)snprintf(text + size, sizeof text - size, "%sword%c%c", i ? " " : "",
                                 'a' + i / 26, 'a' + i % 26);
        at += (size_t)snprintf(yaml + at, sizeof yaml - at,
                               "  own.s%d: {meaning: m, patterns: [%s]}\n", i, text);
    }
    at += (size_t)snprintf(yaml + at, sizeof yaml - at,
                           "clauses: {a/b: {cite: {doc: d, section: '1', quote: q}, message: m,\n"
                           "  flag: [own.s0");
    for (int i = 1; i < LENGTHS; i++)
        at += (size_t)snprintf(yaml + at, sizeof yaml - at, ", own.s%d", i);
    snprintf(yaml + at, sizeof yaml - at, "]}}\n");
    bench own = open_pack(yaml);
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    ck_assert_int_eq(smp_evaluate_post(own.report, own.evaluator, &post, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(own.report), LENGTHS);
    close_bench(&own);
}
END_TEST

/* What a text comes to is told of it, though a pattern has found the same in another. */
START_TEST(impressions_are_of_one_text)
{
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.consent = SMP_YES;
    media.alt = smp_text_of("A humbug");
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("We like nougat");
    post.media = &media;
    post.media_count = 1;
    check(&post);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    ck_assert_str_eq(finding(0)->field.data, "text");
    expect(1, "a/sweets", "media.0.alt", "humbug");
    post.text = smp_text_of("We like nougat and humbugs");
    check(&post);
    expect(0, "a/sweets", "text", "humbugs");
    expect(1, "a/sweets", "media.0.alt", "humbug");
    media.consent = SMP_NO; /* what is said of the picture comes before what is said of its words */
    check(&post);
    expect(1, "a/consent", "media.0", "");
    expect(2, "a/sweets", "media.0.alt", "humbug");
}
END_TEST

/* A pattern has found the one, and says nothing of the other. */
START_TEST(an_impression_raises_each_of_its_signals)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("We like nougat and humbugs");
    post.action = SMP_ACTION_REPLY;
    check(&post);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    expect(0, "a/nutty", "text", "nougat");
    expect(1, "a/sweets", "text", "humbugs");
}
END_TEST

/* What begins in the writer's own words is the writer's, wherever it ends. */
START_TEST(whose_words_it_begins_in)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("They sell \"the toffee of our youth\"");
    check(&post);
    ck_assert_str_eq(finding(0)->by.data, "writer");
    post.text = smp_text_of("He wrote: \"We sell the toffee here\"");
    check(&post);
    ck_assert_str_eq(finding(0)->by.data, "quoted");
}
END_TEST

/* An account's description is mended as a profile's is. */
START_TEST(a_bio_is_mended)
{
    smp_text fixed;
    smp_account account = SMP_ACCOUNT_INIT;
    account.bio = smp_text_of("We utilise it");
    ck_assert_int_eq(smp_check_account(with.report, with.evaluator, &account, NULL), SMP_OK);
    ck_assert_int_eq(smp_apply_fixes(with.report, "bio", NULL, 0, &fixed, NULL, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, "We use it");
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = account.bio;
    ck_assert_int_eq(smp_check_profile(with.report, with.evaluator, &profile, NULL), SMP_OK);
    ck_assert_int_eq(smp_apply_fixes(with.report, "bio", NULL, 0, &fixed, NULL, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, "We use it");
}
END_TEST

/* An author of whom only the host's counts tell has no message to point to. */
START_TEST(authors_without_a_message)
{
    smp_author_counts counts[2] = {SMP_AUTHOR_COUNTS_INIT, SMP_AUTHOR_COUNTS_INIT};
    for (size_t i = 0; i < 2; i++)
        counts[i].history = (smp_history){.days = 7, .messages = 400};
    counts[0].author = smp_text_of("@a");
    counts[1].author = smp_text_of("@b");
    smp_conversation conversation = SMP_CONVERSATION_INIT;
    conversation.authors = counts;
    conversation.author_count = 2;
    ck_assert_int_eq(smp_assess_conversation(with.report, with.evaluator, &conversation, NULL),
                     SMP_OK);
    ck_assert_uint_eq(smp_report_finding_count(with.report), 2);
    expect(0, "a/prolific", "", "");
    expect(1, "a/prolific", "", "");
    ck_assert_str_eq(finding(0)->message.data, "@a writes much.");
    ck_assert_str_eq(finding(1)->message.data, "@b writes much.");
}
END_TEST

SUITE_WITH("checks/places", set_up, tear_down, each_picture_is_asked_about,
           what_is_shared_has_no_number, what_is_read_of_shared_pictures,
           each_place_is_told_once, each_length_is_told_once,
           impressions_are_of_one_text, an_impression_raises_each_of_its_signals,
           whose_words_it_begins_in, a_bio_is_mended, authors_without_a_message)
