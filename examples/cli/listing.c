/* What policies, coverage, facts and signals list, as JSON Lines for scripts: one object a line.
 * SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

typedef struct object {
    bool begun;
} object;

static void put_key(object *in, const char *key)
{
    putchar(in->begun ? ',' : '{');
    in->begun = true;
    cli_put_json_text((smp_text){key, strlen(key)});
    putchar(':');
}

/* What is not told has no member. */
static void put_text(object *in, const char *key, smp_text value)
{
    if (!value.size) return;
    put_key(in, key);
    cli_put_json_text(value);
}

static void put_count(object *in, const char *key, size_t value)
{
    put_key(in, key);
    printf("%zu", value);
}

/* Names that are separated by spaces. */
static void put_names(object *in, const char *key, smp_text names)
{
    if (!names.size) return;
    put_key(in, key);
    putchar('[');
    for (size_t at = 0, end; at < names.size; at = end + 1) {
        for (end = at; end < names.size && names.data[end] != ' ';) end++;
        if (at) putchar(',');
        cli_put_json_text((smp_text){names.data + at, end - at});
    }
    putchar(']');
}

void cli_list_policy(const smp_policy_info *info)
{
    object policy = {false};
    put_text(&policy, "id", info->id);
    put_text(&policy, "version", info->version);
    put_text(&policy, "title", info->title);
    put_text(&policy, "organisation", info->organisation);
    if (!info->organisation.size) {
        put_key(&policy, "building_block");
        fputs("true", stdout);
    }
    put_text(&policy, "status", info->status);
    put_text(&policy, "approved", info->approved);
    put_text(&policy, "review", info->review);
    put_text(&policy, "expires", info->expires);
    put_count(&policy, "clauses", info->clause_count);
    put_text(&policy, "sha256", info->sha256);
    puts("}");
}

void cli_list_clause(const smp_policy_info *info, const smp_clause_info *clause)
{
    const char *kind = smp_clause_kind_name(clause->kind);
    const char *severity = smp_severity_name(clause->severity);
    object line = {false};
    put_text(&line, "policy", info->id);
    put_text(&line, "clause", clause->id);
    put_text(&line, "section", clause->section);
    put_text(&line, "quote", clause->quote);
    put_text(&line, "kind", (smp_text){kind, strlen(kind)});
    if (clause->kind != SMP_CLAUSE_ORGANISATIONAL)
        put_text(&line, "severity", (smp_text){severity, strlen(severity)});
    put_key(&line, "implemented");
    fputs(clause->implemented ? "true" : "false", stdout);
    put_names(&line, "signals", clause->signals);
    put_names(&line, "facts", clause->facts);
    put_names(&line, "checks", clause->checks);
    put_count(&line, "flag_examples", clause->flag_examples);
    put_count(&line, "pass_examples", clause->pass_examples);
    put_text(&line, "why", clause->why);
    put_text(&line, "note", clause->note);
    puts("}");
}

void cli_list_fact(const smp_fact_info *fact)
{
    static const char *const types[] = {"truth", "text", "number", "date"};
    object line = {false};
    put_text(&line, "fact", fact->name);
    put_text(&line, "type", (smp_text){types[fact->type], strlen(types[fact->type])});
    put_names(&line, "values", fact->values);
    put_text(&line, "meaning", fact->meaning);
    put_text(&line, "ask", fact->ask);
    puts("}");
}

void cli_list_signal(const smp_signal_info *signal)
{
    object line = {false};
    put_text(&line, "signal", signal->name);
    put_text(&line, "meaning", signal->meaning);
    put_text(&line, "pack", signal->pack);
    put_names(&line, "fields", signal->fields);
    put_text(&line, "limits", signal->limits);
    puts("}");
}
