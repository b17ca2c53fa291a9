/* A pack tests itself: runs its examples, and checks that they would notice if a part of a clause
 * were missing.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"
#include "packs/packs.h"

#include <smpolicy/fields.h>

#include <string.h>

typedef struct testing {
    smp_policy *policy;
    smp_allocator allocator;
    smp_evaluator *evaluator;
    smp_report *report;
    smp_fields *fields[SMP_SUBJECT_CONVERSATION + 1]; /* one for each kind of subject */
    smp_diagnostics *diagnostics;
    smp_test_summary *summary;
    smp_error *error;
    smp__buffer message;
} testing;

static smp_text string_of(const testing *with, smp__sref ref)
{
    return smp__policy_string(with->policy, ref);
}

/* ---- One example --------------------------------------------------------------------------- */

/* The words of an example, as far as they tell it from others; empty where it has none. */
static smp_text words_of(const testing *with, const smp__example_record *example)
{
    static const char *const paths[] = {"text", "bio", "handle", "name", "messages.0.text"};
    const smp__example_field *values =
        smp__policy_section(with->policy, SMP__SECTION_EXAMPLE_FIELDS, NULL);
    for (uint32_t i = example->fields.first; i < example->fields.first + example->fields.count; i++)
        for (size_t path = 0; path < SMP_COUNT(paths); path++)
            if (smp__text_equal(string_of(with, values[i].path), smp_text_of(paths[path])))
                return string_of(with, values[i].value);
    return SMP_TEXT("");
}

/* 'The example "We won a prize" of clause gifts/agreed ' */
static void name_example(testing *with, const smp__example_record *example,
                         const smp__clause_record *clause)
{
    smp_text words = words_of(with, example);
    smp__buffer_add_string(&with->message, "The example ");
    if (words.size) smp__buffer_format(&with->message, "\"%.*s\" ", SMP__SHOWN(words, 40));
    smp__buffer_add_string(&with->message, "of clause ");
    smp__buffer_add_text(&with->message, string_of(with, clause->id));
    smp__buffer_add_char(&with->message, ' ');
}

static smp_status complain(testing *with, const smp__example_record *example,
                           const smp__clause_record *clause, const char *what, smp_text got)
{
    with->summary->failures++;
    if (!with->diagnostics) return SMP_OK;
    /* The source of an example is kept as "file:line". */
    smp_text source = string_of(with, example->source);
    size_t colon = source.size - 1;
    uint32_t line = 0;
    while (source.data[colon] != ':') colon--;
    smp__text_to_u32(smp__text_slice(source, colon + 1, source.size), &line);
    smp__buffer_clear(&with->message);
    name_example(with, example, clause);
    smp__buffer_add_string(&with->message, what);
    smp__buffer_add_text(&with->message, got);
    if (!smp__ends_sentence(got)) smp__buffer_add_char(&with->message, '.');
    bool kept = smp__diagnose(with->diagnostics, true,
                              smp__text_slice(source, 0, colon), line, 1, SMP_TEXT(""),
                              smp__buffer_text(&with->message),
                              SMP_TEXT("Change the example or the clause."));
    return kept && !with->message.failed ? SMP_OK : smp__fail_memory(with->error);
}

static smp_status evaluate_example(testing *with, const smp__example_record *example)
{
    const smp__example_field *values =
        smp__policy_section(with->policy, SMP__SECTION_EXAMPLE_FIELDS, NULL);
    smp_fields *fields = with->fields[example->subject];
    smp_fields_clear(fields);
    for (uint32_t i = 0; i < example->fields.count; i++) {
        const smp__example_field *field = &values[example->fields.first + i];
        smp_status status =
            smp_fields_set(fields, string_of(with, field->path),
                                string_of(with, field->value), with->error);
        if (status != SMP_OK) return status;
    }
    return smp_fields_check(with->report, with->evaluator, fields, with->error);
}

static bool is_of(const testing *with, const smp_finding *finding, const smp__clause_record *clause)
{
    return smp__text_equal(finding->clause, string_of(with, clause->id));
}

static bool is_raised(const testing *with, const smp__clause_record *clause)
{
    for (size_t i = 0; i < smp_report_finding_count(with->report); i++)
        if (is_of(with, smp_report_finding(with->report, i), clause)) return true;
    return false;
}

static bool has_span(const testing *with, const smp__clause_record *clause, smp_text words,
                     smp_text *marked)
{
    *marked = SMP_TEXT("nothing");
    for (size_t i = 0; i < smp_report_finding_count(with->report); i++) {
        const smp_finding *finding = smp_report_finding(with->report, i);
        if (!is_of(with, finding, clause)) continue;
        if (smp__text_equal(finding->text, words)) return true;
        *marked = finding->text;
    }
    return false;
}

/* The text with this clause's repairs done is what the example says. */
static smp_status check_fix(testing *with, const smp__example_record *example,
                            const smp__clause_record *clause)
{
    size_t count = smp_report_finding_count(with->report), chosen = 0;
    size_t *only = smp__allocate(&with->allocator, (count + 1) * sizeof *only);
    if (!only) return smp__fail_memory(with->error);
    for (size_t i = 0; i < count; i++)
        if (is_of(with, smp_report_finding(with->report, i), clause)) only[chosen++] = i;
    smp_text got;
    smp_status status =
        smp_apply_fixes(with->report, example->subject == SMP_SUBJECT_PROFILE ? "bio" : "text",
                        only, chosen, &got, NULL, with->error);
    smp__release(&with->allocator, only, (count + 1) * sizeof *only);
    if (status != SMP_OK || smp__text_equal(got, string_of(with, example->fix))) return status;
    return complain(with, example, clause, "is repaired to: ", got);
}

static smp_status run_example(testing *with, const smp__example_record *example,
                              const smp__clause_record *clause)
{
    smp_status status = evaluate_example(with, example);
    if (status == SMP_ERROR_ARGUMENT || status == SMP_ERROR_LIMIT)
        return complain(with, example, clause, "cannot be read: ",
                        smp_text_of(with->error->message));
    if (status != SMP_OK) return status;
    with->summary->examples++;
    bool raised = is_raised(with, clause);
    if (raised != (example->flags != 0))
        return complain(with, example, clause,
                        raised ? "should pass, but is flagged"
                               : "should be flagged, but passes",
                        SMP_TEXT(""));
    smp_text marked;
    if (raised && example->at && !has_span(with, clause, string_of(with, example->at), &marked))
        return complain(with, example, clause, "marks other words: ", marked);
    return raised && example->fix ? check_fix(with, example, clause) : SMP_OK;
}

static smp_status run_clause(testing *with, const smp__clause_record *clause)
{
    const smp__example_record *examples =
        smp__policy_section(with->policy, SMP__SECTION_EXAMPLES, NULL);
    for (uint32_t i = 0; i < clause->examples.count; i++) {
        smp_status status = run_example(with, &examples[clause->examples.first + i], clause);
        if (status != SMP_OK) return status;
    }
    return SMP_OK;
}

/* ---- Taking parts away --------------------------------------------------------------------- */

/* A copy of the policy's image that can be written to. */
static smp_policy *copy_policy(const testing *with)
{
    size_t size = 0;
    smp_policy *copy = smp__allocate_zeroed(&with->allocator, sizeof *copy);
    unsigned char *bytes = smp__image_copy(&with->policy->image, &with->allocator, &size);
    if (!copy || !bytes) {
        smp__release(&with->allocator, copy, sizeof *copy);
        smp__release(&with->allocator, bytes, size);
        return NULL;
    }
    *copy = (smp_policy){{bytes, size}, with->allocator, bytes, 1};
    return copy;
}

static void *writable(const smp_policy *copy, const void *record)
{
    return copy->owned + ((const unsigned char *)record - copy->image.bytes);
}

/* Runs a clause's examples over the mutated copy; counts the part as unnoticed when all still come
 * out right. */
static smp_status run_mutant(testing *with, smp_policy *mutant, uint32_t clause_index,
                             const char *part, smp_text name)
{
    smp_test_summary scratch = SMP_TEST_SUMMARY_INIT;
    testing inner = *with;
    inner.policy = mutant;
    inner.diagnostics = NULL;
    inner.summary = &scratch;
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    options.allocator = &with->allocator;
    smp_status status = smp_evaluator_new(&inner.evaluator, mutant, &options, with->error);
    if (status == SMP_OK) inner.evaluator->judges = true;
    if (status != SMP_OK) return status;
    const smp__clause_record *clauses = smp__policy_section(mutant, SMP__SECTION_CLAUSES, NULL);
    status = run_clause(&inner, &clauses[clause_index]);
    smp_evaluator_free(inner.evaluator);
    with->summary->parts++;
    if (status != SMP_OK || scratch.failures) return status;
    with->summary->unnoticed++;
    if (!with->diagnostics) return SMP_OK;
    smp__buffer_clear(&with->message);
    smp__buffer_format(&with->message,
                       "No example of clause %s would notice if its %s %.*s were gone.",
                       string_of(with, clauses[clause_index].id).data, part, SMP__SHOWN(name, 80));
    bool kept = smp__diagnose(with->diagnostics, false, SMP_TEXT(""), 0, 0, SMP_TEXT(""),
                              smp__buffer_text(&with->message),
                              SMP_TEXT("Add an example that it decides."));
    return kept && !with->message.failed ? SMP_OK : smp__fail_memory(with->error);
}

/* What a condition asks for: a signal, a day, or a fact. */
static smp_text name_of(const testing *with, uint32_t index)
{
    const smp__condition_record *conditions =
        smp__policy_section(with->policy, SMP__SECTION_CONDITIONS, NULL);
    const smp__signal_record *signals =
        smp__policy_section(with->policy, SMP__SECTION_SIGNALS, NULL);
    const smp__fact_record *facts = smp__policy_section(with->policy, SMP__SECTION_FACTS, NULL);
    const smp__condition_record *condition = &conditions[index];
    if (condition->op == SMP__DURING) return SMP_TEXT("during");
    return string_of(with, condition->op == SMP__SIGNAL ? signals[condition->fact].name
                                                        : facts[condition->fact].name);
}

/* Takes each element of a slice away in turn, by swapping it with the last and shortening. */
static smp_status mutate_conditions(testing *with, uint32_t clause_index, size_t slice_offset,
                                    const char *part)
{
    const smp__clause_record *clauses =
        smp__policy_section(with->policy, SMP__SECTION_CLAUSES, NULL);
    smp__slice slice;
    memcpy(&slice, (const char *)&clauses[clause_index] + slice_offset, sizeof slice);
    for (uint32_t i = 0; i < slice.count; i++) {
        smp_policy *mutant = copy_policy(with);
        if (!mutant) return smp__fail_memory(with->error);
        const smp__condition_record *conditions =
            smp__policy_section(mutant, SMP__SECTION_CONDITIONS, NULL);
        smp__condition_record *list = writable(mutant, &conditions[slice.first]);
        list[i] = list[slice.count - 1];
        const smp__clause_record *there = smp__policy_section(mutant, SMP__SECTION_CLAUSES, NULL);
        smp__slice shorter = {slice.first, slice.count - 1};
        memcpy((char *)writable(mutant, &there[clause_index]) + slice_offset, &shorter,
               sizeof shorter);
        smp_status status = run_mutant(with, mutant, clause_index, part,
                                       name_of(with, slice.first + i));
        smp_policy_release(mutant);
        if (status != SMP_OK) return status;
    }
    return SMP_OK;
}

/* Takes each alternative of `flag` away in turn: the signal no longer wakes the clause. */
static smp_status mutate_flags(testing *with, uint32_t clause_index)
{
    const smp__clause_record *clauses =
        smp__policy_section(with->policy, SMP__SECTION_CLAUSES, NULL);
    smp__slice flags = clauses[clause_index].flags;
    const uint32_t *woken_by =
        smp__policy_section(with->policy, SMP__SECTION_CLAUSE_SIGNALS, NULL);
    for (uint32_t i = 0; flags.count > 1 && i < flags.count; i++) {
        smp_policy *mutant = copy_policy(with);
        if (!mutant) return smp__fail_memory(with->error);
        const smp__signal_record *signals =
            smp__policy_section(mutant, SMP__SECTION_SIGNALS, NULL);
        smp__signal_record *signal = writable(mutant, &signals[woken_by[flags.first + i]]);
        const uint32_t *wakes = smp__policy_section(mutant, SMP__SECTION_WAKES, NULL);
        uint32_t *list = writable(mutant, &wakes[signal->wakes.first]);
        uint32_t w = 0;
        while (list[w] != clause_index) w++;
        list[w] = list[--signal->wakes.count];
        smp_status status = run_mutant(with, mutant, clause_index, "signal",
                                       string_of(with, signal->name));
        smp_policy_release(mutant);
        if (status != SMP_OK) return status;
    }
    return SMP_OK;
}

static smp_status mutate_clause(testing *with, uint32_t clause_index)
{
    smp_status status = mutate_flags(with, clause_index);
    if (status == SMP_OK)
        status = mutate_conditions(with, clause_index, offsetof(smp__clause_record, if_all),
                                   "`if` condition on");
    if (status == SMP_OK)
        status = mutate_conditions(with, clause_index, offsetof(smp__clause_record, unless_any),
                                   "`unless` condition on");
    return status;
}

/* ---- The whole pack ------------------------------------------------------------------------ */

static smp_status run_all(testing *with, bool mutate)
{
    size_t count;
    const smp__clause_record *clauses =
        smp__policy_section(with->policy, SMP__SECTION_CLAUSES, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (clauses[i].examples.count == 0) continue;
        with->summary->clauses++;
        size_t failures = with->summary->failures;
        smp_status status = run_clause(with, &clauses[i]);
        /* A clause whose examples fail already would make every part look noticed. */
        if (status == SMP_OK && mutate && with->summary->failures == failures)
            status = mutate_clause(with, i);
        if (status != SMP_OK) return status;
    }
    return SMP_OK;
}

smp_status smp_policy_test(smp_policy *policy, const smp_test_options *given,
                           smp_diagnostics *diagnostics, smp_test_summary *out, smp_error *error)
{
    smp_error own = SMP_ERROR_INIT;
    if (!error) error = &own;
    smp__error_clear(error);
    smp_test_options options = SMP_TEST_OPTIONS_INIT;
    if (!policy || !out || out->struct_size < sizeof out->struct_size ||
        (given && !smp__copy_sized(&options, sizeof options, given)))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "`policy` and `summary` must be given, structs from their INIT macro.");
    smp_test_summary summary = {.struct_size = out->struct_size};
    testing with = {.policy = policy,
                    .allocator = smp__allocator_or_default(options.allocator),
                    .diagnostics = diagnostics,
                    .summary = &summary,
                    .error = error};
    smp__buffer_init(&with.message, &with.allocator);
    smp_evaluator_options evaluating = SMP_EVALUATOR_OPTIONS_INIT;
    evaluating.allocator = &with.allocator;
    smp_status status = smp_evaluator_new(&with.evaluator, policy, &evaluating, error);
    /* Packs that others stand on have examples too. */
    if (status == SMP_OK) with.evaluator->judges = true;
    if (status == SMP_OK) status = smp_report_new(&with.report, &with.allocator);
    for (size_t i = 0; status == SMP_OK && i < SMP_COUNT(with.fields); i++)
        status = smp_fields_new(&with.fields[i], (smp_subject)i, &with.allocator);
    if (status == SMP_OK) status = run_all(&with, options.mutate != 0);
    else if (error->code == SMP_OK) smp__fail_memory(error);
    for (size_t i = 0; i < SMP_COUNT(with.fields); i++) smp_fields_free(with.fields[i]);
    smp_report_free(with.report);
    smp_evaluator_free(with.evaluator);
    smp__buffer_free(&with.message);
    if (status != SMP_OK) return status;
    size_t size = out->struct_size;
    memcpy(out, &summary, size < sizeof summary ? size : sizeof summary);
    smp__error_clear(error); /* of what an example was refused for */
    return SMP_OK;
}
