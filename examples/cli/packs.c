/* The commands about policies: policies, coverage, facts, signals, lint, test.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

static smp_policy_info describe(const smp_policy *policy)
{
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    smp_policy_describe(policy, &info);
    return info;
}

/* Lists are for people unless JSON is asked for, in a pipe too. */
static bool wants_json(const cli_options *options)
{
    return options->format && strcmp(options->format, "json") == 0;
}

/* ---- policies ------------------------------------------------------------------------------ */

static void print_policy(const smp_policy_info *info, const char *on)
{
    printf("%s %s: %s\n", info->id.data, info->version.data, info->title.data);
    if (info->organisation.size) printf("    %s\n", info->organisation.data);
    if (strcmp(info->status.data, "current") != 0) printf("    %s\n", info->status.data);
    if (info->review.size)
        printf("    review due %s%s\n", info->review.data,
               strcmp(info->review.data, on) < 0 ? ": overdue" : "");
    if (info->expires.size)
        printf("    expires %s%s\n", info->expires.data,
               strcmp(info->expires.data, on) < 0 ? ": past" : "");
    printf("    %zu clauses, sha256 %.16s...\n", info->clause_count, info->sha256.data);
}

/* Those of organisations, or those that they stand on. */
static int list_policies(bool of_organisations, const char *on, bool json)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < smp_builtin_count(); i++) {
        smp_policy *policy = cli_open_policy(smp_builtin_id(i));
        if (!policy) {
            status = EXIT_PACK;
            continue;
        }
        smp_policy_info info = describe(policy);
        if (of_organisations == cli_is_of_organisation(policy)) {
            if (json) cli_list_policy(&info);
            else if (of_organisations) print_policy(&info, on);
            else printf("    %-17s %s\n", info.id.data, info.title.data);
        }
        smp_policy_release(policy);
    }
    return status;
}

int cli_policies(const cli_options *options)
{
    char today[11];
    const char *on = options->on ? options->on : cli_today(today);
    bool json = wants_json(options);
    int status = list_policies(true, on, json);
    if (status != EXIT_DONE) return status;
    if (!json) puts("\nPacks that they and yours may stand on, but none to check by:");
    return list_policies(false, on, json);
}

/* ---- coverage ------------------------------------------------------------------------------ */

typedef struct tally {
    size_t clauses, implemented, exampled;
} tally;

#define KINDS (SMP_CLAUSE_ORGANISATIONAL + 1)
#define WIDEST_SECTION 40

static void count_clause(tally *tallies, const smp_clause_info *clause)
{
    tally *of = &tallies[clause->kind];
    of->clauses++;
    if (clause->implemented) of->implemented++;
    if (clause->implemented && clause->flag_examples && clause->pass_examples) of->exampled++;
}

/* Of the column of sections: most are numbers, but some are headings. */
static int section_width(smp_policy *policy, size_t clause_count)
{
    size_t width = strlen("section");
    for (size_t i = 0; i < clause_count; i++) {
        smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
        if (smp_policy_clause(policy, i, &clause) == SMP_OK && clause.section.size > width)
            width = clause.section.size;
    }
    return width < WIDEST_SECTION ? (int)width : WIDEST_SECTION;
}

static void print_clause(const smp_clause_info *clause, int width)
{
    printf("%-*s %-14s %-7s %-44s %s%s%s\n", width,
           clause->section.data ? clause->section.data : "",
           smp_clause_kind_name(clause->kind),
           clause->kind == SMP_CLAUSE_ORGANISATIONAL ? "-" : smp_severity_name(clause->severity),
           clause->id.data, clause->signals.data ? clause->signals.data : "",
           clause->facts.size ? " facts: " : "", clause->facts.size ? clause->facts.data : "");
    if (clause->why.size) printf("        why: %s\n", clause->why.data);
}

static void print_tallies(const tally *tallies)
{
    tally all = {0, 0, 0};
    printf("%-16s %8s %12s %10s\n", "kind", "clauses", "implemented", "exampled");
    for (int kind = 0; kind < KINDS; kind++) {
        const tally *of = &tallies[kind];
        printf("%-16s %8zu", smp_clause_kind_name((smp_clause_kind)kind), of->clauses);
        if (kind == SMP_CLAUSE_ORGANISATIONAL) printf(" %12s %10s\n", "-", "-");
        else printf(" %12zu %10zu\n", of->implemented, of->exampled);
        all.clauses += of->clauses;
        all.implemented += of->implemented;
        all.exampled += of->exampled;
    }
    printf("%-16s %8zu %12zu %10zu\n", "all", all.clauses, all.implemented, all.exampled);
}

static int cover(const char *name, tally *total, bool json)
{
    smp_policy *policy = cli_open_policy(name);
    if (!policy) return EXIT_PACK;
    tally tallies[KINDS] = {{0, 0, 0}};
    smp_policy_info info = describe(policy);
    int width = 0;
    if (!json) {
        printf("%s %s: %s\n\n", info.id.data, info.version.data, info.title.data);
        width = section_width(policy, info.clause_count);
        printf("%-*s %-14s %-7s %-44s %s\n", width, "section", "kind", "weight", "clause",
               "signals");
    }
    for (size_t i = 0; i < info.clause_count; i++) {
        smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
        if (smp_policy_clause(policy, i, &clause) != SMP_OK) continue;
        if (json) cli_list_clause(&info, &clause);
        else print_clause(&clause, width);
        count_clause(tallies, &clause);
        count_clause(total, &clause);
    }
    if (!json) {
        putchar('\n');
        print_tallies(tallies);
        putchar('\n');
    }
    smp_policy_release(policy);
    return EXIT_DONE;
}

/* The packs that others stand on are no organisation's policy. */
static bool is_organisation(const char *id)
{
    smp_policy *policy = cli_open_policy(id);
    if (!policy) return true; /* told again, and counted, where it is covered */
    bool has_organisation = cli_is_of_organisation(policy);
    smp_policy_release(policy);
    return has_organisation;
}

int cli_coverage(const cli_options *options)
{
    tally total[KINDS] = {{0, 0, 0}};
    int status = EXIT_DONE;
    size_t covered = 0;
    bool json = wants_json(options);
    for (int i = 0; i < options->input_count; i++, covered++) {
        int one = cover(options->inputs[i], total, json);
        if (one > status) status = one;
    }
    for (size_t i = 0; options->input_count == 0 && i < smp_builtin_count(); i++) {
        if (!is_organisation(smp_builtin_id(i))) continue;
        int one = cover(smp_builtin_id(i), total, json);
        if (one > status) status = one;
        covered++;
    }
    if (covered > 1 && !json) {
        printf("All %zu policies\n\n", covered);
        print_tallies(total);
    }
    return status;
}

/* ---- facts and signals --------------------------------------------------------------------- */

/* Of the policy that is named in either way, or what all packs for the NHS build on. NULL after the
 * messages are printed. */
static smp_policy *open_listed(const cli_options *options)
{
    const char *name = options->input_count ? options->inputs[0] : "nhs-base";
    return cli_open_policy(options->policy ? options->policy : name);
}

int cli_facts(const cli_options *options)
{
    static const char *const types[] = {"yes or no", "text", "number", "date"};
    smp_policy *policy = open_listed(options);
    if (!policy) return EXIT_PACK;
    for (size_t i = 0; i < smp_policy_fact_count(policy); i++) {
        smp_fact_info fact = SMP_FACT_INFO_INIT;
        if (smp_policy_fact(policy, i, &fact) != SMP_OK) continue;
        if (wants_json(options)) {
            cli_list_fact(&fact);
            continue;
        }
        printf("%s (%s%s%s)\n", fact.name.data, types[fact.type], fact.values.size ? ": " : "",
               fact.values.size ? fact.values.data : "");
        if (fact.meaning.size) printf("    %s\n", fact.meaning.data);
        if (fact.ask.size) printf("    Ask: %s\n", fact.ask.data);
    }
    smp_policy_release(policy);
    return EXIT_DONE;
}

static void print_signal(const smp_signal_info *signal)
{
    printf("%s", signal->name.data);
    if (signal->limits.size) printf(" (%s)", signal->limits.data);
    printf("\n    ");
    if (signal->meaning.size) printf("%s; ", signal->meaning.data);
    if (signal->fields.size) printf("in %s; ", signal->fields.data);
    printf("%s%s\n", signal->pack.size ? "from " : "the library's own", signal->pack.data);
}

int cli_signals(const cli_options *options)
{
    smp_signal_info signal = SMP_SIGNAL_INFO_INIT;
    smp_policy *policy = open_listed(options);
    if (!policy) return EXIT_PACK;
    for (size_t i = 0; smp_policy_signal(policy, i, &signal) == SMP_OK; i++) {
        if (wants_json(options)) cli_list_signal(&signal);
        else print_signal(&signal);
    }
    smp_policy_release(policy);
    return EXIT_DONE;
}

/* ---- lint and test ------------------------------------------------------------------------- */

static bool has_packs(const cli_options *options)
{
    if (options->input_count) return true;
    cli_complain("say which pack: a file, or the name of a built-in one.");
    return false;
}

static void print_note(const char *where, const char *rest, smp_text note)
{
    printf("  %s%s%s: %s\n", where, *where && *rest ? " " : "", rest, note.data);
}

/* What the pack has to say about the words it encodes. */
static void print_sources(const smp_policy *policy)
{
    smp_document_info document = SMP_DOCUMENT_INFO_INIT;
    smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
    smp_policy_info info = describe(policy);
    size_t notes = 0;
    printf("%s: notes on what it encodes\n", info.id.data);
    for (size_t i = 0; smp_policy_document(policy, i, &document) == SMP_OK; i++)
        if (document.note.size && ++notes)
            print_note(document.title.data, document.version.data, document.note);
    for (size_t i = 0; smp_policy_clause(policy, i, &clause) == SMP_OK; i++)
        if (clause.note.size && ++notes)
            print_note(clause.section.data, clause.id.data, clause.note);
    if (notes == 0) printf("  none\n");
}

static int lint_one(const char *name, const char *on, bool sources)
{
    smp_diagnostics *diagnostics = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_policy *policy = cli_open_policy(name);
    if (!policy) return EXIT_PACK;
    int status = EXIT_DONE;
    if (smp_diagnostics_new(&diagnostics, NULL) != SMP_OK ||
        smp_policy_lint(policy, smp_text_of(on), diagnostics, &error) != SMP_OK) {
        cli_complain("%s", error.code ? error.message : "there is not enough memory.");
        status = EXIT_INTERNAL;
    } else {
        cli_print_diagnostics(stdout, diagnostics);
        if (smp_diagnostics_count(diagnostics) == 0) printf("%s: nothing to mend.\n", name);
        else status = EXIT_FOUND;
        if (sources) print_sources(policy);
    }
    smp_diagnostics_free(diagnostics);
    smp_policy_release(policy);
    return status;
}

int cli_lint(const cli_options *options)
{
    char today[11];
    int status = EXIT_DONE;
    if (!has_packs(options)) return EXIT_USAGE;
    for (int i = 0; i < options->input_count; i++) {
        int one = lint_one(options->inputs[i], options->on ? options->on : cli_today(today),
                           options->sources);
        if (one > status) status = one;
    }
    return status;
}

static int test_one(const char *name, bool mutate)
{
    smp_diagnostics *diagnostics = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_test_options testing = SMP_TEST_OPTIONS_INIT;
    smp_test_summary summary = SMP_TEST_SUMMARY_INIT;
    smp_policy *policy = cli_open_policy(name);
    if (!policy) return EXIT_PACK;
    int status = EXIT_DONE;
    testing.mutate = mutate;
    if (smp_diagnostics_new(&diagnostics, NULL) != SMP_OK ||
        smp_policy_test(policy, &testing, diagnostics, &summary, &error) != SMP_OK) {
        cli_complain("%s", error.code ? error.message : "there is not enough memory.");
        status = EXIT_INTERNAL;
    } else {
        cli_print_diagnostics(stdout, diagnostics);
        printf("%s: %zu examples of %zu clauses, %zu failed", name, summary.examples,
               summary.clauses, summary.failures);
        if (mutate)
            printf("; %zu part%s taken away, %zu of them unnoticed", summary.parts,
                   summary.parts == 1 ? "" : "s", summary.unnoticed);
        printf("\n");
        if (summary.failures || summary.unnoticed) status = EXIT_FOUND;
    }
    smp_diagnostics_free(diagnostics);
    smp_policy_release(policy);
    return status;
}

int cli_test(const cli_options *options)
{
    int status = EXIT_DONE;
    if (!has_packs(options)) return EXIT_USAGE;
    for (int i = 0; i < options->input_count; i++) {
        int one = test_one(options->inputs[i], options->mutate);
        if (one > status) status = one;
    }
    return status;
}
