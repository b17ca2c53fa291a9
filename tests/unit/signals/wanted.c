/* What is not asked for is not told, and what is asked for is told whatever else is: each signal by
 * itself finds what it finds beside all the others.
 * SPDX-License-Identifier: MIT */
#include "unit/signals/fixture.h"

static const char *const texts[] = {
    "So #bookyourflujab at #NHSjobs or #NHSJOBSTODAY and #b00kN0w @a #a1b. Now #icb #covidvaccine "
    "#getinvolved too",
    "Come @someone and #FluJab to our clinic #CovWarks #NHS",
    "PLEASE COME TO THE WARD TODAY AND BRING YOUR COAT WITH YOU. vAcCiNeS hErE",
    "The NEW WARD HAS OPENED today, COME and see",
    "Click here bit.ly/abc, https://example.org/a-very-long-address-that-goes-on/and-on.html?a=1 "
    "and http://example.org/leaflet.pdf",
    "\U0001F499 First\n\U0001F499 Second\nI \u2764\uFE0F the \U0001F3E5 and "
    "\U0001F44F\U0001F3FD\U0001F44F\U0001F3FD\U0001F44F\U0001F3FD\U0001F44F\U0001F3FD :-) (^_^) "
    "\u00af\\_(\u30c4)_/\u00af",
    "\U0001F499\U0001F499\U0001F499",
    "\U0001D5E7\U0001D5F5\U0001D5F2 \u0251ll n\u0301\u0302\u0303o\u200bw \u202egnidaer\u202c & "
    "more w/ u!!!!! ====== \u2588\u2588\u2588\u2588\u2588\u2588\nTime\t\t9      to 5\n\n\n\nEnd",
    "The multidisciplinary XYZQ's comprehensive reconfiguration programme necessitates "
    "considerable organisational transformation, notwithstanding unprecedented operational "
    "circumstances, which demonstrates extraordinary interdisciplinary collaboration between "
    "organisations. It continues. It ends. It is long. It never stops.",
    "NHS number 999 000 0018, card 4111 1111 1111 1111, sort code 20-00-00 account 55779911, call "
    "me on 07700 900123, pat.sample@example.com, AB 12 34 56 C, dob 1/2/80, she lives at 12 Mill "
    "Lane AB12 3CD, hospital number X123456, NMC PIN 12A3456B, car AB51 ABC, 192.0.2.7",
    "Nurse Pat Sample's mobile is 07700 900123 and her email is pat.sample@example.com",
    "Mrs Sam Peel was admitted with sepsis. Dr Jones is suspended and under investigation.",
    "Her number is oh seven seven double oh nine double oh one two three, born on the first of "
    "March nineteen eighty",
    "See rumourmill for more \xff",
};

static uint32_t seen_with[SMP_COUNT(texts)][SMP__SIGNAL_COUNT];

static void count_all(size_t text, uint32_t *counts)
{
    look(texts[text]);
    look_at_subject();
    for (size_t i = 0; i < fix.seen.count; i++) counts[fix.seen.items[i].signal]++;
}

/* Of two limits the higher one speaks; where it is not asked for, the lower one does. */
static uint32_t expected(uint32_t signal, size_t text)
{
    uint32_t higher = signal == SMP__SIGNAL_SENTENCE_LONG      ? SMP__SIGNAL_SENTENCE_TOO_LONG
                      : signal == SMP__SIGNAL_READABILITY_HARD ? SMP__SIGNAL_READABILITY_TOO_HARD
                                                               : signal;
    return seen_with[text][signal] + (higher == signal ? 0 : seen_with[text][higher]);
}

START_TEST(each_by_itself)
{
    uint32_t found = 0;
    for (size_t text = 0; text < SMP_COUNT(texts); text++) count_all(text, seen_with[text]);
    for (uint32_t signal = 0; signal < SMP__SIGNAL_COUNT; signal++) {
        memset(fix.wanted, 0, sizeof fix.wanted);
        fix.wanted[signal / 64] = (uint64_t)1 << signal % 64;
        for (size_t text = 0; text < SMP_COUNT(texts); text++) {
            uint32_t counts[SMP__SIGNAL_COUNT] = {0};
            count_all(text, counts);
            for (uint32_t other = 0; other < SMP__SIGNAL_COUNT; other++) {
                uint32_t wanted = other == signal ? expected(signal, text) : 0;
                ck_assert_msg(counts[other] == wanted, "%s alone, in text %zu: %s %u times, not %u",
                              smp__catalogue[signal].name, text, smp__catalogue[other].name,
                              counts[other], wanted);
                found += counts[other] > 0;
            }
        }
    }
    ck_assert_uint_gt(found, 60);
}
END_TEST

SUITE_WITH("signals/wanted", set_up, tear_down, each_by_itself)
