/* A subject put together from named values.
 * SPDX-License-Identifier: MIT */
#include "checks/fields.h"
#include "checks/checks.h"

#include <string.h>

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

/* ---- Lists --------------------------------------------------------------------------------- */

/* "media.alt" or "media.0": an item lacks its number, or the name of what is said of it. */
static smp_status half_named(const smp_fields *fields, smp_error *error, smp_text name,
                             smp_text rest, const smp__place_of_field *places)
{
    return smp__fail(error, SMP_ERROR_ARGUMENT,
                     "There is no field \"%.*s\" in %s. Count from 0 and say which part, as in "
                     "\"%.*s0.%s\".",
                     SMP__SHOWN(name, 80), smp__fields_of_subject(fields->subject)->called,
                     (int)(rest.data - name.data), name.data, places->name);
}

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
    const smp__place_of_field *places;
    size_t size;
    uint32_t most;
} item_kind;

static const item_kind media_items = {"media items", smp__media_places, sizeof(smp_media),
                                      SMP__MAX_MEDIA};
static const item_kind sent_items = {"messages", smp__sent_places, sizeof(smp_conversation_message),
                                     SMP__MAX_MESSAGES};
static const item_kind counts_items = {"authors", smp__counts_places, sizeof(smp_author_counts),
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
    const smp__place_of_field *found = smp__field_place(kind->places, field);
    if (!found) return smp__unknown_field(fields, error, name, kind->places, field);
    any_item blank, trial;
    memset(&blank, 0, sizeof blank);
    blank.struct_size = kind->size;
    trial = blank;
    void *item = index < list->count ? (char *)list->items + index * kind->size : (char *)&trial;
    smp_status status =
        smp__keep_value(fields, found->type, (char *)item + found->offset, name, value, error);
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
        return smp__unknown_field(fields, error, name, NULL, rest);
    if (index >= SMP__MAX_LINKS)
        return smp__fail(error, SMP_ERROR_LIMIT, "There may be at most %u links.", SMP__MAX_LINKS);
    smp_status status = smp__keep_text(fields, &kept, value, error);
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
    smp_status status = smp__keep_text(fields, &kept, value, error);
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
    status = smp__keep_text(fields, &entry.name, fact, error);
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
    if (!smp__is_empty(value) && smp__keep_truth(&truth, name, value, NULL) != SMP_OK)
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
    const smp__place_of_field *found = smp__field_place(smp__shared_places, field);
    smp_status status;
    if (media.data)
        status = set_item(fields, &fields->shared_media, &media_items, name, media, value, error);
    else if (found)
        status = smp__keep_value(fields, found->type, (char *)fields + found->offset, name, value,
                                 error);
    else return smp__unknown_field(fields, error, name, smp__shared_places, field);
    if (status == SMP_OK && value.data) fields->has_shared = true;
    return status;
}

smp_status smp_fields_set(smp_fields *fields, smp_text name, smp_text value, smp_error *error)
{
    smp__error_clear(error);
    if (!fields || smp__is_empty(name))
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`fields` is NULL or the name is empty.");
    const smp__fields_of *of = smp__fields_of_subject(fields->subject);
    const smp__place_of_field *found = smp__field_place(of->places, name);
    if (found)
        return smp__keep_value(fields, found->type, (char *)fields + found->offset, name, value,
                               error);
    smp_text rest;
    if ((rest = after(name, "facts.")).data) return set_fact(fields, rest, value, error);
    if (fields->subject == SMP_SUBJECT_ACCOUNT && after(name, "request.").data)
        return set_answer(fields, name, value, error);
    if (of->has_media && (rest = after(name, "media.")).data)
        return set_item(fields, &fields->media, &media_items, name, rest, value, error);
    if (of->has_messages && (rest = after(name, "messages.")).data)
        return set_item(fields, &fields->messages, &sent_items, name, rest, value, error);
    if (of->has_messages && (rest = after(name, "authors.")).data)
        return set_item(fields, &fields->authors, &counts_items, name, rest, value, error);
    if (of->has_links && (rest = after(name, "links.")).data)
        return set_link(fields, name, rest, value, error);
    if (of->has_shared && (rest = after(name, "shared.")).data)
        return set_shared(fields, name, rest, value, error);
    return smp__unknown_field(fields, error, name, of->places, name);
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
