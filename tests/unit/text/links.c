/* Links as X finds them: where they begin and end, and what keeps them from being any.
 * SPDX-License-Identifier: MIT */
#include "finding.h"

START_TEST(x_links)
{
    ck_assert_str_eq(on_x("See https://example.org/a_(b)."), "url https://example.org/a_(b)");
    ck_assert_str_eq(on_x("(https://example.org/a?b=c)"), "url https://example.org/a?b=c");
    ck_assert_str_eq(on_x("https://t.co/abc123def."), "url https://t.co/abc123def");
    ck_assert_str_eq(on_x("example.org:8080/x"), "url example.org:8080/x");
    ck_assert_str_eq(on_x("http://пример.рф/a"), "url http://пример.рф/a");
    ck_assert_str_eq(on_x("healthexample.org日本"), "url healthexample.org");
    ck_assert_str_eq(on_x("See you at 5.30pm.Then home"), "");
    ck_assert_str_eq(on_x("http://example.notatld"), "");
    ck_assert_str_eq(on_x("http://example.xn--p1ai/a"), "url http://example.xn--p1ai/a");
    ck_assert_str_eq(on_x("http://example.xn--"), "");
    ck_assert_str_eq(on_x("http://example.xn-p1ai"), "");
    ck_assert_str_eq(on_x("http://example.xn--p1ai{"), "url http://example.xn--p1ai");
    ck_assert_str_eq(on_x("http://example.abcdefghijklmnopqrstuvwxyz"), "");
    ck_assert_str_eq(on_x("http://пример.рфx"), "");
    ck_assert_str_eq(on_x("http://example.org:a"), "url http://example.org");
    ck_assert_str_eq(on_x("http://example.org:80a"), "url http://example.org:80");
    ck_assert_str_eq(on_x("a_b_c.example.org"), "url c.example.org");
}
END_TEST

START_TEST(x_paths)
{
    ck_assert_str_eq(on_x("https://example.org/a_(b(c)d)e"), "url https://example.org/a_(b(c)d)e");
    ck_assert_str_eq(on_x("https://example.org/a_()"), "url https://example.org/a_");
    ck_assert_str_eq(on_x("https://example.org/a_(b"), "url https://example.org/a_");
    ck_assert_str_eq(on_x("https://example.org/a_(b c)"), "url https://example.org/a_");
    ck_assert_str_eq(on_x("https://example.org/a_(b()c)"), "url https://example.org/a_");
    ck_assert_str_eq(on_x("https://example.org/a_(b(c)"), "url https://example.org/a_");
    ck_assert_str_eq(on_x("https://example.org/a_(b(c"), "url https://example.org/a_");
    ck_assert_str_eq(on_x("https://example.org/a_(b(c)d"), "url https://example.org/a_");
    /* Of X's own short links no more than the slug and a query belongs to them. */
    ck_assert_str_eq(on_x("https://t.co/abc-def"), "url https://t.co/abc");
    ck_assert_str_eq(on_x("https://t.co/abc?d=e"), "url https://t.co/abc?d=e");
    ck_assert_str_eq(on_x("https://t.co/"), "url https://t.co/");
    ck_assert_str_eq(on_x("https://t.co"), "url https://t.co");
    ck_assert_str_eq(on_x("https://t.ca/abc-def"), "url https://t.ca/abc-def");
    ck_assert_str_eq(on_x("https://t.me/abc-def"), "url https://t.me/abc-def");
    ck_assert_str_eq(on_x("https://t.co?a=b"), "url https://t.co?a=b");
    ck_assert_str_eq(on_x("https://example.org/a?b=é"), "url https://example.org/a?b=");
    ck_assert_str_eq(on_x("https://x.co/abc-def"), "url https://x.co/abc-def");
    ck_assert_str_eq(on_x("https://t.co/abcdefghijklmnopqrstuvwxyzabcdefghijklmn"),
                     "url https://t.co/abcdefghijklmnopqrstuvwxyzabcdefghijklmn");
    ck_assert_str_eq(on_x("https://t.co/abcdefghijklmnopqrstuvwxyzabcdefghijklmno"), "");
}
END_TEST

/* A label has 63 characters at most, as a name server would be asked for it. */
START_TEST(x_labels)
{
    static const char most[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    char text[256], expected[264];
    snprintf(text, sizeof text, "http://%s.org", most);
    snprintf(expected, sizeof expected, "url %s", text);
    ck_assert_str_eq(on_x(text), expected);
    snprintf(text, sizeof text, "http://a%s.org", most);
    ck_assert_str_eq(on_x(text), "");
    snprintf(text, sizeof text, "http://\u043f%.50s.\u0440\u0444", most);
    snprintf(expected, sizeof expected, "url %s", text);
    ck_assert_str_eq(on_x(text), expected);
    snprintf(text, sizeof text, "http://\u043f%.58s.\u0440\u0444", most);
    ck_assert_str_eq(on_x(text), "");
    snprintf(text, sizeof text, "http://\u043f%.58s\u3002b.org", most);
    ck_assert_str_eq(on_x(text), "");
    snprintf(text, sizeof text, "http://\u043f%s.\u0440\u0444", most);
    ck_assert_str_eq(on_x(text), "");
    /* Words of several scripts, which Punycode writes with 63 characters, and with 64. */
    ck_assert_str_eq(on_x("http://врач日本病院nhssantékrankenhaus日本santé.org"),
                     "url http://врач日本病院nhssantékrankenhaus日本santé.org");
    ck_assert_str_eq(on_x("http://здоровьеcaresantéhelpmédecinkrankenhaushälsa.org"), "");
}
END_TEST

START_TEST(x_links_win_over_tags_inside_them)
{
    ck_assert_str_eq(on_x("https://example.org/#Flu"), "url https://example.org/#Flu");
    ck_assert_str_eq(on_x("https://example.org/@NHSuk"), "url https://example.org/@NHSuk");
}
END_TEST

/* Where what stands beside an entity ends it, or keeps it from being one. */
START_TEST(x_edges)
{
    static const struct {
        const char *text, *entities;
    } rows[] = {
        {"@a/1 @b/List @c/_ @d/~ @e/{",
         "mention @a, mention @b/List, mention @c, mention @d, mention @e"},
        {"@abcdefghijklmnopqrstRT@b", "mention @abcdefghijklmnopqrst"},
        {"RT@b +RT@c aRT@d", "mention @b"},
        {"#http://b \u260e\ufe0e#tag \u2764\ufe0f#tag &#tag a#tag", "hashtag #tag, hashtag #tag"},
        {"#a\u200cb #a\u30fbb", "hashtag #a\u200cb, hashtag #a\u30fbb"},
        {"example.xn- a.xn-- a.xn--p1ai_ a.xn--p1ai- a.xm--p1 a.xn-_p1",
         "url a.xn--p1ai, url a.xn--p1ai-"},
        {"https://example.org/a_(b(c)d e", "url https://example.org/a_"},
        {"https://example.org/a_(b(c)d) x", "url https://example.org/a_(b(c)d)"},
        {"https://example.org/a_(b(c)", "url https://example.org/a_"},
        {"hops://example.org s://example.org http://xn--a.org", "url http://xn--a.org"},
        {"http://a\u3002b.org", "url http://a\u3002b.org"},
        {"example.com\u65e5\u672cexample.org/a", "url example.com, url example.org/a"},
        {"txco/abc t.co/abc http://txco.org", "url t.co/abc, url http://txco.org"},
        {"example.com.\u65e5.example.org/a", "url example.com, url example.org/a"},
        {"-example.org _example.org .example.org", ""},
        {"-a.b.org", ""},
        {"__a.b.org", ""},
        {"--a.org", ""},
        {"a_b.org a-.org a_.org x.a-.org", ""},
        {"\U0001F499a_b.org", ""},
        {"a.ab--c http://xn--a.\u043f\u0440\u0438\u043c\u0435\u0440.com", ""},
        {"\U0001F499example.org", "url example.org"},
        {"http://a\uff0eb.org http://a\uff61b.org", "url http://a\uff0eb.org, "
                                                    "url http://a\uff61b.org"},
        {"a.co: b", "url a.co"},
        {"a.co:80http://b.co", "url a.co"},
        {"see http://a.co:80", "url http://a.co:80"},
        {"x RT@b @c/d-e @f/abcdefghijklmnopqrstuvwxyz @g://h",
         "mention @b, mention @c/d-e, mention @f/abcdefghijklmnopqrstuvwxy"},
        {"$AB_CD $AB.C1 $AB. $AB.C",
         "cashtag $AB_CD, cashtag $AB, cashtag $AB, cashtag $AB.C"},
        {"@b/List", "mention @b/List"},
        {"#\u20e3a \U0010FFFF#a", "hashtag #a"}};
    for (size_t i = 0; i < SMP_COUNT(rows); i++)
        ck_assert_str_eq(on_x(rows[i].text), rows[i].entities);
}
END_TEST

/* X looks the domain that it keeps up again by its letters, and may come upon them earlier. */
START_TEST(x_finds_the_first_of_equal_letters)
{
    smp__x_url *urls;
    uint32_t count;
    ck_assert(smp__find_x_urls(&urls, &count, &arena, SMP_TEXT("a.comm.\u65e5a.com")));
    ck_assert_uint_eq(count, 1);
    ck_assert_uint_eq(urls[0].start, 0);
    ck_assert_uint_eq(urls[0].end, 5);
}
END_TEST

SUITE_WITH("text/links", start, stop, x_links, x_paths, x_labels, x_links_win_over_tags_inside_them,
           x_edges, x_finds_the_first_of_equal_letters)
