/* smpolicy: checks posts against an organisation's own social media policy.
 * SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700
#include "cli.h"

#include <signal.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(const cli_options *options);
} commands[] = {
    {"check", cli_check},       {"accessibility", cli_check}, {"fix", cli_fix},
    {"profile", cli_check},     {"classify", cli_check},      {"account", cli_check},
    {"conversation", cli_check}, {"response", cli_check},     {"tokens", cli_tokens},
    {"policies", cli_policies}, {"coverage", cli_coverage},   {"facts", cli_facts},
    {"signals", cli_signals},   {"lint", cli_lint},           {"test", cli_test},
    {"speak", cli_speak},       {"page", cli_page},           {"new-pack", cli_new_pack},
};

int main(int argc, char **argv)
{
    /* A reader that goes away (`smpolicy ... | head`) and a limit on the size of files are errors
     * of writing, not a silent end. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    cli_options options;
    if (!cli_parse(&options, argc, argv)) return EXIT_USAGE;
    if (options.version) {
        printf("smpolicy %s (%s)\n", smp_version(), smp_unicode_version());
        return cli_finish_output() ? EXIT_DONE : EXIT_OUTPUT;
    }
    if (options.help) {
        cli_print_help(stdout, options.command);
        return cli_finish_output() ? EXIT_DONE : EXIT_OUTPUT;
    }
    if (!options.command) {
        cli_print_help(stderr, NULL);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(options.command, commands[i].name) != 0) continue;
        int status = commands[i].run(&options);
        return cli_finish_output() ? status : EXIT_OUTPUT;
    }
    cli_complain("there is no command \"%s\". `smpolicy --help` lists them.", options.command);
    return EXIT_USAGE;
}
