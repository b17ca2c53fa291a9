/* Searches the words of a hashtag.
 *
 * A Viterbi search over (where a word ends, which word it was). A word costs its negated
 * log-probability, a pair of words may gain or lose, an unknown word costs what the letter model
 * says; capitals and digits that are there already vote for boundaries.
 * SPDX-License-Identifier: MIT */
#include "text/hashtag_search.h"

#include <utf8proc.h>

#define LONGEST_UNKNOWN 24
#define LONGEST_NAME 40
/* Readings kept for each place where a word may end: one, and one for each word of the table that
 * may end there. The generator of the table checks that none has more endings that are words. */
#define BEAM 9
#define NEVER (INT32_MIN / 2)

typedef smp__tag_letters letters;

/* The best reading that ends with one word. */
typedef struct node {
    int32_t score;
    uint32_t word; /* its number, for a word of the table */
    uint8_t kind;
    uint8_t start;    /* where the word starts */
    uint8_t previous; /* which of the readings that end there */
} node;

/* The readings that end at one place. The first stands for every last word that cannot take part in
 * a pair: only the best of them matters. */
typedef struct place {
    uint8_t count;
    uint8_t best; /* which of them */
    node nodes[BEAM];
} place;

typedef struct search {
    const smp__hashtag_model *model;
    const letters *body;
    int32_t most_gain;
    /* Of the letters before a place, each after three others, and of a word's ending there. */
    int32_t letters_cost[SMP__TAG_MOST_BYTES + 1];
    int32_t ending_cost[SMP__TAG_MOST_BYTES + 1];
    place places[SMP__TAG_MOST_BYTES + 1];
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
    if (code_point == '_') return SMP__TAG_SEPARATOR;
    if (code_point < 0xC0) return -1;
    utf8proc_int32_t parts[8];
    int last_class = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(code_point, parts, 8, UTF8PROC_DECOMPOSE, &last_class);
    return count < 2 || parts[0] > 'z' ? -1 : base_symbol(parts[0]);
}

bool smp__tag_letters_read(letters *out, smp_text body)
{
    size_t folded = 0;
    out->count = 0;
    out->uppers = out->lowers = 0;
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
            out->count++;
        }
        folded += (size_t)utf8proc_encode_char(lower, (utf8proc_uint8_t *)out->folded + folded);
        at += (size_t)size;
    }
    out->at[out->count] = (uint8_t)body.size;
    out->folded_at[out->count] = (uint16_t)folded;
    return out->uppers + out->lowers > 0;
}

/* What the case of the letters round a place says for a boundary there. */
static int32_t case_gain(const letters *body, size_t i, bool cased_inside, const int32_t *weights)
{
    bool before = body->upper[i - 1];
    bool after = body->upper[i];
    if (!is_letter(body->symbol[i - 1]) || !is_letter(body->symbol[i])) return 0;
    if (!before && after) return weights[SMP__TAG_CASE_BOUNDARY]; /* cov|Warks */
    if (!before && cased_inside) return -weights[SMP__TAG_UNCASED_BOUNDARY];
    if (before && !after && i > 1 && body->upper[i - 2]) /* NHS|trust */
        return weights[SMP__TAG_CASE_BOUNDARY] / 2;
    bool lower_next = i + 1 < body->count && is_letter(body->symbol[i + 1]) && !body->upper[i + 1];
    if (before && after && lower_next) return weights[SMP__TAG_CASE_BOUNDARY] / 2; /* NHS|Trust */
    return 0;
}

static void read_boundaries(letters *body, const smp__hashtag_model *model)
{
    bool cased_inside = false;
    for (size_t i = 1; i < body->count; i++)
        if (body->upper[i] && !body->upper[i - 1] && is_letter(body->symbol[i - 1]))
            cased_inside = true;
    body->joined[0] = body->joined[body->count] = false;
    body->boundary[0] = body->boundary[body->count] = 0;
    for (size_t i = 1; i < body->count; i++) {
        bool before = is_digit(body->symbol[i - 1]);
        bool after = is_digit(body->symbol[i]);
        int32_t gain = case_gain(body, i, cased_inside, model->weights);
        if (before != after) gain += model->weights[SMP__TAG_DIGIT_BOUNDARY];
        body->boundary[i] = (int16_t)gain;
        body->joined[i] = before && after;
    }
}

/* ---- The search ------------------------------------------------------------------------------ */

static bool is_reached(const place *here) { return here->nodes[here->best].score > NEVER; }

static void note_best(place *here, uint8_t at)
{
    if (here->nodes[at].score >= here->nodes[here->best].score) here->best = at;
}

/* Adds a last word from `start` to `end`, not amid digits, that is in no pair. */
static void add_other(search *s, size_t start, size_t end, uint8_t kind, int32_t cost)
{
    const place *from = &s->places[start];
    place *to = &s->places[end];
    int32_t score = from->nodes[from->best].score + s->body->boundary[start] - cost;
    if (score <= to->nodes[0].score) return;
    to->nodes[0] = (node){score, 0, kind, (uint8_t)start, from->best};
    note_best(to, 0);
}

/* Adds word number `word` from `start` to `end` as the last one. */
static void add_word(search *s, size_t start, size_t end, uint32_t word, int32_t cost)
{
    const place *from = &s->places[start];
    place *to = &s->places[end];
    if (s->body->joined[end]) return;
    cost -= s->body->boundary[start];
    int32_t enough = to->nodes[to->best].score;
    if (enough > NEVER) enough -= s->most_gain; /* with less, no pair could catch up */
    int32_t best = from->nodes[0].score;
    uint8_t previous = 0;
    for (uint8_t i = 1; i < from->count; i++) {
        const node *before = &from->nodes[i];
        int32_t most = before->score + s->most_gain;
        if (most <= best || most - cost < enough) continue;
        int32_t score = before->score + smp__hashtag_gain(s->model, before->word, word);
        if (score > best) {
            best = score;
            previous = i;
        }
    }
    if (best - cost < enough) return;

    if (to->count == BEAM) return; /* cannot happen: no more words end alike */
    uint8_t at = to->count++;
    to->nodes[at] = (node){best - cost, word, SMP__TAG_KIND_WORD, (uint8_t)start, previous};
    note_best(to, at);
}

static void add_known_words(search *s, size_t start)
{
    const int32_t *weights = s->model->weights;
    smp__hashtag_walk walk = {0};
    for (size_t end = start; end < s->body->count; end++) {
        uint8_t symbol = s->body->symbol[end];
        if (symbol == SMP__TAG_SEPARATOR || !smp__hashtag_step(s->model, &walk, symbol)) break;
        if (!walk.word) continue;
        int32_t cost = smp__hashtag_cost(s->model, walk.index) + weights[SMP__TAG_WORD];
        if (end == start) cost += weights[SMP__TAG_ONE_LETTER];
        if (end == start + 1) cost += weights[SMP__TAG_TWO_LETTERS];
        add_word(s, start, end + 1, walk.index, cost);
    }
}

/* Sums the letter model over the body once, for the letters that have three others before them in
 * any word that could hold both. */
static void read_letter_costs(search *s)
{
    unsigned history = 0;
    s->letters_cost[0] = s->ending_cost[0] = 0;
    for (size_t i = 0; i < s->body->count; i++) {
        uint8_t symbol = s->body->symbol[i];
        int32_t cost = 0;
        if (is_letter(symbol)) {
            cost = smp__hashtag_letter(s->model, history, symbol + 1u);
            history = smp__hashtag_after(history, symbol + 1u);
        }
        s->letters_cost[i + 1] = s->letters_cost[i] + cost;
        s->ending_cost[i + 1] = smp__hashtag_letter(s->model, history, 0);
    }
}

/* What an unknown word costs further for being the whole tag; Likelier with a capital at its
 * start. */
static int32_t whole_cost(const search *s)
{
    const int32_t *weights = s->model->weights;
    bool name_like = s->body->uppers == 1 && s->body->upper[0];
    return weights[SMP__TAG_UNKNOWN_WHOLE] - (name_like ? weights[SMP__TAG_CAPITAL_WHOLE] : 0);
}

static void add_unknown_words(search *s, size_t start)
{
    const int32_t *weights = s->model->weights;
    const letters *body = s->body;
    int32_t base = weights[SMP__TAG_UNKNOWN_BASE] + weights[SMP__TAG_WORD];
    int32_t letters_cost = 0;
    unsigned history = 0;
    size_t limit = start + LONGEST_UNKNOWN < body->count ? start + LONGEST_UNKNOWN : body->count;
    for (size_t end = start; end < limit && is_letter(body->symbol[end]); end++) {
        size_t size = end + 1 - start;
        int32_t ending = s->ending_cost[end + 1];
        if (size <= 3) {
            unsigned letter = body->symbol[end] + 1u;
            letters_cost += smp__hashtag_letter(s->model, history, letter);
            history = smp__hashtag_after(history, letter);
            if (size < 3) ending = smp__hashtag_letter(s->model, history, 0);
        } else {
            letters_cost += s->letters_cost[end + 1] - s->letters_cost[end];
        }
        int32_t cost = base + (letters_cost + ending) * weights[SMP__TAG_UNKNOWN_PERCENT] / 100 +
                       (int32_t)size * weights[SMP__TAG_UNKNOWN_LETTER];
        if (size == body->count) cost += whole_cost(s);
        add_other(s, start, end + 1, SMP__TAG_KIND_UNKNOWN, cost);
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
    add_other(s, start, end, SMP__TAG_KIND_CODE,
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
    for (size_t end = start + 2; end <= limit; end++) {
        if (body->symbol[end - 1] == SMP__TAG_SEPARATOR) break;
        if (body->joined[end]) continue;
        if (!smp__is_absent(names(context, smp__tag_folded(body, start, end))))
            add_other(s, start, end, SMP__TAG_KIND_NAME, name_cost(end - start));
    }
}

static void find_words(search *s, smp__tag_name_lookup names, void *context)
{
    const letters *body = s->body;
    for (size_t i = 0; i <= body->count; i++) {
        s->places[i].count = 1;
        s->places[i].best = 0;
        s->places[i].nodes[0] = (node){.score = i == 0 ? 0 : NEVER};
    }
    read_letter_costs(s);
    for (size_t start = 0; start < body->count; start++) {
        if (!is_reached(&s->places[start])) continue;
        uint8_t symbol = body->symbol[start];
        if (symbol == SMP__TAG_SEPARATOR) {
            add_other(s, start, start + 1, SMP__TAG_KIND_SEPARATOR, 0);
            continue;
        }
        add_known_words(s, start);
        if (is_digit(symbol)) {
            size_t end = start;
            while (end < body->count && is_digit(body->symbol[end])) end++;
            add_other(s, start, end, SMP__TAG_KIND_NUMBER, s->model->weights[SMP__TAG_NUMBER]);
        } else {
            add_unknown_words(s, start);
            add_codes(s, start);
        }
        if (names) add_names(s, start, names, context);
    }
}

/* ---- The result ------------------------------------------------------------------------------ */

static void trace_back(smp__tag_reading *out, const search *s)
{
    uint8_t end = (uint8_t)s->body->count;
    uint8_t at = s->places[end].best;
    size_t count = 0;
    for (uint8_t from = end; from > 0;) {
        const node *last = &s->places[from].nodes[at];
        if (last->kind != SMP__TAG_KIND_SEPARATOR)
            out->words[count++] = (smp__tag_word){last->word, last->kind, last->start, from};
        from = last->start;
        at = last->previous;
    }
    out->count = count;
    for (size_t i = 0, j = count; i + 1 < j; i++) {
        smp__tag_word word = out->words[i];
        out->words[i] = out->words[--j];
        out->words[j] = word;
    }
}

/* The score of the whole body as one word that is in no list; its numbers cost what numbers do. */
static int32_t unknown_score(const search *s)
{
    const int32_t *weights = s->model->weights;
    size_t count = s->body->count;
    int32_t cost = weights[SMP__TAG_UNKNOWN_BASE] + weights[SMP__TAG_WORD] +
                   whole_cost(s) +
                   (s->letters_cost[count] + s->ending_cost[count]) *
                       weights[SMP__TAG_UNKNOWN_PERCENT] / 100;
    for (size_t i = 0; i < count; i++) {
        uint8_t symbol = s->body->symbol[i];
        if (is_letter(symbol)) cost += weights[SMP__TAG_UNKNOWN_LETTER];
        else if (is_digit(symbol) && !s->body->joined[i]) cost += weights[SMP__TAG_NUMBER];
    }
    return -cost;
}

/* The score of the best reading as one word, in a list or not. */
static void read_as_one(smp__tag_reading *out, const search *s)
{
    const letters *body = s->body;
    out->single_score = unknown_score(s);
    out->dictionary = false;
    smp__hashtag_walk walk = {0};
    size_t at = 0;
    while (at < body->count && body->symbol[at] != SMP__TAG_SEPARATOR &&
           smp__hashtag_step(s->model, &walk, body->symbol[at]))
        at++;
    if (at < body->count || !walk.word) return;
    unsigned flags = smp__hashtag_flags(s->model, walk.index);
    if (flags & SMP__TAG_PHRASE) return;
    out->dictionary = flags & SMP__TAG_GUARD;
    int32_t known = -smp__hashtag_cost(s->model, walk.index) - s->model->weights[SMP__TAG_WORD];
    if (known > out->single_score) out->single_score = known;
}

void smp__tag_search(smp__tag_reading *out, const smp__hashtag_model *model, letters *body,
                     smp__tag_name_lookup names, void *context)
{
    search s;
    read_boundaries(body, model);
    s.model = model;
    s.body = body;
    s.most_gain = smp__hashtag_most_gain(model);
    find_words(&s, names, context);
    const place *end = &s.places[body->count]; /* unknown words and numbers always lead there */
    out->score = end->nodes[end->best].score;
    trace_back(out, &s);
    read_as_one(out, &s);
}
