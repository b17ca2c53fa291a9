/* A pattern's tree to positions and places, sharing those that other patterns have made.
 *
 * A tree is read from left to right with the set of *exits* so far: the positions that may have
 * fired last, in groups by what may or must come between them and the next atom. Repetition is
 * written out, so the automaton has no loops, and a position is known by its symbol and by what
 * leads to it: two that agree in both see the same threads, so they are one.
 * SPDX-License-Identifier: MIT */
#include "patterns/compiler.h"

#include <string.h>

#define MAX_LINKS 8192u /* of one pattern: what its positions feed, and what reaches them */

typedef struct exits exits;
struct exits {
    uint32_t gap;
    uint32_t over;       /* the kinds of token that may come in the gap, a bit each; 0 = any of the
                            same sentence */
    uint32_t anchors;
    bool start;          /* the start of the pattern: nothing has fired yet */
    uint32_t count;
    uint32_t *positions; /* ascending */
    exits *next;
};

typedef struct build {
    smp__pattern_compiler *compiler;
    smp__pattern_fault *fault;
    smp__fact_lookup fact_of;
    void *context;
    bool in_span;
    size_t phrases; /* those that may be named here */
    uint32_t leaves, links;
    smp_status status;
} build;

static const exits *refuse(build *b, size_t offset, const char *message)
{
    if (b->status == SMP_OK) b->status = smp__fault(b->fault, offset, "%s", message);
    return NULL;
}

static void *allocate(build *b, size_t size)
{
    void *memory = smp__arena_allocate(&b->compiler->arena, size);
    if (!memory && b->status == SMP_OK) b->status = SMP_ERROR_MEMORY;
    return memory;
}

/* ---- Sets of exits: never changed once made ------------------------------------------------ */

static exits *copy_exit(build *b, const exits *of)
{
    exits *copy = allocate(b, sizeof *copy);
    if (!copy) return NULL;
    *copy = *of;
    copy->next = NULL;
    return copy;
}

/* Adds the positions of `more` to those of `into`. */
static bool merge_positions(build *b, exits *into, const exits *more)
{
    uint32_t *merged = allocate(b, ((size_t)into->count + more->count) * sizeof *merged);
    if (!merged) return false;
    uint32_t i = 0, j = 0, count = 0;
    while (i < into->count || j < more->count) {
        if (j == more->count || (i < into->count && into->positions[i] < more->positions[j])) {
            merged[count++] = into->positions[i++];
        } else {
            if (i < into->count && into->positions[i] == more->positions[j]) i++;
            merged[count++] = more->positions[j++];
        }
    }
    into->positions = merged;
    into->count = count;
    return true;
}

/* Adds a group, or joins it to the one of its kind. */
static bool add_exit(build *b, exits **set, const exits *group)
{
    exits **at = set;
    for (; *at; at = &(*at)->next)
        if ((*at)->gap == group->gap && (*at)->over == group->over &&
            (*at)->anchors == group->anchors && (*at)->start == group->start)
            return group->start || merge_positions(b, *at, group);
    *at = copy_exit(b, group);
    return *at != NULL;
}

static const exits *join(build *b, const exits *first, const exits *second)
{
    exits *joined = NULL;
    for (const exits *group = first; group; group = group->next)
        if (!add_exit(b, &joined, group)) return NULL;
    for (const exits *group = second; group; group = group->next)
        if (!add_exit(b, &joined, group)) return NULL;
    return joined;
}

/* ---- Leaves -------------------------------------------------------------------------------- */

static bool count_leaf(build *b, size_t offset)
{
    if (++b->leaves <= SMP__PATTERN_MAX_POSITIONS) return true;
    refuse(b, offset,
           "Written out, this pattern has more than 512 parts; repeat less or split it.");
    return false;
}

static uint32_t place_of(build *b, const exits *group)
{
    if (group->start) return 0;
    uint32_t *words = allocate(b, ((size_t)group->count + SMP__PLACE_FED) * sizeof *words);
    if (!words) return 0;
    words[0] = group->gap;
    words[1] = group->over;
    memcpy(words + SMP__PLACE_FED, group->positions, group->count * sizeof *words);
    return smp__number(b->compiler, &b->compiler->places, words, group->count + SMP__PLACE_FED);
}

/* One more atom after what came before. */
static const exits *build_symbol(build *b, uint32_t symbol, size_t offset, const exits *before)
{
    if (!count_leaf(b, offset)) return NULL;
    size_t groups = 0;
    for (const exits *group = before; group; group = group->next) {
        if (group->anchors & SMP__ANCHOR_TEXT_END)
            return refuse(b, offset, "Nothing can follow $, the end of the text; leave this out.");
        if ((group->anchors & SMP__ANCHOR_SENTENCE) && group->gap && group->gap != SMP__GAP_REST)
            return refuse(b, offset, "A gap ends with its sentence, so SENT after it never holds; "
                                     "write >>.");
        b->links += group->count + 1;
        groups++;
    }
    if (b->links > MAX_LINKS)
        return refuse(b, offset, "Too many parts in a row are optional; make some required, or "
                                 "split the pattern.");

    uint32_t *words = allocate(b, (2 + 2 * groups) * sizeof *words);
    uint32_t *position = allocate(b, sizeof *position);
    if (!words || !position) return NULL;
    size_t count = 2;
    words[0] = symbol;
    words[1] = b->in_span;
    for (const exits *group = before; group; group = group->next) {
        uint32_t place = place_of(b, group);
        size_t at = count; /* in order of place and anchors, whatever the order of the groups */
        for (; at > 2 && (words[at - 2] > place ||
                          (words[at - 2] == place && words[at - 1] > group->anchors)); at -= 2) {
            words[at] = words[at - 2];
            words[at + 1] = words[at - 1];
        }
        words[at] = place;
        words[at + 1] = group->anchors;
        count += 2;
    }
    *position = smp__number(b->compiler, &b->compiler->positions, words, count);
    exits *after = allocate(b, sizeof *after);
    if (after) *after = (exits){.count = 1, .positions = position};
    return after;
}

static const exits *build_words(build *b, const smp__node *node, const exits *before)
{
    const uint32_t *symbols;
    uint32_t count;
    smp_status status = smp__symbols_of(b->compiler, node->text, node->kind, node->offset, &symbols,
                                        &count, b->fault);
    if (status != SMP_OK) {
        b->status = status;
        return NULL;
    }
    for (uint32_t i = 0; before && i < count; i++)
        before = build_symbol(b, symbols[i], node->offset, before);
    return before;
}

static const exits *build_node(build *b, const smp__node *node, const exits *before);
static bool has_span(const smp__node *node);

/* ---- Names --------------------------------------------------------------------------------- */

/* The number of a phrase that may be named here; b->phrases if there is none of the name. */
static size_t phrase_named(const build *b, smp_text name)
{
    size_t phrase = 0;
    while (phrase < b->phrases && !smp__text_equal(name, b->compiler->phrases[phrase].name))
        phrase++;
    return phrase;
}

/* NULL where there is none, and after a fault, which is noted. */
static const smp__node *phrase_tree(build *b, size_t phrase)
{
    const smp__node *tree;
    if (phrase == b->phrases) return NULL;
    smp_status status = smp__pattern_parse(&tree, &b->compiler->arena,
                                           b->compiler->phrases[phrase].pattern, b->fault);
    if (status == SMP_OK) return tree;
    b->status = status;
    return NULL;
}

/* What a phrase says, in the place of its name. It knows only those before it, so none is
 * endless. */
static const exits *build_phrase(build *b, const smp__node *node, size_t phrase,
                                 const exits *before)
{
    const smp__node *tree = phrase_tree(b, phrase);
    const exits *after = NULL;
    if (tree && has_span(tree)) {
        refuse(b, node->offset, "A phrase has no [ ]; put them round its name.");
    } else if (tree) {
        size_t known = b->phrases;
        b->phrases = phrase;
        after = build_node(b, tree, before);
        b->phrases = known;
    }
    if (b->status == SMP_ERROR_PACK && b->fault) b->fault->offset = node->offset;
    return after;
}

static const exits *build_named(build *b, const smp__node *node, const exits *before)
{
    uint32_t words[2] = {SMP__SYMBOL_CLASS, node->low};
    if (node->kind == SMP__NODE_LEXICON) {
        const smp__pattern_compiler *compiler = b->compiler;
        const size_t phrase = phrase_named(b, node->text);
        if (phrase < b->phrases) return build_phrase(b, node, phrase, before);
        uint32_t id = 0;
        while (id < compiler->lexicon_count &&
               !smp__text_equal(node->text, smp__image_builder_string(compiler->builder,
                                                                      compiler->lexicons[id].name)))
            id++;
        if (id == compiler->lexicon_count) {
            b->status = smp__fault(b->fault, node->offset,
                                   "There is no lexicon <%.*s>; declare it under lexicons.",
                                   SMP__SHOWN(node->text, 40));
            return NULL;
        }
        words[0] = SMP__SYMBOL_LEXICON;
        words[1] = id;
    } else if (node->kind == SMP__NODE_FACT) {
        int id = b->fact_of ? b->fact_of(b->context, node->text) : -1;
        if (id < 0 || id >= (int)SMP__FACTS_MAX) {
            b->status = smp__fault(b->fault, node->offset,
                                   "There is no text fact {%.*s}; declare it under facts with "
                                   "type: text.", SMP__SHOWN(node->text, 40));
            return NULL;
        }
        words[0] = SMP__SYMBOL_FACT;
        words[1] = (uint32_t)id;
    }
    return build_symbol(b, smp__number(b->compiler, &b->compiler->symbols, words, 2), node->offset,
                        before);
}

static const exits *build_gap(build *b, const smp__node *node, const exits *before)
{
    exits *after = NULL;
    for (const exits *group = before; group; group = group->next) {
        if (group->anchors)
            return refuse(b, node->offset, "A gap cannot follow an anchor; write ANY{0,20}.");
        exits widened = *group;
        if (group->start) widened.gap = 0;
        else if (group->gap == SMP__GAP_REST || node->high == SMP__GAP_REST)
            widened.gap = SMP__GAP_REST;
        else widened.gap += node->high;
        if (!add_exit(b, &after, &widened)) return NULL;
    }
    return after;
}

static const exits *build_anchor(build *b, const smp__node *node, const exits *before)
{
    exits *after = NULL;
    if (!count_leaf(b, node->offset)) return NULL;
    for (const exits *group = before; group; group = group->next) {
        if (node->low == SMP__ANCHOR_TEXT_START && !group->start)
            return refuse(b, node->offset, "Nothing can stand before ^, the start of the text; "
                                           "leave it out.");
        exits anchored = *group;
        anchored.anchors |= node->low;
        if (!add_exit(b, &after, &anchored)) return NULL;
    }
    return after;
}

/* ---- Runs ---------------------------------------------------------------------------------- */

static uint32_t class_kinds(uint32_t class)
{
    switch (class) {
    case SMP__CLASS_ANY: return UINT32_MAX;
    case SMP__CLASS_PUNCT:
        return (uint32_t)1 << SMP_TOKEN_PUNCTUATION | (uint32_t)1 << SMP_TOKEN_SYMBOL;
    case SMP__CLASS_PHONE:
    case SMP__CLASS_DATE: return 0; /* of several tokens */
    default: return (uint32_t)1 << class;
    }
}

/* The kinds of token that this is one of; 0 = it is something else. */
static uint32_t kinds_of(const smp__node *node)
{
    uint32_t kinds = 0;
    if (node->kind == SMP__NODE_CLASS) return class_kinds(node->low);
    if (node->kind != SMP__NODE_EITHER && (node->kind != SMP__NODE_SEQUENCE || node->child->next))
        return 0;
    for (const smp__node *child = node->child; child; child = child->next) {
        const uint32_t more = kinds_of(child);
        if (!more) return 0;
        kinds |= more;
    }
    return kinds;
}

static bool begins_with_atom(build *b, const smp__node *node);

static bool name_begins_with_atom(build *b, smp_text name)
{
    const size_t phrase = phrase_named(b, name), known = b->phrases;
    const smp__node *tree = phrase_tree(b, phrase);
    if (!tree) return true;
    b->phrases = phrase;
    const bool begins = begins_with_atom(b, tree);
    b->phrases = known;
    return begins;
}

/* Whichever way it goes? */
static bool begins_with_atom(build *b, const smp__node *node)
{
    switch (node->kind) {
    case SMP__NODE_GAP:
    case SMP__NODE_ANCHOR: return false;
    case SMP__NODE_LEXICON: return name_begins_with_atom(b, node->text);
    case SMP__NODE_REPEAT: return node->low > 0 && begins_with_atom(b, node->child);
    case SMP__NODE_SPAN:
    case SMP__NODE_SEQUENCE: return begins_with_atom(b, node->child);
    case SMP__NODE_EITHER:
        for (const smp__node *child = node->child; child; child = child->next)
            if (!begins_with_atom(b, child)) return false;
        return true;
    default: return true;
    }
}

/* A *run* is a class, or several, that may be there some more times before an atom: WORD{0,3} bed.
 * Written out, each of its words would fire a position; as a gap over such tokens alone, one thread
 * waits. Returns its kinds; 0 = it is none. Only what words go by is worth it. */
static uint32_t run_kinds(build *b, const smp__node *repeat)
{
    if (repeat->low == repeat->high || !repeat->next) return 0;
    const uint32_t kinds = kinds_of(repeat->child);
    const bool of_words = kinds & (uint32_t)1 << SMP_TOKEN_WORD;
    return of_words && begins_with_atom(b, repeat->next) ? kinds : 0;
}

/* What is captured must not differ: inside [ ] it has begun before the run. */
static bool may_wait(const build *b, const exits *group)
{
    if (group->start || group->anchors || group->gap) return false;
    uint32_t size;
    for (uint32_t i = 0; b->in_span && i < group->count; i++)
        if (!smp__sequences_at(&b->compiler->positions, group->positions[i], &size)[1])
            return false;
    return true;
}

static bool add_run(build *b, exits **after, const exits *group, uint32_t kinds, uint32_t most)
{
    exits run = *group;
    run.gap = most;
    run.over = most ? kinds : 0;
    return add_exit(b, after, &run);
}

/* At most so many times what is of such kinds, after what came before. Where nothing can wait, the
 * first time is written out. */
static const exits *build_run(build *b, const smp__node *of, uint32_t kinds, uint32_t most,
                              const exits *before)
{
    exits *after = NULL, *first = NULL;
    for (const exits *group = before; group; group = group->next) {
        if (may_wait(b, group) ? !add_run(b, &after, group, kinds, most)
                               : !add_exit(b, &after, group) || !add_exit(b, &first, group))
            return NULL;
    }
    const exits *written = first ? build_node(b, of, first) : NULL;
    if (first && !written) return NULL;
    for (; written; written = written->next)
        if (!add_run(b, &after, written, kinds, most - 1)) return NULL;
    return after;
}

/* ---- Structure ----------------------------------------------------------------------------- */

static const exits *build_repeat(build *b, const smp__node *node, const exits *before)
{
    for (uint32_t i = 0; before && i < node->low; i++) before = build_node(b, node->child, before);
    const uint32_t kinds = before ? run_kinds(b, node) : 0;
    if (kinds)
        return build_run(b, node->child, kinds, node->high - node->low, before);
    const exits *after = before;
    for (uint32_t i = node->low; before && after && i < node->high; i++) {
        before = build_node(b, node->child, before);
        after = before ? join(b, after, before) : NULL;
    }
    return after;
}

static const exits *build_node(build *b, const smp__node *node, const exits *before)
{
    const exits *after = NULL;
    switch (node->kind) {
    case SMP__NODE_WORDS:
    case SMP__NODE_INFLECTED:
    case SMP__NODE_PREFIX:
    case SMP__NODE_EXACT: return build_words(b, node, before);
    case SMP__NODE_LEXICON:
    case SMP__NODE_FACT:
    case SMP__NODE_CLASS: return build_named(b, node, before);
    case SMP__NODE_GAP: return build_gap(b, node, before);
    case SMP__NODE_ANCHOR: return build_anchor(b, node, before);
    case SMP__NODE_REPEAT: return build_repeat(b, node, before);
    case SMP__NODE_SEQUENCE:
        after = before;
        for (const smp__node *child = node->child; child && after; child = child->next)
            after = build_node(b, child, after);
        return after;
    case SMP__NODE_EITHER:
        for (const smp__node *child = node->child; child; child = child->next) {
            const exits *branch = build_node(b, child, before);
            after = branch ? join(b, after, branch) : NULL;
            if (!after) return NULL;
        }
        return after;
    case SMP__NODE_SPAN:
        b->in_span = true;
        after = build_node(b, node->child, before);
        b->in_span = false;
        return after;
    }
    return NULL; /* cannot happen: each kind is above */
}

static bool has_span(const smp__node *node)
{
    if (node->kind == SMP__NODE_SPAN) return true;
    for (const smp__node *child = node->child; child; child = child->next)
        if (has_span(child)) return true;
    return false;
}

smp_status smp__pattern_add(smp__pattern_compiler *compiler, smp_text pattern, uint32_t owner,
                            bool unless, smp__fact_lookup fact_of, void *context,
                            smp__pattern_fault *fault)
{
    if (compiler->failed) return SMP_ERROR_MEMORY;
    smp__arena_reset(&compiler->arena);
    const smp__node *tree;
    if (smp__is_absent(pattern)) pattern = SMP_TEXT("");
    smp_status status = smp__pattern_parse(&tree, &compiler->arena, pattern, fault);
    if (status != SMP_OK) return status;

    build b = {.compiler = compiler, .fault = fault, .fact_of = fact_of, .context = context};
    b.phrases = compiler->phrase_count;
    b.in_span = !has_span(tree);
    exits start = {.start = true};
    const exits *ends = build_node(&b, tree, &start);
    if (b.status != SMP_OK) return b.status;
    for (const exits *group = ends; group; group = group->next)
        if (group->gap)
            return smp__fault(fault, pattern.size, "A gap needs a word after it, not an anchor.");
    for (const exits *group = ends; group; group = group->next)
        for (uint32_t i = 0; i < group->count; i++)
            smp__number(compiler, &compiler->accepts,
                        (uint32_t[]){group->positions[i], owner, group->anchors,
                                     unless ? SMP__ACCEPT_UNLESS : 0},
                        4);
    return compiler->failed ? SMP_ERROR_MEMORY : SMP_OK;
}
