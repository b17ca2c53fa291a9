/* What words say for labels, into records that a message's tokens are looked up in.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <string.h>

/* A label is known by its place. */
static uint8_t number_of(const smp__model *model, const smp__pack_label *wanted)
{
    uint8_t number = 0;
    for (const smp__pack_label *label = model->labels; label != wanted; label = label->next)
        number++;
    return number;
}

static void emit_weights(const smp__model *model, smp__image_builder *builder,
                         const smp__pack_vocable *vocable)
{
    for (const smp__pack_word_weight *weight = vocable->weights; weight; weight = weight->next) {
        int tenths = weight->tenths + weight->spread;
        if (tenths == 0) continue;
        if (tenths < INT8_MIN || tenths > INT8_MAX) tenths = tenths < 0 ? INT8_MIN : INT8_MAX;
        smp__word_weight record = {number_of(model, weight->label), (int8_t)tenths};
        smp__image_add(builder, SMP__SECTION_WORD_WEIGHTS, &record, sizeof record);
    }
}

/* Returns the hash that it is found by. */
static uint32_t emit_vocable(const smp__model *model, smp__image_builder *builder,
                             smp__pack_vocable *vocable)
{
    smp__vocabulary_record record = {
        .speaks = smp__image_count(builder, SMP__SECTION_WORD_WEIGHTS), .second = SMP__ONE_WORD};
    if (vocable->first) {
        record.first = vocable->first->index;
        record.second = vocable->second->index | (vocable->apart ? SMP__ONE_BETWEEN : 0);
    } else {
        record.first = smp__image_intern(builder, vocable->stem);
    }
    emit_weights(model, builder, vocable);
    vocable->index = smp__image_add(builder, SMP__SECTION_VOCABULARY, &record, sizeof record);
    return vocable->first ? smp__hash_of_two(record.first, record.second)
                          : smp__hash(vocable->stem.data, vocable->stem.size);
}

static void emit_end(smp__image_builder *builder)
{
    const smp__vocabulary_record end = {
        .speaks = smp__image_count(builder, SMP__SECTION_WORD_WEIGHTS), .second = SMP__ONE_WORD};
    smp__image_add(builder, SMP__SECTION_VOCABULARY, &end, sizeof end);
}

void smp__emit_vocabulary(smp__model *model, smp__image_builder *builder)
{
    uint32_t slot_count = 64;
    if (!model->keeps_labels || !model->vocables) return;
    while (slot_count * 3 < model->vocable_table.count * 4) slot_count *= 2;
    uint32_t *slots = smp__model_new(model, slot_count * sizeof *slots);
    if (!slots) return;
    for (smp__pack_vocable *vocable = model->vocables; vocable; vocable = vocable->next) {
        uint32_t slot = emit_vocable(model, builder, vocable) & (slot_count - 1);
        while (slots[slot]) slot = (slot + 1) & (slot_count - 1);
        slots[slot] = vocable->index + 1;
    }
    emit_end(builder);
    smp__image_add_array(builder, SMP__SECTION_VOCABULARY_SLOTS, slots, sizeof *slots, slot_count);
}
