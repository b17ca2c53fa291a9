/* Undoes the disguises of known terms: look-alikes, digits and signs for letters, signs or spaces put
 * in or left out, letters repeated, swapped or dropped. Nothing is undone but into a term that the
 * caller knows, and words that are ordinary are let be, so that most words cost a look-up.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_model.h"
#include "text/segment.h"

enum {
    LONGEST = 24,       /* letters of a term */
    MOST_GUESSES = 160, /* readings that are tried of one word */
    MOST_TYPING = 2000  /* words of one text in which slips of typing are looked for */
};

typedef struct letters {
    size_t count;
    char either[LONGEST][6]; /* what each may stand for; "" where any letter may */
    size_t plain;            /* how many are letters as they stand, of whatever alphabet */
    bool sign, look_alike, put_in, unseen, marked;
    bool compound; /* it may be words that a hyphen, a stop or a line joins */
} letters;

typedef struct undoing {
    smp__undisguised *out;
    const smp__document *document;
    smp__arena *arena;
    smp__segmenter *segmenter;
    const smp__terms *terms;
    smp__hashtag_model model;
    bool model_is_open;
    uint32_t typing_left;
    uint32_t unknown; /* the first of the unknown tokens that we have not come past */
    uint32_t room;
    bool failed;
} undoing;

static const char *const ways[] = {
    [SMP__DISGUISE_LOOK_ALIKE] = "letters of other alphabets",
    [SMP__DISGUISE_SIGNS] = "digits or signs in place of letters",
    [SMP__DISGUISE_PUT_IN] = "signs or spaces between the letters",
    [SMP__DISGUISE_UNSEEN] = "characters that cannot be seen",
    [SMP__DISGUISE_MARKED] = "marks over or through the letters",
    [SMP__DISGUISE_REPEATED] = "letters repeated",
    [SMP__DISGUISE_JOINED] = "words run together",
    [SMP__DISGUISE_TYPING] = "letters swapped or left out"};

const char *smp__disguise_name(smp__disguise_way way) { return ways[way]; }

/* ---- Words --------------------------------------------------------------------------------- */

static smp__term_kind term(const undoing *with, const char *word, size_t size)
{
    smp_text folded = {word, size};
    return with->terms->kind(with->terms->context, folded, smp__hash(word, size));
}

static bool is_known(const undoing *with, const char *word, size_t size, uint32_t hash)
{
    return with->terms->is_known(with->terms->context, (smp_text){word, size}, hash);
}

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/* Is it a dictionary's word, or a name? */
static bool is_ordinary(undoing *with, const char *word, size_t size)
{
    if (!with->model_is_open) smp__hashtag_model_open(&with->model);
    with->model_is_open = true;
    smp__hashtag_walk walk = {0};
    for (size_t i = 0; i < size; i++)
        if (!is_letter(word[i]) ||
            !smp__hashtag_step(&with->model, &walk, (unsigned)(word[i] - 'a')))
            return false;
    return walk.word;
}

/* The first unknown word from `at` on; token_count where there is none. */
static uint32_t next_unknown(undoing *with, uint32_t at)
{
    const smp__terms *terms = with->terms;
    while (with->unknown < terms->unknown_count && terms->unknown[with->unknown] < at)
        with->unknown++;
    return with->unknown < terms->unknown_count ? terms->unknown[with->unknown]
                                                : with->document->token_count;
}

/* ---- The tokens as they are read ----------------------------------------------------------- */

/* Takes over the tokens up to `upto` as they are, once there is something to undo. */
static bool take_over(undoing *with, uint32_t upto)
{
    smp__document *read = &with->out->document;
    if (!with->out->count) {
        with->room = 2 * with->document->token_count;
        *read = *with->document;
        read->tokens = smp__arena_allocate(with->arena, with->room * sizeof *read->tokens);
        with->out->items = smp__arena_allocate(with->arena, with->document->token_count *
                                                                sizeof *with->out->items);
        read->token_count = 0;
        with->failed = !read->tokens || !with->out->items;
    }
    if (with->failed) return false;
    for (uint32_t i = with->out->taken; i < upto; i++)
        read->tokens[read->token_count++] = with->document->tokens[i];
    with->out->taken = upto;
    return true;
}

/* Puts a word in the place of the tokens from `first` to before `end`; two of them share a token that
 * they were both in. */
static void put(undoing *with, uint32_t first, uint32_t end, const char *word, size_t size,
                smp__disguise_way way, bool is_rest)
{
    if (!is_rest && !take_over(with, first)) return;
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

/* ---- Letters behind signs -------------------------------------------------------------------- */

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
    if (word->count == LONGEST) return false;
    char *out = word->either[word->count++];
    while ((*out++ = *either++)) continue;
    return true;
}

/* Reads one character; false where it can stand for no letter. */
static bool read_character(undoing *with, letters *word, uint32_t c)
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
    word->plain += c >= 0x80 || is_letter((char)(c | 0x20));
    if (c < 0x80 && is_letter((char)(c | 0x20))) {
        either[0] = (char)(c | 0x20);
    } else if (sign) {
        word->sign = true;
        return add_letter(word, sign);
    } else if (c < 0x80) {
        return false;
    } else {
        char plain = smp__look_alike(with->segmenter, c);
        if (!is_letter((char)(plain | 0x20))) plain = smp__look_alike(with->segmenter, smp__to_lower(c));
        if (!is_letter((char)(plain | 0x20))) plain = smp__letter_of_shape(smp__to_lower(c));
        if (!is_letter((char)(plain | 0x20))) return false;
        either[0] = (char)(plain | 0x20);
        if (either[0] == 'l') either[1] = 'i'; /* a capital I looks like an l */
        if (either[0] == 'i') either[1] = 'l';
        word->look_alike = true;
    }
    return add_letter(word, either);
}

static bool try_letters(undoing *with, const letters *word, size_t at, char *out, uint32_t *left)
{
    if (at == word->count) {
        if (*left == 0) return false;
        --*left;
        return term(with, out, at) >= SMP__TERM;
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

/* Rows of three letters or more that are the same, as one letter each; false where there is none. */
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

static bool is_quote_or_stop(char c) { return memchr("\"'()[]{}.,;:?", c, 13) != NULL; }

/* How the signs of a chunk are taken. */
typedef enum taking {
    SPELT_OUT,  /* letters each by themselves, or none of them between */
    PUT_INSIDE, /* one or two that only stand between letters: "ver*min" */
    LEFT_OPEN,  /* one that hides a letter: "verm_n" */
    TAKINGS
} taking;

/* The sign that stands after every letter but the last of [start, end), whichever it is; 0 for none. */
static uint32_t sign_between_all(const char *text, size_t start, size_t end)
{
    uint32_t between = 0;
    size_t at = start, count = 0;
    for (; at < end; count++) {
        uint32_t c = smp__decode(text, &at);
        bool letter = smp__is_letter(c) || smp__is_digit(c);
        if (count % 2 == 0 ? !letter : letter || (between && c != between)) return 0;
        if (count % 2) between = c;
    }
    return count % 2 && count >= 5 ? between : 0;
}

/* Is each run of letters in [start, end) a word, or, with `any`, one of three letters or more? */
static bool of_ordinary_parts(undoing *with, size_t start, size_t end, bool any)
{
    char part[LONGEST];
    size_t size = 0;
    const char *text = with->document->text.data;
    for (size_t at = start; at <= end; at++) {
        char c = at < end ? (char)(text[at] | 0x20) : ' ';
        if (at < end && is_letter(c) && size < LONGEST) {
            part[size++] = c;
            continue;
        }
        if (size) {
            bool ordinary = is_ordinary(with, part, size) && (!any || size >= 3);
            if (ordinary == any) return any;
        }
        size = 0;
    }
    return !any;
}

/* The letters of the chunk [start, end), its signs taken so; false where it cannot be read. */
static bool read_chunk(undoing *with, size_t start, size_t end, taking how, letters *word)
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
        return gaps >= 1 && gaps <= 2 && !word->sign;
    default:
        word->sign = true;
        return gaps == 1 && word->plain >= 3 && word->plain == word->count - 1 &&
               (!open || !of_ordinary_parts(with, start, end, true));
    }
}

/* Are the letters, as they stand, a word? */
static bool spell_a_word(undoing *with, const letters *word)
{
    char read[LONGEST];
    size_t size = 0;
    for (size_t i = 0; i < word->count; i++)
        if (word->either[i][0]) read[size++] = word->either[i][0];
    return is_ordinary(with, read, size);
}

static smp__disguise_way way_of(const letters *word)
{
    return word->put_in       ? SMP__DISGUISE_PUT_IN
           : word->sign       ? SMP__DISGUISE_SIGNS
           : word->look_alike ? SMP__DISGUISE_LOOK_ALIKE
           : word->marked     ? SMP__DISGUISE_MARKED
                              : SMP__DISGUISE_UNSEEN;
}

/* Writes the term that the letters stand for to `out`, of LONGEST. */
static bool find_term(undoing *with, letters *word, char *out)
{
    bool disguised =
        word->sign || word->look_alike || word->put_in || word->unseen || word->marked;
    if (!disguised || word->plain < 2) return false;
    do {
        uint32_t left = MOST_GUESSES;
        if (word->count >= 3 && 3 * word->plain >= word->count && try_letters(with, word, 0, out, &left)) return true;
    } while (shorten_rows(word));
    return false;
}

/* Is there a sign or two that may hide a letter, in an unknown word where they join words too, and no
 * figure, which would be one more disguise? */
static bool may_hide(undoing *with, uint32_t first, uint32_t end)
{
    const smp__token *tokens = with->document->tokens;
    const char *text = with->document->text.data;
    bool unknown = next_unknown(with, first) < end;
    uint32_t signs = 0;
    for (size_t at = tokens[first].start; at < tokens[end - 1].end;) {
        uint32_t c = smp__decode(text, &at);
        if (c >= '0' && c <= '9') return false;
        if (is_hiding(c) && (++signs > 2 || (!unknown && is_of_writing(c)))) return false;
    }
    return signs > 0;
}

/* The tokens from `first` to before `end`, with no space between them, as one word in disguise. */
static bool undo_signs(undoing *with, uint32_t first, uint32_t end)
{
    const smp__token *tokens = with->document->tokens;
    const char *text = with->document->text.data;
    while (first < end && tokens[first].kind == SMP_TOKEN_PUNCTUATION &&
           is_quote_or_stop(text[tokens[first].start]))
        first++;
    while (end > first && tokens[end - 1].kind == SMP_TOKEN_PUNCTUATION &&
           is_quote_or_stop(text[tokens[end - 1].start]))
        end--;
    if (end == first + 1 && (tokens[first].flags & SMP__TOKEN_ONLY_LETTERS)) return false;
    for (int ending = 0; ending < 2 && end > first; ending++) { /* with a last "!", and without */
        if (ending && text[tokens[end - 1].start] != '!') break;
        if (ending) end--;
        if (end == first || tokens[end - 1].end - tokens[first].start > 4 * LONGEST) return false;
        size_t from = tokens[first].start, to = tokens[end - 1].end;
        taking takings = may_hide(with, first, end) ? TAKINGS : PUT_INSIDE;
        for (taking how = SPELT_OUT; how < takings; how++) {
            letters word;
            char read[LONGEST];
            if (!read_chunk(with, from, to, how, &word) || !find_term(with, &word, read)) continue;
            bool ordinary = word.compound ? of_ordinary_parts(with, from, to, false)
                                          : how == LEFT_OPEN && spell_a_word(with, &word);
            if (ordinary) continue;
            put(with, first, end, read, word.count, way_of(&word), false);
            return true;
        }
    }
    return false;
}

/* ---- Spaces put in --------------------------------------------------------------------------- */

static bool is_written(const smp__token *token);

/* One character by itself, with space, a stop or nothing after it. */
static bool is_lone(const undoing *with, uint32_t at)
{
    const smp__document *document = with->document;
    if (at >= document->token_count || !is_written(&document->tokens[at])) return false;
    size_t after = document->tokens[at].start;
    smp__decode(document->text.data, &after);
    if (after != document->tokens[at].end) return false;
    if (at + 1 == document->token_count || !is_written(&document->tokens[at + 1])) return true;
    return document->tokens[at + 1].kind == SMP_TOKEN_PUNCTUATION &&
           strchr("\".,;:!?)", document->text.data[document->tokens[at + 1].start]);
}

/* Short words of one letter, which may stand before or after a term that is spelt out. */
static bool is_short_word(const char *either) { return either[0] && strchr("aiurx", either[0]); }

/* Characters each by themselves from `first` on; past them, whether or not they are a term. */
static uint32_t undo_spaces(undoing *with, uint32_t first)
{
    const smp__token *tokens = with->document->tokens;
    letters word = {0};
    uint32_t places[LONGEST], end = first;
    bool fits = true;
    while (is_lone(with, end)) {
        size_t at = tokens[end].start, count = word.count;
        fits = fits && count < LONGEST &&
               read_character(with, &word, smp__decode(with->document->text.data, &at)) &&
               word.count == count + 1;
        if (fits) places[count] = end;
        end++;
        if (end >= with->document->token_count || tokens[end].kind != SMP_TOKEN_SPACE ||
            (tokens[end].flags & SMP__TOKEN_LINE_BREAK) || !is_lone(with, end + 1))
            break;
        end++;
    }
    if (!fits || word.count < 3) return end;
    word.put_in = true;
    for (size_t lead = 0; lead + 3 <= word.count; lead++) {
        for (size_t last = word.count; last >= lead + 3; last--) {
            letters part = word;
            char read[LONGEST];
            part.count = last - lead;
            memmove(part.either, word.either + lead, part.count * sizeof *part.either);
            if (find_term(with, &part, read)) {
                uint32_t stop = places[last - 1] + 1;
                put(with, places[lead], stop, read, part.count, SMP__DISGUISE_PUT_IN, false);
                return stop;
            }
            if (!is_short_word(word.either[last - 1])) break;
        }
        if (!is_short_word(word.either[lead])) break;
    }
    return end;
}

/* ---- Letters repeated, words run together, slips of typing --------------------------------------- */

/* The letters of a word by rows: each with how often it stands there. */
typedef struct letter_rows {
    size_t count;
    char letter[LONGEST];
    bool twice[LONGEST]; /* or more often */
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
        if (rows->count == LONGEST) return false;
        rows->letter[rows->count] = token->folded[i];
        rows->twice[rows->count++] = false;
    }
    return true;
}

/* A row is one letter, or two in at most two of them: `one` and `other`, which may be no row. */
static bool try_rows(undoing *with, const letter_rows *rows, size_t one, size_t other, char *out,
                     size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < rows->count; i++) {
        size_t times = (i == one || i == other) && rows->twice[i] ? 2 : 1;
        if (*size + times > LONGEST) return false;
        while (times-- > 0) out[(*size)++] = rows->letter[i];
    }
    return *size >= 3 && term(with, out, *size) >= SMP__TERM;
}

static bool undo_repeats(undoing *with, uint32_t at)
{
    letter_rows rows;
    char read[LONGEST];
    size_t size;
    if (!read_rows(&with->document->tokens[at], &rows)) return false;
    bool found = try_rows(with, &rows, LONGEST, LONGEST, read, &size);
    for (size_t one = 0; one < rows.count && !found; one++)
        for (size_t other = one; rows.twice[one] && other < rows.count && !found; other++)
            found = rows.twice[other] && try_rows(with, &rows, one, other, read, &size);
    if (found) put(with, at, at + 1, read, size, SMP__DISGUISE_REPEATED, false);
    return found;
}

/* What may stand beside a term: a word of two letters only where the caller has it ("so"). */
static bool is_word(undoing *with, const char *word, size_t size)
{
    return is_known(with, word, size, smp__hash(word, size)) ||
           (size > 2 && is_ordinary(with, word, size));
}

static bool undo_joined(undoing *with, uint32_t at, smp__term_kind least)
{
    const smp__token *token = &with->document->tokens[at];
    const char *word = token->folded;
    const size_t size = token->folded_size;
    for (size_t cut = 2; cut + 3 <= size; cut++) {
        smp__term_kind left = term(with, word, cut);
        smp__term_kind right = term(with, word + cut, size - cut);
        bool by_left = cut >= 4 && left >= least &&
                       (right || is_word(with, word + cut, size - cut));
        bool by_right = size - cut >= 4 && right >= least &&
                        (left || is_word(with, word, cut));
        if (!by_left && !by_right) continue;
        put(with, at, at + 1, word, cut,
            by_left ? SMP__DISGUISE_JOINED : SMP__DISGUISES, false);
        put(with, at, at + 1, word + cut, size - cut,
            by_left ? SMP__DISGUISES : SMP__DISGUISE_JOINED, true);
        return true;
    }
    return false;
}

static bool undo_typing(undoing *with, uint32_t at, smp__term_kind least)
{
    const smp__token *token = &with->document->tokens[at];
    const size_t size = token->folded_size;
    char read[LONGEST + 1];
    memcpy(read, token->folded, size);
    size_t found = 0;
    for (size_t i = 1; i + 1 < size && !found; i++) {
        if (read[i] == read[i + 1]) continue;
        char kept = read[i];
        read[i] = read[i + 1];
        read[i + 1] = kept;
        if (term(with, read, size) >= least) {
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
            if (term(with, read, size + 1) >= least) found = size + 1;
        if (found) read[i]--;
    }
    if (!found) return false;
    put(with, at, at + 1, read, found, SMP__DISGUISE_TYPING, false);
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
static bool undo_apostrophes(undoing *with, uint32_t at)
{
    static const char *const endings[] = {"s", "t", "d", "m", "re", "ve", "ll", "em", "er"};
    const smp__token *token = &with->document->tokens[at];
    char read[LONGEST];
    size_t size = 0, last = 0;
    for (size_t i = 0; i < token->folded_size; i++) {
        if (token->folded[i] == '\'') {
            last = size;
        } else if (size == LONGEST) {
            return false;
        } else {
            read[size++] = token->folded[i];
        }
    }
    if (last == 0) return false;
    for (size_t i = 0; i < SMP_COUNT(endings); i++)
        if (size - last == strlen(endings[i]) && !memcmp(read + last, endings[i], size - last))
            return false;
    if (size < 4 || term(with, read, size) < SMP__TERM) return false;
    put(with, at, at + 1, read, size, SMP__DISGUISE_PUT_IN, false);
    return true;
}

static void undo_in_word(undoing *with, uint32_t at)
{
    const smp__token *token = &with->document->tokens[at];
    size_t size = token->folded_size;
    if (size > 3 && memcmp(token->folded + size - 3, "s's", 3) == 0 &&
        term(with, token->folded, size - 2) >= SMP__TERM) {
        put(with, at, at + 1, token->folded, size - 2, SMP__DISGUISE_TYPING, false);
        return;
    }
    if (memchr(token->folded, '\'', size) && undo_apostrophes(with, at)) return;
    if (has_row_of_three(token) && undo_repeats(with, at)) return;
    if (size < 4 || size >= LONGEST || !(token->flags & SMP__TOKEN_ONLY_LETTERS) || with->typing_left == 0 ||
        is_ordinary(with, token->folded, size))
        return;
    with->typing_left--;
    /* A capital may begin a name that nobody knows: only words of identity are read behind it. */
    bool may_be_name = (token->flags & SMP__TOKEN_FIRST_UPPER) && (token->flags & SMP__TOKEN_HAS_LOWER);
    smp__term_kind least = may_be_name ? SMP__TERM_NEUTRAL : SMP__TERM;
    if (!undo_joined(with, at, least)) undo_typing(with, at, least);
}

/* ---- All of a text --------------------------------------------------------------------------- */

#define KIND(name) (1u << SMP_TOKEN_##name)
#define WRITTEN (KIND(WORD) | KIND(NUMBER) | KIND(PUNCTUATION) | KIND(SYMBOL) | KIND(CASHTAG) | \
                 KIND(MENTION) | KIND(EMOJI))

#define LETTERED (KIND(WORD) | KIND(CASHTAG) | KIND(MENTION))

/* A word whose meaning is open: long enough to be a term, and not known as it stands. */
static bool is_unknown(undoing *with, uint32_t at)
{
    return next_unknown(with, at) == at && with->document->tokens[at].folded_size > 3;
}

static bool is_written(const smp__token *token) { return WRITTEN >> token->kind & 1; }

static bool is_plain_word(const smp__token *token)
{
    return token->kind == SMP_TOKEN_WORD &&
           !(token->flags & (SMP__TOKEN_NON_ASCII | SMP__TOKEN_HAS_DIGIT));
}

/* A dot or a line inside it, which some who spell a term out put between its letters. */
static bool is_joined(const smp__token *token)
{
    return token->kind == SMP_TOKEN_WORD && (memchr(token->folded, '.', token->folded_size) ||
                                             memchr(token->folded, '_', token->folded_size));
}

/* What stands between two spaces. */
static uint32_t undo_chunk(undoing *with, uint32_t first)
{
    const smp__token *tokens = with->document->tokens;
    uint32_t end = first, words = 0;
    bool odd = false, inner = false; /* `inner`: a sign that is not at the ends, nor a quote or stop */
    bool lettered = false;           /* perhaps */
    for (; end < with->document->token_count && is_written(&tokens[end]); end++) {
        const smp__token *token = &tokens[end];
        bool mark = token->kind == SMP_TOKEN_PUNCTUATION;
        words += token->kind == SMP_TOKEN_WORD;
        odd = odd || (!mark && !is_plain_word(token)) || is_joined(token);
        inner = inner || (mark && !is_quote_or_stop(with->document->text.data[token->start]));
        lettered = lettered || LETTERED >> token->kind & 1 || token->flags & SMP__TOKEN_NON_ASCII;
    }
    if (end == first) return first + 1;
    if (end == first + 1 && is_lone(with, first) && is_lone(with, first + 2))
        return undo_spaces(with, first);
    /* One word between quotes and stops is as it is. */
    if (lettered && (odd || inner || words > 1) && undo_signs(with, first, end)) return end;
    for (uint32_t i = first; i < end; i++)
        if (is_plain_word(&tokens[i]) && is_unknown(with, i)) undo_in_word(with, i);
    return end;
}

/* Past what a chunk cannot begin with, and past the words of letters that nearly every chunk is, with
 * no more than a stop or a quote after them, up to `stop`. */
static uint32_t skip_plain(const smp__document *document, uint32_t first, uint32_t stop)
{
    if (first == stop) return first;
    const smp__token *at = document->tokens + first, *end = document->tokens + stop;
    const smp__token *last = document->tokens + document->token_count - 1;
    for (; at < end; at++) {
        if (!is_written(at)) continue;
        if (!(at->flags & SMP__TOKEN_ONLY_LETTERS) || at->kind != SMP_TOKEN_WORD ||
            at->folded_size == 1)
            break;
        if (at == last || !is_written(at + 1)) continue;
        bool closed = at[1].kind == SMP_TOKEN_PUNCTUATION &&
                      is_quote_or_stop(document->text.data[at[1].start]) &&
                      (at + 1 == last || !is_written(at + 2));
        if (!closed) break;
        at++;
    }
    return (uint32_t)(at - document->tokens);
}

bool smp__undisguise(smp__undisguised *out, const smp__document *document, smp__arena *arena,
                     smp__segmenter *segmenter, const smp__terms *terms)
{
    memset(out, 0, sizeof *out);
    undoing with = {.out = out, .document = document, .arena = arena, .segmenter = segmenter,
                    .terms = terms, .typing_left = MOST_TYPING};
    for (uint32_t i = 0; !with.failed; i = undo_chunk(&with, i)) {
        i = skip_plain(document, i, next_unknown(&with, i));
        if (i >= document->token_count) break;
    }
    if (out->count && !with.failed) take_over(&with, document->token_count);
    return !with.failed;
}
