/* smpolicy check, accessibility, profile, classify, account, conversation and response: many
 * subjects in, one document of reports out, in input order.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define BATCH 256 /* subjects read before they are evaluated together */

/* `answered` is the conversation that a response answers; NULL for every other check. */
typedef smp_status (*check_function)(smp_report *, smp_evaluator *, smp_fields *,
                                     const smp_conversation *answered, smp_error *);

typedef struct batch {
    cli_item items[BATCH];
    smp_report *reports[BATCH];
    smp_error errors[BATCH];
    size_t count;
    atomic_size_t next; /* the first that no worker has taken */
} batch;

typedef struct worker {
    pthread_t thread;
    smp_evaluator *evaluator;
    batch *work;
    check_function check;
    const smp_conversation *answered;
} worker;

typedef struct checking {
    const cli_options *options;
    check_function check;
    smp_subject subject;
    smp_policy *policy; /* NULL: published guidance */
    smp_fields *conversation; /* of --conversation; NULL for none */
    smp_writer *writer;
    worker *workers;
    int worker_count;
    batch *work;
    int status;
    double last_shown;
    bool shows_progress;
} checking;

/* ---- Working ------------------------------------------------------------------------------- */

static void *work_share(void *context)
{
    worker *self = context;
    for (size_t i; (i = atomic_fetch_add(&self->work->next, 1)) < self->work->count;) {
        cli_item *item = &self->work->items[i];
        self->work->errors[i] = (smp_error)SMP_ERROR_INIT;
        if (item->error.code == SMP_OK)
            self->check(self->work->reports[i], self->evaluator, item->fields, self->answered,
                        &self->work->errors[i]);
    }
    return NULL;
}

static void evaluate(checking *with)
{
    int started = 0;
    atomic_store(&with->work->next, 0);
    /* A batch too small to share is not worth the threads. */
    if (with->worker_count > 1 && with->work->count > 16)
        for (int i = 1; i < with->worker_count; i++, started++)
            if (pthread_create(&with->workers[i].thread, NULL, work_share, &with->workers[i]) != 0)
                break;
    work_share(&with->workers[0]);
    for (int i = 1; i <= started; i++) pthread_join(with->workers[i].thread, NULL);
}

/* ---- Judging the whole --------------------------------------------------------------------- */

static bool reaches(const char *level, const smp_report *report)
{
    static const struct {
        const char *name;
        int severity, verdict; /* the least that counts; -1 = this one is not looked at */
    } levels[] = {{"note", SMP_SEVERITY_NOTE, -1},
                  {"warning", SMP_SEVERITY_WARNING, -1},
                  {"error", SMP_SEVERITY_ERROR, -1},
                  {"hold", -1, SMP_HOLD},
                  {"reject", -1, SMP_REJECT}};
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        if (strcmp(level, levels[i].name) != 0) continue;
        if (levels[i].verdict >= 0) return (int)smp_report_verdict(report) >= levels[i].verdict;
        for (size_t f = 0; f < smp_report_finding_count(report); f++)
            if ((int)smp_report_finding(report, f)->severity >= levels[i].severity) return true;
    }
    return false;
}

static void worsen(checking *with, int status)
{
    if (status > with->status) with->status = status;
}

static bool write_one(checking *with, size_t index)
{
    cli_item *item = &with->work->items[index];
    smp_error *fault = item->error.code != SMP_OK ? &item->error : &with->work->errors[index];
    smp_error error = SMP_ERROR_INIT;
    smp_status status = smp_writer_source(with->writer, smp_text_of(item->file), &error);
    if (item->error.line) smp_writer_line(with->writer, item->error.line);
    if (status == SMP_OK && fault->code == SMP_OK) {
        status = smp_writer_report(with->writer, with->work->reports[index], &error);
        if (with->options->fail_on &&
            reaches(with->options->fail_on, with->work->reports[index]))
            worsen(with, EXIT_FOUND);
    } else if (status == SMP_OK) {
        if (!fault->line) {
            fault->line = item->error.line;
            memcpy(fault->source, item->error.source, sizeof fault->source);
        }
        status = smp_writer_bad_input(with->writer, smp_text_of(item->id), fault, &error);
        if (fault->code == SMP_ERROR_MEMORY || fault->code == SMP_ERROR_INTERNAL)
            worsen(with, EXIT_INTERNAL);
        else worsen(with, EXIT_INPUT);
    }
    if (status == SMP_OK) return true;
    if (status == SMP_ERROR_IO) worsen(with, EXIT_OUTPUT);
    else {
        cli_complain("%s", error.message);
        worsen(with, EXIT_INTERNAL);
    }
    return false;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void show_progress(checking *with, const cli_input *input)
{
    double now = seconds(), part = cli_input_progress(input);
    if (!with->shows_progress || part < 0 || now - with->last_shown < 0.2) return;
    char bar[31];
    for (int i = 0; i < 30; i++) bar[i] = i < (int)(part * 30) ? '#' : '.';
    bar[30] = '\0';
    fprintf(stderr, "\r[%s] %3d %%", bar, (int)(part * 100));
    with->last_shown = now;
}

static bool finish_batch(checking *with)
{
    evaluate(with);
    for (size_t i = 0; i < with->work->count; i++)
        if (!write_one(with, i)) return false;
    with->work->count = 0;
    return true;
}

static bool check_input(checking *with, const char *name)
{
    cli_input *input = cli_input_open(name, with->subject);
    if (!input) {
        worsen(with, EXIT_INPUT);
        return true;
    }
    bool going = true;
    while (going && cli_input_next(input, &with->work->items[with->work->count], with->options)) {
        if (++with->work->count < BATCH) continue;
        going = finish_batch(with);
        show_progress(with, input);
    }
    if (cli_input_failed(input)) worsen(with, EXIT_INPUT);
    cli_input_close(input);
    return going;
}

static bool check_text(checking *with)
{
    cli_item *item = &with->work->items[with->work->count++];
    smp_fields_clear(item->fields);
    item->error = (smp_error)SMP_ERROR_INIT;
    if (smp_fields_set(item->fields, smp_text_of(cli_words_field(with->subject)),
                       smp_text_of(with->options->text), &item->error) == SMP_OK &&
        !cli_set_defaults(item->fields, with->options))
        item->error.code = SMP_ERROR_MEMORY;
    return true;
}

static void check_all(checking *with)
{
    char dash[] = "-";
    char *standard_input[] = {dash};
    char **inputs = with->options->inputs;
    int count = with->options->input_count;
    bool going = true;
    if (with->options->text) going = check_text(with);
    else if (count == 0) {
        inputs = standard_input;
        count = 1;
    }
    for (int i = 0; going && i < count; i++) going = check_input(with, inputs[i]);
    if (going) finish_batch(with);
    if (with->last_shown > 0) fprintf(stderr, "\r%*s\r", 40, "");
}

/* ---- Setting up ---------------------------------------------------------------------------- */

static bool reads_standard_input(const cli_options *options)
{
    for (int i = 0; i < options->input_count; i++)
        if (strcmp(options->inputs[i], "-") == 0) return true;
    return !options->text && options->input_count == 0;
}

static bool open_writer(checking *with)
{
    const cli_options *options = with->options;
    smp_writer_options writing = SMP_WRITER_OPTIONS_INIT;
    smp_error error = SMP_ERROR_INIT;
    const char *name = options->format ? options->format : isatty(STDOUT_FILENO) ? "text" : "json";
    smp_format format = strcmp(name, "text") == 0     ? SMP_FORMAT_TEXT
                        : strcmp(name, "json") == 0   ? SMP_FORMAT_JSON
                        : strcmp(name, "sarif") == 0  ? SMP_FORMAT_SARIF
                        : strcmp(name, "triage") == 0 ? SMP_FORMAT_TRIAGE
                                                      : SMP_FORMAT_HTML;
    writing.colour = cli_colours(stdout);
    writing.width = cli_width();
    writing.redact = options->redact;
    writing.title = smp_text_of(options->title);
    writing.source = smp_text_of(options->text                     ? "text"
                                 : reads_standard_input(options) ? NULL
                                                                 : options->inputs[0]);
    smp_status status = smp_writer_open(&with->writer, format, &writing, cli_write, stdout, &error);
    if (status == SMP_OK) return true;
    if (status == SMP_ERROR_IO) {
        worsen(with, EXIT_OUTPUT);
        return false;
    }
    cli_complain("%s", error.message);
    worsen(with, EXIT_INTERNAL);
    return false;
}

static bool make_workers(checking *with)
{
    smp_error error = SMP_ERROR_INIT;
    smp_evaluator_options evaluating = SMP_EVALUATOR_OPTIONS_INIT;
    smp_fact *facts;
    bool made = true;
    if (!cli_read_facts(with->options->facts, &facts, &evaluating.fact_count)) {
        worsen(with, EXIT_INPUT);
        return false;
    }
    evaluating.facts = facts;
    evaluating.find_personal_data = with->options->redact;
    const smp_conversation *answered =
        with->conversation ? smp_fields_conversation(with->conversation) : NULL;
    for (int i = 0; made && i < with->worker_count; i++) {
        worker *one = &with->workers[i];
        *one = (worker){.work = with->work, .check = with->check, .answered = answered};
        made = smp_evaluator_new(&one->evaluator, with->policy, &evaluating, &error) == SMP_OK;
    }
    cli_free_facts(facts, evaluating.fact_count);
    if (made) return true;
    cli_complain("%s", error.message);
    worsen(with, error.code == SMP_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_INTERNAL);
    return false;
}

static bool make_batch(checking *with)
{
    with->workers = calloc((size_t)with->worker_count, sizeof *with->workers);
    with->work = calloc(1, sizeof *with->work);
    bool made = with->workers && with->work;
    for (size_t i = 0; made && i < BATCH; i++)
        made = smp_fields_new(&with->work->items[i].fields, with->subject, NULL) == SMP_OK &&
               smp_report_new(&with->work->reports[i], NULL) == SMP_OK;
    if (made) return true;
    cli_complain("there is not enough memory.");
    worsen(with, EXIT_INTERNAL);
    return false;
}

static void free_all(checking *with)
{
    for (int i = 0; with->workers && i < with->worker_count; i++)
        smp_evaluator_free(with->workers[i].evaluator);
    for (size_t i = 0; with->work && i < BATCH; i++) {
        smp_fields_free(with->work->items[i].fields);
        smp_report_free(with->work->reports[i]);
        free(with->work->items[i].id);
    }
    free(with->workers);
    free(with->work);
    smp_fields_free(with->conversation);
    smp_policy_release(with->policy);
}

/* ---- The checks ---------------------------------------------------------------------------- */

static smp_status check_fields(smp_report *report, smp_evaluator *evaluator, smp_fields *fields,
                               const smp_conversation *answered, smp_error *error)
{
    (void)answered;
    return smp_fields_check(report, evaluator, fields, error);
}

static smp_status check_accessibility(smp_report *report, smp_evaluator *evaluator,
                                      smp_fields *fields, const smp_conversation *answered,
                                      smp_error *error)
{
    (void)answered;
    return smp_check_accessibility(report, evaluator, smp_fields_post(fields), error);
}

static smp_status check_response(smp_report *report, smp_evaluator *evaluator, smp_fields *fields,
                                 const smp_conversation *answered, smp_error *error)
{
    return smp_check_response(report, evaluator, answered, smp_fields_post(fields), error);
}

static check_function check_of(const char *command)
{
    return strcmp(command, "accessibility") == 0 ? check_accessibility
           : strcmp(command, "response") == 0    ? check_response
                                                 : check_fields;
}

static smp_subject subject_of(const char *command)
{
    return strcmp(command, "profile") == 0        ? SMP_SUBJECT_PROFILE
           : strcmp(command, "classify") == 0     ? SMP_SUBJECT_MESSAGE
           : strcmp(command, "account") == 0      ? SMP_SUBJECT_ACCOUNT
           : strcmp(command, "conversation") == 0 ? SMP_SUBJECT_CONVERSATION
                                                  : SMP_SUBJECT_POST;
}

/* What is wrong with the conversation is told once, and not of every draft. */
static bool conversation_stands(checking *with)
{
    smp_error error = SMP_ERROR_INIT;
    if (!with->conversation) return true;
    smp_status status =
        smp_assess_conversation(with->work->reports[0], with->workers[0].evaluator,
                                smp_fields_conversation(with->conversation), &error);
    if (status == SMP_OK) return true;
    cli_complain("%s: %s", with->options->conversation, error.message);
    worsen(with, status == SMP_ERROR_ARGUMENT || status == SMP_ERROR_LIMIT ? EXIT_INPUT
                                                                           : EXIT_INTERNAL);
    return false;
}

/* Opens what the options name beside the inputs. The status to leave with if it cannot. */
static int open_sources(checking *with)
{
    const cli_options *options = with->options;
    bool answers = with->check == check_response;
    if (answers && !options->conversation) {
        cli_complain("name the conversation that is answered, with --conversation FILE.");
        return EXIT_USAGE;
    }
    if (answers && strcmp(options->conversation, "-") == 0 && reads_standard_input(options)) {
        cli_complain("standard input cannot be both the conversation and the drafts. Give one of "
                     "them as a file.");
        return EXIT_USAGE;
    }
    if (with->check != check_accessibility || options->policy) {
        with->policy = cli_open_policy_for(options);
        if (!with->policy) return options->policy ? EXIT_PACK : EXIT_USAGE;
    }
    if (answers) with->conversation = cli_read_conversation(options);
    return answers && !with->conversation ? EXIT_INPUT : EXIT_DONE;
}

int cli_check(const cli_options *options)
{
    checking with = {.options = options,
                     .check = check_of(options->command),
                     .subject = subject_of(options->command),
                     .worker_count = options->jobs,
                     .shows_progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO)};
    with.status = open_sources(&with);
    if (with.status == EXIT_DONE && make_batch(&with) && make_workers(&with) &&
        conversation_stands(&with) && open_writer(&with)) {
        smp_error error = SMP_ERROR_INIT;
        check_all(&with);
        smp_status closed = smp_writer_close(with.writer, &error);
        if (closed != SMP_OK)
            worsen(&with, closed == SMP_ERROR_IO ? EXIT_OUTPUT : EXIT_INTERNAL);
    }
    free_all(&with);
    return with.status;
}
