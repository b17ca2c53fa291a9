/* Facts: how a host's words are read as what the policy declares, and whose word counts.
 * SPDX-License-Identifier: MIT */
#include "stage.h"

#include <math.h>
#include <stdio.h>

static const char pack[] =
    "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "facts:\n"
    "  agreed: {type: truth, meaning: Agreed, ask: 'Agreed?'}\n"
    "  ward: {type: text, meaning: Ward, ask: 'Which ward?'}\n"
    "  ward.stations: {type: text, meaning: Stations, ask: 'Which stations?'}\n"
    "  visitors: {type: number, meaning: Visitors, ask: 'How many?'}\n"
    "  opened: {type: date, meaning: Opened, ask: 'When?'}\n"
    "clauses:\n"
    "  a/b: {cite: {doc: d, section: '1', quote: q}, flag: link.present, message: m}\n";

static stage on;

static void set_up(void) { set_stage(&on, pack); }
static void tear_down(void) { clear_stage(&on); }

static smp_fact fact_of(const char *name, smp_fact_type type)
{
    smp_fact fact = SMP_FACT_INIT;
    fact.name = smp_text_of(name);
    fact.type = type;
    return fact;
}

/* Reads one fact of the post, or one that stands where `media_count` is SIZE_MAX. */
static smp_status read_one(smp_fact fact, size_t media_count, smp_error *error)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    return smp__facts_read(&on.given, &allocator, on.index, on.policy, &fact, 1, media_count,
                           error);
}

static void refused(smp_fact fact, size_t media_count, const char *why)
{
    smp_error error = SMP_ERROR_INIT;
    ck_assert_int_eq(read_one(fact, media_count, &error), SMP_ERROR_ARGUMENT);
    ck_assert_msg(strstr(error.message, why), "%s: %s", why, error.message);
    ck_assert_uint_eq(on.given.count, 0);
}

static smp__fact_value read_as(const char *name, smp_fact_type type, const char *text)
{
    smp_fact fact = fact_of(name, type);
    smp_error error = SMP_ERROR_INIT;
    fact.text = smp_text_of(text);
    ck_assert_msg(read_one(fact, 0, &error) == SMP_OK, "%s", error.message);
    ck_assert_uint_eq(on.given.count, 1);
    return on.given.items[0].value;
}

static const char *const names[] = {"agreed", "ward", "visitors", "opened"};

/* A spreadsheet or a command line knows text alone. */
START_TEST(a_text_is_read_as_what_is_declared)
{
    static const char *const yes[] = {"yes", "Yes", "TRUE"}, *const no[] = {"no", "No", "false"};
    for (size_t i = 0; i < SMP_COUNT(yes); i++) {
        ck_assert_int_eq(read_as("agreed", SMP_FACT_TEXT, yes[i]).truth, SMP_YES);
        ck_assert_int_eq(read_as("agreed", SMP_FACT_TEXT, no[i]).truth, SMP_NO);
    }
    ck_assert_str_eq(read_as("ward", SMP_FACT_TEXT, "Four").text.data, "Four");
    ck_assert_double_eq(read_as("visitors", SMP_FACT_TEXT, "12.5").number, 12.5);
    ck_assert_double_eq(read_as("opened", SMP_FACT_TEXT, "1970-01-03").number, 2);
    ck_assert_double_eq(read_as("opened", SMP_FACT_DATE, "1970-01-04").number, 3);
    for (size_t i = 0; i < SMP_COUNT(names); i++) {
        ck_assert(read_as(names[i], SMP_FACT_TEXT,
                          i == 3 ? "2026-01-01" : i == 0 ? "no" : "1").known);
        ck_assert(!read_as(names[i], SMP_FACT_TEXT, "").known);
        ck_assert(!read_as(names[i], SMP_FACT_DATE, NULL).known);
    }
}
END_TEST

START_TEST(a_value_of_its_own_type_is_taken)
{
    smp_fact fact = fact_of("agreed", SMP_FACT_TRUTH);
    static const smp_tri truths[] = {SMP_UNKNOWN, SMP_YES, SMP_NO};
    for (size_t i = 0; i < SMP_COUNT(truths); i++) {
        fact.truth = truths[i];
        ck_assert_int_eq(read_one(fact, 0, NULL), SMP_OK);
        ck_assert_int_eq(on.given.items[0].value.known, truths[i] != SMP_UNKNOWN);
        ck_assert_int_eq(on.given.items[0].value.truth, truths[i]);
    }
    fact = fact_of("visitors", SMP_FACT_NUMBER);
    fact.number = 7;
    ck_assert_int_eq(read_one(fact, 0, NULL), SMP_OK);
    ck_assert_double_eq(on.given.items[0].value.number, 7);
    ck_assert(on.given.items[0].value.known);
    fact.number = NAN;
    refused(fact, 0, "must be a number");
    fact = fact_of("agreed", SMP_FACT_TRUTH);
    fact.truth = (smp_tri)7;
    refused(fact, 0, "is a truth value");
}
END_TEST

START_TEST(a_value_of_another_type_is_refused)
{
    static const struct {
        smp_fact_type given;
        const char *text, *why;
    } table[] = {{SMP_FACT_NUMBER, NULL, "is a truth value"}, {SMP_FACT_TEXT, "maybe", "yes or no"},
                 {SMP_FACT_TRUTH, NULL, "is a text"},         {SMP_FACT_NUMBER, NULL, "is a text"},
                 {SMP_FACT_TRUTH, NULL, "must be a number"},
                 {SMP_FACT_TEXT, "few", "must be a number"},
                 {SMP_FACT_NUMBER, NULL, "must be a date"},
                 {SMP_FACT_TEXT, "21/11/2026", "must be a date as YYYY-MM-DD: write 2026-11-21"}};
    for (size_t i = 0; i < SMP_COUNT(table); i++) {
        smp_fact fact = fact_of(names[i / 2], table[i].given);
        fact.text = smp_text_of(table[i].text);
        refused(fact, 0, table[i].why);
    }
}
END_TEST

START_TEST(names_must_be_the_policys_own)
{
    refused(fact_of("", SMP_FACT_TRUTH), 2, "has no name");
    refused(fact_of("agree", SMP_FACT_TRUTH), 2, "none of the policy's facts");
    refused(fact_of("media", SMP_FACT_TRUTH), 2, "none of the policy's facts");
    refused(fact_of("media.", SMP_FACT_TRUTH), 2, "none of the policy's facts");
    refused(fact_of("media.1", SMP_FACT_TRUTH), 2, "none of the policy's facts");
    refused(fact_of("media.x.consent", SMP_FACT_TRUTH), 2, "none of the policy's facts");
    refused(fact_of("media.1.agreed", SMP_FACT_TRUTH), 2, "none of the policy's facts");
    refused(fact_of("media.consent", SMP_FACT_TRUTH), 2, "asked of each media item");
    refused(fact_of("media.2.consent", SMP_FACT_TRUTH), 2, "does not have");
    refused(fact_of("media.0.consent", SMP_FACT_TRUTH), SIZE_MAX, "give it with that post");
    smp_fact bare = fact_of("agreed", SMP_FACT_TRUTH);
    bare.struct_size = 0;
    refused(bare, 2, "struct_size");
    ck_assert_int_eq(read_one(fact_of("media.1.consent", SMP_FACT_TRUTH), 2, NULL), SMP_OK);
    ck_assert_uint_eq(on.given.items[0].media, 1);
}
END_TEST

/* Whichever of many names that are as long and begin alike it is, and none that is nearly one. */
START_TEST(a_name_is_found_among_many_alike)
{
    enum { COUNT = 26 * 26 };
    static char yaml[COUNT * 48 + 256];
    stage many;
    size_t size = (size_t)snprintf(yaml, sizeof yaml,
                                   "smpack: 1\npack: many\nversion: '1'\ntitle: Many\nfacts:\n");
    for (int i = 0; i < COUNT; i++)
        size += (size_t)snprintf(yaml + size, sizeof yaml - size,
                                 "  media.at-%c%c: {type: truth, scope: media}\n", 'a' + i / 26,
                                 'a' + i % 26);
    set_stage(&many, yaml);
    many.about.media_count = 1;
    const smp__fact_record *facts = smp__policy_section(many.policy, SMP__SECTION_FACTS, NULL);
    for (int i = 0; i < COUNT; i++) {
        char name[24], wanted[24];
        snprintf(name, sizeof name, "media.0.at-%c%c", 'a' + i / 26, 'a' + i % 26);
        snprintf(wanted, sizeof wanted, "media.at-%c%c", 'a' + i / 26, 'a' + i % 26);
        many.given.count = 0;
        ck_assert_int_eq(tell(&many, name, "yes"), SMP_OK);
        smp__sref found = facts[many.given.items[0].fact].name;
        ck_assert_str_eq(smp__policy_string(many.policy, found).data, wanted);
        name[strlen(name) - 1] = '9';
        many.given.count = 0;
        ck_assert_int_eq(tell(&many, name, "yes"), SMP_ERROR_ARGUMENT);
    }
    clear_stage(&many);
}
END_TEST

/* A slip of the pen, a short form of a name in the same family, and nothing that comes near. */
START_TEST(the_name_that_was_meant_is_proposed)
{
    refused(fact_of("agree", SMP_FACT_TRUTH), 2, "Did you mean \"agreed\"?");
    refused(fact_of("ward.staff", SMP_FACT_TEXT), 2, "Did you mean \"ward.stations\"?");
    refused(fact_of("ward.st", SMP_FACT_TEXT), 2, "`smpolicy facts` lists them");
    refused(fact_of("wards.staff", SMP_FACT_TEXT), 2, "`smpolicy facts` lists them");
    refused(fact_of("ward.staff.now", SMP_FACT_TEXT), 2, "`smpolicy facts` lists them");
    refused(fact_of("media.1.consnt", SMP_FACT_TRUTH), 2, "Did you mean \"media.1.consent\"?");
    refused(fact_of("hospital", SMP_FACT_TEXT), 2, "`smpolicy facts` lists them");
}
END_TEST

static uint32_t index_of(const char *name)
{
    ck_assert_int_eq(read_one(fact_of(name, SMP_FACT_TEXT), 0, NULL), SMP_OK);
    on.given.count = 0; /* nothing has been told yet */
    return on.given.items[0].fact;
}

/* What the post's own words show counts where the host is silent, and what always stands where both
 * are. Of two entries about one fact the later counts. */
START_TEST(whose_word_counts)
{
    smp_allocator allocator = smp__allocator_or_default(NULL);
    uint32_t visitors = index_of("visitors");
    smp__listed_facts noticed = {0}, standing = {0};
    smp__fact_value three = {.known = true, .number = 3};
    smp_fact facts[2] = {fact_of("visitors", SMP_FACT_NUMBER),
                         fact_of("visitors", SMP_FACT_NUMBER)};
    facts[0].number = 4;
    facts[1].number = 5;
    on.given.count = 0;
    ck_assert(!smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).known);
    ck_assert_int_eq(smp__facts_read(&standing, &allocator, on.index, on.policy, facts, 1, SIZE_MAX,
                                     NULL),
                     SMP_OK);
    on.about.standing = &standing;
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 4);
    /* Neither a fact that is not declared nor one of another type is noticed. */
    ck_assert(smp__facts_notice(&noticed, &allocator, on.index, on.policy, SMP_TEXT("visits"),
                                &three, SMP_FACT_NUMBER));
    ck_assert(smp__facts_notice(&noticed, &allocator, on.index, on.policy, SMP_TEXT("visitors"),
                                &three, SMP_FACT_TRUTH));
    ck_assert(smp__facts_notice(&noticed, &allocator, on.index, on.policy,
                                SMP_TEXT("media.consent"), &three, SMP_FACT_TRUTH));
    ck_assert_uint_eq(noticed.count, 0);
    ck_assert(smp__facts_notice(&noticed, &allocator, on.index, on.policy, SMP_TEXT("visitors"),
                                &three, SMP_FACT_NUMBER));
    on.about.noticed = &noticed;
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 3);
    ck_assert_int_eq(tell(&on, "visitors", ""), SMP_OK); /* says that it is not known */
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 3);
    ck_assert_int_eq(smp__facts_read(&on.given, &allocator, on.index, on.policy, facts, 2, 0, NULL),
                     SMP_OK);
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 5);
    free(noticed.items);
    free(standing.items);
}
END_TEST

/* What was found out of the post as a whole holds for the rest of its round, and for no other. */
START_TEST(facts_are_found_out_once_a_round)
{
    smp__remembered_fact remembered[64] = {0};
    ck_assert_uint_lt(smp_policy_fact_count(on.policy), SMP_COUNT(remembered));
    uint32_t visitors = index_of("visitors");
    on.about.remembered = remembered;
    on.about.round = 1;
    ck_assert_int_eq(tell(&on, "visitors", "4"), SMP_OK);
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 4);
    on.given.items[0].value.number = 5;
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 4);
    on.about.round = 2;
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 5);
    on.about.remembered = NULL;
    on.given.items[0].value.number = 6;
    ck_assert_double_eq(smp__fact_get(&on.about, visitors, SMP__NO_MEDIA).number, 6);
}
END_TEST

/* Keys differ by all that a post's facts may differ by, and there is none where a key could not
 * hold it. */
START_TEST(keys_tell_circumstances_apart)
{
    uint64_t key, other;
    ck_assert(smp__facts_key(&on.about, &key));
    smp__circumstances about = on.about;
    smp_post post = on.post;
    about.post = &post;
#define DIFFERS(change, back)                                                                      \
    change;                                                                                        \
    ck_assert(smp__facts_key(&about, &other) && other != key);                                     \
    back
    DIFFERS(post.platform = SMP_PLATFORM_OTHER, post.platform = on.post.platform);
    DIFFERS(post.account = SMP_ACCOUNT_PERSONAL, post.account = on.post.account);
    DIFFERS(post.action = SMP_ACTION_SHARE, post.action = on.post.action);
    DIFFERS(about.day = 0, about.day = on.about.day);
    DIFFERS(about.channel = SMP_CHANNEL_REVIEW, about.channel = on.about.channel);
    DIFFERS(about.use = SMP__ON_REPLY, about.use = on.about.use);
    DIFFERS(about.accessibility_only = true, about.accessibility_only = false);
#undef DIFFERS
    ck_assert(smp__facts_key(&about, &other) && other == key);
    smp_text *const texts[] = {&post.lang, &post.author.role, &post.author.name};
    for (size_t i = 0; i < SMP_COUNT(texts); i++) {
        *texts[i] = SMP_TEXT("x");
        ck_assert(!smp__facts_key(&about, &other));
        *texts[i] = (smp_text){NULL, 0};
    }
    about.media_count = 1;
    ck_assert(!smp__facts_key(&about, &other));
    about.media_count = 0;
    smp__listed_facts one = {.count = 1}, none = {0};
    about.noticed = &one;
    ck_assert(!smp__facts_key(&about, &other));
    about.given = about.noticed = &none;
    ck_assert(smp__facts_key(&about, &other));
    about.given = about.noticed = NULL;
    ck_assert(smp__facts_key(&about, &other));
    about.given = &one;
    ck_assert(!smp__facts_key(&about, &other));
}
END_TEST

SUITE_WITH("clauses/facts", set_up, tear_down, a_text_is_read_as_what_is_declared,
           a_value_of_its_own_type_is_taken, a_value_of_another_type_is_refused,
           names_must_be_the_policys_own, the_name_that_was_meant_is_proposed,
           a_name_is_found_among_many_alike, whose_word_counts,
           facts_are_found_out_once_a_round, keys_tell_circumstances_apart)
