/* Memory that runs out within SQLite: each call says so, and what it could not do it has not done.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "kit.h"

/* ---- SQLite's memory ------------------------------------------------------------------------- */

static sqlite3_mem_methods usual;
static struct {
    size_t calls, refused; /* which call gets nothing; 0: none */
    bool for_good;         /* nor any later one */
    bool met;              /* it has come to it */
} now;

static bool refuses(void)
{
    now.calls++;
    now.met |= now.calls == now.refused;
    return now.refused && (now.calls == now.refused || (now.for_good && now.met));
}

static void *give(int size) { return refuses() ? NULL : usual.xMalloc(size); }
static void *give_more(void *old, int size) { return refuses() ? NULL : usual.xRealloc(old, size); }

static void fail_at(size_t call, bool for_good)
{
    now.calls = 0;
    now.refused = call;
    now.for_good = for_good;
    now.met = false;
}

static void give_all(void) { now.refused = 0; }

static void take_over_memory(void)
{
    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual), SQLITE_OK);
    sqlite3_mem_methods own = usual;
    own.xMalloc = give;
    own.xRealloc = give_more;
    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_MALLOC, &own), SQLITE_OK);
    /* Small pieces come from there too. */
    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), SQLITE_OK);
}

static void give_memory_back(void)
{
    sqlite3_shutdown();
    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_MALLOC, &usual), SQLITE_OK);
}

/* ---- A record's life ------------------------------------------------------------------------- */

/* Memory is back: how many messages are recorded? */
static uint32_t recorded(smp_history_store *store)
{
    give_all();
    return count_of(store, "a", "2026-11-21", 1);
}

static smp_status record_and_forget(smp_history_store *store, const smp_report *report,
                                    smp_error *error)
{
    static written out;
    smp_history counts = {.messages = 7};
    smp_status status = record(store, report, "a", "2026-11-21", error);
    if (status != SMP_OK) {
        ck_assert_uint_eq(recorded(store), 0);
        return status;
    }
    status = smp_history_count(store, smp_text_of("a"), smp_text_of("2026-11-21"), 1, &counts,
                               error);
    ck_assert_uint_eq(counts.messages, status == SMP_OK ? 1 : 7); /* left as it was */
    out.size = out.lines = 0;
    if (status == SMP_OK) status = smp_history_export(store, write_to, &out, error);
    ck_assert_uint_le(out.lines, 1);
    if (status != SMP_OK) return status;
    ck_assert_uint_eq(out.lines, 1);
    status = smp_history_forget(store, smp_text_of("2026-11-22"), NULL, error);
    ck_assert_uint_eq(recorded(store), status != SMP_OK);
    return status;
}

static void fail_each(bool for_good)
{
    maker with = make();
    const smp_report *report = report_of(&with, "1");
    strcpy(file, ":memory:");
    bool reached = true;
    for (size_t call = 1; reached; call++) {
        smp_history_store *store = NULL;
        smp_error error = SMP_ERROR_INIT;
        fail_at(call, for_good);
        smp_status status = open_with(&store, KEY, &error);
        if (status == SMP_OK) status = record_and_forget(store, report, &error);
        /* SQLite does without some of its memory. */
        ck_assert_msg(status == SMP_OK || (now.met && status == SMP_ERROR_MEMORY),
                      "call %zu: %s", call, error.message);
        ck_assert_int_eq(error.code, status);
        reached = now.met;
        give_all();
        smp_history_close(store);
    }
    unmake(&with);
}

START_TEST(each_allocation_fails_once) { fail_each(false); }
END_TEST

START_TEST(each_allocation_and_all_later_ones_fail) { fail_each(true); }
END_TEST

SUITE_WITH("history/memory", take_over_memory, give_memory_back, each_allocation_fails_once,
           each_allocation_and_all_later_ones_fail)
