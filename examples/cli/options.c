/* The command line: what each command takes.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_POLICY = 256, OPT_TEXT, OPT_PLATFORM, OPT_ACCOUNT, OPT_ACTION, OPT_FORMAT, OPT_FAIL_ON,
       OPT_ON, OPT_FACTS, OPT_TITLE, OPT_JOBS, OPT_REDACT, OPT_MUTATE, OPT_DIFF, OPT_SOURCES,
       OPT_EXTENDS, OPT_CONVERSATION };

static const struct option long_options[] = {
    {"policy", required_argument, NULL, OPT_POLICY},
    {"text", required_argument, NULL, OPT_TEXT},
    {"platform", required_argument, NULL, OPT_PLATFORM},
    {"account", required_argument, NULL, OPT_ACCOUNT},
    {"action", required_argument, NULL, OPT_ACTION},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"fail-on", required_argument, NULL, OPT_FAIL_ON},
    {"on", required_argument, NULL, OPT_ON},
    {"facts", required_argument, NULL, OPT_FACTS},
    {"title", required_argument, NULL, OPT_TITLE},
    {"jobs", required_argument, NULL, OPT_JOBS},
    {"redact", no_argument, NULL, OPT_REDACT},
    {"mutate", no_argument, NULL, OPT_MUTATE},
    {"diff", no_argument, NULL, OPT_DIFF},
    {"sources", no_argument, NULL, OPT_SOURCES},
    {"extends", required_argument, NULL, OPT_EXTENDS},
    {"conversation", required_argument, NULL, OPT_CONVERSATION},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

/* ---- What each command takes --------------------------------------------------------------- */

#define BIT(option) (1u << ((option) - OPT_POLICY))
#define WORDS_BITS (BIT(OPT_TEXT) | BIT(OPT_PLATFORM) | BIT(OPT_FORMAT))
#define POST_BITS (WORDS_BITS | BIT(OPT_ACCOUNT) | BIT(OPT_ACTION) | BIT(OPT_ON))
#define CHECK_BITS (POST_BITS | BIT(OPT_POLICY) | BIT(OPT_FACTS) | BIT(OPT_FAIL_ON) | \
                    BIT(OPT_TITLE) | BIT(OPT_JOBS) | BIT(OPT_REDACT))
#define ANY_NUMBER (-1)

static const char *const every_format[] = {"text", "json", "sarif", "html", NULL};
static const char *const message_formats[] = {"text", "json", "sarif", "html", "triage", NULL};
static const char *const line_formats[] = {"text", "json", NULL};
static const char *const json_format[] = {"json", NULL};

static const struct usage {
    const char *command;
    unsigned options; /* one bit each */
    int most_inputs;
    const char *const *formats;
} usages[] = {
    {"check", CHECK_BITS, ANY_NUMBER, every_format},
    {"accessibility", CHECK_BITS, ANY_NUMBER, every_format},
    {"profile", CHECK_BITS & ~BIT(OPT_ACTION), ANY_NUMBER, every_format},
    {"classify", CHECK_BITS & ~BIT(OPT_ACTION), ANY_NUMBER, message_formats},
    {"account", CHECK_BITS & ~(BIT(OPT_ACTION) | BIT(OPT_ACCOUNT)), ANY_NUMBER, every_format},
    {"conversation", CHECK_BITS & ~(BIT(OPT_ACTION) | BIT(OPT_TEXT)), ANY_NUMBER, every_format},
    {"response", CHECK_BITS | BIT(OPT_CONVERSATION), ANY_NUMBER, every_format},
    {"fix", POST_BITS | BIT(OPT_POLICY) | BIT(OPT_FACTS) | BIT(OPT_DIFF), ANY_NUMBER, line_formats},
    {"tokens", WORDS_BITS, ANY_NUMBER, json_format},
    {"speak", WORDS_BITS, ANY_NUMBER, line_formats},
    {"policies", BIT(OPT_ON) | BIT(OPT_FORMAT), 0, line_formats},
    {"coverage", BIT(OPT_FORMAT), ANY_NUMBER, line_formats},
    {"facts", BIT(OPT_POLICY) | BIT(OPT_FORMAT), 1, line_formats},
    {"signals", BIT(OPT_POLICY) | BIT(OPT_FORMAT), 1, line_formats},
    {"page", 0, 1, NULL},
    {"new-pack", BIT(OPT_EXTENDS), 2, NULL},
    {"lint", BIT(OPT_ON) | BIT(OPT_SOURCES), ANY_NUMBER, NULL},
    {"test", BIT(OPT_MUTATE), ANY_NUMBER, NULL},
};

static const struct usage *usage_of(const char *command)
{
    for (size_t i = 0; command && i < sizeof usages / sizeof usages[0]; i++)
        if (strcmp(command, usages[i].command) == 0) return &usages[i];
    return NULL;
}

bool cli_takes(const char *command, const char *option)
{
    const struct option *known = long_options;
    while (known->name && strcmp(known->name, option) != 0) known++;
    const struct usage *usage = usage_of(command);
    return usage && known->val >= OPT_POLICY && usage->options & BIT(known->val);
}

const char *const *cli_formats(const char *command)
{
    const struct usage *usage = usage_of(command);
    return usage ? usage->formats : NULL;
}

static bool is_one_of(const char *option, const char *value, const char *const *allowed)
{
    for (size_t i = 0; allowed[i]; i++)
        if (strcmp(value, allowed[i]) == 0) return true;
    fprintf(stderr, "smpolicy: --%s cannot be \"%s\". It takes", option, value);
    for (size_t i = 0; allowed[i]; i++)
        fprintf(stderr, "%s %s", i == 0 ? "" : allowed[i + 1] ? "," : " or", allowed[i]);
    fprintf(stderr, ".\n");
    return false;
}

/* Options that one format alone heeds. */
static bool fits_format(const cli_options *options)
{
    const char *format = options->format ? options->format : "";
    bool lists = strcmp(options->command, "policies") == 0;
    if (options->title && strcmp(format, "html") != 0) {
        cli_complain("--title is the heading of the HTML page: it needs --format html.");
        return false;
    }
    if (options->diff && strcmp(format, "json") == 0) {
        cli_complain("--diff shows the change as text: leave out --format json.");
        return false;
    }
    if (lists && options->on && strcmp(format, "json") == 0) {
        cli_complain("--on says what is overdue, as text: leave out --format json.");
        return false;
    }
    return true;
}

/* Refuses an option or an input that the command would ignore: whoever asks for --redact where
 * nothing is redacted must be told. */
static bool fits_command(const cli_options *options, unsigned given)
{
    const struct usage *usage = usage_of(options->command);
    if (!usage) return true; /* main says that there is no such command */
    for (const struct option *option = long_options; option->val >= OPT_POLICY; option++) {
        if ((given & ~usage->options & BIT(option->val)) == 0) continue;
        cli_complain("%s has no option --%s. `smpolicy %s --help` lists its options.",
                     usage->command, option->name, usage->command);
        return false;
    }
    if (options->format && !is_one_of("format", options->format, usage->formats)) return false;
    if (!fits_format(options)) return false;
    if (options->text && options->input_count) {
        cli_complain("give either --text or files, not both.");
        return false;
    }
    bool is_list = strcmp(usage->command, "facts") == 0 || strcmp(usage->command, "signals") == 0;
    int most = is_list && options->policy ? 0 : usage->most_inputs;
    if (most == ANY_NUMBER || options->input_count <= most) return true;
    cli_complain("%s has no use for \"%s\": %s.", usage->command, options->inputs[most],
                 most == 0 ? "it takes nothing more" : "give fewer names");
    return false;
}

/* A day of the calendar as YYYY-MM-DD. */
static bool is_day(const char *text)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (size_t i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    if (text[10] || month < 1 || month > 12) return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day >= 1 && day <= lengths[month - 1] + (month == 2 && leap);
}

static bool check_values(const cli_options *options)
{
    static const char *const levels[] = {"note", "warning", "error", "hold", "reject", NULL};
    if (options->on && !is_day(options->on)) {
        cli_complain("--on takes a day that exists, as YYYY-MM-DD, not \"%s\".", options->on);
        return false;
    }
    if (options->fail_on && !is_one_of("fail-on", options->fail_on, levels)) return false;
    if (options->platform &&
        smp_platform_from_name(smp_text_of(options->platform)) == SMP_PLATFORM_UNKNOWN) {
        cli_complain("there is no platform \"%s\". Use x, facebook, instagram, threads, linkedin, "
                     "bluesky, mastodon, ... or other.",
                     options->platform);
        return false;
    }
    if (options->account &&
        smp_account_kind_from_name(smp_text_of(options->account)) == SMP_ACCOUNT_UNKNOWN) {
        cli_complain("--account takes corporate, professional or personal.");
        return false;
    }
    if (options->action &&
        smp_action_from_name(smp_text_of(options->action)) == SMP_ACTION_UNKNOWN) {
        cli_complain("--action takes post, reply, share, quote or direct-message.");
        return false;
    }
    return true;
}

static bool read_jobs(cli_options *options, const char *value)
{
    char *end;
    long jobs = strtol(value, &end, 10);
    if (*end || jobs < 1 || jobs > 256) {
        cli_complain("--jobs takes a number from 1 to 256, not \"%s\".", value);
        return false;
    }
    options->jobs = (int)jobs;
    return true;
}

/* Of a value given twice, one would be passed over. */
static bool note_given(unsigned *given, int option)
{
    const struct option *known = long_options;
    while (known->val != option) known++;
    if (*given & BIT(option) && known->has_arg == required_argument) {
        cli_complain("give --%s once.%s", known->name,
                     option == OPT_TEXT
                         ? " Several posts go into a file, one JSON object a line."
                         : "");
        return false;
    }
    *given |= BIT(option);
    return true;
}

bool cli_parse(cli_options *out, int argc, char **argv)
{
    unsigned given = 0;
    *out = (cli_options){.jobs = 1};
    opterr = 0;
    for (;;) {
        int option = getopt_long(argc, argv, ":hV", long_options, NULL);
        if (option == -1) break;
        if (option >= OPT_POLICY && !note_given(&given, option)) return false;
        switch (option) {
        case OPT_POLICY: out->policy = optarg; break;
        case OPT_TEXT: out->text = optarg; break;
        case OPT_PLATFORM: out->platform = optarg; break;
        case OPT_ACCOUNT: out->account = optarg; break;
        case OPT_ACTION: out->action = optarg; break;
        case OPT_FORMAT: out->format = optarg; break;
        case OPT_FAIL_ON: out->fail_on = optarg; break;
        case OPT_ON: out->on = optarg; break;
        case OPT_FACTS: out->facts = optarg; break;
        case OPT_TITLE: out->title = optarg; break;
        case OPT_JOBS:
            if (!read_jobs(out, optarg)) return false;
            break;
        case OPT_REDACT: out->redact = true; break;
        case OPT_MUTATE: out->mutate = true; break;
        case OPT_DIFF: out->diff = true; break;
        case OPT_SOURCES: out->sources = true; break;
        case OPT_EXTENDS: out->extends = optarg; break;
        case OPT_CONVERSATION: out->conversation = optarg; break;
        case 'h': out->help = true; break;
        case 'V': out->version = true; break;
        case ':':
            cli_complain("%s needs a value after it. `smpolicy --help` shows which.",
                         argv[optind - 1]);
            return false;
        default:
            cli_complain("\"%s\" is not an option, or takes no value. `smpolicy --help` lists the "
                         "options.",
                         argv[optind - 1]);
            return false;
        }
    }
    if (optind < argc) out->command = argv[optind++];
    out->inputs = argv + optind;
    out->input_count = argc - optind;
    return out->help || out->version || (fits_command(out, given) && check_values(out));
}
