/* Policies, clauses and changes of them that are not for ever: what is told on their days, outside
 * of them, and where nobody says what day it is.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "bench.h"

#include <stdio.h>
#include <string.h>

#define HEAD "smpack: 1\npack: own\nversion: '1'\ntitle: Ours\n"
#define SHOUTED "STOP SHOUTING AT ALL OF OUR STAFF PLEASE"

typedef struct told {
    smp_verdict verdict;
    char findings[512]; /* "clause outcome severity; " of each */
    char needs[512];    /* "fact: question; " of each */
    char assumed[64];   /* the days taken for granted */
} told;

static void add(char *to, size_t size, const char *a, const char *b, const char *c)
{
    size_t used = strlen(to);
    snprintf(to + used, size - used, "%s %s%s", a, b, c);
}

static told check(const char *pack, const char *text, const char *at)
{
    told seen = {.verdict = SMP_REJECT};
    bench with = open_pack(pack);
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    post.at = smp_text_of(at);
    post.account = SMP_ACCOUNT_CORPORATE;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    seen.verdict = smp_report_verdict(with.report);
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++) {
        const smp_finding *finding = smp_report_finding(with.report, i);
        char how[64];
        snprintf(how, sizeof how, "%s %s;", smp_outcome_name(finding->outcome),
                 smp_severity_name(finding->severity));
        add(seen.findings, sizeof seen.findings, finding->clause.data, how, "");
    }
    for (size_t i = 0; i < smp_report_need_count(with.report); i++) {
        const smp_need *need = smp_report_need(with.report, i);
        add(seen.needs, sizeof seen.needs, need->fact.data, need->ask.data, ";");
    }
    for (size_t i = 0; i < smp_report_assumption_count(with.report); i++) {
        const smp_assumption *assumed = smp_report_assumption(with.report, i);
        if (smp__text_equal(assumed->fact, SMP_TEXT("at")))
            snprintf(seen.assumed, sizeof seen.assumed, "%s", assumed->value.data);
    }
    close_bench(&with);
    return seen;
}

#define EXPECT(seen, wanted, found, asked, days)                                                   \
    do {                                                                                           \
        told it = seen;                                                                            \
        ck_assert_int_eq(it.verdict, wanted);                                                      \
        ck_assert_str_eq(it.findings, found);                                                      \
        ck_assert_str_eq(it.needs, asked);                                                         \
        ck_assert_str_eq(it.assumed, days);                                                        \
    } while (0)

#define WHEN "at When will this be published?;"

/* Whoever gives no date is told what the policy says, and on what days it says it. */
START_TEST(a_policy_that_ends_still_judges)
{
    static const char clause[] = "clauses: {a/b: {flag: caps.all, severity: error}}\n";
    static const struct {
        const char *effective, *days, *before, *after;
    } cases[] = {
        {"{until: 2027-12-31}", "until 2027-12-31", NULL, "2028-01-01"},
        {"{from: 2027-01-01}", "from 2027-01-01", "2026-12-31", NULL},
        {"{from: 2027-01-01, until: 2027-12-31}", "from 2027-01-01 until 2027-12-31", "2026-12-31",
         "2028-01-01"},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        char pack[300];
        snprintf(pack, sizeof pack, HEAD "effective: %s\n%s", cases[i].effective, clause);
        EXPECT(check(pack, SHOUTED, NULL), SMP_REJECT, "a/b breach error;", "", cases[i].days);
        EXPECT(check(pack, "A word", NULL), SMP_CLEAR, "", "", cases[i].days);
        EXPECT(check(pack, SHOUTED, "2027-12-31"), SMP_REJECT, "a/b breach error;", "", "");
        if (cases[i].before)
            EXPECT(check(pack, SHOUTED, cases[i].before), SMP_HOLD, "",
                   "at The policy is not in force on 2026-12-31: it begins on 2027-01-01. Is the "
                   "date right, and which policy holds on that day?;", "");
        if (cases[i].after)
            EXPECT(check(pack, SHOUTED, cases[i].after), SMP_HOLD, "",
                   "at The policy is not in force on 2028-01-01: it ended on 2027-12-31. Is the "
                   "date right, and which policy holds on that day?;", "");
    }
}
END_TEST

/* A clause may have ended, or not: nobody is told that all is well. */
START_TEST(a_clause_that_ends_asks_for_the_date)
{
    static const char pack[] = HEAD
        "effective: {until: 2027-12-31}\n"
        "clauses:\n"
        "  a/ends: {flag: caps.all, severity: error, effective: {until: 2027-03-31}}\n"
        "  a/begins: {flag: link.present, effective: {from: 2027-03-31}}\n"
        "  a/mild: {flag: emoticon, severity: error, unknown: advise,\n"
        "           effective: {until: 2027-03-31}}\n"
        "  a/look: {flag: hashtag.uncapitalised, severity: error, outcome: review,\n"
        "           unknown: advise, effective: {until: 2027-03-31}}\n"
        "  a/asks: {flag: mention.present, require: {approved: yes},\n"
        "           effective: {until: 2027-03-31}}\n"
        "  a/whole: {flag: share.present, effective: {until: 2027-12-31}}\n"
        "  a/standing: {if: {account: personal}, require: {approved: yes},\n"
        "               effective: {until: 2027-03-31}}\n"
        "facts: {approved: {type: truth, ask: 'Is it approved?'}}\n";
    EXPECT(check(pack, SHOUTED, NULL), SMP_HOLD, "a/ends needs-fact error;", WHEN,
           "until 2027-12-31");
    EXPECT(check(pack, SHOUTED, "2027-03-31"), SMP_REJECT, "a/ends breach error;", "", "");
    EXPECT(check(pack, SHOUTED, "2027-04-01"), SMP_CLEAR, "", "", "");
    EXPECT(check(pack, "See https://example.org", NULL), SMP_ADVISE, "a/begins breach warning;",
           "", "until 2027-12-31");
    EXPECT(check(pack, "Hello :-)", NULL), SMP_ADVISE, "a/mild breach warning;", "",
           "until 2027-12-31");
    EXPECT(check(pack, "Hello #goodmorning", NULL), SMP_ADVISE, "a/look review note;", "",
           "until 2027-12-31");
    EXPECT(check(pack, "Hello @example", NULL), SMP_HOLD, "a/asks needs-fact warning;",
           "approved Is it approved?;" WHEN, "until 2027-12-31");
    EXPECT(check(pack, "A word", NULL), SMP_CLEAR, "", "", "until 2027-12-31");
}
END_TEST

static told check_changed(const char *change, const char *at)
{
    char pack[400];
    snprintf(pack, sizeof pack, HEAD "extends: accessibility\noverrides:\n  clauses:\n"
             "    caps/all: {reason: Agreed, until: 2027-03-31, %s}\n", change);
    return check(pack, SHOUTED, at);
}

/* Where what was changed and what comes back come to the same, the date does not matter. Where they
 * do not, the graver one is told and the date asked for. */
START_TEST(a_change_that_ends_asks_where_it_matters)
{
    EXPECT(check_changed("message: Hush.", NULL), SMP_ADVISE, "caps/all breach warning;", "", "");
    EXPECT(check_changed("severity: error", "2027-03-31"), SMP_REJECT, "caps/all breach error;", "",
           "");
    EXPECT(check_changed("severity: error", "2027-04-01"), SMP_ADVISE, "caps/all breach warning;",
           "", "");
    EXPECT(check_changed("severity: error", NULL), SMP_HOLD, "caps/all needs-fact error;", WHEN,
           "");
    EXPECT(check_changed("severity: note", NULL), SMP_HOLD, "caps/all needs-fact note;", WHEN, "");
    EXPECT(check_changed("disabled: yes", NULL), SMP_HOLD, "caps/all needs-fact warning;", WHEN,
           "");
    EXPECT(check_changed("if: {account: personal}", NULL), SMP_HOLD,
           "caps/all needs-fact warning;", WHEN, "");
}
END_TEST

/* A change that lasts as long as the policy is no change to it. */
START_TEST(a_change_may_last_as_long_as_the_policy)
{
    for (int day = 30; day <= 31; day++) {
        char pack[400];
        snprintf(pack, sizeof pack, HEAD "extends: accessibility\n"
                 "effective: {until: 2027-12-%d}\noverrides:\n  clauses:\n"
                 "    caps/all: {severity: error, reason: Agreed, until: 2027-12-31}\n", day);
        char days[32];
        snprintf(days, sizeof days, "until 2027-12-%d", day);
        EXPECT(check(pack, SHOUTED, NULL), SMP_REJECT, "caps/all breach error;", "", days);
    }
}
END_TEST

/* Versions of a clause are settled for each picture, and each place in the text, by themselves. */
START_TEST(each_place_is_settled_by_itself)
{
    bench with = open_pack(HEAD "extends: accessibility\noverrides:\n  clauses:\n"
                                "    accessibility/captions-known: {severity: error, "
                                "reason: Agreed, until: 2027-03-31}\n"
                                "    hashtag/uncapitalised: {severity: error, reason: Agreed, "
                                "until: 2027-03-31}\n"
                                "clauses:\n  a/consent: {require: {media.consent: yes}, "
                                "severity: error, effective: {until: 2027-03-31}}\n");
    smp_media media[3] = {SMP_MEDIA_INIT, SMP_MEDIA_INIT, SMP_MEDIA_INIT};
    for (int i = 0; i < 3; i++) {
        media[i].kind = SMP_MEDIA_VIDEO;
        media[i].transcript = SMP_YES;
        media[i].alt = smp_text_of("A nurse at a desk");
        media[i].captions = i == 1 ? SMP_CAPTIONS_OPEN : SMP_CAPTIONS_UNKNOWN;
        media[i].consent = i == 0 ? SMP_NO : i == 1 ? SMP_YES : SMP_UNKNOWN;
    }
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Come along #bookyourjab or #getboosternow");
    post.media = media;
    post.media_count = 3;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    static const struct {
        const char *clause, *field, *text;
    } wanted[] = {{"hashtag/uncapitalised", "text", "#bookyourjab"},
                  {"hashtag/uncapitalised", "text", "#getboosternow"},
                  {"a/consent", "media.0", ""},
                  {"a/consent", "media.2", ""},
                  {"accessibility/captions-known", "media.0", ""},
                  {"accessibility/captions-known", "media.2", ""}};
    for (size_t i = 0; i < SMP_COUNT(wanted); i++) {
        const smp_finding *one = finding_of(with.report, wanted[i].clause, i % 2);
        ck_assert_msg(one != NULL, "%zu", i);
        ck_assert_int_eq(one->outcome, SMP_NEEDS_FACT);
        ck_assert_str_eq(one->field.data, wanted[i].field);
        ck_assert_str_eq(one->text.data, wanted[i].text);
        ck_assert_ptr_null(finding_of(with.report, wanted[i].clause, 2));
    }
    close_bench(&with);
}
END_TEST

SUITE("checks/dates", a_policy_that_ends_still_judges, a_clause_that_ends_asks_for_the_date,
      a_change_that_ends_asks_where_it_matters, a_change_may_last_as_long_as_the_policy,
      each_place_is_settled_by_itself)
