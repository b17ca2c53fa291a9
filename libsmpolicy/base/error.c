/* Errors, and structs that grow between versions.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <stdio.h>
#include <string.h>

const char *smp_status_name(smp_status status)
{
    switch (status) {
    case SMP_OK: return "ok";
    case SMP_ERROR_ARGUMENT: return "argument";
    case SMP_ERROR_MEMORY: return "memory";
    case SMP_ERROR_IO: return "io";
    case SMP_ERROR_PACK: return "pack";
    case SMP_ERROR_NOT_FOUND: return "not-found";
    case SMP_ERROR_LIMIT: return "limit";
    case SMP_ERROR_INTERNAL: return "internal";
    }
    return "internal";
}

void smp__error_clear(smp_error *error)
{
    if (!error) return;
    error->code = SMP_OK;
    error->line = error->column = 0;
    error->offset = 0;
    error->source[0] = error->message[0] = '\0';
}

/* Cuts a message that vsnprintf truncated back to a whole UTF-8 sequence. */
static void trim_utf8(char *string)
{
    size_t size = strlen(string), lead = size;
    while (lead > 0 && ((unsigned char)string[lead - 1] & 0xC0) == 0x80) lead--;
    if (lead == 0) return;
    unsigned char first = (unsigned char)string[lead - 1];
    size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (size - (lead - 1) < length) string[lead - 1] = '\0';
}

SMP_PRINTF(3, 0)
static smp_status fail(smp_error *error, smp_status code, const char *format, va_list arguments)
{
    if (error && error->code == SMP_OK) {
        error->code = code;
        vsnprintf(error->message, sizeof error->message, format, arguments);
        trim_utf8(error->message);
    }
    return code;
}

smp_status smp__fail(smp_error *error, smp_status code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail(error, code, format, arguments);
    va_end(arguments);
    return code;
}

smp_status smp__fail_at(smp_error *error, smp_status code, const char *source, uint32_t line,
                        uint32_t column, size_t offset, const char *format, ...)
{
    if (error && error->code == SMP_OK) {
        size_t size = source ? strlen(source) : 0;
        size_t room = sizeof error->source - 1;
        snprintf(error->source, sizeof error->source, "%s",
                 size > room ? source + (size - room) : source ? source : "");
        error->line = line;
        error->column = column;
        error->offset = offset;
    }
    va_list arguments;
    va_start(arguments, format);
    fail(error, code, format, arguments);
    va_end(arguments);
    return code;
}

smp_status smp__fail_memory(smp_error *error)
{
    return smp__fail(error, SMP_ERROR_MEMORY,
                     "There is not enough memory. Free some and try again.");
}

bool smp__copy_sized(void *out, size_t out_size, const void *given)
{
    size_t given_size;
    memcpy(&given_size, given, sizeof given_size);
    if (given_size < sizeof given_size || given_size > 65536) return false;
    memset(out, 0, out_size);
    memcpy(out, given, given_size < out_size ? given_size : out_size);
    memcpy(out, &out_size, sizeof out_size);
    return true;
}
