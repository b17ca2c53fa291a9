/* What the words of a post, taken together, give the impression of.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"
#include "labels/met.h"

#include <string.h>

/* A word that says nothing takes a stretch that much further from being what says most. */
#define COST_OF_LENGTH 1

#define NOTHING UINT32_MAX

typedef struct search {
    const smp__form_record *forms;
    const uint32_t *slots;
    uint32_t mask;
    bool amid;       /* the token before is of the same clause and line */
    uint32_t before; /* a word or number right before that is known, by its hash; else 0 */
} search;

/* A token says what it says by itself, with the one before it, and by a capital: numbers of forms,
 * or NOTHING. */
typedef struct found {
    uint32_t itself, with_before, capital;
} found;

static inline uint32_t find(const search *in, uint32_t hash)
{
    for (uint32_t slot = hash & in->mask; in->slots[slot]; slot = (slot + 1) & in->mask)
        if (in->forms[in->slots[slot] - 1].hash == hash) return in->slots[slot] - 1;
    return NOTHING;
}

static uint32_t hash_of_class(const smp__token *token)
{
    smp_text form = smp__vocable_form(token);
    return smp__hash(form.data, form.size);
}

/* "Denise" amid others; not "I'm", nor what is all in capitals. */
static bool has_capital(const smp__token *token)
{
    return (token->flags & SMP__TOKEN_HAS_LOWER) &&
           !(token->folded[0] == 'i' && token->folded[1] == '\'');
}

/* What a token that is no space says. Both words of two are known each by itself. */
static inline found look_up(search *in, const smp__token *token)
{
    const bool is_word = token->kind == SMP_TOKEN_WORD && !(token->flags & SMP__TOKEN_HAS_DIGIT);
    const bool is_sign = token->kind == SMP_TOKEN_PUNCTUATION;
    const bool is_number = token->kind == SMP_TOKEN_NUMBER;
    const uint32_t hash = is_word || is_sign ? token->hash
                          : is_number        ? in->forms[SMP__FORM_OF_NUMBER].hash
                                             : hash_of_class(token);
    found out = {is_number ? SMP__FORM_OF_NUMBER : find(in, hash), NOTHING, NOTHING};
    if (is_sign) {
        in->before = 0;
        in->amid = token->folded_size == 1 && token->folded[0] == ',';
        return out;
    }
    if (is_word && (token->flags & SMP__TOKEN_FIRST_UPPER) && in->amid && has_capital(token))
        out.capital = SMP__FORM_OF_CAPITAL;
    in->amid = token->kind == SMP_TOKEN_WORD || is_number;
    const bool joins = in->amid && out.itself != NOTHING;
    if (joins && in->before) out.with_before = find(in, smp__hash_of_two(in->before, hash));
    in->before = joins ? hash : 0;
    return out;
}

/* Nothing goes on over the end of a line. */
static inline bool is_space(search *in, const smp__token *token)
{
    if (token->kind != SMP_TOKEN_SPACE) return false;
    if (token->flags & SMP__TOKEN_LINE_BREAK) {
        in->amid = false;
        in->before = 0;
    }
    return true;
}

/* What all words say, and how many there are. The bytes of up to LANES_MAX records are added four
 * at a time, each in sixteen bits of its own, before they go to the totals. */
#define LANES_MAX 256u
#define EIGHTS (SMP__IMPRESSIONS_MAX / 8)
#define EVERY_OTHER_BYTE UINT64_C(0x00ff00ff00ff00ff)
typedef struct sums {
    smp__met met;
    uint64_t words;
    uint64_t even[EIGHTS], odd[EIGHTS];
    uint32_t pending;
    int64_t settled[SMP__IMPRESSIONS_MAX];
} sums;

static int64_t tenths_said(const sums *said, size_t impression)
{
    static const union {
        uint8_t bytes[2];
        uint16_t number;
    } order = {{1, 0}};
    const bool big_endian = order.number != 1;
    const size_t reversed = big_endian ? 7 : 0; /* not counted: its bytes */
    const size_t place = impression % 8 ^ reversed;
    const uint64_t lanes = (place % 2 ? said->odd : said->even)[impression / 8];
    return said->settled[impression] + (int64_t)(lanes >> (place / 2 * 16) & 0xffff) -
           (int64_t)(said->pending * SMP__SAYS_NOTHING);
}

static void settle(sums *said)
{
    for (size_t k = 0; k < SMP__IMPRESSIONS_MAX; k++) said->settled[k] = tenths_said(said, k);
    memset(said->even, 0, sizeof said->even);
    memset(said->odd, 0, sizeof said->odd);
    said->pending = 0;
}

static inline void add(sums *said, const smp__form_record *forms, uint32_t number)
{
    if (number == NOTHING || !smp__is_new(&said->met, number)) return;
    uint64_t bytes[EIGHTS];
    memcpy(bytes, forms[number].says, sizeof bytes);
    for (size_t i = 0; i < EIGHTS; i++) {
        said->even[i] += bytes[i] & EVERY_OTHER_BYTE;
        said->odd[i] += bytes[i] >> 8 & EVERY_OTHER_BYTE;
    }
    if (++said->pending == LANES_MAX) settle(said);
}

/* The stretch of words that says most for one impression. */
typedef struct stretch {
    size_t impression;
    int64_t sum, most;
    uint32_t start;
    smp__impression *out;
} stretch;

static int32_t tenths_of(const search *in, uint32_t number, size_t impression)
{
    return number == NOTHING ? 0 : in->forms[number].says[impression] - SMP__SAYS_NOTHING;
}

static void extend(stretch *at, const search *in, const smp__token *token, found here)
{
    if (at->sum == 0) at->start = token->start;
    at->sum += tenths_of(in, here.itself, at->impression) - COST_OF_LENGTH;
    at->sum += tenths_of(in, here.with_before, at->impression);
    at->sum += tenths_of(in, here.capital, at->impression);
    if (at->sum < 0) at->sum = 0;
    if (at->sum <= at->most) return;
    at->most = at->sum;
    at->out->start = at->start;
    at->out->end = token->end;
}

/* Reads the document for the one or the other; the other is NULL. */
static void walk(search in, const smp__document *document, sums *said, stretch *at)
{
    const smp__token *end = document->tokens + document->token_count;
    for (const smp__token *token = document->tokens; token < end; token++) {
        if (is_space(&in, token)) continue;
        found here = look_up(&in, token);
        if (at) {
            extend(at, &in, token, here);
            continue;
        }
        said->words++;
        add(said, in.forms, here.itself);
        if ((here.with_before & here.capital) == NOTHING) continue;
        add(said, in.forms, here.with_before);
        add(said, in.forms, here.capital);
    }
}

/* Where many words have a say, chance has more of one too, by the root of how many they are. */
static bool is_given(const sums *said, size_t impression, int32_t least)
{
    const double sum = (double)tenths_said(said, impression);
    if (said->words <= SMP__IMPRESSION_WORDS || least <= 0 || sum <= 0) return sum >= least;
    return sum * sum * SMP__IMPRESSION_WORDS >= (double)least * least * (double)said->words;
}

bool smp__see_impressions(smp__impression out[SMP__IMPRESSIONS_MAX], size_t *count,
                          const smp_policy *policy, const smp__document *document,
                          smp__arena *arena)
{
    size_t wanted, slot_count;
    const smp__impression_record *impressions =
        smp__policy_section(policy, SMP__SECTION_IMPRESSIONS, &wanted);
    *count = 0;
    if (wanted == 0) return true;
    search in = {.forms = smp__policy_section(policy, SMP__SECTION_FORMS, NULL),
                 .slots = smp__policy_section(policy, SMP__SECTION_FORM_SLOTS, &slot_count)};
    in.mask = (uint32_t)slot_count - 1;
    /* A token that is no space says up to three things. */
    const size_t most = 3 * (size_t)(document->token_count -
                                     document->kind_counts[SMP_TOKEN_SPACE]);
    sums said = {0};
    if (!smp__met_init(&said.met, arena, most)) return false;
    walk(in, document, &said, NULL);
    for (size_t k = 0; k < wanted; k++) {
        if (!is_given(&said, k, impressions[k].least)) continue;
        out[*count] = (smp__impression){&impressions[k], 0, 0};
        walk(in, document, NULL, &(stretch){.impression = k, .out = &out[(*count)++]});
    }
    return true;
}
