/* What the words of a post, taken together, give the impression of.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

#include <string.h>

/* A word that says nothing takes a stretch that much further from being what says most. */
#define COST_OF_LENGTH 1

/* A token says what it says by itself, with the one before it, and by a capital. */
#define FORMS_OF_TOKEN 3u

typedef struct search {
    const smp__form_record *forms;
    const uint32_t *slots;
    uint32_t mask;
    bool amid;       /* the token before is of the same clause and line */
    bool has_before; /* and a word or number, whose hash is `before` */
    uint32_t before;
} search;

typedef struct found {
    const smp__form_record *forms[FORMS_OF_TOKEN];
    size_t count;
} found;

static void find(const search *in, uint32_t hash, found *out)
{
    for (uint32_t slot = hash & in->mask; in->slots[slot]; slot = (slot + 1) & in->mask) {
        const smp__form_record *form = &in->forms[in->slots[slot] - 1];
        if (form->hash != hash) continue;
        out->forms[out->count++] = form;
        return;
    }
}

static uint32_t hash_of(smp_text form) { return smp__hash(form.data, form.size); }

/* "Denise" amid others; not "I'm", nor what is all in capitals. */
static bool has_capital(const smp__token *token)
{
    return token->flags & SMP__TOKEN_FIRST_UPPER && token->flags & SMP__TOKEN_HAS_LOWER &&
           !(token->folded[0] == 'i' && token->folded[1] == '\'');
}

/* What a token that is no space says. */
static void look_up(search *in, const smp__token *token, found *out)
{
    const bool is_word = token->kind == SMP_TOKEN_WORD;
    const bool is_plain = (is_word && !(token->flags & SMP__TOKEN_HAS_DIGIT)) ||
                          token->kind == SMP_TOKEN_PUNCTUATION;
    const bool joins = is_word || token->kind == SMP_TOKEN_NUMBER;
    const uint32_t hash = is_plain ? token->hash : hash_of(smp__vocable_form(token));
    out->count = 0;
    find(in, hash, out);
    if (joins && in->has_before) find(in, smp__hash_of_two(in->before, hash), out);
    if (is_word && is_plain && in->amid && has_capital(token))
        find(in, hash_of(SMP_TEXT(SMP__VOCABLE_CAPITAL)), out);
    in->before = hash;
    in->has_before = joins;
    in->amid = joins || (token->folded_size == 1 && token->folded[0] == ',');
}

/* Nothing goes on over the end of a line. */
static bool is_space(search *in, const smp__token *token)
{
    if (token->kind != SMP_TOKEN_SPACE) return false;
    if (token->flags & SMP__TOKEN_LINE_BREAK) in->amid = in->has_before = false;
    return true;
}

/* What all words say, each once, and how many there are. */
typedef struct sums {
    int32_t tenths[SMP__IMPRESSIONS_MAX];
    uint32_t words;
} sums;

/* False when memory ran out. */
static bool add_up(sums *out, search in, size_t form_count, const smp__document *document,
                   smp__arena *arena)
{
    const size_t bytes = (form_count + 63) / 64 * sizeof(uint64_t);
    uint64_t *met = smp__arena_allocate(arena, bytes);
    *out = (sums){{0}, 0};
    if (!met) return false;
    memset(met, 0, bytes);
    for (uint32_t i = 0; i < document->token_count; i++) {
        found here;
        if (is_space(&in, &document->tokens[i])) continue;
        look_up(&in, &document->tokens[i], &here);
        out->words++;
        for (size_t f = 0; f < here.count; f++) {
            size_t number = (size_t)(here.forms[f] - in.forms);
            uint64_t bit = (uint64_t)1 << (number % 64);
            if (met[number / 64] & bit) continue;
            met[number / 64] |= bit;
            for (size_t k = 0; k < SMP__IMPRESSIONS_MAX; k++)
                out->tenths[k] += here.forms[f]->tenths[k];
        }
    }
    return true;
}

/* Where many words have a say, chance has more of one too, by the root of how many they are. */
static bool is_given(const sums *said, size_t impression, int32_t least)
{
    const int64_t sum = said->tenths[impression];
    if (said->words <= SMP__IMPRESSION_WORDS || least <= 0 || sum <= 0) return sum >= least;
    return sum * sum * SMP__IMPRESSION_WORDS >= (int64_t)least * least * said->words;
}

/* The stretch of words that says most for one impression. */
static void find_stretch(smp__impression *out, search in, size_t impression,
                         const smp__document *document)
{
    int32_t sum = 0, most = 0;
    uint32_t start = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        found here;
        if (is_space(&in, token)) continue;
        look_up(&in, token, &here);
        if (sum == 0) start = token->start;
        sum -= COST_OF_LENGTH;
        for (size_t f = 0; f < here.count; f++) sum += here.forms[f]->tenths[impression];
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
    sums said;
    *count = 0;
    if (wanted == 0 || slot_count == 0) return true;
    in.mask = (uint32_t)slot_count - 1;
    if (!add_up(&said, in, form_count, document, arena)) return false;
    for (size_t k = 0; k < wanted; k++) {
        if (!is_given(&said, k, impressions[k].least)) continue;
        out[*count] = (smp__impression){&impressions[k], 0, 0};
        find_stretch(&out[(*count)++], in, k, document);
    }
    return true;
}
