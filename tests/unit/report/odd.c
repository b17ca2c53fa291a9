/* Reports that lack what most have: each form writes what is there and nothing else.
 * SPDX-License-Identifier: MIT */
#include "unit/report/failing.h"
#include "report/writing.h"
#include "unit/report/sample.h"

#include "suite.h"

#include <stdio.h>

static const smp_format forms[] = {SMP_FORMAT_TEXT, SMP_FORMAT_JSON, SMP_FORMAT_SARIF,
                                   SMP_FORMAT_HTML,
                                   SMP_FORMAT_TRIAGE};

static smp__buffer out;
static smp_report *report;

static void set_up(void)
{
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
}

static void tear_down(void)
{
    smp_report_free(report);
    smp__buffer_free(&out);
}

static smp_status write_as(smp_format form, int redact, smp_text id, const smp_error *bad)
{
    smp_writer *writer;
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.width = 80;
    options.redact = redact;
    smp__buffer_clear(&out);
    ck_assert_int_eq(smp_writer_open(&writer, form, &options, sample_collect, &out, NULL), SMP_OK);
    smp_status status = bad ? smp_writer_bad_input(writer, id, bad, NULL)
                            : smp_writer_report(writer, report, NULL);
    if (status == SMP_OK && bad)
        status = smp_writer_bad_input(writer, (smp_text){NULL, 0}, bad, NULL);
    if (status == SMP_OK) status = smp_writer_close(writer, NULL);
    return status;
}

static void expect(smp_format form, const char *words)
{
    ck_assert_int_eq(write_as(form, 0, SMP_TEXT(""), NULL), SMP_OK);
    ck_assert_msg(strstr(out.data, words) != NULL, "no \"%s\" in: %.2000s", words, out.data);
}

static void expect_not(smp_format form, const char *words)
{
    ck_assert_int_eq(write_as(form, 0, SMP_TEXT(""), NULL), SMP_OK);
    ck_assert_msg(strstr(out.data, words) == NULL, "\"%s\" in: %.2000s", words, out.data);
}

static smp_finding *bare_finding(const char *field)
{
    smp_finding *finding = smp__report_add_finding(report);
    ck_assert_ptr_nonnull(finding);
    finding->message = SMP_TEXT("Look.");
    finding->field = smp_text_of(field);
    return finding;
}

START_TEST(a_finding_without_clause_or_citation)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Sit by the sea"));
    bare_finding("")->field = (smp_text){NULL, 0};
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    expect(SMP_FORMAT_TEXT, "1. Note: Look.");
    expect_not(SMP_FORMAT_TEXT, "Policy:");
    expect_not(SMP_FORMAT_HTML, "Policy:");
    expect(SMP_FORMAT_SARIF, "\"ruleId\":\"\"");
    expect(SMP_FORMAT_JSON, "\"message\":\"Look.\"");
}
END_TEST

/* A citation of the words alone, and none of a clause that says nothing. */
START_TEST(a_citation_without_a_document)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("a~b/c"));
    sample_field(report, "text", SMP_TEXT("Sit by the sea"));
    bare_finding("text")->cite.quote = SMP_TEXT("Never sit.");
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    expect(SMP_FORMAT_TEXT, "Never sit.");
    expect(SMP_FORMAT_HTML, "<blockquote>Never sit.</blockquote>");
    smp__report_begin(report, NULL, "post", SMP_TEXT("a~b/c"));
    sample_field(report, "text", SMP_TEXT("Sit by the sea"));
    smp_finding *finding = bare_finding("text");
    finding->message = SMP_TEXT("");
    finding->span.bytes = (smp_range){0, 3};
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    expect_not(SMP_FORMAT_SARIF, "shortDescription");
    expect(SMP_FORMAT_SARIF, "\"uri\":\"/a~b%2Fc/text\"");
}
END_TEST

/* Spans and edits of a field that the report does not have are not pointed at, nor offered. */
START_TEST(a_finding_in_a_field_that_is_not_there)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Sit by the sea"));
    smp_finding *finding = bare_finding("bio");
    finding->span.bytes = (smp_range){0, 3};
    finding->signal = SMP_TEXT("privacy.phone");
    sample_fix(report, finding, "");
    finding = bare_finding("text");
    finding->span.bytes = (smp_range){4, 400}; /* past its end */
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    expect_not(SMP_FORMAT_SARIF, "\"fixes\"");
    for (size_t i = 0; i < SMP_COUNT(forms); i++)
        for (int redact = 0; redact < 2; redact++)
            ck_assert_int_eq(write_as(forms[i], redact, SMP_TEXT(""), NULL), SMP_OK);
}
END_TEST

/* One repair may mend the text and the picture: each is told of where it is. */
START_TEST(a_repair_of_two_fields)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Sit by the sea"));
    sample_field(report, "media.0.alt", SMP_TEXT("The sea"));
    sample_field(report, "media.1.alt", SMP_TEXT("The shore"));
    smp_finding *finding = bare_finding("");
    smp_edit edits[] = {{SMP_TEXT("text"), sample_span(SMP_TEXT("Sit by the sea"), 0, 3),
                         SMP_TEXT("Stand")},
                        {SMP_TEXT("media.0.alt"), sample_span(SMP_TEXT("The sea"), 7, 7),
                         SMP_TEXT(" shore")},
                        {SMP_TEXT("text"), sample_span(SMP_TEXT("Sit by the sea"), 11, 14),
                         SMP_TEXT("Stand")}};
    finding->edits = edits;
    finding->edit_count = SMP_COUNT(edits);
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    expect(SMP_FORMAT_SARIF, "\"insertedContent\":{\"text\":\" shore\"}");
    expect(SMP_FORMAT_TEXT, "at the end");
    expect(SMP_FORMAT_HTML, "at the end");
    edits[1].span = sample_span(SMP_TEXT("The sea"), 3, 3);
    expect(SMP_FORMAT_TEXT, "add \" shore\"");
    expect_not(SMP_FORMAT_TEXT, "at the end");
    expect_not(SMP_FORMAT_HTML, "at the end");
    edits[1].field = SMP_TEXT("bio"); /* there is none */
    expect_not(SMP_FORMAT_TEXT, "at the end");
    edits[1].field = SMP_TEXT("media.0.alt");
    edits[1].span = sample_span(SMP_TEXT("The sea"), 7, 7);
    /* The same words for others are told by themselves. */
    edits[1] = (smp_edit){edits[0].field, sample_span(SMP_TEXT("Sit by the sea"), 4, 6),
                          edits[0].with};
    expect(SMP_FORMAT_TEXT, "\"Stand\" for \"by\"");
    edits[1] = (smp_edit){SMP_TEXT("media.0.alt"), sample_span(SMP_TEXT("The sea"), 7, 7),
                          SMP_TEXT(" shore")};
    smp_text fixed;
    size_t applied;
    ck_assert_int_eq(smp_apply_fixes(report, "text", NULL, 0, &fixed, &applied, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, "Stand by the Stand");
    ck_assert_int_eq(smp_apply_fixes(report, "media.0.alt", NULL, 0, &fixed, &applied, NULL),
                     SMP_OK);
    ck_assert_str_eq(fixed.data, "The sea shore");
    /* All that it does to one field, or nothing: half a repair is none. */
    edits[2].span = edits[0].span;
    ck_assert_int_eq(smp_apply_fixes(report, "text", NULL, 0, &fixed, &applied, NULL), SMP_OK);
    ck_assert_str_eq(fixed.data, "Sit by the sea");
    ck_assert_uint_eq(applied, 0);
    edits[1].span = edits[0].span;
    edits[1].field = edits[0].field;
    edits[2].field = SMP_TEXT("media.0.alt");
    ck_assert_int_eq(smp_apply_fixes(report, "text", NULL, 0, &fixed, &applied, NULL), SMP_OK);
    ck_assert_uint_eq(applied, 0);
}
END_TEST

START_TEST(a_question_without_words_or_citation)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    static const smp_text clauses[] = {{"a/b", 3}};
    *smp__report_add_need(report) = (smp_need){.fact = SMP_TEXT("approved"), .clauses = clauses,
                                               .clause_count = 1};
    *smp__report_add_need(report) = (smp_need){.fact = SMP_TEXT("paid"),
                                               .ask = SMP_TEXT("Is it paid?")};
    ck_assert(smp__report_finish(report, SMP_HOLD));
    expect(SMP_FORMAT_TEXT, "Ask: approved (approved)");
    expect(SMP_FORMAT_TEXT, "Ask: Is it paid? (paid)");
    expect(SMP_FORMAT_HTML, "<p>approved <code>approved</code>");
    expect(SMP_FORMAT_JSON, "\"clauses\":[\"a/b\"],\"cites\":[]");
}
END_TEST

START_TEST(measures_of_every_kind)
{
    smp__report_begin(report, NULL, "message", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Bore da"));
    static const smp_measure measures[] = {
        {.name = {"associated", 10}, .kind = SMP_MEASURE_TRUTH, .value = 1},
        {.name = {"share", 5}, .value = 0.5},
        {.name = {"words", 5}, .value = 12},
        {.name = {"tiny", 4}, .value = 0.0000004},
        {.name = {"team_class", 10}, .kind = SMP_MEASURE_WORD, .word = {"team-approved", 13}},
        {.name = {"{a}", 3}, .kind = SMP_MEASURE_WORD, .word = {"b", 1}},
        {.name = {"Class", 5}, .kind = SMP_MEASURE_WORD, .word = {"", 0}},
        {.name = {"language", 8}, .kind = SMP_MEASURE_WORD, .word = {"other", 5}},
        {.name = {"language", 8}, .kind = SMP_MEASURE_WORD, .word = {"cy", 2}}};
    for (size_t i = 0; i < SMP_COUNT(measures); i++)
        *smp__report_add_measures(report, 1) = measures[i];
    ck_assert(smp__report_finish(report, SMP_CLEAR));
    expect(SMP_FORMAT_JSON, "\"associated\":true,\"share\":0.5,\"words\":12,\"tiny\":0,"
                            "\"team_class\":\"team-approved\",\"{a}\":\"b\",\"Class\":\"\"");
    expect(SMP_FORMAT_TEXT, "team approved");
    expect(SMP_FORMAT_TEXT, "{a}: b.");
    expect(SMP_FORMAT_HTML, "lang=\"cy\"");
}
END_TEST

START_TEST(actions_of_nobody_and_labels_together)
{
    smp__report_begin(report, NULL, "message", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Hello"));
    smp__report_add_label(report)->label = SMP_TEXT("foi");
    smp__report_add_label(report)->label = SMP_TEXT("thanks_all");
    *smp__report_add_action(report) =
        (smp_action_advice){.action = SMP_TEXT("signpost"),
                            .contact = SMP_TEXT("help@example.org")};
    *smp__report_add_action(report) =
        (smp_action_advice){.action = SMP_TEXT("report"), .to = SMP_TEXT("police"),
                            .contact = SMP_TEXT("101")};
    *smp__report_add_action(report) =
        (smp_action_advice){.action = SMP_TEXT("escalate"),
                            .contact = SMP_TEXT("comms@example.org")};
    ck_assert(smp__report_finish(report, SMP_HOLD));
    expect(SMP_FORMAT_TEXT, "signpost (help@example.org)");
    expect(SMP_FORMAT_TEXT, "report through police (101)");
    expect(SMP_FORMAT_TEXT, "escalate (comms@example.org)");
    expect(SMP_FORMAT_TRIAGE, "Freedom of information request, thanks all");
    smp__report_begin(report, NULL, "message", SMP_TEXT("2"));
    ck_assert(smp__report_finish(report, SMP_CLEAR));
    expect(SMP_FORMAT_TRIAGE, "Message 2\n");
}
END_TEST

START_TEST(where_a_field_is)
{
    static const struct {
        const char *field, *words;
    } rows[] = {{"text", "the text"},
                {"media.0.alt", "the alternative text of picture 1"},
                {"shared.media.2.file_name", "the file name of picture 3 of the shared post"},
                {"media.x", "picture 0"},
                {"media.4294967295", "picture 4294967295"},
                {"messages.3.text", "message 4"},
                {"links.0", "link 1"},
                {"display_name.of", "the display name of"},
                {"shared.text", "the shared post"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++) {
        smp__buffer_clear(&out);
        smp__field_words(&out, smp_text_of(rows[i].field));
        ck_assert_str_eq(smp__buffer_text(&out).data, rows[i].words);
    }
    smp__buffer_clear(&out);
    smp_citation cite = {.section = SMP_TEXT("Annex A")};
    smp__cite_words(&out, &cite);
    cite.section = SMP_TEXT(":1");
    smp__cite_words(&out, &cite);
    cite.section = SMP_TEXT("(iv)");
    smp__cite_words(&out, &cite);
    ck_assert_str_eq(smp__buffer_text(&out).data, "Annex A:1(iv)");
}
END_TEST

/* What ends a line, moves words or is not seen is spelt out where it is quoted, and only a space
 * where lines are filled. */
START_TEST(characters_that_are_not_seen)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Sit\u2028by\u2029the\uFFF9sea\u061C."));
    smp_finding *finding = bare_finding("text");
    finding->message = SMP_TEXT("Look\tat\rthis\xC2\x85line\u2028and\u2029this\uFFF9.");
    finding->span.bytes = (smp_range){0, 3};
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    expect(SMP_FORMAT_TEXT, "Look at this line and this\u27E8U+FFF9\u27E9.");
    expect(SMP_FORMAT_TEXT, "Sit\u27E8U+2028\u27E9by\u27E8U+2029\u27E9the\u27E8U+FFF9\u27E9sea"
                            "\u27E8U+061C\u27E9.");
    expect(SMP_FORMAT_HTML, "\u27E8U+2028\u27E9by\u27E8U+2029\u27E9the");
    expect(SMP_FORMAT_JSON, "Look\\tat\\rthis\\u0085line\\u2028and\\u2029this");
}
END_TEST

/* An excerpt is cut between characters, and of what is no text between bytes. */
START_TEST(a_finding_amid_a_long_line)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("0"));
    sample_field(report, "text", SMP_TEXT("\x80" "aaa"));
    bare_finding("text")->span.bytes = (smp_range){1, 4};
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    expect(SMP_FORMAT_TEXT, "aaa");
    static const char *const fillers[] = {"\u00e9", "\u4e2d", "\U0001F489", "\x80",
                                          "\U0001F468\u200D"};
    static char text[20000];
    for (size_t i = 0; i < SMP_COUNT(fillers); i++)
        for (size_t shift = 0; shift < 4; shift++) {
            size_t size = shift, step = strlen(fillers[i]);
            memset(text, 'a', sizeof text);
            for (; size + step < sizeof text / 2; size += step)
                memcpy(text + size, fillers[i], step);
            size_t start = size;
            for (size += 3; size + step < sizeof text; size += step)
                memcpy(text + size, fillers[i], step);
            smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
            sample_field(report, "text", (smp_text){text, size});
            bare_finding("text")->span.bytes = (smp_range){start, start + 3};
            ck_assert(smp__report_finish(report, SMP_ADVISE));
            ck_assert_int_eq(write_as(SMP_FORMAT_TEXT, 0, SMP_TEXT(""), NULL), SMP_OK);
            size_t bad, end;
            ck_assert_msg(!smp__utf8_check(smp__buffer_text(&out), &bad, &end), "%zu: %.300s",
                          shift, out.data);
            ck_assert_msg(strstr(out.data, "~~~"), "%zu %zu: %.300s", i, shift, out.data);
        }
}
END_TEST

/* What a private finding marks is hidden wherever it stands, though it quotes only a part of it. */
START_TEST(what_is_private_is_hidden_to_its_end)
{
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("Ring 07700 900123 or 07700 900123 x4"));
    smp_finding *finding = bare_finding("text");
    finding->signal = SMP_TEXT("privacy.phone");
    finding->span.bytes = (smp_range){5, 17};
    finding->text = SMP_TEXT("07700");
    finding = bare_finding("text");
    finding->signal = SMP_TEXT("privacy.phone");
    finding->span.bytes = (smp_range){10, 20};
    finding = bare_finding("text");
    finding->signal = SMP_TEXT("privacy.phone");
    finding = bare_finding("text");
    finding->signal = SMP_TEXT("privacy.phone");
    finding->span.bytes = (smp_range){5, 7};
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    ck_assert_int_eq(write_as(SMP_FORMAT_HTML, 1, SMP_TEXT(""), NULL), SMP_OK);
    ck_assert_ptr_null(strstr(out.data, "07700"));
    ck_assert_ptr_null(strstr(out.data, "900123 or"));
}
END_TEST

/* Once it is told, each form names the file; where none is told any more, none does. */
static void tell_of_a_file(const smp_error *why)
{
    static const char *const words[] = {
        [SMP_FORMAT_TEXT] = "Line 3 of a&b (p7) - Could", [SMP_FORMAT_JSON] = "\"file\":\"a&b\",",
        [SMP_FORMAT_SARIF] = "\"uri\":\"a%26b\"", [SMP_FORMAT_HTML] = "Line 3 of a&amp;b (p7): Not",
        [SMP_FORMAT_TRIAGE] = "Line 3 of a&b (p7) could"};
    for (size_t i = 0; i < SMP_COUNT(forms); i++) {
        smp_writer *writer;
        smp__buffer_clear(&out);
        ck_assert_int_eq(smp_writer_open(&writer, forms[i], NULL, sample_collect, &out, NULL),
                         SMP_OK);
        ck_assert_int_eq(smp_writer_source(writer, SMP_TEXT("a&b"), NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT("p7"), why, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_source(writer, (smp_text){NULL, 0}, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT("p8"), why, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
        const char *at = strstr(out.data, words[forms[i]]);
        ck_assert_msg(at != NULL, "%s", out.data);
        bool lists_files = forms[i] == SMP_FORMAT_SARIF;
        ck_assert(lists_files || !strstr(at + strlen(words[forms[i]]), "b (p8)"));
    }
}

/* Where no line is told, the file is the place; without a file, it is the input. */
START_TEST(input_without_lines)
{
    static const smp_format shown[] = {SMP_FORMAT_TEXT, SMP_FORMAT_HTML, SMP_FORMAT_TRIAGE};
    static const char *const files[] = {"a.csv (p7)", "a.csv (p7): Not", "a.csv (p7) could"};
    static const char *const inputs[] = {"Input (p7)", "Input (p7): Not", "Input (p7) could"};
    smp_error why = SMP_ERROR_INIT;
    why.code = SMP_ERROR_ARGUMENT;
    snprintf(why.message, sizeof why.message, "Not JSON.");
    for (size_t i = 0; i < 2 * SMP_COUNT(shown); i++) {
        smp_writer *writer;
        smp__buffer_clear(&out);
        ck_assert_int_eq(smp_writer_open(&writer, shown[i / 2], NULL, sample_collect, &out, NULL),
                         SMP_OK);
        if (i % 2)
            ck_assert_int_eq(smp_writer_source(writer, SMP_TEXT("a.csv"), NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT("p7"), &why, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
        const char *wanted = i % 2 ? files[i / 2] : inputs[i / 2];
        ck_assert_msg(strstr(out.data, wanted) != NULL, "%s: %s", wanted, out.data);
        ck_assert_ptr_null(strstr(out.data, "Line"));
        ck_assert_ptr_null(strstr(out.data, " of a.csv"));
    }
}
END_TEST

START_TEST(input_that_could_not_be_read)
{
    smp_error why = SMP_ERROR_INIT;
    why.code = SMP_ERROR_ARGUMENT;
    snprintf(why.message, sizeof why.message, "Not JSON.");
    for (size_t i = 0; i < SMP_COUNT(forms); i++) {
        ck_assert_int_eq(write_as(forms[i], 0, SMP_TEXT("p7"), &why), SMP_OK);
        ck_assert_msg(strstr(out.data, "Not JSON."), "%s", out.data);
        ck_assert_msg(strstr(out.data, "p7"), "%s", out.data);
    }
    ck_assert_int_eq(write_as(SMP_FORMAT_TEXT, 0, SMP_TEXT("p7"), &why), SMP_OK);
    ck_assert_ptr_nonnull(strstr(out.data, "Input (p7) - Could not be read: Not JSON.\n"
                                           "Input - Could not be read: Not JSON.\n"));
    why.line = 3;
    ck_assert_int_eq(write_as(SMP_FORMAT_TEXT, 0, SMP_TEXT("p7"), &why), SMP_OK);
    ck_assert_ptr_nonnull(strstr(out.data, "Line 3 (p7) - Could not be read: Not JSON.\n"));
    tell_of_a_file(&why);
    smp_writer *writer;
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_TEXT, NULL, sample_collect, &out, NULL),
                     SMP_OK);
    ck_assert_int_eq(smp_writer_report(NULL, report, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_report(writer, NULL, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_bad_input(NULL, SMP_TEXT(""), &why, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT(""), NULL, NULL), SMP_ERROR_ARGUMENT);
    why.code = SMP_OK;
    ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT(""), &why, NULL), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
}
END_TEST

/* More edits than lie on the stack, and no memory for them: nothing is mended, and nothing is
 * lost. */
START_TEST(many_edits_without_memory)
{
    enum { EDITS = 200 };
    static smp_edit edits[EDITS];
    static char text[EDITS];
    memset(text, 'a', sizeof text);
    for (size_t i = 0; i < EDITS; i++)
        edits[i] = (smp_edit){SMP_TEXT("text"), {{i, i + 1}, {i, i + 1}, {i, i + 1}},
                              SMP_TEXT("bc")};
    smp_finding finding = {.edits = edits, .edit_count = EDITS};
    for (size_t n = 1;; n++) {
        failing state = {.refuse_at = n};
        smp_allocator by = failing_allocator(&state);
        smp__buffer mended;
        smp__buffer_init(&mended, &by);
        size_t applied = 0;
        bool ok = smp__edits_apply(&mended, (smp_text){text, EDITS - 1}, SMP_TEXT("text"), &finding,
                                   1, NULL, 0,
                                   &applied, NULL);
        ck_assert_int_eq(ok, state.requests < n);
        smp__buffer_free(&mended);
        ck_assert_int_eq(state.live, 0);
        if (!ok) continue;
        ck_assert_uint_eq(applied, 0); /* the last lies past the end of the text */
        break;
    }
}
END_TEST

SUITE_WITH("report/odd", set_up, tear_down, a_finding_without_clause_or_citation,
           a_citation_without_a_document, characters_that_are_not_seen,
           a_finding_in_a_field_that_is_not_there, a_repair_of_two_fields,
           a_question_without_words_or_citation, measures_of_every_kind,
           actions_of_nobody_and_labels_together, where_a_field_is, a_finding_amid_a_long_line,
           what_is_private_is_hidden_to_its_end, input_without_lines,
           input_that_could_not_be_read,
           many_edits_without_memory)
