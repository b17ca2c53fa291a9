/* What is told of people, by the built-in packs, and as an organisation changes their words.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdbool.h>
#include <string.h>

#define HEAD                                                                                       \
    "smpack: 1\npack: told\nversion: \"1\"\ntitle: What is told of people\nextends: nhs-base\n"    \
    "clauses:\n  privacy/any: {flag: [privacy.named_patient, "                                     \
    "privacy.named_staff_employment]}\n"
#define OVERRIDES "overrides:\n  lexicons:\n    told-place: "

/* How many findings are made of a picture's file name (`file`) or of a text. */
static size_t findings_with(bench *with, const char *text, bool file)
{
    smp_media media = SMP_MEDIA_INIT;
    media.kind = SMP_MEDIA_IMAGE;
    media.alt = smp_text_of("A ward");
    media.file_name = smp_text_of(text);
    smp_post post = SMP_POST_INIT;
    post.text = file ? smp_text_of("Hello") : smp_text_of(text);
    if (file) {
        post.media = &media;
        post.media_count = 1;
    }
    ck_assert_int_eq(smp_evaluate_post(with->report, with->evaluator, &post, NULL), SMP_OK);
    return smp_report_finding_count(with->report);
}

/* By a pack that is opened for this one text. */
static size_t findings(const char *pack, const char *text, bool file)
{
    bench with = open_pack(pack);
    size_t count = findings_with(&with, text, file);
    close_bench(&with);
    return count;
}

START_TEST(a_name_and_a_detail)
{
    static const char *const leaks[] = {
        "Poor Mr Hussain in bed 4 finally got his bypass today",
        "Tom Reilly is on the waiting list", "Sarah Green had her gallbladder out",
        "Amputated Mr Cope's toe this morning", "Maria Santos gave birth at 4am",
        "We put Jean Marsh on insulin", "Mrs Kent has a DNR", "Bob Crane passed away",
        "Dave Higgins has been sectioned again", "Jo Bishop earns \xC2\xA3" "62k",
        "Dr Lowe got a final written warning", "Raj from IT is on 45 grand",
        "They have put Anita Rao on gardening leave", "Mr Peel was escorted off site"};
    bench with = open_pack(HEAD);
    for (size_t i = 0; i < sizeof leaks / sizeof *leaks; i++)
        ck_assert_msg(findings_with(&with, leaks[i], false) == 1, "not seen: %s", leaks[i]);
    static const char *const ordinary[] = {
        "Tom Reilly will talk about hip replacements", "Sarah Green ran for the cancer unit",
        "Thanks to Mr Kaur and the urology team", "Dr Khan is on ward 4 today",
        "Mrs Webb opened the new chemotherapy suite", "Ben Cross is the probation service's nurse",
        "Emma Price explains how to raise a grievance", "Bob Crane is on our stall"};
    for (size_t i = 0; i < sizeof ordinary / sizeof *ordinary; i++)
        ck_assert_msg(findings_with(&with, ordinary[i], false) == 0, "seen: %s", ordinary[i]);
    close_bench(&with);
}
END_TEST

/* What befell somebody as a patient, told by those who cared for them: who cared is not whom the
 * name is of. */
START_TEST(a_patient_among_those_who_cared)
{
    static const char *const leaks[] = {
        "Karen Doyle, 34, from Rugby, was given the wrong dose of insulin",
        "Jean Marsh was left on a trolley for nine hours", "Tom Reilly was misdiagnosed by our GPs",
        "Mr Cope, a patient on our kidney unit, is in Spain",
        "Sarah Green was sectioned by our team",
        "Thanks to our physios, Bob Crane is walking again",
        "Our carers failed to see that Jean Marsh had broken her hip",
        "The death of Karen Doyle was avoidable", "After his transplant, Ravi went back to cricket",
        "Sarah Green, whose twins were born here on Sunday", "Ms Kent, who we treated, is home"};
    bench with = open_pack(HEAD);
    for (size_t i = 0; i < sizeof leaks / sizeof *leaks; i++)
        ck_assert_msg(findings_with(&with, leaks[i], false) == 1, "not seen: %s", leaks[i]);
    static const char *const ordinary[] = {
        "Tom Reilly waited three hours in the rain for our open day", "Jo Bishop works on our ward",
        "Thanks to our physios Bob Crane and Jo Bishop for the stroke talk",
        "Sarah Green was born in Rugby and works for the cancer unit",
        "Mr Kaur and his team have finished their first 100 robotic operations",
        "Hi Lynn, intensive care visiting is from 2pm", "Bob Crane has his exam results"};
    for (size_t i = 0; i < sizeof ordinary / sizeof *ordinary; i++)
        ck_assert_msg(findings_with(&with, ordinary[i], false) == 0, "seen: %s", ordinary[i]);
    close_bench(&with);
}
END_TEST

START_TEST(in_a_file_name)
{
    ck_assert_uint_eq(findings(HEAD, "Mrs_Jones_biopsy_results.jpg", true), 1);
    ck_assert_uint_eq(findings(HEAD, "biopsy_results_poster.jpg", true), 0);
}
END_TEST

START_TEST(an_organisation_adds_and_removes)
{
    static const char added[] = HEAD OVERRIDES "{add: [the Willows], reason: Our unit}\n";
    static const char removed[] = HEAD OVERRIDES "{remove: [isolation], reason: Our garden}\n";
    ck_assert_uint_eq(findings(HEAD, "Tom Reilly is in the Willows", false), 0);
    ck_assert_uint_eq(findings(added, "Tom Reilly is in the Willows", false), 1);
    ck_assert_uint_eq(findings(HEAD, "Tom Reilly is in isolation", false), 1);
    ck_assert_uint_eq(findings(removed, "Tom Reilly is in isolation", false), 0);
}
END_TEST

SUITE("checks/told", a_name_and_a_detail, a_patient_among_those_who_cared, in_a_file_name,
      an_organisation_adds_and_removes)
