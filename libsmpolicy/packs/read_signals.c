/* The section `signals` and its overrides.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <string.h>

static bool is_own(const smp__pack_signal *signal) { return signal->index >= SMP__SIGNAL_COUNT; }

/* Nobody but the catalogue has spoken of it yet. */
static bool is_untouched(const smp__pack_signal *signal) { return signal->node == NULL; }

smp__pack_signal *smp__add_signal(smp__model *model, smp_text name)
{
    smp__pack_signal *signal = smp__model_new(model, sizeof *signal);
    if (!signal) return NULL;
    signal->name = name;
    signal->declared = model->now ? model->now->level : 0; /* the catalogue has none */
    signal->fields = SMP__FIELD_TEXT | SMP__FIELD_ALT;
    signal->index = model->last_signal ? model->last_signal->index + 1 : 0;
    SMP__APPEND(model->signals, model->last_signal, signal);
    return smp__model_index(model, &model->signal_table, name, signal) ? signal : NULL;
}

bool smp__add_catalogue(smp__model *model)
{
    for (size_t i = 0; i < SMP__SIGNAL_COUNT; i++) {
        smp__pack_signal *signal = smp__add_signal(model, smp_text_of(smp__catalogue[i].name));
        if (!signal) return false;
        signal->meaning = smp_text_of(smp__catalogue[i].meaning);
        memcpy(signal->parameters, smp__catalogue[i].parameter_defaults,
               sizeof signal->parameters);
    }
    return true;
}

smp__pack_signal *smp__find_signal(smp__model *model, const smp__node *name)
{
    if (!smp__node_text(model, name).data) return NULL;
    smp__pack_signal *signal = smp__table_get(&model->signal_table, name->text);
    if (!signal)
        smp__fault_unknown(model, name, &model->signal_table, "signal",
                           SMP_TEXT("Give it patterns under \"signals\"."));
    return signal;
}

/* ---- What is said of a signal --------------------------------------------------------------- */

static void read_fields(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"text", "alt", "shared"}; /* as SMP__FIELD_* */
    uint32_t fields = 0;
    if (!smp__expect(model, value, SMP__NODE_LIST)) return;
    for (const smp__node *item = value->first; item; item = item->next) {
        int i = smp__node_choice(model, item, names, SMP_COUNT(names), "a field of a post");
        if (i >= 0) fields |= 1u << i;
    }
    if (value->count == 0)
        smp__blame(model->faults, value->place, SMP_TEXT("Write for instance [text, alt]."),
                   "The signal is looked for nowhere.");
    *(uint32_t *)field = fields;
}

static void read_replace(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"value", "lead-in"};
    int i = smp__node_choice(model, value, names, SMP_COUNT(names), "a kind of repair");
    if (i >= 0) *(smp_text *)field = smp_text_of(names[i]);
}

/* Patterns of a section: a list. Those of an override: {add, remove}. */
typedef struct word_change {
    const smp__node *add, *remove;
} word_change;

static void change_words(smp__model *model, const smp__node *node, smp__words *words)
{
    static const smp__key keys[] = {
        {"add", smp__read_node, offsetof(word_change, add), false},
        {"remove", smp__read_node, offsetof(word_change, remove), false},
    };
    word_change change = {NULL, NULL};
    if (!smp__read_map(model, node, keys, SMP_COUNT(keys), &change, "a change of patterns")) return;
    if (change.remove && smp__expect(model, change.remove, SMP__NODE_LIST)) {
        for (const smp__node *item = change.remove->first; item; item = item->next) {
            smp_text text = smp__node_text(model, item);
            smp__word *word = words->first;
            smp__nearest nearest = smp__nearest_for(model->faults, text);
            while (word && (word->removed || !smp__text_equal(word->text, text))) {
                if (!word->removed) smp__nearest_try(&nearest, word->text);
                word = word->next;
            }
            if (word) word->removed = true;
            else if (text.data)
                smp__blame(model->faults, item->place,
                           smp__nearest_hint(&nearest, model->faults,
                                             SMP_TEXT("Write it exactly as the parent does.")),
                           "There is no pattern \"%.*s\" to remove.", SMP__SHOW(text));
        }
    }
    if (change.add) smp__read_words(model, change.add, words);
}

static void read_signal_words(smp__model *model, const smp__node *value, void *words)
{
    smp__words *into = words;
    *into = (smp__words){NULL, NULL, 0};
    smp__read_words(model, value, into);
}

static void change_signal_words(smp__model *model, const smp__node *value, void *words)
{
    change_words(model, value, words);
}

static void read_reason(smp__model *model, const smp__node *value, void *field)
{
    (void)field;
    smp__node_text(model, value);
}

static void refuse_until(smp__model *model, const smp__node *value, void *field)
{
    (void)field;
    smp__blame(model->faults, value->key->place,
               SMP_TEXT("Give the dates to an override of the clauses that use it."),
               "Only an override of a clause can end on a date.");
}

static void read_parameter(smp__model *model, const smp__node *value, void *field)
{
    smp_text text = smp__node_text(model, value);
    if (text.data && !smp__text_to_double(text, field))
        smp__blame(model->faults, value->place, SMP_TEXT("Write a number such as 3 or 4.5."),
                   "\"%.*s\" is not a number.", SMP__SHOW(text));
}

/* Five for any signal, two for an override, two parameters. */
#define KEYS_MAX 9u

static void read_signal(smp__model *model, smp__pack_signal *signal, const smp__node *node,
                        bool is_override)
{
    void (*words)(smp__model *, const smp__node *, void *) =
        is_override ? change_signal_words : read_signal_words;
    smp__key keys[KEYS_MAX] = {
        {"meaning", smp__read_text, offsetof(smp__pack_signal, meaning), false},
        {"patterns", words, offsetof(smp__pack_signal, patterns), false},
        {"unless", words, offsetof(smp__pack_signal, unless), false},
        {"fields", read_fields, offsetof(smp__pack_signal, fields), false},
        {"replace", read_replace, offsetof(smp__pack_signal, replace), false},
    };
    size_t count = 5;
    if (is_override) {
        keys[count++] = (smp__key){"reason", read_reason, 0, true};
        keys[count++] = (smp__key){"until", refuse_until, 0, false};
    }
    if (!is_own(signal)) {
        const smp__catalogue_entry *entry = &smp__catalogue[signal->index];
        for (size_t i = 0; i < SMP_COUNT(entry->parameter_names); i++)
            if (entry->parameter_names[i])
                keys[count++] = (smp__key){entry->parameter_names[i], read_parameter,
                                           offsetof(smp__pack_signal, parameters) +
                                               i * sizeof signal->parameters[0],
                                           false};
    }
    signal->node = node;
    signal->level = model->now->level;
    smp__read_map(model, node, keys, count, signal,
                  is_override ? "an override of a signal" : "a signal");
}

void smp__read_signals(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        smp_text name = member->key->text;
        smp__pack_signal *signal = smp__table_get(&model->signal_table, name);
        if (signal && !is_untouched(signal)) {
            smp__blame(model->faults, member->key->place,
                       SMP_TEXT("Change it under \"overrides\", with a reason."),
                       "The signal \"%.*s\" is inherited from \"%.*s\".", SMP__SHOW(name),
                       SMP__SHOW(model->packs[signal->level].id));
            continue;
        }
        if (!signal) {
            if (member->kind == SMP__NODE_MAP && !smp__map_find(member, "patterns")) {
                smp__fault_unknown(model, member->key, &model->signal_table, "built-in signal",
                                   SMP_TEXT("A signal of the pack's own needs \"patterns\"."));
                continue;
            }
            smp__check_name(model, member->key, "._-", "a signal");
            signal = smp__add_signal(model, name);
            if (!signal) return;
        }
        read_signal(model, signal, member, false);
    }
}

void smp__override_signals(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        smp__pack_signal *signal = smp__table_get(&model->signal_table, member->key->text);
        if (!signal)
            smp__fault_unknown(model, member->key, &model->signal_table, "signal",
                               SMP_TEXT("Only what is inherited can be overridden."));
        else
            read_signal(model, signal, member, true);
    }
}
