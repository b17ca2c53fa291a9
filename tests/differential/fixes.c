/* What repairs do to real and made-up posts: made again and again they come to an end within four
 * rounds, leave nothing more to repair and no worse a verdict, and touch nothing but what they say.
 * Over the posts of examples/posts, patients' comments where they are at hand, and posts put
 * together from faults at random, the same ones each time.
 * SPDX-License-Identifier: MIT */
#include "suite.h"

#include <smpolicy.h>

#include <dirent.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define POSTS SMP_SOURCE_DIR "/examples/posts"
#define COMMENTS SMP_SOURCE_DIR "/../shared/corpora/nhs-comments-dev.csv"

enum { MOST_ROUNDS = 4, LONGEST = 1 << 16, GENERATED = 20000, FEW_COMMENTS = 1500 };

typedef struct repairing {
    /* The published guidance is no policy to judge posts by. */
    smp_status (*check)(smp_report *, smp_evaluator *, const smp_post *, smp_error *);
    smp_evaluator *evaluator;
    smp_report *report;
    char text[LONGEST];
    size_t posts, mended, rounds[MOST_ROUNDS + 1];
} repairing;

static void start(repairing *with, const char *policy)
{
    memset(with, 0, sizeof *with);
    smp_policy *opened = NULL;
    smp_error error = SMP_ERROR_INIT;
    with->check = strcmp(policy, "accessibility") == 0 ? smp_check_accessibility
                                                       : smp_evaluate_post;
    ck_assert_int_eq(smp_policy_open_builtin(&opened, policy, NULL, &error), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&with->evaluator, opened, NULL, &error), SMP_OK);
    ck_assert_int_eq(smp_report_new(&with->report, NULL), SMP_OK);
    smp_policy_release(opened);
}

static void finish(repairing *with, const char *what)
{
    printf("%s: %zu posts, %zu repaired; by rounds:", what, with->posts, with->mended);
    for (int i = 0; i <= MOST_ROUNDS; i++) printf(" %zu", with->rounds[i]);
    printf("\n");
    smp_report_free(with->report);
    smp_evaluator_free(with->evaluator);
}

static smp_verdict look(repairing *with, const smp_post *post)
{
    smp_error error = SMP_ERROR_INIT;
    smp_status status = with->check(with->report, with->evaluator, post, &error);
    ck_assert_msg(status == SMP_OK, "%s", error.message);
    return smp_report_verdict(with->report);
}

/* Is byte `at` of the text in no edit of any finding? */
static bool is_kept(const smp_report *report, size_t at)
{
    for (size_t i = 0; i < smp_report_finding_count(report); i++) {
        const smp_finding *finding = smp_report_finding(report, i);
        for (size_t e = 0; e < finding->edit_count; e++) {
            smp_range bytes = finding->edits[e].span.bytes;
            if (strcmp(finding->edits[e].field.data, "text") == 0 && bytes.start <= at &&
                at < bytes.end)
                return false;
        }
    }
    return true;
}

/* What no edit covers is still there, in its order. */
static void compare_rest(const smp_report *report, smp_text before, smp_text after)
{
    size_t reached = 0;
    for (size_t i = 0; i < before.size; i++) {
        if (!is_kept(report, i)) continue;
        while (reached < after.size && after.data[reached] != before.data[i]) reached++;
        ck_assert_msg(reached++ < after.size, "lost at %zu:\n%s\n%s", i, before.data, after.data);
    }
}

static bool can_be_repaired(const smp_report *report)
{
    for (size_t i = 0; i < smp_report_finding_count(report); i++) {
        const smp_finding *finding = smp_report_finding(report, i);
        if (finding->edit_count && strcmp(finding->field.data, "text") == 0) return true;
    }
    return false;
}

static void repair(repairing *with, const smp_post *given)
{
    smp_post post = *given;
    smp_error error = SMP_ERROR_INIT;
    smp_verdict first = look(with, &post), last = first;
    int rounds = 0;
    while (can_be_repaired(with->report)) {
        ck_assert_msg(rounds < MOST_ROUNDS, "no end in sight:\n%s\n%s", given->text.data,
                      post.text.data);
        rounds++;
        smp_text fixed;
        size_t applied;
        ck_assert_int_eq(smp_apply_fixes(with->report, "text", NULL, 0, &fixed, &applied, &error),
                         SMP_OK);
        ck_assert_msg(applied > 0, "a repair that cannot be made:\n%s", post.text.data);
        compare_rest(with->report, smp_report_field(with->report, "text"), fixed);
        ck_assert(fixed.size < LONGEST);
        memcpy(with->text, fixed.data, fixed.size + 1);
        post.text = (smp_text){with->text, fixed.size};
        smp_verdict next = look(with, &post);
        ck_assert_msg(next <= last, "worse:\n%s\n%s", given->text.data, post.text.data);
        last = next;
    }
    with->posts++;
    with->mended += rounds > 0;
    with->rounds[rounds]++;
}

static void repair_text(repairing *with, const char *text)
{
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text);
    repair(with, &post);
}

/* ---- What each repair leaves ----------------------------------------------------------------- */

#define HEART_ON_FIRE "\xE2\x9D\xA4\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x94\xA5"
#define FAMILY "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"

static const struct {
    const char *given, *repaired;
} known[] = {
    {"Book now #flujab", "Book now #FluJab"},
    /* Moved to the end: what stands alone as it is, what is a word of its sentence by its sign. */
    {"#OpenDay #CovWarks\nCome and see us", "Come and see us #OpenDay #CovWarks"},
    {"@exampleorg Come and see us", "Come and see us @exampleorg"},
    {"Thanks to @exampleorg for the cake", "Thanks to @exampleorg for the cake"},
    {"Our #Volunteers met today #Volunteers", "Our Volunteers met today #Volunteers"},
    {"On #worldcancerday we think of you", "On World Cancer Day we think of you #WorldCancerDay"},
    {"Do #GetBoosterNow to be safe", "Do #GetBoosterNow to be safe"},
    {"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D #flujab", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D #FluJab"},
    /* Plain letters; accents that belong to a letter stay. */
    {"\xF0\x9D\x97\x95\xF0\x9D\x97\xBC\xF0\x9D\x97\xBC\xF0\x9D\x97\xB8 your cafe\xCC\x81 visit",
     "Book your cafe\xCC\x81 visit"},
    {"Z\xCC\xB7\xCC\xA1\xCC\x9B" "ebra crossing", "Zebra crossing"},
    /* Repeats: emoji of several characters go as one, here hearts on fire; families may be
     * counted. */
    {"Thank you " HEART_ON_FIRE HEART_ON_FIRE, "Thank you " HEART_ON_FIRE},
    {"Thank you " FAMILY FAMILY, "Thank you " FAMILY FAMILY},
    {"Well done!!!!!!", "Well done!"},
    /* A skin tone is its writer's choice. */
    {"Thanks \xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F",
     "Thanks \xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F"},
    /* Links that say where they lead. */
    {"Please click here to book your place: https://example.org",
     "Please book your place: https://example.org"},
    {"To see our plan, click here: https://example.org", "See our plan: https://example.org"},
    {"Click here to find out more: https://example.org",
     "Click here to find out more: https://example.org"},
    {"Click here to book your place", "Click here to book your place"},
    /* Layout and what cannot be seen; joiners of Persian and direction marks of Hebrew have a
     * use. */
    {"Monday        9am\n\n\n\n\nTuesday", "Monday 9am\n\nTuesday"},
    {"Bo\xE2\x80\x8Bok\xE2\x80\xAE now", "Book now"},
    {"\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
     "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85"},
    {"\xE2\x80\x8F\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D!",
     "\xE2\x80\x8F\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D!"},
    /* Acronyms: once, with the article that the words take. */
    {"An UTC opens. The UTC is free", "An urgent treatment centre (UTC) opens. The UTC is free"},
    {"We ask a IPC nurse. Our PCNs help", "We ask an infection prevention and control (IPC) nurse. "
                                        "Our primary care networks (PCNs) help"},
    {"The plan (ICB) and ICB-led clinics", "The plan (ICB) and ICB-led clinics"},
};

START_TEST(what_repairs_leave)
{
    static repairing with;
    start(&with, "accessibility");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        repair_text(&with, known[i].given);
        ck_assert_str_eq(smp_report_field(with.report, "text").data, known[i].repaired);
    }
    finish(&with, "known results");
}
END_TEST

/* ---- The posts of the examples --------------------------------------------------------------- */

static void repair_line(repairing *with, const char *line)
{
    json_t *read = json_loads(line, 0, NULL);
    ck_assert_ptr_nonnull(read);
    const char *text = json_string_value(json_object_get(read, "text"));
    const char *platform = json_string_value(json_object_get(read, "platform"));
    const char *account = json_string_value(json_object_get(read, "account"));
    const char *action = json_string_value(json_object_get(read, "action"));
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of(text ? text : "A picture"); /* of whose media nothing is repaired */
    if (platform) post.platform = smp_platform_from_name(smp_text_of(platform));
    if (account) post.account = smp_account_kind_from_name(smp_text_of(account));
    if (action) post.action = smp_action_from_name(smp_text_of(action));
    repair(with, &post);
    json_decref(read);
}

static void repair_examples(const char *policy)
{
    static repairing with;
    static char line[LONGEST];
    start(&with, policy);
    DIR *folder = opendir(POSTS);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[sizeof POSTS + 300];
        if (!strstr(entry->d_name, ".jsonl")) continue;
        snprintf(path, sizeof path, "%s/%s", POSTS, entry->d_name);
        FILE *file = fopen(path, "r");
        ck_assert_ptr_nonnull(file);
        while (fgets(line, sizeof line, file)) repair_line(&with, line);
        fclose(file);
    }
    closedir(folder);
    ck_assert_uint_ge(with.posts, 200);
    finish(&with, policy);
}

START_TEST(example_posts)
{
    repair_examples("accessibility");
    repair_examples("covwarks");
    repair_examples("staffs");
}
END_TEST

/* ---- Patients' comments ---------------------------------------------------------------------- */

START_TEST(comments)
{
    static repairing with;
    static char line[LONGEST];
    FILE *file = fopen(COMMENTS, "r");
    if (!file) {
        printf("patients' comments: skipped, they are not here\n");
        return;
    }
    start(&with, "accessibility");
    while (with.posts < FEW_COMMENTS && fgets(line, sizeof line, file)) repair_text(&with, line);
    fclose(file);
    finish(&with, "patients' comments");
}
END_TEST

/* ---- Posts made of faults -------------------------------------------------------------------- */

static const char *const pieces[] = {
    "Book", "your", "flu vaccine", "today", "Our", "the", "clinic is open", "on Friday", "with",
    "Come and see us", "We are here for you", "please", "9am to 5pm", "GP", "NHS", "Diolch",
    ".", "!", "?", ",", ":", ";", "...", "!!!!!", "?????", "-----", "======", "(", ")", "\"", "'",
    "&", "+", "=", "@", "#", "/", "*", ":-)", "<3", "(^_^)", "\xC2\xAF\\_(\xE3\x83\x84)_/\xC2\xAF",
    "\n", "\n\n", "\n\n\n\n\n", "      ", "\t", " \t ", "\r\n", "\xC2\xA0", "\xE3\x80\x80",
    "#flujab", "#FluJab", "#nhsengage", "#NHSengage", "#covwarks", "#worldmentalhealthday", "#icb",
    "#BOOKNOWPLEASE", "#clim8change", "#WorldCancerDay", "#Volunteers", "#\xD9\x85\xD8\xB1\xD8\xAD",
    "@exampleorg", "@nhsuk", "@example.bsky.social", "someone@example.org",
    "https://example.org", "https://bit.ly/abc", "https://example.org/a?utm_source=x&utm_medium=y",
    "https://example.org/report.pdf", "example.org/very/long/path/that/goes/on/and/on/and/on",
    "Click here", "click here to book your place", "Tap here for opening times", "Read more",
    "To book, click here:", "find out more", "Click here to find out more", "more info", "here",
    "ICB", "PCN", "PCNs", "an MDT", "UTC", "a UTC", "XQZV", "integrated care board (ICB)", "DNA",
    "utilise", "Prior to", "chairman", "the elderly", "suffering from", "diabetics", "BAME",
    "\xF0\x9F\x8E\x89", "\xF0\x9F\x8E\x89\xF0\x9F\x8E\x89", "\xF0\x9F\x91\x8F\xF0\x9F\x8F\xBD",
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
    "\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F",
    "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7", "\xE2\x9C\x85", "\xE2\x9C\x85 one",
    "\xE2\x9D\xA4\xEF\xB8\x8F", "1\xEF\xB8\x8F\xE2\x83\xA3", "\xF0\x9F\x8F\xBD", "\xE2\x80\x8D",
    "\xEF\xB8\x8F", "\xE2\x80\x8B", "\xE2\x80\xAE", "\xE2\x80\x8F", "\xEF\xBB\xBF", "\xC2\xAD",
    "\xE2\x81\xA6", "\xE2\x81\xA9",
    "\xF0\x9D\x97\x95\xF0\x9D\x97\xBC\xF0\x9D\x97\xBC\xF0\x9D\x97\xB8", "\xEF\xBC\xB4\xEF\xBD\x8F",
    "\xCA\x99\xE1\xB4\x8F\xE1\xB4\x8F\xE1\xB4\x8B", "\xC9\xA5s\xC7\x9D\xC9\xB9\xC9\x9F",
    "\xF0\x9F\x85\xB1\xF0\x9F\x85\xBE", "\xF0\x9F\x87\xB3\xF0\x9F\x87\xAD\xF0\x9F\x87\xB8",
    "Z\xCC\xB7\xCC\xA1\xCC\x9B" "a\xCC\xB7\xCC\xA1\xCC\x9B\xCC\x80", "cafe\xCC\x81", "\xCC\x81",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
    "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7", "\xE4\xBD\xA0\xE5\xA5\xBD",
    "p\xD0\xB0tient", "\xFF", "\xC3", "mOcKiNg", "BOOK NOW", "STOP IT NOW PLEASE", "\xE2\x86\x92",
    "\xE2\x95\x90\xE2\x95\x90\xE2\x95\x90", "\xE2\x95\x91", "1.", "2 of 5", "24/7", "A&E",
};

static uint32_t below(uint32_t limit)
{
    static uint32_t state = 2463534242u;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % limit;
}

START_TEST(faults_at_random)
{
    static repairing with;
    static char text[LONGEST];
    start(&with, "accessibility");
    for (int i = 0; i < GENERATED; i++) {
        size_t size = (size_t)sprintf(text, "We "); /* something to see, whatever follows */
        uint32_t length = 1 + below(i % 10 ? 14 : 60);
        for (uint32_t p = 0; p < length; p++)
            size += (size_t)sprintf(text + size, "%s%s",
                                    pieces[below(sizeof pieces / sizeof *pieces)],
                                    below(6) ? " " : "");
        repair_text(&with, text);
    }
    finish(&with, "faults at random");
}
END_TEST

SUITE("differential/fixes", what_repairs_leave, example_posts, comments, faults_at_random)
