/* The other spellings of a name that is masked: where they stand, and which are looked for at all.
 * The people are made up.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"
#include "unit/report/sample.h"

#include "suite.h"

static smp__arena arena;

static void set_up(void)
{
    const smp_allocator by = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &by);
}

static void tear_down(void) { smp__arena_free(&arena); }

/* The text with "~" for what is one of the names. */
static const char *masked(const smp__secret_names *names, const char *words)
{
    static char out[512];
    const smp_text text = smp_text_of(words);
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        const size_t name = smp__name_at(names, text, at);
        out[size++] = name ? '~' : text.data[at];
        at += name ? name : 1;
    }
    out[size] = '\0';
    return out;
}

static const char *masked_of(const char *name, const char *words)
{
    smp__secret_names *names = smp__names_open(&arena);
    smp__names_add(names, smp_text_of(name));
    ck_assert(!smp__names_failed(names));
    return masked(names, words);
}

typedef struct row {
    const char *name, *text, *shown;
} row;

static void check_rows(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ck_assert_str_eq(masked_of(rows[i].name, rows[i].text), rows[i].shown);
}

#define LONG_WORD "Zqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxv"
#define AFAR "zqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzqwxvzq"

START_TEST(where_a_part_of_a_name_stands)
{
    static const row rows[] = {
        {"Ann Hope", "A\u00ADnn Hope, so ANN\u0301 HOPE", "~, so ~"}, /* a soft hyphen, a mark */
        {"Ann Hope", "I hope so", "I hope so"},
        {"Ann Hope", "hope", "hope"},
        {"Ann Hope", "#a\nhope #a\thope #a hope", "#a\nhope #a\thope #a hope"},
        {"Ann Hope", "#with_hope @jo_hope www.example.org/hope2",
         "#with_~ @jo_~ www.example.org/~2"},
        {"Ann Hope", "#GetWellAnn #AnnIsHere #Annual #planning",
         "#GetWell~ #~IsHere #Annual #planning"},
        {"Ann Hope", "#" AFAR AFAR "hope", "#" AFAR AFAR "hope"},
        {"Tom Glas", "Tom Gla\u00DF", "~ Gla\u00DF"}, /* a sharp s is two letters */
        {"Tom Gla\u00DF", "TOM GLASS", "~"},
        {"\xFFzq\xFE Vwxqz", "so \xFFzq\xFE said", "so ~ said"}}; /* bytes that are no characters */
    check_rows(rows, SMP_COUNT(rows));
    ck_assert_str_eq(masked(NULL, "Ann Hope"), "Ann Hope");
}
END_TEST

/* What has other signs in it, or is too long for anybody's name, is masked as it was written, and
 * has no other spellings. */
START_TEST(what_is_no_name)
{
    static const row rows[] = {
        {"Ann Hope (42)", "ANN HOPE", "ANN HOPE"},
        {LONG_WORD " " LONG_WORD, LONG_WORD, LONG_WORD},
        {"A B C D E F G H I J K L M N O P Zqwxv", "Zqwxv", "Zqwxv"},
        {"B C D E F G H I J K L M N O P Zqwxv", "Zqwxv", "~"},
        {"Mrs", "Mrs", "Mrs"},
        {"", "Ann", "Ann"}};
    check_rows(rows, SMP_COUNT(rows));
}
END_TEST

/* Which findings name somebody; and personal data without one, where it has a name's form. */
START_TEST(whose_names_are_collected)
{
    static const struct {
        const char *signal, *secret, *text, *shown;
    } reports[] = {{"privacy.named_patient", "-", "ANN", "~"},
                   {"privacy.person_name", "-", "ANN", "~"},
                   {"privacy.street_address", "-", "ANN", "ANN"},
                   {"tone.abusive", "Ann Hope", "ANN", "~"},
                   {"tone.abusive", "ann hope", "ANN", "ANN"},
                   {"tone.abusive", "Ann hope", "ANN", "ANN"},
                   {"tone.abusive", "Ann", "ANN", "ANN"}};
    for (size_t i = 0; i < SMP_COUNT(reports); i++) {
        smp_report *report;
        smp__curtain curtain = {.arena = &arena};
        ck_assert_int_eq(smp_report_new(&report, NULL), SMP_OK);
        smp__report_begin(report, NULL, "post", SMP_TEXT("1"));
        sample_field(report, "text", SMP_TEXT("Ann Hope has come"));
        ck_assert_ptr_nonnull(sample_finding(report, "c", reports[i].signal, SMP_SEVERITY_NOTE,
                                             SMP_BREACH, "text", "Ann Hope", "m"));
        *smp__report_add_secret(report) = smp_text_of(reports[i].secret);
        ck_assert(smp__report_finish(report, SMP_ADVISE));
        curtain.report = report;
        smp__collect_names(&curtain);
        ck_assert(!curtain.failed);
        ck_assert_str_eq(masked(curtain.names, reports[i].text), reports[i].shown);
        smp_report_free(report);
    }
}
END_TEST

SUITE_WITH("report/secret_names", set_up, tear_down, where_a_part_of_a_name_stands, what_is_no_name,
           whose_names_are_collected)
