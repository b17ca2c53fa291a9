/* Parents: what is merged, what may be changed, and until when.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "calendar/calendar.h"

static const char base[] =
    "smpack: 1\npack: base\nversion: \"1.10\"\ntitle: Base\n"
    "documents:\n  smp: {title: The Base Policy}\n"
    "lexicons:\n  acronyms: [NHS, PCN]\n"
    "signals:\n  own.greeting: {patterns: [hello, good day]}\n"
    "calendars:\n  bank: [{from: 2027-12-25, until: 2027-12-26}]\n"
    "clauses:\n"
    "  words/greeting:\n"
    "    cite: {doc: smp, section: \"1\", quote: Be kind}\n"
    "    flag: own.greeting\n"
    "    severity: warning\n"
    "  words/locked:\n"
    "    cite: {doc: smp}\n"
    "    flag: emoticon\n"
    "    severity: warning\n"
    "    locked: floor\n"
    "  words/other:\n"
    "    flag: kaomoji\n";

static const other_pack others[] = {{"base", base}, {NULL, NULL}};

#define CHILD HEAD "extends: base\n"

static int32_t day(const char *date)
{
    int32_t days = 0;
    ck_assert(smp__date_parse(smp_text_of(date), &days));
    return days;
}

static void expect_days(const smp__clause_record *clause, const char *from, const char *until)
{
    ck_assert_int_eq(clause->effective_from, from ? day(from) : SMP__NO_DAY);
    ck_assert_int_eq(clause->effective_until, until ? day(until) : SMP__NO_DAY);
}

START_TEST(own_things_come_first)
{
    opened made = open_with(CHILD DOCUMENT "clauses:\n  a/b:\n    cite: {doc: smp}\n"
                                           "    flag: own.greeting\n",
                            others);
    size_t count;
    const smp__clause_record *clauses = section_of(&made, SMP__SECTION_CLAUSES, &count);
    const smp__document_record *documents = section_of(&made, SMP__SECTION_DOCUMENTS, NULL);
    ck_assert_uint_eq(count, 4);
    ck_assert_str_eq(string_of(&made, clauses[0].id), "a/b");
    ck_assert_str_eq(string_of(&made, documents[clauses[0].document].title),
                     "Social Media Policy");
    /* The parent's clauses go on citing the parent's document. */
    ck_assert_str_eq(string_of(&made, documents[clauses[1].document].title), "The Base Policy");
    ck_assert_str_eq(string_of(&made, clauses[1].source), "base");
    const smp__signal_record *greeting = signal_of(&made, "own.greeting");
    const uint32_t *wakes = section_of(&made, SMP__SECTION_WAKES, NULL);
    ck_assert_uint_eq(greeting->wakes.count, 2);
    ck_assert_uint_eq(wakes[greeting->wakes.first], 0);
    ck_assert_uint_eq(wakes[greeting->wakes.first + 1], 1);
    close_pack(&made);
}
END_TEST

START_TEST(clauses_are_changed_or_disabled)
{
    opened made = open_with(CHILD "overrides:\n  clauses:\n"
                                  "    words/greeting: {severity: note, on: post, flag: [emoticon, "
                                  "own.greeting], reason: agreed}\n"
                                  "    words/other: {disabled: yes, reason: not ours}\n",
                            others);
    const smp__clause_record *greeting = clause_of(&made, "words/greeting", 0);
    ck_assert_uint_eq(greeting->severity, SMP_SEVERITY_NOTE);
    ck_assert_uint_eq(greeting->on, SMP__ON_POST);
    ck_assert_uint_eq(greeting->flags.count, 2);
    ck_assert_str_eq(string_of(&made, greeting->quote), "Be kind");
    ck_assert_ptr_null(clause_of(&made, "words/other", 0));
    ck_assert_uint_eq(signal_of(&made, "kaomoji")->wakes.count, 0);
    close_pack(&made);
}
END_TEST

/* The change and what it changed are in force on different days. */
START_TEST(an_override_ends_on_its_day)
{
    opened made = open_with(CHILD "overrides:\n  clauses:\n"
                                  "    words/greeting: {severity: error, until: 2027-03-31, "
                                  "reason: agreed}\n"
                                  "    words/other: {disabled: yes, until: 2027-06-30, reason: a "
                                  "campaign}\n",
                            others);
    const smp__clause_record *before = clause_of(&made, "words/greeting", 1);
    const smp__clause_record *after = clause_of(&made, "words/greeting", 0);
    ck_assert_ptr_nonnull(before);
    ck_assert_uint_eq(before->severity, SMP_SEVERITY_ERROR);
    expect_days(before, NULL, "2027-03-31");
    ck_assert_uint_eq(after->severity, SMP_SEVERITY_WARNING);
    expect_days(after, "2027-04-01", NULL);
    ck_assert_ptr_null(clause_of(&made, "words/greeting", 2));
    expect_days(clause_of(&made, "words/other", 0), "2027-07-01", NULL);
    ck_assert_ptr_null(clause_of(&made, "words/other", 1));
    close_pack(&made);
}
END_TEST

/* A grandchild's override meets the two halves that its parent's made. */
START_TEST(overrides_of_overrides)
{
    static const other_pack chain[] = {
        {"base", base},
        {"middle", "smpack: 1\npack: middle\nversion: \"2\"\ntitle: M\nextends: base\n"
                   "overrides:\n  clauses:\n"
                   "    words/greeting: {severity: error, until: 2027-03-31, reason: r}\n"},
        {NULL, NULL}};
    opened made = open_with(HEAD "extends: middle\noverrides:\n  clauses:\n"
                                 "    words/greeting: {message: Hush, until: 2027-12-31, reason: "
                                 "r}\n",
                            chain);
    static const struct {
        const char *from, *until;
        int severity;
        bool hushed;
    } expected[] = {{"2028-01-01", NULL, SMP_SEVERITY_WARNING, false},
                    {"2027-04-01", "2027-12-31", SMP_SEVERITY_WARNING, true},
                    {NULL, "2027-03-31", SMP_SEVERITY_ERROR, true}};
    for (int i = 0; i < 3; i++) {
        const smp__clause_record *clause = clause_of(&made, "words/greeting", i);
        ck_assert_ptr_nonnull(clause);
        expect_days(clause, expected[i].from, expected[i].until);
        ck_assert_int_eq(clause->severity, expected[i].severity);
        ck_assert_int_eq(clause->message != 0, expected[i].hushed);
    }
    ck_assert_ptr_null(clause_of(&made, "words/greeting", 3));
    close_pack(&made);
}
END_TEST

START_TEST(a_pack_is_in_force_as_a_whole)
{
    opened made = open_with(CHILD "effective: {from: 2027-01-01, until: 2027-12-31}\n"
                                  "clauses:\n  a/b: {flag: emoticon, effective: {from: "
                                  "2027-06-01}}\n",
                            others);
    expect_days(clause_of(&made, "a/b", 0), "2027-06-01", "2027-12-31");
    expect_days(clause_of(&made, "words/greeting", 0), "2027-01-01", "2027-12-31");
    close_pack(&made);
    expect_fault(HEAD "effective: {until: 2027-01-31}\nclauses:\n  a/b: {flag: emoticon, "
                      "effective: {from: 2027-06-01}}\n",
                 "5:12: The clause \"a/b\" is never in force while the pack is. Change the dates "
                 "of the one or the other.");
}
END_TEST

START_TEST(a_locked_clause_may_only_be_raised)
{
    opened made = open_with(CHILD "overrides:\n  clauses:\n"
                                  "    words/locked: {severity: error, message: No, note: Odd, "
                                  "reason: r}\n",
                            others);
    ck_assert_str_eq(string_of(&made, clause_of(&made, "words/locked", 0)->note), "Odd");
    ck_assert_uint_eq(clause_of(&made, "words/locked", 0)->severity, SMP_SEVERITY_ERROR);
    close_pack(&made);
    expect_fault_with(CHILD "overrides:\n  clauses:\n"
                            "    words/locked: {severity: note, reason: r}\n",
                      others,
                      "8:30: The clause \"words/locked\" is locked in \"base\": its severity "
                      "cannot be lowered. It may only be raised.");
    expect_fault_with(CHILD "overrides:\n  clauses:\n"
                            "    words/locked: {disabled: yes, reason: r}\n",
                      others,
                      "8:20: The clause \"words/locked\" is locked in \"base\": \"disabled\" "
                      "cannot be changed. Its severity may be raised, and its words changed.");
}
END_TEST

START_TEST(inherited_things_are_not_written_again)
{
    expect_fault_with(CHILD "clauses:\n  words/greeting: {flag: emoticon}\n", others,
                      "7:3: The clause \"words/greeting\" is inherited from \"base\". Change it "
                      "under \"overrides\", with a reason.");
    expect_fault_with(CHILD "signals:\n  own.greeting: {patterns: [hey]}\n", others,
                      "7:3: The signal \"own.greeting\" is inherited from \"base\". Change it "
                      "under \"overrides\", with a reason.");
    expect_fault_with(CHILD "overrides:\n  clauses:\n    words/greeting: {severity: note}\n",
                      others,
                      "8:5: The key \"reason\" is missing from an override of a clause.");
}
END_TEST

START_TEST(lexicons_and_patterns_change_by_adding_and_removing)
{
    opened made = open_with(CHILD
                            "calendars:\n  bank: [{from: 2028-01-01, until: 2028-01-01}]\n"
                            "overrides:\n  lexicons:\n"
                            "    acronyms: {add: [SWFT], remove: [PCN], reason: ours}\n"
                            "  signals:\n"
                            "    own.greeting: {patterns: {add: [hi there], remove: [hello, good "
                            "day]}, reason: r}\n"
                            "    hashtag.too_many: {limit: 7, reason: campaigns}\n",
                            others);
    const smp__image *image = &made.policy.image;
    uint32_t acronyms = smp__lexicon_find(image, "acronyms");
    ck_assert_uint_ne(acronyms, UINT32_MAX);
    ck_assert(smp__word_in_lexicon(image, SMP_TEXT("nhs"), acronyms, NULL));
    ck_assert(smp__word_in_lexicon(image, SMP_TEXT("swft"), acronyms, NULL));
    ck_assert(!smp__word_in_lexicon(image, SMP_TEXT("pcn"), acronyms, NULL));
    ck_assert_uint_eq(signal_of(&made, "own.greeting")->has_patterns, 1);
    ck_assert_double_eq(signal_of(&made, "hashtag.too_many")->parameters[0], 7);
    size_t windows;
    section_of(&made, SMP__SECTION_WINDOWS, &windows);
    ck_assert_uint_eq(windows, 2);
    close_pack(&made);
    expect_fault_with(CHILD "overrides:\n  signals:\n    own.greeting: {patterns: {remove: "
                            "[helo]}, reason: r}\n",
                      others,
                      "8:40: There is no pattern \"helo\" to remove. Did you mean \"hello\"?");
}
END_TEST

START_TEST(versions_are_compared_as_numbers)
{
    static const char *const good[] = {">=1 <2", "1.10", ">1.9", "<=1.10.0", "=1.10", "  >=1  <2 "};
    static const char *const bad[] = {">=2", "<1.10", "=1.1", ">1.10"};
    char yaml[300], fault[300];
    for (size_t i = 0; i < SMP_COUNT(good); i++) {
        snprintf(yaml, sizeof yaml, HEAD "extends: {pack: base, version: \"%s\"}\n", good[i]);
        opened made = open_with(yaml, others);
        close_pack(&made);
    }
    for (size_t i = 0; i < SMP_COUNT(bad); i++) {
        snprintf(yaml, sizeof yaml, HEAD "extends: {pack: base, version: \"%s\"}\n", bad[i]);
        snprintf(fault, sizeof fault,
                 "5:32: The pack asks for \"base\" %s; the one found is 1.10. Read what has "
                 "changed in it, then change the range.",
                 bad[i]);
        expect_fault_with(yaml, others, fault);
    }
}
END_TEST

START_TEST(conditions_on_versions_that_are_none)
{
    static const char *const wrong[] = {"==1", "=>1", "~1", ">", "1.", ".5", "1..2", "1.x", "<-1",
                                        "1234567890123456"};
    char yaml[300], fault[300];
    for (size_t i = 0; i < SMP_COUNT(wrong); i++) {
        snprintf(yaml, sizeof yaml, HEAD "extends: {pack: base, version: \">=1 %s\"}\n", wrong[i]);
        snprintf(fault, sizeof fault,
                 "5:37: \"%s\" is not a condition on a version. Write for instance \">=1 <2\".",
                 wrong[i]);
        expect_fault_with(yaml, others, fault);
    }
    static const char *const names[] = {"beta", "1.2-rc", "2.", "1234567890123456"};
    for (size_t i = 0; i < SMP_COUNT(names); i++) {
        char parent[120];
        snprintf(parent, sizeof parent, "smpack: 1\npack: named\nversion: %s\ntitle: t\n",
                 names[i]);
        const other_pack named[] = {{"named", parent}, {NULL, NULL}};
        snprintf(fault, sizeof fault,
                 "5:33: The version of \"named\" is \"%s\", which is no number to compare. Leave "
                 "the range out.",
                 names[i]);
        expect_fault_with(HEAD "extends: {pack: named, version: \">=1\"}\n", named, fault);
        opened made = open_with(HEAD "extends: named\n", named);
        close_pack(&made);
    }
}
END_TEST

/* What an override comes to where the clause itself has days. */
START_TEST(overrides_of_dated_clauses)
{
    static const struct {
        const char *effective, *change;
        struct { const char *from, *until; int severity; } parts[2]; /* the later first */
    } cases[] = {
        {"{until: 2027-01-31}", "", {{NULL, "2027-01-31", SMP_SEVERITY_ERROR}, {NULL, NULL, -1}}},
        {"{until: 2027-03-31}", "", {{NULL, "2027-03-31", SMP_SEVERITY_ERROR}, {NULL, NULL, -1}}},
        {"{from: 2027-06-01}", "", {{"2027-06-01", NULL, SMP_SEVERITY_WARNING}, {NULL, NULL, -1}}},
        {"{from: 2027-01-01, until: 2027-12-31}", "",
         {{"2027-04-01", "2027-12-31", SMP_SEVERITY_WARNING},
          {"2027-01-01", "2027-03-31", SMP_SEVERITY_ERROR}}},
        {"{from: 2027-01-01}", ", effective: {from: 2027-02-01, until: 2027-02-28}",
         {{"2027-04-01", NULL, SMP_SEVERITY_WARNING},
          {"2027-02-01", "2027-02-28", SMP_SEVERITY_ERROR}}},
        {"{from: 2027-01-01}", ", effective: {from: 2027-02-01, until: 2027-12-31}",
         {{"2027-04-01", NULL, SMP_SEVERITY_WARNING},
          {"2027-02-01", "2027-03-31", SMP_SEVERITY_ERROR}}},
    };
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        char parent[400], child[400];
        snprintf(parent, sizeof parent,
                 "smpack: 1\npack: dated\nversion: '1'\ntitle: t\nclauses:\n"
                 "  a/b: {flag: emoticon, effective: %s}\n", cases[i].effective);
        snprintf(child, sizeof child,
                 HEAD "extends: dated\noverrides:\n  clauses:\n"
                 "    a/b: {severity: error, until: 2027-03-31, reason: r%s}\n", cases[i].change);
        const other_pack dated[] = {{"dated", parent}, {NULL, NULL}};
        opened made = open_with(child, dated);
        for (int part = 0; part < 2; part++) {
            const smp__clause_record *clause = clause_of(&made, "a/b", part);
            ck_assert_int_eq(clause != NULL, cases[i].parts[part].severity >= 0);
            if (!clause) break;
            expect_days(clause, cases[i].parts[part].from, cases[i].parts[part].until);
            ck_assert_int_eq(clause->severity, cases[i].parts[part].severity);
        }
        close_pack(&made);
    }
}
END_TEST

START_TEST(a_label_is_not_written_again)
{
    static const char label[] = "labels:\n  parcel: {meaning: m, raises: own.parcel, bias: 0, "
                                "point: 0.5, doubt: 0.4, weights: {emoticon: 1}}\n";
    char parent[300], child[300];
    snprintf(parent, sizeof parent, "smpack: 1\npack: kinds\nversion: '1'\ntitle: t\n%s", label);
    snprintf(child, sizeof child, HEAD "extends: kinds\n%s", label);
    const other_pack kinds[] = {{"kinds", parent}, {NULL, NULL}};
    expect_fault_with(child, kinds, "7:3: The label \"parcel\" is inherited. Choose another name.");
}
END_TEST

START_TEST(circles_and_long_chains_are_refused)
{
    static const other_pack circle[] = {
        {"one", "smpack: 1\npack: one\nversion: \"1\"\ntitle: t\nextends: two\n"},
        {"two", "smpack: 1\npack: two\nversion: \"1\"\ntitle: t\nextends: one\n"},
        {NULL, NULL}};
    expect_fault_with(HEAD "extends: one\n", circle,
                      "5:10: \"one\" extends itself, by way of its parents. Break the circle.");
    static char yaml[168][80], id[168][8];
    other_pack chain[169] = {{NULL, NULL}};
    for (int i = 0; i < 168; i++) {
        snprintf(id[i], sizeof id[i], "p%d", i);
        snprintf(yaml[i], sizeof yaml[i],
                 "smpack: 1\npack: p%d\nversion: \"1\"\ntitle: t\n%sp%d\n", i,
                 i ? "extends: " : "# ", i - 1);
        chain[i] = (other_pack){id[i], yaml[i]};
    }
    opened made = open_with(HEAD "extends: p159\n", chain);
    close_pack(&made);
    expect_fault_with(HEAD "extends: p160\n", chain,
                      "5:10: More than 160 packs extend each other. Merge some of them.");
}
END_TEST

/* A fault of the parent is told with the parent's name. */
START_TEST(faults_of_a_parent)
{
    static const other_pack broken[] = {
        {"bad", "smpack: 1\npack: bad\nversion: \"1\"\ntitle: t\nstatus: gone\n"}, {NULL, NULL}};
    smp_allocator allocator = smp__allocator_or_default(NULL);
    unsigned char *bytes = NULL;
    size_t size = 0;
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(smp__pack_compile(&bytes, &size, SMP_TEXT(HEAD "extends: bad\n"), "child.yaml",
                                       find_other, (void *)(uintptr_t)broken, &allocator, NULL,
                                       &error),
                     SMP_ERROR_PACK);
    ck_assert_str_eq(error.source, "bad");
    ck_assert_uint_eq(error.line, 5);
}
END_TEST

/* What a word or a lexicon says is said anew, or taken out with 0; what a lexicon gains is
 * weighed. */
START_TEST(a_vocabulary_is_weighed_anew)
{
    static const other_pack parents[] = {
        {"said", "smpack: 1\npack: said\nversion: \"1\"\ntitle: t\n"
                 "lexicons: {kin: [mother]}\n"
                 "labels: {fond: {meaning: m, raises: own.fond, bias: 0, point: 0.5, doubt: 0.4,\n"
                 "                weights: {}}}\n"
                 "vocabulary: {fond: {lexicons: {kin: 1}, words: {2: [love, like]}}}\n"},
        {NULL, NULL}};
    opened made = open_with(HEAD "extends: said\norganisation: {name: Ours}\n"
                                 "overrides: {lexicons: {kin: {add: [father], reason: r}}}\n"
                                 "vocabulary: {fond: {words: {0.5: [loves], 0: [likes]}}}\n",
                            parents);
    static const struct {
        const char *stem;
        int tenths; /* 0: says nothing */
    } expected[] = {{"lov", 5}, {"lik", 0}, {"mother", 10}, {"father", 10}};
    size_t count;
    const smp__vocabulary_record *records =
        section_of(&made, SMP__SECTION_VOCABULARY, &count);
    const smp__word_weight *weights = section_of(&made, SMP__SECTION_WORD_WEIGHTS, NULL);
    ck_assert_uint_eq(count, SMP_COUNT(expected) + 1);
    for (size_t i = 0; i < SMP_COUNT(expected); i++) {
        ck_assert_str_eq(string_of(&made, records[i].first), expected[i].stem);
        ck_assert_uint_eq(records[i + 1].speaks - records[i].speaks, expected[i].tenths != 0);
        if (expected[i].tenths)
            ck_assert_int_eq(weights[records[i].speaks].tenths, expected[i].tenths);
    }
    close_pack(&made);
}
END_TEST

/* The identity of a policy is that of every byte it is made from. */
START_TEST(the_hash_covers_parents)
{
    static const char child[] = CHILD;
    const smp_text pieces[] = {smp_text_of(child), smp_text_of(base)};
    char expected[65];
    smp__sha256_hex(pieces, 2, expected);
    opened made = open_with(child, others);
    const smp__policy_record *policy = section_of(&made, SMP__SECTION_POLICY, NULL);
    ck_assert_str_eq(string_of(&made, policy->sha256), expected);
    close_pack(&made);
}
END_TEST

SUITE("packs/inherit", own_things_come_first, clauses_are_changed_or_disabled,
      an_override_ends_on_its_day, overrides_of_overrides, a_pack_is_in_force_as_a_whole,
      a_locked_clause_may_only_be_raised, inherited_things_are_not_written_again,
      lexicons_and_patterns_change_by_adding_and_removing, versions_are_compared_as_numbers,
      conditions_on_versions_that_are_none, overrides_of_dated_clauses,
      a_label_is_not_written_again, circles_and_long_chains_are_refused, faults_of_a_parent,
      a_vocabulary_is_weighed_anew, the_hash_covers_parents)
