/* Strict YAML: a file to a tree whose every node knows its place. Every scalar is a text; anchors,
 * aliases, tags, directives, second documents and duplicate keys are faults.
 * SPDX-License-Identifier: MIT */
#ifndef SMP_PACKS_YAML_H
#define SMP_PACKS_YAML_H

#include "packs/faults.h"

#define SMP__YAML_MAX_BYTES ((size_t)4 * 1024 * 1024)
#define SMP__YAML_MAX_DEPTH 64u

typedef enum smp__node_kind { SMP__NODE_TEXT = 0, SMP__NODE_LIST, SMP__NODE_MAP } smp__node_kind;

typedef enum smp__node_style {
    SMP__STYLE_PLAIN = 0,
    SMP__STYLE_SINGLE, /* 'quoted' */
    SMP__STYLE_DOUBLE, /* "quoted" */
    SMP__STYLE_BLOCK   /* | or > */
} smp__node_style;

typedef struct smp__node {
    smp__place place;
    smp_text text;                /* of a TEXT */
    const struct smp__node *key;  /* of a member of a map */
    const struct smp__node *first; /* child of a LIST or MAP */
    const struct smp__node *next;  /* sibling */
    uint32_t count;               /* children */
    uint8_t kind;                 /* smp__node_kind */
    uint8_t style;                /* smp__node_style */
    bool faulty; /* a fault has been reported about it already; no member has such a key */
} smp__node;

/* Nothing was written: `key:` and no more. */
static inline bool smp__node_is_nothing(const smp__node *node)
{
    return node->kind == SMP__NODE_TEXT && node->style == SMP__STYLE_PLAIN && node->text.size == 0;
}

/* Reads `bytes` (borrowed for the life of the arena) and indexes `source`, whose name is set. NULL
 * when there is nothing that could be read; the faults say why. After a fault the tree may lack
 * parts. */
const smp__node *smp__yaml_read(smp__source *source, smp_text bytes, smp__arena *arena,
                                smp__faults *faults);

/* Where byte `offset` of a TEXT's text stands in the file; the start of the text when it is written
 * over several lines. */
smp__place smp__node_place_at(const smp__node *node, size_t offset);

/* yaml_check.c: what is wrong with the bytes before YAML is thought of. True when nothing is. */
bool smp__yaml_check_bytes(const smp__source *source, smp__faults *faults);
/* yaml_check.c: says what a problem of the YAML parser comes to in plain words. `open_at` is the
 * innermost open bracket. */
#define SMP__NO_OFFSET UINT32_MAX
void smp__yaml_explain(const smp__source *source, smp__faults *faults, const char *problem,
                       uint32_t at, const char *context, uint32_t context_at, uint32_t open_at);

#endif
