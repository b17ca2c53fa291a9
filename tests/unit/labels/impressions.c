/* What the words of a post come to, taken together.
 * SPDX-License-Identifier: MIT */
#include "labels/labels.h"

#include "opened.h"

#include <stdio.h>
#include <string.h>

#include <smpolicy/policy.h>

static const char pack[] =
    "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\norganisation: {name: Sample}\n"
    "documents: {own: {title: Own, version: '1'}}\n"
    "signals:\n"
    "  own.told: {meaning: t, patterns: [xyzzy]}\n"
    "  own.unasked: {meaning: u, patterns: [xyzzy]}\n"
    "impressions:\n"
    "  unasked: {meaning: u, raises: own.unasked, bias: 9, point: 0.5, words: {9: [ward]}}\n"
    "  told:\n"
    "    meaning: t\n"
    "    raises: own.told\n"
    "    bias: -3\n"
    "    point: 0.5\n"
    "    words:\n"
    "      2: [she, <number>, bless him]\n"
    "      1: [ward, <capital>, \"!\", \"\xF0\x9F\x98\x82\", <link>]\n"
    "      -2: [i]\n"
    "clauses:\n"
    "  x/told: {cite: {doc: own, section: '1'}, flag: own.told, message: m,\n"
    "           examples: {flag: [xyzzy], pass: [y]}}\n";

typedef struct stage {
    smp_policy *policy;
    smp__arena arena;
    smp__segmenter *segmenter;
    smp__impression found[SMP__IMPRESSIONS_MAX];
    size_t count;
} stage;

static void set_up_with(stage *on, const char *yaml)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    memset(on, 0, sizeof *on);
    on->policy = policy_of(yaml);
    smp__arena_init(&on->arena, &allocator);
    ck_assert(smp__segmenter_new(&on->segmenter, &allocator, NULL) == SMP_OK);
}

static void set_up(stage *on) { set_up_with(on, pack); }

static void tear_down(stage *on)
{
    smp__segmenter_free(on->segmenter);
    smp__arena_free(&on->arena);
    smp_policy_release(on->policy);
}

static void see(stage *on, const char *text)
{
    smp__document document;
    ck_assert(smp__document_read(&document, &on->arena, on->segmenter, smp_text_of(text),
                                 SMP_PLATFORM_OTHER, NULL) == SMP_OK);
    ck_assert(smp__see_impressions(on->found, &on->count, on->policy, &document, &on->arena));
}

static bool gives(stage *on, const char *text)
{
    see(on, text);
    return on->count == 1;
}

START_TEST(words_come_to_an_impression)
{
    stage on;
    set_up(&on);
    ck_assert(!gives(&on, ""));
    ck_assert(!gives(&on, "She slept"));
    ck_assert(gives(&on, "she is on the WARD"));
    ck_assert(gives(&on, "bed 4, #ward"));
    ck_assert(!gives(&on, "I said she is on the ward"));
    tear_down(&on);
}
END_TEST

/* Forms are not taken for each other, as they are in a vocabulary. */
START_TEST(a_word_is_the_form_that_is_listed)
{
    stage on;
    set_up(&on);
    ck_assert(!gives(&on, "she is on wards"));
    ck_assert(!gives(&on, "bed 4, warded"));
    tear_down(&on);
}
END_TEST

START_TEST(a_word_counts_once)
{
    stage on;
    set_up(&on);
    ck_assert(!gives(&on, "she and she and she"));
    ck_assert(!gives(&on, "4, 5 and 6th"));
    tear_down(&on);
}
END_TEST

/* More than are added at a time: 600 words that say -0.1 and 1 come to 270, and in so long a text
 * to that over the root of 20; whichever impression of the policy it is. */
START_TEST(many_words_add_up)
{
    static char words[2][300 * 8], yaml[2 * sizeof words], text[2 * sizeof words];
    static const char aside[] =
        "aside: {meaning: t, raises: own.told, bias: -60, point: 0.5, words: {1: [zzzz]}}, ";
    static const struct {
        const char *before, *bias;
        bool given;
    } cases[] = {{"", "-60.3", true}, {"", "-60.5", false}, {aside, "-60.3", true},
                 {aside, "-60.5", false}};
    for (int i = 0; i < 600; i++) {
        char word[8];
        snprintf(word, sizeof word, "%c%c%cz", 'a' + i / 26 % 26, 'a' + i % 26, 'a' + i / 300);
        strcat(strcat(words[i / 300], word), i % 300 < 299 ? ", " : "");
        strcat(strcat(text, word), " ");
    }
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        stage on;
        snprintf(yaml, sizeof yaml,
                 "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
                 "documents: {own: {title: Own, version: '1'}}\n"
                 "signals: {own.told: {meaning: t, patterns: [xyzzy]}}\n"
                 "impressions: {%stold: {meaning: t, raises: own.told, bias: %s, point: 0.5, "
                 "words: {\n"
                 "  -0.1: [%s],\n  1: [%s]}}}\n"
                 "clauses:\n"
                 "  x/told: {cite: {doc: own, section: '1'}, flag: own.told, message: m,\n"
                 "           examples: {flag: [xyzzy], pass: [y]}}\n",
                 cases[i].before, cases[i].bias, words[0], words[1]);
        set_up_with(&on, yaml);
        ck_assert_int_eq(gives(&on, text), cases[i].given);
        tear_down(&on);
    }
}
END_TEST

START_TEST(capitals_count_amid_words_alone)
{
    stage on;
    set_up(&on);
    ck_assert(gives(&on, "she saw Denise"));
    ck_assert(gives(&on, "she saw it, Denise"));
    ck_assert(gives(&on, "she saw Ian"));
    ck_assert(!gives(&on, "she saw. Denise"));
    ck_assert(!gives(&on, "she saw \xE2\x80\x93 Denise"));
    ck_assert(!gives(&on, "she saw\nDenise"));
    ck_assert(!gives(&on, "she saw DENISE"));
    ck_assert(!gives(&on, "she and I'm"));
    tear_down(&on);
}
END_TEST

START_TEST(two_words_stand_next_to_each_other)
{
    stage on;
    set_up(&on);
    ck_assert(gives(&on, "Bless him, ward"));
    ck_assert(!gives(&on, "Bless and him, ward"));
    ck_assert(!gives(&on, "Bless! Him ward"));
    ck_assert(!gives(&on, "Bless\nhim ward"));
    tear_down(&on);
}
END_TEST

/* Thirty words more make it twice as long, for which words must say more by the root of two. */
START_TEST(long_texts_must_say_more)
{
    char text[512] = "she, ward";
    stage on;
    set_up(&on);
    for (int i = 0; i < 27; i++) strcat(text, " so");
    ck_assert(gives(&on, text));
    strcat(text, " so");
    ck_assert(!gives(&on, text));
    for (int i = 0; i < 26; i++) strcat(text, " so");
    strcat(text, " 4");
    ck_assert(gives(&on, text));
    /* Four times as long they must say twice as much: just that will do. */
    strcpy(text, "she 4 bless him");
    for (int i = 0; i < 116; i++) strcat(text, " so");
    ck_assert(gives(&on, text));
    strcat(text, " so");
    ck_assert(!gives(&on, text));
    /* However long, words that say nothing or the contrary come to nothing. */
    ck_assert(!gives(&on, text + strlen("she 4 bless him")));
    memcpy(text, "i am here and fit", strlen("i am here and fit"));
    ck_assert(!gives(&on, text));
    tear_down(&on);
}
END_TEST

/* What is told unless words speak against it is told of a long text too. */
START_TEST(told_unless_words_speak_against_it)
{
    static const struct {
        const char *word;
        bool given;
    } cases[] = {{"so", true}, {"perhaps", true}, {"never", false}};
    stage on;
    set_up_with(&on, "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
                     "documents: {own: {title: Own, version: '1'}}\n"
                     "signals: {own.told: {meaning: t, patterns: [xyzzy]}}\n"
                     "impressions: {told: {meaning: t, raises: own.told, bias: 1, point: 0.5,\n"
                     "                     words: {-0.5: [perhaps], -2: [never]}}}\n"
                     "clauses:\n"
                     "  x/told: {cite: {doc: own, section: '1'}, flag: own.told, message: m,\n"
                     "           examples: {flag: [xyzzy], pass: [y]}}\n");
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        char text[512];
        strcpy(text, cases[i].word);
        ck_assert_int_eq(gives(&on, text), cases[i].given);
        for (int k = 0; k < 60; k++) strcat(text, " and");
        ck_assert_int_eq(gives(&on, text), cases[i].given);
    }
    tear_down(&on);
}
END_TEST

/* The text once for each impression that a policy may have, with its letter for each "?". */
static void append_each(char *yaml, const char *text)
{
    char *end = yaml + strlen(yaml);
    for (int i = 0; i < (int)SMP__IMPRESSIONS_MAX; i++)
        for (const char *at = text; *at; at++) *end++ = *at == '?' ? (char)('a' + i) : *at;
}

/* Each of as many as there may be goes by its own words, and is told as what it is. */
START_TEST(each_of_many_impressions)
{
    static char yaml[1 << 14] = "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
                                "documents: {own: {title: Own, version: '1'}}\nsignals:\n";
    append_each(yaml, "  own.of_?: {meaning: m, patterns: [xyzzy]}\n");
    strcat(yaml, "impressions:\n");
    append_each(yaml, "  of-?: {meaning: m, raises: own.of_?, bias: -5, point: 0.5,\n"
                      "         words: {9: [all, word?]}}\n");
    strcat(yaml, "clauses:\n");
    append_each(yaml, "  x/of-?: {cite: {doc: own, section: '1'}, flag: own.of_?, message: m,\n"
                      "           examples: {flag: [xyzzy], pass: [y]}}\n");
    stage on;
    set_up_with(&on, yaml);
    for (unsigned i = 0; i < SMP__IMPRESSIONS_MAX; i++) {
        const char text[] = {'w', 'o', 'r', 'd', (char)('a' + i), '\0'};
        ck_assert_msg(gives(&on, text), "%s", text);
        const smp_text name = smp__policy_string(on.policy, on.found[0].record->name);
        ck_assert_msg(name.size == 4 && name.data[3] == text[4], "%s", text);
    }
    see(&on, "all of them");
    ck_assert_uint_eq(on.count, SMP__IMPRESSIONS_MAX);
    see(&on, "none");
    ck_assert_uint_eq(on.count, 0);
    tear_down(&on);
}
END_TEST

static void *refuse(void *context, size_t size)
{
    (void)context, (void)size;
    return NULL;
}

static void *refuse_more(void *context, void *old, size_t old_size, size_t size)
{
    (void)context, (void)old, (void)old_size, (void)size;
    return NULL;
}

static void let_go(void *context, void *old, size_t old_size)
{
    (void)context, (void)old, (void)old_size;
}

START_TEST(memory_may_run_out)
{
    stage on;
    set_up(&on);
    smp_allocator none = {refuse, refuse_more, let_go, NULL};
    smp__arena empty;
    smp__arena_init(&empty, &none);
    smp__document document;
    ck_assert(smp__document_read(&document, &on.arena, on.segmenter, SMP_TEXT("she is on the ward"),
                                 SMP_PLATFORM_OTHER, NULL) == SMP_OK);
    ck_assert(!smp__see_impressions(on.found, &on.count, on.policy, &document, &empty));
    ck_assert_uint_eq(on.count, 0);
    smp__arena_free(&empty);
    tear_down(&on);
}
END_TEST

START_TEST(signs_and_kinds_count_too)
{
    stage on;
    set_up(&on);
    ck_assert(gives(&on, "she!"));
    ck_assert(gives(&on, "she \xF0\x9F\x98\x82"));
    ck_assert(gives(&on, "she https://example.org"));
    tear_down(&on);
}
END_TEST

/* What speaks against it, and a long way of nothing, is left out at both ends. */
START_TEST(the_stretch_is_what_says_most)
{
    stage on;
    set_up(&on);
    ck_assert(gives(&on, "Well, so it is: she is in bed 4, and that was the whole of it"));
    ck_assert_uint_eq(on.found[0].start, 16);
    ck_assert_uint_eq(on.found[0].end, 31);
    ck_assert(gives(&on, "she was here, and then, much later, by a long way round and by another "
                     "longer way round too, there was ward 4 there"));
    ck_assert_uint_eq(on.found[0].start, 103);
    ck_assert_uint_eq(on.found[0].end, 109);
    /* The first of two that say as much. */
    ck_assert(gives(&on, "ward 4 i i she i i ward 4"));
    ck_assert_uint_eq(on.found[0].start, 0);
    ck_assert_uint_eq(on.found[0].end, 6);
    tear_down(&on);
}
END_TEST

SUITE("labels/impressions", words_come_to_an_impression, a_word_is_the_form_that_is_listed,
      a_word_counts_once, many_words_add_up, capitals_count_amid_words_alone,
      two_words_stand_next_to_each_other, long_texts_must_say_more, signs_and_kinds_count_too,
      the_stretch_is_what_says_most, told_unless_words_speak_against_it,
      each_of_many_impressions, memory_may_run_out)
