/* Rare things in packs: a fault in a key is told once, and of fifty faults and notes no more; what
 * a child changes of a parent's; what nobody is sent to.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

static smp_diagnostics *found;

static void set_up(void) { ck_assert_int_eq(smp_diagnostics_new(&found, NULL), SMP_OK); }
static void tear_down(void) { smp_diagnostics_free(found); }

static smp_status compile(const char *yaml, const other_pack *others)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    unsigned char *bytes = NULL;
    size_t size = 0;
    tear_down();
    set_up();
    smp_status status = smp__pack_compile(&bytes, &size, smp_text_of(yaml), "test.yaml",
                                          find_other, (void *)(uintptr_t)others, &allocator, found,
                                          NULL);
    smp__release(&allocator, bytes, size);
    return status;
}

/* The pack is refused for this alone. */
static void refused(const char *yaml, const other_pack *others, const char *message)
{
    ck_assert_msg(compile(yaml, others) == SMP_ERROR_PACK, "%s", yaml);
    ck_assert_msg(smp_diagnostics_count(found) == 1 &&
                      strstr(smp_diagnostics_at(found, 0).message.data, message),
                  "%s: %zu: %s %s", yaml, smp_diagnostics_count(found),
                  smp_diagnostics_at(found, 0).message.data,
                  smp_diagnostics_at(found, 1).message.data);
}

static void accepted(const char *yaml, const other_pack *others)
{
    ck_assert_msg(compile(yaml, others) == SMP_OK, "%s: %s", yaml,
                  smp_diagnostics_at(found, 0).message.data);
}

/* Nothing more is said of a key or value that cannot be read as it is. */
START_TEST(one_fault_of_one_word)
{
    static const char *const packs[] = {
        HEAD "&a nonsense: 1\n",
        HEAD "facts:\n  &a Town Hall: {type: text}\n",
        HEAD "facts:\n  town: {type: text, meaning: !!set {a: b}}\n",
        HEAD DOCUMENT "clauses:\n  a/b: {cite: {doc: smp}, flag: link.present, if: {&a b: yes}}\n",
        HEAD DOCUMENT "clauses:\n  a/b: {flag: link.present, examples: {flag: [{&a b: c}]}}\n",
        HEAD DOCUMENT "clauses:\n  a/b: {flag: link.present, examples: {flag: [{text: t, facts: "
                      "{&a b: c}}]}}\n",
        HEAD "overrides: {clauses: {&a a/b: {reason: r}}}\n",
        HEAD "lexicons: &a x\n",
        "- &a x\n", "{}\n", "\n"};
    for (size_t i = 0; i < SMP_COUNT(packs); i++) {
        ck_assert_int_eq(compile(packs[i], NULL), SMP_ERROR_PACK);
        ck_assert_msg(smp_diagnostics_count(found) == 1, "%s: %s %s", packs[i],
                      smp_diagnostics_at(found, 0).message.data,
                      smp_diagnostics_at(found, 1).message.data);
    }
}
END_TEST

/* What is wrong with the pack itself is told before what is wrong with its parent, by their names,
 * though the parent is read first. */
START_TEST(faults_of_a_pack_and_its_parent)
{
    static const other_pack base[] = {
        {"base", "smpack: 1\npack: base\nversion: '1'\ntitle: B\nfacts: {a: {type: none}}\n"},
        {NULL, NULL}};
    ck_assert_int_eq(compile(HEAD "extends: base\nfacts: {b: {type: none}}\n", base),
                     SMP_ERROR_PACK);
    ck_assert_uint_eq(smp_diagnostics_count(found), 2);
    ck_assert_str_eq(smp_diagnostics_at(found, 0).source.data, "test.yaml");
    ck_assert_uint_eq(smp_diagnostics_at(found, 0).line, 6);
    ck_assert_str_eq(smp_diagnostics_at(found, 1).source.data, "base");
    ck_assert_uint_eq(smp_diagnostics_at(found, 1).line, 5);
}
END_TEST

START_TEST(names_that_are_none)
{
    static const char *const names[] = {"a{b", "\"a\\0b\"", "caf\u00e9", "A", "\"\"", "a b"};
    for (size_t i = 0; i < SMP_COUNT(names); i++) {
        char yaml[200];
        snprintf(yaml, sizeof yaml, HEAD "lexicons:\n  %s: [mint]\n", names[i]);
        refused(yaml, NULL, "cannot be the name of a lexicon");
    }
}
END_TEST

START_TEST(fifty_faults_are_enough)
{
    static char yaml[20000];
    size_t size = (size_t)snprintf(yaml, sizeof yaml, HEAD);
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(yaml + size, sizeof yaml - size, "fact%d: {}\n", i);
    ck_assert_int_eq(compile(yaml, NULL), SMP_ERROR_PACK);
    ck_assert_uint_eq(smp_diagnostics_count(found), 50);
    ck_assert_str_eq(smp_diagnostics_at(found, 49).hint.data, "Did you mean \"facts\"?");
    size = (size_t)snprintf(yaml, sizeof yaml, HEAD "title2: \"");
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(yaml + size, sizeof yaml - size, "\x01\n  ");
    snprintf(yaml + size, sizeof yaml - size, "\"\n");
    ck_assert_int_eq(compile(yaml, NULL), SMP_ERROR_PACK);
    ck_assert_uint_eq(smp_diagnostics_count(found), 50);
}
END_TEST

START_TEST(fifty_notes_are_enough)
{
    static char yaml[20000];
    size_t size = (size_t)snprintf(yaml, sizeof yaml, HEAD DOCUMENT "clauses:\n");
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(yaml + size, sizeof yaml - size,
                                 "  a/b%d: {cite: {doc: smp}, flag: link.present}\n", i);
    opened made = open_pack(yaml);
    made.policy.allocator = made.allocator;
    ck_assert_int_eq(smp_policy_lint(&made.policy, SMP_TEXT("2026-11-01"), found, NULL), SMP_OK);
    ck_assert_uint_eq(smp_diagnostics_count(found), 50);
    ck_assert_int_eq(smp_policy_lint(&made.policy, SMP_TEXT("2026-11-01"), found, NULL), SMP_OK);
    ck_assert_uint_eq(smp_diagnostics_count(found), 50);
    close_pack(&made);
}
END_TEST

START_TEST(conditions_that_nothing_can_hold)
{
    refused(HEAD DOCUMENT "clauses:\n"
                          "  a/b: {flag: link.present, require: {signal: link.present}}\n",
            NULL, "Only facts can be required.");
    refused(HEAD DOCUMENT "facts: {open: {type: truth}}\n"
                          "clauses:\n  a/b: {flag: link.present, require: {open: perhaps}}\n",
            NULL, "neither yes nor no");
    accepted(HEAD DOCUMENT "facts: {open: {type: truth}}\n"
                           "clauses:\n  a/b: {flag: link.present, require: {open: False}}\n",
             NULL);
    refused(HEAD "disclaimer: yes\n", NULL, "a map is wanted");
}
END_TEST

/* Patterns may name a text about the whole post, as often as they like. */
START_TEST(facts_in_patterns)
{
    static const char form[] =
        HEAD DOCUMENT "facts:\n  town: {type: text}\n  open: {type: truth}\n"
                      "  media.town: {type: text, scope: media}\n"
                      "signals: {own.a: {patterns: ['in {%s}', 'near {%s}']}}\n"
                      "clauses: {a/b: {cite: {doc: smp, section: '1'}, flag: own.a}}\n";
    static const char *const wrong[] = {"open", "media.town", "village"};
    char yaml[1024];
    snprintf(yaml, sizeof yaml, form, "town", "town");
    accepted(yaml, NULL);
    for (size_t i = 0; i < SMP_COUNT(wrong); i++) {
        snprintf(yaml, sizeof yaml, form, wrong[i], "town");
        ck_assert_int_eq(compile(yaml, NULL), SMP_ERROR_PACK);
    }
}
END_TEST

START_TEST(values_declared_again)
{
    static const other_pack base[] = {
        {"base", "smpack: 1\npack: base\nversion: '1'\ntitle: B\n"
                 "facts: {size: {type: text, values: [small, large]}}\n"}, {NULL, NULL}};
#define CHILD(values) HEAD "extends: base\nfacts: {size: {values: " values "}}\n"
    accepted(CHILD("[small, large]"), base);
    refused(CHILD("[small]"), base, "cannot be changed");
    refused(CHILD("[small, large, huge]"), base, "cannot be changed");
    refused(CHILD("[small, huge]"), base, "cannot be changed");
}
END_TEST

/* Only what begins with ./ is a file, and it lies beside the pack. */
START_TEST(where_a_parent_is)
{
    refused(HEAD "extends: './..\\x.yaml'\n", NULL, "a file beside this one");
    refused(HEAD "extends: './more/x.yaml'\n", NULL, "a file beside this one");
    refused(HEAD "extends: .x.yaml\n", NULL, "was not found");
    refused(HEAD "extends: ./\n", NULL, "was not found");
    static const other_pack beside[] = {
        {"packs\\base.yaml", "smpack: 1\npack: base\nversion: '1'\ntitle: B\n"},
        {NULL, NULL}};
    smp_allocator allocator = smp__allocator_or_default(NULL);
    unsigned char *bytes = NULL;
    size_t size = 0;
    ck_assert_int_eq(smp__pack_compile(&bytes, &size, SMP_TEXT(HEAD "extends: ./base.yaml\n"),
                                       "packs\\own.yaml", find_other,
                                       (void *)(uintptr_t)beside, &allocator, NULL, NULL), SMP_OK);
    smp__release(&allocator, bytes, size);
    /* What looks like a file is none for a pack that is none itself. */
    static const char *const files[] = {"./base.yaml", "own\\base", "own/base", "base.yaml"};
    for (size_t i = 0; i < SMP_COUNT(files); i++) {
        char yaml[200];
        smp_policy *policy = NULL;
        smp_error error = SMP_ERROR_INIT;
        snprintf(yaml, sizeof yaml, HEAD "extends: %s\n", files[i]);
        ck_assert_int_eq(smp_policy_open_memory(&policy, smp_text_of(yaml), NULL, NULL, &error),
                         SMP_ERROR_PACK);
        ck_assert_msg(strstr(error.message, "can extend built-in packs only"), "%s: %s", files[i],
                      error.message);
    }
}
END_TEST

/* Entries that a parent has may be given anew and taken out once; what was taken out is there again
 * where it is given. */
START_TEST(entries_changed_again)
{
    static const other_pack chain[] = {
        {"base", "smpack: 1\npack: base\nversion: '1'\ntitle: B\n"
                 "lexicons: {sweets: {toffee: t, fudge: f, mint: m}}\n"},
        {"less", "smpack: 1\npack: less\nversion: '1'\ntitle: L\nextends: base\n"
                 "overrides: {lexicons: {sweets: {remove: [mint], reason: r}}}\n"}, {NULL, NULL}};
#define CHANGE(change) HEAD "extends: less\noverrides: {lexicons: {sweets: {" change              \
                            ", reason: r}}}\n"
    accepted(CHANGE("add: {fudge: g, mint: n}"), chain);
    refused(CHANGE("add: [lemon, lemon]"), chain, "given twice");
    refused(CHANGE("remove: [mint]"), chain, "\"mint\" is removed already");
    refused(CHANGE("remove: [toffee, toffee]"), chain, "\"toffee\" is removed already");
    refused(CHANGE("remove: [toffees]"), chain, "There is no entry to remove");
    static const struct {
        const char *word, *value;
    } table[] = {{"toffee", "t"}, {"fudge", "g"}, {"mint", "n"}};
    opened made = open_with(HEAD "extends: less\n" DOCUMENT
                                 "signals: {own.a: {patterns: [<sweets>]}}\n"
                                 "clauses: {a/b: {cite: {doc: smp, section: '1'}, flag: own.a}}\n"
                                 "overrides: {lexicons: {sweets: {add: {fudge: g, mint: n}, "
                                 "reason: r}}}\n", chain);
    uint32_t sweets = smp__lexicon_find(&made.policy.image, "sweets");
    for (size_t i = 0; i < SMP_COUNT(table); i++) {
        smp__sref value = 0;
        ck_assert(smp__word_in_lexicon(&made.policy.image, smp_text_of(table[i].word), sweets,
                                       &value));
        ck_assert_str_eq(string_of(&made, value), table[i].value);
    }
    close_pack(&made);
}
END_TEST

/* What an impression's parent says of a word is said anew; in one pack it is said once. */
START_TEST(impressions_weighed_again)
{
    static const other_pack base[] = {
        {"base", "smpack: 1\npack: base\nversion: '1'\ntitle: B\n"
                 "signals: {own.a: {patterns: [a]}}\n"
                 "impressions: {of-a: {meaning: m, raises: own.a, bias: -1, point: 0.5,\n"
                 "                     words: {2: [nougat]}}}\n"}, {NULL, NULL}};
    accepted(HEAD "extends: base\nimpressions: {of-a: {words: {1: [Nougat]}}}\n", base);
    refused(HEAD "extends: base\nimpressions: {of-a: {words: {1: [nougat], 2: [Nougat]}}}\n", base,
            "is the same as");
}
END_TEST

START_TEST(words_of_a_vocabulary)
{
    static const char form[] =
        HEAD "organisation: {name: Ours}\nlexicons: {sweets: [toffee], brittle: [toffee]}\n"
             "labels: {fond: {meaning: m, raises: own.fond, bias: 0, point: 0.5, doubt: 0.4, "
             "weights: {}}}\n"
             "vocabulary: {fond: {%s}}\n";
    static const char *const wrong[] = {"' toffee'", "'toffee '", "'a  b'", "a b c", "' '", "''"};
    char yaml[600], words[64];
    for (size_t i = 0; i < SMP_COUNT(wrong); i++) {
        snprintf(words, sizeof words, "words: {1: [%s]}", wrong[i]);
        snprintf(yaml, sizeof yaml, form, words);
        refused(yaml, NULL, "is not a word, or two with a space");
    }
    /* However many say the same of a word, it says no more than there is room for. */
    static const struct {
        const char *said;
        int tenths;
    } table[] = {{"lexicons: {sweets: 9.9}, words: {9.9: [toffee]}", INT8_MAX},
                 {"lexicons: {sweets: -9.9, brittle: -9.9}", INT8_MIN},
                 {"lexicons: {sweets: -9.9, brittle: 9.8}", -1}};
    for (size_t i = 0; i < SMP_COUNT(table); i++) {
        snprintf(yaml, sizeof yaml, form, table[i].said);
        opened made = open_pack(yaml);
        size_t count;
        const smp__word_weight *weights = section_of(&made, SMP__SECTION_WORD_WEIGHTS, &count);
        ck_assert_uint_eq(count, 1);
        ck_assert_int_eq(weights[0].tenths, table[i].tenths);
        close_pack(&made);
    }
}
END_TEST

/* A lexicon's weight is the last pack's, and may come to nothing. */
START_TEST(lexicons_weighed_again)
{
    static const other_pack base[] = {
        {"base", "smpack: 1\npack: base\nversion: '1'\ntitle: B\norganisation: {name: B}\n"
                 "lexicons: {sweets: [toffee, fudge]}\n"
                 "labels: {fond: {meaning: m, raises: own.fond, bias: 0, point: 0.5, doubt: 0.4,\n"
                 "                weights: {}}}\n"
                 "vocabulary: {fond: {lexicons: {sweets: 1}}}\n"}, {NULL, NULL}};
    static const struct {
        const char *weight;
        size_t vocables;
    } cases[] = {{"1", 2}, {"2", 2}, {"0", 0}};
    char yaml[512];
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        size_t count;
        snprintf(yaml, sizeof yaml, HEAD "extends: base\nvocabulary: {fond: {lexicons: {sweets: "
                                         "%s}}}\n", cases[i].weight);
        opened made = open_with(yaml, base);
        smp__policy_section(&made.policy, SMP__SECTION_WORD_WEIGHTS, &count);
        ck_assert_uint_eq(count, cases[i].vocables);
        close_pack(&made);
    }
}
END_TEST

/* Who has no address is no matter where nobody is sent there. */
START_TEST(contacts_without_an_address)
{
    static const char form[] =
        HEAD DOCUMENT "organisation: {name: Ours, contacts: {desk: {title: Desk}, team: {title: "
                      "Team, contact: ''}}}\n"
                      "clauses:\n  a/b: {cite: {doc: smp, section: '1', quote: q}, kind: "
                      "organisational, why: w%s}\n";
    static const char *const routes[] = {"", ", route: team", ", route: desk"};
    for (size_t i = 0; i < SMP_COUNT(routes); i++) {
        char yaml[512];
        snprintf(yaml, sizeof yaml, form, routes[i]);
        opened made = open_pack(yaml);
        tear_down();
        set_up();
        ck_assert_int_eq(smp_policy_lint(&made.policy, SMP_TEXT("2026-11-01"), found, NULL),
                         SMP_OK);
        ck_assert_uint_eq(smp_diagnostics_count(found), i == 2);
        close_pack(&made);
    }
    /* Nor where the clause that sends people there is none of this policy's. */
    static const other_pack base[] = {
        {"base", "smpack: 1\npack: base\nversion: '1'\ntitle: B\n"
                 "clauses: {a/b: {flag: emoticon, route: desk}}\n"}, {NULL, NULL}};
    opened made = open_with(HEAD "extends: base\n"
                                 "organisation: {name: Ours, contacts: {desk: {title: Desk}}}\n"
                                 "overrides: {clauses: {a/b: {disabled: yes, reason: r}}}\n", base);
    tear_down();
    set_up();
    ck_assert_int_eq(smp_policy_lint(&made.policy, SMP_TEXT("2026-11-01"), found, NULL), SMP_OK);
    for (size_t i = 0; i < smp_diagnostics_count(found); i++)
        ck_assert_ptr_null(strstr(smp_diagnostics_at(found, i).message.data, "sends people"));
    close_pack(&made);
}
END_TEST

/* Words alone may raise what a clause is about. */
START_TEST(a_clause_about_an_impression)
{
    static const other_pack base[] = {
        {"base", "smpack: 1\npack: base\nversion: '1'\ntitle: B\n"
                 "signals: {own.a: {patterns: [a]}, own.b: {patterns: [b]}}\n"
                 "impressions: {of-a: {meaning: m, raises: own.a, bias: -1, point: 0.5,\n"
                 "              words: {2: [nougat]}}}\n"}, {NULL, NULL}};
    opened made = open_with(
        HEAD "extends: base\n" DOCUMENT
             "clauses:\n"
             "  a/a: {cite: {doc: smp, section: '1', quote: q}, flag: own.a}\n"
             "  a/b: {cite: {doc: smp, section: '1', quote: q}, flag: own.b}\n"
             "overrides:\n  signals:\n"
             "    own.a: {patterns: {remove: [a]}, reason: r}\n"
             "    own.b: {patterns: {remove: [b]}, reason: r}\n", base);
    for (size_t i = 0; i < 2; i++) {
        smp_clause_info info = SMP_CLAUSE_INFO_INIT;
        ck_assert_int_eq(smp_policy_clause(&made.policy, i, &info), SMP_OK);
        ck_assert_int_eq(info.implemented, i == 0);
    }
    close_pack(&made);
}
END_TEST

/* A clause holds while its pack does, and ends with whichever ends first. */
START_TEST(days_of_a_clause_and_its_pack)
{
    opened made = open_pack(
        HEAD DOCUMENT "effective: {until: 2027-01-01}\n"
                      "clauses:\n"
                      "  a/early: {cite: {doc: smp}, flag: link.present, effective: {until: "
                      "2026-01-01}}\n"
                      "  a/late: {cite: {doc: smp}, flag: link.present, effective: {until: "
                      "2028-01-01}}\n");
    const smp__clause_record *clauses =
        smp__policy_section(&made.policy, SMP__SECTION_CLAUSES, NULL);
    ck_assert_int_eq(clauses[1].effective_until - clauses[0].effective_until, 365);
    close_pack(&made);
}
END_TEST

SUITE_WITH("packs/oddities", set_up, tear_down, one_fault_of_one_word,
           faults_of_a_pack_and_its_parent, names_that_are_none, fifty_faults_are_enough,
           entries_changed_again, impressions_weighed_again, words_of_a_vocabulary,
           fifty_notes_are_enough, conditions_that_nothing_can_hold, facts_in_patterns,
           values_declared_again, where_a_parent_is, lexicons_weighed_again,
           contacts_without_an_address, a_clause_about_an_impression,
           days_of_a_clause_and_its_pack)
