/* What a policy says of itself: its head, its clauses, their examples, its facts, its signals.
 * SPDX-License-Identifier: MIT */
#include "packs/policy.h"

#include <string.h>

/* An absent text of the image as the empty text that the public structs promise. */
static smp_text shown(const smp_policy *policy, smp__sref ref)
{
    smp_text text = smp__policy_string(policy, ref);
    return text.data ? text : SMP_TEXT("");
}

/* Gives a caller whose struct may be shorter than ours as much as it has room for. */
static bool give(void *out, const void *filled, size_t size)
{
    size_t room;
    memcpy(&room, out, sizeof room);
    if (room < sizeof room) return false;
    memcpy((char *)out + sizeof room, (const char *)filled + sizeof room,
           (room < size ? room : size) - sizeof room);
    return true;
}

smp_status smp_policy_describe(const smp_policy *policy, smp_policy_info *out)
{
    if (!policy || !out) return SMP_ERROR_ARGUMENT;
    const smp__policy_record *record = smp__policy_section(policy, SMP__SECTION_POLICY, NULL);
    smp_policy_info info = {
        .id = shown(policy, record->id),
        .version = shown(policy, record->version),
        .title = shown(policy, record->title),
        .status = shown(policy, record->status),
        .organisation = shown(policy, record->organisation),
        .document = SMP_TEXT(""),
        .document_version = SMP_TEXT(""),
        .approved = SMP_TEXT(""),
        .review = SMP_TEXT(""),
        .expires = SMP_TEXT(""),
        .sha256 = shown(policy, record->sha256),
        .nation = SMP_TEXT(""),
    };
    smp__policy_section(policy, SMP__SECTION_CLAUSES, &info.clause_count);
    if (record->nation) info.nation = smp_text_of(smp_nation_name((smp_nation)record->nation));
    if (record->document != UINT32_MAX) {
        const smp__document_record *documents =
            smp__policy_section(policy, SMP__SECTION_DOCUMENTS, NULL);
        const smp__document_record *document = &documents[record->document];
        info.document = shown(policy, document->title);
        info.document_version = shown(policy, document->version);
        info.approved = shown(policy, document->approved);
        info.review = shown(policy, document->review);
        info.expires = shown(policy, document->expires);
    }
    return give(out, &info, sizeof info) ? SMP_OK : SMP_ERROR_ARGUMENT;
}

smp_status smp_policy_document(const smp_policy *policy, size_t index, smp_document_info *out)
{
    if (!policy || !out) return SMP_ERROR_ARGUMENT;
    size_t count;
    const smp__document_record *documents =
        smp__policy_section(policy, SMP__SECTION_DOCUMENTS, &count);
    if (index >= count) return SMP_ERROR_NOT_FOUND;
    const smp__document_record *document = &documents[index];
    smp_document_info info = {
        .id = shown(policy, document->id),
        .title = shown(policy, document->title),
        .version = shown(policy, document->version),
        .approved = shown(policy, document->approved),
        .review = shown(policy, document->review),
        .expires = shown(policy, document->expires),
        .url = shown(policy, document->url),
        .note = shown(policy, document->note),
    };
    return give(out, &info, sizeof info) ? SMP_OK : SMP_ERROR_ARGUMENT;
}

const char *smp_clause_kind_name(smp_clause_kind kind)
{
    switch (kind) {
    case SMP_CLAUSE_AUTOMATIC: return "automatic";
    case SMP_CLAUSE_ASSISTED: return "assisted";
    case SMP_CLAUSE_HOST_FACT: return "host-fact";
    case SMP_CLAUSE_ORGANISATIONAL: return "organisational";
    }
    return NULL;
}

const char *smp_severity_name(smp_severity severity)
{
    switch (severity) {
    case SMP_SEVERITY_NOTE: return "note";
    case SMP_SEVERITY_WARNING: return "warning";
    case SMP_SEVERITY_ERROR: return "error";
    }
    return NULL;
}

static bool is_raised_by_words(const smp_policy *policy, uint32_t signal)
{
    const uint32_t *raised = smp__policy_section(policy, SMP__SECTION_CLAUSE_SIGNALS, NULL);
    size_t label_count, count;
    const smp__label_record *labels =
        smp__policy_section(policy, SMP__SECTION_LABELS, &label_count);
    const smp__impression_record *impressions =
        smp__policy_section(policy, SMP__SECTION_IMPRESSIONS, &count);
    for (size_t i = 0; i < label_count; i++)
        if (labels[i].signal == signal) return true;
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < impressions[i].raises.count; k++)
            if (raised[impressions[i].raises.first + k] == signal) return true;
    return false;
}

/* A check looks at it, and something can raise it: a requirement, a built-in signal, one with
 * patterns or one that a label or an impression raises. */
static int is_implemented(const smp_policy *policy, const smp__clause_record *clause)
{
    const uint32_t *flags = smp__policy_section(policy, SMP__SECTION_CLAUSE_SIGNALS, NULL);
    const smp__signal_record *signals = smp__policy_section(policy, SMP__SECTION_SIGNALS, NULL);
    if (clause->kind == SMP_CLAUSE_ORGANISATIONAL) return 0;
    if (clause->flags.count == 0) return 1;
    for (uint32_t i = 0; i < clause->flags.count; i++) {
        uint32_t signal = flags[clause->flags.first + i];
        if (signal < SMP__SIGNAL_COUNT || signals[signal].has_patterns ||
            is_raised_by_words(policy, signal))
            return 1;
    }
    return 0;
}

smp_status smp_policy_clause(const smp_policy *policy, size_t index, smp_clause_info *out)
{
    if (!policy || !out) return SMP_ERROR_ARGUMENT;
    size_t count;
    const smp__clause_record *clauses = smp__policy_section(policy, SMP__SECTION_CLAUSES, &count);
    if (index >= count) return SMP_ERROR_NOT_FOUND;
    const smp__clause_record *clause = &clauses[index];
    smp_clause_info info;
    memset(&info, 0, sizeof info); /* the bytes between its members too */
    info.id = shown(policy, clause->id);
    info.kind = (smp_clause_kind)clause->kind;
    info.severity = (smp_severity)clause->severity;
    info.document = SMP_TEXT("");
    info.document_version = SMP_TEXT("");
    info.section = shown(policy, clause->section);
    info.quote = shown(policy, clause->quote);
    info.why = shown(policy, clause->why);
    info.signals = shown(policy, clause->signal_names);
    info.facts = shown(policy, clause->fact_names);
    info.checks = shown(policy, clause->use_names);
    info.flag_examples = clause->flag_examples;
    info.pass_examples = clause->pass_examples;
    info.implemented = is_implemented(policy, clause);
    info.note = shown(policy, clause->note);
    if (clause->document != UINT32_MAX) {
        const smp__document_record *documents =
            smp__policy_section(policy, SMP__SECTION_DOCUMENTS, NULL);
        info.document = shown(policy, documents[clause->document].title);
        info.document_version = shown(policy, documents[clause->document].version);
    }
    return give(out, &info, sizeof info) ? SMP_OK : SMP_ERROR_ARGUMENT;
}

/* NULL past the end. */
static const smp__example_record *find_example(const smp_policy *policy, size_t clause,
                                               size_t index)
{
    size_t count;
    const smp__clause_record *clauses = smp__policy_section(policy, SMP__SECTION_CLAUSES, &count);
    if (clause >= count || index >= clauses[clause].examples.count) return NULL;
    const smp__example_record *examples =
        smp__policy_section(policy, SMP__SECTION_EXAMPLES, NULL);
    return &examples[clauses[clause].examples.first + index];
}

smp_status smp_policy_example(const smp_policy *policy, size_t clause, size_t index,
                              smp_example_info *out)
{
    if (!policy || !out) return SMP_ERROR_ARGUMENT;
    const smp__example_record *example = find_example(policy, clause, index);
    if (!example) return SMP_ERROR_NOT_FOUND;
    smp_example_info info;
    memset(&info, 0, sizeof info); /* the bytes between its members too */
    info.flags = example->flags;
    info.at = shown(policy, example->at);
    info.fix = shown(policy, example->fix);
    info.source = shown(policy, example->source);
    info.field_count = example->fields.count;
    info.subject = (smp_subject)example->subject;
    return give(out, &info, sizeof info) ? SMP_OK : SMP_ERROR_ARGUMENT;
}

smp_status smp_policy_example_field(const smp_policy *policy, size_t clause, size_t index,
                                    size_t field, smp_text *path, smp_text *value)
{
    if (!policy || !path || !value) return SMP_ERROR_ARGUMENT;
    const smp__example_record *example = find_example(policy, clause, index);
    if (!example || field >= example->fields.count) return SMP_ERROR_NOT_FOUND;
    const smp__example_field *fields =
        smp__policy_section(policy, SMP__SECTION_EXAMPLE_FIELDS, NULL);
    *path = shown(policy, fields[example->fields.first + field].path);
    *value = shown(policy, fields[example->fields.first + field].value);
    return SMP_OK;
}

size_t smp_policy_fact_count(const smp_policy *policy)
{
    size_t count = 0;
    if (policy) smp__policy_section(policy, SMP__SECTION_FACTS, &count);
    return count;
}

smp_status smp_policy_fact(const smp_policy *policy, size_t index, smp_fact_info *out)
{
    if (!policy || !out) return SMP_ERROR_ARGUMENT;
    size_t count;
    const smp__fact_record *facts = smp__policy_section(policy, SMP__SECTION_FACTS, &count);
    if (index >= count) return SMP_ERROR_NOT_FOUND;
    smp_fact_info info;
    memset(&info, 0, sizeof info); /* the bytes between its members too */
    info.name = shown(policy, facts[index].name);
    info.type = (smp_fact_type)facts[index].type;
    info.meaning = shown(policy, facts[index].meaning);
    info.ask = shown(policy, facts[index].ask);
    info.values = shown(policy, facts[index].values);
    return give(out, &info, sizeof info) ? SMP_OK : SMP_ERROR_ARGUMENT;
}

/* What a signal's patterns are looked for in, by SMP__FIELD_*. */
static smp_text fields_of(const smp__signal_record *signal)
{
    static const char *const names[] = {"",       "text",        "alt",        "text alt",
                                        "shared", "text shared", "alt shared", "text alt shared"};
    return smp_text_of(names[signal->has_patterns ? signal->fields & 7u : 0]);
}

smp_status smp_policy_signal(const smp_policy *policy, size_t index, smp_signal_info *out)
{
    if (!policy || !out) return SMP_ERROR_ARGUMENT;
    size_t count;
    const smp__signal_record *signals =
        smp__policy_section(policy, SMP__SECTION_SIGNALS, &count);
    if (index >= count) return SMP_ERROR_NOT_FOUND;
    smp_signal_info info = {
        .name = shown(policy, signals[index].name),
        .meaning = shown(policy, signals[index].meaning),
        .pack = shown(policy, signals[index].pack),
        .fields = fields_of(&signals[index]),
        .limits = shown(policy, signals[index].limits),
    };
    return give(out, &info, sizeof info) ? SMP_OK : SMP_ERROR_ARGUMENT;
}
