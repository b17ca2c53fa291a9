/* JSON Lines that the library does not write itself: strings, and lines about bad input.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

/* The size of the well-formed UTF-8 sequence that begins here, 0 where none does (Unicode 15.0,
 * table 3-7). */
static size_t sequence_size(const unsigned char *at, size_t left)
{
    unsigned char least = 0x80, most = 0xBF;
    size_t size;
    if (at[0] < 0x80) return 1;
    if (at[0] >= 0xC2 && at[0] <= 0xDF) size = 2;
    else if (at[0] >= 0xE0 && at[0] <= 0xEF) size = 3;
    else if (at[0] >= 0xF0 && at[0] <= 0xF4) size = 4;
    else return 0;
    if (at[0] == 0xE0) least = 0xA0;
    if (at[0] == 0xED) most = 0x9F;
    if (at[0] == 0xF0) least = 0x90;
    if (at[0] == 0xF4) most = 0x8F;
    if (left < size || at[1] < least || at[1] > most) return 0;
    for (size_t i = 2; i < size; i++)
        if ((at[i] & 0xC0) != 0x80) return 0;
    return size;
}

bool cli_is_utf8(smp_text text)
{
    for (size_t at = 0, size; at < text.size; at += size) {
        size = sequence_size((const unsigned char *)text.data + at, text.size - at);
        if (size == 0) return false;
    }
    return true;
}

static void put_escaped(unsigned char byte)
{
    static const char short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (size_t i = 0; short_forms[i]; i += 2) {
        if ((unsigned char)short_forms[i] != byte) continue;
        putchar('\\');
        putchar(short_forms[i + 1]);
        return;
    }
    printf("\\u%04X", byte);
}

void cli_put_json_text(smp_text text)
{
    size_t plain = 0; /* where what is not yet written begins */
    putchar('"');
    for (size_t at = 0; at < text.size;) {
        unsigned char byte = (unsigned char)text.data[at];
        size_t size = sequence_size((const unsigned char *)text.data + at, text.size - at);
        if (size && byte >= 0x20 && byte != '"' && byte != '\\') {
            at += size;
            continue;
        }
        fwrite(text.data + plain, 1, at - plain, stdout);
        if (size) put_escaped(byte);
        else fputs("\xEF\xBF\xBD", stdout);
        plain = ++at;
    }
    fwrite(text.data + plain, 1, text.size - plain, stdout);
    putchar('"');
}

/* Nothing where there is no value. */
static void put_member(const char *name, const char *value)
{
    if (!value) return;
    printf("\"%s\":", name);
    cli_put_json_text(smp_text_of(value));
    putchar(',');
}

int cli_put_bad_line(const cli_item *item, const smp_error *error, bool json)
{
    if (json) {
        putchar('{');
        put_member("id", item->id);
        put_member("file", item->file);
        if (error->line) printf("\"line\":%u,", error->line);
        printf("\"error\":{\"code\":\"%s\",\"message\":", smp_status_name(error->code));
        cli_put_json_text(smp_text_of(error->message));
        if (error->column) printf(",\"column\":%u", error->column);
        fputs("}}\n", stdout);
    } else if (error->line) {
        cli_complain("%s:%u: %s", error->source, error->line, error->message);
    } else {
        cli_complain("%s", error->message);
    }
    bool ours = error->code == SMP_ERROR_MEMORY || error->code == SMP_ERROR_INTERNAL;
    return ours ? EXIT_INTERNAL : EXIT_INPUT;
}
