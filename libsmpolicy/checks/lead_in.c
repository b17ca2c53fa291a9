/* Words that only lead in to a link: "Click here to book your place" says no more than "Book your
 * place", and "To book your place, click here:" no more than "Book your place:". The repair leaves
 * them out, if the post has the link itself.
 * SPDX-License-Identifier: MIT */
#include "checks/checks.h"

#include <string.h>

static const smp__token *token_at(const smp__document *document, uint32_t index)
{
    return &document->tokens[index];
}

uint32_t smp__next_of(const smp__document *document, uint32_t index)
{
    while (++index < document->token_count) {
        const smp__token *token = token_at(document, index);
        if (token->flags & SMP__TOKEN_LINE_BREAK) break;
        if (token->kind != SMP_TOKEN_SPACE) return index;
    }
    return document->token_count;
}

uint32_t smp__previous_of(const smp__document *document, uint32_t index)
{
    while (index-- > 0) {
        const smp__token *token = token_at(document, index);
        if (token->flags & SMP__TOKEN_LINE_BREAK) break;
        if (token->kind != SMP_TOKEN_SPACE) return index;
    }
    return document->token_count;
}

static bool is_word(const smp__document *document, uint32_t index, const char *word)
{
    if (index >= document->token_count) return false;
    const smp__token *token = token_at(document, index);
    return smp__text_equal((smp_text){token->folded, token->folded_size}, smp_text_of(word));
}

static bool is_any_word(const smp__document *document, uint32_t index)
{
    return index < document->token_count && token_at(document, index)->kind == SMP_TOKEN_WORD;
}

/* The word at `index`, with a capital. */
static smp_text capitalised(const smp__document *document, uint32_t index, smp__arena *arena)
{
    smp_text word = smp__token_text(document, token_at(document, index));
    size_t first = 0;
    char upper[4];
    size_t size = smp__utf8_put(smp__to_upper(smp__utf8_next(word.data, &first)), upper);
    return smp__arena_format(arena, "%.*s%.*s", (int)size, upper, (int)(word.size - first),
                             word.data + first);
}

/* "Click here to book": the verb after it stands where it stood. "Click here for times" leaves a
 * noun, which can only begin a sentence. */
static bool cut_before(const smp__scene *scene, smp__observations *into, smp__observation *seen,
                       const smp__document *document, const smp__hit *hit)
{
    const smp__token *first = token_at(document, hit->first_token);
    uint32_t link = smp__next_of(document, hit->end_token - 1);
    bool begins = first->flags & SMP__TOKEN_SENTENCE_START;
    if (!is_word(document, link, "to") && !(begins && is_word(document, link, "for"))) return false;
    uint32_t rest = smp__next_of(document, link);
    if (!is_any_word(document, rest)) return false;
    const smp__token *word = token_at(document, rest);
    smp_text with = first->flags & SMP__TOKEN_FIRST_UPPER
                        ? capitalised(document, rest, scene->arena)
                        : smp__token_text(document, word);
    smp__suggest(scene, into, seen, first->start, word->end, with);
    return true;
}

/* Do only marks and emoji stand between token `index` and a link? */
static bool leads_to_link(const smp__document *document, uint32_t index)
{
    const uint32_t between =
        1u << SMP_TOKEN_PUNCTUATION | 1u << SMP_TOKEN_SYMBOL | 1u << SMP_TOKEN_EMOJI;
    do index = smp__next_of(document, index);
    while (index < document->token_count && between >> token_at(document, index)->kind & 1);
    return index < document->token_count && token_at(document, index)->kind == SMP_TOKEN_URL;
}

/* "To book your place, please click here:" */
static void cut_after(const smp__scene *scene, smp__observations *into, smp__observation *seen,
                      const smp__document *document, const smp__hit *hit)
{
    if (!leads_to_link(document, hit->end_token - 1)) return;
    uint32_t last = smp__previous_of(document, hit->first_token);
    if (is_word(document, last, "please")) last = smp__previous_of(document, last);
    if (is_word(document, last, ",")) last = smp__previous_of(document, last);
    uint32_t begin = last;
    while (begin < document->token_count &&
           !(token_at(document, begin)->flags & SMP__TOKEN_SENTENCE_START)) {
        if (token_at(document, begin)->kind == SMP_TOKEN_PUNCTUATION) return;
        begin = smp__previous_of(document, begin);
    }
    if (!is_word(document, begin, "to")) return;
    uint32_t verb = smp__next_of(document, begin);
    if (!is_any_word(document, verb) || verb > last) return;
    smp_text with = capitalised(document, verb, scene->arena);
    uint32_t end = token_at(document, hit->end_token - 1)->end;
    const smp__suggestion cuts[] = {
        {token_at(document, begin)->start, token_at(document, verb)->end, with},
        {token_at(document, last)->end, end, SMP_TEXT("")}};
    smp__suggest_all(scene, into, seen, cuts, 2);
}

void smp__suggest_without_lead_in(const smp__scene *scene, smp__observations *into,
                                  smp__observation *seen, const smp__document *document,
                                  const smp__hit *hit)
{
    if (document->kind_counts[SMP_TOKEN_URL] == 0) return;
    if (!cut_before(scene, into, seen, document, hit))
        cut_after(scene, into, seen, document, hit);
}
