/* What a clause tells its reader: one text, or one for each of its signals.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <string.h>

static void check_placeholders(smp__model *model, const smp__node *node)
{
    static const char *const known[] = {"span",   "fix",  "value",        "limit",
                                        "detail", "item", "organisation", "contact"};
    smp_text text = node->text;
    for (size_t at = 0; at < text.size; at++) {
        if (text.data[at] != '{') continue;
        const char *close = memchr(text.data + at, '}', text.size - at);
        size_t end = close ? (size_t)(close - text.data) : text.size;
        smp_text name = smp__text_slice(text, at + 1, end);
        smp__nearest nearest = smp__nearest_for(model->faults, name);
        size_t i = 0;
        while (i < SMP_COUNT(known) && !smp__text_equal(name, smp_text_of(known[i])))
            smp__nearest_try(&nearest, smp_text_of(known[i++]));
        if (i == SMP_COUNT(known))
            smp__blame(model->faults, smp__node_place_at(node, at),
                       smp__nearest_hint(&nearest, model->faults,
                                         SMP_TEXT("Known are {span}, {fix}, {value}, {limit}, "
                                                  "{detail}, {item}, {organisation} and "
                                                  "{contact}.")),
                       "Nothing can be filled in for {%.*s}.", SMP__SHOW(name));
        at = end;
    }
}

static smp_text read_words(smp__model *model, const smp__node *node)
{
    const smp_text words = smp__node_text(model, node);
    if (words.data) check_placeholders(model, node);
    return words;
}

static void read_saying(smp__model *model, const smp__node *node, smp__pack_saying **end)
{
    smp__pack_signal *signal = smp__find_signal(model, node->key);
    const smp_text words = read_words(model, node);
    if (!signal || !words.data || !(*end = smp__model_new(model, sizeof **end))) return;
    (*end)->signal = signal;
    (*end)->node = node;
    (*end)->words = words;
}

void smp__read_message(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_clause *clause = field;
    clause->message = (smp_text){NULL, 0};
    clause->sayings = NULL;
    if (value->kind != SMP__NODE_MAP) {
        clause->message = read_words(model, value);
        return;
    }
    smp__pack_saying **end = &clause->sayings;
    for (const smp__node *member = value->first; member; member = member->next) {
        if (smp__text_equal(member->key->text, SMP_TEXT("other"))) {
            clause->message = read_words(model, member);
            continue;
        }
        read_saying(model, member, end);
        if (*end) end = &(*end)->next;
    }
}

void smp__check_sayings(smp__model *model, const smp__pack_clause *clause)
{
    for (const smp__pack_saying *saying = clause->sayings; saying; saying = saying->next) {
        const smp__pack_flag *flag = clause->flags;
        while (flag && flag->signal != saying->signal) flag = flag->next;
        if (!flag)
            smp__blame(model->faults, saying->node->key->place,
                       SMP_TEXT("Name it under \"flag\" too, or delete its message."),
                       "The clause \"%.*s\" does not flag \"%.*s\".", SMP__SHOW(clause->id),
                       SMP__SHOW(saying->signal->name));
    }
}
