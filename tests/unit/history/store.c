/* The record of decisions: what it keeps, counts, forgets and refuses.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "kit.h"

START_TEST(what_is_kept)
{
    static written out;
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(record(store, report_of(&with, "1"), "@Someone", "2026-06-30T23:30:00Z",
                            &error), SMP_OK);
    smp_history_entry entry = SMP_HISTORY_ENTRY_INIT;
    entry.at = smp_text_of("2026-07-03");
    entry.decision = smp_text_of("say \"no\"");
    ck_assert_int_eq(smp_history_record(store, report_of(&with, NULL), &entry, &error), SMP_OK);
    ck_assert_int_eq(smp_history_export(store, write_to, &out, &error), SMP_OK);
    ck_assert_uint_eq(out.lines, 2);
    ck_assert_ptr_nonnull(strstr(out.bytes, "{\"seq\":1,\"day\":\"2026-07-01\",\"author\":\""));
    ck_assert_ptr_nonnull(strstr(out.bytes, "\"id\":\"1\",\"check\":\"message\",\"policy\":"
                                            "{\"id\":\"bnssg\",\"version\":"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "\"decision\":\"say \\\"no\\\"\"}\n"));
    ck_assert_ptr_null(strstr(strchr(out.bytes, '\n'), "\"author\""));
    /* Neither name nor words, in the export or in the file. */
    ck_assert_ptr_null(strstr(out.bytes, "omeone"));
    ck_assert_ptr_null(strstr(out.bytes, "secret words"));
    smp_history_close(store);
    static char bytes[1 << 18];
    FILE *raw = fopen(file, "rb");
    size_t size = fread(bytes, 1, sizeof bytes, raw);
    fclose(raw);
    for (size_t i = 0; i + 12 < size; i++) {
        ck_assert(memcmp(bytes + i, "omeone", 6) != 0);
        ck_assert(memcmp(bytes + i, "secret words", 12) != 0);
        ck_assert(memcmp(bytes + i, "sixteen bytes", 12) != 0);
    }
    unmake(&with);
    remove_folder();
}
END_TEST

/* All that is to be done is in the record, not only the first of it. */
START_TEST(every_action_is_kept)
{
    static written out;
    make_folder();
    maker with = make();
    smp_post post = SMP_POST_INIT;
    post.text =
        smp_text_of("Mrs Jones in bed 4 has sepsis. Call her on 07700 900123. Vote for us!");
    ck_assert_int_eq(smp_evaluate_post(with.report, with.evaluator, &post, NULL), SMP_OK);
    size_t count = smp_report_action_count(with.report);
    ck_assert_uint_ge(count, 2);
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, with.report, "a", "2026-11-21", NULL), SMP_OK);
    ck_assert_int_eq(smp_history_export(store, write_to, &out, NULL), SMP_OK);
    const char *actions = strstr(out.bytes, "\"actions\":[");
    ck_assert_ptr_nonnull(actions);
    for (size_t i = 0; i < count; i++)
        ck_assert_ptr_nonnull(strstr(actions, smp_report_action(with.report, i)->action.data));
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

/* An allocator that looks at what it takes back, and can refuse one of its calls. */
typedef struct watch {
    size_t calls, refused; /* the call that is refused, counted from 1; 0 = none */
    bool saw_key;
} watch;

static void *watched_allocate(void *context, size_t size)
{
    watch *on = context;
    return ++on->calls == on->refused ? NULL : malloc(size);
}

static void *watched_reallocate(void *context, void *old, size_t old_size, size_t size)
{
    watch *on = context;
    (void)old_size;
    return ++on->calls == on->refused ? NULL : realloc(old, size);
}

static void watched_release(void *context, void *old, size_t old_size)
{
    watch *on = context;
    on->saw_key |= old_size == strlen(KEY) && memcmp(old, KEY, old_size) == 0;
    free(old);
}

static smp_history_store *open_watched(watch *on)
{
    smp_allocator by = {watched_allocate, watched_reallocate, watched_release, on};
    smp_history_options options = SMP_HISTORY_OPTIONS_INIT;
    smp_history_store *store = NULL;
    options.key = smp_text_of(KEY);
    options.allocator = &by;
    ck_assert_int_eq(smp_history_open(&store, file, &options, NULL), SMP_OK);
    return store;
}

/* Whoever finds the memory later does not find the secret. */
START_TEST(the_key_is_wiped)
{
    watch on = {0};
    make_folder();
    smp_history_close(open_watched(&on));
    ck_assert(!on.saw_key);
    remove_folder();
}
END_TEST

/* A decision is recorded with all that belongs to it, or not at all. */
START_TEST(no_memory_for_a_part)
{
    static written all, out;
    watch on = {0};
    make_folder();
    maker with = make();
    const smp_report *report = report_of(&with, "1");
    smp_history_store *store = open_watched(&on);
    for (size_t nth = 1;; nth++) {
        on.calls = 0;
        on.refused = nth;
        smp_status status = record(store, report, "a", "2026-11-21", NULL);
        on.refused = 0;
        out.size = out.lines = 0;
        ck_assert_int_eq(smp_history_export(store, write_to, &out, NULL), SMP_OK);
        ck_assert_uint_eq(out.lines, status == SMP_OK);
        if (status == SMP_OK) break;
        ck_assert_int_eq(status, SMP_ERROR_MEMORY);
    }
    smp_history_close(store);
    remove_folder();
    make_folder();
    store = open_store();
    ck_assert_int_eq(record(store, report, "a", "2026-11-21", NULL), SMP_OK);
    ck_assert_int_eq(smp_history_export(store, write_to, &all, NULL), SMP_OK);
    ck_assert_str_eq(out.bytes, all.bytes);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

START_TEST(counting)
{
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, report_of(&with, "1"), "@Someone", "2026-11-01", NULL), SMP_OK);
    ck_assert_int_eq(record(store, report_of(&with, "2"), "someone", "2026-11-07", NULL), SMP_OK);
    ck_assert_int_eq(record(store, report_of(&with, "2"), "SOMEONE", "2026-11-07", NULL), SMP_OK);
    ck_assert_int_eq(record(store, report_of(&with, "3"), "@other", "2026-11-07", NULL), SMP_OK);
    ck_assert_int_eq(record(store, report_of(&with, NULL), "someone", "2026-11-08", NULL), SMP_OK);
    ck_assert_int_eq(record(store, report_of(&with, NULL), "someone", "2026-11-08", NULL), SMP_OK);
    ck_assert_uint_eq(count_of(store, "someone", "2026-11-07", 7), 2);
    ck_assert_uint_eq(count_of(store, "@Someone", "2026-11-07", 6), 1); /* 2 to 7 November */
    ck_assert_uint_eq(count_of(store, "someone", "2026-11-08", 30), 4);
    ck_assert_uint_eq(count_of(store, "someone", "2026-11-08", UINT32_MAX), 4);
    ck_assert_uint_eq(count_of(store, "nobody", "2026-11-08", 30), 0);
    ck_assert_int_eq(record(store, report_of(&with, "4"), "@AnnaZ", "2026-11-08", NULL), SMP_OK);
    ck_assert_uint_eq(count_of(store, "@annaz", "2026-11-08", 30), 1);
    ck_assert_uint_eq(count_of(store, NULL, "2026-11-08", 30), 0);
    /* Letters alone are folded: other signs tell names apart. */
    ck_assert_int_eq(record(store, report_of(&with, "5"), "Pat_1[x", "2026-11-08", NULL), SMP_OK);
    ck_assert_uint_eq(count_of(store, "@pAT_1[X", "2026-11-08", 30), 1);
    ck_assert_uint_eq(count_of(store, "pat_1{x", "2026-11-08", 30), 0);
    ck_assert_uint_eq(count_of(store, "pat_\x11[x", "2026-11-08", 30), 0);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

START_TEST(append_only_until_forgotten)
{
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    for (int day = 1; day <= 9; day++) {
        char at[11];
        snprintf(at, sizeof at, "2026-11-%02d", day);
        ck_assert_int_eq(record(store, report_of(&with, at), "someone", at, NULL), SMP_OK);
    }
    ck_assert(!sql_works("UPDATE record SET verdict = 'clear'"));
    ck_assert(!sql_works("DELETE FROM record WHERE seq = 3"));
    size_t forgotten = 0;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-11-04"), &forgotten, &error),
                     SMP_OK);
    ck_assert_uint_eq(forgotten, 3);
    ck_assert_uint_eq(count_of(store, "someone", "2026-11-30", 60), 6);
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-11-01"), &forgotten, &error),
                     SMP_OK);
    ck_assert_uint_eq(forgotten, 0);
    ck_assert(!sql_works("DELETE FROM record WHERE day = '2026-11-04'"));
    ck_assert(!sql_works("UPDATE forgotten SET before = '2020-01-01'"));
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

START_TEST(what_is_refused)
{
    make_folder();
    maker with = make();
    smp_history_store *store = NULL, *other = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(open_with(&store, "short", &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(smp_history_open(&store, file, NULL, &error), SMP_ERROR_ARGUMENT);
    store = open_store();
    ck_assert_int_eq(open_with(&other, "another key of good length", &error), SMP_ERROR_ARGUMENT);
    ck_assert_ptr_null(other);
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-02-30", &error),
                     SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", NULL, &error), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(record(store, report_of(&with, "\xff"), "a", "2026-02-28", &error),
                     SMP_ERROR_ARGUMENT);
    smp_report *empty = NULL;
    ck_assert_int_eq(smp_report_new(&empty, NULL), SMP_OK);
    ck_assert_int_eq(record(store, empty, "a", "2026-02-28", &error), SMP_ERROR_ARGUMENT);
    smp_report_free(empty);
    ck_assert_uint_eq(count_of(store, "a", "2026-03-01", 30), 0);
    smp_history_close(store);
    /* Not a history: left alone. */
    ck_assert_int_eq(unlink(file), 0);
    ck_assert(sql_works("CREATE TABLE mine(a)"));
    ck_assert_int_eq(open_with(&store, KEY, &error), SMP_ERROR_IO);
    FILE *text = fopen(file, "wb");
    fputs("No database at all, and long enough to be read as the head of one, if it were one.....",
          text);
    fclose(text);
    ck_assert_int_eq(open_with(&store, KEY, &error), SMP_ERROR_IO);
    unmake(&with);
    remove_folder();
}
END_TEST

/* Retention to the day: of the day itself nothing is forgotten, and a day is one of the United
 * Kingdom. */
START_TEST(forgotten_to_the_day)
{
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    static const char *const at[] = {"2026-06-29", "2026-06-30T22:59:59Z", "2026-06-30T23:00:00Z",
                                     "2026-07-01", "2026-07-02"};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++)
        ck_assert_int_eq(record(store, report_of(&with, NULL), "a", at[i], NULL), SMP_OK);
    size_t forgotten = 9;
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-06-29"), &forgotten, NULL),
                     SMP_OK);
    ck_assert_uint_eq(forgotten, 0);
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-07-01"), &forgotten, NULL),
                     SMP_OK);
    ck_assert_uint_eq(forgotten, 2);
    ck_assert_uint_eq(count_of(store, "a", "2026-07-02", 30), 3);
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-02-30"), &forgotten, NULL),
                     SMP_ERROR_ARGUMENT);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

SUITE("history/store", what_is_kept, every_action_is_kept, the_key_is_wiped, no_memory_for_a_part,
      counting, append_only_until_forgotten, what_is_refused, forgotten_to_the_day)
