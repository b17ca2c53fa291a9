/* The strict YAML reader: libyaml's events to a tree.
 * SPDX-License-Identifier: MIT */
#include "packs/yaml.h"

#include "packs/table.h"

#include <yaml.h>

#define FEW_KEYS 8u /* so many are compared one by one */

/* A list or map that is still open. */
typedef struct frame {
    smp__node *node;
    smp__node *last;
    smp__node *key; /* of a map: waits for its value */
    smp__table keys; /* of a map with many keys */
} frame;

typedef struct tree_builder {
    smp__source *source;
    smp__arena *arena;
    smp__faults *faults;
    size_t index;    /* code points before `offset`: libyaml counts these */
    uint32_t offset;
    smp__node *root;
    uint32_t depth;
    frame frames[SMP__YAML_MAX_DEPTH];
} tree_builder;

/* Bytes before the code point at `index`. Marks come nearly in order, so it is a short walk. */
static uint32_t offset_of(tree_builder *tree, size_t index)
{
    const unsigned char *text = (const unsigned char *)tree->source->text.data;
    uint32_t size = (uint32_t)tree->source->text.size;
    if (index < tree->index) tree->index = tree->offset = 0;
    while (tree->index < index && tree->offset < size) { /* cannot happen: marks lie within */
        do tree->offset++;
        while (tree->offset < size && (text[tree->offset] & 0xC0) == 0x80);
        tree->index++;
    }
    return tree->offset;
}

/* Where the innermost bracket that is still open stands; SMP__NO_OFFSET where none is. */
static uint32_t open_bracket(const tree_builder *tree)
{
    if (tree->depth == 0) return SMP__NO_OFFSET;
    uint32_t offset = tree->frames[tree->depth - 1].node->place.offset;
    char c = tree->source->text.data[offset];
    return c == '[' || c == '{' ? offset : SMP__NO_OFFSET;
}

static smp__place place_of(const tree_builder *tree, uint32_t offset)
{
    return (smp__place){tree->source, offset};
}

static smp__node *new_node(tree_builder *tree, smp__node_kind kind, uint32_t offset)
{
    smp__node *node = smp__arena_allocate(tree->arena, sizeof *node);
    if (!node) {
        tree->faults->memory_failed = true;
        return NULL;
    }
    *node = (smp__node){.place = place_of(tree, offset), .kind = (uint8_t)kind};
    return node;
}

/* The member of an open map whose key is `key`, or NULL. */
static const smp__node *member(const frame *map, smp_text key)
{
    if (map->node->count > FEW_KEYS) return smp__table_get(&map->keys, key);
    for (const smp__node *node = map->node->first; node; node = node->next)
        if (smp__text_equal(node->key->text, key)) return node;
    return NULL;
}

/* Puts a key's member where `member` looks for it once there are many. */
static bool remember(tree_builder *tree, frame *map, smp__node *node)
{
    if (map->node->count <= FEW_KEYS) return true;
    if (map->keys.count == 0) { /* this one makes them many */
        for (const smp__node *old = map->node->first; old != node; old = old->next) {
            smp__table *keys = &map->keys;
            if (!smp__table_put(keys, tree->arena, old->key->text, (void *)(uintptr_t)old))
                return false;
        }
    }
    return smp__table_put(&map->keys, tree->arena, node->key->text, node);
}

/* Takes `node` as the key that its value will follow. */
static void take_key(tree_builder *tree, frame *map, smp__node *node)
{
    map->key = node;
    if (node->kind != SMP__NODE_TEXT) {
        smp__blame(tree->faults, node->place, SMP_TEXT("Use a plain or quoted text as the key."),
                   "A key must be a text, not a list or a map.");
        node->faulty = true;
        return;
    }
    const smp__node *before = member(map, node->text);
    if (!before) return;
    smp__blame(tree->faults, node->place, SMP_TEXT("Delete or rename one of the two."),
               "The key \"%.*s\" is given twice, first at line %u, column %u.",
               SMP__SHOW(node->text), smp__place_line(before->key->place),
               smp__place_column(before->key->place));
    node->faulty = true;
}

/* Puts `node` in its place: root, item, key or value. */
static void attach(tree_builder *tree, smp__node *node)
{
    if (tree->depth == 0) {
        tree->root = node;
        return;
    }
    frame *top = &tree->frames[tree->depth - 1];
    if (top->node->kind == SMP__NODE_MAP) {
        if (!top->key) {
            take_key(tree, top, node);
            return;
        }
        node->key = top->key;
        top->key = NULL;
        if (node->key->faulty) return;
    }
    if (top->last) top->last->next = node;
    else top->node->first = node;
    top->last = node;
    top->node->count++;
    if (top->node->kind == SMP__NODE_MAP && !remember(tree, top, node))
        tree->faults->memory_failed = true;
}

/* False when it is nested too deep. */
static bool open(tree_builder *tree, smp__node_kind kind, uint32_t offset)
{
    if (tree->depth == SMP__YAML_MAX_DEPTH) {
        smp__blame(tree->faults, place_of(tree, offset),
                   SMP_TEXT("A pack needs fewer than ten levels."),
                   "Lists and maps are nested more than %u deep.", SMP__YAML_MAX_DEPTH);
        return false;
    }
    smp__node *node = new_node(tree, kind, offset);
    if (!node) return false;
    attach(tree, node);
    tree->frames[tree->depth++] = (frame){.node = node};
    return true;
}

static void refuse_properties(tree_builder *tree, smp__node *node, const yaml_char_t *anchor,
                              const yaml_char_t *tag)
{
    if (anchor) {
        smp__blame(tree->faults, node->place,
                   SMP_TEXT("Quote a text that begins with & ; a pack says everything in full."),
                   "Anchors (&%s) are not used in packs.", (const char *)anchor);
        node->faulty = true;
    }
    if (tag) {
        smp__blame(tree->faults, node->place,
                   SMP_TEXT("Quote a text that begins with ! ; the schema says what a value is."),
                   "Tags (%s) are not used in packs.", (const char *)tag);
        node->faulty = true;
    }
}

/* After a plain text a # with a space before it begins a comment. One that runs straight into a
 * word is a hashtag that its writer thinks is in the text. */
static void check_swallowed_hashtag(tree_builder *tree, smp__node *node, uint32_t end)
{
    smp_text text = tree->source->text;
    while (end < text.size && text.data[end] == ' ') end++;
    if (end + 1 >= text.size || text.data[end] != '#') return;
    unsigned char after = (unsigned char)text.data[end + 1];
    bool word = after >= 0x80 || (after >= '0' && after <= '9') || (after >= 'A' && after <= 'Z') ||
                (after >= 'a' && after <= 'z');
    if (!word) return;
    if (node->text.size == 0)
        smp__blame(tree->faults, place_of(tree, end),
                   SMP_TEXT("Quote a text that begins with # ."),
                   "The value is empty, because # begins a comment.");
    else
        smp__blame(tree->faults, place_of(tree, end),
                   SMP_TEXT("Quote the whole text, or put a space after the # of a comment."),
                   "The text ends before this #, which begins a comment.");
    node->faulty = true;
}

static smp__node_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return SMP__STYLE_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return SMP__STYLE_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE: return SMP__STYLE_BLOCK;
    default: return SMP__STYLE_PLAIN;
    }
}

static void read_scalar(tree_builder *tree, const yaml_event_t *event, uint32_t offset)
{
    smp__node *node = new_node(tree, SMP__NODE_TEXT, offset);
    if (!node) return;
    node->style = (uint8_t)style_of(event->data.scalar.style);
    smp_text text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    /* Most texts stand in the file as they are, perhaps after a quote. */
    size_t from = offset + (node->style != SMP__STYLE_PLAIN);
    smp_text written = smp__text_slice(tree->source->text, from, from + text.size);
    node->text = smp__text_equal(written, text) ? written : smp__arena_copy(tree->arena, text);
    if (!node->text.data) {
        tree->faults->memory_failed = true;
        return;
    }
    refuse_properties(tree, node, event->data.scalar.anchor, event->data.scalar.tag);
    if (node->style == SMP__STYLE_PLAIN)
        check_swallowed_hashtag(tree, node, offset_of(tree, event->end_mark.index));
    attach(tree, node);
}

/* False when reading must stop. */
static bool read_event(tree_builder *tree, const yaml_event_t *event)
{
    uint32_t offset = offset_of(tree, event->start_mark.index);
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (tree->root) {
            smp__blame(tree->faults, place_of(tree, offset),
                       SMP_TEXT("Put the second pack into a file of its own."),
                       "A second document begins here; a pack is one.");
            return false;
        }
        if (event->data.document_start.version_directive ||
            event->data.document_start.tag_directives.start !=
                event->data.document_start.tag_directives.end)
            smp__blame(tree->faults, place_of(tree, 0), SMP_TEXT("Delete the line."),
                       "Directives (%%YAML, %%TAG) are not used in packs.");
        return true;
    case YAML_MAPPING_START_EVENT:
        if (!open(tree, SMP__NODE_MAP, offset)) return false;
        refuse_properties(tree, tree->frames[tree->depth - 1].node,
                          event->data.mapping_start.anchor, event->data.mapping_start.tag);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        if (!open(tree, SMP__NODE_LIST, offset)) return false;
        refuse_properties(tree, tree->frames[tree->depth - 1].node,
                          event->data.sequence_start.anchor, event->data.sequence_start.tag);
        return true;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT: tree->depth--; return true;
    case YAML_SCALAR_EVENT: read_scalar(tree, event, offset); return true;
    case YAML_ALIAS_EVENT: {
        smp__node *node = new_node(tree, SMP__NODE_TEXT, offset);
        if (!node) return false;
        smp__blame(tree->faults, node->place,
                   SMP_TEXT("Quote a text that begins with * ; a pack says everything in full."),
                   "Aliases (*%s) are not used in packs.",
                   (const char *)event->data.alias.anchor);
        node->text = SMP_TEXT("");
        node->faulty = true;
        attach(tree, node);
        return true;
    }
    default: return true;
    }
}

static void read_events(tree_builder *tree, yaml_parser_t *parser)
{
    bool more = true;
    while (more && !tree->faults->memory_failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            if (parser->error == YAML_MEMORY_ERROR) /* not counted: libyaml's own memory */
                tree->faults->memory_failed = true;
            else
                smp__yaml_explain(tree->source, tree->faults, parser->problem,
                                  offset_of(tree, parser->problem_mark.index), parser->context,
                                  offset_of(tree, parser->context_mark.index),
                                  open_bracket(tree));
            return;
        }
        more = read_event(tree, &event) && event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
}

const smp__node *smp__yaml_read(smp__source *source, smp_text bytes, smp__arena *arena,
                                smp__faults *faults)
{
    source->text = smp__text_starts(bytes, "\xEF\xBB\xBF") ? smp__text_slice(bytes, 3, bytes.size)
                                                           : bytes;
    if (bytes.size > SMP__YAML_MAX_BYTES) source->text.size = 0; /* not worth looking at */
    if (!smp__source_index(source, arena)) {
        faults->memory_failed = true;
        return NULL;
    }
    if (bytes.size > SMP__YAML_MAX_BYTES) {
        smp__blame(faults, (smp__place){source, 0},
                   SMP_TEXT("Split it, or move lists to a parent."),
                   "The file is larger than 4 MiB.");
        return NULL;
    }
    if (!smp__yaml_check_bytes(source, faults)) return NULL;
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) { /* not counted: libyaml's own memory */
        faults->memory_failed = true;
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->text.data,
                                 source->text.size);
    tree_builder tree = {.source = source, .arena = arena, .faults = faults};
    uint32_t before = faults->count;
    read_events(&tree, &parser);
    yaml_parser_delete(&parser);
    if (faults->memory_failed) return NULL;
    if (!tree.root && faults->count == before)
        smp__blame(faults, (smp__place){source, 0}, SMP_TEXT("A pack begins with \"smpack: 1\"."),
                   "The file is empty.");
    return tree.root;
}

/* How many bytes of the file the escape at `text[at]` takes, and how many it stands for. */
static size_t escape_size(smp_text text, size_t at, size_t *stands_for)
{
    char kind = at + 1 < text.size ? text.data[at + 1] : '\0'; /* cannot happen: it was read */
    size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    uint32_t code_point = kind == 'N' ? 0x85 : kind == '_' ? 0xA0 : kind == 'L' || kind == 'P'
                                                                        ? 0x2028 : 0;
    for (size_t i = at + 2; i < at + 2 + digits; i++) {
        char c = i < text.size ? text.data[i] : '0'; /* cannot happen: likewise */
        code_point = code_point * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    *stands_for = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    return 2 + digits;
}

smp__place smp__node_place_at(const smp__node *node, size_t offset)
{
    smp_text text = node->place.source->text;
    size_t at = node->place.offset;
    if (node->style == SMP__STYLE_BLOCK) return node->place;
    if (node->style != SMP__STYLE_PLAIN) at++; /* the quote */
    for (size_t read = 0; read < offset;) {
        char c = at < text.size ? text.data[at] : '\n'; /* cannot happen: `offset` is in the text */
        if (c == '\n' || c == '\r') return node->place;
        if (node->style == SMP__STYLE_DOUBLE && c == '\\') {
            size_t stands_for;
            at += escape_size(text, at, &stands_for);
            read += stands_for;
        } else {
            at += node->style == SMP__STYLE_SINGLE && c == '\'' ? 2 : 1;
            read++;
        }
    }
    return (smp__place){node->place.source, (uint32_t)at};
}
