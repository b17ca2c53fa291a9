/* What platforms make live, e-mail addresses, and linear time on texts made to be slow.
 * SPDX-License-Identifier: MIT */
#include "finding.h"

#include "growth.h"

START_TEST(x_finds_every_kind)
{
    ck_assert_str_eq(on_x("Book at www.nhs.uk/flu-jab, says @NHSuk #FluJab $ABC"),
                     "url www.nhs.uk/flu-jab, mention @NHSuk, hashtag #FluJab, cashtag $ABC");
    ck_assert_str_eq(on_x("Nothing here. Really."), "");
    ck_assert_str_eq(on_x(""), "");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_UNKNOWN, "#a @b"), "hashtag #a, mention @b");
}
END_TEST

START_TEST(x_replies)
{
    smp__entity mention;
    ck_assert(smp__find_x_reply(smp_text_of("  @NHSuk hello"), &mention));
    ck_assert_uint_eq(mention.start, 2);
    ck_assert_uint_eq(mention.end, 8);
    ck_assert(!smp__find_x_reply(smp_text_of("Hello @NHSuk"), &mention));
    ck_assert(smp__find_x_reply(smp_text_of("\uFF20NHSuk"), &mention));
    ck_assert_uint_eq(mention.end, 8);
    static const char *const none[] = {"@NHSuk@example.org", "@NHSuk://example.org", "@", "@-", ""};
    for (size_t i = 0; i < SMP_COUNT(none); i++)
        ck_assert(!smp__find_x_reply(smp_text_of(none[i]), &mention));
}
END_TEST

START_TEST(addresses_stay_whole)
{
    ck_assert_str_eq(on_x("Write to info@example.org."), "email info@example.org");
    ck_assert_str_eq(on_x("first.last+flu@mail.example.co.uk"),
                     "email first.last+flu@mail.example.co.uk");
    ck_assert_str_eq(on_x("mailto:info@example.org"), "email info@example.org");
    ck_assert_str_eq(on_x("(o'neil@example.org)"), "email o'neil@example.org");
    ck_assert_str_eq(on_x("info@example.org.Then"), "email info@example.org");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_UNKNOWN, "#info@example.org"),
                     "email info@example.org");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_BLUESKY, "josé@example.org"),
                     "email josé@example.org");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_UNKNOWN, "a.co_x@example.org"),
                     "email a.co_x@example.org");
}
END_TEST

START_TEST(what_is_no_address)
{
    ck_assert_str_eq(on_x("info@example"), "");
    ck_assert_str_eq(on_x("info@uk"), "");
    ck_assert_str_eq(on_x("a@b@example.org"), "");
    ck_assert_str_eq(on_x("@"), "");
    ck_assert_str_eq(on_x("a..b@example.org"), "email b@example.org");
    ck_assert_str_eq(on_x("info@-example.org"), "");
    char text[128];
    memset(text, 'a', sizeof text);
    strcpy(text + 64, "@example.org");
    ck_assert_ptr_nonnull(strstr(on_x(text), "email"));
    memset(text, 'a', sizeof text);
    strcpy(text + 65, "@example.org");
    ck_assert_str_eq(on_x(text), "");
}
END_TEST

/* twitter-text has no addresses: these are the ones in which it sees something else, and so do we
 * when asked about X itself. */
START_TEST(addresses_against_x_itself)
{
    static const char *const texts[] = {"rt@example.org", "josé@example.org"};
    for (size_t i = 0; i < SMP_COUNT(texts); i++) {
        smp__entity *entities;
        uint32_t count;
        smp__arena_reset(&arena);
        smp_text text = smp_text_of(texts[i]);
        ck_assert(smp__find_x_entities(&entities, &count, &arena, text, false));
        ck_assert_uint_eq(count, 1);
        ck_assert_int_eq(entities[0].kind, SMP_TOKEN_MENTION);
        ck_assert(smp__text_equal(smp__text_slice(text, entities[0].start, entities[0].end),
                                  SMP_TEXT("@example")));
        ck_assert_str_eq(on_x(texts[i]), "mention @example");
        ck_assert_int_eq(strncmp(entities_on(SMP_PLATFORM_UNKNOWN, texts[i]), "email ", 6), 0);
    }
}
END_TEST

START_TEST(a_link_keeps_an_address_in_its_path)
{
    ck_assert_str_eq(on_x("https://example.org/me@example.org"),
                     "url https://example.org/me@example.org");
    ck_assert_str_eq(on_x("https://example.org/?to=me@example.org"),
                     "url https://example.org/?to=me@example.org");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_UNKNOWN, "https://example.org/me@example.org"),
                     "url https://example.org/me@example.org");
}
END_TEST

/* The hashtags of a text by each syntax. */
typedef struct syntax_case {
    const char *text, *x, *mastodon, *bluesky, *other;
} syntax_case;

static const syntax_case syntax_cases[] = {
    {"(#nhs)", "#nhs", "", "", "#nhs"},
    {".#nhs", "#nhs", "", "", "#nhs"},
    {"\"#nhs\"", "#nhs", "", "", "#nhs"},
    {"#nhs-111", "#nhs", "#nhs", "#nhs-111", "#nhs"},
    {"#nhs’s", "#nhs", "#nhs", "#nhs’s", "#nhs"},
    {"#nhs/#gp", "#nhs #gp", "#nhs", "#nhs/#gp", "#nhs #gp"},
    {"#a#b", "", "#a", "#a#b", "#a"},
    {"#111", "", "", "", ""},
    {"#💙NHS", "", "", "#💙NHS", ""},
    {"#NHS💙", "#NHS", "#NHS", "#NHS💙", "#NHS"},
    /* Joiners count as parts of words, which Unicode 15 leaves out. */
    {"#می\u200Cخواهم", "#می\u200Cخواهم", "#می\u200Cخواهم", "#می", "#می\u200Cخواهم"},
    {"#ශ්\u200Dරීලංකා", "#ශ්\u200Dරීලංකා", "#ශ්", "#ශ්", "#ශ්\u200Dරීලංකා"},
    {"a #nhs, b", "#nhs", "#nhs", "#nhs", "#nhs"},
    {"＃nhs", "＃nhs", "＃nhs", "＃nhs", "＃nhs"},
    {"﹟nhs", "", "", "", "﹟nhs"},
    {"#1_2", "", "#1_2", "", "#1_2"},
    {"#a\u0663\u0301\u203Fb", "#a\u0663\u0301", "#a\u0663\u0301\u203Fb", "#a\u0663\u0301\u203Fb",
     "#a\u0663\u0301\u203Fb"},
    {"#_", "", "", "", "#_"},
    {"#a·b", "#a·b", "#a·b", "#a·b", "#a·b"},
    {"#a·", "#a·", "#a", "#a", "#a·"},
    {"a#b", "", "", "", ""},
    {"#", "", "", "", ""},
    {"#️⃣", "", "", "", ""},
};

static void check_hashtags(const char *text, smp__hashtag_syntax syntax, const char *expected)
{
    smp__entity_list list = {.arena = &arena};
    smp__arena_reset(&arena);
    smp__buffer_clear(&found);
    smp__find_hashtags(&list, smp_text_of(text), false, syntax);
    for (uint32_t i = 0; i < list.count; i++) {
        if (i) smp__buffer_add_char(&found, ' ');
        smp__buffer_add_text(&found, smp__text_slice(smp_text_of(text), list.items[i].start,
                                                     list.items[i].end));
    }
    ck_assert_msg(strcmp(smp__buffer_text(&found).data, expected) == 0,
                  "%s by syntax %d: \"%s\", expected \"%s\"", text, syntax,
                  smp__buffer_text(&found).data, expected);
}

START_TEST(hashtag_syntaxes)
{
    const syntax_case *sample = &syntax_cases[_i];
    check_hashtags(sample->text, HASHTAG_X, sample->x);
    check_hashtags(sample->text, HASHTAG_MASTODON, sample->mastodon);
    check_hashtags(sample->text, HASHTAG_BLUESKY, sample->bluesky);
    check_hashtags(sample->text, HASHTAG_UAX31, sample->other);
}
END_TEST

START_TEST(bluesky_tags_have_a_limit)
{
    char text[80] = "#";
    memset(text + 1, 'a', 64);
    check_hashtags(text, HASHTAG_BLUESKY, text);
    text[65] = 'a';
    check_hashtags(text, HASHTAG_BLUESKY, "");
}
END_TEST

START_TEST(edges_elsewhere)
{
    static const struct {
        smp_platform platform;
        const char *text, *entities;
    } rows[] = {
        {SMP_PLATFORM_MASTODON,
         "#nhshttps://example.org #nhshttp://a #nhsftp://b #nh://c #https://example.org",
         "hashtag #nhs, hashtag #nhs, hashtag #nhsftp, hashtag #nh, hashtag #https"},
        {SMP_PLATFORM_MASTODON, "@a@b @a@b. @a@.b @a@b-.c @a@ @a@b:1",
         "mention @a@b, mention @a@b, mention @a, mention @a@b-.c, mention @a, mention @a@b"},
        {SMP_PLATFORM_BLUESKY, "(@a.com \ufeff@a.com x@b.com",
         "mention @a.com, mention @a.com, email x@b.com"},
        {SMP_PLATFORM_BLUESKY, "@a.com_b @a.com_ @a.com- @a.test @a.none @a",
         "mention @a.com, mention @a.test"},
        {SMP_PLATFORM_BLUESKY, "#a\u00ad#b\u20e2#c", "hashtag #a"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        ck_assert_str_eq(entities_on(rows[i].platform, rows[i].text), rows[i].entities);
}
END_TEST

/* Signs that part the words of a tag on one platform and end it on another. */
START_TEST(where_tags_end)
{
    ck_assert_str_eq(on_x("#a\uFF03b"), "");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_MASTODON, "#ab\u30FBcd"), "hashtag #ab\u30FBcd");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_MASTODON, "#ab\u203Fcd"), "hashtag #ab\u203Fcd");
    static const char *const gaps[] = {" ", "\u00AD", "\u200B", "\u2060", "\u20E2", "\uFEFF"};
    for (size_t i = 0; i < SMP_COUNT(gaps); i++) {
        char text[32];
        snprintf(text, sizeof text, "#ab%scd", gaps[i]);
        ck_assert_str_eq(entities_on(SMP_PLATFORM_BLUESKY, text), "hashtag #ab");
    }
    ck_assert_str_eq(entities_on(SMP_PLATFORM_BLUESKY, "#+a"), "hashtag #+a");
    ck_assert_str_eq(on_x("$AB~"), "cashtag $AB");
    ck_assert_str_eq(on_x("$AB.CDE"), "cashtag $AB");
    ck_assert_str_eq(on_x("$AB.CD"), "cashtag $AB.CD");
}
END_TEST

START_TEST(what_ends_an_address)
{
    char text[128];
    snprintf(text, sizeof text, "a@%064d.org", 0);
    static const char *const none[] = {"a@b-.org", "a@-b.org", "a@b.org@c"};
    for (size_t i = 0; i < SMP_COUNT(none); i++)
        ck_assert_str_eq(entities_on(SMP_PLATFORM_FACEBOOK, none[i]), "");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_FACEBOOK, text), "");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_FACEBOOK, "\u0661@example.org"),
                     "email \u0661@example.org");
}
END_TEST

START_TEST(mentions_elsewhere)
{
    smp__entity_list list = {.arena = &arena};
    static const smp__mention_syntax plain = {MENTION_PLAIN, ".", 30};
    smp__find_mentions(&list, (smp_text){"@nhs\0.b", 7}, false, &plain);
    ck_assert_uint_eq(list.count, 1);
    ck_assert_uint_eq(list.items[0].end, 4); /* a null byte ends it */
    ck_assert_str_eq(entities_on(SMP_PLATFORM_MASTODON, "Hi @nhs@example.social."),
                     "mention @nhs@example.social");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_MASTODON, "@first.last- and /@no"),
                     "mention @first.last");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_BLUESKY, "Hi @nhs.example.org, (@a.test)"),
                     "mention @nhs.example.org, mention @a.test");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_BLUESKY, "Hi @nhs and @a.notatld"), "");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_INSTAGRAM, "Hi @nhs.trust."), "mention @nhs.trust");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_TUMBLR, "Hi @nhs-trust."), "mention @nhs-trust");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_SNAPCHAT, "@a234567890123456"), "");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_FACEBOOK, "$ABC"), "");
    ck_assert_str_eq(entities_on(SMP_PLATFORM_MASTODON, "a=@abc"), "");
}
END_TEST

/* ---- Linear time ---------------------------------------------------------------------------- */

static const char *const pieces[] = {
    "#", "@", "$", "a.a.a.", "http://", "@a@a", "a.co ", "a_b.", "-a.", "é.", "💙.", "＃", "a.日",
    "http://a.co/(", "http://a.co/((", "a@a.co", "@a.b-", "xn--a.", "?a.co", "日a.co", "#a·", "a",
    "a.xn--a", "1.1@", "a+", "@a@a.", "https://t.co/a", "#\u200C", "a\xEF\xBC\xA0",
};

/* On every kind of platform. */
static double find_in_pieces(const void *piece, size_t size)
{
    static const smp_platform platforms[] = {SMP_PLATFORM_X, SMP_PLATFORM_MASTODON,
                                             SMP_PLATFORM_BLUESKY, SMP_PLATFORM_OTHER};
    size_t used;
    char *text = made_of(piece, size, &used);
    double start = seconds_worked();
    for (size_t i = 0; i < SMP_COUNT(platforms); i++) {
        smp__entity *entities;
        uint32_t count;
        smp__arena_reset(&arena);
        ck_assert(smp__find_entities(&entities, &count, &arena, (smp_text){text, used}, false,
                                     platforms[i]));
    }
    smp_x_length x;
    smp__arena_reset(&arena);
    ck_assert(smp__x_length(&x, (smp_text){text, used}, 3, &arena));
    double seconds = seconds_worked() - start;
    free(text);
    return seconds;
}

/* Sixteen times the text costs some sixteen times as long; up to 60 times is put down to caches. A
 * finder that looks back would cost 256 times. */
START_TEST(time_grows_with_the_text)
{
    must_grow_at_most(find_in_pieces, pieces[_i], pieces[_i], 1 << 15, 1 << 19, 60);
}
END_TEST

/* ---- Memory --------------------------------------------------------------------------------- */

typedef struct short_memory {
    unsigned left;
} short_memory;

static void *allocate_some(void *context, size_t size)
{
    short_memory *memory = context;
    return memory->left == 0 ? NULL : (memory->left--, malloc(size));
}

static void *reallocate_none(void *context, void *old, size_t old_size, size_t size)
{
    (void)context;
    (void)old;
    (void)old_size;
    (void)size;
    return NULL;
}

static void release(void *context, void *old, size_t old_size)
{
    (void)context;
    (void)old_size;
    free(old);
}

START_TEST(memory_may_run_out_anywhere)
{
    smp__buffer_clear(&found);
    for (int i = 0; i < 400; i++)
        smp__buffer_add_string(&found, "#a @b $C a.co me@a.co \xCC\x81 ");
    smp_text text = smp__buffer_text(&found);
    bool done = false;
    for (unsigned allocations = 0; !done; allocations++) {
        ck_assert_uint_lt(allocations, 500);
        short_memory memory = {allocations};
        smp_allocator allocator = {allocate_some, reallocate_none, release, &memory};
        smp__arena small;
        smp__arena_init(&small, &allocator);
        smp__entity *entities;
        uint32_t count = 0;
        smp_x_length x = SMP_X_LENGTH_INIT;
        bool found_all =
            smp__find_entities(&entities, &count, &small, text, false, SMP_PLATFORM_X);
        if (found_all) ck_assert_uint_eq(count, 2000);
        found_all = smp__find_x_entities(&entities, &count, &small, text, false) && found_all;
        bool counted = smp__x_length(&x, text, 3, &small);
        if (!counted) ck_assert_uint_eq(x.weighted_length, 0);
        done = found_all && counted;
        smp__arena_free(&small);
    }
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("text/entities");
    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, start, stop);
    tcase_add_test(cases, x_finds_every_kind);
    tcase_add_test(cases, x_replies);
    tcase_add_test(cases, addresses_stay_whole);
    tcase_add_test(cases, what_is_no_address);
    tcase_add_test(cases, addresses_against_x_itself);
    tcase_add_test(cases, a_link_keeps_an_address_in_its_path);
    tcase_add_loop_test(cases, hashtag_syntaxes, 0, (int)SMP_COUNT(syntax_cases));
    tcase_add_test(cases, bluesky_tags_have_a_limit);
    tcase_add_test(cases, edges_elsewhere);
    tcase_add_test(cases, where_tags_end);
    tcase_add_test(cases, what_ends_an_address);
    tcase_add_test(cases, mentions_elsewhere);
    tcase_add_loop_test(cases, time_grows_with_the_text, 0, (int)SMP_COUNT(pieces));
    tcase_add_test(cases, memory_may_run_out_anywhere);
    return run_case("text/entities", cases);
}
