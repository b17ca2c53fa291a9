/* smpolicy tokens: the tokens of each text, as JSON Lines.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static json_t *range(smp_range of)
{
    return json_pack("[I,I]", (json_int_t)of.start, (json_int_t)of.end);
}

static json_t *span(smp_span of)
{
    return json_pack("{s:o, s:o, s:o}", "bytes", range(of.bytes), "chars", range(of.chars),
                     "utf16", range(of.utf16));
}

static json_t *measures_of(const smp_tokens *tokens, smp_text text)
{
    smp_text_measures measures = SMP_TEXT_MEASURES_INIT;
    smp_x_length length = SMP_X_LENGTH_INIT;
    smp_tokens_measure(tokens, &measures);
    smp_x_weighted_length(&length, text, 3, NULL);
    return json_pack("{s:I, s:I, s:b, s:I, s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:I, s:I}",
                     "graphemes", (json_int_t)measures.graphemes, "weighted_length",
                     (json_int_t)measures.weighted_length, "valid", length.valid, "permillage",
                     (json_int_t)length.permillage, "display_utf16", range(length.display_utf16),
                     "valid_utf16", range(length.valid_utf16), "platform_length",
                     (json_int_t)measures.platform_length, "platform_limit",
                     (json_int_t)measures.platform_limit, "bytes", (json_int_t)measures.bytes,
                     "chars", (json_int_t)measures.code_points, "utf16",
                     (json_int_t)measures.utf16_units, "words", (json_int_t)measures.words,
                     "sentences", (json_int_t)measures.sentences);
}

static void print_line(json_t *line)
{
    json_dumpf(line, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(line);
}

static int print_error(const char *id, const smp_error *error)
{
    json_t *line = json_object();
    if (id) json_object_set_new(line, "id", json_string(id));
    json_object_set_new(line, "line", json_integer(error->line));
    json_object_set_new(line, "error",
                        json_pack("{s:s, s:s, s:i}", "code", smp_status_name(error->code),
                                  "message", error->message, "column", (int)error->column));
    print_line(line);
    return EXIT_INPUT;
}

static int print_tokens(const cli_item *item)
{
    const smp_post *post = smp_post_fields_post(item->fields);
    smp_text text = post->text.data ? post->text : smp_text_of("");
    smp_error error = SMP_ERROR_INIT;
    smp_tokens *tokens = NULL;
    if (item->error.code != SMP_OK) return print_error(item->id, &item->error);
    if (smp_tokenise(&tokens, text, post->platform, NULL, &error) != SMP_OK)
        return print_error(item->id, &error);
    json_t *list = json_array(), *line = json_object(), *ill = json_array();
    for (size_t i = 0; i < smp_tokens_count(tokens); i++) {
        smp_token token = smp_tokens_at(tokens, i);
        json_array_append_new(
            list, json_pack("{s:s, s:o, s:o}", "kind", smp_token_kind_name(token.kind), "text",
                            json_stringn(token.text.data, token.text.size), "span",
                            span(token.span)));
    }
    for (size_t i = 0; i < smp_tokens_ill_formed_count(tokens); i++)
        json_array_append_new(ill, span(smp_tokens_ill_formed(tokens, i)));
    if (item->id) json_object_set_new(line, "id", json_string(item->id));
    json_object_set_new(line, "tokens", list);
    json_object_set_new(line, "measures", measures_of(tokens, text));
    if (json_array_size(ill)) json_object_set(line, "ill_formed", ill);
    json_decref(ill);
    print_line(line);
    smp_tokens_free(tokens);
    return EXIT_DONE;
}

int cli_tokens(const cli_options *options)
{
    cli_item item = {.error = SMP_ERROR_INIT};
    int status = EXIT_DONE;
    if (smp_post_fields_new(&item.fields, NULL) != SMP_OK) return EXIT_INTERNAL;
    if (options->text) {
        if (smp_post_fields_set(item.fields, smp_text_of("text"), smp_text_of(options->text),
                                &item.error) == SMP_OK)
            cli_set_defaults(item.fields, options);
        status = print_tokens(&item);
    }
    const char *standard_input = "-";
    int count = options->text ? 0 : options->input_count ? options->input_count : 1;
    for (int i = 0; i < count; i++) {
        cli_input *input =
            cli_input_open(options->input_count ? options->inputs[i] : standard_input);
        if (!input) status = EXIT_INPUT;
        while (input && cli_input_next(input, &item, options)) {
            int one = print_tokens(&item);
            if (one > status) status = one;
        }
        if (input && cli_input_failed(input)) status = EXIT_INPUT;
        cli_input_close(input);
    }
    free(item.id);
    smp_post_fields_free(item.fields);
    return status;
}
