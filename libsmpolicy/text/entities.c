/* The entities of a text: what each platform makes live, and e-mail addresses.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

void smp__entity_add(smp__entity_list *list, size_t start, size_t end, smp_token_kind kind)
{
    if (list->failed) return;
    if (list->count == list->capacity) {
        uint32_t capacity = list->capacity ? 2 * list->capacity : 8;
        smp__entity *items = smp__arena_allocate(list->arena, capacity * sizeof *items);
        if (!items) {
            list->failed = true;
            return;
        }
        if (list->count) memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = (smp__entity){(uint32_t)start, (uint32_t)end, (uint8_t)kind};
}

/* ---- Profiles ------------------------------------------------------------------------------- */

typedef struct profile {
    smp__hashtag_syntax hashtags;
    smp__mention_syntax mentions;
    bool cashtags;
} profile;

#define LIKE_X {HASHTAG_X, {MENTION_X, "", 0}, true}
#define LIKE_UAX31(inside, longest) {HASHTAG_UAX31, {MENTION_PLAIN, inside, longest}, false}

/* Where a platform publishes no grammar its hashtags are those of UAX #31-D2, and its mentions
 * follow the characters and the length that it allows in an account's name. */
static const profile profiles[] = {
    [SMP_PLATFORM_UNKNOWN] = LIKE_X,
    [SMP_PLATFORM_X] = LIKE_X,
    [SMP_PLATFORM_FACEBOOK] = LIKE_UAX31(".", 50),
    [SMP_PLATFORM_INSTAGRAM] = LIKE_UAX31(".", 30),
    [SMP_PLATFORM_THREADS] = LIKE_UAX31(".", 30),
    [SMP_PLATFORM_LINKEDIN] = LIKE_UAX31("-", 100),
    [SMP_PLATFORM_BLUESKY] = {HASHTAG_BLUESKY, {MENTION_BLUESKY, "", 0}, false},
    [SMP_PLATFORM_MASTODON] = {HASHTAG_MASTODON, {MENTION_MASTODON, "", 0}, false},
    [SMP_PLATFORM_NEXTDOOR] = LIKE_UAX31("", 50),
    [SMP_PLATFORM_TIKTOK] = LIKE_UAX31(".", 24),
    [SMP_PLATFORM_YOUTUBE] = LIKE_UAX31(".-", 30),
    [SMP_PLATFORM_WHATSAPP] = LIKE_UAX31("", 50),
    [SMP_PLATFORM_SNAPCHAT] = LIKE_UAX31(".-", 15),
    [SMP_PLATFORM_PINTEREST] = LIKE_UAX31("", 30),
    [SMP_PLATFORM_TUMBLR] = LIKE_UAX31("-", 32),
    [SMP_PLATFORM_FLICKR] = LIKE_UAX31("-", 50),
    [SMP_PLATFORM_REDDIT] = LIKE_UAX31("-", 20),
    [SMP_PLATFORM_OTHER] = LIKE_UAX31(".-", 50),
};

static const profile *profile_of(smp_platform platform)
{
    size_t index = (size_t)platform;
    return &profiles[index < SMP_COUNT(profiles) ? index : SMP_PLATFORM_OTHER];
}

/* ---- Putting them together ------------------------------------------------------------------ */

/* Links, mentions, hashtags and cashtags in order; of two that overlap the earlier one stays. */
static bool find_live(smp__entity_list *out, smp__arena *arena, smp_text text, bool ascii,
                      const profile *rules)
{
    smp__x_url *urls;
    uint32_t url_count;
    smp__entity_list lists[4];
    for (size_t i = 0; i < SMP_COUNT(lists); i++) lists[i] = (smp__entity_list){.arena = arena};
    if (!smp__find_x_urls(&urls, &url_count, arena, text)) return false;
    for (uint32_t i = 0; i < url_count; i++)
        smp__entity_add(&lists[0], urls[i].start, urls[i].end, SMP_TOKEN_URL);
    smp__find_mentions(&lists[1], text, ascii, &rules->mentions);
    smp__find_hashtags(&lists[2], text, ascii, rules->hashtags);
    if (rules->cashtags) smp__find_cashtags(&lists[3], text);

    uint32_t total = 0, at[SMP_COUNT(lists)] = {0};
    for (size_t i = 0; i < SMP_COUNT(lists); i++) {
        if (lists[i].failed) return false;
        total += lists[i].count;
    }
    *out = (smp__entity_list){.arena = arena, .capacity = total};
    if (total == 0) return true;
    out->items = smp__arena_allocate(arena, total * sizeof *out->items);
    if (!out->items) return false;
    for (; total > 0; total--) {
        size_t next = SMP_COUNT(lists);
        for (size_t i = 0; i < SMP_COUNT(lists); i++) {
            if (at[i] == lists[i].count) continue;
            if (next == SMP_COUNT(lists) ||
                lists[i].items[at[i]].start < lists[next].items[at[next]].start)
                next = i;
        }
        smp__entity entity = lists[next].items[at[next]++];
        if (out->count == 0 || out->items[out->count - 1].end <= entity.start)
            out->items[out->count++] = entity;
    }
    return true;
}

bool smp__find_x_entities(smp__entity **out, uint32_t *count, smp__arena *arena, smp_text text,
                          bool ascii)
{
    smp__entity_list live;
    if (!find_live(&live, arena, text, ascii, &profiles[SMP_PLATFORM_X])) return false;
    *out = live.items;
    *count = live.count;
    return true;
}

bool smp__find_entities(smp__entity **out, uint32_t *count, smp__arena *arena, smp_text text,
                        bool ascii, smp_platform platform)
{
    smp__entity_list live, emails = {.arena = arena};
    if (!find_live(&live, arena, text, ascii, profile_of(platform))) return false;
    smp__find_emails(&emails, text);
    if (emails.failed) return false;
    *out = live.items;
    *count = live.count;
    if (emails.count == 0) return true;

    /* An e-mail address stays whole: what the platform would link inside it is dropped, except a
     * link that began before it and has it in its path. If X itself is asked, X's answer is given:
     * it does link the "@example" of "rt@example.org". */
    uint32_t total = live.count + emails.count, i = 0, j = 0;
    smp__entity *both = smp__arena_allocate(arena, total * sizeof *both);
    if (!both) return false;
    *out = both;
    *count = 0;
    while (i < live.count || j < emails.count) {
        const smp__entity *a = i < live.count ? &live.items[i] : NULL;
        const smp__entity *b = j < emails.count ? &emails.items[j] : NULL;
        if (!b || (a && a->end <= b->start)) both[(*count)++] = live.items[i++];
        else if (!a || b->end <= a->start) both[(*count)++] = emails.items[j++];
        else if (platform == SMP_PLATFORM_X || (a->kind == SMP_TOKEN_URL && a->start < b->start))
            j++;
        else i++;
    }
    return true;
}
