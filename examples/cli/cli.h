/* The smpolicy command: what its files share. Built on the public API alone.
 * SPDX-License-Identifier: MIT */
#ifndef SMPOLICY_CLI_H
#define SMPOLICY_CLI_H

#include <smpolicy.h>

#include <stdbool.h>
#include <stdio.h>

/* What the command came to, as the shell sees it. docs/command.md explains them. */
enum {
    EXIT_DONE = 0,
    EXIT_FOUND = 1,    /* something at or above --fail-on */
    EXIT_USAGE = 64,
    EXIT_INPUT = 65,   /* some input could not be read */
    EXIT_PACK = 66,    /* the policy could not be opened */
    EXIT_INTERNAL = 70,
    EXIT_OUTPUT = 74   /* the output could not be written */
};

typedef struct cli_options {
    const char *command;
    const char *policy;       /* name or file */
    const char *text;         /* --text */
    const char *platform, *account, *action; /* for --text and for inputs that do not say */
    const char *format;
    const char *fail_on;
    const char *on;           /* --on DATE */
    const char *facts;        /* --facts FILE */
    const char *title;        /* --title TEXT */
    const char *extends;      /* --extends PACK */
    const char *conversation; /* --conversation FILE */
    int jobs;
    bool redact, mutate, diff, sources, help, version;
    char **inputs;
    int input_count;
} cli_options;

/* Reads the arguments. False after a message about what is wrong with them. */
bool cli_parse(cli_options *out, int argc, char **argv);
/* Has the command the option, by its name without dashes? */
bool cli_takes(const char *command, const char *option);
/* What it takes for --format, NULL behind the last; NULL where it has none. */
const char *const *cli_formats(const char *command);
/* Of one command, or of all where `command` is NULL or none (help.c). */
void cli_print_help(FILE *to, const char *command);

/* Messages to standard error, as "smpolicy: ...". */
void cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A text for a person, with ? for what would steer the terminal or turn the writing round. */
void cli_put_plain(FILE *to, const char *text, size_t size);
/* A pack's diagnostics, each with its line and a caret. */
void cli_print_diagnostics(FILE *to, const smp_diagnostics *diagnostics);

/* Opens a built-in policy by name, or a file (a name with a dot or a slash in it). NULL after the
 * messages are printed. */
smp_policy *cli_open_policy(const char *name);

/* That of --policy, for judging by it: a built-in pack that is no organisation's is refused, for it
 * clears what it has no clause about. NULL after a message. */
smp_policy *cli_open_policy_for(const cli_options *options);
bool cli_is_of_organisation(const smp_policy *policy);

/* Today, by the clock of the machine, as YYYY-MM-DD: only for saying that a review is overdue. */
const char *cli_today(char out[11]);

/* ---- Input --------------------------------------------------------------------------------- */

/* One subject of the input, or why it could not be read. */
typedef struct cli_item {
    smp_fields *fields; /* NULL when it could not be read */
    smp_error error;    /* why, and of every item the source and line */
    char *id;           /* as far as it could be told */
    const char *file;   /* that it stands in; NULL for standard input and --text */
} cli_item;

typedef struct cli_input cli_input;
/* NULL after a message (no such file, a directory, no permission, ...). "-" is standard input. */
cli_input *cli_input_open(const char *name, smp_subject subject);
void cli_input_close(cli_input *input);
/* Reads the next item into `item`, whose `fields` are reused. False at the end. */
bool cli_input_next(cli_input *input, cli_item *item, const cli_options *options);
/* How far it has read, 0 to 1; below 0 where the size is not known. */
double cli_input_progress(const cli_input *input);
/* Did reading stop early because of the disk or the like? Prints why. */
bool cli_input_failed(const cli_input *input);

/* "a post", "a profile", ... */
const char *cli_called(smp_subject subject);
/* The field that a plain text is: "text", or the bio of a profile, or the handle of an account. */
const char *cli_words_field(smp_subject subject);
/* Sets the fields that the options give where the item is silent. */
bool cli_set_defaults(smp_fields *fields, const cli_options *options);

/* Members that are not fields of the subject: each is mentioned once, since one may be a slip. */
typedef struct cli_strangers {
    const char *source;
    char *names; /* each followed by a line break */
    size_t count;
} cli_strangers;

/* What was meant by the name of no field: a member, or a part of one ("media.0.alt"). NULL where it
 * is like none, and so is the caller's own (near_names.c). */
const char *cli_name_meant(smp_subject subject, const char *name);
/* The same for a column, which never is a member with parts ("media"). */
const char *cli_column_meant(smp_subject subject, const char *name);
/* What to do where it is the caller's own after all, as a sentence with a space before it; nothing
 * for a name that only a field can have ("media.0.peple"). Returns `out`. */
#define CLI_OWN_SIZE 128
const char *cli_if_own(const char *name, char out[CLI_OWN_SIZE]);

/* The readers behind it (json_input.c, csv_input.c). */
bool cli_read_json(smp_fields *fields, const char *line, size_t size, char **id,
                   cli_strangers *strangers, smp_error *error);
typedef struct cli_csv cli_csv;
/* Does the line name columns, two of them fields of the subject? */
bool cli_csv_is_header(smp_subject subject, const char *line, size_t size);
cli_csv *cli_csv_new(smp_subject subject, const char *header, size_t size, const char *source);
void cli_csv_free(cli_csv *csv);
bool cli_csv_read(cli_csv *csv, smp_fields *fields, const char *record, size_t size, char **id,
                  smp_error *error);
/* What a file that is no text is, by its first bytes, and what to give instead; NULL for others. */
const char *cli_foreign_kind(const char *bytes, size_t size, const char **instead);
/* Is a whole input plainly not the words of a subject: JSON, a spreadsheet, bytes that are no text?
 * Then `error` says so. */
bool cli_refuse_no_text(const char *bytes, size_t size, smp_subject subject, smp_error *error);
/* Reads --conversation FILE, which holds one conversation. NULL after a message. */
smp_fields *cli_read_conversation(const cli_options *options);
/* Reads --facts FILE. False after a message. */
bool cli_read_facts(const char *file, smp_fact **facts, size_t *count);
void cli_free_facts(smp_fact *facts, size_t count);

/* ---- Output -------------------------------------------------------------------------------- */

/* For smp_writer_open: writes to a FILE. */
int cli_write(void *file, const char *bytes, size_t size);
/* Flushes standard output. False when it could not all be written, after a message unless it is
 * that the reader of a pipe went away. */
bool cli_finish_output(void);
/* Can nothing more be written? A command that reads on and on stops then. */
bool cli_output_failed(void);

/* Is it UTF-8 from end to end? JSON can hold nothing else. */
bool cli_is_utf8(smp_text text);
/* A JSON string; each ill-formed byte is written as U+FFFD. */
void cli_put_json_text(smp_text text);
/* The line of docs/json.md for something that could not be read, and the status that goes with it.
 * With `json` false it is a message to standard error. */
int cli_put_bad_line(const cli_item *item, const smp_error *error, bool json);
/* A line of JSON for one of what policies, coverage, facts and signals list. */
void cli_list_policy(const smp_policy_info *info);
void cli_list_clause(const smp_policy_info *info, const smp_clause_info *clause);
void cli_list_fact(const smp_fact_info *fact);
void cli_list_signal(const smp_signal_info *signal);
bool cli_colours(FILE *to);
size_t cli_width(void);

/* ---- Commands ------------------------------------------------------------------------------ */

/* check, accessibility, profile, classify, account, conversation, response */
int cli_check(const cli_options *options);
int cli_fix(const cli_options *options);
int cli_tokens(const cli_options *options);
int cli_speak(const cli_options *options);
int cli_policies(const cli_options *options);
int cli_coverage(const cli_options *options);
int cli_facts(const cli_options *options);
int cli_signals(const cli_options *options);
int cli_page(const cli_options *options);
int cli_new_pack(const cli_options *options);
int cli_lint(const cli_options *options);
int cli_test(const cli_options *options);

#endif
