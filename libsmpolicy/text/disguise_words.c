/* Letters repeated, words run together, and slips of typing in one word.
 * SPDX-License-Identifier: MIT */
#include "text/disguise.h"

enum { SHORTEST_ROW = 9 }; /* letters of three words run together */

static bool is_known(const smp__undoing *with, const char *word, size_t size, uint32_t hash)
{
    return with->terms->is_known(with->terms->context, (smp_text){word, size}, hash);
}

/* The letters of a word by rows: each with how often it stands there. */
typedef struct letter_rows {
    size_t count;
    char letter[SMP__DISGUISE_LONGEST];
    bool twice[SMP__DISGUISE_LONGEST]; /* or more often */
} letter_rows;

static bool read_rows(const smp__token *token, letter_rows *rows)
{
    rows->count = 0;
    for (size_t i = 0; i < token->folded_size; i++) {
        bool same = i && token->folded[i] == token->folded[i - 1];
        if (same) {
            rows->twice[rows->count - 1] = true;
            continue;
        }
        if (rows->count == SMP__DISGUISE_LONGEST) return false;
        rows->letter[rows->count] = token->folded[i];
        rows->twice[rows->count++] = false;
    }
    return true;
}

/* A row is one letter, or two in at most two of them that are longer: `one` and `other`, which may
 * be no row. */
static bool try_rows(smp__undoing *with, const letter_rows *rows, size_t one, size_t other,
                     char *out, size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < rows->count; i++) {
        size_t times = i == one || i == other ? 2 : 1;
        if (*size + times > SMP__DISGUISE_LONGEST) return false;
        while (times-- > 0) out[(*size)++] = rows->letter[i];
    }
    return *size >= 3 && smp__undo_term(with, out, *size) >= SMP__TERM;
}

static bool undo_repeats(smp__undoing *with, uint32_t at)
{
    letter_rows rows;
    char read[SMP__DISGUISE_LONGEST];
    size_t size;
    if (!read_rows(&with->document->tokens[at], &rows)) return false;
    bool found = try_rows(with, &rows, SMP__DISGUISE_LONGEST, SMP__DISGUISE_LONGEST, read, &size);
    for (size_t one = 0; one < rows.count && !found; one++)
        for (size_t other = one; rows.twice[one] && other < rows.count && !found; other++)
            found = rows.twice[other] && try_rows(with, &rows, one, other, read, &size);
    if (found) smp__undo_put(with, at, at + 1, read, size, SMP__DISGUISE_REPEATED, false);
    return found;
}

/* What may stand beside a term: a word of two letters only where the caller has it ("so"). */
static bool is_word(smp__undoing *with, const char *word, size_t size)
{
    return is_known(with, word, size, smp__hash(word, size)) ||
           (size > 2 && smp__undo_is_ordinary(with, word, size));
}

static bool undo_joined(smp__undoing *with, uint32_t at, smp__term_kind least)
{
    const smp__token *token = &with->document->tokens[at];
    const char *word = token->folded;
    const size_t size = token->folded_size;
    for (size_t cut = 2; cut + 3 <= size; cut++) {
        smp__term_kind left = smp__undo_term(with, word, cut);
        smp__term_kind right = smp__undo_term(with, word + cut, size - cut);
        bool by_left = cut >= 4 && left >= least &&
                       (right || is_word(with, word + cut, size - cut));
        bool by_right = size - cut >= 4 && right >= least &&
                        (left || is_word(with, word, cut));
        if (!by_left && !by_right) continue;
        smp__undo_put(with, at, at + 1, word, cut,
            by_left ? SMP__DISGUISE_JOINED : SMP__DISGUISES, false);
        smp__undo_put(with, at, at + 1, word + cut, size - cut,
            by_left ? SMP__DISGUISES : SMP__DISGUISE_JOINED, true);
        return true;
    }
    return false;
}

static bool undo_typing(smp__undoing *with, uint32_t at, smp__term_kind least)
{
    const smp__token *token = &with->document->tokens[at];
    const size_t size = token->folded_size;
    char read[SMP__DISGUISE_LONGEST + 1];
    memcpy(read, token->folded, size);
    size_t found = 0;
    for (size_t i = 1; i + 1 < size; i++) {
        if (read[i] == read[i + 1]) continue;
        char kept = read[i];
        read[i] = read[i + 1];
        read[i + 1] = kept;
        if (smp__undo_term(with, read, size) >= least) {
            found = size;
            break;
        }
        read[i + 1] = read[i];
        read[i] = kept;
    }
    for (size_t i = 1; i < size && !found; i++) {
        memcpy(read, token->folded, i);
        memcpy(read + i + 1, token->folded + i, size - i);
        for (read[i] = 'a'; read[i] <= 'z' && !found; read[i]++)
            if (smp__undo_term(with, read, size + 1) >= least) found = size + 1;
        if (found) read[i]--;
    }
    if (!found) return false;
    smp__undo_put(with, at, at + 1, read, found, SMP__DISGUISE_TYPING, false);
    return true;
}

static bool has_row_of_three(const smp__token *token)
{
    for (size_t i = 2; i < token->folded_size; i++)
        if (token->folded[i] == token->folded[i - 1] && token->folded[i] == token->folded[i - 2])
            return true;
    return false;
}

/* "ver'min", but not "who're": behind the last apostrophe of a contraction are few letters. */
static bool undo_apostrophes(smp__undoing *with, uint32_t at)
{
    static const char *const endings[] = {"s", "t", "d", "m", "re", "ve", "ll", "em", "er"};
    const smp__token *token = &with->document->tokens[at];
    char read[SMP__DISGUISE_LONGEST];
    size_t size = 0, last = 0;
    for (size_t i = 0; i < token->folded_size; i++) {
        if (token->folded[i] == '\'') {
            last = size;
        } else if (size == SMP__DISGUISE_LONGEST) {
            return false;
        } else {
            read[size++] = token->folded[i];
        }
    }
    for (size_t i = 0; i < SMP_COUNT(endings); i++)
        if (size - last == strlen(endings[i]) && !memcmp(read + last, endings[i], size - last))
            return false;
    if (size < 4 || smp__undo_term(with, read, size) < SMP__TERM) return false;
    smp__undo_put(with, at, at + 1, read, size, SMP__DISGUISE_PUT_IN, false);
    return true;
}

/* "vvanker", "fvck": v for the letters that it once stood for. */
static bool undo_vs(smp__undoing *with, uint32_t at)
{
    const smp__token *token = &with->document->tokens[at];
    char read[SMP__DISGUISE_LONGEST];
    size_t size = 0;
    for (size_t i = 0; i < token->folded_size; i++) {
        bool v = token->folded[i] == 'v';
        bool twice = v && i + 1 < token->folded_size && token->folded[i + 1] == 'v';
        read[size++] = twice ? 'w' : v ? 'u' : token->folded[i];
        i += twice;
    }
    if (smp__undo_term(with, read, size) < SMP__TERM) return false;
    smp__undo_put(with, at, at + 1, read, size, SMP__DISGUISE_SIGNS, false);
    return true;
}

void smp__undo_in_word(smp__undoing *with, uint32_t at)
{
    const smp__token *token = &with->document->tokens[at];
    size_t size = token->folded_size;
    if (size > 3 && memcmp(token->folded + size - 3, "s's", 3) == 0 &&
        smp__undo_term(with, token->folded, size - 2) >= SMP__TERM) {
        smp__undo_put(with, at, at + 1, token->folded, size - 2, SMP__DISGUISE_TYPING, false);
        return;
    }
    if (memchr(token->folded, '\'', size) && undo_apostrophes(with, at)) return;
    if (has_row_of_three(token) && undo_repeats(with, at)) return;
    if (size < 4 || !(token->flags & SMP__TOKEN_ONLY_LETTERS) || with->typing_left == 0 ||
        smp__undo_is_ordinary(with, token->folded, size))
        return;
    with->typing_left--;
    const bool is_long = size >= SMP__DISGUISE_LONGEST;
    if (!is_long && memchr(token->folded, 'v', size) && undo_vs(with, at)) return;
    /* A capital may begin a name that nobody knows: only words of identity are read behind it. */
    bool may_be_name =
        (token->flags & SMP__TOKEN_FIRST_UPPER) && (token->flags & SMP__TOKEN_HAS_LOWER);
    smp__term_kind least = may_be_name ? SMP__TERM_NEUTRAL : SMP__TERM;
    if (!is_long && (undo_joined(with, at, least) || undo_typing(with, at, least))) return;
    if (size >= SHORTEST_ROW) smp__undo_row_of_words(with, at);
}
