/* What the command says of itself: as a whole, and of one of its commands.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

static const struct {
    const char *name, *takes, *does;
} commands[] = {
    {"check", "--policy POLICY [INPUT...]", "posts, against a policy"},
    {"profile", "--policy POLICY [INPUT...]", "names, handles and bios of staff"},
    {"classify", "--policy POLICY [INPUT...]", "messages that came in"},
    {"account", "--policy POLICY [INPUT...]", "the organisation's own account?"},
    {"conversation", "--policy POLICY [INPUT...]", "conversations: signs of a crisis"},
    {"response", "--policy POLICY --conversation FILE [INPUT...]",
     "drafted responses to one of them"},
    {"accessibility", "[INPUT...]", "posts, against published guidance"},
    {"fix", "[--policy POLICY] INPUT...", "the text with safe repairs made"},
    {"tokens", "[INPUT...]", "words, hashtags, emoji; counts"},
    {"speak", "[INPUT...]", "what a screen reader would say"},
    {"policies", "", "the built-in policies"},
    {"coverage", "[POLICY...]", "every clause and how it is checked"},
    {"facts", "[POLICY]", "questions only people can answer"},
    {"signals", "[POLICY]", "what can be seen, for clauses"},
    {"page", "PACK", "a policy as a page of Markdown"},
    {"new-pack", "ID [FILE]", "a new pack, ready to fill in"},
    {"lint", "[--sources] PACK...", "what is wrong with a pack"},
    {"test", "[--mutate] PACK...", "runs a pack's own examples"},
};
#define COUNT (sizeof commands / sizeof commands[0])

/* `of`: the one command that has it, which the list of all options names. */
static const struct {
    const char *name, *value, *of, *means;
} options[] = {
    {"text", "TEXT", NULL, "one post, instead of files"},
    {"platform", "NAME", NULL, "x, facebook, instagram, ... where the input does not say"},
    {"account", "KIND", NULL, "corporate, professional or personal, likewise"},
    {"action", "ACTION", NULL, "post, reply, share, quote or direct-message, likewise"},
    {"facts", "FILE", NULL, "facts that hold for every post, as a JSON object"},
    {"on", "DATE", NULL, "the date (YYYY-MM-DD) of posts that have none"},
    {"format", "FORMAT", NULL,
     "text (default on a terminal), json (in a pipe), sarif, html;\n"
     "classify: also triage, a table with what is due first;\n"
     "policies, coverage, facts, signals: text unless json is\n"
     "asked for"},
    {"conversation", "FILE", "response", "what it answers, as `conversation` reads it"},
    {"title", "TEXT", NULL, "heading of the HTML page, with --format html"},
    {"redact", "", NULL, "hide personal data, as far as they can be seen"},
    {"fail-on", "LEVEL", NULL, "exit with 1 at note, warning, error, hold or reject"},
    {"jobs", "N", NULL, "work with N threads"},
    {"diff", "", "fix", "show the change word by word"},
    {"mutate", "", "test", "also find conditions that no example would miss"},
    {"sources", "", "lint", "also what is odd about the policy's own words"},
    {"extends", "PACK", "new-pack", "the pack to build on; nhs-base if not given"},
};

static const char inputs[] =
    "POLICY is the id of a built-in policy, or a pack file. INPUT is a file of posts\n"
    "(profiles, messages, accounts): JSON Lines (.jsonl, .json), a spreadsheet saved as CSV\n"
    "(.csv), or any other file, read as one plain text. - is standard input. --text gives\n"
    "one post. What is plainly no post (other JSON, bytes that no text has, nothing) is an\n"
    "error.\n";

static const char statuses[] =
    "Exit status: 0 done; 1 something at or above --fail-on; 64 wrong usage; 65 some input\n"
    "could not be read, or there was none; 66 the policy is broken, missing or none to\n"
    "judge by; 70 internal; 74 output failed.\n";

/* In two columns; a first one that is too wide has a line of its own. */
static void put_row(FILE *to, const char *first, int width, const char *second)
{
    fprintf(to, "  %-*s", width, first);
    if ((int)strlen(first) >= width) fprintf(to, "\n  %*s", width, "");
    for (const char *at = second; *at; at++) {
        fputc(*at, to);
        if (*at == '\n') fprintf(to, "  %*s", width, "");
    }
    fputc('\n', to);
}

static void put_option(FILE *to, size_t index, const char *means)
{
    char name[64];
    snprintf(name, sizeof name, "--%s %s", options[index].name, options[index].value);
    put_row(to, name, 22, means);
}

static void print_all(FILE *to)
{
    fputs("smpolicy: says what an organisation's own social media policy says about a post.\n\n",
          to);
    for (size_t i = 0; i < COUNT; i++) {
        char line[96];
        snprintf(line, sizeof line, "smpolicy %s %s", commands[i].name, commands[i].takes);
        put_row(to, line, 50, commands[i].does);
    }
    fprintf(to, "\n`smpolicy COMMAND --help` shows what one of them takes.\n\n%s\n", inputs);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        char means[256];
        snprintf(means, sizeof means, "%s%s%s", options[i].of ? options[i].of : "",
                 options[i].of ? ": " : "", options[i].means);
        put_option(to, i, means);
    }
    fprintf(to, "  --help, --version\n\n%s", statuses);
}

static void put_formats(FILE *to, size_t index, const char *const *formats)
{
    char line[96] = "";
    size_t size = 0;
    for (size_t i = 0; formats[i]; i++)
        size += (size_t)snprintf(line + size, sizeof line - size, "%s%s", i ? ", " : "",
                                 formats[i]);
    put_option(to, index, line);
}

/* What the command takes, and nothing of others. */
static void print_one(FILE *to, size_t index)
{
    const char *name = commands[index].name;
    fprintf(to, "smpolicy %s%s%s\n  %s\n\n", name, *commands[index].takes ? " " : "",
            commands[index].takes, commands[index].does);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (!cli_takes(name, options[i].name)) continue;
        if (strcmp(options[i].name, "format") == 0) put_formats(to, i, cli_formats(name));
        else put_option(to, i, options[i].means);
    }
    fputs("  --help\n\n`smpolicy --help` says what POLICY and INPUT are, and what the exit status "
          "means.\n",
          to);
}

void cli_print_help(FILE *to, const char *command)
{
    for (size_t i = 0; command && i < COUNT; i++) {
        if (strcmp(commands[i].name, command) != 0) continue;
        print_one(to, i);
        return;
    }
    print_all(to);
}
