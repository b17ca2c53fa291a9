/* Hashtags, handles and words run together as the words that they stand for: a term by itself, or
 * several words if they say enough. Capitals give the words for nothing. Finding them in a tag of
 * one case is dear, so it is done only where the tag begins or ends with a term.
 * SPDX-License-Identifier: MIT */
#include "text/disguise.h"

enum {
    SHORTEST_WORD = 3, /* that says something */
    SHORTEST_CLUE = 4, /* of no term, at the beginning or end of a tag of one case */
    FEWEST_WORDS = 3, /* run together, where no hash sign says that there are several */
    LONGEST_TAG = 128
};

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

static smp__term_kind kind_of(const smp__undoing *with, const char *word, size_t size)
{
    return size >= SHORTEST_WORD && size <= SMP__DISGUISE_LONGEST ? smp__undo_term(with, word, size)
                                                                  : SMP__NO_TERM;
}

/* ---- Where the words are --------------------------------------------------------------------- */

/* A word begins with the capital after a small letter or a figure, and with the last of several
 * capitals: "NHSStaff". False where there is but one word, or too many. */
static bool split_by_capitals(smp_text written, smp__tag_casing *words)
{
    words->words = 0;
    for (size_t i = 1; i < written.size; i++) {
        bool begins = is_upper(written.data[i]) &&
                      (!is_upper(written.data[i - 1]) ||
                       (i + 1 < written.size && smp__undo_is_letter(written.data[i + 1])));
        bool parted = written.data[i] == '_';
        if (!begins && !parted) continue;
        if (words->words + 1 == SMP_COUNT(words->ends)) return false;
        words->ends[words->words++] = (uint32_t)i;
    }
    words->ends[words->words++] = (uint32_t)written.size;
    return words->words > 1;
}

static bool begins_or_ends_so(const smp__undoing *with, smp_text body)
{
    for (size_t size = SHORTEST_WORD; size < body.size && size <= SMP__DISGUISE_LONGEST; size++) {
        smp__term_kind least = size < SHORTEST_CLUE ? SMP__TERM : SMP__TERM_OF_TAGS;
        if (kind_of(with, body.data, size) >= least ||
            kind_of(with, body.data + body.size - size, size) >= least)
            return true;
    }
    return false;
}

/* The next word of the body from `*at` on, without the lines between words. */
static smp_text next_word(smp_text body, size_t *at, size_t end)
{
    size_t first = *at;
    while (first < end && body.data[first] == '_') first++;
    *at = end;
    return (smp_text){body.data + first, end - first};
}

/* A capital parts "FuckYou|NHS", and leaves "fuckyou|NHS" run together. */
static bool are_words(const smp__undoing *with, smp_text body, const smp__tag_casing *words)
{
    size_t at = 0;
    for (uint32_t i = 0; i < words->words; i++) {
        const smp_text word = next_word(body, &at, words->ends[i]);
        if (word.size > SHORTEST_CLUE &&
            !with->terms->is_known(with->terms->context, word, smp__hash(word.data, word.size)) &&
            !smp__in_dictionary(word))
            return false;
    }
    return true;
}

/* False where the tag is no row of words that we can tell. */
static bool find_words(smp__undoing *with, smp_text written, smp_text body, smp__tag_casing *words)
{
    if (split_by_capitals(written, words) &&
        (!with->terms->run_together || are_words(with, body, words)))
        return true;
    if (!begins_or_ends_so(with, body)) return false;
    if (!smp__hashtag_words(words, with->arena, body, NULL, NULL)) with->failed = true;
    return !with->failed && words->words > 1;
}

/* ---- The words in place of the tag ----------------------------------------------------------- */

/* One term that is worth it, or two words of less weight: "#SendThem...". */
static bool say_enough(const smp__undoing *with, smp_text body, const smp__tag_casing *words)
{
    size_t at = 0, clues = with->terms->run_together ? 2 : 0; /* a handle is short, and all of it */
    for (uint32_t i = 0; i < words->words && clues < 2; i++) {
        const smp_text word = next_word(body, &at, words->ends[i]);
        smp__term_kind kind = kind_of(with, word.data, word.size);
        clues += kind >= SMP__TERM_ALONE ? 2 : kind > SMP__NO_TERM;
    }
    return clues >= 2;
}

static smp__disguise_way way_of(const smp__undoing *with, uint32_t at)
{
    const bool tag = with->document->tokens[at].kind == SMP_TOKEN_HASHTAG;
    return tag && !with->terms->run_together ? SMP__DISGUISE_TAGGED : SMP__DISGUISE_JOINED;
}

/* All of them stand where the tag does, and are a sentence of their own. */
static void put_words(smp__undoing *with, uint32_t at, smp_text body, const smp__tag_casing *words)
{
    char said[2 * LONGEST_TAG];
    size_t size = 0, from = 0;
    for (uint32_t i = 0; i < words->words; i++) {
        const smp_text word = next_word(body, &from, words->ends[i]);
        if (!word.size) continue;
        if (size) said[size++] = ' ';
        memcpy(said + size, word.data, word.size);
        size += word.size;
    }
    const smp_text read = smp__arena_copy(with->arena, (smp_text){said, size});
    if (!read.data) with->failed = true;
    for (size_t start = 0, end; start < size && !with->failed; start = end + 1) {
        for (end = start; end < size && said[end] != ' ';) end++;
        smp__undo_put(with, at, at + 1, said + start, end - start, way_of(with, at), start > 0);
        if (with->failed) return;
        smp__token *token = &with->out->document.tokens[with->out->document.token_count - 1];
        token->flags &= (uint16_t)~(SMP__TOKEN_SENTENCE_START | SMP__TOKEN_SENTENCE_END);
        if (start == 0) token->flags |= SMP__TOKEN_SENTENCE_START;
        if (end == size) token->flags |= SMP__TOKEN_SENTENCE_END;
        with->out->items[with->out->count - 1].read = read;
    }
}

void smp__undo_hashtag(smp__undoing *with, uint32_t at)
{
    const smp__token *tag = &with->document->tokens[at];
    const size_t sign = tag->kind == SMP_TOKEN_WORD ? 0 : 1; /* a handle may do without its @ */
    if (tag->folded_size <= SHORTEST_WORD) return;
    const smp_text body = {tag->folded + sign, tag->folded_size - sign};
    if (sign && smp__undo_term(with, body.data, body.size) >= SMP__TERM) {
        smp__undo_put(with, at, at + 1, body.data, body.size, way_of(with, at), false);
        return;
    }
    bool odd = tag->flags & (SMP__TOKEN_NON_ASCII | SMP__TOKEN_HAS_DIGIT) ||
               memchr(body.data, '_', body.size);
    if (odd && smp__undo_tag_signs(with, at)) return;
    if (tag->flags & SMP__TOKEN_NON_ASCII || body.size > LONGEST_TAG) return;
    const smp_text written = {with->document->text.data + tag->start + sign, body.size};
    smp__tag_casing words;
    if (find_words(with, written, body, &words) && say_enough(with, body, &words))
        put_words(with, at, body, &words);
}

bool smp__undo_row_of_words(smp__undoing *with, uint32_t at)
{
    const smp__token *token = &with->document->tokens[at];
    const smp_text body = {token->folded, token->folded_size};
    const smp_text written = {with->document->text.data + token->start, body.size};
    smp__tag_casing words;
    if (body.size > LONGEST_TAG || !find_words(with, written, body, &words) ||
        words.words < FEWEST_WORDS || !are_words(with, body, &words) ||
        !say_enough(with, body, &words))
        return false;
    put_words(with, at, body, &words);
    return true;
}
