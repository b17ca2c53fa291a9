/* What a policy says of profiles, read into words once for an evaluator.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

/* The words of a text, as they stand in a profile. */
static smp_status read_wording(smp__wording *out, smp_evaluator *evaluator, smp_text text,
                               smp_error *error)
{
    smp__arena *arena = &evaluator->standing_texts;
    smp__document document;
    smp_status status = smp__document_read(&document, arena, evaluator->segmenter, text,
                                           SMP_PLATFORM_OTHER, error);
    if (status != SMP_OK) return status;
    const size_t room = document.token_count + 1;
    smp__hashed_word *words = smp__arena_allocate(arena, room * sizeof *words);
    smp_text *written = smp__arena_allocate(arena, room * sizeof *written);
    if (!words || !written) return smp__fail_memory(error);
    *out = (smp__wording){.text = text, .words = words, .written = written};
    const uint32_t counted =
        1u << SMP_TOKEN_WORD | 1u << SMP_TOKEN_NUMBER | 1u << SMP_TOKEN_MENTION;
    for (uint32_t i = 0; i < document.token_count; i++) {
        const smp__token *token = &document.tokens[i];
        bool joins = token->folded_size == 1 && token->folded[0] == '&';
        if (!(counted >> token->kind & 1) && !joins) continue;
        words[out->count] =
            (smp__hashed_word){{token->folded, token->folded_size}, token->hash};
        written[out->count++] = smp__token_text(&document, token);
    }
    return SMP_OK;
}

static smp_status read_wordings(const smp__wording **out, size_t *count, smp_evaluator *evaluator,
                                const smp__sref *texts, size_t text_count, smp_error *error)
{
    if (text_count == 0) return SMP_OK;
    smp__wording *wordings =
        smp__arena_allocate(&evaluator->standing_texts, text_count * sizeof *wordings);
    if (!wordings) return smp__fail_memory(error);
    for (size_t i = 0; i < text_count; i++) {
        smp_status status = read_wording(&wordings[i], evaluator,
                                         smp__policy_string(evaluator->policy, texts[i]), error);
        if (status != SMP_OK) return status;
    }
    *out = wordings;
    *count = text_count;
    return SMP_OK;
}

/* The next word of a name, after `*end`, that is all in capitals and not the whole of it; false
 * where there is no more. */
static bool next_in_capitals(smp_text name, size_t *start, size_t *end)
{
    const size_t shortest = 4;
    while (*end < name.size) {
        *start = *end + (name.data[*end] == ' ');
        bool capitals = true;
        for (*end = *start; *end < name.size && name.data[*end] != ' '; ++*end)
            capitals = capitals && smp__ascii_capital(name.data[*end]);
        if (capitals && *end - *start >= shortest && *end - *start < name.size) return true;
    }
    return false;
}

static smp_status read_short_names(smp__profile_terms *terms, smp__arena *arena, smp_error *error)
{
    size_t count = 0, start, end;
    for (size_t n = 0; n < terms->name_count; n++)
        for (end = 0; next_in_capitals(terms->names[n].text, &start, &end);) count++;
    if (count == 0) return SMP_OK;
    smp__hashed_word *names = smp__arena_allocate(arena, count * sizeof *names);
    terms->short_names = names;
    for (size_t n = 0; names && n < terms->name_count; n++)
        for (end = 0; next_in_capitals(terms->names[n].text, &start, &end);) {
            smp_text folded = smp__fold(arena, smp__text_slice(terms->names[n].text, start, end));
            if (!folded.data) return smp__fail_memory(error);
            names[terms->short_name_count++] =
                (smp__hashed_word){folded, smp__hash(folded.data, folded.size)};
        }
    return names ? SMP_OK : smp__fail_memory(error);
}

static smp_status read_texts(const smp_text **out, size_t *count, smp_evaluator *evaluator,
                             const smp__sref *texts, size_t text_count, smp_error *error)
{
    if (text_count == 0) return SMP_OK;
    smp_text *kept = smp__arena_allocate(&evaluator->standing_texts, text_count * sizeof *kept);
    if (!kept) return smp__fail_memory(error);
    for (size_t i = 0; i < text_count; i++)
        kept[i] = smp__policy_string(evaluator->policy, texts[i]);
    *out = kept;
    *count = text_count;
    return SMP_OK;
}

smp_status smp__profile_terms_read(smp_evaluator *evaluator, smp_error *error)
{
    smp__profile_terms *terms = &evaluator->terms;
    size_t count, domain_count;
    const smp__sref *names = smp__policy_section(evaluator->policy, SMP__SECTION_NAMES, &count);
    const smp__sref *domains =
        smp__policy_section(evaluator->policy, SMP__SECTION_DOMAINS, &domain_count);
    smp_status status =
        read_wordings(&terms->names, &terms->name_count, evaluator, names, count, error);
    if (status == SMP_OK)
        status = read_short_names(terms, &evaluator->standing_texts, error);
    if (status == SMP_OK)
        status = read_texts(&terms->domains, &terms->domain_count, evaluator, domains,
                            domain_count, error);
    const smp__disclaimer_record *record =
        smp__policy_section(evaluator->policy, SMP__SECTION_DISCLAIMER, &count);
    if (status != SMP_OK || count == 0) return status;
    terms->accounts = record->accounts;
    terms->accepts = (smp__accepts)record->accepts;
    const smp__sref *texts = smp__policy_section(evaluator->policy, SMP__SECTION_WORDINGS, &count);
    status = read_wordings(&terms->wordings, &terms->wording_count, evaluator,
                           texts + record->wordings.first, record->wordings.count, error);
    if (status == SMP_OK)
        status = read_texts(&terms->suggestions, &terms->suggestion_count, evaluator,
                            texts + record->offered.first, record->offered.count, error);
    return status;
}
