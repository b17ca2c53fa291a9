/* Reading posts from files: JSON Lines, CSV, or one plain text.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define LONGEST_RECORD ((size_t)64 * 1024 * 1024)

typedef enum input_kind { INPUT_JSON, INPUT_CSV, INPUT_TEXT } input_kind;

struct cli_input {
    const char *name;
    FILE *file;
    input_kind kind;
    double size;  /* bytes; below 0 when not known */
    double read;
    uint32_t line; /* of the record last read */
    uint32_t next_line;
    char *record;
    size_t record_size, record_capacity;
    size_t looked_at; /* of the first record: what was read to tell its kind */
    cli_csv *csv;
    cli_strangers strangers;
    bool any;        /* an item was read */
    bool unfinished; /* the JSON of the record before goes on in what follows */
    bool done, failed;
};

static bool has_ending(const char *name, const char *ending)
{
    size_t size = strlen(name), end = strlen(ending);
    return size >= end && strcasecmp(name + size - end, ending) == 0;
}

/* Of a regular file, which can be read again from its start. False after a message. */
static bool is_text(const char *name, FILE *file)
{
    char start[8];
    size_t size = fread(start, 1, sizeof start, file);
    rewind(file);
    const char *instead, *is = cli_foreign_kind(start, size, &instead);
    if (is) cli_complain("%s is %s. %s.", name, is, instead);
    return !is;
}

static FILE *open_file(const char *name, double *size)
{
    struct stat about;
    *size = -1;
    if (strcmp(name, "-") == 0) return stdin;
    if (stat(name, &about) == 0 && S_ISDIR(about.st_mode)) {
        cli_complain("%s is a folder. Name the files in it.", name);
        return NULL;
    }
    FILE *file = fopen(name, "rb");
    if (!file) {
        cli_complain("%s cannot be read: %s. Check the name and the permissions.", name,
                     strerror(errno));
        return NULL;
    }
    if (fstat(fileno(file), &about) != 0 || !S_ISREG(about.st_mode)) return file;
    *size = (double)about.st_size;
    if (is_text(name, file)) return file;
    fclose(file);
    return NULL;
}

/* Adds a byte to the record; false when it grows too long or memory runs out. */
static bool add_byte(cli_input *input, char byte)
{
    if (input->record_size + 1 >= input->record_capacity) {
        size_t capacity = input->record_capacity ? input->record_capacity * 2 : 4096;
        char *record = capacity > LONGEST_RECORD * 2 ? NULL : realloc(input->record, capacity);
        if (!record) return false;
        input->record = record;
        input->record_capacity = capacity;
    }
    input->record[input->record_size++] = byte;
    input->record[input->record_size] = '\0';
    return true;
}

/* A file without a telling name is JSON Lines if it starts like an object, else one text, to which
 * the white space before it belongs. */
static input_kind sniff(cli_input *input)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* PowerShell puts one before what it pipes */
    int c = EOF;
    uint32_t breaks = 0;
    for (const char *at = mark; *at && (c = getc(input->file)) == (unsigned char)*at; at++)
        if (!add_byte(input, *at)) return INPUT_TEXT;
    if (c != EOF && input->record_size < 3) ungetc(c, input->file);
    while ((c = getc(input->file)) == ' ' || c == '\n' || c == '\r' || c == '\t') {
        if (!add_byte(input, (char)c)) break;
        if (c == '\n') breaks++;
    }
    if (c != EOF) ungetc(c, input->file);
    if (c == '{') {
        input->next_line += breaks;
        return INPUT_JSON;
    }
    input->looked_at = input->record_size;
    return INPUT_TEXT;
}

static void skip_line(cli_input *input)
{
    int c;
    while ((c = getc_unlocked(input->file)) != EOF && c != '\n') input->read++;
}

/* Reads one record: a line, a CSV record (line breaks inside quotes belong to it), or everything.
 * False at the end; *too_long when the record had to be cut off. */
static bool read_record(cli_input *input, bool *too_long)
{
    int c;
    bool quoted = false, any = input->looked_at > 0;
    *too_long = false;
    input->record_size = input->looked_at;
    input->looked_at = 0;
    input->line = input->next_line;
    while ((c = getc_unlocked(input->file)) != EOF) {
        any = true;
        input->read++;
        if (c == '\n') input->next_line++;
        if (input->kind == INPUT_CSV && c == '"') quoted = !quoted;
        if (c == '\n' && !quoted && input->kind != INPUT_TEXT) break;
        if (!add_byte(input, (char)c)) {
            *too_long = true;
            skip_line(input);
            input->next_line++;
            break;
        }
    }
    if (ferror(input->file)) {
        cli_complain("%s could not be read to its end: %s.", input->name, strerror(errno));
        input->failed = true;
        return false;
    }
    if (input->kind != INPUT_TEXT && input->record_size &&
        input->record[input->record_size - 1] == '\r')
        input->record[--input->record_size] = '\0';
    return any;
}

/* Excel writes a byte order mark before UTF-8. */
static void drop_byte_order_mark(cli_input *input)
{
    if (input->line == 1 && input->record_size >= 3 &&
        memcmp(input->record, "\xEF\xBB\xBF", 3) == 0) {
        input->record_size -= 3;
        memmove(input->record, input->record + 3, input->record_size + 1);
    }
}

/* What follows JSON that is not whole belongs to it, up to a line that is an object by itself. */
static bool is_an_object(const cli_input *input)
{
    const char *first = input->record + strspn(input->record, " \t");
    const char *last = input->record + input->record_size;
    while (last > first && strchr(" \t\r", last[-1])) last--;
    return *first == '{' && (first == input->record || last[-1] == '}');
}

/* Nothing but white space; of a spreadsheet also a row of empty cells, which Excel leaves
 * behind. */
static bool is_blank(const cli_input *input)
{
    const char *nothing = input->kind == INPUT_CSV ? " \t\r\n," : " \t\r\n";
    for (size_t i = 0; i < input->record_size; i++)
        if (!memchr(nothing, input->record[i], strlen(nothing))) return false;
    return true;
}

cli_input *cli_input_open(const char *name, smp_subject subject)
{
    double size;
    FILE *file = open_file(name, &size);
    if (!file) return NULL;
    cli_input *input = calloc(1, sizeof *input);
    if (!input) {
        cli_complain("there is not enough memory.");
        if (file != stdin) fclose(file);
        return NULL;
    }
    input->name = file == stdin ? "standard input" : name;
    input->strangers.source = input->name;
    input->file = file;
    input->size = size;
    input->next_line = 1;
    if (has_ending(name, ".csv")) input->kind = INPUT_CSV;
    else if (has_ending(name, ".jsonl") || has_ending(name, ".json") || has_ending(name, ".ndjson"))
        input->kind = INPUT_JSON;
    else input->kind = sniff(input);
    if (input->kind != INPUT_CSV) return input;

    bool too_long;
    if (read_record(input, &too_long) && !too_long) {
        drop_byte_order_mark(input);
        input->csv = cli_csv_new(subject, input->record ? input->record : "", input->record_size,
                                 input->name);
    } else if (!input->failed) {
        cli_complain("%s is empty: a CSV file starts with a line of column names.", input->name);
    }
    if (input->csv) return input;
    cli_input_close(input);
    return NULL;
}

void cli_input_close(cli_input *input)
{
    if (!input) return;
    if (input->file != stdin) fclose(input->file);
    cli_csv_free(input->csv);
    free(input->strangers.names);
    free(input->record);
    free(input);
}

bool cli_input_failed(const cli_input *input) { return input->failed; }

double cli_input_progress(const cli_input *input)
{
    return input->size > 0 ? input->read / input->size : -1;
}

const char *cli_called(smp_subject subject)
{
    static const char *const names[] = {"a post", "a profile", "a message", "an account",
                                        "a conversation"};
    return names[subject];
}

const char *cli_words_field(smp_subject subject)
{
    static const char *const names[] = {"text", "bio", "text", "handle", "messages.0.text"};
    return names[subject];
}

static bool set(smp_fields *fields, const char *name, const char *value)
{
    return smp_fields_set(fields, smp_text_of(name), smp_text_of(value), NULL) == SMP_OK;
}

/* What the subject says of itself already; what a kind has no field for counts as said. */
typedef struct said {
    bool platform, account, action, date;
    const char *date_name;
} said;

static said said_by(smp_fields *fields)
{
    const smp_post *post = smp_fields_post(fields);
    const smp_profile *profile = smp_fields_profile(fields);
    const smp_message *message = smp_fields_message(fields);
    const smp_account *account = smp_fields_account(fields);
    const smp_conversation *conversation = smp_fields_conversation(fields);
    if (post)
        return (said){post->platform != SMP_PLATFORM_UNKNOWN, post->account != SMP_ACCOUNT_UNKNOWN,
                      post->action != SMP_ACTION_UNKNOWN, post->at.data != NULL, "at"};
    if (profile)
        return (said){profile->platform != SMP_PLATFORM_UNKNOWN,
                      profile->account != SMP_ACCOUNT_UNKNOWN, true, profile->at.data != NULL,
                      "at"};
    if (message)
        return (said){message->platform != SMP_PLATFORM_UNKNOWN,
                      message->account != SMP_ACCOUNT_UNKNOWN, true,
                      message->received.data != NULL, "received"};
    if (conversation)
        return (said){conversation->platform != SMP_PLATFORM_UNKNOWN,
                      conversation->account != SMP_ACCOUNT_UNKNOWN, true,
                      conversation->at.data != NULL, "at"};
    return (said){account->platform != SMP_PLATFORM_UNKNOWN, true, true, account->at.data != NULL,
                  "at"};
}

bool cli_set_defaults(smp_fields *fields, const cli_options *options)
{
    said by = said_by(fields);
    bool done = true;
    if (options->platform && !by.platform) done &= set(fields, "platform", options->platform);
    if (options->account && !by.account) done &= set(fields, "account", options->account);
    if (options->action && !by.action) done &= set(fields, "action", options->action);
    if (options->on && !by.date) done &= set(fields, by.date_name, options->on);
    return done;
}

static bool fill_words(cli_input *input, cli_item *item)
{
    /* The line break that ends a file is not part of the post. */
    smp_text words = {input->record, input->record_size};
    if (words.size && words.data[words.size - 1] == '\n') words.size--;
    if (words.size && words.data[words.size - 1] == '\r') words.size--;
    smp_subject subject = smp_fields_subject(item->fields);
    if (cli_refuse_no_text(words.data, words.size, subject, &item->error)) return false;
    if (!cli_is_utf8(words))
        cli_complain("%s is not UTF-8, so some characters are lost. Save it as UTF-8.",
                     input->name);
    return smp_fields_set(item->fields, smp_text_of(cli_words_field(subject)), words,
                          &item->error) == SMP_OK;
}

static bool fill(cli_input *input, cli_item *item)
{
    switch (input->kind) {
    case INPUT_JSON:
        return cli_read_json(item->fields, input->record, input->record_size, &item->id,
                             &input->strangers, &item->error);
    case INPUT_CSV:
        return cli_csv_read(input->csv, item->fields, input->record, input->record_size, &item->id,
                            &item->error);
    case INPUT_TEXT: break;
    }
    return fill_words(input, item);
}

/* What an editor or `jq .` breaks into lines is told once, at its first. */
static bool goes_on(const cli_input *input)
{
    size_t size = input->record_size;
    while (size && strchr(" \t\r", input->record[size - 1])) size--;
    return input->kind == INPUT_JSON && size && strchr("{[", input->record[0]) &&
           !strchr("}]", input->record[size - 1]);
}

/* Of a day without messages there is an empty file; an empty text is no post, and most often a
 * program before this one failed. */
static void tell_of_nothing(cli_input *input, smp_subject subject)
{
    if (input->any || input->failed || input->done) return;
    input->failed = input->kind == INPUT_TEXT;
    const char *called = strchr(cli_called(subject), ' ') + 1;
    cli_complain("%s is empty: there is no %s in it.%s", input->name, called,
                 input->failed ? " See what should have written it." : "");
}

/* Of every item: what is wrong with it may come to light only when it is judged. */
static void note_where(cli_item *item, const cli_input *input)
{
    item->error.line = input->line;
    if (item->error.source[0]) return;
    snprintf(item->error.source, sizeof item->error.source, "%.120s", input->name);
}

bool cli_input_next(cli_input *input, cli_item *item, const cli_options *options)
{
    bool too_long;
    do {
        if (input->done || !read_record(input, &too_long)) {
            tell_of_nothing(input, smp_fields_subject(item->fields));
            return false;
        }
        drop_byte_order_mark(input);
    } while (!too_long && (is_blank(input) || (input->unfinished && !is_an_object(input))));
    input->any = true;
    input->done = input->kind == INPUT_TEXT;
    free(item->id);
    item->id = NULL;
    item->file = input->file == stdin ? NULL : input->name;
    item->error = (smp_error)SMP_ERROR_INIT;
    smp_fields_clear(item->fields);
    if (too_long) {
        item->error.code = SMP_ERROR_LIMIT;
        snprintf(item->error.message, sizeof item->error.message,
                 "The line is longer than 64 MiB. Split it.");
    } else if (fill(input, item) && !cli_set_defaults(item->fields, options)) {
        item->error.code = SMP_ERROR_MEMORY;
        snprintf(item->error.message, sizeof item->error.message, "There is not enough memory.");
    }
    input->unfinished = item->error.code != SMP_OK && goes_on(input);
    note_where(item, input);
    return true;
}
