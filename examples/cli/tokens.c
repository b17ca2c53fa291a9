/* smpolicy tokens: the tokens of each text, as JSON Lines. Written as they come: a megabyte has a
 * million of them.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <stdlib.h>

static void put_range(const char *name, smp_range range)
{
    printf("\"%s\":[%zu,%zu]", name, range.start, range.end);
}

static void put_span(smp_span span)
{
    printf("{\"bytes\":[%zu,%zu],\"chars\":[%zu,%zu],\"utf16\":[%zu,%zu]}", span.bytes.start,
           span.bytes.end, span.chars.start, span.chars.end, span.utf16.start, span.utf16.end);
}

static void put_measures(const smp_tokens *tokens, smp_text text)
{
    smp_text_measures measures = SMP_TEXT_MEASURES_INIT;
    smp_x_length length = SMP_X_LENGTH_INIT;
    smp_tokens_measure(tokens, &measures);
    smp_x_weighted_length(&length, text, 3, NULL);
    printf("\"measures\":{\"graphemes\":%zu,\"weighted_length\":%zu,\"valid\":%s,"
           "\"permillage\":%zu,",
           measures.graphemes, measures.weighted_length, length.valid ? "true" : "false",
           length.permillage);
    put_range("display_utf16", length.display_utf16);
    putchar(',');
    put_range("valid_utf16", length.valid_utf16);
    printf(",\"platform_length\":%zu,\"platform_limit\":%zu,\"bytes\":%zu,\"chars\":%zu,"
           "\"utf16\":%zu,\"words\":%zu,\"sentences\":%zu}",
           measures.platform_length, measures.platform_limit, measures.bytes, measures.code_points,
           measures.utf16_units, measures.words, measures.sentences);
}

static void put_line(const char *id, const smp_tokens *tokens, smp_text text)
{
    putchar('{');
    if (id) {
        fputs("\"id\":", stdout);
        cli_put_json_text(smp_text_of(id));
        putchar(',');
    }
    fputs("\"tokens\":[", stdout);
    for (size_t i = 0; i < smp_tokens_count(tokens) && !cli_output_failed(); i++) {
        smp_token token = smp_tokens_at(tokens, i);
        printf("%s{\"kind\":\"%s\",\"text\":", i ? "," : "", smp_token_kind_name(token.kind));
        cli_put_json_text(token.text);
        fputs(",\"span\":", stdout);
        put_span(token.span);
        putchar('}');
    }
    fputs("],", stdout);
    put_measures(tokens, text);
    for (size_t i = 0; i < smp_tokens_ill_formed_count(tokens); i++) {
        fputs(i ? "," : ",\"ill_formed\":[", stdout);
        put_span(smp_tokens_ill_formed(tokens, i));
    }
    fputs(smp_tokens_ill_formed_count(tokens) ? "]}\n" : "}\n", stdout);
}

static int print_tokens(const cli_item *item)
{
    const smp_post *post = smp_fields_post(item->fields);
    smp_text text = post->text.data ? post->text : smp_text_of("");
    smp_error error = SMP_ERROR_INIT;
    smp_tokens *tokens = NULL;
    if (item->error.code != SMP_OK) return cli_put_bad_line(item, &item->error, true);
    if (smp_tokenise(&tokens, text, post->platform, NULL, &error) != SMP_OK) {
        error.line = item->error.line;
        return cli_put_bad_line(item, &error, true);
    }
    put_line(item->id, tokens, text);
    smp_tokens_free(tokens);
    return EXIT_DONE;
}

static int print_text(const cli_options *options, cli_item *item)
{
    if (smp_fields_set(item->fields, smp_text_of("text"), smp_text_of(options->text),
                            &item->error) == SMP_OK &&
        !cli_set_defaults(item->fields, options))
        return EXIT_INTERNAL;
    return print_tokens(item);
}

static int print_input(const cli_options *options, const char *name, cli_item *item)
{
    int status = EXIT_DONE;
    cli_input *input = cli_input_open(name, SMP_SUBJECT_POST);
    if (!input) return EXIT_INPUT;
    while (!cli_output_failed() && cli_input_next(input, item, options)) {
        int one = print_tokens(item);
        if (one > status) status = one;
    }
    if (cli_input_failed(input) && status < EXIT_INPUT) status = EXIT_INPUT;
    cli_input_close(input);
    return status;
}

int cli_tokens(const cli_options *options)
{
    cli_item item = {.error = SMP_ERROR_INIT};
    int status = EXIT_DONE;
    if (smp_fields_new(&item.fields, SMP_SUBJECT_POST, NULL) != SMP_OK) {
        cli_complain("there is not enough memory.");
        return EXIT_INTERNAL;
    }
    if (options->text) status = print_text(options, &item);
    else if (options->input_count == 0) status = print_input(options, "-", &item);
    for (int i = 0; i < options->input_count; i++) {
        int one = print_input(options, options->inputs[i], &item);
        if (one > status) status = one;
    }
    free(item.id);
    smp_fields_free(item.fields);
    return status;
}
