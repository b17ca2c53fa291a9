/* The walk over a script's nested values: each becomes a named field.
 * SPDX-License-Identifier: MIT */
#include "desk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool script_refuse(smp_error *error, int code, const char *message, ...)
{
    va_list arguments;
    va_start(arguments, message);
    error->code = (smp_status)code;
    vsnprintf(error->message, sizeof error->message, message, arguments);
    va_end(arguments);
    return false;
}

void *script_out_of_memory(smp_error *error)
{
    script_refuse(error, SMP_ERROR_MEMORY, "There is not enough memory. Free some and try again.");
    return NULL;
}

bool script_enter(script_walk *walk, const char *key, size_t size)
{
    if (size >= sizeof walk->name || walk->size + size + 2 > sizeof walk->name)
        return script_refuse(walk->error, SMP_ERROR_LIMIT,
                             "A value is nested too deeply or its name is too long, near "
                             "\"%.*s\". Give the names of docs/json.md.",
                             (int)(walk->size > 60 ? 60 : walk->size), walk->name);
    if (walk->size) walk->name[walk->size++] = '.';
    memcpy(walk->name + walk->size, key, size);
    walk->size += size;
    return true;
}

bool script_enter_item(script_walk *walk, size_t index)
{
    char digits[24];
    int size = snprintf(digits, sizeof digits, "%zu", index);
    return script_enter(walk, digits, (size_t)size);
}

bool script_refuse_nothing(script_walk *walk)
{
    return script_refuse(walk->error, SCRIPT_MISUSE,
                         "\"%.*s\" is missing from its list. Say what it is, or leave it out.",
                         (int)(walk->size > 100 ? 100 : walk->size), walk->name);
}

bool script_set(script_walk *walk, smp_text value)
{
    smp_text name = {walk->name, walk->size};
    walk->bytes += value.size;
    return smp_fields_set(walk->fields, name, value, walk->error) == SMP_OK;
}

bool script_put_text(script_walk *walk, smp_text value)
{
    if (walk->size) {
        /* Whatever takes one value takes its text, so only what is refused need be looked up. */
        if (script_set(walk, value)) return true;
        script_may_be(walk, SCRIPT_TEXT);
        return false;
    }
    /* A text alone is the text of the subject. */
    if (!script_enter(walk, "text", 4)) return false;
    bool done = script_set(walk, value);
    walk->size = 0;
    return done;
}

bool script_put_truth(script_walk *walk, bool value)
{
    return script_may_be(walk, SCRIPT_TRUTH) && script_set(walk, smp_text_of(value ? "yes" : "no"));
}

bool script_put_integer(script_walk *walk, long long value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", value);
    return script_may_be(walk, SCRIPT_WHOLE) && script_set(walk, smp_text_of(digits));
}

bool script_put_number(script_walk *walk, double value)
{
    char digits[40];
    if (!script_may_be(walk, SCRIPT_NUMBER)) return false;
    /* As few digits as give the same number again. */
    snprintf(digits, sizeof digits, "%.15g", value);
    if (strtod(digits, NULL) != value) snprintf(digits, sizeof digits, "%.17g", value);
    for (char *at = digits; *at; at++)
        if (*at == ',') *at = '.'; /* the host may have set a locale */
    return script_set(walk, smp_text_of(digits));
}
