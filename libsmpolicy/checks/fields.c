/* A post put together from named values.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "checks/checks.h"

#include <smpolicy/fields.h>

#include <string.h>

typedef struct media_list {
    smp_media *items;
    size_t count, capacity;
} media_list;

struct smp_post_fields {
    smp_allocator allocator;
    smp__arena texts;
    smp_post post;
    smp_shared shared;
    bool has_shared;
    media_list media, shared_media;
    smp_fact *facts;
    size_t fact_count, fact_capacity;
};

smp_status smp_post_fields_new(smp_post_fields **out, const smp_allocator *given)
{
    if (!out) return SMP_ERROR_ARGUMENT;
    smp_allocator allocator = smp__allocator_or_default(given);
    smp_post_fields *fields = smp__allocate_zeroed(&allocator, sizeof *fields);
    if (!fields) return SMP_ERROR_MEMORY;
    fields->allocator = allocator;
    smp__arena_init(&fields->texts, &allocator);
    smp_post_fields_clear(fields);
    *out = fields;
    return SMP_OK;
}

void smp_post_fields_free(smp_post_fields *fields)
{
    if (!fields) return;
    smp_allocator allocator = fields->allocator;
    smp__release(&allocator, fields->media.items, fields->media.capacity * sizeof(smp_media));
    smp__release(&allocator, fields->shared_media.items,
                 fields->shared_media.capacity * sizeof(smp_media));
    smp__release(&allocator, fields->facts, fields->fact_capacity * sizeof *fields->facts);
    smp__arena_free(&fields->texts);
    smp__release(&allocator, fields, sizeof *fields);
}

void smp_post_fields_clear(smp_post_fields *fields)
{
    if (!fields) return;
    smp__arena_reset(&fields->texts);
    fields->post = (smp_post)SMP_POST_INIT;
    fields->shared = (smp_shared)SMP_SHARED_INIT;
    fields->has_shared = false;
    fields->media.count = fields->shared_media.count = fields->fact_count = 0;
}

/* ---- Kinds of value ------------------------------------------------------------------------ */

static smp_status refuse(smp_error *error, smp_text name, smp_text value, const char *takes)
{
    return smp__fail(error, SMP_ERROR_ARGUMENT, "\"%.*s\" cannot be \"%.*s\". It takes %s.",
                     (int)(name.size > 60 ? 60 : name.size), name.data,
                     (int)(value.size > 40 ? 40 : value.size), value.data ? value.data : "", takes);
}

static smp_status keep_text(smp_post_fields *fields, smp_text *into, smp_text value,
                            smp_error *error)
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

/* One of the words of an enumeration, by the functions that know them. */
#define KEEP_WORD(into, from_name, type, takes)                                                   \
    do {                                                                                          \
        type found_ = smp__is_empty(value) ? (type)0 : from_name(value);                          \
        if (!smp__is_empty(value) && (int)found_ == 0) return refuse(error, name, value, takes);  \
        (into) = found_;                                                                          \
        return SMP_OK;                                                                            \
    } while (0)

/* ---- Names --------------------------------------------------------------------------------- */

static bool is(smp_text name, const char *word) { return smp__text_equal(name, smp_text_of(word)); }

static smp_status unknown_field(smp_error *error, smp_text name)
{
    return smp__fail(error, SMP_ERROR_ARGUMENT,
                     "There is no field \"%.*s\" in a post. docs/json.md lists the names.",
                     (int)(name.size > 80 ? 80 : name.size), name.data);
}

static smp_status set_media(smp_post_fields *fields, smp_media *media, smp_text name,
                            smp_text field, smp_text value, smp_error *error)
{
    if (is(field, "alt")) return keep_text(fields, &media->alt, value, error);
    if (is(field, "text_in_image")) return keep_text(fields, &media->text_in_image, value, error);
    if (is(field, "place")) return keep_text(fields, &media->place, value, error);
    if (is(field, "credit")) return keep_text(fields, &media->credit, value, error);
    if (is(field, "file_name")) return keep_text(fields, &media->file_name, value, error);
    if (is(field, "decorative")) return keep_truth(&media->decorative, name, value, error);
    if (is(field, "consent")) return keep_truth(&media->consent, name, value, error);
    if (is(field, "transcript")) return keep_truth(&media->transcript, name, value, error);
    if (is(field, "captions_reviewed"))
        return keep_truth(&media->captions_reviewed, name, value, error);
    if (is(field, "audio_description"))
        return keep_truth(&media->audio_description, name, value, error);
    if (is(field, "flashes_per_second"))
        return keep_number(&media->flashes_per_second, name, value, error);
    if (is(field, "contrast")) return keep_number(&media->contrast, name, value, error);
    if (is(field, "font_pt")) return keep_number(&media->font_pt, name, value, error);
    if (is(field, "kind"))
        KEEP_WORD(media->kind, smp_media_kind_from_name, smp_media_kind,
                  "image, gif, video, audio or document");
    if (is(field, "captions"))
        KEEP_WORD(media->captions, smp_captions_from_name, smp_captions,
                  "none, open, closed or automatic");
    if (is(field, "people"))
        KEEP_WORD(media->people, smp_people_from_name, smp_people, "none, crowd or identifiable");
    return unknown_field(error, name);
}

/* "media.3.alt" after its "media.": finds or makes item 3. Items in between are made too. */
static smp_status set_media_item(smp_post_fields *fields, media_list *list, smp_text name,
                                 smp_text rest, smp_text value, smp_error *error)
{
    size_t dot = 0;
    uint32_t index;
    while (dot < rest.size && rest.data[dot] != '.') dot++;
    if (dot == rest.size || !smp__text_to_u32(smp__text_slice(rest, 0, dot), &index))
        return unknown_field(error, name);
    if (index >= SMP__MAX_MEDIA)
        return smp__fail(error, SMP_ERROR_LIMIT, "A post may have at most %u media items.",
                         SMP__MAX_MEDIA);
    smp_media trial = SMP_MEDIA_INIT;
    smp_text field = smp__text_slice(rest, dot + 1, rest.size);
    smp_status status = set_media(fields, index < list->count ? &list->items[index] : &trial, name,
                                  field, value, error);
    if (status != SMP_OK || index < list->count) return status;
    void *items = list->items;
    if (!smp__grow(&fields->allocator, &items, &list->capacity, index + 1, sizeof *list->items))
        return smp__fail_memory(error);
    list->items = items;
    while (list->count < index) list->items[list->count++] = (smp_media)SMP_MEDIA_INIT;
    list->items[list->count++] = trial;
    return SMP_OK;
}

static smp_status set_fact(smp_post_fields *fields, smp_text fact, smp_text value,
                           smp_error *error)
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
        return smp__fail(error, SMP_ERROR_LIMIT, "A post may have at most %u facts.",
                         SMP__MAX_FACTS);
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

static smp_text after(smp_text name, const char *prefix)
{
    return smp__text_starts(name, prefix) ? smp__text_slice(name, strlen(prefix), name.size)
                                          : (smp_text){NULL, 0};
}

static smp_status set_shared(smp_post_fields *fields, smp_text name, smp_text field,
                             smp_text value, smp_error *error)
{
    smp_text media = after(field, "media.");
    smp_status status;
    if (media.data)
        status = set_media_item(fields, &fields->shared_media, name, media, value, error);
    else if (is(field, "text")) status = keep_text(fields, &fields->shared.text, value, error);
    else if (is(field, "author")) status = keep_text(fields, &fields->shared.author, value, error);
    else return unknown_field(error, name);
    if (status == SMP_OK && value.data) fields->has_shared = true;
    return status;
}

smp_status smp_post_fields_set(smp_post_fields *fields, smp_text name, smp_text value,
                               smp_error *error)
{
    smp__error_clear(error);
    if (!fields || smp__is_empty(name))
        return smp__fail(error, SMP_ERROR_ARGUMENT, "`fields` is NULL or the name is empty.");
    smp_post *post = &fields->post;
    smp_text rest;
    if (is(name, "text")) return keep_text(fields, &post->text, value, error);
    if (is(name, "id")) return keep_text(fields, &post->id, value, error);
    if (is(name, "at")) return keep_text(fields, &post->at, value, error);
    if (is(name, "lang")) return keep_text(fields, &post->lang, value, error);
    if (is(name, "author.name")) return keep_text(fields, &post->author.name, value, error);
    if (is(name, "author.handle")) return keep_text(fields, &post->author.handle, value, error);
    if (is(name, "author.role")) return keep_text(fields, &post->author.role, value, error);
    if (is(name, "platform"))
        KEEP_WORD(post->platform, smp_platform_from_name, smp_platform,
                  "x, facebook, instagram, threads, linkedin, bluesky, mastodon, ... or other");
    if (is(name, "account"))
        KEEP_WORD(post->account, smp_account_kind_from_name, smp_account_kind,
                  "corporate, professional or personal");
    if (is(name, "action"))
        KEEP_WORD(post->action, smp_action_from_name, smp_action,
                  "post, reply, share, quote or direct-message");
    if ((rest = after(name, "media.")).data)
        return set_media_item(fields, &fields->media, name, rest, value, error);
    if ((rest = after(name, "shared.")).data) return set_shared(fields, name, rest, value, error);
    if ((rest = after(name, "facts.")).data) return set_fact(fields, rest, value, error);
    return unknown_field(error, name);
}

const smp_post *smp_post_fields_post(smp_post_fields *fields)
{
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
