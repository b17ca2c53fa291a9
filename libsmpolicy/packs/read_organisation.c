/* The sections `documents`, `organisation` and `calendars`.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/model.h"

/* ---- Documents ----------------------------------------------------------------------------- */

void smp__read_documents(smp__model *model, const smp__node *node)
{
    static const smp__key keys[] = {
        {"title", smp__read_text, offsetof(smp__pack_document, title), true},
        {"version", smp__read_text, offsetof(smp__pack_document, version), false},
        {"approved", smp__read_date, offsetof(smp__pack_document, approved), false},
        {"review", smp__read_date, offsetof(smp__pack_document, review), false},
        {"expires", smp__read_date, offsetof(smp__pack_document, expires), false},
        {"url", smp__read_text, offsetof(smp__pack_document, url), false},
        {"note", smp__read_text, offsetof(smp__pack_document, note), false},
    };
    for (const smp__node *member = node->first; member; member = member->next) {
        smp__check_name(model, member->key, "-._", "a document");
        smp__pack_document *document = smp__model_new(model, sizeof *document);
        if (!document) return;
        document->id = member->key->text;
        document->node = member;
        document->level = model->now->level;
        smp__read_map(model, member, keys, SMP_COUNT(keys), document, "a document");
        SMP__APPEND(model->documents, model->last_document, document);
        /* A pack's own document stands before one of its parents' with the same id. */
        smp__model_index(model, &model->document_table, document->id, document);
    }
}

/* ---- Organisation -------------------------------------------------------------------------- */

static void read_contacts(smp__model *model, const smp__node *node, void *field)
{
    static const smp__key keys[] = {
        {"title", smp__read_text, offsetof(smp__pack_contact, title), true},
        {"contact", smp__read_text, offsetof(smp__pack_contact, contact), false},
    };
    (void)field;
    if (!smp__expect(model, node, SMP__NODE_MAP)) return;
    for (const smp__node *member = node->first; member; member = member->next) {
        smp__check_name(model, member->key, "-", "a contact");
        smp_text route = member->key->text;
        smp__pack_contact *contact = smp__table_get(&model->contact_table, route);
        if (!contact) {
            contact = smp__model_new(model, sizeof *contact);
            if (!contact) return;
            SMP__APPEND(model->contacts, model->last_contact, contact);
            smp__model_index(model, &model->contact_table, route, contact);
        }
        contact->route = route;
        contact->node = member;
        contact->contact = (smp_text){NULL, 0};
        smp__read_map(model, member, keys, SMP_COUNT(keys), contact, "a contact");
    }
}

static void read_name(smp__model *model, const smp__node *node, void *field)
{
    smp_text name = smp__node_text(model, node);
    smp__model *into = field;
    if (!name.data) return;
    into->organisation = name;
    smp__words_add(model, &into->names, name, node);
}

void smp__read_organisation(smp__model *model, const smp__node *node)
{
    static const smp__key keys[] = {
        {"name", read_name, 0, false},
        {"aliases", smp__read_words, offsetof(smp__model, names), false},
        {"handles", smp__read_words, offsetof(smp__model, names), false},
        {"domains", smp__read_words, offsetof(smp__model, domains), false},
        {"contacts", read_contacts, 0, false},
        {"signposts", smp__read_words, offsetof(smp__model, signposts), false},
    };
    smp__read_map(model, node, keys, SMP_COUNT(keys), model, "\"organisation\"");
}

/* ---- Calendars ----------------------------------------------------------------------------- */

/* A window as it is written, with its source. */
typedef struct window {
    const smp__node *from, *until;
    smp_text source;
} window;

static void read_window(smp__model *model, smp__pack_calendar *calendar, const smp__node *node)
{
    static const smp__key keys[] = {
        {"from", smp__read_node, offsetof(window, from), true},
        {"until", smp__read_node, offsetof(window, until), true},
        {"source", smp__read_text, offsetof(window, source), false},
    };
    window given = {.from = NULL};
    smp__pack_window *read = smp__model_new(model, sizeof *read);
    if (!read || !smp__read_map(model, node, keys, SMP_COUNT(keys), &given, "a window")) return;
    if (!given.from || !given.until || !smp__node_day(model, given.from, &read->from) ||
        !smp__node_day(model, given.until, &read->until))
        return;
    if (read->from > read->until)
        smp__blame(model->faults, given.until->place, SMP_TEXT("Both days are inside the window."),
                   "The window ends before it begins.");
    read->source = given.source;
    SMP__APPEND(calendar->windows, calendar->last, read);
}

void smp__read_calendars(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        smp__check_name(model, member->key, "-", "a calendar");
        /* One that a parent has may be given more windows. */
        smp__pack_calendar *calendar = smp__table_get(&model->calendar_table, member->key->text);
        if (!calendar) {
            calendar = smp__model_new(model, sizeof *calendar);
            if (!calendar) return;
            calendar->id = member->key->text;
            SMP__APPEND(model->calendars, model->last_calendar, calendar);
            smp__model_index(model, &model->calendar_table, calendar->id, calendar);
        }
        calendar->node = member;
        if (!smp__expect(model, member, SMP__NODE_LIST)) continue;
        for (const smp__node *item = member->first; item; item = item->next)
            read_window(model, calendar, item);
    }
}
