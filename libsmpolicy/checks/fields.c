/* A subject put together from named values.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "checks/checks.h"

#include <smpolicy/fields.h>

#include <stdio.h>
#include <string.h>

/* A growing list of structs of one kind, each of which begins with its size. */
typedef struct item_list {
    void *items;
    size_t count, capacity;
} item_list;

struct smp_fields {
    smp_allocator allocator;
    smp__arena texts;
    smp_subject subject;
    smp_post post;       /* one of these five is filled */
    smp_profile profile;
    smp_message message;
    smp_account account;
    smp_conversation conversation;
    smp_shared shared;
    bool has_shared;
    item_list media, shared_media, messages, authors;
    smp_text *links;
    size_t link_count, link_capacity;
    smp_fact *facts;
    size_t fact_count, fact_capacity;
};

smp_status smp_fields_new(smp_fields **out, smp_subject subject, const smp_allocator *given)
{
    if (!out || (unsigned)subject > SMP_SUBJECT_CONVERSATION) return SMP_ERROR_ARGUMENT;
    smp_allocator allocator = smp__allocator_or_default(given);
    smp_fields *fields = smp__allocate_zeroed(&allocator, sizeof *fields);
    if (!fields) return SMP_ERROR_MEMORY;
    fields->allocator = allocator;
    fields->subject = subject;
    smp__arena_init(&fields->texts, &allocator);
    smp_fields_clear(fields);
    *out = fields;
    return SMP_OK;
}

void smp_fields_free(smp_fields *fields)
{
    if (!fields) return;
    smp_allocator allocator = fields->allocator;
    smp__release(&allocator, fields->media.items, fields->media.capacity * sizeof(smp_media));
    smp__release(&allocator, fields->shared_media.items,
                 fields->shared_media.capacity * sizeof(smp_media));
    smp__release(&allocator, fields->messages.items,
                 fields->messages.capacity * sizeof(smp_conversation_message));
    smp__release(&allocator, fields->authors.items,
                 fields->authors.capacity * sizeof(smp_author_counts));
    smp__release(&allocator, fields->links, fields->link_capacity * sizeof *fields->links);
    smp__release(&allocator, fields->facts, fields->fact_capacity * sizeof *fields->facts);
    smp__arena_free(&fields->texts);
    smp__release(&allocator, fields, sizeof *fields);
}

smp_subject smp_fields_subject(const smp_fields *fields) { return fields->subject; }

void smp_fields_clear(smp_fields *fields)
{
    if (!fields) return;
    smp__arena_reset(&fields->texts);
    fields->post = (smp_post)SMP_POST_INIT;
    fields->profile = (smp_profile)SMP_PROFILE_INIT;
    fields->message = (smp_message)SMP_MESSAGE_INIT;
    fields->account = (smp_account)SMP_ACCOUNT_INIT;
    fields->conversation = (smp_conversation)SMP_CONVERSATION_INIT;
    fields->shared = (smp_shared)SMP_SHARED_INIT;
    fields->has_shared = false;
    fields->media.count = fields->shared_media.count = 0;
    fields->messages.count = fields->authors.count = 0;
    fields->link_count = fields->fact_count = 0;
}

/* ---- Names and places ---------------------------------------------------------------------- */

typedef enum value_type {
    TEXT,
    TRUTH,
    NUMBER,
    COUNT,
    PLATFORM,
    ACCOUNT,
    ACTION,
    CHANNEL,
    NATION,
    MEDIA_KIND,
    CAPTIONS,
    PEOPLE
} value_type;

/* A name, what it takes, and where that goes in the struct. */
typedef struct place {
    const char *name;
    value_type type;
    size_t offset;
} place;

#define OF_POST(name, type, member) {name, type, offsetof(smp_fields, post.member)}
#define OF_PROFILE(name, type, member) {name, type, offsetof(smp_fields, profile.member)}
#define OF_MESSAGE(name, type, member) {name, type, offsetof(smp_fields, message.member)}
#define OF_ACCOUNT(name, type, member) {name, type, offsetof(smp_fields, account.member)}
#define OF_MEDIA(name, type) {#name, type, offsetof(smp_media, name)}
#define END {NULL, TEXT, 0}

static const place post_places[] = {
    OF_POST("text", TEXT, text),
    OF_POST("id", TEXT, id),
    OF_POST("at", TEXT, at),
    OF_POST("lang", TEXT, lang),
    OF_POST("author.name", TEXT, author.name),
    OF_POST("author.handle", TEXT, author.handle),
    OF_POST("author.role", TEXT, author.role),
    OF_POST("platform", PLATFORM, platform),
    OF_POST("account", ACCOUNT, account),
    OF_POST("action", ACTION, action),
    END};

static const place profile_places[] = {
    OF_PROFILE("name", TEXT, name),
    OF_PROFILE("handle", TEXT, handle),
    OF_PROFILE("bio", TEXT, bio),
    OF_PROFILE("pinned", TEXT, pinned),
    OF_PROFILE("role", TEXT, role),
    OF_PROFILE("id", TEXT, id),
    OF_PROFILE("at", TEXT, at),
    OF_PROFILE("lang", TEXT, lang),
    OF_PROFILE("platform", PLATFORM, platform),
    OF_PROFILE("account", ACCOUNT, account),
    END};

static const place message_places[] = {
    OF_MESSAGE("text", TEXT, text),
    OF_MESSAGE("id", TEXT, id),
    OF_MESSAGE("received", TEXT, received),
    OF_MESSAGE("lang", TEXT, lang),
    OF_MESSAGE("author.name", TEXT, author.name),
    OF_MESSAGE("author.handle", TEXT, author.handle),
    OF_MESSAGE("author.role", TEXT, author.role),
    OF_MESSAGE("channel", CHANNEL, channel),
    OF_MESSAGE("nation", NATION, nation),
    OF_MESSAGE("platform", PLATFORM, platform),
    OF_MESSAGE("account", ACCOUNT, account),
    OF_MESSAGE("history.days", COUNT, history.days),
    OF_MESSAGE("history.messages", COUNT, history.messages),
    OF_MESSAGE("history.negative", COUNT, history.negative),
    OF_MESSAGE("history.abusive", COUNT, history.abusive),
    END};

static const place account_places[] = {
    OF_ACCOUNT("name", TEXT, name),
    OF_ACCOUNT("handle", TEXT, handle),
    OF_ACCOUNT("bio", TEXT, bio),
    OF_ACCOUNT("owner", TEXT, owner),
    OF_ACCOUNT("id", TEXT, id),
    OF_ACCOUNT("at", TEXT, at),
    OF_ACCOUNT("platform", PLATFORM, platform),
    OF_ACCOUNT("verified", TRUTH, verified),
    OF_ACCOUNT("approved", TRUTH, approved),
    END};

#define OF_CONVERSATION(name, type) {#name, type, offsetof(smp_fields, conversation.name)}
#define OF_COUNTS(name, type, member) {name, type, offsetof(smp_author_counts, member)}
#define OF_SENT(name, type) {#name, type, offsetof(smp_conversation_message, name)}

static const place conversation_places[] = {OF_CONVERSATION(id, TEXT), OF_CONVERSATION(at, TEXT),
                                            OF_CONVERSATION(platform, PLATFORM),
                                            OF_CONVERSATION(account, ACCOUNT), END};

static const place sent_places[] = {OF_SENT(author, TEXT), OF_SENT(at, TEXT), OF_SENT(text, TEXT),
                                    OF_SENT(labels, TEXT), OF_SENT(topic, TEXT),
                                    OF_SENT(answered, TRUTH), END};

static const place counts_places[] = {OF_COUNTS("author", TEXT, author),
                                      OF_COUNTS("days", COUNT, history.days),
                                      OF_COUNTS("messages", COUNT, history.messages),
                                      OF_COUNTS("negative", COUNT, history.negative),
                                      OF_COUNTS("abusive", COUNT, history.abusive), END};

static const place shared_places[] = {{"text", TEXT, offsetof(smp_fields, shared.text)},
                                      {"author", TEXT, offsetof(smp_fields, shared.author)},
                                      END};

static const place media_places[] = {
    OF_MEDIA(alt, TEXT), OF_MEDIA(text_in_image, TEXT), OF_MEDIA(place, TEXT),
    OF_MEDIA(credit, TEXT), OF_MEDIA(file_name, TEXT), OF_MEDIA(decorative, TRUTH),
    OF_MEDIA(consent, TRUTH), OF_MEDIA(transcript, TRUTH), OF_MEDIA(captions_reviewed, TRUTH),
    OF_MEDIA(audio_description, TRUTH), OF_MEDIA(flashes_per_second, NUMBER),
    OF_MEDIA(contrast, NUMBER), OF_MEDIA(font_pt, NUMBER), OF_MEDIA(kind, MEDIA_KIND),
    OF_MEDIA(captions, CAPTIONS), OF_MEDIA(people, PEOPLE), END};

/* What each kind of subject has. */
static const struct {
    const char *called;
    const place *places;
    bool has_media, has_shared, has_links, has_messages;
} subjects[] = {[SMP_SUBJECT_POST] = {"a post", post_places, true, true, false, false},
                [SMP_SUBJECT_PROFILE] = {"a profile", profile_places, true, false, true, false},
                [SMP_SUBJECT_MESSAGE] = {"a message", message_places, false, false, false, false},
                [SMP_SUBJECT_ACCOUNT] = {"an account", account_places, false, false, true, false},
                [SMP_SUBJECT_CONVERSATION] = {"a conversation", conversation_places, false, false,
                                              false, true}};

static const place *find_place(const place *places, smp_text name)
{
    for (; places->name; places++)
        if (smp__text_equal(name, smp_text_of(places->name))) return places;
    return NULL;
}

/* `field` is what was looked for in `places`, the end of `name`; without `places` nothing is
 * suggested. */
static smp_status unknown_field(const smp_fields *fields, smp_error *error, smp_text name,
                                const place *places, smp_text field)
{
    char meant[128] = "docs/json.md lists the names.";
    smp__nearest nearest = smp__nearest_to(field);
    for (; places && places->name; places++)
        smp__nearest_try(&nearest, smp_text_of(places->name));
    if (nearest.best.data)
        snprintf(meant, sizeof meant, "Did you mean \"%.*s%s\"?", (int)(field.data - name.data),
                 name.data, nearest.best.data);
    return smp__fail(error, SMP_ERROR_ARGUMENT, "There is no field \"%.*s\" in %s. %s",
                     SMP__SHOWN(name, 80), subjects[fields->subject].called, meant);
}

/* "media.alt" or "media.0": an item lacks its number, or the name of what is said of it. */
static smp_status half_named(const smp_fields *fields, smp_error *error, smp_text name,
                             smp_text rest, const place *places)
{
    return smp__fail(error, SMP_ERROR_ARGUMENT,
                     "There is no field \"%.*s\" in %s. Count from 0 and say which part, as in "
                     "\"%.*s0.%s\".",
                     SMP__SHOWN(name, 80), subjects[fields->subject].called,
                     (int)(rest.data - name.data), name.data, places->name);
}

/* ---- Values -------------------------------------------------------------------------------- */

static smp_status refuse(smp_error *error, smp_text name, smp_text value, const char *takes)
{
    return smp__fail(error, SMP_ERROR_ARGUMENT, "\"%.*s\" cannot be \"%.*s\". It takes %s.",
                     SMP__SHOWN(name, 60), SMP__SHOWN(value, 40), takes);
}

static smp_status keep_text(smp_fields *fields, smp_text *into, smp_text value, smp_error *error)
{
    smp_text copy = smp__arena_copy(&fields->texts, value);
    if (value.data && !copy.data) return smp__fail_memory(error);
    *into = copy;
    return SMP_OK;
}

static smp_status keep_truth(smp_tri *into, smp_text name, smp_text value, smp_error *error)
{
    static const struct {
        const char *word;
        smp_tri truth;
    } words[] = {{"yes", SMP_YES}, {"true", SMP_YES},    {"no", SMP_NO},
                 {"false", SMP_NO}, {"unknown", SMP_UNKNOWN}, {"", SMP_UNKNOWN}};
    if (!value.data) value = SMP_TEXT("");
    for (size_t i = 0; i < SMP_COUNT(words); i++)
        if (smp__text_equal_ascii_fold(value, smp_text_of(words[i].word))) {
            *into = words[i].truth;
            return SMP_OK;
        }
    return refuse(error, name, value, "yes, no, or nothing where it is not known");
}

static smp_status keep_number(double *into, smp_text name, smp_text value, smp_error *error)
{
    double number = 0;
    if (!smp__is_empty(value) && (!smp__text_to_double(value, &number) || number < 0))
        return refuse(error, name, value, "a number such as 4.5, or nothing");
    *into = number;
    return SMP_OK;
}

static smp_status keep_count(uint32_t *into, smp_text name, smp_text value, smp_error *error)
{
    uint32_t count = 0;
    if (!smp__is_empty(value) && !smp__text_to_u32(value, &count))
        return refuse(error, name, value, "a whole number such as 3, or nothing");
    *into = count;
    return SMP_OK;
}

/* One of the words of an enumeration, by the functions that know them. */
#define KEEP_WORD(into, from_name, type, takes)                                                   \
    do {                                                                                          \
        type found_ = smp__is_empty(value) ? (type)0 : from_name(value);                          \
        if (!smp__is_empty(value) && (int)found_ == 0) return refuse(error, name, value, takes);  \
        *(type *)(into) = found_;                                                                 \
        return SMP_OK;                                                                            \
    } while (0)

static smp_status keep(smp_fields *fields, value_type type, void *into, smp_text name,
                       smp_text value, smp_error *error)
{
    switch (type) {
    case TEXT: return keep_text(fields, into, value, error);
    case TRUTH: return keep_truth(into, name, value, error);
    case NUMBER: return keep_number(into, name, value, error);
    case COUNT: return keep_count(into, name, value, error);
    case PLATFORM:
        KEEP_WORD(into, smp_platform_from_name, smp_platform,
                  "x, facebook, instagram, threads, linkedin, bluesky, mastodon, ... or other");
    case ACCOUNT:
        KEEP_WORD(into, smp_account_kind_from_name, smp_account_kind,
                  "corporate, professional or personal");
    case ACTION:
        KEEP_WORD(into, smp_action_from_name, smp_action,
                  "post, reply, share, quote or direct-message");
    case CHANNEL:
        KEEP_WORD(into, smp_channel_from_name, smp_channel,
                  "mention, reply, comment, direct or review");
    case NATION:
        KEEP_WORD(into, smp_nation_from_name, smp_nation,
                  "england, wales, scotland or northern-ireland");
    case MEDIA_KIND:
        KEEP_WORD(into, smp_media_kind_from_name, smp_media_kind,
                  "image, gif, video, audio or document");
    case CAPTIONS:
        KEEP_WORD(into, smp_captions_from_name, smp_captions, "none, open, closed or automatic");
    case PEOPLE: break;
    }
    KEEP_WORD(into, smp_people_from_name, smp_people, "none, crowd or identifiable");
}

/* ---- Lists --------------------------------------------------------------------------------- */

/* "3.alt" or "3": the number, and what follows its dot (absent: nothing). */
static bool read_index(smp_text text, uint32_t *index, smp_text *rest)
{
    size_t dot = 0;
    while (dot < text.size && text.data[dot] != '.') dot++;
    *rest = dot < text.size ? smp__text_slice(text, dot + 1, text.size) : (smp_text){NULL, 0};
    return smp__text_to_u32(smp__text_slice(text, 0, dot), index);
}

/* What a list holds. */
typedef struct item_kind {
    const char *called;
    const place *places;
    size_t size;
    uint32_t most;
} item_kind;

static const item_kind media_items = {"media items", media_places, sizeof(smp_media),
                                      SMP__MAX_MEDIA};
static const item_kind sent_items = {"messages", sent_places, sizeof(smp_conversation_message),
                                     SMP__MAX_MESSAGES};
static const item_kind counts_items = {"authors", counts_places, sizeof(smp_author_counts),
                                       SMP__MAX_MESSAGES};

/* The longest of the structs above. */
typedef union any_item {
    size_t struct_size;
    smp_media media;
    smp_conversation_message sent;
    smp_author_counts counts;
} any_item;

/* "media.3.alt" after its "media.": finds or makes item 3. Items in between are made too. */
static smp_status set_item(smp_fields *fields, item_list *list, const item_kind *kind,
                           smp_text name, smp_text rest, smp_text value, smp_error *error)
{
    uint32_t index;
    smp_text field;
    if (!read_index(rest, &index, &field) || !field.data)
        return half_named(fields, error, name, rest, kind->places);
    if (index >= kind->most)
        return smp__fail(error, SMP_ERROR_LIMIT, "There may be at most %u %s.", kind->most,
                         kind->called);
    const place *found = find_place(kind->places, field);
    if (!found) return unknown_field(fields, error, name, kind->places, field);
    any_item blank, trial;
    memset(&blank, 0, sizeof blank);
    blank.struct_size = kind->size;
    trial = blank;
    void *item = index < list->count ? (char *)list->items + index * kind->size : (char *)&trial;
    smp_status status =
        keep(fields, found->type, (char *)item + found->offset, name, value, error);
    if (status != SMP_OK || index < list->count) return status;
    if (!smp__grow(&fields->allocator, &list->items, &list->capacity, index + 1, kind->size))
        return smp__fail_memory(error);
    for (; list->count < index; list->count++)
        memcpy((char *)list->items + list->count * kind->size, &blank, kind->size);
    memcpy((char *)list->items + list->count++ * kind->size, &trial, kind->size);
    return SMP_OK;
}

static smp_status set_link(smp_fields *fields, smp_text name, smp_text rest, smp_text value,
                           smp_error *error)
{
    uint32_t index;
    smp_text more, kept = {NULL, 0};
    if (!read_index(rest, &index, &more) || more.data)
        return unknown_field(fields, error, name, NULL, rest);
    if (index >= SMP__MAX_LINKS)
        return smp__fail(error, SMP_ERROR_LIMIT, "There may be at most %u links.", SMP__MAX_LINKS);
    smp_status status = keep_text(fields, &kept, value, error);
    void *links = fields->links;
    if (status != SMP_OK || !smp__grow(&fields->allocator, &links, &fields->link_capacity,
                                       index + 1, sizeof *fields->links))
        return smp__fail_memory(error);
    fields->links = links;
    while (fields->link_count <= index) fields->links[fields->link_count++] = SMP_TEXT("");
    fields->links[index] = kept.data ? kept : SMP_TEXT("");
    return SMP_OK;
}

static smp_status set_fact(smp_fields *fields, smp_text fact, smp_text value, smp_error *error)
{
    smp_text kept;
    smp_status status = keep_text(fields, &kept, value, error);
    if (status != SMP_OK) return status;
    for (size_t i = 0; i < fields->fact_count; i++)
        if (smp__text_equal(fields->facts[i].name, fact)) {
            fields->facts[i].text = kept;
            return SMP_OK;
        }
    if (fields->fact_count == SMP__MAX_FACTS)
        return smp__fail(error, SMP_ERROR_LIMIT, "There may be at most %u facts.", SMP__MAX_FACTS);
    smp_fact entry = SMP_FACT_INIT;
    entry.type = SMP_FACT_TEXT;
    entry.text = kept;
    status = keep_text(fields, &entry.name, fact, error);
    void *facts = fields->facts;
    if (status != SMP_OK || !smp__grow(&fields->allocator, &facts, &fields->fact_capacity,
                                       fields->fact_count + 1, sizeof entry))
        return smp__fail_memory(error);
    fields->facts = facts;
    fields->facts[fields->fact_count++] = entry;
    return SMP_OK;
}

/* What a request says of one consideration: whatever it is, it is an answer, unless it is yes or
 * no. */
static smp_status set_answer(smp_fields *fields, smp_text name, smp_text value, smp_error *error)
{
    smp_tri truth;
    if (!smp__is_empty(value) && keep_truth(&truth, name, value, NULL) != SMP_OK)
        value = SMP_TEXT("yes");
    return set_fact(fields, name, value, error);
}

static smp_text after(smp_text name, const char *prefix)
{
    return smp__text_starts(name, prefix) ? smp__text_slice(name, strlen(prefix), name.size)
                                          : (smp_text){NULL, 0};
}

static smp_status set_shared(smp_fields *fields, smp_text name, smp_text field, smp_text value,
                             smp_error *error)
{
    smp_text media = after(field, "media.");
    const place *found = find_place(shared_places, field);
    smp_status status;
    if (media.data)
        status = set_item(fields, &fields->shared_media, &media_items, name, media, value, error);
    else if (found)
        status = keep(fields, found->type, (char *)fields + found->offset, name, value, error);
    else return unknown_field(fields, error, name, shared_places, field);
    if (status == SMP_OK && value.data) fields->has_shared = true;
    return status;
}

smp_status smp_fields_set(smp_fields *fields, smp_text name, smp_text value, smp_error *error)
{
    smp__error_clear(error);
    if (!fields || smp__is_empty(name))
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`fields` is NULL or the name is empty.");
    const place *found = find_place(subjects[fields->subject].places, name);
    if (found)
        return keep(fields, found->type, (char *)fields + found->offset, name, value, error);
    smp_text rest;
    if ((rest = after(name, "facts.")).data) return set_fact(fields, rest, value, error);
    if (fields->subject == SMP_SUBJECT_ACCOUNT && after(name, "request.").data)
        return set_answer(fields, name, value, error);
    if (subjects[fields->subject].has_media && (rest = after(name, "media.")).data)
        return set_item(fields, &fields->media, &media_items, name, rest, value, error);
    if (subjects[fields->subject].has_messages && (rest = after(name, "messages.")).data)
        return set_item(fields, &fields->messages, &sent_items, name, rest, value, error);
    if (subjects[fields->subject].has_messages && (rest = after(name, "authors.")).data)
        return set_item(fields, &fields->authors, &counts_items, name, rest, value, error);
    if (subjects[fields->subject].has_links && (rest = after(name, "links.")).data)
        return set_link(fields, name, rest, value, error);
    if (subjects[fields->subject].has_shared && (rest = after(name, "shared.")).data)
        return set_shared(fields, name, rest, value, error);
    return unknown_field(fields, error, name, subjects[fields->subject].places, name);
}

/* ---- The subject --------------------------------------------------------------------------- */

const smp_post *smp_fields_post(smp_fields *fields)
{
    if (fields->subject != SMP_SUBJECT_POST) return NULL;
    fields->post.media = fields->media.items;
    fields->post.media_count = fields->media.count;
    fields->post.facts = fields->facts;
    fields->post.fact_count = fields->fact_count;
    fields->shared.media = fields->shared_media.items;
    fields->shared.media_count = fields->shared_media.count;
    fields->post.shared =
        fields->has_shared || fields->shared_media.count ? &fields->shared : NULL;
    return &fields->post;
}

const smp_profile *smp_fields_profile(smp_fields *fields)
{
    if (fields->subject != SMP_SUBJECT_PROFILE) return NULL;
    fields->profile.media = fields->media.items;
    fields->profile.media_count = fields->media.count;
    fields->profile.links = fields->links;
    fields->profile.link_count = fields->link_count;
    fields->profile.facts = fields->facts;
    fields->profile.fact_count = fields->fact_count;
    return &fields->profile;
}

const smp_message *smp_fields_message(smp_fields *fields)
{
    if (fields->subject != SMP_SUBJECT_MESSAGE) return NULL;
    fields->message.facts = fields->facts;
    fields->message.fact_count = fields->fact_count;
    return &fields->message;
}

const smp_account *smp_fields_account(smp_fields *fields)
{
    if (fields->subject != SMP_SUBJECT_ACCOUNT) return NULL;
    fields->account.links = fields->links;
    fields->account.link_count = fields->link_count;
    fields->account.facts = fields->facts;
    fields->account.fact_count = fields->fact_count;
    return &fields->account;
}

const smp_conversation *smp_fields_conversation(smp_fields *fields)
{
    if (fields->subject != SMP_SUBJECT_CONVERSATION) return NULL;
    fields->conversation.messages = fields->messages.items;
    fields->conversation.message_count = fields->messages.count;
    fields->conversation.authors = fields->authors.items;
    fields->conversation.author_count = fields->authors.count;
    fields->conversation.facts = fields->facts;
    fields->conversation.fact_count = fields->fact_count;
    return &fields->conversation;
}

smp_status smp_fields_check(smp_report *report, smp_evaluator *evaluator, smp_fields *fields,
                            smp_error *error)
{
    smp__error_clear(error);
    if (!fields) return smp__fail(error, SMP_ERROR_ARGUMENT, "`fields` is NULL.");
    switch (fields->subject) {
    case SMP_SUBJECT_PROFILE:
        return smp_check_profile(report, evaluator, smp_fields_profile(fields), error);
    case SMP_SUBJECT_MESSAGE:
        return smp_classify_message(report, evaluator, smp_fields_message(fields), error);
    case SMP_SUBJECT_ACCOUNT:
        return smp_check_account(report, evaluator, smp_fields_account(fields), error);
    case SMP_SUBJECT_CONVERSATION:
        return smp_assess_conversation(report, evaluator, smp_fields_conversation(fields), error);
    case SMP_SUBJECT_POST: break;
    }
    return smp_evaluate_post(report, evaluator, smp_fields_post(fields), error);
}
