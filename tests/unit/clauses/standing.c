/* The clauses that no signal wakes: which of them ask the same first, and when what they came to
 * before is what they come to now.
 * SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdio.h>

#define Q "cite: {doc: d, section: '1', quote: q}"

static const char pack[] =
    "smpack: 1\npack: sample\nversion: '1'\ntitle: Sample\n"
    "documents: {d: {title: D, version: '1'}}\n"
    "facts:\n"
    "  approved: {type: truth, meaning: Approved, ask: 'Is it approved?'}\n"
    "  reach: {type: number, meaning: Followers, ask: 'How many follow?'}\n"
    "calendars: {quiet: [{from: 2027-03-01, until: 2027-05-06}],\n"
    "            loud: [{from: 2028-03-01, until: 2028-05-06}]}\n"
    "clauses:\n"
    "  a/corporate: {" Q ", if: {account: corporate},\n"
    "                require: {approved: yes}, message: m}\n"
    "  b/corporate: {" Q ", if: {account: corporate}, require: {reach: {less: 9}}, message: m}\n"
    "  c/personal: {" Q ", if: {account: personal}, require: {approved: yes}, message: m}\n"
    "  d/either: {" Q ", if: {account: [corporate, personal]}, require: {approved: yes},\n"
    "             message: m}\n"
    "  e/far: {" Q ", if: {reach: {greater: 100}}, require: {approved: yes}, message: m}\n"
    "  f/near: {" Q ", if: {reach: {less: 100}}, require: {approved: yes}, message: m}\n"
    "  g/farther: {" Q ", if: {reach: {greater: 200}}, require: {approved: yes}, message: m}\n"
    "  h/quiet: {" Q ", if: {during: quiet}, require: {approved: yes}, message: m}\n"
    "  i/loud: {" Q ", if: {during: loud}, require: {approved: yes}, message: m}\n"
    "  j/quiet: {" Q ", if: {during: quiet}, require: {reach: {less: 9}}, message: m}\n"
    "  k/always: {" Q ", require: {approved: yes}, message: m}\n"
    "  l/always: {" Q ", require: {reach: {less: 9}}, message: m}\n"
    "  m/each: {" Q ", if: {media.kind: image}, require: {media.consent: yes}, message: m}\n"
    "  n/face: {" Q ", if: {account: corporate, signal: emoticon}, require: {approved: yes},\n"
    "           message: m}\n";

/* The gates of the clauses, in order: those of one letter are one. A clause without a condition
 * about the post as a whole has a gate too, which is always open. */
static const char gates[] = "aacdefghihkkka";

static stage on;

static void set_up(void) { set_stage(&on, pack); }
static void tear_down(void) { clear_stage(&on); }

START_TEST(clauses_that_ask_the_same_first_share_a_gate)
{
    ck_assert_uint_eq(on.gates.standing_count, sizeof gates - 1);
    for (size_t i = 0; i < on.gates.standing_count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg((on.gates.gate_of[i] == on.gates.gate_of[j]) == (gates[i] == gates[j]),
                          "clauses %zu and %zu", j, i);
}
END_TEST

START_TEST(only_signals_that_are_asked_for_are_noted)
{
    int emoticon = smp__signal_find(SMP_TEXT("emoticon"));
    for (int i = 0; i < (int)on.gates.asked_words * 64; i++)
        ck_assert_int_eq(on.gates.asked[i / 64] >> (i % 64) & 1, i == emoticon);
}
END_TEST

/* Whichever signal of the catalogue it is, first or last. */
START_TEST(each_signal_can_be_asked_for)
{
    for (int signal = 0; signal < SMP__SIGNAL_COUNT; signal++) {
        char asking[400];
        stage one;
        snprintf(asking, sizeof asking,
                 "smpack: 1\npack: one\nversion: '1'\ntitle: One\n"
                 "facts: {approved: {type: truth}}\n"
                 "clauses: {a/b: {if: {signal: %s}, require: {approved: yes}}}\n",
                 smp__catalogue[signal].name);
        set_stage(&one, asking);
        for (int i = 0; i < (int)one.gates.asked_words * 64; i++)
            ck_assert_int_eq(one.gates.asked[i / 64] >> (i % 64) & 1, i == signal);
        clear_stage(&one);
    }
}
END_TEST

/* What was decided, in short: clause, outcome, weight and what it turned on. */
static void decide(char *out, size_t size)
{
    smp__decide(&on.out, &on.about, &on.seen);
    ck_assert(!on.out.failed);
    int at = snprintf(out, size, "%d:", on.out.verdict);
    for (size_t i = 0; i < on.out.count; i++) {
        const smp__decision *one = &on.out.items[i];
        at += snprintf(out + at, size - (size_t)at, " %u=%d,%d,%u[", one->clause, one->outcome,
                       one->verdict, one->failed);
        for (uint32_t u = 0; u < one->unknowns.count; u++)
            at += snprintf(out + at, size - (size_t)at, " %u",
                           on.out.unknowns[one->unknowns.first + u].fact);
        at += snprintf(out + at, size - (size_t)at, "]");
    }
}

/* Like circumstances are decided once; the second time what they came to is taken, to the
 * letter. */
START_TEST(like_circumstances_are_decided_once)
{
    static char first[2000], again[2000];
    for (int account = SMP_ACCOUNT_UNKNOWN; account <= SMP_ACCOUNT_PERSONAL; account++) {
        on.post.account = (smp_account_kind)account;
        size_t before = on.gates.kept_count;
        decide(first, sizeof first);
        ck_assert_uint_eq(on.gates.kept_count, before + 1);
        see(&on, "caps.all", SMP__IN_TEXT, 0); /* nobody asks for it */
        decide(again, sizeof again);
        ck_assert_uint_eq(on.gates.kept_count, before + 1);
        ck_assert_str_eq(again, first);
    }
    ck_assert_ptr_nonnull(strstr(first, "[ "));
}
END_TEST

START_TEST(unlike_circumstances_are_decided_anew)
{
    static char without[2000], with[2000];
    on.post.account = SMP_ACCOUNT_CORPORATE;
    decide(without, sizeof without);
    see(&on, "emoticon", SMP__IN_TEXT, 0);
    decide(with, sizeof with);
    ck_assert_uint_eq(on.gates.kept_count, 2);
    ck_assert_str_ne(with, without);
    ck_assert(smp__date_parse(SMP_TEXT("2027-04-01"), &on.about.day));
    decide(with, sizeof with);
    ck_assert_uint_eq(on.gates.kept_count, 3);
    on.post.platform = SMP_PLATFORM_X;
    decide(with, sizeof with);
    ck_assert_uint_eq(on.gates.kept_count, 4);
    /* More is known than a key can hold: nothing is kept, and nothing that was is taken. */
    ck_assert_int_eq(tell(&on, "approved", "yes"), SMP_OK);
    decide(with, sizeof with);
    on.post.lang = SMP_TEXT("cy");
    decide(with, sizeof with);
    ck_assert_uint_eq(on.gates.kept_count, 4);
}
END_TEST

/* Only the latest are kept; what was dropped is decided again, and rightly. */
START_TEST(the_oldest_are_dropped)
{
    static char of_first[2000], again[2000];
    decide(of_first, sizeof of_first);
    for (int day = 1; day <= (int)SMP__KEPT_STANDING; day++) {
        on.about.day = day;
        decide(again, sizeof again);
    }
    ck_assert_uint_eq(on.gates.kept_count, SMP__KEPT_STANDING + 1);
    on.about.day = SMP__NO_DAY;
    decide(again, sizeof again);
    ck_assert_uint_eq(on.gates.kept_count, SMP__KEPT_STANDING + 2);
    ck_assert_str_eq(again, of_first);
}
END_TEST

SUITE_WITH("clauses/standing", set_up, tear_down, clauses_that_ask_the_same_first_share_a_gate,
           only_signals_that_are_asked_for_are_noted, each_signal_can_be_asked_for,
           like_circumstances_are_decided_once,
           unlike_circumstances_are_decided_anew, the_oldest_are_dropped)
