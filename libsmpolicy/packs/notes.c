/* What is suspicious about a pack though not wrong: found while compiling, kept in the image.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <stdio.h>
#include <string.h>

static void note(smp__model *model, smp__place place, const char *hint, const char *format, ...)
    SMP_PRINTF(4, 5);

static void note(smp__model *model, smp__place place, const char *hint, const char *format, ...)
{
    if (model->note_count++ >= SMP__FAULTS_MAX) return;
    smp__pack_note *note = smp__model_new(model, sizeof *note);
    if (!note) return;
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    note->place = place;
    note->message = smp__arena_copy(model->arena, smp_text_of(message));
    note->hint = smp_text_of(hint);
    if (!note->message.data) model->faults->memory_failed = true;
    smp__pack_note **before = &model->notes; /* in the order of the file */
    while (*before && !smp__place_before(place, (*before)->place)) before = &(*before)->next;
    note->next = *before;
    *before = note;
}

/* ---- Clauses ------------------------------------------------------------------------------- */

static bool same_values(const smp__values *a, const smp__values *b)
{
    const smp__pack_value *one = a->first, *other = b->first;
    for (; one && other; one = one->next, other = other->next)
        if (one->record.truth != other->record.truth ||
            one->record.number < other->record.number ||
            one->record.number > other->record.number || !smp__text_equal(one->text, other->text))
            return false;
    return !one && !other;
}

static bool same_condition(const smp__pack_condition *a, const smp__pack_condition *b)
{
    return a->op == b->op && a->fact == b->fact && a->signal == b->signal &&
           a->calendar == b->calendar && same_values(&a->values, &b->values);
}

static bool is_at_most(const smp__pack_condition *limit)
{
    return limit->op == SMP__LESS || limit->op == SMP__LESS_EQUAL;
}

static bool is_at_least(const smp__pack_condition *limit)
{
    return limit->op == SMP__GREATER || limit->op == SMP__GREATER_EQUAL;
}

/* Is nothing as small as the one and as great as the other? */
static bool exclude_each_other(const smp__pack_condition *most, const smp__pack_condition *least)
{
    if (!is_at_most(most) || !is_at_least(least) || most->fact != least->fact) return false;
    double top = most->values.first->record.number, bottom = least->values.first->record.number;
    bool both_inside = most->op == SMP__LESS_EQUAL && least->op == SMP__GREATER_EQUAL;
    return both_inside ? top < bottom : top <= bottom;
}

/* Conditions that cannot hold together, so that the clause never applies. */
static void note_conditions(smp__model *model, const smp__pack_clause *clause)
{
    smp__place place = clause->node->key->place;
    for (const smp__pack_condition *one = clause->if_all.first; one; one = one->next) {
        for (const smp__pack_condition *not = clause->unless_any.first; not; not = not->next)
            if (same_condition(one, not))
                note(model, place, "Delete it from one of them.",
                     "The clause \"%.*s\" never applies: its \"if\" and its \"unless\" ask the "
                     "same.", SMP__SHOW(clause->id));
        for (const smp__pack_condition *least = clause->if_all.first; least; least = least->next)
            if (exclude_each_other(one, least))
                note(model, place, "Change one of the two limits.",
                     "The clause \"%.*s\" never applies: no \"%.*s\" is within both limits of "
                     "its \"if\".", SMP__SHOW(clause->id), SMP__SHOW(one->fact->name));
    }
}

/* A sentence that names a contact where there is none is left out. */
static void note_message(smp__model *model, const smp__pack_clause *clause)
{
    if (!clause->message.data || clause->route.data || 
        !smp__text_has(clause->message, SMP_TEXT("{contact}")))
        return;
    note(model, clause->node->key->place, "Say in \"route\" who the contact is.",
         "The message of the clause \"%.*s\" names a {contact}, but the clause has no \"route\".",
         SMP__SHOW(clause->id));
}

static void note_clause(smp__model *model, const smp__pack_clause *clause)
{
    smp__place place = clause->node->key->place;
    bool is_base = !model->organisation.data;
    /* Guidance that packs share may be pointed to where it is not quoted. */
    if (smp__is_empty(clause->quote) && !(is_base && clause->document))
        note(model, place, "Give them in \"cite\", so that a finding can show them.",
             "The clause \"%.*s\" does not quote the policy's own words.", SMP__SHOW(clause->id));
    note_conditions(model, clause);
    note_message(model, clause);
    /* Where nothing checks it, no example could show that it works. */
    if (clause->kind == SMP_CLAUSE_ORGANISATIONAL) return;
    if (clause->examples.flag_count == 0)
        note(model, place, "Give one under \"examples\", in \"flag\".",
             "The clause \"%.*s\" has no example that it flags.", SMP__SHOW(clause->id));
    if (clause->examples.pass_count == 0)
        note(model, place, "Give one under \"examples\", in \"pass\".",
             "The clause \"%.*s\" has no example that it passes.", SMP__SHOW(clause->id));
}

/* A contact that a clause sends people to; one without an address says so with an empty text. */
static void note_contact(smp__model *model, const smp__pack_contact *contact)
{
    if (contact->contact.data) return;
    for (const smp__pack_clause *clause = model->clauses; clause; clause = clause->next) {
        if (clause->disabled || !smp__text_equal(clause->route, contact->route)) continue;
        note(model, contact->node->key->place,
             "Add a \"contact\" to it; write \"\" if there can be none.",
             "The clause \"%.*s\" sends people to \"%.*s\", which has no address or number.",
             SMP__SHOW(clause->id), SMP__SHOW(contact->route));
        return;
    }
}

static bool has_entry(const smp__words *words)
{
    const smp__word *word = words->first;
    while (word && word->removed) word = word->next;
    return word != NULL;
}

/* Whose words they are to answer for is plain in an organisation's own pack, but not in one that
 * others stand on. */
static void note_lexicon(smp__model *model, const smp__pack_lexicon *lexicon, bool is_base)
{
    smp__place place = lexicon->node->key->place;
    if (!has_entry(&lexicon->entries))
        note(model, place, "Add entries, or delete it.",
             "The lexicon \"%.*s\" is empty, so a pattern that needs it never matches.",
             SMP__SHOW(lexicon->name));
    if (is_base && !lexicon->accounted)
        note(model, place,
             "Say \"grade\", \"reason\" and \"source\", and put its words under \"words\".",
             "The lexicon \"%.*s\" does not say why its words are there.",
             SMP__SHOW(lexicon->name));
}

/* A status says something to whoever reads the pack; it takes nothing out of force. */
static void note_status(smp__model *model)
{
    const smp__pack_head *head = &model->packs[0];
    bool draft = smp__text_equal(head->status, SMP_TEXT("draft"));
    if (!draft && !smp__text_equal(head->status, SMP_TEXT("withdrawn"))) return;
    note(model, smp__map_find(head->root, "status")->place,
         draft ? "Write \"current\" once it is agreed." : "Check by the pack that replaces it.",
         "The pack is %s. Whatever is checked by it is checked all the same.",
         draft ? "a draft" : "withdrawn");
}

/* ---- What is not finished ------------------------------------------------------------------ */

/* What `smpolicy new-pack` leaves to be replaced, in sentences and in names. */
static bool is_placeholder(smp_text text)
{
    static const char *const words[] = {"replace this", "replace-this"};
    const size_t size = strlen(words[0]);
    for (size_t at = 0; at + size <= text.size; at++)
        for (size_t i = 0; i < SMP_COUNT(words); i++)
            if (smp__text_equal_ascii_fold(smp__text_slice(text, at, at + size),
                                           smp_text_of(words[i])))
                return true;
    return false;
}

static void note_placeholder(smp__model *model, const smp__node *node)
{
    if (is_placeholder(node->text))
        note(model, node->place, "Write what belongs here.", "This still says \"%.*s\".",
             SMP__SHOW(node->text));
}

static void note_placeholders(smp__model *model, const smp__node *node)
{
    note_placeholder(model, node);
    for (const smp__node *child = node->first; child; child = child->next) {
        if (child->key) note_placeholder(model, child->key);
        note_placeholders(model, child);
    }
}

/* A policy that says nothing passes everything. A pack that changes its parent's clauses says
 * something, and one that others stand on has words or signals for them. */
static void note_silence(smp__model *model)
{
    static const char *const says[] = {"clauses",  "overrides", "facts",      "lexicons",
                                       "phrases",  "signals",   "labels",     "vocabulary",
                                       "impressions"};
    const smp__node *root = model->packs[0].root;
    size_t told_by = model->organisation.data ? 2 : SMP_COUNT(says);
    for (size_t i = 0; i < told_by; i++) {
        const smp__node *section = smp__map_find(root, says[i]);
        if (section && section->count) return;
    }
    note(model, root->first->key->place,
         "Give it \"clauses\", one for each sentence of the policy.",
         "The pack has no clause, so it finds nothing of its own.");
}

static bool ends_in(smp_text text, const char *end)
{
    smp_text wanted = smp_text_of(end);
    return text.size > wanted.size &&
           smp__text_equal(smp__text_slice(text, text.size - wanted.size, text.size), wanted);
}

/* Quotation marks as a word processor makes them are letters like any other to YAML. */
static void note_quotes(smp__model *model, const smp__node *node)
{
    static const char *const marks[][2] = {{"\u201C", "\u201D"}, {"\u2018", "\u2019"}};
    for (const smp__node *child = node->first; child; child = child->next)
        note_quotes(model, child);
    if (node->kind != SMP__NODE_TEXT || node->style != SMP__STYLE_PLAIN) return;
    for (size_t i = 0; i < SMP_COUNT(marks); i++)
        if (smp__text_starts(node->text, marks[i][0]) && ends_in(node->text, marks[i][1]))
            note(model, node->place, "Write \" or ' round it, as on a keyboard.",
                 "The curly quotation marks are part of this text.");
}

/* Only the pack itself is looked at: its parents are linted on their own. */
void smp__note_all(smp__model *model)
{
    bool is_base = !model->organisation.data; /* made for others to extend */
    note_status(model);
    note_quotes(model, model->packs[0].root);
    for (const smp__pack_clause *clause = model->clauses; clause; clause = clause->next)
        if (clause->level == 0) note_clause(model, clause); /* none of its own is disabled */
    for (const smp__pack_contact *contact = model->contacts; contact; contact = contact->next)
        note_contact(model, contact);
    for (const smp__pack_signal *signal = model->signals; signal; signal = signal->next) {
        if (!signal->node || signal->level != 0) continue;
        if (!smp__signal_needs(signal) && !is_base)
            note(model, signal->node->key->place,
                 "Name it in the \"flag\" of a clause, or delete it.",
                 "The signal \"%.*s\" is used by no clause.", SMP__SHOW(signal->name));
        if (signal->index >= SMP__SIGNAL_COUNT && !has_entry(&signal->patterns))
            note(model, signal->node->key->place, "Give it patterns.",
                 "The signal \"%.*s\" has no pattern, so it is never raised.",
                 SMP__SHOW(signal->name));
    }
    for (const smp__pack_lexicon *lexicon = model->lexicons; lexicon; lexicon = lexicon->next)
        if (lexicon->level == 0) note_lexicon(model, lexicon, is_base);
    note_silence(model);
    note_placeholders(model, model->packs[0].root);
}
