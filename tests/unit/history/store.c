/* The record of decisions: what it keeps, counts, forgets and refuses; two writers; a writer that
 * is killed; a full disk; and a file that cannot be written.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "kit.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

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

/* Records for ever, or `most` times; tells of each through `pipe` once it is done. */
static void keep_recording(const char *author, int most, int pipe)
{
    maker with = make();
    smp_history_store *store = open_store();
    for (int i = 0; i < most; i++) {
        smp_error error = SMP_ERROR_INIT;
        if (record(store, report_of(&with, NULL), author, "2026-11-21", &error) != SMP_OK) {
            fprintf(stderr, "%s\n", error.message);
            _exit(1);
        }
        if (pipe >= 0 && write(pipe, "x", 1) != 1) _exit(1);
    }
    smp_history_close(store);
    unmake(&with);
    exit(0);
}

static int is_ok(void *context, int count, char **values, char **names)
{
    (void)names;
    *(bool *)context = count == 1 && strcmp(values[0], "ok") == 0;
    return 0;
}

static bool is_sound(void)
{
    sqlite3 *db;
    bool sound = false;
    ck_assert_int_eq(sqlite3_open(file, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA integrity_check", is_ok, &sound, NULL);
    sqlite3_close(db);
    return sound;
}

/* Both begin the file at the same moment. */
START_TEST(two_writers)
{
    make_folder();
    pid_t children[2];
    for (int i = 0; i < 2; i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0) keep_recording(i ? "one" : "two", 150, -1);
    }
    for (int i = 0; i < 2; i++) {
        int status;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    smp_history_store *store = open_store();
    ck_assert_uint_eq(count_of(store, "one", "2026-11-21", 1), 150);
    ck_assert_uint_eq(count_of(store, "two", "2026-11-21", 1), 150);
    smp_history_close(store);
    remove_folder();
}
END_TEST

/* What was told of as recorded is there after a SIGKILL, and the file is sound. */
START_TEST(killed_while_writing)
{
    make_folder();
    uint32_t told = 0;
    for (int round = 0; round < 8; round++) {
        int ends[2];
        ck_assert_int_eq(pipe(ends), 0);
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child == 0) {
            close(ends[0]);
            keep_recording("someone", 1000000, ends[1]);
        }
        close(ends[1]);
        char done;
        /* A different moment each time. */
        for (int i = 0; i < 5 + round * 7; i++, told++)
            ck_assert_int_eq(read(ends[0], &done, 1), 1);
        for (volatile int spin = 0; spin < round * 100000; spin++) {}
        ck_assert_int_eq(kill(child, SIGKILL), 0);
        ck_assert_int_eq(waitpid(child, NULL, 0), child);
        while (read(ends[0], &done, 1) == 1) told++;
        close(ends[0]);
        smp_history_store *store = open_store();
        uint32_t kept = count_of(store, "someone", "2026-11-21", 1);
        /* One more may be on disk than could be told of. */
        ck_assert_msg(kept >= told && kept <= told + (uint32_t)round + 1, "%u told, %u kept", told,
                      kept);
        smp_history_close(store);
        ck_assert(is_sound());
    }
    remove_folder();
}
END_TEST

/* Runs `work` in a process of its own, which may lose what this one needs. */
static void in_a_child(void (*work)(void))
{
    int status;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        work();
        exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "at step %d",
                  WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
}

/* Ends a child that must not go on; the step tells which. */
static void must(bool holds, int step)
{
    if (!holds) _exit(step);
}

/* Where no more fits, that is told, all that was acknowledged stays, and with room again it goes
 * on. */
static void fill_the_disk(void)
{
    signal(SIGXFSZ, SIG_IGN);
    maker with = make();
    smp_history_store *store = open_store();
    smp_error error = SMP_ERROR_INIT;
    struct rlimit limit;
    must(getrlimit(RLIMIT_FSIZE, &limit) == 0, 1);
    rlim_t before = limit.rlim_cur;
    limit.rlim_cur = 256 * 1024;
    must(setrlimit(RLIMIT_FSIZE, &limit) == 0, 2);
    uint32_t kept = 0;
    smp_status status;
    while ((status = record(store, report_of(&with, NULL), "someone", "2026-11-21", &error)) ==
           SMP_OK)
        must(++kept < 10000, 3);
    must(status == SMP_ERROR_IO && strstr(error.message, "disk"), 4);
    must(kept > 0 && count_of(store, "someone", "2026-11-21", 1) == kept, 5);
    must(smp_history_forget(store, smp_text_of("2026-11-01"), NULL, &error) != SMP_ERROR_INTERNAL,
         6);
    limit.rlim_cur = before;
    must(setrlimit(RLIMIT_FSIZE, &limit) == 0, 7);
    must(record(store, report_of(&with, NULL), "someone", "2026-11-21", &error) == SMP_OK, 8);
    must(count_of(store, "someone", "2026-11-21", 1) == kept + 1, 9);
    smp_history_close(store);
    store = open_store();
    must(count_of(store, "someone", "2026-11-21", 1) == kept + 1, 10);
    smp_history_close(store);
    unmake(&with);
}

/* Forgetting makes room where the log has none left, and leaves nothing in it. */
static void forget_on_a_full_disk(void)
{
    signal(SIGXFSZ, SIG_IGN);
    maker with = make();
    smp_history_store *store = open_store();
    smp_error error = SMP_ERROR_INIT;
    struct rlimit limit;
    struct stat log;
    char name[sizeof file + 8];
    must(getrlimit(RLIMIT_FSIZE, &limit) == 0, 21);
    limit.rlim_cur = 256 * 1024;
    must(setrlimit(RLIMIT_FSIZE, &limit) == 0, 22);
    size_t kept = 0, forgotten = 0;
    while (record(store, report_of(&with, NULL), "someone", "2026-11-20", &error) == SMP_OK)
        must(++kept < 10000, 23);
    must(smp_history_forget(store, smp_text_of("2026-11-21"), &forgotten, &error) == SMP_OK, 24);
    must(forgotten > 0, 25);
    must(count_of(store, "someone", "2026-11-20", 1) == 0, 26);
    snprintf(name, sizeof name, "%s-wal", file);
    must(stat(name, &log) == 0 && log.st_size == 0, 27);
    smp_history_close(store);
    unmake(&with);
}

START_TEST(a_full_disk)
{
    make_folder();
    in_a_child(fill_the_disk);
    in_a_child(forget_on_a_full_disk);
    ck_assert(is_sound());
    remove_folder();
}
END_TEST

/* No one else's rights: permissions are nothing to the superuser. */
static void open_without_rights(void)
{
    smp_history_store *store = NULL;
    smp_error error = SMP_ERROR_INIT;
    const bool is_root = geteuid() == 0;
    if (is_root) must(setegid(65534) == 0 && seteuid(65534) == 0, 1);
    must(open_with(&store, KEY, &error) == SMP_ERROR_IO && !store, 2);
    must(strstr(error.message, "cannot be written") != NULL, 3);
    if (is_root) must(seteuid(0) == 0, 4); /* for the program's own last words, its coverage say */
}

START_TEST(a_file_that_cannot_be_written)
{
    make_folder();
    maker with = make();
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-11-21", NULL), SMP_OK);
    smp_history_close(store);
    ck_assert_int_eq(chmod(file, 0444), 0);
    ck_assert_int_eq(chmod(folder, 0555), 0);
    in_a_child(open_without_rights);
    ck_assert_int_eq(chmod(folder, 0755), 0);
    ck_assert_int_eq(chmod(file, 0644), 0);
    store = open_store();
    ck_assert_uint_eq(count_of(store, "a", "2026-11-21", 1), 1);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
    /* Nor one in a folder that is not there. */
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(open_with(&store, KEY, &error), SMP_ERROR_IO);
}
END_TEST

/* Whoever waits in vain for another writer is told so, nothing is recorded, and it works
 * afterwards. */
START_TEST(another_holds_the_file)
{
    make_folder();
    maker with = make();
    smp_history_store *store = NULL;
    smp_history_options options = SMP_HISTORY_OPTIONS_INIT;
    smp_error error = SMP_ERROR_INIT;
    options.key = smp_text_of(KEY);
    options.wait_ms = 20;
    ck_assert_int_eq(smp_history_open(&store, file, &options, &error), SMP_OK);
    sqlite3 *other;
    ck_assert_int_eq(sqlite3_open(file, &other), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-11-21", &error), SMP_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "Another writer"));
    ck_assert_int_eq(smp_history_forget(store, smp_text_of("2026-11-22"), NULL, &error),
                     SMP_ERROR_IO);
    ck_assert_uint_eq(count_of(store, "a", "2026-11-21", 1), 0); /* reading waits for nobody */
    ck_assert_int_eq(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-11-21", &error), SMP_OK);
    ck_assert_uint_eq(count_of(store, "a", "2026-11-21", 1), 1);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

/* An export is of one moment: what is recorded while it goes on is not in it, and is not held
 * up. */
typedef struct exporting {
    smp_history_store *other;
    maker *with;
    size_t lines;
} exporting;

static int record_meanwhile(void *context, const char *bytes, size_t size)
{
    exporting *into = context;
    into->lines++;
    if (size == 0 || bytes[size - 1] != '\n') return 1;
    return record(into->other, report_of(into->with, NULL), "b", "2026-11-21", NULL) != SMP_OK;
}

START_TEST(exporting_while_another_writes)
{
    make_folder();
    maker with = make();
    smp_history_store *store = open_store(), *other = open_store();
    for (int i = 0; i < 5; i++)
        ck_assert_int_eq(record(store, report_of(&with, NULL), "a", "2026-11-21", NULL), SMP_OK);
    exporting into = {other, &with, 0};
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_history_export(store, record_meanwhile, &into, &error) == SMP_OK, "%s",
                  error.message);
    ck_assert_uint_eq(into.lines, 5);
    ck_assert_uint_eq(count_of(store, "b", "2026-11-21", 1), 5);
    static written full;
    full.size = sizeof full.bytes - 1;
    ck_assert_int_eq(smp_history_export(store, write_to, &full, &error), SMP_ERROR_IO);
    smp_history_close(other);
    smp_history_close(store);
    unmake(&with);
    remove_folder();
}
END_TEST

/* Others on the machine can read neither the file nor the log beside it. */
START_TEST(nobody_else_reads_it)
{
    struct stat now;
    char log[sizeof file + 8];
    make_folder();
    maker with = make();
    const mode_t before = umask(0);
    smp_history_store *store = open_store();
    ck_assert_int_eq(record(store, report_of(&with, "1"), "a", "2026-11-21", NULL), SMP_OK);
    snprintf(log, sizeof log, "%s-wal", file);
    ck_assert_int_eq(stat(file, &now), 0);
    ck_assert_int_eq(now.st_mode & 0777, 0600);
    ck_assert_int_eq(stat(log, &now), 0);
    ck_assert_int_eq(now.st_mode & 0777, 0600);
    umask(before);
    smp_history_close(store);
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
      counting, append_only_until_forgotten, forgotten_to_the_day, what_is_refused, two_writers,
      killed_while_writing, a_full_disk, a_file_that_cannot_be_written, another_holds_the_file,
      exporting_while_another_writes, nobody_else_reads_it)
