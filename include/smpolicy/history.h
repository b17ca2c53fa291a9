/* An optional record of decisions in an SQLite file: what was decided, when, under which version of
 * a policy, and how often an author wrote before; nobody's words or names. Only in libraries built
 * with SMP_WITH_HISTORY; the umbrella header leaves it out.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_HISTORY_H
#define SMPOLICY_HISTORY_H

#include <smpolicy/base.h>
#include <smpolicy/report.h>
#include <smpolicy/subject.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An open record. For one thread at a time; any number of processes and threads may each open the
 *  same file, and writers wait for each other. */
typedef struct smp_history_store smp_history_store;

typedef struct smp_history_options {
    size_t struct_size;
    smp_text key;        /**< the secret under which authors are kept: at least 16 bytes. Who loses
                              it cannot count an author's messages any more; who leaks it lets
                              authors be guessed */
    uint32_t wait_ms;    /**< how long to wait for another writer; 0 = 5,000 */
    const smp_allocator *allocator; /**< NULL = malloc; SQLite's own memory is not under it */
} smp_history_options;

#define SMP_HISTORY_OPTIONS_INIT SMP_SIZED(smp_history_options)

/** Opens a record, or begins one where there is no file. It needs a file system with locks: not one
 *  that is shared over a network.
 *  Errors: SMP_ERROR_ARGUMENT (a key that is too short, or not the one that the record was begun
 *  with), SMP_ERROR_IO (not to be opened or written, or the file of some other program),
 *  SMP_ERROR_MEMORY. */
SMP_API smp_status smp_history_open(smp_history_store **out, const char *path,
                                    const smp_history_options *options, smp_error *error);
SMP_API void smp_history_close(smp_history_store *store); /**< NULL is allowed */

/** What the host adds to a report. */
typedef struct smp_history_entry {
    size_t struct_size;
    smp_text author;    /**< handle; only an HMAC-SHA-256 of it under the key is kept. ASCII case
                             and a leading "@" do not matter. Absent: the record is of no author */
    smp_text at;        /**< YYYY-MM-DD or RFC 3339; kept as the day in the United Kingdom */
    smp_text decision;  /**< what a person decided, in the host's own word ("answered", "hidden"),
                             at most 64 bytes; absent = not decided yet. Name nobody in it */
} smp_history_entry;

#define SMP_HISTORY_ENTRY_INIT SMP_SIZED(smp_history_entry)

/** Adds what `report` says: id, check, policy, version, SHA-256, verdict, labels, clauses and
 *  actions; no text of the subject. Once it returns SMP_OK the record is on disk: it outlives a
 *  crash and, where the disk keeps its word, a loss of power. Records are never changed; a later
 *  decision is a further record.
 *  Errors: SMP_ERROR_ARGUMENT (an empty report, a date that does not exist), SMP_ERROR_IO (the disk
 *  is full, another writer did not finish in time), SMP_ERROR_MEMORY. Nothing is recorded then. */
SMP_API smp_status smp_history_record(smp_history_store *store, const smp_report *report,
                                      const smp_history_entry *entry, smp_error *error);

/** What `author` sent in the `days` days that end with `at`, for smp_message.history: the records
 *  of messages, and of these the negative (complaint, criticism, abuse, hate, threat, troll) and
 *  the abusive or misleading. A message that is recorded twice counts once, by its id.
 *  @param days  at least 1 */
SMP_API smp_status smp_history_count(smp_history_store *store, smp_text author, smp_text at,
                                     uint32_t days, smp_history *out, smp_error *error);

/** Forgets every record of a day before `before`, and overwrites it on disk. This is the only way
 *  that a record leaves. While another reads the file, its log may hold what was forgotten until
 *  the next record or the next call.
 *  @param forgotten  how many; NULL if not wanted
 *  Errors: SMP_ERROR_ARGUMENT, SMP_ERROR_MEMORY; SMP_ERROR_IO: nothing is forgotten, or, where
 *  `forgotten` has been set, the log could not be emptied; then make room and call again. */
SMP_API smp_status smp_history_forget(smp_history_store *store, smp_text before, size_t *forgotten,
                                      smp_error *error);

/** Writes every record as a line of JSON, in the order in which they came, as of one moment:
 *  {"seq","day","author","id","check","policy":{"id","version","sha256"},"verdict","labels",
 *  "clauses","actions","decision"}. */
SMP_API smp_status smp_history_export(smp_history_store *store, smp_write_function write,
                                      void *context, smp_error *error);

#ifdef __cplusplus
}
#endif

#endif
