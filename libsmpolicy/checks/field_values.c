/* Reading the values that a subject is put together from.
 * SPDX-License-Identifier: MIT */
#include "checks/fields.h"

static smp_status refuse(smp_error *error, smp_text name, smp_text value, const char *takes)
{
    return smp__fail(error, SMP_ERROR_ARGUMENT, "\"%.*s\" cannot be \"%.*s\". It takes %s.",
                     SMP__SHOWN(name, 60), SMP__SHOWN(value, 40), takes);
}

smp_status smp__keep_text(smp_fields *fields, smp_text *into, smp_text value, smp_error *error)
{
    smp_text copy = smp__arena_copy(&fields->texts, value);
    if (value.data && !copy.data) return smp__fail_memory(error);
    *into = copy;
    return SMP_OK;
}

smp_status smp__keep_truth(smp_tri *into, smp_text name, smp_text value, smp_error *error)
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

smp_status smp__keep_value(smp_fields *fields, smp__value_type type, void *into, smp_text name,
                           smp_text value, smp_error *error)
{
    switch (type) {
    case SMP__TAKES_TEXT: return smp__keep_text(fields, into, value, error);
    case SMP__TAKES_TRUTH: return smp__keep_truth(into, name, value, error);
    case SMP__TAKES_NUMBER: return keep_number(into, name, value, error);
    case SMP__TAKES_COUNT: return keep_count(into, name, value, error);
    case SMP__TAKES_PLATFORM:
        KEEP_WORD(into, smp_platform_from_name, smp_platform,
                  "x, facebook, instagram, threads, linkedin, bluesky, mastodon, ... or other");
    case SMP__TAKES_ACCOUNT:
        KEEP_WORD(into, smp_account_kind_from_name, smp_account_kind,
                  "corporate, professional or personal");
    case SMP__TAKES_ACTION:
        KEEP_WORD(into, smp_action_from_name, smp_action,
                  "post, reply, share, quote or direct-message");
    case SMP__TAKES_CHANNEL:
        KEEP_WORD(into, smp_channel_from_name, smp_channel,
                  "mention, reply, comment, direct or review");
    case SMP__TAKES_NATION:
        KEEP_WORD(into, smp_nation_from_name, smp_nation,
                  "england, wales, scotland or northern-ireland");
    case SMP__TAKES_MEDIA_KIND:
        KEEP_WORD(into, smp_media_kind_from_name, smp_media_kind,
                  "image, gif, video, audio or document");
    case SMP__TAKES_CAPTIONS:
        KEEP_WORD(into, smp_captions_from_name, smp_captions, "none, open, closed or automatic");
    case SMP__TAKES_PEOPLE: break;
    }
    KEEP_WORD(into, smp_people_from_name, smp_people, "none, crowd or identifiable");
}
