/* Posts as rows of a spreadsheet (RFC 4180). Column names are the names of fields: text, platform,
 * media.0.alt, facts.approval.communications, ..., in small or capital letters.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct cli_csv {
    const char *source;
    char **columns; /* NULL for one that is not a field */
    size_t column_count;
    bool told_of_encoding;
};

/* One cell, unquoted into `out` (which has room for the whole record). Moves *at past its comma.
 * False when a quoted cell is not closed, or goes on after its closing quote. */
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

/* "Text " is the field "text": spreadsheets begin names with a capital, and hide spaces. */
static char *column_name(const char *cell, size_t size, smp_subject subject)
{
    while (size && cell[0] == ' ') cell++, size--;
    while (size && cell[size - 1] == ' ') size--;
    char *name = strndup(cell, size);
    if (!name || is_field(subject, name)) return name;
    char *small = strdup(name);
    for (char *at = small; at && *at; at++)
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at - 'A' + 'a');
    if (small && !is_field(subject, small)) { /* as it was written, then */
        free(small);
        return name;
    }
    free(name);
    return small;
}

/* Of two columns of one name the second would silently hide the first. */
static bool is_named_twice(const cli_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->column_count; i++)
        if (csv->columns[i] && strcmp(csv->columns[i], name) == 0) return true;
    return false;
}

/* Is a column that is no field the caller's own? One that is nearly a field is not, nor one with a
 * dot in its name: what it holds would not be judged. */
static bool can_be_passed_over(const cli_csv *csv, smp_subject subject, const char *name)
{
    const char *meant = cli_column_meant(subject, name);
    if (meant)
        cli_complain("%s: there is no field \"%.80s\" in %s. Did you mean \"%s\"? Rename the "
                     "column.%s",
                     csv->source, name, cli_called(subject), meant,
                     cli_if_own(name, (char[CLI_OWN_SIZE]){""}));
    else if (strchr(name, '.'))
        cli_complain("%s: there is no field \"%.80s\" in %s. docs/json.md lists them; a fact's "
                     "column begins with \"facts.\".",
                     csv->source, name, cli_called(subject));
    else if (*name)
        cli_complain("%s: the column \"%.80s\" is no field of %s and is passed over.",
                     csv->source, name, cli_called(subject));
    return !meant && !strchr(name, '.');
}

/* False after a message. */
static bool add_column(cli_csv *csv, smp_subject subject, const char *cell, size_t size)
{
    char **columns = realloc(csv->columns, (csv->column_count + 1) * sizeof *columns);
    char *name = column_name(cell, size, subject);
    if (columns) csv->columns = columns;
    if (!columns || !name) {
        cli_complain("there is not enough memory.");
        free(name);
        return false;
    }
    if (is_named_twice(csv, name)) {
        cli_complain("%s: two columns are called \"%s\". Give one of them another name.",
                     csv->source, name);
        free(name);
        return false;
    }
    if (!is_field(subject, name)) {
        bool is_theirs = can_be_passed_over(csv, subject, name);
        free(name);
        if (!is_theirs) return false;
        name = NULL;
    }
    csv->columns[csv->column_count++] = name;
    return true;
}

/* What a program put between the cells that was to save commas: where there is no comma at all, a
 * semicolon or a tab is no letter of a column's name. NULL for none. */
static const char *put_between(const char *header, size_t size)
{
    return memchr(header, ',', size)    ? NULL
           : memchr(header, ';', size)  ? "semicolons"
           : memchr(header, '\t', size) ? "tabs"
                                        : NULL;
}

static bool read_header(cli_csv *csv, smp_subject subject, const char *header, size_t size)
{
    const char *between = put_between(header, size);
    if (between) {
        cli_complain("%s: there are %s between the cells. Save it again with commas.", csv->source,
                     between);
        return false;
    }
    char *cell = malloc(size + 1);
    bool last = false, read = cell != NULL, has_any = false;
    size_t at = 0, cell_size;
    if (!read) cli_complain("there is not enough memory.");
    while (read && !last) {
        if (!read_cell(header, size, &at, cell, &cell_size, &last)) break;
        read = add_column(csv, subject, cell, cell_size);
        if (read) has_any |= csv->columns[csv->column_count - 1] != NULL;
    }
    free(cell);
    if (read && !(last && has_any))
        cli_complain("%s: the first line of a CSV file must name its columns, such as \"%s\".",
                     csv->source, cli_words_field(subject));
    return read && last && has_any;
}

bool cli_csv_is_header(smp_subject subject, const char *line, size_t size)
{
    bool last = !memchr(line, ',', size), whole = true;
    size_t at = 0, known = 0, cell_size;
    char *cell = last ? NULL : malloc(size + 1);
    while (cell && !last && (whole = read_cell(line, size, &at, cell, &cell_size, &last))) {
        if (cell_size && cell[cell_size - 1] == '\r') cell_size--;
        char *name = column_name(cell, cell_size, subject);
        known += name && *name && is_field(subject, name);
        free(name);
    }
    free(cell);
    return whole && known > 1;
}

cli_csv *cli_csv_new(smp_subject subject, const char *header, size_t size, const char *source)
{
    cli_csv *csv = calloc(1, sizeof *csv);
    if (!csv) {
        cli_complain("there is not enough memory.");
        return NULL;
    }
    csv->source = source;
    if (read_header(csv, subject, header, size)) return csv;
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

/* Excel's plain "CSV" writes the characters of Windows. The posts are judged, and held, each with a
 * finding; how to save the sheet is said once. */
static void tell_of_encoding(cli_csv *csv, smp_text cell)
{
    if (csv->told_of_encoding || cli_is_utf8(cell)) return;
    csv->told_of_encoding = true;
    cli_complain(
        "%s is not UTF-8, so some characters are lost. Save the sheet again as \"CSV UTF-8\".",
        csv->source);
}

static bool is_date(const char *column)
{
    return strcmp(column, "at") == 0 || strcmp(column, "received") == 0;
}

/* Spreadsheets in the UK write "20/11/2026 09:15", which can only be read day first. Any other is
 * left as it is, for the library to say what is wrong: "05/11/2026" may be the eleventh of May,
 * whatever stands in the rows above. */
static smp_text read_day_first(smp_text cell, char out[48])
{
    char text[32], sign[2], other_sign[2];
    unsigned day, month, year;
    int end = 0;
    if (cell.size >= sizeof text) return cell;
    memcpy(text, cell.data, cell.size);
    text[cell.size] = '\0';
    if (sscanf(text, "%2u%1[/.-]%2u%1[/.-]%4u%n", &day, sign, &month, other_sign, &year,
               &end) != 5 ||
        year < 1000 || (text[end] && text[end] != ' ') || day <= 12 || month > 12)
        return cell;
    return (smp_text){out, (size_t)snprintf(out, 48, "%04u-%02u-%02u%s", year, month, day,
                                            text + end)};
}

bool cli_csv_read(cli_csv *csv, smp_fields *fields, const char *record, size_t size, char **id,
                  smp_error *error)
{
    char *cell = malloc(size + 1);
    size_t at = 0, column = 0, cell_size;
    bool last = false, read = true;
    if (!cell) return refuse(error, 0, "There is not enough memory.");
    for (; !last; column++) {
        size_t start = at;
        if (!read_cell(record, size, &at, cell, &cell_size, &last)) {
            read = refuse(error, start,
                          "A quoted cell is not closed, or goes on after its closing quote.");
            break;
        }
        if (column >= csv->column_count && cell_size) { /* and so other cells are out of place */
            read = refuse(error, start,
                          "The row has more cells than there are columns. Quote cells "
                          "with commas.");
            break;
        }
        if (column >= csv->column_count || !csv->columns[column] || !cell_size) continue;
        if (strcmp(csv->columns[column], "id") == 0) { /* told of a row that is refused, too */
            free(*id);
            *id = strndup(cell, cell_size);
        }
        if (!read) continue;
        char date[48];
        smp_text value = {cell, cell_size};
        tell_of_encoding(csv, value);
        if (is_date(csv->columns[column])) value = read_day_first(value, date);
        read = smp_fields_set(fields, smp_text_of(csv->columns[column]), value, error) == SMP_OK;
    }
    free(cell);
    return read;
}
