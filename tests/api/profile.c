/* What callers rely on about profiles: the judgements of a disclaimer by three standards, what is
 * offered instead, and a sensible answer to whatever a profile may hold.
 * SPDX-License-Identifier: MIT */
#include "suite.h"

#include <smpolicy.h>
#include <stdio.h>
#include <string.h>

static const char pack_head[] =
    "smpack: 1\n"
    "pack: example\n"
    "version: \"1\"\n"
    "title: Example\n"
    "organisation:\n"
    "  name: Example Partnership Board\n"
    "  handles: [\"@ExampleBoard\"]\n"
    "  domains: [board.example.org]\n"
    "disclaimer:\n"
    "  accounts: [personal, unknown]\n";
static const char pack_tail[] =
    "clauses:\n"
    "  own/missing:\n"
    "    on: [profile]\n"
    "    flag: disclaimer.missing\n"
    "    message: To say so, {detail}.\n"
    "  own/near:\n"
    "    on: [profile]\n"
    "    flag: disclaimer.near\n"
    "    message: To say so, {detail}.\n"
    "  own/organisation:\n"
    "    on: [profile]\n"
    "    flag: association.organisation\n"
    "  own/too-long:\n"
    "    on: [profile]\n"
    "    flag: length.platform_limit\n";
static const char exact[] = "  accept: exact\n"
                            "  wordings: [What I post on this page is mine and binds no board]\n";
static const char similar[] = "  accept: similar\n"
                              "  wordings: [What I post on this page is mine and binds no board]\n"
                              "  suggest: [my views only]\n";
static const char any[] = "  accept: any\n  suggest: [my views only]\n";

typedef struct desk {
    smp_policy *policy;
    smp_evaluator *evaluator;
    smp_report *report;
} desk;

static desk open_desk(const char *standard)
{
    char pack[2048];
    snprintf(pack, sizeof pack, "%s%s%s", pack_head, standard, pack_tail);
    desk made;
    smp_error error = SMP_ERROR_INIT;
    smp_status status =
        smp_policy_open_memory(&made.policy, smp_text_of(pack), "own", NULL, &error);
    ck_assert_msg(status == SMP_OK, "%s", error.message);
    ck_assert_int_eq(smp_evaluator_new(&made.evaluator, made.policy, NULL, &error), SMP_OK);
    ck_assert_int_eq(smp_report_new(&made.report, NULL), SMP_OK);
    return made;
}

static void close_desk(desk *at)
{
    smp_report_free(at->report);
    smp_evaluator_free(at->evaluator);
    smp_policy_release(at->policy);
}

static void check(desk *at, const smp_profile *profile)
{
    smp_error error = SMP_ERROR_INIT;
    smp_status status = smp_check_profile(at->report, at->evaluator, profile, &error);
    ck_assert_msg(status == SMP_OK, "%s", error.message);
}

static const smp_measure *measure(const desk *at, const char *name)
{
    for (size_t i = 0; i < smp_report_measure_count(at->report); i++) {
        const smp_measure *found = smp_report_measure(at->report, i);
        if (found->name.size == strlen(name) && !memcmp(found->name.data, name, found->name.size))
            return found;
    }
    ck_abort_msg("no measure %s", name);
}

/* The judgement of a bio. */
static const char *judged(desk *at, const char *bio)
{
    static char word[32];
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of(bio);
    profile.platform = SMP_PLATFORM_X;
    check(at, &profile);
    const smp_measure *found = measure(at, "disclaimer");
    snprintf(word, sizeof word, "%.*s", (int)found->word.size, found->word.data);
    return word;
}

static const smp_finding *finding(const desk *at, const char *clause)
{
    for (size_t i = 0; i < smp_report_finding_count(at->report); i++) {
        const smp_finding *found = smp_report_finding(at->report, i);
        if (found->clause.size == strlen(clause) &&
            !memcmp(found->clause.data, clause, found->clause.size))
            return found;
    }
    return NULL;
}

START_TEST(each_policy_has_its_own_standard)
{
    static const struct {
        const char *bio, *exact, *similar, *any;
    } rows[] = {
        {"Nurse. What I post on this page is mine and binds no board", "exact", "exact",
         "equivalent"},
        {"Nurse | WHAT I POST ON THIS PAGE IS MINE – AND BINDS NO BOARD!", "exact", "exact",
         "equivalent"},
        {"Nurse. What I post on this page is mine and binds no \xF0\x9F\x90\x95 board", "exact",
         "exact", "equivalent"},
        {"Nurse. What I post on this page is mine", "near", "equivalent", "equivalent"},
        {"Nurse. All opinions entirely mine", "equivalent", "equivalent", "equivalent"},
        {"Nurse. Opinions expressed on this page", "near", "near", "near"},
        {"Nurse. RTs are no endorsement", "absent", "absent", "absent"},
        {"Nurse. Opinions are those of the hospital", "absent", "absent", "absent"},
        {"Nurse. Opinions are not mine", "absent", "absent", "absent"},
        {"Nurse with her own allotment and views on slugs", "absent", "absent", "absent"},
        {"Knitter. All opinions entirely mine", "not-required", "not-required", "not-required"},
    };
    const char *const standards[] = {exact, similar, any};
    for (size_t s = 0; s < 3; s++) {
        desk at = open_desk(standards[s]);
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            const char *wanted = s == 0 ? rows[i].exact : s == 1 ? rows[i].similar : rows[i].any;
            const char *got = judged(&at, rows[i].bio);
            ck_assert_msg(strcmp(got, wanted) == 0, "%s by standard %zu: %s", rows[i].bio, s, got);
        }
        close_desk(&at);
    }
}
END_TEST

START_TEST(a_near_miss_is_told_word_by_word)
{
    static const struct {
        const char *bio, *message, *marked;
    } rows[] = {
        {"Nurse. What I post on this page is mine and binds no boards",
         "To say so, write \"board\" for \"boards\".",
         "What I post on this page is mine and binds no boards"},
        {"Nurse. What I post on this is mine and binds my board",
         "To say so, put in \"page\", write \"no\" for \"my\".",
         "What I post on this is mine and binds my board"},
        {"Nurse. What I post here on this page is all mine and binds no board",
         "To say so, leave out \"here\", leave out \"all\".",
         "What I post here on this page is all mine and binds no board"},
        {"What I post on this page is mine. Nurse",
         "To say so, put in \"and binds no board\".", "What I post on this page is mine"},
    };
    desk at = open_desk(exact);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ck_assert_str_eq(judged(&at, rows[i].bio), "near");
        const smp_finding *found = finding(&at, "own/near");
        ck_assert_ptr_nonnull(found);
        ck_assert_str_eq(found->message.data, rows[i].message);
        ck_assert_uint_eq(found->text.size, strlen(rows[i].marked));
        ck_assert_mem_eq(found->text.data, rows[i].marked, found->text.size);
        smp_text fixed;
        ck_assert_int_eq(smp_apply_fixes(at.report, "bio", NULL, 0, &fixed, NULL, NULL), SMP_OK);
        char again[512];
        snprintf(again, sizeof again, "%.*s", (int)fixed.size, fixed.data);
        ck_assert_str_eq(judged(&at, again), "exact");
    }
    close_desk(&at);
}
END_TEST

/* A bio of `size` letters, then what is offered for it. */
static void offered(desk *at, smp_platform platform, size_t size, const char *message,
                    const char *tail)
{
    char bio[1024];
    memset(bio, 'x', size);
    memcpy(bio, "Nurse ", 6);
    bio[size] = '\0';
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of(bio);
    profile.platform = platform;
    check(at, &profile);
    const smp_finding *found = finding(at, "own/missing");
    ck_assert_ptr_nonnull(found);
    ck_assert_str_eq(found->message.data, message);
    smp_text fixed;
    ck_assert_int_eq(smp_apply_fixes(at->report, "bio", NULL, 0, &fixed, NULL, NULL), SMP_OK);
    ck_assert_uint_eq(fixed.size, size + strlen(tail));
    ck_assert_mem_eq(fixed.data + size, tail, strlen(tail));
}

START_TEST(what_is_offered_fits_the_bio)
{
    desk at = open_desk(similar);
    const char *printed =
        "To say so, write \"What I post on this page is mine and binds no board\".";
    const char *shorter = "To say so, write \"My views only\".";
    const char *printed_tail = ". What I post on this page is mine and binds no board.";
    /* 160 on X, 80 on TikTok: the printed words take 54 with their joint, the others 16. */
    offered(&at, SMP_PLATFORM_X, 160 - 54, printed, printed_tail);
    offered(&at, SMP_PLATFORM_X, 160 - 53, shorter, ". My views only.");
    offered(&at, SMP_PLATFORM_TIKTOK, 80 - 16, shorter, ". My views only.");
    offered(&at, SMP_PLATFORM_TIKTOK, 80 - 15,
            "To say so, shorten the bio by 1 character and write \"My views only\", or pin a post "
            "that says so.", "");
    offered(&at, SMP_PLATFORM_OTHER, 900, printed, printed_tail);
    close_desk(&at);
}
END_TEST

START_TEST(names_handles_and_addresses_tell_too)
{
    static const struct {
        const char *name, *handle, *bio;
        int associated, organisation;
    } rows[] = {
        {"Pat", "@pat", "Analyst at the Example Partnership Board", 1, 1},
        {"Pat", "@pat", "Analyst @ExampleBoard", 1, 1},
        {"Pat", "@pat", "pat.sample@board.example.org", 1, 1},
        {"Pat", "@pat", "pat.sample@nhs.net", 1, 0},
        {"Nurse Pat", "@pat", "Cats", 1, 0},
        {"Pat", "@patnhs", "Cats", 1, 0},
        {"Pat", "@savethenhs", "Cats", 0, 0},
        {"Pat", "@pat", "\xCE\x9D\xCE\x97S manager", 1, 0}, /* Greek capitals nu and eta */
        {"Pat", "@pat", "Formerly at the Example Partnership Board", 0, 0},
        {"Pat", "@pat", "Reporter covering the NHS", 0, 0},
        {"Pat", "@pat", "I love the NHS", 0, 0},
        {"Pat", "@pat", "I love my job in the NHS", 1, 0},
        {"Pat", "@pat", "Cats and pat.sample@example.org", 0, 0},
    };
    desk at = open_desk(any);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = SMP_PROFILE_INIT;
        profile.name = smp_text_of(rows[i].name);
        profile.handle = smp_text_of(rows[i].handle);
        profile.bio = smp_text_of(rows[i].bio);
        check(&at, &profile);
        ck_assert_msg((int)measure(&at, "associated")->value == rows[i].associated, "%s",
                      rows[i].bio);
        ck_assert_msg((finding(&at, "own/organisation") != NULL) == rows[i].organisation, "%s",
                      rows[i].bio);
    }
    close_desk(&at);
}
END_TEST

START_TEST(role_pinned_post_and_links_tell_too)
{
    static const struct {
        const char *bio, *role, *pinned, *link;
        int associated, organisation;
    } rows[] = {
        {"Cats", "Analyst at the Example Partnership Board", "", "", 1, 1},
        {"Cats", "Staff nurse, NHS", "", "", 1, 0},
        {"Cats", "Librarian", "", "", 0, 0},
        {"Cats", "", "So proud that I work for the Example Partnership Board", "", 1, 1},
        {"Cats", "", "Thank you to everyone who works for the NHS", "", 0, 0},
        {"Cats", "", "The Example Partnership Board meets on Tuesday", "", 0, 0},
        {"Cats", "", "", "https://www.board.example.org/team/pat", 1, 1},
        {"Cats", "", "", "mailto:pat.sample@nhs.net", 1, 0},
        {"Cats", "", "", "https://www.nhs.uk/conditions/asthma", 0, 0},
        {"Cats", "", "", "https://example.net/board.example.org", 0, 0},
        {"Campaigning against the board", "", "", "https://board.example.org", 0, 0},
    };
    desk at = open_desk(any);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        smp_profile profile = SMP_PROFILE_INIT;
        smp_text link = smp_text_of(rows[i].link);
        profile.bio = smp_text_of(rows[i].bio);
        profile.role = smp_text_of(rows[i].role);
        profile.pinned = smp_text_of(rows[i].pinned);
        if (link.size) {
            profile.links = &link;
            profile.link_count = 1;
        }
        check(&at, &profile);
        ck_assert_msg((int)measure(&at, "associated")->value == rows[i].associated, "%zu", i);
        ck_assert_msg((finding(&at, "own/organisation") != NULL) == rows[i].organisation, "%zu",
                      i);
    }
    close_desk(&at);
}
END_TEST

START_TEST(the_kind_of_account_decides)
{
    desk at = open_desk(any);
    smp_profile profile = SMP_PROFILE_INIT;
    profile.bio = smp_text_of("News and views");
    profile.account = SMP_ACCOUNT_CORPORATE;
    check(&at, &profile);
    ck_assert_int_eq((int)measure(&at, "associated")->value, 1);
    ck_assert_ptr_null(finding(&at, "own/missing"));
    profile.bio = smp_text_of("Nurse");
    profile.account = SMP_ACCOUNT_PROFESSIONAL; /* this policy asks nothing of these */
    check(&at, &profile);
    ck_assert_ptr_null(finding(&at, "own/missing"));
    profile.account = SMP_ACCOUNT_PERSONAL;
    check(&at, &profile);
    ck_assert_ptr_nonnull(finding(&at, "own/missing"));
    close_desk(&at);
}
END_TEST

/* The section takes the place of the parent's, wordings and all. */
START_TEST(a_pack_may_set_another_standard_than_its_parent)
{
    static const char child[] = "smpack: 1\n"
                                "pack: child\n"
                                "version: \"1\"\n"
                                "title: Child\n"
                                "extends: blmk\n"
                                "disclaimer: {accounts: [unknown], accept: any}\n";
    static const char bio[] = "Nurse. The postings on this site are my own opinion";
    desk at = {.policy = NULL};
    ck_assert_int_eq(smp_report_new(&at.report, NULL), SMP_OK);
    ck_assert_int_eq(smp_policy_open_builtin(&at.policy, "blmk", NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&at.evaluator, at.policy, NULL, NULL), SMP_OK);
    ck_assert_str_eq(judged(&at, bio), "near");
    smp_evaluator_free(at.evaluator);
    smp_policy_release(at.policy);
    ck_assert_int_eq(smp_policy_open_memory(&at.policy, smp_text_of(child), "own", NULL, NULL),
                     SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&at.evaluator, at.policy, NULL, NULL), SMP_OK);
    ck_assert_str_eq(judged(&at, bio), "equivalent");
    close_desk(&at);
}
END_TEST

START_TEST(whatever_it_holds_has_an_answer)
{
    static const char *const bios[] = {
        "", " ", "\xF0\x9F\x98\x80\xF0\x9F\x8E\x89", "\n\n\n", "||||", "\xFF\xFE nurse \xFF",
        "\xD9\x85\xD9\x85\xD8\xB1\xD8\xB6\xD8\xA9 NHS", "\xE2\x80\xAEsrun\xE2\x80\xAC", "#", "@",
        "=", "my", "own", "views", "not", "n h s", "\xE9\x86\xAB\xE7\x94\x9F"};
    desk at = open_desk(similar);
    for (size_t i = 0; i < sizeof bios / sizeof bios[0]; i++) judged(&at, bios[i]);
    smp_profile profile = SMP_PROFILE_INIT;
    profile.name = smp_text_of("Nurse \xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 \xD7\x90\xD7\x91");
    check(&at, &profile); /* no bio: it can be told, and nothing can be repaired */
    ck_assert_ptr_nonnull(finding(&at, "own/missing"));
    ck_assert_uint_eq(finding(&at, "own/missing")->edit_count, 0);
    smp_error error = SMP_ERROR_INIT;
    profile = (smp_profile)SMP_PROFILE_INIT;
    ck_assert_int_eq(smp_check_profile(at.report, at.evaluator, &profile, &error),
                     SMP_ERROR_ARGUMENT);
    close_desk(&at);
}
END_TEST

START_TEST(long_bios_take_time_in_proportion)
{
    static const char *const pieces[] = {
        "views ",     "my own ",                  "not capacity personal ",
        "nurse NHS ", "trust not views are the ", "What I post on this page is "};
    static char bio[100001];
    desk at = open_desk(exact);
    for (size_t p = 0; p < sizeof pieces / sizeof pieces[0]; p++) {
        size_t size = strlen(pieces[p]);
        for (size_t i = 0; i + 1 < sizeof bio; i++) bio[i] = pieces[p][i % size];
        judged(&at, bio); /* the suite's time limit is the judge */
        ck_assert_ptr_nonnull(finding(&at, "own/too-long"));
    }
    close_desk(&at);
}
END_TEST

SUITE("api/profile", each_policy_has_its_own_standard, a_near_miss_is_told_word_by_word,
      what_is_offered_fits_the_bio, names_handles_and_addresses_tell_too,
      what_is_offered_fits_the_bio, role_pinned_post_and_links_tell_too,
      the_kind_of_account_decides, a_pack_may_set_another_standard_than_its_parent,
      whatever_it_holds_has_an_answer, long_bios_take_time_in_proportion)
