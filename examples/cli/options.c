/* The command line: options and help.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_POLICY = 256, OPT_TEXT, OPT_PLATFORM, OPT_ACCOUNT, OPT_ACTION, OPT_FORMAT, OPT_FAIL_ON,
       OPT_ON, OPT_FACTS, OPT_TITLE, OPT_JOBS, OPT_REDACT, OPT_MUTATE, OPT_DIFF, OPT_SOURCES, OPT_EXTENDS };

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
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

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

static bool check_values(const cli_options *options)
{
    static const char *const formats[] = {"text", "json", "sarif", "html", NULL};
    static const char *const levels[] = {"note", "warning", "error", "hold", "reject", NULL};
    if (options->format && !is_one_of("format", options->format, formats)) return false;
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

bool cli_parse(cli_options *out, int argc, char **argv)
{
    *out = (cli_options){.jobs = 1};
    opterr = 0;
    for (;;) {
        int option = getopt_long(argc, argv, "hV", long_options, NULL);
        if (option == -1) break;
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
        case 'h': out->help = true; break;
        case 'V': out->version = true; break;
        default:
            cli_complain("\"%s\" is not an option, or lacks its value. `smpolicy --help` lists "
                         "the options.",
                         argv[optind - 1]);
            return false;
        }
    }
    if (optind < argc) out->command = argv[optind++];
    out->inputs = argv + optind;
    out->input_count = argc - optind;
    return check_values(out);
}

void cli_print_help(FILE *to, const char *command)
{
    (void)command;
    fputs("smpolicy: says what an organisation's own social media policy says about a post.\n"
          "\n"
          "  smpolicy check --policy NAME|FILE [INPUT...]   posts against a policy\n"
          "  smpolicy accessibility [INPUT...]              posts against published guidance\n"
          "  smpolicy fix --policy NAME|FILE [INPUT...]     the text with safe repairs made\n"
          "  smpolicy tokens [INPUT...]                     the tokens of each text\n"
          "  smpolicy speak [INPUT...]                      what a screen reader makes of each\n"
          "  smpolicy policies                              the policies built in\n"
          "  smpolicy coverage [POLICY...]                  every clause, and how it is checked\n"
          "  smpolicy facts [POLICY]                        what only a person can tell\n"
          "  smpolicy page PACK                             a policy as a page of Markdown\n"
          "  smpolicy new-pack ID [FILE]                    a pack to begin with, to fill in\n"
          "  smpolicy lint [--sources] PACK...              what is wrong with a pack\n"
          "  smpolicy test [--mutate] PACK...               runs a pack's own examples\n"
          "\n"
          "INPUT is a file of posts: JSON Lines (.jsonl, .json), a spreadsheet saved as CSV\n"
          "(.csv), or any other file as one plain text; - is standard input. Or give one post\n"
          "as --text \"...\".\n"
          "\n"
          "  --text TEXT           one post, instead of files\n"
          "  --platform NAME       x, facebook, instagram, ... where the input does not say\n"
          "  --account KIND        corporate, professional or personal, likewise\n"
          "  --action ACTION       post, reply, share, quote or direct-message, likewise\n"
          "  --facts FILE          facts that stand for every post, as a JSON object\n"
          "  --on DATE             judge as of YYYY-MM-DD where a post has no date\n"
          "  --format FORMAT       text (a terminal's default), json (a pipe's), sarif, html\n"
          "  --title TEXT          heading of the HTML page\n"
          "  --redact              mask the characters of findings about personal data\n"
          "  --fail-on LEVEL       exit with 1 at note, warning, error, hold or reject\n"
          "  --jobs N              work with N threads\n"
          "  --diff                fix: show the change word by word\n"
          "  --mutate              test: also find conditions that no example would miss\n"
          "  --sources             lint: also what is odd about the policy's own words\n"
          "  --extends PACK        new-pack: what it stands on, nhs-base if not said\n"
          "  --help, --version\n"
          "\n"
          "Exit status: 0 done; 1 something at or above --fail-on; 64 wrong usage; 65 some input\n"
          "could not be read; 66 the policy is broken or missing; 70 internal; 74 output failed.\n",
          to);
}
