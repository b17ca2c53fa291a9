/* What the tests of this room share: a folder with a record of decisions, reports to put in, and
 * what comes out.
 * SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_HISTORY_KIT_H
#define TESTS_UNIT_HISTORY_KIT_H

#include "suite.h"

#include <smpolicy.h>
#include <smpolicy/history.h>

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define KEY "sixteen bytes and a few more"

static char folder[64], file[96];

static inline void make_folder(void)
{
    strcpy(folder, "/tmp/smp-history-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/decisions.db", folder);
}

static inline void remove_folder(void)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    char name[128];
    for (size_t i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s%s", file, ends[i]);
        unlink(name);
    }
    rmdir(folder);
}

static inline smp_status open_with(smp_history_store **out, const char *key, smp_error *error)
{
    smp_history_options options = SMP_HISTORY_OPTIONS_INIT;
    options.key = smp_text_of(key);
    options.wait_ms = 20000;
    return smp_history_open(out, file, &options, error);
}

static inline smp_history_store *open_store(void)
{
    smp_history_store *store = NULL;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(open_with(&store, KEY, &error) == SMP_OK, "%s", error.message);
    return store;
}

/* Makes reports of messages. */
typedef struct maker {
    smp_policy *policy;
    smp_evaluator *evaluator;
    smp_report *report;
} maker;

static inline maker make(void)
{
    maker made = {NULL, NULL, NULL};
    ck_assert_int_eq(smp_policy_open_builtin(&made.policy, "bnssg", NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_evaluator_new(&made.evaluator, made.policy, NULL, NULL), SMP_OK);
    ck_assert_int_eq(smp_report_new(&made.report, NULL), SMP_OK);
    return made;
}

static inline void unmake(maker *made)
{
    smp_report_free(made->report);
    smp_evaluator_free(made->evaluator);
    smp_policy_release(made->policy);
}

static inline const smp_report *report_of(maker *with, const char *id)
{
    smp_message message = SMP_MESSAGE_INIT;
    message.id = smp_text_of(id);
    message.text = smp_text_of("Please look into my sister's secret words");
    ck_assert_int_eq(smp_classify_message(with->report, with->evaluator, &message, NULL), SMP_OK);
    return with->report;
}

static inline smp_status record(smp_history_store *store, const smp_report *report,
                                const char *author, const char *at, smp_error *error)
{
    smp_history_entry entry = SMP_HISTORY_ENTRY_INIT;
    entry.author = smp_text_of(author);
    entry.at = smp_text_of(at);
    return smp_history_record(store, report, &entry, error);
}

static inline uint32_t count_of(smp_history_store *store, const char *author, const char *at,
                         uint32_t days)
{
    smp_history counts = {0};
    ck_assert_int_eq(smp_history_count(store, smp_text_of(author), smp_text_of(at), days, &counts,
                                       NULL), SMP_OK);
    ck_assert_uint_eq(counts.days, days);
    return counts.messages;
}

typedef struct written {
    char bytes[1 << 16];
    size_t size, lines;
} written;

static inline int write_to(void *context, const char *bytes, size_t size)
{
    written *into = context;
    if (into->size + size >= sizeof into->bytes) return 1;
    memcpy(into->bytes + into->size, bytes, size);
    into->size += size;
    into->bytes[into->size] = '\0';
    into->lines++;
    return 0;
}

/* Opens the file behind the library's back. */
static inline bool sql_works(const char *sql)
{
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(file, &db), SQLITE_OK);
    int done = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return done == SQLITE_OK;
}

#endif
