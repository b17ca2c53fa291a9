/* Reading a tree by a schema: known keys, and values of the types that every section uses.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/model.h"
#include "text/text.h"

#include <string.h>

void *smp__model_new(smp__model *model, size_t size)
{
    void *memory = smp__arena_allocate(model->arena, size);
    if (memory) memset(memory, 0, size);
    else model->faults->memory_failed = true;
    return memory;
}

bool smp__model_index(smp__model *model, smp__table *table, smp_text key, void *value)
{
    if (smp__table_put(table, model->arena, key, value)) return true;
    model->faults->memory_failed = true;
    return false;
}

smp_text smp__fold_text(smp__model *model, smp_text text)
{
    smp_text folded = smp__fold(model->arena, text);
    if (!folded.data) model->faults->memory_failed = true;
    return folded;
}

/* ---- Maps ---------------------------------------------------------------------------------- */

const smp__node *smp__map_find(const smp__node *map, const char *key)
{
    for (const smp__node *member = map->first; member; member = member->next)
        if (smp__text_equal(member->key->text, smp_text_of(key))) return member;
    return NULL;
}

static smp_text list_of_keys(smp__model *model, const smp__key *keys, size_t count)
{
    smp_text list = SMP_TEXT("The keys here are");
    for (size_t i = 0; i < count && list.data; i++)
        list = smp__arena_format(model->arena, "%.*s %s%s", (int)list.size, list.data,
                                 keys[i].name, i + 1 == count ? "." : ",");
    if (!list.data) model->faults->memory_failed = true;
    return list;
}

/* Is a member of a map in {} what follows a comma in a text that nobody quoted? Then it has no
 * value, and something is before it. */
static bool is_cut(const smp__node *map, const smp__node *member)
{
    return map->place.source->text.data[map->place.offset] == '{' && member != map->first &&
           smp__node_is_nothing(member);
}

bool smp__fault_cut_text(smp__model *model, const smp__node *map, const smp__node *member)
{
    const smp__node *before = map->first;
    if (!is_cut(map, member)) return false;
    while (before->next != member) before = before->next;
    if (!is_cut(map, before)) /* of one text this is said once */
        smp__blame(model->faults, member->key->place,
                   SMP_TEXT("Put quotation marks round the whole text; it has a comma in it."),
                   "A text ends at the comma before \"%.*s\".", SMP__SHOW(member->key->text));
    return true;
}

static void fault_unknown_key(smp__model *model, const smp__node *map, const smp__node *member,
                              const smp__key *keys, size_t count, const char *what)
{
    const smp__node *key = member->key;
    smp__nearest nearest = smp__nearest_for(model->faults, key->text);
    for (size_t i = 0; i < count; i++) smp__nearest_try(&nearest, smp_text_of(keys[i].name));
    if (!nearest.best.data && smp__fault_cut_text(model, map, member)) return;
    smp_text keys_here = nearest.best.data || smp__faults_full(model->faults)
                             ? SMP_TEXT("")
                             : list_of_keys(model, keys, count);
    smp__blame(model->faults, key->place,
               smp__nearest_hint(&nearest, model->faults, keys_here),
               "\"%.*s\" is not a key of %s.", SMP__SHOW(key->text), what);
}

bool smp__read_map(smp__model *model, const smp__node *node, const smp__key *keys, size_t count,
                   void *into, const char *what)
{
    if (!smp__expect(model, node, SMP__NODE_MAP)) return false;
    for (const smp__node *member = node->first; member; member = member->next) {
        size_t i = 0;
        while (i < count && !smp__text_equal(member->key->text, smp_text_of(keys[i].name))) i++;
        if (i == count) fault_unknown_key(model, node, member, keys, count, what);
        else keys[i].read(model, member, (char *)into + keys[i].offset);
    }
    for (size_t i = 0; i < count; i++)
        if (keys[i].needed && !smp__map_find(node, keys[i].name))
            smp__blame(model->faults, node->key ? node->key->place : node->place, SMP_TEXT(""),
                       "The key \"%s\" is missing from %s.", keys[i].name, what);
    return true;
}

/* ---- Values -------------------------------------------------------------------------------- */

bool smp__expect(smp__model *model, const smp__node *node, smp__node_kind kind)
{
    static const char *const names[] = {"a text", "a list", "a map"};
    if (node->kind == kind) return true;
    if (node->faulty) return false;
    smp_text hint;
    if (smp__node_is_nothing(node)) {
        smp__blame(model->faults, node->place, SMP_TEXT("Give it, or delete the key."),
                   "Nothing is written here; %s is wanted.", names[kind]);
        return false;
    }
    if (kind == SMP__NODE_TEXT)
        hint = SMP_TEXT("If it is a text, quote it: it begins with [ or {, or has a \": \" in it.");
    else if (kind == SMP__NODE_LIST)
        hint = SMP_TEXT("Write [one, two], or each item on a line of its own after \"- \".");
    else
        hint = SMP_TEXT("Write {key: value}, or each key on a line of its own, indented.");
    smp__blame(model->faults, node->place, hint, "This is %s; %s is wanted.", names[node->kind],
               names[kind]);
    return false;
}

smp_text smp__node_text(smp__model *model, const smp__node *node)
{
    if (node->faulty || !smp__expect(model, node, SMP__NODE_TEXT)) return (smp_text){NULL, 0};
    if (smp__node_is_nothing(node)) {
        smp__blame(model->faults, node->place,
                   SMP_TEXT("Give it, or write \"\" if it is meant to be empty."),
                   "Nothing is written here; a text is wanted.");
        return (smp_text){NULL, 0};
    }
    return node->text;
}

void smp__read_text(smp__model *model, const smp__node *value, void *text)
{
    *(smp_text *)text = smp__node_text(model, value);
}

void smp__read_node(smp__model *model, const smp__node *value, void *node)
{
    (void)model;
    *(const smp__node **)node = value;
}

bool smp__node_day(smp__model *model, const smp__node *value, int32_t *day)
{
    smp_text text = smp__node_text(model, value);
    if (!text.data) return false;
    if (text.size == 10 && smp__date_parse(text, day)) return true;
    smp__blame(model->faults, value->place, SMP_TEXT("Write a date that exists as YYYY-MM-DD."),
               "\"%.*s\" is not a date.", SMP__SHOW(text));
    return false;
}

void smp__read_date(smp__model *model, const smp__node *value, void *text)
{
    int32_t day;
    *(smp_text *)text = smp__node_day(model, value, &day) ? value->text : (smp_text){NULL, 0};
}

static void read_day(smp__model *model, const smp__node *value, void *day)
{
    smp__node_day(model, value, day);
}

void smp__read_range(smp__model *model, const smp__node *value, void *field)
{
    static const smp__key keys[] = {
        {"from", read_day, offsetof(smp__range, from), false},
        {"until", read_day, offsetof(smp__range, until), false},
    };
    smp__range range = {SMP__NO_DAY, SMP__NO_DAY};
    if (!smp__read_map(model, value, keys, SMP_COUNT(keys), &range, "a range of dates")) return;
    if (range.from != SMP__NO_DAY && range.until != SMP__NO_DAY && range.from > range.until)
        smp__blame(model->faults, value->place, SMP_TEXT("Both days are inside the range."),
                   "The range ends before it begins.");
    *(smp__range *)field = range;
}

smp__word *smp__words_add(smp__model *model, smp__words *words, smp_text text,
                          const smp__node *node)
{
    smp__word *word = smp__model_new(model, sizeof *word);
    if (!word) return NULL;
    word->text = text;
    word->node = node;
    SMP__APPEND(words->first, words->last, word);
    words->count++;
    return word;
}

void smp__read_words(smp__model *model, const smp__node *value, void *field)
{
    if (!smp__expect(model, value, SMP__NODE_LIST)) return;
    for (const smp__node *item = value->first; item; item = item->next) {
        smp_text text = smp__node_text(model, item);
        if (!text.data) continue;
        if (text.size == 0)
            smp__blame(model->faults, item->place, SMP_TEXT("Delete it."), "The item is empty.");
        else if (!smp__words_add(model, field, text, item))
            return;
    }
}

void smp__read_number(smp__model *model, const smp__node *value, void *field)
{
    smp_text text = smp__node_text(model, value);
    if (text.data && !smp__text_to_double(text, field))
        smp__blame(model->faults, value->place, SMP_TEXT("Write a number such as 3 or -4.5."),
                   "\"%.*s\" is not a number.", SMP__SHOW(text));
}

void smp__read_score(smp__model *model, const smp__node *value, void *field)
{
    double *score = field;
    smp__read_number(model, value, score);
    if (!(*score > 0 && *score < 1))
        smp__blame(model->faults, value->place, SMP_TEXT("Write a number such as 0.5."),
                   "A score lies between 0 and 1.");
}

bool smp__node_truth(smp__model *model, const smp__node *value, smp_tri *truth)
{
    smp_text text = smp__node_text(model, value);
    if (!text.data) return false;
    if (smp__text_equal_ascii_fold(text, SMP_TEXT("yes")) ||
        smp__text_equal_ascii_fold(text, SMP_TEXT("true")))
        *truth = SMP_YES;
    else if (smp__text_equal_ascii_fold(text, SMP_TEXT("no")) ||
             smp__text_equal_ascii_fold(text, SMP_TEXT("false")))
        *truth = SMP_NO;
    else {
        smp__blame(model->faults, value->place, SMP_TEXT("Write yes or no."),
                   "\"%.*s\" is neither yes nor no.", SMP__SHOW(text));
        return false;
    }
    return true;
}

int smp__node_choice(smp__model *model, const smp__node *node, const char *const *names,
                     size_t count, const char *what)
{
    smp_text text = smp__node_text(model, node);
    if (!text.data) return -1;
    for (size_t i = 0; i < count; i++)
        if (smp__text_equal(text, smp_text_of(names[i]))) return (int)i;
    smp__nearest nearest = smp__nearest_for(model->faults, text);
    smp_text list = SMP_TEXT("It is one of:");
    for (size_t i = 0; i < count; i++) {
        smp__nearest_try(&nearest, smp_text_of(names[i]));
        if (list.data)
            list = smp__arena_format(model->arena, "%.*s %s%s", (int)list.size, list.data,
                                     names[i], i + 1 == count ? "." : ",");
    }
    if (!list.data) model->faults->memory_failed = true;
    smp__blame(model->faults, node->place, smp__nearest_hint(&nearest, model->faults, list),
               "\"%.*s\" is not %s.", SMP__SHOW(text), what);
    return -1;
}

bool smp__check_name(smp__model *model, const smp__node *node, const char *more, const char *what)
{
    bool good = node->text.size > 0;
    for (size_t i = 0; i < node->text.size && good; i++) {
        char c = node->text.data[i];
        good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c && strchr(more, c));
    }
    if (good) return true;
    smp_text hint = smp__arena_format(
        model->arena, "Use lower-case letters, digits and the characters %s .", more);
    if (!hint.data) model->faults->memory_failed = true;
    smp__blame(model->faults, node->place, hint, "\"%.*s\" cannot be the name of %s.",
               SMP__SHOW(node->text), what);
    return false;
}

void smp__fault_unknown(smp__model *model, const smp__node *node, const smp__table *table,
                        const char *what, smp_text otherwise)
{
    smp__nearest nearest = smp__nearest_for(model->faults, node->text);
    for (uint32_t i = 0; i < table->capacity; i++)
        if (table->slots[i].key.data) smp__nearest_try(&nearest, table->slots[i].key);
    smp__blame(model->faults, node->place,
               smp__nearest_hint(&nearest, model->faults, otherwise), "There is no %s \"%.*s\".",
               what, SMP__SHOW(node->text));
}
