/* smpolicy fix: the text with every safe repair made, again and again until nothing changes.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_ROUNDS 8
#define LARGEST_DIFF ((size_t)16 * 1024 * 1024) /* cells; a longer text is printed whole */

typedef struct fixing {
    const cli_options *options;
    smp_evaluator *evaluator;
    smp_report *report;
    bool as_json;
    int status;
} fixing;

static void note_applied(json_t *applied, const smp_report *report)
{
    for (size_t i = 0; i < smp_report_finding_count(report); i++) {
        const smp_finding *finding = smp_report_finding(report, i);
        if (finding->edit_count && strcmp(finding->field.data, "text") == 0)
            json_array_append_new(applied, json_string(finding->clause.data));
    }
}

/* Repairs the text of `fields` in place. False after a message. */
static bool repair(fixing *with, cli_item *item, json_t *applied)
{
    smp_status (*check)(smp_report *, smp_evaluator *, const smp_post *, smp_error *) =
        with->options->policy ? smp_evaluate_post : smp_check_accessibility;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        smp_text fixed;
        size_t count;
        smp_error error = SMP_ERROR_INIT;
        if (check(with->report, with->evaluator, smp_fields_post(item->fields), &error) !=
                SMP_OK ||
            smp_apply_fixes(with->report, "text", NULL, 0, &fixed, &count, &error) != SMP_OK) {
            item->error.code = error.code;
            memcpy(item->error.message, error.message, sizeof error.message);
            return false;
        }
        if (count == 0) return true;
        note_applied(applied, with->report);
        if (smp_fields_set(item->fields, smp_text_of("text"), fixed, &item->error) != SMP_OK)
            return false;
    }
    return true;
}

/* ---- Word diff ----------------------------------------------------------------------------- */

typedef struct words {
    smp_text *items;
    size_t count;
} words;

/* Runs of white space and runs of anything else, in turn. */
static bool split(words *out, smp_text text)
{
    *out = (words){malloc((text.size + 1) * sizeof(smp_text)), 0};
    if (!out->items) return false;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        bool space = strchr(" \t\r\n", text.data[at]) != NULL;
        while (at < text.size && (strchr(" \t\r\n", text.data[at]) != NULL) == space) at++;
        out->items[out->count++] = (smp_text){text.data + start, at - start};
    }
    return true;
}

static bool same(smp_text a, smp_text b)
{
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static void put_changed(smp_text word, char open, char close)
{
    putchar('[');
    putchar(open);
    fwrite(word.data, 1, word.size, stdout);
    putchar(close);
    putchar(']');
}

/* The longest common subsequence of two short texts, printed as [-old-] and [+new+]. */
static bool print_diff(smp_text before, smp_text after)
{
    words old, new;
    if (!split(&old, before) || !split(&new, after)) return false;
    size_t rows = old.count + 1, columns = new.count + 1;
    uint32_t *length =
        rows <= LARGEST_DIFF / columns ? calloc(rows * columns, sizeof *length) : NULL;
    if (!length) {
        free(old.items);
        free(new.items);
        return false;
    }
    for (size_t i = old.count; i-- > 0;)
        for (size_t j = new.count; j-- > 0;) {
            uint32_t down = length[(i + 1) * columns + j], right = length[i * columns + j + 1];
            length[i * columns + j] = same(old.items[i], new.items[j])
                                          ? length[(i + 1) * columns + j + 1] + 1
                                          : down > right ? down : right;
        }
    size_t i = 0, j = 0;
    while (i < old.count || j < new.count) {
        if (i < old.count && j < new.count && same(old.items[i], new.items[j])) {
            fwrite(old.items[i].data, 1, old.items[i].size, stdout);
            i++, j++;
        } else if (i < old.count && (j == new.count || length[(i + 1) * columns + j] >=
                                                           length[i * columns + j + 1])) {
            put_changed(old.items[i++], '-', '-');
        } else {
            put_changed(new.items[j++], '+', '+');
        }
    }
    putchar('\n');
    free(length);
    free(old.items);
    free(new.items);
    return true;
}

/* ---- Output -------------------------------------------------------------------------------- */

static void print_json(const cli_item *item, smp_text text, json_t *applied)
{
    putchar('{');
    if (item->id) {
        fputs("\"id\":", stdout);
        cli_put_json_text(smp_text_of(item->id));
        putchar(',');
    }
    fputs("\"text\":", stdout);
    cli_put_json_text(text);
    fputs(",\"applied\":", stdout);
    json_dumpf(applied, stdout, JSON_COMPACT);
    fputs("}\n", stdout);
}

static void worsen(fixing *with, int status)
{
    if (status > with->status) with->status = status;
}

/* JSON cannot hold such a text as it is, and to change it without a word would be no repair. */
static bool can_be_written(const fixing *with, cli_item *item)
{
    if (!with->as_json || cli_is_utf8(smp_fields_post(item->fields)->text)) return true;
    item->error.code = SMP_ERROR_ARGUMENT;
    snprintf(item->error.message, sizeof item->error.message,
             "The text is not UTF-8 throughout. Save it as UTF-8, or use --format text.");
    return false;
}

static void fix_item(fixing *with, cli_item *item)
{
    json_t *applied = json_array();
    smp_text given = smp_fields_post(item->fields)->text;
    char *before = NULL;
    if (with->options->diff && given.data && (before = malloc(given.size + 1)))
        memcpy(before, given.data, given.size);
    if (item->error.code != SMP_OK || !can_be_written(with, item) || !repair(with, item, applied))
        worsen(with, cli_put_bad_line(item, &item->error, with->as_json));
    else {
        smp_text text = smp_fields_post(item->fields)->text;
        if (!text.data) text = smp_text_of("");
        if (with->as_json) print_json(item, text, applied);
        else if (!before || !print_diff((smp_text){before, given.size}, text)) {
            fwrite(text.data, 1, text.size, stdout);
            putchar('\n');
        }
    }
    free(before);
    json_decref(applied);
}

static void fix_inputs(fixing *with, cli_item *item)
{
    if (with->options->text) {
        if (smp_fields_set(item->fields, smp_text_of("text"),
                                smp_text_of(with->options->text), &item->error) == SMP_OK)
            cli_set_defaults(item->fields, with->options);
        fix_item(with, item);
        return;
    }
    for (int i = 0; i < with->options->input_count; i++) {
        cli_input *input = cli_input_open(with->options->inputs[i], SMP_SUBJECT_POST);
        if (!input) {
            worsen(with, EXIT_INPUT);
            continue;
        }
        while (!cli_output_failed() && cli_input_next(input, item, with->options))
            fix_item(with, item);
        if (cli_input_failed(input)) worsen(with, EXIT_INPUT);
        cli_input_close(input);
    }
}

int cli_fix(const cli_options *options)
{
    fixing with = {.options = options,
                   .as_json = options->format ? strcmp(options->format, "json") == 0
                                              : !isatty(STDOUT_FILENO) && !options->diff};
    if (!options->text && options->input_count == 0) {
        cli_complain("say what to fix: --text TEXT, or files, or - for standard input.");
        return EXIT_USAGE;
    }
    smp_policy *policy =
        options->policy ? cli_open_policy_for(options) : cli_open_policy("accessibility");
    if (!policy) return EXIT_PACK;
    smp_error error = SMP_ERROR_INIT;
    smp_evaluator_options evaluating = SMP_EVALUATOR_OPTIONS_INIT;
    smp_fact *facts = NULL;
    cli_item item = {.error = SMP_ERROR_INIT};
    if (!cli_read_facts(options->facts, &facts, &evaluating.fact_count)) {
        with.status = EXIT_INPUT;
    } else {
        evaluating.facts = facts;
        if (smp_evaluator_new(&with.evaluator, policy, &evaluating, &error) != SMP_OK ||
            smp_report_new(&with.report, NULL) != SMP_OK ||
            smp_fields_new(&item.fields, SMP_SUBJECT_POST, NULL) != SMP_OK) {
            cli_complain("%s", error.code ? error.message : "there is not enough memory.");
            with.status = error.code == SMP_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_INTERNAL;
        } else {
            fix_inputs(&with, &item);
        }
        cli_free_facts(facts, evaluating.fact_count);
    }
    free(item.id);
    smp_fields_free(item.fields);
    smp_report_free(with.report);
    smp_evaluator_free(with.evaluator);
    smp_policy_release(policy);
    return with.status;
}
