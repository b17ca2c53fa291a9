/* X's own conformance cases (twitter-text 3.1), where the data lies beside the project: in the
 * folder that SMP_SHARED_DIR names, or ../shared. Says what it skips.
 * SPDX-License-Identifier: MIT */
#include "text/entities.h"

#include "suite.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static smp__arena arena;

/* The cases of one file; NULL, said aloud, when it is not there. */
static json_t *open_cases(const char *name)
{
    const char *shared = getenv("SMP_SHARED_DIR");
    char path[1024];
    snprintf(path, sizeof path, "%s/conformance/twitter-text/%s.json",
             shared ? shared : SMP_SOURCE_DIR "/../shared", name);
    json_t *file = json_load_file(path, JSON_ALLOW_NUL, NULL);
    if (!file) printf("skipped: %s is not there\n", path);
    return file;
}

static smp_text text_of(const json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);
    return (smp_text){json_string_value(value), json_string_length(value)};
}

static size_t number_of(const json_t *object, const char *key)
{
    return (size_t)json_integer_value(json_object_get(object, key));
}

static bool is_group(const json_t *sample, const char *group)
{
    return smp__text_equal(text_of(sample, "group"), smp_text_of(group));
}

/* Whether the entities are those of an array of {"utf8":[start,end]}. */
static bool same_spans(const smp__entity *entities, uint32_t count, const json_t *spans)
{
    if (json_array_size(spans) != count) return false;
    for (uint32_t i = 0; i < count; i++) {
        const json_t *span = json_object_get(json_array_get(spans, i), "utf8");
        if (entities[i].start != (uint32_t)json_integer_value(json_array_get(span, 0)) ||
            entities[i].end != (uint32_t)json_integer_value(json_array_get(span, 1)))
            return false;
    }
    return true;
}

/* Whether the words that were found are those expected, which may be strings or objects. */
static bool same_words(const smp__entity *entities, uint32_t count, smp_text text, size_t sign,
                       const json_t *expected, const char *key)
{
    if (json_array_size(expected) != count) return false;
    for (uint32_t i = 0; i < count; i++) {
        const json_t *item = json_array_get(expected, i);
        if (json_is_object(item)) item = json_object_get(item, key);
        smp_text word = smp__text_slice(text, entities[i].start, entities[i].end);
        size_t size = 0; /* of the sign, which may be a fullwidth one */
        if (sign) smp__next(word, &size);
        word = smp__text_slice(word, size, word.size);
        smp_text wanted = {json_string_value(item), json_string_length(item)};
        const json_t *slug = json_object_get(json_array_get(expected, i), "list_slug");
        if (slug) { /* "name" and "/slug" are told apart */
            if (word.size != wanted.size + json_string_length(slug)) return false;
            word.size = wanted.size;
        }
        if (!smp__text_equal(word, wanted)) return false;
    }
    return true;
}

static smp__entity_list find_urls(smp_text text)
{
    smp__entity_list list = {.arena = &arena};
    smp__x_url *urls;
    uint32_t count;
    ck_assert(smp__find_x_urls(&urls, &count, &arena, text));
    for (uint32_t i = 0; i < count; i++)
        smp__entity_add(&list, urls[i].start, urls[i].end, SMP_TOKEN_URL);
    return list;
}

static smp__entity_list find_mentions(smp_text text)
{
    static const smp__mention_syntax x = {MENTION_X, "", 0};
    smp__entity_list list = {.arena = &arena};
    smp__find_mentions(&list, text, false, &x);
    return list;
}

/* Hashtags that no link contains. */
static smp__entity_list find_hashtags(smp_text text)
{
    smp__entity_list urls = find_urls(text), all = {.arena = &arena}, free = {.arena = &arena};
    smp__find_hashtags(&all, text, false, HASHTAG_X);
    for (uint32_t i = 0; i < all.count; i++) {
        bool inside = false;
        for (uint32_t j = 0; j < urls.count; j++)
            inside |= urls.items[j].start < all.items[i].start &&
                      all.items[i].start < urls.items[j].end;
        if (!inside)
            smp__entity_add(&free, all.items[i].start, all.items[i].end, SMP_TOKEN_HASHTAG);
    }
    return free;
}

static smp__entity_list find_cashtags(smp_text text)
{
    smp__entity_list list = {.arena = &arena};
    smp__find_cashtags(&list, text);
    return list;
}

static bool check_reply(const json_t *sample, smp_text text)
{
    const json_t *expected = json_object_get(sample, "expected");
    smp__entity mention;
    if (!smp__find_x_reply(text, &mention)) return json_is_null(expected);
    smp_text word = smp__text_slice(text, mention.start, mention.end);
    size_t sign = 0;
    smp__next(word, &sign);
    return smp__text_equal(smp__text_slice(word, sign, word.size),
                           (smp_text){json_string_value(expected), json_string_length(expected)});
}

/* Runs every case of a file and returns how many there were. */
static size_t extract(const char *name, smp__entity_list (*find)(smp_text), size_t sign,
                      const char *key)
{
    json_t *file = open_cases(name);
    json_t *sample;
    size_t index, failed = 0, count = json_array_size(json_object_get(file, "cases"));
    json_array_foreach(json_object_get(file, "cases"), index, sample) {
        smp_text text = text_of(sample, "text");
        smp__arena_reset(&arena);
        bool good;
        if (is_group(sample, "extract.replies")) {
            good = check_reply(sample, text);
        } else {
            smp__entity_list list = find(text);
            good = same_spans(list.items, list.count, json_object_get(sample, "derived_spans")) &&
                   same_words(list.items, list.count, text, sign,
                              json_object_get(sample, "expected"), key);
        }
        if (good) continue;
        failed++;
        printf("%s: %s\n", json_string_value(json_object_get(sample, "id")), text.data);
    }
    json_decref(file);
    if (count) printf("%s: %zu of %zu\n", name, count - failed, count);
    ck_assert_uint_eq(failed, 0);
    return count;
}

START_TEST(hashtags)
{
    size_t count = extract("extract-hashtags", find_hashtags, 1, "hashtag");
    ck_assert(count == 0 || count == 76);
}
END_TEST

/* How many of X's hashtag cases other platforms answer as X does: what makes a tag differs, and a
 * change of these numbers means that a syntax has changed. */
START_TEST(hashtags_elsewhere)
{
    static const struct {
        smp__hashtag_syntax syntax;
        size_t same;
    } expected[] = {{HASHTAG_MASTODON, 55}, {HASHTAG_BLUESKY, 56}, {HASHTAG_UAX31, 65}};
    json_t *file = open_cases("extract-hashtags");
    for (size_t i = 0; file && i < SMP_COUNT(expected); i++) {
        json_t *sample;
        size_t index, same = 0;
        json_array_foreach(json_object_get(file, "cases"), index, sample) {
            smp_text text = text_of(sample, "text");
            smp__entity_list list = {.arena = &arena};
            smp__arena_reset(&arena);
            smp__find_hashtags(&list, text, false, expected[i].syntax);
            same += same_words(list.items, list.count, text, 1, json_object_get(sample, "expected"),
                               "hashtag");
        }
        ck_assert_uint_eq(same, expected[i].same);
    }
    json_decref(file);
}
END_TEST

START_TEST(mentions_lists_and_replies)
{
    size_t count = extract("extract-mentions", find_mentions, 1, "screen_name");
    ck_assert(count == 0 || count == 44);
}
END_TEST

START_TEST(urls)
{
    size_t count = extract("extract-urls", find_urls, 0, "url");
    ck_assert(count == 0 || count == 108);
}
END_TEST

START_TEST(cashtags)
{
    size_t count = extract("extract-cashtags", find_cashtags, 1, "cashtag");
    ck_assert(count == 0 || count == 10);
}
END_TEST

START_TEST(weighted_length)
{
    json_t *file = open_cases("validate-weighted-length");
    json_t *sample;
    size_t index, failed = 0, count = json_array_size(json_object_get(file, "cases"));
    json_array_foreach(json_object_get(file, "cases"), index, sample) {
        const json_t *expected = json_object_get(sample, "expected");
        smp_text text = text_of(sample, "text");
        smp_x_length got = SMP_X_LENGTH_INIT;
        int configuration = smp__text_starts(text_of(sample, "config"), "v2") ? 2 : 3;
        ck_assert_int_eq(smp_x_weighted_length(&got, text, configuration, NULL), SMP_OK);
        /* X's ends are those of the last unit inside; ours of the first outside. */
        bool empty = text.size == 0;
        if (got.weighted_length == number_of(expected, "weightedLength") &&
            got.permillage == number_of(expected, "permillage") &&
            got.valid == json_is_true(json_object_get(expected, "valid")) &&
            got.display_utf16.start == number_of(expected, "displayRangeStart") &&
            got.display_utf16.end == number_of(expected, "displayRangeEnd") + !empty &&
            got.valid_utf16.start == number_of(expected, "validRangeStart") &&
            got.valid_utf16.end == number_of(expected, "validRangeEnd") + !empty)
            continue;
        failed++;
        printf("%s: %zu %zu %d %zu\n", json_string_value(json_object_get(sample, "id")),
               got.weighted_length, got.permillage, got.valid, got.valid_utf16.end);
    }
    json_decref(file);
    if (count) printf("weighted length: %zu of %zu\n", count - failed, count);
    ck_assert(count == 0 || count == 44);
    ck_assert_uint_eq(failed, 0);
}
END_TEST

/* Every text of the suites, all kinds of entities together, and its length. */
START_TEST(reference_entities)
{
    json_t *file = open_cases("reference-entities");
    json_t *sample;
    size_t index, failed = 0, count = json_array_size(json_object_get(file, "cases"));
    json_array_foreach(json_object_get(file, "cases"), index, sample) {
        smp_text text = text_of(sample, "text");
        smp__arena_reset(&arena);
        const json_t *expected = json_object_get(sample, "entities");
        smp__entity *entities;
        uint32_t found;
        smp_x_length length = SMP_X_LENGTH_INIT;
        ck_assert(smp__find_x_entities(&entities, &found, &arena, text, false));
        ck_assert_int_eq(smp_x_weighted_length(&length, text, 3, NULL), SMP_OK);
        bool good = same_spans(entities, found, expected) &&
                    length.weighted_length == number_of(sample, "weightedLength_v3") &&
                    length.valid == json_is_true(json_object_get(sample, "valid_v3"));
        for (uint32_t i = 0; good && i < found; i++) {
            smp_text kind = smp_text_of(smp_token_kind_name((smp_token_kind)entities[i].kind));
            smp_text wanted = text_of(json_array_get(expected, i), "type");
            good = smp__text_equal(kind, wanted) ||
                   (smp__text_equal(wanted, SMP_TEXT("list")) && entities[i].kind ==
                    SMP_TOKEN_MENTION);
        }
        if (good) continue;
        failed++;
        printf("%s: %s\n", json_string_value(json_object_get(sample, "id")), text.data);
    }
    json_decref(file);
    if (count) printf("reference entities: %zu of %zu\n", count - failed, count);
    ck_assert(count == 0 || count == 491);
    ck_assert_uint_eq(failed, 0);
}
END_TEST

static void start(void)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp__arena_init(&arena, &allocator);
}

static void stop(void) { smp__arena_free(&arena); }

SUITE_WITH("conformance/twitter", start, stop, hashtags, hashtags_elsewhere,
           mentions_lists_and_replies, urls, cashtags, weighted_length, reference_entities)
