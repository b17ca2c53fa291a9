/* What words say for impressions, into records that a post's tokens are looked up in.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"
#include "text/text.h"

#include <math.h>
#include <string.h>

/* Tenths that words must come to for the score to reach the point. */
static int32_t least_for(const smp__pack_impression *impression)
{
    double sum = log(impression->point / (1 - impression->point)) - impression->bias;
    return (int32_t)ceil(sum * 10 - 1e-6);
}

static smp__slice emit_signals(const smp__pack_flag *flag, smp__image_builder *builder)
{
    smp__slice slice = {smp__image_count(builder, SMP__SECTION_CLAUSE_SIGNALS), 0};
    for (; flag; flag = flag->next, slice.count++)
        smp__image_add(builder, SMP__SECTION_CLAUSE_SIGNALS, &flag->signal->index,
                       sizeof flag->signal->index);
    return slice;
}

/* Each has its place in forms, so that all policies may share these; one of which no clause wants
 * to know is never given. False where that goes for all. */
static bool emit_all(const smp__model *model, smp__image_builder *builder)
{
    bool any = false;
    for (const smp__pack_impression *one = model->impressions; one; one = one->next)
        any = any || one->kept;
    for (const smp__pack_impression *one = model->impressions; one && any; one = one->next) {
        smp__impression_record record = {.least = INT32_MAX};
        if (one->kept)
            record = (smp__impression_record){.name = smp__image_intern(builder, one->name),
                                              .least = least_for(one),
                                              .raises = emit_signals(one->raises, builder),
                                              .unless = emit_signals(one->unless, builder)};
        smp__image_add(builder, SMP__SECTION_IMPRESSIONS, &record, sizeof record);
    }
    return any;
}

/* Fills in the record of a form, NULL for one that says nothing; false where it does. */
static bool says_any(smp__form_record *record, const smp__pack_form *form)
{
    bool any = false;
    *record = (smp__form_record){.hash = form ? form->hash : 0};
    memset(record->says, SMP__SAYS_NOTHING, sizeof record->says);
    for (uint32_t i = 0; i < SMP__IMPRESSIONS_MAX && form; i++) {
        record->says[i] = (uint8_t)(SMP__SAYS_NOTHING + form->tenths[i]);
        any = any || form->tenths[i];
    }
    return any;
}

static const char *const placed_first[] = {[SMP__FORM_OF_CAPITAL] = SMP__VOCABLE_CAPITAL,
                                           [SMP__FORM_OF_NUMBER] = SMP__VOCABLE_NUMBER};

static bool is_placed(const smp__pack_form *form)
{
    for (size_t i = 0; i < SMP_COUNT(placed_first); i++)
        if (form->hash == smp__hash(placed_first[i], strlen(placed_first[i]))) return true;
    return false;
}

typedef struct form_table {
    smp__image_builder *builder;
    uint32_t *slots;
    uint32_t mask;
} form_table;

static void add_form(const form_table *table, const smp__form_record *record)
{
    uint32_t slot = record->hash & table->mask;
    while (table->slots[slot]) slot = (slot + 1) & table->mask;
    table->slots[slot] =
        smp__image_add(table->builder, SMP__SECTION_FORMS, record, sizeof *record) + 1;
}

void smp__emit_impressions(smp__model *model, smp__image_builder *builder)
{
    uint32_t slot_count = 64;
    if (!emit_all(model, builder)) return;
    /* At most a quarter full: most pairs of words are not there, and the first slot tells. */
    while (slot_count < (model->form_count + SMP_COUNT(placed_first)) * 4) slot_count *= 2;
    uint32_t *slots = smp__model_new(model, slot_count * sizeof *slots);
    if (!slots) return;
    form_table table = {builder, slots, slot_count - 1};
    smp__form_record record;
    for (size_t i = 0; i < SMP_COUNT(placed_first); i++) {
        smp_text text = smp_text_of(placed_first[i]);
        says_any(&record, smp__table_get(&model->form_table, text));
        record.hash = smp__hash(text.data, text.size);
        add_form(&table, &record);
    }
    for (const smp__pack_form *form = model->forms; form; form = form->next)
        if ((says_any(&record, form) || form->is_of_two) && !is_placed(form))
            add_form(&table, &record);
    smp__image_add_array(builder, SMP__SECTION_FORM_SLOTS, slots, sizeof *slots, slot_count);
}
