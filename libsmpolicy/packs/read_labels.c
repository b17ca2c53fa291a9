/* The section `labels`: kinds of message, each with what speaks for and against it.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

static void read_weights(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_label *label = field;
    if (!smp__expect(model, value, SMP__NODE_MAP)) return;
    smp__pack_weight *last = NULL;
    for (const smp__node *member = value->first; member; member = member->next) {
        smp__pack_signal *signal = smp__find_signal(model, member->key);
        smp__pack_weight *weight = smp__model_new(model, sizeof *weight);
        if (!weight) return;
        smp__read_number(model, member, &weight->weight);
        weight->signal = signal;
        if (signal) SMP__APPEND(label->weights, last, weight);
    }
}

static void read_family(smp__model *model, const smp__node *value, void *family)
{
    smp_text name = smp__node_text(model, value);
    if (name.data && smp__check_name(model, value, "._-", "a family")) *(smp_text *)family = name;
}

static void read_truth(smp__model *model, const smp__node *value, void *truth)
{
    smp__node_truth(model, value, truth);
}

/* A signal that only the label raises is named here for the first time. */
static void read_raised(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_label *label = field;
    smp_text name = smp__node_text(model, value);
    if (!name.data || !smp__check_name(model, value, "._-", "a signal")) return;
    label->raises = smp__table_get(&model->signal_table, name);
    if (!label->raises) label->raises = smp__add_signal(model, name);
}

#define UNSAID (-1.0) /* less than every score */

static void check_family(smp__model *model, const smp__node *member, const smp__pack_label *label)
{
    smp_text name = label->name;
    if ((label->family.data != NULL) != (label->beside > UNSAID))
        smp__blame(model->faults, member->key->place,
                   SMP_TEXT("Give \"family\" and \"beside\" together."),
                   "The label \"%.*s\" has \"family\" or \"beside\" and not the other.",
                   SMP__SHOW(name));
    else if (label->family.data && label->beside < label->point)
        smp__blame(model->faults, member->key->place,
                   SMP_TEXT("Raise \"beside\" to \"point\" or above."),
                   "The label \"%.*s\" needs less beside another than by itself.",
                   SMP__SHOW(name));
}

static void check_alone(smp__model *model, const smp__node *member, smp__pack_label *label)
{
    if (label->alone > label->point)
        smp__blame(model->faults, member->key->place,
                   SMP_TEXT("Lower \"alone\" to \"point\" or below."),
                   "The label \"%.*s\" needs more alone than beside others.",
                   SMP__SHOW(label->name));
    if (label->alone == UNSAID) label->alone = label->point;
}

void smp__read_labels(smp__model *model, const smp__node *node)
{
    static const smp__key keys[] = {
        {"meaning", smp__read_text, offsetof(smp__pack_label, meaning), true},
        {"raises", read_raised, 0, true},
        {"bias", smp__read_number, offsetof(smp__pack_label, bias), true},
        {"point", smp__read_score, offsetof(smp__pack_label, point), true},
        {"doubt", smp__read_score, offsetof(smp__pack_label, doubt), true},
        {"weights", read_weights, 0, true},
        {"quoted", read_truth, offsetof(smp__pack_label, quoted), false},
        {"family", read_family, offsetof(smp__pack_label, family), false},
        {"beside", smp__read_score, offsetof(smp__pack_label, beside), false},
        {"alone", smp__read_score, offsetof(smp__pack_label, alone), false},
    };
    for (const smp__node *member = node->first; member; member = member->next) {
        smp_text name = member->key->text;
        const smp__pack_label *before = smp__table_get(&model->label_table, name);
        smp__pack_label *label = smp__model_new(model, sizeof *label);
        if (!label || !smp__check_name(model, member->key, "._-", "a label")) return;
        if (before)
            smp__blame(model->faults, member->key->place, SMP_TEXT("Choose another name."),
                       "The label \"%.*s\" is inherited.", SMP__SHOW(name));
        label->name = name;
        label->point = label->doubt = 0.5;
        label->beside = label->alone = UNSAID;
        if (!smp__read_map(model, member, keys, SMP_COUNT(keys), label, "a label")) continue;
        if (label->doubt > label->point)
            smp__blame(model->faults, member->key->place,
                       SMP_TEXT("Lower \"doubt\", or raise \"point\"."),
                       "The label \"%.*s\" is in doubt where it is already given.",
                       SMP__SHOW(name));
        check_family(model, member, label);
        check_alone(model, member, label);
        if (label->raises && !label->raises->meaning.data) label->raises->meaning = label->meaning;
        SMP__APPEND(model->labels, model->last_label, label);
        if (model->label_count++ == SMP__LABELS_MAX)
            smp__blame(model->faults, member->key->place, SMP_TEXT("Leave some out."),
                       "There are more than %u labels.", SMP__LABELS_MAX);
        if (!smp__model_index(model, &model->label_table, name, label)) return;
    }
}

/* A pack that names no organisation is made for others to extend: labels would only slow it. */
void smp__keep_labels(smp__model *model)
{
    model->keeps_labels = model->organisation.data != NULL;
    for (const smp__pack_label *label = model->labels; label; label = label->next)
        if (label->raises && label->raises->used && !label->raises->patterns.first)
            model->keeps_labels = true;
    if (!model->keeps_labels) return;
    for (const smp__pack_label *label = model->labels; label; label = label->next) {
        if (label->raises) label->raises->used |= SMP__ON_MESSAGE;
        for (const smp__pack_weight *weight = label->weights; weight; weight = weight->next)
            weight->signal->used |= SMP__ON_MESSAGE;
    }
}
