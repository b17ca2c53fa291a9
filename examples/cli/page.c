/* The command page: a policy as a page of Markdown, for people to read beside the document.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

/* ---- Markdown ------------------------------------------------------------------------------ */

/* A text inside a cell of a table, with nothing in it taken for markup. */
static void put_text(smp_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
        if (strchr("\\`*_[]<>#|&~", c)) putchar('\\');
        putchar(c);
    }
}

/* As code in a cell. The fence is longer than any run of back-ticks inside. */
static void put_code(smp_text text)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.size; i++) {
        run = text.data[i] == '`' ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    for (size_t i = 0; i <= longest; i++) putchar('`');
    if (longest) putchar(' ');
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\n') fputs(" \xE2\x86\xB5 ", stdout);
        else if (c == '|') fputs("\\|", stdout);
        else putchar(c == '\r' || c == '\t' ? ' ' : c);
    }
    if (longest) putchar(' ');
    for (size_t i = 0; i <= longest; i++) putchar('`');
}

/* Names separated by spaces, each as code. */
static void put_names(smp_text names)
{
    for (size_t at = 0; at < names.size;) {
        size_t end = at;
        while (end < names.size && names.data[end] != ' ') end++;
        if (at) fputs(", ", stdout);
        put_code((smp_text){names.data + at, end - at});
        at = end + 1;
    }
}

static bool is_text(smp_text text, const char *other)
{
    return text.size == strlen(other) && memcmp(text.data, other, text.size) == 0;
}

/* ---- Examples ------------------------------------------------------------------------------ */

/* The words as code, and in brackets what else is said of the post. */
static void put_example(const smp_policy *policy, size_t clause, size_t index, size_t field_count)
{
    smp_text path, value;
    size_t others = 0;
    for (size_t i = 0; i < field_count; i++) {
        if (smp_policy_example_field(policy, clause, index, i, &path, &value) != SMP_OK) return;
        if (!is_text(path, "text")) others++;
        else if (value.size) put_code(value);
    }
    if (others == 0) return;
    fputs(others == field_count ? "(" : " (", stdout);
    for (size_t i = 0, said = 0; i < field_count; i++) {
        if (smp_policy_example_field(policy, clause, index, i, &path, &value) != SMP_OK) return;
        if (is_text(path, "text")) continue;
        if (said++) fputs(", ", stdout);
        put_text(path);
        fputs(": ", stdout);
        put_text(value);
    }
    putchar(')');
}

/* The first example of that kind, or nothing. */
static void put_first_example(const smp_policy *policy, size_t clause, int flags)
{
    smp_example_info example = SMP_EXAMPLE_INFO_INIT;
    for (size_t i = 0; smp_policy_example(policy, clause, i, &example) == SMP_OK; i++) {
        if (example.flags != flags) continue;
        put_example(policy, clause, i, example.field_count);
        return;
    }
}

/* ---- The page ------------------------------------------------------------------------------ */

static void put_row(const smp_policy *policy, size_t index, smp_text document)
{
    smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
    if (smp_policy_clause(policy, index, &clause) != SMP_OK) return;
    bool organisational = clause.kind == SMP_CLAUSE_ORGANISATIONAL;
    fputs("| ", stdout);
    if (clause.document.size && !is_text(clause.document, document.data)) {
        put_text(clause.document);
        if (clause.section.size) fputs(", ", stdout);
    }
    put_text(clause.section);
    fputs(" | ", stdout);
    put_text(clause.quote);
    fputs(" | ", stdout);
    put_code(clause.id);
    printf(" | %s", smp_clause_kind_name(clause.kind));
    if (!organisational && !clause.implemented) fputs(", not yet checked", stdout);
    fputs(" | ", stdout);
    put_names(clause.signals);
    if (clause.signals.size && clause.facts.size) fputs("; ", stdout);
    if (clause.facts.size) fputs("needs ", stdout);
    put_names(clause.facts);
    put_text(clause.why);
    if (clause.note.size) fputs(" Note: ", stdout);
    put_text(clause.note);
    printf(" | %s | ", organisational ? "" : smp_severity_name(clause.severity));
    put_first_example(policy, index, 1);
    fputs(" | ", stdout);
    put_first_example(policy, index, 0);
    fputs(" |\n", stdout);
}

static void put_day(const char *what, smp_text day)
{
    if (day.size) printf(" %s %s.", what, day.data);
}

/* What is odd about the documents, each in a paragraph; what is odd about a clause stands in its
 * row. */
static void put_document_notes(const smp_policy *policy)
{
    smp_document_info document = SMP_DOCUMENT_INFO_INIT;
    for (size_t i = 0; smp_policy_document(policy, i, &document) == SMP_OK; i++) {
        if (!document.note.size) continue;
        fputs("Note on ", stdout);
        put_text(document.title);
        fputs(": ", stdout);
        put_text(document.note);
        fputs("\n\n", stdout);
    }
}

static void put_head(const smp_policy *policy, const smp_policy_info *info)
{
    size_t counts[SMP_CLAUSE_ORGANISATIONAL + 1] = {0}, checked = 0;
    for (size_t i = 0; i < info->clause_count; i++) {
        smp_clause_info clause = SMP_CLAUSE_INFO_INIT;
        if (smp_policy_clause(policy, i, &clause) != SMP_OK) continue;
        counts[clause.kind]++;
        if (clause.implemented) checked++;
    }
    printf("<!-- Made by `smpolicy page %s`. -->\n# ", info->id.data);
    put_text(info->title);
    fputs("\n\n", stdout);
    if (info->organisation.size) {
        put_text(info->organisation);
        fputs(". ", stdout);
    }
    if (info->document.size) {
        put_text(info->document);
        printf("%s%s.", info->document_version.size ? ", version " : "",
               info->document_version.data);
    }
    put_day("Approved", info->approved);
    put_day("Review due", info->review);
    put_day("Expires", info->expires);
    printf("\n\n%zu clauses, of which %zu are checked: %zu automatic (text and metadata decide), "
           "%zu assisted (a person decides), %zu on facts that somebody has to tell (host-fact), "
           "%zu organisational (no post can show them).\n\n",
           info->clause_count, checked, counts[SMP_CLAUSE_AUTOMATIC], counts[SMP_CLAUSE_ASSISTED],
           counts[SMP_CLAUSE_HOST_FACT], counts[SMP_CLAUSE_ORGANISATIONAL]);
    put_document_notes(policy);
}

static int print_page(const char *name)
{
    smp_policy *policy = cli_open_policy(name);
    if (!policy) return EXIT_PACK;
    smp_policy_info info = SMP_POLICY_INFO_INIT;
    smp_policy_describe(policy, &info);
    put_head(policy, &info);
    fputs("| section | words of the policy | clause | kind | what shows it | severity | flagged | "
          "passed |\n|---|---|---|---|---|---|---|---|\n", stdout);
    for (size_t i = 0; i < info.clause_count; i++) put_row(policy, i, info.document);
    smp_policy_release(policy);
    return EXIT_DONE;
}

int cli_page(const cli_options *options)
{
    if (options->input_count == 1) return print_page(options->inputs[0]);
    cli_complain("say which one pack: a file, or the name of a built-in one.");
    return EXIT_USAGE;
}
