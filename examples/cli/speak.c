/* smpolicy speak: each post in the words of a screen reader, as JSON Lines or as text.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct speaking {
    smp_speech *speech;
    const cli_options *options;
    bool json;
} speaking;

static void print_json(const speaking *with, const char *id)
{
    putchar('{');
    if (id) {
        fputs("\"id\":", stdout);
        cli_put_json_text(smp_text_of(id));
        putchar(',');
    }
    fputs("\"profiles\":{", stdout);
    for (int i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp_spoken spoken = smp_speech_spoken(with->speech, (smp_speech_profile)i);
        printf("%s\"%s\":{\"text\":", i ? "," : "", smp_speech_profile_name((smp_speech_profile)i));
        cli_put_json_text(spoken.text);
        /* Tenths: the estimate is no better than that. */
        printf(",\"seconds\":%.1f}", spoken.seconds);
    }
    fputs("}}\n", stdout);
}

/* Words are kept whole; a line break of the speech, its longest pause, begins a line. */
static void print_words(smp_text text, size_t width)
{
    size_t column = 0;
    for (size_t at = 0; at < text.size;) {
        size_t size = strcspn(text.data + at, " \n");
        if (size > text.size - at) size = text.size - at;
        if (column && column + 1 + size > width) {
            printf("\n  ");
            column = 0;
        } else if (column) {
            putchar(' ');
            column++;
        } else if (at == 0) {
            printf("  ");
        }
        fwrite(text.data + at, 1, size, stdout);
        column += size;
        at += size;
        if (at < text.size && text.data[at] == '\n') {
            printf("\n  ");
            column = 0;
        }
        if (at < text.size) at++;
    }
    if (text.size) putchar('\n');
}

static void print_text(const speaking *with, const char *id)
{
    bool colour = cli_colours(stdout);
    size_t width = cli_width() > 20 ? cli_width() - 4 : 20;
    if (id) {
        fputs(colour ? "\033[1m" : "", stdout);
        cli_put_plain(stdout, id, strlen(id));
        puts(colour ? "\033[0m" : "");
    }
    for (int i = 0; i < SMP_SPEECH_PROFILES; i++) {
        smp_spoken spoken = smp_speech_spoken(with->speech, (smp_speech_profile)i);
        printf("%s%s%s, about %.1f seconds\n", colour ? "\033[36m" : "",
               smp_speech_profile_name((smp_speech_profile)i), colour ? "\033[0m" : "",
               spoken.seconds);
        if (spoken.text.size) print_words(spoken.text, width);
        else printf("  (nothing is said)\n");
    }
    putchar('\n');
}

static int speak(const speaking *with, const cli_item *item)
{
    smp_error error = SMP_ERROR_INIT;
    if (item->error.code != SMP_OK) return cli_put_bad_line(item, &item->error, with->json);
    if (smp_preview_speech(with->speech, smp_fields_post(item->fields), NULL, &error) !=
        SMP_OK) {
        error.line = item->error.line;
        memcpy(error.source, item->error.source, sizeof error.source);
        return cli_put_bad_line(item, &error, with->json);
    }
    if (with->json) print_json(with, item->id);
    else print_text(with, item->id);
    return EXIT_DONE;
}

static int speak_text(const speaking *with, cli_item *item)
{
    smp_fields_clear(item->fields);
    if (smp_fields_set(item->fields, smp_text_of("text"), smp_text_of(with->options->text),
                            &item->error) == SMP_OK &&
        !cli_set_defaults(item->fields, with->options))
        return EXIT_INTERNAL;
    return speak(with, item);
}

static int speak_input(const speaking *with, const char *name, cli_item *item)
{
    int status = EXIT_DONE;
    cli_input *input = cli_input_open(name, SMP_SUBJECT_POST);
    if (!input) return EXIT_INPUT;
    while (!cli_output_failed() && cli_input_next(input, item, with->options)) {
        int one = speak(with, item);
        if (one > status) status = one;
    }
    if (cli_input_failed(input) && status < EXIT_INPUT) status = EXIT_INPUT;
    cli_input_close(input);
    return status;
}

int cli_speak(const cli_options *options)
{
    cli_item item = {.error = SMP_ERROR_INIT};
    speaking with = {.options = options,
                     .json = options->format ? strcmp(options->format, "json") == 0
                                             : !isatty(STDOUT_FILENO)};
    int status = EXIT_INTERNAL;
    if (smp_speech_new(&with.speech, NULL, NULL) == SMP_OK &&
        smp_fields_new(&item.fields, SMP_SUBJECT_POST, NULL) == SMP_OK) {
        status = options->text ? speak_text(&with, &item) : EXIT_DONE;
        if (!options->text && options->input_count == 0) status = speak_input(&with, "-", &item);
        for (int i = 0; i < options->input_count; i++) {
            int one = speak_input(&with, options->inputs[i], &item);
            if (one > status) status = one;
        }
    } else {
        cli_complain("there is not enough memory.");
    }
    free(item.id);
    smp_fields_free(item.fields);
    smp_speech_free(with.speech);
    return status;
}
