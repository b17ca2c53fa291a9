/* The record of decisions: what its files share.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_HISTORY_HISTORY_H
#define SMP_HISTORY_HISTORY_H

#include "base/base.h"

#include <smpolicy/history.h>

#include <sqlite3.h>

struct smp_history_store {
    smp_allocator allocator;
    sqlite3 *db;
    sqlite3_stmt *insert, *count, *list;
    sqlite3_stmt *undo; /* ends a transaction that failed, even where memory has run out */
    char *key; /* a copy, wiped before it is freed */
    size_t key_size;
};

/* SQLite's last complaint as an error of ours; `doing` names what was being done. */
smp_status smp__history_fault(const smp_history_store *store, const char *doing,
                              smp_error *error);
/* The pseudonym of an author, as 64 hexadecimal digits; an empty string for none. False when memory
 * ran out. */
bool smp__history_pseudonym(const smp_history_store *store, smp_text author, char out[65]);

#endif
