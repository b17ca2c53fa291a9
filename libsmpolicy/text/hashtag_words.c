/* Reads a hashtag's body as words, and says how a careful editor would capitalise it.
 *
 * A Viterbi search over (where a word ends, which word it was). A word costs its negated
 * log-probability, a pair of words may gain or lose, an unknown word costs what the letter model
 * says; capitals and digits that are there already vote for boundaries. Where one word explains the
 * tag nearly as well as several, nothing is suggested.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_model.h"

#include <string.h>
#include <utf8proc.h>

#define MOST_BYTES 128
#define MOST_LETTERS 128
#define LONGEST_UNKNOWN 24
#define LONGEST_NAME 40
#define BEAM 8 /* readings kept for each place where a word may end */
#define SEPARATOR 255
#define NEVER INT32_MIN

enum word_kind { KIND_START, KIND_WORD, KIND_UNKNOWN, KIND_NUMBER, KIND_CODE, KIND_NAME,
                 KIND_SEPARATOR };

/* The best reading that ends with one word. */
typedef struct node {
    int32_t score;
    uint32_t word; /* KIND_WORD: its number */
    uint8_t kind;
    uint8_t start;    /* where the word starts */
    uint8_t previous; /* which of the readings that end there */
} node;

/* The body, letter by letter: a letter takes its combining marks with it. */
typedef struct letters {
    size_t count;
    uint8_t symbol[MOST_LETTERS + 1]; /* 0-25 a letter, 26-35 a digit, or SEPARATOR */
    bool upper[MOST_LETTERS + 1];
    int16_t boundary[MOST_LETTERS + 1]; /* gain of a boundary before this letter */
    bool joined[MOST_LETTERS + 1];      /* no boundary here: between two digits */
    uint8_t at[MOST_LETTERS + 1];       /* where it begins in the body */
    uint16_t folded_at[MOST_LETTERS + 1];
    char folded[4 * MOST_BYTES]; /* the body in lower case */
    size_t uppers;
    size_t lowers;
    bool separated;
} letters;

typedef struct search {
    const smp__hashtag_model *model;
    const letters *body;
    int32_t most_gain;
    uint8_t counts[MOST_LETTERS + 1];
    int32_t best[MOST_LETTERS + 1];
    node nodes[MOST_LETTERS + 1][BEAM];
} search;

static bool is_digit(uint8_t symbol) { return symbol >= 26 && symbol < SMP__TAG_SYMBOLS; }
static bool is_letter(uint8_t symbol) { return symbol < 26; }

/* ---- The letters ---------------------------------------------------------------------------- */

/* The Latin letter or digit under a code point's accents; -1 if there is none. */
static int base_symbol(utf8proc_int32_t code_point)
{
    if (code_point >= 'a' && code_point <= 'z') return code_point - 'a';
    if (code_point >= 'A' && code_point <= 'Z') return code_point - 'A';
    if (code_point >= '0' && code_point <= '9') return code_point - '0' + 26;
    if (code_point == '_') return SEPARATOR;
    if (code_point < 0xC0) return -1;
    utf8proc_int32_t parts[8];
    int last_class = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(code_point, parts, 8, UTF8PROC_DECOMPOSE, &last_class);
    if (count < 2 || count > 8 || parts[0] > 'z') return -1;
    return parts[0] == '_' ? -1 : base_symbol(parts[0]);
}

/* False for a body that we leave alone. */
static bool read_letters(letters *out, smp_text body)
{
    size_t folded = 0;
    out->count = 0;
    out->uppers = out->lowers = 0;
    out->separated = false;
    for (size_t at = 0; at < body.size;) {
        utf8proc_int32_t code_point;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)body.data + at,
                                                 (utf8proc_ssize_t)(body.size - at), &code_point);
        if (size <= 0) return false;
        utf8proc_int32_t lower = code_point;
        int symbol = base_symbol(code_point);
        if (symbol < 0) { /* a mark goes with the letter before it */
            utf8proc_category_t category = utf8proc_category(code_point);
            if (category != UTF8PROC_CATEGORY_MN || out->count == 0) return false;
        } else {
            lower = utf8proc_tolower(code_point);
            out->symbol[out->count] = (uint8_t)symbol;
            out->upper[out->count] = lower != code_point;
            out->at[out->count] = (uint8_t)at;
            out->folded_at[out->count] = (uint16_t)folded;
            if (lower != code_point) out->uppers++;
            else if (symbol < 26) out->lowers++;
            else if (symbol == SEPARATOR) out->separated = true;
            out->count++;
        }
        folded += (size_t)utf8proc_encode_char(lower, (utf8proc_uint8_t *)out->folded + folded);
        at += (size_t)size;
    }
    out->at[out->count] = (uint8_t)body.size;
    out->folded_at[out->count] = (uint16_t)folded;
    return out->uppers + out->lowers > 0;
}

static void read_boundaries(letters *body, const smp__hashtag_model *model)
{
    int32_t by_case = model->weights[SMP__TAG_CASE_BOUNDARY];
    int32_t by_digit = model->weights[SMP__TAG_DIGIT_BOUNDARY];
    for (size_t i = 0; i <= body->count; i++) {
        body->boundary[i] = 0;
        body->joined[i] = false;
        if (i == 0 || i == body->count) continue;
        bool before = body->upper[i - 1];
        bool after = body->upper[i];
        bool letters_meet = is_letter(body->symbol[i - 1]) && is_letter(body->symbol[i]);
        bool digit_before = is_digit(body->symbol[i - 1]);
        bool digit_after = is_digit(body->symbol[i]);
        body->joined[i] = digit_before && digit_after;
        int32_t gain = 0;
        if (letters_meet && !before && after) gain = by_case;          /* covWarks */
        else if (letters_meet && before && after && i + 1 < body->count && body->lowers > 0 &&
                 is_letter(body->symbol[i + 1]) && !body->upper[i + 1])
            gain = by_case / 2;                                        /* NHSTrust */
        else if (letters_meet && before && !after && i > 1 && body->upper[i - 2])
            gain = by_case / 2;                                        /* NHStrust */
        if (digit_before != digit_after) gain += by_digit;
        body->boundary[i] = (int16_t)gain;
    }
}

/* ---- The search ------------------------------------------------------------------------------ */

/* Adds the best reading whose last word runs from `start` to `end`. */
static void add_word(search *s, size_t start, size_t end, uint8_t kind, uint32_t word, int32_t cost)
{
    if (s->body->joined[end]) return;
    int32_t best = NEVER;
    uint8_t previous = 0;
    for (uint8_t i = 0; i < s->counts[start]; i++) {
        const node *before = &s->nodes[start][i];
        int32_t score = before->score;
        if (score + s->most_gain <= best) continue;
        if (kind == KIND_WORD && before->kind == KIND_WORD)
            score += smp__hashtag_gain(s->model, before->word, word);
        if (score > best) {
            best = score;
            previous = i;
        }
    }
    best += s->body->boundary[start] - cost;
    if (s->counts[end] > 0 && best + s->most_gain < s->best[end]) return;

    uint8_t at = s->counts[end];
    if (at < BEAM) {
        s->counts[end]++;
    } else {
        at = 0;
        for (uint8_t i = 1; i < BEAM; i++)
            if (s->nodes[end][i].score < s->nodes[end][at].score) at = i;
        if (s->nodes[end][at].score >= best) return;
    }
    s->nodes[end][at] = (node){best, word, kind, (uint8_t)start, previous};
    if (at == 0 && s->counts[end] == 1) s->best[end] = best;
    else if (best > s->best[end]) s->best[end] = best;
}

static void add_known_words(search *s, size_t start)
{
    const int32_t *weights = s->model->weights;
    smp__hashtag_walk walk = {0};
    for (size_t end = start; end < s->body->count; end++) {
        uint8_t symbol = s->body->symbol[end];
        if (symbol == SEPARATOR || !smp__hashtag_step(s->model, &walk, symbol)) break;
        if (!walk.word) continue;
        int32_t cost = smp__hashtag_cost(s->model, walk.index) + weights[SMP__TAG_WORD];
        if (end == start) cost += weights[SMP__TAG_ONE_LETTER];
        if (end == start + 1) cost += weights[SMP__TAG_TWO_LETTERS];
        add_word(s, start, end + 1, KIND_WORD, walk.index, cost);
    }
}

/* What the whole body costs as one word that is in no list; its numbers cost what numbers do. */
static int32_t unknown_cost(const search *s)
{
    const int32_t *weights = s->model->weights;
    int32_t letters_cost = 0;
    int32_t cost = weights[SMP__TAG_UNKNOWN_BASE] + weights[SMP__TAG_WORD] +
                   weights[SMP__TAG_UNKNOWN_WHOLE];
    unsigned history = 0;
    for (size_t i = 0; i < s->body->count; i++) {
        uint8_t symbol = s->body->symbol[i];
        if (is_letter(symbol)) {
            letters_cost += smp__hashtag_letter(s->model, history, symbol + 1u);
            cost += weights[SMP__TAG_UNKNOWN_LETTER];
            history = smp__hashtag_after(history, symbol + 1u);
        } else if (is_digit(symbol) && !s->body->joined[i]) {
            cost += weights[SMP__TAG_NUMBER];
        }
    }
    letters_cost += smp__hashtag_letter(s->model, history, 0);
    return cost + letters_cost * weights[SMP__TAG_UNKNOWN_PERCENT] / 100;
}

static void add_unknown_words(search *s, size_t start)
{
    const int32_t *weights = s->model->weights;
    int32_t cost = weights[SMP__TAG_UNKNOWN_BASE] + weights[SMP__TAG_WORD];
    unsigned history = 0;
    size_t limit = start + LONGEST_UNKNOWN < s->body->count ? start + LONGEST_UNKNOWN
                                                            : s->body->count;
    for (size_t end = start; end < limit && is_letter(s->body->symbol[end]); end++) {
        unsigned letter = s->body->symbol[end] + 1u;
        cost += smp__hashtag_letter(s->model, history, letter) *
                    weights[SMP__TAG_UNKNOWN_PERCENT] / 100 +
                weights[SMP__TAG_UNKNOWN_LETTER];
        history = smp__hashtag_after(history, letter);
        int32_t ending = smp__hashtag_letter(s->model, history, 0) *
                         weights[SMP__TAG_UNKNOWN_PERCENT] / 100;
        if (start == 0 && end + 1 == s->body->count) ending += weights[SMP__TAG_UNKNOWN_WHOLE];
        add_word(s, start, end + 1, KIND_UNKNOWN, 0, cost + ending);
    }
}

/* A letter with a number, or a few with a digit: B12, T20, PS3. */
static void add_codes(search *s, size_t start)
{
    const letters *body = s->body;
    size_t end = start;
    while (end < body->count && end - start < 3 && is_letter(body->symbol[end])) end++;
    size_t digits = end;
    while (end < body->count && is_digit(body->symbol[end])) end++;
    size_t most = digits - start == 1 ? 3 : 1;
    if (end == digits || end - digits > most) return;
    add_word(s, start, end, KIND_CODE, 0,
             s->model->weights[SMP__TAG_CODE] +
                 (int32_t)(end - start) * s->model->weights[SMP__TAG_CODE_LETTER]);
}

/* The longer a name, the less likely that it stands there by chance. */
static int32_t name_cost(size_t size)
{
    return size >= 7 ? 500 : 1200 - 100 * (int32_t)size;
}

static void add_names(search *s, size_t start, smp__tag_name_lookup names, void *context)
{
    const letters *body = s->body;
    size_t limit = start + LONGEST_NAME < body->count ? start + LONGEST_NAME : body->count;
    for (size_t end = start + 2; end <= limit && body->symbol[end - 1] != SEPARATOR; end++) {
        if (body->joined[end]) continue;
        smp_text word = {body->folded + body->folded_at[start],
                         (size_t)(body->folded_at[end] - body->folded_at[start])};
        if (!smp__is_absent(names(context, word)))
            add_word(s, start, end, KIND_NAME, 0, name_cost(end - start));
    }
}

static void find_words(search *s, smp__tag_name_lookup names, void *context)
{
    const letters *body = s->body;
    memset(s->counts, 0, body->count + 1);
    s->counts[0] = 1;
    s->best[0] = 0;
    s->nodes[0][0] = (node){0};
    for (size_t start = 0; start < body->count; start++) {
        if (s->counts[start] == 0) continue;
        uint8_t symbol = body->symbol[start];
        if (symbol == SEPARATOR) {
            add_word(s, start, start + 1, KIND_SEPARATOR, 0, 0);
            continue;
        }
        add_known_words(s, start);
        if (is_digit(symbol)) {
            size_t end = start;
            while (end < body->count && is_digit(body->symbol[end])) end++;
            add_word(s, start, end, KIND_NUMBER, 0, s->model->weights[SMP__TAG_NUMBER]);
        } else {
            add_unknown_words(s, start);
            add_codes(s, start);
        }
        if (names) add_names(s, start, names, context);
    }
}

/* ---- The answer ------------------------------------------------------------------------------ */

typedef struct reading {
    size_t count;
    node words[MOST_LETTERS];
    uint8_t ends[MOST_LETTERS];
} reading;

static bool trace_back(reading *out, const search *s)
{
    size_t end = s->body->count;
    if (s->counts[end] == 0) return false;
    uint8_t at = 0;
    for (uint8_t i = 1; i < s->counts[end]; i++)
        if (s->nodes[end][i].score > s->nodes[end][at].score) at = i;
    out->count = 0;
    for (size_t from = end; from > 0;) {
        const node *last = &s->nodes[from][at];
        if (last->kind != KIND_SEPARATOR) {
            out->ends[out->count] = (uint8_t)from;
            out->words[out->count++] = *last;
        }
        from = last->start;
        at = last->previous;
    }
    for (size_t i = 0, j = out->count; i + 1 < j; i++) {
        j--;
        node word = out->words[i];
        out->words[i] = out->words[j];
        out->words[j] = word;
        uint8_t place = out->ends[i];
        out->ends[i] = out->ends[j];
        out->ends[j] = place;
    }
    return out->count > 0;
}

typedef struct casing {
    char text[4 * MOST_BYTES];
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

/* A form with capitals inside, such as CovWarks, is several words for our purpose. `at` says where
 * in the body each byte of the form stands. */
static void write_form(casing *c, smp_text form, size_t start, size_t end)
{
    memcpy(c->text + c->size, form.data, form.size);
    c->size += form.size;
    bool same_bytes = form.size == end - start;
    for (size_t i = 1; same_bytes && i < form.size; i++) {
        bool upper = form.data[i] >= 'A' && form.data[i] <= 'Z';
        bool lower_before = form.data[i - 1] >= 'a' && form.data[i - 1] <= 'z';
        bool lower_after = i + 1 < form.size && form.data[i + 1] >= 'a' && form.data[i + 1] <= 'z';
        if (upper && i > 1 && (lower_before || lower_after)) end_word(c, start + i);
    }
    end_word(c, end);
}

/* Writes the words in their case and counts them. */
static void write_words(casing *c, const search *s, const reading *words, smp_text body,
                        smp__tag_name_lookup names, void *context)
{
    const letters *letter = s->body;
    size_t written = 0; /* bytes of the body */
    for (size_t i = 0; i < words->count; i++) {
        const node *word = &words->words[i];
        size_t start = letter->at[word->start];
        size_t end = letter->at[words->ends[i]];
        memcpy(c->text + c->size, body.data + written, start - written); /* separators */
        c->size += start - written;
        written = end;
        if (word->kind == KIND_NAME) {
            smp_text folded = {letter->folded + letter->folded_at[word->start],
                               (size_t)(letter->folded_at[words->ends[i]] -
                                        letter->folded_at[word->start])};
            smp_text form = names(context, folded);
            if (form.size <= 2 * folded.size) {
                write_form(c, form, start, end);
                continue;
            }
        }
        if (word->kind == KIND_WORD) {
            unsigned form = smp__hashtag_flags(s->model, word->word) & SMP__TAG_FORM;
            if (form == SMP__TAG_SPECIAL && end - start == (size_t)(words->ends[i] - word->start)) {
                smp_text special = smp__hashtag_special(s->model, word->word, end - start);
                if (smp__hashtag_flags(s->model, word->word) & SMP__TAG_PHRASE) {
                    write_form(c, special, start, end);
                    continue;
                }
                memcpy(c->text + c->size, special.data, special.size);
                c->size += special.size;
            } else {
                write_cased(c, body, start, end, form == SMP__TAG_UPPER);
            }
        } else {
            write_cased(c, body, start, end, false);
        }
        end_word(c, end);
    }
    memcpy(c->text + c->size, body.data + written, body.size - written);
    c->size += body.size - written;
}

/* The score of the best reading as one word, in a list or not. */
static int32_t single_score(const search *s, bool *dictionary)
{
    const letters *body = s->body;
    int32_t score = -unknown_cost(s);
    *dictionary = false;
    smp__hashtag_walk walk = {0};
    size_t at = 0;
    while (at < body->count && body->symbol[at] != SEPARATOR &&
           smp__hashtag_step(s->model, &walk, body->symbol[at]))
        at++;
    if (at < body->count || !walk.word) return score;
    unsigned flags = smp__hashtag_flags(s->model, walk.index);
    if (flags & SMP__TAG_PHRASE) return score;
    *dictionary = flags & SMP__TAG_GUARD;
    int32_t known = -smp__hashtag_cost(s->model, walk.index) - s->model->weights[SMP__TAG_WORD];
    return known > score ? known : score;
}

/* Whether a tag with capitals inside it only lacks some: NHSengage. Each capital must stand where a
 * word begins or in an acronym, and some word must follow an acronym in lower case. */
static bool lacks_capitals(const search *s, const reading *words)
{
    const letters *body = s->body;
    bool lacks = false;
    bool after_acronym = false;
    for (size_t i = 0; i < words->count; i++) {
        const node *word = &words->words[i];
        size_t end = words->ends[i];
        bool acronym = word->kind == KIND_WORD &&
                       (smp__hashtag_flags(s->model, word->word) & SMP__TAG_FORM) == SMP__TAG_UPPER;
        size_t uppers = 0;
        for (size_t j = word->start; j < end; j++) uppers += body->upper[j];
        bool all_upper = uppers == end - word->start;
        if (uppers > (body->upper[word->start] ? 1u : 0u) && !(all_upper && acronym)) return false;
        if (after_acronym && uppers == 0 && end - word->start > 2) lacks = true;
        after_acronym = acronym && all_upper;
    }
    return lacks;
}

static bool should_suggest(const search *s, const reading *words, uint32_t count, double margin,
                           bool dictionary)
{
    const letters *body = s->body;
    const int32_t *weights = s->model->weights;
    if (count < 2) return false;
    if (body->uppers + body->lowers < 3) return false; /* m6, b12 */
    if (words->count == 1) return body->uppers == 0 || (body->uppers == 1 && body->upper[0]);
    int32_t needed = weights[dictionary ? SMP__TAG_GUARD_MARGIN : SMP__TAG_MARGIN];
    for (size_t i = 0; i < words->count; i++) {
        if (words->words[i].kind != KIND_UNKNOWN) continue;
        if (words->ends[i] - words->words[i].start < 4) return false;
        needed += weights[SMP__TAG_UNKNOWN_MARGIN];
    }
    if (margin * 100 < needed) return false;
    if (body->uppers == 0 || (body->uppers == 1 && body->upper[0])) return true;
    if (body->lowers == 0) return body->count >= 8;
    return lacks_capitals(s, words);
}

bool smp__hashtag_words_by(const smp__hashtag_model *model, smp__tag_casing *out, smp__arena *arena,
                           smp_text body, smp__tag_name_lookup names, void *context)
{
    memset(out, 0, sizeof *out);
    letters letter;
    if (smp__is_empty(body) || body.size > MOST_BYTES || !read_letters(&letter, body)) return true;
    read_boundaries(&letter, model);

    search s;
    s.model = model;
    s.body = &letter;
    s.most_gain = smp__hashtag_most_gain(model);
    find_words(&s, names, context);
    reading words;
    if (!trace_back(&words, &s)) return true;

    bool dictionary;
    int32_t single = single_score(&s, &dictionary);
    double margin = ((double)s.best[letter.count] - (double)single) / 100;
    if (dictionary && words.words[0].kind != KIND_NAME &&
        margin * 100 < model->weights[SMP__TAG_GUARD_MARGIN] &&
        letter.uppers <= 1) {
        out->words = 1;
        out->ends[0] = (uint32_t)body.size;
        out->margin = margin;
        return true;
    }

    casing c = {.size = 0, .out = out};
    write_words(&c, &s, &words, body, names, context);
    out->margin = margin;
    if (out->words > SMP_COUNT(out->ends)) {
        out->words = 0;
        return true;
    }
    smp_text cased = {c.text, c.size};
    if (!should_suggest(&s, &words, out->words, margin, dictionary) ||
        smp__text_equal(cased, body))
        return true;
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
