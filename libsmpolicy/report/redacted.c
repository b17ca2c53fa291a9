/* What a document says beside its reports, redacted: its title, and messages about input that could
 * not be read, which quote it.
 * SPDX-License-Identifier: MIT */
#include "report/writing.h"

#include "text/text.h"

#include <string.h>

/* ---- The title ----------------------------------------------------------------------------- */

bool smp__redact_title(smp_writer *writer, smp__curtain *curtain)
{
    smp__shown shown = smp__show(curtain, writer->options.title);
    if (!shown.hidden_count) return !curtain->failed;
    smp__buffer masked;
    smp__cursor cursor;
    uint32_t code_point;
    smp__buffer_init(&masked, &writer->allocator);
    smp__cursor_start(&cursor, &shown);
    while (smp__cursor_next(&cursor, &code_point)) smp__put_code_point(&masked, code_point);
    smp_text kept = {NULL, 0};
    if (!masked.failed) kept = smp__arena_copy(&writer->roll.arena, smp__buffer_text(&masked));
    smp__buffer_free(&masked);
    if (kept.data) writer->options.title = kept;
    return kept.data != NULL;
}

/* ---- Messages ------------------------------------------------------------------------------ */

static bool ends(smp_text text, const char *ending)
{
    size_t size = strlen(ending);
    return text.size >= size && !memcmp(text.data + text.size - size, ending, size);
}

/* Letters of a field's or a fact's name, with no number in it that could be somebody's. */
static bool has_form_of_name(smp_text quoted)
{
    enum { MOST_DIGITS = 3 };
    size_t digits = 0;
    for (size_t i = 0; i < quoted.size; i++) {
        char c = quoted.data[i];
        if (!smp__ascii_lower(c) && !smp__ascii_digit(c) && !memchr("._-", c, 3)) return false;
        digits += smp__ascii_digit(c);
    }
    return digits <= MOST_DIGITS;
}

/* Does a message name a field or a fact by what it quotes between `before` and `behind`? */
static bool is_name(smp_text before, smp_text quoted, smp_text behind)
{
    if (!has_form_of_name(quoted)) return false;
    return ends(before, "field \"") || ends(before, "fact \"") || ends(before, "mean \"") ||
           smp__text_starts(behind, "\" cannot be \"");
}

void smp__redact_message(smp_error *why)
{
    static const smp_text mask = {"\u2588", sizeof "\u2588" - 1};
    char masked[4 * sizeof why->message]; /* as if each byte were a quotation mark with a mask */
    size_t used = 0;
    smp_text message = smp_text_of(why->message);
    for (size_t at = 0; at < message.size;) {
        masked[used++] = message.data[at];
        if (message.data[at++] != '"') continue;
        const char *close = memchr(message.data + at, '"', message.size - at);
        size_t end = close ? (size_t)(close - message.data) : message.size;
        smp_text shown = smp__text_slice(message, at, end);
        if (!is_name(smp__text_slice(message, 0, at), shown,
                     smp__text_slice(message, end, message.size)))
            shown = mask;
        memcpy(masked + used, shown.data, shown.size);
        used += shown.size;
        if (close) masked[used++] = '"';
        at = close ? end + 1 : end;
    }
    /* A mask may be longer than what it hides: what no longer fits is cut, as in long messages. */
    const smp_text kept = smp__text_head((smp_text){masked, used}, sizeof why->message - 1);
    memcpy(why->message, kept.data, kept.size);
    why->message[kept.size] = '\0';
}
