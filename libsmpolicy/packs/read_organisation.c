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

static void add_account(smp__model *model, const smp__pack_account *given)
{
    smp__pack_account *account = smp__model_new(model, sizeof *account);
    if (!account) return;
    *account = *given;
    SMP__APPEND(model->accounts, model->last_account, account);
}

/* A handle by itself is an official account, wherever it is met. */
static void read_handles(smp__model *model, const smp__node *node, void *field)
{
    const smp__word *before = model->names.last;
    smp__read_words(model, node, field);
    for (const smp__word *word = before ? before->next : model->names.first; word;
         word = word->next)
        add_account(model, &(smp__pack_account){.handle = word->text});
}

static void read_platform(smp__model *model, const smp__node *node, uint32_t *platforms)
{
    const char *names[SMP_PLATFORM_OTHER];
    for (int i = 0; i < SMP_PLATFORM_OTHER; i++)
        names[i] = smp_platform_name((smp_platform)(i + 1));
    int choice = smp__node_choice(model, node, names, SMP_COUNT(names), "a platform");
    if (choice >= 0) *platforms |= 1u << (choice + 1);
}

static void read_platforms(smp__model *model, const smp__node *node, void *platforms)
{
    if (node->kind == SMP__NODE_TEXT) read_platform(model, node, platforms);
    else if (smp__expect(model, node, SMP__NODE_LIST))
        for (const smp__node *item = node->first; item; item = item->next)
            read_platform(model, item, platforms);
}

static void read_account_kind(smp__model *model, const smp__node *node, void *is_team)
{
    static const char *const names[] = {"official", "team"};
    *(bool *)is_team = smp__node_choice(model, node, names, SMP_COUNT(names),
                                        "a kind of account") == 1;
}

static void read_accounts(smp__model *model, const smp__node *node, void *field)
{
    static const smp__key keys[] = {
        {"handle", smp__read_text, offsetof(smp__pack_account, handle), false},
        {"platform", read_platforms, offsetof(smp__pack_account, platforms), false},
        {"kind", read_account_kind, offsetof(smp__pack_account, is_team), false},
        {"name", smp__read_text, offsetof(smp__pack_account, name), false},
        {"bio", smp__read_text, offsetof(smp__pack_account, bio), false},
    };
    (void)field;
    if (!smp__expect(model, node, SMP__NODE_LIST)) return;
    for (const smp__node *item = node->first; item; item = item->next) {
        smp__pack_account given = {.next = NULL};
        if (!smp__read_map(model, item, keys, SMP_COUNT(keys), &given, "an account")) continue;
        if (smp__is_empty(given.handle) && smp__is_empty(given.name))
            smp__blame(model->faults, item->place, SMP_TEXT("Give its handle, its name, or both."),
                       "The account has neither a handle nor a name.");
        add_account(model, &given);
        if (given.is_team) continue; /* a team's name is not what the organisation is called */
        if (given.handle.size) smp__words_add(model, &model->names, given.handle, item);
        if (given.name.size) smp__words_add(model, &model->names, given.name, item);
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

static void read_nation(smp__model *model, const smp__node *node, void *nation)
{
    const char *names[SMP_NATION_NORTHERN_IRELAND];
    for (int i = 0; i < SMP_NATION_NORTHERN_IRELAND; i++)
        names[i] = smp_nation_name((smp_nation)(i + 1));
    int choice = smp__node_choice(model, node, names, SMP_COUNT(names), "a nation");
    if (choice >= 0) *(int *)nation = choice + 1;
}

void smp__read_organisation(smp__model *model, const smp__node *node)
{
    static const smp__key keys[] = {
        {"name", read_name, 0, false},
        {"aliases", smp__read_words, offsetof(smp__model, names), false},
        {"handles", read_handles, offsetof(smp__model, names), false},
        {"accounts", read_accounts, 0, false},
        {"domains", smp__read_words, offsetof(smp__model, domains), false},
        {"contacts", read_contacts, 0, false},
        {"signposts", smp__read_words, offsetof(smp__model, signposts), false},
        {"nation", read_nation, offsetof(smp__model, nation), false},
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
