/* What a record of decisions refuses, and a file that was altered behind its back: each call says
 * what is wrong, and nothing is lost or made up.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "kit.h"

#define expect(call, expected, part)                                                               \
    do {                                                                                           \
        smp_error error = SMP_ERROR_INIT;                                                          \
        ck_assert_int_eq(call, expected);                                                          \
        ck_assert_int_eq(error.code, expected);                                                    \
        ck_assert_msg(strstr(error.message, part) != NULL, "\"%s\" has no \"%s\"", error.message,  \
                      part);                                                                       \
    } while (0)

START_TEST(what_is_not_given)
{
    make_folder();
    maker with = make();
    smp_history_store *store = NULL;
    smp_history counts = {0};
    smp_history_options options = SMP_HISTORY_OPTIONS_INIT;
    smp_history_entry entry = SMP_HISTORY_ENTRY_INIT;
    options.key = smp_text_of(KEY);
    entry.at = smp_text_of("2026-11-21");
    expect(smp_history_open(NULL, file, &options, &error), SMP_ERROR_ARGUMENT, "must be given");
    expect(smp_history_open(&store, NULL, &options, &error), SMP_ERROR_ARGUMENT, "must be given");
    options.struct_size = 0;
    expect(smp_history_open(&store, file, &options, &error), SMP_ERROR_ARGUMENT, "OPTIONS_INIT");
    options = (smp_history_options)SMP_HISTORY_OPTIONS_INIT;
    expect(smp_history_open(&store, file, &options, &error), SMP_ERROR_ARGUMENT, "key");
    ck_assert_ptr_null(store);
    ck_assert_int_ne(access(file, F_OK), 0); /* nothing was begun */
    store = open_store();
    const smp_report *report = report_of(&with, "1");
    expect(smp_history_record(NULL, report, &entry, &error), SMP_ERROR_ARGUMENT, "must be given");
    expect(smp_history_record(store, NULL, &entry, &error), SMP_ERROR_ARGUMENT, "must be given");
    expect(smp_history_record(store, report, NULL, &error), SMP_ERROR_ARGUMENT, "must be given");
    entry.struct_size = 0;
    expect(smp_history_record(store, report, &entry, &error), SMP_ERROR_ARGUMENT, "ENTRY_INIT");
    smp_text day = smp_text_of("2026-11-21"), author = smp_text_of("a");
    expect(smp_history_count(NULL, author, day, 7, &counts, &error), SMP_ERROR_ARGUMENT, "store");
    expect(smp_history_count(store, author, day, 7, NULL, &error), SMP_ERROR_ARGUMENT, "out");
    expect(smp_history_count(store, author, day, 0, &counts, &error), SMP_ERROR_ARGUMENT, "days");
    expect(smp_history_count(store, author, smp_text_of("soon"), 7, &counts, &error),
           SMP_ERROR_ARGUMENT, "\"soon\" cannot be read as a date");
    expect(smp_history_count(store, author, smp_text_of("21/11/2026"), 7, &counts, &error),
           SMP_ERROR_ARGUMENT, "RFC 3339: write 2026-11-21.");
    expect(smp_history_forget(NULL, day, NULL, &error), SMP_ERROR_ARGUMENT, "store");
    expect(smp_history_export(NULL, write_to, NULL, &error), SMP_ERROR_ARGUMENT, "store");
    expect(smp_history_export(store, NULL, NULL, &error), SMP_ERROR_ARGUMENT, "write");
    smp_history_close(store);
    smp_history_close(NULL);
    unmake(&with);
    remove_folder();
}
END_TEST

/* A decision is a word for a file that others read, not a text. */
START_TEST(decisions_that_are_none)
{
    static char long_word[66];
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    smp_history_entry entry = SMP_HISTORY_ENTRY_INIT;
    entry.at = smp_text_of("2026-11-21");
    memset(long_word, 'x', 65);
    entry.decision = smp_text_of(long_word);
    const smp_report *report = report_of(&with, "1");
    expect(smp_history_record(store, report, &entry, &error), SMP_ERROR_ARGUMENT, "64 bytes");
    entry.decision = (smp_text){"not\0quite", 9};
    expect(smp_history_record(store, report, &entry, &error), SMP_ERROR_ARGUMENT, "NUL");
    entry.decision = smp_text_of("caf\xE9");
    expect(smp_history_record(store, report, &entry, &error), SMP_ERROR_ARGUMENT, "not UTF-8");
    long_word[64] = '\0';
    entry.decision = smp_text_of(long_word);
    ck_assert_int_eq(smp_history_record(store, report, &entry, NULL), SMP_OK);
    static written out;
    ck_assert_int_eq(smp_history_export(store, write_to, &out, NULL), SMP_OK);
    ck_assert_uint_eq(out.lines, 1);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

/* A clause that is broken twice is one clause of the record. */
START_TEST(each_clause_once)
{
    make_folder();
    maker with = make();
    smp_post post = SMP_POST_INIT;
    post.text = smp_text_of("Call 07700 900123 or 07700 900456");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    static const char twice[] = "\"privacy/contact-details\"";
    size_t times = 0;
    for (size_t i = 0; i < smp_report_finding_count(with.report); i++)
        times += !strcmp(smp_report_finding(with.report, i)->clause.data,
                         "privacy/contact-details");
    ck_assert_uint_eq(times, 2);
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, with.report, "a", "2026-11-21", NULL), SMP_OK);
    static written out;
    ck_assert_int_eq(smp_history_export(store, write_to, &out, NULL), SMP_OK);
    const char *first = strstr(out.bytes, twice);
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_null(strstr(first + 1, twice));
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

/* What each call says once another program has dropped a table, and what opening the file again
 * says. */
static void drop(const char *table, smp_status recording, smp_status counting,
                 smp_status forgetting, const char *opening)
{
    char sql[64];
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-11-21", NULL), SMP_OK);
    snprintf(sql, sizeof sql, "DROP TABLE %s", table);
    ck_assert(sql_works(sql));
    smp_error error = SMP_ERROR_INIT;
    smp_history counts = {.messages = 7};
    static written out;
    ck_assert_int_eq(record(store, report_of(&with, "2"), "a", "2026-11-21", &error), recording);
    ck_assert_int_eq(smp_history_count(store, smp_text_of("a"), smp_text_of("2026-11-21"), 1,
                                       &counts, &error), counting);
    ck_assert_uint_eq(counts.messages, counting == SMP_OK ? 2 : 7); /* left as it was */
    out.size = out.lines = 0;
    ck_assert_int_eq(smp_history_export(store, write_to, &out, &error), counting);
    ck_assert_uint_eq(out.lines, counting == SMP_OK ? 2 : 0);
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-11-30"), NULL, &error),
                     forgetting);
    if (forgetting != SMP_OK) ck_assert_ptr_nonnull(strstr(error.message, "no such table"));
    smp_history_close(store);
    smp_status opened = open_with(&store, KEY, &error);
    ck_assert_int_eq(opened, opening ? SMP_ERROR_IO : SMP_OK);
    if (opening) ck_assert_ptr_nonnull(strstr(error.message, opening));
    else smp_history_close(store);
    unmake(&with);
    remove_folder();
}

START_TEST(tables_dropped)
{
    drop("record", SMP_ERROR_IO, SMP_ERROR_IO, SMP_ERROR_IO, "while opening the history");
    drop("forgotten", SMP_OK, SMP_OK, SMP_ERROR_IO, NULL);
    drop("key_check", SMP_OK, SMP_OK, SMP_OK, "while comparing the key");
}
END_TEST

/* Of a later version, or another program's: left alone. */
START_TEST(files_of_others)
{
    static const char *const altered[] = {"PRAGMA user_version = 2", "PRAGMA user_version = 0",
                                          "PRAGMA application_id = 7",
                                          "PRAGMA application_id = 0"};
    for (size_t i = 0; i < sizeof altered / sizeof altered[0]; i++) {
        make_folder();
        maker with = make();
        smp_history_store *store = open_store();
        ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-11-21", NULL), SMP_OK);
        smp_history_close(store);
        ck_assert(sql_works(altered[i]));
        store = NULL;
        expect(open_with(&store, KEY, &error), SMP_ERROR_IO, "not a history of this version");
        ck_assert_ptr_null(store);
        ck_assert(sql_works("SELECT count(*) / (count(*) = 1) FROM record"));
        unmake(&with);
        remove_folder();
    }
}
END_TEST

/* A day is forgotten whole or not at all. */
START_TEST(forgetting_that_cannot_end)
{
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-11-01", NULL), SMP_OK);
    ck_assert_int_eq(record(store, report_of(&with, "2"), "a", "2026-11-02", NULL), SMP_OK);
    ck_assert(sql_works("CREATE TRIGGER kept BEFORE DELETE ON record WHEN OLD.seq = 2"
                        " BEGIN SELECT RAISE(ABORT, 'kept for a case'); END"));
    size_t forgotten = 9;
    expect(smp_history_forget(store, smp_text_of("2026-11-21"), &forgotten, &error), SMP_ERROR_IO,
           "kept for a case");
    ck_assert_uint_eq(forgotten, 9);
    ck_assert_uint_eq(count_of(store, "a", "2026-11-21", 30), 2);
    ck_assert(sql_works("DROP TRIGGER kept"));
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-11-21"), NULL, NULL), SMP_OK);
    ck_assert_uint_eq(count_of(store, "a", "2026-11-21", 30), 0);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

/* Longer ago than there are dates. */
START_TEST(a_window_before_all_dates)
{
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "0001-01-02", NULL), SMP_OK);
    ck_assert_uint_eq(count_of(store, "a", "0001-01-03", 1), 0);
    ck_assert_uint_eq(count_of(store, "a", "0001-01-03", 400), 1);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

SUITE("history/refusals", what_is_not_given, decisions_that_are_none, each_clause_once,
      tables_dropped, files_of_others, forgetting_that_cannot_end, a_window_before_all_dates)
