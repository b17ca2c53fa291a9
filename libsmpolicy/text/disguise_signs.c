/* Letters behind signs, and between signs or spaces.
 * SPDX-License-Identifier: MIT */
#include "text/disguise.h"

enum { MOST_GUESSES = 160 }; /* readings that are tried of one word */

typedef struct letters {
    size_t count;
    char either[SMP__DISGUISE_LONGEST][6]; /* what each may stand for; "" where any letter may */
    size_t plain;            /* how many are letters as they stand, of whatever alphabet */
    bool sign, look_alike, put_in, unseen, marked;
    bool compound; /* it may be words that a hyphen, a stop or a line joins */
} letters;

static const char *letters_of_sign(uint32_t c)
{
    switch (c) {
    case '0': return "o";
    case '1': return "il";
    case '3': return "e";
    case '4': case '@': return "a";
    case '5': case '$': return "s";
    case '7': case '+': return "t";
    case '8': return "b";
    case '9': return "g";
    case '!': case 0xA1: return "i";
    case '|': return "il";
    case 0x20AC: return "e";
    case '*': case '#': case 0x2022: return ""; /* some letter */
    default: return NULL;
    }
}

static bool is_separator(uint32_t c)
{
    return c == '.' || c == '-' || c == '_' || c == '~' || c == '/' || c == ',' || c == 0xB7;
}

/* Hides a letter, or is put between two: what people write for that, and hardly within a word. */
static bool is_hiding(uint32_t c)
{
    return c == '.' || c == '-' || c == '_' || c == '~' || c == '*' || c == '#' || c == 0xB7 ||
           c == 0x2022;
}

/* Those of them that join words too. */
static bool is_of_writing(uint32_t c) { return c == '.' || c == '-' || c == '_'; }

static bool add_letter(letters *word, const char *either)
{
    if (word->count == SMP__DISGUISE_LONGEST) return false;
    char *out = word->either[word->count++];
    while ((*out++ = *either++)) continue;
    return true;
}

/* The small letter that a character beyond ASCII is shaped like; 0 for none. */
static char shape_of(smp__undoing *with, uint32_t c)
{
    uint32_t lower = smp__to_lower(c);
    char plain = (char)(smp__look_alike(with->segmenter, c) | 0x20);
    if (!smp__undo_is_letter(plain)) plain = (char)(smp__look_alike(with->segmenter, lower) | 0x20);
    if (!smp__undo_is_letter(plain)) plain = (char)(smp__letter_of_shape(lower) | 0x20);
    return smp__undo_is_letter(plain) ? plain : '\0';
}

/* Reads one character; false where it can stand for no letter. */
static bool read_character(smp__undoing *with, letters *word, uint32_t c)
{
    char either[3] = {0};
    const char *sign = letters_of_sign(c);
    if (c == 0xFE0F || c == 0x20E3) return true; /* of an emoji, a key on a keyboard */
    if (c >= 0x80 && smp__is_default_ignorable(c)) {
        word->unseen = true;
        return true;
    }
    if (c >= 0x80 && smp__is_mark(c)) {
        word->marked = true;
        return true;
    }
    if (!sign && c >= 0x2010 && c <= 0x205E) return false; /* dashes, quotation marks */
    either[0] = smp__letter_of_emoji(c);
    if (either[0]) {
        word->sign = true;
        return add_letter(word, either);
    }
    word->plain += c >= 0x80 || smp__undo_is_letter((char)(c | 0x20));
    if (c < 0x80 && smp__undo_is_letter((char)(c | 0x20))) {
        either[0] = (char)(c | 0x20);
    } else if (sign) {
        word->sign = true;
        return add_letter(word, sign);
    } else if (c < 0x80) {
        return false;
    } else {
        either[0] = shape_of(with, c);
        if (!either[0]) return false;
        if (either[0] == 'l') either[1] = 'i'; /* a capital I looks like an l */
        if (either[0] == 'i') either[1] = 'l';
        word->look_alike = true;
    }
    return add_letter(word, either);
}

static bool try_letters(smp__undoing *with, const letters *word, size_t at, char *out,
                        uint32_t *left)
{
    if (at == word->count) {
        --*left;
        return smp__undo_term(with, out, at) >= SMP__TERM;
    }
    const char *either = word->either[at];
    if (!*either) either = "aeiouckhtnsrlbdgmpfwy";
    for (; *either; either++) {
        out[at] = *either;
        if (try_letters(with, word, at + 1, out, left)) return true;
        if (*left == 0) return false;
    }
    return false;
}

/* Rows of three equal letters or more, as one letter each; false where there is none. */
static bool shorten_rows(letters *word)
{
    size_t count = 0;
    for (size_t i = 0, end; i < word->count; i = end) {
        for (end = i + 1; end < word->count && !strcmp(word->either[end], word->either[i]);) end++;
        for (size_t kept = end - i >= 3 ? 1 : end - i; kept > 0; kept--)
            memmove(word->either[count++], word->either[i], sizeof word->either[i]);
    }
    bool shorter = count < word->count;
    word->count = count;
    return shorter;
}

/* How the signs of a chunk are taken. */
typedef enum taking {
    SPELT_OUT,  /* letters each by themselves, or none of them between */
    PUT_INSIDE, /* one or two that only stand between letters: "ver*min" */
    LEFT_OPEN,  /* one that hides a letter: "verm_n" */
    TAKINGS
} taking;

/* The sign that stands after every letter but the last of [start, end), whichever; 0 for none. One
 * that is a letter's shape stands for that letter. */
static uint32_t sign_between_all(const char *text, size_t start, size_t end)
{
    uint32_t between = 0;
    size_t at = start, count = 0;
    for (; at < end; count++) {
        uint32_t c = smp__decode(text, &at);
        bool letter = smp__is_letter(c) || smp__is_digit(c);
        if (count % 2 == 0 ? !letter : letter || (between && c != between)) return 0;
        if (count % 2 && smp__letter_of_emoji(c)) return 0;
        if (count % 2) between = c;
    }
    return count % 2 && count >= 5 ? between : 0;
}

/* Is each run of letters in [start, end) a word, or, with `any`, one of three letters or more? */
static bool of_ordinary_parts(smp__undoing *with, size_t start, size_t end, bool any)
{
    char part[SMP__DISGUISE_LONGEST];
    size_t size = 0;
    const char *text = with->document->text.data;
    for (size_t at = start; at <= end; at++) {
        char c = at < end ? (char)(text[at] | 0x20) : ' ';
        if (at < end && smp__undo_is_letter(c)) {
            if (size == sizeof part) return !any; /* cannot happen: so many were not read */
            part[size++] = c;
            continue;
        }
        if (size) {
            bool ordinary = smp__undo_is_ordinary(with, part, size) && (!any || size >= 3);
            if (ordinary == any) return any;
        }
        size = 0;
    }
    return !any;
}

/* The letters of the chunk [start, end), its signs taken so; false where it cannot be read. */
static bool read_chunk(smp__undoing *with, size_t start, size_t end, taking how, letters *word)
{
    const char *text = with->document->text.data;
    uint32_t between = how == SPELT_OUT ? sign_between_all(text, start, end) : 0;
    size_t gaps = 0, longest = 0, piece = 0;
    bool open = true; /* its signs are also those of ordinary writing */
    *word = (letters){0};
    for (size_t at = start; at < end;) {
        uint32_t c = smp__decode(text, &at);
        if (how == SPELT_OUT ? is_separator(c) || (between && c == between) : is_hiding(c)) {
            gaps++;
            piece = 0;
            if (how == SPELT_OUT && longest > 1) return false;
            open = open && is_of_writing(c) && (c != '_' || how == PUT_INSIDE);
            if (how == LEFT_OPEN && (c == '*' || c == '#' || !add_letter(word, ""))) return false;
            continue;
        }
        if (!read_character(with, word, c)) return false;
        if (++piece > longest) longest = piece;
    }
    switch (how) {
    case SPELT_OUT:
        word->put_in = longest == 1 && gaps >= 2;
        return !gaps || word->put_in;
    case PUT_INSIDE:
        word->put_in = true;
        word->compound = open;
        return !word->sign;
    default:
        word->sign = true;
        return gaps == 1 && word->plain >= 3 && word->plain == word->count - 1 &&
               (!open || !of_ordinary_parts(with, start, end, true));
    }
}

/* Are the letters, as they stand, a word? */
static bool spell_a_word(smp__undoing *with, const letters *word)
{
    char read[SMP__DISGUISE_LONGEST];
    size_t size = 0;
    for (size_t i = 0; i < word->count; i++)
        if (word->either[i][0]) read[size++] = word->either[i][0];
    return smp__undo_is_ordinary(with, read, size);
}

static smp__disguise_way way_of(const letters *word)
{
    return word->put_in       ? SMP__DISGUISE_PUT_IN
           : word->sign       ? SMP__DISGUISE_SIGNS
           : word->look_alike ? SMP__DISGUISE_LOOK_ALIKE
           : word->marked     ? SMP__DISGUISE_MARKED
                              : SMP__DISGUISE_UNSEEN;
}

/* Writes the term that the letters stand for to `out`, of SMP__DISGUISE_LONGEST. */
static bool find_term(smp__undoing *with, letters *word, char *out)
{
    bool disguised =
        word->sign || word->look_alike || word->put_in || word->unseen || word->marked;
    if (!disguised || word->plain < 2) return false;
    do {
        uint32_t left = MOST_GUESSES;
        if (word->count >= 3 && 3 * word->plain >= word->count &&
            try_letters(with, word, 0, out, &left))
            return true;
    } while (shorten_rows(word));
    return false;
}

/* Is there a sign or two that may hide a letter, in an unknown word where they join words too, and
 * no figure, which would be one more disguise? */
static bool may_hide(smp__undoing *with, uint32_t first, uint32_t end)
{
    const smp__token *tokens = with->document->tokens;
    const char *text = with->document->text.data;
    bool unknown = smp__undo_next_unknown(with, first) < end;
    uint32_t signs = 0;
    for (size_t at = tokens[first].start; at < tokens[end - 1].end;) {
        uint32_t c = smp__decode(text, &at);
        if (c >= '0' && c <= '9') return false;
        if (is_hiding(c) && (++signs > 2 || (!unknown && is_of_writing(c)))) return false;
    }
    return signs > 0;
}

bool smp__undo_signs(smp__undoing *with, uint32_t first, uint32_t end)
{
    const smp__token *tokens = with->document->tokens;
    const char *text = with->document->text.data;
    for (int ending = 0; ending < 2; ending++) { /* with a last "!", and without */
        if (ending && text[tokens[end - 1].start] != '!') break;
        if (ending) end--;
        if (end == first ||
            tokens[end - 1].end - tokens[first].start > 4 * SMP__DISGUISE_LONGEST)
            return false;
        size_t from = tokens[first].start, to = tokens[end - 1].end;
        taking takings = may_hide(with, first, end) ? TAKINGS : PUT_INSIDE;
        for (taking how = SPELT_OUT; how < takings; how++) {
            letters word;
            char read[SMP__DISGUISE_LONGEST];
            if (!read_chunk(with, from, to, how, &word) || !find_term(with, &word, read)) continue;
            bool ordinary = word.compound ? of_ordinary_parts(with, from, to, false)
                                          : how == LEFT_OPEN && spell_a_word(with, &word);
            if (ordinary) continue;
            smp__undo_put(with, first, end, read, word.count, way_of(&word), false);
            return true;
        }
    }
    return false;
}

bool smp__undo_tag_signs(smp__undoing *with, uint32_t at)
{
    const smp__token *tag = &with->document->tokens[at];
    size_t start = tag->start;
    if (tag->kind != SMP_TOKEN_WORD) smp__decode(with->document->text.data, &start);
    letters word;
    char read[SMP__DISGUISE_LONGEST];
    if (tag->end - start > 4 * SMP__DISGUISE_LONGEST ||
        !read_chunk(with, start, tag->end, SPELT_OUT, &word) || !find_term(with, &word, read))
        return false;
    smp__undo_put(with, at, at + 1, read, word.count, way_of(&word), false);
    return true;
}

/* ---- Spaces put in --------------------------------------------------------------------------- */

bool smp__undo_is_lone(const smp__undoing *with, uint32_t at)
{
    const smp__document *document = with->document;
    if (at >= document->token_count || !smp__undo_is_written(&document->tokens[at])) return false;
    size_t after = document->tokens[at].start;
    smp__decode(document->text.data, &after);
    if (after != document->tokens[at].end) return false;
    if (at + 1 == document->token_count || !smp__undo_is_written(&document->tokens[at + 1]))
        return true;
    /* A stop may end it, but no more letters may follow: "b!tch" is one word. */
    return document->tokens[at + 1].kind == SMP_TOKEN_PUNCTUATION &&
           strchr("\".,;:!?)", document->text.data[document->tokens[at + 1].start]) &&
           (at + 2 >= document->token_count || document->tokens[at + 2].kind != SMP_TOKEN_WORD);
}

/* Short words of one letter, which may stand before or after a term that is spelt out, as may a
 * sign that is no letter by itself: the asterisk of a list or of a note. */
static bool is_short_word(const char *either) { return !*either || strchr("aiurx", *either); }

uint32_t smp__undo_spaces(smp__undoing *with, uint32_t first)
{
    const smp__token *tokens = with->document->tokens;
    letters word = {0};
    uint32_t places[SMP__DISGUISE_LONGEST], end = first;
    bool fits = true;
    for (;;) {
        size_t at = tokens[end].start, count = word.count;
        if (count == SMP__DISGUISE_LONGEST) {
            fits = false;
        } else {
            uint32_t c = smp__decode(with->document->text.data, &at);
            if (!read_character(with, &word, c)) break; /* a dash: the row ends before it */
            if (word.count > count) places[count] = end;
        }
        end++;
        if (end >= with->document->token_count || tokens[end].kind != SMP_TOKEN_SPACE ||
            (tokens[end].flags & SMP__TOKEN_LINE_BREAK) || !smp__undo_is_lone(with, end + 1))
            break;
        end++;
    }
    if (end == first) return first + 1;
    if (!fits || word.count < 3) return end;
    word.put_in = true;
    for (size_t lead = 0; lead + 3 <= word.count; lead++) {
        for (size_t last = word.count; last >= lead + 3; last--) {
            letters part = word;
            char read[SMP__DISGUISE_LONGEST];
            part.count = last - lead;
            memmove(part.either, word.either + lead, part.count * sizeof *part.either);
            if (find_term(with, &part, read)) {
                uint32_t stop = places[last - 1] + 1;
                smp__undo_put(with, places[lead], stop, read, part.count, SMP__DISGUISE_PUT_IN,
                              false);
                return stop;
            }
            if (!is_short_word(word.either[last - 1])) break;
        }
        if (!is_short_word(word.either[lead])) break;
    }
    return end;
}
