/* Messages, policies, the clock and the terminal.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* The bytes of a character that would steer a terminal, or turn the direction of what follows: 0
 * when this is none. Names of columns and keys come from files that anybody may have written. */
static size_t steering_size(const char *at, size_t left)
{
    unsigned char first = (unsigned char)at[0];
    if (first < 0x20 || first == 0x7F) return first == '\t' ? 0 : 1;
    if (first == 0xC2 && left > 1 && (unsigned char)at[1] < 0xA0) return 2;
    if (first != 0xE2 || left < 3) return 0;
    unsigned char second = (unsigned char)at[1], third = (unsigned char)at[2];
    bool turns = (second == 0x80 && third >= 0xAA && third <= 0xAE) ||
                 (second == 0x81 && third >= 0xA6 && third <= 0xA9);
    return turns ? 3 : 0;
}

void cli_put_plain(FILE *to, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        size_t steering = steering_size(text + at, size - at);
        fputc(steering ? '?' : text[at], to);
        at += steering ? steering : 1;
    }
}

void cli_complain(const char *format, ...)
{
    char message[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    fputs("smpolicy: ", stderr);
    cli_put_plain(stderr, message, strlen(message));
    fputc('\n', stderr);
}

/* The line a message is about, and a caret under its column. Tabs are kept so that it lines up. */
static void print_caret(FILE *to, const smp_diagnostic *diagnostic)
{
    if (!diagnostic->source_line.data || diagnostic->source_line.size == 0) return;
    fputs("    ", to);
    cli_put_plain(to, diagnostic->source_line.data, diagnostic->source_line.size);
    fputs("\n    ", to);
    uint32_t column = 1;
    for (size_t i = 0; i < diagnostic->source_line.size && column < diagnostic->column; i++) {
        unsigned char byte = (unsigned char)diagnostic->source_line.data[i];
        if ((byte & 0xC0) == 0x80) continue;
        fputc(byte == '\t' ? '\t' : ' ', to);
        column++;
    }
    fputs("^\n", to);
}

void cli_print_diagnostics(FILE *to, const smp_diagnostics *diagnostics)
{
    for (size_t i = 0; i < smp_diagnostics_count(diagnostics); i++) {
        smp_diagnostic one = smp_diagnostics_at(diagnostics, i);
        if (one.source.size) fprintf(to, "%.*s:", (int)one.source.size, one.source.data);
        if (one.line) fprintf(to, "%u:%u:", one.line, one.column);
        fprintf(to, "%s%s: ", one.source.size || one.line ? " " : "",
                one.is_error ? "error" : "warning");
        cli_put_plain(to, one.message.data, one.message.size);
        if (one.hint.size) fputc(' ', to);
        cli_put_plain(to, one.hint.data, one.hint.size);
        fputc('\n', to);
        print_caret(to, &one);
    }
}

static bool is_file(const char *policy) { return strchr(policy, '/') || strchr(policy, '.'); }

smp_policy *cli_open_policy(const char *name)
{
    smp_policy *policy = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_policy_options options = SMP_POLICY_OPTIONS_INIT;
    if (!name) {
        cli_complain("say which policy: --policy NAME or --policy FILE. `smpolicy policies` lists "
                     "the names.");
        return NULL;
    }
    if (smp_diagnostics_new(&options.diagnostics, NULL) != SMP_OK) {
        cli_complain("there is not enough memory.");
        return NULL;
    }
    smp_status status = is_file(name)
                            ? smp_policy_open_file(&policy, name, &options, &error)
                            : smp_policy_open_builtin(&policy, name, &options, &error);
    if (status != SMP_OK) {
        if (smp_diagnostics_count(options.diagnostics))
            cli_print_diagnostics(stderr, options.diagnostics);
        else cli_complain("%s", error.message);
        policy = NULL;
    }
    smp_diagnostics_free(options.diagnostics);
    return policy;
}

bool cli_is_of_organisation(const smp_policy *policy)
{
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    return smp_policy_describe(policy, &info) == SMP_OK && info.organisation.size > 0;
}

/* The ids of the organisations' policies, as "a, b, c". */
static void list_organisations(char *out, size_t room)
{
    size_t size = 0;
    out[0] = '\0';
    for (size_t i = 0; i < smp_builtin_count(); i++) {
        smp_policy *policy = cli_open_policy(smp_builtin_id(i));
        if (policy && cli_is_of_organisation(policy) && size < room)
            size += (size_t)snprintf(out + size, room - size, "%s%s", size ? ", " : "",
                                     smp_builtin_id(i));
        smp_policy_release(policy);
    }
}

smp_policy *cli_open_policy_for(const cli_options *options)
{
    char names[256];
    const char *name = options->policy;
    bool wants_guidance = strcmp(options->command, "accessibility") == 0;
    smp_policy *policy = cli_open_policy(name);
    bool is_guidance = policy && strcmp(name, "accessibility") == 0;
    if (!policy || is_file(name) || cli_is_of_organisation(policy) ||
        (wants_guidance && is_guidance))
        return policy;
    if (is_guidance && strcmp(options->command, "fix") == 0) {
        cli_complain("\"accessibility\" is published guidance, which `smpolicy fix` follows where "
                     "no policy is named: leave out --policy.");
    } else if (is_guidance) {
        cli_complain("\"accessibility\" is published guidance and no organisation's policy. "
                     "`smpolicy accessibility` checks posts against it.");
    } else {
        list_organisations(names, sizeof names);
        cli_complain("\"%s\" is a pack for policies to build on, and none itself: it would clear "
                     "what they refuse. Use %s, or a pack of your own that extends it.",
                     name, names);
    }
    smp_policy_release(policy);
    return NULL;
}

const char *cli_today(char out[11])
{
    time_t now = time(NULL);
    struct tm date;
    localtime_r(&now, &date);
    strftime(out, 11, "%Y-%m-%d", &date);
    return out;
}

/* Why standard output failed, from the call that did: the stream itself keeps only that it did. */
static int write_fault;

int cli_write(void *file, const char *bytes, size_t size)
{
    if (fwrite(bytes, 1, size, file) == size) return 0;
    write_fault = errno;
    return 1;
}

/* Has whoever read our output (`smpolicy ... | head`) stopped reading? Asked of the pipe, since the
 * write that failed may be long past. */
static bool reader_has_gone(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

bool cli_finish_output(void)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout)) return true;
    if (errno == EPIPE || reader_has_gone()) return false; /* it knows; nobody else needs to */
    if (errno) write_fault = errno;
    cli_complain("the output could not be written: %s. What was written is not complete.",
                 write_fault ? strerror(write_fault) : "the disk may be full");
    return false;
}

bool cli_output_failed(void) { return ferror(stdout) != 0; }

bool cli_colours(FILE *to) { return isatty(fileno(to)) && !getenv("NO_COLOR"); }

size_t cli_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
    return 80;
}
