/* Three-valued judging: every cell of the logic, and what each outcome weighs.
 * SPDX-License-Identifier: MIT */
#include "stage.h"

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
    "  privacy/phone: {cite: {doc: d, section: '12', quote: q}, flag: privacy.phone,\n"
    "                  severity: error, message: m}\n"
    "  facts/warned: {cite: {doc: d, section: '13', quote: q}, flag: share.present,\n"
    "                 require: {approved: yes}, severity: warning, message: m}\n"
    "  replies/only: {cite: {doc: d, section: '11', quote: q}, on: [reply], flag: "
    "hashtag.too_many,\n"
    "                 message: m}\n";

static void set_up(stage *on) { set_stage(on, pack); }

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
    clear_stage(&on);
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
    clear_stage(&on);
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
    clear_stage(&on);
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
    clear_stage(&on);
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
    clear_stage(&on);
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
    found = decided(&on, "dates/past"); /* without a date it may have ended, or not */
    ck_assert_int_eq(found->outcome, SMP_NEEDS_FACT);
    ck_assert_uint_eq(found->unknowns.count, 1);
    ck_assert_uint_eq(on.out.unknowns[found->unknowns.first].fact, SMP__FACT_AT);
    smp__date_parse(SMP_TEXT("2027-03-01"), &on.about.day);
    ck_assert_int_eq(decided(&on, "dates/quiet")->outcome, SMP_BREACH);
    smp__date_parse(SMP_TEXT("2027-02-28"), &on.about.day);
    ck_assert_ptr_null(decided(&on, "dates/quiet"));
    smp__date_parse(SMP_TEXT("2027-05-06"), &on.about.day);
    ck_assert_ptr_nonnull(decided(&on, "dates/quiet"));
    smp__date_parse(SMP_TEXT("2027-05-07"), &on.about.day);
    ck_assert_ptr_null(decided(&on, "dates/quiet"));
    smp__date_parse(SMP_TEXT("2026-12-31"), &on.about.day);
    ck_assert_ptr_nonnull(decided(&on, "dates/past"));
    smp__date_parse(SMP_TEXT("2027-01-01"), &on.about.day);
    ck_assert_ptr_null(decided(&on, "dates/past"));
    clear_stage(&on);
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
    clear_stage(&on);
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
    clear_stage(&on);
    /* A question takes nothing from what was worse before it. */
    set_up(&on);
    see(&on, "hashtag.too_many", SMP__IN_TEXT, 0);
    see(&on, "emoji.only", SMP__IN_TEXT, 0);
    on.about.media_count = 1;
    ck_assert_int_eq(decided(&on, "media/words")->outcome, SMP_NEEDS_FACT);
    ck_assert_int_eq(on.out.verdict, SMP_REJECT);
    clear_stage(&on);
}
END_TEST

/* What is seen in an item's own words, or in its file's name, is about that item alone. */
START_TEST(words_about_an_item_are_judged_with_it)
{
    static const uint8_t kinds[] = {SMP__IN_ALT,        SMP__IN_MEDIA, SMP__IN_FILE_NAME,
                                    SMP__IN_IMAGE_TEXT, SMP__IN_PLACE, SMP__IN_CREDIT};
    for (size_t i = 0; i < SMP_COUNT(kinds); i++) {
        stage on;
        set_up(&on);
        on.about.media_count = 2;
        on.media[0].kind = SMP_MEDIA_VIDEO;
        on.media[1].kind = SMP_MEDIA_IMAGE;
        see(&on, "emoji.only", kinds[i], 1);
        ck_assert_ptr_null(decided(&on, "media/words"));
        on.media[1].kind = SMP_MEDIA_VIDEO;
        ck_assert_uint_eq(decided(&on, "media/words")->media, 1);
        clear_stage(&on);
    }
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
    clear_stage(&on);
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
    clear_stage(&on);
}
END_TEST

START_TEST(weights_are_those_of_the_documented_table)
{
    static const struct {
        smp_outcome outcome;
        smp_severity severity;
        smp_verdict verdict;
    } table[] = {
        {SMP_BREACH, SMP_SEVERITY_NOTE, SMP_ADVISE},
        {SMP_BREACH, SMP_SEVERITY_WARNING, SMP_ADVISE},
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

/* A quotation is for a person, unless it shows personal details or the fault is in how it looks. */
START_TEST(who_quotes_does_not_say)
{
    static const struct {
        uint8_t by;
        smp_outcome outcome;
    } table[] = {{SMP__BY_WRITER, SMP_BREACH},    {SMP__BY_REPORTED, SMP_BREACH},
                 {SMP__BY_QUOTED, SMP_REVIEW},    {SMP__BY_PASSED_ON, SMP_BREACH},
                 {SMP__BY_EARLIER, SMP_REVIEW}};
    for (size_t i = 0; i < SMP_COUNT(table); i++) {
        stage on;
        set_stage(&on, pack);
        smp__saying saying = {.start = 0, .end = 1, .by = table[i].by};
        see(&on, "share.present", SMP__IN_TEXT, 0);
        see(&on, "caps.all", SMP__IN_TEXT, 0);
        see(&on, "privacy.phone", SMP__IN_TEXT, 0);
        for (size_t seen = 0; seen < on.seen.count; seen++) on.seen.items[seen].saying = &saying;
        ck_assert_int_eq(tell(&on, "approved", "no"), SMP_OK);
        ck_assert_int_eq(decided(&on, "facts/require")->outcome, table[i].outcome);
        ck_assert_int_eq(decided(&on, "facts/warned")->outcome, SMP_BREACH); /* it only advises */
        ck_assert_int_eq(decided(&on, "privacy/phone")->outcome, SMP_BREACH);
        ck_assert_int_eq(decided(&on, "plain/mild")->outcome, SMP_BREACH);
        clear_stage(&on);
    }
}
END_TEST

SUITE("clauses/decide", a_signal_without_conditions_is_a_breach, an_unknown_condition_holds,
      an_unknown_that_advises_applies_mildly, a_requirement_is_met_or_broken_or_asked_for,
      false_settles_what_unknown_cannot, dates_decide_and_are_asked_for,
      each_media_item_is_judged_apart, one_item_that_meets_the_condition_is_enough_for_words,
      words_about_an_item_are_judged_with_it,
      a_signal_may_be_a_condition, facts_of_the_wrong_kind_are_refused,
      who_quotes_does_not_say,
      weights_are_those_of_the_documented_table)
