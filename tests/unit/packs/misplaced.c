/* Something of another kind in each place of a pack, one at a time: a pack that takes it means it,
 * one that refuses it says so at that place, and in neither case is anything lost or made up.
 * SPDX-License-Identifier: MIT */
#include "whole.h"

#include "packs/yaml.h"

static smp_allocator plain;
static smp__arena arena;
static smp__buffer written;

static whole packs;

static const smp__node *read_tree(void)
{
    static smp__source source;
    static smp__faults faults;
    read_whole(&packs);
    source = (smp__source){.name = SMP_TEXT("whole.yaml")};
    faults = (smp__faults){.arena = &arena};
    const smp__node *root = smp__yaml_read(&source, smp_text_of(packs.pack), &arena, &faults);
    ck_assert_uint_eq(faults.count, 0);
    return root;
}

static void begin(void)
{
    plain = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &plain);
    smp__buffer_init(&written, &plain);
}

static void end(void)
{
    smp__buffer_free(&written);
    smp__arena_free(&arena);
}

static void quote(smp_text text)
{
    smp__buffer_add_char(&written, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\'') smp__buffer_add_char(&written, '\'');
        smp__buffer_add_char(&written, text.data[i]);
    }
    smp__buffer_add_char(&written, '\'');
}

/* Writes the tree, each key or item on a line of its own; `other` stands in place of `changed`,
 * whose line is returned (0: it is not in this part). */
static uint32_t write(const smp__node *node, const smp__node *changed, const char *other,
                      uint32_t *line)
{
    if (node == changed) {
        smp__buffer_add_string(&written, other);
        return *line;
    }
    if (node->kind == SMP__NODE_TEXT) {
        quote(node->text);
        return 0;
    }
    bool map = node->kind == SMP__NODE_MAP;
    uint32_t found = 0;
    smp__buffer_add_char(&written, map ? '{' : '[');
    for (const smp__node *child = node->first; child; child = child->next) {
        smp__buffer_add_char(&written, '\n');
        ++*line;
        if (map) {
            quote(child->key->text);
            smp__buffer_add_string(&written, ": ");
        }
        uint32_t there = write(child, changed, other, line);
        if (there) found = there;
        smp__buffer_add_char(&written, ',');
    }
    smp__buffer_add_char(&written, map ? '}' : ']');
    return found;
}

static smp__node_kind kind_of(const char *value)
{
    return value[0] == '[' ? SMP__NODE_LIST : value[0] == '{' ? SMP__NODE_MAP : SMP__NODE_TEXT;
}

/* The whole pack with that change; true when it is refused. A fault on the line of the change must
 * say so, unless it is of the right kind, and what is missed is named elsewhere. */
static bool is_refused(const smp__node *root, const smp__node *changed, const char *other)
{
    uint32_t line = 0, at = 0;
    smp__buffer_clear(&written);
    for (const smp__node *child = root->first; child; child = child->next) {
        line++;
        quote(child->key->text);
        smp__buffer_add_string(&written, ": ");
        uint32_t there = write(child, changed, other, &line);
        if (there) at = there;
        smp__buffer_add_char(&written, '\n');
    }
    ck_assert(!written.failed);
    smp_diagnostics *told = NULL;
    smp_error error = SMP_ERROR_INIT;
    unsigned char *bytes = NULL;
    size_t size = 0;
    ck_assert_int_eq(smp_diagnostics_new(&told, NULL), SMP_OK);
    smp_status status = smp__pack_compile(&bytes, &size, smp__buffer_text(&written), "whole.yaml",
                                          find_other, packs.others, &plain, told,
                                          &error);
    bool said = false;
    for (size_t i = 0; i < smp_diagnostics_count(told); i++) {
        smp_diagnostic item = smp_diagnostics_at(told, i);
        if (item.is_error && item.line == at) said = true;
        ck_assert_uint_gt(item.message.size, 0);
    }
    if (status == SMP_OK) {
        ck_assert(smp__image_check(bytes, size));
        smp__release(&plain, bytes, size);
    } else {
        ck_assert_int_eq(status, SMP_ERROR_PACK);
        ck_assert_ptr_null(bytes);
        ck_assert_msg(said || !changed || changed->kind == kind_of(other),
                      "line %u, %s: nothing is said there, but %u:%u: %s", at,
                      other, error.line, error.column, error.message);
    }
    smp_diagnostics_free(told);
    return status != SMP_OK;
}

typedef struct tally {
    size_t places, refused;
} tally;

static void change_each(const smp__node *root, const smp__node *node, tally *counts)
{
    /* A long word that is not ASCII throughout: messages cut it between characters. */
    static const char *const others[] = {
        "[x]", "{x: y}", "", "'\xE2\x80\x99'", "[]", "{}", "[[x]]", "{x: [y], x: {}}",
        "'a-word-that-is-longer-than-what-a-message-shows-of-it-in-one-line-of-eighty-columns-"
        "\xC3\xA9'"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (!others[i][0] && !node->key) continue; /* an item of a list cannot be nothing */
        counts->places++;
        counts->refused += is_refused(root, node, others[i]);
    }
    for (const smp__node *child = node->first; child; child = child->next)
        change_each(root, child, counts);
}

START_TEST(the_whole_pack_is_good)
{
    ck_assert(!is_refused(read_tree(), NULL, ""));
    ck_assert_uint_gt(written.size, 2000);
}
END_TEST

START_TEST(another_kind_everywhere)
{
    const smp__node *root = read_tree();
    tally counts = {0, 0};
    for (const smp__node *child = root->first; child; child = child->next)
        change_each(root, child, &counts);
    ck_assert_uint_gt(counts.places, 2000);
    ck_assert_uint_gt(counts.refused * 10, counts.places * 7); /* few places take several kinds */
}
END_TEST

SUITE_WITH("packs/misplaced", begin, end, the_whole_pack_is_good, another_kind_everywhere)
