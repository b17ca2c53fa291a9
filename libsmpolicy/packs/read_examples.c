/* The examples of a clause: subjects as lists of paths and values.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "packs/model.h"

#include <stdio.h>

/* The fields of one subject while they are put together. */
typedef struct subject {
    smp__pack_field *first, *last;
    smp_text check; /* "profile", ...; absent: not said */
} subject;

/* A path that is absent is one that there was no memory for. */
static void add_field(smp__model *model, subject *into, smp_text path, smp_text value)
{
    smp__pack_field *field = smp__model_new(model, sizeof *field);
    if (!path.data) model->faults->memory_failed = true;
    if (!field) return;
    field->path = path;
    field->value = value;
    SMP__APPEND(into->first, into->last, field);
}

/* ---- Fields -------------------------------------------------------------------------------- */

/* Where a fact's value may stand as a field of the post: checked like the fact. */
static void read_checked(smp__model *model, const smp__node *node, const char *fact, smp_text path,
                         subject *into)
{
    smp__values values = {NULL, NULL, 0};
    smp__read_fact_value(model, smp__table_get(&model->fact_table, smp_text_of(fact)), node,
                         &values);
    if (values.count) add_field(model, into, path, node->text);
}

static void read_plain(smp__model *model, const smp__node *node, smp_text path, subject *into)
{
    smp_text text = smp__node_text(model, node);
    if (text.data) add_field(model, into, path, text);
}

static void fault_field(smp__model *model, const smp__node *key, const char *const *names,
                        size_t count, const char *what)
{
    smp__nearest nearest = smp__nearest_for(model->faults, key->text);
    for (size_t i = 0; i < count; i++) smp__nearest_try(&nearest, smp_text_of(names[i]));
    smp__blame(model->faults, key->place,
               smp__nearest_hint(&nearest, model->faults,
                                 SMP_TEXT("If it is part of a text, put quotation marks round the "
                                          "whole text; else see docs/pack-format.md.")),
               "\"%.*s\" is not a field of %s.", SMP__SHOW(key->text), what);
}

static void read_author(smp__model *model, const smp__node *node, subject *into)
{
    static const char *const names[] = {"name", "handle", "role"};
    if (!smp__expect(model, node, SMP__NODE_MAP)) return;
    for (const smp__node *member = node->first; member; member = member->next) {
        size_t i = 0;
        while (i < SMP_COUNT(names) && !smp__text_equal(member->key->text, smp_text_of(names[i])))
            i++;
        if (i == SMP_COUNT(names))
            fault_field(model, member->key, names, SMP_COUNT(names), "an author");
        else
            read_plain(model, member,
                       smp__arena_format(model->arena, "author.%s", names[i]), into);
    }
}

/* The fact that media.2.consent (`of_item`) or another name is a value of; NULL when it is none. */
static const smp__pack_fact *find_fact(smp__model *model, smp_text name, bool *of_item)
{
    *of_item = false;
    if (smp__text_starts(name, "media.")) {
        size_t dot = 6;
        while (dot < name.size && name.data[dot] >= '0' && name.data[dot] <= '9') dot++;
        if (dot > 6 && dot < name.size && name.data[dot] == '.') {
            *of_item = true;
            name = smp__arena_format(model->arena, "media.%.*s", (int)(name.size - dot - 1),
                                     name.data + dot + 1);
            if (!name.data) model->faults->memory_failed = true;
        }
    }
    return name.data ? smp__table_get(&model->fact_table, name) : NULL;
}

static void read_fact_list(smp__model *model, const smp__node *node, subject *into)
{
    if (!smp__expect(model, node, SMP__NODE_MAP)) return;
    for (const smp__node *member = node->first; member; member = member->next) {
        bool of_item;
        smp_text name = member->key->text;
        const smp__pack_fact *fact = find_fact(model, name, &of_item);
        if (model->faults->memory_failed) return;
        if (!fact) {
            smp__fault_unknown(model, member->key, &model->fact_table, "fact",
                               SMP_TEXT("Declare it under \"facts\"."));
            continue;
        }
        if (fact->per_media != of_item) {
            smp__blame(model->faults, member->key->place,
                       of_item ? SMP_TEXT("Leave the number out.")
                               : SMP_TEXT("Number the item, as in media.0.consent."),
                       of_item ? "The fact \"%.*s\" is about the post, not about one media item."
                               : "The fact \"%.*s\" is asked of each media item.",
                       SMP__SHOW(fact->name));
            continue;
        }
        smp__values values = {NULL, NULL, 0};
        smp__read_fact_value(model, fact, member, &values);
        if (values.count)
            add_field(model, into,
                      smp__arena_format(model->arena, "facts.%.*s", (int)name.size, name.data),
                      member->text);
    }
}

static void read_item(smp__model *model, const smp__node *node, smp_text path, uint32_t index,
                      subject *into)
{
    /* Those that are facts are checked as such; the rest is text. */
    static const char *const names[] = {
        "kind",       "decorative",         "alt",       "captions", "captions_reviewed",
        "transcript", "audio_description",  "people",    "place",    "consent",
        "credit",     "flashes_per_second", "contrast",  "font_pt",  "text_in_image",
        "file_name"};
    enum { FACTS = 14 };
    if (!smp__expect(model, node, SMP__NODE_MAP)) return;
    for (const smp__node *member = node->first; member; member = member->next) {
        size_t i = 0;
        while (i < SMP_COUNT(names) && !smp__text_equal(member->key->text, smp_text_of(names[i])))
            i++;
        if (i == SMP_COUNT(names)) {
            fault_field(model, member->key, names, SMP_COUNT(names), "a media item");
            continue;
        }
        smp_text full = smp__arena_format(model->arena, "%.*s.%u.%s", (int)path.size, path.data,
                                          index, names[i]);
        char fact[32];
        snprintf(fact, sizeof fact, "media.%s", names[i]);
        if (i < FACTS) read_checked(model, member, fact, full, into);
        else read_plain(model, member, full, into);
    }
}

static void read_media(smp__model *model, const smp__node *node, smp_text path, subject *into)
{
    if (!smp__expect(model, node, SMP__NODE_LIST)) return;
    uint32_t index = 0;
    for (const smp__node *item = node->first; item; item = item->next)
        read_item(model, item, path, index++, into);
}

static void read_shared(smp__model *model, const smp__node *node, subject *into)
{
    static const char *const names[] = {"text", "author", "media"};
    if (node->kind == SMP__NODE_TEXT) {
        read_plain(model, node, SMP_TEXT("shared.text"), into);
        return;
    }
    if (!smp__expect(model, node, SMP__NODE_MAP)) return;
    for (const smp__node *member = node->first; member; member = member->next) {
        smp_text key = member->key->text;
        if (smp__text_equal(key, SMP_TEXT("text")))
            read_plain(model, member, SMP_TEXT("shared.text"), into);
        else if (smp__text_equal(key, SMP_TEXT("author")))
            read_plain(model, member, SMP_TEXT("shared.author"), into);
        else if (smp__text_equal(key, SMP_TEXT("media")))
            read_media(model, member, SMP_TEXT("shared.media"), into);
        else
            fault_field(model, member->key, names, SMP_COUNT(names), "a shared post");
    }
}

static void read_date(smp__model *model, const smp__node *node, subject *into)
{
    smp_text text = smp__node_text(model, node);
    int32_t day;
    if (!text.data) return;
    if (smp__date_parse(text, &day)) add_field(model, into, SMP_TEXT("at"), text);
    else
        smp__blame(model->faults, node->place,
                   SMP_TEXT("Write a date that exists as YYYY-MM-DD; it may have a time."),
                   "\"%.*s\" is not a date.", SMP__SHOW(text));
}

static void read_links(smp__model *model, const smp__node *node, subject *into)
{
    if (!smp__expect(model, node, SMP__NODE_LIST)) return;
    unsigned index = 0;
    for (const smp__node *item = node->first; item; item = item->next)
        read_plain(model, item, smp__arena_format(model->arena, "links.%u", index++), into);
}

static void read_history(smp__model *model, const smp__node *node, subject *into)
{
    static const char *const names[] = {"days", "messages", "negative", "abusive"};
    if (!smp__expect(model, node, SMP__NODE_MAP)) return;
    for (const smp__node *member = node->first; member; member = member->next) {
        uint32_t count;
        size_t i = 0;
        while (i < SMP_COUNT(names) && !smp__text_equal(member->key->text, smp_text_of(names[i])))
            i++;
        if (i == SMP_COUNT(names))
            fault_field(model, member->key, names, SMP_COUNT(names), "a history");
        else if (!smp__expect(model, member, SMP__NODE_TEXT)) continue;
        else if (!smp__text_to_u32(member->text, &count))
            smp__blame(model->faults, member->place, SMP_TEXT("Write a whole number."),
                       "\"%.*s\" is not a count.", SMP__SHOW(member->text));
        else
            add_field(model, into, smp__arena_format(model->arena, "history.%s", names[i]),
                      member->text);
    }
}

/* A list of maps, of which each member has one of a few names. */
static void read_list(smp__model *model, const smp__node *node, const char *const *names,
                      size_t count, const char *what, subject *into)
{
    unsigned index = 0;
    smp_text path = node->key->text;
    if (!smp__expect(model, node, SMP__NODE_LIST)) return;
    for (const smp__node *item = node->first; item; item = item->next, index++) {
        if (!smp__expect(model, item, SMP__NODE_MAP)) continue;
        for (const smp__node *member = item->first; member; member = member->next) {
            size_t i = 0;
            while (i < count && !smp__text_equal(member->key->text, smp_text_of(names[i]))) i++;
            if (i == count) fault_field(model, member->key, names, count, what);
            else
                read_plain(model, member,
                           smp__arena_format(model->arena, "%.*s.%u.%s", (int)path.size, path.data,
                                             index, names[i]),
                           into);
        }
    }
}

/* One of a few words. */
static bool read_word(smp__model *model, const smp__node *node, const char *const *words,
                      size_t count, smp_text *out)
{
    if (!smp__expect(model, node, SMP__NODE_TEXT)) return false;
    for (size_t i = 0; i < count; i++)
        if (smp__text_equal(node->text, smp_text_of(words[i]))) {
            *out = node->text;
            return true;
        }
    smp__nearest nearest = smp__nearest_for(model->faults, node->text);
    for (size_t i = 0; i < count; i++) smp__nearest_try(&nearest, smp_text_of(words[i]));
    smp__blame(model->faults, node->place,
               smp__nearest_hint(&nearest, model->faults, SMP_TEXT("See docs/pack-format.md.")),
               "\"%.*s\" cannot stand here.", SMP__SHOW(node->text));
    return false;
}

static void read_choice(smp__model *model, const smp__node *node, const char *const *words,
                        size_t count, subject *into)
{
    smp_text word;
    if (read_word(model, node, words, count, &word)) add_field(model, into, node->key->text, word);
}

static const char *const field_names[] = {
    "text",   "platform", "account", "action", "lang",    "media",    "shared",  "author",
    "facts",  "check",    "name",    "handle", "bio",     "pinned",   "role",    "links",
    "owner",  "channel",  "history", "verified", "approved",
    "messages", "authors"};

/* The fields that other subjects have and posts have not. */
static bool read_other_field(smp__model *model, const smp__node *member, subject *into)
{
    static const char *const texts[] = {"name", "handle", "bio", "pinned", "role", "owner"};
    static const char *const checks[] = {"post", "profile", "message", "account",
                                         "conversation"};
    static const char *const channels[] = {"mention", "reply", "comment", "direct", "review"};
    static const char *const truths[] = {"yes", "no"};
    static const char *const sent[] = {"author", "at", "text", "labels", "topic", "answered"};
    static const char *const counts[] = {"author", "days", "messages", "negative", "abusive"};
    smp_text key = member->key->text;
    for (size_t i = 0; i < SMP_COUNT(texts); i++)
        if (smp__text_equal(key, smp_text_of(texts[i]))) {
            read_plain(model, member, key, into);
            return true;
        }
    if (smp__text_equal(key, SMP_TEXT("check")))
        read_word(model, member, checks, SMP_COUNT(checks), &into->check);
    else if (smp__text_equal(key, SMP_TEXT("links"))) read_links(model, member, into);
    else if (smp__text_equal(key, SMP_TEXT("history"))) read_history(model, member, into);
    else if (smp__text_equal(key, SMP_TEXT("messages")))
        read_list(model, member, sent, SMP_COUNT(sent), "a message", into);
    else if (smp__text_equal(key, SMP_TEXT("authors")))
        read_list(model, member, counts, SMP_COUNT(counts), "an author's counts", into);
    else if (smp__text_equal(key, SMP_TEXT("channel")))
        read_choice(model, member, channels, SMP_COUNT(channels), into);
    else if (smp__text_equal(key, SMP_TEXT("verified")) ||
             smp__text_equal(key, SMP_TEXT("approved")))
        read_choice(model, member, truths, SMP_COUNT(truths), into);
    else return false;
    return true;
}

/* One field of a subject. False when there is none of that name. */
static bool read_field(smp__model *model, const smp__node *member, subject *into)
{
    smp_text key = member->key->text;
    if (read_other_field(model, member, into)) return true;
    if (smp__text_equal(key, SMP_TEXT("text")) || smp__text_equal(key, SMP_TEXT("lang")))
        read_plain(model, member, key, into);
    else if (smp__text_equal(key, SMP_TEXT("platform")))
        read_checked(model, member, "platform", key, into);
    else if (smp__text_equal(key, SMP_TEXT("account")))
        read_checked(model, member, "account", key, into);
    else if (smp__text_equal(key, SMP_TEXT("action")))
        read_checked(model, member, "action", key, into);
    else if (smp__text_equal(key, SMP_TEXT("media"))) read_media(model, member, key, into);
    else if (smp__text_equal(key, SMP_TEXT("shared"))) read_shared(model, member, into);
    else if (smp__text_equal(key, SMP_TEXT("author"))) read_author(model, member, into);
    else if (smp__text_equal(key, SMP_TEXT("facts"))) read_fact_list(model, member, into);
    else return false;
    return true;
}

/* What examples have in common: the fields of a subject, and the date. */
static void read_given(smp__model *model, const smp__node *node, subject *into)
{
    if (!smp__expect(model, node, SMP__NODE_MAP)) return;
    for (const smp__node *member = node->first; member; member = member->next) {
        if (smp__text_equal(member->key->text, SMP_TEXT("at"))) read_date(model, member, into);
        else if (!read_field(model, member, into) && !smp__fault_cut_text(model, node, member))
            fault_field(model, member->key, field_names, SMP_COUNT(field_names), "an example");
    }
}

/* ---- Examples ------------------------------------------------------------------------------ */

/* Is `path` said already? A list of media or a shared post, say, is said as a whole. */
static bool is_said(const subject *by, smp_text path)
{
    static const char *const wholes[] = {"media.",   "shared.",   "links.",
                                         "history.", "messages.", "authors."};
    for (const smp__pack_field *field = by->first; field; field = field->next) {
        if (smp__text_equal(field->path, path)) return true;
        for (size_t i = 0; i < SMP_COUNT(wholes); i++)
            if (smp__text_starts(path, wholes[i]) && smp__text_starts(field->path, wholes[i]))
                return true;
    }
    return false;
}

/* Adds what `into` does not say itself. */
static void merge(smp__model *model, subject *into, const subject *from)
{
    subject said = *into, added = {.first = NULL};
    if (!into->check.data) into->check = from->check;
    for (const smp__pack_field *field = from->first; field; field = field->next)
        if (!is_said(&said, field->path)) add_field(model, &added, field->path, field->value);
    if (!added.first) return;
    if (into->last) into->last->next = added.first;
    else into->first = added.first;
    into->last = added.last;
}

/* The words that must be marked stand somewhere in the example. */
static void check_at(smp__model *model, const smp__node *node, smp_text at, const subject *of)
{
    if (!at.data) return;
    for (const smp__pack_field *field = of->first; field; field = field->next)
        if (smp__text_has(field->value, at)) return;
    smp__blame(model->faults, node->place, SMP_TEXT("Copy them from the text."),
               "The words of \"at\" are not in the example.");
}

static void read_example_map(smp__model *model, const smp__node *node, smp__pack_example *example,
                             subject *said)
{
    const smp__node *given = NULL, *at = NULL;
    for (const smp__node *member = node->first; member; member = member->next) {
        smp_text key = member->key->text;
        bool is_at = smp__text_equal(key, SMP_TEXT("at"));
        bool is_fix = smp__text_equal(key, SMP_TEXT("fix"));
        if (smp__text_equal(key, SMP_TEXT("given"))) {
            given = member;
        } else if ((is_at || is_fix) && !example->flags) {
            smp__blame(model->faults, member->key->place,
                       is_at ? SMP_TEXT("A date goes into \"given\".") : SMP_TEXT("Delete it."),
                       "Nothing is marked or repaired in a \"pass\" example.");
        } else if (is_at) {
            example->at = smp__node_text(model, member);
            at = member;
        } else if (is_fix) {
            example->fix = smp__node_text(model, member);
        } else if (!read_field(model, member, said) &&
                   !smp__fault_cut_text(model, node, member)) {
            fault_field(model, member->key, field_names, SMP_COUNT(field_names),
                        "an example");
        }
    }
    if (given) {
        subject more = {.first = NULL};
        read_given(model, given, &more);
        merge(model, said, &more);
    }
    if (at) check_at(model, at, example->at, said);
}

static void read_example(smp__model *model, const smp__node *node, bool flags,
                         const subject *given, smp__pack_examples *examples)
{
    subject said = {.first = NULL};
    smp__pack_example *example = smp__model_new(model, sizeof *example);
    if (!example) return;
    example->node = node;
    example->flags = flags;
    if (node->kind == SMP__NODE_TEXT) read_plain(model, node, SMP_TEXT("text"), &said);
    else if (smp__expect(model, node, SMP__NODE_MAP))
        read_example_map(model, node, example, &said);
    merge(model, &said, given);
    example->fields = said.first;
    example->last_field = said.last;
    example->check = said.check;
    SMP__APPEND(examples->first, examples->last, example);
    if (flags) examples->flag_count++;
    else examples->pass_count++;
}

typedef struct given_examples {
    const smp__node *given, *flag, *pass;
} given_examples;

void smp__read_examples(smp__model *model, const smp__node *node, void *field)
{
    static const smp__key keys[] = {
        {"given", smp__read_node, offsetof(given_examples, given), false},
        {"flag", smp__read_node, offsetof(given_examples, flag), false},
        {"pass", smp__read_node, offsetof(given_examples, pass), false},
    };
    smp__pack_examples *examples = field;
    *examples = (smp__pack_examples){.first = NULL};
    given_examples read = {NULL, NULL, NULL};
    if (!smp__read_map(model, node, keys, SMP_COUNT(keys), &read, "examples")) return;
    subject given = {.first = NULL};
    if (read.given) read_given(model, read.given, &given);
    const smp__node *const lists[] = {read.flag, read.pass};
    for (size_t i = 0; i < SMP_COUNT(lists); i++) {
        if (!lists[i] || !smp__expect(model, lists[i], SMP__NODE_LIST)) continue;
        for (const smp__node *item = lists[i]->first; item; item = item->next)
            read_example(model, item, i == 0, &given, examples);
    }
}
