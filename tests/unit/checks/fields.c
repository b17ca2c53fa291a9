/* Subjects put together from named values: what each kind has, what a value may be, and what is
 * said of what it has not.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static smp_fields *fields_of(smp_subject subject)
{
    smp_fields *fields = NULL;
    ck_assert_int_eq(smp_fields_new(&fields, subject, NULL), SMP_OK);
    return fields;
}

static smp_error error;

static smp_status set(smp_fields *fields, const char *name, const char *value)
{
    return smp_fields_set(fields, smp_text_of(name),
                          value ? smp_text_of(value) : (smp_text){NULL, 0}, &error);
}

/* What is said of a field that the subject does not have. */
static void refused(smp_subject subject, const char *name, const char *message)
{
    smp_fields *fields = fields_of(subject);
    ck_assert_int_eq(set(fields, name, "x"), SMP_ERROR_ARGUMENT);
    ck_assert_str_eq(error.message, message);
    smp_fields_free(fields);
}

START_TEST(an_unknown_field_is_told_with_what_was_meant)
{
    refused(SMP_SUBJECT_POST, "media.0.alt_text",
            "There is no field \"media.0.alt_text\" in a post. Did you mean \"media.0.alt\"?");
    refused(SMP_SUBJECT_PROFILE, "handel",
            "There is no field \"handel\" in a profile. Did you mean \"handle\"?");
    refused(SMP_SUBJECT_POST, "shared.txt",
            "There is no field \"shared.txt\" in a post. Did you mean \"shared.text\"?");
    refused(SMP_SUBJECT_CONVERSATION, "messages.2.answerd",
            "There is no field \"messages.2.answerd\" in a conversation. Did you mean "
            "\"messages.2.answered\"?");
    refused(SMP_SUBJECT_ACCOUNT, "favourite colour",
            "There is no field \"favourite colour\" in an account. docs/json.md lists the names.");
    refused(SMP_SUBJECT_POST, "media.first.alt",
            "There is no field \"media.first.alt\" in a post. Count from 0 and say which part, as "
            "in \"media.0.alt\".");
    refused(SMP_SUBJECT_POST, "media.1",
            "There is no field \"media.1\" in a post. Count from 0 and say which part, as in "
            "\"media.0.alt\".");
    refused(SMP_SUBJECT_PROFILE, "links.first",
            "There is no field \"links.first\" in a profile. docs/json.md lists the names.");
    refused(SMP_SUBJECT_PROFILE, "links.0.url",
            "There is no field \"links.0.url\" in a profile. docs/json.md lists the names.");
}
END_TEST

/* Of two subjects that look alike only one has the field. */
START_TEST(what_a_subject_has_not)
{
    static const struct {
        smp_subject with, without;
        const char *name, *value;
    } only[] = {{SMP_SUBJECT_POST, SMP_SUBJECT_MESSAGE, "media.0.alt", "A nurse"},
                {SMP_SUBJECT_POST, SMP_SUBJECT_PROFILE, "shared.text", "Words"},
                {SMP_SUBJECT_POST, SMP_SUBJECT_PROFILE, "shared.media.0.alt", "A nurse"},
                {SMP_SUBJECT_PROFILE, SMP_SUBJECT_POST, "links.0", "https://example.org"},
                {SMP_SUBJECT_MESSAGE, SMP_SUBJECT_CONVERSATION, "history.days", "3"},
                {SMP_SUBJECT_POST, SMP_SUBJECT_ACCOUNT, "media.0.people", "crowd"},
                {SMP_SUBJECT_ACCOUNT, SMP_SUBJECT_MESSAGE, "links.0", "https://example.org"},
                {SMP_SUBJECT_ACCOUNT, SMP_SUBJECT_POST, "request.risks", "none"},
                {SMP_SUBJECT_CONVERSATION, SMP_SUBJECT_POST, "messages.0.text", "Words"},
                {SMP_SUBJECT_CONVERSATION, SMP_SUBJECT_MESSAGE, "authors.0.days", "3"}};
    for (size_t i = 0; i < sizeof only / sizeof only[0]; i++) {
        smp_fields *with = fields_of(only[i].with), *without = fields_of(only[i].without);
        ck_assert_msg(set(with, only[i].name, only[i].value) == SMP_OK, "%s", error.message);
        ck_assert_int_eq(set(without, only[i].name, only[i].value), SMP_ERROR_ARGUMENT);
        smp_fields_free(with);
        smp_fields_free(without);
    }
}
END_TEST

START_TEST(each_kind_is_read_as_itself_alone)
{
    for (smp_subject kind = SMP_SUBJECT_POST; kind <= SMP_SUBJECT_CONVERSATION; kind++) {
        smp_fields *fields = fields_of(kind);
        ck_assert_int_eq(smp_fields_subject(fields), kind);
        ck_assert_int_eq(smp_fields_post(fields) != NULL, kind == SMP_SUBJECT_POST);
        ck_assert_int_eq(smp_fields_profile(fields) != NULL, kind == SMP_SUBJECT_PROFILE);
        ck_assert_int_eq(smp_fields_message(fields) != NULL, kind == SMP_SUBJECT_MESSAGE);
        ck_assert_int_eq(smp_fields_account(fields) != NULL, kind == SMP_SUBJECT_ACCOUNT);
        ck_assert_int_eq(smp_fields_conversation(fields) != NULL, kind == SMP_SUBJECT_CONVERSATION);
        smp_fields_free(fields);
    }
}
END_TEST

START_TEST(values_are_kept_and_wrong_ones_are_told)
{
    smp_fields *fields = fields_of(SMP_SUBJECT_POST);
    static const char *const wrong[][2] = {
        {"media.0.contrast", "high"},  {"media.0.contrast", "-1"},   {"media.0.consent", "maybe"},
        {"media.0.kind", "painting"},  {"media.0.captions", "some"}, {"media.0.people", "many"},
        {"platform", "friendsreunited"}, {"account", "company"},     {"action", "shout"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_int_eq(set(fields, wrong[i][0], wrong[i][1]), SMP_ERROR_ARGUMENT);
        ck_assert_ptr_nonnull(strstr(error.message, wrong[i][1]));
        ck_assert_ptr_nonnull(strstr(error.message, "It takes "));
    }
    ck_assert_uint_eq(smp_fields_post(fields)->media_count, 0); /* a refused value makes no item */
    ck_assert_int_eq(set(fields, "media.2.people", "crowd"), SMP_OK);
    ck_assert_int_eq(set(fields, "media.2.captions", "closed"), SMP_OK);
    ck_assert_int_eq(set(fields, "media.2.consent", "Yes"), SMP_OK);
    ck_assert_int_eq(set(fields, "media.2.contrast", "4.5"), SMP_OK);
    const smp_post *post = smp_fields_post(fields);
    ck_assert_uint_eq(post->media_count, 3); /* those before it are there, and nothing is known of
                                                them */
    ck_assert_int_eq(post->media[0].consent, SMP_UNKNOWN);
    ck_assert_uint_eq(post->media[0].struct_size, sizeof(smp_media));
    ck_assert_int_eq(post->media[2].consent, SMP_YES);
    ck_assert_double_eq(post->media[2].contrast, 4.5);
    /* Nothing takes a value back. */
    static const char *const back[][2] = {{"media.2.consent", ""},    {"media.2.contrast", ""},
                                          {"media.2.consent", NULL},  {"media.2.contrast", NULL},
                                          {"media.2.captions", ""},   {"media.2.people", ""},
                                          {"platform", ""},           {"action", NULL}};
    ck_assert_int_eq(set(fields, "platform", "X"), SMP_OK);
    for (size_t i = 0; i < sizeof back / sizeof back[0]; i++)
        ck_assert_int_eq(set(fields, back[i][0], back[i][1]), SMP_OK);
    ck_assert_int_eq(post->media[2].consent, SMP_UNKNOWN);
    ck_assert_double_eq(post->media[2].contrast, 0);
    ck_assert_int_eq(post->platform, SMP_PLATFORM_UNKNOWN);
    ck_assert_ptr_null(post->shared);
    ck_assert_int_eq(set(fields, "shared.text", NULL), SMP_OK); /* nothing shared is no share */
    ck_assert_ptr_null(smp_fields_post(fields)->shared);
    ck_assert_int_eq(set(fields, "shared.media.0.alt", "A ward"), SMP_OK);
    ck_assert_uint_eq(smp_fields_post(fields)->shared->media_count, 1);
    smp_fields_clear(fields);
    ck_assert_ptr_null(smp_fields_post(fields)->shared);
    ck_assert_uint_eq(smp_fields_post(fields)->media_count, 0);
    smp_fields_free(fields);

    fields = fields_of(SMP_SUBJECT_MESSAGE);
    static const char *const misread[][2] = {{"channel", "pigeon"}, {"nation", "cornwall"},
                                             {"history.days", "few"}, {"history.days", "-1"}};
    for (size_t i = 0; i < sizeof misread / sizeof misread[0]; i++)
        ck_assert_int_eq(set(fields, misread[i][0], misread[i][1]), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(set(fields, "nation", ""), SMP_OK);
    ck_assert_int_eq(set(fields, "channel", ""), SMP_OK);
    ck_assert_int_eq(set(fields, "channel", "review"), SMP_OK);
    ck_assert_int_eq(set(fields, "nation", "northern-ireland"), SMP_OK);
    ck_assert_int_eq(set(fields, "history.days", "30"), SMP_OK);
    ck_assert_int_eq(smp_fields_message(fields)->nation, SMP_NATION_NORTHERN_IRELAND);
    ck_assert_uint_eq(smp_fields_message(fields)->history.days, 30);
    ck_assert_int_eq(set(fields, "history.days", ""), SMP_OK);
    ck_assert_uint_eq(smp_fields_message(fields)->history.days, 0);
    smp_fields_free(fields);
}
END_TEST

START_TEST(lists_and_facts_have_their_limits)
{
    smp_fields *fields = fields_of(SMP_SUBJECT_POST);
    ck_assert_int_eq(set(fields, "media.999.alt", "The last"), SMP_OK);
    ck_assert_int_eq(set(fields, "media.1000.alt", "One too many"), SMP_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "1000 media items"));
    ck_assert_uint_eq(smp_fields_post(fields)->media_count, 1000);
    char name[32];
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "facts.f%d", i);
        ck_assert_int_eq(set(fields, name, "yes"), SMP_OK);
    }
    ck_assert_int_eq(set(fields, "facts.f7", "no"), SMP_OK); /* told again, it is still one fact */
    ck_assert_uint_eq(smp_fields_post(fields)->fact_count, 1000);
    ck_assert_int_eq(set(fields, "facts.more", "yes"), SMP_ERROR_LIMIT);
    smp_fields_free(fields);
    fields = fields_of(SMP_SUBJECT_PROFILE);
    ck_assert_int_eq(set(fields, "links.2", "https://example.org"), SMP_OK);
    ck_assert_uint_eq(smp_fields_profile(fields)->link_count, 3);
    ck_assert_uint_eq(smp_fields_profile(fields)->links[0].size, 0);
    ck_assert_int_eq(set(fields, "links.1000", "https://example.org"), SMP_ERROR_LIMIT);
    smp_fields_free(fields);
}
END_TEST

/* What is answered to a question that a request must answer is an answer, and "no" and "yes" stay
 * so. */
START_TEST(an_account_that_is_asked_for)
{
    smp_fields *fields = fields_of(SMP_SUBJECT_ACCOUNT);
    ck_assert_int_eq(set(fields, "request.risks", "Comments are read daily"), SMP_OK);
    ck_assert_int_eq(set(fields, "request.resources", "no"), SMP_OK);
    ck_assert_int_eq(set(fields, "request.audience", ""), SMP_OK);
    const smp_account *account = smp_fields_account(fields);
    ck_assert_uint_eq(account->fact_count, 3);
    ck_assert_str_eq(account->facts[0].text.data, "yes");
    ck_assert_str_eq(account->facts[1].text.data, "no");
    ck_assert_str_eq(account->facts[2].text.data, "");
    smp_fields_free(fields);
}
END_TEST

START_TEST(wrong_calls)
{
    smp_fields *fields = NULL;
    bench with = open_bench("staffs");
    ck_assert_int_eq(smp_fields_new(NULL, SMP_SUBJECT_POST, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_fields_new(&fields, (smp_subject)(SMP_SUBJECT_CONVERSATION + 1), NULL),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_fields_new(&fields, (smp_subject)-1, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_ptr_null(fields);
    ck_assert_int_eq(set(NULL, "text", "x"), SMP_ERROR_ARGUMENT);
    fields = fields_of(SMP_SUBJECT_POST);
    ck_assert_int_eq(set(fields, "", "x"), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_fields_check(with.report, with.evaluator, NULL, &error),
                     SMP_ERROR_ARGUMENT);
    smp_fields_clear(NULL);
    smp_fields_free(NULL);
    smp_fields_free(fields);
    close_bench(&with);
}
END_TEST

SUITE("checks/fields", an_unknown_field_is_told_with_what_was_meant, what_a_subject_has_not,
      each_kind_is_read_as_itself_alone, values_are_kept_and_wrong_ones_are_told,
      lists_and_facts_have_their_limits, an_account_that_is_asked_for, wrong_calls)
