/* The record's file among others: two writers, one that is killed or waits, a full disk, a file
 * that cannot be written, and who may read it.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "kit.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

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

SUITE("history/writers", two_writers, killed_while_writing, a_full_disk,
      a_file_that_cannot_be_written, another_holds_the_file, exporting_while_another_writes,
      nobody_else_reads_it)
