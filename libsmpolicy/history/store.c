/* Opening and closing a record of decisions, and what protects it.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "history/history.h"

#include <string.h>
#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <unistd.h>
#endif

enum { LEAST_KEY = 16, VERSION = 1, APPLICATION = 0x534D5048 /* "SMPH" */ };

/* Records can neither be changed nor removed, but for those of days before `forgotten.before`,
 * which only moves on. `key_check` tells whether the key is the one that the record was begun
 * with. */
static const char schema[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE record("
    " seq INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, author TEXT, id TEXT,"
    " subject TEXT NOT NULL, policy TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " verdict TEXT NOT NULL, labels TEXT NOT NULL, clauses TEXT NOT NULL, actions TEXT NOT NULL,"
    " decision TEXT, negative INTEGER NOT NULL, abusive INTEGER NOT NULL) STRICT;"
    "CREATE INDEX record_author ON record(author, day) WHERE author IS NOT NULL;"
    "CREATE INDEX record_day ON record(day);"
    "CREATE TABLE forgotten(one INTEGER PRIMARY KEY CHECK(one = 1), before TEXT NOT NULL) STRICT;"
    "INSERT INTO forgotten VALUES(1, '0001-01-01');"
    "CREATE TABLE key_check(one INTEGER PRIMARY KEY CHECK(one = 1), hash TEXT NOT NULL) STRICT;"
    "CREATE TRIGGER record_unchanged BEFORE UPDATE ON record"
    " BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;"
    "CREATE TRIGGER record_kept BEFORE DELETE ON record"
    " WHEN OLD.day >= (SELECT before FROM forgotten)"
    " BEGIN SELECT RAISE(ABORT, 'this record is to be kept'); END;"
    "CREATE TRIGGER forgotten_moves_on BEFORE UPDATE ON forgotten WHEN NEW.before < OLD.before"
    " BEGIN SELECT RAISE(ABORT, 'the day moves on only'); END;"
    "PRAGMA application_id = 0x534D5048;"
    "PRAGMA user_version = 1;";

smp_status smp__history_fault(const smp_history_store *store, const char *doing, smp_error *error)
{
    int code = sqlite3_errcode(store->db) & 0xFF;
    if (code == SQLITE_NOMEM) return smp__fail_memory(error);
    if (code == SQLITE_BUSY)
        return smp__fail(error, SMP_ERROR_IO,
                         "Another writer held the history for too long while %s. Try again.",
                         doing);
    return smp__fail(error, SMP_ERROR_IO,
                     "SQLite could not go on while %s: %.200s. Look at the file and its disk.",
                     doing, sqlite3_errmsg(store->db));
}

bool smp__history_pseudonym(const smp_history_store *store, smp_text author, char out[65])
{
    smp__buffer handle;
    if (smp__text_starts(author, "@")) author = smp__text_slice(author, 1, author.size);
    out[0] = '\0';
    if (smp__is_empty(author)) return true;
    smp__buffer_init(&handle, &store->allocator);
    for (size_t i = 0; i < author.size; i++) {
        char c = author.data[i];
        smp__buffer_add_char(&handle, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
    }
    if (!handle.failed)
        smp__hmac_sha256_hex((smp_text){store->key, store->key_size}, smp__buffer_text(&handle),
                             out);
    bool done = !handle.failed;
    smp__buffer_free(&handle);
    return done;
}

/* ---- Opening ------------------------------------------------------------------------------- */

static smp_status run(smp_history_store *store, const char *sql, const char *doing,
                      smp_error *error)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? SMP_OK
               : smp__history_fault(store, doing, error);
}

static smp_status read_number(smp_history_store *store, const char *sql, int *out,
                              smp_error *error)
{
    sqlite3_stmt *statement = NULL;
    smp_status status = SMP_OK;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW)
        status = smp__history_fault(store, "looking at the file", error);
    else *out = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return status;
}

/* Notes the key's hash in a new record, compares it in an old one. Ends the schema's
 * transaction. */
static smp_status check_key(smp_history_store *store, bool is_new, smp_error *error)
{
    char hash[65];
    sqlite3_stmt *statement = NULL;
    smp_status status = SMP_OK;
    smp__hmac_sha256_hex((smp_text){store->key, store->key_size},
                         SMP_TEXT("smpolicy history key check"), hash);
    const char *sql = is_new ? "INSERT INTO key_check VALUES(1, ?1)"
                             : "SELECT hash = ?1 FROM key_check";
    int failed = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (failed == SQLITE_OK) failed = sqlite3_bind_text(statement, 1, hash, -1, SQLITE_STATIC);
    if (failed != SQLITE_OK || sqlite3_step(statement) != (is_new ? SQLITE_DONE : SQLITE_ROW))
        status = smp__history_fault(store, "comparing the key", error);
    else if (!is_new && !sqlite3_column_int(statement, 0))
        status = smp__fail(error, SMP_ERROR_ARGUMENT,
                           "This is not the key that the history was begun with. Give that one, or "
                           "begin another file.");
    sqlite3_finalize(statement);
    return status;
}

static smp_status begin_or_check(smp_history_store *store, smp_error *error)
{
    int application = 0, version = 0, tables = 0;
    smp_status status = read_number(store, "PRAGMA application_id", &application, error);
    if (status == SMP_OK) status = read_number(store, "PRAGMA user_version", &version, error);
    if (status == SMP_OK)
        status = read_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error);
    if (status != SMP_OK) return status;
    if (application == APPLICATION && version == VERSION) return check_key(store, false, error);
    if (application != 0 || version != 0 || tables != 0)
        return smp__fail(error, SMP_ERROR_IO,
                         "The file is not a history of this version. Give another name.");
    status = run(store, schema, "beginning the history", error);
    if (status == SMP_OK) status = check_key(store, true, error);
    if (status == SMP_OK) status = run(store, "COMMIT", "beginning the history", error);
    if (status != SMP_OK) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* Two may begin the same file at once: who comes second finds it begun. */
static smp_status begin(smp_history_store *store, smp_error *error)
{
    smp_status status = run(store,
                            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                            "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;",
                            "opening the history", error);
    if (status == SMP_OK) status = begin_or_check(store, error);
    if (status != SMP_ERROR_IO) return status;
    smp_error second = SMP_ERROR_INIT;
    status = begin_or_check(store, &second);
    if (status == SMP_OK) smp__error_clear(error);
    return status;
}

static smp_status prepare(smp_history_store *store, smp_error *error)
{
    static const char insert[] =
        "INSERT INTO record(day, author, id, subject, policy, version, sha256, verdict, labels,"
        " clauses, actions, decision, negative, abusive)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    /* The latest record of an id is the one that counts. */
    static const char count[] =
        "SELECT count(*), total(negative), total(abusive) FROM record WHERE seq IN"
        " (SELECT max(seq) FROM record WHERE author = ?1 AND day > ?2 AND day <= ?3"
        "  AND subject = 'message' GROUP BY coalesce(id, seq))";
    /* A merge patch leaves out what is NULL. Labels, clauses and actions have neither quotes nor
     * spaces, so a row of them becomes a list by putting quotes between. */
#define LIST(names)                                                                                \
    "json(iif(" names " = '', '[]', '[\"' || replace(" names ", ' ', '\",\"') || '\"]'))"
    static const char list[] =
        "SELECT json_patch('{}', json_object('seq', seq, 'day', day, 'author', author, 'id', id,"
        " 'check', subject,"
        " 'policy', json_object('id', policy, 'version', version, 'sha256', sha256),"
        " 'verdict', verdict, 'labels', " LIST("labels") ", 'clauses', " LIST("clauses") ","
        " 'actions', " LIST("actions") ", 'decision', decision)) || char(10)"
        " FROM record ORDER BY seq";
#undef LIST
    const struct { const char *sql; sqlite3_stmt **out; } statements[] = {
        {insert, &store->insert}, {count, &store->count}, {list, &store->list},
        {"ROLLBACK", &store->undo}};
    for (size_t i = 0; i < SMP_COUNT(statements); i++)
        if (sqlite3_prepare_v3(store->db, statements[i].sql, -1, SQLITE_PREPARE_PERSISTENT,
                               statements[i].out, NULL) != SQLITE_OK)
            return smp__history_fault(store, "opening the history", error);
    return SMP_OK;
}

/* A new file nobody else may read. SQLite gives the log beside it the same rights. */
static void create_private(const char *path)
{
#if defined(__unix__) || defined(__APPLE__)
    if (path[0] == ':') return; /* SQLite's ":memory:" is no file */
    int created = open(path, O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    if (created >= 0) close(created);
#else
    (void)path;
#endif
}

static smp_status open_file(smp_history_store *store, const char *path, uint32_t wait_ms,
                            smp_error *error)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    create_private(path);
    int opened = sqlite3_open_v2(path, &store->db, flags, NULL);
    if (!store->db) return smp__fail_memory(error);
    if (opened != SQLITE_OK) return smp__history_fault(store, "opening the file", error);
    if (sqlite3_db_readonly(store->db, "main") == 1)
        return smp__fail(error, SMP_ERROR_IO,
                         "The history cannot be written, only read. Allow writing to the file and "
                         "to its folder.");
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, wait_ms ? (int)(wait_ms & INT32_MAX) : 5000);
    smp_status status = begin(store, error);
    return status == SMP_OK ? prepare(store, error) : status;
}

smp_status smp_history_open(smp_history_store **out, const char *path,
                            const smp_history_options *given, smp_error *error)
{
    smp__error_clear(error);
    smp_history_options options = SMP_HISTORY_OPTIONS_INIT;
    if (!out || !path || !given || !smp__copy_sized(&options, sizeof options, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`out`, `path` and `options` must be given, the options from "
                         "SMP_HISTORY_OPTIONS_INIT.");
    if (!options.key.data || options.key.size < LEAST_KEY)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The key is shorter than %d bytes. Take at least so many that nobody can "
                         "guess, and keep them apart from the file.",
                         LEAST_KEY);
    smp_allocator allocator = smp__allocator_or_default(options.allocator);
    smp_history_store *store = smp__allocate_zeroed(&allocator, sizeof *store);
    if (!store) return smp__fail_memory(error);
    store->allocator = allocator;
    store->key = smp__allocate(&allocator, options.key.size);
    store->key_size = options.key.size;
    if (store->key) memcpy(store->key, options.key.data, options.key.size);
    smp_status status = store->key ? open_file(store, path, options.wait_ms, error)
                                   : smp__fail_memory(error);
    if (status != SMP_OK) {
        smp_history_close(store);
        return status;
    }
    *out = store;
    return SMP_OK;
}

/* Writes that a compiler may not leave out, though nothing reads them. */
static void wipe(volatile char *bytes, size_t size)
{
    while (size--) *bytes++ = 0;
}

void smp_history_close(smp_history_store *store)
{
    if (!store) return;
    smp_allocator allocator = store->allocator;
    sqlite3_finalize(store->insert);
    sqlite3_finalize(store->count);
    sqlite3_finalize(store->list);
    sqlite3_finalize(store->undo);
    sqlite3_close(store->db);
    if (store->key) wipe(store->key, store->key_size);
    smp__release(&allocator, store->key, store->key_size);
    smp__release(&allocator, store, sizeof *store);
}
