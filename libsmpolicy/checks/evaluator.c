/* Making an evaluator: what a policy wants looked for, and the scratch to look with.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <smpolicy/policy.h>

#include <string.h>

static void view_init(smp__view *view, const smp_allocator *allocator)
{
    smp__arena_init(&view->arena, allocator);
    view->observations.allocator = *allocator;
    view->decisions.allocator = *allocator;
}

static void view_free(smp__view *view, size_t words)
{
    const smp_allocator *allocator = &view->observations.allocator;
    smp__release(allocator, view->observations.items,
                 view->observations.capacity * sizeof *view->observations.items);
    smp__release(allocator, view->observations.raised, words * sizeof(uint64_t));
    smp__release(allocator, view->noticed.items,
                 view->noticed.capacity * sizeof *view->noticed.items);
    smp__decisions_free(&view->decisions, allocator);
    smp__arena_free(&view->arena);
}

static size_t raised_words(const smp_evaluator *evaluator)
{
    return (evaluator->signal_count + 63) / 64;
}

/* One of the policy's own by its name; UINT32_MAX where there is none. */
static uint32_t find_signal(const smp_evaluator *evaluator, const char *name)
{
    const smp__signal_record *signals =
        smp__policy_section(evaluator->policy, SMP__SECTION_SIGNALS, NULL);
    for (uint32_t i = SMP__SIGNAL_COUNT; i < evaluator->signal_count; i++)
        if (smp__text_equal(smp__policy_string(evaluator->policy, signals[i].name),
                            smp_text_of(name)))
            return i;
    return UINT32_MAX;
}

static void seek(smp_evaluator *evaluator, uint32_t signal, uint32_t purposes)
{
    for (size_t i = 0; i < SMP__PURPOSES; i++)
        if (purposes >> i & 1)
            evaluator->sought[i].signals[signal / 64] |= (uint64_t)1 << (signal % 64);
}

const smp__sought *smp__sought_in(const smp_evaluator *evaluator, uint32_t purpose)
{
    size_t at = 0;
    while (purpose >> at > 1) at++;
    return &evaluator->sought[at];
}

static void find_sought(smp_evaluator *evaluator, bool private)
{
    size_t count, weights;
    const smp__signal_record *signals =
        smp__policy_section(evaluator->policy, SMP__SECTION_SIGNALS, &count);
    for (uint32_t i = 0; i < count; i++) {
        evaluator->parameters[i][0] = signals[i].parameters[0];
        evaluator->parameters[i][1] = signals[i].parameters[1];
        seek(evaluator, i, signals[i].used);
    }
    /* The addresses that a request may have are asked for by no clause. */
    static const smp__signal_id addresses[] = {SMP__ADDRESS_SIGNALS};
    smp__policy_section(evaluator->policy, SMP__SECTION_WEIGHTS, &weights);
    for (size_t i = 0; weights && i < SMP_COUNT(addresses); i++)
        seek(evaluator, addresses[i], SMP__ON_MESSAGE);
    for (uint32_t i = SMP__FIRST_PRIVATE_SIGNAL; private && i <= SMP__LAST_PRIVATE_SIGNAL; i++)
        seek(evaluator, i, SMP__FOR_ACCESSIBILITY - 1); /* in whatever is checked but that */
    for (size_t i = 0; i < SMP__PURPOSES; i++)
        evaluator->sought[i].detectors = smp__text_detectors(evaluator->sought[i].signals);
    for (size_t known = 0; known < SMP__KNOWN_SIGNAL_COUNT; known++)
        evaluator->known_signals[known] = find_signal(evaluator, smp__known_signal_names[known]);
    for (size_t hint = 0; hint < SMP__HINT_COUNT; hint++)
        evaluator->hints[hint] = find_signal(evaluator, smp__hints[hint].name);
}

static void find_lexicons(smp_evaluator *evaluator)
{
    for (size_t i = 0; i < SMP__LEXICON_COUNT; i++)
        evaluator->lexicons[i] = smp__lexicon_find(&evaluator->policy->image,
                                                   smp__known_lexicon_names[i]);
}

static bool uses_pattern_facts(const smp_policy *policy)
{
    size_t count;
    const smp__fact_record *facts = smp__policy_section(policy, SMP__SECTION_FACTS, &count);
    for (size_t i = 0; i < count; i++)
        if (facts[i].pattern_id != UINT8_MAX) return true;
    return false;
}

/* Standing facts outlive the call that gives them, so their texts are copied. */
static smp_status keep_standing_facts(smp_evaluator *evaluator,
                                      const smp_evaluator_options *options, smp_error *error)
{
    if (options->fact_count && !options->facts)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "fact_count is not 0 but `facts` is NULL.");
    if (options->fact_count > SMP__MAX_FACTS)
        return smp__fail(error, SMP_ERROR_LIMIT, "At most %u standing facts can be given.",
                         SMP__MAX_FACTS);
    smp_status status = smp__facts_read(&evaluator->standing, &evaluator->allocator,
                                        evaluator->fact_index, evaluator->policy, options->facts,
                                        options->fact_count, SIZE_MAX, error);
    for (size_t i = 0; status == SMP_OK && i < evaluator->standing.count; i++) {
        smp_text *text = &evaluator->standing.items[i].value.text;
        if (!text->data) continue;
        *text = smp__arena_copy(&evaluator->standing_texts, *text);
        if (!text->data) status = smp__fail_memory(error);
    }
    return status;
}

static smp_status prepare(smp_evaluator *evaluator, const smp_evaluator_options *options,
                          smp_error *error)
{
    const smp_allocator *allocator = &evaluator->allocator;
    smp__policy_section(evaluator->policy, SMP__SECTION_SIGNALS, &evaluator->signal_count);
    size_t words = raised_words(evaluator);
    evaluator->parameters =
        smp__allocate_zeroed(allocator, evaluator->signal_count * sizeof *evaluator->parameters);
    uint64_t *sought = smp__allocate_zeroed(allocator, SMP__PURPOSES * words * sizeof *sought);
    for (size_t i = 0; sought && i < SMP__PURPOSES; i++)
        evaluator->sought[i].signals = sought + i * words;
    smp__policy_section(evaluator->policy, SMP__SECTION_FACTS, &evaluator->fact_count);
    evaluator->remembered =
        smp__allocate_zeroed(allocator, evaluator->fact_count * sizeof *evaluator->remembered);
    evaluator->main.observations.raised = smp__allocate_zeroed(allocator, words * sizeof(uint64_t));
    evaluator->trial.observations.raised =
        smp__allocate_zeroed(allocator, words * sizeof(uint64_t));
    evaluator->lists = smp__word_lists_new(allocator);
    if (!evaluator->parameters || !sought || !evaluator->remembered || !evaluator->lists ||
        !evaluator->main.observations.raised ||
        !evaluator->trial.observations.raised)
        return smp__fail_memory(error);
    find_sought(evaluator, options->find_personal_data != 0);
    find_lexicons(evaluator);
    smp__find_disguised(evaluator);
    evaluator->has_pattern_facts = uses_pattern_facts(evaluator->policy);
    smp_status status = smp__segmenter_new(&evaluator->segmenter, allocator, error);
    if (status == SMP_OK)
        status = smp__matcher_new(&evaluator->matcher, &evaluator->policy->image, allocator, error);
    if (status == SMP_OK)
        status = smp__fact_index_new(&evaluator->fact_index, evaluator->policy, allocator, error);
    if (status == SMP_OK && !smp__gates_make(&evaluator->gates, evaluator->policy, allocator))
        status = smp__fail_memory(error);
    if (status == SMP_OK) status = smp__profile_terms_read(evaluator, error);
    return status == SMP_OK ? keep_standing_facts(evaluator, options, error) : status;
}

smp_status smp_evaluator_new(smp_evaluator **out, smp_policy *policy,
                             const smp_evaluator_options *given, smp_error *error)
{
    smp__error_clear(error);
    smp_evaluator_options options = SMP_EVALUATOR_OPTIONS_INIT;
    if (!out) return smp__fail(error, SMP_ERROR_ARGUMENT, "`out` is NULL.");
    if (given && !smp__copy_sized(&options, sizeof options, given))
        return smp__fail(error, SMP_ERROR_ARGUMENT,
                         "The options have no struct_size. Start from "
                         "SMP_EVALUATOR_OPTIONS_INIT.");
    if (options.max_text_bytes > SMP__MAX_TEXT_BYTES)
        return smp__fail(error, SMP_ERROR_ARGUMENT, "max_text_bytes is over 16 MiB.");
    smp_allocator allocator = smp__allocator_or_default(options.allocator);
    bool guidance_only = !policy;
    if (policy) smp_policy_retain(policy);
    else {
        smp_policy_options by = SMP_POLICY_OPTIONS_INIT;
        by.allocator = options.allocator;
        smp_status status = smp_policy_open_builtin(&policy, "accessibility", &by, error);
        if (status != SMP_OK) return status;
    }
    smp_evaluator *evaluator = smp__allocate_zeroed(&allocator, sizeof *evaluator);
    if (!evaluator) {
        smp_policy_release(policy);
        return smp__fail_memory(error);
    }
    evaluator->allocator = evaluator->gates.allocator = allocator;
    evaluator->policy = policy;
    evaluator->guidance_only = guidance_only;
    evaluator->judges = smp__policy_judges(policy);
    evaluator->max_text_bytes =
        options.max_text_bytes ? options.max_text_bytes : SMP__MAX_TEXT_BYTES;
    view_init(&evaluator->main, &allocator);
    view_init(&evaluator->trial, &allocator);
    smp__arena_init(&evaluator->standing_texts, &allocator);
    smp__arena_init(&evaluator->identity_memory, &allocator);
    smp__buffer_init(&evaluator->repaired, &allocator);
    smp_status status = prepare(evaluator, &options, error);
    if (status != SMP_OK) {
        smp_evaluator_free(evaluator);
        return status;
    }
    *out = evaluator;
    return SMP_OK;
}

void smp_evaluator_free(smp_evaluator *evaluator)
{
    if (!evaluator) return;
    smp_allocator allocator = evaluator->allocator;
    size_t words = raised_words(evaluator);
    view_free(&evaluator->main, words);
    view_free(&evaluator->trial, words);
    smp__release(&allocator, evaluator->parameters,
                 evaluator->signal_count * sizeof *evaluator->parameters);
    smp__release(&allocator, evaluator->sought[0].signals,
                 SMP__PURPOSES * words * sizeof(uint64_t));
    smp__release(&allocator, evaluator->remembered,
                 evaluator->fact_count * sizeof *evaluator->remembered);
    smp__release(&allocator, evaluator->standing.items,
                 evaluator->standing.capacity * sizeof *evaluator->standing.items);
    smp__release(&allocator, evaluator->given.items,
                 evaluator->given.capacity * sizeof *evaluator->given.items);
    smp__arena_free(&evaluator->standing_texts);
    smp__arena_free(&evaluator->identity_memory);
    smp__buffer_free(&evaluator->repaired);
    smp__gates_free(&evaluator->gates);
    smp__fact_index_free(evaluator->fact_index);
    smp__matcher_free(evaluator->matcher);
    smp__word_lists_free(evaluator->lists);
    smp__segmenter_free(evaluator->segmenter);
    smp_policy_release(evaluator->policy);
    smp__release(&allocator, evaluator, sizeof *evaluator);
}
