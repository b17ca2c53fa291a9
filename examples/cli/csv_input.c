/* Posts as rows of a spreadsheet (RFC 4180). Column names are the names of fields: text, platform,
 * media.0.alt, facts.approval.communications, ...
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct cli_csv {
    char **columns; /* NULL for one that is not a field */
    size_t column_count;
};

/* One cell, unquoted into `out` (which has room for the whole record). Moves *at past its comma. False
 * when a quoted cell is not closed, or goes on after its closing quote. */
static bool read_cell(const char *record, size_t size, size_t *at, char *out, size_t *out_size,
                      bool *last)
{
    size_t i = *at, written = 0;
    bool quoted = i < size && record[i] == '"';
    if (quoted) {
        for (i++;; i++) {
            if (i >= size) return false;
            if (record[i] == '"' && i + 1 < size && record[i + 1] == '"') i++;
            else if (record[i] == '"') break;
            out[written++] = record[i];
        }
        i++;
        if (i < size && record[i] != ',') return false;
    } else {
        while (i < size && record[i] != ',') out[written++] = record[i++];
    }
    *last = i >= size;
    *at = i + 1;
    *out_size = written;
    return true;
}

/* Is this a column of ours? Asked of the library, so that the two never disagree. */
static bool is_field(smp_subject subject, const char *name)
{
    smp_fields *trial = NULL;
    if (smp_fields_new(&trial, subject, NULL) != SMP_OK) return true;
    bool known =
        smp_fields_set(trial, smp_text_of(name), smp_text_of(NULL), NULL) == SMP_OK;
    smp_fields_free(trial);
    return known;
}

static bool add_column(cli_csv *csv, smp_subject subject, const char *name, size_t size,
                       const char *source)
{
    char **columns = realloc(csv->columns, (csv->column_count + 1) * sizeof *columns);
    char *kept = strndup(name, size);
    if (columns) csv->columns = columns;
    if (!columns || !kept) {
        free(kept);
        return false;
    }
    if (!is_field(subject, kept)) {
        cli_complain("%s: the column \"%s\" is not a field of %s and is passed over.", source, kept,
                     cli_called(subject));
        free(kept);
        kept = NULL;
    }
    csv->columns[csv->column_count++] = kept;
    return true;
}

cli_csv *cli_csv_new(smp_subject subject, const char *header, size_t size, const char *source)
{
    cli_csv *csv = calloc(1, sizeof *csv);
    char *cell = malloc(size + 1);
    bool last = false, read = csv && cell, has_any = false;
    size_t at = 0, cell_size;
    while (read && !last) {
        read = read_cell(header, size, &at, cell, &cell_size, &last);
        if (read) read = add_column(csv, subject, cell, cell_size, source);
        if (read) has_any |= csv->columns[csv->column_count - 1] != NULL;
    }
    free(cell);
    if (read && has_any) return csv;
    cli_complain("%s: the first line of a CSV file must name its columns, such as \"%s\".",
                 source, cli_words_field(subject));
    cli_csv_free(csv);
    return NULL;
}

void cli_csv_free(cli_csv *csv)
{
    if (!csv) return;
    for (size_t i = 0; i < csv->column_count; i++) free(csv->columns[i]);
    free(csv->columns);
    free(csv);
}

static bool refuse(smp_error *error, size_t column, const char *why)
{
    error->code = SMP_ERROR_ARGUMENT;
    error->column = (uint32_t)column + 1;
    snprintf(error->message, sizeof error->message, "%s", why);
    return false;
}

bool cli_csv_read(cli_csv *csv, smp_fields *fields, const char *record, size_t size, char **id,
                  smp_error *error)
{
    char *cell = malloc(size + 1);
    size_t at = 0, column = 0, cell_size;
    bool last = false, read = true;
    if (!cell) return refuse(error, 0, "There is not enough memory.");
    for (; read && !last; column++) {
        size_t start = at;
        if (!read_cell(record, size, &at, cell, &cell_size, &last)) {
            read = refuse(error, start,
                          "A quoted cell is not closed, or goes on after its closing quote.");
        } else if (column >= csv->column_count) {
            read = cell_size == 0 || refuse(error, start, "The row has more cells than there are "
                                                          "columns. Quote cells with commas.");
        } else if (csv->columns[column] && cell_size) {
            read = smp_fields_set(fields, smp_text_of(csv->columns[column]),
                                       (smp_text){cell, cell_size}, error) == SMP_OK;
            if (strcmp(csv->columns[column], "id") == 0) {
                free(*id);
                *id = strndup(cell, cell_size);
            }
        }
    }
    free(cell);
    return read;
}
