/* The HTML page as text: escaping, marks, links, summary. How it looks and behaves in a browser is
 * tests/report/html_test.py.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "report/html.h"
#include "unit/report/sample.h"

#include "suite.h"

#include <stdio.h>

static smp__buffer out;
static smp_policy *policy;
static smp_report *report;

static void setup(void)
{
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
    policy = sample_policy(NULL);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
}

static void teardown(void)
{
    smp__buffer_free(&out);
    smp_report_free(report);
    smp_policy_release(policy);
}

static void write_page(size_t reports, const smp_writer_options *options)
{
    smp_writer *writer;
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_HTML, options, sample_collect, &out,
                                     NULL), SMP_OK);
    for (size_t i = 0; i < reports; i++)
        ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
    ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
}

static bool has(const char *needle)
{
    return strstr(out.data, needle) != NULL;
}

START_TEST(a_finding_is_marked_and_linked_both_ways)
{
    ck_assert(sample_hashtag(report, policy));
    write_page(1, NULL);
    ck_assert(has("Book now <mark class=\"warning\" id=\"r1-m1\"><a "
                  "href=\"#r1-f1\">#covwarks<sup>"));
    ck_assert(has("</a></mark> \xF0\x9F\x8E\x89 for your flu jab</div>"));
    ck_assert(has("<li id=\"r1-f1\" class=\"warning\">"));
    ck_assert(has("<a href=\"#r1-m1\">Show"));
    ck_assert(has("Hold: a person must decide"));
    ck_assert(has("Try: <ins>#CovWarks</ins>"));
    ck_assert(has("<blockquote>Each word of a hashtag begins with a capital.</blockquote>"));
    ck_assert(has("Have the people in picture 1 agreed to its use?"));
    ck_assert(has("due for review 2027-03-01"));
    ck_assert(!has("was due"));
    ck_assert(has(SAMPLE_SHA256));
}
END_TEST

START_TEST(a_policy_past_its_review_is_told)
{
    ck_assert(sample_hashtag(report, policy));
    ck_assert(smp__date_parse(SMP_TEXT("2027-03-02"), &report->day));
    write_page(1, NULL);
    ck_assert(has("<strong>Social Media Policy 1.4 was due for review on 2027-03-01.</strong>"));
}
END_TEST

START_TEST(of_findings_that_overlap_each_is_linked_and_the_innermost_owns_the_text)
{
    ck_assert(sample_patient(report, policy));
    write_page(1, NULL);
    ck_assert(has("<mark class=\"note\" id=\"r1-m1\"><a href=\"#r1-f1\">Our patient, NHS "
                  "</a></mark><mark class=\"warning\" id=\"r1-m2\"><a href=\"#r1-f2\">number "
                  "</a></mark><mark class=\"error\" id=\"r1-m3\"><a "
                  "href=\"#r1-f3\">" SAMPLE_NHS_NUMBER
                  "<sup><span class=\"vh\"> finding </span>3</sup></a><a href=\"#r1-f2\"><sup>"
                  "<span class=\"vh\"> finding </span>2</sup></a></mark>"
                  "<mark class=\"note\"><a href=\"#r1-f1\">, is home again.<sup>"));
}
END_TEST

/* What is left when tags and the numbers in <sup> are taken out. */
static void expect_text(const char *wanted)
{
    for (const char *c = out.data; *c; c++) {
        if (strncmp(c, "<sup>", 5) == 0) c = strstr(c, "</sup>");
        if (*c == '<') c = strchr(c, '>');
        else ck_assert_int_eq(*c, *wanted++);
    }
    ck_assert_int_eq(*wanted, '\0');
}

/* Every combination of three findings on a short text: links resolve, text is whole. */
START_TEST(any_overlap_gives_a_sound_page)
{
    for (int shape = 0; shape < 4096; shape++) {
        smp__report_begin(report, policy, "post", SMP_TEXT("1"));
        sample_field(report, "text", SMP_TEXT("abcd"));
        for (int i = 0; i < 3; i++) {
            size_t start = (size_t)(shape >> (4 * i)) & 3,
                   size = (size_t)(shape >> (4 * i + 2)) & 3;
            if (start + size > 4) continue;
            smp_finding *finding = smp__report_add_finding(report);
            finding->field = SMP_TEXT("text");
            finding->clause = SMP_TEXT("c");
            finding->span = sample_span(SMP_TEXT("abcd"), start, start + size);
        }
        ck_assert(smp__report_finish(report, SMP_ADVISE));
        smp__buffer_clear(&out);
        smp__arena arena;
        smp_allocator by = smp__allocator_or_default(NULL);
        smp__arena_init(&arena, &by);
        smp__curtain curtain;
        smp__curtain_open(&curtain, report, false, &arena);
        ck_assert(smp__html_marked(&out, &curtain, 0, 1));
        smp__arena_free(&arena);
        for (size_t i = 0; i < smp_report_finding_count(report); i++) {
            char id[64], link[64];
            snprintf(id, sizeof id, "id=\"r1-m%zu\"", i + 1);
            snprintf(link, sizeof link, "href=\"#r1-f%zu\"", i + 1);
            const char *first = out.size ? strstr(out.data, id) : NULL;
            bool shown = smp__has_span(smp_report_finding(report, i));
            ck_assert_int_eq(first != NULL, shown);
            ck_assert_int_eq(strstr(out.data, link) != NULL, shown);
            if (shown) ck_assert_ptr_null(strstr(first + 1, id));
        }
        expect_text("abcd");
    }
}
END_TEST

START_TEST(text_stays_text)
{
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.title = SMP_TEXT("</title><script>alert(1)</script>");
    ck_assert(sample_hostile(report, policy));
    write_page(1, &options);
    ck_assert(!has("<script"));
    ck_assert(!has("<img"));
    ck_assert(!has("<b>x</b>"));
    ck_assert(!has("\xE2\x80\xAE"));
    ck_assert(has("&lt;/mark&gt;&lt;script&gt;"));
    ck_assert(has("<title>&lt;/title&gt;&lt;script&gt;"));
    ck_assert(has("\xE2\x9F\xA8U+202E\xE2\x9F\xA9gnp.exe"));
}
END_TEST

START_TEST(every_special_character_is_escaped)
{
    smp__html_text(&out, SMP_TEXT("<>&\"'`=\x00\x0B/\r\n\t\x7F\xFF"));
    ck_assert_str_eq(out.data, "&lt;&gt;&amp;&quot;&#39;`=\xE2\x9F\xA8U+0000\xE2\x9F\xA9"
                               "\xE2\x9F\xA8U+000B\xE2\x9F\xA9/\n\t\xE2\x9F\xA8U+007F\xE2\x9F\xA9"
                               "\xEF\xBF\xBD");
}
END_TEST

START_TEST(the_summary_counts_by_verdict_and_clause)
{
    ck_assert(sample_hashtag(report, policy));
    write_page(3, NULL);
    ck_assert(has("3 checked, 3 findings"));
    ck_assert(has("Hold: a person must decide</th><td class=\"n\">3</td>"));
    ck_assert(has("<code>accessibility/hashtag-case</code></th><td>Warning</td>"
                  "<td class=\"n\">3</td>"));
    ck_assert(has("id=\"r3-f1\""));
}
END_TEST

/* A browser applies the style only if its hash, in base64, is the one that the page allows. */
START_TEST(the_style_is_the_one_that_is_allowed)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz0123456789+/";
    write_page(0, NULL);
    const char *style = strstr(out.data, "<style>") + strlen("<style>");
    char hex[65], byte[3] = "";
    smp__sha256_hex(&(smp_text){style, (size_t)(strstr(style, "</style>") - style)}, 1, hex);
    const char *allowed = strstr(out.data, "'sha256-") + strlen("'sha256-");
    for (size_t bit = 0; bit < 256; bit++) {
        memcpy(byte, hex + bit / 8 * 2, 2);
        size_t letter = (size_t)(strchr(letters, allowed[bit / 6]) - letters);
        ck_assert_int_eq(strtol(byte, NULL, 16) >> (7 - bit % 8) & 1, letter >> (5 - bit % 6) & 1);
    }
    ck_assert_int_eq(strncmp(allowed + 43, "='", 2), 0);
}
END_TEST

START_TEST(fields_of_others_are_shown_where_something_was_found)
{
    smp__report_begin(report, policy, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Open today"));
    sample_field(report, "media.0.alt", SMP_TEXT("A nurse in blue"));
    ck_assert(smp__report_finish(report, SMP_CLEAR));
    write_page(1, NULL);
    ck_assert(has("Open today"));
    ck_assert(!has("A nurse in blue"));
    smp__buffer_clear(&out);
    ck_assert(sample_patient(report, policy));
    write_page(1, NULL);
    ck_assert(has(" wristband "));
}
END_TEST

START_TEST(an_empty_page_is_a_page)
{
    write_page(0, NULL);
    ck_assert(has("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    ck_assert(has("0 checked, 0 findings"));
    ck_assert(has("</html>\n"));
}
END_TEST

SUITE_WITH("report/html", setup, teardown, a_finding_is_marked_and_linked_both_ways,
           a_policy_past_its_review_is_told,
           of_findings_that_overlap_each_is_linked_and_the_innermost_owns_the_text,
           any_overlap_gives_a_sound_page, text_stays_text, every_special_character_is_escaped,
           the_summary_counts_by_verdict_and_clause, the_style_is_the_one_that_is_allowed,
           fields_of_others_are_shown_where_something_was_found, an_empty_page_is_a_page)
