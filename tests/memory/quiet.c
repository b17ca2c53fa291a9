/* Names and readers take no memory at all: malloc is never asked, whatever they are asked.
 * SPDX-License-Identifier: MIT */
#include "chaos.h"

#include <string.h>

static smp_policy *policy;
static smp_evaluator *evaluator;
static smp_report *report;
static smp_fields *fields[SMP_SUBJECT_CONVERSATION + 1];
static smp_tokens *tokens;
static smp_speech *speech;
static smp_diagnostics *diagnostics;

static void set_up(void)
{
    smp_message message = SMP_MESSAGE_INIT;
    message.text = smp_text_of("I want to complain about my NHS number 999 123 4560");
    message.received = smp_text_of("2026-03-01");
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Caf\u00e9 \U0001F499 #covwarks");
    ck_assert_int_eq(smp_policy_open_builtin(&policy, "covwarks", NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&evaluator, policy, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    ck_assert_int_eq(smp_classify_message(report, evaluator, &message, NULL), SMP_OK);
    for (int i = 0; i <= SMP_SUBJECT_CONVERSATION; i++)
        ck_assert_int_eq(smp_fields_new(&fields[i], (smp_subject)i, NULL), SMP_OK);
    ck_assert_int_eq(smp_tokenise(&tokens, smp_text_of("a\xff #b"), SMP_PLATFORM_X, NULL, NULL),
                     SMP_OK);
    ck_assert_int_eq(smp_speech_new(&speech, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_preview_speech(speech, &post, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_diagnostics_new(&diagnostics, NULL), SMP_OK);
}

static void tear_down(void)
{
    smp_diagnostics_free(diagnostics);
    smp_speech_free(speech);
    smp_tokens_free(tokens);
    for (int i = 0; i <= SMP_SUBJECT_CONVERSATION; i++) smp_fields_free(fields[i]);
    smp_report_free(report);
    smp_evaluator_free(evaluator);
    smp_policy_release(policy);
}

/* Every name of an enumeration is read back as what it names, and there is none outside it; each
 * adds to `wrong` where it does not hold, since Check's assertions take memory. */
#define NAMES(type, name_of, from_name)                                                            \
    for (int i = -1; i < 40; i++) {                                                                \
        const char *name = name_of((type)i);                                                       \
        if (name) wrong += (int)from_name(smp_text_of(name)) != i;                                 \
    }

#define WORDS(type, name_of)                                                                       \
    for (int i = -1; i < 40; i++) words += name_of((type)i) != NULL

static int ask_names(int *words_out)
{
    int wrong = 0, words = 0;
    NAMES(smp_platform, smp_platform_name, smp_platform_from_name)
    NAMES(smp_account_kind, smp_account_kind_name, smp_account_kind_from_name)
    NAMES(smp_action, smp_action_name, smp_action_from_name)
    NAMES(smp_media_kind, smp_media_kind_name, smp_media_kind_from_name)
    NAMES(smp_captions, smp_captions_name, smp_captions_from_name)
    NAMES(smp_people, smp_people_name, smp_people_from_name)
    NAMES(smp_channel, smp_channel_name, smp_channel_from_name)
    NAMES(smp_nation, smp_nation_name, smp_nation_from_name)
    NAMES(smp_clock, smp_clock_name, smp_clock_from_name)
    WORDS(smp_severity, smp_severity_name);
    WORDS(smp_clause_kind, smp_clause_kind_name);
    WORDS(smp_verdict, smp_verdict_name);
    WORDS(smp_outcome, smp_outcome_name);
    WORDS(smp_token_kind, smp_token_kind_name);
    WORDS(smp_speech_kind, smp_speech_kind_name);
    WORDS(smp_speech_profile, smp_speech_profile_name);
    wrong += strcmp(smp_status_name(SMP_OK), "ok") != 0;
    wrong += !smp_version() || !smp_unicode_version();
    wrong += smp_abi_version() != SMP_ABI_VERSION;
    wrong += smp_pack_format_version() != SMP_PACK_FORMAT_VERSION;
    *words_out = words;
    return wrong;
}

START_TEST(names_take_no_memory)
{
    long left_over;
    int words;
    chaos_malloc_begin(1, 1);
    int wrong = ask_names(&words);
    size_t made = chaos_malloc_end(&left_over);
    ck_assert_uint_eq(made, 0);
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_eq(words, 3 + 4 + 4 + 3 + 11 + 11 + 3);
}
END_TEST

static int ask_policy(void)
{
    smp_policy_info about = SMP_POLICY_INFO_INIT;
    smp_document_info document = SMP_DOCUMENT_INFO_INIT;
    smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
    smp_example_info example = SMP_EXAMPLE_INFO_INIT;
    smp_fact_info fact = SMP_FACT_INFO_INIT;
    smp_signal_info signal = SMP_SIGNAL_INFO_INIT;
    smp_text path, value;
    int wrong = smp_policy_describe(policy, &about) != SMP_OK;
    wrong += smp_policy_document(policy, 0, &document) != SMP_OK;
    for (size_t c = 0; c < about.clause_count; c++) {
        wrong += smp_policy_clause(policy, c, &clause) != SMP_OK;
        for (size_t e = 0; e < clause.flag_examples + clause.pass_examples; e++) {
            wrong += smp_policy_example(policy, c, e, &example) != SMP_OK;
            for (size_t f = 0; f < example.field_count; f++)
                wrong += smp_policy_example_field(policy, c, e, f, &path, &value) != SMP_OK;
        }
    }
    wrong += smp_policy_clause(policy, about.clause_count, &clause) != SMP_ERROR_NOT_FOUND;
    for (size_t i = 0; i < smp_policy_fact_count(policy); i++)
        wrong += smp_policy_fact(policy, i, &fact) != SMP_OK;
    wrong += smp_policy_signal(policy, 0, &signal) != SMP_OK;
    smp_policy_release(smp_policy_retain(policy));
    for (size_t i = 0; i < smp_builtin_count(); i++)
        wrong += !smp_builtin_yaml(smp_builtin_id(i)).size;
    return wrong;
}

static int ask_report(void)
{
    int wrong = smp_report_verdict(report) > SMP_REJECT;
    for (size_t i = 0; i <= smp_report_finding_count(report); i++)
        wrong += !smp_report_finding(report, i) != (i == smp_report_finding_count(report));
    for (size_t i = 0; i <= smp_report_need_count(report); i++)
        wrong += !smp_report_need(report, i) != (i == smp_report_need_count(report));
    for (size_t i = 0; i <= smp_report_assumption_count(report); i++)
        wrong += !smp_report_assumption(report, i) != (i == smp_report_assumption_count(report));
    for (size_t i = 0; i <= smp_report_action_count(report); i++)
        wrong += !smp_report_action(report, i) != (i == smp_report_action_count(report));
    for (size_t i = 0; i <= smp_report_label_count(report); i++)
        wrong += !smp_report_label(report, i) != (i == smp_report_label_count(report));
    for (size_t i = 0; i <= smp_report_clock_count(report); i++)
        wrong += !smp_report_clock(report, i) != (i == smp_report_clock_count(report));
    for (size_t i = 0; i <= smp_report_measure_count(report); i++)
        wrong += !smp_report_measure(report, i) != (i == smp_report_measure_count(report));
    for (size_t i = 0; i <= smp_report_clock_count(report); i++)
        wrong += !smp_report_clock(report, i) != (i == smp_report_clock_count(report));
    wrong += !smp_report_field(report, "text").size;
    return wrong;
}

static int ask_texts(void)
{
    smp_text_measures measures = SMP_TEXT_MEASURES_INIT;
    int wrong = smp_tokens_measure(tokens, &measures) != SMP_OK;
    for (size_t i = 0; i <= smp_tokens_count(tokens); i++)
        wrong += !smp_tokens_at(tokens, i).text.size != (i == smp_tokens_count(tokens));
    wrong += smp_tokens_ill_formed_count(tokens) != 1;
    wrong += smp_tokens_ill_formed(tokens, 0).bytes.start != 1;
    for (int profile = 0; profile < SMP_SPEECH_PROFILES; profile++) {
        smp_spoken spoken = smp_speech_spoken(speech, (smp_speech_profile)profile);
        for (size_t i = 0; i < spoken.piece_count; i++)
            wrong += smp_speech_piece_at(speech, (smp_speech_profile)profile, i).spoken.end >
                     spoken.text.size;
    }
    return wrong;
}

static int ask_dates(void)
{
    smp_deadline due = SMP_DEADLINE_INIT;
    smp_bank_holiday holiday = SMP_BANK_HOLIDAY_INIT;
    int wrong = smp_work_out_deadline(&due, SMP_CLOCK_FOI, smp_text_of("2026-03-01"),
                                      SMP_NATION_ENGLAND, NULL) != SMP_OK;
    wrong += smp_is_working_day(smp_text_of("2026-03-01"), SMP_NATION_ENGLAND) != SMP_NO;
    for (size_t i = 0; i < smp_bank_holiday_count(); i++)
        wrong += smp_bank_holiday_at(i, &holiday) != SMP_OK;
    return wrong;
}

static int ask_fields(void)
{
    int wrong = 0;
    for (int i = 0; i <= SMP_SUBJECT_CONVERSATION; i++) {
        smp_fields *one = fields[i];
        smp_subject is = smp_fields_subject(one);
        smp_fields_clear(one);
        wrong += !smp_fields_post(one) != (is != SMP_SUBJECT_POST);
        wrong += !smp_fields_profile(one) != (is != SMP_SUBJECT_PROFILE);
        wrong += !smp_fields_message(one) != (is != SMP_SUBJECT_MESSAGE);
        wrong += !smp_fields_account(one) != (is != SMP_SUBJECT_ACCOUNT);
        wrong += !smp_fields_conversation(one) != (is != SMP_SUBJECT_CONVERSATION);
    }
    wrong += smp_diagnostics_count(diagnostics) != 0;
    wrong += smp_diagnostics_at(diagnostics, 0).message.data != NULL;
    return wrong;
}

START_TEST(readers_take_no_memory)
{
    set_up();
    long left_over;
    chaos_malloc_begin(1, 1);
    int policies = ask_policy(), reports = ask_report(), texts = ask_texts(), dates = ask_dates(),
        subjects = ask_fields();
    size_t made = chaos_malloc_end(&left_over);
    ck_assert_uint_eq(made, 0);
    ck_assert_int_eq(policies, 0);
    ck_assert_int_eq(reports, 0);
    ck_assert_int_eq(texts, 0);
    ck_assert_int_eq(dates, 0);
    ck_assert_int_eq(subjects, 0);
    tear_down();
}
END_TEST

SUITE("memory/quiet", names_take_no_memory, readers_take_no_memory)
