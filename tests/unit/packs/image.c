/* What of the patterns and lexicons is in the image, and what is left out of it.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

static bool in_lexicon(const opened *made, const char *lexicon, const char *word)
{
    const smp__image *image = &made->policy.image;
    return smp__word_in_lexicon(image, smp_text_of(word), smp__lexicon_find(image, lexicon), NULL);
}

/* How often a text makes the patterns of a signal match. */
static size_t hits_of(const opened *made, const char *signal, const char *text)
{
    smp__segmenter *segmenter;
    smp__matcher *matcher;
    smp__arena arena;
    smp__document document;
    const smp__hit *hits;
    size_t count, found = 0;
    smp__arena_init(&arena, &made->allocator);
    ck_assert_int_eq(smp__segmenter_new(&segmenter, &made->allocator, NULL), SMP_OK);
    ck_assert_int_eq(
        smp__matcher_new(&matcher, &made->policy.image, &made->allocator, NULL), SMP_OK);
    ck_assert_int_eq(smp__document_read(&document, &arena, segmenter, smp_text_of(text),
                                        SMP_PLATFORM_X, NULL),
                     SMP_OK);
    ck_assert_int_eq(smp__match(matcher, &document, &hits, &count, NULL), SMP_OK);
    const smp__signal_record *all = section_of(made, SMP__SECTION_SIGNALS, NULL);
    for (size_t i = 0; i < count; i++)
        if (hits[i].owner == (uint32_t)(signal_of(made, signal) - all)) found++;
    smp__matcher_free(matcher);
    smp__segmenter_free(segmenter);
    smp__arena_free(&arena);
    return found;
}

static const other_pack others[] = {
    {"base", "smpack: 1\npack: base\nversion: \"1\"\ntitle: Base\n"
             "lexicons:\n  jargon: [utilise]\n  slang: [gonna]\n  acronyms: [NHS]\n"
             "  greetings: [hello]\n  farewells: [goodbye]\n"
             "signals:\n"
             "  own.jargon: {patterns: [<jargon>], unless: [<greetings> utilise]}\n"
             "  own.slang: {patterns: [<slang>, innit]}\n"
             "  own.asked: {patterns: [<farewells>]}\n"},
    {NULL, NULL},
};
#define CHILD HEAD "extends: base\nclauses:\n"

/* What a clause wakes on and what it asks for is there; nothing else is. */
START_TEST(only_what_clauses_use_is_compiled)
{
    opened made = open_with(CHILD "  a/b: {flag: own.jargon, if: {signal: own.asked}}\n", others);
    ck_assert_uint_eq(hits_of(&made, "own.jargon", "utilise it"), 1);
    ck_assert_uint_eq(hits_of(&made, "own.jargon", "hello utilise"), 0);
    ck_assert_uint_eq(hits_of(&made, "own.asked", "goodbye"), 1);
    ck_assert_uint_eq(hits_of(&made, "own.slang", "gonna innit"), 0);
    ck_assert(in_lexicon(&made, "jargon", "utilise"));
    ck_assert(in_lexicon(&made, "greetings", "hello"));
    ck_assert(in_lexicon(&made, "farewells", "goodbye"));
    ck_assert(!in_lexicon(&made, "slang", "gonna"));
    ck_assert(in_lexicon(&made, "acronyms", "nhs")); /* detectors ask for it */
    close_pack(&made);
}
END_TEST

/* A lexicon that only a phrase names, or a phrase of a phrase, is used where the phrase is. */
START_TEST(what_phrases_name_is_compiled)
{
    opened made = open_pack(
        HEAD DOCUMENT
        "lexicons: {sweets: [humbug, toffee], shops: [kiosk], vowels: [aeiou]}\n"
        "phrases: {treat: some <sweets>, outing: '<treat> from the <shops>', unused: <vowels>}\n"
        "signals:\n  own.outing: {patterns: ['buy <outing>', 'sell <treat>']}\n"
        "clauses:\n  a/b: {flag: own.outing}\n");
    ck_assert_uint_eq(hits_of(&made, "own.outing", "buy some toffee from the kiosk"), 1);
    ck_assert_uint_eq(hits_of(&made, "own.outing", "sell some humbug"), 1);
    ck_assert_uint_eq(hits_of(&made, "own.outing", "buy some toffee from the aeiou"), 0);
    ck_assert(!in_lexicon(&made, "vowels", "aeiou"));
    close_pack(&made);
}
END_TEST

/* The clause that used it is gone, or asks for something else. */
START_TEST(overrides_decide_what_is_used)
{
    const other_pack chain[] = {
        others[0],
        {"middle", "smpack: 1\npack: middle\nversion: \"1\"\ntitle: Middle\nextends: base\n"
                   "clauses:\n  a/b: {flag: own.jargon}\n  a/c: {flag: own.slang}\n"},
        {NULL, NULL},
    };
    opened made = open_with(HEAD "extends: middle\noverrides:\n  clauses:\n"
                                 "    a/b: {disabled: yes, reason: ours}\n"
                                 "    a/c: {flag: own.asked, reason: ours}\n",
                            chain);
    ck_assert_uint_eq(hits_of(&made, "own.jargon", "utilise"), 0);
    ck_assert_uint_eq(hits_of(&made, "own.slang", "gonna innit"), 0);
    ck_assert_uint_eq(hits_of(&made, "own.asked", "goodbye"), 1);
    close_pack(&made);
}
END_TEST

/* An override that ends on a day leaves two clauses: what either of them uses is there. */
START_TEST(both_sides_of_a_dated_override_are_compiled)
{
    const other_pack chain[] = {
        others[0],
        {"middle", "smpack: 1\npack: middle\nversion: \"1\"\ntitle: Middle\nextends: base\n"
                   "clauses:\n  a/b: {flag: own.jargon}\n"},
        {NULL, NULL},
    };
    opened made = open_with(HEAD "extends: middle\noverrides:\n  clauses:\n"
                                 "    a/b: {flag: own.slang, until: 2027-01-31, reason: ours}\n",
                            chain);
    ck_assert_uint_eq(hits_of(&made, "own.jargon", "utilise"), 1);
    ck_assert_uint_eq(hits_of(&made, "own.slang", "gonna innit"), 2);
    close_pack(&made);
}
END_TEST

/* A base pack has no clauses, and its faults are told all the same. */
START_TEST(what_is_left_out_is_checked)
{
    expect_fault(HEAD "signals:\n  own.bad: {patterns: [one (two]}\n",
                 "6:28: This bracket is not closed; add ) where it ends.");
    expect_fault(HEAD "signals:\n  own.bad: {patterns: [<jargn>]}\n",
                 "6:24: There is no lexicon <jargn>; declare it under lexicons.");
    expect_fault(HEAD "signals:\n  own.bad: {patterns: [\"{tone}\"]}\n",
                 "6:25: There is no text fact {tone}; declare it under facts with type: text.");
    expect_fault(HEAD "lexicons:\n  long: [a b c d e f g h i j k l m]\n",
                 "6:34: An entry has at most 12 words and signs; make this one shorter.");
}
END_TEST

/* Only patterns that are kept use up the numbers that facts have in patterns. */
START_TEST(sixty_four_facts_in_patterns)
{
    char yaml[12000];
    for (int used = 0; used < 2; used++) {
        size_t size = (size_t)snprintf(yaml, sizeof yaml, HEAD "facts:\n");
        for (int i = 0; i < 65; i++)
            size += (size_t)snprintf(yaml + size, sizeof yaml - size, "  f%d: {type: text}\n", i);
        size += (size_t)snprintf(yaml + size, sizeof yaml - size,
                                 "signals:\n  own.all:\n    patterns:\n");
        for (int i = 0; i < 65; i++)
            size += (size_t)snprintf(yaml + size, sizeof yaml - size, "      - \"{f%d}\"\n", i);
        if (used) {
            snprintf(yaml + size, sizeof yaml - size, "clauses:\n  a/b: {flag: own.all}\n");
            expect_fault(yaml, "138:10: Patterns name more than 64 different text facts. Leave "
                               "this one out.");
        } else {
            opened made = open_pack(yaml);
            ck_assert_uint_eq(fact_of(&made, "f0")->pattern_id, 255);
            close_pack(&made);
        }
    }
}
END_TEST

#define ORGANISATION(rest) HEAD "organisation:\n  name: Example Trust\n" rest

/* Detectors look up an address whole or by its domain, and a number by its digits. */
START_TEST(the_organisation_is_reached_by)
{
    opened made = open_pack(ORGANISATION(
        "  domains: [example.org, \"https://www.trust.example.com/contact\", \"https://\"]\n"
        "  contacts:\n"
        "    press: {title: p, contact: Press@example.net}\n"
        "    desk: {title: d, contact: 020 7946 0123}\n"
        "    abroad: {title: a, contact: +44 (0)20 7946 0456}\n"
        "    both: {title: b, contact: \"Ring 020 7946 0789, 9 to 5, or write to "
        "<help@example.net>.\"}\n"
        "    none: {title: n, contact: \"\"}\n"
        "    short: {title: s, contact: \"4321\"}\n"
        "    quoted: {title: q, contact: \"'desk@example.net'; (team@example.net)\"}\n"
        "    not: {title: x, contact: \"@example a@b a@b@c.example + +1 202 555 0123 \"}\n"
        "    trunk: {title: t, contact: +44 1632 960123}\n"
        "    two: {title: u, contact: \"020 7946 0111 --- 020 7946 0222 or ( ) 01632 960999+1\"}\n"
        "    cut: {title: c, contact: \"020 7946     0333\"}\n"));
    static const char *const own[] = {"example.org", "trust.example.com", "press@example.net",
                                      "02079460123", "02079460456",       "02079460789",
                                      "help@example.net", "4321", "desk@example.net",
                                      "team@example.net", "01632960123", "02079460111",
                                      "02079460222", "01632960999"};
    static const char *const others_words[] = {"ring", "9", "5", "95", "write", "www",
                                               "442079460456", "example.net", "p", "@example",
                                               "a@b", "a@b@c.example", "12025550123", "+",
                                               "0207946011102079460222", "016329609991", "(",
                                               "02079460333", "0333"};
    for (size_t i = 0; i < SMP_COUNT(own); i++)
        ck_assert_msg(in_lexicon(&made, "own-contacts", own[i]), "%s is not known", own[i]);
    for (size_t i = 0; i < SMP_COUNT(others_words); i++)
        ck_assert_msg(!in_lexicon(&made, "own-contacts", others_words[i]), "%s is known",
                      others_words[i]);
    close_pack(&made);
}
END_TEST

START_TEST(numbers_in_lexicons_are_joined)
{
    opened made = open_pack(HEAD "lexicons:\n  own-contacts: [020 7946 0123, team 24 7]\n"
                                 "  public-numbers: [116 123, 0044 20 7946 0456, \"999\"]\n"
                                 "  other: [020 7946 0999]\n");
    ck_assert(in_lexicon(&made, "own-contacts", "02079460123"));
    ck_assert(!in_lexicon(&made, "own-contacts", "247"));
    ck_assert(in_lexicon(&made, "public-numbers", "116123"));
    ck_assert(in_lexicon(&made, "public-numbers", "02079460456"));
    ck_assert(in_lexicon(&made, "public-numbers", "999"));
    ck_assert(!in_lexicon(&made, "other", "02079460999"));
    close_pack(&made);
}
END_TEST

/* What a child takes out of the lexicon is its own again where its contacts name it. */
START_TEST(contacts_of_the_whole_chain_count)
{
    const other_pack parent[] = {
        {"base", "smpack: 1\npack: base\nversion: \"1\"\ntitle: Base\n"
                 "organisation:\n  contacts:\n    press: {title: p, contact: old@example.net}\n"
                 "    desk: {title: d, contact: 020 7946 0123}\n"
                 "lexicons:\n  own-contacts: [new@example.net]\n"},
        {NULL, NULL},
    };
    opened made = open_with(HEAD "extends: base\norganisation:\n  contacts:\n"
                                 "    press: {title: p, contact: new@example.net}\n"
                                 "overrides:\n  lexicons:\n"
                                 "    own-contacts: {remove: [new@example.net], reason: ours}\n",
                            parent);
    ck_assert(in_lexicon(&made, "own-contacts", "new@example.net"));
    ck_assert(!in_lexicon(&made, "own-contacts", "old@example.net"));
    ck_assert(in_lexicon(&made, "own-contacts", "02079460123"));
    close_pack(&made);
}
END_TEST

SUITE("packs/image", only_what_clauses_use_is_compiled, what_phrases_name_is_compiled,
      overrides_decide_what_is_used, both_sides_of_a_dated_override_are_compiled,
      what_is_left_out_is_checked, sixty_four_facts_in_patterns, the_organisation_is_reached_by,
      numbers_in_lexicons_are_joined, contacts_of_the_whole_chain_count)
