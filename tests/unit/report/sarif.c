/* SARIF: lines, addresses, rules and fixes. The schema is tests/report/sarif_test.py's business.
 * SPDX-License-Identifier: MIT */
#include "unit/report/sample.h"

#include "suite.h"

#include <jansson.h>

static smp_policy *policy;
static smp_report *report;
static smp_writer *writer;
static smp__buffer out;

static void open_writer(const char *source, int redact)
{
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
    policy = sample_policy(NULL);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.source = smp_text_of(source);
    options.redact = redact;
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_SARIF, &options, sample_collect, &out,
                                     NULL), SMP_OK);
}

static void write_one(bool (*fill)(smp_report *, smp_policy *))
{
    ck_assert(fill(report, policy));
    ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
}

static json_t *close_writer(void)
{
    ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
    smp_report_free(report);
    smp_policy_release(policy);
    json_error_t error;
    json_t *root = json_loadb(out.data, out.size, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(root != NULL, "%s: %s", error.text, out.data);
    smp__buffer_free(&out);
    return root;
}

static json_t *run_of(json_t *root)
{
    return json_array_get(json_object_get(root, "runs"), 0);
}

static json_int_t line_of(json_t *run, size_t result)
{
    json_int_t line = 0;
    ck_assert_int_eq(json_unpack(json_array_get(json_object_get(run, "results"), result),
                                 "{s:[{s:{s:{s:I}}}]}", "locations", "physicalLocation", "region",
                                 "startLine", &line), 0);
    return line;
}

START_TEST(results_stand_on_the_line_of_their_post)
{
    open_writer("posts.jsonl", 0);
    write_one(sample_hashtag);
    smp_writer_line(writer, 8);
    write_one(sample_hashtag);
    write_one(sample_hashtag);
    smp_error why = SMP_ERROR_INIT;
    why.code = SMP_ERROR_ARGUMENT;
    why.line = 20;
    ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT("x"), &why, NULL), SMP_OK);
    write_one(sample_hashtag);
    json_t *root = close_writer(), *run = run_of(root);
    static const json_int_t lines[] = {1, 8, 9, 21};
    for (size_t i = 0; i < SMP_COUNT(lines); i++) ck_assert_int_eq(line_of(run, i), lines[i]);
    json_int_t artifact = -1; /* the lines are those of the file that the posts came from */
    ck_assert_int_eq(json_unpack(json_array_get(json_object_get(run, "results"), 0),
                                 "{s:[{s:{s:{s:I}}}]}", "locations", "physicalLocation",
                                 "artifactLocation", "index", &artifact), 0);
    ck_assert_int_eq(artifact, 0);
    /* Four findings of one clause have one rule. */
    json_t *rules = NULL;
    ck_assert_int_eq(json_unpack(run, "{s:{s:{s:o}}}", "tool", "driver", "rules", &rules), 0);
    ck_assert_uint_eq(json_array_size(rules), 1);
    json_decref(root);
}
END_TEST

static void expect_uri(const char *source, const char *wanted)
{
    open_writer(source, 0);
    json_t *root = close_writer();
    const char *uri;
    ck_assert_int_eq(json_unpack(run_of(root), "{s:[{s:{s:s}}]}", "artifacts", "location", "uri",
                                 &uri), 0);
    ck_assert_str_eq(uri, wanted);
    json_decref(root);
}

START_TEST(the_source_is_a_sound_relative_address)
{
    expect_uri("dir/posts.jsonl", "dir/posts.jsonl");
    expect_uri("c:posts of June?#%.csv", "c%3Aposts%20of%20June%3F%23%25.csv");
    expect_uri("caf\xC3\xA9", "caf%C3%A9");
    expect_uri("aA0zZ9-._~", "aA0zZ9-._~");
    expect_uri(NULL, "input");
}
END_TEST

static const char *uri_of(json_t *run, json_int_t artifact)
{
    const char *uri = NULL;
    json_t *at = json_array_get(json_object_get(run, "artifacts"), (size_t)artifact);
    ck_assert_int_eq(json_unpack(at, "{s:{s:s}}", "location", "uri", &uri), 0);
    return uri;
}

/* Results and bad lines of several files: each in its own, which is listed once. */
START_TEST(each_result_stands_in_its_own_source)
{
    static const char *const files[] = {"a.jsonl", "b.csv", "b.csv", "a.jsonl", NULL, "c.txt"};
    open_writer(NULL, 0);
    ck_assert_int_eq(smp_writer_source(NULL, SMP_TEXT("a"), NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_source(writer, SMP_TEXT("empty.jsonl"), NULL), SMP_OK);
    for (size_t i = 0; i < SMP_COUNT(files); i++) {
        ck_assert_int_eq(smp_writer_source(writer, smp_text_of(files[i]), NULL), SMP_OK);
        if (i < 5) write_one(sample_hashtag);
    }
    smp_error why = SMP_ERROR_INIT;
    why.code = SMP_ERROR_ARGUMENT;
    ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT("x"), &why, NULL), SMP_OK);
    json_t *root = close_writer(), *run = run_of(root), *bad, *one;
    static const json_int_t lines[] = {1, 1, 2, 1, 1};
    size_t index, sources = 0;
    const char *uri;
    json_int_t artifact;
    for (size_t i = 0; i < SMP_COUNT(lines); i++) {
        json_t *result = json_array_get(json_object_get(run, "results"), i);
        ck_assert_int_eq(json_unpack(result, "{s:[{s:{s:{s:s,s:I}}}]}", "locations",
                                     "physicalLocation", "artifactLocation", "uri", &uri, "index",
                                     &artifact), 0);
        ck_assert_str_eq(uri, files[i] ? files[i] : "input");
        ck_assert_str_eq(uri_of(run, artifact), uri);
        ck_assert_int_eq(line_of(run, i), lines[i]);
        ck_assert_int_eq(json_unpack(result, "{s:[{s:{s:{s:I}}}]}", "relatedLocations",
                                     "physicalLocation", "artifactLocation", "index", &artifact),
                         0);
        json_t *field = json_array_get(json_object_get(run, "artifacts"), (size_t)artifact);
        ck_assert_int_eq(json_unpack(field, "{s:I}", "parentIndex", &artifact), 0);
        ck_assert_str_eq(uri_of(run, artifact), uri);
    }
    ck_assert_int_eq(json_unpack(run, "{s:[{s:o}]}", "invocations", "toolExecutionNotifications",
                                 &bad), 0);
    ck_assert_int_eq(json_unpack(json_array_get(bad, 0), "{s:[{s:{s:{s:s}}}]}", "locations",
                                 "physicalLocation", "artifactLocation", "uri", &uri), 0);
    ck_assert_str_eq(uri, "c.txt");
    json_array_foreach(json_object_get(run, "artifacts"), index, one)
        sources += !json_object_get(one, "parentIndex");
    ck_assert_uint_eq(sources, 4);
    json_decref(root);
}
END_TEST

START_TEST(a_fix_names_the_characters_to_replace)
{
    open_writer("posts.jsonl", 0);
    write_one(sample_hashtag);
    json_t *root = close_writer(), *run = run_of(root);
    json_int_t artifact, offset, length;
    const char *with, *text;
    ck_assert_int_eq(
        json_unpack(json_array_get(json_object_get(run, "results"), 0),
                    "{s:[{s:[{s:{s:I},s:[{s:{s:I,s:I},s:{s:s}}]}]}]}", "fixes", "artifactChanges",
                    "artifactLocation", "index", &artifact, "replacements", "deletedRegion",
                    "charOffset", &offset, "charLength", &length, "insertedContent", "text", &with),
        0);
    ck_assert_str_eq(with, "#CovWarks");
    ck_assert_int_eq(offset, 9);
    ck_assert_int_eq(length, 9);
    ck_assert_int_eq(json_unpack(json_array_get(json_object_get(run, "artifacts"),
                                                (size_t)artifact),
                                 "{s:{s:s}}", "contents", "text", &text), 0);
    ck_assert_int_eq(strncmp(text + offset, "#covwarks", 9), 0);
    json_decref(root);
}
END_TEST

/* SARIF gives a level to failures only. */
START_TEST(a_result_says_what_came_of_it)
{
    static const char *const wanted[][4] = {
        {"style/sentence", "review", "none", "sentence.long"},
        {"style/numbers", "fail", "warning", "text.symbol_for_word"},
        {"privacy/nhs-number", "fail", "error", "privacy.nhs_number"},
        {"privacy/phone", "review", "none", "privacy.phone"},
        {"images/alt-prefix", "fail", "note", "media.alt_prefix"},
        {"images/consent", "open", "none", NULL}};
    open_writer("posts.jsonl", 0);
    write_one(sample_patient);
    json_t *root = close_writer(), *results = json_object_get(run_of(root), "results");
    ck_assert_uint_eq(json_array_size(results), SMP_COUNT(wanted));
    for (size_t i = 0; i < SMP_COUNT(wanted); i++) {
        const char *rule, *kind, *level, *signal = NULL;
        ck_assert_int_eq(json_unpack(json_array_get(results, i), "{s:s,s:s,s:s,s:{s?s}}", "ruleId",
                                     &rule, "kind", &kind, "level", &level, "properties", "signal",
                                     &signal), 0);
        ck_assert_str_eq(rule, wanted[i][0]);
        ck_assert_str_eq(kind, wanted[i][1]);
        ck_assert_str_eq(level, wanted[i][2]);
        ck_assert_pstr_eq(signal, wanted[i][3]);
    }
    json_decref(root);
}
END_TEST

static const char *print_of(json_t *root, size_t result)
{
    const char *print = NULL;
    ck_assert_int_eq(json_unpack(json_array_get(json_object_get(run_of(root), "results"), result),
                                 "{s:{s:s}}", "partialFingerprints", "smpolicyFinding/v1", &print),
                     0);
    return print;
}

START_TEST(a_fingerprint_lasts_and_gives_no_secret_away)
{
    open_writer("a", 0);
    write_one(sample_patient);
    json_t *first = close_writer();
    open_writer("b", 0);
    write_one(sample_hashtag);
    write_one(sample_patient);
    json_t *second = close_writer();
    open_writer("a", 1);
    write_one(sample_patient);
    json_t *masked = close_writer();
    ck_assert_str_eq(print_of(first, 2), print_of(second, 3));
    ck_assert_str_ne(print_of(first, 2), print_of(masked, 2));
    ck_assert_str_eq(print_of(first, 4), print_of(masked, 4)); /* nothing in it was masked */
    json_decref(first);
    json_decref(second);
    json_decref(masked);
}
END_TEST

SUITE("report/sarif", results_stand_on_the_line_of_their_post,
      the_source_is_a_sound_relative_address, each_result_stands_in_its_own_source,
      a_fix_names_the_characters_to_replace,
      a_result_says_what_came_of_it,
      a_fingerprint_lasts_and_gives_no_secret_away)
