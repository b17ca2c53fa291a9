/* What a file or standard input holds that is not the words of a post, though it is read as one: to
 * judge its bytes would be to say that they are fine.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <jansson.h>
#include <string.h>

/* What a file that is not text begins with. */
static const struct {
    const char *bytes;
    size_t size;
    const char *is, *instead;
} foreign[] = {
    {"PK\3\4", 4, "an Excel or Word file, or another kind of ZIP", "Save a sheet as \"CSV UTF-8\""},
    {"\xD0\xCF\x11\xE0", 4, "an old Excel or Word file", "Save a sheet as \"CSV UTF-8\""},
    {"%PDF", 4, "a PDF", "Copy the posts out of it"},
    {"\x1F\x8B", 2, "packed by gzip", "Unpack it first"},
    {"BZh", 3, "packed by bzip2", "Unpack it first"},
    {"\xFD" "7zXZ", 5, "packed by xz", "Unpack it first"},
    {"\x28\xB5\x2F\xFD", 4, "packed by zstd", "Unpack it first"},
    {"\xFF\xFE", 2, "UTF-16", "Save it as UTF-8"},
    {"\xFE\xFF", 2, "UTF-16", "Save it as UTF-8"},
};

const char *cli_foreign_kind(const char *bytes, size_t size, const char **instead)
{
    for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++) {
        if (size < foreign[i].size || memcmp(bytes, foreign[i].bytes, foreign[i].size) != 0)
            continue;
        *instead = foreign[i].instead;
        return foreign[i].is;
    }
    return NULL;
}

static size_t skip(const char *bytes, size_t size, const char *passed)
{
    size_t at = 0;
    while (at < size && bytes[at] && strchr(passed, bytes[at])) at++;
    return at;
}

/* "[Update] Clinics are open" is none, whatever it begins with. */
static json_t *whole_json(const char *bytes, size_t size)
{
    return json_loadb(bytes, size, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

/* A list of objects that was cut off, an object out of one, or objects after something else (the
 * headers of `curl -i`): a line that begins like `[{"text":` or `,{"text":`. */
static bool has_json(const char *bytes, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        at += skip(bytes + at, size - at, " \t\r\n[,");
        if (at < size && bytes[at] == '{') {
            at++;
            at += skip(bytes + at, size - at, " \t\r\n");
            if (at < size && (bytes[at] == '"' || bytes[at] == '}')) return true;
        }
        const char *end = at < size ? memchr(bytes + at, '\n', size - at) : NULL;
        if (!end) return false;
        at = (size_t)(end - bytes);
    }
    return false;
}

static bool refuse(smp_error *error, const char *why)
{
    error->code = SMP_ERROR_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s", why);
    return true;
}

static bool refuse_json(const char *bytes, size_t size, smp_subject subject, smp_error *error)
{
    json_t *value = whole_json(bytes, size);
    bool is_list = json_is_array(value), is_broken = !value && has_json(bytes, size);
    json_decref(value);
    if (!value && !is_broken) return false;
    error->code = SMP_ERROR_ARGUMENT;
    snprintf(error->message, sizeof error->message,
             "This is JSON%s and not the words of %s. Give each as one JSON object on a line of "
             "its own, in braces%s.",
             is_list ? ", a list," : is_broken ? ", or part of it," : "", cli_called(subject),
             is_list || is_broken ? ": `jq -c '.[]'` makes them of a list" : "");
    return true;
}

bool cli_refuse_no_text(const char *bytes, size_t size, smp_subject subject, smp_error *error)
{
    const char *instead, *is = cli_foreign_kind(bytes, size, &instead);
    if (is) {
        error->code = SMP_ERROR_ARGUMENT;
        snprintf(error->message, sizeof error->message, "This is no text but %s. %s.", is, instead);
        return true;
    }
    if (memchr(bytes, '\0', size))
        return refuse(error, "This has NUL bytes, which no text in UTF-8 has. Save it as UTF-8, if "
                             "it is text at all.");
    const char *end = memchr(bytes, '\n', size);
    if (cli_csv_is_header(subject, bytes, end ? (size_t)(end - bytes) : size))
        return refuse(error, "The first line names columns, as a spreadsheet's does. Give it as a "
                             "file whose name ends in .csv.");
    return refuse_json(bytes, size, subject, error);
}
