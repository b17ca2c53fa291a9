/* smpolicy response: the one conversation that drafted responses answer.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* Where it could not be read at all, why has been told. */
static smp_fields *refuse(cli_item *item)
{
    if (item->error.code != SMP_OK) cli_put_bad_line(item, &item->error, false);
    smp_fields_free(item->fields);
    return NULL;
}

smp_fields *cli_read_conversation(const cli_options *options)
{
    const char *name = options->conversation;
    cli_item item = {.fields = NULL}, second = {.fields = NULL};
    cli_input *input = cli_input_open(name, SMP_SUBJECT_CONVERSATION);
    if (!input) return NULL;
    smp_fields *read = NULL;
    if (smp_fields_new(&item.fields, SMP_SUBJECT_CONVERSATION, NULL) != SMP_OK ||
        smp_fields_new(&second.fields, SMP_SUBJECT_CONVERSATION, NULL) != SMP_OK) {
        cli_complain("there is not enough memory.");
        smp_fields_free(item.fields);
    } else if (!cli_input_next(input, &item, options) || item.error.code != SMP_OK) {
        read = refuse(&item);
    } else if (cli_input_next(input, &second, options)) {
        cli_complain("%s holds more than one conversation. Give the one that is answered.", name);
        smp_fields_free(item.fields);
    } else {
        read = item.fields;
    }
    smp_fields_free(second.fields);
    free(second.id);
    free(item.id);
    cli_input_close(input);
    return read;
}
