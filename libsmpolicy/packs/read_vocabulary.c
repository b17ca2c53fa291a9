/* The section `vocabulary`: what single words and pairs say for labels, one by one or by their
 * lexicon.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"
#include "text/text.h"

#include <string.h>

typedef struct reading {
    smp__model *model;
    smp__word_reader words;
    const smp__pack_label *label;
    int8_t tenths;
} reading;

/* ---- Words as the engine will meet them ---------------------------------------------------- */

static smp_text read_stem(reading *in, const smp__node *node, smp_text word)
{
    const smp_text of_text = smp__vocable_of_text(word);
    return of_text.data ? of_text
                        : smp__word_reader_read(&in->words, node, word, smp__vocable);
}

/* The entry for a word, or for two where `first` is given, next to each other or `apart`; made
 * where it is not there yet. NULL when memory ran out. */
static smp__pack_vocable *find_vocable(smp__model *model, smp_text stem,
                                       const smp__pack_vocable *first, bool apart)
{
    smp_text key = stem;
    if (first) {
        key = smp__arena_format(model->arena, "%.*s %s%.*s", (int)first->stem.size,
                                first->stem.data, apart ? "_ " : "", (int)stem.size, stem.data);
        if (!key.data) model->faults->memory_failed = true;
    }
    if (!key.data) return NULL;
    smp__pack_vocable *found = smp__table_get(&model->vocable_table, key);
    if (found) return found;
    const smp__pack_vocable *second = first ? find_vocable(model, stem, NULL, false) : NULL;
    if (first && !second) return NULL;
    found = smp__model_new(model, sizeof *found);
    if (!found) return NULL;
    *found = (smp__pack_vocable){.stem = stem, .first = first, .second = second, .apart = apart};
    SMP__APPEND(model->vocables, model->last_vocable, found);
    return smp__model_index(model, &model->vocable_table, key, found) ? found : NULL;
}

/* ---- Weights ------------------------------------------------------------------------------- */

/* What the word says for the label; made where nothing was said yet. NULL when memory ran out. */
static smp__pack_word_weight *weight_of(smp__model *model, smp__pack_vocable *vocable,
                                        const smp__pack_label *label)
{
    smp__pack_word_weight *weight = vocable->weights;
    while (weight && weight->label != label) weight = weight->next;
    if (weight) return weight;
    weight = smp__model_new(model, sizeof *weight);
    if (!weight) return NULL;
    weight->label = label;
    weight->next = vocable->weights;
    vocable->weights = weight;
    return weight;
}

/* The start goes before a word or stands alone, the end right after a word, and a length stands
 * alone: otherwise no message has it. */
static bool some_message_has(smp_text word, smp_text next, bool apart)
{
    const bool of_text = smp__vocable_of_text(word).data != NULL;
    if (!next.data) return !smp__text_equal(word, SMP_TEXT(SMP__VOCABLE_END));
    if (smp__vocable_of_text(next).data)
        return !of_text && !apart && smp__text_equal(next, SMP_TEXT(SMP__VOCABLE_END));
    return !of_text || smp__text_equal(word, SMP_TEXT(SMP__VOCABLE_START));
}

static bool may_be_met(reading *in, const smp__node *node, smp_text word, smp_text next, bool apart)
{
    if (some_message_has(word, next, apart)) return true;
    smp__blame(in->model->faults, node->place,
               SMP_TEXT("Write \"<start> word\", \"word <end>\", or a length such as <8+> by "
                        "itself."),
               "\"%.*s\" cannot be looked for.", SMP__SHOW(node->text));
    return false;
}

/* The word or the two words of a text; NULL after a fault. */
static smp__pack_vocable *read_vocable(reading *in, const smp__node *node, smp_text text)
{
    smp_text word, next;
    bool apart;
    if (!smp__split_words(in->model, node, text, &word, &next, &apart) ||
        !may_be_met(in, node, word, next, apart))
        return NULL;
    smp_text stem = read_stem(in, node, word);
    smp__pack_vocable *vocable = stem.data ? find_vocable(in->model, stem, NULL, false) : NULL;
    if (!vocable || !next.data) return vocable;
    stem = read_stem(in, node, next);
    return stem.data ? find_vocable(in->model, stem, vocable, apart) : NULL;
}

static void read_entry(reading *in, const smp__node *node)
{
    smp_text text = smp__node_text(in->model, node);
    smp__pack_vocable *vocable = text.data ? read_vocable(in, node, text) : NULL;
    smp__pack_word_weight *weight = vocable ? weight_of(in->model, vocable, in->label) : NULL;
    if (!weight) return;
    if (weight->node && weight->node->place.source == node->place.source) {
        smp__blame(in->model->faults, node->place, SMP_TEXT("Delete one of the two."),
                   "\"%.*s\" is the same as \"%.*s\" at line %u, column %u.", SMP__SHOW(text),
                   SMP__SHOW(weight->node->text), smp__place_line(weight->node->place),
                   smp__place_column(weight->node->place));
        return;
    }
    weight->node = node;
    weight->tenths = in->tenths;
}

/* Lists of words, each after the weight of its words. */
static void read_words(smp__model *model, const smp__node *value, void *into)
{
    reading *in = into;
    if (!smp__expect(model, value, SMP__NODE_MAP)) return;
    for (const smp__node *list = value->first; list; list = list->next) {
        if (!smp__node_tenths(model, list->key, &in->tenths) ||
            !smp__expect(model, list, SMP__NODE_LIST))
            continue;
        for (const smp__node *node = list->first; node && !model->faults->memory_failed;
             node = node->next)
            read_entry(in, node);
    }
}

/* Weights of lexicons, by name. */
static void read_lexicons(smp__model *model, const smp__node *value, void *into)
{
    reading *in = into;
    if (!smp__expect(model, value, SMP__NODE_MAP)) return;
    for (const smp__node *member = value->first; member; member = member->next) {
        const smp__pack_lexicon *lexicon =
            smp__table_get(&model->lexicon_table, member->key->text);
        if (!lexicon) {
            smp__fault_unknown(model, member->key, &model->lexicon_table, "lexicon",
                               SMP_TEXT("Name it under \"lexicons\" first."));
            continue;
        }
        if (!smp__expect(model, member, SMP__NODE_TEXT) ||
            !smp__node_tenths(model, member, &in->tenths))
            continue;
        smp__pack_lexicon_weight *weight = model->lexicon_weights;
        while (weight && !(weight->label == in->label && weight->lexicon == lexicon))
            weight = weight->next;
        if (!weight) {
            weight = smp__model_new(model, sizeof *weight);
            if (!weight) return;
            SMP__APPEND(model->lexicon_weights, model->last_lexicon_weight, weight);
        }
        weight->label = in->label;
        weight->lexicon = lexicon;
        weight->node = member;
        weight->tenths = in->tenths;
    }
}

static void read_label(reading *in, const smp__node *member)
{
    static const smp__key keys[] = {
        {"lexicons", read_lexicons, 0, false},
        {"words", read_words, 0, false},
    };
    smp__model *model = in->model;
    in->label = smp__table_get(&model->label_table, member->key->text);
    if (in->label) smp__read_map(model, member, keys, SMP_COUNT(keys), in, "what words say");
    else
        smp__fault_unknown(model, member->key, &model->label_table, "label",
                           SMP_TEXT("Name it under \"labels\" first."));
}

static bool begin(reading *in, smp__model *model)
{
    *in = (reading){.model = model};
    return smp__word_reader_begin(&in->words, model);
}

void smp__read_vocabulary(smp__model *model, const smp__node *node)
{
    reading in;
    if (!begin(&in, model)) return;
    for (const smp__node *member = node->first; member && !model->faults->memory_failed;
         member = member->next)
        read_label(&in, member);
    smp__word_reader_end(&in.words);
}

/* ---- Lexicons ------------------------------------------------------------------------------ */

/* The entries of a lexicon as a vocabulary knows them, in their order; NULL for one that was
 * removed. */
static smp__pack_vocable **read_lexicon(reading *in, const smp__pack_lexicon *lexicon)
{
    smp__pack_vocable **vocables =
        smp__model_new(in->model, (lexicon->entries.count + 1) * sizeof *vocables);
    size_t at = 0;
    for (const smp__word *word = lexicon->entries.first; vocables && word; word = word->next, at++)
        if (!word->removed) vocables[at] = read_vocable(in, word->node, word->text);
    return vocables;
}

static void spread(smp__model *model, const smp__pack_lexicon_weight *by,
                   smp__pack_vocable *const *vocables)
{
    for (size_t i = 0; i < by->lexicon->entries.count; i++) {
        smp__pack_word_weight *weight =
            vocables[i] ? weight_of(model, vocables[i], by->label) : NULL;
        if (!weight || weight->last == by) continue;
        weight->spread += by->tenths;
        weight->last = by;
    }
}

void smp__spread_lexicons(smp__model *model)
{
    reading in;
    if (!model->keeps_labels || !model->lexicon_weights || !begin(&in, model)) return;
    for (const smp__pack_lexicon *lexicon = model->lexicons; lexicon; lexicon = lexicon->next) {
        smp__pack_vocable **vocables = NULL;
        for (const smp__pack_lexicon_weight *weight = model->lexicon_weights; weight;
             weight = weight->next) {
            if (weight->lexicon != lexicon || weight->tenths == 0) continue;
            if (!vocables) vocables = read_lexicon(&in, lexicon);
            if (vocables) spread(model, weight, vocables);
        }
    }
    smp__word_reader_end(&in.words);
}
