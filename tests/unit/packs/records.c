/* What a pack becomes: the records of its image.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include "calendar/calendar.h"

static int32_t day(const char *date)
{
    int32_t days = 0;
    ck_assert(smp__date_parse(smp_text_of(date), &days));
    return days;
}

START_TEST(the_head)
{
    opened made = open_pack(HEAD "status: draft\n" DOCUMENT
                                 "organisation:\n  name: Example Trust\n  aliases: [ET]\n"
                                 "  handles: [\"@example\"]\n  domains: [example.org]\n"
                                 "  signposts: [Call 111]\n"
                                 "  contacts:\n    communications: {title: the team, contact: "
                                 "team@example.org}\n");
    const smp__policy_record *policy = section_of(&made, SMP__SECTION_POLICY, NULL);
    ck_assert_str_eq(string_of(&made, policy->id), "example");
    ck_assert_str_eq(string_of(&made, policy->status), "draft");
    ck_assert_str_eq(string_of(&made, policy->organisation), "Example Trust");
    ck_assert_uint_eq(policy->catalogue_version, SMP__CATALOGUE_VERSION);
    size_t count;
    const smp__sref *names = section_of(&made, SMP__SECTION_NAMES, &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(string_of(&made, names[2]), "@example");
    const smp__contact_record *contact = section_of(&made, SMP__SECTION_CONTACTS, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(string_of(&made, contact->contact), "team@example.org");
    ck_assert_uint_ne(smp__lexicon_find(&made.policy.image, "organisation"), UINT32_MAX);
    section_of(&made, SMP__SECTION_DOMAINS, &count);
    ck_assert_uint_eq(count, 1);
    close_pack(&made);
}
END_TEST

/* What is known of the organisation's accounts: those listed by handle alone are official wherever
 * they are met; a team's name is not what the organisation is called. */
START_TEST(known_accounts)
{
    opened made = open_pack(
        HEAD "organisation:\n  name: Example Trust\n  handles: [\"@example\"]\n"
             "  accounts:\n"
             "    - {handle: \"@ExampleTrust\", platform: [x, facebook], bio: We care.}\n"
             "    - {handle: ExampleLab, platform: x, kind: team, name: The lab}\n"
             "    - {name: Example Trust films, platform: youtube}\n");
    size_t count;
    const smp__account_record *accounts = section_of(&made, SMP__SECTION_ACCOUNTS, &count);
    ck_assert_uint_eq(count, 4);
    ck_assert_str_eq(string_of(&made, accounts[0].handle), "@example");
    ck_assert_uint_eq(accounts[0].platforms, 0);
    ck_assert_str_eq(string_of(&made, accounts[1].bio), "We care.");
    ck_assert_uint_eq(accounts[1].platforms,
                      (1u << SMP_PLATFORM_X) | (1u << SMP_PLATFORM_FACEBOOK));
    ck_assert_uint_eq(accounts[1].is_team, 0);
    ck_assert_uint_eq(accounts[2].is_team, 1);
    ck_assert_uint_eq(accounts[3].handle, 0);
    ck_assert_str_eq(string_of(&made, accounts[3].name), "Example Trust films");
    const smp__sref *names = section_of(&made, SMP__SECTION_NAMES, &count);
    ck_assert_uint_eq(count, 4);
    for (size_t i = 0; i < count; i++)
        ck_assert_str_ne(string_of(&made, names[i]), "ExampleLab");
    close_pack(&made);
}
END_TEST

START_TEST(faults_of_accounts)
{
    expect_fault(HEAD "organisation:\n  accounts: [{platform: x}]\n",
                 "6:14: The account has neither a handle nor a name. Give its handle, its name, or "
                 "both.");
    expect_fault(HEAD "organisation:\n  accounts: [{handle: a, kind: teem}]\n",
                 "6:32: \"teem\" is not a kind of account. Did you mean \"team\"?");
}
END_TEST

/* Facts that are fields of a post are first, in the order of their sources, with the values that
 * the public names have. */
START_TEST(fields_of_the_post_are_facts)
{
    opened made = open_pack(HEAD);
    size_t count;
    const smp__fact_record *facts = section_of(&made, SMP__SECTION_FACTS, &count);
    ck_assert_uint_eq(count, SMP__FACT_MEDIA_FONT);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_eq(facts[i].source, i + 1);
        ck_assert_uint_eq(facts[i].per_media, i + 1 >= SMP__FACT_MEDIA_KIND);
        ck_assert_uint_ne(facts[i].ask, 0);
    }
    char names[400] = "";
    for (int i = 1; i <= SMP_PLATFORM_OTHER; i++) {
        if (i > 1) strcat(names, " ");
        strcat(names, smp_platform_name((smp_platform)i));
    }
    ck_assert_str_eq(string_of(&made, facts[0].values), names);
    close_pack(&made);
}
END_TEST

START_TEST(facts_and_assumptions)
{
    opened made = open_pack(
        HEAD "facts:\n  approval.board: {type: truth, ask: Agreed?, assume: [{account: [corporate, "
             "unknown], value: yes}]}\n  media.release: {type: text, scope: media, values: "
             "[Signed, none]}\n  media.people: {ask: Who is it?}\n");
    const smp__fact_record *board = fact_of(&made, "approval.board");
    const smp__assumption_record *assumed = section_of(&made, SMP__SECTION_ASSUMPTIONS, NULL);
    const smp__value_record *values = section_of(&made, SMP__SECTION_VALUES, NULL);
    ck_assert_uint_eq(board->assumptions.count, 1);
    assumed += board->assumptions.first;
    ck_assert_uint_eq(assumed->accounts, 1u << SMP_ACCOUNT_UNKNOWN | 1u << SMP_ACCOUNT_CORPORATE);
    ck_assert_uint_eq(values[assumed->value].truth, SMP_YES);
    ck_assert_str_eq(string_of(&made, board->ask), "Agreed?");
    const smp__fact_record *release = fact_of(&made, "media.release");
    ck_assert_uint_eq(release->per_media, 1);
    ck_assert_uint_eq(release->source, SMP__FACT_LISTED);
    ck_assert_str_eq(string_of(&made, release->values), "signed none");
    const smp__fact_record *people = fact_of(&made, "media.people");
    ck_assert_uint_eq(people->source, SMP__FACT_MEDIA_PEOPLE);
    ck_assert_str_eq(string_of(&made, people->ask), "Who is it?");
    ck_assert_str_eq(string_of(&made, people->values), "none crowd identifiable");
    close_pack(&made);
}
END_TEST

static const char clauses[] =
    HEAD DOCUMENT
    "calendars:\n"
    "  pre-election: [{from: 2027-03-26, until: 2027-05-06, source: The Cabinet Office}]\n"
    "facts:\n"
    "  approval.board: {type: truth}\n"
    "  followers: {type: number}\n"
    "clauses:\n"
    "  images/consent:\n"
    "    cite: {doc: smp, section: \"3.5\", quote: Ask first}\n"
    "    on: [share, profile]\n"
    "    if: {media.people: [identifiable, Crowd], during: pre-election, signal: emoticon}\n"
    "    unless: {media.place: public, followers: {less-equal: 10}}\n"
    "    require: {media.consent: yes, approval.board: yes}\n"
    "    severity: error\n"
    "    unknown: advise\n"
    "    message: 'About {item}.'\n"
    "    action: escalate\n"
    "    effective: {until: 2030-01-31}\n"
    "  hashtags/few:\n"
    "    flag: [hashtag.too_many, emoticon]\n"
    "    outcome: review\n"
    "  duties/managers:\n"
    "    kind: organisational\n"
    "    why: A duty of managers\n";

START_TEST(a_clause_and_its_conditions)
{
    opened made = open_pack(clauses);
    const smp__clause_record *clause = clause_of(&made, "images/consent", 0);
    ck_assert_uint_eq(clause->kind, SMP_CLAUSE_HOST_FACT);
    ck_assert_uint_eq(clause->severity, SMP_SEVERITY_ERROR);
    ck_assert_uint_eq(clause->when_unknown, SMP__UNKNOWN_ADVISES);
    ck_assert_uint_eq(clause->on, SMP__ON_SHARE | SMP__ON_PROFILE);
    ck_assert_uint_eq(clause->per_media, 1);
    ck_assert_uint_eq(clause->accessibility, 0);
    ck_assert_int_eq(clause->effective_from, SMP__NO_DAY);
    ck_assert_int_eq(clause->effective_until, day("2030-01-31"));
    ck_assert_str_eq(string_of(&made, clause->quote), "Ask first");
    ck_assert_str_eq(string_of(&made, clause->fact_names), "media.consent approval.board");
    const smp__condition_record *conditions = section_of(&made, SMP__SECTION_CONDITIONS, NULL);
    const smp__value_record *values = section_of(&made, SMP__SECTION_VALUES, NULL);
    const smp__window_record *windows = section_of(&made, SMP__SECTION_WINDOWS, NULL);
    ck_assert_uint_eq(clause->if_all.count, 3);
    const smp__condition_record *people = &conditions[clause->if_all.first];
    ck_assert_uint_eq(people->op, SMP__IS_IN);
    ck_assert_uint_eq(people->fact, SMP__FACT_MEDIA_PEOPLE - 1);
    ck_assert_uint_eq(people->per_media, 1);
    ck_assert_uint_eq(people->values.count, 2);
    ck_assert_str_eq(string_of(&made, values[people->values.first + 1].text), "crowd");
    ck_assert_uint_eq(people[1].op, SMP__DURING);
    ck_assert_int_eq(windows[people[1].values.first].from_day, day("2027-03-26"));
    ck_assert_int_eq(windows[people[1].values.first].until_day, day("2027-05-06"));
    ck_assert_uint_eq(people[2].op, SMP__SIGNAL);
    ck_assert_uint_eq(people[2].fact, SMP__SIGNAL_EMOTICON);
    const smp__condition_record *unless = &conditions[clause->unless_any.first];
    ck_assert_uint_eq(clause->unless_any.count, 2);
    ck_assert_uint_eq(unless[1].op, SMP__LESS_EQUAL);
    ck_assert_double_eq(values[unless[1].values.first].number, 10);
    ck_assert_uint_eq(clause->require.count, 2);
    close_pack(&made);
}
END_TEST

/* From signal to clauses, and clauses that no signal wakes. */
START_TEST(wakes_and_standing_clauses)
{
    opened made = open_pack(clauses);
    size_t count;
    const smp__clause_record *all = section_of(&made, SMP__SECTION_CLAUSES, &count);
    ck_assert_uint_eq(count, 3);
    const smp__clause_record *few = clause_of(&made, "hashtags/few", 0);
    ck_assert_uint_eq(few->kind, SMP_CLAUSE_ASSISTED);
    ck_assert_uint_eq(few->outcome, 1);
    ck_assert_uint_eq(few->accessibility, 1);
    ck_assert_uint_eq(few->on, SMP__ON_POST | SMP__ON_REPLY | SMP__ON_SHARE | SMP__ON_QUOTE);
    ck_assert_str_eq(string_of(&made, few->signal_names), "hashtag.too_many emoticon");
    ck_assert_str_eq(string_of(&made, few->use_names), "post reply share quote");
    const uint32_t *wakes = section_of(&made, SMP__SECTION_WAKES, &count);
    ck_assert_uint_eq(count, 2);
    const smp__signal_record *signals = section_of(&made, SMP__SECTION_SIGNALS, &count);
    ck_assert_uint_eq(count, SMP__SIGNAL_COUNT);
    ck_assert_uint_eq(signals[SMP__SIGNAL_EMOTICON].wakes.count, 1);
    ck_assert_uint_eq(wakes[signals[SMP__SIGNAL_EMOTICON].wakes.first], (uintmax_t)(few - all));
    ck_assert_uint_eq(signals[SMP__SIGNAL_KAOMOJI].wakes.count, 0);
    const uint32_t *standing = section_of(&made, SMP__SECTION_STANDING, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert_uint_eq(standing[0], 0);
    close_pack(&made);
}
END_TEST

START_TEST(signals_of_the_catalogue_and_own)
{
    opened made = open_pack(HEAD "lexicons:\n  jargon: {utilise: use}\nsignals:\n"
                                 "  hashtag.too_many: {limit: 4.5, patterns: [too many tags]}\n"
                                 "  own.jargon: {meaning: a hard word, patterns: [<jargon>], "
                                 "fields: [shared], replace: value}\n");
    const smp__signal_record *tags = signal_of(&made, "hashtag.too_many");
    ck_assert_double_eq(tags->parameters[0], 4.5);
    ck_assert_uint_eq(tags->has_patterns, 1);
    ck_assert_uint_eq(tags->fields, SMP__FIELD_TEXT | SMP__FIELD_ALT);
    ck_assert_double_eq(signal_of(&made, "emoji.too_many")->parameters[0], 3);
    const smp__signal_record *own = signal_of(&made, "own.jargon");
    size_t count;
    const smp__signal_record *all = section_of(&made, SMP__SECTION_SIGNALS, &count);
    ck_assert_int_eq(own - all, SMP__SIGNAL_COUNT);
    ck_assert_uint_eq(own->fields, SMP__FIELD_SHARED);
    ck_assert_str_eq(string_of(&made, own->replace), "value");
    ck_assert_uint_eq(tags->replace, 0);
    close_pack(&made);
}
END_TEST

static const char *fields_of(const opened *made, const smp__example_record *example)
{
    static char out[2000];
    const smp__example_field *fields = section_of(made, SMP__SECTION_EXAMPLE_FIELDS, NULL);
    size_t size = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < example->fields.count; i++) {
        const smp__example_field *field = &fields[example->fields.first + i];
        size += (size_t)snprintf(out + size, sizeof out - size, "%s=%s;",
                                 string_of(made, field->path), string_of(made, field->value));
    }
    return out;
}

START_TEST(examples_are_paths_and_values)
{
    opened made = open_pack(
        HEAD DOCUMENT
        "facts:\n  approval.board: {type: truth}\n"
        "clauses:\n"
        "  a/b:\n"
        "    flag: emoticon\n"
        "    examples:\n"
        "      given: {at: 2027-04-20, account: corporate, media: [{kind: image}],\n"
        "              facts: {approval.board: no}}\n"
        "      flag:\n"
        "        - {text: Hello you, at: Hello, fix: Bye you}\n"
        "        - {text: x, account: personal, media: [{alt: a}, {kind: video}],\n"
        "           given: {at: 2027-05-01, platform: x}, author: {role: nurse}}\n"
        "      pass:\n"
        "        - {shared: Their words, facts: {approval.board: yes}}\n"
        "        - Only text\n"
        "  c/d:\n"
        "    flag: emoticon\n"
        "    effective: {from: 2027-01-01}\n"
        "    examples: {pass: [undated]}\n");
    const smp__clause_record *clause = clause_of(&made, "a/b", 0);
    const smp__example_record *examples = section_of(&made, SMP__SECTION_EXAMPLES, NULL);
    ck_assert_uint_eq(clause->examples.count, 4);
    ck_assert_uint_eq(clause->flag_examples, 2);
    ck_assert_uint_eq(clause->pass_examples, 2);
    const smp__example_record *first = &examples[clause->examples.first];
    ck_assert_uint_eq(first->flags, 1);
    ck_assert_str_eq(string_of(&made, first->at), "Hello");
    ck_assert_str_eq(string_of(&made, first->fix), "Bye you");
    ck_assert_str_eq(string_of(&made, first->source), "test.yaml:16");
    ck_assert_str_eq(fields_of(&made, first), "text=Hello you;at=2027-04-20;account=corporate;"
                                              "media.0.kind=image;facts.approval.board=no;");
    ck_assert_str_eq(fields_of(&made, first + 1),
                     "text=x;account=personal;media.0.alt=a;media.1.kind=video;author.role=nurse;"
                     "at=2027-05-01;platform=x;facts.approval.board=no;");
    ck_assert_uint_eq(first[1].at, 0);
    ck_assert_str_eq(fields_of(&made, first + 2),
                     "shared.text=Their words;facts.approval.board=yes;at=2027-04-20;"
                     "account=corporate;media.0.kind=image;");
    ck_assert_uint_eq(first[2].flags, 0);
    const smp__clause_record *dated = clause_of(&made, "c/d", 0);
    ck_assert_str_eq(fields_of(&made, &examples[dated->examples.first]),
                     "text=undated;at=2027-01-01;");
    close_pack(&made);
}
END_TEST

/* What an example does not say of itself the clause says: a post wherever it is about posts. */
START_TEST(examples_are_of_what_the_clause_is_about)
{
    static const struct {
        const char *on, *check, *fields;
        smp_subject subject;
    } cases[] = {{"post, profile", "", "text=x;", SMP_SUBJECT_POST},
                 {"reply, conversation", "", "text=x;", SMP_SUBJECT_POST},
                 {"post, profile", "check: profile, ", "bio=x;", SMP_SUBJECT_PROFILE},
                 {"account, profile", "", "bio=x;", SMP_SUBJECT_PROFILE},
                 {"message, conversation", "", "text=x;", SMP_SUBJECT_MESSAGE},
                 {"account", "", "handle=x;", SMP_SUBJECT_ACCOUNT},
                 {"conversation", "", "messages.0.text=x;", SMP_SUBJECT_CONVERSATION}};
    for (size_t i = 0; i < SMP_COUNT(cases); i++) {
        char yaml[400];
        snprintf(yaml, sizeof yaml,
                 HEAD DOCUMENT "clauses:\n  a/b: {on: [%s], flag: emoticon, message: m,\n"
                               "        examples: {flag: [{%stext: x}]}}\n",
                 cases[i].on, cases[i].check);
        opened made = open_pack(yaml);
        const smp__example_record *example = section_of(&made, SMP__SECTION_EXAMPLES, NULL);
        ck_assert_msg(example->subject == cases[i].subject, "%s", cases[i].on);
        ck_assert_str_eq(fields_of(&made, example), cases[i].fields);
        close_pack(&made);
    }
}
END_TEST

/* The same pack gives the same bytes. */
START_TEST(images_are_reproducible)
{
    opened one = open_pack(clauses), two = open_pack(clauses);
    ck_assert_uint_eq(one.policy.image.size, two.policy.image.size);
    ck_assert_int_eq(memcmp(one.policy.image.bytes, two.policy.image.bytes, one.policy.image.size),
                     0);
    close_pack(&one);
    close_pack(&two);
}
END_TEST

SUITE("packs/records", the_head, known_accounts, faults_of_accounts, fields_of_the_post_are_facts,
      facts_and_assumptions, a_clause_and_its_conditions, wakes_and_standing_clauses,
      signals_of_the_catalogue_and_own, examples_are_paths_and_values,
      examples_are_of_what_the_clause_is_about, images_are_reproducible)
