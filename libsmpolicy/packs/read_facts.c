/* The section `facts`, the values that facts are compared with, and conditions.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/model.h"

#include <string.h>

/* ---- Facts that are fields of the post ------------------------------------------------------ */

typedef struct own_fact {
    smp__fact_source source;
    smp_fact_type type;
    const char *name, *meaning, *ask;
    const char *values; /* separated by spaces; NULL = any */
} own_fact;

static const own_fact own_facts[] = {
    {SMP__FACT_PLATFORM, SMP_FACT_TEXT, "platform", "where it is to be published",
     "On which platform is this to be published?",
     "x facebook instagram threads linkedin bluesky mastodon nextdoor tiktok youtube whatsapp "
     "snapchat pinterest tumblr flickr reddit other"},
    {SMP__FACT_ACCOUNT, SMP_FACT_TEXT, "account", "who runs the account",
     "Is this a corporate, a professional or a personal account?",
     "corporate professional personal"},
    {SMP__FACT_ACTION, SMP_FACT_TEXT, "action", "what is being done",
     "Is this a post, a reply, a share, a quote or a direct message?",
     "post reply share quote direct-message"},
    {SMP__FACT_LANG, SMP_FACT_TEXT, "lang", "the language of the post",
     "In which language is this written?", NULL},
    {SMP__FACT_AUTHOR_ROLE, SMP_FACT_TEXT, "author.role", "the author's role",
     "What is the author's role?", NULL},
    {SMP__FACT_AUTHOR_NAME, SMP_FACT_TEXT, "author.name", "the author's name",
     "Who is the author?", NULL},
    {SMP__FACT_CHANNEL, SMP_FACT_TEXT, "channel", "how a message came in",
     "Did this come as a mention, a reply, a comment, a direct message or a review?",
     "mention reply comment direct review"},
    {SMP__FACT_MEDIA_KIND, SMP_FACT_TEXT, "media.kind", "what kind of media it is",
     "What kind of media is this?", "image gif video audio document"},
    {SMP__FACT_MEDIA_DECORATIVE, SMP_FACT_TRUTH, "media.decorative",
     "whether it carries no meaning", "Is this only decoration, without meaning?", NULL},
    {SMP__FACT_MEDIA_ALT, SMP_FACT_TEXT, "media.alt", "its alternative text",
     "What does this show, in words?", NULL},
    {SMP__FACT_MEDIA_CAPTIONS, SMP_FACT_TEXT, "media.captions", "what captions it has",
     "What captions does this have?", "none open closed automatic"},
    {SMP__FACT_MEDIA_CAPTIONS_REVIEWED, SMP_FACT_TRUTH, "media.captions_reviewed",
     "whether a person has checked its captions", "Has a person checked the captions?", NULL},
    {SMP__FACT_MEDIA_AUDIO_DESCRIPTION, SMP_FACT_TRUTH, "media.audio_description",
     "whether the sights that matter are told in sound",
     "Are the sights that matter told in sound?", NULL},
    {SMP__FACT_MEDIA_TRANSCRIPT, SMP_FACT_TRUTH, "media.transcript", "whether it has a transcript",
     "Is there a transcript?", NULL},
    {SMP__FACT_MEDIA_PEOPLE, SMP_FACT_TEXT, "media.people", "which people can be seen in it",
     "Does this show people who could be recognised?", "none crowd identifiable"},
    {SMP__FACT_MEDIA_PLACE, SMP_FACT_TEXT, "media.place", "where it was taken",
     "Was this taken in a public or a private place?", NULL},
    {SMP__FACT_MEDIA_CONSENT, SMP_FACT_TRUTH, "media.consent",
     "whether the people in it have agreed", "Have the people in this agreed to its use?", NULL},
    {SMP__FACT_MEDIA_CREDIT, SMP_FACT_TEXT, "media.credit", "whom it is credited to",
     "Who made this?", NULL},
    {SMP__FACT_MEDIA_FLASHES, SMP_FACT_NUMBER, "media.flashes_per_second",
     "how often a second it flashes", "How often a second does this flash at most?", NULL},
    {SMP__FACT_MEDIA_CONTRAST, SMP_FACT_NUMBER, "media.contrast",
     "the lowest contrast ratio of text in it",
     "What is the lowest contrast ratio of the text in this?", NULL},
    {SMP__FACT_MEDIA_FONT, SMP_FACT_NUMBER, "media.font_pt",
     "the size of the smallest text in it, in points",
     "How large is the smallest text in this, in points?", NULL},
};

static bool add_fact(smp__model *model, smp__pack_fact *fact)
{
    SMP__APPEND(model->facts, model->last_fact, fact);
    fact->pattern_id = 255;
    return smp__model_index(model, &model->fact_table, fact->name, fact);
}

static bool add_values(smp__model *model, smp__words *words, smp_text values)
{
    for (size_t at = 0; at < values.size;) {
        size_t end = at;
        while (end < values.size && values.data[end] != ' ') end++;
        if (!smp__words_add(model, words, smp__text_slice(values, at, end), NULL)) return false;
        at = end + 1;
    }
    return true;
}

bool smp__add_own_facts(smp__model *model)
{
    for (size_t i = 0; i < SMP_COUNT(own_facts); i++) {
        const own_fact *own = &own_facts[i];
        smp__pack_fact *fact = smp__model_new(model, sizeof *fact);
        if (!fact) return false;
        fact->name = smp_text_of(own->name);
        fact->meaning = smp_text_of(own->meaning);
        fact->ask = smp_text_of(own->ask);
        fact->type = (uint8_t)own->type;
        fact->source = (uint8_t)own->source;
        fact->per_media = own->source >= SMP__FACT_MEDIA_KIND;
        fact->level = SMP__EXTENDS_MAX + 1;
        if (!add_values(model, &fact->values, smp_text_of(own->values)) || !add_fact(model, fact))
            return false;
    }
    return true;
}

/* ---- The section --------------------------------------------------------------------------- */

/* A fact as it is written: what may be declared again is compared with what was there. */
typedef struct given_fact {
    smp_text meaning, ask;
    const smp__node *type, *values, *scope, *assume;
} given_fact;

static const smp__key fact_keys[] = {
    {"type", smp__read_node, offsetof(given_fact, type), false},
    {"meaning", smp__read_text, offsetof(given_fact, meaning), false},
    {"ask", smp__read_text, offsetof(given_fact, ask), false},
    {"values", smp__read_node, offsetof(given_fact, values), false},
    {"scope", smp__read_node, offsetof(given_fact, scope), false},
    {"assume", smp__read_node, offsetof(given_fact, assume), false},
};

void smp__read_accounts(smp__model *model, const smp__node *value, void *field)
{
    static const char *const names[] = {"unknown", "corporate", "professional", "personal"};
    uint32_t *accounts = field;
    if (!smp__expect(model, value, SMP__NODE_LIST)) return;
    for (const smp__node *item = value->first; item; item = item->next) {
        int kind = smp__node_choice(model, item, names, SMP_COUNT(names), "a kind of account");
        if (kind >= 0) *accounts |= 1u << kind; /* as smp_account_kind counts */
    }
}

typedef struct given_assumption {
    uint32_t accounts;
    const smp__node *value;
} given_assumption;

static void read_assumptions(smp__model *model, smp__pack_fact *fact, const smp__node *node)
{
    static const smp__key keys[] = {
        {"account", smp__read_accounts, offsetof(given_assumption, accounts), true},
        {"value", smp__read_node, offsetof(given_assumption, value), true},
    };
    if (!smp__expect(model, node, SMP__NODE_LIST)) return;
    smp__pack_assumption *last = NULL;
    uint32_t seen = 0;
    fact->assumptions = NULL;
    for (const smp__node *item = node->first; item; item = item->next) {
        given_assumption given = {0, NULL};
        if (!smp__read_map(model, item, keys, SMP_COUNT(keys), &given, "an assumption")) continue;
        smp__pack_assumption *assumption = smp__model_new(model, sizeof *assumption);
        if (!assumption) return;
        if (given.accounts & seen)
            smp__blame(model->faults, item->place, SMP_TEXT("Name each kind of account once."),
                       "Two values are assumed for the same kind of account.");
        seen |= given.accounts;
        assumption->accounts = given.accounts;
        if (given.value) smp__read_fact_value(model, fact, given.value, &assumption->value);
        SMP__APPEND(fact->assumptions, last, assumption);
    }
}

static int read_type(smp__model *model, const smp__node *node)
{
    static const char *const names[] = {"truth", "text", "number", "date"};
    return smp__node_choice(model, node, names, SMP_COUNT(names), "a type of fact");
}

static int read_scope(smp__model *model, const smp__node *node)
{
    static const char *const names[] = {"media"};
    return smp__node_choice(model, node, names, SMP_COUNT(names), "a scope of a fact");
}

static void fault_fixed(smp__model *model, const smp__node *node, const char *what)
{
    smp__blame(model->faults, node->key->place, SMP_TEXT("Give the fact another name."),
               "The %s of a fact that is there already cannot be changed.", what);
}

/* The values that were there before, written in the same order, change nothing. */
static bool same_values(const smp__words *before, const smp__words *after)
{
    const smp__word *a = before->first, *b = after->first;
    while (a && b && smp__text_equal(a->text, b->text)) {
        a = a->next;
        b = b->next;
    }
    return !a && !b;
}

/* Values in the form they are compared in. */
static void read_values(smp__model *model, const smp__node *node, smp__words *values)
{
    smp__read_words(model, node, values);
    for (smp__word *word = values->first; word; word = word->next) {
        word->text = smp__fold_text(model, word->text);
        if (word->text.data && memchr(word->text.data, ' ', word->text.size))
            smp__blame(model->faults, word->node->place, SMP_TEXT("Put a \"-\" in its place."),
                       "A value of a fact has no space in it.");
    }
}

static void declare_again(smp__model *model, smp__pack_fact *fact, const given_fact *given)
{
    if (given->type) {
        int type = read_type(model, given->type);
        if (type >= 0 && type != fact->type) fault_fixed(model, given->type, "type");
    }
    if (given->scope && read_scope(model, given->scope) >= 0 && !fact->per_media)
        fault_fixed(model, given->scope, "scope");
    if (given->values) {
        smp__words values = {NULL, NULL, 0};
        read_values(model, given->values, &values);
        if (fact->values.count && !same_values(&fact->values, &values))
            fault_fixed(model, given->values, "values");
        fact->values = values;
    }
}

static smp__pack_fact *declare(smp__model *model, const smp__node *member, const given_fact *given)
{
    smp_text name = member->key->text;
    smp__pack_fact *fact = smp__model_new(model, sizeof *fact);
    if (!fact) return NULL;
    if (smp__text_equal(name, SMP_TEXT("during")) || smp__text_equal(name, SMP_TEXT("signal")))
        smp__blame(model->faults, member->key->place, SMP_TEXT("Choose another name."),
                   "\"%.*s\" is a word of conditions.", SMP__SHOW(name));
    smp__check_name(model, member->key, "._-", "a fact");
    fact->name = name;
    int type = -1;
    if (given->type) type = read_type(model, given->type);
    else
        smp__blame(model->faults, member->key->place,
                   SMP_TEXT("Add type: truth, text, number or date."),
                   "The key \"type\" is missing from a fact.");
    fact->type = (uint8_t)(type < 0 ? SMP_FACT_TEXT : type);
    fact->per_media = given->scope && read_scope(model, given->scope) >= 0;
    if (fact->per_media != smp__text_starts(name, "media."))
        smp__blame(model->faults, member->key->place,
                   SMP_TEXT("Names with \"scope: media\", and only they, begin with \"media.\"."),
                   "The name and the scope of the fact do not agree.");
    if (given->values) {
        read_values(model, given->values, &fact->values);
        if (type >= 0 && type != SMP_FACT_TEXT)
            smp__blame(model->faults, given->values->key->place, SMP_TEXT("Delete it."),
                       "Only a fact of type text lists its values.");
    }
    return add_fact(model, fact) ? fact : NULL;
}

void smp__read_facts(smp__model *model, const smp__node *node)
{
    for (const smp__node *member = node->first; member; member = member->next) {
        given_fact given = {.type = NULL};
        smp__pack_fact *fact = smp__table_get(&model->fact_table, member->key->text);
        if (!smp__read_map(model, member, fact_keys, SMP_COUNT(fact_keys), &given, "a fact"))
            continue;
        if (fact) declare_again(model, fact, &given);
        else fact = declare(model, member, &given);
        if (!fact) return;
        fact->node = member;
        fact->level = model->now->level;
        if (given.meaning.data) fact->meaning = given.meaning;
        if (given.ask.data) fact->ask = given.ask;
        if (given.assume) read_assumptions(model, fact, given.assume);
    }
}

/* ---- Values -------------------------------------------------------------------------------- */

static bool check_listed(smp__model *model, const smp__pack_fact *fact, const smp__node *node,
                         smp_text folded)
{
    if (!fact->values.count) return true;
    smp__nearest nearest = smp__nearest_for(model->faults, folded);
    smp_text list = SMP_TEXT("It is one of:");
    for (const smp__word *word = fact->values.first; word; word = word->next) {
        if (smp__text_equal(word->text, folded)) return true;
        smp__nearest_try(&nearest, word->text);
    }
    for (const smp__word *word = fact->values.first; word && list.data; word = word->next)
        list = smp__arena_format(model->arena, "%.*s %.*s%s", (int)list.size, list.data,
                                 SMP__SHOW(word->text), word->next ? "," : ".");
    if (!list.data) model->faults->memory_failed = true;
    smp__blame(model->faults, node->place, smp__nearest_hint(&nearest, model->faults, list),
               "\"%.*s\" is not a value of the fact \"%.*s\".", SMP__SHOW(node->text),
               SMP__SHOW(fact->name));
    return false;
}

/* Reads a text as a value of the fact's type. */
static bool read_value(smp__model *model, const smp__pack_fact *fact, const smp__node *node,
                       smp__pack_value *value)
{
    smp_text text = smp__node_text(model, node);
    smp_tri truth;
    int32_t day;
    if (!text.data) return false;
    value->record.type = fact->type;
    switch ((smp_fact_type)fact->type) {
    case SMP_FACT_TRUTH:
        if (!smp__node_truth(model, node, &truth)) return false;
        value->record.truth = (uint8_t)truth;
        return true;
    case SMP_FACT_TEXT:
        value->text = smp__fold_text(model, text);
        return value->text.data && check_listed(model, fact, node, value->text);
    case SMP_FACT_NUMBER:
        if (smp__text_to_double(text, &value->record.number)) return true;
        smp__blame(model->faults, node->place, SMP_TEXT("Write a number such as 3 or 4.5."),
                   "\"%.*s\" is not a number, as the fact \"%.*s\" is.", SMP__SHOW(text),
                   SMP__SHOW(fact->name));
        return false;
    case SMP_FACT_DATE: break;
    }
    if (!smp__node_day(model, node, &day)) return false;
    value->record.number = day;
    return true;
}

void smp__read_fact_value(smp__model *model, const smp__pack_fact *fact, const smp__node *node,
                          smp__values *values)
{
    smp__pack_value *value = smp__model_new(model, sizeof *value);
    if (!value || !read_value(model, fact, node, value)) return;
    SMP__APPEND(values->first, values->last, value);
    values->count++;
}

/* ---- Conditions ---------------------------------------------------------------------------- */

static smp__pack_condition *add_condition(smp__model *model, smp__conditions *conditions,
                                          smp__condition_op op)
{
    smp__pack_condition *condition = smp__model_new(model, sizeof *condition);
    if (!condition) return NULL;
    condition->op = (uint8_t)op;
    SMP__APPEND(conditions->first, conditions->last, condition);
    conditions->count++;
    return condition;
}

static void read_comparisons(smp__model *model, const smp__pack_fact *fact, const smp__node *node,
                             smp__conditions *conditions)
{
    static const char *const names[] = {"less", "less-equal", "greater", "greater-equal"};
    if (fact->type != SMP_FACT_NUMBER && fact->type != SMP_FACT_DATE) {
        smp__blame(model->faults, node->place, SMP_TEXT("Give the value, or a list of values."),
                   "The fact \"%.*s\" is neither a number nor a date.", SMP__SHOW(fact->name));
        return;
    }
    if (node->count == 0)
        smp__blame(model->faults, node->place, SMP_TEXT("Write for instance {greater: 3}."),
                   "The comparison is empty.");
    for (const smp__node *member = node->first; member; member = member->next) {
        int op = smp__node_choice(model, member->key, names, SMP_COUNT(names), "a comparison");
        if (op < 0) continue;
        smp__pack_condition *condition =
            add_condition(model, conditions, (smp__condition_op)(SMP__LESS + op));
        if (!condition) return;
        condition->fact = fact;
        smp__read_fact_value(model, fact, member, &condition->values);
    }
}

static void read_fact_condition(smp__model *model, const smp__node *member,
                                smp__conditions *conditions)
{
    const smp__pack_fact *fact = smp__table_get(&model->fact_table, member->key->text);
    if (!fact) {
        smp__fault_unknown(model, member->key, &model->fact_table, "fact",
                           SMP_TEXT("Declare it under \"facts\"."));
        return;
    }
    if (member->kind == SMP__NODE_MAP) {
        read_comparisons(model, fact, member, conditions);
        return;
    }
    if (fact->type == SMP_FACT_NUMBER || fact->type == SMP_FACT_DATE) {
        smp__blame(model->faults, member->place, SMP_TEXT("Write for instance {greater: 3}."),
                   "The fact \"%.*s\" is a number or a date, which is compared.",
                   SMP__SHOW(fact->name));
        return;
    }
    smp__pack_condition *condition = add_condition(model, conditions, SMP__IS_IN);
    if (!condition) return;
    condition->fact = fact;
    if (member->kind == SMP__NODE_TEXT) {
        smp__read_fact_value(model, fact, member, &condition->values);
        return;
    }
    if (member->count == 0)
        smp__blame(model->faults, member->place, SMP_TEXT("List at least one value."),
                   "The list is empty, so the condition never holds.");
    for (const smp__node *item = member->first; item; item = item->next)
        smp__read_fact_value(model, fact, item, &condition->values);
}

static void read_during(smp__model *model, const smp__node *member, smp__conditions *conditions)
{
    if (!smp__node_text(model, member).data) return;
    const smp__pack_calendar *calendar = smp__table_get(&model->calendar_table, member->text);
    if (!calendar) {
        smp__fault_unknown(model, member, &model->calendar_table, "calendar",
                           SMP_TEXT("Declare it under \"calendars\"."));
        return;
    }
    smp__pack_condition *condition = add_condition(model, conditions, SMP__DURING);
    if (condition) condition->calendar = calendar;
}

static void read_signal_condition(smp__model *model, const smp__node *node,
                                  smp__conditions *conditions)
{
    smp__pack_signal *signal = smp__find_signal(model, node);
    if (!signal) return;
    smp__pack_condition *condition = add_condition(model, conditions, SMP__SIGNAL);
    if (condition) condition->signal = signal;
}

/* A condition for each signal that is named: whether one of them is enough, or all must be seen, is
 * a matter of what they stand under. */
static void read_signal_conditions(smp__model *model, const smp__node *member,
                                   smp__conditions *conditions)
{
    if (member->kind != SMP__NODE_LIST) {
        read_signal_condition(model, member, conditions);
        return;
    }
    if (member->count == 0)
        smp__blame(model->faults, member->place, SMP_TEXT("List at least one signal."),
                   "The list is empty, so the condition never holds.");
    for (const smp__node *item = member->first; item; item = item->next)
        read_signal_condition(model, item, conditions);
}

bool smp__read_conditions(smp__model *model, const smp__node *node, void *field)
{
    smp__conditions *conditions = field;
    *conditions = (smp__conditions){NULL, NULL, 0};
    if (!smp__expect(model, node, SMP__NODE_MAP)) return false;
    for (const smp__node *member = node->first; member; member = member->next) {
        if (smp__text_equal(member->key->text, SMP_TEXT("during")))
            read_during(model, member, conditions);
        else if (smp__text_equal(member->key->text, SMP_TEXT("signal")))
            read_signal_conditions(model, member, conditions);
        else
            read_fact_condition(model, member, conditions);
    }
    return true;
}
