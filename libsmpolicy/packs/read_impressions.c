/* The section `impressions`: what the words of a post may come to together, and what each word says
 * for it.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"
#include "text/text.h"

#include <string.h>

typedef struct reading {
    smp__pack_impression *impression;
    smp__word_reader words;
} reading;

/* The entry for a word, or for two, made where it is not there yet. NULL when memory ran out. */
static smp__pack_form *find_form(smp__model *model, smp_text key, uint32_t hash)
{
    smp__pack_form *form = smp__table_get(&model->form_table, key);
    if (form) return form;
    form = smp__model_new(model, sizeof *form);
    if (!form) return NULL;
    form->hash = hash;
    SMP__APPEND(model->forms, model->last_form, form);
    model->form_count++;
    return smp__model_index(model, &model->form_table, key, form) ? form : NULL;
}

static smp_text read_one(reading *in, const smp__node *node, smp_text text)
{
    if (smp__text_equal(text, SMP_TEXT(SMP__VOCABLE_CAPITAL)))
        return SMP_TEXT(SMP__VOCABLE_CAPITAL);
    return smp__word_reader_read(&in->words, node, text, smp__vocable_form);
}

static uint32_t hash_of(smp_text form) { return smp__hash(form.data, form.size); }

/* NULL after a fault. */
static smp__pack_form *read_form(reading *in, const smp__node *node, smp_text text)
{
    smp__model *model = in->words.model;
    smp_text word, next;
    if (!smp__split_words(model, node, text, &word, &next, NULL)) return NULL;
    smp_text first = read_one(in, node, word);
    if (!first.data) return NULL;
    if (!next.data) return find_form(model, first, hash_of(first));
    smp_text second = read_one(in, node, next);
    smp__pack_form *one = second.data ? find_form(model, first, hash_of(first)) : NULL;
    smp__pack_form *other = one ? find_form(model, second, hash_of(second)) : NULL;
    if (!other) return NULL;
    one->is_of_two = other->is_of_two = true;
    smp_text key = smp__arena_format(model->arena, "%.*s %.*s", (int)first.size, first.data,
                                     (int)second.size, second.data);
    if (!key.data) model->faults->memory_failed = true;
    if (!key.data) return NULL;
    return find_form(model, key, smp__hash_of_two(hash_of(first), hash_of(second)));
}

static void read_entry(reading *in, const smp__node *node, int8_t tenths)
{
    smp__model *model = in->words.model;
    uint32_t number = in->impression->number;
    smp_text text = smp__node_text(model, node);
    smp__pack_form *form = text.data ? read_form(in, node, text) : NULL;
    if (!form) return;
    const smp__node *before = form->nodes[number];
    if (before && before->place.source == node->place.source) {
        smp__blame(model->faults, node->place, SMP_TEXT("Delete one of the two."),
                   "\"%.*s\" is the same as \"%.*s\" at line %u, column %u.", SMP__SHOW(text),
                   SMP__SHOW(before->text), smp__place_line(before->place),
                   smp__place_column(before->place));
        return;
    }
    form->nodes[number] = node;
    form->tenths[number] = tenths;
}

/* Lists of words, each after the weight of its words. */
static void read_words(smp__model *model, const smp__node *value, void *field)
{
    reading in = {.impression = field};
    if (!smp__expect(model, value, SMP__NODE_MAP) || !smp__word_reader_begin(&in.words, model))
        return;
    for (const smp__node *list = value->first; list; list = list->next) {
        int8_t tenths;
        if (!smp__node_tenths(model, list->key, &tenths) ||
            !smp__expect(model, list, SMP__NODE_LIST))
            continue;
        for (const smp__node *node = list->first; node && !model->faults->memory_failed;
             node = node->next)
            read_entry(&in, node, tenths);
    }
    smp__word_reader_end(&in.words);
}

/* The name of a signal at `node`, for the list that ends at `last`. */
static void read_signal(smp__model *model, const smp__node *node, smp__pack_flag **flags,
                        smp__pack_flag **last)
{
    if (!smp__expect(model, node, SMP__NODE_TEXT)) return;
    smp__pack_flag *flag = smp__model_new(model, sizeof *flag);
    if (!flag) return;
    flag->signal = smp__find_signal(model, node);
    if (flag->signal) SMP__APPEND(*flags, *last, flag);
}

/* One signal or a list of them, which have patterns of their own, as a rule. */
static void read_raised(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_impression *impression = field;
    smp__pack_flag *last = NULL;
    impression->raises = NULL;
    if (value->kind != SMP__NODE_LIST) {
        read_signal(model, value, &impression->raises, &last);
        return;
    }
    for (const smp__node *node = value->first; node; node = node->next)
        read_signal(model, node, &impression->raises, &last);
}

static void read_unless(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_impression *impression = field;
    smp__pack_flag *last = NULL;
    impression->unless = NULL;
    if (!smp__expect(model, value, SMP__NODE_LIST)) return;
    for (const smp__node *node = value->first; node; node = node->next)
        read_signal(model, node, &impression->unless, &last);
}

static smp__pack_impression *declare(smp__model *model, const smp__node *name)
{
    smp__pack_impression *last = model->last_impression;
    uint32_t number = last ? last->number + 1 : 0;
    if (!smp__check_name(model, name, "-", "an impression")) return NULL;
    if (number == SMP__IMPRESSIONS_MAX) {
        smp__blame(model->faults, name->place, SMP_TEXT("Leave some out."),
                   "There are more than %u impressions.", SMP__IMPRESSIONS_MAX);
        return NULL;
    }
    smp__pack_impression *impression = smp__model_new(model, sizeof *impression);
    if (!impression) return NULL;
    impression->name = name->text;
    impression->point = 0.5;
    impression->number = number;
    SMP__APPEND(model->impressions, model->last_impression, impression);
    return smp__model_index(model, &model->impression_table, name->text, impression) ? impression
                                                                                     : NULL;
}

void smp__read_impressions(smp__model *model, const smp__node *node)
{
    static const smp__key first[] = {
        {"meaning", smp__read_text, offsetof(smp__pack_impression, meaning), true},
        {"raises", read_raised, 0, true},
        {"bias", smp__read_number, offsetof(smp__pack_impression, bias), true},
        {"point", smp__read_score, offsetof(smp__pack_impression, point), true},
        {"unless", read_unless, 0, false},
        {"words", read_words, 0, true},
    };
    static const smp__key again[] = {
        {"point", smp__read_score, offsetof(smp__pack_impression, point), false},
        {"unless", read_unless, 0, false},
        {"words", read_words, 0, false},
    };
    for (const smp__node *member = node->first; member && !model->faults->memory_failed;
         member = member->next) {
        smp__pack_impression *inherited =
            smp__table_get(&model->impression_table, member->key->text);
        smp__pack_impression *impression = inherited ? inherited : declare(model, member->key);
        if (impression)
            smp__read_map(model, member, inherited ? again : first,
                          inherited ? SMP_COUNT(again) : SMP_COUNT(first), impression,
                          inherited ? "an inherited impression" : "an impression");
    }
}

void smp__keep_impressions(smp__model *model)
{
    static const uint32_t posts = SMP__ON_POST | SMP__ON_REPLY | SMP__ON_SHARE | SMP__ON_QUOTE |
                                  SMP__ON_DIRECT_MESSAGE;
    for (smp__pack_impression *one = model->impressions; one; one = one->next) {
        for (const smp__pack_flag *flag = one->raises; flag && !one->kept; flag = flag->next)
            one->kept = flag->signal->used & posts;
        for (const smp__pack_flag *flag = one->unless; flag && one->kept; flag = flag->next)
            flag->signal->used |= posts;
    }
}
