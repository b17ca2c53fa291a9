/* The names of enumerations, as the JSON contract spells them.
 * SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <smpolicy/subject.h>

static const char *name_of(const char *const *names, size_t count, int value)
{
    return value > 0 && (size_t)value < count ? names[value] : NULL;
}

static int value_of(const char *const *names, size_t count, smp_text name)
{
    if (smp__is_absent(name)) return 0;
    for (size_t i = 1; i < count; i++)
        if (smp__text_equal_ascii_fold(name, smp_text_of(names[i]))) return (int)i;
    return 0;
}

static const char *const platforms[] = {
    [SMP_PLATFORM_X] = "x",
    [SMP_PLATFORM_FACEBOOK] = "facebook",
    [SMP_PLATFORM_INSTAGRAM] = "instagram",
    [SMP_PLATFORM_THREADS] = "threads",
    [SMP_PLATFORM_LINKEDIN] = "linkedin",
    [SMP_PLATFORM_BLUESKY] = "bluesky",
    [SMP_PLATFORM_MASTODON] = "mastodon",
    [SMP_PLATFORM_NEXTDOOR] = "nextdoor",
    [SMP_PLATFORM_TIKTOK] = "tiktok",
    [SMP_PLATFORM_YOUTUBE] = "youtube",
    [SMP_PLATFORM_WHATSAPP] = "whatsapp",
    [SMP_PLATFORM_SNAPCHAT] = "snapchat",
    [SMP_PLATFORM_PINTEREST] = "pinterest",
    [SMP_PLATFORM_TUMBLR] = "tumblr",
    [SMP_PLATFORM_FLICKR] = "flickr",
    [SMP_PLATFORM_REDDIT] = "reddit",
    [SMP_PLATFORM_OTHER] = "other",
};

static const char *const account_kinds[] = {
    [SMP_ACCOUNT_CORPORATE] = "corporate",
    [SMP_ACCOUNT_PROFESSIONAL] = "professional",
    [SMP_ACCOUNT_PERSONAL] = "personal",
};

static const char *const actions[] = {
    [SMP_ACTION_POST] = "post",
    [SMP_ACTION_REPLY] = "reply",
    [SMP_ACTION_SHARE] = "share",
    [SMP_ACTION_QUOTE] = "quote",
    [SMP_ACTION_DIRECT_MESSAGE] = "direct-message",
};

static const char *const media_kinds[] = {
    [SMP_MEDIA_IMAGE] = "image",
    [SMP_MEDIA_GIF] = "gif",
    [SMP_MEDIA_VIDEO] = "video",
    [SMP_MEDIA_AUDIO] = "audio",
    [SMP_MEDIA_DOCUMENT] = "document",
};

static const char *const captions[] = {
    [SMP_CAPTIONS_NONE] = "none",
    [SMP_CAPTIONS_OPEN] = "open",
    [SMP_CAPTIONS_CLOSED] = "closed",
    [SMP_CAPTIONS_AUTOMATIC] = "automatic",
};

static const char *const people[] = {
    [SMP_PEOPLE_NONE] = "none",
    [SMP_PEOPLE_CROWD] = "crowd",
    [SMP_PEOPLE_IDENTIFIABLE] = "identifiable",
};

static const char *const channels[] = {
    [SMP_CHANNEL_MENTION] = "mention", [SMP_CHANNEL_REPLY] = "reply",
    [SMP_CHANNEL_COMMENT] = "comment", [SMP_CHANNEL_DIRECT] = "direct",
    [SMP_CHANNEL_REVIEW] = "review",
};

/* smp_<prefix>_name and smp_<prefix>_from_name over one table. */
#define NAME_OF(prefix, table)                                                                     \
    const char *prefix##_name(prefix value)                                                        \
    {                                                                                              \
        return name_of(table, SMP_COUNT(table), (int)value);                                       \
    }
#define NAMES(prefix, table)                                                                       \
    NAME_OF(prefix, table)                                                                         \
    prefix prefix##_from_name(smp_text name)                                                       \
    {                                                                                              \
        return (prefix)value_of(table, SMP_COUNT(table), name);                                    \
    }

NAME_OF(smp_platform, platforms)
smp_platform smp_platform_from_name(smp_text name)
{
    /* As spreadsheets and the tools that posts come from still call it. */
    if (smp__text_equal_ascii_fold(name, SMP_TEXT("twitter"))) return SMP_PLATFORM_X;
    return (smp_platform)value_of(platforms, SMP_COUNT(platforms), name);
}
NAMES(smp_account_kind, account_kinds)
NAMES(smp_action, actions)
NAMES(smp_media_kind, media_kinds)
NAMES(smp_captions, captions)
NAMES(smp_people, people)
NAMES(smp_channel, channels)
