/* What a clause of an organisation's own pack may turn on: every field of the post and its media,
 * and facts of every type under every comparison. Each condition holds, does not hold, or asks.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define IMAGE "media.0.kind=image;"

typedef enum outcome { APPLIES, IS_SILENT, ASKS } outcome;

static const char *const outcomes[] = {"applies", "is silent", "asks"};

/* A condition, and fields of a post as "name=value;..." under which it comes to that. */
static const struct {
    const char *condition, *fields;
    outcome expected;
} cases[] = {
    {"platform: x", "platform=x", APPLIES},
    {"platform: [facebook, x]", "platform=X", APPLIES},
    {"platform: x", "platform=facebook", IS_SILENT},
    {"platform: x", "", ASKS},
    {"action: reply", "action=reply", APPLIES},
    {"action: reply", "action=share", IS_SILENT},
    {"lang: cy", "lang=cy", APPLIES},
    {"lang: cy", "lang=en", IS_SILENT},
    {"author.role: nurse", "author.role=Nurse", APPLIES},
    {"author.role: nurse", "author.role=porter", IS_SILENT},
    {"author.name: Pat Sample", "author.name=Pat Sample", APPLIES},
    {"author.name: Pat Sample", "", ASKS},
    {"media.kind: image", IMAGE, APPLIES},
    {"media.kind: video", IMAGE, IS_SILENT},
    {"media.decorative: yes", IMAGE "media.0.decorative=yes", APPLIES},
    {"media.decorative: yes", IMAGE "media.0.decorative=no", IS_SILENT},
    {"media.decorative: yes", IMAGE, ASKS},
    {"media.alt: todo", IMAGE "media.0.alt=TODO", APPLIES},
    {"media.alt: todo", IMAGE "media.0.alt=A nurse", IS_SILENT},
    {"media.captions: none", "media.0.kind=video;media.0.captions=none", APPLIES},
    {"media.captions: none", "media.0.kind=video;media.0.captions=closed", IS_SILENT},
    {"media.captions_reviewed: no", IMAGE "media.0.captions_reviewed=no", APPLIES},
    {"media.audio_description: no", IMAGE "media.0.audio_description=yes", IS_SILENT},
    {"media.transcript: yes", IMAGE "media.0.transcript=yes", APPLIES},
    {"media.people: crowd", IMAGE "media.0.people=crowd", APPLIES},
    {"media.place: private", IMAGE "media.0.place=public", IS_SILENT},
    {"media.consent: no", IMAGE "media.0.consent=no", APPLIES},
    {"media.credit: Example", IMAGE "media.0.credit=Example", APPLIES},
    /* Of several media items each is judged for itself. */
    {"media.consent: no", IMAGE "media.0.consent=yes;media.1.kind=image;media.1.consent=no",
     APPLIES},
    {"media.consent: no", IMAGE "media.0.consent=yes;media.1.kind=image;media.1.consent=yes",
     IS_SILENT},
    {"media.flashes_per_second: {greater: 3}", IMAGE "media.0.flashes_per_second=3.5", APPLIES},
    {"media.flashes_per_second: {greater: 3}", IMAGE "media.0.flashes_per_second=3", IS_SILENT},
    {"media.flashes_per_second: {greater: 3}", IMAGE, ASKS},
    {"media.contrast: {less: 4.5}", IMAGE "media.0.contrast=4.4", APPLIES},
    {"media.contrast: {less: 4.5}", IMAGE "media.0.contrast=4.5", IS_SILENT},
    {"media.contrast: {less-equal: 4.5}", IMAGE "media.0.contrast=4.5", APPLIES},
    {"media.contrast: {less-equal: 4.5}", IMAGE "media.0.contrast=4.6", IS_SILENT},
    {"media.font_pt: {greater-equal: 14}", IMAGE "media.0.font_pt=14", APPLIES},
    {"media.font_pt: {greater-equal: 14}", IMAGE "media.0.font_pt=13.5", IS_SILENT},
    {"media.font_pt: {greater: 8, less: 14}", IMAGE "media.0.font_pt=12", APPLIES},
    {"media.font_pt: {greater: 8, less: 14}", IMAGE "media.0.font_pt=8", IS_SILENT},
    {"media.font_pt: {greater: 8, less: 14}", IMAGE "media.0.font_pt=14", IS_SILENT},
    {"visitors: {greater-equal: 20}", "facts.visitors=20", APPLIES},
    {"visitors: {greater-equal: 20}", "facts.visitors=19.5", IS_SILENT},
    {"visitors: {less: 1}", "facts.visitors=0", APPLIES},
    {"visitors: {less: 1}", "", ASKS},
    {"opened: {less-equal: 2026-03-01}", "facts.opened=2026-03-01T23:59Z", APPLIES},
    {"opened: {less-equal: 2026-03-01}", "facts.opened=2026-03-02", IS_SILENT},
    {"opened: {less: 2026-03-01}", "facts.opened=2026-02-28", APPLIES},
    {"opened: {less: 2026-03-01}", "facts.opened=2026-03-01", IS_SILENT},
    {"opened: {greater-equal: 2026-03-01}", "facts.opened=9999-12-31", APPLIES},
    {"opened: {greater-equal: 2026-03-01}", "facts.opened=0001-01-01", IS_SILENT},
    {"opened: {less: 2026-03-01}", "", ASKS},
    {"ward: four", "facts.ward=Four", APPLIES},
    {"ward: four", "facts.ward=five", IS_SILENT},
    {"agreed: no", "facts.agreed=no", APPLIES},
    {"agreed: no", "facts.agreed=yes", IS_SILENT},
    {"agreed: no", "", ASKS},
};

#define CASES ((int)(sizeof cases / sizeof cases[0]))

static bench open_with(const char *condition)
{
    char pack[1024];
    snprintf(pack, sizeof pack,
             "smpack: 1\npack: own\nversion: '1'\ntitle: Own\n"
             "documents: {p: {title: Own policy, version: '1'}}\n"
             "facts:\n"
             "  visitors: {type: number, meaning: how many came, ask: How many came?}\n"
             "  opened: {type: date, meaning: the first day, ask: When was the first day?}\n"
             "  ward: {type: text, meaning: the ward, ask: Which ward?}\n"
             "  agreed: {type: truth, meaning: agreed, ask: Is it agreed?}\n"
             "clauses:\n"
             "  a/b: {cite: {doc: p, section: '1', quote: Words}, flag: hashtag.uncapitalised,\n"
             "        if: {%s}, message: Mind.}\n",
             condition);
    return open_pack(pack);
}

static void set_fields(smp_fields *into, const char *fields)
{
    while (*fields) {
        smp_error error = SMP_ERROR_INIT;
        size_t name = strcspn(fields, "="), value = strcspn(fields + name, ";");
        smp_text path = {fields, name}, words = {fields + name + 1, value - 1};
        ck_assert_msg(smp_fields_set(into, path, words, &error) == SMP_OK, "%s", error.message);
        fields += name + value;
        if (*fields) fields++;
    }
}

START_TEST(a_condition_holds_or_does_not_or_asks)
{
    smp_fields *fields = NULL;
    smp_error error = SMP_ERROR_INIT;
    bench with = open_with(cases[_i].condition);
    ck_assert_int_eq(smp_fields_new(&fields, SMP_SUBJECT_POST, NULL), SMP_OK);
    ck_assert_int_eq(smp_fields_set(fields, smp_text_of("text"),
                                    smp_text_of("Now #bookyourjab"), NULL), SMP_OK);
    set_fields(fields, cases[_i].fields);
    ck_assert_msg(smp_fields_check(with.report, with.evaluator, fields, &error) == SMP_OK, "%s",
                  error.message);
    outcome found = smp_report_need_count(with.report)      ? ASKS
                    : smp_report_finding_count(with.report) ? APPLIES
                                                       : IS_SILENT;
    ck_assert_msg(found == cases[_i].expected, "\"%s\" of \"%s\" %s, but should be: %s",
                  cases[_i].condition, cases[_i].fields, outcomes[found],
                  outcomes[cases[_i].expected]);
    ck_assert_int_eq(smp_report_verdict(with.report) == SMP_CLEAR, found == IS_SILENT);
    smp_fields_free(fields);
    close_bench(&with);
}
END_TEST

/* A fact of the wrong type is refused by name; nothing is taken for what it is not. */
START_TEST(facts_of_the_wrong_type_are_refused)
{
    static const char *const wrong[][2] = {{"visitors", "many"},   {"opened", "yesterday"},
                                           {"opened", "2026-02-29"}, {"agreed", "perhaps"},
                                           {"unheard_of", "yes"}};
    bench with = open_with("agreed: no");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        smp_error error = SMP_ERROR_INIT;
        smp_fact fact = SMP_FACT_INIT;
        smp_post post = SMP_POST_INIT;
        fact.name = smp_text_of(wrong[i][0]);
        fact.type = SMP_FACT_TEXT;
        fact.text = smp_text_of(wrong[i][1]);
        post.text = smp_text_of("Hello");
        post.facts = &fact;
        post.fact_count = 1;
        ck_assert_msg(smp_evaluate_post(with.report, with.evaluator, &post, &error) ==
                          SMP_ERROR_ARGUMENT,
                      "%s=%s", wrong[i][0], wrong[i][1]);
        ck_assert_ptr_nonnull(strstr(error.message, wrong[i][0]));
        ck_assert_int_eq(smp_report_verdict(with.report), SMP_HOLD);
    }
    close_bench(&with);
}
END_TEST

/* What many clauses wait for is asked once, in the policy's words or in plain ones. */
START_TEST(one_question_for_all_that_wait)
{
    char pack[4096];
    int size = snprintf(pack, sizeof pack,
                        "smpack: 1\npack: own\nversion: '1'\ntitle: Own\n"
                        "documents: {p: {title: Own policy, version: '1'}}\n"
                        "facts:\n  agreed: {type: truth, meaning: agreed, ask: Is it agreed?}\n"
                        "  ward: {type: text, meaning: the ward}\n"
                        "clauses:\n");
    for (int i = 0; i < 11; i++)
        size += snprintf(pack + size, sizeof pack - (size_t)size,
                         "  a/c%d: {cite: {doc: p, section: '%d', quote: Words}, message: Mind.,\n"
                         "         flag: hashtag.uncapitalised, if: {%s}}\n",
                         i, i, i < 10 ? "agreed: no" : "ward: four");
    bench with = open_pack(pack);
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Now #bookyourjab and #seeyourgp");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_uint_eq(smp_report_need_count(with.report), 2);
    for (size_t i = 0; i < 2; i++) {
        const smp_need *need = smp_report_need(with.report, i);
        bool of_ward = strcmp(need->fact.data, "ward") == 0;
        ck_assert_str_eq(need->ask.data, of_ward ? "What is ward?" : "Is it agreed?");
        ck_assert_uint_eq(need->clause_count, of_ward ? 1 : 10);
        for (size_t c = 0; c < need->clause_count; c++) {
            char wanted[32];
            snprintf(wanted, sizeof wanted, "a/c%zu", of_ward ? 10 : c);
            ck_assert_str_eq(need->clauses[c].data, wanted);
            ck_assert_str_eq(need->cites[c].section.data, wanted + 3);
        }
    }
    close_bench(&with);
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("checks/conditions");
    tcase_set_timeout(all, 120);
    tcase_add_loop_test(all, a_condition_holds_or_does_not_or_asks, 0, CASES);
    tcase_add_test(all, facts_of_the_wrong_type_are_refused);
    tcase_add_test(all, one_question_for_all_that_wait);
    return run_case("checks/conditions", all);
}
