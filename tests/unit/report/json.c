/* JSON Lines: the contract's names, what is left out, and that nothing ill-formed leaves.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"
#include "unit/report/sample.h"

#include "suite.h"

#include <jansson.h>
#include <math.h>

static smp_policy *policy;
static smp_report *report;

static void setup(void)
{
    policy = sample_policy(NULL);
    ck_assert_ptr_nonnull(policy);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
}

static void teardown(void)
{
    smp_report_free(report);
    smp_policy_release(policy);
}

static json_t *parsed(void)
{
    smp_text out;
    ck_assert_int_eq(smp_report_json(report, &out, NULL), SMP_OK);
    ck_assert_ptr_null(memchr(out.data, '\n', out.size));
    json_error_t error;
    json_t *root = json_loadb(out.data, out.size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    ck_assert_msg(root != NULL, "%s: %s", error.text, out.data);
    return root;
}

static void expect(const char *key, json_t *value, const char *wanted)
{
    char *text = json_dumps(json_object_get(value, key),
                            JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
    ck_assert_msg(text && strcmp(text, wanted) == 0, "%s is %s, not %s", key, text, wanted);
    free(text);
}

START_TEST(a_finding_says_all_the_contract_asks)
{
    ck_assert(sample_hashtag(report, policy));
    json_t *root = parsed();
    expect("id", root, "\"12\"");
    expect("check", root, "\"post\"");
    expect("policy", root, "{\"id\":\"example\",\"version\":\"1.4\",\"sha256\":\"" SAMPLE_SHA256
                           "\",\"review\":\"2027-03-01\"}");
    expect("verdict", root, "\"hold\"");
    json_t *finding = json_array_get(json_object_get(root, "findings"), 0);
    expect("clause", finding, "\"accessibility/hashtag-case\"");
    expect("signal", finding, "\"hashtag.uncapitalised\"");
    expect("severity", finding, "\"warning\"");
    expect("outcome", finding, "\"breach\"");
    expect("field", finding, "\"text\"");
    expect("span", finding, "{\"bytes\":[9,18],\"chars\":[9,18],\"utf16\":[9,18]}");
    expect("text", finding, "\"#covwarks\"");
    expect("because", finding, "[\"account is corporate\"]");
    expect("cite", finding,
           "{\"document\":\"Social Media Policy\",\"version\":\"1.4\",\"section\":\"7.1\","
           "\"quote\":\"Each word of a hashtag begins with a capital.\"}");
    expect("fix", finding,
           "{\"edits\":[{\"field\":\"text\",\"bytes\":[9,18],\"with\":\"#CovWarks\"}],"
           "\"safe\":true}");
    expect("needs", root,
           "[{\"fact\":\"media.0.consent\",\"ask\":\"Have the people in picture 1 agreed to its "
           "use?\",\"clauses\":[\"images/consent\"],\"cites\":[{\"document\":\"Social Media "
           "Policy\",\"version\":\"1.4\",\"section\":\"3.5\"}]}]");
    expect("labels", root, "[]");
    expect("actions", root,
           "[{\"do\":\"escalate\",\"to\":\"communications\",\"contact\":\"comms@example.org\","
           "\"by\":\"2026-12-21\",\"clause\":\"images/consent\"}]");
    expect("measures", root, "{\"graphemes\":37,\"spoken_seconds\":3.1}");
    json_decref(root);
}
END_TEST

START_TEST(keys_come_in_the_order_of_the_contract)
{
    static const char *const keys[] = {"\"id\"", "\"check\"", "\"policy\"", "\"verdict\"",
                                       "\"findings\"", "\"clause\"", "\"signal\"",
                                       "\"severity\"", "\"outcome\"", "\"field\"", "\"span\"",
                                       "\"text\":\"#", "\"message\"", "\"because\"", "\"cite\"",
                                       "\"fix\"", "\"needs\"", "\"labels\"", "\"actions\"",
                                       "\"measures\""};
    ck_assert(sample_hashtag(report, policy));
    smp_text out;
    ck_assert_int_eq(smp_report_json(report, &out, NULL), SMP_OK);
    const char *at = out.data;
    for (size_t i = 0; i < SMP_COUNT(keys); i++) {
        at = strstr(at, keys[i]);
        ck_assert_msg(at != NULL, "%s is missing or out of order", keys[i]);
    }
}
END_TEST

START_TEST(what_is_absent_is_left_out)
{
    smp__report_begin(report, policy, "post", (smp_text){NULL, 0});
    smp_finding *whole = smp__report_add_finding(report);
    whole->clause = SMP_TEXT("images/consent");
    whole->outcome = SMP_NEEDS_FACT;
    smp_finding *item = smp__report_add_finding(report);
    item->clause = SMP_TEXT("images/alt");
    item->field = SMP_TEXT("media.0");
    ck_assert(smp__report_finish(report, SMP_HOLD));
    json_t *root = parsed();
    ck_assert_ptr_null(json_object_get(root, "id"));
    expect("measures", root, "{}");
    json_t *first = json_array_get(json_object_get(root, "findings"), 0);
    expect("field", first, "\"media.0\"");
    ck_assert_ptr_null(json_object_get(first, "span"));
    ck_assert_ptr_null(json_object_get(first, "text"));
    json_t *last = json_array_get(json_object_get(root, "findings"), 1);
    expect("outcome", last, "\"needs-fact\"");
    expect("because", last, "[]");
    expect("cite", last, "{}");
    ck_assert_ptr_null(json_object_get(last, "field"));
    ck_assert_ptr_null(json_object_get(last, "signal"));
    ck_assert_ptr_null(json_object_get(last, "fix"));
    json_decref(root);
}
END_TEST

START_TEST(hostile_text_comes_back_as_it_was_and_nothing_ill_formed_leaves)
{
    ck_assert(sample_hostile(report, policy));
    json_t *root = parsed();
    expect("id", root, "\"\\\"><script>x</script>\\u001B[2J\"");
    json_t *findings = json_object_get(root, "findings");
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(findings, 0), "text")),
                     "\xE2\x80\xAEgnp.exe\xE2\x80\xAC");
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(findings, 1), "text")),
                     "\xEF\xBF\xBD");
    json_decref(root);
    smp_text out;
    size_t start, end;
    ck_assert_int_eq(smp_report_json(report, &out, NULL), SMP_OK);
    ck_assert(!smp__utf8_check(out, &start, &end));
}
END_TEST

START_TEST(only_what_must_be_escaped_is)
{
    char text[] = "a\"\\/\b\f\n\r\t\x01\x7F\xC2\x80\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9"
                  "\xF0\x9F\x8E\x89<>&'\0z";
    smp__buffer buffer;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&buffer, &by);
    smp__json_text(&buffer, (smp_text){text, sizeof text - 1});
    ck_assert_str_eq(buffer.data, "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f\\u0080\xC2\xA0\\u2028"
                                  "\\u2029\xF0\x9F\x8E\x89<>&'\\u0000z\"");
    smp__buffer_free(&buffer);
}
END_TEST

START_TEST(numbers_have_no_exponent)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "0"}, {-0.0, "0"}, {37, "37"}, {3.1, "3.1"}, {-2.5, "-2.5"}, {0.97, "0.97"},
                 {1e-9, "0"}, {-1e-9, "0"}, {0.000001, "0.000001"}, {1.0 / 3, "0.333333"},
                 {123456789.25, "123456789.25"}, {1e15, "1000000000000000"},
                 {1e20, "100000000000000000000"}, {0.9999999, "1"}, {16777216, "16777216"}};
    smp__buffer buffer;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&buffer, &by);
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        smp__buffer_clear(&buffer);
        smp__json_number(&buffer, cases[i].value);
        ck_assert_str_eq(buffer.data, cases[i].text);
    }
    smp__buffer_clear(&buffer);
    smp__json_number(&buffer, (double)NAN);
    smp__json_number(&buffer, (double)INFINITY);
    ck_assert_str_eq(buffer.data, "nullnull");
    smp__buffer_free(&buffer);
}
END_TEST

START_TEST(a_bad_line_is_told_in_its_place)
{
    smp__buffer out;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
    smp_writer *writer;
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_JSON, NULL, sample_collect, &out, NULL),
                     SMP_OK);
    smp_error why = SMP_ERROR_INIT;
    smp__fail_at(&why, SMP_ERROR_ARGUMENT, "posts.jsonl", 7, 3, 0, "A \"comma\" is missing.");
    /* The reason may be handed over in the very object that takes the outcome. */
    ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT("x1"), &why, &why), SMP_OK);
    ck_assert_int_eq(why.code, SMP_OK);
    why.code = SMP_ERROR_LIMIT;
    ck_assert_int_eq(smp_writer_bad_input(writer, (smp_text){NULL, 0}, &why, NULL), SMP_OK);
    ck_assert(sample_clear(report, policy));
    ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
    ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
    static const char wanted[] =
        "{\"id\":\"x1\",\"line\":7,\"error\":{\"code\":\"argument\",\"message\":\"A \\\"comma\\\" "
        "is missing.\",\"column\":3}}\n"
        "{\"error\":{\"code\":\"limit\",\"message\":\"\"}}\n{\"check\":\"accessibility\",";
    ck_assert_int_eq(strncmp(out.data, wanted, sizeof wanted - 1), 0);
    ck_assert_int_eq(out.data[out.size - 1], '\n');
    smp__buffer_free(&out);
}
END_TEST

/* What the policy took for granted is told in the order in which it was asked for. */
/* Just so many places and reasons as a label has, and none where it has none. */
START_TEST(labels_say_where_and_why)
{
    static const smp_span spans[] = {
        {{0, 2}, {0, 2}, {0, 2}}, {{4, 9}, {4, 7}, {4, 8}}, {{0, 0}, {0, 0}, {0, 0}}};
    static const smp_text because[] = {{"asks", 4}, {"asks twice", 10}, {"no more", 7}};
    static const char *const places[] = {
        "[]", "[{\"bytes\":[0,2],\"chars\":[0,2],\"utf16\":[0,2]}]",
        "[{\"bytes\":[0,2],\"chars\":[0,2],\"utf16\":[0,2]},"
        "{\"bytes\":[4,9],\"chars\":[4,7],\"utf16\":[4,8]}]"};
    static const char *const reasons[] = {"[]", "[\"asks\"]", "[\"asks\",\"asks twice\"]"};
    smp__report_begin(report, policy, "message", SMP_TEXT("m"));
    for (size_t i = 0; i < 3; i++)
        *smp__report_add_label(report) = (smp_label){.label = SMP_TEXT("foi"), .score = 0.9,
                                                     .spans = spans, .span_count = i,
                                                     .because = because, .because_count = i};
    ck_assert(smp__report_finish(report, SMP_CLEAR));
    json_t *root = parsed(), *labels = json_object_get(root, "labels");
    ck_assert_uint_eq(json_array_size(labels), 3);
    for (size_t i = 0; i < 3; i++) {
        expect("spans", json_array_get(labels, i), places[i]);
        expect("because", json_array_get(labels, i), reasons[i]);
    }
    json_decref(root);
}
END_TEST

START_TEST(assumptions_are_told)
{
    static const char *const names[] = {"account", "platform", "media.0.kind"};
    smp__report_begin(report, policy, "post", SMP_TEXT("1"));
    for (size_t i = 0; i < SMP_COUNT(names); i++) {
        smp_assumption *assumed = smp__report_add_assumptions(report, 1);
        ck_assert_ptr_nonnull(assumed);
        *assumed = (smp_assumption){.fact = smp_text_of(names[i]), .value = SMP_TEXT("x")};
    }
    ck_assert(smp__report_finish(report, SMP_CLEAR));
    smp_text json;
    ck_assert_int_eq(smp_report_json(report, &json, NULL), SMP_OK);
    ck_assert_ptr_nonnull(strstr(json.data, ",\"assumed\":{\"account\":\"x\",\"platform\":\"x\","
                                            "\"media.0.kind\":\"x\"}"));
}
END_TEST

SUITE_WITH("report/json", setup, teardown, a_finding_says_all_the_contract_asks,
           labels_say_where_and_why,
           keys_come_in_the_order_of_the_contract, what_is_absent_is_left_out,
           hostile_text_comes_back_as_it_was_and_nothing_ill_formed_leaves,
           only_what_must_be_escaped_is, numbers_have_no_exponent, a_bad_line_is_told_in_its_place,
           assumptions_are_told)
