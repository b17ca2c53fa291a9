/* A pattern's text to its tree: recursive descent, every fault with its place and its cure.
 * SPDX-License-Identifier: MIT */
#include "patterns/parse.h"

#include <stdio.h>
#include <string.h>

#define MAX_DEPTH 32u

typedef struct parser {
    smp__arena *arena;
    smp_text pattern;
    size_t at;
    uint32_t depth;
    smp__pattern_fault *fault;
    smp_status status; /* the first failure */
} parser;

SMP_PRINTF(3, 0)
static void write_fault(smp__pattern_fault *fault, size_t offset, const char *format,
                        va_list arguments)
{
    if (!fault) return;
    fault->offset = offset;
    vsnprintf(fault->message, sizeof fault->message, format, arguments);
}

smp_status smp__fault(smp__pattern_fault *fault, size_t offset, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_fault(fault, offset, format, arguments);
    va_end(arguments);
    return SMP_ERROR_PACK;
}

/* Gives up on the pattern; NULL, so that callers can return it. */
static smp__node *refuse(parser *p, size_t offset, const char *format, ...) SMP_PRINTF(3, 4);
static smp__node *refuse(parser *p, size_t offset, const char *format, ...)
{
    if (p->status != SMP_OK) return NULL;
    p->status = SMP_ERROR_PACK;
    va_list arguments;
    va_start(arguments, format);
    write_fault(p->fault, offset, format, arguments);
    va_end(arguments);
    return NULL;
}

static smp__node *make(parser *p, smp__node_kind kind, size_t offset)
{
    smp__node *node = smp__arena_allocate(p->arena, sizeof *node);
    if (node) *node = (smp__node){.kind = kind, .offset = offset};
    else p->status = SMP_ERROR_MEMORY;
    return node;
}

/* ---- Characters ---------------------------------------------------------------------------- */

static char peek(const parser *p, size_t ahead)
{
    return p->pattern.size - p->at > ahead ? p->pattern.data[p->at + ahead] : '\0';
}

static bool at_end(const parser *p) { return p->at >= p->pattern.size; }

static bool is_name(char c)
{
    return smp__ascii_lower(c) || smp__ascii_capital(c) || smp__ascii_digit(c) || c == '-' ||
           c == '_' || c == '.';
}

static bool is_literal(const parser *p)
{
    char c = peek(p, 0);
    if (at_end(p) || smp__pattern_space(c) || memchr("|()[]{}?<>^$\"~*", c, 15)) return false;
    return c != '.' || peek(p, 1) != '.';
}

static void skip_space(parser *p)
{
    while (!at_end(p) && smp__pattern_space(peek(p, 0))) p->at++;
}

/* Digits, up to 9999; -1 where there are none. */
static int32_t read_number(parser *p)
{
    if (!smp__ascii_digit(peek(p, 0))) return -1;
    int32_t value = 0;
    for (; smp__ascii_digit(peek(p, 0)); p->at++)
        if (value < 1000) value = value * 10 + (peek(p, 0) - '0');
    return value;
}

/* ---- Classes ------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    uint32_t class;
} classes[] = {
    {"WORD", SMP_TOKEN_WORD},       {"NUMBER", SMP_TOKEN_NUMBER}, {"HASHTAG", SMP_TOKEN_HASHTAG},
    {"MENTION", SMP_TOKEN_MENTION}, {"URL", SMP_TOKEN_URL},       {"EMOJI", SMP_TOKEN_EMOJI},
    {"EMAIL", SMP_TOKEN_EMAIL},     {"PHONE", SMP__CLASS_PHONE},  {"DATE", SMP__CLASS_DATE},
    {"PUNCT", SMP__CLASS_PUNCT},    {"ANY", SMP__CLASS_ANY}};

static bool is_capitals(smp_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < 'A' || text.data[i] > 'Z') return false;
    return true;
}

/* Edit distance of two short words. */
static size_t distance(smp_text a, smp_text b)
{
    size_t row[16];
    for (size_t j = 0; j <= b.size; j++) row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t best = corner + (a.data[i - 1] != b.data[j - 1]);
            if (row[j] + 1 < best) best = row[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            corner = row[j];
            row[j] = best;
        }
    }
    return row[b.size];
}

/* Capitals are a class, or very nearly one (a slip), or else a word like any other ("NHS"). */
static smp__node *read_capitals(parser *p, size_t start, smp_text name)
{
    if (smp__text_equal(name, SMP_TEXT("SENT"))) {
        smp__node *anchor = make(p, SMP__NODE_ANCHOR, start);
        if (anchor) anchor->low = SMP__ANCHOR_SENTENCE;
        return anchor;
    }
    for (size_t i = 0; i < SMP_COUNT(classes); i++) {
        if (!smp__text_equal(name, smp_text_of(classes[i].name))) continue;
        smp__node *node = make(p, SMP__NODE_CLASS, start);
        if (node) node->low = classes[i].class;
        return node;
    }
    const char *nearest = NULL;
    for (size_t i = 0; i <= SMP_COUNT(classes); i++) {
        const char *known = i < SMP_COUNT(classes) ? classes[i].name : "SENT";
        size_t size = strlen(known);
        if (name.size < 3 || name.size > 10) continue;
        if (distance(name, smp_text_of(known)) <= (size > 4 ? 2u : 1u)) nearest = known;
    }
    if (nearest)
        return refuse(p, start,
                      "There is no class %.*s; did you mean %s? For the word itself use small "
                      "letters or quotes.",
                      (int)name.size, name.data, nearest);
    smp__node *node = make(p, SMP__NODE_WORDS, start);
    if (node) node->text = name;
    return node;
}

/* ---- Atoms --------------------------------------------------------------------------------- */

static smp__node *read_literal(parser *p)
{
    size_t start = p->at;
    while (is_literal(p)) p->at++;
    smp_text text = smp__text_slice(p->pattern, start, p->at);
    if (smp__text_starts(text, "\xE2\x80\x9C") || smp__text_starts(text, "\xE2\x80\x9D"))
        return refuse(p, start, "Curly quotes mean nothing here; use straight ones: \"...\".");
    char mark = peek(p, 0);
    if (mark != '~' && mark != '*') {
        if (is_capitals(text)) return read_capitals(p, start, text);
        smp__node *node = make(p, SMP__NODE_WORDS, start);
        if (node) node->text = text;
        return node;
    }
    smp__node *node = make(p, mark == '~' ? SMP__NODE_INFLECTED : SMP__NODE_PREFIX, start);
    if (node) node->text = text;
    p->at++;
    if (is_literal(p) || peek(p, 0) == '~' || peek(p, 0) == '*')
        return refuse(p, p->at - 1, "%c stands at the end of a word; put a space after it.", mark);
    return node;
}

static smp__node *read_exact(parser *p)
{
    size_t start = p->at++;
    const char *end = memchr(p->pattern.data + p->at, '"', p->pattern.size - p->at);
    if (!end) return refuse(p, start, "This quote is not closed; add \" after the words.");
    smp_text text = {p->pattern.data + p->at, (size_t)(end - p->pattern.data) - p->at};
    p->at += text.size + 1;
    for (size_t i = 0;; i++) {
        if (i == text.size) return refuse(p, start, "These quotes are empty; write words in them.");
        if (!smp__pattern_space(text.data[i])) break;
    }
    smp__node *node = make(p, SMP__NODE_EXACT, start);
    if (node) node->text = text;
    return node;
}

/* <name> or {name}. */
static smp__node *read_name(parser *p, smp__node_kind kind, char close)
{
    size_t start = p->at++, name = p->at;
    while (is_name(peek(p, 0))) p->at++;
    smp_text text = smp__text_slice(p->pattern, name, p->at);
    bool lexicon = kind == SMP__NODE_LEXICON;
    if (text.size == 0)
        return lexicon
                   ? refuse(p, start, "< begins the name of a lexicon: <name>. For the character "
                                      "itself write \"<\".")
                   : refuse(p, start, "{ begins a fact {name} or a count {1,3}. For the character "
                                      "itself write \"{\".");
    if (peek(p, 0) != close)
        return refuse(p, p->at, "The name of a %s ends with %c; it has letters, digits, - _ and .",
                      lexicon ? "lexicon" : "fact", close);
    p->at++;
    smp__node *node = make(p, kind, start);
    if (node) node->text = text;
    return node;
}

static smp__node *read_anchor(parser *p, uint32_t anchor)
{
    smp__node *node = make(p, SMP__NODE_ANCHOR, p->at++);
    if (node) node->low = anchor;
    return node;
}

/* ---- Structure ----------------------------------------------------------------------------- */

static smp__node *read_either(parser *p);

static bool may_be_empty(const smp__node *node)
{
    const smp__node *child = node->child;
    switch (node->kind) {
    case SMP__NODE_GAP:
    case SMP__NODE_ANCHOR: return true;
    case SMP__NODE_SEQUENCE:
        while (child && may_be_empty(child)) child = child->next;
        return child == NULL;
    case SMP__NODE_EITHER:
        while (child && !may_be_empty(child)) child = child->next;
        return child != NULL;
    case SMP__NODE_REPEAT: return node->low == 0 || may_be_empty(child);
    case SMP__NODE_SPAN: return may_be_empty(child);
    default: return false;
    }
}

static const smp__node *find_span(const smp__node *node)
{
    if (node->kind == SMP__NODE_SPAN) return node;
    const smp__node *found = NULL;
    for (const smp__node *child = node->child; child && !found; child = child->next)
        found = find_span(child);
    return found;
}

/* ( ) and [ ]. */
static smp__node *read_group(parser *p, char close)
{
    size_t start = p->at++;
    if (p->depth == MAX_DEPTH)
        return refuse(p, start, "Brackets are nested more than %u deep; write a simpler pattern.",
                      MAX_DEPTH);
    p->depth++;
    smp__node *inside = read_either(p);
    p->depth--;
    if (!inside) return NULL;
    if (peek(p, 0) != close)
        return at_end(p) ? refuse(p, start, "This bracket is not closed; add %c where it ends.",
                                  close)
                         : refuse(p, p->at, "%c does not close the bracket; expected %c.",
                                  peek(p, 0), close);
    p->at++;
    if (close == ')') return inside;
    const smp__node *inner = find_span(inside);
    if (inner) return refuse(p, inner->offset, "[ ] stands inside [ ]; keep one of them.");
    if (may_be_empty(inside))
        return refuse(p, start, "What [ ] marks could be empty; make a part of it required.");
    smp__node *span = make(p, SMP__NODE_SPAN, start);
    if (span) span->child = inside;
    return span;
}

/* ? and {m,n} after `item`. */
static smp__node *read_repeat(parser *p, smp__node *item)
{
    size_t start = p->at;
    int32_t low = 0, high = 1;
    if (peek(p, 0) == '?') p->at++;
    else {
        p->at++;
        low = high = read_number(p);
        if (peek(p, 0) == ',') {
            p->at++;
            high = read_number(p);
        }
        if (low < 0 || high < 0 || peek(p, 0) != '}')
            return refuse(p, start, "A count is written {2} or {1,3}, with both numbers.");
        p->at++;
        if (low > high)
            return refuse(p, start, "{%d,%d} counts down; write the smaller number first.",
                          (int)low, (int)high);
        if (high == 0) return refuse(p, start, "Zero times is never; leave this part out.");
        if (high > (int32_t)SMP__PATTERN_MAX_REPEAT)
            return refuse(p, start, "A part repeats at most %u times; use >> or a gap for more.",
                          SMP__PATTERN_MAX_REPEAT);
    }
    if (!item || item->kind == SMP__NODE_GAP || item->kind == SMP__NODE_ANCHOR)
        return refuse(p, start, "%c needs a word or group before it. For the character itself "
                                "write \"%c\".",
                      p->pattern.data[start], p->pattern.data[start]);
    const smp__node *span = find_span(item);
    if (span && high > 1)
        return refuse(p, span->offset, "[ ] cannot be repeated; put the count inside it.");
    smp__node *repeat = make(p, SMP__NODE_REPEAT, item->offset);
    if (!repeat) return NULL;
    repeat->low = (uint32_t)low;
    repeat->high = (uint32_t)high;
    repeat->child = item;
    return repeat;
}

static smp__node *read_gap(parser *p, const smp__node *before)
{
    size_t start = p->at;
    uint32_t high = SMP__GAP_REST;
    p->at += 2;
    if (p->pattern.data[start] == '.') {
        int32_t count = read_number(p);
        if (count < 1 || count > (int32_t)SMP__PATTERN_MAX_GAP)
            return refuse(p, start, "A gap is ..1 to ..%u tokens; for anywhere later write >>.",
                          SMP__PATTERN_MAX_GAP);
        high = (uint32_t)count;
    }
    if (!before) return refuse(p, start, "A gap needs something before it; leave it out here.");
    if (before->kind == SMP__NODE_GAP)
        return refuse(p, start, "Two gaps follow each other; write one that is long enough.");
    if (before->kind == SMP__NODE_ANCHOR)
        return refuse(p, start, "A gap cannot follow an anchor; write ANY{0,%u} instead.",
                      high == SMP__GAP_REST ? SMP__PATTERN_MAX_REPEAT : high);
    smp__node *gap = make(p, SMP__NODE_GAP, start);
    if (gap) gap->high = high;
    return gap;
}

static smp__node *read_item(parser *p, const smp__node *before)
{
    char c = peek(p, 0);
    switch (c) {
    case '(': return read_group(p, ')');
    case '[': return read_group(p, ']');
    case '"': return read_exact(p);
    case '<': return read_name(p, SMP__NODE_LEXICON, '>');
    case '{': return read_name(p, SMP__NODE_FACT, '}');
    case '^': return read_anchor(p, SMP__ANCHOR_TEXT_START);
    case '$': return read_anchor(p, SMP__ANCHOR_TEXT_END);
    case '>':
        if (peek(p, 1) == '>') return read_gap(p, before);
        return refuse(p, p->at, "> alone means nothing; write >> for later, or \">\".");
    case '.':
        if (peek(p, 1) == '.') return read_gap(p, before);
        return read_literal(p);
    case '~':
    case '*': return refuse(p, p->at, "%c belongs to the end of a word, without a space.", c);
    case '}': return refuse(p, p->at, "} closes nothing; for the character itself write \"}\".");
    default: return read_literal(p);
    }
}

static smp__node *read_sequence(parser *p)
{
    smp__node *sequence = make(p, SMP__NODE_SEQUENCE, p->at);
    if (!sequence) return NULL;
    smp__node **last = &sequence->child; /* the link to the last item */
    const smp__node *span = NULL;
    for (skip_space(p); !at_end(p) && !memchr("|)]", peek(p, 0), 3); skip_space(p)) {
        if (peek(p, 0) == '?' || (peek(p, 0) == '{' && (smp__ascii_digit(peek(p, 1)) ||
                                                        peek(p, 1) == ','))) {
            smp__node *repeat = read_repeat(p, *last);
            if (!repeat) return NULL;
            *last = repeat;
            continue;
        }
        smp__node *item = read_item(p, *last);
        if (!item) return NULL;
        const smp__node *marked = find_span(item);
        if (marked && span)
            return refuse(p, marked->offset, "A second [ ] in one pattern; keep one of them.");
        if (marked) span = marked;
        if (*last) last = &(*last)->next;
        *last = item;
    }
    if (!*last)
        return refuse(p, p->at, "Nothing stands here; write a word, or leave out the %s.",
                      p->depth > 0 || p->pattern.size > p->at ? "| or bracket" : "| or pattern");
    if ((*last)->kind == SMP__NODE_GAP)
        return refuse(p, (*last)->offset, "A gap needs something after it; leave it out here.");
    return sequence;
}

static smp__node *read_either(parser *p)
{
    smp__node *first = read_sequence(p);
    if (!first || peek(p, 0) != '|') return first;
    smp__node *either = make(p, SMP__NODE_EITHER, first->offset);
    if (!either) return NULL;
    either->child = first;
    for (smp__node *last = first; peek(p, 0) == '|'; last = last->next) {
        p->at++;
        last->next = read_sequence(p);
        if (!last->next) return NULL;
    }
    return either;
}

smp_status smp__pattern_parse(const smp__node **out, smp__arena *arena, smp_text pattern,
                              smp__pattern_fault *fault)
{
    parser p = {.arena = arena, .pattern = pattern, .fault = fault};
    smp__node *tree = read_either(&p);
    if (tree && !at_end(&p))
        refuse(&p, p.at, "%c closes nothing; for the character itself write \"%c\".", peek(&p, 0),
               peek(&p, 0));
    else if (tree && may_be_empty(tree))
        refuse(&p, 0, "This pattern could match nothing at all; make one part required.");
    if (p.status == SMP_OK) *out = tree;
    return p.status;
}
