/* The section `clauses` and its overrides.
 * SPDX-License-Identifier: MIT */
#include "packs/model.h"

#include <smpolicy/report.h>

#include <string.h>

/* ---- The keys of a clause ------------------------------------------------------------------ */

typedef struct citation {
    const smp__node *doc;
    smp_text section, quote;
} citation;

static void read_cite(smp__model *model, const smp__node *value, void *field)
{
    static const smp__key keys[] = {
        {"doc", smp__read_node, offsetof(citation, doc), true},
        {"section", smp__read_text, offsetof(citation, section), false},
        {"quote", smp__read_text, offsetof(citation, quote), false},
    };
    smp__pack_clause *clause = field;
    citation given = {.doc = NULL};
    if (!smp__read_map(model, value, keys, SMP_COUNT(keys), &given, "a citation")) return;
    clause->section = given.section;
    clause->quote = given.quote;
    if (!given.doc || !smp__node_text(model, given.doc).data) return;
    clause->document = smp__table_get(&model->document_table, given.doc->text);
    if (!clause->document)
        smp__fault_unknown(model, given.doc, &model->document_table, "document",
                           SMP_TEXT("Declare it under \"documents\"."));
}

static void read_kind(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"automatic", "assisted", "host-fact", "organisational"};
    *(int *)field = smp__node_choice(model, value, names, SMP_COUNT(names), "a kind of clause");
}

static void read_choice(smp__model *model, const smp__node *value, int *field,
                        const char *const *names, size_t count, const char *what)
{
    int choice = smp__node_choice(model, value, names, count, what);
    if (choice >= 0) *field = choice;
}

static void read_severity(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"note", "warning", "error"};
    read_choice(model, value, field, names, SMP_COUNT(names), "a severity");
}

static void read_outcome(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"breach", "review"};
    read_choice(model, value, field, names, SMP_COUNT(names), "an outcome");
}

static void read_unknown(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"hold", "advise"};
    read_choice(model, value, field, names, SMP_COUNT(names), "what an unknown fact can mean");
}

static void read_action(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"escalate",      "review",        "consult", "acknowledge",
                                        "signpost",      "move-to-private", "do-not-engage",
                                        "report",        "hide"};
    if (smp__node_choice(model, value, names, SMP_COUNT(names), "an action") >= 0)
        *(smp_text *)field = value->text;
}

/* Reads a text, or a list of them, one by one. */
static void read_each(smp__model *model, const smp__node *value, smp__pack_clause *clause,
                      void (*read)(smp__model *, const smp__node *, smp__pack_clause *))
{
    if (value->kind == SMP__NODE_TEXT) {
        read(model, value, clause);
        return;
    }
    if (!smp__expect(model, value, SMP__NODE_LIST)) return;
    if (value->count == 0)
        smp__blame(model->faults, value->place, SMP_TEXT("Name one, or delete the key."),
                   "The list is empty.");
    for (const smp__node *item = value->first; item; item = item->next) read(model, item, clause);
}

static const char *const use_names[] = {"post", "reply", "share", "quote", "direct-message",
                                        "profile", "message", "account", "conversation"};

static void read_use(smp__model *model, const smp__node *node, smp__pack_clause *clause)
{
    int use = smp__node_choice(model, node, use_names, SMP_COUNT(use_names), "a use");
    if (use >= 0) clause->on |= 1u << use; /* as SMP__ON_* */
}

static void read_on(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_clause *clause = field;
    clause->on = 0;
    read_each(model, value, clause, read_use);
}

static void read_one_flag(smp__model *model, const smp__node *node, smp__pack_clause *clause)
{
    smp__pack_signal *signal = smp__find_signal(model, node);
    if (!signal) return;
    smp__pack_flag **end = &clause->flags;
    for (; *end; end = &(*end)->next) {
        if ((*end)->signal == signal) {
            smp__blame(model->faults, node->place, SMP_TEXT("Delete one of the two."),
                       "The signal \"%.*s\" is named twice.", SMP__SHOW(node->text));
            return;
        }
    }
    *end = smp__model_new(model, sizeof **end);
    if (!*end) return;
    (*end)->signal = signal;
    clause->flag_count++;
}

static void read_flag(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_clause *clause = field;
    clause->conditioned = true;
    clause->flags = NULL;
    clause->flag_count = 0;
    read_each(model, value, clause, read_one_flag);
}

/* All of `if` must hold, and a list reads as any of what it names. */
static void read_if(smp__model *model, const smp__node *value, void *field)
{
    if (!smp__read_conditions(model, value, field)) return;
    for (const smp__node *member = value->first; member; member = member->next)
        if (member->kind == SMP__NODE_LIST &&
            smp__text_equal(member->key->text, SMP_TEXT("signal")))
            smp__blame(model->faults, member->place,
                       SMP_TEXT("Name one, or give each a clause of its own."),
                       "Under \"if\" only one signal may be named.");
}

/* Two bounds in one `unless` would each end the clause: the range between them cannot be said. */
static void read_unless(smp__model *model, const smp__node *value, void *field)
{
    if (!smp__read_conditions(model, value, field)) return;
    for (const smp__node *member = value->first; member; member = member->next)
        if (member->kind == SMP__NODE_MAP && member->count > 1)
            smp__blame(model->faults, member->place, SMP_TEXT("Give one bound."),
                       "Two bounds under \"unless\" would each hold alone.");
}

static void read_require(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_clause *clause = field;
    clause->conditioned = true;
    if (!smp__read_conditions(model, value, &clause->require)) return;
    if (value->count == 0)
        smp__blame(model->faults, value->place, SMP_TEXT("Name a fact, or delete the key."),
                   "The map is empty.");
    for (const smp__node *member = value->first; member; member = member->next)
        if (smp__text_equal(member->key->text, SMP_TEXT("during")) ||
            smp__text_equal(member->key->text, SMP_TEXT("signal")))
            smp__blame(model->faults, member->key->place, SMP_TEXT("Put it under \"if\"."),
                       "Only facts can be required.");
}

static void read_route(smp__model *model, const smp__node *value, void *field)
{
    smp__pack_clause *clause = field;
    clause->route = smp__node_text(model, value);
    clause->route_node = value;
}

static void read_locked(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"floor"};
    if (smp__node_choice(model, value, names, SMP_COUNT(names), "a kind of lock") == 0)
        *(bool *)field = true;
}

static const smp__key clause_keys[] = {
    {"cite", read_cite, 0, false},
    {"kind", read_kind, offsetof(smp__pack_clause, kind), false},
    {"why", smp__read_text, offsetof(smp__pack_clause, why), false},
    {"note", smp__read_text, offsetof(smp__pack_clause, note), false},
    {"on", read_on, 0, false},
    {"flag", read_flag, 0, false},
    {"if", read_if, offsetof(smp__pack_clause, if_all), false},
    {"unless", read_unless, offsetof(smp__pack_clause, unless_any), false},
    {"require", read_require, 0, false},
    {"severity", read_severity, offsetof(smp__pack_clause, severity), false},
    {"outcome", read_outcome, offsetof(smp__pack_clause, outcome), false},
    {"unknown", read_unknown, offsetof(smp__pack_clause, unknown), false},
    {"message", smp__read_message, 0, false},
    {"route", read_route, 0, false},
    {"action", read_action, offsetof(smp__pack_clause, action), false},
    {"effective", smp__read_range, offsetof(smp__pack_clause, effective), false},
    {"locked", read_locked, offsetof(smp__pack_clause, locked), false},
    {"examples", smp__read_examples, offsetof(smp__pack_clause, examples), false},
};

/* ---- The section --------------------------------------------------------------------------- */

static void check_id(smp__model *model, const smp__node *key)
{
    if (!smp__check_name(model, key, "/-", "a clause")) return;
    const char *slash = memchr(key->text.data, '/', key->text.size);
    size_t topic = slash ? (size_t)(slash - key->text.data) : 0;
    size_t name = topic + 1; /* where it starts */
    if (topic == 0 || name == key->text.size || memchr(slash + 1, '/', key->text.size - name))
        smp__blame(model->faults, key->place, SMP_TEXT("Write for instance images/consent."),
                   "The id of a clause is topic/short-name.");
}

void smp__read_clauses(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        smp_text id = member->key->text;
        check_id(model, member->key);
        const smp__pack_clause *before = smp__table_get(&model->clause_table, id);
        if (before) {
            smp__blame(model->faults, member->key->place,
                       SMP_TEXT("Change it under \"overrides\", with a reason."),
                       "The clause \"%.*s\" is inherited from \"%.*s\".", SMP__SHOW(id),
                       SMP__SHOW(model->packs[before->level].id));
            continue;
        }
        smp__pack_clause *clause = smp__model_new(model, sizeof *clause);
        if (!clause) return;
        *clause = (smp__pack_clause){
            .node = member,
            .level = model->now->level,
            .id = id,
            .kind = -1,
            .severity = SMP_SEVERITY_WARNING,
            .on = SMP__ON_POST | SMP__ON_REPLY | SMP__ON_SHARE | SMP__ON_QUOTE,
            .effective = {SMP__NO_DAY, SMP__NO_DAY},
        };
        SMP__APPEND(model->clauses, model->last_clause, clause);
        smp__model_index(model, &model->clause_table, id, clause);
        smp__read_map(model, member, clause_keys, SMP_COUNT(clause_keys), clause, "a clause");
    }
}

/* ---- Overrides ----------------------------------------------------------------------------- */

/* A clause may be changed for good, or until a day: then what it was comes back. */
typedef struct clause_override {
    smp__pack_clause clause; /* first, so that the keys of a clause fit */
    smp_text reason;
    int32_t until;
    smp_tri disabled;
} clause_override;

static void read_disabled(smp__model *model, const smp__node *value, void *field)
{
    smp__node_truth(model, value, field);
}

static void read_until(smp__model *model, const smp__node *value, void *field)
{
    smp__node_day(model, value, field);
}

/* What else an override of a locked clause may change: nothing that decides when it is raised. */
static void check_locked(smp__model *model, const smp__pack_clause *clause,
                         const clause_override *change, const smp__node *node)
{
    static const char *const allowed[] = {"severity", "message", "route",    "action",
                                          "cite",     "why",     "note",     "examples",
                                          "reason",   "until",   "locked"};
    for (const smp__node *member = node->first; member; member = member->next) {
        size_t i = 0;
        while (i < SMP_COUNT(allowed) &&
               !smp__text_equal(member->key->text, smp_text_of(allowed[i])))
            i++;
        if (i == SMP_COUNT(allowed))
            smp__blame(model->faults, member->key->place,
                       SMP_TEXT("Its severity may be raised, and its words changed."),
                       "The clause \"%.*s\" is locked in \"%.*s\": \"%.*s\" cannot be changed.",
                       SMP__SHOW(clause->id), SMP__SHOW(model->packs[clause->level].id),
                       SMP__SHOW(member->key->text));
    }
    if (change->clause.severity < clause->severity)
        smp__blame(model->faults, smp__map_find(node, "severity")->place,
                   SMP_TEXT("It may only be raised."),
                   "The clause \"%.*s\" is locked in \"%.*s\": its severity cannot be lowered.",
                   SMP__SHOW(clause->id), SMP__SHOW(model->packs[clause->level].id));
}

static void override_clause(smp__model *model, smp__pack_clause *clause, const smp__node *node)
{
    enum { OWN_KEYS = 3 };
    smp__key keys[SMP_COUNT(clause_keys) + OWN_KEYS] = {
        {"reason", smp__read_text, offsetof(clause_override, reason), true},
        {"until", read_until, offsetof(clause_override, until), false},
        {"disabled", read_disabled, offsetof(clause_override, disabled), false},
    };
    memcpy(keys + OWN_KEYS, clause_keys, sizeof clause_keys);
    clause_override change = {.clause = *clause, .until = SMP__NO_DAY};
    if (!smp__read_map(model, node, keys, SMP_COUNT(keys), &change, "an override of a clause"))
        return;
    if (clause->locked) check_locked(model, clause, &change, node);
    change.clause.node = node;
    change.clause.disabled = change.disabled == SMP_YES;
    smp__range *old = &clause->effective, *fresh = &change.clause.effective;
    if (change.until == SMP__NO_DAY ||
        (old->until != SMP__NO_DAY && old->until <= change.until)) {
        change.clause.next = clause->next;
        change.clause.sibling = clause->sibling;
        *clause = change.clause;
        return;
    }
    if (old->from > change.until) return; /* it begins when the change has ended */
    /* Two clauses whose days do not meet: the changed one, and after it the old one. */
    if (fresh->until == SMP__NO_DAY || fresh->until > change.until) fresh->until = change.until;
    old->from = change.until + 1;
    clause->comes_back = true;
    smp__pack_clause *copy = smp__model_new(model, sizeof *copy);
    if (!copy) return;
    *copy = change.clause;
    copy->next = clause->next;
    clause->next = copy;
    copy->sibling = clause->sibling;
    clause->sibling = copy;
    if (model->last_clause == clause) model->last_clause = copy;
}

void smp__override_clauses(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        smp__pack_clause *clause = smp__table_get(&model->clause_table, member->key->text);
        if (!clause) {
            smp__fault_unknown(model, member->key, &model->clause_table, "clause",
                               SMP_TEXT("Only what is inherited can be overridden."));
            continue;
        }
        if (clause->level == model->now->level)
            smp__blame(model->faults, member->key->place,
                       SMP_TEXT("Change it where it is, under \"clauses\"."),
                       "The clause \"%.*s\" is this pack's own.", SMP__SHOW(clause->id));
        while (clause && !model->faults->memory_failed) {
            smp__pack_clause *sibling = clause->sibling;
            override_clause(model, clause, member);
            clause = sibling;
        }
    }
}

/* ---- What can only be said at the end ------------------------------------------------------- */

static void check_clause(smp__model *model, smp__pack_clause *clause)
{
    smp__place place = clause->node->key->place;
    if (clause->kind == -1)
        clause->kind = clause->require.count           ? SMP_CLAUSE_HOST_FACT
                       : clause->outcome == SMP_REVIEW ? SMP_CLAUSE_ASSISTED
                                                       : SMP_CLAUSE_AUTOMATIC;
    if (clause->kind == SMP_CLAUSE_ORGANISATIONAL) {
        if (smp__is_empty(clause->why))
            smp__blame(model->faults, place, SMP_TEXT("Say in \"why\" why nothing can check it."),
                       "The organisational clause \"%.*s\" has no \"why\".",
                       SMP__SHOW(clause->id));
        if (clause->conditioned || clause->if_all.count || clause->unless_any.count)
            smp__blame(model->faults, place,
                       SMP_TEXT("Delete them, or give it another kind."),
                       "The organisational clause \"%.*s\" has conditions that nothing checks.",
                       SMP__SHOW(clause->id));
    } else if (!clause->conditioned && clause->node->kind == SMP__NODE_MAP) {
        smp__blame(model->faults, place,
                   SMP_TEXT("Give it one of them, or make it organisational and say why."),
                   "The clause \"%.*s\" has neither \"flag\" nor \"require\": nothing raises it.",
                   SMP__SHOW(clause->id));
    }
    if (clause->require.count && clause->outcome == SMP_REVIEW)
        smp__blame(model->faults, place,
                   SMP_TEXT("Delete \"outcome\", or move the facts to \"if\"."),
                   "The clause \"%.*s\" requires a fact, which is a breach or a question, never a "
                   "review.", SMP__SHOW(clause->id));
    smp__check_sayings(model, clause);
    if (clause->route.data && model->organisation.data &&
        !smp__table_get(&model->contact_table, clause->route))
        smp__fault_unknown(model, clause->route_node, &model->contact_table, "contact",
                           SMP_TEXT("Give it under \"organisation\", in \"contacts\"."));
}

static bool is_of_accessibility(const smp__pack_clause *clause)
{
    if (smp__text_starts(clause->id, "accessibility/")) return true;
    for (const smp__pack_flag *flag = clause->flags; flag; flag = flag->next)
        if (smp__signal_is_accessibility(flag->signal->name)) return true;
    return false;
}

static void mark_asked(const smp__conditions *conditions, uint32_t on)
{
    for (const smp__pack_condition *condition = conditions->first; condition;
         condition = condition->next)
        if (condition->signal) condition->signal->used |= on;
}

static smp__pack_signal *signal_named(const smp__model *model, const char *name)
{
    return smp__table_get(&model->signal_table, smp_text_of(name));
}

/* On what kinds of subject the clauses want what a detector raises. */
static uint32_t detected_use(const smp__model *model, smp__signal_id detected)
{
    return signal_named(model, smp__catalogue[detected].name)->used;
}

void smp__check_clauses(smp__model *model)
{
    for (smp__pack_clause *clause = model->clauses; clause; clause = clause->next) {
        if (clause->disabled) continue;
        check_clause(model, clause);
        clause->accessibility = is_of_accessibility(clause);
        const uint32_t on = clause->on | (clause->accessibility ? SMP__FOR_ACCESSIBILITY : 0);
        for (const smp__pack_flag *flag = clause->flags; flag; flag = flag->next)
            flag->signal->used |= on;
        mark_asked(&clause->if_all, on);
        mark_asked(&clause->unless_any, on);
    }
    for (size_t i = 0; i < SMP__KNOWN_SIGNAL_COUNT; i++) {
        smp__pack_signal *signal = signal_named(model, smp__known_signal_names[i]);
        smp__asked_of of = smp__known_signal_asked_of((smp__known_signal)i);
        if (!signal || of == SMP__ASKED_OF_NOTHING) continue;
        signal->used |= of == SMP__ASKED_OF_MESSAGES ? SMP__ON_MESSAGE : SMP__ON_ACCOUNT;
    }
    for (size_t i = 0; i < SMP__HINT_COUNT; i++) {
        smp__pack_signal *hint = signal_named(model, smp__hints[i].name);
        if (hint) hint->served |= detected_use(model, smp__hints[i].serves);
    }
    for (size_t i = 0; i < SMP__GATHERINGS; i++) {
        smp__pack_signal *single = signal_named(model, smp__gatherings[i].of);
        if (single) single->used |= detected_use(model, smp__gatherings[i].as);
    }
}
