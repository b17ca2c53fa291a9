/* Facts, from four sources: the fields of a post, the facts listed with it, the evaluator's
 * standing facts, and what the policy assumes.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "clauses/clauses.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Finding a fact by name ---------------------------------------------------------------- */

struct smp__fact_index {
    smp_allocator allocator;
    uint32_t *slots; /* fact index + 1; 0 = free */
    size_t capacity; /* a power of two */
};

static const smp__fact_record *fact_records(const smp_policy *policy, size_t *count)
{
    return smp__policy_section(policy, SMP__SECTION_FACTS, count);
}

static uint32_t hash_of(smp_text prefix, smp_text rest)
{
    uint32_t hash = smp__hash_start();
    for (size_t i = 0; i < prefix.size; i++) hash = smp__hash_byte(hash, (uint8_t)prefix.data[i]);
    for (size_t i = 0; i < rest.size; i++) hash = smp__hash_byte(hash, (uint8_t)rest.data[i]);
    return smp__hash_finish(hash);
}

smp_status smp__fact_index_new(smp__fact_index **out, const smp_policy *policy,
                               const smp_allocator *allocator, smp_error *error)
{
    size_t count;
    const smp__fact_record *facts = fact_records(policy, &count);
    size_t capacity = 16;
    while (capacity < count * 2) capacity *= 2;
    smp__fact_index *index = smp__allocate(allocator, sizeof *index);
    uint32_t *slots = smp__allocate_zeroed(allocator, capacity * sizeof *slots);
    if (!index || !slots) {
        smp__release(allocator, index, sizeof *index);
        smp__release(allocator, slots, capacity * sizeof *slots);
        return smp__fail_memory(error);
    }
    *index = (smp__fact_index){*allocator, slots, capacity};
    for (uint32_t i = 0; i < count; i++) {
        smp_text name = smp__policy_string(policy, facts[i].name);
        size_t slot = hash_of(name, SMP_TEXT("")) & (capacity - 1);
        while (slots[slot]) slot = (slot + 1) & (capacity - 1);
        slots[slot] = i + 1;
    }
    *out = index;
    return SMP_OK;
}

void smp__fact_index_free(smp__fact_index *index)
{
    if (!index) return;
    smp_allocator allocator = index->allocator;
    smp__release(&allocator, index->slots, index->capacity * sizeof *index->slots);
    smp__release(&allocator, index, sizeof *index);
}

/* Finds "a.b" or, with `rest` given, "media." followed by `rest`, so that no name need be put
 * together. */
static bool find_fact(const smp__fact_index *index, const smp_policy *policy, smp_text prefix,
                      smp_text rest, uint32_t *fact)
{
    const smp__fact_record *facts = fact_records(policy, NULL);
    size_t slot = hash_of(prefix, rest) & (index->capacity - 1);
    for (; index->slots[slot]; slot = (slot + 1) & (index->capacity - 1)) {
        smp_text name = smp__policy_string(policy, facts[index->slots[slot] - 1].name);
        if (name.size == prefix.size + rest.size &&
            memcmp(name.data, prefix.data, prefix.size) == 0 &&
            memcmp(name.data + prefix.size, rest.data, rest.size) == 0) {
            *fact = index->slots[slot] - 1;
            return true;
        }
    }
    return false;
}

/* ---- Reading a caller's list --------------------------------------------------------------- */

static smp_status fail_about(smp_error *error, smp_text name, const char *what)
{
    return smp__fail(error, SMP_ERROR_ARGUMENT, "The fact \"%.*s\" %s.",
                     SMP__SHOWN(name, 80), what);
}

/* Splits "media.3.consent" into 3 and "consent". */
static bool split_media_name(smp_text name, uint32_t *media, smp_text *rest)
{
    if (!smp__text_starts(name, "media.")) return false;
    size_t start = 6, dot = start;
    while (dot < name.size && name.data[dot] != '.') dot++;
    if (dot == name.size || !smp__text_to_u32(smp__text_slice(name, start, dot), media))
        return false;
    *rest = smp__text_slice(name, dot + 1, name.size);
    return true;
}

/* How far the last part of a name begins like another's, where all before it is the same: "comms"
 * is short for "communications". 0 where that is less than three letters. */
static size_t shared_start(smp_text name, smp_text other)
{
    size_t same = 0, part = 0;
    for (; same < name.size && same < other.size && name.data[same] == other.data[same]; same++)
        if (name.data[same] == '.') part = same + 1;
    if (memchr(name.data + same, '.', name.size - same) ||
        memchr(other.data + same, '.', other.size - same))
        return 0;
    return part && same >= part + 3 ? same : 0;
}

/* `rest` is what was looked for: all of the name, or what follows "media.3.". */
static smp_status unknown_fact(smp_error *error, const smp_policy *policy, smp_text name,
                               smp_text rest)
{
    size_t count, longest = 0, prefix = name.size - rest.size;
    const smp__fact_record *records = fact_records(policy, &count);
    smp__nearest nearest = smp__nearest_to(rest);
    smp_text begins = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        smp_text known = smp__policy_string(policy, records[i].name);
        if (prefix && !records[i].per_media) continue;
        if (prefix) known = smp__text_slice(known, strlen("media."), known.size);
        smp__nearest_try(&nearest, known);
        size_t same = shared_start(rest, known);
        if (same > longest) {
            longest = same;
            begins = known;
        }
    }
    smp_text meant = nearest.best.data ? nearest.best : begins;
    if (!meant.data)
        return fail_about(error, name,
                          "is none of the policy's facts; `smpolicy facts` lists them");
    return smp__fail(error, SMP_ERROR_ARGUMENT,
                     "The fact \"%.*s\" is none of the policy's facts. Did you mean "
                     "\"%.*s%.*s\"?",
                     SMP__SHOWN(name, 80), (int)prefix, name.data, SMP__SHOWN(meant, 80));
}

static bool read_truth(smp_text text, uint8_t *truth)
{
    static const char *const yes[] = {"yes", "true"}, *const no[] = {"no", "false"};
    for (size_t i = 0; i < SMP_COUNT(yes); i++) {
        if (smp__text_equal_ascii_fold(text, smp_text_of(yes[i]))) *truth = SMP_YES;
        else if (smp__text_equal_ascii_fold(text, smp_text_of(no[i]))) *truth = SMP_NO;
        else continue;
        return true;
    }
    return false;
}

static smp_status bad_date(smp_error *error, const smp_fact *given)
{
    char what[96] = "must be a date that exists, as YYYY-MM-DD", meant[11];
    if (given->type != SMP_FACT_NUMBER && smp__date_meant(given->text, meant))
        snprintf(what, sizeof what, "must be a date as YYYY-MM-DD: write %s", meant);
    return fail_about(error, given->name, what);
}

/* The value as the policy declares it; a text is read as whatever type is wanted, since
 * spreadsheets and command lines know nothing else. They also leave empty what is not known. */
static smp_status read_value(smp__fact_value *out, const smp_fact *given, uint8_t declared,
                             smp_error *error)
{
    bool as_text = given->type == SMP_FACT_TEXT || given->type == SMP_FACT_DATE;
    int32_t day;
    *out = (smp__fact_value){.known = !as_text || !smp__is_empty(given->text)};
    if (!out->known) return SMP_OK;
    switch ((smp_fact_type)declared) {
    case SMP_FACT_TRUTH:
        if (as_text && !read_truth(given->text, &out->truth))
            return fail_about(error, given->name, "must be yes or no (or left out if unknown)");
        if (as_text) return SMP_OK;
        if (given->type != SMP_FACT_TRUTH || (unsigned)given->truth > SMP_YES)
            return fail_about(error, given->name, "is a truth value: give yes or no");
        out->truth = (uint8_t)given->truth;
        out->known = given->truth != SMP_UNKNOWN;
        return SMP_OK;
    case SMP_FACT_TEXT:
        if (!as_text) return fail_about(error, given->name, "is a text");
        out->text = given->text;
        return SMP_OK;
    case SMP_FACT_NUMBER:
        if (given->type == SMP_FACT_NUMBER) out->number = given->number;
        else if (!as_text || !smp__text_to_double(given->text, &out->number))
            out->number = NAN;
        if (!isfinite(out->number))
            return fail_about(error, given->name, "must be a number, such as 4.5");
        return SMP_OK;
    case SMP_FACT_DATE: break;
    }
    if (!as_text || !smp__date_parse(given->text, &day)) return bad_date(error, given);
    out->number = day;
    return SMP_OK;
}

smp_status smp__facts_read(smp__listed_facts *out, const smp_allocator *allocator,
                           const smp__fact_index *index, const smp_policy *policy,
                           const smp_fact *facts, size_t count, size_t media_count,
                           smp_error *error)
{
    const smp__fact_record *records = fact_records(policy, NULL);
    out->count = 0;
    if (count == 0) return SMP_OK;
    size_t stride = facts->struct_size;
    for (size_t i = 0; i < count; i++) {
        smp_fact given;
        if (!smp__copy_sized(&given, sizeof given, (const char *)facts + i * stride))
            return smp__fail(error, SMP_ERROR_ARGUMENT,
                             "Fact %zu has no struct_size. Start from SMP_FACT_INIT.", i);
        uint32_t fact, media = SMP__NO_MEDIA;
        smp_text rest;
        if (smp__is_empty(given.name))
            return smp__fail(error, SMP_ERROR_ARGUMENT, "Fact %zu has no name.", i);
        bool of_media = split_media_name(given.name, &media, &rest);
        bool found = of_media ? find_fact(index, policy, SMP_TEXT("media."), rest, &fact)
                              : find_fact(index, policy, given.name, SMP_TEXT(""), &fact);
        if (!found) return unknown_fact(error, policy, given.name, of_media ? rest : given.name);
        if (!of_media && records[fact].per_media)
            return fail_about(error, given.name,
                              "is asked of each media item: name it media.0. and so on");
        if (of_media && media_count == SIZE_MAX)
            return fail_about(error, given.name,
                              "is about one post's media: give it with that post");
        if (of_media && media >= media_count)
            return fail_about(error, given.name, "names a media item that the post does not have");
        void *items = out->items;
        if (!smp__grow(allocator, &items, &out->capacity, out->count + 1, sizeof *out->items))
            return smp__fail_memory(error);
        out->items = items;
        smp__listed_fact *item = &out->items[out->count];
        *item = (smp__listed_fact){.fact = fact, .media = media};
        smp_status status = read_value(&item->value, &given, records[fact].type, error);
        if (status != SMP_OK) return status;
        out->count++;
    }
    return SMP_OK;
}

bool smp__facts_notice(smp__listed_facts *out, const smp_allocator *allocator,
                       const smp__fact_index *index, const smp_policy *policy, smp_text name,
                       const smp__fact_value *value, smp_fact_type type)
{
    uint32_t fact;
    if (!find_fact(index, policy, name, SMP_TEXT(""), &fact)) return true;
    const smp__fact_record *record = &fact_records(policy, NULL)[fact];
    if (record->per_media || record->type != type) return true;
    void *items = out->items;
    if (!smp__grow(allocator, &items, &out->capacity, out->count + 1, sizeof *out->items))
        return false;
    out->items = items;
    out->items[out->count++] = (smp__listed_fact){fact, SMP__NO_MEDIA, *value};
    return true;
}

/* ---- Asking -------------------------------------------------------------------------------- */

static smp__fact_value truth_value(smp_tri truth)
{
    return (smp__fact_value){.known = truth == SMP_YES || truth == SMP_NO, .truth = (uint8_t)truth};
}

static smp__fact_value text_value(smp_text text)
{
    return (smp__fact_value){.known = !smp__is_empty(text), .text = text};
}

/* Where somebody has not agreed, somebody can be recognised, whether or not the host says so. */
static smp__fact_value people_value(const smp_media *media)
{
    const smp_people people = media->people == SMP_PEOPLE_UNKNOWN && media->consent == SMP_NO
                                  ? SMP_PEOPLE_IDENTIFIABLE : media->people;
    return text_value(smp_text_of(smp_people_name(people)));
}

static smp__fact_value number_value(double number)
{
    return (smp__fact_value){.known = number > 0, .number = number};
}

static smp__fact_value from_media(const smp_media *media, smp__fact_source source)
{
    switch (source) {
    case SMP__FACT_MEDIA_KIND: return text_value(smp_text_of(smp_media_kind_name(media->kind)));
    case SMP__FACT_MEDIA_DECORATIVE: return truth_value(media->decorative);
    case SMP__FACT_MEDIA_ALT: return text_value(media->alt);
    case SMP__FACT_MEDIA_CAPTIONS:
        return text_value(smp_text_of(smp_captions_name(media->captions)));
    case SMP__FACT_MEDIA_CAPTIONS_REVIEWED: return truth_value(media->captions_reviewed);
    case SMP__FACT_MEDIA_AUDIO_DESCRIPTION: return truth_value(media->audio_description);
    case SMP__FACT_MEDIA_TRANSCRIPT: return truth_value(media->transcript);
    case SMP__FACT_MEDIA_PEOPLE: return people_value(media);
    case SMP__FACT_MEDIA_PLACE: return text_value(media->place);
    case SMP__FACT_MEDIA_CONSENT: return truth_value(media->consent);
    case SMP__FACT_MEDIA_CREDIT: return text_value(media->credit);
    case SMP__FACT_MEDIA_FLASHES: return number_value(media->flashes_per_second);
    case SMP__FACT_MEDIA_CONTRAST: return number_value(media->contrast);
    default: return number_value(media->font_pt); /* the only one left */
    }
}

static smp__fact_value from_post(const smp__circumstances *about, smp__fact_source source,
                                 uint32_t media)
{
    const smp_post *post = about->post;
    switch (source) {
    case SMP__FACT_LISTED: return (smp__fact_value){0};
    case SMP__FACT_PLATFORM: return text_value(smp_text_of(smp_platform_name(post->platform)));
    case SMP__FACT_ACCOUNT: return text_value(smp_text_of(smp_account_kind_name(post->account)));
    case SMP__FACT_ACTION: return text_value(smp_text_of(smp_action_name(post->action)));
    case SMP__FACT_LANG: return text_value(post->lang);
    case SMP__FACT_AUTHOR_ROLE: return text_value(post->author.role);
    case SMP__FACT_AUTHOR_NAME: return text_value(post->author.name);
    case SMP__FACT_CHANNEL: return text_value(smp_text_of(smp_channel_name(about->channel)));
    default: break;
    }
    if (media >= about->media_count) /* cannot happen: who asks of media names an item */
        return (smp__fact_value){0};
    return from_media(&about->media[media], source);
}

/* Holds all that from_post reads of a post as a whole, and all else that one post's facts may
 * differ by: a source added there is added here. */
bool smp__facts_key(const smp__circumstances *about, uint64_t *key)
{
    const smp_post *post = about->post;
    if (about->media_count || (about->given && about->given->count) ||
        (about->noticed && about->noticed->count) || !smp__is_empty(post->lang) ||
        !smp__is_empty(post->author.role) || !smp__is_empty(post->author.name))
        return false;
    *key = (uint64_t)(uint32_t)about->day << 32 | (uint64_t)about->use << 16 |
           (uint64_t)about->channel << 13 | (uint64_t)post->platform << 8 |
           (uint64_t)post->account << 5 | (uint64_t)post->action << 2 |
           (uint64_t)about->accessibility_only;
    return about->use <= UINT16_MAX;
}

/* Later entries win, so that a list can be added to. */
static const smp__fact_value *find_listed(const smp__listed_facts *list, uint32_t fact,
                                          uint32_t media)
{
    for (size_t i = list ? list->count : 0; i-- > 0;)
        if (list->items[i].fact == fact && list->items[i].media == media)
            return &list->items[i].value;
    return NULL;
}

static smp__fact_value assumed_value(const smp__circumstances *about,
                                     const smp__fact_record *record)
{
    const smp__assumption_record *assumptions =
        smp__policy_section(about->policy, SMP__SECTION_ASSUMPTIONS, NULL);
    const smp__value_record *values =
        smp__policy_section(about->policy, SMP__SECTION_VALUES, NULL);
    uint32_t bit = 1u << about->post->account;
    for (uint32_t i = 0; i < record->assumptions.count; i++) {
        const smp__assumption_record *assumption = &assumptions[record->assumptions.first + i];
        if (!(assumption->accounts & bit)) continue;
        const smp__value_record *value = &values[assumption->value];
        return (smp__fact_value){.known = true,
                                 .assumed = true,
                                 .truth = value->truth,
                                 .text = smp__policy_string(about->policy, value->text),
                                 .number = value->number};
    }
    return (smp__fact_value){0};
}

static smp__fact_value find_out(const smp__circumstances *about, uint32_t fact, uint32_t media)
{
    const smp__fact_record *record = &fact_records(about->policy, NULL)[fact];
    smp__fact_value value = from_post(about, (smp__fact_source)record->source, media);
    if (value.known) return value;
    const smp__listed_facts *const lists[] = {about->given, about->noticed, about->standing};
    for (size_t i = 0; i < SMP_COUNT(lists); i++) {
        const smp__fact_value *listed = find_listed(lists[i], fact, media);
        if (listed && listed->known) return *listed;
    }
    return record->assumptions.count ? assumed_value(about, record) : value;
}

smp__fact_value smp__fact_get(const smp__circumstances *about, uint32_t fact, uint32_t media)
{
    if (media != SMP__NO_MEDIA || !about->remembered) return find_out(about, fact, media);
    smp__remembered_fact *remembered = &about->remembered[fact];
    if (remembered->round != about->round) {
        remembered->value = find_out(about, fact, SMP__NO_MEDIA);
        remembered->round = about->round;
    }
    return remembered->value;
}
