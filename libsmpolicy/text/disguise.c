/* Undoes the disguises of known terms: look-alikes, digits and signs for letters, signs or spaces
 * put in or left out, letters repeated, swapped or dropped, terms made hashtags. Only terms that
 * the caller knows are looked for; ordinary words are left alone, so most words cost one look-up.
 * SPDX-License-Identifier: MIT */
#include "text/disguise.h"

enum {
    MOST_TYPING = 2000, /* words of one text in which slips of typing are looked for */
    MOST_STARRED = 50   /* that hide more letters than can be tried */
};

static const char *const ways[] = {
    [SMP__DISGUISE_LOOK_ALIKE] = "letters of other alphabets",
    [SMP__DISGUISE_SIGNS] = "digits or signs in place of letters",
    [SMP__DISGUISE_PUT_IN] = "signs or spaces between the letters",
    [SMP__DISGUISE_UNSEEN] = "characters that cannot be seen",
    [SMP__DISGUISE_MARKED] = "marks over or through the letters",
    [SMP__DISGUISE_REPEATED] = "letters repeated",
    [SMP__DISGUISE_JOINED] = "words run together",
    [SMP__DISGUISE_TYPING] = "letters swapped or left out",
    [SMP__DISGUISE_TAGGED] = "a hash sign before it"};

const char *smp__disguise_name(smp__disguise_way way) { return ways[way]; }

/* ---- Words --------------------------------------------------------------------------------- */

smp__term_kind smp__undo_term(const smp__undoing *with, const char *word, size_t size)
{
    smp_text folded = {word, size};
    return with->terms->kind(with->terms->context, folded, smp__hash(word, size));
}

bool smp__undo_is_ordinary(smp__undoing *with, const char *word, size_t size)
{
    if (!with->model_is_open) smp__hashtag_model_open(&with->model);
    with->model_is_open = true;
    smp__hashtag_walk walk;
    return smp__hashtag_find(&with->model, &walk, word, size);
}

uint32_t smp__undo_next_unknown(smp__undoing *with, uint32_t at)
{
    const smp__terms *terms = with->terms;
    while (with->unknown < terms->unknown_count && terms->unknown[with->unknown] < at)
        with->unknown++;
    return with->unknown < terms->unknown_count ? terms->unknown[with->unknown]
                                                : with->document->token_count;
}

/* ---- The tokens as they are read ----------------------------------------------------------- */

/* Room for so many more tokens, and for what is said of them. */
static void make_room(smp__undoing *with, uint32_t more)
{
    smp__document *read = &with->out->document;
    if (with->room - read->token_count >= more) return;
    const uint32_t room = 2 * read->token_count + more;
    smp__token *tokens = smp__arena_allocate(with->arena, room * sizeof *tokens);
    smp__disguise *items = smp__arena_allocate(with->arena, room * sizeof *items);
    if (!tokens || !items) with->failed = true;
    if (with->failed) return;
    if (with->room) {
        memcpy(tokens, read->tokens, read->token_count * sizeof *tokens);
        memcpy(items, with->out->items, with->out->count * sizeof *items);
    }
    read->tokens = tokens;
    with->out->items = items;
    with->room = room;
}

/* Takes over the tokens up to `upto` as they are, once there is something to undo; with room for
 * one more. */
static bool take_over(smp__undoing *with, uint32_t upto)
{
    smp__document *read = &with->out->document;
    if (!with->room) {
        *read = *with->document;
        read->token_count = 0;
    }
    make_room(with, with->document->token_count - with->out->taken + 1);
    if (with->failed) return false;
    for (uint32_t i = with->out->taken; i < upto; i++)
        read->tokens[read->token_count++] = with->document->tokens[i];
    with->out->taken = upto;
    return true;
}

void smp__undo_put(smp__undoing *with, uint32_t first, uint32_t end, const char *word, size_t size,
                smp__disguise_way way, bool is_rest)
{
    if (!take_over(with, is_rest ? end : first)) return;
    smp__document *read = &with->out->document;
    smp_text kept = smp__arena_copy(with->arena, (smp_text){word, size});
    if (!kept.data) with->failed = true;
    if (with->failed) return;
    const smp__token *from = &with->document->tokens[first];
    const smp__token *last = &with->document->tokens[end - 1];
    smp__token *token = &read->tokens[read->token_count];
    *token = *from;
    token->end = last->end;
    token->kind = SMP_TOKEN_WORD;
    token->flags = (uint16_t)(from->flags | (last->flags & SMP__TOKEN_SENTENCE_END));
    token->folded = kept.data;
    token->folded_size = (uint32_t)size;
    token->hash = smp__hash(word, size);
    token->head = smp__head(word, size);
    if (way < SMP__DISGUISES)
        with->out->items[with->out->count++] =
            (smp__disguise){read->token_count, (uint8_t)way, kept};
    read->token_count++;
    with->out->taken = end;
}

/* ---- All of a text --------------------------------------------------------------------------- */

#define KIND(name) (1u << SMP_TOKEN_##name)
#define WRITTEN (KIND(WORD) | KIND(NUMBER) | KIND(PUNCTUATION) | KIND(SYMBOL) | KIND(CASHTAG) | \
                 KIND(MENTION) | KIND(EMOJI))

#define LETTERED (KIND(WORD) | KIND(CASHTAG) | KIND(MENTION))

bool smp__undo_is_written(const smp__token *token) { return WRITTEN >> token->kind & 1; }

static bool is_plain_word(const smp__token *token)
{
    return token->kind == SMP_TOKEN_WORD &&
           !(token->flags & (SMP__TOKEN_NON_ASCII | SMP__TOKEN_HAS_DIGIT));
}

/* A dot or a line inside it, which some who spell a term out put between its letters, or an "@" for
 * one of them. */
static bool is_joined(const smp__token *token)
{
    return token->kind == SMP_TOKEN_WORD && (memchr(token->folded, '.', token->folded_size) ||
                                             memchr(token->folded, '_', token->folded_size) ||
                                             memchr(token->folded, '@', token->folded_size));
}

/* A quotation mark, bracket or stop, which stands at either end of what is written. */
static bool is_edge(char c) { return memchr("\"'()[]{}.,;:?", c, 13) != NULL; }

/* What stands between two spaces. */
static uint32_t undo_chunk(smp__undoing *with, uint32_t first)
{
    const smp__token *tokens = with->document->tokens;
    uint32_t end = first, words = 0;
    uint32_t from = first, to = first; /* without the quotes and stops at its ends */
    bool odd = false;
    bool inner = false;    /* a sign that is not at the ends, nor a quote or stop */
    bool lettered = false; /* perhaps */
    for (; end < with->document->token_count && smp__undo_is_written(&tokens[end]); end++) {
        const smp__token *token = &tokens[end];
        bool mark = token->kind == SMP_TOKEN_PUNCTUATION;
        bool edge = mark && is_edge(with->document->text.data[token->start]);
        if (!edge && to == first) from = end;
        if (!edge) to = end + 1;
        words += token->kind == SMP_TOKEN_WORD;
        odd = odd || (!mark && !is_plain_word(token)) || is_joined(token);
        inner = inner || (mark && !edge);
        lettered = lettered || LETTERED >> token->kind & 1 || token->flags & SMP__TOKEN_NON_ASCII;
    }
    if (end == first) {
        if (tokens[first].kind == SMP_TOKEN_HASHTAG) smp__undo_hashtag(with, first);
        return first + 1;
    }
    if (end == first + 1 && smp__undo_is_lone(with, first) && smp__undo_is_lone(with, first + 2))
        return smp__undo_spaces(with, first);
    /* One word between quotes and stops is as it is. */
    if (lettered && (odd || inner || words > 1) &&
        (smp__undo_stars(with, from, to) || smp__undo_signs(with, from, to)))
        return end;
    for (uint32_t i = first; i < end; i++)
        if (is_plain_word(&tokens[i]) && smp__undo_next_unknown(with, i) == i)
            smp__undo_in_word(with, i);
    return end;
}

/* Past what a chunk cannot begin with, and past the words of letters that nearly every chunk is,
 * with no more than a stop or a quote after them, up to `stop`. */
static uint32_t skip_plain(const smp__document *document, uint32_t first, uint32_t stop)
{
    if (first == stop) return first;
    const smp__token *at = document->tokens + first, *end = document->tokens + stop;
    const smp__token *last = document->tokens + document->token_count - 1;
    for (; at < end; at++) {
        if (!smp__undo_is_written(at)) continue;
        if (!(at->flags & SMP__TOKEN_ONLY_LETTERS) || at->folded_size == 1) break;
        if (at == last) return document->token_count;
        if (!smp__undo_is_written(at + 1)) {
            at++; /* mostly a space */
            continue;
        }
        bool closed = at[1].kind == SMP_TOKEN_PUNCTUATION &&
                      is_edge(document->text.data[at[1].start]) &&
                      (at + 1 == last || !smp__undo_is_written(at + 2));
        if (!closed) break;
        at++;
    }
    return (uint32_t)(at - document->tokens);
}

static bool may_run_together(const smp__token *token)
{
    return token->kind == SMP_TOKEN_MENTION || token->kind == SMP_TOKEN_WORD;
}

bool smp__undisguise(smp__undisguised *out, const smp__document *document, smp__arena *arena,
                     smp__segmenter *segmenter, const smp__terms *terms)
{
    /* Mostly there is nothing to undo: neither the document, which is there only with items, nor
     * the model, which is opened when it is first asked, is worth clearing. */
    out->items = NULL;
    out->count = out->taken = 0;
    smp__undoing with;
    with.out = out;
    with.document = document;
    with.arena = arena;
    with.segmenter = segmenter;
    with.terms = terms;
    with.model_is_open = with.failed = false;
    with.typing_left = MOST_TYPING;
    with.starred_left = MOST_STARRED;
    with.unknown = with.room = 0;
    for (uint32_t i = 0; terms->run_together && i < document->token_count && !with.failed; i++)
        if (may_run_together(&document->tokens[i])) smp__undo_hashtag(&with, i);
    for (uint32_t i = 0; !terms->run_together && !with.failed; i = undo_chunk(&with, i)) {
        i = skip_plain(document, i, smp__undo_next_unknown(&with, i));
        if (i >= document->token_count) break;
    }
    if (out->count && !with.failed) take_over(&with, document->token_count);
    return !with.failed;
}
