/* Words of which most letters are hidden: "f***", "w****r", "f**king". So many letters cannot be
 * tried one by one; the caller is asked which of its terms has that shape. People hide names in the
 * same way ("Mrs W*****", "D*** shared her story"), so a capital letter alone is not enough.
 * SPDX-License-Identifier: MIT */
#include "text/disguise.h"

enum { FEWEST_HIDDEN = 2, FEWEST_LETTERS = 4 };

typedef struct shape {
    char room[SMP__DISGUISE_LONGEST];
    size_t size, letters, hidden, capitals;
} shape;

static bool hides(char c) { return c == '*' || c == '#' || c == '-' || c == '_'; }

/* The bytes [start, end): letters, and one sign that hides those between them; stars may also hide
 * the last. */
static bool read_shape(const char *text, size_t start, size_t end, shape *out)
{
    char sign = '\0';
    *out = (shape){.size = 0};
    if (end - start < FEWEST_LETTERS || end - start > sizeof out->room) return false;
    for (size_t at = start; at < end; at++) {
        char c = text[at], small = (char)(c | 0x20);
        bool letter = smp__undo_is_letter(small);
        if (!letter && (!hides(c) || (sign && c != sign))) return false;
        if (!letter) sign = c;
        out->letters += letter;
        out->hidden += !letter;
        out->capitals += letter && smp__ascii_capital(c);
        out->room[out->size++] = letter ? small : '*';
    }
    bool ends = smp__undo_is_letter(out->room[out->size - 1]) || sign == '*';
    return ends && smp__undo_is_letter(out->room[0]) && out->hidden >= FEWEST_HIDDEN;
}

/* Is the token one of the words that go with an oath, "F*** off"? */
static bool goes_with_oath(const smp__undoing *with, uint32_t at)
{
    static const char *const words[] = {"off", "you", "u", "ya", "this", "that", "them", "him",
                                        "her", "it", "me", "all", "sake", "knows", "your"};
    if (at >= with->document->token_count) return false;
    const smp__token *token = &with->document->tokens[at];
    for (size_t i = 0; i < SMP_COUNT(words); i++)
        if (smp__text_equal((smp_text){token->folded, token->folded_size}, smp_text_of(words[i])))
            return true;
    return false;
}

/* May what begins with a capital be that of an oath, and not that of a name? */
static bool may_be_meant(const smp__undoing *with, const shape *seen, uint32_t first, uint32_t end,
                         bool ends_loud)
{
    /* One letter shows too little, but for a word of four letters, and the one that is mostly meant
     * with an f. */
    if (seen->letters == 1 && seen->size > FEWEST_LETTERS && seen->room[0] != 'f') return false;
    if (!seen->capitals) return true;
    if (seen->letters > 1)
        return seen->capitals == seen->letters ||
               (seen->hidden == FEWEST_HIDDEN &&
                with->document->tokens[first].flags & SMP__TOKEN_SENTENCE_START);
    return ends_loud || goes_with_oath(with, end + 1);
}

bool smp__undo_stars(smp__undoing *with, uint32_t first, uint32_t end)
{
    const smp__token *tokens = with->document->tokens;
    const char *text = with->document->text.data;
    uint32_t last = end;
    while (last > first + 1 && text[tokens[last - 1].start] == '!') last--;
    shape seen;
    smp_text term;
    if (!with->terms->of_shape ||
        !read_shape(text, tokens[first].start, tokens[last - 1].end, &seen) ||
        !may_be_meant(with, &seen, first, end, last < end) || with->starred_left == 0)
        return false;
    with->starred_left--;
    if (!with->terms->of_shape(with->terms->context, (smp_text){seen.room, seen.size}, &term))
        return false;
    smp__undo_put(with, first, last, term.data, term.size, SMP__DISGUISE_SIGNS, false);
    return true;
}
