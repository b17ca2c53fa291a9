/* Whose words a text holds: what it repeats of earlier messages, passes on, quotes or reports is
 * not the writer's own.
 * SPDX-License-Identifier: MIT */
#include "text/text.h"

#include <string.h>

smp_text smp__by_name(uint8_t by)
{
    static const char *const names[] = {[SMP__BY_WRITER] = "writer",
                                        [SMP__BY_REPORTED] = "reported",
                                        [SMP__BY_QUOTED] = "quoted",
                                        [SMP__BY_PASSED_ON] = "passed-on",
                                        [SMP__BY_EARLIER] = "earlier",
                                        [SMP__BY_NOTICE] = "notice"};
    return smp_text_of(names[by]);
}

typedef struct collection {
    smp_text text;
    smp__arena *arena;
    smp__saying *items;
    size_t count, capacity;
    bool failed;
} collection;

static smp__saying *add(collection *into, uint8_t by, size_t start, size_t end)
{
    if (into->count == into->capacity) {
        size_t capacity = into->capacity ? 2 * into->capacity : 8;
        smp__saying *items = smp__arena_allocate(into->arena, capacity * sizeof *items);
        if (!items) {
            into->failed = true;
            return NULL;
        }
        if (into->count) memcpy(items, into->items, into->count * sizeof *items);
        into->items = items;
        into->capacity = capacity;
    }
    smp__saying *saying = &into->items[into->count++];
    *saying = (smp__saying){.start = (uint32_t)start, .end = (uint32_t)end, .by = by};
    return saying;
}

/* ---- Lines of mail ------------------------------------------------------------------------- */

/* A line, and its words without the space round them. */
typedef struct line {
    uint32_t start, end; /* with its break */
    smp_text words;
} line;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static smp_text trimmed(smp_text text, size_t first, size_t last)
{
    while (first < last && is_blank(text.data[first])) first++;
    while (last > first && is_blank(text.data[last - 1])) last--;
    return smp__text_slice(text, first, last);
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static line line_at(smp_text text, uint32_t start)
{
    const char *stop = memchr(text.data + start, '\n', text.size - start);
    uint32_t end = stop ? (uint32_t)(stop - text.data) + 1 : (uint32_t)text.size;
    return (line){start, end, trimmed(text, start, stop ? end - 1 : end)};
}

static bool ends_with(smp_text text, const char *ending)
{
    size_t size = strlen(ending);
    return text.size >= size && memcmp(text.data + text.size - size, ending, size) == 0;
}

static bool contains(smp_text text, char wanted)
{
    return text.size && memchr(text.data, wanted, text.size) != NULL;
}

/* "-----Original Message-----", "---- Forwarded message ----", "Begin forwarded message:", and a
 * bare rule of underscores, which one mail program puts in its place. */
static bool is_rule(smp_text words)
{
    size_t dashes = 0;
    while (dashes < words.size && (words.data[dashes] == '-' || words.data[dashes] == '_'))
        dashes++;
    if (dashes < 4) return smp__text_equal(words, SMP_TEXT("Begin forwarded message:"));
    if (dashes == words.size) return words.data[0] == '_' && dashes >= 20;
    return ends_with(words, "---");
}

/* The name before the address and after the last comma of "On Mon, 3 Mar 2025 at 10:12, Sam Example
 * <sam@example.org> wrote:" or of "From: Sam Example <sam@example.org>". */
static void name_speaker(smp__saying *saying, const collection *in, smp_text words)
{
    size_t start = (size_t)(words.data - in->text.data), end = start + words.size;
    for (size_t i = start; i < end; i++)
        if (in->text.data[i] == '<') end = i;
    size_t first = start;
    for (size_t i = start; i < end; i++)
        if (in->text.data[i] == ',' || in->text.data[i] == ':') first = i + 1;
    smp_text who = trimmed(in->text, first, end);
    saying->who_start = (uint32_t)(who.data - in->text.data);
    saying->who_end = saying->who_start + (uint32_t)who.size;
}

/* What follows the name of a field such as "From:", which may stand between asterisks where it was
 * bold; absent for another line. */
static smp_text field_of(smp_text words, const char *name)
{
    size_t start = 0;
    while (start < words.size && words.data[start] == '*') start++;
    words = smp__text_slice(words, start, words.size);
    if (!smp__text_starts(words, name)) return (smp_text){NULL, 0};
    size_t after = strlen(name);
    while (after < words.size && words.data[after] == '*') after++;
    return smp__text_slice(words, after, words.size);
}

static bool goes_on_as_head(smp_text words)
{
    static const char *const fields[] = {"Sent:", "Date:", "To:", "Cc:", "Subject:"};
    for (size_t i = 0; i < SMP_COUNT(fields); i++)
        if (field_of(words, fields[i]).data) return true;
    return false;
}

/* Does nothing come before? Then the head is that of the message itself. */
static bool is_first(smp_text text, const line *here)
{
    for (uint32_t at = 0; at < here->start; at++)
        if (!is_space(text.data[at])) return false;
    return true;
}

/* The head of an earlier message: "On ... wrote:", which may run over a line break, or "From:" with
 * an address after it or another such field below. Gives the words that name who wrote it; absent
 * if this is no head. */
static smp_text head_of(smp_text text, const line *here)
{
    smp_text words = here->words, from = field_of(words, "From:");
    if (from.data) {
        bool heads = contains(from, '@') ||
                     (here->end < text.size && goes_on_as_head(line_at(text, here->end).words));
        return heads && !is_first(text, here) ? from : (smp_text){NULL, 0};
    }
    if (!smp__text_starts(words, "On ")) return (smp_text){NULL, 0};
    size_t first = (size_t)(words.data - text.data), last = first + words.size;
    if (!ends_with(words, "wrote:") && here->end < text.size) {
        smp_text next = line_at(text, here->end).words;
        last = (size_t)(next.data - text.data) + next.size;
    }
    words = smp__text_slice(text, first, last);
    if (!ends_with(words, "wrote:")) return (smp_text){NULL, 0};
    return smp__text_slice(words, 0, words.size - strlen("wrote:"));
}

static void find_repeated(collection *into)
{
    smp_text text = into->text;
    for (uint32_t at = 0; at < text.size && !into->failed;) {
        line here = line_at(text, at);
        at = here.end;
        smp_text head = head_of(text, &here);
        bool below = head.data || is_rule(here.words);
        if (below) at = (uint32_t)text.size;
        else if (here.words.size == 0 || here.words.data[0] != '>') continue;
        smp__saying *last = into->count ? &into->items[into->count - 1] : NULL;
        if (last && last->end == here.start) last->end = at;
        else last = add(into, SMP__BY_EARLIER, here.start, at);
        if (last && head.data) name_speaker(last, into, head);
    }
}

/* ---- Marks --------------------------------------------------------------------------------- */

/* A byte of a word: letters, digits and everything past ASCII but the marks, which are looked for
 * first. */
static bool in_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* A pair of marks. Straight ones are their own partners, so that what stands round them must
 * tell. */
typedef struct mark {
    const char *open, *close;
    bool is_apostrophe; /* also ends words: wants a word boundary after it, and two words inside */
} mark;

static const mark marks[] = {
    {"\"", "\"", false},
    {"\xE2\x80\x9C", "\xE2\x80\x9D", false}, /* “ ” */
    {"\xC2\xAB", "\xC2\xBB", false},         /* « » */
    {"'", "'", true},
    {"\xE2\x80\x98", "\xE2\x80\x99", true}, /* ‘ ’ */
};

static bool is_at(smp_text text, size_t at, const char *wanted)
{
    size_t size = strlen(wanted);
    return at + size <= text.size && memcmp(text.data + at, wanted, size) == 0;
}

static const mark *opens_at(smp_text text, size_t at)
{
    for (size_t i = 0; i < SMP_COUNT(marks); i++) {
        if (!is_at(text, at, marks[i].open)) continue;
        size_t inside = at + strlen(marks[i].open);
        bool begins = at == 0 || !in_word(text.data[at - 1]);
        bool filled = inside < text.size && !is_space(text.data[inside]);
        return begins && filled ? &marks[i] : NULL;
    }
    return NULL;
}

/* The first byte of the mark that closes; 0 where the paragraph ends before. */
static size_t close_of(smp_text text, size_t inside, const mark *open)
{
    size_t size = strlen(open->close);
    bool spaced = false;
    for (size_t at = inside; at < text.size && text.data[at] != '\n'; at++) {
        spaced |= is_space(text.data[at]);
        if (at == inside || !is_at(text, at, open->close)) continue;
        bool ends = at + size >= text.size || !in_word(text.data[at + size]);
        if (open->is_apostrophe && !(ends && spaced && !is_space(text.data[at - 1]))) continue;
        return at;
    }
    return 0;
}

/* "RT @somebody: ..." passes on all that follows. */
static bool find_passed_on(collection *into, size_t at)
{
    smp_text text = into->text;
    if (!is_at(text, at, "RT @") || (at && in_word(text.data[at - 1]))) return false;
    size_t end = at + strlen("RT @");
    while (end < text.size && !is_space(text.data[end]) && text.data[end] != ':') end++;
    if (end == text.size || text.data[end] != ':') return false;
    smp__saying *saying = add(into, SMP__BY_PASSED_ON, end + 1, text.size);
    if (!saying) return false;
    saying->who_start = (uint32_t)(at + strlen("RT "));
    saying->who_end = (uint32_t)end;
    return true;
}

/* Between what is repeated. An apostrophe that closes nothing costs a look at the rest of its
 * paragraph, so such looks are counted and end. */
#define VAIN_LOOKS_MAX 32u

/* The next byte from `at` on with which one may begin; the end where there is none. */
static size_t next_beginning(smp_text text, size_t at)
{
    static const bool begins[256] = {['R'] = true, ['"'] = true, ['\''] = true, [0xC2] = true,
                                     [0xE2] = true};
    while (at < text.size && !begins[(unsigned char)text.data[at]]) at++;
    return at;
}

static void find_marked(collection *into, size_t start, size_t end)
{
    smp_text text = smp__text_slice(into->text, 0, end);
    unsigned vain = 0;
    for (size_t at = next_beginning(text, start);
         at < end && vain < VAIN_LOOKS_MAX && !into->failed; at = next_beginning(text, at + 1)) {
        if (text.data[at] == 'R' && find_passed_on(into, at)) {
            into->items[into->count - 1].end = (uint32_t)end;
            return;
        }
        const mark *open = opens_at(text, at);
        if (!open) continue;
        size_t inside = at + strlen(open->open), close = close_of(text, inside, open);
        vain += close == 0;
        if (close == 0) continue;
        add(into, SMP__BY_QUOTED, inside, close);
        at = close + strlen(open->close) - 1;
    }
}

/* ---- Reported speech ----------------------------------------------------------------------- */

enum {
    REPORTS = 1u << 0, /* says what somebody says */
    OWN = 1u << 1      /* before that: who speaks for themselves, or is asked to speak */
};

#define WORDS_A(W) W("as", OWN) W("asked", REPORTS) W("asks", REPORTS)
#define WORDS_B(W) W("be", OWN)
#define WORDS_C(W) W("claimed", REPORTS) W("claims", REPORTS)
#define WORDS_I(W) W("i", OWN) W("i've", OWN) W("insisted", REPORTS) W("insists", REPORTS)
#define WORDS_P(W) W("please", OWN)
#define WORDS_R(W) W("reckons", REPORTS)
#define WORDS_S(W)                                                                                 \
    W("said", REPORTS) W("says", REPORTS) W("screamed", REPORTS) W("shouted", REPORTS)
#define WORDS_T(W) W("tells", REPORTS) W("thinks", REPORTS) W("to", OWN) W("told", REPORTS)
#define WORDS_W(W) W("we", OWN) W("we've", OWN) W("wrote", REPORTS)
#define WORDS_Y(W) W("you", OWN)

static const smp__word_row speech[SMP__WORD_ROWS] = {
    SMP__WORD_ROW('a' - 'a', WORDS_A), SMP__WORD_ROW('b' - 'a', WORDS_B),
    SMP__WORD_ROW('c' - 'a', WORDS_C), SMP__WORD_ROW('i' - 'a', WORDS_I),
    SMP__WORD_ROW('p' - 'a', WORDS_P), SMP__WORD_ROW('r' - 'a', WORDS_R),
    SMP__WORD_ROW('s' - 'a', WORDS_S), SMP__WORD_ROW('t' - 'a', WORDS_T),
    SMP__WORD_ROW('w' - 'a', WORDS_W), SMP__WORD_ROW('y' - 'a', WORDS_Y)};

/* "my son says he wants to die": from after the verb to the end of the sentence. */
static void find_reported(collection *into, const smp__document *document)
{
    const smp__token *before = NULL;
    for (uint32_t i = 0; i < document->token_count && !into->failed; i++) {
        const smp__token *token = &document->tokens[i];
        if (token->kind == SMP_TOKEN_SPACE) continue;
        bool new_sentence = !before || before->sentence != token->sentence;
        if (token->kind == SMP_TOKEN_WORD && smp__word_sets(speech, token) & REPORTS &&
            !new_sentence && before->kind == SMP_TOKEN_WORD &&
            !(smp__word_sets(speech, before) & OWN)) {
            const smp__sentence *sentence = &document->sentences[token->sentence];
            add(into, SMP__BY_REPORTED, token->end, sentence->end);
            i = sentence->end_token - 1;
            token = &document->tokens[i];
        }
        before = token;
    }
}

/* ---- All of them --------------------------------------------------------------------------- */

static bool has_marks(const smp__document *document)
{
    smp_text text = document->text;
    if (contains(text, '"') || contains(text, '\'') || contains(text, 'R')) return true;
    return !document->ascii && (contains(text, '\xE2') || contains(text, '\xC2'));
}

bool smp__find_sayings(smp__sayings *out, const smp__document *document, smp__arena *arena)
{
    collection found = {.text = document->text, .arena = arena};
    collection repeated = found, reported = found;
    find_repeated(&repeated);
    find_reported(&reported, document);
    size_t at = 0;
    bool marked = has_marks(document);
    for (size_t i = 0; i <= repeated.count; i++) {
        size_t end = i < repeated.count ? repeated.items[i].start : document->text.size;
        if (marked) find_marked(&found, at, end);
        if (i < repeated.count) at = repeated.items[i].end;
    }
    out->repeated = repeated.items;
    out->repeated_count = repeated.count;
    out->quoted = found.items;
    out->quoted_count = found.count;
    out->reported = reported.items;
    out->reported_count = reported.count;
    out->notices = NULL;
    out->notice_count = 0;
    return !found.failed && !repeated.failed && !reported.failed;
}

/* The one that begins at or before `at` and ends after it. */
static const smp__saying *holds(const smp__saying *items, size_t count, uint32_t at)
{
    size_t low = 0, high = count;
    while (low < high) { /* the first that ends after it */
        size_t middle = (low + high) / 2;
        if (items[middle].end > at) high = middle;
        else low = middle + 1;
    }
    return low < count && items[low].start <= at ? &items[low] : NULL;
}

const smp__saying *smp__saying_at(const smp__sayings *sayings, uint32_t at)
{
    const smp__saying *saying = holds(sayings->repeated, sayings->repeated_count, at);
    if (!saying) saying = holds(sayings->notices, sayings->notice_count, at);
    if (!saying) saying = holds(sayings->quoted, sayings->quoted_count, at);
    if (!saying) saying = holds(sayings->reported, sayings->reported_count, at);
    return saying;
}
