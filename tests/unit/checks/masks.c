/* Repairs that mask somebody's name: everywhere, in whichever spelling, or not at all.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>

static bench with;

static void set_up(void) { with = open_bench("covwarks"); }
static void tear_down(void) { close_bench(&with); }

/* What the post is once all that is offered has been done; as it was where nothing is. */
static void expect_beside(const char *text, const char *alt, const char *shared, const char *fixed,
                          const char *fixed_alt)
{
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.alt = smp_text_of(alt ? alt : "");
    smp_post post = SMP_POST_INIT;
    smp_shared other = SMP_SHARED_INIT;
    post.text = smp_text_of(text);
    post.media = &media;
    post.media_count = alt ? 1 : 0;
    other.text = smp_text_of(shared ? shared : "");
    post.shared = shared ? &other : NULL;
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    ck_assert_uint_gt(smp_report_finding_count(with.report), 0);
    smp_text out;
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &out, NULL, NULL), SMP_OK);
    ck_assert_str_eq(out.data, fixed);
    if (!alt) return;
    ck_assert_int_eq(smp_apply_fixes(with.report, "media.0.alt", NULL, 0, &out, NULL, NULL),
                     SMP_OK);
    ck_assert_str_eq(out.data, fixed_alt);
}

static void expect(const char *text, const char *fixed)
{
    expect_beside(text, NULL, NULL, fixed, NULL);
}

static void expect_none(const char *text) { expect(text, text); }

START_TEST(wherever_the_name_stands)
{
    expect("Our patient Tom Reed had cancer. Thinking of you Tom and all the Reed family. TOM!",
           "Our patient [name removed] had cancer. Thinking of you [name removed] and all the "
           "[name removed] family. [name removed]!");
    expect("Our patient Tom Reed had cancer. Thinking of Tom",
           "Our patient [name removed] had cancer. Thinking of [name removed]");
    expect("Our patients Tom Reed and Mary Reed had cancer. Mary's is gone.",
           "Our patients [name removed] and [name removed] had cancer. [name removed]'s is gone.");
}
END_TEST

START_TEST(in_tags)
{
    expect("Our patient Derek Hollis had a stroke. #GetWellDerek @derekhollis",
           "Our patient [name removed] had a stroke. [name removed] [name removed]");
}
END_TEST

START_TEST(in_other_fields)
{
    expect_beside("Our patient Tom Reed had cancer.", "Tom with a cake", NULL,
                  "Our patient [name removed] had cancer.", "[name removed] with a cake");
    ck_assert_uint_gt(smp_report_finding(with.report, 0)->edit_count, 1);
    expect_beside("Our patient Tom Reed had cancer.", "A bed, in which Amir Khan has sepsis", NULL,
                  "Our patient [name removed] had cancer.",
                  "A bed, in which [name removed] has sepsis");
}
END_TEST

/* Each of its findings has the whole repair, whichever is asked for. */
START_TEST(for_each_finding)
{
    const char *text = "Our patients Tom Reed and Amir Khan had cancer.";
    expect(text, "Our patients [name removed] and [name removed] had cancer.");
    size_t offered = 0;
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++) {
        if (smp_report_finding(with.report, i)->edit_count == 0) continue;
        offered++;
        smp_text out;
        ck_assert_int_eq(smp_apply_fixes(with.report, "text", &i, 1, &out, NULL, NULL), SMP_OK);
        ck_assert_str_eq(out.data, "Our patients [name removed] and [name removed] had cancer.");
    }
    ck_assert_uint_gt(offered, 1);
}
END_TEST

/* A link leads nowhere without the name in it, and nobody edits what somebody else wrote. "Jo" may
 * be a word, and may be her. */
START_TEST(not_where_it_must_stay)
{
    expect_none("Our patient Sarah Whitby had chemo: https://example.org/sarah-whitby");
    expect_none("Our patient Jo Reed had cancer. Jo is well.");
    expect_none("Our patient Dr Jo Reed had cancer. Jo is well.");
    expect_none("Our patient Sarah Ng had cancer. Mrs Ng is well.");
    expect_none("Our patient Tom Reed had cancer. So had tomreedy.");
    const char *text = "Our patient Tom Reed had cancer.";
    expect_beside(text, NULL, "Come on Tom!", text, NULL);
}
END_TEST

START_TEST(words_like_it_stay)
{
    expect("Our patient Hope Reed had cancer. We hope to see Carolreed.",
           "Our patient [name removed] had cancer. We hope to see Carolreed.");
    expect("Our patient Joan Reed had cancer. Jo helped.",
           "Our patient [name removed] had cancer. Jo helped.");
    expect("Our patient Dr Jo Reed had cancer. Dr Khan helped.",
           "Our patient [name removed] had cancer. Dr Khan helped.");
}
END_TEST

/* How often the mask stands in the text once the repairs of `head` and `times` pieces are made. */
static size_t masks_in(const char *head, const char *piece, size_t times)
{
    static const char mask[] = "[name removed]";
    char text[4096];
    size_t size = (size_t)snprintf(text, sizeof text, "%s", head), found = 0;
    for (size_t i = 0; i < times; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "%s", piece);
    smp_post post = SMP_POST_INIT;
    post.text = (smp_text){text, size};
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    smp_text out;
    ck_assert_int_eq(smp_apply_fixes(with.report, "text", NULL, 0, &out, NULL, NULL), SMP_OK);
    for (const char *at = out.data; (at = strstr(at, mask)) != NULL; at++) found++;
    return found;
}

/* All of them tell of all of them, so there is a limit, and beyond it none is masked. */
START_TEST(up_to_a_limit)
{
    enum { MOST_FINDINGS = 32, MOST_PLACES = 64 };
    const char *sick = "Our patient Tom Reed had cancer.\n\n", *again = "Tom.\n\n";
    ck_assert_uint_eq(masks_in("", sick, MOST_FINDINGS), MOST_FINDINGS);
    ck_assert_uint_eq(masks_in("", sick, MOST_FINDINGS + 1), 0);
    ck_assert_uint_eq(masks_in("", sick, MOST_FINDINGS + 2), 0);
    ck_assert_uint_eq(masks_in(sick, again, MOST_PLACES - 1), MOST_PLACES);
    ck_assert_uint_eq(masks_in(sick, again, MOST_PLACES), 0);
}
END_TEST

/* Of very many names not each spelling is looked for, so that one might be left. */
START_TEST(not_where_one_may_be_left)
{
    static const char *const names[] = {
        "Adam Reed", "Brian Khan", "Carol Hollis", "Derek Whitby", "Emma Cooper",
        "Frank Clarke", "Gary Hughes", "Helen Wright", "Ian Turner", "Jane Hill",
        "Kevin Scott", "Laura Moore", "Mary Clark", "Nigel Wood", "Oliver Ward",
        "Peter Baker", "Ruth Harris", "Susan Lewis", "Tony Martin", "Wendy Cole",
        "Alan Price", "Barry Owen", "Chloe Ross", "Diane Fox", "Ethan Shaw", "Fiona Lamb",
        "Grant Webb", "Holly Marsh", "Isaac Booth", "Janet Frost"};
    char text[2048];
    size_t size = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        size += (size_t)snprintf(text + size, sizeof text - size,
                                 "Our patient %s had cancer.\n\n", names[i]);
    ck_assert_uint_eq(masks_in(text, "", 0), 0);
}
END_TEST

SUITE_WITH("checks/masks", set_up, tear_down, wherever_the_name_stands, in_tags, in_other_fields,
           for_each_finding, not_where_it_must_stay, words_like_it_stay, up_to_a_limit,
           not_where_one_may_be_left)
