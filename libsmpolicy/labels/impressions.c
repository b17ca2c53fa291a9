/* What the words of a post, taken together, give the impression of.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

#include <string.h>

/* A word that says nothing takes a stretch that much further from being what says most. */
#define COST_OF_LENGTH 1

typedef struct search {
    const smp__form_record *forms;
    const uint32_t *slots;
    uint32_t mask;
    bool amid; /* the word before is in the same clause of the same line */
} search;

static const smp__form_record *find_hash(const search *in, uint32_t hash)
{
    for (uint32_t slot = hash & in->mask; in->slots[slot]; slot = (slot + 1) & in->mask) {
        const smp__form_record *form = &in->forms[in->slots[slot] - 1];
        if (form->hash == hash) return form;
    }
    return NULL;
}

static const smp__form_record *find_class(const search *in, smp_text name)
{
    return find_hash(in, smp__hash(name.data, name.size));
}

/* What a token says: the word itself, and where it has a capital amid others, as names have, that. NULL
 * for what is not known. */
static void look_up(search *in, const smp__token *token, const smp__form_record *found[2])
{
    const uint16_t flags = token->flags;
    found[0] = found[1] = NULL;
    if (token->kind == SMP_TOKEN_SPACE) {
        if (flags & SMP__TOKEN_LINE_BREAK) in->amid = false;
        return;
    }
    if (token->kind == SMP_TOKEN_WORD && !(flags & SMP__TOKEN_HAS_DIGIT)) {
        found[0] = find_hash(in, token->hash);
        const bool is_self = token->folded[0] == 'i' && token->folded[1] == '\'';
        if (in->amid && flags & SMP__TOKEN_FIRST_UPPER && flags & SMP__TOKEN_HAS_LOWER && !is_self)
            found[1] = find_class(in, SMP_TEXT(SMP__VOCABLE_CAPITAL));
        in->amid = true;
        return;
    }
    found[0] = token->kind == SMP_TOKEN_PUNCTUATION ? find_hash(in, token->hash)
                                                    : find_class(in, smp__vocable_form(token));
    in->amid = token->kind == SMP_TOKEN_NUMBER || token->kind == SMP_TOKEN_WORD ||
               (token->folded_size == 1 && token->folded[0] == ',');
}

/* What all words say, each once. False when memory ran out. */
static bool add_up(int32_t totals[SMP__IMPRESSIONS_MAX], search in, size_t form_count,
                   const smp__document *document, smp__arena *arena)
{
    const size_t bytes = (form_count + 63) / 64 * sizeof(uint64_t);
    uint64_t *met = smp__arena_allocate(arena, bytes);
    if (!met) return false;
    memset(met, 0, bytes);
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__form_record *found[2];
        look_up(&in, &document->tokens[i], found);
        for (size_t f = 0; f < SMP_COUNT(found) && found[f]; f++) {
            size_t number = (size_t)(found[f] - in.forms);
            uint64_t bit = (uint64_t)1 << (number % 64);
            if (met[number / 64] & bit) continue;
            met[number / 64] |= bit;
            for (size_t k = 0; k < SMP__IMPRESSIONS_MAX; k++) totals[k] += found[f]->tenths[k];
        }
    }
    return true;
}

/* The stretch of words that says most for one impression. */
static void find_stretch(smp__impression *out, search in, size_t impression,
                         const smp__document *document)
{
    int32_t sum = 0, most = 0;
    uint32_t start = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        const smp__form_record *found[2];
        look_up(&in, token, found);
        if (token->kind == SMP_TOKEN_SPACE) continue;
        if (sum == 0) start = token->start;
        sum -= COST_OF_LENGTH;
        for (size_t f = 0; f < SMP_COUNT(found) && found[f]; f++)
            sum += found[f]->tenths[impression];
        if (sum < 0) sum = 0;
        if (sum <= most) continue;
        most = sum;
        out->start = start;
        out->end = token->end;
    }
}

bool smp__see_impressions(smp__impression out[SMP__IMPRESSIONS_MAX], size_t *count,
                          const smp_policy *policy, const smp__document *document,
                          smp__arena *arena)
{
    size_t wanted, form_count, slot_count;
    const smp__impression_record *impressions =
        smp__policy_section(policy, SMP__SECTION_IMPRESSIONS, &wanted);
    search in = {.forms = smp__policy_section(policy, SMP__SECTION_FORMS, &form_count),
                 .slots = smp__policy_section(policy, SMP__SECTION_FORM_SLOTS, &slot_count)};
    int32_t totals[SMP__IMPRESSIONS_MAX] = {0};
    *count = 0;
    if (wanted == 0 || slot_count == 0) return true;
    in.mask = (uint32_t)slot_count - 1;
    if (!add_up(totals, in, form_count, document, arena)) return false;
    for (size_t k = 0; k < wanted; k++) {
        if (totals[k] < impressions[k].least) continue;
        out[*count] = (smp__impression){impressions[k].signal, 0, 0};
        find_stretch(&out[(*count)++], in, k, document);
    }
    return true;
}
