/* A record of decisions as JSON Lines, which SQLite writes itself.
 * SPDX-License-Identifier: MIT */
#include "history/history.h"

smp_status smp_history_export(smp_history_store *store, smp_write_function write, void *context,
                              smp_error *error)
{
    smp__error_clear(error);
    if (!store || !write)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`store` and `write` must be given.");
    smp_status status = SMP_OK;
    int stepped = SQLITE_DONE;
    while (status == SMP_OK && (stepped = sqlite3_step(store->list)) == SQLITE_ROW) {
        const char *line = (const char *)sqlite3_column_text(store->list, 0);
        if (!line) /* cannot happen: it is text as it stands, which takes no memory */
            status = smp__history_fault(store, "exporting", error);
        else if (write(context, line, (size_t)sqlite3_column_bytes(store->list, 0)) != 0)
            status = smp__fail(error, SMP_ERROR_IO,
                               "The export could not be written. It is not whole.");
    }
    if (status == SMP_OK && stepped != SQLITE_DONE)
        status = smp__history_fault(store, "exporting", error);
    sqlite3_reset(store->list);
    return status;
}
