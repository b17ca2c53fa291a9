/* What both languages stand on: a desk with room for each thread that checks at the same time, and
 * the walk over a script's nested values that names each of them.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_BINDINGS_DESK_H
#define SMPOLICY_BINDINGS_DESK_H

#include "value.h" /* script_value, of the language */

#include <smpolicy.h>
#include <stdbool.h>

/* Codes of the bindings' own, beside smp_status. */
enum {
    SCRIPT_MISUSE = 100, /* a value of the wrong type: TypeError, error() */
    SCRIPT_RAISED        /* the language has raised an error already */
};

/* What can be asked about a subject. The first ones are smp_subject. */
typedef enum script_check {
    SCRIPT_POST = SMP_SUBJECT_POST,
    SCRIPT_PROFILE = SMP_SUBJECT_PROFILE,
    SCRIPT_MESSAGE = SMP_SUBJECT_MESSAGE,
    SCRIPT_ACCOUNT = SMP_SUBJECT_ACCOUNT,
    SCRIPT_CONVERSATION = SMP_SUBJECT_CONVERSATION,
    SCRIPT_ACCESSIBILITY,
    SCRIPT_RESPONSE /* to a conversation: two subjects */
} script_check;

typedef struct script_desk script_desk;

/* A report that goes back to its desk when the script lets go of it, to be filled again. */
typedef struct script_report {
    smp_report *report;
    script_desk *desk;
    bool is_small; /* what it is about: the memory of a large one is not worth keeping */
    struct script_report *next; /* while it lies at the desk */
} script_report;

void script_report_free(script_report *report);

/* `policy` is retained; NULL for the published guidance. `facts` hold for every subject. With
 * `find_personal_data` reports can be redacted of all that the library can see. Texts longer than
 * `max_text_bytes` are refused; 0 = 16 MiB. */
script_desk *script_desk_new(smp_policy *policy, script_value facts, bool find_personal_data,
                             size_t max_text_bytes, smp_error *error);
/* What reports still need of it lives as long as they do. */
void script_desk_free(script_desk *desk);

/* Any number of threads at a time, and from within itself. NULL, with `error`, when it fails. */
script_report *script_desk_check(script_desk *desk, int check, script_value subject,
                                 smp_error *error);
script_report *script_desk_respond(script_desk *desk, script_value conversation,
                                   script_value subject, smp_error *error);

/* Checks that run one after another without the script in between: open, add each subject, run,
 * take each report, close. A subject that is not added, with `error`, has no index. */
typedef struct script_batch script_batch;
#define SCRIPT_MOST_AT_ONCE 32
script_batch *script_batch_open(script_desk *desk, int check, smp_error *error);
bool script_batch_add(script_batch *batch, script_value subject, smp_error *error);
void script_batch_run(script_batch *batch);
/* The caller's own, once; NULL with `error` where the check failed. */
script_report *script_batch_take(script_batch *batch, size_t index, smp_error *error);
void script_batch_close(script_batch *batch); /* NULL is allowed */

/* Opens a policy: built in by its id, from a file, or from the text of a pack called `name`. */
typedef enum script_source { SCRIPT_BUILTIN, SCRIPT_FILE, SCRIPT_MEMORY } script_source;
smp_policy *script_open_policy(int source, smp_text what, smp_text name,
                               smp_diagnostics *messages, smp_error *error);
/* An empty list, for script_open_policy to fill. */
smp_diagnostics *script_messages(smp_error *error);

/* Runs the pack's own examples; each that fails is a message. */
void script_test(smp_policy *policy, bool mutate, smp_diagnostics *messages, smp_test_summary *out,
                 smp_error *error);

smp_tokens *script_tokenise(smp_text text, smp_text platform, smp_error *error);
/* `acronyms`: texts separated by spaces, or absent. */
smp_speech *script_preview(script_value post, smp_text acronyms, smp_text lang,
                           double words_per_minute, smp_error *error);

/* `clock` and `nation` by their names; a nation may be absent. */
void script_deadline(smp_deadline *out, smp_text clock, smp_text received, smp_text nation,
                     smp_error *error);
smp_tri script_working_day(smp_text date, smp_text nation, smp_error *error);

/* Many reports as one document, kept in memory. */
typedef struct script_document script_document;
script_document *script_document_new(smp_text format, smp_text title, bool redact,
                                     smp_error *error);
void script_document_add(script_document *document, const smp_report *report, smp_error *error);
/* What could not be judged, in its place: its id, if it has one, and the code and message of its
 * error. Its line is its number in the document. */
void script_document_add_error(script_document *document, smp_text id, smp_text code,
                               smp_text message, smp_error *error);
/* The end of the document, and the whole of it: lives as long as the document. */
smp_text script_document_end(script_document *document, smp_error *error);
void script_document_free(script_document *document);

/* ---- The walk over a value ------------------------------------------------------------------ */

#define SCRIPT_LONGEST_NAME 256

/* Where in a nested value the reading is: a dotted name that grows and shrinks. */
typedef struct script_walk {
    smp_fields *fields;
    smp_error *error;
    size_t size;
    size_t bytes; /* of all texts so far */
    char name[SCRIPT_LONGEST_NAME];
} script_walk;

/* Goes into a member; false when the name is too long, which ends any nesting, cyclic too.
 * Leave by putting back `size`. */
bool script_enter(script_walk *walk, const char *key, size_t size);
bool script_enter_item(script_walk *walk, size_t index);
/* What a value is. A mixture is what may be either, as an empty table of Lua. */
enum {
    SCRIPT_TEXT = 1,
    SCRIPT_TRUTH = 2,
    SCRIPT_WHOLE = 4,
    SCRIPT_NUMBER = 8,
    SCRIPT_DAY = 16,
    SCRIPT_LIST = 32,
    SCRIPT_NAMES = 64
};
/* Whether a value of this kind may stand where the walk is; if not, false with the error, which
 * says what the name takes. */
bool script_may_be(script_walk *walk, unsigned kind);
/* The same for a list or names and values, into whose members the walk is about to go. */
bool script_begin(script_walk *walk, unsigned kind);
bool script_put_text(script_walk *walk, smp_text value);
bool script_put_truth(script_walk *walk, bool value);
bool script_put_integer(script_walk *walk, long long value);
bool script_put_number(script_walk *walk, double value);
/* Always false. `message` is a format. */
#ifdef __GNUC__
__attribute__((format(printf, 3, 4)))
#endif
bool script_refuse(smp_error *error, int code, const char *message, ...);
/* Always NULL. */
void *script_out_of_memory(smp_error *error);
/* `what` with its article: a value of a kind that nothing takes. */
bool script_refuse_type(script_walk *walk, const char *what);
/* Always false: a list has nothing where the walk is. Were it left out, what is checked would be
 * judged without what the script meant to say of it. */
bool script_refuse_nothing(script_walk *walk);
/* Sets the field where the walk is, whatever kind of value it takes. */
bool script_set(script_walk *walk, smp_text value);

/* Of each language. Fills `walk->fields` from `value`, in which it may run the script's own code;
 * false with `walk->error` when it cannot. */
bool script_fill(script_walk *walk, script_value value);
/* While the library works, other threads of the script may run. */
void *script_pause(void);
void script_resume(void *paused);

#endif
