/* Reads a hashtag's body as words, and says how a careful editor would capitalise it. Where one
 * word explains the tag nearly as well as several, nothing is suggested.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_search.h"

#include <string.h>
#include <utf8proc.h>

#define FEWEST_LETTERS 3       /* m6 and b12 need no capitals */
#define SHORTEST_UNKNOWN 4     /* a shorter unknown word may be an acronym */
#define SHORTEST_IN_CAPITALS 8 /* a shorter tag in capitals may be one too */

typedef struct tag {
    const smp__hashtag_model *model;
    smp_text body;
    smp__tag_name_lookup names;
    void *context;
    smp__tag_letters letters;
    smp__tag_reading reading;
} tag;

/* How a word of the table is written; TITLE for any other. */
static unsigned form_flags(const tag *t, const smp__tag_word *word)
{
    return word->kind == SMP__TAG_KIND_WORD
               ? smp__hashtag_flags(t->model, word->word) & SMP__TAG_FORM
               : SMP__TAG_TITLE;
}

/* Of a word of the table. */
static bool is_phrase(const tag *t, const smp__tag_word *word)
{
    return smp__hashtag_flags(t->model, word->word) & SMP__TAG_PHRASE;
}

/* What we write: no letter grows to more than twice its bytes when its case changes. */
typedef struct casing {
    char text[4 * SMP__TAG_MOST_BYTES];
    size_t size;
    smp__tag_casing *out;
} casing;

static void end_word(casing *c, size_t end)
{
    if (c->out->words < SMP_COUNT(c->out->ends)) c->out->ends[c->out->words] = (uint32_t)end;
    c->out->words++;
}

/* Copies the body's bytes from `start` to `end`, the first letter in upper case and the others in
 * lower, or all in upper. */
static void write_cased(casing *c, smp_text body, size_t start, size_t end, bool all_upper)
{
    bool first = true;
    for (size_t at = start; at < end;) {
        utf8proc_int32_t code_point;
        at += (size_t)utf8proc_iterate((const utf8proc_uint8_t *)body.data + at,
                                       (utf8proc_ssize_t)(end - at), &code_point);
        code_point = first || all_upper ? utf8proc_toupper(code_point)
                                        : utf8proc_tolower(code_point);
        first = false;
        c->size += (size_t)utf8proc_encode_char(code_point,
                                                (utf8proc_uint8_t *)c->text + c->size);
    }
}

/* A form with capitals inside, such as CovWarks, is several words for our purpose. */
static void write_form(casing *c, smp_text form, size_t start, size_t end)
{
    memcpy(c->text + c->size, form.data, form.size);
    c->size += form.size;
    bool same_bytes = form.size == end - start;
    for (size_t i = 2; same_bytes && i < form.size; i++) {
        bool lower_after = i + 1 < form.size && smp__ascii_lower(form.data[i + 1]);
        if (smp__ascii_capital(form.data[i]) && (smp__ascii_lower(form.data[i - 1]) || lower_after))
            end_word(c, start + i);
    }
    end_word(c, end);
}

/* The form of a word that no rule gives, absent for all others. */
static smp_text form_of(const tag *t, const smp__tag_word *word, size_t size)
{
    smp_text folded = smp__tag_folded(&t->letters, word->start, word->end);
    if (word->kind == SMP__TAG_KIND_NAME) {
        smp_text form = t->names(t->context, folded);
        return form.size <= 2 * folded.size ? form : (smp_text){0};
    }
    bool special = word->kind == SMP__TAG_KIND_WORD && size == (size_t)(word->end - word->start) &&
                   form_flags(t, word) == SMP__TAG_SPECIAL;
    return special ? smp__hashtag_special(t->model, word->word, size) : (smp_text){0};
}

/* Writes the words in their case and counts them. */
static void write_words(casing *c, const tag *t)
{
    size_t written = 0; /* bytes of the body */
    for (size_t i = 0; i < t->reading.count; i++) {
        const smp__tag_word *word = &t->reading.words[i];
        size_t start = t->letters.at[word->start];
        size_t end = t->letters.at[word->end];
        memcpy(c->text + c->size, t->body.data + written, start - written); /* separators */
        c->size += start - written;
        written = end;
        smp_text form = form_of(t, word, end - start);
        if (smp__is_absent(form)) {
            write_cased(c, t->body, start, end, form_flags(t, word) == SMP__TAG_UPPER);
            end_word(c, end);
        } else if (word->kind == SMP__TAG_KIND_NAME || is_phrase(t, word)) {
            write_form(c, form, start, end);
        } else { /* iPhone is one word */
            memcpy(c->text + c->size, form.data, form.size);
            c->size += form.size;
            end_word(c, end);
        }
    }
    memcpy(c->text + c->size, t->body.data + written, t->body.size - written);
    c->size += t->body.size - written;
}

/* In small letters but perhaps for the first. */
static bool is_uncased(const smp__tag_letters *body)
{
    return body->uppers == 0 || (body->uppers == 1 && body->upper[0]);
}

/* Words that are also what names of places end in. */
static const char place_endings[] =
    " beck borough bridge burn bury by church cliff combe dale den fields ford gate gill grove "
    "hall ham haven head hill holm hurst ley mead mere moor mouth nash ness pool port sea stead "
    "stow thorpe ton ville wade wick wold wood worth ";
static const char slight_endings[] = " all an is on us ";

/* May a tag of few letters be the name of a place or person that the table lacks ("Southmead"),
 * whose parts are words by chance? Readings such as "townhall", whose words go together, win by
 * more. */
static bool may_be_name(const smp__tag_letters *letters, const smp__tag_reading *reading)
{
    enum { MOST_LETTERS = 15, BY_CHANCE = 900, BY_SLIGHT_CHANCE = 400 };
    const smp__tag_word *last = &reading->words[reading->count - 1];
    const int32_t won_by = reading->score - reading->single_score;
    if (letters->count > MOST_LETTERS || won_by >= BY_CHANCE) return false;
    const smp_text word = smp__tag_folded(letters, last->start, last->end);
    return smp__one_of(word, place_endings) ||
           (won_by < BY_SLIGHT_CHANCE && smp__one_of(word, slight_endings));
}

/* Are the words from `first` to `last`, parted by no capital, surely several and not one that the
 * table lacks? They are read by themselves. */
static bool are_surely_several(const tag *t, size_t first, size_t last)
{
    enum { SURE = 1000 }; /* hundredths of a nat */
    smp__tag_letters letters;
    smp__tag_reading reading;
    const size_t start = t->letters.at[t->reading.words[first].start];
    const size_t end = t->letters.at[t->reading.words[last].end];
    if (!smp__tag_letters_read(&letters, smp__text_slice(t->body, start, end))) return false;
    smp__tag_search(&reading, t->model, &letters, t->names, t->context);
    for (size_t i = 0; i < reading.count; i++)
        if (reading.words[i].kind == SMP__TAG_KIND_UNKNOWN) return false;
    return reading.count == last - first + 1 && !reading.dictionary &&
           reading.score - reading.single_score >= SURE;
}

/* Whether a tag with capitals inside it only lacks some: NHSengage, thankyouNHS, WorldKidneyday.
 * Each capital must stand where a word begins or in an acronym, and some word must follow an
 * acronym in lower case, or others that are surely apart from it. */
static bool lacks_capitals(const tag *t)
{
    const smp__tag_letters *body = &t->letters;
    bool lacks = false;
    bool after_acronym = false;
    size_t first = 0;            /* of the words that no capital parts */
    bool behind_acronym = false; /* do they follow one? */
    for (size_t i = 0; i < t->reading.count; i++) {
        const smp__tag_word *word = &t->reading.words[i];
        size_t size = (size_t)(word->end - word->start);
        size_t uppers = 0;
        for (size_t j = word->start; j < word->end; j++) uppers += body->upper[j];
        const bool in_capitals = form_flags(t, word) == SMP__TAG_UPPER;
        bool acronym = uppers == size && size > 1 &&
                       (word->kind == SMP__TAG_KIND_NAME || in_capitals);
        if (uppers > (body->upper[word->start] ? 1u : 0u) && !acronym) return false;
        if (uppers > 0 && in_capitals && !acronym) return false; /* "Im" is cased already */
        if (after_acronym && uppers == 0 && size > 2 && word->kind == SMP__TAG_KIND_WORD)
            lacks = true;
        if (uppers > 0 || after_acronym || word->kind != SMP__TAG_KIND_WORD) {
            first = i;
            behind_acronym = after_acronym && uppers == 0;
        }
        const bool ends = i + 1 == t->reading.count || body->upper[word->end] ||
                          t->reading.words[i + 1].kind != SMP__TAG_KIND_WORD;
        if (ends && i > first && !behind_acronym) {
            if (!are_surely_several(t, first, i)) return false;
            lacks = true;
        }
        after_acronym = acronym || (after_acronym && word->kind == SMP__TAG_KIND_NUMBER);
    }
    return lacks;
}

/* What is_uncased or lacks_capitals must find in the body: no capital but the first letter's, or
 * two capitals and, digits and underscores aside, three small letters after them, or else small
 * letters enough for two words. */
bool smp__hashtag_may_lack_capitals(smp_text body)
{
    enum { OF_TWO_WORDS = 6 };
    size_t uppers = 0, run = 0, lowers = 0; /* capitals in a row, then small letters in a row */
    for (size_t i = 0; i < body.size; i++) {
        char c = body.data[i];
        if (smp__ascii_capital(c)) {
            uppers++;
            run = lowers ? 1 : run + 1;
            lowers = 0;
        } else if (smp__ascii_lower(c)) {
            lowers++;
            if ((run >= 2 && lowers >= 3) || lowers >= OF_TWO_WORDS) return true;
        } else if (lowers) {
            run = lowers = 0;
        }
    }
    return uppers == 0 || (uppers == 1 && smp__ascii_capital(body.data[0]));
}

static bool should_suggest(const tag *t, uint32_t count)
{
    const smp__tag_letters *body = &t->letters;
    const smp__tag_reading *reading = &t->reading;
    const int32_t *weights = t->model->weights;
    if (count < 2 || body->uppers + body->lowers < FEWEST_LETTERS) return false;
    if (reading->count == 1) return is_uncased(body); /* a name or phrase that we know */
    int32_t needed = weights[SMP__TAG_MARGIN];
    for (size_t i = 0; i < reading->count; i++) {
        const smp__tag_word *word = &reading->words[i];
        if (word->kind != SMP__TAG_KIND_UNKNOWN) continue;
        if (word->end - word->start < SHORTEST_UNKNOWN) return false;
        needed += weights[SMP__TAG_UNKNOWN_MARGIN];
    }
    if (body->uppers == 1 && body->upper[0]) /* a first capital is no reason to keep quiet */
        needed -= weights[SMP__TAG_CAPITAL_WHOLE];
    if (reading->score - reading->single_score < needed ||
        may_be_name(body, reading))
        return false;
    if (is_uncased(body)) return true;
    if (body->lowers == 0) return body->count >= SHORTEST_IN_CAPITALS;
    return lacks_capitals(t);
}

/* Notes for each word how near the best reading is that ends or begins it elsewhere. */
static void compare_rivals(const tag *t, smp__tag_casing *out)
{
    int32_t before = INT32_MAX;
    uint32_t at = 0;
    for (size_t i = 0; i < t->reading.count; i++) {
        const int32_t behind = i + 1 < t->reading.count
                                   ? smp__tag_rival(t->model, &t->letters, &t->reading, i)
                                   : INT32_MAX;
        const uint32_t end = t->letters.at[t->reading.words[i].end];
        for (; at < out->words && out->ends[at] <= end; at++)
            out->rivals[at] = (before < behind ? before : behind) / 100.0;
        before = behind;
    }
}

bool smp__hashtag_words_by(const smp__hashtag_model *model, smp__tag_casing *out, smp__arena *arena,
                           smp_text body, smp__tag_name_lookup names, void *context)
{
    memset(out, 0, sizeof *out);
    tag t;
    if (smp__is_empty(body) || body.size > SMP__TAG_MOST_BYTES ||
        !smp__tag_letters_read(&t.letters, body))
        return true;
    t.model = model;
    t.body = body;
    t.names = names;
    t.context = context;
    smp__tag_search(&t.reading, model, &t.letters, names, context);
    out->margin = (t.reading.score - t.reading.single_score) / 100.0;

    bool whole_name = t.reading.count == 1 && t.reading.words[0].kind == SMP__TAG_KIND_NAME;
    bool one_case = is_uncased(&t.letters) || t.letters.lowers == 0;
    if (t.reading.dictionary && one_case && !whole_name) { /* nowhere, therapist */
        out->words = 1;
        out->ends[0] = (uint32_t)body.size;
        return true;
    }
    casing c = {.size = 0, .out = out};
    write_words(&c, &t);
    smp_text cased = {c.text, c.size};
    if (out->words > SMP_COUNT(out->ends)) {
        out->words = 0;
        return true;
    }
    if (!should_suggest(&t, out->words) || smp__text_equal(cased, body)) return true;
    compare_rivals(&t, out);
    out->cased = smp__arena_copy(arena, cased);
    return !smp__is_absent(out->cased);
}

bool smp__hashtag_words(smp__tag_casing *out, smp__arena *arena, smp_text body,
                        smp__tag_name_lookup names, void *context)
{
    smp__hashtag_model model;
    smp__hashtag_model_open(&model);
    return smp__hashtag_words_by(&model, out, arena, body, names, context);
}
