/* What the four written forms share: masking, errors, memory.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"
#include "unit/report/failing.h"
#include "unit/report/sample.h"

#include "suite.h"

static bool (*const fill[])(smp_report *, smp_policy *) = {sample_hashtag, sample_patient,
                                                           sample_hostile, sample_long,
                                                           sample_clear};

static smp_status write_all(smp_format format, const smp_writer_options *options,
                            smp_write_function write, void *context)
{
    smp_policy *policy = sample_policy(NULL);
    smp_report *report;
    smp_writer *writer;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp_status status = smp_writer_open(&writer, format, options, write, context, NULL), next;
    if (status == SMP_OK) {
        for (size_t i = 0; i < SMP_COUNT(fill); i++) {
            ck_assert(fill[i](report, policy));
            next = smp_writer_report(writer, report, NULL);
            if (status == SMP_OK) status = next;
        }
        smp_error why = SMP_ERROR_INIT;
        why.code = SMP_ERROR_ARGUMENT;
        next = smp_writer_bad_input(writer, SMP_TEXT("b"), &why, NULL);
        if (status == SMP_OK) status = next;
        next = smp_writer_close(writer, NULL);
        if (status == SMP_OK) status = next;
    }
    smp_report_free(report);
    smp_policy_release(policy);
    return status;
}

static size_t count_of(const char *text, const char *needle)
{
    size_t count = 0;
    for (; (text = strstr(text, needle)); text++) count++;
    return count;
}

START_TEST(masked_characters_are_nowhere)
{
    smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
    options.redact = 1;
    smp__buffer out;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
    ck_assert_int_eq(write_all((smp_format)_i, &options, sample_collect, &out), SMP_OK);
    ck_assert_ptr_null(strstr(out.data, "123 4567"));
    ck_assert_ptr_null(strstr(out.data, "900123"));
    /* Twelve blocks for twelve characters: the message says "number ████████████." */
    ck_assert_ptr_nonnull(strstr(out.data, "Take out the NHS number "
                                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
                                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
                                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88."));
    ck_assert_ptr_nonnull(strstr(out.data, "covwarks"));
    smp__buffer_clear(&out);
    options.redact = 0;
    ck_assert_int_eq(write_all((smp_format)_i, &options, sample_collect, &out), SMP_OK);
    ck_assert_ptr_nonnull(strstr(out.data, "123 4567"));
    ck_assert_ptr_null(strstr(out.data, "\xE2\x96\x88"));
    smp__buffer_free(&out);
}
END_TEST

START_TEST(what_is_written_is_well_formed)
{
    smp__buffer out;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__buffer_init(&out, &by);
    ck_assert_int_eq(write_all((smp_format)_i, NULL, sample_collect, &out), SMP_OK);
    size_t start, end;
    ck_assert(!smp__utf8_check(smp__buffer_text(&out), &start, &end));
    /* No control but the line feed, in any form. */
    for (size_t i = 0; i < out.size; i++)
        ck_assert((unsigned char)out.data[i] >= 0x20 || out.data[i] == '\n');
    smp__buffer_free(&out);
}
END_TEST

START_TEST(secrets_of_every_length_are_masked_and_nothing_else)
{
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", SMP_TEXT("ab abc abcd bc \xC3\xA9t\xC3\xA9 b"));
    static const char *const secrets[] = {"abcd", "ab", "\xC3\xA9t\xC3\xA9", "ab abc"};
    for (size_t i = 0; i < SMP_COUNT(secrets); i++)
        ck_assert_ptr_nonnull(sample_finding(report, "c", "privacy.x", SMP_SEVERITY_NOTE,
                                             SMP_BREACH, "text", secrets[i], "m"));
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    smp__arena arena;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &by);
    smp__curtain curtain;
    smp__curtain_open(&curtain, report, true, &arena);
    ck_assert_uint_eq(curtain.secret_count, 4);
    static const struct {
        const char *text, *shown;
    } cases[] = {{"abcd", "####"}, {"abc", "##c"}, {"xabx", "x##x"}, {"aab", "a##"},
                 {"ab abd", "## ##d"}, {"ab abcd", "#######"}, {"b", "b"}, {"", ""},
                 {"\xC3\xA9t\xC3\xA9s", "###s"}, {"abab", "####"}};
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        smp__shown shown = smp__show(&curtain, smp_text_of(cases[i].text));
        smp__cursor cursor;
        smp__cursor_start(&cursor, &shown);
        const char *wanted = cases[i].shown;
        for (uint32_t c; smp__cursor_next(&cursor, &c); wanted++)
            ck_assert_msg(c == SMP__MASK ? *wanted == '#' : c == (unsigned char)*wanted,
                          "\"%s\" is not shown as \"%s\"", cases[i].text, cases[i].shown);
        ck_assert_int_eq(*wanted, '\0');
    }
    smp__arena_free(&arena);
    smp_report_free(report);
}
END_TEST

typedef struct masked {
    const char *text, *shown; /* what is masked is "~" */
} masked;

/* What is shown of each of `cases` where somebody is named in `report`. */
static void check_masks(smp_report *report, const masked *cases, size_t count)
{
    smp__arena arena;
    smp_allocator by = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &by);
    smp__curtain curtain;
    smp__curtain_open(&curtain, report, true, &arena);
    for (size_t i = 0; i < count; i++) {
        smp__shown shown = smp__show(&curtain, smp_text_of(cases[i].text));
        smp__cursor cursor;
        smp__cursor_start(&cursor, &shown);
        char drawn[64] = "";
        size_t size = 0;
        for (uint32_t c; smp__cursor_next(&cursor, &c);)
            drawn[size++] = c == SMP__MASK ? '~' : (char)c;
        ck_assert_str_eq(drawn, cases[i].shown);
    }
    smp__arena_free(&arena);
}

/* A report on `text` with a finding on each of the patients `names` in it. */
static smp_report *report_on_patients(const char *text, const char *const *names, size_t count)
{
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
    sample_field(report, "text", smp_text_of(text));
    for (size_t i = 0; i < count; i++)
        ck_assert_ptr_nonnull(sample_finding(report, "c", "privacy.named_patient",
                                             SMP_SEVERITY_NOTE, SMP_BREACH, "text", names[i],
                                             "m"));
    return report;
}

/* However a name is spelt, and whichever part of it stands alone. */
START_TEST(names_are_masked_in_every_spelling)
{
    static const char *const names[] = {"Mrs Doris Whitfield-May", "Ann Hope"};
    smp_report *report = report_on_patients("Mrs Doris Whitfield-May, Ann Hope, 1 Oak Road", names,
                                            SMP_COUNT(names));
    ck_assert_ptr_nonnull(sample_finding(report, "c", "privacy.street_address", SMP_SEVERITY_NOTE,
                                         SMP_BREACH, "text", "1 Oak Road", "m"));
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    static const masked cases[] = {
        {"DORIS is well", "~~~~~ is well"},
        {"the Whitfield family", "the ~~~~~~~~~ family"},
        {"Mrs Whitfield", "Mrs ~~~~~~~~~"},
        {"#getwelldoriswhitfieldmay", "#getwell~~~~~~~~~~~~~~~~~"},
        {"#GetWellDoris", "#GetWell~~~~~"},
        {"@doris_whitfield1", "@~~~~~_~~~~~~~~~1"},
        {"example.org/ann%20hope", "example.org/~~~~~~~~~~"},
        {"annual #Annual Joann", "annual #Annual Joann"},
        {"#AnnGoesHome", "#~~~GoesHome"},
        {"ann's hope in may", "~~~'s hope in may"}, /* words of the dictionary */
        {"Hope", "~~~~"},
        {"the oak, a road", "the oak, a road"}};
    check_masks(report, cases, SMP_COUNT(cases));
    smp_report_free(report);
}
END_TEST

/* A name is the same in capitals of any script, without its marks, and with marks of their own. */
START_TEST(names_with_marks_are_masked)
{
    static const char *const names[] = {
        "Jos\u00E9 N\u00FA\u00F1ez", "\u00C9lodie Strau\u00DF", "Sean O\u2019Neill",
        "\u0141ukasz \u017Bak",
        "\u0410\u043D\u043D\u0430 \u0418\u0432\u0430\u043D\u043E\u0432\u0430"};
    smp_report *report = report_on_patients(
        "Jos\u00E9 N\u00FA\u00F1ez, \u00C9lodie Strau\u00DF, Sean O\u2019Neill, "
        "\u0141ukasz \u017Bak, \u0410\u043D\u043D\u0430 \u0418\u0432\u0430\u043D\u043E\u0432\u0430",
        names, SMP_COUNT(names));
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    static const masked cases[] = {
        {"JOS\u00C9 N\u00DA\u00D1EZ", "~~~~~~~~~~"},
        {"#josenunez", "#~~~~~~~~~"},
        {"Jose\u0301, Jose", "~~~~~, ~~~~"},
        {"\u00C9LODIE STRAUSS", "~~~~~~~~~~~~~~"},
        {"SEAN O'NEILL", "~~~~ O'~~~~~"},
        {"\u0141UKASZ", "~~~~~~"},
        {"\u0410\u041D\u041D\u0410 \u0418\u0412\u0410\u041D\u041E\u0412\u0410", "~~~~~~~~~~~~"},
        {"Josefa", "Josefa"}};
    check_masks(report, cases, SMP_COUNT(cases));
    smp_report_free(report);
}
END_TEST

/* Names of two letters are words of others too; those of many words are written in part. */
START_TEST(short_and_long_names_are_masked)
{
    static const char *const names[] = {"Jo Ng", "Li Na", "Ed's", "Ann B Hope",
                                        "Rosa Maria Luz Perez Garcia"};
    smp_report *report = report_on_patients(
        "Jo Ng, Li Na, Ed's, Ann B Hope, Rosa Maria Luz Perez Garcia", names, SMP_COUNT(names));
    ck_assert(smp__report_finish(report, SMP_ADVISE));
    static const masked cases[] = {
        {"JO NG is well", "~~~~~ is well"}, {"#JoNg", "#~~~~"}, {"@jo_ng", "@~~~~~"},
        {"LI NA", "~~~~~"}, {"@lina", "@~~~~"}, {"Carolina", "Carolina"},
        {"Jo, so to", "Jo, so to"}, {"edsel eds", "edsel eds"},
        {"annbhope annhope", "~~~~~~~~ ~~~~~~~"},
        {"PEREZ, #rosagarcia", "~~~~~, #~~~~~~~~~~"}};
    check_masks(report, cases, SMP_COUNT(cases));
    smp_report_free(report);
}
END_TEST

static int refuse(void *context, const char *bytes, size_t size)
{
    size_t *left = context;
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_gt(size, 0);
    return (*left)-- > 0 ? 0 : 1;
}

START_TEST(a_refusal_is_an_error_and_stays_one)
{
    size_t pieces = SIZE_MAX;
    ck_assert_int_eq(write_all((smp_format)_i, NULL, refuse, &pieces), SMP_OK);
    pieces = SIZE_MAX - pieces;
    for (size_t i = 0; i < pieces; i++) {
        size_t left = i;
        ck_assert_int_eq(write_all((smp_format)_i, NULL, refuse, &left), SMP_ERROR_IO);
        ck_assert_uint_eq(left, SIZE_MAX); /* asked once more, and never again */
    }
}
END_TEST

START_TEST(running_out_of_memory_is_clean)
{
    smp_format format = (smp_format)(_i / 2);
    bool for_good = _i % 2;
    bool whole = false;
    for (size_t at = 1; !whole; at++) {
        failing state = {.refuse_at = at, .for_good = for_good};
        smp_allocator by = failing_allocator(&state);
        smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
        options.allocator = &by;
        options.redact = 1;
        smp__buffer out;
        smp_allocator plain = smp__allocator_or_default(NULL);
        smp__buffer_init(&out, &plain);
        smp_status status = write_all(format, &options, sample_collect, &out);
        ck_assert_int_eq(state.live, 0);
        ck_assert_int_eq(state.live_bytes, 0);
        whole = state.requests < at;
        ck_assert_int_eq(status, whole ? SMP_OK : SMP_ERROR_MEMORY);
        /* Even a document cut short must not let out what was to be masked. */
        if (out.size) ck_assert_ptr_null(strstr(out.data, "123 4567"));
        smp__buffer_free(&out);
    }
}
END_TEST

START_TEST(a_report_left_out_for_memory_leaves_the_document_sound)
{
    smp_policy *policy = sample_policy(NULL);
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    size_t left_out = 0;
    for (size_t at = 1; at < 200; at++) {
        failing state = {0};
        smp_allocator by = failing_allocator(&state);
        smp_writer_options options = SMP_WRITER_OPTIONS_INIT;
        options.allocator = &by;
        smp__buffer out;
        smp_allocator plain = smp__allocator_or_default(NULL);
        smp__buffer_init(&out, &plain);
        smp_writer *writer;
        ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_HTML, &options, sample_collect, &out,
                                         NULL), SMP_OK);
        state.requests = 0;
        state.refuse_at = at;
        ck_assert(sample_patient(report, policy));
        smp_status status = smp_writer_report(writer, report, NULL);
        state.refuse_at = 0;
        ck_assert(sample_clear(report, policy));
        ck_assert_int_eq(smp_writer_report(writer, report, NULL), SMP_OK);
        ck_assert_int_eq(smp_writer_close(writer, NULL), SMP_OK);
        if (status != SMP_OK) left_out++;
        ck_assert_uint_eq(count_of(out.data, "<article"), status == SMP_OK ? 2 : 1);
        ck_assert_uint_eq(count_of(out.data, "</article>"), status == SMP_OK ? 2 : 1);
        ck_assert_ptr_nonnull(strstr(out.data, status == SMP_OK ? "2 checked" : "1 checked"));
        smp__buffer_free(&out);
    }
    ck_assert_uint_gt(left_out, 3);
    smp_report_free(report);
    smp_policy_release(policy);
}
END_TEST

/* Only what is to be published is said to be fit for it. */
START_TEST(a_message_is_not_published)
{
    static const struct {
        const char *check;
        smp_verdict verdict;
        bool of_post;
        const char *words;
    } rows[] = {
        {"post", SMP_ADVISE, true, "it may be published"},
        {"accessibility", SMP_CLEAR, true, "Clear: nothing"},
        {"message", SMP_ADVISE, false, "Advise: there is something"},
        {"profile", SMP_CLEAR, false, "Clear: the policy asks for nothing to be done"},
        {"account", SMP_HOLD, false, "a person must decide"},
    };
    smp_policy *policy = sample_policy(NULL);
    smp_report *report;
    ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
    for (size_t i = 0; i < SMP_COUNT(rows); i++) {
        smp__report_begin(report, policy, rows[i].check, SMP_TEXT("1"));
        ck_assert_int_eq(smp__is_of_post(report), rows[i].of_post);
        ck_assert_ptr_nonnull(
            strstr(smp__verdict_words(rows[i].verdict, rows[i].of_post), rows[i].words));
    }
    smp_report_free(report);
    smp_policy_release(policy);
}
END_TEST

START_TEST(wrong_parameters_are_told)
{
    smp_writer *writer = NULL;
    smp_error error = SMP_ERROR_INIT;
    size_t context = 0;
    ck_assert_int_eq(smp_writer_open(NULL, SMP_FORMAT_JSON, NULL, refuse, &context, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_JSON, NULL, NULL, &context, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_open(&writer, (smp_format)9, NULL, refuse, &context, &error),
                     SMP_ERROR_ARGUMENT);
    smp_writer_options unset = {0};
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_JSON, &unset, refuse, &context, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_ptr_null(writer);
    ck_assert_int_eq(smp_writer_report(NULL, NULL, &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_open(&writer, SMP_FORMAT_JSON, NULL, refuse, &context, &error),
                     SMP_OK);
    smp_error nothing = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_writer_bad_input(writer, SMP_TEXT("1"), &nothing, &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_writer_close(writer, &error), SMP_OK);
    ck_assert_int_eq(smp_writer_close(NULL, &error), SMP_OK);
}
END_TEST

int main(void)
{
    TCase *all = tcase_create("report/writer");
    tcase_set_timeout(all, 120);
    tcase_add_loop_test(all, masked_characters_are_nowhere, 0, SMP_FORMAT_HTML + 1);
    tcase_add_loop_test(all, what_is_written_is_well_formed, 0, SMP_FORMAT_HTML + 1);
    tcase_add_test(all, secrets_of_every_length_are_masked_and_nothing_else);
    tcase_add_test(all, names_are_masked_in_every_spelling);
    tcase_add_test(all, names_with_marks_are_masked);
    tcase_add_test(all, short_and_long_names_are_masked);
    tcase_add_loop_test(all, a_refusal_is_an_error_and_stays_one, 0, SMP_FORMAT_HTML + 1);
    tcase_add_loop_test(all, running_out_of_memory_is_clean, 0, 2 * (SMP_FORMAT_HTML + 1));
    tcase_add_test(all, a_report_left_out_for_memory_leaves_the_document_sound);
    tcase_add_test(all, a_message_is_not_published);
    tcase_add_test(all, wrong_parameters_are_told);
    return run_case("report/writer", all);
}
