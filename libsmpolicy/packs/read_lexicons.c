/* The sections `lexicons` and `phrases`, and overrides of lexicons.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

static void add_entry(smp__model *model, smp__pack_lexicon *lexicon, const smp__node *node,
                      smp_text text, smp_text value)
{
    if (text.size == 0) {
        smp__blame(model->faults, node->place, SMP_TEXT("Delete it."), "The entry is empty.");
        return;
    }
    smp__word *before = smp__table_get(&lexicon->table, text);
    if (before) { /* the later value counts; one that was removed is there again */
        if (!before->removed && before->node->place.source == node->place.source)
            smp__blame(model->faults, node->place, SMP_TEXT("Delete one of the two."),
                       "The entry \"%.*s\" is given twice, first at line %u, column %u.",
                       SMP__SHOW(text), smp__place_line(before->node->place),
                       smp__place_column(before->node->place));
        before->value = value;
        before->node = node;
        before->removed = false;
        return;
    }
    smp__word *word = smp__words_add(model, &lexicon->entries, text, node);
    if (!word) return;
    word->value = value;
    smp__model_index(model, &lexicon->table, text, word);
}

static void add_entries(smp__model *model, smp__pack_lexicon *lexicon, const smp__node *node)
{
    if (node->kind == SMP__NODE_TEXT) smp__expect(model, node, SMP__NODE_LIST);
    for (const smp__node *item = node->first; item && !model->faults->memory_failed;
         item = item->next) {
        smp_text text = smp__node_text(model, item);
        if (!text.data) continue;
        if (item->key) add_entry(model, lexicon, item->key, item->key->text, text);
        else add_entry(model, lexicon, item, text, (smp_text){NULL, 0});
    }
}

/* Patterns name lexicons and phrases alike. */
static void refuse_second(smp__model *model, const smp__node *member, const smp__table *others,
                          const char *what)
{
    if (smp__table_get(others, member->key->text))
        smp__blame(model->faults, member->key->place, SMP_TEXT("Choose another name."),
                   "\"%.*s\" is %s already.", SMP__SHOW(member->key->text), what);
}

/* ---- Lexicons ------------------------------------------------------------------------------ */

/* A lexicon that says why its words are there. */
typedef struct account {
    smp_text grade, reason, source;
    const smp__node *words;
} account;

/* The entries of a lexicon that gives an account of itself: under `words`, which is no entry since
 * it holds no text. */
static const smp__node *words_of(smp__model *model, const smp__node *lexicon)
{
    static const smp__key keys[] = {
        {"grade", smp__read_text, offsetof(account, grade), true},
        {"reason", smp__read_text, offsetof(account, reason), true},
        {"source", smp__read_text, offsetof(account, source), true},
        {"words", smp__read_node, offsetof(account, words), true},
    };
    if (lexicon->kind != SMP__NODE_MAP) return lexicon;
    const smp__node *words = smp__map_find(lexicon, "words");
    if (!words || words->kind == SMP__NODE_TEXT) return lexicon;
    account given = {.words = NULL};
    smp__read_map(model, lexicon, keys, SMP_COUNT(keys), &given, "a lexicon");
    return words;
}

void smp__read_lexicons(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        smp_text name = member->key->text;
        smp__check_name(model, member->key, "-_", "a lexicon");
        const smp__pack_lexicon *before = smp__table_get(&model->lexicon_table, name);
        if (before)
            smp__blame(model->faults, member->key->place,
                       SMP_TEXT("Add to it under \"overrides\", with a reason."),
                       "The lexicon \"%.*s\" is inherited from \"%.*s\".", SMP__SHOW(name),
                       SMP__SHOW(model->packs[before->level].id));
        if (smp__text_equal(name, SMP_TEXT("organisation")))
            smp__blame(model->faults, member->key->place,
                       SMP_TEXT("Put its names under \"organisation\", or choose another name."),
                       "The lexicon \"organisation\" is made from the section \"organisation\".");
        refuse_second(model, member, &model->phrase_table, "a phrase");
        smp__pack_lexicon *lexicon = smp__model_new(model, sizeof *lexicon);
        if (!lexicon) return;
        lexicon->name = name;
        lexicon->node = member;
        lexicon->level = model->now->level;
        SMP__APPEND(model->lexicons, model->last_lexicon, lexicon);
        smp__model_index(model, &model->lexicon_table, name, lexicon);
        const smp__node *words = words_of(model, member);
        lexicon->accounted = words != member;
        add_entries(model, lexicon, words);
    }
}

void smp__read_phrases(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        smp_text text = smp__node_text(model, member);
        smp__check_name(model, member->key, "-_", "a phrase");
        refuse_second(model, member, &model->lexicon_table, "a lexicon");
        refuse_second(model, member, &model->phrase_table, "a phrase");
        if (!text.data) continue;
        smp__pack_phrase *phrase = smp__model_new(model, sizeof *phrase);
        if (!phrase) return;
        *phrase = (smp__pack_phrase){.node = member, .name = member->key->text, .pattern = text};
        SMP__APPEND(model->phrases, model->last_phrase, phrase);
        smp__model_index(model, &model->phrase_table, phrase->name, phrase);
    }
}

/* ---- Overrides ----------------------------------------------------------------------------- */

typedef struct change {
    smp_text reason;
    const smp__node *add, *remove;
} change;

static void remove_entries(smp__model *model, smp__pack_lexicon *lexicon, const smp__node *node)
{
    if (!smp__expect(model, node, SMP__NODE_LIST)) return;
    for (const smp__node *item = node->first; item; item = item->next) {
        smp_text text = smp__node_text(model, item);
        if (!text.data) continue;
        smp__word *word = smp__table_get(&lexicon->table, text);
        if (!word)
            smp__fault_unknown(model, item, &lexicon->table, "entry to remove",
                               SMP_TEXT("Write it exactly as the parent does."));
        else if (word->removed)
            smp__blame(model->faults, item->place, SMP_TEXT("Leave it out here."),
                       "The entry \"%.*s\" is removed already.", SMP__SHOW(text));
        else
            word->removed = true;
    }
}

void smp__override_lexicons(smp__model *model, const smp__node *node)
{
    static const smp__key keys[] = {
        {"add", smp__read_node, offsetof(change, add), false},
        {"remove", smp__read_node, offsetof(change, remove), false},
        {"reason", smp__read_text, offsetof(change, reason), true},
    };
    for (const smp__node *member = node->first; member; member = member->next) {
        smp__pack_lexicon *lexicon = smp__table_get(&model->lexicon_table, member->key->text);
        if (!lexicon) {
            smp__fault_unknown(model, member->key, &model->lexicon_table, "lexicon",
                               SMP_TEXT("Only what is inherited can be overridden."));
            continue;
        }
        change given = {.add = NULL};
        if (!smp__read_map(model, member, keys, SMP_COUNT(keys), &given,
                           "an override of a lexicon"))
            continue;
        if (given.remove) remove_entries(model, lexicon, given.remove);
        if (given.add) add_entries(model, lexicon, given.add);
    }
}
