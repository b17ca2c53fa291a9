/* Adding to a record of decisions, counting in it, and forgetting.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "history/history.h"
#include "report/report.h"
#include "signals/signals.h"
#include "text/text.h"

#include <string.h>

enum { LONGEST_DECISION = 64 };

/* ---- Recording ----------------------------------------------------------------------------- */

/* Names in a row, separated by spaces, each once: labels, clauses and actions have no spaces. */
static void add_name(smp__buffer *names, smp_text name)
{
    smp_text all = {names->data, names->size};
    for (size_t at = 0; at < all.size;) {
        size_t end = at;
        while (end < all.size && all.data[end] != ' ') end++;
        if (smp__text_equal(smp__text_slice(all, at, end), name)) return;
        at = end + 1;
    }
    if (names->size) smp__buffer_add_char(names, ' ');
    smp__buffer_add_text(names, name);
}

/* Texts are borrowed and shorter than the 1 GB that SQLite takes: nothing here fails. */
static void bind(sqlite3_stmt *statement, int place, smp_text text, int *failed)
{
    int bound = text.data ? sqlite3_bind_text64(statement, place, text.data, text.size,
                                                SQLITE_STATIC, SQLITE_UTF8)
                          : sqlite3_bind_null(statement, place);
    if (bound != SQLITE_OK) *failed = bound; /* cannot happen: see above */
}

static void reset(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

typedef struct names {
    smp__buffer labels, clauses, actions;
    uint8_t says;
} names;

static void read_names(names *out, const smp_report *report)
{
    for (size_t i = 0; i < report->label_count; i++) {
        add_name(&out->labels, report->labels[i].label);
        out->says |= smp__label_says(report->labels[i].label);
    }
    for (size_t i = 0; i < report->finding_count; i++)
        add_name(&out->clauses, report->findings[i].clause);
    for (size_t i = 0; i < report->action_count; i++)
        add_name(&out->actions, report->actions[i].action);
}

static smp_status insert(smp_history_store *store, const smp_report *report,
                         const smp_history_entry *entry, int32_t day, const names *with,
                         smp_error *error)
{
    char author[65], date[11];
    smp_policy_info policy = SMP_POLICY_INFO_INIT;
    if (!smp__history_pseudonym(store, entry->author, author)) return smp__fail_memory(error);
    smp_policy_describe(report->policy, &policy);
    smp__date_format(day, date);
    const smp_text values[] = {smp_text_of(date),
                               author[0] ? smp_text_of(author) : (smp_text){NULL, 0},
                               smp__is_empty(report->id) ? (smp_text){NULL, 0} : report->id,
                               smp_text_of(report->check),
                               policy.id,
                               policy.version,
                               policy.sha256,
                               smp_text_of(smp_verdict_name(report->verdict)),
                               smp__buffer_text(&with->labels),
                               smp__buffer_text(&with->clauses),
                               smp__buffer_text(&with->actions),
                               entry->decision};
    int failed = SQLITE_OK, last = (int)SMP_COUNT(values);
    for (int i = 0; i < last; i++) bind(store->insert, i + 1, values[i], &failed);
    sqlite3_bind_int(store->insert, last + 1, (with->says & SMP__SAYS_NEGATIVE) != 0);
    sqlite3_bind_int(store->insert, last + 2, (with->says & SMP__SAYS_ABUSIVE) != 0);
    bool done = failed == SQLITE_OK && /* cannot happen: see bind */
                sqlite3_step(store->insert) == SQLITE_DONE;
    smp_status status = done ? SMP_OK : smp__history_fault(store, "recording", error);
    reset(store->insert);
    return status;
}

static smp_status bad_date(smp_error *error, smp_text date)
{
    char meant[11];
    bool has_meaning = smp__date_meant(date, meant);
    return smp__fail(error, SMP_ERROR_ARGUMENT,
                     "\"%.*s\" cannot be read as a date that exists. Give YYYY-MM-DD or RFC 3339"
                     "%s%s.",
                     SMP__SHOWN(date, 40), has_meaning ? ": write " : "", has_meaning ? meant : "");
}

/* Fit for a line of JSON. */
static bool is_clean(smp_text text)
{
    size_t start, end;
    return !text.data ||
           (!memchr(text.data, '\0', text.size) && !smp__utf8_check(text, &start, &end));
}

smp_status smp_history_record(smp_history_store *store, const smp_report *report,
                              const smp_history_entry *given, smp_error *error)
{
    smp__error_clear(error);
    smp_history_entry entry = SMP_HISTORY_ENTRY_INIT;
    int32_t day;
    if (!store || !report || !given || !smp__copy_sized(&entry, sizeof entry, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`store`, `report` and `entry` must be given, the entry from "
                         "SMP_HISTORY_ENTRY_INIT.");
    if (!report->policy)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The report is empty: nothing was checked, so there is no decision to "
                         "record.");
    if (entry.decision.size > LONGEST_DECISION)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "A decision is at most %d bytes long. Give a word for it.",
                         LONGEST_DECISION);
    if (!is_clean(entry.decision) || !is_clean(report->id))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The id or the decision is not UTF-8, or has a NUL byte.");
    if (!smp__date_in_uk(entry.at, &day)) return bad_date(error, entry.at);
    names with = {.says = 0};
    smp__buffer_init(&with.labels, &store->allocator);
    smp__buffer_init(&with.clauses, &store->allocator);
    smp__buffer_init(&with.actions, &store->allocator);
    read_names(&with, report);
    smp_status status = with.labels.failed || with.clauses.failed || with.actions.failed
                            ? smp__fail_memory(error)
                            : insert(store, report, &entry, day, &with, error);
    smp__buffer_free(&with.labels);
    smp__buffer_free(&with.clauses);
    smp__buffer_free(&with.actions);
    return status;
}

/* ---- Counting ------------------------------------------------------------------------------ */

smp_status smp_history_count(smp_history_store *store, smp_text author, smp_text at, uint32_t days,
                             smp_history *out, smp_error *error)
{
    smp__error_clear(error);
    char pseudonym[65], after[11], until[11];
    int32_t day, first;
    if (!store || !out || days == 0)
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`store` and `out` must be given, and `days` must be at least 1.");
    if (!smp__date_in_uk(at, &day)) return bad_date(error, at);
    smp__date_parse(SMP_TEXT("0001-01-01"), &first);
    smp__date_format(day, until);
    smp__date_format((int64_t)day - days < first ? first : day - (int32_t)days, after);
    if (!smp__history_pseudonym(store, author, pseudonym)) return smp__fail_memory(error);
    int failed = SQLITE_OK;
    bind(store->count, 1, smp_text_of(pseudonym), &failed);
    bind(store->count, 2, smp_text_of(after), &failed);
    bind(store->count, 3, smp_text_of(until), &failed);
    bool done = failed == SQLITE_OK && /* cannot happen: see bind */
                sqlite3_step(store->count) == SQLITE_ROW;
    smp_status status = done ? SMP_OK : smp__history_fault(store, "counting", error);
    if (done)
        *out = (smp_history){.days = days,
                             .messages = (uint32_t)sqlite3_column_int64(store->count, 0),
                             .negative = (uint32_t)sqlite3_column_int64(store->count, 1),
                             .abusive = (uint32_t)sqlite3_column_int64(store->count, 2)};
    reset(store->count);
    return status;
}

/* ---- Forgetting ---------------------------------------------------------------------------- */

static smp_status run_with_day(smp_history_store *store, const char *sql, const char *day,
                               smp_error *error)
{
    sqlite3_stmt *statement = NULL;
    int failed = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (failed == SQLITE_OK) failed = sqlite3_bind_text(statement, 1, day, -1, SQLITE_STATIC);
    bool done = failed == SQLITE_OK && sqlite3_step(statement) == SQLITE_DONE;
    smp_status status = done ? SMP_OK : smp__history_fault(store, "forgetting", error);
    sqlite3_finalize(statement);
    return status;
}

/* Takes the log into the database and empties it: no earlier, where a reader needs it. */
static int empty_log(smp_history_store *store)
{
    return sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) &
           0xFF;
}

smp_status smp_history_forget(smp_history_store *store, smp_text before, size_t *forgotten,
                              smp_error *error)
{
    smp__error_clear(error);
    int32_t day;
    char date[11];
    if (!store) return smp__fail(error, SMP_ERROR_ARGUMENT, "`store` is NULL.");
    if (!smp__date_in_uk(before, &day)) return bad_date(error, before);
    smp__date_format(day, date);
    empty_log(store); /* forgetting takes room in it, which a full disk has no more of */
    if (sqlite3_exec(store->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return smp__history_fault(store, "forgetting", error);
    smp_status status = run_with_day(
        store, "UPDATE forgotten SET before = ?1 WHERE before < ?1", date, error);
    if (status == SMP_OK)
        status = run_with_day(store, "DELETE FROM record WHERE day < ?1", date, error);
    int changes = sqlite3_changes(store->db);
    if (status == SMP_OK && sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        status = smp__history_fault(store, "forgetting", error);
    if (status != SMP_OK) {
        sqlite3_step(store->undo);
        sqlite3_reset(store->undo);
        return status;
    }
    if (forgotten) *forgotten = (size_t)changes;
    /* What was deleted is overwritten in the database, but the log still holds it. */
    const int emptied = empty_log(store);
    if (emptied == SQLITE_NOMEM) return smp__fail_memory(error);
    if (emptied != SQLITE_OK && emptied != SQLITE_BUSY)
        return smp__fail(error, SMP_ERROR_IO,
                         "The records are forgotten, but the log beside the file still holds them: "
                         "%.200s. Make room on the disk, then forget once more.",
                         sqlite3_errmsg(store->db));
    return SMP_OK;
}
