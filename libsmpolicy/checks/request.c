/* What a request for information shows of itself: who asks, where to send an answer, what is
 * wanted.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

/* Earlier messages and quotations show nothing of who writes now. */
static bool is_writers(const smp__observation *seen)
{
    return !seen->saying || seen->saying->by == SMP__BY_REPORTED;
}

static bool shows(const smp__view *view, uint32_t signal,
                  bool (*counts)(const smp__observation *seen))
{
    for (size_t i = 0; i < view->observations.count; i++) {
        const smp__observation *seen = &view->observations.items[i];
        if (seen->signal == signal && is_writers(seen) && (!counts || counts(seen))) return true;
    }
    return false;
}

/* Two words or more, each with a capital: names are written so, and "thanks for this" is not. */
static bool is_capitalised(const smp__observation *seen)
{
    const smp__document *document = seen->field.document;
    unsigned words = 0;
    for (uint32_t i = 0; i < document->token_count; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->start < seen->start || token->kind != SMP_TOKEN_WORD) continue;
        if (token->start >= seen->end) break;
        if (!(token->flags & SMP__TOKEN_FIRST_UPPER)) return false;
        words++;
    }
    return words >= 2;
}

/* Two words or more without a digit. It may be made up all the same, which nothing here can
 * tell. */
static bool is_full_name(smp_text name)
{
    unsigned words = 0;
    bool inside = false;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        if (c >= '0' && c <= '9') return false;
        bool letter = c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        words += letter && !inside;
        inside = letter || (inside && c != ' ');
    }
    return words >= 2;
}

bool smp__request_is_signed(const smp__view *view, const smp_evaluator *evaluator)
{
    return shows(view, evaluator->known_signals[SMP__REQUEST_SIGNED], is_capitalised) ||
           smp__ends_with_a_name(smp__view_text(view), &view->sayings);
}

bool smp__request_comes_from_a_name(const smp__view *view)
{
    return is_full_name(view->message.author.name);
}

bool smp__request_has_address(const smp__view *view, const smp_evaluator *evaluator)
{
    static const smp__signal_id addresses[] = {SMP__ADDRESS_SIGNALS};
    if (shows(view, evaluator->known_signals[SMP__REQUEST_ADDRESS], NULL)) return true;
    for (size_t i = 0; i < SMP_COUNT(addresses); i++)
        if (shows(view, addresses[i], NULL)) return true;
    return false;
}

#define COMMON 760 /* smp__word_rarity of "some" and "would"; what is commoner tells nothing */
#define TELLING_WORDS 2u /* "agency spend": enough to say what is wanted */

static smp_text folded(const smp__token *token)
{
    return (smp_text){token->folded, token->folded_size};
}

/* The first token behind a salutation that begins at `index` ("Dear Dr Sample,"); `index` where
 * none does. */
static uint32_t behind_salutation(const smp__document *document, uint32_t index)
{
    const smp__token *token = &document->tokens[index];
    if (index && token->sentence == token[-1].sentence) return index;
    if (!smp__text_equal(folded(token), SMP_TEXT("dear"))) return index;
    while (index < document->token_count && (document->tokens[index].kind == SMP_TOKEN_WORD ||
                                             document->tokens[index].kind == SMP_TOKEN_SPACE))
        index++;
    return index;
}

/* Reading a message from its beginning to its end. */
typedef struct reading {
    const smp__view *view;
    const smp_evaluator *evaluator;
    smp__sayings sayings;
    size_t next; /* the observations before it are no signatures, or have been passed */
} reading;

/* Whether a signature stands at `at`, which must never go back: hits of patterns lie in the order
 * of the text, so that each is come past once, however many there are. One that was only seen
 * behind a disguise lies after all of them, and may be passed over: then its words count as others
 * do. */
static bool is_signature(reading *in, uint32_t at)
{
    const smp__observations *all = &in->view->observations;
    const uint32_t signature = in->evaluator->known_signals[SMP__REQUEST_SIGNED];
    for (; in->next < all->count; in->next++) {
        const smp__observation *seen = &all->items[in->next];
        if (seen->signal == signature && at < seen->end) return seen->start <= at;
    }
    return false;
}

/* Whether the token is one of the writer's words, and not one of which every request is made. */
static bool is_telling(reading *in, const smp__token *token)
{
    if (token->kind != SMP_TOKEN_WORD && token->kind != SMP_TOKEN_HASHTAG) return false;
    const smp__saying *saying = smp__saying_at(&in->sayings, token->start);
    if (saying && saying->by == SMP__BY_EARLIER) return false;
    const smp_evaluator *evaluator = in->evaluator;
    if (smp__word_rarity(folded(token)) <= COMMON ||
        smp__word_in_lexicon(&evaluator->policy->image, folded(token),
                             evaluator->lexicons[SMP__LEXICON_ASKING_WORDS], NULL))
        return false;
    return !is_signature(in, token->start);
}

bool smp__request_is_described(bool *described, smp__arena *arena, const smp__view *view,
                               const smp_evaluator *evaluator)
{
    *described = evaluator->lexicons[SMP__LEXICON_ASKING_WORDS] == UINT32_MAX;
    if (*described) return true;
    const smp__document *document = smp__view_text(view);
    reading in = {.view = view, .evaluator = evaluator};
    if (!smp__find_sayings(&in.sayings, document, arena)) return false;
    unsigned telling = 0;
    for (uint32_t i = 0; i < document->token_count && !*described; i++) {
        i = behind_salutation(document, i);
        if (i == document->token_count) break;
        telling += is_telling(&in, &document->tokens[i]);
        *described = telling == TELLING_WORDS;
    }
    return true;
}
