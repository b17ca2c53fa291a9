/* Three-valued judging: every cell of the logic, and what each outcome weighs.
 * SPDX-License-Identifier: MIT */
#include "calendar/calendar.h"
#include "clauses/clauses.h"
#include "suite.h"

#include <string.h>

static const char pack[] =
    "smpack: 1\n"
    "pack: sample\n"
    "version: '1'\n"
    "title: Sample\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "facts:\n"
    "  approved: {type: truth, meaning: Approved, ask: 'Is it approved?'}\n"
    "  reach: {type: number, meaning: Followers, ask: 'How many follow?'}\n"
    "  launch: {type: date, meaning: Launch, ask: 'When is the launch?'}\n"
    "  team: {type: text, meaning: Team, ask: 'Which team?', values: [press, web],\n"
    "         assume: [{account: [corporate], value: press}]}\n"
    "calendars: {quiet: [{from: 2027-03-01, until: 2027-05-06}]}\n"
    "clauses:\n"
    "  plain/breach: {cite: {doc: d, section: '1', quote: q}, flag: hashtag.too_many,\n"
    "                 severity: error, message: m}\n"
    "  plain/if: {cite: {doc: d, section: '2', quote: q}, flag: link.too_many,\n"
    "             if: {account: [corporate, professional]}, outcome: review, message: m}\n"
    "  plain/mild: {cite: {doc: d, section: '3', quote: q}, flag: caps.all, severity: error,\n"
    "               unless: {approved: yes}, unknown: advise, message: m}\n"
    "  facts/require: {cite: {doc: d, section: '4', quote: q}, flag: share.present,\n"
    "                  require: {approved: yes}, severity: error, message: m}\n"
    "  facts/both: {cite: {doc: d, section: '5', quote: q}, flag: mention.present,\n"
    "               if: {reach: {greater-equal: 100}, team: press}, message: m}\n"
    "  dates/quiet: {cite: {doc: d, section: '6', quote: q}, flag: link.present,\n"
    "                if: {during: quiet}, message: m}\n"
    "  dates/past: {cite: {doc: d, section: '7', quote: q}, flag: link.present,\n"
    "               effective: {until: 2026-12-31}, message: m}\n"
    "  media/consent: {cite: {doc: d, section: '8', quote: q}, if: {media.people: identifiable},\n"
    "                  require: {media.consent: yes}, message: m}\n"
    "  media/words: {cite: {doc: d, section: '9', quote: q}, flag: emoji.only,\n"
    "                if: {media.kind: video}, message: m}\n"
    "  other/signal: {cite: {doc: d, section: '10', quote: q}, flag: caps.excess,\n"
    "                 if: {signal: emoticon}, message: m}\n"
    "  replies/only: {cite: {doc: d, section: '11', quote: q}, on: [reply], flag: hashtag.too_many,\n"
    "                 message: m}\n";

typedef struct stage {
    smp_policy *policy;
    smp_post post;
    smp_media media[3];
    smp__circumstances about;
    smp__observations seen;
    uint64_t raised[8];
    smp__decisions out;
    smp__fact_index *index;
    smp__gates gates;
    smp__listed_facts given;
} stage;

static void set_up(stage *on)
{
    memset(on, 0, sizeof *on);
    smp_error error = SMP_ERROR_INIT;
    ck_assert_msg(smp_policy_open_memory(&on->policy, smp_text_of(pack), "sample", NULL, &error) ==
                      SMP_OK,
                  "%s:%u:%u: %s", error.source, error.line, error.column, error.message);
    smp_allocator allocator = smp__allocator_or_default(NULL);
    on->post = (smp_post)SMP_POST_INIT;
    on->seen.allocator = on->out.allocator = allocator;
    on->seen.raised = on->raised;
    for (size_t i = 0; i < SMP_COUNT(on->media); i++) on->media[i] = (smp_media)SMP_MEDIA_INIT;
    ck_assert_int_eq(smp__fact_index_new(&on->index, on->policy, &allocator, NULL), SMP_OK);
    ck_assert(smp__gates_make(&on->gates, on->policy, &allocator));
    on->about = (smp__circumstances){.policy = on->policy,
                                     .gates = &on->gates,
                                     .post = &on->post,
                                     .media = on->media,
                                     .given = &on->given,
                                     .use = SMP__ON_POST,
                                     .day = SMP__NO_DAY};
}

static void tear_down(stage *on)
{
    smp__gates_free(&on->gates);
    smp__fact_index_free(on->index);
    free(on->seen.items);
    free(on->out.items);
    free(on->out.unknowns);
    free(on->out.assumed);
    free(on->given.items);
    smp_policy_release(on->policy);
}

static void see(stage *on, const char *signal, uint8_t kind, uint16_t index)
{
    int id = smp__signal_find(smp_text_of(signal));
    ck_assert_msg(id >= 0, "%s", signal);
    smp__field field = {kind, index, NULL};
    ck_assert_ptr_nonnull(smp__observe(&on->seen, (uint32_t)id, field, 0, 1));
}

static smp_status tell(stage *on, const char *name, const char *value)
{
    static smp_fact facts[8];
    static size_t count;
    smp_allocator allocator = smp__allocator_or_default(NULL);
    smp_fact fact = SMP_FACT_INIT;
    fact.type = SMP_FACT_TEXT;
    fact.name = smp_text_of(name);
    fact.text = smp_text_of(value);
    if (on->given.count == 0) count = 0;
    facts[count++] = fact;
    return smp__facts_read(&on->given, &allocator, on->index, on->policy, facts, count,
                           on->about.media_count, NULL);
}

/* The decision of a clause, or NULL. */
static const smp__decision *decided(stage *on, const char *clause)
{
    smp__decide(&on->out, &on->about, &on->seen);
    ck_assert(!on->out.failed);
    const smp__clause_record *clauses =
        smp__policy_section(on->policy, SMP__SECTION_CLAUSES, NULL);
    const smp__decision *found = NULL;
    for (size_t i = 0; i < on->out.count; i++) {
        smp_text id = smp__policy_string(on->policy, clauses[on->out.items[i].clause].id);
        if (!smp__text_equal(id, smp_text_of(clause))) continue;
        ck_assert_msg(!found, "%s decided twice", clause);
        found = &on->out.items[i];
    }
    return found;
}

START_TEST(a_signal_without_conditions_is_a_breach)
{
    stage on;
    set_up(&on);
    ck_assert_ptr_null(decided(&on, "plain/breach"));
    ck_assert_int_eq(on.out.verdict, SMP_CLEAR);
    see(&on, "hashtag.too_many", SMP__IN_TEXT, 0);
    const smp__decision *found = decided(&on, "plain/breach");
    ck_assert_int_eq(found->outcome, SMP_BREACH);
    ck_assert_int_eq(on.out.verdict, SMP_REJECT);
    ck_assert_ptr_null(decided(&on, "replies/only"));
    on.about.use = SMP__ON_REPLY;
    ck_assert_ptr_nonnull(decided(&on, "replies/only"));
    tear_down(&on);
}
END_TEST

START_TEST(an_unknown_condition_holds)
{
    stage on;
    set_up(&on);
    see(&on, "link.too_many", SMP__IN_TEXT, 0);
    const smp__decision *found = decided(&on, "plain/if");
    ck_assert_int_eq(found->outcome, SMP_NEEDS_FACT);
    ck_assert_int_eq(found->verdict, SMP_HOLD);
    ck_assert_uint_eq(found->unknowns.count, 1);
    on.post.account = SMP_ACCOUNT_CORPORATE;
    found = decided(&on, "plain/if");
    ck_assert_int_eq(found->outcome, SMP_REVIEW);
    ck_assert_int_eq(found->verdict, SMP_HOLD);
    on.post.account = SMP_ACCOUNT_PERSONAL;
    ck_assert_ptr_null(decided(&on, "plain/if"));
    tear_down(&on);
}
END_TEST

START_TEST(an_unknown_that_advises_applies_mildly)
{
    stage on;
    set_up(&on);
    see(&on, "caps.all", SMP__IN_TEXT, 0);
    const smp__decision *found = decided(&on, "plain/mild");
    ck_assert_int_eq(found->outcome, SMP_BREACH);
    ck_assert_int_eq(found->verdict, SMP_ADVISE);
    ck_assert_int_eq(tell(&on, "approved", "no"), SMP_OK);
    ck_assert_int_eq(decided(&on, "plain/mild")->verdict, SMP_REJECT);
    ck_assert_int_eq(tell(&on, "approved", "yes"), SMP_OK);
    ck_assert_ptr_null(decided(&on, "plain/mild"));
    tear_down(&on);
}
END_TEST

START_TEST(a_requirement_is_met_or_broken_or_asked_for)
{
    stage on;
    set_up(&on);
    ck_assert_ptr_null(decided(&on, "facts/require")); /* not live: never asked */
    see(&on, "share.present", SMP__IN_SUBJECT, 0);
    const smp__decision *found = decided(&on, "facts/require");
    ck_assert_int_eq(found->outcome, SMP_NEEDS_FACT);
    ck_assert_int_eq(found->verdict, SMP_HOLD);
    ck_assert_int_eq(tell(&on, "approved", "false"), SMP_OK);
    found = decided(&on, "facts/require");
    ck_assert_int_eq(found->outcome, SMP_BREACH);
    ck_assert_uint_ne(found->failed, UINT32_MAX);
    ck_assert_int_eq(on.out.verdict, SMP_REJECT);
    ck_assert_int_eq(tell(&on, "approved", "true"), SMP_OK);
    ck_assert_ptr_null(decided(&on, "facts/require"));
    tear_down(&on);
}
END_TEST

START_TEST(false_settles_what_unknown_cannot)
{
    stage on;
    set_up(&on);
    see(&on, "mention.present", SMP__IN_TEXT, 0);
    ck_assert_uint_eq(decided(&on, "facts/both")->unknowns.count, 2);
    ck_assert_int_eq(tell(&on, "reach", "99"), SMP_OK);
    ck_assert_ptr_null(decided(&on, "facts/both"));
    on.given.count = 0;
    ck_assert_int_eq(tell(&on, "reach", "100"), SMP_OK);
    ck_assert_uint_eq(decided(&on, "facts/both")->unknowns.count, 1);
    on.post.account = SMP_ACCOUNT_CORPORATE; /* the policy assumes its team */
    ck_assert_int_eq(decided(&on, "facts/both")->outcome, SMP_BREACH);
    ck_assert_int_eq(tell(&on, "team", "WEB"), SMP_OK);
    ck_assert_ptr_null(decided(&on, "facts/both"));
    tear_down(&on);
}
END_TEST

START_TEST(dates_decide_and_are_asked_for)
{
    stage on;
    set_up(&on);
    see(&on, "link.present", SMP__IN_TEXT, 0);
    const smp__decision *found = decided(&on, "dates/quiet");
    ck_assert_int_eq(found->outcome, SMP_NEEDS_FACT);
    ck_assert_uint_eq(on.out.unknowns[found->unknowns.first].fact, SMP__FACT_AT);
    ck_assert_ptr_null(decided(&on, "dates/past")); /* without a date an ended rule has ended */
    smp__date_parse(SMP_TEXT("2027-03-01"), &on.about.day);
    ck_assert_int_eq(decided(&on, "dates/quiet")->outcome, SMP_BREACH);
    smp__date_parse(SMP_TEXT("2027-05-07"), &on.about.day);
    ck_assert_ptr_null(decided(&on, "dates/quiet"));
    smp__date_parse(SMP_TEXT("2026-12-31"), &on.about.day);
    ck_assert_ptr_nonnull(decided(&on, "dates/past"));
    smp__date_parse(SMP_TEXT("2027-01-01"), &on.about.day);
    ck_assert_ptr_null(decided(&on, "dates/past"));
    tear_down(&on);
}
END_TEST

START_TEST(each_media_item_is_judged_apart)
{
    stage on;
    set_up(&on);
    on.about.media_count = 3;
    on.media[0].people = SMP_PEOPLE_NONE;
    on.media[1].people = SMP_PEOPLE_IDENTIFIABLE;
    on.media[2].people = SMP_PEOPLE_IDENTIFIABLE;
    on.media[2].consent = SMP_YES;
    const smp__decision *found = decided(&on, "media/consent");
    ck_assert_uint_eq(found->media, 1);
    ck_assert_int_eq(found->outcome, SMP_NEEDS_FACT);
    ck_assert_int_eq(tell(&on, "media.1.consent", "no"), SMP_OK);
    ck_assert_int_eq(decided(&on, "media/consent")->outcome, SMP_BREACH);
    ck_assert_int_eq(tell(&on, "media.3.consent", "no"), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(tell(&on, "media.consent", "no"), SMP_ERROR_ARGUMENT);
    tear_down(&on);
}
END_TEST

START_TEST(one_item_that_meets_the_condition_is_enough_for_words)
{
    stage on;
    set_up(&on);
    see(&on, "emoji.only", SMP__IN_TEXT, 0);
    ck_assert_ptr_null(decided(&on, "media/words"));
    on.about.media_count = 3;
    on.media[0].kind = SMP_MEDIA_IMAGE;
    ck_assert_int_eq(decided(&on, "media/words")->outcome, SMP_NEEDS_FACT);
    on.media[2].kind = SMP_MEDIA_VIDEO;
    const smp__decision *found = decided(&on, "media/words");
    ck_assert_int_eq(found->outcome, SMP_BREACH);
    ck_assert_uint_eq(found->media, 2);
    on.media[1].kind = on.media[2].kind = SMP_MEDIA_IMAGE;
    ck_assert_ptr_null(decided(&on, "media/words"));
    tear_down(&on);
}
END_TEST

START_TEST(a_signal_may_be_a_condition)
{
    stage on;
    set_up(&on);
    see(&on, "caps.excess", SMP__IN_TEXT, 0);
    ck_assert_ptr_null(decided(&on, "other/signal"));
    see(&on, "emoticon", SMP__IN_TEXT, 0);
    ck_assert_ptr_nonnull(decided(&on, "other/signal"));
    tear_down(&on);
}
END_TEST

START_TEST(facts_of_the_wrong_kind_are_refused)
{
    stage on;
    set_up(&on);
    ck_assert_int_eq(tell(&on, "approved", "perhaps"), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(tell(&on, "reach", "many"), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(tell(&on, "launch", "2026-02-30"), SMP_ERROR_ARGUMENT);
    ck_assert_int_eq(tell(&on, "approve", "yes"), SMP_ERROR_ARGUMENT);
    tear_down(&on);
}
END_TEST

START_TEST(weights_are_those_of_the_documented_table)
{
    static const struct {
        smp_outcome outcome;
        smp_severity severity;
        smp_verdict verdict;
    } table[] = {
        {SMP_BREACH, SMP_SEVERITY_NOTE, SMP_ADVISE},  {SMP_BREACH, SMP_SEVERITY_WARNING, SMP_ADVISE},
        {SMP_BREACH, SMP_SEVERITY_ERROR, SMP_REJECT}, {SMP_REVIEW, SMP_SEVERITY_NOTE, SMP_ADVISE},
        {SMP_REVIEW, SMP_SEVERITY_WARNING, SMP_HOLD}, {SMP_REVIEW, SMP_SEVERITY_ERROR, SMP_HOLD},
        {SMP_NEEDS_FACT, SMP_SEVERITY_NOTE, SMP_HOLD}};
    for (size_t i = 0; i < SMP_COUNT(table); i++)
        ck_assert_int_eq(
            smp__weigh(table[i].outcome, table[i].severity, SMP__UNKNOWN_HOLDS),
            table[i].verdict);
    ck_assert_int_eq(smp__weigh(SMP_NEEDS_FACT, SMP_SEVERITY_ERROR, SMP__UNKNOWN_ADVISES),
                     SMP_ADVISE);
}
END_TEST

SUITE("clauses/decide", a_signal_without_conditions_is_a_breach, an_unknown_condition_holds,
      an_unknown_that_advises_applies_mildly, a_requirement_is_met_or_broken_or_asked_for,
      false_settles_what_unknown_cannot, dates_decide_and_are_asked_for,
      each_media_item_is_judged_apart, one_item_that_meets_the_condition_is_enough_for_words,
      a_signal_may_be_a_condition, facts_of_the_wrong_kind_are_refused,
      weights_are_those_of_the_documented_table)
