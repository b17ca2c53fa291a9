/* A pack and its parents: heads, the order of sections, inheritance.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <smpolicy/version.h>

#include <string.h>

/* ---- The head ------------------------------------------------------------------------------ */

static void read_nothing(smp__model *model, const smp__node *value, void *field)
{
    (void)model;
    (void)value;
    (void)field;
}

static void read_status(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"current", "draft", "withdrawn"};
    if (smp__node_choice(model, value, names, SMP_COUNT(names), "the status of a pack") >= 0)
        *(smp_text *)field = value->text;
}

static void read_id(smp__model *model, const smp__node *value, void *field)
{
    smp_text id = smp__node_text(model, value);
    if (id.data && smp__check_name(model, value, "-", "a pack")) *(smp_text *)field = id;
}

static void read_extends(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_head *head = field;
    static const smp__key keys[] = {
        {"pack", smp__read_text, offsetof(smp__pack_head, parent), true},
        {"version", smp__read_text, offsetof(smp__pack_head, parent_version), false},
    };
    head->extends = value;
    if (value->kind == SMP__NODE_MAP)
        smp__read_map(model, value, keys, SMP_COUNT(keys), head, "\"extends\"");
    else
        head->parent = smp__node_text(model, value);
}

static void read_effective(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_head *head = field;
    head->effective_node = value;
    smp__read_range(model, value, &head->effective);
}

/* The sections are read after the parent, in an order in which each finds what it names. */
static const struct section {
    const char *name;
    void (*read)(smp__model *model, const smp__node *node);
} sections[] = {
    {"documents", smp__read_documents}, {"organisation", smp__read_organisation},
    {"disclaimer", smp__read_disclaimer},
    {"facts", smp__read_facts},         {"calendars", smp__read_calendars},
    {"lexicons", smp__read_lexicons},   {"phrases", smp__read_phrases},
    {"signals", smp__read_signals},     {"labels", smp__read_labels},
    {"vocabulary", smp__read_vocabulary}, {"impressions", smp__read_impressions},
    {"clauses", smp__read_clauses},
};

static const smp__key head_keys[] = {
    {"smpack", read_nothing, 0, true},
    {"pack", read_id, offsetof(smp__pack_head, id), true},
    {"version", smp__read_text, offsetof(smp__pack_head, version), true},
    {"title", smp__read_text, offsetof(smp__pack_head, title), true},
    {"status", read_status, offsetof(smp__pack_head, status), false},
    {"extends", read_extends, 0, false},
    {"effective", read_effective, 0, false},
    {"documents", read_nothing, 0, false},
    {"organisation", read_nothing, 0, false},
    {"disclaimer", read_nothing, 0, false},
    {"facts", read_nothing, 0, false},
    {"calendars", read_nothing, 0, false},
    {"lexicons", read_nothing, 0, false},
    {"phrases", read_nothing, 0, false},
    {"signals", read_nothing, 0, false},
    {"labels", read_nothing, 0, false},
    {"vocabulary", read_nothing, 0, false},
    {"impressions", read_nothing, 0, false},
    {"clauses", read_nothing, 0, false},
    {"overrides", read_nothing, 0, false},
};

/* False when the file is no pack of a format that is known here. */
static bool check_format(smp__model *model, const smp__node *root)
{
    const smp__node *format = smp__map_find(root, "smpack");
    if (!format || root->first != format) {
        smp__blame(model->faults, root->first ? root->first->key->place : root->place,
                   SMP_TEXT("Begin the file with \"smpack: 1\"."),
                   "The first key of a pack is \"smpack\".");
        return format != NULL;
    }
    uint32_t number = 0;
    smp_text text = smp__node_text(model, format);
    if (!text.data) return false;
    if (!smp__text_to_u32(text, &number) || number == 0) {
        smp__blame(model->faults, format->place, SMP_TEXT("Write \"smpack: 1\"."),
                   "The format of the pack is a number.");
        return false;
    }
    if (number > SMP_PACK_FORMAT_VERSION) {
        smp__blame(model->faults, format->place, SMP_TEXT("Update the library."),
                   "The pack is in format %u; this library reads format %d.", number,
                   SMP_PACK_FORMAT_VERSION);
        return false;
    }
    return true;
}

/* ---- Versions ------------------------------------------------------------------------------ */

/* Compares "1.10" with "1.9" by their numbers; what is missing is 0. */
static int compare_versions(smp_text a, smp_text b)
{
    size_t i = 0, j = 0;
    while (i < a.size || j < b.size) {
        uint64_t left = 0, right = 0;
        for (; i < a.size && a.data[i] != '.'; i++)
            left = left * 10 + (uint64_t)(a.data[i] - '0');
        for (; j < b.size && b.data[j] != '.'; j++)
            right = right * 10 + (uint64_t)(b.data[j] - '0');
        if (left != right) return left < right ? -1 : 1;
        i++;
        j++;
    }
    return 0;
}

static bool is_version(smp_text text)
{
    bool digit = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && !digit) return false;
        digit = c >= '0' && c <= '9';
        if (!digit && c != '.') return false;
    }
    return digit && text.size < 16;
}

/* One condition such as ">=1.2". False when it is not one. */
static bool holds(smp_text condition, smp_text version, bool *result)
{
    size_t signs = 0;
    while (signs < condition.size && strchr("<>=", condition.data[signs])) signs++;
    smp_text wanted = smp__text_slice(condition, signs, condition.size);
    smp_text sign = smp__text_slice(condition, 0, signs);
    if (!is_version(wanted)) return false;
    int order = compare_versions(version, wanted);
    if (signs == 0 || smp__text_equal(sign, SMP_TEXT("="))) *result = order == 0;
    else if (smp__text_equal(sign, SMP_TEXT(">="))) *result = order >= 0;
    else if (smp__text_equal(sign, SMP_TEXT(">"))) *result = order > 0;
    else if (smp__text_equal(sign, SMP_TEXT("<="))) *result = order <= 0;
    else if (smp__text_equal(sign, SMP_TEXT("<"))) *result = order < 0;
    else return false;
    return true;
}

static void check_parent_version(smp__model *model, const smp__pack_head *head,
                                 const smp__pack_head *parent)
{
    smp_text wanted = head->parent_version;
    if (!wanted.data) return;
    const smp__node *node = smp__map_find(head->extends, "version");
    if (!is_version(parent->version)) {
        smp__blame(model->faults, node->place, SMP_TEXT("Leave the range out."),
                   "The version of \"%.*s\" is \"%.*s\", which is no number to compare.",
                   SMP__SHOW(parent->id), SMP__SHOW(parent->version));
        return;
    }
    for (size_t at = 0; at < wanted.size;) {
        size_t end = at;
        while (end < wanted.size && wanted.data[end] != ' ') end++;
        bool result = true;
        if (end > at && !holds(smp__text_slice(wanted, at, end), parent->version, &result)) {
            smp__blame(model->faults, smp__node_place_at(node, at),
                       SMP_TEXT("Write for instance \">=1 <2\"."),
                       "\"%.*s\" is not a condition on a version.",
                       SMP__SHOW(smp__text_slice(wanted, at, end)));
            return;
        }
        if (!result) {
            smp__blame(model->faults, node->place,
                       SMP_TEXT("Read what has changed in it, then change the range."),
                       "The pack asks for \"%.*s\" %.*s; the one found is %.*s.",
                       SMP__SHOW(parent->id), SMP__SHOW(wanted), SMP__SHOW(parent->version));
            return;
        }
        at = end + 1;
    }
}

/* ---- Parents ------------------------------------------------------------------------------- */

static bool is_file(smp_text parent)
{
    return parent.size > 2 && parent.data[0] == '.' && parent.data[1] == '/';
}

/* "./base.yaml" beside "packs/trust.yaml" is "packs/base.yaml". */
static smp_text beside(smp__model *model, const smp__pack_head *head)
{
    smp_text name = head->source.name;
    size_t folder = name.size;
    while (folder > 0 && name.data[folder - 1] != '/' && name.data[folder - 1] != '\\') folder--;
    smp_text file = smp__arena_format(model->arena, "%.*s%.*s", (int)folder, name.data,
                                      (int)head->parent.size - 2, head->parent.data + 2);
    if (!file.data) model->faults->memory_failed = true;
    return file;
}

static bool read_head(smp__model *model, smp__pack_head *head, smp_text yaml);

/* Finds and reads the parent's head. NULL after a fault. */
static smp__pack_head *find_parent(smp__model *model, const smp__pack_head *head)
{
    const smp__node *node = head->extends;
    if (node->kind == SMP__NODE_MAP) node = smp__map_find(node, "pack");
    smp_text parent = head->parent;
    if (is_file(parent)) {
        smp_text file = smp__text_slice(parent, 2, parent.size);
        if (memchr(file.data, '/', file.size) || memchr(file.data, '\\', file.size)) {
            smp__blame(model->faults, node->place, SMP_TEXT("Put the two files into one folder."),
                       "A parent is a file beside this one.");
            return NULL;
        }
        parent = beside(model, head);
        if (!parent.data) return NULL;
    }
    if (model->pack_count > SMP__EXTENDS_MAX) {
        smp__blame(model->faults, node->place, SMP_TEXT("Merge some of them."),
                   "More than %u packs extend each other.", SMP__EXTENDS_MAX);
        return NULL;
    }
    const char *name = NULL;
    smp_error error = SMP_ERROR_INIT;
    smp_text yaml = model->find_parent(model->find_context, parent, &name, &error);
    if (!yaml.data) {
        smp_text hint = smp__arena_copy(model->arena, smp_text_of(error.message));
        if (error.code == SMP_ERROR_MEMORY || !hint.data) {
            model->faults->memory_failed = true;
            return NULL;
        }
        smp__blame(model->faults, node->place, hint, "The pack \"%.*s\" was not found.",
                   SMP__SHOW(head->parent));
        return NULL;
    }
    smp__pack_head *found = &model->packs[model->pack_count];
    *found = (smp__pack_head){.level = model->pack_count};
    found->source.name = smp__arena_copy(model->arena, smp_text_of(name));
    if (!found->source.name.data) {
        model->faults->memory_failed = true;
        return NULL;
    }
    if (!read_head(model, found, yaml)) return NULL;
    for (uint32_t i = 0; i < model->pack_count; i++)
        if (smp__text_equal(model->packs[i].id, found->id)) {
            smp__blame(model->faults, node->place, SMP_TEXT("Break the circle."),
                       "\"%.*s\" extends itself, by way of its parents.", SMP__SHOW(found->id));
            return NULL;
        }
    model->pack_count++;
    return found;
}

static bool read_head(smp__model *model, smp__pack_head *head, smp_text yaml)
{
    head->effective = (smp__range){SMP__NO_DAY, SMP__NO_DAY};
    head->status = SMP_TEXT("current");
    head->bytes = yaml;
    head->root = smp__yaml_read(&head->source, yaml, model->arena, model->faults);
    if (!head->root) return false;
    /* After a fault of YAML what is missing may be missing because of it. */
    if (model->faults->count && head->root->kind != SMP__NODE_MAP) return false;
    if (!smp__expect(model, head->root, SMP__NODE_MAP) || !check_format(model, head->root))
        return false;
    smp__read_map(model, head->root, head_keys, SMP_COUNT(head_keys), head, "a pack");
    return head->id.data != NULL;
}

static void read_overrides(smp__model *model, const smp__node *node)
{
    static const char *const names[] = {"clauses", "signals", "lexicons"};
    static void (*const readers[])(smp__model *, const smp__node *) = {
        smp__override_clauses, smp__override_signals, smp__override_lexicons};
    static const smp__key keys[] = {{"clauses", read_nothing, 0, false},
                                    {"signals", read_nothing, 0, false},
                                    {"lexicons", read_nothing, 0, false}};
    if (!smp__read_map(model, node, keys, SMP_COUNT(keys), model, "\"overrides\"")) return;
    /* What clauses name comes before clauses. */
    for (size_t i = SMP_COUNT(names); i-- > 0;) {
        const smp__node *section = smp__map_find(node, names[i]);
        if (section && smp__expect(model, section, SMP__NODE_MAP)) readers[i](model, section);
    }
}

/* Clauses of a pack hold only while the pack does. */
static void limit_clauses(smp__model *model, const smp__pack_head *head)
{
    for (smp__pack_clause *clause = model->clauses; clause; clause = clause->next) {
        smp__range *range = &clause->effective;
        if (head->effective.from != SMP__NO_DAY && head->effective.from > range->from)
            range->from = head->effective.from;
        if (head->effective.until != SMP__NO_DAY &&
            (range->until == SMP__NO_DAY || head->effective.until < range->until))
            range->until = head->effective.until;
        if (clause->disabled || range->until == SMP__NO_DAY || range->from <= range->until)
            continue;
        if (clause->comes_back) clause->disabled = true; /* the change outlasts the pack */
        else
            smp__blame(model->faults, head->effective_node->place,
                       SMP_TEXT("Change the dates of the one or the other."),
                       "The clause \"%.*s\" is never in force while the pack is.",
                       SMP__SHOW(clause->id));
    }
}

void smp__read_pack(smp__model *model, smp_text yaml, const char *name)
{
    smp__pack_head *head = &model->packs[0];
    head->source.name = smp__arena_copy(model->arena, smp_text_of(name));
    if (!head->source.name.data) {
        model->faults->memory_failed = true;
        return;
    }
    model->pack_count = 1;
    bool readable = read_head(model, head, yaml);
    while (readable && model->packs[model->pack_count - 1].parent.data) {
        smp__pack_head *child = &model->packs[model->pack_count - 1];
        const smp__pack_head *parent = find_parent(model, child);
        readable = parent != NULL;
        if (parent) check_parent_version(model, child, parent);
    }
    if (!readable || model->faults->memory_failed) return;
    if (!smp__add_own_facts(model) || !smp__add_catalogue(model)) return;
    for (uint32_t level = model->pack_count; level-- > 0;) {
        model->now = &model->packs[level];
        for (size_t i = 0; i < SMP_COUNT(sections); i++) {
            const smp__node *section = smp__map_find(model->now->root, sections[i].name);
            if (section && smp__expect(model, section, SMP__NODE_MAP))
                sections[i].read(model, section);
        }
        const smp__node *overrides = smp__map_find(model->now->root, "overrides");
        if (overrides) read_overrides(model, overrides);
        if (model->now->effective_node) limit_clauses(model, model->now);
    }
    smp__check_clauses(model);
    smp__keep_labels(model);
    smp__keep_impressions(model);
    smp__spread_lexicons(model);
    smp__add_own_lexicons(model);
}
